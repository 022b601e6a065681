//! Whether this device may sign in a circle: not when its folder was copied or moved, and not when it was set back.
//!
//! Two devices that sign under one key fork their log. So the keys of a circle are bound to a *marker*, the hash of machine
//! id and folder path; and a log that comes back longer than it is held shows that this vault was set back. In both cases
//! the old keys sign no entry and no page any more. New keys wait until a page admits them.

use cairn_keys::{DeviceKey, SealKey, derive};
use cairn_ledger::charter::{Amendment, CharterError, Closing, Epochs, NewPerson, Newcomer, Renewal};
use cairn_ledger::{EntryHash, Head, LogId};
use cairn_model::{CircleId, Timestamp};
use rusqlite::Connection;

use crate::circles::{CircleKeys, DEVICE, EPOCHS, SEAL, put_secret};
use crate::entries::find_log;
use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::Vault;

/// The marker under which the keys of a circle were made.
pub(crate) const MARKER: &str = "marker";
/// Kept once this vault was found to be set back.
pub(crate) const SET_BACK: &str = "set-back";
/// The keys that wait to be admitted.
pub(crate) const NEXT_DEVICE: &str = "next-device";
pub(crate) const NEXT_SEAL: &str = "next-seal";
/// The log that the waiting keys are to replace.
pub(crate) const REPLACED: &str = "replaced";
/// The seed of a backup's restore key, until it was used.
pub(crate) const RESTORE: &str = "restore";
/// The lowest generation under which records are begun here, since this device forgot what it had written.
pub(crate) const GENERATION: &str = "generation";

/// Says whether this device may sign in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceState {
    /// It may, as far as the page gives it a role.
    Ready,
    /// The folder was copied or moved, or the machine's id changed: another copy may be signing.
    Copied,
    /// Its own log came back longer than it is held: the vault was set back to an earlier state.
    RolledBack,
    /// New keys wait until a page admits them.
    Waiting,
    /// The circle was read from an archive: there are no keys, and it is only read.
    Archived,
}

/// Computes the marker of a folder on this machine.
pub(crate) fn marker(folder: &std::path::Path) -> [u8; 32] {
    let machine = ["/etc/machine-id", "/var/lib/dbus/machine-id"]
        .iter()
        .find_map(|file| std::fs::read(file).ok())
        .unwrap_or_default();
    let path = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    derive("cairn 2026 vault marker", &[machine.trim_ascii(), path.as_os_str().as_encoded_bytes()])
}

/// Remembers that this device's own log is longer elsewhere.
pub(crate) fn mark_rolled_back(db: &Connection, circle: i64) -> Result<(), StoreError> {
    put_secret(db, circle, SET_BACK, &[1])
}

/// Puts admitted keys in place of the old ones.
pub(crate) fn promote(db: &Connection, circle: i64, marker: &[u8; 32], keys: &CircleKeys) -> Result<(), StoreError> {
    put_secret(db, circle, DEVICE, keys.device.seed().as_slice())?;
    put_secret(db, circle, SEAL, keys.seal.to_text().as_bytes())?;
    put_secret(db, circle, MARKER, marker)?;
    let mut forget = db.prepare_cached("DELETE FROM secret WHERE circle = ?1 AND name = ?2")?;
    for name in [NEXT_DEVICE, NEXT_SEAL, SET_BACK] {
        forget.execute((circle, name))?;
    }
    Ok(())
}

impl Reader {
    /// Says whether this device may sign in a circle.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn device_state(&self, circle: &CircleId) -> Result<DeviceState, StoreError> {
        if self.secret(circle, NEXT_DEVICE)?.is_some() {
            return Ok(DeviceState::Waiting);
        }
        if self.secret(circle, SET_BACK)?.is_some() {
            return Ok(DeviceState::RolledBack);
        }
        if self.secret(circle, DEVICE)?.is_none() {
            return Ok(DeviceState::Archived);
        }
        let marker = self.secret(circle, MARKER)?;
        let same = marker.is_none_or(|marker| marker.as_slice() == self.folder.marker());
        Ok(if same { DeviceState::Ready } else { DeviceState::Copied })
    }

    /// Gives the log that this device signs, or last signed, in a circle; `None` after a restore.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn own_log(&self, circle: &CircleId) -> Result<Option<LogId>, StoreError> {
        Ok(self.read_keys(circle, DEVICE, SEAL)?.map(|keys| keys.device.public()))
    }

    /// Gives the new keys that wait until a page admits them, with the epochs known here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when none wait.
    pub fn waiting_keys(&self, circle: &CircleId) -> Result<CircleKeys, StoreError> {
        self.read_keys(circle, NEXT_DEVICE, NEXT_SEAL)?.ok_or(StoreError::NotFound("waiting key of the circle"))
    }

    /// Gives what a steward, or another device of the same person, has to admit.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no keys wait; [`StoreError::MayNot`] when the person is no longer in the circle.
    pub fn newcomer(&self, circle: &CircleId) -> Result<Newcomer, StoreError> {
        let keys = self.waiting_keys(circle)?;
        let replaced = self.replaced_log(circle)?.ok_or(StoreError::NotFound("replaced log"))?;
        let charter = self.load_charter(circle)?;
        let person = charter.person_of(&replaced).ok_or(StoreError::MayNot)?.id;
        Ok(Newcomer { log: keys.device.public(), seal: keys.seal.recipient(), person: NewPerson::Existing(person) })
    }

    /// Gives the log that the waiting or the present keys replaced: a page has to close it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn replaced_log(&self, circle: &CircleId) -> Result<Option<LogId>, StoreError> {
        let Some(bytes) = self.secret(circle, REPLACED)? else { return Ok(None) };
        let bytes = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| StoreError::Sealed("replaced log"))?;
        LogId::from_bytes(bytes).map(Some).map_err(|_| StoreError::Sealed("replaced log"))
    }

    /// Gives the key by which a backup admits the vault that was restored from it, until it was used.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn restore_key(&self, circle: &CircleId) -> Result<Option<DeviceKey>, StoreError> {
        let Some(seed) = self.secret(circle, RESTORE)? else { return Ok(None) };
        let seed = <[u8; 32]>::try_from(seed.as_slice()).map_err(|_| StoreError::Sealed("restore key"))?;
        Ok(Some(DeviceKey::from_seed(seed)))
    }

    pub(crate) fn read_keys(
        &self,
        circle: &CircleId,
        device: &str,
        seal: &str,
    ) -> Result<Option<CircleKeys>, StoreError> {
        let Some(seed) = self.secret(circle, device)? else { return Ok(None) };
        let seed = <[u8; 32]>::try_from(seed.as_slice()).map_err(|_| StoreError::Sealed("device key"))?;
        let seal = self.secret(circle, seal)?.ok_or(StoreError::Sealed("seal key"))?;
        let seal = std::str::from_utf8(&seal).ok().and_then(|text| SealKey::from_text(text).ok());
        let epochs = self.secret(circle, EPOCHS)?.ok_or(StoreError::Sealed("epochs"))?;
        Ok(Some(CircleKeys {
            device: DeviceKey::from_seed(seed),
            seal: seal.ok_or(StoreError::Sealed("seal key"))?,
            epochs: Epochs::from_bytes(&epochs).map_err(|_| StoreError::Sealed("epochs"))?,
        }))
    }

    fn head_of(&self, circle: &CircleId, log: &LogId) -> Result<Head, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let row = find_log(&self.db, n, log)?;
        Ok(row.map_or(Head::EMPTY, |row| Head { height: row.height, hash: EntryHash::from_bytes(row.head) }))
    }
}

impl Vault {
    /// Makes new keys for a circle in which the old ones may not sign, and says what a page has to admit. Asked again, it
    /// gives the same.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when this device has keys that may sign; [`StoreError::MayNot`] when its person is no longer
    /// in the circle.
    pub fn renew_keys(&mut self, circle: &CircleId) -> Result<Newcomer, StoreError> {
        match self.device_state(circle)? {
            DeviceState::Ready => return Err(StoreError::Exists("key of the circle")),
            DeviceState::Waiting => return self.newcomer(circle),
            state @ DeviceState::Archived => return Err(StoreError::Device(state)),
            DeviceState::Copied | DeviceState::RolledBack => {}
        }
        let old = self.own_log(circle)?.ok_or(StoreError::NotFound("key of the circle"))?;
        self.charter(circle)?.person_of(&old).ok_or(StoreError::MayNot)?;
        let (device, seal) = (DeviceKey::from_seed(crate::random()), SealKey::generate());
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            put_secret(commit.db, n, NEXT_DEVICE, device.seed().as_slice())?;
            put_secret(commit.db, n, NEXT_SEAL, seal.to_text().as_bytes())?;
            put_secret(commit.db, n, REPLACED, old.as_bytes())
        })?;
        self.newcomer(circle)
    }

    /// Goes on with the old keys in a moved folder: the person says that no copy is in use elsewhere. Where that was wrong,
    /// the two copies fork the log, and the others are told.
    ///
    /// # Errors
    /// [`StoreError::Device`] when the device is not [`DeviceState::Copied`]; [`StoreError::MayNot`] when the page no longer
    /// lists it.
    pub fn keep_keys(&mut self, circle: &CircleId) -> Result<(), StoreError> {
        let state = self.device_state(circle)?;
        if state != DeviceState::Copied {
            return Err(StoreError::Device(state));
        }
        let own = self.own_log(circle)?.ok_or(StoreError::NotFound("key of the circle"))?;
        self.charter(circle)?.page().device(&own).ok_or(StoreError::MayNot)?;
        let marker = self.reader.folder.marker();
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            put_secret(commit.db, n, MARKER, &marker)
        })
    }

    /// Admits the waiting keys by a key of their own person that signs pages: the recovery sheet's, or a restore key. The
    /// old log is closed where it is held, and a restore key is used up.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no keys wait; [`StoreError::Charter`] when that key may not sign here, or somebody's
    /// pages went on and this vault lacks them.
    pub fn admit_own(&mut self, circle: &CircleId, signer: &DeviceKey, now: Timestamp) -> Result<(), StoreError> {
        let newcomer = self.newcomer(circle)?;
        let replaced = self.replaced_log(circle)?.ok_or(StoreError::NotFound("replaced log"))?;
        let waiting = self.waiting_keys(circle)?;
        let mut changes = vec![Amendment::Admit(newcomer)];
        if self.charter(circle)?.page().device(&replaced).is_some() {
            let cut = self.head_of(circle, &replaced)?;
            changes.push(Amendment::CloseLog { log: replaced, cut, closing: Closing::Ordinary });
        }
        let (page, epochs) = self
            .charter(circle)?
            .amend(Amendment::All(changes), signer, &waiting.epochs, now, crate::random())
            .map_err(StoreError::Charter)?;
        self.add_own_page(circle, &page, &epochs)?;
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            commit.db.execute("DELETE FROM secret WHERE circle = ?1 AND name = ?2", (n, RESTORE))?;
            Ok(())
        })?;
        self.renew_epoch(circle, now)
    }

    /// Writes a new epoch where the last page carried the old one on, as a recovery key's does; as far as this device knows
    /// that one. Otherwise another member does it.
    fn renew_epoch(&mut self, circle: &CircleId, now: Timestamp) -> Result<(), StoreError> {
        let charter = self.charter(circle)?;
        let keys = self.keys(circle)?;
        let reads = charter.page().reads(&keys.device.public());
        if !reads || charter.renewal_due(now) != Renewal::Carried {
            return Ok(());
        }
        match charter.amend(Amendment::Renew, &keys.device, &keys.epochs, now, crate::random()) {
            Ok((page, epochs)) => self.add_own_page(circle, &page, &epochs),
            // Only stewards renew everybody's epoch, and only who holds the newest one goes on from it.
            Err(CharterError::NotAllowed | CharterError::Epochs) => Ok(()),
            Err(error) => Err(StoreError::Charter(error)),
        }
    }

    /// Admits the waiting keys of a vault that was set back, by its own old key: that key signs these pages and nothing
    /// else. A copied vault cannot: its old key may be in use elsewhere.
    ///
    /// # Errors
    /// As [`Vault::admit_own`]; [`StoreError::Device`] when the vault was not set back.
    pub fn admit_after_rollback(&mut self, circle: &CircleId, now: Timestamp) -> Result<(), StoreError> {
        let marker = self.secret(circle, MARKER)?;
        let here = marker.is_none_or(|marker| marker.as_slice() == self.reader.folder.marker());
        if self.secret(circle, SET_BACK)?.is_none() || !here {
            return Err(StoreError::Device(self.device_state(circle)?));
        }
        self.renew_keys(circle)?;
        let old = self.read_keys(circle, DEVICE, SEAL)?.ok_or(StoreError::NotFound("key of the circle"))?;
        self.admit_own(circle, &old.device, now)
    }
}
