#![doc = include_str!("../README.md")]

mod accept;
mod archive;
mod backup;
mod body;
mod catch_up;
mod changes;
mod check;
mod circles;
mod counter;
mod database;
mod device;
mod digest;
mod entries;
mod erase;
mod error;
mod evidence;
mod folder;
mod forks;
mod handover;
mod import;
mod indicators;
mod intake;
mod loss;
mod named;
mod project;
mod projection;
mod reader;
mod rebuild;
mod rekey;
mod schema;
mod settings;
pub mod text;
mod vault;
mod verdicts;
mod vouch;
mod write;

pub use accept::{AcceptReport, MAX_CHANGES_PER_LOG_AND_RECORD, MAX_WITHHELD, Refusal, Refused};
pub use archive::{PlacedEntry, WholeRecord};
pub use backup::{BackupEvidence, BackupReport, RestoreError, RestoreKeys, restore};
pub use catch_up::CaughtUp;
pub use check::{CheckReport, Depth, Problem};
pub use circles::{CircleKeys, CircleUse, Confirmation};
pub use device::DeviceState;
pub use erase::{Erasure, ErasureState, Word};
pub use error::{CreateError, StoreError, UnlockError, VaultFile};
pub use evidence::{Evidence, EvidenceReader, Fixity, Receiving, Sealed};
pub use forks::{Fork, MAX_SIDES};
pub use handover::{FilesRead, HandOver, Receipt};
pub use import::{ImportReport, NewRecord};
pub use indicators::{Indicator, IndicatorFilter, IndicatorPage, StoredIndicator};
pub use loss::Holding;
pub use named::{Body, Hits, Mark, Place, Scope, numbers};
pub use reader::{
    Change, Circle, ConflictRow, Counting, Counts, Cursor, CursorError, DestroyedParts, HeldHead, Lifecycle, LinkEnd,
    ListFilter, ListPage, NamedFile, Order, Reader, ReceiptTold, Record, RecordKey, Row, StoredAttestation,
    StoredManifest,
};
pub use vault::{LockedVault, Notice, Vault};
pub use vouch::{WithheldEntries, Withholding};
pub use write::{Write, Written};

/// Fills bytes from the system's random source.
fn fill_random(bytes: &mut [u8]) {
    use rand::TryRngCore as _;
    let mut source = rand::rngs::OsRng.unwrap_err();
    rand::RngCore::fill_bytes(&mut source, bytes);
}

/// Draws random bytes from the system.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    fill_random(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests;
