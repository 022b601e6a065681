//! Reports: gather what belongs to an incident, pass the gate, redact, build, sign, record the release.

mod gather;
mod words;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::Part;
use cairn_model::consent::Purpose;
use cairn_model::{Kind, RecordId};
use cairn_report::input::Inclusion;
use cairn_report::profile::Profile;
use cairn_report::{Fonts, ItemSource, Language, PackageSink, ReportInput};
use cairn_store::{Reader, RecordKey, Vault};

use crate::api::{LossView, ReleaseOrder, ReportView, Response};
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
use crate::release::{self, Passed, Release, Silence};
use crate::texts::Texts;
use crate::{catalog, clock, custody, records};
use gather::Gathered;

/// What a person asks of a report.
pub(crate) struct Options {
    pub(crate) incident: String,
    pub(crate) audience: String,
    pub(crate) lang: String,
    pub(crate) to: String,
    pub(crate) force: bool,
    pub(crate) identifiability: Option<String>,
    pub(crate) release: ReleaseOrder,
}

/// Gathers what a report of an incident would hold, to ask the gate beforehand.
pub(crate) fn leaving(reader: &Reader, incident: &RecordKey) -> Result<release::Leaving, ApiError> {
    Ok(Gathered::of(reader, incident)?.into_leaving())
}

/// Builds and signs a report, or refuses and says why.
pub(crate) async fn build(cx: &Context, job: Job, options: Options) -> Result<Response, ApiError> {
    let to = cx.file(&options.to)?;
    cx.desk.run(move |vault| build_with(vault, &job, &options, &to)).await
}

fn bad(path: &str, why: &str) -> ApiError {
    ApiError::new(ErrorCode::BadValue).with("path", path).with("why", why)
}

fn build_with(vault: &mut Vault, job: &Job, options: &Options, to: &Path) -> Result<Response, ApiError> {
    let purpose = release::audience(&options.audience, options.identifiability.as_deref())?;
    let Purpose::Audience(audience, identifiability) = purpose else {
        return Err(crate::internal!("a report without an audience"));
    };
    let recipient = release::recipient(options.release.recipient.as_ref())?;
    let language = Language::parse(&options.lang).ok_or_else(|| bad("lang", "en, ar"))?;
    if to.exists() && !options.force {
        return Err(ApiError::new(ErrorCode::TargetExists));
    }
    let key = records::find(vault, &options.incident)?;
    if vault.record(&key)?.row.kind != Kind::Incident.name() {
        return Err(bad("incident", "not an incident"));
    }
    let gathered = Gathered::of(vault, &key)?;
    let wish = options.release.consent_override.as_ref();
    let passed = release::pass(vault, gathered.leaving(), purpose, Silence::Refuses, wish)?;
    let report = RecordId::from_bytes(rand::random());
    let profile = Profile { audience, identifiability };
    let (input, cut) = gathered.input(vault, report, profile, language)?;
    let keys = vault.keys(&key.circle)?;
    job.cancel.check()?;
    let mut meter = job.report.meter("step-report", "files", None);
    meter.at(0);
    let stage = Stage::new(to)?;
    let built = {
        let mut items = Items { reader: vault, circle: key.circle, originals: gathered.originals(profile, report) };
        let mut sink = Sink { root: stage.dir.clone(), written: 0, meter: &mut meter };
        cairn_report::build(&input, &Fonts::bundled(), &keys.device, &mut items, &mut sink).map_err(build_error)?
    };
    record_release(vault, &gathered, &passed, profile, &input, &built, recipient)?;
    stage.publish(to, options.force)?;
    Ok(Response::Report(ReportView {
        schema: "cairn.report/1".to_owned(),
        id: report.to_string(),
        files: built.files,
        bytes: built.bytes,
        fingerprint: built.fingerprint,
        sha256: hex::encode(built.tag_manifest),
        cut,
    }))
}

fn build_error(error: cairn_report::BuildError) -> ApiError {
    use cairn_report::BuildError;
    match error {
        BuildError::Item { .. } => ApiError::new(ErrorCode::NotHeld),
        BuildError::ItemDiffers { .. } => {
            ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "hash differs")
        }
        BuildError::Sink(error) => error.into(),
        _ => crate::internal!("a report could not be built"),
    }
}

/// Records the release as signed attestations: who, when, what, to whom, and what was overridden for it.
fn record_release(
    vault: &mut Vault,
    gathered: &Gathered,
    passed: &Passed,
    profile: Profile,
    input: &ReportInput,
    built: &cairn_report::Built,
    recipient: Option<String>,
) -> Result<(), ApiError> {
    let key = gathered.incident_key();
    let release = Release {
        subject: key,
        form: "report",
        sha256: built.tag_manifest,
        recipient,
        more: BTreeMap::from([
            ("report".to_owned(), input.id.to_string()),
            ("language".to_owned(), input.language.tag().to_owned()),
        ]),
        of_records: BTreeMap::new(),
    };
    let mut parts = release::sign_release(vault, gathered.leaving(), passed, &release)?;
    // The bytes of what is enclosed leave the vault, which belongs in the custody of each.
    let originals = gathered.originals(profile, input.id);
    for item in input.items.iter().filter(|item| item.inclusion == Inclusion::Enclosed) {
        let Some(id) = originals.get(&item.id).copied() else { continue };
        let details = BTreeMap::from([
            ("report".to_owned(), input.id.to_string()),
            ("to".to_owned(), profile.audience.code().to_owned()),
        ]);
        let original = RecordKey { circle: key.circle, id };
        let step = custody::sign(vault, &original, AttestationKind::Exported, item.sha256, details)?;
        parts.push(Part::Attestation { record: Some(id), attestation: step });
    }
    vault.append(&key.circle, parts, clock::now())?;
    Ok(())
}

/// A folder beside the target, which takes the target's name when everything is written.
pub(crate) struct Stage {
    pub(crate) dir: PathBuf,
}

impl Stage {
    pub(crate) fn new(to: &Path) -> Result<Self, ApiError> {
        let parent =
            to.parent().filter(|parent| parent.is_dir()).ok_or_else(|| ApiError::new(ErrorCode::Unreadable))?;
        let dir = parent.join(format!(".cairn-{}", hex::encode(rand::random::<[u8; 8]>())));
        fs::create_dir(&dir)?;
        Ok(Self { dir })
    }

    pub(crate) fn publish(self, to: &Path, force: bool) -> Result<(), ApiError> {
        if force && to.exists() {
            let old = self.dir.with_extension("old");
            fs::rename(to, &old)?;
            fs::rename(&self.dir, to)?;
            fs::remove_dir_all(old)?;
        } else {
            fs::rename(&self.dir, to)?;
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.dir.exists() {
            // Only what this report wrote itself lies here.
            fs::remove_dir_all(&self.dir).ok();
        }
    }
}

struct Sink<'a> {
    root: PathBuf,
    written: u64,
    meter: &'a mut crate::jobs::Meter,
}

impl PackageSink for Sink<'_> {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let target = self.root.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = File::create_new(target)?;
        io::copy(content, &mut file)?;
        file.flush()?;
        file.sync_all()?;
        self.written += 1;
        self.meter.at(self.written);
        Ok(())
    }
}

struct Items<'a> {
    reader: &'a Reader,
    circle: cairn_model::CircleId,
    /// The vault's own record of each item, by the id under which it leaves.
    originals: BTreeMap<RecordId, RecordId>,
}

impl ItemSource for Items<'_> {
    fn open(&mut self, id: &RecordId) -> io::Result<Box<dyn Read + '_>> {
        let original = self.originals.get(id).ok_or_else(|| io::Error::other("an unknown item"))?;
        let key = RecordKey { circle: self.circle, id: *original };
        let stored = self.reader.manifests(&key).ok().and_then(|found| found.into_iter().next());
        let stored = stored.ok_or_else(|| io::Error::other("an unknown item"))?;
        let content = self.reader.evidence().open(&stored.manifest).map_err(|_| io::Error::other("a sealed file"))?;
        Ok(Box::new(content))
    }
}

/// Tells what was cut, in the language of the report.
pub(crate) fn cut_sentence(
    texts: &Texts,
    kind: Kind,
    path: &str,
    cut: cairn_report::profile::Cut,
    count: usize,
) -> LossView {
    use cairn_report::profile::Cut;
    let why = match cut {
        Cut::Class(class) => {
            texts.format("report-cut-class", &BTreeMap::from([("class".to_owned(), class.name().to_owned())]))
        }
        Cut::Place => texts.get("report-cut-place"),
        Cut::NotReleased => texts.get("report-cut-not-released"),
        Cut::Internal => texts.get("report-cut-internal"),
    };
    let row = cairn_model::field::fields(kind).iter().find(|row| row.path == path);
    let what = row.map_or_else(|| path.to_owned(), |row| texts.get(&row.label_id(kind)));
    LossView { where_: catalog::kind_label(texts, kind), what: format!("{what} × {count}"), why }
}
