//! Mappings: what the columns of somebody's table are, in terms of the field table.
//!
//! A person says it once: `acts.+.type` is a path with dots, `+` the item of this row (`+2` a second one), `-` leaves a column
//! out. Behind a reference to a person, `name` says that the cell holds a real name, which goes into an identity record of its
//! own; otherwise it is a pseudonym. Behind a point, `lat` and `lon` say that it stands in two columns. As text, one line each,
//! a mapping is kept in the circle.

mod fill;
mod target;

use std::collections::BTreeMap;
use std::fmt;

use cairn_model::{CircleId, Kind, Vocabulary};
use sha2::{Digest, Sha256};

use crate::draft::Draft;
use crate::loss::{Losses, Why};
use crate::table::{Column, Row, Table};
pub(crate) use fill::{Filler, Filling};
pub(crate) use target::{Leaf, Target};

#[cfg(test)]
mod tests;

/// The most columns that one mapping names.
const MAX_COLUMNS: usize = 2_000;
/// The longest text of a mapping, in bytes.
const MAX_TEXT: usize = 200_000;

/// Says how a date in numbers reads where it reads in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// 03/04/2024 is in April.
    DayFirst,
    /// 03/04/2024 is in March.
    MonthFirst,
}

impl Dates {
    /// Gives the name in texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// Finds it by its name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::DayFirst, Self::MonthFirst].into_iter().find(|dates| dates.name() == name)
    }
}

/// Says what a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The kind of record that a row is.
    pub kind: Kind,
    /// The columns that together name a row for ever; without any, a row is named by all that stands in it.
    pub key: Vec<String>,
    /// How dates in numbers read.
    pub dates: Option<Dates>,
    /// Under which name the keys are unique: tables that share it hold the same rows. Without one, keys hold within one file.
    pub scope: Option<String>,
    /// What was said of the columns, in that order: the path, or `-`.
    columns: Vec<(String, String)>,
}

/// Says why a mapping is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// The path leads to no field of this kind.
    #[error("find the field {path} of kind {}", kind.name())]
    NoField {
        /// The path, with dots.
        path: String,
        /// The kind.
        kind: Kind,
    },
    /// A line of the text says nothing.
    #[error("read line {line} of the mapping")]
    Line {
        /// The line, from 1.
        line: usize,
    },
    /// It is longer than the limit.
    #[error("read a mapping of at most {MAX_COLUMNS} columns")]
    TooLong,
    /// The table lacks a column of the key.
    #[error("find the column {column} of the key")]
    NoKey {
        /// The column.
        column: String,
    },
    /// No column of the table is mapped.
    #[error("find a column that is mapped to a field")]
    NothingMapped,
}

/// What terms are called, to find their codes.
#[derive(Debug, Clone, Default)]
pub struct Labels(BTreeMap<(Vocabulary, String), (Language, Option<String>)>);

/// Which language a label is in, as a number: the languages that come first win.
pub type Language = usize;

impl Labels {
    /// Adds what a term is called in a language. A label that two terms of one language share finds neither.
    pub fn add(&mut self, vocabulary: Vocabulary, code: &str, label: &str, language: Language) {
        let fresh = || (language, Some(code.to_owned()));
        let found = self.0.entry((vocabulary, fold(label))).or_insert_with(fresh);
        if found.0 > language {
            *found = fresh();
        } else if found.0 == language && found.1.as_deref().is_some_and(|found| found != code) {
            found.1 = None;
        }
    }

    /// Finds the code that a text stands for: a code, or a label.
    pub fn code(&self, vocabulary: Vocabulary, text: &str) -> Option<String> {
        let labelled = || self.0.get(&(vocabulary, fold(text))).and_then(|(_, code)| code.clone());
        vocabulary.read(text).or_else(labelled)
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Mapping {
    /// Begins a mapping of rows that are records of a kind.
    pub const fn new(kind: Kind) -> Self {
        Self { kind, key: Vec::new(), dates: None, scope: None, columns: Vec::new() }
    }

    /// Says what a column is.
    ///
    /// # Errors
    /// [`MappingError`] when the path leads to no field.
    pub fn map(&mut self, column: &str, path: &str) -> Result<(), MappingError> {
        let (column, path) = (column.trim(), path.trim());
        if path != "-" {
            Target::parse(self.kind, path)?;
        }
        self.columns.retain(|(name, _)| name != column);
        if self.columns.len() >= MAX_COLUMNS {
            return Err(MappingError::TooLong);
        }
        self.columns.push((column.to_owned(), path.to_owned()));
        Ok(())
    }

    /// Gives what was said of the columns.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns.iter().map(|(column, path)| (column.as_str(), path.as_str()))
    }

    /// Reads the text form: lines of `kind …`, `key …`, `dates …` and `map COLUMN = PATH`; `#` begins a remark.
    ///
    /// # Errors
    /// [`MappingError`] with the line.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        if text.len() > MAX_TEXT {
            return Err(MappingError::TooLong);
        }
        let mut mapping = Self::new(Kind::Incident);
        for (index, line) in text.lines().enumerate() {
            let wrong = || MappingError::Line { line: index + 1 };
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (word, rest) = line.split_once(' ').ok_or_else(wrong)?;
            match word {
                "kind" => mapping.kind = Kind::parse(rest.trim()).ok_or_else(wrong)?,
                "key" => mapping.key.push(rest.trim().to_owned()),
                "dates" => mapping.dates = Some(Dates::parse(rest.trim()).ok_or_else(wrong)?),
                "map" => {
                    let (column, path) = rest.rsplit_once('=').ok_or_else(wrong)?;
                    mapping.map(column, path)?;
                }
                _ => return Err(wrong()),
            }
        }
        Ok(mapping)
    }

    /// Finds what a column is: what was said, else the field whose path is its name.
    pub(crate) fn target(&self, column: &str) -> Said {
        match self.columns.iter().find(|(name, _)| fold(name) == fold(column)) {
            Some((_, path)) if path == "-" => Said::LeftOut,
            Some((_, path)) => {
                Target::parse(self.kind, path).map_or(Said::Nothing, |target| Said::Field(Box::new(target)))
            }
            None => match Target::parse(self.kind, &column.trim().to_lowercase().replace(' ', "_")) {
                Ok(target) => Said::Field(Box::new(target)),
                Err(_) => Said::Nothing,
            },
        }
    }
}

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "kind {}", self.kind.name())?;
        self.key.iter().try_for_each(|key| writeln!(f, "key {key}"))?;
        if let Some(dates) = self.dates {
            writeln!(f, "dates {}", dates.name())?;
        }
        self.columns.iter().try_for_each(|(column, path)| writeln!(f, "map {column} = {path}"))
    }
}

/// What is known of a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Said {
    /// It is this field.
    Field(Box<Target>),
    /// A person left it out.
    LeftOut,
    /// Nothing.
    Nothing,
}

/// What a table is read for.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The circle, which enters ids.
    pub circle: &'a CircleId,
    /// What terms are called.
    pub labels: &'a Labels,
    /// SHA-256 of the file: keys without a scope hold within it.
    pub file: &'a [u8; 32],
    /// The kind of foreign id.
    pub source: &'a str,
}

/// Reads a table, one record a row.
///
/// Every column is mapped, left out by the person, or among the losses; so is every cell that does not fit its field.
///
/// # Errors
/// [`MappingError`] when the key is not in the table, or nothing of it is mapped.
pub fn read_rows(
    table: &Table,
    mapping: &Mapping,
    reading: &Reading<'_>,
    losses: &mut Losses,
) -> Result<Vec<Draft>, MappingError> {
    let key: Vec<usize> = mapping
        .key
        .iter()
        .map(|name| table.column(name).ok_or_else(|| MappingError::NoKey { column: name.clone() }))
        .collect::<Result<_, _>>()?;
    let targets = targets(table, mapping, &key, losses);
    if targets.is_empty() {
        return Err(MappingError::NothingMapped);
    }
    let filler = Filler { mapping, reading };
    let mut drafts = Vec::new();
    for row in &table.rows {
        let Some(foreign) = foreign_id(row, &key, mapping, reading) else {
            losses.note(|| format!("line {}", row.line), "a row without its key", Why::Missing);
            continue;
        };
        let place = format!("line {}", row.line);
        let mut filling =
            Filling::new(Draft::new(reading.circle, reading.source, &foreign, mapping.kind, place), &foreign);
        for (index, target) in &targets {
            if let Some(cell) = row.cell(*index) {
                filler.fill(&mut filling, target, cell, &[], losses);
            }
        }
        drafts.extend(filling.finish(losses));
    }
    Ok(drafts)
}

/// Finds what each column is, and notes those that nobody spoke of.
fn targets(table: &Table, mapping: &Mapping, key: &[usize], losses: &mut Losses) -> Vec<(usize, Target)> {
    let mut targets = Vec::new();
    for (index, name) in table.header.iter().enumerate() {
        match mapping.target(name) {
            Said::Field(target) => targets.push((index, *target)),
            Said::LeftOut => losses.note(|| "the header".to_owned(), name, Why::LeftOut),
            Said::Nothing if key.contains(&index) || table.sample(index).is_none() => {}
            Said::Nothing => losses.note(|| "the header".to_owned(), name, Why::Unmapped),
        }
    }
    targets
}

/// Gives what names a row: its key under the scope, else all that stands in it.
fn foreign_id(row: &Row, key: &[usize], mapping: &Mapping, reading: &Reading<'_>) -> Option<String> {
    if key.is_empty() {
        let mut hasher = Sha256::new();
        for cell in &row.cells {
            hasher.update((cell.len() as u64).to_le_bytes());
            hasher.update(cell.as_bytes());
        }
        return Some(format!("{}:{}", mapping.kind.name(), hex::encode(hasher.finalize())));
    }
    let cells = key.iter().map(|index| row.cell(*index)).collect::<Option<Vec<_>>>()?;
    let scope = mapping.scope.clone().unwrap_or_else(|| hex::encode(reading.file));
    Some(format!("{}:{scope}:{}", mapping.kind.name(), cells.join("\u{1f}")))
}

/// Says what each column of a table is, to be shown.
pub fn describe(table: &Table, mapping: &Mapping) -> Vec<Column> {
    let path = |name: &str| match mapping.target(name) {
        Said::Field(target) => Some(target.to_string()),
        Said::LeftOut | Said::Nothing => None,
    };
    table
        .header
        .iter()
        .enumerate()
        .map(|(index, name)| Column { name: name.clone(), path: path(name), sample: table.sample(index) })
        .collect()
}
