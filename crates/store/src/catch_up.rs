//! Projecting what was taken in ahead: entries that came in great numbers are durable before anything is derived from them.
//!
//! A log waits from a height on, all of it, so that the sum of its changes in a record is taken in the order of the log.
//! What waits is as if it had not come yet, to everything that reads records; entries, heads and whatever acts by itself
//! (pages, vouchers, erasures, manifests, receipts) is there already.

use cairn_ledger::Verified;
use cairn_ledger::entry::Entry;
use cairn_model::{CircleId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::accept::{AcceptReport, check_one, finish, on_two_threads};
use crate::entries::{Parts, role_of_code, wire};
use crate::error::StoreError;
use crate::intake::{Checked, Intake};
use crate::project::Projector;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::Vault;

/// The most entries that are projected in one commit.
const ENTRIES: usize = 2_000;
/// About the most bytes of entries that are projected in one commit.
const BYTES: usize = 8 << 20;

/// What [`Vault::catch_up`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CaughtUp {
    /// Entries that were projected now.
    pub entries: u64,
    /// Records that changed by them.
    pub records: u64,
    /// Entries that wait still.
    pub left: u64,
}

/// One entry that waits.
struct Waiting {
    n: i64,
    counts: i64,
    received: Timestamp,
    entry: Verified<Entry>,
}

/// How far a log is caught up.
struct Reached {
    log: i64,
    /// The height from which on it waits still.
    waits: Option<u64>,
}

impl Reader {
    /// Counts the entries of a circle that are stored and whose changes are not projected yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn waiting(&self, circle: &CircleId) -> Result<u64, StoreError> {
        waiting(&self.db, circle_number(&self.db, circle)?)
    }

    /// Gives a circle of which entries wait to be projected, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn behind(&self) -> Result<Option<CircleId>, StoreError> {
        Ok(self
            .db
            .prepare_cached("SELECT circle.id FROM waiting JOIN log ON log.n = waiting.log JOIN circle ON circle.n = log.circle LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?
            .map(CircleId::from_bytes))
    }
}

fn waiting(db: &Connection, circle: i64) -> Result<u64, StoreError> {
    Ok(db
        .prepare_cached("SELECT coalesce(sum(log.height - waiting.height + 1), 0) FROM waiting JOIN log ON log.n = waiting.log WHERE log.circle = ?1")?
        .query_row([circle], |row| row.get(0))?)
}

impl Vault {
    /// Projects some of what [`Vault::accept_ahead`] took in, in one commit: so much that a person who wants to write is
    /// not kept waiting. Call it until nothing is left.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::DiskFull`]; nothing is lost then, and
    /// what waits goes on waiting.
    pub fn catch_up(&mut self, circle: &CircleId, now: Timestamp) -> Result<CaughtUp, StoreError> {
        let n = circle_number(&self.reader.db, circle)?;
        let (entries, reached) = next_waiting(&self.reader.db, n)?;
        if reached.is_empty() {
            return Ok(CaughtUp::default());
        }
        let count = entries.len() as u64;
        let checked = on_two_threads(entries, |waiting| waiting.entry.bytes().len(), |part| check_some(circle, part))?;
        let charter = self.charter(circle)?.clone();
        let mut report = AcceptReport::default();
        self.commit(|commit| {
            let mut intake = Intake::new(commit.db, n, &charter)?;
            for (at, counts, checked) in checked {
                intake.project(commit.db, at, checked, role_of_code(counts), &mut report)?;
            }
            for Reached { log, waits } in reached {
                match waits {
                    None => commit.db.prepare_cached("DELETE FROM waiting WHERE log = ?1")?.execute([log])?,
                    Some(waits) => commit
                        .db
                        .prepare_cached("UPDATE waiting SET height = ?2 WHERE log = ?1")?
                        .execute((log, waits))?,
                };
            }
            finish(commit, intake, circle, None, now, &mut report)
        })?;
        let left = waiting(&self.reader.db, n)?;
        Ok(CaughtUp { entries: count, records: report.records.len() as u64, left })
    }
}

fn check_some(circle: &CircleId, entries: Vec<Waiting>) -> Result<Vec<(i64, i64, Checked)>, StoreError> {
    let mut projector = Projector::new()?;
    let check = |Waiting { n, counts, received, entry }| {
        Ok((n, counts, check_one(circle, entry, Parts::Changes, &mut projector, received)?))
    };
    entries.into_iter().map(check).collect()
}

/// Loads the entries that are projected next, log after log, each from its lowest height that waits.
fn next_waiting(db: &Connection, circle: i64) -> Result<(Vec<Waiting>, Vec<Reached>), StoreError> {
    let mut logs = db.prepare_cached(
        "SELECT log.n, waiting.height, log.height FROM waiting JOIN log ON log.n = waiting.log WHERE log.circle = ?1 ORDER BY log.n",
    )?;
    let logs: Vec<(i64, u64, u64)> =
        logs.query_map([circle], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    let (mut found, mut reached, mut bytes) = (Vec::new(), Vec::new(), 0);
    for (log, waits, height) in logs {
        let mut next = waits;
        while next <= height && found.len() < ENTRIES && bytes < BYTES {
            if let Some(waiting) = load(db, log, next)? {
                bytes += waiting.entry.bytes().len();
                found.push(waiting);
            }
            next += 1;
        }
        if next > waits {
            reached.push(Reached { log, waits: (next <= height).then_some(next) });
        }
        if next <= height {
            break;
        }
    }
    Ok((found, reached))
}

fn load(db: &Connection, log: i64, height: u64) -> Result<Option<Waiting>, StoreError> {
    let row: Option<(i64, i64, i64)> = db
        .prepare_cached("SELECT n, counts, received FROM entry WHERE log = ?1 AND height = ?2")?
        .query_row((log, height), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((n, counts, received)) = row else { return Ok(None) };
    let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
    Ok(Some(Waiting { n, counts, received: Timestamp::from_millis(received), entry }))
}
