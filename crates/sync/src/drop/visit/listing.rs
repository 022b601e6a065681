//! What lies in the drop, as far as this device recognises it.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::Epochs;

use super::super::effect::Object;
use crate::pack::{FileName, ObjectKind, ObjectName};

/// One object of the circle.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    /// The file; its name differs from the object's when only a copy is there.
    pub(super) object: Object,
    pub(super) kind: ObjectKind,
    /// The number of the page whose epoch names it.
    pub(super) number: u64,
}

/// A copy beside the file that it is a copy of.
#[derive(Debug, Clone)]
pub(super) struct Copied {
    pub(super) name: ObjectName,
    pub(super) object: Object,
}

#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) seen: BTreeMap<ObjectName, Seen>,
    pub(super) copies: Vec<Copied>,
    strangers: BTreeMap<ObjectName, Object>,
    tried: BTreeSet<u64>,
    /// Which epochs name objects of each kind.
    numbers: BTreeMap<ObjectKind, BTreeSet<u64>>,
    foreign: u64,
}

impl Listing {
    pub(super) fn new(objects: Vec<Object>) -> Self {
        let mut listing = Self::default();
        let mut copies = Vec::new();
        for object in objects {
            match ObjectName::parse_file_name(&object.name) {
                FileName::Object(name) => {
                    listing.strangers.insert(name, object);
                }
                FileName::Copy(name) => copies.push(Copied { name, object }),
                FileName::Foreign => listing.foreign += 1,
            }
        }
        copies.sort_by(|a, b| a.object.name.cmp(&b.object.name));
        for copy in copies {
            // Where the file itself is missing, its copy stands for it.
            match listing.strangers.entry(copy.name) {
                Entry::Occupied(_) => listing.copies.push(copy),
                Entry::Vacant(free) => {
                    free.insert(copy.object);
                }
            }
        }
        listing
    }

    /// Looks for the circle's objects among those that no epoch tried so far has named.
    pub(super) fn recognise(&mut self, epochs: &Epochs) {
        for epoch in epochs.iter() {
            if self.strangers.is_empty() || !self.tried.insert(epoch.page) {
                continue;
            }
            for (name, object) in std::mem::take(&mut self.strangers) {
                match name.kind_under(&epoch.contact) {
                    Some(kind) => self.put(name, Seen { object, kind, number: epoch.page }),
                    None => {
                        self.strangers.insert(name, object);
                    }
                }
            }
        }
    }

    /// Adds what was written just now.
    pub(super) fn add(&mut self, name: ObjectName, kind: ObjectKind, number: u64, size: u64) {
        let object = Object { name: name.to_file_name(), size, modified: None };
        self.put(name, Seen { object, kind, number });
    }

    fn put(&mut self, name: ObjectName, seen: Seen) {
        self.numbers.entry(seen.kind).or_default().insert(seen.number);
        self.seen.insert(name, seen);
    }

    pub(super) fn objects(&self) -> u64 {
        self.seen.len() as u64
    }

    pub(super) fn foreign(&self) -> u64 {
        self.foreign + self.strangers.len() as u64
    }

    /// Gives the numbers of the epochs that name objects of these kinds, newest first.
    pub(super) fn epochs_of(&self, kinds: &[ObjectKind]) -> Vec<u64> {
        let numbers: BTreeSet<u64> =
            kinds.iter().filter_map(|kind| self.numbers.get(kind)).flatten().copied().collect();
        numbers.into_iter().rev().collect()
    }
}
