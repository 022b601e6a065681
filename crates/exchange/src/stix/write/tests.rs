use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use cairn_model::{CircleId, Fields, Kind, Path, RecordId, Timestamp, Tlp, Value as FieldValue, check_edits};
use serde_json::Value;

use super::*;
use crate::loss::Why;
use crate::outgoing::{OutRecord, Producer, SetRow};
use crate::stix::{StixLimits, read_bundle};

const A: &str = "0000000000000001";
const B: &str = "0000000000000002";

fn circle() -> CircleId {
    CircleId::from_bytes([7; 32])
}

fn id(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn record(number: u8, kind: Kind, tlp: Tlp, fields: &[(&str, &str)]) -> OutRecord {
    let mut all = Fields::new();
    all.insert(Path::parse("kind").unwrap(), kind.name().into());
    for (path, value) in fields {
        let value = match *value {
            "true" => FieldValue::Flag(true),
            text if path.ends_with("size") || path.ends_with("count") => FieldValue::Int(text.parse().unwrap()),
            text => FieldValue::from(text),
        };
        all.insert(Path::parse(path).unwrap(), value);
    }
    all.insert(Path::parse("tlp").unwrap(), tlp.code().into());
    let edits: Vec<cairn_model::Edit> = all
        .iter()
        .filter(|(path, _)| path.as_str() != "kind" && !path.as_str().starts_with("links/"))
        .map(|(path, value)| cairn_model::Edit { path: path.clone(), value: Some(value.clone()) })
        .collect();
    check_edits(kind, &edits).expect("fields that the table knows");
    OutRecord {
        id: id(number),
        derived_from: None,
        kind,
        created: time("2024-03-01T10:00:00Z"),
        modified: time("2024-03-02T10:00:00Z"),
        version: time("2024-03-02T10:00:00Z"),
        fields: all,
        tlp: Some(tlp),
        pap: None,
    }
}

/// An arrest after an infection: somebody hurt, somebody who did it, a device, an indicator, a threat, an item, an examination.
fn story() -> Outgoing {
    let hex = |number| id(number).to_string();
    let link = |relation: &str, to: u8| {
        cairn_model::link::make_edits(relation, &id(to), Some("high"), Some("seen on the phone"))
    };
    let mut indicator = record(
        3,
        Kind::Indicator,
        Tlp::Green,
        &[
            ("title", "Command server"),
            ("type", "domain"),
            ("value", "update.evil.example"),
            ("triage", "malicious"),
            ("valid_from", "2024-02"),
            (&format!("sightings/{A}"), "true"),
            (&format!("sightings/{A}/when"), "2024-02-27"),
            (&format!("sightings/{A}/count"), "4"),
        ],
    );
    for edit in link("indicates", 4) {
        indicator.fields.insert(edit.path, edit.value.unwrap());
    }
    let act = |leaf: &str| format!("acts/{A}/{leaf}");
    let by = |leaf: &str| format!("acts/{A}/involvements/{B}/{leaf}");
    let statement = |leaf: &str| format!("statements/{A}/{leaf}");
    let incident = record(
        1,
        Kind::Incident,
        Tlp::Amber,
        &[
            ("title", "Arrest after an infection"),
            ("summary", "They came at dawn."),
            ("when", "2024-03-01"),
            ("where", "Old market"),
            ("where_country", "xk"),
            ("where_level", "area"),
            ("finding", "confirmed"),
            ("status", "active"),
            ("priority", "high"),
            ("acts/0000000000000001", "true"),
            (&act("type"), "arrest"),
            (&act("victim"), &hex(2)),
            (&act("device"), &hex(5)),
            (&act("technique"), "T1660"),
            (&act("when"), "2024-03-01"),
            (&act(&format!("involvements/{B}")), "true"),
            (&by("perpetrator"), &hex(6)),
            (&by("confidence"), "medium"),
            (&format!("statements/{A}"), "true"),
            (&statement("informant"), &hex(2)),
            (&statement("text"), "I was taken from my home."),
            (&statement("credibility"), "2"),
        ],
    );
    let records = vec![
        incident,
        record(2, Kind::Person, Tlp::AmberStrict, &[("pseudonym", "Juniper")]),
        indicator,
        record(4, Kind::Threat, Tlp::Green, &[("title", "GLASSHERON"), ("type", "malware"), ("family", "true")]),
        record(5, Kind::Device, Tlp::Amber, &[("title", "A telephone"), ("type", "phone"), ("os", "Android")]),
        record(6, Kind::Person, Tlp::Green, &[("title", "Border unit"), ("unit", "organisation")]),
        record(
            7,
            Kind::Evidence,
            Tlp::Amber,
            &[("title", "dump.zip"), ("sha256", &"ab".repeat(32)), ("size", "12"), ("incident", &hex(1))],
        ),
        record(
            8,
            Kind::Examination,
            Tlp::Amber,
            &[
                ("title", "Check of the telephone"),
                ("device", &hex(5)),
                ("result", "traces-found"),
                ("conclusion", "Traces of GLASSHERON."),
                (&format!("tools/{A}"), "true"),
                (&format!("tools/{A}/name"), "mvt"),
                (&format!("not_examined/{A}"), "true"),
                (&format!("not_examined/{A}/what"), "The SIM card"),
            ],
        ),
        record(9, Kind::Note, Tlp::Green, &[("title", "To do"), ("text", "Ask again."), ("about", &hex(1))]),
    ];
    Outgoing {
        circle: circle(),
        producer: Producer { id: id(99), name: Some("Test desk".to_owned()) },
        made: time("2024-04-01T00:00:00Z"),
        lang: "en".to_owned(),
        labels: BTreeMap::from([((cairn_model::Vocabulary::Act, "arrest".to_owned()), "Arrest".to_owned())]),
        records,
        codebook: "1".to_owned(),
        recipient: None,
    }
}

fn go(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn objects(written: &Written) -> Vec<Value> {
    let bundle: Value = serde_json::from_slice(&written.files[0].bytes).unwrap();
    bundle["objects"].as_array().unwrap().clone()
}

fn of_type<'a>(objects: &'a [Value], kind: &str) -> Vec<&'a Value> {
    objects.iter().filter(|object| object["type"] == kind).collect()
}

#[test]
fn a_strict_bundle_has_only_what_the_standard_defines_and_leads_nowhere_outside() {
    let written = records(&story(), Profile::Strict, &mut go).unwrap();
    let bundle = read_bundle(&written.files[0].bytes, &StixLimits::default()).unwrap();
    let odd: Vec<_> = bundle.losses.iter().filter(|loss| loss.why != Why::PatternTooComplex).collect();
    assert!(odd.is_empty(), "{odd:?}");
    let objects = objects(&written);
    for object in &objects {
        let text = object.to_string();
        let json = crate::json::JsonReader::new(&text, StixLimits::default().json).value().unwrap();
        assert_eq!(crate::stix::spec::fault(&json), None, "{object}");
    }
    for (kind, count) in [
        ("incident", 1),
        ("report", 1),
        ("indicator", 1),
        ("sighting", 1),
        ("malware", 1),
        ("infrastructure", 1),
        ("file", 1),
        ("malware-analysis", 1),
        ("opinion", 1),
        ("location", 1),
    ] {
        assert_eq!(of_type(&objects, kind).len(), count, "{kind}");
    }
}

#[test]
fn whoever_was_hurt_or_told_it_is_no_identity_and_the_report_tells_the_story() {
    let written = records(&story(), Profile::Strict, &mut go).unwrap();
    let objects = objects(&written);
    let names: BTreeSet<&str> =
        of_type(&objects, "identity").iter().map(|object| object["name"].as_str().unwrap()).collect();
    assert_eq!(names, BTreeSet::from(["Border unit", "Test desk"]));
    let report = of_type(&objects, "report")[0];
    let told = report["description"].as_str().unwrap();
    assert!(told.contains("They came at dawn.") && told.contains("Border unit → Arrest → Juniper"), "{told}");
    let amber_strict = crate::stix::marking::tlp2_id(Tlp::AmberStrict);
    assert_eq!(report["object_marking_refs"][0], amber_strict, "it tells of somebody who is marked so");
    let note = of_type(&objects, "note").iter().any(|note| note["content"].as_str().unwrap().contains("The SIM card"));
    assert!(note, "what was not examined goes along");
}

#[test]
fn ids_are_stable_and_one_version_never_has_two_bodies() {
    let mut versions: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut note = |out: &Outgoing, profile| {
        for object in objects(&records(out, profile, &mut go).unwrap()) {
            let (Some(id), Some(modified)) = (object["id"].as_str(), object["modified"].as_str()) else { continue };
            let key = (id.to_owned(), modified.to_owned());
            let body = object.to_string();
            let before = versions.insert(key, body.clone());
            assert!(before.is_none_or(|before| before == body), "two bodies of {id} at {modified}");
        }
    };
    let one = story();
    // Two members who changed different fields, in the same millisecond, and exported apart; then what both came to.
    let (mut left, mut right, mut both) = (one.clone(), one.clone(), one.clone());
    let set = |out: &mut Outgoing, path: &str, value: &str| {
        out.records[0].fields.insert(Path::parse(path).unwrap(), value.into());
    };
    set(&mut left, "summary", "They came at night.");
    set(&mut right, "title", "Arrest");
    set(&mut both, "summary", "They came at night.");
    set(&mut both, "title", "Arrest");
    for out in [&one, &left, &right, &both, &one] {
        for profile in [Profile::Strict, Profile::Full, Profile::MvtSafe] {
            note(out, profile);
        }
    }
}

#[test]
fn a_redacted_release_says_of_what_it_is_a_part() {
    let mut out = story();
    out.records[0].derived_from = Some(id(77));
    let strict = objects(&records(&out, Profile::Strict, &mut go).unwrap());
    let whole = id::stable(&circle(), "incident", &format!("{}/whole", id(77)));
    assert_eq!(of_type(&strict, "incident")[0]["external_references"][0]["external_id"], whole);
    assert!(of_type(&strict, "relationship").iter().all(|object| object["relationship_type"] != "derived-from"));
    let full = objects(&records(&out, Profile::Full, &mut go).unwrap());
    let derived =
        of_type(&full, "relationship").into_iter().find(|object| object["relationship_type"] == "derived-from");
    assert_eq!(derived.unwrap()["target_ref"], whole);
}

#[test]
fn a_full_bundle_gives_every_record_back_as_it_left() {
    let out = story();
    let written = records(&out, Profile::Full, &mut go).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    let back: BTreeMap<RecordId, full::WholeRecord> =
        objects(&written).iter().filter_map(full::read).map(|record| (record.id, record)).collect();
    assert_eq!(back.len(), out.records.len());
    for record in &out.records {
        let read = &back[&record.id];
        assert_eq!((read.kind, &read.fields, read.tlp), (record.kind, &record.fields, record.tlp));
        assert_eq!(read.created, Some(record.created));
    }
    // What it refers to and is marked higher carries a marking of its own.
    let objects = objects(&written);
    let incident = objects.iter().find(|object| object["type"] == full::TYPE && object["record_kind"] == "incident");
    let granular = incident.unwrap()["granular_markings"].as_array().unwrap();
    assert_eq!(granular[0]["marking_ref"], crate::stix::marking::tlp2_id(Tlp::AmberStrict));
    assert!(granular[0]["selectors"].to_string().contains("acts.0000000000000001.victim"));
    let report = of_type(&objects, "report")[0];
    assert!(report["granular_markings"].to_string().contains("description"));
}

#[test]
fn what_left_in_full_comes_in_again_equal_but_for_its_ids() {
    let out = story();
    let written = records(&out, Profile::Full, &mut go).unwrap();
    let other = CircleId::from_bytes([8; 32]);
    let limits = StixLimits::default();
    let drafts = crate::stix::records::read_records(&written.files[0].bytes, &other, &limits).unwrap();
    assert!(drafts.losses.is_empty(), "{:?}", drafts.losses);
    assert_eq!((drafts.records.len(), drafts.tlp), (out.records.len(), Some(Tlp::AmberStrict)));
    let anew = |id: &RecordId| RecordId::derive(&other, "cairn-record", &id.to_string());
    for record in &out.records {
        let draft = drafts.records.iter().find(|draft| draft.id == anew(&record.id)).unwrap();
        let mut expected = Fields::new();
        for (path, value) in &record.fields {
            let mut value = value.clone();
            if let Some(known) = value.as_text().and_then(|text| text.parse().ok())
                && out.records.iter().any(|other| other.id == known)
            {
                value = anew(&known).to_string().into();
            }
            expected.insert(path.clone(), value);
        }
        expected.retain(|path, _| path.as_str() != "kind" && !path.as_str().starts_with("links/"));
        for link in cairn_model::link::links(&record.fields) {
            let (confidence, note) = (link.confidence.as_deref(), link.note.as_deref());
            for edit in cairn_model::link::make_edits(&link.relation, &anew(&link.to), confidence, note) {
                expected.insert(edit.path, edit.value.unwrap());
            }
        }
        assert_eq!(crate::stix::records::fields_of(draft), expected);
    }
}

#[test]
fn what_has_no_place_is_listed() {
    let mut out = story();
    out.records.push(record(10, Kind::Task, Tlp::Green, &[("title", "Call")]));
    out.records[4].fields.insert(Path::parse("imei").unwrap(), "352099001761481".into());
    let written = records(&out, Profile::Strict, &mut go).unwrap();
    let lost = |place: &str, what: &str| {
        written.losses.iter().any(|loss| loss.place == place && loss.what == what && loss.why == Why::NoPlace)
    };
    assert!(lost("task", "record") && lost("device", "imei"), "{:?}", written.losses);
    assert!(!String::from_utf8_lossy(&written.files[0].bytes).contains("352099001761481"));
    // The same in full has a place.
    let full = records(&out, Profile::Full, &mut go).unwrap();
    assert!(String::from_utf8_lossy(&full.files[0].bytes).contains("352099001761481"));
}

#[test]
fn mvt_gets_single_comparisons_and_a_list_of_what_is_missing() {
    let mut out = story();
    let url = "https://evil.example/?a=b";
    out.records.push(record(11, Kind::Indicator, Tlp::Green, &[("title", "Link"), ("type", "url"), ("value", url)]));
    let app = [("title", "App"), ("type", "app-id"), ("value", "com.evil.x")];
    out.records.push(record(12, Kind::Indicator, Tlp::Green, &app));
    let harmless = [("title", "CDN"), ("type", "domain"), ("value", "cdn.example"), ("triage", "false-positive")];
    out.records.push(record(13, Kind::Indicator, Tlp::Green, &harmless));
    let written = records(&out, Profile::MvtSafe, &mut go).unwrap();
    let objects = objects(&written);
    let patterns: BTreeSet<&str> =
        of_type(&objects, "indicator").iter().map(|object| object["pattern"].as_str().unwrap()).collect();
    assert_eq!(patterns, BTreeSet::from(["[domain-name:value = 'update.evil.example']", "[app:id = 'com.evil.x']"]));
    let whys: BTreeSet<Why> = written.losses.iter().map(|loss| loss.why).collect();
    assert!(whys.contains(&Why::NotForMvt) && whys.contains(&Why::JudgedHarmless));
    assert!(of_type(&objects, "incident").is_empty() && of_type(&objects, "infrastructure").is_empty());
    let strict = records(&out, Profile::Strict, &mut go).unwrap();
    let strict = self::objects(&strict);
    let ids = |objects: &[Value]| -> BTreeMap<String, String> {
        let pair = |object: &Value| (object["id"].to_string(), object["pattern"].to_string());
        of_type(objects, "indicator").into_iter().map(pair).collect()
    };
    let (mvt, strict) = (ids(&objects), ids(&strict));
    assert!(mvt.iter().all(|(id, pattern)| strict.get(id).is_none_or(|other| other == pattern)));
}

#[test]
fn markings_name_the_recipient_and_a_cancelled_export_writes_nothing() {
    let mut out = story();
    out.recipient = Some("Regional desk".to_owned());
    let objects = objects(&records(&out, Profile::Strict, &mut go).unwrap());
    let statement = of_type(&objects, "marking-definition")
        .into_iter()
        .find(|object| object["definition"]["statement"].as_str().is_some_and(|text| text.contains("Regional desk")));
    let report = of_type(&objects, "report")[0];
    assert!(report["object_marking_refs"].as_array().unwrap().contains(&statement.unwrap()["id"]));
    let stopped = records(&out, Profile::Strict, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(WriteError::Cancelled));
    let mut only = story();
    only.records.retain(|record| record.kind == Kind::Device);
    assert_eq!(records(&only, Profile::MvtSafe, &mut go), Err(WriteError::NothingFits));
}

const FICTIONAL: &[u8] = include_bytes!("../../../testdata/fictional-spyware.stix2.json");
const AS_FOUND: &[u8] = include_bytes!("../../../testdata/as-found.stix2.json");

fn whole_set(file: &[u8], tlp: Tlp) -> OutgoingSet {
    let mut fields = Fields::new();
    fields.insert(Path::parse("title").unwrap(), "A feed".into());
    fields.insert(Path::parse("licence").unwrap(), "CC0".into());
    OutgoingSet {
        circle: circle(),
        producer: Producer { id: id(99), name: None },
        made: time("2024-04-01T00:00:00Z"),
        id: id(50),
        fields,
        tlp,
        pap: None,
        ceiling: Tlp::Amber,
        format: "stix".to_owned(),
        file: file.to_vec(),
        rows: Vec::new(),
        recipient: None,
    }
}

#[test]
fn a_set_goes_on_byte_for_byte_and_what_is_not_in_it_is_listed() {
    for (file, profile) in [
        (FICTIONAL, Profile::Strict),
        (FICTIONAL, Profile::Full),
        (FICTIONAL, Profile::MvtSafe),
        (AS_FOUND, Profile::Strict),
        (AS_FOUND, Profile::Full),
        (AS_FOUND, Profile::MvtSafe),
    ] {
        let written = match set(&whole_set(file, Tlp::Green), profile, &mut go) {
            Ok(written) => written,
            Err(WriteError::NothingFits) => continue,
            Err(other) => panic!("{other}"),
        };
        let bundle = read_bundle(file, &StixLimits::default()).unwrap();
        let out = String::from_utf8(written.files[0].bytes.clone()).unwrap();
        let text = std::str::from_utf8(file).unwrap();
        let kept = bundle.objects.iter().filter(|object| out.contains(&text[object.bytes.clone()])).count();
        let lost: u32 = written.losses.iter().map(|loss| loss.count).sum();
        let twice = written.losses.iter().filter(|loss| loss.why == Why::Repeated).map(|loss| loss.count).sum::<u32>();
        assert!(kept + lost as usize >= bundle.objects.len(), "{profile:?}: {kept} kept, {lost} listed");
        assert!(kept + (lost - twice) as usize <= bundle.objects.len(), "{profile:?}: listed and kept");
    }
}

#[test]
fn a_strict_set_is_strict_whatever_it_came_from() {
    let written = set(&whole_set(FICTIONAL, Tlp::Green), Profile::Strict, &mut go).unwrap();
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    for object in objects(&written) {
        let text = object.to_string();
        let json = crate::json::JsonReader::new(&text, StixLimits::default().json).value().unwrap();
        assert_eq!(crate::stix::spec::fault(&json), None, "{object}");
    }
    let red = OutgoingSet { ceiling: Tlp::Clear, ..whole_set(FICTIONAL, Tlp::Clear) };
    match set(&red, Profile::Strict, &mut go) {
        Err(WriteError::NothingFits) => {}
        Ok(written) => assert!(written.losses.iter().any(|loss| loss.why == Why::MarkedHigher)),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn a_set_of_another_format_becomes_indicators_of_the_standard() {
    let row = |object: &str, kind: &str, value: &str| SetRow {
        object: object.to_owned(),
        ty: "indicator".to_owned(),
        observables: vec![(kind.to_owned(), value.to_owned())],
        ..SetRow::default()
    };
    let rows = vec![row("a", "domain", "evil.example"), row("b", "phone", "+100"), row("c", "app-id", "com.x")];
    let of = OutgoingSet { file: Vec::new(), format: "misp".to_owned(), rows, ..whole_set(b"", Tlp::Green) };
    let written = set(&of, Profile::Strict, &mut go).unwrap();
    assert_eq!((written.counts["indicator"], written.losses.len()), (2, 1));
    let again = OutgoingSet { made: time("2025-01-01T00:00:00Z"), ..of };
    let again = objects(&set(&again, Profile::Strict, &mut go).unwrap());
    for object in objects(&written).iter().filter(|object| object["type"] == "indicator") {
        assert!(again.contains(object), "a set never changes, so its objects never do");
    }
}
