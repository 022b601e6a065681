//! Packages that were changed on their way.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::LazyLock;

use cairn_keys::{DeviceKey, sha256, sshsig};
use cairn_model::{Fields, RecordId, Timestamp};
use cairn_report::input::{Embedding, Inclusion};
use cairn_report::{
    Codebook, Consent, Fonts, Item, ItemSource, Language, Marking, Named, PackageReader, PackageSink, Record,
    ReportInput, build, verify,
};

use crate::Seed;
use crate::script::{Script, push_piece};

const ITEM: &[u8] = b"what was photographed";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl PackageSink for Files {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        self.0.insert(path.to_owned(), bytes);
        Ok(())
    }
}

impl PackageReader for Files {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        Ok(self.0.iter().map(|(path, bytes)| (path.clone(), bytes.len() as u64)).collect())
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.0.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}

struct OneItem;

impl ItemSource for OneItem {
    fn open(&mut self, _: &RecordId) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(ITEM))
    }
}

pub(crate) fn key(seed: u8) -> DeviceKey {
    DeviceKey::from_seed([seed; 32])
}

/// A whole package, made once by the builder.
static WHOLE: LazyLock<Files> = LazyLock::new(|| {
    let mut files = Files::default();
    build(&input(), &Fonts::bundled(), &key(1), &mut OneItem, &mut files).expect("a small report");
    files
});

fn input() -> ReportInput {
    let text = str::to_owned;
    let id = |n: u8| RecordId::from_bytes([n; 16]);
    let named = |code: &str| Named { code: text(code), label: text(code) };
    ReportInput {
        id: id(1),
        version: 1,
        supersedes: None,
        language: Language::English,
        title: text("Raid on the print shop"),
        audience: named("un"),
        profile: named("un"),
        circle: text("North"),
        author: text("The office"),
        created: Timestamp::from_millis(1_700_000_000_000),
        marking: Marking { tlp: text("TLP:AMBER"), pap: None },
        summary: text("Six officers entered."),
        method: text("Two persons were heard."),
        incidents: Vec::new(),
        persons: Vec::new(),
        indicators: Vec::new(),
        items: vec![Item {
            id: id(2),
            title: text("Photograph"),
            file_name: text("door.jpg"),
            media_type: text("image/jpeg"),
            sha256: Some(sha256(ITEM)),
            size: ITEM.len() as u64,
            collected: text("2024-03-01"),
            origin: String::new(),
            facts: Vec::new(),
            inclusion: Inclusion::Enclosed,
        }],
        custody: custody(),
        consents: vec![Consent { id: id(3).to_string(), person: text("W-3"), ..Consent::default() }],
        codebook: Codebook { version: text("cairn-codebook 2026.1"), terms: Vec::new() },
        limits: Vec::new(),
        records: vec![Record { id: id(4), kind: text("incident"), fields: Fields::new() }],
        embedding: Embedding::None,
    }
}

fn custody() -> Vec<cairn_report::SignedStatement> {
    use cairn_ledger::{Attestation, AttestationKind, Statement};
    let mut parents = Vec::new();
    [AttestationKind::Collected, AttestationKind::Sealed]
        .map(|kind| {
            let statement = Statement {
                kind,
                subject: RecordId::from_bytes([2; 16]).to_string(),
                sha256: Some(sha256(ITEM)),
                parents: parents.clone(),
                by_name: "Amal".to_owned(),
                time: Timestamp::from_millis(1_700_000_000_000),
                details: BTreeMap::new(),
            };
            let attestation = Attestation::sign(statement, &key(2)).expect("a small statement");
            parents = vec![attestation.hash()];
            let json = String::from_utf8(attestation.json().to_vec()).expect("JSON is text");
            cairn_report::SignedStatement { json, signature: attestation.pem().to_owned() }
        })
        .into()
}

/// A package that was changed anywhere is not good, unless its own signer made it so; one that another signed is not the
/// expected one. Whatever it is, it is judged, and nothing stops the verifier.
///
/// A byte that says what is made to fit again (manifest, tag manifest, signature, by whom); then a list of changes.
pub(crate) fn package(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let fit = script.byte();
    let mut files = WHOLE.clone();
    for _ in 0..32 {
        if script.is_empty() {
            break;
        }
        change(&mut files, &mut script);
    }
    if fit & 1 != 0 {
        remake(&mut files, MANIFEST, |path| path.starts_with("data/"));
    }
    if fit & 2 != 0 {
        remake(&mut files, TAG_MANIFEST, |path| {
            !path.starts_with("data/") && path != TAG_MANIFEST && path != SIGNATURE
        });
    }
    let signed = fit & 4 != 0;
    if signed {
        sign(&mut files, SIGNATURE, "report@cairn", &key(1 + (fit >> 3 & 1)));
    }
    let fingerprint = key(1).public().fingerprint();
    let verdict = verify(&files, Some(&fingerprint)).expect("a package in memory can be read");
    assert!(verdict.findings.len() <= cairn_report::verify::MAX_FINDINGS);
    if verdict.is_good() {
        crate::accepted();
        assert!(verdict.signer.is_some_and(|signer| signer.fingerprint == fingerprint));
        let own = signed && fit >> 3 & 1 == 0;
        assert!(own || files == *WHOLE, "a change went unnoticed");
    } else {
        assert!(files != *WHOLE, "nothing was changed");
    }
}

/// Changes one file, or adds or takes one.
pub(crate) fn change(files: &mut Files, script: &mut Script<'_>) {
    let how = script.byte();
    let which = usize::from(script.byte());
    let Some(path) = files.0.keys().nth(which % files.0.len().max(1)).cloned() else { return };
    let content = files.0.entry(path.clone()).or_default();
    let at = script.number() as usize % (content.len() + 1);
    match how % 6 {
        0 => {
            if let Some(byte) = content.get_mut(at) {
                *byte ^= script.byte();
            }
        }
        1 => {
            let piece = script.piece();
            content.splice(at..at, piece.iter().copied());
        }
        2 => {
            let end = (at + script.number() as usize).min(content.len());
            content.drain(at..end);
        }
        3 => *content = script.piece().to_vec(),
        4 => {
            files.0.remove(&path);
        }
        _ => {
            let name = String::from_utf8_lossy(script.piece()).into_owned();
            files.0.insert(name, script.piece().to_vec());
        }
    }
}

pub(crate) fn remake(files: &mut Files, manifest: &str, belongs: impl Fn(&str) -> bool) {
    let lines = files.0.iter().filter(|(path, _)| belongs(path));
    let text: String = lines.map(|(path, bytes)| format!("{}  {path}\n", hex::encode(sha256(bytes)))).collect();
    files.0.insert(manifest.to_owned(), text.into_bytes());
}

/// Signs as the builder does: Base64 on one line, no line end after the last.
pub(crate) fn sign(files: &mut Files, place: &str, namespace: &str, key: &DeviceKey) {
    let manifest = files.0.get(TAG_MANIFEST).cloned().unwrap_or_default();
    let pem = sshsig::sign(key, namespace, &manifest).expect("the namespace is not empty");
    let mut lines = pem.lines();
    let (first, last) = (lines.next().unwrap_or_default(), lines.next_back().unwrap_or_default());
    let body: String = lines.collect();
    files.0.insert(place.to_owned(), format!("{first}\n{body}\n{last}").into_bytes());
}

pub(crate) fn package_seeds() -> Vec<Seed> {
    let place = |path: &str| WHOLE.0.keys().position(|known| known == path).unwrap_or_default() as u8;
    let replaced = |name: &str, path: &str, content: &[u8]| {
        let mut bytes = vec![7, 3, place(path), 0];
        push_piece(&mut bytes, content);
        Seed::new(name, bytes)
    };
    let own = |path: &str| WHOLE.0.get(path).cloned().unwrap_or_default();
    let mut seeds: Vec<Seed> = ["data/records.json", "data/custody.jsonl", "data/codebook.json", "data/consent.json"]
        .iter()
        .zip(["records", "custody", "codebook", "consent"])
        .map(|(path, name)| replaced(name, path, &own(path)))
        .collect();
    seeds.push(replaced("info", "bag-info.txt", &own("bag-info.txt")));
    seeds.push(replaced("signers", "allowed_signers", &own("allowed_signers")));
    seeds.push(Seed::new("whole", [0]));
    seeds.push(Seed::new("flipped", [0, 0, place("data/report.pdf"), 200, 1]));
    seeds.push(Seed::new("signed-by-another", [15]));
    let mut added = vec![3, 5, 0, 0];
    push_piece(&mut added, b"data/items/../../x");
    push_piece(&mut added, b"x");
    seeds.push(Seed::new("added", added));
    seeds
}
