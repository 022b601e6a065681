//! Which evidence files come to a device, which stay where they are, and how a transfer goes on after a crash.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

const MIB: usize = 1 << 20;

/// Bytes that no two files share.
fn content(seed: u32, size: usize) -> Vec<u8> {
    let mix = |i: u32| (i ^ seed).wrapping_mul(2_654_435_761).rotate_left(i % 31);
    (0..size as u32).map(|i| (mix(i / 4) >> (8 * (i % 4))) as u8).collect()
}

/// Seals a file and gives the id of its record.
fn seal(device: &mut Device, incident: &str, seed: u32, size: usize) -> String {
    let path = device.vault.dir().join(format!("clip-{seed}.mp4"));
    std::fs::write(&path, content(seed, size)).unwrap();
    let sealed = device
        .ask(&json!({ "cmd": "evidence_add", "files": [path], "incident": incident, "source": null, "circle": null }));
    sealed["items"][0]["id"].as_str().unwrap().to_owned()
}

fn show(device: &mut Device, id: &str) -> Value {
    device.ask(&json!({ "cmd": "evidence_show", "id": id }))
}

fn policy(device: &mut Device, circle: &str, rule: &Value) -> Value {
    device.ask(&json!({ "cmd": "evidence_policy", "circle": circle, "rule": rule }))["policies"][0].take()
}

fn want(device: &mut Device, ids: &[&str]) -> Value {
    device.ask(&json!({ "cmd": "evidence_fetch", "ids": ids }))
}

/// Gives what is known of an item's copies: persons, and how it is known.
fn copies(device: &mut Device, id: &str) -> Vec<(String, String)> {
    let item = show(device, id);
    let copies = item["copies"].as_array().unwrap().iter();
    let word = |copy: &Value, name: &str| copy[name].as_str().unwrap().to_owned();
    copies.map(|copy| (word(copy, "person"), word(copy, "told"))).collect()
}

fn known(persons: &[(&str, &str)]) -> Vec<(String, String)> {
    persons.iter().map(|(person, told)| ((*person).to_owned(), (*told).to_owned())).collect()
}

/// Amal and Noor of a circle; Amal sealed a small and a large file, of which Noor has not heard yet.
fn two_files() -> (Device, Device, String, [String; 2]) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    let incident = amal.record(&circle, "By Amal");
    let files = [seal(&mut amal, &incident, 1, 10_000), seal(&mut amal, &incident, 2, 3 * MIB)];
    (amal, noor, circle, files)
}

#[test]
fn policy_leaves_large_files_in_a_sync_until_a_person_asks_for_one() {
    let (mut amal, mut noor, circle, [small, large]) = two_files();
    let set = policy(&mut noor, &circle, &json!({ "fetch": "under", "bytes": MIB }));
    assert_eq!(set["lacking"]["rule"], json!({ "fetch": "under", "bytes": MIB }), "{set}");
    let synced = sync(&mut amal, &mut noor, &circle);
    assert_eq!((&synced["files_received"], &synced["entries_equal"]), (&json!(1), &json!(true)), "{synced}");
    assert_eq!(synced["evidence_complete"], false);
    let lacking = &synced["lacking"];
    assert_eq!((&lacking["files"], &lacking["left_out"], &lacking["asked"]), (&json!(1), &json!(1), &json!(0)));
    assert!(synced["file_bytes"].as_u64() < Some(MIB as u64), "{synced}");
    assert_eq!(
        (show(&mut noor, &small)["fetch"].take(), show(&mut noor, &large)["fetch"].take()),
        (json!("here"), json!("left-out"))
    );
    let status = noor.ask(&json!({ "cmd": "status" }));
    assert_eq!((&status["evidence_held"], &status["evidence_left_out"]), (&json!(1), &json!(1)));
    assert_eq!(status["warnings"], json!(["warning-left-out"]));
    let verified = noor.ask(&json!({ "cmd": "evidence_verify", "id": null }));
    let results: Vec<_> = verified["items"].as_array().unwrap().iter().map(|item| item["result"].clone()).collect();
    assert!(results.contains(&json!("ok")) && results.contains(&json!("left-out")), "{verified}");

    // A wish, taken back, and made again.
    let asked = want(&mut noor, &[&large, &small]);
    assert_eq!((&asked["here"], &asked["coming"]), (&json!(1), &json!(1)), "{asked}");
    let back = noor.ask(&json!({ "cmd": "evidence_fetch", "ids": [large], "forget": true }));
    assert_eq!((&back["left_out"], &back["coming"]), (&json!(1), &json!(0)), "{back}");
    assert_eq!(sync(&mut amal, &mut noor, &circle)["files_received"], 0);
    want(&mut noor, &[&large]);
    assert_eq!(show(&mut noor, &large)["fetch"], "asked");
    let synced = sync(&mut amal, &mut noor, &circle);
    assert_eq!((&synced["files_received"], &synced["evidence_complete"]), (&json!(1), &json!(true)), "{synced}");
    assert_eq!(show(&mut noor, &large)["fetch"], "here");
    assert_eq!(noor.refused(&json!({ "cmd": "evidence_fetch", "ids": ["ffffffff"] })), "unknown-record");
}

#[test]
fn wish_comes_true_at_once_while_two_stay_connected() {
    let (mut amal, mut noor, circle, [_, large]) = two_files();
    policy(&mut noor, &circle, &json!({ "fetch": "none" }));
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": true }));
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    let staying = noor.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle, "stay": true }));
    let job = noor.progress(staying, "started")["job"].clone();
    wait_until("the entries came", || show_if_there(&mut noor, &large).is_some_and(|item| item["fetch"] == "left-out"));
    want(&mut noor, &[&large]);
    wait_until("the file came", || show(&mut noor, &large)["fetch"] == "here");
    noor.ask(&json!({ "cmd": "job_cancel", "job": job }));
    noor.finish(staying).unwrap_err();
    amal.finish(listening).ok();
}

fn show_if_there(device: &mut Device, id: &str) -> Option<Value> {
    let id = device.send(&json!({ "cmd": "evidence_show", "id": id }));
    device.finish(id).ok()
}

fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(120), "{what}: not within two minutes");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn who_holds_a_copy_is_known_by_what_was_signed_and_what_was_said() {
    let (mut amal, mut noor, circle, [small, _]) = two_files();
    assert_eq!(copies(&mut amal, &small), known(&[("Amal", "here")]));
    sync(&mut amal, &mut noor, &circle);
    // Noor's device said that the file arrived, and Amal's had given it.
    assert_eq!(copies(&mut amal, &small), known(&[("Amal", "here"), ("Noor", "session")]));
    assert_eq!(copies(&mut noor, &small), known(&[("Noor", "here"), ("Amal", "session")]));
    let since = show(&mut amal, &small)["copies"][1]["since"].clone();
    assert!(since.as_str().is_some_and(|since| since.starts_with("20")), "{since}");
    // It is known after a restart, and what was said first stays.
    let mut amal = Device::open(amal.close());
    assert_eq!(show(&mut amal, &small)["copies"][1]["since"], since);

    // Luis hears of both by what they signed: Amal sealed it. Nobody told him of Noor's copy.
    let mut luis = Device::new("Luis");
    admit(&mut amal, &mut luis, &circle, "reader");
    policy(&mut luis, &circle, &json!({ "fetch": "none" }));
    sync(&mut amal, &mut luis, &circle);
    let item = show(&mut luis, &small);
    assert!(copies(&mut luis, &small).iter().any(|(person, _)| person == "Amal"), "{item}");
    assert!(copies(&mut luis, &small).iter().all(|(person, _)| person != "Noor"), "{item}");
    // Who was removed is none to fetch from.
    amal.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Noor", "device": null }));
    assert!(copies(&mut amal, &small).iter().all(|(person, _)| person != "Noor"));
}

#[test]
fn policy_and_wishes_hold_for_drops_and_bundles_alike() {
    let (mut amal, mut noor, circle, [small, large]) = two_files();
    sync_entries_only(&mut amal, &mut noor, &circle);
    let (amal, noor) = (amal.close(), noor.close());
    let carried = tempfile::tempdir().unwrap();
    let folder = carried.path().join("drop");
    std::fs::create_dir(&folder).unwrap();
    let (place, bundle) = (text(&folder), carried.path().join("all.cairn"));
    one(&amal, &["sync", "drop", place]);
    one(&amal, &["bundle", "write", "--to", text(&bundle)]);

    let visited = one(&noor, &["sync", "drop", place]);
    assert_eq!((&visited["files_received"], &visited["evidence_complete"]), (&json!(0), &json!(false)), "{visited}");
    assert_eq!((&visited["lacking"]["left_out"], &visited["entries_equal"]), (&json!(2), &json!(true)), "{visited}");
    one(&noor, &["evidence", "fetch", &small]);
    let visited = one(&noor, &["sync", "drop", place]);
    assert_eq!((&visited["files_received"], &visited["lacking"]["left_out"]), (&json!(1), &json!(1)), "{visited}");

    let read = one(&noor, &["bundle", "read", text(&bundle)]);
    assert_eq!(
        (&read["evidence"], &read["left_out"], &read["complete"]),
        (&json!(0), &json!(1), &json!(false)),
        "{read}"
    );
    assert!(noor.ok(&["bundle", "read", text(&bundle)]).unwrap().contains("the fetch policy leaves it out"));
    one(&noor, &["evidence", "fetch", &large]);
    let read = one(&noor, &["bundle", "read", text(&bundle)]);
    assert_eq!((&read["evidence"], &read["complete"]), (&json!(1), &json!(true)), "{read}");
    assert_eq!(read["evidence_complete"], true);
    assert_eq!(noor.json(&["evidence", "verify", "--all"]).unwrap().len(), 2);
    let shown = noor.ok(&["evidence", "show", &large]).unwrap();
    assert!(shown.contains("in this vault") && shown.contains("sealed it"), "{shown}");
}

/// Lets Noor take the entries and no file, and keeps it so.
fn sync_entries_only(amal: &mut Device, noor: &mut Device, circle: &str) {
    policy(noor, circle, &json!({ "fetch": "none" }));
    let synced = sync(amal, noor, circle);
    assert_eq!((&synced["files_received"], &synced["lacking"]["left_out"]), (&json!(0), &json!(2)), "{synced}");
}

#[test]
fn wish_is_met_by_a_part_of_a_bundle_that_was_read_before() {
    let (mut amal, mut noor, circle, _) = two_files();
    let incident = amal.record(&circle, "Another");
    // In whatever order they lie in the bundle, the first is whole in the first part.
    let ids: Vec<String> = (3..6).map(|seed| seal(&mut amal, &incident, seed, 7 * MIB)).collect();
    policy(&mut noor, &circle, &json!({ "fetch": "none" }));
    let (amal, noor) = (amal.close(), noor.close());
    let carried = tempfile::tempdir().unwrap();
    let first = carried.path().join("part.cairn");
    let written = one(&amal, &["bundle", "write", "--to", text(&first), "--part-size", "16M"]);
    assert!(written["files"].as_array().unwrap().len() > 1, "{written}");
    let files: Vec<PathBuf> =
        written["files"].as_array().unwrap().iter().map(|name| carried.path().join(name.as_str().unwrap())).collect();
    // All but the last: the bundle is not complete, and what was read of it is not read again without a reason.
    let mut read_all_but_last = vec!["bundle", "read"];
    read_all_but_last.extend(files[..files.len() - 1].iter().map(|file| text(file)));
    assert_eq!(one(&noor, &read_all_but_last)["evidence"], 0);
    let mut fetch = vec!["evidence", "fetch"];
    fetch.extend(ids.iter().map(String::as_str));
    assert_eq!(one(&noor, &fetch)["coming"], 3);
    let read = one(&noor, &read_all_but_last);
    assert!(read["evidence"].as_u64() > Some(0), "{read}");
}

fn one(vault: &Vault, args: &[&str]) -> Value {
    let mut answers = vault.json(args).unwrap();
    assert_eq!(answers.len(), 1, "{args:?}: {answers:?}");
    answers.remove(0)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Gives the bytes of the file that a vault is receiving.
fn partial(vault: &Vault) -> u64 {
    let folders = std::fs::read_dir(vault.path().join("evidence")).into_iter().flatten().map(Result::unwrap);
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten().map(Result::unwrap));
    let parts = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "part"));
    // It may have got its name since.
    parts.filter_map(|part| part.metadata().ok()).map(|part| part.len()).sum()
}

/// The process is killed with a part of the file written; the next one asks from where that ends.
#[test]
fn transfer_that_is_killed_in_the_middle_goes_on_in_another_process() {
    const SIZE: usize = 96 * MIB;
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    let incident = amal.record(&circle, "By Amal");
    let file = seal(&mut amal, &incident, 1, SIZE);

    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": false }));
    let ticket = amal.progress(listening, "ticket")["ticket"].clone();
    noor.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    let began = Instant::now();
    while partial(&noor.vault) < 8 * MIB as u64 {
        assert!(began.elapsed() < Duration::from_secs(120), "no file came");
        std::thread::sleep(Duration::from_millis(1));
    }
    let noor = noor.kill();
    let kept = partial(&noor);
    assert!(kept >= 8 * MIB as u64 && kept < SIZE as u64, "it was not in the middle: {kept}");

    let mut noor = Device::open(noor);
    let item = show(&mut noor, &file);
    assert_eq!((&item["fetch"], item["held"].as_bool()), (&json!("next"), Some(false)));
    assert_eq!(item["partial"].as_u64(), Some(kept / MIB as u64 * MIB as u64));
    let resumed = noor.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    let synced = noor.finish(resumed).unwrap();
    assert_eq!((&synced["files_received"], &synced["evidence_complete"]), (&json!(1), &json!(true)), "{synced}");
    let (moved, sealed) = (synced["file_bytes"].as_u64().unwrap(), item["sealed_size"].as_u64().unwrap());
    let rest = sealed - kept / MIB as u64 * MIB as u64;
    assert_eq!(moved, rest, "of {sealed} bytes {kept} were here");
    let verified = noor.ask(&json!({ "cmd": "evidence_verify", "id": file }));
    assert_eq!(verified["items"][0]["result"], "ok");
}
