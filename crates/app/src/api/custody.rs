//! Custody, evidence held elsewhere, retention and fixity: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CopyView, CustodyView};

/// What happened to an item in the world, as a person tells it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CustodyEvent {
    /// `collected`, `received`, `viewed`, `copied`, `exported`, `derived`, `sealed`, `deposited`, `returned`, `destroyed`,
    /// `deviation`, `checked`. A transfer has commands of its own.
    pub event: String,
    /// Why; a deviation needs it.
    pub reason: Option<String>,
    /// When it happened: an RFC 3339 time, an EDTF date, or words that read as one date.
    pub when: Option<String>,
    /// Who did it, if not the person who signs.
    pub by: Option<String>,
    /// From whom or whence.
    pub from: Option<String>,
    /// To whom or whither.
    pub to: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The number of the seal or bag.
    pub seal: Option<String>,
    /// In what state.
    pub state: Option<String>,
}

/// What a person does with an item's custody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of a request are named after the command line's options")]
pub enum CustodyOrder {
    /// Signs an event in the world.
    Log { id: String, event: CustodyEvent },
    /// Reads the whole file of an item that is held here, and signs that it is as it was sealed, or that it is not.
    Check { id: String, reason: Option<String> },
    /// Opens the content to be read, after signing that it was viewed. Only text is shown; anything else has to be exported.
    View { id: String, reason: Option<String> },
    /// Signs a release to a member.
    Release { id: String, to: String, purpose: Option<String>, seal: Option<String>, state: Option<String> },
    /// Signs a release to somebody without Cairn, and writes form, signature and the text of the receipt into a new folder.
    Outside {
        id: String,
        name: String,
        out: String,
        purpose: Option<String>,
        seal: Option<String>,
        state: Option<String>,
        #[serde(default)]
        lang: Option<String>,
    },
    /// Signs that a released item was received: after its file was read and verified, or with its seal or state.
    Receive {
        id: String,
        seal: Option<String>,
        state: Option<String>,
        /// Where something that is held elsewhere lies now, to be compared with its list.
        #[serde(default)]
        path: Option<String>,
        note: Option<String>,
    },
    /// Refuses a release that was for this person, or takes back one that this person signed.
    Refuse { id: String, reason: String },
    /// Takes the receipt of somebody without Cairn: a text with a signature, or a scanned form.
    Receipt {
        id: String,
        /// The text of the receipt.
        #[serde(default)]
        text: Option<String>,
        /// A scanned or photographed receipt.
        #[serde(default)]
        scan: Option<String>,
        /// The signature over the text: by `ssh-keygen -Y sign`, or another one that is kept unverified.
        #[serde(default)]
        signature: Option<String>,
        /// A line of `allowed_signers` that names the key.
        #[serde(default)]
        signer: Option<String>,
        /// A file with the public key.
        #[serde(default)]
        key: Option<String>,
    },
    /// Lists transfers: the open ones, or all.
    Transfers {
        circle: Option<String>,
        #[serde(default)]
        all: bool,
    },
    /// Prints the custody of an item, signed, with the signed steps beside it.
    Print {
        id: String,
        out: String,
        lang: String,
        #[serde(default)]
        force: bool,
    },
}

/// What a person does with evidence that lies elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of a request are named after the command line's options")]
pub enum ElsewhereOrder {
    /// Records something that stays where it is, by the hashes of its files.
    Add(Box<ElsewhereItem>),
    /// Points at it again and compares.
    Recheck { id: String, path: String, reason: Option<String> },
}

/// Something that stays where it is. One of `manifest`, `folder` and `file` is given.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ElsewhereItem {
    /// A list of SHA-256 sums that somebody made already.
    pub manifest: Option<String>,
    /// A folder or drive whose files are hashed now.
    pub folder: Option<String>,
    /// One file that is hashed now.
    pub file: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who keeps it.
    pub custodian: String,
    /// Which drive.
    pub drive: Option<String>,
    /// On which shelf, in which safe.
    pub shelf: Option<String>,
    /// The number of the seal.
    pub seal: Option<String>,
    /// Whence it came.
    pub source: Option<String>,
    /// The incident that it belongs to.
    pub incident: Option<String>,
    /// The case that it belongs to.
    pub case: Option<String>,
    /// The device that it was taken from.
    pub device: Option<String>,
    /// Into this circle.
    pub circle: Option<String>,
}

/// What a person does about retention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields of a request are named after the command line's options")]
pub enum RetentionOrder {
    /// Lists the cases with a retention date: those that are due, or all.
    List {
        circle: Option<String>,
        #[serde(default)]
        all: bool,
    },
    /// Shows what would be destroyed with a case, and what stays.
    Show { id: String },
    /// Asks to destroy a case with what belongs to it alone, or confirms what another person asked for.
    Destroy {
        id: String,
        /// Why; also why before the date, where `early` is said.
        reason: Option<String>,
        /// Although its date has not come, or it has none.
        #[serde(default)]
        early: bool,
    },
}

/// Shows or changes how often sealed files are checked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FixityOrder {
    /// Days after which a file is due again; 0: never.
    pub days: Option<u32>,
    /// Whether due files are checked while the vault is open and the device is not on battery.
    pub idle: Option<bool>,
}

/// What became of an order about custody, evidence elsewhere, retention or fixity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kept", rename_all = "snake_case")]
pub enum KeepingView {
    /// A step was signed.
    Step(StepView),
    /// The content of an item, as text.
    Content(ContentView),
    /// Transfers.
    Transfers {
        /// One transfer each.
        transfers: Vec<TransferView>,
    },
    /// A release form was written.
    Form(FormView),
    /// A receipt was taken.
    Receipt(ReceiptTakenView),
    /// The custody was printed.
    Printed(PrintedView),
    /// Something held elsewhere was recorded.
    Elsewhere(ElsewhereView),
    /// Something held elsewhere was compared.
    Rechecked(RecheckView),
    /// Cases with a retention date.
    Retention {
        /// One case each.
        cases: Vec<RetentionView>,
    },
    /// What goes with a case, and what stays.
    Destruction(DestructionView),
    /// How often sealed files are checked.
    Fixity(FixityPlanView),
}

/// A step that was signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// `cairn.custody-step/1`.
    pub schema: String,
    /// The item's record.
    pub id: String,
    /// The item's title.
    pub title: String,
    /// The step.
    pub step: CustodyView,
    /// What was found by a check: `agrees`, `differs`, `absent`; null where nothing was checked.
    pub result: Option<String>,
    /// For a file that is not as it was: the devices that are known to hold a copy.
    pub copies: Vec<CopyView>,
}

/// Content that was opened to be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContentView {
    /// `cairn.content/1`.
    pub schema: String,
    /// The item's record.
    pub id: String,
    /// The text.
    pub text: String,
}

/// A transfer: a release, and what was answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TransferView {
    /// `cairn.transfer/1`.
    pub schema: String,
    /// The release: the hash of its attestation.
    pub release: String,
    /// The item's record.
    pub id: String,
    /// Its title; empty when the record is not here.
    pub title: String,
    /// The circle.
    pub circle: String,
    /// Who released it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// To somebody without Cairn.
    pub outside: bool,
    /// This person is to answer.
    pub to_me: bool,
    /// This person released it.
    pub by_me: bool,
    /// When, RFC 3339.
    pub time: String,
    /// For what.
    pub purpose: Option<String>,
    /// SHA-256 of the content released; null for a physical item.
    pub sha256: Option<String>,
    /// `open`, `received`, `refused`, `taken-back`.
    pub state: String,
    /// When it was answered.
    pub answered: Option<String>,
    /// The receipt names the hash that was released.
    pub same: bool,
    /// Of a receipt from outside: `verified`, `key-unknown`, `not-verified`.
    pub check: Option<String>,
    /// Why it was refused.
    pub reason: Option<String>,
}

/// A release form that was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FormView {
    /// `cairn.release-form/1`.
    pub schema: String,
    /// The item's record.
    pub id: String,
    /// The release: the hash of its attestation.
    pub release: String,
    /// SHA-256 of the content; null for a physical item.
    pub sha256: Option<String>,
    /// The fingerprint of the key that signed the form.
    pub fingerprint: String,
    /// The files in the folder.
    pub files: Vec<String>,
}

/// A receipt that was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReceiptTakenView {
    /// `cairn.custody-receipt/1`.
    pub schema: String,
    /// The item's record.
    pub id: String,
    /// The release that it answers.
    pub release: String,
    /// `verified` (by the key that was named), `key-unknown` (by the key that the signature names), `not-verified`.
    pub check: String,
    /// The fingerprint of the key that signed.
    pub fingerprint: Option<String>,
    /// The records under which receipt and signature were sealed, where they were not verified.
    pub evidence: Vec<String>,
    /// The step's hash.
    pub step: String,
}

/// A step at which a chain is broken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BreakView {
    /// The step's number, from 1.
    pub number: u32,
    /// What is wrong, in a fragment of English.
    pub problem: String,
}

/// A printed custody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PrintedView {
    /// `cairn.custody-print/1`.
    pub schema: String,
    /// The item's record.
    pub id: String,
    /// Pages of the document.
    pub pages: u32,
    /// Steps of the chain.
    pub steps: u32,
    /// Where the chain is broken.
    pub breaks: Vec<BreakView>,
    /// The fingerprint of the key that signed.
    pub fingerprint: String,
    /// The files that were written, by name.
    pub files: Vec<String>,
}

/// Something held elsewhere that was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ElsewhereView {
    /// `cairn.elsewhere/1`.
    pub schema: String,
    /// The record of the item.
    pub id: String,
    /// The record of the sealed list of its files.
    pub manifest: String,
    /// Files.
    pub files: u64,
    /// Bytes of all files; 0 where a list was given.
    pub bytes: u64,
    /// The item's SHA-256: of the file where it is one, else of the list.
    pub sha256: String,
}

/// What came of pointing at something held elsewhere again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecheckView {
    /// `cairn.recheck/1`.
    pub schema: String,
    /// The record of the item.
    pub id: String,
    /// Everything is as the list says, and nothing else is there.
    pub agrees: bool,
    /// How many files are unchanged.
    pub same: u64,
    /// How many have another content, and the names of the first thousand.
    pub differ_count: u64,
    /// Their names.
    pub differ: Vec<String>,
    /// How many are not there.
    pub missing_count: u64,
    /// Their names, the first thousand.
    pub missing: Vec<String>,
    /// How many the list does not name.
    pub new_count: u64,
    /// Their names, the first thousand.
    pub new: Vec<String>,
    /// The signed step's hash.
    pub step: String,
}

/// A case and its retention date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RetentionView {
    /// `cairn.retention/1`.
    pub schema: String,
    /// The case.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its circle.
    pub circle: String,
    /// The date (EDTF).
    pub until: String,
    /// Why it is kept until then.
    pub reason: Option<String>,
    /// The last day of the date is past.
    pub due: bool,
}

/// A record that goes or stays.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BelongingView {
    /// The record.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// Its title; empty once it is destroyed.
    pub title: String,
    /// Of what has custody: `sealed` (its file is destroyed), `elsewhere` or `thing` (only what is recorded of it is).
    pub held: Option<String>,
    /// The records outside the case that refer to it, so that it stays: kind and title.
    pub because: Vec<String>,
}

/// What a device is known to have done about a destruction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeviceGoneView {
    /// The person.
    pub person: String,
    /// The device.
    pub device: String,
    /// It is this one.
    pub own: bool,
    /// `done`: it signed something after it had heard of the destruction, which its program carries out in the same step;
    /// `waits`: nobody confirmed yet; `unknown`: nothing that it signed since tells.
    pub state: String,
}

/// What goes with a case, what stays, and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DestructionView {
    /// `cairn.destruction/1`.
    pub schema: String,
    /// The case.
    pub id: String,
    /// The circle.
    pub circle: String,
    /// `planned` (nothing was done), `asked` (hidden; a second person has to confirm), `destroyed`.
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// What goes.
    pub goes: Vec<BelongingView>,
    /// What the case refers to and other records need.
    pub stays: Vec<BelongingView>,
    /// The devices of the circle.
    pub devices: Vec<DeviceGoneView>,
}

/// How often sealed files are checked on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FixityPlanView {
    /// `cairn.fixity-plan/1`.
    pub schema: String,
    /// Days after which a file is due again; 0: never.
    pub days: u32,
    /// Due files are checked while the vault is open and the device is not on battery.
    pub idle: bool,
    /// Sealed files that lie here.
    pub held: u64,
    /// Of them, those that are due.
    pub due: u64,
    /// Of all, those whose last check failed.
    pub failed: u64,
    /// The oldest check, RFC 3339; null when nothing lies here.
    pub oldest: Option<String>,
}
