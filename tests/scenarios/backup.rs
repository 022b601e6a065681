//! Backups: the recovery sheet, a vault that is brought back, and what is refused.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use cairn_tests::{PASSPHRASE, Vault, cairn_path};
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

/// The passphrase under which a backup is sealed; not the vault's.
const OTHER: &str = "copper window seven quiet rivers";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn one(vault: &Vault, args: &[&str]) -> Value {
    let mut answers = vault.json(args).unwrap();
    assert_eq!(answers.len(), 1, "{args:?}: {answers:?}");
    answers.remove(0)
}

/// A circle of two: Amal, its steward, with a sealed file, and Noor, who has all of it.
fn members() -> (Vault, Vault, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let incident = amal.record(&circle, "By Amal");
    let photo = amal.vault.dir().join("photo.jpg");
    std::fs::write(&photo, vec![7; 1_500_000]).unwrap();
    amal.ask(&json!({ "cmd": "evidence_add", "files": [photo], "incident": incident }));
    noor.record(&circle, "By Noor");
    sync(&mut amal, &mut noor, &circle);
    (amal.close(), noor.close(), circle)
}

/// Makes a sheet and a backup that is sealed to it.
fn sheet_and_backup(vault: &Vault) -> (PathBuf, PathBuf) {
    let (sheet, backup) = (vault.dir().join("sheet.txt"), vault.dir().join("backup.age"));
    one(vault, &["backup", "sheet", "--to", text(&sheet)]);
    one(vault, &["backup", "write", "--to", text(&backup)]);
    (sheet, backup)
}

fn circle_of<'a>(view: &'a Value, circle: &str) -> &'a Value {
    view["circles"].as_array().unwrap().iter().find(|found| found["circle"] == circle).unwrap()
}

#[test]
fn a_vault_comes_back_by_its_sheet_signs_with_new_keys_and_syncs_with_its_circle() {
    let (amal, noor, circle) = members();
    let (sheet, backup) = sheet_and_backup(&amal);
    let mut amal = Device::open(amal);
    let (digest, old_key) = (amal.digest(&circle), amal.key(&circle));
    let amal = amal.close();

    let restored = Vault::none().unwrap();
    let view = one(&restored, &["backup", "restore", text(&backup), "--sheet", text(&sheet)]);
    restored.weaken().unwrap();
    assert_eq!((&view["schema"], &view["name"]), (&json!("cairn.restored/1"), &json!("Amal")));
    assert_eq!((&view["evidence"], &view["evidence_held"]), (&json!(1), &json!(1)), "{view}");
    let back = circle_of(&view, &circle);
    assert_eq!((&back["digest"], &back["admitted"]), (&json!(digest), &json!(true)), "{view}");
    assert_eq!(back["way"], "restore-key");
    assert_eq!(view["circles"].as_array().unwrap().len(), 2, "the personal circle came back too");
    assert_eq!(one(&restored, &["vault", "check"])["sound"], true);

    let (mut restored, mut noor) = (Device::open(restored), Device::open(noor));
    let new_key = restored.key(&circle);
    assert_ne!(new_key, old_key);
    restored.record(&circle, "After the restore");
    sync(&mut noor, &mut restored, &circle);
    assert_eq!(noor.titles(&circle), ["After the restore", "By Amal", "By Noor"]);
    assert_eq!(noor.digest(&circle), restored.digest(&circle));
    let members = noor.members(&circle);
    let devices: Vec<&Value> = members["members"].as_array().unwrap().iter().map(|member| &member["device"]).collect();
    assert!(devices.contains(&&json!(new_key)) && !devices.contains(&&json!(old_key)), "{members}");
    assert_eq!(members["persons"].as_array().unwrap().len(), 2, "Amal stays one person");

    // The other way round, too.
    noor.record(&circle, "To whom came back");
    sync(&mut restored, &mut noor, &circle);
    assert_eq!(restored.titles(&circle), ["After the restore", "By Amal", "By Noor", "To whom came back"]);
    assert_eq!(noor.digest(&circle), restored.digest(&circle));
    drop(amal);
}

#[test]
fn a_passphrase_opens_a_backup_and_its_evidence_comes_from_the_others() {
    let (amal, noor, circle) = members();
    let (words, backup) = (noor.dir().join("words"), noor.dir().join("backup.age"));
    std::fs::write(&words, format!("{OTHER}\n")).unwrap();
    let by_words = ["--backup-passphrase-file", text(&words)];
    let write = ["backup", "write", "--to", text(&backup), "--no-evidence", by_words[0], by_words[1]];
    let written = one(&noor, &write);
    assert_eq!((&written["schema"], &written["evidence"]), (&json!("cairn.backup-written/1"), &json!(0)), "{written}");
    let mut noor = Device::open(noor);
    let (digest, old_key) = (noor.digest(&circle), noor.key(&circle));
    let _noor = noor.close();

    let restored = Vault::none().unwrap();
    let wrong = restored.dir().join("wrong");
    std::fs::write(&wrong, format!("{PASSPHRASE}\n")).unwrap();
    let refused = restored.refused(&["backup", "restore", text(&backup), by_words[0], text(&wrong)]).unwrap();
    assert_eq!(refused, (3, "backup-wrong-key".to_owned()));
    assert!(!restored.path().exists());
    let view = one(&restored, &["backup", "restore", text(&backup), by_words[0], by_words[1]]);
    restored.weaken().unwrap();
    let back = circle_of(&view, &circle);
    assert_eq!((&back["digest"], &back["admitted"]), (&json!(digest), &json!(true)), "{view}");
    assert_eq!((&view["name"], &view["evidence"]), (&json!("Noor"), &json!(1)));
    assert_eq!(view["evidence_held"], 0, "{view}");

    let (mut amal, mut restored) = (Device::open(amal), Device::open(restored));
    assert_ne!(restored.key(&circle), old_key);
    restored.record(&circle, "After the restore");
    let synced = sync(&mut amal, &mut restored, &circle);
    assert_eq!((&synced["files_received"], &synced["evidence_complete"]), (&json!(1), &json!(true)), "{synced}");
    assert_eq!(amal.digest(&circle), restored.digest(&circle));
    assert_eq!(amal.titles(&circle), ["After the restore", "By Amal", "By Noor"]);
}

/// A circle that went on since the backup: Amal, who wrote a page since then, the restored vault, which a page admits that
/// nobody else knows, the circle, and the key that was replaced.
fn went_on() -> (Device, Device, String, String) {
    let (amal, noor, circle) = members();
    let (sheet, backup) = sheet_and_backup(&noor);
    let (mut amal, mut noor) = (Device::open(amal), Device::open(noor));
    sync(&mut amal, &mut noor, &circle);
    let old_key = noor.key(&circle);
    noor.record(&circle, "After the backup");
    sync(&mut amal, &mut noor, &circle);
    let _lost = noor.close();
    amal.ask(&json!({ "cmd": "circle_rename", "circle": circle, "name": "Northern desk" }));
    amal.record(&circle, "Since then");

    let restored = Vault::none().unwrap();
    one(&restored, &["backup", "restore", text(&backup), "--sheet", text(&sheet)]);
    let mut restored = Device::open(restored);
    restored.record(&circle, "After the restore");
    (amal, restored, circle, old_key)
}

/// Pages that others wrote after the backup and the page that admits the restored vault are rivals, settled by a rule.
fn is_back(mut amal: Device, mut restored: Device, circle: &str, old_key: &str) {
    for device in [&mut amal, &mut restored] {
        let titles = device.titles(circle);
        assert_eq!(titles, ["After the backup", "After the restore", "By Amal", "By Noor", "Since then"]);
    }
    assert_eq!(amal.digest(circle), restored.digest(circle));
    let (ours, theirs) = (amal.members(circle), restored.members(circle));
    assert_eq!((&ours["name"], &theirs["name"]), (&json!("Northern desk"), &json!("Northern desk")));
    let new_key = restored.key(circle);
    for members in [ours, theirs] {
        let devices = members["members"].as_array().unwrap();
        let devices: Vec<&str> = devices.iter().map(|member| member["device"].as_str().unwrap()).collect();
        assert!(devices.contains(&new_key.as_str()) && !devices.contains(&old_key), "{members}");
    }
}

#[test]
fn a_circle_that_went_on_since_the_backup_takes_the_restored_vault_back_over_a_connection() {
    for restored_dials in [true, false] {
        let (mut amal, mut restored, circle, old_key) = went_on();
        // Each side lacks the other's newest page: both show older epochs, and the restored vault shows its pages first.
        let (listener, dialler) = if restored_dials { (&mut amal, &mut restored) } else { (&mut restored, &mut amal) };
        let synced = sync(listener, dialler, &circle);
        assert_eq!(synced["entries_equal"], true, "{synced}");
        is_back(amal, restored, &circle, &old_key);
    }
}

#[test]
fn a_circle_that_went_on_since_the_backup_takes_the_restored_vault_back_through_a_drop() {
    let (mut amal, mut restored, circle, old_key) = went_on();
    let place = tempfile::tempdir().unwrap();
    let visit = json!({ "cmd": "sync_drop", "place": place.path(), "circle": circle });
    amal.ask(&visit);
    restored.ask(&visit);
    amal.ask(&visit);
    sync(&mut amal, &mut restored, &circle);
    is_back(amal, restored, &circle, &old_key);
}

/// A contributor registers no restore key: the restored vault waits, and its person's sheet admits it.
#[test]
fn the_sheet_admits_where_the_backup_cannot() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "contributor");
    noor.record(&circle, "By Noor");
    sync(&mut amal, &mut noor, &circle);
    let old_key = noor.key(&circle);
    let noor = noor.close();
    let (sheet, backup) = sheet_and_backup(&noor);
    let words = noor.dir().join("words");
    std::fs::write(&words, format!("{OTHER}\n")).unwrap();
    let by_words = ["--backup-passphrase-file", text(&words)];
    one(&noor, &["backup", "write", "--to", text(&backup), "--force", by_words[0], by_words[1]]);

    let restored = Vault::none().unwrap();
    let view = one(&restored, &["backup", "restore", text(&backup), by_words[0], by_words[1]]);
    restored.weaken().unwrap();
    assert_eq!(circle_of(&view, &circle)["admitted"], false, "{view}");
    let add = ["record", "add", "incident", "--circle", "North desk", "--set", "title=Too early"];
    assert_eq!(restored.refused(&add).unwrap(), (1, "device-waits".to_owned()));
    // It reads, and says where it stands.
    one(&restored, &["status"]);
    one(&restored, &["circle", "members", "--circle", "North desk"]);
    let view = one(&restored, &["backup", "admit"]);
    assert_eq!(circle_of(&view, &circle)["admitted"], false, "{view}");
    let eve = Vault::init("Eve").unwrap();
    let others = eve.dir().join("other.txt");
    one(&eve, &["backup", "sheet", "--to", text(&others)]);
    let view = one(&restored, &["backup", "admit", "--sheet", text(&others)]);
    assert_eq!(circle_of(&view, &circle)["admitted"], false, "another person's sheet: {view}");

    let view = one(&restored, &["backup", "admit", "--sheet", text(&sheet)]);
    let back = circle_of(&view, &circle);
    assert_eq!((&back["admitted"], &back["way"]), (&json!(true), &json!("sheet")), "{view}");
    let mut restored = Device::open(restored);
    assert_ne!(restored.key(&circle), old_key);
    restored.record(&circle, "After the restore");
    sync(&mut amal, &mut restored, &circle);
    assert_eq!(amal.titles(&circle), ["After the restore", "By Noor"]);
    // Asked again, it changes nothing.
    let view = restored.ask(&json!({ "cmd": "backup_admit", "sheet": null }));
    assert_eq!(
        (&circle_of(&view, &circle)["admitted"], &circle_of(&view, &circle)["way"]),
        (&json!(true), &Value::Null)
    );
}

#[test]
fn what_does_not_restore_is_refused_and_changes_nothing() {
    let vault = Vault::init("Amal").unwrap();
    vault.ok(&["record", "add", "incident", "--set", "title=By Amal"]).unwrap();
    let (sheet, backup) = sheet_and_backup(&vault);
    let bytes = std::fs::read(&backup).unwrap();
    let target = Vault::none().unwrap();
    let (other, damaged) = (target.dir().join("other.txt"), target.dir().join("damaged.age"));
    one(&Vault::init("Eve").unwrap(), &["backup", "sheet", "--to", text(&other)]);
    let refused = |what: &str, file: &Path, sheet: &Path, exit: i32, code: &str| {
        let refused = target.refused(&["backup", "restore", text(file), "--sheet", text(sheet)]).unwrap();
        assert_eq!(refused, (exit, code.to_owned()), "{what}");
        assert!(!target.path().exists(), "{what}");
    };
    refused("another sheet", &backup, &other, 3, "backup-wrong-key");
    for length in [0, 40, 200, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&damaged, &bytes[..length]).unwrap();
        refused(&format!("cut to {length}"), &damaged, &sheet, 4, "backup-damaged");
    }
    for at in [bytes.len() / 3, bytes.len() / 2, bytes.len() - 20] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        std::fs::write(&damaged, &changed).unwrap();
        refused(&format!("byte {at}"), &damaged, &sheet, 4, "backup-damaged");
    }
    refused("no file", &target.dir().join("nowhere"), &sheet, 1, "unreadable");
    refused("no sheet", &backup, &target.dir().join("nowhere"), 1, "unreadable");
    let line = std::fs::read_to_string(&sheet).unwrap().lines().last().unwrap().to_owned();
    let wrong = line.replacen(&line[20..21], if &line[20..21] == "Q" { "P" } else { "Q" }, 1);
    std::fs::write(&damaged, wrong).unwrap();
    refused("one wrong letter", &backup, &damaged, 2, "sheet-malformed");
    let restore = ["backup", "restore", text(&backup), "--sheet", text(&sheet)];
    assert_eq!(target.refused_with("short", &restore).unwrap(), (2, "weak-passphrase".to_owned()));
    assert!(!target.path().exists());

    // A folder that holds anything is left as it is, and so is a vault.
    std::fs::create_dir(target.path()).unwrap();
    std::fs::write(target.path().join("letter.txt"), "not a vault").unwrap();
    assert_eq!(target.refused(&restore).unwrap(), (1, "vault-exists".to_owned()));
    assert_eq!(std::fs::read_dir(target.path()).unwrap().count(), 1);
    assert_eq!(std::fs::read_to_string(target.path().join("letter.txt")).unwrap(), "not a vault");
    let before = std::fs::read(vault.path().join("keyring.age")).unwrap();
    assert_eq!(vault.refused(&restore).unwrap(), (1, "vault-exists".to_owned()));
    assert_eq!(std::fs::read(vault.path().join("keyring.age")).unwrap(), before);

    // What somebody typed from paper, small and in pieces, opens the sound backup in an empty folder.
    std::fs::remove_file(target.path().join("letter.txt")).unwrap();
    let typed: Vec<String> =
        line.to_lowercase().as_bytes().chunks(6).map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
    std::fs::write(&damaged, typed.join(" ")).unwrap();
    let view = one(&target, &["backup", "restore", text(&backup), "--sheet", text(&damaged)]);
    assert_eq!(view["records"], 1);
    assert_eq!(target.json(&["record", "list", "incident"]).unwrap()[0]["fields"]["title"], "By Amal");
}

#[test]
fn nothing_is_overwritten_unasked_and_a_stopped_job_leaves_nothing() {
    let vault = Vault::init("Amal").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (sheet, backup) = (folder.path().join("sheet.txt"), folder.path().join("backup.age"));
    let (make, write) = (["backup", "sheet", "--to", text(&sheet)], ["backup", "write", "--to", text(&backup)]);
    assert_eq!(vault.refused(&write).unwrap(), (2, "backup-no-key".to_owned()));
    one(&vault, &make);
    one(&vault, &write);
    let kept = (std::fs::read(&sheet).unwrap(), std::fs::read(&backup).unwrap());
    assert_eq!(vault.refused(&make).unwrap(), (1, "target-exists".to_owned()));
    assert_eq!(vault.refused(&write).unwrap(), (1, "target-exists".to_owned()));
    assert_eq!((std::fs::read(&sheet).unwrap(), std::fs::read(&backup).unwrap()), kept);
    one(&vault, &["backup", "write", "--to", text(&backup), "--force"]);
    assert_ne!(std::fs::read(&backup).unwrap(), kept.1);

    // A passphrase takes long to seal with and to open with, so that the word to stop comes before the end.
    let mut device = Device::open(vault);
    let stopped = folder.path().join("stopped.age");
    let id = device.send(&json!({ "cmd": "backup_write", "to": stopped, "passphrase": OTHER }));
    let job = device.progress(id, "started")["job"].clone();
    device.ask(&json!({ "cmd": "job_cancel", "job": job }));
    assert_eq!(device.finish(id).unwrap_err()["code"], "cancelled");
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["backup.age", "sheet.txt"]);
}

fn run_in(lang: &str, vault: &Vault, args: &[&str]) -> Output {
    let mut child = Command::new(cairn_path().unwrap())
        .arg("--vault")
        .arg(vault.path())
        .args(["--passphrase-fd", "0", "--lang", lang])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{PASSPHRASE}").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The sheet is what is left when all else is gone: it has to say what to do with it, and to be read again.
#[test]
fn a_sheet_is_printed_in_its_readers_language_and_read_again() {
    let vault = Vault::init("Amal").unwrap();
    for (lang, words, next) in
        [("en", "WHEN YOU NEED IT", "What to do now:"), ("ar", "عندما تحتاج إليها", "ما تفعله الآن:")]
    {
        let sheet = String::from_utf8(run_in(lang, &vault, &["backup", "sheet", "--to", "-"]).stdout).unwrap();
        let lines: Vec<&str> = sheet.lines().collect();
        assert_eq!(lines[0], "# Cairn recovery sheet 1");
        assert!(sheet.contains(words) && !sheet.contains("sheet-words"), "{sheet}");
        assert!(lines.iter().all(|line| line.chars().count() <= 76), "{sheet}");
        let secrets: Vec<&&str> = lines.iter().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert!(secrets.len() == 1 && secrets[0].starts_with("AGE-SECRET-KEY-1"), "{sheet}");
        let (file, backup) = (vault.dir().join("printed.txt"), vault.dir().join(format!("{lang}.age")));
        std::fs::write(&file, &sheet).unwrap();
        one(&vault, &["backup", "write", "--to", text(&backup)]);
        let restored = Vault::none().unwrap();
        let said = run_in(lang, &restored, &["backup", "restore", text(&backup), "--sheet", text(&file)]);
        assert!(String::from_utf8_lossy(&said.stdout).contains(next));
    }
}
