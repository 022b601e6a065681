use super::*;

const MIB: u64 = 1 << 20;

/// Both write, and one wants a file of the other.
fn scenario() -> (MemoryPeer, MemoryPeer, crate::file::FileRequest) {
    let (mut left, mut right) = pair();
    for _ in 0..6 {
        left.write(400_000).unwrap();
        right.write(200_000).unwrap();
    }
    let file = left.keep_file((0..3_500_000u32).map(|i| (i >> 3) as u8).collect());
    right.want_file(file);
    (left, right, file)
}

#[test]
fn sync_cut_at_any_message_is_taken_up_without_sending_anything_twice() {
    let mut cuts = 0;
    for cut in 0.. {
        let (mut left, mut right, file) = scenario();
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
        let over = meeting.run_and_cut(cut);
        let first = meeting.passed.clone();
        let acknowledged: Vec<u64> = meeting.sessions.iter().map(Session::acknowledged_entries).collect();
        drop(meeting);
        let part = right.parts.get(&file.file).map_or(0, |part| part.len() as u64);
        let held = (left.heads(), right.heads());

        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 2);
        meeting.run();
        assert_eq!(meeting.endings, complete(true), "cut {cut}");
        for side in [0, 1] {
            let log = meeting.peers[side].log();
            let other = if side == 0 { &held.1 } else { &held.0 };
            let had = other.get(&log).map_or(0, |head| head.height);
            assert!(had >= acknowledged[side], "cut {cut}: what was acknowledged is held");
            assert_eq!(
                meeting.sessions[side].stats().entries_sent,
                6 - had,
                "cut {cut}: only what was missing is sent"
            );
        }
        let again: usize =
            meeting.passed.iter().filter(|passed| passed.name == "file-group").map(|passed| passed.bytes).sum();
        let before: usize = first.iter().filter(|passed| passed.name == "file-group").map(|passed| passed.bytes).sum();
        if before as u64 >= file.size {
            assert_eq!(again, 0, "cut {cut}");
        } else {
            assert!((again + before) as u64 <= file.size + MIB, "cut {cut}: {again} after {before}");
            assert_eq!(part / MIB, before as u64 / MIB);
        }
        drop(meeting);
        assert_eq!(left.heads(), right.heads());
        assert_eq!(left.files, right.files);
        cuts += 1;
        if over {
            break;
        }
    }
    assert!(cuts > 20, "{cuts}");
}

#[test]
fn damaged_group_is_counted_and_the_file_comes_from_an_honest_peer_later() {
    let (mut left, mut right, file) = scenario();
    let honest = left.files.get(&file.file).unwrap().clone();
    // The liar's tree and bytes do not belong to the name.
    left.files.insert(file.file, vec![0; honest.len()]);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    let bad = Event::FileReceived { file: file.file, outcome: FileOutcome::Bad };
    assert!(meeting.events[1].contains(&bad));
    assert_eq!(meeting.endings[1], Some(Ending::Complete { equal: true, lacking: 1 }));
    left.files.insert(file.file, honest);
    sync(&mut left, &mut right, 2);
    assert_eq!(left.files, right.files);
}
