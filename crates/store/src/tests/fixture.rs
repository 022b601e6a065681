//! People with vaults.

use std::path::Path as FsPath;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_keys::{DeviceKey, SealKey};
use cairn_ledger::charter::{Amendment, Charter, Epochs, NewPerson, Newcomer, Role};
use cairn_ledger::{Entry, Head, LogId, Unverified};
use cairn_model::{CircleId, Edit, Path, RecordId, Timestamp, Value};

use crate::{AcceptReport, CircleKeys, CircleUse, Confirmation, LockedVault, RecordKey, Vault};

pub(super) fn passphrase() -> Passphrase {
    Passphrase::new("correct horse battery staple".into())
}

pub(super) fn at(millis: i64) -> Timestamp {
    Timestamp::from_millis(1_760_000_000_000 + millis)
}

pub(super) fn edit(path: &str, value: impl Into<Value>) -> Edit {
    Edit { path: Path::parse(path).unwrap(), value: Some(value.into()) }
}

pub(super) fn incident(title: &str) -> Vec<Edit> {
    vec![edit("kind", "incident"), edit("title", title)]
}

pub(super) fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

/// A person's open vault in one circle.
pub(super) struct Person {
    pub(super) folder: tempfile::TempDir,
    pub(super) vault: Vault,
    pub(super) circle: CircleId,
    pub(super) log: LogId,
}

pub(super) fn create(folder: &FsPath) -> Vault {
    LockedVault::at(folder).create(&passphrase(), WorkFactor::weak_for_tests()).unwrap()
}

pub(super) fn found(vault: &mut Vault) -> (CircleId, LogId) {
    let device = DeviceKey::from_seed(crate::random());
    let seal = SealKey::generate();
    let (charter, epochs) = Charter::found("Harbour", "Amal", &device, &seal, at(0), crate::random()).unwrap();
    let (circle, log) = (charter.circle(), device.public());
    vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, CircleUse::Personal).unwrap();
    (circle, log)
}

impl Person {
    /// Someone with a circle of their own.
    pub(super) fn alone() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut vault = create(&folder.path().join("v"));
        let (circle, log) = found(&mut vault);
        Self { folder, vault, circle, log }
    }

    /// Two members of one circle.
    pub(super) fn pair(role: Role) -> (Self, Self) {
        let mut first = Self::alone();
        let device = DeviceKey::from_seed(crate::random());
        let seal = SealKey::generate();
        let newcomer = Newcomer {
            log: device.public(),
            seal: seal.recipient(),
            person: NewPerson::New { name: "Luis".into(), role },
        };
        let keys = first.vault.keys(&first.circle).unwrap();
        let (page, epochs) = first
            .vault
            .charter(&first.circle)
            .unwrap()
            .admit(newcomer, &keys.device, &keys.epochs, at(1), crate::random())
            .unwrap();
        first.vault.add_own_page(&first.circle, &page, &epochs).unwrap();
        let charter = Charter::verify(&first.vault.pages(&first.circle).unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut vault = create(&folder.path().join("v"));
        let epochs = Epochs::open(charter.page(), &seal).unwrap();
        let log = device.public();
        vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, CircleUse::Shared).unwrap();
        let second = Self { folder, vault, circle: first.circle, log };
        (first, second)
    }

    /// Writes a page under which the others come to work too.
    pub(super) fn amend(&mut self, amendment: Amendment, time: i64) -> Vec<u8> {
        let keys = self.vault.keys(&self.circle).unwrap();
        let charter = self.vault.charter(&self.circle).unwrap();
        let (page, epochs) = charter.amend(amendment, &keys.device, &keys.epochs, at(time), crate::random()).unwrap();
        self.vault.add_own_page(&self.circle.clone(), &page, &epochs).unwrap();
        page.bytes().to_vec()
    }

    /// Admits someone new, who starts from this device's pages and entries.
    pub(super) fn admit(&mut self, name: &str, role: Role) -> Self {
        self.admit_device(NewPerson::New { name: name.into(), role })
    }

    pub(super) fn admit_device(&mut self, person: NewPerson) -> Self {
        let (device, seal) = (DeviceKey::from_seed(crate::random()), SealKey::generate());
        let newcomer = Newcomer { log: device.public(), seal: seal.recipient(), person };
        self.amend(Amendment::Admit(newcomer), 2);
        let charter = Charter::verify(&self.vault.pages(&self.circle).unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut vault = create(&folder.path().join("v"));
        let epochs = Epochs::open(charter.page(), &seal).unwrap();
        let log = device.public();
        vault.add_circle(&charter, &CircleKeys { device, seal, epochs }, CircleUse::Shared).unwrap();
        Self { folder, vault, circle: self.circle, log }
    }

    /// Takes the pages that another has and this one lacks.
    pub(super) fn follow(&mut self, other: &Self) {
        for page in other.vault.pages(&self.circle).unwrap() {
            self.vault.add_page(&self.circle.clone(), &page, Confirmation::Given).unwrap();
        }
    }

    pub(super) fn head(&self, log: &LogId) -> Head {
        let heads = self.vault.heads(&self.circle).unwrap();
        heads.into_iter().find(|held| held.log == *log).map_or(Head::EMPTY, |held| held.head)
    }

    pub(super) fn person_of(&self, log: &LogId) -> cairn_ledger::PersonId {
        self.vault.charter(&self.circle).unwrap().person_of(log).unwrap().id
    }

    pub(super) fn has(&self, n: u8) -> bool {
        self.vault.record(&self.key(id(n))).is_ok()
    }

    pub(super) fn digest(&self) -> [u8; 32] {
        self.vault.digest(&self.circle).unwrap()
    }

    /// Everything is as it would be built from the entries alone.
    pub(super) fn is_sound(&mut self) {
        let report = self.vault.check(crate::Depth::Evidence, &mut |_, _| true).unwrap();
        assert_eq!(report.problems, []);
        let before = self.digest();
        self.vault.rebuild(&mut |_, _| true).unwrap();
        assert_eq!(self.digest(), before);
    }

    pub(super) fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("v")
    }

    pub(super) fn locked(&self) -> LockedVault {
        LockedVault::at(&self.path())
    }

    pub(super) fn key(&self, id: RecordId) -> RecordKey {
        RecordKey { circle: self.circle, id }
    }

    pub(super) fn add(&mut self, n: u8, title: &str, time: i64) {
        self.vault.add(&self.circle, id(n), incident(title), at(time)).unwrap();
    }

    /// Closes the vault and keeps the folder.
    pub(super) fn close(self) -> (tempfile::TempDir, LockedVault) {
        let locked = self.locked();
        self.vault.close().unwrap();
        (self.folder, locked)
    }

    /// Everything another person lacks, as bytes.
    pub(super) fn news_for(&self, other: &Self) -> Vec<Vec<u8>> {
        let held = other.vault.heads(&self.circle).unwrap();
        let mut news = Vec::new();
        for mine in self.vault.heads(&self.circle).unwrap() {
            let from = held.iter().find(|h| h.log == mine.log).map_or(0, |h| h.head.height) + 1;
            news.extend(self.vault.entries(&self.circle, &mine.log, from, usize::MAX).unwrap());
        }
        news
    }

    pub(super) fn accept(&mut self, entries: &[Vec<u8>], time: i64) -> AcceptReport {
        let entries = entries.iter().map(|bytes| Unverified::<Entry>::decode(bytes).unwrap()).collect();
        self.vault.accept(&self.circle, entries, at(time)).unwrap()
    }

    /// As [`Person::accept`], without projecting anything.
    pub(super) fn accept_ahead(&mut self, entries: &[Vec<u8>], time: i64) -> AcceptReport {
        let entries = entries.iter().map(|bytes| Unverified::<Entry>::decode(bytes).unwrap()).collect();
        self.vault.accept_ahead(&self.circle, entries, at(time)).unwrap()
    }

    /// Projects everything that waits; gives how many entries did.
    pub(super) fn catch_up(&mut self, time: i64) -> u64 {
        let mut entries = 0;
        loop {
            let done = self.vault.catch_up(&self.circle.clone(), at(time)).unwrap();
            entries += done.entries;
            assert_eq!(done.left, self.vault.waiting(&self.circle).unwrap());
            if done.left == 0 {
                return entries;
            }
        }
    }

    pub(super) fn pull(&mut self, other: &Self, time: i64) -> AcceptReport {
        let news = other.news_for(self);
        self.accept(&news, time)
    }
}
