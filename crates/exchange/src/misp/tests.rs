use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::*;
use crate::loss::{Losses, Why};

const FICTIONAL: &[u8] = include_bytes!("../../testdata/fictional-event.misp.json");

fn read(bytes: &[u8]) -> MispSet {
    read_events(bytes, &MispLimits::default()).unwrap()
}

fn item<'a>(set: &'a MispSet, id: &str) -> &'a MispItem {
    set.items.iter().find(|item| item.id.starts_with(id)).unwrap()
}

fn why(set: &MispSet, what: &str) -> Vec<Why> {
    set.losses.iter().filter(|loss| loss.what == what).map(|loss| loss.why).collect()
}

/// Everything that an item says, as text.
fn words(item: &MispItem) -> String {
    let mut words = format!("{}\n{:?}\n{}\n", item.id, item.kind, item.deleted);
    let optional = [&item.sort, &item.name, &item.description, &item.value];
    let lists = [&item.aliases, &item.external_ids, &item.tags, &item.statements, &item.references];
    for text in optional.into_iter().flatten().chain(lists.into_iter().flatten()) {
        words.push_str(text);
        words.push('\n');
    }
    for (key, value) in &item.facts {
        words.push_str(&format!("{key}={value}\n"));
    }
    for time in [item.changed, item.first_seen, item.last_seen].into_iter().flatten() {
        words.push_str(&format!("{time}\n{}\n", time.as_millis() / 1000));
    }
    if let Some(relation) = &item.relation {
        words.push_str(&format!("{} {} {}\n", relation.source, relation.kind, relation.target));
    }
    words
}

/// Says whether an item keeps a value that stands under one of its keys.
fn keeps(item: &MispItem, words: &str, key: &str, value: &str) -> bool {
    match (key, value) {
        // As far as what it is in.
        ("distribution", "5") => true,
        ("distribution", number) => {
            let number = number.parse().ok().and_then(Distribution::from_number);
            number.is_some_and(|distribution| words.contains(distribution.words()))
        }
        ("type", "0" | "1" | "2" | "3") if item.kind == MispKind::Sighting => words.contains("-of"),
        ("to_ids", flag) => words.contains(if matches!(flag, "1" | "true") { "to_ids=true" } else { "to_ids=false" }),
        ("deleted", flag) => item.deleted.to_string() == flag,
        ("first_seen" | "last_seen" | "created" | "modified", text) => {
            let time = text.replacen(' ', "T", 1);
            let time: Option<Timestamp> = time.parse().or_else(|_| format!("{time}Z").parse()).ok();
            time.is_some_and(|time| words.contains(&time.to_string()))
        }
        (_, text) => words.contains(text),
    }
}

/// Fails when a field of any item is neither in what was read of that item nor in the list of losses; gives how many it saw.
fn check_kept_or_listed(bytes: &[u8], name: &str) -> usize {
    const ITEMS: [&str; 11] = [
        "Attribute",
        "Object",
        "ShadowAttribute",
        "EventReport",
        "Galaxy",
        "GalaxyCluster",
        "Sighting",
        "ObjectReference",
        "Note",
        "Opinion",
        "Relationship",
    ];
    let set = read(bytes);
    let listed: BTreeSet<&str> = set.losses.iter().map(|loss| loss.what.as_str()).collect();
    let mut checked = 0;
    for item in set.items.iter().filter(|item| !item.id.starts_with("misp-galaxy:")) {
        let own: Json = serde_json::from_slice(&bytes[item.bytes.clone()]).unwrap();
        let (words, kind) = (words(item), item.kind.key());
        for (key, value) in own.as_object().unwrap() {
            // What is an item itself is looked at by itself; a reference holds copies of what it leads to.
            if ITEMS.contains(&key.as_str()) && item.kind != MispKind::ObjectReference {
                continue;
            }
            for (path, leaf) in leaves(key, value) {
                checked += 1;
                let above = path.match_indices('.').map(|(at, _)| &path[..at]).chain([path.as_str()]);
                let told = above.map(|path| format!("{kind}.{path}")).any(|path| listed.contains(path.as_str()));
                assert!(
                    keeps(item, &words, key, &leaf) || told,
                    "{name}: {kind}.{path} = {leaf:?} is neither kept nor listed"
                );
            }
        }
    }
    checked
}

/// Gives every value inside of one, with the keys that lead to it.
fn leaves(path: &str, value: &Json) -> Vec<(String, String)> {
    let one = |text: String| vec![(path.to_owned(), text)];
    match value {
        Json::Null => Vec::new(),
        Json::Bool(flag) => one(flag.to_string()),
        Json::Number(number) => one(number.to_string()),
        Json::String(text) if text.is_empty() => Vec::new(),
        Json::String(text) => one(text.replace("\r\n", "\n")),
        Json::Array(items) => items.iter().flat_map(|item| leaves(path, item)).collect(),
        Json::Object(entries) => {
            entries.iter().flat_map(|(key, value)| leaves(&format!("{path}.{key}"), value)).collect()
        }
    }
}

#[test]
fn every_field_of_the_fictional_event_is_kept_or_listed() {
    assert!(check_kept_or_listed(FICTIONAL, "fictional") > 150);
}

#[test]
fn every_field_of_real_events_is_kept_or_listed() {
    let folder =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/testdata/misp/pymisp-testdata/tests/mispevent_testfiles");
    // Real events lie beside the project, and not everywhere.
    let Ok(files) = std::fs::read_dir(folder) else { return };
    let mut events = 0;
    for file in files.map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        if read_events(&bytes, &MispLimits::default()).is_ok() {
            events += 1;
            check_kept_or_listed(&bytes, &file.to_string_lossy());
        }
    }
    assert!(events > 8, "{events}");
}

#[test]
fn observables_are_canonical_and_composites_give_each_part() {
    let set = read(FICTIONAL);
    let values = |id: &str| {
        item(&set, id).observables.iter().map(|found| (found.kind, found.value.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(values("3d2e1f80"), [("domain", "parcel-notice.example")]);
    assert_eq!(values("71625 3c4"), [("ipv4", "198.51.100.7")]);
    assert_eq!(values("b5a69008"), [("md5", "9e107d9d372bb6826bd81d3542a419d6")]);
    assert_eq!(values("d7c8b22a"), [("url", "https://parcel-notice.example/t?id=1")]);
    assert_eq!(values("f9ead44c"), [("app-id", "example.watcher")]);
    assert_eq!(values("2c1d077f"), [("file-path", "update/watcher.apk")]);
    assert_eq!(item(&set, "a4958ff7-02a3-44ec-86eb-a3e7f6a7b50a").pattern.as_ref().unwrap().language, "yara");
    assert_eq!(why(&set, "ssdeep"), [Why::NoIndicatorType]);
    // What was taken back, and what somebody else proposes, is not for matching.
    assert!(item(&set, "c6b7a119").deleted && !item(&set, "c6b7a119").detects);
    assert!(!item(&set, "4e3f2091").detects && item(&set, "3d2e1f80").detects);
}

#[test]
fn markings_are_inherited_and_narrowed_and_never_widened() {
    let set = read(FICTIONAL);
    let tlp = |id: &str| item(&set, id).tlp;
    assert_eq!(tlp("1b0c9c6e"), Some(Tlp::Amber));
    assert_eq!(tlp("3d2e1f80"), Some(Tlp::Amber));
    // A sharing group is narrower than the event's tag.
    assert_eq!(tlp("d7c8b22a"), Some(Tlp::Red));
    assert!(item(&set, "d7c8b22a").statements.iter().any(|words| words.contains("Mountain Clinic")));
    assert_eq!(why(&set, "Attribute.distribution"), [Why::Narrowed]);
    assert_eq!((tlp("1b0cf66e"), item(&set, "1b0cf66e").pap), (Some(Tlp::Red), Some(Pap::Red)));
    assert_eq!(item(&set, "3d2e1f80").pap, Some(Pap::Amber));
    assert_eq!((set.tlp, set.floor), (Some(Tlp::Red), Tlp::Red));
    let event = |inner: &str| read(format!(r#"{{"info":"x",{inner}}}"#).as_bytes());
    // Without a tag it is unmarked, however wide it is distributed.
    let wide = event(r#""distribution":"3""#);
    assert_eq!((wide.tlp, wide.floor), (None, Tlp::Clear));
    let own = event(r#""distribution":0"#);
    assert_eq!((own.tlp, own.floor), (None, Tlp::AmberStrict));
    assert_eq!(event(r#""distribution":0,"Tag":[{"name":"tlp:clear"}]"#).tlp, Some(Tlp::AmberStrict));
    assert_eq!(event(r#""distribution":3,"Tag":[{"name":"TLP:WHITE"}]"#).tlp, Some(Tlp::Clear));
    assert_eq!(event(r#""Tag":[{"name":"tlp:green"},{"name":"tlp:red"}]"#).tlp, Some(Tlp::Red));
    // What says nothing that is understood closes the whole.
    assert_eq!(event(r#""Tag":[{"name":"tlp:green"},{"name":"tlp:unclear"}]"#).tlp, None);
    assert_eq!(event(r#""distribution":9,"Tag":[{"name":"tlp:green"}]"#).tlp, None);
    let part = event(
        r#""Tag":[{"name":"tlp:green"}],"Attribute":[{"type":"text","value":"a","Tag":[{"name":"tlp:ex:chr"}]}]"#,
    );
    assert_eq!(part.tlp, None);
    // One unmarked event leaves a file unmarked.
    let two = br#"{"response":[{"Event":{"info":"a","Tag":[{"name":"tlp:green"}]}},{"Event":{"info":"b"}}]}"#;
    assert_eq!(read(two).tlp, None);
}

#[test]
fn distribution_follows_the_marking_both_ways() {
    for tlp in Tlp::ALL {
        let distribution = distribution_for(Some(tlp));
        assert!(distribution.floor().unwrap() <= tlp, "{tlp} goes out as far as {distribution:?}");
        assert_eq!(Distribution::from_number(distribution.number().into()), Some(distribution));
    }
    assert_eq!(distribution_for(None), Distribution::Organisation);
}

#[test]
fn tags_mean_terms_clusters_and_markings() {
    let of = |tag: &str| tag::read(tag);
    assert_eq!(of("admiralty-scale:source-reliability=\"B\"").terms, [(Vocabulary::Reliability, "b")]);
    assert_eq!(of("admiralty-scale:information-credibility=\"2\"").terms, [(Vocabulary::Credibility, "2")]);
    let confident = of("estimative-language:confidence-in-analytic-judgment=\"moderate\"");
    assert_eq!(confident.terms, [(Vocabulary::Confidence, "medium")]);
    assert!(of("accessnow:internet-telecom").terms.iter().all(|(vocabulary, _)| *vocabulary != Vocabulary::Act));
    assert!(of("accessnow:privacy").terms.contains(&(Vocabulary::Right, "privacy")));
    assert_eq!(of("PAP:WHITE").pap, Some(Pap::Clear));
    assert_eq!(of("tlp:amber+strict").tlp, Some(Tlp::AmberStrict));
    assert!(of("workflow:state=\"draft\"") == tag::Meaning::default());
    let set = read(FICTIONAL);
    let actor = item(&set, "71625cc4");
    assert_eq!(
        (actor.sort.as_deref(), actor.aliases.as_slice()),
        (Some("threat-actor"), ["Ashen Heron".to_owned()].as_slice())
    );
    assert!(item(&set, "1b0c9c6e").references.contains(&actor.id));
    // No galaxy describes the technique: the tag alone names it.
    let technique = item(&set, "misp-galaxy:mitre");
    assert_eq!(
        (technique.sort.as_deref(), technique.name.as_deref()),
        (Some("attack-pattern"), Some("Phishing - T1660"))
    );
    assert_eq!(technique.external_ids, ["T1660"]);
    assert!(item(&set, "1b0c9c6e").terms.contains(&(Vocabulary::Act, "phishing")));
    assert!(item(&set, "c6b7a119").terms.contains(&(Vocabulary::Triage, "false-positive")));
}

#[test]
fn relations_lead_to_what_they_are_in_where_they_do_not_say() {
    let set = read(FICTIONAL);
    let relation = |id: &str| item(&set, id).relation.clone().unwrap();
    let drops = relation("4e3f2991");
    assert_eq!((drops.source.as_str(), drops.kind.as_str()), ("0afbe55d-6809-4a42-8c41-094d5c0d1b10", "drops"));
    assert_eq!(why(&set, "ffffffff-0000-4000-8000-000000000000"), [Why::DanglingReference]);
    let sightings: Vec<&MispItem> = set.items.iter().filter(|item| item.kind == MispKind::Sighting).collect();
    let kinds: Vec<&str> = sightings.iter().map(|item| item.relation.as_ref().unwrap().kind.as_str()).collect();
    assert_eq!(kinds, ["sighting-of", "false-positive-of"]);
    assert!(sightings.iter().all(|item| item.relation.as_ref().unwrap().target.starts_with("3d2e1f80")));
    assert_eq!(relation("93847ee6-f192-43db-95da-92d6e596a419").target, "1b0c9c6e-6f0a-4b53-9d52-0a5f6d1e2c01");
    assert_eq!(relation("a4958ff7-02a3-44ec-86eb-a3e7f6a7b51a").kind, "follows");
    assert_eq!(relation("4e3f2091").kind, "proposed-for");
}

#[test]
fn each_item_knows_its_own_bytes() {
    let set = read(FICTIONAL);
    assert_eq!(set.counts["attribute"], 11);
    for item in &set.items {
        let own = std::str::from_utf8(&FICTIONAL[item.bytes.clone()]).unwrap();
        assert!(own.starts_with('{') && own.ends_with('}'));
    }
    let own = &FICTIONAL[item(&set, "3d2e1f80").bytes.clone()];
    assert_eq!(serde_json::from_slice::<Json>(own).unwrap()["value"], "Parcel-Notice[.]example");
    let marked = [b"\xEF\xBB\xBF".as_slice(), FICTIONAL].concat();
    let shifted = read(&marked);
    assert_eq!(marked[item(&shifted, "3d2e1f80").bytes.clone()], *own);
}

#[test]
fn every_wrapper_is_read_and_what_is_no_event_is_refused() {
    let event = r#"{"info":"x","Attribute":[{"type":"domain","value":"a.example","to_ids":true}]}"#;
    for text in [
        event.to_owned(),
        format!(r#"{{"Event":{event}}}"#),
        format!(r#"{{"response":[{{"Event":{event}}}]}}"#),
        format!(r#"{{"response":{{"Event":{event}}}}}"#),
        format!(r#"[{{"Event":{event}}}]"#),
        format!("[{event}]"),
        r#"{"response":{"Attribute":[{"type":"domain","value":"a.example","to_ids":"1"}]}}"#.to_owned(),
    ] {
        let set = read(text.as_bytes());
        assert_eq!(set.counts["event"], 1, "{text}");
        assert!(set.items.iter().any(|item| item.detects && item.observables[0].value == "a.example"), "{text}");
    }
    for text in ["[]", "{}", "3", r#"{"a":1}"#, r#"{"response":[]}"#, r#"[1]"#, r#"{"Event":null}"#] {
        assert_eq!(read_events(text.as_bytes(), &MispLimits::default()), Err(MispError::NotAnEvent), "{text}");
    }
}

#[test]
fn broken_files_name_the_place() {
    let fails = |text: &str| read_events(text.as_bytes(), &MispLimits::default()).unwrap_err().to_string();
    assert_eq!(
        fails("{\"Event\":{\"info\":\"x\",\"Attribute\":[{},\n{\"type\":}]}}"),
        "read event 1, Event 1, Attribute 2 (line 2, byte 46)"
    );
    assert_eq!(
        fails(r#"{"Event":{"Attribute":[{}, 7]}}"#),
        "read event 1, Event 1, Attribute 2 (line 1, byte 27) as an object"
    );
    assert_eq!(fails(r#"{"Event":{"info":"#), "read event 1, Event 1 (line 1, byte 17)");
    assert_eq!(fails(""), "read the file (line 1, byte 0)");
    let whole = String::from_utf8_lossy(FICTIONAL);
    for end in (0..whole.len()).step_by(97).filter(|end| whole.is_char_boundary(*end)) {
        let error = read_events(whole[..end].as_bytes(), &MispLimits::default()).unwrap_err();
        assert!(matches!(error, MispError::Json { .. }), "{end}: {error}");
    }
}

#[test]
fn limits_hold() {
    let read = |text: &str, limits: &MispLimits| read_events(text.as_bytes(), limits);
    let limits = MispLimits { items: 10, keys: 20, ..MispLimits::default() };
    let many = format!(r#"{{"info":"x","Attribute":[{}]}}"#, ["{}"; 10].join(","));
    assert_eq!(read(&many, &limits), Err(MispError::TooManyItems { limit: 10 }));
    let keys: Vec<String> = (0..30).map(|number| format!("\"k{number}\":1")).collect();
    assert!(matches!(
        read(&format!(r#"{{"info":"x",{}}}"#, keys.join(",")), &limits),
        Err(MispError::Json { source: JsonError { problem: crate::json::JsonProblem::TooManyParts, .. }, .. })
    ));
    let deep = |text: String| {
        matches!(
            read(&text, &MispLimits::default()),
            Err(MispError::Json { source: JsonError { problem: crate::json::JsonProblem::TooDeep, .. }, .. })
        )
    };
    assert!(deep(r#"{"response":"#.repeat(100_000)));
    assert!(deep(r#"{"response":["#.repeat(100_000)));
    assert!(deep(format!(r#"{{"info":"x",{}"#, r#""Note":[{"#.repeat(100_000))));
    assert!(deep(format!(r#"{{"info":{}"#, "[".repeat(100_000))));
    let bytes = MispLimits { bytes: 3, ..MispLimits::default() };
    assert_eq!(read("{   }", &bytes), Err(MispError::TooLarge { limit: 3 }));
    assert_eq!(read_events(b"{\xFF", &MispLimits::default()), Err(MispError::NotText { offset: 1 }));
}

#[test]
fn an_array_of_a_million_is_refused_at_the_limit_and_an_observer_stops() {
    let text = |number| format!(r#"{{"info":"x","Attribute":[{}]}}"#, vec!["{}"; number].join(","));
    let limits = MispLimits { items: 50_000, ..MispLimits::default() };
    assert_eq!(read_events(text(1_000_000).as_bytes(), &limits), Err(MispError::TooManyItems { limit: 50_000 }));
    let many = text(200_000);
    assert_eq!(read(many.as_bytes()).counts["attribute"], 200_000);
    let stopped = read_events_observed(many.as_bytes(), &MispLimits::default(), &mut |_, _| ControlFlow::Break(()));
    assert_eq!(stopped, Err(MispError::Cancelled));
}

#[test]
fn keys_that_stand_twice_and_items_that_stand_twice_are_told() {
    let text = br#"{"info":"one","info":"two","Attribute":[
        {"uuid":"3d2e1f80-8b2c-4d75-9f74-2c708f304e03","type":"domain","value":"a.example","timestamp":"5"},
        {"uuid":"3D2E1F80-8b2c-4d75-9f74-2c708f304e03","type":"domain","value":"b.example","timestamp":"9"},
        {"uuid":"3d2e1f80-8b2c-4d75-9f74-2c708f304e03","type":"domain","value":"c.example","timestamp":"9"}]}"#;
    let set = read(text);
    assert_eq!(set.items[0].name.as_deref(), Some("two"));
    assert_eq!(why(&set, "info"), [Why::DuplicateKey]);
    assert_eq!(set.items.iter().map(|item| item.superseded).collect::<Vec<_>>(), [false, true, false, true]);
    assert_eq!(why(&set, "Attribute"), [Why::SameVersionTwice]);
}

#[test]
fn a_feed_is_one_file_with_its_events_as_they_stand() {
    let one = br#"{"Event":{"uuid":"3d2e1f80-8b2c-4d75-9f74-2c708f304e03","info":"one"}}"#.to_vec();
    let two = b"\xEF\xBB\xBF{\"Event\":{\"info\":\"two\"}}\n".to_vec();
    let name = |letter: &str| format!("{letter}d2e1f80-8b2c-4d75-9f74-2c708f304e03.json");
    let events = [(name("4"), two), (name("3"), one.clone())];
    let manifest = format!(r#"{{"{}": {{"info": "one"}}, "{}": {{}}}}"#, &name("3")[..36], &name("5")[..36]);
    let mut losses = Losses::default();
    let whole = feed::assemble(manifest.as_bytes(), &events, 10_000, &mut losses).unwrap();
    let set = read(&whole);
    let infos: Vec<_> = set.events().map(|event| event.name.clone().unwrap()).collect();
    assert_eq!(infos, ["one", "two"]);
    assert!(whole.windows(one.len()).any(|part| part == one));
    assert_eq!(why(&set, "manifest"), [Why::NotProjected]);
    let told: Vec<(String, Why)> = losses.into_list().into_iter().map(|loss| (loss.what, loss.why)).collect();
    assert_eq!(told, [(name("5"), Why::DanglingReference), (name("4"), Why::NotInManifest)]);
    let mut again = Losses::default();
    let turned = [events[1].clone(), events[0].clone()];
    assert_eq!(feed::assemble(manifest.as_bytes(), &turned, 10_000, &mut again), Ok(whole));
    let mut none = Losses::default();
    assert_eq!(feed::assemble(b"[]", &events, 10_000, &mut none), Err(MispError::Manifest));
    assert_eq!(feed::assemble(b"{}", &events, 50, &mut none), Err(MispError::TooLarge { limit: 50 }));
    assert!(
        feed::is_event_file(&name("3")) && !feed::is_event_file("../3.json") && !feed::is_event_file("manifest.json")
    );
}
