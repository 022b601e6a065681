//! What a device had with it when it was lost, or when its person was removed.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Device};
use cairn_ledger::entry::{Part, PartKind};
use cairn_model::CircleId;
use cairn_store::{Reader, RecordKey};

use super::members::Known;
use crate::api::{HeldEvidence, HeldView};
use crate::error::ApiError;

/// Lists what a device of the circle had with it, as far as this vault knows.
pub(crate) fn of_device(
    reader: &Reader,
    circle: &CircleId,
    charter: &Charter,
    known: &Known,
    device: &Device,
) -> Result<HeldView, ApiError> {
    let log = device.log;
    let reads = charter.role_of(&log).is_some_and(cairn_ledger::charter::Role::reads);
    let counts = reader.counts(Some(circle))?;
    let confirmed = confirmed(reader, circle, device)?;
    let mut held = BTreeMap::new();
    let mut all = BTreeSet::new();
    for stored in reader.all_manifests(circle)? {
        let manifest = stored.manifest;
        all.insert(manifest.record);
        if stored.log == log || confirmed.contains(&manifest.ciphertext) || confirmed.contains(&manifest.sha256) {
            held.insert(manifest.record, manifest.size);
        }
    }
    let mut evidence = Vec::new();
    for (record, size) in held {
        let title = reader.summary(&RecordKey { circle: *circle, id: record }).map(|row| row.title);
        evidence.push(HeldEvidence { id: record.to_string(), title: title.unwrap_or_default(), size });
    }
    let newest = known.newest(reader, charter, &log)?;
    Ok(HeldView {
        person: charter.name_of(&log).unwrap_or_default().to_owned(),
        device: log.to_string(),
        reads,
        page: newest.as_ref().and_then(|newest| newest.page),
        last_entry: newest.map(|newest| newest.time.to_string()),
        last_sync: known.met(&log).map(|time| time.to_string()),
        entries: known.head(&log).height,
        records: if reads { counts.records.values().sum() } else { 0 },
        evidence_reachable: if reads { (all.len() - evidence.len()) as u64 } else { 0 },
        evidence,
    })
}

/// Gives the hashes of evidence that a device confirmed to hold.
fn confirmed(reader: &Reader, circle: &CircleId, device: &Device) -> Result<BTreeSet<[u8; 32]>, ApiError> {
    let mut hashes = BTreeSet::new();
    for (log, _, part) in reader.parts_of_kind(circle, PartKind::Receipt)? {
        if log == device.log
            && let Part::Receipt { evidence, .. } = part
        {
            hashes.extend(evidence);
        }
    }
    Ok(hashes)
}
