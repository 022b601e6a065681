//! All sessions of one circle that run on this device at a time, over one vault.
//!
//! What one session stores is told to the others, which pass it on; a page that removes a connected member cuts it off at once;
//! of two connections with the same device one is kept; and no file is fetched twice.

mod claims;
mod shared;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cairn_keys::Zeroizing;
use cairn_ledger::LogId;
use cairn_model::CircleId;
use cairn_sync::{CharterView, CloseReason, Copies, Ending, Event, Membership, Mode, PeerTicket};
use tokio::sync::{Semaphore, mpsc, watch};

use crate::converse::Conversation;
use crate::live::{Link, LinkError, Listener, Way, dial_through};
use crate::port::{Port, PortError};
use crate::relay::Relay;
use crate::sync::{Progress, SessionControl, SessionReport, answer_session, session_control, start_session};
use claims::Claims;
use shared::SharedPort;

/// How many devices may be connected at a time, also those that have not shown yet who they are.
const CONNECTIONS: usize = 48;

/// How long the side that finished waits for the other to read its last words.
const FAREWELL: Duration = Duration::from_secs(5);

/// How long to wait before dialling again, at first and at most.
const AGAIN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

/// The vault, as all sessions of a circle see it together.
pub trait CirclePort: Port {
    /// Gives the circle as this device belongs to it now: the page it works under with the devices it sends nothing to
    /// ([`CharterView::suspending`]), the contact secrets, newest first, and its key.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn membership(&self, circle: &CircleId) -> Result<Membership, PortError>;

    /// Gives the vault as the session of one connection sees it, so that what it stored can be told apart from the others'.
    fn session(self: Arc<Self>, number: u64) -> Arc<dyn Port>;
}

/// What a gathering tells, of one of its connections (numbered from 1).
#[derive(Debug)]
pub enum Gathered {
    /// Something happened in a session.
    Progress {
        /// Which connection.
        number: u64,
        /// What.
        progress: Progress,
    },
    /// A session ended.
    Ended {
        /// Which connection.
        number: u64,
        /// Which way it went.
        way: Way,
        /// How it went.
        report: SessionReport,
    },
    /// A connection came to no session.
    Failed {
        /// Which connection.
        number: u64,
        /// Why.
        error: LinkError,
    },
    /// Somebody asks to join: answer with [`crate::answer_join`].
    AsksToJoin {
        /// The connection.
        link: Link,
        /// What was opened on it.
        conversation: Conversation,
    },
}

/// A device that is connected and proved that it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerAtHand {
    /// Its device.
    pub device: LogId,
    /// The connection's number.
    pub number: u64,
    /// Which way the connection goes.
    pub way: Way,
    /// The newest page that it showed to work under.
    pub page: Option<u64>,
}

/// The sessions of one circle. Clones speak of the same.
#[derive(Clone)]
pub struct Gathering(Arc<Inner>);

struct Inner {
    circle: CircleId,
    port: Arc<dyn CirclePort>,
    told: mpsc::UnboundedSender<Gathered>,
    room: Arc<Semaphore>,
    state: Mutex<State>,
    closed: watch::Sender<bool>,
}

struct State {
    own: LogId,
    view: CharterView,
    next: u64,
    running: BTreeMap<u64, Running>,
    heard: BTreeMap<LogId, u64>,
    copies: Copies,
    claims: Claims,
}

struct Running {
    control: SessionControl,
    dialled: bool,
    way: Way,
    peer: Option<LogId>,
    page: Option<u64>,
}

impl std::fmt::Debug for Gathering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gathering").field("peers", &self.peers().len()).finish_non_exhaustive()
    }
}

impl Gathering {
    /// Opens a gathering without anybody in it; what happens comes out of the receiver.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub async fn open(
        circle: CircleId,
        port: Arc<dyn CirclePort>,
    ) -> Result<(Self, mpsc::UnboundedReceiver<Gathered>), PortError> {
        let Membership { view, device, .. } = read_membership(&port, circle).await?;
        let (told, happening) = mpsc::unbounded_channel();
        let state = State {
            own: device.public(),
            view,
            next: 1,
            running: BTreeMap::new(),
            heard: BTreeMap::new(),
            copies: Copies::default(),
            claims: Claims::default(),
        };
        let inner = Inner {
            circle,
            port,
            told,
            room: Arc::new(Semaphore::new(CONNECTIONS)),
            state: Mutex::new(state),
            closed: watch::Sender::new(false),
        };
        Ok((Self(Arc::new(inner)), happening))
    }

    /// Serves whoever comes to the listener, all at a time, until the listener or the gathering closes. Several listeners may be
    /// served beside each other.
    pub async fn serve(&self, listener: &Listener) {
        let mut closed = self.0.closed.subscribe();
        loop {
            let link = tokio::select! {
                _ = closed.wait_for(|closed| *closed) => return,
                link = listener.accept() => link,
            };
            let Some(link) = link else { return };
            let Ok(place) = Arc::clone(&self.0.room).try_acquire_owned() else {
                link.close().await;
                continue;
            };
            let gathering = self.clone();
            tokio::spawn(async move {
                gathering.answer(link).await;
                drop(place);
            });
        }
    }

    async fn answer(&self, link: Link) {
        match link.accept().await {
            Ok(conversation) if conversation.asks_to_join() => {
                let _whether_heard = self.0.told.send(Gathered::AsksToJoin { link, conversation });
            }
            Ok(conversation) => {
                self.run(&link, Some(conversation), Mode::Stay).await;
                link.until_closed(FAREWELL).await;
                link.close().await;
            }
            Err(error) => {
                let number = self.state().take_number();
                let _whether_heard = self.0.told.send(Gathered::Failed { number, error });
                link.close().await;
            }
        }
    }

    /// Syncs with the device that was dialled, and gives how it ended; `None` when it came to no session.
    pub async fn sync_with(&self, link: Link, mode: Mode) -> Option<Ending> {
        let ending = self.run(&link, None, mode).await;
        link.close().await;
        ending
    }

    /// Dials a member again and again, and stays with it while it is there, until the gathering closes or the member turns this
    /// device away. Waits 1 s to 60 s between attempts.
    pub async fn keep_with(&self, ticket: &PeerTicket, relays: &[Relay]) {
        let mut closed = self.0.closed.subscribe();
        let mut pause = AGAIN.0;
        while !*closed.borrow() {
            let dialled = tokio::select! {
                _ = closed.wait_for(|closed| *closed) => return,
                dialled = dial_through(Zeroizing::new(rand::random()), ticket, relays) => dialled,
            };
            let ending = match dialled {
                Ok(link) => self.sync_with(link, Mode::Stay).await,
                Err(_) => None,
            };
            if ending.is_some_and(is_final) {
                return;
            }
            pause = if ending.is_some() { AGAIN.0 } else { (pause * 2).min(AGAIN.1) };
            tokio::select! {
                _ = closed.wait_for(|closed| *closed) => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    async fn run(&self, link: &Link, conversation: Option<Conversation>, mode: Mode) -> Option<Ending> {
        let number = self.state().take_number();
        let ended = self.session(number, link, conversation, mode).await;
        // What the session had taken on falls to the others.
        if self.state().leave(number) {
            self.tell_others(number);
        }
        let (told, ending) = match ended {
            Ok(report) => {
                let ending = report.ending;
                (Gathered::Ended { number, way: link.way(), report }, Some(ending))
            }
            Err(error) => (Gathered::Failed { number, error }, None),
        };
        let _whether_heard = self.0.told.send(told);
        ending
    }

    async fn session(
        &self,
        number: u64,
        link: &Link,
        conversation: Option<Conversation>,
        mode: Mode,
    ) -> Result<SessionReport, LinkError> {
        let membership = read_membership(&self.0.port, self.0.circle).await.map_err(LinkError::Broken)?;
        let (control, commands) = session_control();
        let running =
            Running { control: control.clone(), dialled: link.dialled(), way: link.way(), peer: None, page: None };
        self.state().running.insert(number, running);
        if *self.0.closed.borrow() {
            control.cancel();
        }
        // Whatever was stored between the reading and now.
        control.local_changed(self.state().view.clone());
        let own = Arc::clone(&self.0.port).session(number);
        let port: Arc<dyn Port> = Arc::new(SharedPort { gathering: self.clone(), own, number });
        let progress = |progress: Progress| self.watch(number, progress);
        match conversation {
            Some(conversation) => {
                answer_session(link, conversation, vec![membership], mode, port, commands, progress).await
            }
            None => start_session(link, membership, mode, port, commands, progress).await,
        }
    }

    fn watch(&self, number: u64, progress: Progress) {
        if let Progress::Event(event) = &progress {
            let mut state = self.state();
            match event {
                Event::Member { device, .. } => {
                    for double in state.meet(number, *device) {
                        double.cancel();
                    }
                }
                Event::PeerPage(page) => state.hear(number, *page),
                Event::PeerHolds(file) => state.note_copy(number, file),
                Event::FileReceived { file, outcome } => {
                    let finished = state.claims.settle(number, file, *outcome);
                    drop(state);
                    if finished {
                        self.tell_others(number);
                    }
                }
                _ => {}
            }
        }
        let _whether_heard = self.0.told.send(Gathered::Progress { number, progress });
    }

    /// Passes on what this device's own person wrote: call it after every local write.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub async fn local_changed(&self) -> Result<(), PortError> {
        let membership = read_membership(&self.0.port, self.0.circle).await?;
        self.take_view(membership.view);
        self.tell_others(0);
        Ok(())
    }

    /// Gives the number of the page that this device works under, as the sessions know it.
    pub fn page(&self) -> u64 {
        self.state().view.number()
    }

    /// Gives the devices that are connected.
    pub fn peers(&self) -> Vec<PeerAtHand> {
        let state = self.state();
        let at_hand = |(number, running): (&u64, &Running)| {
            let device = running.peer?;
            Some(PeerAtHand { device, number: *number, way: running.way, page: running.page })
        };
        state.running.iter().filter_map(at_hand).collect()
    }

    /// Gives the newest page under which each device was met since the gathering opened.
    pub fn heard(&self) -> BTreeMap<LogId, u64> {
        self.state().heard.clone()
    }

    /// Gives which device said, since the gathering opened, that it holds a verified copy of which file. What was said before stands
    /// in receipts.
    pub fn copies(&self) -> Copies {
        self.state().copies.clone()
    }

    /// Gives the members' devices that were not met under the page of this number or a later one: after a removal, these may go on
    /// serving who was removed.
    pub fn unheard(&self, page: u64) -> Vec<LogId> {
        let state = self.state();
        let mut unheard = state.view.unheard(page, &state.heard);
        unheard.retain(|device| *device != state.own);
        unheard
    }

    /// Waits until the gathering closes; at once when it has.
    pub async fn until_closed(&self) {
        let mut closed = self.0.closed.subscribe();
        // The sender lives as long as the gathering.
        let _whether_closed = closed.wait_for(|closed| *closed).await;
    }

    /// Ends all sessions; what was acknowledged stays. Listeners are closed by who opened them.
    pub fn close(&self) {
        self.0.closed.send_replace(true);
        for running in self.state().running.values() {
            running.control.cancel();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_view(&self, view: CharterView) {
        let mut state = self.state();
        if view.number() >= state.view.number() {
            state.view = view;
        }
    }

    /// Tells all sessions but one that the vault holds something new.
    fn tell_others(&self, number: u64) {
        let state = self.state();
        for (_, running) in state.running.iter().filter(|(other, _)| **other != number) {
            running.control.local_changed(state.view.clone());
        }
    }
}

impl State {
    fn take_number(&mut self) -> u64 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// Notes who is at the other end. Gives the sessions to end when there are several with the same device.
    fn meet(&mut self, number: u64, device: LogId) -> Vec<SessionControl> {
        let Some(now) = self.running.get_mut(&number) else { return Vec::new() };
        now.peer = Some(device);
        if let Some(page) = now.page {
            self.hear(number, page);
        }
        let sessions: BTreeMap<u64, bool> = self
            .running
            .iter()
            .filter(|(_, running)| running.peer == Some(device))
            .map(|(number, running)| (*number, running.dialled))
            .collect();
        let surplus = surplus(self.own < device, &sessions);
        surplus.iter().filter_map(|number| self.running.get(number)).map(|running| running.control.clone()).collect()
    }

    fn hear(&mut self, number: u64, page: u64) {
        let Some(running) = self.running.get_mut(&number) else { return };
        running.page = Some(page);
        // Before that it has not shown to belong.
        let Some(device) = running.peer else { return };
        let heard = self.heard.entry(device).or_insert(page);
        *heard = page.max(*heard);
    }

    fn note_copy(&mut self, number: u64, file: &[u8; 32]) {
        if let Some(device) = self.running.get(&number).and_then(|running| running.peer) {
            self.copies.note(device, [file]);
        }
    }

    /// Takes a session out; says whether it leaves something to the others.
    fn leave(&mut self, number: u64) -> bool {
        self.running.remove(&number);
        self.claims.release(number)
    }
}

/// Says which of the sessions with one device are to end. `sessions` tells by number, oldest first, whether this side dialled.
///
/// Both sides keep what the lower device dialled. Of several that it dialled itself it keeps the newest, since an older one may
/// hang. The other side does not decide about those: they may have come to it in another order, and each side would end what
/// the other keeps.
fn surplus(is_lower: bool, sessions: &BTreeMap<u64, bool>) -> Vec<u64> {
    let is_there = |side: bool| sessions.values().any(|dialled| *dialled == side);
    let keeps_own = is_there(true) && (is_lower || !is_there(false));
    let newest = sessions.iter().rev().find(|(_, dialled)| **dialled).map(|(number, _)| *number);
    sessions
        .iter()
        .filter(|(number, dialled)| **dialled != keeps_own || (keeps_own && Some(**number) != newest))
        .map(|(number, _)| *number)
        .collect()
}

/// Says whether dialling again would end the same way.
fn is_final(ending: Ending) -> bool {
    let reason = match ending {
        Ending::Ours(reason) | Ending::Theirs(reason) => reason,
        Ending::Complete { .. } | Ending::Lost => return false,
    };
    matches!(
        reason,
        CloseReason::Unknown
            | CloseReason::BadProof
            | CloseReason::BadAuth
            | CloseReason::NotMember
            | CloseReason::Removed
            | CloseReason::SameDevice
            | CloseReason::Rival
            | CloseReason::Version
    )
}

async fn read_membership(port: &Arc<dyn CirclePort>, circle: CircleId) -> Result<Membership, PortError> {
    let port = Arc::clone(port);
    tokio::task::spawn_blocking(move || port.membership(&circle)).await?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All orders of three.
    const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    /// One side's sessions with the other by its own numbers, and the connection that each uses.
    #[derive(Default)]
    struct Side {
        sessions: BTreeMap<u64, bool>,
        connections: BTreeMap<u64, usize>,
    }

    impl Side {
        /// Meets the other over a connection; gives the connections that this side ends then.
        fn meet(&mut self, is_lower: bool, connection: usize, dialled: bool) -> Vec<usize> {
            let number = self.connections.len() as u64;
            self.sessions.insert(number, dialled);
            self.connections.insert(number, connection);
            surplus(is_lower, &self.sessions).iter().map(|number| self.connections[number]).collect()
        }

        fn lose(&mut self, connection: usize) {
            self.sessions.retain(|number, _| self.connections[number] != connection);
        }
    }

    #[test]
    fn of_three_connections_one_is_left_however_they_come_to_each_side() {
        for dialled_by_lower in (0..8).map(|bits| [0, 1, 2].map(|connection| bits >> connection & 1 == 1)) {
            for (here, there) in ORDERS.iter().flat_map(|here| ORDERS.iter().map(move |there| (here, there))) {
                let (mut lower, mut higher) = (Side::default(), Side::default());
                let mut ended = Vec::new();
                for step in 0..3 {
                    let own = lower.meet(true, here[step], dialled_by_lower[here[step]]);
                    let other = higher.meet(false, there[step], !dialled_by_lower[there[step]]);
                    ended.extend(own.into_iter().chain(other));
                    for connection in &ended {
                        lower.lose(*connection);
                        higher.lose(*connection);
                    }
                }
                ended.sort_unstable();
                ended.dedup();
                assert_eq!(ended.len(), 2, "{dialled_by_lower:?} {here:?} {there:?}");
            }
        }
    }
}
