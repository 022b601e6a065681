//! Vouching: what stands above a cut counts when somebody active gives their word for it.

use std::collections::{BTreeMap, BTreeSet};

use super::{ClosedLog, Closing, Page, Role, Verdict};
use crate::entry::PartKind;
use crate::{EntryHash, Head, LogId, PersonId};

/// The vouchers that are held, by the log that they speak for. Whether one has effect is a question to a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vouchers(BTreeMap<LogId, BTreeSet<(u64, EntryHash, LogId)>>);

/// The word of one active person for a log, as it bears on one of its entries: the entry counts under the role if the log
/// passes through the cut and through the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouch {
    /// Whose word it is.
    pub by: PersonId,
    /// The highest cut below the head: only what stands above it is vouched for.
    pub cut: Head,
    /// Up to where.
    pub head: Head,
    /// The role that the log had up to the cut.
    pub role: Role,
}

impl Vouchers {
    /// Adds a voucher of an entry that `by` wrote.
    pub fn add(&mut self, by: LogId, log: LogId, head: Head) {
        self.0.entry(log).or_default().insert((head.height, head.hash, by));
    }

    /// Says whether anybody's voucher names this head of a log.
    pub fn names(&self, log: &LogId, head: Head) -> bool {
        self.0
            .get(log)
            .is_some_and(|heads| heads.iter().any(|(height, hash, _)| (*height, *hash) == (head.height, head.hash)))
    }

    /// Gives the words that have effect under a page for an entry at this height of a log; the widest first.
    ///
    /// Only who is active vouches: an editor or steward with that device open, and a steward where the closing was
    /// strict. So no voucher stands on another one, and those of somebody who is removed lapse.
    pub fn bearing_on(&self, page: &Page, log: &LogId, height: u64) -> Vec<Vouch> {
        let mut found = Vec::new();
        for (up_to, hash, by) in self.0.get(log).into_iter().flatten().rev() {
            let Some(cut) = page.cuts(log).iter().rfind(|cut| cut.cut.height < *up_to) else { continue };
            let role = page.role_of(by).filter(|role| by != log && may_vouch(*role, cut.closing));
            if let (Some(_), Some(by)) = (role, page.owner_of(by))
                && height > cut.cut.height
                && height <= *up_to
            {
                found.push(Vouch { by, cut: cut.cut, head: Head { height: *up_to, hash: *hash }, role: cut.role });
            }
        }
        found
    }

    /// Leaves out the vouchers of logs that a page closed strictly.
    fn without_strictly_closed(&self, page: &Page) -> Self {
        let strict = |by: &LogId| {
            page.device(by).is_none() && page.closed(by).is_some_and(|closed| closed.closing == Closing::Strict)
        };
        let kept = |heads: &BTreeSet<(u64, EntryHash, LogId)>| {
            heads.iter().filter(|(_, _, by)| !strict(by)).copied().collect::<BTreeSet<_>>()
        };
        Self(self.0.iter().map(|(log, heads)| (*log, kept(heads))).collect())
    }
}

/// Says whether a person of this role may vouch for what stands above a cut.
fn may_vouch(role: Role, closing: Closing) -> bool {
    match closing {
        Closing::Ordinary => role.may_write(PartKind::Voucher),
        Closing::Strict => role == Role::Steward,
    }
}

impl Page {
    /// Judges a place in a log, with the words that others gave for it. `passes` says whether the log, as it is held,
    /// passes through a head.
    pub fn verdict_with(
        &self,
        vouchers: &Vouchers,
        log: &LogId,
        place: Head,
        passes: &dyn Fn(&Head) -> bool,
    ) -> Verdict {
        let own = self.verdict(log, place.height, &place.hash);
        let holds = |vouch: &&Vouch| (vouch.cut.height == 0 || passes(&vouch.cut)) && passes(&vouch.head);
        let better = |vouch: &&Vouch| match own {
            Verdict::Counts(role) => vouch.role.exceeds(role),
            Verdict::Withheld(_) => true,
        };
        let vouches = vouchers.bearing_on(self, log, place.height);
        vouches.iter().filter(better).find(holds).map_or(own, |vouch| Verdict::Counts(vouch.role))
    }

    /// Gives how far a log counts with all the right that it had: to its head, to its last cut, or to where somebody
    /// vouches for it.
    fn reach(&self, vouchers: &Vouchers, log: &LogId, head: Head, passes: &dyn Fn(&Head) -> bool) -> Option<Head> {
        let last = match (self.closed(log), self.role_of(log)) {
            (None, None) => return None,
            (None, Some(_)) => return Some(head),
            (Some(cut), Some(role)) if !cut.role.exceeds(role) => return Some(head),
            (Some(cut), _) => cut,
        };
        if last.cut.height > 0 && !passes(&last.cut) {
            return None;
        }
        let vouches = vouchers.bearing_on(self, log, last.cut.height.saturating_add(1));
        let widest = vouches.into_iter().find(|vouch| passes(&vouch.head));
        Some(widest.map_or(last.cut, |vouch| vouch.head))
    }
}

/// Gives the vouchers that a device owes when it moves from one page to another: for all that counted before, and counts
/// no more because a log was closed, a role was reduced, or somebody who had vouched left; in the ordinary way. For what
/// a strict closing leaves out, no device vouches by itself.
///
/// `held` gives the head of each log as it is held, `passes` says whether a log passes through a head. A device of someone
/// who may not vouch owes none.
pub fn vouchers_owed(
    before: &Page,
    after: &Page,
    device: &LogId,
    vouchers: &Vouchers,
    held: &BTreeMap<LogId, Head>,
    passes: &dyn Fn(&LogId, &Head) -> bool,
) -> Vec<(LogId, Head)> {
    let may = after.role_of(device).is_some_and(|role| role.may_write(PartKind::Voucher));
    let logs: BTreeSet<LogId> = after.closed.iter().map(|closed| closed.log).collect();
    let standing = vouchers.without_strictly_closed(after);
    let mut owed = Vec::new();
    for log in logs.iter().filter(|log| may && *log != device) {
        let Some(head) = held.get(log) else { continue };
        let passes = |head: &Head| passes(log, head);
        let ordinary = |cut: &ClosedLog| cut.closing == Closing::Ordinary;
        let (Some(was), Some(is)) =
            (before.reach(&standing, log, *head, &passes), after.reach(vouchers, log, *head, &passes))
        else {
            continue;
        };
        if after.closed(log).is_some_and(ordinary) && was.height > is.height {
            owed.push((*log, was));
        }
    }
    owed
}
