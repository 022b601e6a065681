//! What a writer gets: records that passed the gate, without anything that a writer would have to ask for.

use std::collections::BTreeMap;

use cairn_model::{CircleId, Fields, Kind, Pap, RecordId, Timestamp, Tlp, Vocabulary};

use crate::loss::Loss;

/// Records on their way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The circle they live in. It enters ids, and is named to nobody.
    pub circle: CircleId,
    /// Who writes this out.
    pub producer: Producer,
    /// When.
    pub made: Timestamp,
    /// The language of texts, as a code (`en`).
    pub lang: String,
    /// The records, references resolved as far as they go along, sorted by id.
    pub records: Vec<OutRecord>,
    /// What the terms of each vocabulary that occurs are called in that language, a circle's own included.
    pub labels: BTreeMap<(Vocabulary, String), String>,
    /// The version of the codebook.
    pub codebook: String,
}

/// Who writes something out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Producer {
    /// An id that stays the same for whoever exports from this circle under this name, and says nothing about them.
    pub id: RecordId,
    /// The name to show, as the person who exports chose it; without one, nobody is named.
    pub name: Option<String>,
}

/// A record on its way out.
#[derive(Debug, Clone, PartialEq)]
pub struct OutRecord {
    /// Its id here.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// When it was made.
    pub created: Timestamp,
    /// When it was changed last.
    pub modified: Timestamp,
    /// Its fields; what may not leave is not among them.
    pub fields: Fields,
    /// Its marking; `None` is unmarked, and unmarked is not shareable.
    pub tlp: Option<Tlp>,
    /// Its permitted actions.
    pub pap: Option<Pap>,
}

/// What a writer made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// The files, by names with `/` between folders. A format of one file has one, whose name is only a proposal.
    pub files: Vec<WrittenFile>,
    /// How many things of each sort are in it.
    pub counts: BTreeMap<String, u64>,
    /// What the format has no place for, and why.
    pub losses: Vec<Loss>,
}

/// A file that a writer made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Its name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}
