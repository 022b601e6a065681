//! Several members at a time: all sessions of one circle that run on this device, and what is told of them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn_ledger::LogId;
use cairn_model::{CircleId, Timestamp};
use cairn_store::HeldHead;
use cairn_sync::effect::FileOutcome;
use cairn_sync::{CloseReason, Ending, Event, Membership, Mode, PeerTicket};
use cairn_transport::{
    CirclePort, Gathered, Gathering, Listener, PeerAtHand, Port, PortError, Progress as Moved, Relay, SessionReport,
    Way,
};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinHandle;
use tokio::time::{Interval, MissedTickBehavior};

use super::catch_up::catch_up;
use super::copies::Hearing;
use super::port::{self, VaultPort};
use super::{FAREWELL, KEEP_EVERY, Told, closed, fetch, held, link_error, met, port_error, reach, removed, watcher};
use crate::api::{ConnectedView, DeviceView, PeersView, Progress, Response, SyncView};
use crate::circles;
use crate::clock;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Job, Reporter};

/// How often it is looked who is connected.
const TICK: Duration = Duration::from_millis(250);
/// The shortest time between two looks at what was written here, so that a busy vault is not read without end.
const TAIL: Duration = Duration::from_millis(50);
/// How often it is noted that this device was in step with another that stays.
const NOTE: Duration = Duration::from_secs(60);

impl CirclePort for VaultPort {
    fn membership(&self, circle: &CircleId) -> Result<Membership, PortError> {
        Ok(port::membership(&self.reader(), circle)?)
    }

    fn session(self: Arc<Self>, number: u64) -> Arc<dyn Port> {
        Arc::new(self.of_session(number))
    }
}

/// What is known of one connection.
struct Connection {
    started: Instant,
    watcher: Box<dyn FnMut(Moved) + Send + Sync>,
    /// What the other side says that it holds, and when that was last kept.
    hearing: Hearing,
    kept: Instant,
    /// Who is at the other end, and since when that is proven.
    member: Option<(LogId, Timestamp)>,
    /// The heads at which both sides were last in step.
    in_step: Option<Vec<HeldHead>>,
    noted: Option<Instant>,
}

/// Something that whoever runs the sessions may act on.
pub(super) enum Happened {
    /// Nothing but time.
    Tick,
    /// Something moved, or somebody came.
    Moved,
    /// A member and this device hold the same entries.
    InStep,
    /// A connection ended, with what it moved or why it came to nothing.
    Ended(Box<Result<SyncView, ApiError>>),
    /// Of two connections with one device, one was given up.
    Double,
}

/// Who was connected, and who had not heard, when it was last told.
type ToldPeers = (u64, Vec<(u64, LogId, Option<u64>)>, Vec<LogId>);

/// The sessions of one circle. Ends with [`Live::close`].
pub(super) struct Live {
    cx: Context,
    report: Reporter,
    cancel: crate::jobs::Cancel,
    circle: CircleId,
    pub(super) gathering: Gathering,
    happening: UnboundedReceiver<Gathered>,
    port: Arc<VaultPort>,
    connections: BTreeMap<u64, Connection>,
    tail: JoinHandle<()>,
    tick: Interval,
    told: Option<ToldPeers>,
    files_came: bool,
    met: bool,
}

impl Drop for Live {
    fn drop(&mut self) {
        self.gathering.close();
        self.tail.abort();
    }
}

impl Live {
    /// Opens the sessions of a circle, without anybody yet.
    pub(super) async fn open(cx: &Context, job: &Job, circle: CircleId) -> Result<Self, ApiError> {
        let port = Arc::new(cx.port());
        let opened = Gathering::open(circle, Arc::clone(&port) as Arc<dyn CirclePort>).await;
        let (gathering, happening) = opened.map_err(|error| port_error(Some(error)))?;
        let tail = tokio::spawn(pass_on(gathering.clone(), cx.desk.written()));
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Self {
            cx: cx.clone(),
            report: job.report.clone(),
            cancel: job.cancel.clone(),
            circle,
            gathering,
            happening,
            port,
            connections: BTreeMap::new(),
            tail,
            tick,
            told: None,
            files_came: false,
            met: false,
        })
    }

    /// Says whether a member was met.
    pub(super) fn has_met(&self) -> bool {
        self.met
    }

    /// Waits for what happens next, and tells it.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`] once a person stopped it, and when the vault cannot be used.
    pub(super) async fn next(&mut self) -> Result<Happened, ApiError> {
        let gathered = tokio::select! {
            biased;
            () = self.cancel.cancelled() => return Err(ApiError::new(ErrorCode::Cancelled)),
            Some(gathered) = self.happening.recv() => Some(gathered),
            _ = self.tick.tick() => None,
        };
        let happened = match gathered {
            Some(gathered) => self.take(gathered).await?,
            None => {
                self.project_files().await?;
                self.keep_heard().await?;
                Happened::Tick
            }
        };
        self.tell_peers().await?;
        Ok(happened)
    }

    /// Waits until the sessions have parted, so that they can say so, and gives what they had moved.
    pub(super) async fn close(mut self) -> Result<Vec<SyncView>, ApiError> {
        self.gathering.close();
        self.tail.abort();
        let mut parted = Vec::new();
        let until = Instant::now() + FAREWELL;
        while self.has_sessions() {
            let Ok(Some(gathered)) = tokio::time::timeout_at(until.into(), self.happening.recv()).await else { break };
            if let Happened::Ended(ended) = self.take(gathered).await?
                && let Ok(view) = *ended
            {
                parted.push(view);
            }
        }
        self.project_files().await?;
        Ok(parted)
    }

    fn has_sessions(&self) -> bool {
        !self.connections.is_empty() || !self.gathering.peers().is_empty()
    }

    async fn take(&mut self, gathered: Gathered) -> Result<Happened, ApiError> {
        match gathered {
            Gathered::Progress { number, progress } => self.progress(number, progress).await,
            Gathered::Ended { number, report, .. } => self.ended(number, report).await,
            Gathered::Failed { number, error } => {
                self.connections.remove(&number);
                Ok(Happened::Ended(Box::new(Err(link_error(error)))))
            }
            // Who listens for members admits nobody; an invitation waits by itself.
            Gathered::AsksToJoin { link, .. } => {
                link.close().await;
                Ok(Happened::Moved)
            }
        }
    }

    fn connection(&mut self, number: u64) -> &mut Connection {
        let report = &self.report;
        self.connections.entry(number).or_insert_with(|| {
            let hearing = Hearing::default();
            Connection {
                started: Instant::now(),
                watcher: Box::new(watcher(report.clone(), hearing.clone())),
                hearing,
                kept: Instant::now(),
                member: None,
                in_step: None,
                noted: None,
            }
        })
    }

    async fn progress(&mut self, number: u64, progress: Moved) -> Result<Happened, ApiError> {
        let connection = self.connection(number);
        let happened = match &progress {
            Moved::Event(Event::Member { device, .. }) => {
                connection.member = Some((*device, clock::now()));
                self.met = true;
                Happened::Moved
            }
            Moved::Event(Event::FileReceived { outcome: FileOutcome::Complete, .. }) => {
                self.files_came = true;
                Happened::Moved
            }
            Moved::Event(Event::UpToDate { equal }) => {
                let equal = *equal;
                self.in_step(number, equal).await?;
                if equal { Happened::InStep } else { Happened::Moved }
            }
            _ => Happened::Moved,
        };
        (self.connection(number).watcher)(progress);
        Ok(happened)
    }

    /// Keeps what the devices that stay say of their copies, now and then.
    async fn keep_heard(&mut self) -> Result<(), ApiError> {
        for connection in self.connections.values_mut().filter(|connection| connection.kept.elapsed() >= KEEP_EVERY) {
            connection.kept = Instant::now();
            connection.hearing.keep(&self.cx, self.circle).await?;
        }
        Ok(())
    }

    /// Notes that everything was exchanged with the device at the other end.
    async fn in_step(&mut self, number: u64, equal: bool) -> Result<(), ApiError> {
        let circle = self.circle;
        let heads = match equal {
            true => Some(self.cx.read(move |reader| Ok(reader.heads(&circle)?)).await?),
            false => None,
        };
        let connection = self.connection(number);
        connection.in_step = heads;
        let Some((device, _)) = connection.member else { return Ok(()) };
        if connection.noted.is_some_and(|noted| noted.elapsed() < NOTE) {
            return Ok(());
        }
        connection.noted = Some(Instant::now());
        let peer = device.to_string();
        self.cx.desk.run(move |vault| met::note(vault, &circle, &peer)).await
    }

    async fn ended(&mut self, number: u64, report: SessionReport) -> Result<Happened, ApiError> {
        let connection = self.connections.remove(&number);
        if let Some(connection) = &connection {
            connection.hearing.keep(&self.cx, self.circle).await?;
        }
        let taken = self.port.taken_by(number).records;
        self.files_came |= report.stats.files_received > 0;
        let goes_on = report.peer.is_some_and(|peer| self.gathering.peers().iter().any(|other| other.device == peer));
        let nothing_moved = report.stats.entries_sent + report.stats.entries_stored + report.stats.file_bytes == 0;
        let stopped = is_stopped(report.ending);
        if goes_on && nothing_moved && stopped {
            return Ok(Happened::Double);
        }
        self.project_files().await?;
        let view = self.view(connection, report, taken).await;
        Ok(Happened::Ended(Box::new(view)))
    }

    /// Says what one connection moved; an error where it came to nothing.
    async fn view(
        &self,
        connection: Option<Connection>,
        report: SessionReport,
        records: u64,
    ) -> Result<SyncView, ApiError> {
        let circle = self.circle;
        let started = connection.as_ref().map_or_else(Instant::now, |connection| connection.started);
        if connection.as_ref().is_some_and(|connection| connection.hearing.held_back()) {
            return Err(self.cx.read(move |reader| held::error(reader, &circle)).await?);
        }
        let in_step = connection.and_then(|connection| connection.in_step);
        let SessionReport { ending, stats, peer, failure, .. } = report;
        let moved = super::millis_since(started);
        let known = match ending {
            Ending::Complete { equal, lacking } => Some((equal, lacking)),
            Ending::Ours(CloseReason::Failed) => return Err(port_error(failure)),
            Ending::Ours(CloseReason::Removed) | Ending::Theirs(CloseReason::Removed) => {
                return Err(self.cx.read(move |reader| removed(reader, &circle)).await?);
            }
            // Who stays parts by stopping, or when the network goes; what came until then is here.
            ending if peer.is_some() && (is_stopped(ending) || ending == Ending::Lost) => None,
            Ending::Theirs(CloseReason::Cancelled) => {
                return Err(ApiError::new(ErrorCode::SyncFailed).with("why", "closed"));
            }
            Ending::Ours(reason) | Ending::Theirs(reason) => return Err(closed(reason)),
            Ending::Lost => return Err(ApiError::new(ErrorCode::SyncFailed).with("why", "lost")),
        };
        if let (Some(_), Some(peer)) = (known, peer) {
            self.cx.desk.run(move |vault| met::note(vault, &circle, &peer.to_string())).await?;
        }
        let caught_up = catch_up(&self.cx, circle, &self.report, &self.cancel).await?;
        let records = records + caught_up.records;
        let (digest, peer, (equal, lacking)) = self
            .cx
            .read(move |reader| {
                let charter = reader.load_charter(&circle)?;
                let name = peer.map(|peer| circles::author(&charter, &peer.to_string()));
                let known = match known {
                    Some((equal, lacking)) => (equal, fetch::view_after(reader, &circle, lacking)?),
                    None => (in_step == Some(reader.heads(&circle)?), fetch::view(reader, &circle)?),
                };
                Ok((hex::encode(reader.digest(&circle)?), name, known))
            })
            .await?;
        let told = Told { records, waiting: caught_up.left, equal, lacking, digest, moved };
        Ok(super::sync_view(&circle, peer, &stats, told, started))
    }

    async fn project_files(&mut self) -> Result<(), ApiError> {
        if !std::mem::take(&mut self.files_came) {
            return Ok(());
        }
        let circle = self.circle;
        self.cx.desk.run(move |vault| crate::import::project_missing(vault, &circle, &Reporter::new(|_| {}))).await
    }

    /// Tells who is connected and who has not heard, when that is another than before.
    async fn tell_peers(&mut self) -> Result<(), ApiError> {
        let (page, peers) = (self.gathering.page(), self.gathering.peers());
        let unheard = self.gathering.unheard(page);
        let at_hand = peers.iter().map(|peer| (peer.number, peer.device, peer.page)).collect();
        let told = (page, at_hand, unheard.clone());
        if self.told.as_ref() == Some(&told) {
            return Ok(());
        }
        self.told = Some(told);
        let peers: Vec<_> = peers.into_iter().map(|peer| (peer, self.since(&peer))).collect();
        let circle = self.circle;
        let view = self
            .cx
            .read(move |reader| {
                let charter = reader.load_charter(&circle)?;
                let person = |device: &LogId| circles::author(&charter, &device.to_string());
                Ok(PeersView {
                    schema: "cairn.peers/1".to_owned(),
                    circle: circle.to_string(),
                    page,
                    connected: peers
                        .iter()
                        .map(|(peer, since)| connected(peer, *since, person(&peer.device)))
                        .collect(),
                    unheard: unheard
                        .iter()
                        .map(|device| DeviceView { person: person(device), device: device.to_string() })
                        .collect(),
                })
            })
            .await?;
        self.report.send(Progress::Peers(view));
        Ok(())
    }

    fn since(&self, peer: &PeerAtHand) -> Timestamp {
        let member = self.connections.get(&peer.number).and_then(|connection| connection.member);
        member.map_or_else(clock::now, |(_, since)| since)
    }
}

fn connected(peer: &PeerAtHand, since: Timestamp, person: String) -> ConnectedView {
    ConnectedView {
        person,
        device: peer.device.to_string(),
        since: since.to_string(),
        way: match peer.way {
            Way::Direct => "direct",
            Way::Relay => "relay",
        }
        .to_owned(),
        page: peer.page,
    }
}

/// Passes on what is written here, by whomever, until the vault is locked.
async fn pass_on(gathering: Gathering, mut written: tokio::sync::watch::Receiver<u64>) {
    while written.changed().await.is_ok() {
        if gathering.local_changed().await.is_err() {
            return;
        }
        tokio::time::sleep(TAIL).await;
    }
}

/// Says whether a person on either side stopped the session, or it was one of two with the same device.
fn is_stopped(ending: Ending) -> bool {
    matches!(ending, Ending::Ours(CloseReason::Cancelled) | Ending::Theirs(CloseReason::Cancelled))
}

/// Says whether the member at the other end may come back after a session that ended so.
fn may_come_back(ending: Option<Ending>) -> bool {
    ending.is_some_and(|ending| {
        matches!(ending, Ending::Complete { .. } | Ending::Lost | Ending::Theirs(CloseReason::Cancelled))
    })
}

/// Listens for any number of members at a time, until stopped.
pub(super) async fn listen(
    cx: &Context,
    job: &Job,
    circle: CircleId,
    listener: Listener,
) -> Result<Response, ApiError> {
    let listener = Arc::new(listener);
    let mut live = Live::open(cx, job, circle).await?;
    let serving = serve(&live.gathering, &listener);
    let outcome = loop {
        match live.next().await {
            Err(error) => break Err(error),
            Ok(Happened::Ended(ended)) => match *ended {
                Ok(view) => job.report.send(Progress::Synced(view)),
                // Nobody of the circle will speak with this device any more.
                Err(error) if error.code == ErrorCode::RemovedHere => break Err(error),
                // The notice of it has come already.
                Err(error) if error.code == ErrorCode::HeldBack => {}
                Err(_) => job.report.send(Progress::Notice { notice: "notice-peer-refused".to_owned() }),
            },
            Ok(_) if serving.is_finished() => break Err(ApiError::new(ErrorCode::SyncFailed).with("why", "closed")),
            Ok(_) => {}
        }
    };
    for view in live.close().await? {
        job.report.send(Progress::Synced(view));
    }
    stop(serving, listener).await;
    outcome
}

/// Serves whoever comes to a listener.
pub(super) fn serve(gathering: &Gathering, listener: &Arc<Listener>) -> JoinHandle<()> {
    let (gathering, listener) = (gathering.clone(), Arc::clone(listener));
    tokio::spawn(async move { gathering.serve(&listener).await })
}

/// Closes a listener after its gathering.
pub(super) async fn stop(serving: JoinHandle<()>, listener: Arc<Listener>) {
    // It ends with the gathering.
    let _whether_panicked = serving.await;
    if let Some(listener) = Arc::into_inner(listener) {
        listener.close().await;
    }
}

/// Stays with a member who listens, and dials again whenever the connection is lost, until stopped or turned away.
pub(super) async fn stay(
    cx: &Context,
    job: &Job,
    ticket: &PeerTicket,
    relays: &[Relay],
    circle: CircleId,
) -> Result<Response, ApiError> {
    let link = reach::dial(cx, job, ticket, relays).await?;
    let mut live = Live::open(cx, job, circle).await?;
    let (gathering, ticket, relays) = (live.gathering.clone(), ticket.clone(), relays.to_vec());
    let staying = tokio::spawn(async move {
        if may_come_back(gathering.sync_with(link, Mode::Stay).await) {
            gathering.keep_with(&ticket, &relays).await;
        }
    });
    let mut last = ApiError::new(ErrorCode::SyncFailed).with("why", "closed");
    let outcome = loop {
        match live.next().await {
            Err(error) => break Err(error),
            Ok(Happened::Ended(ended)) => match *ended {
                Ok(view) => job.report.send(Progress::Synced(view)),
                Err(error) if !live.has_met() => break Err(error),
                Err(error) => last = error,
            },
            Ok(Happened::Tick) if staying.is_finished() => break Err(last),
            Ok(_) => {}
        }
    };
    for view in live.close().await? {
        job.report.send(Progress::Synced(view));
    }
    // It ends with the gathering.
    let _whether_panicked = staying.await;
    outcome
}
