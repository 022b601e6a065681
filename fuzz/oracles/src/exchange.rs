//! Readers of others' formats.

use std::borrow::Cow;

use cairn_exchange::huridocs::{ThesaurusLimits, read_thesaurus};
use cairn_exchange::json::{Json, JsonLimits, JsonReader};
use cairn_exchange::misp::{MispLimits, read_events};
use cairn_exchange::observable::{Canonical, canonicalize, defang, refang, registrable_domain};
use cairn_exchange::paste;
use cairn_exchange::stix::observed::{self, Observed};
use cairn_exchange::stix::pattern::{self, MAX_COMPARISONS, Pattern};
use cairn_exchange::stix::{StixLimits, read_bundle};
use cairn_exchange::sums::Sums;
use cairn_exchange::warning::{WarningLimits, WarningList};
use serde_json::Value;

use crate::Seed;

/// What serde_json reads is read here too, as the same values; every place is within the text.
pub(crate) fn json(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let limits = JsonLimits { nodes: 20_000, ..JsonLimits::default() };
    let mut reader = JsonReader::new(text, limits);
    let ours = reader.value().and_then(|value| reader.end().map(|()| value));
    let theirs = serde_json::from_str::<Value>(text);
    match (&ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            crate::accepted();
            assert_eq!(plain(ours), Some(theirs));
        }
        (Err(error), Ok(_)) => {
            use cairn_exchange::json::JsonProblem::{Number, TooDeep, TooManyParts};
            assert!(matches!(error.problem, TooDeep | TooManyParts | Number), "{error}");
            assert!(error.problem != Number || text.len() > 400, "{error}");
        }
        (Err(error), Err(_)) => assert!(error.offset <= text.len()),
        // Half of a surrogate pair, or a number beyond all floating point ones: read here, as real files have them.
        (Ok(_), Err(_)) => {}
    }
}

/// Gives the value as serde_json has it; `None` where a number is beyond it.
fn plain(json: &Json<'_>) -> Option<Value> {
    Some(match json {
        Json::Null => Value::Null,
        Json::Flag(flag) => Value::Bool(*flag),
        Json::Number(number) => serde_json::from_str(number).ok()?,
        Json::Text(text) => Value::String(text.clone().into_owned()),
        Json::List(items) => Value::Array(items.iter().map(plain).collect::<Option<_>>()?),
        Json::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Some((key.clone().into_owned(), plain(value)?)));
            Value::Object(entries.collect::<Option<_>>()?)
        }
    })
}

pub(crate) fn json_seeds() -> Vec<Seed> {
    let many: Vec<String> = (0..40).map(|number| format!("\"k{number}\":{number}")).collect();
    let texts: [(&str, Cow<'_, str>); 7] = [
        ("object", r#"{"a":[1,-2.5e3,true,false,null],"b":{"c":"d"}}"#.into()),
        ("escapes", r#""\u00e9\ud83d\ude00\n\"\\\/""#.into()),
        ("half-pair", r#"["\ud83d","\ude00x"]"#.into()),
        ("twice", r#"{"a":1,"b":2,"a":3}"#.into()),
        ("many-keys", format!("{{{},\"k3\":0}}", many.join(",")).into()),
        ("deep", format!("{}{}", "[".repeat(60), "]".repeat(60)).into()),
        ("blanks", " [ 1 ,\n\t2 ] ".into()),
    ];
    texts.map(|(name, text)| Seed::new(name, text.as_bytes())).into()
}

/// Every object of a bundle stands where it says, in the order of the file, and is counted once.
pub(crate) fn stix(bytes: &[u8]) {
    let limits = StixLimits {
        bytes: 1 << 20,
        objects: 1000,
        object_bytes: 1 << 18,
        json: JsonLimits { depth: 32, text: 1 << 16, nodes: 20_000, keys: 1000 },
    };
    let Ok(bundle) = read_bundle(bytes, &limits) else { return };
    crate::accepted();
    let mut end = 0;
    for (object, number) in bundle.objects.iter().zip(1..) {
        assert!(object.number == number && !object.id.is_empty() && !object.kind.is_empty());
        assert!(object.bytes.start >= end && object.bytes.end <= bytes.len());
        end = object.bytes.end;
        let own = std::str::from_utf8(&bytes[object.bytes.clone()]).expect("an object is text");
        assert!(own.starts_with('{') && own.ends_with('}'));
        for observable in &object.observables {
            assert!(!observable.kind.is_empty());
        }
    }
    assert_eq!(bundle.counts.values().map(|count| *count as usize).sum::<usize>(), bundle.objects.len());
    assert_eq!(read_bundle(bytes, &limits), Ok(bundle));
}

pub(crate) fn stix_seeds() -> Vec<Seed> {
    let indicator = r#"{"type":"indicator","spec_version":"2.1","id":"indicator--11111111-1111-4111-8111-111111111111","created":"2024-01-01T00:00:00.000Z","modified":"2024-01-01T00:00:00.000Z","name":"Stage one","indicator_types":["malicious-activity"],"pattern":"[domain-name:value = 'parcel-notice.example' OR url:value IN ('https://parcel-notice.example/t')]","pattern_type":"stix","valid_from":"2024-01-01T00:00:00Z","labels":["tlp:amber"],"object_marking_refs":["marking-definition--22222222-2222-4222-8222-222222222222"]}"#;
    let marking = r#"{"type":"marking-definition","spec_version":"2.1","id":"marking-definition--22222222-2222-4222-8222-222222222222","created":"2024-01-01T00:00:00Z","definition_type":"statement","definition":{"statement":"Share with care"}}"#;
    let observable = r#"{"type":"file","spec_version":"2.1","id":"file--33333333-3333-4333-8333-333333333333","hashes":{"SHA-256":"5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c"},"name":"loader.bin"}"#;
    let relation = r#"{"type":"relationship","spec_version":"2.1","id":"relationship--44444444-4444-4444-8444-444444444444","created":"2024-01-01T00:00:00Z","modified":"2024-01-01T00:00:00Z","relationship_type":"indicates","source_ref":"indicator--11111111-1111-4111-8111-111111111111","target_ref":"malware--55555555-5555-4555-8555-555555555555"}"#;
    let later =
        indicator.replace("\"modified\":\"2024-01-01", "\"modified\":\"2024-02-01").replace("Stage one", "Stage 1");
    let bundle = |objects: &[&str]| {
        let id = "bundle--66666666-6666-4666-8666-666666666666";
        format!(r#"{{"type":"bundle","id":"{id}","objects":[{}]}}"#, objects.join(",\n"))
    };
    let old = r#"{"type":"bundle","id":"bundle--7","spec_version":"2.0","objects":[{"type":"tool","name":"x"}]}"#;
    vec![
        Seed::new("bundle", bundle(&[indicator, marking, observable, relation])),
        Seed::new("versions", bundle(&[indicator, &later, indicator])),
        Seed::new("list", format!("\u{FEFF}[{observable}]")),
        Seed::new("old", old),
        Seed::new("empty", r#"{"type":"bundle"}"#),
    ]
}

/// Every item lies in what it is in, has its own bytes, and is marked no less than that; the same bytes read the same.
pub(crate) fn misp(bytes: &[u8]) {
    let json = JsonLimits { depth: 32, text: 1 << 16, nodes: 20_000, keys: 1000 };
    let limits = MispLimits { bytes: 1 << 20, items: 1000, nesting: 12, keys: 100, json };
    let Ok(set) = read_events(bytes, &limits) else { return };
    crate::accepted();
    assert!(set.events().next().is_some() && set.items.len() <= limits.items);
    for (item, number) in set.items.iter().zip(1..) {
        assert!(item.number == number && !item.id.is_empty() && item.bytes.end <= bytes.len());
        let own = std::str::from_utf8(&bytes[item.bytes.clone()]).expect("an item is text");
        assert!(own.starts_with('{') && own.ends_with('}'));
        if let Some(parent) = item.parent {
            let outer = &set.items[parent - 1];
            assert!(
                outer.number != item.number
                    && outer.bytes.start <= item.bytes.start
                    && item.bytes.end <= outer.bytes.end
            );
            assert!(outer.tlp.is_none() || item.tlp.is_none() || item.tlp >= outer.tlp);
        }
        assert!(!(item.detects && item.deleted));
        assert!(item.tlp.is_some() || set.tlp.is_none());
    }
    assert!(set.tlp.is_none() || set.items.iter().all(|item| item.tlp <= set.tlp));
    assert_eq!(set.counts.values().map(|count| *count as usize).sum::<usize>(), set.items.len());
    assert_eq!(read_events(bytes, &limits), Ok(set));
}

pub(crate) fn misp_seeds() -> Vec<Seed> {
    let attribute = r#"{"uuid":"11111111-1111-4111-8111-111111111111","type":"filename|sha256","category":"Payload delivery","to_ids":"1","value":"a.apk|5c5c","distribution":"4","timestamp":"1772625600","Tag":[{"name":"tlp:red"}],"SharingGroup":{"name":"g","SharingGroupOrg":[{"Organisation":{"name":"o"}}]},"Sighting":[{"type":"1","date_sighting":"5"}]}"#;
    let object = format!(
        r#"{{"uuid":"22222222-2222-4222-8222-222222222222","name":"file","Attribute":[{attribute}],"ObjectReference":[{{"referenced_uuid":"11111111-1111-4111-8111-111111111111","relationship_type":"drops"}}]}}"#
    );
    let galaxy = r#"{"type":"threat-actor","name":"a","GalaxyCluster":[{"uuid":"33333333-3333-4333-8333-333333333333","type":"threat-actor","value":"X","tag_name":"misp-galaxy:threat-actor=\"X\"","meta":{"synonyms":["Y"]}}]}"#;
    let event = format!(
        r#"{{"info":"Seed","uuid":"44444444-4444-4444-8444-444444444444","date":"2026-03-04","distribution":1,"Tag":[{{"name":"tlp:amber"}},{{"name":"misp-galaxy:tool=\"Z\""}}],"Attribute":[{attribute}],"Object":[{object}],"Galaxy":[{galaxy}],"Note":[{{"note":"n","Opinion":[{{"opinion":"80"}}]}}]}}"#
    );
    vec![
        Seed::new("bare", event.clone()),
        Seed::new(
            "response",
            format!(
                "\u{FEFF}{{\"response\":[{{\"Event\":{event}}},\n{{\"Event\":{{\"info\":\"b\"}}}}],\"manifest\":{{}}}}"
            ),
        ),
        Seed::new(
            "list",
            r#"[{"Event":{"info":"x","info":"y","Attribute":[{"type":"stix2-pattern","value":"[url:value = 'https://a.example/']","to_ids":true}]}}]"#,
        ),
        Seed::new(
            "search",
            r#"{"response":{"Attribute":[{"type":"ip-dst|port","value":"198.51.100.7|80","to_ids":1}]}}"#,
        ),
    ]
}

/// Every term has a code, a list and a label within the limits, each code of a list once, and no row is lost.
pub(crate) fn thesaurus(bytes: &[u8]) {
    let limits = ThesaurusLimits { bytes: 1 << 16, rows: 500, cell: 400 };
    let Ok(found) = read_thesaurus(bytes, Some(4), &limits) else { return };
    crate::accepted();
    assert!(!found.terms.is_empty() && found.terms.len() + found.skipped.len() <= limits.rows);
    let mut seen = std::collections::BTreeSet::new();
    for term in &found.terms {
        assert!(seen.insert((term.list, &term.code)) && (1..=99).contains(&term.list));
        for code in [Some(&term.code), term.parent.as_ref()].into_iter().flatten() {
            assert!(code.len() == 12 && code.bytes().all(|byte| byte.is_ascii_digit()));
        }
        for label in [Some(&term.label), term.french.as_ref(), term.other.as_ref()].into_iter().flatten() {
            assert!(!label.is_empty() && label.len() <= limits.cell && !label.chars().any(char::is_control));
        }
    }
    assert!(found.skipped.iter().all(|row| row.line > 1));
}

pub(crate) fn thesaurus_seeds() -> Vec<Seed> {
    let texts = [
        (
            "whole",
            "vocab_number,huri_code,english,french,otherlanguages,list_code,visible,term_order,parent_vocab_number,term_level\n\
             10,010000000000,\"Weather, bad\",Mauvais temps,NULL,4,y,1,0,0\n11,010100000000,Rain,Pluie,Lluvia,4,y,2,10,1\n",
        ),
        ("semicolons", "\u{feff}code;label\r\n010000000000;\"One \"\"two\"\"\"\r\n"),
        ("tabs", "code\tlabel\tlist\n010000000000\tOne, two\t17\n01\tBad\t17\n010000000000\tTwice\t17\n"),
    ];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}

/// A pattern keeps its limits; each of its paths is read again as itself.
pub(crate) fn pattern(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(parsed) = pattern::parse(text) else { return };
    crate::accepted();
    holds_or_not(&parsed);
    let Pattern { comparisons, .. } = parsed;
    assert!((1..=MAX_COMPARISONS).contains(&comparisons.len()));
    for comparison in comparisons.iter().take(16) {
        let again = pattern::parse(&format!("[{} = 1]", comparison.path_text())).expect("a path is read again");
        assert_eq!((&again.comparisons[0].object, &again.comparisons[0].path), (&comparison.object, &comparison.path));
    }
}

/// What is held against a pattern is among what was observed.
fn holds_or_not(pattern: &Pattern) {
    let bytes = br#"[{"type":"file","id":"f","name":"a.apk","size":7,"hashes":{"SHA-256":"aa"},"parent_ref":"d"},
        {"type":"directory","id":"d","path":"/x"},{"type":"a","id":"a","b":[{"c":["xy"]}],"d":1.5},
        {"type":"domain-name","id":"n","value":"parcel-notice.example"}]"#;
    let json = observed::read(bytes).expect("it is JSON");
    let observed = Observed::of(&json).expect("it holds objects");
    if let Ok(held) = observed.matching(pattern) {
        assert!(held.iter().all(|held| ["f", "d", "a", "n"].contains(&held.object.as_str())));
    }
}

/// What a text holds is in canonical form, and the same again for the same text.
pub(crate) fn paste(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(found) = paste::find(text) else { return };
    if !found.is_empty() {
        crate::accepted();
    }
    for one in &found {
        let observable = &one.observable;
        assert_eq!(cairn_exchange::observable::read_any(&observable.value).as_ref(), Some(observable));
        assert!(one.line >= 1 && one.count >= 1);
    }
    assert_eq!(paste::find(text), Ok(found));
}

pub(crate) fn paste_seeds() -> Vec<Seed> {
    let texts = [
        (
            "report",
            "See hxxps://bad-news[.]org/a?b=1 (and 203.0.113[.]9:443), bad-news (dot) org.\nFrom: eve@bad-news.org",
        ),
        ("list", "bad-news.org\n2001:db8::1\n203.0.113.0/24\nd41d8cd98f00b204e9800998ecf8427e\n"),
        ("odd", "a=b.c,(x[.]y)…«موقع.org» [[.]] ((.)) version 1.2.3.4; readme.md"),
    ];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}

/// A list that is read says so of its own entries, and bounds what it keeps.
pub(crate) fn warning_list(bytes: &[u8]) {
    let limits = WarningLimits { entries: 2_000, patterns: 50, ..WarningLimits::default() };
    let Ok(list) = WarningList::read(bytes, &limits) else { return };
    crate::accepted();
    assert!((1..=2_000).contains(&list.entries) && !list.name.is_empty());
    for value in ["bad-news.org", "198.51.100.7", "2001:db8::1", "https://a.bad-news.org/x", "abuse@bad-news.org"] {
        let observable = cairn_exchange::observable::read_any(value).expect("it is one");
        let _ = list.has(&observable);
    }
}

pub(crate) fn warning_list_seeds() -> Vec<Seed> {
    let list = |of: &str, entries: &str| {
        format!(
            r#"{{"name":"A list","description":"x","version":3,"type":"{of}","list":[{entries}],"matching_attributes":["domain"]}}"#
        )
    };
    [
        ("hostname", list("hostname", r#"".bad-news.org","b\u00fccher.example""#)),
        ("cidr", list("cidr", r#""198.51.100.0/24","2001:db8::/32","192.0.2.1""#)),
        ("regex", list("regex", r#""/^(abuse|noc)\\@.*\\..*$/i""#)),
        ("string", list("string", r#""bad-news.org",7"#)),
        ("substring", list("substring", r#""sandbox""#)),
    ]
    .map(|(name, text)| Seed::new(name, text))
    .into()
}

pub(crate) fn pattern_seeds() -> Vec<Seed> {
    let texts = [
        ("one", "[domain-name:value = 'parcel-notice.example']"),
        ("any-of", "[file:hashes.'SHA-256' IN ('aa', 'bb') OR url:value = 'https://a.example/x']"),
        (
            "complex",
            "([ipv4-addr:value ISSUBSET '198.51.100.0/24'] FOLLOWEDBY [a:b[*].c[0] LIKE 'x%']) WITHIN 5.5 SECONDS",
        ),
        (
            "qualified",
            "[a:b != 5 AND NOT (c:d > 1.5)] REPEATS 3 TIMES START t'2024-01-01T00:00:00Z' STOP t'2024-02-01T00:00:00Z'",
        ),
        ("odd", "[app:id = 'com.example.spy'] OR [EXISTS x:y] OR [a:b = h'00ff' OR a:b = b'AAA=' OR a:b = true]"),
        ("escaped", r"[process:name MATCHES '^\\d+\'s$' AND windows-registry-key:key = 'HKLM\\x']"),
    ];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}

/// A value in canonical form stays as it is, and what is made harmless for reading is found again.
pub(crate) fn observable(bytes: &[u8]) {
    const KINDS: [&str; 12] =
        ["domain", "ipv4", "ipv6", "network", "host", "url", "email", "md5", "sha1", "sha256", "sha512", "process"];
    let Some((kind, value)) = bytes.split_first() else { return };
    let Ok(value) = std::str::from_utf8(value) else { return };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let _ = refang(&defang(kind, value));
    let _ = registrable_domain(value);
    if let Canonical::Plain(found) = canonicalize(kind, value) {
        crate::accepted();
        assert_eq!(canonicalize(found.kind, &found.value), Canonical::Plain(found.clone()));
        let harmless = defang(found.kind, &found.value);
        // Brackets of its own are taken for marks once others stand beside them.
        if matches!(found.kind, "domain" | "ipv4" | "url") && !found.value.contains(['[', ']', '(', ')', '{', '}']) {
            assert_eq!(canonicalize(found.kind, &harmless).into_observable(), found);
        }
    }
}

pub(crate) fn observable_seeds() -> Vec<Seed> {
    let values = [
        ("domain", 0, "Parcel-Notice[.]EXAMPLE."),
        ("idna", 0, "b\u{fc}cher.example"),
        ("ipv4", 1, "198.51.100[.]7"),
        ("ipv6", 2, "2001:DB8:0:0::1"),
        ("network", 3, "198.51.100.0/24"),
        ("url", 5, "hxxps://parcel-notice[.]example:443/t?id=1#x"),
        ("email", 6, "someone[@]example.org"),
        ("sha256", 9, "5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C5C"),
    ];
    values.map(|(name, kind, value)| Seed::new(name, [&[kind][..], value.as_bytes()].concat())).into()
}

/// A list of sums that is read is written in one form, which reads back as the same list.
pub(crate) fn sums(bytes: &[u8]) {
    let Ok(read) = Sums::read(bytes) else { return };
    crate::accepted();
    let written = read.write();
    assert_eq!(Sums::read(written.as_bytes()).as_ref(), Ok(&read));
    assert_eq!(written.lines().count(), read.len());
    assert!(read.compare(&read).agrees());
    for line in written.lines() {
        let name = &line[66..];
        assert!(!name.starts_with('/') && name.split('/').all(|part| !matches!(part, "" | "." | "..")), "{name}");
    }
}

pub(crate) fn sums_seeds() -> Vec<Seed> {
    let (a, b) = ("a".repeat(64), "B5".repeat(32));
    [
        ("gnu", format!("{a}  photos/1.jpg\n{b} *./image.dd\n")),
        ("bsd", format!("SHA256 (image (1).dd) = {a}\n")),
        ("windows", format!("\u{feff}# by hand\r\n{a}  صورة.jpg\r\n\r\n{b}  b\r\n")),
    ]
    .map(|(name, text)| Seed::new(name, text))
    .into()
}
