//! New keys in place of old ones, admitted by other people: after a restore without the sheet.

use std::path::Path;

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, join, sync, try_sync};

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

/// Amal (steward) and a vault of Noor (contributor) that was brought back without her sheet, her old vault, the circle, and
/// her old key.
fn restored() -> (Device, Vault, Vault, String, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "contributor");
    noor.record(&circle, "By Noor");
    sync(&mut amal, &mut noor, &circle);
    let old_key = noor.key(&circle);
    let noor = noor.close();
    let (words, backup) = (noor.dir().join("words"), noor.dir().join("backup.age"));
    std::fs::write(&words, format!("{OTHER}\n")).unwrap();
    let by_words = ["--backup-passphrase-file", text(&words)];
    one(&noor, &["backup", "write", "--to", text(&backup), by_words[0], by_words[1]]);
    let restored = Vault::none().unwrap();
    let view = one(&restored, &["backup", "restore", text(&backup), by_words[0], by_words[1]]);
    restored.weaken().unwrap();
    let back = view["circles"].as_array().unwrap().iter().find(|found| found["circle"] == circle).unwrap();
    assert_eq!(back["admitted"], false, "{view}");
    (amal, restored, noor, circle, old_key)
}

fn devices(members: &Value) -> Vec<String> {
    let members = members["members"].as_array().unwrap();
    members.iter().map(|member| member["device"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_contributors_vault_that_was_restored_without_the_sheet_is_admitted_by_a_steward() {
    let (mut amal, noor, old, circle, old_key) = restored();
    let (request_file, answer_file) = (noor.dir().join("request.txt"), noor.dir().join("answer.age"));
    let ask = ["circle", "join", "--circle", "North desk", "--request", text(&request_file)];
    let request = one(&noor, &ask);
    assert_eq!((&request["replaces"], &request["name"]), (&json!(old_key), &json!("Noor")), "{request}");
    let again = one(&noor, &["circle", "join", "--circle", "North desk", "--request", "-"]);
    assert_eq!(request["request"], again["request"], "an answer to the first would open nothing");

    let approve = |code: &Value, replaces: &str| {
        json!({ "cmd": "circle_approve", "circle": circle, "request": request_file, "role": "editor", "person": null,
            "code": code, "to": answer_file, "replaces": replaces })
    };
    let wrong = json!("11111 22222 33333 44444 55555");
    assert_eq!(amal.refused(&approve(&wrong, &old_key)), "code-mismatch");
    assert_eq!(amal.refused(&approve(&request["code"], "ffffffff")), "unknown-member");
    let own = amal.key(&circle);
    assert_eq!(amal.refused(&approve(&request["code"], &own)), "bad-request");
    let page = amal.members(&circle)["page"].as_u64().unwrap();
    let answer = amal.ask(&approve(&request["code"], &old_key[..8]));
    assert_eq!(answer["admitted"], "Noor", "{answer}");
    let members = amal.members(&circle);
    assert_eq!(members["page"], page + 1, "one page admits and closes");
    assert_eq!(members["persons"].as_array().unwrap().len(), 2, "Noor stays one person");
    let closed = &members["closed"][0];
    assert_eq!((&closed["device"], &closed["cut"]), (&json!(old_key), &closed["entries"]), "{closed}");

    // Nobody else can use the answer, and the restored vault needs no digits: it knows its circle's pages.
    let eve = Vault::init("Eve").unwrap();
    assert_eq!(eve.refused(&["circle", "join", "--answer", text(&answer_file)]).unwrap().1, "bad-join-file");
    let damaged = noor.dir().join("damaged.age");
    let mut bytes = std::fs::read(&answer_file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(noor.refused(&["circle", "join", "--answer", text(&damaged)]).unwrap().1, "bad-join-file");
    one(&noor, &["circle", "join", "--answer", text(&answer_file)]);

    let mut noor = Device::open(noor);
    let new_key = noor.key(&circle);
    assert!(new_key != old_key && devices(&members).contains(&new_key) && !devices(&members).contains(&old_key));
    noor.record(&circle, "After the restore");
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle), ["After the restore", "By Noor"]);

    // What the old key signs from now on counts nowhere, and its vault hears that when the two meet.
    let mut old = Device::open(old);
    old.record(&circle, "By the old key");
    let _ = try_sync(&mut amal, &mut old, &circle);
    assert_eq!(amal.titles(&circle), ["After the restore", "By Noor"]);
    let set = json!([{ "path": "title", "value": "Later" }]);
    let late = json!({ "cmd": "record_add", "kind": "incident", "circle": circle, "set": set });
    assert_eq!(old.refused(&late), "not-permitted");
}

#[test]
fn another_device_of_the_same_person_admits_and_one_of_somebody_else_may_not() {
    let (mut amal, noor, _old, circle, old_key) = restored();
    let (mut phone, mut sara) = (Device::new("Noor's phone"), Device::new("Sara"));
    let invite = json!({ "cmd": "circle_invite", "circle": circle, "role": "editor", "person": "Noor" });
    join(&mut amal, &mut phone, &invite);
    admit(&mut amal, &mut sara, &circle, "editor");
    let answer_file = noor.dir().join("answer.age");
    let request = one(&noor, &["circle", "join", "--circle", "North desk", "--request", "-"]);
    let approve = json!({ "cmd": "circle_approve", "circle": circle, "request": request["request"], "role": "editor",
        "person": null, "code": request["code"], "to": answer_file, "replaces": old_key });
    assert_eq!(sara.refused(&approve), "not-permitted");
    phone.ask(&approve);
    one(&noor, &["circle", "join", "--answer", text(&answer_file)]);
    let mut noor = Device::open(noor);
    noor.record(&circle, "After the restore");
    sync(&mut amal, &mut phone, &circle);
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle), ["After the restore", "By Noor"]);
    assert!(!devices(&amal.members(&circle)).contains(&old_key));
}

#[test]
fn keys_that_may_sign_are_not_replaced() {
    let mut amal = Device::new("Amal");
    let circle = amal.found("North desk");
    let ask = json!({ "cmd": "circle_request", "name": null, "to": null, "circle": circle });
    assert_eq!(amal.refused(&ask), "bad-request");
    amal.record(&circle, "Goes on");
}

/// What the restored vault asks for, and Amal approves; the answer file goes nowhere.
fn approved(amal: &mut Device, noor: &Vault, circle: &str, old_key: &str) {
    let request = one(noor, &["circle", "join", "--circle", "North desk", "--request", "-"]);
    let lost = noor.dir().join("lost.age");
    amal.ask(&json!({ "cmd": "circle_approve", "circle": circle, "request": request["request"], "role": "editor",
        "person": null, "code": request["code"], "to": lost, "replaces": old_key }));
    std::fs::remove_file(lost).unwrap();
}

#[test]
fn approved_keys_come_into_use_by_a_drop_without_the_answer_file() {
    let (mut amal, noor, _old, circle, old_key) = restored();
    let folder = tempfile::tempdir().unwrap();
    let drop = ["sync", "drop", text(folder.path()), "--circle", "North desk"];
    let visit = json!({ "cmd": "sync_drop", "place": folder.path(), "circle": circle, "credentials": null,
        "remember": false, "forget": false });
    // Pages go on while the vault is away, and nothing in the drop is for it before it is approved.
    for _ in 0..2 {
        amal.ask(&json!({ "cmd": "circle_renew", "circle": circle }));
        amal.ask(&visit);
    }
    let listed = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    let before = listed(folder.path());
    one(&noor, &["circle", "join", "--circle", "North desk", "--request", "-"]);
    assert_eq!(noor.refused(&drop).unwrap().1, "device-waits");
    assert_eq!(listed(folder.path()), before, "it wrote before it was admitted");
    approved(&mut amal, &noor, &circle, &old_key);
    amal.ask(&visit);
    amal.ask(&json!({ "cmd": "circle_renew", "circle": circle }));
    amal.ask(&visit);
    let amal = amal.close();
    // Never online together: one process after the other.
    let came = one(&noor, &drop);
    assert!(came["pages_received"].as_u64() >= Some(4), "{came}");
    let mut noor = Device::open(noor);
    noor.record(&circle, "After the restore");
    noor.ask(&visit);
    let noor = noor.close();
    one(&amal, &drop);
    let mut amal = Device::open(amal);
    assert_eq!(amal.titles(&circle), ["After the restore", "By Noor"]);
    amal.ask(&visit);
    drop_holds_no_more_than_it_needs(&noor, &drop);
}

/// A quiet visit moves nothing.
fn drop_holds_no_more_than_it_needs(vault: &Vault, drop: &[&str]) {
    one(vault, drop);
    let quiet = one(vault, drop);
    assert_eq!(
        (&quiet["bytes_sent"], &quiet["deleted"], &quiet["unused"]),
        (&json!(0), &json!(0), &json!(0)),
        "{quiet}"
    );
}

#[test]
fn approved_keys_come_into_use_by_a_live_sync_with_any_member_who_has_the_page() {
    let (mut amal, noor, _old, circle, old_key) = restored();
    let mut sara = Device::new("Sara");
    admit(&mut amal, &mut sara, &circle, "reader");
    one(&noor, &["circle", "join", "--circle", "North desk", "--request", "-"]);
    let mut noor = Device::open(noor);
    let refused = try_sync(&mut sara, &mut noor, &circle).unwrap_err();
    assert_eq!(refused["code"], "device-waits", "{refused}");
    let noor = noor.close();
    approved(&mut amal, &noor, &circle, &old_key);
    sync(&mut amal, &mut sara, &circle);
    // Amal is away; Sara, who only reads, has the page. The restored vault dials, or listens.
    let mut noor = Device::open(noor);
    sync(&mut sara, &mut noor, &circle);
    noor.record(&circle, "After the restore");
    sync(&mut noor, &mut sara, &circle);
    assert_eq!(sara.titles(&circle), ["After the restore", "By Noor"]);
    assert!(devices(&amal.members(&circle)).contains(&noor.key(&circle)));
}
