use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::{EntryHash, Head, PageHash};
use cairn_model::CircleId;

use super::*;
use crate::pack::{MAX_PLAIN, open_object};

const CIRCLE: CircleId = CircleId::from_bytes([9; 32]);

fn header(number: u32) -> PartHeader {
    PartHeader {
        bundle: BundleId::from_bytes([4; 16]),
        number,
        circle: CIRCLE,
        page_number: 3,
        page: PageHash::from_bytes([8; 32]),
    }
}

fn items() -> Vec<Item> {
    vec![Item::Page(vec![1; 10]), Item::Pack(vec![2; 300].into()), Item::Segment(vec![3; 20].into())]
}

fn part(key: &SealKey, number: u32, last: bool) -> Vec<u8> {
    let mut writer = PartWriter::new(&header(number), &[key.recipient()], MAX_PART, Vec::new()).unwrap();
    for item in items() {
        assert_eq!(writer.push(&item).unwrap(), Taken::Yes);
    }
    writer.finish(last).unwrap()
}

#[test]
fn a_part_comes_back_item_by_item() {
    let key = SealKey::generate();
    let sealed = part(&key, 2, true);
    let summary = check_part(&key, sealed.as_slice(), &CIRCLE).unwrap();
    assert_eq!(summary, PartSummary { header: header(2), items: 3, last: true });
    let mut reader = PartReader::open(&key, sealed.as_slice()).unwrap();
    let mut read = Vec::new();
    while let Some(item) = reader.next_item().unwrap() {
        read.push(item);
    }
    assert_eq!(read, items());
    assert!(reader.next_item().unwrap().is_none());
}

#[test]
fn every_flipped_byte_and_every_cut_is_a_typed_error() {
    let key = SealKey::generate();
    let sealed = part(&key, 1, true);
    for at in 0..sealed.len() {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        let error = check_part(&key, damaged.as_slice(), &CIRCLE).unwrap_err();
        let typed = matches!(error, BundleError::Damaged | BundleError::NotForUs | BundleError::Newer);
        assert!(typed, "byte {at}: {error:?}");
        let error = check_part(&key, &sealed[..at], &CIRCLE).unwrap_err();
        assert!(matches!(error, BundleError::Damaged), "length {at}: {error:?}");
    }
    let mut longer = sealed;
    longer.push(0);
    assert!(check_part(&key, longer.as_slice(), &CIRCLE).is_err());
}

#[test]
fn others_and_other_circles_are_told_apart() {
    let key = SealKey::generate();
    let sealed = part(&key, 1, true);
    let stranger = check_part(&SealKey::generate(), sealed.as_slice(), &CIRCLE);
    assert!(matches!(stranger, Err(BundleError::NotForUs)));
    let other = check_part(&key, sealed.as_slice(), &CircleId::from_bytes([1; 32]));
    assert!(matches!(other, Err(BundleError::OtherCircle)));
    assert!(matches!(check_part(&key, &b"no bundle at all"[..], &CIRCLE), Err(BundleError::Damaged)));
}

fn sealed_plain(key: &SealKey, plain: &[u8]) -> Vec<u8> {
    cairn_keys::seal(&[key.recipient()], plain).unwrap()
}

#[test]
fn what_a_hostile_member_seals_is_refused_within_limits() {
    let key = SealKey::generate();
    let sealed = part(&key, 1, true);
    let good = open_object(&key, &sealed).unwrap().to_vec();
    check_part(&key, sealed_plain(&key, &good).as_slice(), &CIRCLE).unwrap();
    let mut plains = Vec::new();
    // Every byte of the plaintext changed under a right seal: refused, or another content of an item.
    for at in 0..good.len() {
        let mut changed = good.clone();
        changed[at] ^= 0x81;
        let checked = check_part(&key, sealed_plain(&key, &changed).as_slice(), &CIRCLE);
        let within_item = checked.is_ok();
        assert!(!within_item || at > 15, "byte {at}");
    }
    let start: Vec<u8> = good.iter().copied().take(19 + usize::from(good[18])).collect();
    for length in [MAX_PLAIN as u64 + 1, u64::MAX, 1 << 40] {
        let mut plain = start.clone();
        plain.push(2);
        plain.extend_from_slice(&length.to_be_bytes());
        plains.push(plain);
    }
    plains.push(b"cairn bundle 1\n\xff\xff\xff\xff".to_vec());
    for plain in plains {
        let refused = check_part(&key, sealed_plain(&key, &plain).as_slice(), &CIRCLE);
        assert!(matches!(refused, Err(BundleError::Damaged)));
    }
    let newer = sealed_plain(&key, b"cairn bundle 2\nwhatever it may be");
    assert!(matches!(check_part(&key, newer.as_slice(), &CIRCLE), Err(BundleError::Newer)));
}

#[test]
fn a_part_stays_under_its_limit() {
    let key = SealKey::generate();
    let mut writer = PartWriter::new(&header(1), &[key.recipient()], MIN_PART, Vec::new()).unwrap();
    let item = Item::Segment(vec![7; 4 << 20].into());
    let mut pushed = 0;
    while writer.push(&item).unwrap() == Taken::Yes {
        pushed += 1;
    }
    let sealed = writer.finish(false).unwrap();
    assert!(pushed >= 3 && sealed.len() as u64 <= MIN_PART, "{pushed} items, {} bytes", sealed.len());
    assert_eq!(check_part(&key, sealed.as_slice(), &CIRCLE).unwrap().items, pushed);
}

#[test]
fn missing_parts_are_named_whatever_the_order() {
    let summary = |number, last| PartSummary { header: header(number), items: 3, last };
    let mut progress = BundleProgress::new(BundleId::from_bytes([4; 16]));
    assert_eq!(progress.see(&summary(3, false)).unwrap(), 0);
    assert_eq!((progress.missing(), progress.end_seen()), (vec![1, 2], false));
    progress.take(3, 2);
    assert_eq!(progress.see(&summary(3, false)).unwrap(), 2);
    progress.see(&summary(5, true)).unwrap();
    assert_eq!((progress.missing(), progress.end_seen()), (vec![1, 2, 4], true));
    for number in [1, 2, 4] {
        progress.see(&summary(number, false)).unwrap();
    }
    assert_eq!((progress.missing(), progress.unfinished()), (vec![], vec![1, 2, 3, 4, 5]));
    for number in 1..=5 {
        progress.take(number, 3);
    }
    assert!(progress.is_complete());
    assert_eq!(BundleProgress::from_bytes(&progress.to_bytes()), Some(progress.clone()));
    assert_eq!(BundleProgress::from_bytes(b"nonsense"), None);
}

#[test]
fn parts_that_contradict_each_other_are_refused() {
    let summary = |number, items, last| PartSummary { header: header(number), items, last };
    let mut progress = BundleProgress::new(BundleId::from_bytes([4; 16]));
    progress.see(&summary(2, 3, true)).unwrap();
    assert!(progress.see(&summary(3, 3, false)).is_err(), "a part after the last");
    assert!(progress.see(&summary(2, 4, true)).is_err(), "the same part with other items");
    assert!(progress.see(&summary(2, 3, false)).is_err(), "the last that is not the last");
    let mut other = summary(1, 3, false);
    other.header.bundle = BundleId::from_bytes([5; 16]);
    assert!(progress.see(&other).is_err(), "another bundle");
    progress.see(&summary(1, 3, false)).unwrap();
}

#[test]
fn have_comes_back_and_every_flip_and_cut_is_refused() {
    let key = SealKey::generate();
    let log = |seed| DeviceKey::from_seed([seed; 32]).public();
    let head = Head { height: 7, hash: EntryHash::from_bytes([1; 32]) };
    let have = Have {
        circle: CIRCLE,
        number: 2,
        page: PageHash::from_bytes([8; 32]),
        device: log(1),
        heads: vec![(log(2), head), (log(1), head)],
        files: vec![[6; 32], [5; 32], [5; 32]],
    };
    let sealed = have.seal(&[key.recipient()]).unwrap();
    let keys = [SealKey::generate(), key];
    let read = Have::open(&keys, &sealed, &CIRCLE).unwrap();
    assert!(read.heads.is_sorted() && read.heads.len() == 2);
    assert_eq!(read.files, vec![[5; 32], [6; 32]]);
    assert!(matches!(Have::open(&keys[..1], &sealed, &CIRCLE), Err(BundleError::NotForUs)));
    assert!(matches!(Have::open(&keys, &sealed, &CircleId::from_bytes([1; 32])), Err(BundleError::OtherCircle)));
    for at in 0..sealed.len() {
        let mut damaged = sealed.clone();
        damaged[at] ^= 1;
        assert!(Have::open(&keys, &damaged, &CIRCLE).is_err());
        assert!(Have::open(&keys, &sealed[..at], &CIRCLE).is_err());
    }
}
