use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_keys::{DeviceKey, sshsig};
use cairn_model::{CircleId, Path, RecordId, Timestamp, Value};

use super::*;
use crate::verify::{PackageReader, Problem, verify_archive};

#[derive(Default, Clone)]
struct Memory(BTreeMap<String, Vec<u8>>);

impl PackageSink for Memory {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        assert!(self.0.insert(path.to_owned(), bytes).is_none(), "{path} was written twice");
        Ok(())
    }
}

impl PackageReader for Memory {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        Ok(self.0.iter().map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(path).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Ok(Box::new(bytes.as_slice()))
    }
}

fn contents() -> Contents {
    Contents {
        schema: ARCHIVE_SCHEMA.to_owned(),
        made: Timestamp::from_millis(1_700_000_000_000),
        program: "Cairn 0".to_owned(),
        by: "Amal".to_owned(),
        circles: Vec::new(),
    }
}

/// An archive by the keys whose seeds are given.
fn archive(seeds: &[u8]) -> Memory {
    let mut memory = Memory::default();
    let mut writer = ArchiveWriter::new(&mut memory);
    writer.add(CONTENTS, &mut cairn_model::canon::to_canonical_json(&contents()).unwrap().as_slice()).unwrap();
    writer.add("data/circles/00/records/incident/0001.jsonl", &mut &b"{}\n"[..]).unwrap();
    let keys: Vec<DeviceKey> = seeds.iter().map(|seed| DeviceKey::from_seed([*seed; 32])).collect();
    let info = ArchiveInfo {
        date: "2026-11-29".to_owned(),
        contact: "Amal".to_owned(),
        circles: vec!["Ours\nand theirs".to_owned()],
        software: "Cairn 0".to_owned(),
    };
    let public: Vec<DevicePublic> = keys.iter().map(DeviceKey::public).collect();
    let mut unsigned = writer.finish(&info, "Read me.\n", &public, &public).unwrap();
    let list = unsigned.to_sign().to_vec();
    for (number, key) in keys.iter().enumerate() {
        let pem = sshsig::sign(key, ARCHIVE_NAMESPACE, &list).unwrap();
        unsigned.add_signature(&format!("{number:02}"), &pem).unwrap();
    }
    assert_eq!(unsigned.size().0, memory.0.len() as u64);
    memory
}

#[test]
fn an_archive_verifies_with_every_signer_and_without_any() {
    for seeds in [&[][..], &[1], &[1, 2]] {
        let found = verify_archive(&archive(seeds)).unwrap();
        assert!(found.verification.is_good(), "{:?}", found.verification.first());
        assert_eq!(found.signers.len(), seeds.len());
        assert_eq!(found.files.len(), 2);
        assert_eq!(found.verification.info["External-Description"], "Ours and theirs");
    }
}

#[test]
fn every_altered_byte_of_every_file_is_found_and_named() {
    let whole = archive(&[1]);
    for path in whole.0.keys() {
        for at in 0..whole.0[path].len() {
            let mut altered = whole.clone();
            altered.0.get_mut(path).unwrap()[at] ^= 1;
            let found = verify_archive(&altered).unwrap();
            let first = found.verification.first().unwrap_or_else(|| panic!("{path}: byte {at} may be altered"));
            assert_eq!(first.file, *path, "byte {at}");
        }
    }
}

#[test]
fn what_is_missing_or_added_is_named() {
    let whole = archive(&[1, 2]);
    for path in whole.0.keys() {
        let mut less = whole.clone();
        less.0.remove(path);
        let found = verify_archive(&less).unwrap().verification;
        let first = found.first().unwrap_or_else(|| panic!("{path} may be missing"));
        assert_eq!(first.problem, Problem::Missing, "{path}");
        assert!(path.starts_with(&first.file), "{path}: {}", first.file);
    }
    for path in ["data/more", "more", "signatures/x.txt", "data/circles/00/records/../x"] {
        let mut more = whole.clone();
        more.0.insert(path.to_owned(), b"x".to_vec());
        let found = verify_archive(&more).unwrap().verification;
        assert_eq!(found.first().map(|first| (first.file.as_str(), first.problem)), Some((path, Problem::Extra)));
    }
    // A signature by somebody who is not listed.
    let mut more = whole.clone();
    let pem = sshsig::sign(&DeviceKey::from_seed([9; 32]), ARCHIVE_NAMESPACE, &whole.0[TAG_MANIFEST]).unwrap();
    more.0.insert(signature_path("09"), armor::tighten(&pem).unwrap().into_bytes());
    let found = verify_archive(&more).unwrap().verification;
    assert_eq!(found.first().map(|first| first.problem), Some(Problem::OtherKey));
}

#[test]
fn names_that_climb_are_refused_where_they_stand() {
    let mut hostile = archive(&[]);
    let manifest = format!("{}  data/../../x\n", hex::encode(cairn_keys::sha256(b"")));
    let tags = String::from_utf8(hostile.0[TAG_MANIFEST].clone()).unwrap();
    let before = hex::encode(cairn_keys::sha256(&hostile.0[MANIFEST]));
    let after = hex::encode(cairn_keys::sha256(manifest.as_bytes()));
    hostile.0.insert(TAG_MANIFEST.to_owned(), tags.replace(&before, &after).into_bytes());
    hostile.0.insert(MANIFEST.to_owned(), manifest.into_bytes());
    let found = verify_archive(&hostile).unwrap().verification;
    let first = found.first().unwrap();
    assert_eq!((first.file.as_str(), first.line, first.problem), (MANIFEST, Some(1), Problem::Malformed));
}

#[test]
fn the_table_of_contents_is_read_within_limits_and_newer_ones_are_told_apart() {
    let bytes = |contents: &Contents| serde_json::to_vec(contents).unwrap();
    assert_eq!(read_contents(&bytes(&contents())), Ok(contents()));
    let newer = Contents { schema: "cairn.archive/2".to_owned(), ..contents() };
    assert_eq!(read_contents(&bytes(&newer)), Err(LineError::Newer));
    assert_eq!(read_contents(b"{}"), Err(LineError::Malformed));
    assert_eq!(read_contents(&vec![b' '; MAX_CONTENTS + 1]), Err(LineError::TooLong));
    let circle = CircleContents {
        id: CircleId::from_bytes([0xab; 32]).to_string(),
        name: "Ours".to_owned(),
        folder: "abababababababab".to_owned(),
        personal: false,
        device: None,
        page: String::new(),
        pages: 1,
        other_pages: 0,
        declined: Vec::new(),
        entries: 0,
        records: BTreeMap::new(),
        deleted: 0,
        unreadable: 0,
        conflicts: 0,
        changes: 0,
        attestations: 0,
        evidence: 0,
        evidence_lacking: 0,
        digest: String::new(),
    };
    let with = |circles: Vec<CircleContents>| Contents { circles, ..contents() };
    assert!(read_contents(&bytes(&with(vec![circle.clone()]))).is_ok());
    let elsewhere = CircleContents { folder: "../../../../../..".to_owned(), ..circle.clone() };
    assert_eq!(read_contents(&bytes(&with(vec![elsewhere]))), Err(LineError::Malformed));
    assert_eq!(read_contents(&bytes(&with(vec![circle.clone(), circle]))), Err(LineError::Malformed));
}

/// The page that strangers read archives by says what this code does.
#[test]
fn the_record_line_and_its_hash_are_those_of_the_documented_vector() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/archive.md")).unwrap();
    let path = |text: &str| Path::parse(text).unwrap();
    let claim = |value: Option<&str>, author: &str| ClaimLine {
        value: value.map(Value::from),
        author: author.to_owned(),
        device: "aa".repeat(32),
        time: Timestamp::from_millis(1_700_000_000_000),
    };
    let line = RecordLine {
        id: RecordId::from_bytes([1; 16]),
        kind: "incident".to_owned(),
        created: Timestamp::from_millis(1_700_000_000_000),
        modified: Timestamp::from_millis(1_700_000_001_000),
        deleted: false,
        readable: true,
        fields: [
            (path("kind"), Value::from("incident")),
            (path("title"), Value::from("Gate")),
            (path("acts/00000000000000aa"), Value::Flag(true)),
        ]
        .into_iter()
        .collect(),
        conflicts: [(path("title"), vec![claim(Some("Gate"), "Amal"), claim(None, "Noor")])].into_iter().collect(),
        links: Vec::new(),
    };
    let text = String::from_utf8(cairn_model::canon::to_canonical_json(&line).unwrap()).unwrap();
    assert!(page.contains(&text), "{text}");
    let hash = hex::encode(record_hash(&line).unwrap());
    assert!(page.contains(&hash), "{hash}");
    assert_eq!(read_line::<RecordLine>(text.as_bytes()), Ok(line));
}
