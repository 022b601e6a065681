//! Entries, their parts, and attestations.

use std::collections::BTreeMap;

use cairn_keys::{DeviceKey, Sensitive, sshsig};
use cairn_ledger::attestation::{MAX_ATTESTATION, NAMESPACE};
use cairn_ledger::entry::{MAX_ENTRY, MAX_PARTS};
use cairn_ledger::{
    ActorId, Attestation, AttestationHash, AttestationKind, Entry, EntryHash, Erase, EraseStep, EraseTarget, Head,
    Manifest, PageHash, Part, Position, Statement, Unverified, check_change, new_record, sign_entry,
};
use cairn_model::{CircleId, Edit, Path, RecordId, Timestamp};

use crate::Seed;
use crate::script::{Script, push_piece};

fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed([seed; 32])
}

fn circle() -> CircleId {
    CircleId::from_bytes([5; 32])
}

fn record() -> RecordId {
    RecordId::from_bytes([7; 16])
}

/// An entry is kept as it came; one that verifies was signed by the log that it names; every part keeps its limit and
/// is written again as it was read; what is erased leaves the name and the proof as they were.
///
/// The first byte says whether the rest is an entry, or parts that a hostile member signs.
pub(crate) fn entry(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    if script.byte().is_multiple_of(2) { raw(script.rest()) } else { signed(script) }
}

fn raw(bytes: &[u8]) {
    let Ok(unverified) = Unverified::<Entry>::decode(bytes) else { return };
    assert!(bytes.len() <= MAX_ENTRY);
    assert_eq!(unverified.bytes(), bytes);
    let name = unverified.claimed_hash();
    let verified = unverified.clone().verify(&unverified.claimed_circle());
    let stored = Entry::dangerously_trust_stored(bytes).expect("it was read a moment ago");
    assert_eq!((stored.hash(), stored.header().log), (name, unverified.claimed_log()));
    assert!((1..=MAX_PARTS).contains(&stored.leaves().len()));
    parts(&stored);
    if let Ok(verified) = verified {
        crate::accepted();
        assert_eq!(*verified, *stored);
        let without = verified.erase(&[0]).expect("there is a first part");
        let again =
            Unverified::<Entry>::decode(without.bytes()).and_then(|entry| entry.verify(&stored.header().circle));
        assert_eq!(again.as_ref().map(|entry| entry.hash()), Ok(name));
        assert!(again.is_ok_and(|entry| entry.is_erased(0)));
    }
}

fn parts(entry: &Entry) {
    for (index, part) in entry.parts().take(64) {
        let Ok(Some(part)) = part else { continue };
        let leaf = &entry.leaves()[index];
        assert_eq!((part.kind(), part.record()), (leaf.kind, leaf.record));
        if let Part::Changes { bytes, .. } | Part::Unknown { bytes, .. } = &part {
            assert!(bytes.len() <= part.kind().limit());
        }
        if let Part::Changes { bytes, .. } = &part {
            let _ = check_change(bytes);
        }
    }
}

/// Parts of a member's own making: kinds that are known, with any content, and others.
fn signed(mut script: Script<'_>) {
    let mut chosen = Vec::new();
    while !script.is_empty() && chosen.len() < 8 {
        let kind = script.byte();
        let piece = script.piece().to_vec();
        let text = String::from_utf8_lossy(&piece).into_owned();
        let head = Head { height: script.number(), hash: EntryHash::from_bytes([kind; 32]) };
        let log = key(kind % 3 + 1).public();
        chosen.push(match kind % 8 {
            0 => Part::Changes { record: record(), bytes: piece },
            1 => Part::Manifest(Manifest {
                record: record(),
                sha256: [1; 32],
                size: head.height,
                ciphertext: [2; 32],
                sealed_size: !head.height,
                key: Sensitive::new(text),
            }),
            2 => Part::Receipt {
                log,
                head,
                evidence: piece.chunks(32).map(|chunk| Script::new(chunk).array()).collect(),
            },
            3 => {
                let leaves = piece.iter().map(|byte| u64::from(*byte)).collect();
                Part::Erase(Erase { target: EraseTarget::Leaves { log, head, leaves }, step: EraseStep::Ask })
            }
            4 => Part::Presence { transport: [kind; 32], relay: Some(text) },
            5 => Part::Frontier(piece.iter().map(|byte| (key(byte % 9 + 1).public(), head)).collect()),
            _ => Part::Unknown { kind: u32::from(kind), record: None, bytes: piece },
        });
    }
    let position = Position { circle: circle(), height: 1, prev: None, page: PageHash::from_bytes([6; 32]) };
    let Ok(entry) = sign_entry(&position, &chosen, Timestamp::from_millis(1), &mut |salt| salt.fill(4), &key(1)) else {
        return;
    };
    raw(entry.bytes());
    let again = Unverified::<Entry>::decode(entry.bytes()).and_then(|entry| entry.verify(&circle()));
    assert_eq!(again, Ok(entry.clone()));
    for (index, part) in entry.parts() {
        if let Ok(Some(part)) = part {
            assert_eq!(part, chosen[index], "what is read is what was meant");
        }
    }
}

fn statement() -> Statement {
    Statement {
        kind: AttestationKind::Sealed,
        subject: record().to_string(),
        sha256: Some([3; 32]),
        parents: vec![AttestationHash::from_bytes([8; 32])],
        by_name: "Amal".to_owned(),
        time: Timestamp::from_millis(1_700_000_000_000),
        details: BTreeMap::from([("tool".to_owned(), "camera".to_owned())]),
    }
}

/// One part of every kind.
fn every_part() -> Vec<Part> {
    let head = Head { height: 3, hash: EntryHash::from_bytes([9; 32]) };
    let log = key(2).public();
    let edits = [
        Edit { path: Path::parse("kind").expect("a path"), value: Some("incident".into()) },
        Edit { path: Path::parse("title").expect("a path"), value: Some("Raid on the print shop".into()) },
    ];
    let actor = ActorId::derive(&key(1).public(), &record(), 0);
    let change = new_record(actor, &edits, Timestamp::from_millis(2)).expect("a small record");
    let erase = |target| Part::Erase(Erase { target, step: EraseStep::Confirm });
    vec![
        Part::Changes { record: record(), bytes: change },
        Part::Manifest(Manifest {
            record: record(),
            sha256: [1; 32],
            size: 70_000,
            ciphertext: [2; 32],
            sealed_size: 70_400,
            key: Sensitive::new("AGE-SECRET-KEY-1".to_owned()),
        }),
        Part::Attestation {
            record: Some(record()),
            attestation: Attestation::sign(statement(), &key(1)).expect("a small statement"),
        },
        Part::Voucher { log, head },
        Part::Receipt { log, head, evidence: vec![[1; 32], [2; 32]] },
        erase(EraseTarget::Record(record())),
        erase(EraseTarget::Leaves { log, head, leaves: vec![0, 2] }),
        Part::Presence { transport: [4; 32], relay: Some("https://relay.example".to_owned()) },
        Part::Frontier(vec![(log, head)]),
        Part::Unknown { kind: 200, record: None, bytes: b"of a newer version".to_vec() },
    ]
}

pub(crate) fn entry_seeds() -> Vec<Seed> {
    let position = Position {
        circle: circle(),
        height: 2,
        prev: Some(EntryHash::from_bytes([6; 32])),
        page: PageHash::from_bytes([6; 32]),
    };
    let sign = |parts: &[Part]| {
        sign_entry(&position, parts, Timestamp::from_millis(1), &mut |salt| salt.fill(4), &key(1)).expect("small parts")
    };
    let raw = |entry: &Entry| [&[0][..], entry.bytes()].concat();
    let mut seeds: Vec<Seed> = every_part()
        .iter()
        .enumerate()
        .map(|(index, part)| Seed::new(&format!("part-{index}"), raw(&sign(std::slice::from_ref(part)))))
        .collect();
    let all = sign(&every_part());
    seeds.push(Seed::new("every-part", raw(&all)));
    seeds.push(Seed::new("erased", raw(&all.erase(&[1, 3]).expect("there are that many"))));
    let mut made = vec![1];
    for kind in [0, 1, 2, 3, 4, 5, 14, 15] {
        made.push(kind);
        push_piece(&mut made, b"any content");
        made.push(3);
    }
    seeds.push(Seed::new("made", made));
    seeds
}

/// An attestation that is accepted is the only way to write what it says, by the device that it names.
///
/// The first byte says whether the signature is made here; then the JSON and the armoured signature.
pub(crate) fn attestation(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let made = script.byte().is_multiple_of(2);
    let json = script.piece();
    let pem = match made {
        true => sshsig::sign(&key(1), NAMESPACE, json).expect("the namespace is not empty"),
        false => String::from_utf8_lossy(script.rest()).into_owned(),
    };
    let Ok(attestation) = Attestation::parse(json, &pem) else { return };
    crate::accepted();
    assert!(json.len() <= MAX_ATTESTATION);
    assert_eq!((attestation.json(), attestation.signer()), (json, key(1).public()));
    let again = Attestation::sign(attestation.statement().clone(), &key(1)).expect("it is within its limits");
    assert_eq!(again.json(), json);
    assert_eq!(again.statement(), attestation.statement());
}

pub(crate) fn attestation_seeds() -> Vec<Seed> {
    let seed = |name: &str, how: u8, statement: Statement| {
        let attestation = Attestation::sign(statement, &key(1)).expect("a small statement");
        let mut bytes = vec![how];
        push_piece(&mut bytes, attestation.json());
        if how == 1 {
            bytes.extend_from_slice(attestation.pem().as_bytes());
        }
        Seed::new(name, bytes)
    };
    let plain = Statement { sha256: None, parents: Vec::new(), details: BTreeMap::new(), ..statement() };
    let other = Statement { kind: AttestationKind::Other("of-tomorrow".to_owned()), ..statement() };
    vec![
        seed("signed", 1, statement()),
        seed("to-be-signed", 0, statement()),
        seed("plain", 0, plain),
        seed("other-kind", 0, other),
    ]
}
