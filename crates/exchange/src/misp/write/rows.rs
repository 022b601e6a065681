//! Objects of a set as records on their way out.

use cairn_model::{Fields, Kind, Path, RecordId, Value};

use crate::loss::{Losses, Why};
use crate::misp::tag::galaxy_of;
use crate::outgoing::{OutRecord, OutgoingSet, SetRow};

/// Gives the indicators and threats among the objects of a set. What is marked higher than its readers may see stays here.
pub(super) fn records(set: &OutgoingSet, losses: &mut Losses) -> Vec<OutRecord> {
    let mut records = Vec::with_capacity(set.rows.len());
    for row in &set.rows {
        if row.tlp.is_some_and(|tlp| tlp > set.ceiling) {
            losses.note(|| row.object.clone(), &row.ty, Why::MarkedHigher);
            continue;
        }
        match fields(row) {
            Some((kind, fields)) => records.push(OutRecord {
                id: RecordId::derive(&set.circle, "misp row", &format!("{} {}", set.id, row.object)),
                derived_from: None,
                kind,
                created: set.made,
                modified: set.made,
                version: set.made,
                fields,
                // The set's marking is what a person answers for.
                tlp: Some(set.tlp).max(row.tlp),
                pap: set.pap,
            }),
            None => losses.note(|| row.object.clone(), &row.ty, Why::NoPlace),
        }
        for (_, value) in row.observables.iter().skip(1) {
            losses.note(|| row.object.clone(), value, Why::NoPlace);
        }
    }
    records
}

fn fields(row: &SetRow) -> Option<(Kind, Fields)> {
    let mut fields = Fields::new();
    let mut put = |path: &str, value: Option<&str>| {
        if let (Ok(path), Some(value)) = (Path::parse(path), value) {
            fields.insert(path, Value::from(value));
        }
    };
    put("title", row.name.as_deref());
    put("description", row.description.as_deref());
    if galaxy_of(&row.ty).is_some() {
        put("type", Some(&row.ty));
        return row.name.is_some().then_some((Kind::Threat, fields));
    }
    let first = row.observables.first();
    put("type", first.map(|(kind, _)| kind.as_str()));
    put("value", first.map(|(_, value)| value.as_str()));
    put("pattern", row.pattern.as_ref().map(|(pattern, _)| pattern.as_str()));
    put("pattern_type", row.pattern.as_ref().map(|(_, language)| language.as_str()));
    put("valid_from", row.valid_from.as_deref().and_then(|time| time.get(..10)));
    // What only describes (a link, a file seen) is for nobody's detection.
    put("triage", (row.ty != "indicator").then_some("expired"));
    (first.is_some() || row.pattern.is_some()).then_some((Kind::Indicator, fields))
}
