//! Which device of a circle holds a verified copy of which evidence file, as far as it is known here without asking anybody.
//!
//! Receipts, manifests and custody tell it in the ledger. What a device says while it is connected reaches only who it says it
//! to; that is kept in this vault, not in the ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cairn_ledger::LogId;
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::charter::Charter;
use cairn_ledger::entry::Manifest;
use cairn_model::{CircleId, Timestamp};
use cairn_store::{Reader, StoredManifest, Vault};
use cairn_sync::Event;
use cairn_sync::effect::FileOutcome;

use crate::api::CopyView;
use crate::circles;
use crate::clock;
use crate::core::Context;
use crate::error::ApiError;

/// The most files that are kept of one device's word; of more, the oldest word goes.
const MAX_FILES: usize = 20_000;
/// The version of what is kept: this byte, then for each file its name (32 bytes) and the time (8 bytes, big-endian).
const VERSION: u8 = 1;

fn name(device: &LogId) -> String {
    format!("evidence.copies.{device}")
}

/// Gives the files that a device said to hold while it was connected to this one, with when it first said so.
fn told(reader: &Reader, circle: &CircleId, device: &LogId) -> Result<BTreeMap<[u8; 32], Timestamp>, ApiError> {
    let kept = reader.secret(circle, &name(device))?;
    let Some((&VERSION, rows)) = kept.as_deref().and_then(|kept| kept.split_first()) else {
        return Ok(BTreeMap::new());
    };
    let mut told = BTreeMap::new();
    for row in rows.as_chunks::<40>().0 {
        if let Some((file, time)) = row.split_first_chunk::<32>()
            && let Ok(time) = <[u8; 8]>::try_from(time)
        {
            told.insert(*file, Timestamp::from_millis(i64::from_be_bytes(time)));
        }
    }
    Ok(told)
}

/// Keeps that a device said to hold files. What it said first stays: it tells since when it is known.
fn note(vault: &mut Vault, circle: &CircleId, device: &LogId, files: &BTreeSet<[u8; 32]>) -> Result<(), ApiError> {
    if vault.charter(circle)?.role_of(device).is_none() {
        return Ok(());
    }
    let mut told = told(vault, circle, device)?;
    let (before, now) = (told.len(), clock::now());
    for file in files {
        // A device may name anything; what no manifest names is of no use.
        if !told.contains_key(file) && vault.serves(file)? {
            told.insert(*file, now);
        }
    }
    if told.len() == before {
        return Ok(());
    }
    let mut rows: Vec<(Timestamp, [u8; 32])> = told.into_iter().map(|(file, time)| (time, file)).collect();
    rows.sort_unstable();
    let mut kept = vec![VERSION];
    for (time, file) in rows.iter().skip(rows.len().saturating_sub(MAX_FILES)) {
        kept.extend(file);
        kept.extend(time.as_millis().to_be_bytes());
    }
    Ok(vault.set_secret(circle, &name(device), Some(&kept))?)
}

/// What one session tells of the other side's copies, until it is kept. Clones hear the same session.
#[derive(Clone, Default)]
pub(super) struct Hearing(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    device: Option<LogId>,
    held_back: bool,
    files: BTreeSet<[u8; 32]>,
}

impl Hearing {
    /// Listens to what happens in the session.
    pub(super) fn hear(&self, event: &Event) {
        match event {
            Event::Member { device, .. } => self.heard().device = Some(*device),
            Event::PeerHeldBack(_) => self.heard().held_back = true,
            // Who gave the whole file, and every group of it was right, holds it.
            Event::PeerHolds(file) | Event::FileReceived { file, outcome: FileOutcome::Complete } => {
                let mut heard = self.heard();
                if heard.files.len() < MAX_FILES {
                    heard.files.insert(*file);
                }
            }
            _ => {}
        }
    }

    /// Says whether the other side was given nothing more, because a page that waits would remove it.
    pub(super) fn held_back(&self) -> bool {
        self.heard().held_back
    }

    /// Keeps what was heard since the last time.
    pub(super) async fn keep(&self, cx: &Context, circle: CircleId) -> Result<(), ApiError> {
        let (device, files) = {
            let mut heard = self.heard();
            (heard.device, std::mem::take(&mut heard.files))
        };
        match device {
            Some(device) if !files.is_empty() => cx.desk.run(move |vault| note(vault, &circle, &device, &files)).await,
            _ => Ok(()),
        }
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a copy is known, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Here,
    Receipt,
    Session,
    Custody,
    Sealed,
}

impl Told {
    const fn name(self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::Receipt => "receipt",
            Self::Session => "session",
            Self::Custody => "custody",
            Self::Sealed => "sealed",
        }
    }
}

/// The devices that hold a file, with how that is known, and since when.
type Holders = BTreeMap<LogId, (Told, Option<Timestamp>)>;

fn add(holders: &mut Holders, device: LogId, how: Told, since: Option<Timestamp>) {
    let known = holders.entry(device).or_insert((how, since));
    let earlier = known.1.into_iter().chain(since).min();
    *known = (known.0.min(how), earlier);
}

/// What is known of the copies of a circle's files.
pub(crate) struct Known {
    circle: CircleId,
    charter: Charter,
    own: Option<LogId>,
    told: BTreeMap<[u8; 32], Holders>,
}

impl Known {
    /// Gathers what receipts and sessions told.
    pub(crate) fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        let mut known = Self::nothing(reader, circle)?;
        for receipt in reader.receipts_told(circle)? {
            for file in receipt.files {
                add(known.of(file), receipt.log, Told::Receipt, Some(receipt.received));
            }
        }
        // Those that members gave to this device, if it is a contributor's.
        for receipt in reader.receipts(circle)? {
            for file in receipt.evidence {
                add(known.of(file), receipt.by, Told::Receipt, None);
            }
        }
        let devices: Vec<LogId> = known.charter.page().devices.iter().map(|device| device.log).collect();
        for device in devices {
            for (file, time) in told(reader, circle, &device)? {
                add(known.of(file), device, Told::Session, Some(time));
            }
        }
        Ok(known)
    }

    /// Knows nothing yet but who belongs: enough for a file that was sealed here just now.
    pub(crate) fn nothing(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        let (charter, own) = (reader.load_charter(circle)?, circles::member_device(reader, circle)?);
        Ok(Self { circle: *circle, charter, own, told: BTreeMap::new() })
    }

    fn of(&mut self, file: [u8; 32]) -> &mut Holders {
        self.told.entry(file).or_default()
    }

    /// Gives the circle's devices that are known to hold a file, this one first. What this device itself told once says
    /// nothing: the folder does.
    pub(crate) fn copies(&self, reader: &Reader, stored: &StoredManifest) -> Result<Vec<CopyView>, ApiError> {
        let manifest = &stored.manifest;
        let mut holders = self.told.get(&manifest.ciphertext).cloned().unwrap_or_default();
        add(&mut holders, stored.log, Told::Sealed, Some(stored.received));
        for (device, since) in self.handled(reader, manifest)? {
            add(&mut holders, device, Told::Custody, Some(since));
        }
        let mut copies = Vec::new();
        // In a circle that was read from an archive this device is none of the circle's.
        if let Some(own) = &self.own {
            holders.remove(own);
            if reader.evidence().holds(&manifest.ciphertext) {
                copies.push(self.view(own, Told::Here, None));
            }
        }
        // Who left the circle is no device to fetch from.
        let members = holders.into_iter().filter(|(device, _)| self.charter.role_of(device).is_some());
        copies.extend(members.map(|(device, (how, since))| self.view(&device, how, since)));
        Ok(copies)
    }

    /// Gives the devices that signed to have read the whole file since it was sealed.
    fn handled(&self, reader: &Reader, manifest: &Manifest) -> Result<Vec<(LogId, Timestamp)>, ApiError> {
        let steps = reader.attestations(&self.circle, &manifest.record.to_string())?;
        let read = steps.into_iter().filter(|step| {
            let statement = step.attestation.statement();
            step.counts
                && statement.sha256 == Some(manifest.sha256)
                && matches!(statement.kind, AttestationKind::Checked | AttestationKind::Exported)
        });
        Ok(read.map(|step| (step.log, step.received)).collect())
    }

    fn view(&self, device: &LogId, how: Told, since: Option<Timestamp>) -> CopyView {
        CopyView {
            device: device.to_string(),
            person: self.charter.name_of(device).unwrap_or_default().to_owned(),
            own: Some(*device) == self.own,
            told: how.name().to_owned(),
            since: since.map(|since| since.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
