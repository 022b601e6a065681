//! The check of the vault that runs beside everything else after unlocking.

use std::sync::{Arc, Mutex, PoisonError};

use cairn_store::{Depth, Reader, StoreError};

use crate::desk::Desk;
use crate::evidence::fixity;
use crate::jobs::{Cancel, Job};

/// What the check after unlocking has found so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Checked {
    /// None was started.
    #[default]
    None,
    /// It runs.
    Running,
    /// Nothing is wrong.
    Sound,
    /// Something is: `vault check` says what.
    Unsound,
    /// It was stopped, or could not read.
    Stopped,
}

impl Checked {
    /// Gives the word for the status.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Running => "running",
            Self::Sound => "sound",
            Self::Unsound => "unsound",
            Self::Stopped => "stopped",
        }
    }
}

/// A check that runs.
pub(crate) struct Background {
    task: tokio::task::JoinHandle<()>,
    interrupt: Box<dyn Fn() + Send + Sync>,
    cancel: Cancel,
}

impl Background {
    /// Starts to check the ledger on a connection of its own. Sealed files are left to `vault check`: reading them all
    /// would keep the disk busy. Those that are due by the fixity schedule follow where a person chose so; then `due` leads to
    /// the vault.
    pub(crate) fn start(reader: Reader, job: Job, checked: Arc<Mutex<Checked>>, due: Option<Desk>) -> Self {
        let (interrupt, cancel) = (Box::new(reader.interrupter()), job.cancel.clone());
        set(&checked, Checked::Running);
        let task = tokio::task::spawn_blocking(move || {
            let stop = job.cancel.clone();
            // One state of the vault, so that what is written meanwhile looks like no damage.
            let found = reader.steady(|reader| reader.check(Depth::Ledger, &mut |_, _| !stop.is_cancelled()));
            let outcome = match found.and_then(|report| report) {
                // A query that was broken off looks like a problem.
                _ if stop.is_cancelled() => Checked::Stopped,
                Ok(report) if report.problems.is_empty() => Checked::Sound,
                Ok(_) => Checked::Unsound,
                Err(StoreError::Damaged(_)) => Checked::Unsound,
                Err(_) => Checked::Stopped,
            };
            set(&checked, outcome);
            if let Some(desk) = due.filter(|_| outcome == Checked::Sound) {
                // What could not be read or kept is due again.
                fixity::check_due(&reader, &desk, &|| !stop.is_cancelled()).ok();
            }
            drop(reader);
        });
        Self { task, interrupt, cancel }
    }

    /// Stops it and waits until its connection is closed.
    pub(crate) async fn stop(self) {
        self.cancel.cancel();
        (self.interrupt)();
        // A check that panicked has ended too.
        self.task.await.ok();
    }
}

fn set(checked: &Mutex<Checked>, outcome: Checked) {
    *checked.lock().unwrap_or_else(PoisonError::into_inner) = outcome;
}
