//! Circles: founding and listing. Members, pages, invitations and joining by files have files of their own.

pub(crate) mod choose;
pub(crate) mod erase;
mod held;
pub(crate) mod invitations;
pub(crate) mod members;
pub(crate) mod offline;
pub(crate) mod pages;
pub(crate) mod renewed;
pub(crate) mod withheld;
mod words;

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::LogId;
use cairn_ledger::charter::Charter;
use cairn_model::CircleId;
use cairn_store::{CircleKeys, CircleUse, DeviceState, Reader, Vault};

use crate::api::{CircleView, Response};
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::vault;

/// Finds a circle by its name, its id or the beginning of it; without one, the personal circle.
pub(crate) fn find(reader: &Reader, wanted: Option<&str>) -> Result<CircleId, ApiError> {
    let unknown = || ApiError::new(ErrorCode::UnknownCircle);
    let circles = reader.circles()?;
    let Some(wanted) = wanted else {
        return circles.iter().find(|circle| circle.personal).map(|circle| circle.id).ok_or_else(unknown);
    };
    let mut found = Vec::new();
    for circle in circles {
        let id = circle.id.to_string();
        let by_id = wanted.len() >= 8 && id.starts_with(wanted);
        if by_id || reader.load_charter(&circle.id)?.page().name == wanted {
            found.push(circle.id);
        }
    }
    match found.as_slice() {
        [circle] => Ok(*circle),
        [] => Err(unknown()),
        _ => Err(ApiError::new(ErrorCode::AmbiguousId)),
    }
}

/// Gives the name of a circle.
pub(crate) fn name(reader: &Reader, circle: &CircleId) -> Result<String, ApiError> {
    Ok(reader.load_charter(circle)?.page().name.clone())
}

/// Finds the circle that a sync without a name means: the only one that is not personal.
pub(crate) fn find_shared(reader: &Reader, wanted: Option<&str>) -> Result<CircleId, ApiError> {
    if wanted.is_some() {
        return find(reader, wanted);
    }
    let shared: Vec<_> = reader.circles()?.into_iter().filter(|circle| !circle.personal).collect();
    match shared.as_slice() {
        [circle] => Ok(circle.id),
        [] => Err(ApiError::new(ErrorCode::UnknownCircle)),
        _ => Err(ApiError::new(ErrorCode::BadRequest).with("why", "say which circle")),
    }
}

/// Names the author of a device's log; the beginning of the key where the charter does not know it.
pub(crate) fn author(charter: &Charter, log: &str) -> String {
    let name = log.parse().ok().and_then(|log| charter.name_of(&log).map(str::to_owned));
    name.unwrap_or_else(|| log.chars().take(8).collect())
}

/// Gives this device's key in a circle; of a restored vault whose new key waits, the one that it had.
pub(crate) fn own_device(reader: &Reader, circle: &CircleId) -> Result<LogId, ApiError> {
    if reader.device_state(circle)? == DeviceState::Waiting {
        let had = reader.own_log(circle)?.or(reader.replaced_log(circle)?);
        return had.ok_or_else(|| ApiError::new(ErrorCode::DeviceWaits));
    }
    Ok(reader.keys(circle)?.device.public())
}

/// Founds a circle.
pub(crate) fn found(vault: &mut Vault, name: &str) -> Result<Response, ApiError> {
    let name = circle_name(name)?;
    let owner = vault::owner(vault)?;
    let circle = found_as(vault, &name, &owner, CircleUse::Shared)?;
    Ok(Response::Created { id: circle.to_string() })
}

/// Founds a circle under a name, with its owner as the first steward.
pub(crate) fn found_as(vault: &mut Vault, name: &str, owner: &str, purpose: CircleUse) -> Result<CircleId, ApiError> {
    let device = DeviceKey::from_seed(rand::random());
    let seal = SealKey::generate();
    let (charter, epochs) = Charter::found(name, owner, &device, &seal, clock::now(), rand::random())
        .map_err(|_| crate::internal!("a charter could not be founded"))?;
    vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, purpose)?;
    Ok(charter.circle())
}

/// Reads the name of a circle or of a person in it: one line of 1 to 200 bytes.
pub(crate) fn circle_name(name: &str) -> Result<String, ApiError> {
    let name = cairn_model::check::clean_text(name).ok().map(|name| name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() || name.len() > 200 || name.contains(['\n', '\r']) {
        return Err(ApiError::new(ErrorCode::BadValue)
            .with("path", "name")
            .with("why", "empty, too long or not one line"));
    }
    Ok(name)
}

/// Lists circles.
pub(crate) fn list(reader: &Reader) -> Result<Response, ApiError> {
    Ok(Response::Circles { circles: views(reader)? })
}

/// Describes every circle.
pub(crate) fn views(reader: &Reader) -> Result<Vec<CircleView>, ApiError> {
    let mut circles = Vec::new();
    for circle in reader.circles()? {
        let charter = reader.load_charter(&circle.id)?;
        let own = own_device(reader, &circle.id)?;
        circles.push(CircleView {
            id: circle.id.to_string(),
            name: charter.page().name.clone(),
            personal: circle.personal,
            role: charter.role_of(&own).map(|role| role.name().to_owned()).unwrap_or_default(),
            people: u32::try_from(charter.page().persons.len()).unwrap_or(u32::MAX),
            devices: u32::try_from(charter.page().devices.len()).unwrap_or(u32::MAX),
            records: reader.counts(Some(&circle.id))?.records.values().sum(),
            last_sync: crate::sync::met::last(reader, &circle.id)?.map(|time| time.to_string()),
        });
    }
    Ok(circles)
}
