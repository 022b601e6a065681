use proptest::prelude::*;

use super::*;

fn condition(text: &str) -> Condition {
    Condition::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn read(kind: Kind, text: &str) -> Result<Test, FilterError> {
    check(Some(kind), &[condition(text)]).map(|mut tests| tests.remove(0)).map_err(|(_, error)| error)
}

fn test(kind: Kind, text: &str) -> Test {
    read(kind, text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn expressions_read_as_conditions() {
    for (text, path, op, values) in [
        ("status=open", "status", Op::Is, vec!["open"]),
        (" acts.*.type = arrest , detention ", "acts.*.type", Op::Is, vec!["arrest", "detention"]),
        ("acts.*.type==arrest", "acts.*.type", Op::Exactly, vec!["arrest"]),
        ("priority!=low", "priority", Op::IsNot, vec!["low"]),
        ("priority!==low", "priority", Op::NotExactly, vec!["low"]),
        ("summary~old town, again", "summary", Op::Contains, vec!["old town, again"]),
        ("summary!~old", "summary", Op::ContainsNot, vec!["old"]),
        ("has:acts.*.victim", "acts.*.victim", Op::Set, vec![]),
        ("no:priority", "priority", Op::NotSet, vec![]),
        ("when=2024-03..2024-05", "when", Op::Between, vec!["2024-03", "2024-05"]),
        ("when!=..2024", "when", Op::NotBetween, vec!["", "2024"]),
        ("when>=2024-03", "when", Op::Between, vec!["2024-03", ""]),
        ("when<=2024-03", "when", Op::Between, vec!["", "2024-03"]),
        ("acts.*.victim_count>5", "acts.*.victim_count", Op::Over, vec!["5"]),
        ("when<2024", "when", Op::Under, vec!["2024"]),
        (r#"title="Raid, again","a \"b\" \\ c""#, "title", Op::Is, vec!["Raid, again", r#"a "b" \ c"#]),
        (r#"title="a..b""#, "title", Op::Is, vec!["a..b"]),
        ("where=المدينة القديمة", "where", Op::Is, vec!["المدينة القديمة"]),
    ] {
        let found = condition(text);
        assert_eq!((found.path.as_str(), found.op), (path, op), "{text}");
        assert_eq!(found.values, values, "{text}");
    }
}

#[test]
fn what_is_no_expression_says_where() {
    for (text, at) in [
        ("", 0),
        ("status", 6),
        ("=open", 0),
        ("Status=open", 0),
        (" sta tus=open", 4),
        ("status!open", 6),
        ("status=", 7),
        ("status=a,", 8),
        ("title=\"a", 6),
        ("title=\"a\" b", 10),
        ("has:", 4),
        ("no:a b", 4),
        ("عنوان=x", 0),
    ] {
        assert_eq!(Condition::parse(text).unwrap_err().at, at, "{text:?}");
    }
    assert!(Condition::parse(&format!("title={}", "x".repeat(9000))).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        let _ = Condition::parse(&text);
    }

    #[test]
    fn a_condition_is_written_as_it_reads(
        op in 0..6usize, values in proptest::collection::vec("\\PC{1,12}", 1..4)
    ) {
        let op = [Op::Is, Op::IsNot, Op::Exactly, Op::NotExactly, Op::Contains, Op::ContainsNot][op];
        let condition = Condition { path: "acts.*.type".to_owned(), op, values };
        prop_assert_eq!(Condition::parse(&condition.to_string()).unwrap(), condition);
    }
}

#[test]
fn stars_may_be_left_out_and_items_named() {
    for (given, found) in [
        ("acts.*.type", "acts.*.type"),
        ("acts.type", "acts.*.type"),
        ("acts", "acts.*"),
        ("rights", "rights.*"),
        ("acts.methods", "acts.*.methods.*"),
        ("acts.00000000000000aa.type", "acts.00000000000000aa.type"),
        ("acts.involvements.types", "acts.*.involvements.*.types.*"),
        ("rights.life", "rights.life"),
        ("acts.methods.zero-click.note", "acts.*.methods.zero-click.note"),
    ] {
        assert_eq!(find(Kind::Incident, given).map(|(path, _)| path).as_deref(), Some(found), "{given}");
    }
    assert_eq!(find(Kind::Consent, "uses.keep").unwrap().1.path, "uses/*");
    for unknown in ["colour", "acts.colour", "acts.zz.type", "", "acts..type", "acts.type.x"] {
        assert_eq!(find(Kind::Incident, unknown), None, "{unknown}");
    }
}

#[test]
fn every_field_of_every_kind_can_be_asked_for() {
    for kind in Kind::ALL {
        for field in crate::fields(kind) {
            let has = test(kind, &format!("has:{}", field.path.replace('/', ".")));
            assert_eq!((has.path(), has.field().path), (field.path, field.path));
            if let Some(vocabulary) = field.ty.vocabulary() {
                assert!(field.index.is_filter(), "{} {}", kind.name(), field.path);
                let code = vocabulary.terms().first().map_or("en", |term| term.code);
                let one = test(kind, &format!("{}={code}", field.path.replace('/', ".")));
                assert_eq!(one.wanted, Wanted::Values(vec![code.to_owned()]));
            }
        }
    }
}

#[test]
fn values_are_read_by_the_type_of_the_field() {
    let values = |kind, text: &str| match test(kind, text).wanted {
        Wanted::Values(values) => values,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(values(Kind::Incident, "tlp=TLP:AMBER"), ["amber"]);
    assert_eq!(values(Kind::Incident, "acts.type=Device Seizure"), ["device-seizure"]);
    assert_eq!(values(Kind::Incident, "rights.life=yes"), ["life"]);
    assert_eq!(values(Kind::Note, "pinned=yes"), ["true"]);
    assert_eq!(values(Kind::Incident, "when=early March 2024"), ["2024-03-01~/2024-03-10~"]);
    assert_eq!(values(Kind::Consent, "uses.keep=yes"), ["yes"]);
    assert_eq!(values(Kind::Incident, "acts.victim_count=١٢"), ["12"]);
    assert!(test(Kind::Incident, "rights.life=no").is_negated());
    assert_eq!(test(Kind::Incident, "acts.type=arrest").narrower, Some(Vocabulary::Act));
    assert_eq!(test(Kind::Incident, "acts.type==arrest").narrower, None);
    assert_eq!(test(Kind::Incident, "tlp=amber").narrower, None, "what a marking means is the same for everyone");

    assert!(matches!(read(Kind::Incident, "colour=red"), Err(FilterError::Field { path }) if path == "colour"));
    assert!(matches!(
        read(Kind::Incident, "acts.type=mischief"),
        Err(FilterError::Value { path, source })
            if path == "acts.type" && matches!(*source, EditError::UnknownCode { vocabulary: Vocabulary::Act, .. })
    ));
    for text in ["when=someday", "when=12/05/2024", "acts.victim_count=many", "acts.victim=x", "pinned>1"] {
        assert!(read(Kind::Incident, text).is_err(), "{text}");
    }
    for text in ["status~open", "title>5", "acts=yes", "title=a..b", "when>2024/.."] {
        assert!(matches!(read(Kind::Incident, text), Err(FilterError::Op { .. })), "{text}");
    }
    let too_many = vec![condition("has:title"); MAX_CONDITIONS + 1];
    assert_eq!(check(Some(Kind::Incident), &too_many), Err((MAX_CONDITIONS, FilterError::TooMany)));
    let second = [condition("has:title"), condition("has:colour")];
    assert_eq!(check(Some(Kind::Incident), &second).unwrap_err().0, 1);
}

#[test]
fn without_a_kind_a_field_has_to_be_the_same_in_all() {
    let of_all = |text: &str| check(None, &[condition(text)]).map_err(|(_, error)| error);
    assert!(of_all("tlp=amber").is_ok());
    assert!(of_all("has:links").is_ok());
    assert_eq!(of_all("status=open"), Err(FilterError::Kinds { path: "status".to_owned() }));
    assert_eq!(of_all("colour=red"), Err(FilterError::Field { path: "colour".to_owned() }));
}

#[test]
fn dates_numbers_and_times_fit_by_what_they_may_mean() {
    let fits = |kind, text: &str, value: Value| {
        let test = test(kind, text);
        let path = Path::parse(&test.path().replace('*', "00000000000000aa")).unwrap();
        assert!(test.asks(&path));
        test.fits(&path, &value, |text, words| text.contains(words))
    };
    let date = |text: &str, value: &str| fits(Kind::Incident, text, value.into());
    for (text, value, expected) in [
        ("when>=2024-03", "2024-03-05", true),
        ("when>=2024-03", "2024", true),
        ("when>=2024-03", "2024-02-29", false),
        ("when>2024-03", "2024-03-31", false),
        ("when>2024-03", "2024-04-01", true),
        ("when<2024", "2023-12-31", true),
        ("when<2024", "2024-01-01", false),
        ("when<=2024", "2024-12-31", true),
        ("when=2024-03..2024-05", "2024-04~", true),
        ("when=2024-03..2024-05", "2024-06", false),
        ("when~2024-03", "2024-01-01/2024-12-31", true),
        ("when~2024-03", "2024-01-01/..", true),
        ("when~2024-03", "2024-04", false),
        ("when>=2024", "no date", false),
    ] {
        assert_eq!(date(text, value), expected, "{text} {value}");
    }
    let count = |text: &str, value: i64| fits(Kind::Incident, text, Value::Int(value));
    assert!(count("acts.victim_count=5..10", 10) && !count("acts.victim_count=5..10", 11));
    assert!(count("acts.victim_count>5", 6) && !count("acts.victim_count>5", 5));
    assert!(count("acts.victim_count<5", 4) && !count("acts.victim_count<5", 5));
    let score = |text: &str, value: f64| fits(Kind::Judgment, text, Value::Real(value));
    assert!(score("score>=0.5", 0.5) && !score("score>0.5", 0.5));
    let time = |text: &str, value: &str| fits(Kind::Evidence, text, value.into());
    assert!(time("collected>=2024-03-12", "2024-03-12T00:00:00.000Z"));
    assert!(time("collected~2024-03-12", "2024-03-12T23:59:59.999Z"));
    assert!(!time("collected>2024-03-12", "2024-03-12T23:59:59.999Z"));
    assert!(time("collected<=2024-03-12T10:00:00Z", "2024-03-12T10:00:00.000Z"));
}

#[test]
fn a_path_fits_the_stars_and_what_is_removed_does_not_stand() {
    let test = test(Kind::Incident, "acts.type=arrest");
    let path = |text: &str| Path::parse(text).unwrap();
    assert!(test.asks(&path("acts/00000000000000aa/type")));
    assert!(!test.asks(&path("acts/00000000000000aa/methods/beating")));
    assert_eq!(test.prefix(), "acts");
    let fields: Fields = [("acts/00000000000000aa", true), ("uses/keep", true)]
        .into_iter()
        .map(|(at, value)| (path(at), Value::Flag(value)))
        .collect();
    assert!(stands(&fields, &path("acts/00000000000000aa/type")));
    assert!(!stands(&fields, &path("acts/00000000000000bb/type")));
    assert!(!stands(&fields, &path("acts/00000000000000aa/involvements/00000000000000cc/degree")));
    assert!(stands(&fields, &path("uses/keep/expires")));
    assert!(stands(&fields, &path("title")));
}
