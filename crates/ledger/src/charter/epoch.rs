//! Epochs: what opens packs and proves membership, new with every page.

use std::collections::BTreeMap;

use cairn_keys::{ContactSecret, SealKey, Zeroizing, derive, open, seal};

use super::page::MAX_PAGE;
use super::{CharterError, Page, PageEpoch, Role};
use crate::wire::{Reader, WireError, Writer};

/// How many contact secrets a member tries, newest first.
pub const MAX_CONTACT_SECRETS: usize = 8;
const MAX_EPOCHS: usize = super::MAX_PAGES;

/// One epoch.
#[derive(Debug, Clone)]
pub struct Epoch {
    /// The number of the page that brought it.
    pub page: u64,
    /// Opens packs; `None` for contributors, who read nothing.
    pub identity: Option<SealKey>,
    /// Proves membership and names things in drops.
    pub contact: ContactSecret,
}

/// The epochs that a device was given, ascending by page, then by contact secret. Rival pages of one number have one each.
/// Wiped when dropped.
#[derive(Debug, Clone, Default)]
pub struct Epochs(Vec<Epoch>);

impl Epoch {
    fn place(&self) -> (u64, &[u8; 32]) {
        (self.page, self.contact.as_bytes())
    }

    /// Says whether this is the epoch that a page names.
    fn is_of(&self, epoch: &PageEpoch) -> bool {
        self.contact.hash() == epoch.contact_hash
            && self.identity.as_ref().is_none_or(|identity| identity.recipient() == epoch.recipient)
    }
}

impl Epochs {
    /// Opens the epochs that a page gives the holder of a seal key: all for those who read, this one's contact secret for
    /// contributors.
    ///
    /// # Errors
    /// [`CharterError::Epochs`] when the page gives this key none, or what it gives is not what it names.
    pub fn open(page: &Page, key: &SealKey) -> Result<Self, CharterError> {
        let files = [Some(&page.epoch.sealed), page.epoch.contributors.as_ref()];
        let plain = files.into_iter().flatten().find_map(|file| open(key, file, MAX_PAGE).ok());
        let epochs = Self::from_bytes(&plain.ok_or(CharterError::Epochs)?)?;
        if epochs.of(page).is_some() { Ok(epochs) } else { Err(CharterError::Epochs) }
    }

    /// Adds the epochs that were known before, so that a contributor keeps earlier contact secrets.
    pub fn merge(&mut self, other: Self) {
        for epoch in other.0 {
            match self.0.binary_search_by(|known| known.place().cmp(&epoch.place())) {
                Ok(place) => {
                    if let Some(known) = self.0.get_mut(place)
                        && known.identity.is_none()
                    {
                        *known = epoch;
                    }
                }
                Err(place) => self.0.insert(place, epoch),
            }
        }
    }

    /// Gives the epoch of a page: packs are sealed to it while that page is worked under.
    pub fn of(&self, page: &Page) -> Option<&Epoch> {
        self.iter().find(|epoch| epoch.is_of(&page.epoch))
    }

    /// Keeps the epochs that one of the pages brought, so that whoever sealed them cannot slip in others.
    pub(super) fn retain_of<'a>(&mut self, pages: impl Iterator<Item = &'a Page>) {
        let mut brought: BTreeMap<[u8; 32], &Page> = BTreeMap::new();
        for page in pages {
            let first = brought.entry(page.epoch.contact_hash).or_insert(page);
            if page.number < first.number {
                *first = page; // later pages carried it on
            }
        }
        self.0.retain(|epoch| {
            let page = brought.get(&epoch.contact.hash());
            page.is_some_and(|page| page.number == epoch.page && epoch.is_of(&page.epoch))
        });
    }

    /// Gives the epoch of the highest page. Among rival pages it may be another than that of the page we work under, which
    /// is [`Epochs::of`].
    pub fn newest(&self) -> Option<&Epoch> {
        self.0.last()
    }

    /// Gives the epoch that a page of this number brought.
    pub fn of_page(&self, number: u64) -> Option<&Epoch> {
        self.iter().find(|epoch| epoch.page == number)
    }

    /// Gives all epochs, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &Epoch> {
        self.0.iter().rev()
    }

    /// Gives the contact secrets to try, newest first, at most [`MAX_CONTACT_SECRETS`].
    pub fn contact_secrets(&self) -> Vec<&ContactSecret> {
        self.iter().map(|epoch| &epoch.contact).take(MAX_CONTACT_SECRETS).collect()
    }

    /// Writes the epochs, for storage inside the vault and for sealing to members.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut out = Writer::with_capacity(self.0.len() * 128 + 8);
        out.array(self.0.len());
        for epoch in &self.0 {
            let identity = epoch.identity.as_ref().map(SealKey::to_text);
            out.array(3).uint(epoch.page).optional_text(identity.as_ref().map(|text| text.as_str()));
            out.bytes(epoch.contact.as_bytes());
        }
        Zeroizing::new(out.finish())
    }

    /// Reads what [`Epochs::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`CharterError::Malformed`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CharterError> {
        let mut input = Reader::new(bytes);
        let epochs = input.items(MAX_EPOCHS, |input| {
            input.array(3)?;
            let page = input.uint()?;
            let identity = input.option(|input| SealKey::from_text(input.text(128)?).map_err(|_| WireError))?;
            Ok(Epoch { page, identity, contact: ContactSecret::from_bytes(input.fixed()?) })
        })?;
        input.end()?;
        if !epochs.is_sorted_by(|a, b| a.place() < b.place()) {
            return Err(CharterError::Malformed);
        }
        let epochs = Self(epochs);
        if epochs.to_bytes().as_slice() == bytes { Ok(epochs) } else { Err(CharterError::Malformed) }
    }
}

/// Gives a page its epoch: a new identity and contact secret, sealed with all earlier ones to all who read.
pub(super) fn next(page: &mut Page, earlier: &Epochs, random: &[u8; 32]) -> Result<Epochs, CharterError> {
    let identity = SealKey::generate();
    let contact = ContactSecret::from_bytes(derive("cairn 2026 contact secret", &[random]));
    let mut epochs = earlier.clone();
    let recipient = identity.recipient();
    let contact_hash = contact.hash();
    epochs.merge(Epochs(vec![Epoch { page: page.number, identity: Some(identity), contact: contact.clone() }]));
    let readers: Vec<_> = page.devices_with(Role::reads).map(|device| device.seal.clone()).collect();
    let sealed = seal(&readers, &epochs.to_bytes()).map_err(|_| CharterError::Epochs)?;
    let writers: Vec<_> = page.devices_with(|role| !role.reads()).map(|device| device.seal.clone()).collect();
    let contributors = if writers.is_empty() {
        None
    } else {
        let own = Epochs(vec![Epoch { page: page.number, identity: None, contact }]);
        Some(seal(&writers, &own.to_bytes()).map_err(|_| CharterError::Epochs)?)
    };
    page.epoch = PageEpoch { recipient, contact_hash, sealed, contributors };
    Ok(epochs)
}
