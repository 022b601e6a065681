#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod capture;
pub mod chat;
pub mod draft;
pub mod huridocs;
pub mod intake;
pub mod json;
pub mod loss;
pub mod mail;
pub mod media;
pub mod mvt;
pub mod observable;
pub mod outgoing;
pub mod phishing;
pub mod proofmode;
pub mod redact;
pub mod stix;
pub mod sums;

pub use loss::{Loss, Losses, Why};
pub use observable::Observable;
