//! New keys in a circle that this vault is in: after a restore, or in a vault that was copied or set back. The request for
//! them and its answer are those of joining without a connection.

use cairn_model::CircleId;
use cairn_store::{Confirmation, DeviceState, Reader, StoreError, Vault};
use cairn_sync::join::offline::{JoinAnswer, JoinRequest, OfflineError};

use super::offline::offline_error;
use crate::api::Response;
use crate::clock;
use crate::error::{ApiError, ErrorCode};

/// Asks for the new keys of a circle to be admitted in place of the old ones, and makes them where there are none yet. Asked
/// again, it gives the same.
pub(crate) fn request(vault: &mut Vault, circle: &str) -> Result<Response, ApiError> {
    let circle = super::find(vault, Some(circle))?;
    vault.renew_keys(&circle)?;
    let request = waiting(vault, &circle)?;
    let (text, code) = (request.to_text(), request.code().to_string());
    let replaces = vault.replaced_log(&circle)?.map(|log| log.to_string());
    Ok(Response::JoinRequest { request: text, name: request.name().to_owned(), code, replaces })
}

/// Signs the request of waiting keys. The owner's name stays as it is, and so the request and what answers it.
fn waiting(reader: &Reader, circle: &CircleId) -> Result<JoinRequest, ApiError> {
    let keys = reader.waiting_keys(circle)?;
    Ok(JoinRequest::sign(&keys.device, keys.seal.recipient(), &crate::vault::owner(reader)?))
}

/// Takes the pages of an answer for keys that wait here, which come into use by that. `None` when it is not for such keys.
pub(super) fn enter(vault: &mut Vault, sealed: &[u8]) -> Result<Option<Response>, ApiError> {
    for circle in vault.circles()?.into_iter().map(|circle| circle.id) {
        if vault.device_state(&circle)? != DeviceState::Waiting {
            continue;
        }
        let seal = vault.waiting_keys(&circle)?.seal;
        match JoinAnswer::open(sealed, &waiting(vault, &circle)?, &seal) {
            Ok(answer) if answer.circle() == circle => return take(vault, &circle, &answer).map(Some),
            Ok(_) => return Err(ApiError::new(ErrorCode::BadJoinFile).with("why", "for another request")),
            Err(OfflineError::NotForUs) => {}
            Err(error) => return Err(offline_error(&error)),
        }
    }
    Ok(None)
}

fn take(vault: &mut Vault, circle: &CircleId, answer: &JoinAnswer) -> Result<Response, ApiError> {
    for page in answer.pages() {
        match vault.add_page(circle, page, Confirmation::None) {
            Ok(_) => {}
            Err(StoreError::Charter(error)) => return Err(super::pages::charter_error(&error)),
            Err(error) => return Err(error.into()),
        }
    }
    // A page that waits for a person's word, or stands on a branch that lost, admits nobody here.
    match vault.device_state(circle)? {
        DeviceState::Ready => {}
        other => return Err(StoreError::Device(other).into()),
    }
    vault.redo_pages(circle, clock::now())?;
    vault.write_owed(circle, clock::now())?;
    Ok(Response::Joined { circle: circle.to_string(), name: vault.charter(circle)?.page().name.clone() })
}
