//! A file that grows beside its final name, and takes that name once it is whole and durable.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use cairn_keys::{GROUP_LEN, TreeHash};

use crate::port::{FileSink, PortError};

/// After how many bytes the system is asked to begin writing to disk, so that the last sync is short.
const SYNC_EVERY: u64 = 64 * GROUP_LEN;

/// A partial file. What it holds from an earlier transfer is verified against the tree before it counts.
#[derive(Debug)]
pub struct PartFile {
    file: File,
    part: PathBuf,
    whole: PathBuf,
    next: u64,
    unsynced: u64,
    syncing: Option<std::thread::JoinHandle<io::Result<()>>>,
}

impl PartFile {
    /// Gives how many whole groups a partial file seems to hold, by its length alone: what to ask for next.
    pub fn groups_held(part: &Path, size: u64) -> u64 {
        let groups = size.div_ceil(GROUP_LEN).max(1);
        fs::metadata(part).map_or(0, |meta| (meta.len() / GROUP_LEN).min(groups - 1))
    }

    /// Opens the partial file, or makes it. Groups that it holds are verified; it is cut before the first bad one.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn open(part: &Path, whole: &Path, tree: &TreeHash) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(part)?;
        let next = verified_groups(&file, part, tree)?;
        let start = next * GROUP_LEN;
        file.set_len(start)?;
        file.seek(SeekFrom::Start(start))?;
        Ok(Self { file, part: part.to_owned(), whole: whole.to_owned(), next, unsynced: 0, syncing: None })
    }

    fn wait_for_sync(&mut self) -> io::Result<()> {
        match self.syncing.take().map(std::thread::JoinHandle::join) {
            None | Some(Ok(Ok(()))) => Ok(()),
            Some(Ok(Err(error))) => Err(error),
            Some(Err(_)) => Err(io::Error::other("the syncing thread stopped")),
        }
    }

    fn start_sync(&mut self) -> io::Result<()> {
        self.wait_for_sync()?;
        let file = self.file.try_clone()?;
        self.syncing = Some(std::thread::spawn(move || file.sync_data()));
        self.unsynced = 0;
        Ok(())
    }
}

/// Counts the groups from the start that are the file's; the last group is always fetched again, so that there is one to finish with.
fn verified_groups(file: &File, part: &Path, tree: &TreeHash) -> io::Result<u64> {
    let candidates = PartFile::groups_held(part, tree.len());
    let mut group = Vec::new();
    let reader = file;
    for index in 0..candidates {
        group.clear();
        reader.take(GROUP_LEN).read_to_end(&mut group)?;
        if tree.verify_group(index, &group).is_err() {
            return Ok(index);
        }
    }
    Ok(candidates)
}

impl FileSink for PartFile {
    fn next_group(&self) -> u64 {
        self.next
    }

    fn write_group(&mut self, bytes: &[u8]) -> Result<(), PortError> {
        self.file.write_all(bytes)?;
        self.next += 1;
        self.unsynced += bytes.len() as u64;
        if self.unsynced >= SYNC_EVERY {
            self.start_sync()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), PortError> {
        self.wait_for_sync()?;
        self.file.sync_all()?;
        fs::rename(&self.part, &self.whole)?;
        if let Some(folder) = self.whole.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}
