//! Circles of this vault: their pages and this device's keys in them.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::PageHash;
use cairn_ledger::charter::{Charter, CharterError, Epochs, Extension, SignedPage};
use cairn_model::{CircleId, Timestamp};
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

/// The most pages that are written in one go to do wishes again.
const MAX_REDONE: u64 = 64;
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
    /// Enters a circle that was founded here or joined. One that was read from an archive becomes one to write in.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when this vault is in that circle already.
    pub fn add_circle(&mut self, charter: &Charter, keys: &CircleKeys, purpose: CircleUse) -> Result<(), StoreError> {
        let id = charter.circle();
        if self.charters.contains_key(&id) {
            return self.adopt(charter, keys);
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

    /// Takes up keys for a circle that was read from an archive: first as ones that wait, so that the page which admits them
    /// brings them into use with all that follows from it.
    fn adopt(&mut self, charter: &Charter, keys: &CircleKeys) -> Result<(), StoreError> {
        let id = charter.circle();
        if self.device_state(&id)? != DeviceState::Archived {
            return Err(StoreError::Exists("circle"));
        }
        self.commit(|commit| {
            let n = circle_number(commit.db, &id)?;
            put_secret(commit.db, n, NEXT_DEVICE, keys.device.seed().as_slice())?;
            put_secret(commit.db, n, NEXT_SEAL, keys.seal.to_text().as_bytes())?;
            put_secret(commit.db, n, EPOCHS, &keys.epochs.to_bytes())
        })?;
        self.move_to(&id, charter.clone(), Some(&keys.epochs))
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
    /// and the records they touch are rebuilt, in the same commit. A page that waits for a person, or stands on a rival
    /// branch, is kept.
    ///
    /// # Errors
    /// [`StoreError::Charter`] when the page is not valid here; nothing changed then, but that a page of a newer format is
    /// remembered.
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
        };
        if extension.is_ok() || extension == Err(CharterError::UpdateNeeded) {
            self.take_charter(circle, charter)?;
        }
        extension.map_err(StoreError::Charter)
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

    /// Follows a page that the person chose: one that waited for their word, or one of a rival branch; and all that
    /// follows it by itself. Choosing the page we work under declines its rivals.
    ///
    /// # Errors
    /// [`StoreError::Charter`] when no such page is held.
    pub fn choose_page(&mut self, circle: &CircleId, page: &PageHash) -> Result<Extension, StoreError> {
        let mut charter = self.charter(circle)?.clone();
        let extension = charter.choose(page).map_err(StoreError::Charter)?;
        self.take_charter(circle, charter)?;
        Ok(extension)
    }

    /// Decides against a page that waits, or against a rival branch by its first page.
    ///
    /// # Errors
    /// [`StoreError::Charter`] when no such page is held beside ours.
    pub fn refuse_page(&mut self, circle: &CircleId, page: &PageHash) -> Result<(), StoreError> {
        let mut charter = self.charter(circle)?.clone();
        charter.decline(page).map_err(StoreError::Charter)?;
        self.take_charter(circle, charter)
    }

    /// Does again, on the branch that a rule chose, what this device's person wished on one that lost; gives how many
    /// pages it wrote. Call it after pages came.
    ///
    /// # Errors
    /// [`StoreError::Device`] when this device may not sign; [`StoreError::Charter`] when a page cannot be written.
    pub fn redo_pages(&mut self, circle: &CircleId, now: Timestamp) -> Result<u64, StoreError> {
        let mut written = 0;
        while written < MAX_REDONE {
            let keys = self.keys(circle)?;
            let charter = self.charter(circle)?;
            let wishes = charter.redo(&keys.device.public());
            let page = wishes
                .into_iter()
                .find_map(|wish| charter.amend(wish, &keys.device, &keys.epochs, now, crate::random()).ok());
            // A wish that can no longer be written stays undone; people see it among the rivals.
            let Some((page, epochs)) = page else { return Ok(written) };
            self.add_own_page(circle, &page, &epochs)?;
            written += 1;
        }
        Ok(written)
    }

    /// Keeps a charter that took a page, or a person's word about one; works under its page if that is another.
    fn take_charter(&mut self, circle: &CircleId, charter: Charter) -> Result<(), StoreError> {
        let before = self.charter(circle)?;
        if charter.page_hash() != before.page_hash() {
            let epochs = self.received_epochs(&charter)?;
            return self.move_to(circle, charter, epochs.as_ref());
        }
        if charter.other_pages() == before.other_pages() && charter.declined() == before.declined() {
            return Ok(());
        }
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            write_pages(commit, n, &charter)
        })?;
        self.charters.insert(*circle, charter);
        Ok(())
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
        let own = match &admitted {
            Some(keys) => Some(keys.device.public()),
            None => self.own_log(circle)?,
        };
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
            if let Some(own) = own {
                vouch::owe(commit.db, n, &own, &before, &charter)?;
            }
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
            if let Ok(received) = charter.open_epochs(&keys.seal) {
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
    write_others(commit.db, circle, charter)
}

/// Writes the pages beside ours, and those that the person decided against.
fn write_others(db: &Connection, circle: i64, charter: &Charter) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM other_page WHERE circle = ?1")?.execute([circle])?;
    for page in charter.other_pages() {
        db.prepare_cached("INSERT INTO other_page (circle, bytes) VALUES (?1, ?2)")?.execute((circle, page))?;
    }
    db.prepare_cached("DELETE FROM declined WHERE circle = ?1")?.execute([circle])?;
    for hash in charter.declined() {
        db.prepare_cached("INSERT INTO declined (circle, hash) VALUES (?1, ?2)")?.execute((circle, hash.as_bytes()))?;
    }
    Ok(())
}

/// Keeps one secret of a circle.
pub(crate) fn put_secret(db: &Connection, circle: i64, name: &str, value: &[u8]) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO secret (circle, name, value) VALUES (?1, ?2, ?3)")?
        .execute((circle, name, value))?;
    Ok(())
}
