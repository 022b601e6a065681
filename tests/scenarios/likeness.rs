//! Doubles proposed and judged by two people, and everything about one person or domain.

use serde_json::{Value, json};

use cairn_tests::Vault;

use crate::api::{Device, admit, sync};

fn add(device: &mut Device, kind: &str, circle: Option<&str>, fields: &[(&str, &str)]) -> String {
    let set: Vec<Value> = fields.iter().map(|(path, value)| json!({ "path": path, "value": value })).collect();
    let made = device.ask(&json!({ "cmd": "record_add", "kind": kind, "circle": circle, "set": set }));
    made["id"].as_str().unwrap().to_owned()
}

/// Adds a person, and an identity with their name; the identity may lie in another circle.
fn person(
    device: &mut Device,
    circle: &str,
    names_in: Option<&str>,
    pseudonym: &str,
    name: &str,
    born: &str,
) -> String {
    let id = add(device, "person", Some(circle), &[("pseudonym", pseudonym)]);
    add(device, "identity", names_in, &[("name", name), ("born", born), ("person", &id)]);
    id
}

/// Gives the proposed pairs, each with its ids sorted, and whether it draws on what lies outside the circle.
fn proposed(device: &mut Device) -> Vec<([String; 2], bool)> {
    let view = device.ask(&json!({ "cmd": "duplicates", "kind": "person" }));
    let pairs = view["pairs"].as_array().unwrap();
    let mut found: Vec<([String; 2], bool)> = pairs
        .iter()
        .map(|pair| {
            let mut ids = [&pair["a"]["id"], &pair["b"]["id"]].map(|id| id.as_str().unwrap().to_owned());
            ids.sort();
            (ids, pair["outside"].as_bool().unwrap())
        })
        .collect();
    found.sort();
    found
}

fn sorted(a: &str, b: &str) -> [String; 2] {
    let mut ids = [a.to_owned(), b.to_owned()];
    ids.sort();
    ids
}

fn judge(device: &mut Device, a: &str, b: &str, verdict: &str) -> Value {
    device.ask(&json!({ "cmd": "duplicate_judge", "a": a, "b": b, "verdict": verdict, "reasoning": "Both told of the same night." }))
}

fn verdicts(device: &mut Device, id: &str) -> Vec<(String, String, bool)> {
    let shown = device.ask(&json!({ "cmd": "record_show", "id": id }));
    let empty = Vec::new();
    let mut found: Vec<(String, String, bool)> = shown["judgments"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            (text("by"), text("verdict"), one["reversed"].as_bool().unwrap())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn two_people_judge_one_pair_apart_and_both_words_stand_beside_each_other() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let here = Some(circle.as_str());
    let a = person(&mut amal, &circle, here, "Juniper", "محمد عبد الرحمن", "1990-05-12");
    let b = person(&mut amal, &circle, here, "Cedar", "Mohamed Abdel-Rahman", "1990-05-12");
    // Real names that stay in Amal's own circle.
    let d = person(&mut amal, &circle, None, "Willow", "ليلى حداد", "1984");
    let e = person(&mut amal, &circle, None, "Alder", "Leila Haddad", "1984");
    let other = person(&mut amal, &circle, here, "Rowan", "محمود عبد الرحمن", "1961");
    assert_eq!(proposed(&mut amal), {
        let mut all = vec![(sorted(&a, &b), false), (sorted(&d, &e), true)];
        all.sort();
        all
    });
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(proposed(&mut noor), [(sorted(&a, &b), false)]);

    // What only Amal's vault connects stays in it, whatever she judges.
    let digest = amal.digest(&circle);
    let kept = judge(&mut amal, &d, &e, "same");
    assert_eq!((&kept["personal"], &kept["kept_back"]), (&json!(true), &json!(true)));
    assert_eq!(amal.digest(&circle), digest);
    let shown = amal.ask(&json!({ "cmd": "record_show", "id": kept["id"] }));
    assert!(shown["fields"]["score_reasons"].as_str().unwrap().contains("\"ليلى حداد\""), "{shown}");

    let hers = judge(&mut amal, &a, &b, "same");
    assert_eq!((&hers["circle"], &hers["personal"], &hers["others"]), (&json!(circle), &json!(false), &json!([])));
    let theirs = judge(&mut noor, &b, &a, "different");
    assert_ne!(hers["id"], theirs["id"]);
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    for device in [&mut amal, &mut noor] {
        let both = [("Amal".to_owned(), "same".to_owned(), false), ("Noor".to_owned(), "different".to_owned(), false)];
        assert_eq!(verdicts(device, &a), both);
        assert_eq!(verdicts(device, &b), both);
        let conflicts = device.ask(&json!({ "cmd": "conflicts_list", "circle": circle }));
        assert_eq!(conflicts["conflicts"], json!([]));
        assert_eq!(proposed(device), []);
        // Nothing was merged.
        let shown = device.ask(&json!({ "cmd": "record_show", "id": b }));
        assert_eq!(shown["fields"]["pseudonym"], "Cedar");
    }

    let judgment = |a: &str, b: &str, verdict: &str, why: &str, circle: Option<&str>| json!({ "cmd": "duplicate_judge", "a": a, "b": b, "verdict": verdict, "reasoning": why, "circle": circle });
    assert_eq!(amal.refused(&judgment(&a, &b, "different", "x", None)), "already-judged");
    assert_eq!(amal.refused(&judgment(&a, &other, "same", " ", None)), "incomplete");
    assert_eq!(amal.refused(&judgment(&a, &other, "perhaps", "x", None)), "bad-value");
    assert_eq!(amal.refused(&judgment(&a, &a, "same", "x", None)), "not-comparable");
    assert_eq!(amal.refused(&judgment(&a, kept["id"].as_str().unwrap(), "same", "x", None)), "not-comparable");
    let elsewhere = amal.found("Elsewhere");
    assert_eq!(amal.refused(&judgment(&a, &other, "same", "x", Some(&elsewhere))), "bad-request");
    assert_eq!(amal.digest(&circle), noor.digest(&circle));

    // One word taken back leaves the other; when none stands, the pair comes up again, and can be judged anew.
    let undo = |id: &Value, why: &str| json!({ "cmd": "duplicate_reverse", "id": id, "reasoning": why });
    assert_eq!(amal.refused(&undo(&hers["id"], "")), "incomplete");
    amal.ask(&undo(&hers["id"], "They met each other."));
    assert_eq!(amal.refused(&undo(&hers["id"], "again")), "already-reversed");
    assert_eq!(amal.refused(&undo(&json!(a), "x")), "not-a-judgment");
    assert_eq!(proposed(&mut amal), []);
    noor.ask(&undo(&theirs["id"], "The photographs agree."));
    sync(&mut amal, &mut noor, &circle);
    for device in [&mut amal, &mut noor] {
        assert_eq!(proposed(device), [(sorted(&a, &b), false)]);
        assert_eq!(verdicts(device, &a).iter().filter(|(.., reversed)| *reversed).count(), 2);
    }
    let shown = noor.ask(&json!({ "cmd": "record_show", "id": hers["id"] }));
    let fields = &shown["fields"];
    assert_eq!((&fields["reversed_by"], &fields["reversed_reason"]), (&json!("Amal"), &json!("They met each other.")));
    assert!(fields["reversed_on"].is_string());
    let again = judge(&mut amal, &a, &b, "same");
    assert_ne!(again["id"], hers["id"]);
    assert_eq!(proposed(&mut amal), []);
}

/// Gives, by kind, the records that name it and where.
fn about(device: &mut Device, what: &str) -> Vec<(String, String, Vec<String>)> {
    let view = device.ask(&json!({ "cmd": "about", "what": what }));
    let mut found = Vec::new();
    for group in view["groups"].as_array().unwrap() {
        for row in group["rows"].as_array().unwrap() {
            let mentions = row["mentions"].as_array().unwrap().iter().map(|mention| {
                let items: Vec<String> =
                    mention["items"].as_array().unwrap().iter().map(|item| item["number"].to_string()).collect();
                let label = mention["label_id"].as_str().unwrap();
                format!("{label} {} {}", items.join(","), mention["how"].as_str().unwrap())
            });
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            found.push((text(&group["kind"]), text(&row["record"]["id"]), mentions.collect()));
        }
    }
    found
}

#[test]
fn everything_that_names_a_person_or_a_domain_is_found_with_the_place_that_does() {
    let mut amal = Device::new("Amal");
    let juniper = add(&mut amal, "person", None, &[("pseudonym", "Juniper")]);
    let alias = add(&mut amal, "person", None, &[("pseudonym", "Old file 12")]);
    let incident = add(
        &mut amal,
        "incident",
        None,
        &[
            ("title", "Raid"),
            ("acts.00000000000000aa.type", "arrest"),
            ("acts.00000000000000bb.victim", &juniper),
            ("summary", "The phone called hxxps://cdn.case-update[.]example/a at night."),
        ],
    );
    // No filter looks at this field.
    let consent = add(&mut amal, "consent", None, &[("title", "By a parent"), ("guardian", &juniper)]);
    let device = add(
        &mut amal,
        "device",
        None,
        &[("title", "Phone A"), ("owner", &juniper), ("phone_number", "+999 151 2345678")],
    );
    let note = add(&mut amal, "note", None, &[("title", "Ask 0151-2345678"), ("about", &alias)]);
    let evidence =
        add(&mut amal, "evidence", None, &[("title", "Page"), ("source_url", "https://case-update.example/login")]);
    amal.ask(&json!({ "cmd": "link", "from": evidence, "relation": "evidence-of", "to": incident }));
    amal.ask(&json!({ "cmd": "import", "format": "stix", "dry_run": false, "file": concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/testdata/fictional-spyware.stix2.json") }));

    let entry = |kind: &str, id: &str, places: &[&str]| {
        (kind.to_owned(), id.to_owned(), places.iter().map(|place| (*place).to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(
        about(&mut amal, &juniper),
        [
            entry("incident", &incident, &["field-incident-acts-victim 2 reference"]),
            entry("device", &device, &["field-device-owner  reference"]),
            entry("consent", &consent, &["field-consent-guardian  reference"]),
        ]
    );
    // Both ways: what leads to the incident, and what the incident names.
    let view = amal.ask(&json!({ "cmd": "about", "what": incident[..8] }));
    assert_eq!(view["groups"][0]["rows"][0]["mentions"][0]["relation"], "evidence-of");
    assert_eq!((&view["names"][0]["id"], &view["names"][0]["record"]["title"]), (&json!(juniper), &json!("Juniper")));
    // Who is judged the same is asked about with them.
    judge(&mut amal, &juniper, &alias, "same");
    let view = amal.ask(&json!({ "cmd": "about", "what": juniper }));
    assert_eq!(view["same"][0]["id"], json!(alias));
    let notes = view["groups"].as_array().unwrap().iter().find(|group| group["kind"] == "note").unwrap();
    assert_eq!(
        (&notes["rows"][0]["record"]["id"], &notes["rows"][0]["mentions"][0]["through"]),
        (&json!(note), &json!(alias))
    );

    // A domain, however it is written; a subdomain in a text, and an address that no search reads.
    for what in ["case-update.example", "CASE-UPDATE[.]example"] {
        let found = about(&mut amal, what);
        assert_eq!(
            found,
            [
                entry("incident", &incident, &["field-incident-summary  subdomain"]),
                entry("evidence", &evidence, &["field-evidence-source_url  within"]),
            ],
            "{what}"
        );
    }
    let view = amal.ask(&json!({ "cmd": "about", "what": "case-update.example" }));
    let hits = view["set_hits"].as_array().unwrap();
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit["value"].as_str().unwrap().contains("[.]")), "{hits:?}");
    assert_eq!(
        about(&mut amal, "+999 (151) 234 5678"),
        [
            entry("device", &device, &["field-device-phone_number  equal"]),
            entry("note", &note, &["field-note-title  within"]),
        ]
    );
    // A device is asked about with its number.
    assert!(about(&mut amal, &device).contains(&entry("note", &note, &["field-note-title  within"])));

    assert_eq!(amal.refused(&json!({ "cmd": "about", "what": "Juniper" })), "not-an-observable");
    assert_eq!(amal.refused(&json!({ "cmd": "about", "what": "" })), "not-an-observable");
    assert_eq!(amal.refused(&json!({ "cmd": "about", "what": "abcdefab" })), "unknown-record");
    assert_eq!(amal.refused(&json!({ "cmd": "about", "what": juniper, "after": "5" })), "bad-request");
    assert_eq!(about(&mut amal, "nowhere.example"), []);

    // A deleted record names nobody; one page goes on from another.
    amal.ask(&json!({ "cmd": "record_delete", "id": consent }));
    assert!(about(&mut amal, &juniper).iter().all(|(kind, ..)| kind != "consent"));
    for n in 0..5 {
        add(&mut amal, "task", None, &[("title", &format!("Call {n}")), ("about", &juniper)]);
    }
    let (mut after, mut titles) = (Value::Null, Vec::new());
    loop {
        let page = amal.ask(&json!({ "cmd": "about", "what": juniper, "kind": "task", "limit": 2, "after": after }));
        let group = &page["groups"][0];
        assert_eq!(group["total"], 5);
        titles.extend(
            group["rows"].as_array().unwrap().iter().map(|row| row["record"]["title"].as_str().unwrap().to_owned()),
        );
        after = group["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(titles, ["Call 4", "Call 3", "Call 2", "Call 1", "Call 0"]);
}

#[test]
fn doubles_of_incidents_are_proposed_judged_and_taken_back_at_the_terminal() {
    let vault = Vault::init("Amal").unwrap();
    let add = |title: &str, place: &str, when: &str| {
        let set = [format!("title={title}"), format!("where={place}"), format!("when={when}")];
        let args = [
            "record",
            "add",
            "incident",
            "--set",
            &set[0],
            "--set",
            &set[1],
            "--set",
            &set[2],
            "--set",
            "acts.+.type=arrest",
        ];
        vault.ok(&args).unwrap().trim().to_owned()
    };
    let one = add("Journalist arrested at the harbour", "Khartoum", "2024-03-12");
    let two = add("Arrest of a journalist at the harbour", "الخرطوم", "2024-03-12~");
    let found = vault.ok(&["duplicates", "incidents"]).unwrap();
    assert!(found.contains(&one[..8]) && found.contains(&two[..8]), "{found}");
    assert!(found.contains("+ the same acts: Arrest"), "{found}");
    let json = vault.json(&["duplicates", "incidents"]).unwrap().remove(0);
    assert_eq!((&json["schema"], &json["total"]), (&json!("cairn.duplicates/1"), &json!(1)));

    let said = vault.ok(&["duplicates", "judge", &one[..8], &two[..8], "same", "--why", "One night, one van"]).unwrap();
    let judgment = said.lines().next().unwrap().to_owned();
    let shown = vault.ok(&["record", "show", &one]).unwrap();
    assert!(
        shown.contains(&format!("Judgment {}: The same: {} Arrest of a journalist", &judgment[..8], &two[..8])),
        "{shown}"
    );
    assert_eq!(vault.json(&["duplicates", "incidents"]).unwrap()[0]["total"], 0);
    vault.ok(&["duplicates", "undo", &judgment, "--why", "Two vans"]).unwrap();
    assert_eq!(vault.json(&["duplicates", "incidents"]).unwrap()[0]["total"], 1);
    let about = vault.ok(&["about", &one]).unwrap();
    assert!(about.contains("taken back") && about.contains("Judgments: 1"), "{about}");
}
