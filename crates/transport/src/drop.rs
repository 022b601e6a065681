//! Visits to drops: folders, WebDAV and S3, through `opendal`.
//!
//! What is read, written and deleted is decided by [`cairn_sync::drop::Visit`]; here it is carried out. A visit runs on one
//! thread that may block; nothing is kept open between visits, and no packet leaves but those of the visit.

pub mod bundle;
mod http;
mod place;
mod port;
mod store;

use std::collections::VecDeque;
use std::future::Future;
use std::io::Read;
use std::sync::Arc;

use cairn_keys::TreeHash;
use cairn_model::{CircleId, Timestamp};
use cairn_sync::FileRequest;
use cairn_sync::drop::{DropEffect, DropInput, DropMemory, DropProgress, DropReport, FetchFailure, Visit};
use cairn_sync::effect::PortFailure;
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::port::{FileSink, PortError};
use store::Store;

pub use place::{DropCredentials, DropPlace, PlaceError};
pub use port::DropPort;

/// How a visit went.
#[derive(Debug)]
pub struct DropVisitReport {
    /// What was done and found.
    pub report: DropReport,
    /// What the vault said first, where it failed.
    pub failure: Option<PortError>,
}

/// Reaches into a running visit.
#[derive(Debug, Clone)]
pub struct DropControl(Arc<watch::Sender<bool>>);

impl DropControl {
    /// Stops the visit; what was stored stays, and what is known is kept.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }
}

/// The visit's end of a [`DropControl`].
#[derive(Debug, Clone)]
pub struct DropCommands(watch::Receiver<bool>);

/// Makes the two ends by which a visit is reached while it runs.
pub fn drop_control() -> (DropControl, DropCommands) {
    let (control, commands) = watch::channel(false);
    (DropControl(Arc::new(control)), DropCommands(commands))
}

/// Visits a drop for one circle: reads, writes, tidies up. `now` is this device's clock.
///
/// One visit at a time for a drop and a circle: two of the same device would each keep their own memory of it.
///
/// # Errors
/// [`PlaceError`] when the drop cannot even be addressed. Everything later stands in the report.
pub async fn visit_drop(
    place: &DropPlace,
    credentials: &DropCredentials,
    circle: CircleId,
    port: Arc<dyn DropPort>,
    now: Timestamp,
    commands: DropCommands,
    progress: impl FnMut(DropProgress) + Send + 'static,
) -> Result<DropVisitReport, PlaceError> {
    let store = Store::open(place, credentials)?;
    let drop = place.id();
    let driver = Driver {
        store,
        circle,
        drop,
        port,
        runtime: Handle::current(),
        cancelled: commands.0,
        reading: None,
        receiving: None,
        failure: None,
    };
    let visiting = tokio::task::spawn_blocking(move || driver.run(now, progress));
    visiting.await.map_err(|panicked| PlaceError::Broken(panicked.into()))
}

struct Driver {
    store: Store,
    circle: CircleId,
    drop: [u8; 32],
    port: Arc<dyn DropPort>,
    runtime: Handle,
    cancelled: watch::Receiver<bool>,
    reading: Option<Box<dyn Read + Send>>,
    receiving: Option<Box<dyn FileSink>>,
    failure: Option<PortError>,
}

impl Driver {
    fn run(mut self, now: Timestamp, mut progress: impl FnMut(DropProgress)) -> DropVisitReport {
        let memory = match self.port.load_memory(&self.circle, &self.drop) {
            Ok(kept) => kept.and_then(|kept| DropMemory::from_bytes(&kept).ok()).unwrap_or_default(),
            Err(error) => {
                let report = DropReport { ending: cairn_sync::drop::DropEnding::Failed, ..DropReport::default() };
                return DropVisitReport { report, failure: Some(error) };
            }
        };
        let mut visit = Visit::new(memory, now);
        let mut waiting = VecDeque::new();
        let mut told = DropProgress::default();
        while let Some(effect) = visit.poll_effect() {
            if *self.cancelled.borrow() {
                waiting.push_back(DropInput::Cancel);
            }
            match effect {
                DropEffect::Done(report) => return DropVisitReport { report: *report, failure: self.failure },
                effect => waiting.push_back(self.carry_out(effect)),
            }
            for input in waiting.drain(..) {
                visit.handle(input);
            }
            if visit.progress() != told {
                told = visit.progress();
                progress(told);
            }
        }
        // A visit always ends with its report.
        let report = DropReport { ending: cairn_sync::drop::DropEnding::Failed, ..DropReport::default() };
        DropVisitReport { report, failure: self.failure }
    }

    fn carry_out(&mut self, effect: DropEffect) -> DropInput {
        let circle = self.circle;
        match effect {
            DropEffect::Load => DropInput::Loaded(self.ask(|driver| {
                let (port, circle) = (&driver.port, &driver.circle);
                Ok((Box::new(port.drop_circle(circle)?), port.holdings(circle, &driver.drop)?))
            })),
            DropEffect::List => DropInput::Listed(self.wait(self.store.list())),
            DropEffect::Fetch { name, limit } => DropInput::Fetched(self.wait(self.store.fetch(&name, limit))),
            DropEffect::Put { name, bytes } => DropInput::Put(self.wait(self.store.put(&name, bytes))),
            DropEffect::Delete { name } => DropInput::Deleted(self.wait(self.store.delete(&name))),
            DropEffect::StorePage { number, page } => DropInput::PageStored(self.ask(|driver| {
                let stored = driver.port.store_pages(&circle, number, &[page])?;
                Ok((stored, Box::new(driver.port.drop_circle(&circle)?)))
            })),
            DropEffect::StoreEntries { log, entries } => {
                DropInput::EntriesStored(self.ask(|driver| driver.port.store_entries(&circle, &log, entries)))
            }
            DropEffect::LoadEntries { log, from, max_bytes } => {
                DropInput::EntriesLoaded(self.ask(|driver| driver.port.load_entries(&circle, &log, from, max_bytes)))
            }
            DropEffect::MakeReceipts { log } => {
                DropInput::ReceiptsMade(self.ask(|driver| driver.port.make_receipts(&circle, &log)))
            }
            DropEffect::OpenFile(request) => DropInput::FileOpened(self.ask(|driver| driver.open_file(&request))),
            DropEffect::ReadFile { bytes } => DropInput::FileRead(self.ask(|driver| driver.read_file(bytes))),
            DropEffect::ReceiveFile { request, tree } => DropInput::FileReceiving(self.ask(|driver| {
                let sink = driver.port.receive_file(&circle, &request, &tree)?;
                let next = sink.next_group();
                driver.receiving = Some(sink);
                Ok(next)
            })),
            DropEffect::WriteGroup(group) => DropInput::GroupWritten(
                self.ask(|driver| driver.receiving.as_mut().ok_or(NothingOpen)?.write_group(&group)),
            ),
            DropEffect::FinishFile => {
                DropInput::FileFinished(self.ask(|driver| driver.receiving.take().ok_or(NothingOpen)?.finish()))
            }
            DropEffect::Save(bytes) => {
                DropInput::Saved(self.ask(|driver| driver.port.store_memory(&circle, &driver.drop, &bytes)))
            }
            DropEffect::Done(_) => DropInput::Cancel,
        }
    }

    fn open_file(&mut self, request: &FileRequest) -> Result<Option<TreeHash>, PortError> {
        let opened = self.port.open_file(&self.circle, request)?.filter(|(tree, _)| tree.len() == request.size);
        Ok(opened.map(|(tree, reader)| {
            self.reading = Some(reader);
            tree
        }))
    }

    fn read_file(&mut self, bytes: usize) -> Result<Vec<u8>, PortError> {
        let mut read = vec![0; bytes];
        self.reading.as_mut().ok_or(NothingOpen)?.read_exact(&mut read)?;
        Ok(read)
    }

    /// Asks the vault; what it says when it fails is kept for the report.
    fn ask<T>(&mut self, question: impl FnOnce(&mut Self) -> Result<T, PortError>) -> Result<T, PortFailure> {
        question(self).map_err(|error| {
            self.failure.get_or_insert(error);
            PortFailure
        })
    }

    /// Waits for the drop, or until a person stops the visit.
    fn wait<T>(&self, work: impl Future<Output = Result<T, FetchFailure>>) -> Result<T, FetchFailure> {
        let mut cancelled = self.cancelled.clone();
        self.runtime.block_on(async move {
            tokio::select! {
                biased;
                // When nobody holds the other end any more, nobody can stop the visit.
                Ok(_) = cancelled.wait_for(|cancelled| *cancelled) => Err(FetchFailure::Unreachable),
                done = work => done,
            }
        })
    }
}

/// Says that a file was to be read or written that was never opened.
#[derive(Debug, thiserror::Error)]
#[error("use a file that is not open")]
struct NothingOpen;
