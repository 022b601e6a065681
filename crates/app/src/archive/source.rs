//! Where an archive is read from: a folder, a ZIP file, or a ZIP file sealed with age. Nothing of it is unpacked to a disk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use cairn_exchange::intake::zip::{Stored, ZipSource};
use cairn_exchange::intake::{IntakeLimits, Source as _};
use cairn_keys::keyring::Passphrase;
use cairn_keys::{BackupKey, OpenError, SealKey, Zeroizing, open_backup};
use cairn_report::PackageReader;

use crate::api::ArchiveReadOrder;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Meter};
use crate::verify::Folder;

/// How an age file begins.
const AGE: &[u8] = b"age-encryption.org/v1";
/// How a ZIP archive begins.
const ZIP: &[u8] = b"PK\x03\x04";
const BUFFER: usize = 1 << 20;
/// The largest packed file of an archive that somebody packed again which is read, in bytes.
const MAX_PACKED: u64 = 64 << 20;
/// What is accepted of an archive in one file. What it unpacks to is not bounded by a ratio: we pack nothing.
const LIMITS: IntakeLimits = IntakeLimits {
    files: 1_000_000,
    name: 500,
    depth: 16,
    file: 1 << 42,
    total: 1 << 44,
    ratio: 1000,
    slack: 64 << 20,
    parsed: 0,
    line: 0,
    rows: 0,
};

fn no_archive() -> ApiError {
    ApiError::new(ErrorCode::NoArchive)
}

/// Opens an archive.
pub(super) fn open(from: &Path, order: &ArchiveReadOrder) -> Result<Box<dyn PackageReader>, ApiError> {
    if from.is_dir() {
        if !from.join("bagit.txt").is_file() {
            return Err(no_archive());
        }
        return Ok(Box::new(Folder { root: from.to_owned() }));
    }
    let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
    let mut file = File::open(from).map_err(unreadable)?;
    let mut begin = [0; 32];
    let count = file.read(&mut begin).map_err(unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let begin = begin.get(..count).unwrap_or_default();
    if begin.starts_with(AGE) {
        let opened = open_backup(BufReader::with_capacity(BUFFER, file), &key(order)?);
        let opened = opened.map_err(|error| match error {
            OpenError::NotForUs => ApiError::new(ErrorCode::ArchiveLocked),
            OpenError::Newer => ApiError::new(ErrorCode::NewerVersion),
            OpenError::Read(_) => ApiError::new(ErrorCode::Unreadable),
            OpenError::Damaged | OpenError::TooLarge => no_archive(),
        })?;
        return zip(opened);
    }
    if begin.starts_with(ZIP) { zip(file) } else { Err(no_archive()) }
}

/// Reads what the person gave to open a sealed archive.
fn key(order: &ArchiveReadOrder) -> Result<BackupKey, ApiError> {
    let locked = || ApiError::new(ErrorCode::ArchiveLocked);
    match (&order.passphrase, &order.identity) {
        (Some(words), _) => Ok(BackupKey::Passphrase(Passphrase::new(words.clone()))),
        (None, Some(text)) => {
            let text = Zeroizing::new(text.clone());
            let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-1"));
            line.and_then(|line| SealKey::from_text(line).ok()).map(BackupKey::Sheet).ok_or_else(locked)
        }
        (None, None) => Err(locked()),
    }
}

fn zip<R: Read + Seek + 'static>(input: R) -> Result<Box<dyn PackageReader>, ApiError> {
    let source = ZipSource::open(input, &LIMITS).map_err(|_| no_archive())?;
    let names: Vec<String> = source.entries().iter().map(|entry| entry.name.clone()).collect();
    // Whoever packs the folder with another tool packs its name, too.
    let top = names.iter().find_map(|name| name.strip_suffix("bagit.txt")).unwrap_or_default().to_owned();
    if top.matches('/').count() > 1 || !names.iter().all(|name| name.starts_with(&top)) {
        return Err(no_archive());
    }
    let sizes = source.entries().iter().map(|entry| entry.size);
    let files: BTreeMap<String, (usize, u64)> = names
        .iter()
        .enumerate()
        .zip(sizes)
        .map(|((index, name), size)| (name.get(top.len()..).unwrap_or_default().to_owned(), (index, size)))
        .collect();
    Ok(Box::new(Zip { source: RefCell::new(source), at: RefCell::new(None), files }))
}

/// A package in a ZIP archive.
struct Zip<R> {
    source: RefCell<ZipSource<R>>,
    /// Where the input stands, when that is known.
    at: RefCell<Option<u64>>,
    files: BTreeMap<String, (usize, u64)>,
}

impl<R: Read + Seek> PackageReader for Zip<R> {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        Ok(self.files.iter().map(|(name, (_, size))| (name.clone(), *size)).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let (index, size) = *self.files.get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        let broken = |_| io::Error::from(io::ErrorKind::InvalidData);
        *self.at.borrow_mut() = None;
        let stored = self.source.borrow_mut().stored(index).map_err(broken)?;
        if let Some(Stored { start, length }) = stored {
            return Ok(Box::new(Member { zip: self, next: start, left: length }));
        }
        if size > MAX_PACKED {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let mut bytes = Vec::new();
        self.source.borrow_mut().open(index).map_err(broken)?.read_to_end(&mut bytes)?;
        Ok(Box::new(io::Cursor::new(bytes)))
    }
}

/// A file of the archive, read beside others.
struct Member<'a, R> {
    zip: &'a Zip<R>,
    next: u64,
    left: u64,
}

impl<R: Read + Seek> Read for Member<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let room = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if room == 0 {
            return Ok(0);
        }
        let mut source = self.zip.source.borrow_mut();
        let mut at = self.zip.at.borrow_mut();
        if at.take() != Some(self.next) {
            source.input().seek(SeekFrom::Start(self.next))?;
        }
        let count = source.input().read(buffer.get_mut(..room).unwrap_or_default())?;
        if count == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        self.next += count as u64;
        self.left -= count as u64;
        *at = Some(self.next);
        Ok(count)
    }
}

/// Tells how much of an archive was read, and stops when the person says so.
pub(super) struct Watched<'a> {
    inner: &'a dyn PackageReader,
    meter: RefCell<Meter>,
    done: RefCell<u64>,
    cancel: &'a Cancel,
}

impl<'a> Watched<'a> {
    pub(super) const fn new(inner: &'a dyn PackageReader, meter: Meter, cancel: &'a Cancel) -> Self {
        Self { inner, meter: RefCell::new(meter), done: RefCell::new(0), cancel }
    }
}

impl PackageReader for Watched<'_> {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        self.inner.list()
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(Counted { content: self.inner.open(path)?, watched: self }))
    }
}

struct Counted<'a> {
    content: Box<dyn Read + 'a>,
    watched: &'a Watched<'a>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.watched.cancel.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        let count = self.content.read(buffer)?;
        let mut done = self.watched.done.borrow_mut();
        *done += count as u64;
        self.watched.meter.borrow_mut().at(*done);
        Ok(count)
    }
}
