use std::collections::BTreeSet;
use std::ops::ControlFlow;

use cairn_model::{CircleId, Fields, Kind, Path, RecordId, Timestamp, Tlp, Value, Vocabulary};
use serde_json::Value as Json;

use super::*;
use crate::loss::{Losses, Why};
use crate::misp::{MispKind, MispLimits, MispSet, feed, read_events};
use crate::outgoing::{OutRecord, Outgoing, OutgoingSet, Producer, SetRow, WriteError, Written};

fn read(bytes: &[u8]) -> MispSet {
    read_events(bytes, &MispLimits::default()).unwrap()
}

/// Gives every text in a value.
fn texts(value: &Json) -> Vec<&str> {
    match value {
        Json::String(text) => vec![text],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(entries) => entries.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn record(number: u8, kind: Kind, tlp: Option<Tlp>, fields: &[(&str, Value)]) -> OutRecord {
    let fields: Fields = fields.iter().map(|(path, value)| (Path::parse(path).unwrap(), value.clone())).collect();
    OutRecord {
        id: RecordId::from_bytes([number; 16]),
        kind,
        created: Timestamp::from_millis(1_772_625_600_000),
        derived_from: None,
        modified: Timestamp::from_millis(1_772_625_600_000),
        version: Timestamp::from_millis(1_772_625_600_000),
        fields,
        tlp,
        pap: None,
    }
}

fn link_to(number: u8, relation: &str) -> Vec<(String, Value)> {
    let edits = cairn_model::link::make_edits(relation, &RecordId::from_bytes([number; 16]), None, None);
    edits.into_iter().map(|edit| (edit.path.as_str().to_owned(), edit.value.unwrap())).collect()
}

fn outgoing() -> Outgoing {
    let green = Some(Tlp::Green);
    let mut incident = record(
        1,
        Kind::Incident,
        green,
        &[
            ("title", "Messages to a newsroom".into()),
            ("when", "2026-03-04/2026-03-06".into()),
            ("summary", "Parcel notices came to four phones.".into()),
            ("acts/00000000000000aa", true.into()),
            ("acts/00000000000000aa/type", "phishing".into()),
            ("acts/00000000000000aa/victim", "0606060606060606060606060606060a".into()),
            ("acts/00000000000000aa/description", "A link by text message".into()),
        ],
    );
    for (path, value) in link_to(2, "related-to") {
        incident.fields.insert(Path::parse(&path).unwrap(), value);
    }
    let mut domain = record(
        2,
        Kind::Indicator,
        Some(Tlp::Amber),
        &[
            ("title", "parcel-notice.example".into()),
            ("type", "domain".into()),
            ("value", "parcel-notice.example".into()),
            ("triage", "malicious".into()),
            ("confidence", "high".into()),
            ("valid_from", "2026-02".into()),
            ("sightings/00000000000000bb", true.into()),
            ("sightings/00000000000000bb/when", "2026-03-05".into()),
            ("sightings/00000000000000bb/by", "Noor, by telephone".into()),
        ],
    );
    for (path, value) in link_to(3, "indicates") {
        domain.fields.insert(Path::parse(&path).unwrap(), value);
    }
    Outgoing {
        circle: CircleId::from_bytes([7; 32]),
        producer: Producer { id: RecordId::from_bytes([9; 16]), name: Some("Harbour Lab".to_owned()) },
        made: Timestamp::from_millis(1_772_700_000_000),
        lang: "en".to_owned(),
        records: vec![
            incident,
            domain,
            record(
                3,
                Kind::Threat,
                green,
                &[
                    ("title", "Watcher \"W\"".into()),
                    ("type", "malware".into()),
                    ("aliases/00000000000000cc", true.into()),
                    ("aliases/00000000000000cc/name", "Peeper".into()),
                ],
            ),
            record(4, Kind::Indicator, green, &[("type", "profile-id".into()), ("value", "example.profile".into())]),
            record(
                5,
                Kind::Indicator,
                green,
                &[("pattern", "rule x { condition: true }".into()), ("pattern_type", "yara".into())],
            ),
            record(6, Kind::Person, green, &[("pseudonym", "N. of the newsroom".into())]),
            record(8, Kind::Indicator, None, &[("type", "domain".into()), ("value", "unmarked.example".into())]),
            record(
                10,
                Kind::Indicator,
                green,
                &[("type", "domain".into()), ("value", "news.example".into()), ("triage", "false-positive".into())],
            ),
        ],
        labels: [((Vocabulary::Act, "phishing".to_owned()), "Phishing".to_owned())].into(),
        codebook: "2026.2".to_owned(),
        recipient: None,
    }
}

fn made(outgoing: &Outgoing, form: Form) -> Written {
    records(outgoing, form, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn told(written: &Written) -> Vec<(&str, Why)> {
    written.losses.iter().map(|loss| (loss.what.as_str(), loss.why)).collect()
}

#[test]
fn records_become_one_event_that_reads_back() {
    let outgoing = outgoing();
    let written = made(&outgoing, Form::Event);
    assert_eq!(written.files.len(), 1);
    let set = read(&written.files[0].bytes);
    let event = set.events().next().unwrap();
    assert_eq!(event.name.as_deref(), Some("Messages to a newsroom"));
    assert_eq!((event.tlp, set.floor), (Some(Tlp::Amber), Tlp::Amber));
    assert!(event.facts.contains(&("date", "2026-03-04".to_owned())));
    let found: BTreeSet<(&str, bool)> = set
        .items
        .iter()
        .filter(|item| item.kind == MispKind::Attribute && !item.observables.is_empty())
        .map(|item| (item.observables[0].value.as_str(), item.detects))
        .collect();
    assert_eq!(found, [("parcel-notice.example", true), ("news.example", false)].into());
    assert!(set.items.iter().any(|item| item.pattern.as_ref().is_some_and(|pattern| pattern.language == "yara")));
    let report = set.items.iter().find(|item| item.kind == MispKind::EventReport).unwrap();
    let story = report.description.as_deref().unwrap();
    assert!(story.contains("Parcel notices came") && story.contains("- Phishing") && story.contains("A link by text"));
    let cluster = set.items.iter().find(|item| item.kind == MispKind::GalaxyCluster).unwrap();
    assert_eq!(
        (cluster.sort.as_deref(), cluster.aliases.as_slice()),
        (Some("malware"), ["Peeper".to_owned()].as_slice())
    );
    assert!(set.items.iter().any(|item| item.kind == MispKind::ObjectReference));
    assert!(
        set.losses.iter().all(|loss| loss.why != Why::DanglingReference && loss.why != Why::IdForm),
        "{:?}",
        set.losses
    );
    assert_eq!(made(&outgoing, Form::Event), written);
}

#[test]
fn nothing_about_victims_and_informants_goes_out_and_it_is_told() {
    let written = made(&outgoing(), Form::Event);
    let text = String::from_utf8_lossy(&written.files[0].bytes).into_owned();
    for never in ["Noor", "newsroom\"}", "0606060606", "unmarked.example", "N. of the"] {
        assert!(!text.contains(never), "{never}");
    }
    let told = told(&written);
    for (what, why) in [
        ("person", Why::NoPlace),
        ("indicator", Why::Unmarked),
        ("indicator.sightings/*/by", Why::Shielded),
        ("incident.acts/*/victim", Why::NoPlace),
        ("indicator.valid_from", Why::Coarser),
        ("incident.when", Why::Coarser),
        ("profile-id", Why::NoIndicatorType),
    ] {
        assert!(told.contains(&(what, why)), "{what}: {told:?}");
    }
}

#[test]
fn a_feed_has_an_event_for_each_incident_and_the_lists_that_misp_asks_for() {
    let written = made(&outgoing(), Form::Feed);
    let file = |name: &str| written.files.iter().find(|file| file.name == name).unwrap();
    let manifest: serde_json::Map<String, Json> = serde_json::from_slice(&file("manifest.json").bytes).unwrap();
    assert_eq!(manifest.len(), 2);
    let hashes = String::from_utf8(file("hashes.csv").bytes.clone()).unwrap();
    let mut values = 0;
    for (uuid, listed) in &manifest {
        assert_eq!((uuid.len(), &uuid[14..15]), (36, "4"));
        let event: Json = serde_json::from_slice(&file(&format!("{uuid}.json")).bytes).unwrap();
        for key in ["info", "date", "analysis", "threat_level_id", "timestamp", "Orgc", "Tag"] {
            assert_eq!(event["Event"][key], listed[key], "{key}");
        }
        values += event["Event"]["Attribute"].as_array().unwrap().len();
        assert!(hashes.lines().any(|line| line.ends_with(uuid.as_str())));
    }
    assert_eq!(hashes.lines().count(), values);
    // MD5 of "parcel-notice.example", as md5sum gives it.
    assert!(hashes.contains("16fe36ba18f5297eba8af1eaeecf379e"), "{hashes}");
    let events: Vec<(String, Vec<u8>)> = written
        .files
        .iter()
        .filter(|file| feed::is_event_file(&file.name))
        .map(|file| (file.name.clone(), file.bytes.clone()))
        .collect();
    let mut losses = Losses::default();
    let whole = feed::assemble(&file("manifest.json").bytes, &events, 1 << 20, &mut losses).unwrap();
    assert!(losses.into_list().is_empty());
    assert_eq!(read(&whole).counts["event"], 2);
}

#[test]
fn every_field_of_a_record_is_written_or_told() {
    let outgoing = outgoing();
    let written = made(&outgoing, Form::Event);
    let event: Json = serde_json::from_slice(&written.files[0].bytes).unwrap();
    let text = texts(&event).join("\n");
    let told = told(&written);
    for record in &outgoing.records {
        if told.contains(&(record.kind.name(), Why::NoPlace)) || record.tlp.is_none() {
            continue;
        }
        for (path, value) in &record.fields {
            let field = cairn_model::find_field(record.kind, path).unwrap();
            let what = format!("{}.{}", record.kind.name(), field.path);
            let label = value.as_text().map(|code| {
                outgoing.labels.iter().find(|((_, other), _)| other == code).map_or(code, |(_, label)| label)
            });
            let quoted = value.as_text().map(|text| text.replace('"', "'"));
            let kept = match label {
                None => true,
                Some(label) => text.contains(label) || quoted.is_some_and(|quoted| text.contains(&quoted)),
            };
            let by_type = matches!(
                field.path,
                "type" | "triage" | "pattern_type" | "links/*/to" | "sightings/*/when" | "links/*/relation"
            );
            assert!(kept || by_type || told.iter().any(|(other, _)| *other == what), "{what}");
        }
    }
}

#[test]
fn a_set_goes_out_as_one_event_without_what_is_marked_higher() {
    let row = |object: &str, ty: &str, kind: &str, value: &str, tlp| SetRow {
        object: object.to_owned(),
        ty: ty.to_owned(),
        observables: vec![(kind.to_owned(), value.to_owned())],
        tlp,
        ..SetRow::default()
    };
    let whole = OutgoingSet {
        circle: CircleId::from_bytes([7; 32]),
        producer: Producer { id: RecordId::from_bytes([9; 16]), name: None },
        made: Timestamp::from_millis(1_772_700_000_000),
        id: RecordId::from_bytes([1; 16]),
        fields: [(Path::parse("title").unwrap(), Value::from("Parcel notices"))].into(),
        tlp: Tlp::Green,
        pap: None,
        ceiling: Tlp::Amber,
        format: "misp".to_owned(),
        file: Vec::new(),
        rows: vec![
            row("a", "indicator", "domain", "parcel-notice.example", None),
            row("b", "indicator", "domain", "secret.example", Some(Tlp::Red)),
            row("c", "attribute", "domain", "lab.example", Some(Tlp::Amber)),
            SetRow {
                object: "d".to_owned(),
                ty: "malware".to_owned(),
                name: Some("Watcher".to_owned()),
                ..SetRow::default()
            },
            SetRow { object: "e".to_owned(), ty: "event-report".to_owned(), ..SetRow::default() },
        ],
        recipient: None,
    };
    let written = set(&whole, Form::Event, &mut |_| ControlFlow::Continue(())).unwrap();
    let event = read(&written.files[0].bytes);
    assert_eq!(event.events().next().unwrap().name.as_deref(), Some("Parcel notices"));
    assert_eq!(event.tlp, Some(Tlp::Amber));
    let of = |value: &str| event.items.iter().find(|item| item.value.as_deref() == Some(value));
    assert!(of("parcel-notice.example").unwrap().detects && !of("lab.example").unwrap().detects);
    assert!(of("secret.example").is_none());
    assert_eq!(told(&written), [("event-report", Why::NoPlace), ("indicator", Why::MarkedHigher)]);
    assert_eq!(set(&whole, Form::Event, &mut |_| ControlFlow::Break(())), Err(WriteError::Cancelled));
    let none = OutgoingSet { rows: Vec::new(), ..whole };
    assert_eq!(set(&none, Form::Event, &mut |_| ControlFlow::Continue(())), Err(WriteError::NothingFits));
}
