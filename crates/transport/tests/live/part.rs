//! A file that grows beside its final name, and takes that name once it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use cairn_keys::{GROUP_LEN, TreeHash, VerifiedGroup};
use cairn_transport::{FileSink, PortError};

/// A partial file. What it holds from an earlier transfer is verified against the tree before it counts.
pub(crate) struct PartFile {
    file: File,
    part: PathBuf,
    whole: PathBuf,
    next: u64,
}

impl PartFile {
    /// Gives how many whole groups a partial file seems to hold, by its length alone: what to ask for next.
    pub(crate) fn groups_held(part: &Path, size: u64) -> u64 {
        let groups = size.div_ceil(GROUP_LEN).max(1);
        fs::metadata(part).map_or(0, |meta| (meta.len() / GROUP_LEN).min(groups - 1))
    }

    /// Opens the partial file, or makes it. Groups that it holds are verified; it is cut before the first bad one.
    pub(crate) fn open(part: &Path, whole: &Path, tree: &TreeHash) -> io::Result<Self> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(part)?;
        let (mut next, mut group) = (0, Vec::new());
        while next < Self::groups_held(part, tree.len()) {
            group.clear();
            (&mut file).take(GROUP_LEN).read_to_end(&mut group)?;
            if tree.verify_group(next, &group).is_err() {
                break;
            }
            next += 1;
        }
        file.set_len(next * GROUP_LEN)?;
        file.seek(SeekFrom::Start(next * GROUP_LEN))?;
        Ok(Self { file, part: part.to_owned(), whole: whole.to_owned(), next })
    }
}

impl FileSink for PartFile {
    fn next_group(&self) -> u64 {
        self.next
    }

    fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), PortError> {
        self.file.write_all(group.bytes())?;
        self.next += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), PortError> {
        self.file.sync_all()?;
        fs::rename(&self.part, &self.whole)?;
        Ok(())
    }
}
