//! Writing and removing the derived rows of a record.

use cairn_model::{CircleId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::StoreError;
use crate::project::Projected;

/// How many low bits of a record's number tell apart what was written in the same millisecond.
const TIE_BITS: u32 = 21;
/// The last millisecond that a number can say, in the year 2109.
const LAST_MILLI: i64 = (1 << 42) - 1;

/// Gives a circle's number.
pub(crate) fn circle_number(db: &Connection, circle: &CircleId) -> Result<i64, StoreError> {
    db.prepare_cached("SELECT n FROM circle WHERE id = ?1")?
        .query_row([circle.as_bytes()], |row| row.get(0))
        .optional()?
        .ok_or(StoreError::NotFound("circle"))
}

/// Gives a record's number in a circle, making one when it is new.
pub(crate) fn subject_number(db: &Connection, circle: i64, id: &RecordId) -> Result<i64, StoreError> {
    if let Some(n) = find_subject(db, circle, id)? {
        return Ok(n);
    }
    db.prepare_cached("INSERT INTO subject (circle, id) VALUES (?1, ?2)")?.execute((circle, id.as_bytes()))?;
    Ok(db.last_insert_rowid())
}

/// Gives a record's number in a circle, if it is known.
pub(crate) fn find_subject(db: &Connection, circle: i64, id: &RecordId) -> Result<Option<i64>, StoreError> {
    Ok(db
        .prepare_cached("SELECT n FROM subject WHERE id = ?1 AND circle = ?2")?
        .query_row((id.as_bytes(), circle), |row| row.get(0))
        .optional()?)
}

/// Gives the next free row number for something written at `millis`: rows lie newest first, and those of one millisecond
/// in the order in which they came.
fn next_number(db: &Connection, millis: i64) -> Result<i64, StoreError> {
    let millis = millis.clamp(0, LAST_MILLI);
    let start = (LAST_MILLI - millis) << TIE_BITS;
    let end = start + ((1 << TIE_BITS) - 1);
    let last: Option<i64> = db
        .prepare_cached("SELECT n FROM record WHERE n <= ?1 ORDER BY n DESC LIMIT 1")?
        .query_row([end], |row| row.get(0))
        .optional()?;
    let next = last.filter(|last| *last >= start).map_or(start, |last| last.saturating_add(1));
    if next <= end || millis == 0 { Ok(next) } else { next_number(db, millis - 1) }
}

/// Gives the time at which a row was last written, from its number.
pub(crate) fn written_at(n: i64) -> Timestamp {
    Timestamp::from_millis(LAST_MILLI - (n >> TIE_BITS))
}

/// Removes all derived rows of a record.
pub(crate) fn remove(db: &Connection, subject: i64) -> Result<(), StoreError> {
    let n: Option<i64> = db
        .prepare_cached("SELECT n FROM record WHERE subject = ?1")?
        .query_row([subject], |row| row.get(0))
        .optional()?;
    if let Some(n) = n {
        for statement in [
            "DELETE FROM record WHERE n = ?1",
            "DELETE FROM body WHERE n = ?1",
            "DELETE FROM conflict WHERE n = ?1",
            "DELETE FROM link WHERE n = ?1",
            "DELETE FROM search WHERE rowid = ?1",
        ] {
            db.prepare_cached(statement)?.execute([n])?;
        }
        db.prepare_cached(
            "DELETE FROM record_hash WHERE (circle, id) = (SELECT circle, id FROM subject WHERE n = ?1)",
        )?
        .execute([subject])?;
    }
    Ok(())
}

/// Writes the derived rows of a record, in place of those it had.
pub(crate) fn write(
    db: &Connection,
    circle: i64,
    subject: i64,
    row: &Projected,
    known: Known,
) -> Result<(), StoreError> {
    if known == Known::Maybe {
        remove(db, subject)?;
    }
    let n = next_number(db, row.updated.as_millis())?;
    db.prepare_cached(
        "INSERT INTO record (n, subject, circle, kind, title, date, earliest, latest, place, status, tlp, deleted, conflicts, readable)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        n,
        subject,
        circle,
        row.kind,
        row.title,
        row.date,
        row.earliest,
        row.latest,
        row.place,
        row.status,
        row.tlp,
        row.deleted,
        row.conflicts.len(),
        row.readable,
    ])?;
    db.prepare_cached("INSERT INTO body (n, fields) VALUES (?1, ?2)")?.execute((n, &row.body))?;
    db.prepare_cached("INSERT INTO record_hash (circle, id, hash) VALUES (?1, ?2, ?3)")?.execute((
        circle,
        row.id.as_bytes(),
        row.hash,
    ))?;
    for (path, claims) in &row.conflicts {
        db.prepare_cached("INSERT INTO conflict (n, path, claims) VALUES (?1, ?2, ?3)")?.execute((n, path, claims))?;
    }
    for link in &row.links {
        db.prepare_cached("INSERT OR REPLACE INTO link (n, item, relation, target) VALUES (?1, ?2, ?3, ?4)")?
            .execute((n, link.item.as_bytes(), &link.relation, link.target.as_bytes()))?;
    }
    db.prepare_cached("INSERT INTO search (rowid, tokens) VALUES (?1, ?2)")?.execute((n, &row.tokens))?;
    Ok(())
}

/// Says whether a record may have derived rows already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// It may.
    Maybe,
    /// It has none: it is new, or all were dropped.
    New,
}
