//! Entries as rows: the wire form taken apart, so that a part can be erased alone, and put together again exactly.

use std::collections::BTreeSet;

use cairn_ledger::charter::Role;
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{LogId, Verified};
use cairn_model::Timestamp;
use rusqlite::{Connection, OptionalExtension as _};

use crate::erase;
use crate::error::StoreError;
use crate::projection::subject_number;
use crate::vault::Commit;

/// How many low bits of a part's id are its place in the entry.
pub(crate) const PART_BITS: u32 = 20;

/// The wire form, taken apart.
pub(crate) struct Wire<'a> {
    /// Header, signature and leaves.
    pub(crate) head: &'a [u8],
    /// The parts; `None` where one is erased.
    pub(crate) parts: Vec<Option<&'a [u8]>>,
}

/// Takes the wire form apart: an array of four, the last one an array of byte strings and nulls.
pub(crate) fn split(bytes: &[u8]) -> Option<Wire<'_>> {
    let mut decoder = minicbor::Decoder::new(bytes);
    if decoder.array().ok()? != Some(4) {
        return None;
    }
    let start = decoder.position();
    for _ in 0..3 {
        decoder.skip().ok()?;
    }
    let head = bytes.get(start..decoder.position())?;
    let count = decoder.array().ok()??;
    let mut parts = Vec::with_capacity(usize::try_from(count).ok()?.min(1 << 16));
    for _ in 0..count {
        if decoder.datatype().ok()? == minicbor::data::Type::Null {
            decoder.null().ok()?;
            parts.push(None);
        } else {
            parts.push(Some(decoder.bytes().ok()?));
        }
    }
    (decoder.position() == bytes.len()).then_some(Wire { head, parts })
}

/// Puts the wire form together again, byte for byte.
pub(crate) fn join<B: AsRef<[u8]>>(head: &[u8], parts: &[Option<B>]) -> Vec<u8> {
    let size: usize = parts.iter().flatten().map(|part| part.as_ref().len() + 6).sum();
    let mut bytes = Vec::with_capacity(head.len() + size + 16);
    bytes.push(0x84);
    bytes.extend_from_slice(head);
    let mut encoder = minicbor::Encoder::new(&mut bytes);
    // Writing to a vector cannot fail.
    let _ = encoder.array(parts.len() as u64);
    for part in parts {
        let _ = match part {
            Some(part) => encoder.bytes(part.as_ref()).map(|_| ()),
            None => encoder.null().map(|_| ()),
        };
    }
    bytes
}

/// How far a log is held.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LogRow {
    pub(crate) n: i64,
    pub(crate) height: u64,
    pub(crate) head: [u8; 32],
    pub(crate) withheld: u64,
    /// Up to this height its entries were handed over and are no longer here.
    pub(crate) base: u64,
    /// From this height on its changes are not projected yet; 0 when none waits.
    pub(crate) waits: u64,
}

impl LogRow {
    /// Writes how far the log is held now, and from where on it waits.
    pub(crate) fn write(&self, db: &Connection) -> Result<(), StoreError> {
        db.prepare_cached("UPDATE log SET height = ?2, head = ?3, withheld = ?4 WHERE n = ?1")?.execute((
            self.n,
            self.height,
            self.head,
            self.withheld,
        ))?;
        if self.waits > 0 {
            db.prepare_cached("INSERT OR REPLACE INTO waiting (log, height) VALUES (?1, ?2)")?
                .execute((self.n, self.waits))?;
        }
        Ok(())
    }

    /// Says whether the changes of the entry at a height are stored and not projected yet.
    pub(crate) const fn keeps_waiting(&self, height: u64) -> bool {
        self.waits > 0 && self.waits <= height
    }
}

/// Reads the row of a log.
pub(crate) fn find_log(db: &Connection, circle: i64, log: &LogId) -> Result<Option<LogRow>, StoreError> {
    Ok(db
        .prepare_cached(
            "SELECT n, height, head, withheld,
                    coalesce((SELECT forgotten.height FROM forgotten WHERE forgotten.log = log.n), 0),
                    coalesce((SELECT waiting.height FROM waiting WHERE waiting.log = log.n), 0)
             FROM log WHERE circle = ?1 AND id = ?2",
        )?
        .query_row((circle, log.as_bytes()), |row| {
            Ok(LogRow {
                n: row.get(0)?,
                height: row.get(1)?,
                head: row.get(2)?,
                withheld: row.get(3)?,
                base: row.get(4)?,
                waits: row.get(5)?,
            })
        })
        .optional()?)
}

/// Reads the row of a log, or makes an empty one.
pub(crate) fn log_row(db: &Connection, circle: i64, log: &LogId) -> Result<LogRow, StoreError> {
    if let Some(row) = find_log(db, circle, log)? {
        return Ok(row);
    }
    db.prepare_cached("INSERT INTO log (circle, id, height, head, withheld, told) VALUES (?1, ?2, 0, ?3, 0, 0)")?
        .execute((circle, log.as_bytes(), [0_u8; 32]))?;
    Ok(LogRow { n: db.last_insert_rowid(), height: 0, head: [0; 32], withheld: 0, base: 0, waits: 0 })
}

/// How the verdict on an entry is stored: 0 withheld, else the role under which it counts.
pub(crate) const fn role_code(role: Option<Role>) -> i64 {
    match role {
        None => 0,
        Some(Role::Contributor) => 1,
        Some(Role::Reader) => 2,
        Some(Role::Editor) => 3,
        Some(Role::Steward) => 4,
    }
}

/// Reads a stored verdict.
pub(crate) const fn role_of_code(code: i64) -> Option<Role> {
    match code {
        1 => Some(Role::Contributor),
        2 => Some(Role::Reader),
        3 => Some(Role::Editor),
        4 => Some(Role::Steward),
        _ => None,
    }
}

/// One part of an entry, read, with what our checks said of it.
pub(crate) struct ReadPart {
    /// Its place in the entry.
    pub(crate) ordinal: usize,
    /// The part.
    pub(crate) part: Part,
    /// For changes: why they were set aside, if they were.
    pub(crate) aside: bool,
}

/// An entry that is put on top of its log.
pub(crate) struct Addition<'a> {
    pub(crate) entry: &'a Verified<Entry>,
    /// Its parts, as far as they act now.
    pub(crate) parts: &'a [ReadPart],
    /// Leaves whose parts were destroyed here.
    pub(crate) gone: BTreeSet<usize>,
    pub(crate) received: Timestamp,
    /// The role under which it counts; none when it is withheld.
    pub(crate) role: Option<Role>,
}

/// Adds an entry on top of its log, with its parts and what they say by themselves; `log` moves up, and is written by
/// [`LogRow::write`].
pub(crate) fn insert(
    commit: &mut Commit<'_>,
    circle: i64,
    log: &mut LogRow,
    addition: Addition<'_>,
) -> Result<(), StoreError> {
    let Addition { entry, parts, gone, received, role } = addition;
    let db = commit.db;
    let header = entry.header();
    let hash = entry.hash();
    let mut wire = split(entry.bytes()).ok_or(StoreError::Refused("entry"))?;
    for ordinal in &gone {
        if let Some(part) = wire.parts.get_mut(*ordinal) {
            *part = None;
        }
    }
    let size = if gone.is_empty() { entry.bytes().len() } else { join(wire.head, &wire.parts).len() };
    db.prepare_cached(
        "INSERT INTO entry (log, height, hash, head, parts, size, claimed, received, counts)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        log.n,
        header.height,
        hash.as_bytes(),
        wire.head,
        wire.parts.len(),
        size,
        header.time.as_millis(),
        received.as_millis(),
        role_code(role),
    ))?;
    let n = db.last_insert_rowid();
    let mut insert = db.prepare_cached("INSERT INTO part (id, bytes) VALUES (?1, ?2)")?;
    for (ordinal, bytes) in wire.parts.iter().enumerate() {
        insert.execute((part_id(n, ordinal), bytes))?;
    }
    index(db, circle, n, parts.iter().filter(|read| !gone.contains(&read.ordinal)))?;
    log.withheld += if role.is_none() { size as u64 } else { 0 };
    (log.height, log.head) = (header.height, *hash.as_bytes());
    commit.note(hash.as_bytes());
    Ok(())
}

/// Adds an entry of this device on top of its log, and writes how far the log is held.
pub(crate) fn append(
    commit: &mut Commit<'_>,
    circle: i64,
    entry: &Verified<Entry>,
    parts: &[ReadPart],
    now: Timestamp,
    role: Role,
) -> Result<(), StoreError> {
    let mut log = log_row(commit.db, circle, &entry.header().log)?;
    let gone = erase::destroyed_leaves(commit.db, circle, entry)?;
    insert(commit, circle, &mut log, Addition { entry, parts, gone, received: now, role: Some(role) })?;
    log.write(commit.db)
}

/// Gives the id of a part.
pub(crate) fn part_id(entry: i64, ordinal: usize) -> i64 {
    entry << PART_BITS | i64::try_from(ordinal).unwrap_or(0)
}

/// Writes the rows by which the parts of an entry are found.
pub(crate) fn index<'a>(
    db: &Connection,
    circle: i64,
    entry: i64,
    parts: impl IntoIterator<Item = &'a ReadPart>,
) -> Result<(), StoreError> {
    for read in parts {
        let id = part_id(entry, read.ordinal);
        match &read.part {
            Part::Changes { record, bytes } => {
                let subject = subject_number(db, circle, record)?;
                db.prepare_cached("INSERT INTO change (subject, part, bytes, aside) VALUES (?1, ?2, ?3, ?4)")?
                    .execute((subject, id, bytes.len(), read.aside))?;
            }
            Part::Manifest(manifest) => {
                let subject = subject_number(db, circle, &manifest.record)?;
                db.prepare_cached(
                    "INSERT INTO manifest (part, subject, ciphertext, sealed_size) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute((id, subject, manifest.ciphertext, manifest.sealed_size.cast_signed()))?;
            }
            Part::Attestation { attestation, .. } => {
                let statement = attestation.statement();
                db.prepare_cached(
                    "INSERT INTO attestation (part, circle, subject, kind, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((
                    id,
                    circle,
                    &statement.subject,
                    statement.kind.name(),
                    attestation.hash().as_bytes(),
                ))?;
            }
            other => {
                if let Some(kind) = notice_kind(other.kind()) {
                    db.prepare_cached("INSERT INTO notice (part, circle, kind) VALUES (?1, ?2, ?3)")?
                        .execute((id, circle, kind))?;
                }
            }
        }
    }
    Ok(())
}

/// Removes the rows by which a part is found; `subject` is the number of its record, where it has one.
pub(crate) fn unindex(db: &Connection, part: i64, subject: Option<i64>) -> Result<(), StoreError> {
    if let Some(subject) = subject {
        db.prepare_cached("DELETE FROM change WHERE subject = ?1 AND part = ?2")?.execute((subject, part))?;
    }
    for statement in [
        "DELETE FROM manifest WHERE part = ?1",
        "DELETE FROM attestation WHERE part = ?1",
        "DELETE FROM notice WHERE part = ?1",
    ] {
        db.prepare_cached(statement)?.execute([part])?;
    }
    Ok(())
}

/// Gives the stored name of a kind of part that acts by itself.
pub(crate) const fn notice_kind(kind: PartKind) -> Option<&'static str> {
    match kind {
        PartKind::Voucher => Some("voucher"),
        PartKind::Receipt => Some("receipt"),
        PartKind::Erase => Some("erase"),
        PartKind::Presence => Some("presence"),
        _ => None,
    }
}

/// Reads a whole entry back, byte for byte.
pub(crate) fn wire(db: &Connection, entry: i64) -> Result<Vec<u8>, StoreError> {
    let head: Vec<u8> =
        db.prepare_cached("SELECT head FROM entry WHERE n = ?1")?.query_row([entry], |row| row.get(0))?;
    let mut query = db.prepare_cached("SELECT bytes FROM part WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
    let range = (entry << PART_BITS, (entry << PART_BITS) + (1 << PART_BITS) - 1);
    let parts: Vec<Option<Vec<u8>>> = query.query_map(range, |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(join(&head, &parts))
}

/// Reads one part of an entry, without the others; `None` when it is erased.
pub(crate) fn load_part(db: &Connection, id: i64) -> Result<Option<Part>, StoreError> {
    let (entry, ordinal) = (id >> PART_BITS, usize::try_from(id & ((1 << PART_BITS) - 1)).unwrap_or(0));
    let (head, count): (Vec<u8>, usize) = db
        .prepare_cached("SELECT head, parts FROM entry WHERE n = ?1")?
        .query_row([entry], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let bytes: Option<Vec<u8>> =
        db.prepare_cached("SELECT bytes FROM part WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    let mut parts: Vec<Option<Vec<u8>>> = vec![None; count];
    *parts.get_mut(ordinal).ok_or(StoreError::Damaged(None))? = bytes;
    let entry = Entry::dangerously_trust_stored(&join(&head, &parts)).map_err(|_| StoreError::Damaged(None))?;
    entry.part(ordinal).map_err(|_| StoreError::Damaged(None))
}

/// Which parts of an entry are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Parts {
    /// All.
    All,
    /// What acts by itself: all but changes of records.
    ButChanges,
    /// Changes of records.
    Changes,
}

impl Parts {
    /// Gives the parts of an entry that are among these and can be read, with their places. A part that does not read is
    /// carried, not understood.
    pub(crate) fn of(self, entry: &Entry) -> impl Iterator<Item = (usize, Part)> + '_ {
        let wanted = move |kind: PartKind| match self {
            Self::All => true,
            Self::ButChanges => kind != PartKind::Changes,
            Self::Changes => kind == PartKind::Changes,
        };
        let leaves = entry.leaves().iter().enumerate().filter(move |(_, leaf)| wanted(leaf.kind));
        leaves.filter_map(|(ordinal, _)| Some((ordinal, entry.part(ordinal).ok()??)))
    }
}

/// Reads the parts of an entry that can be read, with our checks of its changes.
pub(crate) fn read_parts(entry: &Entry) -> Vec<ReadPart> {
    Parts::All
        .of(entry)
        .map(|(ordinal, part)| {
            let aside = match &part {
                Part::Changes { record, bytes } => check(&entry.header().log, record, bytes).is_none(),
                _ => false,
            };
            ReadPart { ordinal, part, aside }
        })
        .collect()
}

/// Checks one change: well formed, within limits, and of an actor that is its author's.
pub(crate) fn check(
    log: &LogId,
    record: &cairn_model::RecordId,
    bytes: &[u8],
) -> Option<cairn_ledger::document::CheckedChange> {
    let checked = cairn_ledger::document::check_change(bytes).ok()?;
    checked.generation_of(log, record).is_some().then_some(checked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wire_form_comes_apart_and_together_byte_for_byte() {
        let mut bytes = vec![0x84, 0x83, 1, 2, 3, 0x42, 9, 9, 0x80];
        let mut encoder = minicbor::Encoder::new(&mut bytes);
        encoder.array(3).unwrap().bytes(&[5; 300]).unwrap().null().unwrap().bytes(&[]).unwrap();
        let wire = split(&bytes).unwrap();
        assert_eq!(wire.head, [0x83, 1, 2, 3, 0x42, 9, 9, 0x80]);
        assert_eq!(wire.parts, [Some(&[5; 300][..]), None, Some(&[][..])]);
        assert_eq!(join(wire.head, &wire.parts), bytes);
        for cut in 0..bytes.len() {
            assert!(split(&bytes[..cut]).is_none());
        }
    }
}
