use super::*;
use proptest::prelude::*;

fn canonical(kind: &'static str, value: &str) -> (&'static str, String, bool) {
    match canonicalize(kind, value) {
        Canonical::Plain(found) => (found.kind, found.value, true),
        Canonical::Odd(found) => (found.kind, found.value, false),
    }
}

#[test]
fn values_become_canonical() {
    for (kind, value, canonical_value) in [
        ("domain", "Example.COM.", "example.com"),
        ("domain", "bad[.]example", "bad.example"),
        ("domain", "bücher.example", "xn--bcher-kva.example"),
        ("domain", "*.evil.example", "*.evil.example"),
        ("domain", "_dmarc.evil.example", "_dmarc.evil.example"),
        ("ipv4", "192[.]0[.]2[.]1", "192.0.2.1"),
        ("ipv6", "2001:0DB8:0:0::1", "2001:db8::1"),
        ("email", "Someone@Example.COM", "someone@example.com"),
        ("url", "hxxps://Bad[.]Example:443/Path?Q=1", "https://bad.example/Path?Q=1"),
        ("url", "http://bad.example", "http://bad.example/"),
        ("url", "http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("url", "http://user@bad.example?x", "http://user@bad.example/?x"),
        ("sha256", &"AB".repeat(32), &"ab".repeat(32)),
        ("certificate", "AB:CD:EF:01:AB:CD:EF:01:AB:CD:EF:01:AB:CD:EF:01", "abcdef01abcdef01abcdef01abcdef01"),
        ("process", "com.apple.Thing ", "com.apple.Thing "),
    ] {
        assert_eq!(canonical(kind, value), (kind, canonical_value.to_owned(), true), "{value}");
    }
}

#[test]
fn marks_within_marks_are_undone_or_left_alone() {
    assert_eq!(refang("bad[[.]]example"), "bad.example");
    let endless = format!("bad{}.example", "[".repeat(10_000));
    assert_eq!(refang(&endless), endless);
}

#[test]
fn values_of_another_type_are_told() {
    assert_eq!(canonical("domain", "192.0.2.7"), ("ipv4", "192.0.2.7".into(), false));
    assert_eq!(canonical("ipv4", "198.51.100.0/24"), ("network", "198.51.100.0/24".into(), true));
    assert_eq!(canonical("ipv4", "192.0.2.7/32"), ("ipv4", "192.0.2.7".into(), true));
    assert_eq!(canonical("md5", &"a".repeat(64)), ("sha256", "a".repeat(64), false));
    assert_eq!(canonical("domain", "not a domain"), ("domain", "not a domain".into(), false));
    assert_eq!(canonical("sha256", "xyz"), ("sha256", "xyz".into(), false));
}

#[test]
fn address_in_digits_of_another_script_is_an_address() {
    assert_eq!(canonical("domain", "１９８.51.100.7"), ("ipv4", "198.51.100.7".into(), false));
}

#[test]
fn scheme_of_a_mail_address_falls_away_in_any_case() {
    assert_eq!(canonical("email", "MailTo:mailto:Someone@example.com"), ("email", "someone@example.com".into(), true));
}

#[test]
fn registrable_domains_follow_the_public_suffix_list() {
    assert_eq!(registrable_domain("a.b.example.co.uk"), Some("example.co.uk"));
    assert_eq!(registrable_domain("*.cdn.example.com"), Some("example.com"));
    assert_eq!(registrable_domain("co.uk"), None);
}

#[test]
fn people_see_addresses_defanged() {
    assert_eq!(defang("domain", "bad.example"), "bad[.]example");
    assert_eq!(defang("url", "https://bad.example/a.b"), "hxxps[://]bad[.]example/a.b");
    assert_eq!(defang("email", "a@bad.example"), "a[@]bad[.]example");
    assert_eq!(defang("sha256", "ab"), "ab");
}

proptest! {
    #[test]
    fn canonical_values_stay(value in "\\PC{0,40}|[a-z0-9.:/\\[\\]@-]{0,30}") {
        for kind in ["domain", "ipv4", "ipv6", "url", "email", "sha256", "mac"] {
            if let Canonical::Plain(once) = canonicalize(kind, &value) {
                prop_assert_eq!(canonicalize(once.kind, &once.value), Canonical::Plain(once.clone()));
            }
        }
    }

    #[test]
    fn what_is_defanged_is_refanged(host in "[a-z]{1,8}\\.[a-z]{1,8}\\.(com|org)", path in "[a-z0-9]{0,8}") {
        let url = format!("https://{host}/{path}");
        prop_assert_eq!(refang(&defang("url", &url)), url);
        prop_assert_eq!(refang(&defang("domain", &host)), host);
    }
}
