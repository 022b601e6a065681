//! One group of a bag's files, hashed on their way to the sink.

use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_keys::Sha256Hasher;

use super::{BuildError, PackageSink};

/// Writes files through to the sink and keeps their hashes.
pub(super) struct Bag<'a> {
    sink: &'a mut dyn PackageSink,
    listing: Listing,
}

/// The hashes and sizes of files that were written, by path.
#[derive(Default)]
pub(super) struct Listing(BTreeMap<String, ([u8; 32], u64)>);

impl<'a> Bag<'a> {
    pub(super) fn new(sink: &'a mut dyn PackageSink) -> Self {
        Self { sink, listing: Listing::default() }
    }

    pub(super) fn add_bytes(&mut self, path: &str, mut bytes: &[u8]) -> Result<(), BuildError> {
        self.add(path, &mut bytes).map(|_| ())
    }

    /// Stores a file; gives its SHA-256 and size.
    pub(super) fn add(&mut self, path: &str, content: &mut dyn Read) -> Result<([u8; 32], u64), BuildError> {
        let mut hashing = Hashing { content, hasher: Sha256Hasher::new(), size: 0, ended: false };
        self.sink.write(path, &mut hashing).map_err(BuildError::Sink)?;
        if !hashing.ended && hashing.read(&mut [0; 1]).map_err(BuildError::Sink)? != 0 {
            return Err(BuildError::Sink(io::Error::new(io::ErrorKind::WriteZero, "the file was not taken whole")));
        }
        let entry = (hashing.hasher.finish(), hashing.size);
        self.listing.0.insert(path.to_owned(), entry);
        Ok(entry)
    }

    pub(super) fn close(self) -> (&'a mut dyn PackageSink, Listing) {
        (self.sink, self.listing)
    }
}

impl Listing {
    /// Writes the manifest: a line for each file, by path.
    pub(super) fn manifest(&self) -> String {
        self.0.iter().map(|(path, (sha256, _))| format!("{}  {path}\n", hex::encode(sha256))).collect()
    }

    pub(super) fn count(&self) -> u64 {
        self.0.len() as u64
    }

    pub(super) fn bytes(&self) -> u64 {
        self.0.values().map(|(_, size)| size).sum()
    }
}

struct Hashing<'a> {
    content: &'a mut dyn Read,
    hasher: Sha256Hasher,
    size: u64,
    ended: bool,
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.content.read(buffer)?;
        self.ended |= count == 0 && !buffer.is_empty();
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }
}
