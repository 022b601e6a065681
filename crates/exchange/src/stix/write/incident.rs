//! Incidents: what happened, where, to what, by whom; who says so; who responded.

use cairn_model::{Fields, Value as FieldValue, fields_under, place::Point};
use serde_json::json;

use super::sheet::{Body, Sheet};
use super::{EVENT, INCIDENT_CORE, Profile, message, story};
use crate::outgoing::OutRecord;

/// Gives the ids of the items of a list that are there.
pub(super) fn items<'f>(fields: &'f Fields, list: &str) -> Vec<&'f str> {
    let depth = list.split('/').count() + 1;
    fields_under(fields, list)
        .filter(|(path, value)| **value == FieldValue::Flag(true) && path.segments().count() == depth)
        .filter_map(|(path, _)| path.segments().next_back())
        .collect()
}

pub(super) fn write<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut body = Body::new();
    body.insert("name".to_owned(), sheet.text(record, "title").unwrap_or("Incident").into());
    let told = story::of_incident(sheet, record);
    if !told.is_empty() {
        body.insert("description".to_owned(), told.into());
    }
    body.insert("extensions".to_owned(), json!({ INCIDENT_CORE: core(sheet, record) }));
    sheet.put(record, id.to_owned(), body);
    place(sheet, record, id, "");
    for act in items(&record.fields, "acts") {
        act_parts(sheet, record, id, act);
    }
    for statement in items(&record.fields, "statements") {
        statement_parts(sheet, record, id, statement);
    }
    for intervention in items(&record.fields, "interventions") {
        intervention_parts(sheet, record, id, intervention);
    }
    message::write(sheet, record, id);
}

/// The extension of OASIS's Incident Core.
fn core<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord) -> serde_json::Value {
    let mut core = Body::new();
    core.insert("extension_type".to_owned(), "property-extension".into());
    let determination = match sheet.text(record, "finding") {
        Some("confirmed" | "not-a-violation") => "confirmed",
        _ => "suspected",
    };
    core.insert("determination".to_owned(), determination.into());
    let status = match sheet.text(record, "status") {
        Some("draft") => "new",
        Some("closed") => "closed",
        _ => "open",
    };
    core.insert("investigation_status".to_owned(), status.into());
    let criticality = match sheet.text(record, "priority") {
        Some("urgent") => Some(90),
        Some("high") => Some(70),
        Some("normal") => Some(50),
        Some("low") => Some(20),
        _ => None,
    };
    if let Some(criticality) = criticality {
        core.insert("criticality".to_owned(), criticality.into());
    }
    let mut types: Vec<&str> = Vec::new();
    for act in items(&record.fields, "acts") {
        types.extend(sheet.text(record, &format!("acts/{act}/type")));
    }
    types.sort_unstable();
    types.dedup();
    if !types.is_empty() {
        core.insert("incident_types".to_owned(), json!(types));
    }
    core.into()
}

/// Writes the place of an incident or act as far as it leaves.
fn place<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, owner: &str) {
    let mut body = Body::new();
    for (leaf, name) in [("where", "name"), ("where_area", "administrative_area")] {
        if let Some(text) = sheet.text(record, &format!("{owner}{leaf}")) {
            body.insert(name.to_owned(), text.into());
        }
    }
    if let Some(country) = sheet.text(record, &format!("{owner}where_country")) {
        body.insert("country".to_owned(), country.to_uppercase().into());
    }
    let point = sheet.text(record, &format!("{owner}where_point")).and_then(|text| Point::parse(text).ok());
    if let Some(point) = point {
        body.insert("latitude".to_owned(), point.latitude().into());
        body.insert("longitude".to_owned(), point.longitude().into());
        let radius = format!("{owner}where_radius");
        let precision = match record.fields.get(radius.as_str()) {
            Some(FieldValue::Real(metres)) => Some(*metres),
            Some(FieldValue::Int(metres)) => Some(*metres as f64),
            _ => None,
        };
        if let (Some(metres), Ok(path)) = (precision, cairn_model::Path::parse(&radius)) {
            sheet.tell(record.kind, &path);
            body.insert("precision".to_owned(), metres.into());
        }
    }
    // A location needs a country, a region or a point (section 4.9); a name alone is told by the story.
    if !body.contains_key("country") && !body.contains_key("latitude") {
        return;
    }
    let part = format!("{owner}where");
    let location = sheet.id(record, "location", &part);
    sheet.put(record, location.clone(), body);
    sheet.relate(record, &part, (id, "located-at", &location), None, None);
}

fn act_parts<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, act: &str) {
    let at = format!("acts/{act}/");
    place(sheet, record, id, &at);
    if let Some(technique) = sheet.text(record, &format!("{at}technique")) {
        let mut body = Body::new();
        body.insert("name".to_owned(), technique.into());
        body.insert("external_references".to_owned(), json!([attack(technique)]));
        let pattern = sheet.id(record, "attack-pattern", &format!("{at}technique"));
        sheet.put(record, pattern.clone(), body);
        sheet.relate(record, &format!("{at}technique"), (id, "uses", &pattern), None, None);
    }
    if let Some(device) = sheet.reference(record, &format!("{at}device")) {
        sheet.relate(record, &format!("{at}device"), (id, "targets", &device), None, None);
    }
    for involvement in items(&record.fields, &format!("{at}involvements")) {
        let by = format!("{at}involvements/{involvement}");
        let confidence = sheet.text(record, &format!("{by}/confidence"));
        let basis = sheet.text(record, &format!("{by}/basis"));
        for who in ["perpetrator", "threat"] {
            if let Some(target) = sheet.reference(record, &format!("{by}/{who}")) {
                sheet.relate(record, &by, (id, "attributed-to", &target), confidence, basis);
            }
        }
    }
    if sheet.profile == Profile::Full {
        event(sheet, record, id, act);
    }
}

/// An act as an event of OASIS's extension.
fn event<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, act: &str) {
    let at = format!("acts/{act}/");
    let mut body = Body::new();
    body.insert("status".to_owned(), "occurred".into());
    if let Some(code) = sheet.text(record, &format!("{at}type")) {
        body.insert("event_types".to_owned(), json!([code]));
    }
    if let Some(label) = sheet.term(record, &format!("{at}type")) {
        body.insert("name".to_owned(), label.into());
    }
    for (leaf, name) in [("description", "description"), ("reason", "goal")] {
        if let Some(text) = sheet.text(record, &format!("{at}{leaf}")) {
            body.insert(name.to_owned(), text.into());
        }
    }
    let (start, end) = sheet.times(record, &format!("{at}when"));
    for (name, time) in [("start_time", start), ("end_time", end)] {
        if let Some(time) = time {
            body.insert(name.to_owned(), time.into());
            body.insert(format!("{name}_fidelity"), "day".into());
        }
    }
    if let Some(device) = sheet.reference(record, &format!("{at}device")) {
        body.insert("changed_objects".to_owned(), json!([{ "object_ref": device }]));
    }
    body.insert("extensions".to_owned(), json!({ EVENT: { "extension_type": "new-sdo" } }));
    let event = sheet.id(record, "event", &at);
    sheet.put(record, event.clone(), body);
    sheet.relate(record, &at, (&event, "part-of", id), None, None);
}

/// Gives the external reference of an ATT&CK technique.
pub(super) fn attack(technique: &str) -> serde_json::Value {
    json!({ "source_name": "mitre-attack", "external_id": technique })
}

/// A statement as a note, and what is thought of it as an opinion on that note.
fn statement_parts<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, statement: &str) {
    let at = format!("statements/{statement}/");
    let Some(text) = sheet.text(record, &format!("{at}text")) else { return };
    let mut content = text.to_owned();
    if let Some(translation) = sheet.text(record, &format!("{at}translation")) {
        content = format!("{content}\n\n{translation}");
    }
    for account in items(&record.fields, &format!("{at}accounts")) {
        let label = sheet.term(record, &format!("{at}accounts/{account}/type"));
        if let Some(text) = sheet.text(record, &format!("{at}accounts/{account}/text")) {
            content = format!("{content}\n\n{}: {text}", label.unwrap_or_default());
        }
    }
    let mut body = Body::new();
    body.insert("content".to_owned(), content.into());
    body.insert("object_refs".to_owned(), json!([id]));
    let note = sheet.id(record, "note", &at);
    sheet.put(record, note.clone(), body);
    let opinion = match sheet.text(record, &format!("{at}credibility")) {
        Some("1") => "strongly-agree",
        Some("2") => "agree",
        Some("3" | "6") => "neutral",
        Some("4") => "disagree",
        Some("5") => "strongly-disagree",
        _ => return,
    };
    let mut body = Body::new();
    if let Some(label) = sheet.term(record, &format!("{at}credibility")) {
        body.insert("explanation".to_owned(), label.into());
    }
    body.insert("opinion".to_owned(), opinion.into());
    body.insert("object_refs".to_owned(), json!([note]));
    sheet.put(record, sheet.id(record, "opinion", &at), body);
}

/// A response as a course of action.
fn intervention_parts<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str, intervention: &str) {
    let at = format!("interventions/{intervention}/");
    let labels: Vec<String> =
        sheet.members(record, &format!("{at}types")).into_iter().map(|(_, label)| label).collect();
    if labels.is_empty() {
        return;
    }
    let mut said = Vec::new();
    for leaf in ["when", "requested", "response", "impact", "status"] {
        said.extend(sheet.term(record, &format!("{at}{leaf}")));
    }
    let mut body = Body::new();
    body.insert("name".to_owned(), labels.join(", ").into());
    if !said.is_empty() {
        body.insert("description".to_owned(), said.join("; ").into());
    }
    let action = sheet.id(record, "course-of-action", &at);
    sheet.put(record, action.clone(), body);
    sheet.relate(record, &at, (&action, "related-to", id), None, None);
    if let Some(party) = sheet.reference(record, &format!("{at}party")) {
        sheet.relate(record, &format!("{at}party"), (&party, "related-to", &action), None, None);
    }
}
