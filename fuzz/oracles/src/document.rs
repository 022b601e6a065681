//! Changes of records, and the records that automerge makes of them.

use cairn_keys::{DeviceKey, sha256};
use cairn_ledger::document::{MAX_CHANGE, MAX_DEPS, MAX_OPS};
use cairn_ledger::{ActorId, CheckedChange, Document, LogId, check_change, new_record};
use cairn_model::{Edit, Path, RecordId, Timestamp, Value};

use crate::Seed;
use crate::script::{Script, push_piece};

/// What stands before the checksum of automerge's chunks.
const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];

fn log(number: u8) -> LogId {
    DeviceKey::from_seed([number; 32]).public()
}

fn record_id() -> RecordId {
    RecordId::from_bytes([7; 16])
}

fn actor(number: u8) -> ActorId {
    ActorId::derive(&log(number), &record_id(), 0)
}

fn author(actor_id: &ActorId) -> Option<LogId> {
    (1..4).find(|number| actor(*number) == *actor_id).map(log)
}

/// A change that is accepted keeps its limits, and automerge reads it as we do.
///
/// The first byte says whether the rest is a change, or the body of one whose head and checksum are made here.
pub(crate) fn change(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let change = match script.byte() % 2 {
        0 => script.rest().to_vec(),
        _ => chunk(script.rest()),
    };
    let Ok(checked) = check_change(&change) else { return };
    accepted(&checked, &change);
    let document = Document::build(vec![checked.clone()]).expect("automerge takes what our checks passed");
    let state = document.state(&author).expect("automerge reads what it took");
    if document.set_aside().next().is_none() {
        let single = checked.state().expect("a change that stands alone is a first one");
        assert_eq!(state, single, "automerge reads it as we do");
    }
}

fn accepted(checked: &CheckedChange, bytes: &[u8]) {
    crate::accepted();
    assert_eq!(checked.bytes(), bytes);
    assert!(bytes.len() <= MAX_CHANGE && checked.ops().len() as u64 <= MAX_OPS && checked.deps().len() <= MAX_DEPS);
    assert!(!checked.ops().is_empty() && checked.max_op() >= checked.start_op());
    let _ = checked.generation_of(&log(1), &record_id());
}

/// Makes a whole chunk of a body: magic, checksum, type 1, length, body.
fn chunk(body: &[u8]) -> Vec<u8> {
    let mut hashed = vec![1];
    let mut length = body.len();
    while length >= 0x80 {
        hashed.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    hashed.push(length as u8);
    hashed.extend_from_slice(body);
    let [a, b, c, d, ..] = sha256(&hashed);
    [&MAGIC[..], &[a, b, c, d], &hashed].concat()
}

/// Gives the body of a chunk.
fn body(chunk: &[u8]) -> &[u8] {
    let length = chunk[9..].iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    &chunk[9 + length..]
}

/// Any changes that are accepted one by one make one record, in whatever order they come, which can be edited.
///
/// A list of bodies. Before each: how many of the earlier changes it shall depend on, and which; those names are put before
/// the body, since no mutation would hit them.
pub(crate) fn record(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let mut names: Vec<[u8; 32]> = Vec::new();
    let mut changes: Vec<CheckedChange> = Vec::new();
    while !script.is_empty() && names.len() < 24 {
        let count = usize::from(script.byte()) % 8;
        let mut deps: Vec<[u8; 32]> = Vec::new();
        for _ in 0..count {
            let which = usize::from(script.byte());
            deps.extend(names.get(which % names.len().max(1)));
        }
        deps.sort_unstable();
        deps.dedup();
        let mut body = vec![deps.len() as u8];
        body.extend(deps.concat());
        body.extend_from_slice(script.piece());
        let bytes = chunk(&body);
        names.push(sha256(&bytes[8..]));
        if let Ok(checked) = check_change(&bytes) {
            accepted(&checked, &bytes);
            changes.push(checked);
        }
    }
    if changes.is_empty() {
        return;
    }
    let mut document = Document::build(changes.clone()).expect("automerge takes what our checks passed");
    let state = document.state(&author).expect("automerge reads what it took");
    changes.reverse();
    let turned = Document::build(changes).expect("automerge takes what our checks passed");
    assert_eq!(turned.state(&author).as_ref(), Ok(&state), "the order of arrival decides nothing");
    assert_eq!(turned.heads(), document.heads());
    assert_eq!(turned.history(), document.history());
    let aside = document.set_aside().count();
    edit(&mut document);
    assert_eq!(document.set_aside().count(), aside);
}

/// What a person writes next stands in the record.
fn edit(document: &mut Document) {
    let path = Path::parse("title").expect("a path");
    let generation = document.generation(&log(1), &record_id());
    let writer = ActorId::derive(&log(1), &record_id(), generation);
    let edits = [Edit { path: path.clone(), value: Some("what was really seen".into()) }];
    if let Ok(Some(bytes)) = document.edit(&writer, &edits, Timestamp::from_millis(9)) {
        let state = document.state(&author).expect("automerge reads what it took");
        assert_eq!(state.text("title"), Some("what was really seen"));
        assert!(!state.conflicts.contains_key(&path));
        assert!(check_change(&bytes).is_ok());
    }
}

fn set(path: &str, value: impl Into<Value>) -> Edit {
    Edit { path: Path::parse(path).expect("a path"), value: Some(value.into()) }
}

fn clear(path: &str) -> Edit {
    Edit { path: Path::parse(path).expect("a path"), value: None }
}

/// A record that two people edit at once: each change with those that it builds on.
fn story() -> Vec<(Vec<u8>, Vec<u8>)> {
    let time = Timestamp::from_millis(1_700_000_000_000);
    let first = [
        set("kind", "incident"),
        set("title", "Raid"),
        set("count", 7_i64),
        set("acts/0123456789abcdef", true),
        Edit { path: Path::parse("weight").expect("a path"), value: Some(Value::Real(0.5)) },
    ];
    let first = new_record(actor(1), &first, time).expect("a small record");
    let check = |bytes: &[u8]| check_change(bytes).expect("it was written here");
    let write = |changes: &[&[u8]], who: u8, edits: &[Edit]| {
        let mut document =
            Document::build(changes.iter().map(|bytes| check(bytes)).collect()).expect("our own changes");
        document.edit(&actor(who), edits, time).expect("it may be edited").expect("something changes")
    };
    let second = write(&[&first], 1, &[set("title", "Raid on the print shop"), clear("count")]);
    let other = write(&[&first], 2, &[set("title", "Search of the print shop"), set("count", -3_i64)]);
    let last = write(&[&first, &second, &other], 3, &[set("title", "Raid and search")]);
    vec![(first, vec![]), (second, vec![0]), (other, vec![0]), (last, vec![1, 2])]
}

pub(crate) fn change_seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (number, (change, _)) in story().iter().enumerate() {
        seeds.push(Seed::new(&format!("change-{number}"), [&[0][..], change].concat()));
        seeds.push(Seed::new(&format!("body-{number}"), [&[1][..], body(change)].concat()));
    }
    seeds
}

pub(crate) fn record_seeds() -> Vec<Seed> {
    let script = |changes: &[(Vec<u8>, Vec<u8>)]| {
        let mut bytes = Vec::new();
        for (change, deps) in changes {
            bytes.push(deps.len() as u8);
            bytes.extend_from_slice(deps);
            push_piece(&mut bytes, &body(change)[1 + 32 * deps.len()..]);
        }
        bytes
    };
    let story = story();
    vec![
        Seed::new("one", script(&story[..1])),
        Seed::new("two", script(&story[..2])),
        Seed::new("conflict", script(&story[..3])),
        Seed::new("merged", script(&story)),
    ]
}
