//! What can go wrong, split by what the person can do about it.

use std::io;

/// Names a file of the vault folder, for messages; it is no path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultFile {
    /// `keyring.age` and its copy.
    Keyring,
    /// `vault.db`.
    Database,
    /// `counter`.
    Counter,
    /// `lock`.
    Lock,
    /// A file under `evidence/`.
    Evidence,
}

impl std::fmt::Display for VaultFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Keyring => "keyring",
            Self::Database => "database",
            Self::Counter => "counter",
            Self::Lock => "lock",
            Self::Evidence => "evidence",
        })
    }
}

/// Says why a vault could not be made. Nothing that existed was touched.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// The folder holds something already.
    #[error("create a vault: the folder is not empty")]
    Exists,
    /// The disk is full.
    #[error("create a vault: the disk is full")]
    DiskFull,
    /// The passphrase could not be turned into a keyring.
    #[error("create the keyring")]
    Keyring(#[source] cairn_keys::keyring::KeyringError),
    /// The system refused.
    #[error("create the vault's files")]
    Io(#[source] io::Error),
    /// The database refused.
    #[error("create the database")]
    Database(#[source] rusqlite::Error),
}

/// Says why a vault did not open. It is as it was: nothing is recreated, migrated or deleted.
#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    /// There is no vault in this folder.
    #[error("find a vault in the folder")]
    NoVault,
    /// A file of the vault is missing: put it back from a copy of the folder.
    #[error("open the vault: its {0} file is missing")]
    Missing(VaultFile),
    /// Another process has the vault open.
    #[error("open the vault: another process uses it")]
    InUse,
    /// The passphrase is wrong; the keyring is whole.
    #[error("open the keyring: the passphrase is wrong")]
    WrongPassphrase,
    /// Both copies of the keyring are damaged.
    #[error("open the keyring: both copies are damaged")]
    KeyringDamaged,
    /// The keyring asks for more work than this version does.
    #[error("open the keyring: it asks for too much work")]
    KeyringTooCostly,
    /// The database is damaged or cut short.
    #[error("read the database: it is damaged or cut short")]
    DatabaseDamaged(#[source] Option<rusqlite::Error>),
    /// The counter file is damaged in all its places.
    #[error("read the counter: it is damaged")]
    CounterDamaged,
    /// A restore into this folder was interrupted: delete the folder and restore again.
    #[error("open the vault: it was not restored to the end")]
    Unfinished,
    /// A newer version of Cairn made or upgraded this vault.
    #[error("open the vault: a newer version made it")]
    Newer,
    /// The database is older than the counter: somebody put an old copy in its place, or part of it was lost.
    #[error("open the database: the {missing} newest changes are missing from it")]
    RolledBack {
        /// How many acknowledged commits the database lacks; 0 when it has as many, but others.
        missing: u64,
    },
    /// The disk is full.
    #[error("open the vault: the disk is full")]
    DiskFull,
    /// The system refused to read or write.
    #[error("read the vault's files")]
    Io(#[source] io::Error),
    /// The database refused for another reason.
    #[error("open the database")]
    Database(#[source] rusqlite::Error),
}

/// Says why an operation on an open vault failed. A failed operation changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("write to the vault: the disk is full")]
    DiskFull,
    /// The database is damaged.
    #[error("read the database: it is damaged")]
    Damaged(#[source] Option<rusqlite::Error>),
    /// The system refused to read or write.
    #[error("{action}")]
    Io {
        /// What was attempted.
        action: &'static str,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The database refused for another reason.
    #[error("{action} in the database")]
    Database {
        /// What was attempted.
        action: &'static str,
        /// Why not.
        #[source]
        source: rusqlite::Error,
    },
    /// There is no such thing here.
    #[error("find the {0}")]
    NotFound(&'static str),
    /// A shortened id fits several records.
    #[error("find the record: the id fits several")]
    Ambiguous,
    /// There is one already.
    #[error("add the {0}: it exists")]
    Exists(&'static str),
    /// What was given is too large or not well formed.
    #[error("accept the {0}: it is too large or malformed")]
    Refused(&'static str),
    /// This device may not do that in this circle.
    #[error("write to the circle: this device may not")]
    MayNot,
    /// This vault's keys may not sign in the circle: it was copied or set back, or new keys wait to be admitted.
    #[error("sign in the circle: the vault was copied or set back, or waits to be admitted")]
    Device(crate::device::DeviceState),
    /// The circle's page did not hold.
    #[error("read the charter")]
    Charter(#[source] cairn_ledger::charter::CharterError),
    /// An entry could not be made.
    #[error("write the entry")]
    Entry(#[source] cairn_ledger::entry::EntryError),
    /// An edit could not be made.
    #[error("write the change")]
    Edit(#[source] cairn_ledger::document::EditError),
    /// The record cannot be built from its changes.
    #[error("read the record")]
    Unreadable,
    /// A secret, an epoch or sealed file could not be opened.
    #[error("open the sealed {0}")]
    Sealed(&'static str),
    /// A keyring could not be written.
    #[error("write the keyring")]
    Keyring(#[source] cairn_keys::keyring::KeyringError),
    /// The work was cancelled.
    #[error("finish: it was cancelled")]
    Cancelled,
    /// The caller's own source failed.
    #[error("read what was to be stored")]
    Source(#[source] io::Error),
}

/// Says whether the system's error means a full disk or a used-up quota.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
}

/// What an error of the database amounts to.
pub(crate) enum Sql {
    /// The disk is full.
    Full,
    /// The file is damaged, or no database.
    Damaged,
    /// Another process locks it.
    Busy,
    /// Anything else.
    Other,
}

pub(crate) fn classify(error: &rusqlite::Error) -> Sql {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Sql::Full,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Sql::Damaged,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Sql::Busy,
        _ => Sql::Other,
    }
}

impl StoreError {
    /// Wraps an error of the database met in `action`.
    pub(crate) fn sql(action: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        move |source| match classify(&source) {
            Sql::Full => Self::DiskFull,
            Sql::Damaged => Self::Damaged(Some(source)),
            Sql::Busy | Sql::Other => Self::Database { action, source },
        }
    }

    /// Wraps an error of the system met in `action`.
    pub(crate) fn io(action: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| if is_full(&source) { Self::DiskFull } else { Self::Io { action, source } }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        Self::sql("read or write")(source)
    }
}

impl From<io::Error> for UnlockError {
    fn from(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull } else { Self::Io(error) }
    }
}

impl From<rusqlite::Error> for UnlockError {
    fn from(error: rusqlite::Error) -> Self {
        match classify(&error) {
            Sql::Full => Self::DiskFull,
            Sql::Damaged => Self::DatabaseDamaged(Some(error)),
            Sql::Busy => Self::InUse,
            Sql::Other => Self::Database(error),
        }
    }
}

impl From<io::Error> for CreateError {
    fn from(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull } else { Self::Io(error) }
    }
}

impl From<rusqlite::Error> for CreateError {
    fn from(error: rusqlite::Error) -> Self {
        match classify(&error) {
            Sql::Full => Self::DiskFull,
            Sql::Damaged | Sql::Busy | Sql::Other => Self::Database(error),
        }
    }
}
