//! Seals what came and writes what was planned: first the source, then the records in bulk, then the files that came along.

use std::collections::BTreeMap;
use std::io::{self, Read};

use cairn_exchange::draft::{DraftContent, DraftFile};
use cairn_exchange::intake::{IntakeLimits, Source as _};
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::Part;
use cairn_model::check::check_edits;
use cairn_model::{Edit, Kind, RecordId, Timestamp};
use cairn_store::{Evidence, NewRecord, Sealed, StoreError, Vault, Write};

use super::input::{changed_or_unreadable, refused};
use super::plan::{Done, Plan};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::{Custody, edit, media_type};
use crate::jobs::{Cancel, Reporter};
use crate::{clock, records};

/// How much of a file's beginning tells its media type.
const SNIFF: usize = 512;
/// How many records are changed, or files are named, in one commit.
const AT_ONCE: usize = 200;

/// A file that was sealed and that nothing names yet.
struct SealedFile {
    record: RecordId,
    name: String,
    media_type: Option<&'static str>,
    sealed: Sealed,
}

/// What was sealed of an import.
pub(super) struct SealedFiles {
    source: Option<Sealed>,
    files: Vec<SealedFile>,
    started: Timestamp,
}

impl SealedFiles {
    /// Removes the sealed files that nothing names.
    fn discard(&self, evidence: &Evidence) {
        self.source.iter().for_each(|sealed| evidence.discard(sealed));
        self.files.iter().for_each(|file| evidence.discard(&file.sealed));
    }
}

/// Seals the source and the files in it; all of them, or none.
pub(super) fn seal(
    evidence: &Evidence,
    plan: &Plan,
    report: &Reporter,
    cancel: &Cancel,
) -> Result<SealedFiles, ApiError> {
    let mut sealed = SealedFiles { source: None, files: Vec::new(), started: clock::now() };
    match seal_all(evidence, plan, report, cancel, &mut sealed) {
        Ok(()) => Ok(sealed),
        Err(error) => {
            sealed.discard(evidence);
            Err(error)
        }
    }
}

fn seal_all(
    evidence: &Evidence,
    plan: &Plan,
    report: &Reporter,
    cancel: &Cancel,
    sealed: &mut SealedFiles,
) -> Result<(), ApiError> {
    if plan.seals_source {
        let mut meter = report.meter("step-seal", "bytes", Some(plan.file.length()));
        let mut progress = |done| {
            meter.at(done);
            !cancel.is_cancelled()
        };
        let source = evidence.seal(&mut plan.file.reader()?, &mut progress).map_err(source_error)?;
        let same = source.sha256 == plan.file.sha256;
        sealed.source = Some(source);
        if !same {
            return Err(ApiError::new(ErrorCode::ChangedMeanwhile));
        }
    }
    let mut members = Members::default();
    let mut meter = report.meter("step-seal", "files", Some(plan.files.len() as u64));
    for (done, file) in plan.files.iter().enumerate() {
        meter.at(done as u64);
        let one = match &file.content {
            DraftContent::Bytes(bytes) => seal_one(evidence, file, &mut bytes.as_slice(), cancel)?,
            DraftContent::Member(name) => members.seal(evidence, plan, file, name, cancel)?,
        };
        sealed.files.push(one);
    }
    Ok(())
}

fn source_error(error: StoreError) -> ApiError {
    match error {
        StoreError::Source(error) => changed_or_unreadable(&error),
        other => other.into(),
    }
}

fn seal_one(
    evidence: &Evidence,
    file: &DraftFile,
    content: &mut dyn Read,
    cancel: &Cancel,
) -> Result<SealedFile, ApiError> {
    let mut start = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(&mut *content, SNIFF as u64), &mut start)
        .map_err(|error| changed_or_unreadable(&error))?;
    let mut whole = io::Read::chain(start.as_slice(), content);
    let sealed = evidence.seal(&mut whole, &mut |_| !cancel.is_cancelled()).map_err(source_error)?;
    Ok(SealedFile { record: file.record, name: file.name.clone(), media_type: media_type(&start), sealed })
}

/// The members of an archive, opened once.
#[derive(Default)]
struct Members(Option<cairn_exchange::intake::zip::ZipSource<io::BufReader<std::fs::File>>>);

impl Members {
    fn seal(
        &mut self,
        evidence: &Evidence,
        plan: &Plan,
        file: &DraftFile,
        name: &str,
        cancel: &Cancel,
    ) -> Result<SealedFile, ApiError> {
        if self.0.is_none() {
            self.0 = Some(plan.file.archive(&IntakeLimits::default())?);
        }
        let archive = self.0.as_mut().ok_or_else(|| crate::internal!("an archive was not opened"))?;
        let index = archive.entries().iter().position(|entry| entry.name == name);
        let index = index.ok_or_else(|| ApiError::new(ErrorCode::ChangedMeanwhile))?;
        let mut content = archive.open(index).map_err(|error| refused("ZIP", &error))?;
        seal_one(evidence, file, &mut content, cancel)
    }
}

/// Writes what was planned. A person who stops it keeps what was committed: importing again goes on from there.
pub(super) fn write(
    vault: &mut Vault,
    plan: &Plan,
    mut sealed: SealedFiles,
    evidence: &Evidence,
    report: &Reporter,
    cancel: &Cancel,
) -> Result<Done, ApiError> {
    let written = write_all(vault, plan, &mut sealed, report, cancel);
    if written.is_err() {
        sealed.discard(evidence);
    }
    written
}

fn write_all(
    vault: &mut Vault,
    plan: &Plan,
    sealed: &mut SealedFiles,
    report: &Reporter,
    cancel: &Cancel,
) -> Result<Done, ApiError> {
    cancel.check()?;
    write_source(vault, plan, sealed)?;
    let mut fresh = plan.fresh()?;
    add_hashes(&mut fresh, &sealed.files)?;
    let mut done = plan.expected();
    if !fresh.is_empty() {
        let mut meter = report.meter("step-records", "records", Some(fresh.len() as u64));
        let imported = vault.import(&plan.circle, fresh, clock::now(), &mut |stored| {
            meter.at(stored);
            !cancel.is_cancelled()
        })?;
        done.new = imported.added;
        done.unchanged += imported.existing.len() as u64;
        if !imported.refused.is_empty() {
            return Err(crate::internal!("checked records were refused"));
        }
    }
    write_files(vault, plan, sealed)?;
    let changed: Vec<_> = plan.records.iter().filter(|record| !record.changes.is_empty()).collect();
    for some in changed.chunks(AT_ONCE) {
        cancel.check()?;
        let writes = some.iter().map(|record| Write::Edit { id: record.id, edits: record.changes.clone() }).collect();
        vault.write(&plan.circle, writes, clock::now())?;
    }
    Ok(done)
}

/// Writes the record of the source with its file and its first custody, or what a person answered now.
fn write_source(vault: &mut Vault, plan: &Plan, sealed: &mut SealedFiles) -> Result<(), ApiError> {
    let mut writes = Vec::new();
    if !plan.source_known {
        let mut edits = vec![
            edit(
                "title",
                format!("{} {}", plan.format.title, hex::encode(plan.file.sha256.get(..4).unwrap_or_default())),
            )?,
            edit("type", plan.format.evidence_type)?,
            edit("sha256", hex::encode(plan.file.sha256))?,
            edit("size", size(plan.file.length())?)?,
        ];
        if let Some(tlp) = &plan.tlp {
            edits.push(edit("tlp", tlp.as_str())?);
        }
        let mut edits = check_edits(Kind::Evidence, &edits)?;
        edits.push(records::kind_edit(Kind::Evidence)?);
        writes.push(Write::New { id: plan.source, edits });
    } else if let Some(tlp) = &plan.answered {
        writes.push(Write::Edit { id: plan.source, edits: vec![edit("tlp", tlp.as_str())?] });
    }
    if let Some(source) = &sealed.source {
        let details = BTreeMap::from_iter(
            [
                Some(("format".to_owned(), plan.format.name.to_owned())),
                Some(("file_name".to_owned(), clip(&plan.file.name))),
                plan.tlp.as_ref().map(|tlp| ("tlp".to_owned(), tlp.clone())),
                plan.licence.as_ref().map(|licence| ("licence".to_owned(), clip(licence))),
                plan.producer.as_ref().map(|producer| ("producer".to_owned(), clip(producer))),
            ]
            .into_iter()
            .flatten(),
        );
        writes.extend(custody(vault, plan, plan.source, source, sealed.started, details)?);
    }
    if !writes.is_empty() {
        if let Some(source) = &sealed.source {
            vault.keep_tree(&source.tree)?;
        }
        vault.write(&plan.circle, writes, clock::now())?;
    }
    sealed.source = None;
    Ok(())
}

/// Gives the manifest of a sealed file and its first custody.
fn custody(
    vault: &Vault,
    plan: &Plan,
    record: RecordId,
    sealed: &Sealed,
    started: Timestamp,
    details: BTreeMap<String, String>,
) -> Result<Vec<Write>, ApiError> {
    let keys = vault.keys(&plan.circle)?;
    let mut custody = Custody::begin(&keys.device, crate::vault::owner(vault)?, record, sealed.sha256);
    let collected = custody.collected(started, details)?;
    let sealing = BTreeMap::from([("sealed".to_owned(), hex::encode(sealed.tree.root()))]);
    let step = custody.sign(AttestationKind::Sealed, clock::now(), sealing)?;
    let attest = |attestation| Write::Part(Part::Attestation { record: Some(record), attestation });
    Ok(vec![Write::Part(Part::Manifest(sealed.manifest(record))), attest(collected), attest(step)])
}

/// Says in the records of the files what the files are.
fn add_hashes(fresh: &mut [NewRecord], files: &[SealedFile]) -> Result<(), ApiError> {
    let by_record: BTreeMap<RecordId, &SealedFile> = files.iter().map(|file| (file.record, file)).collect();
    for record in fresh {
        let Some(file) = by_record.get(&record.id) else { continue };
        let said: Vec<Edit> = file_edits(file)?;
        record.edits.retain(|edit| !said.iter().any(|other| other.path == edit.path));
        record.edits.extend(said);
    }
    Ok(())
}

fn file_edits(file: &SealedFile) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![edit("sha256", hex::encode(file.sealed.sha256))?, edit("size", size(file.sealed.size)?)?];
    if let Some(media_type) = file.media_type {
        edits.push(edit("media_type", media_type)?);
    }
    Ok(check_edits(Kind::Evidence, &edits)?)
}

/// Names the sealed files that came along, some at a time; what is named is no longer removed when something fails.
fn write_files(vault: &mut Vault, plan: &Plan, sealed: &mut SealedFiles) -> Result<(), ApiError> {
    while !sealed.files.is_empty() {
        let from = sealed.files.len().saturating_sub(AT_ONCE);
        let mut writes = Vec::new();
        for file in sealed.files.get(from..).unwrap_or_default() {
            vault.keep_tree(&file.sealed.tree)?;
            let details = BTreeMap::from([
                ("from".to_owned(), plan.source.to_string()),
                ("file_name".to_owned(), clip(&file.name)),
            ]);
            writes.extend(custody(vault, plan, file.record, &file.sealed, sealed.started, details)?);
        }
        vault.write(&plan.circle, writes, clock::now())?;
        sealed.files.truncate(from);
    }
    Ok(())
}

fn size(bytes: u64) -> Result<i64, ApiError> {
    i64::try_from(bytes).map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "8 EiB"))
}

/// Cuts a foreign text to what one line of a custody step holds.
fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}
