//! Pages that wait for a person, and pages of rival branches.

use cairn_keys::keyring::WorkFactor;
use cairn_keys::{BackupKey, BackupLock, DeviceKey, RecoverySheet, SealKey};
use cairn_ledger::charter::{Amendment, Closing, NewPerson, Newcomer, Role, Standing};
use cairn_ledger::{Extension, LogId, PageHash, SignedPage};

use super::fixture::{Person, at, passphrase};
use crate::{BackupEvidence, Confirmation, StoreError, restore};

fn newcomer(name: &str) -> Newcomer {
    Newcomer {
        log: DeviceKey::from_seed(crate::random()).public(),
        seal: SealKey::generate().recipient(),
        person: NewPerson::New { name: name.into(), role: Role::Editor },
    }
}

/// Takes all pages that another holds, as sync does.
fn hear(person: &mut Person, other: &Person) {
    let circle = person.circle;
    for page in other.vault.pages(&circle).unwrap().iter().chain(&other.vault.other_pages(&circle).unwrap()) {
        person.vault.add_page(&circle, page, Confirmation::None).unwrap();
    }
}

fn page_of(person: &Person) -> PageHash {
    person.vault.charter(&person.circle).unwrap().page_hash()
}

fn reopen(person: Person) -> Person {
    let (circle, log): (_, LogId) = (person.circle, person.log);
    let (folder, locked) = person.close();
    Person { folder, vault: locked.unlock(&passphrase()).unwrap(), circle, log }
}

fn remove(by: &mut Person, whom: &Person, time: i64) -> Vec<u8> {
    let (person, cut) = (by.person_of(&whom.log), by.head(&whom.log));
    by.amend(Amendment::RemovePerson { person, cuts: vec![(whom.log, cut)], closing: Closing::Ordinary }, time)
}

#[test]
fn stewards_who_admit_people_while_apart_converge_and_nobody_is_lost() {
    let mut amal = Person::alone();
    let mut noor = amal.admit("Noor", Role::Steward);
    let (ana, luis) = (newcomer("Ana"), newcomer("Luis"));
    amal.amend(Amendment::Admit(ana.clone()), 10);
    noor.amend(Amendment::Admit(luis.clone()), 11);
    hear(&mut amal, &noor);
    hear(&mut noor, &amal);
    assert_eq!(page_of(&amal), page_of(&noor));
    assert_eq!(amal.vault.other_pages(&amal.circle).unwrap().len(), 1);
    let mut amal = reopen(amal);
    let circle = amal.circle;
    let written = amal.vault.redo_pages(&circle, at(20)).unwrap() + noor.vault.redo_pages(&circle, at(20)).unwrap();
    assert!(written >= 1);
    hear(&mut amal, &noor);
    hear(&mut noor, &amal);
    assert_eq!(page_of(&amal), page_of(&noor));
    for person in [&mut amal, &mut noor] {
        let page = person.vault.charter(&circle).unwrap().page().clone();
        assert!(page.device(&ana.log).is_some() && page.device(&luis.log).is_some());
        // The epoch of the page that won is known, whoever wrote it.
        let keys = person.vault.keys(&circle).unwrap();
        assert!(keys.epochs.of(&page).is_some());
        person.add(1, "written under it", 30);
    }
}

#[test]
fn a_page_that_deposes_a_steward_waits_for_the_person_through_locking_and_backup() {
    let mut amal = Person::alone();
    let noor = amal.admit("Noor", Role::Steward);
    let mut luis = amal.admit("Luis", Role::Editor);
    let page = remove(&mut amal, &noor, 10);
    let circle = luis.circle;
    assert_eq!(luis.vault.add_page(&circle, &page, Confirmation::None).unwrap(), Extension::NeedsConsent);
    let hash = SignedPage::decode(&page).unwrap().hash();
    let before = page_of(&luis);
    let mut luis = reopen(luis);
    let waiting = luis.vault.charter(&circle).unwrap().waiting();
    assert_eq!((waiting.len(), waiting[0].page, page_of(&luis)), (1, hash, before));
    assert!(luis.vault.charter(&circle).unwrap().held_back().contains(&noor.log));

    luis.vault.refuse_page(&circle, &hash).unwrap();
    let sheet = RecoverySheet::generate();
    let keys = luis.vault.register_restore_keys(at(20)).unwrap();
    let mut bytes = Vec::new();
    let lock = BackupLock::Sheet(sheet.recipient());
    luis.vault.back_up(&lock, &keys, BackupEvidence::LeftOut, at(21), &mut bytes, &mut |_| true).unwrap();
    let mut luis = reopen(luis);
    let none = PageHash::from_bytes([3; 32]);
    assert!(matches!(luis.vault.choose_page(&circle, &none), Err(StoreError::Charter(_))));
    assert!(luis.vault.charter(&circle).unwrap().waiting().is_empty());
    assert_eq!(luis.vault.charter(&circle).unwrap().declined(), [hash]);
    assert_eq!(luis.vault.choose_page(&circle, &hash).unwrap(), Extension::Moved);
    assert_eq!(page_of(&luis), hash);
    assert!(luis.vault.charter(&circle).unwrap().role_of(&noor.log).is_none());

    let folder = tempfile::tempdir().unwrap();
    let key = BackupKey::Sheet(sheet.seal_key().clone());
    let work = WorkFactor::weak_for_tests();
    let path = folder.path().join("v");
    let restored = restore(&path, bytes.as_slice(), &key, &passphrase(), work, at(22), &mut |_| true).unwrap();
    assert_eq!(restored.charter(&circle).unwrap().declined(), [hash]);
    assert!(restored.charter(&circle).unwrap().find_any(&hash).is_some());
}

#[test]
fn stewards_who_remove_each_other_are_a_choice_of_people() {
    let mut amal = Person::alone();
    let mut noor = amal.admit("Noor", Role::Steward);
    let mut luis = amal.admit("Luis", Role::Editor);
    noor.follow(&amal);
    let circle = luis.circle;
    luis.add(1, "by Luis", 1);
    amal.pull(&luis, 2);
    let by_amal = remove(&mut amal, &noor, 10);
    let by_noor = remove(&mut noor, &amal, 11);
    for page in [&by_amal, &by_noor] {
        let extension = luis.vault.add_page(&circle, page, Confirmation::None).unwrap();
        assert!(matches!(extension, Extension::NeedsConsent | Extension::Rival));
    }
    let mut luis = reopen(luis);
    assert_eq!(luis.vault.charter(&circle).unwrap().page().devices.len(), 3);
    let rivals = luis.vault.rivals(&circle).unwrap();
    assert_eq!((rivals.len(), rivals[0].branches.len(), rivals[0].is_open()), (1, 2, true));
    let chosen = SignedPage::decode(&by_amal).unwrap().hash();
    assert_eq!(luis.vault.choose_page(&circle, &chosen).unwrap(), Extension::Moved);
    let luis = reopen(luis);
    let rivals = luis.vault.rivals(&circle).unwrap();
    assert!(!rivals[0].is_open());
    assert_eq!(rivals[0].branches[0].standing, Standing::Ours);
    assert_eq!(rivals[0].branches[1].standing, Standing::Declined);
    // Amal stays where she is, sees that Noor's page is there, and is not moved by it.
    assert!(matches!(
        amal.vault.add_page(&circle, &by_noor, Confirmation::None),
        Ok(Extension::Rival | Extension::Overruled | Extension::NeedsConsent)
    ));
    assert_eq!(page_of(&amal), chosen);
}
