//! Records in: what a bundle of the full profile holds whole becomes proposals of records again.

use std::collections::BTreeSet;

use cairn_model::field::{FieldType, find_field};
use cairn_model::{CircleId, Path, RecordId, Tlp, Value as FieldValue, check_edits, link};

use super::write::full::{self, WholeRecord};
use super::{StixError, StixLimits, read_bundle};
use crate::draft::{Draft, Drafts};
use crate::loss::{Losses, Why};

/// What kind of foreign id the records have.
const SOURCE: &str = "cairn-record";

/// Reads the records of a bundle. Their ids follow from the circle and from the ids under which they left, so that two members
/// who read it apart meet. References among them lead to each other again; others are listed.
///
/// # Errors
/// As [`read_bundle`].
pub fn read_records(bytes: &[u8], circle: &CircleId, limits: &StixLimits) -> Result<Drafts, StixError> {
    let bundle = read_bundle(bytes, limits)?;
    let mut losses = Losses::default();
    let (mut wholes, mut seen): (Vec<(String, WholeRecord)>, _) = (Vec::new(), BTreeSet::new());
    for object in bundle.objects.iter().filter(|object| object.kind == full::TYPE && !object.superseded) {
        let text = bytes.get(object.bytes.clone()).unwrap_or_default();
        match serde_json::from_slice(text).ok().as_ref().and_then(full::read) {
            // One record may stand in several objects of other bundles that were put together.
            Some(whole) if !seen.insert(whole.id) => losses.note(|| object.id.clone(), full::TYPE, Why::Repeated),
            Some(whole) => wholes.push((object.id.clone(), whole)),
            None => losses.note(|| object.id.clone(), full::TYPE, Why::UnknownType),
        }
    }
    let records: Vec<Draft> =
        wholes.iter().map(|(place, whole)| draft(circle, place, whole, &seen, &mut losses)).collect();
    let tlp: Option<Tlp> = wholes.iter().filter_map(|(_, whole)| whole.tlp).max();
    let producer = bundle.objects.iter().find(|object| object.kind == "report").and_then(|report| {
        let by = report.created_by.as_deref()?;
        bundle.objects.iter().find(|object| object.id == by)?.name.clone()
    });
    Ok(Drafts { producer, tlp, licence: None, records, files: Vec::new(), losses: losses.into_list() })
}

fn draft(circle: &CircleId, place: &str, whole: &WholeRecord, here: &BTreeSet<RecordId>, losses: &mut Losses) -> Draft {
    let mut draft = Draft::new(circle, SOURCE, &whole.id.to_string(), whole.kind, place);
    let anew = |id: &str| {
        let id = id.parse::<RecordId>().ok().filter(|id| here.contains(id))?;
        Some(RecordId::derive(circle, SOURCE, &id.to_string()))
    };
    for (path, value) in &whole.fields {
        let Some(row) = find_field(whole.kind, path) else { continue };
        // Links get the ids that follow from their new ends.
        if matches!(row.ty, FieldType::Kind) || path.segments().next() == Some("links") {
            continue;
        }
        match row.ty {
            FieldType::Reference(_) | FieldType::AnyReference => match value.as_text().and_then(anew) {
                Some(id) => drop(draft.set(path.as_str(), id.to_string(), losses)),
                None => losses.note(|| place.to_owned(), row.path, Why::DanglingReference),
            },
            FieldType::ReferenceSet(_) => {
                let (owner, old) = path.as_str().rsplit_once('/').unwrap_or_default();
                match anew(old) {
                    Some(id) => drop(draft.set(&format!("{owner}/{id}"), true, losses)),
                    None => losses.note(|| place.to_owned(), row.path, Why::DanglingReference),
                }
            }
            _ => drop(draft.set(path.as_str(), value.clone(), losses)),
        }
    }
    links(&mut draft, whole, anew, losses);
    draft
}

fn links(draft: &mut Draft, whole: &WholeRecord, anew: impl Fn(&str) -> Option<RecordId>, losses: &mut Losses) {
    for found in link::links(&whole.fields) {
        let Some(to) = anew(&found.to.to_string()) else {
            losses.note(|| draft.place.clone(), &found.relation, Why::DanglingReference);
            continue;
        };
        let edits = link::make_edits(&found.relation, &to, found.confidence.as_deref(), found.note.as_deref());
        match check_edits(draft.kind, &edits) {
            Ok(edits) if to != draft.id => draft.edits.extend(edits),
            _ => losses.note(|| draft.place.clone(), &found.relation, Why::OddValue),
        }
    }
}

/// Gives the fields that a draft sets, without the kind: for comparing.
pub fn fields_of(draft: &Draft) -> cairn_model::Fields {
    let set = draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?)));
    set.filter(|(path, _): &(Path, FieldValue)| path.as_str() != "kind").collect()
}

#[cfg(test)]
mod tests {
    use cairn_model::Kind;

    use super::*;

    #[test]
    fn what_is_no_record_of_ours_is_listed_and_a_record_that_names_others_outside_says_so() {
        let circle = CircleId::from_bytes([7; 32]);
        let text = format!(
            r#"{{"type":"bundle","id":"bundle--1","objects":[
            {{"type":"cairn-record","id":"cairn-record--1","record_kind":"incident"}},
            {{"type":"cairn-record","id":"cairn-record--2","extensions":{{"{}":{{"extension_type":"new-sdo"}}}},
              "record_id":"{:032x}","record_kind":"incident","fields":{{"title":"Raid","from_the_future":"x",
              "acts":{{"0000000000000001":{{"type":"arrest","victim":"{:032x}"}}}}}}}}]}}"#,
            full::EXTENSION,
            1,
            2
        );
        let drafts = read_records(text.as_bytes(), &circle, &StixLimits::default()).unwrap();
        assert_eq!(drafts.records.len(), 1);
        let fields = fields_of(&drafts.records[0]);
        assert_eq!(fields["title"], FieldValue::from("Raid"));
        assert_eq!(fields["acts/0000000000000001/type"], FieldValue::from("arrest"));
        assert!(!fields.contains_key("acts/0000000000000001/victim"));
        let whys: Vec<Why> = drafts.losses.iter().map(|loss| loss.why).collect();
        assert_eq!(whys, [Why::DanglingReference, Why::UnknownType]);
        assert_eq!(drafts.records[0].kind, Kind::Incident);
    }
}
