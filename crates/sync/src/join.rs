//! Joining a circle by invitation: two people compare six digits, then one admits the other's device.
//!
//! Proof under the invitation's secret comes first; the newcomer commits to its nonce and keys before it sees the
//! inviter's nonce, so that nobody between the two can search for digits that agree.

pub mod offline;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::fmt;

use cairn_keys::{DeviceKey, DevicePublic, Signature, Zeroizing, derive, mac, mac_equal};
use cairn_model::CircleId;

use crate::effect::{Moment, PortFailure};
use crate::limits;
use crate::session::{Channel, Side};
use crate::ticket::Invitation;
use crate::wire::{self, CloseReason, CodecError, Message};

const PROOF_LABEL: &str = "cairn 2026 join proof";
const OPEN_DOMAIN: &str = "join open";

/// One invitation that this device gave out, and its own key in that circle.
#[derive(Clone)]
pub struct Offer {
    /// The invitation's secret.
    pub secret: Zeroizing<[u8; 32]>,
    /// The circle.
    pub circle: CircleId,
    /// This device's key in the circle.
    pub device: DeviceKey,
}

impl fmt::Debug for Offer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { secret: _, circle, device: _ } = self;
        f.debug_struct("Offer").field("circle", circle).finish_non_exhaustive()
    }
}

/// The device that wants to join, on its own side.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// Its new device key for the circle. Keep it before starting: a join that breaks off after admission is taken up
    /// with the same keys.
    pub device: DeviceKey,
    /// Its new seal key's public half (age recipient).
    pub seal: String,
    /// The name under which the person wants to be known, at most 200 bytes.
    pub name: String,
}

/// The device that wants to join, as the inviter learns of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Which of the offers was used.
    pub offer: usize,
    /// The circle.
    pub circle: CircleId,
    /// Its device key.
    pub device: DevicePublic,
    /// Its seal key's public half (age recipient), not checked beyond its length.
    pub seal: String,
    /// The name it gave itself.
    pub name: String,
}

/// What a person said about the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Both people see the same six digits.
    Same,
    /// They do not.
    Different,
}

/// What goes in.
#[derive(Debug)]
pub enum JoinInput {
    /// The body of one frame.
    Received(Vec<u8>),
    /// A frame was too long, or its stream ended inside a frame.
    Garbled,
    /// The stream or the connection ended.
    Lost,
    /// The person compared.
    Compared(Comparison),
    /// Answers [`JoinEffect::Admit`] with all pages from page zero on.
    Admitted(Result<Vec<Vec<u8>>, PortFailure>),
    /// Answers [`JoinEffect::Store`].
    Stored(Result<(), PortFailure>),
    /// The moment of [`Join::poll_timeout`] came.
    Timeout,
    /// A person stopped it.
    Cancel,
}

/// What the driver has to do, in order.
#[derive(Debug)]
pub enum JoinEffect {
    /// Writes these bytes to the stream.
    Send(Vec<u8>),
    /// Shows the six digits, and to the inviter who wants to join.
    Compare {
        /// Six digits.
        code: String,
        /// Who wants to join; `None` on the newcomer's side.
        candidate: Option<Candidate>,
    },
    /// Writes the page that admits the candidate, stores it, marks the invitation as used, and gives all pages. For a
    /// device that the charter already names with the same keys, it only gives the pages.
    Admit(Candidate),
    /// Verifies and stores the charter of the circle that the invitation names, which has to admit this device and to name the inviter's.
    Store {
        /// All pages from page zero on.
        pages: Vec<Vec<u8>>,
        /// The inviter's device, which the charter has to name.
        inviter: DevicePublic,
    },
    /// The digits differed; the third time voids the invitation.
    CountMismatch {
        /// Which of the offers.
        offer: usize,
    },
    /// It is over; nothing follows.
    Close(JoinEnding),
}

/// How a join ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinEnding {
    /// The newcomer belongs to the circle and holds its charter.
    Joined,
    /// This side ended it.
    Ours(CloseReason),
    /// The other side ended it.
    Theirs(CloseReason),
    /// The connection broke.
    Lost,
}

#[derive(Debug)]
enum Phase {
    /// Newcomer: hello is sent.
    AwaitReply {
        secret: Zeroizing<[u8; 32]>,
        circle: CircleId,
        applicant: Box<Applicant>,
    },
    /// Inviter: nothing came yet.
    AwaitHello {
        offers: Vec<Offer>,
    },
    /// Inviter: the reply is sent.
    AwaitOpen {
        offer: usize,
        circle: CircleId,
        device: DevicePublic,
        commitment: [u8; 32],
    },
    /// Newcomer: the person compares, or has, and the inviter's pages come.
    Newcomer {
        inviter: DevicePublic,
        confirmed: bool,
        pages: Vec<Vec<u8>>,
        bytes: usize,
    },
    /// Newcomer: the charter is being stored, or is.
    Storing {
        stored: bool,
    },
    /// Inviter: the person compares.
    Inviter {
        candidate: Box<Candidate>,
        confirmed: bool,
        they_confirmed: bool,
    },
    /// Inviter: the page is being written.
    Admitting,
    /// Inviter: the pages are sent.
    AwaitStored,
    Closed,
}

/// One side of a join.
#[derive(Debug)]
pub struct Join {
    side: Side,
    channel: Channel,
    nonce: [u8; 32],
    phase: Phase,
    out: VecDeque<JoinEffect>,
    heard: Moment,
}

impl Join {
    /// Starts on the newcomer's side, which dialled. `random` is fresh.
    pub fn newcomer(
        invitation: &Invitation,
        applicant: Applicant,
        channel: Channel,
        random: [u8; 32],
        now: Moment,
    ) -> Self {
        let secret = invitation.secret.clone();
        let mut join = Self::new(Side::Initiator, channel, random, now, Phase::Closed);
        let proof = mac(&secret, PROOF_LABEL, &[b"newcomer", &channel.exporter, &channel.local, &channel.remote]);
        let commitment = commitment(&join.nonce, &applicant.device.public(), &applicant.seal, &applicant.name);
        join.phase = Phase::AwaitReply { secret, circle: invitation.circle, applicant: Box::new(applicant) };
        join.send(&Message::JoinHello { versions: (wire::VERSION, wire::VERSION), proof, commitment });
        join
    }

    /// Starts on the inviter's side, which listens, with all invitations that are open. `random` is fresh.
    pub fn inviter(offers: Vec<Offer>, channel: Channel, random: [u8; 32], now: Moment) -> Self {
        Self::new(Side::Responder, channel, random, now, Phase::AwaitHello { offers })
    }

    fn new(side: Side, channel: Channel, random: [u8; 32], now: Moment, phase: Phase) -> Self {
        let nonce = derive("cairn 2026 join nonce", &[&random]);
        Self { side, channel, nonce, phase, out: VecDeque::new(), heard: now }
    }

    /// Gives the next effect to carry out.
    pub fn poll_effect(&mut self) -> Option<JoinEffect> {
        self.out.pop_front()
    }

    /// Gives the moment at which [`JoinInput::Timeout`] is due, and why.
    pub fn poll_timeout(&self) -> Option<(Moment, &'static str)> {
        match self.phase {
            Phase::Closed | Phase::Admitting => None,
            Phase::AwaitHello { .. } | Phase::AwaitReply { .. } | Phase::AwaitOpen { .. } => {
                Some((self.heard.after(limits::HANDSHAKE_MILLIS), "the other side has to prove the invitation"))
            }
            Phase::Newcomer { .. } | Phase::Inviter { .. } => {
                Some((self.heard.after(limits::CONFIRM_MILLIS), "two people have to compare the code"))
            }
            Phase::Storing { stored: false } => None,
            Phase::Storing { .. } | Phase::AwaitStored => {
                Some((self.heard.after(limits::STALL_MILLIS), "the other side has to say that it is done"))
            }
        }
    }

    /// Gives the longest frame body to accept now, in bytes.
    pub fn frame_limit(&self) -> usize {
        match self.phase {
            // The inviter has proven the invitation. Its pages may come while the read that began before the person
            // compared still waits, so that the limit is not drawn at the comparison.
            Phase::Newcomer { .. } => limits::FRAME,
            _ => limits::FRAME_BEFORE_AUTH,
        }
    }

    /// Takes an input; what follows from it comes out of [`Join::poll_effect`].
    pub fn handle(&mut self, now: Moment, input: JoinInput) {
        if matches!(self.phase, Phase::Closed) {
            return;
        }
        match input {
            JoinInput::Received(body) => {
                self.heard = now;
                self.receive(&body);
            }
            JoinInput::Garbled => self.close(CloseReason::TooMuch),
            JoinInput::Lost => self.lost(),
            JoinInput::Cancel => self.close(CloseReason::Cancelled),
            JoinInput::Timeout => {
                if self.poll_timeout().is_some_and(|(due, _)| due <= now) {
                    self.close(CloseReason::Stalled);
                }
            }
            JoinInput::Compared(comparison) => {
                self.heard = now;
                self.on_compared(comparison);
            }
            JoinInput::Admitted(pages) => {
                self.heard = now;
                self.on_admitted(pages);
            }
            JoinInput::Stored(stored) => {
                self.heard = now;
                self.on_stored(stored);
            }
        }
    }

    fn receive(&mut self, body: &[u8]) {
        if body.len() > self.frame_limit() {
            return self.close(CloseReason::TooMuch);
        }
        match wire::decode_body(body) {
            Ok(message) => self.on_message(message),
            Err(CodecError::Version) => self.close(CloseReason::Version),
            Err(CodecError::TooLarge | CodecError::Malformed) => self.close(CloseReason::Malformed),
        }
    }

    fn on_message(&mut self, message: Message) {
        match (std::mem::replace(&mut self.phase, Phase::Closed), message) {
            (phase, Message::Close { reason }) => self.on_close(phase, reason),
            (Phase::AwaitHello { offers }, Message::JoinHello { versions, proof, commitment }) => {
                self.on_hello(&offers, versions, &proof, commitment);
            }
            (Phase::AwaitReply { secret, circle, applicant }, Message::JoinReply { proof, nonce, device }) => {
                self.on_reply(&secret, &circle, &applicant, &proof, &nonce, device);
            }
            (
                Phase::AwaitOpen { offer, circle, device: own, commitment },
                Message::JoinOpen { nonce, device, seal, name, signature },
            ) => {
                let candidate = Candidate { offer, circle, device, seal, name };
                self.on_open(&own, &commitment, candidate, &nonce, &signature);
            }
            (Phase::Inviter { candidate, confirmed, they_confirmed: false }, Message::JoinConfirm) => {
                self.phase = Phase::Inviter { candidate, confirmed, they_confirmed: true };
                self.admit_if_agreed();
            }
            (Phase::Newcomer { inviter, confirmed: true, mut pages, bytes }, Message::Pages { from, pages: more }) => {
                let bytes = bytes + more.iter().map(Vec::len).sum::<usize>();
                if from != pages.len() as u64 || bytes > limits::UNVERIFIED {
                    return self.fail(CloseReason::TooMuch);
                }
                pages.extend(more);
                self.phase = Phase::Newcomer { inviter, confirmed: true, pages, bytes };
            }
            (Phase::Newcomer { inviter, confirmed: true, pages, .. }, Message::JoinConfirm) if !pages.is_empty() => {
                self.phase = Phase::Storing { stored: false };
                self.out.push_back(JoinEffect::Store { pages, inviter });
            }
            (Phase::AwaitStored, Message::JoinStored) => {
                self.send(&Message::Close { reason: CloseReason::Done });
                self.out.push_back(JoinEffect::Close(JoinEnding::Joined));
            }
            _ => self.fail(CloseReason::Unexpected),
        }
    }

    fn on_close(&mut self, phase: Phase, reason: CloseReason) {
        if let (Phase::Inviter { candidate, .. }, CloseReason::Mismatch) = (&phase, reason) {
            self.out.push_back(JoinEffect::CountMismatch { offer: candidate.offer });
        }
        let ending = match (phase, reason) {
            (Phase::Storing { stored: true }, CloseReason::Done) => JoinEnding::Joined,
            _ => JoinEnding::Theirs(reason),
        };
        self.out.push_back(JoinEffect::Close(ending));
    }

    /// The newcomer holds everything already when only the farewell is missing.
    fn lost(&mut self) {
        let ending =
            if matches!(self.phase, Phase::Storing { stored: true }) { JoinEnding::Joined } else { JoinEnding::Lost };
        self.phase = Phase::Closed;
        self.out.push_back(JoinEffect::Close(ending));
    }

    fn on_hello(&mut self, offers: &[Offer], versions: (u8, u8), proof: &[u8; 32], commitment: [u8; 32]) {
        if versions.0 > wire::VERSION || versions.1 < wire::VERSION {
            return self.fail(CloseReason::Version);
        }
        let Channel { exporter, local, remote } = self.channel;
        let found = offers.iter().enumerate().find(|(_, offer)| {
            mac_equal(proof, &mac(&offer.secret, PROOF_LABEL, &[b"newcomer", &exporter, &remote, &local]))
        });
        let Some((index, offer)) = found else { return self.fail(CloseReason::Unknown) };
        let device = offer.device.public();
        let parts: [&[u8]; 6] = [b"inviter", &exporter, &remote, &local, &self.nonce, device.as_bytes()];
        let proof = mac(&offer.secret, PROOF_LABEL, &parts);
        self.phase = Phase::AwaitOpen { offer: index, circle: offer.circle, device, commitment };
        self.send(&Message::JoinReply { proof, nonce: self.nonce, device });
    }

    fn on_reply(
        &mut self,
        secret: &[u8; 32],
        circle: &CircleId,
        applicant: &Applicant,
        proof: &[u8; 32],
        nonce: &[u8; 32],
        inviter: DevicePublic,
    ) {
        let Channel { exporter, local, remote } = self.channel;
        let expected = mac(secret, PROOF_LABEL, &[b"inviter", &exporter, &local, &remote, nonce, inviter.as_bytes()]);
        if !mac_equal(proof, &expected) {
            return self.fail(CloseReason::BadProof);
        }
        let (device, seal, name) = (applicant.device.public(), applicant.seal.clone(), applicant.name.clone());
        let transcript = self.transcript(circle, &inviter, &device, &seal, &name, nonce);
        let signature = applicant.device.sign(OPEN_DOMAIN, &transcript);
        self.send(&Message::JoinOpen { nonce: self.nonce, device, seal, name, signature });
        self.phase = Phase::Newcomer { inviter, confirmed: false, pages: Vec::new(), bytes: 0 };
        self.out.push_back(JoinEffect::Compare { code: six_digits(&transcript), candidate: None });
    }

    fn on_open(
        &mut self,
        own: &DevicePublic,
        committed: &[u8; 32],
        candidate: Candidate,
        nonce: &[u8; 32],
        signature: &Signature,
    ) {
        let Candidate { circle, device, seal, name, .. } = &candidate;
        if !mac_equal(committed, &commitment(nonce, device, seal, name)) {
            return self.fail(CloseReason::BadProof);
        }
        let transcript = self.transcript(circle, own, device, seal, name, nonce);
        if device.verify(OPEN_DOMAIN, &transcript, signature).is_err() {
            return self.fail(CloseReason::BadAuth);
        }
        let effect = JoinEffect::Compare { code: six_digits(&transcript), candidate: Some(candidate.clone()) };
        self.phase = Phase::Inviter { candidate: Box::new(candidate), confirmed: false, they_confirmed: false };
        self.out.push_back(effect);
    }

    /// Everything that both sides have to agree on, as one hash: connection, circle, all keys, both nonces.
    fn transcript(
        &self,
        circle: &CircleId,
        inviter: &DevicePublic,
        device: &DevicePublic,
        seal: &str,
        name: &str,
        their_nonce: &[u8; 32],
    ) -> [u8; 32] {
        let Channel { exporter, local, remote } = &self.channel;
        let (newcomer_key, inviter_key, newcomer_nonce, inviter_nonce) = match self.side {
            Side::Initiator => (local, remote, &self.nonce, their_nonce),
            Side::Responder => (remote, local, their_nonce, &self.nonce),
        };
        derive(
            "cairn 2026 join transcript",
            &[
                exporter,
                circle.as_bytes(),
                inviter_key,
                newcomer_key,
                inviter.as_bytes(),
                device.as_bytes(),
                seal.as_bytes(),
                name.as_bytes(),
                inviter_nonce,
                newcomer_nonce,
            ],
        )
    }

    fn on_compared(&mut self, comparison: Comparison) {
        match (&mut self.phase, comparison) {
            (Phase::Newcomer { .. }, Comparison::Different) => self.close(CloseReason::Mismatch),
            (Phase::Inviter { candidate, .. }, Comparison::Different) => {
                let offer = candidate.offer;
                self.out.push_back(JoinEffect::CountMismatch { offer });
                self.close(CloseReason::Mismatch);
            }
            (Phase::Newcomer { confirmed, .. }, Comparison::Same) if !*confirmed => {
                *confirmed = true;
                self.send(&Message::JoinConfirm);
            }
            (Phase::Inviter { confirmed, .. }, Comparison::Same) => {
                *confirmed = true;
                self.admit_if_agreed();
            }
            _ => {}
        }
    }

    fn admit_if_agreed(&mut self) {
        if let Phase::Inviter { candidate, confirmed: true, they_confirmed: true } = &self.phase {
            let candidate = candidate.clone();
            self.phase = Phase::Admitting;
            self.out.push_back(JoinEffect::Admit(*candidate));
        }
    }

    fn on_admitted(&mut self, pages: Result<Vec<Vec<u8>>, PortFailure>) {
        if !matches!(self.phase, Phase::Admitting) {
            return;
        }
        let Ok(pages) = pages else { return self.close(CloseReason::Void) };
        let mut from = 0;
        // Pages are at most 256 KiB, so that four fit a frame.
        for piece in pages.chunks(4) {
            self.send(&Message::Pages { from, pages: piece.to_vec() });
            from += piece.len() as u64;
        }
        self.send(&Message::JoinConfirm);
        self.phase = Phase::AwaitStored;
    }

    fn on_stored(&mut self, stored: Result<(), PortFailure>) {
        match (&mut self.phase, stored) {
            (Phase::Storing { stored }, Ok(())) => {
                *stored = true;
                self.send(&Message::JoinStored);
            }
            (Phase::Storing { .. }, Err(PortFailure)) => self.close(CloseReason::Failed),
            _ => {}
        }
    }

    fn send(&mut self, message: &Message) {
        self.out.push_back(JoinEffect::Send(wire::encode_frame(message)));
    }

    fn close(&mut self, reason: CloseReason) {
        self.phase = Phase::Closed;
        self.fail(reason);
    }

    fn fail(&mut self, reason: CloseReason) {
        self.send(&Message::Close { reason });
        self.out.push_back(JoinEffect::Close(JoinEnding::Ours(reason)));
    }
}

fn commitment(nonce: &[u8; 32], device: &DevicePublic, seal: &str, name: &str) -> [u8; 32] {
    derive("cairn 2026 join commitment", &[nonce, device.as_bytes(), seal.as_bytes(), name.as_bytes()])
}

/// Draws six digits from the transcript. The bias of the remainder is below one in 10^13.
fn six_digits(transcript: &[u8; 32]) -> String {
    let [a, b, c, d, e, f, g, h, ..] = derive("cairn 2026 join code", &[transcript]);
    format!("{:06}", u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 1_000_000)
}
