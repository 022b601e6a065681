//! Entries: what one device wrote at one height of its log, as signed parts that can be erased one by one.
//!
//! Bytes: `docs/formats/entry.md`.

mod codec;
mod part;

use std::ops::{Deref, Range};

use cairn_keys::{DeviceKey, Signature, derive};
use cairn_model::{CircleId, RecordId, Timestamp};

use crate::wire::{Reader, WireError, Writer};
use crate::{EntryHash, LogId, PageHash};

pub use part::{Erase, EraseStep, EraseTarget, Manifest, Part, PartError, PartKind};

/// The version of the format that is written.
pub const VERSION: u64 = 1;
/// The suite: Ed25519, BLAKE3, zstd.
pub const SUITE: u64 = 1;
/// The largest entry, in bytes.
pub const MAX_ENTRY: usize = 512 * 1024;
/// The most parts of one entry.
pub const MAX_PARTS: usize = 4096;
/// The most bytes that one part has when it is unpacked.
pub const MAX_PART: usize = 1024 * 1024;
/// The most bytes of changes that one log counts in one record.
pub const MAX_CHANGES_PER_LOG_AND_RECORD: usize = 8 * 1024 * 1024;
/// The most bytes of withheld entries that are kept of one log.
pub const MAX_WITHHELD_PER_LOG: usize = 64 * 1024 * 1024;

const DOMAIN: &str = "entry";
const SALT: usize = 16;

/// Says why an entry is not stored, or was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// It exceeds [`MAX_ENTRY`], [`MAX_PARTS`] or a part's limit.
    #[error("handle an entry that is too large")]
    TooLarge,
    /// It is not in canonical form.
    #[error("read a malformed entry")]
    Malformed,
    /// It is of a newer version or suite.
    #[error("read an entry of a newer version")]
    Newer,
    /// It belongs to another circle.
    #[error("verify an entry of another circle")]
    OtherCircle,
    /// A part does not match its leaf, or the leaves do not match the header.
    #[error("verify the parts of an entry")]
    Hash,
    /// The signature is not by the log that the header names.
    #[error("verify the signature of an entry")]
    Signature,
    /// A part has no place in an entry: it cannot be packed, or its leaf does not exist.
    #[error("pack a part of an entry")]
    Part,
}

impl From<WireError> for EntryError {
    fn from(_: WireError) -> Self {
        Self::Malformed
    }
}

/// What a device signs: where the entry stands and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The circle.
    pub circle: CircleId,
    /// The log: the device that signs.
    pub log: LogId,
    /// The height, from 1.
    pub height: u64,
    /// The entry below; `None` at height 1.
    pub prev: Option<EntryHash>,
    /// The charter page that the device worked under.
    pub page: PageHash,
    /// The time that the device claimed. It decides nothing.
    pub time: Timestamp,
    /// The hash over the leaves.
    pub root: [u8; 32],
}

/// Stands in the entry for one part, for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What the part is.
    pub kind: PartKind,
    /// The record that it belongs to, where it belongs to one.
    pub record: Option<RecordId>,
    /// How many bytes the packed part has.
    pub len: u64,
    /// BLAKE3 of 16 random bytes and the packed part.
    pub hash: [u8; 32],
}

/// Where a new entry goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The circle.
    pub circle: CircleId,
    /// The height, one above the log's head.
    pub height: u64,
    /// The log's head; `None` at height 1.
    pub prev: Option<EntryHash>,
    /// The charter page that the device works under.
    pub page: PageHash,
}

/// An entry of a log. Cheap to show again as bytes: it keeps them.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    header: Header,
    hash: EntryHash,
    signature: Signature,
    leaves: Vec<Leaf>,
    /// Where in the bytes each part stands, salt first; `None` once it is erased.
    parts: Vec<Option<Range<usize>>>,
    /// Where in the bytes the header stands.
    header_at: Range<usize>,
    bytes: Vec<u8>,
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { header, hash, signature: _, leaves, parts: _, header_at: _, bytes } = self;
        f.debug_struct("Entry")
            .field("hash", hash)
            .field("log", &header.log)
            .field("height", &header.height)
            .field("leaves", &leaves.len())
            .field("bytes", &bytes.len())
            .finish()
    }
}

/// What came from outside and was not verified: it shows only what it claims of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unverified<T>(T);

/// What was verified: signature, hashes and circle are right. Whether it counts is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<T>(T);

impl<T> Deref for Verified<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Verified<T> {
    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl Unverified<Entry> {
    /// Reads an entry within the limits. No signature and no hash is checked yet.
    ///
    /// # Errors
    /// [`EntryError::TooLarge`], [`EntryError::Newer`] and [`EntryError::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        codec::decode(bytes).map(Self)
    }

    /// Gives the circle that the entry claims.
    pub const fn claimed_circle(&self) -> CircleId {
        self.0.header.circle
    }

    /// Gives the log that the entry claims.
    pub const fn claimed_log(&self) -> LogId {
        self.0.header.log
    }

    /// Gives the height that the entry claims.
    pub const fn claimed_height(&self) -> u64 {
        self.0.header.height
    }

    /// Gives the entry below that the entry claims.
    pub const fn claimed_prev(&self) -> Option<EntryHash> {
        self.0.header.prev
    }

    /// Gives the entry's name, which is the hash of its header whatever the rest may be.
    pub const fn claimed_hash(&self) -> EntryHash {
        self.0.hash
    }

    /// Shows the bytes that were read.
    pub fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// Verifies circle, leaves, parts and signature.
    ///
    /// # Errors
    /// [`EntryError::OtherCircle`], [`EntryError::Hash`] and [`EntryError::Signature`]; the entry is not stored.
    pub fn verify(self, circle: &CircleId) -> Result<Verified<Entry>, EntryError> {
        let entry = self.0;
        if entry.header.circle != *circle {
            return Err(EntryError::OtherCircle);
        }
        if codec::root(&entry.leaves) != entry.header.root {
            return Err(EntryError::Hash);
        }
        for (leaf, part) in entry.leaves.iter().zip(&entry.parts) {
            let Some(range) = part else { continue };
            let bytes = entry.bytes.get(range.clone()).ok_or(EntryError::Hash)?;
            if *blake3::hash(bytes).as_bytes() != leaf.hash || (bytes.len() - SALT) as u64 != leaf.len {
                return Err(EntryError::Hash);
            }
        }
        let header = entry.bytes.get(entry.header_at.clone()).ok_or(EntryError::Malformed)?;
        entry.header.log.verify(DOMAIN, header, &entry.signature).map_err(|_| EntryError::Signature)?;
        Ok(Verified(entry))
    }
}

/// Packs and signs a new entry. `random` fills a slice with random bytes.
///
/// # Errors
/// [`EntryError::TooLarge`] and [`EntryError::Part`].
pub fn sign_entry(
    position: &Position,
    parts: &[Part],
    claimed: Timestamp,
    random: &mut dyn FnMut(&mut [u8]),
    key: &DeviceKey,
) -> Result<Verified<Entry>, EntryError> {
    if parts.len() > MAX_PARTS || parts.is_empty() {
        return Err(EntryError::TooLarge);
    }
    let mut leaves = Vec::with_capacity(parts.len());
    let mut packed = Vec::with_capacity(parts.len());
    for part in parts {
        let plain = part.encode();
        if plain.len() > part.kind().limit() {
            return Err(EntryError::TooLarge);
        }
        if PartKind::from_code(part.kind().code()) != part.kind() {
            return Err(EntryError::Part); // something known under the name of something unknown
        }
        let mut bytes = vec![0; SALT];
        random(&mut bytes);
        bytes.extend_from_slice(&codec::pack(&plain)?);
        leaves.push(Leaf {
            kind: part.kind(),
            record: part.record(),
            len: (bytes.len() - SALT) as u64,
            hash: *blake3::hash(&bytes).as_bytes(),
        });
        packed.push(Some(bytes));
    }
    let header = Header {
        circle: position.circle,
        log: key.public(),
        height: position.height,
        prev: position.prev,
        page: position.page,
        time: claimed,
        root: codec::root(&leaves),
    };
    if (header.height == 1) != header.prev.is_none() || header.height == 0 {
        return Err(EntryError::Part);
    }
    let header_bytes = header.encode();
    let signature = key.sign(DOMAIN, &header_bytes);
    let packed: Vec<Option<&[u8]>> = packed.iter().map(Option::as_deref).collect();
    let bytes = codec::encode(&header_bytes, &signature, &leaves, &packed);
    codec::decode(&bytes).map(Verified)
}

impl Entry {
    /// Reads back an entry that was verified before it was stored in the vault, whose database authenticates every page.
    ///
    /// # Errors
    /// As [`Unverified::decode`].
    pub fn dangerously_trust_stored(bytes: &[u8]) -> Result<Verified<Self>, EntryError> {
        codec::decode(bytes).map(Verified)
    }

    /// Gives the header.
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Gives the entry's name: the BLAKE3 hash of the header.
    pub const fn hash(&self) -> EntryHash {
        self.hash
    }

    /// Gives the signature over the header.
    pub const fn signature(&self) -> &Signature {
        &self.signature
    }

    /// Gives the header's bytes: what is hashed and signed.
    pub fn header_bytes(&self) -> &[u8] {
        self.bytes.get(self.header_at.clone()).unwrap_or_default()
    }

    /// Gives the leaves, one for each part, erased or not.
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// Gives the entry as it travels and is stored.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes the bytes out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Says whether a part is erased (or never existed).
    pub fn is_erased(&self, index: usize) -> bool {
        !matches!(self.parts.get(index), Some(Some(_)))
    }

    /// Unpacks and reads one part; `None` when it is erased.
    ///
    /// # Errors
    /// [`PartError`]: the entry counts, this part is set aside and named.
    pub fn part(&self, index: usize) -> Result<Option<Part>, PartError> {
        let (Some(leaf), Some(range)) = (self.leaves.get(index), self.parts.get(index)) else {
            return Err(PartError::Missing);
        };
        let Some(range) = range else { return Ok(None) };
        let packed = self.bytes.get(range.start + SALT..range.end).ok_or(PartError::Missing)?;
        let plain = codec::unpack(packed, leaf.kind.limit())?;
        Part::decode(leaf.kind, leaf.record, &plain).map(Some)
    }

    /// Unpacks and reads every part in order.
    pub fn parts(&self) -> impl Iterator<Item = (usize, Result<Option<Part>, PartError>)> + '_ {
        (0..self.leaves.len()).map(|index| (index, self.part(index)))
    }

    /// Gives the same entry without some parts; their leaves stay, so that it verifies as before.
    ///
    /// # Errors
    /// [`EntryError::Part`] when there is no such part.
    pub fn erase(&self, indexes: &[usize]) -> Result<Verified<Self>, EntryError> {
        if indexes.iter().any(|index| *index >= self.leaves.len()) {
            return Err(EntryError::Part);
        }
        let part = |(index, range): (usize, &Option<Range<usize>>)| {
            let range = range.clone().filter(|_| !indexes.contains(&index))?;
            self.bytes.get(range)
        };
        let parts: Vec<Option<&[u8]>> = self.parts.iter().enumerate().map(part).collect();
        let bytes = codec::encode(self.header_bytes(), &self.signature, &self.leaves, &parts);
        codec::decode(&bytes).map(Verified)
    }
}

impl Header {
    /// Writes the header: what is hashed and signed.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(256);
        out.array(9).uint(VERSION).uint(SUITE).bytes(self.circle.as_bytes()).bytes(self.log.as_bytes());
        out.uint(self.height).optional_bytes(self.prev.as_ref().map(|prev| prev.as_bytes().as_slice()));
        out.bytes(self.page.as_bytes()).int(self.time.as_millis()).bytes(&self.root);
        out.finish()
    }

    /// Reads a header that travels alone, as when peers look for the place where two copies of a log part.
    ///
    /// # Errors
    /// [`EntryError::Newer`] and [`EntryError::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self, EntryError> {
        let mut input = Reader::new(bytes);
        let header = Self::read(&mut input)?;
        input.end()?;
        if header.encode() == bytes { Ok(header) } else { Err(EntryError::Malformed) }
    }

    /// Gives the name of the entry that has this header.
    pub fn hash(&self) -> EntryHash {
        EntryHash::from_bytes(*blake3::hash(&self.encode()).as_bytes())
    }

    /// Verifies the signature over this header.
    ///
    /// # Errors
    /// [`EntryError::Signature`].
    pub fn verify(&self, signature: &Signature) -> Result<(), EntryError> {
        self.log.verify(DOMAIN, &self.encode(), signature).map_err(|_| EntryError::Signature)
    }

    fn read(input: &mut Reader<'_>) -> Result<Self, EntryError> {
        input.array(9)?;
        if input.uint()? > VERSION || input.uint()? > SUITE {
            return Err(EntryError::Newer);
        }
        let header = Self {
            circle: CircleId::from_bytes(input.fixed()?),
            log: LogId::from_bytes(input.fixed()?).map_err(|_| EntryError::Malformed)?,
            height: input.uint()?,
            prev: input.option(Reader::fixed)?.map(EntryHash::from_bytes),
            page: PageHash::from_bytes(input.fixed()?),
            time: Timestamp::from_millis(input.int()?),
            root: input.fixed()?,
        };
        if header.height == 0 || (header.height == 1) != header.prev.is_none() || header.height > i64::MAX as u64 {
            return Err(EntryError::Malformed);
        }
        Ok(header)
    }
}

#[cfg(test)]
mod tests;
