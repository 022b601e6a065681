//! Circles of this vault: their pages and this device's keys in them.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Charter, Epochs, Extension, SignedPage};
use cairn_model::CircleId;
use rusqlite::Connection;

use crate::device::{DeviceState, GENERATION, MARKER, NEXT_DEVICE, NEXT_SEAL, REPLACED, RESTORE, SET_BACK};
use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::{Commit, Vault};
use crate::{device, erase, forks, verdicts, vouch};

pub(crate) const DEVICE: &str = "device";
pub(crate) const SEAL: &str = "seal";
pub(crate) const EPOCHS: &str = "epochs";

/// The names of secrets that the vault uses itself.
const OURS: [&str; 10] =
    [DEVICE, SEAL, EPOCHS, MARKER, SET_BACK, NEXT_DEVICE, NEXT_SEAL, REPLACED, RESTORE, GENERATION];

/// This device's keys in one circle.
pub struct CircleKeys {
    /// Signs entries, pages and attestations.
    pub device: DeviceKey,
    /// Receives epochs.
    pub seal: SealKey,
    /// The epochs known here.
    pub epochs: Epochs,
}

impl std::fmt::Debug for CircleKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { device: _, seal: _, epochs: _ } = self;
        f.write_str("CircleKeys(..)")
    }
}

/// Says whether a circle is the one in which work starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircleUse {
    /// The circle of one.
    Personal,
    /// A circle shared with others.
    Shared,
}

/// Says whether the person has confirmed a page that removes or demotes a steward, or several persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// Not asked, or not yet.
    None,
    /// Confirmed, knowing whom it removes.
    Given,
}

impl Reader {
    /// Gives this device's keys in a circle.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::Device`] when they may not be used,
    /// because the vault was copied or set back; [`StoreError::Sealed`] when they do not read.
    pub fn keys(&self, circle: &CircleId) -> Result<CircleKeys, StoreError> {
        match self.device_state(circle)? {
            DeviceState::Ready => {}
            other => return Err(StoreError::Device(other)),
        }
        self.read_keys(circle, DEVICE, SEAL)?.ok_or(StoreError::NotFound("key of the circle"))
    }
}

impl Vault {
    /// Enters a circle that was founded here or joined.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when this vault is in that circle already.
    pub fn add_circle(&mut self, charter: &Charter, keys: &CircleKeys, purpose: CircleUse) -> Result<(), StoreError> {
        let id = charter.circle();
        if self.charters.contains_key(&id) {
            return Err(StoreError::Exists("circle"));
        }
        let marker = self.reader.folder.marker();
        self.commit(|commit| {
            commit
                .db
                .prepare_cached("INSERT INTO circle (id, personal) VALUES (?1, ?2)")?
                .execute((id.as_bytes(), purpose == CircleUse::Personal))?;
            let n = circle_number(commit.db, &id)?;
            write_pages(commit, n, charter)?;
            device::promote(commit.db, n, &marker, keys)?;
            put_secret(commit.db, n, EPOCHS, &keys.epochs.to_bytes())
        })?;
        self.charters.insert(id, charter.clone());
        Ok(())
    }

    /// Keeps a secret of a circle under a name of the caller's, such as a transport key; `None` forgets it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::Refused`] for a name that the vault
    /// uses itself.
    pub fn set_secret(&mut self, circle: &CircleId, name: &str, value: Option<&[u8]>) -> Result<(), StoreError> {
        if OURS.contains(&name) {
            return Err(StoreError::Refused("name of the secret"));
        }
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            match value {
                Some(value) => put_secret(commit.db, n, name, value),
                None => {
                    commit.db.execute("DELETE FROM secret WHERE circle = ?1 AND name = ?2", (n, name))?;
                    Ok(())
                }
            }
        })
    }

    /// Keeps a setting of this vault.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.commit(|commit| {
            commit.db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('set.' || ?1, ?2)", (name, value))?;
            Ok(())
        })
    }

    /// Takes a charter page, our own or a received one. When it moves the page we work under, verdicts are judged again
    /// and the records they touch are rebuilt, in the same commit.
    ///
    /// # Errors
    /// [`StoreError::Charter`] when the page is not valid here; nothing changed then.
    pub fn add_page(
        &mut self,
        circle: &CircleId,
        page: &[u8],
        confirmation: Confirmation,
    ) -> Result<Extension, StoreError> {
        let mut charter = self.charter(circle)?.clone();
        let extension = match confirmation {
            Confirmation::None => charter.extend(page),
            Confirmation::Given => charter.extend_confirmed(page),
        }
        .map_err(StoreError::Charter)?;
        if !matches!(extension, Extension::Moved) {
            return Ok(extension);
        }
        let epochs = self.received_epochs(&charter)?;
        self.move_to(circle, charter, epochs.as_ref())?;
        Ok(extension)
    }

    /// Takes a page that this device wrote itself, with the epochs that it made.
    ///
    /// # Errors
    /// As [`Vault::add_page`].
    pub fn add_own_page(&mut self, circle: &CircleId, page: &SignedPage, epochs: &Epochs) -> Result<(), StoreError> {
        let mut charter = self.charter(circle)?.clone();
        charter.extend_confirmed(page.bytes()).map_err(StoreError::Charter)?;
        let mut merged = self.known_epochs(circle)?;
        merged.merge(epochs.clone());
        self.move_to(circle, charter, Some(&merged))
    }

    /// Works under another page from here on: keys that it admits come into use, chains, verdicts and erasures are judged
    /// again, and what this device owes is noted, all in one commit.
    pub(crate) fn move_to(
        &mut self,
        circle: &CircleId,
        charter: Charter,
        epochs: Option<&Epochs>,
    ) -> Result<(), StoreError> {
        let before = self.charter(circle)?.clone();
        let waiting = self.read_keys(circle, NEXT_DEVICE, NEXT_SEAL)?;
        let admitted = waiting.filter(|keys| charter.role_of(&keys.device.public()).is_some());
        let marker = self.reader.folder.marker();
        let moved = charter.clone();
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            write_pages(commit, n, &charter)?;
            if let Some(epochs) = epochs {
                put_secret(commit.db, n, EPOCHS, &epochs.to_bytes())?;
            }
            if let Some(keys) = admitted {
                device::promote(commit.db, n, &marker, &keys)?;
            }
            let mut touched = forks::settle_all(commit, n, &charter)?;
            vouch::owe(commit.db, n, &before, &charter)?;
            touched.extend(verdicts::judge_again(commit.db, n, &charter)?);
            touched.extend(erase::settle(commit.db, n, &charter)?);
            crate::rebuild::refresh(commit.db, n, circle, touched)
        })?;
        self.charters.insert(*circle, moved);
        self.bury()
    }

    fn known_epochs(&self, circle: &CircleId) -> Result<Epochs, StoreError> {
        let bytes = self.secret(circle, EPOCHS)?.ok_or(StoreError::Sealed("epochs"))?;
        Epochs::from_bytes(&bytes).map_err(|_| StoreError::Sealed("epochs"))
    }

    /// Opens the epochs of the pages that came, as far as they are sealed to us; copied and waiting keys open them too.
    pub(crate) fn received_epochs(&self, charter: &Charter) -> Result<Option<Epochs>, StoreError> {
        let circle = charter.circle();
        for (device, seal) in [(NEXT_DEVICE, NEXT_SEAL), (DEVICE, SEAL)] {
            let Some(keys) = self.read_keys(&circle, device, seal)? else { continue };
            if let Ok(received) = Epochs::open(charter.page(), &keys.seal) {
                let mut merged = keys.epochs;
                merged.merge(received);
                return Ok(Some(merged));
            }
        }
        Ok(None)
    }
}

/// Writes the pages of a charter, those that are kept already left as they are.
pub(crate) fn write_pages(commit: &mut Commit<'_>, circle: i64, charter: &Charter) -> Result<(), StoreError> {
    let kept: u64 = commit.db.query_row("SELECT count(*) FROM page WHERE circle = ?1", [circle], |row| row.get(0))?;
    let pages = charter.pages();
    let same = usize::try_from(kept).ok().filter(|kept| *kept <= pages.len());
    // The chain may have moved to a rival branch: write anew from the first page that differs.
    let mut from = 0;
    if let Some(kept) = same {
        while from < kept {
            let stored: Vec<u8> = commit
                .db
                .prepare_cached("SELECT bytes FROM page WHERE circle = ?1 AND number = ?2")?
                .query_row((circle, from), |row| row.get(0))?;
            if pages.get(from).is_none_or(|page| page.bytes() != stored) {
                break;
            }
            from += 1;
        }
    }
    commit.db.execute("DELETE FROM page WHERE circle = ?1 AND number >= ?2", (circle, from))?;
    for (number, page) in pages.iter().enumerate().skip(from) {
        commit.db.prepare_cached("INSERT INTO page (circle, number, bytes) VALUES (?1, ?2, ?3)")?.execute((
            circle,
            number,
            page.bytes(),
        ))?;
        commit.note(page.hash().as_bytes());
    }
    Ok(())
}

/// Keeps one secret of a circle.
pub(crate) fn put_secret(db: &Connection, circle: i64, name: &str, value: &[u8]) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO secret (circle, name, value) VALUES (?1, ?2, ?3)")?
        .execute((circle, name, value))?;
    Ok(())
}
