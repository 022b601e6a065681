//! What the window keeps in the vault, because nothing may lie beside it: a person's choices, and unsaved work.

use cairn_store::{Reader, Vault};

use crate::api::Response;
use crate::error::{ApiError, ErrorCode};

/// The longest text under one name, in bytes.
const MAX_VALUE: usize = 1 << 20;
/// The most bytes under all names together.
const MAX_ALL: u64 = 16 << 20;
/// The most names.
const MAX_NAMES: usize = 500;
/// The window's names have a space of their own, so that it reaches no setting of the vault.
const SPACE: &str = "window.";
/// After so many minutes without a touch the vault locks.
const IDLE: &str = "idle";
/// What [`IDLE`] is as long as nobody chose.
const IDLE_MINUTES: u64 = 10;

/// Gives what is kept under a name.
pub(crate) fn get(reader: &Reader, name: &str) -> Result<Response, ApiError> {
    Ok(Response::Setting { value: reader.setting(&full_name(name)?)? })
}

/// Keeps a text under a name; `None` forgets it.
pub(crate) fn set(vault: &mut Vault, name: &str, value: Option<&str>) -> Result<Response, ApiError> {
    let full = full_name(name)?;
    let Some(value) = value else {
        if vault.setting(&full)?.is_some() {
            vault.forget_setting(&full)?;
        }
        return Ok(Response::Done);
    };
    if value.len() > MAX_VALUE {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", "1 MiB"));
    }
    if name == IDLE && minutes(value).is_none() {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", IDLE).with("why", "minutes, from 1 to 240"));
    }
    let mut others = vault.settings(SPACE)?;
    others.retain(|(other, _)| *other != full);
    let bytes: u64 = others.iter().map(|(_, bytes)| bytes).sum();
    if others.len() >= MAX_NAMES || bytes + value.len() as u64 > MAX_ALL {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", "16 MiB"));
    }
    vault.set_setting(&full, value)?;
    Ok(Response::Done)
}

/// Gives the minutes without a touch after which the vault locks.
pub(crate) fn idle_minutes(reader: &Reader) -> Result<u64, ApiError> {
    let chosen = reader.setting(&format!("{SPACE}{IDLE}"))?;
    Ok(chosen.and_then(|value| minutes(&value)).unwrap_or(IDLE_MINUTES))
}

fn minutes(value: &str) -> Option<u64> {
    value.parse().ok().filter(|minutes| (1..=240).contains(minutes))
}

fn full_name(name: &str) -> Result<String, ApiError> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    if !(1..=80).contains(&name.len()) || !name.bytes().all(fits) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the name of the setting"));
    }
    Ok(format!("{SPACE}{name}"))
}
