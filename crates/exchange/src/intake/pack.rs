//! A folder as one file: a ZIP archive without compression, made while it is read.
//!
//! The same listing gives the same bytes. Each file is read again and held against the hash that was taken of it, so that
//! the archive holds what was examined, or is not made at all.

use std::collections::VecDeque;
use std::io::{self, Read, Write};

use flate2::Crc;
use sha2::{Digest, Sha256};

use super::{ListedFile, SourceFault};

const FULL: u64 = 0xFFFF_FFFF;
/// 1 January 1980, the first day that the format knows. Times of files are not part of the archive: two who seal the same
/// output apart get the same bytes.
const DAY: u16 = 0x21;

/// Gives the bytes of the archive, as a reader.
pub struct Packer<F> {
    files: Vec<ListedFile>,
    open: F,
    next: usize,
    ready: VecDeque<u8>,
    current: Option<Open>,
    offset: u64,
    headers: Vec<u64>,
    ended: bool,
}

struct Open {
    inner: Box<dyn Read + Send>,
    sha256: Sha256,
    done: u64,
}

impl<F: FnMut(usize) -> io::Result<Box<dyn Read + Send>>> Packer<F> {
    /// Starts. `open` gives a file by its place in the list.
    pub fn new(files: Vec<ListedFile>, open: F) -> Self {
        Self {
            files,
            open,
            next: 0,
            ready: VecDeque::new(),
            current: None,
            offset: 0,
            headers: Vec::new(),
            ended: false,
        }
    }

    fn give(&mut self, bytes: &[u8]) {
        self.offset += bytes.len() as u64;
        self.ready.extend(bytes);
    }

    fn begin(&mut self) -> io::Result<()> {
        let Some(file) = self.files.get(self.next) else {
            let end = directory(&self.files, &self.headers, self.offset, Sizes::Before);
            self.give(&end);
            self.ended = true;
            return Ok(());
        };
        let header = local(file);
        self.headers.push(self.offset);
        self.give(&header);
        self.current = Some(Open { inner: (self.open)(self.next)?, sha256: Sha256::new(), done: 0 });
        Ok(())
    }
}

impl<F: FnMut(usize) -> io::Result<Box<dyn Read + Send>>> Read for Packer<F> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if buffer.is_empty() {
                return Ok(0);
            }
            if !self.ready.is_empty() {
                return self.ready.read(buffer);
            }
            let Some(open) = &mut self.current else {
                if self.ended {
                    return Ok(0);
                }
                self.begin()?;
                continue;
            };
            let count = open.inner.read(buffer)?;
            let file = self.files.get(self.next).ok_or(SourceFault::Changed)?;
            if count > 0 {
                open.sha256.update(buffer.get(..count).unwrap_or_default());
                open.done += count as u64;
                self.offset += count as u64;
                if open.done > file.size {
                    return Err(SourceFault::Changed.into());
                }
                return Ok(count);
            }
            let found: [u8; 32] = std::mem::take(&mut open.sha256).finalize().into();
            if open.done != file.size || found != file.sha256 {
                return Err(SourceFault::Changed.into());
            }
            self.current = None;
            self.next += 1;
        }
    }
}

/// Where a file's length and CRC stand first: in its header, or behind its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sizes {
    Before,
    Behind,
}

/// Writes an archive without compression straight through, to anything that takes bytes: what a file's length and CRC are
/// stands behind it (APPNOTE 6.3.10, section 4.3.9) and in the directory at the end.
pub struct ZipWriter<W> {
    out: W,
    offset: u64,
    files: Vec<ListedFile>,
    headers: Vec<u64>,
}

impl<W: Write> ZipWriter<W> {
    /// Starts an archive.
    pub const fn new(out: W) -> Self {
        Self { out, offset: 0, files: Vec::new(), headers: Vec::new() }
    }

    /// Adds a file under a name with `/` between folders, reading its content to the end.
    ///
    /// # Errors
    /// Those of the content and of what is written to; the archive is then of no use.
    pub fn add(&mut self, name: &str, content: &mut dyn Read) -> io::Result<()> {
        let mut file = ListedFile { name: name.to_owned(), size: 0, sha256: [0; 32], crc32: 0, modified: None };
        let mut header = b"PK\x03\x04".to_vec();
        shared(&ListedFile { size: FULL, ..file.clone() }, Sizes::Behind, &mut header);
        // Room for sizes of any length, so that those behind the content have eight bytes each.
        let extra = [&[1, 0, 16, 0][..], &[0; 16]].concat();
        number(extra.len() as u64, 2, &mut header);
        header.extend(name.as_bytes());
        header.extend(extra);
        self.headers.push(self.offset);
        self.give(&header)?;
        let (mut crc, mut buffer) = (Crc::new(), vec![0; 256 << 10]);
        loop {
            let count = match content.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let bytes = buffer.get(..count).unwrap_or_default();
            crc.update(bytes);
            file.size += count as u64;
            self.give(bytes)?;
        }
        file.crc32 = crc.sum();
        let mut behind = b"PK\x07\x08".to_vec();
        number(u64::from(file.crc32), 4, &mut behind);
        number(file.size, 8, &mut behind);
        number(file.size, 8, &mut behind);
        self.files.push(file);
        self.give(&behind)
    }

    fn give(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.offset += bytes.len() as u64;
        Ok(())
    }

    /// Writes the directory and gives back what was written to.
    ///
    /// # Errors
    /// Those of what is written to.
    pub fn finish(mut self) -> io::Result<W> {
        let end = directory(&self.files, &self.headers, self.offset, Sizes::Behind);
        self.give(&end)?;
        Ok(self.out)
    }
}

fn number(value: u64, count: usize, out: &mut Vec<u8>) {
    out.extend(value.to_le_bytes().iter().take(count));
}

/// Sizes or places of 4 GiB and more (extra field 1).
fn large(values: &[u64]) -> Vec<u8> {
    let values: Vec<u64> = values.iter().copied().filter(|value| *value >= FULL).collect();
    let mut out = Vec::new();
    if !values.is_empty() {
        number(1, 2, &mut out);
        number(values.len() as u64 * 8, 2, &mut out);
        values.iter().for_each(|value| number(*value, 8, &mut out));
    }
    out
}

/// What both headers of a file say: version, flags, method, time, CRC, sizes, length of the name.
fn shared(file: &ListedFile, sizes: Sizes, out: &mut Vec<u8>) {
    number(if file.size >= FULL || sizes == Sizes::Behind { 45 } else { 20 }, 2, out);
    number(if sizes == Sizes::Behind { 0x808 } else { 0x800 }, 2, out);
    number(0, 4, out);
    number(u64::from(DAY), 2, out);
    number(u64::from(file.crc32), 4, out);
    number(file.size.min(FULL), 4, out);
    number(file.size.min(FULL), 4, out);
    number(file.name.len() as u64, 2, out);
}

fn local(file: &ListedFile) -> Vec<u8> {
    let extra = large(&[file.size, file.size]);
    let mut out = b"PK\x03\x04".to_vec();
    shared(file, Sizes::Before, &mut out);
    number(extra.len() as u64, 2, &mut out);
    out.extend(file.name.as_bytes());
    out.extend(extra);
    out
}

fn directory(files: &[ListedFile], headers: &[u64], start: u64, sizes: Sizes) -> Vec<u8> {
    let mut out = Vec::new();
    for (file, header) in files.iter().zip(headers) {
        let extra = large(&[file.size, file.size, *header]);
        out.extend(b"PK\x01\x02");
        // Made by a system like Unix, so that the sort of the file is told.
        number(3 << 8 | 45, 2, &mut out);
        shared(file, sizes, &mut out);
        number(extra.len() as u64, 2, &mut out);
        number(0, 6, &mut out);
        number(0o100_600 << 16, 4, &mut out);
        number((*header).min(FULL), 4, &mut out);
        out.extend(file.name.as_bytes());
        out.extend(extra);
    }
    let length = out.len() as u64;
    let count = files.len() as u64;
    if count >= 0xFFFF || length >= FULL || start >= FULL {
        let at = start + length;
        out.extend(b"PK\x06\x06");
        number(44, 8, &mut out);
        number(45, 2, &mut out);
        number(45, 2, &mut out);
        number(0, 8, &mut out);
        for value in [count, count, length, start] {
            number(value, 8, &mut out);
        }
        out.extend(b"PK\x06\x07");
        number(0, 4, &mut out);
        number(at, 8, &mut out);
        number(1, 4, &mut out);
    }
    out.extend(b"PK\x05\x06");
    number(0, 4, &mut out);
    number(count.min(0xFFFF), 2, &mut out);
    number(count.min(0xFFFF), 2, &mut out);
    number(length.min(FULL), 4, &mut out);
    number(start.min(FULL), 4, &mut out);
    number(0, 2, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::super::zip::ZipSource;
    use super::super::{IntakeLimits, Source as _};
    use super::*;

    #[test]
    fn an_archive_written_straight_through_reads_back() {
        let mut writer = ZipWriter::new(Vec::new());
        let files: [(&str, Vec<u8>); 3] =
            [("a", Vec::new()), ("folder/b.txt", vec![7; 600_000]), ("c", b"some".to_vec())];
        for (name, content) in &files {
            writer.add(name, &mut content.as_slice()).unwrap();
        }
        let bytes = writer.finish().unwrap();
        let mut source = ZipSource::open(io::Cursor::new(&bytes), &IntakeLimits::default()).unwrap();
        assert_eq!(source.entries().len(), 3);
        for (index, (name, content)) in files.iter().enumerate() {
            assert_eq!(source.entries()[index].name, *name);
            let mut read = Vec::new();
            source.open(index).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, *content, "{name}");
        }
        for cut in [1, 20, bytes.len() / 2] {
            assert!(ZipSource::open(io::Cursor::new(&bytes[..bytes.len() - cut]), &IntakeLimits::default()).is_err());
        }
    }
}
