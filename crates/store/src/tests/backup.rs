//! Backup and restore.

use std::io::Read as _;
use std::process::{Command, Stdio};

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_keys::{BackupKey, BackupLock, RecoverySheet, open_backup};
use cairn_ledger::Part;
use cairn_ledger::charter::{Amendment, Closing, Role};

use super::fixture::{Person, at, edit, id, incident, passphrase};
use crate::{BackupEvidence, DeviceState, Indicator, RestoreError, StoreError, UnlockError, Vault, Write, restore};

/// Amal and Luis, with records, a withheld entry, a sealed file and indicators; Luis makes the backup.
fn sample() -> (Person, Person, [u8; 32]) {
    let (mut amal, mut luis) = Person::pair(Role::Editor);
    let mut noor = amal.admit("Noor", Role::Editor);
    luis.follow(&amal);
    noor.add(4, "by Noor", 1);
    noor.add(5, "withheld", 2);
    let cut =
        cairn_ledger::Head { height: 1, hash: noor.vault.entry_hash(&noor.circle, &noor.log, 1).unwrap().unwrap() };
    amal.amend(Amendment::CloseLog { log: noor.log, cut, closing: Closing::Strict }, 3);
    luis.follow(&amal);
    luis.pull(&noor, 4);
    let sealed = luis.vault.evidence().seal(&mut &[5_u8; 2_500_000][..], &mut |_| true).unwrap();
    luis.vault.keep_tree(&sealed.tree).unwrap();
    let circle = luis.circle;
    let new = Write::New { id: id(1), edits: vec![edit("kind", "evidence"), edit("title", "photograph")] };
    luis.vault.write(&circle, vec![new, Write::Part(Part::Manifest(sealed.manifest(id(1))))], at(5)).unwrap();
    luis.add(2, "a record like any other", 6);
    let indicator = Indicator {
        object: "indicator--1".into(),
        ty: "indicator".into(),
        value: "example.org".into(),
        name: None,
        text: String::new(),
        at: 0,
        length: 10,
        more: None,
    };
    luis.vault.add_indicators(&circle, id(1), [indicator], &mut |_| true).unwrap();
    (amal, luis, *sealed.tree.root())
}

fn back_up(person: &mut Person, lock: &BackupLock, evidence: BackupEvidence) -> Vec<u8> {
    let keys = person.vault.register_restore_keys(at(50)).unwrap();
    let mut bytes = Vec::new();
    let report = person.vault.back_up(lock, &keys, evidence, at(51), &mut bytes, &mut |_| true).unwrap();
    assert!(report.entries > 0 && report.records > 0);
    bytes
}

fn bring_back(folder: &std::path::Path, bytes: &[u8], key: &BackupKey) -> Result<Vault, RestoreError> {
    restore(folder, bytes, key, &passphrase(), WorkFactor::weak_for_tests(), at(60), &mut |_| true)
}

#[test]
fn a_backup_restores_everything_but_keys_and_its_restore_key_admits_it_once() {
    let (mut amal, mut luis, root) = sample();
    let sheet = RecoverySheet::generate();
    let bytes = back_up(&mut luis, &BackupLock::Sheet(sheet.recipient()), BackupEvidence::Included);
    amal.follow(&luis);
    let folder = tempfile::tempdir().unwrap();
    let key = BackupKey::Sheet(sheet.seal_key().clone());
    let mut vault = bring_back(&folder.path().join("v"), &bytes, &key).unwrap();
    let circle = luis.circle;
    assert_eq!(vault.digest(&circle).unwrap(), luis.digest());
    assert_eq!(vault.heads(&circle).unwrap(), luis.vault.heads(&circle).unwrap());
    assert_eq!(vault.withheld(&circle).unwrap(), luis.vault.withheld(&circle).unwrap());
    assert!(vault.evidence().holds(&root) && vault.tree(&root).unwrap().is_some());
    assert_eq!(vault.indicator_count(&circle, &id(1)).unwrap(), 1);
    assert_eq!(vault.device_state(&circle).unwrap(), DeviceState::Waiting);
    assert_eq!(vault.own_log(&circle).unwrap(), None);
    assert!(matches!(vault.keys(&circle), Err(StoreError::Device(DeviceState::Waiting))));
    assert!(matches!(
        vault.add(&circle, id(9), incident("too early"), at(61)),
        Err(StoreError::Device(DeviceState::Waiting) | StoreError::NotFound(_))
    ));

    let restore_key = vault.restore_key(&circle).unwrap().unwrap();
    vault.admit_own(&circle, &restore_key, at(62)).unwrap();
    assert_eq!(vault.device_state(&circle).unwrap(), DeviceState::Ready);
    assert!(vault.restore_key(&circle).unwrap().is_none());
    let page = vault.charter(&circle).unwrap().page().clone();
    assert_eq!(page.closed(&luis.log).unwrap().cut, luis.head(&luis.log));
    assert!(page.persons.iter().all(|person| person.recovery.is_empty()), "the key is used up");
    let log = vault.own_log(&circle).unwrap().unwrap();
    let mut restored = Person { folder, vault, circle, log };
    restored.add(9, "after the restore", 63);
    amal.follow(&restored);
    amal.pull(&restored, 64);
    assert!(amal.has(2) && amal.has(9));
    assert_eq!(amal.digest(), restored.digest());
    restored.is_sound();

    // The same backup again: its key is spent.
    let folder = tempfile::tempdir().unwrap();
    let mut again = bring_back(&folder.path().join("v"), &bytes, &key).unwrap();
    for page in amal.vault.pages(&circle).unwrap() {
        again.add_page(&circle, &page, crate::Confirmation::None).unwrap();
    }
    let spent = again.restore_key(&circle).unwrap().unwrap();
    assert!(again.admit_own(&circle, &spent, at(70)).is_err());
}

#[test]
fn the_sheet_admits_a_restored_vault_and_a_passphrase_opens_a_backup() {
    let (_amal, mut luis, root) = sample();
    let sheet = RecoverySheet::generate();
    let circle = luis.circle;
    luis.vault.register_sheet(&circle, Some(&sheet), at(40)).unwrap();
    let words = Passphrase::new("a passphrase for the backup alone".into());
    let lock = BackupLock::Passphrase(words.clone(), WorkFactor::weak_for_tests());
    let bytes = back_up(&mut luis, &lock, BackupEvidence::LeftOut);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v");
    let wrong = BackupKey::Passphrase(Passphrase::new("wrong".into()));
    assert!(matches!(bring_back(&path, &bytes, &wrong), Err(RestoreError::WrongKey)));
    assert!(!path.exists());
    let mut vault = bring_back(&path, &bytes, &BackupKey::Passphrase(words)).unwrap();
    assert!(!vault.evidence().holds(&root) && vault.manifests(&luis.key(id(1))).unwrap().len() == 1);
    vault.admit_own(&circle, &sheet.derive_key(circle.as_bytes()), at(61)).unwrap();
    vault.add(&circle, id(9), incident("after the restore"), at(62)).unwrap();
    vault.close().unwrap();
    crate::LockedVault::at(&path).unlock(&passphrase()).unwrap();
}

#[test]
fn a_cut_or_altered_backup_fails_whole_and_an_existing_vault_is_left_alone() {
    let (_amal, mut luis, _) = sample();
    let sheet = RecoverySheet::generate();
    let bytes = back_up(&mut luis, &BackupLock::Sheet(sheet.recipient()), BackupEvidence::LeftOut);
    let key = BackupKey::Sheet(sheet.seal_key().clone());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v");
    let cuts = (0..bytes.len()).step_by(bytes.len() / 9).chain([bytes.len() - 1]);
    for cut in cuts {
        assert!(bring_back(&path, &bytes[..cut], &key).is_err(), "cut at {cut}");
        assert!(!path.exists());
    }
    for at in (0..bytes.len()).step_by(bytes.len() / 7) {
        let mut wrong = bytes.clone();
        wrong[at] ^= 4;
        assert!(bring_back(&path, &wrong, &key).is_err(), "flipped at {at}");
        assert!(!path.exists());
    }
    let mut calls = 0;
    let stop = &mut |_| {
        calls += 1;
        calls < 5
    };
    let cancelled = restore(&path, bytes.as_slice(), &key, &passphrase(), WorkFactor::weak_for_tests(), at(1), stop);
    assert!(matches!(cancelled, Err(RestoreError::Cancelled)) && !path.exists());
    let before = std::fs::read(luis.path().join("keyring.age")).unwrap();
    assert!(matches!(bring_back(&luis.path(), &bytes, &key), Err(RestoreError::Create(_))));
    assert_eq!(std::fs::read(luis.path().join("keyring.age")).unwrap(), before);
    // An empty folder that was there stays there.
    std::fs::create_dir(&path).unwrap();
    assert!(bring_back(&path, &bytes[..bytes.len() / 2], &key).is_err());
    assert_eq!(std::fs::read_dir(&path).unwrap().count(), 0);
}

#[test]
fn a_restore_that_was_killed_does_not_open() {
    let mut amal = Person::alone();
    amal.vault
        .commit(|commit| {
            commit.db.execute("INSERT INTO meta (name, value) VALUES ('restoring', 1)", [])?;
            Ok(())
        })
        .unwrap();
    let (_folder, locked) = amal.close();
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::Unfinished)));
}

#[test]
fn a_backup_holds_no_key_of_the_device_and_says_its_records_in_plain_words() {
    let (_amal, mut luis, _) = sample();
    let sheet = RecoverySheet::generate();
    let bytes = back_up(&mut luis, &BackupLock::Sheet(sheet.recipient()), BackupEvidence::Included);
    let mut plain = Vec::new();
    let key = BackupKey::Sheet(sheet.seal_key().clone());
    open_backup(bytes.as_slice(), &key).unwrap().read_to_end(&mut plain).unwrap();
    let holds = |needle: &[u8]| plain.windows(needle.len()).any(|window| window == needle);
    let keys = luis.vault.keys(&luis.circle).unwrap();
    assert!(!holds(keys.device.seed().as_slice()) && !holds(keys.seal.to_text().as_bytes()));
    assert!(!holds(hex::encode(keys.device.seed().as_slice()).as_bytes()));
    assert!(holds(b"a record like any other") && holds(b"AGE-SECRET-KEY-1"));
}

/// `age -d` and `tar` are what somebody has in twenty years.
#[test]
fn stock_tools_open_a_backup_and_its_evidence() {
    if Command::new("age").arg("--version").stdout(Stdio::null()).status().is_err() {
        return; // `tests/interop` demands age; here it is taken where it is
    }
    let (_amal, mut luis, root) = sample();
    let sheet = RecoverySheet::generate();
    let bytes = back_up(&mut luis, &BackupLock::Sheet(sheet.recipient()), BackupEvidence::Included);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("backup.age"), &bytes).unwrap();
    std::fs::write(folder.path().join("sheet.txt"), sheet.to_file().as_bytes()).unwrap();
    let run = |script: &str| {
        let status = Command::new("sh").args(["-ec", script]).current_dir(folder.path()).status().unwrap();
        assert!(status.success(), "{script}");
    };
    run("age -d -i sheet.txt backup.age | tar -x");
    run("grep -q 'a record like any other' circles/*/records/*.jsonl");
    run("sed -n 's/.*\"key\":\"\\(AGE-SECRET-KEY-1[A-Z0-9]*\\)\".*/\\1/p' circles/*/evidence/*.jsonl > key.txt");
    run(&format!("age -d -i key.txt evidence/{}.age > photograph", hex::encode(root)));
    assert_eq!(std::fs::read(folder.path().join("photograph")).unwrap(), [5; 2_500_000]);
}

#[test]
fn old_restore_keys_give_way() {
    let mut amal = Person::alone();
    let mut all = Vec::new();
    for _ in 0..7 {
        let keys = amal.vault.register_restore_keys(at(1)).unwrap();
        all.push(keys);
        let person = amal.vault.charter(&amal.circle).unwrap().page().persons[0].clone();
        assert_eq!(person.recovery.len(), all.len().min(4));
    }
    assert_eq!(format!("{:?}", all[0]), "RestoreKeys(1 circles)");
}

#[test]
fn a_lost_device_is_known_by_what_it_told() {
    let (mut amal, mut luis, root) = sample();
    amal.add(30, "by Amal", 30);
    luis.pull(&amal, 31);
    luis.add(31, "tells what it holds", 32);
    amal.pull(&luis, 33);
    amal.add(32, "after Luis was last heard of", 34);
    let holding = amal.vault.holding(&amal.circle, &luis.log).unwrap();
    assert_eq!(holding.role, Some(Role::Editor));
    assert_eq!(holding.logs[&luis.log], luis.head(&luis.log).height);
    assert_eq!(holding.logs[&amal.log], luis.head(&amal.log).height);
    assert!(holding.records.contains(&id(30)) && holding.records.contains(&id(2)));
    assert!(!holding.records.contains(&id(32)));
    assert!(holding.files.contains(&root) && holding.confirmed.is_empty());
    assert_eq!(holding.last_heard, Some(at(32)));
}
