//! STIX 2.1 (OASIS, 2021) in: a bundle becomes a projection for search and matching, beside its unchanged bytes.
//!
//! Real bundles are read as they are: observables with ids of their own making, MVT's `app:id` patterns, dangling references,
//! STIX 2.0, missing versions. Each such thing is noted in [`StixBundle::losses`], none is an error. An error is what cannot be
//! trusted to have been read as it was meant: broken JSON, an object without a type, a limit that is passed.

mod bundle;
pub mod marking;
pub mod observed;
pub mod pattern;
mod project;
pub mod spec;
pub mod write;

use std::collections::BTreeMap;
use std::ops::{ControlFlow, Range};

use cairn_model::{Timestamp, Tlp};

use crate::Observable;
use crate::json::{JsonError, JsonLimits};
use crate::loss::Loss;

pub use bundle::{read_bundle, read_bundle_observed};
pub use pattern::Shape;
pub(crate) use project::{is_hidden, observables_of_pattern};

/// What a bundle may have at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StixLimits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Objects in the bundle.
    pub objects: usize,
    /// Bytes of one object.
    pub object_bytes: usize,
    /// Depth, texts and parts of one object.
    pub json: JsonLimits,
}

impl Default for StixLimits {
    fn default() -> Self {
        Self { bytes: 256 << 20, objects: 2_000_000, object_bytes: 32 << 20, json: JsonLimits::default() }
    }
}

/// Says why a bundle was not read, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StixError {
    /// The file is too large.
    #[error("read a bundle of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// The bundle has too many objects.
    #[error("read a bundle of at most {limit} objects")]
    TooManyObjects {
        /// The most objects.
        limit: usize,
    },
    /// An object is too large.
    #[error("read {place} within {limit} bytes")]
    ObjectTooLarge {
        /// Where.
        place: Place,
        /// The most bytes.
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
    /// The file is JSON, but no STIX bundle.
    #[error("find a STIX bundle")]
    NotABundle,
    /// A member of `objects` is no object with a type.
    #[error("read {place} as a STIX object")]
    NotAnObject {
        /// Where.
        place: Place,
    },
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
    /// The number of the object in the bundle, from 1; `None` outside of the list of objects.
    pub object: Option<usize>,
    /// The id of the object before it, when there is one: a person looks there.
    pub after: Option<String>,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.object {
            Some(object) => write!(f, "object {object} (line {}, byte {})", self.line, self.offset)?,
            None => write!(f, "the bundle at line {} (byte {})", self.line, self.offset)?,
        }
        match &self.after {
            Some(id) => write!(f, ", after {id}"),
            None => Ok(()),
        }
    }
}

/// The projection of a bundle. Nothing is dropped: each object knows the range of its original bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct StixBundle {
    /// The bundle's id, when it has one.
    pub id: Option<String>,
    /// The version of the standard.
    pub version: StixVersion,
    /// The objects, in their order.
    pub objects: Vec<StixObject>,
    /// How many objects of each type there are.
    pub counts: BTreeMap<String, u32>,
    /// What was not taken over as it stands, and why.
    pub losses: Vec<Loss>,
}

/// A version of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StixVersion {
    /// STIX 2.0, with `spec_version` at the bundle.
    V20,
    /// STIX 2.1.
    V21,
}

/// Sorts object types, as the standard does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Malware, actor, indicator, report and the like (SDO).
    Domain,
    /// Something that can be observed (SCO).
    Observable,
    /// A relationship or sighting (SRO).
    Relationship,
    /// Markings, languages, extension definitions.
    Meta,
    /// A type that STIX 2.1 does not define.
    Custom,
}

/// One object of a bundle, as far as search, matching and links need it.
#[derive(Debug, Clone, PartialEq)]
pub struct StixObject {
    /// Its number in the bundle, from 1.
    pub number: usize,
    /// Where its bytes stand in the file.
    pub bytes: Range<usize>,
    /// Its id; `object-<number>` when it has none.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// What sort of type that is.
    pub category: Category,
    /// Its name.
    pub name: Option<String>,
    /// Its description, or what stands for it.
    pub description: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Labels, and the types that the object gives itself (`indicator_types`, `malware_types`, …).
    pub labels: Vec<String>,
    /// Ids elsewhere, such as `T1660` or `CVE-2024-0001`.
    pub external_ids: Vec<String>,
    /// When the first version was made.
    pub created: Option<Timestamp>,
    /// When this version was made.
    pub modified: Option<Timestamp>,
    /// Whether its maker took it back.
    pub revoked: bool,
    /// Whether the bundle has a newer version of it.
    pub superseded: bool,
    /// Who made it.
    pub created_by: Option<String>,
    /// For an indicator: what it matches.
    pub indicator: Option<Indicator>,
    /// The observables of an indicator or observable object.
    pub observables: Vec<Observable>,
    /// For a relationship or sighting: what it joins.
    pub relation: Option<Relation>,
    /// Other objects that it names (`object_refs`, `sample_refs`, …).
    pub references: Vec<String>,
    /// The highest TLP marking; `None` is unmarked.
    pub tlp: Option<Tlp>,
    /// The statements of its markings.
    pub statements: Vec<String>,
    /// What a search finds it by, one line each.
    pub search: String,
}

/// What an indicator matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// The pattern, as written.
    pub pattern: String,
    /// The pattern's language (`stix`, `yara`, …).
    pub language: String,
    /// What a match needs; `None` when the pattern was not understood.
    pub shape: Option<Shape>,
    /// Whether every comparison became an observable, so that matching by value finds all that the pattern asks for.
    pub complete: bool,
    /// Valid from.
    pub valid_from: Option<Timestamp>,
    /// Valid until.
    pub valid_until: Option<Timestamp>,
}

/// What a relationship or sighting joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The id that it starts from.
    pub source: String,
    /// The relationship's type; of a sighting, `sighting-of`.
    pub kind: String,
    /// The id that it leads to.
    pub target: String,
}

/// Watches a long reading: gets the bytes done and all bytes, and may stop it.
pub type Observer<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

#[cfg(test)]
mod tests;
