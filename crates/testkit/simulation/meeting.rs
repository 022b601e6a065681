//! Two devices in a session. Frames stay in order, as a stream keeps them; everything else may come at any time: loads and
//! stores lag behind, loads overtake stores, the connection is cut, a side stalls or lies.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use cairn_ledger::charter::Role;
use cairn_ledger::{Head, LogId};
use cairn_sync::wire::{self, CloseReason, Message};
use cairn_sync::{Channel, Effect, Ending, Event, Input, Mode, Moment, Session, limits};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;

use crate::breach::{Invariant, Outcome};
use crate::device::Device;
use crate::files::{Piece, Streams};
use crate::malice::Malice;
use crate::port::{self, Defect};

/// How many bytes may wait to be written before a device reads nothing more.
const ROOM: usize = 2 * limits::WINDOW;

/// The most bytes that wait at one end: entries and pages for the vault, answers and a window of entries for the wire.
const MOST_WAITING: usize = 2 * limits::UNVERIFIED + ROOM + limits::WINDOW + 4 * limits::FRAME;

/// One end of a meeting.
struct End {
    device: usize,
    session: Session,
    loads: VecDeque<Effect>,
    stores: VecDeque<Effect>,
    /// Frames on their way to the other end, without their headers.
    out: VecDeque<Vec<u8>>,
    streams: Streams,
    ending: Option<Ending>,
    /// What this end held when they met.
    held: BTreeMap<LogId, Head>,
    /// The device's own log when they met.
    log: LogId,
    /// An entry of the device's own log that the other end held when they met, and this one did not: it was set back.
    forgot: Option<Head>,
    /// What this end had acknowledged to anybody when they met.
    acknowledged: BTreeMap<LogId, u64>,
    /// Something keeps the two from being equal, and it was told so; or something was written while they talked.
    excused: bool,
    malice: Option<Malice>,
}

/// Two devices in a session.
pub(crate) struct Meeting {
    pub(crate) number: u64,
    ends: [End; 2],
    streams: u64,
}

/// What the world lends to a meeting for one step.
pub(crate) struct Surroundings<'a> {
    pub(crate) devices: &'a mut [Device],
    pub(crate) rng: &'a mut ChaCha8Rng,
    pub(crate) now: i64,
    pub(crate) moment: Moment,
    pub(crate) defect: Option<Defect>,
    /// The logs of devices that had two lives.
    pub(crate) copied: &'a BTreeSet<LogId>,
    /// Devices whose vault changed.
    pub(crate) changed: &'a mut Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
enum Action {
    Load(usize),
    Store(usize),
    Deliver(usize),
    Stream(usize),
    /// The other end is gone, and everything it sent has arrived.
    Lose(usize),
}

impl End {
    /// Says whether the device takes the next frame off the stream now.
    fn reads_on(&self) -> bool {
        self.session.takes_more() && self.out.iter().map(Vec::len).sum::<usize>() < ROOM
    }
}

impl Meeting {
    /// Lets one device dial another.
    pub(crate) fn begin(
        number: u64,
        ends: [usize; 2],
        modes: [Mode; 2],
        malice: [Option<Malice>; 2],
        world: &mut Surroundings<'_>,
    ) -> Outcome<Self> {
        let exporter = world.rng.random();
        let channel = |local, remote| Channel { exporter, local: [local; 32], remote: [remote; 32] };
        let [left, right] = ends;
        let sessions = [
            Session::initiate(
                device(world, left)?.membership()?,
                channel(1, 2),
                modes[0],
                world.rng.random(),
                world.moment,
            ),
            Session::respond(
                vec![device(world, right)?.membership()?],
                channel(2, 1),
                modes[1],
                world.rng.random(),
                world.moment,
            ),
        ];
        let mut made = Vec::new();
        for ((session, at), malice) in sessions.into_iter().zip(ends).zip(malice) {
            let device = device(world, at)?;
            made.push(End {
                device: at,
                session,
                loads: VecDeque::new(),
                stores: VecDeque::new(),
                out: VecDeque::new(),
                streams: Streams::default(),
                ending: None,
                held: device.heads()?,
                log: device.log,
                forgot: None,
                acknowledged: device.acknowledged.clone(),
                excused: false,
                malice,
            });
        }
        let theirs: Vec<_> = made.iter().rev().map(|end| end.held.clone()).collect();
        for (end, held) in made.iter_mut().zip(theirs) {
            let device = device(world, end.device)?;
            if let Some(head) = held.get(&device.log)
                && !device.holds(&device.log, *head)?
            {
                end.forgot = Some(*head);
            }
        }
        let ends = <[End; 2]>::try_from(made).map_err(|_| Invariant::Works.breach("put two ends together"))?;
        let mut meeting = Self { number, ends, streams: 0 };
        for side in [0, 1] {
            meeting.take_effects(side, world)?;
        }
        Ok(meeting)
    }

    /// Gives the two devices.
    pub(crate) fn devices(&self) -> [usize; 2] {
        [self.ends[0].device, self.ends[1].device]
    }

    /// Gives how both ends ended.
    pub(crate) fn endings(&self) -> [Option<Ending>; 2] {
        [self.ends[0].ending, self.ends[1].ending]
    }

    /// Says whether nothing more will happen here.
    pub(crate) fn is_over(&self) -> bool {
        self.ends.iter().all(|end| end.ending.is_some() && end.stores.is_empty())
    }

    fn actions(&self) -> Vec<Action> {
        let mut actions = Vec::new();
        for side in [0, 1] {
            let (end, other) = (&self.ends[side], &self.ends[1 - side]);
            if !end.loads.is_empty() && end.ending.is_none() {
                actions.push(Action::Load(side));
            }
            if !end.stores.is_empty() {
                actions.push(Action::Store(side));
            }
            if end.ending.is_none() && !other.out.is_empty() && end.reads_on() {
                actions.push(Action::Deliver(side));
            }
            if end.ending.is_none() && !other.streams.is_idle() {
                actions.push(Action::Stream(side));
            }
            if end.ending.is_none() && other.out.is_empty() && other.ending.is_some() {
                actions.push(Action::Lose(side));
            }
        }
        actions
    }

    /// Does one thing, any; gives whether there was one to do.
    pub(crate) fn step(&mut self, world: &mut Surroundings<'_>) -> Outcome<bool> {
        let Some(action) = self.actions().choose(world.rng).copied() else { return Ok(false) };
        match action {
            Action::Load(side) => self.work(side, Lane::Loads, world)?,
            Action::Store(side) => self.work(side, Lane::Stores, world)?,
            Action::Deliver(side) => {
                if let Some(body) = self.ends[1 - side].out.pop_front() {
                    self.check_arrival(side, &body, world.copied)?;
                    self.input(side, Input::Received(body), world)?;
                }
            }
            Action::Stream(side) => self.stream(side, world)?,
            Action::Lose(side) => self.input(side, Input::Lost, world)?,
        }
        Ok(true)
    }

    /// Passes on one piece of a file.
    fn stream(&mut self, side: usize, world: &mut Surroundings<'_>) -> Outcome {
        let other = &mut self.ends[1 - side];
        let Some(mut piece) = other.streams.out.pop_front() else { return Ok(()) };
        if let (Some(malice), Piece::Group { bytes, .. }) = (&other.malice, &mut piece) {
            malice.spoil(bytes, world.rng);
        }
        let at = self.ends[side].device;
        let (here, there) = self.ends[side].streams.take(device(world, at)?, piece)?;
        if let Some(input) = here {
            self.input(side, input, world)?;
        }
        match there {
            Some(input) if self.ends[1 - side].ending.is_none() => self.input(1 - side, input, world),
            _ => Ok(()),
        }
    }

    fn work(&mut self, side: usize, lane: Lane, world: &mut Surroundings<'_>) -> Outcome {
        let end = &mut self.ends[side];
        let queue = match lane {
            Lane::Loads => &mut end.loads,
            Lane::Stores => &mut end.stores,
        };
        let Some(effect) = queue.pop_front() else { return Ok(()) };
        let at = end.device;
        let defect = world.defect;
        let now = world.now;
        let input = port::carry_out(device(world, at)?, effect, now, defect)?;
        if lane == Lane::Stores {
            world.changed.push(at);
        }
        if self.ends[side].ending.is_none() { self.input(side, input, world) } else { Ok(()) }
    }

    /// Passes an input to one end and takes what follows from it.
    pub(crate) fn input(&mut self, side: usize, input: Input, world: &mut Surroundings<'_>) -> Outcome {
        self.ends[side].session.handle(world.moment, input);
        self.take_effects(side, world)
    }

    fn take_effects(&mut self, side: usize, world: &mut Surroundings<'_>) -> Outcome {
        while let Some(effect) = self.ends[side].session.poll_effect() {
            match effect {
                Effect::Send(frame) => self.send(side, frame, world)?,
                Effect::LoadState
                | Effect::LoadPages { .. }
                | Effect::LoadEntries { .. }
                | Effect::LoadChain { .. }
                | Effect::CompareHeads { .. } => {
                    self.ends[side].loads.push_back(effect);
                }
                Effect::StorePages { .. } | Effect::StoreEntries { .. } | Effect::MakeReceipts { .. } => {
                    self.ends[side].stores.push_back(effect);
                }
                Effect::StopSending => {
                    self.ends[side].out.clear();
                    self.ends[side].streams.out.clear();
                }
                Effect::Notify(event) => self.note(side, &event),
                Effect::Close(ending) => {
                    self.ends[side].ending = Some(ending);
                    self.check_ending(side, ending, world)?;
                }
                Effect::ServeFile(_) | Effect::ReceiveFile { .. } | Effect::RefuseFile { .. } => {
                    if let Some(input) = self.take_file(side, &effect, world)? {
                        self.ends[side].session.handle(world.moment, input);
                    }
                }
            }
        }
        self.check_room(side, world)
    }

    fn take_file(&mut self, side: usize, effect: &Effect, world: &mut Surroundings<'_>) -> Outcome<Option<Input>> {
        self.streams += 1;
        let number = self.streams;
        let end = &mut self.ends[side];
        let device = device(world, end.device)?;
        match effect {
            Effect::ServeFile(request) => end.streams.serve(device, number, *request),
            Effect::ReceiveFile { stream, .. } => end.streams.accept(device, *stream),
            Effect::RefuseFile { stream } => {
                end.streams.refuse(*stream);
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn note(&mut self, side: usize, event: &Event) {
        let excuses = matches!(
            event,
            Event::Forked(_)
                | Event::LogPaused { .. }
                | Event::PageNeedsConsent
                | Event::RivalPage
                | Event::RemovedHere
        );
        self.ends[side].excused |= excuses;
    }

    fn send(&mut self, side: usize, frame: Vec<u8>, world: &mut Surroundings<'_>) -> Outcome {
        let body = frame.get(wire::HEADER..).unwrap_or_default().to_vec();
        let end = &mut self.ends[side];
        let at = end.device;
        if let Ok(Message::Ack { log, height, .. }) = wire::decode_body(&body)
            && device(world, at)?.is_honest()
        {
            let device = device(world, at)?;
            device.promise(log, height)?;
            let acknowledged = device.acknowledged.entry(log).or_default();
            *acknowledged = height.max(*acknowledged);
        }
        match &mut end.malice {
            None => end.out.push_back(body),
            Some(malice) => malice.send(body, &mut end.out, world.rng),
        }
        Ok(())
    }

    /// Nothing that this end had acknowledged before they met comes again.
    ///
    /// Of a forked log the place where its chains part has to be looked for, so that some may.
    fn check_arrival(&self, side: usize, body: &[u8], copied: &BTreeSet<LogId>) -> Outcome {
        let (end, other) = (&self.ends[side], &self.ends[1 - side]);
        let Ok(Message::Entries { log, from, entries }) = wire::decode_body(body) else { return Ok(()) };
        let acknowledged = end.acknowledged.get(&log).copied().unwrap_or(0);
        if copied.contains(&log) {
            return Ok(());
        }
        Invariant::NotSentAgain.holds_if(other.malice.is_some() || entries.is_empty() || from > acknowledged, || {
            format!("meeting {}: height {from} of a log came again; {acknowledged} was acknowledged", self.number)
        })
    }

    /// A session that says complete and equal has brought over all that the other held when they met.
    fn check_ending(&mut self, side: usize, ending: Ending, world: &mut Surroundings<'_>) -> Outcome {
        let (end, other) = (&self.ends[side], &self.ends[1 - side]);
        if end.malice.is_some() || other.malice.is_some() {
            return Ok(());
        }
        let number = self.number;
        if let Ending::Ours(reason) = ending {
            let blames = matches!(
                reason,
                CloseReason::Malformed
                    | CloseReason::Unexpected
                    | CloseReason::TooMuch
                    | CloseReason::BadProof
                    | CloseReason::BadAuth
                    | CloseReason::Version
            );
            return Invariant::Works
                .holds_if(!blames, || format!("meeting {number} of two honest devices ended: {reason:?}"));
        }
        let Ending::Complete { equal, .. } = ending else { return Ok(()) };
        self.check_found(side, world)?;
        let (end, other) = (&self.ends[side], &self.ends[1 - side]);
        if !equal {
            // The other end may know why: it is the one that took nothing more.
            let excused = end.excused || other.excused;
            return Invariant::CompleteIsComplete
                .holds_if(excused, || format!("meeting {number} ended unequal, and nobody said why"));
        }
        let peer = device(world, other.device)?.log;
        let copied = world.copied;
        let device = device(world, end.device)?;
        let shared: Vec<_> = other.held.iter().filter(|(log, _)| device.shares(&peer, log)).collect();
        let here = device.heads()?;
        for (log, head) in shared {
            if copied.contains(log) {
                let holds = device.holds(log, *head)?;
                Invariant::CompleteIsComplete
                    .holds_if(holds, || format!("meeting {number} ended complete; a chain did not come over"))?;
                continue;
            }
            let height = here.get(log).map_or(0, |held| held.height);
            Invariant::CompleteIsComplete.holds_if(height >= head.height, || {
                format!("meeting {number} ended complete; height {} of a log did not come over", head.height)
            })?;
        }
        Ok(())
    }

    /// A device that was set back, and met somebody who holds what it forgot, knows so now.
    fn check_found(&self, side: usize, world: &mut Surroundings<'_>) -> Outcome {
        let (end, other) = (&self.ends[side], &self.ends[1 - side]);
        let Some(forgot) = end.forgot else { return Ok(()) };
        // Another session may have brought them a chain that counts before the one of then.
        let offers = device(world, other.device)?.entry_hash(&end.log, forgot.height)? == Some(forgot.hash);
        let device = device(world, end.device)?;
        let goes_on = device.log == end.log && device.state()? == cairn_store::DeviceState::Ready;
        let signs = device.role()?.is_some_and(Role::reads);
        Invariant::CopyIsFound.holds_if(!offers || !goes_on || !signs, || {
            format!("meeting {}: {} was set back, met who holds more, and does not know", self.number, device.name)
        })
    }

    /// What waits at this end, for the vault and for the wire, is bounded.
    fn check_room(&self, side: usize, world: &mut Surroundings<'_>) -> Outcome {
        let end = &self.ends[side];
        if !device(world, end.device)?.is_honest() {
            return Ok(());
        }
        let stores: usize = end.stores.iter().map(size).sum();
        let out: usize = end.out.iter().map(Vec::len).sum();
        Invariant::Bounded.holds_if(stores + out <= MOST_WAITING, || {
            format!("meeting {}: {stores} bytes wait for the vault and {out} for the wire", self.number)
        })
    }

    /// Breaks the connection. What was received is still stored; of what is on its way, some may arrive.
    pub(crate) fn cut(&mut self, world: &mut Surroundings<'_>) -> Outcome {
        for side in [0, 1] {
            let arrives = world.rng.random_range(0..=self.ends[1 - side].out.len());
            for _ in 0..arrives {
                if self.ends[side].ending.is_none()
                    && let Some(body) = self.ends[1 - side].out.pop_front()
                {
                    self.check_arrival(side, &body, world.copied)?;
                    self.input(side, Input::Received(body), world)?;
                }
            }
        }
        for side in [0, 1] {
            self.ends[1 - side].out.clear();
            self.ends[side].streams = Streams::default();
            self.input(side, Input::Lost, world)?;
            while !self.ends[side].stores.is_empty() {
                self.work(side, Lane::Stores, world)?;
            }
        }
        Ok(())
    }

    /// One device's process was killed: its end is gone with all that it had not stored.
    pub(crate) fn kill(&mut self, at: usize, world: &mut Surroundings<'_>) -> Outcome {
        for side in [0, 1] {
            if self.ends[side].device == at {
                let end = &mut self.ends[side];
                end.ending.get_or_insert(Ending::Lost);
                end.loads.clear();
                end.stores.clear();
                end.streams = Streams::default();
                let arrives = world.rng.random_range(0..=end.out.len());
                end.out.truncate(arrives);
            }
        }
        Ok(())
    }

    /// Tells the ends of a device that its vault changed.
    pub(crate) fn local_changed(&mut self, at: usize, world: &mut Surroundings<'_>) -> Outcome {
        for side in [0, 1] {
            if self.ends[side].device == at && self.ends[side].ending.is_none() {
                self.ends[side].excused = true;
                let view = device(world, at)?.view()?;
                self.input(side, Input::LocalChanged(view), world)?;
            }
        }
        Ok(())
    }

    /// Lets both ends look at the clock.
    pub(crate) fn look_at_clock(&mut self, world: &mut Surroundings<'_>) -> Outcome {
        for side in [0, 1] {
            if self.ends[side].ending.is_none() {
                self.input(side, Input::Timeout, world)?;
            }
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Loads,
    Stores,
}

fn device<'w>(world: &'w mut Surroundings<'_>, at: usize) -> Outcome<&'w mut Device> {
    world.devices.get_mut(at).ok_or_else(|| Invariant::Works.breach("find a device"))
}

fn size(effect: &Effect) -> usize {
    match effect {
        Effect::StorePages { pages, .. } => pages.iter().map(Vec::len).sum(),
        Effect::StoreEntries { entries, .. } => entries.iter().map(|entry| entry.bytes().len()).sum(),
        _ => 0,
    }
}
