//! Where parts are written to and read from.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

const BUFFER: usize = 1 << 20;
const PARTIAL: &str = "partial";

/// Takes the parts of a bundle, one after another.
pub trait PartSink {
    /// Starts a part; numbers count from 1.
    ///
    /// # Errors
    /// When it cannot be written.
    fn create(&mut self, number: u32) -> io::Result<Box<dyn Write>>;

    /// Makes a part durable under its name. All of it was written.
    ///
    /// # Errors
    /// When it cannot be made durable.
    fn finish(&mut self, number: u32) -> io::Result<()>;
}

/// Gives one part, as often as asked.
pub trait PartSource {
    /// Starts at the first byte.
    ///
    /// # Errors
    /// When it cannot be read.
    fn open(&self) -> io::Result<Box<dyn BufRead>>;
}

impl PartSource for PathBuf {
    fn open(&self) -> io::Result<Box<dyn BufRead>> {
        Ok(Box::new(BufReader::with_capacity(BUFFER, File::open(self)?)))
    }
}

/// A folder that takes parts as `STEM-001.cairn`, `STEM-002.cairn` and so on. A part gets its name when it is whole.
#[derive(Debug)]
pub struct PartFolder {
    folder: PathBuf,
    stem: String,
    writing: Option<(File, PathBuf)>,
}

impl PartFolder {
    /// Takes parts into a folder.
    pub fn new(folder: &Path, stem: &str) -> Self {
        Self { folder: folder.to_owned(), stem: stem.to_owned(), writing: None }
    }

    /// Gives the path of a part.
    pub fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{}-{number:03}.cairn", self.stem))
    }
}

impl PartSink for PartFolder {
    fn create(&mut self, number: u32) -> io::Result<Box<dyn Write>> {
        let path = self.path(number).with_extension(PARTIAL);
        let file = File::create(&path)?;
        self.writing = Some((file.try_clone()?, path));
        Ok(Box::new(BufWriter::with_capacity(BUFFER, file)))
    }

    fn finish(&mut self, number: u32) -> io::Result<()> {
        let (file, path) = self.writing.take().ok_or(io::ErrorKind::NotFound)?;
        file.sync_all()?;
        std::fs::rename(path, self.path(number))?;
        // Not every system can sync a folder.
        let _whether_synced = File::open(&self.folder).and_then(|folder| folder.sync_all());
        Ok(())
    }
}

impl Drop for PartFolder {
    fn drop(&mut self) {
        if let Some((_, path)) = self.writing.take() {
            let _whether_there = std::fs::remove_file(path);
        }
    }
}
