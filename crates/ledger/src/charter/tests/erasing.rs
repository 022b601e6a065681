//! Erase: two persons, and what one of them may do.

use cairn_model::RecordId;

use super::*;
use crate::entry::{Erase, EraseStep, EraseTarget};

const RECORD: RecordId = RecordId::from_bytes([5; 16]);

fn record(step: EraseStep) -> Erase {
    Erase { target: EraseTarget::Record(RECORD), step }
}

/// Adds what somebody wrote, under the role that the page gives.
fn say(erasures: &mut Erasures, circle: &Circle, hand: &Hand, erase: &Erase) {
    erasures.add(erase, circle.person(hand), circle.role(hand).unwrap());
}

fn state(erasures: &Erasures, circle: &Circle) -> Leaving {
    erasures.of_record(circle.charter.page(), &RECORD)
}

#[test]
fn a_steward_hides_and_a_second_person_destroys() {
    let (circle, [amal, noor, ..]) = four();
    let mut erasures = Erasures::default();
    assert_eq!(state(&erasures, &circle), Leaving::Stays);
    say(&mut erasures, &circle, &amal, &record(EraseStep::Ask));
    assert_eq!(state(&erasures, &circle), Leaving::Hidden);
    assert_eq!(erasures.confirmable_by(circle.charter.page(), &circle.person(&noor)).len(), 1);
    assert_eq!(erasures.confirmable_by(circle.charter.page(), &circle.person(&amal)), []);
    say(&mut erasures, &circle, &noor, &record(EraseStep::Confirm));
    assert_eq!(state(&erasures, &circle), Leaving::Destroyed);
    let list = erasures.list(circle.charter.page());
    assert_eq!(list.len(), 1);
    assert_eq!((&list[0].asked, &list[0].confirmed), (&[circle.person(&amal)].into(), &[circle.person(&noor)].into()));
    assert_eq!(erasures.confirmable_by(circle.charter.page(), &circle.person(&noor)), []);
}

#[test]
fn one_person_is_not_two_and_order_means_nothing() {
    let (mut circle, [amal, noor, luis, ana]) = four();
    let second = Hand::new(9);
    circle.admit(&second, NewPerson::Existing(circle.person(&amal)), &amal);
    let mut erasures = Erasures::default();
    say(&mut erasures, &circle, &noor, &record(EraseStep::Ask)); // no steward
    say(&mut erasures, &circle, &noor, &record(EraseStep::Confirm)); // nobody asked yet
    assert_eq!(state(&erasures, &circle), Leaving::Stays);
    assert_eq!(erasures.list(circle.charter.page()), []);
    let mut alone = Erasures::default();
    say(&mut alone, &circle, &amal, &record(EraseStep::Ask));
    for hand in [&amal, &second, &luis, &ana] {
        say(&mut alone, &circle, hand, &record(EraseStep::Confirm)); // the same person, or without a voice
    }
    assert_eq!(state(&alone, &circle), Leaving::Hidden);
    say(&mut erasures, &circle, &amal, &record(EraseStep::Ask));
    assert_eq!(state(&erasures, &circle), Leaving::Destroyed);
}

#[test]
fn two_stewards_who_both_ask_are_two_persons() {
    let (mut circle, [amal, ..]) = four();
    let ben = Hand::new(9);
    circle.admit(&ben, new("Ben", Role::Steward), &amal);
    let mut erasures = Erasures::default();
    say(&mut erasures, &circle, &amal, &record(EraseStep::Ask));
    say(&mut erasures, &circle, &ben, &record(EraseStep::Ask));
    assert_eq!(state(&erasures, &circle), Leaving::Destroyed);
    assert_eq!(erasures.list(circle.charter.page())[0].confirmed.len(), 2);
}

#[test]
fn in_a_circle_of_one_it_goes_at_once_and_only_at_its_own_persons_word() {
    let amal = Hand::new(1);
    let circle = Circle::found(&amal);
    let mut erasures = Erasures::default();
    say(&mut erasures, &circle, &amal, &record(EraseStep::Ask));
    assert_eq!(state(&erasures, &circle), Leaving::Destroyed);
    let mut other = Erasures::default();
    other.add(&record(EraseStep::Ask), PersonId::from_bytes([8; 16]), Role::Steward); // one who was removed since
    assert_eq!(state(&other, &circle), Leaving::Hidden);
}

#[test]
fn leaves_go_one_by_one() {
    let (circle, [amal, noor, ..]) = four();
    let target = |leaves: &[u64]| EraseTarget::Leaves { log: noor.log(), head: head(4), leaves: leaves.to_vec() };
    let mut erasures = Erasures::default();
    say(&mut erasures, &circle, &amal, &Erase { target: target(&[0, 1]), step: EraseStep::Ask });
    say(&mut erasures, &circle, &noor, &Erase { target: target(&[1, 2]), step: EraseStep::Confirm });
    let of = |height, leaf| erasures.of_leaf(circle.charter.page(), &noor.log(), height, &head(height).hash, leaf);
    assert_eq!([of(4, 0), of(4, 1), of(4, 2)], [Leaving::Hidden, Leaving::Destroyed, Leaving::Stays]);
    assert_eq!(of(5, 1), Leaving::Stays);
    assert_eq!(state(&erasures, &circle), Leaving::Stays);
}
