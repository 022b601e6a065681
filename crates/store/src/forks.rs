//! Forks: two entries at one height of a log, because its device was rolled back or copied.
//!
//! One chain counts, the others are kept beside it. Which one is a function of the entries held and of the page: the chain
//! that leads to the header at which the page closed the log; otherwise, wherever chains part, the lower header hash.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::Charter;
use cairn_ledger::entry::Entry;
use cairn_ledger::{EntryHash, Head, LogId};
use cairn_model::{CircleId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::accept::{AcceptReport, Refusal};
use crate::entries::{self, LogRow, find_log, wire};
use crate::erase;
use crate::error::StoreError;
use crate::intake::{Checked, Intake, Projecting};
use crate::projection::{circle_number, find_subject};
use crate::reader::Reader;
use crate::vault::Commit;

/// The most bytes of entries beside the chain that counts which are kept of one log.
pub const MAX_SIDES: u64 = 64 << 20;

/// Where an entry goes.
pub(crate) enum Place {
    /// On top of the chain that counts.
    Next,
    /// Nowhere: it is held.
    Held,
    /// Beside the chain that counts.
    Side,
    /// Nowhere yet.
    Refused(Refusal),
}

/// One log with several chains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// The log.
    pub log: LogId,
    /// The height below which all chains are one.
    pub below: u64,
    /// The end of the chain that counts.
    pub counts: Head,
    /// The ends of the other chains, lowest hash first.
    pub sides: Vec<Head>,
    /// Bytes of entries on the other chains.
    pub bytes: u64,
}

/// Finds the place of an entry whose own checks are done.
pub(crate) fn place(db: &Connection, held: Option<LogRow>, entry: &Entry) -> Result<Place, StoreError> {
    let header = entry.header();
    if entries::split(entry.bytes()).is_none() {
        return Ok(Place::Refused(Refusal::Chain));
    }
    let Some(row) = held else {
        return Ok(match header.height {
            1 => Place::Next,
            _ => Place::Refused(Refusal::Gap { held: 0 }),
        });
    };
    let on_top = header.height == row.height + 1;
    if on_top && header.prev.unwrap_or(Head::EMPTY.hash) == EntryHash::from_bytes(row.head) {
        return Ok(Place::Next);
    }
    let hash = entry.hash();
    if header.height <= row.base || main_hash(db, row.n, header.height)? == Some(hash) || is_side(db, row.n, &hash)? {
        return Ok(Place::Held);
    }
    let known = match header.prev {
        None => true,
        Some(prev) => main_hash(db, row.n, header.height - 1)? == Some(prev) || is_side(db, row.n, &prev)?,
    };
    Ok(if known {
        Place::Side
    } else if header.height > row.height + 1 {
        Place::Refused(Refusal::Gap { held: row.height })
    } else {
        let held = main_hash(db, row.n, header.height.min(row.height))?;
        Place::Refused(Refusal::Fork { held: held.unwrap_or(Head::EMPTY.hash) })
    })
}

/// Keeps an entry beside the chain that counts; `false` when there is no room left.
pub(crate) fn keep_side(
    commit: &mut Commit<'_>,
    circle: i64,
    entry: &Entry,
    received: Timestamp,
) -> Result<bool, StoreError> {
    let row = entries::log_row(commit.db, circle, &entry.header().log)?;
    let gone: Vec<usize> = erase::destroyed_leaves(commit.db, circle, entry)?.into_iter().collect();
    let erased = if gone.is_empty() { None } else { Some(entry.erase(&gone).map_err(StoreError::Entry)?) };
    let bytes = erased.as_ref().map_or(entry.bytes(), |entry| entry.bytes());
    let held: u64 = commit
        .db
        .prepare_cached("SELECT coalesce(sum(length(bytes)), 0) FROM side WHERE log = ?1")?
        .query_row([row.n], |row| row.get(0))?;
    if held + bytes.len() as u64 > MAX_SIDES {
        return Ok(false);
    }
    put_side(commit.db, row.n, entry, received.as_millis(), bytes)?;
    commit.note(entry.hash().as_bytes());
    Ok(true)
}

fn put_side(db: &Connection, log: i64, entry: &Entry, received: i64, bytes: &[u8]) -> Result<(), StoreError> {
    let header = entry.header();
    db.prepare_cached("INSERT INTO side (log, height, hash, prev, received, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
        log,
        header.height,
        entry.hash().as_bytes(),
        header.prev.as_ref().map(|prev| *prev.as_bytes()),
        received,
        bytes,
    ))?;
    Ok(())
}

fn main_hash(db: &Connection, log: i64, height: u64) -> Result<Option<EntryHash>, StoreError> {
    let found: Option<[u8; 32]> = db
        .prepare_cached("SELECT hash FROM entry WHERE log = ?1 AND height = ?2")?
        .query_row((log, height), |row| row.get(0))
        .optional()?;
    Ok(found.map(EntryHash::from_bytes))
}

fn is_side(db: &Connection, log: i64, hash: &EntryHash) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM side WHERE log = ?1 AND hash = ?2")?.exists((log, hash.as_bytes()))?)
}

/// The entries beside the chain that counts, by the header below: height and hash.
type Tree = BTreeMap<Option<EntryHash>, BTreeSet<(EntryHash, u64)>>;

fn tree(db: &Connection, log: i64) -> Result<Tree, StoreError> {
    let mut query = db.prepare_cached("SELECT hash, prev, height FROM side WHERE log = ?1")?;
    let mut rows = query.query([log])?;
    let mut tree = Tree::new();
    while let Some(row) = rows.next()? {
        let prev: Option<[u8; 32]> = row.get(1)?;
        let at = (EntryHash::from_bytes(row.get(0)?), row.get(2)?);
        tree.entry(prev.map(EntryHash::from_bytes)).or_default().insert(at);
    }
    Ok(tree)
}

/// Gives the hashes of the entries beside the chain that lead to a closed log's cut, the cut among them.
fn path_to(tree: &Tree, cut: Head) -> BTreeSet<EntryHash> {
    let below: BTreeMap<EntryHash, Option<EntryHash>> =
        tree.iter().flat_map(|(prev, next)| next.iter().map(move |(hash, _)| (*hash, *prev))).collect();
    let mut path = BTreeSet::new();
    let mut at = Some(cut.hash);
    while let Some(hash) = at
        && let Some(prev) = below.get(&hash)
    {
        path.insert(hash);
        at = *prev;
    }
    path
}

/// Says from which height on another chain counts, and its hashes upwards; `None` when the chain that counts stays.
fn better(db: &Connection, log: LogRow, cut: Option<Head>) -> Result<Option<(u64, Vec<EntryHash>)>, StoreError> {
    let tree = tree(db, log.n)?;
    let mut forks: Vec<u64> = tree.values().flatten().map(|(_, height)| *height).collect();
    forks.sort_unstable();
    forks.dedup();
    let to_cut = cut.map_or_else(BTreeSet::new, |cut| path_to(&tree, cut));
    let main_to_cut = match cut {
        Some(cut) if cut.height > 0 => main_hash(db, log.n, cut.height)? == Some(cut.hash),
        _ => false,
    };
    for height in forks {
        let below = if height == 1 { None } else { main_hash(db, log.n, height - 1)? };
        if height > 1 && below.is_none() {
            continue; // it stands on another side entry
        }
        let Some(sides) = tree.get(&below) else { continue };
        let main = main_hash(db, log.n, height)?;
        let leads = |hash: &EntryHash| to_cut.contains(hash);
        let main_leads = main_to_cut && cut.is_some_and(|cut| height <= cut.height);
        let best = sides.iter().map(|(hash, _)| *hash).min_by_key(|hash| (!leads(hash), *hash));
        let Some(best) = best else { continue };
        let wins = match main {
            None => true,
            Some(main) => (!leads(&best), best) < (!main_leads, main),
        };
        if wins {
            let mut path = vec![best];
            let mut at = best;
            while let Some(next) = tree
                .get(&Some(at))
                .and_then(|next| next.iter().map(|(hash, _)| *hash).min_by_key(|hash| (!leads(hash), *hash)))
            {
                path.push(next);
                at = next;
            }
            return Ok(Some((height, path)));
        }
    }
    Ok(None)
}

/// Makes the right chain of a log count; gives the numbers of the records that this touches.
pub(crate) fn settle(
    commit: &mut Commit<'_>,
    intake: &mut Intake<'_>,
    log: &LogId,
    report: &mut AcceptReport,
) -> Result<BTreeSet<i64>, StoreError> {
    let circle = intake.circle;
    let mut touched = BTreeSet::new();
    intake.settle_tops(commit.db)?;
    let cut = intake.charter.page().closed(log).map(|closed| closed.cut);
    // Every exchange ends with a better chain, and there are finitely many.
    while let Some(row) = find_log(commit.db, circle, log)?
        && let Some((from, path)) = better(commit.db, row, cut)?
    {
        put_aside(commit.db, circle, row, from, &mut touched)?;
        for hash in path {
            let (n, received, bytes): (i64, i64, Vec<u8>) = commit
                .db
                .prepare_cached("SELECT n, received, bytes FROM side WHERE log = ?1 AND hash = ?2")?
                .query_row((row.n, hash.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            commit.db.prepare_cached("DELETE FROM side WHERE n = ?1")?.execute([n])?;
            let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
            let parts = entries::read_parts(&entry);
            let records: Vec<RecordId> = entry.leaves().iter().filter_map(|leaf| leaf.record).collect();
            let checked = Checked { entry, parts, rows: BTreeMap::new(), projecting: Projecting::Now };
            intake.put(commit, checked, Timestamp::from_millis(received), report)?;
            intake.settle_tops(commit.db)?;
            // Records that only this chain knows have their numbers from here on.
            for record in records {
                touched.extend(find_subject(commit.db, circle, &record)?);
            }
        }
    }
    Ok(touched)
}

/// Moves the entries of the chain that counted, from a height on, beside it.
fn put_aside(
    db: &Connection,
    circle: i64,
    log: LogRow,
    from: u64,
    touched: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    let mut query = db.prepare_cached("SELECT n, received, size, counts FROM entry WHERE log = ?1 AND height >= ?2")?;
    let rows: Vec<(i64, i64, i64, i64)> = query
        .query_map((log.n, from), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut withheld = 0;
    for (n, received, size, counts) in rows {
        let bytes = wire(db, n)?;
        let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
        put_side(db, log.n, &entry, received, &bytes)?;
        records_of(db, circle, &entry, touched)?;
        for (ordinal, leaf) in entry.leaves().iter().enumerate() {
            let id = entries::part_id(n, ordinal);
            let subject = leaf.record.map(|record| find_subject(db, circle, &record)).transpose()?.flatten();
            entries::unindex(db, id, subject)?;
            db.prepare_cached("DELETE FROM part WHERE id = ?1")?.execute([id])?;
        }
        db.prepare_cached("DELETE FROM entry WHERE n = ?1")?.execute([n])?;
        withheld += if counts == 0 { size } else { 0 };
    }
    let head = if from > 1 { main_hash(db, log.n, from - 1)? } else { None };
    let head = head.unwrap_or(Head::EMPTY.hash);
    db.prepare_cached(
        "UPDATE log SET height = ?2, head = ?3, withheld = withheld - ?4, told = min(told, ?2) WHERE n = ?1",
    )?
    .execute((log.n, from - 1, head.as_bytes(), withheld))?;
    db.prepare_cached("DELETE FROM waiting WHERE log = ?1 AND height >= ?2")?.execute((log.n, from))?;
    Ok(())
}

/// Adds the numbers of the records that an entry speaks of.
pub(crate) fn records_of(
    db: &Connection,
    circle: i64,
    entry: &Entry,
    touched: &mut BTreeSet<i64>,
) -> Result<(), StoreError> {
    for record in entry.leaves().iter().filter_map(|leaf| leaf.record) {
        touched.extend(find_subject(db, circle, &record)?);
    }
    Ok(())
}

/// Gives the logs of a circle that have several chains.
pub(crate) fn forked(db: &Connection, circle: i64) -> Result<Vec<LogId>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT log.id FROM side JOIN log ON log.n = side.log WHERE log.circle = ?1 ORDER BY log.id",
    )?;
    let ids: Vec<[u8; 32]> = query.query_map([circle], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().map(|id| LogId::from_bytes(id).map_err(|_| StoreError::Damaged(None))).collect()
}

/// Makes the right chain of every forked log count, as after a page that closes one at a named header.
pub(crate) fn settle_all(commit: &mut Commit<'_>, circle: i64, charter: &Charter) -> Result<BTreeSet<i64>, StoreError> {
    let mut touched = BTreeSet::new();
    for log in forked(commit.db, circle)? {
        let mut intake = Intake::new(commit.db, circle, charter)?;
        touched.extend(settle(commit, &mut intake, &log, &mut AcceptReport::default())?);
    }
    Ok(touched)
}

impl Reader {
    /// Lists the logs of a circle that have two entries at one height: their devices were rolled back or copied.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn forks(&self, circle: &CircleId) -> Result<Vec<Fork>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut found = Vec::new();
        for log in forked(&self.db, n)? {
            let Some(row) = find_log(&self.db, n, &log)? else { continue };
            let tree = tree(&self.db, row.n)?;
            let sides: BTreeSet<(EntryHash, u64)> =
                tree.values().flatten().filter(|(hash, _)| !tree.contains_key(&Some(*hash))).copied().collect();
            let (lowest, bytes): (u64, u64) = self.db.query_row(
                "SELECT min(height), sum(length(bytes)) FROM side WHERE log = ?1",
                [row.n],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            found.push(Fork {
                log,
                below: lowest.saturating_sub(1),
                counts: Head { height: row.height, hash: EntryHash::from_bytes(row.head) },
                sides: sides.into_iter().map(|(hash, height)| Head { height, hash }).collect(),
                bytes,
            });
        }
        Ok(found)
    }

    /// Gives the entries of one chain beside the one that counts, lowest first, byte for byte: from where it leaves the
    /// chain that counts up to a head that [`Reader::forks`] names.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle or holds no such chain.
    pub fn side_entries(&self, circle: &CircleId, log: &LogId, head: Head) -> Result<Vec<Vec<u8>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let row = find_log(&self.db, n, log)?.ok_or(StoreError::NotFound("log"))?;
        let mut found = Vec::new();
        let mut at = Some(*head.hash.as_bytes());
        while let Some(hash) = at {
            let next: Option<(Vec<u8>, Option<[u8; 32]>)> = self
                .db
                .prepare_cached("SELECT bytes, prev FROM side WHERE log = ?1 AND hash = ?2")?
                .query_row((row.n, hash), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((bytes, prev)) = next else { break };
            found.push(bytes);
            at = prev;
        }
        if found.is_empty() {
            return Err(StoreError::NotFound("chain"));
        }
        found.reverse();
        Ok(found)
    }

    /// Gives entries of the chain that leads to a head, from a height on, as [`Reader::entries`] does; also when that chain
    /// lies beside the one that counts.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn chain_entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        head: Head,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let Some(row) = find_log(&self.db, n, log)? else { return Ok(Vec::new()) };
        let beside = is_side(&self.db, row.n, &head.hash)?;
        let side = if beside { self.side_entries(circle, log, head)? } else { Vec::new() };
        let parts_at = (head.height + 1).saturating_sub(side.len() as u64);
        let mut found = Vec::new();
        if from < parts_at {
            found = self.entries(circle, log, from, max_bytes)?;
            found.truncate(usize::try_from(parts_at - from).unwrap_or(usize::MAX));
            return Ok(found);
        }
        let mut bytes = 0;
        for entry in side.into_iter().skip(usize::try_from(from - parts_at).unwrap_or(usize::MAX)) {
            bytes += entry.len();
            if !found.is_empty() && bytes > max_bytes {
                break;
            }
            found.push(entry);
        }
        Ok(found)
    }
}
