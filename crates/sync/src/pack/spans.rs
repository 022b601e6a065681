//! Sets of entries, as ranges of heights of logs.

use std::collections::BTreeMap;

use cairn_ledger::LogId;

/// Which heights of which logs. Ranges are inclusive, ascending, apart from each other, and never empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spans(BTreeMap<LogId, Vec<(u64, u64)>>);

impl Spans {
    /// Starts with nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the heights `from..=to` of a log; an empty range adds nothing.
    pub fn add(&mut self, log: LogId, from: u64, to: u64) {
        if from > to {
            return;
        }
        let ranges = self.0.entry(log).or_default();
        let (mut from, mut to) = (from, to);
        let mut kept = Vec::with_capacity(ranges.len() + 1);
        for (low, high) in ranges.drain(..) {
            if high.saturating_add(1) < from || to.saturating_add(1) < low {
                kept.push((low, high));
            } else {
                (from, to) = (from.min(low), to.max(high));
            }
        }
        let place = kept.partition_point(|(low, _)| *low < from);
        kept.insert(place, (from, to));
        *ranges = kept;
    }

    /// Adds all of another set.
    pub fn add_all(&mut self, other: &Self) {
        for (log, from, to) in other.iter() {
            self.add(log, from, to);
        }
    }

    /// Says whether a height of a log is in it.
    pub fn contains(&self, log: &LogId, height: u64) -> bool {
        self.0.get(log).is_some_and(|ranges| ranges.iter().any(|(from, to)| (*from..=*to).contains(&height)))
    }

    /// Says whether all of another set is in it.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(log, from, to)| {
            self.0.get(&log).is_some_and(|ranges| ranges.iter().any(|(low, high)| *low <= from && to <= *high))
        })
    }

    /// Gives what is not in another set.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Self::new();
        for (log, from, to) in self.iter() {
            let mut next = from;
            for (low, high) in other.0.get(&log).into_iter().flatten() {
                if *high < next || *low > to {
                    continue;
                }
                if *low > next {
                    left.add(log, next, low - 1);
                }
                next = high.saturating_add(1);
            }
            left.add(log, next, to);
        }
        left
    }

    /// Gives all ranges by log, ascending.
    pub fn iter(&self) -> impl Iterator<Item = (LogId, u64, u64)> {
        self.0.iter().flat_map(|(log, ranges)| ranges.iter().map(|(from, to)| (*log, *from, *to)))
    }

    /// Gives the number of entries.
    pub fn entries(&self) -> u64 {
        self.iter().map(|(_, from, to)| (to - from).saturating_add(1)).fold(0, u64::saturating_add)
    }

    /// Says whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}
