//! One group of a bag's files, hashed on their way to the sink.

use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_keys::Sha256Hasher;

use super::{BuildError, PackageSink};

/// Says on which side a file could not be passed on.
pub(crate) enum Failed {
    /// The content could not be read.
    Content(io::Error),
    /// The storage refused it, or stopped before its end.
    Sink(io::Error),
}

/// Writes files through to the sink and keeps their hashes.
pub(crate) struct Bag<'a> {
    sink: &'a mut dyn PackageSink,
    listing: Listing,
}

/// The hashes and sizes of files that were written, by path.
#[derive(Default)]
pub(crate) struct Listing(BTreeMap<String, ([u8; 32], u64)>);

impl<'a> Bag<'a> {
    pub(crate) fn new(sink: &'a mut dyn PackageSink) -> Self {
        Self { sink, listing: Listing::default() }
    }

    pub(crate) fn add_bytes(&mut self, path: &str, mut bytes: &[u8]) -> Result<(), BuildError> {
        match self.add(path, &mut bytes) {
            Ok(_) => Ok(()),
            Err(Failed::Content(error) | Failed::Sink(error)) => Err(BuildError::Sink(error)),
        }
    }

    /// Stores a file; gives its SHA-256 and size.
    pub(crate) fn add(&mut self, path: &str, content: &mut dyn Read) -> Result<([u8; 32], u64), Failed> {
        let mut hashing = Hashing { content, hasher: Sha256Hasher::new(), size: 0, ended: false, unreadable: false };
        let mut written = self.sink.write(path, &mut hashing);
        if written.is_ok() && !hashing.ended {
            written = match hashing.read(&mut [0; 1]) {
                Ok(0) => Ok(()),
                Ok(_) => Err(io::Error::new(io::ErrorKind::WriteZero, "the file was not taken whole")),
                Err(error) => Err(error),
            };
        }
        match written {
            Ok(()) => {}
            Err(error) if hashing.unreadable => return Err(Failed::Content(error)),
            Err(error) => return Err(Failed::Sink(error)),
        }
        let entry = (hashing.hasher.finish(), hashing.size);
        self.listing.0.insert(path.to_owned(), entry);
        Ok(entry)
    }

    pub(crate) fn close(self) -> (&'a mut dyn PackageSink, Listing) {
        (self.sink, self.listing)
    }
}

impl Listing {
    /// Writes the manifest: a line for each file, by path.
    pub(crate) fn manifest(&self) -> String {
        self.0.iter().map(|(path, (sha256, _))| format!("{}  {path}\n", hex::encode(sha256))).collect()
    }

    pub(crate) fn count(&self) -> u64 {
        self.0.len() as u64
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.0.values().map(|(_, size)| size).sum()
    }
}

struct Hashing<'a> {
    content: &'a mut dyn Read,
    hasher: Sha256Hasher,
    size: u64,
    ended: bool,
    unreadable: bool,
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = match self.content.read(buffer) {
            Ok(count) => count,
            Err(error) => {
                self.unreadable |= error.kind() != io::ErrorKind::Interrupted;
                return Err(error);
            }
        };
        self.ended |= count == 0 && !buffer.is_empty();
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }
}
