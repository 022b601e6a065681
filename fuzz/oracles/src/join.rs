//! Joining, with a hostile party in between or at the other end.

use std::collections::VecDeque;

use cairn_keys::{DeviceKey, Zeroizing};
use cairn_model::CircleId;
use cairn_sync::effect::{Moment, PortFailure};
use cairn_sync::join::{Applicant, Comparison, JoinEffect, JoinInput, Offer};
use cairn_sync::wire::{self, HEADER, Message};
use cairn_sync::{Channel, Invitation, Join, PeerTicket, limits};

use crate::Seed;
use crate::script::{Script, push_piece};
use crate::wire::body_of;

const STEPS: usize = 200;

/// One side under test, and the honest other side.
struct Scene {
    join: Join,
    helper: Join,
    we_invite: bool,
    honest: VecDeque<Vec<u8>>,
    code: Option<String>,
    their_code: Option<String>,
    candidate: Option<cairn_keys::DevicePublic>,
    now: Moment,
    said_same: bool,
    admitted: usize,
    stored: usize,
    closed: bool,
}

/// Whatever comes: nobody is admitted and no charter is stored before a person said that the digits are the same, nobody
/// twice; digits that agree stand for the same keys on both sides; a join ends with its connection.
pub(crate) fn join(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let mut scene = Scene::new(script.byte().is_multiple_of(2));
    scene.work();
    for _ in 0..STEPS {
        if script.is_empty() || scene.closed {
            break;
        }
        scene.step(&mut script);
    }
    scene.input(JoinInput::Lost);
    assert!(scene.closed && scene.join.poll_timeout().is_none());
}

impl Scene {
    fn new(we_invite: bool) -> Self {
        let secret = Zeroizing::new([1; 32]);
        let circle = CircleId::from_bytes([2; 32]);
        let inviter = PeerTicket { peer: [3; 32], addresses: Vec::new(), relay: None };
        let invitation = Invitation { secret: secret.clone(), circle, inviter };
        let key = |seed| DeviceKey::from_seed([seed; 32]);
        let offer = |secret: Zeroizing<[u8; 32]>| Offer { secret, circle, device: key(4) };
        let offers = vec![offer(Zeroizing::new([9; 32])), offer(secret)];
        let applicant = Applicant { device: key(5), seal: "age1".to_owned(), name: "Dalia".to_owned() };
        let near = Channel { exporter: [6; 32], local: [7; 32], remote: [8; 32] };
        let far = Channel { exporter: [6; 32], local: near.remote, remote: near.local };
        let start = Moment(0);
        let (join, helper) = if we_invite {
            (Join::inviter(offers, near, [10; 32], start), Join::newcomer(&invitation, applicant, far, [11; 32], start))
        } else {
            (Join::newcomer(&invitation, applicant, near, [10; 32], start), Join::inviter(offers, far, [11; 32], start))
        };
        let (honest, now) = (VecDeque::new(), start);
        let mut scene = Self {
            join,
            helper,
            we_invite,
            honest,
            code: None,
            their_code: None,
            candidate: None,
            now,
            said_same: false,
            admitted: 0,
            stored: 0,
            closed: false,
        };
        scene.work_helper();
        scene
    }

    fn step(&mut self, script: &mut Script<'_>) {
        match script.byte() % 10 {
            0 | 1 => self.deliver(None),
            2 => {
                let (at, flip) = (usize::from(script.byte()), script.byte());
                self.deliver(Some((at, flip)));
            }
            3 => self.receive(script.piece().to_vec()),
            4 => {
                let message = match script.byte() % 4 {
                    0 => Message::JoinConfirm,
                    1 => Message::JoinStored,
                    2 => Message::Pages { from: script.number(), pages: vec![script.piece().to_vec()] },
                    _ => Message::Close { reason: wire::CloseReason::from_code(script.byte()) },
                };
                self.receive(body_of(&message));
            }
            5 => {
                let same = !script.byte().is_multiple_of(4);
                self.said_same |= same && self.code.is_some();
                self.input(JoinInput::Compared(if same { Comparison::Same } else { Comparison::Different }));
            }
            6 => {
                let same = !script.byte().is_multiple_of(4);
                let comparison = if same { Comparison::Same } else { Comparison::Different };
                self.helper.handle(self.now, JoinInput::Compared(comparison));
                self.work_helper();
            }
            7 => {
                let pages = if script.byte().is_multiple_of(4) {
                    Err(PortFailure)
                } else {
                    Ok(vec![script.piece().to_vec(); 5])
                };
                self.input(JoinInput::Admitted(pages));
            }
            8 => self.input(JoinInput::Stored(if script.byte().is_multiple_of(4) { Err(PortFailure) } else { Ok(()) })),
            _ => {
                self.now = self.now.after(script.number().saturating_mul(10_000));
                self.input(JoinInput::Timeout);
            }
        }
    }

    fn deliver(&mut self, change: Option<(usize, u8)>) {
        let Some(mut body) = self.honest.pop_front() else { return };
        if let Some((at, flip)) = change
            && let Some(at) = at.checked_rem(body.len())
        {
            body[at] ^= flip;
        }
        self.receive(body);
    }

    fn receive(&mut self, body: Vec<u8>) {
        let fits = body.len() <= self.join.frame_limit();
        self.input(if fits { JoinInput::Received(body) } else { JoinInput::Garbled });
    }

    fn input(&mut self, input: JoinInput) {
        self.join.handle(self.now, input);
        self.work();
    }

    fn work(&mut self) {
        while let Some(effect) = self.join.poll_effect() {
            assert!(!self.closed, "nothing follows the end");
            match effect {
                JoinEffect::Send(frame) => {
                    assert!(frame.len() <= limits::FRAME + HEADER);
                    assert!(wire::decode_body(&frame[HEADER..]).is_ok(), "what is sent can be read");
                    self.helper.handle(self.now, JoinInput::Received(frame[HEADER..].to_vec()));
                    self.work_helper();
                }
                JoinEffect::Compare { code, candidate } => {
                    assert!(self.code.is_none() && code.len() == 6 && candidate.is_some() == self.we_invite);
                    self.candidate = candidate.map(|candidate| candidate.device);
                    self.code = Some(code);
                }
                JoinEffect::Admit(candidate) => {
                    self.admitted += 1;
                    crate::accepted();
                    assert!(self.we_invite && self.said_same && self.admitted == 1);
                    assert_eq!(Some(candidate.device), self.candidate);
                }
                JoinEffect::Store { pages, .. } => {
                    self.stored += 1;
                    crate::accepted();
                    assert!(!self.we_invite && self.said_same && self.stored == 1);
                    assert!(pages.iter().map(Vec::len).sum::<usize>() <= limits::UNVERIFIED);
                }
                JoinEffect::CountMismatch { .. } => assert!(self.we_invite),
                JoinEffect::Close(_) => self.closed = true,
            }
        }
        self.compare();
    }

    fn work_helper(&mut self) {
        while let Some(effect) = self.helper.poll_effect() {
            match effect {
                JoinEffect::Send(frame) => self.honest.push_back(frame[HEADER..].to_vec()),
                JoinEffect::Compare { code, .. } => self.their_code = Some(code),
                JoinEffect::Admit(_) => self.helper.handle(self.now, JoinInput::Admitted(Ok(vec![vec![1; 100]; 6]))),
                JoinEffect::Store { .. } => self.helper.handle(self.now, JoinInput::Stored(Ok(()))),
                JoinEffect::CountMismatch { .. } | JoinEffect::Close(_) => {}
            }
        }
    }

    /// Digits that agree stand for the same keys.
    fn compare(&self) {
        if self.code.is_some() && self.code == self.their_code && self.we_invite {
            assert_eq!(self.candidate, Some(DeviceKey::from_seed([5; 32]).public()));
        }
    }
}

pub(crate) fn join_seeds() -> Vec<Seed> {
    let whole = |first: u8| vec![first, 0, 0, 0, 5, 1, 6, 1, 0, 0, 7, 1, 0, 0, 2, 9, 9, 0, 0, 0, 0, 8, 1, 0, 0];
    let mut raw = vec![0, 0];
    for message in crate::wire::every_message().into_iter().skip(15) {
        raw.push(3);
        push_piece(&mut raw, &body_of(&message));
    }
    vec![
        Seed::new("invites", whole(0)),
        Seed::new("joins", whole(1)),
        Seed::new("differs", [0, 0, 0, 5, 0]),
        Seed::new("changed", [1, 2, 40, 1, 0]),
        Seed::new("raw", raw),
    ]
}
