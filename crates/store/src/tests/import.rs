use cairn_ledger::charter::Role;
use cairn_testkit::incident::Generator;

use super::fixture::{Person, at};
use crate::{NewRecord, StoreError};

fn records(seed: u64, count: usize) -> Vec<NewRecord> {
    let mut generator = Generator::new(seed);
    (0..count)
        .map(|_| {
            let (id, edits) = generator.incident();
            NewRecord { id, edits }
        })
        .collect()
}

#[test]
fn import_is_the_same_as_writing_one_by_one_and_knows_what_is_here() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let circle = amal.circle;
    let made = records(1, 300);
    let mut steps = Vec::new();
    let report = amal
        .vault
        .import(&circle, made.clone(), at(5), &mut |done| {
            steps.push(done);
            true
        })
        .unwrap();
    assert_eq!((report.added, report.existing.len(), steps.last()), (300, 0, Some(&300)));
    for record in &made {
        luis.vault.add(&circle, record.id, record.edits.clone(), at(5)).unwrap();
    }
    assert_eq!(amal.vault.digest(&circle).unwrap(), luis.vault.digest(&circle).unwrap());
    let again = amal.vault.import(&circle, made, at(6), &mut |_| true).unwrap();
    assert_eq!((again.added, again.existing.len()), (0, 300));
    // Both wrote the same records apart: they meet without a conflict.
    luis.pull(&amal, 10);
    amal.pull(&luis, 11);
    assert_eq!(amal.vault.digest(&circle).unwrap(), luis.vault.digest(&circle).unwrap());
    assert_eq!(amal.vault.counts(None).unwrap().in_conflict, 0);
    assert!(amal.vault.check(crate::Depth::Ledger, &mut |_, _| true).unwrap().problems.is_empty());
}

#[test]
fn cancelled_import_keeps_what_was_committed() {
    let mut amal = Person::alone();
    let circle = amal.circle;
    let result = amal.vault.import(&circle, records(2, 3_000), at(5), &mut |_| false);
    assert!(matches!(result, Err(StoreError::Cancelled)));
    let kept = amal.vault.counts(None).unwrap().records["incident"];
    assert!(kept > 0 && kept < 3_000);
    amal.vault.add(&circle, super::fixture::id(1), super::fixture::incident("goes on"), at(6)).unwrap();
    assert!(amal.vault.check(crate::Depth::Ledger, &mut |_, _| true).unwrap().problems.is_empty());
}
