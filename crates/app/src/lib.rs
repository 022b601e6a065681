#![doc = include_str!("../README.md")]

mod about;
pub mod api;
mod catalog;
mod circles;
pub mod clock;
mod codebook;
mod conflicts;
mod consents;
mod core;
mod custody;
mod desk;
mod duplicates;
pub mod error;
mod evidence;
mod export;
mod files;
mod filters;
mod handover;
mod idle;
mod import;
mod indicators;
mod intake;
mod jobs;
mod phishing;
mod platform;
mod protocols;
pub mod qr;
mod records;
mod release;
mod report;
mod retention;
mod risk;
mod secret;
mod settings;
mod sync;
mod texts;
mod vault;
mod verify;
mod views;

pub use crate::catalog::data_dictionary;
pub use crate::core::{Core, FileAccess, FileGrant};
pub use crate::error::{ApiError, ErrorCode};
pub use crate::import::drafts::is_format as is_record_format;
pub use crate::platform::{default_vault_dir, harden_process};
pub use crate::protocols::is_shipped as is_shipped_protocol;
pub use crate::texts::Texts;

/// A small STIX 2.1 bundle about a spyware that does not exist, for the demonstration and for tests.
pub const FICTIONAL_STIX: &[u8] = include_bytes!("../../exchange/testdata/fictional-spyware.stix2.json");
