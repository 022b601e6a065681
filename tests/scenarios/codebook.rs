//! The codebook by command: in five languages without a vault, and with the terms that a circle adds.

use cairn_tests::Vault;
use serde_json::json;

use crate::api::{Device, admit};

#[test]
fn the_codebook_is_read_and_written_out_without_a_vault() {
    let nobody = Vault::none().unwrap();
    let terms = nobody.json(&["codebook", "list", "act", "--lang", "es"]).unwrap();
    assert!(terms.len() > 100, "{}", terms.len());
    let arrest = terms.iter().find(|term| term["code"] == "arrest").unwrap();
    assert_eq!((&arrest["schema"], &arrest["words"][0]["lang"]), (&json!("cairn.term/1"), &json!("es")));
    assert_eq!(arrest["words"][0]["translation"], "machine");
    // Spanish terms, though the program speaks no Spanish; and everybody sees that no person has read them.
    let shown = nobody.ok(&["codebook", "list", "act", "--lang", "es"]).unwrap();
    assert!(shown.contains("[machine translation, needs review]"), "{shown}");
    let term = nobody.json(&["codebook", "show", "act/spyware-attempt"]).unwrap();
    assert_eq!(
        (term.len(), term[0]["words"].as_array().unwrap().len(), &term[0]["maps"]["attack"]),
        (1, 5, &json!("T1664"))
    );
    assert_eq!(nobody.refused(&["codebook", "show", "act/flying"]).unwrap(), (1, "unknown-term".to_owned()));
    assert_eq!(nobody.refused(&["codebook", "list", "flying"]).unwrap(), (2, "unknown-vocabulary".to_owned()));
    let table = nobody.ok(&["codebook", "export"]).unwrap();
    assert!(table.starts_with("codebook,licence,vocabulary,code,"), "{}", &table[..80]);
    let book: serde_json::Value =
        serde_json::from_str(&nobody.ok(&["codebook", "export", "--format", "json"]).unwrap()).unwrap();
    assert_eq!((&book["schema"], &book["licence"]), (&json!("cairn.codebook/1"), &json!("CC0-1.0")));
}

#[test]
fn a_term_of_a_circle_comes_to_its_members_with_their_records() {
    let (mut amal, mut noor) = (Device::new("Amal"), Device::new("Noor"));
    let circle = amal.found("North desk");
    admit(&mut amal, &mut noor, &circle, "editor");
    let (amal, noor) = (amal.close(), noor.close());
    let desk = ["--circle", "North desk"];
    let raid = ["record", "add", "incident", "--set", "title=March", "--set", "acts.+.type=x-water-cannon"];
    let raid = [&raid[..], &desk[..]].concat();
    assert_eq!(amal.refused(&raid).unwrap(), (2, "bad-value".to_owned()));
    let add = [
        "codebook",
        "add",
        "act",
        "Water cannon",
        "--definition",
        "Jets of water against people",
        "--parent",
        "assault",
    ];
    let record = amal.ok(&[&add[..], &desk[..]].concat()).unwrap().trim().to_owned();
    amal.ok(&raid).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    amal.ok(&["sync", "drop", place]).unwrap();
    noor.ok(&["sync", "drop", place]).unwrap();
    let listed = noor.json(&[&["codebook", "list", "act"][..], &desk[..]].concat()).unwrap();
    let term = listed.iter().find(|term| term["code"] == "x-water-cannon").unwrap();
    assert_eq!((&term["record"], &term["parent"]), (&json!(record), &json!("assault")));
    assert_eq!(term["words"][0]["label"], "Water cannon");
    noor.ok(&raid).unwrap();
    // It is a term of that circle alone.
    let own = [&raid[..7], &["--set", "summary=Mine"][..]].concat();
    assert_eq!(noor.refused(&own).unwrap(), (2, "bad-value".to_owned()));
}
