use proptest::prelude::*;

use super::*;

fn values(text: &str) -> Vec<(&'static str, String)> {
    find(text).unwrap().into_iter().map(|found| (found.observable.kind, found.observable.value)).collect()
}

#[test]
fn every_way_to_write_an_indicator_is_read() {
    let hash = "0123456789abcdef".repeat(4);
    for (text, kind, value) in [
        ("see hxxps://Bad-News[.]org/a?b=1, please", "url", "https://bad-news.org/a?b=1"),
        ("(bad-news.org)", "domain", "bad-news.org"),
        ("bad-news.org.", "domain", "bad-news.org"),
        ("bad-news[.]org", "domain", "bad-news.org"),
        ("bad-news (dot) org", "domain", "bad-news.org"),
        ("bad-news [ . ] org", "domain", "bad-news.org"),
        ("domain=bad-news.org", "domain", "bad-news.org"),
        ("“bad-news.org”", "domain", "bad-news.org"),
        ("- `bad-news.org`", "domain", "bad-news.org"),
        ("[bad-news.org]", "domain", "bad-news.org"),
        ("bad-news.org:8443", "domain", "bad-news.org"),
        ("bad-news.org/login", "domain", "bad-news.org"),
        ("Write to eve (at) bad-news [dot] org!", "email", "eve@bad-news.org"),
        ("<eve@bad-news.org>", "email", "eve@bad-news.org"),
        ("BÜCHER.de", "domain", "xn--bcher-kva.de"),
        ("at 203.0.113[.]9:443", "ipv4", "203.0.113.9"),
        ("203.0.113.0/24", "network", "203.0.113.0/24"),
        ("2001:0DB8::0001", "ipv6", "2001:db8::1"),
        (&format!("SHA-256:{}", hash.to_uppercase()), "sha256", hash.as_str()),
        ("موقع bad-news.org، ثم", "domain", "bad-news.org"),
    ] {
        assert_eq!(values(text), [(kind, value.to_owned())], "{text}");
    }
}

#[test]
fn plain_text_holds_none() {
    for text in [
        "",
        "She came at 12:30, on 3.4.2024, and left.",
        "e.g. this, i.e. that … and so on.",
        "and/or; 1/2; +999 151 2345678",
        "a.b",
        "نص بلا شيء.",
    ] {
        assert_eq!(values(text), [], "{text}");
    }
}

fn doubts_of(text: &str) -> Vec<Doubt> {
    find(text).unwrap().into_iter().flat_map(|found| found.doubts).collect()
}

#[test]
fn what_may_be_something_else_comes_with_the_reason() {
    for (text, wanted) in [
        ("report.pdf", vec![Doubt::Suffix]),
        ("report[.]pdf", vec![]),
        ("readme.md", vec![Doubt::FileName]),
        ("readme[.]md", vec![]),
        ("co.uk", vec![Doubt::Everybody]),
        ("version 4.2.1.7", vec![Doubt::Version]),
        ("192.168.1.7", vec![Doubt::Private]),
        ("fe80::1", vec![Doubt::Private]),
        ("From: eve@bad-news.org", vec![Doubt::Correspondent]),
        ("bad-news.org", vec![]),
    ] {
        assert_eq!(doubts_of(text), wanted, "{text}");
    }
}

#[test]
fn each_is_told_once_with_its_line_its_count_and_its_registrable_domain() {
    let found = find("one\nhttps://a.bad-news.co.uk/x\na.bad-news.co.uk a.bad-news[.]co.uk").unwrap();
    let seen: Vec<_> = found
        .iter()
        .map(|one| (one.observable.kind, one.line, one.count, one.harmless, one.registrable.as_deref()))
        .collect();
    assert_eq!(seen, [("url", 2, 1, false, Some("bad-news.co.uk")), ("domain", 3, 2, true, Some("bad-news.co.uk")),]);
}

#[test]
fn too_much_is_refused() {
    let long = " ".repeat(MAX_TEXT + 1);
    assert_eq!(find(&long), Err(PasteError::TooLarge { limit: MAX_TEXT }));
    let many: String = (0..=MAX_FOUND).map(|number| format!("{number:032x}\n")).collect();
    assert_eq!(find(&many), Err(PasteError::TooMany { limit: MAX_FOUND }));
    for text in ["[".repeat(200_000), "(.)".repeat(50_000), "a.".repeat(100_000), "=".repeat(100_000)] {
        find(&text).unwrap();
    }
}

proptest! {
    #[test]
    fn any_text_is_looked_through_and_what_is_found_is_canonical(text in "\\PC{0,120}") {
        for found in find(&text).unwrap() {
            prop_assert_eq!(read_any(&found.observable.value), Some(found.observable));
        }
    }
}
