//! Visiting drops: folders, WebDAV and S3 stores through which devices that are never online together stay in step.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use cairn_keys::{Sensitive, Zeroizing};
use cairn_model::CircleId;
use cairn_store::Reader;
use cairn_sync::drop::{DropEnding, DropProgress, DropReport, MAX_LISTED};
use cairn_transport::{DropCredentials, DropPlace, DropPort, DropVisitReport, PlaceError, drop_control, visit_drop};

use super::catch_up::catch_up;
use super::port::unknown_to_all;
use super::{fetch, held, met, millis_since, port_error};
use crate::api::{DropOrder, DropView, Progress, Response};
use crate::circles;
use crate::clock;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files;
use crate::jobs::{Job, Reporter};

/// The most bytes of a file with a password or an access key.
const MAX_CREDENTIALS: usize = 4096;

fn place_error(error: &PlaceError) -> ApiError {
    let address = |why: &str| ApiError::new(ErrorCode::DropAddress).with("why", why);
    match error {
        PlaceError::Unknown => address("unknown"),
        PlaceError::PasswordInAddress => address("password"),
        PlaceError::NotEncrypted => address("unencrypted"),
        PlaceError::Missing => ApiError::new(ErrorCode::DropMissing),
        PlaceError::NoCredentials => ApiError::new(ErrorCode::DropCredentials),
        PlaceError::Broken(_) => ApiError::new(ErrorCode::DropUnreachable),
    }
}

/// Reads where a drop is. A folder is a file that a person named, so that a window gives a handle instead of a path.
fn place_of(cx: &Context, text: &str) -> Result<DropPlace, ApiError> {
    match DropPlace::parse(text).map_err(|error| place_error(&error))? {
        DropPlace::Folder(path) => {
            let named = path.to_str().ok_or_else(|| place_error(&PlaceError::Unknown))?;
            Ok(DropPlace::Folder(cx.file(named)?))
        }
        other => Ok(other),
    }
}

/// Under what name the vault keeps what opens a place. The window reaches no setting of this name.
fn setting(place: &DropPlace) -> String {
    format!("drop-key.{}", hex::encode(place.id()))
}

/// Reads what opens a place: one line with a password, or two with the halves of an access key.
fn credentials_of(place: &DropPlace, text: Option<&str>) -> Result<DropCredentials, ApiError> {
    let lacking = || ApiError::new(ErrorCode::DropCredentials);
    let secret = |line: Option<&str>| {
        line.filter(|line| !line.is_empty()).map(|line| Sensitive::new(line.to_owned())).ok_or_else(lacking)
    };
    let mut lines = text.unwrap_or_default().lines();
    match place {
        DropPlace::Folder(_) | DropPlace::WebDav { user: None, .. } => Ok(DropCredentials::None),
        DropPlace::WebDav { user: Some(_), .. } => Ok(DropCredentials::Password(secret(lines.next())?)),
        DropPlace::S3 { .. } => {
            Ok(DropCredentials::AccessKey { id: secret(lines.next())?, secret: secret(lines.next())? })
        }
    }
}

fn read_credentials(path: &Path) -> Result<Zeroizing<String>, ApiError> {
    let bytes = files::read(path, MAX_CREDENTIALS)?;
    String::from_utf8(bytes).map(Zeroizing::new).map_err(|_| ApiError::new(ErrorCode::DropCredentials))
}

/// Visits a drop once.
pub(crate) async fn visit(cx: &Context, job: Job, order: DropOrder) -> Result<Response, ApiError> {
    let started = Instant::now();
    let place = place_of(cx, &order.place)?;
    let wanted = order.circle.clone();
    let circle = cx.read(move |reader| circles::find_shared(reader, wanted.as_deref())).await?;
    let name = setting(&place);
    let text = match &order.credentials {
        Some(file) => {
            let path = cx.file(file)?;
            Some(blocking(move || read_credentials(&path)).await?)
        }
        None => {
            let name = name.clone();
            cx.read(move |reader| Ok(reader.setting(&name)?.map(Zeroizing::new))).await?
        }
    };
    let credentials = credentials_of(&place, text.as_deref().map(String::as_str))?;
    let view = visited(cx, &job, &place, &credentials, circle, started).await?;
    // Kept once it has opened the drop, so that a wrong one is not kept.
    cx.desk
        .run(move |vault| {
            match text {
                Some(text) if order.remember => vault.set_setting(&name, &text)?,
                _ if order.forget && vault.setting(&name)?.is_some() => vault.forget_setting(&name)?,
                _ => {}
            }
            Ok(())
        })
        .await?;
    Ok(Response::DropVisited(view))
}

async fn visited(
    cx: &Context,
    job: &Job,
    place: &DropPlace,
    credentials: &DropCredentials,
    circle: CircleId,
    started: Instant,
) -> Result<DropView, ApiError> {
    let port = Arc::new(cx.port());
    let (control, commands) = drop_control();
    let visiting = visit_drop(
        place,
        credentials,
        circle,
        Arc::clone(&port) as Arc<dyn DropPort>,
        clock::now(),
        commands,
        watcher(&job.report),
    );
    tokio::pin!(visiting);
    let visited = tokio::select! {
        visited = &mut visiting => visited,
        () = job.cancel.cancelled() => {
            control.cancel();
            visiting.await
        }
    };
    let DropVisitReport { report, failure } = visited.map_err(|error| place_error(&error))?;
    if report.files_read > 0 {
        cx.desk.run(move |vault| crate::import::project_missing(vault, &circle, &Reporter::new(|_| {}))).await?;
    }
    match report.ending {
        DropEnding::Complete | DropEnding::AwaitsConsent => {}
        DropEnding::Cancelled => return Err(ApiError::new(ErrorCode::Cancelled)),
        DropEnding::Unreachable => return Err(ApiError::new(ErrorCode::DropUnreachable)),
        DropEnding::Missing => return Err(ApiError::new(ErrorCode::DropMissing)),
        DropEnding::Refused => return Err(ApiError::new(ErrorCode::DropRefused)),
        DropEnding::Removed { .. } => return Err(ApiError::new(ErrorCode::RemovedHere)),
        DropEnding::NotAdmitted => {
            let removed = ApiError::new(ErrorCode::RemovedHere);
            return Err(cx.read(move |reader| unknown_to_all(reader, &circle, removed)).await?);
        }
        DropEnding::TooMany => {
            return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_LISTED} files")));
        }
        DropEnding::Failed => return Err(port_error(failure)),
    }
    tell(&job.report, &report);
    let met = format!("drop:{}", hex::encode(place.id()));
    cx.desk.run(move |vault| met::note(vault, &circle, &met)).await?;
    let caught_up = catch_up(cx, circle, &job.report, &job.cancel).await?;
    let records = port.taken().records + caught_up.records;
    cx.read(move |reader| view(reader, &circle, &report, records, started)).await
}

/// Tells what a person has to know beyond the numbers.
fn tell(to: &Reporter, report: &DropReport) {
    let notice = |notice: &str| to.send(Progress::Notice { notice: notice.to_owned() });
    if report.ending == DropEnding::AwaitsConsent {
        notice("notice-page-waits");
    }
    if report.rival_pages > 0 {
        notice("notice-rival-page");
    }
    if report.rolled_back() {
        notice("notice-drop-rolled-back");
    }
}

fn view(
    reader: &Reader,
    circle: &CircleId,
    report: &DropReport,
    records: u64,
    started: Instant,
) -> Result<DropView, ApiError> {
    let unused = report.bad + report.waiting + report.not_for_us + report.newer + report.unread;
    let read_all = unused == 0 && report.damaged == 0;
    let pages_agree = report.rival_pages == 0 && report.refused_pages == 0 && report.needs_consent == 0;
    let lacking = fetch::view(reader, circle)?;
    let awaits_consent = report.ending == DropEnding::AwaitsConsent;
    Ok(DropView {
        schema: "cairn.drop/1".to_owned(),
        circle: circle.to_string(),
        pages_sent: report.pages_written,
        pages_received: report.pages_read,
        entries_sent: report.entries_written,
        entries_received: report.entries_stored,
        records_changed: records,
        files_sent: report.files_written,
        files_received: report.files_read,
        bytes_sent: report.bytes_written,
        bytes_received: report.bytes_read,
        objects: report.objects,
        foreign: report.foreign,
        deleted: report.deleted,
        damaged: report.damaged,
        unused,
        unwritten: report.unwritten,
        too_large: report.files_too_large,
        rolled_back: report.rolled_back(),
        awaits_consent,
        held_back: if awaits_consent { held::persons(reader, circle)? } else { Vec::new() },
        rival_pages: report.rival_pages,
        entries_equal: read_all && pages_agree && !awaits_consent && report.unwritten == 0,
        evidence_complete: lacking.files == 0,
        lacking,
        digest: hex::encode(reader.digest(circle)?),
        millis: millis_since(started),
    })
}

/// Tells progress of files and bytes.
fn watcher(report: &Reporter) -> impl FnMut(DropProgress) + Send + 'static {
    let mut reading = report.meter("step-drop-read", "files", None);
    let mut bytes = report.meter("step-drop", "bytes", None);
    move |progress| {
        if progress.to_read > progress.read {
            reading.set_total(progress.to_read);
            reading.at(progress.read);
        } else {
            bytes.at(progress.bytes);
        }
    }
}
