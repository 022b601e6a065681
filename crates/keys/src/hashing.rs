//! Hashes, message authentication codes and derived values.

use std::fmt;

use sha2::Digest as _;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

/// Computes the SHA-256 of bytes, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    sha2::Sha256::digest(bytes).into()
}

/// Computes a SHA-256 over pieces.
#[derive(Clone, Default)]
pub struct Sha256Hasher(sha2::Sha256);

impl Sha256Hasher {
    /// Starts with nothing hashed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Gives the hash of all added bytes.
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

impl fmt::Debug for Sha256Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sha256Hasher(..)")
    }
}

/// Authenticates a labelled list of parts under a key (BLAKE3 keyed hash; every part with its length before it).
pub fn mac(key: &[u8; 32], label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_keyed(key);
    add_parts(&mut hasher, &[label.as_bytes()]);
    add_parts(&mut hasher, parts);
    hasher.finalize().into()
}

/// Compares two codes in constant time.
pub fn mac_equal(left: &[u8; 32], right: &[u8; 32]) -> bool {
    left.ct_eq(right).into()
}

/// Derives 32 bytes from a list of parts; `context` is a constant of the program that names the use.
pub fn derive(context: &'static str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key(context);
    add_parts(&mut hasher, parts);
    hasher.finalize().into()
}

fn add_parts(hasher: &mut blake3::Hasher, parts: &[&[u8]]) {
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
}

/// The 32 bytes by which members of an epoch prove themselves to each other and name things in drops.
#[derive(Clone, PartialEq, Eq)]
pub struct ContactSecret(Zeroizing<[u8; 32]>);

impl ContactSecret {
    /// Wraps 32 bytes from a random source.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Shows the bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Gives the hash that stands in the charter page.
    pub fn hash(&self) -> [u8; 32] {
        derive("cairn 2026 contact secret hash", &[self.0.as_slice()])
    }

    /// Authenticates under this secret: see [`mac`].
    pub fn mac(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.0, label, parts)
    }
}

impl fmt::Debug for ContactSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        f.write_str("ContactSecret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let key = [1; 32];
        assert_ne!(mac(&key, "l", &[b"ab", b"c"]), mac(&key, "l", &[b"a", b"bc"]));
        assert_ne!(mac(&key, "la", &[b"b"]), mac(&key, "l", &[b"ab"]));
        assert_ne!(derive("cairn test", &[b"ab", b"c"]), derive("cairn test", &[b"a", b"bc"]));
    }

    #[test]
    fn equal_codes_are_equal_and_others_are_not() {
        assert!(mac_equal(&[3; 32], &[3; 32]));
        let mut other = [3; 32];
        other[31] ^= 1;
        assert!(!mac_equal(&[3; 32], &other));
    }

    #[test]
    fn sha256_is_the_standard_one() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex::encode(sha256(b"abc")), expected);
        let mut hasher = Sha256Hasher::new();
        hasher.update(b"a");
        hasher.update(b"bc");
        assert_eq!(hex::encode(hasher.finish()), expected);
    }

    #[test]
    fn debug_prints_no_contact_secret() {
        assert_eq!(format!("{:?}", ContactSecret::from_bytes([9; 32])), "ContactSecret(..)");
    }
}
