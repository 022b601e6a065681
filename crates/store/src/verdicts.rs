//! What counts: the verdict of the page we work under, and of those who vouch for what stands above a cut.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Closing, Verdict, Why};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role};
use rusqlite::{Connection, OptionalExtension as _};

use crate::entries::{load_part, role_code, wire};
use crate::error::StoreError;

/// Judges the entries of one circle.
pub(crate) struct Judge<'a> {
    charter: &'a Charter,
    circle: i64,
    /// Up to where somebody active vouches for a log, and with what role.
    vouchers: BTreeMap<LogId, Vec<(Head, Role)>>,
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
                judge.vouchers.entry(log).or_default().push((head, role));
            }
        }
        Ok(judge)
    }

    /// Judges one entry that is held, or about to be put on top of its log.
    pub(crate) fn verdict(&self, db: &Connection, log: &LogId, place: Head) -> Result<Result<Role, Why>, StoreError> {
        let why = match self.charter.verdict(log, place.height, &place.hash) {
            Verdict::Counts(role) => return Ok(Ok(role)),
            Verdict::Withheld(why) => why,
        };
        let closed = self.charter.page().closed.iter().find(|closed| closed.log == *log);
        let (Some(closed), Some(vouchers)) = (closed, self.vouchers.get(log)) else { return Ok(Err(why)) };
        if !matches!(why, Why::AboveCut | Why::AboveStrictCut) || !self.holds(db, log, place, closed.cut)? {
            return Ok(Err(why));
        }
        for (head, role) in vouchers {
            let enough = closed.closing == Closing::Ordinary || *role == Role::Steward;
            if enough && head.height >= place.height && self.holds(db, log, place, *head)? {
                return Ok(Ok(closed.role));
            }
        }
        Ok(Err(why))
    }

    /// Says whether a log passes through a head, as far as it is held here and with the entry that is judged.
    fn holds(&self, db: &Connection, log: &LogId, judged: Head, head: Head) -> Result<bool, StoreError> {
        if head == judged || head.height == 0 {
            return Ok(true);
        }
        let found: Option<[u8; 32]> = db
            .prepare_cached(
                "SELECT entry.hash FROM log JOIN entry ON entry.log = log.n
                 WHERE log.circle = ?1 AND log.id = ?2 AND entry.height = ?3",
            )?
            .query_row((self.circle, log.as_bytes(), head.height), |row| row.get(0))
            .optional()?;
        Ok(found == Some(*head.hash.as_bytes()))
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
            records_of(db, circle, n, &mut touched)?;
        }
    }
    Ok(touched)
}

/// Adds the numbers of the records that an entry speaks of.
fn records_of(db: &Connection, circle: i64, entry: i64, touched: &mut BTreeSet<i64>) -> Result<(), StoreError> {
    let entry = Entry::dangerously_trust_stored(&wire(db, entry)?).map_err(|_| StoreError::Damaged(None))?;
    for record in entry.leaves().iter().filter_map(|leaf| leaf.record) {
        touched.extend(crate::projection::find_subject(db, circle, &record)?);
    }
    Ok(())
}
