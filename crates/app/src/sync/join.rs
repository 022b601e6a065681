//! Joining a circle: the inviter's side and the newcomer's.

use std::sync::{Arc, Mutex, PoisonError};

use cairn_keys::{DeviceKey, DevicePublic, SealKey, SealRecipient, Zeroizing};
use cairn_ledger::charter::{Charter, Epochs, NewPerson, Newcomer, Role};
use cairn_model::CircleId;
use cairn_store::{CircleKeys, CircleUse};
use cairn_sync::join::{Applicant, Candidate, Comparison, JoinEnding, Offer};
use cairn_sync::{CloseReason, Invitation};
use cairn_transport::{
    JoinPort, JoinProgress, JoinReport, Link, Listener, PortError, answer_join, ask_to_join, dial, join_control,
};

use super::{bind, link_error, port_error};
use crate::api::{Progress, Response};
use crate::circles;
use crate::clock;
use crate::core::Context;
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// So many mismatches of the six digits void an invitation.
const MISMATCHES: u32 = 3;

fn mismatch() -> ApiError {
    ApiError::new(ErrorCode::CodeMismatch)
}

/// The inviter's vault.
struct Inviter {
    desk: Desk,
    role: Role,
    mismatches: Mutex<u32>,
}

impl JoinPort for Inviter {
    fn admit(&self, candidate: &Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        let (candidate, role) = (candidate.clone(), self.role);
        let pages = self.desk.run_blocking(move |vault| {
            let circle = candidate.circle;
            if vault.charter(&circle)?.role_of(&candidate.device).is_none() {
                let seal = SealRecipient::parse(&candidate.seal).map_err(|_| ApiError::new(ErrorCode::BadTicket))?;
                let name = cairn_model::check::clean_text(&candidate.name)
                    .map_err(|_| ApiError::new(ErrorCode::BadTicket))?
                    .into_owned();
                let newcomer = Newcomer { log: candidate.device, seal, person: NewPerson::New { name, role } };
                let keys = vault.keys(&circle)?;
                let (page, epochs) = vault
                    .charter(&circle)?
                    .admit(newcomer, &keys.device, &keys.epochs, clock::now(), rand::random())
                    .map_err(|_| ApiError::new(ErrorCode::NotPermitted))?;
                vault.add_own_page(&circle, &page, &epochs)?;
            }
            Ok(vault.pages(&circle)?)
        })?;
        Ok(pages)
    }

    fn count_mismatch(&self, _offer: usize) {
        *self.mismatches.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    fn store_charter(&self, _pages: &[Vec<u8>], _inviter: &DevicePublic) -> Result<(), PortError> {
        Err("an inviter stores no charter".into())
    }
}

/// The newcomer's vault, with the keys it made for the circle.
struct Newcomers {
    desk: Desk,
    circle: CircleId,
    seed: Zeroizing<[u8; 32]>,
    seal: Zeroizing<String>,
}

impl JoinPort for Newcomers {
    fn admit(&self, _candidate: &Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        Err("a newcomer admits nobody".into())
    }

    fn count_mismatch(&self, _offer: usize) {}

    fn store_charter(&self, pages: &[Vec<u8>], inviter: &DevicePublic) -> Result<(), PortError> {
        let charter = Charter::verify(pages)?;
        let device = DeviceKey::from_seed(*self.seed);
        let known = charter.circle() == self.circle
            && charter.role_of(&device.public()).is_some()
            && charter.role_of(inviter).is_some();
        if !known {
            return Err("the charter is not the invited circle's".into());
        }
        let seal = SealKey::from_text(&self.seal)?;
        let epochs = Epochs::open(charter.page(), &seal)?;
        self.desk.run_blocking(move |vault| {
            Ok(vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, CircleUse::Shared)?)
        })?;
        Ok(())
    }
}

/// Invites one device and waits for it.
pub(crate) async fn invite(
    cx: &Context,
    mut job: Job,
    circle: Option<String>,
    role: String,
    code: Option<String>,
) -> Result<Response, ApiError> {
    let role = Role::parse(&role).ok_or_else(|| {
        ApiError::new(ErrorCode::BadValue).with("path", "role").with("why", "steward, editor, reader, contributor")
    })?;
    let (circle, name, device) = cx
        .read(move |reader| {
            let circle = circles::find_shared(reader, circle.as_deref())?;
            let charter = reader.load_charter(&circle)?;
            let device = reader.keys(&circle)?.device;
            if charter.role_of(&device.public()) != Some(Role::Steward) {
                return Err(ApiError::new(ErrorCode::NotPermitted));
            }
            Ok((circle, charter.page().name.clone(), device))
        })
        .await?;
    let listener = Listener::open(Zeroizing::new(rand::random()), bind()?).await.map_err(link_error)?;
    let secret = Zeroizing::new(rand::random::<[u8; 32]>());
    let invitation = Invitation { secret: secret.clone(), circle, inviter: listener.ticket() };
    job.report.send(Progress::Ticket { ticket: invitation.to_text().to_string() });
    let port = Arc::new(Inviter { desk: cx.desk.clone(), role, mismatches: Mutex::default() });
    let outcome = loop {
        let cancel = job.cancel.clone();
        let link = tokio::select! {
            link = listener.accept() => link,
            () = cancel.cancelled() => break Err(ApiError::new(ErrorCode::Cancelled)),
        };
        let Some(link) = link else { break Err(ApiError::new(ErrorCode::SyncFailed).with("why", "closed")) };
        let offers = vec![Offer { secret: secret.clone(), circle, device: device.clone() }];
        match answer(&link, offers, &port, &mut job, code.as_deref()).await {
            Ok(true) => {
                super::after_join(cx, &link, &circle, &job).await;
                link.close().await;
                break Ok(Response::Joined { circle: circle.to_string(), name });
            }
            Ok(false) => link.close().await,
            Err(error) => {
                link.close().await;
                break Err(error);
            }
        }
        if *port.mismatches.lock().unwrap_or_else(PoisonError::into_inner) >= MISMATCHES {
            break Err(mismatch());
        }
    };
    listener.close().await;
    outcome
}

/// Answers one device; says whether it joined.
async fn answer(
    link: &Link,
    offers: Vec<Offer>,
    port: &Arc<Inviter>,
    job: &mut Job,
    code: Option<&str>,
) -> Result<bool, ApiError> {
    let conversation = match link.accept().await {
        Ok(conversation) if conversation.asks_to_join() => conversation,
        // Someone who is no newcomer, or no Cairn at all: the invitation goes on waiting.
        Ok(_) | Err(_) => return Ok(false),
    };
    let (control, commands) = join_control();
    let shown = Shown::new(job);
    let listener = shown.listener();
    let joining =
        answer_join(link, conversation, offers, Arc::<Inviter>::clone(port) as Arc<dyn JoinPort>, commands, listener);
    let report = shown.compare(joining, &control, job, code).await.map_err(link_error)?;
    match report.ending {
        JoinEnding::Joined => Ok(true),
        JoinEnding::Ours(CloseReason::Cancelled) => Err(ApiError::new(ErrorCode::Cancelled)),
        JoinEnding::Ours(CloseReason::Failed) => Err(port_error(report.failure)),
        JoinEnding::Ours(_) | JoinEnding::Theirs(_) | JoinEnding::Lost => {
            job.report.send(Progress::Notice { notice: "notice-join-failed".to_owned() });
            Ok(false)
        }
    }
}

/// The digits on show, until people compared them.
struct Shown {
    code: Arc<Mutex<Option<String>>>,
    seen: Arc<tokio::sync::Notify>,
    report: crate::jobs::Reporter,
    job: String,
}

impl Shown {
    fn new(job: &Job) -> Self {
        Self { code: Arc::default(), seen: Arc::default(), report: job.report.clone(), job: job.name().to_owned() }
    }

    fn listener(&self) -> impl FnMut(JoinProgress) + Send + use<> {
        let (code, seen, report, job) =
            (Arc::clone(&self.code), Arc::clone(&self.seen), self.report.clone(), self.job.clone());
        move |progress| {
            if let JoinProgress::Compare { code: digits, .. } = progress {
                *code.lock().unwrap_or_else(PoisonError::into_inner) = Some(digits.clone());
                report.send(Progress::Code { job: job.clone(), code: digits });
                seen.notify_one();
            }
        }
    }

    /// Drives a join while a person compares the digits.
    async fn compare<E>(
        &self,
        joining: impl Future<Output = Result<JoinReport, E>>,
        control: &cairn_transport::JoinControl,
        job: &mut Job,
        preset: Option<&str>,
    ) -> Result<JoinReport, E> {
        tokio::pin!(joining);
        let cancel = job.cancel.clone();
        let mut cancelled = false;
        loop {
            let code = self.code.lock().unwrap_or_else(PoisonError::into_inner).clone();
            tokio::select! {
                report = &mut joining => return report,
                () = cancel.cancelled(), if !cancelled => {
                    cancelled = true;
                    control.cancel();
                }
                () = self.seen.notified() => {
                    if let Some(preset) = preset {
                        let code = self.code.lock().unwrap_or_else(PoisonError::into_inner).clone();
                        control.compared(judge(preset, code.as_deref()));
                    }
                }
                Some(said) = job.digits.recv() => control.compared(judge(&said, code.as_deref())),
            }
        }
    }
}

fn judge(said: &str, code: Option<&str>) -> Comparison {
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    if code == Some(digits.as_str()) { Comparison::Same } else { Comparison::Different }
}

/// Joins the circle of an invitation.
pub(crate) async fn join(
    cx: &Context,
    mut job: Job,
    ticket: String,
    name: Option<String>,
    code: Option<String>,
) -> Result<Response, ApiError> {
    let invitation = Invitation::from_text(ticket.trim()).map_err(|_| ApiError::new(ErrorCode::BadTicket))?;
    let circle = invitation.circle;
    let owner = cx
        .read(move |reader| {
            if reader.circles()?.iter().any(|known| known.id == circle) {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "already a member"));
            }
            crate::vault::owner(reader)
        })
        .await?;
    let device = DeviceKey::from_seed(rand::random());
    let seal = SealKey::generate();
    let port = Arc::new(Newcomers { desk: cx.desk.clone(), circle, seed: device.seed(), seal: seal.to_text() });
    let applicant = Applicant { device, seal: seal.recipient().as_str().to_owned(), name: name.unwrap_or(owner) };
    let link = dial(Zeroizing::new(rand::random()), &invitation.inviter).await.map_err(link_error)?;
    let (control, commands) = join_control();
    let shown = Shown::new(&job);
    let listener = shown.listener();
    let joining = ask_to_join(&link, &invitation, applicant, port, commands, listener);
    let report = shown.compare(joining, &control, &mut job, code.as_deref()).await.map_err(link_error)?;
    let outcome = match report.ending {
        JoinEnding::Joined => {
            super::sync_after_join(cx, &link, &circle, &job).await;
            cx.read(move |reader| {
                Ok(Response::Joined {
                    circle: circle.to_string(),
                    name: reader.load_charter(&circle)?.page().name.clone(),
                })
            })
            .await
        }
        JoinEnding::Ours(CloseReason::Failed) => Err(port_error(report.failure)),
        JoinEnding::Ours(reason) | JoinEnding::Theirs(reason) => Err(match reason {
            CloseReason::Mismatch => mismatch(),
            CloseReason::Cancelled => ApiError::new(ErrorCode::Cancelled),
            CloseReason::Unknown | CloseReason::Void | CloseReason::BadProof => ApiError::new(ErrorCode::BadTicket),
            other => super::closed(other),
        }),
        JoinEnding::Lost => Err(ApiError::new(ErrorCode::SyncFailed).with("why", "lost")),
    };
    link.close().await;
    outcome
}
