use super::*;
use crate::flat::tests::{outgoing, record};

fn lines(records: Vec<OutRecord>) -> (Vec<String>, Vec<crate::Loss>) {
    let written = write_timeline(&outgoing(records));
    let text = String::from_utf8(written.files[0].bytes.clone()).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains('\n')), "{text}");
    (text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect(), written.losses)
}

#[test]
fn a_date_is_the_days_that_it_may_mean_and_stands_beside_in_words() {
    let fields = [
        ("title", "A raid; with, commas\\"),
        ("when", "2024-02"),
        ("where", "Yard 7"),
        ("acts/00000000000000a1/type", "arrest"),
        ("acts/00000000000000a1/when", "2024-02-29~"),
    ];
    let (lines, losses) = lines(vec![record(1, Kind::Incident, &fields)]);
    let has = |line: &str| assert!(lines.iter().any(|other| other == line), "{line}\n{lines:#?}");
    has("DTSTAMP:20260302T083000Z");
    has("DTSTART;VALUE=DATE:20240201");
    has("DTEND;VALUE=DATE:20240301");
    has("SUMMARY:A raid\\; with\\, commas\\\\");
    has("X-CAIRN-EDTF:2024-02");
    has("DTSTART;VALUE=DATE:20240229");
    has("X-CAIRN-EDTF:2024-02-29~");
    has("SUMMARY:Arrest of a person: A raid\\; with\\, commas\\\\");
    // Nobody chose a level for the place.
    assert!(!lines.iter().any(|line| line.starts_with("LOCATION")));
    assert!(losses.iter().any(|loss| loss.why == Why::Withheld));
}

#[test]
fn a_date_that_is_open_and_other_kinds_are_listed() {
    let open = record(1, Kind::Incident, &[("title", "A raid"), ("when", "2024-02/..")]);
    let person = record(2, Kind::Person, &[("pseudonym", "Juniper")]);
    let (lines, losses) = lines(vec![open, person]);
    assert!(!lines.iter().any(|line| line == "BEGIN:VEVENT"));
    assert_eq!(losses.len(), 2);
}

#[test]
fn a_long_text_is_folded_between_characters() {
    let title = "سنة ".repeat(60);
    let (lines, _) = lines(vec![record(1, Kind::Incident, &[("title", title.trim()), ("when", "2024")])]);
    assert!(lines.iter().any(|line| *line == format!("SUMMARY:{}", title.trim())));
}
