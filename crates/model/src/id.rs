//! Identifiers of records, of items inside records, and of circles.

use std::fmt;
use std::str::FromStr;

/// Says that a text is not an identifier of the expected length in lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("read an identifier of {expected} hexadecimal digits")]
pub struct IdError {
    /// How many digits the identifier has.
    pub expected: usize,
}

macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// Wraps bytes that came from a random source, a hash or storage.
            pub const fn from_bytes(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// Shows the bytes.
            pub const fn as_bytes(&self) -> &[u8; $bytes] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), hex::encode(self.0))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let error = IdError { expected: 2 * $bytes };
                if text.bytes().any(|b| b.is_ascii_uppercase()) {
                    return Err(error);
                }
                let mut bytes = [0; $bytes];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| error)?;
                Ok(Self(bytes))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

hex_id! {
    /// Names one record for ever: 16 bytes, shown as 32 hexadecimal digits.
    RecordId, 16
}
hex_id! {
    /// Names one item inside a record, such as an act or a link: 8 bytes, shown as 16 hexadecimal digits.
    ItemId, 8
}
hex_id! {
    /// Names a circle: the BLAKE3 hash of its charter's page zero.
    CircleId, 32
}

impl RecordId {
    /// Derives the id of an imported record, so that two members who import the same thing apart meet in one record.
    ///
    /// `source` names the kind of foreign id (`stix`, `misp`, …), `foreign` is that id as found.
    pub fn derive(circle: &CircleId, source: &str, foreign: &str) -> Self {
        Self(derive("cairn 2026 imported record id", &[circle.as_bytes(), source.as_bytes(), foreign.as_bytes()]))
    }
}

impl ItemId {
    /// Derives the id of an item from what makes it the same item, such as the relation and the target of a link.
    pub fn derive(parts: &[&[u8]]) -> Self {
        Self(derive("cairn 2026 item id", parts))
    }
}

/// Gives the first bytes of the BLAKE3 hash of the parts, each with its length before it.
fn derive<const N: usize>(context: &str, parts: &[&[u8]]) -> [u8; N] {
    let mut hasher = blake3::Hasher::new_derive_key(context);
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut bytes = [0; N];
    hasher.finalize_xof().fill(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page that strangers derive ids by says what this code does.
    #[test]
    fn derived_ids_are_those_of_the_documented_vectors() {
        let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/ids.md")).unwrap();
        let (circle, one) = (CircleId::from_bytes([7; 32]), RecordId::from_bytes([1; 16]));
        for id in [
            RecordId::derive(&circle, "stix", "indicator--1").to_string(),
            crate::link::item_id("evidence-of", &one).to_string(),
            ItemId::derive(&[b"condition", b"status=active"]).to_string(),
            ItemId::derive(&[b"subject", one.as_bytes()]).to_string(),
        ] {
            assert!(page.contains(&format!("| `{id}` |")), "{id}");
        }
        assert!(
            page.contains("`4071-3326-9580-7`") && "4071-3326-9580-7".parse::<crate::case_number::CaseNumber>().is_ok()
        );
    }
}
