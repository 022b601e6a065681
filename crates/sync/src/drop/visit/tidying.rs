//! Tidying: what is superseded, erased, damaged or copied is deleted, and what is known is brought up to date.

use cairn_model::Timestamp;

use super::super::effect::{DropEffect, FetchFailure};
use super::super::memory::State;
use super::super::report::DropEnding;
use super::super::{DAMAGED_MILLIS, SUPERSEDED_MILLIS};
use super::{Phase, Visit};
use crate::file::FileRequest;
use crate::pack::{ErasedEntry, ObjectKind, ObjectName, Spans, segment_content, segments_of, tree_content};

/// One file to be deleted.
#[derive(Debug, Clone)]
pub(super) struct Deletion {
    file: String,
    object: Option<ObjectName>,
    reason: Reason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    Erased,
    Superseded,
    Damaged,
    Copied,
}

impl Visit {
    /// Counts what this device knew to lie in the drop and what is gone, and what it had deleted and what is back.
    pub(super) fn count_vanished(&mut self) {
        let covered = self.coverage();
        let listed = |name: &ObjectName| self.listing.seen.contains_key(name);
        let mut vanished = self.memory.packs.iter().filter(|(name, _)| !listed(name)).fold(0, |sum, (_, known)| {
            sum + u64::from(matches!(&known.state, State::Held { spans, .. } if !covered.covers(spans)))
        });
        vanished += self.memory.pages.iter().filter(|name| !listed(name)).count() as u64;
        let files = self.holdings.offered.iter().map(|file| FileRequest { from: 0, ..*file });
        let gone: Vec<_> =
            files.filter(|file| self.memory.files.contains(&file.file) && !self.lies_whole(file)).collect();
        vanished += gone.len() as u64;
        let returned: Vec<_> = self.memory.deleted.keys().filter(|name| listed(name)).copied().collect();
        let absent: Vec<_> = self.memory.packs.keys().filter(|name| !listed(name)).copied().collect();
        self.report.vanished = vanished;
        self.report.returned = returned.len() as u64;
        for name in returned {
            self.memory.deleted.remove(&name);
        }
        for name in absent {
            self.memory.packs.remove(&name);
        }
        for file in gone {
            self.memory.files.remove(&file.file);
        }
        let pages = self.listing.seen.iter().filter(|(_, seen)| seen.kind == ObjectKind::Page).map(|(name, _)| *name);
        self.memory.pages = pages.collect();
    }

    /// Goes on after everything was written, or could not be.
    pub(super) fn finish_writing(&mut self) {
        if self.ending == Some(DropEnding::Unreachable) {
            return self.save();
        }
        if self.deletions.is_none() && !self.cancelled {
            self.note_superseded();
            let mut deletions = self.deletions_due();
            deletions.reverse();
            self.deletions = Some(deletions);
        }
        self.next_deletion();
    }

    fn next_deletion(&mut self) {
        // What was erased is deleted even where nothing can be written any more.
        let next = if self.cancelled { None } else { self.deletions.as_mut().and_then(Vec::pop) };
        match next {
            Some(deletion) => {
                let effect = DropEffect::Delete { name: deletion.file.clone() };
                self.ask(Phase::Deleting(deletion), effect);
            }
            None => self.save(),
        }
    }

    pub(super) fn on_deleted(&mut self, deletion: Deletion, deleted: Result<(), FetchFailure>) {
        match deleted {
            Ok(()) | Err(FetchFailure::Gone) => {
                self.report.deleted += 1;
                self.report.erased += u64::from(deletion.reason == Reason::Erased);
                if let Some(name) = deletion.object {
                    self.listing.seen.remove(&name);
                    self.memory.note_deleted(name, self.now);
                }
            }
            Err(_) => self.report.unwritten += 1,
        }
        self.next_deletion();
    }

    /// Notes since when each pack lies wholly inside another.
    fn note_superseded(&mut self) {
        let now = self.now;
        let inside: Vec<(ObjectName, bool)> =
            self.memory.packs.keys().map(|name| (*name, self.is_superseded(name))).collect();
        for (name, inside) in inside {
            if let Some(known) = self.memory.packs.get_mut(&name) {
                known.superseded = if inside { known.superseded.or(Some(now)) } else { None };
            }
        }
    }

    fn held(&self, name: &ObjectName) -> Option<(&Spans, &[ErasedEntry])> {
        match &self.memory.packs.get(name)?.state {
            State::Held { spans, erased } => Some((spans, erased)),
            _ => None,
        }
    }

    /// Says whether a pack lies wholly inside a newer one. Of two that hold the same, the one of the newer epoch is the newer,
    /// then the one of the higher name; a contributor's is older than the circle's own. So no two lie inside each other.
    fn is_superseded(&self, name: &ObjectName) -> bool {
        let Some((spans, erased)) = self.held(name) else { return false };
        let Some(seen) = self.listing.seen.get(name) else { return false };
        let rank = |name: &ObjectName, kind: ObjectKind, number: u64| (kind == ObjectKind::Pack, number, *name);
        let own = rank(name, seen.kind, seen.number);
        self.memory.packs.keys().filter(|other| *other != name && self.counts_as_coverage(other)).any(|other| {
            let (Some((wider, more_erased)), Some(other_seen)) = (self.held(other), self.listing.seen.get(other))
            else {
                return false;
            };
            let newer = wider != spans || rank(other, other_seen.kind, other_seen.number) > own;
            newer && wider.covers(spans) && !self.holds_erased(wider, more_erased) && erases(more_erased, erased)
        })
    }

    fn deletions_due(&self) -> Vec<Deletion> {
        let mut due = Vec::new();
        for (name, known) in &self.memory.packs {
            let Some(seen) = self.listing.seen.get(name) else { continue };
            let reason = match &known.state {
                State::Held { spans, erased } if self.holds_erased(spans, erased) => Some(Reason::Erased),
                State::Held { .. } => known
                    .superseded
                    .filter(|since| elapsed(*since, self.now) >= SUPERSEDED_MILLIS)
                    .map(|_| Reason::Superseded),
                State::Damaged if elapsed(known.first_seen, self.now) >= DAMAGED_MILLIS => Some(Reason::Damaged),
                _ => None,
            };
            if let Some(reason) = reason {
                due.push(Deletion { file: seen.object.name.clone(), object: Some(*name), reason });
            }
        }
        due.extend(self.erased_evidence());
        due.extend(self.old_receipts().into_iter().chain(self.old_welcomes()).map(|(object, file)| Deletion {
            file,
            object: Some(object),
            reason: Reason::Superseded,
        }));
        let covered = self.coverage();
        for (object, spans) in &self.reading.copies {
            if covered.covers(spans) {
                due.push(Deletion { file: object.name.clone(), object: None, reason: Reason::Copied });
            }
        }
        due
    }

    fn erased_evidence(&self) -> Vec<Deletion> {
        let mut due = Vec::new();
        let Some(circle) = self.circle() else { return due };
        let kinds = [ObjectKind::Evidence, ObjectKind::ContributorEvidence];
        for number in self.listing.epochs_of(&kinds) {
            let Some(epoch) = circle.epochs.of_page(number) else { continue };
            for file in &self.holdings.erased_files {
                let segments = (0..segments_of(file)).map(|index| segment_content(file, index));
                for content in segments.chain([tree_content(file)]) {
                    for kind in kinds {
                        let name = ObjectName::derive(&epoch.contact, kind, &content);
                        if let Some(seen) = self.listing.seen.get(&name) {
                            let file = seen.object.name.clone();
                            due.push(Deletion { file, object: Some(name), reason: Reason::Erased });
                        }
                    }
                }
            }
        }
        due
    }
}

/// Says whether all that is erased in one is erased in the other.
fn erases(more: &[ErasedEntry], less: &[ErasedEntry]) -> bool {
    less.iter().all(|erased| {
        more.iter().any(|other| (other.log, other.height) == (erased.log, erased.height) && other.parts >= erased.parts)
    })
}

/// Gives the milliseconds since a moment; none when the clock went back.
pub(super) fn elapsed(since: Timestamp, now: Timestamp) -> i64 {
    now.as_millis().saturating_sub(since.as_millis()).max(0)
}
