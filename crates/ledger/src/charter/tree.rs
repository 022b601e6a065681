//! All valid pages that are held: the chain that we work under, and every other branch.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Deed, changes_between};
use super::rules::{self, Judged};
use super::{CharterError, Right, SignedPage};
use crate::{PageHash, PersonId};

/// The most pages that are kept beside the chain that we work under.
pub const MAX_OTHER_PAGES: usize = 512;
/// The most bytes of pages that are kept beside the chain.
pub const MAX_OTHER_BYTES: usize = 16 * 1024 * 1024;
/// The most pages beside the chain that one person wrote.
pub const MAX_OTHER_PAGES_OF_ONE: usize = 64;
/// The most pages that one person may write in their own right alone, until a steward or the majority writes one.
pub const MAX_OWN_PAGES: usize = 16;

/// A page in its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub(super) page: SignedPage,
    pub(super) judged: Judged,
    pub(super) children: Vec<PageHash>,
}

/// The pages by name. Every one but page zero was judged by its parent.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pages: BTreeMap<PageHash, Placed>,
    /// The pages that several follow, by number.
    forks: BTreeSet<(u64, PageHash)>,
}

impl Tree {
    pub(super) fn start(page: SignedPage) -> Result<Self, CharterError> {
        let judged = rules::judge_first(&page)?;
        let pages = BTreeMap::from([(page.hash(), Placed { page, judged, children: Vec::new() })]);
        Ok(Self { pages, forks: BTreeSet::new() })
    }

    pub(super) fn get(&self, hash: &PageHash) -> Option<&Placed> {
        self.pages.get(hash)
    }

    /// Gives the pages that several follow, earlier ones first.
    pub(super) fn forks(&self) -> impl Iterator<Item = &Placed> {
        self.forks.iter().filter_map(|(_, hash)| self.pages.get(hash))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Placed> {
        self.pages.values()
    }

    /// Judges a page by its parent; [`Tree::insert`] keeps it.
    pub(super) fn judge(&self, next: &SignedPage) -> Result<Judged, CharterError> {
        let prev = next.page().prev.ok_or(CharterError::Unconnected)?;
        let parent = self.pages.get(&prev).ok_or(CharterError::Unconnected)?;
        let judged = rules::judge(&parent.page, next)?;
        let own = judged.right == Right::Owner && self.own_pages(prev, &judged.writer) >= MAX_OWN_PAGES;
        if own { Err(CharterError::Full) } else { Ok(judged) }
    }

    /// Counts the pages that a person wrote in their own right, down to the last one of a steward or the majority.
    fn own_pages(&self, from: PageHash, person: &PersonId) -> usize {
        let mut count = 0;
        let mut next = self.pages.get(&from);
        while let Some(placed) = next.filter(|placed| placed.judged.right == Right::Owner) {
            count += usize::from(placed.judged.writer == *person);
            next = self.parent(placed);
        }
        count
    }

    pub(super) fn insert(&mut self, page: SignedPage, judged: Judged) {
        let hash = page.hash();
        if let Some(parent) = page.page().prev.and_then(|prev| self.pages.get_mut(&prev))
            && let Err(place) = parent.children.binary_search(&hash)
        {
            parent.children.insert(place, hash);
            if parent.children.len() > 1 {
                self.forks.insert((parent.page.page().number, parent.page.hash()));
            }
        }
        self.pages.insert(hash, Placed { page, judged, children: Vec::new() });
    }

    /// Checks that there is room beside the chain for one more page.
    pub(super) fn check_room(
        &self,
        chain: &BTreeSet<PageHash>,
        page: &SignedPage,
        judged: &Judged,
    ) -> Result<(), CharterError> {
        let (mut pages, mut bytes, mut of_one) = (1, page.bytes().len(), 1);
        for other in self.pages.values().filter(|placed| !chain.contains(&placed.page.hash())) {
            pages += 1;
            bytes += other.page.bytes().len();
            of_one += usize::from(other.judged.writer == judged.writer);
        }
        let fits = pages <= MAX_OTHER_PAGES && bytes <= MAX_OTHER_BYTES && of_one <= MAX_OTHER_PAGES_OF_ONE;
        if fits { Ok(()) } else { Err(CharterError::Full) }
    }

    pub(super) fn parent(&self, placed: &Placed) -> Option<&Placed> {
        placed.page.page().prev.and_then(|prev| self.pages.get(&prev))
    }

    /// Gives a page and all that follow it, parents first.
    pub(super) fn branch(&self, first: &PageHash) -> Vec<&Placed> {
        let mut found: Vec<&Placed> = self.pages.get(first).into_iter().collect();
        let mut next = 0;
        while let Some(placed) = found.get(next) {
            let children: Vec<&Placed> = placed.children.iter().filter_map(|child| self.pages.get(child)).collect();
            found.extend(children);
            next += 1;
        }
        found
    }

    /// Gives the pages of a branch that nothing follows.
    pub(super) fn leaves(&self, first: &PageHash) -> Vec<PageHash> {
        let ends = self.branch(first).into_iter().filter(|placed| placed.children.is_empty());
        ends.map(|placed| placed.page.hash()).collect()
    }

    /// Gives the pages from page zero to this one.
    pub(super) fn path(&self, to: &PageHash) -> Vec<SignedPage> {
        let mut path = Vec::new();
        let mut next = self.pages.get(to);
        while let Some(placed) = next {
            path.push(placed.page.clone());
            next = self.parent(placed);
        }
        path.reverse();
        path
    }

    /// Tells what a page did.
    pub(super) fn deed(&self, placed: &Placed) -> Option<Deed> {
        let (parent, page) = (self.parent(placed)?.page.page(), placed.page.page());
        let author = page.author;
        let mut signers: Vec<(PersonId, String)> = Vec::new();
        for signer in std::iter::once(&author).chain(placed.page.signers()) {
            if let Some(person) = parent.speaks_for(signer)
                && !signers.iter().any(|(known, _)| *known == person.id)
            {
                signers.push((person.id, person.name.clone()));
            }
        }
        Some(Deed {
            page: placed.page.hash(),
            number: page.number,
            time: page.time,
            author,
            signers,
            right: placed.judged.right,
            changes: changes_between(parent, page),
        })
    }
}
