use super::*;
use crate::observable::read_any;

fn list(of: &str, entries: &[&str]) -> WarningList {
    let json = serde_json::json!({ "name": "A list", "version": 3, "type": of, "list": entries });
    WarningList::read(json.to_string().as_bytes(), &WarningLimits::default()).unwrap()
}

fn has(list: &WarningList, value: &str) -> bool {
    list.has(&read_any(value).unwrap_or_else(|| panic!("{value}")))
}

#[test]
fn each_type_is_compared_as_misp_means_it() {
    let hosts = list("hostname", &[".dyn.example", "one.example", "Bücher.example"]);
    for (value, wanted) in [
        ("dyn.example", true),
        ("a.b.dyn.example", true),
        ("https://x.ONE.example/y", true),
        ("someone@one.example", true),
        ("xn--bcher-kva.example", true),
        ("tone.example", false),
        ("one.example.org", false),
    ] {
        assert_eq!(has(&hosts, value), wanted, "{value}");
    }
    let parts = list("substring", &["sandbox"]);
    assert!(has(&parts, "the-sandbox.example") && !has(&parts, "sand.example"));
    let whole = list("string", &["A.example", "d41d8cd98f00b204e9800998ecf8427e"]);
    assert!(has(&whole, "a.example") && has(&whole, "D41D8CD98F00B204E9800998ECF8427E") && !has(&whole, "b.a.example"));
    let nets = list("cidr", &["10.0.0.0/8", "192.0.2.7", "2001:db8::/32", "of the north"]);
    assert!(has(&nets, "10.9.8.7") && has(&nets, "192.0.2.7") && has(&nets, "2001:db8::9"));
    assert!(has(&nets, "http://10.1.1.1:80/x") && !has(&nets, "192.0.2.8") && !has(&nets, "11.0.0.1"));
    assert_eq!(nets.losses.len(), 1);
    let mails = list("regex", &["/^(abuse|noc)\\@.*\\..*$/i", "(", "/x/e"]);
    assert!(has(&mails, "ABUSE@a.example") && !has(&mails, "amal@a.example"));
    assert_eq!((mails.entries, mails.losses.iter().map(|loss| loss.count).sum::<u32>()), (1, 2));
}

#[test]
fn what_is_no_list_is_refused() {
    let limits = WarningLimits { entries: 2, bytes: 300, ..WarningLimits::default() };
    let read = |text: &str| WarningList::read(text.as_bytes(), &limits).unwrap_err();
    assert!(matches!(read("{"), WarningError::Json(_)));
    assert!(matches!(read(&"[".repeat(200)), WarningError::Json(_)));
    assert_eq!(read("[]"), WarningError::NotAList("the name"));
    assert_eq!(read(r#"{"name":"x","type":"other","list":[]}"#), WarningError::NotAList("the type"));
    assert_eq!(read(r#"{"name":"x","type":"cidr","list":"y"}"#), WarningError::NotAList("the entries"));
    assert_eq!(read(r#"{"name":"x","type":"cidr","list":["y"]}"#), WarningError::Empty);
    assert_eq!(read(r#"{"name":"x","type":"string","list":["a","b","c"]}"#), WarningError::TooMany { limit: 2 });
    assert_eq!(read(&" ".repeat(301)), WarningError::TooLarge { limit: 300 });
    assert_eq!(WarningList::read(b"\xff", &limits).unwrap_err(), WarningError::NotText { offset: 0 });
}

#[test]
fn shipped_lists_warn_of_what_many_share() {
    let warnings = Warnings::shipped();
    for (value, wanted) in [
        ("update.duckdns.org", vec!["Dynamic DNS"]),
        ("someone.blogspot.com", vec!["Shared hosting and short links"]),
        ("www.wikipedia.org", vec!["Well-known services"]),
        ("192.168.1.7", vec!["Reserved and private addresses"]),
        ("8.8.8.8", vec!["Public DNS resolvers"]),
        ("case-update.example", vec![]),
    ] {
        assert_eq!(warnings.of(&read_any(value).unwrap()), wanted, "{value}");
    }
}
