//! Protocols, runs of them, and risk: by members who are apart, and by command.

use std::fs;

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit, sync};

fn members() -> (Device, Device, String) {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    (amal, noor, circle)
}

fn edit(device: &mut Device, id: &Value, path: &str, value: Value) -> Value {
    device.ask(&json!({ "cmd": "record_edit", "id": id, "set": [{ "path": path, "value": value }] }))
}

#[test]
fn members_who_copy_apart_follow_one_protocol_and_each_signs_their_steps() {
    let (mut amal, mut noor, circle) = members();
    let copy = json!({ "cmd": "protocol_copy", "protocol": "device-triage", "circle": circle });
    let (here, there) = (amal.ask(&copy), noor.ask(&copy));
    assert_eq!((&here["id"], &here["existed"]), (&there["id"], &json!(false)));
    let run = amal.ask(&json!({ "cmd": "protocol_run", "protocol": here["id"], "circle": circle }));
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    let listed = noor.ask(&json!({ "cmd": "protocol_list", "circle": circle }));
    let own = listed["protocols"].as_array().unwrap().iter().filter(|row| row["shipped"] == false);
    assert_eq!(own.count(), 1);

    // Each says how a step went; a change of the protocol meanwhile leaves the run at its version.
    let step = |number: u32| json!({ "cmd": "examination_step", "examination": run["id"], "step": number.to_string(), "result": "done" });
    noor.ask(&step(1));
    amal.ask(&step(2));
    let retire = json!({ "cmd": "protocol_step", "protocol": here["id"], "action": "retire", "step": "3" });
    assert_eq!(amal.ask(&retire)["version"], 2);
    sync(&mut amal, &mut noor, &circle);
    assert_eq!(amal.digest(&circle), noor.digest(&circle));
    for device in [&mut amal, &mut noor] {
        let shown = device.ask(&json!({ "cmd": "examination_show", "examination": run["id"] }));
        let steps = shown["steps"].as_array().unwrap();
        assert_eq!((&shown["version"], &shown["newest"], steps.len()), (&json!(1), &json!(2), 14));
        assert_eq!((&steps[0]["signed_by"], &steps[1]["signed_by"]), (&json!("Noor"), &json!("Amal")));
        assert_eq!((&steps[2]["signed_by"], &steps[2]["unsettled"]), (&Value::Null, &json!(true)));
    }
    let close = json!({ "cmd": "examination_close", "examination": run["id"], "result": "inconclusive" });
    assert_eq!(noor.refused(&close), "steps-open");

    // Two people change one step apart: they meet in one step, and people choose.
    let change = |title: &str| json!({ "cmd": "protocol_step", "protocol": here["id"], "action": "change", "step": "1", "title": title });
    amal.ask(&change("Safety first"));
    noor.ask(&change("Are you safe?"));
    sync(&mut amal, &mut noor, &circle);
    let shown = noor.ask(&json!({ "cmd": "protocol_show", "protocol": here["id"] }));
    assert_eq!((&shown["version"], shown["steps"].as_array().unwrap().len()), (&json!(3), 13));
    let conflicts = noor.ask(&json!({ "cmd": "conflicts_list", "circle": circle }));
    assert_eq!(conflicts["conflicts"].as_array().unwrap().len(), 1);
}

#[test]
fn a_conflict_is_resolved_under_the_rules_of_an_edit() {
    let (mut amal, mut noor, circle) = members();
    let set = json!([{ "path": "title", "value": "Phone of N" }]);
    let made = amal.ask(&json!({ "cmd": "record_add", "kind": "examination", "circle": circle, "set": set }));
    let id = made["id"].clone();
    sync(&mut amal, &mut noor, &circle);
    edit(&mut amal, &id, "result", json!("inconclusive"));
    let whole = json!([
        { "path": "examined.+.what", "value": "Backup" },
        { "path": "indicator_sets.00000000000000aa.sha256", "value": "ab".repeat(32) },
        { "path": "indicator_sets.00000000000000aa.published", "value": "2026-05-01" },
        { "path": "result", "value": "nothing-found" },
    ]);
    noor.ask(&json!({ "cmd": "record_edit", "id": id, "set": whole }));
    sync(&mut amal, &mut noor, &circle);
    // The set turns out to be another one, and is taken out.
    edit(&mut amal, &id, "indicator_sets.00000000000000aa", json!(false));
    let resolve = |value: &str| json!({ "cmd": "conflicts_resolve", "record": id, "path": "result", "value": value });
    assert_eq!(amal.refused(&resolve("nothing-found")), "incomplete");
    assert_eq!(amal.refused(&resolve("perhaps")), "bad-value");
    amal.ask(&resolve("inconclusive"));
    let conflicts = amal.ask(&json!({ "cmd": "conflicts_list", "circle": circle }));
    assert_eq!(conflicts["conflicts"], json!([]));
}

#[test]
fn what_comes_with_the_program_is_read_without_a_vault() {
    let nobody = Vault::none().unwrap();
    let rows = nobody.json(&["protocol", "list", "--shipped"]).unwrap();
    assert_eq!((rows.len(), &rows[0]["schema"]), (6, &json!("cairn.protocol-row/1")));
    let spanish = nobody.ok(&["protocol", "show", "interview", "--lang", "es"]).unwrap();
    assert!(spanish.contains("[machine translation, needs review]"), "{spanish}");
    let shown = nobody.json(&["protocol", "show", "interview", "--lang", "pt"]).unwrap().remove(0);
    assert_eq!((&shown["languages"], &shown["licence"]), (&json!(["en", "es", "fr", "pt", "ar"]), &json!("CC0-1.0")));
    assert_eq!(shown["steps"].as_array().unwrap().len(), 14);
    let scales = nobody.ok(&["protocol", "show", "risk-scales"]).unwrap();
    assert!(scales.contains("Risk scales, five by five") && scales.contains("17  critical"), "{scales}");
    assert_eq!(
        nobody.refused(&["protocol", "show", "interview", "--at", "7"]).unwrap(),
        (2, "protocol-version".to_owned())
    );
}

#[test]
fn an_output_that_was_taken_in_becomes_a_run_and_is_never_called_safe() {
    let vault = Vault::init("Amal").unwrap();
    let folder = vault.dir().join("out");
    fs::create_dir(&folder).unwrap();
    let info =
        r#"{"mvt_version": "2.6.1", "date": "2026-11-22 19:46:40", "ioc_files": ["made-up.stix2"], "hashes": []}"#;
    fs::write(folder.join("info.json"), info).unwrap();
    let taken = vault.json(&["import", "mvt", folder.to_str().unwrap()]).unwrap().remove(0);
    let id = taken["examination_id"].as_str().unwrap();
    let run = vault.json(&["protocol", "run", "device-triage", "--examination", id]).unwrap().remove(0);
    assert_eq!(
        (&run["schema"], &run["id"], run["steps"].as_array().unwrap().len()),
        (&json!("cairn.run/1"), &json!(id), 14)
    );
    assert_eq!((&run["coverage"]["verdict"], &run["device"]), (&json!("inconclusive"), &taken["device"]));
    let evidence = taken["evidence"].as_str().unwrap();
    let step = [
        "examination",
        "step",
        id,
        "10",
        "--result",
        "done",
        "--tool",
        "MVT",
        "--tool-version",
        "2.6.1",
        "--output",
        evidence,
    ];
    let shown = vault.json(&step).unwrap().remove(0);
    let sealed = vault.json(&["record", "show", evidence]).unwrap().remove(0);
    assert_eq!(shown["steps"][9]["sha256"], sealed["fields"]["sha256"]);
    let text = vault.ok(&["examination", "show", id]).unwrap();
    for words in [
        "[x] 10. Check the copy against indicator sets",
        "signed by Amal",
        "with MVT 2.6.1",
        "[ ]  1. Ask whether the person is safe now  NEEDED",
        "10 required steps keep it from being closed.",
        "made-up.stix2: hash or date not recorded, so nobody can say what was looked for",
        "This does not say that the device is safe.",
    ] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
    let close = ["examination", "close", id, "--result", "inconclusive"];
    assert_eq!(vault.refused(&close).unwrap(), (1, "steps-open".to_owned()));
}

#[test]
fn risks_are_shown_in_a_matrix_that_fits_a_terminal_in_both_directions() {
    let vault = Vault::init("Amal").unwrap();
    let raid = vault.json(&["record", "add", "incident", "--set", "title=Raid", "--set", "when=2026-05-02"]).unwrap();
    let raid = raid[0]["id"].as_str().unwrap();
    let assess = [
        "risk",
        "assess",
        "--asset",
        "Field team",
        "--likelihood",
        "likely",
        "--people",
        "severe",
        "--capacity",
        "fair",
    ];
    let more = ["--incident", &raid[..10], "--owner", "Noor", "--set", "when=2026-05-20", "--review", "2026-06-01"];
    let made = vault.json(&[&assess[..], &more[..]].concat()).unwrap().remove(0);
    assert_eq!((&made["schema"], &made["score"]["now"]["score"]), (&json!("cairn.risk/1"), &json!("12")));
    assert_eq!(made["backing"]["incidents"][0]["title"], "Raid");
    let id = made["id"].as_str().unwrap();
    let accept = ["risk", "assess", "--asset", "Office", "--likelihood", "unlikely", "--impact", "minor"];
    let accept =
        [&accept[..], &["--accepted-by", "Board", "--accepted-reason", "No other place", "--review", "2099"]].concat();
    vault.ok(&accept).unwrap();
    let text = vault.ok(&["risk", "show", id]).unwrap();
    for words in ["4 × 4 = 16 (high)", "Comes to 12: high.", "Raid", "Owner: Noor", "OVERDUE"] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
    for lang in ["en", "ar"] {
        let matrix = vault.ok(&["risk", "matrix", "--lang", lang]).unwrap();
        let table: Vec<&str> = matrix.lines().filter(|line| line.contains('|') || line.contains("+-")).collect();
        assert_eq!(table.len(), 6 + 5 + 2, "{matrix}");
        assert!(table.iter().all(|line| line.is_ascii() && line.len() < 80), "{matrix}");
        assert!(table.iter().any(|line| line.contains("| #1 ")), "{matrix}");
        assert!(matrix.contains("Board") && matrix.contains("No other place"), "{matrix}");
    }
    let due = vault.json(&["risk", "due"]).unwrap().remove(0);
    assert_eq!((due["reviews"].as_array().unwrap().len(), &due["reviews"][0]["overdue"]), (1, &json!(true)));
    let status = vault.ok(&["status"]).unwrap();
    assert!(status.contains("One review or treatment of a risk is overdue"), "{status}");
    // Before any of it was written, the matrix was empty.
    let before = vault.json(&["risk", "matrix", "--on", "2020-01-01"]).unwrap().remove(0);
    assert_eq!(before["entries"], json!([]));
}
