//! A record from its counted changes.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use cairn_keys::DevicePublic;
use cairn_ledger::document::{ActorId, CheckedChange, Document, check_change};
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{LogId, Verified};
use cairn_model::{RecordId, RecordState, Timestamp};
use rusqlite::Connection;

use crate::entries::{PART_BITS, load_part, role_of_code, wire};
use crate::erase;
use crate::error::StoreError;

/// The counted changes of one record.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) list: Vec<CheckedChange>,
    /// Who wrote under each actor.
    pub(crate) authors: BTreeMap<ActorId, LogId>,
    /// When it was last written: the author's clock, but never later than ours when the entry came.
    pub(crate) updated: Timestamp,
}

/// Whole entries kept while many records are read one after another.
pub(crate) struct Shelf {
    entries: BTreeMap<i64, Verified<Entry>>,
    order: std::collections::VecDeque<i64>,
}

impl Shelf {
    /// How many entries are kept.
    const KEPT: usize = 24;

    pub(crate) const fn new() -> Self {
        Self { entries: BTreeMap::new(), order: std::collections::VecDeque::new() }
    }

    fn part(&mut self, db: &Connection, id: i64) -> Result<Option<Part>, StoreError> {
        let (n, ordinal) = (id >> PART_BITS, usize::try_from(id & ((1 << PART_BITS) - 1)).unwrap_or(0));
        if let Some(entry) = self.entries.get(&n) {
            return entry.part(ordinal).map_err(|_| StoreError::Damaged(None));
        }
        let entry = Entry::dangerously_trust_stored(&wire(db, n)?).map_err(|_| StoreError::Damaged(None))?;
        let part = entry.part(ordinal).map_err(|_| StoreError::Damaged(None));
        self.entries.insert(n, entry);
        self.order.push_back(n);
        if self.order.len() > Self::KEPT {
            let oldest = self.order.pop_front();
            oldest.and_then(|oldest| self.entries.remove(&oldest));
        }
        part
    }
}

/// Loads the changes of a record that count. `shelf` keeps whole entries when many records are read.
pub(crate) fn load(db: &Connection, subject: i64, mut shelf: Option<&mut Shelf>) -> Result<Changes, StoreError> {
    let mut changes = Changes::default();
    let (circle, id): (i64, [u8; 16]) = db
        .prepare_cached("SELECT circle, id FROM subject WHERE n = ?1")?
        .query_row([subject], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let id = RecordId::from_bytes(id);
    let veiled = erase::any(db, circle)?;
    if veiled && erase::is_hidden(db, circle, &id)? {
        return Ok(changes);
    }
    let mut query = db.prepare_cached(
        "SELECT change.part, log.id, entry.claimed, entry.received, entry.counts FROM change
         JOIN entry ON entry.n = change.part >> 20 JOIN log ON log.n = entry.log
         WHERE change.subject = ?1 AND change.aside = 0 AND entry.counts > 0 ORDER BY change.part",
    )?;
    let mut rows = query.query([subject])?;
    let mut updated = i64::MIN;
    while let Some(row) = rows.next()? {
        let (part, log, claimed, received, code): (i64, [u8; 32], i64, i64, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        if !role_of_code(code).is_some_and(|role| role.may_write(PartKind::Changes)) {
            continue;
        }
        if veiled && erase::is_part_hidden(db, circle, part, Some(&id))? {
            continue;
        }
        let read = match shelf.as_deref_mut() {
            Some(shelf) => shelf.part(db, part)?,
            None => load_part(db, part)?,
        };
        let Some(Part::Changes { bytes, .. }) = read else { continue };
        let Ok(checked) = check_change(&bytes) else { continue };
        let log = DevicePublic::from_bytes(log).map_err(|_| StoreError::Damaged(None))?;
        changes.authors.insert(checked.actor(), log);
        changes.list.push(checked);
        updated = updated.max(claimed.min(received));
    }
    changes.updated = Timestamp::from_millis(updated.max(0));
    Ok(changes)
}

/// What a record's changes add up to.
pub(crate) enum Built {
    /// No change counts: there is nothing to show.
    Nothing,
    /// A readable record.
    State(RecordState),
    /// The changes do not build.
    Unreadable,
}

/// Builds the readable state. One first change alone needs no automerge.
pub(crate) fn state(changes: &Changes) -> Built {
    match changes.list.as_slice() {
        [] => return Built::Nothing,
        [only] => {
            if let Some(state) = only.state() {
                return Built::State(state);
            }
        }
        _ => {}
    }
    match document(changes).and_then(|document| state_of(&document, &changes.authors)) {
        Some(state) => Built::State(state),
        None => Built::Unreadable,
    }
}

/// Builds the document; `None` when the changes do not build. A panic inside is no verdict on anything else.
pub(crate) fn document(changes: &Changes) -> Option<Document> {
    let list = changes.list.clone();
    catch_unwind(AssertUnwindSafe(|| Document::build(list).ok())).ok().flatten()
}

/// Reads the state of a document, naming authors by their logs.
pub(crate) fn state_of(document: &Document, authors: &BTreeMap<ActorId, LogId>) -> Option<RecordState> {
    catch_unwind(AssertUnwindSafe(|| document.state(&|actor: &ActorId| authors.get(actor).copied()).ok()))
        .ok()
        .flatten()
}
