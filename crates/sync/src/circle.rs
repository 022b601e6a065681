//! What a session knows of the circle: a value drawn from the charter, and the keys of this device in it.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{ContactSecret, DeviceKey, derive};
use cairn_ledger::charter::{Charter, ClosedLog, Role};
use cairn_ledger::{Head, LogId, PageHash};
use cairn_model::CircleId;

use crate::limits;

/// Says how a device stands in the charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It belongs, with this role.
    Active(Role),
    /// Its log is closed; the page of this number closed it.
    Removed {
        /// The page's number.
        page: u64,
    },
    /// No page that we hold names it.
    Unknown,
}

/// What of a charter decides who is served what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharterView {
    circle: CircleId,
    pages: Vec<PageHash>,
    standings: BTreeMap<LogId, Standing>,
    suspended: BTreeSet<LogId>,
}

impl CharterView {
    /// Draws the view from the charter whose newest page the device works under.
    pub fn of(charter: &Charter) -> Self {
        let mut standings = BTreeMap::new();
        for (number, signed) in (0u64..).zip(charter.pages()) {
            // A log whose device is still listed was closed by a lesser role: that removes nobody.
            let gone = |closed: &&ClosedLog| signed.page().device(&closed.log).is_none();
            for closed in signed.page().closed.iter().filter(gone) {
                standings.entry(closed.log).or_insert(Standing::Removed { page: number });
            }
        }
        for device in &charter.page().devices {
            if let Some(role) = charter.role_of(&device.log) {
                standings.insert(device.log, Standing::Active(role));
            }
        }
        Self::from_parts(charter.circle(), charter.pages().iter().map(|page| page.hash()).collect(), standings)
    }

    /// Puts a view together from its parts: the hash of every page from page zero on, and every log that a page names.
    pub fn from_parts(circle: CircleId, pages: Vec<PageHash>, standings: BTreeMap<LogId, Standing>) -> Self {
        Self { circle, pages, standings, suspended: BTreeSet::new() }
    }

    /// Sends nothing to these devices: a page that would remove them waits until a person has confirmed it.
    #[must_use]
    pub fn suspending(mut self, devices: impl IntoIterator<Item = LogId>) -> Self {
        self.suspended.extend(devices);
        self
    }

    /// Says whether a page that waits for a person would remove this device.
    pub fn is_suspended(&self, device: &LogId) -> bool {
        self.suspended.contains(device)
    }

    /// Gives the devices that belong, with their roles, by log.
    pub fn active(&self) -> impl Iterator<Item = (&LogId, Role)> {
        self.standings.iter().filter_map(|(log, standing)| match standing {
            Standing::Active(role) => Some((log, *role)),
            Standing::Removed { .. } | Standing::Unknown => None,
        })
    }

    /// Gives the devices that belong and are not known to work under the page of this number or a later one: who was removed
    /// by it may go on syncing with them. `heard` holds the newest page under which each device was met.
    pub fn unheard(&self, page: u64, heard: &BTreeMap<LogId, u64>) -> Vec<LogId> {
        let late = |log: &LogId| heard.get(log).is_none_or(|known| *known < page);
        self.active().map(|(log, _)| *log).filter(late).collect()
    }

    /// Gives the circle's id.
    pub fn circle(&self) -> &CircleId {
        &self.circle
    }

    /// Gives the number of the page we work under.
    pub fn number(&self) -> u64 {
        (self.pages.len() as u64).saturating_sub(1)
    }

    /// Gives the hash of the page we work under.
    pub fn page(&self) -> PageHash {
        self.pages.last().copied().unwrap_or(PageHash::from_bytes([0; 32]))
    }

    /// Gives the hash of the page of this number.
    pub fn page_at(&self, number: u64) -> Option<PageHash> {
        usize::try_from(number).ok().and_then(|number| self.pages.get(number)).copied()
    }

    /// Says how a device stands.
    pub fn standing(&self, log: &LogId) -> Standing {
        self.standings.get(log).copied().unwrap_or(Standing::Unknown)
    }

    /// Says whether the page of this number, in the chain we work under, has this hash.
    pub fn holds(&self, number: u64, page: &PageHash) -> bool {
        self.page_at(number) == Some(*page)
    }

    /// Gives where we stand to somebody who works under another branch: the newest pages, then ever fewer of the earlier
    /// ones, and page zero.
    pub fn trail(&self) -> Vec<(u64, PageHash)> {
        let (mut number, mut step) = (self.number(), 1);
        let mut trail = Vec::new();
        while let Some(page) = self.page_at(number) {
            trail.push((number, page));
            if number == 0 {
                break;
            }
            if trail.len() >= limits::TRAIL / 8 {
                step *= 2;
            }
            number = number.saturating_sub(step);
        }
        trail
    }

    /// Gives the number of the last page that this chain and another have in common.
    pub fn common(&self, other: &Self) -> u64 {
        let same = self.pages.iter().zip(&other.pages).take_while(|(one, another)| one == another).count();
        (same as u64).saturating_sub(1)
    }

    /// Computes the digest of the page and of these heads, sorted by log.
    pub fn digest<'a>(&self, heads: impl IntoIterator<Item = (&'a LogId, &'a Head)>) -> [u8; 32] {
        let mut bytes = Vec::new();
        for (log, head) in heads {
            bytes.extend_from_slice(log.as_bytes());
            bytes.extend_from_slice(&head.height.to_be_bytes());
            bytes.extend_from_slice(head.hash.as_bytes());
        }
        derive("cairn 2026 sync digest", &[self.circle.as_bytes(), self.page().as_bytes(), &bytes])
    }
}

/// One circle as this device belongs to it.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The charter, as a value.
    pub view: CharterView,
    /// The contact secrets of all epochs that this device holds, newest first.
    pub secrets: Vec<ContactSecret>,
    /// This device's key in this circle.
    pub device: DeviceKey,
}
