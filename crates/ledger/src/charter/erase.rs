//! Erase: a steward asks, and it hides; a second person confirms, and it is destroyed.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::RecordId;

use super::{Page, Role};
use crate::entry::{Erase, EraseStep, EraseTarget, PartKind};
use crate::{EntryHash, LogId, PersonId};

/// The smallest thing that can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Atom {
    Record(RecordId),
    Leaf(LogId, u64, EntryHash, u64),
}

/// How far something is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leaving {
    /// Nobody with the right to it asked for it.
    Stays,
    /// A steward asked: it is hidden, and kept.
    Hidden,
    /// A second person confirmed, or there is no second person: its bytes are destroyed wherever this is known.
    Destroyed,
}

/// What is known of the erasing of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// What is to go. Leaves are listed one by one.
    pub target: EraseTarget,
    /// How far it is.
    pub leaving: Leaving,
    /// The stewards who asked.
    pub asked: BTreeSet<PersonId>,
    /// The persons who confirmed; a second steward who asked did so as well.
    pub confirmed: BTreeSet<PersonId>,
}

/// All erase parts of a circle that count. The order in which they are added means nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erasures(BTreeMap<Atom, (BTreeSet<PersonId>, BTreeSet<PersonId>)>);

impl Erasures {
    /// Adds an erase part of an entry that counts under this role, by a device of this person ([`Page::owner_of`]). What
    /// the role gives no right to is passed over.
    pub fn add(&mut self, erase: &Erase, by: PersonId, role: Role) {
        if !role.may_write(PartKind::Erase) {
            return;
        }
        for atom in atoms(&erase.target) {
            let (asked, confirmed) = self.0.entry(atom).or_default();
            match erase.step {
                EraseStep::Ask if role == Role::Steward => asked.insert(by),
                EraseStep::Ask => false, // an editor's wish is a steward's to utter
                EraseStep::Confirm => confirmed.insert(by),
            };
        }
    }

    /// Says how far a record is gone, with every part that names it, later ones too.
    pub fn of_record(&self, page: &Page, record: &RecordId) -> Leaving {
        self.0.get(&Atom::Record(*record)).map_or(Leaving::Stays, |(asked, confirmed)| leaving(page, asked, confirmed))
    }

    /// Says how far one leaf of an entry is gone by itself; that of its record comes on top.
    pub fn of_leaf(&self, page: &Page, log: &LogId, height: u64, hash: &EntryHash, leaf: u64) -> Leaving {
        let words = self.0.get(&Atom::Leaf(*log, height, *hash, leaf));
        words.map_or(Leaving::Stays, |(asked, confirmed)| leaving(page, asked, confirmed))
    }

    /// Lists all that was asked for.
    pub fn list(&self, page: &Page) -> Vec<Erasure> {
        let asked_for = self.0.iter().filter(|(_, (asked, _))| !asked.is_empty());
        asked_for.map(|(atom, (asked, confirmed))| describe(page, atom, asked, confirmed)).collect()
    }

    /// Lists what waits for a second person, and may be confirmed by this one.
    pub fn confirmable_by(&self, page: &Page, person: &PersonId) -> Vec<Erasure> {
        let may = page.person(person).is_some_and(|person| person.role.may_write(PartKind::Erase));
        let open =
            |erasure: &Erasure| erasure.leaving == Leaving::Hidden && erasure.asked.iter().any(|asker| asker != person);
        self.list(page).into_iter().filter(|erasure| may && open(erasure)).collect()
    }
}

fn atoms(target: &EraseTarget) -> Vec<Atom> {
    match target {
        EraseTarget::Record(record) => vec![Atom::Record(*record)],
        EraseTarget::Leaves { log, head, leaves } => {
            leaves.iter().map(|leaf| Atom::Leaf(*log, head.height, head.hash, *leaf)).collect()
        }
    }
}

fn describe(page: &Page, atom: &Atom, asked: &BTreeSet<PersonId>, confirmed: &BTreeSet<PersonId>) -> Erasure {
    let target = match *atom {
        Atom::Record(record) => EraseTarget::Record(record),
        Atom::Leaf(log, height, hash, leaf) => {
            EraseTarget::Leaves { log, head: crate::Head { height, hash }, leaves: vec![leaf] }
        }
    };
    Erasure {
        target,
        leaving: leaving(page, asked, confirmed),
        asked: asked.clone(),
        confirmed: seconds(asked, confirmed),
    }
}

/// Two persons: one steward who asked, and another who confirmed or asked as well. Two devices of one person are one.
fn leaving(page: &Page, asked: &BTreeSet<PersonId>, confirmed: &BTreeSet<PersonId>) -> Leaving {
    let alone = page.persons.len() == 1 && page.persons.iter().all(|person| asked.contains(&person.id));
    match asked.first() {
        None => Leaving::Stays,
        Some(_) if alone || asked.union(confirmed).count() > 1 => Leaving::Destroyed,
        Some(_) => Leaving::Hidden,
    }
}

/// The persons who stand beside the one who asked.
fn seconds(asked: &BTreeSet<PersonId>, confirmed: &BTreeSet<PersonId>) -> BTreeSet<PersonId> {
    let others = if asked.len() > 1 { asked.clone() } else { BTreeSet::new() };
    confirmed.iter().filter(|person| !asked.contains(person)).copied().chain(others).collect()
}
