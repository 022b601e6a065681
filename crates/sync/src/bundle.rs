//! Bundles: what lies in a drop, as files to carry, to the circle or to named devices.
//!
//! A bundle is one part or several. Each part is one age file of items: pages, packs, trees and segments of evidence, in this
//! order. A part is read twice: first to the end, so that nothing of a damaged one is used, then item by item, from where an
//! earlier reading stopped. `docs/formats/bundle.md` is the normative description.

mod have;
mod part;
mod progress;
#[cfg(test)]
mod tests;

use std::io;

use crate::pack::PackError;

pub use have::Have;
pub use part::{Item, PartHeader, PartReader, PartSummary, PartWriter, Taken, check_part};
pub use progress::{BundleId, BundleProgress};

/// The largest part, in bytes, unless a smaller one is asked for: what FAT holds, with room to spare.
pub const MAX_PART: u64 = (4 << 30) - (1 << 20);
/// The smallest limit for a part: the largest object, padded, with its header.
pub const MIN_PART: u64 = 16 << 20;
/// The most parts of one bundle.
pub const MAX_PARTS: u32 = 10_000;

/// Says why a bundle is not read, or was not written.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// It is sealed to others.
    #[error("open a bundle that is sealed to others")]
    NotForUs,
    /// It is damaged, cut short, or no bundle.
    #[error("read a damaged bundle")]
    Damaged,
    /// It is of a newer version.
    #[error("read a bundle of a newer version")]
    Newer,
    /// It is of another circle.
    #[error("read a bundle of another circle")]
    OtherCircle,
    /// Nobody would be able to read it.
    #[error("seal a bundle to nobody")]
    NoRecipient,
    /// It exceeds a limit.
    #[error("handle a bundle that is too large")]
    TooLarge,
    /// A part's file could not be read.
    #[error("read a part of a bundle")]
    Read(#[source] io::Error),
    /// A part's file could not be written.
    #[error("write a part of a bundle")]
    Write(#[source] io::Error),
}

impl From<PackError> for BundleError {
    fn from(error: PackError) -> Self {
        match error {
            PackError::NotForUs => Self::NotForUs,
            PackError::Newer => Self::Newer,
            PackError::OtherCircle => Self::OtherCircle,
            PackError::NoRecipient => Self::NoRecipient,
            PackError::TooLarge => Self::TooLarge,
            PackError::Damaged | PackError::Malformed | PackError::Misnamed => Self::Damaged,
        }
    }
}
