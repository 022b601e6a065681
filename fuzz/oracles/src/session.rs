//! A whole session with a hostile member: one who holds real keys, and says what it likes.

use std::collections::{BTreeSet, VecDeque};
use std::sync::LazyLock;

use cairn_ledger::{Amendment, Closing, Entry, EntryHash, Head, LogId, PageHash, Role, Unverified};
use cairn_sync::effect::{Effect, FileOutcome, Input, Moment, PortFailure};
use cairn_sync::memory::{MemoryPeer, ScenarioError};
use cairn_sync::session::Mode;
use cairn_sync::wire::{self, CloseReason, DigestStage, HEADER, HeadTold, Message, PauseReason};
use cairn_sync::{Channel, FileRequest, Session, limits};

use crate::Seed;
use crate::script::{Script, push_piece};
use crate::wire::body_of;

/// The most steps of one script.
const STEPS: usize = 400;
/// Bytes that a session may hold on behalf of its peer before its own storage has answered.
const HELD: usize = limits::UNVERIFIED + limits::FRAME;

/// The device under test, and those whom it may meet.
struct Cast {
    ours: MemoryPeer,
    /// By role, then one who was removed, then one of another circle.
    others: [MemoryPeer; 6],
    file: FileRequest,
}

/// What a scene proves, by the place of the other in [`Cast::others`].
const CONTRIBUTOR: usize = 0;
const STEWARD: usize = 3;
const REMOVED: usize = 4;
const STRANGER: usize = 5;

static CAST: LazyLock<Cast> = LazyLock::new(|| cast().expect("the scenario is right"));

fn cast() -> Result<Cast, ScenarioError> {
    let mut founder = MemoryPeer::found(1)?;
    let mut third = founder.admit(2, Role::Editor)?;
    let mut contributor = founder.admit(3, Role::Contributor)?;
    let mut reader = founder.admit(4, Role::Reader)?;
    let mut editor = founder.admit(5, Role::Editor)?;
    let mut steward = founder.admit(6, Role::Steward)?;
    let mut removed = founder.admit(7, Role::Editor)?;
    for peer in [&mut contributor, &mut reader, &mut editor, &mut steward, &mut removed, &mut third] {
        for size in [10, 2000, 30] {
            peer.write(size)?;
        }
    }
    let cut = Head { height: 1, hash: EntryHash::from_bytes([1; 32]) };
    let closing = Closing::Ordinary;
    founder.amend(Amendment::CloseLog { log: removed.log(), cut, closing })?;
    for size in [100, 3000] {
        founder.write(size)?;
    }
    let log = third.log();
    let entries = third.load_entries(&log, 1, usize::MAX);
    let entries = entries.iter().filter_map(|bytes| Unverified::<Entry>::decode(bytes).ok()).collect();
    founder.store_entries(&log, entries);
    let file = founder.keep_file(vec![3; 5000]);
    let wanted = steward.keep_file(vec![4; 300]);
    founder.want_file(wanted);
    let stranger = MemoryPeer::found(9)?;
    Ok(Cast { ours: founder, others: [contributor, reader, editor, steward, removed, stranger], file })
}

/// One scene: our session, the honest session that the other starts from, and what is on its way.
struct Scene {
    cast: &'static Cast,
    role: usize,
    ours: MemoryPeer,
    session: Session,
    other: MemoryPeer,
    helper: Session,
    /// Bodies that the honest session of the other sent.
    honest: VecDeque<Vec<u8>>,
    /// What our storage was asked and has not answered.
    pending: VecDeque<Effect>,
    held: usize,
    serving: BTreeSet<[u8; 32]>,
    now: Moment,
    closed: bool,
}

/// Whatever a member sends, in whatever order, while our storage is slow or fails: the session does not panic, holds no
/// more than its limits, serves nobody before they have proven who they are, gives a contributor and a removed device
/// nothing of others, asks nothing of itself after its end, and does end.
pub(crate) fn session(bytes: &[u8]) {
    let mut script = Script::new(bytes);
    let mut scene = Scene::new(script.byte());
    scene.work();
    for _ in 0..STEPS {
        if script.is_empty() || scene.closed {
            break;
        }
        scene.step(&mut script);
    }
    for _ in 0..STEPS {
        scene.answer(0);
        scene.deliver_honest(None);
    }
    scene.input(Input::Lost);
    assert!(scene.closed, "a session ends with its connection");
    assert!(scene.session.poll_timeout().is_none() && scene.session.poll_effect().is_none());
}

impl Scene {
    fn new(choice: u8) -> Self {
        let cast = &*CAST;
        let role = usize::from(choice) % 6;
        let (ours, other) = (cast.ours.clone(), cast.others[role].clone());
        let mode = if choice & 64 == 0 { Mode::Part } else { Mode::Stay };
        let left = Channel { exporter: [1; 32], local: [2; 32], remote: [3; 32] };
        let right = Channel { exporter: [1; 32], local: left.remote, remote: left.local };
        let start = Moment(0);
        let (session, helper) = if choice & 128 == 0 {
            (
                Session::respond(vec![ours.membership()], left, mode, [4; 32], start),
                Session::initiate(other.membership(), right, mode, [5; 32], start),
            )
        } else {
            (
                Session::initiate(ours.membership(), left, mode, [4; 32], start),
                Session::respond(vec![other.membership()], right, mode, [5; 32], start),
            )
        };
        Self {
            cast,
            role,
            ours,
            session,
            other,
            helper,
            honest: VecDeque::new(),
            pending: VecDeque::new(),
            held: 0,
            serving: BTreeSet::new(),
            now: start,
            closed: false,
        }
    }

    fn step(&mut self, script: &mut Script<'_>) {
        match script.byte() % 16 {
            0 => self.deliver_honest(None),
            1 => {
                for _ in 0..=script.byte() % 16 {
                    self.deliver_honest(None);
                    self.answer(0);
                }
            }
            2 => {
                let (at, flip) = (usize::from(script.byte()), script.byte());
                self.deliver_honest(Some((at, flip)));
            }
            3 => self.receive(script.piece().to_vec()),
            4..=9 => {
                let message = self.made(script);
                self.receive(body_of(&message));
            }
            10 | 11 => self.answer(script.byte()),
            12 => {
                self.honest.pop_front();
            }
            13 => {
                let file = match script.byte() % 3 {
                    0 => self.cast.file,
                    1 => FileRequest { file: [script.byte(); 32], size: script.number(), from: script.number() },
                    _ => self.ours.state().wanted.first().copied().unwrap_or(self.cast.file),
                };
                self.input(Input::FileOffered { stream: script.number(), file });
            }
            14 => match script.byte() % 3 {
                0 => self.input(Input::FileProgress { bytes: u64::from(script.byte()) }),
                1 => self.input(Input::FileReceived { file: [script.byte(); 32], outcome: FileOutcome::Cut }),
                _ => {
                    let _ = self.ours.write(usize::from(script.byte()));
                    let view = self.ours.view();
                    self.input(Input::LocalChanged(view));
                }
            },
            _ => {
                self.now = self.now.after(script.number().saturating_mul(1000));
                self.input(Input::Timeout);
            }
        }
    }

    fn log(&self, choice: u8) -> LogId {
        match choice % 5 {
            0 => self.other.log(),
            1 => self.ours.log(),
            2 => self.cast.others[usize::from(choice / 5) % 6].log(),
            3 => self.ours.heads().keys().next().copied().unwrap_or(self.ours.log()),
            _ => cairn_keys::DeviceKey::from_seed([choice; 32]).public(),
        }
    }

    /// A message in its right form, with whatever is chosen in it.
    fn made(&self, script: &mut Script<'_>) -> Message {
        let head = |script: &mut Script<'_>| {
            let height = script.number();
            let real = self.ours.heads().values().find(|head| head.height == height).map(|head| head.hash);
            Head { height, hash: real.unwrap_or(EntryHash::from_bytes([script.byte(); 32])) }
        };
        match script.byte() % 14 {
            0 | 1 => {
                let count = script.byte() % 5;
                let mut heads: Vec<HeadTold> = Vec::new();
                for _ in 0..count {
                    heads.push(HeadTold { log: self.log(script.byte()), head: head(script) });
                }
                heads.sort_by_key(|told| told.log);
                heads.dedup_by_key(|told| told.log);
                Message::Have { heads }
            }
            2 | 3 => {
                let mut wants: Vec<(LogId, u64)> =
                    (0..script.byte() % 5).map(|_| (self.log(script.byte()), script.number())).collect();
                wants.sort_by_key(|want| want.0);
                wants.dedup_by_key(|want| want.0);
                Message::Want { wants }
            }
            4 | 5 => {
                let (log, from) = (self.log(script.byte()), script.number());
                let mut entries = match script.byte() % 3 {
                    0 => Vec::new(),
                    1 => self.other.load_entries(&log, from.max(1), usize::MAX),
                    _ => vec![script.piece().to_vec(); usize::from(script.byte() % 4)],
                };
                entries.truncate(usize::from(script.byte()));
                Message::Entries { log, from, entries }
            }
            6 => {
                let pause = [PauseReason::GoesOn, PauseReason::Bad, PauseReason::Waits][usize::from(script.byte()) % 3];
                Message::Ack { log: self.log(script.byte()), height: script.number(), pause }
            }
            7 => {
                let stage = if script.byte().is_multiple_of(2) { DigestStage::Opening } else { DigestStage::Final };
                let (digest, lacking) = ([script.byte(); 32], script.number());
                Message::Digest { stage, digest, lacking, heard: lacking % 3 }
            }
            8 => {
                let file = if script.byte().is_multiple_of(2) { self.cast.file.file } else { [script.byte(); 32] };
                Message::FileWant { file, size: script.number(), from: script.number() }
            }
            9 => Message::FileMissing { file: [script.byte(); 32] },
            10 => Message::FileHeld { file: [script.byte(); 32] },
            11 => {
                let from = script.number();
                let mut pages = match script.byte() % 3 {
                    0 => self.other.load_pages(from, self.other.view().number()).unwrap_or_default(),
                    1 => vec![vec![0; limits::PAGE]; usize::from(script.byte() % 8)],
                    _ => vec![script.piece().to_vec()],
                };
                pages.truncate(7);
                Message::Pages { from, pages }
            }
            12 => Message::Close { reason: CloseReason::from_code(script.byte()) },
            _ => Message::Auth {
                device: self.log(script.byte()),
                number: script.number(),
                page: PageHash::from_bytes([script.byte(); 32]),
                signature: cairn_keys::Signature::from_bytes([script.byte(); 64]),
            },
        }
    }

    fn deliver_honest(&mut self, change: Option<(usize, u8)>) {
        let Some(mut body) = self.honest.pop_front() else { return };
        if let Some((at, flip)) = change
            && let Some(at) = at.checked_rem(body.len())
        {
            body[at] ^= flip;
        }
        self.receive(body);
    }

    fn receive(&mut self, body: Vec<u8>) {
        let fits = body.len() <= self.session.frame_limit();
        self.input(if fits { Input::Received(body) } else { Input::Garbled });
    }

    fn input(&mut self, input: Input) {
        self.session.handle(self.now, input);
        self.work();
    }

    /// Takes all effects of our session, and lets the other's honest session answer.
    fn work(&mut self) {
        let mut effects = 0;
        while let Some(effect) = self.session.poll_effect() {
            effects += 1;
            assert!(effects <= 3 * limits::HEADS, "one input has no end of effects");
            assert!(!self.closed, "nothing follows the end");
            self.take(effect);
        }
        assert!(self.held <= HELD, "{} bytes are held for a peer", self.held);
    }

    fn take(&mut self, effect: Effect) {
        let proven = self.session.proven_peer().is_some();
        match &effect {
            Effect::Send(frame) => {
                self.may_be_sent(frame);
                let body = frame[HEADER..].to_vec();
                return self.tell_helper(body);
            }
            Effect::Notify(_) => return,
            // It drops frames that wait to be sent, and stops files; both were looked at when they were asked for.
            Effect::StopSending => return self.serving.clear(),
            Effect::Close(_) => return self.closed = true,
            Effect::StorePages { pages, .. } => self.held += pages.iter().map(Vec::len).sum::<usize>(),
            Effect::StoreEntries { entries, .. } => {
                crate::accepted();
                assert!(proven && self.role != STRANGER && self.role != REMOVED);
                self.held += entries.iter().map(|entry| entry.bytes().len()).sum::<usize>();
            }
            Effect::LoadEntries { log, .. } | Effect::LoadChain { log, .. } => {
                assert!(proven && (self.role != CONTRIBUTOR || *log == self.other.log()));
            }
            Effect::CompareHeads { heads } => {
                let shared = |log: &LogId| self.role != CONTRIBUTOR || *log == self.other.log();
                assert!(proven && heads.iter().all(|(log, _)| shared(log)));
            }
            Effect::MakeReceipts { log } => {
                assert!(proven && self.role == CONTRIBUTOR && *log == self.other.log());
            }
            Effect::ServeFile(request) => {
                assert!(proven && request.is_sound() && self.role != CONTRIBUTOR, "who reads nothing gets no file");
                assert!(self.serving.insert(request.file) && self.serving.len() <= limits::FILES_SERVED);
            }
            Effect::ReceiveFile { file, .. } => assert!(proven && file.is_sound()),
            Effect::LoadState => assert!(proven),
            Effect::LoadPages { .. } | Effect::RefuseFile { .. } => {}
        }
        self.pending.push_back(effect);
    }

    /// Checks what leaves the device.
    fn may_be_sent(&self, frame: &[u8]) {
        assert!(frame.len() <= limits::FRAME + HEADER);
        let message = wire::decode_body(&frame[HEADER..]).expect("what is sent can be read");
        let theirs = self.other.log();
        match (&message, self.role) {
            (Message::Close { .. } | Message::Hello { .. } | Message::Proof { .. } | Message::ProofNone, _) => {}
            (_, STRANGER) => panic!("{} is told to a stranger", message.name()),
            (Message::ProofReply { .. } | Message::Auth { .. } | Message::Pages { .. }, _) => {}
            (_, REMOVED) => panic!("{} is told to a removed device", message.name()),
            (Message::Entries { log, entries, .. }, CONTRIBUTOR) => assert!(entries.is_empty() || *log == theirs),
            (Message::Have { heads }, CONTRIBUTOR) => assert!(heads.iter().all(|told| told.log == theirs)),
            (Message::Want { wants }, CONTRIBUTOR) => assert!(wants.iter().all(|(log, _)| *log == theirs)),
            _ => {}
        }
    }

    fn tell_helper(&mut self, body: Vec<u8>) {
        self.helper.handle(self.now, Input::Received(body));
        while let Some(effect) = self.helper.poll_effect() {
            let input = match effect {
                Effect::Send(frame) => {
                    self.honest.push_back(frame[HEADER..].to_vec());
                    continue;
                }
                Effect::ServeFile(request) => Input::FileServed { file: request.file, outcome: FileOutcome::Missing },
                other => match carry_out(&mut self.other, other) {
                    Some(input) => input,
                    None => continue,
                },
            };
            self.helper.handle(self.now, input);
        }
    }

    /// Lets our storage answer what it was asked first, well or badly.
    fn answer(&mut self, choice: u8) {
        let Some(effect) = self.pending.pop_front() else { return };
        match &effect {
            Effect::StorePages { pages, .. } => self.held -= pages.iter().map(Vec::len).sum::<usize>(),
            Effect::StoreEntries { entries, .. } => {
                self.held -= entries.iter().map(|entry| entry.bytes().len()).sum::<usize>();
            }
            Effect::ServeFile(request) => {
                self.serving.remove(&request.file);
            }
            _ => {}
        }
        let outcome = [FileOutcome::Complete, FileOutcome::Missing, FileOutcome::Bad, FileOutcome::Cut];
        let outcome = outcome[usize::from(choice) % 4];
        let input = match effect {
            Effect::ServeFile(request) => Some(Input::FileServed { file: request.file, outcome }),
            Effect::ReceiveFile { file, .. } => Some(Input::FileReceived { file: file.file, outcome }),
            Effect::StoreEntries { log, .. } if choice % 16 == 15 => {
                Some(Input::EntriesStored { log, stored: Err(PortFailure) })
            }
            other => carry_out(&mut self.ours, other),
        };
        if let Some(input) = input {
            self.input(input);
        }
    }
}

fn carry_out(peer: &mut MemoryPeer, effect: Effect) -> Option<Input> {
    Some(match effect {
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
        _ => return None,
    })
}

pub(crate) fn session_seeds() -> Vec<Seed> {
    let honest = |choice: u8| vec![choice, 1, 15, 1, 15, 1, 15, 1, 15];
    let mut seeds: Vec<Seed> = ["contributor", "reader", "editor", "steward", "removed", "stranger"]
        .iter()
        .zip(0..)
        .flat_map(|(name, role)| {
            let way = |how: &str, choice| Seed::new(&format!("{name}-{how}"), honest(choice));
            [
                way("calls", choice_of(role, 0)),
                way("is-called", choice_of(role, 128)),
                way("stays", choice_of(role, 64)),
            ]
        })
        .collect();
    // After the handshake: heads and wants of its own making, entries, a file, then everything that is honest.
    let after = |made: &[&[u8]]| [&[choice_of(STEWARD as u8, 64), 1, 5][..], &made.concat(), &[1, 15]].concat();
    seeds.push(Seed::new("heads", after(&[&[4, 0, 2, 0, 5, 1, 2, 3, 1], &[10, 0]])));
    seeds.push(Seed::new("wants", after(&[&[4, 2, 2, 1, 1, 3, 1], &[10, 0, 10, 0]])));
    seeds.push(Seed::new("entries", after(&[&[4, 4, 0, 1, 1, 255], &[10, 0]])));
    seeds.push(Seed::new("file", after(&[&[4, 8, 0, 241, 0x13, 0x88, 0], &[10, 0, 13, 2, 1, 10, 0]])));
    let mut raw = vec![choice_of(2, 0), 1, 5];
    for message in crate::wire::every_message() {
        raw.push(3);
        push_piece(&mut raw, &body_of(&message));
    }
    seeds.push(Seed::new("raw", raw));
    seeds
}

/// Gives the first byte of a script: six roles, and the bits above 63 as they are.
fn choice_of(role: u8, bits: u8) -> u8 {
    (bits..=bits | 63).find(|choice| choice % 6 == role).unwrap_or(bits)
}
