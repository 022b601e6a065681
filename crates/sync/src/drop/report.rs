//! What a visit did and found, as values.

use crate::effect::Stats;

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DropEnding {
    /// All that could be read and written was.
    #[default]
    Complete,
    /// A person stopped it.
    Cancelled,
    /// The drop could not be reached, or broke off.
    Unreachable,
    /// There is no such folder or bucket.
    Missing,
    /// The drop refused: wrong password, no right to write, no room.
    Refused,
    /// The vault could not be read or written.
    Failed,
    /// According to a page in the drop, or our own, this device was removed: nothing was written.
    Removed {
        /// The page's number.
        page: u64,
    },
    /// No page in the drop admits this device's keys, which wait for that: nothing but pages was read, and nothing written.
    NotAdmitted,
    /// A page waits for the person's consent, whether it came now or before, or a rival page would remove somebody: nothing
    /// was written, since whom it would remove could read it.
    AwaitsConsent,
    /// More files lie there than are listed.
    TooMany,
}

/// What a visit did and found. Counts are of this visit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DropReport {
    /// How it ended.
    pub ending: DropEnding,
    /// Files in the drop that are this circle's.
    pub objects: u64,
    /// Files that are not: other circles', or anybody's. They are left alone.
    pub foreign: u64,
    /// Packs that were read.
    pub packs_read: u64,
    /// Packs that were written.
    pub packs_written: u64,
    /// Pages that were taken over.
    pub pages_read: u64,
    /// Pages that were written.
    pub pages_written: u64,
    /// Evidence files that are whole here now and were not before.
    pub files_read: u64,
    /// Evidence files of which something was written and which are whole in the drop now.
    pub files_written: u64,
    /// Entries that were stored here.
    pub entries_stored: u64,
    /// Entries that were written for the first time, as far as this device knows.
    pub entries_written: u64,
    /// Of a contributor: objects with members' receipts that were read.
    pub receipts_read: u64,
    /// Objects with receipts for contributors that were written.
    pub receipts_written: u64,
    /// Bytes fetched.
    pub bytes_read: u64,
    /// Bytes written.
    pub bytes_written: u64,
    /// Files deleted: superseded, damaged, erased, or copies.
    pub deleted: u64,
    /// Of those, packs and evidence that held what was erased.
    pub erased: u64,
    /// Objects that are cut short or changed, or hold what their name does not say.
    pub damaged: u64,
    /// Packs with entries that are bad; those entries were not stored.
    pub bad: u64,
    /// Packs that wait for something that is not here: an earlier entry, a page, room for withheld entries; or whose log forked.
    pub waiting: u64,
    /// Objects sealed to other devices of the circle.
    pub not_for_us: u64,
    /// Objects of a newer version of this program.
    pub newer: u64,
    /// Copies that a sync program made of files that two devices wrote.
    pub copies: u64,
    /// Objects that vanished while they were to be read: somebody else tidied up.
    pub gone: u64,
    /// Objects that this device knew to be there, whose content is nowhere in the drop any more: the drop was rolled back or
    /// emptied, or lost something. They are written again.
    pub vanished: u64,
    /// Objects that this device had deleted and that are back: the drop was rolled back.
    pub returned: u64,
    /// Objects that could not be fetched.
    pub unread: u64,
    /// Objects that could not be written or deleted.
    pub unwritten: u64,
    /// Evidence files wanted and not in the drop whole.
    pub files_lacking: u64,
    /// Evidence files too large for a drop.
    pub files_too_large: u64,
    /// Pages that branch off from ours: a person has to choose.
    pub rival_pages: u64,
    /// Pages that are not valid.
    pub refused_pages: u64,
    /// The device works under the page that removes nobody it serves, but a page waits for the person's consent.
    pub needs_consent: u64,
}

impl DropReport {
    /// Says whether the drop went back to an earlier state since the last visit, or lost something.
    pub fn rolled_back(&self) -> bool {
        self.vanished > 0 || self.returned > 0
    }

    /// Gives what was moved, in the words of a live session.
    pub fn stats(&self) -> Stats {
        Stats {
            sent: self.bytes_written,
            received: self.bytes_read,
            entries_sent: self.entries_written,
            entries_stored: self.entries_stored,
            files_received: self.files_read,
            files_sent: self.files_written,
            ..Stats::default()
        }
    }
}

/// How far a visit is, for whoever watches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DropProgress {
    /// Objects read so far.
    pub read: u64,
    /// Objects to read, as far as known.
    pub to_read: u64,
    /// Objects written so far.
    pub written: u64,
    /// Bytes fetched and written so far.
    pub bytes: u64,
    /// Entries stored so far.
    pub entries: u64,
}
