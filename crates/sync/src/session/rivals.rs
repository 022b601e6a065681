//! Rival pages: two members who work under different branches pass each other theirs, so that each side's charter can
//! weigh both. A rule settles what is harmless; what it does not settle is kept, and ends the session.
//!
//! A round takes two Trails of each side. With the first it says where it stands, and gets the other's pages from the last
//! common one on; the second says where it stands once it has weighed them.
//!
//! A device that no page names here may have been admitted on its own branch, as a restored vault is. It is told where this
//! side stands, gives its pages, and gets none unless they make it a member here: a removed device with a new key proves no
//! more than an old contact secret.

use cairn_ledger::PageHash;

use super::{Session, Standing};
use crate::circle::CharterView;
use crate::effect::{Effect, Event};
use crate::limits;
use crate::wire::{CloseReason, Message};

/// How far a round is.
#[derive(Debug, Default)]
pub(super) struct Rivalry {
    sent: u8,
    heard: u8,
    /// The number of the page with which the other's branch ends, until it is stored.
    awaited: Option<u64>,
    /// Our branch is being loaded for the other side.
    pub(super) loading: bool,
    /// Pages of the other side that came meanwhile. They may move the device to another branch, and ours would be gone from
    /// where it is loaded: they are stored once it is.
    pub(super) kept_back: Vec<(u64, Vec<Vec<u8>>)>,
    /// Where the other side stands by its second Trail, and the last page of ours that it names.
    settled: Option<(u64, PageHash, u64)>,
    /// The rules had their say, and nothing changed since.
    tried: bool,
    /// This side went over to another branch and did not say so yet.
    switched: bool,
    rounds: u8,
    told: bool,
}

impl Rivalry {
    /// Says whether a round is going on.
    pub(super) fn is_open(&self) -> bool {
        self.sent > 0
    }
}

impl Session {
    /// Says that the other side works under a branch other than ours: begins a round, goes on with it, or gives up.
    /// Gives whether pages have to wait for that.
    pub(super) fn advance_rivals(&mut self) -> bool {
        if self.rivalry.is_open() {
            self.advance_round();
            if self.rivalry.is_open() {
                return true;
            }
        }
        let Some((view, peer)) = self.view().zip(self.peer.as_ref()) else { return true };
        if view.holds(peer.number, &peer.page) {
            (self.rivalry.tried, self.rivalry.switched) = (false, false);
            return false;
        }
        // Who is behind waits: the other side sees whether it only has to send what follows.
        if peer.number > view.number() && !self.rivalry.switched {
            return false;
        }
        if self.reconcile.is_busy() {
            return true;
        }
        let untried = view.standing(&peer.device) == Standing::Unknown && self.rivalry.rounds == 0;
        if !untried && !matches!(view.standing(&peer.device), Standing::Active(_)) {
            self.close(CloseReason::NotMember);
        } else if (self.rivalry.tried && !self.rivalry.switched) || self.rivalry.rounds >= limits::RIVAL_ROUNDS {
            self.notify_rival();
            self.close(CloseReason::Rival);
        } else {
            self.send_trail();
        }
        true
    }

    fn advance_round(&mut self) {
        // With the second Trail everything came: a vault that moved on meanwhile no longer has all that the first told.
        let came = self.rivalry.awaited.is_none() || self.rivalry.heard == 2;
        let ready = self.rivalry.heard > 0 && came && !self.reconcile.is_busy();
        if self.rivalry.sent == 1 && ready {
            if !self.peer_is_active() {
                return self.close(CloseReason::NotMember);
            }
            self.send_trail();
        }
        if self.rivalry.sent == 2
            && let Some((number, page, common)) = self.rivalry.settled.take()
            && let Some(peer) = &mut self.peer
        {
            (peer.number, peer.page, peer.met) = (number, page, common);
            (self.rivalry.sent, self.rivalry.heard, self.rivalry.tried) = (0, 0, true);
            self.rivalry.rounds += 1;
        }
    }

    fn send_trail(&mut self) {
        let Some(pages) = self.view().map(CharterView::trail) else { return };
        self.rivalry.sent += 1;
        self.rivalry.switched = false;
        self.reconcile.say();
        self.send(&Message::Trail { pages });
    }

    pub(super) fn on_trail(&mut self, pages: &[(u64, PageHash)]) {
        let Some(view) = self.view() else { return };
        let common = pages.iter().find(|(number, page)| view.holds(*number, page)).map(|(number, _)| *number);
        // All have page zero in common, which names the circle.
        let (Some((number, page)), Some(common)) = (pages.first().copied(), common) else {
            return self.close(CloseReason::Unexpected);
        };
        if self.rivalry.heard >= 2 || self.rivalry.rounds >= limits::RIVAL_ROUNDS {
            return self.close(CloseReason::Unexpected);
        }
        self.reconcile.hear();
        self.rivalry.heard += 1;
        if self.rivalry.heard == 2 {
            self.rivalry.settled = Some((number, page, common));
            if self.view().is_some_and(|view| view.number() == common) {
                // It went over to our branch, so that the one that it came from is not needed.
                self.rivalry.awaited = None;
            }
        } else {
            self.weigh_branches(number, page, common);
        }
    }

    /// Answers the first Trail: says where this side stands, and sends the pages behind the last common one.
    fn weigh_branches(&mut self, number: u64, page: PageHash, common: u64) {
        let Some((view, peer)) = self.me.as_ref().map(|me| &me.view).zip(self.peer.as_mut()) else { return };
        let (own, known) = (view.number(), view.holds(number, &page));
        (peer.number, peer.page, peer.met) = (number, page, common);
        let standing = view.standing(&peer.device);
        let may_show = standing == Standing::Unknown && !known && self.rivalry.rounds == 0;
        if !may_show && !matches!(standing, Standing::Active(_)) {
            return self.close(CloseReason::NotMember);
        }
        self.rivalry.awaited = (!known).then_some(number);
        if self.rivalry.sent == 0 {
            self.send_trail();
        }
        if may_show {
            // None, so that two devices that do not know each other do not wait for one another.
            self.send_pages(common + 1, Vec::new());
        } else if own > common {
            self.rivalry.loading = true;
            self.reconcile.loading_pages = true;
            self.out.push_back(Effect::LoadPages { from: common + 1, to: own });
        }
    }

    /// Stores what was kept back while our branch was loaded.
    pub(super) fn branch_loaded(&mut self) {
        self.rivalry.loading = false;
        for (from, pages) in std::mem::take(&mut self.rivalry.kept_back) {
            self.out.push_back(Effect::StorePages { from, pages });
        }
    }

    /// Hears that the other side shows no page, since it does not know this device. Where this side does not know the other
    /// either, neither of them will.
    pub(super) fn on_no_pages(&mut self) {
        let stranger = !self.peer_is_active() && self.rivalry.is_open() && self.rivalry.rounds == 0;
        if stranger && !self.reconcile.is_busy() {
            self.close(CloseReason::NotMember);
        }
    }

    fn peer_is_active(&self) -> bool {
        self.peer.as_ref().is_some_and(|peer| self.role_of(&peer.device).is_some())
    }

    /// Notes that pages up to this number are judged here.
    pub(super) fn heard_pages(&mut self, last: u64) {
        if self.rivalry.awaited.is_some_and(|awaited| last >= awaited) {
            self.rivalry.awaited = None;
        }
    }

    /// Notes that this side works under another branch from here on.
    pub(super) fn switch_branch(&mut self, common: u64) {
        if let Some(peer) = &mut self.peer {
            self.rivalry.switched = true;
            peer.met = peer.met.min(common);
        }
    }

    /// Tells once that a person has to choose.
    pub(super) fn notify_rival(&mut self) {
        if !std::mem::replace(&mut self.rivalry.told, true) {
            self.notify(Event::RivalPage);
        }
    }
}
