//! Recovery sheets and backups: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A recovery sheet to be made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SheetOrder {
    /// The file; without one, the text comes back in the answer, to be printed.
    pub to: Option<String>,
    /// The language of its words.
    pub lang: String,
    /// Write over what is there.
    pub force: bool,
}

/// A backup to be written. Without a recipient and a passphrase it is sealed to the sheet that was made last here.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BackupOrder {
    /// The file.
    pub to: String,
    /// Seal it to this recovery sheet: its public half, `age1…`.
    pub recipient: Option<String>,
    /// Seal it under this passphrase instead.
    pub passphrase: Option<String>,
    /// Leave evidence files out.
    pub no_evidence: bool,
    /// Write over what is there.
    pub force: bool,
}

/// A backup to be restored. The passphrase of the backup opens it, or else the sheet; the sheet also admits the vault where
/// the backup's own restore key does not.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RestoreOrder {
    /// The backup.
    pub from: String,
    /// What stands on the recovery sheet: the whole text, or the long line as somebody typed it.
    pub sheet: Option<String>,
    /// The passphrase under which the backup was sealed.
    pub backup_passphrase: Option<String>,
    /// A new passphrase, for the restored vault.
    pub passphrase: String,
}

/// A circle, and whether a sheet is known there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetCircleView {
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// The sheet is registered there, in place of an earlier one.
    pub registered: bool,
}

/// A recovery sheet that was made.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct SheetView {
    /// `cairn.sheet/1`.
    pub schema: String,
    /// Its public half, `age1…`: backups are sealed to it.
    pub recipient: String,
    /// Its text, when no file was named. It is kept nowhere.
    pub text: Option<String>,
    /// The circles of this vault.
    pub circles: Vec<SheetCircleView>,
}

/// A backup that was written.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct BackupView {
    /// `cairn.backup-written/1`.
    pub schema: String,
    /// Circles.
    pub circles: u64,
    /// Entries.
    pub entries: u64,
    /// Records.
    pub records: u64,
    /// Sealed files.
    pub evidence: u64,
    /// Sealed files that are not in this vault, and so not in the backup.
    pub evidence_lacking: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// A circle of a restored vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RestoredCircleView {
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// It is the circle of one.
    pub personal: bool,
    /// Equal on devices whose readable state is.
    pub digest: String,
    /// A page admits the new keys; otherwise this vault reads the circle and writes nothing in it.
    pub admitted: bool,
    /// What signed that page just now: `restore-key` or `sheet`.
    pub way: Option<String>,
}

/// A vault that was restored, or whose new keys were to be admitted.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct RestoredView {
    /// `cairn.restored/1`.
    pub schema: String,
    /// The name its owner goes by.
    pub name: String,
    /// Its circles.
    pub circles: Vec<RestoredCircleView>,
    /// Records.
    pub records: u64,
    /// Evidence items.
    pub evidence: u64,
    /// Evidence items whose sealed file is here.
    pub evidence_held: u64,
}
