//! One device of the circle: its vault, and what it has promised.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Charter, Epochs, Role};
use cairn_ledger::entry::Entry;
use cairn_ledger::{EntryHash, Head, LogId, PageHash, Unverified};
use cairn_model::{CircleId, Timestamp};
use cairn_store::{CircleKeys, CircleUse, DeviceState, Vault};
use cairn_sync::{CharterView, Membership};

use crate::breach::{Invariant, OrBreach as _, Outcome};
use crate::port::Defect;
use crate::slots::{Slot, Snapshot, passphrase};

/// How a device behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conduct {
    Honest,
    /// Its holder, or a program on it, wishes the others ill.
    Hostile,
}

/// What a device was at one moment.
pub(crate) struct Life {
    folder: Snapshot,
    promised: BTreeMap<(LogId, u64), EntryHash>,
    acknowledged: BTreeMap<LogId, u64>,
}

/// One device.
pub(crate) struct Device {
    pub(crate) name: &'static str,
    pub(crate) conduct: Conduct,
    pub(crate) circle: CircleId,
    pub(crate) log: LogId,
    /// How wrong its clock is, in milliseconds.
    pub(crate) skew: i64,
    /// What it told somebody, a person or a peer, to be stored.
    pub(crate) promised: BTreeMap<(LogId, u64), EntryHash>,
    /// Up to where it acknowledged each log to peers.
    pub(crate) acknowledged: BTreeMap<LogId, u64>,
    /// The evidence files that it told to be held.
    pub(crate) files: BTreeSet<[u8; 32]>,
    /// In what order entries came, for a planted defect.
    pub(crate) arrivals: [u8; 32],
    /// The folder when the vault was last opened, for a planted defect.
    opened: Snapshot,
    /// Another state of its folder, with the promises of then.
    pub(crate) kept: Option<Life>,
    slot: Slot,
    vault: Option<Vault>,
}

impl Device {
    /// Makes a device that enters a circle with these keys.
    pub(crate) fn enter(
        number: usize,
        name: &'static str,
        charter: &Charter,
        device: DeviceKey,
        seal: SealKey,
        epochs: Epochs,
    ) -> Outcome<Self> {
        let slot = Slot::fresh(number);
        let mut vault = slot.locked().unlock(&passphrase()).or_breach("unlock a new vault")?;
        let log = device.public();
        let keys = CircleKeys { device, seal, epochs };
        vault.add_circle(charter, &keys, CircleUse::Shared).or_breach("enter the circle")?;
        let opened = slot.snapshot();
        Ok(Self {
            name,
            conduct: Conduct::Honest,
            circle: charter.circle(),
            log,
            skew: 0,
            files: BTreeSet::new(),
            arrivals: [0; 32],
            opened,
            promised: BTreeMap::new(),
            acknowledged: BTreeMap::new(),
            kept: None,
            slot,
            vault: Some(vault),
        })
    }

    pub(crate) fn is_honest(&self) -> bool {
        self.conduct == Conduct::Honest
    }

    pub(crate) fn is_up(&self) -> bool {
        self.vault.is_some()
    }

    /// Says whether it is up and may sign: a vault that noticed that it was set back waits for new keys.
    pub(crate) fn works(&self) -> bool {
        self.keys().is_ok()
    }

    pub(crate) fn state(&self) -> Outcome<DeviceState> {
        self.vault()?.device_state(&self.circle).or_breach("read the state of the device")
    }

    /// Looks up which log is its own: admitted keys take the place of old ones.
    pub(crate) fn refresh(&mut self) -> Outcome {
        if let Some(vault) = &self.vault
            && let Some(log) = vault.own_log(&self.circle).or_breach("look up the own log")?
        {
            self.log = log;
        }
        Ok(())
    }

    pub(crate) fn vault(&self) -> Outcome<&Vault> {
        self.vault.as_ref().ok_or_else(|| Invariant::Works.breach(format!("{} is down", self.name)))
    }

    pub(crate) fn vault_mut(&mut self) -> Outcome<&mut Vault> {
        self.vault.as_mut().ok_or_else(|| Invariant::Works.breach(format!("{} is down", self.name)))
    }

    /// Gives what the device's clock says at a true time.
    pub(crate) fn clock(&self, now: i64) -> Timestamp {
        Timestamp::from_millis(now.saturating_add(self.skew))
    }

    pub(crate) fn charter(&self) -> Outcome<&Charter> {
        self.vault()?.charter(&self.circle).or_breach("read the charter")
    }

    pub(crate) fn page(&self) -> Outcome<PageHash> {
        Ok(self.charter()?.page_hash())
    }

    /// Gives the role under the page that the device works under; `None` once that page removed it.
    pub(crate) fn role(&self) -> Outcome<Option<Role>> {
        Ok(self.charter()?.role_of(&self.log))
    }

    /// Says whether this device and a peer may both hold a log: of a contributor, only its own.
    pub(crate) fn shares(&self, peer: &LogId, log: &LogId) -> bool {
        let Ok(charter) = self.charter() else { return false };
        let only = |device: &LogId| matches!(charter.role_of(device), Some(Role::Contributor) | None);
        (!only(peer) || log == peer) && (!only(&self.log) || *log == self.log)
    }

    pub(crate) fn keys(&self) -> Outcome<CircleKeys> {
        self.vault()?.keys(&self.circle).or_breach("read the keys")
    }

    pub(crate) fn view(&self) -> Outcome<CharterView> {
        Ok(CharterView::of(self.charter()?))
    }

    pub(crate) fn membership(&self) -> Outcome<Membership> {
        let keys = self.keys()?;
        let secrets = keys.epochs.iter().map(|epoch| epoch.contact.clone()).collect();
        Ok(Membership { view: self.view()?, secrets, device: keys.device })
    }

    pub(crate) fn heads(&self) -> Outcome<BTreeMap<LogId, Head>> {
        let heads = self.vault()?.heads(&self.circle).or_breach("read the heads")?;
        Ok(heads.into_iter().map(|held| (held.log, held.head)).collect())
    }

    /// Projects everything that came in ahead, if the device is up.
    pub(crate) fn catch_up(&mut self) -> Outcome {
        if !self.is_up() {
            return Ok(());
        }
        let circle = self.circle;
        let vault = self.vault_mut()?;
        while vault.behind().or_breach("look for what waits")?.is_some() {
            vault.catch_up(&circle, Timestamp::from_millis(0)).or_breach("catch up")?;
        }
        Ok(())
    }

    /// Says whether something that came in ahead is not projected yet.
    pub(crate) fn waits(&self) -> Outcome<bool> {
        Ok(self.vault()?.behind().or_breach("look for what waits")?.is_some())
    }

    pub(crate) fn digest(&self) -> Outcome<[u8; 32]> {
        self.vault()?.digest(&self.circle).or_breach("compute the digest")
    }

    pub(crate) fn entry_hash(&self, log: &LogId, height: u64) -> Outcome<Option<EntryHash>> {
        self.vault()?.entry_hash(&self.circle, log, height).or_breach("look up an entry")
    }

    /// Notes that the device told a person or a peer that a log is stored up to a height.
    pub(crate) fn promise(&mut self, log: LogId, height: u64) -> Outcome {
        let mut below = height;
        while below > 0 && !self.promised.contains_key(&(log, below)) {
            let Some(hash) =
                self.entry_hash(&log, below)?.map_or_else(|| self.beside_at(&log, below), |hash| Ok(Some(hash)))?
            else {
                let detail = format!("{} acknowledged height {below} of a log and does not hold it", self.name);
                return Err(Invariant::AcknowledgedIsKept.breach(detail));
            };
            self.promised.insert((log, below), hash);
            below -= 1;
        }
        Ok(())
    }

    /// Checks that everything promised is there.
    pub(crate) fn check_promises(&self) -> Outcome {
        let mut beside = None;
        for ((log, height), hash) in &self.promised {
            let held = self.entry_hash(log, *height)?;
            if held != Some(*hash) {
                // Of a log that forked, another chain may count since; nothing of the first is gone.
                let beside = match &mut beside {
                    Some(beside) => beside,
                    None => beside.insert(self.beside()?),
                };
                if beside.contains_key(hash) {
                    continue;
                }
            }
            Invariant::AcknowledgedIsKept.holds_if(held == Some(*hash), || {
                format!("{} has lost height {height} of a log, or holds another entry there", self.name)
            })?;
        }
        Ok(())
    }

    /// Tells the branches and waiting pages that the device shows its person.
    pub(crate) fn questions(&self) -> Outcome<String> {
        let charter = self.charter()?;
        let mut told = format!("waiting {:?}", charter.waiting().iter().map(|deed| deed.number).collect::<Vec<_>>());
        for rivals in charter.rivals(&BTreeMap::new()) {
            let branches = rivals.branches.iter().map(|branch| {
                let deeds: Vec<_> =
                    branch.deeds.iter().map(|deed| (deed.right, &deed.signers, &deed.changes)).collect();
                format!("{:?} {deeds:?}", branch.standing)
            });
            told.push_str(&format!("; behind page {}: {:?}", rivals.number, branches.collect::<Vec<_>>()));
        }
        Ok(told)
    }

    /// Gives the hashes of all entries that are kept beside chains that count.
    pub(crate) fn beside(&self) -> Outcome<BTreeMap<EntryHash, (LogId, u64)>> {
        let vault = self.vault()?;
        let mut beside = BTreeMap::new();
        for fork in vault.forks(&self.circle).or_breach("list the forks")? {
            for head in fork.sides {
                let side = vault.side_entries(&self.circle, &fork.log, head).or_breach("read a side")?;
                let side = side.iter().filter_map(|bytes| Unverified::<Entry>::decode(bytes).ok());
                beside.extend(side.map(|entry| (entry.claimed_hash(), (fork.log, entry.claimed_height()))));
            }
        }
        Ok(beside)
    }

    /// Gives an entry of this height that is kept beside the chain that counts: of a forked log, that one may be shorter.
    fn beside_at(&self, log: &LogId, height: u64) -> Outcome<Option<EntryHash>> {
        Ok(self.beside()?.into_iter().find(|(_, place)| *place == (*log, height)).map(|(hash, _)| hash))
    }

    /// Says whether it holds an entry, on the chain that counts or beside it.
    pub(crate) fn holds(&self, log: &LogId, head: Head) -> Outcome<bool> {
        Ok(self.entry_hash(log, head.height)? == Some(head.hash) || self.beside()?.contains_key(&head.hash))
    }

    /// Counts the files that it still wants.
    pub(crate) fn files_wanted(&self) -> Outcome<usize> {
        crate::files::wanted(self).map(|wanted| wanted.len())
    }

    /// Checks that every file that was told to be held is.
    pub(crate) fn check_files(&self) -> Outcome {
        let evidence = self.vault()?.evidence();
        Invariant::AcknowledgedIsKept
            .holds_if(self.files.iter().all(|file| evidence.holds(file)), || format!("{} has lost a file", self.name))
    }

    /// Ends the process as a kill does, at once.
    pub(crate) fn kill(&mut self, defect: Option<Defect>) {
        let left = if defect == Some(Defect::ForgetsOnKill) { self.opened.clone() } else { self.slot.snapshot() };
        // The connection would tidy up on its way out; what a kill leaves is put back.
        self.vault = None;
        self.slot.restore(&left);
    }

    /// Closes the vault in good order.
    pub(crate) fn close(&mut self) -> Outcome {
        match self.vault.take() {
            None => Ok(()),
            Some(vault) => vault.close().or_breach("close the vault"),
        }
    }

    /// Opens the vault again and checks that it kept its promises.
    pub(crate) fn start(&mut self) -> Outcome {
        if self.vault.is_none() {
            self.vault = Some(self.slot.locked().unlock(&passphrase()).or_breach("unlock the vault")?);
            self.opened = self.slot.snapshot();
            self.refresh()?;
            self.check_promises()?;
            self.check_files()?;
        }
        Ok(())
    }

    /// Keeps a copy of the folder, as a backup of the whole machine does.
    pub(crate) fn keep_copy(&mut self) {
        self.kept = Some(Life {
            folder: self.slot.snapshot(),
            promised: self.promised.clone(),
            acknowledged: self.acknowledged.clone(),
        });
    }

    /// Puts the kept copy of the folder in place of the present one, and keeps the present one: two lives of one device.
    pub(crate) fn swap_copy(&mut self) -> Outcome {
        let Some(Life { folder, promised, acknowledged }) = self.kept.take() else { return Ok(()) };
        self.kill(None);
        self.keep_copy();
        self.slot.restore(&folder);
        (self.promised, self.acknowledged) = (promised, acknowledged);
        self.start()
    }
}
