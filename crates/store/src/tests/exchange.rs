use cairn_ledger::charter::{Amendment, Closing, Role};
use cairn_ledger::entry::PartKind;
use cairn_ledger::{Entry, Head, Part, Unverified};
use cairn_model::{Path, Value};

use super::fixture::{Person, at, edit, id, incident};
use crate::{Confirmation, ListFilter, Refusal, StoreError};

fn digests_equal(a: &Person, b: &Person) -> bool {
    a.vault.digest(&a.circle).unwrap() == b.vault.digest(&b.circle).unwrap()
}

#[test]
fn two_vaults_end_with_equal_digests_and_one_conflict_that_an_edit_resolves() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    for n in 1..30 {
        amal.add(n, &format!("from Amal {n}"), 10 + i64::from(n));
    }
    luis.add(200, "from Luis", 50);
    let report = luis.pull(&amal, 100);
    assert_eq!((report.stored, report.records.len(), report.refused.len()), (29, 29, 0));
    amal.pull(&luis, 101);
    assert!(digests_equal(&amal, &luis));

    let key = amal.key(id(5));
    amal.vault.edit(&key, vec![edit("title", "raid"), edit("status", "open")], at(200)).unwrap();
    luis.vault.edit(&key, vec![edit("title", "search"), edit("status", "open")], at(201)).unwrap();
    luis.pull(&amal, 300);
    amal.pull(&luis, 301);
    assert!(digests_equal(&amal, &luis));
    for person in [&amal, &luis] {
        let conflicts = person.vault.conflicts(Some(&person.circle)).unwrap();
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].path, Path::parse("title").unwrap());
        let claims: Vec<_> =
            conflicts[0].claims.iter().map(|claim| (claim.value.clone(), claim.author.clone())).collect();
        assert_eq!(
            claims,
            [(Some(Value::from("raid")), amal.log.to_string()), (Some(Value::from("search")), luis.log.to_string())]
        );
        assert_eq!(person.vault.summary(&key).unwrap().conflicts, 1);
        // Both values are found, whoever is right.
        for word in ["raid", "search"] {
            let filter = ListFilter { search: Some(word.into()), ..ListFilter::default() };
            assert_eq!(person.vault.list(&filter).unwrap().rows.len(), 1);
        }
    }
    luis.vault.edit(&key, vec![edit("title", "raid and search")], at(400)).unwrap();
    amal.pull(&luis, 401);
    assert!(digests_equal(&amal, &luis));
    assert!(amal.vault.conflicts(None).unwrap().is_empty());
    assert_eq!(amal.vault.record(&key).unwrap().row.title, "raid and search");
}

#[test]
fn order_of_arrival_and_repetition_change_nothing() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    amal.add(1, "first", 1);
    amal.vault.edit(&amal.key(id(1)), vec![edit("title", "second")], at(2)).unwrap();
    amal.add(2, "other", 3);
    let news = amal.news_for(&luis);
    let report = luis.accept(&news[2..], 10);
    assert!(matches!(report.refused[0].reason, Refusal::Gap { held: 0 }));
    let backwards: Vec<_> = news.iter().rev().cloned().collect();
    assert_eq!(luis.accept(&backwards, 11).stored, 3);
    let commits = luis.vault.commits();
    assert_eq!(luis.accept(&news, 12).held, 3);
    assert_eq!(luis.vault.commits(), commits);
    assert!(digests_equal(&amal, &luis));
}

#[test]
fn entries_come_back_byte_for_byte_within_a_budget() {
    let mut amal = Person::alone();
    for n in 1..9 {
        amal.add(n, "one of several", n.into());
    }
    let all = amal.vault.entries(&amal.circle, &amal.log, 1, usize::MAX).unwrap();
    assert_eq!(all.len(), 8);
    for bytes in &all {
        let entry = Unverified::<Entry>::decode(bytes).unwrap().verify(&amal.circle).unwrap();
        assert_eq!(entry.bytes(), bytes);
        assert_eq!(amal.vault.entry_hash(&amal.circle, &amal.log, entry.header().height).unwrap(), Some(entry.hash()));
    }
    assert_eq!(amal.vault.entries(&amal.circle, &amal.log, 7, usize::MAX).unwrap(), all[6..]);
    assert_eq!(amal.vault.entries(&amal.circle, &amal.log, 1, all[0].len() + all[1].len()).unwrap().len(), 2);
    assert_eq!(amal.vault.entries(&amal.circle, &amal.log, 1, 1).unwrap().len(), 1);
    assert_eq!(amal.vault.heads(&amal.circle).unwrap()[0].head.height, 8);
}

#[test]
fn one_bad_entry_stops_no_other() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let (stranger, mut other) = (Person::alone(), Person::alone());
    amal.add(1, "good", 1);
    other.add(9, "of another circle", 1);
    let mut forged = amal.vault.entries(&amal.circle, &amal.log, 1, usize::MAX).unwrap()[0].clone();
    let foreign = other.vault.entries(&other.circle, &other.log, 1, usize::MAX).unwrap()[0].clone();
    // A flipped bit in the signature: behind version and header, before the leaves.
    let good = forged.clone();
    let mut flipped = None;
    for at in (0..forged.len()).rev() {
        forged[at] ^= 1;
        if Unverified::<Entry>::decode(&forged).is_ok() {
            flipped = Some(forged.clone());
            if Unverified::<Entry>::decode(&forged).unwrap().verify(&amal.circle).is_err() {
                break;
            }
        }
        forged[at] ^= 1;
    }
    let report = luis.accept(&[flipped.unwrap(), foreign, good], 5);
    assert_eq!((report.stored, report.refused.len()), (1, 2));
    assert!(report.refused.iter().all(|refused| matches!(refused.reason, Refusal::Invalid(_))));
    assert_eq!(luis.vault.record(&luis.key(id(1))).unwrap().row.title, "good");
    drop(stranger);
}

#[test]
fn our_next_entry_names_what_we_accepted() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    amal.add(1, "one", 1);
    luis.pull(&amal, 2);
    luis.add(2, "two", 3);
    luis.add(3, "three", 4);
    let entries = luis.vault.entries(&luis.circle, &luis.log, 1, usize::MAX).unwrap();
    let frontiers: Vec<Vec<Part>> = entries
        .iter()
        .map(|bytes| {
            let entry = Entry::dangerously_trust_stored(bytes).unwrap();
            entry
                .parts()
                .map(|(_, part)| part.unwrap().unwrap())
                .filter(|part| part.kind() == PartKind::Frontier)
                .collect()
        })
        .collect();
    let head = amal.vault.heads(&amal.circle).unwrap()[0].head;
    assert!(matches!(&frontiers[0][..], [Part::Frontier(heads)] if *heads == [(amal.log, head)]));
    assert!(frontiers[1].is_empty());
}

/// Luis is removed below what he wrote last; gives the page.
fn remove_luis(amal: &mut Person, luis: &Person, cut: Head, closing: Closing) -> Vec<u8> {
    let keys = amal.vault.keys(&amal.circle).unwrap();
    let charter = amal.vault.charter(&amal.circle).unwrap();
    let person = charter.person_of(&luis.log).unwrap().id;
    let amendment = Amendment::RemovePerson { person, cuts: vec![(luis.log, cut)], closing };
    let (page, epochs) = charter.amend(amendment, &keys.device, &keys.epochs, at(500), crate::random()).unwrap();
    amal.vault.add_own_page(&amal.circle.clone(), &page, &epochs).unwrap();
    page.bytes().to_vec()
}

#[test]
fn what_a_removed_member_wrote_above_the_cut_is_withheld_and_can_be_vouched_for() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    amal.add(1, "title by Amal", 1);
    luis.pull(&amal, 2);
    luis.vault.edit(&luis.key(id(1)), vec![edit("title", "before the cut")], at(3)).unwrap();
    luis.add(2, "after the cut", 4);
    amal.pull(&luis, 5);
    let heads = luis.vault.entry_hash(&luis.circle, &luis.log, 1).unwrap().unwrap();
    remove_luis(&mut amal, &luis, Head { height: 1, hash: heads }, Closing::Strict);
    assert_eq!(amal.vault.record(&amal.key(id(1))).unwrap().row.title, "before the cut");
    assert!(matches!(amal.vault.record(&amal.key(id(2))), Err(StoreError::NotFound(_))));
    assert_eq!(amal.vault.counts(None).unwrap().withheld, 1);
    luis.add(3, "still writing", 600);
    let report = amal.pull(&luis, 601);
    assert_eq!((report.stored, report.withheld.len()), (1, 1));
    let hash = luis.vault.entry_hash(&luis.circle, &luis.log, 2).unwrap().unwrap();
    let voucher = Part::Voucher { log: luis.log, head: Head { height: 2, hash } };
    amal.vault.append(&amal.circle.clone(), vec![voucher], at(700)).unwrap();
    assert_eq!(amal.vault.record(&amal.key(id(2))).unwrap().row.title, "after the cut");
    assert!(matches!(amal.vault.record(&amal.key(id(3))), Err(StoreError::NotFound(_))));
    let before = amal.vault.digest(&amal.circle).unwrap();
    amal.vault.rebuild(&mut |_, _| true).unwrap();
    assert_eq!(amal.vault.digest(&amal.circle).unwrap(), before);
}

#[test]
fn a_page_received_moves_the_verdicts_too() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    luis.add(2, "by Luis", 4);
    amal.pull(&luis, 5);
    let page = remove_luis(&mut amal, &luis, Head::EMPTY, Closing::Strict);
    let circle = luis.circle;
    let moved = luis.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    assert_eq!(moved, cairn_ledger::Extension::Moved);
    assert!(matches!(luis.vault.record(&luis.key(id(2))), Err(StoreError::NotFound(_))));
    assert!(matches!(luis.vault.add(&circle, id(3), incident("no more"), at(9)), Err(StoreError::MayNot)));
    let (_folder, locked) = luis.close();
    let vault = locked.unlock(&super::fixture::passphrase()).unwrap();
    assert_eq!(vault.pages(&circle).unwrap().len(), 3);
}
