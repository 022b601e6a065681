//! What comes out when changes of several writers meet.

use super::*;

fn base() -> CheckedChange {
    first(&[set("kind", "incident"), set("title", "old"), set("count", 3)])
}

#[test]
fn edits_apart_lose_nothing() {
    let base = base();
    let a = edited(from_ref(&base), 1, &[set("acts/01", true), set("acts/01/type", "arrest")], 1);
    let b = edited(from_ref(&base), 2, &[set("acts/02", true), set("acts/02/type", "torture")], 2);
    let state = state(&[base, a, b]);
    assert_eq!(state.text("acts/01/type"), Some("arrest"));
    assert_eq!(state.text("acts/02/type"), Some("torture"));
    assert!(state.conflicts.is_empty());
}

#[test]
fn different_values_are_a_conflict_and_equal_ones_are_not() {
    let base = base();
    let a = edited(from_ref(&base), 1, &[set("title", "ours"), set("count", 4)], 1);
    let b = edited(from_ref(&base), 2, &[set("title", "theirs"), set("count", 4)], 2);
    let state = state(&[base, a, b]);
    assert_eq!(state.conflicts.len(), 1);
    let claims = &state.conflicts["title"];
    let expected = [("ours", log(1), time(1)), ("theirs", log(2), time(2))];
    for (claim, (value, log, time)) in claims.iter().zip(expected) {
        assert_eq!((claim.value.clone(), &claim.author, claim.time), (Some(value.into()), &log.to_string(), time));
    }
    assert_eq!(state.text("title"), Some("ours"));
    assert_eq!(state.fields["count"], Value::Int(4));
}

#[test]
fn a_cleared_side_of_a_conflict_is_shown_last() {
    let base = base();
    let a = edited(from_ref(&base), 1, &[clear("title")], 1);
    let b = edited(from_ref(&base), 2, &[set("title", "kept")], 2);
    let state = state(&[base, a, b]);
    assert_eq!(
        state.conflicts["title"].iter().map(|claim| claim.value.clone()).collect::<Vec<_>>(),
        [Some("kept".into()), None]
    );
    assert_eq!(state.text("title"), Some("kept"));
}

#[test]
fn an_edit_resolves_a_conflict_even_with_a_value_that_stands_there() {
    let base = base();
    let a = edited(from_ref(&base), 1, &[set("title", "ours")], 1);
    let b = edited(from_ref(&base), 2, &[set("title", "theirs")], 2);
    let all = [base, a, b];
    let resolution = edited(&all, 3, &[set("title", "ours")], 3);
    assert_eq!(resolution.ops()[0].preds.len(), 2);
    let state = state(&[all.as_slice(), &[resolution]].concat());
    assert!(state.conflicts.is_empty());
    assert_eq!(state.text("title"), Some("ours"));
}

#[test]
fn clearing_takes_a_field_away_and_can_be_taken_back() {
    let base = base();
    let cleared = edited(from_ref(&base), 1, &[clear("title")], 1);
    assert_eq!(state(&[base.clone(), cleared.clone()]).text("title"), None);
    let back = edited(&[base.clone(), cleared.clone()], 2, &[set("title", "new")], 2);
    assert_eq!(state(&[base, cleared, back]).text("title"), Some("new"));
}

#[test]
fn an_edit_that_changes_nothing_writes_nothing() {
    let mut document = document(&[base()]);
    assert_eq!(document.edit(&actor(2), &[set("title", "old"), clear("absent")], time(1)), Ok(None));
    assert_eq!(document.edit(&actor(2), &[], time(1)), Ok(None));
    assert_eq!(document.history().len(), 1);
}

#[test]
fn an_edited_document_is_the_one_that_its_changes_build() {
    let base = base();
    let mut document = document(from_ref(&base));
    let second = checked(&document.edit(&actor(1), &[set("title", "2")], time(1)).unwrap().unwrap());
    let third = checked(&document.edit(&actor(1), &[set("title", "3")], time(2)).unwrap().unwrap());
    assert_eq!((third.seq(), third.deps()), (3, [second.hash()].as_slice()));
    assert_eq!(document.heads(), [third.hash()]);
    assert_eq!(document.state(&author).unwrap(), state(&[third, base, second]));
}

#[test]
fn history_tells_who_set_what() {
    let base = base();
    let change = edited(from_ref(&base), 2, &[set("title", "new"), clear("count")], 5);
    let history = document(&[change.clone(), base.clone()]).history();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0].hash, base.hash());
    assert_eq!((history[1].actor, history[1].time), (actor(2), time(5)));
    assert_eq!(history[1].edits, [clear("count"), set("title", "new")]);
}

#[test]
fn a_change_whose_dependency_is_missing_is_set_aside_with_all_that_follow_it() {
    let base = base();
    let middle = edited(from_ref(&base), 2, &[set("title", "middle")], 1);
    let last = edited(&[base.clone(), middle.clone()], 2, &[set("title", "last")], 2);
    let further = edited(&[base.clone(), middle.clone(), last.clone()], 3, &[set("x", 1)], 3);
    let document = Document::build(vec![further.clone(), last.clone(), base]).unwrap();
    let aside: BTreeSet<_> = document.set_aside().map(|(hash, why)| (hash, why.to_string())).collect();
    let expected =
        [(last.hash(), SetAside::Dependency(middle.hash())), (further.hash(), SetAside::Dependency(last.hash()))];
    assert_eq!(aside, expected.into_iter().map(|(hash, why)| (hash, why.to_string())).collect());
    assert_eq!(document.state(&author).unwrap().text("title"), Some("old"));
}

#[test]
fn a_writer_whose_change_was_set_aside_writes_under_the_next_generation() {
    let base = base();
    let middle = edited(from_ref(&base), 3, &[set("title", "middle")], 1);
    let last = edited(&[base.clone(), middle], 2, &[set("title", "last")], 2);
    let mut document = Document::build(vec![last.clone(), base.clone()]).unwrap();
    assert_eq!(document.edit(&actor(2), &[set("title", "x")], time(3)), Err(EditError::RaiseGeneration));
    let generation = document.generation(&log(2), &record());
    assert_eq!((generation, document.generation(&log(1), &record())), (1, 0));
    let actor = ActorId::derive(&log(2), &record(), generation);
    let again = checked(&document.edit(&actor, &[set("title", "again")], time(3)).unwrap().unwrap());
    assert_eq!(again.seq(), 1);
    let rebuilt = Document::build(vec![again, last, base]).unwrap();
    assert_eq!(rebuilt.state(&author).unwrap().text("title"), Some("again"));
}

/// Several writers edit what each of them happens to hold, in any interleaving.
fn any_story() -> impl Strategy<Value = Vec<(u8, Vec<Edit>, u64)>> {
    proptest::collection::vec((1u8..5, any_edits(), any::<u64>()), 1..12)
}

fn tell(story: &[(u8, Vec<Edit>, u64)]) -> Vec<CheckedChange> {
    let mut changes = vec![base()];
    for (at, (writer, edits, view)) in story.iter().enumerate() {
        // What the writer holds: its own changes, and a random selection with all that it depends on.
        let mut held = BTreeSet::from([changes[0].hash()]);
        for (index, change) in changes.iter().enumerate().rev() {
            if change.actor() == actor(*writer) || view >> (index % 64) & 1 == 1 || held.contains(&change.hash()) {
                held.insert(change.hash());
                held.extend(change.deps());
            }
        }
        let mine: Vec<_> = changes.iter().filter(|change| held.contains(&change.hash())).cloned().collect();
        if let Some(bytes) = document(&mine).edit(&actor(*writer), edits, time(at as i64)).unwrap() {
            changes.push(checked(&bytes));
        }
    }
    changes
}

/// What automerge's rule comes to, computed without it: of each key, the puts that no other put replaces.
fn by_hand(changes: &[CheckedChange]) -> RecordState {
    let replaced: BTreeSet<OpId> = changes.iter().flat_map(|c| c.ops()).flat_map(|op| op.preds.clone()).collect();
    let mut open: std::collections::BTreeMap<Path, Vec<(Option<Value>, String, Timestamp)>> = Default::default();
    for change in changes {
        for (place, op) in change.ops().iter().enumerate() {
            let id = OpId { counter: change.start_op() + place as u64, actor: change.actor() };
            if !replaced.contains(&id) {
                let author = author(&change.actor()).unwrap().to_string();
                open.entry(op.key.clone()).or_default().push((op.value.clone(), author, change.time()));
            }
        }
    }
    let mut state = RecordState::default();
    for (key, mut claims) in open {
        claims.sort_by_key(|(value, author, time)| (value.is_none(), value.clone(), author.clone(), *time));
        if let Some(value) = claims[0].0.clone() {
            state.fields.insert(key.clone(), value);
        }
        if claims.iter().any(|claim| claim.0 != claims[0].0) {
            let claims = claims.into_iter().map(|(value, author, time)| cairn_model::Claim { value, author, time });
            state.conflicts.insert(key, claims.collect());
        }
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_of_arrival_gives_the_same_state(story in any_story(), seed in any::<u64>()) {
        let changes = tell(&story);
        let expected = state(&changes);
        let bytes: BTreeSet<Vec<u8>> = changes.iter().map(|change| change.bytes().to_vec()).collect();
        prop_assert_eq!(document(&changes).rewritten(), bytes);
        let mut other = changes.clone();
        other.sort_by_key(|change| blake3::hash(&[change.hash().as_bytes().as_slice(), &seed.to_le_bytes()].concat()).as_bytes().to_owned());
        prop_assert_eq!(&state(&other), &expected);
        prop_assert_eq!(by_hand(&changes), expected);
    }
}

#[test]
fn putting_the_winning_value_again_is_a_put_and_not_a_deletion() {
    let base = base();
    let a = edited(from_ref(&base), 1, &[set("title", "same")], 1);
    let b = edited(from_ref(&base), 2, &[set("title", "same")], 2);
    let mut document = document(&[base, a, b]);
    assert_eq!(document.edit(&actor(3), &[set("title", "same")], time(3)), Ok(None));
}
