//! One page: the whole state of a circle's membership, its bytes and its signatures.

use std::sync::Arc;

use cairn_keys::{DeviceKey, SealKey, SealRecipient, Signature};
use cairn_model::Timestamp;

use super::CharterError;
use crate::wire::{Reader, WireError, Writer};
use crate::{EntryHash, Head, LogId, PageHash, PersonId};

/// The format of a page that this version writes; newer ones stop the judging.
pub const FORMAT: u64 = 1;
/// The suite: Ed25519, age X25519, BLAKE3.
const SUITE: u64 = 1;
/// The largest page, in bytes.
pub const MAX_PAGE: usize = 256 * 1024;
/// The most devices of one page.
pub const MAX_DEVICES: usize = 1000;
const MAX_PERSONS: usize = 1000;
const MAX_CLOSED: usize = 2000;
const MAX_SIGNATURES: usize = 1000;
const MAX_NAME: usize = 256;
const MAX_RECOVERY: usize = 8;
const DOMAIN: &str = "charter page";

/// What a person may do in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Writes, and reads nothing of the circle.
    Contributor,
    /// Reads and attests.
    Reader,
    /// Reads and writes.
    Editor,
    /// Reads, writes, and writes pages.
    Steward,
}

impl Role {
    const ALL: [Self; 4] = [Self::Contributor, Self::Reader, Self::Editor, Self::Steward];

    /// Gives the word for the role.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contributor => "contributor",
            Self::Reader => "reader",
            Self::Editor => "editor",
            Self::Steward => "steward",
        }
    }

    /// Finds a role by its word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    const fn code(self) -> u64 {
        match self {
            Self::Contributor => 0,
            Self::Reader => 1,
            Self::Editor => 2,
            Self::Steward => 3,
        }
    }

    fn from_code(code: u64) -> Result<Self, WireError> {
        Self::ALL.into_iter().find(|role| role.code() == code).ok_or(WireError)
    }

    /// Says whether the role reads the circle's records, and so gets its epochs.
    pub const fn reads(self) -> bool {
        matches!(self, Self::Reader | Self::Editor | Self::Steward)
    }

    /// Says whether something that this role may write is not for another role: going there is a reduction, and what was
    /// written before needs a cut to go on counting.
    pub const fn exceeds(self, other: Self) -> bool {
        (self as u8) > (other as u8) || matches!((self, other), (Self::Contributor, Self::Reader))
    }

    /// Says whether the role may edit: its persons make up the majority that can write a page.
    pub const fn edits(self) -> bool {
        matches!(self, Self::Editor | Self::Steward)
    }
}

/// What a recovery key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryUse {
    /// The recovery sheet.
    Sheet,
    /// The restore key of a backup, used once.
    Restore,
}

/// A key that is on no device and may change its own person's devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryKey {
    /// The key.
    pub key: LogId,
    /// What it is.
    pub kind: RecoveryUse,
}

/// A person of a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The person's id within the circle.
    pub id: PersonId,
    /// The name that the circle uses; 1 to 256 bytes.
    pub name: String,
    /// The number of the page that admitted the person.
    pub admitted: u64,
    /// What the person may do.
    pub role: Role,
    /// The person's recovery keys, ascending.
    pub recovery: Vec<RecoveryKey>,
}

/// A device of a person: an open log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its key, which names its log.
    pub log: LogId,
    /// Where it receives epochs.
    pub seal: SealRecipient,
    /// Whose it is.
    pub person: PersonId,
}

/// How a log was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// Any active person may vouch for what stands above the cut.
    Ordinary,
    /// Only an active steward may.
    Strict,
}

/// A log that counts up to a cut. Where its device is still listed, the role before the cut was another (a reduction).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedLog {
    /// The log.
    pub log: LogId,
    /// The last entry that counts under `role`.
    pub cut: Head,
    /// How it was closed.
    pub closing: Closing,
    /// The role up to the cut.
    pub role: Role,
    /// Whose it was.
    pub person: PersonId,
}

/// A page's epoch: what opens packs and proves membership from this page on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageEpoch {
    /// Packs are sealed to this.
    pub recipient: SealRecipient,
    /// The hash of the contact secret.
    pub contact_hash: [u8; 32],
    /// An age file to the seal keys of all who read: this epoch and every earlier one.
    pub sealed: Vec<u8>,
    /// An age file to the seal keys of contributors: this page's contact secret; `None` without contributors.
    pub contributors: Option<Vec<u8>>,
}

impl PageEpoch {
    /// Stands in a page that gets its epoch next.
    pub(super) fn placeholder(seal: &SealKey) -> Self {
        Self { recipient: seal.recipient(), contact_hash: [0; 32], sealed: Vec::new(), contributors: None }
    }
}

/// What a circle agreed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// After how many days a new epoch is due.
    pub epoch_days: u64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { epoch_days: 90 }
    }
}

/// A charter page: who belongs, from here on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Counts pages from 0.
    pub number: u64,
    /// The page before; `None` in page zero.
    pub prev: Option<PageHash>,
    /// The device or recovery key that wrote the page; it signs it too. In whose right the page stands, and how senior
    /// a rival branch is, depends on it alone: signatures that are added later change neither.
    pub author: LogId,
    /// The time that the author's device claimed.
    pub time: Timestamp,
    /// The circle's name; 1 to 256 bytes.
    pub name: String,
    /// What the circle agreed on.
    pub policy: Policy,
    /// The persons, ascending by id.
    pub persons: Vec<Person>,
    /// The devices, ascending by log.
    pub devices: Vec<Device>,
    /// The closed logs, ascending by log and height of the cut. A log whose person had several roles has several.
    pub closed: Vec<ClosedLog>,
    /// The epoch.
    pub epoch: PageEpoch,
}

impl Page {
    /// Finds the device of an open log.
    pub fn device(&self, log: &LogId) -> Option<&Device> {
        self.devices.binary_search_by(|device| device.log.cmp(log)).ok().and_then(|place| self.devices.get(place))
    }

    /// Finds a closed log: its last cut.
    pub fn closed(&self, log: &LogId) -> Option<&ClosedLog> {
        self.cuts(log).last()
    }

    /// Gives all cuts of a log, lowest first: one for each role that its person had, and the last of all if it is closed.
    pub fn cuts(&self, log: &LogId) -> &[ClosedLog] {
        let from = self.closed.partition_point(|closed| closed.log < *log);
        let to = self.closed.partition_point(|closed| closed.log <= *log);
        self.closed.get(from..to).unwrap_or_default()
    }

    /// Finds a person.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.persons.binary_search_by(|person| person.id.cmp(id)).ok().and_then(|place| self.persons.get(place))
    }

    pub(super) fn person_mut(&mut self, id: &PersonId) -> Option<&mut Person> {
        self.persons.iter_mut().find(|person| person.id == *id)
    }

    /// Gives the role of an open log.
    pub fn role_of(&self, log: &LogId) -> Option<Role> {
        self.device(log).and_then(|device| self.person(&device.person)).map(|person| person.role)
    }

    /// Gives the person of a log, open or closed.
    pub fn person_of(&self, log: &LogId) -> Option<&Person> {
        let id =
            self.device(log).map(|device| device.person).or_else(|| self.closed(log).map(|closed| closed.person))?;
        self.person(&id)
    }

    /// Gives whose a log is or was, also when that person is not listed any more.
    pub fn owner_of(&self, log: &LogId) -> Option<PersonId> {
        self.device(log).map(|device| device.person).or_else(|| self.closed(log).map(|closed| closed.person))
    }

    /// Gives the devices of a person.
    pub fn devices_of(&self, person: &PersonId) -> impl Iterator<Item = &Device> {
        self.devices.iter().filter(move |device| device.person == *person)
    }

    /// Finds the person for whom a key speaks: that of an open device, or whose recovery key it is.
    pub fn speaks_for(&self, key: &LogId) -> Option<&Person> {
        let recovers = |person: &&Person| person.recovery.iter().any(|recovery| recovery.key == *key);
        match self.device(key) {
            Some(device) => self.person(&device.person),
            None => self.persons.iter().find(recovers),
        }
    }

    /// Gives the stewards.
    pub fn stewards(&self) -> impl Iterator<Item = &Person> {
        self.persons.iter().filter(|person| person.role == Role::Steward)
    }

    /// Says whether the holder of a key reads the circle's records here, and so may know its epoch.
    pub fn reads(&self, key: &LogId) -> bool {
        self.role_of(key).is_some_and(Role::reads)
    }

    /// Gives the devices whose person has a role that fits.
    pub(super) fn devices_with(&self, fits: impl Fn(Role) -> bool) -> impl Iterator<Item = &Device> {
        self.devices.iter().filter(move |device| self.person(&device.person).is_some_and(|person| fits(person.role)))
    }

    /// Writes what is signed.
    fn encode(&self) -> Vec<u8> {
        let mut out = Writer::with_capacity(1024 + self.epoch.sealed.len());
        out.array(12).uint(FORMAT).uint(SUITE).uint(self.number);
        out.optional_bytes(self.prev.as_ref().map(|prev| prev.as_bytes().as_slice()));
        out.bytes(self.author.as_bytes());
        out.int(self.time.as_millis()).text(&self.name).array(1).uint(self.policy.epoch_days);
        out.array(self.persons.len());
        for person in &self.persons {
            out.array(5).bytes(person.id.as_bytes()).text(&person.name).uint(person.admitted).uint(person.role.code());
            out.array(person.recovery.len());
            for recovery in &person.recovery {
                out.array(2).bytes(recovery.key.as_bytes()).uint(match recovery.kind {
                    RecoveryUse::Sheet => 0,
                    RecoveryUse::Restore => 1,
                });
            }
        }
        out.array(self.devices.len());
        for device in &self.devices {
            out.array(3).bytes(device.log.as_bytes()).text(device.seal.as_str()).bytes(device.person.as_bytes());
        }
        out.array(self.closed.len());
        for closed in &self.closed {
            out.array(6).bytes(closed.log.as_bytes()).uint(closed.cut.height).bytes(closed.cut.hash.as_bytes());
            out.uint(match closed.closing {
                Closing::Ordinary => 0,
                Closing::Strict => 1,
            });
            out.uint(closed.role.code()).bytes(closed.person.as_bytes());
        }
        out.array(4).text(self.epoch.recipient.as_str()).bytes(&self.epoch.contact_hash).bytes(&self.epoch.sealed);
        out.optional_bytes(self.epoch.contributors.as_deref());
        out.finish()
    }

    fn decode(bytes: &[u8]) -> Result<Self, CharterError> {
        let mut input = Reader::new(bytes);
        // The format stands first, so that a page of any later form is told from a malformed one.
        if input.list(64)? == 0 {
            return Err(CharterError::Malformed);
        }
        if input.uint()? > FORMAT || input.uint()? > SUITE {
            return Err(CharterError::UpdateNeeded);
        }
        let page = Self {
            number: input.uint()?,
            prev: input.option(Reader::fixed)?.map(PageHash::from_bytes),
            author: read_log(&mut input)?,
            time: Timestamp::from_millis(input.int()?),
            name: input.text(MAX_NAME)?.to_owned(),
            policy: {
                input.array(1)?;
                Policy { epoch_days: input.uint()? }
            },
            persons: input.items(MAX_PERSONS, read_person)?,
            devices: input.items(MAX_DEVICES, read_device)?,
            closed: input.items(MAX_CLOSED, read_closed)?,
            epoch: read_epoch(&mut input)?,
        };
        input.end()?;
        page.check()?;
        if page.encode() == bytes { Ok(page) } else { Err(CharterError::Malformed) }
    }

    /// Checks what must hold of a page whoever signed it.
    fn check(&self) -> Result<(), CharterError> {
        let sorted = self.persons.is_sorted_by(|a, b| a.id < b.id)
            && self.devices.is_sorted_by(|a, b| a.log < b.log)
            && self.closed.is_sorted_by(|a, b| (a.log, a.cut.height) < (b.log, b.cut.height))
            && self.persons.iter().all(|person| person.recovery.is_sorted_by(|a, b| a.key < b.key));
        let named = !self.name.is_empty() && self.persons.iter().all(|person| !person.name.is_empty());
        let owned = self.devices.iter().all(|device| self.person(&device.person).is_some());
        let small = self.name.len() <= MAX_NAME
            && self.persons.iter().all(|person| person.name.len() <= MAX_NAME && person.recovery.len() <= MAX_RECOVERY);
        let numbered = (self.number == 0) == self.prev.is_none();
        if sorted && named && owned && small && numbered { Ok(()) } else { Err(CharterError::Malformed) }
    }
}

fn read_person(input: &mut Reader<'_>) -> Result<Person, WireError> {
    input.array(5)?;
    Ok(Person {
        id: PersonId::from_bytes(input.fixed()?),
        name: input.text(MAX_NAME)?.to_owned(),
        admitted: input.uint()?,
        role: Role::from_code(input.uint()?)?,
        recovery: input.items(MAX_RECOVERY, |input| {
            input.array(2)?;
            let key = read_log(input)?;
            let kind = match input.uint()? {
                0 => RecoveryUse::Sheet,
                1 => RecoveryUse::Restore,
                _ => return Err(WireError),
            };
            Ok(RecoveryKey { key, kind })
        })?,
    })
}

fn read_device(input: &mut Reader<'_>) -> Result<Device, WireError> {
    input.array(3)?;
    Ok(Device { log: read_log(input)?, seal: read_recipient(input)?, person: PersonId::from_bytes(input.fixed()?) })
}

fn read_closed(input: &mut Reader<'_>) -> Result<ClosedLog, WireError> {
    input.array(6)?;
    Ok(ClosedLog {
        log: read_log(input)?,
        cut: Head { height: input.uint()?, hash: EntryHash::from_bytes(input.fixed()?) },
        closing: match input.uint()? {
            0 => Closing::Ordinary,
            1 => Closing::Strict,
            _ => return Err(WireError),
        },
        role: Role::from_code(input.uint()?)?,
        person: PersonId::from_bytes(input.fixed()?),
    })
}

fn read_epoch(input: &mut Reader<'_>) -> Result<PageEpoch, WireError> {
    input.array(4)?;
    Ok(PageEpoch {
        recipient: read_recipient(input)?,
        contact_hash: input.fixed()?,
        sealed: input.bytes(MAX_PAGE)?.to_vec(),
        contributors: input.option(|input| input.bytes(MAX_PAGE))?.map(<[u8]>::to_vec),
    })
}

fn read_log(input: &mut Reader<'_>) -> Result<LogId, WireError> {
    LogId::from_bytes(input.fixed()?).map_err(|_| WireError)
}

fn read_recipient(input: &mut Reader<'_>) -> Result<SealRecipient, WireError> {
    SealRecipient::parse(input.text(80)?).map_err(|_| WireError)
}

impl From<WireError> for CharterError {
    fn from(_: WireError) -> Self {
        Self::Malformed
    }
}

/// A page with its signatures, every one of which holds. Whether the signers may write it is judged by the page before.
///
/// Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPage(Arc<Inner>);

#[derive(Debug, PartialEq, Eq)]
struct Inner {
    page: Page,
    hash: PageHash,
    signers: Vec<LogId>,
    bytes: Vec<u8>,
}

impl SignedPage {
    pub(super) fn sign(page: &Page, key: &DeviceKey) -> Result<Self, CharterError> {
        let body = page.encode();
        let signature = key.sign(DOMAIN, &body);
        Self::decode(&join(&body, &[(key.public(), signature)]))
    }

    /// Reads a page and verifies its signatures.
    ///
    /// # Errors
    /// [`CharterError::TooLarge`], [`CharterError::Malformed`], [`CharterError::UpdateNeeded`] and
    /// [`CharterError::Signature`].
    pub fn decode(bytes: &[u8]) -> Result<Self, CharterError> {
        let Envelope { body, signatures } = Envelope::decode(bytes)?;
        let page = Page::decode(body)?;
        let hash = PageHash::from_bytes(*blake3::hash(body).as_bytes());
        let signers: Vec<LogId> = signatures.into_iter().map(|(signer, _)| signer).collect();
        if !signers.contains(&page.author) {
            return Err(CharterError::Malformed);
        }
        Ok(Self(Arc::new(Inner { page, hash, signers, bytes: bytes.to_vec() })))
    }

    /// Gives the name of the page that bytes hold, if they hold one: nothing is verified.
    pub(super) fn name_of(bytes: &[u8]) -> Result<PageHash, CharterError> {
        Ok(PageHash::from_bytes(*blake3::hash(body_of(bytes)?).as_bytes()))
    }

    /// Gives the number that a page claims, to put pages in order: nothing is verified.
    pub(super) fn number_of(bytes: &[u8]) -> Result<u64, CharterError> {
        let mut input = Reader::new(body_of(bytes)?);
        input.list(64)?;
        for _ in 0..2 {
            input.uint()?;
        }
        Ok(input.uint()?)
    }

    /// Gives who signed the bytes of a page that may be of a newer format; the signatures were verified.
    pub(super) fn signers_of(bytes: &[u8]) -> Result<Vec<LogId>, CharterError> {
        Ok(Envelope::decode(bytes)?.signatures.into_iter().map(|(signer, _)| signer).collect())
    }

    /// Adds a signature, as when more than half of the editors sign.
    ///
    /// # Errors
    /// [`CharterError::Malformed`] when this key has signed already.
    pub fn cosign(&self, key: &DeviceKey) -> Result<Self, CharterError> {
        let Envelope { body, mut signatures } = Envelope::decode(self.bytes())?;
        signatures.push((key.public(), key.sign(DOMAIN, body)));
        signatures.sort_by_key(|(signer, _)| *signer);
        Self::decode(&join(body, &signatures))
    }

    /// Brings the signatures of two copies of one page together, as when editors sign apart.
    ///
    /// # Errors
    /// [`CharterError::Malformed`] when the other is another page.
    pub fn merge(&self, other: &Self) -> Result<Self, CharterError> {
        if self.hash() != other.hash() {
            return Err(CharterError::Malformed);
        }
        let Envelope { body, mut signatures } = Envelope::decode(self.bytes())?;
        for (signer, signature) in Envelope::decode(other.bytes())?.signatures {
            if !signatures.iter().any(|(known, _)| *known == signer) {
                signatures.push((signer, signature));
            }
        }
        signatures.sort_by_key(|(signer, _)| *signer);
        Self::decode(&join(body, &signatures))
    }

    /// Gives the page.
    pub fn page(&self) -> &Page {
        &self.0.page
    }

    /// Gives the page's name: the hash of what was signed, whoever signed it.
    pub fn hash(&self) -> PageHash {
        self.0.hash
    }

    /// Gives who signed, ascending.
    pub fn signers(&self) -> &[LogId] {
        &self.0.signers
    }

    /// Gives the exact bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0.bytes
    }
}

fn body_of(bytes: &[u8]) -> Result<&[u8], CharterError> {
    if bytes.len() > MAX_PAGE {
        return Err(CharterError::TooLarge);
    }
    let mut input = Reader::new(bytes);
    input.array(2)?;
    Ok(input.bytes(MAX_PAGE)?)
}

/// What stands around every page, whatever its format.
struct Envelope<'a> {
    body: &'a [u8],
    signatures: Vec<(LogId, Signature)>,
}

impl<'a> Envelope<'a> {
    /// Reads and verifies every signature, before the body is looked at.
    fn decode(bytes: &'a [u8]) -> Result<Self, CharterError> {
        if bytes.len() > MAX_PAGE {
            return Err(CharterError::TooLarge);
        }
        let mut input = Reader::new(bytes);
        input.array(2)?;
        let body = input.bytes(MAX_PAGE)?;
        let signatures = input.items(MAX_SIGNATURES, |input| {
            input.array(2)?;
            Ok((read_log(input)?, Signature::from_bytes(input.fixed()?)))
        })?;
        input.end()?;
        if signatures.is_empty() || !signatures.is_sorted_by(|a, b| a.0 < b.0) || join(body, &signatures) != bytes {
            return Err(CharterError::Malformed);
        }
        for (signer, signature) in &signatures {
            signer.verify(DOMAIN, body, signature).map_err(|_| CharterError::Signature)?;
        }
        Ok(Self { body, signatures })
    }
}

fn join(body: &[u8], signatures: &[(LogId, Signature)]) -> Vec<u8> {
    let mut out = Writer::with_capacity(body.len() + signatures.len() * 104 + 16);
    out.array(2).bytes(body).array(signatures.len());
    for (signer, signature) in signatures {
        out.array(2).bytes(signer.as_bytes()).bytes(signature.as_bytes());
    }
    out.finish()
}
