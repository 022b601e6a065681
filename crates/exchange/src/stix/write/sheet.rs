//! The bundle while it is written.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::field::{FieldType, find_field};
use cairn_model::{Edtf, Kind, Path, RecordId, Tlp, Value as FieldValue, Vocabulary};
use serde_json::{Map, Value, json};

use super::{Profile, full, id, story};
use crate::loss::{Losses, Why};
use crate::outgoing::{OutRecord, Outgoing, WriteError, Written, WrittenFile};
use crate::stix::marking::{TLP2_EXTENSION, tlp2_id};

/// An object's properties.
pub(super) type Body = Map<String, Value>;

/// When the objects that never change were made: the identity of a producer, markings for recipients, our extension.
pub(super) const FIXED: &str = "2026-01-01T00:00:00.000Z";
/// When OASIS made the markings of TLP 2.0.
const TLP2_CREATED: &str = "2022-10-01T00:00:00.000Z";

/// A bundle while it is written.
pub(super) struct Sheet<'a> {
    pub(super) out: &'a Outgoing,
    pub(super) profile: Profile,
    pub(super) losses: Losses,
    /// The object that stands for each record.
    ids: BTreeMap<RecordId, String>,
    records: BTreeMap<RecordId, &'a OutRecord>,
    written: BTreeSet<String>,
    objects: Vec<Body>,
    /// The marking of each object that has one.
    marked: BTreeMap<String, Tlp>,
    /// The fields that something in the bundle tells.
    told: BTreeSet<(RecordId, Path)>,
    producer: String,
    /// Who may become an identity.
    pub(super) unprotected: BTreeSet<RecordId>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(out: &'a Outgoing, profile: Profile) -> Self {
        Self {
            out,
            profile,
            losses: Losses::default(),
            ids: BTreeMap::new(),
            records: out.records.iter().map(|record| (record.id, record)).collect(),
            written: BTreeSet::new(),
            objects: Vec::new(),
            marked: BTreeMap::new(),
            told: BTreeSet::new(),
            unprotected: super::domain::unprotected(out),
            producer: id::stable(&out.circle, "identity", &format!("producer {}", out.producer.id)),
        }
    }

    /// Says which object will stand for each record, so that records can name one another.
    pub(super) fn name_all(&mut self) {
        // What is about other records is named after them.
        for second in [false, true] {
            for record in &self.out.records {
                let about = matches!(record.kind, Kind::Note | Kind::Judgment);
                if about == second
                    && let Some(id) = super::domain::id_of(self, record)
                {
                    self.ids.insert(record.id, id);
                }
            }
        }
    }

    /// Gives the object that stands for a record.
    pub(super) fn object_of(&self, record: &RecordId) -> Option<&str> {
        self.ids.get(record).map(String::as_str)
    }

    /// Gives a record of this release.
    pub(super) fn record(&self, id: &RecordId) -> Option<&'a OutRecord> {
        self.records.get(id).copied()
    }

    /// Gives the id of an object that is made from a part of a record.
    pub(super) fn id(&self, record: &OutRecord, kind: &str, part: &str) -> String {
        id::stable(&self.out.circle, kind, &format!("{}/{part}", record.id))
    }

    /// Adds a domain object or relationship that is made from a record, with what all of them have.
    pub(super) fn put(&mut self, record: &OutRecord, id: String, mut body: Body) {
        if !self.written.insert(id.clone()) {
            return;
        }
        let kind = id.split("--").next().unwrap_or_default().to_owned();
        let mut object = Body::new();
        object.insert("type".to_owned(), kind.clone().into());
        object.insert("spec_version".to_owned(), "2.1".into());
        object.insert("id".to_owned(), id.clone().into());
        object.insert("created_by_ref".to_owned(), self.producer.clone().into());
        object.insert("created".to_owned(), id::time(record.created).into());
        object.append(&mut body);
        if let Some(whole) = self.whole(record, &id, &kind) {
            let reference = json!({ "source_name": "derived-from", "external_id": whole });
            match object.get_mut("external_references").and_then(Value::as_array_mut) {
                Some(references) => references.push(reference),
                None => drop(object.insert("external_references".to_owned(), json!([reference]))),
            }
        }
        self.mark(record, &id, &mut object);
        object.insert("modified".to_owned(), id::version(record.version, &object).into());
        self.objects.push(object);
    }

    /// Gives the id of the whole, where the object that stands for a record lacks some of it. The whole is not in this bundle, so
    /// that its id is an external reference and no relationship leads nowhere.
    pub(super) fn whole(&self, record: &OutRecord, id: &str, kind: &str) -> Option<String> {
        let whole = record.derived_from.filter(|_| self.object_of(&record.id) == Some(id))?;
        Some(id::stable(&self.out.circle, kind, &format!("{whole}/whole")))
    }

    /// Adds an observable object; gives its id. Nothing where the standard gives it none.
    pub(super) fn observe(&mut self, record: &OutRecord, kind: &str, mut body: Body) -> Option<String> {
        let mut object = Body::new();
        object.insert("type".to_owned(), kind.into());
        object.insert("spec_version".to_owned(), "2.1".into());
        object.append(&mut body);
        let id = id::observable_id(&object)?;
        object.insert("id".to_owned(), id.clone().into());
        if self.written.insert(id.clone()) {
            self.mark(record, &id, &mut object);
            object.remove("labels");
            self.objects.push(object);
        }
        Some(id)
    }

    fn mark(&mut self, record: &OutRecord, id: &str, object: &mut Body) {
        // What nobody marked does not come here; were it so, only who is named may read it.
        let tlp = record.tlp.unwrap_or(Tlp::Red);
        object.insert("object_marking_refs".to_owned(), json!([tlp2_id(tlp)]));
        self.marked.insert(id.to_owned(), tlp);
        if let Some(pap) = record.pap {
            object.insert("labels".to_owned(), json!([format!("pap:{}", pap.code())]));
        }
    }

    /// Adds a relationship between two objects of the bundle.
    pub(super) fn relate(
        &mut self,
        record: &OutRecord,
        part: &str,
        ends: (&str, &str, &str),
        confidence: Option<&str>,
        note: Option<&str>,
    ) {
        let (source, relation, target) = ends;
        let mut body = Body::new();
        body.insert("relationship_type".to_owned(), relation.into());
        body.insert("source_ref".to_owned(), source.into());
        body.insert("target_ref".to_owned(), target.into());
        if let Some(note) = note {
            body.insert("description".to_owned(), note.into());
        }
        if let Some(confidence) = confidence.and_then(confidence_of) {
            body.insert("confidence".to_owned(), confidence.into());
        }
        self.put(record, self.id(record, "relationship", &format!("{part} {relation} {target}")), body);
    }

    /// Says what a term is called.
    pub(super) fn label(&self, vocabulary: Vocabulary, code: &str) -> String {
        self.out.labels.get(&(vocabulary, code.to_owned())).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// Gives the text of a field, and remembers that the bundle tells it.
    pub(super) fn text(&mut self, record: &'a OutRecord, path: &str) -> Option<&'a str> {
        let (path, value) = record.fields.get_key_value(path)?;
        self.tell(record, path);
        value.as_text().filter(|text| !text.is_empty())
    }

    /// Gives the label of a coded field.
    pub(super) fn term(&mut self, record: &'a OutRecord, path: &str) -> Option<String> {
        let code = self.text(record, path)?;
        match find_field(record.kind, &Path::parse(path).ok()?)?.ty {
            FieldType::Code(vocabulary) => Some(self.label(vocabulary, code)),
            _ => Some(code.to_owned()),
        }
    }

    /// Gives the codes of a set, with their labels.
    pub(super) fn members(&mut self, record: &'a OutRecord, list: &str) -> Vec<(&'a str, String)> {
        let mut found = Vec::new();
        for (path, value) in cairn_model::fields_under(&record.fields, list) {
            let depth = list.split('/').count() + 1;
            if *value != FieldValue::Flag(true) || path.segments().count() != depth {
                continue;
            }
            let Some(row) = find_field(record.kind, path) else { continue };
            self.tell(record, path);
            let code = path.segments().next_back().unwrap_or_default();
            let label = match row.ty {
                FieldType::CodeSet(vocabulary) => self.label(vocabulary, code),
                _ => code.to_owned(),
            };
            found.push((code, label));
        }
        found
    }

    /// Gives the date of a field as its first and last moment.
    pub(super) fn times(&mut self, record: &'a OutRecord, path: &str) -> (Option<String>, Option<String>) {
        let date = self.text(record, path).and_then(|text| Edtf::parse(text).ok());
        let at = |day: cairn_model::Day, last: bool| {
            let millis = i64::from(day.days()) * 86_400_000 + if last { 86_399_999 } else { 0 };
            cairn_model::Timestamp::from_millis(millis).to_string()
        };
        let Some(date) = date else { return (None, None) };
        (date.earliest().map(|day| at(day, false)), date.latest().map(|day| at(day, true)))
    }

    /// Gives the object that a reference leads to.
    pub(super) fn reference(&mut self, record: &'a OutRecord, path: &str) -> Option<String> {
        let id = self.text(record, path)?.parse().ok()?;
        self.object_of(&id).map(str::to_owned)
    }

    /// Remembers that the bundle tells a field.
    pub(super) fn tell(&mut self, record: &OutRecord, path: &Path) {
        self.told.insert((record.id, path.clone()));
    }

    /// Ends the bundle: markings, who made it, the report that wraps it, and what has no place in it.
    pub(super) fn finish(mut self) -> Result<Written, WriteError> {
        // In the full profile every record has a place.
        if self.objects.is_empty() && (self.profile != Profile::Full || self.out.records.is_empty()) {
            return Err(WriteError::NothingFits);
        }
        let mut objects = vec![identity(&self.producer, self.out.producer.name.as_deref())];
        if self.profile == Profile::Full {
            full::write(&mut self);
            objects.extend(full::definition());
            // What the standard has no object for stands in the records themselves.
            self.losses = Losses::default();
        }
        let report = story::report(&mut self);
        self.list_losses();
        let levels: BTreeSet<Tlp> = self.marked.values().copied().chain([Tlp::Clear]).collect();
        objects.extend(levels.into_iter().map(tlp_definition));
        objects
            .extend(recipient(&self.out.circle, self.out.recipient.as_deref(), &self.producer).map(|(_, body)| body));
        objects.push(report);
        objects.append(&mut self.objects);
        bundle(&self.out.circle, objects, self.losses)
    }

    /// Lists every field that has a value and that nothing in the bundle tells.
    fn list_losses(&mut self) {
        if self.profile == Profile::Full {
            return;
        }
        for record in &self.out.records {
            let whole = self.object_of(&record.id).is_none() && record.kind != Kind::Person;
            if whole {
                self.losses.note(|| record.kind.name().to_owned(), "record", Why::NoPlace);
                continue;
            }
            for path in record.fields.keys() {
                let Some(row) = find_field(record.kind, path) else { continue };
                let silent = matches!(row.ty, FieldType::Kind | FieldType::Item)
                    || matches!(row.path, "tlp" | "pap" | "deleted" | "where_level")
                    || row.path.ends_with("/where_level");
                if !silent && !self.told.contains(&(record.id, path.clone())) {
                    self.losses.note(|| record.kind.name().to_owned(), row.path, Why::NoPlace);
                }
            }
        }
    }

    pub(super) fn objects(&self) -> &[Body] {
        &self.objects
    }

    pub(super) fn marking_of(&self, id: &str) -> Option<Tlp> {
        self.marked.get(id).copied()
    }

    pub(super) fn producer(&self) -> &str {
        &self.producer
    }
}

/// Gives a confidence on the scale of 0 to 100 (STIX 2.1, appendix A: none, low, medium, high).
pub(super) fn confidence_of(code: &str) -> Option<i64> {
    match code {
        "low" => Some(15),
        "medium" => Some(50),
        "high" => Some(85),
        _ => None,
    }
}

/// Who made a bundle.
pub(super) fn identity(id: &str, name: Option<&str>) -> Body {
    let mut body = Body::new();
    for (key, value) in [
        ("type", "identity"),
        ("spec_version", "2.1"),
        ("id", id),
        ("created", FIXED),
        ("modified", FIXED),
        ("name", name.unwrap_or("Not named")),
        ("identity_class", if name.is_some() { "organization" } else { "unspecified" }),
    ] {
        body.insert(key.to_owned(), value.into());
    }
    body
}

/// The definition of a TLP 2.0 marking, as OASIS publishes it.
pub(super) fn tlp_definition(tlp: Tlp) -> Body {
    let body = json!({
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": tlp2_id(tlp),
        "created": TLP2_CREATED,
        "name": tlp.to_string(),
        "extensions": { TLP2_EXTENSION: { "extension_type": "property-extension", "tlp_2_0": tlp.code() } },
    });
    body.as_object().cloned().unwrap_or_default()
}

/// The marking that names for whom a release is.
pub(super) fn recipient(circle: &cairn_model::CircleId, name: Option<&str>, producer: &str) -> Option<(String, Body)> {
    let name = name?;
    let id = id::stable(circle, "marking-definition", &format!("recipient {name}"));
    let body = json!({
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": id,
        "created": FIXED,
        "created_by_ref": producer,
        "definition_type": "statement",
        "definition": { "statement": format!("Recipient: {name}") },
    });
    Some((id, body.as_object().cloned()?))
}

/// Ends a bundle.
pub(super) fn bundle(
    circle: &cairn_model::CircleId,
    objects: Vec<Body>,
    losses: Losses,
) -> Result<Written, WriteError> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut text = Vec::new();
    let mut names = String::new();
    for (number, object) in objects.iter().enumerate() {
        *counts.entry(object.get("type").and_then(Value::as_str).unwrap_or_default().to_owned()).or_default() += 1;
        for key in ["id", "modified"] {
            names.push_str(object.get(key).and_then(Value::as_str).unwrap_or_default());
        }
        text.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut text, object).map_err(|_| WriteError::Unreadable)?;
    }
    let bytes = wrap(circle, &names, &text);
    let files = vec![WrittenFile { name: "bundle.json".to_owned(), bytes }];
    Ok(Written { files, counts, losses: losses.into_list() })
}

/// Puts a bundle around the texts of objects.
pub(super) fn wrap(circle: &cairn_model::CircleId, names: &str, objects: &[u8]) -> Vec<u8> {
    let id = id::stable(circle, "bundle", names);
    let mut bytes = Vec::with_capacity(objects.len() + 128);
    bytes.extend_from_slice(format!("{{\"type\":\"bundle\",\"id\":\"{id}\",\"objects\":[").as_bytes());
    bytes.extend_from_slice(objects);
    bytes.extend_from_slice(b"\n]}\n");
    bytes
}
