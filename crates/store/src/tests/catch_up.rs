//! Entries that were taken in ahead, and what is derived from them later.

use cairn_keys::DeviceKey;
use cairn_ledger::charter::{Amendment, Closing, Role};
use cairn_ledger::entry::{EraseTarget, Position, sign_entry};
use cairn_ledger::{ActorId, Head, Part};
use cairn_testkit::incident::Generator;

use super::erase::database_holds;
use super::fixture::{Person, at, edit, id, incident, passphrase};
use crate::{ListFilter, MAX_CHANGES_PER_LOG_AND_RECORD, NewRecord};

fn shown(person: &Person) -> usize {
    person.vault.list(&ListFilter { limit: 1000, ..ListFilter::default() }).unwrap().rows.len()
}

fn found(person: &Person, word: &str) -> usize {
    let filter = ListFilter { search: Some(word.into()), ..ListFilter::default() };
    person.vault.list(&filter).unwrap().rows.len()
}

#[test]
fn what_came_ahead_is_durable_at_once_and_shown_as_if_it_had_come_one_by_one() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    let circle = amal.circle;
    let mut generator = Generator::new(7);
    for n in 0..60 {
        let (id, edits) = generator.incident();
        amal.vault.import(&circle, vec![NewRecord { id, edits }], at(n), &mut |_| true).unwrap();
    }
    amal.add(1, "lighthouse", 100);
    luis.pull(&amal, 101);
    luis.vault.edit(&luis.key(id(1)), vec![edit("title", "watchtower")], at(102)).unwrap();
    amal.vault.edit(&amal.key(id(1)), vec![edit("title", "beacon")], at(103)).unwrap();
    amal.pull(&luis, 104);
    let news = amal.news_for(&noor);
    let report = noor.accept_ahead(&news, 110);
    assert_eq!((report.stored as usize, report.refused.len(), report.records.len()), (news.len(), 0, 0));
    assert_eq!((shown(&noor), found(&noor, "beacon")), (0, 0));
    for log in [amal.log, luis.log] {
        assert_eq!(noor.head(&log), amal.head(&log), "what is held and acknowledged is told at once");
    }
    // Locked and opened again, nothing is lost and nothing is forgotten.
    let log = noor.log;
    let waiting = noor.vault.waiting(&circle).unwrap();
    let (folder, locked) = noor.close();
    let mut noor = Person { folder, vault: locked.unlock(&passphrase()).unwrap(), circle, log };
    assert_eq!((waiting as usize, noor.vault.waiting(&circle).unwrap()), (news.len(), waiting));
    assert_eq!(noor.vault.behind().unwrap(), Some(circle));
    assert_eq!(noor.vault.check(crate::Depth::Ledger, &mut |_, _| true).unwrap().problems, []);
    assert_eq!(noor.catch_up(120), waiting);
    assert_eq!((noor.digest(), noor.vault.behind().unwrap()), (amal.digest(), None));
    assert_eq!((shown(&noor), found(&noor, "beacon"), found(&noor, "watchtower")), (61, 1, 1));
    assert_eq!(noor.vault.conflicts(None).unwrap().len(), 1);
    noor.is_sound();
}

#[test]
fn what_follows_on_what_waits_waits_too_and_comes_in_the_order_of_its_log() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    amal.add(1, "first", 1);
    amal.vault.edit(&amal.key(id(1)), vec![edit("title", "second")], at(2)).unwrap();
    let news = amal.news_for(&luis);
    luis.accept_ahead(&news[..1], 10);
    let report = luis.accept(&news[1..], 11);
    assert_eq!((report.stored, report.records.len(), shown(&luis)), (1, 0, 0));
    assert_eq!(luis.vault.waiting(&luis.circle).unwrap(), 2);
    // Other logs do not wait.
    luis.add(2, "own", 12);
    assert_eq!(shown(&luis), 1);
    assert_eq!(luis.catch_up(13), 2);
    assert_eq!(luis.vault.record(&luis.key(id(1))).unwrap().row.title, "second");
    amal.pull(&luis, 14);
    assert_eq!(amal.digest(), luis.digest());
    luis.is_sound();
}

#[test]
fn a_rebuild_projects_what_waits() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    amal.add(1, "one", 1);
    let news = amal.news_for(&luis);
    luis.accept_ahead(&news, 10);
    luis.vault.rebuild(&mut |_, _| true).unwrap();
    assert_eq!((luis.vault.waiting(&luis.circle).unwrap(), luis.digest()), (0, amal.digest()));
    assert_eq!(luis.catch_up(11), 0);
    luis.is_sound();
}

#[test]
fn what_is_erased_while_it_waits_is_never_shown_and_destroyed_with_the_rest() {
    const PLANTED: &str = "Quittenschnaps";
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    luis.add(1, PLANTED, 1);
    luis.add(2, "stays", 2);
    let news = luis.news_for(&noor);
    noor.accept_ahead(&news, 3);
    let packed = &news[0][news[0].len() - 60..];
    assert!(database_holds(&mut noor.vault, packed), "it lies here, packed");
    amal.pull(&luis, 4);
    let target = EraseTarget::Record(id(1));
    let circle = amal.circle;
    amal.vault.ask_erase(&circle, target.clone(), at(5)).unwrap();
    luis.pull(&amal, 6);
    luis.vault.confirm_erase(&circle, target, at(7)).unwrap();
    for news in [amal.news_for(&noor), luis.news_for(&noor)] {
        noor.accept(&news, 8);
    }
    assert!(!database_holds(&mut noor.vault, packed), "it is destroyed before anybody could see it");
    noor.catch_up(9);
    assert!(!noor.has(1) && noor.has(2) && found(&noor, PLANTED) == 0);
    amal.pull(&luis, 10);
    assert_eq!(amal.digest(), noor.digest());
    // A peer that sends it whole brings nothing back.
    noor.accept_ahead(&news, 11);
    noor.catch_up(12);
    assert!(!noor.has(1));
    noor.is_sound();
}

#[test]
fn what_comes_to_count_while_it_waits_is_shown_and_what_ceases_to_is_not() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    for n in 1..4 {
        luis.add(n, "by Luis", n.into());
    }
    let news = luis.news_for(&noor);
    noor.accept_ahead(&news, 10);
    let hash = luis.vault.entry_hash(&luis.circle, &luis.log, 1).unwrap().unwrap();
    let cut = Head { height: 1, hash };
    let page = amal.amend(Amendment::CloseLog { log: luis.log, cut, closing: Closing::Strict }, 20);
    noor.vault.add_page(&noor.circle.clone(), &page, crate::Confirmation::Given).unwrap();
    noor.catch_up(21);
    assert_eq!((noor.has(1), noor.has(2), noor.has(3)), (true, false, false));
    amal.pull(&luis, 22);
    assert_eq!(amal.digest(), noor.digest());
    noor.is_sound();
}

#[test]
fn the_other_chain_of_a_log_that_waits_counts_by_the_same_rule() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    luis.add(1, "before", 1);
    let below = luis.head(&luis.log);
    luis.add(2, "two", 2);
    let own = luis.vault.entries(&luis.circle, &luis.log, 1, usize::MAX).unwrap();
    let device: DeviceKey = luis.vault.keys(&luis.circle).unwrap().device;
    let actor = ActorId::derive(&device.public(), &id(3), 0);
    let bytes = cairn_ledger::new_record(actor, &incident("by the copy"), at(900)).unwrap();
    let page = luis.vault.charter(&luis.circle).unwrap().page_hash();
    let position = Position { circle: luis.circle, height: 2, prev: Some(below.hash), page };
    let part = Part::Changes { record: id(3), bytes };
    let copied = sign_entry(&position, &[part], at(900), &mut crate::fill_random, &device).unwrap();
    let copied = vec![copied.bytes().to_vec()];
    // One comes while the log waits from below the fork, the other while it waits from the fork on.
    amal.accept_ahead(&own, 10);
    amal.accept(&copied, 11);
    noor.accept(&own[..1], 10);
    noor.accept_ahead(&copied, 11);
    noor.accept_ahead(&own[1..], 12);
    amal.catch_up(20);
    noor.catch_up(20);
    assert_eq!((amal.digest(), amal.has(2), amal.has(3)), (noor.digest(), noor.has(2), noor.has(3)));
    assert!(amal.has(1) && amal.has(2) != amal.has(3));
    amal.is_sound();
    noor.is_sound();
}

#[test]
fn the_room_of_an_author_in_a_record_is_counted_along_the_log_also_when_it_waits() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    amal.add(1, "one", 1);
    // Text that does not compress, so that every change has its size: some seventy of them fill the room.
    let text: String = (0_u64..60_000)
        .map(|n| char::from(b'!' + (n.wrapping_mul(n).wrapping_mul(0x9e37_79b9) >> 13) as u8 % 90))
        .collect();
    let rounds = MAX_CHANGES_PER_LOG_AND_RECORD / 60_000 + 2;
    for n in 0..rounds {
        let text = format!("{n} {text}");
        amal.vault.edit(&amal.key(id(1)), vec![edit("description", text)], at(10 + n.cast_signed())).unwrap();
    }
    let news = amal.news_for(&luis);
    luis.accept(&news, 1000);
    let half = news.len() / 2;
    noor.accept(&news[..half], 1000);
    noor.accept_ahead(&news[half..half + 5], 1001);
    noor.accept(&news[half + 5..], 1002);
    noor.catch_up(1003);
    let aside = |person: &Person| {
        let sum = "SELECT count(*) FROM change WHERE aside = 1";
        person.vault.reader.db.query_row(sum, [], |row| row.get::<_, u64>(0)).unwrap()
    };
    assert!(aside(&luis) > 0, "the room is full");
    assert_eq!((aside(&noor), noor.digest()), (aside(&luis), luis.digest()));
}
