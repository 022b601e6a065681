//! The charter: who belongs to a circle, page after page, and what counts under a page.
//!
//! Bytes: `docs/formats/charter.md`. The rules with their reasons: `docs/charter.md`.

mod amend;
mod change;
mod epoch;
mod erase;
mod fork;
mod page;
mod redo;
mod renewal;
mod rival;
mod rules;
mod tree;
mod verdict;
mod vouch;

use std::collections::BTreeSet;

use cairn_keys::{DeviceKey, SealKey};
use cairn_model::{CircleId, Timestamp};

use crate::{LogId, PageHash, PersonId};

pub use amend::{Amendment, NewPerson, Newcomer};
pub use change::{Deed, PageChange, changes_between};
pub use epoch::{Epoch, Epochs, MAX_CONTACT_SECRETS};
pub use erase::{Erasure, Erasures, Leaving};
pub use fork::{Fork, Side};
pub use page::{
    ClosedLog, Closing, Device, FORMAT, MAX_DEVICES, MAX_PAGE, Page, PageEpoch, Person, Policy, RecoveryKey,
    RecoveryUse, Role, SignedPage,
};
pub use renewal::Renewal;
pub use rival::{Branch, Rivals, Standing};
pub use rules::{Consent, Right};
pub use tree::{MAX_OTHER_BYTES, MAX_OTHER_PAGES, MAX_OTHER_PAGES_OF_ONE, MAX_OWN_PAGES};
pub use verdict::{Verdict, Why};
pub use vouch::{Vouch, Vouchers, vouchers_owed};

use tree::Tree;

/// The most pages of one charter that are read.
pub const MAX_PAGES: usize = 10_000;
/// The most pages of newer formats that are kept.
pub const MAX_NEWER_PAGES: usize = 8;

/// Says why a page or a charter is not accepted, or was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// It exceeds a limit.
    #[error("handle a charter page that is too large")]
    TooLarge,
    /// It is not in canonical form, or contradicts itself.
    #[error("read a malformed charter page")]
    Malformed,
    /// Its format is newer than this version's: nothing more is judged until the program is updated.
    #[error("judge a charter page of a newer format")]
    UpdateNeeded,
    /// A signature on it is wrong.
    #[error("verify a signature of a charter page")]
    Signature,
    /// The page before it gives its signers no right to this change.
    #[error("accept a charter page whose signers may not write it")]
    NotAllowed,
    /// It would leave people without a steward, which the majority alone may do.
    #[error("accept a charter page that leaves nobody to write the next")]
    LastSteward,
    /// It follows no page that we hold. Offer it again behind the page before it.
    #[error("place a charter page that follows none of ours")]
    Unconnected,
    /// There is no room for it: too many pages that we do not work under, or too many by one person.
    #[error("keep one more charter page beside ours")]
    Full,
    /// What the change names is not in the page.
    #[error("change what is not in the charter page")]
    Unknown,
    /// The epochs at hand do not reach the page that is to be followed.
    #[error("write a charter page without its epochs")]
    Epochs,
}

/// What happened to a page that was offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// We work under another page now: this one, or one that a rule prefers since this one is held.
    Moved,
    /// We hold it already.
    Held,
    /// It is kept. It follows ours and is valid, but a person has to confirm it first: [`Charter::waiting`].
    NeedsConsent,
    /// It is kept. It stands on a rival branch, and people choose: [`Charter::rivals`].
    Rival,
    /// It is kept. It stands on a rival branch that a rule sets behind ours: [`Charter::redo`].
    Overruled,
}

/// The pages of a circle that one device holds: the chain that it works under, whose last page is the current one, and the
/// valid pages of other branches. A value without a clock: the caller keeps [`Charter::pages`], [`Charter::other_pages`]
/// and [`Charter::declined`] and restores it from them.
#[derive(Debug, Clone)]
pub struct Charter {
    /// Page zero and what follows; never empty.
    pages: Vec<SignedPage>,
    current: SignedPage,
    /// The names of `pages`.
    chain: BTreeSet<PageHash>,
    /// All pages, those of the chain too.
    tree: Tree,
    /// The pages that the person decided against, with all that follow them.
    declined: BTreeSet<PageHash>,
    /// Pages of newer formats, by a steward of ours.
    newer: Vec<Vec<u8>>,
    circle: CircleId,
}

impl Charter {
    /// Founds a circle: page zero with one person, who is its steward, and one device.
    ///
    /// `random` is 32 bytes from a random source; the epoch's identity is drawn by age.
    ///
    /// # Errors
    /// [`CharterError::Malformed`] when a name is empty or longer than 256 bytes.
    pub fn found(
        name: &str,
        person_name: &str,
        device: &DeviceKey,
        seal: &SealKey,
        now: Timestamp,
        random: [u8; 32],
    ) -> Result<(Self, Epochs), CharterError> {
        let person = amend::person_id(&random, &device.public());
        let mut page = Page {
            number: 0,
            prev: None,
            author: device.public(),
            time: now,
            name: name.to_owned(),
            policy: Policy::default(),
            persons: vec![Person {
                id: person,
                name: person_name.to_owned(),
                admitted: 0,
                role: Role::Steward,
                recovery: Vec::new(),
            }],
            devices: vec![Device { log: device.public(), seal: seal.recipient(), person }],
            closed: Vec::new(),
            epoch: PageEpoch::placeholder(seal),
        };
        let epochs = epoch::next(&mut page, &Epochs::default(), &random)?;
        let signed = SignedPage::sign(&page, device)?;
        Ok((Self::start(signed)?, epochs))
    }

    /// Verifies a charter from its pages, page zero first.
    ///
    /// # Errors
    /// [`CharterError`] of the first page that is not valid after the one before it.
    pub fn verify(pages: &[Vec<u8>]) -> Result<Self, CharterError> {
        if pages.len() > MAX_PAGES {
            return Err(CharterError::TooLarge);
        }
        let (first, rest) = pages.split_first().ok_or(CharterError::Malformed)?;
        let mut charter = Self::start(SignedPage::decode(first)?)?;
        for bytes in rest {
            let next = SignedPage::decode(bytes)?;
            if next.page().prev != Some(charter.page_hash()) {
                return Err(CharterError::Unconnected);
            }
            let judged = charter.tree.judge(&next)?;
            charter.tree.insert(next.clone(), judged);
            charter.push(next);
        }
        Ok(charter)
    }

    /// Restores what was kept: the chain, page zero first; the other pages in any order; and what the person declined.
    /// Nothing moves, and every page is verified.
    ///
    /// # Errors
    /// [`CharterError`] of the first page that is not valid.
    pub fn restore(pages: &[Vec<u8>], other_pages: &[Vec<u8>], declined: &[PageHash]) -> Result<Self, CharterError> {
        let mut charter = Self::verify(pages)?;
        let mut others = Vec::new();
        for bytes in other_pages {
            match SignedPage::decode(bytes) {
                Ok(page) => others.push(page),
                Err(CharterError::UpdateNeeded) => charter.newer.push(bytes.clone()),
                Err(err) => return Err(err),
            }
        }
        others.sort_by_key(|page| page.page().number);
        for page in others {
            let judged = charter.tree.judge(&page)?;
            charter.tree.insert(page, judged);
        }
        charter.declined = declined.iter().copied().collect();
        Ok(charter)
    }

    fn start(page: SignedPage) -> Result<Self, CharterError> {
        let tree = Tree::start(page.clone())?;
        let circle = CircleId::from_bytes(*page.hash().as_bytes());
        Ok(Self {
            pages: vec![page.clone()],
            chain: BTreeSet::from([page.hash()]),
            current: page,
            tree,
            declined: BTreeSet::new(),
            newer: Vec::new(),
            circle,
        })
    }

    fn push(&mut self, page: SignedPage) {
        self.chain.insert(page.hash());
        self.pages.push(page.clone());
        self.current = page;
    }

    /// Gives the circle's id: the hash of page zero.
    pub const fn circle(&self) -> CircleId {
        self.circle
    }

    /// Gives the page that we work under.
    pub fn page(&self) -> &Page {
        self.current.page()
    }

    /// Gives the name of the page that we work under.
    pub fn page_hash(&self) -> PageHash {
        self.current.hash()
    }

    /// Gives the pages that we work under, page zero first.
    pub fn pages(&self) -> &[SignedPage] {
        &self.pages
    }

    /// Gives the bytes of every other page that is kept: of rival branches, waiting ones, and those of newer formats.
    pub fn other_pages(&self) -> Vec<&[u8]> {
        let others = self.tree.iter().filter(|placed| !self.chain.contains(&placed.page.hash()));
        let mut others: Vec<&SignedPage> = others.map(|placed| &placed.page).collect();
        others.sort_by_key(|page| (page.page().number, page.hash()));
        others.into_iter().map(SignedPage::bytes).chain(self.newer.iter().map(Vec::as_slice)).collect()
    }

    /// Gives the pages that the person decided against.
    pub fn declined(&self) -> Vec<PageHash> {
        self.declined.iter().copied().collect()
    }

    /// Finds a page of ours by its name.
    pub fn find(&self, hash: &PageHash) -> Option<&SignedPage> {
        if self.chain.contains(hash) { self.find_any(hash) } else { None }
    }

    /// Finds a page by its name, on whatever branch it stands.
    pub fn find_any(&self, hash: &PageHash) -> Option<&SignedPage> {
        self.tree.get(hash).map(|placed| &placed.page)
    }

    /// Gives the pages that follow one of ours; `None` when we do not hold it.
    pub fn pages_after(&self, hash: &PageHash) -> Option<&[SignedPage]> {
        let place = self.pages.iter().position(|page| page.hash() == *hash)?;
        self.pages.get(place + 1..)
    }

    /// Takes a page that others wrote. It is followed at once, unless it removes or demotes a steward, or more than one
    /// person; or stands on a rival branch. Then it is kept.
    ///
    /// # Errors
    /// [`CharterError`]: the page is not kept. One that follows none of ours ([`CharterError::Unconnected`]) may be
    /// offered again behind its parent: nothing that cannot be judged is kept in memory. One of a newer format
    /// ([`CharterError::UpdateNeeded`]) is kept.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<Extension, CharterError> {
        self.take(bytes, Confirmed::No)
    }

    /// Takes a page that the person confirmed, or that we wrote.
    ///
    /// # Errors
    /// As [`Charter::extend`].
    pub fn extend_confirmed(&mut self, bytes: &[u8]) -> Result<Extension, CharterError> {
        self.take(bytes, Confirmed::Yes)
    }

    /// Takes pages that others wrote, in whatever order they came; gives what happened to each.
    pub fn extend_all(&mut self, pages: &[Vec<u8>]) -> Vec<Result<Extension, CharterError>> {
        let number = |bytes: &Vec<u8>| SignedPage::number_of(bytes).unwrap_or(u64::MAX);
        let mut order: Vec<(u64, usize)> = pages.iter().map(number).zip(0..).collect();
        order.sort_unstable();
        let mut results = vec![Err(CharterError::Unconnected); pages.len()];
        for (_, index) in order {
            if let (Some(bytes), Some(result)) = (pages.get(index), results.get_mut(index)) {
                *result = self.extend(bytes);
            }
        }
        results
    }

    fn take(&mut self, bytes: &[u8], confirmed: Confirmed) -> Result<Extension, CharterError> {
        // Before any signature is verified: most of what peers and drops give is held already.
        if let Some(held) = SignedPage::name_of(bytes).ok().filter(|hash| self.tree.get(hash).is_some()) {
            return Ok(if confirmed == Confirmed::Yes { self.confirm_held(&held) } else { Extension::Held });
        }
        let next = match SignedPage::decode(bytes) {
            Ok(next) => next,
            Err(CharterError::UpdateNeeded) => return Err(self.keep_newer(bytes)),
            Err(err) => return Err(err),
        };
        let hash = next.hash();
        let judged = self.tree.judge(&next)?;
        let before = self.page_hash();
        let follows = next.page().prev == Some(before);
        let goes_on = follows && (judged.consent == Consent::Automatic || confirmed == Confirmed::Yes);
        if goes_on && self.pages.len() >= MAX_PAGES {
            return Err(CharterError::TooLarge);
        }
        if !goes_on {
            self.tree.check_room(&self.chain, &next, &judged)?;
        }
        self.tree.insert(next.clone(), judged);
        if goes_on && confirmed == Confirmed::Yes {
            self.push(next);
        }
        self.settle();
        Ok(match self.standing_of(&hash) {
            _ if self.page_hash() != before => Extension::Moved,
            Standing::Waits => Extension::NeedsConsent,
            Standing::Overruled => Extension::Overruled,
            Standing::Ours | Standing::Open | Standing::Declined => Extension::Rival,
        })
    }

    /// Follows a page that is held, when it follows ours and waited for the person's word.
    fn confirm_held(&mut self, page: &PageHash) -> Extension {
        let follows = self.find_any(page).is_some_and(|page| page.page().prev == Some(self.page_hash()));
        if !follows || self.pages.len() >= MAX_PAGES {
            return Extension::Held;
        }
        self.declined.remove(page);
        self.follow(page);
        self.settle();
        Extension::Moved
    }

    /// Keeps a page of a newer format, and asks for an update, only when those whose word is enough signed it: a
    /// stranger's bytes, or a reader's, stop nobody's judging.
    fn keep_newer(&mut self, bytes: &[u8]) -> CharterError {
        let signers = SignedPage::signers_of(bytes).unwrap_or_default();
        if !self.may_change_all(&signers) {
            return CharterError::NotAllowed;
        }
        if self.newer.len() < MAX_NEWER_PAGES && !self.newer.iter().any(|kept| kept == bytes) {
            self.newer.push(bytes.to_vec());
        }
        CharterError::UpdateNeeded
    }

    /// Says whether a steward, or more than half of those who may edit, are among these signers.
    fn may_change_all(&self, signers: &[LogId]) -> bool {
        let person = |signer: &LogId| self.page().device(signer).and_then(|device| self.page().person(&device.person));
        let persons: BTreeSet<(Role, PersonId)> =
            signers.iter().filter_map(person).map(|person| (person.role, person.id)).collect();
        let voices = persons.iter().filter(|(role, _)| role.edits()).count();
        let all = self.page().persons.iter().filter(|person| person.role.edits()).count();
        persons.iter().any(|(role, _)| *role == Role::Steward) || voices * 2 > all
    }

    /// Says whether a steward of ours, or the majority, wrote a page that only a newer version of the program reads. What
    /// we hold is judged as before; people are told that an update is needed.
    pub fn update_needed(&self) -> bool {
        self.newer.iter().any(|bytes| self.may_change_all(&SignedPage::signers_of(bytes).unwrap_or_default()))
    }

    /// Says who of those who may edit have signed a page that follows ours, and how many must have: more than half.
    pub fn voices(&self, page: &SignedPage) -> (BTreeSet<PersonId>, usize) {
        let (signed, all) = rules::voices(self.page(), page);
        (signed, all / 2 + 1)
    }

    /// Opens the epochs that our page gives the holder of a seal key, and keeps those that pages which we hold brought.
    ///
    /// # Errors
    /// As [`Epochs::open`].
    pub fn open_epochs(&self, key: &SealKey) -> Result<Epochs, CharterError> {
        let mut epochs = Epochs::open(self.page(), key)?;
        epochs.retain_of(self.tree.iter().map(|placed| placed.page.page()));
        Ok(epochs)
    }

    /// Gives the role that the page gives a device that may write now.
    pub fn role_of(&self, log: &LogId) -> Option<Role> {
        self.page().role_of(log)
    }

    /// Gives the person of a log, open or closed, while the page still lists the person.
    pub fn person_of(&self, log: &LogId) -> Option<&Person> {
        self.page().person_of(log)
    }

    /// Gives the name of a log's person: by the current page, else by the latest page that knew the log.
    pub fn name_of(&self, log: &LogId) -> Option<&str> {
        self.pages.iter().rev().find_map(|page| page.page().person_of(log)).map(|person| person.name.as_str())
    }

    /// Gives the person who has this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.page().person(id)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Confirmed {
    Yes,
    No,
}

#[cfg(test)]
mod tests;
