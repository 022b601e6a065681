//! Sizes of files that somebody else tells, and heads that are compared for many logs at once.

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::Newcomer;

use super::*;
use crate::FileRequest;

#[test]
fn a_size_that_a_hostile_member_tells_of_a_file_does_not_keep_the_file_away() {
    for (number, wrong) in [(1, 10), (2, 1 << 20), (3, 5 << 20), (4, (3 << 20) + 18), (5, 400 << 30)] {
        let (mut left, mut right) = pair();
        let file = left.keep_file((0..(3 << 20) + 17u32).map(|i| (i % 251) as u8).collect());
        right.want_file(FileRequest { size: wrong, ..file });
        right.want_file(file);
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, number);
        meeting.run();
        assert_eq!(meeting.endings, complete(true), "{wrong} bytes: {:?}", meeting.passed);
        let told: Vec<_> =
            meeting.events[1].iter().filter(|event| matches!(event, Event::FileReceived { .. })).collect();
        assert_eq!(told, [&Event::FileReceived { file: file.file, outcome: FileOutcome::Complete }], "{wrong} bytes");
        assert!(right.files.contains_key(&file.file));
    }
}

#[test]
fn a_file_that_is_nowhere_is_told_once_whatever_sizes_are_told_of_it() {
    let (mut left, mut right) = pair();
    for size in [10, 20, 30] {
        right.want_file(FileRequest { file: [9; 32], size, from: 0 });
    }
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Complete { equal: true, lacking: 1 }));
    let missing = Event::FileReceived { file: [9; 32], outcome: FileOutcome::Missing };
    assert_eq!(meeting.events[1].iter().filter(|event| **event == missing).count(), 1);
}

#[test]
fn a_hundred_logs_that_are_longer_here_are_compared_at_once() {
    let (mut left, mut right) = pair();
    let keys: Vec<(DeviceKey, SealKey)> =
        (0..100).map(|number| (DeviceKey::from_seed([number + 100; 32]), SealKey::generate())).collect();
    let admit = keys.iter().enumerate().map(|(number, (device, seal))| {
        let person = NewPerson::New { name: format!("Person {number}"), role: Role::Editor };
        Amendment::Admit(Newcomer { log: device.public(), seal: seal.recipient(), person })
    });
    left.amend(Amendment::All(admit.collect())).unwrap();
    sync(&mut left, &mut right, 1);
    for (device, _) in keys {
        let mut author = left.clone();
        author.device = device;
        for _ in 0..3 {
            author.write(20).unwrap();
        }
        let log = author.log();
        for (peer, count) in [(&mut left, 3), (&mut right, 2)] {
            let entries = author.load_entries(&log, 1, usize::MAX).into_iter().take(count);
            let entries = entries.map(|bytes| Unverified::<Entry>::decode(&bytes).unwrap()).collect();
            assert_eq!(peer.store_entries(&log, entries).head.unwrap().height, count as u64);
        }
    }
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 2);
    meeting.run();
    assert_eq!(meeting.endings, complete(true));
    let asked = meeting.asked[0];
    // One for each log to send, and a few for the state and the heads.
    assert!((100..=110).contains(&asked), "the vault was asked {asked} times");
}
