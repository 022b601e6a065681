//! Markings and distribution. Neither ever widens the other.

use cairn_model::{Pap, Tlp};

/// How far an event, object or attribute may go among MISP servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distribution {
    /// The organisation that has it.
    Organisation,
    /// The organisations of that server.
    Community,
    /// Those of the servers that it is connected with.
    Connected,
    /// Everyone.
    All,
    /// The organisations of a sharing group.
    SharingGroup,
    /// As far as what it is in.
    Inherit,
}

impl Distribution {
    /// Reads MISP's number.
    pub const fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            0 => Self::Organisation,
            1 => Self::Community,
            2 => Self::Connected,
            3 => Self::All,
            4 => Self::SharingGroup,
            5 => Self::Inherit,
            _ => return None,
        })
    }

    /// Gives MISP's number.
    pub const fn number(self) -> u8 {
        match self {
            Self::Organisation => 0,
            Self::Community => 1,
            Self::Connected => 2,
            Self::All => 3,
            Self::SharingGroup => 4,
            Self::Inherit => 5,
        }
    }

    /// Gives the least restrictive marking that goes no further than this; `None` for what it inherits.
    ///
    /// A sharing group is a list of organisations, and whoever reads this need not be one of them: named recipients only.
    pub const fn floor(self) -> Option<Tlp> {
        match self {
            Self::Organisation => Some(Tlp::AmberStrict),
            Self::Community => Some(Tlp::Amber),
            Self::Connected => Some(Tlp::Green),
            Self::All => Some(Tlp::Clear),
            Self::SharingGroup => Some(Tlp::Red),
            Self::Inherit => None,
        }
    }

    /// Says it in words; empty for what it inherits.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Organisation => "MISP: your organisation only",
            Self::Community => "MISP: this community only",
            Self::Connected => "MISP: connected communities",
            Self::All => "MISP: all communities",
            Self::SharingGroup => "MISP: a sharing group only",
            Self::Inherit => "",
        }
    }
}

/// Gives the widest distribution that a marking allows; unmarked goes nowhere.
pub const fn distribution_for(tlp: Option<Tlp>) -> Distribution {
    match tlp {
        Some(Tlp::Clear) => Distribution::All,
        Some(Tlp::Green) => Distribution::Connected,
        Some(Tlp::Amber) => Distribution::Community,
        Some(Tlp::AmberStrict | Tlp::Red) | None => Distribution::Organisation,
    }
}

/// What an item says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Own {
    pub(super) tlp: Option<Tlp>,
    /// A tag of the TLP taxonomy that is no marking.
    pub(super) closed: bool,
    pub(super) pap: Option<Pap>,
    pub(super) distribution: Option<Distribution>,
}

/// What holds for an item, with what it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Holds {
    /// The marking by tags.
    tag: Option<Tlp>,
    closed: bool,
    pub(super) floor: Tlp,
    pub(super) pap: Option<Pap>,
}

impl Holds {
    pub(super) const NOTHING: Self = Self { tag: None, closed: false, floor: Tlp::Clear, pap: None };

    /// Adds what an item inside says of itself: the more restrictive of both holds.
    pub(super) fn within(self, own: &Own) -> Self {
        let own_floor = own.distribution.and_then(Distribution::floor).unwrap_or(Tlp::Clear);
        Self {
            tag: self.tag.max(own.tlp),
            closed: self.closed || own.closed,
            floor: self.floor.max(own_floor),
            pap: self.pap.max(own.pap),
        }
    }

    /// Gives the marking: of the tags, narrowed by distributions. Without a tag there is none.
    pub(super) fn tlp(&self) -> Option<Tlp> {
        self.tag.filter(|_| !self.closed).map(|tag| tag.max(self.floor))
    }

    /// Says whether a distribution narrows what the tags say.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.closed && self.tag.is_some_and(|tag| tag < self.floor)
    }
}
