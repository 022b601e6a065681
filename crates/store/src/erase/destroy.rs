//! Destroying what was erased: parts, rows, words of the search index, sealed files.

use std::collections::BTreeSet;

use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{EntryHash, LogId};
use cairn_model::RecordId;
use rusqlite::{Connection, OptionalExtension as _};

use super::is_erasable;
use crate::accept::held_hash;
use crate::database;
use crate::entries::{self, load_part, wire};
use crate::error::StoreError;
use crate::projection::find_subject;
use crate::vault::Vault;

/// What a row of the table `erasure` names.
enum Key {
    Record(RecordId),
    Leaf(EntryHash, usize),
}

/// Where the entry of a leaf stands.
pub(super) type At = (LogId, u64);

fn read(key: &[u8]) -> Result<Key, StoreError> {
    if let Ok(record) = <[u8; 16]>::try_from(key) {
        return Ok(Key::Record(RecordId::from_bytes(record)));
    }
    let (hash, leaf) = key.split_at_checked(32).ok_or(StoreError::Damaged(None))?;
    let hash = <[u8; 32]>::try_from(hash).map_err(|_| StoreError::Damaged(None))?;
    let leaf = <[u8; 8]>::try_from(leaf).map_err(|_| StoreError::Damaged(None))?;
    let leaf = usize::try_from(u64::from_be_bytes(leaf)).map_err(|_| StoreError::Damaged(None))?;
    Ok(Key::Leaf(EntryHash::from_bytes(hash), leaf))
}

/// Finds an entry by its hash, and quickly where its place is known.
fn entry_named(db: &Connection, circle: i64, hash: &EntryHash, at: Option<&At>) -> Result<Option<i64>, StoreError> {
    if let Some((log, height)) = at {
        let held = held_hash(db, circle, log, *height)?;
        return Ok(held.filter(|(_, held)| held == hash.as_bytes()).map(|(n, _)| n));
    }
    Ok(db
        .prepare_cached(
            "SELECT entry.n FROM entry JOIN log ON log.n = entry.log WHERE log.circle = ?1 AND entry.hash = ?2",
        )?
        .query_row((circle, hash.as_bytes()), |row| row.get(0))
        .optional()?)
}

/// Adds the number of the record that an erasure is about.
pub(super) fn touch(
    db: &Connection,
    circle: i64,
    key: &[u8],
    at: Option<&At>,
    touched: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    match read(key)? {
        Key::Record(record) => touched.extend(find_subject(db, circle, &record)?),
        Key::Leaf(hash, leaf) => {
            let Some(n) = entry_named(db, circle, &hash, at)? else { return Ok(()) };
            let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
            if let Some(record) = entry.leaves().get(leaf).and_then(|leaf| leaf.record) {
                touched.extend(find_subject(db, circle, &record)?);
            }
        }
    }
    Ok(())
}

/// Destroys all parts that an erasure names, wherever they are held.
pub(super) fn destroy(db: &Connection, circle: i64, key: &[u8], at: Option<&At>) -> Result<(), StoreError> {
    let key = read(key)?;
    let entries: Vec<i64> = match &key {
        // The leaves stand in the entry's head in plain bytes: what does not hold the id anywhere has no such leaf.
        Key::Record(record) => db
            .prepare_cached(
                "SELECT entry.n FROM log JOIN entry ON entry.log = log.n
                 WHERE log.circle = ?1 AND instr(entry.head, ?2) > 0",
            )?
            .query_map((circle, record.as_bytes()), |row| row.get(0))?
            .collect::<Result<_, _>>()?,
        Key::Leaf(hash, _) => entry_named(db, circle, hash, at)?.into_iter().collect(),
    };
    for n in entries {
        let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
        for ordinal in named(&entry, &key) {
            destroy_part(db, circle, n, &entry, ordinal)?;
        }
        resize(db, n)?;
    }
    destroy_sides(db, circle, &key)?;
    if let Key::Record(record) = key {
        db.execute(
            "DELETE FROM indicator_search WHERE rowid IN (SELECT n FROM indicator WHERE circle = ?1 AND id = ?2)",
            (circle, record.as_bytes()),
        )?;
        db.execute("DELETE FROM indicator WHERE circle = ?1 AND id = ?2", (circle, record.as_bytes()))?;
    }
    Ok(())
}

/// Gives the leaves of an entry that an erasure names.
fn named(entry: &Entry, key: &Key) -> Vec<usize> {
    let leaves = entry.leaves().iter().enumerate().filter(|(_, leaf)| is_erasable(leaf.kind));
    leaves
        .filter(|(ordinal, leaf)| match key {
            Key::Record(record) => leaf.record == Some(*record),
            Key::Leaf(hash, leaf) => entry.hash() == *hash && ordinal == leaf,
        })
        .map(|(ordinal, _)| ordinal)
        .collect()
}

fn destroy_part(db: &Connection, circle: i64, n: i64, entry: &Entry, ordinal: usize) -> Result<(), StoreError> {
    let id = entries::part_id(n, ordinal);
    let manifest = match load_part(db, id) {
        Ok(Some(Part::Manifest(manifest))) => Some(manifest.ciphertext),
        _ => None,
    };
    let record = entry.leaves().get(ordinal).and_then(|leaf| leaf.record);
    let subject = record.map(|record| find_subject(db, circle, &record)).transpose()?.flatten();
    entries::unindex(db, id, subject)?;
    db.prepare_cached("UPDATE part SET bytes = NULL WHERE id = ?1")?.execute([id])?;
    if let Some(ciphertext) = manifest {
        doom(db, &ciphertext)?;
    }
    Ok(())
}

/// Destroys a sealed file as soon as this commit is durable, unless another manifest names it.
pub(crate) fn doom(db: &Connection, ciphertext: &[u8; 32]) -> Result<(), StoreError> {
    if db.prepare_cached("SELECT 1 FROM manifest WHERE ciphertext = ?1")?.exists([ciphertext])? {
        return Ok(());
    }
    db.prepare_cached("DELETE FROM tree WHERE ciphertext = ?1")?.execute([ciphertext])?;
    // What is known of drops names files too; to lose it costs reading the drops once more.
    db.prepare_cached("DELETE FROM secret WHERE name LIKE 'drop.%'")?.execute([])?;
    db.prepare_cached("INSERT OR IGNORE INTO doomed (ciphertext) VALUES (?1)")?.execute([ciphertext])?;
    Ok(())
}

fn destroy_sides(db: &Connection, circle: i64, key: &Key) -> Result<(), StoreError> {
    let pattern: &[u8] = match key {
        Key::Record(record) => record.as_bytes(),
        Key::Leaf(hash, _) => hash.as_bytes(),
    };
    let mut query = db.prepare_cached(
        "SELECT side.n, side.bytes FROM side JOIN log ON log.n = side.log
         WHERE log.circle = ?1 AND (instr(side.bytes, ?2) > 0 OR side.hash = ?2)",
    )?;
    let sides: Vec<(i64, Vec<u8>)> =
        query.query_map((circle, pattern), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (n, bytes) in sides {
        let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
        let gone = named(&entry, key);
        if !gone.is_empty() {
            for ordinal in &gone {
                if let Ok(Some(Part::Manifest(manifest))) = entry.part(*ordinal) {
                    doom(db, &manifest.ciphertext)?;
                }
            }
            let erased = entry.erase(&gone).map_err(StoreError::Entry)?;
            db.prepare_cached("UPDATE side SET bytes = ?2 WHERE n = ?1")?.execute((n, erased.bytes()))?;
        }
    }
    Ok(())
}

/// Counts the bytes of an entry again.
pub(super) fn resize(db: &Connection, n: i64) -> Result<(), StoreError> {
    let (log, before, counts): (i64, i64, i64) = db
        .prepare_cached("SELECT log, size, counts FROM entry WHERE n = ?1")?
        .query_row([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let size = i64::try_from(wire(db, n)?.len()).unwrap_or(i64::MAX);
    db.prepare_cached("UPDATE entry SET size = ?2 WHERE n = ?1")?.execute((n, size))?;
    if counts == 0 {
        db.prepare_cached("UPDATE log SET withheld = withheld + ?2 WHERE n = ?1")?.execute((log, size - before))?;
    }
    Ok(())
}

/// Remembers, until [`Vault::bury`] did it, that the search indexes have to forget the words of what was removed.
pub(crate) fn owe_forgetting(db: &Connection) -> Result<(), StoreError> {
    db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('words', 1)", [])?;
    Ok(())
}

impl Vault {
    /// Destroys the sealed files whose manifests were erased, and what the write-ahead log still holds. A crash before
    /// this is made good when the vault is next opened.
    pub(crate) fn bury(&mut self) -> Result<(), StoreError> {
        let doomed: Vec<[u8; 32]> = self
            .reader
            .db
            .prepare_cached("SELECT ciphertext FROM doomed")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let words = self.reader.setting_number("words")?.is_some();
        if doomed.is_empty() && !words {
            return Ok(());
        }
        let evidence = self.reader.evidence();
        for ciphertext in &doomed {
            evidence.destroy(ciphertext)?;
        }
        self.commit(|commit| {
            // Until their segments are merged, deleted rows stay in the search indexes.
            commit.db.execute_batch(
                "INSERT INTO search (search) VALUES ('optimize');
                 INSERT INTO indicator_search (indicator_search) VALUES ('optimize');
                 DELETE FROM doomed; DELETE FROM meta WHERE name = 'words';",
            )?;
            Ok(())
        })?;
        // Readers at work may keep the log from being cut; closing the vault does it then.
        let _ = database::checkpoint(&self.reader.db);
        Ok(())
    }
}
