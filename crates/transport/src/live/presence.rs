//! Transport keys: new with every page, the last two listened under, told to members in a presence part.

use cairn_keys::Zeroizing;
use cairn_ledger::entry::Part;
use cairn_sync::{PeerTicket, TicketRelay};
use iroh::SecretKey;

use crate::relay::Relay;

/// How many keys a device listens under.
const KEPT: usize = 2;

/// The version of the stored form.
const VERSION: u8 = 1;

/// The length of one key in the stored form: page number and secret.
const STORED: usize = 8 + 32;

/// Says whether there is a new key, which has to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyTurn {
    /// The page has its key already.
    Kept,
    /// The page got a new key: write a presence part.
    New,
}

/// Says that stored transport keys cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read the stored transport keys")]
pub struct TransportKeysError;

/// One device's transport keys in one circle, newest first, at most two. Wiped when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TransportKeys(Vec<(u64, Zeroizing<[u8; 32]>)>);

impl std::fmt::Debug for TransportKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(_) = self;
        f.write_str("TransportKeys(..)")
    }
}

impl TransportKeys {
    /// Takes a fresh key into use if the page is newer than the newest key's; the key before is kept, earlier ones are
    /// forgotten.
    pub fn turn_to(&mut self, page: u64, fresh: Zeroizing<[u8; 32]>) -> KeyTurn {
        if self.0.first().is_some_and(|(newest, _)| *newest >= page) {
            return KeyTurn::Kept;
        }
        self.0.insert(0, (page, fresh));
        self.0.truncate(KEPT);
        KeyTurn::New
    }

    /// Gives the keys to listen under, newest first.
    pub fn keys(&self) -> Vec<Zeroizing<[u8; 32]>> {
        self.0.iter().map(|(_, key)| key.clone()).collect()
    }

    /// Gives the presence part that tells the newest key, with the relay where this device can be reached. Write it when it
    /// differs from the one last written.
    pub fn presence(&self, relay: Option<&Relay>) -> Option<Part> {
        let (_, key) = self.0.first()?;
        let transport = *SecretKey::from_bytes(key).public().as_bytes();
        Some(Part::Presence { transport, relay: relay.map(|relay| relay.url().to_owned()) })
    }

    /// Writes the keys, for storage inside the vault: the version (1), then for each key the page's number (8 bytes,
    /// big-endian) and the secret (32 bytes), newest first.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + STORED * KEPT));
        bytes.push(VERSION);
        for (page, key) in &self.0 {
            bytes.extend_from_slice(&page.to_be_bytes());
            bytes.extend_from_slice(key.as_slice());
        }
        bytes
    }

    /// Reads what [`TransportKeys::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`TransportKeysError`] when the bytes are not that.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TransportKeysError> {
        let (VERSION, stored) =
            bytes.split_first().map(|(version, rest)| (*version, rest)).ok_or(TransportKeysError)?
        else {
            return Err(TransportKeysError);
        };
        let (keys, rest) = stored.as_chunks::<STORED>();
        let keys: Vec<(u64, Zeroizing<[u8; 32]>)> = keys
            .iter()
            .filter_map(|stored| {
                let (page, key) = stored.split_first_chunk::<8>()?;
                Some((u64::from_be_bytes(*page), Zeroizing::new(key.try_into().ok()?)))
            })
            .collect();
        let sound = rest.is_empty() && keys.len() <= KEPT && keys.is_sorted_by(|newer, older| newer.0 > older.0);
        if sound { Ok(Self(keys)) } else { Err(TransportKeysError) }
    }
}

/// Makes a ticket of a member's newest presence part that counts; `None` for another part, or where no relay is told.
pub fn ticket_of_presence(presence: &Part) -> Option<PeerTicket> {
    match presence {
        Part::Presence { transport, relay: Some(url) } => {
            Some(PeerTicket { peer: *transport, addresses: Vec::new(), relay: Some(TicketRelay::named(url)) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_brings_a_key_and_the_last_two_are_kept() {
        let mut keys = TransportKeys::default();
        assert!(keys.presence(None).is_none());
        for page in [3, 4, 7] {
            assert_eq!(keys.turn_to(page, Zeroizing::new([page as u8; 32])), KeyTurn::New);
            assert_eq!(keys.turn_to(page, Zeroizing::new([99; 32])), KeyTurn::Kept);
        }
        assert_eq!(keys.turn_to(6, Zeroizing::new([99; 32])), KeyTurn::Kept);
        assert_eq!(keys.keys(), [Zeroizing::new([7; 32]), Zeroizing::new([4; 32])]);
        assert_eq!(TransportKeys::from_bytes(&keys.to_bytes()), Ok(keys.clone()));
        assert!(!format!("{keys:?}").contains('7'));
    }

    #[test]
    fn presence_tells_the_newest_key_and_the_relay() {
        let mut keys = TransportKeys::default();
        keys.turn_to(1, Zeroizing::new([1; 32]));
        keys.turn_to(2, Zeroizing::new([2; 32]));
        let relay = Relay::new("https://relay.example", None).unwrap();
        let ticket = ticket_of_presence(&keys.presence(Some(&relay)).unwrap()).unwrap();
        assert_eq!(ticket.peer, *SecretKey::from_bytes(&[2; 32]).public().as_bytes());
        assert!(relay.is_at(&ticket.relay.unwrap().url));
        assert_eq!(ticket_of_presence(&keys.presence(None).unwrap()), None);
    }

    #[test]
    fn damaged_stored_keys_are_refused() {
        let mut keys = TransportKeys::default();
        keys.turn_to(1, Zeroizing::new([1; 32]));
        keys.turn_to(2, Zeroizing::new([2; 32]));
        let bytes = keys.to_bytes();
        for end in 0..bytes.len() {
            assert_eq!(TransportKeys::from_bytes(&bytes[..end]).is_ok(), (end + 39) % 40 == 0 && end > 0, "{end}");
        }
        let mut other = bytes.clone();
        other[0] = 2;
        assert_eq!(TransportKeys::from_bytes(&other), Err(TransportKeysError));
        let swapped = [&bytes[..1], &bytes[41..], &bytes[1..41]].concat();
        assert_eq!(TransportKeys::from_bytes(&swapped), Err(TransportKeysError));
    }
}
