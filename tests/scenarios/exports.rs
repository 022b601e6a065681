//! Exports in foreign formats over two devices: the gate, what is cut, versions that never meet, whole sets by their marking.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

fn add(device: &mut Device, circle: &str, kind: &str, fields: &[(&str, &str)]) -> String {
    let set: Vec<Value> = fields.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": kind, "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}

fn set(device: &mut Device, id: &str, path: &str, value: &str) {
    device.ask(&json!({ "cmd": "record_edit", "id": id, "set": [{ "path": path, "value": value }] }));
}

fn refusal(device: &mut Device, request: &Value) -> Value {
    let asked = device.send(request);
    device.finish(asked).unwrap_err()
}

fn order(to: &Path, more: Value) -> Value {
    let mut order = json!({ "cmd": "export", "format": "stix", "to": to.to_str().unwrap() });
    for (key, value) in more.as_object().unwrap() {
        order[key] = value.clone();
    }
    order
}

fn objects(path: &Path) -> Vec<Value> {
    let bundle: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    bundle["objects"].as_array().unwrap().clone()
}

fn of_type(path: &Path, kind: &str) -> Vec<Value> {
    objects(path).into_iter().filter(|object| object["type"] == kind).collect()
}

/// An arrest with a person who agreed to partners, an indicator and a threat; gives circle, incident and person.
fn story(device: &mut Device) -> (String, String, String) {
    let circle = device.found("North desk");
    let person = add(device, &circle, "person", &[("pseudonym", "Juniper"), ("tlp", "amber")]);
    let incident = add(
        device,
        &circle,
        "incident",
        &[
            ("title", "Arrest"),
            ("summary", "They came at dawn."),
            ("tlp", "amber"),
            ("where", "12 Mill Lane"),
            ("where_country", "XK"),
            ("where_level", "area"),
            ("acts.+.type", "arrest"),
            ("acts.+.victim", &person),
            ("acts.+.physical", "a broken wrist"),
        ],
    );
    let threat = add(device, &circle, "threat", &[("title", "GLASSHERON"), ("type", "malware"), ("tlp", "green")]);
    let indicator = add(
        device,
        &circle,
        "indicator",
        &[("title", "Server"), ("type", "domain"), ("value", "update.evil.example"), ("tlp", "green")],
    );
    for (from, relation, to) in [(&indicator, "indicates", &threat), (&incident, "attributed-to", &threat)] {
        device.ask(
            &json!({ "cmd": "link", "from": from, "relation": relation, "to": to, "confidence": null, "note": null }),
        );
    }
    device.ask(&json!({ "cmd": "link", "from": indicator, "relation": "evidence-of", "to": incident, "confidence": null, "note": null }));
    (circle, incident, person)
}

fn agree(device: &mut Device, circle: &str, person: &str, audience: &str) {
    let fields = [("title", "Yes"), ("person", person), ("when", "2024-03-20"), (audience, "named")];
    add(device, circle, "consent", &fields);
}

#[test]
fn an_export_passes_the_gate_cuts_what_readers_may_not_see_and_is_signed() {
    let mut amal = Device::new("Amal");
    let (circle, incident, person) = story(&mut amal);
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("one.json");
    let ask = order(&to, json!({ "records": [incident], "release": { "recipient": "Lantern Fund" } }));
    let refused = refusal(&mut amal, &ask);
    assert_eq!((&refused["code"], &refused["refusals"][0]["rule"]), (&json!("report-refused"), &json!("no-consent")));
    assert!(!to.exists());
    agree(&mut amal, &circle, &person, "audiences.partner");

    let mut dry = ask.clone();
    dry["dry_run"] = json!(true);
    let shown = amal.ask(&dry);
    assert!(!to.exists(), "a dry run writes nothing");
    assert_eq!((&shown["dry_run"], &shown["release"]), (&json!(true), &Value::Null));

    let view = amal.ask(&ask);
    assert_eq!(
        (&view["records"], &view["counts"]["incident"], &view["counts"]["indicator"]),
        (&json!(4), &json!(1), &json!(1))
    );
    let cut = view["cut"].as_array().unwrap();
    assert!(cut.iter().any(|one| one["why"].as_str().unwrap().contains("medical")), "{cut:?}");
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.contains("They came at dawn.") && !text.contains("wrist"), "{text}");
    assert!(!text.contains("12 Mill Lane"), "the record says that nobody sees the street");
    for id in [&incident, &person, &circle] {
        assert!(!text.contains(id.as_str()), "the vault's own ids stay inside");
    }
    let again = refusal(&mut amal, &ask);
    assert_eq!(again["code"], "target-exists");

    // A withdrawal finds it again, with who has it.
    let consents = amal.ask(&json!({ "cmd": "record_list", "kind": "consent", "circle": circle, "limit": 10 }));
    let consent = consents["rows"][0]["id"].as_str().unwrap().to_owned();
    let withdrawn = amal.ask(&json!({ "cmd": "consent_withdraw", "id": consent, "reason": "afraid", "lang": "en" }));
    let left = &withdrawn["left"][0];
    assert_eq!((&left["form"], &left["recipient"]), (&json!("export"), &json!("Lantern Fund")));
    let mut forced = ask;
    forced["force"] = json!(true);
    assert_eq!(refusal(&mut amal, &forced)["refusals"][0]["rule"], "withdrawn");
    amal.close();
}

#[test]
fn members_who_export_apart_never_give_one_version_two_bodies() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let (circle, incident, person) = story(&mut amal);
    admit(&mut amal, &mut noor, &circle, "editor");
    agree(&mut amal, &circle, &person, "audiences.partner");
    sync(&mut amal, &mut noor, &circle);
    let folder = tempfile::tempdir().unwrap();
    let mut versions: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut newest = String::new();
    let mut export = |device: &mut Device, name: &str| -> (String, String) {
        let to = folder.path().join(format!("{name}.json"));
        device.ask(&order(&to, json!({ "records": [incident] })));
        for object in objects(&to) {
            let (Some(id), Some(modified)) = (object["id"].as_str(), object["modified"].as_str()) else { continue };
            let body = object.to_string();
            let before = versions.insert((id.to_owned(), modified.to_owned()), body.clone());
            assert!(before.is_none_or(|before| before == body), "two bodies of {id} at {modified}");
        }
        let incident = of_type(&to, "incident").remove(0);
        (incident["id"].as_str().unwrap().to_owned(), incident["modified"].as_str().unwrap().to_owned())
    };
    let first = export(&mut amal, "first");
    assert_eq!(export(&mut noor, "first-by-noor"), first, "the same state is the same version for both");
    set(&mut amal, &incident, "summary", "They came at night.");
    set(&mut noor, &incident, "title", "Arrest of Juniper");
    let (left, right) = (export(&mut amal, "left"), export(&mut noor, "right"));
    assert_ne!(left.1, right.1);
    sync(&mut amal, &mut noor, &circle);
    let merged = export(&mut amal, "merged");
    assert_eq!(merged.0, first.0, "it stays the same object");
    assert!(
        merged.1 > left.1 && merged.1 > right.1,
        "what both came to is later than each: {merged:?} {left:?} {right:?}"
    );
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(export(&mut noor, "merged-by-noor"), merged);
    newest.push_str(&merged.1);
    set(&mut noor, &incident, "summary", "They came at noon.");
    assert!(export(&mut noor, "later").1 > newest);
    amal.close();
    noor.close();
}

#[test]
fn a_redacted_release_is_another_object_and_later_versions_keep_its_id() {
    let mut amal = Device::new("Amal");
    let (circle, incident, person) = story(&mut amal);
    agree(&mut amal, &circle, &person, "audiences.partner");
    let folder = tempfile::tempdir().unwrap();
    let export = |device: &mut Device, name: &str| {
        let to = folder.path().join(name);
        device.ask(&order(&to, json!({ "records": [incident], "profile": "full" })));
        of_type(&to, "incident").remove(0)
    };
    let first = export(&mut amal, "first");
    let derived = first["external_references"][0].clone();
    assert_eq!(derived["source_name"], "derived-from");
    assert_ne!(derived["external_id"], first["id"]);
    // What was cut goes away: nothing is left to cut, and the object stays the one that they have.
    let shown = amal.ask(&json!({ "cmd": "record_show", "id": incident }));
    let paths: Vec<String> = shown["fields"].as_object().unwrap().keys().cloned().collect();
    let medical = paths.iter().find(|path| path.ends_with(".physical")).unwrap();
    for path in [medical.as_str(), "where"] {
        amal.ask(&json!({ "cmd": "record_edit", "id": incident, "set": [{ "path": path, "value": null }] }));
    }
    let second = export(&mut amal, "second");
    assert_eq!((&second["id"], &second["created"]), (&first["id"], &first["created"]));
    // What leaves is what left, so it may stay one version; another body would need a later one.
    assert!(second["modified"].as_str() > first["modified"].as_str() || second == first, "{first}\n{second}");
    amal.close();
}

#[test]
fn a_whole_set_leaves_by_its_own_marking_and_byte_for_byte() {
    let mut amal = Device::new("Amal");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.json");
    std::fs::write(&file, cairn_app::FICTIONAL_STIX).unwrap();
    let import = json!({ "cmd": "import", "format": "stix", "file": file.to_str().unwrap(), "circle": null,
        "dry_run": false, "tlp": null, "licence": "CC0" });
    let imported = amal.ask(&import);
    let id = imported["set"].as_str().unwrap().to_owned();
    let to = folder.path().join("out.json");
    let public = order(&to, json!({ "set": id, "audience": "public" }));
    assert_eq!(refusal(&mut amal, &public)["refusals"][0]["rule"], "marking-too-high");
    assert!(!to.exists());
    let view = amal.ask(&order(&to, json!({ "set": id })));
    assert_eq!(view["lost"], json!([]), "{view}");
    let original: Value = serde_json::from_slice(cairn_app::FICTIONAL_STIX).unwrap();
    let written = objects(&to);
    for object in original["objects"].as_array().unwrap() {
        assert!(written.contains(object), "{object}");
    }
    let ours = |report: &Value| report["description"].as_str().is_some_and(|text| text.contains("CC0"));
    assert!(of_type(&to, "report").iter().any(ours), "the licence goes along");
    let mvt = folder.path().join("out.stix2");
    let view = amal.ask(&order(&mvt, json!({ "set": id, "profile": "mvt-safe" })));
    assert!(view["lost"].as_array().unwrap().iter().any(|one| one["why"].as_str().unwrap().contains("MVT")), "{view}");
    assert!(!of_type(&mvt, "indicator").is_empty());
    // Without a choice, or with an unknown format or profile, nothing is written.
    let none = folder.path().join("none.json");
    for (more, code) in [
        (json!({}), "bad-request"),
        (json!({ "records": [id] }), "nothing-fits"),
        (json!({ "set": id, "profile": "loose" }), "bad-value"),
        (json!({ "kind": "incident" }), "nothing-fits"),
    ] {
        assert_eq!(refusal(&mut amal, &order(&none, more.clone()))["code"], code, "{more}");
    }
    assert!(!none.exists());
    amal.close();
}
