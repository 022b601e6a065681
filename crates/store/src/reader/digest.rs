//! The digest of a circle's readable state: equal on devices that converged.

use std::collections::BTreeMap;

use cairn_model::{CircleId, Fields, Path, RecordId, Value};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::Reader;
use crate::error::StoreError;
use crate::projection::circle_number;

/// What the digest says of one record; the names in the order of canonical JSON.
#[derive(Serialize)]
struct Line<'a> {
    conflicts: BTreeMap<Path, Vec<Option<Value>>>,
    fields: &'a Fields,
    id: RecordId,
    readable: bool,
}

impl Line<'_> {
    /// Writes the line as canonical JSON. Paths are ASCII and sorted, and text is escaped alike, so that only real numbers
    /// and whole ones beyond 2^53 need more than plain JSON.
    fn write(&self) -> Result<Vec<u8>, StoreError> {
        let claimed = self.conflicts.values().flatten().flatten();
        let plain = self.fields.values().chain(claimed).all(is_plain);
        let written =
            if plain { serde_json::to_vec(self).ok() } else { cairn_model::canon::to_canonical_json(self).ok() };
        written.ok_or(StoreError::Damaged(None))
    }
}

/// Says whether plain JSON writes a value as canonical JSON does.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Flag(_) | Value::Text(_) => true,
        Value::Int(number) => number.unsigned_abs() < 1 << 53,
        Value::Real(_) => false,
    }
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
            digest.update(line.write()?);
            digest.update(b"\n");
        }
        Ok(digest.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // RFC 8785 knows numbers as doubles only. Whole numbers beyond 2^53, which no field takes, are written in full here:
    // two different ones must not give the same digest.
    proptest! {
        #[test]
        fn lines_are_canonical_json(text in "\\PC*", control in "[\\x00-\\x20\\x7f\"/]*", number in -(1_i64 << 53)..=1 << 53, real in proptest::option::of(-1e25..1e25f64)) {
            let mut fields = Fields::new();
            let mut put = |path: &str, value: Value| fields.insert(Path::parse(path).unwrap(), value);
            put("acts/00aa", true.into());
            put("acts-b", text.as_str().into());
            put("acts_c", control.as_str().into());
            put("b0", number.into());
            if let Some(real) = real {
                put("a9", Value::Real(real));
            }
            let conflicts = BTreeMap::from([(Path::parse("title").unwrap(), vec![Some(text.as_str().into()), None])]);
            let line = Line { conflicts, fields: &fields, id: RecordId::from_bytes([7; 16]), readable: true };
            prop_assert_eq!(line.write().unwrap(), cairn_model::canon::to_canonical_json(&line).unwrap());
        }
    }
}
