//! Automerge's chunk type 1, for changes that only put scalars at the root: our own reader and writer.
//!
//! The format is <https://automerge.org/automerge-binary-format-spec/>. What the writer would not write byte for byte is
//! refused, so that automerge, which stores operations and writes changes anew, gives every change the same hash.

use std::collections::BTreeSet;

use cairn_keys::Sha256Hasher;
use cairn_model::{Path, Timestamp, Value};

use super::{ActorId, ChangeHash, ChangeRefusal, MAX_CHANGE, MAX_DEPS, MAX_OPS, Op, OpId};

mod column;

use column::{Bytes, push_sleb, push_uleb, sleb_len};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHANGE: u8 = 1;
/// Operation counters stay below this, because automerge keeps them in 32 bits.
const MAX_COUNTER: u64 = u32::MAX as u64;
const SET: u64 = 1;

// Columns: the number of the column shifted by four, with the type.
const KEY: u64 = 1 << 4 | 5;
const INSERT: u64 = 3 << 4 | 4;
const ACTION: u64 = 4 << 4 | 2;
const VALUE_META: u64 = 5 << 4 | 6;
const VALUE: u64 = 5 << 4 | 7;
const PRED_COUNT: u64 = 7 << 4;
const PRED_ACTOR: u64 = 7 << 4 | 1;
const PRED_COUNTER: u64 = 7 << 4 | 3;
/// The columns in the order in which they are written.
const COLUMNS: [u64; 8] = [KEY, INSERT, ACTION, VALUE_META, VALUE, PRED_COUNT, PRED_ACTOR, PRED_COUNTER];

// Value types.
const NULL: u64 = 0;
const FALSE: u64 = 1;
const TRUE: u64 = 2;
const INT: u64 = 4;
const FLOAT: u64 = 5;
const STRING: u64 = 6;

/// What a change says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) deps: Vec<ChangeHash>,
    pub(super) actor: ActorId,
    pub(super) seq: u64,
    pub(super) start_op: u64,
    pub(super) time: i64,
    pub(super) ops: Vec<Op>,
}

/// Reads a change. All that is allocated is bounded by the length of the bytes.
pub(super) fn decode(bytes: &[u8]) -> Result<(ChangeHash, Content), ChangeRefusal> {
    if bytes.len() > MAX_CHANGE {
        return Err(ChangeRefusal::TooLong);
    }
    let mut input = Bytes::new(bytes);
    if input.take(4)? != MAGIC {
        return Err(ChangeRefusal::Malformed);
    }
    let checksum = input.take(4)?;
    if input.byte()? != CHANGE {
        return Err(ChangeRefusal::ChunkType);
    }
    let len = input.uleb()?;
    if len != input.remaining() as u64 {
        return Err(ChangeRefusal::Malformed);
    }
    let hash = hash(input.rest());
    if hash.as_bytes().first_chunk::<4>().map(<[u8; 4]>::as_slice) != Some(checksum) {
        return Err(ChangeRefusal::Checksum);
    }
    let content = decode_body(&mut input)?;
    if encode(&content) == bytes { Ok((hash, content)) } else { Err(ChangeRefusal::Malformed) }
}

fn decode_body(input: &mut Bytes<'_>) -> Result<Content, ChangeRefusal> {
    let deps = decode_deps(input)?;
    let actor = decode_actor(input)?;
    let (seq, start_op) = (input.uleb()?, input.uleb()?);
    let time = input.sleb()?;
    if seq == 0 || start_op == 0 || seq > MAX_COUNTER || start_op > MAX_COUNTER {
        return Err(ChangeRefusal::Range);
    }
    if Timestamp::from_millis(time).as_millis() != time {
        return Err(ChangeRefusal::Range);
    }
    if input.uleb()? != 0 {
        return Err(ChangeRefusal::Operation); // a commit message
    }
    let others = input.uleb()?;
    if others > input.remaining() as u64 / 17 {
        return Err(ChangeRefusal::Malformed);
    }
    let mut actors = vec![actor];
    for _ in 0..others {
        actors.push(decode_actor(input)?);
    }
    let ops = decode_ops(input, &actors)?;
    if start_op + ops.len() as u64 > MAX_COUNTER {
        return Err(ChangeRefusal::Range);
    }
    Ok(Content { deps, actor, seq, start_op, time, ops })
}

fn decode_deps(input: &mut Bytes<'_>) -> Result<Vec<ChangeHash>, ChangeRefusal> {
    let count = input.uleb()?;
    if count > MAX_DEPS as u64 {
        return Err(ChangeRefusal::DepCount);
    }
    let mut deps = Vec::new();
    for _ in 0..count {
        deps.push(ChangeHash::from_bytes(input.array()?));
    }
    if deps.is_sorted_by(|a, b| a < b) { Ok(deps) } else { Err(ChangeRefusal::Malformed) }
}

fn decode_actor(input: &mut Bytes<'_>) -> Result<ActorId, ChangeRefusal> {
    if input.uleb()? != 16 {
        return Err(ChangeRefusal::Malformed);
    }
    Ok(ActorId::from_bytes(input.array()?))
}

fn decode_ops(input: &mut Bytes<'_>, actors: &[ActorId]) -> Result<Vec<Op>, ChangeRefusal> {
    let count = input.uleb()?;
    if count > COLUMNS.len() as u64 {
        return Err(ChangeRefusal::Operation);
    }
    let mut specs = Vec::new();
    for _ in 0..count {
        specs.push((input.uleb()?, input.uleb()?));
    }
    let mut columns = [Bytes::new(&[]); COLUMNS.len()];
    for (spec, len) in specs {
        let place = COLUMNS.iter().position(|column| *column == spec).ok_or(ChangeRefusal::Operation)?;
        let len = usize::try_from(len).map_err(|_| ChangeRefusal::Malformed)?;
        let column = columns.get_mut(place).ok_or(ChangeRefusal::Malformed)?;
        *column = Bytes::new(input.take(len)?);
    }
    if input.remaining() > 0 {
        return Err(ChangeRefusal::Operation); // bytes after the columns
    }
    let [mut keys, mut insert, mut action, meta, values, pred_count, pred_actor, pred_counter] = columns;
    let ops = column::count(action)?;
    if ops == 0 || ops > MAX_OPS {
        return Err(ChangeRefusal::OpCount);
    }
    if column::constant(&mut action, ops)? != SET || insert.uleb()? != ops || insert.remaining() > 0 {
        return Err(ChangeRefusal::Operation);
    }
    let keys = decode_keys(&mut keys, ops)?;
    let values = decode_values(&column::expand(meta, ops)?, values)?;
    let preds = decode_preds(&column::expand(pred_count, ops)?, pred_actor, pred_counter, actors)?;
    let rows = keys.into_iter().zip(values).zip(preds);
    Ok(rows.map(|((key, value), preds)| Op { key, value, preds }).collect())
}

/// Reads the keys: one literal run, because no key stands twice.
fn decode_keys(input: &mut Bytes<'_>, ops: u64) -> Result<Vec<Path>, ChangeRefusal> {
    if i64::try_from(ops).map(|ops| -ops) != Ok(input.sleb()?) {
        return Err(ChangeRefusal::Key);
    }
    let mut keys = Vec::new();
    let mut seen = BTreeSet::new();
    for _ in 0..ops {
        let len = usize::try_from(input.uleb()?).map_err(|_| ChangeRefusal::Malformed)?;
        let text = std::str::from_utf8(input.take(len)?).map_err(|_| ChangeRefusal::Key)?;
        if !seen.insert(text) {
            return Err(ChangeRefusal::Key);
        }
        keys.push(Path::parse(text).map_err(|_| ChangeRefusal::Key)?);
    }
    if input.remaining() > 0 { Err(ChangeRefusal::Malformed) } else { Ok(keys) }
}

fn decode_values(metas: &[u64], mut raw: Bytes<'_>) -> Result<Vec<Option<Value>>, ChangeRefusal> {
    let mut values = Vec::new();
    for meta in metas {
        let len = usize::try_from(meta >> 4).map_err(|_| ChangeRefusal::Malformed)?;
        let mut bytes = Bytes::new(raw.take(len)?);
        let value = match meta & 15 {
            NULL => None,
            FALSE => Some(Value::Flag(false)),
            TRUE => Some(Value::Flag(true)),
            INT => Some(Value::Int(bytes.sleb()?)),
            FLOAT => {
                let number = f64::from_le_bytes(bytes.array()?);
                if !number.is_finite() {
                    return Err(ChangeRefusal::Value);
                }
                Some(Value::Real(number))
            }
            STRING => {
                let text = std::str::from_utf8(bytes.take(len)?).map_err(|_| ChangeRefusal::Value)?;
                Some(Value::Text(text.to_owned()))
            }
            _ => return Err(ChangeRefusal::Value),
        };
        if bytes.remaining() > 0 {
            return Err(ChangeRefusal::Malformed);
        }
        values.push(value);
    }
    if raw.remaining() > 0 { Err(ChangeRefusal::Malformed) } else { Ok(values) }
}

fn decode_preds(
    counts: &[u64],
    actor: Bytes<'_>,
    counter: Bytes<'_>,
    actors: &[ActorId],
) -> Result<Vec<Vec<OpId>>, ChangeRefusal> {
    let mut total: u64 = 0;
    for count in counts {
        total = total.checked_add(*count).filter(|total| *total <= MAX_OPS).ok_or(ChangeRefusal::OpCount)?;
    }
    let actor = column::expand(actor, total)?;
    let deltas = column::expand_signed(counter, total)?;
    let mut pairs = actor.into_iter().zip(deltas);
    let mut last: i64 = 0;
    let mut preds = Vec::new();
    for count in counts {
        let mut of_op: Vec<OpId> = Vec::new();
        for (index, delta) in pairs.by_ref().take(usize::try_from(*count).unwrap_or(usize::MAX)) {
            last = last.checked_add(delta).ok_or(ChangeRefusal::Range)?;
            let counter = u64::try_from(last).map_err(|_| ChangeRefusal::Range)?;
            let index = usize::try_from(index).map_err(|_| ChangeRefusal::Malformed)?;
            let actor = *actors.get(index).ok_or(ChangeRefusal::Malformed)?;
            of_op.push(OpId { counter, actor });
        }
        if !of_op.is_sorted_by(|a, b| a < b) {
            return Err(ChangeRefusal::Malformed);
        }
        preds.push(of_op);
    }
    Ok(preds)
}

/// Writes a change. The contents obey the limits, or the reader refuses the result.
pub(super) fn encode(content: &Content) -> Vec<u8> {
    let columns = encode_columns(content);
    let mut body = Vec::with_capacity(128 + columns.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    push_uleb(&mut body, content.deps.len() as u64);
    for dep in &content.deps {
        body.extend_from_slice(dep.as_bytes());
    }
    push_actor(&mut body, &content.actor);
    push_uleb(&mut body, content.seq);
    push_uleb(&mut body, content.start_op);
    push_sleb(&mut body, content.time);
    push_uleb(&mut body, 0);
    let others = other_actors(content);
    push_uleb(&mut body, others.len() as u64);
    for actor in &others {
        push_actor(&mut body, actor);
    }
    push_uleb(&mut body, columns.iter().filter(|(_, bytes)| !bytes.is_empty()).count() as u64);
    for (spec, bytes) in columns.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        push_uleb(&mut body, *spec);
        push_uleb(&mut body, bytes.len() as u64);
    }
    for (_, bytes) in &columns {
        body.extend_from_slice(bytes);
    }
    let mut chunk = Vec::with_capacity(body.len() + 16);
    chunk.extend_from_slice(&MAGIC);
    chunk.extend_from_slice(hash(&body).as_bytes().split_at(4).0);
    chunk.push(CHANGE);
    push_uleb(&mut chunk, body.len() as u64);
    chunk.extend_from_slice(&body);
    chunk
}

fn push_actor(out: &mut Vec<u8>, actor: &ActorId) {
    push_uleb(out, 16);
    out.extend_from_slice(actor.as_bytes());
}

fn other_actors(content: &Content) -> BTreeSet<ActorId> {
    let preds = content.ops.iter().flat_map(|op| &op.preds);
    preds.map(|pred| pred.actor).filter(|actor| *actor != content.actor).collect()
}

fn encode_columns(content: &Content) -> [(u64, Vec<u8>); 8] {
    let ops = &content.ops;
    let others: Vec<ActorId> = other_actors(content).into_iter().collect();
    let index = |actor: &ActorId| others.binary_search(actor).map_or(0, |place| place as u64 + 1);
    let (mut keys, mut insert, mut action, mut values) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    push_sleb(&mut keys, i64::try_from(ops.len()).map_or(0, |count| -count));
    let mut meta = column::Runs::default();
    let (mut pred_count, mut pred_actor, mut pred_counter) =
        (column::Runs::default(), column::Runs::default(), column::Runs::default());
    let mut last: i64 = 0;
    for op in ops {
        push_uleb(&mut keys, op.key.as_str().len() as u64);
        keys.extend_from_slice(op.key.as_str().as_bytes());
        meta.push(push_value(&mut values, op.value.as_ref()).into());
        pred_count.push((op.preds.len() as u64).into());
        for pred in &op.preds {
            pred_actor.push(index(&pred.actor).into());
            let counter = i64::try_from(pred.counter).unwrap_or(i64::MAX);
            pred_counter.push(i128::from(counter.saturating_sub(last)));
            last = counter;
        }
    }
    push_uleb(&mut insert, ops.len() as u64);
    column::push_constant(&mut action, SET, ops.len());
    [
        (KEY, keys),
        (INSERT, insert),
        (ACTION, action),
        (VALUE_META, meta.finish(column::Sign::Unsigned)),
        (VALUE, values),
        (PRED_COUNT, pred_count.finish(column::Sign::Unsigned)),
        (PRED_ACTOR, pred_actor.finish(column::Sign::Unsigned)),
        (PRED_COUNTER, pred_counter.finish(column::Sign::Signed)),
    ]
}

/// Writes a value's bytes and gives its length and type.
fn push_value(out: &mut Vec<u8>, value: Option<&Value>) -> u64 {
    match value {
        None => NULL,
        Some(Value::Flag(false)) => FALSE,
        Some(Value::Flag(true)) => TRUE,
        Some(Value::Int(number)) => {
            push_sleb(out, *number);
            sleb_len(*number) << 4 | INT
        }
        Some(Value::Real(number)) => {
            out.extend_from_slice(&number.to_le_bytes());
            8 << 4 | FLOAT
        }
        Some(Value::Text(text)) => {
            out.extend_from_slice(text.as_bytes());
            (text.len() as u64) << 4 | STRING
        }
    }
}

/// Names a change: SHA-256 over chunk type, length and body.
fn hash(body: &[u8]) -> ChangeHash {
    let mut head = vec![CHANGE];
    push_uleb(&mut head, body.len() as u64);
    let mut hasher = Sha256Hasher::new();
    hasher.update(&head);
    hasher.update(body);
    ChangeHash::from_bytes(hasher.finish())
}
