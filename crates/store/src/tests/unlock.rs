use std::fs;
use std::path::Path;

use cairn_keys::keyring::{Passphrase, WorkFactor};

use super::fixture::{Person, at, create, id, incident, passphrase};
use crate::{CreateError, LockedVault, Notice, StoreError, UnlockError, VaultFile};

/// A closed vault with some records.
fn sample() -> (tempfile::TempDir, LockedVault, std::path::PathBuf) {
    let mut person = Person::alone();
    for n in 1..20 {
        person.add(n, &format!("Raid number {n} at the harbour"), i64::from(n));
    }
    let path = person.path();
    let (folder, locked) = person.close();
    (folder, locked, path)
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

fn snapshot(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.is_file() && !path.to_str().unwrap().contains("-shm"))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

#[test]
fn vault_opens_again_with_its_records() {
    let (_folder, locked, _) = sample();
    let vault = locked.unlock(&passphrase()).unwrap();
    assert_eq!(vault.notices(), []);
    assert_eq!(vault.counts(None).unwrap().records.get("incident"), Some(&19));
}

#[test]
fn wal_is_gone_after_closing() {
    let (_folder, _, path) = sample();
    assert!(fs::metadata(path.join("vault.db-wal")).map_or(true, |meta| meta.len() == 0));
    let mut names: Vec<String> =
        fs::read_dir(&path).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.retain(|name| !name.starts_with("vault.db-"));
    assert_eq!(names, ["counter", "evidence", "keyring-copy.age", "keyring.age", "lock", "vault.db"]);
}

#[test]
fn creating_refuses_whatever_exists() {
    let (_folder, locked, path) = sample();
    let before = snapshot(&path);
    assert!(matches!(locked.create(&passphrase(), WorkFactor::weak_for_tests()), Err(CreateError::Exists)));
    assert_eq!(snapshot(&path), before);
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("notes.txt"), "mine").unwrap();
    assert!(matches!(
        LockedVault::at(other.path()).create(&passphrase(), WorkFactor::weak_for_tests()),
        Err(CreateError::Exists)
    ));
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);
}

#[test]
fn no_vault_and_missing_files_are_told_apart() {
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(LockedVault::at(empty.path()).unlock(&passphrase()), Err(UnlockError::NoVault)));
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
    for (name, file) in [("vault.db", VaultFile::Database), ("counter", VaultFile::Counter)] {
        let (_folder, locked, path) = sample();
        fs::remove_file(path.join(name)).unwrap();
        assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::Missing(missing)) if missing == file));
        assert!(!path.join(name).exists());
    }
    let (_folder, locked, path) = sample();
    fs::remove_file(path.join("keyring.age")).unwrap();
    fs::remove_file(path.join("keyring-copy.age")).unwrap();
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::Missing(VaultFile::Keyring))));
}

#[test]
fn wrong_passphrase_changes_nothing() {
    let (_folder, locked, path) = sample();
    let before = snapshot(&path);
    assert!(matches!(locked.unlock(&Passphrase::new("wrong".into())), Err(UnlockError::WrongPassphrase)));
    assert_eq!(snapshot(&path), before);
}

#[test]
fn one_damaged_keyring_is_mended_from_the_other() {
    for damaged in ["keyring.age", "keyring-copy.age"] {
        for how in 0..3 {
            let (_folder, locked, path) = sample();
            let whole = fs::read(path.join(damaged)).unwrap();
            match how {
                0 => flip(&path.join(damaged), 120),
                1 => fs::remove_file(path.join(damaged)).unwrap(),
                _ => fs::write(path.join(damaged), b"").unwrap(),
            }
            assert!(matches!(locked.unlock(&Passphrase::new("wrong".into())), Err(UnlockError::WrongPassphrase)));
            let vault = locked.unlock(&passphrase()).unwrap();
            assert_eq!(vault.notices(), [Notice::KeyringRepaired]);
            assert_eq!(fs::read(path.join(damaged)).unwrap(), whole);
        }
    }
}

#[test]
fn two_damaged_keyrings_are_not_a_wrong_passphrase() {
    let (_folder, locked, path) = sample();
    flip(&path.join("keyring.age"), 120);
    flip(&path.join("keyring-copy.age"), 130);
    let before = snapshot(&path);
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::KeyringDamaged)));
    assert_eq!(snapshot(&path), before);
}

#[test]
fn vault_in_use_is_refused_and_free_after_closing() {
    let (_folder, locked, _) = sample();
    let open = locked.unlock(&passphrase()).unwrap();
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::InUse)));
    drop(open);
    locked.unlock(&passphrase()).unwrap();
}

#[test]
fn damaged_and_truncated_databases_are_refused_or_found_by_the_check() {
    for at in [16, 100, 2000, 4090] {
        let (_folder, locked, path) = sample();
        flip(&path.join("vault.db"), at);
        let before = snapshot(&path);
        assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::DatabaseDamaged(_))), "bit in byte {at}");
        assert_eq!(snapshot(&path), before);
    }
    for keep in [0, 1, 4096, 20_000] {
        let (_folder, locked, path) = sample();
        let bytes = fs::read(path.join("vault.db")).unwrap();
        fs::write(path.join("vault.db"), &bytes[..keep]).unwrap();
        assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::DatabaseDamaged(_))), "{keep} bytes");
        assert_eq!(fs::metadata(path.join("vault.db")).unwrap().len(), keep as u64);
    }
    let (_folder, locked, path) = sample();
    let pages = fs::metadata(path.join("vault.db")).unwrap().len() / 4096;
    let mut found = 0;
    for page in 1..pages {
        let whole = fs::read(path.join("vault.db")).unwrap();
        flip(&path.join("vault.db"), usize::try_from(page).unwrap() * 4096 + 77);
        match locked.unlock(&passphrase()) {
            Err(UnlockError::DatabaseDamaged(_)) => found += 1,
            Ok(vault) => {
                let report = vault.check(crate::Depth::Ledger, &mut |_, _| true).unwrap();
                assert!(!report.problems.is_empty(), "page {page}");
                found += 1;
                drop(vault);
            }
            Err(other) => panic!("{other:?}"),
        }
        for name in ["vault.db-wal", "vault.db-shm"] {
            let _ = fs::remove_file(path.join(name));
        }
        fs::write(path.join("vault.db"), whole).unwrap();
    }
    assert_eq!(found, pages - 1);
}

#[test]
fn old_copy_of_the_database_names_the_gap() {
    let mut person = Person::alone();
    person.add(1, "kept", 1);
    let path = person.path();
    let (folder, locked) = person.close();
    let old = fs::read(path.join("vault.db")).unwrap();
    let mut vault = locked.unlock(&passphrase()).unwrap();
    let circle = vault.circles().unwrap()[0].id;
    for n in 2..5 {
        vault.add(&circle, id(n), incident("lost"), at(n.into())).unwrap();
    }
    vault.close().unwrap();
    fs::write(path.join("vault.db"), &old).unwrap();
    let before = snapshot(&path);
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::RolledBack { missing: 3 })));
    assert_eq!(snapshot(&path), before);
    drop(folder);
}

#[test]
fn flipped_bit_in_the_wal_is_a_rollback() {
    let mut person = Person::alone();
    person.vault.reader.db.execute_batch("PRAGMA wal_autocheckpoint = 0").unwrap();
    crate::database::checkpoint(&person.vault.reader.db).unwrap();
    for n in 1..6 {
        person.add(n, "in the log", n.into());
    }
    let path = person.path();
    let copy = tempfile::tempdir().unwrap();
    for name in ["keyring.age", "keyring-copy.age", "vault.db", "vault.db-wal", "counter"] {
        fs::copy(path.join(name), copy.path().join(name)).unwrap();
    }
    let locked = LockedVault::at(copy.path());
    let wal = copy.path().join("vault.db-wal");
    let whole = fs::read(&wal).unwrap();
    for place in [40, whole.len() / 3, whole.len() - 2000] {
        let mut bytes = whole.clone();
        bytes[place] ^= 4;
        fs::write(&wal, bytes).unwrap();
        let _ = fs::remove_file(copy.path().join("vault.db-shm"));
        let opened = locked.unlock(&passphrase());
        assert!(matches!(opened, Err(UnlockError::RolledBack { missing: 1..=5 })), "byte {place}: {opened:?}");
        // The database was not checkpointed over: the whole log still opens.
        fs::write(&wal, &whole).unwrap();
    }
    let _ = fs::remove_file(copy.path().join("vault.db-shm"));
    assert_eq!(locked.unlock(&passphrase()).unwrap().counts(None).unwrap().records.get("incident"), Some(&5));
}

#[test]
fn counter_ahead_by_one_is_a_crash_and_more_is_named() {
    let (_folder, locked, path) = sample();
    let old = fs::read(path.join("counter")).unwrap();
    let mut vault = locked.unlock(&passphrase()).unwrap();
    let circle = vault.circles().unwrap()[0].id;
    vault.add(&circle, id(50), incident("one more"), at(100)).unwrap();
    vault.close().unwrap();
    fs::write(path.join("counter"), &old).unwrap();
    let mut vault = locked.unlock(&passphrase()).unwrap();
    assert_eq!(vault.notices(), []);
    for n in 60..63 {
        vault.add(&circle, id(n), incident("and more"), at(200)).unwrap();
    }
    vault.close().unwrap();
    fs::write(path.join("counter"), &old).unwrap();
    assert_eq!(locked.unlock(&passphrase()).unwrap().notices(), [Notice::CounterBehind(4)]);
}

#[test]
fn damaged_counter_is_refused_and_its_header_mended() {
    let (_folder, locked, path) = sample();
    let whole = fs::read(path.join("counter")).unwrap();
    flip(&path.join("counter"), 30);
    let vault = locked.unlock(&passphrase()).unwrap();
    assert_eq!(vault.notices(), [Notice::CounterRepaired]);
    vault.close().unwrap();
    assert_eq!(locked.unlock(&passphrase()).unwrap().notices(), []);
    fs::write(path.join("counter"), &whole).unwrap();
    flip(&path.join("counter"), 4096 + 3);
    flip(&path.join("counter"), 8192 + 3);
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::CounterDamaged)));
}

#[test]
fn newer_versions_are_not_written_to() {
    let (_folder, locked, path) = sample();
    let vault = locked.unlock(&passphrase()).unwrap();
    vault.reader.db.pragma_update(None, "user_version", 999).unwrap();
    vault.close().unwrap();
    let before = snapshot(&path);
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::Newer)));
    assert_eq!(snapshot(&path), before);
}

#[test]
fn passphrase_is_replaced_in_both_copies() {
    let (_folder, locked, path) = sample();
    let mut vault = locked.unlock(&passphrase()).unwrap();
    let new = Passphrase::new("another one".into());
    vault.change_passphrase(&new, WorkFactor::weak_for_tests()).unwrap();
    let circle = vault.circles().unwrap()[0].id;
    vault.add(&circle, id(90), incident("after"), at(300)).unwrap();
    vault.close().unwrap();
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::WrongPassphrase)));
    locked.unlock(&new).unwrap().close().unwrap();
    assert_eq!(fs::read(path.join("keyring.age")).unwrap(), fs::read(path.join("keyring-copy.age")).unwrap());
}

#[test]
fn full_disk_is_named_and_nothing_acknowledged_is_lost() {
    let mount = tempfile::tempdir().unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"])
        .arg(mount.path())
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        // Without the right to mount, the crash tests' file size limit covers the same path.
        return;
    }
    let result = std::panic::catch_unwind(|| {
        let folder = mount.path().join("v");
        let mut vault = create(&folder);
        let (circle, _) = super::fixture::found(&mut vault);
        let mut acknowledged = Vec::new();
        let noise: String = (0..6_000).map(|n| format!("{:x}", n * 2_654_435_761_u64)).collect();
        for n in 0..=255 {
            let mut edits = incident("until full");
            edits.push(super::fixture::edit("summary", format!("{n}{noise}").chars().take(40_000).collect::<String>()));
            match vault.add(&circle, id(n), edits, at(n.into())) {
                Ok(_) => acknowledged.push(id(n)),
                Err(StoreError::DiskFull) => break,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert!((5..200).contains(&acknowledged.len()), "{}", acknowledged.len());
        let sealed = vault.evidence().seal(&mut std::io::repeat(7), &mut |_| true);
        assert!(matches!(sealed, Err(StoreError::DiskFull)), "{sealed:?}");
        assert_eq!(fs::read_dir(folder.join("evidence")).unwrap().count(), 0);
        for id in &acknowledged {
            vault.record(&crate::RecordKey { circle, id: *id }).unwrap();
        }
        drop(vault);
        let opened = LockedVault::at(&folder).unlock(&passphrase());
        match opened {
            Ok(vault) => {
                for id in &acknowledged {
                    vault.record(&crate::RecordKey { circle, id: *id }).unwrap();
                }
            }
            Err(UnlockError::DiskFull) => {}
            Err(other) => panic!("{other:?}"),
        }
    });
    let _ = std::process::Command::new("umount").arg("-l").arg(mount.path()).status();
    result.unwrap();
}

#[test]
fn making_that_was_cut_short_can_be_done_again_and_nothing_else_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v");
    std::fs::create_dir(&path).unwrap();
    for (name, content) in [("lock", "making"), ("keyring.age", "half"), ("vault.db", "some")] {
        std::fs::write(path.join(name), content).unwrap();
    }
    let locked = LockedVault::at(&path);
    assert!(!locked.exists());
    assert!(matches!(locked.unlock(&passphrase()), Err(UnlockError::NoVault)));
    std::fs::write(path.join("letter.odt"), "mine").unwrap();
    assert!(matches!(locked.create(&passphrase(), WorkFactor::weak_for_tests()), Err(CreateError::Exists)));
    assert_eq!(std::fs::read(path.join("letter.odt")).unwrap(), b"mine");
    std::fs::remove_file(path.join("letter.odt")).unwrap();
    let mut vault = locked.create(&passphrase(), WorkFactor::weak_for_tests()).unwrap();
    assert_eq!(std::fs::read(path.join("lock")).unwrap(), b"");
    super::fixture::found(&mut vault);
    vault.close().unwrap();
    // The note alone does not make a vault that holds something one that may go.
    std::fs::write(path.join("lock"), "making").unwrap();
    assert!(locked.exists());
    assert!(matches!(locked.create(&passphrase(), WorkFactor::weak_for_tests()), Err(CreateError::Exists)));
    locked.unlock(&passphrase()).unwrap();
}

#[test]
fn half_a_note_that_a_vault_is_being_made_is_no_vault() {
    for note in ["", "mak"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("lock"), note).unwrap();
        assert!(!LockedVault::at(&path).exists());
        drop(create(&path));
        assert!(LockedVault::at(&path).exists());
    }
}
