use cairn_keys::{ContactSecret, DeviceKey};

use super::*;

#[test]
fn peer_without_a_common_secret_learns_nothing() {
    let (mut left, _) = pair();
    left.write(10).unwrap();
    let mut stranger = MemoryPeer::found(5).unwrap();
    for dialled in [false, true] {
        let mut meeting = if dialled {
            Meeting::new(&mut stranger, &mut left, Mode::Part, 1)
        } else {
            Meeting::new(&mut left, &mut stranger, Mode::Part, 1)
        };
        meeting.run();
        assert_eq!(meeting.endings[0], Some(Ending::Theirs(CloseReason::Unknown)));
        assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Unknown)));
        assert_eq!(names(&meeting.passed), [(0, "hello"), (1, "hello"), (0, "proof"), (1, "close")]);
    }
}

#[test]
fn proofs_count_eight_whatever_the_number_of_epochs() {
    let (mut left, mut right) = pair();
    let short = sync(&mut left, &mut right, 1);
    for _ in 0..4 {
        left.amend(Amendment::Renew).unwrap();
    }
    let long = sync(&mut left, &mut right, 2);
    let proof = |passed: &[Passed]| passed.iter().find(|passed| passed.name == "proof").unwrap().bytes;
    assert_eq!(proof(&short), proof(&long));
}

#[test]
fn side_that_is_behind_gets_the_pages_whoever_dials() {
    for dials in [0, 1] {
        let (mut ahead, mut behind) = pair();
        for _ in 0..3 {
            ahead.amend(Amendment::Renew).unwrap();
        }
        let passed = if dials == 0 { sync(&mut ahead, &mut behind, 1) } else { sync(&mut behind, &mut ahead, 1) };
        assert_eq!(behind.view(), ahead.view());
        // The side that is ahead sees who the other is before it shows itself.
        let first = passed.iter().find(|passed| passed.name == "auth").unwrap();
        assert_eq!(first.from, if dials == 0 { 1 } else { 0 });
    }
}

#[test]
fn device_that_missed_more_than_eight_epochs_is_found_by_older_proofs() {
    for dials in [0, 1] {
        let (mut ahead, mut behind) = pair();
        for _ in 0..20 {
            ahead.amend(Amendment::Renew).unwrap();
        }
        let passed = if dials == 0 { sync(&mut ahead, &mut behind, 1) } else { sync(&mut behind, &mut ahead, 1) };
        assert_eq!(behind.view(), ahead.view());
        let rounds = passed.iter().filter(|passed| passed.name == "proof").count();
        assert_eq!(rounds, if dials == 0 { 3 } else { 1 });
    }
}

#[test]
fn newcomer_whom_the_other_has_not_heard_of_brings_the_page_that_admits_it() {
    for dials in [0, 1] {
        let (mut steward, mut editor) = pair();
        let mut newcomer = steward.admit(3, Role::Reader).unwrap();
        editor.write(10).unwrap();
        if dials == 0 {
            sync(&mut newcomer, &mut editor, 1);
        } else {
            sync(&mut editor, &mut newcomer, 1);
        }
        assert_eq!(editor.view(), steward.view());
        assert_eq!(newcomer.heads(), editor.heads());
    }
}

#[test]
fn removed_device_gets_the_page_that_removes_it_and_nothing_else() {
    for dials in [0, 1] {
        let (mut steward, mut editor) = pair();
        steward.write(10).unwrap();
        editor.write(10).unwrap();
        sync(&mut steward, &mut editor, 1);
        steward.write(10).unwrap();
        remove(&mut steward, &editor.log());
        steward.amend(Amendment::Renew).unwrap();
        let device = editor.log();
        let removing = steward.view().number() - 1;
        let mut meeting = if dials == 0 {
            Meeting::new(&mut editor, &mut steward, Mode::Part, 2)
        } else {
            Meeting::new(&mut steward, &mut editor, Mode::Part, 2)
        };
        meeting.run();
        let steward_side = 1 - dials;
        let steward_side = if dials == 0 { 1 } else { steward_side };
        assert_eq!(meeting.endings[steward_side], Some(Ending::Ours(CloseReason::Removed)), "{:?}", meeting.passed);
        assert!(meeting.events[steward_side].contains(&Event::PeerRemoved(device)));
        assert!(meeting.events[1 - steward_side].contains(&Event::RemovedHere));
        let sent: Vec<_> =
            meeting.passed.iter().filter(|passed| passed.from == steward_side).map(|passed| passed.name).collect();
        assert!(!sent.contains(&"auth"), "the steward's device does not show itself: {sent:?}");
        assert!(sent.iter().all(|name| ["hello", "proof", "proof-reply", "pages", "close"].contains(name)), "{sent:?}");
        assert_eq!(editor.view().number(), removing, "and not the page after it");
        assert_eq!(editor.heads().len(), 2, "nothing is destroyed");
    }
}

#[test]
fn page_that_removes_a_connected_member_cuts_the_connection_at_once() {
    let (mut steward, mut editor) = pair();
    let device = editor.log();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run();
    remove(meeting.peers[1], &device);
    meeting.peers[1].write(10).unwrap();
    let view = meeting.peers[1].view();
    meeting.input(1, Input::LocalChanged(view));
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Removed)));
    assert!(meeting.events[0].contains(&Event::RemovedHere));
    assert!(editor.heads().is_empty());
}

#[test]
fn page_written_while_connected_reaches_the_other() {
    let (mut steward, mut editor) = pair();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run();
    let _newcomer = meeting.peers[1].admit(3, Role::Reader).unwrap();
    let view = meeting.peers[1].view();
    meeting.input(1, Input::LocalChanged(view));
    meeting.run();
    assert_eq!(meeting.peers[0].view(), meeting.peers[1].view());
    assert_eq!(meeting.events[0].last(), Some(&Event::UpToDate { equal: true }));
}

#[test]
fn rival_pages_are_not_decided_here() {
    let (mut steward, mut editor) = pair();
    let mut other = steward.clone();
    steward.amend(Amendment::Renew).unwrap();
    let _newcomer = other.admit(3, Role::Reader).unwrap();
    sync(&mut other, &mut editor, 1);
    let mut meeting = Meeting::new(&mut steward, &mut editor, Mode::Part, 2);
    meeting.run();
    assert!(meeting.endings.contains(&Some(Ending::Ours(CloseReason::Rival))));
    assert!(meeting.events.iter().flatten().any(|event| *event == Event::RivalPage));
}

#[test]
fn copied_device_is_refused() {
    let (mut steward, _) = pair();
    let mut copy = steward.clone();
    let mut meeting = Meeting::new(&mut steward, &mut copy, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings[0], Some(Ending::Ours(CloseReason::SameDevice)));
}

#[test]
fn outsider_who_stole_a_contact_secret_is_not_served() {
    let (mut steward, editor) = pair();
    steward.write(10).unwrap();
    let mut thief = editor;
    thief.device = DeviceKey::from_seed([77; 32]);
    let mut meeting = Meeting::new(&mut thief, &mut steward, Mode::Part, 1);
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::NotMember)));
    assert!(thief.heads().is_empty());
}

#[test]
fn proof_of_one_connection_is_worth_nothing_on_another() {
    let (left, right) = pair();
    let channel = |number| Channel { exporter: [number; 32], local: [1; 32], remote: [2; 32] };
    let mirrored = |number| Channel { exporter: [number; 32], local: [2; 32], remote: [1; 32] };
    let mut there = Session::initiate(left.membership(), channel(1), Mode::Part, [0; 32], Moment(0));
    let mut here = Session::respond(vec![right.membership()], mirrored(2), Mode::Part, [1; 32], Moment(0));
    for _ in 0..2 {
        if let Some(Effect::Send(frame)) = there.poll_effect() {
            here.handle(Moment(0), Input::Received(frame[wire::HEADER..].to_vec()));
        }
    }
    let ending = std::iter::from_fn(|| here.poll_effect()).find_map(|effect| match effect {
        Effect::Close(ending) => Some(ending),
        _ => None,
    });
    assert_eq!(ending, Some(Ending::Ours(CloseReason::Unknown)));
}

#[test]
fn replayed_auth_is_refused() {
    let (mut left, mut right) = pair();
    let recorded = std::cell::RefCell::new(Vec::new());
    let keep = |_: usize, body: &mut Vec<u8>| recorded.borrow_mut().push(body.clone());
    Meeting::new(&mut left, &mut right, Mode::Part, 1).tampered(keep).run();
    let is_auth = |body: &[u8]| matches!(wire::decode_body(body), Ok(Message::Auth { .. }));
    let auths: Vec<Vec<u8>> = recorded.borrow().iter().filter(|body| is_auth(body)).cloned().collect();
    assert_eq!(auths.len(), 2);
    // On another connection each side's recorded Auth stands in for the fresh one.
    for replayed in &auths {
        let replay = |_: usize, body: &mut Vec<u8>| {
            if is_auth(body) {
                body.clone_from(replayed);
            }
        };
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 2).tampered(replay);
        meeting.run();
        assert!(meeting.endings.contains(&Some(Ending::Ours(CloseReason::BadAuth))), "{:?}", meeting.endings);
    }
}

#[test]
fn responder_finds_the_circle_among_several() {
    let (mut left, mut right) = pair();
    let other = MemoryPeer::found(8).unwrap();
    let channel = Channel { exporter: [1; 32], local: [1; 32], remote: [2; 32] };
    let mirrored = Channel { local: [2; 32], remote: [1; 32], ..channel };
    let sessions = [
        Session::initiate(left.membership(), channel, Mode::Part, [0; 32], Moment(0)),
        Session::respond(vec![other.membership(), right.membership()], mirrored, Mode::Part, [1; 32], Moment(0)),
    ];
    left.write(10).unwrap();
    let mut meeting = Meeting::of(&mut left, &mut right, sessions);
    meeting.run();
    assert_eq!(meeting.endings, complete(true));
    assert_eq!(left.heads(), right.heads());
}

#[test]
fn initiator_with_a_secret_and_no_more_is_told_unknown_after_all_rounds() {
    let (left, mut right) = pair();
    let mut membership = left.membership();
    membership.secrets = (0..30).map(|number| ContactSecret::from_bytes([number; 32])).collect();
    let channel = Channel { exporter: [1; 32], local: [1; 32], remote: [2; 32] };
    let sessions = [
        Session::initiate(membership, channel, Mode::Part, [0; 32], Moment(0)),
        Session::respond(
            vec![right.membership()],
            Channel { local: [2; 32], remote: [1; 32], ..channel },
            Mode::Part,
            [1; 32],
            Moment(0),
        ),
    ];
    let mut left = left;
    let mut meeting = Meeting::of(&mut left, &mut right, sessions);
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Unknown)));
    assert_eq!(meeting.passed.iter().filter(|passed| passed.name == "proof").count(), 4);
}

#[test]
fn restored_device_gets_the_page_that_admits_it_from_any_member_whoever_dials() {
    use cairn_keys::{DeviceKey, SealKey};
    use cairn_ledger::charter::Newcomer;
    for (number, role) in [(1, Role::Steward), (2, Role::Editor), (3, Role::Contributor)] {
        let mut steward = MemoryPeer::found(1).unwrap();
        let old = steward.admit(2, role).unwrap();
        let mut member = steward.admit(3, Role::Reader).unwrap();
        let mut back = old.clone();
        (back.device, back.seal) = (DeviceKey::from_seed([77; 32]), SealKey::generate());
        for _ in 0..12 {
            steward.amend(Amendment::Renew).unwrap();
        }
        let mut meeting = Meeting::new(&mut back, &mut member, Mode::Part, number);
        meeting.run();
        assert_eq!(meeting.endings[0], Some(Ending::Theirs(CloseReason::NotMember)), "{role:?} is not admitted yet");
        let person = steward.charter.page().device(&old.log()).unwrap().person;
        let newcomer = Newcomer { log: back.log(), seal: back.seal.recipient(), person: NewPerson::Existing(person) };
        let close = Amendment::CloseLog { log: old.log(), cut: Head::EMPTY, closing: Closing::Ordinary };
        steward.amend(Amendment::All(vec![Amendment::Admit(newcomer), close])).unwrap();
        steward.write(10).unwrap();
        sync(&mut steward, &mut member, 10 + number);
        let mut listens = back.clone();
        sync(&mut back, &mut member, 20 + number);
        sync(&mut member, &mut listens, 30 + number);
        for back in [&back, &listens] {
            assert_eq!(back.charter.page_hash(), steward.charter.page_hash());
            assert_eq!(back.heads().is_empty(), !role.reads());
        }
    }
}
