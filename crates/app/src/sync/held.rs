//! Whom nothing is given to for now, because a page that waits for this device's person, or a rival page, would remove them.

use std::collections::BTreeSet;

use cairn_model::CircleId;
use cairn_store::Reader;

use crate::circles;
use crate::error::{ApiError, ErrorCode};

/// Gives the persons, by name, of the other devices that are held back.
pub(super) fn persons(reader: &Reader, circle: &CircleId) -> Result<Vec<String>, ApiError> {
    let charter = reader.load_charter(circle)?;
    let own = circles::own_device(reader, circle)?;
    let others = charter.held_back().into_iter().filter(|device| *device != own);
    let names: BTreeSet<String> = others.map(|device| circles::author(&charter, &device.to_string())).collect();
    Ok(names.into_iter().collect())
}

/// Says that nothing is given to them.
pub(super) fn error(reader: &Reader, circle: &CircleId) -> Result<ApiError, ApiError> {
    Ok(ApiError::new(ErrorCode::HeldBack).with("persons", persons(reader, circle)?.join(", ")))
}
