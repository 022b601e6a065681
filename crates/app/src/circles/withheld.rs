//! Entries that do not count, and a person's word for them.

use cairn_ledger::charter::Why;
use cairn_store::{Reader, Vault, WithheldEntries, Withholding};

use super::find_shared;
use crate::api::{Response, WithheldView};
use crate::clock;
use crate::error::{ApiError, ErrorCode};

/// Lists what is held and does not count, in one circle or in all.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circles = match circle {
        Some(_) => vec![find_shared(reader, circle)?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let mut withheld = Vec::new();
    for circle in circles {
        withheld.extend(reader.withheld(&circle)?.iter().map(|run| WithheldView {
            schema: "cairn.withheld/1".to_owned(),
            circle: circle.to_string(),
            author: run.author.clone(),
            device: run.log.to_string(),
            from: run.from,
            to: run.to.height,
            why: why(run.why).to_owned(),
            bytes: run.bytes,
            records: run.records.iter().map(ToString::to_string).collect(),
        }));
    }
    Ok(Response::Withheld { withheld })
}

const fn why(why: Withholding) -> &'static str {
    match why {
        Withholding::Withheld(Why::UnknownLog) => "unknown-log",
        Withholding::Withheld(Why::AboveCut) => "above-cut",
        Withholding::Withheld(Why::AboveStrictCut) => "above-strict-cut",
        Withholding::Withheld(Why::OtherAtCut) => "other-at-cut",
        Withholding::Reduced(_) => "reduced",
    }
}

/// Gives this person's word for the withheld entries of a device, up to a height or all that are here.
pub(crate) fn vouch(
    vault: &mut Vault,
    circle: Option<&str>,
    device: &str,
    height: Option<u64>,
) -> Result<Response, ApiError> {
    let circle = find_shared(vault, circle)?;
    let device = device.trim();
    let named = |run: &WithheldEntries| device.len() >= 8 && run.log.to_string().starts_with(device);
    let runs: Vec<WithheldEntries> = vault.withheld(&circle)?.into_iter().filter(named).collect();
    let unknown = || ApiError::new(ErrorCode::UnknownMember).with("who", device);
    let last = runs.last().ok_or_else(unknown)?;
    if runs.iter().any(|run| run.log != last.log) {
        return Err(ApiError::new(ErrorCode::AmbiguousMember).with("who", device));
    }
    let head = match height {
        None => last.to,
        Some(height) => {
            let hash = vault.entry_hash(&circle, &last.log, height)?.ok_or_else(unknown)?;
            cairn_ledger::Head { height, hash }
        }
    };
    let log = last.log;
    vault.vouch(&circle, &log, head, clock::now())?;
    list(vault, Some(&circle.to_string()))
}
