//! Backups: one age file that holds a plain tar of what this vault knows, without the keys of this device.
//!
//! Entries and pages go in as they were signed, so that whoever restores verifies them again; beside them lie the records as
//! JSON and the keys of the evidence files, so that people with stock tools need nothing of ours. Layout:
//! `docs/formats/backup.md`.

mod pack;
mod restore;
mod tar;

use std::collections::BTreeMap;

use cairn_keys::{DeviceKey, Zeroizing};
use cairn_ledger::charter::{Amendment, RecoveryKey, RecoveryUse, Role};
use cairn_ledger::{LogId, PersonId};
use cairn_model::{CircleId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::device::DeviceState;
use crate::error::StoreError;
use crate::vault::Vault;

pub use restore::{RestoreError, restore};

/// The name of the format.
const SCHEMA: &str = "cairn/backup/1";
/// How many bytes of small things are gathered in one member.
const PIECE: usize = 4 << 20;
/// How many restore keys a person has in a circle before the oldest ones give way.
const RESTORE_KEYS: usize = 4;
/// The setting in which the restore keys of a circle are remembered, oldest first.
const REMEMBERED: &str = "restore-keys.";

/// Whether sealed files go into a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupEvidence {
    /// All that are held here.
    Included,
    /// None: they have to come from other members again.
    LeftOut,
}

/// The restore keys of a backup that is about to be written. They are in no vault.
pub struct RestoreKeys(BTreeMap<CircleId, Zeroizing<[u8; 32]>>);

impl std::fmt::Debug for RestoreKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(seeds) = self;
        write!(f, "RestoreKeys({} circles)", seeds.len())
    }
}

/// What went into a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BackupReport {
    /// Circles.
    pub circles: u64,
    /// Entries of all logs.
    pub entries: u64,
    /// Records, as JSON.
    pub records: u64,
    /// Sealed files.
    pub files: u64,
    /// Bytes of the tar inside.
    pub bytes: u64,
}

/// The first member: what is in the backup.
#[derive(Serialize, Deserialize)]
struct Contents {
    schema: String,
    made: String,
    evidence: bool,
    circles: Vec<CircleContents>,
}

/// One circle, in the first member.
#[derive(Serialize, Deserialize)]
struct CircleContents {
    id: String,
    name: String,
    personal: bool,
    /// It was read from an archive: there are no keys and no log of our own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    /// The log of the device that made the backup: a page has to close it.
    log: String,
    /// Where that log begins here, when what stood below was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Base>,
    /// The pages that the person decided against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    declined: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Base {
    height: u64,
    header: String,
}

/// The last member.
#[derive(Serialize, Deserialize)]
struct End {
    members: u64,
}

impl Vault {
    /// Makes a restore key for each circle in which this device may write pages for its person, and registers it there by
    /// a page. It admits one restored device, and is used up by that.
    ///
    /// # Errors
    /// [`StoreError::Charter`] when a page cannot be written; otherwise of the database.
    pub fn register_restore_keys(&mut self, now: Timestamp) -> Result<RestoreKeys, StoreError> {
        let mut seeds = BTreeMap::new();
        for circle in self.reader.circle_ids()? {
            if self.device_state(&circle)? != DeviceState::Ready {
                continue;
            }
            let keys = self.keys(&circle)?;
            let charter = self.charter(&circle)?;
            let Some(person) = charter.person_of(&keys.device.public()) else { continue };
            if charter.role_of(&keys.device.public()).is_none_or(|role| role == Role::Contributor) {
                continue;
            }
            let seed: Zeroizing<[u8; 32]> = Zeroizing::new(crate::random());
            let key = DeviceKey::from_seed(*seed).public();
            let (recovery, remembered) = with_key(&person.recovery, &self.remembered(&circle)?, key);
            let amendment = Amendment::SetRecovery { person: person.id, keys: recovery };
            let (page, epochs) = charter
                .amend(amendment, &keys.device, &keys.epochs, now, crate::random())
                .map_err(StoreError::Charter)?;
            self.add_own_page(&circle, &page, &epochs)?;
            let remembered: Vec<String> = remembered.iter().map(ToString::to_string).collect();
            self.set_setting(&format!("{REMEMBERED}{circle}"), &remembered.join(" "))?;
            seeds.insert(circle, seed);
        }
        Ok(RestoreKeys(seeds))
    }

    /// Registers a recovery sheet in its person's name in a circle, in place of an earlier one; `None` revokes it.
    ///
    /// # Errors
    /// As [`Vault::register_restore_keys`]; [`StoreError::MayNot`] when this device is not in the circle.
    pub fn register_sheet(
        &mut self,
        circle: &CircleId,
        sheet: Option<&cairn_keys::RecoverySheet>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let keys = self.keys(circle)?;
        let charter = self.charter(circle)?;
        let person = charter.person_of(&keys.device.public()).ok_or(StoreError::MayNot)?;
        let mut recovery: Vec<RecoveryKey> =
            person.recovery.iter().filter(|key| key.kind != RecoveryUse::Sheet).cloned().collect();
        recovery.extend(
            sheet.map(|sheet| RecoveryKey {
                key: sheet.derive_key(circle.as_bytes()).public(),
                kind: RecoveryUse::Sheet,
            }),
        );
        let person: PersonId = person.id;
        let amendment = Amendment::SetRecovery { person, keys: recovery };
        let (page, epochs) =
            charter.amend(amendment, &keys.device, &keys.epochs, now, crate::random()).map_err(StoreError::Charter)?;
        self.add_own_page(circle, &page, &epochs)
    }

    fn remembered(&self, circle: &CircleId) -> Result<Vec<LogId>, StoreError> {
        let text = self.setting(&format!("{REMEMBERED}{circle}"))?.unwrap_or_default();
        Ok(text.split(' ').filter_map(|key| key.parse().ok()).collect())
    }
}

/// Adds a restore key to a person's keys; of more than a few, those made first here give way.
fn with_key(recovery: &[RecoveryKey], remembered: &[LogId], key: LogId) -> (Vec<RecoveryKey>, Vec<LogId>) {
    let held = |key: &LogId| recovery.iter().any(|known| known.key == *key && known.kind == RecoveryUse::Restore);
    let mut ours: Vec<LogId> = remembered.iter().copied().filter(held).collect();
    let mut all = recovery.to_vec();
    let restores = |all: &[RecoveryKey]| all.iter().filter(|key| key.kind == RecoveryUse::Restore).count();
    while restores(&all) >= RESTORE_KEYS {
        let oldest = if ours.is_empty() {
            all.iter().find(|key| key.kind == RecoveryUse::Restore).map(|key| key.key)
        } else {
            Some(ours.remove(0))
        };
        let Some(oldest) = oldest else { break };
        all.retain(|known| known.key != oldest);
    }
    all.push(RecoveryKey { key, kind: RecoveryUse::Restore });
    ours.push(key);
    (all, ours)
}

/// Names the folder of a circle in the tar: the first half of its id, so that the longest names fit.
fn circle_folder(circle: &CircleId) -> String {
    let id = circle.to_string();
    format!("circles/{}", id.get(..32).unwrap_or(&id))
}
