use cairn_keys::DeviceKey;
use cairn_ledger::{Amendment, Role};

use super::*;
use crate::memory::MemoryPeer;

fn circle() -> (CircleId, Vec<SignedPage>) {
    let mut amal = MemoryPeer::found(1).unwrap();
    amal.admit(2, Role::Editor).unwrap();
    amal.amend(Amendment::Renew).unwrap();
    amal.amend(Amendment::Renew).unwrap();
    (amal.charter.circle(), amal.charter.pages().to_vec())
}

#[test]
fn pages_come_back_for_the_device_they_are_for_and_no_other() {
    let (circle, pages) = circle();
    let (device, other) = (DeviceKey::from_seed([7; 32]).public(), DeviceKey::from_seed([8; 32]).public());
    let plain = encode_welcome(&circle, &device, &pages[1..]).unwrap();
    let read = decode_welcome(&plain, &circle, &device).unwrap();
    assert!(read.iter().map(SignedPage::bytes).eq(pages[1..].iter().map(SignedPage::bytes)));
    assert_eq!(decode_welcome(&plain, &circle, &other).unwrap_err(), PackError::Misnamed);
    let elsewhere = CircleId::from_bytes([1; 32]);
    assert_eq!(decode_welcome(&plain, &elsewhere, &device).unwrap_err(), PackError::OtherCircle);
    assert_eq!(encode_welcome(&circle, &device, &[]).unwrap_err(), PackError::TooLarge);
}

#[test]
fn pages_that_do_not_follow_each_other_are_refused() {
    let (circle, pages) = circle();
    let device = DeviceKey::from_seed([7; 32]).public();
    for wrong in [[1, 3], [2, 1], [1, 1]] {
        let pages: Vec<SignedPage> = wrong.iter().map(|place| pages[*place].clone()).collect();
        let plain = encode_welcome(&circle, &device, &pages).unwrap();
        assert_eq!(decode_welcome(&plain, &circle, &device).unwrap_err(), PackError::Malformed, "{wrong:?}");
    }
}

#[test]
fn every_flipped_byte_and_every_cut_of_the_header_is_refused_or_is_another_page() {
    let (circle, pages) = circle();
    let device = DeviceKey::from_seed([7; 32]).public();
    let plain = encode_welcome(&circle, &device, &pages[1..]).unwrap();
    for at in 0..plain.len() {
        let mut flipped = plain.to_vec();
        flipped[at] ^= 1;
        // A flipped bit of a signature or a sealed epoch leaves a page that reads, and that no charter takes.
        if let Ok(read) = decode_welcome(&flipped, &circle, &device) {
            assert!(!read.iter().map(SignedPage::bytes).eq(pages[1..].iter().map(SignedPage::bytes)), "byte {at}");
        }
        assert!(decode_welcome(&plain[..at], &circle, &device).is_err());
    }
}
