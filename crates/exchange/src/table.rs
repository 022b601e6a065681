//! Tables of text as people have them: in any encoding that is common, with any separator, broken here and there.
//!
//! The encoding is told by a byte order mark, else UTF-8 where it fits, else guessed from the bytes; what was guessed is said.
//! The separator is the one that gives the most even rows. Quoting is that of RFC 4180, read leniently; a quote that never
//! closes is an error, since everything after it would be one cell.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::loss::{Losses, Why};

#[cfg(test)]
mod tests;

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableLimits {
    /// The most bytes of a file.
    pub bytes: usize,
    /// The most rows.
    pub rows: usize,
    /// The most columns.
    pub columns: usize,
    /// The most bytes of a cell.
    pub cell: usize,
}

impl Default for TableLimits {
    /// 256 MiB, 250,000 rows, 2,000 columns, 1 MiB a cell.
    fn default() -> Self {
        Self { bytes: 256 << 20, rows: 250_000, columns: 2_000, cell: 1 << 20 }
    }
}

/// Says why a table was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// It is larger than the limit.
    #[error("read a table of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// It has more rows than the limit.
    #[error("read a table of at most {limit} rows")]
    TooManyRows {
        /// The most rows.
        limit: usize,
    },
    /// It has more columns than the limit.
    #[error("read a table of at most {limit} columns")]
    TooManyColumns {
        /// The most columns.
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
    /// A quote is opened and never closed.
    #[error("find the end of the quote that begins in line {line}")]
    Quote {
        /// The line, from 1.
        line: u64,
    },
    /// A line is no row of a table.
    #[error("read line {line} as a row of the table")]
    Row {
        /// The line, from 1.
        line: u64,
    },
    /// It holds no header, or bytes that are no text.
    #[error("find a header of text in the first line")]
    Header,
}

/// A table of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, as they stand.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The encoding it was read in, by its name in the WHATWG standard.
    pub encoding: &'static str,
    /// The separator.
    pub separator: char,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    /// The cells; never more than the header has.
    pub cells: Vec<String>,
}

impl Row {
    /// Gives a cell, without spaces around it; nothing where it is empty.
    pub fn cell(&self, index: usize) -> Option<&str> {
        self.cells.get(index).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// A column, as it is shown to a person who says what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The path of its field; nothing where it is left out.
    pub path: Option<String>,
    /// The first value in it.
    pub sample: Option<String>,
}

impl Table {
    /// Finds a column by its name: as it stands, else without regard to case and spaces around it.
    pub fn column(&self, name: &str) -> Option<usize> {
        let same = |text: &String| text.trim().to_lowercase() == name.trim().to_lowercase();
        self.header.iter().position(|column| column == name).or_else(|| self.header.iter().position(same))
    }

    /// Gives the first value of a column, cut to what a person looks at.
    pub fn sample(&self, index: usize) -> Option<String> {
        self.rows.iter().find_map(|row| row.cell(index)).map(|cell| cell.chars().take(80).collect())
    }
}

/// Reads a table. `losses` takes notes on the encoding and on rows of another form; `place` names the file in them.
///
/// # Errors
/// [`TableError`]; limits come before anything else.
pub fn read_table(bytes: &[u8], place: &str, limits: &TableLimits, losses: &mut Losses) -> Result<Table, TableError> {
    if bytes.len() > limits.bytes {
        return Err(TableError::TooLarge { limit: limits.bytes });
    }
    let (text, encoding) = decode(bytes, place, losses);
    if text.contains('\0') {
        return Err(TableError::Header);
    }
    let separator = sniff(&text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let mut table = Table { header: Vec::new(), rows: Vec::new(), encoding, separator };
    let mut last_line = 1;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(TableError::Row { line: error.position().map_or(last_line, csv::Position::line) });
            }
        }
        last_line = record.position().map_or(last_line, csv::Position::line);
        take_record(&mut table, &record, last_line, place, limits, losses)?;
    }
    if table.header.is_empty() {
        return Err(TableError::Header);
    }
    must_be_closed(&text, &table, last_line)?;
    Ok(table)
}

fn take_record(
    table: &mut Table,
    record: &csv::StringRecord,
    line: u64,
    place: &str,
    limits: &TableLimits,
    losses: &mut Losses,
) -> Result<(), TableError> {
    if record.iter().any(|cell| cell.len() > limits.cell) {
        return Err(TableError::CellTooLong { line, limit: limits.cell });
    }
    if table.header.is_empty() {
        if record.len() > limits.columns {
            return Err(TableError::TooManyColumns { limit: limits.columns });
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Err(TableError::Header);
        }
        table.header = unique(record.iter(), place, losses);
        return Ok(());
    }
    if record.iter().all(|cell| cell.trim().is_empty()) {
        return Ok(());
    }
    if table.rows.len() >= limits.rows {
        return Err(TableError::TooManyRows { limit: limits.rows });
    }
    let width = table.header.len();
    if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        losses.note(|| format!("{place} line {line}"), "cells beyond the header", Why::OddRow);
    } else if record.len() < width {
        losses.note(|| format!("{place} line {line}"), "fewer cells than the header", Why::OddRow);
    }
    table.rows.push(Row { line, cells: record.iter().take(width).map(str::to_owned).collect() });
    Ok(())
}

/// Gives columns that stand twice, or have no name, names of their own.
fn unique<'a>(names: impl Iterator<Item = &'a str>, place: &str, losses: &mut Losses) -> Vec<String> {
    let mut header: Vec<String> = Vec::new();
    for (index, name) in names.enumerate() {
        let name = name.trim();
        let mut found = if name.is_empty() { format!("column {}", index + 1) } else { name.to_owned() };
        if header.contains(&found) {
            losses.note(|| format!("{place} line 1"), name, Why::DuplicateKey);
            found = format!("{found} ({})", index + 1);
        }
        header.push(found);
    }
    header
}

/// Refuses a table whose last cell holds line breaks because its quote never closes.
fn must_be_closed(text: &str, table: &Table, line: u64) -> Result<(), TableError> {
    let swallowed = table.rows.last().is_some_and(|row| row.cells.last().is_some_and(|cell| cell.contains('\n')))
        || table.rows.is_empty() && table.header.last().is_some_and(|cell| cell.contains('\n'));
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    if swallowed && odd { Err(TableError::Quote { line }) } else { Ok(()) }
}

/// Brings bytes into text; gives it with the name of the encoding.
pub fn decode<'a>(bytes: &'a [u8], place: &str, losses: &mut Losses) -> (Cow<'a, str>, &'static str) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default(), place, losses);
    }
    if let Some(encoding) = wide(bytes) {
        losses.note(|| place.to_owned(), encoding.name(), Why::GuessedEncoding);
        return decode_as(encoding, bytes, place, losses);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), UTF_8.name());
    }
    let whole_lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii());
    let (fine, broken): (Vec<&[u8]>, Vec<&[u8]>) = whole_lines.partition(|line| std::str::from_utf8(line).is_ok());
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for line in &broken {
        detector.feed(line, false);
    }
    detector.feed(b"", true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    losses.note(|| place.to_owned(), encoding.name(), Why::GuessedEncoding);
    if fine.is_empty() {
        return decode_as(encoding, bytes, place, losses);
    }
    // Lines of two encodings: someone joined files. Each line is read in its own.
    losses.note(|| place.to_owned(), encoding.name(), Why::MixedEncodings);
    let mut text = String::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&encoding.decode_without_bom_handling(line).0),
        }
    }
    (Cow::Owned(text), encoding.name())
}

fn decode_as<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    place: &str,
    losses: &mut Losses,
) -> (Cow<'a, str>, &'static str) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        losses.note(|| place.to_owned(), "bytes that are no text", Why::Characters);
    }
    (text, encoding.name())
}

/// Tells UTF-16 without a mark: every other byte of its first letters is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(256))?;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    let most = |count: usize| half > 1 && count * 10 >= half * 7;
    match (most(zeros(0)), most(zeros(1))) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

/// Finds the separator: the one that gives the first rows the most cells, all alike.
fn sniff(text: &str) -> char {
    const ROWS: usize = 20;
    let score = |separator: char| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator as u8)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader.records().take(ROWS).map_while(Result::ok).map(|record| record.len()).collect();
        let first = widths.first().copied().unwrap_or_default();
        let alike = widths.iter().filter(|width| **width == first).count();
        if first < 2 { (0, 0) } else { (alike * 100 / widths.len().max(1), first) }
    };
    let mut best = (',', score(','));
    for separator in [';', '\t', '|'] {
        let found = score(separator);
        // A comma stands in texts too: another separator wins only where it gives more even rows, or as even and wider ones.
        if found > best.1 {
            best = (separator, found);
        }
    }
    best.0
}
