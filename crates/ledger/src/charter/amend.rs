//! Writing the next page.

use cairn_keys::{DeviceKey, SealRecipient, derive};
use cairn_model::Timestamp;

use super::{
    Charter, CharterError, ClosedLog, Closing, Consent, Device, Epochs, Page, Person, RecoveryKey, Role, SignedPage,
    epoch, rules,
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
    /// Closes a log at a cut: the device was lost, or its person leaves it.
    CloseLog {
        /// The log.
        log: LogId,
        /// The last entry that counts.
        cut: Head,
        /// How.
        closing: Closing,
    },
    /// Removes a person and closes all their logs; cuts are given for each device that ever wrote.
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
}

/// Derives a person's id from the same random bytes as all else of a page.
pub(super) fn person_id(random: &[u8; 32]) -> PersonId {
    let hash = derive("cairn 2026 person id", &[random]);
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
        let _: Consent = rules::judge(&self.current, &page)?;
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
        if epochs.newest().is_none_or(|epoch| epoch.page != self.page().number) {
            return Err(CharterError::Epochs);
        }
        let mut page = self.page().clone();
        page.number = page.number.checked_add(1).ok_or(CharterError::TooLarge)?;
        page.prev = Some(self.page_hash());
        page.time = now;
        change(&mut page, amendment, &random)?;
        let epochs = epoch::next(&mut page, epochs, &random)?;
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
        Amendment::CloseLog { log, cut, closing } => close(page, &log, cut, closing),
        Amendment::RemovePerson { person, cuts, closing } => {
            page.person(&person).ok_or(CharterError::Unknown)?;
            let logs: Vec<LogId> =
                page.devices.iter().filter(|device| device.person == person).map(|device| device.log).collect();
            for log in logs {
                close(page, &log, cut_of(&cuts, &log), closing)?;
            }
            page.persons.retain(|other| other.id != person);
            Ok(())
        }
        Amendment::SetRole { person, role, cuts } => set_role(page, &person, role, &cuts),
        Amendment::SetRecovery { person, mut keys } => {
            keys.sort_by_key(|recovery| recovery.key);
            let person = page.persons.iter_mut().find(|other| other.id == person).ok_or(CharterError::Unknown)?;
            person.recovery = keys;
            Ok(())
        }
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
        NewPerson::New { name, role } => {
            let id = person_id(random);
            page.persons.push(Person { id, name, admitted: page.number, role, recovery: Vec::new() });
            page.persons.sort_by_key(|person| person.id);
            id
        }
    };
    page.devices.push(Device { log: newcomer.log, seal: newcomer.seal, person });
    page.devices.sort_by_key(|device| device.log);
    Ok(())
}

fn close(page: &mut Page, log: &LogId, cut: Head, closing: Closing) -> Result<(), CharterError> {
    let person = page.device(log).map(|device| device.person).ok_or(CharterError::Unknown)?;
    let role = page.role_of(log).ok_or(CharterError::Unknown)?;
    page.devices.retain(|device| device.log != *log);
    page.closed.retain(|closed| closed.log != *log);
    page.closed.push(ClosedLog { log: *log, cut, closing, role, person });
    page.closed.sort_by_key(|closed| closed.log);
    Ok(())
}

fn set_role(page: &mut Page, person: &PersonId, role: Role, cuts: &[(LogId, Head)]) -> Result<(), CharterError> {
    let old = page.person(person).ok_or(CharterError::Unknown)?.role;
    if role < old {
        let logs: Vec<LogId> =
            page.devices.iter().filter(|device| device.person == *person).map(|device| device.log).collect();
        for log in logs {
            page.closed.retain(|closed| closed.log != log);
            let cut = cut_of(cuts, &log);
            page.closed.push(ClosedLog { log, cut, closing: Closing::Ordinary, role: old, person: *person });
        }
        page.closed.sort_by_key(|closed| closed.log);
    }
    if let Some(person) = page.persons.iter_mut().find(|other| other.id == *person) {
        person.role = role;
    }
    Ok(())
}
