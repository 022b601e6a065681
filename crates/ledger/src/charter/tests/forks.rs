//! Copied devices: which copy counts.

use super::*;
use crate::entry::Header;

/// Headers of a log from height 1, which differ from some height on by their time.
fn headers(hand: &Hand, len: u64, parts_at: u64, mark: i64) -> Vec<Header> {
    let mut found: Vec<Header> = Vec::new();
    for height in 1..=len {
        found.push(Header {
            circle: CircleId::from_bytes([1; 32]),
            log: hand.log(),
            height,
            prev: found.last().map(Header::hash),
            page: PageHash::from_bytes([2; 32]),
            time: now(if height >= parts_at { mark } else { 0 }),
            root: [3; 32],
        });
    }
    found
}

fn head_of(header: &Header) -> Head {
    Head { height: header.height, hash: header.hash() }
}

#[test]
fn the_place_where_two_copies_part_is_found() {
    let noor = Hand::new(2);
    let (one, other) = (headers(&noor, 6, 4, 1), headers(&noor, 5, 4, 2));
    let fork = Fork::find(&one, &other).unwrap();
    assert_eq!((fork.log, fork.height), (noor.log(), 4));
    assert!(fork.lower < fork.higher);
    assert_eq!(Fork::find(&other, &one), Some(fork));
    assert_eq!(Fork::find(&one[2..], &other[1..]), Some(fork)); // from any header that both have
    assert_eq!(Fork::find(&one[4..], &other[4..]), None); // they part further down
    assert_eq!(Fork::find(&one, &one[..3]), None); // one is a beginning of the other
    assert_eq!(Fork::find(&one, &headers(&Hand::new(3), 5, 4, 2)), None);
    let mut broken = one.clone();
    broken.remove(3);
    assert_eq!(Fork::find(&broken, &other), None);
    assert_eq!(Fork::find(&[], &other), None);
}

#[test]
fn the_lower_hash_counts_until_a_page_names_a_header() {
    let (mut circle, [amal, noor, ..]) = four();
    let (one, other) = (headers(&noor, 6, 4, 1), headers(&noor, 5, 4, 2));
    let fork = Fork::find(&one, &other).unwrap();
    let (lower, higher) = if one[3].hash() == fork.lower { (one, other) } else { (other, one) };
    let side_of = |head: &Head| {
        let on = |copy: &[Header]| copy.iter().any(|header| head_of(header) == *head);
        if on(&lower[4..]) { Some(Side::Lower) } else { on(&higher[4..]).then_some(Side::Higher) }
    };
    assert_eq!(circle.charter.page().counting_side(&fork, &side_of), Side::Lower);
    // A cut below the fork decides nothing between the copies.
    let mut below = circle.clone();
    below.offer(fork.close_at(head_of(&lower[1]), Closing::Ordinary), &amal).unwrap();
    assert_eq!(below.charter.page().counting_side(&fork, &side_of), Side::Lower);
    for (cut, side) in [(&higher[3], Side::Higher), (&higher[4], Side::Higher), (&lower[4], Side::Lower)] {
        let mut circle = circle.clone();
        circle.offer(fork.close_at(head_of(cut), Closing::Ordinary), &amal).unwrap();
        let page = circle.charter.page();
        assert_eq!(page.counting_side(&fork, &side_of), side);
        assert!(page.verdict(&noor.log(), cut.height, &cut.hash()).counts());
    }
    // The fork may come to light after the log was closed: a steward names another header.
    circle.offer(fork.close_at(head_of(&lower[4]), Closing::Ordinary), &amal).unwrap();
    assert_eq!(circle.offer(fork.close_at(head_of(&higher[4]), Closing::Ordinary), &amal), Ok(Extension::Moved));
    assert_eq!(circle.charter.page().counting_side(&fork, &side_of), Side::Higher);
    assert_eq!(circle.charter.page().cuts(&noor.log()).len(), 1);
}
