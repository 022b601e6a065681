use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use cairn_exchange::intake::zip::ZipSource;
use cairn_exchange::intake::{Source as _, write_listing};
use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_keys::{SealKey, SealWriter};
use cairn_store::{CircleUse, LockedVault};

use super::*;
use crate::api::{EditInput, IntakeView, ReleaseOrder, Request, Scalar};
use crate::core::{Core, FileAccess};

const PASSPHRASE: &str = "amber kettle morning ladder five";
const INFO: &str = r#"{"target_path": "/home/x/phone", "mvt_version": "2026.10.26", "date": "2026-11-22 19:46:40.1",
    "ioc_files": ["/home/x/made-up.stix2"], "hashes": []}"#;
const LOG: &str = "2026-11-22 19:46:39,169 - mvt.ios.cmd_check_backup - INFO - Loaded a total of 7 unique indicators
2026-11-22 19:46:39,177 - mvt.ios.modules.mixed.sms - INFO - Running module SMS...
";
const BACKUP: &str =
    r#"{"Product Type": "iPhone9,3", "Product Version": "14.3", "Serial Number": "F1234567890", "IMEI": "42"}"#;
const ALERTS: &str = r#"[{"level": "CRITICAL", "module": "sms", "message": "Found http://bad.example/x", "event_time": "", "event": {},
    "matched_indicator": {"value": "Bad[.]Example", "type": "domains", "name": "Made Up", "stix2_file_name": "made-up.stix2"}}]"#;

struct Room {
    dir: tempfile::TempDir,
    core: Core,
}

impl Room {
    async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let locked = LockedVault::at(&dir.path().join("vault"));
        let mut vault = locked.create(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests()).unwrap();
        circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
        vault.close().unwrap();
        let core = Core::open(dir.path().join("vault"), FileAccess::Paths);
        core.call(Request::Unlock { passphrase: PASSPHRASE.to_owned() }, |_| {}).await.unwrap();
        Self { dir, core }
    }

    fn folder(&self, files: &[(&str, &str)]) -> PathBuf {
        let folder = self.dir.path().join("given");
        write_files(&folder, files);
        folder
    }

    async fn take(&self, order: IntakeOrder) -> Result<IntakeView, ApiError> {
        match self.core.call(Request::Intake(order), |_| {}).await? {
            Response::Intake(view) => Ok(*view),
            other => panic!("{other:?}"),
        }
    }

    async fn fields(&self, id: &str) -> std::collections::BTreeMap<String, Scalar> {
        match self.core.call(Request::RecordShow { id: id.to_owned() }, |_| {}).await.unwrap() {
            Response::Record(view) => view.fields,
            other => panic!("{other:?}"),
        }
    }

    async fn digest(&self) -> String {
        format!("{:?}", self.core.call(Request::Digest { circle: None }, |_| {}).await.unwrap())
    }

    async fn incident(&self) -> String {
        let title = EditInput { path: "title".to_owned(), value: Some(Scalar::Text("Phone taken".to_owned())) };
        let tlp = EditInput { path: "tlp".to_owned(), value: Some(Scalar::Text("red".to_owned())) };
        let request = Request::RecordAdd { kind: "incident".to_owned(), circle: None, set: vec![title, tlp] };
        match self.core.call(request, |_| {}).await.unwrap() {
            Response::Created { id } => id,
            other => panic!("{other:?}"),
        }
    }

    /// The sealed files that lie in the vault's folder.
    fn sealed(&self) -> usize {
        count(&self.dir.path().join("vault").join("evidence"))
    }
}

/// The values of a field, of all items of its list where the pattern has a `*`.
fn under(fields: &std::collections::BTreeMap<String, Scalar>, pattern: &str) -> Vec<String> {
    let fits = |path: &str| {
        let (mut path, mut pattern) = (path.split('.'), pattern.split('/'));
        pattern.by_ref().all(|part| path.next().is_some_and(|found| part == "*" || part == found))
            && path.next().is_none()
    };
    let found = fields.iter().filter(|(path, _)| fits(path));
    found.map(|(_, value)| if let Scalar::Text(text) = value { text.clone() } else { format!("{value:?}") }).collect()
}

fn write_files(folder: &Path, files: &[(&str, &str)]) {
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

fn count(folder: &Path) -> usize {
    let Ok(listing) = fs::read_dir(folder) else { return 0 };
    listing.map(|item| item.unwrap().path()).map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
}

fn order(path: &Path) -> IntakeOrder {
    IntakeOrder { format: "mvt".to_owned(), path: path.to_str().unwrap().to_owned(), ..IntakeOrder::default() }
}

const SET: &str = r#"{"type": "bundle", "objects": [{"type": "indicator", "created": "2025-01-01T00:00:00Z",
    "modified": "2026-10-02T11:00:00.000Z"}, {"type": "malware", "created": "2026-09-01T00:00:00Z"}, {"type": "marking-definition"}]}"#;
const MATCHING: &[(&str, &str)] =
    &[("info.json", INFO), ("command.log", LOG), ("alerts.json", ALERTS), ("backup_info.json", BACKUP)];
const CLEAN: &[(&str, &str)] = &[("info.json", INFO), ("command.log", LOG), ("alerts.json", "[]")];

#[tokio::test(flavor = "multi_thread")]
async fn an_output_becomes_evidence_a_device_and_an_indicator_that_belong_together() {
    let room = Room::new().await;
    let incident = room.incident().await;
    let path = room.folder(MATCHING);
    let view = room.take(IntakeOrder { incident: Some(incident.clone()), ..order(&path) }).await.unwrap();
    assert_eq!((view.read, view.new, view.updated), (4, 5, 0));
    assert_eq!(view.examination.as_ref().unwrap().outcome, "matches");
    let text = |value: Option<&Scalar>| match value {
        Some(Scalar::Text(text)) => text.clone(),
        other => panic!("{other:?}"),
    };
    let device = view.device.clone().unwrap();
    let evidence = room.fields(view.evidence.as_ref().unwrap()).await;
    assert_eq!(text(evidence.get("device")), device);
    assert_eq!(text(evidence.get("incident")), incident);
    assert_eq!(text(evidence.get("tlp")), "red");
    assert_eq!(
        (text(evidence.get("tool")), text(evidence.get("tool_version"))),
        ("MVT".to_owned(), "2026.10.26".to_owned())
    );
    assert!(!evidence.contains_key("parameters") && !evidence.contains_key("tool_settings"));
    let phone = room.fields(&device).await;
    assert_eq!(
        (text(phone.get("serial")), text(phone.get("model"))),
        ("F1234567890".to_owned(), "iPhone9,3".to_owned())
    );
    let indicator = room.fields(view.indicators[0].record.as_ref().unwrap()).await;
    assert_eq!(
        (text(indicator.get("type")), text(indicator.get("value"))),
        ("domain".to_owned(), "bad.example".to_owned())
    );
    assert!(indicator.values().any(|value| *value == Scalar::Text(device.clone())), "found on the device");
    assert_eq!(view.indicators[0].value, "bad[.]example");
    assert!(!view.examination.unwrap().detections[0].message.contains("http://"));
    assert_eq!(room.sealed(), 2);
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_matched_stands_in_an_examination_that_nobody_has_judged_yet() {
    let room = Room::new().await;
    let incident = room.incident().await;
    let view = room.take(IntakeOrder { incident: Some(incident), ..order(&room.folder(MATCHING)) }).await.unwrap();
    let (id, evidence) = (view.examination_id.clone().unwrap(), view.evidence.clone().unwrap());
    let record = room.fields(&id).await;
    for (path, value) in [
        ("tlp", "red"),
        ("type", "triage"),
        ("when", "2026-11-22"),
        ("result", "suspicious"),
        ("device", view.device.as_deref().unwrap()),
        ("tools/*/name", "MVT"),
        ("tools/*/version", "2026.10.26"),
        ("indicator_sets/*/name", "made-up.stix2"),
        ("found/*/verdict", "unjudged"),
        ("found/*/what", "bad[.]example (Made Up; made-up.stix2)"),
        ("found/*/indicator", view.indicators[0].record.as_deref().unwrap()),
        ("found/*/module", "sms"),
        ("found/*/location", "Found hxxp[://]bad.example/x"),
        ("found/*/evidence", &evidence),
        ("found/*/citation", "alerts.json"),
    ] {
        assert_eq!(under(&record, path), [value], "{path}");
    }
    assert!(record.contains_key(&format!("evidence.{evidence}")));
    assert!(under(&record, "examined/*/what").contains(&"SMS".to_owned()));
    let conclusion = &under(&record, "conclusion")[0];
    assert!(conclusion.contains("A match is a lead, not proof") && conclusion.contains("طابقت مؤشرات"), "{conclusion}");
    assert_eq!(view.examination.unwrap().result.as_deref(), Some("suspicious"));
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_found_is_no_result_unless_what_ran_and_every_set_are_known() {
    let room = Room::new().await;
    let set = room.dir.path().join("made-up.stix2");
    fs::write(&set, SET).unwrap();
    let sets = vec![set.to_str().unwrap().to_owned()];
    let result = async |files: &[(&str, &str)], sets: &[String]| {
        let folder = room.dir.path().join(format!("given-{}-{}", files.len(), sets.len()));
        write_files(&folder, files);
        let view = room.take(IntakeOrder { indicators: sets.to_vec(), ..order(&folder) }).await.unwrap();
        assert_eq!(view.examination.unwrap().outcome, "nothing-found");
        let record = room.fields(view.examination_id.as_ref().unwrap()).await;
        (under(&record, "result"), under(&record, "conclusion").remove(0))
    };
    let without_log: Vec<_> = CLEAN.iter().filter(|(name, _)| *name != "command.log").copied().collect();
    let unknown = [("sms.json", "[]")];
    let without_hash: Vec<_> = CLEAN.iter().chain(&unknown).copied().collect();
    for (files, sets) in [(&without_log, sets.as_slice()), (&without_hash, &[])] {
        let (result, said) = result(files, sets).await;
        assert_eq!(result, ["inconclusive"]);
        assert!(
            said.contains("no conclusion follows") && said.contains("does not say that the device is safe"),
            "{said}"
        );
    }
    // A set without a date of its own is one that nobody can find again.
    fs::write(&set, "{}").unwrap();
    let undated: Vec<_> = CLEAN.iter().chain(&[("chats.json", "[]"), ("calls.json", "[]")]).copied().collect();
    assert_eq!(result(&undated, &sets).await.0, ["inconclusive"]);
    room.core.close().await;
}

/// What one member who takes in a folder writes of the examination.
fn examination_of(files: &[(&str, &str)]) -> (RecordId, Vec<cairn_model::Edit>) {
    let dir = tempfile::tempdir().unwrap();
    write_files(dir.path(), files);
    let given = Given::open(dir.path(), None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &Reporter::new(|_| {}), &Cancel::default()).unwrap();
    let circle = CircleId::from_bytes([7; 32]);
    let evidence = intake.evidence_id(&circle);
    let sets = std::collections::BTreeMap::new();
    let indicators = std::collections::BTreeMap::new();
    let around = examination::Around { evidence, device: None, indicators, sets: &sets };
    let file = examination::SealedFile { sha256: "00".repeat(32), size: 1 };
    let edits = examination::edits(&intake, "title", &around, &file).unwrap();
    (intake.examination_id(&circle), cairn_model::check::check_edits(Kind::Examination, &edits).unwrap())
}

#[test]
fn two_members_who_take_in_the_same_output_apart_write_the_same_examination() {
    let (mine, theirs) = (examination_of(MATCHING), examination_of(MATCHING));
    assert_eq!(mine, theirs);
    assert_ne!(mine.0, examination_of(CLEAN).0);
}

#[test]
fn evidence_without_an_examination_gets_one_that_is_marked_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let locked = LockedVault::at(&dir.path().join("vault"));
    let mut vault = locked.create(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests()).unwrap();
    circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    let folder = dir.path().join("given");
    write_files(&folder, CLEAN);
    let given = Given::open(&folder, None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &Reporter::new(|_| {}), &Cancel::default()).unwrap();
    let target = Target { circle: circles::find(&vault, None).unwrap(), device: None, incident: None };
    let mut edits = vec![records::kind_edit(Kind::Evidence).unwrap()];
    edits.push(write::edit("tlp", "red").unwrap());
    vault.add(&target.circle, intake.evidence_id(&target.circle), edits, clock::now()).unwrap();
    for (new, unchanged) in [(1, 2), (0, 3)] {
        let Response::Intake(view) = write::without_sealing(&mut vault, &intake, &target, false).unwrap() else {
            panic!("another answer")
        };
        assert_eq!((view.new, view.updated, view.unchanged), (new, 0, unchanged));
    }
    let key = RecordKey { circle: target.circle, id: intake.examination_id(&target.circle) };
    assert_eq!(vault.record(&key).unwrap().row.tlp.as_deref(), Some("red"));
}

#[test]
fn the_longest_output_fits_one_record() {
    let names = |name: &str, count: usize| (0..count).map(|n| format!("{name}{n}")).collect::<Vec<_>>();
    let time = "2026-11-22 19:46:39,177 - mvt.ios.modules.mixed";
    let mut log = format!("{time} - INFO - Loaded a total of 7 unique indicators\n");
    for name in names("Module", 1100) {
        log.push_str(&format!("{time} - INFO - Running module {name}...\n{time} - ERROR - Skipping {name}\n"));
        if name.ends_with('7') {
            log.push_str(&format!("{time} - ERROR - Error in running extraction from module {name}: x\n"));
        }
    }
    let sets: Vec<String> = names("set", 900).iter().map(|name| format!("\"/x/{name}.stix2\"")).collect();
    let info = format!(
        r#"{{"mvt_version": "2026.10.26", "date": "2026-11-22", "ioc_files": [{}], "hashes": []}}"#,
        sets.join(",")
    );
    let alert =
        ALERTS.trim_matches(['[', ']']).replace(r#""event_time": """#, r#""event_time": "2026-01-02 03:04:05""#);
    let alerts = format!("[{}]", vec![alert.as_str(); 2000].join(","));
    let (_, edits) = examination_of(&[("info.json", &info), ("command.log", &log), ("alerts.json", &alerts)]);
    let items = |list: &str| {
        edits.iter().filter(|edit| edit.path.as_str().starts_with(list) && edit.path.segments().count() == 2).count()
    };
    assert_eq!((items("indicator_sets/"), items("found/")), (200, 300));
    assert_eq!((items("examined/"), items("not_examined/")), (1 + 900, 100 + 50));
    assert!(edits.len() < cairn_model::check::MAX_EDITS, "{}", edits.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_in_again_an_examination_keeps_what_people_wrote_and_learns_which_set_it_was() {
    let room = Room::new().await;
    let path = room.folder(CLEAN);
    let id = room.take(order(&path)).await.unwrap().examination_id.unwrap();
    let judged = EditInput { path: "result".to_owned(), value: Some(Scalar::Text("not-possible".to_owned())) };
    room.core.call(Request::RecordEdit { id: id.clone(), set: vec![judged] }, |_| {}).await.unwrap();
    let set = room.dir.path().join("made-up.stix2");
    fs::write(&set, SET).unwrap();
    let sets = vec![set.to_str().unwrap().to_owned()];
    let named = IntakeOrder { indicators: sets, ..order(&path) };
    let again = room.take(named.clone()).await.unwrap();
    assert_eq!((again.new, again.updated, again.examination_id.as_ref()), (0, 1, Some(&id)));
    assert_eq!(again.examination.unwrap().result.as_deref(), Some("not-possible"));
    let record = room.fields(&id).await;
    assert_eq!(under(&record, "result"), ["not-possible"]);
    assert_eq!(under(&record, "indicator_sets/*/name"), ["made-up.stix2"]);
    assert_eq!(under(&record, "indicator_sets/*/published"), ["2026-10-02"]);
    assert_eq!(room.take(named).await.unwrap().updated, 0);
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_output_taken_in_twice_is_one_and_a_second_run_finds_its_phone() {
    let room = Room::new().await;
    let path = room.folder(MATCHING);
    let first = room.take(order(&path)).await.unwrap();
    let before = room.digest().await;
    let copy = room.dir.path().join("copy");
    write_files(&copy, MATCHING);
    let again = room.take(order(&copy)).await.unwrap();
    assert_eq!((again.new, again.updated, again.unchanged), (0, 0, 5));
    assert_eq!((again.evidence, again.examination_id), (first.evidence, first.examination_id));
    assert_eq!(again.device, first.device);
    assert_eq!((room.digest().await, room.sealed()), (before, 2));
    let later = room.dir.path().join("later");
    write_files(&later, MATCHING);
    write_files(&later, &[("sms.json", "[]")]);
    let later = room.take(order(&later)).await.unwrap();
    assert_eq!((later.new, later.updated, later.device), (3, 1, first.device));
    // What was named later is joined to what is here.
    let incident = room.incident().await;
    let joined = room.take(IntakeOrder { incident: Some(incident), ..order(&path) }).await.unwrap();
    assert_eq!((joined.new, joined.updated, joined.unchanged), (0, 2, 3));
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_found_is_recorded_as_such_and_a_dry_run_records_nothing() {
    let room = Room::new().await;
    let before = room.digest().await;
    let path = room.folder(CLEAN);
    let dry = room.take(IntakeOrder { dry_run: true, ..order(&path) }).await.unwrap();
    assert_eq!((dry.new, dry.evidence.clone(), room.sealed()), (4, None, 0));
    assert_eq!(room.digest().await, before);
    let set = room.dir.path().join("made-up.stix2");
    fs::write(&set, SET).unwrap();
    let sets = vec![set.to_str().unwrap().to_owned()];
    let view = room.take(IntakeOrder { indicators: sets, ..order(&path) }).await.unwrap();
    let examination = view.examination.unwrap();
    assert_eq!((examination.outcome.as_str(), view.indicators.len()), ("nothing-found", 0));
    assert_eq!(examination.sets[0].sha256.as_deref(), Some(hex::encode(cairn_keys::sha256(SET.as_bytes())).as_str()));
    let record = room.fields(view.examination_id.as_ref().unwrap()).await;
    assert_eq!(under(&record, "result"), ["nothing-found"]);
    assert_eq!(under(&record, "indicator_sets/*/name"), ["made-up.stix2"]);
    assert_eq!(under(&record, "indicator_sets/*/sha256"), [hex::encode(cairn_keys::sha256(SET.as_bytes()))]);
    assert_eq!(under(&record, "indicator_sets/*/published"), ["2026-10-02"]);
    assert!(under(&record, "conclusion")[0].contains("made-up.stix2. This does not say that the device is safe"));
    assert!(under(&record, "limits")[0].contains("cannot show that the device is safe"));
    assert!(view.gaps.iter().all(|gap| gap.code != "indicators-unhashed"));
    let other = room.dir.path().join("info.json");
    fs::write(&other, "{}").unwrap();
    let sets = vec![other.to_str().unwrap().to_owned()];
    let unused = room.take(IntakeOrder { indicators: sets, dry_run: true, ..order(&path) }).await.unwrap_err();
    assert_eq!(unused.code, ErrorCode::BadRequest, "MVT was given no file of this name");
    room.core.close().await;
}

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    write_files(dir.path(), files);
    let given = Given::open(dir.path(), None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &Reporter::new(|_| {}), &Cancel::default()).unwrap();
    let names: Vec<PathBuf> = intake.content.files().iter().map(|file| dir.path().join(&file.name)).collect();
    let open = move |index: usize| -> std::io::Result<Box<dyn std::io::Read + Send>> {
        Ok(Box::new(fs::File::open(&names[index])?))
    };
    let mut out = Vec::new();
    cairn_exchange::intake::pack::Packer::new(intake.content.files().to_vec(), open).read_to_end(&mut out).unwrap();
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_one_item_plain_or_sealed_with_age() {
    let room = Room::new().await;
    let archive = packed(CLEAN);
    let key = SealKey::generate();
    let mut locked = SealWriter::new(&[key.recipient()], Vec::new()).unwrap();
    locked.write_all(&archive).unwrap();
    let path = room.dir.path().join("1b0e.zip.age");
    fs::write(&path, locked.finish().unwrap()).unwrap();
    assert_eq!(room.take(order(&path)).await.unwrap_err().code, ErrorCode::IntakeLocked);
    let identity = room.dir.path().join("identity.txt");
    fs::write(&identity, format!("# made for a test\n{}\n", SealKey::generate().to_text().as_str())).unwrap();
    let with = IntakeOrder { identity: Some(identity.to_str().unwrap().to_owned()), ..order(&path) };
    assert_eq!(room.take(with.clone()).await.unwrap_err().code, ErrorCode::IntakeLocked, "another key");
    fs::write(&identity, format!("# made for a test\n{}\n", key.to_text().as_str())).unwrap();
    let view = room.take(with).await.unwrap();
    assert!(view.locked_sha256.is_some());
    let plain = room.dir.path().join("plain.zip");
    fs::write(&plain, &archive).unwrap();
    let again = room.take(order(&plain)).await.unwrap();
    assert_eq!((again.new, again.evidence.as_ref()), (0, view.evidence.as_ref()));
    // What is given back is the archive itself.
    let to = room.dir.path().join("out.zip");
    let export = export(view.evidence.unwrap(), &to);
    room.core.call(export, |_| {}).await.unwrap();
    assert_eq!(fs::read(&to).unwrap(), archive);
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_files_is_evidence_of_its_own_that_sha256sum_reads() {
    let room = Room::new().await;
    let view = room.take(order(&room.folder(CLEAN))).await.unwrap();
    let to = room.dir.path().join("files.sha256");
    let export = export(view.listing.unwrap(), &to);
    room.core.call(export, |_| {}).await.unwrap();
    let mut archive = ZipSource::open(std::io::Cursor::new(packed(CLEAN)), &IntakeLimits::default()).unwrap();
    let names: Vec<String> = archive.entries().iter().map(|entry| entry.name.clone()).collect();
    let read = mvt::read(&mut archive, &IntakeLimits::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((names.len(), fs::read_to_string(&to).unwrap()), (3, write_listing(&read.files)));
    room.core.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_leaves_the_vault_as_it_was() {
    let room = Room::new().await;
    let before = room.digest().await;
    let path = room.folder(CLEAN);
    fs::write(path.join("sms_detected.json"), "[{\"matched_indicator\"").unwrap();
    assert_eq!(room.take(order(&path)).await.unwrap_err().code, ErrorCode::Malformed);
    fs::remove_file(path.join("sms_detected.json")).unwrap();
    fs::write(path.join("photo\u{202e}gpj.exe"), "x").unwrap();
    assert_eq!(room.take(order(&path)).await.unwrap_err().code, ErrorCode::Malformed);
    fs::remove_file(path.join("photo\u{202e}gpj.exe")).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/passwd", path.join("link")).unwrap();
        let error = room.take(order(&path)).await.unwrap_err();
        assert_eq!(error.code, ErrorCode::Malformed);
        assert!(error.args["why"].contains("link"), "{error:?}");
        fs::remove_file(path.join("link")).unwrap();
    }
    assert_eq!(room.take(order(&path.join("gone"))).await.unwrap_err().code, ErrorCode::Unreadable);
    let mut other = order(&path);
    other.device = Some(room.incident().await);
    assert_eq!(room.take(other).await.unwrap_err().code, ErrorCode::BadRequest);
    assert_eq!(room.sealed(), 0);
    assert_ne!(room.digest().await, before, "only the incident is new");
    room.core.close().await;
}

#[test]
fn a_file_that_changes_between_listing_examining_and_sealing_is_an_error_and_nothing_stays() {
    let dir = tempfile::tempdir().unwrap();
    let locked = LockedVault::at(&dir.path().join("vault"));
    let mut vault = locked.create(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests()).unwrap();
    circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    let folder = dir.path().join("given");
    write_files(&folder, CLEAN);
    let (report, cancel) = (Reporter::new(|_| {}), Cancel::default());
    let given = Given::open(&folder, None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &report, &cancel).unwrap();
    fs::write(folder.join("alerts.json"), "[ ]").unwrap();
    let changed = examine(&given, Tool::Mvt, &[], &report, &cancel).map(|_| ()).unwrap_err();
    assert_eq!(changed.code, ErrorCode::ChangedMeanwhile);
    let evidence = vault.evidence();
    let changed = seal(&evidence, &given, &intake, &report, &cancel).map(|_| ()).unwrap_err();
    assert_eq!(changed.code, ErrorCode::ChangedMeanwhile);
    let archive = dir.path().join("a.zip");
    fs::write(&archive, packed(CLEAN)).unwrap();
    let given = Given::open(&archive, None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &report, &cancel).unwrap();
    fs::write(&archive, packed(MATCHING)).unwrap();
    let changed = seal(&evidence, &given, &intake, &report, &cancel).map(|_| ()).unwrap_err();
    assert_eq!(changed.code, ErrorCode::ChangedMeanwhile);
    // A record that cannot be written takes its sealed files with it.
    let folder = dir.path().join("other");
    write_files(&folder, CLEAN);
    let given = Given::open(&folder, None, Tool::Mvt).unwrap();
    let intake = examine(&given, Tool::Mvt, &[], &report, &cancel).unwrap();
    let sealed = seal(&evidence, &given, &intake, &report, &cancel).unwrap();
    assert_eq!(count(&dir.path().join("vault").join("evidence")), 2);
    let nowhere = Target { circle: CircleId::from_bytes([9; 32]), device: None, incident: None };
    assert!(write::write(&mut vault, &intake, &nowhere, sealed, &evidence).is_err());
    assert_eq!(count(&dir.path().join("vault").join("evidence")), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proofmode_bundle_is_taken_in_with_its_hashes_checked_and_its_signatures_left_to_gpg() {
    let room = Room::new().await;
    let media = "not really a photograph";
    let hash = hex::encode(cairn_keys::sha256(media.as_bytes()));
    let folder = room.dir.path().join("proof");
    let (csv, asc) = (format!("{hash}.proof.csv"), format!("{hash}.asc"));
    let said = format!("File Hash SHA256,Manufacturer\n{hash},Example\n");
    write_files(&folder, &[("a.jpg", media), (&csv, &said), (&asc, "signature"), ("pubkey.asc", "key")]);
    let take = |path: &Path| IntakeOrder { format: "proofmode".to_owned(), ..order(path) };
    let view = room.take(take(&folder)).await.unwrap();
    assert_eq!((view.new, view.device.clone()), (3, None));
    let record = room.fields(view.examination_id.as_ref().unwrap()).await;
    assert_eq!(under(&record, "type"), ["file-analysis"]);
    assert_eq!(under(&record, "examined/*/what"), [format!("SHA-256 {hash}")]);
    assert_eq!(under(&record, "not_examined/*/what").len(), 2, "the signature and the key");
    assert!(under(&record, "result").is_empty());
    assert_eq!((view.proofs[0].media.as_deref(), view.proofs[0].agrees.as_str()), (Some("a.jpg"), "same"));
    assert_eq!(view.signatures[0].of.as_deref(), Some("a.jpg"));
    fs::write(folder.join("a.jpg"), "another").unwrap();
    let changed = room.take(take(&folder)).await.unwrap();
    assert_eq!(changed.proofs[0].media, None);
    room.core.close().await;
}

/// The samples lie beside the project, because their licence keeps them out of it.
#[tokio::test(flavor = "multi_thread")]
async fn every_sample_of_mvt_and_androidqf_comes_in_and_once_only() {
    let root = std::env::var_os("CAIRN_TESTDATA")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/testdata"), PathBuf::from)
        .join("mvt");
    if !root.is_dir() {
        println!("skipped: no samples of MVT here");
        return;
    }
    let room = Room::new().await;
    for (name, outcome) in [
        ("mvt-2.6.1/aqf", "alerts"),
        ("mvt-2.6.1/ios", "matches"),
        ("mvt-2026.10.26/aqf", "alerts"),
        ("mvt-2026.10.26/ios", "matches"),
        ("androidqf-folder", "not-examined"),
    ] {
        let view = room.take(order(&root.join(name))).await.unwrap();
        assert_eq!(view.examination.unwrap().outcome, outcome, "{name}");
        assert!(view.new >= 3, "{name}");
        let again = room.take(order(&root.join(name))).await.unwrap();
        assert_eq!((again.new, again.updated), (0, 0), "{name}");
    }
    room.core.close().await;
}

fn export(id: String, to: &std::path::Path) -> Request {
    let to = to.to_str().unwrap().to_owned();
    Request::EvidenceExport {
        id,
        to,
        force: false,
        audience: None,
        identifiability: None,
        release: ReleaseOrder::default(),
    }
}
