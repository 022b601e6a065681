use cairn_keys::TreeHasher;

use super::*;

const MIB: usize = 1 << 20;

fn sample(len: usize) -> (Vec<u8>, TreeHash) {
    let bytes: Vec<u8> = (0..len).map(|i| (i ^ (i >> 9)) as u8).collect();
    let mut hasher = TreeHasher::new();
    hasher.update(&bytes);
    (bytes, hasher.finish())
}

#[test]
fn partial_file_is_taken_up_where_it_stopped_and_becomes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (part, whole) = (folder.path().join("a.part"), folder.path().join("a"));
    let (bytes, tree) = sample(3 * MIB + 9);
    let mut first = PartFile::open(&part, &whole, &tree).unwrap();
    first.write_group(&bytes[..MIB]).unwrap();
    first.write_group(&bytes[MIB..2 * MIB]).unwrap();
    drop(first);
    assert_eq!(PartFile::groups_held(&part, tree.len()), 2);
    let mut second = Box::new(PartFile::open(&part, &whole, &tree).unwrap());
    assert_eq!(second.next_group(), 2);
    second.write_group(&bytes[2 * MIB..3 * MIB]).unwrap();
    second.write_group(&bytes[3 * MIB..]).unwrap();
    second.finish().unwrap();
    assert_eq!(std::fs::read(&whole).unwrap(), bytes);
    assert!(!part.exists());
}

#[test]
fn partial_file_is_cut_before_its_first_damaged_group() {
    let folder = tempfile::tempdir().unwrap();
    let (part, whole) = (folder.path().join("a.part"), folder.path().join("a"));
    let (mut bytes, tree) = sample(4 * MIB);
    bytes[MIB + 5] ^= 1;
    std::fs::write(&part, &bytes[..3 * MIB + 100]).unwrap();
    assert_eq!(PartFile::groups_held(&part, tree.len()), 3);
    let file = PartFile::open(&part, &whole, &tree).unwrap();
    assert_eq!(file.next_group(), 1);
    assert_eq!(std::fs::metadata(&part).unwrap().len(), MIB as u64);
}
