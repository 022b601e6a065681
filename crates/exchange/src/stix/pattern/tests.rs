use super::*;
use proptest::prelude::*;

fn shape(text: &str) -> (usize, Shape) {
    let pattern = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    (pattern.comparisons.len(), pattern.shape)
}

#[test]
fn real_patterns_are_parsed() {
    for (text, count, wanted) in [
        ("[domain-name:value='automated.example']", 1, Shape::One),
        ("[ domain-name:value = 'a.example' OR ipv4-addr:value = '192.0.2.1' ]", 2, Shape::AnyOf),
        ("[domain-name:value IN ('a.example','b.example')]", 1, Shape::AnyOf),
        ("[file:hashes.'SHA-256' = 'ab']", 1, Shape::One),
        ("[file:hashes.sha256='ab'] OR [app:id='com.example.app']", 2, Shape::AnyOf),
        ("([app:id='a'] OR [app:id='b'])", 2, Shape::AnyOf),
        ("[x509-certificate:issuer = 'CN=A' AND x509-certificate:serial_number = '4c']", 2, Shape::Complex),
        ("[email-message:from_ref.value MATCHES '.+\\\\banking@g0\\\\.example$']", 1, Shape::Complex),
        ("[file:name != 'a']", 1, Shape::Complex),
        ("[file:name NOT = 'a']", 1, Shape::Complex),
        ("[process:name = 'a'] FOLLOWEDBY [process:name = 'b'] WITHIN 300 SECONDS", 2, Shape::Complex),
        ("[a:b = 1] REPEATS 5 TIMES START t'2024-01-01T00:00:00Z' STOP t'2024-01-02T00:00:00Z'", 1, Shape::Complex),
        ("[EXISTS windows-registry-key:values[*].data]", 1, Shape::Complex),
        (
            "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'x' AND (a:b > 3 OR a:c < -1.5)]",
            3,
            Shape::Complex,
        ),
        ("[configuration-profile:id = 'x'] // comment", 1, Shape::One),
        ("[email-message:body_multipart[0].content_type = 'text/html']", 1, Shape::One),
        (
            "[artifact:payload_bin = b'AA==' OR artifact:x = h'00' OR a:b = t'2024-01-01T00:00:00Z' OR a:c = true]",
            4,
            Shape::AnyOf,
        ),
    ] {
        assert_eq!(shape(text), (count, wanted), "{text}");
    }
}

#[test]
fn literals_and_paths_are_unescaped_and_shown_again() {
    let pattern = parse(r"[file:extensions.'a-b'.x[2].y[*] = 'it\'s C:\\x']").unwrap();
    assert_eq!(pattern.comparisons[0].path_text(), "file:extensions.'a-b'.x[2].y[*]");
    for path in ["x:'5e'.y", "x:'007'", "x:''", "x:'+'[-1]"] {
        let pattern = parse(&format!("[{path} = 1]")).unwrap();
        assert_eq!(pattern.comparisons[0].path_text(), path);
    }
    assert_eq!(pattern.comparisons[0].values, [Literal::Text(r"it's C:\x".into())]);
    // Against the grammar, and common.
    assert_eq!(parse(r"[file:name = 'C:\Users']").unwrap().comparisons[0].values, [Literal::Text(r"C:\Users".into())]);
}

#[test]
fn what_is_no_pattern_is_refused_with_its_place() {
    for (text, at) in [
        ("", 0),
        ("domain-name:value = 'a'", 0),
        ("[domain-name:value = 'a'", 24),
        ("[domain-name:value 'a']", 19),
        ("[domain-name = 'a']", 12),
        ("[a:b = 'x]", 7),
        ("[a:b = ]", 7),
        ("[a:b = 'x'] extra", 12),
        ("[a:b IN ('x' 'y')]", 12),
        ("[]", 1),
        ("[a:b = 'x'] WITHIN SECONDS", 19),
        ("[a:b = 1.2.3]", 7),
    ] {
        assert_eq!(parse(text), Err(PatternError::Syntax(at)), "{text}");
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = "(".repeat(100_000);
    assert_eq!(parse(&deep), Err(PatternError::TooMuch));
    let deep = format!("[{}", "NOT ".repeat(60_000));
    assert_eq!(parse(&deep), Err(PatternError::TooMuch));
    assert_eq!(parse(&" ".repeat(MAX_PATTERN + 1)), Err(PatternError::TooMuch));
}

proptest! {
    #[test]
    fn any_text_is_parsed_or_refused(text in "\\PC{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn texts_near_patterns_are_parsed_or_refused(parts in proptest::collection::vec(
        prop_oneof![
            Just("["), Just("]"), Just("("), Just(")"), Just("file"), Just(":"), Just("."), Just("'a'"), Just("="), Just(" IN "), Just(","),
            Just(" OR "), Just(" AND "), Just(" NOT "), Just("'"), Just("\\"), Just("1"), Just(" WITHIN "), Just("t'"), Just("é"), Just("/*"),
        ],
        0..25,
    )) {
        let _ = parse(&parts.concat());
    }

    #[test]
    fn any_text_value_survives(value in "[ -~é\u{627}]{0,20}") {
        let quoted = value.replace('\\', "\\\\").replace('\'', "\\'");
        let pattern = parse(&format!("[file:name = '{quoted}']")).unwrap();
        prop_assert_eq!(&pattern.comparisons[0].values, &vec![Literal::Text(value)]);
    }
}
