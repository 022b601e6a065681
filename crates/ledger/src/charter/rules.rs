//! Which page may follow which.

use std::collections::BTreeSet;

use super::{CharterError, Page, Person, Role, SignedPage};
use crate::PersonId;

/// Whether a valid page is followed at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// It is followed at once.
    Automatic,
    /// It removes or demotes a steward, or more than one person: a person has to confirm it.
    Person,
}

/// Judges page zero: one steward, one device, signed by that device.
pub(super) fn judge_first(page: &SignedPage) -> Result<(), CharterError> {
    let Page { number, persons, devices, closed, .. } = page.page();
    let ([person], [device]) = (persons.as_slice(), devices.as_slice()) else {
        return Err(CharterError::NotAllowed);
    };
    let founded = *number == 0 && person.role == Role::Steward && person.admitted == 0 && closed.is_empty();
    if founded && page.signers() == [device.log] { Ok(()) } else { Err(CharterError::NotAllowed) }
}

/// Judges a page by the page before it.
pub(super) fn judge(before: &SignedPage, next: &SignedPage) -> Result<Consent, CharterError> {
    let (old, new) = (before.page(), next.page());
    if new.prev != Some(before.hash()) || Some(new.number) != old.number.checked_add(1) {
        return Err(CharterError::Unconnected);
    }
    if !admissions_are_numbered(old, new) || !closings_stay(old, new) {
        return Err(CharterError::NotAllowed);
    }
    let allowed = signed_by_steward(old, next) || signed_by_majority(old, next) || signed_by_owner(old, next);
    if !allowed {
        return Err(CharterError::NotAllowed);
    }
    Ok(consent(old, new))
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

fn signers_persons<'a>(old: &'a Page, next: &'a SignedPage) -> impl Iterator<Item = &'a Person> {
    next.signers().iter().filter_map(|signer| old.device(signer)).filter_map(|device| old.person(&device.person))
}

fn signed_by_steward(old: &Page, next: &SignedPage) -> bool {
    signers_persons(old, next).any(|person| person.role == Role::Steward)
}

/// More than half of the persons who may edit.
fn signed_by_majority(old: &Page, next: &SignedPage) -> bool {
    let signed: BTreeSet<PersonId> =
        signers_persons(old, next).filter(|person| person.role.edits()).map(|person| person.id).collect();
    let all = old.persons.iter().filter(|person| person.role.edits()).count();
    signed.len() * 2 > all
}

/// A device or a recovery key of a person, when the page changes only that person's devices.
fn signed_by_owner(old: &Page, next: &SignedPage) -> bool {
    let owner = |person: &&Person| {
        next.signers().iter().any(|signer| {
            old.device(signer).is_some_and(|device| device.person == person.id)
                || person.recovery.iter().any(|recovery| recovery.key == *signer)
        })
    };
    old.persons.iter().filter(owner).any(|person| changes_only_devices_of(old, next.page(), &person.id))
}

/// Says whether two pages differ only in one person's devices, closed logs and recovery keys (and in what every page
/// renews: number, time, epoch).
fn changes_only_devices_of(old: &Page, new: &Page, person: &PersonId) -> bool {
    let others = |page: &Page| {
        let mut page = page.clone();
        page.devices.retain(|device| device.person != *person);
        page.closed.retain(|closed| closed.person != *person);
        if let Some(own) = page.persons.iter_mut().find(|own| own.id == *person) {
            own.recovery.clear();
        }
        (page.name, page.policy, page.persons, page.devices, page.closed)
    };
    // Whom the person's own closed logs name is fixed: their roles were theirs.
    let role = old.person(person).map(|person| person.role);
    let honest = new.closed.iter().filter(|closed| closed.person == *person).all(|closed| {
        old.closed(&closed.log)
            .map_or(Some(closed.role) == role && old.device(&closed.log).is_some(), |was| was == closed)
    });
    others(old) == others(new) && honest
}

fn consent(old: &Page, new: &Page) -> Consent {
    let mut gone = 0;
    for person in &old.persons {
        let now = new.person(&person.id).map(|person| person.role);
        if person.role == Role::Steward && now != Some(Role::Steward) {
            return Consent::Person;
        }
        if now.is_none_or(|now| now < person.role) {
            gone += 1;
        }
    }
    if gone > 1 { Consent::Person } else { Consent::Automatic }
}
