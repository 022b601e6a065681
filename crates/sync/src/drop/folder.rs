//! A drop in memory, and a visitor whose visit can be carried out effect by effect: for tests, simulations and measurements.

use std::collections::BTreeMap;

use cairn_keys::GROUP_LEN;
use cairn_model::Timestamp;

use super::{DropCircle, DropEffect, DropInput, DropMemory, DropReport, FetchFailure, Holdings, Object, Visit};
use crate::file::FileRequest;
use crate::memory::MemoryPeer;
use crate::pack::ErasedEntry;

/// A drop that keeps its files in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryDrop {
    /// The files: name, bytes, and when they were written by the drop's clock.
    pub files: BTreeMap<String, (Vec<u8>, i64)>,
    /// The drop's clock, which goes on by one with each write.
    pub clock: i64,
    /// What the drop refuses from now on.
    pub refuses: Refuses,
}

/// What a drop refuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Refuses {
    /// Nothing.
    #[default]
    Nothing,
    /// Writing and deleting.
    Writing,
    /// Everything.
    Everything,
}

impl MemoryDrop {
    /// Starts empty.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a file there.
    pub fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.clock += 1;
        self.files.insert(name.to_owned(), (bytes, self.clock));
    }

    fn list(&self) -> Result<Vec<Object>, FetchFailure> {
        if self.refuses == Refuses::Everything {
            return Err(FetchFailure::Refused);
        }
        let objects = self.files.iter().map(|(name, (bytes, modified))| Object {
            name: name.clone(),
            size: bytes.len() as u64,
            modified: Some(*modified),
        });
        Ok(objects.collect())
    }

    fn fetch(&self, name: &str, limit: u64) -> Result<Vec<u8>, FetchFailure> {
        let (bytes, _) = self.files.get(name).ok_or(FetchFailure::Gone)?;
        if bytes.len() as u64 > limit { Err(FetchFailure::TooLarge) } else { Ok(bytes.clone()) }
    }

    fn write(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), FetchFailure> {
        if self.refuses != Refuses::Nothing {
            return Err(FetchFailure::Refused);
        }
        self.put(name, bytes);
        Ok(())
    }

    fn delete(&mut self, name: &str) -> Result<(), FetchFailure> {
        if self.refuses != Refuses::Nothing {
            return Err(FetchFailure::Refused);
        }
        self.files.remove(name).map(|_| ()).ok_or(FetchFailure::Gone)
    }
}

/// A peer in memory that visits drops.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The peer.
    pub peer: MemoryPeer,
    /// What it knows of the drop, as kept.
    pub kept: Vec<u8>,
    /// Its clock.
    pub now: Timestamp,
    /// What it erased.
    pub erased: Vec<ErasedEntry>,
    /// The evidence that it erased.
    pub erased_files: Vec<FileRequest>,
}

/// A visit under way.
#[derive(Debug)]
pub struct Visiting {
    visit: Visit,
    receiving: Option<FileRequest>,
    reading: Vec<u8>,
    report: Option<DropReport>,
}

impl Visitor {
    /// Makes a visitor of a peer.
    pub fn new(peer: MemoryPeer) -> Self {
        let kept = DropMemory::new().to_bytes();
        Self { peer, kept, now: Timestamp::from_millis(0), erased: Vec::new(), erased_files: Vec::new() }
    }

    /// Visits a drop from beginning to end.
    pub fn visit(&mut self, drop: &mut MemoryDrop) -> DropReport {
        let mut visiting = self.start();
        loop {
            if let Some(report) = visiting.step(self, drop) {
                return report;
            }
        }
    }

    /// Starts a visit that is carried out step by step.
    pub fn start(&self) -> Visiting {
        let memory = DropMemory::from_bytes(&self.kept).unwrap_or_default();
        Visiting { visit: Visit::new(memory, self.now), receiving: None, reading: Vec::new(), report: None }
    }

    fn load(&self) -> (Box<DropCircle>, Holdings) {
        let state = self.peer.state();
        let offered = self.peer.files.iter();
        let offered = offered.map(|(file, bytes)| FileRequest { file: *file, size: bytes.len() as u64, from: 0 });
        let holdings = Holdings {
            heads: state.heads,
            floors: Vec::new(),
            wanted: state.wanted,
            offered: offered.collect(),
            erased: self.erased.clone(),
            erased_files: self.erased_files.clone(),
        };
        (Box::new(self.circle()), holdings)
    }

    fn circle(&self) -> DropCircle {
        DropCircle {
            charter: self.peer.charter.clone(),
            epochs: self.peer.epochs.clone(),
            seal: self.peer.seal.clone(),
            device: self.peer.log(),
        }
    }
}

impl Visiting {
    /// Asks the visit to stop.
    pub fn cancel(&mut self) {
        self.visit.handle(DropInput::Cancel);
    }

    /// Carries out one effect. Gives the report when it was the last.
    pub fn step(&mut self, visitor: &mut Visitor, drop: &mut MemoryDrop) -> Option<DropReport> {
        if let Some(effect) = self.visit.poll_effect()
            && let Some(input) = self.carry_out(effect, visitor, drop)
        {
            self.visit.handle(input);
        }
        self.report.clone()
    }

    fn carry_out(&mut self, effect: DropEffect, visitor: &mut Visitor, drop: &mut MemoryDrop) -> Option<DropInput> {
        let peer = &mut visitor.peer;
        Some(match effect {
            DropEffect::Load => DropInput::Loaded(Ok(visitor.load())),
            DropEffect::List => DropInput::Listed(drop.list()),
            DropEffect::Fetch { name, limit } => DropInput::Fetched(drop.fetch(&name, limit)),
            DropEffect::Put { name, bytes } => DropInput::Put(drop.write(&name, bytes)),
            DropEffect::Delete { name } => DropInput::Deleted(drop.delete(&name)),
            DropEffect::StorePage { page, .. } => {
                let stored = peer.store_pages(&[page]);
                DropInput::PageStored(Ok((stored, Box::new(visitor.circle()))))
            }
            DropEffect::StoreEntries { log, entries } => {
                DropInput::EntriesStored(Ok(peer.store_entries(&log, entries)))
            }
            DropEffect::LoadEntries { log, from, max_bytes } => {
                DropInput::EntriesLoaded(Ok(peer.load_entries(&log, from, max_bytes)))
            }
            DropEffect::MakeReceipts { log } => DropInput::ReceiptsMade(Ok(peer.make_receipts(&log))),
            DropEffect::OpenFile(request) => {
                let opened = peer.open_file(&request);
                let tree = opened.map(|(tree, bytes)| {
                    self.reading = bytes;
                    tree
                });
                DropInput::FileOpened(Ok(tree))
            }
            DropEffect::ReadFile { bytes } => {
                let rest = self.reading.split_off(bytes.min(self.reading.len()));
                DropInput::FileRead(Ok(std::mem::replace(&mut self.reading, rest)))
            }
            DropEffect::ReceiveFile { request, .. } => {
                self.receiving = Some(request);
                let held = peer.parts.get(&request.file).map_or(0, |part| part.len() as u64 / GROUP_LEN);
                DropInput::FileReceiving(Ok(held))
            }
            DropEffect::WriteGroup(group) => {
                if let Some(request) = &self.receiving {
                    peer.keep_group(request, group.bytes());
                }
                DropInput::GroupWritten(Ok(()))
            }
            DropEffect::FinishFile => DropInput::FileFinished(Ok(())),
            DropEffect::Save(bytes) => {
                visitor.kept = bytes;
                DropInput::Saved(Ok(()))
            }
            DropEffect::Done(report) => {
                self.report = Some(*report);
                return None;
            }
        })
    }
}
