use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_model::Timestamp;
use cairn_store::{CircleUse, LockedVault};

use super::*;
use crate::api::{
    EditInput, ProtocolCopy, ProtocolScaleOrder, RiskDueQuery, RiskDueView, RiskMatrixView, RiskPick, RiskQuery,
    RiskView, Scalar,
};
use crate::protocols::own;

fn make(dir: &tempfile::TempDir) -> (Vault, CircleId) {
    let locked = LockedVault::at(&dir.path().join("vault"));
    let passphrase = Passphrase::new("amber kettle morning ladder five".to_owned());
    let mut vault = locked.create(&passphrase, WorkFactor::weak_for_tests()).unwrap();
    let circle = circles::found_as(&mut vault, "Amal", "Amal", CircleUse::Personal).unwrap();
    (vault, circle)
}

fn set(values: &[(&str, &str)]) -> Vec<EditInput> {
    let input = |(path, value): &(&str, &str)| EditInput {
        path: (*path).to_owned(),
        value: Some(Scalar::Text((*value).to_owned())),
    };
    values.iter().map(input).collect()
}

fn risk(answer: Result<Response, ApiError>) -> RiskView {
    match answer {
        Ok(Response::Risk(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn make_risk(vault: &mut Vault, values: &[(&str, &str)]) -> RiskView {
    risk(assess(vault, &RiskOrder { set: set(values), ..RiskOrder::default() }))
}

fn change(vault: &mut Vault, id: &str, values: &[(&str, &str)]) -> Result<Response, ApiError> {
    assess(vault, &RiskOrder { assessment: Some(id.to_owned()), set: set(values), ..RiskOrder::default() })
}

fn matrix_on(vault: &Vault, on: Option<&str>) -> RiskMatrixView {
    let query = RiskQuery { on: on.map(str::to_owned), ..RiskQuery::default() };
    match matrix::matrix(vault, &query) {
        Ok(Response::RiskMatrix(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn due_on(vault: &Vault, on: &str) -> RiskDueView {
    let query = RiskDueQuery { on: Some(on.to_owned()), ..RiskDueQuery::default() };
    match due::due(vault, &query) {
        Ok(Response::RiskDue(view)) => *view,
        other => panic!("{other:?}"),
    }
}

/// Writes fields at a time, as a peer could that checks nothing.
fn write_raw(vault: &mut Vault, circle: &CircleId, id: RecordId, day: &str, values: &[(&str, &str)]) {
    let time: Timestamp = format!("{day}T12:00:00Z").parse().unwrap();
    let edits = values.iter().map(|(path, value)| edit(path, *value).unwrap()).collect();
    vault.add(circle, id, edits, time).unwrap();
}

fn add(vault: &mut Vault, kind: &str, values: &[(&str, &str)]) -> String {
    let Ok(Response::Created { id }) = records::add(vault, kind, None, &set(values)) else { panic!("{kind}") };
    id
}

#[test]
fn an_assessment_says_what_it_comes_to_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let view = make_risk(
        &mut vault,
        &[
            ("asset", "Field team"),
            ("likelihood", "likely"),
            ("impact_people", "severe"),
            ("impact_organisation", "moderate"),
            ("capacity", "fair"),
            ("residual_likelihood", "unlikely"),
        ],
    );
    assert_eq!((view.title.as_str(), view.template.shipped, view.template.version), ("Field team", true, 1));
    assert_eq!(view.template.problems, []);
    assert_eq!(view.score.raw.score.as_deref(), Some("16"));
    assert_eq!((view.score.now.score.as_deref(), view.score.now.band.as_deref()), (Some("12"), Some("high")));
    assert_eq!(view.score.residual.unwrap().score.as_deref(), Some("6"));
    assert_eq!((view.score.cell, view.score.impact_level.as_deref()), (Some((4, 4)), Some("severe")));
    assert_eq!(view.score.impacts.len(), 2);
    assert_eq!(view.moves.len(), 1);
    let moved = risk(change(&mut vault, &view.id, &[("likelihood", "very-likely")]));
    assert_eq!((moved.moves.len(), moved.moves[1].by.as_str()), (2, "Amal"));
    assert_eq!(moved.moves[1].now.score.as_deref(), Some("15"));
    // A change that moves nothing is no move.
    assert_eq!(risk(change(&mut vault, &view.id, &[("owner", "Noor")])).moves.len(), 2);
    assert_eq!(change(&mut vault, &view.id, &[("likelihood", "certain")]).unwrap_err().code, ErrorCode::BadValue);
    let device = add(&mut vault, "device", &[("title", "Phone")]);
    assert_eq!(change(&mut vault, &device, &[("owner", "Noor")]).unwrap_err().code, ErrorCode::WrongKind);
}

#[test]
fn a_circles_own_scales_count_and_older_assessments_keep_their_version() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let copy = ProtocolCopy { protocol: "risk-scales".to_owned(), ..ProtocolCopy::default() };
    let Ok(Response::ProtocolCopied { id: template, .. }) = own::copy(&mut vault, &copy) else { panic!("not copied") };
    let values = [("asset", "Archive"), ("likelihood", "possible"), ("impact", "severe"), ("capacity", "none")];
    let old = make_risk(&mut vault, &values);
    assert_eq!((old.template.id.as_str(), old.template.version), (template.as_str(), 1));
    assert_eq!(old.score.now.band.as_deref(), Some("high"));
    let lower = ProtocolScaleOrder {
        protocol: template.clone(),
        action: "change".to_owned(),
        scale: "band".to_owned(),
        code: "critical".to_owned(),
        weight: Some("12".to_owned()),
        ..ProtocolScaleOrder::default()
    };
    own::revise_scale(&mut vault, &lower).unwrap();
    let new = make_risk(&mut vault, &values);
    assert_eq!((new.template.version, new.score.now.band.as_deref()), (2, Some("critical")));
    let show = |id: &str| risk(show::show(&vault, &RiskPick { assessment: id.to_owned(), lang: None }));
    assert_eq!((show(&old.id).template.version, show(&old.id).score.now.band.as_deref()), (1, Some("high")));
    // Cells are named by the circle's scales, and whoever was counted by others is marked.
    let query = RiskQuery { circle: Some(circle.to_string()), ..RiskQuery::default() };
    let Ok(Response::RiskMatrix(view)) = matrix::matrix(&vault, &query) else { panic!("no matrix") };
    assert_eq!((view.template.id.as_str(), view.template.version), (template.as_str(), 2));
    assert_eq!(view.entries.iter().map(|entry| entry.other_template).filter(|other| *other).count(), 1);
}

#[test]
fn scales_that_are_not_here_and_codes_that_nobody_knows_are_told() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let id = RecordId::from_bytes([3; 16]);
    let elsewhere = "77".repeat(16);
    let values = [
        ("kind", "assessment"),
        ("title", "From a newer peer"),
        ("likelihood", "certain"),
        ("impact", "severe"),
        ("template", elsewhere.as_str()),
    ];
    write_raw(&mut vault, &circle, id, "2026-05-01", &values);
    let view = risk(show::show(&vault, &RiskPick { assessment: id.to_string(), lang: None }));
    assert_eq!(view.template.missing.as_deref(), Some(elsewhere.as_str()));
    assert_eq!((view.score.now.score.as_deref(), view.score.cell), (None, None));
    let remarks: Vec<(&str, &str)> =
        view.score.remarks.iter().map(|remark| (remark.remark.as_str(), remark.code.as_str())).collect();
    assert_eq!(remarks, [("unknown-code", "certain"), ("no-capacity", "")]);
    let entries = matrix_on(&vault, None).entries;
    assert_eq!((entries.len(), entries[0].cell), (1, None));
}

#[test]
fn the_incidents_behind_a_likelihood_are_listed_and_similar_ones_counted() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let incident = |vault: &mut Vault, title: &str, when: &str, place: &str, act: &str| {
        add(vault, "incident", &[("title", title), ("when", when), ("where", place), ("acts.+.type", act)])
    };
    let one = incident(&mut vault, "Raid in May", "2026-05", "North Town", "device-seizure");
    incident(&mut vault, "Raid in June", "2026-06", "North Town", "device-seizure");
    incident(&mut vault, "Raid elsewhere", "2026-07", "South Town", "device-seizure");
    incident(&mut vault, "Long ago", "2019", "North Town", "device-seizure");
    incident(&mut vault, "Another thing", "2026-06", "North Town", "eviction");
    let order = RiskOrder {
        set: set(&[("asset", "Phones"), ("when", "2026-09-01"), ("likelihood", "likely"), ("impact", "severe")]),
        incidents: vec![one[..12].to_owned()],
        ..RiskOrder::default()
    };
    let backing = risk(assess(&mut vault, &order)).backing;
    assert_eq!((backing.incidents.len(), backing.not_here), (1, 0));
    assert_eq!(
        (backing.incidents[0].title.as_str(), backing.incidents[0].date.as_deref()),
        ("Raid in May", Some("2026-05"))
    );
    assert_eq!((backing.similar, backing.similar_there, backing.similar_more), (2, 1, false));
    assert_eq!((backing.acts, backing.since.as_str()), (vec!["device-seizure".to_owned()], "2024-09-01"));
    // A class of threat says what to look for where no incident is linked yet.
    let classes = [("asset", "Phones"), ("when", "2026-09-01"), ("classes.control", "yes")];
    let backing = make_risk(&mut vault, &classes).backing;
    assert_eq!((backing.incidents.len(), backing.similar), (0, 3));
    let wrong = RiskOrder { incidents: vec!["00000000ffff".to_owned()], ..order };
    assert_eq!(assess(&mut vault, &wrong).unwrap_err().code, ErrorCode::UnknownRecord);
}

#[test]
fn the_matrix_is_shown_as_it_was_on_a_day() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, circle) = make(&dir);
    let (moved, gone) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]));
    let values = [("kind", "assessment"), ("title", "Raid"), ("likelihood", "possible"), ("impact", "severe")];
    write_raw(&mut vault, &circle, moved, "2026-01-10", &values);
    write_raw(
        &mut vault,
        &circle,
        gone,
        "2026-01-20",
        &[("kind", "assessment"), ("title", "Theft"), ("likelihood", "unlikely"), ("impact", "minor")],
    );
    write_raw(&mut vault, &circle, moved, "2026-03-01", &[("likelihood", "very-likely")]);
    vault.delete(&RecordKey { circle, id: gone }, "2026-04-01T00:00:00Z".parse().unwrap()).unwrap();

    assert!(matrix_on(&vault, Some("2026-01-09")).entries.is_empty());
    let view = matrix_on(&vault, Some("2026-01"));
    assert_eq!(view.on.as_deref(), Some("2026-01-31"));
    let cells: Vec<_> = view.entries.iter().map(|entry| (entry.title.as_str(), entry.cell, entry.cell_today)).collect();
    assert_eq!(cells, [("Raid", Some((3, 4)), Some((5, 4))), ("Theft", Some((2, 1)), None)]);
    assert_eq!(view.entries[0].now.band.as_deref(), Some("high"));
    assert_eq!(view.entries[0].today.as_ref().unwrap().band.as_deref(), Some("critical"));
    assert_eq!(view.entries[1].today, None);
    let now = matrix_on(&vault, None);
    assert_eq!((now.entries.len(), now.entries[0].cell), (1, Some((5, 4))));
    assert_eq!((now.cells.len(), now.cells[4][4].score.as_deref()), (5, Some("25")));
    let nonsense = RiskQuery { on: Some("some day".to_owned()), ..RiskQuery::default() };
    assert!(matrix::matrix(&vault, &nonsense).is_err());
}

#[test]
fn reviews_and_treatments_fall_due_and_accepted_risks_name_who_and_why() {
    let dir = tempfile::tempdir().unwrap();
    let (mut vault, _) = make(&dir);
    let base = [("likelihood", "likely"), ("impact", "severe"), ("when", "2026-01-01"), ("owner", "Noor")];
    let with =
        |title: &'static str, more: &[(&'static str, &'static str)]| [&[("asset", title)], &base[..], more].concat();
    make_risk(&mut vault, &with("Review soon", &[("review", "2026-06-20")]));
    make_risk(&mut vault, &with("Review late", &[("review", "2026-05")]));
    make_risk(&mut vault, &with("Review far", &[("review", "2027")]));
    make_risk(&mut vault, &with("Withdrawn", &[("review", "2026-01-02"), ("status", "withdrawn")]));
    let action = |due: &'static str, status: &'static str| {
        [
            ("treatments.+.action", "New locks"),
            ("treatments.+.owner", "Sami"),
            ("treatments.+.due", due),
            ("treatments.+.status", status),
        ]
    };
    make_risk(&mut vault, &with("Open late", &action("2026-06-01", "open")));
    make_risk(&mut vault, &with("Done late", &action("2026-06-01", "done")));
    let accept = [
        ("treatment", "accept"),
        ("accepted_by", "Board"),
        ("accepted_reason", "No other way"),
        ("review", "2026-12-01"),
    ];
    make_risk(&mut vault, &with("Accepted", &accept));
    let refused =
        assess(&mut vault, &RiskOrder { set: set(&[("asset", "x"), ("treatment", "accept")]), ..RiskOrder::default() });
    assert_eq!(refused.unwrap_err().code, ErrorCode::Incomplete);

    let view = due_on(&vault, "2026-06-10");
    let reviews: Vec<(&str, bool)> = view.reviews.iter().map(|due| (due.title.as_str(), due.overdue)).collect();
    assert_eq!(reviews, [("Review late", true), ("Review soon", false)]);
    assert_eq!(view.reviews[0].owner.as_deref(), Some("Noor"));
    assert_eq!((view.treatments.len(), view.treatments[0].treatment.overdue), (1, true));
    assert_eq!(view.treatments[0].treatment.owner.as_deref(), Some("Sami"));
    let accepted = &view.accepted[0];
    assert_eq!(
        (view.accepted.len(), accepted.by.as_deref(), accepted.reason.as_deref()),
        (1, Some("Board"), Some("No other way"))
    );
    assert!(accepted.on.is_some() && !accepted.overdue);
    assert!(due_on(&vault, "2026-12-02").accepted[0].overdue);
    assert_eq!(matrix_on(&vault, None).accepted.len(), 1);
    // The status counts by today's clock, which is past all of these days or before them.
    let expected = due_on(&vault, &Edtf::day(today()).to_string());
    let overdue = expected.reviews.iter().filter(|due| due.overdue).count()
        + expected.treatments.iter().filter(|due| due.treatment.overdue).count();
    assert_eq!(due::overdue(&vault).unwrap(), overdue as u64);
}
