//! HURIDOCS micro-thesauri as files: the term lists of the Events Standard Formats, as a person may have them.
//!
//! The lists are under copyright and are not part of the project. A file is a table with a header, as OpenEvSys keeps it
//! (`vocab_number, huri_code, english, french, otherlanguages, list_code, …, parent_vocab_number`), with commas, semicolons
//! or tabs between the cells. Only `huri_code`, a label and the number of the list are needed; the rest is optional.

use std::collections::{BTreeMap, BTreeSet};

#[cfg(test)]
mod tests;

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThesaurusLimits {
    /// The most bytes of a file.
    pub bytes: usize,
    /// The most rows of a file.
    pub rows: usize,
    /// The most bytes of a cell.
    pub cell: usize,
}

impl Default for ThesaurusLimits {
    /// 16 MiB, 50,000 rows, 2,000 bytes a cell: the 54 lists of 2001 together are 0.7 MB and 4,524 rows.
    fn default() -> Self {
        Self { bytes: 16 << 20, rows: 50_000, cell: 2_000 }
    }
}

/// One term of a micro-thesaurus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThesaurusTerm {
    /// The number of the list, 1 to 99.
    pub list: u8,
    /// The term's code, 12 digits.
    pub code: String,
    /// What it is called in the file's first language: English, where the file has it.
    pub label: String,
    /// What it is called in French.
    pub french: Option<String>,
    /// What it is called in the file's third language, which the file does not name.
    pub other: Option<String>,
    /// The code of the broader term in the same list.
    pub parent: Option<String>,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// The line in the file, from 1; the header is line 1.
    pub line: u64,
    /// Why.
    pub why: Skipped,
}

/// Says why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// Its code is not 12 digits.
    Code,
    /// Its list has no number from 1 to 99.
    List,
    /// It has no label.
    Label,
    /// A label holds control characters.
    Characters,
    /// The same list has the same code before it.
    Twice,
}

impl Skipped {
    /// Says it in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Code => "the code is not 12 digits",
            Self::List => "the list has no number",
            Self::Label => "no label",
            Self::Characters => "control characters",
            Self::Twice => "the list has the code already",
        }
    }
}

/// A file of terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thesaurus {
    /// The terms, in the order of the file.
    pub terms: Vec<ThesaurusTerm>,
    /// The rows that were left out.
    pub skipped: Vec<SkippedRow>,
}

/// Says why a file was refused.
#[derive(Debug, thiserror::Error)]
pub enum ThesaurusError {
    /// The file is larger than the limit.
    #[error("read a term list of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// The file has more rows than the limit.
    #[error("read a term list of at most {limit} rows")]
    TooManyRows {
        /// The most rows.
        limit: usize,
    },
    /// A cell is longer than the limit.
    #[error("read line {line} with cells of at most {limit} bytes")]
    CellTooLong {
        /// The line, from 1.
        line: u64,
        /// The most bytes.
        limit: usize,
    },
    /// The file is not UTF-8 text.
    #[error("read the file as UTF-8 text")]
    Encoding,
    /// The header names no such column.
    #[error("find column {column} in the header")]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// A line is no row of the table.
    #[error("read line {line} as a row of the table")]
    Row {
        /// The line, from 1.
        line: u64,
    },
    /// No row holds a term.
    #[error("find a term in the file")]
    Empty,
}

/// Reads a file of terms. `list` is the number of the list for files that hold one list and do not say which.
///
/// # Errors
/// [`ThesaurusError`]; limits come before anything else. Single rows that hold no term are left out and listed.
pub fn read_thesaurus(bytes: &[u8], list: Option<u8>, limits: &ThesaurusLimits) -> Result<Thesaurus, ThesaurusError> {
    if bytes.len() > limits.bytes {
        return Err(ThesaurusError::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ThesaurusError::Encoding)?;
    let text = text.trim_start_matches('\u{feff}');
    let mut table = csv::ReaderBuilder::new()
        .delimiter(delimiter(text.lines().next().unwrap_or_default()))
        .flexible(false)
        .from_reader(text.as_bytes());
    let columns = Columns::find(table.headers().map_err(|_| ThesaurusError::Row { line: 1 })?, list)?;
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row.map_err(|error| ThesaurusError::Row { line: error.position().map_or(0, csv::Position::line) })?;
        if rows.len() == limits.rows {
            return Err(ThesaurusError::TooManyRows { limit: limits.rows });
        }
        let line = row.position().map_or(0, csv::Position::line);
        if row.iter().any(|cell| cell.len() > limits.cell) {
            return Err(ThesaurusError::CellTooLong { line, limit: limits.cell });
        }
        rows.push((line, row));
    }
    let found = gather(&columns, &rows, list);
    if found.terms.is_empty() { Err(ThesaurusError::Empty) } else { Ok(found) }
}

fn delimiter(header: &str) -> u8 {
    let count = |delimiter: u8| header.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// Where in a row what stands.
struct Columns {
    code: usize,
    label: usize,
    french: Option<usize>,
    other: Option<usize>,
    list: Option<usize>,
    number: Option<usize>,
    parent: Option<usize>,
}

impl Columns {
    fn find(header: &csv::StringRecord, list: Option<u8>) -> Result<Self, ThesaurusError> {
        let at = |names: &[&str]| header.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
        let need = |column, found: Option<usize>| found.ok_or(ThesaurusError::MissingColumn { column });
        let numbers = at(&["list_code", "list", "mt"]);
        if numbers.is_none() && list.is_none() {
            return Err(ThesaurusError::MissingColumn { column: "list_code" });
        }
        Ok(Self {
            code: need("huri_code", at(&["huri_code", "code"]))?,
            label: need("english", at(&["english", "label", "term"]))?,
            french: at(&["french"]),
            other: at(&["otherlanguages", "other", "spanish"]),
            list: numbers,
            number: at(&["vocab_number"]),
            parent: at(&["parent_vocab_number"]),
        })
    }
}

fn gather(columns: &Columns, rows: &[(u64, csv::StringRecord)], list: Option<u8>) -> Thesaurus {
    let codes: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|(_, row)| {
            Some((cell(row, columns.number).filter(|number| !number.is_empty())?, cell(row, Some(columns.code))?))
        })
        .collect();
    let mut found = Thesaurus::default();
    let mut seen = BTreeSet::new();
    for (line, row) in rows {
        match read_row(columns, row, list, &codes) {
            Ok(term) if !seen.insert((term.list, term.code.clone())) => {
                found.skipped.push(SkippedRow { line: *line, why: Skipped::Twice });
            }
            Ok(term) => found.terms.push(term),
            Err(why) => found.skipped.push(SkippedRow { line: *line, why }),
        }
    }
    found
}

fn cell(row: &csv::StringRecord, column: Option<usize>) -> Option<&str> {
    row.get(column?).map(str::trim)
}

fn read_row(
    columns: &Columns,
    row: &csv::StringRecord,
    list: Option<u8>,
    codes: &BTreeMap<&str, &str>,
) -> Result<ThesaurusTerm, Skipped> {
    let number = match cell(row, columns.list) {
        Some(text) => text.parse().ok(),
        None => list,
    };
    let list = number.filter(|number: &u8| (1..=99).contains(number)).ok_or(Skipped::List)?;
    let code = cell(row, Some(columns.code)).filter(|code| is_code(code)).ok_or(Skipped::Code)?;
    let words = |column| match cell(row, column) {
        Some(text) if text.chars().any(char::is_control) => Err(Skipped::Characters),
        Some("" | "NULL") | None => Ok(None),
        Some(text) => Ok(Some(text.to_owned())),
    };
    let parent = cell(row, columns.parent).and_then(|number| codes.get(number)).filter(|parent| is_code(parent));
    Ok(ThesaurusTerm {
        list,
        code: code.to_owned(),
        label: words(Some(columns.label))?.ok_or(Skipped::Label)?,
        french: words(columns.french)?,
        other: words(columns.other)?,
        parent: parent.filter(|parent| **parent != code).map(|parent| (*parent).to_owned()),
    })
}

fn is_code(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}
