//! Circles of this vault: their pages and this device's keys in them.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Charter, Epochs, Extension, SignedPage};
use cairn_model::CircleId;
use rusqlite::Connection;

use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::{Commit, Vault};
use crate::verdicts;

const DEVICE: &str = "device";
const SEAL: &str = "seal";
const EPOCHS: &str = "epochs";

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
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::Sealed`] when they do not read.
    pub fn keys(&self, circle: &CircleId) -> Result<CircleKeys, StoreError> {
        let read = |name| self.secret(circle, name)?.ok_or(StoreError::NotFound("key of the circle"));
        let seed = <[u8; 32]>::try_from(read(DEVICE)?.as_slice()).map_err(|_| StoreError::Sealed("device key"))?;
        let seal = read(SEAL)?;
        let seal = std::str::from_utf8(&seal).ok().and_then(|text| SealKey::from_text(text).ok());
        Ok(CircleKeys {
            device: DeviceKey::from_seed(seed),
            seal: seal.ok_or(StoreError::Sealed("seal key"))?,
            epochs: Epochs::from_bytes(&read(EPOCHS)?).map_err(|_| StoreError::Sealed("epochs"))?,
        })
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
        self.commit(|commit| {
            commit
                .db
                .prepare_cached("INSERT INTO circle (id, personal) VALUES (?1, ?2)")?
                .execute((id.as_bytes(), purpose == CircleUse::Personal))?;
            let n = circle_number(commit.db, &id)?;
            write_pages(commit, n, charter)?;
            put_secret(commit.db, n, DEVICE, keys.device.seed().as_slice())?;
            put_secret(commit.db, n, SEAL, keys.seal.to_text().as_bytes())?;
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
        if [DEVICE, SEAL, EPOCHS].contains(&name) {
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
        let keys = self.keys(circle)?;
        let epochs = received_epochs(&charter, &keys);
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
        let mut merged = self.keys(circle)?.epochs;
        merged.merge(epochs.clone());
        self.move_to(circle, charter, Some(&merged))
    }

    fn move_to(&mut self, circle: &CircleId, charter: Charter, epochs: Option<&Epochs>) -> Result<(), StoreError> {
        let moved = charter.clone();
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            write_pages(commit, n, &charter)?;
            if let Some(epochs) = epochs {
                put_secret(commit.db, n, EPOCHS, &epochs.to_bytes())?;
            }
            let touched = verdicts::judge_again(commit.db, n, &charter)?;
            crate::rebuild::refresh(commit.db, n, circle, touched)
        })?;
        self.charters.insert(*circle, moved);
        Ok(())
    }
}

/// Opens the epochs of the pages that came, as far as they are sealed to us.
fn received_epochs(charter: &Charter, keys: &CircleKeys) -> Option<Epochs> {
    let received = Epochs::open(charter.page(), &keys.seal).ok()?;
    let mut merged = keys.epochs.clone();
    merged.merge(received);
    Some(merged)
}

fn write_pages(commit: &mut Commit<'_>, circle: i64, charter: &Charter) -> Result<(), StoreError> {
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

fn put_secret(db: &Connection, circle: i64, name: &str, value: &[u8]) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO secret (circle, name, value) VALUES (?1, ?2, ?3)")?
        .execute((circle, name, value))?;
    Ok(())
}
