//! Who belongs to a circle: people come, change roles, are removed, leave, and go on working.

use serde_json::{Value, json};

use crate::api::{Device, admit, join, sync, try_sync};

fn person<'a>(members: &'a Value, name: &str) -> &'a Value {
    let persons = members["persons"].as_array().unwrap();
    persons.iter().find(|person| person["name"] == name).unwrap_or_else(|| panic!("{name} is no member: {members}"))
}

fn names(members: &Value) -> Vec<&str> {
    let mut names: Vec<&str> =
        members["persons"].as_array().unwrap().iter().map(|person| person["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

#[test]
fn a_removed_member_gets_nothing_more_and_keeps_what_they_had() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    admit(&mut amal, &mut luis, &circle, "editor");
    amal.record(&circle, "Before");
    sync(&mut amal, &mut noor, &circle);
    noor.record(&circle, "By Noor");
    sync(&mut amal, &mut noor, &circle);
    let key = noor.key(&circle);

    let removal = amal.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Noor", "device": null }));
    assert_eq!(removal["schema"], "cairn.removal/1");
    assert_eq!(removal["page"]["state"], "followed");
    let held = &removal["devices"][0];
    assert_eq!((&held["device"], &held["person"]), (&json!(key), &json!("Noor")));
    assert_eq!((&held["records"], &held["entries"], &held["reads"]), (&json!(2), &json!(1), &json!(true)));
    assert_eq!(names(&amal.members(&circle)), ["Amal", "Luis"]);
    assert_eq!(amal.members(&circle)["closed"][0]["device"], json!(key));

    amal.record(&circle, "After");
    assert_eq!(try_sync(&mut amal, &mut noor, &circle).unwrap_err()["code"], "removed-here");
    assert_eq!(noor.titles(&circle), ["Before", "By Noor"]);
    // What she wrote before counts on; what she writes now reaches nobody.
    noor.refused(&json!({ "cmd": "record_add", "kind": "incident", "circle": circle,
        "set": [{ "path": "title", "value": "After the removal" }] }));

    sync(&mut amal, &mut luis, &circle);
    assert_eq!(luis.titles(&circle), ["After", "Before", "By Noor"]);
    assert_eq!(luis.digest(&circle), amal.digest(&circle));
    // Luis has heard: he serves her no more either.
    assert!(try_sync(&mut luis, &mut noor, &circle).is_err());
}

#[test]
fn a_reader_reads_and_a_promoted_reader_writes() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "reader");
    amal.record(&circle, "For all");
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(noor.titles(&circle), ["For all"]);
    let add = json!({ "cmd": "record_add", "kind": "incident", "circle": circle, "set": [{ "path": "title", "value": "By Noor" }] });
    assert_eq!(noor.refused(&add), "not-permitted");
    assert_eq!(
        noor.refused(&json!({ "cmd": "circle_role", "circle": circle, "person": "Noor", "role": "editor" })),
        "not-permitted"
    );

    let page = amal.ask(&json!({ "cmd": "circle_role", "circle": circle, "person": "Noor", "role": "editor" }));
    assert_eq!(page["changes"][0]["what"], "role");
    assert_eq!((&page["changes"][0]["from"], &page["changes"][0]["to"]), (&json!("reader"), &json!("editor")));
    sync(&mut amal, &mut noor, &circle);
    noor.ask(&add);
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle), ["By Noor", "For all"]);

    // Made a reader again: what she wrote as an editor counts, what she writes from now on does not.
    amal.ask(&json!({ "cmd": "circle_role", "circle": circle, "person": "Noor", "role": "reader" }));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle), ["By Noor", "For all"]);
    assert_eq!(noor.refused(&add), "not-permitted");
    assert_eq!(noor.digest(&circle), amal.digest(&circle));
    assert_eq!(
        amal.refused(&json!({ "cmd": "circle_role", "circle": circle, "person": "Amal", "role": "editor" })),
        "last-steward"
    );
    assert_eq!(
        amal.refused(&json!({ "cmd": "circle_role", "circle": circle, "person": "Nobody", "role": "editor" })),
        "unknown-member"
    );
}

#[test]
fn a_seized_person_is_closed_strictly_in_every_circle_and_stays_a_member() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let (north, south) = (amal.found("North desk"), amal.found("South desk"));
    for circle in [&north, &south] {
        admit(&mut amal, &mut noor, circle, "editor");
        noor.record(circle, "By Noor");
        sync(&mut amal, &mut noor, circle);
    }
    let closed = amal.ask(&json!({ "cmd": "circle_seized", "circle": null, "person": "Noor" }));
    let removals = closed["removals"].as_array().unwrap();
    assert_eq!(removals.len(), 2);
    assert!(removals.iter().all(|one| one["page"]["changes"][0]["what"] == "device-closed-strictly"));
    for circle in [&north, &south] {
        let members = amal.members(circle);
        assert_eq!(person(&members, "Noor")["devices"], 0);
        assert_eq!(members["closed"][0]["strict"], true);
        assert_eq!(amal.titles(circle), ["By Noor"]);
        assert!(try_sync(&mut amal, &mut noor, circle).is_err());
    }
    let mut anew = Device::new("Noor");
    let invite = json!({ "cmd": "circle_invite", "circle": north, "role": "editor", "person": "Noor" });
    join(&mut amal, &mut anew, &invite);
    assert_eq!(person(&amal.members(&north), "Noor")["devices"], 1);
    assert_eq!(anew.titles(&north), ["By Noor"]);
    assert_eq!(amal.refused(&json!({ "cmd": "circle_seized", "circle": null, "person": "Nobody" })), "unknown-member");
}

#[test]
fn whoever_leaves_is_gone_for_the_others_once_they_sync() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    noor.record(&circle, "By Noor");
    assert_eq!(amal.refused(&json!({ "cmd": "circle_leave", "circle": circle })), "last-steward");
    sync(&mut amal, &mut noor, &circle);

    noor.ask(&json!({ "cmd": "circle_leave", "circle": circle }));
    // The page that says so goes over when the two meet.
    let _ = try_sync(&mut amal, &mut noor, &circle);
    assert_eq!(names(&amal.members(&circle)), ["Amal"]);
    assert_eq!(amal.titles(&circle), ["By Noor"]);
    assert_eq!(noor.titles(&circle), ["By Noor"]);
}

#[test]
fn a_device_joins_by_two_files_and_eighty_bits() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    amal.record(&circle, "Before");
    let place = |name: &str| amal_place(&noor, name);
    let (request_file, answer_file) = (place("request.txt"), place("answer.age"));

    let request = noor.ask(&json!({ "cmd": "circle_request", "name": null, "to": request_file }));
    let again = noor.ask(&json!({ "cmd": "circle_request", "name": null, "to": null }));
    assert_eq!(request["request"], again["request"], "an answer to the first would open nothing");
    let approve = |code: &Value| {
        json!({ "cmd": "circle_approve", "circle": circle, "request": request_file, "role": "editor", "person": null,
            "code": code, "to": answer_file })
    };
    assert_eq!(amal.refused(&approve(&json!("11111 22222 33333 44444 55555"))), "code-mismatch");
    assert_eq!(names(&amal.members(&circle)), ["Amal"]);
    let answer = amal.ask(&approve(&request["code"]));
    assert_eq!(names(&amal.members(&circle)), ["Amal", "Noor"]);

    let offered = noor.ask(&json!({ "cmd": "circle_enter", "answer": answer_file, "code": null }));
    assert_eq!((&offered["name"], &offered["steward"]), (&json!("North desk"), &json!("Amal")));
    assert!(offered.get("code").is_none(), "the digits have to come from the steward");
    let enter = |code: &Value| json!({ "cmd": "circle_enter", "answer": answer_file, "code": code });
    assert_eq!(noor.refused(&enter(&request["code"])), "code-mismatch");
    assert_eq!(noor.ask(&json!({ "cmd": "circle_list" }))["circles"].as_array().unwrap().len(), 1);
    noor.ask(&enter(&answer["code"]));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(noor.titles(&circle), ["Before"]);
    assert_eq!(noor.refused(&enter(&answer["code"])), "bad-join-file", "an answer serves once");
}

fn amal_place(device: &Device, name: &str) -> String {
    device.vault.dir().join(name).to_str().unwrap().to_owned()
}

#[test]
fn an_answer_opens_on_no_other_device() {
    let (mut amal, mut noor, mut eve) = (Device::new("Amal"), Device::new("Noor"), Device::new("Eve"));
    let circle = amal.found("North desk");
    let answer_file = amal_place(&noor, "answer.age");
    let request = noor.ask(&json!({ "cmd": "circle_request", "name": null, "to": null }));
    let answer = amal.ask(&json!({ "cmd": "circle_approve", "circle": circle, "request": request["request"],
        "role": "editor", "person": null, "code": request["code"], "to": answer_file }));
    let sealed = std::fs::read(&answer_file).unwrap();
    assert!(!sealed.windows(10).any(|bytes| bytes == b"North desk"), "the answer names the circle in clear");
    eve.ask(&json!({ "cmd": "circle_request", "name": null, "to": null }));
    let enter = json!({ "cmd": "circle_enter", "answer": answer_file, "code": answer["code"] });
    assert_eq!(eve.refused(&enter), "bad-join-file");
    noor.ask(&enter);
}

#[test]
fn a_person_brings_a_second_device_and_loses_the_first() {
    let (mut amal, mut phone, mut noor) = (Device::new("Amal"), Device::new("Amal's phone"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "steward");
    join(
        &mut amal,
        &mut phone,
        &json!({ "cmd": "circle_invite", "circle": circle, "role": "editor", "person": "Amal" }),
    );
    let members = phone.members(&circle);
    assert_eq!(names(&members), ["Amal", "Noor"]);
    assert_eq!(person(&members, "Amal")["devices"], 2);
    phone.record(&circle, "From the phone");
    let file = phone.vault.dir().join("photo.jpg");
    std::fs::write(&file, b"a photograph").unwrap();
    let incident = phone.record(&circle, "With a photograph");
    phone.ask(&json!({ "cmd": "evidence_add", "files": [file], "incident": incident, "source": null, "circle": null }));
    sync(&mut noor, &mut phone, &circle);
    let key = phone.key(&circle);

    let removal = noor
        .ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": null, "device": &key[..8], "strict": true }));
    assert_eq!(removal["page"]["changes"][0]["what"], "device-closed-strictly");
    let held = &removal["devices"][0];
    assert_eq!((&held["person"], &held["evidence"][0]["title"]), (&json!("Amal"), &json!("photo.jpg")));
    sync(&mut noor, &mut amal, &circle);
    assert_eq!(person(&amal.members(&circle), "Amal")["devices"], 1);
    assert_eq!(amal.titles(&circle), ["From the phone", "With a photograph"]);
    assert!(try_sync(&mut amal, &mut phone, &circle).is_err());
}

#[test]
fn an_invitation_serves_once_can_be_taken_up_again_and_revoked() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    let picture = amal_place(&amal, "ticket.png");
    let invite = json!({ "cmd": "circle_invite", "circle": circle, "role": "reader", "to": picture });
    let inviting = amal.send(&invite);
    let job = amal.progress(inviting, "started")["job"].clone();
    let shown = amal.progress(inviting, "ticket");
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
    amal.ask(&json!({ "cmd": "job_cancel", "job": job }));
    assert_eq!(amal.finish(inviting).unwrap_err()["code"], "cancelled");
    let open = amal.ask(&json!({ "cmd": "circle_invitations", "circle": null }));
    assert_eq!(
        (&open["invitations"][0]["id"], &open["invitations"][0]["role"]),
        (&shown["invitation"], &json!("reader"))
    );

    join(
        &mut amal,
        &mut noor,
        &json!({ "cmd": "circle_invite", "circle": circle, "role": "editor", "invitation": shown["invitation"] }),
    );
    assert_eq!(person(&amal.members(&circle), "Noor")["role"], "reader", "the invitation says the role, not who waits");
    assert_eq!(amal.ask(&json!({ "cmd": "circle_invitations", "circle": null }))["invitations"], json!([]));
    let used = json!({ "cmd": "circle_invite", "circle": circle, "role": "reader", "invitation": shown["invitation"] });
    assert_eq!(amal.refused(&used), "bad-ticket");

    let inviting = amal.send(&json!({ "cmd": "circle_invite", "circle": circle, "role": "reader" }));
    let job = amal.progress(inviting, "started")["job"].clone();
    let shown = amal.progress(inviting, "ticket");
    amal.ask(&json!({ "cmd": "job_cancel", "job": job }));
    amal.finish(inviting).unwrap_err();
    amal.ask(&json!({ "cmd": "circle_revoke", "circle": circle, "invitation": shown["invitation"] }));
    let revoked =
        json!({ "cmd": "circle_invite", "circle": circle, "role": "reader", "invitation": shown["invitation"] });
    assert_eq!(amal.refused(&revoked), "bad-ticket");
}

#[test]
fn more_than_half_of_the_editors_make_a_steward_when_the_only_one_is_lost() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    admit(&mut amal, &mut luis, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    drop(amal);

    let file = amal_place(&noor, "proposal.age");
    let wish = |propose: Value| json!({ "cmd": "circle_role", "circle": circle, "person": "Noor", "role": "steward", "propose": propose });
    assert_eq!(noor.refused(&wish(Value::Null)), "not-permitted");
    let page = noor.ask(&wish(json!(file)));
    assert_eq!((&page["state"], &page["signed"], &page["needed"]), (&json!("proposed"), &json!(1), &json!(2)));
    assert_eq!(person(&noor.members(&circle), "Noor")["role"], "editor");

    let shown = luis.ask(&json!({ "cmd": "circle_sign", "circle": null, "file": file, "to": null }));
    assert_eq!((&shown["state"], &shown["changes"][0]["person"]), (&json!("proposed"), &json!("Noor")));
    assert_eq!(person(&luis.members(&circle), "Noor")["role"], "editor", "showing signs nothing");
    let signed = luis.ask(&json!({ "cmd": "circle_sign", "circle": null, "file": file, "confirm": true, "to": null }));
    assert_eq!(signed["state"], "followed");
    sync(&mut luis, &mut noor, &circle);
    assert_eq!(person(&noor.members(&circle), "Noor")["role"], "steward");
    noor.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Amal", "device": null, "strict": true }));
    assert_eq!(names(&noor.members(&circle)), ["Luis", "Noor"]);
}

#[test]
fn a_record_is_destroyed_everywhere_once_a_second_person_confirms() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let id = amal.record(&circle, "Endangers somebody");
    amal.record(&circle, "Stays");
    sync(&mut amal, &mut noor, &circle);
    let asked = amal.ask(&json!({ "cmd": "record_destroy", "id": id }));
    assert_eq!((&asked["erasures"][0]["done"], &asked["erasures"][0]["asked"]), (&json!(false), &json!(["Amal"])));
    assert_eq!(amal.titles(&circle), ["Stays"], "it is hidden at once");
    let again = amal.ask(&json!({ "cmd": "record_destroy", "id": id }));
    assert_eq!(again["erasures"], asked["erasures"], "whoever asked is no second person, and asks once");
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(noor.titles(&circle), ["Stays"]);
    let done = noor.ask(&json!({ "cmd": "record_destroy", "id": id[..8] }));
    assert_eq!((&done["erasures"][0]["done"], &done["erasures"][0]["confirmed"]), (&json!(true), &json!(["Noor"])));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.ask(&json!({ "cmd": "circle_erasures", "circle": circle }))["erasures"][0]["done"], true);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
}

#[test]
fn a_steward_who_is_removed_waits_for_each_persons_word() {
    let (mut amal, mut noor, mut luis) = (Device::new("Amal"), Device::new("Noor"), Device::new("Luis"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "steward");
    admit(&mut amal, &mut luis, &circle, "editor");
    sync(&mut amal, &mut noor, &circle);
    amal.ask(&json!({ "cmd": "circle_remove", "circle": circle, "person": "Noor", "device": null }));
    sync(&mut amal, &mut luis, &circle);
    assert_eq!(names(&luis.members(&circle)), ["Amal", "Luis", "Noor"], "nobody asked Luis yet");
    let choices = luis.ask(&json!({ "cmd": "circle_choices", "circle": circle }));
    assert_eq!((&choices["open"], &choices["waiting"][0]["signers"]), (&json!(1), &json!(["Amal"])));
    let page = choices["waiting"][0]["page"].as_str().unwrap()[..8].to_owned();
    luis.ask(&json!({ "cmd": "circle_choose", "circle": circle, "page": page }));
    assert_eq!(names(&luis.members(&circle)), ["Amal", "Luis"]);
    sync(&mut amal, &mut luis, &circle);
    assert_eq!(luis.digest(&circle), amal.digest(&circle));
}
