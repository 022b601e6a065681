//! Tables for spreadsheets: one file a kind of record and one a list in it, safe to open.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe; reading takes it off again. UTF-8 with a byte
//! order mark, because spreadsheets guess wrongly without one.

use crate::flat::{FlatTable, cell_text, flatten, place_columns};
use crate::loss::Losses;
use crate::outgoing::{Outgoing, Written, WrittenFile};

#[cfg(test)]
mod tests;

/// Writes records as tables.
pub fn write_csv(out: &Outgoing) -> Written {
    let mut losses = Losses::default();
    let mut written = Written::default();
    for table in flatten(&out.records, &mut losses) {
        let name = table.name();
        written.counts.insert(name.clone(), table.rows.len() as u64);
        written.files.push(WrittenFile { name: format!("{name}.csv"), bytes: write_table(&table) });
    }
    written.losses = losses.into_list();
    written
}

fn write_table(table: &FlatTable) -> Vec<u8> {
    let mut rows = Rows::new();
    let mut header = place_columns(table.lists.len());
    header.extend(table.columns.iter().map(|column| column.name.clone()));
    rows.row(&header);
    for ((record, items), row) in &table.rows {
        let mut cells = vec![record.to_string()];
        cells.extend(items.iter().cloned());
        cells.extend(
            table
                .columns
                .iter()
                .map(|column| row.get(&column.name).map(|values| safe(cell_text(values))).unwrap_or_default()),
        );
        rows.row(&cells);
    }
    rows.finish()
}

/// Says whether a spreadsheet would take a cell for a formula.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Makes a cell safe to open. One that begins with an apostrophe gets another, so that reading is exact.
pub(crate) fn safe(cell: String) -> String {
    if is_formula(&cell) || cell.starts_with('\'') { format!("'{cell}") } else { cell }
}

/// Takes off what [`safe`] put before a cell.
pub(crate) fn unsafe_again(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest) || rest.starts_with('\'')).unwrap_or(cell)
}

/// Rows of a table, as bytes.
pub(crate) struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    pub(crate) fn new() -> Self {
        Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec()))
    }

    pub(crate) fn row<S: AsRef<[u8]>>(&mut self, cells: &[S]) {
        // Writing into memory does not fail, and every row has the header's width.
        let _ = self.0.write_record(cells);
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}
