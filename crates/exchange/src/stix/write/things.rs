//! Threats, devices, items of evidence, examinations, those who did it or responded, notes and judgments.

use cairn_model::{Kind, RecordId, Value as FieldValue};
use serde_json::json;

use super::incident::{attack, items};
use super::sheet::{Body, Sheet, confidence_of};
use crate::outgoing::OutRecord;

pub(super) fn threat<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let kind = id.split("--").next().unwrap_or_default();
    let mut body = Body::new();
    body.insert("name".to_owned(), sheet.text(record, "title").unwrap_or("Not named").into());
    sheet.text(record, "type");
    if let Some(text) = sheet.text(record, "description") {
        body.insert("description".to_owned(), text.into());
    }
    if kind == "malware" {
        let family = record.fields.get("family") != Some(&FieldValue::Flag(false));
        body.insert("is_family".to_owned(), family.into());
        tell(sheet, record, "family");
    }
    if matches!(
        kind,
        "malware" | "tool" | "threat-actor" | "intrusion-set" | "campaign" | "infrastructure" | "attack-pattern"
    ) {
        let mut aliases = Vec::new();
        for item in items(&record.fields, "aliases") {
            aliases.extend(sheet.text(record, &format!("aliases/{item}/name")));
        }
        if !aliases.is_empty() {
            body.insert("aliases".to_owned(), json!(aliases));
        }
    }
    if matches!(kind, "malware" | "threat-actor" | "intrusion-set" | "campaign" | "infrastructure") {
        let (first, _) = sheet.times(record, "first_seen");
        let (_, last) = sheet.times(record, "last_seen");
        for (name, time) in [("first_seen", first), ("last_seen", last)] {
            if let Some(time) = time {
                body.insert(name.to_owned(), time.into());
            }
        }
    }
    if matches!(kind, "threat-actor" | "intrusion-set")
        && let Some(goals) = sheet.text(record, "goals")
    {
        body.insert("goals".to_owned(), json!([goals]));
    }
    if kind == "identity" {
        body.insert("identity_class".to_owned(), "organization".into());
    }
    if let Some(technique) = sheet.text(record, "attack_id") {
        body.insert("external_references".to_owned(), json!([attack(technique)]));
    }
    if let Some(confidence) = sheet.text(record, "confidence").and_then(confidence_of) {
        body.insert("confidence".to_owned(), confidence.into());
    }
    sheet.put(record, id.to_owned(), body);
    if let Some(vendor) = sheet.reference(record, "vendor") {
        sheet.relate(record, "vendor", (id, "related-to", &vendor), None, None);
    }
}

/// A device is infrastructure; who owns it is not said. Numbers and accounts by which it could be known do not go along.
pub(super) fn device<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut body = Body::new();
    body.insert("name".to_owned(), sheet.text(record, "title").unwrap_or("Device").into());
    let mut said = Vec::new();
    for path in ["type", "make", "model"] {
        said.extend(sheet.term(record, path));
    }
    if !said.is_empty() {
        body.insert("description".to_owned(), said.join(", ").into());
    }
    sheet.put(record, id.to_owned(), body);
    if let Some(system) = sheet.text(record, "os") {
        let mut software = Body::new();
        software.insert("name".to_owned(), system.into());
        if let Some(version) = sheet.text(record, "os_version") {
            software.insert("version".to_owned(), version.into());
        }
        if let Some(software) = sheet.observe(record, "software", software) {
            sheet.relate(record, "os", (id, "consists-of", &software), None, None);
        }
    }
}

/// An item of evidence is a file, by what is known of it; its bytes do not go along.
pub(super) fn file(record: &OutRecord) -> Option<Body> {
    let text = |path: &str| record.fields.get(path).and_then(FieldValue::as_text);
    let mut body = Body::new();
    body.insert("type".to_owned(), "file".into());
    if let Some(hash) = text("sha256") {
        body.insert("hashes".to_owned(), json!({ "SHA-256": hash }));
    }
    if let Some(name) = text("file_name").or_else(|| text("title")) {
        body.insert("name".to_owned(), name.into());
    }
    (body.len() > 1).then_some(body)
}

pub(super) fn evidence<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let Some(mut body) = file(record) else { return };
    body.remove("type");
    for path in ["sha256", "file_name", "title"] {
        sheet.text(record, path);
    }
    if let Some(kind) = sheet.text(record, "media_type") {
        body.insert("mime_type".to_owned(), kind.into());
    }
    if let Some(FieldValue::Int(size)) = record.fields.get("size") {
        body.insert("size".to_owned(), (*size).into());
        tell(sheet, record, "size");
    }
    let (made, _) = sheet.times(record, "created");
    if let Some(made) = made {
        body.insert("ctime".to_owned(), made.into());
    }
    if let Some(changed) = sheet.text(record, "modified") {
        body.insert("mtime".to_owned(), changed.into());
    }
    sheet.observe(record, "file", body);
    for (path, relation) in [("incident", "evidence-of"), ("parent", "derived-from"), ("device", "found-on")] {
        if let Some(target) = sheet.reference(record, path)
            && target != id
        {
            sheet.relate(record, path, (id, relation, &target), None, None);
        }
    }
}

pub(super) fn examination<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut body = Body::new();
    let tool = items(&record.fields, "tools").first().copied();
    let product = tool.and_then(|tool| sheet.text(record, &format!("tools/{tool}/name")));
    // As the standard wants it: small letters and dashes, and this word where it cannot be said (section 4.12).
    let product = product.map(|name| name.trim().to_lowercase().replace(' ', "-")).filter(|name| !name.is_empty());
    body.insert("product".to_owned(), product.unwrap_or_else(|| "anonymized".to_owned()).into());
    for (leaf, name) in [("version", "version"), ("settings", "configuration_version")] {
        if let Some(text) = tool.and_then(|tool| sheet.text(record, &format!("tools/{tool}/{leaf}"))) {
            body.insert(name.to_owned(), text.into());
        }
    }
    // "Benign" would read as "safe": that nothing was found with these indicators is told by the note.
    let result = match sheet.text(record, "result") {
        Some("traces-found" | "compromised") => "malicious",
        Some("suspicious") => "suspicious",
        _ => "unknown",
    };
    body.insert("result".to_owned(), result.into());
    let (begun, _) = sheet.times(record, "when");
    if let Some(begun) = begun {
        body.insert("analysis_started".to_owned(), begun.into());
    }
    let samples: Vec<String> = sheet
        .members(record, "evidence")
        .into_iter()
        .filter_map(|(id, _)| id.parse::<RecordId>().ok())
        .filter_map(|id| sheet.object_of(&id).map(str::to_owned))
        .collect();
    if let Some(sample) = samples.first() {
        body.insert("sample_ref".to_owned(), sample.clone().into());
    }
    sheet.put(record, id.to_owned(), body);
    for sample in samples.iter().skip(1) {
        sheet.relate(record, "evidence", (id, "related-to", sample), None, None);
    }
    if let Some(device) = sheet.reference(record, "device") {
        sheet.relate(record, "device", (id, "related-to", &device), None, None);
    }
    for item in items(&record.fields, "found") {
        for leaf in ["indicator", "threat"] {
            if let Some(target) = sheet.reference(record, &format!("found/{item}/{leaf}")) {
                let confidence = sheet.text(record, &format!("found/{item}/confidence"));
                let what = sheet.text(record, &format!("found/{item}/what"));
                sheet.relate(record, &format!("found/{item}"), (id, "related-to", &target), confidence, what);
            }
        }
    }
    examination_note(sheet, record, id);
}

/// What an examination came to, and what it cannot say, in words.
fn examination_note<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut lines: Vec<String> = Vec::new();
    lines.extend(sheet.text(record, "title").map(str::to_owned));
    lines.extend(sheet.term(record, "result"));
    for path in ["conclusion", "limits", "next_steps"] {
        lines.extend(sheet.text(record, path).map(str::to_owned));
    }
    for (list, sign) in [("examined", "+"), ("not_examined", "–")] {
        for item in items(&record.fields, list) {
            let mut said = Vec::new();
            for leaf in ["what", "period", "result", "reason"] {
                if record.fields.contains_key(format!("{list}/{item}/{leaf}").as_str()) {
                    said.extend(sheet.term(record, &format!("{list}/{item}/{leaf}")));
                }
            }
            lines.push(format!("{sign} {}", said.join("; ")));
        }
    }
    for item in items(&record.fields, "indicator_sets") {
        let mut said = Vec::new();
        for leaf in ["name", "published", "sha256"] {
            said.extend(sheet.text(record, &format!("indicator_sets/{item}/{leaf}")).map(str::to_owned));
        }
        lines.push(said.join("; "));
    }
    lines.retain(|line| !line.trim().is_empty());
    if lines.is_empty() {
        return;
    }
    let mut body = Body::new();
    body.insert("content".to_owned(), lines.join("\n").into());
    body.insert("object_refs".to_owned(), json!([id]));
    sheet.put(record, sheet.id(record, "note", "result"), body);
}

/// Who did something, or responded.
pub(super) fn identity<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut body = Body::new();
    let name = sheet.text(record, "title").or_else(|| sheet.text(record, "pseudonym"));
    body.insert("name".to_owned(), name.unwrap_or("Not named").into());
    let class = match sheet.text(record, "unit") {
        Some("individual") => "individual",
        Some("organisation") => "organization",
        Some("family" | "community" | "social-group" | "public") => "group",
        _ => "unspecified",
    };
    body.insert("identity_class".to_owned(), class.into());
    if let Some(text) = sheet.text(record, "description") {
        body.insert("description".to_owned(), text.into());
    }
    sheet.put(record, id.to_owned(), body);
}

/// Gives the objects that a note or a judgment is about.
pub(super) fn about(sheet: &Sheet<'_>, record: &OutRecord) -> Vec<String> {
    let at = |path: &str| record.fields.get(path).and_then(FieldValue::as_text).and_then(|id| id.parse().ok());
    let records: Vec<RecordId> = if record.kind == Kind::Note {
        at("about").into_iter().collect()
    } else {
        items(&record.fields, "subjects").iter().filter_map(|item| at(&format!("subjects/{item}/record"))).collect()
    };
    let mut objects: Vec<String> = records.iter().filter_map(|id| sheet.object_of(id).map(str::to_owned)).collect();
    objects.sort();
    objects.dedup();
    objects
}

/// Says whether there is something that a note or an opinion could say.
pub(super) fn says_something(record: &OutRecord) -> bool {
    let has = |path: &str| record.fields.contains_key(path);
    if record.kind == Kind::Note { has("text") || has("title") } else { has("verdict") }
}

pub(super) fn note<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let mut body = Body::new();
    let title = sheet.text(record, "title");
    let text = sheet.text(record, "text");
    if let (Some(title), Some(_)) = (title, text) {
        body.insert("abstract".to_owned(), title.into());
    }
    sheet.text(record, "about");
    body.insert("content".to_owned(), text.or(title).unwrap_or_default().into());
    body.insert("object_refs".to_owned(), json!(about(sheet, record)));
    sheet.put(record, id.to_owned(), body);
}

pub(super) fn judgment<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord, id: &str) {
    let opinion = match sheet.text(record, "verdict") {
        Some("established") => "strongly-agree",
        Some("same" | "corroborated") => "agree",
        Some("doubted" | "different" | "not-established") => "disagree",
        Some("refuted") => "strongly-disagree",
        _ => "neutral",
    };
    let mut said = Vec::new();
    for path in ["title", "type", "verdict", "claim", "reasoning", "against", "alternatives"] {
        said.extend(sheet.term(record, path));
    }
    for item in items(&record.fields, "subjects") {
        sheet.text(record, &format!("subjects/{item}/record"));
    }
    let mut body = Body::new();
    body.insert("explanation".to_owned(), said.join("\n").into());
    body.insert("opinion".to_owned(), opinion.into());
    body.insert("object_refs".to_owned(), json!(about(sheet, record)));
    if let Some(confidence) = sheet.text(record, "confidence").and_then(confidence_of) {
        body.insert("confidence".to_owned(), confidence.into());
    }
    sheet.put(record, id.to_owned(), body);
}

fn tell(sheet: &mut Sheet<'_>, record: &OutRecord, path: &str) {
    if let Some((path, _)) = record.fields.get_key_value(path) {
        sheet.tell(record, path);
    }
}
