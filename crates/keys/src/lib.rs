#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod device;
mod hashing;
pub mod keyring;
mod seal;
mod seal_writer;
mod sensitive;
pub mod sshsig;
mod tree;
mod vault_key;

pub use device::{DeviceKey, DevicePublic, KeyError, Signature, SignatureError};
pub use hashing::{ContactSecret, Sha256Hasher, derive, mac, mac_equal, sha256};
pub use seal::{
    OpenError, OpenStream, SealError, SealHasher, SealKey, SealObserver, SealRecipient, SealedHashes, SealedSize, open,
    open_stream, seal, seal_stream,
};
pub use seal_writer::SealWriter;
pub use sensitive::Sensitive;
pub use tree::{GROUP_LEN, TreeError, TreeHash, TreeHasher, root_of};
pub use vault_key::VaultKey;
pub use zeroize::{Zeroize, Zeroizing};
