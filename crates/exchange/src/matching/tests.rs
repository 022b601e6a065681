use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::observable::{Needle, read_any};

/// Looks for values in a text that comes in pieces of so many bytes.
fn hits_in(values: &[(&str, &str)], text: &[u8], pieces: usize) -> Vec<(u32, u64, Seen, Form)> {
    let mut builder = Builder::new(7);
    for ((kind, value), id) in values.iter().zip(0..) {
        builder.add(kind, value, id).unwrap_or_else(|why| panic!("{value}: {why:?}"));
    }
    let index = builder.build();
    let mut found = Vec::new();
    let mut scan = Scan::new(&index);
    let mut take = |hit: Hit| found.push((hit.id, hit.line, hit.seen, hit.form));
    for piece in text.chunks(pieces.max(1)) {
        scan.feed(piece, &mut take);
    }
    scan.finish(&mut take);
    found
}

fn hits(values: &[(&str, &str)], text: &str) -> Vec<(u32, u64, Seen, Form)> {
    hits_in(values, text.as_bytes(), usize::MAX)
}

/// Gives how a text names one value.
fn seen(kind: &str, value: &str, text: &str) -> Option<(Seen, Form)> {
    hits(&[(kind, value)], text).into_iter().map(|(_, _, seen, form)| (seen, form)).min()
}

const WITHIN: Option<(Seen, Form)> = Some((Seen::Within, Form::Plain));
const SUBDOMAIN: Option<(Seen, Form)> = Some((Seen::Subdomain, Form::Plain));
const UNDONE: Option<(Seen, Form)> = Some((Seen::Within, Form::Undone));

#[test]
fn a_domain_stands_in_texts_and_not_in_others_that_only_end_or_begin_so() {
    for (text, wanted) in [
        ("case-update.example", WITHIN),
        ("CASE-UPDATE.Example.", WITHIN),
        ("It called https://case-update.example/x and fell silent.", WITHIN),
        ("mail to a@case-update.example, please", WITHIN),
        ("http://cdn.case-update.example:8080/", SUBDOMAIN),
        ("x=case-update.example&y", WITHIN),
        ("{\"u\":\"https:\\/\\/case-update.example\\/\"}", UNDONE),
        ("first\\ncase-update.example", WITHIN),
        ("访问case-update.example获取", WITHIN),
        ("\u{201c}case-update.example\u{201d}", WITHIN),
        ("my-case-update.example", None),
        ("écase-update.example", None),
        ("case-update.example.org", None),
        ("case-update.examples", None),
        ("case-update-example", None),
    ] {
        assert_eq!(seen("domain", "case-update.example", text), wanted, "{text}");
    }
}

#[test]
fn what_was_made_harmless_or_encoded_is_found_as_it_was() {
    for text in [
        "hxxps://case-update[.]example/x",
        "case-update(.)example",
        "case-update[dot]example and more",
        "case-update [.] example",
        "case-update[.example",
        "case-update.]example",
        "see?u=https%3A%2F%2Fcase-update%2Eexample%2Fx",
        "u=https%253A%252F%252Fcase-update.example%252F",
        "https:\\u002f\\u002fcase-update\\u002eexample",
        "someone[at]case-update[.]example",
    ] {
        assert_eq!(seen("domain", "case-update.example", text), UNDONE, "{text}");
    }
    assert_eq!(
        seen("domain", "case-update.example", "cdn[.]case-update[.]example"),
        Some((Seen::Subdomain, Form::Undone))
    );
    let idna = Some((Seen::Within, Form::Idna));
    assert_eq!(seen("domain", "xn--bcher-kva.example", "at BÜCHER.example, they said"), idna);
    assert_eq!(seen("domain", "xn--bcher-kva.example", "at xn--bcher-kva.example"), WITHIN);
    assert_eq!(seen("domain", "case-update.example", "ｃａｓｅ-update．example"), idna);
    // What is found as it stands is told once, though a mark follows.
    assert_eq!(hits(&[("domain", "a1.example")], "https://a1.example/x%20y[.]z").len(), 1);
}

#[test]
fn addresses_hashes_names_and_numbers_are_found() {
    let hash = "0123456789abcdef".repeat(4);
    let spaced = format!("x {} y", hash.to_uppercase());
    let colons: String = hash
        .as_bytes()
        .chunks(2)
        .map(|pair| String::from_utf8_lossy(pair).to_uppercase())
        .collect::<Vec<_>>()
        .join(":");
    for (kind, value, text, wanted) in [
        ("sha256", hash.as_str(), spaced.as_str(), WITHIN),
        ("certificate", hash.as_str(), colons.as_str(), WITHIN),
        ("ipv4", "198.51.100.7", "at 198.51.100.7:443", WITHIN),
        ("ipv4", "198.51.100.7", "at 198.51.100[.]7", UNDONE),
        ("ipv4", "198.51.100.7", "198.51.100.71", None),
        ("ipv4", "198.51.100.7", "1.198.51.100.7", None),
        ("network", "198.51.100.0/24", "at 198.51.100.7", Some((Seen::Network, Form::Plain))),
        ("network", "198.51.100.0/24", "at 198.51.101.7", None),
        ("ipv6", "2001:db8::1", "at [2001:0DB8:0:0:0:0:0:1]:443", WITHIN),
        ("ipv6", "2001:db8::1", "at 2001:db8::12", None),
        ("network", "2001:db8::/32", "at 2001:db8::12", Some((Seen::Network, Form::Plain))),
        ("mac", "00:00:5e:00:53:01", "lladdr 00:00:5E:00:53:01 up", WITHIN),
        ("email", "amal+x@mail.example", "Write to AMAL+x@mail.example!", WITHIN),
        ("email", "amal@mail.example", "Write to kamal@mail.example", None),
        ("email", "amal@mail.example", "amal[@]mail[.]example", UNDONE),
        ("url", "https://a.example/x/Setup", "http://A.example/x/Setup?y", WITHIN),
        ("url", "https://a.example/x/Setup", "http://a.example/x/setup", None),
        ("url", "https://a.example/x/Setup", "http://a.example/x/Setups", None),
        ("url", "https://a.example/x", "hxxps://a[.]example/x", UNDONE),
        ("url", "https://a.example/x", "https://b.a.example/x", None),
        ("url", "https://a.example/", "https://b.a.example/", None),
        ("file-name", "Update Now.apk", "/sdcard/Update Now.apk", WITHIN),
        ("file-name", "update.apk", "/sdcard/Update.apk\"", WITHIN),
        ("file-name", "update.apk", "my-update.apk", None),
        ("file-path", "/private/var/db/x.plist", "\"/private/var/db/x.plist\"", WITHIN),
        ("file-path", "/private/var/db/x.plist", "/private/var/db/x.plists", None),
        ("process", "bh_daemon", "1 bh_daemon run", WITHIN),
        ("process", "bh_daemon", "1 BH_daemon run", None),
        ("app-id", "com.example.spy", "package:com.example.spy", WITHIN),
        ("app-id", "com.example.spy", "package:org.com.example.spy", None),
        ("phone", "9991512345678", "Ask +999 (151) 2345678 at night", WITHIN),
        ("phone", "9991512345678", "0151-2345678", WITHIN),
        ("phone", "9991512345678", "0151-2345679", None),
    ] {
        assert_eq!(seen(kind, value, text), wanted, "{kind} {value} in {text}");
    }
}

#[test]
fn what_cannot_be_found_is_refused_by_name() {
    let mut builder = Builder::new(1);
    for (kind, value, why) in [
        ("process", "ab", Unsearched::Length),
        ("file-name", "تقرير", Unsearched::Script),
        ("asn", "64500", Unsearched::Type),
        ("pattern", "[a:b = 1]", Unsearched::Type),
        ("phone", "12345", Unsearched::Length),
        ("network", "of the north", Unsearched::Type),
    ] {
        assert_eq!(builder.add(kind, value, 0), Err(why), "{kind} {value}");
    }
    assert_eq!(builder.add("domain", &"a".repeat(MAX_VALUE + 1), 0), Err(Unsearched::Length));
    assert!(builder.build().is_empty());
}

#[test]
fn all_that_share_a_value_or_a_token_are_found_with_their_lines() {
    let values = [
        ("domain", "a.example"),
        ("domain", "a.example"),
        ("url", "https://a.example/one"),
        ("url", "https://a.example/two"),
        ("domain", "b.example"),
    ];
    let text = "nothing\nhttps://a.example/two\n\nb.example";
    let found: BTreeSet<(u32, u64)> = hits(&values, text).into_iter().map(|(id, line, ..)| (id, line)).collect();
    assert_eq!(found, BTreeSet::from([(0, 2), (1, 2), (3, 2), (4, 4)]));
    let mut builder = Builder::new(3);
    for ((kind, value), id) in values.iter().chain(&[("file-name", "Update Now.apk")]).zip(0..) {
        builder.add(kind, value, id).unwrap();
    }
    let index = builder.build();
    assert_eq!((index.len(), index.find("A.EXAMPLE"), index.find("update now.apk")), (6, vec![0, 1], vec![5]));
    assert_eq!(index.find("now.apk"), Vec::<u32>::new());
}

#[test]
fn text_that_comes_in_pieces_is_read_as_if_it_came_whole() {
    let values = [
        ("domain", "case-update.example"),
        ("url", "https://a.example/x/setup.apk"),
        ("ipv6", "2001:db8::1"),
        ("email", "amal@mail.example"),
        ("process", "bh_daemon"),
    ];
    let mut text = String::new();
    for number in 0..30_000 {
        text.push_str(&format!("{number} GET /index.html 200 words and words, mozilla.org ünïcode 见\n"));
        if number % 997 == 0 {
            text.push_str("https://a.example/x/setup.apk cdn[.]case-update[.]example [2001:db8::1] amal@mail.example");
            text.push_str(" bh_daemon\\ncase-update.example\n");
        }
    }
    let whole = hits(&values, &text);
    assert_eq!(whole.len(), 31 * 6);
    for pieces in [4096, 65_521, 1 << 18] {
        assert_eq!(hits_in(&values, text.as_bytes(), pieces), whole, "{pieces}");
    }
    let last = whole.last().map(|(_, line, ..)| *line);
    assert_eq!(last, Some(text.lines().count() as u64 - (30_000 - 1 - 29_910)));
}

#[test]
fn long_runs_and_odd_bytes_are_only_text() {
    let values = [("domain", "a.example"), ("url", "https://a.example/x y"), ("phone", "9991512345678")];
    for text in [
        "a".repeat(3 << 20),
        "a.example".repeat(100_000),
        ".".repeat(1 << 20),
        "[.]".repeat(100_000),
        "%25".repeat(200_000),
        "\\u0025".repeat(50_000),
        "1 ".repeat(200_000),
        ":".repeat(1 << 20),
        "é.".repeat(200_000),
    ] {
        assert!(hits(&values, &text).len() <= 1, "{}", text.chars().take(9).collect::<String>());
    }
}

#[test]
fn half_a_million_indicators_take_little_memory_and_are_all_found() {
    let values: Vec<(&str, String)> = (0..500_000_u32)
        .map(|number| match number % 5 {
            0 => ("domain", format!("host-{number}.example")),
            1 => ("ipv4", format!("10.{}.{}.{}", number >> 16, number >> 8 & 255, number & 255)),
            2 => ("sha256", format!("{number:064x}")),
            3 => ("email", format!("user{number}@mail.example")),
            _ => ("url", format!("https://www.shared.example/path/{number}/index.html")),
        })
        .collect();
    let mut builder = Builder::new(11);
    for ((kind, value), id) in values.iter().zip(0..) {
        builder.add(kind, value, id).unwrap();
    }
    let index = builder.build();
    assert!(index.memory() < 100 << 20, "{}", index.memory());
    let mut found = BTreeSet::new();
    let mut scan = Scan::new(&index);
    for (_, value) in &values {
        scan.feed(format!("{value}\n").as_bytes(), &mut |hit| {
            found.insert(hit.id);
        });
    }
    scan.finish(&mut |hit| {
        found.insert(hit.id);
    });
    assert_eq!(found.len(), 500_000);
}

proptest! {
    #[test]
    fn it_finds_what_a_search_one_by_one_finds(words in proptest::collection::vec(prop_oneof![
        Just("a.example"), Just("b.a.example"), Just("xa.example"), Just("a.example.org"), Just("198.51.100.7"),
        Just("198.51.100.70"), Just("https://a.example/x"), Just("amal@a.example"), Just("word"), Just("a"), Just("."),
    ], 0..12), gaps in proptest::collection::vec(prop_oneof![Just(" "), Just(", "), Just("/"), Just("\n"), Just("\"")], 12)) {
        let text: String = words.iter().zip(&gaps).flat_map(|(word, gap)| [*word, *gap]).collect();
        for value in ["a.example", "198.51.100.7"] {
            let needle = Needle::new(read_any(value).unwrap());
            // A text that is one network or one URL is another question.
            let one = text.split_whitespace().count() > 1 && !text.contains('/');
            if one {
                let slow = needle.find(&text).map(|seen| seen.max(Seen::Within));
                let fast = seen(needle.observable().kind, value, &text).map(|(seen, _)| seen);
                prop_assert_eq!(fast, slow, "{} in {}", value, text);
            }
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), pieces in 1_usize..50) {
        hits_in(&[("domain", "a.example"), ("ipv6", "2001:db8::1"), ("phone", "9991512345678")], &bytes, pieces);
    }
}
