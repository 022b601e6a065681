//! What counts: the verdict of the page we work under, and of those who vouch for what stands above a cut. The rules are
//! the ledger's; this looks up what they ask for.

use std::cell::Cell;
use std::collections::BTreeSet;

use cairn_ledger::charter::{Charter, ClosedLog, Page, Verdict, Vouchers, Why};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role};
use rusqlite::Connection;

use crate::accept::held_hash;
use crate::entries::{load_part, role_code, wire};
use crate::error::StoreError;
use crate::forks::records_of;

/// Finds the cut of a log that an entry stands above, if any.
pub(crate) fn cut_below<'a>(page: &'a Page, log: &LogId, height: u64) -> Option<&'a ClosedLog> {
    page.cuts(log).iter().rfind(|closed| closed.cut.height < height)
}

/// Judges the entries of one circle.
pub(crate) struct Judge<'a> {
    page: &'a Page,
    circle: i64,
    vouchers: Vouchers,
}

impl<'a> Judge<'a> {
    /// Reads the vouchers that are held.
    pub(crate) fn new(db: &Connection, circle: i64, charter: &'a Charter) -> Result<Self, StoreError> {
        let page = charter.page();
        // Without a cut there is nothing to vouch for.
        let vouchers = if page.closed.is_empty() { Vouchers::default() } else { vouchers(db, circle, page)? };
        Ok(Self { page, circle, vouchers })
    }

    /// Says whether a voucher that is held names this head: what stands below it may count from now on too.
    pub(crate) fn is_vouched_for(&self, log: &LogId, head: Head) -> bool {
        self.vouchers.names(log, head)
    }

    /// Judges one entry that is held, or about to be put on top of its log.
    pub(crate) fn verdict(&self, db: &Connection, log: &LogId, place: Head) -> Result<Result<Role, Why>, StoreError> {
        let failed = Cell::new(None);
        let passes = |head: &Head| *head == place || passes(db, self.circle, log, head, &failed);
        let verdict = self.page.verdict_with(&self.vouchers, log, place, &passes);
        failed.take().map_or(Ok(()), Err)?;
        Ok(match verdict {
            Verdict::Counts(role) => Ok(role),
            Verdict::Withheld(why) => Err(why),
        })
    }
}

/// Reads the vouchers of a circle that are held and count under a page.
///
/// The page judges them, not the verdict that is stored: that one is of the page before, while entries are judged again. No
/// voucher stands on another, so the page alone can say it.
pub(crate) fn vouchers(db: &Connection, circle: i64, page: &Page) -> Result<Vouchers, StoreError> {
    let mut vouchers = Vouchers::default();
    let mut query = db.prepare_cached(
        "SELECT notice.part, log.id, entry.height, entry.hash FROM notice
         JOIN entry ON entry.n = notice.part >> 20 JOIN log ON log.n = entry.log
         WHERE notice.circle = ?1 AND notice.kind = 'voucher'",
    )?;
    let mut rows = query.query([circle])?;
    while let Some(row) = rows.next()? {
        let by = LogId::from_bytes(row.get(1)?).map_err(|_| StoreError::Damaged(None))?;
        let hash = EntryHash::from_bytes(row.get(3)?);
        if !page.verdict(&by, row.get(2)?, &hash).counts_for(PartKind::Voucher) {
            continue;
        }
        if let Some(Part::Voucher { log, head }) = load_part(db, row.get(0)?)? {
            vouchers.add(by, log, head);
        }
    }
    Ok(vouchers)
}

/// Says whether a log, as it is held here, passes through a head. What the database answers instead is kept for the caller.
pub(crate) fn passes(
    db: &Connection,
    circle: i64,
    log: &LogId,
    head: &Head,
    failed: &Cell<Option<StoreError>>,
) -> bool {
    if head.height == 0 {
        return true;
    }
    match held_hash(db, circle, log, head.height) {
        Ok(held) => held.is_some_and(|(_, hash)| hash == *head.hash.as_bytes()),
        Err(error) => {
            failed.set(Some(error));
            false
        }
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
