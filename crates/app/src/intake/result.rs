//! The result of an examination, as it is kept: fields of the evidence, until there is a kind of record for examinations. Then
//! [`edits`] goes there.

use cairn_exchange::mvt::{Examined, HashCheck, MvtOutput};
use cairn_exchange::proofmode::ProofBundle;
use cairn_model::check::MAX_LONG_TEXT;
use cairn_model::vocab::Vocabulary;
use cairn_model::{Edit, Edtf, Timestamp};

use super::write::{edit, short};
use super::{Content, Intake, show};
use crate::error::ApiError;

/// Makes the edits that keep the result of an examination with the evidence: the tool, what it worked with, what came of it.
pub(super) fn edits(intake: &Intake) -> Result<Vec<Edit>, ApiError> {
    let examined = match &intake.content {
        Content::Mvt(examined) => examined,
        Content::ProofMode(bundle) => {
            return Ok(vec![
                edit("type", "other")?,
                edit("tool", "ProofMode")?,
                edit("parameters", long(&proof_lines(bundle)))?,
            ]);
        }
    };
    let mut edits = Vec::new();
    if let Some(mvt) = &examined.mvt {
        edits.extend(tool_edits("analysis-output", "MVT", mvt.version.as_deref())?);
        edits.push(edit("tool_settings", long(&settings_lines(mvt, intake)))?);
        edits.extend(date_edit(mvt.date.as_deref())?);
    } else if let Some(acquisition) = &examined.acquisition {
        edits.extend(tool_edits("forensic-image", "AndroidQF", acquisition.version.as_deref())?);
        edits.push(edit("obtained", "extracted")?);
        edits.extend(date_edit(acquisition.started.as_deref())?);
    }
    let acquired = examined.acquisition.as_ref().and_then(|acquisition| acquisition.started.as_deref());
    if let Some(time) = acquired.and_then(|time| time.parse::<Timestamp>().ok()) {
        edits.push(edit("collected", time.to_string())?);
    }
    edits.push(edit("parameters", long(&result_lines(examined)))?);
    Ok(edits)
}

fn tool_edits(ty: &str, tool: &str, version: Option<&str>) -> Result<Vec<Edit>, ApiError> {
    debug_assert!(Vocabulary::EvidenceType.find(ty).is_some());
    let mut edits = vec![edit("type", ty)?, edit("tool", tool)?];
    if let Some(version) = version {
        edits.push(edit("tool_version", short(version))?);
    }
    Ok(edits)
}

fn date_edit(date: Option<&str>) -> Result<Option<Edit>, ApiError> {
    let day = date.and_then(|date| date.get(..10)).and_then(|day| Edtf::parse(day).ok());
    day.map(|day| edit("created", day.to_string())).transpose()
}

fn settings_lines(mvt: &MvtOutput, intake: &Intake) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &mvt.indicators {
        let given = intake.sets.iter().find(|given| given.name == file.name);
        let hash = given.map(|given| format!(", sha256 {}", hex::encode(given.sha256))).unwrap_or_default();
        lines.push(format!("indicators: {}{hash}", file.name));
    }
    lines.extend(mvt.loaded.map(|loaded| format!("loaded: {loaded}")));
    lines.push(format!("ignored: {}", mvt.ignored));
    lines.extend(show::modules(mvt).into_iter().map(|(state, names)| format!("modules {state}: {}", names.join(", "))));
    lines
}

/// Joins lines to what a long text holds.
fn long(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        if text.len() + line.len() + 8 > MAX_LONG_TEXT {
            text.push('…');
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// Keeps the result as lines of `name: value`, the same in every language: codes, numbers, names.
fn result_lines(examined: &Examined) -> Vec<String> {
    let mut lines = vec![format!("outcome: {}", examined.outcome().name())];
    if let Some(mvt) = &examined.mvt {
        lines.push(format!("detections: {}", mvt.detected));
        lines.push(format!("matched: {}", show::matched(mvt)));
        lines.extend(show::levels(mvt).into_iter().map(|(level, count)| format!("level {level}: {count}")));
        for (found, count) in examined.matched() {
            lines.push(format!("match: {} ({}; {}) × {count}", show::harmless(found), found.name, found.file));
        }
        if let Some(timeline) = &mvt.timeline {
            let range = [&timeline.first, &timeline.last].map(|time| time.as_deref().unwrap_or("?")).join(" / ");
            lines.push(format!("timeline: {} rows, {}, {range}", timeline.rows, timeline.zone.name()));
        }
        lines.push(format!("info.json: {}", show::info_name(mvt.info)));
        if mvt.inputs.listed > 0 {
            let inputs = &mvt.inputs;
            let altered = inputs.altered.len();
            lines.push(format!(
                "examined files: {} listed, {} matched, {altered} altered, {} not here",
                inputs.listed, inputs.matched, inputs.absent
            ));
        }
    }
    if let Some(acquisition) = &examined.acquisition {
        lines.extend(hash_lines(&acquisition.hashes));
    }
    lines.extend(
        examined.gaps.iter().map(|gap| format!("not examined: {} {}", gap.code.name(), gap.what).trim_end().to_owned()),
    );
    lines
}

fn hash_lines(hashes: &HashCheck) -> Vec<String> {
    let Some(listed) = hashes.listed else { return vec!["hashes.csv: absent".to_owned()] };
    let mode = hashes.mode.map(|mode| mode.name()).unwrap_or_default();
    let told = if hashes.told { "told" } else { "inferred" };
    let mut lines = vec![
        format!("hashes.csv: {listed} listed, mode {mode} ({told}), not signed"),
        format!("hashes matched: {}", hashes.matched),
    ];
    let expected =
        hashes.expected.iter().map(|found| format!("hash cannot match: {} ({})", found.name, found.why.name()));
    lines.extend(expected);
    for (name, list) in [("altered", &hashes.altered), ("missing", &hashes.missing), ("unlisted", &hashes.extra)] {
        lines.extend(list.iter().map(|file| format!("{name}: {file}")));
    }
    lines
}

/// Keeps the result of a ProofMode bundle.
fn proof_lines(bundle: &ProofBundle) -> Vec<String> {
    let mut lines: Vec<String> = bundle
        .proofs
        .iter()
        .map(|proof| {
            let media = if proof.media.is_some() { "present" } else { "missing" };
            format!("recording {}: {media}, description {}", proof.sha256, proof.agrees.name())
        })
        .collect();
    lines.extend(bundle.signatures.iter().map(|signature| format!("signature not checked: {}", signature.name)));
    lines.extend(bundle.stamps.iter().map(|stamp| format!("time stamp not checked: {stamp}")));
    lines.push(format!("public key: {}", if bundle.public_key.is_some() { "present" } else { "missing" }));
    lines
}
