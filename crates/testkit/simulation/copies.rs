//! Copied folders: a device that is set back, or lives twice, and how it gets new keys.

use cairn_ledger::Head;
use cairn_ledger::charter::{Amendment, Closing, NewPerson, Role};
use cairn_model::{RecordId, Timestamp};
use cairn_store::{Confirmation, DeviceState, StoreError};
use rand::Rng as _;

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::device::Device;
use crate::transition::edit;
use crate::world::World;

impl World {
    /// A device's folder is copied, or the copy is put in its place.
    pub(crate) fn copy(&mut self) -> Outcome {
        // A contributor is told pages only, so that nothing shows it that it was set back: its peers see the fork.
        let may = |device: &Device| {
            device.is_up()
                && device.is_honest()
                && (device.kept.is_some() || device.role().is_ok_and(|role| role.is_some_and(Role::reads)))
        };
        let Some(at) = self.draw(may) else { return Ok(()) };
        let name = self.name(at);
        if self.device(at)?.kept.is_none() {
            self.say(format!("the folder of {name} is copied"));
            self.device(at)?.keep_copy();
            return Ok(());
        }
        self.say(format!("the copy of the folder of {name} is put in its place"));
        self.kill(at)?;
        let device = self.device(at)?;
        let before = device.log;
        device.swap_copy()?;
        let after = device.log;
        self.copied.extend([before, after]);
        Ok(())
    }

    /// The person of a device that was found to be set back asks for new keys.
    pub(crate) fn renew_any(&mut self) -> Outcome {
        match self.draw(|device| device.is_up() && device.is_honest() && !device.works()) {
            None => Ok(()),
            Some(at) => self.renew(at),
        }
    }

    /// Gives every device that was found to be set back new keys.
    pub(crate) fn renew_all(&mut self) -> Outcome {
        for at in 0..self.devices.len() {
            let device = self.device(at)?;
            if device.is_up() && device.is_honest() && !device.works() {
                self.renew(at)?;
            }
        }
        Ok(())
    }

    /// Asks for new keys: by the old key, which may still sign that page, or by a steward who admits them.
    fn renew(&mut self, at: usize) -> Outcome {
        let now = self.now();
        let by_itself = self.rng.random_bool(0.5);
        let device = self.device(at)?;
        let (circle, time) = (device.circle, device.clock(now));
        if by_itself && device.state()? == DeviceState::RolledBack {
            let renewed = device.vault_mut()?.admit_after_rollback(&circle, time);
            match renewed {
                Ok(()) => {
                    let name = self.name(at);
                    self.say(format!("{name} admits new keys of its own after it was set back"));
                    self.note_pages(at)?;
                    return self.tell_change(at, None);
                }
                // Its person is no longer in the circle, or its key no longer signs here.
                Err(StoreError::MayNot) => return Ok(()),
                Err(StoreError::Charter(_)) => {}
                Err(error) => return Err(error).or_breach("admit new keys"),
            }
        }
        let newcomer = match self.device(at)?.vault_mut()?.renew_keys(&circle) {
            Err(StoreError::MayNot) => return Ok(()),
            other => other.or_breach("ask for new keys")?,
        };
        let old = self.device(at)?.log;
        let NewPerson::Existing(person) = newcomer.person else { return Ok(()) };
        let may = |device: &Device| {
            device.works()
                && device.is_honest()
                && device.role().is_ok_and(|role| role == Some(Role::Steward))
                && device.charter().is_ok_and(|charter| charter.person(&person).is_some())
        };
        let Some(steward) = self.draw(may) else { return Ok(()) };
        let device = self.device(steward)?;
        let open = device.charter()?.page().device(&old).is_some();
        let cut = device.heads()?.get(&old).copied().unwrap_or(Head::EMPTY);
        let mut changes = vec![Amendment::Admit(newcomer)];
        changes.extend(open.then_some(Amendment::CloseLog { log: old, cut, closing: Closing::Ordinary }));
        if self.amend(steward, Amendment::All(changes))? {
            let (steward_name, name) = (self.name(steward), self.name(at));
            self.say(format!("{steward_name} admits new keys of {name}"));
            self.hand_pages(steward, at)?;
        }
        Ok(())
    }

    /// Brings one device's pages to another by another way than a session, such as an answer file.
    pub(crate) fn hand_pages(&mut self, from: usize, to: usize) -> Outcome {
        let pages = self.device(from)?.charter()?.pages().to_vec();
        let now = self.now();
        let device = self.device(to)?;
        let (circle, time) = (device.circle, device.clock(now));
        for page in pages {
            match device.vault_mut()?.add_page(&circle, page.bytes(), Confirmation::None) {
                Ok(_) | Err(StoreError::Charter(_)) => {}
                Err(error) => return Err(error).or_breach("take a page"),
            }
        }
        crate::port::follow_up(device, time)?;
        self.note_pages(to)?;
        self.tell_change(to, None)
    }

    /// A device that knows that it was set back signs nothing.
    pub(crate) fn check_stopped(&mut self) -> Outcome {
        let id = RecordId::from_bytes([9; 16]);
        for device in self.devices.iter_mut().filter(|device| device.is_up() && device.is_honest()) {
            if device.state()? == DeviceState::Ready {
                continue;
            }
            let circle = device.circle;
            let edits = vec![edit("kind", "incident"), edit("title", "by a copy")];
            let written = device.vault_mut()?.add(&circle, id, edits, Timestamp::from_millis(0));
            Invariant::CopyIsFound.holds_if(matches!(written, Err(StoreError::Device(_))), || {
                format!("{} knows that it was set back and signs on: {written:?}", device.name)
            })?;
        }
        Ok(())
    }
}
