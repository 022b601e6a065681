//! Readers of what comes in whole: archives, the output of MVT and AndroidQF, ProofMode bundles.

use std::io::{self, Cursor, Read};
use std::ops::ControlFlow;

use cairn_exchange::intake::pack::Packer;
use cairn_exchange::intake::zip::ZipSource;
use cairn_exchange::intake::{IntakeLimits, ListedFile, MemorySource, Source, check_name};
use cairn_exchange::mvt::{self, MAX_DETECTIONS, Outcome};
use cairn_exchange::proofmode;

use crate::Seed;

fn limits() -> IntakeLimits {
    IntakeLimits {
        files: 100,
        file: 1 << 20,
        total: 4 << 20,
        slack: 1 << 20,
        parsed: 1 << 19,
        line: 1 << 12,
        rows: 100_000,
        ..IntakeLimits::default()
    }
}

/// What an archive gives is what its directory says, within the limits, under names that stay in their folder.
pub(crate) fn zip(bytes: &[u8]) {
    let limits = limits();
    let Ok(mut source) = ZipSource::open(Cursor::new(bytes), &limits) else { return };
    let entries = source.entries().to_vec();
    assert!(entries.len() <= limits.files);
    let mut total = 0;
    for (index, entry) in entries.iter().enumerate() {
        assert!(check_name(&entry.name, &limits).is_ok() && !entry.name.contains(".."));
        let Ok(mut file) = source.open(index) else { return };
        let mut content = Vec::new();
        let read = file.by_ref().take(limits.file + 1).read_to_end(&mut content);
        assert!(content.len() as u64 <= entry.size, "more than the directory says");
        if read.is_err() {
            return;
        }
        assert_eq!(content.len() as u64, entry.size);
        total += entry.size;
    }
    assert!(total <= limits.total && total <= bytes.len() as u64 * limits.ratio + limits.slack);
    crate::accepted();
}

/// Packs files as a folder is packed.
fn pack(files: Vec<ListedFile>, contents: Vec<Vec<u8>>) -> Vec<u8> {
    let open =
        move |index: usize| -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(contents[index].clone()))) };
    let mut out = Vec::new();
    Packer::new(files, open).read_to_end(&mut out).expect("what was listed is what is packed");
    out
}

const NAMES: [&str; 14] = [
    "info.json",
    "command.log",
    "alerts.json",
    "sms_detected.json",
    "timeline.csv",
    "backup_info.json",
    "getprop.json",
    "qf/acquisition.json",
    "qf/hashes.csv",
    "qf/getprop.txt",
    "qf/command.log",
    "qf/dumpsys.txt",
    "manifest.json",
    "qf/apks/a.apk",
];

/// Cuts bytes into files: which of the names, the length in two bytes, the content.
fn files(mut bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut found = Vec::new();
    while let [name, low, high, rest @ ..] = bytes {
        let length = usize::from(u16::from_le_bytes([*low, *high])).min(rest.len());
        let (content, rest) = rest.split_at(length);
        found.push((NAMES[usize::from(*name) % NAMES.len()], content.to_vec()));
        bytes = rest;
    }
    found
}

fn source(files: &[(&'static str, Vec<u8>)]) -> MemorySource {
    let mut source = MemorySource::default();
    files.iter().for_each(|(name, content)| source.add(name, content.clone()));
    source
}

/// What is read of a folder is read of its archive as well; nothing is called "nothing found" without indicators; no text
/// that is shown holds control characters.
pub(crate) fn mvt(bytes: &[u8]) {
    let limits = limits();
    let files = files(bytes);
    let Ok(found) = mvt::read(&mut source(&files), &limits, &mut |_| ControlFlow::Continue(())) else { return };
    crate::accepted();
    assert_eq!(found.files.len(), files.len());
    let plain = |text: &str| !text.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}'));
    if let Some(mvt) = &found.mvt {
        assert!(mvt.detections.len() <= MAX_DETECTIONS && mvt.detections.len() as u64 <= mvt.detected);
        assert!(mvt.detections.iter().all(|one| plain(&one.message) && plain(&one.module)));
        assert!(mvt.indicators.iter().all(|file| plain(&file.name) && !file.name.contains('/')));
        let matched = mvt.detections.iter().any(|one| one.matched.is_some());
        match found.outcome() {
            Outcome::Matches => assert!(matched),
            Outcome::NothingFound => assert!(!matched && !mvt.indicators.is_empty() && mvt.alerts() == 0),
            Outcome::Alerts => assert!(!matched && mvt.alerts() > 0),
            Outcome::NoIndicators => assert!(!matched && mvt.alerts() == 0),
            Outcome::NotExamined => panic!("an output that examined nothing"),
        }
    } else {
        assert_eq!(found.outcome(), Outcome::NotExamined);
    }
    assert!(found.gaps.iter().all(|gap| plain(&gap.what)));
    let archive = pack(found.files.clone(), files.into_iter().map(|(_, content)| content).collect());
    let mut archive = ZipSource::open(Cursor::new(archive), &limits).expect("our own archive opens");
    let again = mvt::read(&mut archive, &limits, &mut |_| ControlFlow::Continue(())).expect("our own archive reads");
    assert_eq!(again, found);
}

/// Descriptions never panic, and a bundle is whole only with its recording.
pub(crate) fn proofmode(bytes: &[u8]) {
    let hash = hex::encode(cairn_keys::sha256(b"recording"));
    let mut source = MemorySource::default();
    source.add("a.jpg", b"recording".to_vec());
    source.add(&format!("{hash}.proof.csv"), bytes.to_vec());
    check_proof(&mut source);
    if bytes.first() == Some(&b'{') {
        source.add(&format!("{hash}.proof.json"), bytes.to_vec());
        check_proof(&mut source);
    }
}

fn check_proof(source: &mut MemorySource) {
    let Ok(found) = proofmode::read(source, &limits(), &mut |_| ControlFlow::Continue(())) else { return };
    crate::accepted();
    assert_eq!(found.proofs.len(), 1);
    assert_eq!(found.proofs[0].media.as_deref(), Some("a.jpg"));
    assert_eq!(found.is_whole(), found.proofs[0].agrees != proofmode::Agreement::Differs);
}

const INFO: &str = r#"{"target_path": "/x/qf", "mvt_version": "2026.10.26", "date": "2026-11-22 19:40:12", "ioc_files": ["/y/made-up.stix2"],
 "hashes": [{"file_path": "/x/qf/dumpsys.txt", "sha256": "00"}]}"#;
const LOG: &str = "2026-11-22 19:46:39,177 - mvt.ios.modules.mixed.sms - INFO - Running module SMS...
2026-11-22 19:46:39,178 - mvt.ios - INFO - There might be no data to extract by module SMS: none
2026-11-22 19:46:39,178 - mvt.ios - INFO - Loaded a total of 7 unique indicators
2026-11-22 19:46:39,178 - mvt.ios - INFO - Reference hash of the info.json file: \"00\"
";
const ALERTS: &str = r#"[{"level": "CRITICAL", "module": "sms", "message": "M", "event_time": "", "event": {},
 "matched_indicator": {"value": "Bad[.]Example", "type": "domains", "name": "Made Up", "stix2_file_name": "made-up.stix2"}}]"#;
const TIMELINE: &str = "\"UTC Timestamp\",\"Plugin\",\"Event\",\"Description\"\n\"2021-12-03 19:32:03\",\"SMS\",\"a \"\"b\"\"\",\"c,\nd\"\n";

fn script(files: &[(usize, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, content) in files {
        out.push(u8::try_from(*name).expect("a name's number"));
        out.extend(u16::try_from(content.len()).expect("a short file").to_le_bytes());
        out.extend(content.as_bytes());
    }
    out
}

pub(crate) fn mvt_seeds() -> Vec<Seed> {
    let two =
        r#"[{"name": "app", "isodate": "2021-12-03 19:32:03", "matched_indicator": {"value": "x", "type": "odd"}}]"#;
    let acquisition = r#"{"uuid": "1b", "androidqf_version": "1", "streaming_mode": false}"#;
    let hashes = format!("/x/qf/dumpsys.txt,{0}\nqf/command.log,{0}\n/x/qf/hashes.csv,{0}\n", "00".repeat(32));
    vec![
        Seed::new("dated", script(&[(0, INFO), (1, LOG), (2, ALERTS), (4, TIMELINE), (12, "x")])),
        Seed::new("two", script(&[(0, INFO), (3, two), (5, r#"{"Serial Number": "ABC12345678"}"#)])),
        Seed::new("nothing", script(&[(0, INFO), (1, LOG), (6, r#"[{"name": "ro.product.model", "value": "x"}]"#)])),
        Seed::new(
            "acquisition",
            script(&[(7, acquisition), (8, &hashes), (9, "[ro.serialno]: [x]"), (10, "log"), (11, "dump")]),
        ),
    ]
}

pub(crate) fn zip_seeds() -> Vec<Seed> {
    let files = files(&script(&[(0, INFO), (1, LOG), (13, "not much")]));
    let found = mvt::read(&mut source(&files), &limits(), &mut |_| ControlFlow::Continue(())).expect("made to be read");
    let packed = pack(found.files, files.into_iter().map(|(_, content)| content).collect());
    // Written by python's zipfile: one file, deflated.
    let deflated = concat!(
        "504b030414000000080000002100e150d3000a000000c80000000100000061cb48cdc9c9cf18fa0400504b01021403140000",
        "00080000002100e150d3000a000000c8000000010000000000000000000000a4810000000061504b05060000000001000100",
        "2f000000290000000000",
    );
    vec![Seed::new("packed", packed), Seed::new("deflated", hex::decode(deflated).expect("hexadecimal digits"))]
}

pub(crate) fn proofmode_seeds() -> Vec<Seed> {
    let hash = hex::encode(cairn_keys::sha256(b"recording"));
    vec![
        Seed::new("csv", format!("File Hash SHA256,Manufacturer\n{hash},\"A, B\"\n")),
        Seed::new("json", format!("{{\"File Hash SHA256\": \"{hash}\", \"Hardware\": \"Phone\"}}")),
    ]
}
