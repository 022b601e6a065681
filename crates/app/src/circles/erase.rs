//! Erasing a record for good: a steward asks, which hides it; a second person confirms, which destroys it everywhere.

use cairn_ledger::entry::EraseTarget;
use cairn_store::{Erasure, ErasureState, Reader, StoreError, Vault, Word};

use super::find_shared;
use crate::api::{ErasureView, Response};
use crate::clock;
use crate::error::ApiError;
use crate::records;

fn view(circle: &cairn_model::CircleId, erasure: &Erasure) -> ErasureView {
    let names =
        |words: &[Word]| words.iter().map(|word| word.name.clone().unwrap_or_else(|| word.log.to_string())).collect();
    ErasureView {
        schema: "cairn.erasure/1".to_owned(),
        circle: circle.to_string(),
        record: match &erasure.target {
            EraseTarget::Record(record) => Some(record.to_string()),
            EraseTarget::Leaves { .. } => None,
        },
        done: erasure.state == ErasureState::Done,
        asked: names(&erasure.asked),
        confirmed: names(&erasure.confirmed),
    }
}

/// Lists what was asked to be erased, in one circle or in all.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circles = match circle {
        Some(_) => vec![find_shared(reader, circle)?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let mut erasures = Vec::new();
    for circle in circles {
        erasures.extend(reader.erasures(&circle)?.iter().map(|erasure| view(&circle, erasure)));
    }
    Ok(Response::Erasures { erasures })
}

/// Asks to erase a record, or confirms what another person asked for.
pub(crate) fn destroy(vault: &mut Vault, id: &str) -> Result<Response, ApiError> {
    let key = records::find(vault, id)?;
    let target = EraseTarget::Record(key.id);
    match vault.confirm_erase(&key.circle, target.clone(), clock::now()) {
        Err(StoreError::NotFound(_)) => vault.ask_erase(&key.circle, target, clock::now())?,
        confirmed => confirmed?,
    };
    list(vault, Some(&key.circle.to_string()))
}
