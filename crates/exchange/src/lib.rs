#![doc = include_str!("../README.md")]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod capture;
pub mod chat;
pub mod csv_out;
pub mod draft;
pub mod flat;
pub mod geojson;
pub mod huridocs;
pub mod intake;
pub mod json;
pub mod loss;
pub mod mail;
pub mod mapping;
pub mod matching;
pub mod media;
pub mod misp;
pub mod mvt;
pub mod observable;
pub mod odk;
pub mod openevsys;
pub mod outgoing;
pub mod paste;
pub mod phishing;
pub mod proofmode;
pub mod redact;
pub mod stix;
pub mod sums;
pub mod table;
pub mod timeline;
pub mod uwazi;
pub mod warning;
pub mod xlsform;

pub use loss::{Loss, Losses, Why};
pub use observable::Observable;
