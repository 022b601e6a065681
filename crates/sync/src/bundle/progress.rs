//! How far the reading of a bundle is: parts may come in any order, and each may be read in several goes.

use std::collections::BTreeMap;
use std::fmt;

use super::{BundleError, MAX_PARTS, PartSummary};
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const VERSION: u64 = 1;

/// Names a bundle: 16 random bytes, the same in all of its parts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BundleId([u8; 16]);

impl BundleId {
    /// Wraps 16 bytes from a random source.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for BundleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BundleId(..)")
    }
}

/// What of a bundle was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleProgress {
    /// The bundle.
    pub bundle: BundleId,
    /// By part, how many items were taken over, and how many it has.
    parts: BTreeMap<u32, (u64, u64)>,
    /// The number of the last part, once it was seen.
    last: Option<u32>,
}

impl BundleProgress {
    /// Starts with nothing taken over.
    pub fn new(bundle: BundleId) -> Self {
        Self { bundle, parts: BTreeMap::new(), last: None }
    }

    /// Notes that a part was seen, and gives how many of its items were taken over before.
    ///
    /// # Errors
    /// [`BundleError::Damaged`] when it is of another bundle, or contradicts another part.
    pub fn see(&mut self, part: &PartSummary) -> Result<u64, BundleError> {
        let number = part.header.number;
        let last_fits = match self.last {
            Some(last) => number <= last && part.last == (number == last),
            None => !part.last || self.parts.keys().next_back().is_none_or(|highest| *highest <= number),
        };
        let known = self.parts.get(&number).copied();
        if part.header.bundle != self.bundle || !last_fits || known.is_some_and(|(_, items)| items != part.items) {
            return Err(BundleError::Damaged);
        }
        if part.last {
            self.last = Some(number);
        }
        Ok(self.parts.entry(number).or_insert((0, part.items)).0)
    }

    /// Notes how many items of a part are taken over now.
    pub fn take(&mut self, number: u32, items: u64) {
        if let Some((taken, of)) = self.parts.get_mut(&number) {
            *taken = items.min(*of);
        }
    }

    /// Names the parts that were not seen, below the highest that was.
    pub fn missing(&self) -> Vec<u32> {
        let highest = self.parts.keys().next_back().copied().unwrap_or(0);
        (1..=self.last.unwrap_or(highest)).filter(|number| !self.parts.contains_key(number)).collect()
    }

    /// Says whether the last part was seen; if not, more than [`BundleProgress::missing`] may be missing.
    pub fn end_seen(&self) -> bool {
        self.last.is_some()
    }

    /// Names the parts that were seen and not taken over whole.
    pub fn unfinished(&self) -> Vec<u32> {
        self.parts.iter().filter(|(_, (taken, of))| taken < of).map(|(number, _)| *number).collect()
    }

    /// Says whether everything was taken over.
    pub fn is_complete(&self) -> bool {
        self.end_seen() && self.missing().is_empty() && self.unfinished().is_empty()
    }

    /// Writes the progress, for storage inside the vault.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut w = Writer::new(&mut out);
        w.array(4).uint(VERSION).bytes(self.bundle.as_bytes()).uint(u64::from(self.last.unwrap_or(0)));
        w.array(self.parts.len());
        for (number, (taken, of)) in &self.parts {
            w.array(3).uint(u64::from(*number)).uint(*taken).uint(*of);
        }
        out
    }

    /// Reads what [`BundleProgress::to_bytes`] wrote; `None` when it is something else: start anew.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let read = || -> Result<Self, CodecError> {
            let mut r = Reader::new(bytes);
            r.tuple(4)?;
            if r.uint()? != VERSION {
                return Err(CodecError::Version);
            }
            let bundle = BundleId(r.fixed()?);
            let last = number(&mut r)?;
            let parts = r.list(MAX_PARTS as usize, |r| {
                r.tuple(3)?;
                Ok((number(r)?, (r.uint()?, r.uint()?)))
            })?;
            Ok(Self { bundle, parts: parts.into_iter().collect(), last: (last > 0).then_some(last) })
        };
        read().ok().filter(|progress| progress.to_bytes() == bytes)
    }
}

fn number(r: &mut Reader<'_>) -> Result<u32, CodecError> {
    u32::try_from(r.uint()?).ok().filter(|number| *number <= MAX_PARTS).ok_or(CodecError::Malformed)
}
