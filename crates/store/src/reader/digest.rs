//! The digest of a circle's readable state: equal on devices that converged.

use cairn_model::CircleId;
use rusqlite::OptionalExtension as _;
use sha2::{Digest as _, Sha256};

use super::Reader;
use crate::error::StoreError;
use crate::projection::circle_number;

impl Reader {
    /// Gives the SHA-256 over the hashes of a circle's records in the order of their ids. Which hash that is says
    /// `docs/formats/digest.md`. Reads only the hashes, which are kept as records are written, and not even these when nothing
    /// changed since this reader gave the digest before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError`] of the database.
    pub fn digest(&self, circle: &CircleId) -> Result<[u8; 32], StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let turn = self.turn(circle)?;
        let known = self.digests.borrow().get(&circle).copied();
        if let Some((_, digest)) = known.filter(|(then, _)| Some(*then) == turn) {
            return Ok(digest);
        }
        let digest = self.hash_all(circle)?;
        // Somebody else may have written meanwhile.
        if let Some(turn) = turn.filter(|turn| self.turn(circle).is_ok_and(|now| now == Some(*turn))) {
            self.digests.borrow_mut().insert(circle, (turn, digest));
        }
        Ok(digest)
    }

    fn turn(&self, circle: i64) -> Result<Option<i64>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT number FROM turn WHERE circle = ?1")?;
        Ok(query.query_row([circle], |row| row.get(0)).optional()?)
    }

    fn hash_all(&self, circle: i64) -> Result<[u8; 32], StoreError> {
        let mut query = self.db.prepare_cached("SELECT hash FROM record_hash WHERE circle = ?1 ORDER BY id")?;
        let mut rows = query.query([circle])?;
        let mut digest = Sha256::new();
        while let Some(row) = rows.next()? {
            digest.update(row.get_ref(0)?.as_blob().map_err(|_| StoreError::Damaged(None))?);
        }
        Ok(digest.finalize().into())
    }
}
