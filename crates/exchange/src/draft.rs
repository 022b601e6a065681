//! What a reader proposes: records in the terms of the field table, before anything is written.
//!
//! A reader of records (not of indicator sets, which stay one sealed file) makes [`Drafts`]. Ids derive from the circle, the
//! kind of source and the foreign id, so that two members who read the same file apart meet in the same records.

use cairn_model::{CircleId, Edit, ItemId, Kind, Path, RecordId, Tlp, Value, check_edits, link};

use crate::loss::{Loss, Losses, Why};

/// What a reader made of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drafts {
    /// What made the file, as far as the file says: a program and its version, an organisation.
    pub producer: Option<String>,
    /// The highest marking that the file carries; `None` is unmarked.
    pub tlp: Option<Tlp>,
    /// The licence that the file carries.
    pub licence: Option<String>,
    /// The records, each once.
    pub records: Vec<Draft>,
    /// The files that came along, to be sealed as evidence.
    pub files: Vec<DraftFile>,
    /// What was not taken over as it stands, and why.
    pub losses: Vec<Loss>,
}

/// A record that a reader proposes.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands in the file, for messages: `row 12`, an id.
    pub place: String,
    /// Its fields and links, checked one by one against the field table.
    pub edits: Vec<Edit>,
}

/// A file that came along.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFile {
    /// The record of kind evidence, among [`Drafts::records`], that says what it is.
    pub record: RecordId,
    /// Its name as found; a name, never a path to write to.
    pub name: String,
    /// Its content.
    pub content: DraftContent,
}

/// Where the content of a file is.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftContent {
    /// Here.
    Bytes(Vec<u8>),
    /// In the archive or folder that was read, under this name.
    Member(String),
}

impl Draft {
    /// Begins a record.
    ///
    /// `source` names the kind of foreign id (`openevsys`, `odk`, …), `foreign` is that id as found.
    pub fn new(circle: &CircleId, source: &str, foreign: &str, kind: Kind, place: impl Into<String>) -> Self {
        Self { id: RecordId::derive(circle, source, foreign), kind, place: place.into(), edits: Vec::new() }
    }

    /// Sets a field, by its path with slashes (`acts/<item>/type`). What does not fit the field table is noted and left out.
    ///
    /// Says whether it was taken.
    pub fn set(&mut self, path: &str, value: impl Into<Value>, losses: &mut Losses) -> bool {
        let checked = Path::parse(path).ok().and_then(|path| {
            let edit = Edit { path, value: Some(value.into()) };
            check_edits(self.kind, std::slice::from_ref(&edit)).ok()
        });
        match checked {
            Some(edits) => {
                self.edits.extend(edits);
                true
            }
            None => {
                losses.note(|| self.place.clone(), path, Why::OddValue);
                false
            }
        }
    }

    /// Links it to another record.
    pub fn link(&mut self, relation: &str, to: &RecordId, losses: &mut Losses) {
        match check_edits(self.kind, &link::make_edits(relation, to, None, None)) {
            Ok(edits) if *to != self.id => self.edits.extend(edits),
            _ => losses.note(|| self.place.clone(), relation, Why::OddValue),
        }
    }

    /// Gives the id of an item of this record (an act, a statement) by what makes it the same item.
    pub fn item(&self, list: &str, foreign: &str) -> ItemId {
        ItemId::derive(&[self.id.as_bytes(), list.as_bytes(), foreign.as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle() -> CircleId {
        CircleId::from_bytes([7; 32])
    }

    #[test]
    fn the_same_foreign_id_is_the_same_record_in_a_circle_and_another_one_elsewhere() {
        let here = |source, foreign| Draft::new(&circle(), source, foreign, Kind::Incident, "row 1").id;
        assert_eq!(here("odk", "uuid:1"), here("odk", "uuid:1"));
        assert_ne!(here("odk", "uuid:1"), here("odk", "uuid:2"));
        assert_ne!(here("odk", "uuid:1"), here("uwazi", "uuid:1"));
        let there = Draft::new(&CircleId::from_bytes([8; 32]), "odk", "uuid:1", Kind::Incident, "row 1").id;
        assert_ne!(here("odk", "uuid:1"), there);
    }

    #[test]
    fn what_does_not_fit_the_field_table_is_noted_and_the_rest_stays() {
        let mut losses = Losses::default();
        let mut draft = Draft::new(&circle(), "odk", "1", Kind::Incident, "row 3");
        assert!(draft.set("title", "A raid", &mut losses));
        assert!(draft.set("when", "early March 2024", &mut losses));
        assert!(!draft.set("when", "the day after", &mut losses));
        assert!(!draft.set("no_such_field", "x", &mut losses));
        let own = draft.id;
        draft.link("followed", &own, &mut losses);
        let losses = losses.into_list();
        assert_eq!(losses.len(), 3);
        assert!(losses.iter().all(|loss| loss.place == "row 3"));
        let when = draft.edits.iter().find(|edit| edit.path.as_str() == "when").unwrap();
        assert_eq!(when.value, Some(Value::from("2024-03-01~/2024-03-10~")));
    }
}
