//! Drops and bundles: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LackingView;

/// A visit to a drop.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DropOrder {
    /// Where it is: a folder, `webdav+https://user@host/path`, or `s3://bucket/prefix?endpoint=https://host&region=name`.
    pub place: String,
    /// The circle; without one, the only one that is shared.
    pub circle: Option<String>,
    /// A file that holds what opens the drop: the password in its first line; of an S3 store, the id of the access key in the
    /// first and its secret in the second. Without one, what the vault keeps for this place.
    pub credentials: Option<String>,
    /// Keep what the file holds in the vault, for the next visit.
    pub remember: bool,
    /// Forget, after the visit, what the vault keeps for this place.
    pub forget: bool,
}

/// A bundle to be written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BundleOrder {
    /// The circle; without one, the only one that is shared.
    pub circle: Option<String>,
    /// The file of the first part; further parts lie beside it, with their number before the ending.
    pub to: String,
    /// Devices (their keys, or the first 8 digits or more) that alone can open it; without any, all who read the circle.
    pub recipients: Vec<String>,
    /// What the receiver holds, as `bundle_have` wrote it there: the bundle leaves that out.
    pub have: Option<String>,
    /// The most bytes of one part, from 16 MiB to what FAT holds (the default).
    pub part_size: Option<u64>,
    /// Leave evidence files out.
    pub no_evidence: bool,
    /// Write over what is there.
    pub force: bool,
}

/// Parts of bundles to be read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BundleInput {
    /// The circle; without one, each that is shared is tried.
    pub circle: Option<String>,
    /// The files, in any order.
    pub files: Vec<String>,
}

/// What this device holds, to be written for whoever makes a bundle for it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct HaveOrder {
    /// The circle; without one, the only one that is shared.
    pub circle: Option<String>,
    /// The file.
    pub to: String,
    /// Write over what is there.
    pub force: bool,
}

/// What a visit to a drop did and found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct DropView {
    /// `cairn.drop/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// Charter pages written.
    pub pages_sent: u64,
    /// Charter pages taken over.
    pub pages_received: u64,
    /// Entries written for the first time.
    pub entries_sent: u64,
    /// Entries read and stored.
    pub entries_received: u64,
    /// Records that changed here.
    pub records_changed: u64,
    /// Sealed files that are whole in the drop now and were not before.
    pub files_sent: u64,
    /// Sealed files that are whole here now and were not before.
    pub files_received: u64,
    /// Bytes written.
    pub bytes_sent: u64,
    /// Bytes fetched.
    pub bytes_received: u64,
    /// Files in the drop that are this circle's.
    pub objects: u64,
    /// Files that are not; they are left alone.
    pub foreign: u64,
    /// Files deleted: superseded, damaged, erased, or copies.
    pub deleted: u64,
    /// Files that are cut short or changed; nothing of them was used.
    pub damaged: u64,
    /// Files that could not be used yet or at all: bad entries, what waits for something earlier, what is sealed to other
    /// devices or of a newer version, what could not be fetched.
    pub unused: u64,
    /// Files that could not be written or deleted.
    pub unwritten: u64,
    /// Files too large for a drop.
    pub too_large: u64,
    /// The drop was set back to an earlier state or lost something since the last visit; it was written again.
    pub rolled_back: bool,
    /// A page waits for this person's consent, or a rival page would remove somebody: until that is settled nothing is
    /// written.
    pub awaits_consent: bool,
    /// The persons, by name, whom such a page would remove and who could read what is written.
    pub held_back: Vec<String>,
    /// Pages that branch off from ours: people have to choose.
    pub rival_pages: u64,
    /// All entries that lie there are here, and all that are here lie there.
    pub entries_equal: bool,
    /// Every sealed file of the circle lies here.
    pub evidence_complete: bool,
    /// Those that do not, and how many of them the fetch policy leaves out.
    pub lacking: LackingView,
    /// Our digest of the circle after the visit; equal on devices whose readable state is.
    pub digest: String,
    /// Milliseconds.
    pub millis: u64,
}

/// A bundle that was written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct BundleWrittenView {
    /// `cairn.bundle-written/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// The names of its files, without their folder, first part first.
    pub files: Vec<String>,
    /// Their bytes.
    pub bytes: u64,
    /// Charter pages.
    pub pages: u64,
    /// Entries.
    pub entries: u64,
    /// Sealed files.
    pub evidence: u64,
    /// Sealed files of the circle that are not in this vault, and so not in the bundle.
    pub evidence_lacking: u64,
    /// Our digest of the circle.
    pub digest: String,
}

/// A part of a bundle that was not used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PartProblemView {
    /// The file's name, without its folder.
    pub file: String,
    /// The code of the error.
    pub code: String,
}

/// What the reading of a bundle did.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct BundleReadView {
    /// `cairn.bundle-read/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// Charter pages taken over.
    pub pages: u64,
    /// Entries stored.
    pub entries: u64,
    /// Records that changed here.
    pub records_changed: u64,
    /// Sealed files that are whole here now and were not before.
    pub evidence: u64,
    /// Bytes read, as opened.
    pub bytes: u64,
    /// Parts of which nothing was used.
    pub problems: Vec<PartProblemView>,
    /// Packs with bad entries, which were not stored.
    pub bad: u64,
    /// Parts, by number, that wait for an earlier part or for entries that this device was said to hold.
    pub waiting: Vec<u32>,
    /// Parts, by number, that were not given.
    pub missing: Vec<u32>,
    /// The last part was given; else more may be missing.
    pub end_seen: bool,
    /// Pages that wait for this person's consent.
    pub needs_consent: u64,
    /// Pages that branch off from ours or are not valid.
    pub other_pages: u64,
    /// Sealed files of the bundle that were not taken, because the fetch policy leaves them out.
    pub left_out: u64,
    /// All that the bundle holds is here now.
    pub complete: bool,
    /// Every sealed file of the circle lies here.
    pub evidence_complete: bool,
    /// Those that do not, and how many of them the fetch policy leaves out.
    pub lacking: LackingView,
    /// Our digest of the circle after the reading.
    pub digest: String,
}

/// What this device holds, as it was written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct HaveView {
    /// `cairn.bundle-have/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// Logs of devices.
    pub logs: u64,
    /// Entries in them.
    pub entries: u64,
    /// Sealed files.
    pub evidence: u64,
    /// Bytes of the file.
    pub bytes: u64,
}
