//! Gives each target its corpus, as a test: no instrumented build is needed.

use std::fs;
use std::path::PathBuf;

use cairn_oracles::{TARGETS, Target, find, times_accepted};

/// What the files of one target may weigh together, in bytes.
const WEIGHT: u64 = 100 * 1024;

fn folder(target: &Target) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus")).join(target.name)
}

fn files(target: &Target) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder(target))
        .unwrap()
        .map(|file| {
            let file = file.unwrap();
            (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Gives a target its corpus, then its seeds cut short, lengthened and with single bits turned.
#[expect(clippy::print_stderr, reason = "the last line that a failing test printed names what broke it")]
fn stands(name: &str) {
    let target = find(name).unwrap();
    let files = files(target);
    assert!(files.iter().any(|(file, _)| file.starts_with("seed-")), "{name} has no seeds: fuzz/run seeds");
    for (file, bytes) in &files {
        eprintln!("{name}/{file}");
        (target.check)(bytes);
    }
    let mut accepted = 0;
    for seed in (target.seeds)() {
        eprintln!("{name}, fresh {}", seed.name);
        let bytes = seed.bytes;
        let before = times_accepted();
        (target.check)(&bytes);
        accepted += times_accepted() - before;
        let step = bytes.len() / 24 + 1;
        for at in (0..bytes.len()).step_by(step) {
            (target.check)(&bytes[..at]);
            let mut turned = bytes.clone();
            turned[at] ^= 1 << (at % 8);
            (target.check)(&turned);
        }
        (target.check)(&[&bytes[..], &[0]].concat());
    }
    assert!(accepted > 0, "the reader accepts none of the seeds of {name}: they test nothing");
}

macro_rules! corpus {
    ($($(#[$when:meta])? $test:ident: $name:literal,)*) => {
        $($(#[$when])? #[test] fn $test() { stands($name); })*

        #[test]
        fn every_target_is_tested() {
            let tested = [$($(#[$when])? $name),*];
            assert_eq!(TARGETS.iter().map(|target| target.name).collect::<Vec<_>>(), tested);
        }
    };
}

corpus! {
    dates: "edtf",
    paths: "path",
    places: "place",
    keyrings: "keyring",
    sealed_messages: "sealed",
    signatures: "signature",
    trees: "tree",
    entries: "entry",
    attestations: "attestation",
    pages: "page",
    charters: "charter",
    epochs: "epochs",
    changes: "change",
    records: "record",
    messages: "wire",
    files_of_evidence: "file",
    tickets: "ticket",
    sessions: "session",
    joins: "join",
    json: "json",
    stix_bundles: "stix",
    misp_events: "misp",
    stix_patterns: "pattern",
    observables: "observable",
    pasted_texts: "paste",
    warning_lists: "warninglist",
    micro_thesauri: "thesaurus",
    archives: "zip",
    outputs_of_mvt: "mvt",
    proofmode_bundles: "proofmode",
    lists_of_sums: "sums",
    tables_of_people: "table",
    exports_of_openevsys: "openevsys",
    exports_of_odk_and_kobo: "odk",
    entities_of_uwazi: "uwazi",
    metadata_of_files: "metadata",
    captures_of_pages: "capture",
    covered_pictures: "cover",
    words_taken_out: "words",
    mails: "mail",
    chats: "chat",
    #[cfg(feature = "report")]
    packages: "package",
    #[cfg(feature = "report")]
    custody_from_outside: "custody",
}

#[cfg(feature = "report")]
#[test]
fn the_script_knows_every_target() {
    let listed = include_str!("../../targets");
    let listed: Vec<&str> = listed.lines().filter(|line| !line.starts_with('#')).collect();
    let ours: Vec<String> = TARGETS.iter().map(|target| format!("{} {}", target.name, target.max_len)).collect();
    assert_eq!(listed, ours);
}

#[test]
fn the_corpus_is_small_and_named_after_what_it_is() {
    for target in TARGETS {
        let files = files(target);
        assert!(files.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>() <= WEIGHT, "{}", target.name);
        for (file, _) in files {
            let kind = ["seed-", "found-", "reach-"].iter().any(|kind| file.starts_with(kind));
            assert!(kind, "{}/{file} is a seed, was found, or reaches further", target.name);
        }
    }
}
