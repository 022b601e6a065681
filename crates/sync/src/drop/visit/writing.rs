//! Writing: pages that are missing, packs of what the drop lacks, and one pack for many small ones.

use std::collections::VecDeque;

use cairn_keys::SealRecipient;
use cairn_ledger::LogId;
use cairn_ledger::charter::Role;

use super::super::effect::{DropEffect, FetchFailure};
use super::super::memory::{Known, State};
use super::super::report::DropEnding;
use super::super::{COMPACTION, DropCircle};
use super::reading::page_names;
use super::{Phase, Visit};
use crate::effect::PortFailure;
use crate::limits;
use crate::pack::{
    BuiltPack, ErasedEntry, Fit, ObjectKind, ObjectName, PackBuilder, Spans, TARGET_BODY, encode_page, seal_object,
};

/// What is still to be written.
#[derive(Debug, Default)]
pub(super) struct Writing {
    pages: VecDeque<(u64, ObjectName)>,
    jobs: VecDeque<Job>,
    compacted: bool,
}

/// Entries to be written: in as many packs as they need.
#[derive(Debug)]
struct Job {
    ranges: VecDeque<(LogId, u64, u64)>,
    reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Lacking,
    Compaction,
}

/// A pack that is being filled.
#[derive(Debug)]
pub(super) struct Packing {
    builder: PackBuilder,
    job: Job,
    current: (LogId, u64, u64),
}

/// A pack that is being written.
#[derive(Debug)]
pub(super) struct Packed {
    name: ObjectName,
    size: u64,
    spans: Spans,
    erased: Vec<ErasedEntry>,
    job: Job,
}

impl Visit {
    pub(super) fn start_writing(&mut self) {
        let Some(circle) = self.circle() else { return self.end(DropEnding::Failed) };
        let pages = page_names(circle);
        let missing = pages.into_iter().filter(|(number, name)| {
            let least = usize::try_from(*number).ok().and_then(|number| circle.charter.pages().get(number));
            let least = least.map_or(0, |page| page.bytes().len() as u64);
            self.listing.seen.get(name).is_none_or(|seen| seen.object.size < least)
        });
        self.writing.pages = missing.collect();
        self.welcomes.due = self.welcomes_due();
        self.next_page_put();
    }

    fn next_page_put(&mut self) {
        while !self.stops() {
            let Some((number, name)) = self.writing.pages.pop_front() else { return self.next_welcome_put() };
            let Some(sealed) = self.circle().and_then(|circle| seal_page(circle, number)) else { continue };
            self.report.bytes_written += sealed.len() as u64;
            let effect = DropEffect::Put { name: name.to_file_name(), bytes: sealed };
            return self.ask(Phase::PuttingPage(name), effect);
        }
        self.finish_writing();
    }

    pub(super) fn on_page_put(&mut self, name: ObjectName, put: Result<(), FetchFailure>) {
        if self.put(put) {
            self.report.pages_written += 1;
            self.memory.pages.insert(name);
            self.listing.add(name, ObjectKind::Page, 0, 0);
        }
        self.next_page_put();
    }

    /// Takes the answer to a write; gives whether it was done.
    pub(super) fn put(&mut self, put: Result<(), FetchFailure>) -> bool {
        match put {
            Ok(()) => {
                self.failures = 0;
                self.progress.written += 1;
                true
            }
            Err(failure) => {
                self.report.unwritten += 1;
                self.note_failure(failure);
                false
            }
        }
    }

    /// Says which kind of pack this device writes.
    pub(super) fn pack_kind(&self) -> ObjectKind {
        if self.reads() { ObjectKind::Pack } else { ObjectKind::ContributorPack }
    }

    /// Says whether a pack is in the drop in a form that every member can read; of a contributor's, that those can who belong now.
    pub(super) fn counts_as_coverage(&self, name: &ObjectName) -> bool {
        let Some(seen) = self.listing.seen.get(name) else { return false };
        let current = self.circle().map(|circle| circle.charter.page().number);
        match self.pack_kind() {
            ObjectKind::Pack => seen.kind == ObjectKind::Pack,
            kind => seen.kind == kind && Some(seen.number) == current,
        }
    }

    /// Says whether a pack holds parts that were erased here.
    pub(super) fn holds_erased(&self, spans: &Spans, told: &[ErasedEntry]) -> bool {
        self.holdings.erased.iter().any(|erased| {
            let known = told.iter().find(|told| (told.log, told.height) == (erased.log, erased.height));
            spans.contains(&erased.log, erased.height) && known.map_or(0, |known| known.parts) < erased.parts
        })
    }

    /// Gives the entries that this device holds and writes.
    fn own_spans(&self) -> Spans {
        let mut spans = Spans::new();
        let own = self.circle().map(|circle| circle.device);
        for (log, head) in &self.heads {
            if self.reads() || Some(*log) == own {
                let floor =
                    self.holdings.floors.iter().find(|(floored, _)| floored == log).map_or(1, |(_, floor)| *floor);
                spans.add(*log, floor.max(1), head.height);
            }
        }
        spans
    }

    pub(super) fn start_packing(&mut self) {
        let lacking = self.own_spans().without(&self.coverage());
        if !lacking.is_empty() {
            self.writing.jobs.push_back(Job { ranges: lacking.iter().collect(), reason: Reason::Lacking });
        }
        self.next_job();
    }

    /// Finds packs of about one size that fit into one: each entry is written again once for each size, not each time.
    fn compactions(&self) -> Vec<Spans> {
        let mut sizes: std::collections::BTreeMap<u32, Vec<(u64, &Spans)>> = std::collections::BTreeMap::new();
        let held = self.own_spans();
        for (name, known) in &self.memory.packs {
            if let State::Held { spans, erased } = &known.state
                && known.superseded.is_none()
                && self.counts_as_coverage(name)
                && !self.holds_erased(spans, erased)
                && held.covers(spans)
            {
                // Sizes within a factor of eight count as one.
                sizes.entry((known.size / 4096).max(1).ilog2() / 3).or_default().push((known.size, spans));
            }
        }
        let mut jobs = Vec::new();
        for packs in sizes.values() {
            let (mut spans, mut bytes, mut count) = (Spans::new(), 0, 0);
            for (size, more) in packs {
                if bytes + size > TARGET_BODY as u64 {
                    break;
                }
                spans.add_all(more);
                bytes += size;
                count += 1;
            }
            if count >= COMPACTION {
                jobs.push(spans);
            }
        }
        jobs
    }

    fn builder(&self) -> Option<PackBuilder> {
        let circle = self.circle()?;
        let page = circle.charter.page();
        Some(PackBuilder::new(circle.charter.circle(), page.number, circle.charter.page_hash(), TARGET_BODY))
    }

    fn next_job(&mut self) {
        if self.stops() {
            return self.finish_writing();
        }
        if self.writing.jobs.is_empty() && !self.writing.compacted && self.reads() {
            self.writing.compacted = true;
            let jobs = self.compactions().into_iter();
            self.writing.jobs =
                jobs.map(|spans| Job { ranges: spans.iter().collect(), reason: Reason::Compaction }).collect();
        }
        match (self.writing.jobs.pop_front(), self.builder()) {
            (Some(job), Some(builder)) => self.next_range(builder, job),
            _ => self.next_given(),
        }
    }

    /// Loads more of the job's entries into the pack, or ends the pack.
    fn next_range(&mut self, builder: PackBuilder, mut job: Job) {
        match job.ranges.pop_front() {
            Some(current) => self.load(Packing { builder, job, current }),
            None if builder.is_empty() => self.next_job(),
            None => self.put_pack(builder, job),
        }
    }

    fn load(&mut self, packing: Packing) {
        let (log, from, _) = packing.current;
        let max_bytes = packing.builder.room().clamp(1, limits::ENTRIES_PER_FRAME);
        self.ask(Phase::LoadingEntries(Box::new(packing)), DropEffect::LoadEntries { log, from, max_bytes });
    }

    pub(super) fn on_entries_loaded(&mut self, packing: Box<Packing>, loaded: Result<Vec<Vec<u8>>, PortFailure>) {
        let Ok(entries) = loaded else { return self.end(DropEnding::Failed) };
        let Packing { mut builder, mut job, current: (log, mut from, to) } = *packing;
        if entries.is_empty() {
            return self.next_range(builder, job);
        }
        for entry in entries {
            if from > to {
                break;
            }
            if builder.push(&log, from, &entry) == Fit::Full {
                if builder.is_empty() {
                    // No pack takes it: it is passed over rather than tried for ever.
                    from += 1;
                    continue;
                }
                job.ranges.push_front((log, from, to));
                return self.put_pack(builder, job);
            }
            from += 1;
        }
        if from > to {
            self.next_range(builder, job);
        } else {
            self.load(Packing { builder, job, current: (log, from, to) });
        }
    }

    fn put_pack(&mut self, builder: PackBuilder, job: Job) {
        let BuiltPack { plain, content, spans, erased } = builder.finish(&self.holdings.erased);
        let kind = self.pack_kind();
        let named = self.circle().and_then(|circle| {
            let number = circle.charter.page().number;
            let name = ObjectName::derive(&circle.epochs.of_page(number)?.contact, kind, &content);
            Some((name, recipients(circle, kind)))
        });
        let Some((name, recipients)) = named else { return self.end(DropEnding::Failed) };
        let held = self.memory.packs.get(&name).is_some_and(|known| matches!(known.state, State::Held { .. }));
        if held && self.listing.seen.contains_key(&name) {
            return self.job_goes_on(job);
        }
        match seal_object(&recipients, &plain) {
            Ok(bytes) => {
                let size = bytes.len() as u64;
                self.report.bytes_written += size;
                self.progress.bytes += size;
                let packed = Packed { name, size, spans, erased, job };
                let effect = DropEffect::Put { name: name.to_file_name(), bytes };
                self.ask(Phase::PuttingPack(Box::new(packed)), effect);
            }
            // Nobody reads the circle any more.
            Err(_) => self.next_job(),
        }
    }

    pub(super) fn on_pack_put(&mut self, packed: Packed, put: Result<(), FetchFailure>) {
        let Packed { name, size, spans, erased, job } = packed;
        if self.put(put) {
            self.report.packs_written += 1;
            if job.reason == Reason::Lacking {
                self.report.entries_written += spans.entries();
            }
            let number = self.circle().map_or(0, |circle| circle.charter.page().number);
            self.listing.add(name, self.pack_kind(), number, size);
            let state = State::Held { spans, erased };
            let known = Known { size, modified: None, first_seen: self.now, state, superseded: None };
            self.memory.packs.insert(name, known);
        }
        self.job_goes_on(job);
    }

    fn job_goes_on(&mut self, job: Job) {
        if self.stops() {
            return self.finish_writing();
        }
        match self.builder() {
            Some(builder) => self.next_range(builder, job),
            None => self.end(DropEnding::Failed),
        }
    }
}

/// Gives to whom an object of this kind is sealed under the page we work under.
pub(super) fn recipients(circle: &DropCircle, kind: ObjectKind) -> Vec<SealRecipient> {
    match kind {
        ObjectKind::ContributorPack | ObjectKind::ContributorEvidence => seal_keys(circle.charter.page(), Role::reads),
        ObjectKind::Pack | ObjectKind::Evidence | ObjectKind::Page => {
            vec![circle.charter.page().epoch.recipient.clone()]
        }
        // Each is for one device, which its kind does not tell.
        ObjectKind::Receipts | ObjectKind::Welcome => Vec::new(),
    }
}

fn seal_keys(page: &cairn_ledger::Page, role: impl Fn(Role) -> bool) -> Vec<SealRecipient> {
    let devices = page.devices.iter().filter(|device| page.role_of(&device.log).is_some_and(&role));
    devices.map(|device| device.seal.clone()).collect()
}

/// Seals a page to whoever works under the page before it: to its epoch, and to its contributors, who do not hold that.
fn seal_page(circle: &DropCircle, number: u64) -> Option<Vec<u8>> {
    let pages = circle.charter.pages();
    let page = pages.get(usize::try_from(number).ok()?)?;
    let before = pages.get(usize::try_from(number.checked_sub(1)?).ok()?)?.page();
    let mut recipients = vec![before.epoch.recipient.clone()];
    recipients.extend(seal_keys(before, |role| !role.reads()));
    seal_object(&recipients, &encode_page(&circle.charter.circle(), page)).ok()
}
