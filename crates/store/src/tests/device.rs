//! Copied and rolled-back vaults, and their way back.

use std::path::Path;

use cairn_keys::RecoverySheet;
use cairn_ledger::Unverified;
use cairn_ledger::charter::{Amendment, NewPerson, Role};
use cairn_ledger::entry::Entry;

use super::fixture::{Person, at, id, incident, passphrase};
use crate::{DeviceState, FilesRead, LockedVault, StoreError, Vault};

/// Copies a vault's files as somebody with a file manager would.
fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("evidence")).unwrap();
    for name in ["keyring.age", "keyring-copy.age", "vault.db", "counter"] {
        std::fs::copy(from.join(name), to.join(name)).unwrap();
    }
}

/// A copy of a person's vault in another folder, while theirs goes on.
fn copy_of(person: &Person) -> (tempfile::TempDir, Vault) {
    crate::database::checkpoint(&person.vault.reader.db).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy_files(&person.path(), &folder.path().join("v"));
    let vault = LockedVault::at(&folder.path().join("v")).unlock(&passphrase()).unwrap();
    (folder, vault)
}

fn refuses_to_sign(vault: &mut Vault, person: &Person, state: DeviceState) {
    let circle = person.circle;
    assert_eq!(vault.device_state(&circle).unwrap(), state);
    assert!(matches!(vault.keys(&circle), Err(StoreError::Device(found)) if found == state));
    let written = vault.add(&circle, id(90), incident("signed by a copy"), at(90));
    assert!(matches!(written, Err(StoreError::Device(found)) if found == state));
    assert!(matches!(
        vault.write_receipt(&circle, &person.log, at(90), &mut FilesRead::default(), &mut |_, _| true),
        Err(StoreError::Device(_))
    ));
    let none = &mut |_| true;
    assert!(matches!(vault.import(&circle, [], at(90), none), Err(StoreError::Device(_))));
}

#[test]
fn a_copied_vault_reads_and_signs_only_with_new_keys_that_a_page_admits() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    luis.add(1, "one", 1);
    amal.pull(&luis, 2);
    let (folder, mut copy) = copy_of(&luis);
    assert_eq!(copy.record(&luis.key(id(1))).unwrap().row.title, "one");
    refuses_to_sign(&mut copy, &luis, DeviceState::Copied);
    // Opened where it was, the vault is what it was.
    assert_eq!(luis.vault.device_state(&luis.circle).unwrap(), DeviceState::Ready);
    assert!(matches!(luis.vault.renew_keys(&luis.circle.clone()), Err(StoreError::Exists(_))));

    let newcomer = copy.renew_keys(&luis.circle).unwrap();
    assert_eq!(copy.renew_keys(&luis.circle).unwrap(), newcomer);
    assert_eq!(newcomer.person, NewPerson::Existing(amal.person_of(&luis.log)));
    refuses_to_sign(&mut copy, &luis, DeviceState::Waiting);
    amal.amend(Amendment::Admit(newcomer.clone()), 10);
    let mut copy = Person { folder, vault: copy, circle: luis.circle, log: newcomer.log };
    copy.follow(&amal);
    assert_eq!(copy.vault.device_state(&copy.circle).unwrap(), DeviceState::Ready);
    assert_eq!(copy.vault.replaced_log(&copy.circle).unwrap(), Some(luis.log));
    copy.add(2, "by the new device", 20);
    amal.pull(&copy, 21);
    assert!(amal.has(2) && copy.head(&copy.log).height == 1);
    // It reads the epoch of the page that admitted it.
    let epochs = copy.vault.keys(&copy.circle).unwrap().epochs;
    assert_eq!(epochs.newest().unwrap().page, copy.vault.charter(&copy.circle).unwrap().page().number);
}

#[test]
fn a_moved_vault_goes_on_when_its_person_says_so() {
    for person in [Person::alone(), Person::pair(Role::Editor).1] {
        let (_folder, mut moved) = copy_of(&person);
        refuses_to_sign(&mut moved, &person, DeviceState::Copied);
        moved.keep_keys(&person.circle).unwrap();
        moved.add(&person.circle, id(1), incident("after the move"), at(1)).unwrap();
        assert!(matches!(moved.keep_keys(&person.circle), Err(StoreError::Device(DeviceState::Ready))));
    }
}

/// Luis's vault as it was before he wrote the second record, which Amal holds.
fn set_back() -> (Person, Person) {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    luis.add(1, "one", 1);
    crate::database::checkpoint(&luis.vault.reader.db).unwrap();
    let snapshot = tempfile::tempdir().unwrap();
    copy_files(&luis.path(), snapshot.path());
    luis.add(2, "two", 2);
    amal.pull(&luis, 3);
    let (circle, log) = (luis.circle, luis.log);
    let (folder, locked) = luis.close();
    copy_files(snapshot.path(), &folder.path().join("v"));
    let vault = locked.unlock(&passphrase()).unwrap();
    (amal, Person { folder, vault, circle, log })
}

#[test]
fn a_vault_that_was_set_back_learns_it_from_a_peer_and_goes_on_under_a_new_log() {
    let (mut amal, mut luis) = set_back();
    assert_eq!(luis.vault.device_state(&luis.circle).unwrap(), DeviceState::Ready);
    let report = luis.pull(&amal, 10);
    assert!(report.rolled_back);
    assert!(luis.has(2), "what it had written is taken all the same");
    let vault = &mut luis.vault;
    assert_eq!(vault.device_state(&luis.circle).unwrap(), DeviceState::RolledBack);
    assert!(matches!(
        vault.add(&luis.circle, id(3), incident("no"), at(11)),
        Err(StoreError::Device(DeviceState::RolledBack))
    ));
    // It stays so when the vault is opened again.
    let (circle, old) = (luis.circle, luis.log);
    let (folder, locked) = luis.close();
    let mut luis = Person { folder, vault: locked.unlock(&passphrase()).unwrap(), circle, log: old };
    assert_eq!(luis.vault.device_state(&circle).unwrap(), DeviceState::RolledBack);
    luis.vault.admit_after_rollback(&circle, at(12)).unwrap();
    luis.log = luis.vault.own_log(&circle).unwrap().unwrap();
    assert_ne!(luis.log, old);
    let closed = luis.vault.charter(&circle).unwrap().page().closed(&old).unwrap().clone();
    assert_eq!(closed.cut, luis.head(&old));
    luis.add(3, "three", 13);
    amal.follow(&luis);
    amal.pull(&luis, 14);
    assert!(amal.has(2) && amal.has(3) && amal.vault.forks(&circle).unwrap().is_empty());
    assert_eq!(amal.digest(), luis.digest());
}

#[test]
fn a_vault_that_was_set_back_and_wrote_on_forks_and_both_sides_stay() {
    let (mut amal, mut luis) = set_back();
    luis.add(3, "written over the second", 5);
    let report = luis.pull(&amal, 10);
    assert!(!report.rolled_back && report.stored == 0, "equal heights: nothing came");
    let held = amal.vault.entries(&amal.circle, &luis.log, 1, usize::MAX).unwrap();
    let report = luis.accept(&held, 11);
    assert!(report.rolled_back && report.forked.contains(&luis.log));
    amal.pull(&luis, 12);
    let own = luis.vault.entries(&luis.circle, &luis.log, 1, usize::MAX).unwrap();
    amal.accept(&own, 13);
    for fork in luis.vault.forks(&luis.circle).unwrap() {
        for side in fork.sides {
            amal.accept(&luis.vault.side_entries(&luis.circle, &luis.log, side).unwrap(), 14);
        }
    }
    assert_eq!(amal.digest(), luis.digest());
    assert_eq!(amal.vault.forks(&amal.circle).unwrap(), luis.vault.forks(&luis.circle).unwrap());
    assert!(amal.has(2) != amal.has(3));
}

#[test]
fn each_chain_of_a_forked_log_is_served_whole_whichever_counts() {
    let (mut amal, mut luis) = set_back();
    luis.add(3, "written over the second", 5);
    let own = luis.vault.entries(&luis.circle, &luis.log, 1, usize::MAX).unwrap();
    amal.accept(&own, 6);
    let (circle, log) = (amal.circle, luis.log);
    let fork = amal.vault.forks(&circle).unwrap().remove(0);
    assert_eq!((fork.below, fork.sides.len()), (1, 1));
    for head in [fork.counts, fork.sides[0]] {
        let mut chain = Vec::new();
        while chain.len() < 2 {
            let from = chain.len() as u64 + 1;
            chain.extend(amal.vault.chain_entries(&circle, &log, head, from, 1 << 20).unwrap());
        }
        let last = Unverified::<Entry>::decode(chain.last().unwrap()).unwrap();
        assert_eq!((chain.len(), last.claimed_hash()), (2, head.hash));
        assert!(amal.vault.chain_entries(&circle, &log, head, 3, 1 << 20).unwrap().is_empty());
    }
}

#[test]
fn the_recovery_sheet_admits_a_copied_vault_and_can_be_revoked() {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let sheet = RecoverySheet::generate();
    let circle = luis.circle;
    luis.vault.register_sheet(&circle, Some(&sheet), at(5)).unwrap();
    amal.follow(&luis);
    let (_folder, mut copy) = copy_of(&luis);
    copy.renew_keys(&circle).unwrap();
    let other = RecoverySheet::generate();
    assert!(matches!(
        copy.admit_own(&circle, &other.derive_key(circle.as_bytes()), at(6)),
        Err(StoreError::Charter(_))
    ));
    copy.admit_own(&circle, &sheet.derive_key(circle.as_bytes()), at(7)).unwrap();
    assert_eq!(copy.device_state(&circle).unwrap(), DeviceState::Ready);
    let page = copy.charter(&circle).unwrap().page().clone();
    assert!(page.device(&luis.log).is_none() && page.closed(&luis.log).is_some());
    copy.add(&circle, id(7), incident("by the copy"), at(8)).unwrap();
    for page in copy.pages(&circle).unwrap() {
        luis.vault.add_page(&circle, &page, crate::Confirmation::None).unwrap();
    }
    assert!(matches!(luis.vault.add(&circle, id(8), incident("by the first"), at(9)), Err(StoreError::MayNot)));

    // Once revoked, the sheet speaks for nobody.
    copy.register_sheet(&circle, None, at(10)).unwrap();
    let log = copy.own_log(&circle).unwrap().unwrap();
    let copy = Person { folder: tempfile::tempdir().unwrap(), vault: copy, circle, log };
    assert!(copy.vault.charter(&circle).unwrap().person_of(&log).unwrap().recovery.is_empty());
}
