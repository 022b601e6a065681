use cairn_model::{Fields, Value};

use super::*;
use crate::table::{TableLimits, read_table};

const CIRCLE: CircleId = CircleId::from_bytes([7; 32]);

fn labels() -> Labels {
    let mut labels = Labels::default();
    labels.add(Vocabulary::Act, "arrest", "Arrest of a person", 0);
    labels.add(Vocabulary::Act, "arrest", "Arrestation", 1);
    labels.add(Vocabulary::Act, "torture", "Twice", 0);
    labels.add(Vocabulary::Act, "killing", "Twice", 0);
    labels
}

fn read(csv: &str, mapping: &Mapping) -> (Result<Vec<Draft>, MappingError>, Vec<crate::Loss>) {
    let mut losses = Losses::default();
    let table = read_table(csv.as_bytes(), "table", &TableLimits::default(), &mut losses).unwrap();
    let labels = labels();
    let reading = Reading { circle: &CIRCLE, labels: &labels, file: &[1; 32], source: "csv" };
    let drafts = read_rows(&table, mapping, &reading, &mut losses);
    (drafts, losses.into_list())
}

fn fields(draft: &Draft) -> Fields {
    draft.edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect()
}

/// Gives the value at a path whose items are stars.
fn at(draft: &Draft, pattern: &str) -> Option<String> {
    let fields = fields(draft);
    let fits = |path: &str| {
        let (path, pattern): (Vec<_>, Vec<_>) = (path.split('/').collect(), pattern.split('/').collect());
        path.len() == pattern.len() && path.iter().zip(&pattern).all(|(one, star)| *star == "*" || one == star)
    };
    fields.iter().find(|(path, _)| fits(path.as_str())).map(|(_, value)| value.display().into_owned())
}

fn mapping() -> Mapping {
    let mut mapping = Mapping::new(Kind::Incident);
    mapping.key = vec!["No".to_owned()];
    mapping.dates = Some(Dates::DayFirst);
    for (column, path) in [
        ("What", "title"),
        ("Day", "when"),
        ("Act", "acts.+.type"),
        ("Victim", "acts.+.victim"),
        ("Witness", "statements.+.informant.name"),
        ("Lat", "where_point.lat"),
        ("Long", "where_point.lon"),
        ("Rights", "rights"),
        ("Office", "-"),
    ] {
        mapping.map(column, path).unwrap();
    }
    mapping
}

#[test]
fn a_row_becomes_a_record_with_items_persons_and_a_point() {
    let csv = "No,What,Day,Act,Victim,Witness,Lat,Long,Rights,Office\n\
               7,A raid,03/04/2024,Arrestation,Juniper,Real Name,\"12,5\",15.04,privacy|fair-trial,North\n";
    let (drafts, losses) = read(csv, &mapping());
    let drafts = drafts.unwrap();
    let [incident, person, identity_person, identity] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(at(incident, "title").as_deref(), Some("A raid"));
    assert_eq!(at(incident, "when").as_deref(), Some("2024-04-03"));
    assert_eq!(at(incident, "acts/*/type").as_deref(), Some("arrest"));
    assert_eq!(at(incident, "where_point").as_deref(), Some("12.5,15.04"));
    assert_eq!(at(incident, "rights/privacy").as_deref(), Some("true"));
    let (one, other) = if person.kind == Kind::Person && at(person, "pseudonym").as_deref() == Some("Juniper") {
        (person, identity_person)
    } else {
        (drafts.last().unwrap(), person)
    };
    assert_eq!(at(incident, "acts/*/victim"), Some(one.id.to_string()));
    assert_eq!(at(incident, "statements/*/informant"), Some(other.id.to_string()));
    // A real name stands in an identity alone.
    let identities: Vec<_> = drafts.iter().filter(|draft| draft.kind == Kind::Identity).collect();
    assert_eq!(identities.len(), 1);
    assert_eq!(at(identities[0], "name").as_deref(), Some("Real Name"));
    let names = |draft: &&Draft| draft.edits.iter().any(|edit| edit.value == Some(Value::from("Real Name")));
    assert_eq!(drafts.iter().filter(names).count(), 1);
    assert!(identity.kind == Kind::Identity || identity_person.kind == Kind::Identity || person.kind == Kind::Identity);
    let lost: Vec<_> = losses.iter().map(|loss| (loss.what.as_str(), loss.why)).collect();
    assert_eq!(lost, [("Office", Why::LeftOut)]);
}

#[test]
fn every_column_is_kept_or_listed_and_so_is_every_cell() {
    let mut half = Mapping::new(Kind::Incident);
    half.map("Act", "acts.+.type").unwrap();
    let csv = "title,Act,Day,Mood,Empty\nA raid,Twice,x,grim,\n,Flying,,,\n";
    half.map("Day", "when").unwrap();
    let (drafts, losses) = read(csv, &half);
    // A column that is called like a field is that field.
    assert_eq!(at(&drafts.unwrap()[0], "title").as_deref(), Some("A raid"));
    let lost: Vec<_> = losses.iter().map(|loss| (loss.why, loss.place.as_str())).collect();
    assert!(lost.contains(&(Why::Unmapped, "the header")), "{lost:?}");
    assert!(losses.iter().any(|loss| loss.what == "Mood"));
    assert!(!losses.iter().any(|loss| loss.what == "Empty"));
    assert_eq!(losses.iter().filter(|loss| loss.why == Why::UnknownTerm).count(), 2, "{losses:?}");
    assert!(lost.contains(&(Why::OddValue, "line 2")) && lost.contains(&(Why::OddRow, "line 3")), "{lost:?}");
}

#[test]
fn a_key_holds_within_its_scope_and_without_one_within_the_file() {
    let id = |mapping: &Mapping, csv: &str| read(csv, mapping).0.unwrap()[0].id;
    let (first, second) = ("No,What\n7,A raid\n", "No,What\n7,Another raid\n");
    let mut scoped = Mapping::new(Kind::Incident);
    scoped.map("What", "title").unwrap();
    let unkeyed = scoped.clone();
    scoped.key = vec!["No".to_owned()];
    let keyed = scoped.clone();
    scoped.scope = Some("desk".to_owned());
    assert_eq!(id(&scoped, first), id(&scoped, second));
    assert_ne!(id(&scoped, first), id(&keyed, first));
    assert_ne!(id(&unkeyed, first), id(&unkeyed, second));
    assert_eq!(id(&unkeyed, first), id(&unkeyed, first));
    let mut absent = keyed.clone();
    absent.key = vec!["Number".to_owned()];
    assert_eq!(read(first, &absent).0, Err(MappingError::NoKey { column: "Number".to_owned() }));
    assert_eq!(read("a,b\n1,2\n", &Mapping::new(Kind::Incident)).0, Err(MappingError::NothingMapped));
}

#[test]
fn a_date_that_reads_in_two_ways_waits_for_a_person() {
    let mut mapping = Mapping::new(Kind::Incident);
    mapping.map("What", "title").unwrap();
    mapping.map("Day", "when").unwrap();
    let csv = "What,Day\nA,03/04/2024\nB,25/04/2024\n";
    let (drafts, losses) = read(csv, &mapping);
    let drafts = drafts.unwrap();
    assert_eq!((at(&drafts[0], "when"), at(&drafts[1], "when").as_deref()), (None, Some("2024-04-25")));
    assert_eq!(losses[0].why, Why::AmbiguousDate);
    mapping.dates = Some(Dates::MonthFirst);
    assert_eq!(at(&read(csv, &mapping).0.unwrap()[0], "when").as_deref(), Some("2024-03-04"));
}

#[test]
fn the_text_form_reads_back() {
    let made = mapping();
    let read = Mapping::parse(&made.to_string()).unwrap();
    assert_eq!(read, made);
    assert_eq!(Mapping::parse("# a remark\nkind person\n\nmap A = B = pseudonym\n").unwrap().kind, Kind::Person);
    assert_eq!(Mapping::parse("kind incident\nnonsense\n"), Err(MappingError::Line { line: 2 }));
    for bad in ["acts.type", "acts.+", "no_such", "acts.+x.type", "title.name", "kind", "where.lat", ""] {
        assert!(Mapping::new(Kind::Incident).map("A", bad).is_err(), "{bad}");
    }
}
