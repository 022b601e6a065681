//! Full archives: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to do about archives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum ArchiveOrder {
    /// Write everything out as open files.
    Write(ArchiveWriteOrder),
    /// Read an archive in again.
    Read(ArchiveReadOrder),
}

/// An archive to be written. It holds everything that this device reads of its circles, evidence decrypted; so it is sealed, or
/// the person says that it is to be in the clear.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ArchiveWriteOrder {
    /// The folder; or a file, when its name ends in `.zip` or the archive is sealed.
    pub to: String,
    /// Only this circle (name or id).
    pub circle: Option<String>,
    /// Every circle, the personal one too.
    pub all: bool,
    /// In the clear: whoever gets it reads everything.
    pub in_clear: bool,
    /// Sealed to this age recipient, `age1…`.
    pub recipient: Option<String>,
    /// Sealed under this passphrase.
    pub passphrase: Option<String>,
    /// Write over an archive that is there.
    pub force: bool,
}

/// An archive to be read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ArchiveReadOrder {
    /// The folder or file.
    pub from: String,
    /// What opens a sealed one: an age identity, `AGE-SECRET-KEY-1…`.
    pub identity: Option<String>,
    /// The passphrase of a sealed one.
    pub passphrase: Option<String>,
    /// Verify everything and say what would come in; write nothing.
    pub dry_run: bool,
}

/// A circle in an archive that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ArchivedCircleView {
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// It is the circle of one.
    pub personal: bool,
    /// Records, deleted ones left out.
    pub records: u64,
    /// Deleted records, which are in it too.
    pub deleted: u64,
    /// Signed entries.
    pub entries: u64,
    /// Sealed files that the ledger names.
    pub evidence: u64,
    /// Those whose content is not in this vault, and so not in the archive.
    pub evidence_lacking: u64,
    /// This device signed the archive for the circle, and wrote down there that it was made.
    pub signed: bool,
    /// Equal on devices whose readable state is.
    pub digest: String,
}

/// An archive that was written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ArchiveWrittenView {
    /// `cairn.archive-written/1`.
    pub schema: String,
    /// `folder`, `zip` or `sealed`.
    pub form: String,
    /// The circles in it.
    pub circles: Vec<ArchivedCircleView>,
    /// The names of circles that are not in it, because this device does not read them.
    pub left_out: Vec<String>,
    /// Files.
    pub files: u64,
    /// Their bytes together.
    pub bytes: u64,
    /// The SHA-256 of its list of files, which names it.
    pub sha256: String,
}

/// A circle of an archive that was read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ArchiveCircleReadView {
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// What this vault is to it: `new` (it comes in to be read only), `archived` (it did so before), `member`.
    pub here: String,
    /// Who signed the archive for this circle, as the circle calls them; null when nobody did.
    pub signed_by: Option<String>,
    /// Records in the archive, deleted ones left out.
    pub records: u64,
    /// Signed entries in the archive.
    pub entries: u64,
    /// Entries that came in; of a dry run, those that are not here.
    pub entries_new: u64,
    /// Pages that came in.
    pub pages_new: u64,
    /// Evidence files that came in; of a dry run, those that are not here.
    pub evidence_new: u64,
    /// Evidence files that the ledger names and the archive has not.
    pub evidence_lacking: u64,
    /// Pages that wait until this person decides about them.
    pub needs_consent: u64,
    /// Entries that this vault did not take, because they do not fit what it holds.
    pub refused: u64,
    /// The digest of the circle when the archive was written.
    pub archived_digest: String,
    /// The digest of the circle here now; of a dry run null.
    pub digest: Option<String>,
    /// The two are the same. A member whose vault went on since has another one.
    pub equal: bool,
}

/// What the reading of an archive did, or would do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ArchiveReadView {
    /// `cairn.archive-read/1`.
    pub schema: String,
    /// Nothing was written.
    pub dry_run: bool,
    /// When the archive was written, RFC 3339, by the writer's clock.
    pub made: String,
    /// Who wrote it, as they called themselves.
    pub by: String,
    /// Files that were verified.
    pub files: u64,
    /// Its circles.
    pub circles: Vec<ArchiveCircleReadView>,
}
