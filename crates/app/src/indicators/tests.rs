use super::rescan::Scanned;

#[test]
fn what_was_scanned_is_kept_and_read_again_and_what_is_damaged_is_not() {
    let mut scanned = Scanned { sources: vec![[1; 16], [2; 16]], ..Scanned::default() };
    scanned.files.insert([7; 32], 1);
    scanned.files.insert([9; 32], 2);
    let kept = scanned.encode();
    assert_eq!(Scanned::decode(&kept), Some(scanned));
    assert_eq!(Scanned::decode(&Scanned::default().encode()), Some(Scanned::default()));
    for end in (0..kept.len()).filter(|end| (kept.len() - end) % 36 != 0) {
        assert_eq!(Scanned::decode(&kept[..end]), None, "{end}");
    }
    let mut other = kept.clone();
    other[0] = 2;
    assert_eq!(Scanned::decode(&other), None);
    other = kept;
    other[1] = 0xFF;
    assert_eq!(Scanned::decode(&other), None);
}
