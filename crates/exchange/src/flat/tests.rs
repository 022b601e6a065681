use cairn_model::{Edit, Fields, Timestamp, Tlp, check_edits, link};

use super::*;
use crate::mapping::Labels;
use crate::outgoing::{Outgoing, Producer, Written};
use crate::table::{TableLimits, read_table};

pub(crate) const CIRCLE: cairn_model::CircleId = cairn_model::CircleId::from_bytes([7; 32]);

pub(crate) fn record(number: u8, kind: Kind, fields: &[(&str, &str)]) -> OutRecord {
    let id = RecordId::from_bytes([number; 16]);
    let edits: Vec<Edit> = fields
        .iter()
        .map(|(path, value)| Edit { path: Path::parse(path).unwrap(), value: Some(Value::from(*value)) })
        .collect();
    record_of(id, kind, &edits)
}

pub(crate) fn record_of(id: RecordId, kind: Kind, edits: &[Edit]) -> OutRecord {
    let fields: Fields =
        check_edits(kind, edits).unwrap().into_iter().filter_map(|edit| Some((edit.path, edit.value?))).collect();
    let time: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    OutRecord {
        id,
        derived_from: None,
        kind,
        created: time,
        modified: time,
        version: time,
        fields,
        tlp: Some(Tlp::Clear),
        pap: None,
    }
}

pub(crate) fn outgoing(records: Vec<OutRecord>) -> Outgoing {
    let labels = [
        (cairn_model::Vocabulary::Act, "arrest", "Arrest of a person"),
        (cairn_model::Vocabulary::Act, "torture", "Same words"),
        (cairn_model::Vocabulary::Act, "killing", "Same words"),
        (cairn_model::Vocabulary::Right, "privacy", "Private life"),
        (cairn_model::Vocabulary::Country, "td", "Chad"),
    ];
    Outgoing {
        circle: CIRCLE,
        producer: Producer { id: RecordId::from_bytes([9; 16]), name: None },
        made: "2026-03-02T08:30:00Z".parse().unwrap(),
        lang: "en".to_owned(),
        records,
        labels: labels.map(|(vocabulary, code, label)| ((vocabulary, code.to_owned()), label.to_owned())).into(),
        codebook: "2026.3".to_owned(),
        recipient: None,
    }
}

/// Records with every form of field: items in items, sets with notes, maps of answers, references, points, numbers, formulas.
pub(crate) fn sample() -> Vec<OutRecord> {
    let person = "02020202020202020202020202020202";
    let mut incident = record(
        1,
        Kind::Incident,
        &[
            ("title", "=HYPERLINK(\"x\") raid"),
            ("when", "2024-03-12~/2024-03"),
            ("where", "A yard; \"north\"\u{2009}side"),
            ("where_point", "-12.1,15.04"),
            ("where_radius", "150"),
            ("where_level", "1km"),
            ("where_country", "td"),
            ("summary", "First line.\nSecond, with | a bar and 'quotes'.\n\n-Third"),
            ("rights/privacy", "true"),
            ("rights/privacy/note", "two | parts"),
            ("rights/fair-trial", "true"),
            ("acts/00000000000000a1/type", "arrest"),
            ("acts/00000000000000a1/victim", person),
            ("acts/00000000000000a1/age", "17"),
            ("acts/00000000000000a1/involvements/00000000000000b1/degree", "ordered"),
            ("acts/00000000000000a1/involvements/00000000000000b2/remarks", "'first"),
            ("acts/00000000000000a2/type", "torture"),
            ("acts/00000000000000a2/where_point", "-1,-2"),
            ("tlp", "clear"),
        ],
    );
    let to = RecordId::from_bytes([3; 16]);
    for edit in
        check_edits(Kind::Incident, &link::make_edits("followed", &to, Some("high"), Some("the day after"))).unwrap()
    {
        incident.fields.extend(edit.value.map(|value| (edit.path, value)));
    }
    vec![
        incident,
        record(2, Kind::Person, &[("pseudonym", "Juniper"), ("deceased", "no"), ("languages/ar", "true")]),
        record(3, Kind::Incident, &[("title", "=HYPERLINK(\"x\") raid"), ("when", "../2020")]),
        record(
            4,
            Kind::Consent,
            &[("person", person), ("audiences/partner", "named"), ("audiences/partner/expires", "2027")],
        ),
    ]
}

pub(crate) fn labels_of(out: &Outgoing) -> Labels {
    let mut labels = Labels::default();
    for ((vocabulary, code), label) in &out.labels {
        labels.add(*vocabulary, code, label, 0);
    }
    labels
}

/// Reads tables of ours and gives the records as they went out.
fn back(written: &Written, out: &Outgoing) -> (Vec<(RecordId, Kind, Fields)>, Vec<crate::Loss>) {
    let mut losses = Losses::default();
    let labels = labels_of(out);
    let tables: Vec<(String, Table)> = written
        .files
        .iter()
        .map(|file| {
            let table = read_table(&file.bytes, &file.name, &TableLimits::default(), &mut losses).unwrap();
            (file.name.trim_end_matches(".csv").to_owned(), table)
        })
        .collect();
    let code = |ty: FieldType, text: &str| labels.code(ty.vocabulary()?, text);
    let drafts = unflatten(&tables, &code, &mut losses);
    let fields =
        |draft: &Draft| draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect();
    (drafts.iter().map(|draft| (draft.id, draft.kind, fields(draft))).collect(), losses.into_list())
}

#[test]
fn tables_come_back_equal() {
    let out = outgoing(sample());
    let written = crate::csv_out::write_csv(&out);
    let (records, losses) = back(&written, &out);
    assert_eq!(losses, []);
    let expected: Vec<_> = out.records.iter().map(|record| (record.id, record.kind, record.fields.clone())).collect();
    assert_eq!(records, expected);
    assert_eq!(written.losses, []);
}

#[test]
fn a_row_without_its_record_is_listed() {
    let table = |text: &str| read_table(text.as_bytes(), "t", &TableLimits::default(), &mut Losses::default()).unwrap();
    let mut losses = Losses::default();
    let tables = vec![
        ("incident".to_owned(), table("cairn_id,title,mood\n01010101010101010101010101010101,A,grim\nx,B,\n,C,\n")),
        (
            "incident.acts".to_owned(),
            table("cairn_id,item_id,type\n05050505050505050505050505050505,00000000000000a1,arrest\n"),
        ),
        ("something else".to_owned(), table("cairn_id\n1\n")),
    ];
    let drafts = unflatten(&tables, &|_, text| Some(text.to_owned()), &mut losses);
    assert_eq!(drafts.len(), 1);
    let whys: Vec<_> = losses.into_list().iter().map(|loss| loss.why).collect();
    assert_eq!(whys, [Why::IdForm, Why::DanglingReference, Why::Missing, Why::Unmapped, Why::NoField]);
}
