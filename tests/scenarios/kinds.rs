//! Records of every kind with every field: added, synced, found, changed, deleted on one device and restored on the other.

use std::collections::BTreeMap;

use cairn_model::{Kind, RecordId, Value as FieldValue};
use cairn_testkit::record::full_record;
use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

fn members() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    (amal, noor, circle)
}

/// Adds a record with every field of its kind filled; gives its id.
fn add_full(device: &mut Device, circle: &str, kind: Kind, targets: &BTreeMap<Kind, RecordId>) -> String {
    let (_, edits) = full_record(kind, kind as u64 + 1, targets);
    let set: Vec<Value> = edits
        .iter()
        .filter(|edit| edit.path.as_str() != "kind")
        .map(|edit| {
            let value = match edit.value.as_ref().unwrap() {
                FieldValue::Flag(flag) => json!(flag),
                FieldValue::Int(number) => json!(number),
                FieldValue::Real(number) => json!(number),
                FieldValue::Text(text) => json!(text),
            };
            json!({ "path": edit.path.dotted(), "value": value })
        })
        .collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": kind.name(), "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}

fn show(device: &mut Device, id: &str) -> Value {
    device.ask(&json!({ "cmd": "record_show", "id": id }))
}

fn listed(device: &mut Device, query: Value) -> Vec<String> {
    let mut query = query;
    query["cmd"] = json!("record_list");
    let answer = device.ask(&query);
    answer["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn edit(device: &mut Device, id: &str, path: &str, value: Value) {
    device.ask(&json!({ "cmd": "record_edit", "id": id, "set": [{ "path": path, "value": value }] }));
}

#[test]
fn every_kind_with_every_field_is_synced_found_deleted_and_restored() {
    let (mut amal, mut noor, circle) = members();
    // Later kinds refer to earlier ones, so that references of the right kind are followed for real.
    let mut targets = BTreeMap::new();
    let mut ids = Vec::new();
    for kind in Kind::ALL {
        let id = add_full(&mut amal, &circle, kind, &targets);
        targets.insert(kind, id.parse().unwrap());
        ids.push((kind, id));
    }
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));

    for (kind, id) in &ids {
        let name = kind.name();
        let (here, there) = (show(&mut amal, id), show(&mut noor, id));
        assert_eq!((&here["fields"], &here["links"]), (&there["fields"], &there["links"]), "{name}");
        assert!(there["fields"].as_object().unwrap().len() > 5, "{name}");
        assert_eq!(listed(&mut noor, json!({ "kind": name })), std::slice::from_ref(id), "{name}");
        let title = there["fields"]["title"].as_str().unwrap().to_owned();
        let word = title.split(' ').nth(1).unwrap();
        assert_eq!(listed(&mut noor, json!({ "kind": name, "search": word })), std::slice::from_ref(id), "{name}");
    }
    for (_, id) in &ids {
        let title = show(&mut noor, id)["fields"]["title"].as_str().unwrap().to_owned();
        edit(&mut noor, id, "title", json!(format!("{title} again")));
        noor.ask(&json!({ "cmd": "record_delete", "id": id }));
    }
    sync(&mut amal, &mut noor, &circle);
    for (kind, id) in &ids {
        let name = kind.name();
        assert_eq!(listed(&mut amal, json!({ "kind": name })), Vec::<String>::new(), "{name}");
        assert_eq!(listed(&mut amal, json!({ "kind": name, "deleted": true })), std::slice::from_ref(id), "{name}");
        assert_eq!(show(&mut amal, id)["deleted"], true, "{name}");
        let history = amal.ask(&json!({ "cmd": "record_history", "id": id }));
        let changes = history["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 3, "{name}");
        assert_eq!(
            (&changes[0]["author"], &changes[0]["edits"]),
            (&json!("Noor"), &json!([{ "path": "deleted", "value": true }])),
            "{name}"
        );
        amal.ask(&json!({ "cmd": "record_restore", "id": id }));
    }
    sync(&mut amal, &mut noor, &circle);
    for (kind, id) in &ids {
        assert_eq!(listed(&mut noor, json!({ "kind": kind.name() })), std::slice::from_ref(id), "{}", kind.name());
        let shown = show(&mut noor, id);
        assert_eq!(shown["deleted"], false);
        assert!(shown["fields"]["title"].as_str().unwrap().ends_with("again"));
    }
    assert_eq!(amal.digest(&circle), noor.digest(&circle));

    // Projections made anew say the same of every kind.
    let before = noor.digest(&circle);
    assert_eq!(noor.ask(&json!({ "cmd": "vault_rebuild" }))["sound"], true);
    assert_eq!(noor.digest(&circle), before);
}

#[test]
fn a_deletion_hides_what_others_wrote_meanwhile_and_restoring_brings_it_back() {
    let (mut amal, mut noor, circle) = members();
    let id = amal.record(&circle, "Phone taken");
    sync(&mut amal, &mut noor, &circle);

    amal.ask(&json!({ "cmd": "record_delete", "id": id }));
    edit(&mut noor, &id, "title", json!("Phone taken at the border"));
    sync(&mut amal, &mut noor, &circle);
    for device in [&mut amal, &mut noor] {
        assert_eq!(device.titles(&circle), Vec::<String>::new());
        let shown = show(device, &id);
        assert_eq!((&shown["deleted"], &shown["conflicts"]), (&json!(true), &json!({})));
        assert_eq!(shown["fields"]["title"], "Phone taken at the border");
    }
    noor.ask(&json!({ "cmd": "record_restore", "id": id }));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.titles(&circle), ["Phone taken at the border"]);

    // One deletes while the other deletes and takes it back: nobody's word is dropped, people decide.
    amal.ask(&json!({ "cmd": "record_delete", "id": id }));
    noor.ask(&json!({ "cmd": "record_delete", "id": id }));
    noor.ask(&json!({ "cmd": "record_restore", "id": id }));
    sync(&mut amal, &mut noor, &circle);
    for device in [&mut amal, &mut noor] {
        let conflicts = device.ask(&json!({ "cmd": "conflicts_list", "circle": circle }));
        let paths: Vec<&Value> = conflicts["conflicts"].as_array().unwrap().iter().map(|one| &one["path"]).collect();
        assert_eq!(paths, [&json!("deleted")]);
    }
    noor.ask(&json!({ "cmd": "record_restore", "id": id }));
    sync(&mut amal, &mut noor, &circle);
    for device in [&mut amal, &mut noor] {
        assert_eq!(show(device, &id)["conflicts"], json!({}));
        assert_eq!(device.titles(&circle), ["Phone taken at the border"]);
    }
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
}

#[test]
fn whoever_can_be_known_in_an_item_is_asked_before_a_report_leaves() {
    let mut amal = Device::new("Amal");
    let add = |amal: &mut Device, kind: &str, fields: &[(&str, &str)]| -> String {
        let set: Vec<Value> = fields.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
        let made = amal.ask(&json!({ "cmd": "record_add", "kind": kind, "set": set }));
        made["id"].as_str().unwrap().to_owned()
    };
    let incident = add(&mut amal, "incident", &[("title", "March dispersed"), ("tlp", "green")]);
    let person = add(&mut amal, "person", &[("pseudonym", "Onlooker"), ("tlp", "green")]);
    let shows = format!("shows.{person}");
    let item = add(&mut amal, "evidence", &[("title", "Photograph"), ("tlp", "green"), (shows.as_str(), "yes")]);
    amal.ask(&json!({ "cmd": "link", "from": item, "relation": "evidence-of", "to": incident }));
    let folder = tempfile::tempdir().unwrap();
    let build = json!({
        "cmd": "report_build", "incident": incident, "audience": "partner", "lang": "en", "force": false,
        "identifiability": "anonymised", "to": folder.path().join("report").to_str().unwrap(),
    });
    let asked = amal.send(&build);
    let refused = amal.finish(asked).unwrap_err();
    assert_eq!((&refused["code"], &refused["refusals"][0]["rule"]), (&json!("report-refused"), &json!("no-consent")));
    let consent = [
        ("title", "By the onlooker"),
        ("person", person.as_str()),
        ("when", "2024-03-20"),
        ("audiences.partner", "named"),
    ];
    add(&mut amal, "consent", &consent);
    amal.ask(&build);
}

fn add(vault: &Vault, args: &[&str]) -> String {
    let mut all = vec!["record", "add"];
    all.extend(args);
    vault.ok(&all).unwrap().trim().to_owned()
}

#[test]
fn a_case_gets_a_number_and_an_examination_the_steps_of_its_protocol() {
    let vault = Vault::init("Amal").unwrap();
    let numbers: Vec<String> = ["Account taken over", "Phone seized"]
        .iter()
        .map(|title| {
            let id = add(&vault, &["case", "--set", &format!("title={title}")]);
            let shown = vault.json(&["record", "show", &id]).unwrap().remove(0);
            shown["fields"]["reference"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_ne!(numbers[0], numbers[1]);
    for number in &numbers {
        assert_eq!(number.parse::<cairn_model::case_number::CaseNumber>().unwrap().to_string(), *number);
        let found = vault.json(&["record", "list", "case", "--where", &format!("reference={number}")]).unwrap();
        assert_eq!(found.len(), 1);
    }
    let shown = vault.json(&["record", "show", &numbers[1]]).unwrap().remove(0);
    assert_eq!(shown["fields"]["title"], "Phone seized");
    let last = if numbers[1].ends_with('0') { "1" } else { "0" };
    let mistyped = format!("{}{last}", &numbers[1][..15]);
    assert_eq!(vault.refused(&["record", "show", &mistyped]).unwrap(), (2, "case-number".to_owned()));

    let protocol = add(
        &vault,
        &[
            "protocol",
            "--set",
            "title=Triage of a phone",
            "--set",
            "version=3",
            "--set",
            "steps.+.title=Ask what was agreed to",
            "--set",
            "steps.+.title=Make an encrypted backup",
        ],
    );
    let examination = add(&vault, &["examination", "--set", "title=Phone A", "--set", &format!("protocol={protocol}")]);
    let shown = vault.json(&["record", "show", &examination]).unwrap().remove(0);
    let fields = shown["fields"].as_object().unwrap();
    assert_eq!(fields["protocol_version"], 3);
    let open = fields.iter().filter(|(path, value)| path.ends_with(".result") && **value == "not-yet").count();
    assert_eq!(open, 2);

    // What would be read as "safe" is refused until it says what was looked at, and for what.
    let refused = vault.refused(&["record", "edit", &examination, "--set", "result=nothing-found"]).unwrap();
    assert_eq!(refused, (2, "incomplete".to_owned()));
    let incident = add(&vault, &["incident", "--set", "title=Raid", "--set", "statements.+.text=They took it."]);
    let shown = vault.json(&["record", "show", &incident]).unwrap().remove(0);
    let text = shown["fields"].as_object().unwrap().keys().find(|path| path.ends_with(".text")).unwrap().clone();
    let over = format!("{text}=They broke it.");
    assert_eq!(vault.refused(&["record", "edit", &incident, "--set", &over]).unwrap(), (2, "verbatim".to_owned()));
    let wrong = format!("device={protocol}");
    assert_eq!(
        vault.refused(&["record", "edit", &examination, "--set", &wrong]).unwrap(),
        (2, "wrong-kind".to_owned())
    );
    assert_eq!(vault.refused(&["link", &incident, "followed", &incident]).unwrap(), (2, "self-link".to_owned()));
}

#[test]
fn a_reference_is_given_by_the_first_digits_of_an_id_and_an_unknown_one_is_refused() {
    let mut amal = Device::new("Amal");
    let circle = amal.found("North desk");
    let add = |kind: &str, set: Value| json!({ "cmd": "record_add", "kind": kind, "circle": circle, "set": set });
    let person = amal.ask(&add("person", json!([{ "path": "pseudonym", "value": "P-014" }])))["id"].clone();
    let person = person.as_str().unwrap();
    let consent = |id: &str| json!([{ "path": "person", "value": id }, { "path": "uses.keep", "value": "yes" }]);
    let made = amal.ask(&add("consent", consent(&person[..8])));
    let shown = show(&mut amal, made["id"].as_str().unwrap());
    assert_eq!(shown["fields"]["person"], person);
    assert_eq!(amal.refused(&add("consent", consent("00000000"))), "unknown-record");
}
