//! Want, Entries and Ack: oldest first per log, round robin, acknowledged by height once durable.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, Unverified};

use super::Session;
use super::forks::Forks;
use crate::effect::{Effect, EntriesStored, Event, PortFailure, Problem};
use crate::limits;
use crate::wire::{CloseReason, Message, PauseReason};

/// A log on its way to us.
#[derive(Debug)]
pub(super) struct Incoming {
    /// The height that comes next.
    next: u64,
    /// The height up to which it was asked for.
    target: u64,
    /// The height stored durably.
    stored: u64,
    /// How many batches are being stored.
    storing: u32,
    paused: Option<Problem>,
}

impl Incoming {
    pub(super) fn between(from: u64, target: u64) -> Self {
        Self { next: from, target, stored: from.saturating_sub(1), storing: 0, paused: None }
    }

    fn is_active(&self) -> bool {
        self.storing > 0 || (self.paused.is_none() && self.next <= self.target)
    }
}

/// A log on its way to the peer.
#[derive(Debug)]
struct Outgoing {
    next: u64,
    until: u64,
    acked: u64,
    /// More was told than is there now: an empty batch says so at the end.
    short: bool,
    loading: bool,
    /// Height and bytes of what is on its way, oldest first.
    flying: VecDeque<(u64, usize)>,
    stopped: bool,
}

impl Outgoing {
    fn is_active(&self) -> bool {
        self.loading || !self.flying.is_empty() || (!self.stopped && self.acked < self.until)
    }

    /// Says whether it is being sent, and was not stopped by either side: one that was may be asked for anew.
    fn runs(&self) -> bool {
        !self.stopped && self.is_active()
    }
}

#[derive(Debug)]
struct Batch {
    log: LogId,
    bytes: usize,
    count: u64,
    last: u64,
}

/// Entries in both directions.
#[derive(Debug, Default)]
pub(super) struct Transfer {
    incoming: BTreeMap<LogId, Incoming>,
    /// Every batch that is being stored, in order.
    storing: VecDeque<Batch>,
    unverified: usize,
    bad: u32,
    expected: u64,
    outgoing: BTreeMap<LogId, Outgoing>,
    ring: VecDeque<LogId>,
    loading: u32,
    flying: usize,
    asked_of_us: u64,
    acknowledged: u64,
    pub(super) forks: Forks,
}

impl Transfer {
    pub(super) fn is_storing(&self) -> bool {
        !self.storing.is_empty()
    }

    /// Gives how many bytes of entries wait to be stored.
    pub(super) fn waiting(&self) -> usize {
        self.unverified
    }

    pub(super) fn is_loading(&self) -> bool {
        self.loading > 0 || self.forks.is_checking()
    }

    /// Says whether a log is on its way to us.
    pub(super) fn is_coming(&self, log: &LogId) -> bool {
        self.incoming.get(log).is_some_and(Incoming::is_active)
    }

    /// Takes a log from another height on.
    pub(super) fn ask_again(&mut self, log: LogId, incoming: Incoming) {
        self.expected = self.expected.saturating_add(incoming.target.saturating_add(1).saturating_sub(incoming.next));
        self.incoming.insert(log, incoming);
    }

    /// Says whether entries still come or go.
    pub(super) fn is_active(&self) -> bool {
        self.is_storing()
            || self.is_loading()
            || self.incoming.values().any(Incoming::is_active)
            || self.outgoing.values().any(Outgoing::is_active)
    }

    /// Says whether entries still come.
    pub(super) fn is_receiving(&self) -> bool {
        self.is_storing() || self.incoming.values().any(Incoming::is_active)
    }

    fn land(&mut self, log: &LogId, height: u64) {
        let Some(outgoing) = self.outgoing.get_mut(log) else { return };
        while let Some((to, bytes)) = outgoing.flying.front().copied()
            && to <= height
        {
            outgoing.flying.pop_front();
            self.flying = self.flying.saturating_sub(bytes);
        }
    }
}

impl Session {
    pub(super) fn advance_entries(&mut self) {
        self.want_entries();
        self.load_entries();
    }

    /// Asks for what the peer has above what we have or have asked for.
    fn want_entries(&mut self) {
        if !self.we_read() {
            return;
        }
        let mut wants = Vec::new();
        for (log, head) in &self.reconcile.theirs {
            let held = self.reconcile.mine.get(log).map_or(0, |head| head.height);
            let incoming = self.entries.incoming.get(log);
            if incoming.is_some_and(|incoming| incoming.paused.is_some()) {
                continue;
            }
            // While a log is on its way it is asked for only from where the last wish ended, also when more of it came by
            // another way meanwhile: the peer would take anything else for a mistake.
            // Of a forked log, the other chain came that far, whatever counts here.
            let held = self.entries.forks.came_up_to(log).map_or(held, |head| head.height);
            let asked = incoming.filter(|incoming| incoming.is_active()).map_or(held, |incoming| incoming.target);
            if head.height > asked {
                wants.push((*log, asked + 1, head.height));
            }
        }
        for (log, from, target) in &wants {
            // A peer may claim any height of any number of logs.
            let more = target.saturating_sub(*from).saturating_add(1);
            self.entries.expected = self.entries.expected.saturating_add(more);
            let fresh = Incoming::between(*from, *target);
            let incoming = self.entries.incoming.entry(*log).or_insert(fresh);
            if incoming.is_active() {
                incoming.target = *target;
            } else {
                (incoming.next, incoming.target, incoming.stored) = (*from, *target, from - 1);
            }
        }
        for piece in wants.chunks(limits::HEADS) {
            self.send(&Message::Want { wants: piece.iter().map(|(log, from, _)| (*log, *from)).collect() });
        }
    }

    pub(super) fn on_want(&mut self, wants: &[(LogId, u64)]) {
        if !self.peer_reads() {
            return self.refuse_wants(wants);
        }
        for (log, from) in wants {
            // No further than what was told: of what came since, a Have goes ahead of the entries.
            let told = self.reconcile.told.get(log).map_or(0, |head| head.height);
            let held = self.reconcile.mine.get(log).map_or(0, |head| head.height);
            let height = if self.entries.forks.knows(log) { told } else { held.min(told) };
            if *from == 0 || *from > height || !self.is_shared(log) {
                // Nothing of it here: said by an empty batch.
                self.send(&Message::Entries { log: *log, from: *from, entries: Vec::new() });
                continue;
            }
            match self.entries.outgoing.get_mut(log) {
                // What was written since the head was told may be on its way already: it is not sent twice.
                Some(outgoing)
                    if outgoing.runs() && *from > outgoing.acked && *from <= outgoing.until.saturating_add(1) =>
                {
                    self.entries.asked_of_us += height.saturating_sub(outgoing.until);
                    outgoing.until = outgoing.until.max(height);
                }
                Some(outgoing) if outgoing.runs() => return self.close(CloseReason::Unexpected),
                _ => {
                    self.entries.land(log, u64::MAX);
                    self.entries.asked_of_us += height - from + 1;
                    let fresh = Outgoing {
                        next: *from,
                        until: height,
                        acked: from - 1,
                        short: height < told,
                        loading: false,
                        flying: VecDeque::new(),
                        stopped: false,
                    };
                    self.entries.outgoing.insert(*log, fresh);
                }
            }
            if !self.entries.ring.contains(log) {
                self.entries.ring.push_back(*log);
            }
        }
    }

    /// Answers somebody who may not read. Who does not know yet that a page took their role asks in good faith, and gets
    /// nothing; anybody else does not belong to these rules.
    fn refuse_wants(&mut self, wants: &[(LogId, u64)]) {
        if !self.peer_knows_less() {
            return self.close(CloseReason::Unexpected);
        }
        for (log, from) in wants {
            self.send(&Message::Entries { log: *log, from: *from, entries: Vec::new() });
        }
    }

    /// Sends nothing more of the logs that the peer may no longer hold by the page that we work under now.
    pub(super) fn stop_unshared_logs(&mut self) {
        let active = self.entries.outgoing.iter().filter(|(_, outgoing)| !outgoing.stopped && outgoing.is_active());
        let unshared: Vec<LogId> = active.map(|(log, _)| *log).filter(|log| !self.is_shared(log)).collect();
        for log in unshared {
            if let Some(outgoing) = self.entries.outgoing.get_mut(&log) {
                outgoing.stopped = true;
                let from = outgoing.next;
                self.send(&Message::Entries { log, from, entries: Vec::new() });
            }
        }
    }

    /// Loads batches round robin, as long as the window has room for them.
    fn load_entries(&mut self) {
        let window = self.hello.as_ref().map_or(limits::WINDOW, |hello| hello.window);
        for _ in 0..self.entries.ring.len() {
            let reserved = self.entries.flying + (self.entries.loading as usize + 1) * limits::ENTRIES_PER_FRAME;
            if self.entries.loading >= 2 || reserved > window {
                return;
            }
            let Some(log) = self.entries.ring.pop_front() else { return };
            let Some(outgoing) = self.entries.outgoing.get_mut(&log) else { continue };
            if outgoing.stopped || outgoing.next > outgoing.until {
                continue;
            }
            self.entries.ring.push_back(log);
            if !outgoing.loading {
                outgoing.loading = true;
                self.entries.loading += 1;
                let from = outgoing.next;
                let max_bytes = limits::ENTRIES_PER_FRAME;
                // What was told of a forked log is served, also when another chain counts here since.
                let told = self.reconcile.told.get(&log).copied().filter(|_| self.entries.forks.knows(&log));
                self.out.push_back(match told {
                    Some(head) => Effect::LoadChain { log, head, from, max_bytes },
                    None => Effect::LoadEntries { log, from, max_bytes },
                });
            }
        }
    }

    pub(super) fn on_entries_loaded(&mut self, log: LogId, from: u64, entries: Result<Vec<Vec<u8>>, PortFailure>) {
        self.entries.loading = self.entries.loading.saturating_sub(1);
        let Ok(mut entries) = entries else { return self.close(CloseReason::Failed) };
        let Some(outgoing) = self.entries.outgoing.get_mut(&log) else { return };
        outgoing.loading = false;
        if outgoing.stopped || outgoing.next != from {
            return;
        }
        entries.truncate(usize::try_from(outgoing.until - from + 1).unwrap_or(usize::MAX));
        let count = entries.len() as u64;
        let bytes = entries.iter().map(Vec::len).sum();
        if count == 0 {
            outgoing.stopped = true;
        } else {
            outgoing.next += count;
            outgoing.flying.push_back((outgoing.next - 1, bytes));
            self.entries.flying += bytes;
            self.stats.entries_sent += count;
        }
        let after = outgoing.next;
        let ends = count > 0 && outgoing.short && after > outgoing.until;
        outgoing.stopped |= ends;
        self.send(&Message::Entries { log, from, entries });
        if ends {
            self.send(&Message::Entries { log, from: after, entries: Vec::new() });
        }
    }

    pub(super) fn on_entries(&mut self, log: LogId, from: u64, entries: Vec<Vec<u8>>) {
        let Some(circle) = self.circle().copied() else { return };
        let waiting = self.waiting();
        let Some(incoming) = self.entries.incoming.get_mut(&log) else {
            return self.close(CloseReason::Unexpected);
        };
        if incoming.paused.is_some() {
            return;
        }
        if entries.is_empty() {
            // The peer does not have what it said, or no longer: nothing more of this log now.
            incoming.target = incoming.next.saturating_sub(1);
            self.reconcile.theirs.remove(&log);
            return;
        }
        let last = from.saturating_add(entries.len() as u64 - 1);
        if self.entries.forks.is_stale(&log, from, incoming.next) {
            return;
        }
        if from != incoming.next || last > incoming.target {
            return self.close(CloseReason::Unexpected);
        }
        let bytes: usize = entries.iter().map(Vec::len).sum();
        if waiting + bytes > limits::UNVERIFIED {
            return self.close(CloseReason::TooMuch);
        }
        let mut sound: Vec<Unverified<Entry>> = Vec::with_capacity(entries.len());
        for (height, entry) in (from..).zip(&entries) {
            match Unverified::<Entry>::decode(entry) {
                Ok(entry)
                    if entry.claimed_log() == log
                        && entry.claimed_height() == height
                        && entry.claimed_circle() == circle =>
                {
                    sound.push(entry);
                }
                _ => break,
            }
        }
        let whole = sound.len() == entries.len();
        if !sound.is_empty() {
            incoming.next += sound.len() as u64;
            incoming.storing += 1;
            self.entries.unverified += bytes;
            let (count, last) = (sound.len() as u64, incoming.next - 1);
            self.entries.storing.push_back(Batch { log, bytes, count, last });
            self.out.push_back(Effect::StoreEntries { log, entries: sound });
        }
        if !whole {
            self.pause(log, Problem::Bad);
        }
    }

    /// Takes an entry of the peer's own log, for the receipt in it; only a contributor does.
    pub(super) fn on_receipt(&mut self, entry: &[u8]) {
        if self.we_read() {
            // The page that took this device's role may be about to be stored.
            if self.reconcile.waiting_pages() == 0 {
                self.close(CloseReason::Unexpected);
            }
            return;
        }
        let Some((circle, log)) = self.circle().copied().zip(self.peer.as_ref().map(|peer| peer.device)) else {
            return;
        };
        if self.waiting() + entry.len() > limits::UNVERIFIED {
            return self.close(CloseReason::TooMuch);
        }
        let read = Unverified::<Entry>::decode(entry).ok();
        let Some(read) = read.filter(|read| (read.claimed_log(), read.claimed_circle()) == (log, circle)) else {
            return self.count_bad();
        };
        let bytes = entry.len();
        self.entries.unverified += bytes;
        self.entries.storing.push_back(Batch { log, bytes, count: 1, last: read.claimed_height() });
        self.out.push_back(Effect::StoreEntries { log, entries: vec![read] });
    }

    pub(super) fn on_entries_stored(&mut self, log: LogId, stored: Result<EntriesStored, PortFailure>) {
        let Some(batch) = self.entries.storing.pop_front() else { return };
        self.entries.unverified = self.entries.unverified.saturating_sub(batch.bytes);
        let Ok(EntriesStored { head, problem }) = stored else { return self.close(CloseReason::Failed) };
        if batch.log != log {
            return self.close(CloseReason::Failed);
        }
        // What is neither stored nor named as bad waits; asking for it again at once would only repeat this.
        // Of a forked log they may lie beside the chain that counts.
        let forked = self.entries.forks.knows(&log);
        let short = !forked && head.is_none_or(|head| head.height < batch.last);
        let problem = problem.or(short.then_some(Problem::Waits));
        self.reconcile.stored_since = true;
        if let Some(head) = head {
            self.reconcile.mine.insert(log, head);
        }
        let Some(incoming) = self.entries.incoming.get_mut(&log) else {
            // Receipts: what they confirm is known once the state is read again.
            self.reconcile.stale = true;
            return;
        };
        incoming.storing = incoming.storing.saturating_sub(1);
        incoming.stored = match problem {
            // What is held at these heights is another chain.
            Some(Problem::Forked) => incoming.stored,
            None if forked => incoming.stored.max(batch.last),
            _ => incoming.stored.max(head.map_or(0, |head| head.height.min(incoming.next - 1))),
        };
        let came = forked && problem.is_none() && !incoming.is_active();
        let (height, already, storing) = (incoming.stored, incoming.paused, incoming.storing);
        match (problem, already) {
            (Some(problem), None) => self.pause(log, problem),
            (_, Some(problem)) if storing == 0 => self.acknowledge(log, height, Some(problem)),
            (_, Some(_)) => {}
            (None, None) => {
                self.stats.entries_stored += batch.count;
                self.acknowledge(log, height, None);
                let event = Event::Received { entries: self.stats.entries_stored, of: self.entries.expected };
                self.notify(event);
            }
        }
        if came {
            self.rewound(&log);
        }
        if !self.entries.is_receiving() {
            self.reconcile.stale = true;
        }
    }

    /// Takes nothing more of a log from this peer; the third bad entry ends the connection.
    fn pause(&mut self, log: LogId, problem: Problem) {
        match problem {
            Problem::Forked if self.entries.forks.knows(&log) => {}
            Problem::Forked => self.notify(Event::Forked(log)),
            Problem::Bad | Problem::Waits => self.notify(Event::LogPaused { log, problem }),
        }
        let Some(incoming) = self.entries.incoming.get_mut(&log) else { return };
        incoming.paused = Some(problem);
        let (height, storing) = (incoming.stored, incoming.storing);
        if storing == 0 {
            self.acknowledge(log, height, Some(problem));
        }
        if problem == Problem::Bad {
            self.count_bad();
        }
    }

    pub(super) fn count_bad(&mut self) {
        self.entries.bad += 1;
        if self.entries.bad >= limits::BAD {
            self.close(CloseReason::TooManyBad);
        }
    }

    fn acknowledge(&mut self, log: LogId, height: u64, problem: Option<Problem>) {
        let pause = match problem {
            None => PauseReason::GoesOn,
            Some(Problem::Bad) => PauseReason::Bad,
            Some(Problem::Waits | Problem::Forked) => PauseReason::Waits,
        };
        self.send(&Message::Ack { log, height, pause });
        if problem == Some(Problem::Forked) {
            self.rewind(log);
        }
    }

    pub(super) fn on_ack(&mut self, log: LogId, height: u64, pause: PauseReason) {
        let Some(outgoing) = self.entries.outgoing.get_mut(&log) else {
            return self.close(CloseReason::Unexpected);
        };
        if height >= outgoing.next || height < outgoing.acked {
            return self.close(CloseReason::Unexpected);
        }
        self.entries.acknowledged += height - outgoing.acked;
        outgoing.acked = height;
        if pause != PauseReason::GoesOn {
            outgoing.stopped = true;
        }
        let landed = if outgoing.stopped { u64::MAX } else { height };
        self.entries.land(&log, landed);
        let event = Event::Sent { entries: self.entries.acknowledged, of: self.entries.asked_of_us };
        self.notify(event);
    }

    /// Gives how many entries the peer has acknowledged, for tests.
    pub fn acknowledged_entries(&self) -> u64 {
        self.entries.acknowledged
    }

    /// Gives the logs that are not taken further on this connection, for tests.
    pub fn paused_logs(&self) -> BTreeSet<LogId> {
        self.entries.incoming.iter().filter(|(_, incoming)| incoming.paused.is_some()).map(|(log, _)| *log).collect()
    }
}
