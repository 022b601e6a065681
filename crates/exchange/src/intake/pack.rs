//! A folder as one file: a ZIP archive without compression, made while it is read.
//!
//! The same listing gives the same bytes. Each file is read again and held against the hash that was taken of it, so that
//! the archive holds what was examined, or is not made at all.

use std::collections::VecDeque;
use std::io::{self, Read};

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
            let end = directory(&self.files, &self.headers, self.offset);
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
fn shared(file: &ListedFile, out: &mut Vec<u8>) {
    number(if file.size >= FULL { 45 } else { 20 }, 2, out);
    number(0x800, 2, out);
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
    shared(file, &mut out);
    number(extra.len() as u64, 2, &mut out);
    out.extend(file.name.as_bytes());
    out.extend(extra);
    out
}

fn directory(files: &[ListedFile], headers: &[u64], start: u64) -> Vec<u8> {
    let mut out = Vec::new();
    for (file, header) in files.iter().zip(headers) {
        let extra = large(&[file.size, file.size, *header]);
        out.extend(b"PK\x01\x02");
        // Made by a system like Unix, so that the sort of the file is told.
        number(3 << 8 | 45, 2, &mut out);
        shared(file, &mut out);
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
