//! Syncing with other members, live, through drops and by bundles, and joining their circles. The only use cases that open a
//! socket.

pub(crate) mod bundle;
mod carried;
mod catch_up;
pub(crate) mod copies;
pub(crate) mod drop;
pub(crate) mod fetch;
mod held;
mod join;
mod lan;
mod live;
pub(crate) mod met;
mod port;
mod presence;
pub(crate) mod reach;

use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn_keys::DevicePublic;
use cairn_model::CircleId;
use cairn_store::Reader;
use cairn_sync::{CloseReason, Ending, Event, Membership, Mode, PeerTicket, Stats};
use cairn_transport::{
    Conversation, Link, LinkError, Listener, Port, PortError, Progress as Moved, Relay, SessionControl, SessionReport,
    answer_session, session_control, start_session,
};

use crate::api::{LackingView, Progress, Response, SyncView};
use crate::circles;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Job, Reporter};
use copies::Hearing;
pub(crate) use join::{Wish, invite, join, write_ticket};
pub(crate) use lan::meet as lan;
pub(crate) use port::VaultPort;
pub(crate) use reach::Ways;

/// How long the side that finished waits for the other to read its last words.
const FAREWELL: Duration = Duration::from_secs(5);
/// How long the inviter waits for the newcomer's first sync to begin on the same connection.
const FIRST_SYNC: Duration = Duration::from_secs(10);
/// How often it is kept, during a session, what the other side says that it holds.
const KEEP_EVERY: Duration = Duration::from_secs(20);

fn link_error(error: LinkError) -> ApiError {
    match error {
        LinkError::Bind(_) => ApiError::new(ErrorCode::Io).with("cause", "socket"),
        LinkError::Ticket => ApiError::new(ErrorCode::BadTicket),
        LinkError::Unreachable(_) | LinkError::TimedOut => ApiError::new(ErrorCode::Unreachable),
        LinkError::Broken(_) => ApiError::new(ErrorCode::SyncFailed).with("why", "lost"),
        LinkError::NotOurs => ApiError::new(ErrorCode::UnknownPeer),
        LinkError::Relay(_) => ApiError::new(ErrorCode::Unreachable).with("why", "relay"),
        LinkError::RelayDenied => ApiError::new(ErrorCode::RelayDenied),
    }
}

fn port_error(failure: Option<PortError>) -> ApiError {
    let Some(failure) = failure else { return ApiError::new(ErrorCode::SyncFailed).with("why", "storage") };
    match failure.downcast::<ApiError>() {
        Ok(error) => *error,
        Err(other) => match other.downcast::<cairn_store::StoreError>() {
            Ok(error) => (*error).into(),
            Err(_) => ApiError::new(ErrorCode::SyncFailed).with("why", "storage"),
        },
    }
}

fn closed(reason: CloseReason) -> ApiError {
    match reason {
        CloseReason::Cancelled => ApiError::new(ErrorCode::Cancelled),
        CloseReason::Unknown
        | CloseReason::BadProof
        | CloseReason::BadAuth
        | CloseReason::NotMember
        | CloseReason::Removed => ApiError::new(ErrorCode::UnknownPeer),
        CloseReason::Version => ApiError::new(ErrorCode::NewerVersion),
        other => ApiError::new(ErrorCode::SyncFailed).with("why", format!("{other:?}").to_lowercase()),
    }
}

/// How long whoever listens does so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listening {
    /// Until one member came and parted.
    Once,
    /// Until stopped, for any number of members at a time.
    UntilStopped,
}

/// Listens for members.
pub(crate) async fn listen(
    cx: &Context,
    job: Job,
    circle: Option<String>,
    listening: Listening,
    ways: Ways,
) -> Result<Response, ApiError> {
    let circle = cx.read(move |reader| circles::find_shared(reader, circle.as_deref())).await?;
    let keys = presence::keys(cx, circle).await?;
    let listener = reach::open(cx, &job, keys, ways).await?;
    job.report.send(Progress::Ticket { ticket: listener.ticket().to_text(), invitation: None });
    match listening {
        Listening::Once => {
            let outcome = listen_once(cx, &job, circle, &listener).await;
            listener.close().await;
            outcome
        }
        Listening::UntilStopped => live::listen(cx, &job, circle, listener).await,
    }
}

async fn listen_once(cx: &Context, job: &Job, circle: CircleId, listener: &Listener) -> Result<Response, ApiError> {
    let (sender, mut parted) = tokio::sync::mpsc::unbounded_channel::<Result<SyncView, ApiError>>();
    loop {
        tokio::select! {
            () = job.cancel.cancelled() => return Err(ApiError::new(ErrorCode::Cancelled)),
            link = listener.accept() => {
                let Some(link) = link else { return Err(ApiError::new(ErrorCode::SyncFailed).with("why", "closed")) };
                let (cx, sender, report, cancel) = (cx.clone(), sender.clone(), job.report.clone(), job.cancel.clone());
                tokio::spawn(async move {
                    let served = serve(&cx, &link, circle, &report, cancel).await;
                    link.until_closed(FAREWELL).await;
                    link.close().await;
                    // The listener may have stopped; what was synced is stored.
                    sender.send(served).ok();
                });
            }
            Some(served) = parted.recv() => return served.map(Response::Synced),
        }
    }
}

async fn serve(
    cx: &Context,
    link: &Link,
    circle: CircleId,
    report: &Reporter,
    cancel: crate::jobs::Cancel,
) -> Result<SyncView, ApiError> {
    let conversation = link.accept().await.map_err(link_error)?;
    answer(cx, link, conversation, circle, report, cancel).await
}

async fn answer(
    cx: &Context,
    link: &Link,
    conversation: Conversation,
    circle: CircleId,
    report: &Reporter,
    cancel: crate::jobs::Cancel,
) -> Result<SyncView, ApiError> {
    let started = Instant::now();
    let membership = cx.read(move |reader| port::membership(reader, &circle)).await?;
    let port = Arc::new(cx.port());
    let (hearing, (control, commands)) = (Hearing::default(), session_control());
    let running = answer_session(
        link,
        conversation,
        vec![membership],
        Mode::Stay,
        Arc::clone(&port) as Arc<dyn Port>,
        commands,
        watcher(report.clone(), hearing.clone()),
    );
    let ended = drive(cx, circle, running, control, cancel.clone(), hearing).await?;
    outcome(cx, circle, ended, &port, (report, &cancel), started).await
}

/// Whether whoever dialled parts once everything is exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Staying {
    /// Parts.
    Parts,
    /// Stays, and dials again when the connection is lost.
    Stays,
}

/// Syncs with a member who listens. `whom` is a ticket, or a member whose devices told where they are reached: a person, by name
/// or id, or a device, by the beginning of its key.
pub(crate) async fn with(
    cx: &Context,
    job: Job,
    whom: String,
    circle: Option<String>,
    staying: Staying,
    ways: Ways,
) -> Result<Response, ApiError> {
    let relays = reach::relays(cx).await?;
    let places = cx.read(move |reader| places(reader, whom.trim(), circle.as_deref())).await?;
    let mut last = ApiError::new(ErrorCode::UnknownCircle);
    let mut unreached = None;
    for (circle, place) in places {
        // One that does not answer is not asked again for the next circle.
        if unreached.as_ref() == Some(&place) {
            continue;
        }
        let synced = match reach::within(place.clone(), ways, &relays) {
            Ok(ticket) => match staying {
                Staying::Parts => meet_once(cx, &job, &ticket, &relays, circle).await,
                Staying::Stays => live::stay(cx, &job, &ticket, &relays, circle).await,
            },
            Err(error) => Err(error),
        };
        match synced {
            // The peer shares no epoch of this circle with us: it may be the next.
            Err(error) if error.code == ErrorCode::UnknownPeer => {
                last = cx.read(move |reader| port::unknown_to_all(reader, &circle, error)).await?;
            }
            // Another device of the same person may be there.
            Err(error) if matches!(error.code, ErrorCode::Unreachable | ErrorCode::RelayUnknown) => {
                (last, unreached) = (error, Some(place));
            }
            other => return other,
        }
    }
    Err(last)
}

/// Gives where to dial, for which circle.
fn places(reader: &Reader, whom: &str, circle: Option<&str>) -> Result<Vec<(CircleId, PeerTicket)>, ApiError> {
    let circles = match circle {
        Some(circle) => vec![circles::find(reader, Some(circle))?],
        None => circles::shared(reader)?,
    };
    match PeerTicket::from_text(whom) {
        Ok(ticket) => Ok(circles.into_iter().map(|circle| (circle, ticket.clone())).collect()),
        Err(_) if whom.starts_with("cairn-") => Err(ApiError::new(ErrorCode::BadTicket)),
        Err(_) => presence::find(reader, &circles, whom),
    }
}

async fn meet_once(
    cx: &Context,
    job: &Job,
    ticket: &PeerTicket,
    relays: &[Relay],
    circle: CircleId,
) -> Result<Response, ApiError> {
    let started = Instant::now();
    let link = reach::dial(cx, job, ticket, relays).await?;
    let synced = dialled(cx, &link, circle, Mode::Part, job, started).await;
    link.close().await;
    synced.map(Response::Synced)
}

async fn dialled(
    cx: &Context,
    link: &Link,
    circle: CircleId,
    mode: Mode,
    job: &Job,
    started: Instant,
) -> Result<SyncView, ApiError> {
    let membership: Membership = cx.read(move |reader| port::membership(reader, &circle)).await?;
    let port = Arc::new(cx.port());
    let (hearing, (control, commands)) = (Hearing::default(), session_control());
    let running = start_session(
        link,
        membership,
        mode,
        Arc::clone(&port) as Arc<dyn Port>,
        commands,
        watcher(job.report.clone(), hearing.clone()),
    );
    let ended = drive(cx, circle, running, control, job.cancel.clone(), hearing).await?;
    outcome(cx, circle, ended, &port, (&job.report, &job.cancel), started).await
}

/// After an admission, on the same connection: the inviter answers the newcomer's first sync.
async fn after_join(cx: &Context, link: &Link, circle: &CircleId, job: &Job) {
    let Ok(Ok(conversation)) = tokio::time::timeout(FIRST_SYNC, link.accept()).await else { return };
    if let Ok(view) = answer(cx, link, conversation, *circle, &job.report, job.cancel.clone()).await {
        job.report.send(Progress::Synced(view));
    }
    link.until_closed(FAREWELL).await;
}

/// After an admission, on the same connection: the newcomer's first sync. If it fails, the next one makes up for it.
async fn sync_after_join(cx: &Context, link: &Link, circle: &CircleId, job: &Job) {
    if let Ok(view) = dialled(cx, link, *circle, Mode::Part, job, Instant::now()).await {
        job.report.send(Progress::Synced(view));
    }
}

/// Runs a session, tells it what is written meanwhile, and stops it when asked.
async fn drive(
    cx: &Context,
    circle: CircleId,
    running: impl Future<Output = Result<SessionReport, LinkError>>,
    control: SessionControl,
    cancel: crate::jobs::Cancel,
    hearing: Hearing,
) -> Result<SessionReport, ApiError> {
    tokio::pin!(running);
    let mut keeping = tokio::time::interval(KEEP_EVERY);
    let mut written = cx.desk.written();
    let mut cancelled = false;
    loop {
        tokio::select! {
            report = &mut running => {
                hearing.keep(cx, circle).await?;
                if hearing.held_back() {
                    return Err(cx.read(move |reader| held::error(reader, &circle)).await?);
                }
                return report.map_err(link_error);
            }
            _ = keeping.tick() => hearing.keep(cx, circle).await?,
            () = cancel.cancelled(), if !cancelled => {
                cancelled = true;
                control.cancel();
            }
            Ok(()) = written.changed() => {
                let view = cx.read(move |reader| Ok(port::view(&reader.load_charter(&circle)?))).await?;
                control.local_changed(view);
            }
        }
    }
}

/// Tells progress of entries and files, and hears what the other side holds.
fn watcher(report: Reporter, hearing: Hearing) -> impl FnMut(Moved) + Send + Sync {
    let mut entries = report.meter("step-entries", "entries", None);
    let mut bytes = report.meter("step-files", "bytes", None);
    move |moved| {
        if let Moved::Event(event) = &moved {
            hearing.hear(event);
        }
        match moved {
            Moved::Event(Event::Received { entries: done, of } | Event::Sent { entries: done, of }) => {
                entries.set_total(of);
                entries.at(done);
            }
            Moved::Event(Event::PageNeedsConsent) => {
                report.send(Progress::Notice { notice: "notice-page-waits".to_owned() })
            }
            Moved::Event(Event::RivalPage) => report.send(Progress::Notice { notice: "notice-rival-page".to_owned() }),
            Moved::Event(Event::RemovedHere) => report.send(Progress::Notice { notice: "notice-removed".to_owned() }),
            Moved::Event(Event::PeerRemoved(_)) => {
                report.send(Progress::Notice { notice: "notice-peer-removed".to_owned() })
            }
            Moved::Event(Event::PeerHeldBack(_)) => {
                report.send(Progress::Notice { notice: "notice-held-back".to_owned() })
            }
            Moved::Event(Event::Forked(_)) => report.send(Progress::Notice { notice: "notice-forked".to_owned() }),
            Moved::FileBytes(done) => bytes.at(done),
            Moved::Event(_) => {}
        }
    }
}

/// Says which of the two devices was removed: ours, or the other one.
fn removed(reader: &Reader, circle: &CircleId) -> Result<ApiError, ApiError> {
    let own = reader.keys(circle)?.device.public();
    let belongs = reader.load_charter(circle)?.role_of(&own).is_some();
    Ok(ApiError::new(if belongs { ErrorCode::UnknownPeer } else { ErrorCode::RemovedHere }))
}

/// Gives the milliseconds that an answer took, everything it tells included.
fn millis_since(started: Instant) -> u64 {
    u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX)
}

async fn outcome(
    cx: &Context,
    circle: CircleId,
    ended: SessionReport,
    port: &Arc<VaultPort>,
    (report, cancel): (&Reporter, &crate::jobs::Cancel),
    started: Instant,
) -> Result<SyncView, ApiError> {
    let SessionReport { ending, stats, peer, failure, .. } = ended;
    let moved = millis_since(started);
    let (equal, lacking) = match ending {
        Ending::Complete { equal, lacking } => (equal, lacking),
        Ending::Ours(CloseReason::Failed) => return Err(port_error(failure)),
        Ending::Ours(CloseReason::Removed) | Ending::Theirs(CloseReason::Removed) => {
            return Err(cx.read(move |reader| removed(reader, &circle)).await?);
        }
        // Nobody here stopped it.
        Ending::Theirs(CloseReason::Cancelled) => {
            return Err(ApiError::new(ErrorCode::SyncFailed).with("why", "closed"));
        }
        Ending::Ours(reason) | Ending::Theirs(reason) => return Err(closed(reason)),
        Ending::Lost => return Err(ApiError::new(ErrorCode::SyncFailed).with("why", "lost")),
    };
    let caught_up = catch_up::catch_up(cx, circle, report, cancel).await?;
    let records = port.taken().records + caught_up.records;
    if stats.files_received > 0 {
        cx.desk.run(move |vault| crate::import::project_missing(vault, &circle, &Reporter::new(|_| {}))).await?;
    }
    let met = peer.map_or_else(String::new, |peer| peer.to_string());
    cx.desk.run(move |vault| met::note(vault, &circle, &met)).await?;
    let (digest, peer, lacking) = cx
        .read(move |reader| {
            let charter = reader.load_charter(&circle)?;
            let name = peer.map(|peer: DevicePublic| circles::author(&charter, &peer.to_string()));
            let lacking = fetch::view_after(reader, &circle, lacking)?;
            Ok((hex::encode(reader.digest(&circle)?), name, lacking))
        })
        .await?;
    let told = Told { records, waiting: caught_up.left, equal, lacking, digest, moved };
    Ok(sync_view(&circle, peer, &stats, told, started))
}

/// What is told of a session besides what was moved.
struct Told {
    /// Records that changed here.
    records: u64,
    /// Entries that are not projected yet.
    waiting: u64,
    /// Whether both hold the same entries.
    equal: bool,
    /// Files that are not here.
    lacking: LackingView,
    digest: String,
    /// Milliseconds until everything was moved.
    moved: u64,
}

/// Puts the report of one session together.
fn sync_view(circle: &CircleId, peer: Option<String>, stats: &Stats, told: Told, started: Instant) -> SyncView {
    let Told { records, waiting, equal, lacking, digest, moved } = told;
    SyncView {
        schema: "cairn.sync/1".to_owned(),
        circle: circle.to_string(),
        peer,
        entries_sent: stats.entries_sent,
        entries_received: stats.entries_stored,
        records_changed: records,
        files_sent: stats.files_sent,
        files_received: stats.files_received,
        bytes_sent: stats.sent,
        bytes_received: stats.received,
        file_bytes: stats.file_bytes,
        round_trips: stats.round_trips,
        entries_equal: equal,
        evidence_complete: lacking.files == 0,
        lacking,
        digest,
        waiting,
        moved_millis: moved,
        millis: millis_since(started),
    }
}
