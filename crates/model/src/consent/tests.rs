use super::*;
use crate::{Claim, Fields, Timestamp, Value};

const INCIDENT: RecordId = RecordId::from_bytes([1; 16]);
const VICTIM: RecordId = RecordId::from_bytes([2; 16]);
const CONSENT: RecordId = RecordId::from_bytes([3; 16]);
const PERPETRATOR: RecordId = RecordId::from_bytes([4; 16]);
const LATER_CONSENT: RecordId = RecordId::from_bytes([5; 16]);

fn state(fields: &[(&str, &str)]) -> RecordState {
    let read = |(path, value): &(&str, &str)| {
        let value = if *value == "true" { Value::Flag(true) } else { (*value).into() };
        (Path::parse(path).unwrap(), value)
    };
    RecordState { fields: fields.iter().map(read).collect::<Fields>(), ..RecordState::default() }
}

fn incident() -> RecordState {
    state(&[
        ("tlp", "amber"),
        ("acts/00000000000000aa", "true"),
        ("acts/00000000000000aa/victim", &VICTIM.to_string()),
        ("acts/00000000000000aa/involvements/00000000000000bb/perpetrator", &PERPETRATOR.to_string()),
    ])
}

fn consent(fields: &[(&str, &str)]) -> RecordState {
    let person = VICTIM.to_string();
    let mut all = vec![("person", person.as_str()), ("when", "2024-03-20")];
    all.extend(fields);
    state(&all)
}

fn ask(incident: &RecordState, consents: &[GivenConsent<'_>], audience: Audience) -> Vec<(RecordId, String, Rule)> {
    let records = [ReleaseRecord { id: INCIDENT, kind: Kind::Incident, state: incident }];
    check_release(&ReleaseQuestion {
        records: &records,
        consents,
        audience,
        identifiability: Identifiability::Anonymised,
        ceiling: audience.ceiling(),
        day: Day::of_civil(2024, 6, 1),
    })
    .into_iter()
    .map(|refusal| (refusal.record, refusal.field.to_string(), refusal.rule))
    .collect()
}

fn given(state: &RecordState) -> GivenConsent<'_> {
    GivenConsent { id: CONSENT, state, withdrawals: &[] }
}

#[test]
fn without_a_consent_nothing_leaves() {
    let refusals = ask(&incident(), &[], Audience::Partner);
    assert_eq!(refusals, [(INCIDENT, "acts/00000000000000aa/victim".into(), Rule::NoConsent)]);
}

#[test]
fn who_can_be_known_in_an_item_or_stands_in_a_case_has_a_say() {
    let set = format!("shows/{VICTIM}");
    let others = format!("persons/{VICTIM}");
    for (kind, path, value) in [
        (Kind::Evidence, set.as_str(), "true"),
        (Kind::Case, others.as_str(), "true"),
        (Kind::Case, "person", &VICTIM.to_string()),
        (Kind::Device, "holder", &VICTIM.to_string()),
        (Kind::Assessment, "person", &VICTIM.to_string()),
    ] {
        let record = state(&[("tlp", "amber"), (path, value)]);
        let refusals = check_release(&ReleaseQuestion {
            records: &[ReleaseRecord { id: INCIDENT, kind, state: &record }],
            consents: &[],
            audience: Audience::Partner,
            identifiability: Identifiability::Anonymised,
            ceiling: Audience::Partner.ceiling(),
            day: Day::of_civil(2024, 6, 1),
        });
        let found: Vec<_> = refusals.iter().map(|refusal| (refusal.rule, refusal.person)).collect();
        assert_eq!(found, [(Rule::NoConsent, Some(VICTIM))], "{} {path}", kind.name());
    }
}

#[test]
fn silence_and_no_refuse_and_yes_opens() {
    for (answer, rule) in [
        (None, Some(Rule::NewPurpose)),
        (Some("no"), Some(Rule::NotThisAudience)),
        (Some("ask"), Some(Rule::AskAgain)),
        (Some("anonymised"), None),
        (Some("named"), None),
        (Some("whatever"), Some(Rule::NotThisAudience)),
    ] {
        let answer: Vec<_> = answer.map(|answer| ("audiences/partner", answer)).into_iter().collect();
        let state = consent(&answer);
        let expected: Vec<_> = rule.map(|rule| (CONSENT, "audiences/partner".to_owned(), rule)).into_iter().collect();
        assert_eq!(ask(&incident(), &[given(&state)], Audience::Partner), expected, "{answer:?}");
    }
}

#[test]
fn a_yes_to_one_audience_is_no_yes_to_another() {
    let state = consent(&[("audiences/partner", "named")]);
    let refusals = ask(&incident(), &[given(&state)], Audience::UnitedNations);
    assert_eq!(refusals, [(CONSENT, "audiences/un".into(), Rule::NewPurpose)]);
}

#[test]
fn an_expired_consent_refuses_and_names_the_field() {
    for path in ["expires", "audiences/partner/expires"] {
        let state = consent(&[("audiences/partner", "named"), (path, "2024-05")]);
        assert_eq!(ask(&incident(), &[given(&state)], Audience::Partner), [(CONSENT, path.into(), Rule::Expired)]);
    }
    let state = consent(&[("audiences/partner", "named"), ("expires", "2024")]);
    assert!(ask(&incident(), &[given(&state)], Audience::Partner).is_empty());
    let state = consent(&[("audiences/partner", "named"), ("expires", "some day")]);
    assert_eq!(ask(&incident(), &[given(&state)], Audience::Partner).len(), 1);
}

#[test]
fn a_withdrawal_closes_from_its_day_on() {
    let state = consent(&[("audiences/partner", "named")]);
    let ask_with = |day, scope| {
        let withdrawals = [Withdrawal { day, scope }];
        let consents = [GivenConsent { id: CONSENT, state: &state, withdrawals: &withdrawals }];
        ask(&incident(), &consents, Audience::Partner)
    };
    let (may, july) = (Day::of_civil(2024, 5, 1), Day::of_civil(2024, 7, 1));
    assert_eq!(ask_with(may, Scope::All), [(CONSENT, "audiences/partner".into(), Rule::Withdrawn)]);
    assert_eq!(
        ask_with(may, Scope::Audience(Audience::Partner)),
        [(CONSENT, "audiences/partner".into(), Rule::Withdrawn)]
    );
    assert!(ask_with(july, Scope::All).is_empty());
    assert!(ask_with(may, Scope::Audience(Audience::Public)).is_empty());
    assert!(ask_with(may, Scope::Use(Use::Keep)).is_empty());
}

#[test]
fn the_newest_answer_decides() {
    let yes = consent(&[("audiences/partner", "named")]);
    let mut no = consent(&[("audiences/partner", "no")]);
    no.fields.insert(Path::parse("when").unwrap(), "2024-04-20".into());
    let later = GivenConsent { id: LATER_CONSENT, state: &no, withdrawals: &[] };
    assert_eq!(
        ask(&incident(), &[given(&yes), later], Audience::Partner),
        [(LATER_CONSENT, "audiences/partner".into(), Rule::NotThisAudience)]
    );
    // On one day, the stricter answer holds.
    let same_day = consent(&[("audiences/partner", "no")]);
    let other = GivenConsent { id: LATER_CONSENT, state: &same_day, withdrawals: &[] };
    assert_eq!(ask(&incident(), &[given(&yes), other], Audience::Partner).len(), 1);
}

#[test]
fn a_consent_for_another_incident_does_not_cover_this_one() {
    let other = format!("incidents/{CONSENT}");
    let state = consent(&[("audiences/partner", "named"), (&other, "true")]);
    assert_eq!(
        ask(&incident(), &[given(&state)], Audience::Partner),
        [(CONSENT, "person".into(), Rule::NotThisIncident)]
    );
    let this = format!("incidents/{INCIDENT}");
    let state = consent(&[("audiences/partner", "named"), (&this, "true")]);
    assert!(ask(&incident(), &[given(&state)], Audience::Partner).is_empty());
}

#[test]
fn markings_and_open_conflicts_refuse() {
    let yes = consent(&[("audiences/partner", "named")]);
    let mut record = incident();
    record.fields.remove("tlp");
    assert_eq!(ask(&record, &[given(&yes)], Audience::Partner), [(INCIDENT, "tlp".into(), Rule::Unmarked)]);
    record.fields.insert(Path::parse("tlp").unwrap(), "red".into());
    assert_eq!(ask(&record, &[given(&yes)], Audience::Partner), [(INCIDENT, "tlp".into(), Rule::MarkingTooHigh)]);
    let mut record = incident();
    let claim = |text: &str| Claim { value: Some(text.into()), author: "aa".into(), time: Timestamp::from_millis(0) };
    record.conflicts.insert(Path::parse("title").unwrap(), vec![claim("one"), claim("two")]);
    assert_eq!(ask(&record, &[given(&yes)], Audience::Partner), [(INCIDENT, "title".into(), Rule::OpenConflict)]);
}

#[test]
fn a_perpetrator_is_not_asked_but_a_victim_whose_record_goes_along_is() {
    let incident = incident();
    let person = state(&[("tlp", "amber")]);
    let records = [
        ReleaseRecord { id: INCIDENT, kind: Kind::Incident, state: &incident },
        ReleaseRecord { id: PERPETRATOR, kind: Kind::Person, state: &person },
        ReleaseRecord { id: VICTIM, kind: Kind::Person, state: &person },
    ];
    let refusals = check_release(&ReleaseQuestion {
        records: &records,
        consents: &[],
        audience: Audience::Partner,
        identifiability: Identifiability::Named,
        ceiling: Tlp::Amber,
        day: Day::of_civil(2024, 6, 1),
    });
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0].person, Some(VICTIM));
}

#[test]
fn anonymised_consent_does_not_name() {
    let incident = incident();
    let state = consent(&[("audiences/partner", "anonymised")]);
    let records = [ReleaseRecord { id: INCIDENT, kind: Kind::Incident, state: &incident }];
    let refusals = check_release(&ReleaseQuestion {
        records: &records,
        consents: &[given(&state)],
        audience: Audience::Partner,
        identifiability: Identifiability::Named,
        ceiling: Tlp::Amber,
        day: Day::of_civil(2024, 6, 1),
    });
    assert_eq!(refusals[0].rule, Rule::AnonymisedOnly);
}

fn may_examine(consents: &[GivenConsent<'_>]) -> Vec<(RecordId, String, Rule)> {
    let device = state(&[("owner", &VICTIM.to_string())]);
    check_use(&UseQuestion {
        records: &[ReleaseRecord { id: INCIDENT, kind: Kind::Device, state: &device }],
        consents,
        asked: Use::ExamineDevice,
        day: Day::of_civil(2024, 6, 1),
    })
    .into_iter()
    .map(|refusal| (refusal.record, refusal.field.to_string(), refusal.rule))
    .collect()
}

#[test]
fn a_use_is_asked_like_an_audience_and_needs_no_marking() {
    let field = "uses/examine-device".to_owned();
    assert_eq!(may_examine(&[]), [(INCIDENT, "owner".into(), Rule::NoConsent)]);
    for (fields, expected) in [
        (vec![], Some((field.clone(), Rule::NewPurpose))),
        (vec![("uses/keep", "yes")], Some((field.clone(), Rule::NewPurpose))),
        (vec![("uses/examine-device", "no")], Some((field.clone(), Rule::NotThisUse))),
        (vec![("uses/examine-device", "ask")], Some((field.clone(), Rule::AskAgain))),
        (vec![("uses/examine-device", "named")], Some((field.clone(), Rule::NotThisUse))),
        (vec![("uses/examine-device", "yes")], None),
        (
            vec![("uses/examine-device", "yes"), ("uses/examine-device/expires", "2024-05")],
            Some((format!("{field}/expires"), Rule::Expired)),
        ),
    ] {
        let given_state = consent(&fields);
        let expected: Vec<_> = expected.map(|(field, rule)| (CONSENT, field, rule)).into_iter().collect();
        assert_eq!(may_examine(&[given(&given_state)]), expected, "{fields:?}");
    }
    let yes = consent(&[("uses/examine-device", "yes"), ("audiences/public", "named")]);
    for (scope, withdrawn) in [
        (Scope::All, true),
        (Scope::Use(Use::ExamineDevice), true),
        (Scope::Use(Use::Keep), false),
        (Scope::Audience(Audience::Public), false),
    ] {
        let withdrawals = [Withdrawal { day: Day::of_civil(2024, 5, 1), scope }];
        let consents = [GivenConsent { id: CONSENT, state: &yes, withdrawals: &withdrawals }];
        assert_eq!(!may_examine(&consents).is_empty(), withdrawn, "{scope:?}");
    }
}

#[test]
fn an_item_is_covered_by_a_consent_for_its_incident() {
    let shows = format!("shows/{VICTIM}");
    let (here, elsewhere) = (format!("incidents/{INCIDENT}"), format!("incidents/{PERPETRATOR}"));
    let incident = INCIDENT.to_string();
    let item = state(&[("tlp", "amber"), (&shows, "true"), ("incident", &incident)]);
    let item_id = RecordId::from_bytes([9; 16]);
    for (scope, covered) in [(here, true), (elsewhere, false)] {
        let yes = consent(&[("audiences/partner", "named"), (&scope, "true")]);
        let refusals = check_release(&ReleaseQuestion {
            records: &[ReleaseRecord { id: item_id, kind: Kind::Evidence, state: &item }],
            consents: &[given(&yes)],
            audience: Audience::Partner,
            identifiability: Identifiability::Named,
            ceiling: Tlp::Amber,
            day: Day::of_civil(2024, 6, 1),
        });
        assert_eq!(refusals.is_empty(), covered, "{refusals:?}");
    }
}

#[test]
fn one_consent_says_what_it_has_against_a_purpose() {
    let partner = Purpose::Audience(Audience::Partner, Identifiability::Named);
    let ask = |fields: &[(&str, &str)], purpose, withdrawals: &[Withdrawal]| {
        let state = consent(fields);
        let one = GivenConsent { id: CONSENT, state: &state, withdrawals };
        let refusals = answer_refusals(&one, VICTIM, purpose, Day::of_civil(2024, 6, 1));
        refusals.into_iter().map(|refusal| refusal.rule).collect::<Vec<_>>()
    };
    assert_eq!(ask(&[("audiences/partner", "named")], partner, &[]), []);
    assert_eq!(ask(&[("audiences/partner", "anonymised")], partner, &[]), [Rule::AnonymisedOnly]);
    assert_eq!(ask(&[], partner, &[]), [Rule::NewPurpose]);
    assert_eq!(ask(&[("uses/keep", "yes")], Purpose::Use(Use::Keep), &[]), []);
    let withdrawn = [Withdrawal { day: Day::of_civil(2024, 5, 1), scope: Scope::All }];
    assert_eq!(ask(&[("audiences/partner", "named")], partner, &withdrawn), [Rule::Withdrawn]);
}

#[test]
fn rules_and_uses_have_names_of_their_own() {
    for rule in Rule::ALL {
        assert_eq!(Rule::parse(rule.name()), Some(rule));
    }
    for asked in Use::ALL {
        assert_eq!(Use::parse(asked.code()), Some(asked));
        assert!(crate::Vocabulary::ConsentUse.find(asked.code()).is_some());
    }
    assert_eq!(crate::Vocabulary::ConsentUse.terms().len(), Use::ALL.len());
}
