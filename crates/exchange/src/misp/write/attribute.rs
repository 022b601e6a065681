//! Indicators as attributes.

use std::collections::BTreeMap;

use cairn_model::{Edtf, Pap, RecordId, Timestamp, Tlp, Vocabulary, fields_under, link};
use serde_json::{Value as Json, json};

use super::{note_rest, tag, text, tlp_tag, uuid};
use crate::loss::{Losses, Why};
use crate::misp::attribute::{write, write_pattern};
use crate::outgoing::{OutRecord, Outgoing};

/// The fields that an attribute has a place for.
const WRITTEN: [&str; 15] = [
    "title",
    "type",
    "value",
    "pattern",
    "pattern_type",
    "description",
    "triage",
    "confidence",
    "valid_from",
    "valid_until",
    "sightings/*",
    "sightings/*/when",
    "links/*",
    "links/*/to",
    "links/*/relation",
];

/// An attribute on its way out.
pub(super) struct Attribute {
    pub(super) value: String,
    pub(super) ty: &'static str,
    pub(super) json: Json,
}

/// Writes an indicator; `None` when it has nothing that could be a value.
///
/// `clusters` gives the tag of each threat that goes along.
pub(super) fn attribute(
    outgoing: &Outgoing,
    record: &OutRecord,
    clusters: &BTreeMap<RecordId, String>,
    losses: &mut Losses,
) -> Option<Attribute> {
    note_rest(record, &WRITTEN, losses);
    let place = || record.id.to_string();
    let kind = text(record, "type");
    let (ty, category, value, as_text) = match (text(record, "value"), text(record, "pattern")) {
        (Some(value), pattern) => {
            let written = write(kind.unwrap_or_default(), value);
            // A list of one value says it all; what asks for more than that is lost to MISP, but for its first value.
            if pattern.is_some_and(|pattern| !says_only(pattern, value)) {
                losses.note(place, "indicator.pattern", Why::NoPlace);
            }
            (written.ty, written.category, written.value.into_owned(), written.as_text)
        }
        (None, Some(pattern)) => {
            let (ty, category) = write_pattern(text(record, "pattern_type"));
            (ty, category, pattern.to_owned(), ty == "text")
        }
        (None, None) => {
            losses.note(place, "indicator.value", Why::Missing);
            return None;
        }
    };
    if as_text {
        losses.note(place, kind.unwrap_or("indicator.type"), Why::NoIndicatorType);
    }
    let triage = text(record, "triage");
    let detects = !as_text && !matches!(triage, Some("false-positive" | "expired"));
    let uuid = uuid(outgoing, "attribute", record.id.as_bytes());
    let mut json = json!({
        "uuid": uuid,
        "type": ty,
        "category": category,
        "value": value,
        "to_ids": detects,
        "comment": comment(record, &value, as_text),
        "distribution": "5",
        "disable_correlation": false,
        "deleted": false,
        "timestamp": seconds(record.version),
        "Tag": tags(record, triage, clusters),
    });
    if let Json::Object(map) = &mut json {
        for (key, field) in [("first_seen", "valid_from"), ("last_seen", "valid_until")] {
            if let Some(day) = text(record, field).and_then(|when| day(when, key, record, field, losses)) {
                map.insert(key.to_owned(), format!("{day}T00:00:00.000000+00:00").into());
            }
        }
        let sightings = sightings(outgoing, record, &uuid);
        if !sightings.is_empty() {
            map.insert("Sighting".to_owned(), sightings.into());
        }
    }
    Some(Attribute { value, ty, json })
}

/// Says whether a STIX pattern asks for one value and nothing else.
fn says_only(pattern: &str, value: &str) -> bool {
    let mut losses = Losses::default();
    let found = crate::stix::observables_of_pattern(pattern, "", &mut losses);
    matches!(found.as_slice(), [one] if one.value == value) && losses.into_list().is_empty()
}

fn comment(record: &OutRecord, value: &str, as_text: bool) -> String {
    let title = text(record, "title").filter(|title| *title != value);
    let kind = text(record, "type").filter(|_| as_text);
    let parts = [kind, title, text(record, "description").filter(|one| Some(*one) != title)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn tags(record: &OutRecord, triage: Option<&str>, clusters: &BTreeMap<RecordId, String>) -> Vec<Json> {
    let term = |vocabulary: Vocabulary, code: Option<&str>| vocabulary.find(code?)?.misp.map(str::to_owned);
    let mut names: Vec<String> = record.tlp.map(tlp_tag).into_iter().collect();
    names.extend(record.pap.map(pap_tag));
    names.extend(term(Vocabulary::Triage, triage));
    names.extend(term(Vocabulary::Confidence, text(record, "confidence")));
    let linked = link::links(&record.fields);
    names.extend(linked.iter().filter_map(|link| clusters.get(&link.to)).cloned());
    names.dedup();
    names.iter().map(|name| tag(name)).collect()
}

pub(super) fn pap_tag(pap: Pap) -> String {
    format!("PAP:{}", pap.code().to_ascii_uppercase())
}

/// Gives the day of a date; what else the date says is noted.
pub(super) fn day(when: &str, key: &str, record: &OutRecord, field: &str, losses: &mut Losses) -> Option<String> {
    let date = Edtf::parse(when).ok()?;
    let day = if key == "last_seen" { date.latest() } else { date.earliest() };
    let day = day?.to_string();
    if day != when {
        losses.note(|| record.id.to_string(), &format!("{}.{field}", record.kind.name()), Why::Coarser);
    }
    Some(day)
}

pub(super) fn seconds(time: Timestamp) -> String {
    time.as_millis().div_euclid(1000).to_string()
}

/// Writes when it was seen, and nothing of who saw it where.
fn sightings(outgoing: &Outgoing, record: &OutRecord, attribute: &str) -> Vec<Json> {
    let items = fields_under(&record.fields, "sightings").filter(|(path, _)| path.segments().count() == 2);
    items
        .map(|(path, _)| {
            let when = text(record, &format!("{path}/when"));
            let day = when.and_then(|when| Edtf::parse(when).ok()).and_then(|date| date.earliest());
            let time = day.and_then(|day| format!("{day}T00:00:00Z").parse().ok()).unwrap_or(record.modified);
            json!({
                "uuid": uuid(outgoing, "sighting", format!("{}{path}", record.id).as_bytes()),
                "attribute_uuid": attribute,
                "type": "0",
                "date_sighting": seconds(time),
                "source": "",
            })
        })
        .collect()
}

/// Gives the more restrictive of all markings.
pub(super) fn highest(records: &[&OutRecord]) -> (Option<Tlp>, Option<Pap>) {
    (Tlp::highest(records.iter().map(|record| record.tlp)), records.iter().filter_map(|record| record.pap).max())
}
