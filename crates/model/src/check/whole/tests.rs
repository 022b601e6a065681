use super::*;
use crate::check::check_edits;
use crate::field::find_pattern;

fn edits(kind: Kind, of: &[(&str, &str)]) -> Vec<Edit> {
    let edits: Vec<Edit> = of
        .iter()
        .map(|(path, value)| Edit {
            path: Path::parse(path).unwrap(),
            value: (!value.is_empty()).then(|| (*value).into()),
        })
        .collect();
    check_edits(kind, &edits).unwrap()
}

fn fields(kind: Kind, of: &[(&str, &str)]) -> Fields {
    edits(kind, of).into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect()
}

fn whole(kind: Kind, before: &[(&str, &str)], then: &[(&str, &str)]) -> Result<(), EditError> {
    check_whole(kind, &fields(kind, before), &edits(kind, then))
}

fn needs(result: Result<(), EditError>) -> &'static str {
    match result {
        Err(EditError::Incomplete { needs, .. }) => needs,
        other => panic!("{other:?}"),
    }
}

const SHA: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const ID: &str = "0123456789abcdef0123456789abcdef";
const SET: &str = "indicator_sets/00000000000000aa";

#[test]
fn every_rule_names_fields_of_the_table() {
    for rule in NEEDS {
        for path in rule.needs.iter().chain([&rule.field]) {
            let field = find_pattern(rule.kind, path).unwrap_or_else(|| panic!("{} {path}", rule.kind.name()));
            if *path == rule.field
                && let Some(vocabulary) = field.ty.vocabulary()
            {
                assert!(rule.values.iter().all(|value| vocabulary.find(value).is_some()), "{path}");
            }
        }
    }
    for (kind, first, second) in ORDERS {
        for path in [first, second] {
            assert_eq!(find_pattern(*kind, path).map(|field| field.ty), Some(FieldType::Date), "{path}");
        }
    }
}

#[test]
fn nothing_found_says_what_was_looked_at_and_for_what() {
    let kind = Kind::Examination;
    assert_eq!(needs(whole(kind, &[], &[("result", "nothing-found")])), "examined/*/what");
    let examined = ("examined/00000000000000bb/what", "sms.db");
    assert_eq!(needs(whole(kind, &[], &[("result", "nothing-found"), examined])), "indicator_sets/*/sha256");
    let (sha, day) = (format!("{SET}/sha256"), format!("{SET}/published"));
    let without_date = [("result", "nothing-found"), examined, (sha.as_str(), SHA)];
    assert_eq!(needs(whole(kind, &[], &without_date)), "indicator_sets/*/published");
    let whole_story = [("result", "nothing-found"), examined, (sha.as_str(), SHA), (day.as_str(), "2026-10")];
    assert_eq!(whole(kind, &[], &whole_story), Ok(()));
    // Taking the set away afterwards would leave the result alone.
    assert_eq!(needs(whole(kind, &whole_story, &[(SET, "")])), "indicator_sets/*/sha256");
    // Hash and date of different sets are no set with hash and date.
    let apart = [
        ("result", "nothing-found"),
        examined,
        (sha.as_str(), SHA),
        ("indicator_sets/00000000000000cc/published", "2026-10"),
    ];
    assert_eq!(needs(whole(kind, &[], &apart)), "indicator_sets/*/published");
}

#[test]
fn what_was_broken_before_does_not_stop_other_work() {
    let broken = [("status", "closed"), ("title", "Phone taken")];
    assert_eq!(whole(Kind::Case, &broken, &[("title", "Phone seized")]), Ok(()));
    assert_eq!(
        needs(whole(Kind::Case, &[("outcome", "resolved"), ("status", "closed")], &[("outcome", "")])),
        "outcome"
    );
    assert_eq!(whole(Kind::Case, &[], &[("status", "closed"), ("outcome", "resolved")]), Ok(()));
}

#[test]
fn a_deviation_is_told_with_its_step_and_its_reason() {
    let step = "steps/00000000000000aa";
    let (result, what, why) = (format!("{step}/result"), format!("{step}/deviation"), format!("{step}/reason"));
    let done = (result.as_str(), "done-differently");
    assert_eq!(needs(whole(Kind::Examination, &[], &[done])), "steps/*/deviation");
    let other_step = ("steps/00000000000000bb/deviation", "no cable");
    assert_eq!(needs(whole(Kind::Examination, &[], &[done, other_step])), "steps/*/deviation");
    assert_eq!(needs(whole(Kind::Examination, &[], &[done, (what.as_str(), "over Wi-Fi")])), "steps/*/reason");
    let told = [done, (what.as_str(), "over Wi-Fi"), (why.as_str(), "the port is broken")];
    assert_eq!(whole(Kind::Examination, &[], &told), Ok(()));
}

#[test]
fn judgments_cite_and_compare() {
    let kind = Kind::Judgment;
    assert_eq!(needs(whole(kind, &[], &[("verdict", "corroborated")])), "citations/*/record");
    let citation = ("citations/00000000000000aa/record", ID);
    assert_eq!(whole(kind, &[], &[("verdict", "corroborated"), citation]), Ok(()));
    assert_eq!(needs(whole(kind, &[], &[("verdict", "established"), citation])), "standard");
    let one = ("subjects/00000000000000aa/record", ID);
    assert_eq!(needs(whole(kind, &[], &[("verdict", "same"), one])), "subjects/*/record");
    let two = ("subjects/00000000000000bb/record", "00000000000000000000000000000001");
    assert_eq!(whole(kind, &[], &[("verdict", "same"), one, two]), Ok(()));
    assert_eq!(needs(whole(kind, &[], &[("reversed", "yes")])), "reversed_reason");
}

#[test]
fn dates_stand_in_their_order_as_far_as_they_are_known() {
    let order = |start, end| whole(Kind::Case, &[], &[("received", start), ("closed", end)]);
    assert!(matches!(order("2024-03-12", "2024-03-11"), Err(EditError::Order { first: "received", .. })));
    // What may have been in order is not refused.
    for (start, end) in [("2024-03-12", "2024-03"), ("2024", "2024-03-11"), ("2024-03-12", "2024-03-12")] {
        assert_eq!(order(start, end), Ok(()), "{start} {end}");
    }
}

#[test]
fn what_was_said_is_never_written_over() {
    let text = "statements/00000000000000aa/text";
    let said = [(text, "They took both phones.")];
    for other in ["They took the phones.", ""] {
        assert!(matches!(whole(Kind::Incident, &said, &[(text, other)]), Err(EditError::Verbatim { .. })), "{other}");
    }
    let account = "statements/00000000000000aa/accounts/00000000000000bb/text";
    assert_eq!(whole(Kind::Incident, &said, &[(account, "It was one phone.")]), Ok(()));
    let both = [(text, "They took both phones."), (account, "It was one phone.")];
    assert!(matches!(whole(Kind::Incident, &both, &[(account, "None.")]), Err(EditError::Verbatim { .. })));
    // A statement that was put into the wrong incident can still be taken out of it.
    assert_eq!(whole(Kind::Incident, &both, &[("statements/00000000000000aa", ""), (text, "")]), Ok(()));
    assert_eq!(whole(Kind::Incident, &[], &said), Ok(()));
}

#[test]
fn references_lead_to_the_kind_that_they_name() {
    let edits = edits(Kind::Case, &[("person", ID), (&format!("devices/{ID}"), "yes")]);
    let check = |found: Option<Kind>| check_references(Kind::Case, &edits, |_| found);
    assert_eq!(check(None), Ok(()));
    assert!(matches!(check(Some(Kind::Person)), Err(EditError::WrongKind { expected: Kind::Device, .. })));
    assert!(matches!(check(Some(Kind::Device)), Err(EditError::WrongKind { expected: Kind::Person, .. })));
}

#[test]
fn a_view_filters_by_fields_that_there_are() {
    let filter = |shows: &str, path: &str| {
        whole(Kind::SavedView, &[], &[("shows", shows), ("filters/00000000000000aa/path", path)])
    };
    for path in ["status", "acts.*.type", "acts/*/methods", "rights.privacy", "rights"] {
        assert_eq!(filter("incident", path), Ok(()), "{path}");
    }
    for (shows, path) in [("incident", "colour"), ("person", "acts.*.type")] {
        assert!(matches!(filter(shows, path), Err(EditError::UnknownField { .. })), "{shows} {path}");
    }
    assert_eq!(needs(whole(Kind::SavedView, &[], &[("filters/00000000000000aa/path", "status")])), "shows");
}

#[test]
fn a_mistyped_case_number_is_refused_and_an_own_scheme_is_not() {
    let number = CaseNumber::from_random([3; 8]).to_string();
    let last = number.chars().last().unwrap();
    let wrong = format!("{}{}", &number[..15], if last == '0' { '1' } else { '0' });
    assert_eq!(whole(Kind::Case, &[], &[("reference", &number)]), Ok(()));
    assert!(matches!(whole(Kind::Case, &[], &[("reference", &wrong)]), Err(EditError::CaseNumber { .. })));
    assert_eq!(whole(Kind::Case, &[], &[("reference", "Legal 2026/17")]), Ok(()));
}
