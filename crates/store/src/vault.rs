//! The vault: made, unlocked, written in whole commits, closed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::ops::Deref;
use std::path::Path;

use cairn_keys::VaultKey;
use cairn_keys::keyring::{KeyringError, Passphrase, WorkFactor, open_keyring, write_keyring};
use cairn_ledger::charter::Charter;
use cairn_model::CircleId;
use rusqlite::Connection;

use crate::circles::put_secret;
use crate::counter::{self, Counter, CounterKey, Header, Mark};
use crate::database::{self, Purpose};
use crate::device::MARKER;
use crate::error::{CreateError, StoreError, UnlockError, VaultFile};
use crate::folder::{self, Folder, write_durably};
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::{rekey, schema};

pub(crate) const COUNTER_CONTEXT: &str = "cairn 2026 vault counter";

/// What unlocking found and mended; worth telling the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// One copy of the keyring was damaged or missing and was written again from the other.
    KeyringRepaired,
    /// The header of the counter file was damaged and was written again.
    CounterRepaired,
    /// The counter was behind the database by this many commits: an old copy of that one file was put back. Nothing is lost.
    CounterBehind(u64),
    /// Everything derived from the ledger was built anew, because this version derives it otherwise.
    Rebuilt,
}

/// A vault's folder, closed.
#[derive(Debug, Clone)]
pub struct LockedVault(Folder);

/// An open vault: the one connection that writes. Everything that only reads is on [`Reader`], to which it derefs.
pub struct Vault {
    pub(crate) reader: Reader,
    pub(crate) charters: BTreeMap<CircleId, Charter>,
    key: VaultKey,
    counter: Counter,
    mark: Mark,
    /// The counter file lacks the newest commit, because writing it failed.
    counter_owed: bool,
    notices: Vec<Notice>,
    _lock: File,
}

/// One transaction under way.
pub(crate) struct Commit<'a> {
    /// The connection.
    pub(crate) db: &'a Connection,
    digest: blake3::Hasher,
}

impl Commit<'_> {
    /// Takes an entry into the running digest.
    pub(crate) fn note(&mut self, hash: &[u8; 32]) {
        self.digest.update(hash);
    }
}

impl LockedVault {
    /// Names the vault in a folder, without touching it.
    pub fn at(folder: &Path) -> Self {
        Self(Folder::new(folder))
    }

    /// Says whether the folder holds a vault, or part of one.
    pub fn exists(&self) -> bool {
        self.0.holds_any()
    }

    /// Makes a vault in an empty or missing folder, and opens it. A folder in which a crash cut the making of a vault short
    /// counts as empty.
    ///
    /// # Errors
    /// [`CreateError::Exists`] when the folder holds anything at all; nothing that existed is touched.
    pub fn create(&self, passphrase: &Passphrase, work: WorkFactor) -> Result<Vault, CreateError> {
        folder::make_private_dir(self.0.path())?;
        let begun = self.0.is_unfinished();
        if !begun && fs::read_dir(self.0.path())?.next().is_some() {
            return Err(CreateError::Exists);
        }
        let lock = self.0.lock()?.ok_or(CreateError::Exists)?; // who has it is making the vault
        if begun {
            if !self.0.is_unfinished() {
                return Err(CreateError::Exists); // it was finished meanwhile
            }
            self.0.remove_unfinished();
            if !self.0.is_free()? {
                return Err(CreateError::Exists);
            }
        }
        let made = self.create_files(lock, passphrase, work);
        if made.is_err() {
            self.0.remove_unfinished(); // all of these were made by this call: the folder was empty
            self.0.remove_lock();
        }
        made
    }

    fn create_files(&self, lock: File, passphrase: &Passphrase, work: WorkFactor) -> Result<Vault, CreateError> {
        self.0.begin_making(&lock)?;
        let key = VaultKey::from_bytes(crate::random());
        let keyring = write_keyring(&key, passphrase, work).map_err(CreateError::Keyring)?;
        write_durably(&self.0.keyring(), &keyring)?;
        write_durably(&self.0.keyring_copy(), &keyring)?;
        folder::make_private_dir(&self.0.evidence())?;
        drop(folder::private().create_new(true).open(self.0.database())?);
        let mark = Mark { commit: 1, digest: *blake3::hash(b"").as_bytes() };
        let spec = key.sqlcipher_keyspec();
        let mut db = database::open(&self.0.database(), &spec, Purpose::Create)?;
        database::initialise(&mut db)?;
        write_mark(&db, mark)?;
        db.execute("INSERT INTO meta (name, value) VALUES ('projection', ?1)", [schema::PROJECTION])?;
        database::checkpoint(&db)?;
        drop(db);
        let sum = counter::keyring_checksum(&keyring);
        let counter_key = key.derive(COUNTER_CONTEXT);
        counter::write_new(&self.0.counter(), [sum, sum], &counter_key, mark)?;
        folder::sync_dir(self.0.path())?;
        if let Some(parent) = self.0.path().parent() {
            let _ = folder::sync_dir(parent);
        }
        Folder::end_making(&lock)?;
        Ok(Vault {
            reader: Reader::open(self.0.clone(), spec, Purpose::Write)?,
            charters: BTreeMap::new(),
            counter: Counter::open(&self.0.counter(), counter_key)?,
            key,
            mark,
            counter_owed: false,
            notices: Vec::new(),
            _lock: lock,
        })
    }

    /// Opens the vault.
    ///
    /// # Errors
    /// Every way in which it does not open is a case of [`UnlockError`]; whichever it is, the files stay as they are.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Vault, UnlockError> {
        if !self.exists() {
            return Err(UnlockError::NoVault);
        }
        for (file, name) in [(self.0.database(), VaultFile::Database), (self.0.counter(), VaultFile::Counter)] {
            if !file.exists() {
                return Err(UnlockError::Missing(name));
            }
        }
        let lock = self.0.lock()?.ok_or(UnlockError::InUse)?;
        let mut notices = Vec::new();
        let mut keyrings = self.open_keyrings(passphrase)?;
        // A database file is never empty: SQLite would take an empty one for new.
        if fs::metadata(self.0.database())?.len() < 4096 {
            return Err(UnlockError::DatabaseDamaged(None));
        }
        // While the vault was being rekeyed, its two keyrings hold different keys, and one of them opens the database.
        let (opened, reader, version) = loop {
            let opened = keyrings.remove(0);
            match self.open_database(&opened.key) {
                Err(UnlockError::DatabaseDamaged(_)) if !keyrings.is_empty() => {}
                Err(error) => return Err(error),
                Ok((reader, version)) => break (opened, reader, version),
            }
        };
        let OpenedKeyring { key, bytes: keyring, sums } = opened;
        let counter_key = key.derive(COUNTER_CONTEXT);
        let kept = Counter::open(&self.0.counter(), counter_key.clone())?.read()?;
        let kept = kept.ok_or(UnlockError::CounterDamaged)?;
        if version > schema::VERSION {
            return Err(UnlockError::Newer);
        }
        if reader.setting_number("restoring").map_err(|_| UnlockError::DatabaseDamaged(None))?.is_some() {
            return Err(UnlockError::Unfinished);
        }
        self.mend_keyrings(&keyring, &mut notices)?;
        let mark = read_mark(&reader.db)?.ok_or(UnlockError::DatabaseDamaged(None))?;
        compare(mark, kept, &mut notices)?;
        if sums.is_none() {
            let sum = counter::keyring_checksum(&keyring);
            counter::write_new(&self.0.counter(), [sum, sum], &counter_key, mark)?;
            notices.push(Notice::CounterRepaired);
        }
        let counter = Counter::open(&self.0.counter(), counter_key)?;
        // A power cut in the middle of emptying the log leaves half-written pages, of which the log still holds whole ones.
        // They would look like damage to a check. On a full disk it waits: the log is read first anyway.
        let _ = database::checkpoint(&reader.db);
        reader.evidence().sweep();
        rekey::sweep(&self.0);
        let mut vault = Vault {
            reader,
            charters: BTreeMap::new(),
            counter_owed: mark != kept,
            key,
            counter,
            mark,
            notices,
            _lock: lock,
        };
        vault.bring_up_to_date(version).map_err(|error| match error {
            StoreError::DiskFull => UnlockError::DiskFull,
            StoreError::Damaged(cause) => UnlockError::DatabaseDamaged(cause),
            StoreError::Database { source, .. } => UnlockError::Database(source),
            StoreError::Io { source, .. } => UnlockError::Io(source),
            _ => UnlockError::DatabaseDamaged(None),
        })?;
        Ok(vault)
    }

    fn open_database(&self, key: &VaultKey) -> Result<(Reader, i32), UnlockError> {
        let reader = Reader::open(self.0.clone(), key.sqlcipher_keyspec(), Purpose::Write)?;
        let version = database::version(&reader.db)?.ok_or(UnlockError::DatabaseDamaged(None))?;
        Ok((reader, version))
    }

    /// Writes copies of the keyring that are damaged or out of date again.
    fn mend_keyrings(&self, bytes: &[u8], notices: &mut Vec<Notice>) -> Result<(), UnlockError> {
        for file in [self.0.keyring(), self.0.keyring_copy()] {
            if read_small(&file)?.as_deref() != Some(bytes) {
                write_durably(&file, bytes)?;
                notices.push(Notice::KeyringRepaired);
            }
        }
        Ok(())
    }

    /// Opens the keyring, from whichever copy is whole; from both when both are whole, differ, and hold different keys.
    /// Gives at least one.
    fn open_keyrings(&self, passphrase: &Passphrase) -> Result<Vec<OpenedKeyring>, UnlockError> {
        let sums = match counter::read_header(&self.0.counter())? {
            Header::Whole(sums) => Some(sums),
            Header::Damaged => None,
            Header::Newer => return Err(UnlockError::Newer),
        };
        let files = [self.0.keyring(), self.0.keyring_copy()];
        let copies = [read_small(&files[0])?, read_small(&files[1])?];
        if copies == [None, None] {
            return Err(UnlockError::Missing(VaultFile::Keyring));
        }
        // Copies that the header vouches for come first, so that damage costs no second derivation.
        let vouched = |copy: &Option<Vec<u8>>| {
            copy.as_ref().is_some_and(|bytes| sums.is_some_and(|sums| sums.contains(&counter::keyring_checksum(bytes))))
        };
        let mut order: Vec<usize> = vec![0, 1];
        order.sort_by_key(|&at| !copies.get(at).is_some_and(vouched));
        let mut verdict = KeyringError::Damaged;
        let mut opened = Vec::new();
        for at in order {
            let Some(Some(bytes)) = copies.get(at) else { continue };
            match open_keyring(bytes, passphrase) {
                Ok(key) => {
                    let known = sums.filter(|sums| sums.contains(&counter::keyring_checksum(bytes)));
                    opened.push(OpenedKeyring { key, bytes: bytes.clone(), sums: known });
                    let both = copies[0] != copies[1] && copies.iter().all(vouched);
                    if !both {
                        break;
                    }
                }
                Err(error) => {
                    // One that is whole and refuses the passphrase says more than one that is damaged.
                    let whole = copies.get(at).is_some_and(vouched);
                    if whole || !matches!(error, KeyringError::Damaged) {
                        verdict = error;
                    }
                    if whole || copies[0] == copies[1] {
                        break;
                    }
                }
            }
        }
        if !opened.is_empty() {
            return Ok(opened);
        }
        Err(match verdict {
            KeyringError::WrongPassphrase => UnlockError::WrongPassphrase,
            KeyringError::TooCostly => UnlockError::KeyringTooCostly,
            KeyringError::Newer => UnlockError::Newer,
            KeyringError::Damaged | KeyringError::Write(_) => UnlockError::KeyringDamaged,
        })
    }
}

/// What came of a copy of the keyring.
struct OpenedKeyring {
    key: VaultKey,
    bytes: Vec<u8>,
    /// The checksums of the counter's header, if that is whole and knows this copy.
    sums: Option<[[u8; 32]; 2]>,
}

/// Compares the database's mark with the counter's.
fn compare(database: Mark, counter: Mark, notices: &mut Vec<Notice>) -> Result<(), UnlockError> {
    if database.commit < counter.commit {
        return Err(UnlockError::RolledBack { missing: counter.commit - database.commit });
    }
    if database.commit == counter.commit && database.digest != counter.digest {
        return Err(UnlockError::RolledBack { missing: 0 });
    }
    // Ahead by one is a crash between the commit and the counter.
    if database.commit > counter.commit + 1 {
        notices.push(Notice::CounterBehind(database.commit - counter.commit));
    }
    Ok(())
}

fn read_small(path: &Path) -> Result<Option<Vec<u8>>, UnlockError> {
    match fs::metadata(path) {
        // A keyring has some 600 bytes; anything large is no keyring, and its beginning shows it.
        Ok(meta) if meta.len() > 1 << 16 => Ok(Some(vec![0])),
        Ok(_) => Ok(Some(fs::read(path)?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn write_mark(db: &Connection, mark: Mark) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)")?;
    insert.execute(("commit", mark.commit.cast_signed()))?;
    insert.execute(("digest", mark.digest))?;
    Ok(())
}

fn read_mark(db: &Connection) -> rusqlite::Result<Option<Mark>> {
    use rusqlite::OptionalExtension as _;
    let commit: Option<i64> =
        db.query_row("SELECT value FROM meta WHERE name = 'commit'", [], |row| row.get(0)).optional()?;
    let digest: Option<[u8; 32]> =
        db.query_row("SELECT value FROM meta WHERE name = 'digest'", [], |row| row.get(0)).optional()?;
    Ok(commit.zip(digest).map(|(commit, digest)| Mark { commit: commit.cast_unsigned(), digest }))
}

impl Vault {
    /// Gives what unlocking found and mended.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Opens a second, read-only connection that can be handed to another thread; its queries do not wait for writers.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        Ok(Reader::open(self.reader.folder.clone(), self.key.sqlcipher_keyspec(), Purpose::Read)?)
    }

    pub(crate) const fn mark(&self) -> Mark {
        self.mark
    }

    pub(crate) fn counter_key(&self) -> CounterKey {
        self.key.derive(COUNTER_CONTEXT)
    }

    /// Closes the database and keeps the lock.
    pub(crate) fn into_lock(self) -> File {
        self._lock
    }

    /// Gives how many commits this vault has acknowledged.
    pub const fn commits(&self) -> u64 {
        self.mark.commit
    }

    /// Gives a circle's charter, from memory.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn charter(&self, circle: &CircleId) -> Result<&Charter, StoreError> {
        self.charters.get(circle).ok_or(StoreError::NotFound("circle"))
    }

    /// Replaces the passphrase. A crash at any point leaves a vault that opens with the old or the new one.
    ///
    /// # Errors
    /// [`StoreError::Keyring`], or [`StoreError`] of the disk.
    pub fn change_passphrase(&mut self, new: &Passphrase, work: WorkFactor) -> Result<(), StoreError> {
        let action = StoreError::io("write the keyring");
        let folder = self.reader.folder.clone();
        let keyring = write_keyring(&self.key, new, work).map_err(StoreError::Keyring)?;
        let write = || -> std::io::Result<Counter> {
            let old = counter::keyring_checksum(&fs::read(folder.keyring())?);
            let sum = counter::keyring_checksum(&keyring);
            let key = self.key.derive(COUNTER_CONTEXT);
            counter::write_new(&folder.counter(), [sum, old], &key, self.mark)?;
            write_durably(&folder.keyring(), &keyring)?;
            write_durably(&folder.keyring_copy(), &keyring)?;
            counter::write_new(&folder.counter(), [sum, sum], &key, self.mark)?;
            Counter::open(&folder.counter(), key)
        };
        self.counter = write().map_err(action)?;
        self.counter_owed = false;
        Ok(())
    }

    /// Closes the vault: the write-ahead log is emptied into the database, and the keys are wiped.
    ///
    /// # Errors
    /// [`StoreError`] when the log could not be emptied; the next unlocking does it then.
    pub fn close(self) -> Result<(), StoreError> {
        database::checkpoint(&self.reader.db).map_err(StoreError::sql("close the vault"))
    }

    fn bring_up_to_date(&mut self, version: i32) -> Result<(), StoreError> {
        if version < schema::VERSION {
            self.commit(|commit| Ok(database::migrate(commit.db, version)?))?;
        }
        for circle in self.reader.circle_ids()? {
            let charter = self.reader.load_charter(&circle)?;
            self.charters.insert(circle, charter);
        }
        self.bind_keys()?;
        self.bury()?;
        if self.reader.setting_number("projection")? != Some(schema::PROJECTION) {
            self.rebuild(&mut |_, _| true)?;
            self.notices.push(Notice::Rebuilt);
        }
        Ok(())
    }

    /// Binds keys that were made before markers were kept to this folder.
    fn bind_keys(&mut self) -> Result<(), StoreError> {
        let marker = self.reader.folder.marker();
        for circle in self.reader.circle_ids()? {
            if self.secret(&circle, MARKER)?.is_none() {
                self.commit(|commit| {
                    let n = circle_number(commit.db, &circle)?;
                    put_secret(commit.db, n, MARKER, &marker)
                })?;
            }
        }
        Ok(())
    }

    /// Runs one transaction. It is acknowledged (this returns `Ok`) once the commit and the counter are durable.
    pub(crate) fn commit<T>(
        &mut self,
        work: impl FnOnce(&mut Commit<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if self.counter_owed {
            self.counter.write(self.mark).map_err(StoreError::io("write the counter"))?;
            self.counter_owed = false;
        }
        let db = &self.reader.db;
        db.execute_batch("BEGIN IMMEDIATE")?;
        let mut digest = blake3::Hasher::new();
        digest.update(&self.mark.digest);
        digest.update(&self.mark.commit.to_le_bytes());
        let mut commit = Commit { db, digest };
        let done = work(&mut commit).and_then(|value| {
            let mark = Mark { commit: self.mark.commit + 1, digest: *commit.digest.finalize().as_bytes() };
            write_mark(db, mark)?;
            db.execute_batch("COMMIT").map_err(StoreError::sql("commit"))?;
            Ok((value, mark))
        });
        match done {
            Ok((value, mark)) => {
                self.mark = mark;
                self.counter_owed = true;
                self.counter.write(mark).map_err(StoreError::io("write the counter"))?;
                self.counter_owed = false;
                Ok(value)
            }
            Err(error) => {
                if !db.is_autocommit() {
                    let _ = db.execute_batch("ROLLBACK");
                }
                Err(error)
            }
        }
    }
}

impl Deref for Vault {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("commits", &self.mark.commit).finish_non_exhaustive()
    }
}
