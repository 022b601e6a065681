//! Canonical JSON (RFC 8785): the one byte form of a value, for digests and signatures.

/// Says that a value has no canonical form (a number that is not finite, a key that is not text).
#[derive(Debug, thiserror::Error)]
#[error("write a value as canonical JSON")]
pub struct CanonError(#[source] serde_json::Error);

/// Writes a value as canonical JSON (RFC 8785): sorted keys, no spaces, shortest numbers.
///
/// # Errors
/// [`CanonError`] when the value cannot be written as JSON.
pub fn to_canonical_json<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, CanonError> {
    serde_json_canonicalizer::to_vec(value).map_err(CanonError)
}
