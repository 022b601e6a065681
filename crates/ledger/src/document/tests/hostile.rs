//! Changes that nobody of good will writes.

use super::*;

fn content() -> chunk::Content {
    let op = |key: &str, value: Value| Op { key: Path::parse(key).unwrap(), value: Some(value), preds: Vec::new() };
    chunk::Content {
        deps: Vec::new(),
        actor: actor(1),
        seq: 1,
        start_op: 1,
        time: time(0).as_millis(),
        ops: vec![op("kind", "incident".into()), op("title", "t".into()), op("count", Value::Int(7))],
    }
}

fn valid() -> Vec<u8> {
    let bytes = chunk::encode(&content());
    check_change(&bytes).unwrap();
    bytes
}

/// Puts a right checksum on a body.
fn chunk_of(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut head = vec![kind];
    let mut len = body.len();
    loop {
        let more = len >> 7 != 0;
        head.push((len & 0x7f) as u8 | if more { 0x80 } else { 0 });
        len >>= 7;
        if !more {
            break;
        }
    }
    let hash = cairn_keys::sha256(&[head.as_slice(), body].concat());
    [&[0x85, 0x6f, 0x4a, 0x83], &hash[..4], &head, body].concat()
}

fn body() -> Vec<u8> {
    let bytes = valid();
    bytes[10..].to_vec() // magic, checksum, type, and one byte of length
}

/// Replaces one run of bytes in the body and gives the chunk with a right checksum.
fn patched(from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut body = body();
    let at = body.windows(from.len()).position(|w| w == from).expect("the bytes stand in the body");
    body.splice(at..at + from.len(), to.iter().copied());
    chunk_of(1, &body)
}

#[test]
fn the_test_writes_valid_chunks() {
    assert_eq!(chunk_of(1, &body()), valid());
}

#[test]
fn deflated_chunks_documents_and_bundles_are_refused() {
    for kind in [0, 2, 3, 4, 255] {
        assert_eq!(check_change(&chunk_of(kind, &body())), Err(ChangeRefusal::ChunkType), "type {kind}");
    }
}

/// 64 MiB of zeros become 65 KB by automerge's own deflate; here they are never inflated.
#[test]
fn automerges_own_deflated_change_is_refused() {
    let mut automerge = Automerge::new();
    automerge.set_actor(automerge::ActorId::from(actor(1).as_bytes().as_slice()));
    let mut transaction = automerge.transaction();
    transaction.put(ROOT, "title", "\0".repeat(1 << 20)).unwrap();
    let (hash, _) = transaction.commit();
    let mut change = automerge.get_change_by_hash(&hash.unwrap()).unwrap();
    let deflated = change.bytes().to_vec();
    assert!(deflated.len() < 8192);
    assert_eq!(check_change(&deflated), Err(ChangeRefusal::ChunkType));
    assert_eq!(check_change(change.raw_bytes()), Err(ChangeRefusal::TooLong));
}

#[test]
fn every_flipped_bit_and_every_missing_byte_is_noticed() {
    let bytes = valid();
    for index in 0..bytes.len() {
        assert!(check_change(&bytes[..index]).is_err(), "length {index}");
        for bit in 0..8 {
            let mut other = bytes.clone();
            other[index] ^= 1 << bit;
            assert!(check_change(&other).is_err(), "byte {index} bit {bit}");
        }
    }
    assert!(check_change(&[bytes, vec![0]].concat()).is_err());
}

/// With a right checksum behind every change, what is still accepted is another change in canonical form.
#[test]
fn changed_bodies_are_refused_or_canonical_for_automerge_too() {
    let body = body();
    for index in 0..body.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff, body[index] ^ 1, body[index] ^ 0x40] {
            let mut other = body.clone();
            other[index] = value;
            let bytes = chunk_of(1, &other);
            let Ok(change) = check_change(&bytes) else { continue };
            let mut automerge = Automerge::new();
            if change.deps().is_empty() && change.seq() == 1 && change.start_op() == 1 {
                let native = automerge::Change::from_bytes(bytes.clone()).unwrap();
                automerge.apply_changes([native]).unwrap();
                let hash = automerge.get_heads()[0];
                assert_eq!(automerge.get_change_by_hash(&hash).unwrap().raw_bytes(), bytes);
            }
        }
    }
}

#[test]
fn a_huge_run_of_operations_is_refused_before_it_is_expanded() {
    // The action column: 3 operations of kind 1.
    for run in
        [[0xff, 0xff, 0xff, 0xff, 0x07].as_slice(), &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]]
    {
        let mut body = body();
        let column = body.windows(2).rposition(|w| w == [3, 1]).unwrap();
        body.splice(column..column + 1, run.iter().copied());
        let spec = body.windows(2).position(|w| w == [66, 2]).unwrap();
        body[spec + 1] += run.len() as u8 - 1;
        assert_eq!(check_change(&chunk_of(1, &body)), Err(ChangeRefusal::OpCount));
    }
}

#[test]
fn other_operations_than_puts_are_refused() {
    let column = [3, 3, 1]; // 3 rows not inserted; 3 operations of kind 1
    for kind in [0, 2, 3, 4, 5, 6, 7] {
        assert_eq!(check_change(&patched(&column, &[3, 3, kind])), Err(ChangeRefusal::Operation), "kind {kind}");
    }
    assert_eq!(check_change(&patched(&column, &[0, 3, 1])), Err(ChangeRefusal::Operation)); // inserted
}

#[test]
fn objects_lists_counters_and_messages_are_refused() {
    type Act = fn(&mut automerge::transaction::Transaction<'_>);
    let acts: [Act; 5] = [
        |t| {
            let map = t.put_object(ROOT, "map", ObjType::Map).unwrap();
            t.put(&map, "a", 1).unwrap();
        },
        |t| {
            let list = t.put_object(ROOT, "list", ObjType::List).unwrap();
            t.insert(&list, 0, 1).unwrap();
        },
        |t| t.put(ROOT, "count", automerge::ScalarValue::counter(1)).unwrap(),
        |t| t.put(ROOT, "bytes", vec![1u8, 2]).unwrap(),
        |t| t.put(ROOT, "uint", 1u64).unwrap(),
    ];
    for (index, act) in acts.into_iter().enumerate() {
        let mut automerge = Automerge::new();
        automerge.set_actor(automerge::ActorId::from(actor(1).as_bytes().as_slice()));
        let mut transaction = automerge.transaction();
        act(&mut transaction);
        let (hash, _) = transaction.commit();
        let change = automerge.get_change_by_hash(&hash.unwrap()).unwrap();
        assert!(check_change(change.raw_bytes()).is_err(), "act {index}");
    }
    let mut automerge = Automerge::new();
    automerge.set_actor(automerge::ActorId::from(actor(1).as_bytes().as_slice()));
    let mut transaction = automerge.transaction();
    transaction.put(ROOT, "a", 1).unwrap();
    let (hash, _) = transaction.commit_with(CommitOptions::default().with_message("hello"));
    let change = automerge.get_change_by_hash(&hash.unwrap()).unwrap();
    assert_eq!(check_change(change.raw_bytes()), Err(ChangeRefusal::Operation));
}

#[test]
fn keys_that_are_no_paths_or_stand_twice_are_refused() {
    assert_eq!(check_change(&patched(b"\x05title", b"\x05Title")), Err(ChangeRefusal::Key));
    assert_eq!(check_change(&patched(b"\x05title", b"\x05count")), Err(ChangeRefusal::Key));
    assert_eq!(check_change(&patched(b"\x05title", b"\x05ti\xfftl")), Err(ChangeRefusal::Key));
}

#[test]
fn numbers_out_of_range_are_refused() {
    for (seq, start_op, time) in
        [(0, 1, 0), (1, 0, 0), (u64::MAX, 1, 0), (1, u64::from(u32::MAX), 0), (1, u64::MAX, 0), (1, 1, i64::MAX)]
    {
        let bytes = chunk::encode(&chunk::Content { seq, start_op, time, ..content() });
        assert_eq!(check_change(&bytes), Err(ChangeRefusal::Range), "{seq} {start_op} {time}");
    }
    let mut other = content();
    other.ops[0].value = Some(Value::Real(f64::INFINITY));
    assert_eq!(check_change(&chunk::encode(&other)), Err(ChangeRefusal::Value));
}

#[test]
fn too_many_dependencies_are_refused() {
    let deps = |count: u32| {
        let mut deps: Vec<ChangeHash> =
            (0..count).map(|n| ChangeHash::from_bytes(*blake3::hash(&n.to_le_bytes()).as_bytes())).collect();
        deps.sort_unstable();
        chunk::encode(&chunk::Content { deps, seq: 2, start_op: 9, ..content() })
    };
    check_change(&deps(1024)).unwrap();
    assert_eq!(check_change(&deps(1025)), Err(ChangeRefusal::DepCount));
    let mut unsorted = content();
    unsorted.deps = vec![ChangeHash::from_bytes([2; 32]), ChangeHash::from_bytes([1; 32])];
    assert_eq!(check_change(&chunk::encode(&unsorted)), Err(ChangeRefusal::Malformed));
}

#[test]
fn as_many_operations_as_allowed_are_read_and_one_more_is_not() {
    let with = |count: u64| {
        let op = |n: u64| Op { key: Path::parse(&format!("{n:x}")).unwrap(), value: None, preds: Vec::new() };
        chunk::encode(&chunk::Content { ops: (0..count).map(op).collect(), ..content() })
    };
    assert_eq!(check_change(&with(MAX_OPS)).unwrap().ops().len() as u64, MAX_OPS);
    assert_eq!(check_change(&with(MAX_OPS + 1)), Err(ChangeRefusal::OpCount));
}

/// Builds a document of a base and one hostile change on top, and gives why that one was set aside.
fn set_aside(change: impl FnOnce(&CheckedChange) -> chunk::Content) -> Option<SetAside> {
    let base = checked(&valid());
    let other = checked(&chunk::encode(&change(&base)));
    let document = Document::build(vec![base.clone(), other]).unwrap();
    assert_eq!(document.state(&author).unwrap(), base.state().unwrap());
    document.set_aside().next().map(|(_, why)| why)
}

fn on(base: &CheckedChange, preds: Vec<OpId>) -> chunk::Content {
    let op = Op { key: Path::parse("title").unwrap(), value: Some("x".into()), preds };
    chunk::Content { deps: vec![base.hash()], actor: actor(2), seq: 1, start_op: 4, ops: vec![op], ..content() }
}

#[test]
fn wrong_counts_are_set_aside() {
    for start_op in [3, 5, 4_000_000_000] {
        let why = set_aside(|base| chunk::Content { start_op, ..on(base, Vec::new()) });
        assert_eq!(why, Some(SetAside::StartOp), "{start_op}");
    }
    let below = set_aside(|base| chunk::Content {
        actor: actor(9),
        deps: vec![base.hash()],
        start_op: 1,
        ..on(base, Vec::new())
    });
    assert!(matches!(below, Some(SetAside::StartOp | SetAside::Dependency(_))));
}

#[test]
fn wrong_sequences_are_set_aside() {
    assert_eq!(set_aside(|base| chunk::Content { seq: 2, ..on(base, Vec::new()) }), Some(SetAside::Sequence));
    assert_eq!(
        set_aside(|base| chunk::Content { actor: actor(1), seq: 3, ..on(base, Vec::new()) }),
        Some(SetAside::Sequence)
    );
}

#[test]
fn a_writer_who_forgets_the_first_change_has_one_of_both_set_aside() {
    let base = checked(&valid());
    let other = chunk::Content { deps: Vec::new(), actor: actor(1), start_op: 1, ..on(&base, Vec::new()) };
    let document = Document::build(vec![base, checked(&chunk::encode(&other))]).unwrap();
    assert_eq!(document.set_aside().map(|(_, why)| why).collect::<Vec<_>>(), [SetAside::Duplicate]);
}

#[test]
fn predecessors_that_are_unknown_later_or_under_another_key_are_set_aside() {
    let of = |counter: u64, n: u8| vec![OpId { counter, actor: actor(n) }];
    // Operation 2 of the base is the title; 1 and 3 stand under other keys.
    for preds in [of(1, 1), of(3, 1), of(4, 1), of(9, 1), of(2, 3), of(4, 2), of(0, 1)] {
        let why = set_aside(|base| on(base, preds.clone()));
        assert_eq!(why, Some(SetAside::Predecessor), "{preds:?}");
    }
    let base = checked(&valid());
    let fine = checked(&chunk::encode(&on(&base, of(2, 1))));
    assert_eq!(state(&[base, fine]).text("title"), Some("x"));
}

#[test]
fn predecessors_outside_the_dependencies_are_set_aside() {
    let base = checked(&valid());
    let a = edited(from_ref(&base), 2, &[set("title", "a")], 1);
    let blind = chunk::Content { actor: actor(3), ..on(&base, vec![OpId { counter: 4, actor: actor(2) }]) };
    let blind = checked(&chunk::encode(&blind));
    let document = Document::build(vec![base, a, blind.clone()]).unwrap();
    assert_eq!(document.set_aside().collect::<Vec<_>>(), [(blind.hash(), SetAside::Predecessor)]);
}

#[test]
fn two_changes_at_one_place_are_decided_alike_in_any_order() {
    let base = checked(&valid());
    let a = edited(from_ref(&base), 2, &[set("title", "a")], 1);
    let b = edited(from_ref(&base), 2, &[set("title", "b")], 2);
    let kept = if a.hash() < b.hash() { "a" } else { "b" };
    for changes in [[base.clone(), a.clone(), b.clone()], [b, a, base]] {
        let document = Document::build(changes.to_vec()).unwrap();
        assert_eq!(document.set_aside().map(|(_, why)| why).collect::<Vec<_>>(), [SetAside::Duplicate]);
        assert_eq!(document.state(&author).unwrap().text("title"), Some(kept));
    }
}

#[test]
fn a_long_history_of_hostile_length_is_placed_quickly() {
    let base = checked(&valid());
    let mut changes = vec![base.clone()];
    for n in 0..3000u64 {
        let last = changes.last().unwrap();
        let preds =
            vec![OpId { counter: if n == 0 { 2 } else { 3 + n }, actor: if n == 0 { actor(1) } else { actor(2) } }];
        let next = chunk::Content { seq: n + 1, start_op: 4 + n, ..on(last, preds) };
        changes.push(checked(&chunk::encode(&next)));
    }
    assert_eq!(state(&changes).text("title"), Some("x"));
}
