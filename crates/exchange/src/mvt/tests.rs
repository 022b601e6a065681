use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::*;
use crate::intake::MemorySource;
use crate::json::JsonProblem;

fn read_it(source: &mut dyn Source) -> Result<Examined, IntakeError> {
    read(source, &IntakeLimits::default(), &mut |_| ControlFlow::Continue(()))
}

fn problem(files: &[(&str, &str)]) -> IntakeError {
    read_it(&mut source(files)).unwrap_err()
}

fn source(files: &[(&str, &str)]) -> MemorySource {
    let mut source = MemorySource::default();
    files.iter().for_each(|(name, content)| source.add(name, *content));
    source
}

fn sha256(content: &str) -> String {
    hex::encode(Sha256::digest(content))
}

const INFO: &str = r#"{"target_path": "/home/amal/case/phone", "mvt_version": "2.6.1", "date": "2026-11-22 19:46:40",
    "ioc_files": ["/home/amal/iocs/made-up.stix2"], "hashes": []}"#;

const LOG: &str = "2026-11-22 19:46:39,157 - mvt.ios.cmd_check_backup - INFO - Parsing STIX2 indicators file at path '/home/amal/iocs/made-up.stix2'
2026-11-22 19:46:39,169 - mvt.ios.cmd_check_backup - DEBUG - Can't add indicator 'x', type ipv6-addr:value not supported
2026-11-22 19:46:39,169 - mvt.ios.cmd_check_backup - INFO - Loaded a total of 7 unique indicators
2026-11-22 19:46:39,170 - mvt.ios.cmd_check_backup - INFO - Loaded 3 check-backup modules from 'mvt@2.6.1': SMS, Calls, Shortcuts, TCC
2026-11-22 19:46:39,177 - mvt.ios.modules.mixed.sms - INFO - Running module SMS...
2026-11-22 19:46:39,178 - mvt.ios.modules.mixed.sms - INFO - The SMS module produced no detections!
2026-11-22 19:46:39,179 - mvt.ios.modules.mixed.calls - INFO - Running module Calls...
2026-11-22 19:46:39,180 - mvt.ios.modules.mixed.calls - ERROR - Error in running extraction from module Calls: no such table: ZCALLRECORD
Traceback (most recent call last):
2026-11-22 19:46:40,831 - mvt.ios.modules.mixed.shortcuts - INFO - Running module Shortcuts...
2026-11-22 19:46:40,832 - mvt.ios.modules.mixed.shortcuts - INFO - There might be no data to extract by module Shortcuts: unable to find the module's database file
2026-11-22 19:46:40,833 - mvt.ios.cmd_check_backup - WARNING - Skipping /home/amal/case/phone/x because it is locked.
";

fn log() -> String {
    format!(
        "{LOG}2026-11-22 19:46:41,000 - mvt.ios.cmd_check_backup - INFO - Reference hash of the info.json file: \"{}\"\n",
        sha256(INFO)
    )
}

const TIMELINE: &str = "\"UTC Timestamp\",\"Plugin\",\"Event\",\"Description\"\n\"2021-12-03 19:32:03.000000\",\"SMS\",\"x\",\"a \"\"b\"\", c\"\n\"\",\"SMS\",\"y\",\"z\"\n";

#[test]
fn nothing_found_is_a_result_that_says_what_was_looked_for_and_what_was_not() {
    let log = log();
    let found =
        read_it(&mut source(&[("out/info.json", INFO), ("out/command.log", &log), ("out/timeline.csv", TIMELINE)]))
            .unwrap();
    assert_eq!(found.outcome(), Outcome::NothingFound);
    let mvt = found.mvt.as_ref().unwrap();
    assert_eq!((mvt.folder.as_str(), mvt.platform, mvt.loaded, mvt.ignored), ("out", Some("ios"), Some(7), 1));
    assert_eq!(mvt.indicators, [IndicatorFile { name: "made-up.stix2".to_owned() }]);
    assert_eq!(mvt.info, InfoHash::Matches);
    let gap = |code, what: &str| Gap { code, what: what.to_owned() };
    assert_eq!(
        found.gaps,
        [
            gap(GapCode::ModuleFailed, "Calls"),
            gap(GapCode::ModuleNotRun, "TCC"),
            gap(GapCode::ModuleNoData, "Shortcuts"),
            gap(GapCode::Skipped, "Skipping x because it is locked."),
            gap(GapCode::IndicatorsIgnored, "1"),
            gap(GapCode::IndicatorsUnhashed, "made-up.stix2"),
        ]
    );
    let timeline = mvt.timeline.as_ref().unwrap();
    assert_eq!((timeline.rows, timeline.untimed, timeline.zone), (2, 1, Zone::Utc));
    assert_eq!(timeline.first.as_deref(), Some("2021-12-03 19:32:03.000000"));
    assert_eq!(timeline.modules.get("SMS"), Some(&2));
    // Nothing of the analyst's folders is kept, but in the sealed file.
    assert!(!format!("{:?} {:?} {:?}", mvt, found.gaps, found.losses).contains("amal"));
}

#[test]
fn an_output_without_indicators_is_not_called_nothing_found() {
    let none = r#"{"mvt_version": "2.6.1", "ioc_files": []}"#;
    let found = read_it(&mut source(&[("info.json", none)])).unwrap();
    assert_eq!(found.outcome(), Outcome::NoIndicators);
    assert!(found.gaps.iter().any(|gap| gap.code == GapCode::NoIndicators));
    assert!(found.gaps.iter().any(|gap| gap.code == GapCode::NoLog));
    assert_eq!(found.mvt.unwrap().info, InfoHash::NotRecorded);
}

#[test]
fn a_changed_info_is_told() {
    let other = INFO.replace("2.6.1", "2.6.2");
    let log = log();
    let found = read_it(&mut source(&[("info.json", &other), ("command.log", &log)])).unwrap();
    assert_eq!(found.mvt.unwrap().info, InfoHash::Differs);
}

const MATCHED: &str =
    r#"{"value": "Bad[.]Example", "type": "domains", "name": "Made Up", "stix2_file_name": "/x/made-up.stix2"}"#;

#[test]
fn detections_of_both_generations_become_the_same_observable() {
    let two = format!(
        r#"[{{"text": "a secret message", "isodate": "2021-12-03 19:32:03", "matched_indicator": {MATCHED}}}]"#
    );
    let old = read_it(&mut source(&[("info.json", INFO), ("sms_detected.json", &two)])).unwrap();
    let dated = format!(
        r#"[{{"level": "CRITICAL", "module": "sms", "message": "Found it", "event_time": "", "event": {{}}, "matched_indicator": {MATCHED}}},
            {{"level": "INFORMATIONAL", "module": "x", "message": "A remark", "event_time": "", "event": {{}}, "matched_indicator": null}}]"#
    );
    let new = read_it(&mut source(&[("alerts.json", &dated), ("info.json", INFO)])).unwrap();
    for found in [&old, &new] {
        assert_eq!(found.outcome(), Outcome::Matches);
        let matched = found.matched();
        assert_eq!(matched.len(), 1);
        assert_eq!(matched[0].0.observable, Some(Observable { kind: "domain", value: "bad.example".to_owned() }));
        assert_eq!(matched[0].0.file, "made-up.stix2");
    }
    assert_eq!(old.mvt.as_ref().unwrap().generation, Generation::Two);
    assert_eq!(old.mvt.as_ref().unwrap().detections[0].message, "", "what people wrote is not copied");
    let new = new.mvt.unwrap();
    assert_eq!((new.generation, new.detected, new.alerts()), (Generation::Dated, 2, 1));
}

#[test]
fn a_detection_that_only_a_modules_file_holds_is_not_lost() {
    let one = format!(
        r#"[{{"level": "CRITICAL", "module": "sms", "message": "M", "event_time": "", "event": {{}}, "matched_indicator": {MATCHED}}}]"#
    );
    let found = read_it(&mut source(&[("alerts.json", "[]"), ("sms_detected.json", &one)])).unwrap();
    assert_eq!(found.outcome(), Outcome::Matches);
    assert_eq!(found.losses.len(), 1);
}

#[test]
fn what_matched_is_kept_whatever_the_number_of_other_alerts() {
    let alert =
        r#"{"level": "LOW", "module": "x", "message": "m", "event_time": "", "event": {}, "matched_indicator": null}"#;
    let last = format!(
        r#"{{"level": "CRITICAL", "module": "sms", "message": "M", "event_time": "", "event": {{}}, "matched_indicator": {MATCHED}}}"#
    );
    let all = format!("[{}{last}]", format!("{alert},").repeat(MAX_DETECTIONS + 5));
    let found = read_it(&mut source(&[("alerts.json", &all)])).unwrap();
    assert_eq!(found.outcome(), Outcome::Matches);
    let mvt = found.mvt.unwrap();
    assert_eq!((mvt.detected, mvt.detections.len()), (MAX_DETECTIONS as u64 + 6, MAX_DETECTIONS));
}

#[test]
fn broken_json_is_an_error_that_names_the_place() {
    let error = problem(&[("info.json", "{\"mvt_version\": \"2.6"), ("timeline.csv", "")]);
    assert_eq!(error.place, "info.json");
    assert!(matches!(&error.problem, IntakeProblem::Json(error) if error.problem == JsonProblem::Truncated));
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let error = problem(&[("info.json", INFO), ("sms_detected.json", &format!("[{{\"a\": {deep}}}]"))]);
    assert_eq!(error.place, "sms_detected.json");
    assert!(matches!(&error.problem, IntakeProblem::Json(error) if error.problem == JsonProblem::TooDeep));
    let error = problem(&[("info.json", INFO), ("alerts.json", "[{\"level\": \"LOW\"},")]);
    assert_eq!(error.place, "alerts.json");
}

#[test]
fn a_folder_of_something_else_and_of_several_runs_is_refused() {
    assert_eq!(problem(&[("a.txt", "")]).problem, IntakeProblem::Unrecognised);
    assert_eq!(problem(&[("a/info.json", INFO), ("b/info.json", INFO)]).problem, IntakeProblem::Several);
}

/// An acquisition in a folder; the list has what AndroidQF knew when it wrote it.
fn acquisition(mode: &str, rows: &[(&str, &str)], prefix: &str) -> MemorySource {
    let list: String = rows.iter().map(|(name, content)| format!("{prefix}{name},{}\n", sha256(content))).collect();
    let info = format!(r#"{{"uuid": "1b0e", "androidqf_version": "1.8.0", "started": "2026-11-20T10:00:00Z"{mode}}}"#);
    let mut source = source(&[
        ("1b0e/command.log", "the whole log"),
        ("1b0e/dumpsys.txt", "dump"),
        ("1b0e/getprop.txt", "[ro.product.model]: [Phone 1]\n[ro.serialno]: [ABC12345678]\n"),
    ]);
    source.add("1b0e/acquisition.json", info);
    source.add("1b0e/hashes.csv", list);
    source
}

const PROPERTIES: &str = "[ro.product.model]: [Phone 1]\n[ro.serialno]: [ABC12345678]\n";

#[test]
fn in_normal_mode_the_list_the_log_and_the_description_cannot_match_and_that_is_said() {
    let rows =
        [("command.log", "half a log"), ("dumpsys.txt", "dump"), ("getprop.txt", PROPERTIES), ("hashes.csv", "")];
    for (mode, told) in [(r#", "streaming_mode": false"#, true), ("", false)] {
        for prefix in ["/home/amal/tool/1b0e/", "1b0e/", "C:\\tool\\1b0e\\"] {
            let found = read_it(&mut acquisition(mode, &rows, prefix)).unwrap();
            assert_eq!(found.outcome(), Outcome::NotExamined);
            let hashes = found.acquisition.unwrap().hashes;
            assert_eq!(
                (hashes.mode, hashes.told, hashes.listed, hashes.matched),
                (Some(Mode::Normal), told, Some(4), 2)
            );
            let expected: Vec<_> = hashes.expected.iter().map(|found| (found.name.as_str(), found.why)).collect();
            assert_eq!(
                expected,
                [
                    ("command.log", Expected::LogStillOpen),
                    ("hashes.csv", Expected::ListItself),
                    ("acquisition.json", Expected::WrittenAfter),
                ]
            );
            assert!(hashes.is_whole(), "{hashes:?}");
            assert_eq!(found.device.identity().as_deref(), Some("serial ABC12345678"));
        }
    }
}

#[test]
fn in_streaming_mode_log_and_description_must_match() {
    let info =
        r#"{"uuid": "1b0e", "androidqf_version": "1.8.0", "started": "2026-11-20T10:00:00Z", "streaming_mode": true}"#;
    let whole = [
        ("command.log", "the whole log"),
        ("dumpsys.txt", "dump"),
        ("getprop.txt", PROPERTIES),
        ("acquisition.json", info),
    ];
    let hashes = |rows: &[(&str, &str)]| {
        read_it(&mut acquisition(r#", "streaming_mode": true"#, rows, "")).unwrap().acquisition.unwrap().hashes
    };
    let found = hashes(&whole);
    assert_eq!((found.mode, found.matched, found.is_whole()), (Some(Mode::Streaming), 4, true));
    assert_eq!(found.expected, [Mismatch { name: "hashes.csv".to_owned(), why: Expected::ListItself }]);
    let mut other = whole;
    other[0].1 = "half a log";
    assert_eq!(hashes(&other).altered, ["command.log"]);
}

#[test]
fn altered_missing_and_extra_files_are_told_apart() {
    let rows =
        [("dumpsys.txt", "another dump"), ("gone.txt", "x"), ("command.log", "the whole log"), ("hashes.csv", "")];
    let hashes = read_it(&mut acquisition("", &rows, "1b0e/")).unwrap().acquisition.unwrap().hashes;
    assert_eq!(
        (hashes.altered, hashes.missing, hashes.extra),
        (vec!["dumpsys.txt".to_owned()], vec!["gone.txt".to_owned()], vec!["getprop.txt".to_owned()],)
    );
}

#[test]
fn an_acquisition_without_a_list_of_hashes_says_so() {
    let found = read_it(&mut source(&[("getprop.txt", PROPERTIES), ("dumpsys.txt", "x")])).unwrap();
    let hashes = found.acquisition.unwrap().hashes;
    assert_eq!((hashes.listed, hashes.is_whole()), (None, false));
}

#[test]
fn an_output_beside_its_acquisition_is_held_against_it() {
    let info = format!(
        r#"{{"target_path": "/home/amal/qf", "mvt_version": "2.6.1", "ioc_files": ["a.stix2"], "hashes": [
            {{"file_path": "/home/amal/qf/dumpsys.txt", "sha256": "{}"}},
            {{"file_path": "/home/amal/qf/processes.json", "sha256": "{}"}}]}}"#,
        sha256("dump"),
        sha256("other"),
    );
    let mut source = source(&[("dumpsys.txt", "dump"), ("processes.json", "[]"), ("hashes.csv", "")]);
    source.add("mvt/info.json", info);
    let found = read_it(&mut source).unwrap();
    let mvt = found.mvt.unwrap();
    assert_eq!((mvt.inputs.listed, mvt.inputs.matched, mvt.inputs.altered), (2, 1, vec!["processes.json".to_owned()]));
    assert!(found.gaps.iter().any(|gap| gap.code == GapCode::ProcessesUnread));
    let hashes = found.acquisition.unwrap().hashes;
    assert!(hashes.expected.iter().any(|found| found.why == Expected::AddedByMvt));
}

#[test]
fn a_long_timeline_is_counted_in_little_memory() {
    let mut table = "\"Device Local Timestamp\",\"Plugin\",\"Event\",\"Description\"\n".to_owned();
    for row in 0..100_000 {
        table.push_str(&format!(
            "\"2026-01-01 00:{:02}:{:02}\",\"Files\",\"M\",\"row {row}\"\n",
            row / 60 % 60,
            row % 60
        ));
    }
    let found = read_it(&mut source(&[("info.json", INFO), ("timeline.csv", &table)])).unwrap();
    let timeline = found.mvt.unwrap().timeline.unwrap();
    assert_eq!((timeline.rows, timeline.zone), (100_000, Zone::Device));
    assert!(found.gaps.iter().any(|gap| gap.code == GapCode::NoZone));
}

#[test]
fn times_are_told_from_other_texts() {
    for time in ["2021-12-03 19:32:03", "2021-12-03T19:32:03.000000", "2023-07-26"] {
        assert!(timeline::is_time(time), "{time}");
    }
    for text in ["", "yesterday", "2021-12-03 19:32", "2021-12-03 19:32:03 CET", "20211203 193203", "2023-07-2é"] {
        assert!(!timeline::is_time(text), "{text}");
    }
}

#[test]
fn odd_rows_and_bytes_are_counted_and_told() {
    let table = b"when,what\n\"not a time\",\"x\"\n\xff,a,b,c\n".to_vec();
    let mut source = source(&[("info.json", INFO)]);
    source.add("timeline.csv", table);
    let found = read_it(&mut source).unwrap();
    assert_eq!(found.mvt.unwrap().timeline.unwrap().rows, 2);
    let whys: Vec<_> = found.losses.iter().map(|loss| loss.why).collect();
    for why in [Why::OddValue, Why::OddRow, Why::BadTime, Why::Characters] {
        assert!(whys.contains(&why), "{why:?} is not among {whys:?}");
    }
}

#[test]
fn a_person_stops_it() {
    let error = read(&mut source(&[("info.json", INFO)]), &IntakeLimits::default(), &mut |_| ControlFlow::Break(()));
    assert_eq!(error.unwrap_err().problem, IntakeProblem::Cancelled);
}

/// A folder of samples on the disk.
fn sample(folder: &Path) -> MemorySource {
    let mut source = MemorySource::default();
    let mut open = vec![folder.to_owned()];
    let mut paths = Vec::new();
    while let Some(path) = open.pop() {
        for item in std::fs::read_dir(path).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() { open.push(path) } else { paths.push(path) }
        }
    }
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        source.add(&name, std::fs::read(&path).unwrap());
    }
    source
}

/// The samples lie beside the project, because their licence keeps them out of it.
#[test]
fn real_output_of_both_generations_is_read() {
    let root = std::env::var_os("CAIRN_TESTDATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/testdata"), PathBuf::from)
        .join("mvt");
    if !root.is_dir() {
        println!("skipped: no samples of MVT here");
        return;
    }
    // Sample, outcome, detections, matches, rows of the timeline: lines of the file but the header.
    let expected = [
        ("mvt-2.6.1/aqf", Outcome::Alerts, 5, 0, 31),
        ("mvt-2.6.1/ios", Outcome::Matches, 3, 3, 5969),
        ("mvt-2026.10.26/aqf", Outcome::Alerts, 10, 0, 10),
        ("mvt-2026.10.26/ios", Outcome::Matches, 5, 3, 5981),
    ];
    for (name, outcome, detected, matches, rows) in expected {
        let found = read_it(&mut sample(&root.join(name))).unwrap();
        assert_eq!(found.outcome(), outcome, "{name}");
        let mvt = found.mvt.as_ref().unwrap();
        assert_eq!(mvt.info, InfoHash::Matches, "{name}");
        assert_eq!(mvt.indicators.len(), 1, "{name}");
        let count: u64 = found.matched().iter().map(|(_, count)| count).sum();
        assert_eq!((mvt.detected, count), (detected, matches), "{name}");
        assert!(found.matched().iter().all(|(matched, _)| matched.observable.is_some()), "{name}");
        let timeline = mvt.timeline.as_ref().unwrap();
        assert_eq!(timeline.rows, rows, "{name}");
        assert!(mvt.modules.iter().filter(|module| module.state == ModuleState::Ran).count() > 3, "{name}");
        assert!(mvt.inputs.listed > 0 && mvt.inputs.absent == mvt.inputs.listed, "{name}");
        assert!(!format!("{mvt:?} {:?} {:?}", found.gaps, found.losses).contains("analyst"), "{name}");
        assert!(found.losses.is_empty(), "{name}: {:?}", found.losses);
    }
    let found = read_it(&mut sample(&root.join("androidqf-folder"))).unwrap();
    assert_eq!((found.outcome(), found.files.len()), (Outcome::NotExamined, 8));
    assert_eq!(found.acquisition.unwrap().hashes.listed, None);
}
