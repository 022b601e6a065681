//! The desk: one thread owns the vault, and everything that writes is a message to it.

use std::sync::mpsc;
use std::thread::JoinHandle;

use cairn_store::Vault;
use tokio::sync::{oneshot, watch};

use crate::error::{ApiError, ErrorCode};

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
            while let Ok(task) = inbox.recv() {
                task(&mut vault);
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
