//! Our own extension: each record whole, as an object of the type `cairn-record`, and back again.
//!
//! The object and its schema: `docs/formats/stix.md`.

use std::collections::BTreeMap;

use cairn_model::field::{FieldType, find_field};
use cairn_model::{Fields, Kind, Path, RecordId, Timestamp, Tlp, Value as FieldValue};
use serde_json::{Map, Value, json};

use super::sheet::{Body, FIXED, Sheet};
use crate::outgoing::OutRecord;
use crate::stix::marking::{known_tlp, tlp2_id};

/// The type of the objects.
pub const TYPE: &str = "cairn-record";
/// The extension's definition.
pub const EXTENSION: &str = "extension-definition--6f7a1d92-2c38-4b0e-9d54-8c1e5f0ab3d7";
/// Who made the extension: the program, not whoever exports.
const AUTHOR: &str = "identity--2d0c7d1e-53a1-4e0b-8d67-0b5f7c9e4a26";
/// The version of what the objects hold.
const VERSION: &str = "1.0.0";

/// A record that was read from such an object.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRecord {
    /// Its id, as it left.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Its fields.
    pub fields: Fields,
    /// Its marking.
    pub tlp: Option<Tlp>,
}

/// Adds the records, the extension's definition and its author.
pub(super) fn write(sheet: &mut Sheet<'_>) {
    let out = sheet.out;
    for record in &out.records {
        let mut body = Body::new();
        body.insert("extensions".to_owned(), json!({ EXTENSION: { "extension_type": "new-sdo" } }));
        body.insert("record_id".to_owned(), record.id.to_string().into());
        body.insert("record_kind".to_owned(), record.kind.name().into());
        if let Some(id) = sheet.object_of(&record.id) {
            body.insert("represented_by_ref".to_owned(), id.into());
        }
        body.insert("fields".to_owned(), tree(record.kind, &record.fields));
        body.insert("terms".to_owned(), terms(sheet, record));
        body.insert("codebook".to_owned(), out.codebook.clone().into());
        if let Some(markings) = granular(sheet, record) {
            body.insert("granular_markings".to_owned(), markings);
        }
        sheet.put(record, sheet.id(record, TYPE, "record"), body);
        derived(sheet, record);
    }
}

/// The objects that say what the extension is.
pub(super) fn definition() -> Vec<Body> {
    let author = json!({
        "type": "identity", "spec_version": "2.1", "id": AUTHOR, "created": FIXED, "modified": FIXED,
        "name": "Cairn", "identity_class": "system",
        "description": "The program that documents what happened; it names nobody who uses it.",
    });
    let definition = json!({
        "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION, "created": FIXED, "modified": FIXED,
        "created_by_ref": AUTHOR, "name": "Cairn record", "version": VERSION, "extension_types": ["new-sdo"],
        "description": "A record of human-rights documentation, whole: acts, involvements, statements, responses, devices, examinations and the rest.",
        "schema": "docs/formats/cairn-record.schema.json in the source of Cairn",
    });
    [author, definition].into_iter().filter_map(|body| body.as_object().cloned()).collect()
}

/// In this profile a relationship says too of what a redacted object is a part, although that is not in the bundle.
fn derived(sheet: &mut Sheet<'_>, record: &OutRecord) {
    let Some(id) = sheet.object_of(&record.id).map(str::to_owned) else { return };
    let kind = id.split("--").next().unwrap_or_default().to_owned();
    if let Some(whole) = sheet.whole(record, &id, &kind) {
        sheet.relate(record, "derived", (&id, "derived-from", &whole), None, None);
    }
}

/// Gives the fields as nested objects, as their paths nest.
fn tree(kind: Kind, fields: &Fields) -> Value {
    let mut root = Map::new();
    for (path, value) in fields {
        let row = find_field(kind, path).map(|row| row.ty);
        if matches!(row, Some(FieldType::Kind)) {
            continue;
        }
        let exists = *value == FieldValue::Flag(true) && is_member(row);
        let own = if exists { Value::Object(Map::new()) } else { json!(value) };
        let segments: Vec<&str> = path.segments().collect();
        grow(&mut root, &segments, own);
    }
    Value::Object(root)
}

/// Puts a value at its place. One that has more below it keeps its own under a name.
fn grow(node: &mut Map<String, Value>, segments: &[&str], own: Value) {
    let Some((first, below)) = segments.split_first() else { return };
    if below.is_empty() {
        match node.get_mut(*first) {
            Some(Value::Object(inner)) if !own.is_object() => drop(inner.insert("value".to_owned(), own)),
            Some(_) => {}
            None => drop(node.insert((*first).to_owned(), own)),
        }
        return;
    }
    let entry = node.entry((*first).to_owned()).or_insert_with(|| Value::Object(Map::new()));
    if !entry.is_object() {
        let value = std::mem::take(entry);
        *entry = json!({ "value": value });
    }
    if let Value::Object(inner) = entry {
        grow(inner, below, own);
    }
}

const fn is_member(ty: Option<FieldType>) -> bool {
    matches!(ty, Some(FieldType::Item | FieldType::CodeSet(_) | FieldType::ReferenceSet(_)))
}

/// Says what the terms in a record are called: by vocabulary and code.
fn terms(sheet: &Sheet<'_>, record: &OutRecord) -> Value {
    let mut terms: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for (path, value) in &record.fields {
        let last = path.segments().next_back().unwrap_or_default();
        let mut name = |vocabulary: cairn_model::Vocabulary, code: &str| {
            terms.entry(vocabulary.name()).or_default().insert(code.to_owned(), sheet.label(vocabulary, code));
        };
        match (find_field(record.kind, path).map(|row| row.ty), value) {
            (Some(FieldType::Code(vocabulary)), FieldValue::Text(code)) => name(vocabulary, code),
            (Some(FieldType::CodeSet(vocabulary)), _) => name(vocabulary, last),
            (Some(FieldType::CodeMap { key, value: answer }), FieldValue::Text(code)) => {
                name(key, last);
                name(answer, code);
            }
            _ => {}
        }
    }
    json!(terms)
}

/// Marks the references to records that are marked higher than this one.
fn granular(sheet: &Sheet<'_>, record: &OutRecord) -> Option<Value> {
    let whole = record.tlp.unwrap_or(Tlp::Red);
    let mut parts: BTreeMap<Tlp, Vec<String>> = BTreeMap::new();
    for (path, value) in &record.fields {
        let to = match find_field(record.kind, path).map(|row| row.ty) {
            Some(FieldType::Reference(_) | FieldType::AnyReference) => value.as_text(),
            Some(FieldType::ReferenceSet(_)) => path.segments().next_back(),
            _ => None,
        };
        let other = to.and_then(|id| id.parse().ok()).and_then(|id| sheet.record(&id));
        if let Some(tlp) = other.map(|other| other.tlp.unwrap_or(Tlp::Red)).filter(|tlp| *tlp > whole) {
            parts.entry(tlp).or_default().push(format!("fields.{}", path.dotted()));
        }
    }
    let list: Vec<Value> = parts
        .into_iter()
        .map(|(tlp, selectors)| json!({ "marking_ref": tlp2_id(tlp), "selectors": selectors }))
        .collect();
    (!list.is_empty()).then(|| json!(list))
}

/// Reads such an object back; nothing where it is of another type, of a newer major version, or of a kind that this version does
/// not know. Fields that the table does not know are left out: what they mean is not known here.
pub fn read(object: &Value) -> Option<WholeRecord> {
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    if text("type") != Some(TYPE) || object.get("extensions")?.get(EXTENSION).is_none() {
        return None;
    }
    let kind = Kind::parse(text("record_kind")?)?;
    let mut fields = Fields::new();
    fields.insert(Path::parse("kind").ok()?, FieldValue::from(kind.name()));
    walk(kind, "", object.get("fields")?.as_object()?, &mut fields, 0);
    let marking = object.get("object_marking_refs").and_then(Value::as_array);
    let tlp = marking.into_iter().flatten().filter_map(Value::as_str).filter_map(known_tlp).max();
    Some(WholeRecord {
        id: text("record_id")?.parse().ok()?,
        kind,
        created: text("created").and_then(|time| time.parse().ok()),
        fields,
        tlp,
    })
}

fn walk(kind: Kind, at: &str, node: &Map<String, Value>, fields: &mut Fields, depth: usize) {
    for (name, value) in node {
        let text = if at.is_empty() { name.clone() } else { format!("{at}/{name}") };
        let Ok(path) = Path::parse(&text) else { continue };
        let row = find_field(kind, &path).map(|row| row.ty);
        match value {
            Value::Object(below) if depth < 8 => {
                if is_member(row) {
                    fields.insert(path, FieldValue::Flag(true));
                } else if let Some(own) = below.get("value").and_then(scalar)
                    && row.is_some()
                {
                    fields.insert(path, own);
                }
                walk(kind, &text, below, fields, depth + 1);
            }
            other => {
                if let (Some(own), Some(_)) = (scalar(other), row) {
                    fields.insert(path, own);
                }
            }
        }
    }
}

fn scalar(value: &Value) -> Option<FieldValue> {
    match value {
        Value::Bool(flag) => Some(FieldValue::Flag(*flag)),
        Value::Number(number) => number.as_i64().map(FieldValue::Int).or_else(|| number.as_f64().map(FieldValue::Real)),
        Value::String(text) => Some(FieldValue::Text(text.clone())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
