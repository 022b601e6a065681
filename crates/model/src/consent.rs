//! The consent gate: what may leave, decided before anything is built.
//!
//! It is pure: given the records of a release, the consents of the persons in them, an audience and a day, it lists every
//! reason why they may not leave. An empty list opens the gate. What nobody agreed to is refused.
//!
//! Uses that leave nothing (examining a device, contacting someone again) are asked in the same way, by [`check_use`].

mod gate;

use crate::marking::Tlp;
use crate::{Day, Kind, Path, RecordId, RecordState};

pub use gate::{answer_refusals, asked_persons, check_release, check_use};

/// What is done with what a person told or gave, without its going to an audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Keeping it.
    Keep,
    /// Examining a device.
    ExamineDevice,
    /// Sharing indicators with those who defend others.
    ShareIndicators,
    /// Warning others who may be targets.
    WarnTargets,
    /// Contacting the person again.
    ContactAgain,
}

impl Use {
    /// All uses.
    pub const ALL: [Self; 5] =
        [Self::Keep, Self::ExamineDevice, Self::ShareIndicators, Self::WarnTargets, Self::ContactAgain];

    /// Gives the code in a consent ([`crate::Vocabulary::ConsentUse`]).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::ExamineDevice => "examine-device",
            Self::ShareIndicators => "share-indicators",
            Self::WarnTargets => "warn-targets",
            Self::ContactAgain => "contact-again",
        }
    }

    /// Finds a use by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.code() == code)
    }
}

/// What a person is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// That something goes to an audience.
    Audience(Audience, Identifiability),
    /// That something is done.
    Use(Use),
}

impl Purpose {
    /// Gives the field of a consent that answers.
    pub fn field(self) -> String {
        match self {
            Self::Audience(audience, _) => format!("audiences/{}", audience.code()),
            Self::Use(asked) => format!("uses/{}", asked.code()),
        }
    }
}

/// To whom a release goes, as a person answers for it in a consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// A named partner.
    Partner,
    /// Statistics without names.
    Statistics,
    /// Everyone.
    Public,
    /// A procedure of the United Nations.
    UnitedNations,
    /// A national court.
    NationalCourt,
    /// An international court.
    InternationalCourt,
}

impl Audience {
    /// All audiences.
    pub const ALL: [Self; 6] = [
        Self::Partner,
        Self::Statistics,
        Self::Public,
        Self::UnitedNations,
        Self::NationalCourt,
        Self::InternationalCourt,
    ];

    /// Gives the code in a consent ([`crate::Vocabulary::ConsentAudience`]).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Statistics => "statistics",
            Self::Public => "public",
            Self::UnitedNations => "un",
            Self::NationalCourt => "national-court",
            Self::InternationalCourt => "international-court",
        }
    }

    /// Finds an audience by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// Gives the most restrictive marking that this audience may read, unless a release profile lowers it.
    pub const fn ceiling(self) -> Tlp {
        match self {
            Self::Public | Self::Statistics => Tlp::Clear,
            Self::Partner => Tlp::Amber,
            Self::UnitedNations | Self::NationalCourt | Self::InternationalCourt => Tlp::AmberStrict,
        }
    }
}

/// Says whether a release names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identifiability {
    /// By pseudonym or less.
    Anonymised,
    /// By name, or so that they can be known.
    Named,
}

impl Identifiability {
    /// Gives the code, as in a consent's answer ([`crate::Vocabulary::Publicity`]).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anonymised => "anonymised",
            Self::Named => "named",
        }
    }

    /// Finds one by its code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Anonymised, Self::Named].into_iter().find(|found| found.code() == code)
    }
}

/// A record that a release would hold.
#[derive(Debug, Clone, Copy)]
pub struct ReleaseRecord<'a> {
    /// Its id.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Its readable state.
    pub state: &'a RecordState,
}

/// A consent record, with the withdrawals that were signed for it.
#[derive(Debug, Clone, Copy)]
pub struct GivenConsent<'a> {
    /// Its id.
    pub id: RecordId,
    /// Its readable state.
    pub state: &'a RecordState,
    /// The withdrawals, from attestations.
    pub withdrawals: &'a [Withdrawal],
}

/// A withdrawal of a consent: dated, and of all or of one audience or use. It is never undone; a new consent may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withdrawal {
    /// The day from which on it holds.
    pub day: Day,
    /// What it takes back.
    pub scope: Scope,
}

/// What a withdrawal takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// One audience.
    Audience(Audience),
    /// One use.
    Use(Use),
}

impl Scope {
    /// Says whether it takes back what a purpose needs.
    pub fn covers(self, purpose: Purpose) -> bool {
        match (self, purpose) {
            (Self::All, _) => true,
            (Self::Audience(taken), Purpose::Audience(audience, _)) => taken == audience,
            (Self::Use(taken), Purpose::Use(asked)) => taken == asked,
            (Self::Audience(_), Purpose::Use(_)) | (Self::Use(_), Purpose::Audience(..)) => false,
        }
    }
}

/// What is asked of the gate.
#[derive(Debug, Clone, Copy)]
pub struct ReleaseQuestion<'a> {
    /// Everything that would leave.
    pub records: &'a [ReleaseRecord<'a>],
    /// The consents that the circle holds; those of other persons are ignored.
    pub consents: &'a [GivenConsent<'a>],
    /// To whom it would go.
    pub audience: Audience,
    /// Whether people are named in it.
    pub identifiability: Identifiability,
    /// The most restrictive marking that may go, usually [`Audience::ceiling`].
    pub ceiling: Tlp,
    /// The day on which it would leave.
    pub day: Day,
}

/// What is asked before something is done.
#[derive(Debug, Clone, Copy)]
pub struct UseQuestion<'a> {
    /// What it is done with.
    pub records: &'a [ReleaseRecord<'a>],
    /// The consents that the circle holds; those of other persons are ignored.
    pub consents: &'a [GivenConsent<'a>],
    /// What is done.
    pub asked: Use,
    /// The day on which it is done.
    pub day: Day,
}

/// One reason why a release may not leave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal {
    /// The record at fault: the one to look at.
    pub record: RecordId,
    /// The field at fault in it.
    pub field: Path,
    /// The rule that it breaks.
    pub rule: Rule,
    /// For a rule of consent: the person whose consent is missing.
    pub person: Option<RecordId>,
}

/// The rules of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A record has no TLP marking, so it is not shareable.
    Unmarked,
    /// A record's marking is above the audience's ceiling.
    MarkingTooHigh,
    /// A field of a record, or of a consent that decides, has several values that nobody has resolved.
    OpenConflict,
    /// A deleted record does not leave.
    Deleted,
    /// A person in the release has no consent on record.
    NoConsent,
    /// The consents of a person do not cover this incident.
    NotThisIncident,
    /// The person said no to this audience.
    NotThisAudience,
    /// The person said no to this use.
    NotThisUse,
    /// The person agreed to other things and was not asked about this one: a new purpose needs a new consent.
    NewPurpose,
    /// The person wants to be asked again.
    AskAgain,
    /// The person agreed only without their name.
    AnonymisedOnly,
    /// The consent has expired.
    Expired,
    /// The consent starts later.
    NotYetGiven,
    /// The consent was withdrawn.
    Withdrawn,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 14] = [
        Self::Unmarked,
        Self::MarkingTooHigh,
        Self::OpenConflict,
        Self::Deleted,
        Self::NoConsent,
        Self::NotThisIncident,
        Self::NotThisAudience,
        Self::NotThisUse,
        Self::NewPurpose,
        Self::AskAgain,
        Self::AnonymisedOnly,
        Self::Expired,
        Self::NotYetGiven,
        Self::Withdrawn,
    ];

    /// Finds a rule by its name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Says whether the person was silent about it, rather than saying something else.
    pub const fn is_silence(self) -> bool {
        matches!(self, Self::NoConsent | Self::NotThisIncident | Self::NewPurpose)
    }

    /// Gives the name of the rule, as in messages and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unmarked => "unmarked",
            Self::MarkingTooHigh => "marking-too-high",
            Self::OpenConflict => "open-conflict",
            Self::Deleted => "deleted",
            Self::NoConsent => "no-consent",
            Self::NotThisIncident => "not-this-incident",
            Self::NotThisAudience => "not-this-audience",
            Self::NotThisUse => "not-this-use",
            Self::NewPurpose => "new-purpose",
            Self::AskAgain => "ask-again",
            Self::AnonymisedOnly => "anonymised-only",
            Self::Expired => "expired",
            Self::NotYetGiven => "not-yet-given",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests;
