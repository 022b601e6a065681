//! Jobs: long work with progress and a way to stop it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tokio::sync::{Notify, mpsc};

use crate::api::{JobView, Progress};
use crate::error::{ApiError, ErrorCode};

/// What a person says about the six digits: the digits they were told.
pub(crate) type Digits = String;

struct Entry {
    cmd: String,
    cancel: Cancel,
    digits: mpsc::UnboundedSender<Digits>,
}

/// Says whether a person asked a job to stop.
#[derive(Clone, Default)]
pub(crate) struct Cancel {
    flag: Arc<AtomicBool>,
    notify: Arc<Notify>,
}

impl Cancel {
    /// Says whether the job should stop.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.flag.load(Ordering::Acquire)
    }

    /// Gives what is true once the job should stop, for work that looks at it by itself.
    pub(crate) fn flag(&self) -> &AtomicBool {
        &self.flag
    }

    /// Fails once the job should stop.
    pub(crate) fn check(&self) -> Result<(), ApiError> {
        if self.is_cancelled() { Err(ApiError::new(ErrorCode::Cancelled)) } else { Ok(()) }
    }

    /// Waits until the job should stop.
    pub(crate) async fn cancelled(&self) {
        while !self.is_cancelled() {
            let notified = self.notify.notified();
            if self.is_cancelled() {
                return;
            }
            notified.await;
        }
    }

    /// Asks the job to stop.
    pub(crate) fn cancel(&self) {
        self.flag.store(true, Ordering::Release);
        self.notify.notify_waiters();
    }
}

/// The jobs that run.
#[derive(Clone, Default)]
pub(crate) struct Jobs {
    next: Arc<AtomicU64>,
    running: Arc<Mutex<BTreeMap<String, Entry>>>,
}

/// One job while it runs; it leaves the list when this is dropped.
pub(crate) struct Job {
    name: String,
    jobs: Jobs,
    pub(crate) cancel: Cancel,
    pub(crate) digits: mpsc::UnboundedReceiver<Digits>,
    pub(crate) report: Reporter,
}

impl Job {
    /// The job's name, for `job_cancel` and `circle_confirm`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}

impl Jobs {
    /// Starts a job and tells its name.
    pub(crate) fn start(&self, cmd: &str, report: Reporter) -> Job {
        let name = format!("job-{}", self.next.fetch_add(1, Ordering::Relaxed) + 1);
        let cancel = Cancel::default();
        let (sender, digits) = mpsc::unbounded_channel();
        let entry = Entry { cmd: cmd.to_owned(), cancel: cancel.clone(), digits: sender };
        self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone(), entry);
        report.send(Progress::Started { job: name.clone() });
        Job { name, jobs: self.clone(), cancel, digits, report }
    }

    /// Lists the jobs that run.
    pub(crate) fn list(&self) -> Vec<JobView> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.iter().map(|(job, entry)| JobView { job: job.clone(), cmd: entry.cmd.clone() }).collect()
    }

    /// Asks a job to stop.
    pub(crate) fn cancel(&self, job: &str) -> Result<(), ApiError> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.get(job).ok_or_else(|| ApiError::new(ErrorCode::UnknownJob))?.cancel.cancel();
        Ok(())
    }

    /// Asks every job to stop.
    pub(crate) fn cancel_all(&self) {
        for entry in self.running.lock().unwrap_or_else(PoisonError::into_inner).values() {
            entry.cancel.cancel();
        }
    }

    /// Hands a person's digits to a job.
    pub(crate) fn confirm(&self, job: &str, digits: Digits) -> Result<(), ApiError> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = running.get(job).ok_or_else(|| ApiError::new(ErrorCode::UnknownJob))?;
        entry.digits.send(digits).map_err(|_| ApiError::new(ErrorCode::UnknownJob))
    }
}

/// A way to tell progress to whoever asked.
#[derive(Clone)]
pub(crate) struct Reporter(Arc<dyn Fn(Progress) + Send + Sync>);

impl Reporter {
    /// Wraps a listener.
    pub(crate) fn new(listener: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self(Arc::new(listener))
    }

    /// Tells one thing.
    pub(crate) fn send(&self, progress: Progress) {
        (self.0)(progress);
    }

    /// Starts to count units of a step.
    pub(crate) fn meter(&self, step: &'static str, unit: &'static str, total: Option<u64>) -> Meter {
        Meter { report: self.clone(), step, unit, total, started: Instant::now(), told: None }
    }
}

/// Counts units of a step and tells them at most ten times a second.
pub(crate) struct Meter {
    report: Reporter,
    step: &'static str,
    unit: &'static str,
    total: Option<u64>,
    started: Instant,
    told: Option<Instant>,
}

impl Meter {
    /// Learns how many units there are in all.
    pub(crate) fn set_total(&mut self, total: u64) {
        self.total = Some(total);
    }

    /// Tells how many units are done so far.
    pub(crate) fn at(&mut self, done: u64) {
        let finished = self.total.is_some_and(|total| done >= total);
        if !finished && self.told.is_some_and(|told| told.elapsed().as_millis() < 100) {
            return;
        }
        self.told = Some(Instant::now());
        let seconds = self.started.elapsed().as_secs_f64();
        let rate = (seconds > 0.05).then(|| done as f64 / seconds);
        let (step, unit) = (self.step.to_owned(), self.unit.to_owned());
        self.report.send(Progress::Step { step, done, total: self.total, unit, rate });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn cancelling_a_job_wakes_who_waits_for_it() {
        let jobs = Jobs::default();
        let job = jobs.start("sync_listen", Reporter::new(|_| {}));
        let waiting = job.cancel.clone();
        let woken = tokio::spawn(async move { waiting.cancelled().await });
        jobs.cancel(job.name()).unwrap();
        woken.await.unwrap();
        assert_eq!(job.cancel.check().unwrap_err().code, ErrorCode::Cancelled);
    }

    #[test]
    fn a_job_that_ended_is_unknown() {
        let jobs = Jobs::default();
        let name = jobs.start("import", Reporter::new(|_| {})).name().to_owned();
        assert_eq!(jobs.cancel(&name).unwrap_err().code, ErrorCode::UnknownJob);
        assert!(jobs.list().is_empty());
    }
}
