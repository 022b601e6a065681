//! Exports: what is chosen passes the gate, loses what its readers may not see, and becomes a file of a foreign format.
//!
//! A release is signed before the file is written, so that nothing leaves unseen. The formats are one table, [`formats`].

mod formats;
mod select;
mod set;
mod versions;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use cairn_exchange::loss::Loss;
use cairn_exchange::outgoing::{Producer, WriteError, Written};
use cairn_model::consent::{Audience, Identifiability, Purpose};
use cairn_model::{CircleId, RecordId, Tlp};
use cairn_report::profile::Profile;
use cairn_store::{RecordKey, Vault};
use sha2::{Digest, Sha256};

use crate::api::{ExportOrder, ExportView, LossView, Response};
use crate::clock;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::Job;
use crate::release::{self, Leaving, Passed, Release, Silence};
use crate::report::Stage;
use crate::texts::Texts;
use formats::{Shape, Writing};

/// For whom something is written, and what they may see.
struct Readers {
    profile: Profile,
    /// The most restrictive marking that may go: the audience's, or a lower one that the person named.
    ceiling: Tlp,
    lang: String,
    producer: Option<String>,
    recipient: Option<String>,
}

/// What is ready to leave.
struct Ready {
    written: Written,
    leaving: Leaving,
    passed: Passed,
    subject: RecordKey,
    /// How many records of the vault are in it.
    records: u64,
    /// What was left out or cut, and why.
    cut: Vec<LossView>,
    /// What is kept of each record's version, for the attestation.
    versions: BTreeMap<RecordId, String>,
}

impl From<WriteError> for ApiError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Cancelled => Self::new(ErrorCode::Cancelled),
            WriteError::NothingFits => Self::new(ErrorCode::NothingFits),
            WriteError::Unreadable => {
                Self::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable")
            }
        }
    }
}

fn bad(path: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::BadValue).with("path", path).with("why", why)
}

/// Exports, or shows what would leave.
pub(crate) async fn export(cx: &Context, job: Job, order: ExportOrder) -> Result<Response, ApiError> {
    let to = cx.file(&order.to)?;
    cx.desk.run(move |vault| export_with(vault, &job, &order, &to)).await
}

fn export_with(vault: &mut Vault, job: &Job, order: &ExportOrder, to: &Path) -> Result<Response, ApiError> {
    let format = formats::find(&order.format)?;
    let profile = format.profile(order.profile.as_deref())?;
    let readers = readers(order)?;
    if !order.dry_run {
        files::must_be_free(to, Overwrite::of(order.force))?;
    }
    let mut meter = job.report.meter("step-export", "records", None);
    let mut watch = |done: u64| {
        meter.at(done);
        if job.cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut writing = Writing { profile, watch: &mut watch };
    let ready = match &order.set {
        Some(id) => set::ready(vault, order, id, format, &readers, &mut writing)?,
        None => select::ready(vault, order, format, &readers, &mut writing)?,
    };
    job.cancel.check()?;
    let export = RecordId::from_bytes(rand::random());
    let view = view(order, profile, &ready, export);
    if order.dry_run {
        return Ok(Response::Exported(Box::new(view)));
    }
    sign(vault, &ready, &readers, order, profile, export)?;
    write(&ready.written, format.shape, to, order.force)?;
    Ok(Response::Exported(Box::new(view)))
}

fn readers(order: &ExportOrder) -> Result<Readers, ApiError> {
    let purpose = release::audience(order.audience.as_deref().unwrap_or("partner"), order.identifiability.as_deref())?;
    let Purpose::Audience(audience, identifiability) = purpose else {
        return Err(crate::internal!("an export without an audience"));
    };
    let named = order.max_tlp.as_deref().map(|tlp| Tlp::parse(tlp).ok_or_else(|| bad("max_tlp", "not a TLP marking")));
    let ceiling = named.transpose()?.map_or(audience.ceiling(), |tlp| tlp.min(audience.ceiling()));
    Ok(Readers {
        profile: Profile { audience, identifiability },
        ceiling,
        lang: Texts::of(order.lang.as_deref().unwrap_or("en")).lang().to_owned(),
        producer: release::recipient(order.producer.as_ref()).map_err(|_| bad("producer", "empty or too long"))?,
        recipient: release::recipient(order.release.recipient.as_ref())?,
    })
}

impl Readers {
    const fn purpose(&self) -> Purpose {
        Purpose::Audience(self.profile.audience, self.profile.identifiability)
    }

    const fn audience(&self) -> Audience {
        self.profile.audience
    }

    const fn identifiability(&self) -> Identifiability {
        self.profile.identifiability
    }

    fn texts(&self) -> &'static Texts {
        Texts::of(&self.lang)
    }

    /// Names who writes this out: an id of the circle under the name that was chosen.
    fn producer(&self, circle: &CircleId) -> Producer {
        let id = RecordId::derive(circle, "producer", self.producer.as_deref().unwrap_or_default());
        Producer { id, name: self.producer.clone() }
    }
}

/// Asks the gate.
fn pass(vault: &Vault, leaving: &Leaving, readers: &Readers, order: &ExportOrder) -> Result<Passed, ApiError> {
    release::pass(vault, leaving, readers.purpose(), Silence::Refuses, order.release.consent_override.as_ref())
}

/// Writes the release down: who, when, what, to whom, and which version of each record.
fn sign(
    vault: &mut Vault,
    ready: &Ready,
    readers: &Readers,
    order: &ExportOrder,
    profile: &str,
    export: RecordId,
) -> Result<(), ApiError> {
    let release = Release {
        subject: ready.subject,
        form: "export",
        sha256: digest(&ready.written),
        recipient: readers.recipient.clone(),
        more: BTreeMap::from([
            ("report".to_owned(), export.to_string()),
            ("format".to_owned(), order.format.clone()),
            ("profile".to_owned(), profile.to_owned()),
        ]),
        of_records: ready.versions.clone(),
    };
    let parts = release::sign_release(vault, &ready.leaving, &ready.passed, &release)?;
    vault.append(&ready.subject.circle, parts, clock::now())?;
    Ok(())
}

/// Gives the SHA-256 of the file; of several, that of their list as `sha256sum` writes it.
fn digest(written: &Written) -> [u8; 32] {
    if let [file] = written.files.as_slice() {
        return Sha256::digest(&file.bytes).into();
    }
    let mut lines: Vec<String> = written
        .files
        .iter()
        .map(|file| format!("{}  {}\n", hex::encode(Sha256::digest(&file.bytes)), file.name))
        .collect();
    lines.sort();
    Sha256::digest(lines.concat()).into()
}

fn write(written: &Written, shape: Shape, to: &Path, force: bool) -> Result<(), ApiError> {
    if let (Shape::File, [file]) = (shape, written.files.as_slice()) {
        return files::write(to, &file.bytes, Overwrite::of(force));
    }
    let stage = Stage::new(to)?;
    for file in &written.files {
        let target = stage.dir.join(&file.name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        files::write(&target, &file.bytes, Overwrite::No)?;
    }
    stage.publish(to, force)
}

fn view(order: &ExportOrder, profile: &str, ready: &Ready, export: RecordId) -> ExportView {
    ExportView {
        schema: "cairn.export/1".to_owned(),
        format: order.format.clone(),
        profile: profile.to_owned(),
        dry_run: order.dry_run,
        release: (!order.dry_run).then(|| export.to_string()),
        records: ready.records,
        files: ready.written.files.len() as u64,
        bytes: ready.written.files.iter().map(|file| file.bytes.len() as u64).sum(),
        sha256: hex::encode(digest(&ready.written)),
        counts: ready.written.counts.clone(),
        cut: ready.cut.clone(),
        lost: ready.written.losses.iter().map(lost).collect(),
    }
}

fn lost(loss: &Loss) -> LossView {
    LossView {
        where_: loss.place.clone(),
        what: if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() },
        why: loss.why.words().to_owned(),
    }
}
