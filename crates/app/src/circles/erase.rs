//! Erasing a record for good: a steward asks, which hides it; a second person confirms, which destroys it everywhere.

use cairn_ledger::entry::EraseTarget;
use cairn_store::{Erasure, ErasureState, Reader, RecordKey, StoreError, Vault, Word};

use super::find_shared;
use crate::api::{ErasureView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
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

/// Asks to erase a record, or confirms what another person asked for. Asked again by whoever asked, it changes nothing.
pub(crate) fn destroy(vault: &mut Vault, id: &str) -> Result<Response, ApiError> {
    let key = match records::find(vault, id) {
        Ok(key) => {
            vault.ask_erase(&key.circle, EraseTarget::Record(key.id), clock::now())?;
            key
        }
        // Asking hides a record: whoever is to confirm does not see it any more.
        Err(error) if error.code == ErrorCode::UnknownRecord => {
            let key = find_hidden(vault, id)?.ok_or(error)?;
            match vault.confirm_erase(&key.circle, EraseTarget::Record(key.id), clock::now()) {
                Ok(_) | Err(StoreError::NotFound(_)) => key,
                Err(error) => return Err(error.into()),
            }
        }
        Err(error) => return Err(error),
    };
    list(vault, Some(&key.circle.to_string()))
}

/// Finds a record that waits for a second person's word, by its id or the first eight digits of it, or more.
fn find_hidden(reader: &Reader, id: &str) -> Result<Option<RecordKey>, ApiError> {
    let prefix = id.to_ascii_lowercase();
    let mut found = Vec::new();
    if prefix.len() < 8 {
        return Ok(None);
    }
    for circle in reader.circles()? {
        found.extend(reader.erasures(&circle.id)?.into_iter().filter_map(|erasure| match erasure.target {
            EraseTarget::Record(id) if erasure.state == ErasureState::Asked && id.to_string().starts_with(&prefix) => {
                Some(RecordKey { circle: circle.id, id })
            }
            _ => None,
        }));
    }
    match found.as_slice() {
        [_, _, ..] => Err(ApiError::new(ErrorCode::AmbiguousId)),
        one => Ok(one.first().copied()),
    }
}
