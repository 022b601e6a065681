//! The charter: who belongs to a circle, page after page, and what counts under a page.
//!
//! Bytes: `docs/formats/charter.md`.

mod amend;
mod epoch;
mod page;
mod rules;
mod verdict;

use cairn_keys::{DeviceKey, SealKey};
use cairn_model::{CircleId, Timestamp};

use crate::{LogId, PageHash, PersonId};

pub use amend::{Amendment, NewPerson, Newcomer};
pub use epoch::{Epoch, Epochs, MAX_CONTACT_SECRETS};
pub use page::{
    ClosedLog, Closing, Device, FORMAT, MAX_DEVICES, MAX_PAGE, Page, PageEpoch, Person, Policy, RecoveryKey,
    RecoveryUse, Role, SignedPage,
};
pub use rules::Consent;
pub use verdict::{Verdict, Why};

/// The most pages of one charter that are read.
pub const MAX_PAGES: usize = 10_000;

/// Says why a page or a charter is not accepted, or was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CharterError {
    /// It exceeds a limit.
    #[error("handle a charter page that is too large")]
    TooLarge,
    /// It is not in canonical form, or contradicts itself.
    #[error("read a malformed charter page")]
    Malformed,
    /// Its format is newer than this version's: nothing is judged until the program is updated.
    #[error("judge a charter page of a newer format")]
    UpdateNeeded,
    /// A signature on it is wrong.
    #[error("verify a signature of a charter page")]
    Signature,
    /// The page before it gives its signers no right to this change.
    #[error("accept a charter page whose signers may not write it")]
    NotAllowed,
    /// It follows no page that we hold.
    #[error("place a charter page that follows none of ours")]
    Unconnected,
    /// It follows an earlier page than the one we work under: a rival.
    #[error("follow a charter page that is a rival of ours")]
    Rival,
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
    /// We work under it now.
    Moved,
    /// We hold it already.
    Held,
    /// It follows ours and is valid, but a person has to confirm it first: [`Charter::extend_confirmed`].
    NeedsConsent,
}

/// The chain of pages that one device works under. Its last page is the current one.
#[derive(Debug, Clone)]
pub struct Charter {
    /// Page zero and what follows; never empty.
    pages: Vec<SignedPage>,
    current: SignedPage,
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
        let person = amend::person_id(&random);
        let mut page = Page {
            number: 0,
            prev: None,
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
            charter.extend_confirmed(bytes)?;
        }
        Ok(charter)
    }

    fn start(page: SignedPage) -> Result<Self, CharterError> {
        rules::judge_first(&page)?;
        let circle = CircleId::from_bytes(*page.hash().as_bytes());
        Ok(Self { pages: vec![page.clone()], current: page, circle })
    }

    /// Gives the circle's id: the hash of page zero.
    pub const fn circle(&self) -> CircleId {
        self.circle
    }

    /// Gives the page that we work under.
    pub const fn page(&self) -> &Page {
        self.current.page()
    }

    /// Gives the name of the page that we work under.
    pub const fn page_hash(&self) -> PageHash {
        self.current.hash()
    }

    /// Gives the pages, page zero first.
    pub fn pages(&self) -> &[SignedPage] {
        &self.pages
    }

    /// Finds a page of ours by its name.
    pub fn find(&self, hash: &PageHash) -> Option<&SignedPage> {
        self.pages.iter().rev().find(|page| page.hash() == *hash)
    }

    /// Gives the pages that follow one of ours; `None` when we do not hold it.
    pub fn pages_after(&self, hash: &PageHash) -> Option<&[SignedPage]> {
        let place = self.pages.iter().position(|page| page.hash() == *hash)?;
        self.pages.get(place + 1..)
    }

    /// Takes a page that others wrote. It is followed at once, unless it removes or demotes a steward, or more than one
    /// person.
    ///
    /// # Errors
    /// [`CharterError`]: the page is not followed.
    pub fn extend(&mut self, bytes: &[u8]) -> Result<Extension, CharterError> {
        self.take(bytes, Confirmed::No)
    }

    /// Takes a page that the person confirmed, or that we wrote.
    ///
    /// # Errors
    /// [`CharterError`]: the page is not followed.
    pub fn extend_confirmed(&mut self, bytes: &[u8]) -> Result<Extension, CharterError> {
        self.take(bytes, Confirmed::Yes)
    }

    fn take(&mut self, bytes: &[u8], confirmed: Confirmed) -> Result<Extension, CharterError> {
        let next = SignedPage::decode(bytes).map_err(|err| self.refine(err, bytes))?;
        if self.find(&next.hash()).is_some() {
            return Ok(Extension::Held);
        }
        let prev = next.page().prev.ok_or(CharterError::Unconnected)?;
        if prev != self.page_hash() {
            let known = self.find(&prev).is_some();
            return Err(if known { CharterError::Rival } else { CharterError::Unconnected });
        }
        let consent = rules::judge(&self.current, &next)?;
        if consent == Consent::Person && confirmed == Confirmed::No {
            return Ok(Extension::NeedsConsent);
        }
        if self.pages.len() >= MAX_PAGES {
            return Err(CharterError::TooLarge);
        }
        self.pages.push(next.clone());
        self.current = next;
        Ok(Extension::Moved)
    }

    /// Asks for an update only when one of ours wrote the page: a stranger's bytes stop nobody's judging.
    fn refine(&self, err: CharterError, bytes: &[u8]) -> CharterError {
        let ours = |signer: &LogId| {
            let recovers = |person: &Person| person.recovery.iter().any(|recovery| recovery.key == *signer);
            self.page().device(signer).is_some() || self.page().persons.iter().any(recovers)
        };
        let signers = SignedPage::signers_of(bytes).unwrap_or_default();
        if err == CharterError::UpdateNeeded && !signers.iter().any(ours) { CharterError::NotAllowed } else { err }
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
        self.page().persons.iter().find(|person| person.id == *id)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Confirmed {
    Yes,
    No,
}

#[cfg(test)]
mod tests;
