//! Readers of records that were kept or collected elsewhere: tables, OpenEvSys, ODK and Kobo, Uwazi.
//!
//! An export of several tables stands in one input: each begins with the byte 30 and its name in a line.

use std::collections::BTreeSet;

use cairn_exchange::Losses;
use cairn_exchange::draft::{Draft, DraftContent, Drafts};
use cairn_exchange::mapping::{Dates, Labels, Mapping, Reading, describe, read_rows};
use cairn_exchange::odk::{Export, read_export};
use cairn_exchange::openevsys::{OpenEvSysLimits, read_openevsys};
use cairn_exchange::table::{TableLimits, read_table};
use cairn_exchange::uwazi::read_uwazi;
use cairn_model::{CircleId, Kind, Vocabulary, check_edits};

use crate::Seed;

const CIRCLE: CircleId = CircleId::from_bytes([7; 32]);
const LIMITS: TableLimits = TableLimits { bytes: 1 << 17, rows: 500, columns: 100, cell: 4_000 };
const MEDIA: [&str; 2] = ["photo.jpg", "media/other.bin"];

fn labels() -> Labels {
    let mut labels = Labels::default();
    labels.add(Vocabulary::Act, "arrest", "Arrest", 0);
    labels
}

/// What a reader proposes fits the field table, value by value, and comes from somewhere.
fn stands(records: &[Draft]) {
    for draft in records {
        assert!(!draft.edits.is_empty() && !draft.place.is_empty());
        for edit in &draft.edits {
            let alone = check_edits(draft.kind, std::slice::from_ref(edit));
            // A link is checked as a whole; its parts do not stand alone.
            assert!(alone.is_ok() || edit.path.as_str().starts_with("links/"), "{}", edit.path.as_str());
        }
    }
}

fn all_stand(drafts: &Drafts) {
    stands(&drafts.records);
    let ids: BTreeSet<_> = drafts.records.iter().map(|draft| draft.id).collect();
    for file in &drafts.files {
        assert!(ids.contains(&file.record), "a file without its record");
        match &file.content {
            DraftContent::Member(name) => assert!(MEDIA.contains(&name.as_str())),
            DraftContent::Bytes(_) => {}
        }
    }
    crate::accepted();
}

/// A table keeps its limits; its rows become records that fit, the same ones each time.
pub(crate) fn table(bytes: &[u8]) {
    let mut losses = Losses::default();
    let Ok(table) = read_table(bytes, "table", &LIMITS, &mut losses) else { return };
    assert!(table.rows.len() <= LIMITS.rows && table.header.len() <= LIMITS.columns);
    assert_eq!(table.header.len(), table.header.iter().collect::<BTreeSet<_>>().len(), "a column twice");
    assert!(table.rows.iter().all(|row| row.cells.len() <= table.header.len()));
    let mut mapping = Mapping::new(Kind::Incident);
    mapping.dates = Some(Dates::DayFirst);
    for (column, path) in [("What", "title"), ("Day", "when"), ("Where", "acts.+.victim.name")] {
        mapping.map(column, path).expect("these are fields");
    }
    let again = Mapping::parse(&mapping.to_string()).expect("a mapping reads back");
    assert_eq!(again, mapping);
    assert_eq!(describe(&table, &mapping).len(), table.header.len());
    let labels = labels();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: "csv" };
    let Ok(drafts) = read_rows(&table, &mapping, &reading, &mut losses) else { return };
    stands(&drafts);
    assert_eq!(read_rows(&table, &mapping, &reading, &mut losses).ok(), Some(drafts));
    crate::accepted();
}

pub(crate) fn table_seeds() -> Vec<Seed> {
    vec![
        Seed::new("quoted", include_bytes!("../../corpus/table/seed-quoted")),
        Seed::new("wide", include_bytes!("../../corpus/table/seed-wide")),
        Seed::new("latin", include_bytes!("../../corpus/table/seed-latin")),
        Seed::new("ours", include_bytes!("../../corpus/table/seed-ours")),
    ]
}

/// What comes of an export of OpenEvSys fits the field table, and is the same each time.
pub(crate) fn openevsys(bytes: &[u8]) {
    let limits = OpenEvSysLimits { bytes: 1 << 17, elements: 5_000, depth: 12, text: 20_000 };
    let labels = labels();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: "openevsys" };
    let Ok(drafts) = read_openevsys(bytes, &reading, &limits) else { return };
    assert_eq!(read_openevsys(bytes, &reading, &limits).as_ref(), Ok(&drafts));
    all_stand(&drafts);
}

pub(crate) fn openevsys_seeds() -> Vec<Seed> {
    vec![
        Seed::new("story", include_bytes!("../../corpus/openevsys/seed-story")),
        Seed::new("latin", include_bytes!("../../corpus/openevsys/seed-latin")),
    ]
}

fn export(bytes: &[u8]) -> Export<'static> {
    let parts = bytes.split(|byte| *byte == 0x1e).skip(1).take(20);
    let tables = parts
        .map(|part| {
            let end = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
            let name = String::from_utf8_lossy(&part[..end]).into_owned();
            (name, part.get(end + 1..).unwrap_or_default().to_vec())
        })
        .collect();
    Export { tables, media: MEDIA.map(str::to_owned).to_vec(), mapping: None }
}

/// What was collected with ODK or Kobo becomes records that fit.
pub(crate) fn odk(bytes: &[u8]) {
    let labels = labels();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: "odk" };
    let Ok((drafts, _)) = read_export(&export(bytes), &reading, &LIMITS) else { return };
    all_stand(&drafts);
}

pub(crate) fn odk_seeds() -> Vec<Seed> {
    vec![
        Seed::new("central", include_bytes!("../../corpus/odk/seed-central")),
        Seed::new("kobo", include_bytes!("../../corpus/odk/seed-kobo")),
    ]
}

/// Entities of Uwazi become records that fit.
pub(crate) fn uwazi(bytes: &[u8]) {
    let labels = labels();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: "uwazi" };
    let Ok((drafts, _)) = read_uwazi(&export(bytes), &reading, &LIMITS) else { return };
    all_stand(&drafts);
}

pub(crate) fn uwazi_seeds() -> Vec<Seed> {
    vec![
        Seed::new("theirs", include_bytes!("../../corpus/uwazi/seed-theirs")),
        Seed::new("ours", include_bytes!("../../corpus/uwazi/seed-ours")),
    ]
}
