//! Welcoming a device that was admitted in place of another while it was away: a restored vault, or one that was set back.
//!
//! It holds the circle's charter and epochs as far as they were known then, and new keys. The page that admits those lies in the
//! drop under an epoch that it may not know, sealed to keys that it has no more. So whoever reads leaves it the pages that it
//! lacks, sealed to its new key, under a name that it recognises, until something of it arrives.

use std::collections::{BTreeSet, VecDeque};

use cairn_ledger::LogId;
use cairn_ledger::charter::{ClosedLog, Page};

use super::super::DropCircle;
use super::super::effect::{DropEffect, FetchFailure};
use super::super::report::DropEnding;
use super::{Phase, Visit};
use crate::circle::Standing;
use crate::effect::{PagesStored, PagesVerdict, PortFailure};
use crate::pack::{
    MAX_SEALED, ObjectKind, ObjectName, PackError, decode_welcome, encode_welcome, open_object, seal_object,
    welcome_content,
};

/// One welcome that has to lie in the drop.
#[derive(Debug, Clone)]
pub(super) struct Due {
    name: ObjectName,
    newcomer: LogId,
    /// The number of the page under which the device that it replaces was admitted.
    known: usize,
    /// The number of the page that admits the newcomer.
    admitted: usize,
}

/// What of welcomes is read and still to be written.
#[derive(Debug, Default)]
pub(super) struct Welcomes {
    /// Pages out of a welcome that are still to be stored.
    pages: VecDeque<(u64, Vec<u8>)>,
    pub(super) due: Vec<Due>,
}

impl Visit {
    /// Looks for the pages that admit this device, where no page does that it knows; goes on to packs where one does.
    pub(super) fn next_welcome(&mut self) {
        if self.circle().map(DropCircle::standing) != Some(Standing::Unknown) {
            return self.start_packs();
        }
        let welcomes = self.listing.seen.iter().filter(|(_, seen)| seen.kind == ObjectKind::Welcome);
        let mut fit = welcomes.filter(|(_, seen)| seen.object.size <= MAX_SEALED as u64);
        let unread = fit.find(|(name, _)| !self.attempted.contains(*name));
        let Some((name, object)) = unread.map(|(name, seen)| (*name, seen.object.clone())) else {
            return self.end(DropEnding::NotAdmitted);
        };
        self.attempted.insert(name);
        self.ask(Phase::FetchingWelcome(name), DropEffect::Fetch { name: object.name, limit: object.size });
    }

    pub(super) fn on_welcome_fetched(&mut self, name: ObjectName, fetched: Result<Vec<u8>, FetchFailure>) {
        let Some(sealed) = self.fetched(fetched) else { return self.next_page() };
        match self.open_welcome(&name, &sealed) {
            Ok(pages) => {
                self.welcomes.pages = pages.into();
                self.store_welcomed();
            }
            // Another device's: nothing is wrong with it.
            Err(PackError::NotForUs) => self.next_page(),
            Err(error) => {
                self.count_error(error);
                self.next_page();
            }
        }
    }

    fn open_welcome(&self, name: &ObjectName, sealed: &[u8]) -> Result<Vec<(u64, Vec<u8>)>, PackError> {
        let circle = self.circle().ok_or(PackError::Malformed)?;
        let seen = self.listing.seen.get(name).ok_or(PackError::Malformed)?;
        let contact = &circle.epochs.of_page(seen.number).ok_or(PackError::NotForUs)?.contact;
        let pages = decode_welcome(&open_object(&circle.seal, sealed)?, &circle.charter.circle(), &circle.device)?;
        let admits = pages.last().map(|page| welcome_content(&circle.device, &page.hash()));
        let named = admits.map(|content| ObjectName::derive(contact, ObjectKind::Welcome, &content));
        if named != Some(*name) {
            return Err(PackError::Misnamed);
        }
        Ok(pages.iter().map(|page| (page.page().number, page.bytes().to_vec())).collect())
    }

    fn store_welcomed(&mut self) {
        match self.welcomes.pages.pop_front() {
            Some((number, page)) if !self.stops() => {
                self.ask(Phase::StoringWelcome, DropEffect::StorePage { number, page });
            }
            _ => self.next_page(),
        }
    }

    pub(super) fn on_welcome_stored(&mut self, stored: Result<(PagesStored, Box<DropCircle>), PortFailure>) {
        let Ok((stored, circle)) = stored else { return self.end(DropEnding::Failed) };
        match stored.verdict {
            PagesVerdict::Moved => self.report.pages_read += 1,
            PagesVerdict::NeedsConsent => self.report.needs_consent += 1,
            PagesVerdict::Rival => self.report.rival_pages += 1,
            PagesVerdict::Refused => {
                self.report.refused_pages += 1;
                self.welcomes.pages.clear();
            }
        }
        self.take_circle(circle);
        if !self.was_removed() {
            self.store_welcomed();
        }
    }

    /// Gives the devices that were admitted in place of others, and of which nothing came yet, with what each needs.
    pub(super) fn welcomes_due(&self) -> Vec<Due> {
        let Some(circle) = self.circle().filter(|circle| circle.reads()) else { return Vec::new() };
        let (pages, held_back) = (circle.charter.pages(), circle.charter.held_back());
        let mut due = Vec::new();
        let silent = |log: &LogId| !self.heads.contains_key(log) && !held_back.contains(log);
        for device in circle.charter.page().devices.iter().filter(|device| silent(&device.log)) {
            let first = |log: &LogId| pages.iter().position(|page| page.page().device(log).is_some());
            let Some(admitted) = first(&device.log).filter(|admitted| *admitted > 0) else { continue };
            let (Some(page), Some(before)) = (pages.get(admitted), pages.get(admitted - 1)) else { continue };
            for replaced in closed_by(page.page(), before.page()).filter(|closed| closed.person == device.person) {
                let Some(known) = first(&replaced.log) else { continue };
                let Some(epoch) = circle.epochs.iter().find(|epoch| epoch.page <= known as u64) else { continue };
                let content = welcome_content(&device.log, &page.hash());
                let name = ObjectName::derive(&epoch.contact, ObjectKind::Welcome, &content);
                due.push(Due { name, newcomer: device.log, known, admitted });
            }
        }
        due
    }

    /// Writes the next welcome that does not lie there, or goes on to packs.
    pub(super) fn next_welcome_put(&mut self) {
        while !self.stops() {
            let Some(due) = self.welcomes.due.pop() else { return self.start_packing() };
            let pages = self.circle().and_then(|circle| circle.charter.pages().get(due.known + 1..=due.admitted));
            let least = pages.into_iter().flatten().map(|page| page.bytes().len() as u64).sum();
            if self.listing.seen.get(&due.name).is_some_and(|seen| seen.object.size >= least) {
                continue;
            }
            let Some(bytes) = self.circle().and_then(|circle| seal_welcome(circle, &due)) else { continue };
            self.report.bytes_written += bytes.len() as u64;
            let effect = DropEffect::Put { name: due.name.to_file_name(), bytes };
            return self.ask(Phase::PuttingWelcome(due.name), effect);
        }
        self.finish_writing();
    }

    pub(super) fn on_welcome_put(&mut self, name: ObjectName, put: Result<(), FetchFailure>) {
        if self.put(put) {
            self.report.pages_written += 1;
            self.listing.add(name, ObjectKind::Welcome, 0, 0);
        }
        self.next_welcome_put();
    }

    /// Gives the welcomes that nobody needs any more, with their files.
    pub(super) fn old_welcomes(&self) -> Vec<(ObjectName, String)> {
        // On another branch another device may be welcome.
        if !self.reads() || self.report.rival_pages + self.report.refused_pages > 0 {
            return Vec::new();
        }
        let due: BTreeSet<ObjectName> = self.welcomes_due().into_iter().map(|due| due.name).collect();
        let welcomes = self.listing.seen.iter().filter(|(_, seen)| seen.kind == ObjectKind::Welcome);
        let old = welcomes.filter(|(name, _)| !due.contains(*name));
        old.map(|(name, seen)| (*name, seen.object.name.clone())).collect()
    }
}

/// Gives the logs that a page closes.
fn closed_by<'a>(page: &'a Page, before: &'a Page) -> impl Iterator<Item = &'a ClosedLog> {
    let open = |closed: &&ClosedLog| !before.closed.iter().any(|earlier| earlier.log == closed.log);
    page.closed.iter().filter(open)
}

/// Seals to a newcomer the pages behind the one under which the device that it replaces was admitted. `None` when they are more
/// than an object holds: the answer file brings them then.
fn seal_welcome(circle: &DropCircle, due: &Due) -> Option<Vec<u8>> {
    let device = circle.charter.page().device(&due.newcomer)?;
    let pages = circle.charter.pages().get(due.known + 1..=due.admitted)?;
    let plain = encode_welcome(&circle.charter.circle(), &due.newcomer, pages).ok()?;
    seal_object(std::slice::from_ref(&device.seal), &plain).ok()
}
