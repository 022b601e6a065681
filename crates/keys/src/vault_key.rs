//! The vault key: what the keyring holds and everything local hangs on.

use std::fmt;

use zeroize::Zeroizing;

const SALT_CONTEXT: &str = "cairn 2026 sqlcipher salt";

/// The 32 random bytes that open a vault's database.
#[derive(Clone)]
pub struct VaultKey(Zeroizing<[u8; 32]>);

impl VaultKey {
    /// Wraps 32 bytes from a random source.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Gives the raw key specification for `PRAGMA key`: `x'` 64 digits of key, 32 digits of salt `'`.
    ///
    /// The salt is derived from the key, so that a damaged salt in the first page of the database does no harm.
    pub fn sqlcipher_keyspec(&self) -> Zeroizing<String> {
        let salt = self.derive(SALT_CONTEXT);
        let mut text = Zeroizing::new(String::with_capacity(99));
        text.push_str("x'");
        push_hex(&mut text, self.0.as_slice());
        push_hex(&mut text, salt.get(..16).unwrap_or_default());
        text.push('\'');
        text
    }

    /// Derives 32 bytes for one use; `context` is a constant of the program that names the use (BLAKE3 `derive_key`).
    pub fn derive(&self, context: &'static str) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blake3::derive_key(context, self.0.as_slice()))
    }

    /// Reads the key specification; `None` when it is not one, or when its salt is not the derived one.
    pub(crate) fn from_keyspec(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("x'")?.strip_suffix('\'')?;
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(digits.get(..64)?, key.as_mut_slice()).ok()?;
        let key = Self(key);
        (key.sqlcipher_keyspec().as_str() == text).then_some(key)
    }
}

fn push_hex(text: &mut String, bytes: &[u8]) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        f.write_str("VaultKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyspec_is_key_and_derived_salt_in_hexadecimal() {
        let key = VaultKey::from_bytes([0xab; 32]);
        let spec = key.sqlcipher_keyspec();
        assert_eq!(spec.len(), 99);
        assert!(spec.starts_with(&format!("x'{}", "ab".repeat(32))));
        assert_eq!(VaultKey::from_keyspec(&spec).unwrap().sqlcipher_keyspec(), spec);
    }

    #[test]
    fn keyspec_with_another_salt_is_refused() {
        let spec = format!("x'{}{}'", "ab".repeat(32), "00".repeat(16));
        assert!(VaultKey::from_keyspec(&spec).is_none());
        assert!(VaultKey::from_keyspec("x''").is_none());
        assert!(VaultKey::from_keyspec("x'é'").is_none());
    }

    #[test]
    fn debug_prints_no_key() {
        assert_eq!(format!("{:?}", VaultKey::from_bytes([7; 32])), "VaultKey(..)");
    }

    #[test]
    fn derived_keys_differ_by_context() {
        let key = VaultKey::from_bytes([7; 32]);
        assert_ne!(key.derive("cairn test a"), key.derive("cairn test b"));
    }
}
