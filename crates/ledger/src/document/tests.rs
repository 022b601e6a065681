use std::collections::BTreeSet;
use std::slice::from_ref;

use automerge::transaction::{CommitOptions, Transactable as _};
use automerge::{Automerge, ObjType, ROOT, ReadDoc as _};
use cairn_keys::DeviceKey;
use proptest::prelude::*;

use super::*;

mod hostile;
mod merging;

fn log(n: u8) -> LogId {
    DeviceKey::from_seed([n; 32]).public()
}

fn record() -> RecordId {
    RecordId::from_bytes([7; 16])
}

fn actor(n: u8) -> ActorId {
    ActorId::derive(&log(n), &record(), 0)
}

/// Names the log of each test writer.
fn author(actor: &ActorId) -> Option<LogId> {
    (0..8).map(log).find(|log| ActorId::derive(log, &record(), 0) == *actor)
}

fn time(n: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + n)
}

fn set(path: &str, value: impl Into<Value>) -> Edit {
    Edit { path: Path::parse(path).unwrap(), value: Some(value.into()) }
}

fn clear(path: &str) -> Edit {
    Edit { path: Path::parse(path).unwrap(), value: None }
}

fn checked(bytes: &[u8]) -> CheckedChange {
    check_change(bytes).unwrap()
}

fn first(edits: &[Edit]) -> CheckedChange {
    checked(&new_record(actor(1), edits, time(0)).unwrap())
}

fn document(changes: &[CheckedChange]) -> Document {
    let document = Document::build(changes.to_vec()).unwrap();
    assert_eq!(document.set_aside().next(), None);
    document
}

fn state(changes: &[CheckedChange]) -> RecordState {
    document(changes).state(&author).unwrap()
}

/// Edits a document built from some changes and gives the new change.
fn edited(changes: &[CheckedChange], writer: u8, edits: &[Edit], at: i64) -> CheckedChange {
    let bytes = document(changes).edit(&actor(writer), edits, time(at)).unwrap().expect("something changed");
    checked(&bytes)
}

/// Writes the same first change with automerge alone.
fn by_automerge(edits: &[Edit]) -> Vec<u8> {
    let mut automerge = Automerge::new();
    automerge.set_actor(automerge::ActorId::from(actor(1).as_bytes().as_slice()));
    let mut transaction = automerge.transaction();
    let sorted: std::collections::BTreeMap<_, _> = edits.iter().map(|edit| (edit.path.clone(), &edit.value)).collect();
    for (path, value) in sorted {
        match value {
            Some(Value::Flag(x)) => transaction.put(ROOT, path.as_str(), *x),
            Some(Value::Int(x)) => transaction.put(ROOT, path.as_str(), *x),
            Some(Value::Real(x)) => transaction.put(ROOT, path.as_str(), *x),
            Some(Value::Text(x)) => transaction.put(ROOT, path.as_str(), x.as_str()),
            None => continue,
        }
        .unwrap();
    }
    let (hash, _) = transaction.commit_with(CommitOptions::default().with_time(time(0).as_millis()));
    automerge.get_change_by_hash(&hash.unwrap()).unwrap().raw_bytes().to_vec()
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::Flag),
        any::<i64>().prop_map(Value::Int),
        (-1000i64..1000).prop_map(Value::Int),
        any::<f64>().prop_filter("finite", |x| x.is_finite()).prop_map(Value::Real),
        "[a-zé漢 ]{0,40}".prop_map(Value::Text),
        Just(Value::Text("same".to_owned())),
    ]
}

fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = ("[a-c]{1,2}(/[a-c0-9]{1,3})?", proptest::option::weighted(0.85, any_value()));
    proptest::collection::vec(edit, 1..20).prop_map(|edits| {
        edits.into_iter().map(|(path, value)| Edit { path: Path::parse(&path).unwrap(), value }).collect()
    })
}

proptest! {
    #[test]
    fn our_writer_gives_automerges_bytes(edits in any_edits()) {
        let mut edits = edits;
        edits.push(set("kind", "incident"));
        let unique: std::collections::BTreeMap<_, _> = edits.iter().map(|edit| (edit.path.clone(), edit.clone())).collect();
        let edits: Vec<Edit> = unique.into_values().collect();
        prop_assert_eq!(new_record(actor(1), &edits, time(0)).unwrap(), by_automerge(&edits));
    }

    #[test]
    fn a_single_change_projects_as_automerge_reads_it(edits in any_edits()) {
        let mut edits = edits;
        edits.push(set("kind", "incident"));
        let change = first(&edits);
        let projected = change.state().unwrap();
        prop_assert_eq!(projected, state(&[change]));
    }

    #[test]
    fn rubbish_is_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(check_change(&bytes).is_err());
    }
}

#[test]
fn new_record_is_one_small_change_of_the_writer() {
    let change = first(&[set("kind", "incident"), set("title", "a"), set("title", "b"), clear("tlp")]);
    assert_eq!((change.seq(), change.start_op(), change.max_op()), (1, 1, 2));
    assert_eq!(change.time(), time(0));
    assert_eq!(change.actor(), actor(1));
    assert_eq!(change.generation_of(&log(1), &record()), Some(0));
    assert_eq!(change.generation_of(&log(2), &record()), None);
    assert_eq!(change.state().unwrap().text("title"), Some("b"));
}

#[test]
fn later_generations_are_recognised() {
    let later = ActorId::derive(&log(1), &record(), 3);
    let change = checked(&new_record(later, &[set("kind", "incident")], time(0)).unwrap());
    assert_eq!(change.generation_of(&log(1), &record()), Some(3));
}

#[test]
fn empty_and_oversized_records_are_not_written() {
    assert_eq!(new_record(actor(1), &[], time(0)), Err(EditError::TooLarge));
    assert_eq!(new_record(actor(1), &[set("a", "x".repeat(MAX_CHANGE))], time(0)), Err(EditError::TooLarge));
    assert_eq!(
        new_record(actor(1), &[Edit { path: Path::parse("a").unwrap(), value: Some(Value::Real(f64::NAN)) }], time(0)),
        Err(EditError::Value)
    );
    let many: Vec<Edit> = (0..=MAX_OPS).map(|n| set(&format!("f{n}"), true)).collect();
    assert_eq!(new_record(actor(1), &many, time(0)), Err(EditError::TooLarge));
}
