//! The vault folder: where its files are, how they are written so that they survive, and the lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What the lock file holds while a vault is being made, and never again.
const MAKING: &[u8] = b"making";

/// The folder of one vault.
#[derive(Debug, Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Gives the marker that binds keys to this folder on this machine.
    pub(crate) fn marker(&self) -> [u8; 32] {
        crate::device::marker(&self.0)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn keyring(&self) -> PathBuf {
        self.0.join("keyring.age")
    }

    pub(crate) fn keyring_copy(&self) -> PathBuf {
        self.0.join("keyring-copy.age")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("vault.db")
    }

    /// Where a database is written anew before it takes the place of the old one.
    pub(crate) fn fresh_database(&self) -> PathBuf {
        self.0.join("vault.new")
    }

    pub(crate) fn counter(&self) -> PathBuf {
        self.0.join("counter")
    }

    pub(crate) fn evidence(&self) -> PathBuf {
        self.0.join("evidence")
    }

    fn lock_file(&self) -> PathBuf {
        self.0.join("lock")
    }

    /// Says whether the folder holds any file of a vault.
    pub(crate) fn holds_any(&self) -> bool {
        self.has_files() && !self.is_unfinished()
    }

    /// Notes in the lock file that a vault is being made here.
    pub(crate) fn begin_making(&self, mut lock: &File) -> io::Result<()> {
        lock.write_all(MAKING)?;
        lock.sync_all()?;
        sync_dir(&self.0)
    }

    /// Takes that note back, durably: from now on the folder holds what may not be lost.
    pub(crate) fn end_making(lock: &File) -> io::Result<()> {
        lock.set_len(0)?;
        lock.sync_all()
    }

    fn has_files(&self) -> bool {
        [self.keyring(), self.keyring_copy(), self.database(), self.counter()].iter().any(|file| file.exists())
    }

    /// Says whether a crash or a power cut ended the making of a vault here. Nobody was told that it was made, and nothing
    /// was ever written into it: no evidence, no commit after the first. The note itself may be half written, when nothing
    /// else was begun.
    pub(crate) fn is_unfinished(&self) -> bool {
        let noted = fs::read(self.lock_file())
            .is_ok_and(|bytes| bytes == MAKING || (MAKING.starts_with(&bytes) && !self.has_files()));
        let empty = || fs::read_dir(self.evidence()).map_or(true, |mut files| files.next().is_none());
        noted && empty() && crate::counter::claimed_commits(&self.counter()).is_ok_and(|commits| commits <= 1)
    }

    /// Says whether the folder holds nothing but the lock.
    pub(crate) fn is_free(&self) -> io::Result<bool> {
        for file in fs::read_dir(&self.0)? {
            if file?.file_name() != "lock" {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Removes the files of a vault that could not be made, or whose making was cut short; all but the lock, which the
    /// caller holds.
    pub(crate) fn remove_unfinished(&self) {
        let database = ["vault.db-wal", "vault.db-shm", "vault.db", "vault.db-journal"];
        let others = ["keyring.new", "keyring.age", "keyring-copy.new", "keyring-copy.age", "counter.new", "counter"];
        for name in database.iter().chain(&others) {
            let _ = fs::remove_file(self.0.join(name));
        }
        let _ = fs::remove_dir(self.evidence());
    }

    /// Removes the lock of a vault that could not be made, where nothing had been.
    pub(crate) fn remove_lock(&self) {
        let _ = fs::remove_file(self.lock_file());
    }

    /// Takes the lock, which the system lets go when the file is closed, also by a crash.
    ///
    /// # Errors
    /// `Ok(None)` when another process has it; an error of the system otherwise.
    pub(crate) fn lock(&self) -> io::Result<Option<File>> {
        let file = private().create(true).truncate(false).open(self.lock_file())?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Opens for writing, readable by the owner alone.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that only its owner can read; one that exists is fine.
pub(crate) fn make_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Makes the names in a folder durable.
pub(crate) fn sync_dir(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

/// Writes a file whole or not at all: write beside, sync, rename, sync of the folder.
pub(crate) fn write_durably(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    let written = private().create(true).truncate(true).open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, path)) {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    path.parent().map_or(Ok(()), sync_dir)
}
