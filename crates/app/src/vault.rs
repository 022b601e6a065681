//! The vault itself: made, unlocked, counted, checked, rebuilt.

mod background;
pub(crate) mod backup;

use std::path::Path;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_model::Kind;
use cairn_store::{
    CircleUse, CreateError, Depth, DeviceState, LockedVault, Notice, Reader, StoreError, UnlockError, Vault,
};

use crate::api::{CheckView, DigestView, FetchRule, LackingView, ProblemView, Response, StatusView};
use crate::circles;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::evidence::fixity;
use crate::jobs::Job;
use crate::sync::fetch;
use crate::{custody, retention};
pub(crate) use background::{Background, Checked};

/// The fewest characters of a new passphrase.
const MIN_PASSPHRASE: usize = 12;
/// The setting that holds the name its owner goes by.
const OWNER: &str = "owner";

impl From<CreateError> for ApiError {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::Exists => Self::new(ErrorCode::VaultExists),
            CreateError::DiskFull => Self::new(ErrorCode::DiskFull),
            CreateError::Keyring(_) => crate::internal!("a keyring could not be written"),
            CreateError::Io(error) => error.into(),
            CreateError::Database(_) => Self::new(ErrorCode::Io).with("cause", "database"),
        }
    }
}

impl From<UnlockError> for ApiError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::NoVault => Self::new(ErrorCode::VaultMissing),
            UnlockError::Missing(file) => Self::new(ErrorCode::VaultIncomplete).with("file", file.to_string()),
            UnlockError::Unfinished => Self::new(ErrorCode::VaultIncomplete).with("file", "restored"),
            UnlockError::InUse => Self::new(ErrorCode::VaultInUse),
            UnlockError::WrongPassphrase => Self::new(ErrorCode::WrongPassphrase),
            UnlockError::KeyringDamaged => Self::new(ErrorCode::KeyringDamaged),
            UnlockError::KeyringTooCostly => Self::new(ErrorCode::KeyringTooCostly),
            UnlockError::DatabaseDamaged(_) => Self::new(ErrorCode::DatabaseDamaged),
            UnlockError::CounterDamaged => Self::new(ErrorCode::CounterDamaged),
            UnlockError::Newer => Self::new(ErrorCode::NewerVersion),
            UnlockError::RolledBack { missing } => {
                Self::new(ErrorCode::RolledBack).with("missing", missing.to_string())
            }
            UnlockError::DiskFull => Self::new(ErrorCode::DiskFull),
            UnlockError::Io(error) => error.into(),
            UnlockError::Database(_) => Self::new(ErrorCode::Io).with("cause", "database"),
        }
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::new(ErrorCode::DiskFull),
            StoreError::Damaged(_) | StoreError::Unreadable => Self::new(ErrorCode::DatabaseDamaged),
            StoreError::Io { source, .. } | StoreError::Source(source) => source.into(),
            StoreError::Database { action, .. } => Self::new(ErrorCode::Io).with("cause", action),
            StoreError::NotFound("circle") => Self::new(ErrorCode::UnknownCircle),
            StoreError::NotFound(_) => Self::new(ErrorCode::UnknownRecord),
            StoreError::Ambiguous => Self::new(ErrorCode::AmbiguousId),
            StoreError::Exists(what) => Self::new(ErrorCode::BadRequest).with("why", format!("the {what} exists")),
            StoreError::Refused(what) => Self::new(ErrorCode::BadRequest).with("why", what),
            StoreError::MayNot => Self::new(ErrorCode::NotPermitted),
            StoreError::Device(DeviceState::Copied) => Self::new(ErrorCode::VaultCopied),
            StoreError::Device(_) => Self::new(ErrorCode::DeviceWaits),
            StoreError::Charter(_) => crate::internal!("a charter page of ours does not hold"),
            StoreError::Entry(_) => Self::new(ErrorCode::TooLarge).with("limit", "512 KiB"),
            StoreError::Edit(_) => Self::new(ErrorCode::TooLarge).with("limit", "128 KiB"),
            StoreError::Sealed(_) => Self::new(ErrorCode::DatabaseDamaged),
            StoreError::Keyring(_) => crate::internal!("a keyring could not be written"),
            StoreError::Cancelled => Self::new(ErrorCode::Cancelled),
        }
    }
}

/// Says whether the folder holds a vault, or part of one.
pub(crate) fn exists(dir: &Path) -> bool {
    LockedVault::at(dir).exists()
}

/// Makes a vault with its personal circle.
pub(crate) fn create(dir: &Path, name: &str, passphrase: String) -> Result<Vault, ApiError> {
    let passphrase = new_passphrase(passphrase)?;
    let name = cairn_model::check::clean_text(name).ok().map(|name| name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() || name.len() > 200 {
        return Err(ApiError::new(ErrorCode::BadValue)
            .with("path", "name")
            .with("why", "empty, too long or not one line"));
    }
    let mut vault = LockedVault::at(dir).create(&passphrase, work_factor())?;
    vault.set_setting(OWNER, &name)?;
    circles::found_as(&mut vault, &name, &name, CircleUse::Personal)?;
    Ok(vault)
}

/// Takes a passphrase that somebody chose, if it is long enough to protect anybody.
fn new_passphrase(text: String) -> Result<Passphrase, ApiError> {
    let text = zeroize::Zeroizing::new(text);
    if text.chars().count() < MIN_PASSPHRASE {
        return Err(ApiError::new(ErrorCode::WeakPassphrase));
    }
    Ok(Passphrase::new(text.to_string()))
}

/// Opens a vault; gives what a person should be told.
pub(crate) fn unlock(dir: &Path, passphrase: String) -> Result<(Vault, Vec<String>), ApiError> {
    let passphrase = zeroize::Zeroizing::new(passphrase);
    let vault = LockedVault::at(dir).unlock(&Passphrase::new(passphrase.to_string()))?;
    let behind = vault.behind()?.map(|_| "notice-waiting".to_owned());
    let notices = vault
        .notices()
        .iter()
        .map(|notice| match notice {
            Notice::KeyringRepaired => "notice-keyring-repaired",
            Notice::CounterRepaired => "notice-counter-repaired",
            Notice::CounterBehind(_) => "notice-counter-behind",
            Notice::Rebuilt => "notice-rebuilt",
        })
        .map(str::to_owned)
        .chain(behind)
        .collect();
    Ok((vault, notices))
}

/// The work that guessing a passphrase costs: 256 MiB, or half of it on a machine with less than 4 GB.
pub(crate) fn work_factor() -> WorkFactor {
    let total = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal:"))?.to_owned();
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    if total.is_some_and(|kib| kib < 4_000_000) { WorkFactor::LOW_MEMORY } else { WorkFactor::DEFAULT }
}

/// The name its owner goes by.
pub(crate) fn owner(reader: &Reader) -> Result<String, ApiError> {
    Ok(reader.setting(OWNER)?.unwrap_or_default())
}

/// Counts records, evidence and conflicts.
pub(crate) fn status(reader: &Reader, checked: &Checked) -> Result<Response, ApiError> {
    let counts = reader.counts(None)?;
    let mut manifests = Vec::new();
    let (mut lacking, mut unreadable) = (LackingView::default(), false);
    let mut waiting = 0;
    let mut fixity = fixity::Counted::default();
    for circle in reader.circles()? {
        waiting += reader.waiting(&circle.id)?;
        let stored = reader.all_manifests(&circle.id)?;
        let of_circle = fetch::view(reader, &circle.id)?;
        unreadable |= of_circle.rule == FetchRule::Unreadable;
        fixity.add(reader, &circle.id, &stored, &reader.evidence())?;
        manifests.extend(stored);
        lacking.files += of_circle.files;
        lacking.left_out += of_circle.left_out;
        lacking.asked += of_circle.asked;
    }
    let evidence = reader.evidence();
    let mut warnings = Vec::new();
    if counts.unreadable > 0 {
        warnings.push("warning-unreadable".to_owned());
    }
    if waiting > 0 {
        warnings.push("warning-waiting".to_owned());
    }
    if counts.withheld > 0 {
        warnings.push("warning-withheld".to_owned());
    }
    if *checked == Checked::Unsound {
        warnings.push("warning-unsound".to_owned());
    }
    let risks_due = crate::risk::due::overdue(reader)?;
    if risks_due > 0 {
        warnings.push("warning-risks-due".to_owned());
    }
    let held = manifests.iter().filter(|item| evidence.holds(&item.manifest.ciphertext)).count() as u64;
    if lacking.files > lacking.left_out {
        warnings.push("warning-not-held".to_owned());
    }
    if unreadable {
        warnings.push("warning-policy-unreadable".to_owned());
    }
    if lacking.left_out > 0 {
        warnings.push("warning-left-out".to_owned());
    }
    let rescan_due = crate::indicators::rescan::waiting(reader)?;
    let retention_due = retention::count_due(reader)?;
    let (transfers_to_me, transfers_by_me) = custody::transfer::count_open(reader)?;
    for (count, warning) in [
        (fixity.failed, "warning-fixity-failed"),
        (fixity.due, "warning-fixity-due"),
        (retention_due, "warning-retention-due"),
        (transfers_to_me, "warning-transfers"),
        (rescan_due, "warning-rescan"),
    ] {
        if count > 0 {
            warnings.push(warning.to_owned());
        }
    }
    Ok(Response::Status(StatusView {
        schema: "cairn.status/1".to_owned(),
        name: owner(reader)?,
        records: Kind::ALL
            .iter()
            .map(|kind| (kind.name().to_owned(), counts.records.get(kind.name()).copied().unwrap_or(0)))
            .collect(),
        circles: circles::views(reader)?,
        conflicts: counts.in_conflict,
        evidence: manifests.len() as u64,
        evidence_held: held,
        evidence_left_out: lacking.left_out,
        evidence_asked: lacking.asked,
        fixity_due: fixity.due,
        fixity_days: fixity::days(reader)?,
        retention_due,
        transfers_to_me,
        transfers_by_me,
        waiting,
        risks_due,
        warnings,
        check: checked.name().to_owned(),
    }))
}

/// Gives a digest a circle, in the order of ids.
pub(crate) fn digest(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let mut ids = match circle {
        Some(circle) => vec![circles::find(reader, Some(circle))?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    ids.sort_unstable();
    let mut digests = Vec::new();
    for id in ids {
        let digest = reader.digest(&id)?;
        digests.push(DigestView {
            schema: "cairn.digest/1".to_owned(),
            circle: id.to_string(),
            name: reader.load_charter(&id)?.page().name.clone(),
            digest: hex::encode(digest),
            records: reader.counts(Some(&id))?.records.values().sum(),
        });
    }
    Ok(Response::Digests { digests })
}

/// Checks everything.
pub(crate) async fn check(cx: &Context, job: Job) -> Result<Response, ApiError> {
    cx.desk
        .run(move |vault| {
            let mut meter = job.report.meter("step-check", "entries", None);
            let found = vault.check(Depth::Evidence, &mut |done, total| {
                meter.set_total(total);
                meter.at(done);
                !job.cancel.is_cancelled()
            })?;
            let problems = found
                .problems
                .iter()
                .map(|problem| ProblemView { file: "vault".to_owned(), problem: problem.to_string() });
            Ok(Response::Check(CheckView {
                schema: "cairn.check/1".to_owned(),
                sound: found.problems.is_empty(),
                entries: found.entries,
                records: found.records,
                files: found.files,
                problems: problems.collect(),
            }))
        })
        .await
}

/// Takes the person's word that this vault was moved and no copy of it is in use: it signs again in every circle.
pub(crate) fn moved(vault: &mut Vault) -> Result<Response, ApiError> {
    for circle in vault.circles()?.into_iter().map(|circle| circle.id) {
        if vault.device_state(&circle)? == DeviceState::Copied {
            vault.keep_keys(&circle)?;
        }
    }
    Ok(Response::Done)
}

/// Makes every projection anew, and requires that the circles read as before.
pub(crate) async fn rebuild(cx: &Context, job: Job) -> Result<Response, ApiError> {
    cx.desk
        .run(move |vault| {
            let before = digests(vault)?;
            let mut meter = job.report.meter("step-rebuild", "records", None);
            vault.rebuild(&mut |done, total| {
                meter.set_total(total);
                meter.at(done);
                !job.cancel.is_cancelled()
            })?;
            let after = digests(vault)?;
            let counts = vault.counts(None)?;
            let problems: Vec<ProblemView> = before
                .iter()
                .zip(&after)
                .filter(|(before, after)| before != after)
                .map(|((circle, _), _)| ProblemView {
                    file: circle.clone(),
                    problem: "read differently before it was rebuilt".to_owned(),
                })
                .collect();
            Ok(Response::Check(CheckView {
                schema: "cairn.check/1".to_owned(),
                sound: problems.is_empty(),
                entries: counts.entries,
                records: counts.records.values().sum(),
                files: 0,
                problems,
            }))
        })
        .await
}

fn digests(reader: &Reader) -> Result<Vec<(String, [u8; 32])>, ApiError> {
    reader.circles()?.into_iter().map(|circle| Ok((circle.id.to_string(), reader.digest(&circle.id)?))).collect()
}
