//! What a visit asks of the vault beyond what a session asks.

use cairn_model::CircleId;
use cairn_sync::drop::{DropCircle, Holdings};

use crate::port::{Port, PortError};

/// The vault, as visits to drops, and bundles, see it. All calls come from one thread that may block.
///
/// Pages, entries and files go through [`Port`], by the same path as those of a live session: what comes from a drop is
/// verified like what comes from a peer. `Port::state` is not called.
pub trait DropPort: Port {
    /// Gives the charter this device works under, *all* epochs that it holds, its seal key and its log.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn drop_circle(&self, circle: &CircleId) -> Result<DropCircle, PortError>;

    /// Gives what is held, wanted, offered and erased. `drop` is [`crate::DropPlace::id`]: which files are offered may differ from
    /// drop to drop.
    ///
    /// A file counts as offered when it is whole here and the person's policy lets it lie in this drop; as wanted when a
    /// manifest names it and the policy asks for it. An entry counts as erased from the moment at which its parts are destroyed
    /// here, with the number of its erased parts.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn holdings(&self, circle: &CircleId, drop: &[u8; 32]) -> Result<Holdings, PortError>;

    /// Gives what [`DropPort::store_memory`] kept for this circle and drop.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn load_memory(&self, circle: &CircleId, drop: &[u8; 32]) -> Result<Option<Vec<u8>>, PortError>;

    /// Keeps what is known of a drop, in place of what was kept before. Nothing is lost with it but time.
    ///
    /// # Errors
    /// When the vault cannot be written.
    fn store_memory(&self, circle: &CircleId, drop: &[u8; 32], memory: &[u8]) -> Result<(), PortError>;
}
