//! ZIP archives (APPNOTE 6.3.10), read by their directory, without unpacking anything to a disk.
//!
//! Every file that the directory lists is listed here; two of one name, parts that overlap, names that differ between
//! directory and file, encryption and other methods than "stored" and "deflated" are refused. What an entry unpacks to is
//! held against the length and the CRC-32 of the directory.

use std::io::{self, Read, Seek, SeekFrom};

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::{Entry, IntakeError, IntakeLimits, IntakeProblem, Source, SourceFault, check_entries, check_name};

/// The most bytes that a directory may take, however many files the limits allow.
const MAX_DIRECTORY: u64 = 256 << 20;
/// How far from the end the record may stand that ends an archive: its own length and the longest comment.
const TAIL: u64 = 22 + 65_535;
const FULL: u64 = 0xFFFF_FFFF;

/// Where a file lies in the archive.
#[derive(Debug, Clone)]
struct Part {
    header: u64,
    packed: u64,
    deflated: Method,
    crc32: u32,
    /// The first byte that belongs to something else.
    bound: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
}

/// An archive whose directory was read and checked.
#[derive(Debug)]
pub struct ZipSource<R> {
    input: R,
    entries: Vec<Entry>,
    parts: Vec<Part>,
}

fn archive(why: &'static str) -> IntakeError {
    IntakeError::new("the archive", IntakeProblem::Archive(why))
}

fn unreadable(error: io::Error) -> IntakeError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => archive("cut short"),
        _ => IntakeError::new("the archive", super::problem_of(&error)),
    }
}

/// Reads little-endian numbers from bytes; what is not there is an error.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], IntakeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(|| archive("cut short"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self, count: usize) -> Result<u64, IntakeError> {
        Ok(self.take(count)?.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte)))
    }
}

/// What the end of an archive says of its directory.
struct Directory {
    count: u64,
    length: u64,
    start: u64,
}

fn read_at(input: &mut (impl Read + Seek), at: u64, length: usize) -> Result<Vec<u8>, IntakeError> {
    input.seek(SeekFrom::Start(at)).map_err(unreadable)?;
    let mut bytes = vec![0; length];
    input.read_exact(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn find_directory(input: &mut (impl Read + Seek)) -> Result<Directory, IntakeError> {
    let length = input.seek(SeekFrom::End(0)).map_err(unreadable)?;
    let tail_at = length.saturating_sub(TAIL);
    let tail = read_at(input, tail_at, usize::try_from(length - tail_at).map_err(|_| archive("no ZIP archive"))?)?;
    // The last record whose comment ends where the archive ends.
    let found = (0..tail.len().saturating_sub(21)).rev().find(|at| {
        let comment = tail.get(at + 20..).and_then(|rest| Fields(rest).number(2).ok());
        tail.get(*at..at + 4) == Some(b"PK\x05\x06") && comment == Some((tail.len() - at - 22) as u64)
    });
    let at = found.ok_or_else(|| archive("no ZIP archive, or cut short"))?;
    let mut fields = Fields(tail.get(at + 4..).unwrap_or_default());
    let (disk, first, here) = (fields.number(2)?, fields.number(2)?, fields.number(2)?);
    let mut directory = Directory { count: fields.number(2)?, length: fields.number(4)?, start: fields.number(4)? };
    let mut end = tail_at + at as u64;
    if end >= 20 {
        let locator = read_at(input, end - 20, 20)?;
        if locator.starts_with(b"PK\x06\x07") {
            let mut fields = Fields(locator.get(8..).unwrap_or_default());
            end = fields.number(8)?;
            let record = read_at(input, end, 56)?;
            if !record.starts_with(b"PK\x06\x06") {
                return Err(archive("a damaged end"));
            }
            let mut fields = Fields(record.get(32..).unwrap_or_default());
            directory = Directory { count: fields.number(8)?, length: fields.number(8)?, start: fields.number(8)? };
        } else if disk != 0 || first != 0 || here != directory.count {
            return Err(archive("one part of several"));
        }
    }
    if directory.start.checked_add(directory.length) != Some(end) {
        return Err(archive("something that the directory does not list"));
    }
    Ok(directory)
}

impl<R: Read + Seek> ZipSource<R> {
    /// Reads the directory of an archive and checks it.
    ///
    /// # Errors
    /// [`IntakeError`]: limits, names, or an archive that is damaged or of a kind that is not read.
    pub fn open(mut input: R, limits: &IntakeLimits) -> Result<Self, IntakeError> {
        let directory = find_directory(&mut input)?;
        if directory.count > limits.files as u64 {
            return Err(IntakeError::new("the archive", IntakeProblem::TooManyFiles { limit: limits.files }));
        }
        if directory.length > MAX_DIRECTORY || directory.length < directory.count * 46 {
            return Err(archive("a directory of impossible length"));
        }
        let length = usize::try_from(directory.length).map_err(|_| archive("a directory of impossible length"))?;
        let bytes = read_at(&mut input, directory.start, length)?;
        let mut fields = Fields(&bytes);
        let (mut entries, mut parts) = (Vec::new(), Vec::new());
        for number in 1..=directory.count {
            if let Some((entry, part)) = read_header(&mut fields, number, limits)? {
                entries.push(entry);
                parts.push(part);
            }
        }
        if !fields.0.is_empty() {
            return Err(archive("something that the directory does not list"));
        }
        check_entries(&entries, limits)?;
        let unpacked: u64 = entries.iter().map(|entry| entry.size).sum();
        let packed: u64 = directory.start + directory.length;
        if unpacked > packed.saturating_mul(limits.ratio).saturating_add(limits.slack) {
            return Err(IntakeError::new("the archive", IntakeProblem::Bomb { ratio: limits.ratio }));
        }
        set_bounds(&mut parts, directory.start)?;
        Ok(Self { input, entries, parts })
    }
}

/// Where the bytes of a stored file lie in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    /// From the start of the archive.
    pub start: u64,
    /// How many.
    pub length: u64,
}

impl<R: Read + Seek> ZipSource<R> {
    /// Says where the bytes of a file lie, when it is stored as it is; `None` of one that is packed. Its CRC-32 is then not
    /// compared: who reads it so knows another hash of it.
    ///
    /// # Errors
    /// [`IntakeError`] when the file's own header does not fit the directory.
    pub fn stored(&mut self, index: usize) -> Result<Option<Stored>, IntakeError> {
        let start = self.start_of(index)?;
        let part = self.parts.get(index).ok_or_else(|| archive("no such file"))?;
        Ok((part.deflated == Method::Stored).then_some(Stored { start, length: part.packed }))
    }

    /// Gives what the archive is read from.
    pub const fn input(&mut self) -> &mut R {
        &mut self.input
    }

    /// Reads a file's own header and gives where its bytes begin.
    fn start_of(&mut self, index: usize) -> Result<u64, IntakeError> {
        let (Some(entry), Some(part)) = (self.entries.get(index), self.parts.get(index)) else {
            return Err(archive("no such file"));
        };
        let fail = |why| Err(IntakeError::new(super::place_of(index, &entry.name), IntakeProblem::Archive(why)));
        let header = read_at(&mut self.input, part.header, 30)?;
        let mut fields = Fields(&header);
        if fields.take(4)? != b"PK\x03\x04" {
            return fail("a damaged file header");
        }
        fields.take(22)?;
        let (name, extra) = (fields.number(2)?, fields.number(2)?);
        let own = read_at(&mut self.input, part.header + 30, entry.name.len())?;
        if name != entry.name.len() as u64 || own != entry.name.as_bytes() {
            return fail("a file of another name than the directory says");
        }
        let start = part.header + 30 + name + extra;
        if start.checked_add(part.packed).is_none_or(|end| end > part.bound) {
            return fail("parts that overlap");
        }
        Ok(start)
    }
}

/// Finds where each part may reach; parts that overlap would unpack one content many times.
fn set_bounds(parts: &mut [Part], directory: u64) -> Result<(), IntakeError> {
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|index| parts.get(*index).map(|part| part.header));
    let mut bound = directory;
    for index in order.into_iter().rev() {
        let part = parts.get_mut(index).ok_or_else(|| archive("cut short"))?;
        if part.header.checked_add(30).and_then(|at| at.checked_add(part.packed)).is_none_or(|end| end > bound) {
            return Err(archive("parts that overlap"));
        }
        part.bound = bound;
        bound = part.header;
    }
    Ok(())
}

/// Reads one header of the directory; nothing for a folder.
fn read_header(
    fields: &mut Fields<'_>,
    number: u64,
    limits: &IntakeLimits,
) -> Result<Option<(Entry, Part)>, IntakeError> {
    let fail = |problem| Err(IntakeError::new(format!("file {number}"), problem));
    if fields.take(4)? != b"PK\x01\x02" {
        return Err(archive("a damaged directory"));
    }
    let made_by = fields.number(2)?;
    fields.take(2)?;
    let (flags, method) = (fields.number(2)?, fields.number(2)?);
    fields.take(4)?;
    let crc32 = u32::try_from(fields.number(4)?).unwrap_or_default();
    let (mut packed, mut size) = (fields.number(4)?, fields.number(4)?);
    let [name, extra, comment] = [fields.number(2)?, fields.number(2)?, fields.number(2)?]
        .map(|length| usize::try_from(length).unwrap_or_default());
    fields.take(4)?;
    let attributes = fields.number(4)?;
    let mut header = fields.number(4)?;
    let name = fields.take(name)?;
    let mut extra = Fields(fields.take(extra)?);
    fields.take(comment)?;
    while extra.0.len() >= 4 {
        let (id, length) = (extra.number(2)?, usize::try_from(extra.number(2)?).unwrap_or_default());
        let mut body = Fields(extra.take(length)?);
        if id == 1 {
            for value in [&mut size, &mut packed, &mut header] {
                if *value == FULL {
                    *value = body.number(8)?;
                }
            }
        }
    }
    let Ok(name) = std::str::from_utf8(name) else { return fail(IntakeProblem::Name) };
    let folder = name.strip_suffix('/');
    if let Err(problem) = check_name(folder.unwrap_or(name), limits) {
        return fail(problem);
    }
    // What a system like Unix wrote says of which sort the file is; 3 is such a system.
    let sort = if made_by >> 8 == 3 { attributes >> 16 & 0o170_000 } else { 0 };
    if !matches!(sort, 0 | 0o100_000 | 0o040_000) {
        return fail(IntakeProblem::Link);
    }
    if folder.is_some() {
        return if size == 0 { Ok(None) } else { fail(IntakeProblem::Archive("a folder with content")) };
    }
    if flags & 1 != 0 {
        return fail(IntakeProblem::Archive("locked by a password"));
    }
    let deflated = match method {
        0 if packed == size => Method::Stored,
        8 => Method::Deflated,
        _ => return fail(IntakeProblem::Archive("packed by a method that is not read")),
    };
    let entry = Entry { name: name.to_owned(), size, modified: None };
    Ok(Some((entry, Part { header, packed, deflated, crc32, bound: 0 })))
}

impl<R: Read + Seek> Source for ZipSource<R> {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn open(&mut self, index: usize) -> Result<Box<dyn Read + '_>, IntakeError> {
        let start = self.start_of(index)?;
        let (Some(entry), Some(part)) = (self.entries.get(index), self.parts.get(index)) else {
            return Err(archive("no such file"));
        };
        self.input.seek(SeekFrom::Start(start)).map_err(unreadable)?;
        let packed = Read::take(&mut self.input, part.packed);
        let inner: Box<dyn Read + '_> = match part.deflated {
            Method::Stored => Box::new(packed),
            Method::Deflated => Box::new(DeflateDecoder::new(packed)),
        };
        Ok(Box::new(Checked { inner, left: entry.size, crc32: part.crc32, crc: Crc::new() }))
    }
}

/// Holds what is unpacked against the directory.
struct Checked<'a> {
    inner: Box<dyn Read + 'a>,
    left: u64,
    crc32: u32,
    crc: Crc,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match self.inner.read(buffer) {
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof) => {
                return Err(SourceFault::Archive("damaged content").into());
            }
            other => other?,
        };
        self.crc.update(buffer.get(..count).unwrap_or_default());
        self.left = self.left.checked_sub(count as u64).ok_or(SourceFault::Archive("more content than it says"))?;
        if count == 0 && (self.left > 0 || self.crc.sum() != self.crc32) {
            return Err(SourceFault::Archive("damaged content").into());
        }
        Ok(count)
    }
}
