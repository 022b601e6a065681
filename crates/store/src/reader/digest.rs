//! The digest of a circle's readable state: equal on devices that converged.

use cairn_model::CircleId;
use sha2::{Digest as _, Sha256};

use super::Reader;
use crate::error::StoreError;
use crate::projection::circle_number;

impl Reader {
    /// Gives the SHA-256 over the hashes of a circle's records in the order of their ids. Which hash that is says
    /// `docs/formats/digest.md`. Reads only the hashes, which are kept as records are written.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError`] of the database.
    pub fn digest(&self, circle: &CircleId) -> Result<[u8; 32], StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT hash FROM record_hash WHERE circle = ?1 ORDER BY id")?;
        let mut rows = query.query([circle])?;
        let mut digest = Sha256::new();
        while let Some(row) = rows.next()? {
            digest.update(row.get_ref(0)?.as_blob().map_err(|_| StoreError::Damaged(None))?);
        }
        Ok(digest.finalize().into())
    }
}
