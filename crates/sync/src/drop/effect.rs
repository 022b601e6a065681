//! What goes into a visit and what comes out: one effect at a time, each answered by one input.

use cairn_keys::{TreeHash, VerifiedGroup};
use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, Unverified};

use super::{DropCircle, DropReport, Holdings};
use crate::effect::{EntriesStored, PagesStored, PortFailure};
use crate::file::FileRequest;

/// One file as the drop lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its name, without any folder.
    pub name: String,
    /// Its length in bytes.
    pub size: u64,
    /// When it was last written, by the drop's clock, in milliseconds; a change of it means that the file is read again.
    pub modified: Option<i64>,
}

/// Says why the drop did not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchFailure {
    /// There is no such file, any more.
    #[error("fetch a file that is not in the drop")]
    Gone,
    /// It is longer than listed.
    #[error("fetch a file that is longer than listed")]
    TooLarge,
    /// The drop refuses: wrong password, no right to write, no room.
    #[error("use a drop that refuses")]
    Refused,
    /// The drop cannot be reached, or broke off.
    #[error("reach the drop")]
    Unreachable,
}

/// What the driver has to do. Each effect is answered by the input of the same name before the next comes.
#[derive(Debug)]
pub enum DropEffect {
    /// Loads keys, charter and holdings.
    Load,
    /// Lists the drop.
    List,
    /// Fetches a file whole; `limit` is its listed length.
    Fetch {
        /// Its name.
        name: String,
        /// The most bytes to take.
        limit: u64,
    },
    /// Writes a file whole: under another name first where the drop can rename, so that no reader sees half of it.
    Put {
        /// Its name.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Deletes a file; one that is not there is deleted.
    Delete {
        /// Its name.
        name: String,
    },
    /// Judges and stores one page.
    StorePage {
        /// Its number.
        number: u64,
        /// Its bytes.
        page: Vec<u8>,
    },
    /// Verifies and stores entries durably. Of a device that reads nothing of the circle: takes the receipts among them.
    StoreEntries {
        /// The log.
        log: LogId,
        /// The entries in order of height.
        entries: Vec<Unverified<Entry>>,
    },
    /// Loads consecutive entries of one log: as many as fit, but at least one if the log is that high.
    LoadEntries {
        /// The log.
        log: LogId,
        /// The height of the first.
        from: u64,
        /// The most bytes, unless one entry has more.
        max_bytes: usize,
    },
    /// Writes receipts for what is held of a contributor's log, unless those that were written before say as much, and loads
    /// them.
    MakeReceipts {
        /// The contributor's log.
        log: LogId,
    },
    /// Opens a file of evidence for reading from the group `from` on.
    OpenFile(FileRequest),
    /// Reads so many bytes more of the opened file.
    ReadFile {
        /// How many.
        bytes: usize,
    },
    /// Takes up, or starts, the partial file of evidence.
    ReceiveFile {
        /// What is wanted.
        request: FileRequest,
        /// What verifies it.
        tree: TreeHash,
    },
    /// Writes the next group of the file that is being received.
    WriteGroup(VerifiedGroup<'static>),
    /// Makes the received file durable under its name.
    FinishFile,
    /// Keeps what the device knows of this drop.
    Save(Vec<u8>),
    /// The visit is over; nothing follows.
    Done(Box<DropReport>),
}

/// What goes in.
#[derive(Debug)]
pub enum DropInput {
    /// Answers [`DropEffect::Load`].
    Loaded(Result<(Box<DropCircle>, Holdings), PortFailure>),
    /// Answers [`DropEffect::List`].
    Listed(Result<Vec<Object>, FetchFailure>),
    /// Answers [`DropEffect::Fetch`].
    Fetched(Result<Vec<u8>, FetchFailure>),
    /// Answers [`DropEffect::Put`].
    Put(Result<(), FetchFailure>),
    /// Answers [`DropEffect::Delete`].
    Deleted(Result<(), FetchFailure>),
    /// Answers [`DropEffect::StorePage`], with the circle as it is after it.
    PageStored(Result<(PagesStored, Box<DropCircle>), PortFailure>),
    /// Answers [`DropEffect::StoreEntries`].
    EntriesStored(Result<EntriesStored, PortFailure>),
    /// Answers [`DropEffect::LoadEntries`].
    EntriesLoaded(Result<Vec<Vec<u8>>, PortFailure>),
    /// Answers [`DropEffect::MakeReceipts`]: entries of this device's own log, each with its height, ascending.
    ReceiptsMade(Result<Vec<(u64, Vec<u8>)>, PortFailure>),
    /// Answers [`DropEffect::OpenFile`]; `None` when it is not here whole.
    FileOpened(Result<Option<TreeHash>, PortFailure>),
    /// Answers [`DropEffect::ReadFile`].
    FileRead(Result<Vec<u8>, PortFailure>),
    /// Answers [`DropEffect::ReceiveFile`] with the group that comes next.
    FileReceiving(Result<u64, PortFailure>),
    /// Answers [`DropEffect::WriteGroup`].
    GroupWritten(Result<(), PortFailure>),
    /// Answers [`DropEffect::FinishFile`].
    FileFinished(Result<(), PortFailure>),
    /// Answers [`DropEffect::Save`].
    Saved(Result<(), PortFailure>),
    /// A person stopped it: what was begun is ended, what is known is saved. May come at any time.
    Cancel,
}
