//! Markings: to whom something may go (TLP 2.0) and what may be done with it (PAP).

use std::fmt;

/// The Traffic Light Protocol, version 2.0 (FIRST), from least to most restrictive.
///
/// A record without a marking is *not shareable*: that is `Option<Tlp>::None`, handled by [`is_shareable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tlp {
    /// Everyone.
    Clear,
    /// The community.
    Green,
    /// The receiving organisation and those it serves.
    Amber,
    /// The receiving organisation only.
    AmberStrict,
    /// The named recipients only.
    Red,
}

impl Tlp {
    /// All markings, from least to most restrictive.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// Gives the stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::AmberStrict => "amber+strict",
            Self::Red => "red",
        }
    }

    /// Reads a marking in any usual spelling: `TLP:AMBER+STRICT`, `amber-strict`, TLP 1's `white`.
    pub fn parse(text: &str) -> Option<Self> {
        let code = crate::vocab::Vocabulary::Tlp.read(text)?;
        Self::ALL.into_iter().find(|tlp| tlp.code() == code)
    }

    /// Gives the most restrictive of several markings; nothing when one of them is missing, or there are none.
    ///
    /// Nothing means *not shareable*, so one unmarked part closes the whole.
    pub fn highest(markings: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        let mut highest = None;
        for marking in markings {
            highest = highest.max(Some(marking?));
        }
        highest
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TLP:{}", self.code().to_ascii_uppercase())
    }
}

/// Says whether something of this marking may go to readers up to `ceiling`.
///
/// The ceiling is the most restrictive marking that the audience may read. Unmarked is never shareable.
pub fn is_shareable(marking: Option<Tlp>, ceiling: Tlp) -> bool {
    marking.is_some_and(|tlp| tlp <= ceiling)
}

/// The Permissible Actions Protocol, from least to most restrictive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pap {
    /// Anything.
    Clear,
    /// Active steps that may be noticed, such as blocking.
    Green,
    /// Passive checks that the adversary does not see.
    Amber,
    /// Nothing that can be noticed outside.
    Red,
}

impl Pap {
    /// All markings, from least to most restrictive.
    pub const ALL: [Self; 4] = [Self::Clear, Self::Green, Self::Amber, Self::Red];

    /// Gives the stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }

    /// Reads a marking in any usual spelling.
    pub fn parse(text: &str) -> Option<Self> {
        let code = crate::vocab::Vocabulary::Pap.read(text)?;
        Self::ALL.into_iter().find(|pap| pap.code() == code)
    }
}

impl fmt::Display for Pap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PAP:{}", self.code().to_ascii_uppercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unmarked_part_closes_the_whole() {
        assert_eq!(Tlp::highest([Some(Tlp::Green), None]), None);
        assert_eq!(Tlp::highest([]), None);
        assert_eq!(Tlp::highest([Some(Tlp::Green), Some(Tlp::AmberStrict), Some(Tlp::Amber)]), Some(Tlp::AmberStrict));
    }

    #[test]
    fn unmarked_is_not_shareable_with_anyone() {
        assert!(!is_shareable(None, Tlp::Red));
        assert!(is_shareable(Some(Tlp::Green), Tlp::Amber));
        assert!(!is_shareable(Some(Tlp::AmberStrict), Tlp::Amber));
    }

    #[test]
    fn usual_spellings_are_read() {
        for (text, tlp) in [
            ("TLP:AMBER+STRICT", Tlp::AmberStrict),
            ("amber-strict", Tlp::AmberStrict),
            ("tlp:white", Tlp::Clear),
            (" Red ", Tlp::Red),
        ] {
            assert_eq!(Tlp::parse(text), Some(tlp), "{text}");
        }
        assert_eq!(Tlp::parse("purple"), None);
        assert_eq!(Pap::parse("PAP:WHITE"), Some(Pap::Clear));
    }
}
