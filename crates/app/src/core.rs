//! The core: takes requests, hands them to use cases, and gives answers.

mod dispatch;
mod dispatch_codebook;
mod dispatch_consent;
mod dispatch_custody;
mod dispatch_derive;
mod dispatch_likeness;
mod dispatch_live;
mod dispatch_protocols;
mod dispatch_views;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cairn_store::Reader;

use crate::api::{CodebookExport, CodebookQuery, CodebookTerm, Progress, Request, Response};
use crate::desk::{Desk, DeskThread};
use crate::error::{ApiError, ErrorCode};
use crate::idle::Touch;
use crate::jobs::{Job, Jobs, Reporter};
use crate::vault::{Background, Checked};
use crate::{
    catalog, conflicts, custody, evidence, export, handover, import, indicators, intake, phishing, protocols, records,
    report, settings, sync, vault, verify,
};

/// How often a shell that stays open looks whether anybody is there.
const IDLE_TICK: Duration = Duration::from_secs(5);

/// How a shell names files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileAccess {
    /// By path: the command line, whose user typed it.
    Paths,
    /// By handles that the shell granted after a person chose a file: the window, which never passes a path.
    Handles,
}

/// A file that a person chose, by a handle that says nothing about it.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct FileGrant {
    /// Give this instead of a path.
    pub handle: String,
    /// The file's name, for people.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
}

/// The core of one vault's shell. Clones share it.
#[derive(Clone)]
pub struct Core(Arc<Inner>);

struct Inner {
    dir: PathBuf,
    access: FileAccess,
    open: Mutex<Option<Open>>,
    jobs: Jobs,
    grants: Mutex<BTreeMap<String, PathBuf>>,
    stays_open: AtomicBool,
    touched: Mutex<Touch>,
    checked: Arc<Mutex<Checked>>,
}

struct Open {
    desk: Desk,
    thread: DeskThread,
    reader: Arc<Mutex<Reader>>,
    checking: Option<Background>,
}

/// What a use case works with: the vault's desk, a reader, and the files that a person named.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) desk: Desk,
    reader: Arc<Mutex<Reader>>,
    core: Core,
}

impl Context {
    /// Runs a query on the reader, away from async threads.
    pub(crate) async fn read<R: Send + 'static>(
        &self,
        query: impl FnOnce(&Reader) -> Result<R, ApiError> + Send + 'static,
    ) -> Result<R, ApiError> {
        let reader = Arc::clone(&self.reader);
        let run = move || query(&reader.lock().unwrap_or_else(PoisonError::into_inner));
        tokio::task::spawn_blocking(run).await.map_err(|_| crate::internal!("a query panicked"))?
    }

    /// Finds the file that a person named.
    pub(crate) fn file(&self, name: &str) -> Result<PathBuf, ApiError> {
        self.core.file(name)
    }

    /// Gives the vault as a session sees it.
    pub(crate) fn port(&self) -> sync::VaultPort {
        sync::VaultPort::new(self.desk.clone(), Arc::clone(&self.reader))
    }
}

impl Core {
    /// Prepares a core for the vault in this folder; touches nothing until a request asks.
    pub fn open(dir: PathBuf, access: FileAccess) -> Self {
        Self(Arc::new(Inner {
            dir,
            access,
            open: Mutex::default(),
            jobs: Jobs::default(),
            grants: Mutex::default(),
            stays_open: AtomicBool::new(false),
            touched: Mutex::new(Touch::now()),
            checked: Arc::default(),
        }))
    }

    /// Says that the shell stays open after its first request, as a window does: unlocking then starts a check of the
    /// vault in the background. Such a shell also waits for [`Core::lock_when_idle`].
    #[must_use]
    pub fn staying_open(self) -> Self {
        self.0.stays_open.store(true, Ordering::Relaxed);
        self
    }

    /// Waits until nobody has touched the vault for as long as the person chose, and locks it. What touches it: requests,
    /// their progress, and [`Request::Active`]. Work that tells no progress, such as listening, holds nothing open.
    pub async fn lock_when_idle(&self) {
        loop {
            tokio::time::sleep(IDLE_TICK).await;
            if self.lock_if_idle(Touch::now()).await {
                return;
            }
        }
    }

    /// Locks the vault if nobody has touched it for too long by `now`; says whether it did.
    pub(crate) async fn lock_if_idle(&self, now: Touch) -> bool {
        let Ok(cx) = self.context() else { return false };
        let Ok(minutes) = cx.read(settings::idle_minutes).await else { return false };
        drop(cx);
        let touched = *self.0.touched.lock().unwrap_or_else(PoisonError::into_inner);
        if touched.millis_until(now) < minutes * 60_000 {
            return false;
        }
        self.lock().await.is_ok()
    }

    fn touch(&self) {
        *self.0.touched.lock().unwrap_or_else(PoisonError::into_inner) = Touch::now();
    }

    /// Grants a shell's window one file that a person chose.
    ///
    /// # Errors
    /// [`ErrorCode::Unreadable`] when it is no file that can be read.
    pub fn grant_file(&self, path: PathBuf) -> Result<FileGrant, ApiError> {
        let unreadable = || ApiError::new(ErrorCode::Unreadable);
        let meta = std::fs::metadata(&path).map_err(|_| unreadable())?;
        if !meta.is_file() {
            return Err(unreadable());
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let handle = format!("file-{}", hex::encode(rand::random::<[u8; 16]>()));
        self.0.grants.lock().unwrap_or_else(PoisonError::into_inner).insert(handle.clone(), path);
        Ok(FileGrant { handle, name, size: meta.len() })
    }

    fn file(&self, name: &str) -> Result<PathBuf, ApiError> {
        match self.0.access {
            FileAccess::Paths => Ok(PathBuf::from(name)),
            FileAccess::Handles => {
                let grants = self.0.grants.lock().unwrap_or_else(PoisonError::into_inner);
                grants.get(name).cloned().ok_or_else(|| ApiError::new(ErrorCode::Unreadable))
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, Option<Open>> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn context(&self) -> Result<Context, ApiError> {
        let state = self.state();
        let open = state.as_ref().ok_or_else(|| ApiError::new(ErrorCode::Locked))?;
        Ok(Context { desk: open.desk.clone(), reader: Arc::clone(&open.reader), core: self.clone() })
    }

    /// Asks every job to stop.
    pub fn cancel_all(&self) {
        self.0.jobs.cancel_all();
    }

    /// Stops every job, closes the database and wipes keys. Does nothing when locked.
    pub async fn close(&self) {
        self.lock().await.ok();
    }

    async fn lock(&self) -> Result<(), ApiError> {
        self.cancel_all();
        let open = self.state().take();
        self.0.grants.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let Some(Open { desk, thread, reader, checking }) = open else { return Ok(()) };
        drop((desk, reader));
        if let Some(checking) = checking {
            checking.stop().await;
        }
        tokio::task::spawn_blocking(move || thread.join()).await.map_err(|_| crate::internal!("locking panicked"))?
    }

    fn hold(&self, vault: cairn_store::Vault) -> Result<(), ApiError> {
        let reader = Arc::new(Mutex::new(vault.reader()?));
        let checked_by = if self.0.stays_open.load(Ordering::Relaxed) { Some(vault.reader()?) } else { None };
        let with_files = evidence::fixity::when_idle(&vault)? && crate::platform::is_on_mains();
        let (desk, thread) = Desk::start(vault);
        let checking = checked_by.map(|reader| {
            let job = self.0.jobs.start("vault_check", Reporter::new(|_| {}));
            Background::start(reader, job, Arc::clone(&self.0.checked), with_files.then(|| desk.clone()))
        });
        *self.state() = Some(Open { desk, thread, reader, checking });
        Ok(())
    }

    /// Carries out one request. `progress` hears what happens meanwhile.
    ///
    /// # Errors
    /// [`ApiError`] with a code; its texts say what happened and what to do.
    pub async fn call(
        &self,
        request: Request,
        progress: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<Response, ApiError> {
        self.touch();
        let core = self.clone();
        let report = Reporter::new(move |step| {
            core.touch();
            progress(step);
        });
        let answer = self.answering(request, report).await;
        self.touch();
        answer
    }

    /// Boxes the answer, so that what requests do is compiled once, here, and not again in each program that asks.
    #[inline(never)]
    fn answering(
        &self,
        request: Request,
        report: Reporter,
    ) -> Pin<Box<dyn Future<Output = Result<Response, ApiError>> + Send + '_>> {
        Box::pin(self.answer(request, report))
    }

    async fn answer(&self, request: Request, report: Reporter) -> Result<Response, ApiError> {
        match request {
            Request::Ping => self.ping().await,
            Request::Active => Ok(Response::Done),
            Request::Create { name, passphrase } => {
                self.must_be_closed()?;
                let dir = self.0.dir.clone();
                let vault = blocking(move || vault::create(&dir, &name, passphrase)).await?;
                self.hold(vault)?;
                self.ping().await
            }
            Request::Unlock { passphrase } => {
                self.must_be_closed()?;
                let dir = self.0.dir.clone();
                let (vault, notices) = blocking(move || vault::unlock(&dir, passphrase)).await?;
                self.hold(vault)?;
                let Response::State(mut state) = self.ping().await? else {
                    return Err(crate::internal!("ping gave no state"));
                };
                state.notices = notices;
                Ok(Response::State(state))
            }
            Request::BackupRestore(order) => {
                self.must_be_closed()?;
                let (dir, from) = (self.0.dir.clone(), self.file(&order.from)?);
                let job = self.0.jobs.start("backup_restore", report);
                let (vault, view) = blocking(move || vault::backup::restore(&dir, &from, order, &job)).await?;
                self.hold(vault)?;
                Ok(Response::Restored(view))
            }
            Request::HandoverForget { circle, passphrase } => {
                let passphrase = cairn_keys::Zeroizing::new(passphrase);
                let cx = self.context()?;
                let forgetting = cx.read(move |reader| handover::may_forget(reader, circle.as_deref())).await?;
                drop(cx);
                self.lock().await?;
                let dir = self.0.dir.clone();
                let (vault, response) = blocking(move || handover::forget(&dir, forgetting, &passphrase)).await?;
                self.hold(vault)?;
                Ok(response)
            }
            Request::Lock => {
                self.lock().await?;
                self.ping().await
            }
            Request::Catalog { lang } => Ok(catalog::catalog(&lang)),
            Request::Texts { lang } => Ok(catalog::texts(&lang)),
            Request::CodebookList(CodebookQuery { circle: None, .. })
            | Request::CodebookShow(CodebookTerm { circle: None, .. })
            | Request::CodebookExport(CodebookExport { circle: None, .. }) => self.call_codebook(request).await,
            Request::ProtocolList(query) if query.shipped => protocols::list(None, &query),
            Request::ProtocolShow(pick) if protocols::is_shipped(&pick.protocol) => protocols::show(None, &pick),
            Request::Qr { text } => crate::qr::draw(&text),
            Request::DateRead { text } => Ok(records::date_read(&text)),
            Request::Verify { path, fingerprint } => {
                let path = self.file(&path)?;
                let job = self.0.jobs.start("verify", report);
                blocking(move || verify::verify(&path, fingerprint.as_deref(), &job)).await
            }
            Request::Jobs => Ok(Response::Jobs { jobs: self.0.jobs.list() }),
            Request::JobCancel { job } => self.0.jobs.cancel(&job).map(|()| Response::Done),
            Request::CircleConfirm { job, code } => self.0.jobs.confirm(&job, code).map(|()| Response::Done),
            other => self.call_open(other, report).await,
        }
    }

    async fn call_open(&self, request: Request, report: Reporter) -> Result<Response, ApiError> {
        let cx = self.context()?;
        let job = |cmd: &str| -> Job { self.0.jobs.start(cmd, report.clone()) };
        match request {
            Request::Status => {
                let checked = *self.0.checked.lock().unwrap_or_else(PoisonError::into_inner);
                cx.read(move |reader| vault::status(reader, &checked)).await
            }
            Request::Setting { name } => cx.read(move |reader| settings::get(reader, &name)).await,
            Request::SettingSet { name, value } => {
                cx.desk.run(move |vault| settings::set(vault, &name, value.as_deref())).await
            }
            Request::Digest { circle } => {
                cx.catch_up(&report, &job("digest").cancel).await?;
                cx.read(move |reader| vault::digest(reader, circle.as_deref())).await
            }
            Request::VaultCheck => vault::check(&cx, job("vault_check")).await,
            Request::VaultMoved => cx.desk.run(vault::moved).await,
            Request::VaultRebuild => vault::rebuild(&cx, job("vault_rebuild")).await,
            Request::RecordAdd { kind, circle, set } => {
                cx.desk.run(move |vault| records::add(vault, &kind, circle.as_deref(), &set)).await
            }
            Request::RecordShow { id } => cx.read(move |reader| records::show(reader, &id)).await,
            Request::RecordEdit { id, set } => cx.desk.run(move |vault| records::edit(vault, &id, &set)).await,
            Request::RecordHistory { id } => cx.read(move |reader| records::history(reader, &id)).await,
            Request::RecordDelete { id } => cx.desk.run(move |vault| records::delete(vault, &id)).await,
            Request::RecordRestore { id } => cx.desk.run(move |vault| records::restore(vault, &id)).await,
            Request::RecordList(_)
            | Request::ViewSave(_)
            | Request::ViewList(_)
            | Request::ViewShow(_)
            | Request::ViewEdit(_)
            | Request::ViewDelete(_) => self.call_views(&cx, request, report).await,
            Request::Link { from, relation, to, confidence, note } => {
                cx.desk
                    .run(move |vault| {
                        records::link(vault, &from, &relation, &to, confidence.as_deref(), note.as_deref())
                    })
                    .await
            }
            Request::Unlink { from, relation, to } => {
                cx.desk.run(move |vault| records::unlink(vault, &from, &relation, &to)).await
            }
            Request::ConflictsList { circle } => {
                cx.read(move |reader| conflicts::list(reader, circle.as_deref())).await
            }
            Request::ConflictsResolve { record, path, value } => {
                cx.desk.run(move |vault| conflicts::resolve(vault, &record, &path, value)).await
            }
            Request::EvidenceAdd { files, incident, source, circle, url, captured, uploader } => {
                let order = evidence::Order { files, incident, source, circle, url, captured, uploader };
                evidence::add(&cx, job("evidence_add"), order).await
            }
            Request::EvidenceList { incident } => {
                cx.read(move |reader| evidence::list(reader, incident.as_deref())).await
            }
            Request::EvidenceExport { id, to, force, audience, identifiability, release } => {
                let order = evidence::Export { id, to, force, audience, identifiability, release };
                evidence::export(&cx, job("evidence_export"), order).await
            }
            Request::EvidenceVerify { id, due } => {
                let which = match (id, due) {
                    (Some(id), _) => evidence::Which::One(id),
                    (None, true) => evidence::Which::Due,
                    (None, false) => evidence::Which::All,
                };
                evidence::verify(&cx, job("evidence_verify"), which).await
            }
            Request::EvidenceCustody { id } => cx.read(move |reader| custody::show(reader, &id)).await,
            Request::EvidenceShow { id } => cx.read(move |reader| evidence::fetch::show(reader, &id)).await,
            Request::EvidencePolicy(order) => cx.desk.run(move |vault| evidence::fetch::policy(vault, &order)).await,
            Request::EvidenceFetch(order) => cx.desk.run(move |vault| evidence::fetch::want(vault, &order)).await,
            Request::SyncDrop(order) => sync::drop::visit(&cx, job("sync_drop"), order).await,
            Request::BundleWrite(order) => sync::bundle::write(&cx, job("bundle_write"), order).await,
            Request::BundleRead(input) => sync::bundle::read(&cx, job("bundle_read"), input).await,
            Request::BundleHave(order) => sync::bundle::have(&cx, order).await,
            Request::BackupSheet(order) => vault::backup::sheet(&cx, order).await,
            Request::BackupWrite(order) => vault::backup::write(&cx, job("backup_write"), order).await,
            Request::BackupAdmit { sheet } => cx.desk.run(move |vault| vault::backup::admit_again(vault, sheet)).await,
            Request::HandoverStatus { circle } => {
                cx.read(move |reader| handover::status(reader, circle.as_deref())).await
            }
            Request::Import { format, file, circle, dry_run, tlp, licence } => {
                let options = import::Options { format, file, circle, dry_run, tlp, licence };
                import::import(&cx, job("import"), options).await
            }
            Request::Phishing(order) => phishing::call(&cx, job("phishing"), order).await,
            Request::Collect(order) => import::drafts::collect(&cx, job("import"), order).await,
            Request::Intake(order) => intake::import(&cx, job("intake"), order).await,
            Request::Indicators { search, set, limit, after } => {
                cx.read(move |reader| {
                    import::indicators(reader, search.as_deref(), set.as_deref(), limit, after.as_deref())
                })
                .await
            }
            Request::IndicatorUse(order) => indicators::carry_out(&cx, order, job).await,
            Request::IndicatorPromote { set, indicator } => {
                cx.desk.run(move |vault| import::promote(vault, &set, &indicator)).await
            }
            Request::ReportBuild { incident, audience, lang, to, force, identifiability, release } => {
                let job = job("report_build");
                cx.catch_up(&job.report, &job.cancel).await?;
                let options = report::Options { incident, audience, lang, to, force, identifiability, release };
                report::build(&cx, job, options).await
            }
            Request::Export(order) => {
                let job = job("export");
                cx.catch_up(&job.report, &job.cancel).await?;
                export::export(&cx, job, *order).await
            }
            Request::Custody(_) | Request::Elsewhere(_) | Request::Retention(_) | Request::Fixity(_) => {
                self.call_custody(&cx, request, report).await
            }
            Request::ConsentShow(_) | Request::ConsentWithdraw(_) | Request::ConsentCheck(_) => {
                self.call_consent(&cx, request, report).await
            }
            other => self.call_derive(&cx, other, report).await,
        }
    }

    fn must_be_closed(&self) -> Result<(), ApiError> {
        if self.state().is_some() {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "unlocked"));
        }
        Ok(())
    }

    async fn ping(&self) -> Result<Response, ApiError> {
        let dir = self.0.dir.clone();
        let exists = blocking(move || Ok(vault::exists(&dir))).await?;
        let name = match self.context() {
            Ok(cx) => Some(cx.read(vault::owner).await?),
            Err(_) => None,
        };
        Ok(Response::State(crate::api::StateView { exists, unlocked: name.is_some(), name, notices: Vec::new() }))
    }
}

#[cfg(test)]
mod exits;
#[cfg(test)]
mod tests;

/// Runs blocking work away from async threads.
pub(crate) async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, ApiError> + Send + 'static,
) -> Result<R, ApiError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| crate::internal!("a task panicked"))?
}
