//! Hands the requests about circles to their use cases.

use std::path::PathBuf;

use cairn_ledger::charter::Closing;

use super::{Context, Core, blocking};
use crate::api::{Request, Response};
use crate::circles::pages::{Assent, Removed, Way, WrittenPage};
use crate::circles::{self, choose, erase, invitations, members, offline, pages, renewed, withheld};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::Reporter;
use crate::sync;

/// The largest file that holds a proposal, a request or an answer, in bytes.
const MAX_FILE: usize = cairn_sync::join::offline::MAX_ANSWER + 64 * 1024;

impl Core {
    pub(super) async fn call_circle(
        &self,
        cx: &Context,
        request: Request,
        report: Reporter,
    ) -> Result<Response, ApiError> {
        match request {
            Request::CircleNew { name } => cx.desk.run(move |vault| circles::found(vault, &name)).await,
            Request::CircleList => cx.read(circles::list).await,
            Request::CircleMembers { circle } => cx.read(move |reader| members::list(reader, circle.as_deref())).await,
            Request::CircleInvite { circle, role, code, person, invitation, to, force } => {
                let to = to.map(|to| cx.file(&to)).transpose()?;
                let overwrite = Overwrite::of(force);
                let wish = sync::Wish { circle, role, person, invitation, code, to, overwrite };
                sync::invite(cx, self.0.jobs.start("circle_invite", report), wish).await
            }
            Request::CircleJoin { ticket, name, code } => {
                sync::join(cx, self.0.jobs.start("circle_join", report), ticket, name, code).await
            }
            Request::CircleInvitations { circle } => {
                cx.read(move |reader| invitations::list(reader, circle.as_deref())).await
            }
            Request::CircleRevoke { circle, invitation } => {
                let revoke = move |vault: &mut cairn_store::Vault| {
                    let circle = circles::find_shared(vault, circle.as_deref())?;
                    invitations::remove(vault, &circle, &invitation)?;
                    Ok(Response::Done)
                };
                cx.desk.run(revoke).await
            }
            Request::CircleRequest { name, to, force, circle } => {
                request_to_join(cx, name, circle, to, Overwrite::of(force)).await
            }
            Request::CircleApprove { circle, request, role, person, code, to, force, replaces } => {
                let admission = offline::Admission { circle, role, person, replaces, code };
                approve(cx, request, admission, &to, Overwrite::of(force)).await
            }
            Request::CircleEnter { answer, code } => {
                let answer = read(cx, &answer).await?;
                cx.desk.run(move |vault| offline::enter(vault, &answer, code.as_deref())).await
            }
            other => call_pages(cx, other).await,
        }
    }
}

async fn call_pages(cx: &Context, request: Request) -> Result<Response, ApiError> {
    match request {
        Request::CircleRole { circle, person, role, propose, force } => {
            let target = Target::of(cx, propose.as_deref(), force)?;
            let way = target.way();
            let written = cx.desk.run(move |vault| pages::role(vault, circle.as_deref(), &person, &role, way)).await?;
            target.finish(written).await
        }
        Request::CircleRemove { circle, person, device, strict, propose, force } => {
            let removed = match (person, device) {
                (Some(person), None) => Removed::Person(person),
                (None, Some(device)) => Removed::Device(device),
                _ => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name a person or a device")),
            };
            let closing = if strict { Closing::Strict } else { Closing::Ordinary };
            let target = Target::of(cx, propose.as_deref(), force)?;
            let way = target.way();
            let (view, proposal) =
                cx.desk.run(move |vault| pages::remove(vault, circle.as_deref(), &removed, closing, way)).await?;
            target.write(proposal).await?;
            Ok(Response::Removal(view))
        }
        Request::CircleSeized { circle, person } => {
            let removals = cx.desk.run(move |vault| pages::seized(vault, circle.as_deref(), &person)).await?;
            Ok(Response::Removals { removals })
        }
        Request::CircleLeave { circle } => {
            cx.desk.run(move |vault| pages::leave(vault, circle.as_deref()).map(pages::response)).await
        }
        Request::CircleRenew { circle } => {
            cx.desk.run(move |vault| pages::renew(vault, circle.as_deref()).map(pages::response)).await
        }
        Request::CircleRename { circle, name } => {
            cx.desk.run(move |vault| pages::rename(vault, circle.as_deref(), &name).map(pages::response)).await
        }
        Request::CircleSign { circle, file, confirm, to, force } => {
            let assent = if confirm { Assent::Sign } else { Assent::Show };
            let target = Target::of(cx, to.as_deref(), force)?;
            let proposal = read(cx, &file).await?;
            let written = cx.desk.run(move |vault| pages::sign(vault, circle.as_deref(), &proposal, assent)).await?;
            target.finish(written).await
        }
        other => call_verdicts(cx, other).await,
    }
}

async fn call_verdicts(cx: &Context, request: Request) -> Result<Response, ApiError> {
    match request {
        Request::CircleChoices { circle } => cx.read(move |reader| choose::list(reader, circle.as_deref())).await,
        Request::CircleChoose { circle, page, refuse } => {
            let choice = if refuse { choose::Choice::Refuse } else { choose::Choice::Follow };
            cx.desk.run(move |vault| choose::choose(vault, circle.as_deref(), &page, choice)).await
        }
        Request::CircleWithheld { circle } => cx.read(move |reader| withheld::list(reader, circle.as_deref())).await,
        Request::CircleVouch { circle, device, height } => {
            cx.desk.run(move |vault| withheld::vouch(vault, circle.as_deref(), &device, height)).await
        }
        Request::CircleErasures { circle } => cx.read(move |reader| erase::list(reader, circle.as_deref())).await,
        Request::RecordDestroy { id } => cx.desk.run(move |vault| erase::destroy(vault, &id)).await,
        _ => Err(crate::internal!("a request has no use case")),
    }
}

/// Where a page goes that others have to sign too.
struct Target {
    path: Option<PathBuf>,
    overwrite: Overwrite,
}

impl Target {
    fn of(cx: &Context, path: Option<&str>, force: bool) -> Result<Self, ApiError> {
        let (path, overwrite) = (path.map(|path| cx.file(path)).transpose()?, Overwrite::of(force));
        if let Some(path) = &path {
            files::must_be_free(path, overwrite)?;
        }
        Ok(Self { path, overwrite })
    }

    fn way(&self) -> Way {
        if self.path.is_some() { Way::Propose } else { Way::Now }
    }

    async fn write(self, proposal: Option<Vec<u8>>) -> Result<(), ApiError> {
        match (proposal, self.path) {
            (None, _) => Ok(()),
            (Some(_), None) => {
                Err(ApiError::new(ErrorCode::BadRequest).with("why", "others have to sign it too: name a file for it"))
            }
            (Some(proposal), Some(path)) => blocking(move || files::write(&path, &proposal, self.overwrite)).await,
        }
    }

    async fn finish(self, written: WrittenPage) -> Result<Response, ApiError> {
        let WrittenPage { view, proposal } = written;
        self.write(proposal).await?;
        Ok(Response::Page(view))
    }
}

async fn read(cx: &Context, name: &str) -> Result<Vec<u8>, ApiError> {
    let path = cx.file(name)?;
    blocking(move || files::read(&path, MAX_FILE)).await
}

async fn request_to_join(
    cx: &Context,
    name: Option<String>,
    circle: Option<String>,
    to: Option<String>,
    overwrite: Overwrite,
) -> Result<Response, ApiError> {
    let to = to.map(|to| cx.file(&to)).transpose()?;
    if let Some(to) = &to {
        files::must_be_free(to, overwrite)?;
    }
    let make = move |vault: &mut cairn_store::Vault| match circle {
        Some(circle) => renewed::request(vault, &circle),
        None => offline::request(vault, name.as_deref()),
    };
    let made = cx.desk.run(make).await?;
    if let (Some(to), Response::JoinRequest { request, .. }) = (to, &made) {
        let request = request.clone();
        blocking(move || sync::write_ticket(&request, &to, overwrite)).await?;
    }
    Ok(made)
}

async fn approve(
    cx: &Context,
    request: String,
    admission: offline::Admission,
    to: &str,
    overwrite: Overwrite,
) -> Result<Response, ApiError> {
    let to = cx.file(to)?;
    files::must_be_free(&to, overwrite)?;
    let text = if request.trim().to_ascii_lowercase().starts_with("cairn-") {
        request
    } else {
        String::from_utf8(read(cx, &request).await?)
            .map_err(|_| ApiError::new(ErrorCode::BadJoinFile).with("why", "something else"))?
    };
    let (response, answer) = cx.desk.run(move |vault| offline::approve(vault, &text, &admission)).await?;
    blocking(move || files::write(&to, &answer, overwrite)).await?;
    Ok(response)
}
