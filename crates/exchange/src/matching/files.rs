//! Files, and what is packed in them, looked through as they stream by.
//!
//! Of every file and every member of a ZIP or gzip archive, the name is looked up, the content is hashed with the algorithms
//! that the index has hashes of, and the text is looked through, all in one reading. Nothing is unpacked to disk. An archive is
//! read by its local headers, in the order of its bytes, so that it need not be seekable: sealed evidence is not.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use md5::Md5;
use sha1::{Digest as _, Sha1};
use sha2::{Sha256, Sha512};

use super::{Hit, Index, Scan};

/// How much is read at once, in bytes.
const PIECE: usize = 256 << 10;

/// What is looked through at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLimits {
    /// Archives that stand in one another.
    pub depth: usize,
    /// Members of one file, those of archives in it counted.
    pub members: u64,
    /// How many times larger than the packed file everything unpacked may be; [`FileLimits::slack`] is free.
    pub ratio: u64,
    /// Bytes by which what is unpacked may exceed the ratio.
    pub slack: u64,
}

impl Default for FileLimits {
    fn default() -> Self {
        Self { depth: 4, members: 1_000_000, ratio: 500, slack: 1 << 30 }
    }
}

/// What matched in a file or member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileHit {
    /// Something stands in its text.
    Text(Hit),
    /// Its content has the hash of this indicator.
    Hash(u32),
    /// It has the name of this indicator.
    Name(u32),
}

/// Why something was not looked through to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unread {
    /// It is closed by a passphrase.
    Encrypted,
    /// It is packed in a way that is not read.
    Method,
    /// It is damaged or cut short.
    Damaged,
    /// Archives stand too deep in one another.
    Depth,
    /// It unpacks to far more than it is, or has too many members.
    Bomb,
    /// It could not be read.
    Io,
}

impl Unread {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Method => "method",
            Self::Damaged => "damaged",
            Self::Depth => "depth",
            Self::Bomb => "bomb",
            Self::Io => "unreadable",
        }
    }
}

/// Hears what comes of looking.
pub trait Listener {
    /// Something matched in a file or member of this name.
    fn hit(&mut self, name: &str, hit: FileHit);
    /// Something was not looked through to its end.
    fn unread(&mut self, name: &str, why: Unread);
    /// A file or member was looked through.
    fn done(&mut self, name: &str, bytes: u64);
    /// So many bytes more were read; says whether to go on.
    fn goes_on(&mut self, bytes: u64) -> bool;
}

/// Looks through a file, and through what is packed in it.
///
/// # Errors
/// [`io::ErrorKind::Interrupted`] when the listener said to stop.
pub fn look(
    index: &Index,
    name: &str,
    source: &mut dyn Read,
    limits: &FileLimits,
    listener: &mut dyn Listener,
) -> io::Result<()> {
    let mut looking = Looking { index, limits, listener, packed: 0, unpacked: 0, members: 0 };
    let mut source = BufReader::with_capacity(PIECE, source);
    looking.file(name, &mut source, 0)
}

/// The state of looking through one file from outside.
struct Looking<'a, 'l> {
    index: &'a Index,
    limits: &'a FileLimits,
    listener: &'l mut dyn Listener,
    /// Bytes of the file itself.
    packed: u64,
    /// Bytes that came out of archives in it.
    unpacked: u64,
    members: u64,
}

/// What ends the reading of a file early.
enum Stop {
    /// The person said so.
    Told,
    Unread(Unread),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unread(match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => Unread::Damaged,
            _ => Unread::Io,
        })
    }
}

/// Reads on after interruptions; gives what is in the buffer.
fn fill<'b>(source: &'b mut dyn BufRead) -> io::Result<&'b [u8]> {
    // An interruption is not an end.
    loop {
        match source.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    source.fill_buf()
}

impl Looking<'_, '_> {
    fn file(&mut self, name: &str, source: &mut dyn BufRead, depth: usize) -> io::Result<()> {
        for id in self.index.find(base_of(name)) {
            self.listener.hit(name, FileHit::Name(id));
        }
        let mut content = Content { source, hashes: Hashes::of(self.index), read: 0 };
        let mut outcome = self.content(name, &mut content, depth);
        // What an archive has behind its members counts for its hash; what was not read has to be passed.
        if matches!(outcome, Ok(()) | Err(Stop::Unread(Unread::Depth | Unread::Method))) {
            outcome = self.drain(&mut content, depth).and(outcome);
        }
        let Content { hashes, read, .. } = content;
        match outcome {
            Ok(()) => {
                for id in hashes.found(self.index) {
                    self.listener.hit(name, FileHit::Hash(id));
                }
            }
            Err(Stop::Unread(why)) => self.listener.unread(name, why),
            Err(Stop::Told) => return Err(io::ErrorKind::Interrupted.into()),
        }
        self.listener.done(name, read);
        Ok(())
    }

    fn drain(&mut self, content: &mut Content<'_>, depth: usize) -> Result<(), Stop> {
        let mut rest = vec![0; 64 << 10];
        while content.read(&mut rest)? > 0 {
            self.count(0, depth)?;
        }
        Ok(())
    }

    /// Counts what was read, against the limits.
    fn count(&mut self, bytes: u64, depth: usize) -> Result<(), Stop> {
        if depth == 0 {
            self.packed += bytes;
        } else {
            self.unpacked += bytes;
        }
        if !self.listener.goes_on(bytes) {
            return Err(Stop::Told);
        }
        let most = self.packed.saturating_mul(self.limits.ratio).saturating_add(self.limits.slack);
        if self.unpacked > most || self.members > self.limits.members {
            return Err(Stop::Unread(Unread::Bomb));
        }
        Ok(())
    }

    fn content(&mut self, name: &str, content: &mut Content<'_>, depth: usize) -> Result<(), Stop> {
        let start = fill(content)?;
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return self.zip(name, content, depth);
        }
        if start.starts_with(&[0x1F, 0x8B, 8]) {
            if depth >= self.limits.depth {
                self.listener.unread(name, Unread::Depth);
                return self.text(content, name, depth);
            }
            let inner = format!("{name} \u{2192} {}", base_of(name).trim_end_matches(".gz"));
            self.members += 1;
            let mut unpacked = BufReader::with_capacity(PIECE, MultiGzDecoder::new(&mut *content));
            return self.member(&inner, &mut unpacked, depth);
        }
        if start.starts_with(b"age-encryption.org/v1") {
            self.listener.unread(name, Unread::Encrypted);
        }
        self.text(content, name, depth)
    }

    fn member(&mut self, name: &str, source: &mut dyn BufRead, depth: usize) -> Result<(), Stop> {
        self.file(name, source, depth + 1).map_err(|_| Stop::Told)
    }

    /// Looks through text, or through bytes in which text stands.
    fn text(&mut self, content: &mut Content<'_>, name: &str, depth: usize) -> Result<(), Stop> {
        let mut scan = Scan::new(self.index);
        let wide = match fill(content)? {
            [0xFF, 0xFE, ..] => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
            [0xFE, 0xFF, ..] => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
            _ => None,
        };
        let mut half = Vec::new();
        loop {
            let piece = fill(content)?;
            let length = piece.len();
            if length == 0 {
                break;
            }
            let mut found = |hit: Hit| self.listener.hit(name, FileHit::Text(hit));
            match wide {
                None => scan.feed(piece, &mut found),
                Some(unit) => {
                    half.extend_from_slice(piece);
                    let whole = half.len() / 2 * 2;
                    let units = half.get(..whole).unwrap_or_default().as_chunks::<2>().0.iter().map(|pair| unit(*pair));
                    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
                    half.drain(..whole);
                    scan.feed(text.as_bytes(), &mut found);
                }
            }
            content.consume(length);
            self.count(length as u64, depth)?;
        }
        scan.finish(&mut |hit| self.listener.hit(name, FileHit::Text(hit)));
        Ok(())
    }

    /// Looks through the members of a ZIP archive (PKWARE APPNOTE 4.3.7), one after the other.
    fn zip(&mut self, name: &str, content: &mut Content<'_>, depth: usize) -> Result<(), Stop> {
        if depth >= self.limits.depth {
            return Err(Stop::Unread(Unread::Depth));
        }
        loop {
            let mut signature = [0; 4];
            content.read_exact(&mut signature)?;
            if &signature != b"PK\x03\x04" {
                // The directory, which lists again what was read.
                return if signature.starts_with(b"PK") { Ok(()) } else { Err(Stop::Unread(Unread::Damaged)) };
            }
            let header = Header::read(content)?;
            self.members += 1;
            self.count(30, depth)?;
            let inner = format!("{name} \u{2192} {}", header.name);
            if header.flags & 1 != 0 {
                self.listener.unread(&inner, Unread::Encrypted);
                self.skip(content, &header, depth)?;
                continue;
            }
            match header.method {
                0 if header.flags & 8 == 0 => {
                    let mut stored = BufReader::with_capacity(PIECE, (&mut *content).take(header.packed));
                    self.member(&inner, &mut stored, depth)?;
                }
                8 => {
                    let mut unpacked = BufReader::with_capacity(PIECE, DeflateDecoder::new(&mut *content));
                    self.member(&inner, &mut unpacked, depth)?;
                    let taken = unpacked.into_inner().total_in();
                    if header.flags & 8 != 0 {
                        skip_descriptor(content)?;
                    } else if taken != header.packed {
                        return Err(Stop::Unread(Unread::Damaged));
                    }
                }
                _ => {
                    self.listener.unread(&inner, Unread::Method);
                    self.skip(content, &header, depth)?;
                }
            }
        }
    }

    fn skip(&mut self, content: &mut Content<'_>, header: &Header, depth: usize) -> Result<(), Stop> {
        if header.flags & 8 != 0 {
            // Where it ends stands only in the directory.
            return Err(Stop::Unread(Unread::Method));
        }
        let mut left = header.packed;
        let mut buffer = vec![0; 64 << 10];
        while left > 0 {
            let room = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let count = content.read(buffer.get_mut(..room).unwrap_or_default())?;
            if count == 0 {
                return Err(Stop::Unread(Unread::Damaged));
            }
            left -= count as u64;
            self.count(0, depth)?;
        }
        Ok(())
    }
}

fn base_of(name: &str) -> &str {
    name.rsplit(['/', '\\', '\u{2192}']).next().unwrap_or(name).trim()
}

/// The local header of a member, without its signature.
struct Header {
    flags: u16,
    method: u16,
    packed: u64,
    name: String,
}

impl Header {
    fn read(source: &mut dyn Read) -> Result<Self, Stop> {
        let mut fixed = [0; 26];
        source.read_exact(&mut fixed)?;
        let number = |at: usize, count: usize| {
            let bytes = fixed.get(at..at + count).unwrap_or_default();
            bytes.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
        };
        let mut name = vec![0; number(22, 2) as usize];
        source.read_exact(&mut name)?;
        let mut extra = vec![0; number(24, 2) as usize];
        source.read_exact(&mut extra)?;
        let mut packed = number(14, 4);
        if packed == u64::from(u32::MAX) {
            packed = zip64(&extra, number(18, 4) == u64::from(u32::MAX)).unwrap_or(packed);
        }
        let name = String::from_utf8_lossy(&name).chars().filter(|c| !c.is_control()).collect();
        Ok(Self { flags: number(2, 2) as u16, method: number(4, 2) as u16, packed, name })
    }
}

/// Reads the packed length from the field for large members.
fn zip64(extra: &[u8], after_size: bool) -> Option<u64> {
    let mut rest = extra;
    loop {
        let (head, body) = rest.split_at_checked(4)?;
        let [a, b, c, d] = <[u8; 4]>::try_from(head).ok()?;
        let (field, after) = body.split_at_checked(usize::from(u16::from_le_bytes([c, d])))?;
        if u16::from_le_bytes([a, b]) == 1 {
            let at = if after_size { 8 } else { 0 };
            return Some(u64::from_le_bytes(field.get(at..at + 8)?.try_into().ok()?));
        }
        rest = after;
    }
}

/// Passes what may stand behind a member: its checksum and lengths, with or without a signature, in 4 or 8 bytes.
fn skip_descriptor(content: &mut Content<'_>) -> Result<(), Stop> {
    let ahead = fill(content)?;
    let next = |at: usize| {
        ahead
            .get(at..at + 4)
            .is_some_and(|bytes| bytes == b"PK\x03\x04" || bytes == b"PK\x01\x02" || bytes == b"PK\x05\x06")
    };
    let length = [16, 12, 24, 20, 0].into_iter().find(|at| next(*at));
    match length {
        Some(length) => content.consume(length),
        // It stands across the end of the buffer: a signature begins it almost always.
        None => content.read_exact(&mut [0; 16])?,
    }
    Ok(())
}

/// A file's bytes, hashed as they are taken.
struct Content<'a> {
    source: &'a mut dyn BufRead,
    hashes: Hashes,
    read: u64,
}

impl Read for Content<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let ahead = fill(self)?;
        let count = ahead.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), ahead.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Content<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is in the buffer is there: this does not read.
        if let Ok(bytes) = self.source.fill_buf() {
            self.hashes.update(bytes.get(..count).unwrap_or_default());
        }
        self.source.consume(count);
        self.read += count as u64;
    }
}

/// The hashes that the index has.
#[derive(Default)]
struct Hashes {
    md5: Option<Md5>,
    sha1: Option<Sha1>,
    sha256: Option<Sha256>,
    sha512: Option<Sha512>,
}

impl Hashes {
    fn of(index: &Index) -> Self {
        let [md5, sha1, sha256, sha512] = index.hashes;
        Self {
            md5: md5.then(Md5::default),
            sha1: sha1.then(Sha1::default),
            sha256: sha256.then(Sha256::default),
            sha512: sha512.then(Sha512::default),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        if let Some(md5) = &mut self.md5 {
            md5.update(bytes);
        }
        if let Some(sha1) = &mut self.sha1 {
            sha1.update(bytes);
        }
        if let Some(sha256) = &mut self.sha256 {
            sha2::Digest::update(sha256, bytes);
        }
        if let Some(sha512) = &mut self.sha512 {
            sha2::Digest::update(sha512, bytes);
        }
    }

    fn found(self, index: &Index) -> Vec<u32> {
        let digests = [
            self.md5.map(|hash| hex::encode(hash.finalize())),
            self.sha1.map(|hash| hex::encode(hash.finalize())),
            self.sha256.map(|hash| hex::encode(sha2::Digest::finalize(hash))),
            self.sha512.map(|hash| hex::encode(sha2::Digest::finalize(hash))),
        ];
        digests.into_iter().flatten().flat_map(|digest| index.find(&digest)).collect()
    }
}

#[cfg(test)]
mod tests;
