//! Erasing: a steward asks, which hides; a second person confirms, which destroys.
//!
//! Who asked and who confirmed is read from the entries that count. What was destroyed here stays destroyed, whatever
//! becomes of those entries: the table `erasure` remembers it.

pub(crate) mod destroy;

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Erasures, Leaving};
use cairn_ledger::entry::{Entry, Erase, EraseStep, EraseTarget, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId, Role};
use cairn_model::{CircleId, RecordId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _};

use crate::accept::held_hash;
use crate::entries::{self, PART_BITS, ReadPart, load_part, role_of_code};
use crate::error::StoreError;
use crate::intake::{Checked, Intake};
use crate::projection::{circle_number, find_subject};
use crate::reader::Reader;
use crate::vault::Vault;
use crate::write::Written;

/// How far an erasure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErasureState {
    /// A steward asked: it is hidden, and waits for a second person.
    Asked,
    /// It is destroyed here.
    Done,
}

/// Someone's word about an erasure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The log that carries it.
    pub log: LogId,
    /// Whose log that is.
    pub name: Option<String>,
    /// The height of its entry.
    pub height: u64,
    /// The time that the author's device claimed.
    pub time: Timestamp,
}

/// One erasure, with all who spoke for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// What was to go.
    pub target: EraseTarget,
    /// How far it has come.
    pub state: ErasureState,
    /// Who asked, first to last as it came here.
    pub asked: Vec<Word>,
    /// Who confirmed.
    pub confirmed: Vec<Word>,
}

/// Says whether a part of this kind can be erased. What decides what counts, and what is erased, stays.
pub(crate) const fn is_erasable(kind: PartKind) -> bool {
    !matches!(kind, PartKind::Erase | PartKind::Voucher)
}

/// Names a leaf in the table `erasure`.
fn leaf_key(hash: &EntryHash, leaf: u64) -> Vec<u8> {
    let mut key = hash.as_bytes().to_vec();
    key.extend_from_slice(&leaf.to_be_bytes());
    key
}

/// Gives the keys of what a target names.
fn keys_of(target: &EraseTarget) -> Vec<Vec<u8>> {
    match target {
        EraseTarget::Record(record) => vec![record.as_bytes().to_vec()],
        EraseTarget::Leaves { head, leaves, .. } => leaves.iter().map(|leaf| leaf_key(&head.hash, *leaf)).collect(),
    }
}

/// Says whether anything was asked to be erased in a circle.
pub(crate) fn any(db: &Connection, circle: i64) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM erasure WHERE circle = ?1 LIMIT 1")?.exists([circle])?)
}

fn state_of(db: &Connection, circle: i64, key: &[u8]) -> Result<Option<ErasureState>, StoreError> {
    let done: Option<bool> = db
        .prepare_cached("SELECT done FROM erasure WHERE circle = ?1 AND target = ?2")?
        .query_row((circle, key), |row| row.get(0))
        .optional()?;
    Ok(done.map(|done| if done { ErasureState::Done } else { ErasureState::Asked }))
}

/// Says whether a record is hidden or destroyed.
pub(crate) fn is_hidden(db: &Connection, circle: i64, record: &RecordId) -> Result<bool, StoreError> {
    Ok(state_of(db, circle, record.as_bytes())?.is_some())
}

/// Says whether a part is hidden, alone or with its record.
pub(crate) fn is_part_hidden(
    db: &Connection,
    circle: i64,
    part: i64,
    record: Option<&RecordId>,
) -> Result<bool, StoreError> {
    if !any(db, circle)? {
        return Ok(false);
    }
    if let Some(record) = record
        && is_hidden(db, circle, record)?
    {
        return Ok(true);
    }
    let hash: [u8; 32] =
        db.prepare_cached("SELECT hash FROM entry WHERE n = ?1")?.query_row([part >> PART_BITS], |row| row.get(0))?;
    let leaf = (part & ((1 << PART_BITS) - 1)).cast_unsigned();
    Ok(state_of(db, circle, &leaf_key(&EntryHash::from_bytes(hash), leaf))?.is_some())
}

/// Gives the leaves of an entry whose parts were destroyed here, or belong to a record that was.
pub(crate) fn destroyed_leaves(db: &Connection, circle: i64, entry: &Entry) -> Result<BTreeSet<usize>, StoreError> {
    let mut gone = BTreeSet::new();
    if !db.prepare_cached("SELECT 1 FROM erasure WHERE circle = ?1 AND done LIMIT 1")?.exists([circle])? {
        return Ok(gone);
    }
    let done = |key: &[u8]| Ok::<_, StoreError>(state_of(db, circle, key)? == Some(ErasureState::Done));
    for (ordinal, leaf) in entry.leaves().iter().enumerate().filter(|(_, leaf)| is_erasable(leaf.kind)) {
        let by_record = leaf.record.map_or(Ok(false), |record| done(record.as_bytes()))?;
        if by_record || done(&leaf_key(&entry.hash(), ordinal as u64))? {
            gone.insert(ordinal);
        }
    }
    Ok(gone)
}

/// Says whether any part came here without its content.
pub(crate) fn lacks_any(db: &Connection) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM part WHERE bytes IS NULL LIMIT 1")?.exists([])?)
}

/// Says whether an entry has a part without its content.
pub(crate) fn lacks(db: &Connection, entry: i64) -> Result<bool, StoreError> {
    let range = (entry << PART_BITS, (entry << PART_BITS) + (1 << PART_BITS) - 1);
    Ok(db.prepare_cached("SELECT 1 FROM part WHERE bytes IS NULL AND id BETWEEN ?1 AND ?2")?.exists(range)?)
}

/// Shows the entries of a circle that have a part without its content, one after another by log and height.
pub(crate) fn each_lacking(
    db: &Connection,
    circle: i64,
    show: &mut dyn FnMut(LogId, u64, &Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut query = db.prepare_cached(
        "SELECT DISTINCT log.id, entry.height, entry.n FROM part JOIN entry ON entry.n = part.id >> 20
         JOIN log ON log.n = entry.log WHERE part.bytes IS NULL AND log.circle = ?1 ORDER BY log.id, entry.height",
    )?;
    let rows: Vec<([u8; 32], u64, i64)> =
        query.query_map([circle], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    for (log, height, entry) in rows {
        let log = LogId::from_bytes(log).map_err(|_| StoreError::Damaged(None))?;
        let bytes = entries::wire(db, entry)?;
        let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
        show(log, height, &entry)?;
    }
    Ok(())
}

/// Fills in the parts of a held entry that had come without their content and were not erased here.
pub(crate) fn mend(db: &Connection, intake: &mut Intake<'_>, checked: &Checked) -> Result<u64, StoreError> {
    let entry = &checked.entry;
    let header = entry.header();
    let Some((n, hash)) = held_hash(db, intake.circle, &header.log, header.height)? else { return Ok(0) };
    let gone = destroyed_leaves(db, intake.circle, entry)?;
    let Some(wire) = entries::split(entry.bytes()).filter(|_| hash == *entry.hash().as_bytes()) else { return Ok(0) };
    let mut mended = BTreeSet::new();
    for (ordinal, bytes) in wire.parts.iter().enumerate().filter(|(ordinal, _)| !gone.contains(ordinal)) {
        let changed = db
            .prepare_cached("UPDATE part SET bytes = ?2 WHERE id = ?1 AND bytes IS NULL AND ?2 IS NOT NULL")?
            .execute((entries::part_id(n, ordinal), bytes))?;
        if changed == 1 {
            mended.insert(ordinal);
        }
    }
    if mended.is_empty() {
        return Ok(0);
    }
    let waits = intake.top(db, &header.log)?.is_some_and(|row| row.keeps_waiting(header.height));
    // Their sizes change below.
    intake.settle_tops(db)?;
    let acts = |read: &&ReadPart| mended.contains(&read.ordinal) && !(waits && read.part.kind() == PartKind::Changes);
    entries::index(db, intake.circle, n, checked.parts.iter().filter(acts))?;
    destroy::resize(db, n)?;
    for read in checked.parts.iter().filter(acts) {
        intake.vouched |= matches!(read.part, Part::Voucher { .. });
        intake.erases |= matches!(read.part, Part::Erase(_));
        if let Some(subject) = read.part.record().map(|id| find_subject(db, intake.circle, &id)).transpose()?.flatten()
        {
            intake.touched.insert(subject, None);
        }
    }
    Ok(mended.len() as u64)
}

/// One erase part that counts.
struct Spoken {
    erase: Erase,
    by: LogId,
    role: Role,
    height: u64,
    time: Timestamp,
}

fn spoken(db: &Connection, circle: i64) -> Result<Vec<Spoken>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT notice.part, log.id, entry.height, entry.claimed, entry.counts FROM notice
         JOIN entry ON entry.n = notice.part >> 20 JOIN log ON log.n = entry.log
         WHERE notice.circle = ?1 AND notice.kind = 'erase' AND entry.counts > 0 ORDER BY notice.part",
    )?;
    let mut rows = query.query([circle])?;
    let mut spoken = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(Part::Erase(erase)) = load_part(db, row.get(0)?)? else { continue };
        let Some(role) = role_of_code(row.get(4)?) else { continue };
        let may = match erase.step {
            EraseStep::Ask => role == Role::Steward,
            EraseStep::Confirm => role.may_write(PartKind::Erase),
        };
        if may {
            let by = LogId::from_bytes(row.get(1)?).map_err(|_| StoreError::Damaged(None))?;
            let time = Timestamp::from_millis(row.get(3)?);
            spoken.push(Spoken { erase, by, role, height: row.get(2)?, time });
        }
    }
    Ok(spoken)
}

/// Reads all erase parts that count, hides and destroys what they name, and shows again what nobody wants gone any more.
/// Gives the numbers of the records that this touches.
pub(crate) fn settle(db: &Connection, circle: i64, charter: &Charter) -> Result<BTreeSet<i64>, StoreError> {
    let page = charter.page();
    let mut erasures = Erasures::default();
    for Spoken { erase, by, role, .. } in spoken(db, circle)? {
        if let Some(person) = page.owner_of(&by) {
            erasures.add(&erase, person, role);
        }
    }
    let mut wanted: BTreeMap<Vec<u8>, (ErasureState, Option<destroy::At>)> = BTreeMap::new();
    for erasure in erasures.list(page) {
        let state = match erasure.leaving {
            Leaving::Stays => continue,
            Leaving::Hidden => ErasureState::Asked,
            Leaving::Destroyed => ErasureState::Done,
        };
        let at = match &erasure.target {
            EraseTarget::Record(_) => None,
            EraseTarget::Leaves { log, head, .. } => Some((*log, head.height)),
        };
        wanted.extend(keys_of(&erasure.target).into_iter().map(|key| (key, (state, at))));
    }
    let mut query = db.prepare_cached("SELECT target, done FROM erasure WHERE circle = ?1")?;
    let held: BTreeMap<Vec<u8>, bool> =
        query.query_map([circle], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut touched = BTreeSet::new();
    for key in held.iter().filter(|(key, done)| !**done && !wanted.contains_key(*key)).map(|(key, _)| key) {
        db.prepare_cached("DELETE FROM erasure WHERE circle = ?1 AND target = ?2")?.execute((circle, key))?;
        destroy::touch(db, circle, key, None, &mut touched)?;
    }
    let mut destroyed = false;
    for (key, (state, at)) in wanted {
        let before = held.get(&key);
        if before == Some(&true) || (before == Some(&false) && state == ErasureState::Asked) {
            continue;
        }
        db.prepare_cached("INSERT OR REPLACE INTO erasure (circle, target, done) VALUES (?1, ?2, ?3)")?.execute((
            circle,
            &key,
            state == ErasureState::Done,
        ))?;
        destroy::touch(db, circle, &key, at.as_ref(), &mut touched)?;
        if state == ErasureState::Done {
            destroy::destroy(db, circle, &key, at.as_ref())?;
            destroyed = true;
        }
    }
    if destroyed {
        destroy::owe_forgetting(db)?;
    }
    Ok(touched)
}

impl Vault {
    /// Asks to erase a record, or single leaves of an entry. It is hidden at once; in a circle of one it is destroyed at
    /// once.
    ///
    /// # Errors
    /// [`StoreError::MayNot`] when this device is no steward's; [`StoreError::NotFound`] when there is no such thing here;
    /// [`StoreError::Refused`] for a leaf that cannot be erased; otherwise as [`Vault::write`].
    pub fn ask_erase(&mut self, circle: &CircleId, target: EraseTarget, now: Timestamp) -> Result<Written, StoreError> {
        if self.author(circle)?.role != Role::Steward {
            return Err(StoreError::MayNot);
        }
        self.find_target(circle, &target)?;
        self.append(circle, vec![Part::Erase(Erase { target, step: EraseStep::Ask })], now)
    }

    /// Confirms what somebody else asked to erase: it is destroyed here, and everywhere once this entry arrives.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when nobody else asked for it; otherwise as [`Vault::write`].
    pub fn confirm_erase(
        &mut self,
        circle: &CircleId,
        target: EraseTarget,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        let author = self.author(circle)?;
        let charter = self.charter(circle)?;
        let n = circle_number(&self.reader.db, circle)?;
        let own = charter.page().owner_of(&author.log);
        let asked = spoken(&self.reader.db, n)?.iter().any(|spoken| {
            spoken.erase.step == EraseStep::Ask
                && spoken.erase.target == target
                && charter.page().owner_of(&spoken.by).is_some_and(|by| Some(by) != own)
        });
        if !asked {
            return Err(StoreError::NotFound("wish of another person to erase this"));
        }
        self.append(circle, vec![Part::Erase(Erase { target, step: EraseStep::Confirm })], now)
    }

    fn find_target(&self, circle: &CircleId, target: &EraseTarget) -> Result<(), StoreError> {
        let n = circle_number(&self.reader.db, circle)?;
        match target {
            EraseTarget::Record(record) => {
                find_subject(&self.reader.db, n, record)?.ok_or(StoreError::NotFound("record")).map(|_| ())
            }
            EraseTarget::Leaves { log, head: Head { height, hash }, leaves } => {
                let held = held_hash(&self.reader.db, n, log, *height)?;
                let (entry, _) =
                    held.filter(|(_, held)| held == hash.as_bytes()).ok_or(StoreError::NotFound("entry"))?;
                let bytes = entries::wire(&self.reader.db, entry)?;
                let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
                let erasable = |leaf: &u64| {
                    let leaf = usize::try_from(*leaf).ok().and_then(|leaf| entry.leaves().get(leaf));
                    leaf.is_some_and(|leaf| is_erasable(leaf.kind))
                };
                if leaves.is_empty() || !leaves.is_sorted_by(|a, b| a < b) || !leaves.iter().all(erasable) {
                    return Err(StoreError::Refused("leaf"));
                }
                Ok(())
            }
        }
    }
}

impl Reader {
    /// Lists what was asked to be erased in a circle, with all who asked and confirmed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn erasures(&self, circle: &CircleId) -> Result<Vec<Erasure>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let charter = self.load_charter(circle)?;
        let mut found: Vec<Erasure> = Vec::new();
        for Spoken { erase, by, role, height, time } in spoken(&self.db, n)? {
            debug_assert!(role.may_write(PartKind::Erase));
            let word = Word { log: by, name: charter.name_of(&by).map(str::to_owned), height, time };
            let place = match found.iter().position(|known| known.target == erase.target) {
                Some(place) => place,
                None => {
                    let mut states = Vec::new();
                    for key in keys_of(&erase.target) {
                        states.extend(state_of(&self.db, n, &key)?);
                    }
                    let Some(state) = states.into_iter().min() else { continue };
                    found.push(Erasure { target: erase.target, state, asked: Vec::new(), confirmed: Vec::new() });
                    found.len() - 1
                }
            };
            if let Some(known) = found.get_mut(place) {
                match erase.step {
                    EraseStep::Ask => known.asked.push(word),
                    EraseStep::Confirm => known.confirmed.push(word),
                }
            }
        }
        Ok(found)
    }

    /// Lists entries of which parts came without their content, though nobody asked to erase them: another peer may have
    /// them whole, and accepting them again mends them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn incomplete(&self, circle: &CircleId) -> Result<Vec<(LogId, u64)>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut found = Vec::new();
        each_lacking(&self.db, n, &mut |log, height, entry| {
            let asked = |(ordinal, record): (usize, Option<RecordId>)| -> Result<bool, StoreError> {
                let by_record = record.map_or(Ok(false), |record| is_hidden(&self.db, n, &record))?;
                Ok(by_record || state_of(&self.db, n, &leaf_key(&entry.hash(), ordinal as u64))?.is_some())
            };
            for (ordinal, leaf) in entry.leaves().iter().enumerate() {
                if entry.is_erased(ordinal) && !asked((ordinal, leaf.record))? {
                    found.push((log, height));
                    break;
                }
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Says whether a sealed file may be given to others: some manifest that is neither hidden nor erased names it.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn serves(&self, ciphertext: &[u8; 32]) -> Result<bool, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT manifest.part, subject.circle, subject.id FROM manifest JOIN subject ON subject.n = manifest.subject
             WHERE manifest.ciphertext = ?1",
        )?;
        let mut rows = query.query([ciphertext])?;
        while let Some(row) = rows.next()? {
            let record = RecordId::from_bytes(row.get(2)?);
            if !is_part_hidden(&self.db, row.get(1)?, row.get(0)?, Some(&record))? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
