#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod backup;
mod device;
mod hashing;
pub mod keyring;
mod recovery;
mod seal;
mod seal_writer;
mod sensitive;
pub mod sshsig;
mod tree;
mod vault_key;

pub use backup::{BackupKey, BackupLock, open_backup, seal_backup};
pub use device::{DeviceKey, DevicePublic, KeyError, Signature, SignatureError};
pub use hashing::{ContactSecret, Sha256Hasher, derive, mac, mac_equal, sha256};
pub use recovery::{RecoverySheet, SheetError};
pub use seal::{
    MAX_SEAL_HEAD, OpenError, OpenStream, SealAgainError, SealError, SealHasher, SealKey, SealObserver, SealRecipient,
    SealedHashes, SealedSize, open, open_stream, read_seal_head, seal, seal_again, seal_stream,
};
pub use seal_writer::SealWriter;
pub use sensitive::Sensitive;
pub use tree::{GROUP_LEN, TreeError, TreeHash, TreeHasher, VerifiedGroup, root_of};
pub use vault_key::VaultKey;
pub use zeroize::{Zeroize, Zeroizing};
