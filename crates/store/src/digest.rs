//! What is hashed of a record. A circle's digest is made of these hashes (`docs/formats/digest.md`). Pure.

use std::collections::BTreeMap;

use cairn_model::{Claim, Fields, Path, RecordId, RecordState, Value};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::error::StoreError;

/// What is said of one record; the names in the order of canonical JSON.
#[derive(Serialize)]
struct Line<'a> {
    conflicts: BTreeMap<&'a Path, Vec<Option<&'a Value>>>,
    fields: &'a Fields,
    id: RecordId,
    readable: bool,
}

impl Line<'_> {
    /// Writes the line as canonical JSON. Paths are ASCII and sorted, and text is escaped alike, so that only real numbers
    /// and whole ones beyond 2^53 need more than plain JSON.
    fn write(&self) -> Result<Vec<u8>, StoreError> {
        let claimed = self.conflicts.values().flatten().flatten().copied();
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

/// Gives the SHA-256 of a record's canonical JSON (RFC 8785): its id, its fields, its fields in conflict with their values
/// sorted, and whether it could be built from its changes.
///
/// # Errors
/// [`StoreError::Damaged`] when a number is not finite, which no record that was built holds.
pub(crate) fn record_hash(id: RecordId, state: &RecordState, readable: bool) -> Result<[u8; 32], StoreError> {
    fn values(claims: &[Claim]) -> Vec<Option<&Value>> {
        claims.iter().map(|claim| claim.value.as_ref()).collect()
    }
    let conflicts = state.conflicts.iter().map(|(path, claims)| (path, values(claims))).collect();
    Ok(Sha256::digest(Line { conflicts, fields: &state.fields, id, readable }.write()?).into())
}

#[cfg(test)]
mod tests {
    use cairn_model::Timestamp;
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
            let (title, claimed) = (Path::parse("title").unwrap(), Value::from(text.as_str()));
            let conflicts = BTreeMap::from([(&title, vec![Some(&claimed), None])]);
            let line = Line { conflicts, fields: &fields, id: RecordId::from_bytes([7; 16]), readable: true };
            prop_assert_eq!(line.write().unwrap(), cairn_model::canon::to_canonical_json(&line).unwrap());
        }
    }

    /// The page that strangers compute digests by says what this code does.
    #[test]
    fn hashes_are_those_of_the_documented_vectors() {
        let page =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/digest.md")).unwrap();
        let path = |text: &str| Path::parse(text).unwrap();
        let claim = |value: Option<Value>, author: &str| Claim {
            value,
            author: author.to_owned(),
            time: Timestamp::from_millis(1),
        };
        let mut state = RecordState::default();
        state.fields.insert(path("kind"), "incident".into());
        state.fields.insert(path("title"), "Gate".into());
        state.fields.insert(path("acts/00000000000000aa"), true.into());
        state.conflicts.insert(path("title"), vec![claim(Some("Gate".into()), "b"), claim(None, "a")]);
        let first = record_hash(RecordId::from_bytes([1; 16]), &state, true).unwrap();
        let second = record_hash(RecordId::from_bytes([2; 16]), &RecordState::default(), false).unwrap();
        let both: [u8; 32] = Sha256::digest([first, second].concat()).into();
        let vectors =
            [first, second, both].map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        assert!(page.contains(&vectors.join("\n")), "{vectors:?}");
    }
}
