//! Sheets of text, written as a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The longest text of a cell that spreadsheets take, in characters.
const MAX_CELL: usize = 32_000;

/// Rows of text.
#[derive(Debug, Default)]
pub(super) struct Sheet(Vec<Vec<String>>);

impl Sheet {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn row(&mut self, cells: &[String]) {
        self.0.push(cells.to_vec());
    }
}

/// Writes sheets as a workbook. Every cell is text: none is ever a formula.
pub(super) fn write(sheets: &[(&str, Sheet)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // One codebook makes one form, byte for byte, whenever it is written.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (name, sheet) in sheets {
        let page = workbook.add_worksheet();
        page.set_name(*name)?;
        for (row, cells) in (0_u32..).zip(&sheet.0) {
            for (column, cell) in (0_u16..).zip(cells) {
                if !cell.is_empty() {
                    page.write_string(row, column, cell.chars().take(MAX_CELL).collect::<String>())?;
                }
            }
        }
    }
    workbook.save_to_buffer()
}
