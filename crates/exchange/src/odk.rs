//! What was collected with ODK or Kobo: submissions with their repeated groups and media.
//!
//! ODK Central exports a ZIP of tables: one of submissions, one of each repeated group (`<form>-<group>.csv`, joined by `KEY`
//! and `PARENT_KEY`), and a folder `media`. Kobo exports tables joined by `_index` and `_parent_index`, columns with `/` between
//! groups, points in columns of their own beside the text. A submission is named by its instance id, which is unique
//! everywhere, so that one exported twice is one record. Columns of our own forms ([`crate::xlsform`]) find their fields by
//! name; of other forms a mapping says it.

mod column;
mod tables;

use std::collections::BTreeMap;

use cairn_model::{FieldType, Kind, Path, RecordId, find_field};

use crate::draft::{Draft, DraftContent, DraftFile, Drafts};
use crate::intake::{IntakeError, Source};
use crate::loss::{Losses, Why};
use crate::mapping::{Filler, Filling, Leaf, Mapping, Reading};
use crate::table::{Column, TableError, TableLimits, read_table};
use crate::xlsform::{ATTACHMENTS, kind_of_form};
use column::{Columns, Use, plan};
use tables::{Child, Tables};

#[cfg(test)]
mod tests;

/// The kind of foreign id of submissions, of whichever server.
pub const SOURCE: &str = "odk";

/// Says why an export was refused.
#[derive(Debug, thiserror::Error)]
pub enum OdkError {
    /// The archive is refused.
    #[error(transparent)]
    Archive(#[from] IntakeError),
    /// A table in it is refused.
    #[error("{place}: {error}")]
    Table {
        /// Which table.
        place: String,
        /// Why.
        error: TableError,
    },
    /// No table in it is one of submissions.
    #[error("find a table of submissions: one with the column KEY or _uuid")]
    NoSubmissions,
}

/// What an export holds.
pub struct Export<'a> {
    /// The tables: name without folders and extension, and bytes.
    pub tables: Vec<(String, Vec<u8>)>,
    /// The names of the other files.
    pub media: Vec<String>,
    /// What a person said of the columns.
    pub mapping: Option<&'a Mapping>,
}

/// Takes the tables out of an archive; everything else in it is media.
///
/// # Errors
/// [`OdkError::Archive`].
pub fn open_archive<'a>(
    source: &mut dyn Source,
    mapping: Option<&'a Mapping>,
    limits: &TableLimits,
) -> Result<Export<'a>, OdkError> {
    let mut export = Export { tables: Vec::new(), media: Vec::new(), mapping };
    let entries: Vec<(usize, String, u64)> =
        source.entries().iter().enumerate().map(|(index, entry)| (index, entry.name.clone(), entry.size)).collect();
    for (index, name, size) in entries {
        let folder = name.split('/').any(|part| matches!(part, "media" | "attachments"));
        if folder || !name.to_lowercase().ends_with(".csv") {
            export.media.push(name);
            continue;
        }
        if size > limits.bytes as u64 {
            let error = TableError::TooLarge { limit: limits.bytes };
            return Err(OdkError::Table { place: format!("file {}", index + 1), error });
        }
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut source.open(index)?, &mut bytes)
            .map_err(|error| IntakeError::new(format!("file {}", index + 1), crate::intake::problem_of(&error)))?;
        let stem = name.rsplit('/').next().unwrap_or(&name);
        export.tables.push((stem.get(..stem.len() - 4).unwrap_or(stem).to_owned(), bytes));
    }
    Ok(export)
}

/// Reads an export. Gives also what its columns are.
///
/// # Errors
/// [`OdkError`]; a single submission that does not fit is a loss.
pub fn read_export(
    export: &Export<'_>,
    reading: &Reading<'_>,
    limits: &TableLimits,
) -> Result<(Drafts, Vec<Column>), OdkError> {
    let mut losses = Losses::default();
    let mut tables = Vec::new();
    for (number, (name, bytes)) in export.tables.iter().enumerate() {
        let place = format!("table {}", number + 1);
        let table = read_table(bytes, &place, limits, &mut losses).map_err(|error| OdkError::Table { place, error })?;
        tables.push((name.clone(), table));
    }
    let tables = Tables::sort(tables, &mut losses).ok_or(OdkError::NoSubmissions)?;
    let own = kind_of_form(&tables.form);
    let mapping = match (export.mapping, own) {
        (Some(mapping), _) => mapping.clone(),
        (None, kind) => Mapping::new(kind.unwrap_or(Kind::Incident)),
    };
    let root = plan(&tables.root, &[], &mapping, &mut losses);
    let children: Vec<Columns> = tables
        .children
        .iter()
        .map(|child| {
            let path: Vec<&str> = child.path.iter().map(String::as_str).collect();
            plan(&child.table, &path, &mapping, &mut losses)
        })
        .collect();
    let columns = root.describe(&tables.root);
    let filler = Filler { mapping: &mapping, reading };
    let mut reader = Reader { tables: &tables, root, children, filler, media: Media::new(&export.media), losses };
    let mut drafts = Drafts { producer: Some(tables.maker.to_owned()), ..Drafts::default() };
    for row in 0..tables.root.rows.len() {
        reader.submission(row, &mut drafts);
    }
    for name in reader.media.unused() {
        reader.losses.note(|| "media".to_owned(), &name, Why::Unmapped);
    }
    drafts.losses = reader.losses.into_list();
    Ok((drafts, columns))
}

struct Reader<'a> {
    tables: &'a Tables,
    root: Columns,
    children: Vec<Columns>,
    filler: Filler<'a>,
    media: Media,
    losses: Losses,
}

impl Reader<'_> {
    /// Reads one submission with what is repeated in it.
    fn submission(&mut self, at: usize, drafts: &mut Drafts) {
        let Some(row) = self.tables.root.rows.get(at) else { return };
        let place = format!("submission in line {}", row.line);
        let Some(instance) = self.tables.key(row) else {
            self.losses.note(|| place, "a submission without an instance id", Why::Missing);
            return;
        };
        let kind = self.filler.mapping.kind;
        let foreign = format!("{}:{instance}", kind.name());
        let draft = Draft::new(self.filler.reading.circle, self.filler.reading.source, &foreign, kind, place);
        let mut filling = Filling::new(draft, &foreign);
        let mut found = Vec::new();
        let root = std::mem::take(&mut self.root);
        self.row(&root, row, &mut filling, &[], &instance, &mut found);
        self.root = root;
        self.repeated(&instance, None, &mut filling, &[], &mut found);
        self.complete(&mut filling, row, &instance);
        let owner = filling.draft.id;
        let records = filling.finish(&mut self.losses);
        if !records.is_empty() {
            drafts.records.extend(records);
            found.into_iter().for_each(|file| self.file(owner, kind, &instance, file, drafts));
        }
    }

    /// Puts the cells of one row in.
    fn row(
        &mut self,
        columns: &Columns,
        row: &crate::table::Row,
        filling: &mut Filling,
        items: &[String],
        instance: &str,
        found: &mut Vec<Found>,
    ) {
        for one in &columns.uses {
            let Some(cell) = one.cell(row) else { continue };
            if let Some(member) = self.media.find(&cell, instance) {
                found.push(Found { member, name: cell.clone(), about: None });
                continue;
            }
            match &one.what {
                Use::Field(target) => {
                    self.filler.fill(filling, target, &cell, items, &mut self.losses);
                    if let (Leaf::Value(field), Some(accuracy)) = (target.leaf, one.accuracy(row)) {
                        self.accuracy(filling, field.path, target, &accuracy, items);
                    }
                }
                Use::Note(name) => self.losses.note(|| filling.draft.place.clone(), name, Why::NoField),
                Use::Open(name) => self.losses.note(|| "the columns".to_owned(), name, Why::Unmapped),
            }
        }
        for name in columns.altitudes(row) {
            self.losses.note(|| filling.draft.place.clone(), name, Why::NoField);
        }
    }

    /// Keeps how exact a point is: its radius in metres.
    fn accuracy(
        &mut self,
        filling: &mut Filling,
        pattern: &str,
        target: &crate::mapping::Target,
        accuracy: &str,
        items: &[String],
    ) {
        let path = target.path(|list, depth, number| {
            let own = items.get(depth).map_or("row", String::as_str);
            filling.draft.item(list, &format!("{own}{number}"))
        });
        let radius = path.strip_suffix("_point").map(|base| format!("{base}_radius"));
        let fits = radius
            .as_ref()
            .and_then(|path| Path::parse(path).ok())
            .and_then(|path| find_field(filling.draft.kind, &path));
        match (radius, fits) {
            (Some(path), Some(_)) => {
                filling.draft.set(&path, accuracy, &mut self.losses);
            }
            _ => self.losses.note(|| filling.draft.place.clone(), &format!("{pattern} accuracy"), Why::NoField),
        }
    }

    /// Puts the rows of repeated groups in that belong to a row.
    fn repeated(
        &mut self,
        parent: &str,
        parent_table: Option<usize>,
        filling: &mut Filling,
        items: &[String],
        found: &mut Vec<Found>,
    ) {
        let instance = parent.split('/').next().unwrap_or(parent).to_owned();
        for index in 0..self.children.len() {
            let tables = self.tables;
            let Some(child) = tables.children.get(index).filter(|child| child.parent == parent_table) else { continue };
            for at in child.rows_of(parent) {
                let Some(row) = child.table.rows.get(*at) else { continue };
                let Some(key) = child.keys.get(*at) else { continue };
                let mut items = items.to_vec();
                items.push(key.clone());
                let Some(columns) = self.children.get_mut(index).map(std::mem::take) else { continue };
                if child.path.last().is_some_and(|name| name == ATTACHMENTS) {
                    self.attachment(&child.table, row, &instance, filling, found);
                } else {
                    self.row(&columns, row, filling, &items, &instance, found);
                }
                if let Some(slot) = self.children.get_mut(index) {
                    *slot = columns;
                }
                self.repeated(key, Some(index), filling, &items, found);
            }
        }
    }

    /// Reads a row of the files that our own forms ask for.
    fn attachment(
        &mut self,
        table: &crate::table::Table,
        row: &crate::table::Row,
        instance: &str,
        filling: &Filling,
        found: &mut Vec<Found>,
    ) {
        let cell = |name: &str| table.column(name).and_then(|column| row.cell(column));
        let about = cell("about").map(str::to_owned);
        let member = cell("file").and_then(|name| Some((self.media.find(name, instance)?, name.to_owned())));
        match (member, cell("file").or(about.as_deref())) {
            (Some((member, name)), _) => found.push(Found { member, name, about }),
            (None, Some(told)) => self.losses.note(|| filling.draft.place.clone(), told, Why::NoFile),
            (None, None) => {}
        }
    }

    /// Adds what every submission has: when it came, its instance id, and a title where nothing gave one.
    fn complete(&mut self, filling: &mut Filling, row: &crate::table::Row, instance: &str) {
        let kind = filling.draft.kind;
        let has = |filling: &Filling, path: &str| filling.draft.edits.iter().any(|edit| edit.path.as_str() == path);
        let takes = |path: &str| Path::parse(path).ok().and_then(|path| find_field(kind, &path));
        if let Some(day) = self.tables.received(row) {
            if takes("received").is_some_and(|field| field.ty == FieldType::Date) {
                filling.draft.set("received", day, &mut self.losses);
            } else {
                self.losses.note(|| filling.draft.place.clone(), "time of submission", Why::NoField);
            }
        }
        if takes("reference").is_some() && kind != Kind::Case && !has(filling, "reference") {
            filling.draft.set("reference", instance, &mut self.losses);
        }
        if !filling.draft.edits.is_empty() && !has(filling, "title") && kind != Kind::Person {
            let short: String = instance.trim_start_matches("uuid:").chars().take(8).collect();
            let title = self.tables.title(row).unwrap_or_else(|| format!("{} {short}", self.tables.form));
            filling.draft.set("title", title, &mut self.losses);
        }
    }

    /// Makes the record of a file that a submission names.
    fn file(&mut self, owner: RecordId, kind: Kind, instance: &str, file: Found, drafts: &mut Drafts) {
        let foreign = format!("{instance}/{}", file.name);
        let place = format!("media of {}", drafts.records.last().map_or_else(String::new, |draft| draft.place.clone()));
        let reading = self.filler.reading;
        let mut evidence = Draft::new(reading.circle, "odk-media", &foreign, Kind::Evidence, place);
        if drafts.files.iter().any(|other| other.record == evidence.id) {
            return;
        }
        evidence.set("title", file.name.as_str(), &mut self.losses);
        evidence.set("file_name", file.name.as_str(), &mut self.losses);
        if let Some(about) = &file.about {
            evidence.set("description", about.as_str(), &mut self.losses);
        }
        match kind {
            Kind::Incident => {
                evidence.set("incident", owner.to_string(), &mut self.losses);
                evidence.link("evidence-of", &owner, &mut self.losses);
            }
            Kind::Person => {
                evidence.set(&format!("shows/{owner}"), true, &mut self.losses);
            }
            Kind::Case => {
                evidence.set("case", owner.to_string(), &mut self.losses);
            }
            _ => evidence.link("related-to", &owner, &mut self.losses),
        }
        drafts.files.push(DraftFile {
            record: evidence.id,
            name: file.name,
            content: DraftContent::Member(file.member),
        });
        drafts.records.push(evidence);
    }
}

/// A file that a submission names.
struct Found {
    member: String,
    name: String,
    about: Option<String>,
}

/// The media of an export, by the name of the file.
struct Media {
    by_name: BTreeMap<String, Vec<String>>,
    used: std::collections::BTreeSet<String>,
}

impl Media {
    fn new(names: &[String]) -> Self {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in names {
            by_name.entry(name.rsplit('/').next().unwrap_or(name).to_owned()).or_default().push(name.clone());
        }
        Self { by_name, used: std::collections::BTreeSet::new() }
    }

    /// Finds the file that a cell names: of several of that name, the one whose folder names the submission.
    fn find(&mut self, cell: &str, instance: &str) -> Option<String> {
        let found = self.by_name.get(cell)?;
        let id = instance.trim_start_matches("uuid:");
        let of_this = found.iter().find(|name| name.split('/').any(|part| part == id || part == instance));
        let member = of_this.or_else(|| found.first().filter(|_| found.len() == 1))?.clone();
        self.used.insert(member.clone());
        Some(member)
    }

    fn unused(&self) -> Vec<String> {
        self.by_name.values().flatten().filter(|name| !self.used.contains(*name)).cloned().collect()
    }
}

impl Child {
    fn rows_of(&self, parent: &str) -> &[usize] {
        self.by_parent.get(parent).map_or(&[], Vec::as_slice)
    }
}
