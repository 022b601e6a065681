//! Look-up of fields by path.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Field, FieldType, analysis, casework, common, incident, people, technical, term};
use crate::{ItemId, Kind, RecordId};

/// The fields of one kind, with a tree over their paths.
pub(super) struct Table {
    fields: Vec<Field>,
    root: Node,
}

#[derive(Default)]
struct Node {
    field: Option<usize>,
    named: BTreeMap<&'static str, Node>,
    star: Option<Box<Node>>,
}

static TABLES: LazyLock<Vec<(Kind, Table)>> =
    LazyLock::new(|| Kind::ALL.into_iter().map(|kind| (kind, Table::build(kind))).collect());

static EMPTY: Table = Table { fields: Vec::new(), root: Node { field: None, named: BTreeMap::new(), star: None } };

/// Gives the table of a kind.
pub(super) fn table(kind: Kind) -> &'static Table {
    TABLES.iter().find(|(found, _)| *found == kind).map_or(&EMPTY, |(_, table)| table)
}

fn rows(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::Incident => incident::INCIDENT,
        Kind::Person => people::PERSON,
        Kind::Identity => people::IDENTITY,
        Kind::Consent => people::CONSENT,
        Kind::Indicator => technical::INDICATOR,
        Kind::IndicatorSet => technical::INDICATOR_SET,
        Kind::Evidence => technical::EVIDENCE,
        Kind::Threat => technical::THREAT,
        Kind::Device => technical::DEVICE,
        Kind::Case => casework::CASE,
        Kind::Task => casework::TASK,
        Kind::Note => casework::NOTE,
        Kind::SavedView => casework::SAVED_VIEW,
        Kind::Examination => analysis::EXAMINATION,
        Kind::Assessment => analysis::ASSESSMENT,
        Kind::Protocol => analysis::PROTOCOL,
        Kind::Judgment => analysis::JUDGMENT,
        Kind::Term => term::TERM,
    }
}

impl Table {
    fn build(kind: Kind) -> Self {
        let own = rows(kind);
        let mut fields = Vec::with_capacity(2 * own.len());
        let shared = common::COMMON.iter().map(|field| common::row_in(kind, field));
        for field in own.iter().copied().chain(shared) {
            // Every coded field can be filtered by its value.
            let field = if field.ty.vocabulary().is_some() { field.filter() } else { field };
            fields.push(field);
            if common::takes_note(&field) {
                fields.push(common::note_row(&field));
            }
        }
        let mut root = Node::default();
        for (index, field) in fields.iter().enumerate() {
            let mut node = &mut root;
            for segment in field.path.split('/') {
                node = if segment == "*" {
                    node.star.get_or_insert_default()
                } else {
                    node.named.entry(segment).or_default()
                };
            }
            node.field = Some(index);
        }
        Self { fields, root }
    }

    /// Gives all rows.
    pub(super) fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Finds the row of a path.
    pub(super) fn find(&self, path: &str) -> Option<&Field> {
        let mut node = &self.root;
        for segment in path.split('/') {
            node = match node.named.get(segment) {
                Some(next) => next,
                None => {
                    let next = node.star.as_deref()?;
                    let member = self.field_of(next)?;
                    if !fits(member.ty, segment) {
                        return None;
                    }
                    next
                }
            };
        }
        self.field_of(node)
    }

    fn field_of(&self, node: &Node) -> Option<&Field> {
        self.fields.get(node.field?)
    }
}

/// Says whether a segment can stand for the star of a field of this type.
pub(crate) fn fits(ty: FieldType, segment: &str) -> bool {
    match ty {
        FieldType::Item => segment.parse::<ItemId>().is_ok(),
        FieldType::ReferenceSet(_) => segment.parse::<RecordId>().is_ok(),
        FieldType::CodeSet(vocabulary) | FieldType::CodeMap { key: vocabulary, .. } => {
            vocabulary.find(segment).is_some() || vocabulary.read(segment).is_some_and(|code| code == segment)
        }
        _ => false,
    }
}
