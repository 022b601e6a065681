use cairn_model::{CircleId, Fields, RecordId};

use super::*;
use crate::flat::tests::{CIRCLE, labels_of, outgoing, sample};
use crate::intake::IntakeLimits;
use crate::intake::zip::ZipSource;
use crate::mapping::{Dates, Labels};
use crate::odk::open_archive;

fn fields(draft: &Draft) -> Fields {
    draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect()
}

fn value(draft: &Draft, path: &str) -> Option<String> {
    fields(draft).get(path).map(|value| value.display().into_owned())
}

fn reading<'a>(circle: &'a CircleId, labels: &'a Labels) -> Reading<'a> {
    Reading { circle, labels, file: &[1; 32], source: SOURCE }
}

#[test]
fn what_goes_out_comes_back_equal() {
    let out = outgoing(sample());
    let written = write_uwazi(&out);
    let archive = std::io::Cursor::new(written.files[0].bytes.clone());
    let mut source = ZipSource::open(archive, &IntakeLimits::default()).unwrap();
    let limits = TableLimits::default();
    let export = open_archive(&mut source, None, &limits).unwrap();
    let labels = labels_of(&out);
    let (drafts, _) = read_uwazi(&export, &reading(&CIRCLE, &labels), &limits).unwrap();
    let back: Vec<(RecordId, Kind, Fields)> =
        drafts.records.iter().map(|draft| (draft.id, draft.kind, fields(draft))).collect();
    let expected: Vec<_> = out.records.iter().map(|record| (record.id, record.kind, record.fields.clone())).collect();
    for (one, other) in back.iter().zip(&expected) {
        assert_eq!(one, other);
    }
    assert_eq!(back.len(), expected.len());
    // Lists of terms are no entities; nothing else is lost.
    assert!(drafts.losses.iter().all(|loss| loss.why == Why::Unmapped), "{:?}", drafts.losses);
}

#[test]
fn uwazi_finds_titles_ranges_labels_points_and_relations_where_it_looks() {
    let out = outgoing(sample());
    let written = write_uwazi(&out);
    assert_eq!(written, write_uwazi(&out));
    let mut source =
        ZipSource::open(std::io::Cursor::new(written.files[0].bytes.clone()), &IntakeLimits::default()).unwrap();
    let export = open_archive(&mut source, None, &TableLimits::default()).unwrap();
    let table = |name: &str| {
        let (_, bytes) = export.tables.iter().find(|(found, _)| found == name).unwrap();
        read_table(bytes, name, &TableLimits::default(), &mut Losses::default()).unwrap()
    };
    let cell = |table: &Table, row: usize, column: &str| {
        table.rows[row].cells[table.header.iter().position(|name| name == column).unwrap()].clone()
    };
    let incidents = table("incident");
    assert_eq!(incidents.header[0], "Title");
    // No two titles are one, because Uwazi joins by them.
    assert_ne!(cell(&incidents, 0, "Title"), cell(&incidents, 1, "Title"));
    assert_eq!(cell(&incidents, 0, "When"), "2024/03/12:2024/03/31");
    assert_eq!(cell(&incidents, 0, "When EDTF"), "2024-03-12~/2024-03");
    assert_eq!(cell(&incidents, 1, "When"), ":2020/12/31");
    assert_eq!(cell(&incidents, 0, "Where point_geolocation"), "-12.1|15.04");
    assert_eq!(cell(&incidents, 0, "Rights"), "fair-trial|Private life");
    let acts = table("incident.acts");
    assert_eq!(cell(&acts, 0, "Victim"), "Juniper");
    assert_eq!(cell(&acts, 0, "Type"), "Arrest of a person");
    // A label that two terms share names none.
    assert_eq!(cell(&acts, 1, "Type"), "torture");
    assert_eq!(cell(&acts, 0, "Of incident"), cell(&incidents, 0, "Title"));
    let thesaurus = table("act");
    assert!(thesaurus.rows.iter().any(|row| row.cells[0] == "Arrest of a person"));
    assert_eq!(thesaurus.header, ["English"]);
}

#[test]
fn a_foreign_template_is_read_and_every_column_is_kept_or_listed() {
    let csv = "Title,Event date,EDTF,Violations,Victims,Place_geolocation,Summary__en,Summary__ar,Link,Mood,Attachments\n\
               EV-0007 raid,2024/03/12:2024/03/13,2024-03-12/2024-03-13~,Acts::Arrest|Flying,P-001,12.10|15.04,In English,بالعربية,page|https://a.example/x,grim,ev7.pdf|gone.jpg\n\
               Second,2024/05/01:,,,,,,,,,\n,2024/05/01,,,,,,,,,\n";
    let mut mapping = Mapping::new(Kind::Incident);
    for (column, path) in
        [("Event date", "when"), ("EDTF", "received"), ("Violations", "rights"), ("Victims", "acts.+.victim")]
    {
        mapping.map(column, path).unwrap();
    }
    mapping.dates = Some(Dates::DayFirst);
    let mut labels = Labels::default();
    labels.add(Vocabulary::Right, "privacy", "Arrest", 0);
    let export = Export {
        tables: vec![("import".to_owned(), csv.as_bytes().to_vec())],
        media: vec!["ev7.pdf".to_owned()],
        mapping: Some(&mapping),
    };
    let (drafts, columns) = read_uwazi(&export, &reading(&CIRCLE, &labels), &TableLimits::default()).unwrap();
    let incident = &drafts.records[0];
    assert_eq!(value(incident, "title").as_deref(), Some("EV-0007 raid"));
    assert_eq!(value(incident, "when").as_deref(), Some("2024-03-12/2024-03-13"));
    assert_eq!(value(incident, "received").as_deref(), Some("2024-03-12/2024-03-13~"));
    assert_eq!(value(incident, "rights/privacy").as_deref(), Some("true"));
    assert_eq!(value(incident, "where_point").as_deref(), Some("12.1,15.04"));
    assert_eq!(value(incident, "summary").as_deref(), Some("[en] In English\n\n[ar] بالعربية"));
    assert_eq!(drafts.files.len(), 1);
    let second = drafts.records.iter().find(|draft| value(draft, "title").as_deref() == Some("Second")).unwrap();
    assert_eq!(value(second, "when").as_deref(), Some("2024-05-01/.."));
    let lost: Vec<(&str, Why)> = drafts.losses.iter().map(|loss| (loss.what.as_str(), loss.why)).collect();
    let expected = [
        ("an entity without title", Why::Missing),
        ("Link", Why::Unmapped),
        ("Mood", Why::Unmapped),
        ("rights: Flying", Why::UnknownTerm),
        ("gone.jpg", Why::NoFile),
    ];
    assert_eq!(lost, expected);
    assert_eq!(columns.len(), 11);
}

#[test]
fn a_table_without_titles_is_refused() {
    let labels = Labels::default();
    let export = Export { tables: vec![("a".to_owned(), b"Name\nx\n".to_vec())], media: Vec::new(), mapping: None };
    let read = read_uwazi(&export, &reading(&CIRCLE, &labels), &TableLimits::default());
    assert!(matches!(read, Err(UwaziError::NoTable)));
}
