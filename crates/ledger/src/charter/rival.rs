//! Rival pages: branches that part at one page. A rule chooses between harmless ones; between all others people choose.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Deed;
use super::tree::Placed;
use super::{Charter, CharterError, Consent, Extension, Right};
use crate::{LogId, PageHash, PersonId};

/// Branches that part at one page of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivals {
    /// The page that they all follow.
    pub fork: PageHash,
    /// Its number.
    pub number: u64,
    /// The branches; the one that we work under first, where there is one.
    pub branches: Vec<Branch>,
}

impl Rivals {
    /// Says whether a person still has to choose.
    pub fn is_open(&self) -> bool {
        self.branches.iter().any(|branch| matches!(branch.standing, Standing::Open | Standing::Waits))
    }
}

/// One of several branches that part at a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// Its first page, which names the branch.
    pub first: PageHash,
    /// Its last page: what [`Charter::choose`] takes.
    pub tip: PageHash,
    /// Whether we work under it.
    pub standing: Standing,
    /// What its pages did, who wrote and who signed them; earlier pages first.
    pub deeds: Vec<Deed>,
    /// The persons who are known to work under it, with their names: a device of theirs that is open wrote its last known
    /// entry under one of its pages.
    pub working: Vec<(PersonId, String)>,
}

/// How a branch stands to the one that we work under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// We work under it.
    Ours,
    /// It is a rival, and people choose.
    Open,
    /// It follows our page, or a rule prefers it; but a person has to confirm it first.
    Waits,
    /// The person decided against it.
    Declined,
    /// A rule sets it behind ours: its signers do their wishes again on ours.
    Overruled,
}

/// Who is to choose between two branches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// A rule: the first.
    First,
    /// A rule: the second.
    Second,
    /// People.
    People,
}

/// Two branches, weighed against each other by their pages alone.
struct Weighed<'a> {
    one: Vec<&'a Placed>,
    other: Vec<&'a Placed>,
    /// What the rule prefers, where it may choose.
    preferred: Choice,
}

impl Charter {
    /// Gives the pages that wait for the person's word: they follow ours, and remove or demote a steward, or more than one
    /// person. [`Charter::choose`] follows one, [`Charter::decline`] refuses it.
    pub fn waiting(&self) -> Vec<Deed> {
        let waits =
            |placed: &&Placed| placed.judged.consent == Consent::Person && !self.declined.contains(&placed.page.hash());
        self.children(&self.page_hash()).filter(waits).filter_map(|placed| self.tree.deed(placed)).collect()
    }

    /// Gives the places where branches part from ours, earlier ones first. Each is a value that the app puts in words;
    /// those that are settled stay listed.
    ///
    /// `works` says under which page the last known entry of a log was written.
    pub fn rivals(&self, works: &BTreeMap<LogId, PageHash>) -> Vec<Rivals> {
        let mut found = Vec::new();
        for (fork, ours) in self.forks() {
            let children = fork.children.iter().copied().filter(|child| Some(*child) != ours);
            let branches = ours.into_iter().chain(children).map(|first| self.describe(first, works)).collect();
            found.push(Rivals { fork: fork.page.hash(), number: fork.page.page().number, branches });
        }
        found
    }

    /// Gives the pages of our chain that several follow, earlier ones first, and which of these is ours.
    pub(super) fn forks(&self) -> impl Iterator<Item = (&Placed, Option<PageHash>)> {
        let ours = self.tree.forks().filter(|fork| self.chain.contains(&fork.page.hash()));
        ours.map(|fork| (fork, self.behind(fork.page.page().number)))
    }

    /// Gives our page behind the one of this number.
    fn behind(&self, number: u64) -> Option<PageHash> {
        let index = usize::try_from(number).ok()?.checked_add(1)?;
        self.pages.get(index).map(|page| page.hash())
    }

    fn describe(&self, first: PageHash, works: &BTreeMap<LogId, PageHash>) -> Branch {
        let branch = self.tree.branch(&first);
        let pages: BTreeSet<PageHash> = branch.iter().map(|placed| placed.page.hash()).collect();
        let standing = self.standing_of(&first);
        let tip = if standing == Standing::Ours { self.page_hash() } else { self.tip(&first) };
        let mut working: Vec<(PersonId, String)> = Vec::new();
        for (log, _) in works.iter().filter(|(_, page)| pages.contains(page)) {
            let page = self.tree.get(&tip).map(|placed| placed.page.page());
            let open = page.filter(|page| page.device(log).is_some());
            if let Some(person) = open.and_then(|page| page.person_of(log))
                && !working.iter().any(|(known, _)| *known == person.id)
            {
                working.push((person.id, person.name.clone()));
            }
        }
        let deeds = branch.iter().filter_map(|placed| self.tree.deed(placed)).collect();
        Branch { first, tip, standing, deeds, working }
    }

    /// Follows a page that the person chose, on whatever branch it stands, and all that follows it by itself. The branches
    /// that part before it are declined, but for those that a rule sets behind it. Choosing our own page keeps it.
    ///
    /// # Errors
    /// [`CharterError::Unknown`] when no such page is held.
    pub fn choose(&mut self, page: &PageHash) -> Result<Extension, CharterError> {
        let chosen = self.tree.get(page).ok_or(CharterError::Unknown)?.page.page().number;
        let before = self.page_hash();
        if !self.chain.contains(page) {
            self.follow(page);
        }
        let mut against = Vec::new();
        for (fork, ours) in self.forks().filter(|(fork, _)| fork.page.page().number < chosen) {
            against.extend(fork.children.iter().copied().filter(|rival| Some(*rival) != ours));
        }
        for page in self.chain.iter() {
            self.declined.remove(page);
        }
        for rival in against {
            if matches!(self.standing_of(&rival), Standing::Open | Standing::Waits) {
                self.declined.insert(rival);
            }
        }
        self.settle();
        Ok(if self.page_hash() == before { Extension::Held } else { Extension::Moved })
    }

    /// Decides against a page that waits, or against a rival branch by its first page. Nothing that follows it is followed
    /// by itself any more; [`Charter::choose`] still may.
    ///
    /// # Errors
    /// [`CharterError::Unknown`] when no such page is held beside ours.
    pub fn decline(&mut self, page: &PageHash) -> Result<(), CharterError> {
        if self.chain.contains(page) || self.tree.get(page).is_none() {
            return Err(CharterError::Unknown);
        }
        self.declined.insert(*page);
        self.settle();
        Ok(())
    }

    /// Judges again what is held, as after an update of the program. Says whether we work under another page now.
    pub fn reconsider(&mut self) -> Extension {
        let before = self.page_hash();
        self.settle();
        if self.page_hash() == before { Extension::Held } else { Extension::Moved }
    }

    /// Gives the devices to which nothing is sent for now, and no pack that they could open: a page that we hold, and
    /// that the person has not declined, closes them. It waits for the person, or stands on a rival branch; and a key
    /// that we still trust wrote it.
    pub fn held_back(&self) -> BTreeSet<LogId> {
        let open = |log: &&LogId| self.page().device(log).is_some();
        let speaks = |placed: &&Placed| {
            self.page().speaks_for(&placed.page.page().author).is_some() || placed.judged.right == Right::Majority
        };
        let others = self.tree.iter().filter(|placed| !self.chain.contains(&placed.page.hash()));
        let pending = others.filter(speaks).filter(|placed| !self.is_declined(placed));
        pending.flat_map(|placed| placed.judged.closes.iter().filter(open)).copied().collect()
    }

    /// Moves as far as the rules go by themselves.
    pub(super) fn settle(&mut self) {
        while self.pages.len() < super::MAX_PAGES {
            let Some(next) = self.better().or_else(|| self.following()) else { break };
            self.follow(&next);
        }
    }

    /// Works under a page, wherever it stands.
    pub(super) fn follow(&mut self, page: &PageHash) {
        let next = self.tree.get(page).filter(|next| next.page.page().prev == Some(self.page_hash()));
        if let Some(next) = next.map(|next| next.page.clone()) {
            return self.push(next);
        }
        self.pages = self.tree.path(page);
        self.chain = self.pages.iter().map(|page| page.hash()).collect();
        if let Some(last) = self.pages.last() {
            self.current = last.clone();
        }
    }

    /// Finds the first page of a branch that a rule prefers to ours.
    fn better(&self) -> Option<PageHash> {
        self.forks().find_map(|(fork, ours)| {
            let ours = ours?;
            let mut rivals = self.followable(&fork.page.hash()).filter(|rival| *rival != ours);
            rivals.find(|rival| self.choice(&ours, rival) == Choice::Second)
        })
    }

    /// Finds the page that follows ours by itself: the only one, or the one that a rule prefers to every other.
    fn following(&self) -> Option<PageHash> {
        let candidates: Vec<PageHash> = self.followable(&self.page_hash()).collect();
        let best =
            |one: &&PageHash| candidates.iter().all(|other| other == *one || self.choice(one, other) == Choice::First);
        candidates.iter().find(best).copied()
    }

    fn children<'a>(&'a self, page: &PageHash) -> impl Iterator<Item = &'a Placed> + use<'a> {
        let children = self.tree.get(page).map(|placed| placed.children.as_slice()).unwrap_or_default();
        children.iter().filter_map(|child| self.tree.get(child))
    }

    /// Gives the pages behind a page that need no person's word.
    fn followable<'a>(&'a self, page: &PageHash) -> impl Iterator<Item = PageHash> + use<'a> {
        let automatic = |placed: &&Placed| placed.judged.consent == Consent::Automatic;
        let children = self.children(page).filter(automatic).map(|placed| placed.page.hash());
        children.filter(|hash| !self.declined.contains(hash))
    }

    /// Says whether the person decided against a page, or against one that it follows.
    fn is_declined(&self, placed: &Placed) -> bool {
        let mut next = Some(placed);
        while let Some(placed) = next.filter(|placed| !self.chain.contains(&placed.page.hash())) {
            if self.declined.contains(&placed.page.hash()) {
                return true;
            }
            next = self.tree.parent(placed);
        }
        false
    }

    /// Says how a page stands to the one that we work under.
    pub(super) fn standing_of(&self, page: &PageHash) -> Standing {
        let (mut first, mut ours, mut waits) = (*page, None, Standing::Open);
        if self.chain.contains(page) {
            return Standing::Ours;
        }
        let Some(placed) = self.tree.get(page) else { return Standing::Open };
        if self.is_declined(placed) {
            return Standing::Declined;
        }
        let mut next = Some(placed);
        while let Some(placed) = next {
            if self.chain.contains(&placed.page.hash()) {
                ours = self.behind(placed.page.page().number);
                break;
            }
            first = placed.page.hash();
            if placed.judged.consent == Consent::Person {
                waits = Standing::Waits;
            }
            next = self.tree.parent(placed);
        }
        let Some(weighed) = ours.and_then(|ours| self.weigh(&ours, &first)) else { return waits };
        match weighed.choice() {
            Choice::Second => Standing::Waits,
            Choice::First => Standing::Overruled,
            Choice::People if weighed.other_is_behind() => Standing::Overruled,
            Choice::People => Standing::Open,
        }
    }

    /// Says who chooses between two branches that part at one page, given by their first pages. It looks at the pages of
    /// both branches and at nothing else, so that every device that holds them says the same.
    fn choice(&self, one: &PageHash, other: &PageHash) -> Choice {
        self.weigh(one, other).map_or(Choice::People, |weighed| weighed.choice())
    }

    fn weigh(&self, one: &PageHash, other: &PageHash) -> Option<Weighed<'_>> {
        let (one, other) = (self.tree.branch(one), self.tree.branch(other));
        let rank = |branch: &[&Placed]| {
            let taking = branch.iter().map(|placed| placed.judged.taking).max()?;
            let first = branch.first()?;
            // A page that takes something away comes first: who was removed stays removed.
            Some((std::cmp::Reverse(taking), first.judged.seniority, first.page.hash()))
        };
        let preferred = if rank(&one)? < rank(&other)? { Choice::First } else { Choice::Second };
        Some(Weighed { one, other, preferred })
    }

    /// Gives the last page of a branch: the highest; of several, the one with the lowest hash.
    fn tip(&self, first: &PageHash) -> PageHash {
        let branch = self.tree.branch(first);
        let last =
            branch.iter().max_by_key(|placed| (placed.page.page().number, std::cmp::Reverse(placed.page.hash())));
        last.map_or(*first, |placed| placed.page.hash())
    }
}

impl Weighed<'_> {
    fn choice(&self) -> Choice {
        let deposes = |placed: &&Placed| !placed.judged.deposed.is_empty();
        let harmless = !self.one.iter().chain(&self.other).any(deposes);
        if harmless && self.is_plain() { self.preferred } else { Choice::People }
    }

    /// Says whether the second branch may be passed over without a question by those who work under the first, although
    /// stewards were deposed there: it deposes nobody, none of those deposed wrote it, and the rule prefers the first.
    fn other_is_behind(&self) -> bool {
        let deposed: BTreeSet<PersonId> = self.one.iter().flat_map(|placed| &placed.judged.deposed).copied().collect();
        let theirs = |placed: &&Placed| !placed.judged.deposed.is_empty() || deposed.contains(&placed.judged.writer);
        self.preferred == Choice::First && self.is_plain() && !self.other.iter().any(theirs)
    }

    /// Says whether nothing but a steward's office could make this a matter for people.
    fn is_plain(&self) -> bool {
        let author = |branch: &[&Placed]| branch.first().map(|placed| placed.page.page().author);
        let (winner, loser) = match self.preferred {
            Choice::First => (&self.one, &self.other),
            Choice::Second | Choice::People => (&self.other, &self.one),
        };
        // One device that wrote two pages behind one page was copied, or lies.
        let twice = author(&self.one) == author(&self.other);
        // What the majority wished, no single signer can do again.
        let majority = loser.iter().any(|placed| placed.judged.right == Right::Majority);
        // A steward's key that one branch takes away does not win over that branch: the taking may be why it wrote.
        let closed: BTreeSet<LogId> = loser.iter().flat_map(|placed| &placed.judged.closes).copied().collect();
        let taken = winner
            .iter()
            .any(|placed| placed.judged.right != Right::Owner && closed.contains(&placed.page.page().author));
        !twice && !majority && !taken
    }
}
