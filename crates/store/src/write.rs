//! Writing of our own: parts, new records, edits, in one signed entry and one commit.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use cairn_keys::DeviceKey;
use cairn_ledger::document::{ActorId, CheckedChange, check_change, new_record};
use cairn_ledger::entry::{Part, PartKind, Position, sign_entry};
use cairn_ledger::{EntryHash, Head, LogId, PageHash, Role};
use cairn_model::{CircleId, Edit, Path, RecordId, RecordState, Timestamp, Value};
use rusqlite::Connection;

use crate::changes::{self, Changes};
use crate::entries::{self, ReadPart, log_row};
use crate::error::StoreError;
use crate::project::Projector;
use crate::projection::{self, Known, circle_number, find_subject, subject_number};
use crate::reader::RecordKey;
use crate::rebuild;
use crate::vault::{Commit, Vault};
use crate::{erase, handover, verdicts, vouch};

/// The most uncompressed bytes of parts that are put into one entry.
pub(crate) const ENTRY_FILL: usize = 400 * 1024;
/// The most parts that are put into one entry.
pub(crate) const ENTRY_PARTS: usize = 500;
/// The most logs that one frontier part names.
const FRONTIER: usize = 256;

/// One thing to write.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a handful lives at a time, each for one commit")]
pub enum Write {
    /// A record. If it exists already, the edits are made to it.
    New {
        /// Its id.
        id: RecordId,
        /// Its fields, with `kind`, checked against the field table.
        edits: Vec<Edit>,
    },
    /// Edits of a record that is here.
    Edit {
        /// Its id.
        id: RecordId,
        /// The edits, checked against the field table.
        edits: Vec<Edit>,
    },
    /// A part as it is: manifest, attestation, voucher, receipt, presence.
    Part(Part),
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The last entry, when there was anything to write.
    pub head: Option<Head>,
    /// The records that changed.
    pub records: Vec<RecordId>,
}

/// Who writes in a circle, and where its log stands.
pub(crate) struct Author {
    pub(crate) device: DeviceKey,
    pub(crate) log: LogId,
    pub(crate) role: Role,
    pub(crate) circle: CircleId,
    pub(crate) page: PageHash,
    pub(crate) height: u64,
    pub(crate) head: [u8; 32],
    /// Where the log stood before.
    pub(crate) start: u64,
}

impl Author {
    /// Says what was written, the newest entry being ours.
    pub(crate) fn written(&self, records: Vec<RecordId>) -> Written {
        let head = Head { height: self.height, hash: EntryHash::from_bytes(self.head) };
        Written { head: (self.height > self.start).then_some(head), records }
    }

    /// Signs the next entry.
    pub(crate) fn sign(
        &mut self,
        parts: &[Part],
        now: Timestamp,
    ) -> Result<cairn_ledger::Verified<cairn_ledger::Entry>, StoreError> {
        if parts.iter().any(|part| !self.role.may_write(part.kind())) {
            return Err(StoreError::MayNot);
        }
        let position = Position {
            circle: self.circle,
            height: self.height + 1,
            prev: (self.height > 0).then(|| EntryHash::from_bytes(self.head)),
            page: self.page,
        };
        let entry =
            sign_entry(&position, parts, now, &mut crate::fill_random, &self.device).map_err(StoreError::Entry)?;
        self.height += 1;
        self.head = *entry.hash().as_bytes();
        Ok(entry)
    }
}

impl Vault {
    /// Reads who we are in a circle, and whether we may sign there.
    pub(crate) fn author(&self, circle: &CircleId) -> Result<Author, StoreError> {
        let charter = self.charter(circle)?;
        let device = self.keys(circle)?.device;
        let log = device.public();
        let role = charter.role_of(&log).ok_or(StoreError::MayNot)?;
        let n = circle_number(&self.reader.db, circle)?;
        let (height, head) =
            entries::find_log(&self.reader.db, n, &log)?.map_or((0, [0; 32]), |row| (row.height, row.head));
        Ok(Author { device, log, role, circle: *circle, page: charter.page_hash(), height, head, start: height })
    }

    /// Adds a record; if it exists already, the edits are made to it.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn add(
        &mut self,
        circle: &CircleId,
        id: RecordId,
        edits: Vec<Edit>,
        now: Timestamp,
    ) -> Result<Written, StoreError> {
        self.write(circle, vec![Write::New { id, edits }], now)
    }

    /// Edits a record. Edits that change nothing write nothing.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn edit(&mut self, key: &RecordKey, edits: Vec<Edit>, now: Timestamp) -> Result<Written, StoreError> {
        self.write(&key.circle, vec![Write::Edit { id: key.id, edits }], now)
    }

    /// Deletes a record: a tombstone, which [`Vault::restore`] takes back.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn delete(&mut self, key: &RecordKey, now: Timestamp) -> Result<Written, StoreError> {
        self.edit(key, vec![deleted_edit(Some(Value::Flag(true)))?], now)
    }

    /// Takes a deletion back.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn restore(&mut self, key: &RecordKey, now: Timestamp) -> Result<Written, StoreError> {
        self.edit(key, vec![deleted_edit(None)?], now)
    }

    /// Appends parts as they are.
    ///
    /// # Errors
    /// As [`Vault::write`].
    pub fn append(&mut self, circle: &CircleId, parts: Vec<Part>, now: Timestamp) -> Result<Written, StoreError> {
        self.write(circle, parts.into_iter().map(Write::Part).collect(), now)
    }

    /// Writes several things in one commit: all of them or none. Returns when they are durable.
    ///
    /// # Errors
    /// [`StoreError::MayNot`] when this device's role does not allow it; [`StoreError::NotFound`] for an edit of a record
    /// that is not here; [`StoreError::Unreadable`] for one that cannot be built; [`StoreError::DiskFull`].
    pub fn write(&mut self, circle: &CircleId, writes: Vec<Write>, now: Timestamp) -> Result<Written, StoreError> {
        let mut author = self.author(circle)?;
        let n = circle_number(&self.reader.db, circle)?;
        let charter = self.charter(circle)?.clone();
        let written = self.commit(|commit| {
            let mut batch = Batch::default();
            for write in writes {
                batch.take(commit.db, n, &author, write, now)?;
            }
            let mut again = vouch::pay(commit, n, &charter, &mut author, now)?;
            if batch.parts.is_empty() {
                rebuild::refresh(commit.db, n, circle, again)?;
                return Ok(author.written(Vec::new()));
            }
            let erases = batch.parts.iter().any(|part| matches!(part, Part::Erase(_)));
            let vouches = batch.parts.iter().any(|part| matches!(part, Part::Voucher { .. }));
            let mut parts = frontier(commit.db, n, &author.log)?.into_iter().collect::<Vec<_>>();
            parts.append(&mut batch.parts);
            let mut fill = 0;
            let mut now_entry: Vec<Part> = Vec::new();
            for part in parts {
                let size = part_size(&part);
                if !now_entry.is_empty() && (fill + size > ENTRY_FILL || now_entry.len() >= ENTRY_PARTS) {
                    store(commit, n, &mut author, std::mem::take(&mut now_entry), now)?;
                    fill = 0;
                }
                fill += size;
                now_entry.push(part);
            }
            store(commit, n, &mut author, now_entry, now)?;
            let mut projector = Projector::new()?;
            let mut records = Vec::new();
            for (id, (subject, changes, state)) in batch.touched {
                let row = projector.project(circle, id, &state, changes)?;
                let subject = subject.map_or_else(|| subject_number(commit.db, n, &id), Ok)?;
                projection::write(commit.db, n, subject, &row, Known::Maybe)?;
                records.push(id);
            }
            if vouches {
                again.extend(verdicts::judge_again(commit.db, n, &charter)?);
            }
            if erases || vouches {
                again.extend(erase::settle(commit.db, n, &charter)?);
            }
            rebuild::refresh(commit.db, n, circle, again)?;
            Ok(author.written(records))
        })?;
        self.bury()?;
        Ok(written)
    }
}

fn deleted_edit(value: Option<Value>) -> Result<Edit, StoreError> {
    let path = Path::parse(RecordState::DELETED).map_err(|_| StoreError::Refused("path"))?;
    Ok(Edit { path, value })
}

/// What is about to be written.
#[derive(Default)]
struct Batch {
    parts: Vec<Part>,
    /// The records it changes: number if known, time last written, and the state afterwards.
    touched: BTreeMap<RecordId, (Option<i64>, Timestamp, RecordState)>,
    /// The changes of records touched so far, for a second edit of the same record in one batch.
    changes: BTreeMap<RecordId, Changes>,
}

impl Batch {
    fn take(
        &mut self,
        db: &Connection,
        circle: i64,
        author: &Author,
        write: Write,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        match write {
            Write::Part(part) => {
                if matches!(part.kind(), PartKind::Changes) {
                    return Err(StoreError::Refused("change: write records by their edits"));
                }
                self.parts.push(part);
                Ok(())
            }
            Write::New { id, .. } | Write::Edit { id, .. } if erase::is_hidden(db, circle, &id)? => {
                Err(StoreError::Refused("record: it is erased"))
            }
            Write::New { id, edits } => {
                let subject = find_subject(db, circle, &id)?;
                let held = subject.map(|subject| changes::load(db, subject, None)).transpose()?;
                if self.changes.contains_key(&id) || held.is_some_and(|held| !held.list.is_empty()) {
                    return self.edit(db, circle, author, id, &edits, now);
                }
                let actor = ActorId::derive(&author.log, &id, free_generation(db, circle, subject, &author.log, &id)?);
                let bytes = new_record(actor, &edits, now).map_err(StoreError::Edit)?;
                let checked = check_change(&bytes).map_err(|_| StoreError::Refused("record"))?;
                let state = checked.state().ok_or(StoreError::Refused("record"))?;
                self.keep(author, id, subject, checked, state, now);
                Ok(())
            }
            Write::Edit { id, edits } => self.edit(db, circle, author, id, &edits, now),
        }
    }

    fn edit(
        &mut self,
        db: &Connection,
        circle: i64,
        author: &Author,
        id: RecordId,
        edits: &[Edit],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let subject = find_subject(db, circle, &id)?;
        let held = match self.changes.entry(id) {
            Entry::Occupied(held) => held.into_mut(),
            Entry::Vacant(room) => {
                let subject = subject.ok_or(StoreError::NotFound("record"))?;
                room.insert(changes::load(db, subject, None)?)
            }
        };
        if held.list.is_empty() {
            return Err(StoreError::NotFound("record"));
        }
        let mut document = changes::document(held).ok_or(StoreError::Unreadable)?;
        let actor = ActorId::derive(&author.log, &id, document.generation(&author.log, &id));
        let Some(bytes) = document.edit(&actor, edits, now).map_err(StoreError::Edit)? else { return Ok(()) };
        let checked = check_change(&bytes).map_err(|_| StoreError::Refused("edit"))?;
        let mut authors = held.authors.clone();
        authors.insert(actor, author.log);
        let state = changes::state_of(&document, &authors).ok_or(StoreError::Unreadable)?;
        let updated = held.updated.max(now);
        self.keep(author, id, subject, checked, state, updated);
        Ok(())
    }

    fn keep(
        &mut self,
        author: &Author,
        id: RecordId,
        subject: Option<i64>,
        checked: CheckedChange,
        state: RecordState,
        updated: Timestamp,
    ) {
        self.parts.push(Part::Changes { record: id, bytes: checked.bytes().to_vec() });
        let held = self.changes.entry(id).or_default();
        held.authors.insert(checked.actor(), author.log);
        held.updated = updated;
        held.list.push(checked);
        self.touched.insert(id, (subject, updated, state));
    }
}

/// Gives the generation under which this log can begin a record of which nothing counts: above all it ever used there.
fn free_generation(
    db: &Connection,
    circle: i64,
    subject: Option<i64>,
    log: &LogId,
    id: &RecordId,
) -> Result<u32, StoreError> {
    let lowest = handover::stored_generation(db, circle)?;
    let Some(subject) = subject else { return Ok(lowest) };
    let mut query = db.prepare_cached(
        "SELECT change.part FROM change JOIN entry ON entry.n = change.part >> 20 JOIN log ON log.n = entry.log
         WHERE change.subject = ?1 AND log.circle = ?2 AND log.id = ?3",
    )?;
    let parts: Vec<i64> =
        query.query_map((subject, circle, log.as_bytes()), |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut free = lowest;
    for part in parts {
        if let Some(Part::Changes { bytes, .. }) = entries::load_part(db, part)? {
            let used = check_change(&bytes).ok().and_then(|checked| checked.generation_of(log, id));
            free = free.max(used.map_or(0, |used| used + 1));
        }
    }
    Ok(free)
}

/// Signs and stores one entry of our own.
pub(crate) fn store(
    commit: &mut Commit<'_>,
    circle: i64,
    author: &mut Author,
    parts: Vec<Part>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = author.sign(&parts, now)?;
    let read: Vec<ReadPart> =
        parts.into_iter().enumerate().map(|(ordinal, part)| ReadPart { ordinal, part, aside: false }).collect();
    entries::append(commit, circle, &entry, &read, now, author.role)
}

/// Estimates how much room a part takes, before compression.
pub(crate) fn part_size(part: &Part) -> usize {
    match part {
        Part::Changes { bytes, .. } | Part::Unknown { bytes, .. } => bytes.len() + 100,
        Part::Attestation { attestation, .. } => attestation.json().len() + attestation.pem().len() + 100,
        Part::Frontier(heads) => heads.len() * 80,
        _ => 1_000,
    }
}

/// Names the heads that were accepted since our previous entry, and remembers that they were named.
pub(crate) fn frontier(db: &Connection, circle: i64, own: &LogId) -> Result<Option<Part>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT n, id, height, head FROM log WHERE circle = ?1 AND id <> ?2 AND height > told ORDER BY id LIMIT ?3",
    )?;
    let mut rows = query.query((circle, own.as_bytes(), FRONTIER))?;
    let mut heads = Vec::new();
    let mut told = Vec::new();
    while let Some(row) = rows.next()? {
        let id = LogId::from_bytes(row.get(1)?).map_err(|_| StoreError::Damaged(None))?;
        heads.push((id, Head { height: row.get(2)?, hash: EntryHash::from_bytes(row.get(3)?) }));
        told.push(row.get::<_, i64>(0)?);
    }
    drop(rows);
    for n in told {
        db.prepare_cached("UPDATE log SET told = height WHERE n = ?1")?.execute([n])?;
    }
    // Make sure our own log has a row, so that its number comes before what it names.
    log_row(db, circle, own)?;
    Ok((!heads.is_empty()).then_some(Part::Frontier(heads)))
}
