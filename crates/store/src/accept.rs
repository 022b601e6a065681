//! Entries from others: checked, stored and projected in one commit. The one way in.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use cairn_ledger::charter::Why;
use cairn_ledger::entry::{Entry, EntryError, Part};
use cairn_ledger::{EntryHash, LogId, Role, Unverified, Verified};
use cairn_model::{CircleId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::entries::{self, Parts, ReadPart, find_log};
use crate::error::StoreError;
use crate::forks::{self, Place};
use crate::intake::{Checked, Intake, Projecting};
use crate::project::{Projected, Projector};
use crate::projection::{self, Known, circle_number};
use crate::vault::{Commit, Vault};
use crate::write::Author;
use crate::{device, erase, rebuild, verdicts, vouch};

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
    /// It is of a chain that leaves the one held further below: the device was rolled back or copied. The entries below it
    /// have to be asked for first.
    Fork {
        /// What is held at its height, or at the top of the log.
        held: EntryHash,
    },
    /// Its wire form cannot be kept: as bad as an invalid one.
    Chain,
    /// Chains of this log beside the one that counts have filled their room; a page that closes the log decides.
    SidesFull,
    /// This device reads nothing of the circle and takes no entries of others.
    NotForUs,
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
    /// Entries stored, or held already, on another chain than the one that counts: their device was rolled back or copied.
    pub forked: BTreeSet<LogId>,
    /// Whether our own log came back with entries that we do not hold: this vault was rolled back or copied, and signs
    /// nothing more in this circle under its old keys.
    pub rolled_back: bool,
    /// Parts that had come without their content and are whole now.
    pub mended: u64,
    /// Stored entries that do not count under the page we work under, by reason.
    pub withheld: Vec<(LogId, u64, Why)>,
    /// Entries not stored.
    pub refused: Vec<Refused>,
    /// Records of which a part was set aside by our checks.
    pub set_aside: Vec<RecordId>,
    /// Records that changed.
    pub records: BTreeSet<RecordId>,
}

/// One claimed place and what came of the checks.
struct Outcome {
    log: LogId,
    height: u64,
    received: Timestamp,
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
        let entries = entries.into_iter().map(|entry| (entry, now)).collect();
        self.accept_dated(circle, entries, now, Projecting::Now)
    }

    /// As [`Vault::accept`], for entries that come in such numbers that they should not wait for what is derived from
    /// them: they are checked and durable when this returns, and whatever acts by itself acts. What they change in records
    /// is shown once [`Vault::catch_up`] has projected it.
    ///
    /// # Errors
    /// As [`Vault::accept`].
    pub fn accept_ahead(
        &mut self,
        circle: &CircleId,
        entries: Vec<Unverified<Entry>>,
        now: Timestamp,
    ) -> Result<AcceptReport, StoreError> {
        let entries = entries.into_iter().map(|entry| (entry, now)).collect();
        self.accept_dated(circle, entries, now, Projecting::Later)
    }

    /// As [`Vault::accept`], each entry with the time at which it first came to this person.
    pub(crate) fn accept_dated(
        &mut self,
        circle: &CircleId,
        entries: Vec<(Unverified<Entry>, Timestamp)>,
        now: Timestamp,
        projecting: Projecting,
    ) -> Result<AcceptReport, StoreError> {
        let mut report = AcceptReport::default();
        let n = circle_number(&self.reader.db, circle)?;
        let fresh = self.fresh(n, entries, &mut report)?;
        if fresh.is_empty() {
            return Ok(report);
        }
        let mut outcomes = check_all(circle, fresh, projecting)?;
        outcomes.sort_by_key(|outcome| (outcome.log, outcome.height));
        let charter = self.charter(circle)?.clone();
        let own = self.own_log(circle)?;
        let reads = own.is_none_or(|own| charter.role_of(&own) != Some(Role::Contributor));
        let author = self.author(circle).ok();
        self.commit(|commit| {
            let mut intake = Intake::new(commit.db, n, &charter)?;
            for Outcome { log, height, received, checked } in outcomes {
                let refuse = |reason| Refused { log, height, reason };
                match checked {
                    Err(error) => report.refused.push(refuse(Refusal::Invalid(error))),
                    Ok(_) if !reads && own != Some(log) => report.refused.push(refuse(Refusal::NotForUs)),
                    Ok(checked) => {
                        let came = Came { own: own == Some(log), received };
                        if let Some(reason) = take(commit, &mut intake, checked, came, &mut report)? {
                            report.refused.push(refuse(reason));
                        }
                    }
                }
            }
            finish(commit, intake, circle, author, now, &mut report)
        })?;
        self.bury()?;
        Ok(report)
    }

    /// Leaves out what is held already, cheaply, before any signature is checked.
    fn fresh(
        &self,
        circle: i64,
        entries: Vec<(Unverified<Entry>, Timestamp)>,
        report: &mut AcceptReport,
    ) -> Result<Vec<(Unverified<Entry>, Timestamp)>, StoreError> {
        let mut fresh = Vec::with_capacity(entries.len());
        let lacking = erase::lacks_any(&self.reader.db)?;
        let mut heights: BTreeMap<LogId, u64> = BTreeMap::new();
        for (entry, received) in entries {
            let log = entry.claimed_log();
            let height = match heights.entry(log) {
                btree_map::Entry::Occupied(known) => *known.get(),
                btree_map::Entry::Vacant(room) => {
                    *room.insert(find_log(&self.reader.db, circle, &log)?.map_or(0, |row| row.height))
                }
            };
            if height < entry.claimed_height() {
                fresh.push((entry, received));
                continue;
            }
            let held = held_hash(&self.reader.db, circle, &log, entry.claimed_height())?;
            let same = held.is_some_and(|(_, held)| held == *entry.claimed_hash().as_bytes());
            let whole = !lacking || held.is_none_or(|(n, _)| !erase::lacks(&self.reader.db, n).unwrap_or(true));
            if same && whole {
                report.held += 1;
            } else {
                fresh.push((entry, received));
            }
        }
        Ok(fresh)
    }
}

/// Gives the number and the hash of the entry that is held at a height.
pub(crate) fn held_hash(
    db: &Connection,
    circle: i64,
    log: &LogId,
    height: u64,
) -> Result<Option<(i64, [u8; 32])>, StoreError> {
    let Ok(height) = i64::try_from(height) else { return Ok(None) };
    Ok(db
        .prepare_cached(
            "SELECT entry.n, entry.hash FROM log JOIN entry ON entry.log = log.n
             WHERE log.circle = ?1 AND log.id = ?2 AND entry.height = ?3",
        )?
        .query_row((circle, log.as_bytes(), height), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Works on two threads, each with about as many bytes.
pub(crate) fn on_two_threads<I: Send, O: Send>(
    mut items: Vec<I>,
    size: impl Fn(&I) -> usize,
    work: impl Fn(Vec<I>) -> Result<Vec<O>, StoreError> + Sync,
) -> Result<Vec<O>, StoreError> {
    let total: usize = items.iter().map(&size).sum();
    let mut half = 0;
    let mut bytes = 0;
    while half < items.len() && bytes * 2 < total {
        bytes += items.get(half).map_or(0, &size);
        half += 1;
    }
    let others = items.split_off(half);
    std::thread::scope(|scope| {
        let second = scope.spawn(|| work(others));
        let mut done = work(items)?;
        done.extend(second.join().map_err(|_| StoreError::Refused("entries"))??);
        Ok(done)
    })
}

/// Checks all that an entry can be checked for by itself.
fn check_all(
    circle: &CircleId,
    entries: Vec<(Unverified<Entry>, Timestamp)>,
    projecting: Projecting,
) -> Result<Vec<Outcome>, StoreError> {
    let check = |entries: Vec<(Unverified<Entry>, Timestamp)>| {
        let mut projector = Projector::new()?;
        entries
            .into_iter()
            .map(|(entry, received)| {
                let (log, height) = (entry.claimed_log(), entry.claimed_height());
                let checked = match entry.verify(circle) {
                    Ok(entry) => Ok(match projecting {
                        Projecting::Now => check_one(circle, entry, Parts::All, &mut projector, received)?,
                        Projecting::Later => check_one(circle, entry, Parts::ButChanges, &mut projector, received)?,
                    }),
                    Err(error) => Err(error),
                };
                Ok(Outcome { log, height, received, checked })
            })
            .collect()
    };
    on_two_threads(entries, |(entry, _)| entry.bytes().len(), check)
}

/// Reads parts of an entry, checks its changes, and makes the rows that it alone may make.
pub(crate) fn check_one(
    circle: &CircleId,
    entry: Verified<Entry>,
    wanted: Parts,
    projector: &mut Projector,
    now: Timestamp,
) -> Result<Checked, StoreError> {
    let updated = entry.header().time.min(now);
    let mut parts = Vec::new();
    let mut rows = BTreeMap::new();
    for (ordinal, part) in wanted.of(&entry) {
        let mut aside = false;
        if let Part::Changes { record, bytes } = &part {
            match entries::check(&entry.header().log, record, bytes) {
                None => aside = true,
                Some(checked) => {
                    if let Some(state) = checked.state() {
                        rows.insert(ordinal, projector.project(circle, *record, &state, updated)?);
                    }
                }
            }
        }
        parts.push(ReadPart { ordinal, part, aside });
    }
    let projecting = if wanted == Parts::ButChanges { Projecting::Later } else { Projecting::Now };
    Ok(Checked { entry, parts, rows, projecting })
}

/// Whose an entry is and since when it is known.
struct Came {
    own: bool,
    received: Timestamp,
}

/// Puts one entry where it belongs, or says why not.
fn take(
    commit: &mut Commit<'_>,
    intake: &mut Intake<'_>,
    checked: Checked,
    came: Came,
    report: &mut AcceptReport,
) -> Result<Option<Refusal>, StoreError> {
    let log = checked.entry.header().log;
    let place = forks::place(commit.db, intake.top(commit.db, &log)?, &checked.entry)?;
    // Nobody but this device signs its log, so what it does not hold was written by it before it was set back.
    report.rolled_back |= came.own && !matches!(place, Place::Held);
    match place {
        Place::Refused(reason) => Ok(Some(reason)),
        Place::Held => {
            report.mended += erase::mend(commit.db, intake, &checked)?;
            report.held += 1;
            Ok(None)
        }
        Place::Side => {
            report.forked.insert(log);
            if forks::keep_side(commit, intake.circle, &checked.entry, came.received)? {
                report.stored += 1;
                Ok(None)
            } else {
                Ok(Some(Refusal::SidesFull))
            }
        }
        Place::Next => {
            let bytes = checked.entry.bytes().len() as u64;
            if intake.is_full(commit.db, &checked, bytes)? {
                return Ok(Some(Refusal::WithheldFull));
            }
            intake.put(commit, checked, came.received, report)?;
            report.stored += 1;
            Ok(None)
        }
    }
}

/// What a batch of entries changes besides itself: chains, verdicts, erasures, rows, and what this device owes.
pub(crate) fn finish(
    commit: &mut Commit<'_>,
    mut intake: Intake<'_>,
    circle: &CircleId,
    author: Option<Author>,
    now: Timestamp,
    report: &mut AcceptReport,
) -> Result<(), StoreError> {
    let (n, charter) = (intake.circle, intake.charter);
    let mut later = BTreeSet::new();
    intake.settle_tops(commit.db)?;
    for log in report.forked.clone() {
        later.extend(forks::settle(commit, &mut intake, &log, report)?);
    }
    let Intake { touched, vouched, erases, .. } = intake;
    let mut rows: Vec<(i64, Projected)> = Vec::new();
    for (subject, row) in touched {
        match row {
            Some(row) if !later.contains(&subject) => rows.push((subject, row)),
            _ => {
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
    // Another chain may pass through other cuts and heads, and carry other vouchers.
    if vouched || !report.forked.is_empty() {
        later.extend(verdicts::judge_again(commit.db, n, charter)?);
    }
    if vouched || erases || !report.forked.is_empty() {
        later.extend(erase::settle(commit.db, n, charter)?);
    }
    for subject in &later {
        let id: [u8; 16] =
            commit.db.prepare_cached("SELECT id FROM subject WHERE n = ?1")?.query_row([subject], |row| row.get(0))?;
        report.records.insert(RecordId::from_bytes(id));
    }
    if report.rolled_back {
        device::mark_rolled_back(commit.db, n)?;
    } else if let Some(mut author) = author {
        later.extend(vouch::pay(commit, n, charter, &mut author, now)?);
    }
    rebuild::refresh(commit.db, n, circle, later)
}
