//! Full archives that were changed on their way, and what stands in their files.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cairn_keys::DevicePublic;
use cairn_ledger::sequence::{read_items, write_item};
use cairn_model::canon::to_canonical_json;
use cairn_model::{Path, RecordId, Timestamp, Value};
use cairn_report::archive::{
    ARCHIVE_NAMESPACE, ARCHIVE_SCHEMA, ArchiveInfo, ArchiveWriter, AttestationLine, CONTENTS, CircleContents, Contents,
    EvidenceLine, HistoryLine, RecordLine, read_contents, read_line, record_hash, signature_path,
};
use cairn_report::verify_archive;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Seed;
use crate::package::{Files, MANIFEST, TAG_MANIFEST, change, key, remake, sign};
use crate::script::{Script, push_piece};

const FOLDER: &str = "0101010101010101";
const RECORDS: &str = "data/circles/0101010101010101/records/incident/0001.jsonl";

fn contents() -> Contents {
    Contents {
        schema: ARCHIVE_SCHEMA.to_owned(),
        made: Timestamp::from_millis(1_700_000_000_000),
        program: "Cairn 0".to_owned(),
        by: "Amal".to_owned(),
        circles: vec![CircleContents {
            id: "01".repeat(32),
            name: "North".to_owned(),
            folder: FOLDER.to_owned(),
            personal: false,
            device: Some(key(1).public().to_string()),
            page: "02".repeat(32),
            pages: 1,
            other_pages: 0,
            declined: Vec::new(),
            entries: 2,
            records: BTreeMap::from([("incident".to_owned(), 1)]),
            deleted: 0,
            unreadable: 0,
            conflicts: 0,
            changes: 1,
            attestations: 0,
            evidence: 1,
            evidence_lacking: 1,
            digest: "03".repeat(32),
        }],
    }
}

fn record() -> RecordLine {
    let path = |text: &str| Path::parse(text).expect("a path");
    RecordLine {
        id: RecordId::from_bytes([4; 16]),
        kind: "incident".to_owned(),
        created: Timestamp::from_millis(1_700_000_000_000),
        modified: Timestamp::from_millis(1_700_000_000_001),
        deleted: false,
        readable: true,
        fields: [(path("kind"), Value::from("incident")), (path("acts/00000000000000aa"), Value::Flag(true))].into(),
        conflicts: BTreeMap::new(),
        links: Vec::new(),
    }
}

fn canonical(value: &impl Serialize) -> Vec<u8> {
    to_canonical_json(value).expect("a value of ours has a canonical form")
}

/// A whole archive, made once by the writer.
static WHOLE: LazyLock<Files> = LazyLock::new(|| {
    let mut files = Files::default();
    let mut writer = ArchiveWriter::new(&mut files);
    writer.add(CONTENTS, &mut canonical(&contents()).as_slice()).expect("memory takes it");
    writer.add(RECORDS, &mut [&canonical(&record())[..], b"\n"].concat().as_slice()).expect("memory takes it");
    let info = ArchiveInfo {
        date: "2026-11-29".to_owned(),
        contact: "Amal".to_owned(),
        circles: vec!["North".to_owned()],
        software: "Cairn 0".to_owned(),
    };
    let signers: [DevicePublic; 1] = [key(1).public()];
    writer.finish(&info, "Read me.\n", &signers, &[]).expect("memory takes it");
    sign(&mut files, &signature_path(FOLDER), ARCHIVE_NAMESPACE, &key(1));
    files
});

/// An archive that was changed anywhere is not good, unless its own signer made it so. What stands in its files is read as it is
/// written, or not at all.
///
/// The lowest bit of the first byte says which of the two; then what is made to fit again, and a list of changes; or bytes.
pub(crate) fn archive(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let fit = script.byte();
    if fit & 1 != 0 {
        return content(script.rest());
    }
    let mut files = WHOLE.clone();
    for _ in 0..32 {
        if script.is_empty() {
            break;
        }
        change(&mut files, &mut script);
    }
    if fit & 2 != 0 {
        remake(&mut files, MANIFEST, |path| path.starts_with("data/"));
    }
    if fit & 4 != 0 {
        remake(&mut files, TAG_MANIFEST, |path| {
            !path.starts_with("data/") && !path.starts_with("signatures/") && path != TAG_MANIFEST
        });
    }
    let signed = fit & 8 != 0;
    if signed {
        sign(&mut files, &signature_path(FOLDER), ARCHIVE_NAMESPACE, &key(1 + (fit >> 4 & 1)));
    }
    let found = verify_archive(&files).expect("an archive in memory can be read");
    assert!(found.verification.findings.len() <= cairn_report::verify::MAX_FINDINGS);
    if found.verification.is_good() {
        crate::accepted();
        let own = key(1).public();
        // Nobody's signature is needed; whose is there is over these files.
        if found.signers.values().any(|signer| *signer == own) {
            assert!((signed && fit >> 4 & 1 == 0) || files == *WHOLE, "a change went unnoticed");
        }
    } else {
        assert!(files != *WHOLE, "nothing was changed");
    }
}

/// Whatever is read is written the same.
fn content(bytes: &[u8]) {
    if let Ok(contents) = read_contents(bytes) {
        crate::accepted();
        let again = read_contents(&canonical(&contents)).expect("what was read reads again");
        assert_eq!(again, contents);
    }
    if let Some(record) = same::<RecordLine>(bytes) {
        assert!(record_hash(&record).is_some());
    }
    same::<HistoryLine>(bytes);
    same::<AttestationLine>(bytes);
    same::<EvidenceLine>(bytes);
    if let Ok(items) = read_items(bytes) {
        let again: Vec<u8> = items.iter().flat_map(|item| write_item(item)).collect();
        assert_eq!(again, bytes);
    }
}

fn same<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Option<T> {
    let read: T = read_line(bytes).ok()?;
    let written = to_canonical_json(&read).ok()?;
    crate::accepted();
    let again: T = read_line(&written).expect("what was read reads again");
    assert_eq!(to_canonical_json(&again).expect("it was written before"), written);
    Some(read)
}

pub(crate) fn archive_seeds() -> Vec<Seed> {
    let place = |path: &str| WHOLE.0.keys().position(|known| known == path).unwrap_or_default() as u8;
    let read = |name: &str, bytes: Vec<u8>| Seed::new(name, [&[1][..], &bytes].concat());
    let mut added = vec![6, 5, 0, 0];
    push_piece(&mut added, b"data/circles/../../x");
    push_piece(&mut added, b"x");
    let mut replaced = vec![14, 3, place(RECORDS), 0];
    push_piece(&mut replaced, &[&canonical(&record())[..], b"\n"].concat());
    vec![
        Seed::new("whole", [0]),
        Seed::new("flipped", [0, 0, place(RECORDS), 20, 1]),
        Seed::new("signed-by-another", [24]),
        Seed::new("added", added),
        Seed::new("replaced", replaced),
        read("contents", canonical(&contents())),
        read("record", canonical(&record())),
        read("entries", [write_item(b"one"), write_item(&[7; 40])].concat()),
    ]
}
