//! Copied devices: two headers at one height of a log. Restored snapshots do it honestly.

use super::{Amendment, Closing, Page};
use crate::entry::Header;
use crate::{EntryHash, Head, LogId};

/// The place where two copies of one log part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fork {
    /// The log.
    pub log: LogId,
    /// The lowest height at which the copies differ.
    pub height: u64,
    /// The entry there that has the lower hash.
    pub lower: EntryHash,
    /// The other one.
    pub higher: EntryHash,
}

/// One of two copies of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The copy whose first own entry has the lower hash.
    Lower,
    /// The other.
    Higher,
}

impl Fork {
    /// Finds where two copies part, from verified headers of each, lowest first and without a gap: from the last header
    /// that both have, or from height 1, up to any height.
    ///
    /// `None` when the headers are not of one log, are no chain, or do not part.
    pub fn find(one: &[Header], other: &[Header]) -> Option<Self> {
        let log = one.first()?.log;
        let chain = |headers: &[Header]| {
            headers.iter().all(|header| header.log == log)
                && headers.iter().zip(headers.iter().skip(1)).all(|(below, above)| {
                    Some(above.height) == below.height.checked_add(1) && above.prev == Some(below.hash())
                })
        };
        if !chain(one) || !chain(other) {
            return None;
        }
        let at = |header: &&Header| other.iter().find(|other| other.height == header.height);
        let (mine, theirs) = one
            .iter()
            .filter_map(|header| at(&header).map(|other| (header, other)))
            .find(|(a, b)| a.hash() != b.hash())?;
        if mine.prev != theirs.prev {
            return None; // they part further down
        }
        let (a, b) = (mine.hash(), theirs.hash());
        Some(Self { log, height: mine.height, lower: a.min(b), higher: a.max(b) })
    }

    /// Gives the page's word that closes the log at a named header, so that one copy counts whatever its hash.
    pub const fn close_at(&self, cut: Head, closing: Closing) -> Amendment {
        Amendment::CloseLog { log: self.log, cut, closing }
    }
}

impl Page {
    /// Says which copy of a log counts: the lower, until the page cuts the log at a header of one of them. `side_of` says
    /// on which copy a header stands above the fork; `None` when that is not known.
    pub fn counting_side(&self, fork: &Fork, side_of: &dyn Fn(&Head) -> Option<Side>) -> Side {
        let named = self.cuts(&fork.log).iter().rfind(|cut| cut.cut.height >= fork.height);
        let side = |cut: &Head| {
            let first = |hash: &EntryHash| cut.height == fork.height && cut.hash == *hash;
            match () {
                () if first(&fork.lower) => Some(Side::Lower),
                () if first(&fork.higher) => Some(Side::Higher),
                () => side_of(cut),
            }
        };
        named.and_then(|named| side(&named.cut)).unwrap_or(Side::Lower)
    }
}
