//! The report that wraps a bundle and tells what happened in words: common converters drop incidents, and keep this.

use cairn_model::{Kind, RecordId, Tlp};
use serde_json::{Value, json};

use super::incident::items;
use super::sheet::{Body, Sheet, recipient};
use super::{Profile, id};
use crate::outgoing::OutRecord;
use crate::stix::marking::tlp2_id;

/// The most objects that a report names for MVT, which compares each indicator with each of them.
const MAX_MVT_REFERENCES: usize = 2_000;

/// Tells what happened: when and where, who did what to whom, who responded.
pub(super) fn of_incident<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord) -> String {
    let mut parts = Vec::new();
    let head = line(sheet, record, &["when", "where", "where_area", "where_country", "finding"]);
    parts.extend((!head.is_empty()).then_some(head));
    for path in ["summary", "impact"] {
        parts.extend(sheet.text(record, path).map(str::to_owned));
    }
    let rights: Vec<String> = sheet.members(record, "rights").into_iter().map(|(_, label)| label).collect();
    if !rights.is_empty() {
        parts.push(rights.join(", "));
    }
    for act in items(&record.fields, "acts") {
        parts.push(of_act(sheet, record, act));
    }
    for item in items(&record.fields, "interventions") {
        let at = format!("interventions/{item}/");
        let types: Vec<String> =
            sheet.members(record, &format!("{at}types")).into_iter().map(|(_, name)| name).collect();
        let party = name_of(sheet, record, &format!("{at}party"));
        let mut said: Vec<String> = party.into_iter().chain([types.join(", ")]).collect();
        for leaf in ["when", "requested", "response", "impact"] {
            said.extend(sheet.term(record, &format!("{at}{leaf}")));
        }
        parts.push(format!("+ {}", said.join("; ")));
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n")
}

/// One act: who did it, what, to whom; then the circumstances.
fn of_act<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, act: &str) -> String {
    let at = format!("acts/{act}/");
    let mut who = Vec::new();
    for item in items(&record.fields, &format!("{at}involvements")) {
        let by = format!("{at}involvements/{item}/");
        let mut one: Vec<String> = Vec::new();
        for leaf in ["perpetrator", "threat"] {
            one.extend(name_of(sheet, record, &format!("{by}{leaf}")));
        }
        one.extend(sheet.members(record, &format!("{by}types")).into_iter().map(|(_, label)| label));
        one.extend(sheet.term(record, &format!("{by}degree")));
        one.extend(sheet.term(record, &format!("{by}status")));
        who.push(one.join(", "));
    }
    let what = sheet.term(record, &format!("{at}type")).unwrap_or_else(|| "?".to_owned());
    let victim = name_of(sheet, record, &format!("{at}victim"));
    let chain: Vec<String> =
        [who.join("; ")].into_iter().chain([what]).chain(victim).filter(|part| !part.is_empty()).collect();
    let methods: Vec<String> =
        sheet.members(record, &format!("{at}methods")).into_iter().map(|(_, name)| name).collect();
    let mut said = vec![chain.join(" → ")];
    said.extend((!methods.is_empty()).then(|| methods.join(", ")));
    let paths: Vec<String> = ["when", "where", "where_area", "where_country", "status_end", "service", "held_at"]
        .iter()
        .map(|leaf| format!("{at}{leaf}"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let circumstances = line(sheet, record, &paths);
    said.extend((!circumstances.is_empty()).then_some(circumstances));
    let mut text = format!("• {}", said.join("; "));
    for leaf in ["description", "reason"] {
        if let Some(more) = sheet.text(record, &format!("{at}{leaf}")) {
            text = format!("{text}\n{more}");
        }
    }
    text
}

fn line<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, paths: &[&str]) -> String {
    let said: Vec<String> = paths.iter().filter_map(|path| sheet.term(record, path)).collect();
    said.join(", ")
}

/// Says how the record that a field refers to is called; a person of whom nothing else may leave has a number.
fn name_of<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, path: &str) -> Option<String> {
    let id: RecordId = sheet.text(record, path)?.parse().ok()?;
    let other = sheet.record(&id)?;
    let name = sheet.text(other, "title").or_else(|| sheet.text(other, "pseudonym"));
    if let Some(name) = name {
        return Some(name.to_owned());
    }
    let persons = sheet.out.records.iter().filter(|record| record.kind == Kind::Person);
    let number = persons.take_while(|person| person.id <= id).count();
    Some(format!("#{number}"))
}

/// Makes the report over everything in the bundle.
pub(super) fn report(sheet: &mut Sheet<'_>) -> Body {
    let out = sheet.out;
    let incidents: Vec<&OutRecord> = out.records.iter().filter(|record| record.kind == Kind::Incident).collect();
    let incidents = if sheet.profile == Profile::MvtSafe { Vec::new() } else { incidents };
    let titled = incidents.first().copied().or(out.records.first());
    let mut title = titled.and_then(|record| sheet.text(record, "title")).unwrap_or("Report").to_owned();
    if incidents.len() > 1 {
        title = format!("{title} (+{})", incidents.len() - 1);
    }
    let mut told = Vec::new();
    for record in &incidents {
        let name = sheet.text(record, "title").unwrap_or_default();
        let story = of_incident(sheet, record);
        told.push(if incidents.len() > 1 { format!("{name}\n\n{story}") } else { story });
    }
    if told.is_empty() {
        let values = sheet.objects().iter().filter_map(|object| object.get("name")?.as_str().map(str::to_owned));
        told.push(values.take(200).collect::<Vec<_>>().join("\n"));
    }
    let mut references: Vec<String> =
        sheet.objects().iter().filter_map(|object| object.get("id")?.as_str().map(str::to_owned)).collect();
    if sheet.profile == Profile::MvtSafe && references.len() > MAX_MVT_REFERENCES {
        references = vec![sheet.producer().to_owned()];
    }
    let seed = format!("report {:?} {:?} {}", sheet.profile, out.recipient, seed(sheet));
    let id = id::stable(&out.circle, "report", &seed);
    let created = out.records.iter().map(|record| record.created).min().unwrap_or(out.made);
    let mut body = Body::new();
    for (key, value) in [
        ("type", "report".to_owned()),
        ("spec_version", "2.1".to_owned()),
        ("id", id),
        ("created_by_ref", sheet.producer().to_owned()),
        ("created", id::time(created)),
        ("name", title),
        ("description", told.join("\n\n")),
        ("published", id::time(out.made)),
        ("lang", out.lang.clone()),
    ] {
        if !value.is_empty() {
            body.insert(key.to_owned(), value.into());
        }
    }
    body.insert("report_types".to_owned(), json!([if incidents.is_empty() { "indicator" } else { "threat-report" }]));
    mark(sheet, &mut body, &incidents, &references);
    body.insert("object_refs".to_owned(), json!(references));
    body.insert("modified".to_owned(), id::version(out.made, &body).into());
    body
}

/// Gives what makes it the same report: the records in it.
fn seed(sheet: &Sheet<'_>) -> String {
    sheet.out.records.iter().map(|record| record.id.to_string()).collect::<Vec<_>>().join(" ")
}

/// Marks the report: as high as the highest thing that it tells or names. In the full profile the whole is marked as the incident
/// is, and its parts that are higher by themselves, for readers who can use that.
fn mark(sheet: &Sheet<'_>, body: &mut Body, incidents: &[&OutRecord], references: &[String]) {
    let of_record = |record: &OutRecord| record.tlp.unwrap_or(Tlp::Red);
    let highest = sheet.out.records.iter().map(of_record).max().unwrap_or(Tlp::Red);
    let own = incidents.iter().map(|record| of_record(record)).max();
    let granular = sheet.profile == Profile::Full && own.is_some_and(|own| own < highest);
    let whole = if granular { own.unwrap_or(highest) } else { highest };
    let mut markings = vec![tlp2_id(whole).to_owned()];
    markings.extend(recipient(&sheet.out.circle, sheet.out.recipient.as_deref(), sheet.producer()).map(|(id, _)| id));
    body.insert("object_marking_refs".to_owned(), json!(markings));
    if !granular {
        return;
    }
    let mut parts: std::collections::BTreeMap<Tlp, Vec<String>> = std::collections::BTreeMap::new();
    if body.contains_key("description") {
        parts.entry(highest).or_default().push("description".to_owned());
    }
    for (number, id) in references.iter().enumerate() {
        if let Some(tlp) = sheet.marking_of(id).filter(|tlp| *tlp > whole) {
            parts.entry(tlp).or_default().push(format!("object_refs.[{number}]"));
        }
    }
    let list: Vec<Value> = parts
        .into_iter()
        .map(|(tlp, selectors)| json!({ "marking_ref": tlp2_id(tlp), "selectors": selectors }))
        .collect();
    body.insert("granular_markings".to_owned(), json!(list));
}
