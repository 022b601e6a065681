//! Names of things in the ledger.

use std::fmt;

use cairn_model::id::IdError;

/// A log: what one device of one circle wrote, named by that device's public key.
pub type LogId = cairn_keys::DevicePublic;

macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $bytes:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// Wraps bytes.
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

        impl std::str::FromStr for $name {
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
    };
}

name! {
    /// Names an entry: the BLAKE3 hash of its header.
    EntryHash, 32
}
name! {
    /// Names a charter page: the BLAKE3 hash of what its signers signed.
    PageHash, 32
}
name! {
    /// Names a person within one circle: 16 random bytes.
    PersonId, 16
}
name! {
    /// Names an attestation: the SHA-256 of its JSON, as `sha256sum` prints it.
    AttestationHash, 32
}

/// A place in a log: a height, counted from 1, and the entry that stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Head {
    /// The height; 0 stands before the first entry.
    pub height: u64,
    /// The entry at that height; all zero at height 0.
    pub hash: EntryHash,
}

impl Head {
    /// The head of a log without entries.
    pub const EMPTY: Self = Self { height: 0, hash: EntryHash::from_bytes([0; 32]) };
}
