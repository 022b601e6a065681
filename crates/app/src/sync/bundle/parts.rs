//! The files of a bundle on their way out.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use cairn_transport::drop::bundle::PartSink;

use crate::error::ApiError;
use crate::files::{self, Overwrite};

const BUFFER: usize = 1 << 20;

/// Gives a file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Takes the parts of one bundle: the first under the name that a person chose, further ones beside it, with their number
/// before the ending. They are for their owner alone, and get their names only when all of them are whole and durable: of a
/// bundle that was stopped nothing is left.
pub(super) struct PartFiles {
    first: PathBuf,
    overwrite: Overwrite,
    /// Each part: where it is written, and what it will be called.
    parts: Vec<(PathBuf, PathBuf)>,
    writing: Option<File>,
}

impl PartFiles {
    pub(super) fn new(first: PathBuf, overwrite: Overwrite) -> Self {
        Self { first, overwrite, parts: Vec::new(), writing: None }
    }

    fn path(&self, number: u32) -> PathBuf {
        if number <= 1 {
            return self.first.clone();
        }
        let mut name = self.first.file_stem().unwrap_or_default().to_os_string();
        name.push(format!("-{number:03}"));
        if let Some(ending) = self.first.extension() {
            name.push(".");
            name.push(ending);
        }
        self.first.with_file_name(name)
    }

    /// Gives the parts their names; gives these, without their folder, and the bytes of all.
    pub(super) fn keep(mut self) -> Result<(Vec<String>, u64), ApiError> {
        for (_, path) in &self.parts {
            files::must_be_free(path, self.overwrite)?;
        }
        let (mut names, mut bytes) = (Vec::new(), 0);
        for (part, path) in std::mem::take(&mut self.parts) {
            bytes += part.metadata()?.len();
            std::fs::rename(&part, &path)?;
            names.push(name_of(&path));
        }
        // Not every system can sync a folder.
        let _whether_synced = self.first.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
        Ok((names, bytes))
    }
}

impl PartSink for PartFiles {
    fn create(&mut self, number: u32) -> io::Result<Box<dyn Write>> {
        let path = self.path(number);
        let part = path.with_file_name(format!(".cairn-{}", hex::encode(rand::random::<[u8; 8]>())));
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(&part)?;
        self.parts.push((part, path));
        self.writing = Some(file.try_clone()?);
        Ok(Box::new(BufWriter::with_capacity(BUFFER, file)))
    }

    fn finish(&mut self, _number: u32) -> io::Result<()> {
        self.writing.take().ok_or(io::ErrorKind::NotFound)?.sync_all()
    }
}

impl Drop for PartFiles {
    fn drop(&mut self) {
        for (part, _) in &self.parts {
            std::fs::remove_file(part).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_get_their_names_together_and_a_stopped_bundle_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("north.cairn");
        let write = |files: &mut PartFiles, number: u32| {
            files.create(number).unwrap().write_all(&[7; 100]).unwrap();
            files.finish(number).unwrap();
        };
        let mut files = PartFiles::new(to.clone(), Overwrite::No);
        write(&mut files, 1);
        drop(files);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);

        let mut files = PartFiles::new(to.clone(), Overwrite::No);
        write(&mut files, 1);
        write(&mut files, 2);
        assert!(!to.exists());
        let (names, bytes) = files.keep().unwrap();
        assert_eq!((names, bytes), (vec!["north.cairn".to_owned(), "north-002.cairn".to_owned()], 200));

        // The second part's name is taken: the first is not written over either.
        std::fs::remove_file(&to).unwrap();
        let mut files = PartFiles::new(to.clone(), Overwrite::No);
        write(&mut files, 1);
        write(&mut files, 2);
        assert!(files.keep().is_err());
        assert!(!to.exists());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
