//! The visit itself: which effect comes next. Reading, receiving, receipts, writing, sending and tidying have a file each.

mod listing;
mod reading;
mod receipts;
mod receiving;
mod sending;
mod tidying;
mod welcome;
mod writing;

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::{Head, LogId};
use cairn_model::Timestamp;

use super::effect::{DropEffect, DropInput, FetchFailure, Object};
use super::memory::{DropMemory, State};
use super::report::{DropEnding, DropProgress, DropReport};
use super::{DropCircle, FAILURES, Holdings, MAX_LISTED};
use crate::circle::{CharterView, Standing};
use crate::effect::PortFailure;
use crate::pack::{ObjectName, Spans};
use listing::Listing;

/// How often a visit lists again because others tidied up while it read.
const RELISTS: u32 = 2;

/// Where the visit stands: which input it waits for, with what it needs for it.
#[derive(Debug)]
enum Phase {
    Start,
    Loading,
    Listing,
    FetchingPage(ObjectName),
    StoringPage,
    FetchingWelcome(ObjectName),
    StoringWelcome,
    PuttingWelcome(ObjectName),
    FetchingPack(reading::Candidate),
    StoringRuns(Box<reading::Storing>),
    Receiving(Box<receiving::Receiving>),
    SavingRead,
    Reloading,
    PuttingPage(ObjectName),
    LoadingEntries(Box<writing::Packing>),
    PuttingPack(Box<writing::Packed>),
    MakingReceipts(LogId),
    LookingAgain,
    PuttingReceipts(Box<receipts::Sealed>),
    Sending(Box<sending::Sending>),
    Deleting(tidying::Deletion),
    Saving,
    Over,
}

/// One visit of one device to one drop for one circle.
#[derive(Debug)]
pub struct Visit {
    now: Timestamp,
    memory: DropMemory,
    circle: Option<Box<DropCircle>>,
    holdings: Holdings,
    heads: BTreeMap<LogId, Head>,
    listing: Listing,
    relist: bool,
    relists: u32,
    attempted: BTreeSet<ObjectName>,
    reading: reading::Reading,
    wanted: Vec<crate::FileRequest>,
    /// The evidence that came whole in this visit, and that did not.
    received: BTreeSet<[u8; 32]>,
    lacked: BTreeSet<[u8; 32]>,
    writing: writing::Writing,
    sending: Vec<crate::FileRequest>,
    receipts: receipts::Receipts,
    welcomes: welcome::Welcomes,
    deletions: Option<Vec<tidying::Deletion>>,
    phase: Phase,
    out: Option<DropEffect>,
    report: DropReport,
    progress: DropProgress,
    ending: Option<DropEnding>,
    failures: u32,
    cancelled: bool,
}

impl Visit {
    /// Starts a visit with what is known of the drop. `now` is this device's clock; it decides only when superseded and
    /// damaged objects are deleted.
    pub fn new(memory: DropMemory, now: Timestamp) -> Self {
        Self {
            now,
            memory,
            circle: None,
            holdings: Holdings::default(),
            heads: BTreeMap::new(),
            listing: Listing::default(),
            relist: false,
            relists: 0,
            attempted: BTreeSet::new(),
            reading: reading::Reading::default(),
            wanted: Vec::new(),
            received: BTreeSet::new(),
            lacked: BTreeSet::new(),
            writing: writing::Writing::default(),
            sending: Vec::new(),
            receipts: receipts::Receipts::default(),
            welcomes: welcome::Welcomes::default(),
            deletions: None,
            phase: Phase::Start,
            out: None,
            report: DropReport::default(),
            progress: DropProgress::default(),
            ending: None,
            failures: 0,
            cancelled: false,
        }
    }

    /// Gives the next effect. `None` only while an input is owed, or after [`DropEffect::Done`].
    pub fn poll_effect(&mut self) -> Option<DropEffect> {
        if matches!(self.phase, Phase::Start) {
            self.ask(Phase::Loading, DropEffect::Load);
        }
        self.out.take()
    }

    /// Says how far the visit is.
    pub fn progress(&self) -> DropProgress {
        self.progress
    }

    /// Takes the answer to the last effect, or [`DropInput::Cancel`].
    pub fn handle(&mut self, input: DropInput) {
        if matches!(input, DropInput::Cancel) {
            self.cancelled = true;
            return;
        }
        match (std::mem::replace(&mut self.phase, Phase::Over), input) {
            (Phase::Loading, DropInput::Loaded(loaded)) => self.on_loaded(loaded),
            (Phase::Listing, DropInput::Listed(listed)) => self.on_listed(listed),
            (Phase::FetchingPage(name), DropInput::Fetched(fetched)) => self.on_page_fetched(name, fetched),
            (Phase::StoringPage, DropInput::PageStored(stored)) => self.on_page_stored(stored),
            (Phase::FetchingWelcome(name), DropInput::Fetched(fetched)) => self.on_welcome_fetched(name, fetched),
            (Phase::StoringWelcome, DropInput::PageStored(stored)) => self.on_welcome_stored(stored),
            (Phase::PuttingWelcome(name), DropInput::Put(put)) => self.on_welcome_put(name, put),
            (Phase::FetchingPack(candidate), DropInput::Fetched(fetched)) => self.on_pack_fetched(candidate, fetched),
            (Phase::StoringRuns(storing), DropInput::EntriesStored(stored)) => self.on_entries_stored(storing, stored),
            (Phase::Receiving(receiving), input) => self.on_receiving(receiving, input),
            (Phase::SavingRead, DropInput::Saved(saved)) => match saved {
                Ok(()) => self.ask(Phase::Reloading, DropEffect::Load),
                Err(PortFailure) => self.end(DropEnding::Failed),
            },
            (Phase::Reloading, DropInput::Loaded(loaded)) => self.on_reloaded(loaded),
            (Phase::PuttingPage(name), DropInput::Put(put)) => self.on_page_put(name, put),
            (Phase::LoadingEntries(packing), DropInput::EntriesLoaded(loaded)) => {
                self.on_entries_loaded(packing, loaded);
            }
            (Phase::PuttingPack(packed), DropInput::Put(put)) => self.on_pack_put(*packed, put),
            (Phase::MakingReceipts(log), DropInput::ReceiptsMade(made)) => self.on_receipts_made(log, made),
            (Phase::LookingAgain, DropInput::Loaded(loaded)) => self.on_looked_again(loaded),
            (Phase::PuttingReceipts(sealed), DropInput::Put(put)) => self.on_receipts_put(*sealed, put),
            (Phase::Sending(sending), input) => self.on_sending(sending, input),
            (Phase::Deleting(deletion), DropInput::Deleted(deleted)) => self.on_deleted(deletion, deleted),
            (Phase::Saving, DropInput::Saved(saved)) => {
                if saved.is_err() {
                    self.ending = Some(DropEnding::Failed);
                }
                self.done();
            }
            (Phase::Over, _) => {}
            _ => self.end(DropEnding::Failed),
        }
    }

    fn ask(&mut self, phase: Phase, effect: DropEffect) {
        self.phase = phase;
        self.out = Some(effect);
    }

    /// Ends the visit, but for keeping what is known. The first reason holds.
    fn end(&mut self, ending: DropEnding) {
        self.ending.get_or_insert(ending);
        self.save();
    }

    fn save(&mut self) {
        let bytes = self.memory.to_bytes();
        self.ask(Phase::Saving, DropEffect::Save(bytes));
    }

    fn done(&mut self) {
        let ending = if self.cancelled { DropEnding::Cancelled } else { DropEnding::Complete };
        self.report.ending = self.ending.unwrap_or(ending);
        self.report.objects = self.listing.objects();
        self.report.foreign = self.listing.foreign();
        self.report.copies = self.listing.copies.len() as u64;
        self.ask(Phase::Over, DropEffect::Done(Box::new(self.report.clone())));
    }

    /// Says whether nothing more is to be begun.
    fn stops(&self) -> bool {
        self.cancelled || self.ending.is_some()
    }

    fn circle(&self) -> Option<&DropCircle> {
        self.circle.as_deref()
    }

    fn reads(&self) -> bool {
        self.circle().is_some_and(DropCircle::reads)
    }

    /// Notes that the drop failed; the third failure in a row ends the reading or writing.
    fn note_failure(&mut self, failure: FetchFailure) {
        self.failures += 1;
        if self.failures >= FAILURES {
            self.ending.get_or_insert(match failure {
                FetchFailure::Refused => DropEnding::Refused,
                FetchFailure::Gone | FetchFailure::TooLarge | FetchFailure::Unreachable => DropEnding::Unreachable,
            });
        }
    }

    fn on_loaded(&mut self, loaded: Result<(Box<DropCircle>, Holdings), PortFailure>) {
        match loaded {
            Ok((circle, holdings)) => {
                self.take_holdings(holdings);
                self.take_circle(circle);
                if self.was_removed() {
                    return;
                }
                self.ask(Phase::Listing, DropEffect::List);
            }
            Err(PortFailure) => self.end(DropEnding::Failed),
        }
    }

    fn take_circle(&mut self, circle: Box<DropCircle>) {
        self.listing.recognise(&circle.epochs);
        self.circle = Some(circle);
    }

    fn take_holdings(&mut self, holdings: Holdings) {
        self.heads = holdings.heads.iter().copied().collect();
        self.holdings = holdings;
    }

    /// Ends the visit when a page removed this device. One that no page names may wait for the page that admits it.
    fn was_removed(&mut self) -> bool {
        !matches!(self.circle().map(DropCircle::standing), None | Some(Standing::Unknown)) && self.removed()
    }

    /// Ends the visit when this device belongs no more.
    fn removed(&mut self) -> bool {
        let Some(circle) = self.circle() else { return false };
        let page = match circle.standing() {
            Standing::Active(_) => return false,
            Standing::Removed { page } => page,
            Standing::Unknown => circle.charter.page().number,
        };
        self.end(DropEnding::Removed { page });
        true
    }

    fn on_listed(&mut self, listed: Result<Vec<Object>, FetchFailure>) {
        match listed {
            Ok(objects) if objects.len() > MAX_LISTED => self.end(DropEnding::TooMany),
            Ok(objects) => {
                self.listing = Listing::new(objects);
                if let Some(circle) = &self.circle {
                    self.listing.recognise(&circle.epochs);
                }
                self.learn_times();
                self.next_page();
            }
            Err(FetchFailure::Refused) => self.end(DropEnding::Refused),
            Err(FetchFailure::Gone) => self.end(DropEnding::Missing),
            Err(_) => self.end(DropEnding::Unreachable),
        }
    }

    /// Learns when the drop says that our own files were written, so that a later change is noticed.
    fn learn_times(&mut self) {
        for (name, known) in &mut self.memory.packs {
            if let Some(seen) = self.listing.seen.get(name)
                && known.modified.is_none()
                && known.size == seen.object.size
            {
                known.modified = seen.object.modified;
            }
        }
    }

    /// Goes on after everything was read: keeps what is known, then looks at the vault again.
    fn reading_done(&mut self) {
        if self.relist && self.relists < RELISTS && !self.stops() {
            (self.relist, self.relists) = (false, self.relists + 1);
            return self.ask(Phase::Listing, DropEffect::List);
        }
        if self.stops() {
            return self.save();
        }
        let bytes = self.memory.to_bytes();
        self.ask(Phase::SavingRead, DropEffect::Save(bytes));
    }

    fn on_reloaded(&mut self, loaded: Result<(Box<DropCircle>, Holdings), PortFailure>) {
        let Ok((circle, holdings)) = loaded else { return self.end(DropEnding::Failed) };
        self.take_holdings(holdings);
        self.take_circle(circle);
        if self.removed() {
            return;
        }
        self.count_vanished();
        self.start_receiving();
    }

    /// Goes on after all evidence was received that lies there.
    fn receiving_done(&mut self) {
        if self.stops() {
            self.save();
        } else if self.report.needs_consent > 0 || self.circle().is_some_and(DropCircle::writes_nothing) {
            self.end(DropEnding::AwaitsConsent);
        } else {
            self.start_receipts();
        }
    }

    /// Gives what this device's state is, to tell later whether it changed.
    fn state_digest(&self) -> [u8; 32] {
        self.circle().map_or([0; 32], |circle| CharterView::of(&circle.charter).digest(&self.heads))
    }

    /// Gives the entries that lie in the drop, readable for every member, and without what was erased here.
    fn coverage(&self) -> Spans {
        let mut covered = Spans::new();
        for (name, known) in &self.memory.packs {
            if let State::Held { spans, erased } = &known.state
                && self.counts_as_coverage(name)
                && !self.holds_erased(spans, erased)
            {
                covered.add_all(spans);
            }
        }
        covered
    }
}
