//! Exports: what is asked and what comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConditionInput, LossView, ReleaseOrder};

/// What is to be written in a foreign format. Records are chosen by their ids, by a kind with conditions, or by a saved view;
/// or a whole indicator set is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ExportOrder {
    /// The format, such as `stix`.
    pub format: String,
    /// Where to.
    pub to: String,
    /// One of the format's profiles; its first without.
    pub profile: Option<String>,
    /// The circle to look in for a kind (name or id): the personal one without.
    pub circle: Option<String>,
    /// Records, by their ids or the beginnings of them.
    pub records: Vec<String>,
    /// All records of this kind.
    pub kind: Option<String>,
    /// Of this kind only what meets these conditions.
    pub conditions: Vec<ConditionInput>,
    /// What this saved view shows.
    pub view: Option<String>,
    /// A whole indicator set, by its id.
    pub set: Option<String>,
    /// To whom it goes: `partner` without.
    pub audience: Option<String>,
    /// `anonymised` without.
    pub identifiability: Option<String>,
    /// The highest TLP marking that goes along; what is marked higher is left out and named.
    pub max_tlp: Option<String>,
    /// Under which name it is written; without one, nobody is named.
    pub producer: Option<String>,
    /// The language of its words: `en` without.
    pub lang: Option<String>,
    /// Only show what would leave.
    pub dry_run: bool,
    /// Write over what is there.
    pub force: bool,
    /// What is said of the release.
    pub release: ReleaseOrder,
}

/// What an export wrote, or would write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExportView {
    /// `cairn.export/1`.
    pub schema: String,
    /// The format.
    pub format: String,
    /// The profile.
    pub profile: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// The id under which the release is signed; null for a dry run.
    pub release: Option<String>,
    /// How many records of the vault went into it.
    pub records: u64,
    /// How many files.
    pub files: u64,
    /// Bytes of all files.
    pub bytes: u64,
    /// SHA-256 of the file; of several, of their list as `sha256sum` writes it.
    pub sha256: String,
    /// How many things of each sort are in it, by the format's own names.
    pub counts: BTreeMap<String, u64>,
    /// What these readers do not get, and why.
    pub cut: Vec<LossView>,
    /// What the format has no place for, and why.
    pub lost: Vec<LossView>,
}
