//! Rolled-back and copied devices.

use cairn_keys::DeviceKey;
use cairn_ledger::charter::{Amendment, Closing, Role};
use cairn_ledger::entry::{Position, sign_entry};
use cairn_ledger::{ActorId, Head, Part};
use proptest::prelude::*;

use super::fixture::{Person, at, id, incident};
use crate::Refusal;

/// Entries that a copy of a device writes on top of a head.
fn copy_writes(
    whose: &Person,
    device: &DeviceKey,
    mut on: Head,
    records: impl IntoIterator<Item = u8>,
) -> Vec<Vec<u8>> {
    let mut written = Vec::new();
    for n in records {
        let actor = ActorId::derive(&device.public(), &id(n), 0);
        let bytes = cairn_ledger::new_record(actor, &incident(&format!("by the copy {n}")), at(900)).unwrap();
        let position = Position {
            circle: whose.circle,
            height: on.height + 1,
            prev: (on.height > 0).then_some(on.hash),
            page: whose.vault.charter(&whose.circle).unwrap().page_hash(),
        };
        let part = Part::Changes { record: id(n), bytes };
        let entry = sign_entry(&position, &[part], at(900), &mut crate::fill_random, device).unwrap();
        on = Head { height: on.height + 1, hash: entry.hash() };
        written.push(entry.bytes().to_vec());
    }
    written
}

/// Luis wrote 1 to 3; a copy of him, taken after 1, wrote 11 to 14. Gives both chains above 1.
fn forked() -> (Person, Person, Person, [Vec<Vec<u8>>; 2]) {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    luis.add(1, "before", 1);
    let below = luis.head(&luis.log);
    luis.add(2, "two", 2);
    luis.add(3, "three", 3);
    let own = luis.vault.entries(&luis.circle, &luis.log, 1, usize::MAX).unwrap();
    let device = luis.vault.keys(&luis.circle).unwrap().device;
    let copied = copy_writes(&luis, &device, below, 11..15);
    for person in [&mut amal, &mut luis] {
        person.accept(&own[..1], 5);
    }
    let mut noor = noor;
    noor.accept(&own[..1], 5);
    (amal, luis, noor, [own[1..].to_vec(), copied])
}

#[test]
fn both_chains_are_kept_and_the_lower_hash_counts_whatever_came_first() {
    for first in [0, 1] {
        let (mut amal, luis, mut noor, chains) = forked();
        amal.accept(&chains[first], 10);
        let report = amal.accept(&chains[1 - first], 11);
        assert_eq!(report.forked.iter().collect::<Vec<_>>(), [&luis.log]);
        assert!(report.refused.is_empty(), "{:?}", report.refused);
        noor.accept(&chains[1 - first], 10);
        noor.accept(&chains[first], 11);
        assert_eq!(amal.digest(), noor.digest());
        assert_eq!(amal.head(&luis.log), noor.head(&luis.log));
        let hash = |bytes: &[u8]| cairn_ledger::Entry::dangerously_trust_stored(bytes).unwrap().hash();
        let copy_counts = hash(&chains[1][0]) < hash(&chains[0][0]);
        assert_eq!((amal.has(2), amal.has(3)), (!copy_counts, !copy_counts));
        assert_eq!((amal.has(11), amal.has(14)), (copy_counts, copy_counts));
        assert!(amal.has(1));
        let forks = amal.vault.forks(&amal.circle).unwrap();
        assert_eq!((forks.len(), forks[0].below, forks[0].sides.len()), (1, 1, 1));
        assert_eq!(forks[0].counts, amal.head(&luis.log));
        assert_eq!(amal.vault.counts(None).unwrap().forked, 1);
        let beside = amal.vault.side_entries(&amal.circle, &luis.log, forks[0].sides[0]).unwrap();
        assert_eq!(beside, chains[usize::from(!copy_counts)]);
        assert_eq!(amal.accept(&chains.concat(), 12).held, 6);
        amal.is_sound();
    }
}

#[test]
fn a_page_that_closes_the_log_at_a_named_header_decides() {
    for chosen in [0, 1] {
        let (mut amal, luis, mut noor, chains) = forked();
        amal.accept(&chains.concat(), 10);
        let last = cairn_ledger::Entry::dangerously_trust_stored(chains[chosen].last().unwrap()).unwrap();
        let cut = Head { height: last.header().height, hash: last.hash() };
        amal.amend(Amendment::CloseLog { log: luis.log, cut, closing: Closing::Ordinary }, 20);
        // Noor learns of the page before she has the chain.
        noor.accept(&chains[1 - chosen], 10);
        noor.follow(&amal);
        noor.accept(&chains[chosen], 21);
        for person in [&mut amal, &mut noor] {
            assert_eq!(person.head(&luis.log), cut);
            assert_eq!((person.has(3), person.has(14)), (chosen == 0, chosen == 1));
            person.is_sound();
        }
        assert_eq!(amal.digest(), noor.digest());
    }
}

#[test]
fn a_word_on_a_chain_that_counts_no_more_has_no_effect() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    let mut ana = amal.admit("Ana", Role::Reader);
    let circle = amal.circle;
    luis.follow(&amal);
    luis.add(1, "below the cut", 1);
    let cut = luis.head(&luis.log);
    luis.add(2, "above the cut", 2);
    amal.amend(Amendment::CloseLog { log: luis.log, cut, closing: Closing::Ordinary }, 3);
    for person in [&mut noor, &mut ana] {
        person.follow(&amal);
        person.pull(&luis, 4);
    }
    noor.vault.vouch(&circle, &luis.log, luis.head(&luis.log), at(5)).unwrap();
    ana.pull(&noor, 6);
    assert!(ana.has(2));
    let device = noor.vault.keys(&circle).unwrap().device;
    let own = noor.vault.entry_hash(&circle, &noor.log, 1).unwrap().unwrap();
    let hash = |bytes: &[u8]| cairn_ledger::Entry::dangerously_trust_stored(bytes).unwrap().hash();
    // Salts are drawn anew until the copy's entry is the lower one.
    let copied = std::iter::repeat_with(|| copy_writes(&noor, &device, Head::EMPTY, [11]))
        .find(|copied| hash(&copied[0]) < own)
        .unwrap();
    ana.accept(&copied, 7);
    assert!(ana.has(11) && !ana.has(2));
    ana.is_sound();
}

#[test]
fn a_chain_whose_beginning_is_not_held_waits() {
    let (mut amal, luis, _, chains) = forked();
    amal.accept(&chains[0], 10);
    let report = amal.accept(&chains[1][1..2], 11);
    assert!(matches!(report.refused[0].reason, Refusal::Fork { .. }));
    let report = amal.accept(&chains[1][3..], 11);
    assert!(matches!(report.refused[0].reason, Refusal::Gap { .. }));
    assert!(amal.vault.forks(&amal.circle).unwrap().is_empty());
    drop(luis);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Three chains from two places, in any order of arrival, entry by entry.
    #[test]
    fn any_order_of_arrival_ends_alike(order in Just((0..9).collect::<Vec<usize>>()).prop_shuffle()) {
        let (mut amal, luis, mut noor, chains) = forked();
        let device = luis.vault.keys(&luis.circle).unwrap().device;
        let second = cairn_ledger::Entry::dangerously_trust_stored(&chains[1][1]).unwrap();
        let third = copy_writes(&luis, &device, Head { height: 3, hash: second.hash() }, 21..24);
        let all: Vec<Vec<u8>> = [chains.concat(), third].concat();
        // What has to wait is offered again, as a peer would.
        loop {
            let waits = |place: &usize| !amal.accept(&all[*place..=*place], 10).refused.is_empty();
            if order.iter().map(waits).filter(|waits| *waits).count() == 0 {
                break;
            }
        }
        noor.accept(&all, 10);
        prop_assert_eq!(amal.digest(), noor.digest());
        prop_assert_eq!(amal.head(&luis.log), noor.head(&luis.log));
        let sides = |person: &Person| person.vault.forks(&person.circle).unwrap()[0].sides.clone();
        prop_assert_eq!(sides(&amal), sides(&noor));
        amal.is_sound();
    }
}
