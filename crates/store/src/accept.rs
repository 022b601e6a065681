//! Entries from others: checked, stored and projected in one commit. The one way in.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::Why;
use cairn_ledger::entry::{Entry, EntryError, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role, Unverified, Verified};
use cairn_model::{CircleId, RecordId, RecordState, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::entries::{self, ReadPart, log_row};
use crate::error::StoreError;
use crate::project::{Projected, Projector};
use crate::projection::{self, Known, circle_number, find_subject};
use crate::rebuild;
use crate::vault::Vault;
use crate::verdicts::{self, Judge};

/// The most bytes of entries that do not count which are kept of one log.
pub const MAX_WITHHELD: u64 = 64 << 20;
/// The most bytes of changes of one log in one record.
pub const MAX_CHANGES_PER_LOG_AND_RECORD: u64 = 8 << 20;

/// Says why an entry was not stored.
#[derive(Debug)]
pub enum Refusal {
    /// Its encoding, hash, signature or circle is wrong. Three of these end a connection.
    Invalid(EntryError),
    /// It does not follow what is held of its log: an entry between is missing.
    Gap {
        /// How far the log is held.
        held: u64,
    },
    /// Another entry is held at this height: the device was rolled back or copied. Both hashes are worth showing.
    Fork {
        /// The one held.
        held: EntryHash,
    },
    /// Its predecessor is not the one held, or its wire form cannot be kept: as bad as an invalid one.
    Chain,
    /// Entries of this log that do not count have filled their room; they are asked for again once they count.
    WithheldFull,
}

/// One entry that was not stored.
#[derive(Debug)]
pub struct Refused {
    /// The log it claims.
    pub log: LogId,
    /// The height it claims.
    pub height: u64,
    /// Why.
    pub reason: Refusal,
}

/// What [`Vault::accept`] did.
#[derive(Debug, Default)]
pub struct AcceptReport {
    /// Entries stored.
    pub stored: u64,
    /// Entries that were held already.
    pub held: u64,
    /// Stored entries that do not count under the page we work under, by reason.
    pub withheld: Vec<(LogId, u64, Why)>,
    /// Entries not stored.
    pub refused: Vec<Refused>,
    /// Records of which a part was set aside by our checks.
    pub set_aside: Vec<RecordId>,
    /// Records that changed.
    pub records: BTreeSet<RecordId>,
}

/// An entry whose own checks are done.
struct Checked {
    entry: Verified<Entry>,
    parts: Vec<ReadPart>,
    /// Rows of records that this entry alone may make, by ordinal.
    rows: BTreeMap<usize, Projected>,
}

/// One claimed place and what came of the checks.
struct Outcome {
    log: LogId,
    height: u64,
    checked: Result<Checked, EntryError>,
}

impl Vault {
    /// Takes entries of a circle from others. Signatures are checked on two threads; a bad entry never stops others, and
    /// entries held already are passed over. Everything stored is durable, in one commit, when this returns.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::DiskFull`]; nothing is stored then.
    pub fn accept(
        &mut self,
        circle: &CircleId,
        entries: Vec<Unverified<Entry>>,
        now: Timestamp,
    ) -> Result<AcceptReport, StoreError> {
        let mut report = AcceptReport::default();
        let n = circle_number(&self.reader.db, circle)?;
        let fresh = self.fresh(n, entries, &mut report)?;
        if fresh.is_empty() {
            return Ok(report);
        }
        let mut outcomes = check_all(circle, fresh, now)?;
        outcomes.sort_by_key(|outcome| (outcome.log, outcome.height));
        let charter = self.charter(circle)?.clone();
        self.commit(|commit| {
            let mut touched: BTreeMap<i64, Option<Projected>> = BTreeMap::new();
            let judge = Judge::new(commit.db, n, &charter)?;
            let mut vouched = false;
            for Outcome { log, height, checked } in outcomes {
                let mut checked = match checked {
                    Ok(checked) => checked,
                    Err(error) => {
                        report.refused.push(Refused { log, height, reason: Refusal::Invalid(error) });
                        continue;
                    }
                };
                if let Err(reason) = place(commit.db, n, &checked.entry)? {
                    match reason {
                        None => report.held += 1,
                        Some(reason) => report.refused.push(Refused { log, height, reason }),
                    }
                    continue;
                }
                let place = Head { height, hash: checked.entry.hash() };
                let role = match judge.verdict(commit.db, &log, place)? {
                    Ok(role) => Some(role),
                    Err(why) => {
                        let held = log_row(commit.db, n, &log)?.withheld;
                        if held + checked.entry.bytes().len() as u64 > MAX_WITHHELD {
                            report.refused.push(Refused { log, height, reason: Refusal::WithheldFull });
                            continue;
                        }
                        report.withheld.push((log, height, why));
                        None
                    }
                };
                vouched |= checked.parts.iter().any(|read| matches!(read.part, Part::Voucher { .. }));
                set_limits(commit.db, n, &log, role, &mut checked, &mut report)?;
                let fresh_records = new_subjects(commit.db, n, &checked)?;
                entries::insert(commit, n, &checked.entry, &checked.parts, now, role)?;
                report.stored += 1;
                if role.is_some_and(|role| role.may_write(PartKind::Changes)) {
                    note_touched(commit.db, n, checked, &fresh_records, &mut touched)?;
                }
            }
            let mut later = BTreeSet::new();
            let mut rows: Vec<(i64, Projected)> = Vec::new();
            for (subject, row) in touched {
                match row {
                    Some(row) => rows.push((subject, row)),
                    None => {
                        later.insert(subject);
                    }
                }
            }
            // In the order of their numbers, so that the search index takes them in one go.
            rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.updated));
            for (subject, row) in rows {
                report.records.insert(row.id);
                projection::write(commit.db, n, subject, &row, Known::Maybe)?;
            }
            for subject in &later {
                let id: [u8; 16] = commit
                    .db
                    .prepare_cached("SELECT id FROM subject WHERE n = ?1")?
                    .query_row([subject], |row| row.get(0))?;
                report.records.insert(RecordId::from_bytes(id));
            }
            if vouched {
                later.extend(verdicts::judge_again(commit.db, n, &charter)?);
            }
            rebuild::refresh(commit.db, n, circle, later)
        })?;
        Ok(report)
    }

    /// Leaves out what is held already, cheaply, before any signature is checked.
    fn fresh(
        &self,
        circle: i64,
        entries: Vec<Unverified<Entry>>,
        report: &mut AcceptReport,
    ) -> Result<Vec<Unverified<Entry>>, StoreError> {
        let mut fresh = Vec::with_capacity(entries.len());
        for entry in entries {
            let held: Option<[u8; 32]> =
                held_hash(&self.reader.db, circle, &entry.claimed_log(), entry.claimed_height())?;
            if held.is_some_and(|held| held == *entry.claimed_hash().as_bytes()) {
                report.held += 1;
            } else {
                fresh.push(entry);
            }
        }
        Ok(fresh)
    }
}

fn held_hash(db: &Connection, circle: i64, log: &LogId, height: u64) -> Result<Option<[u8; 32]>, StoreError> {
    let Ok(height) = i64::try_from(height) else { return Ok(None) };
    Ok(db
        .prepare_cached(
            "SELECT entry.hash FROM log JOIN entry ON entry.log = log.n
             WHERE log.circle = ?1 AND log.id = ?2 AND entry.height = ?3",
        )?
        .query_row((circle, log.as_bytes(), height), |row| row.get(0))
        .optional()?)
}

/// Checks all that an entry can be checked for by itself, on two threads.
fn check_all(
    circle: &CircleId,
    mut entries: Vec<Unverified<Entry>>,
    now: Timestamp,
) -> Result<Vec<Outcome>, StoreError> {
    let total: usize = entries.iter().map(|entry| entry.bytes().len()).sum();
    let mut half = 0;
    let mut bytes = 0;
    while half < entries.len() && bytes * 2 < total {
        bytes += entries.get(half).map_or(0, |entry| entry.bytes().len());
        half += 1;
    }
    let others = entries.split_off(half);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| check_some(circle, others, now));
        let mut outcomes = check_some(circle, entries, now)?;
        outcomes.extend(second.join().map_err(|_| StoreError::Refused("entries"))??);
        Ok(outcomes)
    })
}

fn check_some(circle: &CircleId, entries: Vec<Unverified<Entry>>, now: Timestamp) -> Result<Vec<Outcome>, StoreError> {
    let mut projector = Projector::new()?;
    entries
        .into_iter()
        .map(|entry| {
            let (log, height) = (entry.claimed_log(), entry.claimed_height());
            let checked = match entry.verify(circle) {
                Ok(entry) => Ok(check_one(circle, entry, &mut projector, now)?),
                Err(error) => Err(error),
            };
            Ok(Outcome { log, height, checked })
        })
        .collect()
}

fn check_one(
    circle: &CircleId,
    entry: Verified<Entry>,
    projector: &mut Projector,
    now: Timestamp,
) -> Result<Checked, StoreError> {
    let updated = entry.header().time.min(now);
    let mut parts = Vec::new();
    let mut rows = BTreeMap::new();
    for (ordinal, part) in entry.parts() {
        // A part that does not read is carried, not understood.
        let Ok(Some(part)) = part else { continue };
        let mut aside = false;
        if let Part::Changes { record, bytes } = &part {
            match entries::check(&entry.header().log, record, bytes) {
                None => aside = true,
                Some(checked) => {
                    if let Some(state) = checked.state() {
                        rows.insert(ordinal, project(circle, *record, &state, updated, projector)?);
                    }
                }
            }
        }
        parts.push(ReadPart { ordinal, part, aside });
    }
    Ok(Checked { entry, parts, rows })
}

fn project(
    circle: &CircleId,
    record: RecordId,
    state: &RecordState,
    updated: Timestamp,
    projector: &mut Projector,
) -> Result<Projected, StoreError> {
    projector.project(circle, record, state, updated)
}

/// Says whether an entry goes on top of its log: `Ok` yes; else `None` when it is held already, or why not.
fn place(db: &Connection, circle: i64, entry: &Entry) -> Result<Result<(), Option<Refusal>>, StoreError> {
    let header = entry.header();
    let held = entries::find_log(db, circle, &header.log)?;
    let (height, head) = held.map_or((0, [0; 32]), |row| (row.height, row.head));
    Ok(if header.height <= height {
        match held_hash(db, circle, &header.log, header.height)? {
            Some(hash) if hash == *entry.hash().as_bytes() => Err(None),
            Some(hash) => Err(Some(Refusal::Fork { held: EntryHash::from_bytes(hash) })),
            None => Err(Some(Refusal::Chain)),
        }
    } else if header.height > height + 1 {
        Err(Some(Refusal::Gap { held: height }))
    } else if header.prev != (height > 0).then(|| EntryHash::from_bytes(head))
        || entries::split(entry.bytes()).is_none()
    {
        Err(Some(Refusal::Chain))
    } else {
        Ok(())
    })
}

/// Sets aside changes that the author's role does not allow, or that overfill the author's room in the record.
fn set_limits(
    db: &Connection,
    circle: i64,
    log: &LogId,
    role: Option<Role>,
    checked: &mut Checked,
    report: &mut AcceptReport,
) -> Result<(), StoreError> {
    let mut sums: BTreeMap<RecordId, u64> = BTreeMap::new();
    for read in &mut checked.parts {
        let Part::Changes { record, bytes } = &read.part else { continue };
        if !sums.contains_key(record) {
            let sum = match find_subject(db, circle, record)? {
                None => 0,
                Some(subject) => db
                    .prepare_cached(
                        "SELECT coalesce(sum(change.bytes), 0) FROM change JOIN entry ON entry.n = change.part >> 20
                         JOIN log ON log.n = entry.log WHERE change.subject = ?1 AND log.id = ?2",
                    )?
                    .query_row((subject, log.as_bytes()), |row| row.get(0))?,
            };
            sums.insert(*record, sum);
        }
        let sum = sums.entry(*record).or_default();
        *sum += bytes.len() as u64;
        read.aside |= *sum > MAX_CHANGES_PER_LOG_AND_RECORD;
        if read.aside || role.is_some_and(|role| !role.may_write(PartKind::Changes)) {
            report.set_aside.push(*record);
        }
    }
    Ok(())
}

/// Gives the records of an entry of which nothing is known yet.
fn new_subjects(db: &Connection, circle: i64, checked: &Checked) -> Result<BTreeSet<RecordId>, StoreError> {
    let mut fresh = BTreeSet::new();
    for read in &checked.parts {
        if let Part::Changes { record, .. } = &read.part
            && find_subject(db, circle, record)?.is_none()
        {
            fresh.insert(*record);
        }
    }
    Ok(fresh)
}

/// Notes which records an entry touches: with its rows when the record is new and has this one change, else to be built.
fn note_touched(
    db: &Connection,
    circle: i64,
    checked: Checked,
    fresh: &BTreeSet<RecordId>,
    touched: &mut BTreeMap<i64, Option<Projected>>,
) -> Result<(), StoreError> {
    let Checked { parts, mut rows, .. } = checked;
    for read in parts {
        let Part::Changes { record, .. } = &read.part else { continue };
        let Some(subject) = find_subject(db, circle, record)? else { continue };
        let row = rows.remove(&read.ordinal).filter(|_| !read.aside && fresh.contains(record));
        touched.entry(subject).and_modify(|kept| *kept = None).or_insert(row);
    }
    Ok(())
}
