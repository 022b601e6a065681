//! Records from the formats of others: looked at first, sealed whole, the same for two who import apart.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use cairn_tests::Vault;
use serde_json::{Value, json};

use crate::api::{Device, admit};

const TABLE: &str =
    "No;Was;Tag;Akt;Opfer;Laune\n7;Eine Razzia;03/04/2024;arrest;Juniper;grimmig\n8;Noch eine;2024-05;;;\n";

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Makes an archive of stored files, as export tools do.
fn archive(folder: &Path, name: &str, files: &[(&str, &[u8])]) -> String {
    let script = "import sys, zipfile, os\nz = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)\nfor i in range(2, len(sys.argv), 2):\n    z.write(sys.argv[i + 1], sys.argv[i])\nz.close()\n";
    let path = folder.join(name);
    let mut command = std::process::Command::new("python3");
    command.arg("-c").arg(script).arg(&path);
    for (number, (member, bytes)) in files.iter().enumerate() {
        let part = folder.join(format!("{name}.{number}"));
        std::fs::File::create(&part).unwrap().write_all(bytes).unwrap();
        command.arg(member).arg(part);
    }
    assert!(command.status().unwrap().success());
    path.to_str().unwrap().to_owned()
}

fn import(vault: &Vault, args: &[&str]) -> Value {
    vault.json(&[&["import"], args].concat()).unwrap().remove(0)
}

fn counts(view: &Value) -> (u64, u64, u64) {
    let count = |name: &str| view[name].as_u64().unwrap();
    (count("new"), count("updated"), count("unchanged"))
}

const MAPPING: [&str; 16] = [
    "--key",
    "No",
    "--map",
    "Was=title",
    "--map",
    "Tag=when",
    "--map",
    "Akt=acts.+.type",
    "--map",
    "Opfer=acts.+.victim",
    "--map",
    "Laune=-",
    "--dates",
    "day-first",
    "--tlp",
    "green",
];

#[test]
fn a_table_is_mapped_once_looked_at_and_written_once() {
    let (vault, folder) = (Vault::init("Amal").unwrap(), tempfile::tempdir().unwrap());
    let table = write(folder.path(), "liste.csv", TABLE.as_bytes());
    let before = vault.ok(&["digest"]).unwrap();
    // Nothing is said yet: the columns are shown, with what is in them.
    let blank = import(&vault, &["csv", &table, "--dry-run"]);
    assert_eq!(blank["columns"][0], json!({"column": "No", "path": null, "sample": "7"}));
    assert_eq!(vault.refused(&["import", "csv", &table]).unwrap(), (1, "malformed".to_owned()));
    let looked = import(&vault, &[&["csv", &table, "--dry-run"], &MAPPING[..]].concat());
    assert_eq!((counts(&looked), &looked["kinds"]), ((3, 0, 0), &json!({"incident": 2, "person": 1})));
    assert_eq!(looked["preview"][0]["fields"]["when"], "2024-04-03");
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);

    let done = import(&vault, &[&["csv", &table, "--save-mapping", "Liste"], &MAPPING[..]].concat());
    assert_eq!((counts(&done), done["persons"].as_u64(), &done["tlp"]), ((3, 0, 0), Some(1), &json!("green")));
    let source = done["source"].as_str().unwrap();
    let incident = &vault.json(&["record", "list", "incident", "--search", "Razzia"]).unwrap()[0];
    let shown = vault.json(&["record", "show", incident["id"].as_str().unwrap()]).unwrap().remove(0);
    assert_eq!(shown["fields"]["tlp"], "green");
    let links = shown["fields"].as_object().unwrap();
    assert!(links.iter().any(|(path, value)| path.ends_with("to") && value == source), "{shown}");
    // The file itself is evidence, whole, with who brought it in.
    let custody = vault.ok(&["evidence", "custody", source]).unwrap();
    assert!(custody.contains("Amal"), "{custody}");
    vault.ok(&["evidence", "verify", source]).unwrap();

    // The circle remembers: a second time nothing is asked, and nothing changes.
    let listed = vault.json(&["collect", "mappings"]).unwrap();
    assert_eq!((&listed[0]["name"], &listed[0]["id"]), (&json!("Liste"), &done["mapping"]));
    let settled = vault.ok(&["digest"]).unwrap();
    let again = import(&vault, &["csv", &table, "--mapping", "Liste"]);
    assert_eq!(counts(&again), (0, 0, 3));
    assert_eq!(vault.ok(&["digest"]).unwrap(), settled);

    // A newer table of the same rows: what people have stays, unless they ask for the newer.
    let newer = write(folder.path(), "liste2.csv", TABLE.replace("Eine Razzia", "Die Razzia").as_bytes());
    assert_eq!(counts(&import(&vault, &["csv", &newer, "--mapping", "Liste"])), (0, 0, 3));
    let updated = import(&vault, &["csv", &newer, "--mapping", "Liste", "--update"]);
    assert_eq!((updated["new"].as_u64(), updated["updated"].as_u64() >= Some(1)), (Some(0), true));
    let found = vault.json(&["record", "list", "incident", "--search", "Die Razzia"]).unwrap();
    assert_eq!(found.len(), 1);
}

const ODK: &str = "SubmissionDate,title,when,where_point-Latitude,where_point-Longitude,where_point-Altitude,where_point-Accuracy,KEY\n\
2024-03-14T10:00:00.000Z,A raid,2024-03-12~,12.1,15.04,0,6.5,uuid:1\n";
const ODK_FILES: &str = "file,about,PARENT_KEY,KEY\nyard.txt,The yard,uuid:1,uuid:1/attachments[1]\n";

#[test]
fn two_members_who_import_the_same_submissions_apart_meet_in_the_same_records() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let (amal, noor) = (amal.close(), noor.close());
    let folder = tempfile::tempdir().unwrap();
    let files: [(&str, &[u8]); 3] = [
        ("cairn_incident.csv", ODK.as_bytes()),
        ("cairn_incident-attachments.csv", ODK_FILES.as_bytes()),
        ("media/yard.txt", b"what the yard looked like"),
    ];
    let export = archive(folder.path(), "export.zip", &files);
    // The other one has the same file under another name.
    let copy = folder.path().join("from the field.zip").to_str().unwrap().to_owned();
    std::fs::copy(&export, &copy).unwrap();
    let desk = ["--circle", "North desk", "--tlp", "amber"];
    let first = import(&amal, &[&["odk", export.as_str()][..], &desk].concat());
    let second = import(&noor, &[&["odk", copy.as_str()][..], &desk].concat());
    assert_eq!((counts(&first), counts(&second)), ((2, 0, 0), (2, 0, 0)), "{first}");
    assert_eq!((&first["source"], first["files"].as_u64()), (&second["source"], Some(1)));
    let place = tempfile::tempdir().unwrap();
    let place = place.path().to_str().unwrap();
    for vault in [&amal, &noor, &amal] {
        vault.ok(&["sync", "drop", place]).unwrap();
    }
    let digest = |vault: &Vault| vault.ok(&["digest", "--circle", "North desk"]).unwrap();
    assert_eq!(digest(&amal), digest(&noor));
    for vault in [&amal, &noor] {
        assert_eq!(vault.json(&["record", "list", "incident", "--circle", "North desk"]).unwrap().len(), 1);
        assert_eq!(vault.json(&["conflicts", "list"]).unwrap().len(), 0);
        let evidence = vault.json(&["evidence", "list"]).unwrap();
        assert!(evidence.iter().any(|item| item["title"] == "yard.txt"), "{evidence:?}");
        assert_eq!(counts(&import(vault, &[&["odk", export.as_str()][..], &desk].concat())), (0, 0, 2));
    }
}

#[test]
fn what_is_broken_is_refused_and_changes_nothing() {
    let (vault, folder) = (Vault::init("Amal").unwrap(), tempfile::tempdir().unwrap());
    let before = vault.ok(&["digest"]).unwrap();
    let at = |name: &str, bytes: &[u8]| write(folder.path(), name, bytes);
    let bomb = archive(folder.path(), "bomb.zip", &[("a.csv", &vec![b'x'; 90 << 20])]);
    let climbing = archive(folder.path(), "climbs.zip", &[("../a.csv", b"KEY,title\nuuid:1,A\n")]);
    let many = "a\n".repeat(300_000);
    let cases = [
        ("openevsys", at("entity.xml", b"<!DOCTYPE e [<!ENTITY a 'x'>]><events>&a;</events>"), "malformed"),
        ("openevsys", at("cut.xml", b"<events><event>"), "malformed"),
        ("openevsys", at("empty.xml", b""), "malformed"),
        ("csv", at("open.csv", b"title,when\nA,\"2024\nB,2025\n"), "malformed"),
        ("csv", at("many.csv", many.as_bytes()), "too-large"),
        ("csv", at("binary.csv", &[0; 4000]), "malformed"),
        ("odk", at("none.csv", b"title\nA\n"), "malformed"),
        ("odk", bomb, "malformed"),
        ("kobo", climbing, "malformed"),
        ("uwazi", at("untitled.csv", b"Name\nA\n"), "malformed"),
        ("uwazi", at("cut.zip", b"PK\x03\x04 and no more"), "malformed"),
        ("csv", folder.path().to_str().unwrap().to_owned(), "unreadable"),
    ];
    for (format, path, code) in &cases {
        for more in [&["--dry-run"][..], &[]] {
            let refused = vault.refused(&[&["import", format, path.as_str()], more].concat());
            assert_eq!(refused.unwrap().1, *code, "{format} {path}");
        }
    }
    for bad in [
        &["--map", "title=no.such"][..],
        &["--kind", "event"],
        &["--mapping", "unknown"],
        &["--key", "Absent", "--map", "title=title"],
    ] {
        let table = at("fine.csv", b"title\nA\n");
        assert_eq!(vault.refused(&[&["import", "csv", &table], bad].concat()).unwrap().1, "bad-request", "{bad:?}");
    }
    assert_eq!(vault.refused(&["import", "martus", "x"]).unwrap().1, "unknown-format");
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
    assert_eq!(std::fs::read_dir(vault.path().join("evidence")).map_or(0, Iterator::count), 0);
}

#[test]
fn what_uwazi_gets_comes_back_into_another_vault_equal() {
    let (vault, folder) = (Vault::init("Amal").unwrap(), tempfile::tempdir().unwrap());
    let add =
        ["record", "add", "incident", "--set", "title=-A raid", "--set", "when=2024-03-12~", "--set", "tlp=clear"];
    let add = [&add[..], &["--set", "acts.+.type=arrest", "--set", "summary=One\nTwo", "--set", "rights.privacy=yes"]]
        .concat();
    let id = vault.ok(&add).unwrap().trim().to_owned();
    let out = folder.path().join("uwazi.zip").to_str().unwrap().to_owned();
    vault.ok(&["export", "uwazi", "--to", &out, "--record", &id]).unwrap();
    let other = Vault::init("Noor").unwrap();
    assert_eq!(counts(&import(&other, &["uwazi", &out])), (1, 0, 0));
    let fields = |vault: &Vault, id: &str| {
        let shown = vault.json(&["record", "show", id]).unwrap().remove(0);
        let fields = shown["fields"].as_object().unwrap().clone();
        fields.into_iter().filter(|(path, _)| !path.starts_with("links")).collect::<serde_json::Map<_, _>>()
    };
    let there = other.json(&["record", "list", "incident"]).unwrap()[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(fields(&vault, &id), fields(&other, &there));
    assert_eq!(counts(&import(&other, &["uwazi", &out])), (0, 0, 1));
    let tables = folder.path().join("tables").to_str().unwrap().to_owned();
    vault.ok(&["export", "csv", "--to", &tables, "--record", &id]).unwrap();
    let text = std::fs::read_to_string(folder.path().join("tables/incident.csv")).unwrap();
    assert!(text.contains("'-A raid"), "{text}");
}
