//! Taking in the output of tools: a folder or an archive, sealed whole as one item, with what was read of it.
//!
//! Nothing is unpacked to the disk. Everything is read twice: once to examine it, once to seal it; what differs between the two
//! changed meanwhile, and nothing is recorded. All records are written in one commit at the end.

mod examination;
mod result;
mod show;
pub(crate) mod source;
mod write;

use std::ops::ControlFlow;
use std::path::PathBuf;

use cairn_exchange::intake::{IntakeError, IntakeLimits, IntakeProblem, ListedFile, digest_of};
use cairn_exchange::mvt::Examined;
use cairn_exchange::proofmode::ProofBundle;
use cairn_exchange::{mvt, proofmode};
use cairn_model::consent::{Purpose, Use};
use cairn_model::{CircleId, Edtf, Kind, RecordId};
use cairn_store::{Evidence, Reader, RecordKey};

use crate::api::{ConsentOverride, IntakeOrder, RefusalView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Job, Reporter};
use crate::release::{self, Leaving, Passed, Silence};
use crate::{circles, clock, records};
use source::Given;

/// Whose output it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// MVT, AndroidQF, or both.
    Mvt,
    /// ProofMode.
    ProofMode,
}

impl Tool {
    /// Finds a tool by the name of its format.
    pub(crate) fn parse(format: &str) -> Result<Self, ApiError> {
        match format {
            "mvt" => Ok(Self::Mvt),
            "proofmode" => Ok(Self::ProofMode),
            _ => Err(ApiError::new(ErrorCode::UnknownFormat).with("format", format).with("formats", "mvt, proofmode")),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Mvt => "MVT",
            Self::ProofMode => "ProofMode",
        }
    }
}

/// What was read.
enum Content {
    Mvt(Box<Examined>),
    ProofMode(Box<ProofBundle>),
}

impl Content {
    fn files(&self) -> &[ListedFile] {
        match self {
            Self::Mvt(examined) => &examined.files,
            Self::ProofMode(bundle) => &bundle.files,
        }
    }

    /// Gives the names of the files of indicators that were used.
    fn used(&self) -> Vec<&str> {
        match self {
            Self::Mvt(examined) => {
                examined.mvt.iter().flat_map(|mvt| &mvt.indicators).map(|file| file.name.as_str()).collect()
            }
            Self::ProofMode(_) => Vec::new(),
        }
    }
}

/// A file of indicators that the person named.
struct GivenSet {
    name: String,
    sha256: [u8; 32],
    modified: Option<String>,
    /// The newest day on which one of its objects was made or changed, as the file itself says.
    published: Option<Edtf>,
}

/// What was read, with what tells it from everything else.
struct Intake {
    tool: Tool,
    content: Content,
    /// SHA-256 of the archive, or of the folder's listing: the same output is the same item.
    identity: [u8; 32],
    locked_sha256: Option<[u8; 32]>,
    file_name: String,
    sets: Vec<GivenSet>,
}

/// What it belongs to.
struct Target {
    circle: CircleId,
    device: Option<RecordKey>,
    incident: Option<RecordKey>,
}

impl Intake {
    fn evidence_id(&self, circle: &CircleId) -> RecordId {
        RecordId::derive(circle, "intake", &hex::encode(self.identity))
    }

    fn examination_id(&self, circle: &CircleId) -> RecordId {
        RecordId::derive(circle, "intake-examination", &hex::encode(self.identity))
    }
}

fn refused(tool: Tool) -> impl Fn(IntakeError) -> ApiError {
    move |error| match &error.problem {
        IntakeProblem::TooManyFiles { limit } => {
            ApiError::new(ErrorCode::TooLarge).with("limit", format!("{limit} files"))
        }
        IntakeProblem::TooLarge { limit } => {
            ApiError::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
        }
        IntakeProblem::Changed => ApiError::new(ErrorCode::ChangedMeanwhile),
        IntakeProblem::Unreadable => ApiError::new(ErrorCode::Unreadable),
        IntakeProblem::Cancelled => ApiError::new(ErrorCode::Cancelled),
        problem => ApiError::new(ErrorCode::Malformed)
            .with("format", tool.name())
            .with("why", format!("{}: {problem}", error.place)),
    }
}

/// Takes in the output of a tool, or shows what would come in.
pub(crate) async fn import(cx: &Context, job: Job, order: IntakeOrder) -> Result<Response, ApiError> {
    let tool = Tool::parse(&order.format)?;
    let path = cx.file(&order.path)?;
    let identity = order.identity.as_deref().map(|name| cx.file(name)).transpose()?;
    let sets: Vec<PathBuf> = order.indicators.iter().map(|name| cx.file(name)).collect::<Result<_, _>>()?;
    let (wish, evidence) = (order.clone(), cx.read(|reader| Ok(reader.evidence())).await?);
    let (target, passed) = cx
        .read(move |reader| {
            let target = find_target(reader, &wish)?;
            let passed = may_examine(reader, &target, wish.consent_override.as_ref())?;
            Ok((target, passed))
        })
        .await?;
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    let (given, intake) = blocking(move || {
        let given = Given::open(&path, identity.as_deref(), tool)?;
        let intake = examine(&given, tool, &sets, &report, &cancel)?;
        Ok((given, intake))
    })
    .await?;
    let key = RecordKey { circle: target.circle, id: intake.evidence_id(&target.circle) };
    let known = cx.read(move |reader| Ok(reader.record(&key).is_ok())).await?;
    let silent = passed.as_ref().map(|passed| release::views(&passed.silent)).unwrap_or_default();
    if order.dry_run || known {
        let shown = cx.desk.run(move |vault| write::without_sealing(vault, &intake, &target, order.dry_run)).await?;
        return Ok(with_consent(shown, silent));
    }
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    let sealing = evidence.clone();
    let (intake, sealed) = blocking(move || {
        let sealed = seal(&sealing, &given, &intake, &report, &cancel)?;
        Ok((intake, sealed))
    })
    .await?;
    job.cancel.check().inspect_err(|_| sealed.discard(&evidence))?;
    let device = target.device;
    let written = cx.desk.run(move |vault| write::write(vault, &intake, &target, sealed, &evidence)).await?;
    if let (Some(passed), Some(device)) = (passed, device) {
        cx.desk
            .run(move |vault| {
                let parts = release::sign_override(vault, &device, &passed)?;
                if parts.is_empty() {
                    return Ok(());
                }
                vault.append(&device.circle, parts, clock::now())?;
                Ok(())
            })
            .await?;
    }
    Ok(with_consent(written, silent))
}

/// Asks whether the person whose device it is lets it be examined. Silence is told, a no refuses: what a tool found is there
/// already, and who brought the phone was perhaps asked by word of mouth.
fn may_examine(reader: &Reader, target: &Target, wish: Option<&ConsentOverride>) -> Result<Option<Passed>, ApiError> {
    let Some(device) = &target.device else { return Ok(None) };
    let leaving = Leaving::of(reader, std::slice::from_ref(device))?;
    release::pass(reader, &leaving, Purpose::Use(Use::ExamineDevice), Silence::LetsWork, wish).map(Some)
}

fn with_consent(response: Response, silent: Vec<RefusalView>) -> Response {
    match response {
        Response::Intake(mut view) => {
            view.consent = silent;
            Response::Intake(view)
        }
        other => other,
    }
}

fn find_target(reader: &Reader, order: &IntakeOrder) -> Result<Target, ApiError> {
    let find = |id: &Option<String>, kind: Kind| -> Result<Option<RecordKey>, ApiError> {
        let Some(id) = id else { return Ok(None) };
        let key = records::find(reader, id)?;
        if reader.summary(&key)?.kind != kind.name() {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", format!("that record is no {}", kind.name())));
        }
        Ok(Some(key))
    };
    let (device, incident) = (find(&order.device, Kind::Device)?, find(&order.incident, Kind::Incident)?);
    let named = order.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let mut all = [device.map(|key| key.circle), incident.map(|key| key.circle), named].into_iter().flatten();
    let circle = match all.next() {
        Some(circle) => circle,
        None => circles::find(reader, None)?,
    };
    if all.any(|other| other != circle) {
        return Err(
            ApiError::new(ErrorCode::BadRequest).with("why", "device, incident and circle do not belong together")
        );
    }
    Ok(Target { circle, device, incident })
}

/// Reads everything once.
fn examine(
    given: &Given,
    tool: Tool,
    sets: &[PathBuf],
    report: &Reporter,
    cancel: &Cancel,
) -> Result<Intake, ApiError> {
    let limits = IntakeLimits::default();
    let raw = given.hash(report, cancel)?;
    let mut source = given.source(&limits).map_err(refused(tool))?;
    let total = source.entries().iter().map(|entry| entry.size).sum();
    let mut meter = report.meter("step-import", "bytes", Some(total));
    let mut observer = |done| {
        meter.at(done);
        if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let content = match tool {
        Tool::Mvt => mvt::read(source.as_mut(), &limits, &mut observer).map(|read| Content::Mvt(Box::new(read))),
        Tool::ProofMode => {
            proofmode::read(source.as_mut(), &limits, &mut observer).map(|read| Content::ProofMode(Box::new(read)))
        }
    }
    .map_err(refused(tool))?;
    let (identity, locked_sha256) = match raw {
        Some(raw) => (raw.content, raw.locked),
        None => (digest_of(content.files()), None),
    };
    let sets = sets.iter().map(|path| source::read_set(path)).collect::<Result<Vec<_>, _>>()?;
    let used = content.used();
    if sets.iter().any(|set| !used.contains(&set.name.as_str())) {
        let why = if used.is_empty() {
            "the output names no file of indicators".to_owned()
        } else {
            format!("a file of indicators has another name than the output gives: {}", used.join(", "))
        };
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", why));
    }
    Ok(Intake { tool, content, identity, locked_sha256, file_name: given.name().to_owned(), sets })
}

/// What was sealed of an intake.
pub(crate) struct SealedIntake {
    whole: cairn_store::Sealed,
    listing: cairn_store::Sealed,
    started: cairn_model::Timestamp,
}

impl SealedIntake {
    /// Removes the sealed files again, because nothing names them.
    fn discard(&self, evidence: &Evidence) {
        evidence.discard(&self.whole);
        evidence.discard(&self.listing);
    }
}

/// Seals everything and the list of it, and makes sure that it is what was examined.
fn seal(
    evidence: &Evidence,
    given: &Given,
    intake: &Intake,
    report: &Reporter,
    cancel: &Cancel,
) -> Result<SealedIntake, ApiError> {
    let started = clock::now();
    let whole = given.seal(evidence, intake, report, cancel)?;
    if given.is_archive() && whole.sha256 != intake.identity {
        evidence.discard(&whole);
        return Err(ApiError::new(ErrorCode::ChangedMeanwhile));
    }
    let listing = cairn_exchange::intake::write_listing(intake.content.files());
    match evidence.seal(&mut listing.as_bytes(), &mut |_| true) {
        Ok(listing) => Ok(SealedIntake { whole, listing, started }),
        Err(error) => {
            evidence.discard(&whole);
            Err(error.into())
        }
    }
}

#[cfg(test)]
mod tests;
