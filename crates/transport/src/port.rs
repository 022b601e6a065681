//! What a driver asks of the vault. `app` implements it; every call runs on a thread that may block.

use std::io::Read;

use cairn_keys::{DevicePublic, TreeHash, VerifiedGroup};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Head, LogId, Unverified};
use cairn_model::CircleId;
use cairn_sync::FileRequest;
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored};
use cairn_sync::join::Candidate;

/// Why the vault could not do what was asked; ends the session and stands in its report.
pub type PortError = Box<dyn std::error::Error + Send + Sync>;

/// A file's tree and its sealed bytes from the asked group on.
pub type SealedFile = (TreeHash, Box<dyn Read + Send>);

/// The vault, as a session sees it.
///
/// Loads run beside stores; stores of one session run one after another, in order.
pub trait Port: Send + Sync + 'static {
    /// Gives the head of every log held, and the evidence files that are wanted and not whole, each with the number of
    /// groups of 1 MiB that its partial file holds.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn state(&self, circle: &CircleId) -> Result<LocalState, PortError>;

    /// Gives the pages `from..=to`, exactly as signed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn load_pages(&self, circle: &CircleId, from: u64, to: u64) -> Result<Vec<Vec<u8>>, PortError>;

    /// Judges pages (those already held are passed over) and stores the valid ones, with the epochs they bring.
    ///
    /// # Errors
    /// When the vault cannot be written. Pages that are refused are no error.
    fn store_pages(&self, circle: &CircleId, from: u64, pages: &[Vec<u8>]) -> Result<PagesStored, PortError>;

    /// Gives consecutive entries of one log from a height on, encoded: as many as fit `max_bytes`, but at least one.
    /// Empty when the log is not that high.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn load_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError>;

    /// Gives entries of a forked log as [`Port::load_entries`] does, of the chain that leads to a head; also when that chain
    /// lies beside the one that counts.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn load_chain(
        &self,
        circle: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, PortError>;

    /// Gives the logs of those heads that are not the entry held at their height; where nothing is held there, nothing differs.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn differing(&self, circle: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, PortError>;

    /// Writes receipts for what is held of a contributor's log and of its files, unless those that were written before say
    /// as much, and gives them: encoded entries of this device's own log, each with its height, ascending. None where nothing
    /// can be confirmed, or this device may not.
    ///
    /// # Errors
    /// When the vault cannot be read or written.
    fn make_receipts(&self, circle: &CircleId, log: &LogId) -> Result<Vec<(u64, Vec<u8>)>, PortError>;

    /// Verifies entries and stores those that are good, durably, in one transaction; entries already held are passed over.
    /// Stops at the first bad one, with what came before it stored. A contributor's vault stores nothing of another log, and
    /// takes the receipts for its own that are among it; it names no head then.
    ///
    /// # Errors
    /// When the vault cannot be written. Entries that are refused are no error.
    fn store_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        entries: Vec<Unverified<Entry>>,
    ) -> Result<EntriesStored, PortError>;

    /// Opens the sealed bytes of a file for serving, from the first byte of the group `request.from` on, with its tree.
    /// `None` when the file is not here whole, or has another size.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn open_file(&self, circle: &CircleId, request: &FileRequest) -> Result<Option<SealedFile>, PortError>;

    /// Takes up the partial file of an evidence file, or starts it. The tree is verified already; what the partial file holds
    /// is verified against it before it counts.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn receive_file(
        &self,
        circle: &CircleId,
        request: &FileRequest,
        tree: &TreeHash,
    ) -> Result<Box<dyn FileSink>, PortError>;
}

/// Where the verified groups of a file go.
pub trait FileSink: Send {
    /// Gives the group that has to come next. The session asked for `request.from`; when the partial file turns out to hold
    /// fewer good groups, the transfer stops and is asked for again in the next session.
    fn next_group(&self) -> u64;

    /// Writes the next group.
    ///
    /// # Errors
    /// When it is not the next one of this file, or cannot be written.
    fn write_group(&mut self, group: &VerifiedGroup<'_>) -> Result<(), PortError>;

    /// Makes the whole file durable under its name.
    ///
    /// # Errors
    /// When it cannot be made durable.
    fn finish(self: Box<Self>) -> Result<(), PortError>;
}

/// The vault, as a join sees it.
pub trait JoinPort: Send + Sync + 'static {
    /// Inviter: writes and stores the page that admits the candidate with the invitation's role, marks the invitation as
    /// used, and gives all pages from page zero on. For a device that is admitted already with the same keys it only gives
    /// the pages.
    ///
    /// # Errors
    /// When the invitation is used or void, the seal key is none, or the vault cannot be written.
    fn admit(&self, candidate: &Candidate) -> Result<Vec<Vec<u8>>, PortError>;

    /// Inviter: counts a mismatch of the code; the third voids the invitation.
    fn count_mismatch(&self, offer: usize);

    /// Newcomer: verifies the charter (its page zero is the invited circle's, it names this device and the inviter's) and
    /// stores it with this device's keys and the epochs.
    ///
    /// # Errors
    /// When the charter is not that, or the vault cannot be written.
    fn store_charter(&self, pages: &[Vec<u8>], inviter: &DevicePublic) -> Result<(), PortError>;
}
