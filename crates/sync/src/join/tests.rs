use cairn_keys::SealKey;

use super::*;
use crate::ticket::PeerTicket;

struct Table {
    joins: [Join; 2],
    codes: [Option<String>; 2],
    candidate: Option<Candidate>,
    endings: [Option<JoinEnding>; 2],
    admitted: Option<Candidate>,
    stored: Option<Vec<Vec<u8>>>,
    mismatches: Vec<usize>,
    wires: [VecDeque<Vec<u8>>; 2],
    tamper: Option<fn(&mut Message)>,
}

fn invitation(secret: u8) -> Invitation {
    Invitation {
        secret: Zeroizing::new([secret; 32]),
        circle: CircleId::from_bytes([6; 32]),
        inviter: PeerTicket { peer: [2; 32], addresses: Vec::new(), relay: None },
    }
}

fn applicant() -> Applicant {
    Applicant {
        device: DeviceKey::from_seed([11; 32]),
        seal: SealKey::generate().recipient().as_str().to_owned(),
        name: "Noor".to_owned(),
    }
}

fn offer(secret: u8) -> Offer {
    Offer {
        secret: Zeroizing::new([secret; 32]),
        circle: CircleId::from_bytes([6; 32]),
        device: DeviceKey::from_seed([12; 32]),
    }
}

fn table(offers: Vec<Offer>, exporters: [u8; 2]) -> Table {
    let channel = |number: usize, local, remote| Channel {
        exporter: [exporters[number]; 32],
        local: [local; 32],
        remote: [remote; 32],
    };
    let newcomer = Join::newcomer(&invitation(1), applicant(), channel(0, 1, 2), [1; 32], Moment(0));
    let inviter = Join::inviter(offers, channel(1, 2, 1), [2; 32], Moment(0));
    Table {
        joins: [newcomer, inviter],
        codes: [None, None],
        candidate: None,
        endings: [None, None],
        admitted: None,
        stored: None,
        mismatches: Vec::new(),
        wires: [VecDeque::new(), VecDeque::new()],
        tamper: None,
    }
}

impl Table {
    fn run(&mut self) {
        loop {
            let mut idle = true;
            for side in [0, 1] {
                while let Some(effect) = self.joins[side].poll_effect() {
                    idle = false;
                    self.carry_out(side, effect);
                }
                if let Some(body) = self.wires[side].pop_front() {
                    idle = false;
                    self.joins[1 - side].handle(Moment(0), JoinInput::Received(body));
                }
            }
            if idle {
                return;
            }
        }
    }

    fn carry_out(&mut self, side: usize, effect: JoinEffect) {
        match effect {
            JoinEffect::Send(frame) => {
                let mut message = wire::decode_body(&frame[wire::HEADER..]).unwrap();
                if let Some(tamper) = self.tamper {
                    tamper(&mut message);
                }
                self.wires[side].push_back(wire::encode_frame(&message).split_off(wire::HEADER));
            }
            JoinEffect::Compare { code, candidate } => {
                self.codes[side] = Some(code);
                self.candidate = self.candidate.take().or(candidate);
            }
            JoinEffect::Admit(candidate) => {
                self.admitted = Some(candidate);
                let pages = (0..6).map(|page| vec![page; 1000]).collect();
                self.joins[side].handle(Moment(0), JoinInput::Admitted(Ok(pages)));
            }
            JoinEffect::Store { pages, inviter } => {
                assert_eq!(inviter, offer(1).device.public());
                self.stored = Some(pages);
                self.joins[side].handle(Moment(0), JoinInput::Stored(Ok(())));
            }
            JoinEffect::CountMismatch { offer } => self.mismatches.push(offer),
            JoinEffect::Close(ending) => self.endings[side] = Some(ending),
        }
    }

    fn compared(&mut self, side: usize, comparison: Comparison) {
        self.joins[side].handle(Moment(0), JoinInput::Compared(comparison));
        self.run();
    }
}

#[test]
fn both_see_the_same_digits_and_the_newcomer_gets_all_pages_after_both_agreed() {
    let mut table = table(vec![offer(9), offer(1)], [5, 5]);
    table.run();
    let code = table.codes[0].clone().unwrap();
    assert_eq!(table.codes[1].as_ref(), Some(&code));
    assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
    let candidate = table.candidate.clone().unwrap();
    assert_eq!((candidate.offer, candidate.name.as_str()), (1, "Noor"));
    assert_eq!(candidate.device, applicant().device.public());
    table.compared(1, Comparison::Same);
    assert_eq!(table.admitted, None, "the newcomer has not agreed yet");
    table.compared(0, Comparison::Same);
    assert_eq!(table.admitted, Some(candidate));
    assert_eq!(table.stored.as_ref().map(Vec::len), Some(6));
    assert_eq!(table.endings, [Some(JoinEnding::Joined); 2]);
}

#[test]
fn agreement_in_the_other_order_joins_too() {
    let mut table = table(vec![offer(1)], [5, 5]);
    table.run();
    table.compared(0, Comparison::Same);
    assert!(table.stored.is_none());
    table.compared(1, Comparison::Same);
    assert_eq!(table.endings, [Some(JoinEnding::Joined); 2]);
}

#[test]
fn wrong_secret_or_another_connection_is_refused_without_a_word() {
    for (offers, exporters) in [(vec![offer(9)], [5, 5]), (Vec::new(), [5, 5]), (vec![offer(1)], [5, 6])] {
        let mut table = table(offers, exporters);
        table.run();
        assert_eq!(table.endings[1], Some(JoinEnding::Ours(CloseReason::Unknown)));
        assert_eq!(table.endings[0], Some(JoinEnding::Theirs(CloseReason::Unknown)));
        assert_eq!(table.codes, [None, None]);
    }
}

#[test]
fn person_in_the_middle_cannot_swap_keys_or_names() {
    let tampers: [fn(&mut Message); 3] = [
        |message| {
            if let Message::JoinOpen { device, .. } = message {
                *device = DeviceKey::from_seed([66; 32]).public();
            }
        },
        |message| {
            if let Message::JoinOpen { name, .. } = message {
                "Eve".clone_into(name);
            }
        },
        |message| {
            if let Message::JoinReply { device, .. } = message {
                *device = DeviceKey::from_seed([66; 32]).public();
            }
        },
    ];
    for tamper in tampers {
        let mut table = table(vec![offer(1)], [5, 5]);
        table.tamper = Some(tamper);
        table.run();
        assert!(table.endings.contains(&Some(JoinEnding::Ours(CloseReason::BadProof))), "{:?}", table.endings);
        assert_eq!(table.admitted, None);
    }
}

#[test]
fn digits_depend_on_everything_that_was_agreed() {
    let mut codes = Vec::new();
    for exporter in 0..40 {
        let mut table = table(vec![offer(1)], [exporter, exporter]);
        table.run();
        assert_eq!(table.codes[0], table.codes[1]);
        codes.push(table.codes[0].clone().unwrap());
    }
    codes.sort();
    codes.dedup();
    assert!(codes.len() > 38, "{}", codes.len());
}

#[test]
fn mismatch_on_either_side_is_counted_by_the_inviter_and_admits_nobody() {
    for side in [0, 1] {
        let mut table = table(vec![offer(1)], [5, 5]);
        table.run();
        table.compared(1 - side, Comparison::Same);
        table.compared(side, Comparison::Different);
        assert_eq!(table.mismatches, [0]);
        assert_eq!(table.endings[side], Some(JoinEnding::Ours(CloseReason::Mismatch)));
        assert_eq!(table.endings[1 - side], Some(JoinEnding::Theirs(CloseReason::Mismatch)));
        assert_eq!(table.admitted, None);
    }
}

#[test]
fn people_who_take_too_long_are_told() {
    let mut table = table(vec![offer(1)], [5, 5]);
    table.run();
    let (due, why) = table.joins[0].poll_timeout().unwrap();
    assert_eq!(why, "two people have to compare the code");
    table.joins[0].handle(due, JoinInput::Timeout);
    table.run();
    assert_eq!(table.endings[0], Some(JoinEnding::Ours(CloseReason::Stalled)));
}

#[test]
fn used_invitation_is_refused_at_admission() {
    let mut table = table(vec![offer(1)], [5, 5]);
    table.run();
    table.joins[0].handle(Moment(0), JoinInput::Compared(Comparison::Same));
    table.joins[1].handle(Moment(0), JoinInput::Compared(Comparison::Same));
    while let Some(effect) = table.joins[0].poll_effect() {
        if let JoinEffect::Send(frame) = effect {
            table.joins[1].handle(Moment(0), JoinInput::Received(frame[wire::HEADER..].to_vec()));
        }
    }
    table.joins[1].handle(Moment(0), JoinInput::Admitted(Err(PortFailure)));
    let ended = std::iter::from_fn(|| table.joins[1].poll_effect())
        .any(|effect| matches!(effect, JoinEffect::Close(JoinEnding::Ours(CloseReason::Void))));
    assert!(ended);
}

#[test]
fn messages_out_of_turn_end_the_join() {
    for message in
        [Message::JoinConfirm, Message::JoinStored, Message::ProofNone, Message::Pages { from: 0, pages: Vec::new() }]
    {
        let mut table = table(vec![offer(1)], [5, 5]);
        for side in [0, 1] {
            table.joins[side]
                .handle(Moment(0), JoinInput::Received(wire::encode_frame(&message).split_off(wire::HEADER)));
            let ended = std::iter::from_fn(|| table.joins[side].poll_effect())
                .any(|effect| matches!(effect, JoinEffect::Close(JoinEnding::Ours(CloseReason::Unexpected))));
            assert!(ended, "{message:?}");
        }
    }
}

#[test]
fn connection_lost_after_the_newcomer_stored_everything_still_joined() {
    let mut table = table(vec![offer(1)], [5, 5]);
    table.run();
    table.compared(1, Comparison::Same);
    table.joins[0].handle(Moment(0), JoinInput::Compared(Comparison::Same));
    // The newcomer's last message and the inviter's farewell are lost.
    while table.stored.is_none() {
        for side in [1, 0] {
            while let Some(effect) = table.joins[side].poll_effect() {
                table.carry_out(side, effect);
            }
        }
        for side in [0, 1] {
            if let Some(body) = table.wires[side].pop_front()
                && table.stored.is_none()
            {
                table.joins[1 - side].handle(Moment(0), JoinInput::Received(body));
            }
        }
    }
    table.joins[0].handle(Moment(0), JoinInput::Lost);
    table.joins[1].handle(Moment(0), JoinInput::Lost);
    for side in [0, 1] {
        while let Some(effect) = table.joins[side].poll_effect() {
            table.carry_out(side, effect);
        }
    }
    assert_eq!(table.endings, [Some(JoinEnding::Joined), Some(JoinEnding::Lost)]);
}
