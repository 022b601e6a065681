//! The output of tools, taken in by command.

use std::fs;

use cairn_tests::Vault;

const INFO: &str =
    r#"{"mvt_version": "2.6.1", "date": "2026-11-22 19:46:40", "ioc_files": ["made-up.stix2"], "hashes": []}"#;

#[test]
fn a_clean_output_is_taken_in_once_and_never_called_safe() {
    let vault = Vault::init("Amal").unwrap();
    let folder = vault.dir().join("out");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("info.json"), INFO).unwrap();
    let path = folder.to_str().unwrap();
    let dry = vault.ok(&["import", "mvt", path, "--dry-run"]).unwrap();
    assert!(dry.contains("Nothing was written"), "{dry}");
    let text = vault.ok(&["import", "mvt", path]).unwrap();
    for words in [
        "nothing found of the indicator sets named below. This does not say that the phone is safe",
        "made-up.stix2: which version is not recorded",
        "there is no command.log",
        "nothing shows that the output is as MVT wrote it",
        "Recorded as: No conclusion possible",
        "new 4, updated 0, unchanged 0",
    ] {
        assert!(text.contains(words), "{words:?} is not in: {text}");
    }
    let again = vault.json(&["import", "mvt", path]).unwrap().remove(0);
    assert_eq!(again["schema"], "cairn.import/1");
    assert_eq!((again["new"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(4)));
    assert_eq!(again["examination"]["outcome"], "nothing-found");
    let id = again["examination_id"].as_str().unwrap();
    assert!(text.contains(&format!("examination {id}")), "{text}");
    let record = vault.json(&["record", "show", id]).unwrap().remove(0);
    let fields = &record["fields"];
    assert_eq!((&record["kind"], &fields["device"]), (&"examination".into(), &again["device"]));
    // Without a log and without the set's hash, "nothing found" would promise what nobody knows.
    assert_eq!(fields["result"], "inconclusive");
    assert!(fields["limits"].as_str().unwrap().contains("cannot show that the device is safe"));
    let refused = vault.refused(&["record", "edit", id, "--set", "result=nothing-found"]).unwrap();
    assert_eq!(refused, (2, "incomplete".to_owned()));
    assert!(vault.json(&["evidence", "verify", "--all"]).unwrap().iter().all(|item| item["result"] == "ok"));
    assert_eq!(vault.json(&["record", "list", "device"]).unwrap().len(), 1);
}

#[test]
fn a_folder_that_is_no_output_is_refused_with_the_reason() {
    let vault = Vault::init("Amal").unwrap();
    let folder = vault.dir().join("out");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("holiday.jpg"), "x").unwrap();
    let output = vault.run(&["import", "mvt", folder.to_str().unwrap()]).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("not what was expected here") && !said.contains("holiday"), "{said}");
    assert!(vault.json(&["evidence", "list"]).unwrap().is_empty());
}
