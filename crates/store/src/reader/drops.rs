//! What a visit to a drop has to know beyond heads and files.

use cairn_ledger::LogId;
use cairn_model::CircleId;

use super::Reader;
use crate::erase::{destroyed_leaves, each_lacking};
use crate::error::StoreError;
use crate::projection::circle_number;

/// An entry of which parts were destroyed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DestroyedParts {
    /// The log.
    pub log: LogId,
    /// The entry's height.
    pub height: u64,
    /// How many of its parts are destroyed here.
    pub parts: u64,
}

impl Reader {
    /// Gives, for logs whose oldest entries were handed over and forgotten, the lowest height that may be here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn floors(&self, circle: &CircleId) -> Result<Vec<(LogId, u64)>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached(
            "SELECT log.id, forgotten.height FROM forgotten JOIN log ON log.n = forgotten.log
             WHERE log.circle = ?1 ORDER BY log.id",
        )?;
        let rows: Vec<([u8; 32], u64)> =
            query.query_map([n], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        rows.into_iter().map(|(log, height)| Ok((log_id(log)?, height.saturating_add(1)))).collect()
    }

    /// Lists the entries of which parts were destroyed here because people erased them. What only came without its content
    /// is not among them ([`Reader::incomplete`]): elsewhere it may lie whole, and nobody asked for it to go.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn destroyed(&self, circle: &CircleId) -> Result<Vec<DestroyedParts>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut found = Vec::new();
        each_lacking(&self.db, n, &mut |log, height, entry| {
            let gone = destroyed_leaves(&self.db, n, entry)?;
            let parts = gone.iter().filter(|ordinal| entry.is_erased(**ordinal)).count() as u64;
            if parts > 0 {
                found.push(DestroyedParts { log, height, parts });
            }
            Ok(())
        })?;
        Ok(found)
    }
}

fn log_id(bytes: [u8; 32]) -> Result<LogId, StoreError> {
    LogId::from_bytes(bytes).map_err(|_| StoreError::Damaged(None))
}
