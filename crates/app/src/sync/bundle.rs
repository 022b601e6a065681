//! Bundles: what a drop holds, as files to carry by hand.

mod parts;

use std::collections::BTreeSet;
use std::path::PathBuf;

use cairn_model::CircleId;
use cairn_store::Reader;
use cairn_sync::bundle::{BundleError, BundleId, Have, MAX_PART, MAX_PARTS, MIN_PART};
use cairn_sync::pack::MAX_SEALED;
use cairn_transport::drop::bundle::{
    BundleFailure, BundleMoved, BundleRead, BundleRecipients, PartSource, export_have, import_have, read_bundle,
    write_bundle,
};

use super::carried::offered;
use super::catch_up::catch_up;
use super::{VaultPort, fetch, held, port_error};
use crate::api::{
    BundleInput, BundleOrder, BundleReadView, BundleWrittenView, HaveOrder, HaveView, PartProblemView, Response,
};
use crate::circles::{self, members};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::{Cancel, Job, Reporter};
use parts::{PartFiles, name_of};

/// Gives the code of what is wrong with a bundle.
fn code(error: &BundleError) -> ErrorCode {
    match error {
        BundleError::NotForUs => ErrorCode::BundleNotForUs,
        BundleError::OtherCircle => ErrorCode::BundleOtherCircle,
        BundleError::Damaged => ErrorCode::BundleDamaged,
        BundleError::Newer => ErrorCode::NewerVersion,
        BundleError::NoRecipient => ErrorCode::BundleNoReader,
        BundleError::TooLarge => ErrorCode::TooLarge,
        BundleError::Read(_) => ErrorCode::Unreadable,
        BundleError::Write(_) => ErrorCode::Io,
    }
}

fn bundle_error(error: BundleError) -> ApiError {
    match error {
        BundleError::Write(error) => error.into(),
        BundleError::TooLarge => ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_PARTS} parts")),
        other => ApiError::new(code(&other)),
    }
}

fn failure(port: &VaultPort, circle: &CircleId, failure: BundleFailure) -> ApiError {
    match failure {
        BundleFailure::HeldBack(_) => held::error(&port.reader(), circle).unwrap_or_else(|error| error),
        BundleFailure::Bundle(error) => bundle_error(error),
        BundleFailure::Vault(error) => port_error(Some(error)),
        BundleFailure::NotAReader => ApiError::new(ErrorCode::BundleNoReader),
        BundleFailure::Cancelled => ApiError::new(ErrorCode::Cancelled),
    }
}

/// Gives what tells progress.
fn watcher(report: &Reporter, step: &'static str) -> impl FnMut(BundleMoved) + Send {
    let mut meter = report.meter(step, "bytes", None);
    move |moved| meter.at(moved.bytes)
}

/// Writes a bundle.
pub(crate) async fn write(cx: &Context, job: Job, order: BundleOrder) -> Result<Response, ApiError> {
    let (to, overwrite) = (cx.file(&order.to)?, Overwrite::of(order.force));
    files::must_be_free(&to, overwrite)?;
    let max_part = order.part_size.unwrap_or(MAX_PART);
    if !(MIN_PART..=MAX_PART).contains(&max_part) {
        let limits = format!("the size of a part: {MIN_PART} to {MAX_PART} bytes");
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", limits));
    }
    let have = match &order.have {
        Some(file) => {
            let path = cx.file(file)?;
            Some(blocking(move || files::read(&path, MAX_SEALED)).await?)
        }
        None => None,
    };
    let port = cx.port();
    let (circle, to_whom, whole) = cx
        .read(move |reader| {
            let circle = circles::find_shared(reader, order.circle.as_deref())?;
            // Keys that wait have nothing to give.
            reader.keys(&circle)?;
            let to_whom = recipients(reader, &circle, &order.recipients)?;
            Ok((circle, to_whom, if order.no_evidence { Vec::new() } else { offered(reader, &circle)? }))
        })
        .await?;
    let (written, names, bytes) = blocking(move || {
        job.cancel.check()?;
        let failed = |error| failure(&port, &circle, error);
        let have: Option<Have> = have.map(|sealed| import_have(&port, &circle, &sealed).map_err(failed)).transpose()?;
        let id = BundleId::from_bytes(rand::random());
        let order = cairn_transport::drop::bundle::BundleOrder { to: to_whom, have, files: whole, max_part, id };
        let mut files = PartFiles::new(to, overwrite);
        let mut progress = watcher(&job.report, "step-bundle-write");
        let written =
            write_bundle(&port, &circle, &order, &mut files, job.cancel.flag(), &mut progress).map_err(failed)?;
        let (names, bytes) = files.keep()?;
        Ok((written, names, bytes))
    })
    .await?;
    let (digest, lacking) = cx
        .read(move |reader| Ok((hex::encode(reader.digest(&circle)?), fetch::lacking_files(reader, &circle)?)))
        .await?;
    Ok(Response::BundleWritten(BundleWrittenView {
        schema: "cairn.bundle-written/1".to_owned(),
        circle: circle.to_string(),
        files: names,
        bytes,
        pages: written.pages,
        entries: written.entries,
        evidence: written.files,
        evidence_lacking: lacking + written.files_lacking,
        digest,
    }))
}

fn recipients(reader: &Reader, circle: &CircleId, wanted: &[String]) -> Result<BundleRecipients, ApiError> {
    if wanted.is_empty() {
        return Ok(BundleRecipients::Circle);
    }
    let charter = reader.load_charter(circle)?;
    let devices: BTreeSet<_> =
        wanted.iter().map(|device| members::device(charter.page(), device)).collect::<Result<_, _>>()?;
    Ok(BundleRecipients::Devices(devices.into_iter().collect()))
}

/// Reads parts of bundles.
pub(crate) async fn read(cx: &Context, job: Job, input: BundleInput) -> Result<Response, ApiError> {
    let paths: Vec<PathBuf> = input.files.iter().map(|file| cx.file(file)).collect::<Result<_, _>>()?;
    if paths.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name the files of the bundle"));
    }
    let candidates = cx
        .read(move |reader| match input.circle {
            Some(circle) => Ok(vec![circles::find(reader, Some(&circle))?]),
            None => circles::shared(reader),
        })
        .await?;
    let mut last = ApiError::new(ErrorCode::UnknownCircle);
    for circle in candidates {
        cx.read(move |reader| Ok(reader.keys(&circle).map(drop)?)).await?;
        let (port, sources) = (cx.port(), paths.clone());
        let (report, cancel) = (job.report.clone(), job.cancel.clone());
        let taken = blocking(move || take(&port, circle, &sources, &report, &cancel)).await?;
        match refusal(&taken.read, paths.len()) {
            // Sealed to nobody of this circle: it may be the next one's.
            Some(error) if matches!(error.code, ErrorCode::BundleNotForUs | ErrorCode::BundleOtherCircle) => {
                last = error;
            }
            Some(error) => return Err(error),
            None => return finish(cx, circle, &paths, taken, &job).await,
        }
    }
    Err(last)
}

/// What was taken over from the parts of a bundle.
struct Taken {
    read: BundleRead,
    bytes: u64,
    records: u64,
}

fn take(
    port: &VaultPort,
    circle: CircleId,
    paths: &[PathBuf],
    report: &Reporter,
    cancel: &Cancel,
) -> Result<Taken, ApiError> {
    let sources: Vec<&dyn PartSource> = paths.iter().map(|path| path as &dyn PartSource).collect();
    let (mut told, mut bytes) = (watcher(report, "step-bundle-read"), 0);
    let mut progress = |moved: BundleMoved| {
        bytes = moved.bytes;
        told(moved);
    };
    let read = read_bundle(port, &circle, &sources, cancel.flag(), &mut progress)
        .map_err(|error| failure(port, &circle, error))?;
    Ok(Taken { read, bytes, records: port.taken().records })
}

/// Says why nothing at all was used, if so.
fn refusal(read: &BundleRead, given: usize) -> Option<ApiError> {
    // What is damaged says more than what is sealed to others.
    let worst = read.problems.iter().max_by_key(|problem| !matches!(problem.error, BundleError::NotForUs))?;
    (read.problems.len() >= given).then(|| ApiError::new(code(&worst.error)))
}

fn finish_view(
    reader: &Reader,
    circle: &CircleId,
    paths: &[PathBuf],
    taken: Taken,
) -> Result<BundleReadView, ApiError> {
    let Taken { read, bytes, records } = taken;
    let (lacking, left_out) = (fetch::view(reader, circle)?, fetch::left_out(reader, circle, &read.passed_over)?);
    let problems = read.problems.iter().map(|problem| PartProblemView {
        file: paths.get(problem.source).map(|path| name_of(path)).unwrap_or_default(),
        code: code(&problem.error).name().to_owned(),
    });
    Ok(BundleReadView {
        schema: "cairn.bundle-read/1".to_owned(),
        circle: circle.to_string(),
        pages: read.pages,
        entries: read.entries,
        records_changed: records,
        evidence: read.files,
        bytes,
        problems: problems.collect(),
        bad: read.bad,
        waiting: read.waiting,
        missing: read.missing,
        end_seen: read.end_seen,
        needs_consent: read.needs_consent,
        other_pages: read.other_pages,
        left_out,
        complete: read.complete && left_out == 0 && read.bad + read.needs_consent + read.other_pages == 0,
        evidence_complete: lacking.files == 0,
        lacking,
        digest: hex::encode(reader.digest(circle)?),
    })
}

async fn finish(
    cx: &Context,
    circle: CircleId,
    paths: &[PathBuf],
    mut taken: Taken,
    job: &Job,
) -> Result<Response, ApiError> {
    taken.records += catch_up(cx, circle, &job.report, &job.cancel).await?.records;
    if taken.read.files > 0 {
        cx.desk.run(move |vault| crate::import::project_missing(vault, &circle, &Reporter::new(|_| {}))).await?;
    }
    let paths = paths.to_vec();
    cx.read(move |reader| finish_view(reader, &circle, &paths, taken).map(Response::BundleRead)).await
}

/// Writes what this device holds, so that a bundle for it can leave that out.
pub(crate) async fn have(cx: &Context, order: HaveOrder) -> Result<Response, ApiError> {
    let (to, overwrite) = (cx.file(&order.to)?, Overwrite::of(order.force));
    files::must_be_free(&to, overwrite)?;
    let circle = cx
        .read(move |reader| {
            let circle = circles::find_shared(reader, order.circle.as_deref())?;
            reader.keys(&circle)?;
            Ok(circle)
        })
        .await?;
    let port = cx.port();
    let bytes = blocking(move || {
        let sealed = export_have(&port, &circle).map_err(|error| failure(&port, &circle, error))?;
        files::write(&to, &sealed, overwrite)?;
        Ok(sealed.len() as u64)
    })
    .await?;
    cx.read(move |reader| {
        let heads = reader.heads(&circle)?;
        Ok(Response::BundleHave(HaveView {
            schema: "cairn.bundle-have/1".to_owned(),
            circle: circle.to_string(),
            logs: heads.len() as u64,
            entries: heads.iter().map(|held| held.head.height).sum(),
            evidence: offered(reader, &circle)?.len() as u64,
            bytes,
        }))
    })
    .await
}
