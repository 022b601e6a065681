//! Uwazi: tables of entities, one a template, alone or in a ZIP with files.
//!
//! Uwazi's tables have a column `Title`; choices stand by their labels with `|` between several and `::` between a group and its
//! label; a date is `2000/01/01`, a range has `:` between its ends; a point is `latitude|longitude` in a column that ends in
//! `_geolocation`; a text in several languages has a column each, `Address__en`. Partial dates do not exist there, so that ours
//! go out as the range that they cover, and beside it as EDTF text. Only the ids in our own columns let what went out come back
//! as the same records.

mod write;

use std::collections::BTreeMap;

use cairn_model::{FieldType, Kind, Vocabulary};

use crate::draft::{Draft, DraftContent, DraftFile, Drafts};
use crate::flat::{is_ours, unflatten};
use crate::loss::{Losses, Why};
use crate::mapping::{Filler, Filling, Mapping, MappingError, Reading, Said, Target};
use crate::odk::Export;
use crate::table::{Column, Row, Table, TableError, TableLimits, read_table};

pub use write::write_uwazi;

#[cfg(test)]
mod tests;

/// The kind of foreign id.
pub const SOURCE: &str = "uwazi";
/// The columns of files.
const FILES: [&str; 2] = ["file", "attachments"];

/// Says why a table was refused.
#[derive(Debug, thiserror::Error)]
pub enum UwaziError {
    /// A table is refused.
    #[error("{place}: {error}")]
    Table {
        /// Which table.
        place: String,
        /// Why.
        error: TableError,
    },
    /// The key is not in the table.
    #[error(transparent)]
    Mapping(#[from] MappingError),
    /// There is no table, or none with a title.
    #[error("find a table with the column Title")]
    NoTable,
}

/// Reads tables of entities. Gives also what the columns are.
///
/// # Errors
/// [`UwaziError`]; a single cell that does not fit is a loss.
pub fn read_uwazi(
    export: &Export<'_>,
    reading: &Reading<'_>,
    limits: &TableLimits,
) -> Result<(Drafts, Vec<Column>), UwaziError> {
    let mut losses = Losses::default();
    let mut tables = Vec::new();
    for (number, (name, bytes)) in export.tables.iter().enumerate() {
        let place = format!("table {}", number + 1);
        let table =
            read_table(bytes, &place, limits, &mut losses).map_err(|error| UwaziError::Table { place, error })?;
        tables.push((name.clone(), table));
    }
    let mut drafts = Drafts { producer: Some("Uwazi".to_owned()), ..Drafts::default() };
    let (ours, theirs): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|(_, table)| is_ours(table) || table.column("Cairn ID").is_some());
    if !ours.is_empty() {
        let code = |ty: FieldType, text: &str| code_of(reading, ty, text);
        let ours: Vec<_> = ours.into_iter().map(|(name, table)| (name, strip(table))).collect();
        drafts.records.extend(unflatten(&ours, &code, &mut losses));
    }
    let mut columns = Vec::new();
    let mut found = !drafts.records.is_empty();
    for (name, table) in theirs {
        if table.column("Title").is_none() {
            // Lists of terms come along; they are no entities.
            losses.note(|| "the archive".to_owned(), &name, Why::Unmapped);
            continue;
        }
        found = true;
        let mapping = export.mapping.cloned().unwrap_or_else(|| Mapping::new(Kind::Incident));
        columns.extend(
            Template::new(&table, &mapping, reading, &export.media, &mut losses)?.read(&mut drafts, &mut losses),
        );
    }
    if !found {
        return Err(UwaziError::NoTable);
    }
    drafts.losses = losses.into_list();
    Ok((drafts, columns))
}

fn code_of(reading: &Reading<'_>, ty: FieldType, text: &str) -> Option<String> {
    let vocabulary: Vocabulary = ty.vocabulary()?;
    reading.labels.code(vocabulary, leaf(text))
}

/// Takes the group off a label.
fn leaf(text: &str) -> &str {
    text.rsplit("::").next().unwrap_or(text).trim()
}

/// Leaves out what our own tables say twice for Uwazi's sake: titles of items and of what is referred to, and ranges of dates.
fn strip(table: Table) -> Table {
    let lower: Vec<String> = table.header.iter().map(|name| name.to_lowercase()).collect();
    let has = |name: String| lower.contains(&name);
    let twice = |name: &str| {
        name == "title" || name.starts_with("of ") || has(format!("{name} edtf")) || has(format!("{name} id"))
    };
    let kept: Vec<usize> = lower.iter().enumerate().filter(|(_, name)| !twice(name)).map(|(index, _)| index).collect();
    let rename = |name: &str| -> String {
        let lower = name.to_lowercase();
        let plain = |end: &str| name.get(..name.len() - end.len()).unwrap_or(name);
        if lower == "cairn id" {
            crate::flat::RECORD.to_owned()
        } else if lower.starts_with("item id") {
            lower.replace(' ', "_")
        } else if lower.ends_with(" edtf") && has(lower.trim_end_matches(" edtf").to_owned()) {
            plain(" edtf").to_owned()
        } else if lower.ends_with(" id") && has(lower.trim_end_matches(" id").to_owned()) {
            plain(" id").to_owned()
        } else if lower.ends_with("_geolocation") {
            plain("_geolocation").to_owned()
        } else {
            name.to_owned()
        }
    };
    let header = kept.iter().filter_map(|at| table.header.get(*at)).map(|name| rename(name)).collect();
    let is_point: Vec<bool> =
        kept.iter().map(|at| table.header.get(*at).is_some_and(|name| name.ends_with("_geolocation"))).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| Row {
            line: row.line,
            cells: kept
                .iter()
                .zip(&is_point)
                .map(|(at, point)| {
                    let cell = row.cells.get(*at).cloned().unwrap_or_default();
                    if *point { cell.replace('|', ",") } else { cell }
                })
                .collect(),
        })
        .collect();
    Table { header, rows, ..table }
}

/// What a column of somebody's template is.
struct Property {
    index: usize,
    name: String,
    form: Form,
    target: Option<Target>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    /// A text in one of several languages.
    Language,
    /// A point.
    Geolocation,
    /// Names of files.
    Files,
}

struct Template<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    reading: &'a Reading<'a>,
    media: &'a [String],
    key: Vec<usize>,
    properties: Vec<Property>,
}

impl<'a> Template<'a> {
    fn new(
        table: &'a Table,
        mapping: &'a Mapping,
        reading: &'a Reading<'a>,
        media: &'a [String],
        losses: &mut Losses,
    ) -> Result<Self, UwaziError> {
        let key: Result<Vec<usize>, MappingError> = mapping
            .key
            .iter()
            .map(|name| table.column(name).ok_or_else(|| MappingError::NoKey { column: name.clone() }))
            .collect();
        let geolocations = table.header.iter().filter(|name| name.to_lowercase().ends_with("_geolocation")).count();
        let mut properties = Vec::new();
        for (index, name) in table.header.iter().enumerate() {
            let lower = name.to_lowercase();
            let (form, plain) = if FILES.contains(&lower.as_str()) {
                (Form::Files, name.as_str())
            } else if let Some(plain) = name.strip_suffix("_geolocation") {
                (Form::Geolocation, plain)
            } else if let Some((plain, tag)) = name.rsplit_once("__").filter(|(_, tag)| (2..=3).contains(&tag.len())) {
                let _ = tag;
                (Form::Language, plain)
            } else {
                (Form::Plain, name.as_str())
            };
            let said = match mapping.target(name) {
                Said::Nothing => mapping.target(plain),
                said => said,
            };
            let target = match said {
                Said::Field(target) => Some(*target),
                Said::LeftOut => {
                    losses.note(|| "the header".to_owned(), name, Why::LeftOut);
                    continue;
                }
                // One point in a template is where it happened.
                Said::Nothing if form == Form::Geolocation && geolocations == 1 => {
                    Target::parse(mapping.kind, "where_point").ok()
                }
                Said::Nothing => None,
            };
            if target.is_none() && form != Form::Files && table.sample(index).is_some() {
                losses.note(|| "the header".to_owned(), name, Why::Unmapped);
            }
            properties.push(Property { index, name: name.clone(), form, target });
        }
        Ok(Self { table, mapping, reading, media, key: key?, properties })
    }

    fn read(&self, drafts: &mut Drafts, losses: &mut Losses) -> Vec<Column> {
        let filler = Filler { mapping: self.mapping, reading: self.reading };
        for row in &self.table.rows {
            let place = format!("line {}", row.line);
            let Some(foreign) = self.foreign(row) else {
                losses.note(|| place, "an entity without title", Why::Missing);
                continue;
            };
            let draft = Draft::new(self.reading.circle, self.reading.source, &foreign, self.mapping.kind, place);
            let mut filling = Filling::new(draft, &foreign);
            let mut texts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
            let mut files = Vec::new();
            for property in &self.properties {
                let Some(cell) = row.cell(property.index) else { continue };
                if property.form == Form::Files {
                    files.extend(cell.split('|').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned));
                    continue;
                }
                let Some(target) = &property.target else { continue };
                match property.form {
                    Form::Language => {
                        let tag = property.name.rsplit("__").next().unwrap_or_default().to_owned();
                        texts.entry(target.to_string()).or_default().push((tag, cell.to_owned()));
                    }
                    _ => filler.fill(&mut filling, target, &read_cell(target, cell), &[], losses),
                }
            }
            self.languages(&filler, &mut filling, texts, losses);
            let owner = filling.draft.id;
            let records = filling.finish(losses);
            if !records.is_empty() {
                drafts.records.extend(records);
                for name in files {
                    self.file(&owner, &name, &foreign, drafts, losses);
                }
            }
        }
        self.properties
            .iter()
            .map(|property| Column {
                name: property.name.clone(),
                path: property.target.as_ref().map(Target::to_string),
                sample: self.table.sample(property.index),
            })
            .collect()
    }

    /// What names an entity: the columns of the key, else its title, within the scope or the file.
    fn foreign(&self, row: &Row) -> Option<String> {
        let title = self.table.column("Title")?;
        let key = if self.key.is_empty() { vec![title] } else { self.key.clone() };
        let cells = key.iter().map(|index| row.cell(*index)).collect::<Option<Vec<_>>>()?;
        let scope = self.mapping.scope.clone().unwrap_or_else(|| hex::encode(self.reading.file));
        Some(format!("{}:{scope}:{}", self.mapping.kind.name(), cells.join("\u{1f}")))
    }

    /// Joins a text in several languages: each says which one it is.
    fn languages(
        &self,
        filler: &Filler<'_>,
        filling: &mut Filling,
        texts: BTreeMap<String, Vec<(String, String)>>,
        losses: &mut Losses,
    ) {
        for (path, texts) in texts {
            let Ok(target) = Target::parse(self.mapping.kind, &path) else { continue };
            let mut different: Vec<&(String, String)> = Vec::new();
            for one in &texts {
                if !different.iter().any(|other| other.1 == one.1) {
                    different.push(one);
                }
            }
            let long = target.takes_long_text();
            match different.as_slice() {
                [one] => filler.fill(filling, &target, &read_cell(&target, &one.1), &[], losses),
                many if long => {
                    let joined: Vec<String> = many.iter().map(|(tag, text)| format!("[{tag}] {text}")).collect();
                    filler.fill(filling, &target, &joined.join("\n\n"), &[], losses);
                }
                [first, others @ ..] => {
                    filler.fill(filling, &target, &read_cell(&target, &first.1), &[], losses);
                    for (tag, _) in others {
                        losses.note(|| filling.draft.place.clone(), &format!("{path} in {tag}"), Why::NoPlace);
                    }
                }
                [] => {}
            }
        }
    }

    /// Makes the record of a file that came along.
    fn file(&self, owner: &cairn_model::RecordId, name: &str, foreign: &str, drafts: &mut Drafts, losses: &mut Losses) {
        let place = drafts.records.last().map_or_else(String::new, |draft| draft.place.clone());
        let Some(member) = self.media.iter().find(|member| member.rsplit('/').next() == Some(name)) else {
            return losses.note(|| place, name, Why::NoFile);
        };
        let foreign = format!("{foreign}/{name}");
        let mut evidence = Draft::new(self.reading.circle, "uwazi-file", &foreign, Kind::Evidence, place);
        if drafts.files.iter().any(|other| other.record == evidence.id) {
            return;
        }
        evidence.set("title", name, losses);
        evidence.set("file_name", name, losses);
        if self.mapping.kind == Kind::Incident {
            evidence.set("incident", owner.to_string(), losses);
            evidence.link("evidence-of", owner, losses);
        } else {
            evidence.link("related-to", owner, losses);
        }
        drafts.files.push(DraftFile {
            record: evidence.id,
            name: name.to_owned(),
            content: DraftContent::Member(member.clone()),
        });
        drafts.records.push(evidence);
    }
}

/// Brings a cell of Uwazi's into a form that a field reads: dates and ranges, links, groups of choices.
fn read_cell(target: &Target, cell: &str) -> String {
    match target.field_type() {
        Some(FieldType::Date) => date(cell).unwrap_or_else(|| cell.to_owned()),
        Some(FieldType::Url) => cell.rsplit('|').next().unwrap_or(cell).to_owned(),
        Some(FieldType::Code(_)) => leaf(cell).to_owned(),
        None => cell.split('|').map(leaf).collect::<Vec<_>>().join("|"),
        _ => cell.to_owned(),
    }
}

/// Reads `2000/01/01`, `2000/01/01:2000/12/01`, and ranges that are open at an end; of several dates, the span.
fn date(cell: &str) -> Option<String> {
    let day = |text: &str| -> Option<String> {
        let parts: Vec<&str> = text.trim().split('/').collect();
        let fine = matches!(parts.as_slice(), [year, month, day]
            if year.len() == 4 && [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())));
        fine.then(|| {
            format!(
                "{}-{:0>2}-{:0>2}",
                parts.first().unwrap_or(&""),
                parts.get(1).unwrap_or(&""),
                parts.get(2).unwrap_or(&"")
            )
        })
    };
    let one = |text: &str| -> Option<(Option<String>, Option<String>)> {
        match text.split_once(':') {
            None => day(text).map(|day| (Some(day.clone()), Some(day))),
            Some((from, to)) => {
                let end = |text: &str| if text.trim().is_empty() { Some(None) } else { day(text).map(Some) };
                Some((end(from)?, end(to)?))
            }
        }
    };
    let ranges: Vec<_> = cell.split('|').map(one).collect::<Option<_>>()?;
    // An open end stays open, whatever the other ranges say.
    let first = ranges.iter().map(|(from, _)| from.clone()).min()?;
    let open = ranges.iter().any(|(_, to)| to.is_none());
    let last = if open { None } else { ranges.iter().filter_map(|(_, to)| to.clone()).max() };
    Some(match (first, last) {
        (Some(first), Some(last)) if first == last => first,
        (first, last) => format!("{}/{}", first.as_deref().unwrap_or(".."), last.as_deref().unwrap_or("..")),
    })
}
