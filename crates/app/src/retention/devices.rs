//! Which devices are known to have destroyed something.
//!
//! A device's program destroys in the same commit in which it accepts the second person's word. Whatever the device signs after
//! that names how far it had accepted the others' logs: so its later entries, and its receipts, tell. Of a device that signed
//! nothing since, nothing is known.

use std::collections::BTreeMap;

use cairn_ledger::LogId;
use cairn_ledger::charter::Page;
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_model::CircleId;
use cairn_store::{Erasure, ErasureState, Reader, Word};

use crate::api::DeviceGoneView;
use crate::circles;
use crate::error::ApiError;

/// How many of a device's newest entries are looked through, and how many bytes of them.
const LOOKED: u64 = 2_000;
const LOOKED_BYTES: usize = 64 << 20;
/// How many bytes at a time.
const PIECE: usize = 1 << 20;

/// How far a device has accepted each log, as it signed.
struct Accepted(BTreeMap<LogId, u64>);

impl Accepted {
    fn add(&mut self, log: LogId, height: u64) {
        let known = self.0.entry(log).or_default();
        *known = (*known).max(height);
    }

    fn knows(&self, word: &Word) -> bool {
        self.0.get(&word.log).is_some_and(|height| *height >= word.height)
    }
}

fn accepted(reader: &Reader, circle: &CircleId, device: &LogId, height: u64) -> Result<Accepted, ApiError> {
    let mut accepted = Accepted(BTreeMap::from([(*device, height)]));
    let (mut at, mut bytes) = (height.saturating_sub(LOOKED).max(1), 0);
    while at <= height && bytes < LOOKED_BYTES {
        let stored = reader.entries(circle, device, at, PIECE)?;
        if stored.is_empty() {
            break;
        }
        at += stored.len() as u64;
        for one in stored {
            bytes += one.len();
            let Ok(entry) = Entry::dangerously_trust_stored(&one) else { continue };
            for part in entry.parts().filter_map(|(_, part)| part.ok().flatten()) {
                match part {
                    Part::Frontier(heads) => heads.iter().for_each(|(log, head)| accepted.add(*log, head.height)),
                    Part::Receipt { log, head, .. } => accepted.add(log, head.height),
                    _ => {}
                }
            }
        }
    }
    Ok(accepted)
}

/// Says whether somebody who knows these words has destroyed: one person asked, and another one agreed.
fn is_enough(page: &Page, erasure: &Erasure, knows: &dyn Fn(&Word) -> bool) -> bool {
    let person = |word: &Word| page.owner_of(&word.log);
    let asked: Vec<_> = erasure.asked.iter().filter(|word| knows(word)).filter_map(person).collect();
    let mut agreed = erasure.asked.iter().chain(&erasure.confirmed).filter(|word| knows(word)).filter_map(person);
    match asked.first() {
        None => false,
        Some(_) if page.persons.len() == 1 => true,
        Some(_) => agreed.any(|by| asked.iter().any(|asked| *asked != by)),
    }
}

/// Says of each device of a circle whether it is known to have destroyed something.
pub(super) fn views(
    reader: &Reader,
    circle: &CircleId,
    erasure: Option<&Erasure>,
) -> Result<Vec<DeviceGoneView>, ApiError> {
    let charter = reader.load_charter(circle)?;
    let (page, own) = (charter.page(), circles::member_device(reader, circle)?);
    let heights: BTreeMap<LogId, u64> =
        reader.heads(circle)?.into_iter().map(|held| (held.log, held.head.height)).collect();
    let mut receipts: BTreeMap<LogId, Vec<(LogId, u64)>> = BTreeMap::new();
    for (by, _, part) in reader.parts_of_kind(circle, PartKind::Receipt)? {
        if let Part::Receipt { log, head, .. } = part {
            receipts.entry(by).or_default().push((log, head.height));
        }
    }
    let mut views = Vec::new();
    for device in &page.devices {
        let state = match erasure {
            None => "waits",
            Some(erasure) if erasure.state != ErasureState::Done => "waits",
            Some(_) if Some(device.log) == own => "done",
            Some(erasure) => {
                let height = heights.get(&device.log).copied().unwrap_or_default();
                let mut known = accepted(reader, circle, &device.log, height)?;
                for (log, height) in receipts.get(&device.log).into_iter().flatten() {
                    known.add(*log, *height);
                }
                if is_enough(page, erasure, &|word| known.knows(word)) { "done" } else { "unknown" }
            }
        };
        views.push(DeviceGoneView {
            person: page.person(&device.person).map(|person| person.name.clone()).unwrap_or_default(),
            device: device.log.to_string(),
            own: Some(device.log) == own,
            state: state.to_owned(),
        });
    }
    views.sort_by_key(|view| !view.own);
    Ok(views)
}
