//! What failed in other programs: who is removed gets nothing more, and nothing is called complete that is not.

use super::*;
use crate::file::FileRequest;
use crate::wire;

fn names_from(passed: &[Passed], side: usize) -> Vec<&'static str> {
    passed.iter().filter(|passed| passed.from == side).map(|passed| passed.name).collect()
}

/// comapeo-core #1268: a removed member went on receiving while it was connected.
#[test]
fn removed_member_gets_nothing_of_what_waited_to_be_sent() {
    for steps in 4..40 {
        let (mut steward, mut editor) = pair();
        let device = editor.log();
        for _ in 0..30 {
            steward.write(200_000).unwrap();
        }
        let file = steward.keep_file(vec![3; 5_000_000]);
        editor.want_file(file);
        let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
        meeting.run_steps(steps);
        if meeting.endings[1].is_some() {
            continue;
        }
        let before = meeting.passed.len();
        remove(meeting.peers[1], &device);
        meeting.peers[1].write(10).unwrap();
        let view = meeting.peers[1].view();
        meeting.input(1, Input::LocalChanged(view));
        meeting.run();
        meeting.wait(120_000);
        let after = names_from(&meeting.passed[before..], 1);
        let said = ["hello", "proof", "proof-reply", "auth", "pages", "digest", "close"];
        assert!(after.iter().all(|name| said.contains(name)), "after {steps} steps: {after:?}");
        assert!(meeting.endings.iter().all(Option::is_some));
        assert!(meeting.events[0].contains(&Event::RemovedHere), "after {steps} steps: {:?}", meeting.events[0]);
        let held = editor.heads();
        assert!(held.values().all(|head| head.height <= 30), "and not what was written since");
    }
}

#[test]
fn pages_asked_for_before_the_removal_do_not_stand_for_it() {
    let (mut steward, mut editor) = pair();
    let device = editor.log();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run();
    let [_, mut session] = meeting.into_sessions();
    steward.amend(Amendment::Renew).unwrap();
    session.handle(Moment(0), Input::LocalChanged(steward.view()));
    let (from, to) = asked_pages(&mut session).unwrap();
    remove(&mut steward, &device);
    session.handle(Moment(0), Input::LocalChanged(steward.view()));
    let again = asked_pages(&mut session).unwrap();
    session.handle(Moment(0), Input::PagesLoaded { from, pages: steward.load_pages(from, to) });
    assert!(session.poll_effect().is_none(), "the answer that holds the page that removes is still to come");
    session.handle(Moment(0), Input::PagesLoaded { from: again.0, pages: steward.load_pages(again.0, again.1) });
    let sent: Vec<u64> = std::iter::from_fn(|| session.poll_effect())
        .filter_map(|effect| match effect {
            Effect::Send(frame) => match wire::decode_body(&frame[wire::HEADER..]) {
                Ok(Message::Pages { from, pages }) => Some(from + pages.len() as u64 - 1),
                _ => None,
            },
            _ => None,
        })
        .collect();
    assert_eq!(sent, [steward.view().number()]);
}

fn asked_pages(session: &mut Session) -> Option<(u64, u64)> {
    std::iter::from_fn(|| session.poll_effect()).find_map(|effect| match effect {
        Effect::LoadPages { from, to } => Some((from, to)),
        _ => None,
    })
}

#[test]
fn device_whose_removal_waits_for_a_person_is_sent_nothing() {
    let (mut steward, mut editor) = pair();
    steward.write(10).unwrap();
    let device = editor.log();
    let mut membership = steward.membership();
    membership.view = membership.view.suspending([device]);
    let (left, right) = (
        Channel { exporter: [1; 32], local: [1; 32], remote: [2; 32] },
        Channel { exporter: [1; 32], local: [2; 32], remote: [1; 32] },
    );
    let sessions = [
        Session::initiate(editor.membership(), left, Mode::Stay, [1; 32], Moment(0)),
        Session::respond(vec![membership], right, Mode::Stay, [2; 32], Moment(0)),
    ];
    let mut meeting = Meeting::of(&mut editor, &mut steward, sessions);
    meeting.run();
    assert_eq!(meeting.endings[0], Some(Ending::Theirs(CloseReason::Cancelled)));
    assert!(editor.heads().is_empty());

    // And when the page arrives while they are connected.
    steward.write(10).unwrap();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 2);
    meeting.run();
    meeting.peers[1].write(10).unwrap();
    let view = meeting.peers[1].view().suspending([device]);
    meeting.input(1, Input::LocalChanged(view));
    meeting.run();
    assert_eq!(meeting.endings[1], Some(Ending::Ours(CloseReason::Cancelled)));
    assert_eq!(editor.heads().values().map(|head| head.height).max(), Some(2));
}

/// comapeo-core #1217: a member who was removed and admitted again never synced.
#[test]
fn member_who_was_removed_and_is_admitted_again_gets_everything() {
    let (mut steward, mut editor) = pair();
    for peer in [&mut steward, &mut editor] {
        peer.write(10).unwrap();
    }
    sync(&mut steward, &mut editor, 1);
    remove(&mut steward, &editor.log());
    steward.write(20).unwrap();
    Meeting::new(&mut editor, &mut steward, Mode::Part, 2).run();
    let mut again = steward.admit(5, Role::Editor).unwrap();
    steward.write(30).unwrap();
    again.write(40).unwrap();
    sync(&mut again, &mut steward, 3);
    assert_eq!(again.heads(), steward.heads());
    assert_eq!(again.heads().len(), 3, "its earlier log too");
}

/// mapeo-mobile #872: "100 % synced" with records missing.
#[test]
fn completion_is_never_reported_with_something_missing() {
    let everything = Some(Ending::Complete { equal: true, lacking: 0 });
    // A log that waits for something.
    let (mut steward, mut editor) = pair();
    steward.write(10).unwrap();
    editor.refuse_log(steward.log());
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Part, 1);
    meeting.run();
    assert!(meeting.endings.iter().all(|ending| ending.is_some() && *ending != everything), "{:?}", meeting.endings);
    // A device that was rolled back.
    let (mut steward, mut editor) = pair();
    editor.write(10).unwrap();
    editor.write(10).unwrap();
    sync(&mut steward, &mut editor, 1);
    editor.roll_back(1);
    editor.write(99).unwrap();
    let log = editor.log();
    let written = [editor.heads()[&log], steward.heads()[&log]];
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Part, 2);
    meeting.run();
    assert_eq!(meeting.endings, [everything; 2]);
    for head in written {
        assert!(editor.holds(&log, &head.hash) && steward.holds(&log, &head.hash), "both chains are at both");
    }
    // A file that the peer does not hold either.
    let (mut steward, mut editor) = pair();
    editor.want_file(FileRequest { file: [1; 32], size: 10, from: 0 });
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Part, 3);
    meeting.run();
    assert_eq!(meeting.endings[0], Some(Ending::Complete { equal: true, lacking: 1 }));
}

#[test]
fn files_that_the_policy_leaves_are_lacking_and_cost_nothing() {
    let (mut steward, mut editor) = pair();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Part, 1);
    meeting.run();
    let plain = bytes(&meeting.passed);
    let (left, right) = (
        Channel { exporter: [2; 32], local: [1; 32], remote: [2; 32] },
        Channel { exporter: [2; 32], local: [2; 32], remote: [1; 32] },
    );
    let mut sessions = [
        Session::initiate(editor.membership(), left, Mode::Part, [1; 32], Moment(0)),
        Session::respond(vec![steward.membership()], right, Mode::Part, [2; 32], Moment(0)),
    ];
    let mut passed = 0;
    let mut endings = [None; 2];
    while endings.contains(&None) {
        for side in [0, 1] {
            while let Some(effect) = sessions[side].poll_effect() {
                match effect {
                    Effect::Send(frame) => {
                        passed += frame.len();
                        let body = frame[wire::HEADER..].to_vec();
                        sessions[1 - side].handle(Moment(0), Input::Received(body));
                    }
                    Effect::LoadState => {
                        let state =
                            crate::effect::LocalState { unfetched: 7 * (1 - side as u64), ..Default::default() };
                        sessions[side].handle(Moment(0), Input::State(Ok(state)));
                    }
                    Effect::Close(ending) => endings[side] = Some(ending),
                    _ => {}
                }
            }
        }
    }
    assert_eq!(endings[0], Some(Ending::Complete { equal: true, lacking: 7 }));
    assert_eq!(endings[1], Some(Ending::Complete { equal: true, lacking: 0 }));
    assert_eq!(passed, plain, "what is not wanted is no reason to go on talking");
}

/// The sender did not learn that the last bytes arrived, and says that it could not send the file: both hold it by then.
#[test]
fn late_word_that_a_file_is_missing_does_not_end_the_session_when_it_is_held() {
    let (mut steward, mut editor) = pair();
    let file = steward.keep_file(vec![7; 3_000_000]);
    editor.want_file(file);
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run();
    assert!(editor.files.contains_key(&file.file));
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 2);
    meeting.run();
    let [mut session, _] = meeting.into_sessions();
    // Asked for and received in this session, then called missing, twice, and also what was given up.
    let other = FileRequest { file: [9; 32], size: 10, from: 0 };
    let state = crate::effect::LocalState {
        heads: editor.heads().into_iter().collect(),
        wanted: vec![file, other],
        unfetched: 0,
        unconfirmed: 0,
    };
    session.handle(Moment(0), Input::LocalChanged(editor.view()));
    session.handle(Moment(0), Input::State(Ok(state)));
    let offered = FileRequest { from: 0, ..file };
    session.handle(Moment(0), Input::FileOffered { stream: 1, file: offered });
    session.handle(Moment(0), Input::FileReceived { file: file.file, outcome: FileOutcome::Complete });
    for missing in [file.file, file.file, other.file, other.file] {
        let frame = wire::encode_frame(&Message::FileMissing { file: missing });
        session.handle(Moment(0), Input::Received(frame[wire::HEADER..].to_vec()));
    }
    let closed = std::iter::from_fn(|| session.poll_effect()).any(|effect| matches!(effect, Effect::Close(_)));
    assert!(!closed);
    assert_eq!(session.wanting(), 1, "the other one is still lacking");
}

#[test]
fn who_has_not_heard_of_a_page_is_named() {
    let (mut steward, mut editor) = pair();
    let reader = steward.admit(3, Role::Reader).unwrap();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run();
    let mut heard = BTreeMap::from([(steward.log(), 2)]);
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 2);
    meeting.run();
    for event in &meeting.events[1] {
        if let Event::PeerPage(page) = event {
            heard.insert(meeting.peers[0].log(), *page);
        }
    }
    assert_eq!(steward.view().unheard(2, &heard), [reader.log()]);
    assert_eq!(steward.view().unheard(3, &heard).len(), 3);
}

#[test]
fn peer_is_said_to_work_under_a_page_only_once_it_showed_so() {
    let (mut steward, mut editor) = pair();
    steward.amend(Amendment::Renew).unwrap();
    let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
    meeting.run_steps(6);
    let told = |events: &[Event]| -> Vec<u64> {
        events.iter().filter_map(|event| if let Event::PeerPage(page) = event { Some(*page) } else { None }).collect()
    };
    meeting.run();
    assert_eq!(told(&meeting.events[1]), [1, 2]);
    assert_eq!(told(&meeting.events[0]), [2]);
}

#[test]
fn what_is_written_at_any_moment_is_passed_on() {
    for steps in 0..24 {
        for side in [0, 1] {
            let (mut steward, mut editor) = pair();
            let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
            meeting.run_steps(steps);
            meeting.peers[side].write(10).unwrap();
            let view = meeting.peers[side].view();
            meeting.input(side, Input::LocalChanged(view));
            meeting.run();
            assert_eq!(meeting.endings, [None; 2]);
            assert_eq!(editor.heads(), steward.heads(), "written on side {side} after {steps} steps");
            assert_eq!(editor.heads().len(), 1);
        }
    }
}

#[test]
fn what_is_written_again_and_again_is_passed_on() {
    for steps in 0..16 {
        for gap in 0..5 {
            let (mut steward, mut editor) = pair();
            let mut meeting = Meeting::new(&mut editor, &mut steward, Mode::Stay, 1);
            meeting.run_steps(steps);
            for _ in 0..6 {
                for side in [0, 1] {
                    meeting.peers[side].write(10).unwrap();
                    let view = meeting.peers[side].view();
                    meeting.input(side, Input::LocalChanged(view));
                    meeting.run_steps(gap);
                }
            }
            meeting.run();
            assert_eq!(meeting.endings, [None; 2], "after {steps} steps, {gap} between");
            assert_eq!(editor.heads(), steward.heads());
            assert_eq!(editor.heads().values().map(|head| head.height).sum::<u64>(), 12);
        }
    }
}
