//! Devices that are never online together: through drops and by bundles.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

/// Two members of a circle who were together once, and then closed their vaults.
fn members() -> (Vault, Vault, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    (amal.close(), noor.close(), circle)
}

fn add(vault: &Vault, title: &str) -> String {
    let set = format!("title={title}");
    vault.ok(&["record", "add", "incident", "--circle", "North desk", "--set", &set]).unwrap().trim().to_owned()
}

fn digest(vault: &Vault) -> String {
    let digest = vault.json(&["digest", "--circle", "North desk"]).unwrap();
    digest[0]["digest"].as_str().unwrap().to_owned()
}

fn one(vault: &Vault, args: &[&str]) -> Value {
    let mut answers = vault.json(args).unwrap();
    assert_eq!(answers.len(), 1, "{args:?}: {answers:?}");
    answers.remove(0)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Seals a file as evidence of an incident.
fn evidence(vault: &Vault, incident: &str, bytes: &[u8]) {
    let path = vault.dir().join("photo.jpg");
    std::fs::write(&path, bytes).unwrap();
    vault.ok(&["evidence", "add", text(&path), "--incident", incident]).unwrap();
}

#[test]
fn two_vaults_that_are_never_online_together_converge_through_a_folder() {
    let (amal, noor, circle) = members();
    let folder = tempfile::tempdir().unwrap();
    let place = text(folder.path());
    let incident = add(&amal, "By Amal");
    evidence(&amal, &incident, &[7; 3_000_000]);
    add(&noor, "By Noor");
    assert_ne!(digest(&amal), digest(&noor));

    let first = one(&amal, &["sync", "drop", place]);
    assert_eq!((&first["schema"], &first["circle"]), (&json!("cairn.drop/1"), &json!(circle)));
    assert_eq!((&first["files_sent"], &first["entries_equal"]), (&json!(1), &json!(true)), "{first}");
    assert!(first["entries_sent"].as_u64() > Some(0) && first["bytes_sent"].as_u64() > Some(3_000_000), "{first}");
    let second = one(&noor, &["sync", "drop", place]);
    assert_eq!((&second["files_received"], &second["records_changed"]), (&json!(1), &json!(2)), "{second}");
    assert_eq!((&second["evidence_complete"], &second["unused"]), (&json!(true), &json!(0)), "{second}");
    let third = one(&amal, &["sync", "drop", place]);
    assert_eq!(third["entries_equal"], true, "{third}");
    assert_eq!(third["digest"], second["digest"]);
    assert_eq!(digest(&amal), digest(&noor));
    assert_eq!(third["digest"], json!(digest(&amal)));
    let listed = noor.json(&["record", "list", "incident", "--circle", "North desk"]).unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(noor.json(&["evidence", "verify", "--all"]).unwrap()[0]["result"], "ok");

    // Nothing new: nothing moves.
    let quiet = one(&noor, &["sync", "drop", place]);
    assert_eq!(
        (&quiet["entries_sent"], &quiet["entries_received"], &quiet["bytes_received"]),
        (&json!(0), &json!(0), &json!(0))
    );

    // The title lies nowhere in the drop in clear, nor the circle's name or id.
    for entry in std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        assert!(!name.contains(&circle[..8]));
        if entry.file_type().unwrap().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap();
            for planted in ["By Amal", "North desk"] {
                assert!(!bytes.windows(planted.len()).any(|window| window == planted.as_bytes()));
            }
        }
    }
}

#[test]
fn what_is_no_drop_or_not_there_is_told_and_changes_nothing() {
    let (amal, _noor, _) = members();
    let before = digest(&amal);
    let missing = amal.dir().join("stick");
    for (place, exit, code) in [
        (text(&missing), 1, "drop-missing"),
        ("ftp://host.example/x", 2, "drop-address"),
        ("webdav+https:///x", 2, "drop-address"),
        ("webdav+https://amal:secret@host.example/x", 2, "drop-address"),
        ("webdav+http://host.example/x", 2, "drop-address"),
        ("webdav+https://amal@host.example/x", 1, "drop-credentials"),
        ("s3://bucket?endpoint=https://host.example", 1, "drop-credentials"),
        ("webdav+http://127.0.0.1:9/x", 1, "drop-unreachable"),
    ] {
        assert_eq!(amal.refused(&["sync", "drop", place]).unwrap(), (exit, code.to_owned()), "{place}");
    }
    assert!(!missing.exists());
    assert_eq!(digest(&amal), before);
}

#[test]
fn two_vaults_converge_by_bundles_and_a_second_one_holds_only_what_is_new() {
    let (amal, noor, _) = members();
    let carried = tempfile::tempdir().unwrap();
    let path = |name: &str| carried.path().join(name);
    let incident = add(&amal, "By Amal");
    evidence(&amal, &incident, &[9; 2_000_000]);
    let there = path("there.cairn");
    let written = one(&amal, &["bundle", "write", "--to", text(&there)]);
    assert_eq!((&written["schema"], &written["files"]), (&json!("cairn.bundle-written/1"), &json!(["there.cairn"])));
    assert_eq!((&written["evidence"], &written["evidence_lacking"]), (&json!(1), &json!(0)));
    assert_eq!(amal.refused(&["bundle", "write", "--to", text(&there)]).unwrap(), (1, "target-exists".to_owned()));
    let read = one(&noor, &["bundle", "read", text(&there)]);
    assert_eq!((&read["schema"], &read["complete"]), (&json!("cairn.bundle-read/1"), &json!(true)), "{read}");
    assert_eq!((&read["evidence"], &read["evidence_complete"]), (&json!(1), &json!(true)));
    assert_eq!(digest(&amal), digest(&noor));
    // Once more harms nothing.
    let again = one(&noor, &["bundle", "read", text(&there)]);
    assert_eq!((&again["entries"], &again["complete"]), (&json!(0), &json!(true)));

    // Back, with only what Amal lacks.
    add(&noor, "By Noor");
    let have = path("amal.have");
    let told = one(&amal, &["bundle", "have", "--to", text(&have)]);
    assert_eq!((&told["schema"], &told["evidence"]), (&json!("cairn.bundle-have/1"), &json!(1)));
    let back = path("back.cairn");
    let written = one(&noor, &["bundle", "write", "--to", text(&back), "--have", text(&have)]);
    assert_eq!((&written["pages"], &written["evidence"]), (&json!(0), &json!(0)), "{written}");
    let read = one(&amal, &["bundle", "read", text(&back)]);
    assert_eq!((&read["complete"], &read["entries"]), (&json!(true), &written["entries"]), "{read}");
    assert_eq!(digest(&amal), digest(&noor));
}

#[test]
fn a_bundle_in_parts_names_what_is_missing() {
    let (amal, noor, _) = members();
    let carried = tempfile::tempdir().unwrap();
    let incident = add(&amal, "By Amal");
    let bytes: Vec<u8> = (0..20_000_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    evidence(&amal, &incident, &bytes);
    let first = carried.path().join("to noor.cairn");
    let written = one(&amal, &["bundle", "write", "--to", text(&first), "--part-size", "16M"]);
    assert_eq!(written["files"], json!(["to noor.cairn", "to noor-002.cairn"]));
    let second = carried.path().join("to noor-002.cairn");
    let read = one(&noor, &["bundle", "read", text(&first)]);
    assert_eq!((&read["complete"], &read["end_seen"]), (&json!(false), &json!(false)), "{read}");
    let read = one(&noor, &["bundle", "read", text(&second)]);
    assert_eq!(
        (&read["complete"], &read["missing"], &read["evidence"]),
        (&json!(true), &json!([]), &json!(1)),
        "{read}"
    );
    assert_eq!(digest(&amal), digest(&noor));
    let small = carried.path().join("small.cairn");
    let refused = amal.refused(&["bundle", "write", "--to", text(&small), "--part-size", "1M"]).unwrap();
    assert_eq!(refused, (2, "bad-request".to_owned()));
    assert!(!small.exists());
}

#[test]
fn foreign_cut_and_changed_bundles_are_refused_and_change_nothing() {
    let (amal, noor, circle) = members();
    let carried = tempfile::tempdir().unwrap();
    let path = |name: &str| carried.path().join(name);
    add(&amal, "By Amal");
    let sound = path("sound.cairn");
    one(&amal, &["bundle", "write", "--to", text(&sound)]);
    let bytes = std::fs::read(&sound).unwrap();
    let mut noor = Device::open(noor);
    let before = (noor.digest(&circle), noor.members(&circle));
    let mut refused = |what: &str, file: &PathBuf, code: &str| {
        let read = json!({ "cmd": "bundle_read", "circle": null, "files": [file] });
        assert_eq!(noor.refused(&read), code, "{what}");
        assert_eq!((noor.digest(&circle), noor.members(&circle)), before, "{what}");
    };

    let eve = Vault::init("Eve").unwrap();
    eve.ok(&["circle", "new", "North desk"]).unwrap();
    add(&eve, "By Eve");
    let foreign = path("foreign.cairn");
    one(&eve, &["bundle", "write", "--to", text(&foreign)]);
    refused("a foreign circle", &foreign, "bundle-not-for-us");
    assert_eq!(eve.refused(&["bundle", "read", text(&sound)]).unwrap().1, "bundle-not-for-us");

    let damaged = path("damaged.cairn");
    for length in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&damaged, &bytes[..length]).unwrap();
        refused(&format!("cut to {length}"), &damaged, "bundle-damaged");
    }
    for at in [bytes.len() / 3, bytes.len() / 2, bytes.len() - 20] {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        std::fs::write(&damaged, &changed).unwrap();
        refused(&format!("byte {at}"), &damaged, "bundle-damaged");
    }
    refused("a missing file", &path("nowhere.cairn"), "unreadable");
    let noor = noor.close();
    assert_eq!(noor.refused(&["bundle", "read", text(&damaged)]).unwrap(), (4, "bundle-damaged".to_owned()));
    // A damaged file beside a sound one: the sound one is used, and the damaged one named.
    let output = noor.run(&["--json", "bundle", "read", text(&damaged), text(&sound)]).unwrap();
    assert_eq!(output.status.code(), Some(4));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read["problems"], json!([{ "file": "damaged.cairn", "code": "bundle-damaged" }]));
    assert_eq!(digest(&amal), digest(&noor));
}

#[test]
fn a_bundle_for_one_device_opens_on_no_other() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    admit(&mut amal, &mut luis, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    let key = noor.key(&circle);
    let (amal, noor, luis) = (amal.close(), noor.close(), luis.close());
    add(&amal, "For Noor");
    let file = amal.dir().join("for-noor.cairn");
    one(&amal, &["bundle", "write", "--to", text(&file), "--for", &key[..8]]);
    assert_eq!(luis.refused(&["bundle", "read", text(&file)]).unwrap().1, "bundle-not-for-us");
    one(&noor, &["bundle", "read", text(&file)]);
    assert_eq!(digest(&amal), digest(&noor));
    let unknown = amal.refused(&["bundle", "write", "--to", text(&file), "--force", "--for", "00000000"]).unwrap();
    assert_eq!(unknown, (1, "unknown-member".to_owned()));
}

#[test]
fn whom_a_page_that_waits_would_remove_is_given_nothing_by_drop_or_bundle() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "steward");
    admit(&mut amal, &mut luis, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    noor.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Amal", "device": null }));
    // The page comes to Luis live, not by the drop.
    sync(&mut noor, &mut luis, &circle);
    let (amals, noors) = (amal.key(&circle), noor.key(&circle));
    let (amal, noor, luis) = (amal.close(), noor.close(), luis.close());
    add(&luis, "By Luis");
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let held = one(&luis, &["sync", "drop", text(folder.path())]);
        assert_eq!((&held["awaits_consent"], &held["held_back"]), (&json!(true), &json!(["Amal"])), "{held}");
        assert_eq!((&held["entries_sent"], &held["entries_equal"]), (&json!(0), &json!(false)), "{held}");
        let entries = std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap);
        let files: Vec<_> = entries.filter(|entry| entry.file_type().unwrap().is_file()).collect();
        assert!(files.is_empty(), "{files:?}");
    }
    let said = luis.ok(&["sync", "drop", text(folder.path())]).unwrap();
    assert!(said.contains("would remove somebody who could read it: Amal"), "{said}");

    let file = luis.dir().join("bundle.cairn");
    let write = ["bundle", "write", "--to", text(&file)];
    let have = luis.dir().join("luis.have");
    for args in [&write[..], &[&write[..], &["--for", &amals]].concat(), &["bundle", "have", "--to", text(&have)]] {
        assert_eq!(luis.refused(args).unwrap(), (1, "held-back".to_owned()), "{args:?}");
    }
    assert!(!file.exists() && !have.exists());
    // Whom no page would remove can be given it meanwhile, and nobody else opens that.
    one(&luis, &[&write[..], &["--for", &noors]].concat());
    assert_eq!(amal.refused(&["bundle", "read", text(&file)]).unwrap().1, "bundle-not-for-us");
    one(&noor, &["bundle", "read", text(&file)]);

    // Luis makes sure and follows the page: what he writes is sealed to the new epoch.
    let choices = one(&luis, &["circle", "choose", "--circle", "North desk"]);
    let page = choices["waiting"][0]["page"].as_str().unwrap();
    luis.ok(&["circle", "choose", page, "--circle", "North desk"]).unwrap();
    let written = one(&luis, &["sync", "drop", text(folder.path())]);
    assert_eq!((&written["awaits_consent"], &written["held_back"]), (&json!(false), &json!([])), "{written}");
    let amals = one(&amal, &["sync", "drop", text(folder.path())]);
    assert_eq!((&amals["entries_received"], &amals["awaits_consent"]), (&json!(0), &json!(true)), "{amals}");
    assert_eq!(amal.json(&["record", "list", "incident", "--circle", "North desk"]).unwrap(), Vec::<Value>::new());
}

/// A WebDAV server on this machine, which ends with the test.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn web_dav(folder: &Path) -> (Server, String) {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let child = Command::new("rclone")
        .args(["serve", "webdav", "--addr", &format!("127.0.0.1:{port}"), "--user", "amal", "--pass", "geheim"])
        .args(["--dir-cache-time", "0s", "--vfs-cache-mode", "off"])
        .arg(folder)
        .env("RCLONE_CONFIG", "/nonexistent")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("rclone runs (Debian package rclone)");
    let server = Server(child);
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    (server, format!("webdav+http://amal@127.0.0.1:{port}/drop"))
}

#[test]
fn a_password_comes_from_a_file_and_is_kept_only_when_asked() {
    let (amal, noor, _) = members();
    add(&amal, "By Amal");
    let served = tempfile::tempdir().unwrap();
    std::fs::create_dir(served.path().join("drop")).unwrap();
    let (_server, place) = web_dav(served.path());
    let (right, wrong) = (amal.dir().join("right"), amal.dir().join("wrong"));
    std::fs::write(&right, "geheim\n").unwrap();
    std::fs::write(&wrong, "falsch\n").unwrap();
    let without = ["sync", "drop", &place];
    assert_eq!(amal.refused(&without).unwrap().1, "drop-credentials");
    let refused = ["sync", "drop", &place, "--credentials-file", text(&wrong), "--remember"];
    assert_eq!(amal.refused(&refused).unwrap().1, "drop-refused");
    assert_eq!(amal.refused(&without).unwrap().1, "drop-credentials", "a wrong password is not kept");
    one(&amal, &["sync", "drop", &place, "--credentials-file", text(&right)]);
    assert_eq!(amal.refused(&without).unwrap().1, "drop-credentials", "nobody asked to keep it");
    one(&amal, &["sync", "drop", &place, "--credentials-file", text(&right), "--remember"]);
    one(&amal, &["sync", "drop", &place, "--forget"]);
    assert_eq!(amal.refused(&without).unwrap().1, "drop-credentials");
    one(&noor, &["sync", "drop", &place, "--credentials-file", text(&right)]);
    assert_eq!(digest(&amal), digest(&noor));
}
