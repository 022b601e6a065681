//! Bulk import: documents are built, signed and projected on one thread, and stored on another.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use cairn_ledger::document::{ActorId, check_change, new_record};
use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{Role, Verified};
use cairn_model::{CircleId, Edit, RecordId, Timestamp};

use crate::entries::{self, ReadPart};
use crate::error::StoreError;
use crate::project::{Projected, Projector};
use crate::projection::{self, Known, circle_number, find_subject, subject_number};
use crate::reader::Reader;
use crate::vault::Vault;
use crate::write::{Author, ENTRY_FILL, ENTRY_PARTS, frontier, part_size};
use crate::{erase, handover};

/// How many entries go into one commit.
const ENTRIES_PER_COMMIT: usize = 8;

/// A record to import.
#[derive(Debug, Clone)]
pub struct NewRecord {
    /// Its id, derived from the foreign one so that two members who import the same thing apart meet in one record.
    pub id: RecordId,
    /// Its fields, with `kind`, checked against the field table.
    pub edits: Vec<Edit>,
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many records were added.
    pub added: u64,
    /// Records that were here already and were left as they are.
    pub existing: Vec<RecordId>,
    /// Records that are too large or malformed and were left out.
    pub refused: Vec<RecordId>,
}

/// One signed entry on its way to the database.
struct Built {
    entry: Verified<Entry>,
    parts: Vec<ReadPart>,
    rows: Vec<Projected>,
    role: Role,
}

/// What the building thread hands over.
enum Message {
    Entry(Box<Built>),
    Existing(RecordId),
    Refused(RecordId),
    Failed(StoreError),
}

impl Vault {
    /// Imports records. Each commit is durable; `progress` gets the number of records stored so far and says whether to
    /// go on. Cancelled or failed, everything committed before stays.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]; otherwise as [`Vault::write`].
    pub fn import<I>(
        &mut self,
        circle: &CircleId,
        records: I,
        now: Timestamp,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<ImportReport, StoreError>
    where
        I: IntoIterator<Item = NewRecord>,
        I::IntoIter: Send,
    {
        let author = self.author(circle)?;
        let n = circle_number(&self.reader.db, circle)?;
        let known = self.reader()?;
        // The frontier is named in an entry of its own: the building thread has no writer.
        let records = records.into_iter();
        let (sender, receiver) = sync_channel::<Message>(4);
        std::thread::scope(|scope| {
            let author = self.tell_frontier(n, author, now)?;
            let builder = scope.spawn(move || build(author, &known, n, records, now, &sender));
            let stored = self.store_built(n, &receiver, now, progress);
            drop(receiver);
            builder.join().map_err(|_| StoreError::Refused("import"))?;
            stored
        })
    }

    fn tell_frontier(&mut self, circle: i64, mut author: Author, now: Timestamp) -> Result<Author, StoreError> {
        self.commit(|commit| {
            if let Some(part) = frontier(commit.db, circle, &author.log)? {
                let entry = author.sign(std::slice::from_ref(&part), now)?;
                let parts = [ReadPart { ordinal: 0, part, aside: false }];
                entries::append(commit, circle, &entry, &parts, now, author.role)?;
            }
            Ok(author)
        })
    }

    fn store_built(
        &mut self,
        circle: i64,
        receiver: &Receiver<Message>,
        now: Timestamp,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<ImportReport, StoreError> {
        let mut report = ImportReport::default();
        let mut failed = None;
        let mut open = true;
        while open && failed.is_none() {
            self.commit(|commit| {
                for _ in 0..ENTRIES_PER_COMMIT {
                    match receiver.recv() {
                        Ok(Message::Entry(built)) => {
                            entries::append(commit, circle, &built.entry, &built.parts, now, built.role)?;
                            report.added += built.rows.len() as u64;
                            for row in &built.rows {
                                let subject = subject_number(commit.db, circle, &row.id)?;
                                projection::write(commit.db, circle, subject, row, Known::Maybe)?;
                            }
                        }
                        Ok(Message::Existing(id)) => report.existing.push(id),
                        Ok(Message::Refused(id)) => report.refused.push(id),
                        Ok(Message::Failed(error)) => {
                            failed = Some(error);
                            break;
                        }
                        Err(_) => {
                            open = false;
                            break;
                        }
                    }
                }
                Ok(())
            })?;
            if failed.is_none() && !progress(report.added) {
                failed = Some(StoreError::Cancelled);
            }
        }
        failed.map_or(Ok(report), Err)
    }
}

/// Builds, signs and projects, until the source is empty or nobody listens any more.
fn build(
    mut author: Author,
    known: &Reader,
    circle: i64,
    records: impl Iterator<Item = NewRecord>,
    now: Timestamp,
    out: &SyncSender<Message>,
) {
    let mut projector = match Projector::new() {
        Ok(projector) => projector,
        Err(error) => {
            let _ = out.send(Message::Failed(error));
            return;
        }
    };
    let mut pending = Pending::default();
    // What this import has made is not all committed yet, so that the database alone does not know it.
    let mut made: BTreeSet<RecordId> = BTreeSet::new();
    for record in records {
        let id = record.id;
        let sent = match one(&author, known, circle, &made, &mut projector, record, now) {
            Ok(Some((part, row))) => {
                made.insert(id);
                pending.add(part, row);
                if pending.fill < ENTRY_FILL && pending.parts.len() < ENTRY_PARTS {
                    continue;
                }
                pending.send(&mut author, now, out)
            }
            Ok(None) => out.send(Message::Existing(id)).is_ok(),
            Err(StoreError::Refused(_) | StoreError::Edit(_)) => out.send(Message::Refused(id)).is_ok(),
            Err(error) => {
                let _ = out.send(Message::Failed(error));
                return;
            }
        };
        if !sent {
            return;
        }
    }
    if !pending.parts.is_empty() {
        pending.send(&mut author, now, out);
    }
}

/// Builds one record; `None` when it is here already.
fn one(
    author: &Author,
    known: &Reader,
    circle: i64,
    made: &BTreeSet<RecordId>,
    projector: &mut Projector,
    record: NewRecord,
    now: Timestamp,
) -> Result<Option<(Part, Projected)>, StoreError> {
    let erased = erase::is_hidden(&known.db, circle, &record.id)?;
    if erased || made.contains(&record.id) || find_subject(&known.db, circle, &record.id)?.is_some() {
        return Ok(None);
    }
    let generation = handover::stored_generation(&known.db, circle)?;
    let actor = ActorId::derive(&author.log, &record.id, generation);
    let bytes = new_record(actor, &record.edits, now).map_err(StoreError::Edit)?;
    let state = check_change(&bytes).ok().and_then(|checked| checked.state()).ok_or(StoreError::Refused("record"))?;
    let row = projector.project(&author.circle, record.id, &state, now)?;
    Ok(Some((Part::Changes { record: record.id, bytes }, row)))
}

/// Records that wait for their entry.
#[derive(Default)]
struct Pending {
    parts: Vec<Part>,
    rows: Vec<Projected>,
    fill: usize,
}

impl Pending {
    fn add(&mut self, part: Part, row: Projected) {
        self.fill += part_size(&part);
        self.parts.push(part);
        self.rows.push(row);
    }

    /// Signs and hands over; says whether anybody listens.
    fn send(&mut self, author: &mut Author, now: Timestamp, out: &SyncSender<Message>) -> bool {
        let Self { parts, rows, .. } = std::mem::take(self);
        let message = match author.sign(&parts, now) {
            Ok(entry) => {
                let parts = parts
                    .into_iter()
                    .enumerate()
                    .map(|(ordinal, part)| ReadPart { ordinal, part, aside: false })
                    .collect();
                Message::Entry(Box::new(Built { entry, parts, rows, role: author.role }))
            }
            Err(error) => Message::Failed(error),
        };
        let failed = matches!(message, Message::Failed(_));
        out.send(message).is_ok() && !failed
    }
}
