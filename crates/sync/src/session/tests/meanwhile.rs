//! What changes while two devices talk: found by the simulator, each as two honest devices that part in anger or unequal.

use super::*;

fn everything_from(peer: &MemoryPeer, log: &cairn_ledger::LogId) -> Vec<cairn_ledger::Unverified<cairn_ledger::Entry>> {
    let entries = peer.load_entries(log, 1, usize::MAX);
    entries.iter().map(|entry| cairn_ledger::Unverified::decode(entry).unwrap()).collect()
}

/// The last word of one side crossed a head that the other side told meanwhile, and was taken for an answer to it.
#[test]
fn last_word_that_crosses_a_head_does_not_end_the_session_unequal() {
    for (steps, writer) in (0..60).flat_map(|steps| [(steps, 0), (steps, 1)]) {
        let (mut left, mut right) = pair();
        left.write(10).unwrap();
        right.write(10).unwrap();
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
        meeting.run_steps(steps);
        meeting.peers[writer].write(50).unwrap();
        let view = meeting.peers[writer].view();
        meeting.input(writer, Input::LocalChanged(view));
        meeting.run();
        let unequal = |ending: &Option<Ending>| matches!(ending, Some(Ending::Complete { equal: false, .. }));
        assert!(!meeting.endings.iter().any(unequal), "{steps} {writer}: {:?}", names(&meeting.passed));
        assert!(meeting.endings.iter().all(Option::is_some), "{steps} {writer}: {:?}", names(&meeting.passed));
    }
}

#[test]
fn last_word_that_claims_to_have_heard_more_than_was_said_ends_the_session() {
    let (mut left, mut right) = pair();
    left.write(10).unwrap();
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1).tampered(|_, body| {
        if let Ok(Message::Digest { stage, digest, lacking, .. }) = wire::decode_body(body) {
            let more = Message::Digest { stage, digest, lacking, heard: 9 };
            *body = wire::encode_frame(&more).split_off(wire::HEADER);
        }
    });
    meeting.run();
    assert!(meeting.endings.contains(&Some(Ending::Ours(CloseReason::Unexpected))), "{:?}", meeting.endings);
}

/// A page took a reader's role, and the reader, who did not know it yet, asked for entries and files as before.
#[test]
fn who_does_not_know_yet_of_a_lesser_role_asks_in_good_faith_and_gets_nothing_more() {
    for steps in 4..40 {
        let (mut steward, mut editor) = pair();
        for _ in 0..30 {
            steward.write(200_000).unwrap();
        }
        for number in 0..3 {
            let file = steward.keep_file(vec![number; 50_000]);
            editor.want_file(file);
        }
        let device = editor.log();
        let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
        meeting.run_steps(steps);
        let before = meeting.passed.len();
        let person = meeting.peers[1].charter.person_of(&device).unwrap().id;
        let role = Amendment::SetRole { person, role: Role::Contributor, cuts: Vec::new() };
        meeting.peers[1].amend(role).unwrap();
        meeting.peers[1].write(77_777).unwrap();
        let view = meeting.peers[1].view();
        meeting.input(1, Input::LocalChanged(view));
        meeting.run();
        let closed = meeting.endings.iter().flatten().count();
        assert_eq!(closed, 0, "after {steps} steps: {:?} {:?}", meeting.endings, names(&meeting.passed));
        let after: usize = meeting.passed[before..]
            .iter()
            .filter(|passed| passed.from == 1 && passed.name == "entries")
            .map(|passed| passed.bytes)
            .sum();
        assert!(after <= limits::WINDOW, "only what was on its way: {after} bytes after {steps} steps");
        let held = editor.heads();
        assert!(held.values().all(|head| head.height <= 30), "and not what was written since");
    }
}

#[test]
fn contributor_who_knows_its_role_and_asks_all_the_same_is_turned_away() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut contributor = steward.admit(2, Role::Contributor).unwrap();
    for wish in
        [Message::Want { wants: vec![(steward.log(), 1)] }, Message::FileWant { file: [1; 32], size: 10, from: 0 }]
    {
        let mut meeting = Meeting::new(&mut contributor, &mut steward, Mode::Stay, 1);
        meeting.run();
        meeting.input(1, Input::Received(wire::encode_frame(&wish).split_off(wire::HEADER)));
        meeting.run();
        assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Unexpected)));
    }
}

/// More of a log came by another way than was asked for here, and the next wish began above what was on its way.
#[test]
fn log_that_comes_by_another_way_meanwhile_is_asked_for_where_the_last_wish_ended() {
    for steps in 0..60 {
        let (mut left, mut right) = pair();
        for _ in 0..10 {
            right.write(400_000).unwrap();
        }
        let log = right.log();
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Stay, 1);
        meeting.run_steps(steps);
        meeting.peers[1].write(10).unwrap();
        meeting.peers[1].write(10).unwrap();
        let entries = everything_from(meeting.peers[1], &log);
        meeting.peers[0].store_entries(&log, entries);
        meeting.peers[1].write(10).unwrap();
        for side in [0, 1] {
            let view = meeting.peers[side].view();
            meeting.input(side, Input::LocalChanged(view));
        }
        meeting.run();
        assert_eq!(meeting.endings, [None; 2], "after {steps} steps: {:?}", names(&meeting.passed));
        assert_eq!(meeting.peers[0].heads(), meeting.peers[1].heads(), "after {steps} steps");
    }
}

#[test]
fn entries_that_the_peer_wants_are_counted_once() {
    let (mut left, mut right) = pair();
    for _ in 0..3 {
        left.write(10).unwrap();
    }
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    assert!(meeting.events[0].contains(&Event::Sent { entries: 3, of: 3 }), "{:?}", meeting.events[0]);
}

/// An entry came by another way before the page that admits its device: who does not know the page either cannot ask for it.
#[test]
fn log_that_no_page_names_yet_is_said_to_wait() {
    let (mut left, mut right) = pair();
    let ahead = left.charter.clone();
    let mut newcomer = left.admit(5, Role::Editor).unwrap();
    newcomer.write(10).unwrap();
    let entries = everything_from(&newcomer, &newcomer.log());
    left.charter = ahead;
    left.store_entries(&newcomer.log(), entries);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings, complete(false));
    let paused = Event::LogPaused { log: newcomer.log(), problem: Problem::Waits };
    assert_eq!(meeting.events[1].iter().filter(|event| **event == paused).count(), 1);
}

/// A page is read from the disk while heads are told: the head of a newcomer came first, and nobody tells a head twice.
#[test]
fn log_that_is_told_before_the_page_that_names_it_comes_once_the_page_is_there() {
    let (mut left, mut right) = pair();
    let ahead = left.charter.clone();
    let mut newcomer = left.admit(5, Role::Editor).unwrap();
    newcomer.write(10).unwrap();
    let entries = everything_from(&newcomer, &newcomer.log());
    let admitted = std::mem::replace(&mut left.charter, ahead);
    let mut meeting = Meeting::new(&mut left, &mut right, Mode::Stay, 1);
    meeting.run();
    meeting.peers[0].store_entries(&newcomer.log(), entries);
    let view = meeting.peers[0].view();
    meeting.input(0, Input::LocalChanged(view));
    meeting.run();
    assert!(!meeting.peers[1].heads().contains_key(&newcomer.log()), "no page names it yet");
    meeting.peers[0].charter = admitted;
    let view = meeting.peers[0].view();
    meeting.input(0, Input::LocalChanged(view));
    meeting.run();
    assert_eq!(meeting.endings, [None; 2], "{:?}", names(&meeting.passed));
    assert_eq!(meeting.peers[1].heads().get(&newcomer.log()).map(|head| head.height), Some(1));
    assert_eq!(meeting.events[1].last(), Some(&Event::UpToDate { equal: true }), "{:?}", meeting.events[1]);
}
