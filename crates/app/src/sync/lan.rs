//! Meeting members in the local network. Nothing is sent before it begins or after it ends.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn_keys::Zeroizing;
use cairn_model::CircleId;
use cairn_sync::{Ending, Mode};
use cairn_transport::{Bind, Gathering, Lan, LanPeer, Listener, Turn, dial};
use tokio::task::JoinSet;

use super::live::{self, Happened, Live};
use super::{Listening, link_error, port, reach};
use crate::api::{LanView, Progress, Response, SyncView};
use crate::circles;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// After so many minutes in which nothing moved and nobody came it ends, unless the person says otherwise.
const IDLE_MINUTES: u32 = 10;
/// How long the other side may take to dial where it is its turn.
const THEIR_TURN: Duration = Duration::from_secs(10);
/// The pauses before a member is dialled, each time it did not answer.
const AGAIN: [Duration; 5] =
    [Duration::ZERO, Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(10), Duration::from_secs(30)];

/// Why it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Once,
    Idle,
    Stopped,
}

impl Ended {
    const fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Idle => "idle",
            Self::Stopped => "stopped",
        }
    }
}

fn patience(minutes: Option<u32>) -> Result<Duration, ApiError> {
    let minutes = minutes.unwrap_or(IDLE_MINUTES);
    if (1..=240).contains(&minutes) {
        return Ok(Duration::from_secs(u64::from(minutes) * 60));
    }
    Err(ApiError::new(ErrorCode::BadValue).with("path", "idle").with("why", "minutes, from 1 to 240"))
}

/// Meets every member in the local network who does the same.
pub(crate) async fn meet(
    cx: &Context,
    job: Job,
    circle: Option<String>,
    listening: Listening,
    idle: Option<u32>,
) -> Result<Response, ApiError> {
    let patience = patience(idle)?;
    let circle = cx.read(move |reader| circles::find_shared(reader, circle.as_deref())).await?;
    let bind = reach::bind()?;
    if bind == Bind::Loopback {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "CAIRN_BIND"));
    }
    let secrets = cx.read(move |reader| Ok(port::membership(reader, &circle)?.secrets)).await?;
    reach::tell_once(cx, &job).await?;
    // Never over the relay: a fresh key, known to nobody but who hears the announcement.
    let listener = Listener::open(Zeroizing::new(rand::random()), bind).await.map_err(link_error)?;
    let announced = Lan::open(&secrets, &listener.ticket(), rand::random());
    let Ok(lan) = announced else {
        listener.close().await;
        return Err(ApiError::new(ErrorCode::Io).with("cause", "socket"));
    };
    job.report.send(Progress::Notice { notice: "notice-lan-open".to_owned() });
    let listener = Arc::new(listener);
    let (ended, met) = match Live::open(cx, &job, circle).await {
        Ok(live) => run(&job, live, lan, &listener, listening, patience).await?,
        Err(error) => {
            lan.close().await;
            return Err(error);
        }
    };
    if let Some(listener) = Arc::into_inner(listener) {
        listener.close().await;
    }
    let ended = ended?;
    if listening == Listening::Once && ended == Ended::Idle {
        return Err(ApiError::new(ErrorCode::Unreachable));
    }
    view(cx, circle, ended, met).await
}

async fn view(cx: &Context, circle: CircleId, ended: Ended, met: Vec<SyncView>) -> Result<Response, ApiError> {
    let digest = cx.read(move |reader| Ok(hex::encode(reader.digest(&circle)?))).await?;
    Ok(Response::Met(LanView {
        schema: "cairn.lan/1".to_owned(),
        circle: circle.to_string(),
        ended: ended.name().to_owned(),
        met,
        digest,
    }))
}

/// Runs until stopped, idle, or done with one member; closes the announcement and the sessions, not the listener.
async fn run(
    job: &Job,
    mut live: Live,
    lan: Lan,
    listener: &Arc<Listener>,
    listening: Listening,
    patience: Duration,
) -> Result<(Result<Ended, ApiError>, Vec<SyncView>), ApiError> {
    let serving = live::serve(&live.gathering, listener);
    let (silence, silenced) = tokio::sync::oneshot::channel::<()>();
    let mode = match listening {
        Listening::Once => Mode::Part,
        Listening::UntilStopped => Mode::Stay,
    };
    let finding = tokio::spawn(find(live.gathering.clone(), lan, mode, silenced));
    let mut met = Vec::new();
    let mut moved = Instant::now();
    let ended = loop {
        match live.next().await {
            Err(error) if error.code == ErrorCode::Cancelled => break Ok(Ended::Stopped),
            Err(error) => break Err(error),
            Ok(Happened::Tick) if moved.elapsed() >= patience => break Ok(Ended::Idle),
            Ok(Happened::Tick) if finding.is_finished() => {
                break Err(ApiError::new(ErrorCode::Io).with("cause", "socket"));
            }
            Ok(Happened::Tick | Happened::Double) => {}
            Ok(Happened::Moved) => moved = Instant::now(),
            Ok(Happened::InStep) if listening == Listening::Once => break Ok(Ended::Once),
            Ok(Happened::InStep) => moved = Instant::now(),
            Ok(Happened::Ended(ended)) => match *ended {
                Ok(view) => {
                    job.report.send(Progress::Synced(view.clone()));
                    let whole = view.entries_equal;
                    met.push(view);
                    if listening == Listening::Once && whole {
                        break Ok(Ended::Once);
                    }
                }
                Err(error) if error.code == ErrorCode::RemovedHere => break Err(error),
                Err(_) => job.report.send(Progress::Notice { notice: "notice-peer-refused".to_owned() }),
            },
        }
    };
    // Silence first: whoever hears no announcement any more dials no more.
    drop(silence);
    let _whether_panicked = finding.await;
    for view in live.close().await? {
        job.report.send(Progress::Synced(view.clone()));
        met.push(view);
    }
    let _whether_panicked = serving.await;
    Ok((ended, met))
}

/// Dials the members that are found, until silenced.
async fn find(gathering: Gathering, mut lan: Lan, mode: Mode, mut silenced: tokio::sync::oneshot::Receiver<()>) {
    let mut dialling: JoinSet<[u8; 32]> = JoinSet::new();
    let mut busy = BTreeSet::new();
    loop {
        let found = tokio::select! {
            _ = &mut silenced => break,
            Some(ended) = dialling.join_next(), if !dialling.is_empty() => {
                if let Ok(peer) = ended {
                    busy.remove(&peer);
                }
                continue;
            }
            found = lan.next() => found,
        };
        let Some(peer) = found else { break };
        if busy.insert(peer.ticket.peer) {
            dialling.spawn(dial_found(gathering.clone(), peer, mode));
        }
    }
    lan.close().await;
    // Sessions that run end with the gathering; attempts end here.
    gathering.close();
    while dialling.join_next().await.is_some() {}
}

/// Syncs with a member that was found; gives its transport key back.
async fn dial_found(gathering: Gathering, found: LanPeer, mode: Mode) -> [u8; 32] {
    let LanPeer { ticket, turn } = found;
    if turn == Turn::Theirs {
        let before: BTreeSet<u64> = gathering.peers().iter().map(|peer| peer.number).collect();
        if !waits(&gathering, THEIR_TURN).await || gathering.peers().iter().any(|peer| !before.contains(&peer.number)) {
            return ticket.peer;
        }
    }
    for pause in AGAIN {
        if !waits(&gathering, pause).await {
            break;
        }
        let Ok(link) = dial(Zeroizing::new(rand::random()), &ticket).await else { continue };
        match gathering.sync_with(link, mode).await {
            // The network failed, or they did: what came is kept.
            None | Some(Ending::Lost) => {}
            Some(_) => break,
        }
    }
    ticket.peer
}

/// Waits; says whether the gathering is still open.
async fn waits(gathering: &Gathering, pause: Duration) -> bool {
    tokio::select! {
        () = gathering.until_closed() => false,
        () = tokio::time::sleep(pause) => true,
    }
}
