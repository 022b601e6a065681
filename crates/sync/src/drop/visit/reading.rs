//! Reading: pages first, since they bring epochs, then packs, oldest first.

use std::collections::{BTreeSet, VecDeque};

use cairn_keys::SealKey;
use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, Unverified};

use super::super::DropCircle;
use super::super::effect::{DropEffect, FetchFailure, Object};
use super::super::memory::{Known, State};
use super::super::report::DropEnding;
use super::listing::Seen;
use super::{Phase, Visit};
use crate::effect::{EntriesStored, PagesStored, PagesVerdict, PortFailure, Problem};
use crate::limits;
use crate::pack::{ErasedEntry, MAX_SEALED, ObjectKind, ObjectName, Pack, PackError, Spans, decode_page, open_object};

/// A pack to be read: the object, or a copy beside it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    name: ObjectName,
    object: Object,
    kind: ObjectKind,
    number: u64,
    original: Original,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Original {
    Itself,
    Copy,
}

/// What of the packs is read and what waits.
#[derive(Debug, Default)]
pub(super) struct Reading {
    queue: VecDeque<Candidate>,
    waiting: Vec<Candidate>,
    started: bool,
    progressed: bool,
    /// Copies that were read, with what they hold.
    pub(super) copies: Vec<(Object, Spans)>,
}

/// A pack whose entries are being stored.
#[derive(Debug)]
pub(super) struct Storing {
    candidate: Candidate,
    batches: VecDeque<Batch>,
    erased: Vec<ErasedEntry>,
    current: Option<(LogId, u64, u64)>,
    good: Spans,
    all: Spans,
    waits: bool,
    bad: bool,
}

#[derive(Debug)]
struct Batch {
    log: LogId,
    entries: Vec<Unverified<Entry>>,
}

impl Visit {
    /// Fetches the next page that is not ours yet, or goes on to packs.
    pub(super) fn next_page(&mut self) {
        while !self.stops() {
            let Some((name, seen)) = self.unread_page() else { return self.next_welcome() };
            self.attempted.insert(name);
            if seen.object.size > MAX_SEALED as u64 {
                self.report.damaged += 1;
                continue;
            }
            let effect = DropEffect::Fetch { name: seen.object.name, limit: seen.object.size };
            return self.ask(Phase::FetchingPage(name), effect);
        }
        self.reading_done();
    }

    /// Finds a page that lies there, follows a page whose epoch we hold, and is not in our chain. Lowest number first.
    fn unread_page(&self) -> Option<(ObjectName, Seen)> {
        let circle = self.circle()?;
        let ours: BTreeSet<ObjectName> = page_names(circle).into_iter().map(|(_, name)| name).collect();
        let pages = self.listing.seen.iter().filter(|(name, seen)| {
            seen.kind == ObjectKind::Page && !self.attempted.contains(*name) && !ours.contains(*name)
        });
        pages.min_by_key(|(name, seen)| (seen.number, **name)).map(|(name, seen)| (*name, seen.clone()))
    }

    pub(super) fn on_page_fetched(&mut self, name: ObjectName, fetched: Result<Vec<u8>, FetchFailure>) {
        let Some(sealed) = self.fetched(fetched) else { return self.next_page() };
        match self.open_page(&name, &sealed) {
            Ok((number, page)) => {
                self.memory.packs.remove(&name);
                self.ask(Phase::StoringPage, DropEffect::StorePage { number, page });
            }
            Err(error) => {
                self.count_error(error);
                if let Some(object) = self.listing.seen.get(&name).map(|seen| seen.object.clone()) {
                    self.know_unread(name, &object, error);
                }
                self.next_page();
            }
        }
    }

    fn open_page(&self, name: &ObjectName, sealed: &[u8]) -> Result<(u64, Vec<u8>), PackError> {
        let circle = self.circle().ok_or(PackError::Malformed)?;
        let seen = self.listing.seen.get(name).ok_or(PackError::Malformed)?;
        let epoch = circle.epochs.of_page(seen.number).ok_or(PackError::NotForUs)?;
        let key = epoch.identity.as_ref().unwrap_or(&circle.seal);
        let page = decode_page(&open_object(key, sealed)?, &circle.charter.circle())?;
        let named = ObjectName::derive(&epoch.contact, ObjectKind::Page, page.hash().as_bytes());
        if named != *name || page.page().number != seen.number + 1 {
            return Err(PackError::Misnamed);
        }
        Ok((page.page().number, page.bytes().to_vec()))
    }

    pub(super) fn on_page_stored(&mut self, stored: Result<(PagesStored, Box<DropCircle>), PortFailure>) {
        let Ok((stored, circle)) = stored else { return self.end(DropEnding::Failed) };
        match stored.verdict {
            PagesVerdict::Moved => self.report.pages_read += 1,
            PagesVerdict::NeedsConsent => self.report.needs_consent += 1,
            PagesVerdict::Rival => self.report.rival_pages += 1,
            PagesVerdict::Refused => self.report.refused_pages += 1,
        }
        self.take_circle(circle);
        if !self.was_removed() {
            self.next_page();
        }
    }

    pub(super) fn start_packs(&mut self) {
        self.note_others_receipts();
        let state = self.state_digest();
        let mut queue = Vec::new();
        for (name, seen) in &self.listing.seen {
            if !self.opens(seen.kind) {
                continue;
            }
            let known = self.memory.packs.get(name).filter(|known| known.is(&seen.object));
            match known.map(|known| &known.state) {
                Some(State::Held { .. } | State::Receipts { .. }) => {}
                // Those were counted before the drop was listed again.
                Some(State::Damaged | State::NotForUs | State::Newer) if self.reading.started => {}
                Some(State::Damaged) => self.report.damaged += 1,
                // Another contributor's.
                Some(State::NotForUs) if seen.kind == ObjectKind::Receipts => {}
                Some(State::NotForUs) => self.report.not_for_us += 1,
                Some(State::Newer) => self.report.newer += 1,
                Some(State::Waiting { state: then }) if *then == state => self.report.waiting += 1,
                Some(State::Waiting { .. }) | None => queue.push(Candidate {
                    name: *name,
                    object: seen.object.clone(),
                    kind: seen.kind,
                    number: seen.number,
                    original: Original::Itself,
                }),
            }
        }
        if !self.reading.started {
            for copy in &self.listing.copies {
                if let Some(seen) = self.listing.seen.get(&copy.name)
                    && self.opens(seen.kind)
                {
                    let (kind, number, original) = (seen.kind, seen.number, Original::Copy);
                    queue.push(Candidate { name: copy.name, object: copy.object.clone(), kind, number, original });
                }
            }
        }
        self.reading.started = true;
        // Some stores tell times in whole seconds; among those of one second, a later epoch is later.
        queue.sort_by_key(|candidate| (candidate.object.modified, candidate.number, candidate.name));
        self.progress.to_read += queue.len() as u64;
        self.reading.queue = queue.into();
        self.next_pack();
    }

    pub(super) fn next_pack(&mut self) {
        while !self.stops() {
            let Some(candidate) = self.reading.queue.pop_front() else {
                if self.reading.progressed && !self.reading.waiting.is_empty() {
                    // What came since may be what these waited for.
                    self.reading.progressed = false;
                    self.reading.queue = std::mem::take(&mut self.reading.waiting).into();
                    continue;
                }
                self.note_waiting();
                return self.reading_done();
            };
            if candidate.object.size > MAX_SEALED as u64 {
                self.judge(&candidate, PackError::TooLarge);
                continue;
            }
            let effect = DropEffect::Fetch { name: candidate.object.name.clone(), limit: candidate.object.size };
            return self.ask(Phase::FetchingPack(candidate), effect);
        }
        self.reading_done();
    }

    /// Says whether this device looks into objects of a kind when it reads packs. A contributor opens nothing of the circle but
    /// receipts; who reads has no use for those.
    fn opens(&self, kind: ObjectKind) -> bool {
        match kind {
            ObjectKind::Pack | ObjectKind::ContributorPack => self.reads(),
            ObjectKind::Receipts => !self.reads(),
            ObjectKind::Evidence | ObjectKind::ContributorEvidence | ObjectKind::Page | ObjectKind::Welcome => false,
        }
    }

    fn note_waiting(&mut self) {
        let state = State::Waiting { state: self.state_digest() };
        for candidate in std::mem::take(&mut self.reading.waiting) {
            self.report.waiting += 1;
            if candidate.original == Original::Itself {
                self.know(candidate.name, &candidate.object, state.clone());
            }
        }
    }

    pub(super) fn on_pack_fetched(&mut self, candidate: Candidate, fetched: Result<Vec<u8>, FetchFailure>) {
        self.progress.read += 1;
        let Some(sealed) = self.fetched(fetched) else { return self.next_pack() };
        match self.open_pack(&candidate, &sealed) {
            Ok(pack) => {
                match candidate.kind {
                    ObjectKind::Receipts => self.report.receipts_read += 1,
                    _ => self.report.packs_read += 1,
                }
                self.store_pack(candidate, pack);
            }
            Err(error) => {
                self.judge(&candidate, error);
                self.next_pack();
            }
        }
    }

    fn open_pack(&self, candidate: &Candidate, sealed: &[u8]) -> Result<Pack, PackError> {
        let circle = self.circle().ok_or(PackError::Malformed)?;
        let epoch = circle.epochs.of_page(candidate.number).ok_or(PackError::NotForUs)?;
        let key = self.key_of(candidate.kind, candidate.number).ok_or(PackError::NotForUs)?;
        let pack = Pack::decode(&open_object(key, sealed)?, &circle.charter.circle())?;
        let named = ObjectName::derive(&epoch.contact, candidate.kind, &pack.content);
        if named == candidate.name && pack.number == candidate.number { Ok(pack) } else { Err(PackError::Misnamed) }
    }

    /// Gives the key that opens what is of this kind and epoch.
    pub(super) fn key_of(&self, kind: ObjectKind, number: u64) -> Option<&SealKey> {
        let circle = self.circle()?;
        match kind {
            ObjectKind::ContributorPack
            | ObjectKind::ContributorEvidence
            | ObjectKind::Receipts
            | ObjectKind::Welcome => Some(&circle.seal),
            ObjectKind::Pack | ObjectKind::Evidence | ObjectKind::Page => {
                circle.epochs.of_page(number)?.identity.as_ref()
            }
        }
    }

    fn store_pack(&mut self, candidate: Candidate, pack: Pack) {
        let all = pack.spans();
        let mut batches = VecDeque::new();
        // Among receipts nothing of this device's own log is looked for.
        let own = self.circle().map(|circle| circle.device).filter(|_| candidate.kind == ObjectKind::Receipts);
        for run in pack.runs.into_iter().filter(|run| Some(run.log) != own) {
            let (mut batch, mut bytes) = (Batch { log: run.log, entries: Vec::new() }, 0);
            for entry in run.entries {
                if bytes > limits::ENTRIES_PER_FRAME {
                    batches.push_back(std::mem::replace(&mut batch, Batch { log: run.log, entries: Vec::new() }));
                    bytes = 0;
                }
                bytes += entry.bytes().len();
                batch.entries.push(entry);
            }
            batches.push_back(batch);
        }
        let storing = Storing {
            candidate,
            batches,
            current: None,
            erased: pack.erased,
            good: Spans::new(),
            all,
            waits: false,
            bad: false,
        };
        self.next_batch(Box::new(storing));
    }

    fn next_batch(&mut self, mut storing: Box<Storing>) {
        let Some(batch) = storing.batches.pop_front() else { return self.pack_stored(*storing) };
        let (first, last) = (batch.entries.first(), batch.entries.last());
        let (from, to) = (first.map_or(1, Unverified::claimed_height), last.map_or(0, Unverified::claimed_height));
        storing.current = Some((batch.log, from, to));
        let effect = DropEffect::StoreEntries { log: batch.log, entries: batch.entries };
        self.ask(Phase::StoringRuns(storing), effect);
    }

    pub(super) fn on_entries_stored(&mut self, mut storing: Box<Storing>, stored: Result<EntriesStored, PortFailure>) {
        let Ok(EntriesStored { head, problem }) = stored else { return self.end(DropEnding::Failed) };
        let Some((log, from, to)) = storing.current else { return self.end(DropEnding::Failed) };
        if let Some(head) = head {
            let before = self.heads.insert(log, head).map_or(0, |head| head.height);
            let more = head.height.saturating_sub(before);
            self.report.entries_stored += more;
            self.progress.entries += more;
            self.reading.progressed |= more > 0;
        }
        match problem {
            None => storing.good.add(log, from, to),
            Some(problem) => {
                storing.waits |= matches!(problem, Problem::Waits | Problem::Forked);
                storing.bad |= problem == Problem::Bad;
                // What follows in this run stands on what was refused.
                while storing.batches.front().is_some_and(|batch| {
                    batch.log == log && batch.entries.first().is_some_and(|entry| entry.claimed_height() == to + 1)
                }) {
                    storing.batches.pop_front();
                }
            }
        }
        self.next_batch(storing);
    }

    fn pack_stored(&mut self, storing: Storing) {
        let Storing { candidate, good, all, erased, waits, bad, .. } = storing;
        self.report.bad += u64::from(bad);
        if waits {
            self.reading.waiting.push(candidate);
        } else if candidate.original == Original::Copy {
            self.reading.copies.push((candidate.object, all));
        } else if candidate.kind == ObjectKind::Receipts {
            self.receipts_taken(candidate.name, &candidate.object);
        } else {
            let erased = erased.into_iter().filter(|erased| good.contains(&erased.log, erased.height)).collect();
            self.know(candidate.name, &candidate.object, State::Held { spans: good, erased });
        }
        self.next_pack();
    }

    /// Notes why an object was not read.
    fn judge(&mut self, candidate: &Candidate, error: PackError) {
        // Receipts for another contributor lack nothing here.
        if !(candidate.kind == ObjectKind::Receipts && error == PackError::NotForUs) {
            self.count_error(error);
        }
        if candidate.original == Original::Itself {
            self.know_unread(candidate.name, &candidate.object, error);
        }
    }

    /// Keeps in mind that an object cannot be read as it is.
    pub(super) fn know_unread(&mut self, name: ObjectName, object: &Object, error: PackError) {
        let state = match error {
            PackError::NotForUs | PackError::NoRecipient => State::NotForUs,
            PackError::Newer => State::Newer,
            _ => State::Damaged,
        };
        self.know(name, object, state);
    }

    pub(super) fn count_error(&mut self, error: PackError) {
        match error {
            PackError::NotForUs | PackError::NoRecipient => self.report.not_for_us += 1,
            PackError::Newer => self.report.newer += 1,
            _ => self.report.damaged += 1,
        }
    }

    /// Keeps in mind what became of an object; its first sight stays as long as it stays the same file.
    pub(super) fn know(&mut self, name: ObjectName, object: &Object, state: State) {
        let before = self.memory.packs.get(&name).filter(|known| known.is(object));
        let first_seen = before.map_or(self.now, |known| known.first_seen);
        let known = Known { size: object.size, modified: object.modified, first_seen, state, superseded: None };
        self.memory.packs.insert(name, known);
    }

    /// Takes what was fetched, or counts why it was not.
    pub(super) fn fetched(&mut self, fetched: Result<Vec<u8>, FetchFailure>) -> Option<Vec<u8>> {
        match fetched {
            Ok(bytes) => {
                self.failures = 0;
                self.report.bytes_read += bytes.len() as u64;
                self.progress.bytes += bytes.len() as u64;
                Some(bytes)
            }
            Err(FetchFailure::Gone) => {
                self.report.gone += 1;
                self.relist = true;
                None
            }
            Err(FetchFailure::TooLarge) => {
                self.report.damaged += 1;
                None
            }
            Err(failure) => {
                self.report.unread += 1;
                self.note_failure(failure);
                None
            }
        }
    }
}

/// Gives the pages of our chain, from page one on, each with the name under which it lies in drops. Those whose epoch before
/// we do not hold are left out.
pub(super) fn page_names(circle: &DropCircle) -> Vec<(u64, ObjectName)> {
    let pages = circle.charter.pages().iter().skip(1);
    let named = pages.filter_map(|page| {
        let number = page.page().number;
        let epoch = circle.epochs.of_page(number.checked_sub(1)?)?;
        Some((number, ObjectName::derive(&epoch.contact, ObjectKind::Page, page.hash().as_bytes())))
    });
    named.collect()
}
