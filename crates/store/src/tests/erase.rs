//! Erasing.

use cairn_ledger::charter::{Amendment, NewPerson, Role};
use cairn_ledger::entry::{Entry, EraseTarget};
use cairn_ledger::{Head, Part, Unverified};
use rusqlite::MAIN_DB;

use super::fixture::{Person, at, edit, id, incident};
use crate::{ErasureState, ListFilter, StoreError, Write};

const PLANTED: &str = "Zwetschgenkernöl";

/// Says whether the database holds a word anywhere, in free pages too, with the key at hand.
pub(super) fn database_holds(vault: &mut crate::Vault, needle: &[u8]) -> bool {
    let bytes = vault.reader.db.serialize(MAIN_DB).unwrap();
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Three people; record 1 with the planted word and a sealed file, held by all.
fn circle() -> (Person, Person, Person, [u8; 32]) {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    let sealed = luis.vault.evidence().seal(&mut &[9_u8; 70_000][..], &mut |_| true).unwrap();
    luis.vault.keep_tree(&sealed.tree).unwrap();
    let manifest = sealed.manifest(id(1));
    let circle = luis.circle;
    let new = Write::New { id: id(1), edits: vec![edit("kind", "evidence"), edit("title", PLANTED)] };
    luis.vault.write(&circle, vec![new, Write::Part(Part::Manifest(manifest.clone()))], at(1)).unwrap();
    luis.add(2, "stays", 2);
    for person in [&mut amal, &mut noor] {
        person.pull(&luis, 3);
    }
    let root = manifest.ciphertext;
    let mut receiving = amal.vault.evidence().receive(sealed.tree.clone()).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut luis.vault.evidence().ciphertext(&root).unwrap(), &mut bytes).unwrap();
    receiving.write_group(&sealed.tree.verify_group(0, &bytes).unwrap()).unwrap();
    receiving.finish().unwrap();
    (amal, luis, noor, root)
}

fn found(person: &Person) -> usize {
    let filter = ListFilter { search: Some(PLANTED.into()), ..ListFilter::default() };
    person.vault.list(&filter).unwrap().rows.len()
}

#[test]
fn a_wish_hides_and_a_second_person_destroys_everywhere() {
    let (mut amal, mut luis, mut noor, root) = circle();
    let (circle, target, luis_log) = (amal.circle, EraseTarget::Record(id(1)), luis.log);
    assert!(matches!(luis.vault.ask_erase(&circle, target.clone(), at(9)), Err(StoreError::MayNot)));
    assert!(matches!(noor.vault.confirm_erase(&circle, target.clone(), at(9)), Err(StoreError::NotFound(_))));
    assert!(amal.vault.serves(&root).unwrap() && found(&amal) == 1);
    assert!(database_holds(&mut amal.vault, PLANTED.as_bytes()));
    amal.vault.set_secret(&circle, "drop.1", Some(&root)).unwrap();
    amal.vault.ask_erase(&circle, target.clone(), at(10)).unwrap();
    assert!(amal.vault.destroyed(&circle).unwrap().is_empty());
    luis.pull(&amal, 11);
    noor.pull(&amal, 11);
    for person in [&mut amal, &mut luis, &mut noor] {
        assert!(!person.has(1) && person.has(2) && found(person) == 0);
        assert!(!person.vault.serves(&root).unwrap());
        assert!(person.vault.manifests(&person.key(id(1))).unwrap().is_empty());
        assert_eq!(person.vault.counts(None).unwrap().to_erase, 1);
        assert!(database_holds(&mut person.vault, &root), "nothing is destroyed by one person");
    }
    assert!(amal.vault.evidence().holds(&root));
    // Whoever asked is no second person.
    assert!(matches!(amal.vault.confirm_erase(&circle, target.clone(), at(12)), Err(StoreError::NotFound(_))));
    noor.vault.confirm_erase(&circle, target.clone(), at(13)).unwrap();
    amal.pull(&noor, 14);
    luis.pull(&noor, 14);
    for person in [&mut amal, &mut luis, &mut noor] {
        assert!(!person.vault.evidence().holds(&root));
        assert_eq!(person.vault.tree(&root).unwrap(), None);
        let erasures = person.vault.erasures(&circle).unwrap();
        assert_eq!((erasures.len(), erasures[0].state), (1, ErasureState::Done));
        assert_eq!(erasures[0].asked[0].name.as_deref(), Some("Amal"));
        assert_eq!(erasures[0].confirmed[0].name.as_deref(), Some("Noor"));
        assert!(person.vault.incomplete(&circle).unwrap().is_empty());
        let destroyed = person.vault.destroyed(&circle).unwrap();
        assert_eq!((destroyed.len(), destroyed[0].log, destroyed[0].height), (1, luis_log, 1));
        assert_eq!(destroyed[0].parts, 2, "the change and the manifest");
        for needle in [PLANTED.as_bytes(), "zwetschgenkern".as_bytes(), &root] {
            assert!(!database_holds(&mut person.vault, needle));
        }
        person.is_sound();
    }
    assert_eq!(amal.digest(), luis.digest());
    assert_eq!(amal.digest(), noor.digest());
}

#[test]
fn a_peer_that_sends_it_again_cannot_bring_it_back_and_later_parts_go_too() {
    let (mut amal, mut luis, mut noor, root) = circle();
    let (circle, target) = (amal.circle, EraseTarget::Record(id(1)));
    let whole = luis.vault.entries(&circle, &luis.log, 1, usize::MAX).unwrap();
    luis.vault.edit(&luis.key(id(1)), vec![edit("title", "later by Luis")], at(5)).unwrap();
    let later = luis.vault.entries(&circle, &luis.log, 3, usize::MAX).unwrap();
    amal.vault.ask_erase(&circle, target.clone(), at(10)).unwrap();
    noor.pull(&amal, 11);
    noor.vault.confirm_erase(&circle, target, at(12)).unwrap();
    amal.pull(&noor, 13);
    assert_eq!(amal.accept(&whole, 14).held, 2);
    assert_eq!(amal.accept(&later, 15).stored, 1);
    assert!(!amal.has(1) && !database_holds(&mut amal.vault, &root));
    // What is passed on has nothing in it, and holds all the same.
    for bytes in amal.vault.entries(&circle, &luis.log, 1, usize::MAX).unwrap() {
        let entry = Unverified::<Entry>::decode(&bytes).unwrap().verify(&circle).unwrap();
        for (ordinal, leaf) in entry.leaves().iter().enumerate() {
            assert_eq!(entry.is_erased(ordinal), leaf.record == Some(id(1)));
        }
    }
    let write = amal.vault.add(&circle, id(1), incident("again"), at(16));
    assert!(matches!(write, Err(StoreError::Refused(_))));
    // Someone who joins afterwards gets it without content, and misses nothing.
    let mut ana = amal.admit("Ana", Role::Editor);
    ana.pull(&amal, 20);
    assert!(ana.vault.incomplete(&circle).unwrap().is_empty());
    assert_eq!(ana.digest(), amal.digest());
    luis.pull(&amal, 21);
    luis.pull(&noor, 21);
    assert_eq!(luis.digest(), amal.digest());
}

#[test]
fn a_second_stewards_wish_is_a_second_word() {
    let (mut amal, mut luis, mut noor, root) = circle();
    let person = amal.person_of(&noor.log);
    amal.amend(Amendment::SetRole { person, role: Role::Steward, cuts: Vec::new() }, 5);
    let (circle, target) = (amal.circle, EraseTarget::Record(id(1)));
    noor.follow(&amal);
    luis.follow(&amal);
    for steward in [&mut amal, &mut noor] {
        steward.vault.ask_erase(&circle, target.clone(), at(10)).unwrap();
    }
    luis.pull(&amal, 11);
    assert!(luis.vault.evidence().holds(&root));
    luis.pull(&noor, 12);
    assert!(!luis.vault.evidence().holds(&root) && !luis.has(1));
}

#[test]
fn single_leaves_go_alone() {
    let (mut amal, luis, mut noor, _) = circle();
    let circle = amal.circle;
    let mut luis = luis;
    luis.vault.edit(&luis.key(id(2)), vec![edit("title", PLANTED)], at(5)).unwrap();
    amal.pull(&luis, 6);
    noor.pull(&luis, 6);
    let head = amal.head(&luis.log);
    let target = |leaves: &[u64]| EraseTarget::Leaves { log: luis.log, head, leaves: leaves.to_vec() };
    assert!(matches!(amal.vault.ask_erase(&circle, target(&[9]), at(7)), Err(StoreError::Refused(_))));
    let wrong = EraseTarget::Leaves { log: luis.log, head: Head { height: 77, ..head }, leaves: vec![0] };
    assert!(matches!(amal.vault.ask_erase(&circle, wrong, at(7)), Err(StoreError::NotFound(_))));
    amal.vault.ask_erase(&circle, target(&[0]), at(8)).unwrap();
    assert_eq!(amal.vault.record(&amal.key(id(2))).unwrap().row.title, "stays");
    noor.pull(&amal, 9);
    noor.vault.confirm_erase(&circle, target(&[0]), at(10)).unwrap();
    amal.pull(&noor, 11);
    for person in [&mut amal, &mut noor] {
        assert_eq!(person.vault.record(&person.key(id(2))).unwrap().row.title, "stays");
        assert_eq!(found(person), 1, "record 1 keeps its words");
        person.is_sound();
    }
    assert_eq!(amal.digest(), noor.digest());
    // What decides who is believed is not erased.
    let own = EraseTarget::Leaves { log: amal.log, head: amal.head(&amal.log), leaves: vec![1] };
    assert!(matches!(amal.vault.ask_erase(&circle, own, at(12)), Err(StoreError::Refused(_))));
}

#[test]
fn in_a_circle_of_one_the_wish_is_enough() {
    let mut amal = Person::alone();
    amal.add(1, PLANTED, 1);
    amal.add(2, "stays", 2);
    let circle = amal.circle;
    amal.vault.ask_erase(&circle, EraseTarget::Record(id(1)), at(3)).unwrap();
    assert!(!database_holds(&mut amal.vault, PLANTED.as_bytes()));
    assert_eq!(amal.vault.erasures(&circle).unwrap()[0].state, ErasureState::Done);
    amal.is_sound();
    // A second device of the same person is no second person.
    let person = amal.person_of(&amal.log);
    let mut second = amal.admit_device(NewPerson::Existing(person));
    second.pull(&amal, 5);
    assert_eq!(second.digest(), amal.digest());
}

#[test]
fn a_part_that_a_peer_left_out_is_missed_and_mended() {
    let (amal, mut luis) = Person::pair(Role::Editor);
    let mut amal = amal;
    amal.add(1, "whole", 1);
    let whole = amal.vault.entries(&amal.circle, &amal.log, 1, usize::MAX).unwrap();
    let entry = Entry::dangerously_trust_stored(&whole[0]).unwrap();
    let stripped = entry.erase(&[0]).unwrap().bytes().to_vec();
    assert_eq!(luis.accept(&[stripped], 2).stored, 1);
    assert!(!luis.has(1));
    assert_eq!(luis.vault.incomplete(&luis.circle).unwrap(), [(amal.log, 1)]);
    let report = luis.accept(&whole, 3);
    assert_eq!((report.held, report.mended), (1, 1));
    assert!(luis.has(1) && luis.vault.incomplete(&luis.circle).unwrap().is_empty());
    assert_eq!(luis.digest(), amal.digest());
    luis.is_sound();
}
