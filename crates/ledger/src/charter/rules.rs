//! Which page may follow which, and what it does to people.

use std::collections::BTreeSet;

use super::{CharterError, ClosedLog, Page, Person, RecoveryUse, Role, SignedPage};
use crate::{LogId, PersonId};

/// Whether a valid page is followed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// It is followed at once.
    Automatic,
    /// It removes or demotes a steward, or more than one person: a person has to confirm it.
    Person,
}

/// In whose right a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Its author is a steward.
    Steward,
    /// More than half of the persons who may edit signed it.
    Majority,
    /// It changes only its author's own devices.
    Owner,
}

/// How much a page takes away from people: the weight by which a rule chooses between harmless rivals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Taking {
    /// Nobody and nothing.
    Nothing,
    /// A device of its author's, in the author's own right.
    OwnDevice,
    /// A person, a role or a device, in the right of a steward or of the majority.
    Others,
}

/// What a page is, judged by the page before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) right: Right,
    /// The person who wrote it.
    pub(super) writer: PersonId,
    /// The number of the page that admitted the writer: a lower one is more senior.
    pub(super) seniority: u64,
    pub(super) consent: Consent,
    pub(super) taking: Taking,
    /// The stewards who are removed or demoted, or lose their last device, and did not write the page themselves.
    pub(super) deposed: BTreeSet<PersonId>,
    /// The devices that were open before and are not now.
    pub(super) closes: BTreeSet<LogId>,
}

/// Judges page zero: one steward, one device, signed by that device.
pub(super) fn judge_first(page: &SignedPage) -> Result<Judged, CharterError> {
    let Page { number, author, persons, devices, closed, .. } = page.page();
    let ([person], [device]) = (persons.as_slice(), devices.as_slice()) else {
        return Err(CharterError::NotAllowed);
    };
    let founded = *number == 0 && person.role == Role::Steward && person.admitted == 0 && closed.is_empty();
    if !founded || *author != device.log || page.signers() != [device.log] {
        return Err(CharterError::NotAllowed);
    }
    Ok(Judged {
        right: Right::Steward,
        writer: person.id,
        seniority: 0,
        consent: Consent::Automatic,
        taking: Taking::Nothing,
        deposed: BTreeSet::new(),
        closes: BTreeSet::new(),
    })
}

/// Judges a page by the page before it.
pub(super) fn judge(before: &SignedPage, next: &SignedPage) -> Result<Judged, CharterError> {
    let (old, new) = (before.page(), next.page());
    if new.prev != Some(before.hash()) || Some(new.number) != old.number.checked_add(1) {
        return Err(CharterError::Unconnected);
    }
    let honest = admissions_are_numbered(old, new) && closings_stay(old, new) && cuts_are_named(old, new);
    if !honest || !epoch_is_for_readers(old, next) || !restore_key_is_spent(old, new) {
        return Err(CharterError::NotAllowed);
    }
    let (right, writer) = right(old, next).ok_or(CharterError::NotAllowed)?;
    if old.stewards().next().is_some() && new.stewards().next().is_none() && right != Right::Majority {
        return Err(CharterError::LastSteward);
    }
    let closes: BTreeSet<LogId> = old.devices.iter().map(|device| device.log).collect();
    let closes: BTreeSet<LogId> = closes.into_iter().filter(|log| new.device(log).is_none()).collect();
    let lessened: Vec<&Person> = old.persons.iter().filter(|person| is_lessened(new, person)).collect();
    let deposed = deposed(old, new, &lessened, writer.id);
    let others = lessened.iter().filter(|person| person.id != writer.id).count();
    Ok(Judged {
        right,
        writer: writer.id,
        seniority: writer.admitted,
        consent: if !deposed.is_empty() || others > 1 { Consent::Person } else { Consent::Automatic },
        taking: match right {
            _ if lessened.is_empty() && closes.is_empty() => Taking::Nothing,
            Right::Owner => Taking::OwnDevice,
            Right::Steward | Right::Majority => Taking::Others,
        },
        deposed,
        closes,
    })
}

/// Persons keep the number of the page that admitted them; new ones get this page's.
fn admissions_are_numbered(old: &Page, new: &Page) -> bool {
    let numbered = |person: &Person| match old.person(&person.id) {
        Some(before) => before.admitted == person.admitted,
        None => person.admitted == new.number,
    };
    new.persons.iter().all(numbered)
}

/// A closed log stays closed: it never becomes an open one again. Every device that leaves the page leaves a closed log,
/// and no log that ever was in the circle is opened anew.
fn closings_stay(old: &Page, new: &Page) -> bool {
    let kept = old.closed.iter().all(|closed| new.closed(&closed.log).is_some_and(|now| now.person == closed.person));
    let closed =
        old.devices.iter().all(|device| new.device(&device.log).is_some() || new.closed(&device.log).is_some());
    let reopened =
        new.devices.iter().any(|device| old.device(&device.log).is_none() && old.closed(&device.log).is_some());
    let moved = new.devices.iter().any(|device| old.device(&device.log).is_some_and(|was| was.person != device.person));
    kept && closed && !reopened && !moved
}

/// A new cut is of a log that the page before knew, under its person and a role that it had.
fn cuts_are_named(old: &Page, new: &Page) -> bool {
    let named = |cut: &ClosedLog| {
        let had = |role: Role| role == cut.role;
        let device = old.device(&cut.log).is_some_and(|device| device.person == cut.person);
        let before = old.cuts(&cut.log);
        (device && old.role_of(&cut.log).is_some_and(had))
            || before.iter().any(|was| was.person == cut.person && had(was.role))
    };
    new.closed.iter().all(|cut| old.closed.contains(cut) || named(cut))
}

/// A new epoch is made by someone who may know it: a signer who reads under the new page. A contributor, a recovery key
/// and someone who leaves carry the epoch of the page before on, and someone who reads renews it.
fn epoch_is_for_readers(old: &Page, next: &SignedPage) -> bool {
    next.page().epoch == old.epoch || next.page().reads(&next.page().author)
}

/// A restore key is used once.
fn restore_key_is_spent(old: &Page, new: &Page) -> bool {
    let spent = |person: &Person| {
        let is_restore =
            |used: &Person| used.recovery.iter().any(|key| key.key == new.author && key.kind == RecoveryUse::Restore);
        old.person(&person.id).is_none_or(|was| !is_restore(was)) || !is_restore(person)
    };
    new.persons.iter().all(spent)
}

/// Finds the right in which a page stands, and its writer.
fn right<'a>(old: &'a Page, next: &SignedPage) -> Option<(Right, &'a Person)> {
    let author = next.page().author;
    let writer = old.speaks_for(&author)?;
    let device = old.device(&author).is_some();
    if device && writer.role == Role::Steward {
        return Some((Right::Steward, writer));
    }
    if signed_by_majority(old, next) {
        return Some((Right::Majority, writer));
    }
    changes_only_devices_of(old, next.page(), writer).then_some((Right::Owner, writer))
}

/// More than half of the persons who may edit.
fn signed_by_majority(old: &Page, next: &SignedPage) -> bool {
    let (signed, all) = voices(old, next);
    signed.len() * 2 > all
}

/// Gives the persons who may edit and signed, and how many may edit.
pub(super) fn voices(old: &Page, next: &SignedPage) -> (BTreeSet<PersonId>, usize) {
    let person = |signer: &LogId| old.device(signer).and_then(|device| old.person(&device.person));
    let signed = next.signers().iter().filter_map(person).filter(|person| person.role.edits());
    (signed.map(|person| person.id).collect(), old.persons.iter().filter(|person| person.role.edits()).count())
}

/// Says whether two pages differ only in one person's devices, closed logs and recovery keys (and in what every page
/// renews: number, author, time, epoch). A person may also leave, by a device; a recovery key may not make them leave.
fn changes_only_devices_of(old: &Page, new: &Page, person: &Person) -> bool {
    let leaves = new.person(&person.id).is_none() && old.device(&new.author).is_some();
    let others = |page: &Page| {
        let mut page = page.clone();
        page.devices.retain(|device| device.person != person.id);
        page.closed.retain(|closed| closed.person != person.id);
        if leaves {
            page.persons.retain(|other| other.id != person.id);
        }
        if let Some(own) = page.persons.iter_mut().find(|own| own.id == person.id) {
            own.recovery.clear();
        }
        (page.name, page.policy, page.persons, page.devices, page.closed)
    };
    // What their own closed logs counted before is fixed, and the role above it is the one they have.
    let own = |page: &Page| page.closed.iter().filter(|closed| closed.person == person.id).cloned().collect::<Vec<_>>();
    let (before, after) = (own(old), own(new));
    let kept = before.iter().all(|was| after.contains(was));
    let honest = |closed: &ClosedLog| {
        before.contains(closed)
            || (closed.role == person.role && old.device(&closed.log).is_some() && new.device(&closed.log).is_none())
    };
    others(old) == others(new) && kept && after.iter().all(honest)
}

fn is_lessened(new: &Page, person: &Person) -> bool {
    new.person(&person.id).is_none_or(|now| now.role < person.role)
}

/// A steward is deposed who is removed, demoted, or left without a device, and did not write the page themselves.
fn deposed(old: &Page, new: &Page, lessened: &[&Person], writer: PersonId) -> BTreeSet<PersonId> {
    let has_device = |page: &Page, person: &Person| page.devices_of(&person.id).next().is_some();
    let deposed = |person: &&Person| {
        lessened.iter().any(|other| other.id == person.id) || (has_device(old, person) && !has_device(new, person))
    };
    old.stewards().filter(|person| person.id != writer).filter(deposed).map(|person| person.id).collect()
}
