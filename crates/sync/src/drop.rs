//! One visit to a drop, as a state machine without input or output.
//!
//! A drop is a folder or bucket where sealed objects lie. It is a cache that any device fills again, and it is not trusted:
//! what it withholds, changes, cuts short or brings back is noticed, counted, and does no harm. A visit reads first (pages,
//! packs, wanted evidence), then writes what the drop lacks, then tidies up. What a device knows of a drop between visits is its
//! [`DropMemory`]; to lose that costs reading everything once more.
//!
//! `docs/formats/drop.md` is the normative description.

mod effect;
pub mod folder;
mod memory;
mod report;
#[cfg(test)]
mod tests;
mod visit;

use std::collections::BTreeSet;

use cairn_keys::SealKey;
use cairn_ledger::charter::{Charter, Epochs, Role};
use cairn_ledger::{Head, LogId};

use crate::circle::{CharterView, Standing};
use crate::file::FileRequest;
use crate::pack::ErasedEntry;

pub use effect::{DropEffect, DropInput, FetchFailure, Object};
pub use memory::{DropMemory, MemoryError};
pub use report::{DropEnding, DropProgress, DropReport};
pub use visit::Visit;

/// The most files that are listed of one drop.
pub const MAX_LISTED: usize = 1_000_000;
/// How long a pack lies wholly inside a newer one before it is deleted, in milliseconds: 30 days.
pub const SUPERSEDED_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;
/// How long a damaged object stays as it is before it is deleted, in milliseconds: a day, so that a slow upload ends first.
pub const DAMAGED_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// How many packs of one size are put together into one.
pub const COMPACTION: usize = 8;
/// How many failures one after another end the reading or the writing.
pub const FAILURES: u32 = 3;

/// One circle as this device belongs to it, with what opens and names objects.
#[derive(Debug, Clone)]
pub struct DropCircle {
    /// The charter as this device works under it.
    pub charter: Charter,
    /// Every epoch that this device holds.
    pub epochs: Epochs,
    /// This device's seal key in the circle.
    pub seal: SealKey,
    /// This device's log.
    pub device: LogId,
}

impl DropCircle {
    /// Says how this device stands.
    pub fn standing(&self) -> Standing {
        CharterView::of(&self.charter).standing(&self.device)
    }

    /// Gives the other devices to which nothing is given for now: a page that waits for this device's person, or a rival
    /// page, would remove them. See [`Charter::held_back`].
    pub fn held_back(&self) -> BTreeSet<LogId> {
        let mut held = self.charter.held_back();
        held.remove(&self.device);
        held
    }

    /// Says whether nothing is written to a drop for now: a page waits for this device's person, or somebody is held back.
    /// Every member reads what lies there, and so would whoever that page removes.
    pub fn writes_nothing(&self) -> bool {
        !self.charter.waiting().is_empty() || !self.held_back().is_empty()
    }

    /// Says whether this device reads the circle's records.
    pub fn reads(&self) -> bool {
        matches!(self.standing(), Standing::Active(role) if Role::reads(role))
    }
}

/// What this device holds of the circle, wants, offers, and has erased.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// The head of every log held.
    pub heads: Vec<(LogId, Head)>,
    /// For logs of which the oldest entries are no longer here (handed over), the lowest height that is.
    pub floors: Vec<(LogId, u64)>,
    /// The evidence files that this device wants and lacks, with the groups it already holds, most wanted first.
    pub wanted: Vec<FileRequest>,
    /// The evidence files that are whole here and may lie in this drop.
    pub offered: Vec<FileRequest>,
    /// The entries of which parts were erased here.
    pub erased: Vec<ErasedEntry>,
    /// The evidence files that were erased: they are deleted in drops.
    pub erased_files: Vec<FileRequest>,
}
