//! MISP core format in and out: events, with all that hangs on them, become a projection for search and matching beside their
//! unchanged bytes; records become events and feeds that MISP pulls.
//!
//! Real events are read as they are: numbers as texts, ids of a server, both wrappers and none, tags of any taxonomy. What has
//! no place in the projection is noted in [`MispSet::losses`], field by field, and nothing of that is an error. An error is what
//! cannot be trusted to have been read as it was meant: broken JSON, a list of attributes that holds something else, a limit
//! that is passed.
//!
//! A marking never widens. A tag says at most what may be done; `distribution` and sharing groups narrow it; what carries no
//! TLP tag stays unmarked, however wide its distribution is.

pub mod attribute;
pub mod feed;
mod fields;
mod item;
mod mark;
mod read;
pub mod tag;
pub mod write;

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use cairn_model::{Pap, Timestamp, Tlp, Vocabulary};

use crate::Observable;
use crate::json::{JsonError, JsonLimits};
use crate::loss::Loss;
use crate::stix::Relation;

pub use mark::{Distribution, distribution_for};
pub use read::{read_events, read_events_observed};

/// What a file may have at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MispLimits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Events, attributes, objects and whatever else stands by itself, in all.
    pub items: usize,
    /// How deep these may stand in one another.
    pub nesting: usize,
    /// Keys of one of them.
    pub keys: usize,
    /// Depth, texts and parts of one value in them. Texts are long, because attachments stand in events as text.
    pub json: JsonLimits,
}

impl Default for MispLimits {
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            items: 1_000_000,
            nesting: 12,
            keys: 1_000,
            json: JsonLimits { text: 64 << 20, ..JsonLimits::default() },
        }
    }
}

/// Says why a file was not read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MispError {
    /// The file is too large.
    #[error("read events of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// There are too many things in it.
    #[error("read events of at most {limit} attributes and objects")]
    TooManyItems {
        /// The most.
        limit: usize,
    },
    /// The file is not text in UTF-8.
    #[error("read text in UTF-8 at byte {offset}")]
    NotText {
        /// The first wrong byte.
        offset: usize,
    },
    /// The file is not JSON, or passes a limit of depth or size.
    #[error("read {place}")]
    Json {
        /// Where.
        place: Place,
        /// What is wrong.
        #[source]
        source: JsonError,
    },
    /// The file is JSON, but holds no event.
    #[error("find a MISP event")]
    NotAnEvent,
    /// Something else stands where an attribute, an object or the like should.
    #[error("read {place} as an object")]
    NotAnObject {
        /// Where.
        place: Place,
    },
    /// A feed is not as its manifest says it.
    #[error("read the manifest of a feed")]
    Manifest,
    /// The observer stopped the reading.
    #[error("finish reading")]
    Cancelled,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The byte, from 0.
    pub offset: usize,
    /// The line, from 1.
    pub line: usize,
    /// What it is in, from the outside, each with its number among its like: `Event 1, Attribute 12`.
    pub path: String,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = if self.path.is_empty() { "the file" } else { &self.path };
        write!(f, "{path} (line {}, byte {})", self.line, self.offset)
    }
}

/// The projection of events. Nothing is dropped: each item knows the range of its original bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct MispSet {
    /// The events and what hangs on them, each before what is inside of it.
    pub items: Vec<MispItem>,
    /// How many items of each kind there are.
    pub counts: BTreeMap<&'static str, u32>,
    /// The marking of the whole: the most restrictive one in it; `None` when an event is unmarked.
    pub tlp: Option<Tlp>,
    /// The least restrictive marking that a person may give to the whole, because of distributions and sharing groups.
    pub floor: Tlp,
    /// Who made the events, when it is one organisation.
    pub origin: Option<String>,
    /// The day of the newest event, as written.
    pub date: Option<String>,
    /// What was not taken over as it stands, and why.
    pub losses: Vec<Loss>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MispKind {
    /// An event.
    Event,
    /// An attribute, of an event or of an object.
    Attribute,
    /// An object.
    Object,
    /// A reference from an object to something else.
    ObjectReference,
    /// A report in words.
    EventReport,
    /// A sighting.
    Sighting,
    /// A proposal of somebody else to add, change or delete an attribute.
    ShadowAttribute,
    /// A galaxy: a sort of clusters.
    Galaxy,
    /// A cluster: an actor, malware, a technique.
    GalaxyCluster,
    /// A note of an analyst.
    Note,
    /// An opinion of an analyst.
    Opinion,
    /// A relationship that an analyst sees.
    Relationship,
}

impl MispKind {
    /// Gives the key that it stands under in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Event => "Event",
            Self::Attribute => "Attribute",
            Self::Object => "Object",
            Self::ObjectReference => "ObjectReference",
            Self::EventReport => "EventReport",
            Self::Sighting => "Sighting",
            Self::ShadowAttribute => "ShadowAttribute",
            Self::Galaxy => "Galaxy",
            Self::GalaxyCluster => "GalaxyCluster",
            Self::Note => "Note",
            Self::Opinion => "Opinion",
            Self::Relationship => "Relationship",
        }
    }

    /// Gives the name that a list shows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Attribute => "attribute",
            Self::Object => "object",
            Self::ObjectReference => "reference",
            Self::EventReport => "event-report",
            Self::Sighting => "sighting",
            Self::ShadowAttribute => "proposal",
            Self::Galaxy => "galaxy",
            Self::GalaxyCluster => "galaxy-cluster",
            Self::Note => "note",
            Self::Opinion => "opinion",
            Self::Relationship => "relationship",
        }
    }
}

/// One thing of a file, as far as search, matching and links need it.
#[derive(Debug, Clone, PartialEq)]
pub struct MispItem {
    /// Its number in the file, from 1.
    pub number: usize,
    /// What it is in: the number of that item.
    pub parent: Option<usize>,
    /// Where its bytes stand in the file. A cluster that only a tag names has those of what carries the tag.
    pub bytes: Range<usize>,
    /// Its UUID; `item-<number>` when it has none, the tag for a cluster that only a tag names.
    pub id: String,
    /// What it is.
    pub kind: MispKind,
    /// For a cluster, the code of the threat type; for an attribute, its MISP type; for an object, its template.
    pub sort: Option<String>,
    /// Its name: of an event, what it says it is about.
    pub name: Option<String>,
    /// The comment, the content of a report, the description.
    pub description: Option<String>,
    /// Other names, of a cluster.
    pub aliases: Vec<String>,
    /// Ids elsewhere, such as `T1660`.
    pub external_ids: Vec<String>,
    /// The value of an attribute, as written.
    pub value: Option<String>,
    /// The observables in it, canonical.
    pub observables: Vec<Observable>,
    /// Whether its maker means it for detection (`to_ids`) and has not taken it back.
    pub detects: bool,
    /// A pattern and its language.
    pub pattern: Option<Pattern>,
    /// Its tags, as written.
    pub tags: Vec<String>,
    /// What its tags mean in our vocabularies.
    pub terms: Vec<(Vocabulary, &'static str)>,
    /// When this version of it was made.
    pub changed: Option<Timestamp>,
    /// When what it says was first seen; of a sighting, when that was.
    pub first_seen: Option<Timestamp>,
    /// When it was last seen.
    pub last_seen: Option<Timestamp>,
    /// Whether its maker took it back.
    pub deleted: bool,
    /// Whether the file has a newer version of it.
    pub superseded: bool,
    /// What it joins.
    pub relation: Option<Relation>,
    /// Other items that it names.
    pub references: Vec<String>,
    /// Its marking, with that of what it is in; `None` is unmarked.
    pub tlp: Option<Tlp>,
    /// Its permitted actions, with those of what it is in.
    pub pap: Option<Pap>,
    /// To whom it may go, in words: distribution, sharing group and who is in it.
    pub statements: Vec<String>,
    /// What else it says: `category`, `threat_level_id`, `object_relation` and the like.
    pub facts: Vec<(&'static str, String)>,
    /// What a search finds it by, one line each.
    pub search: String,
}

/// A pattern in some language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Its language (`yara`, `sigma`, `stix`, …).
    pub language: &'static str,
    /// The pattern, as written.
    pub text: String,
}

impl MispSet {
    /// Gives the events.
    pub fn events(&self) -> impl Iterator<Item = &MispItem> {
        self.items.iter().filter(|item| item.kind == MispKind::Event)
    }
}

/// Watches a long reading: gets the bytes done and all bytes, and may stop it.
pub type Observer<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

#[cfg(test)]
mod tests;
