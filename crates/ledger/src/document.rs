//! Records: one automerge document each, of scalar puts at the root.
//!
//! No change reaches automerge before [`check_change`] has read it with our own reader.

mod build;
mod chunk;
mod refusal;

use std::fmt;

use cairn_model::{Edit, Fields, Path, RecordId, RecordState, Timestamp, Value};

use crate::LogId;

pub use build::{Document, EditError, HistoryItem, SetAside, Unreadable};
pub use refusal::ChangeRefusal;

/// The largest change, in bytes.
pub const MAX_CHANGE: usize = 128 * 1024;
/// The most operations in one change.
pub const MAX_OPS: u64 = 20_000;
/// The most changes on which one change depends directly.
pub const MAX_DEPS: usize = 1024;
/// The most generations of one device's writing in one record.
pub const MAX_GENERATIONS: u32 = 256;

/// Names who writes in one record: 16 bytes derived from log, record and generation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId([u8; 16]);

impl ActorId {
    /// Derives the writer's name. The generation starts at 0 and is raised when a change of the one before was set aside.
    pub fn derive(log: &LogId, record: &RecordId, generation: u32) -> Self {
        let parts: [&[u8]; 3] = [log.as_bytes(), record.as_bytes(), &generation.to_le_bytes()];
        let hash = cairn_keys::derive("cairn 2026 record actor", &parts);
        let mut bytes = [0; 16];
        bytes.copy_from_slice(hash.split_at(16).0);
        Self(bytes)
    }

    /// Wraps bytes that were derived before.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ActorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ActorId({self})")
    }
}

/// Names a change: automerge's hash of it (SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeHash([u8; 32]);

impl ChangeHash {
    /// Wraps bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Shows the bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for ChangeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChangeHash({self})")
    }
}

/// Names an operation: the how-manieth of the record it is, and who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpId {
    /// Counts the record's operations along its changes, from 1.
    pub counter: u64,
    /// The writer.
    pub actor: ActorId,
}

/// One operation: a put of a scalar under a key of the document's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// The field.
    pub key: Path,
    /// What it was set to; `None` clears it.
    pub value: Option<Value>,
    /// The puts under the same key that this one replaces, sorted.
    pub preds: Vec<OpId>,
}

/// A change that was read and found to obey every rule that can be judged from the change alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedChange {
    hash: ChangeHash,
    content: chunk::Content,
    bytes: Vec<u8>,
}

/// Reads one change of automerge's format under our rules, in time and memory bounded by its length.
///
/// # Errors
/// [`ChangeRefusal`]: the bytes are not stored as part of a record; the part that holds them is set aside.
pub fn check_change(bytes: &[u8]) -> Result<CheckedChange, ChangeRefusal> {
    let (hash, content) = chunk::decode(bytes)?;
    Ok(CheckedChange { hash, content, bytes: bytes.to_vec() })
}

/// Writes the first change of a new record; the edits include its `kind`. Of several edits of one field the last holds.
///
/// # Errors
/// [`EditError::TooLarge`] when the change would exceed its limits; [`EditError::Value`] for a number that is not finite.
pub fn new_record(actor: ActorId, edits: &[Edit], time: Timestamp) -> Result<Vec<u8>, EditError> {
    let mut last: std::collections::BTreeMap<&Path, &Option<Value>> = std::collections::BTreeMap::new();
    for edit in edits {
        last.insert(&edit.path, &edit.value);
    }
    let ops: Vec<Op> = last
        .into_iter()
        .filter(|(_, value)| value.is_some())
        .map(|(key, value)| Op { key: key.clone(), value: value.clone(), preds: Vec::new() })
        .collect();
    build::check_values(ops.iter().map(|op| &op.value))?;
    let content = chunk::Content { deps: Vec::new(), actor, seq: 1, start_op: 1, time: time.as_millis(), ops };
    let bytes = chunk::encode(&content);
    if content.ops.len() as u64 > MAX_OPS || bytes.len() > MAX_CHANGE || content.ops.is_empty() {
        return Err(EditError::TooLarge);
    }
    Ok(bytes)
}

impl CheckedChange {
    /// Gives the change's name.
    pub const fn hash(&self) -> ChangeHash {
        self.hash
    }

    /// Gives the writer.
    pub const fn actor(&self) -> ActorId {
        self.content.actor
    }

    /// Gives the place among the writer's changes of this record, from 1.
    pub const fn seq(&self) -> u64 {
        self.content.seq
    }

    /// Gives the counter of the first operation.
    pub const fn start_op(&self) -> u64 {
        self.content.start_op
    }

    /// Gives the counter of the last operation.
    pub fn max_op(&self) -> u64 {
        self.content.start_op + self.content.ops.len() as u64 - 1
    }

    /// Gives the changes on which this one depends, sorted.
    pub fn deps(&self) -> &[ChangeHash] {
        &self.content.deps
    }

    /// Gives the time that the writer's device claimed.
    pub const fn time(&self) -> Timestamp {
        Timestamp::from_millis(self.content.time)
    }

    /// Gives the operations in order; each field at most once.
    pub fn ops(&self) -> &[Op] {
        &self.content.ops
    }

    /// Gives the change in automerge's format.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Says under which generation this log wrote the change; `None` when the writer is not this log at all, and the part
    /// that holds the change is set aside.
    pub fn generation_of(&self, log: &LogId, record: &RecordId) -> Option<u32> {
        (0..MAX_GENERATIONS).find(|generation| ActorId::derive(log, record, *generation) == self.content.actor)
    }

    /// Projects a record that has this first change and no other; `None` when the change is not a first one.
    ///
    /// Equal to [`Document::state`] of a document built from this change alone.
    pub fn state(&self) -> Option<RecordState> {
        if !self.content.deps.is_empty() || self.content.seq != 1 || self.content.start_op != 1 {
            return None;
        }
        if self.content.ops.iter().any(|op| !op.preds.is_empty()) {
            return None;
        }
        let mut fields = Fields::new();
        for op in &self.content.ops {
            if let Some(value) = &op.value {
                fields.insert(op.key.clone(), value.clone());
            }
        }
        Some(RecordState { fields, ..RecordState::default() })
    }
}

#[cfg(test)]
mod tests;
