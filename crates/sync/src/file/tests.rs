use cairn_keys::TreeHasher;

use super::*;

fn sample(len: usize) -> (Vec<u8>, TreeHash) {
    let bytes: Vec<u8> = (0..len).map(|i| (i >> 5 ^ i >> 17) as u8).collect();
    let mut hasher = TreeHasher::new();
    hasher.update(&bytes);
    (bytes, hasher.finish())
}

fn groups_on_wire(tree: &TreeHash) -> Vec<u8> {
    if tree.groups().len() == 1 { Vec::new() } else { tree.groups().concat() }
}

#[test]
fn head_round_trips_and_refuses_unsound_sizes() {
    let request = FileRequest { file: [7; 32], size: 5 << 20, from: 3 };
    assert_eq!(FileRequest::parse_head(&request.head()), Ok(request));
    for bad in [
        FileRequest { from: 5, ..request },
        FileRequest { size: 0, from: 0, ..request },
        FileRequest { size: u64::MAX, ..request },
    ] {
        assert!(FileRequest::parse_head(&bad.head()).is_err());
    }
    let mut trailing = request.head();
    trailing[63] = 1;
    assert!(FileRequest::parse_head(&trailing).is_err());
}

#[test]
fn whole_file_is_verified_group_by_group_from_any_group_on() {
    for len in [1usize, 1 << 20, (1 << 20) + 1, 3 * (1 << 20) + 17] {
        let (bytes, tree) = sample(len);
        let all = FileRequest { file: *tree.root(), size: len as u64, from: 0 };
        for from in 0..all.groups() {
            let request = FileRequest { from, ..all };
            let mut receiver = FileReceiver::new(request, &groups_on_wire(&tree)).unwrap();
            let mut at = usize::try_from(from * GROUP_LEN).unwrap();
            while let Some((_, length)) = receiver.next_group() {
                receiver.accept_group(&bytes[at..at + length]).unwrap();
                at += length;
            }
            assert_eq!(at, len);
        }
    }
}

#[test]
fn wrong_tree_and_wrong_group_are_refused() {
    let (bytes, tree) = sample(2 * (1 << 20) + 5);
    let request = FileRequest { file: *tree.root(), size: bytes.len() as u64, from: 0 };
    let mut wire = groups_on_wire(&tree);
    assert!(FileReceiver::new(request, &wire[32..]).is_err());
    assert!(FileReceiver::new(FileRequest { size: request.size + (1 << 20), ..request }, &wire).is_err());
    wire[40] ^= 1;
    assert!(FileReceiver::new(request, &wire).is_err());
    let mut receiver = FileReceiver::new(request, &groups_on_wire(&tree)).unwrap();
    let mut group = bytes[..1 << 20].to_vec();
    group[99] ^= 1;
    assert!(receiver.accept_group(&group).is_err());
    group[99] ^= 1;
    receiver.accept_group(&group).unwrap();
    assert!(receiver.accept_group(&group).is_err());
}
