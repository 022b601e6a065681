//! Error codes: what a shell may act on. Every code has two texts, `err-…` what happened and `rec-…` what to do.

use std::collections::BTreeMap;

use crate::api::{ErrorView, RefusalView};
use crate::texts::Texts;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $exit:literal;)*) => {
        /// Says what went wrong, in a way that a shell can act on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ErrorCode { $($(#[$doc])* $name,)* }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Gives the stable name, as in `err-<name>` and `rec-<name>`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Gives the exit code of the command line.
            pub const fn exit_code(self) -> u8 {
                match self { $(Self::$name => $exit,)* }
            }
        }
    };
}

codes! {
    /// There is no vault in this folder.
    VaultMissing = "vault-missing", 3;
    /// A vault, or something else, is already in this folder.
    VaultExists = "vault-exists", 1;
    /// The vault is locked.
    Locked = "locked", 3;
    /// The passphrase does not open the keyring.
    WrongPassphrase = "wrong-passphrase", 3;
    /// The passphrase is too short.
    WeakPassphrase = "weak-passphrase", 2;
    /// Both copies of the keyring are damaged.
    KeyringDamaged = "keyring-damaged", 3;
    /// The keyring asks for more work than is allowed.
    KeyringTooCostly = "keyring-too-costly", 3;
    /// The database is damaged or truncated.
    DatabaseDamaged = "database-damaged", 3;
    /// The counter file is damaged in all its places.
    CounterDamaged = "counter-damaged", 3;
    /// A file of the vault is missing.
    VaultIncomplete = "vault-incomplete", 3;
    /// The database is older than the counter says.
    RolledBack = "rolled-back", 3;
    /// A newer version of the program made this.
    NewerVersion = "newer-version", 3;
    /// Another process has the vault open.
    VaultInUse = "vault-in-use", 3;
    /// The disk is full.
    DiskFull = "disk-full", 1;
    /// Reading or writing failed.
    Io = "io", 1;
    /// No record has this id.
    UnknownRecord = "unknown-record", 1;
    /// Several records have ids that begin so.
    AmbiguousId = "ambiguous-id", 1;
    /// No such kind of record.
    UnknownKind = "unknown-kind", 2;
    /// The codebook has no such vocabulary.
    UnknownVocabulary = "unknown-vocabulary", 2;
    /// Neither the codebook nor the circle has such a term.
    UnknownTerm = "unknown-term", 1;
    /// This kind has no such field.
    UnknownField = "unknown-field", 2;
    /// The value does not fit its field.
    BadValue = "bad-value", 2;
    /// A text is no condition of a filter.
    BadExpression = "bad-expression", 2;
    /// A condition of a filter cannot be asked of its field.
    BadCondition = "bad-condition", 2;
    /// No saved view is called so.
    UnknownView = "unknown-view", 1;
    /// Several saved views are called so.
    AmbiguousView = "ambiguous-view", 1;
    /// The circle has a saved view of this name.
    ViewExists = "view-exists", 1;
    /// A saved view holds something that this version does not know, so it is not run.
    ViewNewer = "view-newer", 1;
    /// A saved view lacks something, or people have not decided between values of it, so it is not run.
    ViewUnclear = "view-unclear", 1;
    /// The date reads in several ways.
    AmbiguousDate = "ambiguous-date", 2;
    /// A value says something only together with another one, which is missing.
    Incomplete = "incomplete", 2;
    /// A date is before the one that it follows.
    DateOrder = "date-order", 2;
    /// The words of a statement would be written over.
    Verbatim = "verbatim", 2;
    /// A reference leads to a record of another kind.
    WrongKind = "wrong-kind", 2;
    /// A record would be linked to itself.
    SelfLink = "self-link", 2;
    /// Two records are not of kinds that can be judged the same.
    NotComparable = "not-comparable", 2;
    /// This person judged the two already, and that stands.
    AlreadyJudged = "already-judged", 1;
    /// The record is no judgment of whether records are the same.
    NotAJudgment = "not-a-judgment", 2;
    /// The judgment was taken back already.
    AlreadyReversed = "already-reversed", 1;
    /// The text is no record, domain, address, hash or number.
    NotAnObservable = "not-an-observable", 2;
    /// The check digit of a case number does not fit.
    CaseNumber = "case-number", 2;
    /// Neither the program nor the circles have such a protocol.
    UnknownProtocol = "unknown-protocol", 1;
    /// The protocol or the examination has no such step or level.
    UnknownStep = "unknown-step", 1;
    /// The protocol has no such version.
    ProtocolVersion = "protocol-version", 2;
    /// The protocol has more steps than can be followed.
    ProtocolTooLong = "protocol-too-long", 1;
    /// A protocol would be based on itself.
    ProtocolCircular = "protocol-circular", 2;
    /// The examination is closed.
    ExaminationClosed = "examination-closed", 1;
    /// Required steps are open, or were left out without a reason.
    StepsOpen = "steps-open", 1;
    /// No such circle here.
    UnknownCircle = "unknown-circle", 1;
    /// The circle has no such member or device.
    UnknownMember = "unknown-member", 1;
    /// Several members or devices are called so.
    AmbiguousMember = "ambiguous-member", 1;
    /// It would leave a circle without a steward.
    LastSteward = "last-steward", 1;
    /// This device was removed from the circle.
    RemovedHere = "removed-here", 1;
    /// A page does not follow the one that we work under.
    PageRefused = "page-refused", 1;
    /// A request or an answer for joining is not one, or is for another device.
    BadJoinFile = "bad-join-file", 1;
    /// Our role does not permit this.
    NotPermitted = "not-permitted", 1;
    /// The vault was copied or moved; it signs nothing until its person says which.
    VaultCopied = "vault-copied", 1;
    /// The vault was set back to an earlier state, or has new keys that no page admits yet; it signs nothing.
    DeviceWaits = "device-waits", 1;
    /// The circle was read from an archive: it is only read.
    CircleArchived = "circle-archived", 1;
    /// An archive would be written in the clear, and the person did not say so.
    ArchiveInClear = "archive-in-clear", 2;
    /// The key or the passphrase does not open a sealed archive, or none was given.
    ArchiveLocked = "archive-locked", 3;
    /// There is no archive, or one that was not finished.
    NoArchive = "no-archive", 1;
    /// The file is larger than the limit.
    TooLarge = "too-large", 1;
    /// The file is not what its format says.
    Malformed = "malformed", 1;
    /// A format has no place for anything of what was chosen, or nothing was chosen.
    NothingFits = "nothing-fits", 1;
    /// No such format.
    UnknownFormat = "unknown-format", 2;
    /// The peer is no member, or not the one expected.
    UnknownPeer = "unknown-peer", 1;
    /// The peer did not answer.
    Unreachable = "unreachable", 1;
    /// No device of this member told where it is reached.
    NotReached = "not-reached", 1;
    /// A page that waits for the person, or a rival page, would remove whoever could read this.
    HeldBack = "held-back", 1;
    /// The connection broke or the peer broke the rules.
    SyncFailed = "sync-failed", 1;
    /// The text names no relay, or one that would be spoken to in clear.
    RelayAddress = "relay-address", 2;
    /// The relay's token is empty, too long, or not one word of printable ASCII.
    RelayToken = "relay-token", 2;
    /// The file holds no certificate, several, or one that does not read.
    RelayCertificate = "relay-certificate", 2;
    /// No relay is named to this device, or another than the ticket's.
    RelayUnknown = "relay-unknown", 1;
    /// The relay does not let this device in.
    RelayDenied = "relay-denied", 1;
    /// The text names no drop.
    DropAddress = "drop-address", 2;
    /// The drop needs a password or an access key.
    DropCredentials = "drop-credentials", 1;
    /// There is no such folder or bucket.
    DropMissing = "drop-missing", 1;
    /// The drop refused: wrong password, no right to write, no room.
    DropRefused = "drop-refused", 1;
    /// The drop could not be reached, or broke off.
    DropUnreachable = "drop-unreachable", 1;
    /// A bundle is damaged, cut short, or none.
    BundleDamaged = "bundle-damaged", 4;
    /// A bundle is sealed to others.
    BundleNotForUs = "bundle-not-for-us", 1;
    /// A bundle is of another circle.
    BundleOtherCircle = "bundle-other-circle", 1;
    /// A bundle would be sealed to nobody, or to a device that does not read the circle.
    BundleNoReader = "bundle-no-reader", 1;
    /// A recovery sheet does not read.
    SheetMalformed = "sheet-malformed", 2;
    /// A backup would be sealed to nothing.
    BackupNoKey = "backup-no-key", 2;
    /// The sheet or the passphrase is not that of this backup.
    BackupWrongKey = "backup-wrong-key", 3;
    /// A backup is damaged, cut short, or none.
    BackupDamaged = "backup-damaged", 4;
    /// Not everything that this device wrote is confirmed by receipts.
    HandoverIncomplete = "handover-incomplete", 1;
    /// The six digits were not confirmed.
    CodeMismatch = "code-mismatch", 1;
    /// The ticket is no ticket, or was used.
    BadTicket = "bad-ticket", 1;
    /// A release was refused.
    ReportRefused = "report-refused", 1;
    /// A person did not agree to something that would be done.
    UseRefused = "use-refused", 1;
    /// Consents cannot be overridden in this way.
    OverrideRefused = "override-refused", 1;
    /// Something is already at the target.
    TargetExists = "target-exists", 1;
    /// The file cannot be read.
    Unreadable = "unreadable", 1;
    /// The file changed while it was read.
    ChangedMeanwhile = "changed-meanwhile", 1;
    /// An archive is sealed with age, and no identity that opens it was given.
    IntakeLocked = "intake-locked", 1;
    /// The file's format is not one with which this can be done.
    MediaUnsupported = "media-unsupported", 1;
    /// The picture moves: it is several.
    MediaMoves = "media-moves", 1;
    /// The picture is damaged or cut short.
    MediaDamaged = "media-damaged", 1;
    /// A region covers no pixel of the picture, or is none.
    RegionOutside = "region-outside", 2;
    /// A term or span that is to be taken out is not in the text.
    NotInText = "not-in-text", 2;
    /// The sealed file is not in this vault.
    NotHeld = "not-held", 1;
    /// Records of this kind have no custody.
    NoCustody = "no-custody", 2;
    /// No event in custody is called so.
    UnknownEvent = "unknown-event", 2;
    /// A transfer is not told as one event: it has two sides.
    TransferSides = "transfer-sides", 2;
    /// A reason is missing.
    ReasonNeeded = "reason-needed", 2;
    /// The content is no text, or too long to be shown.
    NoText = "no-text", 1;
    /// The item was released already, and nobody answered yet.
    TransferOpen = "transfer-open", 1;
    /// No open transfer of this item waits for that.
    NoTransfer = "no-transfer", 1;
    /// The transfer is between other people.
    TransferOther = "transfer-other", 1;
    /// Without a file that can be verified, seal or state have to be said.
    StateNeeded = "state-needed", 2;
    /// A receipt does not name the hash.
    ReceiptUnnamed = "receipt-unnamed", 4;
    /// A receipt names another hash.
    ReceiptHash = "receipt-hash", 4;
    /// The signature of a receipt is not over its text.
    ReceiptSignature = "receipt-signature", 4;
    /// The signature of a receipt was made for another use.
    ReceiptNamespace = "receipt-namespace", 4;
    /// A receipt was signed by another key than the one that was named.
    ReceiptOtherKey = "receipt-other-key", 4;
    /// A key is of a kind that is not verified here, or does not read.
    ReceiptKey = "receipt-key", 2;
    /// The retention date of a case has not come, or it has none.
    NotDue = "not-due", 1;
    /// Verification failed.
    VerificationFailed = "verification-failed", 4;
    /// Stopped by a person.
    Cancelled = "cancelled", 1;
    /// No such job.
    UnknownJob = "unknown-job", 1;
    /// The request makes no sense.
    BadRequest = "bad-request", 2;
    /// A bug.
    Bug = "bug", 1;
}

/// Why a request failed: a code, and what its texts name. Holds no path and no content.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", code.name())]
pub struct ApiError {
    /// The code.
    pub code: ErrorCode,
    /// What the texts name.
    pub args: BTreeMap<String, String>,
    /// For [`ErrorCode::ReportRefused`] and its like: each reason.
    pub refusals: Vec<RefusalView>,
}

impl ApiError {
    /// Makes an error without arguments.
    pub fn new(code: ErrorCode) -> Self {
        Self { code, args: BTreeMap::new(), refusals: Vec::new() }
    }

    /// Adds an argument that the texts name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// Says it in a language.
    pub fn view(&self, texts: &Texts) -> ErrorView {
        let name = self.code.name();
        ErrorView {
            code: name.to_owned(),
            message: texts.format(&format!("err-{name}"), &self.args),
            advice: texts.format(&format!("rec-{name}"), &self.args),
            args: self.args.clone(),
            refusals: self
                .refusals
                .iter()
                .map(|refusal| RefusalView {
                    words: texts.get(&format!("rule-{}", refusal.rule)),
                    advice: texts.get(&format!("do-{}", refusal.rule)),
                    ..refusal.clone()
                })
                .collect(),
        }
    }
}

/// Makes the error of a bug, with the place in the code.
#[macro_export]
macro_rules! internal {
    ($what:expr) => {
        $crate::error::ApiError::new($crate::error::ErrorCode::Bug)
            .with("what", $what)
            .with("place", concat!(file!(), ":", line!()))
    };
}

impl From<std::io::Error> for ApiError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::new(ErrorCode::DiskFull),
            std::io::ErrorKind::AlreadyExists => Self::new(ErrorCode::TargetExists),
            kind => Self::new(ErrorCode::Io).with("cause", kind.to_string()),
        }
    }
}
