use std::collections::BTreeSet;

use cairn_keys::{ContactSecret, DeviceKey, SealKey, TreeHash, TreeHasher};
use cairn_ledger::entry::{Entry, Part, Position, sign_entry};
use cairn_ledger::{EntryHash, LogId, PageHash};
use cairn_model::{CircleId, Timestamp};
use proptest::prelude::*;

use super::envelope::{Envelope, Filling, wrap};
use super::*;
use crate::FileRequest;
use crate::wire::cbor::Writer;

const CIRCLE: CircleId = CircleId::from_bytes([9; 32]);
const PAGE: PageHash = PageHash::from_bytes([8; 32]);

/// Writes a chain of entries of one log.
fn entries(seed: u8, count: u64) -> (LogId, Vec<Vec<u8>>) {
    let device = DeviceKey::from_seed([seed; 32]);
    let mut prev: Option<EntryHash> = None;
    let mut bytes = Vec::new();
    for height in 1..=count {
        let position = Position { circle: CIRCLE, height, prev, page: PAGE };
        let part = Part::Unknown { kind: 9999, record: None, bytes: vec![seed; 40] };
        let entry =
            sign_entry(&position, &[part], Timestamp::from_millis(0), &mut |salt| salt.fill(seed), &device).unwrap();
        prev = Some(entry.hash());
        bytes.push(Entry::bytes(&entry).to_vec());
    }
    (device.public(), bytes)
}

fn built(logs: &[(LogId, Vec<Vec<u8>>)]) -> BuiltPack {
    let mut builder = PackBuilder::new(CIRCLE, 3, PAGE, TARGET_BODY);
    let mut logs = logs.to_vec();
    logs.sort();
    for (log, entries) in &logs {
        for (height, entry) in (1u64..).zip(entries) {
            assert_eq!(builder.push(log, height, entry), Fit::Taken);
        }
    }
    builder.finish(&[])
}

#[test]
fn a_pack_comes_back_as_it_was_written() {
    let (first, second) = (entries(1, 3), entries(2, 2));
    let pack = built(&[first.clone(), second.clone()]);
    let read = Pack::decode(&pack.plain, &CIRCLE).unwrap();
    assert_eq!((read.number, read.page, read.content), (3, PAGE, pack.content));
    assert_eq!(read.spans(), pack.spans);
    let mut logs = [first, second];
    logs.sort();
    for (run, (log, entries)) in read.runs.iter().zip(&logs) {
        assert_eq!(run.log, *log);
        let bytes: Vec<Vec<u8>> = run.entries.iter().map(|entry| entry.bytes().to_vec()).collect();
        assert_eq!(&bytes, entries);
    }
}

#[test]
fn every_flipped_byte_and_every_cut_of_a_sealed_pack_is_refused() {
    let key = SealKey::generate();
    let pack = built(&[entries(1, 1)]);
    let sealed = seal_object(&[key.recipient()], &pack.plain).unwrap();
    assert_eq!(open_object(&key, &sealed).unwrap().as_slice(), pack.plain.as_slice());
    for at in 0..sealed.len() {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        assert!(open_object(&key, &damaged).is_err(), "byte {at}");
        assert!(open_object(&key, &sealed[..at]).is_err(), "length {at}");
    }
    let mut longer = sealed;
    longer.push(0);
    assert!(open_object(&key, &longer).is_err());
    assert_eq!(open_object(&SealKey::generate(), &longer).unwrap_err(), PackError::NotForUs);
}

#[test]
fn every_flipped_byte_of_an_opened_pack_is_refused_or_changes_its_content_hash() {
    let pack = built(&[entries(1, 2)]);
    for at in 0..pack.plain.len() {
        let mut changed = pack.plain.to_vec();
        changed[at] ^= 1;
        if let Ok(read) = Pack::decode(&changed, &CIRCLE) {
            assert_ne!(read.content, pack.content, "byte {at}");
        }
        assert!(Pack::decode(&pack.plain[..at], &CIRCLE).is_err(), "length {at}");
    }
}

#[test]
fn a_pack_of_another_circle_is_refused() {
    let pack = built(&[entries(1, 1)]);
    let other = CircleId::from_bytes([1; 32]);
    assert_eq!(Pack::decode(&pack.plain, &other).unwrap_err(), PackError::OtherCircle);
}

#[test]
fn entries_that_do_not_follow_each_other_are_refused() {
    let (log, mut chain) = entries(1, 3);
    chain.remove(1);
    let mut builder = PackBuilder::new(CIRCLE, 0, PAGE, TARGET_BODY);
    for (height, entry) in (1u64..).zip(&chain) {
        builder.push(&log, height, entry);
    }
    assert_eq!(Pack::decode(&builder.finish(&[]).plain, &CIRCLE).unwrap_err(), PackError::Malformed);
}

#[test]
fn another_logs_entries_are_refused() {
    let (_, chain) = entries(1, 1);
    let mut builder = PackBuilder::new(CIRCLE, 0, PAGE, TARGET_BODY);
    builder.push(&entries(2, 1).0, 1, &chain[0]);
    assert_eq!(Pack::decode(&builder.finish(&[]).plain, &CIRCLE).unwrap_err(), PackError::Malformed);
}

/// A header as a hostile member writes it: one run with these lengths.
fn header_with(from: u64, lens: &[u64], entries: usize) -> Vec<u8> {
    let mut header = Vec::new();
    let mut w = Writer::new(&mut header);
    w.array(5).bytes(CIRCLE.as_bytes()).uint(0).bytes(PAGE.as_bytes()).array(1);
    w.array(3).bytes(entries_log().as_bytes()).uint(from).array(entries);
    for len in lens {
        w.uint(*len);
    }
    w.array(0);
    header
}

fn entries_log() -> LogId {
    DeviceKey::from_seed([1; 32]).public()
}

#[test]
fn lying_headers_are_refused_before_anything_is_allocated() {
    let (_, chain) = entries(1, 1);
    let real = chain[0].len() as u64;
    let lies: Vec<Vec<u8>> = vec![
        header_with(1, &[real + 1], 1),
        header_with(1, &[real, 0], 2),
        header_with(1, &[u64::MAX], 1),
        header_with(0, &[real], 1),
        header_with(u64::MAX, &[real], 1),
        header_with(1, &[real], usize::MAX >> 1),
        header_with(1, &[1 << 20], 1),
        Vec::new(),
    ];
    for header in lies {
        let (plain, _) = wrap("pack", &header, &chain[0], Filling::Padded);
        assert!(Pack::decode(&plain, &CIRCLE).is_err());
    }
    let (plain, _) = wrap("pack", &header_with(1, &[real], 1), &chain[0], Filling::Padded);
    Pack::decode(&plain, &CIRCLE).unwrap();
}

#[test]
fn zeros_are_zeros_and_as_many_as_they_have_to_be() {
    let pack = built(&[entries(1, 1)]);
    let mut longer = pack.plain.to_vec();
    longer.extend_from_slice(&[0; 64]);
    assert_eq!(Pack::decode(&longer, &CIRCLE).unwrap_err(), PackError::Malformed);
    let mut telling = pack.plain.to_vec();
    *telling.last_mut().unwrap() = 7;
    assert_eq!(Pack::decode(&telling, &CIRCLE).unwrap_err(), PackError::Malformed);
}

#[test]
fn newer_versions_are_told_from_garbage() {
    let newer = |line: &[u8]| Envelope::read("pack", line, Filling::Bare).unwrap_err();
    assert_eq!(newer(b"cairn pack 2\nwhatever"), PackError::Newer);
    assert_eq!(newer(b"cairn pack 02\nwhatever"), PackError::Newer);
    assert_eq!(newer(b"cairn pack x\nwhatever"), PackError::Malformed);
    assert_eq!(newer(b"cairn page 1\nwhatever"), PackError::Malformed);
    assert_eq!(newer(b""), PackError::Malformed);
}

#[test]
fn erased_entries_are_told_only_where_they_are_held() {
    let (log, chain) = entries(1, 2);
    let mut builder = PackBuilder::new(CIRCLE, 0, PAGE, TARGET_BODY);
    builder.push(&log, 1, &chain[0]);
    let told = [ErasedEntry { log, height: 1, parts: 1 }, ErasedEntry { log, height: 2, parts: 1 }];
    let pack = builder.finish(&told);
    assert_eq!(pack.erased, told[..1]);
    assert_eq!(Pack::decode(&pack.plain, &CIRCLE).unwrap().erased, told[..1]);
}

#[test]
fn a_full_pack_takes_no_more_and_stays_within_the_limits() {
    let (log, chain) = entries(1, 3);
    let mut builder = PackBuilder::new(CIRCLE, 0, PAGE, chain[1].len() * 2);
    assert_eq!(builder.push(&log, 1, &chain[0]), Fit::Taken);
    assert_eq!(builder.push(&log, 2, &chain[1]), Fit::Taken);
    assert_eq!(builder.push(&log, 3, &chain[2]), Fit::Full);
    assert_eq!(builder.finish(&[]).spans.entries(), 2);
}

#[test]
fn names_are_recognised_by_members_only_and_tell_the_kind() {
    let (secret, other) = (ContactSecret::from_bytes([1; 32]), ContactSecret::from_bytes([2; 32]));
    let kinds = [
        ObjectKind::Pack,
        ObjectKind::ContributorPack,
        ObjectKind::Evidence,
        ObjectKind::ContributorEvidence,
        ObjectKind::Page,
        ObjectKind::Receipts,
        ObjectKind::Welcome,
    ];
    let names: BTreeSet<_> = kinds.iter().map(|kind| ObjectName::derive(&secret, *kind, &[5; 32])).collect();
    assert_eq!(names.len(), kinds.len());
    for kind in kinds {
        let name = ObjectName::derive(&secret, kind, &[5; 32]);
        assert_eq!(name.kind_under(&secret), Some(kind));
        assert_eq!(name.kind_under(&other), None);
        assert_ne!(ObjectName::derive(&other, kind, &[5; 32]), name);
        assert_eq!(ObjectName::parse_file_name(&name.to_file_name()), FileName::Object(name));
    }
}

#[test]
fn copies_and_foreign_files_are_told_from_objects() {
    let name = ObjectName::from_bytes([0xab; 32]);
    let copies =
        [".sync-conflict-20260101-120000-ABCDEFG.age", " (conflicted copy 2026-01-01 120000).age", "-1.age", "~.age"];
    for rest in copies {
        assert_eq!(ObjectName::parse_file_name(&format!("{name}{rest}")), FileName::Copy(name), "{rest}");
    }
    let upper = format!("{name}.age").to_uppercase();
    let foreign = ["", "notes.txt", ".age", "holiday.jpg.age", &format!("{name}"), &format!("{name}00.age"), &upper];
    for text in foreign {
        assert_eq!(ObjectName::parse_file_name(text), FileName::Foreign, "{text}");
    }
    assert_eq!(ObjectName::parse_file_name(&format!(".syncthing.{name}.age.tmp")), FileName::Foreign);
    assert_eq!(ObjectName::parse_file_name(&format!("{}.age", "é".repeat(40))), FileName::Foreign);
}

#[test]
fn padding_follows_the_paper() {
    for (len, padded) in
        [(0, 1024), (1024, 1024), (1025, 1088), (10_000, 10_240), (1 << 20, 1 << 20), (1_000_000, 1_015_808)]
    {
        assert_eq!(padded_len(len), padded, "{len}");
    }
    assert_eq!(padded_len(u64::MAX), u64::MAX);
}

fn tree(bytes: &[u8]) -> TreeHash {
    let mut hasher = TreeHasher::new();
    hasher.update(bytes);
    hasher.finish()
}

#[test]
fn segments_come_back_under_their_own_number_and_file_only() {
    let bytes: Vec<u8> = (0..9 * 1024 * 1024u32).map(|i| (i % 251) as u8).collect();
    let whole = tree(&bytes);
    let file = FileRequest { file: *whole.root(), size: bytes.len() as u64, from: 0 };
    assert_eq!(segments_of(&file), 3);
    let plain = encode_segment(&file, 2, &bytes[8 << 20..]).unwrap();
    assert_eq!(decode_segment(&plain, &file, 2).unwrap().bytes, &bytes[8 << 20..]);
    assert_eq!(decode_segment(&plain, &file, 1).unwrap_err(), PackError::Misnamed);
    let other = FileRequest { file: [0; 32], ..file };
    assert_eq!(decode_segment(&plain, &other, 2).unwrap_err(), PackError::Misnamed);
    assert!(encode_segment(&file, 2, &bytes[..100]).is_err());
    assert!(encode_segment(&file, 3, &[]).is_err());
    let told = encode_tree(&file, &whole).unwrap();
    assert_eq!(decode_tree(&told, &file).unwrap(), whole.groups().as_flattened());
    assert!(decode_tree(&plain, &file).is_err());
}

proptest! {
    #[test]
    fn padding_never_shortens_and_adds_little(len in 0u64..1 << 40) {
        let padded = padded_len(len);
        prop_assert!(padded >= len);
        prop_assert_eq!(padded_len(padded), padded);
        prop_assert!(len < 1024 || (padded - len) * 100 <= len * 12);
        prop_assert!(padded_len(len + 1) >= padded);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), kind in 0..4u8) {
        let mut plain = match kind {
            0 => b"cairn pack 1\n".to_vec(),
            1 => b"cairn page 1\n".to_vec(),
            2 => b"cairn welcome 1\n".to_vec(),
            _ => Vec::new(),
        };
        plain.extend_from_slice(&bytes);
        prop_assert!(Pack::decode(&plain, &CIRCLE).is_err());
        prop_assert!(decode_page(&plain, &CIRCLE).is_err());
        prop_assert!(decode_welcome(&plain, &CIRCLE, &entries_log()).is_err());
    }

    #[test]
    fn spans_are_sets_of_heights(
        left in prop::collection::vec((0u8..2, 1u64..30, 0u64..8), 0..8),
        right in prop::collection::vec((0u8..2, 1u64..30, 0u64..8), 0..8),
    ) {
        let logs = [DeviceKey::from_seed([1; 32]).public(), DeviceKey::from_seed([2; 32]).public()];
        let build = |ranges: &[(u8, u64, u64)]| {
            let (mut spans, mut model) = (Spans::new(), BTreeSet::new());
            for (log, from, len) in ranges {
                let log = logs[usize::from(*log)];
                spans.add(log, *from, from + len);
                model.extend((*from..=from + len).map(|height| (log, height)));
            }
            (spans, model)
        };
        let ((a, model_a), (b, model_b)) = (build(&left), build(&right));
        let heights = |spans: &Spans| -> BTreeSet<(LogId, u64)> {
            spans.iter().flat_map(|(log, from, to)| (from..=to).map(move |height| (log, height))).collect()
        };
        prop_assert_eq!(heights(&a), model_a.clone());
        prop_assert_eq!(a.entries(), model_a.len() as u64);
        prop_assert_eq!(a.covers(&b), model_b.is_subset(&model_a));
        prop_assert_eq!(heights(&a.without(&b)), &model_a - &model_b);
        let mut both = a.clone();
        both.add_all(&b);
        prop_assert_eq!(heights(&both), &model_a | &model_b);
    }
}
