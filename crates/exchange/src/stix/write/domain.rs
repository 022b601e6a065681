//! Which object stands for a record.

use std::collections::BTreeSet;

use cairn_model::field::{FieldType, find_field};
use cairn_model::{Kind, RecordId, Value, link};

use super::sheet::Sheet;
use super::{Profile, incident, indicator, things};
use crate::loss::Why;
use crate::outgoing::{OutRecord, Outgoing};

/// Gives the id of the object that stands for a record; nothing where the profile has no such object.
pub(super) fn id_of(sheet: &mut Sheet<'_>, record: &OutRecord) -> Option<String> {
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text);
    let safe = sheet.profile == Profile::MvtSafe;
    let kind = match record.kind {
        Kind::Indicator => return indicator::id_of(sheet, record),
        Kind::Threat => match threat_type(text("type").unwrap_or_default()) {
            kind if safe && kind != "malware" => return None,
            kind => kind,
        },
        _ if safe => return None,
        Kind::Incident => "incident",
        Kind::Device => "infrastructure",
        Kind::Examination => "malware-analysis",
        Kind::Evidence => return things::file(record).and_then(|body| super::observable_id(&body)),
        Kind::Person if sheet.unprotected.contains(&record.id) => "identity",
        Kind::Note | Kind::Judgment => {
            if things::about(sheet, record).is_empty() || !things::says_something(record) {
                return None;
            }
            if record.kind == Kind::Note { "note" } else { "opinion" }
        }
        _ => return None,
    };
    Some(sheet.id(record, kind, "whole"))
}

/// Gives the type of object that stands for a type of threat.
pub(super) fn threat_type(code: &str) -> &'static str {
    match code {
        "tool" => "tool",
        "threat-actor" => "threat-actor",
        "intrusion-set" => "intrusion-set",
        "campaign" => "campaign",
        "infrastructure" => "infrastructure",
        "attack-pattern" => "attack-pattern",
        "vulnerability" => "vulnerability",
        "vendor" => "identity",
        _ => "malware",
    }
}

/// Gives the persons who stand in this release only as who did it or who responded: nobody else becomes an identity.
pub(super) fn unprotected(out: &Outgoing) -> BTreeSet<RecordId> {
    let (mut named, mut protected) = (BTreeSet::new(), BTreeSet::new());
    for record in &out.records {
        for (path, value) in &record.fields {
            let Some(row) = find_field(record.kind, path) else { continue };
            let person = match row.ty {
                FieldType::Reference(Kind::Person) => value.as_text(),
                FieldType::ReferenceSet(Kind::Person) => path.segments().next_back(),
                _ => continue,
            };
            let Some(person) = person.and_then(|id| id.parse::<RecordId>().ok()) else { continue };
            let open = matches!(row.path, "acts/*/involvements/*/perpetrator" | "interventions/*/party");
            if open {
                named.insert(person)
            } else {
                protected.insert(person)
            };
        }
    }
    &named - &protected
}

/// Writes a record: the object that stands for it, its parts, and its links.
pub(super) fn write<'a>(sheet: &mut Sheet<'a>, record: &'a OutRecord) {
    let Some(id) = sheet.object_of(&record.id).map(str::to_owned) else { return };
    match record.kind {
        Kind::Incident => incident::write(sheet, record, &id),
        Kind::Indicator => indicator::write(sheet, record, &id),
        Kind::Threat => things::threat(sheet, record, &id),
        Kind::Device => things::device(sheet, record, &id),
        Kind::Evidence => things::evidence(sheet, record, &id),
        Kind::Examination => things::examination(sheet, record, &id),
        Kind::Person => things::identity(sheet, record, &id),
        Kind::Note => things::note(sheet, record, &id),
        Kind::Judgment => things::judgment(sheet, record, &id),
        _ => {}
    }
    links(sheet, record, &id);
}

/// Writes the links that lead to records that go along.
fn links(sheet: &mut Sheet<'_>, record: &OutRecord, id: &str) {
    for found in link::links(&record.fields) {
        for leaf in ["relation", "to", "confidence", "note"] {
            if let Ok(path) = cairn_model::Path::parse(&format!("links/{}/{leaf}", found.id)) {
                sheet.tell(record, &path);
            }
        }
        let Some(target) = sheet.object_of(&found.to).map(str::to_owned) else {
            sheet.losses.note(|| record.kind.name().to_owned(), &found.relation, Why::DanglingReference);
            continue;
        };
        let relation = match found.relation.as_str() {
            "targeted" => "targets",
            other => other,
        };
        let (confidence, note) = (found.confidence.as_deref(), found.note.as_deref());
        sheet.relate(record, &format!("links/{}", found.id), (id, relation, &target), confidence, note);
    }
}
