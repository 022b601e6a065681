use super::*;
use crate::flat::tests::{outgoing, sample};

#[test]
fn what_a_spreadsheet_would_run_is_text_and_reads_back_exactly() {
    for text in ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", "'quoted", "'=1", "＝1"] {
        let cell = safe(text.to_owned());
        assert!(cell.starts_with('\''), "{text:?}");
        assert_eq!(unsafe_again(&cell), text);
    }
    for plain in ["", "a", "12", "a=b"] {
        assert_eq!(safe(plain.to_owned()), plain);
    }
}

#[test]
fn no_cell_of_any_table_begins_like_a_formula() {
    let written = write_csv(&outgoing(sample()));
    assert!(written.files.iter().any(|file| file.name == "incident.acts.csv"));
    for file in &written.files {
        let text = std::str::from_utf8(&file.bytes).unwrap().trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(!is_formula(cell), "{}: {cell:?}", file.name);
            }
        }
    }
}
