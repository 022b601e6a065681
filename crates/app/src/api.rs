//! The one API: what a shell (command line, window, test bridge) may ask, and what it gets back.
//!
//! One JSON object a message. A request is `{"id": 7, "request": {"cmd": "record_list", …}}`; the answer is any number of
//! `{"id": 7, "progress": …}` and then one `{"id": 7, "response": {"type": "records", …}}` or `{"id": 7, "error": …}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A scalar of a record's field: text, a whole or real number, yes or no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Scalar {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text, a code, a date, a reference.
    Text(String),
}

/// One edit as a person gives it: a path with dots (`acts.+.type` adds an act) and a value; null clears.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditInput {
    /// The path, with dots.
    pub path: String,
    /// The value; null clears the field. Text is parsed by the field's type ("early March 2024" becomes EDTF).
    pub value: Option<Scalar>,
}

/// What a shell may ask. Everything but `ping`, `unlock`, `create`, `catalog` and `verify` needs an unlocked vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "cmd", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of a request are named after the command line's options")]
pub enum Request {
    /// Says whether a vault exists here and whether it is unlocked.
    Ping,
    /// Makes a vault, with its personal circle, and unlocks it.
    Create {
        name: String,
        passphrase: String,
    },
    /// Unlocks the vault.
    Unlock {
        passphrase: String,
    },
    /// Closes the database and wipes keys.
    Lock,
    /// Counts, circles, warnings.
    Status,
    /// One line per circle, equal on devices that converged.
    Digest {
        circle: Option<String>,
    },
    /// The field table, the vocabularies and the texts of a language, for forms.
    Catalog {
        lang: String,
    },
    /// Texts of the window in a language (Fluent source).
    Texts {
        lang: String,
    },
    RecordAdd {
        kind: String,
        circle: Option<String>,
        set: Vec<EditInput>,
    },
    RecordShow {
        id: String,
    },
    RecordEdit {
        id: String,
        set: Vec<EditInput>,
    },
    RecordHistory {
        id: String,
    },
    RecordDelete {
        id: String,
    },
    RecordRestore {
        id: String,
    },
    RecordList(ListQuery),
    Link {
        from: String,
        relation: String,
        to: String,
        confidence: Option<String>,
        note: Option<String>,
    },
    Unlink {
        from: String,
        relation: String,
        to: String,
    },
    ConflictsList {
        circle: Option<String>,
    },
    /// Resolves one conflict by a signed edit: the value to keep, null to clear.
    ConflictsResolve {
        record: String,
        path: String,
        value: Option<Scalar>,
    },
    /// Shows how a text would be read as a date (EDTF), for assent.
    DateRead {
        text: String,
    },
    /// Seals files as evidence. `files` are paths (command line) or handles that the shell gave out (window).
    EvidenceAdd {
        files: Vec<String>,
        incident: Option<String>,
        source: Option<String>,
        circle: Option<String>,
    },
    EvidenceList {
        incident: Option<String>,
    },
    EvidenceExport {
        id: String,
        to: String,
        force: bool,
    },
    EvidenceVerify {
        id: Option<String>,
    },
    EvidenceCustody {
        id: String,
    },
    CircleNew {
        name: String,
    },
    CircleList,
    CircleMembers {
        circle: Option<String>,
    },
    /// Makes an invitation and waits for the newcomer; progress shows the ticket, then the code.
    CircleInvite {
        circle: Option<String>,
        role: String,
        code: Option<String>,
    },
    /// Joins a circle by a ticket; progress shows the code.
    CircleJoin {
        ticket: String,
        name: Option<String>,
        code: Option<String>,
    },
    /// Says that both people see the same six digits (or, with another text, that they do not).
    CircleConfirm {
        job: String,
        code: String,
    },
    /// Listens for members until stopped; progress shows the ticket and every sync.
    SyncListen {
        circle: Option<String>,
        once: bool,
    },
    /// Syncs with a member who listens.
    SyncWith {
        ticket: String,
        /// The circle; without one, each that is shared is tried.
        circle: Option<String>,
        /// Stay connected and pass on what is written, until stopped.
        #[serde(default)]
        stay: bool,
    },
    /// Imports a file. `format` is `stix`.
    Import {
        format: String,
        file: String,
        circle: Option<String>,
        dry_run: bool,
        tlp: Option<String>,
        licence: Option<String>,
    },
    /// Searches the indicators of imported sets.
    Indicators {
        search: Option<String>,
        set: Option<String>,
        limit: u32,
        after: Option<String>,
    },
    /// Makes an indicator of a set a record of its own, so that it can be linked.
    IndicatorPromote {
        set: String,
        indicator: String,
    },
    /// Builds a report of an incident, or refuses and says why.
    ReportBuild {
        incident: String,
        audience: String,
        lang: String,
        to: String,
        force: bool,
        identifiability: Option<String>,
    },
    /// Verifies a report package.
    Verify {
        path: String,
    },
    VaultCheck,
    VaultRebuild,
    Jobs,
    JobCancel {
        job: String,
    },
}

/// Which records to list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListQuery {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this circle.
    pub circle: Option<String>,
    /// Only records in which each of these fields has this value (path with dots, `*` for any item).
    pub filters: Vec<(String, String)>,
    /// Full text, across scripts.
    pub search: Option<String>,
    /// Only what may have happened at or after this EDTF date.
    pub since: Option<String>,
    /// Only what may have happened at or before this EDTF date.
    pub until: Option<String>,
    /// Deleted records only.
    pub deleted: bool,
    /// `newest` (last written first, the default), `date` (latest first).
    pub order: Option<String>,
    /// At most so many (1 to 1000; 0 means 50).
    pub limit: u32,
    /// Go on after this cursor of an earlier answer.
    pub after: Option<String>,
    /// Whole records (`record_page`) instead of rows (`records`).
    pub whole: bool,
}

/// One record as shown to people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordView {
    /// `cairn.record/1`.
    pub schema: String,
    /// 32 hexadecimal digits.
    pub id: String,
    /// The kind's name.
    pub kind: String,
    /// The circle's id, 64 hexadecimal digits.
    pub circle: String,
    /// Values by path (with dots).
    pub fields: BTreeMap<String, Scalar>,
    /// Fields with several different values.
    pub conflicts: BTreeMap<String, Vec<ClaimView>>,
    /// Links that start here, and those that lead here.
    pub links: Vec<LinkView>,
    /// Whether the record is deleted.
    pub deleted: bool,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClaimView {
    /// The value; null where this person cleared the field.
    pub value: Option<Scalar>,
    /// The person's name in the circle.
    pub author: String,
    /// The device key, 64 hexadecimal digits.
    pub device: String,
    /// RFC 3339.
    pub time: String,
}

/// A link between two records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LinkView {
    /// The record it starts from.
    pub from: String,
    /// The relation.
    pub relation: String,
    /// The record it leads to.
    pub to: String,
    /// The kind of the record at the other end, when it is here.
    pub other_kind: Option<String>,
    /// The title of the record at the other end, when it is here.
    pub other_title: Option<String>,
    /// How sure.
    pub confidence: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecordRow {
    /// 32 hexadecimal digits.
    pub id: String,
    /// The kind's name.
    pub kind: String,
    /// The circle's id.
    pub circle: String,
    /// The title.
    pub title: String,
    /// The main date (EDTF), if any.
    pub date: Option<String>,
    /// The place's name, if any.
    pub place: Option<String>,
    /// The status code, if any.
    pub status: Option<String>,
    /// The TLP marking, if any.
    pub tlp: Option<String>,
    /// How many fields are in conflict.
    pub conflicts: u32,
    /// Last written, RFC 3339.
    pub updated: String,
}

/// What a request gives back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Response {
    /// Answers `ping`, `create`, `unlock` and `lock`.
    State(StateView),
    /// It was done and there is nothing to show.
    Done,
    /// The id of what was made.
    Created {
        /// 32 hexadecimal digits.
        id: String,
    },
    /// One record.
    Record(RecordView),
    /// A page of a list.
    Records {
        /// The rows.
        rows: Vec<RecordRow>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
        /// How many rows match in all, when that is cheap to know.
        total: Option<u64>,
    },
    /// A page of a list of whole records.
    RecordPage {
        /// The records.
        records: Vec<RecordView>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
    },
    /// The history of a record, newest first.
    History {
        /// One change each.
        changes: Vec<ChangeView>,
    },
    /// Counts, circles and warnings.
    Status(StatusView),
    /// One digest a circle.
    Digests {
        /// In the order of circle ids.
        digests: Vec<DigestView>,
    },
    /// What forms are made from.
    Catalog(CatalogView),
    /// Fluent source of a language.
    Texts {
        /// The language that was found (`en`, `ar`).
        lang: String,
        /// Fluent source.
        ftl: String,
    },
    /// Fields with several different values.
    Conflicts {
        /// One field each.
        conflicts: Vec<ConflictView>,
    },
    /// How a text reads as a date.
    DateReading {
        /// The date in EDTF, when the text has one reading.
        edtf: Option<String>,
        /// The readings to choose from, when it has several.
        options: Vec<String>,
    },
    /// Sealed files.
    Evidence {
        /// One item each.
        items: Vec<EvidenceView>,
    },
    /// The custody of one item, oldest first.
    Custody {
        /// The record of the item.
        id: String,
        /// One attestation each.
        custody: Vec<CustodyView>,
    },
    /// The outcome of a fixity check.
    Fixity {
        /// One item each.
        items: Vec<FixityView>,
    },
    /// Circles of this vault.
    Circles {
        /// One circle each.
        circles: Vec<CircleView>,
    },
    /// Members of a circle.
    Members {
        /// One device each.
        members: Vec<MemberView>,
    },
    /// The newcomer was admitted, or we were.
    Joined {
        /// The circle's id.
        circle: String,
        /// The circle's name.
        name: String,
    },
    /// What a sync did.
    Synced(SyncView),
    /// What an import did, or would do.
    Imported(ImportView),
    /// Indicators of imported sets.
    Indicators {
        /// One indicator each.
        rows: Vec<IndicatorRow>,
        /// Give this as `after` to go on; null at the end.
        next: Option<String>,
    },
    /// A report was built.
    Report(ReportView),
    /// The outcome of verifying a package.
    Verification(VerificationView),
    /// The outcome of checking or rebuilding the vault.
    Check(CheckView),
    /// Jobs that run.
    Jobs {
        /// One job each.
        jobs: Vec<JobView>,
    },
}

/// What happens while a request runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Progress {
    /// The job that carries the request out; `job_cancel` takes this name.
    Started {
        /// The job's name.
        job: String,
    },
    /// Work done so far.
    Step {
        /// What is being done, as a Fluent id (`step-…`).
        step: String,
        /// Units done.
        done: u64,
        /// Units in all, when known.
        total: Option<u64>,
        /// `entries`, `bytes`, `records`.
        unit: String,
        /// Units per second so far.
        rate: Option<f64>,
    },
    /// Hand this text to the other person.
    Ticket {
        /// The ticket.
        ticket: String,
    },
    /// Both people compare these six digits, then each confirms.
    Code {
        /// Give this to `circle_confirm`.
        job: String,
        /// Six digits.
        code: String,
    },
    /// A peer connected and parted.
    Synced(SyncView),
    /// Something that a person should know.
    Notice {
        /// A Fluent id (`notice-…`).
        notice: String,
    },
}

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
    /// What a person should look at (Fluent ids).
    pub warnings: Vec<String>,
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
    /// The incident it belongs to, if any.
    pub incident: Option<String>,
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
    /// The signature holds.
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
    /// `ok`, `absent`, `damaged`.
    pub result: String,
}

/// A circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CircleView {
    /// 64 hexadecimal digits.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The personal circle of one, where work starts.
    pub personal: bool,
    /// Our role in it.
    pub role: String,
    /// How many people.
    pub people: u32,
    /// How many devices.
    pub devices: u32,
    /// How many records.
    pub records: u64,
}

/// A device in a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MemberView {
    /// The person's name.
    pub person: String,
    /// The person's role.
    pub role: String,
    /// The device key.
    pub device: String,
    /// This very device.
    pub own: bool,
    /// How many entries of it are here.
    pub entries: u64,
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
    /// Our digest of the circle after the sync.
    pub digest: String,
    /// Milliseconds from dialling or accepting.
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
}
