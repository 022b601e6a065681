//! Building what is derived anew: of single records, and of everything.

use std::collections::BTreeSet;

use cairn_ledger::charter::Charter;
use cairn_ledger::entry::Entry;
use cairn_model::{CircleId, RecordId};
use rusqlite::Connection;

use crate::changes::{self, Built, Changes, Shelf};
use crate::entries::{self, PART_BITS, wire};
use crate::erase;
use crate::error::StoreError;
use crate::project::{Projected, Projector};
use crate::projection::{self, Known, circle_number};
use crate::schema;
use crate::vault::Vault;

/// Projects the state that a record's changes add up to; `None` when there is nothing to show.
pub(crate) fn project(
    projector: &mut Projector,
    circle: &CircleId,
    id: RecordId,
    changes: &Changes,
) -> Result<Option<Projected>, StoreError> {
    Ok(match changes::state(changes) {
        Built::Nothing => None,
        Built::State(state) => Some(projector.project(circle, id, &state, changes.updated)?),
        Built::Unreadable => Some(projector.unreadable(circle, id, changes.updated)?),
    })
}

/// Builds the rows of some records of a circle again.
pub(crate) fn refresh(
    db: &Connection,
    circle_n: i64,
    circle: &CircleId,
    subjects: BTreeSet<i64>,
) -> Result<(), StoreError> {
    if subjects.is_empty() {
        return Ok(());
    }
    let mut projector = Projector::new()?;
    let mut shelf = Shelf::new();
    let many = subjects.len() > 8;
    for subject in subjects {
        let id: [u8; 16] =
            db.prepare_cached("SELECT id FROM subject WHERE n = ?1")?.query_row([subject], |row| row.get(0))?;
        let changes = changes::load(db, subject, many.then_some(&mut shelf))?;
        match project(&mut projector, circle, RecordId::from_bytes(id), &changes)? {
            Some(row) => projection::write(db, circle_n, subject, &row, Known::Maybe)?,
            None => projection::remove(db, subject)?,
        }
    }
    Ok(())
}

impl Vault {
    /// Drops everything derived from the ledger and builds it anew, in one commit. `progress` gets records done and in
    /// all, and says whether to go on; if not, nothing changed.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]; [`StoreError::Damaged`] when an entry cannot be read; [`StoreError::DiskFull`].
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<(), StoreError> {
        let circles = self.reader.circle_ids()?;
        let charters: Vec<Charter> = self.charters.values().cloned().collect();
        self.commit(|commit| {
            let db = commit.db;
            db.execute_batch(
                "DELETE FROM record; DELETE FROM body; DELETE FROM conflict; DELETE FROM link; DELETE FROM record_hash;
                 INSERT INTO search (search) VALUES ('delete-all');
                 DELETE FROM change; DELETE FROM manifest; DELETE FROM attestation; DELETE FROM notice; DELETE FROM waiting;",
            )?;
            index_parts(db)?;
            for charter in &charters {
                let circle = circle_number(db, &charter.circle())?;
                erase::settle(db, circle, charter)?;
            }
            let mut order = order(db)?;
            order.sort_unstable_by_key(|(updated, subject)| (std::cmp::Reverse(*updated), *subject));
            let total = order.len() as u64;
            let mut projector = Projector::new()?;
            let mut shelf = Shelf::new();
            for (done, (_, subject)) in order.into_iter().enumerate() {
                let (circle_n, circle, id): (i64, [u8; 32], [u8; 16]) = db
                    .prepare_cached(
                        "SELECT circle.n, circle.id, subject.id FROM subject JOIN circle ON circle.n = subject.circle WHERE subject.n = ?1",
                    )?
                    .query_row([subject], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                let circle = CircleId::from_bytes(circle);
                debug_assert!(circles.contains(&circle));
                let changes = changes::load(db, subject, Some(&mut shelf))?;
                if let Some(row) = project(&mut projector, &circle, RecordId::from_bytes(id), &changes)? {
                    projection::write(db, circle_n, subject, &row, Known::New)?;
                }
                if done % 256 == 0 && !progress(done as u64, total) {
                    return Err(StoreError::Cancelled);
                }
            }
            progress(total, total);
            db.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('projection', ?1)", [schema::PROJECTION])?;
            Ok(())
        })
    }
}

/// Writes the rows by which parts are found, from the entries alone.
fn index_parts(db: &Connection) -> Result<(), StoreError> {
    let mut sums: std::collections::BTreeMap<(i64, RecordId), u64> = std::collections::BTreeMap::new();
    let mut query =
        db.prepare("SELECT entry.n, log.circle, log.n FROM entry JOIN log ON log.n = entry.log ORDER BY entry.n")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (n, circle, log): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
        let mut parts = entries::read_parts(&entry);
        for read in &mut parts {
            if let cairn_ledger::Part::Changes { record, bytes } = &read.part {
                let sum = sums.entry((log, *record)).or_default();
                *sum += bytes.len() as u64;
                read.aside |= *sum > crate::accept::MAX_CHANGES_PER_LOG_AND_RECORD;
            }
        }
        entries::index(db, circle, n, parts.iter())?;
    }
    Ok(())
}

/// Gives all records with when they were last written, so that rows can be made in that order.
fn order(db: &Connection) -> Result<Vec<(i64, i64)>, StoreError> {
    debug_assert_eq!(PART_BITS, 20, "the statement shifts by it");
    let mut query = db.prepare(
        "SELECT max(min(entry.claimed, entry.received)), change.subject FROM change
         JOIN entry ON entry.n = change.part >> 20 WHERE entry.counts > 0 AND change.aside = 0 GROUP BY change.subject",
    )?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
