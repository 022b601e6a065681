//! A vault whose entries are in memory and whose files lie in a folder.

use std::collections::BTreeSet;
use std::io::{Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cairn_keys::{GROUP_LEN, TreeHash, TreeHasher, VerifiedGroup};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored};
use cairn_sync::memory::MemoryPeer;
use cairn_sync::{FileRequest, Membership};
use cairn_transport::{CirclePort, FileSink, Port, PortError, SealedFile};

use super::part::PartFile;

/// A vault whose entries are in memory and whose files lie in a folder.
pub(crate) struct Vault {
    pub(crate) peer: Mutex<MemoryPeer>,
    folder: tempfile::TempDir,
    wanted: Mutex<BTreeSet<FileRequest>>,
    trees: Mutex<Vec<TreeHash>>,
    pub(crate) slow_group: Mutex<Option<Duration>>,
    /// How often a file was received from its first group on.
    pub(crate) begun: Mutex<Vec<[u8; 32]>>,
}

impl Vault {
    pub(crate) fn new(peer: MemoryPeer) -> Arc<Self> {
        Arc::new(Self {
            peer: Mutex::new(peer),
            folder: tempfile::tempdir().unwrap(),
            wanted: Mutex::default(),
            trees: Mutex::default(),
            slow_group: Mutex::default(),
            begun: Mutex::default(),
        })
    }

    pub(crate) fn path(&self, file: &[u8; 32], ending: &str) -> PathBuf {
        let name: String = file.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.path().join(format!("{name}{ending}"))
    }

    /// Keeps a file of so many bytes on disk.
    pub(crate) fn keep_file(&self, len: usize) -> FileRequest {
        let bytes: Vec<u8> = (0..len).map(|i| (i ^ (i >> 8) ^ (i >> 15)) as u8).collect();
        let mut hasher = TreeHasher::new();
        hasher.update(&bytes);
        let tree = hasher.finish();
        let request = FileRequest { file: *tree.root(), size: len as u64, from: 0 };
        std::fs::write(self.path(tree.root(), ""), bytes).unwrap();
        self.trees.lock().unwrap().push(tree);
        request
    }

    pub(crate) fn want(&self, file: FileRequest) {
        self.wanted.lock().unwrap().insert(file);
    }

    pub(crate) fn part_len(&self, file: &FileRequest) -> u64 {
        std::fs::metadata(self.path(&file.file, ".part")).map_or(0, |meta| meta.len())
    }

    pub(crate) fn holds(&self, file: &FileRequest) -> bool {
        std::fs::read(self.path(&file.file, "")).is_ok_and(|bytes| {
            let mut hasher = TreeHasher::new();
            hasher.update(&bytes);
            *hasher.finish().root() == file.file
        })
    }
}

/// A sink that takes its time, so that a transfer can be stopped in the middle.
struct SlowSink(Box<dyn FileSink>, Duration);

impl FileSink for SlowSink {
    fn next_group(&self) -> u64 {
        self.0.next_group()
    }

    fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), PortError> {
        std::thread::sleep(self.1);
        self.0.write_group(group)
    }

    fn finish(self: Box<Self>) -> Result<(), PortError> {
        self.0.finish()
    }
}

impl Port for Vault {
    fn state(&self, _: &CircleId) -> Result<LocalState, PortError> {
        let mut state = self.peer.lock().unwrap().state();
        for file in self.wanted.lock().unwrap().iter() {
            if !self.path(&file.file, "").exists() {
                let from = PartFile::groups_held(&self.path(&file.file, ".part"), file.size);
                state.wanted.push(FileRequest { from, ..*file });
            }
        }
        Ok(state)
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
        let trees = self.trees.lock().unwrap();
        let Some(tree) = trees.iter().find(|tree| *tree.root() == request.file) else { return Ok(None) };
        let mut file = std::fs::File::open(self.path(&request.file, ""))?;
        file.seek(SeekFrom::Start(request.from * GROUP_LEN))?;
        Ok(Some((tree.clone(), Box::new(file))))
    }

    fn receive_file(
        &self,
        _: &CircleId,
        request: &FileRequest,
        tree: &TreeHash,
    ) -> Result<Box<dyn FileSink>, PortError> {
        self.begun.lock().unwrap().push(request.file);
        let (part, whole) = (self.path(&request.file, ".part"), self.path(&request.file, ""));
        let sink = Box::new(PartFile::open(&part, &whole, tree)?);
        Ok(match *self.slow_group.lock().unwrap() {
            Some(pause) => Box::new(SlowSink(sink, pause)),
            None => sink,
        })
    }
}

impl CirclePort for Vault {
    fn membership(&self, _: &CircleId) -> Result<Membership, PortError> {
        Ok(self.peer.lock().unwrap().membership())
    }

    fn session(self: Arc<Self>, _: u64) -> Arc<dyn Port> {
        self
    }
}
