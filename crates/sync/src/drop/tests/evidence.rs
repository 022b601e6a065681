//! Evidence in drops: segments, and sizes that somebody else tells.

use super::*;

#[test]
fn evidence_moves_in_segments_and_is_resumed() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    let bytes: Vec<u8> = (0..9 * 1024 * 1024 + 17u32).map(|i| (i % 253) as u8).collect();
    let file = amal.peer.keep_file(bytes.clone());
    let report = visit(&mut amal, &mut drop);
    assert_eq!(report.files_written, 1);
    assert_eq!(drop.files.len(), 1 + 3 + 1, "a page, three segments, a tree");
    noor.peer.want_file(file);
    let mut visiting = noor.start();
    while noor.peer.parts.get(&file.file).is_none_or(|part| part.len() < 5 << 20) {
        assert!(visiting.step(&mut noor, &mut drop).is_none());
    }
    visiting.cancel();
    let report = loop {
        if let Some(report) = visiting.step(&mut noor, &mut drop) {
            break report;
        }
    };
    assert_eq!((report.ending, report.files_read), (DropEnding::Cancelled, 0));
    let report = visit(&mut noor, &mut drop);
    assert_eq!(report.files_read, 1);
    assert!(report.bytes_read < 6 << 20, "only the rest is fetched: {}", report.bytes_read);
    assert_eq!(noor.peer.files[&file.file], bytes);
}

#[test]
fn a_damaged_segment_ends_only_its_file() {
    let (mut amal, mut noor) = pair();
    let mut drop = MemoryDrop::new();
    let small = amal.peer.keep_file(vec![1; 1000]);
    let large = amal.peer.keep_file(vec![2; 5 << 20]);
    visit(&mut amal, &mut drop);
    let longest = drop.files.iter().max_by_key(|(_, (bytes, _))| bytes.len()).unwrap().0.clone();
    drop.files.get_mut(&longest).unwrap().0[100_000] ^= 1;
    noor.peer.want_file(small);
    noor.peer.want_file(large);
    let report = visit(&mut noor, &mut drop);
    assert_eq!((report.files_read, report.files_lacking, report.damaged), (1, 1, 1));
}

#[test]
fn a_size_that_a_hostile_member_tells_of_a_file_neither_keeps_it_away_nor_deletes_it() {
    for wrong in [10, 1 << 20, (4 << 20) + 1, (5 << 20) - 1, (5 << 20) + 1, 60 << 30] {
        let (mut amal, mut noor) = pair();
        let mut drop = MemoryDrop::new();
        let small = amal.peer.keep_file(vec![1; 1000]);
        let large = amal.peer.keep_file(vec![2; 5 << 20]);
        visit(&mut amal, &mut drop);
        for file in [small, large] {
            noor.peer.want_file(FileRequest { size: wrong, ..file });
            noor.peer.want_file(file);
        }
        let report = visit(&mut noor, &mut drop);
        assert_eq!((report.files_read, report.files_lacking, report.damaged), (2, 0, 0), "{wrong} bytes: {report:?}");
        let before = drop.clone();
        noor.now = Timestamp::from_millis(40 * DAY);
        visit(&mut noor, &mut drop);
        assert_eq!(drop, before, "{wrong} bytes");
    }
}
