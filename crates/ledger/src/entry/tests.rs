use std::collections::BTreeMap;

use cairn_keys::Sensitive;
use proptest::prelude::*;

use super::*;
use crate::{Attestation, AttestationKind, Head, Statement};

fn key() -> DeviceKey {
    DeviceKey::from_seed([1; 32])
}

fn circle() -> CircleId {
    CircleId::from_bytes([9; 32])
}

fn record() -> RecordId {
    RecordId::from_bytes([7; 16])
}

fn position() -> Position {
    Position { circle: circle(), height: 1, prev: None, page: PageHash::from_bytes([3; 32]) }
}

/// Gives 0, 1, 2, … as random bytes.
fn counting() -> impl FnMut(&mut [u8]) {
    let mut next = 0u8;
    move |bytes| {
        for byte in bytes {
            *byte = next;
            next = next.wrapping_add(1);
        }
    }
}

fn sign(parts: &[Part]) -> Verified<Entry> {
    sign_entry(&position(), parts, Timestamp::from_millis(1_700_000_000_000), &mut counting(), &key()).unwrap()
}

fn small() -> Verified<Entry> {
    sign(&[
        Part::Changes { record: record(), bytes: b"change".to_vec() },
        Part::Presence { transport: [4; 32], relay: None },
    ])
}

fn head(n: u64) -> Head {
    Head { height: n, hash: EntryHash::from_bytes([n as u8; 32]) }
}

fn attestation() -> Attestation {
    let statement = Statement {
        kind: AttestationKind::Sealed,
        subject: record().to_string(),
        sha256: Some([5; 32]),
        parents: Vec::new(),
        by_name: "Amal".to_owned(),
        time: Timestamp::from_millis(1_700_000_000_000),
        details: BTreeMap::new(),
    };
    Attestation::sign(statement, &key()).unwrap()
}

fn log(n: u8) -> LogId {
    DeviceKey::from_seed([n; 32]).public()
}

fn every_part() -> Vec<Part> {
    let mut heads = vec![(log(1), head(5)), (log(2), head(6))];
    heads.sort();
    vec![
        Part::Changes { record: record(), bytes: vec![1, 2, 3] },
        Part::Manifest(Manifest {
            record: record(),
            sha256: [1; 32],
            size: 1 << 40,
            ciphertext: [2; 32],
            sealed_size: (1 << 40) + 99,
            key: Sensitive::new("AGE-SECRET-KEY-1XYZ".to_owned()),
        }),
        Part::Attestation { record: Some(record()), attestation: attestation() },
        Part::Attestation { record: None, attestation: attestation() },
        Part::Voucher { log: log(2), head: head(3) },
        Part::Receipt { log: log(2), head: head(3), evidence: vec![[1; 32], [2; 32]] },
        Part::Erase(Erase { target: EraseTarget::Record(record()), step: EraseStep::Ask }),
        Part::Erase(Erase {
            target: EraseTarget::Leaves { log: log(3), head: head(4), leaves: vec![0, 2] },
            step: EraseStep::Confirm,
        }),
        Part::Presence { transport: [4; 32], relay: Some("https://relay.example".to_owned()) },
        Part::Frontier(heads),
        Part::Unknown { kind: 77, record: None, bytes: vec![0xff] },
    ]
}

#[test]
fn every_kind_of_part_is_read_back() {
    let parts = every_part();
    let entry = sign(&parts);
    let verified = Unverified::decode(entry.bytes()).unwrap().verify(&circle()).unwrap();
    assert_eq!(verified, entry);
    let read: Vec<Part> = verified.parts().map(|(_, part)| part.unwrap().unwrap()).collect();
    assert_eq!(read, parts);
    assert_eq!(
        verified.leaves().iter().map(|leaf| leaf.kind).collect::<Vec<_>>(),
        parts.iter().map(Part::kind).collect::<Vec<_>>()
    );
}

/// The bytes of a fixed entry, as stored by every version so far. A change here is a change of the format.
#[test]
fn bytes_are_those_of_the_snapshot() {
    let expected = include_str!("../../testdata/entry-1.hex").split_whitespace().collect::<String>();
    let bytes = hex::decode(&expected).unwrap();
    let old = Unverified::decode(&bytes).unwrap().verify(&circle()).unwrap();
    let parts: Vec<Part> = old.parts().map(|(_, part)| part.unwrap().unwrap()).collect();
    assert_eq!(
        parts,
        [
            Part::Changes { record: record(), bytes: b"change".to_vec() },
            Part::Presence { transport: [4; 32], relay: None }
        ]
    );
    assert_eq!(hex::encode(small().header_bytes()), hex::encode(old.header_bytes()));
}

#[test]
fn claims_are_those_of_the_header() {
    let entry = small();
    let unverified = Unverified::decode(entry.bytes()).unwrap();
    assert_eq!(unverified.claimed_circle(), circle());
    assert_eq!(unverified.claimed_log(), key().public());
    assert_eq!((unverified.claimed_height(), unverified.claimed_prev()), (1, None));
    assert_eq!(unverified.claimed_hash(), entry.hash());
}

#[test]
fn truncated_entries_are_refused_at_every_length() {
    let entry = small();
    for len in 0..entry.bytes().len() {
        assert!(Unverified::decode(&entry.bytes()[..len]).is_err(), "length {len}");
    }
    assert!(Unverified::decode(&[entry.bytes(), &[0]].concat()).is_err());
}

#[test]
fn every_changed_bit_is_noticed() {
    let entry = small();
    for index in 0..entry.bytes().len() {
        for bit in 0..8 {
            let mut other = entry.bytes().to_vec();
            other[index] ^= 1 << bit;
            let verified = Unverified::decode(&other).and_then(|entry| entry.verify(&circle()));
            assert!(verified.is_err(), "byte {index} bit {bit}");
        }
    }
}

#[test]
fn an_entry_of_another_circle_is_refused() {
    let other = CircleId::from_bytes([8; 32]);
    assert_eq!(Unverified::decode(small().bytes()).unwrap().verify(&other), Err(EntryError::OtherCircle));
}

#[test]
fn newer_versions_are_told_from_malformed_ones() {
    let mut bytes = small().bytes().to_vec();
    assert_eq!(bytes[2], 1);
    bytes[2] = 2;
    assert_eq!(Unverified::decode(&bytes), Err(EntryError::Newer));
}

#[test]
fn numbers_that_are_not_in_their_shortest_form_are_refused() {
    let bytes = small().bytes().to_vec();
    let mut longer = bytes[..2].to_vec();
    longer.extend([0x18, 0x01]); // the version 1 in two bytes
    longer.extend(&bytes[3..]);
    assert_eq!(Unverified::decode(&longer), Err(EntryError::Malformed));
}

#[test]
fn erased_parts_leave_the_entry_valid_and_its_name_as_it_was() {
    let entry = small();
    let erased = entry.erase(&[0]).unwrap();
    assert_eq!(erased.hash(), entry.hash());
    assert!(erased.is_erased(0) && !erased.is_erased(1));
    let read = Unverified::decode(erased.bytes()).unwrap().verify(&circle()).unwrap();
    assert_eq!(read.part(0), Ok(None));
    assert_eq!(read.part(1), entry.part(1));
    assert_eq!(read.part(2), Err(PartError::Missing));
    assert_eq!(read.leaves(), entry.leaves());
    assert!(entry.erase(&[2]).is_err());
    assert!(!erased.bytes().windows(6).any(|w| w == b"change"));
}

#[test]
fn a_part_of_another_entry_does_not_fit() {
    let (a, b) = (
        small(),
        sign(&[
            Part::Changes { record: record(), bytes: b"chance".to_vec() },
            Part::Presence { transport: [4; 32], relay: None },
        ]),
    );
    let at = |entry: &Entry| entry.parts[0].clone().unwrap();
    let mut swapped = a.bytes().to_vec();
    swapped.splice(at(&a), b.bytes()[at(&b)].iter().copied());
    assert_eq!(Unverified::decode(&swapped).unwrap().verify(&circle()), Err(EntryError::Hash));
}

#[test]
fn a_header_travels_alone() {
    let entry = small();
    let header = Header::decode(entry.header_bytes()).unwrap();
    assert_eq!((&header, header.hash()), (entry.header(), entry.hash()));
    header.verify(entry.signature()).unwrap();
    let other = Header { height: 2, prev: Some(entry.hash()), ..header };
    assert_eq!(other.verify(entry.signature()), Err(EntryError::Signature));
}

#[test]
fn heights_start_at_one_and_only_there_nothing_is_below() {
    for (height, prev) in [(0, None), (1, Some(EntryHash::from_bytes([0; 32]))), (2, None)] {
        let position = Position { height, prev, ..position() };
        let parts = [Part::Presence { transport: [0; 32], relay: None }];
        assert_eq!(sign_entry(&position, &parts, Timestamp::default(), &mut counting(), &key()), Err(EntryError::Part));
    }
}

#[test]
fn oversized_entries_are_not_made_and_not_read() {
    let change = |len| Part::Changes { record: record(), bytes: vec![0; len] };
    let sign = |parts: &[Part]| sign_entry(&position(), parts, Timestamp::default(), &mut counting(), &key());
    sign(&[change(128 * 1024)]).unwrap();
    assert_eq!(sign(&[change(128 * 1024 + 1)]), Err(EntryError::TooLarge));
    assert_eq!(sign(&[]), Err(EntryError::TooLarge));
    let noise: Vec<u8> =
        (0u32..32_000).flat_map(|n| *blake3::hash(&n.to_le_bytes()).as_bytes()).take(128 * 1024).collect();
    let noisy = Part::Changes { record: record(), bytes: noise };
    assert_eq!(sign(&vec![noisy; 5]), Err(EntryError::TooLarge));
    assert_eq!(Unverified::decode(&vec![0x84; MAX_ENTRY + 1]), Err(EntryError::TooLarge));
}

/// Makes a valid entry around a packed part that [`sign_entry`] would not make.
fn with_packed(kind: PartKind, packed: &[u8]) -> Verified<Entry> {
    let bytes = [&[0; SALT], packed].concat();
    let leaf = Leaf { kind, record: Some(record()), len: packed.len() as u64, hash: *blake3::hash(&bytes).as_bytes() };
    let leaves = [leaf];
    let header = Header {
        circle: circle(),
        log: key().public(),
        height: 1,
        prev: None,
        page: PageHash::from_bytes([3; 32]),
        time: Timestamp::default(),
        root: codec::root(&leaves),
    };
    let header = header.encode();
    let bytes = codec::encode(&header, &key().sign(DOMAIN, &header), &leaves, &[Some(&bytes)]);
    Unverified::decode(&bytes).unwrap().verify(&circle()).unwrap()
}

#[test]
fn bombs_are_not_unpacked() {
    let bomb = zstd::bulk::compress(&vec![0; 64 << 20], 19).unwrap();
    assert!(bomb.len() < 16 * 1024);
    assert_eq!(with_packed(PartKind::Changes, &bomb).part(0), Err(PartError::TooLarge));
    assert_eq!(with_packed(PartKind::Unknown(99), &bomb).part(0), Err(PartError::TooLarge));
}

#[test]
fn frames_that_lie_about_their_length_or_do_not_state_it_are_refused() {
    use std::io::Write as _;
    let mut encoder = zstd::stream::Encoder::new(Vec::new(), 3).unwrap();
    encoder.write_all(&vec![0; 100_000]).unwrap();
    let unstated = encoder.finish().unwrap();
    assert_eq!(with_packed(PartKind::Changes, &unstated).part(0), Err(PartError::Packing));
    // The length of a small frame stands in one byte behind magic and descriptor.
    let mut lying = zstd::bulk::compress(&[7; 200], 3).unwrap();
    assert_eq!(lying[5], 200);
    lying[5] = 100;
    assert_eq!(with_packed(PartKind::Changes, &lying).part(0), Err(PartError::Packing));
    lying[5] = 201;
    assert_eq!(with_packed(PartKind::Changes, &lying).part(0), Err(PartError::Packing));
    let two = [zstd::bulk::compress(b"a", 3).unwrap(), zstd::bulk::compress(b"b", 3).unwrap()].concat();
    assert_eq!(with_packed(PartKind::Changes, &two).part(0), Err(PartError::Packing));
    assert_eq!(with_packed(PartKind::Changes, b"").part(0), Err(PartError::Packing));
    assert_eq!(with_packed(PartKind::Changes, b"not zstd").part(0), Err(PartError::Packing));
}

#[test]
fn parts_that_do_not_fit_their_leaf_are_set_aside() {
    let pack = |plain: &[u8]| codec::pack(plain).unwrap();
    let presence = Part::Presence { transport: [4; 32], relay: None }.encode();
    // A presence belongs to no record; a changed one is not canonical; a voucher is something else.
    assert_eq!(with_packed(PartKind::Presence, &pack(&presence)).part(0), Err(PartError::Malformed));
    assert_eq!(with_packed(PartKind::Voucher, &pack(&presence)).part(0), Err(PartError::Malformed));
    assert_eq!(with_packed(PartKind::Manifest, &pack(b"\xa0")).part(0), Err(PartError::Malformed));
    let broken = Attestation::sign(attestation().statement().clone(), &DeviceKey::from_seed([2; 32])).unwrap();
    let mut out = Writer::default();
    out.array(2).bytes(attestation().json()).text(broken.pem());
    assert_eq!(with_packed(PartKind::Attestation, &pack(&out.finish())).part(0), Err(PartError::Attestation));
}

#[test]
fn known_kinds_are_not_written_as_unknown_ones() {
    let parts = [Part::Unknown { kind: 1, record: None, bytes: Vec::new() }];
    let result = sign_entry(&position(), &parts, Timestamp::default(), &mut counting(), &key());
    assert_eq!(result, Err(EntryError::Part));
}

#[test]
fn debug_shows_no_content() {
    let entry = sign(&every_part());
    assert!(!format!("{entry:?}").contains("AGE-SECRET"));
    assert!(!format!("{:?}", entry.part(1)).contains("AGE-SECRET"));
}

proptest! {
    #[test]
    fn rubbish_is_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Unverified::decode(&bytes).is_err());
    }

    #[test]
    fn rubbish_parts_are_refused_or_read_back(kind in 1u64..10, plain in proptest::collection::vec(any::<u8>(), 0..100)) {
        for record in [None, Some(record())] {
            if let Ok(part) = Part::decode(PartKind::from_code(kind), record, &plain) {
                prop_assert_eq!(part.encode(), plain.clone());
            }
        }
    }

    #[test]
    fn patched_entries_never_panic(at in 0usize..600, value in any::<u8>(), len in 0usize..8) {
        let mut bytes = sign(&every_part()[..4]).bytes().to_vec();
        let at = at % bytes.len();
        let end = (at + len).min(bytes.len());
        bytes.splice(at..end, [value]);
        let _ = Unverified::decode(&bytes).and_then(|entry| entry.verify(&circle()));
    }
}
