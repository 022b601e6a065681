//! Handing over and forgetting: a contributor's device in the field, and the office that gives receipts.

use std::path::Path;

use cairn_tests::{PASSPHRASE, Vault};
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

/// What stands in records and files of the field, and nowhere else.
const PLANTED: [&str; 3] = ["Zwetschgenkernpresse", "the red house at the weir", "informant-7431"];

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn one(vault: &Vault, args: &[&str]) -> Value {
    let mut answers = vault.json(args).unwrap();
    assert_eq!(answers.len(), 1, "{args:?}: {answers:?}");
    answers.remove(0)
}

/// A photograph that no packing makes unrecognisable, with a planted string in it.
fn photo() -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..1_300_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    bytes.extend_from_slice(PLANTED[2].as_bytes());
    bytes
}

/// The office (Amal, steward) and a device in the field (Noor, contributor), who recorded incidents and sealed a file.
fn field() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    amal.record(&circle, "Of the office");
    admit(&mut amal, &mut noor, &circle, "contributor");
    work(&mut noor, &circle);
    (amal, noor, circle)
}

fn work(noor: &mut Device, circle: &str) {
    let incident = noor.record(circle, PLANTED[0]);
    noor.record(circle, PLANTED[1]);
    let outside = tempfile::tempdir().unwrap();
    let path = outside.path().join(format!("{}.jpg", PLANTED[2]));
    std::fs::write(&path, photo()).unwrap();
    noor.ask(&json!({ "cmd": "evidence_add", "files": [path], "incident": incident }));
}

fn status(noor: &mut Device) -> Value {
    noor.ask(&json!({ "cmd": "handover_status", "circle": null }))
}

/// Every byte and every name under a folder, one after another.
fn image(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        bytes.extend_from_slice(path.as_os_str().as_encoded_bytes());
        bytes.extend(if path.is_dir() { image(&path) } else { std::fs::read(&path).unwrap() });
    }
    bytes
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    let (lower, needle) = (bytes.to_ascii_lowercase(), needle.to_ascii_lowercase());
    lower.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// Neither the vault's folder nor the opened vault knows anything of the field's work.
fn knows_nothing(noor: &Vault) {
    let disk = image(&noor.path());
    for planted in PLANTED {
        assert!(!holds(&disk, planted), "{planted} is on the disk");
        assert!(noor.json(&["record", "list", "incident", "--search", planted]).unwrap().is_empty());
    }
    assert!(noor.json(&["evidence", "list"]).unwrap().is_empty());
    assert_eq!(files(&noor.path().join("evidence")), 0);
    assert_eq!(one(noor, &["vault", "check"])["sound"], true);
}

/// Counts the files below a folder.
fn files(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries.map(|entry| entry.unwrap().path()).map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

/// The office holds the records, and the file as it was taken.
fn office_holds_all(amal: &Vault, files: usize) {
    let listed = amal.ok(&["record", "list", "incident", "--circle", "North desk"]).unwrap();
    assert!(listed.contains(PLANTED[0]) && listed.contains(PLANTED[1]), "{listed}");
    let evidence = amal.json(&["evidence", "list"]).unwrap();
    assert_eq!(evidence.len(), files, "{evidence:?}");
    for item in evidence {
        let to = amal.dir().join("out.jpg");
        amal.ok(&["evidence", "export", item["id"].as_str().unwrap(), "--to", text(&to), "--force"]).unwrap();
        assert!(std::fs::read(&to).unwrap() == photo());
    }
}

#[test]
fn a_contributor_hands_over_live_and_its_device_knows_nothing_afterwards() {
    let (mut amal, mut noor, circle) = field();
    let before = status(&mut noor);
    assert_eq!((&before["schema"], &before["confirmed"]), (&json!("cairn.handover/1"), &json!(0)), "{before}");
    assert_eq!(before["evidence_unconfirmed"].as_array().unwrap().len(), 1, "{before}");
    let forget = json!({ "cmd": "handover_forget", "circle": null, "passphrase": PASSPHRASE });
    assert_eq!(noor.refused(&forget), "handover-incomplete");
    // The same search finds them while they are there.
    let noor_vault = noor.close();
    let found = noor_vault.json(&["record", "list", "incident", "--search", PLANTED[0]]).unwrap();
    assert!(found.len() == 1 && files(&noor_vault.path().join("evidence")) > 0, "{found:?}");
    let mut noor = Device::open(noor_vault);

    sync(&mut amal, &mut noor, &circle);
    let after = status(&mut noor);
    assert_eq!((&after["complete"], &after["may_forget"]), (&json!(true), &json!(true)), "{after}");
    assert_eq!((&after["confirmed"], &after["evidence_confirmed"]), (&after["entries"], &json!(1)), "{after}");
    assert_eq!(after["receipts"][0]["by"], "Amal", "{after}");
    let digest = amal.digest(&circle);
    let wrong = json!({ "cmd": "handover_forget", "circle": null, "passphrase": "not the passphrase" });
    assert_eq!(noor.refused(&wrong), "wrong-passphrase");
    let (noor, amal) = (noor.close(), amal.close());
    let said = noor.ok(&["handover", "forget"]).unwrap();
    assert!(said.contains("flash disk") && said.contains("passphrase is the same"), "{said}");
    knows_nothing(&noor);
    office_holds_all(&amal, 1);

    // Work goes on, the other side dials this time, and nothing is lost or refused.
    let (mut amal, mut noor) = (Device::open(amal), Device::open(noor));
    assert_eq!((amal.digest(&circle), noor.titles(&circle)), (digest, Vec::new()));
    noor.record(&circle, "After handing over");
    assert_eq!(noor.refused(&forget), "handover-incomplete");
    sync(&mut noor, &mut amal, &circle);
    assert!(amal.titles(&circle).contains(&"After handing over".to_owned()));
    assert_eq!(status(&mut noor)["may_forget"], true);
    let gone = noor.ask(&forget);
    assert_eq!(gone["schema"], "cairn.forgotten/1", "{gone}");
    // The same process goes on with the vault open.
    assert!(noor.titles(&circle).is_empty());
    noor.record(&circle, "And once more");
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle).len(), 5);
}

#[test]
fn a_contributor_hands_over_by_bundles_and_its_device_knows_nothing_afterwards() {
    let (mut amal, mut noor, circle) = field();
    let key = noor.key(&circle);
    let own = amal.key(&circle);
    let (amal, noor) = (amal.close(), noor.close());
    let carried = tempfile::tempdir().unwrap();
    let (there, back) = (carried.path().join("there.cairn"), carried.path().join("back.cairn"));
    // Nothing of the field is held yet, so that there is nothing to confirm.
    let write_back = ["bundle", "write", "--to", text(&back), "--for", &key[..8]];
    assert_eq!(amal.refused(&write_back).unwrap().1, "bundle-no-reader");
    one(&noor, &["bundle", "write", "--to", text(&there)]);
    one(&amal, &["bundle", "read", text(&there)]);
    let written = one(&amal, &write_back);
    assert_eq!((&written["entries"], &written["evidence"]), (&json!(1), &json!(0)), "only the receipt: {written}");
    // It is for the field's device alone, which takes nothing else from it.
    assert_eq!(noor.refused(&["handover", "forget"]).unwrap(), (1, "handover-incomplete".to_owned()));
    one(&noor, &["bundle", "read", text(&back)]);
    let state = one(&noor, &["handover", "status"]);
    assert_eq!((&state["may_forget"], &state["receipts"][0]["device"]), (&json!(true), &json!(own)), "{state}");
    assert!(!noor.ok(&["record", "list", "incident", "--circle", "North desk"]).unwrap().contains("Of the office"));
    let gone = one(&noor, &["handover", "forget"]);
    assert_eq!((&gone["schema"], &gone["evidence"]), (&json!("cairn.forgotten/1"), &json!(1)), "{gone}");
    knows_nothing(&noor);
    office_holds_all(&amal, 1);
}

/// Lets one of the two alone, with nobody else's process running, visit the folder.
fn visits(vault: &Vault, place: &Path) -> Value {
    let visit = one(vault, &["sync", "drop", text(place), "--circle", "North desk"]);
    assert_eq!((&visit["unused"], &visit["damaged"]), (&json!(0), &json!(0)), "{visit}");
    assert_eq!(visit["rolled_back"], false, "{visit}");
    visit
}

/// Two people who are never online together: the field asks by a file and is answered by one.
fn joined_by_files() -> (Vault, Vault) {
    let (amal, noor) = (Vault::init("Amal").unwrap(), Vault::init("Noor").unwrap());
    one(&amal, &["circle", "new", "North desk"]);
    amal.ok(&["record", "add", "incident", "--circle", "North desk", "--set", "title=Of the office"]).unwrap();
    let answer = noor.dir().join("answer.age");
    let mut device = Device::open(noor);
    let request = device.ask(&json!({ "cmd": "circle_request", "name": null, "to": null }));
    let noor = device.close();
    let mut device = Device::open(amal);
    let said = device.ask(&json!({ "cmd": "circle_approve", "circle": null, "request": request["request"],
        "role": "contributor", "person": null, "code": request["code"], "to": answer }));
    let amal = device.close();
    let mut device = Device::open(noor);
    device.ask(&json!({ "cmd": "circle_enter", "answer": answer, "code": said["code"] }));
    (amal, device.close())
}

#[test]
fn a_contributor_who_meets_its_circle_only_in_a_folder_hands_over_and_forgets() {
    let (amal, noor) = joined_by_files();
    let folder = tempfile::tempdir().unwrap();
    let circles = amal.json(&["circle", "list"]).unwrap();
    let circle = circles.iter().find(|circle| circle["name"] == "North desk").unwrap();
    let circle = circle["id"].as_str().unwrap().to_owned();
    let mut device = Device::open(noor);
    work(&mut device, &circle);
    let noor = device.close();
    visits(&noor, folder.path());
    assert_eq!(noor.refused(&["handover", "forget"]).unwrap(), (1, "handover-incomplete".to_owned()));
    let office = visits(&amal, folder.path());
    assert_eq!(office["files_received"], 1, "{office}");
    let lie = files(folder.path());
    let back = visits(&noor, folder.path());
    assert_eq!((&back["entries_received"], &back["records_changed"]), (&json!(0), &json!(0)), "{back}");
    let state = one(&noor, &["handover", "status"]);
    assert_eq!((&state["may_forget"], &state["receipts"][0]["by"]), (&json!(true), &json!("Amal")), "{state}");
    assert!(!noor.ok(&["record", "list", "incident", "--circle", "North desk"]).unwrap().contains("Of the office"));
    // Nothing more is written by anybody: what is confirmed is not confirmed again.
    for vault in [&amal, &noor] {
        let quiet = visits(vault, folder.path());
        assert_eq!((&quiet["bytes_sent"], &quiet["deleted"]), (&json!(0), &json!(0)), "{quiet}");
    }
    assert_eq!(files(folder.path()), lie);
    one(&noor, &["handover", "forget"]);
    knows_nothing(&noor);
    office_holds_all(&amal, 1);

    // The next journey: the receipt for it takes the place of the one before, and an old one brings nothing back.
    visits(&noor, folder.path());
    noor.ok(&["record", "add", "incident", "--circle", "North desk", "--set", "title=The next journey"]).unwrap();
    visits(&noor, folder.path());
    visits(&amal, folder.path());
    visits(&noor, folder.path());
    one(&noor, &["handover", "forget"]);
    assert!(!holds(&image(&noor.path()), "The next journey"));
    assert!(amal.ok(&["record", "list", "incident", "--circle", "North desk"]).unwrap().contains("The next journey"));
}

#[test]
fn only_a_contributors_device_forgets() {
    let (mut amal, mut noor, circle) = field();
    sync(&mut amal, &mut noor, &circle);
    let forget = json!({ "cmd": "handover_forget", "circle": circle, "passphrase": PASSPHRASE });
    assert_eq!(amal.refused(&forget), "not-permitted");
    assert_eq!(amal.titles(&circle).len(), 3);
}

/// Gives how many entries this device wrote in a circle.
fn written(device: &mut Device, circle: &str) -> u64 {
    let members = device.members(circle);
    let own = members["members"].as_array().unwrap().iter().find(|member| member["own"] == true).unwrap();
    own["entries"].as_u64().unwrap()
}

/// Changes a byte of every sealed file below a folder.
fn damage(folder: &Path) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            damage(&path);
        } else if path.extension().is_some_and(|extension| extension == "age") {
            let mut bytes = std::fs::read(&path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(&path, bytes).unwrap();
        }
    }
}

#[test]
fn a_damaged_file_at_the_office_is_not_confirmed_and_gets_no_receipt_at_every_sync() {
    let (amal, noor, circle) = field();
    let carried = tempfile::tempdir().unwrap();
    let there = carried.path().join("there.cairn");
    let (amal, noor) = (amal.close(), noor.close());
    one(&noor, &["bundle", "write", "--to", text(&there)]);
    one(&amal, &["bundle", "read", text(&there)]);
    damage(&amal.path().join("evidence"));
    let (mut amal, mut noor) = (Device::open(amal), Device::open(noor));
    let before = written(&mut amal, &circle);
    sync(&mut amal, &mut noor, &circle);
    let first = written(&mut amal, &circle);
    assert!(first > before, "the entries are confirmed");
    let state = status(&mut noor);
    assert_eq!((&state["confirmed"], &state["evidence_confirmed"]), (&state["entries"], &json!(0)), "{state}");
    assert_eq!(state["may_forget"], false, "{state}");
    for _ in 0..2 {
        sync(&mut amal, &mut noor, &circle);
    }
    assert_eq!(written(&mut amal, &circle), first);
}
