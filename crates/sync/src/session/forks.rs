//! Forked logs: a device that was rolled back or copied signed two entries at one height. Each side gets the chain that
//! counts at the other, back to where the two part, so that both weigh the same, and the device itself learns of it.
//!
//! A fork shows in three ways: heads of one height that differ; a head below ours that is not what we hold there; and
//! entries that do not stand on our chain. The log is then asked for from further below, in steps that double.

use std::collections::BTreeMap;

use cairn_ledger::{Head, LogId};

use super::Session;
use super::entries::Incoming;
use crate::effect::{Effect, Event, PortFailure};
use crate::wire::{CloseReason, HeadTold, Message};

/// How far back a forked log was asked for.
#[derive(Debug)]
struct Rewind {
    from: u64,
    step: u64,
    /// Entries that were on their way when the log was asked for anew may still come.
    stale: bool,
    /// The other side's head, once everything up to it came.
    done: Option<Head>,
}

/// What is known of forked logs in this session.
#[derive(Debug, Default)]
pub(super) struct Forks {
    rewinds: BTreeMap<LogId, Rewind>,
    /// Heads of the other side below ours that are compared with what we hold there.
    checks: BTreeMap<LogId, Head>,
}

impl Forks {
    /// Says whether heads are being compared.
    pub(super) fn is_checking(&self) -> bool {
        !self.checks.is_empty()
    }

    /// Says whether a log is known to have forked: its height alone does not say what is held.
    pub(super) fn knows(&self, log: &LogId) -> bool {
        self.rewinds.contains_key(log)
    }

    /// Gives the head up to which all of the other side's chain came.
    pub(super) fn came_up_to(&self, log: &LogId) -> Option<Head> {
        self.rewinds.get(log)?.done
    }

    /// Says whether entries from this height on were sent before the log was asked for anew.
    pub(super) fn is_stale(&mut self, log: &LogId, from: u64, next: u64) -> bool {
        let Some(rewind) = self.rewinds.get_mut(log).filter(|rewind| rewind.stale) else { return false };
        rewind.stale = from > next;
        rewind.stale
    }
}

impl Session {
    /// Compares heads of the other side with ours; where ours is higher, with what we hold below it, for all of them at once.
    pub(super) fn compare_heads(&mut self, told: &[HeadTold]) {
        let mut lower = Vec::new();
        for HeadTold { log, head } in told {
            let Some(mine) = self.reconcile.mine.get(log).filter(|_| self.reconcile.theirs.get(log) == Some(head))
            else {
                continue;
            };
            if mine.height == head.height && mine.hash != head.hash {
                self.note_fork(*log);
            } else if mine.height > head.height && self.we_read() && self.entries.forks.came_up_to(log) != Some(*head) {
                self.entries.forks.checks.insert(*log, *head);
                lower.push((*log, *head));
            }
        }
        if !lower.is_empty() {
            self.out.push_back(Effect::CompareHeads { heads: lower });
        }
    }

    pub(super) fn on_heads_compared(&mut self, heads: &[(LogId, Head)], differing: Result<Vec<LogId>, PortFailure>) {
        let Ok(differing) = differing else { return self.close(CloseReason::Failed) };
        for (log, head) in heads {
            // The other side may have told another head since.
            if self.entries.forks.checks.get(log) == Some(head) {
                self.entries.forks.checks.remove(log);
                if differing.contains(log) {
                    self.note_fork(*log);
                }
            }
        }
    }

    fn note_fork(&mut self, log: LogId) {
        if !self.entries.forks.knows(&log) {
            self.notify(Event::Forked(log));
        }
        if !self.entries.is_coming(&log) {
            self.rewind(log);
        }
    }

    /// Asks for a forked log from further below than before.
    pub(super) fn rewind(&mut self, log: LogId) {
        let theirs = self.reconcile.theirs.get(&log).copied();
        let Some(theirs) = theirs.filter(|_| self.we_read()) else { return };
        let mine = self.reconcile.mine.get(&log).map_or(0, |head| head.height);
        let (from, step) = match self.entries.forks.rewinds.get(&log) {
            Some(rewind) if rewind.done == Some(theirs) => return,
            Some(rewind) if rewind.done.is_none() && rewind.from <= 1 => return,
            Some(rewind) if rewind.done.is_none() => (rewind.from.saturating_sub(rewind.step).max(1), rewind.step * 2),
            _ => (mine.min(theirs.height).max(1), 1),
        };
        self.entries.forks.rewinds.insert(log, Rewind { from, step, stale: true, done: None });
        self.entries.ask_again(log, Incoming::between(from, theirs.height));
        self.send(&Message::Want { wants: vec![(log, from)] });
    }

    /// Notes that all that was asked for of a forked log came.
    pub(super) fn rewound(&mut self, log: &LogId) {
        let theirs = self.reconcile.theirs.get(log).copied();
        if let Some(rewind) = self.entries.forks.rewinds.get_mut(log) {
            rewind.done = theirs;
        }
    }
}
