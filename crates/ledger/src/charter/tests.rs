use cairn_keys::derive;

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::entry::PartKind;
use crate::{EntryHash, Head};

mod bytes;
mod erasing;
mod forks;
mod histories;
mod judging;
mod model;
mod own;
mod rivals;
mod scenarios;
mod vouching;

/// One device of somebody.
struct Hand {
    key: DeviceKey,
    seal: SealKey,
}

impl Hand {
    fn new(n: u8) -> Self {
        Self { key: DeviceKey::from_seed([n; 32]), seal: SealKey::generate() }
    }

    fn log(&self) -> LogId {
        self.key.public()
    }

    fn newcomer(&self, person: NewPerson) -> Newcomer {
        Newcomer { log: self.log(), seal: self.seal.recipient(), person }
    }
}

fn new(name: &str, role: Role) -> NewPerson {
    NewPerson::New { name: name.to_owned(), role }
}

fn now(n: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + n)
}

fn random(n: u64) -> [u8; 32] {
    derive("cairn test randomness", &[&n.to_le_bytes()])
}

/// Random bytes that no other page has.
fn random_for(at: u64, hand: &Hand, amendment: &Amendment) -> [u8; 32] {
    let what = format!("{amendment:?}");
    derive("cairn test randomness", &[&at.to_le_bytes(), hand.log().as_bytes(), what.as_bytes()])
}

fn head(height: u64) -> Head {
    Head { height, hash: EntryHash::from_bytes([height as u8; 32]) }
}

/// A circle as one device sees it, with the keys of everybody in it.
#[derive(Clone)]
struct Circle {
    charter: Charter,
    epochs: Epochs,
    pages: u64,
}

impl Circle {
    fn found(steward: &Hand) -> Self {
        let (charter, epochs) =
            Charter::found("North", "Amal", &steward.key, &steward.seal, now(0), random(0)).unwrap();
        Self { charter, epochs, pages: 1 }
    }

    /// The same circle as it is kept and read back.
    fn restored(&self) -> Charter {
        let others: Vec<Vec<u8>> = self.charter.other_pages().into_iter().map(<[u8]>::to_vec).collect();
        Charter::restore(&self.bytes(), &others, &self.charter.declined()).unwrap()
    }

    /// Gives a page to another device's view of the circle, with the epochs that it would open.
    fn hear(&mut self, from: &Self, page: &SignedPage) -> Result<Extension, CharterError> {
        let result = self.charter.extend(page.bytes());
        self.epochs.merge(from.epochs.clone());
        result
    }

    /// Writes a page and works under it; gives it so that others can hear of it.
    fn write(&mut self, amendment: Amendment, hand: &Hand) -> SignedPage {
        let (page, epochs) = self.propose(amendment, hand);
        assert_eq!(self.charter.extend_confirmed(page.bytes()), Ok(Extension::Moved));
        self.epochs = epochs;
        self.pages += 1;
        page
    }

    fn role(&self, hand: &Hand) -> Option<Role> {
        self.charter.role_of(&hand.log())
    }

    fn propose(&self, amendment: Amendment, hand: &Hand) -> (SignedPage, Epochs) {
        let at = self.pages;
        let random = random_for(at, hand, &amendment);
        self.charter.propose(amendment, &hand.key, &self.epochs, now(at as i64), random).unwrap()
    }

    fn offer(&mut self, amendment: Amendment, hand: &Hand) -> Result<Extension, CharterError> {
        let (page, epochs) = self.propose(amendment, hand);
        let result = self.charter.extend(page.bytes());
        if result == Ok(Extension::Moved) {
            self.epochs = epochs;
            self.pages += 1;
        }
        result
    }

    fn confirm(&mut self, amendment: Amendment, hand: &Hand) {
        let (page, epochs) = self.propose(amendment, hand);
        assert_eq!(self.charter.extend_confirmed(page.bytes()), Ok(Extension::Moved));
        self.epochs = epochs;
        self.pages += 1;
    }

    fn admit(&mut self, newcomer: &Hand, person: NewPerson, by: &Hand) {
        assert_eq!(self.offer(Amendment::Admit(newcomer.newcomer(person)), by), Ok(Extension::Moved));
    }

    fn person(&self, hand: &Hand) -> PersonId {
        self.charter.person_of(&hand.log()).unwrap().id
    }

    fn bytes(&self) -> Vec<Vec<u8>> {
        self.charter.pages().iter().map(|page| page.bytes().to_vec()).collect()
    }
}

/// Amal (steward), Noor (editor), Luis (reader), Ana (contributor).
fn four() -> (Circle, [Hand; 4]) {
    let hands = [Hand::new(1), Hand::new(2), Hand::new(3), Hand::new(4)];
    let mut circle = Circle::found(&hands[0]);
    circle.admit(&hands[1], new("Noor", Role::Editor), &hands[0]);
    circle.admit(&hands[2], new("Luis", Role::Reader), &hands[0]);
    circle.admit(&hands[3], new("Ana", Role::Contributor), &hands[0]);
    (circle, hands)
}

#[test]
fn a_founded_circle_has_one_steward_and_an_epoch() {
    let amal = Hand::new(1);
    let circle = Circle::found(&amal);
    assert_eq!(circle.charter.role_of(&amal.log()), Some(Role::Steward));
    assert_eq!(circle.charter.name_of(&amal.log()), Some("Amal"));
    assert_eq!(circle.charter.circle().as_bytes(), circle.charter.page_hash().as_bytes());
    let opened = Epochs::open(circle.charter.page(), &amal.seal).unwrap();
    assert_eq!(opened.to_bytes(), circle.epochs.to_bytes());
    assert!(Epochs::open(circle.charter.page(), &Hand::new(2).seal).is_err());
    assert!(Charter::found("", "Amal", &amal.key, &amal.seal, now(0), random(0)).is_err());
}

#[test]
fn another_device_verifies_the_same_charter_from_its_pages() {
    let (circle, _) = four();
    let other = Charter::verify(&circle.bytes()).unwrap();
    assert_eq!(
        (other.circle(), other.page_hash(), other.page()),
        (circle.charter.circle(), circle.charter.page_hash(), circle.charter.page())
    );
    assert_eq!(other.pages_after(&other.pages()[1].hash()).unwrap().len(), 2);
    assert_eq!(other.pages_after(&PageHash::from_bytes([0; 32])), None);
    let mut swapped = circle.bytes();
    swapped.swap(1, 2);
    assert_eq!(Charter::verify(&swapped).unwrap_err(), CharterError::Unconnected);
    assert_eq!(Charter::verify(&[]).unwrap_err(), CharterError::Malformed);
    assert_eq!(Charter::verify(&circle.bytes()[1..]).unwrap_err(), CharterError::NotAllowed);
}

#[test]
fn readers_get_every_epoch_and_contributors_only_contact() {
    let (circle, [amal, noor, luis, ana]) = four();
    for hand in [&amal, &noor, &luis] {
        let epochs = Epochs::open(circle.charter.page(), &hand.seal).unwrap();
        assert_eq!(epochs.iter().count(), 4);
        assert!(epochs.iter().all(|epoch| epoch.identity.is_some()));
        assert_eq!(epochs.to_bytes(), circle.epochs.to_bytes());
    }
    let ana = Epochs::open(circle.charter.page(), &ana.seal).unwrap();
    assert_eq!(ana.iter().count(), 1);
    let (hers, ours) = (ana.newest().unwrap(), circle.epochs.newest().unwrap());
    assert!(hers.identity.is_none());
    assert_eq!((hers.page, &hers.contact), (ours.page, &ours.contact));
}

#[test]
fn merged_epochs_keep_what_was_known_and_gain_identities() {
    let (mut circle, [amal, _, _, ana]) = four();
    let mut hers = Epochs::open(circle.charter.page(), &ana.seal).unwrap();
    assert_eq!(circle.offer(Amendment::Renew, &amal), Ok(Extension::Moved));
    hers.merge(Epochs::open(circle.charter.page(), &ana.seal).unwrap());
    assert_eq!(hers.iter().map(|epoch| epoch.page).collect::<Vec<_>>(), [4, 3]);
    assert_eq!(hers.contact_secrets().len(), 2);
    hers.merge(circle.epochs.clone());
    assert_eq!(hers.to_bytes(), circle.epochs.to_bytes());
    assert_eq!(Epochs::from_bytes(&hers.to_bytes()).unwrap().to_bytes(), hers.to_bytes());
    for _ in 0..10 {
        circle.offer(Amendment::Renew, &amal).unwrap();
    }
    assert_eq!(circle.epochs.contact_secrets().len(), MAX_CONTACT_SECRETS);
    assert_eq!(circle.epochs.contact_secrets()[0], &circle.epochs.newest().unwrap().contact);
}

#[test]
fn a_removed_device_cannot_open_the_next_epoch() {
    let (mut circle, [amal, noor, ..]) = four();
    let person = circle.person(&noor);
    let removal = Amendment::RemovePerson { person, cuts: vec![(noor.log(), head(5))], closing: Closing::Ordinary };
    assert_eq!(circle.offer(removal, &amal), Ok(Extension::Moved));
    assert!(Epochs::open(circle.charter.page(), &noor.seal).is_err());
    assert_eq!(circle.charter.role_of(&noor.log()), None);
    assert_eq!(circle.charter.name_of(&noor.log()), Some("Noor"));
}

#[test]
fn a_page_is_not_written_without_the_newest_epoch() {
    let (circle, [amal, ..]) = four();
    let result = circle.charter.amend(Amendment::Renew, &amal.key, &Epochs::default(), now(9), random(9));
    assert_eq!(result.unwrap_err(), CharterError::Epochs);
}

#[test]
fn a_page_of_a_hundred_devices_is_under_64_kilobytes() {
    let amal = Hand::new(1);
    let mut circle = Circle::found(&amal);
    for n in 2..=100 {
        circle.admit(&Hand::new(n), new(&format!("Person {n}"), Role::Editor), &amal);
    }
    for _ in 0..50 {
        circle.offer(Amendment::Renew, &amal).unwrap();
    }
    let size = circle.charter.pages().last().unwrap().bytes().len();
    assert!(size < 64 * 1024, "{size} bytes");
}
