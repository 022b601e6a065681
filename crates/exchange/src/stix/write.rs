//! STIX 2.1 out, in three profiles.
//!
//! - *strict*: only what the standard defines. Judged by OASIS's validator and the `stix2` library.
//! - *MVT-safe*: what the Mobile Verification Toolkit reads: single comparisons on the properties that it knows.
//! - *full*: as strict, and each record whole in an object of our own ([`full`]), with granular markings.
//!
//! Ids of domain objects and relationships have the form of random ones and follow from circle and record, so that whoever
//! exports from a circle means the same object. A version ends in what follows from the object's content: one `(id, modified)`
//! never has two bodies (STIX 2.1, section 3.6). Ids of observables are those of the standard (section 2.9); what belongs to a
//! person is never one, since its id would be a guessable hash.

mod domain;
pub mod full;
mod id;
mod incident;
mod indicator;
mod message;
mod set;
mod sheet;
mod story;
mod things;

use crate::outgoing::{Outgoing, OutgoingSet, Watcher, WriteError, Written};

pub use id::observable_id;

/// How much a bundle holds, and who has to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Only what the standard defines.
    Strict,
    /// What MVT loads.
    MvtSafe,
    /// Everything, with our own extension.
    Full,
}

/// The extension of OASIS's Incident Core.
const INCIDENT_CORE: &str = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
/// The extension of OASIS that defines events.
const EVENT: &str = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";

/// Writes records as one bundle.
///
/// # Errors
/// [`WriteError::Cancelled`]; [`WriteError::NothingFits`] when the profile has no place for any of them.
pub fn records(out: &Outgoing, profile: Profile, watch: &mut Watcher<'_>) -> Result<Written, WriteError> {
    let mut sheet = sheet::Sheet::new(out, profile);
    sheet.name_all();
    for (number, record) in out.records.iter().enumerate() {
        domain::write(&mut sheet, record);
        if watch(number as u64 + 1).is_break() {
            return Err(WriteError::Cancelled);
        }
    }
    sheet.finish()
}

/// Writes a whole indicator set as one bundle: its objects as their makers wrote them, where it came as STIX.
///
/// # Errors
/// [`WriteError::Cancelled`]; [`WriteError::NothingFits`]; [`WriteError::Unreadable`] when the file is no bundle.
pub fn set(set: &OutgoingSet, profile: Profile, watch: &mut Watcher<'_>) -> Result<Written, WriteError> {
    set::write(set, profile, watch)
}

#[cfg(test)]
mod tests;
