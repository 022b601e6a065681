use super::*;

fn read(bytes: &[u8]) -> (Result<Table, TableError>, Vec<crate::Loss>) {
    let mut losses = Losses::default();
    let table = read_table(bytes, "table", &TableLimits::default(), &mut losses);
    (table, losses.into_list())
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).0.unwrap().rows.into_iter().map(|row| row.cells).collect()
}

#[test]
fn a_table_is_read_in_every_encoding_that_people_have() {
    let text = "Título;Ort\n\"Peña; Añil\";Zürich\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let forms = [
        (text.as_bytes().to_vec(), "UTF-8", 0),
        (marked(b"\xef\xbb\xbf", text.as_bytes()), "UTF-8", 0),
        (marked(b"\xff\xfe", &wide(u16::to_le_bytes)), "UTF-16LE", 0),
        (marked(b"\xfe\xff", &wide(u16::to_be_bytes)), "UTF-16BE", 0),
        (wide(u16::to_le_bytes), "UTF-16LE", 1),
        (encoding_rs::WINDOWS_1252.encode(text).0.into_owned(), "windows-1252", 1),
    ];
    for (bytes, encoding, notes) in forms {
        let (table, losses) = read(&bytes);
        let table = table.unwrap();
        assert_eq!((table.encoding, losses.len()), (encoding, notes), "{losses:?}");
        assert_eq!(table.header, ["Título", "Ort"]);
        assert_eq!(table.rows, [Row { line: 2, cells: vec!["Peña; Añil".to_owned(), "Zürich".to_owned()] }]);
    }
}

#[test]
fn arabic_of_old_windows_is_told_from_latin() {
    let text = "العنوان,المكان\nمداهمة المكتب في الصباح الباكر,القاهرة\nاعتقال الصحفي,بيروت\n";
    let bytes = encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let (table, losses) = read(&bytes);
    let table = table.unwrap();
    assert_eq!(table.encoding, "windows-1256");
    assert_eq!(table.rows[0].cells, ["مداهمة المكتب في الصباح الباكر", "القاهرة"]);
    assert_eq!(losses[0].why, Why::GuessedEncoding);
}

#[test]
fn lines_of_two_encodings_are_each_read_in_their_own() {
    let mut bytes = "title,where\nune école,Orléans\n".as_bytes().to_vec();
    bytes.extend_from_slice(&encoding_rs::WINDOWS_1252.encode("une église,Besançon\n").0);
    let (table, losses) = read(&bytes);
    assert_eq!(table.unwrap().rows[1].cells, ["une église", "Besançon"]);
    assert!(losses.iter().any(|loss| loss.why == Why::MixedEncodings));
}

#[test]
fn the_separator_is_the_one_that_gives_even_rows() {
    assert_eq!(cells(b"a;b\n1,5;2\n"), [["1,5", "2"]]);
    assert_eq!(cells(b"a\tb\n1, then 2\t3\n"), [["1, then 2", "3"]]);
    assert_eq!(cells(b"title,where\nx;y,z\n"), [["x;y", "z"]]);
    assert_eq!(cells(b"only\none\n"), [["one"]]);
}

#[test]
fn rows_of_another_form_are_kept_as_far_as_they_go_and_noted() {
    let (table, losses) = read(b"a,b\n1\n1,2,3\n1,2,\n\n,\n");
    assert_eq!(table.unwrap().rows.len(), 3);
    let whys: Vec<_> = losses.iter().map(|loss| (loss.what.as_str(), loss.place.as_str())).collect();
    assert_eq!(whys, [("cells beyond the header", "table line 3"), ("fewer cells than the header", "table line 2")]);
}

#[test]
fn columns_with_one_name_or_none_get_names_of_their_own() {
    let (table, losses) = read(b"a,,a\n1,2,3\n");
    assert_eq!(table.unwrap().header, ["a", "column 2", "a (3)"]);
    assert_eq!(losses[0].why, Why::DuplicateKey);
}

#[test]
fn a_quote_that_never_closes_names_its_line() {
    assert_eq!(read(b"a,b\n1,2\n3,\"open\n5,6\n").0, Err(TableError::Quote { line: 3 }));
    // A lone quote inside a cell is only a quote.
    assert_eq!(cells(b"a,b\n5\" pipe,2\n"), [["5\" pipe", "2"]]);
}

#[test]
fn limits_come_first() {
    let small = TableLimits { bytes: 1000, rows: 2, columns: 3, cell: 10 };
    let read = |bytes: &[u8]| read_table(bytes, "t", &small, &mut Losses::default());
    assert_eq!(read(&[b'a'; 1001]), Err(TableError::TooLarge { limit: 1000 }));
    assert_eq!(read(b"a\n1\n2\n3\n"), Err(TableError::TooManyRows { limit: 2 }));
    assert_eq!(read(b"a,b,c,d\n"), Err(TableError::TooManyColumns { limit: 3 }));
    assert_eq!(read(b"a\n12345678901\n"), Err(TableError::CellTooLong { line: 2, limit: 10 }));
    for nothing in [&b""[..], b"\n\n", b",,\n1,2,3\n", b"\0\0\0\0"] {
        assert_eq!(read(nothing), Err(TableError::Header), "{nothing:?}");
    }
}

#[test]
fn a_million_rows_are_refused_by_number() {
    let bytes = b"a\n".repeat(1_000_001);
    assert_eq!(read(&bytes).0, Err(TableError::TooManyRows { limit: 250_000 }));
}
