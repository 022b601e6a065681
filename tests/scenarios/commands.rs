//! The contract of the command line.

use cairn_tests::Vault;
use serde_json::Value;

fn add(vault: &Vault, args: &[&str]) -> String {
    let mut all = vec!["record", "add"];
    all.extend(args);
    vault.ok(&all).unwrap().trim().to_owned()
}

#[test]
fn a_record_lives_from_add_to_restore() {
    let vault = Vault::init("Amal").unwrap();
    let id = add(
        &vault,
        &[
            "incident",
            "--set",
            "title=Raid on an office",
            "--set",
            "when=early March 2024",
            "--set",
            "where=Old town",
            "--set",
            "acts.+.type=arrest",
        ],
    );
    assert_eq!(id.len(), 32);

    let shown = vault.json(&["record", "show", &id[..8]]).unwrap().remove(0);
    assert_eq!(shown["schema"], "cairn.record/1");
    assert_eq!(shown["id"], id.as_str());
    assert_eq!(shown["fields"]["title"], "Raid on an office");
    assert_eq!(shown["fields"]["when"], "2024-03-01~/2024-03-10~");
    let act = shown["fields"].as_object().unwrap().keys().find(|path| path.ends_with(".type")).unwrap().clone();
    assert_eq!(shown["fields"][&act], "arrest");

    vault.ok(&["record", "edit", &id, "--set", "title=Raid on two offices", "--set", "where="]).unwrap();
    let shown = vault.json(&["record", "show", &id]).unwrap().remove(0);
    assert_eq!(shown["fields"]["title"], "Raid on two offices");
    assert_eq!(shown["fields"].get("where"), None);

    let history = vault.json(&["record", "history", &id]).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[0]["author"], "Amal");

    assert_eq!(list(&vault, &["incident", "--search", "OFFICES"]), std::slice::from_ref(&id));
    assert_eq!(list(&vault, &["incident", "--where", "acts.*.type=arrest"]), std::slice::from_ref(&id));
    assert_eq!(list(&vault, &["incident", "--where", "acts.*.type=killing"]), Vec::<String>::new());
    assert_eq!(list(&vault, &["incident", "--since", "2024-03-05", "--until", "2024-04"]), std::slice::from_ref(&id));
    assert_eq!(list(&vault, &["incident", "--since", "2024-04"]), Vec::<String>::new());

    vault.ok(&["record", "delete", &id]).unwrap();
    assert_eq!(list(&vault, &["incident"]), Vec::<String>::new());
    assert_eq!(list(&vault, &["incident", "--deleted"]), std::slice::from_ref(&id));
    vault.ok(&["record", "restore", &id]).unwrap();
    assert_eq!(list(&vault, &["incident"]), [id]);
}

fn list(vault: &Vault, args: &[&str]) -> Vec<String> {
    let mut all = vec!["record", "list"];
    all.extend(args);
    vault.json(&all).unwrap().iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn links_show_at_both_ends_and_go_away() {
    let vault = Vault::init("Amal").unwrap();
    let first = add(&vault, &["incident", "--set", "title=Infection"]);
    let second = add(&vault, &["incident", "--set", "title=Arrest"]);
    vault.ok(&["link", &first, "enabled", &second, "--confidence", "medium"]).unwrap();
    for id in [&first, &second] {
        let shown = vault.json(&["record", "show", id]).unwrap().remove(0);
        assert_eq!(shown["links"][0]["relation"], "enabled");
        assert_eq!(shown["links"][0]["from"], first.as_str());
        assert_eq!(shown["links"][0]["to"], second.as_str());
    }
    vault.ok(&["link", &first, "enabled", &second, "--remove"]).unwrap();
    assert_eq!(vault.json(&["record", "show", &second]).unwrap()[0]["links"].as_array().unwrap().len(), 0);
}

#[test]
fn evidence_comes_back_byte_for_byte_with_its_custody() {
    let vault = Vault::init("Amal").unwrap();
    let incident = add(&vault, &["incident", "--set", "title=Phone seized"]);
    let file = vault.dir().join("note.txt");
    std::fs::write(&file, b"what was found on the phone\n").unwrap();
    let sealed = vault
        .json(&["evidence", "add", file.to_str().unwrap(), "--incident", &incident, "--source", "the owner"])
        .unwrap()
        .remove(0);
    let id = sealed["id"].as_str().unwrap();
    let out = vault.dir().join("out.txt");
    vault.ok(&["evidence", "export", id, "--to", out.to_str().unwrap()]).unwrap();
    assert_eq!(std::fs::read(&out).unwrap(), b"what was found on the phone\n");
    assert_eq!(
        vault.refused(&["evidence", "export", id, "--to", out.to_str().unwrap()]).unwrap(),
        (1, "target-exists".to_owned())
    );
    let custody = vault.json(&["evidence", "custody", id]).unwrap();
    let actions: Vec<&str> = custody.iter().map(|step| step["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["collected", "sealed", "exported"]);
    assert!(custody.iter().all(|step| step["verified"] == true && step["sha256"] == sealed["sha256"]));
    assert_eq!(vault.json(&["evidence", "verify", "--all"]).unwrap()[0]["result"], "ok");

    let name = format!("{}.age", sealed["blake3"].as_str().unwrap());
    let stored = vault.path().join("evidence").join(&name[..2]).join(&name);
    let mut bytes = std::fs::read(&stored).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&stored, bytes).unwrap();
    let output = vault.run(&["--json", "evidence", "verify", id]).unwrap();
    assert_eq!(output.status.code(), Some(4));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["result"], "damaged");
}

#[test]
fn a_vault_that_was_rebuilt_reads_the_same() {
    let vault = Vault::init("Amal").unwrap();
    for number in 0..5 {
        add(&vault, &["incident", "--set", &format!("title=Incident {number}")]);
    }
    let before = vault.ok(&["digest"]).unwrap();
    assert_eq!(vault.json(&["vault", "rebuild"]).unwrap()[0]["sound"], true);
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
    assert_eq!(vault.json(&["vault", "check"]).unwrap()[0]["sound"], true);
}

#[test]
fn importing_a_bundle_twice_changes_nothing() {
    let vault = Vault::init("Amal").unwrap();
    let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/testdata/fictional-spyware.stix2.json");
    let dry = vault.json(&["import", "stix", bundle, "--dry-run"]).unwrap().remove(0);
    assert!(dry["new"].as_u64().unwrap() > 0);
    assert_eq!(list(&vault, &["indicator-set"]), Vec::<String>::new());
    let first = vault.json(&["import", "stix", bundle]).unwrap().remove(0);
    assert_eq!(first["new"], dry["new"]);
    let again = vault.json(&["import", "stix", bundle]).unwrap().remove(0);
    assert_eq!((again["new"].as_u64(), again["set"].clone()), (Some(0), first["set"].clone()));
    assert_eq!(list(&vault, &["indicator-set"]).len(), 1);
}
