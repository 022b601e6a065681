//! Joining a circle: the inviter's side and the newcomer's.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use cairn_keys::{DeviceKey, DevicePublic, SealKey, SealRecipient, Zeroizing};
use cairn_ledger::charter::{Charter, Epochs, Newcomer, Role};
use cairn_model::CircleId;
use cairn_store::{CircleKeys, CircleUse, DeviceState};
use cairn_sync::join::{Applicant, Candidate, Comparison, JoinEnding, Offer};
use cairn_sync::{CloseReason, Invitation};
use cairn_transport::{JoinPort, JoinProgress, JoinReport, Link, PortError, answer_join, ask_to_join, join_control};

use super::reach::{self, Ways};
use super::{link_error, port_error};
use crate::api::{Progress, Response};
use crate::circles::{self, invitations, members, pages};
use crate::clock;
use crate::core::Context;
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::Job;

fn mismatch() -> ApiError {
    ApiError::new(ErrorCode::CodeMismatch)
}

/// The inviter's vault, and the invitation that is open.
struct Inviter {
    desk: Desk,
    circle: CircleId,
    invitation: String,
    mismatches: Mutex<u32>,
}

impl JoinPort for Inviter {
    fn admit(&self, candidate: &Candidate) -> Result<Vec<Vec<u8>>, PortError> {
        let (candidate, invitation) = (candidate.clone(), self.invitation.clone());
        let pages = self.desk.run_blocking(move |vault| {
            let circle = candidate.circle;
            if vault.charter(&circle)?.role_of(&candidate.device).is_none() {
                let open = invitations::find(vault, &circle, &invitation)?;
                let seal = SealRecipient::parse(&candidate.seal).map_err(|_| ApiError::new(ErrorCode::BadTicket))?;
                let name = circles::circle_name(&candidate.name)?;
                let person = open.newcomer(vault.charter(&circle)?, &name)?;
                let newcomer = Newcomer { log: candidate.device, seal, person };
                let keys = vault.keys(&circle)?;
                let (page, epochs) = vault
                    .charter(&circle)?
                    .admit(newcomer, &keys.device, &keys.epochs, clock::now(), rand::random())
                    .map_err(|error| pages::charter_error(&error))?;
                vault.add_own_page(&circle, &page, &epochs)?;
                // It served once. If the join breaks off now, the same keys are let in again; no others are.
                invitations::remove(vault, &circle, &invitation)?;
            }
            Ok(vault.pages(&circle)?)
        })?;
        Ok(pages)
    }

    fn count_mismatch(&self, _offer: usize) {
        let (circle, invitation) = (self.circle, self.invitation.clone());
        let counted = self.desk.run_blocking(move |vault| invitations::count_mismatch(vault, &circle, &invitation));
        // A vault that cannot be written voids it too.
        *self.mismatches.lock().unwrap_or_else(PoisonError::into_inner) = counted.unwrap_or(invitations::MISMATCHES);
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

/// What an invitation is for, and where it is written to.
pub(crate) struct Wish {
    pub(crate) circle: Option<String>,
    pub(crate) role: String,
    /// The person whose further device is invited; without one, a new person.
    pub(crate) person: Option<String>,
    /// An invitation that is open already: wait for its newcomer again.
    pub(crate) invitation: Option<String>,
    pub(crate) code: Option<String>,
    /// Where the ticket is written, besides being shown: a text file, or a picture by its ending.
    pub(crate) to: Option<PathBuf>,
    pub(crate) overwrite: Overwrite,
}

impl Wish {
    /// Makes the invitation, or finds the one that is open.
    fn invitation(
        &self,
        vault: &mut cairn_store::Vault,
    ) -> Result<(CircleId, String, DeviceKey, invitations::Open), ApiError> {
        let circle = circles::find_shared(vault, self.circle.as_deref())?;
        let device = vault.keys(&circle)?.device;
        let page = vault.charter(&circle)?.page().clone();
        let person = self.person.as_deref().map(|person| members::person(&page, person)).transpose()?;
        let own = page.device(&device.public()).map(|device| device.person);
        // A further device of one's own needs no steward.
        if page.role_of(&device.public()) != Some(Role::Steward) && (person.is_none() || person != own) {
            return Err(ApiError::new(ErrorCode::NotPermitted));
        }
        let open = match &self.invitation {
            Some(id) => invitations::find(vault, &circle, id)?,
            None => invitations::make(vault, &circle, pages::parse_role(&self.role)?, person)?,
        };
        Ok((circle, page.name, device, open))
    }
}

/// Writes a ticket to a file: as a picture when the file's name ends so, else as text.
pub(crate) fn write_ticket(ticket: &str, to: &std::path::Path, overwrite: Overwrite) -> Result<(), ApiError> {
    let ending = to.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("png") => files::write(to, &crate::qr::Qr::of(ticket)?.png()?, overwrite),
        Some("svg") => files::write(to, crate::qr::Qr::of(ticket)?.svg().as_bytes(), overwrite),
        _ => files::write(to, format!("{ticket}\n").as_bytes(), overwrite),
    }
}

/// Invites one device and waits for it. The invitation outlives the waiting: it stays open until it is used or revoked.
pub(crate) async fn invite(cx: &Context, mut job: Job, wish: Wish) -> Result<Response, ApiError> {
    if let Some(to) = &wish.to {
        files::must_be_free(to, wish.overwrite)?;
    }
    let wish = Arc::new(wish);
    let asked = Arc::clone(&wish);
    let (circle, name, device, open) = cx.desk.run(move |vault| asked.invitation(vault)).await?;
    let listener = reach::open(cx, &job, vec![open.transport()?], Ways::All).await?;
    let secret = open.secret()?;
    let invitation = Invitation { secret: secret.clone(), circle, inviter: listener.ticket() };
    let ticket = invitation.to_text();
    if let Some(to) = &wish.to {
        write_ticket(&ticket, to, wish.overwrite)?;
    }
    job.report.send(Progress::Ticket { ticket: ticket.to_string(), invitation: Some(open.id.clone()) });
    let code = wish.code.clone();
    let port = Arc::new(Inviter { desk: cx.desk.clone(), circle, invitation: open.id, mismatches: Mutex::default() });
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
        if *port.mismatches.lock().unwrap_or_else(PoisonError::into_inner) >= invitations::MISMATCHES {
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
            tokio::select! {
                report = &mut joining => return report,
                () = cancel.cancelled(), if !cancelled => {
                    cancelled = true;
                    control.cancel();
                }
                () = self.seen.notified() => {
                    if let Some(preset) = preset {
                        control.compared(self.judge(preset));
                    }
                }
                // Judged by what is on show now: whoever answers at once may be heard in the turn in which it came on show.
                Some(said) = job.digits.recv() => control.compared(self.judge(&said)),
            }
        }
    }

    fn judge(&self, said: &str) -> Comparison {
        let digits: String = said.chars().filter(char::is_ascii_digit).collect();
        let code = self.code.lock().unwrap_or_else(PoisonError::into_inner);
        if code.as_deref() == Some(digits.as_str()) { Comparison::Same } else { Comparison::Different }
    }
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
            let known = reader.circles()?.iter().any(|known| known.id == circle);
            // One that was read from an archive becomes one to write in.
            if known && reader.device_state(&circle)? != DeviceState::Archived {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "already a member"));
            }
            crate::vault::owner(reader)
        })
        .await?;
    let device = DeviceKey::from_seed(rand::random());
    let seal = SealKey::generate();
    let port = Arc::new(Newcomers { desk: cx.desk.clone(), circle, seed: device.seed(), seal: seal.to_text() });
    let applicant = Applicant { device, seal: seal.recipient().as_str().to_owned(), name: name.unwrap_or(owner) };
    let relays = reach::relays(cx).await?;
    let inviter = reach::within(invitation.inviter.clone(), Ways::All, &relays)?;
    let link = reach::dial(cx, &job, &inviter, &relays).await?;
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
