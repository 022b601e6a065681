use cairn_ledger::charter::Role;
use cairn_testkit::incident::Generator;

use super::fixture::{Person, at, edit, id};
use crate::{Depth, ListFilter, NewRecord, Problem, StoreError};

fn rows(person: &Person) -> Vec<crate::Row> {
    person.vault.list(&ListFilter { limit: 1000, ..ListFilter::default() }).unwrap().rows
}

#[test]
fn rebuild_gives_what_was_before() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let circle = amal.circle;
    let mut generator = Generator::new(4);
    let made: Vec<NewRecord> =
        (0..120).map(|_| generator.incident()).map(|(id, edits)| NewRecord { id, edits }).collect();
    let first = made[0].id;
    amal.vault.import(&circle, made, at(5), &mut |_| true).unwrap();
    amal.add(1, "one", 6);
    luis.pull(&amal, 10);
    amal.vault.edit(&amal.key(first), vec![edit("title", "a")], at(20)).unwrap();
    luis.vault.edit(&luis.key(first), vec![edit("title", "b")], at(21)).unwrap();
    luis.vault.delete(&luis.key(id(1)), at(22)).unwrap();
    amal.pull(&luis, 30);
    let (before, digest) = (rows(&amal), amal.vault.digest(&circle).unwrap());
    let links = amal.vault.links_from(&amal.key(before[40].id)).unwrap();
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    let mut after = rows(&amal);
    assert_eq!(amal.vault.digest(&circle).unwrap(), digest);
    assert_eq!(amal.vault.links_from(&amal.key(before[40].id)).unwrap(), links);
    assert_eq!(amal.vault.conflicts(None).unwrap().len(), 1);
    let sorted = |rows: &mut Vec<crate::Row>| rows.sort_by_key(|row| row.id);
    let mut before = before;
    sorted(&mut before);
    sorted(&mut after);
    assert_eq!(before, after);
    assert!(amal.vault.check(Depth::Ledger, &mut |_, _| true).unwrap().problems.is_empty());
    assert!(matches!(amal.vault.rebuild(&mut |_, _| false), Err(StoreError::Cancelled)));
    assert_eq!(amal.vault.digest(&circle).unwrap(), digest);
}

#[test]
fn check_names_what_was_changed_behind_our_back() {
    let mut amal = Person::alone();
    for n in 1..6 {
        amal.add(n, "as written", n.into());
    }
    let tamper = |amal: &Person, sql: &str| amal.vault.reader.db.execute_batch(sql).unwrap();
    let problems = |amal: &Person| amal.vault.check(Depth::Ledger, &mut |_, _| true).unwrap().problems;
    assert_eq!(problems(&amal), []);
    tamper(&amal, "UPDATE record SET title = 'forged' WHERE n = (SELECT max(n) FROM record)");
    assert_eq!(problems(&amal), [Problem::Record(amal.key(id(1)))]);
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    assert_eq!(problems(&amal), []);
    tamper(&amal, "UPDATE record_hash SET hash = zeroblob(32) WHERE id = (SELECT min(id) FROM record_hash)");
    assert_eq!(problems(&amal), [Problem::Record(amal.key(id(1)))]);
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    assert_eq!(problems(&amal), []);
    tamper(&amal, "DELETE FROM search WHERE rowid = (SELECT max(n) FROM record)");
    assert_eq!(problems(&amal), [Problem::Search]);
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    tamper(&amal, "UPDATE part SET bytes = zeroblob(length(bytes)) WHERE id = (SELECT id FROM part LIMIT 1 OFFSET 2)");
    assert!(problems(&amal).contains(&Problem::Entry { circle: amal.circle, log: amal.log, height: 3 }));
    tamper(&amal, "UPDATE entry SET hash = zeroblob(32) WHERE height = 5");
    assert!(problems(&amal).contains(&Problem::Entry { circle: amal.circle, log: amal.log, height: 5 }));
}
