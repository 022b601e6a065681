//! Documents: merging checked changes, reading the outcome, editing it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use automerge::{Automerge, ROOT, ReadDoc as _, ScalarValue};
use cairn_model::{Claim, Edit, Path, RecordId, RecordState, Timestamp, Value};

use super::chunk::{self, Content};
use super::{ActorId, ChangeHash, CheckedChange, MAX_DEPS, MAX_GENERATIONS, MAX_OPS, Op, OpId, check_change};
use crate::LogId;

/// Says that automerge gave up on a record's changes. The record is listed as unreadable; everything else goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// automerge stopped in the middle.
    #[error("merge a record's changes (stopped)")]
    Panic,
    /// automerge refused a change that our own checks passed.
    #[error("merge a record's changes (refused)")]
    Refused,
}

/// Says that an edit was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The change would exceed the limits of one change, or hold nothing.
    #[error("write a change of this size")]
    TooLarge,
    /// A number is not finite.
    #[error("write a number that is not finite")]
    Value,
    /// An earlier change by this writer was set aside: write under [`Document::generation`].
    #[error("write under this generation")]
    RaiseGeneration,
    /// automerge gave up.
    #[error("write a change")]
    Unreadable(#[source] Unreadable),
}

/// Says why a change that was read well is not part of the document now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetAside {
    /// A change on which it depends is missing, withheld, set aside, or counts no lower than this one.
    #[error("find the change {0} on which another depends")]
    Dependency(ChangeHash),
    /// Its first operation is not numbered one above the highest of its dependencies.
    #[error("follow a change that counts wrongly")]
    StartOp,
    /// It does not follow the writer's change before.
    #[error("follow a change out of its writer's sequence")]
    Sequence,
    /// Another change by the same writer has the same place in the sequence, and a lower name or an earlier count.
    #[error("choose between two changes at one place")]
    Duplicate,
    /// It replaces a put that is not among its dependencies, or stands under another key.
    #[error("follow a change that replaces what it cannot know")]
    Predecessor,
}

/// One change as people see it in a record's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryItem {
    /// The change.
    pub hash: ChangeHash,
    /// The writer.
    pub actor: ActorId,
    /// The time that the writer's device claimed.
    pub time: Timestamp,
    /// What was set and cleared.
    pub edits: Vec<Edit>,
}

/// A change with, for each writer, how many of that writer's changes it builds on (itself included).
#[derive(Debug, Clone)]
struct Placed {
    change: CheckedChange,
    clock: BTreeMap<ActorId, u64>,
}

/// A record: the outcome of its changes.
#[derive(Debug)]
pub struct Document {
    automerge: Automerge,
    place: Place,
}

impl Document {
    /// Builds a record from its counted changes, in any order; the same set always gives the same document.
    ///
    /// What cannot be placed is set aside and named: see [`Document::set_aside`].
    ///
    /// # Errors
    /// [`Unreadable`] when automerge gives up on changes that our checks passed.
    pub fn build(mut changes: Vec<CheckedChange>) -> Result<Self, Unreadable> {
        // Every change counts higher than those it depends on, so this order is an order of dependence.
        changes.sort_by_key(|change| (change.start_op(), change.hash()));
        changes.dedup_by_key(|change| change.hash());
        let mut place = Place::default();
        for change in changes {
            match place.judge(&change) {
                Ok(clock) => place.add(change, clock),
                Err(why) => place.set_aside.push((change.hash(), change.actor(), why)),
            }
        }
        let automerge = guarded(|| {
            let mut automerge = Automerge::new();
            apply(&mut automerge, place.placed.iter().map(|item| item.change.bytes())).map(|()| automerge)
        })??;
        Ok(Self { automerge, place })
    }

    /// Names the changes that are not part of the document, and why.
    pub fn set_aside(&self) -> impl Iterator<Item = (ChangeHash, SetAside)> + '_ {
        self.place.set_aside.iter().map(|(hash, _, why)| (*hash, *why))
    }

    /// Gives the generation under which this log writes next: the lowest of which nothing was set aside.
    pub fn generation(&self, log: &LogId, record: &RecordId) -> u32 {
        let free = |generation: &u32| {
            let actor = ActorId::derive(log, record, *generation);
            !self.place.set_aside.iter().any(|(_, other, _)| *other == actor)
        };
        (0..MAX_GENERATIONS).find(free).unwrap_or(MAX_GENERATIONS - 1)
    }

    /// Gives the changes of the document as automerge writes them, to compare in tests.
    #[cfg(test)]
    pub(super) fn rewritten(&self) -> std::collections::BTreeSet<Vec<u8>> {
        self.automerge.get_changes(&[]).iter().map(|change| change.raw_bytes().to_vec()).collect()
    }

    /// Gives the changes on which no other depends, sorted.
    pub fn heads(&self) -> Vec<ChangeHash> {
        let mut heads: std::collections::BTreeSet<_> = self.place.by_hash.keys().copied().collect();
        for dep in self.place.placed.iter().flat_map(|item| item.change.deps()) {
            heads.remove(dep);
        }
        heads.into_iter().collect()
    }

    /// Gives every change with its edits, earlier ones first.
    pub fn history(&self) -> Vec<HistoryItem> {
        let item = |placed: &Placed| HistoryItem {
            hash: placed.change.hash(),
            actor: placed.change.actor(),
            time: placed.change.time(),
            edits: placed
                .change
                .ops()
                .iter()
                .map(|op| Edit { path: op.key.clone(), value: op.value.clone() })
                .collect(),
        };
        self.place.placed.iter().map(item).collect()
    }

    /// Reads the record. `author` names the log (64 hexadecimal digits) of a writer; who is unknown to it is shown as the
    /// writer's own name.
    ///
    /// # Errors
    /// [`Unreadable`] when automerge gives up.
    pub fn state(&self, author: &dyn Fn(&ActorId) -> Option<LogId>) -> Result<RecordState, Unreadable> {
        guarded(|| self.read_state(author))?
    }

    fn read_state(&self, author: &dyn Fn(&ActorId) -> Option<LogId>) -> Result<RecordState, Unreadable> {
        let mut state = RecordState::default();
        for item in self.automerge.map_range(ROOT, ..) {
            let path = Path::parse(&item.key).map_err(|_| Unreadable::Refused)?;
            if item.conflict {
                let claims = self.claims(&item.key, author)?;
                if claims.first().map(|first| &first.value) != claims.last().map(|last| &last.value) {
                    if let Some(value) = claims.first().and_then(|claim| claim.value.clone()) {
                        state.fields.insert(path.clone(), value);
                    }
                    state.conflicts.insert(path, claims);
                    continue;
                }
            }
            if let Some(value) = read_value(item.value.into_value().as_scalar().ok_or(Unreadable::Refused)?)? {
                state.fields.insert(path, value);
            }
        }
        Ok(state)
    }

    /// Gives the claims on one key: by value, what is cleared last, then by author.
    fn claims(&self, key: &str, author: &dyn Fn(&ActorId) -> Option<LogId>) -> Result<Vec<Claim>, Unreadable> {
        let mut claims = Vec::new();
        for (value, id) in self.automerge.get_all(ROOT, key).map_err(|_| Unreadable::Refused)? {
            let value = read_value(value.as_scalar().ok_or(Unreadable::Refused)?)?;
            let id = op_id(&id)?;
            let actor = id.actor;
            let time = self.place.find_op(id).map_or(Timestamp::default(), |(placed, _)| placed.change.time());
            let author = author(&actor).map_or_else(|| actor.to_string(), |log| log.to_string());
            claims.push(Claim { value, author, time });
        }
        claims.sort_by(|a, b| {
            let key = |claim: &Claim| (claim.value.is_none(), claim.value.clone(), claim.author.clone(), claim.time);
            key(a).cmp(&key(b))
        });
        Ok(claims)
    }

    /// Writes a change that sets and clears fields, adds it to the document and gives its bytes; `None` when every field
    /// already has exactly this value and is in no conflict. Of several edits of one field the last holds.
    ///
    /// # Errors
    /// [`EditError`]; the document is as before.
    pub fn edit(&mut self, actor: &ActorId, edits: &[Edit], time: Timestamp) -> Result<Option<Vec<u8>>, EditError> {
        check_values(edits.iter().map(|edit| &edit.value))?;
        let deps = self.heads();
        if edits.len() as u64 > MAX_OPS || deps.len() > MAX_DEPS {
            return Err(EditError::TooLarge);
        }
        if self.place.set_aside.iter().any(|(_, other, _)| other == actor) {
            return Err(EditError::RaiseGeneration);
        }
        let last: BTreeMap<&Path, &Option<Value>> = edits.iter().map(|edit| (&edit.path, &edit.value)).collect();
        let ops = guarded(|| self.operations(&last)).and_then(|ops| ops).map_err(EditError::Unreadable)?;
        if ops.is_empty() {
            return Ok(None);
        }
        let last_seq = self.place.by_seq.range((*actor, 0)..=(*actor, u64::MAX)).next_back();
        let seq = last_seq.map_or(0, |((_, seq), _)| *seq) + 1;
        let start_op = self.place.placed.iter().map(|item| item.change.max_op()).max().unwrap_or(0) + 1;
        let content = Content { deps, actor: *actor, seq, start_op, time: time.as_millis(), ops };
        let bytes = chunk::encode(&content);
        let change = check_change(&bytes).map_err(|_| EditError::TooLarge)?;
        let refused = EditError::Unreadable(Unreadable::Refused);
        let clock = self.place.judge(&change).map_err(|_| refused)?;
        self.automerge = guarded(|| {
            let mut fork = self.automerge.clone();
            apply(&mut fork, [change.bytes()]).map(|()| fork)
        })
        .and_then(|fork| fork)
        .map_err(EditError::Unreadable)?;
        self.place.add(change, clock);
        Ok(Some(bytes))
    }

    /// Gives the puts that make the edits true. automerge's own transaction would delete the losing side of a conflict
    /// when the winning value is put again; our changes only put.
    fn operations(&self, edits: &BTreeMap<&Path, &Option<Value>>) -> Result<Vec<Op>, Unreadable> {
        let mut ops = Vec::new();
        for (path, value) in edits {
            let (mut preds, mut done) = (Vec::new(), true);
            for (stands, id) in self.automerge.get_all(ROOT, path.as_str()).map_err(|_| Unreadable::Refused)? {
                done &= read_value(stands.as_scalar().ok_or(Unreadable::Refused)?)? == **value;
                preds.push(op_id(&id)?);
            }
            if !done || (preds.is_empty() && value.is_some()) {
                preds.sort_unstable();
                ops.push(Op { key: (*path).clone(), value: (*value).clone(), preds });
            }
        }
        Ok(ops)
    }
}

fn op_id(id: &automerge::ObjId) -> Result<OpId, Unreadable> {
    let automerge::ObjId::Id(counter, actor, _) = id else { return Err(Unreadable::Refused) };
    let actor = actor.to_bytes().try_into().map_err(|_| Unreadable::Refused)?;
    Ok(OpId { counter: *counter, actor: ActorId::from_bytes(actor) })
}

fn apply<'a>(automerge: &mut Automerge, changes: impl IntoIterator<Item = &'a [u8]>) -> Result<(), Unreadable> {
    let read = |bytes| automerge::Change::try_from(bytes).map_err(|_| Unreadable::Refused);
    let native: Vec<automerge::Change> = changes.into_iter().map(read).collect::<Result<_, _>>()?;
    automerge.apply_changes(native).map_err(|_| Unreadable::Refused)
}

/// Refuses numbers that have no canonical form.
pub(super) fn check_values<'a>(mut values: impl Iterator<Item = &'a Option<Value>>) -> Result<(), EditError> {
    let fine = |value: &Option<Value>| !matches!(value, Some(Value::Real(number)) if !number.is_finite());
    if values.all(fine) { Ok(()) } else { Err(EditError::Value) }
}

fn read_value(scalar: &ScalarValue) -> Result<Option<Value>, Unreadable> {
    Ok(match scalar {
        ScalarValue::Null => None,
        ScalarValue::Boolean(flag) => Some(Value::Flag(*flag)),
        ScalarValue::Int(number) => Some(Value::Int(*number)),
        ScalarValue::F64(number) => Some(Value::Real(*number)),
        ScalarValue::Str(text) => Some(Value::Text(text.to_string())),
        _ => return Err(Unreadable::Refused),
    })
}

/// Runs a piece of automerge; a panic there is no verdict on anything but this record.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Unreadable::Panic)
}

/// Places changes one by one, judging each by those before it.
#[derive(Debug, Default)]
struct Place {
    placed: Vec<Placed>,
    by_hash: BTreeMap<ChangeHash, usize>,
    by_seq: BTreeMap<(ActorId, u64), usize>,
    /// By writer and counter of the first operation: one writer's changes never overlap.
    by_op: BTreeMap<(ActorId, u64), usize>,
    set_aside: Vec<(ChangeHash, ActorId, SetAside)>,
}

impl Place {
    fn add(&mut self, change: CheckedChange, clock: BTreeMap<ActorId, u64>) {
        let place = self.placed.len();
        self.by_hash.insert(change.hash(), place);
        self.by_seq.insert((change.actor(), change.seq()), place);
        self.by_op.insert((change.actor(), change.start_op()), place);
        self.placed.push(Placed { change, clock });
    }

    fn find_op(&self, id: OpId) -> Option<(&Placed, &Op)> {
        let (_, place) = self.by_op.range((id.actor, 0)..=(id.actor, id.counter)).next_back()?;
        let item = self.placed.get(*place)?;
        let index = usize::try_from(id.counter.checked_sub(item.change.start_op())?).ok()?;
        Some((item, item.change.ops().get(index)?))
    }

    fn judge(&self, change: &CheckedChange) -> Result<BTreeMap<ActorId, u64>, SetAside> {
        let mut clock: BTreeMap<ActorId, u64> = BTreeMap::new();
        let mut max_op = 0;
        for dep in change.deps() {
            let item = self.by_hash.get(dep).and_then(|place| self.placed.get(*place));
            let item = item.ok_or(SetAside::Dependency(*dep))?;
            max_op = max_op.max(item.change.max_op());
            for (actor, seq) in &item.clock {
                let known = clock.entry(*actor).or_default();
                *known = (*known).max(*seq);
            }
        }
        if change.start_op() != max_op + 1 {
            return Err(SetAside::StartOp);
        }
        if change.seq() != clock.get(&change.actor()).copied().unwrap_or(0) + 1 {
            return Err(SetAside::Sequence);
        }
        if self.by_seq.contains_key(&(change.actor(), change.seq())) {
            return Err(SetAside::Duplicate);
        }
        for op in change.ops() {
            for pred in &op.preds {
                let (item, replaced) = self.find_op(*pred).ok_or(SetAside::Predecessor)?;
                let known = clock.get(&pred.actor).copied().unwrap_or(0) >= item.change.seq();
                if !known || replaced.key != op.key {
                    return Err(SetAside::Predecessor);
                }
            }
        }
        clock.insert(change.actor(), change.seq());
        Ok(clock)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_below_makes_one_record_unreadable_and_nothing_else() {
        let result: Result<(), Unreadable> = guarded(|| panic!("as automerge might"));
        assert_eq!(result, Err(Unreadable::Panic));
    }
}
