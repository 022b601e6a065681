//! The session between two members: from Hello to Close, without input or output.
//!
//! The owner passes inputs with the time, and carries out effects in order:
//! frames to send, loads and stores, file streams, notices, and the end. Answers to loads and stores come back as inputs.

mod entries;
mod files;
mod forks;
mod handshake;
mod receipts;
mod reconcile;
mod rivals;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use cairn_keys::DevicePublic;
use cairn_ledger::PageHash;
use cairn_ledger::charter::Role;
use cairn_model::CircleId;

use crate::circle::{CharterView, Membership, Standing};
use crate::effect::{Effect, Ending, Event, Input, Moment, Stats};
use crate::limits;
use crate::wire::{self, CloseReason, CodecError, Message};
use entries::Transfer;
use files::Files;
use receipts::Receipts;
use reconcile::Reconcile;
use rivals::Rivalry;

/// Says who dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The one who dialled, for one circle.
    Initiator,
    /// The one who listened.
    Responder,
}

/// Says what happens when everything is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Part.
    Part,
    /// Stay connected and pass on what is written, if both sides want to.
    Stay,
}

/// What binds a session to its TLS connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channel {
    /// Keying material exported from TLS (RFC 5705), equal on both sides of one connection only.
    pub exporter: [u8; 32],
    /// This side's transport key.
    pub local: [u8; 32],
    /// The other side's transport key.
    pub remote: [u8; 32],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Hello,
    Proof,
    Auth,
    Pages,
    Open,
    Closed,
}

#[derive(Debug, Clone)]
struct PeerHello {
    nonce: [u8; 16],
    window: usize,
    stays: bool,
}

#[derive(Debug, Clone)]
struct Peer {
    device: DevicePublic,
    /// The page that it works under once it has taken what was sent.
    number: u64,
    page: PageHash,
    /// The newest page that it showed to work under.
    met: u64,
}

/// One session of one side.
#[derive(Debug)]
pub struct Session {
    side: Side,
    mode: Mode,
    channel: Channel,
    nonce: [u8; 16],
    seed: [u8; 32],
    candidates: Vec<Membership>,
    me: Option<Membership>,
    phase: Phase,
    hello: Option<PeerHello>,
    proof_rounds: u8,
    initiator_first: bool,
    sent_auth: bool,
    peer: Option<Peer>,
    proven: Option<DevicePublic>,
    reconcile: Reconcile,
    rivalry: Rivalry,
    entries: Transfer,
    files: Files,
    receipts: Receipts,
    out: VecDeque<Effect>,
    stats: Stats,
    awaiting_answer: bool,
    heard: Moment,
}

impl Session {
    /// Starts a session with the member who was dialled. `random` is fresh.
    pub fn initiate(membership: Membership, channel: Channel, mode: Mode, random: [u8; 32], now: Moment) -> Self {
        let mut session = Self::new(Side::Initiator, Vec::new(), channel, mode, random, now);
        session.me = Some(membership);
        session.send_hello();
        session.send_proofs();
        session.phase = Phase::Hello;
        session
    }

    /// Starts a session with whoever dialled, who has to belong to one of these circles. `random` is fresh.
    pub fn respond(memberships: Vec<Membership>, channel: Channel, mode: Mode, random: [u8; 32], now: Moment) -> Self {
        Self::new(Side::Responder, memberships, channel, mode, random, now)
    }

    fn new(
        side: Side,
        candidates: Vec<Membership>,
        channel: Channel,
        mode: Mode,
        random: [u8; 32],
        now: Moment,
    ) -> Self {
        let derived = cairn_keys::derive("cairn 2026 sync nonce", &[&random]);
        let mut nonce = [0; 16];
        for (place, byte) in nonce.iter_mut().zip(derived) {
            *place = byte;
        }
        Self {
            side,
            mode,
            channel,
            nonce,
            seed: random,
            candidates,
            me: None,
            phase: Phase::Hello,
            hello: None,
            proof_rounds: 0,
            initiator_first: false,
            sent_auth: false,
            peer: None,
            proven: None,
            reconcile: Reconcile::default(),
            rivalry: Rivalry::default(),
            entries: Transfer::default(),
            files: Files::default(),
            receipts: Receipts::default(),
            out: VecDeque::new(),
            stats: Stats::default(),
            awaiting_answer: false,
            heard: now,
        }
    }

    /// Gives the next effect to carry out.
    pub fn poll_effect(&mut self) -> Option<Effect> {
        self.out.pop_front()
    }

    /// Gives the moment at which [`Input::Timeout`] is due, and why.
    pub fn poll_timeout(&self) -> Option<(Moment, &'static str)> {
        match self.phase {
            Phase::Closed => None,
            Phase::Hello | Phase::Proof | Phase::Auth => {
                Some((self.heard.after(limits::HANDSHAKE_MILLIS), "the peer has to prove that it belongs"))
            }
            Phase::Pages if self.reconcile.is_busy() => None,
            Phase::Pages => Some((self.heard.after(limits::STALL_MILLIS), "the peer has to send its pages")),
            Phase::Open => self
                .waits_for_peer()
                .then(|| (self.heard.after(limits::STALL_MILLIS), "the peer owes an answer, entries or a file")),
        }
    }

    /// Gives the longest frame body to accept now, in bytes; check it before allocating.
    pub fn frame_limit(&self) -> usize {
        if self.phase < Phase::Pages && !self.expects_pages_early() { limits::FRAME_BEFORE_AUTH } else { limits::FRAME }
    }

    /// Says whether to read a further frame now: not while the vault is so far behind with what came before that the
    /// largest frame might not fit any more. The owner leaves it on the stream until then, so that a flood holds up the
    /// peer and does not fill the memory of this device; only an owner who reads on has the session end.
    pub fn takes_more(&self) -> bool {
        self.waiting() + limits::FRAME <= limits::UNVERIFIED
    }

    /// Gives how many bytes of pages and entries wait to be stored.
    fn waiting(&self) -> usize {
        self.reconcile.waiting_pages() + self.entries.waiting()
    }

    /// Gives the circle once it is known.
    pub fn circle(&self) -> Option<&CircleId> {
        self.me.as_ref().map(|me| me.view.circle())
    }

    /// Gives the peer's device and role once they are proven.
    pub fn peer(&self) -> Option<(DevicePublic, Role)> {
        if self.phase < Phase::Open {
            return None;
        }
        self.peer.as_ref().and_then(|peer| Some((peer.device, self.role_of(&peer.device)?)))
    }

    /// Gives the peer's device once it was proven to belong, also after the end.
    pub fn proven_peer(&self) -> Option<DevicePublic> {
        self.proven
    }

    /// Gives what was moved so far.
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Takes an input; what follows from it comes out of [`Session::poll_effect`].
    pub fn handle(&mut self, now: Moment, input: Input) {
        if self.phase == Phase::Closed {
            return;
        }
        match input {
            Input::Received(body) => self.receive(now, &body),
            Input::Garbled => self.close(CloseReason::TooMuch),
            Input::Lost => self.end(Ending::Lost),
            Input::Cancel => self.close(CloseReason::Cancelled),
            Input::Timeout => {
                if self.poll_timeout().is_some_and(|(due, _)| due <= now) {
                    self.close(CloseReason::Stalled);
                }
            }
            Input::FileProgress { bytes } => {
                self.heard = now;
                self.stats.file_bytes += bytes;
            }
            answer => {
                // A slow disk on this side is not the peer's silence.
                self.heard = now;
                self.answer(answer);
            }
        }
        self.advance();
    }

    fn answer(&mut self, input: Input) {
        if self.reconcile.removing.is_some() && !matches!(input, Input::PagesLoaded { .. }) {
            return;
        }
        match input {
            Input::State(state) => self.on_state(state),
            Input::PagesLoaded { from, pages } => self.on_pages_loaded(from, pages),
            Input::PagesStored(stored) => self.on_pages_stored(stored),
            Input::EntriesLoaded { log, from, entries } => self.on_entries_loaded(log, from, entries),
            Input::HeadsCompared { heads, differing } => self.on_heads_compared(&heads, differing),
            Input::ReceiptsMade { log, receipts } => self.on_receipts_made(log, receipts),
            Input::EntriesStored { log, stored } => self.on_entries_stored(log, stored),
            Input::FileOffered { stream, file } => self.on_file_offered(stream, file),
            Input::FileReceived { file, outcome } => self.on_file_received(file, outcome),
            Input::FileServed { file, outcome } => self.on_file_served(file, outcome),
            Input::LocalChanged(view) => self.on_local_changed(view),
            _ => {}
        }
    }

    fn receive(&mut self, now: Moment, body: &[u8]) {
        self.heard = now;
        self.stats.received += (body.len() + wire::HEADER) as u64;
        if std::mem::take(&mut self.awaiting_answer) {
            self.stats.round_trips += 1;
        }
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
        match (self.phase, message) {
            (_, Message::Close { reason }) => self.on_close(reason),
            _ if self.reconcile.removing.is_some() => {}
            (Phase::Hello, Message::Hello { versions, window, nonce, stay }) => {
                self.on_hello(versions, window, nonce, stay)
            }
            (Phase::Proof, Message::Proof { macs, more }) if self.side == Side::Responder => self.on_proof(&macs, more),
            (Phase::Proof, Message::ProofReply { index, mac, initiator_first }) if self.side == Side::Initiator => {
                self.on_proof_reply(index, &mac, initiator_first);
            }
            (Phase::Proof, Message::ProofNone) if self.side == Side::Initiator => self.on_proof_none(),
            (Phase::Auth, Message::Auth { device, number, page, signature }) => {
                self.on_auth(Peer { device, number, page, met: number }, &signature);
            }
            (Phase::Auth, Message::Pages { from, pages }) if self.expects_pages_early() => self.on_pages(from, pages),
            (Phase::Pages | Phase::Open, Message::Pages { from, pages }) => self.on_pages(from, pages),
            (Phase::Pages | Phase::Open, Message::Digest { stage, digest, lacking, heard }) => {
                self.on_digest(stage, (digest, lacking), heard);
            }
            (Phase::Pages | Phase::Open, Message::Trail { pages }) => self.on_trail(&pages),
            (Phase::Open, Message::Have { heads }) => self.on_have(&heads),
            (Phase::Open, Message::Want { wants }) => self.on_want(&wants),
            (Phase::Open, Message::Entries { log, from, entries }) => self.on_entries(log, from, entries),
            (Phase::Open, Message::Ack { log, height, pause }) => self.on_ack(log, height, pause),
            (Phase::Open, Message::FileWant { file, size, from }) => self.on_file_want(file, size, from),
            (Phase::Open, Message::FileMissing { file }) => self.on_file_missing(file),
            (Phase::Open, Message::Receipt { entry }) => self.on_receipt(&entry),
            (Phase::Open, Message::FileHeld { file }) => self.notify(Event::PeerHolds(file)),
            _ => self.close(CloseReason::Unexpected),
        }
    }

    /// Does whatever the state allows; called after every input.
    fn advance(&mut self) {
        if matches!(self.phase, Phase::Pages | Phase::Open) {
            self.advance_pages();
        }
        if self.phase == Phase::Open {
            self.advance_state();
            self.advance_entries();
            self.advance_files();
            self.advance_end();
        }
    }

    fn send(&mut self, message: &Message) {
        let frame = wire::encode_frame(message);
        self.stats.sent += frame.len() as u64;
        self.awaiting_answer = true;
        self.out.push_back(Effect::Send(frame));
    }

    fn notify(&mut self, event: Event) {
        self.out.push_back(Effect::Notify(event));
    }

    fn close(&mut self, reason: CloseReason) {
        if self.phase != Phase::Closed {
            self.send(&Message::Close { reason });
            self.end(Ending::Ours(reason));
        }
    }

    fn end(&mut self, ending: Ending) {
        if self.phase != Phase::Closed {
            self.phase = Phase::Closed;
            self.out.push_back(Effect::Close(ending));
        }
    }

    fn on_close(&mut self, reason: CloseReason) {
        let complete = self.reconcile.complete();
        match (reason, complete) {
            (CloseReason::Done, Some(equal)) => {
                if equal {
                    self.met_under_our_page();
                }
                self.end(Ending::Complete { equal, lacking: self.lacking() });
            }
            _ => {
                if reason == CloseReason::Rival {
                    self.notify_rival();
                }
                self.end(Ending::Theirs(reason));
            }
        }
    }

    fn view(&self) -> Option<&CharterView> {
        self.me.as_ref().map(|me| &me.view)
    }

    fn standing(&self, device: &DevicePublic) -> Standing {
        self.view().map_or(Standing::Unknown, |view| view.standing(device))
    }

    fn role_of(&self, device: &DevicePublic) -> Option<Role> {
        match self.standing(device) {
            Standing::Active(role) => Some(role),
            Standing::Removed { .. } | Standing::Unknown => None,
        }
    }

    fn own_device(&self) -> Option<DevicePublic> {
        self.me.as_ref().map(|me| me.device.public())
    }

    fn peer_reads(&self) -> bool {
        self.peer.as_ref().and_then(|peer| self.role_of(&peer.device)).is_some_and(Role::reads)
    }

    /// Says whether the peer may still go by another page than ours: it did not show yet that it works under ours, or
    /// pages of its own are not judged here yet.
    fn peer_knows_less(&self) -> bool {
        let met = self.peer.as_ref().map(|peer| peer.met);
        met.zip(self.view()).is_some_and(|(met, view)| met < view.number()) || self.reconcile.waiting_pages() > 0
    }

    fn we_read(&self) -> bool {
        self.own_device().and_then(|device| self.role_of(&device)).is_some_and(Role::reads)
    }

    fn both_may_part(&self) -> bool {
        self.mode == Mode::Part || self.hello.as_ref().is_some_and(|hello| !hello.stays)
    }
}
