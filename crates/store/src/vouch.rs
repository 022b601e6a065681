//! Vouching: what stands above the cut of a closed log counts once somebody active gives their word for it.
//!
//! For what this device had accepted before an ordinary closing, it gives its word by itself: it owes a voucher from the
//! page on, and pays with its next entry. All other withheld entries are listed, and wait for a person.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Closing, Why, vouchers_owed};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role};
use cairn_model::{CircleId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::accept::held_hash;
use crate::entries::{find_log, wire};
use crate::erase;
use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::vault::{Commit, Vault};
use crate::verdicts::{self, Judge};
use crate::write::{Author, ENTRY_PARTS, Written, store};

/// Says why entries do not count, or not as they were meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withholding {
    /// They do not count at all.
    Withheld(Why),
    /// They count under a lesser role: their author's role was reduced below them.
    Reduced(Role),
}

/// Consecutive entries of one log that do not count, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldEntries {
    /// The log.
    pub log: LogId,
    /// Whose log it is, as far as a page of ours says so.
    pub author: Option<String>,
    /// The height of the first.
    pub from: u64,
    /// The last of them: what a voucher names.
    pub to: Head,
    /// Why.
    pub why: Withholding,
    /// Their bytes.
    pub bytes: u64,
    /// The records that they touch.
    pub records: BTreeSet<RecordId>,
}

/// Notes what this device owes after a page: its word for all that it had accepted of a log and that counts no more.
pub(crate) fn owe(
    db: &Connection,
    circle: i64,
    own: &LogId,
    before: &Charter,
    after: &Charter,
) -> Result<(), StoreError> {
    let mut held = BTreeMap::new();
    for closed in &after.page().closed {
        if let Some(row) = find_log(db, circle, &closed.log)? {
            held.insert(closed.log, Head { height: row.height, hash: EntryHash::from_bytes(row.head) });
        }
    }
    if held.is_empty() {
        return Ok(());
    }
    let failed = Cell::new(None);
    let passes = |log: &LogId, head: &Head| verdicts::passes(db, circle, log, head, &failed);
    let vouchers = verdicts::vouchers(db, circle, before.page())?;
    let owed = vouchers_owed(before.page(), after.page(), own, &vouchers, &held, &passes);
    failed.take().map_or(Ok(()), Err)?;
    for (log, head) in owed {
        db.prepare_cached("INSERT OR REPLACE INTO owed (circle, log, height, hash) VALUES (?1, ?2, ?3, ?4)")?
            .execute((circle, log.as_bytes(), head.height, head.hash.as_bytes()))?;
    }
    Ok(())
}

/// Writes the vouchers that are owed, if this device may, and judges again what they lift. Gives the numbers of the records
/// that they touch.
pub(crate) fn pay(
    commit: &mut Commit<'_>,
    circle: i64,
    charter: &Charter,
    author: &mut Author,
    now: Timestamp,
) -> Result<BTreeSet<i64>, StoreError> {
    let owed = owed(commit.db, circle)?;
    if owed.is_empty() {
        return Ok(BTreeSet::new());
    }
    commit.db.prepare_cached("DELETE FROM owed WHERE circle = ?1")?.execute([circle])?;
    if !author.role.may_write(PartKind::Voucher) {
        return Ok(BTreeSet::new());
    }
    let still = |log: &LogId| charter.page().closed(log).is_some_and(|closed| closed.closing == Closing::Ordinary);
    let parts: Vec<Part> =
        owed.into_iter().filter(|(log, _)| still(log)).map(|(log, head)| Part::Voucher { log, head }).collect();
    for parts in parts.chunks(ENTRY_PARTS) {
        store(commit, circle, author, parts.to_vec(), now)?;
    }
    let mut touched = verdicts::judge_again(commit.db, circle, charter)?;
    // What counts now may ask for an erasure, or confirm one.
    touched.extend(erase::settle(commit.db, circle, charter)?);
    Ok(touched)
}

fn owed(db: &Connection, circle: i64) -> Result<Vec<(LogId, Head)>, StoreError> {
    let mut query = db.prepare_cached("SELECT log, height, hash FROM owed WHERE circle = ?1 ORDER BY log")?;
    let mut rows = query.query([circle])?;
    let mut owed = Vec::new();
    while let Some(row) = rows.next()? {
        let log = LogId::from_bytes(row.get(0)?).map_err(|_| StoreError::Damaged(None))?;
        owed.push((log, Head { height: row.get(1)?, hash: EntryHash::from_bytes(row.get(2)?) }));
    }
    Ok(owed)
}

impl Vault {
    /// Writes the vouchers that this device owes since a page closed logs of which it had accepted more. Every other
    /// write does the same; call this after pages came, so that others need not wait.
    ///
    /// # Errors
    /// As [`Vault::write`]. Nothing owed is no error, and writes nothing.
    pub fn write_owed(&mut self, circle: &CircleId, now: Timestamp) -> Result<Written, StoreError> {
        let n = circle_number(&self.reader.db, circle)?;
        if owed(&self.reader.db, n)?.is_empty() {
            return Ok(Written::default());
        }
        match self.write(circle, Vec::new(), now) {
            Err(StoreError::MayNot) => Ok(Written::default()), // a later page took us out of the circle
            other => other,
        }
    }

    /// Gives this person's word for what a closed log wrote above its cut, up to and including an entry: it counts from
    /// now on, here and everywhere.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no such entry is held, or it counts already; [`StoreError::Refused`] when no word
    /// makes it count (no page knows its log, or its chain does not pass through the cut); [`StoreError::MayNot`] when
    /// this device may not vouch, or the closing was strict and this device is no steward's.
    pub fn vouch(&mut self, circle: &CircleId, log: &LogId, head: Head, now: Timestamp) -> Result<Written, StoreError> {
        let n = circle_number(&self.reader.db, circle)?;
        let author = self.author(circle)?;
        let charter = self.charter(circle)?;
        let db = &self.reader.db;
        let held = held_hash(db, n, log, head.height)?.filter(|(_, hash)| hash == head.hash.as_bytes());
        let nothing = StoreError::NotFound("withheld entry");
        if held.is_none() {
            return Err(nothing);
        }
        let closed = verdicts::cut_below(charter.page(), log, head.height)
            .ok_or(StoreError::Refused("voucher: no page closed the log below this"))?;
        let why = match Judge::new(db, n, charter)?.verdict(db, log, head)? {
            Ok(role) if !closed.role.exceeds(role) => return Err(nothing),
            Ok(_) => Why::AboveCut,
            Err(why) => why,
        };
        let cut = closed.cut;
        let through =
            cut.height == 0 || held_hash(db, n, log, cut.height)?.is_some_and(|(_, hash)| hash == *cut.hash.as_bytes());
        if !through || !matches!(why, Why::AboveCut | Why::AboveStrictCut) {
            return Err(StoreError::Refused("voucher: the entry is of another chain than the closed one"));
        }
        if closed.closing == Closing::Strict && author.role != Role::Steward {
            return Err(StoreError::MayNot);
        }
        self.append(circle, vec![Part::Voucher { log: *log, head }], now)
    }
}

impl Reader {
    /// Lists what is held of a circle and does not count, or only under a lesser role, as runs of entries.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn withheld(&self, circle: &CircleId) -> Result<Vec<WithheldEntries>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let charter = self.load_charter(circle)?;
        let judge = Judge::new(&self.db, n, &charter)?;
        // Only closed logs and unknown ones can hold such entries; the others are not read.
        let mut query = self.db.prepare_cached("SELECT n, id FROM log WHERE circle = ?1 ORDER BY id")?;
        let logs: BTreeMap<[u8; 32], i64> =
            query.query_map([n], |row| Ok((row.get(1)?, row.get(0)?)))?.collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        for (id, number) in logs {
            let log = LogId::from_bytes(id).map_err(|_| StoreError::Damaged(None))?;
            let from = match (charter.page().closed(&log), charter.role_of(&log)) {
                (Some(_), _) => charter.page().cuts(&log).first().map_or(1, |lowest| lowest.cut.height),
                (None, None) => 1,
                (None, Some(_)) => continue,
            };
            self.withheld_of(&judge, &charter, log, number, from, &mut found)?;
        }
        Ok(found)
    }

    fn withheld_of(
        &self,
        judge: &Judge<'_>,
        charter: &Charter,
        log: LogId,
        number: i64,
        from: u64,
        found: &mut Vec<WithheldEntries>,
    ) -> Result<(), StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT n, height, hash, size FROM entry WHERE log = ?1 AND height >= ?2 ORDER BY height",
        )?;
        let mut rows = query.query((number, from))?;
        while let Some(row) = rows.next()? {
            let place = Head { height: row.get(1)?, hash: EntryHash::from_bytes(row.get(2)?) };
            let closed = verdicts::cut_below(charter.page(), &log, place.height);
            let why = match judge.verdict(&self.db, &log, place)? {
                Err(why) => Withholding::Withheld(why),
                Ok(role) if closed.is_some_and(|closed| closed.role.exceeds(role)) => Withholding::Reduced(role),
                Ok(_) => continue,
            };
            let entry = Entry::dangerously_trust_stored(&wire(&self.db, row.get(0)?)?)
                .map_err(|_| StoreError::Damaged(None))?;
            if matches!(why, Withholding::Reduced(role) if entry.leaves().iter().all(|leaf| role.may_write(leaf.kind)))
            {
                continue; // it counts as it was meant
            }
            let bytes: u64 = row.get(3)?;
            let records = entry.leaves().iter().filter_map(|leaf| leaf.record);
            match found.last_mut() {
                Some(run) if run.log == log && run.why == why && run.to.height + 1 == place.height => {
                    run.to = place;
                    run.bytes += bytes;
                    run.records.extend(records);
                }
                _ => found.push(WithheldEntries {
                    log,
                    author: charter.name_of(&log).map(str::to_owned),
                    from: place.height,
                    to: place,
                    why,
                    bytes,
                    records: records.collect(),
                }),
            }
        }
        Ok(())
    }

    /// Says how many vouchers this device owes in a circle and has not written yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn owed(&self, circle: &CircleId) -> Result<u64, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let owed: Option<u64> = self
            .db
            .prepare_cached("SELECT count(*) FROM owed WHERE circle = ?1")?
            .query_row([n], |row| row.get(0))
            .optional()?;
        Ok(owed.unwrap_or(0))
    }
}
