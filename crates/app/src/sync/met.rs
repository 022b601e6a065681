//! When this device last synced with whom.

use std::collections::BTreeMap;

use cairn_model::{CircleId, Timestamp};
use cairn_store::{Reader, Vault};

use crate::clock;
use crate::error::ApiError;

/// The most devices and drops whose last sync is kept, for each circle.
const MAX: usize = 2000;

fn name(circle: &CircleId) -> String {
    format!("met.{circle}")
}

/// Gives when this device last synced with each other device of a circle (by its key) and with its drops.
pub(crate) fn all(reader: &Reader, circle: &CircleId) -> Result<BTreeMap<String, Timestamp>, ApiError> {
    let kept = reader.setting(&name(circle))?.unwrap_or_default();
    let times: BTreeMap<String, i64> = serde_json::from_str(&kept).unwrap_or_default();
    Ok(times.into_iter().map(|(peer, millis)| (peer, Timestamp::from_millis(millis))).collect())
}

/// Gives when this device last synced with anyone of a circle.
pub(crate) fn last(reader: &Reader, circle: &CircleId) -> Result<Option<Timestamp>, ApiError> {
    Ok(all(reader, circle)?.into_values().max())
}

/// Notes a sync that came to its end.
pub(crate) fn note(vault: &mut Vault, circle: &CircleId, peer: &str) -> Result<(), ApiError> {
    let mut times: BTreeMap<String, i64> =
        all(vault, circle)?.into_iter().map(|(peer, time)| (peer, time.as_millis())).collect();
    if times.len() < MAX || times.contains_key(peer) {
        times.insert(peer.to_owned(), clock::now().as_millis());
    }
    let text = serde_json::to_string(&times).map_err(|_| crate::internal!("times could not be written"))?;
    Ok(vault.set_setting(&name(circle), &text)?)
}
