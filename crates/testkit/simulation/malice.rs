//! What a hostile member does to what its own session would say.

use std::collections::VecDeque;

use cairn_keys::DeviceKey;
use cairn_ledger::EntryHash;
use cairn_sync::wire::{self, Message};
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;

/// One way of doing harm over one connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malice {
    /// Flips bits and cuts frames.
    Garbles,
    /// Says that logs are higher than they are, or are other logs.
    LiesInHave,
    /// Changes entries on their way.
    Forges,
    /// Changes pages on their way.
    ForgesPages,
    /// Says everything several times.
    Floods,
    /// Says nothing more after some frames.
    Stalls(usize),
    /// Swaps frames.
    Reorders,
    /// Acknowledges what it does not hold.
    LiesInAck,
}

impl Malice {
    /// Draws one.
    pub(crate) fn draw(rng: &mut ChaCha8Rng) -> Self {
        let stall = Self::Stalls(rng.random_range(0..8));
        let all = [
            Self::Garbles,
            Self::LiesInHave,
            Self::Forges,
            Self::ForgesPages,
            Self::Floods,
            stall,
            Self::Reorders,
            Self::LiesInAck,
        ];
        all.choose(rng).copied().unwrap_or(Self::Garbles)
    }

    /// Puts on the wire what it makes of a frame's body.
    pub(crate) fn send(&mut self, mut body: Vec<u8>, out: &mut VecDeque<Vec<u8>>, rng: &mut ChaCha8Rng) {
        match self {
            Self::Garbles => {
                if rng.random_bool(0.2) {
                    garble(&mut body, rng);
                }
                out.push_back(body);
            }
            Self::Floods => {
                for _ in 0..rng.random_range(1..20) {
                    out.push_back(body.clone());
                }
            }
            Self::Stalls(left) => {
                if *left > 0 {
                    *left -= 1;
                    out.push_back(body);
                }
            }
            Self::Reorders => {
                let place = rng.random_range(0..=out.len());
                out.insert(place, body);
            }
            Self::LiesInHave | Self::Forges | Self::ForgesPages | Self::LiesInAck => {
                out.push_back(self.twist(&body, rng).unwrap_or(body));
            }
        }
    }

    /// Changes a group of a file on its way.
    pub(crate) fn spoil(self, group: &mut Vec<u8>, rng: &mut ChaCha8Rng) {
        if matches!(self, Self::Garbles | Self::Forges) && rng.random_bool(0.5) {
            garble(group, rng);
        }
    }

    fn twist(self, body: &[u8], rng: &mut ChaCha8Rng) -> Option<Vec<u8>> {
        let mut message = wire::decode_body(body).ok()?;
        match (self, &mut message) {
            (Self::LiesInHave, Message::Have { heads }) => {
                for told in heads.iter_mut() {
                    match rng.random_range(0..4) {
                        0 => told.head.height += rng.random_range(1..5),
                        1 => told.head.hash = EntryHash::from_bytes(rng.random()),
                        2 => told.head.height = u64::MAX,
                        _ => told.log = DeviceKey::from_seed(rng.random()).public(),
                    }
                }
                heads.sort_by_key(|told| told.log);
            }
            (Self::Forges, Message::Entries { entries, .. }) => {
                for entry in entries {
                    if rng.random_bool(0.7) {
                        garble(entry, rng);
                    }
                }
            }
            (Self::ForgesPages, Message::Pages { pages, .. }) => pages.iter_mut().for_each(|page| garble(page, rng)),
            (Self::LiesInAck, Message::Ack { height, .. }) => *height += rng.random_range(0..3),
            _ => return None,
        }
        Some(wire::encode_frame(&message).split_off(wire::HEADER))
    }
}

fn garble(bytes: &mut Vec<u8>, rng: &mut ChaCha8Rng) {
    if bytes.is_empty() {
        return;
    }
    let at = rng.random_range(0..bytes.len());
    match rng.random_range(0..4) {
        0 => bytes.truncate(at),
        1 => bytes.extend_from_slice(&[0; 7]),
        _ => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << rng.random_range(0..8);
            }
        }
    }
}
