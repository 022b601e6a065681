//! One session's part of the vault: what it stores is told to the others.

use std::sync::Arc;

use cairn_keys::TreeHash;
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_sync::FileRequest;
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored};

use super::Gathering;
use crate::port::{FileSink, Port, PortError, SealedFile};

pub(super) struct SharedPort {
    pub(super) gathering: Gathering,
    /// The vault, as this session sees it.
    pub(super) own: Arc<dyn Port>,
    pub(super) number: u64,
}

impl Port for SharedPort {
    fn state(&self, circle: &CircleId) -> Result<LocalState, PortError> {
        let state = self.own.state(circle)?;
        Ok(self.gathering.state().claims.divide(self.number, state))
    }

    fn load_pages(&self, circle: &CircleId, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortError> {
        self.own.load_pages(circle, from, to)
    }

    fn store_pages(&self, circle: &CircleId, from: u64, pages: &[Vec<u8>]) -> Result<PagesStored, PortError> {
        let mut stored = self.own.store_pages(circle, from, pages)?;
        // Whom a page that waits for a person would remove stands in the membership.
        stored.view = self.gathering.0.port.membership(circle)?.view;
        self.gathering.take_view(stored.view.clone());
        self.gathering.tell_others(self.number);
        Ok(stored)
    }

    fn load_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        self.own.load_entries(circle, log, from, max_bytes)
    }

    fn load_chain(
        &self,
        circle: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        self.gathering.0.port.load_chain(circle, log, head, from, max_bytes)
    }

    fn differing(&self, circle: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, PortError> {
        self.own.differing(circle, heads)
    }

    fn make_receipts(&self, circle: &CircleId, log: &LogId) -> Result<Vec<(u64, Vec<u8>)>, PortError> {
        self.gathering.0.port.make_receipts(circle, log)
    }

    fn store_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        entries: Vec<Unverified<Entry>>,
    ) -> Result<EntriesStored, PortError> {
        let stored = self.own.store_entries(circle, log, entries)?;
        self.gathering.tell_others(self.number);
        Ok(stored)
    }

    fn open_file(&self, circle: &CircleId, request: &FileRequest) -> Result<Option<SealedFile>, PortError> {
        self.own.open_file(circle, request)
    }

    fn receive_file(
        &self,
        circle: &CircleId,
        request: &FileRequest,
        tree: &TreeHash,
    ) -> Result<Box<dyn FileSink>, PortError> {
        self.own.receive_file(circle, request, tree)
    }
}
