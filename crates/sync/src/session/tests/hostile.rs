use cairn_keys::DeviceKey;
use cairn_ledger::EntryHash;

use super::*;
use crate::wire::{HeadTold, PauseReason};

/// A sync with entries both ways and a file; gives how many frames it takes.
fn scenario() -> (MemoryPeer, MemoryPeer) {
    let (mut left, mut right) = pair();
    left.amend(Amendment::Renew).unwrap();
    left.write(300).unwrap();
    right.write(300).unwrap();
    let file = left.keep_file(vec![5; 1_500_000]);
    right.want_file(file);
    (left, right)
}

#[test]
fn every_truncated_frame_ends_in_a_typed_error_or_is_harmless() {
    every_tampered_frame(|body| {
        body.pop();
    });
    every_tampered_frame(|body| body.truncate(1));
}

#[test]
fn every_flipped_frame_ends_in_a_typed_error_or_is_harmless() {
    for place in [0, 1, 2, 3, 7, 40, 90] {
        every_tampered_frame(|body| {
            let at = place % body.len();
            body[at] ^= 1 << (place % 8);
        });
    }
    every_tampered_frame(|body| {
        if let Some(last) = body.last_mut() {
            *last ^= 0x10;
        }
    });
}

/// Tampers with one frame at a time: nothing false is stored, and a later honest sync mends everything.
fn every_tampered_frame(tamper: impl Fn(&mut Vec<u8>)) {
    let (left, right) = scenario();
    let frames = {
        let (mut left, mut right) = (left.clone(), right.clone());
        let mut count = 0;
        Meeting::new(&mut left, &mut right, Mode::Part, 1).tampered(|_, _| count += 1).run();
        count
    };
    assert!(frames > 15, "{frames}");
    for target in 0..frames {
        let (mut left, mut right) = (left.clone(), right.clone());
        let mut meeting = Meeting::new(&mut left, &mut right, Mode::Part, 1).tampered(|number, body| {
            if number == target {
                tamper(body);
            }
        });
        meeting.run();
        meeting.wait(120_000);
        assert!(meeting.endings.iter().all(Option::is_some), "frame {target}: {:?}", meeting.endings);
        drop(meeting);
        sync(&mut left, &mut right, 2);
        assert_eq!(left.heads(), right.heads());
        assert_eq!(left.files, right.files);
    }
}

/// A session that is past the handshake with a peer whom the test plays.
struct Played {
    session: Session,
    victim: MemoryPeer,
    liar: MemoryPeer,
}

impl Played {
    /// The victim answers a member who lies from the digests on.
    fn new(mut setup: impl FnMut(&mut MemoryPeer, &mut MemoryPeer)) -> Self {
        let (mut liar, mut victim) = pair();
        setup(&mut liar, &mut victim);
        Self::between(liar, victim)
    }

    fn between(mut liar: MemoryPeer, mut victim: MemoryPeer) -> Self {
        let mut meeting = Meeting::new(&mut liar, &mut victim, Mode::Stay, 1);
        while !meeting.passed.iter().any(|passed| passed.from == 0 && passed.name == "digest") {
            meeting.run_steps(1);
        }
        let [_, session] = meeting.into_sessions();
        let mut played = Self { session, victim, liar };
        played.work();
        played
    }

    /// Carries out the victim's effects; gives what it said and how it ended.
    fn work(&mut self) -> (Vec<Message>, Option<Ending>) {
        let mut said = Vec::new();
        let mut ended = None;
        while let Some(effect) = self.session.poll_effect() {
            let input = match effect {
                Effect::Send(frame) => {
                    said.push(wire::decode_body(&frame[wire::HEADER..]).unwrap());
                    continue;
                }
                Effect::LoadState => Input::State(Ok(self.victim.state())),
                Effect::LoadEntries { log, from, max_bytes } => {
                    Input::EntriesLoaded { log, from, entries: Ok(self.victim.load_entries(&log, from, max_bytes)) }
                }
                Effect::CompareHeads { heads } => {
                    let differing = Ok(self.victim.differing(&heads));
                    Input::HeadsCompared { heads, differing }
                }
                Effect::MakeReceipts { log } => {
                    Input::ReceiptsMade { log, receipts: Ok(self.victim.make_receipts(&log)) }
                }
                Effect::StoreEntries { log, entries } => {
                    Input::EntriesStored { log, stored: Ok(self.victim.store_entries(&log, entries)) }
                }
                Effect::Close(ending) => {
                    ended = Some(ending);
                    continue;
                }
                _ => continue,
            };
            self.session.handle(Moment(0), input);
        }
        (said, ended)
    }

    fn say(&mut self, message: &Message) -> (Vec<Message>, Option<Ending>) {
        self.session.handle(Moment(0), Input::Received(wire::encode_frame(message)[wire::HEADER..].to_vec()));
        self.work()
    }

    fn have(&mut self, log: cairn_ledger::LogId, height: u64) -> (Vec<Message>, Option<Ending>) {
        let head = Head { height, hash: EntryHash::from_bytes([1; 32]) };
        self.say(&Message::Have { heads: vec![HeadTold { log, head }] })
    }
}

fn different(liar: &mut MemoryPeer, _: &mut MemoryPeer) {
    liar.write(100).unwrap();
}

#[test]
fn heights_of_logs_that_no_page_names_are_not_asked_for() {
    let mut played = Played::new(different);
    let (said, ended) = played.have(DeviceKey::from_seed([99; 32]).public(), u64::MAX);
    assert!(ended.is_none());
    assert!(said.iter().all(|message| !matches!(message, Message::Want { .. })));
}

#[test]
fn liar_about_heights_is_given_up_when_nothing_comes() {
    let mut played = Played::new(different);
    let log = played.liar.log();
    let (said, _) = played.have(log, u64::MAX);
    assert!(said.contains(&Message::Want { wants: vec![(log, 1)] }));
    let (due, _) = played.session.poll_timeout().unwrap();
    played.session.handle(due, Input::Timeout);
    assert_eq!(played.work().1, Some(Ending::Ours(CloseReason::Stalled)));
}

/// Found by the simulator: the sum of what is expected overflowed.
#[test]
fn heights_that_add_up_to_more_than_any_number_are_harmless() {
    let mut played = Played::new(different);
    for log in [played.liar.log(), played.victim.log()] {
        let (said, ended) = played.have(log, u64::MAX);
        assert!(said.iter().any(|message| matches!(message, Message::Want { .. })));
        assert_eq!(ended, None);
    }
}

#[test]
fn entries_that_nobody_asked_for_end_the_session() {
    for (log, from) in [(0, 1), (1, 2), (1, u64::MAX)] {
        let mut played = Played::new(different);
        let liar = played.liar.log();
        played.have(liar, 3);
        let entries = played.liar.load_entries(&liar, 1, 1);
        let log = if log == 0 { DeviceKey::from_seed([99; 32]).public() } else { liar };
        let (_, ended) = played.say(&Message::Entries { log, from, entries });
        assert_eq!(ended, Some(Ending::Ours(CloseReason::Unexpected)));
    }
}

#[test]
fn forged_entries_are_not_stored_and_the_third_ends_the_connection() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut others: Vec<MemoryPeer> = (2..6).map(|number| steward.admit(number, Role::Editor).unwrap()).collect();
    for other in &mut others {
        other.write(100).unwrap();
    }
    let mut reader = steward.admit(9, Role::Reader).unwrap();
    for (number, other) in others.iter_mut().enumerate() {
        sync(&mut steward, other, 20 + number as u8);
    }
    // Every entry is changed on its way, where only the signature or the hashes can tell.
    let mut meeting = Meeting::new(&mut reader, &mut steward, Mode::Part, 1).tampered(|_, body| {
        if let Ok(Message::Entries { log, from, mut entries }) = wire::decode_body(body)
            && let Some(byte) = entries.first_mut().and_then(|entry| entry.last_mut())
        {
            *byte ^= 1;
            *body = wire::encode_frame(&Message::Entries { log, from, entries }).split_off(wire::HEADER);
        }
    });
    meeting.run();
    assert_eq!(meeting.endings[0], Some(Ending::Ours(CloseReason::TooManyBad)));
    assert_eq!(meeting.sessions[0].paused_logs().len(), 3);
    assert!(reader.heads().is_empty());
}

#[test]
fn acknowledgement_of_what_was_never_sent_ends_the_session() {
    for height in [5, u64::MAX] {
        let mut played = Played::new(|liar, victim| {
            liar.write(1).unwrap();
            victim.write(10).unwrap();
        });
        let log = played.victim.log();
        let liar = played.liar.log();
        played.have(liar, 1);
        let (said, _) = played.say(&Message::Want { wants: vec![(log, 1)] });
        assert!(said.iter().any(|message| matches!(message, Message::Entries { .. })), "{said:?}");
        let (_, ended) = played.say(&Message::Ack { log, height, pause: PauseReason::GoesOn });
        assert_eq!(ended, Some(Ending::Ours(CloseReason::Unexpected)));
    }
}

#[test]
fn wants_of_nothing_are_answered_with_nothing() {
    let mut played = Played::new(different);
    let unknown = DeviceKey::from_seed([99; 32]).public();
    let liar = played.liar.log();
    played.have(liar, 1);
    let (said, ended) = played.say(&Message::Want { wants: vec![(unknown, 7)] });
    assert_eq!(ended, None);
    assert_eq!(said, [Message::Entries { log: unknown, from: 7, entries: Vec::new() }]);
}

/// Found by the simulator: each frame of pages waited in memory until the vault had looked at it.
#[test]
fn flood_of_pages_is_left_on_the_stream_while_the_vault_is_behind() {
    let mut played = Played::new(different);
    let page = vec![7; limits::PAGE];
    let flood = wire::encode_frame(&Message::Pages { from: 2, pages: vec![page; 7] }).split_off(wire::HEADER);
    let mut waiting = 0;
    while played.session.takes_more() {
        played.session.handle(Moment(0), Input::Received(flood.clone()));
        waiting += flood.len();
        assert!(waiting <= limits::UNVERIFIED + limits::FRAME, "{waiting} bytes wait");
    }
    let stored = std::iter::from_fn(|| played.session.poll_effect())
        .filter(|effect| matches!(effect, Effect::StorePages { .. }))
        .count();
    assert_eq!(stored, waiting / flood.len());
    let refused =
        crate::effect::PagesStored { view: played.victim.view(), verdict: crate::effect::PagesVerdict::Moved };
    played.session.handle(Moment(0), Input::PagesStored(Ok(refused)));
    assert!(played.session.takes_more());
}

#[test]
fn more_file_wishes_than_allowed_end_the_session() {
    let mut played = Played::new(different);
    let mut ended = None;
    for number in 0..=limits::FILES_ASKED as u8 {
        ended = played.say(&Message::FileWant { file: [number; 32], size: 1, from: 0 }).1;
    }
    assert_eq!(ended, Some(Ending::Ours(CloseReason::Unexpected)));
    let mut played = Played::new(different);
    let (_, ended) = played.say(&Message::FileWant { file: [1; 32], size: u64::MAX, from: 0 });
    assert_eq!(ended, Some(Ending::Ours(CloseReason::Unexpected)));
}

#[test]
fn file_asked_for_again_while_it_is_served_ends_the_session() {
    let mut played = Played::new(different);
    let wish = Message::FileWant { file: [1; 32], size: 1, from: 0 };
    assert_eq!(played.say(&wish).1, None);
    assert_eq!(played.say(&wish).1, Some(Ending::Ours(CloseReason::Unexpected)));
}

#[test]
fn any_number_of_logs_may_claim_the_greatest_height() {
    let mut steward = MemoryPeer::found(1).unwrap();
    let mut others: Vec<MemoryPeer> = (2..5).map(|number| steward.admit(number, Role::Editor).unwrap()).collect();
    let mut victim = steward.admit(9, Role::Reader).unwrap();
    let mut liar = others.swap_remove(0);
    sync(&mut steward, &mut liar, 2);
    sync(&mut steward, &mut victim, 3);
    let logs = [liar.log(), others[0].log(), others[1].log()];
    liar.write(10).unwrap();
    let mut played = Played::between(liar, victim);
    for log in logs {
        assert_eq!(played.have(log, u64::MAX).1, None);
    }
}

#[test]
fn pages_that_are_not_judged_yet_are_held_within_a_limit() {
    let mut played = Played::new(different);
    let pages = vec![vec![0; limits::PAGE]; 7];
    let frame = wire::encode_frame(&Message::Pages { from: 1, pages });
    let mut held = 0;
    let ended = loop {
        played.session.handle(Moment(0), Input::Received(frame[wire::HEADER..].to_vec()));
        let mut ended = None;
        while let Some(effect) = played.session.poll_effect() {
            match effect {
                Effect::StorePages { pages, .. } => held += pages.iter().map(Vec::len).sum::<usize>(),
                Effect::Close(ending) => ended = Some(ending),
                _ => {}
            }
        }
        assert!(held <= limits::UNVERIFIED, "{held}");
        if ended.is_some() {
            break ended;
        }
    };
    assert_eq!(ended, Some(Ending::Ours(CloseReason::TooMuch)));
}

#[test]
fn nothing_is_told_after_the_third_bad_file() {
    let (mut victim, mut liar) = pair();
    for number in 0..3_u8 {
        let file = liar.keep_file(vec![number; 10]);
        victim.want_file(file);
    }
    liar.write(10).unwrap();
    let files: Vec<_> = victim.state().wanted.iter().map(|file| file.file).collect();
    let mut played = Played::between(liar, victim);
    let log = played.liar.log();
    played.have(log, 1);
    let entries = played.liar.load_entries(&log, 1, 1);
    played.say(&Message::Entries { log, from: 1, entries });
    for file in files {
        played.session.handle(Moment(0), Input::FileReceived { file, outcome: FileOutcome::Bad });
    }
    let effects: Vec<Effect> = std::iter::from_fn(|| played.session.poll_effect()).collect();
    assert!(matches!(effects.last(), Some(Effect::Close(Ending::Ours(CloseReason::TooManyBad)))), "{effects:?}");
}

#[test]
fn file_that_nobody_asked_for_is_refused() {
    let mut played = Played::new(different);
    let file = crate::file::FileRequest { file: [1; 32], size: 1, from: 0 };
    played.session.handle(Moment(0), Input::FileOffered { stream: 4, file });
    let refused = std::iter::from_fn(|| played.session.poll_effect())
        .any(|effect| matches!(effect, Effect::RefuseFile { stream: 4 }));
    assert!(refused);
}

#[test]
fn long_frames_are_refused_before_the_peer_has_shown_itself() {
    let (left, right) = pair();
    let channel = Channel { exporter: [1; 32], local: [1; 32], remote: [2; 32] };
    for mut session in [
        Session::initiate(left.membership(), channel, Mode::Part, [0; 32], Moment(0)),
        Session::respond(vec![right.membership()], channel, Mode::Part, [0; 32], Moment(0)),
    ] {
        assert_eq!(session.frame_limit(), limits::FRAME_BEFORE_AUTH);
        session.handle(Moment(0), Input::Received(vec![0; limits::FRAME_BEFORE_AUTH + 1]));
        let ended = std::iter::from_fn(|| session.poll_effect())
            .any(|effect| matches!(effect, Effect::Close(Ending::Ours(CloseReason::TooMuch))));
        assert!(ended);
    }
}

#[test]
fn nothing_happens_after_the_end() {
    let mut played = Played::new(different);
    played.session.handle(Moment(0), Input::Cancel);
    played.work();
    let log = played.liar.log();
    assert_eq!(played.have(log, 3), (Vec::new(), None));
    assert_eq!(played.session.poll_timeout(), None);
}
