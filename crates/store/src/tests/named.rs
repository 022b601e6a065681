use cairn_model::{Edit, Kind};

use super::fixture::{Person, at, edit, id};
use crate::{Mark, Scope};

fn add(person: &mut Person, n: u8, edits: Vec<Edit>) {
    let circle = person.circle;
    person.vault.add(&circle, id(n), edits, at(i64::from(n))).unwrap();
}

fn found(person: &Person, marks: &[Mark], scope: &Scope) -> Vec<u8> {
    let hits = person.vault.hits(marks, scope, 100).unwrap();
    let rows = hits.places.iter().map(|(place, _)| person.vault.record_at(*place).unwrap().unwrap().row);
    rows.map(|row| row.id.as_bytes()[0]).collect()
}

#[test]
fn whatever_names_a_record_or_an_observable_is_found_newest_first() {
    let mut amal = Person::alone();
    let person = id(1).to_string();
    let item = "00000000000000aa";
    add(&mut amal, 1, vec![edit("kind", "person"), edit("pseudonym", "Juniper")]);
    let act = [(format!("acts/{item}"), None), (format!("acts/{item}/victim"), Some(person.as_str()))];
    let mut edits = vec![
        edit("kind", "incident"),
        edit("title", "Raid"),
        edit("summary", "It called hxxps://cdn.case-update[.]example/x"),
    ];
    edits.extend(act.iter().map(|(path, value)| value.map_or_else(|| edit(path, true), |value| edit(path, value))));
    add(&mut amal, 2, edits);
    // No filter and no search reads these two.
    add(&mut amal, 3, vec![edit("kind", "consent"), edit("title", "By a parent"), edit("guardian", person.as_str())]);
    add(
        &mut amal,
        4,
        vec![edit("kind", "evidence"), edit("title", "Page"), edit("source_url", "https://cdn.case-update.example/a")],
    );
    add(&mut amal, 5, vec![edit("kind", "device"), edit("title", "Phone"), edit("phone_number", "+999 151 2345678")]);
    let hash = "a".repeat(64);
    add(&mut amal, 6, vec![edit("kind", "evidence"), edit("title", "Sample"), edit("sha256", hash.as_str())]);
    let everywhere = Scope::default();
    let domain = || [Mark::Host("case-update.example".into()), Mark::Words("case-update.example".into())];
    let look = |amal: &Person| {
        [
            found(amal, &[Mark::Record(id(1))], &everywhere),
            found(amal, &[Mark::Record(id(1))], &Scope { kind: Some(Kind::Consent), ..everywhere }),
            found(amal, &domain(), &everywhere),
            found(amal, &[Mark::Number("01512345678".into())], &everywhere),
            found(amal, &[Mark::Hash(hash.clone())], &everywhere),
            found(amal, &[Mark::Record(id(9)), Mark::Words("…".into())], &everywhere),
        ]
    };
    let before = look(&amal);
    assert_eq!(before, [vec![3, 2], vec![3], vec![4, 2], vec![5], vec![6], vec![]]);
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    assert_eq!(look(&amal), before);

    let key = crate::RecordKey { circle: amal.circle, id: id(3) };
    amal.vault.delete(&key, at(20)).unwrap();
    assert_eq!(found(&amal, &[Mark::Record(id(1))], &everywhere), [2]);
    let one = amal.vault.hits(&domain(), &everywhere, 1).unwrap();
    assert_eq!((one.places.len(), one.more), (1, true));
}

#[test]
fn bodies_are_read_in_pages_without_those_deleted() {
    let mut amal = Person::alone();
    for n in 1..=7 {
        add(&mut amal, n, vec![edit("kind", "person"), edit("pseudonym", format!("P{n}"))]);
    }
    let key = crate::RecordKey { circle: amal.circle, id: id(4) };
    amal.vault.delete(&key, at(20)).unwrap();
    let (mut after, mut names) = (None, Vec::new());
    loop {
        let (bodies, next) = amal.vault.bodies(Kind::Person, after, 2).unwrap();
        names.extend(bodies.iter().map(|body| body.fields["pseudonym"].display().into_owned()));
        after = next;
        if next.is_none() {
            break;
        }
    }
    assert_eq!(names, ["P7", "P6", "P5", "P3", "P2", "P1"]);
    assert!(amal.vault.bodies(Kind::Threat, None, 10).unwrap().0.is_empty());
}
