//! Receipts: a member who reads confirms to a contributor what of its log and its files is held, before both part.
//!
//! A contributor holds nothing of others' logs. Each receipt stands alone in its entry, so that it goes over without any
//! other, in a message of its own.

use cairn_ledger::LogId;
use cairn_ledger::charter::Role;

use super::Session;
use crate::effect::{Effect, PortFailure};
use crate::wire::{CloseReason, Message};

/// What was confirmed to the peer.
#[derive(Debug, Default)]
pub(super) struct Receipts {
    /// This side's own storage is at work on them.
    making: bool,
    /// How far the peer's log was held, and how many files had come, when they were last made.
    made: Option<(u64, u64)>,
}

impl Receipts {
    /// Says whether this side's own storage is at work on them.
    pub(super) fn is_making(&self) -> bool {
        self.making
    }
}

impl Session {
    /// Has receipts made for a contributor once nothing more of it comes. Gives whether the end has to wait for them.
    pub(super) fn advance_receipts(&mut self) -> bool {
        if self.receipts.making {
            return true;
        }
        let Some(log) = self.peer.as_ref().map(|peer| peer.device) else { return false };
        let held = self.reconcile.mine.get(&log).map_or(0, |head| head.height);
        let state = (held, self.stats.files_received);
        let wanted = self.peer_lacked() || self.stats.entries_stored > 0;
        let due = held > 0 && wanted && self.receipts.made != Some(state);
        if !due || !self.we_read() || self.role_of(&log) != Some(Role::Contributor) {
            return false;
        }
        self.receipts.made = Some(state);
        self.receipts.making = true;
        self.out.push_back(Effect::MakeReceipts { log });
        true
    }

    pub(super) fn on_receipts_made(&mut self, log: LogId, receipts: Result<Vec<(u64, Vec<u8>)>, PortFailure>) {
        self.receipts.making = false;
        let Ok(receipts) = receipts else { return self.close(CloseReason::Failed) };
        // A page may have closed the log, or given its person another role, while they were made.
        if self.role_of(&log) != Some(Role::Contributor) {
            return;
        }
        for (_, entry) in receipts {
            self.send(&Message::Receipt { entry });
        }
    }
}
