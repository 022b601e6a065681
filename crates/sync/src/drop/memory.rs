//! What a device knows of one drop between visits. It lies in the vault; to lose it costs reading the drop once more.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::LogId;
use cairn_model::Timestamp;

use super::effect::Object;
use crate::pack::{ErasedEntry, ObjectName, Spans};
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const VERSION: u64 = 1;
const MAX_KNOWN: usize = super::MAX_LISTED;
/// The most deleted names that are kept.
const MAX_DELETED: usize = 10_000;
const MAX_RUNS: usize = 8192;

/// Says that kept bytes are no memory of a drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read what is known of a drop")]
pub struct MemoryError;

impl From<CodecError> for MemoryError {
    fn from(_: CodecError) -> Self {
        Self
    }
}

/// What became of an object when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// All these entries are held here, the same ones.
    Held { spans: Spans, erased: Vec<ErasedEntry> },
    /// Something of it waits; read again once our own state is another than this.
    Waiting { state: [u8; 32] },
    /// It is cut short, changed, or misnamed.
    Damaged,
    /// It is sealed to other devices.
    NotForUs,
    /// It is of a newer version.
    Newer,
    /// It holds receipts for this contributor's log: this device wrote them, or took them if the log is its own.
    Receipts { log: LogId },
}

/// An object of the drop that was read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) size: u64,
    pub(super) modified: Option<i64>,
    pub(super) first_seen: Timestamp,
    pub(super) state: State,
    /// Since when it lies wholly inside another.
    pub(super) superseded: Option<Timestamp>,
}

impl Known {
    /// Says whether the listed file is still the one that was read.
    pub(super) fn is(&self, object: &Object) -> bool {
        self.size == object.size && (self.modified.is_none() || self.modified == object.modified)
    }
}

/// What a device knows of one drop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DropMemory {
    pub(super) packs: BTreeMap<ObjectName, Known>,
    /// The pages that lay there.
    pub(super) pages: BTreeSet<ObjectName>,
    /// The evidence files that lay there whole.
    pub(super) files: BTreeSet<[u8; 32]>,
    /// What this device deleted, and when.
    pub(super) deleted: BTreeMap<ObjectName, Timestamp>,
}

impl DropMemory {
    /// Starts with nothing known.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes the memory, for storage inside the vault.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut w = Writer::new(&mut out);
        w.array(5).uint(VERSION).array(self.packs.len());
        for (name, known) in &self.packs {
            w.array(6).bytes(name.as_bytes()).uint(known.size);
            write_time(&mut w, known.modified);
            write_time(&mut w, Some(known.first_seen.as_millis()));
            write_state(&mut w, &known.state);
            write_time(&mut w, known.superseded.map(Timestamp::as_millis));
        }
        w.array(self.pages.len());
        for name in &self.pages {
            w.bytes(name.as_bytes());
        }
        w.array(self.files.len());
        for file in &self.files {
            w.bytes(file);
        }
        w.array(self.deleted.len());
        for (name, time) in &self.deleted {
            w.array(2).bytes(name.as_bytes());
            write_time(&mut w, Some(time.as_millis()));
        }
        out
    }

    /// Reads what [`DropMemory::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`MemoryError`]: start with nothing known.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MemoryError> {
        let mut r = Reader::new(bytes);
        r.tuple(5)?;
        if r.uint()? != VERSION {
            return Err(MemoryError);
        }
        let packs = r.list(MAX_KNOWN, |r| {
            r.tuple(6)?;
            let name = ObjectName::from_bytes(r.fixed()?);
            let (size, modified) = (r.uint()?, read_time(r)?);
            let first_seen = read_stamp(r)?.ok_or(CodecError::Malformed)?;
            Ok((name, Known { size, modified, first_seen, state: read_state(r)?, superseded: read_stamp(r)? }))
        })?;
        let pages = r.list(MAX_KNOWN, |r| Ok(ObjectName::from_bytes(r.fixed()?)))?;
        let files = r.list(MAX_KNOWN, |r| r.fixed())?;
        let deleted = r.list(MAX_KNOWN, |r| {
            r.tuple(2)?;
            Ok((ObjectName::from_bytes(r.fixed()?), read_stamp(r)?.ok_or(CodecError::Malformed)?))
        })?;
        let memory = Self {
            packs: packs.into_iter().collect(),
            pages: pages.into_iter().collect(),
            files: files.into_iter().collect(),
            deleted: deleted.into_iter().collect(),
        };
        if r.is_at_end() && memory.to_bytes() == bytes { Ok(memory) } else { Err(MemoryError) }
    }

    /// Notes that this device deleted an object.
    pub(super) fn note_deleted(&mut self, name: ObjectName, now: Timestamp) {
        self.packs.remove(&name);
        self.deleted.insert(name, now);
        while self.deleted.len() > MAX_DELETED {
            let oldest = self.deleted.iter().min_by_key(|(_, time)| **time).map(|(name, _)| *name);
            oldest.and_then(|name| self.deleted.remove(&name));
        }
    }
}

/// A time as the text of its milliseconds: they may lie before 1970.
fn write_time(w: &mut Writer<'_>, time: Option<i64>) {
    w.text(&time.map(|time| time.to_string()).unwrap_or_default());
}

fn read_time(r: &mut Reader<'_>) -> Result<Option<i64>, CodecError> {
    match r.text(24)? {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| CodecError::Malformed),
    }
}

fn read_stamp(r: &mut Reader<'_>) -> Result<Option<Timestamp>, CodecError> {
    Ok(read_time(r)?.map(Timestamp::from_millis))
}

fn write_state(w: &mut Writer<'_>, state: &State) {
    match state {
        State::Held { spans, erased } => {
            w.array(3).uint(0).array(spans.iter().count());
            for (log, from, to) in spans.iter() {
                w.array(3).bytes(log.as_bytes()).uint(from).uint(to);
            }
            w.array(erased.len());
            for erased in erased {
                w.array(3).bytes(erased.log.as_bytes()).uint(erased.height).uint(erased.parts);
            }
        }
        State::Waiting { state } => {
            w.array(2).uint(1).bytes(state);
        }
        State::Damaged => {
            w.array(1).uint(2);
        }
        State::NotForUs => {
            w.array(1).uint(3);
        }
        State::Newer => {
            w.array(1).uint(4);
        }
        State::Receipts { log } => {
            w.array(2).uint(5).bytes(log.as_bytes());
        }
    }
}

fn read_state(r: &mut Reader<'_>) -> Result<State, CodecError> {
    let fields = r.array(3)?;
    match (fields, r.uint()?) {
        (3, 0) => {
            let mut spans = Spans::new();
            r.list(MAX_RUNS, |r| {
                r.tuple(3)?;
                spans.add(log_id(r)?, r.uint()?, r.uint()?);
                Ok(())
            })?;
            let erased = r.list(MAX_KNOWN, |r| {
                r.tuple(3)?;
                Ok(ErasedEntry { log: log_id(r)?, height: r.uint()?, parts: r.uint()? })
            })?;
            Ok(State::Held { spans, erased })
        }
        (2, 1) => Ok(State::Waiting { state: r.fixed()? }),
        (1, 2) => Ok(State::Damaged),
        (1, 3) => Ok(State::NotForUs),
        (1, 4) => Ok(State::Newer),
        (2, 5) => Ok(State::Receipts { log: log_id(r)? }),
        _ => Err(CodecError::Malformed),
    }
}

fn log_id(r: &mut Reader<'_>) -> Result<LogId, CodecError> {
    LogId::from_bytes(r.fixed()?).map_err(|_| CodecError::Malformed)
}
