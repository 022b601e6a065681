//! Members who are connected at the same time, each in a process of its own.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::api::{Device, admit, sync, try_sync};

/// How long something may take to come to all.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until devices show these incidents.
fn until_titles(devices: &mut [&mut Device], circle: &str, titles: &[&str]) {
    let started = Instant::now();
    for device in devices {
        loop {
            let shown = device.titles(circle);
            if shown == titles {
                break;
            }
            assert!(started.elapsed() < PATIENCE, "{shown:?} instead of {titles:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// Waits until a request tells that so many members are connected, and gives what it told.
fn until_connected(device: &mut Device, request: u64, count: usize) -> Value {
    loop {
        let told = device.progress(request, "peers");
        if told["connected"].as_array().unwrap().len() == count {
            return told;
        }
    }
}

/// Waits until a request gives this notice.
fn until_notice(device: &mut Device, request: u64, notice: &str) {
    while device.progress(request, "notice")["notice"] != notice {}
}

fn persons(list: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = list.as_array().unwrap().iter().map(|one| one["person"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

fn stop(device: &mut Device, request: u64) -> Value {
    let jobs = device.ask(&json!({ "cmd": "jobs" }));
    for job in jobs["jobs"].as_array().unwrap() {
        device.ask(&json!({ "cmd": "job_cancel", "job": job["job"] }));
    }
    device.finish(request).unwrap_err()["code"].clone()
}

/// A steward who listens, and two editors who all work under the newest page.
fn three() -> (Device, Device, Device, String) {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    admit(&mut amal, &mut luis, &circle, "editor");
    (amal, noor, luis, circle)
}

fn listen(device: &mut Device, circle: &str) -> (u64, Value) {
    let listening = device.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": false }));
    let ticket = device.progress(listening, "ticket")["ticket"].clone();
    (listening, ticket)
}

fn stay(device: &mut Device, circle: &str, ticket: &Value) -> u64 {
    device.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle, "stay": true }))
}

#[test]
fn what_one_writes_reaches_all_who_are_connected() {
    let (mut amal, mut noor, mut luis, circle) = three();
    let (listening, ticket) = listen(&mut amal, &circle);
    let alone = amal.progress(listening, "peers");
    assert_eq!(alone["schema"], "cairn.peers/1");
    assert_eq!(persons(&alone["unheard"]), ["Luis", "Noor"], "nobody was met since it listens");
    let noors = stay(&mut noor, &circle, &ticket);
    let luiss = stay(&mut luis, &circle, &ticket);
    let told = until_connected(&mut amal, listening, 2);
    assert_eq!(persons(&told["connected"]), ["Luis", "Noor"]);
    assert_eq!(told["connected"][0]["way"], "direct");
    assert!(told["connected"][0]["since"].as_str().unwrap().starts_with("20"), "{told}");
    assert_eq!(persons(&until_connected(&mut noor, noors, 1)["connected"]), ["Amal"]);

    amal.record(&circle, "By Amal");
    noor.record(&circle, "By Noor");
    luis.record(&circle, "By Luis");
    until_titles(&mut [&mut amal, &mut noor, &mut luis], &circle, &["By Amal", "By Luis", "By Noor"]);
    let digest = amal.digest(&circle);
    assert_eq!([noor.digest(&circle), luis.digest(&circle)], [digest.clone(), digest]);

    // One goes, the others go on; who stopped says what it moved.
    assert_eq!(stop(&mut luis, luiss), "cancelled");
    until_connected(&mut amal, listening, 1);
    noor.record(&circle, "Later");
    until_titles(&mut [&mut amal, &mut noor], &circle, &["By Amal", "By Luis", "By Noor", "Later"]);
    assert_eq!(luis.titles(&circle), ["By Amal", "By Luis", "By Noor"]);
    let parted = amal.progress(listening, "synced");
    assert_eq!((&parted["schema"], &parted["peer"]), (&json!("cairn.sync/1"), &json!("Luis")));
    assert_eq!(parted["entries_equal"], true, "{parted}");
    assert!(parted["records_changed"].as_u64().unwrap() >= 1, "{parted}");
    assert_eq!(stop(&mut amal, listening), "cancelled");
}

#[test]
fn a_removed_member_who_is_connected_is_cut_off_at_once_and_the_steward_sees_who_has_not_heard() {
    let (mut amal, mut noor, mut luis, circle) = three();
    let (listening, ticket) = listen(&mut amal, &circle);
    let luiss = stay(&mut luis, &circle, &ticket);
    until_connected(&mut amal, listening, 1);
    amal.record(&circle, "Before");
    until_titles(&mut [&mut luis], &circle, &["Before"]);

    amal.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Luis", "device": null }));
    assert_eq!(luis.finish(luiss).unwrap_err()["code"], "removed-here");
    let told = until_connected(&mut amal, listening, 0);
    assert_eq!(persons(&told["unheard"]), ["Noor"], "she does not know of the removal yet");
    amal.record(&circle, "After");
    assert_eq!(luis.titles(&circle), ["Before"]);
    let again = stay(&mut luis, &circle, &ticket);
    assert!(luis.finish(again).is_err());
    assert_eq!(luis.titles(&circle), ["Before"]);

    let noors = stay(&mut noor, &circle, &ticket);
    let told = loop {
        let told = until_connected(&mut amal, listening, 1);
        if told["unheard"] == json!([]) {
            break told;
        }
    };
    assert_eq!(persons(&told["connected"]), ["Noor"]);
    until_titles(&mut [&mut noor], &circle, &["After", "Before"]);
    assert_eq!(stop(&mut noor, noors), "cancelled");
}

#[test]
fn nothing_is_sent_to_whom_a_page_that_waits_would_remove() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "steward");
    admit(&mut amal, &mut luis, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    noor.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Amal", "device": null }));
    sync(&mut noor, &mut luis, &circle);
    let choices = luis.ask(&json!({ "cmd": "circle_choices", "circle": circle }));
    assert_ne!(choices["waiting"], json!([]), "it removes a steward: {choices}");
    luis.record(&circle, "By Luis");
    let (listening, ticket) = listen(&mut luis, &circle);
    let amals = stay(&mut amal, &circle, &ticket);
    // Luis is told; Amal learns no more than that the other side parted, and so dials again.
    until_notice(&mut luis, listening, "notice-held-back");
    assert_eq!(stop(&mut amal, amals), "cancelled");
    assert_eq!(stop(&mut luis, listening), "cancelled");
    assert_eq!(try_sync(&mut luis, &mut amal, &circle).unwrap_err()["code"], "sync-failed");
    let refused = try_sync(&mut amal, &mut luis, &circle).unwrap_err();
    assert_eq!((&refused["code"], &refused["args"]["persons"]), (&json!("held-back"), &json!("Amal")), "{refused}");
    assert_eq!(amal.titles(&circle), Vec::<String>::new());
}

#[test]
fn members_who_stay_and_members_who_part_are_served_beside_each_other() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let (listening, ticket) = listen(&mut amal, &circle);
    let noors = stay(&mut noor, &circle, &ticket);
    until_connected(&mut amal, listening, 1);
    // A member who only comes and goes is served beside the one who stays.
    let mut luis = Device::new("Luis");
    admit(&mut amal, &mut luis, &circle, "editor");
    luis.record(&circle, "By Luis");
    let synced = luis.send(&json!({ "cmd": "sync_with", "ticket": ticket, "circle": circle }));
    let synced = luis.finish(synced).unwrap();
    assert_eq!((&synced["schema"], &synced["entries_equal"]), (&json!("cairn.sync/1"), &json!(true)));
    until_titles(&mut [&mut amal, &mut noor], &circle, &["By Luis"]);
    assert_eq!(stop(&mut noor, noors), "cancelled");
    assert_eq!(stop(&mut amal, listening), "cancelled");
    assert_eq!(sync(&mut amal, &mut noor, &circle)["entries_equal"], true);
}

#[test]
fn who_learns_this_devices_address_is_said_once_before_the_first_connection() {
    let mut amal = Device::new("Amal");
    let circle = amal.found("North desk");
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": false }));
    let notice = amal.progress(listening, "notice");
    assert_eq!(notice["notice"], "notice-live-address");
    stop(&mut amal, listening);
    let listening = amal.send(&json!({ "cmd": "sync_listen", "circle": circle, "once": true }));
    let kinds = amal.kinds_until(listening, "ticket");
    assert!(!kinds.contains(&"notice".to_owned()), "{kinds:?}");
    stop(&mut amal, listening);
}
