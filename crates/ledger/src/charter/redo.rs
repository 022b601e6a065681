//! Wishes of a branch that a rule set behind ours, to be done again on ours.

use std::collections::BTreeSet;

use super::rival::Standing;
use super::{
    Amendment, Charter, ClosedLog, Device, NewPerson, Newcomer, Page, PageChange, Person, Right, Role, SignedPage,
};
use crate::{Head, LogId, PageHash, PersonId};

/// The pages between which a wish is read: the page before it, the last page of its branch, and ours.
struct Pages<'a> {
    before: &'a Page,
    /// The page from which the branches part.
    fork: &'a Page,
    after: &'a Page,
    tip: &'a Page,
    ours: &'a Page,
    /// All our pages behind the fork: what one of them touched was decided here.
    since: &'a [SignedPage],
}

impl Charter {
    /// Gives what a device is to do again on our branch: the wishes of its own person on branches that a rule set behind
    /// ours, as far as they still stand there and ours has not fulfilled or contradicted them. A steward's device does
    /// removals again whoever wished them, and the wishes of those who cannot do it themselves: so nobody who was removed
    /// comes back because the one who removed them is away.
    ///
    /// One page each: [`Charter::amend`] with the first, take the page, ask again.
    pub fn redo(&self, device: &LogId) -> Vec<Amendment> {
        let mut wishes = Vec::new();
        let Some(person) = self.page().device(device).map(|device| device.person) else { return wishes };
        for (fork, ours) in self.forks() {
            let rivals = fork.children.iter().filter(|child| Some(**child) != ours);
            for rival in rivals.filter(|rival| self.standing_of(rival) == Standing::Overruled) {
                for end in self.tree.leaves(rival) {
                    self.redo_branch(fork.page.page(), &end, &person, &mut wishes);
                }
            }
        }
        wishes
    }

    fn redo_branch(&self, fork: &Page, end: &PageHash, person: &PersonId, wishes: &mut Vec<Amendment>) {
        let path = self.tree.path(end);
        let Some(tip) = path.last() else { return };
        let from = usize::try_from(fork.number).unwrap_or(usize::MAX);
        let own =
            |page: &SignedPage| self.tree.get(&page.hash()).map(|placed| (placed.judged.right, placed.judged.writer));
        for (before, after) in path.iter().zip(path.iter().skip(1)).skip(from) {
            let Some((right, writer)) = own(after) else { continue };
            let pages = Pages {
                before: before.page(),
                fork,
                after: after.page(),
                tip: tip.page(),
                ours: self.page(),
                since: self.pages.get(from + 1..).unwrap_or_default(),
            };
            for change in super::changes_between(pages.before, pages.after) {
                let Some(wish) = pages.wish(&change) else { continue };
                if self.does_again(person, &writer, right, &wish) && !wishes.contains(&wish) {
                    wishes.push(wish);
                }
            }
        }
    }

    /// Says whether a person's device does a wish again that a writer had.
    fn does_again(&self, person: &PersonId, writer: &PersonId, right: Right, wish: &Amendment) -> bool {
        let role = self.person(person).map(|person| person.role);
        if role != Some(Role::Steward) {
            return writer == person && right == Right::Owner && is_own(self.page(), person, wish);
        }
        let takes =
            matches!(wish, Amendment::RemovePerson { .. } | Amendment::CloseLog { .. } | Amendment::SetRole { .. });
        let writer_can = self.page().devices_of(writer).next().is_some()
            && match right {
                Right::Owner => is_own(self.page(), writer, wish),
                Right::Steward => self.person(writer).is_some_and(|writer| writer.role == Role::Steward),
                Right::Majority => false,
            };
        writer == person || takes || !writer_can
    }
}

/// Says whether a wish changes only a person's own devices.
fn is_own(page: &Page, person: &PersonId, wish: &Amendment) -> bool {
    match wish {
        Amendment::Admit(newcomer) => newcomer.person == NewPerson::Existing(*person),
        Amendment::CloseLog { log, .. } => page.device(log).is_some_and(|device| device.person == *person),
        Amendment::SetRecovery { person: whose, .. } | Amendment::RemovePerson { person: whose, .. } => whose == person,
        _ => false,
    }
}

impl Pages<'_> {
    /// Turns a change into what has to be done on our page; nothing when it was taken back later on its branch, or when
    /// ours has it, or changed the same thing otherwise.
    fn wish(&self, change: &PageChange) -> Option<Amendment> {
        match change {
            PageChange::Renamed { to } => {
                let open = self.tip.name == *to && self.untouched(&|page| page.name.clone()) && self.ours.name != *to;
                open.then(|| Amendment::Rename(to.clone()))
            }
            PageChange::PolicySet { to } => {
                let untouched = self.untouched(&|page| page.policy.clone());
                let open = self.tip.policy == *to && untouched && self.ours.policy != *to;
                open.then(|| Amendment::SetPolicy(to.clone()))
            }
            PageChange::PersonRenamed { person, to, .. } => {
                let same = self.unchanged(person, |person| person.name.clone())?;
                let open = self.tip.person(person)?.name == *to && same.name != *to;
                open.then(|| Amendment::RenamePerson { person: *person, name: to.clone() })
            }
            PageChange::RoleSet { person, to, .. } => {
                let same = self.unchanged(person, |person| person.role)?;
                let open = self.tip.person(person)?.role == *to && same.role != *to;
                open.then(|| Amendment::SetRole { person: *person, role: *to, cuts: cuts_of(self.tip, person) })
            }
            PageChange::RecoverySet { person, .. } => self.recovery(person),
            PageChange::DeviceAdded { log, .. } => self.admission(self.after.device(log)?),
            PageChange::DeviceClosed { log, person, closing, .. } => {
                // Where the page removes the person as a whole, the removal closes the log.
                self.after.person(person)?;
                self.ours.device(log)?;
                let cut = self.tip.closed(log)?.cut;
                Some(Amendment::CloseLog { log: *log, cut, closing: *closing })
            }
            PageChange::Removed { person, .. } => {
                // A log never opens again, so that nobody who came back later is removed by an old wish.
                let mut logs = self.before.devices_of(person).map(|device| device.log).peekable();
                let bare = logs.peek().is_none() && self.never_left(person);
                let still = bare || logs.any(|log| self.ours.device(&log).is_some());
                let gone = self.tip.person(person).is_none() && self.ours.person(person).is_some() && still;
                let cuts = cuts_of(self.tip, person);
                let closing =
                    self.tip.closed.iter().rfind(|closed| closed.person == *person).map(|closed| closed.closing);
                let closing = closing.unwrap_or(super::Closing::Ordinary);
                gone.then_some(Amendment::RemovePerson { person: *person, cuts, closing })
            }
            // A person comes with the first device; cuts and seal keys alone are nobody's wish from apart.
            PageChange::Admitted { .. } | PageChange::CutSet { .. } | PageChange::SealSet { .. } => None,
        }
    }

    /// Says whether a person, once they were on a page of ours, stayed there.
    fn never_left(&self, person: &PersonId) -> bool {
        let mut pages = std::iter::once(self.fork).chain(self.since.iter().map(SignedPage::page));
        let has = |page: &Page| page.person(person).is_some();
        pages.by_ref().any(has) && pages.all(has)
    }

    /// Says whether something is on every page of ours as it was where the branches part.
    fn untouched<T: PartialEq>(&self, what: &dyn Fn(&Page) -> T) -> bool {
        let before = what(self.fork);
        self.since.iter().all(|page| what(page.page()) == before)
    }

    /// Gives a person of ours who was there where the branches part, when our branch never touched something about them.
    /// Whom the other branch admitted comes as they are at its end.
    fn unchanged<T: PartialEq>(&self, person: &PersonId, what: impl Fn(&Person) -> T) -> Option<&Person> {
        self.fork.person(person)?;
        let untouched = self.untouched(&|page| page.person(person).map(&what));
        self.ours.person(person).filter(|_| untouched)
    }

    fn recovery(&self, person: &PersonId) -> Option<Amendment> {
        let wished = &self.tip.person(person)?.recovery;
        let keys = |page: &Page| page.person(person).map(|person| person.recovery.clone()).unwrap_or_default();
        let open = self.ours.person(person)?.recovery != *wished && self.untouched(&keys);
        open.then(|| Amendment::SetRecovery { person: *person, keys: wished.clone() })
    }

    fn admission(&self, device: &Device) -> Option<Amendment> {
        let Device { log, seal, person } = self.tip.device(&device.log)?.clone();
        if self.ours.device(&log).is_some() || self.ours.closed(&log).is_some() {
            return None;
        }
        let person = match (self.ours.person(&person), self.fork.person(&person)) {
            (Some(_), _) => NewPerson::Existing(person),
            (None, Some(_)) => return None, // ours removed the person
            (None, None) => {
                let Person { id, name, role, .. } = self.tip.person(&person)?.clone();
                NewPerson::Again { id, name, role }
            }
        };
        Some(Amendment::Admit(Newcomer { log, seal, person }))
    }
}

fn cuts_of(page: &Page, person: &PersonId) -> Vec<(LogId, Head)> {
    let own = page.closed.iter().filter(|closed| closed.person == *person);
    let logs: BTreeSet<LogId> = own.map(|closed| closed.log).collect();
    logs.iter().filter_map(|log| page.closed(log)).map(|ClosedLog { log, cut, .. }| (*log, *cut)).collect()
}
