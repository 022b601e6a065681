//! Taking a verified archive into the vault, by the ways that pages and entries come in by anyway.

use cairn_ledger::charter::{Extension, Role};
use cairn_ledger::entry::{Entry, Manifest};
use cairn_ledger::{Unverified, sequence};
use cairn_model::CircleId;
use cairn_report::archive::{EvidenceLine, MAX_PIECE};
use cairn_report::verify::Problem;
use cairn_store::{Confirmation, DeviceState, RecordKey, StoreError, Vault};

use super::broken;
use super::read::{Archive, Judged};
use crate::api::ArchiveCircleReadView;
use crate::circles;
use crate::clock;
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Job, Reporter};

/// Whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taking {
    All,
    Nothing,
}

/// What this vault is to a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Here {
    New,
    Archived,
    Member,
}

impl Here {
    fn of(vault: &Vault, circle: &CircleId) -> Result<Self, ApiError> {
        if !vault.circles()?.iter().any(|known| known.id == *circle) {
            return Ok(Self::New);
        }
        if vault.device_state(circle)? == DeviceState::Archived {
            return Ok(Self::Archived);
        }
        let own = circles::own_device(vault, circle)?;
        // Who reads nothing of a circle takes nothing of it.
        if vault.charter(circle)?.role_of(&own) == Some(Role::Contributor) {
            return Err(ApiError::new(ErrorCode::NotPermitted));
        }
        Ok(Self::Member)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Archived => "archived",
            Self::Member => "member",
        }
    }
}

/// Takes a circle in, or says what would come in.
pub(super) fn circle(
    desk: &Desk,
    archive: &Archive<'_>,
    judged: Judged,
    taking: Taking,
    job: &Job,
) -> Result<ArchiveCircleReadView, ApiError> {
    let Judged { id, contents, charter, signed_by, entries, evidence, evidence_lacking } = judged;
    let here = desk.run_blocking(move |vault| Here::of(vault, &id))?;
    let mut view = ArchiveCircleReadView {
        circle: contents.id.clone(),
        name: contents.name.clone(),
        here: here.name().to_owned(),
        signed_by,
        records: contents.records.values().sum(),
        entries: contents.entries,
        evidence_lacking,
        archived_digest: contents.digest.clone(),
        ..ArchiveCircleReadView::default()
    };
    if taking == Taking::Nothing {
        let files: Vec<[u8; 32]> = evidence.iter().map(sealed_of).collect();
        let (fresh, lacking) = desk.run_blocking(move |vault| {
            let mut fresh = entries.len() as u64;
            for (log, height, hash) in entries.iter().filter(|_| here != Here::New) {
                fresh -= u64::from(vault.entry_hash(&id, log, *height)? == Some(*hash));
            }
            let held = vault.evidence();
            Ok((fresh, files.iter().filter(|file| !held.holds(file)).count() as u64))
        })?;
        (view.entries_new, view.evidence_new) = (fresh, lacking);
        return Ok(view);
    }
    job.cancel.check()?;
    if here == Here::New {
        view.pages_new = charter.pages().len() as u64;
        desk.run_blocking(move |vault| Ok(vault.enter_archived(&charter)?))?;
    } else {
        let pages: Vec<Vec<u8>> = charter.pages().iter().map(|page| page.bytes().to_vec()).collect();
        (view.pages_new, view.needs_consent) = desk.run_blocking(move |vault| add_pages(vault, &id, &pages, here))?;
    }
    take_entries(desk, archive, &id, &mut view, job)?;
    take_evidence(desk, archive, &id, &evidence, &mut view, job)?;
    let digest = desk.run_blocking(move |vault| {
        crate::import::project_missing(vault, &id, &Reporter::new(|_| {}))?;
        Ok(hex::encode(vault.digest(&id)?))
    })?;
    view.equal = digest == view.archived_digest;
    view.digest = Some(digest);
    Ok(view)
}

/// Offers pages; gives how many this vault follows now, and how many wait for its person.
fn add_pages(vault: &mut Vault, circle: &CircleId, pages: &[Vec<u8>], here: Here) -> Result<(u64, u64), ApiError> {
    // Who only reads an archive has no say in its circle: the page of the newest archive holds.
    let confirmation = if here == Here::Archived { Confirmation::Given } else { Confirmation::None };
    let (mut followed, mut waiting) = (0, 0);
    for page in pages {
        match vault.add_page(circle, page, confirmation) {
            Ok(Extension::Moved) => followed += 1,
            Ok(Extension::NeedsConsent | Extension::Rival) => waiting += 1,
            // A page behind one that waits follows none of ours yet.
            Ok(Extension::Held | Extension::Overruled) | Err(StoreError::Charter(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    if vault.device_state(circle)? == DeviceState::Ready {
        vault.redo_pages(circle, clock::now())?;
        vault.write_owed(circle, clock::now())?;
    }
    Ok((followed, waiting))
}

/// Takes the entries in, file after file, and shows what they change.
fn take_entries(
    desk: &Desk,
    archive: &Archive<'_>,
    circle: &CircleId,
    view: &mut ArchiveCircleReadView,
    job: &Job,
) -> Result<(), ApiError> {
    let id = *circle;
    let folder = view.circle.get(..16).unwrap_or_default().to_owned();
    let mut meter = job.report.meter("step-archive-read", "entries", Some(view.entries));
    let mut done = 0;
    for path in archive.pieces(&format!("data/circles/{folder}/ledger/entries"), "cbor") {
        job.cancel.check()?;
        let bytes = archive.whole(&path, MAX_PIECE)?;
        let mut batch = Vec::new();
        for item in sequence::read_items(&bytes).map_err(|_| broken(&path, Problem::Malformed))? {
            batch.push(Unverified::<Entry>::decode(item).map_err(|_| broken(&path, Problem::UnsoundEntry))?);
        }
        done += batch.len() as u64;
        let report = desk.run_blocking(move |vault| Ok(vault.accept_ahead(&id, batch, clock::now())?))?;
        view.entries_new += report.stored;
        view.refused += report.refused.len() as u64;
        meter.at(done);
    }
    loop {
        job.cancel.check()?;
        let step = desk.run_blocking(move |vault| Ok(vault.catch_up(&id, clock::now())?))?;
        if step.left == 0 {
            return Ok(());
        }
    }
}

fn sealed_of(line: &EvidenceLine) -> [u8; 32] {
    let mut sealed = [0; 32];
    // It was read before; what is no hash names no file.
    hex::decode_to_slice(&line.sealed, &mut sealed).ok();
    sealed
}

/// Seals the content of evidence files again, each as the ledger names it.
fn take_evidence(
    desk: &Desk,
    archive: &Archive<'_>,
    circle: &CircleId,
    evidence: &[EvidenceLine],
    view: &mut ArchiveCircleReadView,
    job: &Job,
) -> Result<(), ApiError> {
    let mut meter = job.report.meter("step-archive-evidence", "files", Some(evidence.len() as u64));
    for (number, line) in (1..).zip(evidence) {
        job.cancel.check()?;
        let (key, sealed) = (RecordKey { circle: *circle, id: line.record }, sealed_of(line));
        let (files, manifest) =
            desk.run_blocking(move |vault| Ok((vault.evidence(), wanted(vault, &key, &sealed)?)))?;
        if let Some(manifest) = manifest {
            let (Some(path), Some(head)) = (&line.path, &line.head) else { continue };
            let head = hex::decode(head).map_err(|_| broken(path, Problem::OtherHash))?;
            let mut content = archive.reader.open(path).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
            let tree = files.seal_again(&manifest, &head, &mut content, &mut |_| !job.cancel.is_cancelled()).map_err(
                |error| match error {
                    StoreError::Sealed(_) => broken(path, Problem::OtherHash),
                    other => other.into(),
                },
            )?;
            desk.run_blocking(move |vault| Ok(vault.keep_tree(&tree)?))?;
            view.evidence_new += 1;
        }
        meter.at(number);
    }
    Ok(())
}

/// Gives the manifest of a file that is not held here and that people did not destroy.
fn wanted(vault: &Vault, key: &RecordKey, sealed: &[u8; 32]) -> Result<Option<Manifest>, ApiError> {
    if vault.evidence().holds(sealed) || !vault.serves(sealed)? {
        return Ok(None);
    }
    let stored = vault.manifests(key)?.into_iter().map(|stored| stored.manifest);
    Ok(stored.into_iter().find(|manifest| manifest.ciphertext == *sealed))
}
