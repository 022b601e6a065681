//! What the evidence says of the file itself: what it is, which tool wrote it, and when. What came of the examination stands in
//! a record of its own ([`super::examination`]).

use cairn_model::vocab::Vocabulary;
use cairn_model::{Edit, Edtf, Timestamp};

use super::write::{edit, short};
use super::{Content, Intake};
use crate::error::ApiError;

/// Makes the edits that say what the sealed file is.
pub(super) fn edits(intake: &Intake) -> Result<Vec<Edit>, ApiError> {
    let examined = match &intake.content {
        Content::Mvt(examined) => examined,
        Content::ProofMode(_) => return tool_edits("other", "ProofMode", None),
    };
    let mut edits = Vec::new();
    if let Some(mvt) = &examined.mvt {
        edits.extend(tool_edits("analysis-output", "MVT", mvt.version.as_deref())?);
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

/// Reads the day with which a tool's time begins.
pub(super) fn day_of(time: Option<&str>) -> Option<Edtf> {
    time.and_then(|time| time.get(..10)).and_then(|day| Edtf::parse(day).ok())
}

fn date_edit(date: Option<&str>) -> Result<Option<Edit>, ApiError> {
    day_of(date).map(|day| edit("created", day.to_string())).transpose()
}

/// Names the evidence, and the examination, by the content.
pub(super) fn title_of(intake: &Intake) -> String {
    let mut parts: Vec<String> = Vec::new();
    match &intake.content {
        Content::Mvt(examined) => {
            if let Some(mvt) = &examined.mvt {
                parts.push(["MVT", mvt.version.as_deref().unwrap_or_default()].join(" ").trim().to_owned());
                parts.extend(mvt.date.as_deref().and_then(|date| date.get(..10)).map(str::to_owned));
            }
            if let Some(acquisition) = &examined.acquisition {
                let version = acquisition.version.as_deref().unwrap_or_default();
                parts.push(["AndroidQF", version].join(" ").trim().to_owned());
                parts.extend(acquisition.started.as_deref().and_then(|date| date.get(..10)).map(str::to_owned));
            }
            parts.extend(examined.device.model.clone());
        }
        Content::ProofMode(bundle) => {
            parts.push("ProofMode".to_owned());
            parts.extend(bundle.proofs.first().and_then(|proof| proof.generated.clone()));
        }
    }
    short(&parts.join(", "))
}
