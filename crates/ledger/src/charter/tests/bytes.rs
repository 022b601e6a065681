//! The bytes of pages.

use cairn_keys::SealRecipient;
use proptest::prelude::*;

use super::*;
use crate::wire::{Reader, Writer};

/// A page without anything random in it.
fn fixed() -> Page {
    let recipient = SealRecipient::parse("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj").unwrap();
    let (log, person) = (DeviceKey::from_seed([1; 32]).public(), PersonId::from_bytes([2; 16]));
    Page {
        number: 1,
        prev: Some(PageHash::from_bytes([3; 32])),
        author: log,
        time: now(0),
        name: "North".to_owned(),
        policy: Policy::default(),
        persons: vec![Person {
            id: person,
            name: "Amal".to_owned(),
            admitted: 0,
            role: Role::Steward,
            recovery: vec![RecoveryKey { key: DeviceKey::from_seed([4; 32]).public(), kind: RecoveryUse::Sheet }],
        }],
        devices: vec![Device { log, seal: recipient.clone(), person }],
        closed: vec![ClosedLog {
            log: DeviceKey::from_seed([5; 32]).public(),
            cut: head(6),
            closing: Closing::Strict,
            role: Role::Editor,
            person,
        }],
        epoch: PageEpoch { recipient, contact_hash: [7; 32], sealed: vec![8; 5], contributors: Some(vec![9; 3]) },
    }
}

fn signed() -> SignedPage {
    SignedPage::sign(&fixed(), &DeviceKey::from_seed([1; 32])).unwrap()
}

/// The bytes of a fixed page, as stored by every version so far. A change here is a change of the format.
#[test]
fn bytes_are_those_of_the_snapshot() {
    let expected = include_str!("../../../testdata/page-1.hex").split_whitespace().collect::<String>();
    assert_eq!(hex::encode(signed().bytes()), expected);
    let old = SignedPage::decode(&hex::decode(&expected).unwrap()).unwrap();
    assert_eq!(old.page(), &fixed());
}

#[test]
fn truncated_and_changed_pages_are_refused_at_every_byte() {
    let page = signed();
    for index in 0..page.bytes().len() {
        assert!(SignedPage::decode(&page.bytes()[..index]).is_err(), "length {index}");
        for bit in 0..8 {
            let mut other = page.bytes().to_vec();
            other[index] ^= 1 << bit;
            assert!(SignedPage::decode(&other).is_err(), "byte {index} bit {bit}");
        }
    }
    assert!(SignedPage::decode(&[page.bytes(), &[0]].concat()).is_err());
    assert_eq!(SignedPage::decode(&vec![0; MAX_PAGE + 1]), Err(CharterError::TooLarge));
}

#[test]
fn more_signatures_do_not_change_a_pages_name() {
    let (page, other) = (signed(), DeviceKey::from_seed([9; 32]));
    let both = page.cosign(&other).unwrap();
    assert_eq!(both.hash(), page.hash());
    assert_eq!(both.signers().len(), 2);
    assert!(both.signers().contains(&other.public()));
    assert_eq!(both.cosign(&other), Err(CharterError::Malformed));
}

/// Signs a page whose format is one newer, as that version would.
fn newer(key: &DeviceKey) -> Vec<u8> {
    let mut body = signed_part(&signed());
    assert_eq!(body[..3], [0x8c, 1, 1]);
    body[1] = 2;
    let mut out = Writer::default();
    let signature = key.sign("charter page", &body);
    out.array(2).bytes(&body).array(1).array(2).bytes(key.public().as_bytes()).bytes(signature.as_bytes());
    out.finish()
}

/// Takes the signed part out of a page.
fn signed_part(page: &SignedPage) -> Vec<u8> {
    let mut input = Reader::new(page.bytes());
    input.array(2).unwrap();
    let body = input.bytes(MAX_PAGE).unwrap();
    assert_eq!(blake3::hash(body).as_bytes(), page.hash().as_bytes());
    body.to_vec()
}

#[test]
fn a_stewards_page_of_a_newer_format_asks_for_an_update_and_others_do_not() {
    let (mut circle, [amal, noor, luis, _]) = four();
    let stranger = Hand::new(20);
    for hand in [&noor, &luis, &stranger] {
        assert_eq!(circle.charter.extend(&newer(&hand.key)), Err(CharterError::NotAllowed));
    }
    assert!(!circle.charter.update_needed());
    assert_eq!(circle.charter.extend(&newer(&amal.key)), Err(CharterError::UpdateNeeded));
    assert!(circle.charter.update_needed());
    let mut forged = newer(&amal.key);
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(circle.charter.extend(&forged), Err(CharterError::Signature));
    // It is remembered, and what is held is judged as before.
    assert!(circle.restored().update_needed());
    assert_eq!(circle.offer(Amendment::Renew, &amal), Ok(Extension::Moved));
}

#[test]
fn signatures_of_two_copies_come_together() {
    let (page, noor, luis) = (signed(), DeviceKey::from_seed([9; 32]), DeviceKey::from_seed([10; 32]));
    let (one, other) = (page.cosign(&noor).unwrap(), page.cosign(&luis).unwrap());
    let both = one.merge(&other).unwrap();
    assert_eq!(both, other.merge(&one).unwrap());
    assert_eq!(both, one.cosign(&luis).unwrap());
    assert_eq!(both.merge(&both).unwrap(), both);
    let mut renamed = fixed();
    renamed.name = "South".to_owned();
    let renamed = SignedPage::sign(&renamed, &DeviceKey::from_seed([1; 32])).unwrap();
    assert_eq!(both.merge(&renamed), Err(CharterError::Malformed));
}

#[test]
fn a_page_is_signed_by_its_author() {
    let mut page = fixed();
    page.author = DeviceKey::from_seed([9; 32]).public();
    assert_eq!(SignedPage::sign(&page, &DeviceKey::from_seed([1; 32])), Err(CharterError::Malformed));
}

#[test]
fn pages_that_contradict_themselves_are_not_signed_or_read() {
    let key = DeviceKey::from_seed([1; 32]);
    let breaks: [fn(&mut Page); 7] = [
        |page| page.name.clear(),
        |page| page.persons.clear(),
        |page| page.persons.push(page.persons[0].clone()),
        |page| page.devices.push(page.devices[0].clone()),
        |page| page.number = 0,
        |page| page.prev = None,
        |page| page.persons[0].name = "x".repeat(257),
    ];
    for (index, break_it) in breaks.into_iter().enumerate() {
        let mut page = fixed();
        break_it(&mut page);
        assert_eq!(SignedPage::sign(&page, &key), Err(CharterError::Malformed), "{index}");
    }
}

proptest! {
    #[test]
    fn rubbish_is_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(SignedPage::decode(&bytes).is_err());
        let _ = Epochs::from_bytes(&bytes);
    }
}
