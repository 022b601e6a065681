//! The desk: one thread owns the vault, and everything that writes is a message to it. When nobody asks for anything, the
//! desk projects what came in ahead.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use cairn_store::Vault;
use tokio::sync::{oneshot, watch};

use crate::clock;
use crate::error::{ApiError, ErrorCode};

/// How long nobody has to ask for anything before the desk catches up: longer than the pauses of a session that receives.
const IDLE: Duration = Duration::from_millis(500);
/// After what time what could not be projected is tried again, if nobody asks for anything.
const AGAIN: Duration = Duration::from_secs(60);

type Task = Box<dyn FnOnce(&mut Vault) + Send>;

/// A way to the thread that owns the vault. Clones lead to the same thread, which ends when the last is gone.
#[derive(Clone)]
pub(crate) struct Desk {
    tasks: mpsc::Sender<Task>,
    written: watch::Receiver<u64>,
}

/// The thread itself, to wait for its end.
pub(crate) struct DeskThread(JoinHandle<Result<(), ApiError>>);

impl DeskThread {
    /// Waits until the vault is closed. Blocks.
    pub(crate) fn join(self) -> Result<(), ApiError> {
        self.0.join().map_err(|_| crate::internal!("the vault's thread panicked"))?
    }
}

impl Desk {
    /// Hands the vault to a thread of its own.
    pub(crate) fn start(vault: Vault) -> (Self, DeskThread) {
        let (tasks, inbox) = mpsc::channel::<Task>();
        let (wrote, written) = watch::channel(vault.commits());
        let thread = std::thread::spawn(move || {
            let mut vault = vault;
            let mut behind = vault.behind().unwrap_or_default();
            let mut pause = IDLE;
            loop {
                let task = match behind {
                    None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                    Some(_) => inbox.recv_timeout(pause),
                };
                match (task, behind) {
                    (Ok(task), _) => {
                        task(&mut vault);
                        pause = IDLE;
                    }
                    (Err(RecvTimeoutError::Timeout), Some(circle)) => {
                        let caught_up = vault.catch_up(&circle, clock::now());
                        pause = if caught_up.is_ok() { Duration::ZERO } else { AGAIN };
                    }
                    (Err(_), _) => break,
                }
                behind = vault.behind().unwrap_or_default();
                let commits = vault.commits();
                wrote.send_if_modified(|known| std::mem::replace(known, commits) != commits);
            }
            vault.close().map_err(ApiError::from)
        });
        (Self { tasks, written }, DeskThread(thread))
    }

    /// Gives a way to hear of every commit.
    pub(crate) fn written(&self) -> watch::Receiver<u64> {
        let mut written = self.written.clone();
        written.mark_unchanged();
        written
    }

    /// Runs a task on the vault's thread and waits for it.
    pub(crate) async fn run<R: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Vault) -> Result<R, ApiError> + Send + 'static,
    ) -> Result<R, ApiError> {
        let (answer, result) = oneshot::channel();
        self.post(task, answer)?;
        result.await.map_err(|_| crate::internal!("the vault's thread dropped a task"))?
    }

    /// Runs a task on the vault's thread and blocks until it is done; not for async code.
    pub(crate) fn run_blocking<R: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Vault) -> Result<R, ApiError> + Send + 'static,
    ) -> Result<R, ApiError> {
        let (answer, result) = oneshot::channel();
        self.post(task, answer)?;
        result.blocking_recv().map_err(|_| crate::internal!("the vault's thread dropped a task"))?
    }

    fn post<R: Send + 'static>(
        &self,
        task: impl FnOnce(&mut Vault) -> Result<R, ApiError> + Send + 'static,
        answer: oneshot::Sender<Result<R, ApiError>>,
    ) -> Result<(), ApiError> {
        let task: Task = Box::new(move |vault| {
            // Whoever asked may have gone away; what was written stays written.
            answer.send(task(vault)).ok();
        });
        self.tasks.send(task).map_err(|_| ApiError::new(ErrorCode::Locked))
    }
}
