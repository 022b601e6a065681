//! Writing the next page.

use cairn_keys::{DeviceKey, SealRecipient, derive};
use cairn_model::Timestamp;

use super::{
    Charter, CharterError, ClosedLog, Closing, Device, Epochs, Page, Person, Policy, RecoveryKey, RecoveryUse, Role,
    SignedPage, epoch,
};
use crate::{Head, LogId, PersonId};

/// Whose device a newcomer brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewPerson {
    /// A person who was not in the circle.
    New {
        /// The name that the circle will use.
        name: String,
        /// What the person may do.
        role: Role,
    },
    /// Another device of someone who is.
    Existing(PersonId),
    /// A person who was in the circle under this id, on this branch or on a rival one.
    Again {
        /// The id that they had.
        id: PersonId,
        /// The name that the circle will use.
        name: String,
        /// What the person may do.
        role: Role,
    },
}

/// A device that is to be admitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Its key.
    pub log: LogId,
    /// Where it receives epochs.
    pub seal: SealRecipient,
    /// Whose it is.
    pub person: NewPerson,
}

/// What the next page changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amendment {
    /// Admits a device, and its person if new.
    Admit(Newcomer),
    /// Changes nothing but the epoch.
    Renew,
    /// Gives the circle another name.
    Rename(String),
    /// Agrees on something else.
    SetPolicy(Policy),
    /// Calls a person otherwise.
    RenamePerson {
        /// Who.
        person: PersonId,
        /// The name that the circle will use.
        name: String,
    },
    /// Closes a log at a cut: the device was lost, copied or rolled back, or its person leaves it. A log that is closed
    /// already gets this cut instead of its last one; only a steward or the majority may do that.
    CloseLog {
        /// The log.
        log: LogId,
        /// The last entry that counts.
        cut: Head,
        /// How.
        closing: Closing,
    },
    /// Removes a person and closes all their logs; cuts are given for each device that ever wrote. Whoever removes
    /// themselves leaves: everybody may.
    RemovePerson {
        /// Who.
        person: PersonId,
        /// The last entry that counts, by log; a log that is not named counts nothing.
        cuts: Vec<(LogId, Head)>,
        /// How.
        closing: Closing,
    },
    /// Gives a person another role. A lesser one holds above the cuts.
    SetRole {
        /// Who.
        person: PersonId,
        /// The role.
        role: Role,
        /// The last entry that counts under the old role, by log.
        cuts: Vec<(LogId, Head)>,
    },
    /// Replaces a person's recovery keys.
    SetRecovery {
        /// Who.
        person: PersonId,
        /// The keys.
        keys: Vec<RecoveryKey>,
    },
    /// Several changes in one page, in this order: as when a restored device takes the place of the lost one, or the
    /// majority deposes one steward and makes another.
    All(Vec<Amendment>),
}

/// Derives a person's id from the same random bytes as all else of a page.
pub(super) fn person_id(random: &[u8; 32], log: &LogId) -> PersonId {
    let hash = derive("cairn 2026 person id", &[random, log.as_bytes()]);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(hash.split_at(16).0);
    PersonId::from_bytes(bytes)
}

impl Charter {
    /// Writes and signs the page that follows ours, with a new epoch. The charter does not move: give the page's bytes to
    /// [`Charter::extend_confirmed`] once they are stored.
    ///
    /// `random` is 32 bytes from a random source, never used before.
    ///
    /// # Errors
    /// [`CharterError::NotAllowed`] when this device may not make this change, unless others sign it too
    /// ([`SignedPage::cosign`]); [`CharterError::Unknown`] and [`CharterError::Malformed`] for what cannot be changed so.
    pub fn amend(
        &self,
        amendment: Amendment,
        device: &DeviceKey,
        epochs: &Epochs,
        now: Timestamp,
        random: [u8; 32],
    ) -> Result<(SignedPage, Epochs), CharterError> {
        let (page, epochs) = self.propose(amendment, device, epochs, now, random)?;
        self.tree.judge(&page)?;
        Ok((page, epochs))
    }

    /// As [`Charter::amend`], for a page that is valid only once others have signed it too.
    ///
    /// # Errors
    /// As [`Charter::amend`], but for [`CharterError::NotAllowed`].
    pub fn propose(
        &self,
        amendment: Amendment,
        device: &DeviceKey,
        epochs: &Epochs,
        now: Timestamp,
        random: [u8; 32],
    ) -> Result<(SignedPage, Epochs), CharterError> {
        let mut page = self.page().clone();
        page.number = page.number.checked_add(1).ok_or(CharterError::TooLarge)?;
        page.prev = Some(self.page_hash());
        page.author = device.public();
        page.time = now;
        change(&mut page, amendment, &random)?;
        spend_restore_key(&mut page);
        let epochs = if page.reads(&page.author) {
            epochs.of(self.page()).ok_or(CharterError::Epochs)?;
            epoch::next(&mut page, epochs, &random)?
        } else {
            // Who must not know the new epoch carries the old one on; someone who reads renews it: see `Renewal`.
            epochs.clone()
        };
        Ok((SignedPage::sign(&page, device)?, epochs))
    }

    /// Admits a device: [`Charter::amend`] with [`Amendment::Admit`].
    ///
    /// # Errors
    /// As [`Charter::amend`].
    pub fn admit(
        &self,
        newcomer: Newcomer,
        device: &DeviceKey,
        epochs: &Epochs,
        now: Timestamp,
        random: [u8; 32],
    ) -> Result<(SignedPage, Epochs), CharterError> {
        self.amend(Amendment::Admit(newcomer), device, epochs, now, random)
    }
}

fn change(page: &mut Page, amendment: Amendment, random: &[u8; 32]) -> Result<(), CharterError> {
    match amendment {
        Amendment::Admit(newcomer) => admit(page, newcomer, random),
        Amendment::Renew => Ok(()),
        Amendment::Rename(name) => {
            page.name = name;
            Ok(())
        }
        Amendment::SetPolicy(policy) => {
            page.policy = policy;
            Ok(())
        }
        Amendment::RenamePerson { person, name } => {
            page.person_mut(&person).ok_or(CharterError::Unknown)?.name = name;
            Ok(())
        }
        Amendment::CloseLog { log, cut, closing } => close(page, &log, cut, closing),
        Amendment::RemovePerson { person, cuts, closing } => {
            page.person(&person).ok_or(CharterError::Unknown)?;
            let logs: Vec<LogId> = page.devices_of(&person).map(|device| device.log).collect();
            for log in logs {
                close(page, &log, cut_of(&cuts, &log), closing)?;
            }
            page.persons.retain(|other| other.id != person);
            Ok(())
        }
        Amendment::SetRole { person, role, cuts } => set_role(page, &person, role, &cuts),
        Amendment::SetRecovery { person, mut keys } => {
            keys.sort_by_key(|recovery| recovery.key);
            page.person_mut(&person).ok_or(CharterError::Unknown)?.recovery = keys;
            Ok(())
        }
        Amendment::All(amendments) => amendments.into_iter().try_for_each(|amendment| change(page, amendment, random)),
    }
}

fn cut_of(cuts: &[(LogId, Head)], log: &LogId) -> Head {
    cuts.iter().find(|(other, _)| other == log).map_or(Head::EMPTY, |(_, cut)| *cut)
}

fn admit(page: &mut Page, newcomer: Newcomer, random: &[u8; 32]) -> Result<(), CharterError> {
    if page.device(&newcomer.log).is_some() || page.closed(&newcomer.log).is_some() {
        return Err(CharterError::Malformed); // coming back is a new log
    }
    let person = match newcomer.person {
        NewPerson::Existing(person) => page.person(&person).ok_or(CharterError::Unknown)?.id,
        NewPerson::New { name, role } => add_person(page, person_id(random, &newcomer.log), name, role)?,
        NewPerson::Again { id, name, role } => add_person(page, id, name, role)?,
    };
    page.devices.push(Device { log: newcomer.log, seal: newcomer.seal, person });
    page.devices.sort_by_key(|device| device.log);
    Ok(())
}

fn add_person(page: &mut Page, id: PersonId, name: String, role: Role) -> Result<PersonId, CharterError> {
    if page.person(&id).is_some() {
        return Err(CharterError::Malformed);
    }
    page.persons.push(Person { id, name, admitted: page.number, role, recovery: Vec::new() });
    page.persons.sort_by_key(|person| person.id);
    Ok(id)
}

/// Cuts a log. Whoever had other roles before keeps their cuts below this one.
fn cut_at(page: &mut Page, log: &LogId, cut: Head, closing: Closing, role: Role, person: PersonId) {
    let role = page.cuts(log).iter().find(|above| above.cut.height >= cut.height).map_or(role, |above| above.role);
    page.closed.retain(|closed| closed.log != *log || closed.cut.height < cut.height);
    page.closed.push(ClosedLog { log: *log, cut, closing, role, person });
    page.closed.sort_by_key(|closed| (closed.log, closed.cut.height));
}

fn close(page: &mut Page, log: &LogId, cut: Head, closing: Closing) -> Result<(), CharterError> {
    if let Some(device) = page.device(log) {
        let person = device.person;
        let role = page.role_of(log).ok_or(CharterError::Unknown)?;
        page.devices.retain(|device| device.log != *log);
        cut_at(page, log, cut, closing, role, person);
        return Ok(());
    }
    let last = page.closed(log).ok_or(CharterError::Unknown)?.clone();
    page.closed.retain(|closed| *closed != last);
    cut_at(page, log, cut, closing, last.role, last.person);
    Ok(())
}

/// A page that a restore key writes uses it up.
fn spend_restore_key(page: &mut Page) {
    let author = page.author;
    for person in &mut page.persons {
        person.recovery.retain(|key| key.key != author || key.kind != RecoveryUse::Restore);
    }
}

fn set_role(page: &mut Page, person: &PersonId, role: Role, cuts: &[(LogId, Head)]) -> Result<(), CharterError> {
    let old = page.person(person).ok_or(CharterError::Unknown)?.role;
    if old.exceeds(role) {
        let logs: Vec<LogId> = page.devices_of(person).map(|device| device.log).collect();
        for log in logs {
            cut_at(page, &log, cut_of(cuts, &log), Closing::Ordinary, old, *person);
        }
    }
    if let Some(person) = page.person_mut(person) {
        person.role = role;
    }
    Ok(())
}
