//! What counts: the verdict of the page we work under, and of those who vouch for what stands above a cut.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, ClosedLog, Closing, Page, Verdict, Why};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role};
use rusqlite::Connection;

use crate::accept::held_hash;
use crate::entries::{load_part, role_code, wire};
use crate::error::StoreError;
use crate::forks::records_of;

/// Finds the cut of a log that an entry stands above, if any.
pub(crate) fn cut_below<'a>(page: &'a Page, log: &LogId, height: u64) -> Option<&'a ClosedLog> {
    page.closed(log).filter(|closed| height > closed.cut.height)
}

/// Judges the entries of one circle.
pub(crate) struct Judge<'a> {
    charter: &'a Charter,
    circle: i64,
    /// Up to where somebody active vouches for a log, and with what role.
    vouchers: BTreeMap<LogId, Vec<Word>>,
}

/// Somebody's word for a log.
pub(crate) struct Word {
    pub(crate) by: LogId,
    head: Head,
    role: Role,
}

impl<'a> Judge<'a> {
    /// Reads the vouchers that are held.
    pub(crate) fn new(db: &Connection, circle: i64, charter: &'a Charter) -> Result<Self, StoreError> {
        let mut judge = Self { charter, circle, vouchers: BTreeMap::new() };
        if charter.page().closed.is_empty() {
            return Ok(judge);
        }
        let mut query = db.prepare_cached(
            "SELECT notice.part, log.id FROM notice JOIN entry ON entry.n = notice.part >> 20 JOIN log ON log.n = entry.log
             WHERE notice.circle = ?1 AND notice.kind = 'voucher' AND entry.counts > 0",
        )?;
        let mut rows = query.query([circle])?;
        while let Some(row) = rows.next()? {
            let by = LogId::from_bytes(row.get(1)?).map_err(|_| StoreError::Damaged(None))?;
            // Only who is active now vouches; that also keeps vouchers from standing on vouchers.
            let Some(role) = charter.role_of(&by).filter(|role| role.may_write(PartKind::Voucher)) else { continue };
            if let Some(Part::Voucher { log, head }) = load_part(db, row.get(0)?)? {
                judge.vouchers.entry(log).or_default().push(Word { by, head, role });
            }
        }
        Ok(judge)
    }

    /// Judges one entry that is held, or about to be put on top of its log.
    pub(crate) fn verdict(&self, db: &Connection, log: &LogId, place: Head) -> Result<Result<Role, Why>, StoreError> {
        let verdict = self.charter.verdict(log, place.height, &place.hash);
        let Some(closed) = cut_below(self.charter.page(), log, place.height) else {
            return Ok(match verdict {
                Verdict::Counts(role) => Ok(role),
                Verdict::Withheld(why) => Err(why),
            });
        };
        match verdict {
            // Someone whose role was reduced: what somebody vouches for counts under the role before.
            Verdict::Counts(role) if role < closed.role && self.is_vouched(db, log, place, closed, |_| true)? => {
                Ok(Ok(closed.role))
            }
            Verdict::Counts(role) => Ok(Ok(role)),
            Verdict::Withheld(Why::AboveCut | Why::AboveStrictCut)
                if self.is_vouched(db, log, place, closed, |_| true)? =>
            {
                Ok(Ok(closed.role))
            }
            Verdict::Withheld(why) => Ok(Err(why)),
        }
    }

    /// Says whether somebody active, of those that are asked for, vouches for an entry above a cut through which its chain
    /// passes.
    pub(crate) fn is_vouched(
        &self,
        db: &Connection,
        log: &LogId,
        place: Head,
        closed: &ClosedLog,
        of: impl Fn(&LogId) -> bool,
    ) -> Result<bool, StoreError> {
        let Some(words) = self.vouchers.get(log) else { return Ok(false) };
        if !self.holds(db, log, place, closed.cut)? {
            return Ok(false);
        }
        for Word { by, head, role } in words {
            let enough = closed.closing == Closing::Ordinary || *role == Role::Steward;
            if enough && of(by) && head.height >= place.height && self.holds(db, log, place, *head)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Says whether a log passes through a head, as far as it is held here and with the entry that is judged.
    fn holds(&self, db: &Connection, log: &LogId, judged: Head, head: Head) -> Result<bool, StoreError> {
        if head == judged || head.height == 0 {
            return Ok(true);
        }
        let found = held_hash(db, self.circle, log, head.height)?;
        Ok(found.is_some_and(|(_, hash)| hash == *head.hash.as_bytes()))
    }
}

/// Judges every entry of a circle again; gives the records whose entries changed.
pub(crate) fn judge_again(db: &Connection, circle: i64, charter: &Charter) -> Result<BTreeSet<i64>, StoreError> {
    let judge = Judge::new(db, circle, charter)?;
    let mut touched = BTreeSet::new();
    let mut logs = db.prepare_cached("SELECT n, id FROM log WHERE circle = ?1")?;
    let logs: Vec<(i64, [u8; 32])> =
        logs.query_map([circle], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (log, id) in logs {
        let id = LogId::from_bytes(id).map_err(|_| StoreError::Damaged(None))?;
        let mut entries = db.prepare_cached("SELECT n, height, hash, counts, size FROM entry WHERE log = ?1")?;
        let mut rows = entries.query([log])?;
        let mut changed: Vec<(i64, i64, i64, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (n, before, size): (i64, i64, i64) = (row.get(0)?, row.get(3)?, row.get(4)?);
            let place = Head { height: row.get(1)?, hash: EntryHash::from_bytes(row.get(2)?) };
            let now = role_code(judge.verdict(db, &id, place)?.ok());
            if now != before {
                changed.push((n, before, now, size));
            }
        }
        for (n, before, now, size) in changed {
            db.prepare_cached("UPDATE entry SET counts = ?2 WHERE n = ?1")?.execute((n, now))?;
            let withheld = match (before, now) {
                (_, 0) => size,
                (0, _) => -size,
                _ => 0,
            };
            db.prepare_cached("UPDATE log SET withheld = withheld + ?2 WHERE n = ?1")?.execute((log, withheld))?;
            let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
            records_of(db, circle, &entry, &mut touched)?;
        }
    }
    Ok(touched)
}
