//! Where members are reached: what this device tells them, and what they told.

use cairn_keys::Zeroizing;
use cairn_ledger::LogId;
use cairn_ledger::entry::{Part, PartKind};
use cairn_model::CircleId;
use cairn_store::{DeviceState, Reader, Vault};
use cairn_sync::PeerTicket;
use cairn_transport::{KeyTurn, Relay, TransportKeys, ticket_of_presence};

use super::reach;
use crate::circles::{self, members};
use crate::clock;
use crate::core::Context;
use crate::error::{ApiError, ErrorCode};

/// Under what name a circle's secrets keep this device's transport keys. A backup leaves them out.
const KEYS: &str = "transport";

/// Gives the keys under which this device listens for a circle, newest first: those of its last two pages where a relay is
/// named, and members are told of it; else one that is used once.
pub(super) async fn keys(cx: &Context, circle: CircleId) -> Result<Vec<Zeroizing<[u8; 32]>>, ApiError> {
    cx.desk.run(move |vault| prepare(vault, &circle)).await
}

fn prepare(vault: &mut Vault, circle: &CircleId) -> Result<Vec<Zeroizing<[u8; 32]>>, ApiError> {
    let relay = reach::kept(vault)?;
    let told = told(vault, circle)?;
    // A vault that may be a copy takes up no key that another may use.
    if vault.device_state(circle)? != DeviceState::Ready || (relay.is_none() && told.is_none()) {
        return Ok(vec![Zeroizing::new(rand::random())]);
    }
    let mut keys = match vault.secret(circle, KEYS)? {
        Some(bytes) => {
            TransportKeys::from_bytes(&bytes).map_err(|_| crate::internal!("kept transport keys do not read"))?
        }
        None => TransportKeys::default(),
    };
    let page = vault.charter(circle)?.page().number;
    if keys.turn_to(page, Zeroizing::new(rand::random())) == KeyTurn::New {
        vault.set_secret(circle, KEYS, Some(&keys.to_bytes()))?;
    }
    tell(vault, circle, &keys, relay.as_ref(), told)?;
    Ok(keys.keys())
}

/// Tells members where this device is reached, where that is another place than was told; also that it is none any more.
fn tell(
    vault: &mut Vault,
    circle: &CircleId,
    keys: &TransportKeys,
    relay: Option<&Relay>,
    told: Option<Part>,
) -> Result<(), ApiError> {
    let taken_back = |told: &Part| matches!(told, Part::Presence { relay: None, .. });
    if relay.is_none() && told.as_ref().is_none_or(taken_back) {
        return Ok(());
    }
    let now = keys.presence(relay);
    match now {
        Some(part) if told.as_ref() != Some(&part) => {
            vault.append(circle, vec![part], clock::now())?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Gives what this device told last.
fn told(reader: &Reader, circle: &CircleId) -> Result<Option<Part>, ApiError> {
    let own = circles::own_device(reader, circle)?;
    newest(reader, circle, &own)
}

fn newest(reader: &Reader, circle: &CircleId, device: &LogId) -> Result<Option<Part>, ApiError> {
    let parts = reader.parts_of_kind(circle, PartKind::Presence)?;
    let of_device = parts.into_iter().filter(|(log, _, _)| log == device);
    Ok(of_device.max_by_key(|(_, height, _)| *height).map(|(_, _, part)| part))
}

/// Finds where a member is reached: a person by name or id, or a device by the beginning of its key. One place for each device
/// that told one.
///
/// # Errors
/// [`ErrorCode::UnknownMember`] when there is no such member, [`ErrorCode::NotReached`] when none of their devices told a relay.
pub(super) fn find(reader: &Reader, circles: &[CircleId], who: &str) -> Result<Vec<(CircleId, PeerTicket)>, ApiError> {
    let mut found = Vec::new();
    let mut missing = ApiError::new(ErrorCode::UnknownMember).with("who", who);
    for circle in circles {
        let charter = reader.load_charter(circle)?;
        let page = charter.page();
        let devices: Vec<LogId> = match (members::person(page, who), members::device(page, who)) {
            (Ok(person), _) => {
                page.devices.iter().filter(|device| device.person == person).map(|device| device.log).collect()
            }
            (Err(_), Ok(device)) => vec![device],
            (Err(error), Err(_)) if error.code == ErrorCode::AmbiguousMember => return Err(error),
            (Err(_), Err(_)) => continue,
        };
        missing = ApiError::new(ErrorCode::NotReached);
        let own = circles::own_device(reader, circle)?;
        for device in devices.iter().filter(|device| **device != own) {
            let told = newest(reader, circle, device)?;
            found.extend(told.as_ref().and_then(ticket_of_presence).map(|ticket| (*circle, ticket)));
        }
    }
    if found.is_empty() { Err(missing) } else { Ok(found) }
}
