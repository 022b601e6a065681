//! Handing over and forgetting: a contributor's device gives its work to members, and keeps none of it.
//!
//! A member's receipt says what that member holds and verified of a log. Once receipts cover all that this device wrote
//! and every file, [`Vault::forget`] removes it, and the vault goes on under new keys.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_ledger::document::check_change;
use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{EntryHash, Head, LogId, Role, Unverified};
use cairn_model::{CircleId, Timestamp};
use rusqlite::Connection;

use crate::accept::held_hash;
use crate::circles::put_secret;
use crate::device::GENERATION;
use crate::entries::{self, find_log, load_part, wire};
use crate::erase::destroy;
use crate::error::StoreError;
use crate::evidence::Evidence;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::{Commit, LockedVault, Vault};
use crate::vouch;
use crate::write::{Written, frontier, store};

/// The most files that one receipt part names.
const FILES: usize = 12_000;

/// A receipt for this device's own log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The member's log.
    pub by: LogId,
    /// The member's name.
    pub name: Option<String>,
    /// Up to where the member holds our log.
    pub head: Head,
    /// Which sealed files the member holds and verified, by the BLAKE3 of their ciphertext.
    pub evidence: BTreeSet<[u8; 32]>,
}

/// How far the work of this device is in others' hands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandOver {
    /// How far our log goes.
    pub height: u64,
    /// Up to where members confirmed it.
    pub confirmed: u64,
    /// Sealed files that no member confirmed.
    pub lacking: BTreeSet<[u8; 32]>,
}

impl HandOver {
    /// Says whether everything is confirmed, so that it may be forgotten here.
    pub fn is_complete(&self) -> bool {
        self.confirmed >= self.height && self.lacking.is_empty()
    }
}

/// Which sealed files were read again, and whether they are right: so that none is read twice for one receipt.
#[derive(Debug, Default)]
pub struct FilesRead(BTreeMap<[u8; 32], bool>);

impl FilesRead {
    /// Says whether a file is held whole and right; reads it unless it was read before.
    pub fn is_sound(&mut self, evidence: &Evidence, file: &[u8; 32]) -> bool {
        *self.0.entry(*file).or_insert_with(|| evidence.is_sound(file))
    }
}

impl Vault {
    /// Writes receipts for a log: what this device holds of it, with the files that were read again and are right. Each
    /// stands alone in its entry, so that it can be shown to the log's device without anything else of the circle. What `read`
    /// knows is not read once more.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when nothing of the log is held; [`StoreError::Refused`] when parts of it came without
    /// their content; [`StoreError::MayNot`] when this device reads nothing of the circle; [`StoreError::Cancelled`].
    pub fn write_receipt(
        &mut self,
        circle: &CircleId,
        log: &LogId,
        now: Timestamp,
        read: &mut FilesRead,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Written, StoreError> {
        let mut author = self.author(circle)?;
        if !author.role.reads() {
            return Err(StoreError::MayNot);
        }
        let n = circle_number(&self.reader.db, circle)?;
        let row = find_log(&self.reader.db, n, log)?.filter(|row| row.height > 0);
        let row = row.ok_or(StoreError::NotFound("log"))?;
        if self.incomplete(circle)?.iter().any(|(incomplete, _)| incomplete == log) {
            return Err(StoreError::Refused("receipt: parts of the log are missing here"));
        }
        let evidence = self.reader.evidence();
        let files = files_of(&self.reader.db, row.n)?;
        let mut verified = Vec::new();
        for (done, file) in files.iter().enumerate() {
            if !progress(done as u64, files.len() as u64) {
                return Err(StoreError::Cancelled);
            }
            if read.is_sound(&evidence, file) {
                verified.push(*file);
            }
        }
        let head = Head { height: row.height, hash: EntryHash::from_bytes(row.head) };
        let mut pieces: Vec<Vec<[u8; 32]>> = verified.chunks(FILES).map(<[_]>::to_vec).collect();
        if pieces.is_empty() {
            pieces.push(Vec::new());
        }
        let charter = self.charter(circle)?.clone();
        self.commit(|commit| {
            let touched = vouch::pay(commit, n, &charter, &mut author, now)?;
            if let Some(part) = frontier(commit.db, n, &author.log)? {
                store(commit, n, &mut author, vec![part], now)?;
            }
            for evidence in pieces {
                store(commit, n, &mut author, vec![Part::Receipt { log: *log, head, evidence }], now)?;
            }
            crate::rebuild::refresh(commit.db, n, circle, touched)?;
            Ok(author.written(Vec::new()))
        })
    }

    /// Takes a member's receipt for our own log.
    ///
    /// # Errors
    /// [`StoreError::Entry`] when it is not what its signer wrote; [`StoreError::MayNot`] when the signer is no member who
    /// reads; [`StoreError::Refused`] when it is no receipt for our log as it stands here.
    pub fn take_receipt(&mut self, circle: &CircleId, entry: Unverified<Entry>) -> Result<Receipt, StoreError> {
        let entry = entry.verify(circle).map_err(StoreError::Entry)?;
        let receipt = self.read_receipt(circle, &entry)?;
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            commit
                .db
                .prepare_cached("INSERT OR REPLACE INTO receipt (circle, hash, bytes) VALUES (?1, ?2, ?3)")?
                .execute((n, entry.hash().as_bytes(), entry.bytes()))?;
            Ok(())
        })?;
        Ok(receipt)
    }

    /// Removes everything that this device wrote in a circle, and locks the vault. What stays: the charter's pages, this
    /// device's keys, and the last header of its log, on which later work goes on. The sealed files are destroyed, and the
    /// database is written anew under another vault key. Readers of this vault have to be closed before.
    ///
    /// What a flash disk keeps of overwritten blocks is beyond any program's reach.
    ///
    /// # Errors
    /// [`StoreError::MayNot`] when this device is no contributor's; [`StoreError::Refused`] when receipts do not cover
    /// everything; [`StoreError::Keyring`] when the passphrase is not the vault's. Nothing changed then. A crash on the
    /// way leaves a vault that opens, and that has forgotten as soon as this has begun.
    pub fn forget(
        mut self,
        circle: &CircleId,
        passphrase: &Passphrase,
        work: WorkFactor,
    ) -> Result<LockedVault, StoreError> {
        let author = self.author(circle)?;
        if author.role != Role::Contributor {
            return Err(StoreError::MayNot);
        }
        self.check_passphrase(passphrase)?;
        if !self.handed_over(circle)?.is_complete() {
            return Err(StoreError::Refused("wish to forget: not everything is confirmed"));
        }
        let n = circle_number(&self.reader.db, circle)?;
        self.commit(|commit| forget(commit, n, &author.log))?;
        self.bury()?;
        self.rekey(passphrase, work)
    }
}

impl Reader {
    /// Gives this device's newest receipts for a log, as entries to show to the log's device.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn receipt_entries(&self, circle: &CircleId, log: &LogId) -> Result<Vec<Vec<u8>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let Some(own) = self.own_log(circle)? else { return Ok(Vec::new()) };
        let mut query = self.db.prepare_cached(
            "SELECT notice.part FROM notice JOIN entry ON entry.n = notice.part >> 20 JOIN log ON log.n = entry.log
             WHERE notice.circle = ?1 AND notice.kind = 'receipt' AND log.id = ?2 ORDER BY notice.part DESC",
        )?;
        let parts: Vec<i64> = query.query_map((n, own.as_bytes()), |row| row.get(0))?.collect::<Result<_, _>>()?;
        let (mut newest, mut found) = (None, Vec::new());
        for part in parts {
            let Some(Part::Receipt { log: of, head, .. }) = load_part(&self.db, part)? else { continue };
            if of == *log && newest.is_none_or(|newest| newest == head) {
                newest = Some(head);
                found.push(wire(&self.db, part >> entries::PART_BITS)?);
            }
        }
        Ok(found)
    }

    /// Gives the sealed files that the manifests of a log name, ascending.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn files_of(&self, circle: &CircleId, log: &LogId) -> Result<Vec<[u8; 32]>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        find_log(&self.db, n, log)?.map_or_else(|| Ok(Vec::new()), |row| files_of(&self.db, row.n))
    }

    /// Lists the receipts for our own log that came from members who still read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn receipts(&self, circle: &CircleId) -> Result<Vec<Receipt>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT bytes FROM receipt WHERE circle = ?1")?;
        let stored: Vec<Vec<u8>> = query.query_map([n], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut receipts = Vec::new();
        for bytes in stored {
            let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
            match self.read_receipt(circle, &entry) {
                Ok(receipt) => receipts.push(receipt),
                Err(StoreError::MayNot | StoreError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(receipts)
    }

    /// Says how far this device's work in a circle is confirmed by members.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn handed_over(&self, circle: &CircleId) -> Result<HandOver, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let Some(own) = self.own_log(circle)? else { return Ok(HandOver::default()) };
        let Some(row) = find_log(&self.db, n, &own)? else { return Ok(HandOver::default()) };
        let mut state = HandOver { height: row.height, confirmed: row.base, lacking: BTreeSet::new() };
        state.lacking.extend(files_of(&self.db, row.n)?);
        for receipt in self.receipts(circle)? {
            state.confirmed = state.confirmed.max(receipt.head.height);
            state.lacking.retain(|file| !receipt.evidence.contains(file));
        }
        Ok(state)
    }

    fn read_receipt(&self, circle: &CircleId, entry: &Entry) -> Result<Receipt, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let own = self.own_log(circle)?.ok_or(StoreError::NotFound("key of the circle"))?;
        let charter = self.load_charter(circle)?;
        let by = entry.header().log;
        charter.role_of(&by).filter(|role| role.reads()).ok_or(StoreError::MayNot)?;
        let parts = entry.parts().filter_map(|(_, part)| part.ok().flatten());
        for part in parts {
            let Part::Receipt { log, head, evidence } = part else { continue };
            let held = held_hash(&self.db, n, &own, head.height)?;
            if log == own && held.is_some_and(|(_, hash)| hash == *head.hash.as_bytes()) {
                let name = charter.name_of(&by).map(str::to_owned);
                return Ok(Receipt { by, name, head, evidence: evidence.into_iter().collect() });
            }
        }
        Err(StoreError::Refused("receipt: it is not for what this device wrote"))
    }
}

/// Gives the sealed files that the manifests of a log name, ascending.
fn files_of(db: &Connection, log: i64) -> Result<Vec<[u8; 32]>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT manifest.ciphertext FROM manifest JOIN entry ON entry.n = manifest.part >> 20
         WHERE entry.log = ?1 ORDER BY manifest.ciphertext",
    )?;
    Ok(query.query_map([log], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Removes all entries of a circle and what was derived from them.
fn forget(commit: &mut Commit<'_>, circle: i64, own: &LogId) -> Result<(), StoreError> {
    let db = commit.db;
    let row = find_log(db, circle, own)?.ok_or(StoreError::NotFound("log"))?;
    put_secret(db, circle, GENERATION, &next_generation(db, circle, own)?.to_le_bytes())?;
    if let Some((n, _)) = held_hash(db, circle, own, row.height)? {
        let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
        db.execute(
            "INSERT OR REPLACE INTO forgotten (log, height, header) VALUES (?1, ?2, ?3)",
            (row.n, row.height, entry.header_bytes()),
        )?;
        db.execute("UPDATE log SET withheld = 0 WHERE n = ?1", [row.n])?;
        commit.note(entry.hash().as_bytes());
    }
    let files: Vec<[u8; 32]> = db
        .prepare(
            "SELECT DISTINCT manifest.ciphertext FROM manifest JOIN subject ON subject.n = manifest.subject
             WHERE subject.circle = ?1",
        )?
        .query_map([circle], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    const RECORDS: &str = "SELECT record.n FROM record WHERE record.circle = ?1";
    const ENTRIES: &str = "SELECT entry.n FROM entry JOIN log ON log.n = entry.log WHERE log.circle = ?1";
    for statement in [
        &*format!("DELETE FROM search WHERE rowid IN ({RECORDS})"),
        &*format!("DELETE FROM body WHERE n IN ({RECORDS})"),
        &*format!("DELETE FROM conflict WHERE n IN ({RECORDS})"),
        &*format!("DELETE FROM link WHERE n IN ({RECORDS})"),
        "DELETE FROM record WHERE circle = ?1",
        "DELETE FROM record_hash WHERE circle = ?1",
        "DELETE FROM indicator_search WHERE rowid IN (SELECT n FROM indicator WHERE circle = ?1)",
        "DELETE FROM indicator WHERE circle = ?1",
        "DELETE FROM change WHERE subject IN (SELECT n FROM subject WHERE circle = ?1)",
        "DELETE FROM manifest WHERE subject IN (SELECT n FROM subject WHERE circle = ?1)",
        "DELETE FROM attestation WHERE circle = ?1",
        "DELETE FROM notice WHERE circle = ?1",
        "DELETE FROM subject WHERE circle = ?1",
        &*format!("DELETE FROM part WHERE id >> 20 IN ({ENTRIES})"),
        "DELETE FROM entry WHERE log IN (SELECT n FROM log WHERE circle = ?1)",
        "DELETE FROM side WHERE log IN (SELECT n FROM log WHERE circle = ?1)",
        "DELETE FROM erasure WHERE circle = ?1",
        "DELETE FROM receipt WHERE circle = ?1",
        "DELETE FROM owed WHERE circle = ?1",
        // What is known of drops, and which evidence was wanted or is known to lie with whom.
        "DELETE FROM secret WHERE circle = ?1 AND (name LIKE 'drop.%' OR name LIKE 'evidence.%')",
    ] {
        db.execute(statement, [circle])?;
    }
    for file in files {
        destroy::doom(db, &file)?;
    }
    destroy::owe_forgetting(db)
}

/// Gives a generation above all under which a log ever wrote: a record that was forgotten and comes again, as by another
/// import of the same thing, begins under an actor of its own.
fn next_generation(db: &Connection, circle: i64, own: &LogId) -> Result<u32, StoreError> {
    let mut next = stored_generation(db, circle)?.saturating_add(1);
    let mut query = db.prepare(
        "SELECT change.part, subject.id FROM subject JOIN change ON change.subject = subject.n WHERE subject.circle = ?1",
    )?;
    let mut rows = query.query([circle])?;
    while let Some(row) = rows.next()? {
        let record = cairn_model::RecordId::from_bytes(row.get(1)?);
        if let Some(Part::Changes { bytes, .. }) = load_part(db, row.get(0)?)? {
            let used = check_change(&bytes).ok().and_then(|change| change.generation_of(own, &record));
            next = next.max(used.map_or(0, |used| used + 1));
        }
    }
    Ok(next)
}

/// Gives the lowest generation under which this device begins records in a circle.
pub(crate) fn stored_generation(db: &Connection, circle: i64) -> Result<u32, StoreError> {
    use rusqlite::OptionalExtension as _;
    let stored: Option<[u8; 4]> = db
        .prepare_cached("SELECT value FROM secret WHERE circle = ?1 AND name = ?2")?
        .query_row((circle, GENERATION), |row| row.get(0))
        .optional()?;
    Ok(stored.map_or(0, u32::from_le_bytes))
}
