//! Sealed files on their way in, group by verified group.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::thread::JoinHandle;

use cairn_keys::{GROUP_LEN, TreeHash, VerifiedGroup};

use super::Evidence;
use crate::error::StoreError;
use crate::folder::{make_private_dir, private};

/// A sealed file on its way in.
#[derive(Debug)]
pub struct Receiving {
    evidence: Evidence,
    file: File,
    tree: TreeHash,
    next: u64,
    /// Bytes that nobody asked the system to write to disk yet.
    unsynced: u64,
    syncing: Option<JoinHandle<io::Result<()>>>,
}

/// After how many bytes the system begins to write them to disk while more come: the last sync is short then, and a power
/// cut takes little.
const SYNC_EVERY: u64 = 64 * GROUP_LEN;

impl Evidence {
    /// Gives how many bytes of a sealed file have come so far, when it is on its way.
    pub fn partial(&self, ciphertext: &[u8; 32]) -> Option<u64> {
        fs::metadata(self.path(ciphertext, "part")).ok().map(|meta| meta.len() / GROUP_LEN * GROUP_LEN)
    }

    /// Begins to receive a sealed file, or goes on: what came before is read again and kept as far as it is right.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when it is held whole; [`StoreError::DiskFull`].
    pub fn receive(&self, tree: TreeHash) -> Result<Receiving, StoreError> {
        if self.holds(tree.root()) {
            return Err(StoreError::Exists("evidence file"));
        }
        let path = self.path(tree.root(), "part");
        let open = || -> io::Result<(File, u64)> {
            make_private_dir(path.parent().unwrap_or(&path))?;
            let mut file = private().create(true).truncate(false).open(&path)?;
            let mut next = 0;
            let mut buffer = Vec::new();
            loop {
                buffer.clear();
                (&mut file).take(GROUP_LEN).read_to_end(&mut buffer)?;
                if buffer.is_empty() || tree.verify_group(next, &buffer).is_err() {
                    break;
                }
                next += 1;
            }
            let keep = (next * GROUP_LEN).min(tree.len());
            file.set_len(keep)?;
            file.seek(SeekFrom::Start(keep))?;
            Ok((file, next))
        };
        let (file, next) = open().map_err(StoreError::io("receive a sealed file"))?;
        Ok(Receiving { evidence: self.clone(), file, tree, next, unsynced: 0, syncing: None })
    }

    /// Forgets what came of a file that is no longer wanted.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the disk fails.
    pub fn abandon(&self, ciphertext: &[u8; 32]) -> Result<(), StoreError> {
        match fs::remove_file(self.path(ciphertext, "part")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::io("remove a part of a file")(error))
            }
            _ => Ok(()),
        }
    }
}

impl Receiving {
    /// Gives the index of the group that is wanted next; all before it are here.
    pub const fn next_group(&self) -> u64 {
        self.next
    }

    /// Says whether all groups are here.
    pub fn is_complete(&self) -> bool {
        self.next >= self.tree.groups().len() as u64
    }

    /// Takes the next group.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when it is another group, or of another file: nothing is written then.
    /// [`StoreError::DiskFull`].
    pub fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), StoreError> {
        if group.root() != self.tree.root() || group.index() != self.next {
            return Err(StoreError::Refused("group of the file"));
        }
        let written = self.file.write_all(group.bytes()).and_then(|()| {
            self.unsynced += group.bytes().len() as u64;
            if self.unsynced >= SYNC_EVERY { self.begin_sync() } else { Ok(()) }
        });
        written.map_err(StoreError::io("receive a sealed file"))?;
        self.next += 1;
        Ok(())
    }

    /// Lets what was written go to disk beside what follows.
    fn begin_sync(&mut self) -> io::Result<()> {
        self.await_sync()?;
        let file = self.file.try_clone()?;
        self.syncing = Some(std::thread::spawn(move || file.sync_data()));
        self.unsynced = 0;
        Ok(())
    }

    fn await_sync(&mut self) -> io::Result<()> {
        let Some(syncing) = self.syncing.take() else { return Ok(()) };
        syncing.join().unwrap_or_else(|_| Err(io::Error::other("the syncing thread stopped")))
    }

    /// Gives the whole file its name, durably.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when groups are missing; [`StoreError::DiskFull`].
    pub fn finish(mut self) -> Result<TreeHash, StoreError> {
        if !self.is_complete() {
            return Err(StoreError::Refused("file: parts of it are missing"));
        }
        let synced = self.await_sync().and_then(|()| self.file.sync_all());
        synced.map_err(StoreError::io("receive a sealed file"))?;
        self.evidence.settle(&self.evidence.path(self.tree.root(), "part"), self.tree.root())?;
        Ok(self.tree)
    }
}
