//! What counts: a function of the page and the entry, of nothing else.

use super::{Charter, Closing, Page, Role};
use crate::entry::{Entry, PartKind};
use crate::{EntryHash, LogId};

/// Whether an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It counts, as far as the role goes: see [`Role::may_write`].
    Counts(Role),
    /// It is kept and shown as withheld.
    Withheld(Why),
}

/// Why an entry is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The page knows no such log: it is of a page that we do not hold, or of nobody.
    UnknownLog,
    /// The log was closed below this height; any active person may vouch for it.
    AboveCut,
    /// The log was closed strictly below this height; only an active steward may vouch for it.
    AboveStrictCut,
    /// Another entry stands at the cut.
    OtherAtCut,
}

impl Verdict {
    /// Says whether the entry counts.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Counts(_))
    }

    /// Says whether one part of the entry counts.
    pub const fn counts_for(self, kind: PartKind) -> bool {
        match self {
            Self::Counts(role) => role.may_write(kind),
            Self::Withheld(_) => false,
        }
    }
}

impl Role {
    /// Says whether a part by someone of this role counts. What the role may not write is kept and set aside.
    pub const fn may_write(self, kind: PartKind) -> bool {
        match (self, kind) {
            // Everybody says where they are, what they hold and what they saw; what we do not know is kept by anybody.
            (_, PartKind::Presence | PartKind::Receipt | PartKind::Frontier | PartKind::Unknown(_)) => true,
            (_, PartKind::Attestation) => true,
            (Self::Steward, _) => true,
            (Self::Editor, PartKind::Changes | PartKind::Manifest | PartKind::Voucher | PartKind::Erase) => true,
            (Self::Contributor, PartKind::Changes | PartKind::Manifest) => true,
            (Self::Reader, PartKind::Changes | PartKind::Manifest | PartKind::Voucher | PartKind::Erase) => false,
            (Self::Contributor, PartKind::Voucher | PartKind::Erase) => false,
        }
    }
}

impl Page {
    /// Judges a place in a log. The caller holds one chain of each log, so that all below a counted entry counts too.
    pub fn verdict(&self, log: &LogId, height: u64, hash: &EntryHash) -> Verdict {
        let cuts = self.cuts(log);
        for closed in cuts {
            if height < closed.cut.height || (height == closed.cut.height && *hash == closed.cut.hash) {
                return Verdict::Counts(closed.role);
            }
            if height == closed.cut.height {
                return Verdict::Withheld(Why::OtherAtCut);
            }
        }
        match (self.role_of(log), cuts.last().map(|closed| closed.closing)) {
            (Some(role), _) => Verdict::Counts(role),
            (None, Some(Closing::Ordinary)) => Verdict::Withheld(Why::AboveCut),
            (None, Some(Closing::Strict)) => Verdict::Withheld(Why::AboveStrictCut),
            (None, None) => Verdict::Withheld(Why::UnknownLog),
        }
    }
}

impl Charter {
    /// Judges a place in a log by the page that we work under: see [`Page::verdict`].
    pub fn verdict(&self, log: &LogId, height: u64, hash: &EntryHash) -> Verdict {
        self.page().verdict(log, height, hash)
    }

    /// Judges an entry by the page that we work under.
    pub fn verdict_of(&self, entry: &Entry) -> Verdict {
        self.verdict(&entry.header().log, entry.header().height, &entry.hash())
    }
}
