//! Putting checked entries on top of their logs, within one commit.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Why};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{Head, LogId, Role, Verified};
use cairn_model::{RecordId, Timestamp};
use rusqlite::Connection;

use crate::accept::{AcceptReport, MAX_CHANGES_PER_LOG_AND_RECORD, MAX_WITHHELD};
use crate::entries::{self, Addition, LogRow, ReadPart, find_log, log_row};
use crate::erase;
use crate::error::StoreError;
use crate::project::Projected;
use crate::projection::find_subject;
use crate::vault::Commit;
use crate::verdicts::Judge;

/// When what an entry changes is projected: written to the rows that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Projecting {
    /// In the same commit.
    Now,
    /// Later, by [`crate::Vault::catch_up`].
    Later,
}

/// An entry whose own checks are done.
pub(crate) struct Checked {
    pub(crate) entry: Verified<Entry>,
    pub(crate) parts: Vec<ReadPart>,
    /// Rows of records that this entry alone may make, by ordinal.
    pub(crate) rows: BTreeMap<usize, Projected>,
    /// When it is projected; its changes are not among its parts if later.
    pub(crate) projecting: Projecting,
}

impl Checked {
    /// Leaves what it changes to [`crate::Vault::catch_up`].
    fn postpone(&mut self) {
        self.projecting = Projecting::Later;
        self.parts.retain(|read| read.part.kind() != PartKind::Changes);
        self.rows.clear();
    }

    fn has_changes(&self) -> bool {
        self.entry.leaves().iter().any(|leaf| leaf.kind == PartKind::Changes)
    }
}

/// Takes the entries of one circle, and remembers what else has to be done for them.
pub(crate) struct Intake<'a> {
    pub(crate) circle: i64,
    pub(crate) charter: &'a Charter,
    judge: Judge<'a>,
    /// The logs of this batch as they stand with what was put on top of them; written by [`Intake::settle_tops`].
    tops: BTreeMap<LogId, LogRow>,
    /// Whether anything was asked to be erased here.
    veiled: bool,
    /// The records that changed: with their rows, or to be built.
    pub(crate) touched: BTreeMap<i64, Option<Projected>>,
    /// A voucher came, or the entry that one names.
    pub(crate) vouched: bool,
    /// A wish to erase or its confirmation came.
    pub(crate) erases: bool,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(db: &Connection, circle: i64, charter: &'a Charter) -> Result<Self, StoreError> {
        let judge = Judge::new(db, circle, charter)?;
        let veiled = erase::any(db, circle)?;
        let (tops, touched) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { circle, charter, judge, tops, veiled, touched, vouched: false, erases: false })
    }

    /// Gives how far a log is held, with what this batch put on top of it.
    pub(crate) fn top(&mut self, db: &Connection, log: &LogId) -> Result<Option<LogRow>, StoreError> {
        if let Some(row) = self.tops.get(log) {
            return Ok(Some(*row));
        }
        let row = find_log(db, self.circle, log)?;
        self.tops.extend(row.map(|row| (*log, row)));
        Ok(row)
    }

    /// Writes how far the logs are held, and forgets it: whoever changes the rows of logs himself comes after this.
    pub(crate) fn settle_tops(&mut self, db: &Connection) -> Result<(), StoreError> {
        std::mem::take(&mut self.tops).into_values().try_for_each(|row| row.write(db))
    }

    fn verdict(&self, db: &Connection, entry: &Entry) -> Result<Result<Role, Why>, StoreError> {
        let header = entry.header();
        self.judge.verdict(db, &header.log, Head { height: header.height, hash: entry.hash() })
    }

    /// Says whether an entry would be withheld, and its log has no room left for that.
    pub(crate) fn is_full(&mut self, db: &Connection, checked: &Checked, bytes: u64) -> Result<bool, StoreError> {
        if self.verdict(db, &checked.entry)?.is_ok() {
            return Ok(false);
        }
        let held = self.top(db, &checked.entry.header().log)?.map_or(0, |row| row.withheld);
        Ok(held + bytes > MAX_WITHHELD)
    }

    /// Puts an entry on top of its log.
    pub(crate) fn put(
        &mut self,
        commit: &mut Commit<'_>,
        mut checked: Checked,
        received: Timestamp,
        report: &mut AcceptReport,
    ) -> Result<(), StoreError> {
        let (log, height) = (checked.entry.header().log, checked.entry.header().height);
        let role = match self.verdict(commit.db, &checked.entry)? {
            Ok(role) => Some(role),
            Err(why) => {
                report.withheld.push((log, height, why));
                None
            }
        };
        let mut top = match self.top(commit.db, &log)? {
            Some(top) => top,
            None => log_row(commit.db, self.circle, &log)?,
        };
        // The sum of a log's changes in a record is taken in the order of the log, so what follows on what waits waits too.
        if top.waits > 0 {
            checked.postpone();
        } else if checked.projecting == Projecting::Later && checked.has_changes() {
            top.waits = height;
        }
        self.vouched |= checked.parts.iter().any(|read| matches!(read.part, Part::Voucher { .. }));
        // The word may have come first: what it speaks for below this entry was judged without it.
        self.vouched |= self.judge.is_vouched_for(&log, Head { height, hash: checked.entry.hash() });
        self.erases |= checked.parts.iter().any(|read| matches!(read.part, Part::Erase(_)));
        set_limits(commit.db, self.circle, &log, role, &mut checked, report)?;
        let fresh_records = new_subjects(commit.db, self.circle, &checked)?;
        let gone = self.gone(commit.db, &checked.entry)?;
        let addition = Addition { entry: &checked.entry, parts: &checked.parts, gone, received, role };
        entries::insert(commit, self.circle, &mut top, addition)?;
        self.tops.insert(log, top);
        self.touch(commit.db, checked, role, &fresh_records)
    }

    /// Gives the leaves of an entry whose parts were destroyed here.
    fn gone(&self, db: &Connection, entry: &Entry) -> Result<BTreeSet<usize>, StoreError> {
        if self.veiled { erase::destroyed_leaves(db, self.circle, entry) } else { Ok(BTreeSet::new()) }
    }

    /// Indexes the changes of an entry that was put on top of its log earlier.
    pub(crate) fn project(
        &mut self,
        db: &Connection,
        n: i64,
        mut checked: Checked,
        role: Option<Role>,
        report: &mut AcceptReport,
    ) -> Result<(), StoreError> {
        let log = checked.entry.header().log;
        set_limits(db, self.circle, &log, role, &mut checked, report)?;
        let fresh_records = new_subjects(db, self.circle, &checked)?;
        entries::index(db, self.circle, n, &checked.parts)?;
        self.touch(db, checked, role, &fresh_records)
    }

    /// Notes the records that an entry changes.
    fn touch(
        &mut self,
        db: &Connection,
        mut checked: Checked,
        role: Option<Role>,
        fresh_records: &BTreeSet<RecordId>,
    ) -> Result<(), StoreError> {
        if self.veiled {
            // Some of it may be hidden or gone: what is left is built from what was stored.
            checked.rows.clear();
        }
        if role.is_some_and(|role| role.may_write(PartKind::Changes)) {
            note_touched(db, self.circle, checked, fresh_records, &mut self.touched)?;
        }
        Ok(())
    }
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
