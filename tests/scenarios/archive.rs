//! The full archive: out as open files, and in again, equal; and archives that somebody changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cairn_tests::{PASSPHRASE, Vault};
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

/// The passphrase under which an archive is sealed; not the vault's.
const OTHER: &str = "copper window seven quiet rivers";

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn one(vault: &Vault, args: &[&str]) -> Value {
    let mut answers = vault.json(args).unwrap();
    assert_eq!(answers.len(), 1, "{args:?}: {answers:?}");
    answers.remove(0)
}

/// A circle of two with everything in it: evidence, a conflict, a deleted record, a consent that was taken back.
struct Story {
    amal: Vault,
    noor: Vault,
    circle: String,
    evidence: String,
    content: Vec<u8>,
}

fn story() -> Story {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let raid = amal.record(&circle, "A raid");
    let gone = amal.record(&circle, "Written by mistake");
    amal.ask(&json!({ "cmd": "record_delete", "id": gone }));
    let set = json!([{ "path": "pseudonym", "value": "Juniper" }]);
    let person = amal.ask(&json!({ "cmd": "record_add", "kind": "person", "circle": circle, "set": set }));
    let set = json!([
        { "path": "title", "value": "Agreed" },
        { "path": "person", "value": person["id"] },
        { "path": "when", "value": "2026-03" },
        { "path": "audiences.partner", "value": "named" },
    ]);
    let consent = amal.ask(&json!({ "cmd": "record_add", "kind": "consent", "circle": circle, "set": set }));
    amal.ask(&json!({ "cmd": "consent_withdraw", "id": consent["id"], "reason": "afraid", "lang": "en" }));
    // Longer than one chunk of an age file, and not a whole number of them.
    let content: Vec<u8> = (0..200_001_u32).map(|at| (at % 251) as u8).collect();
    let photo = amal.vault.dir().join("photo of the gate.jpg");
    std::fs::write(&photo, &content).unwrap();
    let sealed = amal.ask(&json!({ "cmd": "evidence_add", "files": [photo], "incident": raid }));
    std::fs::remove_file(&photo).unwrap();
    let evidence = sealed["items"][0]["id"].as_str().unwrap().to_owned();
    sync(&mut amal, &mut noor, &circle);
    for (device, title) in [(&mut amal, "A raid at dawn"), (&mut noor, "A raid at night")] {
        device.ask(&json!({ "cmd": "record_edit", "id": raid, "set": [{ "path": "title", "value": title }] }));
    }
    sync(&mut amal, &mut noor, &circle);
    Story { amal: amal.close(), noor: noor.close(), circle, evidence, content }
}

impl Story {
    /// Writes an archive of the circle, in the clear.
    fn write(&self, name: &str) -> PathBuf {
        let to = self.amal.dir().join(name);
        one(&self.amal, &["archive", "write", "--circle", &self.circle, "--to", text(&to), "--in-clear"]);
        to
    }

    fn digest(&self, vault: &Vault) -> String {
        one(vault, &["digest", "--circle", &self.circle])["digest"].as_str().unwrap().to_owned()
    }
}

fn read(vault: &Vault, archive: &Path) -> Value {
    let view = one(vault, &["archive", "read", text(archive)]);
    assert_eq!((&view["schema"], &view["dry_run"]), (&json!("cairn.archive-read/1"), &json!(false)));
    view
}

#[test]
fn an_archive_comes_into_a_fresh_vault_equal_and_is_read_there_and_not_written() {
    let story = story();
    let to = story.amal.dir().join("archive");
    let written = one(&story.amal, &["archive", "write", "--circle", &story.circle, "--to", text(&to), "--in-clear"]);
    let circle = &written["circles"][0];
    assert_eq!((&written["schema"], &written["form"]), (&json!("cairn.archive-written/1"), &json!("folder")));
    assert_eq!(
        (&circle["deleted"], &circle["evidence"], &circle["evidence_lacking"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!((&circle["signed"], &circle["digest"]), (&json!(true), &json!(story.digest(&story.amal))));

    let verified = one(&story.amal, &["verify", text(&to)]);
    assert_eq!((&verified["valid"], verified["fingerprint"].is_string()), (&json!(true), true), "{verified}");

    let court = Vault::init("Court").unwrap();
    let dry = one(&court, &["archive", "read", text(&to), "--dry-run"]);
    assert_eq!((&dry["circles"][0]["here"], &dry["circles"][0]["evidence_new"]), (&json!("new"), &json!(1)), "{dry}");
    assert_eq!(one(&court, &["status"])["circles"].as_array().unwrap().len(), 1, "a dry run wrote something");

    let view = read(&court, &to);
    let circle = &view["circles"][0];
    assert_eq!(
        (&circle["here"], &circle["equal"], &circle["refused"]),
        (&json!("new"), &json!(true), &json!(0)),
        "{view}"
    );
    assert_eq!((&circle["signed_by"], &circle["evidence_new"]), (&json!("Amal"), &json!(1)), "{view}");
    assert_eq!(story.digest(&court), story.digest(&story.noor));
    assert_eq!(one(&court, &["vault", "check"])["sound"], true);

    // Everything is there to be read: evidence, custody, conflicts, what was deleted, what was taken back.
    let out = court.dir().join("photo");
    court.ok(&["evidence", "export", &story.evidence, "--to", text(&out)]).expect_err("nothing can be signed here");
    assert_eq!(one(&court, &["evidence", "verify", &story.evidence])["result"], "ok");
    let custody = court.json(&["evidence", "custody", &story.evidence]).unwrap();
    assert!(custody.iter().all(|step| step["verified"] == true) && !custody.is_empty(), "{custody:?}");
    let status = one(&court, &["status"]);
    assert_eq!((&status["conflicts"], &status["evidence_held"]), (&json!(1), &json!(1)), "{status}");
    let roles: Vec<&Value> = status["circles"].as_array().unwrap().iter().map(|circle| &circle["role"]).collect();
    assert_eq!(roles, ["steward", "archived"]);
    assert_eq!(court.json(&["record", "list", "incident", "--deleted"]).unwrap().len(), 1);

    let refused = court.refused(&["record", "add", "incident", "--circle", &story.circle, "--set", "title=x"]).unwrap();
    assert_eq!(refused, (1, "circle-archived".to_owned()));
    let refused = court.refused(&["sync", "listen", "--circle", &story.circle]).unwrap();
    assert_eq!(refused.1, "circle-archived");
    court.ok(&["record", "add", "incident", "--set", "title=Our own"]).unwrap();

    // Again, and nothing comes in.
    let again = &read(&court, &to)["circles"][0];
    assert_eq!(
        (&again["here"], &again["entries_new"], &again["evidence_new"]),
        (&json!("archived"), &json!(0), &json!(0))
    );
    assert_eq!(again["equal"], true);
}

#[test]
fn the_content_of_evidence_lies_in_the_archive_and_is_sealed_again_as_the_ledger_names_it() {
    let story = story();
    let archive = story.write("archive");
    let files = files_below(&archive);
    let (path, _) = files.iter().find(|(path, _)| path.contains("/evidence/")).unwrap();
    assert!(path.ends_with("-photo_of_the_gate.jpg"), "{path}");
    assert_eq!(files[path], story.content);
    assert!(files.contains_key("README.txt") && files.contains_key("data/read_archive.py"));
    let secret = b"AGE-SECRET-KEY-1";
    let told = |path: &str| path.contains("/ledger/") || path.starts_with("data/formats/");
    for (path, bytes) in files.iter().filter(|(path, _)| !told(path)) {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{path} holds a key");
    }

    let court = Vault::init("Court").unwrap();
    read(&court, &archive);
    let sealed = |vault: &Vault| files_below(&vault.path().join("evidence"));
    assert_eq!(sealed(&court), sealed(&story.amal), "the sealed file is the same, byte for byte");
}

#[test]
fn a_member_gets_from_an_archive_what_they_lack_and_syncs_on_without_conflicts() {
    let story = story();
    let amal = &story.amal;
    amal.ok(&["record", "add", "incident", "--circle", &story.circle, "--set", "title=After the sync"]).unwrap();
    let archive = story.write("archive");
    let view = read(&story.noor, &archive);
    let circle = &view["circles"][0];
    assert_eq!((&circle["here"], &circle["equal"]), (&json!("member"), &json!(true)), "{view}");
    assert_eq!(circle["entries_new"], 1, "{view}");
    assert_eq!(story.digest(&story.noor), story.digest(amal));

    story.noor.ok(&["record", "add", "incident", "--circle", &story.circle, "--set", "title=By Noor"]).unwrap();
    let circle = &read(&story.noor, &archive)["circles"][0];
    assert_eq!((&circle["equal"], &circle["entries_new"]), (&json!(false), &json!(0)), "this vault went on");

    let Story { amal, noor, circle, .. } = story;
    let (mut amal, mut noor) = (Device::open(amal), Device::open(noor));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    // That an archive was written is signed, for everybody to see.
    let steps = noor.ask(&json!({ "cmd": "circle_members", "circle": circle }));
    assert_eq!(steps["members"].as_array().unwrap().len(), 2);
}

#[test]
fn an_archive_of_an_archived_circle_is_signed_by_nobody_and_still_equal() {
    let story = story();
    let court = Vault::init("Court").unwrap();
    read(&court, &story.write("archive"));
    let second = court.dir().join("second");
    let written = one(&court, &["archive", "write", "--all", "--to", text(&second), "--in-clear"]);
    let signed: Vec<(&Value, &Value)> =
        written["circles"].as_array().unwrap().iter().map(|circle| (&circle["personal"], &circle["signed"])).collect();
    assert_eq!(signed, [(&json!(true), &json!(true)), (&json!(false), &json!(false))], "{written}");

    let other = Vault::init("Another").unwrap();
    let view = read(&other, &second);
    for circle in view["circles"].as_array().unwrap() {
        assert_eq!((&circle["equal"], &circle["here"]), (&json!(true), &json!("new")), "{view}");
    }
    assert_eq!(view["circles"][1]["signed_by"], Value::Null);
    assert_eq!(story.digest(&other), story.digest(&story.amal));
    // Their personal circle is not ours.
    assert_eq!(
        one(&other, &["status"])["circles"].as_array().unwrap().iter().filter(|one| one["personal"] == true).count(),
        1
    );
}

#[test]
fn one_file_does_as_well_and_sealed_it_opens_with_its_key_alone() {
    let story = story();
    let write = |to: &Path, how: &[&str]| {
        let args = ["archive", "write", "--circle", &story.circle, "--to", text(to)];
        one(&story.amal, &[&args, how].concat())
    };
    let dir = story.amal.dir();
    let (zip, sealed, to_key) = (dir.join("all.zip"), dir.join("all.age"), dir.join("key.age"));
    assert_eq!(write(&zip, &["--in-clear"])["form"], "zip");
    let words = dir.join("words");
    std::fs::write(&words, format!("{OTHER}\n")).unwrap();
    assert_eq!(write(&sealed, &["--seal-passphrase-file", text(&words)])["form"], "sealed");
    let key = cairn_keys::SealKey::generate();
    let identity = dir.join("identity");
    std::fs::write(&identity, format!("# a key\n{}\n", key.to_text().as_str())).unwrap();
    write(&to_key, &["--seal-to", key.recipient().as_str()]);

    let digest = story.digest(&story.amal);
    for args in [
        vec![text(&zip)],
        vec![text(&sealed), "--seal-passphrase-file", text(&words)],
        vec![text(&to_key), "--identity", text(&identity)],
    ] {
        let court = Vault::init("Court").unwrap();
        let view = one(&court, &[&["archive", "read"], &args[..]].concat());
        assert_eq!((&view["circles"][0]["equal"], story.digest(&court)), (&json!(true), digest.clone()), "{view}");
    }

    let court = Vault::init("Court").unwrap();
    let locked = (3, "archive-locked".to_owned());
    assert_eq!(court.refused(&["archive", "read", text(&sealed)]).unwrap(), locked);
    std::fs::write(&words, format!("{PASSPHRASE}\n")).unwrap();
    let wrong = ["archive", "read", text(&sealed), "--seal-passphrase-file", text(&words)];
    assert_eq!(court.refused(&wrong).unwrap(), locked);
    assert_eq!(court.refused(&["archive", "read", text(&to_key)]).unwrap(), locked);
    // Cut short or altered, it is refused.
    let whole = std::fs::read(&zip).unwrap();
    let broken = dir.join("broken.zip");
    for bytes in [
        whole[..whole.len() - 1000].to_vec(),
        [&whole[..whole.len() / 2], &[0], &whole[whole.len() / 2 + 1..]].concat(),
    ] {
        std::fs::write(&broken, bytes).unwrap();
        let (_, code) = court.refused(&["archive", "read", text(&broken)]).unwrap();
        assert!(["no-archive", "verification-failed", "unreadable"].contains(&code.as_str()), "{code}");
    }
    assert_eq!(one(&court, &["status"])["circles"].as_array().unwrap().len(), 1);
}

#[test]
fn nothing_is_in_the_clear_unasked_nothing_is_written_over_and_nothing_is_left_half_done() {
    let story = story();
    let to = story.amal.dir().join("archive");
    let write = |extra: &[&str]| {
        let args = ["archive", "write", "--circle", &story.circle, "--to", text(&to)];
        story.amal.refused(&[&args, extra].concat()).unwrap()
    };
    let mut device = Device::open(Vault::init("Window").unwrap());
    let circle = device.found("Ours");
    let order = json!({ "cmd": "archive", "do": "write", "to": to, "circle": circle });
    assert_eq!(device.refused(&order), "archive-in-clear");
    drop(device);

    std::fs::create_dir(&to).unwrap();
    std::fs::write(to.join("diary"), "mine").unwrap();
    assert_eq!(write(&["--in-clear"]).1, "target-exists");
    assert_eq!(write(&["--in-clear", "--force"]).1, "target-exists", "what is no archive is not replaced");
    assert_eq!(std::fs::read_to_string(to.join("diary")).unwrap(), "mine");
    std::fs::remove_dir_all(&to).unwrap();
    story.write("archive");
    assert_eq!(write(&["--in-clear"]).1, "target-exists");
    story.amal.ok(&["archive", "write", "--all", "--to", text(&to), "--in-clear", "--force"]).unwrap();
    let nowhere = story.amal.dir().join("no/such/folder");
    let refused = story.amal.refused(&["archive", "write", "--all", "--to", text(&nowhere), "--in-clear"]).unwrap();
    assert_eq!(refused.1, "unreadable");
    let left: Vec<_> = std::fs::read_dir(story.amal.dir())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(".cairn-"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    let court = Vault::init("Court").unwrap();
    assert_eq!(court.refused(&["archive", "read", text(court.dir())]).unwrap().1, "no-archive");
}

#[test]
fn what_a_steward_asked_to_destroy_leaves_in_no_archive() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let kept = amal.record(&circle, "Kept");
    let asked = amal.record(&circle, "NeverToBeReadAgain");
    sync(&mut amal, &mut noor, &circle);
    amal.ask(&json!({ "cmd": "record_destroy", "id": asked }));
    let story = Story { amal: amal.close(), noor: noor.close(), circle, evidence: String::new(), content: Vec::new() };
    let archive = story.write("archive");
    let court = Vault::init("Court").unwrap();
    let view = read(&court, &archive);
    assert_eq!(view["circles"][0]["equal"], true, "{view}");
    assert_eq!(court.json(&["record", "list", "incident", "--limit", "0"]).unwrap().len(), 1);
    assert_eq!(one(&court, &["record", "show", &kept])["fields"]["title"], "Kept");
    assert_eq!(court.refused(&["record", "show", &asked]).unwrap().1, "unknown-record");
    // Not in what people read, and not packed in an entry either.
    for (path, bytes) in files_below(&archive) {
        assert!(
            !bytes.windows(asked.len()).any(|window| window == asked.as_bytes()) || path.contains("/ledger/"),
            "{path}"
        );
    }
    let mut court = Device::open(court);
    let history = court.refused(&json!({ "cmd": "record_history", "id": asked }));
    assert_eq!(history, "unknown-record");
}

#[test]
fn an_archived_circle_is_in_the_vaults_backup_and_comes_back_with_it() {
    let story = story();
    let court = Vault::init("Court").unwrap();
    read(&court, &story.write("archive"));
    let (words, backup) = (court.dir().join("words"), court.dir().join("backup.age"));
    std::fs::write(&words, format!("{OTHER}\n")).unwrap();
    let by_words = ["--backup-passphrase-file", text(&words)];
    one(&court, &[&["backup", "write", "--to", text(&backup)], &by_words[..]].concat());
    let restored = Vault::none().unwrap();
    let view = one(&restored, &[&["backup", "restore", text(&backup)], &by_words[..]].concat());
    assert_eq!((&view["evidence"], &view["evidence_held"]), (&json!(1), &json!(1)), "{view}");
    assert_eq!(story.digest(&restored), story.digest(&story.amal));
    let refused = restored.refused(&["record", "add", "incident", "--circle", &story.circle, "--set", "title=x"]);
    assert_eq!(refused.unwrap().1, "circle-archived");
}

#[test]
fn an_invitation_makes_an_archived_circle_one_to_write_in() {
    let story = story();
    let court = Vault::init("Court").unwrap();
    read(&court, &story.write("archive"));
    let Story { amal, circle, .. } = story;
    let (mut amal, mut court) = (Device::open(amal), Device::open(court));
    admit(&mut amal, &mut court, &circle, "editor");
    court.record(&circle, "By the court");
    sync(&mut amal, &mut court, &circle);
    assert!(amal.titles(&circle).contains(&"By the court".to_owned()));
    assert_eq!(amal.digest(&circle), court.digest(&circle));
}

fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut found, mut waiting) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = waiting.pop() {
        for file in std::fs::read_dir(next).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn hash(bytes: &[u8]) -> String {
    cairn_keys::sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes the lists of files anew, as somebody does who wants a change to go unnoticed, and takes the signatures away.
fn cover_up(archive: &Path) {
    std::fs::remove_dir_all(archive.join("signatures")).ok();
    let signers = std::fs::read_to_string(archive.join("allowed_signers")).unwrap();
    let kept: String =
        signers.lines().filter(|line| !line.starts_with("cairn-archive")).map(|line| format!("{line}\n")).collect();
    std::fs::write(archive.join("allowed_signers"), kept).unwrap();
    let list = |belongs: &dyn Fn(&str) -> bool| -> String {
        files_below(archive)
            .iter()
            .filter(|(path, _)| belongs(path))
            .map(|(path, bytes)| format!("{}  {path}\n", hash(bytes)))
            .collect()
    };
    let contents = archive.join("data/archive.json");
    let mut table: Value = serde_json::from_slice(&std::fs::read(&contents).unwrap()).unwrap();
    table["circles"][0]["device"] = Value::Null;
    std::fs::write(&contents, serde_json::to_vec(&table).unwrap()).unwrap();
    let info = std::fs::read_to_string(archive.join("bag-info.txt")).unwrap();
    let info: String =
        info.lines().filter(|line| !line.starts_with("Payload-Oxum")).map(|line| format!("{line}\n")).collect();
    std::fs::write(archive.join("bag-info.txt"), info).unwrap();
    std::fs::write(archive.join("manifest-sha256.txt"), list(&|path| path.starts_with("data/"))).unwrap();
    let tags = list(&|path| !path.starts_with("data/") && path != "tagmanifest-sha256.txt");
    std::fs::write(archive.join("tagmanifest-sha256.txt"), tags).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files_below(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn a_changed_byte_in_any_file_is_found_and_named_and_nothing_changes() {
    let story = story();
    let archive = story.write("archive");
    let mut court = Device::open(Vault::init("Court").unwrap());
    let order = json!({ "cmd": "archive", "do": "read", "from": archive });
    let files = files_below(&archive);
    assert!(files.len() > 20, "{:?}", files.keys());
    for (name, bytes) in &files {
        let path = archive.join(name);
        let mut altered = bytes.clone();
        let middle = altered.len() / 2;
        altered[middle] ^= 1;
        std::fs::write(&path, altered).unwrap();
        let id = court.send(&order);
        let error = court.finish(id).expect_err(name);
        assert_eq!(error["code"], "verification-failed", "{name}: {error}");
        assert!(error["args"]["file"].as_str().unwrap().starts_with(name.as_str()), "{name}: {error}");
        std::fs::remove_file(&path).unwrap();
        let id = court.send(&order);
        let error = court.finish(id).expect_err(name);
        assert!(["verification-failed", "no-archive"].contains(&error["code"].as_str().unwrap()), "{name}: {error}");
        std::fs::write(&path, bytes).unwrap();
    }
    let extra = archive.join("data/circles/more");
    std::fs::write(&extra, "x").unwrap();
    let id = court.send(&order);
    assert_eq!(court.finish(id).expect_err("it was added")["args"]["file"], "data/circles/more");
    std::fs::remove_file(&extra).unwrap();
    #[cfg(unix)]
    {
        let readme = archive.join("README.txt");
        let elsewhere = court.vault.dir().join("readme");
        std::fs::rename(&readme, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &readme).unwrap();
        let id = court.send(&order);
        assert_eq!(court.finish(id).expect_err("a link is not followed")["code"], "unreadable");
        std::fs::remove_file(&readme).unwrap();
        std::fs::rename(&elsewhere, &readme).unwrap();
    }
    let circles = court.ask(&json!({ "cmd": "circle_list" }));
    assert_eq!(circles["circles"].as_array().unwrap().len(), 1, "nothing came in: {circles}");
    court.ask(&order);
}

#[test]
fn who_makes_the_lists_fit_again_is_found_by_pages_entries_and_digests() {
    let story = story();
    let whole = story.write("archive");
    let folder = format!("data/circles/{}", &story.circle[..16]);
    let mut court = Device::open(Vault::init("Court").unwrap());
    let flip = |mut bytes: Vec<u8>| {
        let at = bytes.len() - 20;
        bytes[at] ^= 1;
        bytes
    };
    let rename =
        |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace("A raid at dawn", "A walk at dawn").into_bytes();
    let drop_last = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let kept: Vec<&str> = text.lines().collect();
        kept[..kept.len() - 1].iter().map(|line| format!("{line}\n")).collect::<String>().into_bytes()
    };
    let other_hash = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let at = text.find("\"sha256\":\"").unwrap() + 10;
        format!("{}{}{}", &text[..at], if &text[at..=at] == "0" { "1" } else { "0" }, &text[at + 1..]).into_bytes()
    };
    type Change<'a> = (&'a str, &'a str, &'a dyn Fn(Vec<u8>) -> Vec<u8>);
    let changes: [Change<'_>; 7] = [
        ("ledger/pages/0001.cbor", "ledger/pages", &flip),
        ("ledger/entries/0001.cbor", "ledger/entries/0001.cbor:", &flip),
        ("records/incident/0001.jsonl", "records", &rename),
        ("records/incident/0001.jsonl", "records", &drop_last),
        ("history/0001.jsonl", "history", &drop_last),
        ("attestations/0001.jsonl", "attestations", &drop_last),
        ("evidence-list/0001.jsonl", "evidence-list/0001.jsonl:1", &other_hash),
    ];
    for (number, (file, named, change)) in changes.iter().enumerate() {
        let archive = court.vault.dir().join(format!("changed-{number}"));
        copy(&whole, &archive);
        let path = archive.join(&folder).join(file);
        let before = std::fs::read(&path).unwrap();
        let after = change(before.clone());
        assert_ne!(before, after, "{file}");
        std::fs::write(&path, after).unwrap();
        cover_up(&archive);
        let id = court.send(&json!({ "cmd": "archive", "do": "read", "from": archive }));
        let error = court.finish(id).expect_err(file);
        assert_eq!(error["code"], "verification-failed", "{file}: {error}");
        let place = error["args"]["file"].as_str().unwrap();
        assert!(place.starts_with(&format!("{folder}/{named}")), "{file}: {error}");
    }
    let circles = court.ask(&json!({ "cmd": "circle_list" }));
    assert_eq!(circles["circles"].as_array().unwrap().len(), 1, "nothing came in: {circles}");

    // What was only covered up, and not changed, reads: nobody signed it, and the entries speak for themselves.
    let archive = court.vault.dir().join("unsigned");
    copy(&whole, &archive);
    cover_up(&archive);
    let view = read(&court.close(), &archive);
    assert_eq!(
        (&view["circles"][0]["signed_by"], &view["circles"][0]["equal"]),
        (&Value::Null, &json!(true)),
        "{view}"
    );
}
