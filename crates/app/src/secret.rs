//! Secret text on its way into the vault and out of it.

use cairn_keys::Zeroizing;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::ApiError;

/// Text that is wiped when dropped.
#[derive(Clone)]
pub(crate) struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes text.
    pub(crate) fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Writes bytes as hexadecimal digits.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self::new(hex::encode(bytes))
    }

    /// Draws 32 random bytes.
    pub(crate) fn random() -> Self {
        Self::of_bytes(Zeroizing::new(rand::random::<[u8; 32]>()).as_slice())
    }

    /// Reads 32 bytes of hexadecimal digits.
    pub(crate) fn bytes(&self) -> Result<Zeroizing<[u8; 32]>, ApiError> {
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(self.0.as_bytes(), bytes.as_mut_slice())
            .map_err(|_| crate::internal!("a kept secret does not read"))?;
        Ok(bytes)
    }

    /// Gives the text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SecretText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(_) = self;
        f.write_str("SecretText(..)")
    }
}

impl Serialize for SecretText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(Self::new)
    }
}
