//! What comes in whole: a folder or an archive, as a list of names and a way to read each.
//!
//! The readers of tools' output ([`crate::mvt`], [`crate::proofmode`]) work on a [`Source`] that the caller gives. Nothing here
//! touches a file system. Limits are checked before bytes are read; a name that climbs, hides or deceives is refused.

pub mod pack;
mod rows;
pub mod zip;

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::ops::ControlFlow;

use cairn_model::Timestamp;
use flate2::Crc;
use sha2::{Digest, Sha256};

use crate::json::JsonError;
pub(crate) use rows::Rows;

/// What is accepted at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IntakeLimits {
    /// Files.
    pub files: usize,
    /// Bytes of one name, folders included.
    pub name: usize,
    /// Folders that stand in one another, the file itself counted.
    pub depth: usize,
    /// Bytes of one file, unpacked.
    pub file: u64,
    /// Bytes of all files, unpacked.
    pub total: u64,
    /// How many times larger than the archive everything unpacked may be; [`IntakeLimits::slack`] is free.
    pub ratio: u64,
    /// Bytes by which what is unpacked may exceed the ratio.
    pub slack: u64,
    /// Bytes of a file that is read as a whole, such as a list of alerts. A larger one is sealed and hashed only.
    pub parsed: u64,
    /// Bytes of one line of a log, or of one field of a table; what is longer is cut.
    pub line: usize,
    /// Rows of one table.
    pub rows: u64,
}

impl Default for IntakeLimits {
    fn default() -> Self {
        Self {
            files: 100_000,
            name: 1000,
            depth: 32,
            file: 64 << 30,
            total: 256 << 30,
            ratio: 200,
            slack: 64 << 20,
            parsed: 64 << 20,
            line: 64 << 10,
            rows: 20_000_000,
        }
    }
}

/// Says what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("take in {place}: {problem}")]
pub struct IntakeError {
    /// A file that the format names (`hashes.csv`), or the number of a file in the listing, from 1. No other name: it may be
    /// a person's.
    pub place: String,
    /// What is wrong there.
    pub problem: IntakeProblem,
}

impl IntakeError {
    /// Says it of a place.
    pub fn new(place: impl Into<String>, problem: IntakeProblem) -> Self {
        Self { place: place.into(), problem }
    }
}

/// What can be wrong with what is taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeProblem {
    /// There are more files than the limit.
    #[error("more than {limit} files")]
    TooManyFiles {
        /// The limit.
        limit: usize,
    },
    /// A file or everything together is larger than the limit.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It unpacks to far more than its own size.
    #[error("unpacks to more than {ratio} times its size")]
    Bomb {
        /// The limit.
        ratio: u64,
    },
    /// A name is empty or too long, or no UTF-8.
    #[error("a name that is empty, too long or no UTF-8")]
    Name,
    /// A name climbs out of the folder or starts at a root.
    #[error("a name that leads out of the folder")]
    Climbs,
    /// A name holds control characters, or marks that turn the writing direction.
    #[error("a name with characters that deceive")]
    Deceives,
    /// Folders stand in one another too deep.
    #[error("folders nested too deep")]
    TooDeep,
    /// One name stands twice.
    #[error("a name that stands twice")]
    Twice,
    /// A link, a device or another thing that is no file.
    #[error("a link or special file")]
    Link,
    /// The archive is damaged, cut short, or no ZIP.
    #[error("{0}")]
    Archive(&'static str),
    /// It changed while it was read.
    #[error("changed while it was read")]
    Changed,
    /// It cannot be read.
    #[error("cannot be read")]
    Unreadable,
    /// It is no JSON.
    #[error("{0}")]
    Json(JsonError),
    /// It does not hold what its format says.
    #[error("{0}")]
    Form(&'static str),
    /// It is nothing that this reader knows.
    #[error("not what was expected here")]
    Unrecognised,
    /// It holds the output of several runs.
    #[error("the output of several runs: take in each by itself")]
    Several,
    /// A person stopped it.
    #[error("stopped")]
    Cancelled,
}

/// One file of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name from the top of the source, with `/` between folders.
    pub name: String,
    /// Its length in bytes, as listed.
    pub size: u64,
    /// When it was last changed, where that is known.
    pub modified: Option<Timestamp>,
}

/// Why a source failed while it was read, inside an [`io::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SourceFault {
    /// The file is no longer what was listed.
    #[error("changed while it was read")]
    Changed,
    /// The archive does not hold what it says.
    #[error("{0}")]
    Archive(&'static str),
}

impl From<SourceFault> for io::Error {
    fn from(fault: SourceFault) -> Self {
        Self::new(io::ErrorKind::InvalidData, fault)
    }
}

/// Tells what an error of a source's reader means.
pub fn problem_of(error: &io::Error) -> IntakeProblem {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<SourceFault>()) {
        Some(SourceFault::Changed) => IntakeProblem::Changed,
        Some(SourceFault::Archive(why)) => IntakeProblem::Archive(why),
        None => IntakeProblem::Unreadable,
    }
}

/// A list of files, each of which can be read.
pub trait Source {
    /// Lists the files. The order is the same each time.
    fn entries(&self) -> &[Entry];

    /// Opens a file by its place in the list. Its bytes are those that were listed, or reading fails with a [`SourceFault`].
    ///
    /// # Errors
    /// [`IntakeError`] when it cannot be opened.
    fn open(&mut self, index: usize) -> Result<Box<dyn Read + '_>, IntakeError>;
}

/// A file that was read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Its name from the top of the source.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub sha256: [u8; 32],
    /// Its CRC-32, as archives want it.
    pub crc32: u32,
    /// When it was last changed, where that is known.
    pub modified: Option<Timestamp>,
}

/// Gives one hash over a listing: names, lengths and hashes, whatever the order and the times.
pub fn digest_of(files: &[ListedFile]) -> [u8; 32] {
    let mut lines: Vec<_> = files.iter().map(|file| (file.name.as_bytes(), file.size, file.sha256)).collect();
    lines.sort_unstable();
    let mut hasher = Sha256::new();
    for (name, size, sha256) in lines {
        hasher.update((name.len() as u64).to_le_bytes());
        hasher.update(name);
        hasher.update(size.to_le_bytes());
        hasher.update(sha256);
    }
    hasher.finalize().into()
}

/// Writes a listing as `sha256sum` does, sorted by name.
pub fn write_listing(files: &[ListedFile]) -> String {
    let mut sorted: Vec<_> = files.iter().collect();
    sorted.sort_by(|left, right| left.name.cmp(&right.name));
    sorted.into_iter().map(|file| format!("{}  {}\n", hex::encode(file.sha256), file.name)).collect()
}

/// Names a file in an error or a loss: as the format names it, or by its number in the listing.
pub fn place_of(index: usize, name: &str) -> String {
    const KNOWN: [&str; 12] = [
        "info.json",
        "alerts.json",
        "command.log",
        "timeline.csv",
        "timeline_detected.csv",
        "alerts_timeline.csv",
        "hashes.csv",
        "acquisition.json",
        "backup_info.json",
        "getprop.json",
        "aqf_get_prop.json",
        "getprop.txt",
    ];
    let base = name.rsplit('/').next().unwrap_or(name);
    let module = base.strip_suffix("_detected.json").is_some_and(|module| {
        module.len() < 60 && module.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    });
    if KNOWN.contains(&base) || module { base.to_owned() } else { format!("file {}", index + 1) }
}

/// Checks a name of a listing.
///
/// # Errors
/// [`IntakeProblem`], by what is wrong.
pub fn check_name(name: &str, limits: &IntakeLimits) -> Result<(), IntakeProblem> {
    if name.is_empty() || name.len() > limits.name {
        return Err(IntakeProblem::Name);
    }
    let deceives = |c: char| {
        c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    if name.chars().any(deceives) {
        return Err(IntakeProblem::Deceives);
    }
    let drive = name.as_bytes().get(1) == Some(&b':') && name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    if drive || name.contains('\\') || name.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return Err(IntakeProblem::Climbs);
    }
    if name.split('/').count() > limits.depth {
        return Err(IntakeProblem::TooDeep);
    }
    Ok(())
}

/// Checks a whole listing before anything of it is read.
///
/// # Errors
/// [`IntakeError`] with the number of the file.
pub fn check_entries(entries: &[Entry], limits: &IntakeLimits) -> Result<(), IntakeError> {
    let whole = |problem| Err(IntakeError::new("the listing", problem));
    if entries.len() > limits.files {
        return whole(IntakeProblem::TooManyFiles { limit: limits.files });
    }
    let mut seen = BTreeSet::new();
    let mut total: u64 = 0;
    for (index, entry) in entries.iter().enumerate() {
        let fail = |problem| Err(IntakeError::new(format!("file {}", index + 1), problem));
        if let Err(problem) = check_name(&entry.name, limits) {
            return fail(problem);
        }
        if !seen.insert(entry.name.as_str()) {
            return fail(IntakeProblem::Twice);
        }
        if entry.size > limits.file {
            return fail(IntakeProblem::TooLarge { limit: limits.file });
        }
        total = total.saturating_add(entry.size);
        if total > limits.total {
            return whole(IntakeProblem::TooLarge { limit: limits.total });
        }
    }
    Ok(())
}

/// Is told of the bytes read so far, and says whether to go on.
pub type Observer<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// Reads a file once: whoever parses it, every byte is hashed and counted.
pub(crate) struct Hashing<'a, 'o> {
    inner: Box<dyn Read + 'a>,
    observer: &'o mut dyn FnMut(u64) -> ControlFlow<()>,
    before: u64,
    listed: u64,
    done: u64,
    sha256: Sha256,
    crc: Crc,
    stopped: bool,
}

impl Read for Hashing<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let bytes = buffer.get(..count).unwrap_or_default();
        self.sha256.update(bytes);
        self.crc.update(bytes);
        self.done += count as u64;
        if self.done > self.listed {
            return Err(SourceFault::Changed.into());
        }
        if (self.observer)(self.before + self.done).is_break() {
            self.stopped = true;
            return Err(io::Error::other("stopped"));
        }
        Ok(count)
    }
}

impl Hashing<'_, '_> {
    /// Tells what an error of reading means.
    pub(crate) fn problem(&self, error: &io::Error) -> IntakeProblem {
        if self.stopped { IntakeProblem::Cancelled } else { problem_of(error) }
    }

    /// Reads the rest and gives what is known of the file.
    fn finish(mut self, entry: &Entry, place: &str) -> Result<ListedFile, IntakeError> {
        if let Err(error) = io::copy(&mut self, &mut io::sink()) {
            return Err(IntakeError::new(place, self.problem(&error)));
        }
        if self.done != self.listed {
            return Err(IntakeError::new(place, IntakeProblem::Changed));
        }
        Ok(ListedFile {
            name: entry.name.clone(),
            size: self.done,
            sha256: self.sha256.finalize().into(),
            crc32: self.crc.sum(),
            modified: entry.modified,
        })
    }
}

/// Reads every file of a source once, in its order, and hashes it. `visit` sees each while it is read and may take of it
/// what it wants.
///
/// # Errors
/// [`IntakeError`] of the listing, of a file, or of `visit`.
pub(crate) fn survey(
    source: &mut dyn Source,
    limits: &IntakeLimits,
    observer: Observer<'_>,
    visit: &mut dyn FnMut(usize, &Entry, &mut Hashing<'_, '_>) -> Result<(), IntakeError>,
) -> Result<Vec<ListedFile>, IntakeError> {
    check_entries(source.entries(), limits)?;
    let entries = source.entries().to_vec();
    let mut files = Vec::with_capacity(entries.len());
    let mut before = 0;
    for (index, entry) in entries.iter().enumerate() {
        let place = place_of(index, &entry.name);
        let inner = source.open(index)?;
        let mut reader = Hashing {
            inner,
            observer: &mut *observer,
            before,
            listed: entry.size,
            done: 0,
            sha256: Sha256::new(),
            crc: Crc::new(),
            stopped: false,
        };
        visit(index, entry, &mut reader)?;
        files.push(reader.finish(entry, &place)?);
        before += entry.size;
    }
    Ok(files)
}

/// Reads a whole file of at most so many bytes; nothing when it is larger.
pub(crate) fn take_whole(
    reader: &mut Hashing<'_, '_>,
    entry: &Entry,
    limit: u64,
    place: &str,
) -> Result<Option<Vec<u8>>, IntakeError> {
    if entry.size > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    match reader.read_to_end(&mut bytes) {
        Ok(_) => Ok(Some(bytes)),
        Err(error) => Err(IntakeError::new(place, reader.problem(&error))),
    }
}

/// Files in memory: for tests, and for archives within archives that are small.
#[derive(Debug, Clone, Default)]
pub struct MemorySource {
    entries: Vec<Entry>,
    contents: Vec<Vec<u8>>,
}

impl MemorySource {
    /// Adds a file.
    pub fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        let content = content.into();
        self.entries.push(Entry { name: name.to_owned(), size: content.len() as u64, modified: None });
        self.contents.push(content);
    }
}

impl Source for MemorySource {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn open(&mut self, index: usize) -> Result<Box<dyn Read + '_>, IntakeError> {
        let content = self.contents.get(index).map(Vec::as_slice).unwrap_or_default();
        Ok(Box::new(content))
    }
}

#[cfg(test)]
mod tests;
