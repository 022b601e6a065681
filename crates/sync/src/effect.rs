//! What goes into a session and what comes out: every effect is a value.

use cairn_keys::DevicePublic;
use cairn_ledger::charter::{CharterError, Extension, Role};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;

use crate::circle::CharterView;
use crate::file::FileRequest;
use crate::wire::CloseReason;

/// A point on a steady clock, in milliseconds from any start; only differences count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub u64);

impl Moment {
    /// Gives the moment so many milliseconds later.
    #[must_use]
    pub fn after(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// Says that this device's own storage could not do what the session asked. The cause stays with who carries out the effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read or write the vault for a sync")]
pub struct PortFailure;

/// What this device holds of the circle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LocalState {
    /// The head of every log held, in any order.
    pub heads: Vec<(LogId, Head)>,
    /// The evidence files that this device wants and lacks, with the groups it already holds, most wanted first.
    pub wanted: Vec<FileRequest>,
    /// How many more files it lacks and does not ask for in this session: its policy leaves them where they are, or another
    /// session fetches them.
    pub unfetched: u64,
    /// Of a contributor's device: how many of its entries and files no member's receipt confirms.
    pub unconfirmed: u64,
}

/// What became of pages that a peer sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesStored {
    /// The charter after them.
    pub view: CharterView,
    /// Whether the device moved.
    pub verdict: PagesVerdict,
}

/// Says what the charter did with pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PagesVerdict {
    /// The device works under the last of them, held them already, or a rule sets them behind its own.
    Moved,
    /// They are kept, and wait until the person has confirmed.
    NeedsConsent,
    /// They branch off from a page other than ours, and are kept: a person has to choose.
    Rival,
    /// They are not valid.
    Refused,
}

impl PagesVerdict {
    /// Gives the verdict on consecutive pages, as `add` takes one after another. All of a branch are taken, also when its
    /// first waits for a person or is a rival: the rule, and the person, look at the whole of it.
    ///
    /// # Errors
    /// The first failure of `add`, which says in its inner result what the charter made of the page.
    pub fn of_pages<P: AsRef<[u8]>, E>(
        pages: impl IntoIterator<Item = P>,
        mut add: impl FnMut(&[u8]) -> Result<Result<Extension, CharterError>, E>,
    ) -> Result<Self, E> {
        let mut verdict = Self::Moved;
        for page in pages {
            verdict = match add(page.as_ref())? {
                Ok(Extension::Held) => verdict,
                Ok(Extension::Moved | Extension::Overruled) => Self::Moved,
                Ok(Extension::NeedsConsent) => Self::NeedsConsent,
                Ok(Extension::Rival) => Self::Rival,
                // What is kept of the branch shows that it is there; the rest may find room another time.
                Err(CharterError::Full) => return Ok(Self::Rival),
                Err(_) => return Ok(Self::Refused),
            };
        }
        Ok(verdict)
    }
}

/// What became of entries that a peer sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntriesStored {
    /// The log's head now held, durably; `None` if nothing of the log is held.
    pub head: Option<Head>,
    /// What kept the rest from being stored.
    pub problem: Option<Problem>,
}

/// Says what is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Its encoding, chain or signature is bad.
    Bad,
    /// It waits for a page or an entry that is not held, or no more may be withheld.
    Waits,
    /// It is of a chain that leaves the one held further below: its device was rolled back or copied.
    Forked,
}

/// Says how the transfer of one file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileOutcome {
    /// All of it was sent, or is stored, verified and durable.
    Complete,
    /// It is not here.
    Missing,
    /// The bytes were not those of the file.
    Bad,
    /// It stopped halfway; what was verified is kept.
    Cut,
}

/// What goes in.
#[derive(Debug)]
pub enum Input {
    /// The body of one frame (without the four bytes of length).
    Received(Vec<u8>),
    /// A frame was longer than [`crate::Session::frame_limit`] allows, or its stream ended inside a frame.
    Garbled,
    /// The stream or the connection ended.
    Lost,
    /// Answers [`Effect::LoadState`].
    State(Result<LocalState, PortFailure>),
    /// Answers [`Effect::LoadPages`].
    PagesLoaded {
        /// The number of the first.
        from: u64,
        /// The pages' bytes.
        pages: Result<Vec<Vec<u8>>, PortFailure>,
    },
    /// Answers [`Effect::StorePages`].
    PagesStored(Result<PagesStored, PortFailure>),
    /// Answers [`Effect::LoadEntries`] and [`Effect::LoadChain`].
    EntriesLoaded {
        /// The log.
        log: LogId,
        /// The height of the first.
        from: u64,
        /// The entries' bytes, at least one if the log is that high.
        entries: Result<Vec<Vec<u8>>, PortFailure>,
    },
    /// Answers [`Effect::CompareHeads`].
    HeadsCompared {
        /// What was asked.
        heads: Vec<(LogId, Head)>,
        /// The logs of those that are not the entry held at their height.
        differing: Result<Vec<LogId>, PortFailure>,
    },
    /// Answers [`Effect::MakeReceipts`].
    ReceiptsMade {
        /// The contributor's log.
        log: LogId,
        /// The entries with receipts, each with its height in this device's own log.
        receipts: Result<Vec<(u64, Vec<u8>)>, PortFailure>,
    },
    /// Answers [`Effect::StoreEntries`], in the order in which those came.
    EntriesStored {
        /// The log.
        log: LogId,
        /// What became of them.
        stored: Result<EntriesStored, PortFailure>,
    },
    /// A peer opened a stream for a file; answered by [`Effect::ReceiveFile`] or [`Effect::RefuseFile`].
    FileOffered {
        /// The driver's name for the stream.
        stream: u64,
        /// What its head says.
        file: FileRequest,
    },
    /// Some of a file came or went: the peer is alive.
    FileProgress {
        /// How many bytes since last told.
        bytes: u64,
    },
    /// Answers [`Effect::ReceiveFile`].
    FileReceived {
        /// The file.
        file: [u8; 32],
        /// How it ended.
        outcome: FileOutcome,
    },
    /// Answers [`Effect::ServeFile`].
    FileServed {
        /// The file.
        file: [u8; 32],
        /// How it ended.
        outcome: FileOutcome,
    },
    /// The vault holds new entries, pages or files (the tail).
    LocalChanged(CharterView),
    /// The moment of [`crate::Session::poll_timeout`] came.
    Timeout,
    /// A person stopped it.
    Cancel,
}

/// What the driver has to do, in order. Loads may overtake stores, and files run beside everything else.
#[derive(Debug)]
pub enum Effect {
    /// Writes these bytes to the stream.
    Send(Vec<u8>),
    /// Loads heads and wanted files.
    LoadState,
    /// Loads the pages `from..=to`.
    LoadPages {
        /// The number of the first.
        from: u64,
        /// The number of the last.
        to: u64,
    },
    /// Judges and stores pages.
    StorePages {
        /// The number of the first, as the peer says.
        from: u64,
        /// Their bytes.
        pages: Vec<Vec<u8>>,
    },
    /// Loads consecutive entries of one log: as many as fit, but at least one.
    LoadEntries {
        /// The log.
        log: LogId,
        /// The height of the first.
        from: u64,
        /// The most bytes, unless one entry has more.
        max_bytes: usize,
    },
    /// Loads entries of a forked log, of the chain that leads to a head, also when another counts since. Answered as
    /// [`Effect::LoadEntries`] is.
    LoadChain {
        /// The log.
        log: LogId,
        /// The end of the chain.
        head: Head,
        /// The height of the first.
        from: u64,
        /// The most bytes, unless one entry has more.
        max_bytes: usize,
    },
    /// Compares heads, each of another log and below the head held of it, with the entry held at that height.
    CompareHeads {
        /// The heads.
        heads: Vec<(LogId, Head)>,
    },
    /// Writes receipts for what is held of a contributor's log, unless those that were written before say as much, and loads
    /// them.
    MakeReceipts {
        /// The contributor's log.
        log: LogId,
    },
    /// Verifies and stores entries durably. Of a device that reads nothing of the circle: takes the receipts among them.
    StoreEntries {
        /// The log.
        log: LogId,
        /// The entries in order of height.
        entries: Vec<Unverified<Entry>>,
    },
    /// Opens a stream and sends a file on it.
    ServeFile(FileRequest),
    /// Receives the offered file.
    ReceiveFile {
        /// The driver's name for the stream.
        stream: u64,
        /// What was asked for.
        file: FileRequest,
    },
    /// Drops all frames that are not on their way yet and stops every file that is being served: the peer was removed.
    StopSending,
    /// Stops the stream of a file that nobody asked for.
    RefuseFile {
        /// The driver's name for the stream.
        stream: u64,
    },
    /// Tells whoever watches.
    Notify(Event),
    /// The session is over; nothing follows.
    Close(Ending),
}

/// What a person may want to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The peer proved that it belongs.
    Member {
        /// The circle.
        circle: CircleId,
        /// The peer's device.
        device: DevicePublic,
        /// Its role under our page.
        role: Role,
    },
    /// The peer works under the page of this number, which is one of ours.
    PeerPage(u64),
    /// Both sides were equal from the start.
    AlreadyEqual,
    /// Pages of the charter were taken over.
    PagesTaken,
    /// A page waits for the person's consent.
    PageNeedsConsent,
    /// The peer works under a rival page; a person has to choose.
    RivalPage,
    /// According to the peer's page, this device was removed.
    RemovedHere,
    /// The peer was removed from the circle and was told so.
    PeerRemoved(DevicePublic),
    /// A page that waits for this device's person, or a rival page, would remove the peer: it is given nothing, and not told
    /// why.
    PeerHeldBack(DevicePublic),
    /// A log has two entries at one height: its device was rolled back or copied.
    Forked(LogId),
    /// Entries were stored.
    Received {
        /// How many so far.
        entries: u64,
        /// How many the peer has for us, so far as known.
        of: u64,
    },
    /// Entries were acknowledged by the peer.
    Sent {
        /// How many so far.
        entries: u64,
        /// How many the peer wants, so far as known.
        of: u64,
    },
    /// A log of the peer is not taken further on this connection.
    LogPaused {
        /// The log.
        log: LogId,
        /// Why.
        problem: Problem,
    },
    /// A file is being received.
    FileStarted(FileRequest),
    /// A file arrived, or did not.
    FileReceived {
        /// The file.
        file: [u8; 32],
        /// How it ended.
        outcome: FileOutcome,
    },
    /// The peer holds a verified copy of this file.
    PeerHolds([u8; 32]),
    /// Everything that could be exchanged has been; the session stays open for what comes.
    UpToDate {
        /// Whether both sides hold the same entries under the same page.
        equal: bool,
    },
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Everything that could be exchanged was.
    Complete {
        /// Whether both sides hold the same entries under the same page.
        equal: bool,
        /// How many files this device still lacks, also those that it does not want to fetch.
        lacking: u64,
    },
    /// This side ended it.
    Ours(CloseReason),
    /// The peer ended it.
    Theirs(CloseReason),
    /// The connection broke.
    Lost,
}

/// What a session moved; bytes are those of the stream, both headers and bodies, without files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stats {
    /// Bytes sent.
    pub sent: u64,
    /// Bytes received.
    pub received: u64,
    /// How often this side waited for an answer to something it had sent.
    pub round_trips: u32,
    /// Entries sent.
    pub entries_sent: u64,
    /// Entries stored.
    pub entries_stored: u64,
    /// Files received whole.
    pub files_received: u64,
    /// Files sent whole.
    pub files_sent: u64,
    /// Sealed bytes of files, received and sent.
    pub file_bytes: u64,
}
