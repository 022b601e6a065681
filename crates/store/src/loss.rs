//! What a device held: for the removal of a lost one.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::Role;
use cairn_ledger::entry::{Entry, Part, PartKind};
use cairn_ledger::{Head, LogId};
use cairn_model::{CircleId, RecordId, Timestamp};

use crate::entries::{find_log, wire};
use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;

/// What a device is known to have held when it was last heard of. It may have held more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holding {
    /// Its role by the page that we work under; `None` when it is in the circle no more.
    pub role: Option<Role>,
    /// Up to where it held each log, its own among them.
    pub logs: BTreeMap<LogId, u64>,
    /// The records in those entries.
    pub records: BTreeSet<RecordId>,
    /// The sealed files that those entries name: it may hold them.
    pub files: BTreeSet<[u8; 32]>,
    /// The sealed files that it said it holds and verified.
    pub confirmed: BTreeSet<[u8; 32]>,
    /// The newest time that it claimed.
    pub last_heard: Option<Timestamp>,
}

impl Reader {
    /// Lists what a device held of a circle, as its own entries tell: whoever has the device, and its passphrase, may read
    /// it. A contributor holds its own entries only.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle, or nothing of the log is held.
    pub fn holding(&self, circle: &CircleId, log: &LogId) -> Result<Holding, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let row = find_log(&self.db, n, log)?.ok_or(StoreError::NotFound("log"))?;
        let role = self.load_charter(circle)?.role_of(log);
        let mut holding = Holding { role, logs: BTreeMap::from([(*log, row.height)]), ..Holding::default() };
        let mut query = self.db.prepare_cached("SELECT n FROM entry WHERE log = ?1 ORDER BY height")?;
        let numbers: Vec<i64> = query.query_map([row.n], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for number in numbers {
            let entry =
                Entry::dangerously_trust_stored(&wire(&self.db, number)?).map_err(|_| StoreError::Damaged(None))?;
            let told = entry.leaves().iter().enumerate();
            let told = told.filter(|(_, leaf)| matches!(leaf.kind, PartKind::Frontier | PartKind::Receipt));
            for (ordinal, _) in told {
                match entry.part(ordinal) {
                    Ok(Some(Part::Frontier(heads))) => {
                        for (log, Head { height, .. }) in heads {
                            let held = holding.logs.entry(log).or_default();
                            *held = height.max(*held);
                        }
                    }
                    Ok(Some(Part::Receipt { evidence, .. })) => holding.confirmed.extend(evidence),
                    _ => {}
                }
            }
            holding.last_heard = holding.last_heard.max(Some(entry.header().time));
        }
        for (log, height) in holding.logs.clone() {
            let Some(row) = find_log(&self.db, n, &log)? else { continue };
            let mut query = self.db.prepare_cached(
                "SELECT DISTINCT subject.id FROM change CROSS JOIN entry ON entry.n = change.part >> 20
                 CROSS JOIN subject ON subject.n = change.subject WHERE entry.log = ?1 AND entry.height <= ?2",
            )?;
            let ids: Vec<[u8; 16]> = query.query_map((row.n, height), |row| row.get(0))?.collect::<Result<_, _>>()?;
            holding.records.extend(ids.into_iter().map(RecordId::from_bytes));
            let mut query = self.db.prepare_cached(
                "SELECT DISTINCT manifest.ciphertext FROM manifest CROSS JOIN entry ON entry.n = manifest.part >> 20
                 WHERE entry.log = ?1 AND entry.height <= ?2",
            )?;
            let files: Vec<[u8; 32]> = query.query_map((row.n, height), |row| row.get(0))?.collect::<Result<_, _>>()?;
            holding.files.extend(files);
        }
        Ok(holding)
    }
}
