//! Bundles: written from the vault to files, and read from files into the vault. Every function blocks; run it on a thread that may.

mod files;
mod read;
mod write;

use std::sync::atomic::{AtomicBool, Ordering};

use cairn_keys::{SealKey, SealRecipient, derive};
use cairn_ledger::LogId;
use cairn_model::CircleId;
use cairn_sync::bundle::{BundleError, BundleId, Have};
use cairn_sync::drop::DropCircle;

use super::port::DropPort;
use crate::port::PortError;

pub use files::{PartFolder, PartSink, PartSource};
pub use read::{BundleRead, PartProblem, read_bundle};
pub use write::{BundleOrder, BundleRecipients, BundleWritten, write_bundle};

/// Says why a bundle was not written or read.
#[derive(Debug, thiserror::Error)]
pub enum BundleFailure {
    /// Something is wrong with the bundle or its files.
    #[error("handle a bundle")]
    Bundle(#[from] BundleError),
    /// The vault could not be read or written.
    #[error("use the vault for a bundle")]
    Vault(#[source] PortError),
    /// It was to be sealed to a device that does not belong to the circle, or reads nothing of it.
    #[error("seal a bundle to a device that does not read the circle")]
    NotAReader,
    /// Devices that could open it would be removed by a page that waits for this device's person, or by a rival page.
    #[error("seal a bundle to a device that a page which waits would remove")]
    HeldBack(Vec<LogId>),
    /// A person stopped it.
    #[error("finish a bundle that was stopped")]
    Cancelled,
}

/// How far a bundle is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BundleMoved {
    /// The part in work.
    pub part: u32,
    /// Items so far.
    pub items: u64,
    /// Bytes so far, before sealing.
    pub bytes: u64,
}

/// Exports what this device holds, sealed to the circle, so that a bundle for it can leave that out.
///
/// # Errors
/// [`BundleFailure`]; [`BundleFailure::HeldBack`] as for a bundle to the circle.
pub fn export_have(port: &dyn DropPort, circle: &CircleId) -> Result<Vec<u8>, BundleFailure> {
    let member = port.drop_circle(circle).map_err(BundleFailure::Vault)?;
    hold_back(&member, &BundleRecipients::Circle)?;
    let holdings = port.holdings(circle, &[0; 32]).map_err(BundleFailure::Vault)?;
    let page = member.charter.page();
    let have = Have {
        circle: *circle,
        number: page.number,
        page: member.charter.page_hash(),
        device: member.device,
        heads: holdings.heads,
        files: holdings.offered.iter().map(|file| file.file).collect(),
    };
    Ok(have.seal(std::slice::from_ref(&page.epoch.recipient))?)
}

/// Opens what another device exported.
///
/// # Errors
/// [`BundleFailure`]; [`BundleError::NotForUs`] also when the other device works under a later page than we.
pub fn import_have(port: &dyn DropPort, circle: &CircleId, sealed: &[u8]) -> Result<Have, BundleFailure> {
    let member = port.drop_circle(circle).map_err(BundleFailure::Vault)?;
    Ok(Have::open(&keys_of(&member), sealed, circle)?)
}

/// Gives every key that may open something sealed to this device: the epochs, newest first, and its seal key.
fn keys_of(member: &DropCircle) -> Vec<SealKey> {
    let epochs = member.epochs.iter().filter_map(|epoch| epoch.identity.clone());
    epochs.chain([member.seal.clone()]).collect()
}

/// Gives the seal keys of all devices that read the circle.
fn readers(member: &DropCircle) -> Vec<SealRecipient> {
    let devices = member.charter.page().devices.iter();
    let reading = devices.filter(|device| member.charter.role_of(&device.log).is_some_and(cairn_ledger::Role::reads));
    reading.map(|device| device.seal.clone()).collect()
}

/// Refuses what devices could open to which nothing is given for now. To the circle those are the held back that read it.
fn hold_back(member: &DropCircle, to: &BundleRecipients) -> Result<(), BundleFailure> {
    let opens = |log: &LogId| match to {
        BundleRecipients::Circle => member.charter.role_of(log).is_some_and(cairn_ledger::Role::reads),
        BundleRecipients::Devices(devices) => devices.contains(log),
    };
    let held: Vec<LogId> = member.held_back().into_iter().filter(opens).collect();
    if held.is_empty() { Ok(()) } else { Err(BundleFailure::HeldBack(held)) }
}

/// Gives what the progress of a bundle is kept under, beside what is known of drops.
fn memory_id(bundle: &BundleId) -> [u8; 32] {
    derive("cairn 2026 bundle progress", &[bundle.as_bytes()])
}

fn go_on(stop: &AtomicBool) -> Result<(), BundleFailure> {
    if stop.load(Ordering::Relaxed) { Err(BundleFailure::Cancelled) } else { Ok(()) }
}
