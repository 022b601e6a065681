//! The vault, as a session sees it.

use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cairn_keys::{GROUP_LEN, TreeHash, VerifiedGroup};
use cairn_ledger::charter::Charter;
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_store::{CircleKeys, Confirmation, DeviceState, Reader, Receiving, Refusal};
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored, PagesVerdict, Problem};
use cairn_sync::{CharterView, FileRequest, Membership};
use cairn_transport::{FileSink, Port, PortError};

use super::fetch::{self, Fetching, lacking};
use crate::clock;
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::handover;

/// How many bytes of entries of one session are shown as they come. What comes beyond them is taken in ahead: a device
/// that has been away for long, or is new, holds everything sooner, and lists follow.
const SHOWN_AS_THEY_COME: usize = 4 << 20;

/// Counts what came in, for the report.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Taken {
    pub(super) records: u64,
    bytes: usize,
}

/// The vault behind a session: loads read on a connection of their own, stores go over the desk.
#[derive(Clone)]
pub(crate) struct VaultPort {
    desk: Desk,
    reader: Arc<Mutex<Reader>>,
    taken: Arc<Mutex<Taken>>,
    /// What each of the sessions that run at a time took in.
    sessions: Arc<Mutex<BTreeMap<u64, Arc<Mutex<Taken>>>>>,
}

impl VaultPort {
    pub(crate) fn new(desk: Desk, reader: Arc<Mutex<Reader>>) -> Self {
        Self { desk, reader, taken: Arc::default(), sessions: Arc::default() }
    }

    /// The same vault, for one of several sessions at a time: what it takes in is counted by itself.
    pub(super) fn of_session(&self, number: u64) -> Self {
        let taken = Arc::<Mutex<Taken>>::default();
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner).insert(number, Arc::clone(&taken));
        Self { taken, ..self.clone() }
    }

    /// What a session of this number took in; it is forgotten with that.
    pub(super) fn taken_by(&self, number: u64) -> Taken {
        let taken = self.sessions.lock().unwrap_or_else(PoisonError::into_inner).remove(&number);
        taken.map_or_else(Taken::default, |taken| *taken.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn taken(&self) -> Taken {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn desk(&self) -> &Desk {
        &self.desk
    }

    pub(super) fn reader(&self) -> MutexGuard<'_, Reader> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Gives the keys with which this device meets others: those that it signs with, or the new ones that wait for the page that
/// admits them. Whoever holds that page gives it to them.
pub(super) fn meeting_keys(reader: &Reader, circle: &CircleId) -> Result<CircleKeys, ApiError> {
    Ok(match reader.device_state(circle)? {
        DeviceState::Waiting => reader.waiting_keys(circle)?,
        _ => reader.keys(circle)?,
    })
}

/// Says why a sync of this device found nobody who knows it, where its keys wait to be admitted.
pub(super) fn unknown_to_all(reader: &Reader, circle: &CircleId, otherwise: ApiError) -> Result<ApiError, ApiError> {
    let waits = reader.device_state(circle)? == DeviceState::Waiting;
    Ok(if waits { ApiError::new(ErrorCode::DeviceWaits) } else { otherwise })
}

/// Gives what a session needs to know of one circle.
pub(super) fn membership(reader: &Reader, circle: &CircleId) -> Result<Membership, ApiError> {
    let charter = reader.load_charter(circle)?;
    let keys = meeting_keys(reader, circle)?;
    // All of them: a device that comes back after a year shares only an old one.
    let secrets = keys.epochs.iter().map(|epoch| epoch.contact.clone()).collect();
    Ok(Membership { view: view(&charter), secrets, device: keys.device })
}

impl Port for VaultPort {
    fn state(&self, circle: &CircleId) -> Result<LocalState, PortError> {
        let reader = self.reader();
        let heads = reader.heads(circle)?.into_iter().map(|held| (held.log, held.head)).collect();
        let (wanted, unfetched) = Fetching::read(&reader, circle)?.divide(lacking(&reader, circle)?);
        Ok(LocalState { heads, wanted, unfetched, unconfirmed: handover::unconfirmed(&reader, circle)? })
    }

    fn load_pages(&self, circle: &CircleId, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortError> {
        let pages = self.reader().pages(circle)?;
        let (from, count) = (usize::try_from(from)?, usize::try_from(to.saturating_sub(from).saturating_add(1))?);
        Ok(pages.into_iter().skip(from).take(count).collect())
    }

    fn store_pages(&self, circle: &CircleId, _from: u64, pages: &[Vec<u8>]) -> Result<PagesStored, PortError> {
        let (circle, pages) = (*circle, pages.to_vec());
        let stored = self.desk.run_blocking(move |vault| {
            let verdict =
                PagesVerdict::of_pages(pages, |page| match vault.add_page(&circle, page, Confirmation::None) {
                    Err(cairn_store::StoreError::Charter(error)) => Ok(Err(error)),
                    other => other.map(Ok),
                })?;
            if vault.device_state(&circle)? == DeviceState::Ready {
                vault.redo_pages(&circle, clock::now())?;
                vault.write_owed(&circle, clock::now())?;
            }
            Ok(PagesStored { view: view(vault.charter(&circle)?), verdict })
        })?;
        Ok(stored)
    }

    fn load_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.reader().entries(circle, log, from, max_bytes)?)
    }

    fn load_chain(
        &self,
        circle: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError> {
        Ok(self.reader().chain_entries(circle, log, head, from, max_bytes)?)
    }

    fn differing(&self, circle: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, PortError> {
        Ok(self.reader().differing(circle, heads)?)
    }

    fn make_receipts(&self, circle: &CircleId, log: &LogId) -> Result<Vec<(u64, Vec<u8>)>, PortError> {
        let (circle, log) = (*circle, *log);
        Ok(self.desk.run_blocking(move |vault| handover::make(vault, &circle, &log))?)
    }

    fn store_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        entries: Vec<Unverified<Entry>>,
    ) -> Result<EntriesStored, PortError> {
        let (circle, log, taken) = (*circle, *log, Arc::clone(&self.taken));
        let stored = self.desk.run_blocking(move |vault| {
            let Some(entries) = handover::take(vault, &circle, &log, entries)? else {
                return Ok(EntriesStored { head: None, problem: None });
            };
            let bytes: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
            let so_far = taken.lock().unwrap_or_else(PoisonError::into_inner).bytes;
            let report = if so_far < SHOWN_AS_THEY_COME {
                vault.accept(&circle, entries, clock::now())?
            } else {
                vault.accept_ahead(&circle, entries, clock::now())?
            };
            {
                let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
                taken.records += report.records.len() as u64;
                taken.bytes += bytes;
            }
            let problem = report.refused.iter().map(|refused| match refused.reason {
                Refusal::Invalid(_) | Refusal::Chain => Problem::Bad,
                Refusal::Fork { .. } => Problem::Forked,
                Refusal::Gap { .. } | Refusal::WithheldFull | Refusal::SidesFull | Refusal::NotForUs => Problem::Waits,
            });
            let head = vault.heads(&circle)?.into_iter().find(|held| held.log == log).map(|held| held.head);
            Ok(EntriesStored { head, problem: problem.into_iter().next() })
        })?;
        Ok(stored)
    }

    fn open_file(
        &self,
        _circle: &CircleId,
        request: &FileRequest,
    ) -> Result<Option<(TreeHash, Box<dyn Read + Send>)>, PortError> {
        let (evidence, tree) = {
            let reader = self.reader();
            (reader.evidence(), reader.tree(&request.file)?)
        };
        if !evidence.holds(&request.file) || !self.reader().serves(&request.file)? {
            return Ok(None);
        }
        // A file whose groups nobody kept is read once.
        let tree = tree.map_or_else(|| evidence.read_tree(&request.file), Ok)?;
        let mut file = evidence.ciphertext(&request.file)?;
        if tree.len() != request.size || file.metadata()?.len() != request.size {
            return Ok(None);
        }
        file.seek(SeekFrom::Start(request.from.saturating_mul(GROUP_LEN)))?;
        Ok(Some((tree, Box::new(file))))
    }

    fn receive_file(
        &self,
        circle: &CircleId,
        _request: &FileRequest,
        tree: &TreeHash,
    ) -> Result<Box<dyn FileSink>, PortError> {
        let receiving = self.reader().evidence().receive(tree.clone())?;
        if receiving.is_complete() {
            // A crash came between the last group and the file's name; nothing has to be fetched.
            arrived(&self.desk, *circle, receiving)?;
            return Err("the file is whole already".into());
        }
        Ok(Box::new(Received { circle: *circle, receiving, desk: self.desk.clone() }))
    }
}

/// A file on its way in; when it is whole, the vault keeps its tree, so that it can be served on.
struct Received {
    circle: CircleId,
    receiving: Receiving,
    desk: Desk,
}

impl FileSink for Received {
    fn next_group(&self) -> u64 {
        self.receiving.next_group()
    }

    fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), PortError> {
        Ok(self.receiving.write_group(group)?)
    }

    fn finish(self: Box<Self>) -> Result<(), PortError> {
        let Self { circle, receiving, desk } = *self;
        arrived(&desk, circle, receiving)
    }
}

/// Gives a whole file its name; the vault keeps its tree, and a wish for it has come true.
fn arrived(desk: &Desk, circle: CircleId, receiving: Receiving) -> Result<(), PortError> {
    let tree = receiving.finish()?;
    desk.run_blocking(move |vault| {
        vault.keep_tree(&tree)?;
        fetch::unwish(vault, &circle, &[*tree.root()])
    })?;
    Ok(())
}

/// Gives the charter as a session sees it: whom a page that waits for a person would remove gets nothing meanwhile.
pub(super) fn view(charter: &Charter) -> CharterView {
    CharterView::of(charter).suspending(charter.held_back())
}
