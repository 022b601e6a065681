use super::*;
use proptest::prelude::*;

fn parse(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn bounds(text: &str) -> (String, String) {
    let show = |day: Option<Day>| day.map_or_else(|| "-".into(), |day| day.to_string());
    let date = parse(text);
    (show(date.earliest()), show(date.latest()))
}

#[test]
fn every_form_of_levels_0_and_1_round_trips() {
    for text in [
        "1985-04-12",
        "1985-04",
        "1985",
        "1985-04-12T23:20:30",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30-04",
        "1985-04-12T23:20:30+04:30",
        "1985-04-12T24:00:00",
        "1964/2008",
        "2004-06/2006-08",
        "2004-02-01/2005-02-08",
        "2004-02-01/2005-02",
        "2005/2006-02",
        "Y170000002",
        "Y-170000002",
        "2001-21",
        "2001-24",
        "1984?",
        "2004-06~",
        "2004-06-11%",
        "201X",
        "20XX",
        "2004-XX",
        "1985-04-XX",
        "1985-XX-XX",
        "1985-04-12/..",
        "1985-04/..",
        "1985/..",
        "../1985-04-12",
        "1985-04-12/",
        "/1985",
        "-1985",
        "0000",
        "-0044-03-15",
        "-199X",
        "2024-02-29",
        "1900-02-28",
        "2004-06-01~/2004-06-20?",
        "2024-03-01~/..",
    ] {
        assert_eq!(parse(text).to_string(), text);
    }
}

#[test]
fn older_spellings_are_read_and_not_written() {
    for (old, new) in [
        ("199u", "199X"),
        ("19uu", "19XX"),
        ("1999-uu", "1999-XX"),
        ("1999-uu-uu", "1999-XX-XX"),
        ("2004-01-01/open", "2004-01-01/.."),
        ("unknown/2006", "/2006"),
        ("2004-06?~", "2004-06%"),
        ("199x", "199X"),
        ("y17000", "Y17000"),
        (" 2004 ", "2004"),
    ] {
        assert_eq!(parse(old).to_string(), new);
    }
}

#[test]
fn what_no_calendar_has_is_refused_as_such() {
    for text in [
        "2023-02-29",
        "1900-02-29",
        "2024-13",
        "2024-00",
        "2024-04-31",
        "2024-04-00",
        "2024-05-05T25:00:00",
        "2024-05-05T24:00:01",
        "2024-20",
    ] {
        assert_eq!(Edtf::parse(text), Err(EdtfError::NoSuchDay), "{text}");
    }
}

#[test]
fn level_2_and_nonsense_are_refused() {
    for text in [
        "",
        "24",
        "2024-3",
        "2024-03-1",
        "2024/03/12",
        "20240312",
        "2024-03-12T10:00",
        "XXXX",
        "156X-12-25",
        "15XX-12",
        "1985-XX-12",
        "2004-06~-11",
        "2001-25",
        "2001-21-05",
        "[1667,1668]",
        "{1960,1961}",
        "Y17E7",
        "1950S2",
        "../..",
        "/",
        "../",
        "2024?Z",
        "Y1700",
        "Y017000",
        "Y1234567890",
        "-0000",
        "2024-03-12T10:00:00-00",
        "2024-03-12T10:00:00-00:00",
        "2024-03-12?T10:00:00",
        "2024-03-12T10:00:00/2024-03-13T10:00:00",
        "2024-03-12/2024-03-13/2024-03-14",
        "٢٠٢٤",
        "2024–03",
        "\u{0}2024",
        "2024-03-12T10:00:00Z?Z",
    ] {
        assert_eq!(Edtf::parse(text), Err(EdtfError::Syntax), "{text}");
    }
    assert_eq!(Edtf::parse(&"1".repeat(200)), Err(EdtfError::TooLong));
}

#[test]
fn an_interval_ends_after_it_starts() {
    assert_eq!(Edtf::parse("2024-03-12/2024-03-11"), Err(EdtfError::Backwards));
    assert!(Edtf::parse("2024-03-12/2024-03").is_ok());
}

#[test]
fn bounds_follow_from_what_is_known() {
    for (text, first, last) in [
        ("2024-03-12", "2024-03-12", "2024-03-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("2024-04-XX", "2024-04-01", "2024-04-30"),
        ("2024-03-12~", "2024-03-12", "2024-03-12"),
        ("2023-21", "2023-03-01", "2023-11-30"),
        ("2023-22", "2022-12-01", "2024-02-29"),
        ("2024-03-12/..", "2024-03-12", "-"),
        ("/2024-03", "-", "2024-03-31"),
        ("2024-03-12T23:59:59-04", "2024-03-12", "2024-03-12"),
    ] {
        assert_eq!(bounds(text), (first.into(), last.into()), "{text}");
    }
}

#[test]
fn dates_sort_by_earliest_then_latest() {
    let mut dates: Vec<Edtf> =
        ["2024-03-12", "2024", "../2023", "2024-03", "2023-12-31", "2024-03-12/.."].map(parse).to_vec();
    dates.sort();
    let shown: Vec<String> = dates.iter().map(Edtf::to_string).collect();
    assert_eq!(shown, ["../2023", "2023-12-31", "2024", "2024-03", "2024-03-12", "2024-03-12/.."]);
}

#[test]
fn overlap_asks_what_may_have_happened() {
    let day = |text: &str| parse(text).earliest();
    assert!(parse("2024").may_overlap(day("2024-06-01"), None));
    assert!(parse("2024-03/..").may_overlap(day("2030-01-01"), None));
    assert!(!parse("2024-03").may_overlap(day("2024-04-01"), None));
    assert!(!parse("2024-03").may_overlap(None, day("2024-02-29")));
}

#[test]
fn days_are_counted_from_1970() {
    for (text, days) in [
        ("1970-01-01", 0),
        ("1969-12-31", -1),
        ("2000-03-01", 11017),
        ("0000-01-01", -719_528),
        ("-0001-12-31", -719_529),
    ] {
        assert_eq!(parse(text).earliest(), Some(Day::from_days(days)), "{text}");
    }
    assert_eq!(Day::of_civil(2024, 3, 12).weekday(), 1);
    assert_eq!(Day::of_time(crate::Timestamp::from_millis(-1)), Day::from_days(-1));
}

fn date_text() -> impl Strategy<Value = String> {
    let year =
        prop_oneof![(0..=9999_i32).prop_map(|y| format!("{y:04}")), (1..=9999_i32).prop_map(|y| format!("-{y:04}")),];
    let rest = prop_oneof![
        Just(String::new()),
        (1..=12_u8).prop_map(|m| format!("-{m:02}")),
        (21..=24_u8).prop_map(|m| format!("-{m:02}")),
        Just("-XX".to_owned()),
        Just("-XX-XX".to_owned()),
        (1..=12_u8).prop_map(|m| format!("-{m:02}-XX")),
        (1..=12_u8, 1..=28_u8).prop_map(|(m, d)| format!("-{m:02}-{d:02}")),
    ];
    let whole = (year, rest).prop_map(|(year, rest)| year + &rest);
    let vague = prop_oneof![
        (0..=999_i32).prop_map(|y| format!("{y:03}X")),
        (0..=99_i32).prop_map(|y| format!("{y:02}XX")),
        (10_000..=999_999_999_i32).prop_map(|y| format!("Y{y}")),
    ];
    (prop_oneof![4 => whole, 1 => vague], prop_oneof![Just(""), Just("?"), Just("~"), Just("%")])
        .prop_map(|(date, mark)| date + mark)
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(text in date_text()) {
        prop_assert_eq!(parse(&text).to_string(), text);
    }

    #[test]
    fn intervals_are_read_back_or_run_backwards(start in date_text(), end in date_text()) {
        let text = format!("{start}/{end}");
        match Edtf::parse(&text) {
            Ok(date) => {
                prop_assert_eq!(date.to_string(), text);
                prop_assert!(date.earliest() <= date.latest());
            }
            Err(error) => {
                prop_assert_eq!(error, EdtfError::Backwards);
                prop_assert!(parse(&start).earliest() > parse(&end).latest());
            }
        }
    }

    #[test]
    fn order_is_total_and_agrees_with_equality(a in date_text(), b in date_text()) {
        let (a, b) = (parse(&a), parse(&b));
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b) == std::cmp::Ordering::Equal);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn texts_near_dates_are_read_or_refused(text in "[-0-9XuTZ:/.?~%Y+]{0,30}") {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
        }
    }

    #[test]
    fn days_become_dates_and_back(days in -4_000_000..4_000_000_i32) {
        let (year, month, day) = Day::from_days(days).civil();
        prop_assert_eq!(Day::of_civil(year, month, day).days(), days);
        prop_assert_eq!(Edtf::day(Day::from_days(days)).to_string().parse::<Edtf>().is_ok(), true);
    }
}

/// The page that strangers read dates by says what this code does.
#[test]
fn dates_mean_the_days_of_the_documented_vectors() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/dates.md")).unwrap();
    let (_, table) = page.split_once("|---|---|---|\n").unwrap();
    let mut rows = 0;
    for row in table.lines() {
        let cells: Vec<&str> = row.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let day = |day: Option<Day>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
        match (Edtf::parse(cells[1]), cells[2]) {
            (Err(_), expected) => assert_eq!(expected, "refused", "{row}"),
            (Ok(date), _) => {
                assert_eq!((day(date.earliest()), day(date.latest())), (cells[2].into(), cells[3].into()), "{row}")
            }
        }
        rows += 1;
    }
    assert_eq!(rows, 13);
}
