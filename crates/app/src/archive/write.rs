//! Writing an archive.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DevicePublic, sshsig};
use cairn_ledger::attestation::{Attestation, AttestationKind, Statement};
use cairn_ledger::entry::Part;
use cairn_model::CircleId;
use cairn_model::canon::to_canonical_json;
use cairn_report::archive::{
    ARCHIVE_NAMESPACE, ARCHIVE_SCHEMA, ArchiveError, ArchiveInfo, ArchiveWriter, CONTENTS, CircleContents, Contents,
};
use cairn_store::{Reader, Vault};

use super::circle::{Circle, reads};
use super::form::{Form, Paced, Target};
use super::words;
use crate::api::{ArchiveWriteOrder, ArchiveWrittenView, ArchivedCircleView, Response};
use crate::core::{Context, blocking};
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};
use crate::files::Overwrite;
use crate::jobs::Job;
use crate::{circles, clock, evidence, vault};

/// The program, as an archive names it.
const PROGRAM: &str = concat!("Cairn ", env!("CARGO_PKG_VERSION"));

/// Writes an archive: beside its place, signed and written down in each circle, and then named.
pub(crate) async fn write(cx: &Context, job: Job, order: ArchiveWriteOrder) -> Result<Response, ApiError> {
    let (to, overwrite) = (cx.file(&order.to)?, Overwrite::of(order.force));
    if order.all == order.circle.is_some() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "one circle, or all"));
    }
    crate::files::must_be_free(&to, overwrite)?;
    let form = Form::of(&order, &to)?;
    cx.catch_up(&job.report, &job.cancel).await?;
    let desk = cx.desk.clone();
    blocking(move || {
        let name = form.name();
        let reader = desk.run_blocking(|vault| Ok(vault.reader()?))?;
        let chosen = choose(&reader, order.circle.as_deref())?;
        let mut target = form.begin(&to, overwrite)?;
        let written = fill(&reader, &desk, &chosen.circles, &mut target, &job).map_err(|error| {
            // What stops the sink comes out of it as an error of its own.
            if job.cancel.is_cancelled() { ApiError::new(ErrorCode::Cancelled) } else { error }
        })?;
        let kept = target.close()?;
        job.cancel.check()?;
        let (contents, sha256) = (written.contents.clone(), written.sha256);
        desk.run_blocking(move |vault| write_down(vault, &contents, sha256, name))?;
        kept.publish()?;
        Ok(Response::ArchiveWritten(Box::new(written.view(name, chosen.left_out))))
    })
    .await
}

/// The circles that go into an archive, and the names of those that do not.
struct Chosen {
    circles: Vec<cairn_store::Circle>,
    left_out: Vec<String>,
}

fn choose(reader: &Reader, circle: Option<&str>) -> Result<Chosen, ApiError> {
    let only = circle.map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let mut chosen = Chosen { circles: Vec::new(), left_out: Vec::new() };
    for circle in reader.circles()?.into_iter().filter(|circle| only.is_none_or(|only| only == circle.id)) {
        if reads(reader, &circle.id)? {
            chosen.circles.push(circle);
        } else {
            chosen.left_out.push(reader.load_charter(&circle.id)?.page().name.clone());
        }
    }
    if chosen.circles.is_empty() { Err(ApiError::new(ErrorCode::NotPermitted)) } else { Ok(chosen) }
}

/// What went into an archive.
struct Written {
    contents: Vec<CircleContents>,
    files: u64,
    bytes: u64,
    sha256: [u8; 32],
}

/// Writes everything, as it is when this begins.
fn fill(
    reader: &Reader,
    desk: &Desk,
    chosen: &[cairn_store::Circle],
    target: &mut Target,
    job: &Job,
) -> Result<Written, ApiError> {
    let mut meter = job.report.meter("step-archive", "bytes", None);
    let mut paced = Paced { target, meter: &mut meter, cancel: &job.cancel, done: 0 };
    let by = vault::owner(reader)?;
    let mut writer = ArchiveWriter::new(&mut paced);
    words::write(&mut writer)?;
    let (contents, attesters) = reader.at_one_state(|reader| -> Result<_, ApiError> {
        let (mut contents, mut attesters) = (Vec::new(), BTreeSet::new());
        for circle in chosen {
            let (circle, signed) = Circle::new(reader, circle)?.write(&mut writer)?;
            contents.push(circle);
            attesters.extend(signed);
        }
        Ok((contents, attesters))
    })?;
    let now = clock::now();
    let table = Contents {
        schema: ARCHIVE_SCHEMA.to_owned(),
        made: now,
        program: PROGRAM.to_owned(),
        by: by.clone(),
        circles: contents.clone(),
    };
    writer.add(CONTENTS, &mut to_canonical_json(&table).map_err(ArchiveError::from)?.as_slice())?;
    let info = ArchiveInfo {
        date: now.to_string().chars().take(10).collect(),
        contact: by,
        circles: contents.iter().map(|circle| circle.name.clone()).collect(),
        software: PROGRAM.to_owned(),
    };
    let signers: Vec<DevicePublic> =
        contents.iter().filter_map(|circle| circle.device.as_ref()?.parse().ok()).collect();
    let attesters: Vec<DevicePublic> = attesters.into_iter().collect();
    let mut unsigned = writer.finish(&info, &words::readme(), &signers, &attesters)?;
    let list = unsigned.to_sign().to_vec();
    let sha256 = cairn_keys::sha256(&list);
    let signing = contents.clone();
    for (folder, pem) in desk.run_blocking(move |vault| sign(vault, &signing, &list))? {
        unsigned.add_signature(&folder, &pem)?;
    }
    let (files, bytes) = unsigned.size();
    Ok(Written { contents, files, bytes, sha256 })
}

fn id_of(circle: &CircleContents) -> Result<CircleId, ApiError> {
    circle.id.parse().map_err(|_| crate::internal!("the id of a circle does not read"))
}

/// Signs the list of files by this device's key in each circle. On the vault's own thread: no key leaves it.
fn sign(vault: &mut Vault, circles: &[CircleContents], list: &[u8]) -> Result<Vec<(String, String)>, ApiError> {
    let mut signatures = Vec::new();
    for circle in circles.iter().filter(|circle| circle.device.is_some()) {
        let device = vault.keys(&id_of(circle)?)?.device;
        let pem = sshsig::sign(&device, ARCHIVE_NAMESPACE, list)
            .map_err(|_| crate::internal!("an archive could not be signed"))?;
        signatures.push((circle.folder.clone(), pem));
    }
    Ok(signatures)
}

/// Writes down in each circle that an archive of it was made, by whom, and how it is named.
fn write_down(
    vault: &mut Vault,
    circles: &[CircleContents],
    sha256: [u8; 32],
    form: &'static str,
) -> Result<(), ApiError> {
    for circle in circles.iter().filter(|circle| circle.device.is_some()) {
        let id = id_of(circle)?;
        let details = BTreeMap::from([
            ("form".to_owned(), "archive".to_owned()),
            ("container".to_owned(), form.to_owned()),
            ("records".to_owned(), circle.records.values().sum::<u64>().to_string()),
            ("entries".to_owned(), circle.entries.to_string()),
            ("evidence".to_owned(), (circle.evidence - circle.evidence_lacking).to_string()),
            ("digest".to_owned(), circle.digest.clone()),
        ]);
        let statement = Statement {
            kind: AttestationKind::Exported,
            subject: circle.id.clone(),
            sha256: Some(sha256),
            parents: evidence::heads(vault, &id, &circle.id)?,
            by_name: vault::owner(vault)?,
            time: clock::now(),
            details,
        };
        let attestation = Attestation::sign(statement, &vault.keys(&id)?.device)
            .map_err(|_| crate::internal!("what was done could not be signed"))?;
        vault.append(&id, vec![Part::Attestation { record: None, attestation }], clock::now())?;
    }
    Ok(())
}

impl Written {
    fn view(self, form: &str, left_out: Vec<String>) -> ArchiveWrittenView {
        let view = |circle: CircleContents| ArchivedCircleView {
            records: circle.records.values().sum(),
            deleted: circle.deleted,
            entries: circle.entries,
            evidence: circle.evidence,
            evidence_lacking: circle.evidence_lacking,
            signed: circle.device.is_some(),
            personal: circle.personal,
            digest: circle.digest,
            circle: circle.id,
            name: circle.name,
        };
        ArchiveWrittenView {
            schema: "cairn.archive-written/1".to_owned(),
            form: form.to_owned(),
            circles: self.contents.into_iter().map(view).collect(),
            left_out,
            files: self.files,
            bytes: self.bytes,
            sha256: hex::encode(self.sha256),
        }
    }
}
