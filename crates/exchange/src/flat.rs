//! Records as tables, and tables of ours as records again: one table a kind, one more for each list of items in it.
//!
//! A column is the path of a field, with dots. The members of a set stand in one cell, `|` between them; what belongs to a
//! member, such as its note, has a column of its own. A row of a list names its record and its item, so that everything finds
//! its place again.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::{Field, FieldType, Kind, Path, RecordId, Value, Vocabulary, check_edits, find_field, link};

use crate::csv_out::unsafe_again;
use crate::draft::Draft;
use crate::loss::{Losses, Why};
use crate::outgoing::OutRecord;
use crate::table::{Row, Table};

#[cfg(test)]
pub(crate) mod tests;

/// The column with the id of the record.
pub(crate) const RECORD: &str = "cairn_id";
/// The column with the id of the item, outermost list first, numbered where lists stand in one another.
pub(crate) const ITEM: &str = "item_id";
/// Between the members of a set.
const BETWEEN: char = '|';

/// A table of records, or of the items of a list in them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FlatTable {
    pub(crate) kind: Kind,
    /// The lists, from the outermost; none for the records themselves.
    pub(crate) lists: Vec<String>,
    pub(crate) columns: Vec<FlatColumn>,
    /// The rows, by record and by the items that they stand in, the outermost first.
    pub(crate) rows: BTreeMap<(RecordId, Vec<String>), FlatRow>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FlatColumn {
    /// The path from the record or item, with dots.
    pub(crate) name: String,
    /// The field.
    pub(crate) field: &'static Field,
}

/// The cells of a row by column; the members of a set are several.
pub(crate) type FlatRow = BTreeMap<String, Vec<Value>>;

impl FlatTable {
    /// Names it: `incident`, `incident-acts`.
    pub(crate) fn name(&self) -> String {
        let mut name = self.kind.name().to_owned();
        for list in &self.lists {
            name.push('.');
            name.push_str(list);
        }
        name
    }
}

/// Gives the columns that say where a row stands.
pub(crate) fn place_columns(depth: usize) -> Vec<String> {
    let mut columns = vec![RECORD.to_owned()];
    columns.extend((1..=depth).map(|level| if level == 1 { ITEM.to_owned() } else { format!("{ITEM}_{level}") }));
    columns
}

/// Where a value stands: the lists and items that it is in, and its path from there.
struct Spot<'a> {
    lists: Vec<&'a str>,
    items: Vec<&'a str>,
    tail: Vec<&'a str>,
}

/// Takes a path apart; the id of an item follows the name of its list.
fn spot<'a>(kind: Kind, path: &'a Path) -> Spot<'a> {
    let segments: Vec<&str> = path.segments().collect();
    let mut spot = Spot { lists: Vec::new(), items: Vec::new(), tail: Vec::new() };
    let mut at = 0;
    while let (Some(list), Some(item)) = (segments.get(at), segments.get(at + 1)) {
        let upto = segments.get(..at + 2).unwrap_or_default().join("/");
        let is_item = Path::parse(&upto)
            .ok()
            .and_then(|path| find_field(kind, &path))
            .is_some_and(|field| field.ty == FieldType::Item);
        if !is_item {
            break;
        }
        spot.lists.push(list);
        spot.items.push(item);
        at += 2;
    }
    spot.tail = segments.get(at..).unwrap_or_default().to_vec();
    spot
}

/// Brings records into tables. What no table holds is noted.
pub(crate) fn flatten(records: &[OutRecord], losses: &mut Losses) -> Vec<FlatTable> {
    let mut tables: BTreeMap<(Kind, Vec<String>), FlatTable> = BTreeMap::new();
    for record in records {
        table_of(&mut tables, record.kind, &[], record.id, &[]);
        for (path, value) in &record.fields {
            let Some(field) = find_field(record.kind, path) else {
                losses.note(|| record.id.to_string(), path.as_str(), Why::NoPlace);
                continue;
            };
            if matches!(field.ty, FieldType::Kind) {
                continue;
            }
            let spot = spot(record.kind, path);
            let row = table_of(&mut tables, record.kind, &spot.lists, record.id, &spot.items);
            let Some(last) = spot.tail.last() else { continue };
            let is_member = matches!(field.ty, FieldType::CodeSet(_) | FieldType::ReferenceSet(_));
            let (name, value) = match is_member {
                true => (spot.tail.get(..spot.tail.len() - 1).unwrap_or_default().join("."), Value::from(*last)),
                false => (spot.tail.join("."), value.clone()),
            };
            row.entry(name.clone()).or_default().push(value);
            let key = (record.kind, spot.lists.iter().map(|list| (*list).to_owned()).collect::<Vec<_>>());
            if let Some(table) = tables.get_mut(&key)
                && !table.columns.iter().any(|column| column.name == name)
            {
                table.columns.push(FlatColumn { name, field });
            }
        }
    }
    let mut tables: Vec<FlatTable> = tables.into_values().collect();
    for table in &mut tables {
        table.columns.sort_by(|a, b| (order(table.kind, a), &a.name).cmp(&(order(table.kind, b), &b.name)));
    }
    tables
}

/// Columns stand in the order of forms.
fn order(kind: Kind, column: &FlatColumn) -> usize {
    cairn_model::fields(kind).iter().position(|field| field.path == column.field.path).unwrap_or(usize::MAX)
}

fn table_of<'a>(
    tables: &'a mut BTreeMap<(Kind, Vec<String>), FlatTable>,
    kind: Kind,
    lists: &[&str],
    record: RecordId,
    items: &[&str],
) -> &'a mut FlatRow {
    let lists: Vec<String> = lists.iter().map(|list| (*list).to_owned()).collect();
    let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
    let table = tables.entry((kind, lists.clone())).or_insert_with(|| FlatTable {
        kind,
        lists,
        columns: Vec::new(),
        rows: BTreeMap::new(),
    });
    table.rows.entry((record, items)).or_default()
}

/// Says what a cell holds, as text.
pub(crate) fn cell_text(values: &[Value]) -> String {
    let texts: Vec<_> = values.iter().map(Value::display).collect();
    texts.join(&BETWEEN.to_string())
}

/// Says whether a table is one of ours, by its columns.
pub fn is_ours(table: &Table) -> bool {
    table.column(RECORD).is_some()
}

/// Gives the kind of record and the lists that the name of a table says.
fn parse_name(name: &str) -> Option<(Kind, Vec<String>)> {
    let mut parts = name.split('.');
    let kind = Kind::parse(parts.next()?)?;
    Some((kind, parts.map(str::to_owned).collect()))
}

/// Puts the rows of tables of ours together into records again. `code` finds what a cell of a coded field means.
pub fn unflatten(
    tables: &[(String, Table)],
    code: &dyn Fn(FieldType, &str) -> Option<String>,
    losses: &mut Losses,
) -> Vec<Draft> {
    let mut drafts: BTreeMap<RecordId, Draft> = BTreeMap::new();
    let mut kinds: BTreeSet<RecordId> = BTreeSet::new();
    for (name, _) in tables.iter().filter(|(name, _)| parse_name(name).is_none()) {
        losses.note(|| "the tables".to_owned(), name, Why::Unmapped);
    }
    let mut sorted: Vec<_> = tables.iter().filter_map(|(name, table)| Some((parse_name(name)?, name, table))).collect();
    sorted.sort_by_key(|((_, lists), ..)| lists.len());
    for ((kind, lists), name, table) in sorted {
        let places: Vec<Option<usize>> = place_columns(lists.len()).iter().map(|column| table.column(column)).collect();
        for row in &table.rows {
            let place = format!("{name} line {}", row.line);
            let ids: Option<Vec<&str>> = places.iter().map(|column| row.cell((*column)?)).collect();
            let Some((id, items)) = ids.as_deref().and_then(|ids| ids.split_first()) else {
                losses.note(|| place, "a row without its ids", Why::Missing);
                continue;
            };
            let Ok(id) = id.parse::<RecordId>() else {
                losses.note(|| place, RECORD, Why::IdForm);
                continue;
            };
            if lists.is_empty() {
                kinds.insert(id);
            } else if !kinds.contains(&id) {
                losses.note(|| place, RECORD, Why::DanglingReference);
                continue;
            }
            let draft = drafts.entry(id).or_insert_with(|| Draft { id, kind, place: place.clone(), edits: Vec::new() });
            draft.place.clone_from(&place);
            if lists == ["links"] {
                put_link(draft, table, row, losses);
                continue;
            }
            let base: String = lists.iter().zip(items).map(|(list, item)| format!("{list}/{item}/")).collect();
            if !base.is_empty() {
                draft.set(base.trim_end_matches('/'), true, losses);
            }
            for (index, column) in table.header.iter().enumerate() {
                if places.contains(&Some(index)) {
                    continue;
                }
                let Some(text) = row.cells.get(index).filter(|text| !text.is_empty()) else { continue };
                put(draft, &base, column, unsafe_again(text), code, losses);
            }
        }
    }
    drafts.into_values().filter(|draft| !draft.edits.is_empty()).collect()
}

/// Makes a link again. Its id follows from what it says, which may have got other ids on its way.
fn put_link(draft: &mut Draft, table: &Table, row: &Row, losses: &mut Losses) {
    let cell = |name: &str| row.cell(table.column(name)?).map(unsafe_again);
    let known = place_columns(1);
    let parts = ["relation", "to", "confidence", "note"];
    for (index, name) in table.header.iter().enumerate() {
        let read = known.contains(name) || parts.iter().any(|part| name.eq_ignore_ascii_case(part));
        if !read && row.cell(index).is_some() {
            losses.note(|| draft.place.clone(), name, Why::NoField);
        }
    }
    let to = cell("to").and_then(|to| to.parse::<RecordId>().ok());
    let (Some(relation), Some(to)) = (cell("relation"), to) else {
        return losses.note(|| draft.place.clone(), "links", Why::Missing);
    };
    let code = Vocabulary::Relation.read(relation);
    let confidence = cell("confidence").and_then(|text| Vocabulary::Confidence.read(text));
    let edits = link::make_edits(code.as_deref().unwrap_or(relation), &to, confidence.as_deref(), cell("note"));
    match check_edits(draft.kind, &edits) {
        Ok(edits) if to != draft.id => draft.edits.extend(edits),
        _ => losses.note(|| draft.place.clone(), "links", Why::OddValue),
    }
}

/// Puts one cell in.
fn put(
    draft: &mut Draft,
    base: &str,
    column: &str,
    text: &str,
    code: &dyn Fn(FieldType, &str) -> Option<String>,
    losses: &mut Losses,
) {
    let tail = column.trim().to_lowercase().replace(' ', "_").replace('.', "/");
    let path = format!("{base}{tail}");
    let field = Path::parse(&path).ok().and_then(|path| find_field(draft.kind, &path));
    if let Some(field) = field {
        let value = match field.ty {
            FieldType::Code(_) | FieldType::CodeMap { .. } => code(field.ty, text),
            _ => Some(text.to_owned()),
        };
        match value {
            Some(value) => {
                draft.set(&path, value, losses);
            }
            None => losses.note(|| draft.place.clone(), &format!("{column}: {text}"), Why::UnknownTerm),
        }
        return;
    }
    let member = member_field(draft.kind, &path);
    for one in text.split(BETWEEN).map(str::trim).filter(|one| !one.is_empty()) {
        let found = match member.map(|field| field.ty) {
            Some(ty @ FieldType::CodeSet(_)) => code(ty, one),
            Some(_) => Some(one.to_owned()),
            None => {
                losses.note(|| draft.place.clone(), column, Why::NoField);
                return;
            }
        };
        match found {
            Some(found) => {
                draft.set(&format!("{path}/{found}"), true, losses);
            }
            None => losses.note(|| draft.place.clone(), &format!("{column}: {one}"), Why::UnknownTerm),
        }
    }
}

/// Finds the field of the members of a set.
fn member_field(kind: Kind, path: &str) -> Option<&'static Field> {
    let pattern: Vec<String> = path
        .split('/')
        .map(|segment| if segment.parse::<cairn_model::ItemId>().is_ok() { "*".to_owned() } else { segment.to_owned() })
        .collect();
    cairn_model::field::find_pattern(kind, &format!("{}/*", pattern.join("/")))
}
