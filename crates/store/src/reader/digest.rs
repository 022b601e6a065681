//! The digest of a circle's readable state: equal on devices that converged.

use cairn_model::{CircleId, Fields, Path, RecordId, Value};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::Reader;
use crate::error::StoreError;
use crate::projection::circle_number;

/// What the digest says of one record.
#[derive(Serialize)]
struct Line<'a> {
    id: RecordId,
    fields: &'a Fields,
    conflicts: std::collections::BTreeMap<Path, Vec<Option<Value>>>,
    readable: bool,
}

impl Reader {
    /// Gives the SHA-256 over the canonical JSON (RFC 8785) of each record of a circle, one a line, in the order of ids,
    /// with the values of fields in conflict sorted. Memory stays flat.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::Damaged`] when a row cannot be read.
    pub fn digest(&self, circle: &CircleId) -> Result<[u8; 32], StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached(
            "SELECT subject.id, record.n, record.readable, record.conflicts FROM subject
             JOIN record ON record.subject = subject.n WHERE subject.circle = ?1 ORDER BY subject.id",
        )?;
        let mut rows = query.query([circle])?;
        let mut digest = Sha256::new();
        while let Some(row) = rows.next()? {
            let (id, n, readable, in_conflict): ([u8; 16], i64, bool, i64) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            let claims = if in_conflict == 0 { Default::default() } else { self.claims(n)? };
            let line = Line {
                id: RecordId::from_bytes(id),
                fields: &self.body(n)?,
                conflicts: claims
                    .into_iter()
                    .map(|(path, claims)| (path, claims.into_iter().map(|claim| claim.value).collect()))
                    .collect(),
                readable,
            };
            digest.update(cairn_model::canon::to_canonical_json(&line).map_err(|_| StoreError::Damaged(None))?);
            digest.update(b"\n");
        }
        Ok(digest.finalize().into())
    }
}
