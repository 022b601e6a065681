#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod attestation;
pub mod charter;
pub mod document;
pub mod entry;
mod names;
pub mod sequence;
mod wire;

pub use attestation::{Attestation, AttestationError, AttestationKind, Statement};
pub use charter::{
    Amendment, Branch, Charter, CharterError, ClosedLog, Closing, Consent, Deed, Device, Epoch, Epochs, Erasure,
    Erasures, Extension, Fork, NewPerson, Newcomer, Page, PageChange, PageEpoch, Person, Policy, RecoveryKey,
    RecoveryUse, Renewal, Right, Rivals, Role, Side, SignedPage, Standing, Verdict, Vouch, Vouchers, Why,
};
pub use document::{
    ActorId, ChangeHash, ChangeRefusal, CheckedChange, Document, EditError, HistoryItem, Op, OpId, SetAside,
    Unreadable, check_change, new_record,
};
pub use entry::{
    Entry, EntryError, Erase, EraseStep, EraseTarget, Header, Leaf, Manifest, Part, PartError, PartKind, Position,
    Unverified, Verified, sign_entry,
};
pub use names::{AttestationHash, EntryHash, Head, LogId, PageHash, PersonId};
