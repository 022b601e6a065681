//! What a page changes, so that people can be told.

use super::{ClosedLog, Closing, Page, Person, Policy, Right, Role};
use crate::{Head, LogId, PageHash, PersonId};
use cairn_model::Timestamp;

/// One thing that differs between a page and the page before it. Names are those of the page before, where it knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageChange {
    /// The circle has another name.
    Renamed {
        /// The new one.
        to: String,
    },
    /// The circle agreed on something else.
    PolicySet {
        /// What.
        to: Policy,
    },
    /// A person came in.
    Admitted {
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// What they may do.
        role: Role,
    },
    /// A person went, or was made to go.
    Removed {
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// What they could do.
        role: Role,
    },
    /// A person is called otherwise.
    PersonRenamed {
        /// Who.
        person: PersonId,
        /// The name before.
        name: String,
        /// The new one.
        to: String,
    },
    /// A person has another role.
    RoleSet {
        /// Who.
        person: PersonId,
        /// Their name.
        name: String,
        /// The role before.
        from: Role,
        /// The new one.
        to: Role,
    },
    /// A device came in.
    DeviceAdded {
        /// Whose it is.
        person: PersonId,
        /// Their name.
        name: String,
        /// Its log.
        log: LogId,
    },
    /// A device went: its log is closed.
    DeviceClosed {
        /// Whose it was.
        person: PersonId,
        /// Their name.
        name: String,
        /// Its log.
        log: LogId,
        /// The last entry that counts.
        cut: Head,
        /// How.
        closing: Closing,
    },
    /// A log counts up to another entry than before, under a role.
    CutSet {
        /// Whose log it is.
        person: PersonId,
        /// Their name; empty when neither page lists the person.
        name: String,
        /// The log.
        log: LogId,
        /// The last entry that counts so.
        cut: Head,
        /// Up to there the log counts under this role.
        role: Role,
    },
    /// A device receives epochs under another key.
    SealSet {
        /// Whose it is.
        person: PersonId,
        /// Their name.
        name: String,
        /// Its log.
        log: LogId,
    },
    /// A person's recovery keys are others.
    RecoverySet {
        /// Whose.
        person: PersonId,
        /// Their name.
        name: String,
    },
}

/// What one page did, and who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The page.
    pub page: PageHash,
    /// Its number.
    pub number: u64,
    /// The time that its author's device claimed.
    pub time: Timestamp,
    /// The key that wrote it.
    pub author: LogId,
    /// Who signed, by the page before, with their names; the author first.
    pub signers: Vec<(PersonId, String)>,
    /// In whose right it stands.
    pub right: Right,
    /// What it changes; nothing when it only renews the epoch.
    pub changes: Vec<PageChange>,
}

/// Lists what differs between a page and a later one.
pub fn changes_between(old: &Page, new: &Page) -> Vec<PageChange> {
    let mut changes = Vec::new();
    if old.name != new.name {
        changes.push(PageChange::Renamed { to: new.name.clone() });
    }
    if old.policy != new.policy {
        changes.push(PageChange::PolicySet { to: new.policy.clone() });
    }
    for was in &old.persons {
        match new.person(&was.id) {
            None => {
                let (person, name, role) = (was.id, was.name.clone(), was.role);
                changes.push(PageChange::Removed { person, name, role });
            }
            Some(now) => person_changes(was, now, &mut changes),
        }
    }
    for now in new.persons.iter().filter(|now| old.person(&now.id).is_none()) {
        changes.push(PageChange::Admitted { person: now.id, name: now.name.clone(), role: now.role });
        if !now.recovery.is_empty() {
            changes.push(PageChange::RecoverySet { person: now.id, name: now.name.clone() });
        }
    }
    device_changes(old, new, &mut changes);
    changes
}

fn person_changes(was: &Person, now: &Person, changes: &mut Vec<PageChange>) {
    let (person, name) = (was.id, was.name.clone());
    if was.name != now.name {
        changes.push(PageChange::PersonRenamed { person, name: name.clone(), to: now.name.clone() });
    }
    if was.role != now.role {
        changes.push(PageChange::RoleSet { person, name: name.clone(), from: was.role, to: now.role });
    }
    if was.recovery != now.recovery {
        changes.push(PageChange::RecoverySet { person, name });
    }
}

fn device_changes(old: &Page, new: &Page, changes: &mut Vec<PageChange>) {
    let name = |person: &PersonId| {
        let named = old.person(person).or_else(|| new.person(person));
        named.map(|person| person.name.clone()).unwrap_or_default()
    };
    for now in &new.devices {
        let (person, log) = (now.person, now.log);
        match old.device(&log) {
            None => changes.push(PageChange::DeviceAdded { person, name: name(&person), log }),
            Some(was) if was.seal != now.seal => changes.push(PageChange::SealSet { person, name: name(&person), log }),
            Some(_) => {}
        }
    }
    for closed in &new.closed {
        let ClosedLog { log, cut, closing, role, person } = closed.clone();
        let name = name(&person);
        let last = new.closed(&log) == Some(closed);
        if last && old.device(&log).is_some() && new.device(&log).is_none() {
            changes.push(PageChange::DeviceClosed { person, name, log, cut, closing });
        } else if !old.closed.contains(closed) {
            changes.push(PageChange::CutSet { person, name, log, cut, role });
        }
    }
}
