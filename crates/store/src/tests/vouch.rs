//! Closed logs, reduced roles, and the word of others.

use std::collections::BTreeSet;

use cairn_ledger::charter::{Amendment, Closing, Role, Why};
use cairn_ledger::entry::EraseTarget;
use cairn_ledger::{Head, Part};

use super::fixture::{Person, at, edit, id};
use crate::{Confirmation, StoreError, Withholding};

/// Luis wrote 1 to 4; all hold 1 to 3; Amal holds 4 too. Then Amal closes his log at 1.
fn closed(closing: Closing) -> (Person, Person, Person, Vec<u8>) {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    for n in 1..4 {
        luis.add(n, "by Luis", n.into());
    }
    noor.pull(&luis, 10);
    luis.add(4, "last by Luis", 4);
    let hash = luis.vault.entry_hash(&luis.circle, &luis.log, 1).unwrap().unwrap();
    amal.pull(&luis, 11);
    let page = amal.amend(Amendment::CloseLog { log: luis.log, cut: Head { height: 1, hash }, closing }, 20);
    (amal, luis, noor, page)
}

#[test]
fn what_was_accepted_before_an_ordinary_closing_is_vouched_for_at_once() {
    let (mut amal, luis, mut noor, page) = closed(Closing::Ordinary);
    let circle = noor.circle;
    noor.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    assert_eq!((noor.has(1), noor.has(2), noor.vault.owed(&circle).unwrap()), (true, false, 1));
    let before = noor.head(&noor.log).height;
    assert!(noor.vault.write_owed(&circle, at(30)).unwrap().head.is_some());
    assert_eq!(noor.head(&noor.log).height, before + 1);
    assert_eq!((noor.has(3), noor.has(4), noor.vault.owed(&circle).unwrap()), (true, false, 0));
    // Nothing is owed twice.
    assert_eq!(noor.vault.write_owed(&circle, at(31)).unwrap().head, None);
    // Amal, who closed it, had accepted all four, and pays with the next thing that she does.
    amal.add(50, "next", 32);
    assert!(amal.has(4));
    noor.pull(&amal, 33);
    amal.pull(&noor, 33);
    assert!(noor.has(4) && noor.pull(&luis, 34).stored == 0);
    assert_eq!(amal.digest(), noor.digest());
    amal.is_sound();
    noor.is_sound();
}

#[test]
fn a_debt_survives_locking_and_is_paid_by_what_comes_in() {
    let (amal, _luis, mut noor, page) = closed(Closing::Ordinary);
    let circle = noor.circle;
    noor.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    let news = amal.news_for(&noor);
    let log = noor.log;
    let (folder, locked) = noor.close();
    let vault = locked.unlock(&super::fixture::passphrase()).unwrap();
    let mut noor = Person { folder, vault, circle, log };
    assert_eq!(noor.vault.owed(&circle).unwrap(), 1);
    let mut amal = amal;
    amal.add(60, "something", 40);
    noor.accept(&news, 41);
    noor.pull(&amal, 42);
    assert_eq!(noor.vault.owed(&circle).unwrap(), 0);
    assert!(noor.has(3));
}

#[test]
fn after_a_strict_closing_only_a_steward_makes_it_count() {
    let (mut amal, luis, mut noor, page) = closed(Closing::Strict);
    let circle = noor.circle;
    noor.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    assert_eq!(noor.vault.owed(&circle).unwrap(), 0);
    noor.pull(&luis, 21);
    let withheld = noor.vault.withheld(&circle).unwrap();
    assert_eq!(withheld.len(), 1);
    let run = &withheld[0];
    assert_eq!((run.log, run.author.as_deref(), run.from, run.to.height), (luis.log, Some("Luis"), 2, 4));
    assert_eq!(run.why, Withholding::Withheld(Why::AboveStrictCut));
    assert_eq!(run.records, BTreeSet::from([id(2), id(3), id(4)]));
    assert!(run.bytes > 0 && noor.vault.counts(None).unwrap().withheld == 3);
    assert!(matches!(noor.vault.vouch(&circle, &luis.log, run.to, at(30)), Err(StoreError::MayNot)));
    let third = Head { height: 3, hash: luis.vault.entry_hash(&circle, &luis.log, 3).unwrap().unwrap() };
    amal.vault.vouch(&circle, &luis.log, third, at(31)).unwrap();
    assert!(amal.has(3) && !amal.has(4));
    assert!(matches!(amal.vault.vouch(&circle, &luis.log, third, at(32)), Err(StoreError::NotFound(_))));
    let wrong = Head { height: 4, hash: third.hash };
    assert!(matches!(amal.vault.vouch(&circle, &luis.log, wrong, at(32)), Err(StoreError::NotFound(_))));
    noor.pull(&amal, 33);
    assert_eq!(noor.vault.withheld(&circle).unwrap()[0].from, 4);
    assert_eq!(amal.digest(), noor.digest());
}

/// Noor vouched, Ana saw it, and Noor is removed; says whether it counts with Ana after she paid what she owes.
fn counts_after_the_voucher_left(strictly: bool) -> bool {
    let (mut amal, luis, mut noor, page) = closed(Closing::Ordinary);
    let circle = noor.circle;
    noor.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    noor.vault.write_owed(&circle, at(30)).unwrap();
    let mut ana = amal.admit("Ana", Role::Editor);
    ana.pull(&luis, 31);
    ana.pull(&noor, 32);
    assert!(ana.has(3) && !ana.has(4));
    let cut = amal.pull(&noor, 33);
    assert!(cut.stored > 0);
    let person = amal.person_of(&noor.log);
    let cuts = vec![(noor.log, amal.head(&noor.log))];
    let closing = if strictly { Closing::Strict } else { Closing::Ordinary };
    let page = amal.amend(Amendment::RemovePerson { person, cuts, closing }, 40);
    ana.vault.add_page(&circle, &page, Confirmation::None).unwrap();
    assert!(!ana.has(3));
    ana.vault.write_owed(&circle, at(41)).unwrap();
    ana.has(3)
}

#[test]
fn when_a_voucher_leaves_others_give_their_word_again_unless_they_were_put_out() {
    assert!(counts_after_the_voucher_left(false));
    assert!(!counts_after_the_voucher_left(true));
}

#[test]
fn a_reduced_role_keeps_what_was_accepted_and_takes_no_more() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    luis.add(1, "as an editor", 1);
    luis.vault.edit(&luis.key(id(1)), vec![edit("title", "accepted by Amal")], at(2)).unwrap();
    amal.pull(&luis, 3);
    luis.add(2, "not seen by anybody", 4);
    let hash = luis.vault.entry_hash(&luis.circle, &luis.log, 1).unwrap().unwrap();
    let person = amal.person_of(&luis.log);
    let cuts = vec![(luis.log, Head { height: 1, hash })];
    amal.amend(Amendment::SetRole { person, role: Role::Reader, cuts }, 10);
    assert_eq!(amal.vault.record(&amal.key(id(1))).unwrap().row.title, "as an editor");
    amal.vault.write_owed(&amal.circle.clone(), at(11)).unwrap();
    assert_eq!(amal.vault.record(&amal.key(id(1))).unwrap().row.title, "accepted by Amal");
    amal.pull(&luis, 12);
    assert!(!amal.has(2));
    let withheld = amal.vault.withheld(&amal.circle).unwrap();
    assert_eq!((withheld.len(), withheld[0].from, withheld[0].why), (1, 3, Withholding::Reduced(Role::Reader)));
    amal.vault.vouch(&amal.circle.clone(), &luis.log, withheld[0].to, at(13)).unwrap();
    assert!(amal.has(2) && amal.vault.withheld(&amal.circle).unwrap().is_empty());
    luis.follow(&amal);
    assert!(matches!(
        luis.vault.add(&luis.circle.clone(), id(3), vec![edit("kind", "incident")], at(14)),
        Err(StoreError::MayNot)
    ));
    luis.pull(&amal, 15);
    assert_eq!(amal.digest(), luis.digest());
    amal.is_sound();
}

#[test]
fn nobody_vouches_for_a_chain_that_leaves_the_closed_one() {
    let (mut amal, luis, _noor, _) = closed(Closing::Ordinary);
    let hash = luis.vault.entry_hash(&luis.circle, &luis.log, 2).unwrap().unwrap();
    // Another log of which no page knows anything.
    let stranger = Person::alone();
    let circle = amal.circle;
    let result = amal.vault.vouch(&circle, &stranger.log, Head { height: 2, hash }, at(50));
    assert!(matches!(result, Err(StoreError::NotFound(_))));
    let part =
        Part::Voucher { log: luis.log, head: Head { height: 2, hash: cairn_ledger::EntryHash::from_bytes([9; 32]) } };
    amal.vault.append(&circle, vec![part], at(51)).unwrap();
    amal.is_sound();
}

#[test]
fn a_word_that_came_before_the_page_that_admits_its_giver_counts_from_that_page_on() {
    let (mut amal, luis, mut noor, _) = closed(Closing::Ordinary);
    let circle = noor.circle;
    let mut ana = amal.admit("Ana", Role::Editor);
    ana.pull(&luis, 30);
    let third = Head { height: 3, hash: luis.vault.entry_hash(&circle, &luis.log, 3).unwrap().unwrap() };
    ana.vault.vouch(&circle, &luis.log, third, at(31)).unwrap();
    // Noor hears neither of the closing nor of Ana before Ana's word comes.
    noor.pull(&ana, 32);
    noor.follow(&amal);
    assert!(noor.has(2) && noor.has(3) && !noor.has(4));
    assert_eq!(noor.digest(), ana.digest());
    noor.is_sound();
}

#[test]
fn a_word_that_came_before_what_it_speaks_for_makes_all_of_it_count() {
    let (mut amal, luis, _noor, _) = closed(Closing::Ordinary);
    let circle = amal.circle;
    amal.vault.write_owed(&circle, at(30)).unwrap();
    let mut ana = amal.admit("Ana", Role::Reader);
    ana.accept(&amal.vault.entries(&circle, &amal.log, 1, usize::MAX).unwrap(), 31);
    for entry in luis.vault.entries(&circle, &luis.log, 1, usize::MAX).unwrap() {
        ana.accept(&[entry], 32);
    }
    assert!(ana.has(1) && ana.has(2) && ana.has(3) && ana.has(4));
    assert_eq!(ana.vault.counts(None).unwrap().withheld, 0);
    assert_eq!(ana.digest(), amal.digest());
    ana.is_sound();
}

#[test]
fn a_wish_to_erase_that_this_device_vouches_for_hides_here_too() {
    let (mut amal, mut luis) = Person::pair(Role::Steward);
    let mut noor = amal.admit("Noor", Role::Editor);
    let circle = amal.circle;
    luis.follow(&amal);
    luis.add(1, "by Luis", 1);
    let cut = luis.head(&luis.log);
    luis.vault.ask_erase(&circle, EraseTarget::Record(id(1)), at(2)).unwrap();
    noor.pull(&luis, 3);
    assert!(!noor.has(1));
    amal.amend(Amendment::CloseLog { log: luis.log, cut, closing: Closing::Ordinary }, 20);
    noor.follow(&amal);
    assert!(noor.has(1), "above the cut it does not count yet");
    noor.vault.write_owed(&circle, at(21)).unwrap();
    assert!(!noor.has(1));
    amal.pull(&luis, 22);
    amal.pull(&noor, 23);
    assert!(!amal.has(1));
    assert_eq!(noor.digest(), amal.digest());
    noor.is_sound();
}
