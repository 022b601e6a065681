//! Where a record names something: the field, and which act or statement that is in.

use cairn_exchange::observable::{Needle, defang};
use cairn_model::field::{Field, find_pattern};
use cairn_model::{FieldType, Fields, Kind, Path, RecordId, Value, fields_under, find_field};
use cairn_store::{Record, RecordKey};

use crate::api::{ItemView, MentionView};

/// What is looked for.
pub(super) struct Looking {
    /// The record that is asked about, which is no mention of itself.
    pub(super) subject: Option<RecordKey>,
    /// Its id first, then those of records judged the same.
    pub(super) ids: Vec<RecordId>,
    /// Values.
    pub(super) needles: Vec<Needle>,
}

/// Gives the record that a value refers to.
fn reference(field: &Field, path: &Path, value: &Value) -> Option<RecordId> {
    match field.ty {
        FieldType::Reference(_) | FieldType::AnyReference => value.as_text()?.parse().ok(),
        FieldType::ReferenceSet(_) if *value == Value::Flag(true) => path.segments().next_back()?.parse().ok(),
        _ => None,
    }
}

/// Gives every value of a record with its field: those that stand, then those of conflicts that are not shown.
fn values(record: &Record) -> impl Iterator<Item = (&'static Field, &Path, &Value, bool)> {
    let kind = Kind::parse(&record.row.kind);
    let shown = record.fields.iter().map(|(path, value)| (path, value, record.conflicts.contains_key(path.as_str())));
    let others = record.conflicts.iter().flat_map(|(path, claims)| {
        let other = claims.iter().filter_map(|claim| claim.value.as_ref());
        other.filter(|value| record.fields.get(path.as_str()) != Some(value)).map(move |value| (path, value, true))
    });
    shown
        .chain(others)
        .filter(|(path, ..)| stands(&record.fields, path))
        .filter_map(move |(path, value, conflict)| Some((find_field(kind?, path)?, path, value, conflict)))
}

/// Says whether every item that a path lies in exists.
fn stands(fields: &Fields, path: &Path) -> bool {
    let text = path.as_str();
    text.match_indices('/')
        .skip(1)
        .step_by(2)
        .all(|(at, _)| text.get(..at).and_then(|item| fields.get(item)) == Some(&Value::Flag(true)))
}

/// Gives the records that a record refers to, and where.
pub(super) fn references(record: &Record) -> Vec<(RecordId, MentionView)> {
    values(record)
        .filter_map(|(field, path, value, conflict)| {
            let id = reference(field, path, value)?;
            Some((id, mention(record, field, path, how(path), conflict)))
        })
        .collect()
}

fn how(path: &Path) -> &'static str {
    if path.as_str().starts_with("links/") { "link" } else { "reference" }
}

impl Looking {
    /// Gives the places in a record that name what is looked for.
    pub(super) fn mentions(&self, record: &Record) -> Vec<MentionView> {
        let mut found = Vec::new();
        for (field, path, value, conflict) in values(record) {
            if let Some(id) = reference(field, path, value) {
                if let Some(at) = self.ids.iter().position(|one| *one == id) {
                    let mut view = mention(record, field, path, how(path), conflict);
                    view.through = (at > 0).then(|| id.to_string());
                    found.push(view);
                }
                continue;
            }
            let texts = matches!(
                field.ty,
                FieldType::Text | FieldType::LongText | FieldType::Place | FieldType::Url | FieldType::Hash
            );
            let Some(text) = value.as_text().filter(|_| texts) else { continue };
            for needle in &self.needles {
                if let Some(seen) = needle.find(text) {
                    let mut view = mention(record, field, path, seen.name(), conflict);
                    let observable = needle.observable();
                    view.value = Some(defang(observable.kind, &observable.value));
                    found.push(view);
                }
            }
        }
        found
    }
}

fn mention(record: &Record, field: &Field, path: &Path, how: &str, conflict: bool) -> MentionView {
    let kind = Kind::parse(&record.row.kind);
    let link = path.as_str().strip_prefix("links/").and_then(|rest| rest.split('/').next());
    let relation = link.and_then(|item| record.fields.get(format!("links/{item}/relation").as_str()));
    MentionView {
        path: path.dotted(),
        label_id: kind.map(|kind| field.label_id(kind)).unwrap_or_default(),
        items: kind.map(|kind| items(kind, &record.fields, path)).unwrap_or_default(),
        how: how.to_owned(),
        relation: relation.and_then(Value::as_text).filter(|_| how == "link").map(str::to_owned),
        through: None,
        value: None,
        conflict,
    }
}

/// Gives the lists that a path lies in, each with the number of the item.
fn items(kind: Kind, fields: &Fields, path: &Path) -> Vec<ItemView> {
    let mut items = Vec::new();
    let segments: Vec<&str> = path.segments().collect();
    let (mut list, mut pattern) = (String::new(), String::new());
    // Every second segment is an item, but for a member that ends a set.
    for pair in segments.chunks(2) {
        let [name, item] = pair else { break };
        let slash = if list.is_empty() { "" } else { "/" };
        list = format!("{list}{slash}{name}");
        pattern = format!("{pattern}{slash}{name}/*");
        let Some(field) = find_pattern(kind, &pattern).filter(|field| field.ty == FieldType::Item) else { break };
        let depth = list.split('/').count() + 1;
        let others = fields_under(fields, &list)
            .filter(|(path, value)| path.segments().count() == depth && **value == Value::Flag(true))
            .filter_map(|(path, _)| path.segments().next_back());
        let number = others.take_while(|other| other != item).count() + 1;
        items.push(ItemView { label_id: field.label_id(kind), number: u32::try_from(number).unwrap_or(u32::MAX) });
        list = format!("{list}/{item}");
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_the_items_that_it_lies_in() {
        let mut fields = Fields::new();
        let mut put = |path: &str, value: Value| fields.insert(Path::parse(path).unwrap(), value);
        for item in
            ["acts/00000000000000aa", "acts/00000000000000bb", "acts/00000000000000bb/involvements/00000000000000cc"]
        {
            put(item, true.into());
        }
        let path = Path::parse("acts/00000000000000bb/involvements/00000000000000cc/perpetrator").unwrap();
        put(path.as_str(), "00000000000000000000000000000001".into());
        let found = items(Kind::Incident, &fields, &path);
        let found: Vec<(&str, u32)> = found.iter().map(|item| (item.label_id.as_str(), item.number)).collect();
        assert_eq!(found, [("field-incident-acts", 2), ("field-incident-acts-involvements", 1)]);
        assert!(stands(&fields, &path));
        let set = Path::parse("acts/00000000000000aa/evidence/00000000000000000000000000000001").unwrap();
        assert_eq!(items(Kind::Incident, &fields, &set).len(), 1);
        // What lies in an act that was taken out names nobody.
        fields.remove("acts/00000000000000bb");
        assert!(!stands(&fields, &path));
        assert!(stands(&fields, &set));
    }
}
