//! Links: typed, directed, with confidence and a note. They live in the record that they start from.

use crate::check::EditError;
use crate::{Edit, Fields, ItemId, Path, RecordId, Value};

/// One link, read from the record that it starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The item's id.
    pub id: ItemId,
    /// The relation's code ([`crate::vocab::Vocabulary::Relation`]).
    pub relation: String,
    /// The record that it leads to.
    pub to: RecordId,
    /// The confidence's code.
    pub confidence: Option<String>,
    /// A note.
    pub note: Option<String>,
}

/// Gives the item id of a link, so that the same link made by two people is one link.
pub fn item_id(relation: &str, to: &RecordId) -> ItemId {
    ItemId::derive(&[relation.as_bytes(), to.as_bytes()])
}

/// Checks that a link leads to another record than it starts from.
///
/// # Errors
/// [`EditError::SelfLink`] when it does not.
pub fn check_ends(from: &RecordId, to: &RecordId) -> Result<(), EditError> {
    if from == to { Err(EditError::SelfLink) } else { Ok(()) }
}

/// Gives the edits that make a link, for [`crate::check::check_edits`].
pub fn make_edits(relation: &str, to: &RecordId, confidence: Option<&str>, note: Option<&str>) -> Vec<Edit> {
    let id = item_id(relation, to);
    let set = |leaf: &str, value: Option<Value>| field(&id, leaf).map(|path| Edit { path, value });
    let mut edits = vec![
        set("", Some(Value::Flag(true))),
        set("relation", Some(relation.into())),
        set("to", Some(to.to_string().into())),
    ];
    if let Some(confidence) = confidence {
        edits.push(set("confidence", Some(confidence.into())));
    }
    if let Some(note) = note {
        edits.push(set("note", Some(note.into())));
    }
    edits.into_iter().flatten().collect()
}

/// Gives the edits that remove a link.
pub fn remove_edits(relation: &str, to: &RecordId) -> Vec<Edit> {
    let id = item_id(relation, to);
    ["", "relation", "to", "confidence", "note"]
        .into_iter()
        .filter_map(|leaf| Some(Edit { path: field(&id, leaf)?, value: None }))
        .collect()
}

fn field(id: &ItemId, leaf: &str) -> Option<Path> {
    let separator = if leaf.is_empty() { "" } else { "/" };
    Path::parse(&format!("links/{id}{separator}{leaf}")).ok()
}

/// Gives the links of a record, in the order of their ids. A link that is removed or incomplete is left out.
pub fn links(fields: &Fields) -> Vec<Link> {
    let text =
        |id: &ItemId, leaf: &str| fields.get(field(id, leaf)?.as_str()).and_then(Value::as_text).map(str::to_owned);
    let mut found = Vec::new();
    for (path, value) in crate::edit::fields_under(fields, "links") {
        let mut segments = path.segments().skip(1);
        let (Some(id), None, Value::Flag(true)) = (segments.next(), segments.next(), value) else { continue };
        let Ok(id) = id.parse::<ItemId>() else { continue };
        let (Some(relation), Some(to)) = (text(&id, "relation"), text(&id, "to").and_then(|to| to.parse().ok())) else {
            continue;
        };
        found.push(Link { id, relation, to, confidence: text(&id, "confidence"), note: text(&id, "note") });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, check::check_edits};

    fn fields_of(edits: Vec<Edit>) -> Fields {
        edits.into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect()
    }

    #[test]
    fn a_made_link_is_read_back() {
        let to = RecordId::from_bytes([7; 16]);
        let edits =
            check_edits(Kind::Incident, &make_edits("motivated", &to, Some("high"), Some("two days before"))).unwrap();
        let links = links(&fields_of(edits));
        assert_eq!(links.len(), 1);
        assert_eq!((links[0].relation.as_str(), links[0].to), ("motivated", to));
        assert_eq!(links[0].note.as_deref(), Some("two days before"));
    }

    #[test]
    fn a_link_with_another_id_is_refused() {
        let to = RecordId::from_bytes([7; 16]);
        let mut edits = make_edits("motivated", &to, None, None);
        for edit in &mut edits {
            edit.path =
                Path::parse(&edit.path.as_str().replace(&item_id("motivated", &to).to_string(), "00000000000000aa"))
                    .unwrap();
        }
        assert!(matches!(check_edits(Kind::Incident, &edits), Err(crate::check::EditError::Link { .. })));
    }

    #[test]
    fn every_relation_of_the_chain_of_events_and_of_cyber_threats_links_every_kind() {
        let to = RecordId::from_bytes([7; 16]);
        for relation in [
            "enabled",
            "followed",
            "motivated",
            "retaliation-for",
            "part-of",
            "same-campaign",
            "targeted",
            "communicates-with",
            "found-on",
            "derived-from",
            "corroborates",
            "contradicts",
        ] {
            for kind in Kind::ALL {
                assert!(check_edits(kind, &make_edits(relation, &to, None, None)).is_ok(), "{relation}");
            }
        }
        let unknown = check_edits(Kind::Incident, &make_edits("beside", &to, None, None));
        assert!(matches!(unknown, Err(EditError::UnknownCode { .. })));
        assert!(check_edits(Kind::Incident, &make_edits("followed", &to, Some("certain"), None)).is_err());
    }

    #[test]
    fn a_record_is_not_linked_to_itself() {
        let (one, two) = (RecordId::from_bytes([7; 16]), RecordId::from_bytes([8; 16]));
        assert_eq!(check_ends(&one, &two), Ok(()));
        assert_eq!(check_ends(&one, &one), Err(EditError::SelfLink));
    }

    #[test]
    fn a_removed_link_is_not_listed() {
        let to = RecordId::from_bytes([7; 16]);
        let mut fields = fields_of(make_edits("enabled", &to, None, None));
        for edit in remove_edits("enabled", &to) {
            fields.remove(edit.path.as_str());
        }
        assert!(links(&fields).is_empty());
    }
}
