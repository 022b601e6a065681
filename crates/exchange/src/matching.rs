//! Matching of very many indicators against text in one pass.
//!
//! A large set is never asked one by one. [`Index`] keeps every value once in one block of memory, with a table that is
//! asked by the hash of a *token*: a run of letters, digits, `.`, `-` and `_`. [`Scan`] cuts the text into tokens while it
//! streams by. By its last bytes most are known not to be there; the others are hashed, and so is what follows each full stop
//! in them, so that `cdn.bad.example` asks for `bad.example`, too. A value that is no token (a URL, a path, a name with spaces) is asked by its rarest token and then compared
//! where that stands. The cost does not grow with the number of indicators, and text passes at the speed of reading bytes.
//!
//! What people and programs do to addresses is undone on the way, and said with the hit ([`Form`]): marks that make
//! harmless (`bad[.]example`), percent signs, escapes of JSON, other scripts against `xn--`.

mod build;
pub mod files;
mod forms;
mod scan;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

pub use crate::observable::Seen;
pub use build::{Builder, Unsearched};
pub use scan::Scan;

/// The longest value that is looked for, in bytes.
pub const MAX_VALUE: usize = 2048;
/// The shortest value that is looked for, in bytes: shorter ones stand everywhere.
pub const MIN_VALUE: usize = 3;
/// The longest token that is looked up, in bytes.
const MAX_TOKEN: usize = 255;

/// One place where an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The number that the indicator was added with.
    pub id: u32,
    /// Where it stands: bytes from the beginning. Where the text was decoded first, this is where the encoded word begins.
    pub at: u64,
    /// Its line, from 1.
    pub line: u64,
    /// How the text names it.
    pub seen: Seen,
    /// How it was written.
    pub form: Form,
}

/// How a value was written in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// As it is.
    Plain,
    /// Made harmless, with percent signs or escapes of JSON; undone before it was compared.
    Undone,
    /// In another script, where the indicator has the form of IDNA.
    Idna,
}

impl Form {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Undone => "undone",
            Self::Idna => "idna",
        }
    }
}

/// How an entry is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// A domain: the token, or the end of one after a full stop.
    Host,
    /// The whole token.
    Whole,
    /// Only asked for by forms that are read apart: IPv6, MAC, hashes with colons.
    Apart,
    /// More than a token; found by one of its tokens.
    Anchored,
}

/// One value that is looked for.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u64,
    /// Where its bytes begin in the block.
    from: u32,
    /// How many bytes it has.
    length: u16,
    /// How many of its first bytes are compared without regard to case.
    folded: u16,
    /// Where its anchor begins in it, and how long that is.
    anchor: (u16, u16),
    class: Class,
    /// The next entry with the same key, plus 1; 0: none.
    next: u32,
    id: u32,
}

/// Values that are looked for, all at once.
pub struct Index {
    seed: u64,
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// Entry numbers plus 1 by hash; a power of two, at most half full.
    slots: Vec<u32>,
    /// One bit for some part of a hash: what is not set is not there.
    filter: Vec<u64>,
    /// One bit for the end of a token, asked before it is hashed.
    ends: Vec<u64>,
    /// IPv4 networks by length, then by address.
    networks: BTreeMap<u8, BTreeMap<u32, Vec<u32>>>,
    networks6: BTreeMap<u8, BTreeMap<u128, Vec<u32>>>,
    /// Numbers that may be dialled, by their last seven digits.
    phones: BTreeMap<u32, Vec<(String, u32)>>,
    /// Whether any domain has the form of IDNA.
    idna: bool,
    /// Whether anything is written with colons: IPv6, MAC, fingerprints.
    colons: bool,
    /// Whether it has hashes: MD5, SHA-1, SHA-256, SHA-512.
    hashes: [bool; 4],
}

/// Takes the hash of a token, eight bytes at a time, without regard to case.
#[inline]
fn hash(seed: u64, token: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    // Of what stands in a token, only letters differ in this bit alone.
    let fold = |bytes: u64| bytes | 0x2020_2020_2020_2020;
    let mix = |hash: u64, bytes: u64| (hash ^ fold(bytes)).wrapping_mul(ODD).rotate_left(29);
    let mut hash = seed ^ (token.len() as u64).wrapping_mul(ODD);
    let (whole, rest) = token.as_chunks::<8>();
    for bytes in whole {
        hash = mix(hash, u64::from_le_bytes(*bytes));
    }
    if !rest.is_empty() {
        // The last eight bytes, some of them a second time; of a short token, all there are.
        let last = match token.last_chunk::<8>() {
            Some(bytes) => u64::from_le_bytes(*bytes),
            None => rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
        };
        hash = mix(hash, last);
    }
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(ODD);
    mixed ^ (mixed >> 29)
}

/// How many bits tell by its end that no token of a kind is there; a power of two, which fits beside the text into the cache.
const ENDS: usize = 1 << 19;

/// Gives the bit for the end of a token. Of one with a full stop, what comes before may be longer.
#[inline]
fn end_of(token: &[u8], dotted: bool) -> usize {
    let last = match token.last_chunk::<4>() {
        Some(bytes) => u32::from_le_bytes(*bytes),
        None => token.iter().fold(0, |bytes, byte| bytes << 8 | u32::from(*byte)),
    };
    let length = if dotted { 0 } else { token.len() as u32 };
    let mixed = u64::from((last | 0x2020_2020) ^ length.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 45) as usize & (ENDS - 1)
}

impl Index {
    /// Gives how many values it holds.
    pub fn len(&self) -> usize {
        self.entries.len()
            + self.phones.values().map(Vec::len).sum::<usize>()
            + self.networks.values().flat_map(BTreeMap::values).map(Vec::len).sum::<usize>()
            + self.networks6.values().flat_map(BTreeMap::values).map(Vec::len).sum::<usize>()
    }

    /// Says whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives the bytes of memory that its tables take.
    pub fn memory(&self) -> usize {
        self.bytes.capacity()
            + self.entries.capacity() * size_of::<Entry>()
            + self.slots.capacity() * size_of::<u32>()
            + (self.filter.capacity() + self.ends.capacity()) * size_of::<u64>()
    }

    /// Finds the numbers of indicators whose value is this whole text, without regard to case: the hash or the name of a file.
    pub fn find(&self, value: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let bytes = value.as_bytes();
        self.candidates(hash(self.seed, bytes), &mut |entry| {
            if entry.class != Class::Anchored && self.value(entry).eq_ignore_ascii_case(bytes) {
                found.push(entry.id);
            }
        });
        if found.is_empty() {
            // A name with spaces is found by one of its tokens.
            scan::tokens(bytes, &mut |from, to| {
                let token = bytes.get(from..to).unwrap_or_default();
                self.candidates(hash(self.seed, token), &mut |entry| {
                    let whole = entry.class == Class::Anchored && usize::from(entry.anchor.0) == from;
                    if whole && self.value(entry).eq_ignore_ascii_case(bytes) {
                        found.push(entry.id);
                    }
                });
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn value(&self, entry: &Entry) -> &[u8] {
        let from = entry.from as usize;
        self.bytes.get(from..from + usize::from(entry.length)).unwrap_or_default()
    }

    /// Says whether anything may have this hash; almost always no for a token of plain text.
    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let bits = self.filter.len() as u64 * 64;
        let bit = (hash >> 17) & bits.wrapping_sub(1);
        self.filter.get((bit / 64) as usize).is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }

    /// Says whether any token may end as this one does; almost always no for one of plain text.
    #[inline]
    fn may_end(&self, token: &[u8], dotted: bool) -> bool {
        let bit = end_of(token, dotted);
        self.ends.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0)
    }

    /// Gives every entry with a hash.
    fn candidates(&self, hash: u64, found: &mut dyn FnMut(&Entry)) {
        if !self.may_have(hash) {
            return;
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(number) = self.slots.get(slot).filter(|number| **number != 0) {
            let mut number = *number;
            if self.entry(number).is_some_and(|entry| entry.hash == hash) {
                while let Some(entry) = self.entry(number) {
                    found(entry);
                    number = entry.next;
                }
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get((number as usize).checked_sub(1)?)
    }

    fn in_networks(&self, address: Ipv4Addr, found: &mut dyn FnMut(u32)) {
        for (length, addresses) in &self.networks {
            let mask = u32::MAX.checked_shl(32 - u32::from(*length)).unwrap_or(0);
            for id in addresses.get(&(u32::from(address) & mask)).into_iter().flatten() {
                found(*id);
            }
        }
    }

    fn in_networks6(&self, address: Ipv6Addr, found: &mut dyn FnMut(u32)) {
        for (length, addresses) in &self.networks6 {
            let mask = u128::MAX.checked_shl(128 - u32::from(*length)).unwrap_or(0);
            for id in addresses.get(&(u128::from(address) & mask)).into_iter().flatten() {
                found(*id);
            }
        }
    }
}

#[cfg(test)]
mod tests;
