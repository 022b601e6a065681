use super::*;

/// Written for this test; no text of HURIDOCS is in it.
const SMALL: &str = "\
vocab_number,huri_code,english,french,otherlanguages,list_code,visible,term_order,parent_vocab_number,term_level
10,010000000000,\"Weather, bad\",Mauvais temps,Mal tiempo,4,y,1,0,0
11,010100000000,Rain,Pluie,Lluvia,4,y,2,10,1
12,010200000000,Hail,,NULL,4,y,3,10,1
13,010000000000,Places,,,17,y,1,0,0
";

fn read(text: &str) -> Result<Thesaurus, ThesaurusError> {
    read_thesaurus(text.as_bytes(), None, &ThesaurusLimits::default())
}

#[test]
fn terms_come_with_their_languages_and_broader_terms() {
    let found = read(SMALL).unwrap();
    assert_eq!(found.skipped, []);
    assert_eq!(
        found.terms.iter().map(|term| (term.list, term.label.as_str())).collect::<Vec<_>>(),
        [(4, "Weather, bad"), (4, "Rain"), (4, "Hail"), (17, "Places")]
    );
    assert_eq!(found.terms[1].parent.as_deref(), Some("010000000000"));
    assert_eq!((found.terms[1].french.as_deref(), found.terms[1].other.as_deref()), (Some("Pluie"), Some("Lluvia")));
    assert_eq!((found.terms[2].french.as_deref(), found.terms[2].other.as_deref()), (None, None));
    assert_eq!(found.terms[0].parent, None);
}

#[test]
fn semicolons_tabs_and_a_byte_order_mark_are_read() {
    for text in ["\u{feff}code;label\n010000000000;One, two\n", "code\tlabel\n010000000000\tOne, two\n"] {
        let found = read_thesaurus(text.as_bytes(), Some(5), &ThesaurusLimits::default()).unwrap();
        assert_eq!((found.terms[0].list, found.terms[0].label.as_str()), (5, "One, two"));
    }
}

#[test]
fn rows_that_hold_no_term_are_left_out_and_named_by_line() {
    let found = read(
        "huri_code,english,list_code\n010000000000,One,4\n01,Two,4\n020000000000,Three,0\n030000000000,,4\n\
         010000000000,Again,4\n040000000000,\"Fi\u{7}ve\",4\n",
    )
    .unwrap();
    assert_eq!(found.terms.len(), 1);
    assert_eq!(
        found.skipped.iter().map(|row| (row.line, row.why)).collect::<Vec<_>>(),
        [(3, Skipped::Code), (4, Skipped::List), (5, Skipped::Label), (6, Skipped::Twice), (7, Skipped::Characters)]
    );
}

#[test]
fn bad_files_are_refused_with_what_is_wrong() {
    let limits = ThesaurusLimits { bytes: 100, rows: 2, cell: 20 };
    let limited = |text: &str| read_thesaurus(text.as_bytes(), Some(4), &limits);
    assert!(matches!(limited(&"a".repeat(101)), Err(ThesaurusError::TooLarge { limit: 100 })));
    let many = "code,label\n010000000000,a\n020000000000,b\n030000000000,c\n";
    assert!(matches!(limited(many), Err(ThesaurusError::TooManyRows { limit: 2 })));
    let long = format!("code,label\n010000000000,{}\n", "x".repeat(21));
    assert!(matches!(limited(&long), Err(ThesaurusError::CellTooLong { line: 2, limit: 20 })));
    assert!(matches!(
        read_thesaurus(b"code,label\n010000000000,\xff\n", Some(4), &limits),
        Err(ThesaurusError::Encoding)
    ));
    assert!(matches!(read("huri_code,english\n"), Err(ThesaurusError::MissingColumn { column: "list_code" })));
    assert!(matches!(read("no,name,list_code\n"), Err(ThesaurusError::MissingColumn { column: "huri_code" })));
    assert!(matches!(read("huri_code,name,list_code\n"), Err(ThesaurusError::MissingColumn { column: "english" })));
    assert!(matches!(read("huri_code,english,list_code\n1,2\n"), Err(ThesaurusError::Row { line: 2 })));
    assert!(matches!(read("huri_code,english,list_code\nx,y,z\n"), Err(ThesaurusError::Empty)));
    assert!(matches!(read(""), Err(ThesaurusError::MissingColumn { .. })));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300)) {
        drop(read_thesaurus(&bytes, Some(4), &ThesaurusLimits::default()));
    }

    #[test]
    fn any_cells_under_the_header_are_read_or_refused(rows in "[0-9a-z\",;\t\r\n]{0,200}") {
        let text = format!("huri_code,english,list_code\n{rows}");
        if let Ok(found) = read(&text) {
            proptest::prop_assert!(found.terms.iter().all(|term| term.code.len() == 12 && !term.label.is_empty()));
        }
    }
}
