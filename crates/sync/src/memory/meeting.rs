//! Two peers that talk over a wire in memory: nothing is reordered, but it can be cut, watched and tampered with.

use std::collections::{BTreeMap, VecDeque};

use cairn_keys::TreeHash;

use super::MemoryPeer;
use crate::effect::{Effect, Ending, Event, FileOutcome, Input, Moment};
use crate::file::{FileReceiver, FileRequest};
use crate::session::{Channel, Mode, Session};
use crate::wire::{self, Message};

/// One thing on its way.
#[derive(Debug, Clone)]
enum Item {
    Frame(Vec<u8>),
    FileHead(u64, FileRequest, TreeHash),
    FileGroup(u64, Vec<u8>),
}

/// What arrived over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// 0 when the initiator sent it, 1 when the responder did.
    pub from: usize,
    /// The message's name, `file-head` or `file-group`.
    pub name: &'static str,
    /// Its bytes, a frame's header included.
    pub bytes: usize,
}

/// Changes what is on its way: the number of the frame in order, and its body.
type Tamper<'t> = Box<dyn FnMut(usize, &mut Vec<u8>) + 't>;

/// Two peers and their sessions. Index 0 is the initiator.
pub struct Meeting<'a, 't> {
    /// The peers.
    pub peers: [&'a mut MemoryPeer; 2],
    /// Their sessions.
    pub sessions: [Session; 2],
    /// How each session ended.
    pub endings: [Option<Ending>; 2],
    /// What each side was told.
    pub events: [Vec<Event>; 2],
    /// What arrived, in order.
    pub passed: Vec<Passed>,
    /// How often each side asked its vault for something.
    pub asked: [usize; 2],
    /// The time that both sides see.
    pub now: Moment,
    wires: [VecDeque<Item>; 2],
    receiving: BTreeMap<u64, (FileReceiver, bool)>,
    next_stream: u64,
    frames: usize,
    turn: usize,
    tamper: Option<Tamper<'t>>,
}

impl std::fmt::Debug for Meeting<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Meeting").field("endings", &self.endings).field("passed", &self.passed).finish_non_exhaustive()
    }
}

impl<'a, 't> Meeting<'a, 't> {
    /// Lets the first peer dial the second. `number` stands for the connection: two meetings of one number have the same
    /// exporter.
    pub fn new(initiator: &'a mut MemoryPeer, responder: &'a mut MemoryPeer, mode: Mode, number: u8) -> Self {
        let (left, right) = channels(number);
        let start = Moment(0);
        let sessions = [
            Session::initiate(initiator.membership(), left, mode, [number ^ 0x55; 32], start),
            Session::respond(vec![responder.membership()], right, mode, [number ^ 0xaa; 32], start),
        ];
        Self::of(initiator, responder, sessions)
    }

    /// Puts sessions together that were made elsewhere.
    pub fn of(initiator: &'a mut MemoryPeer, responder: &'a mut MemoryPeer, sessions: [Session; 2]) -> Self {
        Self {
            peers: [initiator, responder],
            sessions,
            endings: [None; 2],
            events: [Vec::new(), Vec::new()],
            passed: Vec::new(),
            asked: [0; 2],
            now: Moment(0),
            wires: [VecDeque::new(), VecDeque::new()],
            receiving: BTreeMap::new(),
            next_stream: 0,
            frames: 0,
            turn: 0,
            tamper: None,
        }
    }

    /// Changes frames on their way.
    #[must_use]
    pub fn tampered(mut self, tamper: impl FnMut(usize, &mut Vec<u8>) + 't) -> Self {
        self.tamper = Some(Box::new(tamper));
        self
    }

    /// Lets both talk until nothing is on its way.
    pub fn run(&mut self) {
        while self.step() {}
    }

    /// Delivers at most so many things.
    pub fn run_steps(&mut self, steps: usize) {
        for _ in 0..steps {
            if !self.step() {
                return;
            }
        }
    }

    /// Gives the sessions as they stand.
    pub fn into_sessions(self) -> [Session; 2] {
        self.sessions
    }

    /// Delivers at most so many things, then cuts the connection. Gives whether the sessions were over before.
    pub fn run_and_cut(&mut self, after: usize) -> bool {
        for _ in 0..after {
            if !self.step() {
                return true;
            }
        }
        self.work();
        let over = self.endings.iter().all(Option::is_some);
        for side in [0, 1] {
            self.input(side, Input::Lost);
        }
        self.work();
        over
    }

    /// Passes an input to one side.
    pub fn input(&mut self, side: usize, input: Input) {
        if let Some(session) = self.sessions.get_mut(side) {
            session.handle(self.now, input);
        }
    }

    /// Lets the time pass on both sides.
    pub fn wait(&mut self, millis: u64) {
        self.now = self.now.after(millis);
        for side in [0, 1] {
            self.input(side, Input::Timeout);
        }
        self.run();
    }

    /// Carries out all effects, then delivers one thing, from each side in turn. Gives whether anything was delivered.
    fn step(&mut self) -> bool {
        self.work();
        for _ in [0, 1] {
            let side = self.turn;
            self.turn = 1 - side;
            if let Some(item) = self.wires.get_mut(side).and_then(VecDeque::pop_front) {
                self.deliver(side, item);
                self.work();
                return true;
            }
        }
        false
    }

    fn work(&mut self) {
        let mut idle = false;
        while !idle {
            idle = true;
            for side in [0, 1] {
                while let Some(effect) = self.sessions.get_mut(side).and_then(Session::poll_effect) {
                    idle = false;
                    self.carry_out(side, effect);
                }
            }
        }
    }

    fn carry_out(&mut self, side: usize, effect: Effect) {
        let Some(peer) = self.peers.get_mut(side) else { return };
        let input = match effect {
            Effect::Send(frame) => return self.put(side, Item::Frame(frame)),
            Effect::LoadState => Input::State(Ok(peer.state())),
            Effect::LoadPages { from, to } => Input::PagesLoaded { from, pages: peer.load_pages(from, to) },
            Effect::StorePages { pages, .. } => Input::PagesStored(Ok(peer.store_pages(&pages))),
            Effect::LoadEntries { log, from, max_bytes } => {
                Input::EntriesLoaded { log, from, entries: Ok(peer.load_entries(&log, from, max_bytes)) }
            }
            Effect::LoadChain { log, head, from, max_bytes } => {
                Input::EntriesLoaded { log, from, entries: Ok(peer.load_chain(&log, head, from, max_bytes)) }
            }
            Effect::CompareHeads { heads } => {
                let differing = Ok(peer.differing(&heads));
                Input::HeadsCompared { heads, differing }
            }
            Effect::MakeReceipts { log } => Input::ReceiptsMade { log, receipts: Ok(peer.make_receipts(&log)) },
            Effect::StoreEntries { log, entries } => {
                Input::EntriesStored { log, stored: Ok(peer.store_entries(&log, entries)) }
            }
            Effect::ServeFile(request) => match peer.open_file(&request) {
                None => Input::FileServed { file: request.file, outcome: FileOutcome::Missing },
                Some((tree, bytes)) => {
                    let stream = self.next_stream;
                    self.next_stream += 1;
                    self.put(side, Item::FileHead(stream, request, tree));
                    for group in bytes.chunks(1 << 20) {
                        self.put(side, Item::FileGroup(stream, group.to_vec()));
                    }
                    return;
                }
            },
            Effect::ReceiveFile { stream, .. } => {
                if let Some((_, accepted)) = self.receiving.get_mut(&stream) {
                    *accepted = true;
                }
                return;
            }
            Effect::RefuseFile { stream } => {
                self.receiving.remove(&stream);
                return;
            }
            Effect::StopSending => {
                if let Some(wire) = self.wires.get_mut(side) {
                    wire.clear();
                }
                return;
            }
            Effect::Notify(event) => {
                if let Some(events) = self.events.get_mut(side) {
                    events.push(event);
                }
                return;
            }
            Effect::Close(ending) => {
                if let Some(place) = self.endings.get_mut(side) {
                    *place = Some(ending);
                }
                return;
            }
        };
        if let Some(asked) = self.asked.get_mut(side) {
            *asked += 1;
        }
        self.input(side, input);
    }

    fn put(&mut self, side: usize, mut item: Item) {
        if let Item::Frame(frame) = &mut item {
            let mut body = frame.split_off(wire::HEADER);
            if let Some(tamper) = &mut self.tamper {
                tamper(self.frames, &mut body);
            }
            self.frames += 1;
            *frame = body;
        }
        if let Some(wire) = self.wires.get_mut(side) {
            wire.push_back(item);
        }
    }

    fn deliver(&mut self, from: usize, item: Item) {
        let to = 1 - from;
        let (name, bytes) = match &item {
            Item::Frame(body) => {
                (wire::decode_body(body).as_ref().map_or("garbled", Message::name), body.len() + wire::HEADER)
            }
            Item::FileHead(..) => ("file-head", FileRequest::HEAD),
            Item::FileGroup(_, group) => ("file-group", group.len()),
        };
        self.passed.push(Passed { from, name, bytes });
        match item {
            Item::Frame(body) => self.input(to, Input::Received(body)),
            Item::FileHead(stream, request, tree) => {
                let groups = if tree.groups().len() == 1 { Vec::new() } else { tree.groups().concat() };
                match FileReceiver::new(request, &groups) {
                    Ok(receiver) => {
                        self.receiving.insert(stream, (receiver, false));
                        self.input(to, Input::FileOffered { stream, file: request });
                    }
                    Err(_) => {
                        self.input(to, Input::FileReceived { file: request.file, outcome: FileOutcome::Bad });
                        self.input(from, Input::FileServed { file: request.file, outcome: FileOutcome::Cut });
                    }
                }
            }
            Item::FileGroup(stream, group) => self.deliver_group(from, to, stream, &group),
        }
    }

    fn deliver_group(&mut self, from: usize, to: usize, stream: u64, group: &[u8]) {
        let Some((receiver, true)) = self.receiving.get_mut(&stream) else { return };
        let request = *receiver.request();
        let outcome = match receiver.accept_group(group) {
            Err(_) => Some(FileOutcome::Bad),
            Ok(_) => receiver.next_group().is_none().then_some(FileOutcome::Complete),
        };
        if outcome != Some(FileOutcome::Bad)
            && let Some(peer) = self.peers.get_mut(to)
        {
            peer.keep_group(&request, group);
        }
        if let Some(outcome) = outcome {
            self.receiving.remove(&stream);
            self.input(to, Input::FileReceived { file: request.file, outcome });
            self.input(from, Input::FileServed { file: request.file, outcome });
        }
    }
}

fn channels(number: u8) -> (Channel, Channel) {
    let left = Channel { exporter: [number; 32], local: [1; 32], remote: [2; 32] };
    (left, Channel { exporter: [number; 32], local: left.remote, remote: left.local })
}
