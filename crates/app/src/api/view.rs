//! What the core shows of the vault, of circles and of what it did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CircleView, ClaimView, CopyView, EditInput, LackingView, LineageView, MetadataView};

/// Whether there is a vault, and whether it is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StateView {
    /// A vault exists in this folder.
    pub exists: bool,
    /// It is unlocked.
    pub unlocked: bool,
    /// The name its owner goes by, when unlocked.
    pub name: Option<String>,
    /// Notices of unlocking (`notice-…`), such as a repaired keyring copy.
    pub notices: Vec<String>,
}

/// One change in a record's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangeView {
    /// The person's name in the circle.
    pub author: String,
    /// The device key.
    pub device: String,
    /// What the device's clock said, RFC 3339.
    pub time: String,
    /// What was set; null where it was cleared.
    pub edits: Vec<EditInput>,
}

/// Counts, circles and warnings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StatusView {
    /// `cairn.status/1`.
    pub schema: String,
    /// The name its owner goes by.
    pub name: String,
    /// Records by kind.
    pub records: BTreeMap<String, u64>,
    /// Circles.
    pub circles: Vec<CircleView>,
    /// Fields in conflict.
    pub conflicts: u64,
    /// Evidence items.
    pub evidence: u64,
    /// Of them, sealed files that lie here.
    pub evidence_held: u64,
    /// Sealed files that a fetch policy leaves where they are.
    pub evidence_left_out: u64,
    /// Sealed files that are not here and that a person asked for.
    pub evidence_asked: u64,
    /// Sealed files that lie here and were not checked for [`StatusView::fixity_days`].
    pub fixity_due: u64,
    /// Days after which a sealed file is due to be checked; 0: never.
    pub fixity_days: u32,
    /// Cases whose retention date is past.
    pub retention_due: u64,
    /// Open transfers that this person is to answer.
    pub transfers_to_me: u64,
    /// Other open transfers that this person released.
    pub transfers_by_me: u64,
    /// Entries that are here and that lists do not show yet: they follow by themselves.
    pub waiting: u64,
    /// Reviews of risk assessments, and treatments, whose day has passed.
    pub risks_due: u64,
    /// What a person should look at (Fluent ids).
    pub warnings: Vec<String>,
    /// What the check after unlocking has found: `none`, `running`, `sound`, `unsound`, `stopped`.
    pub check: String,
}

/// A circle's digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DigestView {
    /// `cairn.digest/1`.
    pub schema: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// SHA-256 over the canonical JSON of its records, 64 hexadecimal digits.
    pub digest: String,
    /// How many records.
    pub records: u64,
}

/// What forms are made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CatalogView {
    /// The codebook's version.
    pub codebook: String,
    /// The kinds with their fields.
    pub kinds: Vec<KindView>,
    /// Terms by vocabulary.
    pub vocabularies: BTreeMap<String, Vec<TermView>>,
}

/// One record kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KindView {
    /// The kind's name.
    pub kind: String,
    /// Its label.
    pub label: String,
    /// Its fields, in the order of a form.
    pub fields: Vec<FieldView>,
}

/// One row of the field table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FieldView {
    /// The path with dots, `*` for an item's id (`acts.*.type`).
    pub path: String,
    /// `text`, `long_text`, `code`, `code_set`, `date`, `place`, `integer`, `number`, `flag`, `reference`, `reference_set`, `item`, …
    #[serde(rename = "type")]
    pub type_: String,
    /// The vocabulary of a coded field.
    pub vocabulary: Option<String>,
    /// For a `code_map`: the vocabulary of what is answered (the last `*` of the path); `vocabulary` holds the answers.
    pub keys: Option<String>,
    /// The kind that a reference leads to.
    pub target: Option<String>,
    /// Its label.
    pub label: String,
    /// What it means, in a sentence.
    pub help: String,
    /// `quick`, `core` or `more`.
    pub tier: String,
    /// `open`, `location`, `identity`, `informant`, `medical`, `device`, `technical`.
    pub class: String,
}

/// One term of a vocabulary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TermView {
    /// What is stored.
    pub code: String,
    /// What people read.
    pub label: String,
    /// It is no longer offered for new work.
    pub retired: bool,
}

/// A field with several different values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// `cairn.conflict/1`.
    pub schema: String,
    /// The record.
    pub record: String,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The field (with dots).
    pub path: String,
    /// The field's label.
    pub label: String,
    /// The values with their authors.
    pub claims: Vec<ClaimView>,
}

/// A sealed file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EvidenceView {
    /// `cairn.evidence/1`.
    pub schema: String,
    /// The record.
    pub id: String,
    /// Its title (the file's name as given).
    pub title: String,
    /// SHA-256 of the content, 64 hexadecimal digits.
    pub sha256: String,
    /// BLAKE3 of the sealed file, 64 hexadecimal digits.
    pub blake3: String,
    /// Bytes of the content.
    pub size: u64,
    /// The media type as found.
    pub media_type: Option<String>,
    /// The sealed file lies in this vault.
    pub held: bool,
    /// What becomes of the file: `here`; `next` (it is fetched where it is met); `asked` (so it is, because a person asked);
    /// `left-out` (the fetch policy leaves it where it is); `unknown` (no manifest that names it is here).
    pub fetch: String,
    /// How many sealed bytes of a file that is not whole here have come already.
    pub partial: u64,
    /// Bytes of the sealed file, which the fetch policy compares.
    pub sealed_size: u64,
    /// The circle's devices that are known to hold it, this one first; empty when nobody said so.
    pub copies: Vec<CopyView>,
    /// The incident it belongs to, if any.
    pub incident: Option<String>,
    /// How it was made from another item, if it was (vocabulary `operation`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub operation: Option<String>,
    /// Whence it comes and what was made from it; only where one item is shown, and there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lineage: Option<Box<LineageView>>,
    /// What the file says about itself; only where it was sealed just now, and there is any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub metadata: Option<Box<MetadataView>>,
}

/// One event in an item's custody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CustodyView {
    /// What happened (`collected`, `sealed`, `exported`, …).
    pub action: String,
    /// Who, by name in the circle.
    pub by: String,
    /// The device key.
    pub device: String,
    /// RFC 3339, by that device's clock.
    pub time: String,
    /// SHA-256 of the content it was about.
    pub sha256: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The step's number in the chain, from 1.
    pub number: u32,
    /// The numbers of the steps that it follows.
    pub after: Vec<u32>,
    /// What is wrong with it, in a fragment of English; null when nothing is.
    pub problem: Option<String>,
    /// Anything more that was signed, by name.
    pub details: BTreeMap<String, String>,
    /// The signature holds, and the step counts in the circle.
    pub verified: bool,
    /// The attestation's hash.
    pub hash: String,
    /// The attestations it follows.
    pub parents: Vec<String>,
}

/// The outcome of one fixity check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FixityView {
    /// The record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `ok`, `absent`, `left-out` (the fetch policy leaves it elsewhere), `damaged`.
    pub result: String,
    /// For what is absent or damaged: the other devices that are known to hold a copy.
    pub copies: Vec<CopyView>,
}

/// What a sync did.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct SyncView {
    /// `cairn.sync/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// The peer's name in the circle, when known.
    pub peer: Option<String>,
    /// Entries sent.
    pub entries_sent: u64,
    /// Entries received and stored.
    pub entries_received: u64,
    /// Records that changed here.
    pub records_changed: u64,
    /// Sealed files sent.
    pub files_sent: u64,
    /// Sealed files received.
    pub files_received: u64,
    /// Bytes of ours sent.
    pub bytes_sent: u64,
    /// Bytes of ours received.
    pub bytes_received: u64,
    /// Sealed bytes of files, both ways.
    pub file_bytes: u64,
    /// Round trips.
    pub round_trips: u32,
    /// Both hold the same entries.
    pub entries_equal: bool,
    /// Every sealed file of the circle lies here.
    pub evidence_complete: bool,
    /// Those that do not, and how many of them the fetch policy leaves out.
    pub lacking: LackingView,
    /// Our digest of the circle after the sync.
    pub digest: String,
    /// Entries that are here and that neither lists nor the digest show yet, because it was stopped: they follow by
    /// themselves.
    pub waiting: u64,
    /// Milliseconds from dialling or accepting until everything was here, durably.
    pub moved_millis: u64,
    /// Milliseconds from dialling or accepting until lists, search and the digest show it.
    pub millis: u64,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ImportView {
    /// `cairn.import/1`.
    pub schema: String,
    /// Objects read.
    pub read: u64,
    /// Records or indicators made.
    pub new: u64,
    /// Changed.
    pub updated: u64,
    /// Already here.
    pub unchanged: u64,
    /// The indicator set's record.
    pub set: Option<String>,
    /// SHA-256 of the file.
    pub sha256: String,
    /// What was lost or is odd, and why.
    pub lost: Vec<LossView>,
}

/// Something an import could not keep in full, or that was odd.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LossView {
    /// Where in the file.
    #[serde(rename = "where")]
    pub where_: String,
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

/// An indicator, malware, actor or other object of an imported set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorRow {
    /// The set's record.
    pub set: String,
    /// The circle that it lives in.
    pub circle: String,
    /// The foreign id.
    pub object: String,
    /// Its type (`indicator`, `malware`, …).
    #[serde(rename = "type")]
    pub type_: String,
    /// Its name.
    pub name: String,
    /// The kind of observable (`domain-name`, …), if any.
    pub observable: Option<String>,
    /// The observable's value, defanged for reading.
    pub value: Option<String>,
    /// Markings.
    pub markings: Vec<String>,
    /// The record made of it, if any.
    pub record: Option<String>,
    /// Where else in this vault its value is: in records and other sets, of every circle that this vault is in. Nobody else
    /// learns of it.
    pub also: Vec<AlsoView>,
    /// Whether there are more such places.
    pub also_more: bool,
}

/// Another place of a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AlsoView {
    /// `indicator` for a record, `indicator-set` for an object of a set.
    pub kind: String,
    /// The record's id; of an object, that of its set.
    pub id: String,
    /// The title of the record or set.
    pub title: String,
    /// The circle's id.
    pub circle: String,
    /// The circle's name.
    pub circle_name: String,
    /// The object's id inside the set.
    pub object: Option<String>,
}

/// A report that was built.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportView {
    /// `cairn.report/1`.
    pub schema: String,
    /// The report's id.
    pub id: String,
    /// How many files the package holds.
    pub files: u64,
    /// Bytes of the package.
    pub bytes: u64,
    /// The signer's key fingerprint (`SHA256:…`).
    pub fingerprint: String,
    /// SHA-256 of `tagmanifest-sha256.txt`.
    pub sha256: String,
    /// What was cut, and why.
    pub cut: Vec<LossView>,
}

/// The outcome of verifying a package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VerificationView {
    /// `cairn.verification/1`.
    pub schema: String,
    /// Everything holds.
    pub valid: bool,
    /// What was checked.
    pub checked: Vec<String>,
    /// What is wrong, the first first.
    pub problems: Vec<ProblemView>,
    /// The signer's key fingerprint.
    pub fingerprint: Option<String>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProblemView {
    /// The file inside the package, or the part of the vault.
    pub file: String,
    /// What is wrong.
    pub problem: String,
}

/// The outcome of checking or rebuilding the vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CheckView {
    /// `cairn.check/1`.
    pub schema: String,
    /// Nothing is wrong.
    pub sound: bool,
    /// Entries checked.
    pub entries: u64,
    /// Records checked or rebuilt.
    pub records: u64,
    /// Sealed files checked.
    pub files: u64,
    /// What is wrong.
    pub problems: Vec<ProblemView>,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JobView {
    /// Its name.
    pub job: String,
    /// The command that it carries out.
    pub cmd: String,
}

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ErrorView {
    /// The stable code; nobody matches text.
    pub code: String,
    /// What happened, in the language of the shell.
    pub message: String,
    /// What to do.
    pub advice: String,
    /// What the texts name: a field, a rule, a record's id.
    pub args: BTreeMap<String, String>,
    /// For a refused report: every record, field and rule.
    pub refusals: Vec<RefusalView>,
}

/// One reason why a release was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RefusalView {
    /// The record.
    pub record: String,
    /// The field, with dots.
    pub field: String,
    /// The rule.
    pub rule: String,
    /// For a rule of consent: the person whose consent is missing.
    pub person: Option<String>,
    /// The rule in words.
    pub words: String,
    /// What to do about it.
    pub advice: String,
}
