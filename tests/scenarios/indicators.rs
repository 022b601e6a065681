//! Indicators in use, by the command and over two devices.

use std::path::PathBuf;

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

/// A bundle with an indicator of each state.
fn bundle(more: &[(&str, &str)]) -> String {
    let indicator = |number: usize, pattern: &str, rest: Value| {
        let mut object = json!({
            "type": "indicator", "spec_version": "2.1",
            "id": format!("indicator--00000000-0000-4000-8000-{number:012}"),
            "created": "2026-01-01T00:00:00.000Z", "modified": "2026-01-01T00:00:00.000Z",
            "valid_from": "2026-01-01T00:00:00Z", "pattern_type": "stix", "pattern": pattern, "name": format!("Number {number}"),
        });
        for (key, value) in rest.as_object().unwrap() {
            object[key] = value.clone();
        }
        object
    };
    let mut objects = vec![
        indicator(1, "[domain-name:value = 'case-update.example']", json!({})),
        indicator(2, "[domain-name:value = 'gone.example']", json!({ "revoked": true })),
        indicator(3, "[domain-name:value = 'old.example']", json!({ "valid_until": "2026-02-01T00:00:00Z" })),
        indicator(4, "[file:name = 'x.apk' AND file:size = 7]", json!({})),
        indicator(
            5,
            "[file:hashes.'SHA-256' = '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9']",
            json!({}),
        ),
        indicator(6, "[domain-name:value = 'update.duckdns.org']", json!({})),
        // An observable is a fact of the bundle, and no indicator.
        json!({ "type": "domain-name", "spec_version": "2.1", "id": "domain-name--00000000-0000-4000-8000-000000000009", "value": "victim.example" }),
    ];
    for ((id, pattern), number) in more.iter().zip(20..) {
        objects.push(indicator(number, pattern, json!({ "name": id })));
    }
    json!({ "type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000000", "objects": objects }).to_string()
}

fn file(vault: &Vault, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = vault.dir().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path
}

fn text(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

/// Runs the command with `--json` and gives its exit code and answer.
fn answer(vault: &Vault, args: &[&str]) -> (i32, Value) {
    let all: Vec<&str> = ["--json"].into_iter().chain(args.iter().copied()).collect();
    let output = vault.run(&all).unwrap();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = stdout.lines().last().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().unwrap(), serde_json::from_str(last).unwrap())
}

fn values(view: &Value) -> Vec<&str> {
    view["hits"].as_array().unwrap().iter().map(|hit| hit["value"].as_str().unwrap()).collect()
}

#[test]
fn everything_known_is_found_in_one_pass_and_what_was_not_looked_for_is_said() {
    let vault = Vault::init("Amal").unwrap();
    let found = file(
        &vault,
        "in/log.txt",
        "one\nhxxps://cdn.case-update[.]example/x\nold.example gone.example victim.example\n",
    );
    file(&vault, "in/deep/zero", "0");
    let (code, view) = answer(&vault, &["indicators", "match", text(&found)]);
    assert_eq!((code, &view["outcome"]), (0, &json!("no-indicators")));

    let set = file(&vault, "set.json", bundle(&[]));
    vault.ok(&["import", "stix", text(&set), "--tlp", "green"]).unwrap();
    let folder = vault.dir().join("in");
    let (code, view) = answer(&vault, &["indicators", "match", text(&folder)]);
    assert_eq!((code, &view["schema"], &view["outcome"]), (10, &json!("cairn.match/1"), &json!("found")), "{view}");
    let mut found = values(&view);
    found.sort_unstable();
    assert_eq!(found, ["5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9", "case-update[.]example"]);
    let hit = |value: &str| {
        let hits = view["hits"].as_array().unwrap();
        hits.iter().find(|hit| hit["value"] == value).unwrap_or_else(|| panic!("{value}: {view}"))
    };
    let site = hit("case-update[.]example");
    assert_eq!(
        (&site["meaning"], &site["how"], &site["forms"]),
        (&json!("site"), &json!("subdomain"), &json!(["undone"]))
    );
    assert_eq!((&site["places"][0]["line"], &site["indicators"][0]["tlp"]), (&json!(2), &json!("green")));
    assert_eq!(hit("5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9")["meaning"], "file");
    let left: Vec<(&str, u64)> = view["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|left| (left["why"].as_str().unwrap(), left["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(left, [("no-longer-valid", 1), ("pattern", 1), ("revoked", 1)]);
    assert_eq!((&view["files"], &view["sets"][0]["indicators"]), (&json!(2), &json!(3)));

    let (_, any) = answer(&vault, &["indicators", "match", text(&folder), "--any-date"]);
    assert!(values(&any).contains(&"old[.]example"), "{any}");
    // For people, in words, and harmless.
    let said = vault.run(&["indicators", "match", text(&folder)]).unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("is not an infection") && !said.contains("case-update.example"), "{said}");
    assert_eq!(vault.refused(&["indicators", "match", text(&set), "--set", "00000000"]).unwrap().0, 1);
    let clean = file(&vault, "clean.txt", "nothing at all");
    let (code, view) = answer(&vault, &["indicators", "match", text(&clean)]);
    assert_eq!((code, &view["outcome"]), (0, &json!("nothing-found")));
}

#[test]
fn a_pasted_text_is_reviewed_and_what_is_kept_is_kept_once() {
    let vault = Vault::init("Amal").unwrap();
    let report = file(
        &vault,
        "report.txt",
        "From: someone@mail.example.org\nSee hxxps://bad-news[.]org/a and bad-news[.]org, setup.exe,\nfree.duckdns.org.\n",
    );
    let (_, view) = answer(&vault, &["indicators", "paste", text(&report)]);
    let verdicts: Vec<(&str, &str)> = view["found"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["value"].as_str().unwrap(), row["verdict"].as_str().unwrap()))
        .collect();
    assert_eq!(
        verdicts,
        [
            ("someone[@]mail[.]example[.]org", "doubtful"),
            ("bad-news[.]org", "kept"),
            ("setup[.]exe", "doubtful"),
            ("hxxps[://]bad-news[.]org/a", "kept"),
            ("free[.]duckdns[.]org", "warned"),
        ]
    );
    assert_eq!((&view["new"], vault.json(&["record", "list", "indicator"]).unwrap().len()), (&json!(0), 0));
    let add = ["indicators", "paste", text(&report), "--add", "records", "--tlp", "amber", "--source", "A report"];
    let (_, added) = answer(&vault, &add);
    assert_eq!((&added["new"], &added["unchanged"]), (&json!(2), &json!(0)));
    let (_, again) = answer(&vault, &add);
    assert_eq!((&again["new"], &again["unchanged"]), (&json!(0), &json!(2)));
    let id = again["found"].as_array().unwrap().iter().find_map(|row| row["record"].as_str()).unwrap();
    let shown = vault.json(&["record", "show", id]).unwrap().remove(0);
    assert_eq!((&shown["fields"]["tlp"], &shown["fields"]["description"]), (&json!("amber"), &json!("A report")));
    // With what is doubtful, a person who is named as the sender still stays out.
    let (_, more) = answer(
        &vault,
        &["indicators", "paste", text(&report), "--add", "records", "--doubtful", "--without", "setup.exe"],
    );
    assert_eq!((&more["new"], &more["unchanged"]), (&json!(1), &json!(2)));
    let as_set = [
        "indicators",
        "paste",
        text(&report),
        "--add",
        "set",
        "--doubtful",
        "--without",
        "setup.exe",
        "--tlp",
        "green",
    ];
    let (_, made) = answer(&vault, &as_set);
    assert_eq!((&made["new"], answer(&vault, &as_set).1["unchanged"].clone()), (&json!(3), json!(3)), "{made}");
    let listed = vault.json(&["indicators", "list", "--set", made["set"].as_str().unwrap()]).unwrap();
    assert_eq!(listed.len(), 3);
    let (code, view) = answer(&vault, &["indicators", "match", text(&report)]);
    assert_eq!((code, values(&view).len()), (10, 3), "{view}");
    let warned = view["hits"].as_array().unwrap().iter().find(|hit| hit["value"] == "free[.]duckdns[.]org").unwrap();
    assert_eq!(warned["warnings"], json!(["Dynamic DNS"]));
}

#[test]
fn a_false_positive_is_judged_with_a_reason_and_taken_back_and_a_sighting_stays() {
    let vault = Vault::init("Amal").unwrap();
    let set = file(&vault, "set.json", bundle(&[]));
    vault.ok(&["import", "stix", text(&set)]).unwrap();
    let set = vault.json(&["record", "list", "indicator-set"]).unwrap()[0]["id"].as_str().unwrap().to_owned();
    let log = file(&vault, "log.txt", "case-update.example");
    let object = "indicator--00000000-0000-4000-8000-000000000001";
    let (code, _) = answer(&vault, &["indicators", "match", text(&log)]);
    assert_eq!(code, 10);
    let judge = |verdict: &str, why: &str| {
        vault.run(&["--json", "indicators", "judge", &set, object, "--as", verdict, "--why", why]).unwrap()
    };
    assert_ne!(judge("false-positive", " ").status.code(), Some(0));
    assert_eq!(judge("nonsense", "x").status.code(), Some(2));
    let judged: Value = serde_json::from_slice(&judge("false-positive", "Our own server").stdout).unwrap();
    assert_eq!(
        (&judged["triage"], &judged["by"], &judged["why"]),
        (&json!("false-positive"), &json!("Amal"), &json!("Our own server"))
    );
    let (code, view) = answer(&vault, &["indicators", "match", text(&log)]);
    assert_eq!((code, &view["outcome"]), (0, &json!("nothing-found")));
    assert!(view["left_out"].as_array().unwrap().contains(&json!({ "why": "false-positive", "count": 1 })), "{view}");
    assert_eq!(judge("unjudged", "It was not ours").status.code(), Some(0));
    let (code, _) = answer(&vault, &["indicators", "match", text(&log)]);
    assert_eq!(code, 10);
    let id = judged["id"].as_str().unwrap();
    let (_, seen) = answer(&vault, &["indicators", "sight", id, "--when", "2026-03-01", "--note", "On the router"]);
    assert_eq!(seen["sightings"], 1);
    let (_, seen) = answer(&vault, &["indicators", "sight", &set, object, "--count", "3"]);
    assert_eq!((&seen["sightings"], &seen["id"]), (&json!(2), &json!(id)));
    let shown = vault.json(&["record", "show", id]).unwrap().remove(0);
    let fields = shown["fields"].as_object().unwrap();
    assert!(fields.iter().any(|(path, value)| path.ends_with(".remarks") && value == "On the router"), "{shown}");
    assert!(fields.iter().any(|(path, value)| path.ends_with(".when") && value == "2026-03-01"), "{shown}");
}

#[test]
fn patterns_are_held_against_what_was_observed() {
    let vault = Vault::init("Amal").unwrap();
    let more = [
        ("like", "[file:name LIKE '%.apk' AND file:size > 5]"),
        ("order", "[file:name = 'x.apk'] FOLLOWEDBY [file:name = 'y.apk']"),
    ];
    let set = file(&vault, "set.json", bundle(&more));
    vault.ok(&["import", "stix", text(&set)]).unwrap();
    let observed = json!({ "type": "bundle", "objects": [
        { "type": "observed-data", "id": "observed-data--1", "object_refs": ["file--1"] },
        { "type": "file", "id": "file--1", "name": "x.apk", "size": 7 },
    ]});
    let observed = file(&vault, "observed.json", observed.to_string());
    let (code, view) = answer(&vault, &["indicators", "match", "--observed", text(&observed)]);
    assert_eq!((code, &view["schema"], &view["objects"]), (10, &json!("cairn.observed-match/1"), &json!(1)), "{view}");
    let names: Vec<&str> =
        view["hits"].as_array().unwrap().iter().map(|hit| hit["indicator"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Number 4", "like"]);
    assert!(
        view["left_out"].as_array().unwrap().contains(&json!({ "why": "pattern-observations", "count": 1 })),
        "{view}"
    );
    let bad = file(&vault, "bad.json", "{");
    let (code, _) = vault.refused(&["indicators", "match", "--observed", text(&bad)]).unwrap();
    assert_eq!(code, 1);
}

#[test]
fn warning_lists_sync_warn_and_drop_nothing() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let list = json!({ "name": "Ours", "description": "What we run ourselves", "version": 2, "type": "hostname", "list": [".case-update.example"] });
    let path = file(&amal.vault, "list.json", list.to_string());
    let add = json!({ "cmd": "indicator_use", "do": "warning_add", "file": text(&path), "circle": circle });
    let added = amal.ask(&add);
    assert_eq!((&added["lists"][0]["entries"], &added["lists"][0]["new"]), (&json!(1), &json!(true)), "{added}");
    let digest = amal.digest(&circle);
    assert_eq!(amal.ask(&add)["lists"][0]["new"], json!(false));
    assert_eq!(amal.digest(&circle), digest);
    // Taken in apart, it is one list.
    let path = file(&noor.vault, "list.json", list.to_string());
    noor.ask(&json!({ "cmd": "indicator_use", "do": "warning_add", "file": text(&path), "circle": circle }));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    let lists = noor.ask(&json!({ "cmd": "indicator_use", "do": "warnings" }));
    let held: Vec<&Value> = lists["lists"].as_array().unwrap().iter().filter(|list| !list["set"].is_null()).collect();
    assert_eq!((held.len(), &held[0]["name"]), (1, &json!("Ours")));
    let set = file(&noor.vault, "set.json", bundle(&[]));
    noor.ask(&json!({ "cmd": "import", "format": "stix", "file": text(&set), "circle": circle, "dry_run": false }));
    let view = noor.ask(&json!({ "cmd": "indicator_use", "do": "match", "text": "at cdn.case-update.example" }));
    assert_eq!((&view["outcome"], &view["hits"][0]["warnings"]), (&json!("found"), &json!(["Ours"])), "{view}");
    let bad = file(&amal.vault, "bad.json", r#"{"name":"x","type":"cidr","list":["north"]}"#);
    let refused = json!({ "cmd": "indicator_use", "do": "warning_add", "file": text(&bad), "circle": circle });
    assert_eq!(amal.refused(&refused), "malformed");
}

#[test]
fn sealed_evidence_is_looked_through_for_what_came_in_since_and_only_for_that() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let log = file(
        &amal.vault,
        "timeline.csv",
        "\"2024-01-01\",\"sms\",\"at late.example\"\n\"x\",\"y\",\"case-update.example\"\n",
    );
    let sealed = amal.ask(&json!({ "cmd": "evidence_add", "files": [text(&log)], "circle": circle }));
    let item = sealed["items"][0]["id"].as_str().unwrap().to_owned();
    let rescan = json!({ "cmd": "indicator_use", "do": "rescan" });
    assert_eq!(amal.ask(&rescan)["outcome"], "nothing-new");
    let set = file(&amal.vault, "set.json", bundle(&[]));
    amal.ask(&json!({ "cmd": "import", "format": "stix", "file": text(&set), "circle": circle, "dry_run": false }));
    let found = amal.ask(&rescan);
    assert_eq!(
        (values(&found), &found["hits"][0]["places"][0]["evidence"]),
        (vec!["case-update[.]example"], &json!(item)),
        "{found}"
    );
    assert_eq!(amal.ask(&rescan)["outcome"], "nothing-new");
    // What a member finds is new to this device after the sync, and alone is looked for.
    let late =
        bundle(&[("late", "[domain-name:value = 'late.example']")]).replace("case-update.example", "other.example");
    let set = file(&noor.vault, "late.json", late);
    noor.ask(&json!({ "cmd": "import", "format": "stix", "file": text(&set), "circle": circle, "dry_run": false }));
    sync(&mut amal, &mut noor, &circle);
    let warnings = amal.ask(&json!({ "cmd": "status" }))["warnings"].clone();
    assert!(warnings.as_array().unwrap().contains(&json!("warning-rescan")), "{warnings}");
    let found = amal.ask(&rescan);
    assert_eq!((values(&found), found["sets"].as_array().unwrap().len()), (vec!["late[.]example"], 1), "{found}");
    let warnings = amal.ask(&json!({ "cmd": "status" }))["warnings"].clone();
    assert!(!warnings.as_array().unwrap().contains(&json!("warning-rescan")), "{warnings}");
    let all = amal.ask(&json!({ "cmd": "indicator_use", "do": "rescan", "all": true }));
    let mut both = values(&all);
    both.sort_unstable();
    assert_eq!(both, ["case-update[.]example", "late[.]example"]);
}
