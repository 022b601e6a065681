//! Pages, digests, heads, and the decision that everything is exchanged.

use std::collections::{BTreeMap, VecDeque};

use cairn_ledger::charter::Role;
use cairn_ledger::{Head, LogId};

use super::{Phase, Session, Side};
use crate::circle::{CharterView, Standing};
use crate::effect::{Effect, Ending, Event, LocalState, PagesStored, PagesVerdict, PortFailure, Problem};
use crate::limits;
use crate::wire::{CloseReason, DigestStage, HeadTold, Message};

type Told = ([u8; 32], u64);

/// What was told and heard about pages and heads.
#[derive(Debug, Default)]
pub(super) struct Reconcile {
    pub(super) loading_pages: bool,
    /// The number of the last page of each message that is being stored, and the message's bytes.
    storing_pages: VecDeque<(u64, usize)>,
    awaits_consent: bool,
    /// The page of this number removed the peer: it is told so, nothing it sends counts, and it gets nothing else.
    pub(super) removing: Option<u64>,
    loading_state: bool,
    /// Entries were stored since the state was last asked for.
    pub(super) stored_since: bool,
    /// The state changed since it was loaded.
    pub(super) stale: bool,
    loaded: bool,
    pub(super) mine: BTreeMap<LogId, Head>,
    pub(super) told: BTreeMap<LogId, Head>,
    pub(super) theirs: BTreeMap<LogId, Head>,
    my_opening: Option<Told>,
    /// The heads of which the opening speaks; more may be held by the time the other side's comes.
    opened: BTreeMap<LogId, Head>,
    their_opening: Option<Told>,
    /// Whether entries have to be exchanged; `None` until both openings are known.
    differs: Option<bool>,
    their_have: bool,
    /// Something was told since the openings, so that they no longer say that all is exchanged.
    reopened: bool,
    /// Of a contributor: how many of its entries and files no receipt confirms.
    unconfirmed: u64,
    my_final: Option<Told>,
    their_final: Option<Told>,
    /// How many messages of pages, trails and heads this side sent. The other side's last word counts once it has taken them all:
    /// one that crosses them on its way speaks of what was before.
    said: u64,
    /// How many of them came.
    heard: u64,
    /// Logs that the peer told and no page of ours names yet, at most [`limits::HEADS`].
    passed_over: BTreeMap<LogId, Head>,
    /// What was last said about being equal.
    announced: Option<bool>,
    /// The page under which the peer was last said to work.
    met: Option<u64>,
}

impl Reconcile {
    /// Says whether both sides have told how they start.
    pub(super) fn openings_known(&self) -> bool {
        self.differs.is_some()
    }

    /// Says whether this side's own storage is at work on pages.
    pub(super) fn is_busy(&self) -> bool {
        self.loading_pages || !self.storing_pages.is_empty()
    }

    /// Gives how many bytes of pages wait to be stored.
    pub(super) fn waiting_pages(&self) -> usize {
        self.storing_pages.iter().map(|(_, bytes)| bytes).sum()
    }

    /// Gives whether both are equal, once both sides have nothing left to exchange.
    pub(super) fn complete(&self) -> Option<bool> {
        let at_once = self
            .my_opening
            .zip(self.their_opening)
            .filter(|(mine, theirs)| self.differs == Some(false) && !self.reopened && mine.1 == 0 && theirs.1 == 0);
        let (mine, theirs) = self.my_final.zip(self.their_final).or(at_once)?;
        Some(mine.0 == theirs.0)
    }

    /// Counts a message of pages or heads that this side sends.
    pub(super) fn say(&mut self) {
        self.said += 1;
        self.reopen();
    }

    /// Counts one that came.
    pub(super) fn hear(&mut self) {
        self.heard += 1;
        self.reopen();
    }

    /// Forgets that both were done, because something new was told.
    pub(super) fn reopen(&mut self) {
        self.my_final = None;
        self.their_final = None;
        self.announced = None;
        self.reopened = true;
    }
}

impl Session {
    pub(super) fn advance_pages(&mut self) {
        if self.advance_rivals() {
            return;
        }
        let Some((me, peer)) = self.me.as_ref().zip(self.peer.as_ref()) else { return };
        let view = &me.view;
        let (number, active) = (view.number(), matches!(view.standing(&peer.device), Standing::Active(_)));
        let behind = peer.number > number && !self.reconcile.awaits_consent;
        if behind || self.reconcile.is_busy() {
            return;
        }
        if !active {
            return self.close(CloseReason::NotMember);
        }
        let (met, reached) = (peer.met, peer.number);
        if self.reconcile.met != Some(met) {
            self.reconcile.met = Some(met);
            self.notify(Event::PeerPage(met));
        }
        if reached < number {
            self.reconcile.loading_pages = true;
            let from = reached + 1;
            return self.out.push_back(Effect::LoadPages { from, to: number });
        }
        if self.phase == Phase::Pages {
            self.phase = Phase::Open;
            self.announce_member();
        }
    }

    /// Sends the page that removed the peer, with those before it that it lacks, and nothing else: not even what waits to be
    /// sent already.
    pub(super) fn tell_removal(&mut self, page: u64) {
        let Some(peer) = &self.peer else { return };
        // What was sent since is dropped now, so that only the page under which the peer was met is sure to be there.
        let from = peer.met + 1;
        self.reconcile.removing = Some(page);
        self.out.push_back(Effect::StopSending);
        if from > page {
            return self.finish_removal();
        }
        self.reconcile.loading_pages = true;
        self.out.push_back(Effect::LoadPages { from, to: page });
        self.phase = Phase::Pages;
    }

    fn finish_removal(&mut self) {
        if let Some(peer) = &self.peer {
            let device = peer.device;
            self.notify(Event::PeerRemoved(device));
        }
        self.close(CloseReason::Removed);
    }

    pub(super) fn on_pages_loaded(&mut self, from: u64, pages: Result<Vec<Vec<u8>>, PortFailure>) {
        let Ok(pages) = pages else { return self.close(CloseReason::Failed) };
        if self.reconcile.removing.is_some_and(|removing| from + pages.len() as u64 <= removing) {
            // Asked for before the peer was removed; the answer that holds the page follows.
            return;
        }
        self.reconcile.loading_pages = false;
        let mut next = from;
        let mut batch: Vec<Vec<u8>> = Vec::new();
        let mut bytes = 0;
        for page in pages {
            if !batch.is_empty() && (bytes + page.len() > limits::ENTRIES_PER_FRAME || batch.len() == limits::PAGES) {
                let sent = std::mem::take(&mut batch);
                let count = sent.len() as u64;
                self.send_pages(next, sent);
                next += count;
                bytes = 0;
            }
            bytes += page.len();
            batch.push(page);
        }
        let count = batch.len() as u64;
        if count > 0 {
            self.send_pages(next, batch);
        }
        if self.reconcile.removing.is_some() {
            return self.finish_removal();
        }
        if self.rivalry.loading {
            return self.branch_loaded();
        }
        self.reconcile.reopen();
        let reached = (next + count).saturating_sub(1);
        let page = self.me.as_ref().and_then(|me| me.view.page_at(reached));
        match (page, &mut self.peer) {
            (Some(page), Some(peer)) => (peer.number, peer.page) = (reached, page),
            _ => self.close(CloseReason::Failed),
        }
    }

    pub(super) fn send_pages(&mut self, from: u64, pages: Vec<Vec<u8>>) {
        self.reconcile.say();
        self.send(&Message::Pages { from, pages });
    }

    pub(super) fn on_pages(&mut self, from: u64, pages: Vec<Vec<u8>>) {
        let bytes: usize = pages.iter().map(Vec::len).sum();
        if bytes + self.waiting() > limits::UNVERIFIED {
            return self.close(CloseReason::TooMuch);
        }
        self.reconcile.hear();
        if pages.is_empty() {
            return self.on_no_pages();
        }
        let last = from.saturating_add(pages.len() as u64).saturating_sub(1);
        self.reconcile.storing_pages.push_back((last, bytes));
        if self.rivalry.loading {
            self.rivalry.kept_back.push((from, pages));
        } else {
            self.out.push_back(Effect::StorePages { from, pages });
        }
    }

    pub(super) fn on_pages_stored(&mut self, stored: Result<PagesStored, PortFailure>) {
        let Some((last, _)) = self.reconcile.storing_pages.pop_front() else { return };
        let Ok(PagesStored { view, verdict }) = stored else { return self.close(CloseReason::Failed) };
        self.heard_pages(last);
        let (peer, open) = (self.peer.as_ref(), self.rivalry.is_open());
        // What is held beside ours already moves nothing when it comes again: it still waits for the person.
        let beside = peer.is_some_and(|peer| last >= peer.number && !view.holds(peer.number, &peer.page));
        let waits = match verdict {
            PagesVerdict::Moved => beside && !open,
            PagesVerdict::NeedsConsent => true,
            PagesVerdict::Rival => {
                self.notify_rival();
                if !open {
                    return self.close(CloseReason::Rival);
                }
                false
            }
            PagesVerdict::Refused => return self.close(CloseReason::Malformed),
        };
        if waits {
            self.notify(Event::PageNeedsConsent);
        } else if verdict == PagesVerdict::Moved {
            self.notify(Event::PagesTaken);
        }
        if let Some(peer) = &mut self.peer
            && last > peer.number
            && let Some(page) = view.page_at(last)
        {
            (peer.number, peer.page, peer.met) = (last, page, last);
        }
        self.take_view(view);
        // The page that waits may follow others that this side went over to at once.
        self.reconcile.awaits_consent |= waits;
    }

    pub(super) fn on_local_changed(&mut self, view: CharterView) {
        self.take_view(view);
        self.reconcile.stale = true;
    }

    /// Works under another page from here on; a page that removes a connected member cuts the connection at once.
    fn take_view(&mut self, view: CharterView) {
        let Some(me) = &mut self.me else {
            // Which circle it is about is not known yet.
            let candidate = self.candidates.iter_mut().find(|candidate| candidate.view.circle() == view.circle());
            if let Some(candidate) = candidate.filter(|candidate| candidate.view.number() <= view.number()) {
                candidate.view = view;
            }
            return;
        };
        let (page, common) = (view.page(), view.common(&me.view));
        if view.number() < me.view.number() && me.view.holds(view.number(), &page) {
            return;
        }
        let switched = common < me.view.number();
        if page != me.view.page() {
            self.reconcile.stale = true;
            self.reconcile.awaits_consent = false;
        }
        me.view = view;
        if switched {
            self.switch_branch(common);
        }
        self.take_up_named();
        let Some(me) = &self.me else { return };
        let own = me.view.standing(&me.device.public());
        if matches!(own, Standing::Removed { .. }) {
            self.notify(Event::RemovedHere);
            return self.close(CloseReason::Removed);
        }
        if let Some(peer) = &self.peer
            && self.reconcile.removing.is_none()
        {
            match self.standing(&peer.device) {
                Standing::Removed { page } => self.tell_removal(page),
                _ if self.is_suspended() => self.suspend(),
                _ => {
                    self.stop_unshared_logs();
                    self.stop_unread_files();
                }
            }
        }
    }

    /// Says whether a page that waits for a person would remove the peer.
    pub(super) fn is_suspended(&self) -> bool {
        self.view().zip(self.peer.as_ref()).is_some_and(|(view, peer)| view.is_suspended(&peer.device))
    }

    /// Ends the session without a word of why: what waits for this device's person is not for the peer to know.
    pub(super) fn suspend(&mut self) {
        if let Some(device) = self.peer.as_ref().map(|peer| peer.device) {
            self.notify(Event::PeerHeldBack(device));
        }
        self.out.push_back(Effect::StopSending);
        self.close(CloseReason::Cancelled);
    }

    pub(super) fn advance_state(&mut self) {
        let r = &mut self.reconcile;
        if r.loading_state || (r.loaded && !r.stale) {
            return;
        }
        // Entries on their way to the disk change the state again: it is read once they are in.
        if r.loaded && self.entries.is_storing() {
            return;
        }
        r.loading_state = true;
        r.stale = false;
        r.stored_since = false;
        self.out.push_back(Effect::LoadState);
    }

    pub(super) fn on_state(&mut self, state: Result<LocalState, PortFailure>) {
        self.reconcile.loading_state = false;
        let Ok(LocalState { heads, wanted, unfetched, unconfirmed }) = state else {
            return self.close(CloseReason::Failed);
        };
        // A store that was answered in the meantime may be ahead of this reading. Otherwise a head may also be lower than
        // before: of a forked log another chain counts since.
        let ahead = std::mem::take(&mut self.reconcile.stored_since);
        for (log, head) in heads {
            let held = self.reconcile.mine.entry(log).or_insert(head);
            if !ahead || held.height <= head.height {
                *held = head;
            }
        }
        // A contributor reads nothing, so it waits for nothing.
        let (wanted, unfetched) = if self.we_read() { (wanted, unfetched) } else { (Vec::new(), 0) };
        self.files.take_wanted(wanted, unfetched);
        self.reconcile.unconfirmed = if self.we_read() { 0 } else { unconfirmed };
        self.reconcile.loaded = true;
        if self.reconcile.my_opening.is_none() {
            let told = self.tell();
            self.reconcile.my_opening = Some(told);
            self.reconcile.opened = self.reconcile.mine.clone();
            self.send_digest(DigestStage::Opening, told);
        }
        self.compare_openings();
        if self.reconcile.differs.is_some() {
            self.tell_heads();
        }
    }

    fn send_digest(&mut self, stage: DigestStage, (digest, lacking): Told) {
        let heard = self.reconcile.heard;
        self.send(&Message::Digest { stage, digest, lacking, heard });
    }

    pub(super) fn on_digest(&mut self, stage: DigestStage, told: Told, heard: u64) {
        if heard > self.reconcile.said {
            return self.close(CloseReason::Unexpected);
        }
        match stage {
            DigestStage::Opening if self.reconcile.their_opening.is_none() => {
                self.reconcile.their_opening = Some(told);
                self.compare_openings();
                if self.reconcile.differs.is_some() {
                    self.tell_heads();
                }
            }
            // One that crossed what this side told is followed by another, once the peer has taken that.
            DigestStage::Final if self.reconcile.their_opening.is_some() => {
                if heard == self.reconcile.said {
                    self.reconcile.their_final = Some(told);
                }
            }
            DigestStage::Opening | DigestStage::Final => self.close(CloseReason::Unexpected),
        }
    }

    fn compare_openings(&mut self) {
        let r = &mut self.reconcile;
        if r.differs.is_some() {
            return;
        }
        let Some((mine, theirs)) = r.my_opening.zip(r.their_opening) else { return };
        let differs = mine.0 != theirs.0;
        r.differs = Some(differs);
        if differs {
            return self.tell_all_heads();
        }
        r.told = r.opened.clone();
        r.theirs = std::mem::take(&mut r.opened);
        if mine.1 == 0 && theirs.1 == 0 {
            self.notify(Event::AlreadyEqual);
        }
    }

    /// Tells every head, also when there is none: the other side waits for it.
    fn tell_all_heads(&mut self) {
        let heads = self.untold_heads();
        self.send_heads(heads);
    }

    /// Tells heads that are higher than what was told.
    fn tell_heads(&mut self) {
        let heads = self.untold_heads();
        if !heads.is_empty() {
            self.send_heads(heads);
        }
    }

    fn untold_heads(&self) -> Vec<HeadTold> {
        self.reconcile
            .mine
            .iter()
            .filter(|(log, head)| {
                let known =
                    |heads: &BTreeMap<LogId, Head>| heads.get(log).is_some_and(|held| held.height >= head.height);
                self.is_shared(log) && !known(&self.reconcile.told) && !known(&self.reconcile.theirs)
            })
            .map(|(log, head)| HeadTold { log: *log, head: *head })
            .collect()
    }

    fn send_heads(&mut self, heads: Vec<HeadTold>) {
        for told in &heads {
            self.reconcile.told.insert(told.log, told.head);
        }
        let mut pieces = heads.chunks(limits::HEADS);
        let first = pieces.next().unwrap_or_default();
        for piece in std::iter::once(first).chain(pieces) {
            self.reconcile.say();
            self.send(&Message::Have { heads: piece.to_vec() });
        }
    }

    pub(super) fn on_have(&mut self, heads: &[HeadTold]) {
        if self.reconcile.differs.is_none() {
            return self.close(CloseReason::Unexpected);
        }
        self.reconcile.hear();
        self.reconcile.their_have = true;
        for HeadTold { log, head } in heads {
            if head.height == 0 || !self.is_shared(log) {
                continue;
            }
            if self.standing(log) == Standing::Unknown {
                self.pass_over(*log, *head);
                continue;
            }
            self.reconcile.theirs.insert(*log, *head);
        }
        self.compare_heads(heads);
    }

    /// Does not ask for a log that no page of ours names, since a peer may invent any number of them. The first is told: if
    /// the page that names it does not come, this is why both end unequal.
    fn pass_over(&mut self, log: LogId, head: Head) {
        if !self.we_read() {
            return;
        }
        let passed = &mut self.reconcile.passed_over;
        let first = passed.is_empty();
        if passed.len() < limits::HEADS || passed.contains_key(&log) {
            passed.insert(log, head);
        }
        if first {
            self.notify(Event::LogPaused { log, problem: Problem::Waits });
        }
    }

    /// Takes up the logs that were passed over and that a page names now: nobody tells a head twice, and a page may be read from
    /// the disk while heads that it explains are sent.
    fn take_up_named(&mut self) {
        let passed = self.reconcile.passed_over.iter();
        let named: Vec<HeadTold> = passed
            .filter(|(log, _)| self.standing(log) != Standing::Unknown && self.is_shared(log))
            .map(|(log, head)| HeadTold { log: *log, head: *head })
            .collect();
        for HeadTold { log, head } in &named {
            self.reconcile.passed_over.remove(log);
            self.reconcile.theirs.insert(*log, *head);
        }
        self.compare_heads(&named);
    }

    /// Says whether both sides may hold this log: of a contributor, only its own.
    pub(super) fn is_shared(&self, log: &LogId) -> bool {
        let only = |device: &LogId| matches!(self.role_of(device), Some(Role::Contributor) | None);
        let peer = self.peer.as_ref().map(|peer| peer.device);
        match (peer, self.own_device()) {
            (Some(peer), Some(own)) => (!only(&peer) || *log == peer) && (!only(&own) || *log == own),
            _ => false,
        }
    }

    fn digest(&self) -> [u8; 32] {
        let heads = self.reconcile.mine.iter().filter(|(log, _)| self.is_shared(log));
        self.view().map_or([0; 32], |view| view.digest(heads))
    }

    /// Says how this side stands: the digest, and how much it still wants of the other, files or receipts.
    fn tell(&self) -> Told {
        (self.digest(), self.wanting().saturating_add(self.reconcile.unconfirmed))
    }

    /// Says whether the peer wants more than entries, as far as it said so at the start.
    pub(super) fn peer_lacked(&self) -> bool {
        self.reconcile.their_opening.is_some_and(|(_, lacking)| lacking > 0)
    }

    /// Parts, or says that all is exchanged, once neither side has anything left to do.
    pub(super) fn advance_end(&mut self) {
        let r = &self.reconcile;
        let Some(differs) = r.differs else { return };
        let idle = r.loaded
            && !r.loading_state
            && !r.stale
            && !r.is_busy()
            && !self.rivalry.is_open()
            && !self.entries.is_active()
            && !self.files.is_active();
        if !idle || (differs && !r.their_have) {
            return;
        }
        if self.advance_receipts() {
            return;
        }
        let r = &self.reconcile;
        if r.complete().is_none() && r.my_final.is_none() {
            let told = self.tell();
            self.reconcile.my_final = Some(told);
            self.send_digest(DigestStage::Final, told);
        }
        let Some(equal) = self.reconcile.complete() else { return };
        if equal {
            self.met_under_our_page();
        }
        if self.both_may_part() {
            if self.side == Side::Initiator {
                self.send(&Message::Close { reason: CloseReason::Done });
                self.end(Ending::Complete { equal, lacking: self.lacking() });
            }
        } else if self.reconcile.announced != Some(equal) {
            self.reconcile.announced = Some(equal);
            self.notify(Event::UpToDate { equal });
        }
    }

    /// Equal digests are over the page too, so that the peer works under ours.
    pub(super) fn met_under_our_page(&mut self) {
        let Some(number) = self.view().map(CharterView::number) else { return };
        if let Some(peer) = &mut self.peer {
            peer.met = number;
        }
        if self.reconcile.met.is_some_and(|met| met < number) {
            self.reconcile.met = Some(number);
            self.notify(Event::PeerPage(number));
        }
    }

    /// Says whether the session cannot go on without something from the peer.
    pub(super) fn waits_for_peer(&self) -> bool {
        let r = &self.reconcile;
        let own_work = self.receipts.is_making()
            || r.loading_state
            || r.is_busy()
            || self.entries.is_storing()
            || self.entries.is_loading();
        let settled = r.complete().is_some() && !self.both_may_part();
        !own_work && !settled
    }
}
