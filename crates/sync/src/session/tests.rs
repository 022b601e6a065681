use std::collections::BTreeMap;

use cairn_ledger::charter::{Closing, NewPerson, Role};
use cairn_ledger::entry::Entry;
use cairn_ledger::{Amendment, Head, Unverified};

use super::*;
use crate::effect::{FileOutcome, Problem};
use crate::memory::{Meeting, MemoryPeer, Passed};

mod apart;
mod claims;
mod handshake;
mod hostile;
mod meanwhile;
mod resume;
mod rivals;

/// A steward and an editor of one circle who hold the same pages and nothing else.
fn pair() -> (MemoryPeer, MemoryPeer) {
    let mut steward = MemoryPeer::found(1).unwrap();
    let editor = steward.admit(2, Role::Editor).unwrap();
    (steward, editor)
}

fn complete(equal: bool) -> [Option<Ending>; 2] {
    [Some(Ending::Complete { equal, lacking: 0 }); 2]
}

fn bytes(passed: &[Passed]) -> usize {
    passed.iter().map(|passed| passed.bytes).sum()
}

fn names(passed: &[Passed]) -> Vec<(usize, &'static str)> {
    passed.iter().map(|passed| (passed.from, passed.name)).collect()
}

fn sync(left: &mut MemoryPeer, right: &mut MemoryPeer, number: u8) -> Vec<Passed> {
    let mut meeting = Meeting::new(left, right, Mode::Part, number);
    meeting.run();
    assert_eq!(meeting.endings, complete(true), "{:?}", meeting.passed);
    meeting.passed.clone()
}

#[test]
fn equal_vaults_part_within_a_kilobyte_and_three_round_trips() {
    let (mut left, mut right) = pair();
    for _ in 0..3 {
        left.write(100).unwrap();
        right.write(100).unwrap();
    }
    sync(&mut left, &mut right, 1);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 2);
    meeting.run();
    assert_eq!(meeting.endings, complete(true));
    assert!(bytes(&meeting.passed) <= 1000, "{} bytes: {:?}", bytes(&meeting.passed), meeting.passed);
    let stats = meeting.sessions[0].stats();
    assert!(stats.round_trips <= 3, "{stats:?}");
    assert_eq!(stats.sent + stats.received, bytes(&meeting.passed) as u64);
    assert!(meeting.events[0].contains(&Event::AlreadyEqual));
}

#[test]
fn bytes_of_an_equal_sync_do_not_grow_with_the_vault() {
    let (mut left, mut right) = pair();
    for _ in 0..300 {
        left.write(20).unwrap();
    }
    sync(&mut left, &mut right, 1);
    assert!(bytes(&sync(&mut left, &mut right, 2)) <= 1000);
}

#[test]
fn entries_of_both_sides_reach_the_other() {
    let (mut left, mut right) = pair();
    for size in [10, 5_000, 100_000, 30] {
        left.write(size).unwrap();
        right.write(size).unwrap();
        right.write(size).unwrap();
    }
    sync(&mut left, &mut right, 1);
    assert_eq!(left.heads(), right.heads());
    assert_eq!(left.heads().len(), 2);
}

#[test]
fn one_new_entry_costs_less_than_four_kilobytes() {
    let (mut left, mut right) = pair();
    for _ in 0..50 {
        left.write(1_000).unwrap();
    }
    sync(&mut left, &mut right, 1);
    right.write(1_500).unwrap();
    let passed = sync(&mut left, &mut right, 2);
    assert!(bytes(&passed) < 4_096, "{}", bytes(&passed));
}

#[test]
fn many_entries_flow_through_the_window_in_order() {
    let (mut left, mut right) = pair();
    for _ in 0..100 {
        left.write(250_000).unwrap();
    }
    let passed = sync(&mut left, &mut right, 1);
    assert_eq!(left.heads(), right.heads());
    let mut flying = 0;
    for item in &passed {
        match item.name {
            "entries" => flying += 1,
            "ack" => flying -= 1,
            _ => {}
        }
        assert!(flying <= limits::WINDOW / limits::ENTRIES_PER_FRAME);
    }
}

#[test]
fn logs_take_turns() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut editor = steward.admit(2, Role::Editor).unwrap();
    let mut reader = steward.admit(3, Role::Reader).unwrap();
    for _ in 0..12 {
        steward.write(400_000).unwrap();
        editor.write(400_000).unwrap();
    }
    sync(&mut editor, &mut steward, 1);
    let mut meeting = Meeting::new(&mut steward, &mut reader, Mode::Part, 2);
    while meeting.passed.iter().filter(|passed| passed.name == "entries").count() < 6 {
        meeting.run_steps(1);
    }
    let heights: Vec<u64> = reader.heads().values().map(|head| head.height).collect();
    assert_eq!(heights.len(), 2, "{heights:?}");
    assert!(heights[0].abs_diff(heights[1]) <= 4, "{heights:?}");
}

#[test]
fn files_reach_the_side_that_wants_them() {
    let (mut left, mut right) = pair();
    let files: Vec<_> = [1usize, 1 << 20, (3 << 20) + 11, 40]
        .iter()
        .map(|len| left.keep_file((0..*len).map(|i| (i * 7 + len) as u8).collect()))
        .collect();
    for file in &files {
        right.want_file(*file);
    }
    left.write(10).unwrap();
    sync(&mut left, &mut right, 1);
    assert_eq!(left.files, right.files);
    let again = sync(&mut right, &mut left, 2);
    assert!(again.iter().all(|passed| passed.name != "file-want"));
}

#[test]
fn files_flow_between_vaults_whose_entries_are_equal() {
    let (mut left, mut right) = pair();
    let file = right.keep_file(vec![3; 2_000_000]);
    left.want_file(file);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings, complete(true));
    assert!(meeting.events[1].contains(&Event::PeerHolds(file.file)));
    assert_eq!(meeting.sessions[0].stats().files_received, 1);
}

#[test]
fn file_that_the_peer_lacks_is_told_and_not_waited_for() {
    let (mut left, mut right) = pair();
    left.want_file(FileRequestOf::unknown());
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings[0], Some(Ending::Complete { equal: true, lacking: 1 }));
    let missing = Event::FileReceived { file: [9; 32], outcome: FileOutcome::Missing };
    assert!(meeting.events[0].contains(&missing));
}

struct FileRequestOf;

impl FileRequestOf {
    fn unknown() -> crate::file::FileRequest {
        crate::file::FileRequest { file: [9; 32], size: 77, from: 0 }
    }
}

#[test]
fn tail_passes_on_what_is_written_while_connected() {
    let (mut left, mut right) = pair();
    left.write(10).unwrap();
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Stay, 1);
    meeting.run();
    assert_eq!(meeting.endings, [None, None]);
    assert!(meeting.events[0].contains(&Event::UpToDate { equal: true }));
    assert_eq!(meeting.sessions[0].poll_timeout(), None, "nobody owes anything");
    for side in [0, 1, 1, 0] {
        meeting.peers[side].write(50).unwrap();
        let view = meeting.peers[side].view();
        meeting.input(side, Input::LocalChanged(view));
        meeting.run();
        assert_eq!(meeting.peers[0].heads(), meeting.peers[1].heads());
        assert_eq!(meeting.events[1].last(), Some(&Event::UpToDate { equal: true }));
    }
    meeting.input(0, Input::Cancel);
    meeting.run();
    assert_eq!(
        meeting.endings,
        [Some(Ending::Ours(CloseReason::Cancelled)), Some(Ending::Theirs(CloseReason::Cancelled))]
    );
}

#[test]
fn tail_after_an_equal_start_tells_only_what_is_new() {
    let (mut left, mut right) = pair();
    for _ in 0..5 {
        left.write(10).unwrap();
        right.write(10).unwrap();
    }
    sync(&mut left, &mut right, 1);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Stay, 2);
    meeting.run();
    let before = meeting.passed.len();
    meeting.peers[1].write(10).unwrap();
    let view = meeting.peers[1].view();
    meeting.input(1, Input::LocalChanged(view));
    meeting.run();
    let told = names(&meeting.passed[before..]);
    assert_eq!(told, [(1, "have"), (0, "want"), (1, "digest"), (1, "entries"), (0, "ack"), (0, "digest")]);
    assert_eq!(meeting.peers[0].heads(), meeting.peers[1].heads());
}

/// Found by the simulator: a Want that crossed a second Have was answered with more than was asked for, which ended the
/// session; and what was written while the other side was just done left the two saying that they differ.
#[test]
fn tail_says_equal_in_the_end_whenever_something_was_written() {
    for steps in 0..60 {
        let (mut left, mut right) = pair();
        left.write(10).unwrap();
        right.write(10).unwrap();
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Stay, 1);
        meeting.run_steps(steps);
        meeting.peers[0].write(50).unwrap();
        let view = meeting.peers[0].view();
        meeting.input(0, Input::LocalChanged(view));
        meeting.run();
        let said = (steps, meeting.endings, names(&meeting.passed));
        assert_eq!(meeting.peers[0].heads(), meeting.peers[1].heads(), "{said:?}");
        for events in &meeting.events {
            let said = events.iter().rev().find(|event| matches!(event, Event::UpToDate { .. }));
            assert_eq!(said, Some(&Event::UpToDate { equal: true }), "{steps} steps");
        }
    }
}

#[test]
fn contributor_gets_pages_and_gives_its_own_log_only() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut contributor = steward.admit(2, Role::Contributor).unwrap();
    steward.write(10).unwrap();
    contributor.write(10).unwrap();
    let _another = steward.admit(3, Role::Editor).unwrap();
    let passed = sync(&mut contributor, &mut steward, 1);
    assert_eq!(contributor.heads().len(), 1, "it holds its own log only");
    assert_eq!(steward.heads().len(), 2);
    assert_eq!(contributor.view().number(), steward.view().number());
    assert!(passed.iter().all(|passed| passed.name != "entries" || passed.from == 0));
    assert!(bytes(&sync(&mut contributor, &mut steward, 2)) <= 1000);
}

#[test]
fn contributor_hears_before_both_part_how_much_of_its_log_a_member_holds() {
    for contributor_dials in [true, false] {
        let mut steward = MemoryPeer::found(1).unwrap();
        let mut contributor = steward.admit(2, Role::Contributor).unwrap();
        contributor.write(10).unwrap();
        contributor.write(10).unwrap();
        assert_eq!(contributor.unconfirmed(), 2);
        let mut meet = |number| {
            let (left, right) =
                if contributor_dials { (&mut contributor, &mut steward) } else { (&mut steward, &mut contributor) };
            let passed = sync(left, right, number);
            let receipts = passed.iter().filter(|passed| passed.name == "receipt").count();
            (contributor.unconfirmed(), contributor.heads().len(), receipts)
        };
        assert_eq!(meet(1), (0, 1, 1), "a receipt came");
        assert_eq!(meet(2), (0, 1, 0), "what is confirmed is not confirmed again");
    }
}

/// A member took the contributor's pack from a drop: nothing has to be exchanged but the receipt.
#[test]
fn contributor_with_equal_entries_still_gets_its_receipt() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut contributor = steward.admit(2, Role::Contributor).unwrap();
    contributor.write(10).unwrap();
    let log = contributor.log();
    let entries = contributor.load_entries(&log, 1, 1000);
    let entries = entries.iter().map(|entry| Unverified::<Entry>::decode(entry).unwrap()).collect();
    steward.store_entries(&log, entries);
    sync(&mut contributor, &mut steward, 1);
    assert_eq!(contributor.unconfirmed(), 0);
}

#[test]
fn only_a_contributor_takes_receipts_and_only_of_its_peer() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut editor = steward.admit(2, Role::Editor).unwrap();
    let mut contributor = steward.admit(3, Role::Contributor).unwrap();
    sync(&mut steward, &mut editor, 1);
    editor.write(10).unwrap();
    let entry = editor.load_entries(&editor.log(), 1, 1000).remove(0);
    let frame = wire::encode_frame(&Message::Receipt { entry });
    let ended = |left: &mut MemoryPeer, right: &mut MemoryPeer, times| {
        let mut meeting = Meeting::new(left, right, Mode::Stay, 2);
        meeting.run();
        for _ in 0..times {
            meeting.input(1, Input::Received(frame[wire::HEADER..].to_vec()));
        }
        meeting.run();
        meeting.endings[1]
    };
    assert_eq!(ended(&mut editor, &mut contributor, 3), None);
    assert_eq!(ended(&mut editor, &mut steward, 1), Some(Ending::Ours(CloseReason::Unexpected)));
    assert_eq!(ended(&mut steward, &mut contributor, 3), Some(Ending::Ours(CloseReason::TooManyBad)), "of a third log");
}

#[test]
fn log_that_waits_is_paused_and_everything_else_goes_on() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut editor = steward.admit(2, Role::Editor).unwrap();
    let mut reader = steward.admit(3, Role::Reader).unwrap();
    steward.write(10).unwrap();
    editor.write(10).unwrap();
    sync(&mut editor, &mut steward, 1);
    reader.refuse_log(editor.log());
    let mut meeting = Meeting::new(&mut reader, &mut steward, Mode::Part, 2);
    meeting.run();
    assert_eq!(meeting.endings, complete(false));
    assert_eq!(
        meeting.events[0]
            .iter()
            .filter(|event| matches!(event, Event::LogPaused { problem: Problem::Waits, .. }))
            .count(),
        1
    );
    assert_eq!(reader.heads().len(), 1);
}

/// Both get the chain of the other: at one height, below, and above; with forks deep enough to be looked for in several steps.
#[test]
fn both_chains_of_a_rolled_back_device_reach_both_sides() {
    for (written, lost, again) in [(2, 1, 1), (2, 2, 2), (9, 7, 7), (9, 7, 2), (9, 2, 9), (3, 1, 0), (30, 30, 17)] {
        let (mut left, mut right) = pair();
        for _ in 0..written {
            left.write(10).unwrap();
        }
        sync(&mut left, &mut right, 1);
        left.roll_back(lost);
        for _ in 0..again {
            left.write(11).unwrap();
        }
        let log = left.log();
        let heads = [left.heads(), right.heads()].map(|heads| heads.get(&log).copied());
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 2);
        meeting.run();
        let what = format!("{written} {lost} {again}: {:?} {:?}", meeting.events, names(&meeting.passed));
        assert_eq!(meeting.endings, complete(true), "{what}");
        let forked = |events: &Vec<Event>| events.iter().filter(|event| **event == Event::Forked(log)).count();
        let told: Vec<usize> = meeting.events.iter().map(forked).collect();
        if again > 0 {
            assert!(told.iter().sum::<usize>() > 0 && told.iter().all(|told| *told <= 1), "{what}");
        }
        assert_eq!(left.heads(), right.heads(), "{what}");
        for head in heads.into_iter().flatten() {
            assert!(left.holds(&log, &head.hash) && right.holds(&log, &head.hash), "{what}");
        }
        // A second meeting finds both equal.
        sync(&mut right, &mut left, 3);
    }
}

#[test]
fn silence_of_a_peer_that_owes_something_ends_the_session() {
    let (mut left, mut right) = pair();
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.sessions[1].handle(Moment(0), Input::Lost);
    meeting.run();
    let (due, why) = meeting.sessions[0].poll_timeout().unwrap();
    assert_eq!(why, "the peer has to prove that it belongs");
    meeting.wait(due.0 - 1);
    assert_eq!(meeting.endings[0], None);
    meeting.wait(1);
    assert_eq!(meeting.endings[0], Some(Ending::Ours(CloseReason::Stalled)));
}

#[test]
fn failing_storage_ends_the_session_without_acknowledging() {
    let (mut left, mut right) = pair();
    left.write(10).unwrap();
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    // The responder's disk is full: its first answer fails.
    while !meeting.passed.iter().any(|passed| passed.name == "auth" && passed.from == 0) {
        meeting.run_steps(1);
    }
    meeting.input(1, Input::PagesStored(Err(crate::effect::PortFailure)));
    meeting.input(1, Input::State(Err(crate::effect::PortFailure)));
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Failed)));
    assert_eq!(meeting.endings[0], Some(Ending::Theirs(CloseReason::Failed)));
    assert!(meeting.passed.iter().all(|passed| passed.name != "ack"));
}

/// Closes the log of the newest admitted person of a steward's circle.
fn remove(steward: &mut MemoryPeer, device: &cairn_ledger::LogId) {
    let person = steward.charter.person_of(device).unwrap().id;
    let cuts: Vec<(cairn_ledger::LogId, Head)> = steward.heads().into_iter().filter(|(log, _)| log == device).collect();
    steward.amend(Amendment::RemovePerson { person, cuts, closing: Closing::Ordinary }).unwrap();
}

/// Found by the simulator: the page that had made it a reader was taken for the one that removed it, so that it was turned
/// away for ever and never told why.
#[test]
fn device_that_was_a_reader_before_it_was_removed_gets_the_page_that_removes_it() {
    let (mut steward, mut editor) = pair();
    editor.write(10).unwrap();
    sync(&mut editor, &mut steward, 1);
    let person = steward.charter.person_of(&editor.log()).unwrap().id;
    let cuts: Vec<_> = steward.heads().into_iter().collect();
    steward.amend(Amendment::SetRole { person, role: Role::Reader, cuts }).unwrap();
    sync(&mut editor, &mut steward, 2);
    remove(&mut steward, &editor.log());
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Part, 3);
    meeting.run();
    assert!(meeting.events[0].contains(&Event::RemovedHere));
    assert_eq!(editor.view().number(), steward.view().number());
}

/// Admits another device of a person who is in the circle.
fn second_device(steward: &mut MemoryPeer, of: &cairn_ledger::LogId, number: u64) -> MemoryPeer {
    let person = steward.charter.person_of(of).unwrap().id;
    steward.admit_as(number, NewPerson::Existing(person)).unwrap()
}

#[test]
fn devices_of_one_person_sync_with_each_other() {
    let (mut steward, editor) = pair();
    let mut phone = second_device(&mut steward, &editor.log(), 9);
    let mut laptop = editor;
    laptop.write(10).unwrap();
    phone.write(10).unwrap();
    sync(&mut laptop, &mut phone, 1);
    let heads: BTreeMap<_, _> = laptop.heads();
    assert_eq!(heads, phone.heads());
    assert_eq!(heads.len(), 2);
}
