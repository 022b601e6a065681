//! Opening the SQLCipher database, always in the same way, and bringing it up to date.

use std::path::Path;

use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, ffi};
use zeroize::Zeroizing;

use crate::schema::{APPLICATION_ID, MIGRATIONS, VERSION};

/// The raw key of the database, as SQLCipher takes it.
pub(crate) type KeySpec = Zeroizing<String>;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A new, empty file.
    Create,
    /// Reading and writing.
    Write,
    /// Reading only, beside a writer.
    Read,
}

/// Opens a connection and sets the key and every setting that we rely on.
pub(crate) fn open(path: &Path, key: &KeySpec, purpose: Purpose) -> rusqlite::Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if purpose == Purpose::Create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let db = Connection::open_with_flags(path, flags)?;
    // Errors come back as errors; the library's own log would print to stderr.
    let _ = db.pragma_update(None, "cipher_log_level", "NONE");
    db.pragma_update(None, "cipher_memory_security", "ON")?;
    let statement = Zeroizing::new(format!("PRAGMA key = \"{}\";", key.as_str()));
    db.execute_batch(&statement)?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    ] {
        db.set_limit(limit, value)?;
    }
    db.set_prepared_statement_cache_capacity(96);
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    db.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = OFF;",
    )?;
    match purpose {
        Purpose::Create => {
            db.pragma_update(None, "auto_vacuum", "NONE")?;
            // A write that fails while the mode changes leaves the old mode, and the pragma says so instead of failing.
            let mode = db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
            if !mode.eq_ignore_ascii_case("wal") {
                return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_WRITE), None));
            }
        }
        Purpose::Write => db.execute_batch("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000;")?,
        Purpose::Read => db.execute_batch("PRAGMA cache_size = -24576; PRAGMA query_only = ON;")?,
    }
    Ok(db)
}

/// Makes the tables of a new database.
pub(crate) fn initialise(db: &mut Connection) -> rusqlite::Result<()> {
    let transaction = db.transaction()?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&transaction, 0)?;
    transaction.commit()
}

/// Gives the stored version, or `None` when the file is no vault's.
pub(crate) fn version(db: &Connection) -> rusqlite::Result<Option<i32>> {
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok((application == APPLICATION_ID && version > 0).then_some(version))
}

/// Takes the steps from a stored version to ours, inside a transaction of the caller.
pub(crate) fn migrate(db: &Connection, from: i32) -> rusqlite::Result<()> {
    for step in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
        db.execute_batch(step)?;
    }
    db.pragma_update(None, "user_version", VERSION)
}

/// Empties the write-ahead log into the database and cuts it to nothing.
pub(crate) fn checkpoint(db: &Connection) -> rusqlite::Result<()> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}
