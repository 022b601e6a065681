//! Folders for vaults, in memory where the system has such a place, and used again from seed to seed: making a vault costs
//! more than all else that a device does.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_store::LockedVault;
use tempfile::TempDir;

/// The files of a closed vault, and what a process that was killed leaves beside them.
const FILES: [&str; 5] = ["vault.db", "vault.db-wal", "counter", "keyring.age", "keyring-copy.age"];

thread_local! {
    static ROOT: RefCell<Option<Root>> = const { RefCell::new(None) };
}

/// The folder of all slots of a thread, and of the threads to which it lends them.
#[derive(Debug, Clone)]
pub(crate) struct Root(Arc<TempDir>);

/// Makes the vaults that this thread does not have yet, and gives their folder, to be lent to another thread.
pub(crate) fn stocked(count: usize) -> Root {
    for number in 0..count {
        drop(Slot::fresh(number));
    }
    root()
}

/// Lets this thread use the vaults of another one, which waits meanwhile.
pub(crate) fn borrow(lent: Root) {
    ROOT.with_borrow_mut(|root| *root = Some(lent));
}

/// Any: the work factor makes it cheap, and nobody attacks these.
pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("simulated".into())
}

fn root() -> Root {
    ROOT.with_borrow_mut(|root| {
        let make = || {
            let memory = Path::new("/dev/shm");
            let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
            Root(Arc::new(made.expect("make a temporary folder")))
        };
        root.get_or_insert_with(make).clone()
    })
}

/// The folder of one vault. Its path is the same for every seed of a thread.
#[derive(Debug)]
pub(crate) struct Slot {
    folder: PathBuf,
    _root: Root,
}

/// The files of a vault at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot(Vec<(&'static str, Vec<u8>)>);

impl Slot {
    /// Gives a folder with a new, closed and empty vault.
    pub(crate) fn fresh(number: usize) -> Self {
        let root = root();
        let (folder, pristine) = (root.0.path().join(number.to_string()), root.0.path().join(format!("new-{number}")));
        let slot = Self { folder, _root: root };
        if !pristine.is_dir() {
            let vault = slot.locked().create(&passphrase(), WorkFactor::weak_for_tests()).expect("make a vault");
            vault.close().expect("close a new vault");
            fs::create_dir(&pristine).expect("make a folder");
            slot.copy_to(&pristine);
        }
        slot.restore(&Snapshot::of(&pristine));
        let evidence = slot.folder.join("evidence");
        let _absent = fs::remove_dir_all(&evidence);
        fs::create_dir(&evidence).expect("make a folder");
        slot
    }

    fn copy_to(&self, folder: &Path) {
        for (name, bytes) in Snapshot::of(&self.folder).0 {
            fs::write(folder.join(name), bytes).expect("write a file");
        }
    }

    pub(crate) fn locked(&self) -> LockedVault {
        LockedVault::at(&self.folder)
    }

    /// Takes the files as they stand, also while the vault is open: what a kill would leave.
    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.folder)
    }

    /// Puts files back; the vault is closed.
    pub(crate) fn restore(&self, snapshot: &Snapshot) {
        for name in FILES.into_iter().chain(["vault.db-shm", "lock"]) {
            let _absent = fs::remove_file(self.folder.join(name));
        }
        for (name, bytes) in &snapshot.0 {
            fs::write(self.folder.join(name), bytes).expect("write a file");
        }
    }
}

impl Snapshot {
    fn of(folder: &Path) -> Self {
        Self(FILES.into_iter().filter_map(|name| Some((name, fs::read(folder.join(name)).ok()?))).collect())
    }
}
