//! What was taken in, as it is shown.

use std::collections::BTreeMap;

use cairn_exchange::Loss;
use cairn_exchange::mvt::{Acquisition, Detection, Examined, GapCode, InfoHash, Matched, MvtOutput};
use cairn_exchange::observable::defang;
use cairn_exchange::proofmode::ProofBundle;
use cairn_model::RecordId;

use super::{Content, Intake, Target, Tool};
use crate::api::{
    AcquisitionView, DetectionView, ExaminationView, GapView, IntakeIndicator, IntakeView, LossView, MismatchView,
    ProofView, SignatureView, UsedSetView,
};

/// The most detections that are shown.
const SHOWN: usize = 200;

/// The records of an intake.
pub(super) struct Records {
    pub(super) evidence: RecordId,
    pub(super) examination: RecordId,
    /// The code of its result, as it stands in the record.
    pub(super) result: Option<String>,
    pub(super) listing: RecordId,
    pub(super) device: Option<RecordId>,
    pub(super) indicators: Vec<(Matched, u64, Option<RecordId>)>,
    pub(super) sets: BTreeMap<String, RecordId>,
    pub(super) new: u64,
    pub(super) updated: u64,
    pub(super) unchanged: u64,
}

/// Shows an intake.
pub(super) fn view(intake: &Intake, target: &Target, records: &Records, dry_run: bool) -> IntakeView {
    let files = intake.content.files();
    let here = |id: RecordId| (!dry_run || records.new == 0).then(|| id.to_string());
    let mut view = IntakeView {
        schema: "cairn.import/1".to_owned(),
        format: match intake.tool {
            Tool::Mvt => "mvt",
            Tool::ProofMode => "proofmode",
        }
        .to_owned(),
        dry_run,
        read: files.len() as u64,
        new: records.new,
        updated: records.updated,
        unchanged: records.unchanged,
        bytes: files.iter().map(|file| file.size).sum(),
        sha256: hex::encode(intake.identity),
        locked_sha256: intake.locked_sha256.map(hex::encode),
        evidence: here(records.evidence),
        examination_id: here(records.examination),
        listing: here(records.listing),
        device: records.device.and_then(here),
        incident: target.incident.map(|key| key.id.to_string()),
        ..IntakeView::default()
    };
    match &intake.content {
        Content::Mvt(examined) => {
            view.examination = Some(examination(examined, intake, records));
            view.acquisition = examined.acquisition.as_ref().map(acquisition);
            view.indicators = records
                .indicators
                .iter()
                .map(|(matched, count, record)| indicator(matched, *count, record.and_then(here)))
                .collect();
            view.gaps = gaps(examined, intake);
            view.lost = losses(&examined.losses);
        }
        Content::ProofMode(bundle) => {
            view.proofs = proofs(bundle);
            view.signatures = bundle
                .signatures
                .iter()
                .map(|signature| SignatureView { name: signature.name.clone(), of: signature.of.clone() })
                .collect();
            view.lost = losses(&bundle.losses);
        }
    }
    view
}

fn losses(losses: &[Loss]) -> Vec<LossView> {
    losses
        .iter()
        .map(|loss| LossView {
            where_: loss.place.clone(),
            what: if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() },
            why: loss.why.words().to_owned(),
        })
        .collect()
}

/// What was not examined. A file of indicators whose content was given now is no longer unknown.
fn gaps(examined: &Examined, intake: &Intake) -> Vec<GapView> {
    let given = |name: &str| intake.sets.iter().any(|given| given.name == name);
    examined
        .gaps
        .iter()
        .filter(|gap| gap.code != GapCode::IndicatorsUnhashed || !given(&gap.what))
        .map(|gap| GapView { code: gap.code.name().to_owned(), what: gap.what.clone() })
        .collect()
}

/// Shows an indicator so that nothing makes a link of it.
pub(super) fn harmless(matched: &Matched) -> String {
    match &matched.observable {
        Some(observable) => defang(observable.kind, &observable.value),
        None => matched.value.replace("://", "[://]").replace('.', "[.]"),
    }
}

fn indicator(matched: &Matched, count: u64, record: Option<String>) -> IntakeIndicator {
    let kind = matched.observable.as_ref().map_or(matched.kind.as_str(), |observable| observable.kind);
    IntakeIndicator {
        record,
        type_: kind.to_owned(),
        value: harmless(matched),
        name: matched.name.clone(),
        file: matched.file.clone(),
        count,
    }
}

/// Groups modules by what became of them.
pub(super) fn modules(mvt: &MvtOutput) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for module in &mvt.modules {
        found.entry(module.state.name().to_owned()).or_default().push(module.name.clone());
    }
    found
}

pub(super) fn levels(mvt: &MvtOutput) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    for level in mvt.detections.iter().filter_map(|found| found.level) {
        *found.entry(level.name().to_owned()).or_default() += 1;
    }
    found
}

pub(super) fn matched(mvt: &MvtOutput) -> u64 {
    mvt.detections.iter().filter(|found| found.matched.is_some()).count() as u64
}

pub(super) const fn info_name(info: InfoHash) -> &'static str {
    match info {
        InfoHash::Matches => "matches",
        InfoHash::Differs => "differs",
        InfoHash::NotRecorded => "not-recorded",
    }
}

/// Shows MVT's words so that nothing makes a link of an address in them.
pub(super) fn harmless_message(message: &str) -> String {
    message.replace("https://", "hxxps[://]").replace("http://", "hxxp[://]")
}

fn detection(found: &Detection) -> DetectionView {
    DetectionView {
        module: found.module.clone(),
        level: found.level.map(|level| level.name().to_owned()),
        message: harmless_message(&found.message),
        time: found.time.clone(),
        indicator: found.matched.as_ref().map(harmless),
    }
}

fn examination(examined: &Examined, intake: &Intake, records: &Records) -> ExaminationView {
    let outcome = examined.outcome().name().to_owned();
    let result = records.result.clone();
    let Some(mvt) = &examined.mvt else { return ExaminationView { outcome, result, ..ExaminationView::default() } };
    let mut order: Vec<&Detection> = mvt.detections.iter().collect();
    order.sort_by_key(|found| std::cmp::Reverse((found.matched.is_some(), found.level)));
    let timeline = mvt.timeline.as_ref();
    ExaminationView {
        outcome,
        result,
        version: mvt.version.clone(),
        platform: mvt.platform.map(str::to_owned),
        date: mvt.date.clone(),
        sets: mvt
            .indicators
            .iter()
            .map(|file| {
                let given = intake.sets.iter().find(|given| given.name == file.name);
                UsedSetView {
                    name: file.name.clone(),
                    sha256: given.map(|given| hex::encode(given.sha256)),
                    modified: given.and_then(|given| given.modified.clone()),
                    set: records.sets.get(&file.name).map(ToString::to_string),
                }
            })
            .collect(),
        loaded: mvt.loaded,
        ignored: mvt.ignored,
        modules: modules(mvt),
        detected: mvt.detected,
        matched: matched(mvt),
        levels: levels(mvt),
        detections: order.into_iter().take(SHOWN).map(detection).collect(),
        rows: timeline.map(|timeline| timeline.rows),
        zone: timeline.map(|timeline| timeline.zone.name().to_owned()),
        first: timeline.and_then(|timeline| timeline.first.clone()),
        last: timeline.and_then(|timeline| timeline.last.clone()),
        info: info_name(mvt.info).to_owned(),
        inputs: mvt.inputs.listed,
        inputs_matched: mvt.inputs.matched,
        inputs_altered: mvt.inputs.altered.clone(),
    }
}

fn acquisition(acquisition: &Acquisition) -> AcquisitionView {
    let hashes = &acquisition.hashes;
    AcquisitionView {
        uuid: acquisition.uuid.clone(),
        version: acquisition.version.clone(),
        started: acquisition.started.clone(),
        completed: acquisition.completed.clone(),
        mode: hashes.mode.map(|mode| mode.name().to_owned()),
        mode_told: hashes.told,
        listed: hashes.listed,
        matched: hashes.matched,
        expected: hashes
            .expected
            .iter()
            .map(|mismatch| MismatchView { name: mismatch.name.clone(), why: mismatch.why.name().to_owned() })
            .collect(),
        altered: hashes.altered.clone(),
        missing: hashes.missing.clone(),
        extra: hashes.extra.clone(),
    }
}

fn proofs(bundle: &ProofBundle) -> Vec<ProofView> {
    bundle
        .proofs
        .iter()
        .map(|proof| ProofView {
            sha256: proof.sha256.clone(),
            media: proof.media.clone(),
            agrees: proof.agrees.name().to_owned(),
            generated: proof.generated.clone(),
            phone: proof.device.clone(),
        })
        .collect()
}
