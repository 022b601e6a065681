//! Receipts: a member who reads confirms to a contributor what it holds of the log that lies in this drop, and the contributor
//! takes what members confirmed.
//!
//! Each object is for one device and from one. It lies under the page at which it was written, is written again under the next
//! one, and goes when a newer one was put in its place.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cairn_ledger::LogId;
use cairn_ledger::charter::Role;

use super::super::SUPERSEDED_MILLIS;
use super::super::effect::{DropEffect, FetchFailure, Object};
use super::super::memory::{Known, State};
use super::super::report::DropEnding;
use super::super::{DropCircle, Holdings};
use super::tidying::elapsed;
use super::{Phase, Visit};
use crate::effect::PortFailure;
use crate::pack::{Fit, MAX_BODY, ObjectKind, ObjectName, PackBuilder, seal_object};

/// Entries of this device's own log with receipts, each with its height, ascending.
type Made = Vec<(u64, Vec<u8>)>;

/// What is confirmed in this visit.
#[derive(Debug, Default)]
pub(super) struct Receipts {
    due: Vec<LogId>,
    made: VecDeque<(LogId, Made)>,
    /// The objects that hold this device's newest receipts for each contributor's log.
    given: BTreeMap<LogId, BTreeSet<ObjectName>>,
}

/// Receipts that are being written.
#[derive(Debug)]
pub(super) struct Sealed {
    log: LogId,
    name: ObjectName,
    size: u64,
}

impl Visit {
    /// Has receipts made once all that lies here of contributors' work was taken, before what is written is looked up: they are
    /// entries of this device's own log.
    pub(super) fn start_receipts(&mut self) {
        self.receipts.due = self.receipts_due();
        self.next_receipts();
    }

    /// Gives the contributors' logs of which something lies here, or for which receipts of this device do.
    fn receipts_due(&self) -> Vec<LogId> {
        let Some(circle) = self.circle().filter(|circle| circle.reads()) else { return Vec::new() };
        let (page, held_back) = (circle.charter.page(), circle.charter.held_back());
        let lies = |log: &LogId| {
            self.memory.packs.iter().filter(|(name, _)| self.listing.seen.contains_key(*name)).any(|(name, known)| {
                match &known.state {
                    State::Held { spans, .. } => {
                        let kind = self.listing.seen.get(name).map(|seen| seen.kind);
                        kind == Some(ObjectKind::ContributorPack) && spans.iter().any(|(of, ..)| of == *log)
                    }
                    State::Receipts { log: of } => of == log,
                    _ => false,
                }
            })
        };
        let logs = page.devices.iter().map(|device| device.log);
        let contributes = |log: &LogId| page.role_of(log) == Some(Role::Contributor) && !held_back.contains(log);
        logs.filter(|log| contributes(log) && self.heads.contains_key(log) && lies(log)).collect()
    }

    fn next_receipts(&mut self) {
        if self.stops() {
            return self.finish_writing();
        }
        match self.receipts.due.pop() {
            Some(log) => self.ask(Phase::MakingReceipts(log), DropEffect::MakeReceipts { log }),
            None if self.own_log_grew() => self.ask(Phase::LookingAgain, DropEffect::Load),
            None => self.start_writing(),
        }
    }

    /// Says whether receipts were written for this visit: they are to be in what it writes.
    fn own_log_grew(&self) -> bool {
        let held = self.circle().and_then(|circle| self.heads.get(&circle.device)).map_or(0, |head| head.height);
        self.receipts.made.iter().flat_map(|(_, made)| made).any(|(height, _)| *height > held)
    }

    pub(super) fn on_receipts_made(&mut self, log: LogId, made: Result<Made, PortFailure>) {
        match made {
            Ok(made) if made.is_empty() => {}
            Ok(made) => self.receipts.made.push_back((log, made)),
            Err(PortFailure) => return self.end(DropEnding::Failed),
        }
        self.next_receipts();
    }

    pub(super) fn on_looked_again(&mut self, loaded: Result<(Box<DropCircle>, Holdings), PortFailure>) {
        let Ok((circle, holdings)) = loaded else { return self.end(DropEnding::Failed) };
        self.take_holdings(holdings);
        self.take_circle(circle);
        if !self.removed() {
            self.start_writing();
        }
    }

    /// Writes the next receipts that do not lie here yet, or goes on to evidence.
    pub(super) fn next_given(&mut self) {
        while !self.stops() {
            let Some((log, made)) = self.receipts.made.pop_front() else { return self.start_sending() };
            let Some((name, bytes)) = self.seal_receipts(&log, made) else { continue };
            let lies = |visit: &Self| {
                let (known, seen) = (visit.memory.packs.get(&name)?, visit.listing.seen.get(&name)?);
                Some(matches!(known.state, State::Receipts { .. }) && known.is(&seen.object))
            };
            if lies(self) == Some(true) {
                self.note_given(log, name);
                continue;
            }
            let size = bytes.len() as u64;
            self.report.bytes_written += size;
            self.progress.bytes += size;
            let effect = DropEffect::Put { name: name.to_file_name(), bytes };
            return self.ask(Phase::PuttingReceipts(Box::new(Sealed { log, name, size })), effect);
        }
        self.finish_writing();
    }

    /// Seals receipts to the contributor's device; what does not fit is left for another object. `None` when it is no
    /// contributor's any more.
    fn seal_receipts(&mut self, log: &LogId, made: Made) -> Option<(ObjectName, Vec<u8>)> {
        let circle = self.circle()?;
        let page = circle.charter.page();
        let device = page.device(log).filter(|_| page.role_of(log) == Some(Role::Contributor))?;
        let mut builder = PackBuilder::new(circle.charter.circle(), page.number, circle.charter.page_hash(), MAX_BODY);
        let fits = made.iter().take_while(|(height, entry)| builder.push(&circle.device, *height, entry) == Fit::Taken);
        let taken = fits.count();
        if taken == 0 {
            return None;
        }
        let built = builder.finish(&[]);
        let secret = &circle.epochs.of_page(page.number)?.contact;
        let name = ObjectName::derive(secret, ObjectKind::Receipts, &built.content);
        let sealed = seal_object(std::slice::from_ref(&device.seal), &built.plain).ok()?;
        let rest: Made = made.into_iter().skip(taken).collect();
        if !rest.is_empty() {
            self.receipts.made.push_front((*log, rest));
        }
        Some((name, sealed))
    }

    pub(super) fn on_receipts_put(&mut self, sealed: Sealed, put: Result<(), FetchFailure>) {
        let Sealed { log, name, size } = sealed;
        if self.put(put) {
            self.report.receipts_written += 1;
            let number = self.circle().map_or(0, |circle| circle.charter.page().number);
            self.listing.add(name, ObjectKind::Receipts, number, size);
            let state = State::Receipts { log };
            let known = Known { size, modified: None, first_seen: self.now, state, superseded: None };
            self.memory.packs.insert(name, known);
            self.note_given(log, name);
        }
        self.next_given();
    }

    fn note_given(&mut self, log: LogId, name: ObjectName) {
        self.receipts.given.entry(log).or_default().insert(name);
    }

    /// Keeps in mind that a contributor's device took the receipts of an object.
    pub(super) fn receipts_taken(&mut self, name: ObjectName, object: &Object) {
        if let Some(log) = self.circle().map(|circle| circle.device) {
            self.know(name, object, State::Receipts { log });
        }
    }

    /// Notes when a device that reads first saw the receipts of others, which it cannot open.
    pub(super) fn note_others_receipts(&mut self) {
        if !self.reads() {
            return;
        }
        let unknown = self.listing.seen.iter().filter(|(name, seen)| {
            seen.kind == ObjectKind::Receipts
                && !self.memory.packs.get(*name).is_some_and(|known| known.is(&seen.object))
        });
        let unknown: Vec<_> = unknown.map(|(name, seen)| (*name, seen.object.clone())).collect();
        for (name, object) in unknown {
            self.know(name, &object, State::NotForUs);
        }
    }

    /// Gives the receipts that go, with their files: this device's own, once newer ones lie here or nobody needs them; and of
    /// an earlier page those of anybody, 30 days after they were first seen, since whoever still stands for them has written
    /// them again.
    pub(super) fn old_receipts(&self) -> Vec<(ObjectName, String)> {
        let Some(circle) = self.circle().filter(|circle| circle.reads()) else { return Vec::new() };
        let page = circle.charter.page();
        let goes = |name: &ObjectName, known: &Known, number: u64| match &known.state {
            State::Receipts { log } if page.role_of(log) != Some(Role::Contributor) => true,
            State::Receipts { log } if self.receipts.given.get(log).is_some_and(|given| !given.contains(name)) => true,
            State::Receipts { .. } | State::NotForUs => {
                number < page.number && elapsed(known.first_seen, self.now) >= SUPERSEDED_MILLIS
            }
            _ => false,
        };
        let receipts = self.listing.seen.iter().filter(|(_, seen)| seen.kind == ObjectKind::Receipts);
        receipts
            .filter(|(name, seen)| self.memory.packs.get(*name).is_some_and(|known| goes(name, known, seen.number)))
            .map(|(name, seen)| (*name, seen.object.name.clone()))
            .collect()
    }
}
