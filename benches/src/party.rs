//! A person at a shell: a vault and the same API that the window and the command use.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{Progress, Request, Response, SyncView};
use cairn_app::{Core, FileAccess};
use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_store::{LockedVault, Vault};

/// The passphrase of every vault here.
pub const PASSPHRASE: &str = "measured under one passphrase";

/// A vault and its core.
pub struct Party {
    /// The vault's folder.
    pub folder: PathBuf,
    core: Core,
}

impl Party {
    /// Makes a vault whose passphrase costs nothing to try, so that opening measures what comes after that work.
    pub async fn found(folder: &Path, name: &str) -> anyhow::Result<Self> {
        let party = Self { folder: folder.to_owned(), core: Core::open(folder.to_owned(), FileAccess::Paths) };
        party.ask(Request::Create { name: name.to_owned(), passphrase: PASSPHRASE.to_owned() }).await?;
        party.close().await;
        party
            .by_hand(|vault| {
                Ok(vault.change_passphrase(&Passphrase::new(PASSPHRASE.to_owned()), WorkFactor::weak_for_tests())?)
            })
            .await?;
        Ok(party)
    }

    /// Opens a vault that was made before.
    pub async fn open(folder: &Path) -> anyhow::Result<Self> {
        let party = Self { folder: folder.to_owned(), core: Core::open(folder.to_owned(), FileAccess::Paths) };
        party.ask(Request::Unlock { passphrase: PASSPHRASE.to_owned() }).await?;
        Ok(party)
    }

    /// Asks, and waits for the answer.
    pub async fn ask(&self, request: Request) -> anyhow::Result<Response> {
        self.core.call(request, |_| {}).await.map_err(|error| anyhow::anyhow!("{}: {error:?}", error.code.name()))
    }

    /// Asks, stops the job as soon as it tells of what is enough, and waits for the answer.
    pub async fn ask_until(
        &self,
        request: Request,
        enough: impl Fn(&Progress) -> bool + Send + Sync + 'static,
    ) -> anyhow::Result<Response> {
        let running =
            self.start(request, move |progress| matches!(progress, Progress::Started { .. }) || enough(progress));
        let (Running { seen, mut answer }, core) = (running, self.core.clone());
        let stopping = tokio::task::spawn_blocking(move || {
            let Ok(Progress::Started { job }) = seen.recv() else { return None };
            seen.recv().is_ok().then_some(job)
        });
        tokio::select! {
            answer = &mut answer => answer?,
            job = stopping => {
                if let Some(job) = job? {
                    core.call(Request::JobCancel { job }, |_| {}).await.ok();
                }
                answer.await?
            }
        }
    }

    /// Closes the vault, lets something work on it directly, and opens it again.
    pub async fn by_hand<R: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vault) -> anyhow::Result<R> + Send + 'static,
    ) -> anyhow::Result<R> {
        self.close().await;
        let folder = self.folder.clone();
        let result = tokio::task::spawn_blocking(move || {
            let mut vault = LockedVault::at(&folder).unlock(&Passphrase::new(PASSPHRASE.to_owned()))?;
            let result = work(&mut vault)?;
            vault.close()?;
            anyhow::Ok(result)
        })
        .await??;
        self.ask(Request::Unlock { passphrase: PASSPHRASE.to_owned() }).await?;
        Ok(result)
    }

    /// Closes the vault.
    pub async fn close(&self) {
        self.core.close().await;
    }

    /// Starts a circle and takes another in.
    pub async fn share_circle(&self, other: &Self) -> anyhow::Result<String> {
        let Response::Created { id } = self.ask(Request::CircleNew { name: "Bench".to_owned() }).await? else {
            bail!("no circle was made");
        };
        let invite = Request::CircleInvite {
            circle: Some(id.clone()),
            role: "editor".to_owned(),
            code: None,
            person: None,
            invitation: None,
            to: None,
            force: false,
        };
        let (ticket, inviting) = self.with_ticket(invite).await?;
        let join = Request::CircleJoin { ticket, name: None, code: None };
        let joining = other.start(join, |progress| matches!(progress, Progress::Code { .. }));
        let here = tokio::task::spawn_blocking(move || (inviting.seen.recv(), inviting));
        let there = tokio::task::spawn_blocking(move || (joining.seen.recv(), joining));
        let ((here_code, inviting), (there_code, joining)) = (here.await?, there.await?);
        for (party, code) in [(self, here_code), (other, there_code)] {
            if let Progress::Code { job, code } = code.context("no code came")? {
                party.ask(Request::CircleConfirm { job, code }).await?;
            }
        }
        inviting.answer.await??;
        joining.answer.await??;
        Ok(id)
    }

    /// Syncs with another, who listens; gives the dialling side's account, and how long it took until both had answered.
    pub async fn sync_with(&self, listener: &Self, circle: &str) -> anyhow::Result<(SyncView, Duration)> {
        let listen = Request::SyncListen { circle: Some(circle.to_owned()), once: true, only_relay: false };
        let (ticket, listening) = listener.with_ticket(listen).await?;
        let began = Instant::now();
        let Response::Synced(view) =
            self.ask(Request::SyncWith { ticket, circle: None, stay: false, only_relay: false }).await?
        else {
            bail!("no account was given")
        };
        let Response::Synced(other) = listening.answer.await?? else { bail!("no account was given") };
        let took = began.elapsed();
        ensure!(view.entries_equal, "the two are not equal after the sync");
        ensure!(view.digest == other.digest, "the two show different digests");
        Ok((view, took))
    }

    /// Listens for one member; gives the ticket, and what ends when the member has parted.
    pub async fn listen(&self, circle: &str) -> anyhow::Result<(String, impl Future<Output = anyhow::Result<()>>)> {
        let listen = Request::SyncListen { circle: Some(circle.to_owned()), once: true, only_relay: false };
        let (ticket, listening) = self.with_ticket(listen).await?;
        Ok((ticket, async move {
            listening.answer.await??;
            Ok(())
        }))
    }

    async fn with_ticket(&self, request: Request) -> anyhow::Result<(String, Running)> {
        let running =
            self.start(request, |progress| matches!(progress, Progress::Ticket { .. } | Progress::Code { .. }));
        let (said, running) = tokio::task::spawn_blocking(move || (running.seen.recv(), running)).await?;
        match said {
            Ok(Progress::Ticket { ticket, .. }) => Ok((ticket, running)),
            _ => match running.answer.await? {
                Ok(_) => bail!("no ticket came"),
                Err(error) => Err(error),
            },
        }
    }

    fn start(&self, request: Request, wanted: impl Fn(&Progress) -> bool + Send + Sync + 'static) -> Running {
        let (tell, seen) = mpsc::channel();
        let tell = Arc::new(std::sync::Mutex::new(tell));
        let core = self.core.clone();
        let answer = tokio::spawn(async move {
            let progress = move |progress: Progress| {
                if wanted(&progress)
                    && let Ok(tell) = tell.lock()
                {
                    tell.send(progress).ok();
                }
            };
            core.call(request, progress).await.map_err(|error| anyhow::anyhow!("{}: {error:?}", error.code.name()))
        });
        Running { seen, answer }
    }
}

/// A request that takes its time.
struct Running {
    seen: mpsc::Receiver<Progress>,
    answer: tokio::task::JoinHandle<anyhow::Result<Response>>,
}

/// Reads a line such as `VmRSS` of this process, in MiB.
pub fn memory(line: &str) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let found = status.lines().find(|found| found.starts_with(line)).context("the system tells no memory use")?;
    let kib: f64 = found.split_whitespace().nth(1).context("no number")?.parse()?;
    Ok(kib / 1024.0)
}

/// Runs one part in a process of its own, so that nothing else counts; gives the seconds and MiB that it printed.
pub fn in_child<const N: usize>(arguments: &[&OsStr]) -> anyhow::Result<[f64; N]> {
    let output = Command::new(std::env::current_exe()?).arg("--child").args(arguments).output()?;
    ensure!(output.status.success(), "the child failed: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    let told: Vec<f64> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
    told.try_into().ok().context("the child said something else")
}
