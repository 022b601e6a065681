//! Taking in the output of tools (MVT, AndroidQF, ProofMode): what is asked and what comes back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConsentOverride, LossView, RefusalView};

/// The output of a tool that is to be taken in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct IntakeOrder {
    /// `mvt` (also for AndroidQF) or `proofmode`.
    pub format: String,
    /// A folder, a ZIP archive, or a ZIP archive sealed with age.
    pub path: String,
    /// For an archive sealed with age: the file with the identity that opens it (`AGE-SECRET-KEY-1…`).
    pub identity: Option<String>,
    /// The files of indicators that MVT was given, so that their hashes are recorded: MVT records none.
    pub indicators: Vec<String>,
    /// The device it is from; without one, the device that the output names, or a new record.
    pub device: Option<String>,
    /// The incident it belongs to.
    pub incident: Option<String>,
    /// The circle; without one, that of the device or incident, or the personal one.
    pub circle: Option<String>,
    /// Show what would come in; change nothing.
    pub dry_run: bool,
    /// Take it in although the person whose device it is said no to its examination, or took that back.
    pub consent_override: Option<ConsentOverride>,
}

/// What was taken in, or would be. Nothing in it says that a phone is safe.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct IntakeView {
    /// `cairn.import/1`.
    pub schema: String,
    /// `mvt` or `proofmode`.
    pub format: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Files read.
    pub read: u64,
    /// Records made.
    pub new: u64,
    /// Records changed.
    pub updated: u64,
    /// Records that were as they are.
    pub unchanged: u64,
    /// Bytes of the files.
    pub bytes: u64,
    /// SHA-256 of what is sealed: of the archive, or of the folder's listing.
    pub sha256: String,
    /// SHA-256 of the age file it came in, if it came in one.
    pub locked_sha256: Option<String>,
    /// The evidence record.
    pub evidence: Option<String>,
    /// The record of the examination.
    pub examination_id: Option<String>,
    /// The evidence record of the list of files, in the form of `sha256sum`.
    pub listing: Option<String>,
    /// The device record.
    pub device: Option<String>,
    /// The incident.
    pub incident: Option<String>,
    /// What came of the examination.
    pub examination: Option<ExaminationView>,
    /// The acquisition by AndroidQF.
    pub acquisition: Option<AcquisitionView>,
    /// The recordings of a ProofMode bundle.
    pub proofs: Vec<ProofView>,
    /// Signatures that are here and were not checked.
    pub signatures: Vec<SignatureView>,
    /// Indicators that matched, each once.
    pub indicators: Vec<IntakeIndicator>,
    /// What was not examined, or cannot be told.
    pub gaps: Vec<GapView>,
    /// What was not read, or odd.
    pub lost: Vec<LossView>,
    /// Whose device it is and who was not asked whether it may be examined.
    pub consent: Vec<RefusalView>,
}

/// What MVT found, and with what.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ExaminationView {
    /// `matches`, `alerts`, `nothing-found`, `no-indicators` or `not-examined`.
    pub outcome: String,
    /// The result that the record of the examination has, as a code; none while nothing was examined.
    pub result: Option<String>,
    /// The version of MVT.
    pub version: Option<String>,
    /// `ios` or `android`.
    pub platform: Option<String>,
    /// When MVT ran, by the analyst's clock.
    pub date: Option<String>,
    /// The files of indicators.
    pub sets: Vec<UsedSetView>,
    /// Indicators loaded, where the log says.
    pub loaded: Option<u64>,
    /// Indicators left out, because MVT does not know their type.
    pub ignored: u64,
    /// Modules by what became of them: `ran`, `no-check`, `no-data`, `failed`, `not-run`.
    pub modules: BTreeMap<String, Vec<String>>,
    /// Detections and alerts in all.
    pub detected: u64,
    /// Of them, those that matched an indicator.
    pub matched: u64,
    /// How many of each level, in the newer generation.
    pub levels: BTreeMap<String, u64>,
    /// The gravest first, at most 200.
    pub detections: Vec<DetectionView>,
    /// Rows of the timeline.
    pub rows: Option<u64>,
    /// The zone of its times: `utc`, `device`, `unknown`.
    pub zone: Option<String>,
    /// Its earliest time.
    pub first: Option<String>,
    /// Its latest time.
    pub last: Option<String>,
    /// Whether `info.json` is what the log says: `matches`, `differs`, `not-recorded`.
    pub info: String,
    /// Hashes of examined files in `info.json`.
    pub inputs: u64,
    /// Of them, those of files that are here and are the same.
    pub inputs_matched: u64,
    /// Of them, those of files that are here and are not the same.
    pub inputs_altered: Vec<String>,
}

/// A file of indicators that was used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UsedSetView {
    /// Its name.
    pub name: String,
    /// SHA-256 of the file of this name that was given at the import.
    pub sha256: Option<String>,
    /// When that file was last changed.
    pub modified: Option<String>,
    /// The indicator set of this content, if it is in the circle.
    pub set: Option<String>,
}

/// One detection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DetectionView {
    /// The module.
    pub module: String,
    /// `informational`, `low`, `medium`, `high`, `critical`.
    pub level: Option<String>,
    /// What MVT says.
    pub message: String,
    /// The time of the event, as it stands.
    pub time: Option<String>,
    /// The indicator that matched, made harmless.
    pub indicator: Option<String>,
}

/// An indicator that matched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IntakeIndicator {
    /// Its record.
    pub record: Option<String>,
    /// Its type, as we call it, or as MVT does.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its value, made harmless.
    pub value: String,
    /// The malware or report it stands under.
    pub name: String,
    /// The file of indicators.
    pub file: String,
    /// How often it matched.
    pub count: u64,
}

/// Something that was not examined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct GapView {
    /// Which sort, as in `gap-…`.
    pub code: String,
    /// Of what.
    pub what: String,
}

/// An acquisition and what became of its hashes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct AcquisitionView {
    /// Its id.
    pub uuid: Option<String>,
    /// The version of AndroidQF.
    pub version: Option<String>,
    /// When it began.
    pub started: Option<String>,
    /// When it ended.
    pub completed: Option<String>,
    /// `normal` or `streaming`; null without a list of hashes.
    pub mode: Option<String>,
    /// Whether the acquisition says its mode; else it follows from the list.
    pub mode_told: bool,
    /// Hashes in `hashes.csv`; null without one.
    pub listed: Option<u64>,
    /// Files that match.
    pub matched: u64,
    /// Files that cannot match, and why.
    pub expected: Vec<MismatchView>,
    /// Files that should match and do not.
    pub altered: Vec<String>,
    /// Files that are listed and not here.
    pub missing: Vec<String>,
    /// Files that are here and not listed.
    pub extra: Vec<String>,
}

/// A file that cannot match its hash by the way the tool works.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MismatchView {
    /// Its name.
    pub name: String,
    /// Why, as in `expected-…`.
    pub why: String,
}

/// A recording of a ProofMode bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProofView {
    /// The hash that its description is named after.
    pub sha256: String,
    /// The recording of that hash; null when none is here.
    pub media: Option<String>,
    /// Whether the description says the same: `same`, `differs`, `unnamed`.
    pub agrees: String,
    /// When it was made, as it says.
    pub generated: Option<String>,
    /// The phone, as it says.
    pub phone: Option<String>,
}

/// A detached signature that was not checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SignatureView {
    /// Its name.
    pub name: String,
    /// The file that it is of.
    pub of: Option<String>,
}
