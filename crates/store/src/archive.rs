//! What a full archive is made from, and the circle that one is read into.
//!
//! An archive holds entries and pages as they were signed, so that whoever reads it verifies them again. A vault that was
//! never in the circle gets no keys by it: it reads, and writes nothing ([`DeviceState::Archived`](crate::DeviceState)).

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};

use cairn_keys::{SealAgainError, SealError, SealHasher, SealKey, TreeHash, read_seal_head, seal_again};
use cairn_ledger::charter::Charter;
use cairn_ledger::entry::{Entry, Manifest};
use cairn_ledger::{EntryHash, LogId};
use cairn_model::{CircleId, Claim, Fields, Path, RecordId, Timestamp};

use crate::circles::write_pages;
use crate::entries::{join, part_id, split, wire};
use crate::erase;
use crate::error::StoreError;
use crate::evidence::Evidence;
use crate::projection::{circle_number, written_at};
use crate::reader::Reader;
use crate::vault::Vault;

/// How many bytes are sealed between two words of progress.
const STEP: u64 = 4 << 20;

/// A record with everything that is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRecord {
    /// Its id.
    pub id: RecordId,
    /// Its kind; empty when it could not be built.
    pub kind: String,
    /// When it was first written: the author's clock, but never later than ours when the entry came.
    pub created: Timestamp,
    /// When it was last written, likewise.
    pub modified: Timestamp,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether it could be built from its changes.
    pub readable: bool,
    /// Its fields; a field in conflict shows the value of its first claim.
    pub fields: Fields,
    /// Its fields with several different values.
    pub conflicts: BTreeMap<Path, Vec<Claim>>,
}

/// An entry with where it stands. Parts that were destroyed, or are hidden since a steward asked to destroy them, are not in
/// its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedEntry {
    /// The log.
    pub log: LogId,
    /// Its height there.
    pub height: u64,
    /// Its name.
    pub hash: EntryHash,
    /// When our own clock said it came.
    pub received: Timestamp,
    /// Whether it counts under the page we work under. One on another chain than the one that counts does not.
    pub counts: bool,
    /// Its wire form.
    pub bytes: Vec<u8>,
}

impl Reader {
    /// Answers several questions from one state of the database, whatever is written meanwhile.
    ///
    /// # Errors
    /// Those of the work, and of the database.
    pub fn at_one_state<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        self.db.execute_batch("BEGIN DEFERRED").map_err(StoreError::from)?;
        let done = work(self);
        self.db.execute_batch("COMMIT").map_err(StoreError::from)?;
        done
    }

    /// Counts the records of a circle by kind, deleted ones included. Those that could not be built are counted under the kind
    /// that they last had, or under no name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn kinds(&self, circle: &CircleId) -> Result<Vec<(String, u64)>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self
            .db
            .prepare_cached("SELECT kind, count(*) FROM record WHERE circle = ?1 GROUP BY kind ORDER BY kind")?;
        let rows = query.query_map([n], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Gives all records of a circle and kind in the order of their ids, deleted ones included, one after another.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; what `take` says.
    pub fn each_record<E: From<StoreError>>(
        &self,
        circle: &CircleId,
        kind: &str,
        mut take: impl FnMut(WholeRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self
            .db
            .prepare_cached(
                "SELECT subject.id, record.n, record.deleted, record.readable, record.conflicts, subject.n FROM subject
                 JOIN record ON record.subject = subject.n
                 WHERE subject.circle = ?1 AND record.kind = ?2 ORDER BY subject.id",
            )
            .map_err(StoreError::from)?;
        let mut rows = query.query((n, kind)).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let record = self.whole_record(row, kind)?;
            take(record)?;
        }
        Ok(())
    }

    fn whole_record(&self, row: &rusqlite::Row<'_>, kind: &str) -> Result<WholeRecord, StoreError> {
        let (number, conflicts): (i64, u64) = (row.get(1)?, row.get(4)?);
        let modified = written_at(number);
        let first: Option<i64> = self
            .db
            .prepare_cached(
                "SELECT min(min(entry.claimed, entry.received)) FROM change JOIN entry ON entry.n = change.part >> 20
                 WHERE change.subject = ?1 AND change.aside = 0 AND entry.counts > 0",
            )?
            .query_row([row.get::<_, i64>(5)?], |row| row.get(0))?;
        Ok(WholeRecord {
            id: RecordId::from_bytes(row.get(0)?),
            kind: kind.to_owned(),
            created: first.map_or(modified, |first| Timestamp::from_millis(first.max(0))),
            modified,
            deleted: row.get(2)?,
            readable: row.get(3)?,
            fields: self.body(number)?,
            conflicts: if conflicts > 0 { self.claims(number)? } else { BTreeMap::new() },
        })
    }

    /// Gives all entries of a circle in the order in which they came, then those of other chains of forked logs.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; what `take` says.
    pub fn each_entry<E: From<StoreError>>(
        &self,
        circle: &CircleId,
        mut take: impl FnMut(PlacedEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        let n = circle_number(&self.db, circle)?;
        let veiled = erase::any(&self.db, n)?;
        let mut query = self
            .db
            .prepare_cached(
                "SELECT entry.n, log.id, entry.height, entry.hash, entry.received, entry.counts > 0 FROM entry
                 JOIN log ON log.n = entry.log WHERE log.circle = ?1 ORDER BY entry.n",
            )
            .map_err(StoreError::from)?;
        let mut rows = query.query([n]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let placed = self.placed(row, n, veiled)?;
            take(placed)?;
        }
        drop(rows);
        self.each_side(n, take)
    }

    fn placed(&self, row: &rusqlite::Row<'_>, circle: i64, veiled: bool) -> Result<PlacedEntry, StoreError> {
        let number: i64 = row.get(0)?;
        let mut bytes = wire(&self.db, number)?;
        if veiled {
            bytes = self.without_hidden(circle, number, bytes)?;
        }
        Ok(PlacedEntry {
            log: LogId::from_bytes(row.get(1)?).map_err(|_| StoreError::Damaged(None))?,
            height: row.get(2)?,
            hash: EntryHash::from_bytes(row.get(3)?),
            received: Timestamp::from_millis(row.get(4)?),
            counts: row.get(5)?,
            bytes,
        })
    }

    fn each_side<E: From<StoreError>>(
        &self,
        circle: i64,
        mut take: impl FnMut(PlacedEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut query = self
            .db
            .prepare_cached(
                "SELECT side.received, side.bytes FROM side JOIN log ON log.n = side.log
                 WHERE log.circle = ?1 ORDER BY side.height, side.n",
            )
            .map_err(StoreError::from)?;
        let mut rows = query.query([circle]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let bytes: Vec<u8> = row.get(1).map_err(StoreError::from)?;
            let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
            let (log, height, hash) = (entry.header().log, entry.header().height, entry.hash());
            let received = Timestamp::from_millis(row.get(0).map_err(StoreError::from)?);
            take(PlacedEntry { log, height, hash, received, counts: false, bytes })?;
        }
        Ok(())
    }

    /// Takes out of an entry what people were asked to forget.
    fn without_hidden(&self, circle: i64, entry: i64, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let read = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
        let mut hidden = Vec::new();
        for (ordinal, leaf) in read.leaves().iter().enumerate() {
            if erase::is_part_hidden(&self.db, circle, part_id(entry, ordinal), leaf.record.as_ref())? {
                hidden.push(ordinal);
            }
        }
        if hidden.is_empty() {
            return Ok(bytes);
        }
        let mut wire = split(&bytes).ok_or(StoreError::Damaged(None))?;
        for ordinal in hidden {
            if let Some(part) = wire.parts.get_mut(ordinal) {
                *part = None;
            }
        }
        Ok(join(wire.head, &wire.parts))
    }
}

impl Evidence {
    /// Reads header and nonce of a sealed file: with its content and its key, they make it again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not held; [`StoreError::Sealed`] when it is damaged.
    pub fn seal_head(&self, ciphertext: &[u8; 32]) -> Result<Vec<u8>, StoreError> {
        let file = BufReader::with_capacity(1024, self.ciphertext(ciphertext)?);
        read_seal_head(file).map_err(|_| StoreError::Sealed("evidence"))
    }

    /// Makes a sealed file again from its content, its head and its manifest. `progress` gets the bytes read so far and says
    /// whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] when it does not come out as the manifest names it; [`StoreError::Source`];
    /// [`StoreError::Cancelled`]; [`StoreError::DiskFull`]. Nothing is left behind then.
    pub fn seal_again(
        &self,
        manifest: &Manifest,
        head: &[u8],
        source: &mut dyn Read,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<TreeHash, StoreError> {
        let key = SealKey::from_text(manifest.key.expose()).map_err(|_| StoreError::Sealed("evidence"))?;
        let (beside, file) = self.begin()?;
        let mut told = Told { source, progress, done: 0, told: 0, stopped: false };
        let mut hasher = SealHasher::new();
        let sealed = seal_again(head, &key, &mut told, &file, &mut hasher);
        let stopped = told.stopped;
        let settled = sealed.map_err(|error| unsealed(error, stopped)).and_then(|size| {
            let hashes = hasher.finish();
            let same = *hashes.tree.root() == manifest.ciphertext && hashes.sha256 == manifest.sha256;
            if !same || size.sealed != manifest.sealed_size {
                return Err(StoreError::Sealed("evidence"));
            }
            file.sync_all().map_err(StoreError::io("write a sealed file"))?;
            self.settle(&beside, &manifest.ciphertext)?;
            Ok(hashes.tree)
        });
        if settled.is_err() {
            // Under a passing name still; what cannot be removed now is swept when the vault is opened.
            let _ = std::fs::remove_file(&beside);
        }
        settled
    }
}

fn unsealed(error: SealAgainError, stopped: bool) -> StoreError {
    match error {
        _ if stopped => StoreError::Cancelled,
        SealAgainError::Seal(SealError::Read(error)) => StoreError::Source(error),
        SealAgainError::Seal(SealError::Write(error)) => StoreError::io("write a sealed file")(error),
        _ => StoreError::Sealed("evidence"),
    }
}

/// Tells how far a source was read, and ends it when told to.
struct Told<'a> {
    source: &'a mut dyn Read,
    progress: &'a mut dyn FnMut(u64) -> bool,
    done: u64,
    told: u64,
    stopped: bool,
}

impl Read for Told<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.done += count as u64;
        if self.done - self.told >= STEP || count == 0 {
            self.told = self.done;
            if !(self.progress)(self.done) {
                self.stopped = true;
                return Err(io::Error::other("cancelled"));
            }
        }
        Ok(count)
    }
}

impl Vault {
    /// Enters a circle that an archive holds, without keys: this vault reads it and writes nothing in it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when this vault has that circle already.
    pub fn enter_archived(&mut self, charter: &Charter) -> Result<(), StoreError> {
        let id = charter.circle();
        if self.charters.contains_key(&id) {
            return Err(StoreError::Exists("circle"));
        }
        self.commit(|commit| {
            commit.db.prepare_cached("INSERT INTO circle (id, personal) VALUES (?1, 0)")?.execute([id.as_bytes()])?;
            let n = circle_number(commit.db, &id)?;
            write_pages(commit, n, charter)
        })?;
        self.charters.insert(id, charter.clone());
        Ok(())
    }
}
