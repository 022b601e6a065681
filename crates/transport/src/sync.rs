//! Runs a session over a conversation: frames, timeouts, the vault's work on other threads, files beside.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cairn_keys::DevicePublic;
use cairn_model::CircleId;
use cairn_sync::effect::{FileOutcome, PortFailure};
use cairn_sync::{CharterView, Effect, Ending, Event, Input, Membership, Mode, Moment, Session, Stats};
use iroh::endpoint::RecvStream;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

use crate::converse::{Conversation, Pen, Read, read_next};
use crate::files;
use crate::live::{Link, LinkError};
use crate::port::{Port, PortError};

/// How long the groups of a file that came whole may take to be written after the connection broke.
const LAST_GROUPS: Duration = Duration::from_secs(5);

/// What whoever watches is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Something about members, pages or entries.
    Event(Event),
    /// Bytes of files moved, both directions together, since the session began.
    FileBytes(u64),
}

/// How a session went.
#[derive(Debug)]
pub struct SessionReport {
    /// How it ended.
    pub ending: Ending,
    /// What was moved.
    pub stats: Stats,
    /// The circle, once it was proven.
    pub circle: Option<CircleId>,
    /// The peer's device, once it was proven.
    pub peer: Option<DevicePublic>,
    /// What the vault said first, where it failed.
    pub failure: Option<PortError>,
}

#[derive(Debug)]
enum Command {
    Cancel,
    LocalChanged(CharterView),
}

/// Reaches into a running session.
#[derive(Debug, Clone)]
pub struct SessionControl(mpsc::UnboundedSender<Command>);

impl SessionControl {
    /// Ends the session; what was acknowledged stays.
    pub fn cancel(&self) {
        let _whether_running = self.0.send(Command::Cancel);
    }

    /// Says that the vault holds something new, and under which page the device works.
    pub fn local_changed(&self, view: CharterView) {
        let _whether_running = self.0.send(Command::LocalChanged(view));
    }
}

/// The session's end of a [`SessionControl`].
#[derive(Debug)]
pub struct SessionCommands(mpsc::UnboundedReceiver<Command>);

/// Makes the two ends by which a session is reached while it runs.
pub fn session_control() -> (SessionControl, SessionCommands) {
    let (control, commands) = mpsc::unbounded_channel();
    (SessionControl(control), SessionCommands(commands))
}

/// Syncs one circle with the device that was dialled.
///
/// # Errors
/// [`LinkError`] when no stream can be opened. Everything later stands in the report.
pub async fn start_session(
    link: &Link,
    membership: Membership,
    mode: Mode,
    port: Arc<dyn Port>,
    commands: SessionCommands,
    progress: impl FnMut(Progress) + Send,
) -> Result<SessionReport, LinkError> {
    let clock = Clock::start();
    let session = Session::initiate(membership, link.channel()?, mode, rand::random(), clock.now());
    let conversation = link.open().await?;
    Ok(Driver::new(link, session, port, clock).run(conversation, commands, progress).await)
}

/// Answers a device that dialled and asks to sync one of these circles.
///
/// # Errors
/// [`LinkError`] when the connection gives no keying material. Everything later stands in the report.
pub async fn answer_session(
    link: &Link,
    conversation: Conversation,
    memberships: Vec<Membership>,
    mode: Mode,
    port: Arc<dyn Port>,
    commands: SessionCommands,
    progress: impl FnMut(Progress) + Send,
) -> Result<SessionReport, LinkError> {
    let clock = Clock::start();
    let session = Session::respond(memberships, link.channel()?, mode, rand::random(), clock.now());
    Ok(Driver::new(link, session, port, clock).run(conversation, commands, progress).await)
}

/// A steady clock for the pure parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn now(self) -> Moment {
        Moment(u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// Waits until a moment; for ever when there is none.
    pub(crate) async fn until(self, due: Option<Moment>) {
        match due {
            None => std::future::pending().await,
            Some(Moment(due)) => tokio::time::sleep_until((self.0 + Duration::from_millis(due)).into()).await,
        }
    }
}

/// What comes back from work beside the loop.
enum Answer {
    Input(Input),
    Failed(Input, PortError),
    Offered(RecvStream, cairn_sync::FileRequest),
}

struct Driver<'a> {
    link: &'a Link,
    session: Session,
    port: Arc<dyn Port>,
    clock: Clock,
    answers: mpsc::UnboundedSender<Answer>,
    inbox: mpsc::UnboundedReceiver<Answer>,
    loads: Option<Lane>,
    stores: Option<Lane>,
    offered: BTreeMap<u64, RecvStream>,
    next_offer: u64,
    tasks: JoinSet<()>,
    listening: Option<tokio::task::AbortHandle>,
    /// Whether files may still be served.
    serving: watch::Sender<bool>,
    failure: Option<PortError>,
    file_bytes: u64,
}

type Job = Box<dyn FnOnce() -> Answer + Send>;

/// Work on the vault, one piece after another, on threads that may block.
struct Lane {
    jobs: mpsc::UnboundedSender<Job>,
    task: tokio::task::JoinHandle<()>,
}

impl Lane {
    fn new(answers: mpsc::UnboundedSender<Answer>) -> Self {
        let (jobs, mut waiting) = mpsc::unbounded_channel::<Job>();
        let task = tokio::spawn(async move {
            while let Some(job) = waiting.recv().await {
                let answer = tokio::task::spawn_blocking(job).await;
                let answer =
                    answer.unwrap_or_else(|panicked| Answer::Failed(Input::State(Err(PortFailure)), panicked.into()));
                // When nobody listens any more, what was received is still stored.
                let _whether_listening = answers.send(answer);
            }
        });
        Self { jobs, task }
    }

    async fn finish(self) {
        drop(self.jobs);
        let _whether_panicked = self.task.await;
    }
}

impl<'a> Driver<'a> {
    fn new(link: &'a Link, session: Session, port: Arc<dyn Port>, clock: Clock) -> Self {
        let (answers, inbox) = mpsc::unbounded_channel();
        let (loads, stores) = (Some(Lane::new(answers.clone())), Some(Lane::new(answers.clone())));
        Self {
            link,
            session,
            port,
            clock,
            answers,
            inbox,
            loads,
            stores,
            offered: BTreeMap::new(),
            next_offer: 0,
            tasks: JoinSet::new(),
            listening: None,
            serving: watch::Sender::new(true),
            failure: None,
            file_bytes: 0,
        }
    }

    async fn run(
        mut self,
        conversation: Conversation,
        mut commands: SessionCommands,
        mut progress: impl FnMut(Progress) + Send,
    ) -> SessionReport {
        let Conversation { send, receive, first } = conversation;
        let pen = Pen::new(send);
        self.listen_for_files();
        let mut ending = self.carry_out(&pen, &mut progress);
        let mut reading = Box::pin(read_next(receive, first, self.session.frame_limit()));
        let mut commanded = true;
        while ending.is_none() {
            let due = self.session.poll_timeout().map(|(due, _)| due);
            let input = tokio::select! {
                biased;
                command = commands.0.recv(), if commanded => match command {
                    Some(Command::Cancel) => Some(Input::Cancel),
                    Some(Command::LocalChanged(view)) => Some(Input::LocalChanged(view)),
                    None => {
                        commanded = false;
                        None
                    }
                },
                Some(answer) = self.inbox.recv() => self.take(answer, &mut progress),
                (stream, read) = &mut reading, if self.session.takes_more() => {
                    let (input, more) = match read {
                        Read::Frame(body) => (Input::Received(body), true),
                        Read::Garbled => (Input::Garbled, false),
                        Read::Ended => (Input::Lost, false),
                    };
                    self.session.handle(self.clock.now(), input);
                    ending = self.carry_out(&pen, &mut progress);
                    if more && ending.is_none() {
                        reading = Box::pin(read_next(stream, None, self.session.frame_limit()));
                    }
                    None
                }
                () = self.clock.until(due) => Some(Input::Timeout),
            };
            if let Some(input) = input {
                self.session.handle(self.clock.now(), input);
                ending = self.carry_out(&pen, &mut progress);
            }
        }
        self.wind_up(pen, ending).await
    }

    async fn wind_up(mut self, pen: Pen, ending: Option<Ending>) -> SessionReport {
        pen.finish().await;
        for lane in [self.loads.take(), self.stores.take()].into_iter().flatten() {
            lane.finish().await;
        }
        // Receivers of files write what came whole; the rest stops with the connection's stream.
        self.offered.clear();
        if let Some(listening) = self.listening {
            listening.abort();
        }
        if ending == Some(Ending::Lost) {
            let written = async { while self.tasks.join_next().await.is_some() {} };
            let _written_or_late = tokio::time::timeout(LAST_GROUPS, written).await;
        }
        self.tasks.shutdown().await;
        SessionReport {
            ending: ending.unwrap_or(Ending::Lost),
            stats: self.session.stats(),
            circle: self.session.circle().copied(),
            peer: self.session.proven_peer(),
            failure: self.failure,
        }
    }

    /// Reads the heads of the streams on which the peer sends files.
    fn listen_for_files(&mut self) {
        let (connection, answers) = (self.link.connection().clone(), self.answers.clone());
        let listening = self.tasks.spawn(async move {
            while let Ok(stream) = connection.accept_uni().await {
                if let Some((stream, request)) = files::read_head(stream).await
                    && answers.send(Answer::Offered(stream, request)).is_err()
                {
                    return;
                }
            }
        });
        self.listening = Some(listening);
    }

    fn take(&mut self, answer: Answer, progress: &mut impl FnMut(Progress)) -> Option<Input> {
        match answer {
            Answer::Input(Input::FileProgress { bytes }) => {
                self.file_bytes += bytes;
                progress(Progress::FileBytes(self.file_bytes));
                Some(Input::FileProgress { bytes })
            }
            Answer::Input(input) => Some(input),
            Answer::Failed(input, error) => {
                self.failure.get_or_insert(error);
                Some(input)
            }
            Answer::Offered(stream, file) => {
                let offer = self.next_offer;
                self.next_offer += 1;
                self.offered.insert(offer, stream);
                Some(Input::FileOffered { stream: offer, file })
            }
        }
    }

    fn carry_out(&mut self, pen: &Pen, progress: &mut impl FnMut(Progress)) -> Option<Ending> {
        while let Some(effect) = self.session.poll_effect() {
            match effect {
                Effect::Send(frame) => pen.write(frame),
                Effect::Notify(event) => progress(Progress::Event(event)),
                Effect::Close(ending) => return Some(ending),
                Effect::StopSending => {
                    pen.drop_waiting();
                    self.serving.send_replace(false);
                }
                Effect::RefuseFile { stream } => {
                    if let Some(stream) = self.offered.remove(&stream) {
                        files::refuse(stream);
                    }
                }
                Effect::ServeFile(_) | Effect::ReceiveFile { .. } => self.start_file(effect),
                vault => self.queue(vault),
            }
        }
        None
    }

    fn start_file(&mut self, effect: Effect) {
        let Some(circle) = self.session.circle().copied() else { return };
        let (port, answers) = (Arc::clone(&self.port), self.answers.clone());
        let moved = {
            let answers = answers.clone();
            move |bytes| drop(answers.send(Answer::Input(Input::FileProgress { bytes })))
        };
        match effect {
            Effect::ServeFile(request) => {
                let connection = self.link.connection().clone();
                let mut allowed = self.serving.subscribe();
                self.tasks.spawn(async move {
                    let stopped = async move { drop(allowed.wait_for(|serving| !serving).await) };
                    let ended = files::serve(connection, port, circle, request, stopped, moved).await;
                    let input = |outcome| Input::FileServed { file: request.file, outcome };
                    tell_file(&answers, ended, input);
                });
            }
            Effect::ReceiveFile { stream, file } => {
                let Some(stream) = self.offered.remove(&stream) else { return };
                self.tasks.spawn(async move {
                    let ended = files::receive(stream, port, circle, file, moved).await;
                    let input = |outcome| Input::FileReceived { file: file.file, outcome };
                    tell_file(&answers, ended, input);
                });
            }
            _ => {}
        }
    }

    /// Puts work on the vault in its lane.
    fn queue(&mut self, effect: Effect) {
        let Some(circle) = self.session.circle().copied() else { return };
        let port = Arc::clone(&self.port);
        let stores =
            matches!(effect, Effect::StorePages { .. } | Effect::StoreEntries { .. } | Effect::MakeReceipts { .. });
        let job: Job = Box::new(move || match effect {
            Effect::LoadState => answer(port.state(&circle), Input::State),
            Effect::LoadPages { from, to } => {
                answer(port.load_pages(&circle, from, to), |pages| Input::PagesLoaded { from, pages })
            }
            Effect::LoadEntries { log, from, max_bytes } => {
                let entries = port.load_entries(&circle, &log, from, max_bytes);
                answer(entries, |entries| Input::EntriesLoaded { log, from, entries })
            }
            Effect::LoadChain { log, head, from, max_bytes } => {
                let entries = port.load_chain(&circle, &log, head, from, max_bytes);
                answer(entries, |entries| Input::EntriesLoaded { log, from, entries })
            }
            Effect::CompareHeads { heads } => {
                let differing = port.differing(&circle, &heads);
                answer(differing, |differing| Input::HeadsCompared { heads, differing })
            }
            Effect::MakeReceipts { log } => {
                answer(port.make_receipts(&circle, &log), |receipts| Input::ReceiptsMade { log, receipts })
            }
            Effect::StorePages { from, pages } => answer(port.store_pages(&circle, from, &pages), Input::PagesStored),
            Effect::StoreEntries { log, entries } => {
                answer(port.store_entries(&circle, &log, entries), |stored| Input::EntriesStored { log, stored })
            }
            _ => Answer::Input(Input::Cancel),
        });
        if let Some(lane) = if stores { &self.stores } else { &self.loads } {
            let _whether_running = lane.jobs.send(job);
        }
    }
}

fn answer<T>(result: Result<T, PortError>, input: impl FnOnce(Result<T, PortFailure>) -> Input) -> Answer {
    match result {
        Ok(value) => Answer::Input(input(Ok(value))),
        Err(error) => Answer::Failed(input(Err(PortFailure)), error),
    }
}

fn tell_file(answers: &mpsc::UnboundedSender<Answer>, ended: files::Ended, input: impl Fn(FileOutcome) -> Input) {
    let answer = match ended {
        (outcome, None) => Answer::Input(input(outcome)),
        (outcome, Some(error)) => Answer::Failed(input(outcome), error),
    };
    let _whether_running = answers.send(answer);
}
