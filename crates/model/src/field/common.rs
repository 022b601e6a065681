//! Fields that all kinds of record share.

use super::FieldType as T;
use super::Sensitivity as S;
use super::{Field, Index};
use crate::Kind;
use crate::vocab::Vocabulary as V;

const fn shared(path: &'static str, ty: T, class: S) -> Field {
    let mut row = Field::row(path, ty, class);
    row.shared = true;
    row
}

pub(super) static COMMON: &[Field] = &[
    shared("tlp", T::Code(V::Tlp), S::Open).core().filter().stix("object_marking_refs").misp("Tag"),
    shared("pap", T::Code(V::Pap), S::Open).filter().stix("labels").misp("Tag"),
    shared("remarks", T::LongText, S::Open).text(),
    shared("links/*", T::Item, S::Open).esf("2201"),
    shared("links/*/relation", T::Code(V::Relation), S::Open).filter().esf("2209").stix("relationship_type"),
    shared("links/*/to", T::AnyReference, S::Open).filter().esf("2203").stix("target_ref"),
    shared("links/*/confidence", T::Code(V::Confidence), S::Open).stix("confidence"),
    shared("links/*/note", T::LongText, S::Open).text().esf("2250 2265").stix("description"),
    shared("kind", T::Kind, S::Open).filter(),
    shared("deleted", T::Flag, S::Open).filter(),
];

/// Says whether coded values of this field may carry a clarifying note.
pub(super) fn takes_note(field: &Field) -> bool {
    match field.ty {
        T::Code(
            V::Country
            | V::Language
            | V::Script
            | V::PlaceLevel
            | V::Confidence
            | V::Priority
            | V::TaskStatus
            | V::VersionStatus
            | V::RecordKind
            | V::ViewOrder
            | V::ViewLayout,
        )
        | T::CodeSet(V::Country | V::Language) => false,
        T::Code(_) | T::CodeSet(_) | T::CodeMap { .. } => !field.shared,
        _ => false,
    }
}

/// Makes the note row of a coded field.
pub(super) fn note_row(field: &Field) -> Field {
    let path = if field.is_member() { format!("{}/note", field.path) } else { format!("{}_note", field.path) };
    let mut row = Field::row(String::leak(path), T::Text, field.class);
    row.note = true;
    row.index = Index::Text;
    row
}

/// Gives the shared row as it stands in a kind: Events Standard Formats numbers remarks and confidentiality in each entity.
pub(super) fn row_in(kind: Kind, field: &Field) -> Field {
    let mut row = *field;
    let number = match (kind, field.path) {
        (Kind::Incident, "tlp") => Some("0108"),
        (Kind::Person, "tlp") => Some("0908"),
        (Kind::Incident, "remarks") => Some("0150"),
        (Kind::Person, "remarks") => Some("0950"),
        _ => None,
    };
    row.esf = number.or(row.esf);
    row
}
