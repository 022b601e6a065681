//! A peer that keeps its vault in memory, and a meeting of two such peers: for tests, simulations and measurements.
//!
//! Entries and pages are real (signed and verified by the ledger); only the storage is not.

mod meeting;

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DeviceKey, GROUP_LEN, SealKey, TreeHash, TreeHasher};
use cairn_ledger::charter::{Charter, Epochs, NewPerson, Newcomer, Role};
use cairn_ledger::entry::{Entry, Part, Position, sign_entry};
use cairn_ledger::{Amendment, EntryHash, Head, LogId, Unverified};
use cairn_model::{RecordId, Timestamp};

use crate::circle::{CharterView, Membership};
use crate::effect::{EntriesStored, LocalState, PagesStored, PagesVerdict, PortFailure, Problem};
use crate::file::FileRequest;

pub use meeting::{Meeting, Passed};

/// Why a peer in memory cannot do what was asked: the scenario is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("carry out a step of the scenario")]
pub struct ScenarioError;

/// One device of one circle.
#[derive(Debug, Clone)]
pub struct MemoryPeer {
    /// The charter as this device works under it.
    pub charter: Charter,
    /// The epochs it can open.
    pub epochs: Epochs,
    /// Its signing key.
    pub device: DeviceKey,
    /// Its seal key.
    pub seal: SealKey,
    logs: BTreeMap<LogId, Vec<Stored>>,
    /// Entries of forked logs beside the chains that count.
    beside: BTreeMap<LogId, Vec<Stored>>,
    /// Whole files by name, sealed bytes.
    pub files: BTreeMap<[u8; 32], Vec<u8>>,
    /// The verified groups of files that are not whole yet.
    pub parts: BTreeMap<[u8; 32], Vec<u8>>,
    /// By name and size: manifests may tell several of one file.
    wanted: BTreeSet<([u8; 32], u64)>,
    refuses: BTreeSet<LogId>,
    /// Up to where others confirmed this device's own log.
    confirmed: u64,
    randomness: u64,
}

#[derive(Debug, Clone)]
struct Stored {
    bytes: Vec<u8>,
    prev: Option<EntryHash>,
    head: Head,
}

/// Takes the chain that counts out of all entries of a log: of two at one place, the lower hash.
fn settle(log: &mut Vec<Stored>, beside: &mut Vec<Stored>) {
    beside.append(log);
    while let Some(next) = beside
        .iter()
        .enumerate()
        .filter(|(_, stored)| stored.prev == log.last().map(|below| below.head.hash))
        .min_by_key(|(_, stored)| stored.head.hash)
        .map(|(place, _)| place)
    {
        log.push(beside.swap_remove(next));
    }
}

fn seed(number: u64, label: &str) -> [u8; 32] {
    cairn_keys::derive("cairn 2026 memory peer", &[&number.to_be_bytes(), label.as_bytes()])
}

impl MemoryPeer {
    /// Founds a circle on a device whose keys follow from `number`.
    ///
    /// # Errors
    /// [`ScenarioError`] when the ledger refuses.
    pub fn found(number: u64) -> Result<Self, ScenarioError> {
        let device = DeviceKey::from_seed(seed(number, "device"));
        let seal = SealKey::generate();
        let (charter, epochs) =
            Charter::found("Circle", "Founder", &device, &seal, Timestamp::from_millis(0), seed(number, "founding"))
                .map_err(|_| ScenarioError)?;
        Ok(Self::with(charter, epochs, device, seal, number))
    }

    /// Admits a new device under a role; its keys follow from `number`.
    ///
    /// # Errors
    /// [`ScenarioError`] when the ledger refuses.
    pub fn admit(&mut self, number: u64, role: Role) -> Result<Self, ScenarioError> {
        self.admit_as(number, NewPerson::New { name: format!("Person {number}"), role })
    }

    /// Admits a new device of a new person or of one who is in the circle.
    ///
    /// # Errors
    /// [`ScenarioError`] when the ledger refuses.
    pub fn admit_as(&mut self, number: u64, person: NewPerson) -> Result<Self, ScenarioError> {
        let device = DeviceKey::from_seed(seed(number, "device"));
        let seal = SealKey::generate();
        self.admit_device(&device, &seal, person)?;
        let epochs = Epochs::open(self.charter.page(), &seal).map_err(|_| ScenarioError)?;
        Ok(Self::with(self.charter.clone(), epochs, device, seal, number))
    }

    fn admit_device(&mut self, device: &DeviceKey, seal: &SealKey, person: NewPerson) -> Result<(), ScenarioError> {
        self.amend(Amendment::Admit(Newcomer { log: device.public(), seal: seal.recipient(), person }))
    }

    /// Writes a page.
    ///
    /// # Errors
    /// [`ScenarioError`] when the ledger refuses.
    pub fn amend(&mut self, amendment: Amendment) -> Result<(), ScenarioError> {
        let random = self.random();
        let (page, epochs) = self
            .charter
            .amend(amendment, &self.device, &self.epochs, Timestamp::from_millis(0), random)
            .map_err(|_| ScenarioError)?;
        self.charter.extend_confirmed(page.bytes()).map_err(|_| ScenarioError)?;
        self.epochs = epochs;
        Ok(())
    }

    fn with(charter: Charter, epochs: Epochs, device: DeviceKey, seal: SealKey, number: u64) -> Self {
        Self {
            charter,
            epochs,
            device,
            seal,
            logs: BTreeMap::new(),
            beside: BTreeMap::new(),
            files: BTreeMap::new(),
            parts: BTreeMap::new(),
            wanted: BTreeSet::new(),
            refuses: BTreeSet::new(),
            confirmed: 0,
            randomness: number << 32,
        }
    }

    fn random(&mut self) -> [u8; 32] {
        self.randomness += 1;
        seed(self.randomness, "randomness")
    }

    /// Gives what a session needs to know.
    pub fn membership(&self) -> Membership {
        Membership {
            view: self.view(),
            secrets: self.epochs.iter().map(|epoch| epoch.contact.clone()).collect(),
            device: self.device.clone(),
        }
    }

    /// Gives the view of the charter.
    pub fn view(&self) -> CharterView {
        CharterView::of(&self.charter)
    }

    /// Gives this device's log.
    pub fn log(&self) -> LogId {
        self.device.public()
    }

    /// Writes an entry of about so many bytes to this device's log.
    ///
    /// # Errors
    /// [`ScenarioError`] when the ledger refuses.
    pub fn write(&mut self, bytes: usize) -> Result<(), ScenarioError> {
        let mut content = Vec::with_capacity(bytes);
        while content.len() < bytes {
            content.extend_from_slice(&self.random());
        }
        self.append(Part::Unknown { kind: 9999, record: Some(RecordId::from_bytes([7; 16])), bytes: content })
    }

    fn append(&mut self, part: Part) -> Result<(), ScenarioError> {
        let own = self.log();
        let head = self.logs.get(&own).and_then(|log| log.last()).map(|stored| stored.head);
        let position = Position {
            circle: self.charter.circle(),
            height: head.map_or(1, |head| head.height + 1),
            prev: head.map(|head| head.hash),
            page: self.charter.page_hash(),
        };
        let device = self.device.clone();
        let mut fill = |place: &mut [u8]| {
            for chunk in place.chunks_mut(32) {
                let fresh = self.random();
                for (to, from) in chunk.iter_mut().zip(fresh) {
                    *to = from;
                }
            }
        };
        let entry =
            sign_entry(&position, &[part], Timestamp::from_millis(0), &mut fill, &device).map_err(|_| ScenarioError)?;
        let head = Head { height: position.height, hash: entry.hash() };
        self.logs.entry(own).or_default().push(Stored { bytes: entry.bytes().to_vec(), prev: position.prev, head });
        Ok(())
    }

    /// Keeps a file whole, as its sealed bytes; gives its name and size.
    pub fn keep_file(&mut self, bytes: Vec<u8>) -> FileRequest {
        let file = *tree(&bytes).root();
        let size = bytes.len() as u64;
        self.files.insert(file, bytes);
        FileRequest { file, size, from: 0 }
    }

    /// Wants a file, as a manifest would have it.
    pub fn want_file(&mut self, file: FileRequest) {
        if !self.files.contains_key(&file.file) {
            self.wanted.insert((file.file, file.size));
        }
    }

    /// Takes nothing of this log: it waits for something.
    pub fn refuse_log(&mut self, log: LogId) {
        self.refuses.insert(log);
    }

    /// Loses the newest entries of this device's own log, as a restored snapshot does.
    pub fn roll_back(&mut self, entries: usize) {
        let own = self.log();
        if let Some(log) = self.logs.get_mut(&own) {
            log.truncate(log.len().saturating_sub(entries));
        }
    }

    /// Says whether it holds an entry, on the chain that counts or beside it.
    pub fn holds(&self, log: &LogId, entry: &EntryHash) -> bool {
        let logs = [&self.logs, &self.beside].into_iter();
        logs.filter_map(|logs| logs.get(log)).flatten().any(|stored| stored.head.hash == *entry)
    }

    /// Forgets all entries and files.
    pub fn forget(&mut self) {
        self.logs.clear();
        self.beside.clear();
        self.files.clear();
        self.parts.clear();
        self.wanted.clear();
    }

    /// Gives all heads.
    pub fn heads(&self) -> BTreeMap<LogId, Head> {
        self.logs.iter().filter_map(|(log, entries)| Some((*log, entries.last()?.head))).collect()
    }

    /// Gives heads and wanted files.
    pub fn state(&self) -> LocalState {
        let wanted = self.wanted.iter().map(|(file, size)| {
            let held = self.parts.get(file).map_or(0, |part| part.len() as u64 / GROUP_LEN);
            let mut request = FileRequest { file: *file, size: *size, from: 0 };
            request.from = held.min(request.groups() - 1);
            request
        });
        LocalState {
            heads: self.heads().into_iter().collect(),
            wanted: wanted.collect(),
            unfetched: 0,
            unconfirmed: self.unconfirmed(),
        }
    }

    /// Gives pages by number.
    ///
    /// # Errors
    /// [`PortFailure`] when one is not held.
    pub fn load_pages(&self, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortFailure> {
        let numbers = usize::try_from(from).ok().zip(usize::try_from(to).ok()).ok_or(PortFailure)?;
        let pages = self.charter.pages().get(numbers.0..=numbers.1).ok_or(PortFailure)?;
        Ok(pages.iter().map(|page| page.bytes().to_vec()).collect())
    }

    /// Judges and keeps pages.
    pub fn store_pages(&mut self, pages: &[Vec<u8>]) -> PagesStored {
        let extended = |page: &[u8]| Ok::<_, std::convert::Infallible>(self.charter.extend(page));
        let Ok(verdict) = PagesVerdict::of_pages(pages, extended);
        self.open_epochs();
        while let Some(wish) = self.charter.redo(&self.device.public()).into_iter().next() {
            if self.amend(wish).is_err() {
                break;
            }
        }
        PagesStored { view: self.view(), verdict }
    }

    fn open_epochs(&mut self) {
        if let Ok(mut epochs) = Epochs::open(self.charter.page(), &self.seal) {
            epochs.merge(std::mem::take(&mut self.epochs));
            self.epochs = epochs;
        }
    }

    /// Gives entries of a log, of the chain that leads to a head.
    pub fn load_chain(&self, log: &LogId, head: Head, from: u64, max_bytes: usize) -> Vec<Vec<u8>> {
        let all = || [&self.logs, &self.beside].into_iter().filter_map(|logs| logs.get(log)).flatten();
        let mut chain = Vec::new();
        let mut next = Some(head.hash);
        while let Some(stored) = all().find(|stored| Some(stored.head.hash) == next) {
            chain.push(stored.bytes.clone());
            next = stored.prev;
        }
        chain.reverse();
        let mut bytes = 0;
        let skip = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
        let fits = chain.into_iter().skip(skip).enumerate().take_while(|(index, stored)| {
            bytes += stored.len();
            *index == 0 || bytes <= max_bytes
        });
        fits.map(|(_, stored)| stored).collect()
    }

    /// Gives the logs of those heads that are not the entry held at their height.
    pub fn differing(&self, heads: &[(LogId, Head)]) -> Vec<LogId> {
        let held = |log: &LogId, height: u64| self.logs.get(log)?.iter().find(|stored| stored.head.height == height);
        let differs = |(log, head): &&(LogId, Head)| held(log, head.height).is_some_and(|stored| stored.head != *head);
        heads.iter().filter(differs).map(|(log, _)| *log).collect()
    }

    /// Gives entries of a log.
    pub fn load_entries(&self, log: &LogId, from: u64, max_bytes: usize) -> Vec<Vec<u8>> {
        let skip = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
        let mut bytes = 0;
        let stored = self.logs.get(log).map_or(&[][..], Vec::as_slice).iter().skip(skip);
        let fits = stored.enumerate().take_while(|(index, stored)| {
            bytes += stored.bytes.len();
            *index == 0 || bytes <= max_bytes
        });
        fits.map(|(_, stored)| stored.bytes.clone()).collect()
    }

    /// Verifies and keeps entries.
    pub fn store_entries(&mut self, log: &LogId, entries: Vec<Unverified<Entry>>) -> EntriesStored {
        let circle = self.charter.circle();
        if *log != self.log() && self.charter.role_of(&self.log()) == Some(Role::Contributor) {
            return self.take_receipts(entries);
        }
        let held = self.logs.entry(*log).or_default();
        let mut problem = self.refuses.contains(log).then_some(Problem::Waits);
        let beside = self.beside.entry(*log).or_default();
        for entry in entries {
            if problem.is_some() {
                break;
            }
            let (hash, prev) = (entry.claimed_hash(), entry.claimed_prev());
            let known = |hash: EntryHash| held.iter().chain(&*beside).any(|stored| stored.head.hash == hash);
            if known(hash) {
                continue;
            }
            let height = held.last().map_or(0, |stored| stored.head.height);
            if prev.is_some_and(|prev| !known(prev)) {
                let gap = entry.claimed_height() > height + 1;
                problem = Some(if gap { Problem::Waits } else { Problem::Forked });
                break;
            }
            let below = held.iter().chain(&*beside).find(|stored| Some(stored.head.hash) == prev);
            let follows = entry.claimed_height() == below.map_or(0, |below| below.head.height) + 1;
            match entry.verify(&circle) {
                Ok(entry) if follows => {
                    let head = Head { height: entry.header().height, hash: entry.hash() };
                    beside.push(Stored { bytes: entry.bytes().to_vec(), prev, head });
                    settle(held, beside);
                }
                _ => problem = Some(Problem::Bad),
            }
        }
        EntriesStored { head: held.last().map(|stored| stored.head), problem }
    }

    /// Gives how many entries of this device's own log nobody confirmed; none where it is no contributor's.
    pub fn unconfirmed(&self) -> u64 {
        let contributes = self.charter.role_of(&self.log()) == Some(Role::Contributor);
        let height = self.heads().get(&self.log()).map_or(0, |head| head.height);
        if contributes { height.saturating_sub(self.confirmed) } else { 0 }
    }

    /// Writes a receipt for what is held of a log, unless the newest says as much, and gives it with its height.
    pub fn make_receipts(&mut self, log: &LogId) -> Vec<(u64, Vec<u8>)> {
        let Some(head) = self.heads().get(log).copied() else { return Vec::new() };
        let receipt = Part::Receipt { log: *log, head, evidence: Vec::new() };
        let written = |stored: &&Stored| {
            let entry = Entry::dangerously_trust_stored(&stored.bytes);
            entry.is_ok_and(|entry| {
                entry.parts().any(|(_, part)| part.is_ok_and(|part| part.as_ref() == Some(&receipt)))
            })
        };
        let own = self.log();
        if !self.logs.get(&own).is_some_and(|entries| entries.iter().any(|stored| written(&stored)))
            && self.append(receipt.clone()).is_err()
        {
            return Vec::new();
        }
        let newest = self.logs.get(&own).and_then(|entries| entries.iter().rev().find(written));
        newest.map(|stored| (stored.head.height, stored.bytes.clone())).into_iter().collect()
    }

    /// Takes the receipts for this device's own log among the entries of another.
    fn take_receipts(&mut self, entries: Vec<Unverified<Entry>>) -> EntriesStored {
        let (circle, own) = (self.charter.circle(), self.log());
        let held = self.heads().get(&own).copied();
        for entry in entries.into_iter().filter_map(|entry| entry.verify(&circle).ok()) {
            for part in entry.parts().filter_map(|(_, part)| part.ok().flatten()) {
                if let Part::Receipt { log, head, .. } = part
                    && log == own
                    && Some(head) == held
                {
                    self.confirmed = head.height;
                }
            }
        }
        EntriesStored { head: None, problem: None }
    }

    /// Gives a file's tree and its sealed bytes from a group on.
    pub fn open_file(&self, request: &FileRequest) -> Option<(TreeHash, Vec<u8>)> {
        let bytes = self.files.get(&request.file).filter(|bytes| bytes.len() as u64 == request.size)?;
        let start = usize::try_from(request.from * GROUP_LEN).ok()?;
        Some((tree(bytes), bytes.get(start..)?.to_vec()))
    }

    /// Keeps one verified group of a file, and the file once it is whole.
    pub fn keep_group(&mut self, request: &FileRequest, group: &[u8]) {
        let part = self.parts.entry(request.file).or_default();
        part.extend_from_slice(group);
        if part.len() as u64 == request.size
            && let Some(whole) = self.parts.remove(&request.file)
        {
            self.files.insert(request.file, whole);
            self.wanted.retain(|(file, _)| *file != request.file);
        }
    }
}

fn tree(bytes: &[u8]) -> TreeHash {
    let mut hasher = TreeHasher::new();
    hasher.update(bytes);
    hasher.finish()
}
