//! The decisions of the gate.

use std::collections::{BTreeMap, BTreeSet};

use super::{GivenConsent, Identifiability, Purpose, Refusal, ReleaseQuestion, ReleaseRecord, Rule, UseQuestion};
use crate::edit::fields_under;
use crate::field::{FieldType, find_field};
use crate::marking::{Tlp, is_shareable};
use crate::{Edtf, Kind, Path, RecordId, RecordState, Value};

/// Lists every reason why a release may not leave, sorted; none means that it may.
pub fn check_release(question: &ReleaseQuestion<'_>) -> Vec<Refusal> {
    let mut refusals = BTreeSet::new();
    for record in question.records {
        check_record(question, record, &mut refusals);
    }
    let asked = Asked {
        purpose: Purpose::Audience(question.audience, question.identifiability),
        consents: question.consents,
        day: question.day,
    };
    for (person, at) in persons(question.records) {
        check_person(&asked, person, &at, &mut refusals);
    }
    refusals.into_iter().collect()
}

/// Lists every reason why something may not be done, sorted; none means that it may. Markings are not asked, since nothing
/// leaves.
pub fn check_use(question: &UseQuestion<'_>) -> Vec<Refusal> {
    let asked = Asked { purpose: Purpose::Use(question.asked), consents: question.consents, day: question.day };
    let mut refusals = BTreeSet::new();
    for (person, at) in persons(question.records) {
        check_person(&asked, person, &at, &mut refusals);
    }
    refusals.into_iter().collect()
}

/// Gives the persons whose consent it needs that these records are used or leave, each once.
pub fn asked_persons(records: &[ReleaseRecord<'_>]) -> Vec<RecordId> {
    persons(records).into_keys().collect()
}

/// Lists what one consent by itself has against a purpose on a day.
pub fn answer_refusals(
    consent: &GivenConsent<'_>,
    person: RecordId,
    purpose: Purpose,
    day: crate::Day,
) -> Vec<Refusal> {
    let consents = std::slice::from_ref(consent);
    let asked = Asked { purpose, consents, day };
    let field = purpose.field();
    let mut refusals = BTreeSet::new();
    if withdrawn_since(&asked, consent, given_on(consent)) {
        refuse(&mut refusals, consent.id, &field, Rule::Withdrawn, Some(person));
    }
    if consent.state.fields.contains_key(field.as_str()) {
        check_answer(&asked, consent, person, &field, &mut refusals);
    } else {
        refuse(&mut refusals, consent.id, &field, Rule::NewPurpose, Some(person));
    }
    refusals.into_iter().collect()
}

/// What persons are asked.
struct Asked<'a> {
    purpose: Purpose,
    consents: &'a [GivenConsent<'a>],
    day: crate::Day,
}

fn refuse(refusals: &mut BTreeSet<Refusal>, record: RecordId, field: &str, rule: Rule, person: Option<RecordId>) {
    if let Ok(field) = Path::parse(field) {
        refusals.insert(Refusal { record, field, rule, person });
    }
}

fn check_record(question: &ReleaseQuestion<'_>, record: &ReleaseRecord<'_>, refusals: &mut BTreeSet<Refusal>) {
    if record.state.is_deleted() {
        refuse(refusals, record.id, RecordState::DELETED, Rule::Deleted, None);
    }
    for path in record.state.conflicts.keys() {
        refuse(refusals, record.id, path.as_str(), Rule::OpenConflict, None);
    }
    match record.state.text("tlp").and_then(Tlp::parse) {
        None => refuse(refusals, record.id, "tlp", Rule::Unmarked, None),
        marking if !is_shareable(marking, question.ceiling) => {
            refuse(refusals, record.id, "tlp", Rule::MarkingTooHigh, None);
        }
        Some(_) => {}
    }
}

/// Where a person stands in the release.
struct Place {
    record: RecordId,
    field: Path,
    /// The incidents that the person stands in.
    incidents: BTreeSet<RecordId>,
}

/// Finds the persons whose consent the release needs: everyone whom a record names, such as victims, informants, owners and
/// those who can be known in an item, and persons and identities that go along. Perpetrators, adversaries and responders
/// are not asked.
fn persons(records: &[ReleaseRecord<'_>]) -> BTreeMap<RecordId, Place> {
    let mut found: BTreeMap<RecordId, Place> = BTreeMap::new();
    let unasked = unasked(records);
    for record in records {
        match record.kind {
            Kind::Person if !unasked.contains(&record.id) => {
                if let Ok(field) = Path::parse(RecordState::KIND) {
                    let place = Place { record: record.id, field, incidents: BTreeSet::new() };
                    found.entry(record.id).or_insert(place);
                }
            }
            Kind::Person | Kind::Consent => {}
            _ => {
                for (path, person) in references(record, is_protected) {
                    let place = found.entry(person).or_insert_with(|| Place {
                        record: record.id,
                        field: path.clone(),
                        incidents: BTreeSet::new(),
                    });
                    if record.kind == Kind::Incident {
                        place.incidents.insert(record.id);
                        (place.record, place.field) = (record.id, path);
                    } else if record.kind == Kind::Evidence {
                        // A consent for the incident that an item belongs to covers the item.
                        place
                            .incidents
                            .extend(record.state.text("incident").and_then(|id| id.parse::<RecordId>().ok()));
                    }
                }
            }
        }
    }
    found
}

/// Finds the persons who stand in the incidents as perpetrators or responders only.
fn unasked(records: &[ReleaseRecord<'_>]) -> BTreeSet<RecordId> {
    let incidents = || records.iter().filter(|record| record.kind == Kind::Incident);
    let protected: BTreeSet<RecordId> =
        incidents().flat_map(|record| references(record, is_protected)).map(|(_, person)| person).collect();
    incidents()
        .flat_map(|record| references(record, |pattern| !is_protected(pattern)))
        .map(|(_, person)| person)
        .filter(|person| !protected.contains(person))
        .collect()
}

/// Says whether whoever stands in a field has a say. A field that nobody thought of here protects.
fn is_protected(pattern: &str) -> bool {
    !matches!(pattern, "acts/*/involvements/*/perpetrator" | "interventions/*/party" | "adversary_person")
}

fn references(record: &ReleaseRecord<'_>, wanted: impl Fn(&str) -> bool) -> Vec<(Path, RecordId)> {
    let mut found = Vec::new();
    for (path, value) in &record.state.fields {
        let Some(field) = find_field(record.kind, path) else { continue };
        let person = match field.ty {
            FieldType::Reference(Kind::Person) => value.as_text(),
            FieldType::ReferenceSet(Kind::Person) if *value == Value::Flag(true) => path.segments().next_back(),
            _ => continue,
        };
        if !wanted(field.path) || !item_exists(record.state, path) {
            continue;
        }
        if let Some(person) = person.and_then(|text| text.parse().ok()) {
            found.push((path.clone(), person));
        }
    }
    found
}

/// Says whether the item that holds a path still exists; what lies in a removed item does not leave.
fn item_exists(state: &RecordState, path: &Path) -> bool {
    let mut segments = path.as_str().splitn(3, '/');
    match (segments.next(), segments.next(), segments.next()) {
        (Some(list), Some(item), Some(_)) => {
            state.fields.get(format!("{list}/{item}").as_str()) == Some(&Value::Flag(true))
        }
        _ => true,
    }
}

fn check_person(question: &Asked<'_>, person: RecordId, at: &Place, refusals: &mut BTreeSet<Refusal>) {
    let theirs: Vec<&GivenConsent<'_>> = question
        .consents
        .iter()
        .filter(|consent| !consent.state.is_deleted())
        .filter(|consent| consent.state.text("person").and_then(|id| id.parse().ok()) == Some(person))
        .collect();
    if theirs.is_empty() {
        refuse(refusals, at.record, at.field.as_str(), Rule::NoConsent, Some(person));
        return;
    }
    // A person outside any incident of the release needs a consent that is not limited to incidents.
    let scopes: Vec<Option<RecordId>> =
        if at.incidents.is_empty() { vec![None] } else { at.incidents.iter().copied().map(Some).collect() };
    for scope in scopes {
        let mut covering: Vec<&GivenConsent<'_>> =
            theirs.iter().copied().filter(|consent| covers(consent, scope)).collect();
        // The newest answer decides; of several of one day, every one has to agree. Undated consents are the oldest.
        covering.sort_by_key(|consent| std::cmp::Reverse(given_on(consent)));
        let field = question.purpose.field();
        let answers = |consent: &&GivenConsent<'_>| consent.state.fields.contains_key(field.as_str());
        // A withdrawal of any of them closes until a newer consent answers again.
        let newest_day = covering.iter().copied().find(|consent| answers(consent)).and_then(given_on);
        for consent in &covering {
            if withdrawn_since(question, consent, newest_day) {
                refuse(refusals, consent.id, field.as_str(), Rule::Withdrawn, Some(person));
            }
        }
        let Some(newest) = covering.iter().copied().find(|consent| answers(consent)) else {
            let rule = if covering.is_empty() { Rule::NotThisIncident } else { Rule::NewPurpose };
            let at = covering.first().or(theirs.first()).map_or(at.record, |consent| consent.id);
            let field = if covering.is_empty() { "person" } else { field.as_str() };
            refuse(refusals, at, field, rule, Some(person));
            continue;
        };
        for consent in covering.iter().filter(|consent| answers(consent) && given_on(consent) == given_on(newest)) {
            check_answer(question, consent, person, &field, refusals);
        }
    }
}

fn covers(consent: &GivenConsent<'_>, incident: Option<RecordId>) -> bool {
    let mut limited = false;
    for (path, value) in fields_under(&consent.state.fields, "incidents") {
        if *value == Value::Flag(true) {
            limited = true;
            if incident.is_some_and(|id| path.as_str().rsplit('/').next() == Some(id.to_string().as_str())) {
                return true;
            }
        }
    }
    !limited
}

fn date(consent: &GivenConsent<'_>, path: &str) -> Option<Edtf> {
    consent.state.text(path).and_then(|text| Edtf::parse(text).ok())
}

fn given_on(consent: &GivenConsent<'_>) -> Option<crate::Day> {
    date(consent, "when").and_then(|when| when.earliest())
}

fn withdrawn_since(question: &Asked<'_>, consent: &GivenConsent<'_>, since: Option<crate::Day>) -> bool {
    consent.withdrawals.iter().any(|withdrawal| {
        withdrawal.day <= question.day
            && since.is_none_or(|since| withdrawal.day >= since)
            && withdrawal.scope.covers(question.purpose)
    })
}

fn check_answer(
    question: &Asked<'_>,
    consent: &GivenConsent<'_>,
    person: RecordId,
    field: &str,
    refusals: &mut BTreeSet<Refusal>,
) {
    let mut refuse = |path: &str, rule| refuse(refusals, consent.id, path, rule, Some(person));
    let expiry = format!("{field}/expires");
    for path in ["person", "when", "expires", field, expiry.as_str()] {
        if consent.state.conflicts.contains_key(path) {
            refuse(path, Rule::OpenConflict);
        }
    }
    for path in consent.state.conflicts.keys().filter(|path| path.as_str().starts_with("incidents/")) {
        refuse(path.as_str(), Rule::OpenConflict);
    }
    if given_on(consent).is_some_and(|day| day > question.day) {
        refuse("when", Rule::NotYetGiven);
    }
    // A vague expiry ("2025") lasts to its end; a text that is no date grants nothing.
    for path in [expiry.as_str(), "expires"] {
        let Some(text) = consent.state.text(path) else { continue };
        let lasts = Edtf::parse(text).is_ok_and(|date| date.latest().is_none_or(|last| question.day <= last));
        if !lasts {
            refuse(path, Rule::Expired);
        }
    }
    match (consent.state.text(field), question.purpose) {
        (Some("named"), Purpose::Audience(..))
        | (Some("anonymised"), Purpose::Audience(_, Identifiability::Anonymised))
        | (Some("yes"), Purpose::Use(_)) => {}
        (Some("anonymised"), Purpose::Audience(..)) => refuse(field, Rule::AnonymisedOnly),
        (Some("ask"), _) => refuse(field, Rule::AskAgain),
        (_, Purpose::Audience(..)) => refuse(field, Rule::NotThisAudience),
        (_, Purpose::Use(_)) => refuse(field, Rule::NotThisUse),
    }
}
