//! What a writer gets: records that passed the gate, without anything that a writer would have to ask for.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use cairn_model::{CircleId, Fields, Kind, Pap, RecordId, Timestamp, Tlp, Vocabulary};

use crate::loss::Loss;

/// Watches a long writing: gets how many things are done, and may stop it.
pub type Watcher<'a> = dyn FnMut(u64) -> ControlFlow<()> + 'a;

/// Says why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The watcher stopped it.
    #[error("finish writing")]
    Cancelled,
    /// The format has no place for anything of what was chosen.
    #[error("find something that the format has a place for")]
    NothingFits,
    /// The sealed file of a set is not what it was read as.
    #[error("read the file of a set again")]
    Unreadable,
}

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
    /// To whom it goes by name, where the person who exports said so.
    pub recipient: Option<String>,
}

/// A whole indicator set on its way out.
#[derive(Debug, Clone, PartialEq)]
pub struct OutgoingSet {
    /// The circle it lives in. It enters ids, and is named to nobody.
    pub circle: CircleId,
    /// Who writes this out.
    pub producer: Producer,
    /// When.
    pub made: Timestamp,
    /// Its id as it leaves.
    pub id: RecordId,
    /// Its fields.
    pub fields: Fields,
    /// Its marking.
    pub tlp: Tlp,
    /// Its permitted actions.
    pub pap: Option<Pap>,
    /// The most restrictive marking that its readers may see; what is marked higher stays.
    pub ceiling: Tlp,
    /// In which format it came, a term of the vocabulary of formats of sets.
    pub format: String,
    /// The file that it came in, byte for byte; nothing for a writer that takes the rows.
    pub file: Vec<u8>,
    /// Its objects; nothing for a writer that takes the file.
    pub rows: Vec<SetRow>,
    /// To whom it goes by name, where the person who exports said so.
    pub recipient: Option<String>,
}

/// An object of a set, as it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SetRow {
    /// Its id in the set.
    pub object: String,
    /// Its type, such as `indicator` or `malware`.
    pub ty: String,
    /// Its name.
    pub name: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// What it is found by: a term of the vocabulary of indicator types, and a canonical value.
    pub observables: Vec<(String, String)>,
    /// Its pattern, and the language of that.
    pub pattern: Option<(String, String)>,
    /// Valid from, as it was written.
    pub valid_from: Option<String>,
    /// Its own marking.
    pub tlp: Option<Tlp>,
    /// For a relationship: from where, of what kind, to where.
    pub relation: Option<(String, String, String)>,
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
    /// Its id as it leaves: the same in every release that tells as much of it, and to others than courts not the vault's own.
    /// References in fields lead to such ids.
    pub id: RecordId,
    /// For a release that lacks some of its fields: the id that the whole would leave under. It is another one for each
    /// audience, and stays the same from then on.
    pub derived_from: Option<RecordId>,
    /// Its kind.
    pub kind: Kind,
    /// When it was made.
    pub created: Timestamp,
    /// When it was changed last.
    pub modified: Timestamp,
    /// From when its versions count: not before `modified`, and at least a second after every version that is known to have
    /// left from another state. A writer of a format with versions adds to it, below one second, what follows from the
    /// content, so that no two contents have one version.
    pub version: Timestamp,
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
