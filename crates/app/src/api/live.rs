//! Live connections: who is connected, and what members met in the local network.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SyncView;

/// A member's device that is connected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConnectedView {
    /// The person's name in the circle.
    pub person: String,
    /// The device key.
    pub device: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// `direct`, where each learns the other's address, or `relay`. The text is `way-<way>`.
    pub way: String,
    /// The newest page that it showed to work under.
    pub page: Option<u64>,
}

/// A member's device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeviceView {
    /// The person's name in the circle.
    pub person: String,
    /// The device key.
    pub device: String,
}

/// Who of a circle is connected at the moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PeersView {
    /// `cairn.peers/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// The number of the page that this device works under.
    pub page: u64,
    /// Who is connected, first come first.
    pub connected: Vec<ConnectedView>,
    /// Members' devices that were not met under this page since the listening or staying began: they may not have heard of
    /// it, and go on serving whom it removed.
    pub unheard: Vec<DeviceView>,
}

/// What members met in the local network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LanView {
    /// `cairn.lan/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// Why it ended: `once`, `idle` or `stopped`.
    pub ended: String,
    /// What was exchanged, one for each connection that came to its end with a member.
    pub met: Vec<SyncView>,
    /// Our digest of the circle afterwards.
    pub digest: String,
}

/// The relay that a person named to this device. Its token is never shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RelayView {
    /// `cairn.relay/1`.
    pub schema: String,
    /// Its address; null when none is named.
    pub url: Option<String>,
    /// Whether a token is kept for it.
    pub token: bool,
    /// The SHA-256 of the certificate that is trusted for it instead of the public authorities; null where these vouch for it.
    pub certificate: Option<String>,
}
