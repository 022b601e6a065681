//! Whom to compare: records that share a key, and of crowds that share one only those beside each other.
//!
//! Work and memory grow with the records, not with their pairs, whatever people are called.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Up to so many records that share a key are all compared with each other.
pub const CROWD: usize = 64;
/// In a larger crowd, each is compared with so many that follow it in the order of their names.
pub const WINDOW: usize = 24;
/// The most others that one record is compared with, of those that follow it.
pub const MOST_CANDIDATES: usize = 256;
/// The most keys of one record that are used.
pub const MOST_KEYS: usize = 32;

/// What was not compared, so that nobody takes a search for more than it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cut {
    /// Crowds of more than [`CROWD`] records, of which only neighbours were compared.
    pub crowds: u64,
    /// Records that reached [`MOST_CANDIDATES`].
    pub full: u64,
}

/// A hash of what records have in common when they may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// Makes a key of a tag and what is equal. Only good within one run of the program.
    pub fn new(tag: &str, parts: &[&str]) -> Self {
        let mut hasher = DefaultHasher::new();
        tag.hash(&mut hasher);
        parts.hash(&mut hasher);
        Self(hasher.finish())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: Key,
    rank: u32,
    /// Which of the record's keys it is: the most telling first.
    turn: u32,
    record: u32,
}

/// Collects the keys of records, one record after another.
#[derive(Debug, Default)]
pub struct Collector {
    entries: Vec<Entry>,
    orders: Vec<(String, u32)>,
}

/// Records by their keys.
#[derive(Debug)]
pub struct Blocks {
    entries: Vec<Entry>,
    /// For each record, where its entries stand, in the order of its keys: from, to.
    spans: Vec<(u32, u32)>,
    places: Vec<u32>,
    ranks: Vec<u32>,
}

impl Collector {
    /// Adds the next record: its keys, the most telling first, and a text by which those that are alike lie beside each other.
    pub fn add(&mut self, keys: &[Key], order: String) {
        let Ok(record) = u32::try_from(self.orders.len()) else { return };
        let mut used: Vec<Key> = Vec::with_capacity(keys.len().min(MOST_KEYS));
        for key in keys {
            if used.len() < MOST_KEYS && !used.contains(key) {
                used.push(*key);
            }
        }
        for (turn, key) in (0..).zip(used) {
            self.entries.push(Entry { key, rank: 0, turn, record });
        }
        self.orders.push((order, record));
    }

    /// Sorts what was added.
    pub fn finish(mut self) -> Blocks {
        let count = self.orders.len();
        self.orders.sort_unstable();
        let mut ranks = vec![0_u32; count];
        for (rank, (_, record)) in (0..).zip(&self.orders) {
            if let Some(place) = ranks.get_mut(*record as usize) {
                *place = rank;
            }
        }
        drop(self.orders);
        for entry in &mut self.entries {
            entry.rank = ranks.get(entry.record as usize).copied().unwrap_or_default();
        }
        self.entries.sort_unstable();
        let mut places: Vec<u32> = (0..u32::try_from(self.entries.len()).unwrap_or(u32::MAX)).collect();
        let of = |place: &u32| self.entries.get(*place as usize).map(|entry| (entry.record, entry.turn));
        places.sort_unstable_by_key(of);
        let mut spans = vec![(0, 0); count];
        for (at, place) in (0_u32..).zip(&places) {
            let record = self.entries.get(*place as usize).map_or(0, |entry| entry.record);
            if let Some(span) = spans.get_mut(record as usize) {
                *span = if span.1 == 0 { (at, at + 1) } else { (span.0, at + 1) };
            }
        }
        Blocks { entries: self.entries, spans, places, ranks }
    }
}

impl Blocks {
    /// Gives the others with whom a record is to be compared. Each pair comes up once, for the one that stands first in the
    /// order of names. Counts the record in `cut` when there were too many.
    pub fn candidates(&self, record: usize, others: &mut Vec<usize>, cut: &mut Cut) {
        others.clear();
        let Some((from, to)) = self.spans.get(record).copied() else { return };
        let own = self.ranks.get(record).copied().unwrap_or_default();
        let mut found: Vec<u32> = Vec::new();
        'keys: for place in self.places.get(from as usize..to as usize).unwrap_or_default() {
            let at = *place as usize;
            let Some(entry) = self.entries.get(at) else { continue };
            let reach = if self.is_crowd(at, entry.key) { WINDOW } else { CROWD };
            for other in self.entries.iter().skip(at + 1).take(reach) {
                if other.key != entry.key {
                    break;
                }
                // A record may share several keys with another; ranks are unique.
                if other.rank == own {
                    continue;
                }
                if let Err(free) = found.binary_search(&other.record) {
                    if found.len() >= MOST_CANDIDATES {
                        cut.full += 1;
                        break 'keys;
                    }
                    found.insert(free, other.record);
                }
            }
        }
        others.extend(found.into_iter().map(|record| record as usize));
    }

    /// Says whether more than [`CROWD`] share the key of an entry: whether there are that many within reach on both sides.
    fn is_crowd(&self, at: usize, key: Key) -> bool {
        let same = |place: usize| self.entries.get(place).is_some_and(|entry| entry.key == key);
        // Entries of a key lie together: look from its first one, found by halves.
        let first = self.entries.partition_point(|entry| entry.key < key);
        debug_assert!(first <= at, "an entry stands before its key begins");
        same(first + CROWD)
    }

    /// Counts the crowds.
    pub fn crowds(&self) -> u64 {
        self.entries.chunk_by(|a, b| a.key == b.key).filter(|crowd| crowd.len() > CROWD).count() as u64
    }

    /// Counts the records.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Says whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}
