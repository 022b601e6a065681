//! A vault in memory for tests of drops and bundles.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use cairn_keys::{GROUP_LEN, TreeHash, VerifiedGroup};
use cairn_ledger::charter::Role;
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_sync::FileRequest;
use cairn_sync::drop::{DropCircle, Holdings};
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored};
use cairn_sync::memory::MemoryPeer;
use cairn_transport::{DropPort, FileSink, Port, PortError, SealedFile};

/// A vault in memory.
pub(crate) struct Vault {
    peer: Arc<Mutex<MemoryPeer>>,
    memory: Mutex<BTreeMap<[u8; 32], Vec<u8>>>,
}

/// Writes groups into the vault.
struct Sink(Arc<Mutex<MemoryPeer>>, FileRequest, u64);

impl FileSink for Sink {
    fn next_group(&self) -> u64 {
        self.2
    }

    fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), PortError> {
        self.2 += 1;
        self.0.lock().unwrap().keep_group(&self.1, group.bytes());
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), PortError> {
        Ok(())
    }
}

impl Port for Vault {
    fn state(&self, _: &CircleId) -> Result<LocalState, PortError> {
        Ok(self.peer.lock().unwrap().state())
    }

    fn load_pages(&self, _: &CircleId, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.peer.lock().unwrap().load_pages(from, to)?)
    }

    fn store_pages(&self, _: &CircleId, _: u64, pages: &[Vec<u8>]) -> Result<PagesStored, PortError> {
        Ok(self.peer.lock().unwrap().store_pages(pages))
    }

    fn load_entries(&self, _: &CircleId, log: &LogId, from: u64, max_bytes: usize) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.peer.lock().unwrap().load_entries(log, from, max_bytes))
    }

    fn load_chain(
        &self,
        _: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.peer.lock().unwrap().load_chain(log, head, from, max_bytes))
    }

    fn differing(&self, _: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, PortError> {
        Ok(self.peer.lock().unwrap().differing(heads))
    }

    fn make_receipts(&self, _: &CircleId, log: &LogId) -> Result<Vec<(u64, Vec<u8>)>, PortError> {
        Ok(self.peer.lock().unwrap().make_receipts(log))
    }

    fn store_entries(
        &self,
        _: &CircleId,
        log: &LogId,
        entries: Vec<Unverified<Entry>>,
    ) -> Result<EntriesStored, PortError> {
        Ok(self.peer.lock().unwrap().store_entries(log, entries))
    }

    fn open_file(&self, _: &CircleId, request: &FileRequest) -> Result<Option<SealedFile>, PortError> {
        let opened = self.peer.lock().unwrap().open_file(request);
        Ok(opened.map(|(tree, bytes)| (tree, Box::new(std::io::Cursor::new(bytes)) as Box<dyn std::io::Read + Send>)))
    }

    fn receive_file(&self, _: &CircleId, request: &FileRequest, _: &TreeHash) -> Result<Box<dyn FileSink>, PortError> {
        let held = self.peer.lock().unwrap().parts.get(&request.file).map_or(0, |part| part.len() as u64 / GROUP_LEN);
        Ok(Box::new(Sink(Arc::clone(&self.peer), *request, held)))
    }
}

impl DropPort for Vault {
    fn drop_circle(&self, _: &CircleId) -> Result<DropCircle, PortError> {
        let peer = self.peer.lock().unwrap();
        Ok(DropCircle {
            charter: peer.charter.clone(),
            epochs: peer.epochs.clone(),
            seal: peer.seal.clone(),
            device: peer.log(),
        })
    }

    fn holdings(&self, _: &CircleId, _: &[u8; 32]) -> Result<Holdings, PortError> {
        let peer = self.peer.lock().unwrap();
        let state = peer.state();
        let offered = peer.files.iter();
        let offered = offered.map(|(file, bytes)| FileRequest { file: *file, size: bytes.len() as u64, from: 0 });
        Ok(Holdings { heads: state.heads, wanted: state.wanted, offered: offered.collect(), ..Holdings::default() })
    }

    fn load_memory(&self, _: &CircleId, drop: &[u8; 32]) -> Result<Option<Vec<u8>>, PortError> {
        Ok(self.memory.lock().unwrap().get(drop).cloned())
    }

    fn store_memory(&self, _: &CircleId, drop: &[u8; 32], memory: &[u8]) -> Result<(), PortError> {
        self.memory.lock().unwrap().insert(*drop, memory.to_vec());
        Ok(())
    }
}

impl Vault {
    pub(crate) fn new(peer: MemoryPeer) -> Arc<Self> {
        Arc::new(Self { peer: Arc::new(Mutex::new(peer)), memory: Mutex::default() })
    }

    pub(crate) fn circle(&self) -> CircleId {
        self.with(|peer| peer.charter.circle())
    }

    /// Gives what is kept of drops and bundles, if anything is.
    pub(crate) fn memory(&self) -> Option<usize> {
        Some(self.memory.lock().unwrap().len()).filter(|kept| *kept > 0)
    }

    /// Forgets what is known of drops and bundles.
    pub(crate) fn forget_memory(&self) {
        self.memory.lock().unwrap().clear();
    }

    pub(crate) fn write(&self, entries: usize) {
        for _ in 0..entries {
            self.peer.lock().unwrap().write(400).unwrap();
        }
    }

    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut MemoryPeer) -> T) -> T {
        work(&mut self.peer.lock().unwrap())
    }
}

pub(crate) fn pair() -> (Arc<Vault>, Arc<Vault>) {
    let mut amal = MemoryPeer::found(1).unwrap();
    let noor = amal.admit(2, Role::Editor).unwrap();
    (Vault::new(amal), Vault::new(noor))
}
