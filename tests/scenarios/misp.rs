//! MISP events and feeds by command: sets like any other, and what several circles know of one value.

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit};

const EVENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/testdata/fictional-event.misp.json");
const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/exchange/testdata/fictional-spyware.stix2.json");

fn import(vault: &Vault, format: &str, file: &str, more: &[&str]) -> Value {
    vault.json(&[&["import", format, file][..], more].concat()).unwrap().remove(0)
}

#[test]
fn an_event_comes_in_as_a_set_and_a_second_time_changes_nothing() {
    let vault = Vault::init("Amal").unwrap();
    let dry = import(&vault, "misp", EVENT, &["--dry-run"]);
    assert!(dry["new"].as_u64().unwrap() > 20 && dry["set"].is_null(), "{dry}");
    assert!(vault.ok(&["record", "list", "indicator-set"]).unwrap().is_empty());
    let first = import(&vault, "misp", EVENT, &[]);
    assert_eq!((&first["schema"], &first["new"]), (&json!("cairn.import/1"), &dry["new"]));
    let before = vault.ok(&["digest"]).unwrap();
    let again = import(&vault, "misp", EVENT, &[]);
    assert_eq!((&again["new"], &again["updated"], &again["set"]), (&json!(0), &json!(0), &first["set"]));
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
    let set = vault.json(&["record", "show", first["set"].as_str().unwrap()]).unwrap().remove(0);
    let fields = &set["fields"];
    assert_eq!((&fields["format"], &fields["origin"]), (&json!("misp"), &json!("Harbour Lab")));
    assert_eq!((&fields["tlp"], &fields["published"]), (&json!("red"), &json!("2026-03-04")));
    let lost = first["lost"].as_array().unwrap();
    assert!(lost.iter().any(|loss| loss["what"] == "Attribute.distribution"), "{lost:?}");
    // Nobody widens what the file says.
    import(&vault, "misp", EVENT, &["--tlp", "clear"]);
    let set = vault.json(&["record", "show", first["set"].as_str().unwrap()]).unwrap().remove(0);
    assert_eq!(set["fields"]["tlp"], "red");
}

#[test]
fn an_indicator_of_either_format_becomes_an_equal_record() {
    let vault = Vault::init("Amal").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let event = put(
        "event.json",
        r#"{"Event":{"info":"x","uuid":"1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01","Tag":[{"name":"tlp:green"}],"Attribute":[
        {"uuid":"3d2e1f80-8b2c-4d75-9f74-2c708f304e03","type":"domain","category":"Network activity","to_ids":true,"value":"Parcel-Notice[.]example","first_seen":"2026-02-27T00:00:00Z"}],
        "Galaxy":[{"type":"threat-actor","name":"Threat actor","GalaxyCluster":[{"uuid":"71625cc4-df70-41b9-93b8-70b4c3748217","type":"threat-actor","value":"GREY HERON","meta":{"synonyms":["Ashen Heron"]}}]}]}}"#,
    );
    let bundle = put(
        "bundle.json",
        r#"{"type":"bundle","id":"bundle--1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01","objects":[
        {"type":"indicator","spec_version":"2.1","id":"indicator--3d2e1f80-8b2c-4d75-9f74-2c708f304e03","created":"2026-03-01T00:00:00.000Z","modified":"2026-03-01T00:00:00.000Z",
         "pattern":"[domain-name:value = 'parcel-notice.example']","pattern_type":"stix","valid_from":"2026-02-27T00:00:00Z","object_marking_refs":["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"]},
        {"type":"threat-actor","spec_version":"2.1","id":"threat-actor--71625cc4-df70-41b9-93b8-70b4c3748217","created":"2026-03-01T00:00:00.000Z","modified":"2026-03-01T00:00:00.000Z","name":"GREY HERON","aliases":["Ashen Heron"],
         "object_marking_refs":["marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb"]}]}"#,
    );
    let promoted = |format: &str, file: &str, object: &str| {
        let set = import(&vault, format, file, &[])["set"].as_str().unwrap().to_owned();
        let id = vault.ok(&["indicators", "promote", &set, object]).unwrap().trim().to_owned();
        let mut record = vault.json(&["record", "show", &id]).unwrap().remove(0);
        let fields = record["fields"].as_object_mut().unwrap();
        assert!(!fields["original"].as_str().unwrap().is_empty());
        // What names the source differs; a pattern is a way of STIX to say the value.
        for own in ["set", "stix_id", "original", "pattern", "pattern_type"] {
            fields.remove(own);
        }
        (id, record["kind"].clone(), record["fields"].take())
    };
    let of_misp = promoted("misp", &event, "3d2e1f80-8b2c-4d75-9f74-2c708f304e03");
    let of_stix = promoted("stix", &bundle, "indicator--3d2e1f80-8b2c-4d75-9f74-2c708f304e03");
    assert_eq!((&of_misp.1, &of_misp.2), (&of_stix.1, &of_stix.2));
    assert_eq!((&of_misp.2["value"], &of_misp.2["tlp"]), (&json!("parcel-notice.example"), &json!("green")));
    assert_ne!(of_misp.0, of_stix.0);
    let actors = (
        promoted("misp", &event, "71625cc4-df70-41b9-93b8-70b4c3748217"),
        promoted("stix", &bundle, "threat-actor--71625cc4-df70-41b9-93b8-70b4c3748217"),
    );
    assert_eq!((&actors.0.1, &actors.0.2), (&actors.1.1, &actors.1.2));
    assert_eq!(actors.0.1, "threat");
    // Two ids, one value: each shows the other.
    let rows = vault.json(&["indicators", "list", "--search", "parcel-notice.example"]).unwrap();
    let row = rows.iter().find(|row| row["object"] == "3d2e1f80-8b2c-4d75-9f74-2c708f304e03").unwrap();
    let also: Vec<&Value> = row["also"].as_array().unwrap().iter().collect();
    assert_eq!(also.len(), 2, "{also:?}");
    assert_eq!((&also[0]["kind"], &also[0]["id"]), (&json!("indicator"), &json!(of_stix.0)));
    assert_eq!(also[1]["object"], "indicator--3d2e1f80-8b2c-4d75-9f74-2c708f304e03");
}

#[test]
fn a_feed_folder_is_one_set_and_bad_files_change_nothing() {
    let vault = Vault::init("Amal").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let feed = folder.path().join("feed");
    std::fs::create_dir(&feed).unwrap();
    let ids = ["1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01", "2b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c02"];
    let mut manifest = serde_json::Map::new();
    for (number, id) in ids.iter().enumerate() {
        manifest.insert((*id).to_owned(), json!({ "info": "x" }));
        let attribute = json!({ "type": "domain", "value": format!("n{number}.example"), "to_ids": true, "uuid": id.replace("2c0", "3c0") });
        let event = json!({ "Event": { "uuid": id, "info": format!("Part {number}"), "Tag": [{ "name": "tlp:green" }], "Attribute": [attribute] } });
        std::fs::write(feed.join(format!("{id}.json")), event.to_string()).unwrap();
    }
    std::fs::write(feed.join("manifest.json"), Value::Object(manifest).to_string()).unwrap();
    std::fs::write(feed.join("hashes.csv"), "00,x\n").unwrap();
    let path = feed.to_str().unwrap();
    let first = import(&vault, "misp", path, &["--licence", "CC0-1.0"]);
    assert_eq!(first["read"], 4);
    assert_eq!(import(&vault, "misp", path, &[])["new"], 0);
    let rows = vault.json(&["indicators", "list", "--search", "n1.example"]).unwrap();
    assert_eq!((rows.len(), &rows[0]["type"], &rows[0]["value"]), (1, &json!("indicator"), &json!("n1[.]example")));
    let before = vault.ok(&["digest"]).unwrap();
    let empty = folder.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    assert_eq!(vault.refused(&["import", "misp", empty.to_str().unwrap()]).unwrap().1, "malformed");
    for (name, text) in [
        ("cut.json", "{\"Event\":{\"info\":\"x\",\"Attribute\":[{"),
        ("none.json", "{\"a\": 1}"),
        ("deep.json", &"[".repeat(50_000)),
        ("list.json", "{\"Event\":{\"info\":\"x\",\"Attribute\":[1]}}"),
        ("empty.json", ""),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        assert_eq!(
            vault.refused(&["import", "misp", file.to_str().unwrap()]).unwrap(),
            (1, "malformed".to_owned()),
            "{name}"
        );
    }
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
}

#[test]
fn two_members_who_import_one_event_apart_have_one_set_with_its_rows() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let (amal, noor) = (amal.close(), noor.close());
    let desk = ["--circle", "North desk"];
    let set = import(&amal, "misp", EVENT, &desk)["set"].clone();
    assert_eq!(import(&noor, "misp", EVENT, &desk)["set"], set);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    // What only one of them imported comes to the other, with its rows.
    import(&amal, "stix", BUNDLE, &desk);
    let other = folder.path().join("other.json");
    std::fs::write(
        &other,
        r#"{"info":"Other","Attribute":[{"type":"domain","value":"only-here.example","to_ids":true}]}"#,
    )
    .unwrap();
    import(&noor, "misp", other.to_str().unwrap(), &desk);
    for vault in [&amal, &noor, &amal, &noor] {
        vault.ok(&["sync", "drop", place]).unwrap();
    }
    let digest = |vault: &Vault| vault.ok(&["digest", "--circle", "North desk"]).unwrap();
    assert_eq!(digest(&amal), digest(&noor));
    for vault in [&amal, &noor] {
        let sets = vault.json(&["record", "list", "indicator-set"]).unwrap();
        assert_eq!(sets.len(), 3, "{sets:?}");
        assert!(sets.iter().all(|set| set["conflicts"].as_object().is_none_or(serde_json::Map::is_empty)), "{sets:?}");
    }
    let rows = amal.json(&["indicators", "list", "--search", "only-here.example"]).unwrap();
    assert_eq!(rows.len(), 1, "the rows of a set that a member imported");
}

#[test]
fn one_value_in_several_circles_is_shown_to_who_is_in_them_and_to_nobody_else() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let north = amal.found("North desk");
    let south = amal.found("South desk");
    admit(&mut amal, &mut noor, &north, "editor");
    let (amal, noor) = (amal.close(), noor.close());
    let folder = tempfile::tempdir().unwrap();
    let event = |name: &str, id: &str| {
        let file = folder.path().join(name);
        let text = format!(
            r#"{{"info":"{name}","Attribute":[{{"uuid":"{id}","type":"domain","value":"shared.example","to_ids":true}}]}}"#
        );
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    import(&amal, "misp", &event("north.json", "1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01"), &["--circle", "North desk"]);
    import(&amal, "misp", &event("south.json", "2b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c02"), &["--circle", "South desk"]);
    amal.ok(&["record", "add", "indicator", "--set", "type=domain", "--set", "value=shared.example"]).unwrap();
    let circles = |values: &Value| {
        let mut found: Vec<String> =
            values.as_array().unwrap().iter().map(|one| one["circle"].as_str().unwrap().to_owned()).collect();
        found.sort();
        found
    };
    let about = amal.json(&["about", "shared.example"]).unwrap().remove(0);
    let mut both = vec![north.clone(), south.clone()];
    both.sort();
    assert_eq!(circles(&about["set_hits"]), both);
    let rows = amal.json(&["indicators", "list", "--search", "shared.example"]).unwrap();
    let of_north = rows.iter().find(|row| row["circle"] == json!(north)).unwrap();
    let also = circles(&of_north["also"]);
    assert_eq!(also.len(), 2);
    assert!(also.contains(&south) && !also.contains(&north), "{also:?}");
    // Readable, too.
    let text = amal.ok(&["indicators", "list", "--search", "shared.example"]).unwrap();
    assert!(text.contains("shared[.]example") && text.contains("South desk"), "{text}");
    // Whoever is in one of them learns nothing of the others.
    let place = folder.path().join("drop");
    std::fs::create_dir(&place).unwrap();
    for vault in [&amal, &noor] {
        vault.ok(&["sync", "drop", place.to_str().unwrap(), "--circle", "North desk"]).unwrap();
    }
    let rows = noor.json(&["indicators", "list", "--search", "shared.example"]).unwrap();
    assert_eq!((rows.len(), &rows[0]["also"]), (1, &json!([])));
    let about = noor.json(&["about", "shared.example"]).unwrap().remove(0);
    assert_eq!(circles(&about["set_hits"]), [north]);
    assert!(!noor.ok(&["about", "shared.example"]).unwrap().contains("South"));
}
