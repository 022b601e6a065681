//! What is made from evidence, by command: copies that name their original, and leave no trace beside the vault.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cairn_testkit::media as sample;
use cairn_tests::Vault;
use serde_json::Value;

/// Writes a file beside the vault, seals it, and gives the item; the file is removed again.
fn add(vault: &Vault, name: &str, bytes: &[u8], options: &[&str]) -> Value {
    let path = vault.dir().join(name);
    fs::write(&path, bytes).unwrap();
    let item = vault.json(&[&["evidence", "add", path.to_str().unwrap()], options].concat()).unwrap().remove(0);
    fs::remove_file(path).unwrap();
    item
}

fn id(item: &Value) -> &str {
    item["id"].as_str().unwrap()
}

fn derive(vault: &Vault, args: &[&str]) -> Value {
    let view = vault.json(&[&["evidence"], args].concat()).unwrap().remove(0);
    assert_eq!(view["schema"], "cairn.evidence-derived/1");
    view
}

fn fields(vault: &Vault, id: &str) -> Value {
    vault.json(&["record", "show", id]).unwrap().remove(0)["fields"].clone()
}

/// Writes the content of an item out, reads it and removes it again.
fn content(vault: &Vault, id: &str) -> Vec<u8> {
    let path = vault.dir().join("out");
    vault.ok(&["evidence", "export", id, "--to", path.to_str().unwrap()]).unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(path).unwrap();
    bytes
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

fn carries_nothing(bytes: &[u8]) -> bool {
    let traces: [&[u8]; 5] = [sample::ARTIST.as_bytes(), sample::SERIAL.as_bytes(), b"Exif", b"eXIf", b"tEXt"];
    !traces.iter().any(|trace| contains(bytes, trace))
}

fn files(folder: &Path, found: &mut BTreeSet<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { assert!(found.insert(path)) }
    }
}

/// Looks through everything that lies there for any of these, and for names that a vault does not have.
fn lies_in_clear(vault: &Vault, words: &[&str]) -> Option<std::path::PathBuf> {
    let mut found = BTreeSet::new();
    files(vault.dir(), &mut found);
    let known = |path: &Path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let sealed = name.len() == 68 && path.extension().is_some_and(|extension| extension == "age");
        sealed
            || ["keyring.age", "keyring-copy.age", "vault.db", "vault.db-wal", "vault.db-shm", "counter", "lock"]
                .contains(&name)
    };
    found.into_iter().find(|path| {
        let bytes = fs::read(path).unwrap();
        let pictures: [&[u8]; 3] = [b"\x89PNG\r\n", b"JFIF\0", b"IHDR"];
        !known(path)
            || pictures.iter().any(|magic| contains(&bytes, magic))
            || words.iter().any(|word| contains(&bytes, word.as_bytes()))
    })
}

/// Decodes a PNG file into its size and its pixels.
fn decode(bytes: &[u8]) -> (u32, u32, Vec<[u8; 3]>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut raw = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut raw).unwrap();
    (info.width, info.height, raw.as_chunks::<3>().0.to_vec())
}

#[test]
fn copies_of_a_picture_name_their_original_and_carry_nothing_beside_the_pixels() {
    let vault = Vault::init("Amal").unwrap();
    let incident =
        vault.json(&["record", "add", "incident", "--set", "title=Raid", "--set", "tlp=green"]).unwrap().remove(0);
    let person = vault
        .json(&["record", "add", "person", "--set", "pseudonym=Onlooker", "--set", "tlp=green"])
        .unwrap()
        .remove(0);
    let shown = format!("shows.{}", id(&person));
    // Stored on its side: 120 by 80, shown as 80 by 120.
    let photograph = sample::photograph(120, 80, 6);
    let item = add(&vault, "by Amal.png", &photograph, &["--incident", id(&incident)]);
    let original = id(&item).to_owned();
    let sha256 = item["sha256"].as_str().unwrap().to_owned();
    assert_eq!((&item["metadata"]["width"], &item["metadata"]["height"]), (&80.into(), &120.into()));
    let risks: BTreeSet<&str> =
        item["metadata"]["facts"].as_array().unwrap().iter().filter_map(|fact| fact["risk"].as_str()).collect();
    assert_eq!(risks.into_iter().collect::<Vec<_>>(), ["device", "person", "place", "software", "time"]);
    let record = fields(&vault, &original);
    assert_eq!((&record["where_point"], &record["created"]), (&sample::POINT.into(), &sample::TAKEN.into()));
    assert_eq!(record["creator"], sample::ARTIST);
    // Nobody said how exactly the place may be published, and no country follows from it.
    assert!(
        record.as_object().unwrap().keys().all(|path| !path.starts_with("where_level") && !path.contains("country"))
    );

    vault.ok(&["record", "edit", &original, "--set", &format!("{shown}=yes")]).unwrap();
    let stripped = derive(&vault, &["strip", &original, "--reason", "for the lawyer"]);
    let covered = derive(&vault, &["redact", &original, "--rect", "10,20,30,40", "--ellipse", "50%,50%,25%,25%"]);
    let part = derive(&vault, &["crop", &original, "--rect", "0,0,16,8"]);
    let working = derive(&vault, &["copy", &original]);
    let second = derive(&vault, &["strip", id(&covered["item"]), "--title", "for everyone", "--instead"]);
    assert_eq!(lies_in_clear(&vault, &[sample::ARTIST, sample::SERIAL]), None);

    for (view, operation) in [(&stripped, "stripped"), (&covered, "redacted"), (&part, "cropped"), (&working, "copied")]
    {
        assert_eq!((&view["parent"], &view["parent_sha256"]), (&original.as_str().into(), &sha256.as_str().into()));
        let record = fields(&vault, id(&view["item"]));
        assert_eq!((&record["operation"], &record["parent"]), (&operation.into(), &original.as_str().into()));
        assert_eq!((&record["parent_sha256"], &record["parameters"]), (&sha256.as_str().into(), &view["parameters"]));
        assert_eq!((&record["collected_by"], &record["obtained"]), (&"Amal".into(), &"derived".into()));
        assert_eq!((&record[&shown], &record["tlp"]), (&true.into(), &"green".into()), "{record}");
        let custody = vault.json(&["evidence", "custody", id(&view["item"])]).unwrap();
        assert_eq!(
            custody.iter().take(2).map(|step| step["action"].as_str().unwrap()).collect::<Vec<_>>(),
            ["derived", "sealed"]
        );
        assert!(custody.iter().all(|step| step["verified"] == true));
        if operation != "copied" {
            assert!(carries_nothing(&content(&vault, id(&view["item"]))), "{operation}");
            for told in ["where_point", "created", "creator", "modified"] {
                assert_eq!(record[told], Value::Null);
            }
            // The original's name says who made it.
            assert!(!record.to_string().contains("by Amal"), "{record}");
        }
    }
    // The original is as it was, its copy is the same, and its custody says what was made.
    assert_eq!(content(&vault, &original), photograph);
    assert_eq!(content(&vault, id(&working["item"])), photograph);
    let custody = vault.json(&["evidence", "custody", &original]).unwrap();
    let actions: Vec<&str> = custody.iter().map(|step| step["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["collected", "sealed", "derived", "derived", "derived", "derived", "exported"]);
    assert_eq!(custody[2]["note"], "for the lawyer");
    assert!(custody.windows(2).all(|pair| pair[1]["parents"][0] == pair[0]["hash"]), "each step names the one before");

    let (width, height, pixels) = decode(&content(&vault, id(&covered["item"])));
    assert_eq!((width, height), (80, 120));
    let (_, _, stored) = decode(&photograph);
    for (at, pixel) in pixels.iter().enumerate() {
        let (x, y) = (at % 80, at / 80);
        let before = stored[(79 - x) * 120 + y];
        if (10..40).contains(&x) && (20..60).contains(&y) || (x, y) == (50, 75) {
            assert_eq!(*pixel, [0, 0, 0], "{x},{y}");
        } else if x < 40 || y < 60 {
            assert_eq!(*pixel, before, "{x},{y}");
        }
    }

    // Both ways, with the hashes.
    let shown = vault.json(&["evidence", "show", id(&second["item"])]).unwrap().remove(0);
    let above = shown["lineage"]["above"].as_array().unwrap();
    assert_eq!(above.iter().map(id).collect::<Vec<_>>(), [id(&covered["item"]), &original]);
    assert!(above.iter().all(|kin| kin["agrees"] == true) && above[1]["sha256"] == sha256.as_str());
    let shown = vault.json(&["evidence", "show", &original]).unwrap().remove(0);
    let below = shown["lineage"]["below"].as_array().unwrap();
    assert_eq!(below.len(), 5);
    let deepest = below.iter().find(|kin| id(kin) == id(&second["item"])).unwrap();
    assert_eq!((&deepest["steps"], &deepest["agrees"]), (&2.into(), &true.into()));
    let text = vault.ok(&["evidence", "show", &original]).unwrap();
    assert!(text.contains("Made from this:") && text.contains("Redacted"), "{text}");
    assert!(vault.json(&["evidence", "verify", "--all"]).unwrap().iter().all(|item| item["result"] == "ok"));
    // A report takes the copy that was made in place of what it was made from.
    let links = vault.json(&["record", "show", id(&incident)]).unwrap().remove(0)["links"].clone();
    let linked: Vec<&str> = links.as_array().unwrap().iter().filter_map(|link| link["from"].as_str()).collect();
    assert_eq!(linked, [id(&second["item"])], "{links}");
    let report = vault.dir().join("report");
    let to = report.to_str().unwrap();
    let build =
        ["report", "build", id(&incident), "--audience", "partner", "--identifiability", "anonymised", "--to", to];
    // A copy leaves no earlier than its original would.
    assert_eq!(vault.refused(&build).unwrap(), (1, "report-refused".to_owned()));
    let consent = [
        format!("person={}", id(&person)),
        "title=Spoken".into(),
        "when=2024-03-20".into(),
        "audiences.partner=named".into(),
    ];
    let set: Vec<&str> = consent.iter().flat_map(|field| ["--set", field]).collect();
    vault.ok(&[&["record", "add", "consent"], &set[..]].concat()).unwrap();
    vault.ok(&build).unwrap();
    let mut left = BTreeSet::new();
    files(&report, &mut left);
    let left: Vec<Vec<u8>> = left.into_iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(left.iter().all(|bytes| carries_nothing(bytes)), "the original does not leave with the report");
    let copy = content(&vault, id(&second["item"]));
    assert!(left.contains(&copy));
}

#[test]
fn a_jpeg_is_made_small_stripped_and_covered() {
    let vault = Vault::init("Amal").unwrap();
    let item = add(&vault, "a.png", &sample::photograph(160, 120, 1), &[]);
    let small = vault.dir().join("small.jpg");
    vault.ok(&["evidence", "thumbnail", id(&item), "--side", "96", "--to", small.to_str().unwrap()]).unwrap();
    let jpeg = fs::read(&small).unwrap();
    fs::remove_file(&small).unwrap();
    assert!(jpeg.starts_with(b"\xff\xd8\xff") && carries_nothing(&jpeg));
    let custody = vault.json(&["evidence", "custody", id(&item)]).unwrap();
    assert_eq!(custody.last().unwrap()["action"], "exported");

    let phone = add(&vault, "b.jpg", &sample::with_exif(&jpeg, &sample::exif(1)), &[]);
    let stripped = derive(&vault, &["strip", id(&phone)]);
    assert_eq!(stripped["removed"], serde_json::json!(["meta-appended", "meta-comment", "meta-exif"]));
    let copy = content(&vault, id(&stripped["item"]));
    assert!(carries_nothing(&copy) && copy.len() < 20_000);
    let covered = derive(&vault, &["redact", id(&phone), "--rect", "0,0,40,9"]);
    assert!(carries_nothing(&content(&vault, id(&covered["item"]))));
    let parameters: Value = serde_json::from_str(covered["parameters"].as_str().unwrap()).unwrap();
    assert_eq!((&parameters["fill"], &parameters["margin"]), (&"black".into(), &8.into()));
    let again = vault.json(&["evidence", "metadata", id(&stripped["item"])]).unwrap().remove(0);
    assert_eq!((&again["facts"], &again["limits"]), (&serde_json::json!([]), &serde_json::json!([])));
    assert_eq!(lies_in_clear(&vault, &[sample::ARTIST]), None);
}

#[test]
fn words_taken_out_of_a_text_stay_in_the_personal_circle_and_can_be_put_back() {
    let vault = Vault::init("Amal").unwrap();
    vault.ok(&["circle", "new", "Team"]).unwrap();
    let text = "Luis Sample opened the door. أَمَلُ saw that\nLUIS\nSAMPLE fell.";
    let note = add(&vault, "note.txt", text.as_bytes(), &["--circle", "Team"]);
    let terms = vault.dir().join("terms");
    fs::write(&terms, "luis sample\n\nأمل\n").unwrap();
    let redacted = derive(&vault, &["redact", id(&note), "--terms", terms.to_str().unwrap()]);
    fs::remove_file(&terms).unwrap();
    assert_eq!(lies_in_clear(&vault, &["Luis", "LUIS", "أمل", "[■1]"]), None);
    let copy = String::from_utf8(content(&vault, id(&redacted["item"]))).unwrap();
    assert_eq!(copy, "[■1] opened the door. [■2] saw that\n[■1] fell.");
    assert_eq!(redacted["places"], 3);

    let words = redacted["words"].as_str().unwrap();
    let (of_copy, of_words) = (fields(&vault, id(&redacted["item"])), fields(&vault, words));
    assert!(!of_copy.to_string().contains("Luis") && !redacted.to_string().contains("Luis"));
    assert_eq!((&of_words["operation"], &of_words["tlp"]), (&"redaction-map".into(), &"red".into()));
    let circle_of = |id: &str| vault.json(&["record", "show", id]).unwrap().remove(0)["circle"].clone();
    assert_ne!(circle_of(words), circle_of(id(&note)));
    assert_eq!(circle_of(id(&redacted["item"])), circle_of(id(&note)));
    let map: Value = serde_json::from_slice(&content(&vault, words)).unwrap();
    assert_eq!((&map["schema"], &map["parent_sha256"]), (&"cairn.redaction-map/1".into(), &note["sha256"]));
    assert_eq!(restored(&copy, &map), text);

    let below = &vault.json(&["evidence", "show", id(&note)]).unwrap()[0]["lineage"]["below"];
    let operations: Vec<&str> = below.as_array().unwrap().iter().filter_map(|kin| kin["operation"].as_str()).collect();
    assert_eq!(operations, ["redacted", "redaction-map"]);
    let above = &vault.json(&["evidence", "show", words]).unwrap()[0]["lineage"]["above"];
    assert_eq!(above.as_array().unwrap().len(), 2);

    for (args, refused) in [
        (&["redact", id(&note), "--term", "Louis"][..], (2, "not-in-text")),
        (&["redact", id(&note), "--span", "5..5000"][..], (2, "not-in-text")),
        (&["redact", id(&note), "--rect", "1,1,5,5"][..], (1, "media-unsupported")),
        (&["strip", id(&note)][..], (1, "media-unsupported")),
        (&["copy", words][..], (2, "bad-request")),
        (&["copy", id(&note), "--instead"][..], (2, "bad-request")),
    ] {
        let (code, error) = vault.refused(&[&["evidence"], args].concat()).unwrap();
        assert_eq!((code, error.as_str()), refused, "{args:?}");
    }
    // It leaves with no report, even if somebody links it.
    let incident =
        vault.json(&["record", "add", "incident", "--set", "title=Door", "--set", "tlp=green"]).unwrap().remove(0);
    let note = add(&vault, "two.txt", text.as_bytes(), &["--incident", id(&incident)]);
    let redacted = derive(&vault, &["redact", id(&note), "--term", "Luis Sample", "--span", "29..35", "--instead"]);
    let words = redacted["words"].as_str().unwrap();
    vault.ok(&["link", words, "evidence-of", id(&incident)]).unwrap();
    let report = vault.dir().join("report");
    vault.ok(&["report", "build", id(&incident), "--audience", "partner", "--to", report.to_str().unwrap()]).unwrap();
    let mut left = BTreeSet::new();
    files(&report, &mut left);
    let left: Vec<Vec<u8>> = left.into_iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(!left.iter().any(|bytes| contains(bytes, b"Luis") || contains(bytes, b"redaction-map")));
    assert!(left.contains(&content(&vault, id(&redacted["item"]))));
    fs::remove_dir_all(&report).unwrap();
    // What was refused left nothing behind: no record, and no sealed file that nothing names.
    let mut sealed = BTreeSet::new();
    files(&vault.path().join("evidence"), &mut sealed);
    assert_eq!((vault.json(&["evidence", "list"]).unwrap().len(), sealed.len()), (6, 6));
}

/// Puts the words back as anyone can who has both files.
fn restored(copy: &str, map: &Value) -> String {
    let mut places: Vec<(u64, u64, &str)> = Vec::new();
    for block in map["blocks"].as_array().unwrap() {
        for place in block["places"].as_array().unwrap() {
            places.push((
                place["from"].as_u64().unwrap(),
                block["number"].as_u64().unwrap(),
                place["words"].as_str().unwrap(),
            ));
        }
    }
    places.sort_unstable();
    let mut rest = copy;
    let mut out = String::new();
    for (_, number, words) in places {
        let (before, after) = rest.split_once(&format!("[■{number}]")).unwrap();
        out += before;
        out += words;
        rest = after;
    }
    out + rest
}

#[test]
fn captures_say_whence_and_when_unless_the_person_knows_better() {
    let vault = Vault::init("Amal").unwrap();
    for (name, bytes, tool) in [
        ("a.warc", sample::warc(), "Example Archiver 2.1"),
        ("b.mhtml", sample::mhtml(), "Blink"),
        ("c.html", sample::saved_page(), "SingleFile"),
    ] {
        let record = fields(&vault, id(&add(&vault, name, &bytes, &[])));
        assert_eq!((&record["type"], &record["obtained"]), (&"web-capture".into(), &"captured".into()), "{name}");
        assert_eq!((&record["source_url"], &record["tool"]), (&sample::PAGE_URL.into(), &tool.into()), "{name}");
        assert_eq!(record["created"], "2024-03-01T09:22:33Z", "{name}");
    }
    let known = ["--url", "https://mirror.example/a", "--captured", "2024-03-02", "--uploader", "press_office"];
    let record = fields(&vault, id(&add(&vault, "d.warc", &sample::warc(), &known)));
    assert_eq!((&record["source_url"], &record["created"]), (&"https://mirror.example/a".into(), &"2024-03-02".into()));
    assert_eq!(record["uploader"], "press_office");
    let record =
        fields(&vault, id(&add(&vault, "e.png", &sample::photograph(8, 8, 1), &["--url", "https://mirror.example/a"])));
    assert_eq!(record["type"], "screenshot");
    assert_eq!(vault.refused(&["evidence", "add", "x", "--url", "nowhere"]).unwrap(), (2, "bad-value".to_owned()));
}

#[test]
fn files_that_break_readers_are_sealed_all_the_same() {
    let vault = Vault::init("Amal").unwrap();
    let whole = sample::photograph(20, 10, 1);
    let mut bomb = sample::photograph(8, 8, 1);
    bomb.splice(8..33, sample::chunk(*b"IHDR", &[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0, 8, 2, 0, 0, 0]));
    let cut = add(&vault, "cut.png", &whole[..whole.len() / 2], &[]);
    assert_eq!(cut["metadata"]["limits"][0], "meta-unread");
    for (args, code) in
        [(["strip"].as_slice(), "media-damaged"), (&["redact"], "media-damaged"), (&["thumbnail"], "media-damaged")]
    {
        let target = vault.dir().join("t.jpg");
        let rest: &[&str] = match args[0] {
            "redact" => &["--rect", "1,1,2,2"],
            "thumbnail" => &["--to", target.to_str().unwrap()],
            _ => &[],
        };
        let all = [&["evidence"], args, &[id(&cut)], rest].concat();
        assert_eq!(vault.refused(&all).unwrap(), (1, code.to_owned()), "{args:?}");
        assert!(!target.exists());
    }
    let bomb = add(&vault, "bomb.png", &bomb, &[]);
    assert_eq!(
        vault.refused(&["evidence", "redact", id(&bomb), "--rect", "1,1,2,2"]).unwrap(),
        (1, "too-large".to_owned())
    );
    let video = add(&vault, "v.mp4", &sample::video(100_000), &[]);
    assert_eq!(fields(&vault, id(&video))["where_point"], "33.5136,36.2764");
    assert_eq!(vault.json(&["evidence", "verify", "--all"]).unwrap().len(), 3);
}
