//! Runs a join over a conversation.

use std::sync::Arc;

use cairn_keys::DevicePublic;
use cairn_sync::Invitation;
use cairn_sync::effect::PortFailure;
use cairn_sync::join::{Applicant, Candidate, Comparison, Join, JoinEffect, JoinEnding, JoinInput, Offer};
use tokio::sync::mpsc;

use crate::converse::{Conversation, Pen, Read, read_next};
use crate::live::{Link, LinkError};
use crate::port::{JoinPort, PortError};
use crate::sync::Clock;

/// What whoever watches is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JoinProgress {
    /// Both people compare these six digits; answer with [`JoinControl::compared`].
    Compare {
        /// Six digits.
        code: String,
        /// Who wants to join; `None` on the newcomer's side.
        candidate: Option<Candidate>,
    },
    /// Both agreed; the charter is being written or stored.
    Admitting,
}

/// How a join went.
#[derive(Debug)]
pub struct JoinReport {
    /// How it ended.
    pub ending: JoinEnding,
    /// On the inviter's side, who was admitted (or was about to be).
    pub candidate: Option<Candidate>,
    /// What the vault said, where it failed.
    pub failure: Option<PortError>,
}

/// What a person says while a join runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinCommand {
    /// What they said about the digits.
    Compared(Comparison),
    /// They stop.
    Cancel,
}

/// Reaches into a running join.
#[derive(Debug, Clone)]
pub struct JoinControl(mpsc::UnboundedSender<JoinCommand>);

impl JoinControl {
    /// Says what the person said about the digits.
    pub fn compared(&self, comparison: Comparison) {
        let _whether_running = self.0.send(JoinCommand::Compared(comparison));
    }

    /// Stops the join.
    pub fn cancel(&self) {
        let _whether_running = self.0.send(JoinCommand::Cancel);
    }
}

/// The join's end of a [`JoinControl`].
#[derive(Debug)]
pub struct JoinCommands(mpsc::UnboundedReceiver<JoinCommand>);

/// Makes the two ends by which a join is reached while it runs.
pub fn join_control() -> (JoinControl, JoinCommands) {
    let (control, commands) = mpsc::unbounded_channel();
    (JoinControl(control), JoinCommands(commands))
}

/// Joins the circle of an invitation, over a link to the inviter.
///
/// # Errors
/// [`LinkError`] when no stream can be opened. Everything later stands in the report.
pub async fn ask_to_join(
    link: &Link,
    invitation: &Invitation,
    applicant: Applicant,
    port: Arc<dyn JoinPort>,
    commands: JoinCommands,
    progress: impl FnMut(JoinProgress) + Send,
) -> Result<JoinReport, LinkError> {
    let clock = Clock::start();
    let join = Join::newcomer(invitation, applicant, link.channel()?, rand::random(), clock.now());
    let conversation = link.open().await?;
    Ok(drive(conversation, join, clock, port, commands, progress).await)
}

/// Answers a device that dialled and asks to join by one of the open invitations.
///
/// # Errors
/// [`LinkError`] when the connection gives no keying material. Everything later stands in the report.
pub async fn answer_join(
    link: &Link,
    conversation: Conversation,
    offers: Vec<Offer>,
    port: Arc<dyn JoinPort>,
    commands: JoinCommands,
    progress: impl FnMut(JoinProgress) + Send,
) -> Result<JoinReport, LinkError> {
    let clock = Clock::start();
    let join = Join::inviter(offers, link.channel()?, rand::random(), clock.now());
    Ok(drive(conversation, join, clock, port, commands, progress).await)
}

struct Desk {
    port: Arc<dyn JoinPort>,
    answers: mpsc::UnboundedSender<(JoinInput, Option<PortError>)>,
    candidate: Option<Candidate>,
    counting: Option<tokio::task::JoinHandle<()>>,
}

async fn drive(
    conversation: Conversation,
    mut join: Join,
    clock: Clock,
    port: Arc<dyn JoinPort>,
    mut commands: JoinCommands,
    mut progress: impl FnMut(JoinProgress) + Send,
) -> JoinReport {
    let Conversation { send, receive, first } = conversation;
    let pen = Pen::new(send);
    let (answers, mut inbox) = mpsc::unbounded_channel();
    let mut desk = Desk { port, answers, candidate: None, counting: None };
    let mut failure = None;
    let mut ending = desk.carry_out(&mut join, &pen, &mut progress);
    let mut reading = Box::pin(read_next(receive, first, join.frame_limit()));
    let mut commanded = true;
    while ending.is_none() {
        let due = join.poll_timeout().map(|(due, _)| due);
        tokio::select! {
            biased;
            command = commands.0.recv(), if commanded => match command {
                Some(JoinCommand::Compared(comparison)) => join.handle(clock.now(), JoinInput::Compared(comparison)),
                Some(JoinCommand::Cancel) => join.handle(clock.now(), JoinInput::Cancel),
                None => commanded = false,
            },
            Some((input, error)) = inbox.recv() => {
                failure = failure.or(error);
                join.handle(clock.now(), input);
            }
            (stream, read) = &mut reading => {
                let (input, more) = match read {
                    Read::Frame(body) => (JoinInput::Received(body), true),
                    Read::Garbled => (JoinInput::Garbled, false),
                    Read::Ended => (JoinInput::Lost, false),
                };
                join.handle(clock.now(), input);
                if more {
                    // After what follows from this frame, since that decides how long the next may be.
                    ending = desk.carry_out(&mut join, &pen, &mut progress);
                    reading = Box::pin(read_next(stream, None, join.frame_limit()));
                }
            }
            () = clock.until(due) => join.handle(clock.now(), JoinInput::Timeout),
        }
        ending = ending.or(desk.carry_out(&mut join, &pen, &mut progress));
    }
    pen.finish().await;
    if let Some(counting) = desk.counting {
        let _whether_panicked = counting.await;
    }
    JoinReport { ending: ending.unwrap_or(JoinEnding::Lost), candidate: desk.candidate, failure }
}

impl Desk {
    fn carry_out(&mut self, join: &mut Join, pen: &Pen, progress: &mut impl FnMut(JoinProgress)) -> Option<JoinEnding> {
        while let Some(effect) = join.poll_effect() {
            match effect {
                JoinEffect::Send(frame) => pen.write(frame),
                JoinEffect::Compare { code, candidate } => {
                    self.candidate.clone_from(&candidate);
                    progress(JoinProgress::Compare { code, candidate });
                }
                JoinEffect::Admit(candidate) => {
                    progress(JoinProgress::Admitting);
                    self.work(move |port| port.admit(&candidate), JoinInput::Admitted);
                }
                JoinEffect::Store { pages, inviter } => {
                    progress(JoinProgress::Admitting);
                    self.work(move |port| store(port, &pages, &inviter), JoinInput::Stored);
                }
                JoinEffect::CountMismatch { offer } => {
                    let port = Arc::clone(&self.port);
                    self.counting = Some(tokio::task::spawn_blocking(move || port.count_mismatch(offer)));
                }
                JoinEffect::Close(ending) => return Some(ending),
            }
        }
        None
    }

    fn work<T: Send + 'static>(
        &self,
        job: impl FnOnce(&dyn JoinPort) -> Result<T, PortError> + Send + 'static,
        input: fn(Result<T, PortFailure>) -> JoinInput,
    ) {
        let (port, answers) = (Arc::clone(&self.port), self.answers.clone());
        tokio::task::spawn_blocking(move || {
            let answer = match job(port.as_ref()) {
                Ok(value) => (input(Ok(value)), None),
                Err(error) => (input(Err(PortFailure)), Some(error)),
            };
            let _whether_running = answers.send(answer);
        });
    }
}

fn store(port: &dyn JoinPort, pages: &[Vec<u8>], inviter: &DevicePublic) -> Result<(), PortError> {
    port.store_charter(pages, inviter)
}
