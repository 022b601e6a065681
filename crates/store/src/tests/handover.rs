//! Handing over and forgetting.

use std::path::Path;

use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_ledger::charter::Role;
use cairn_ledger::entry::{Entry, EraseTarget};
use cairn_ledger::{Part, Unverified};
use cairn_model::RecordId;

use super::erase::database_holds;
use super::fixture::{Person, at, edit, id, passphrase};
use crate::{FilesRead, NewRecord, Notice, Refusal, StoreError, Write};

const PLANTED: [&str; 3] = ["Zwetschgenkernöl", "the red house at the weir", "informant-7431"];

/// Amal's office, and Ana in the field, who wrote records and sealed a file.
fn field() -> (Person, Person, [u8; 32]) {
    let mut amal = Person::alone();
    amal.add(200, "of the office", 1);
    let mut ana = amal.admit("Ana", Role::Contributor);
    for (n, planted) in (1..).zip(PLANTED) {
        ana.add(n, planted, n.into());
    }
    let content = b"photograph of the weir ".repeat(9_000);
    let sealed = ana.vault.evidence().seal(&mut content.as_slice(), &mut |_| true).unwrap();
    ana.vault.keep_tree(&sealed.tree).unwrap();
    let new = Write::New { id: id(9), edits: vec![edit("kind", "evidence"), edit("title", PLANTED[0])] };
    let manifest = Part::Manifest(sealed.manifest(id(9)));
    ana.vault.write(&ana.circle.clone(), vec![new, Write::Part(manifest)], at(9)).unwrap();
    (amal, ana, *sealed.tree.root())
}

fn give_file(from: &Person, to: &Person, root: &[u8; 32]) {
    let tree = from.vault.tree(root).unwrap().unwrap();
    let mut receiving = to.vault.evidence().receive(tree.clone()).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut from.vault.evidence().ciphertext(root).unwrap(), &mut bytes).unwrap();
    receiving.write_group(&tree.verify_group(0, &bytes).unwrap()).unwrap();
    receiving.finish().unwrap();
}

fn give_receipts(from: &mut Person, to: &mut Person, time: i64) {
    let circle = from.circle;
    from.vault.write_receipt(&circle, &to.log, at(time), &mut FilesRead::default(), &mut |_, _| true).unwrap();
    for bytes in from.vault.receipt_entries(&circle, &to.log).unwrap() {
        let entry = Unverified::<Entry>::decode(&bytes).unwrap();
        to.vault.take_receipt(&circle, entry).unwrap();
    }
}

/// Every file of the vault folder, as its raw bytes.
fn raw(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        bytes.extend_from_slice(path.as_os_str().as_encoded_bytes());
        bytes.extend(if path.is_dir() { raw(&path) } else { std::fs::read(&path).unwrap() });
    }
    bytes
}

#[test]
fn a_contributor_takes_nothing_of_others() {
    let (amal, mut ana, _) = field();
    let report = ana.pull(&amal, 20);
    assert!(report.stored == 0 && report.refused.iter().all(|r| matches!(r.reason, Refusal::NotForUs)));
    assert!(!ana.has(200) && ana.vault.heads(&ana.circle).unwrap().len() == 1);
}

#[test]
fn nothing_is_forgotten_before_members_confirmed_all_of_it() {
    let (mut amal, mut ana, root) = field();
    let circle = ana.circle;
    let state = ana.vault.handed_over(&circle).unwrap();
    assert_eq!((state.height, state.confirmed, state.lacking.len()), (4, 0, 1));
    amal.pull(&ana, 20);
    give_receipts(&mut amal, &mut ana, 21);
    let state = ana.vault.handed_over(&circle).unwrap();
    assert_eq!((state.confirmed, state.lacking.iter().next(), state.is_complete()), (4, Some(&root), false));
    let result = Person::alone().vault.forget(&circle, &passphrase(), WorkFactor::weak_for_tests());
    assert!(matches!(result, Err(StoreError::NotFound(_))));
    // A damaged copy is not confirmed.
    give_file(&ana, &amal, &root);
    let name = hex::encode(root);
    let path = amal.path().join("evidence").join(&name[..2]).join(format!("{name}.age"));
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[1..]).unwrap();
    give_receipts(&mut amal, &mut ana, 22);
    assert!(!ana.vault.handed_over(&circle).unwrap().is_complete());
    std::fs::write(&path, &whole).unwrap();
    give_receipts(&mut amal, &mut ana, 23);
    assert!(ana.vault.handed_over(&circle).unwrap().is_complete());
    ana.add(10, "one more", 24);
    assert!(!ana.vault.handed_over(&circle).unwrap().is_complete());
    let wrong = Passphrase::new("wrong".into());
    let Person { folder, vault, log, .. } = ana;
    let result = vault.forget(&circle, &wrong, WorkFactor::weak_for_tests());
    assert!(matches!(result, Err(StoreError::Keyring(_))));
    let vault = crate::LockedVault::at(&folder.path().join("v")).unlock(&passphrase()).unwrap();
    let ana = Person { folder, vault, circle, log };
    assert!(ana.has(1));
    let result = ana.vault.forget(&circle, &passphrase(), WorkFactor::weak_for_tests());
    assert!(matches!(result, Err(StoreError::Refused(_))));
}

#[test]
fn receipts_tell_every_member_which_files_their_writer_holds() {
    let (mut amal, ana, root) = field();
    let circle = amal.circle;
    amal.pull(&ana, 20);
    assert_eq!(amal.vault.receipts_told(&circle).unwrap(), []);
    give_file(&ana, &amal, &root);
    amal.vault.write_receipt(&circle, &ana.log, at(21), &mut FilesRead::default(), &mut |_, _| true).unwrap();
    let mut noor = amal.admit("Noor", Role::Reader);
    noor.pull(&amal, 30);
    let told = noor.vault.receipts_told(&circle).unwrap();
    assert_eq!(told, [crate::ReceiptTold { log: amal.log, received: at(30), files: vec![root] }]);
    let named = noor.vault.all_manifests(&circle).unwrap();
    assert_eq!((named.len(), named[0].log, named[0].received), (1, ana.log, at(30)));
}

#[test]
fn receipts_of_strangers_and_for_others_do_not_count() {
    let (mut amal, mut ana, _) = field();
    let circle = ana.circle;
    let mut luis = amal.admit("Luis", Role::Contributor);
    ana.follow(&amal);
    luis.add(60, "by Luis", 60);
    amal.pull(&luis, 61);
    amal.vault.write_receipt(&circle, &luis.log, at(62), &mut FilesRead::default(), &mut |_, _| true).unwrap();
    let entry = amal.vault.receipt_entries(&circle, &luis.log).unwrap().remove(0);
    let result = ana.vault.take_receipt(&circle, Unverified::<Entry>::decode(&entry).unwrap());
    assert!(matches!(result, Err(StoreError::Refused(_))));
    // Another contributor signs one.
    let part = Part::Receipt { log: ana.log, head: ana.head(&ana.log), evidence: Vec::new() };
    luis.vault.append(&circle, vec![part], at(63)).unwrap();
    let entry = luis.vault.entries(&circle, &luis.log, 2, usize::MAX).unwrap().remove(0);
    let result = ana.vault.take_receipt(&circle, Unverified::<Entry>::decode(&entry).unwrap());
    assert!(matches!(result, Err(StoreError::MayNot)));
    assert_eq!(ana.vault.handed_over(&circle).unwrap().confirmed, 0);
    let result =
        luis.vault.write_receipt(&circle, &luis.log.clone(), at(64), &mut FilesRead::default(), &mut |_, _| true);
    assert!(matches!(result, Err(StoreError::MayNot)));
}

#[test]
fn after_forgetting_neither_disk_nor_database_knows_and_work_goes_on() {
    let (mut amal, mut ana, root) = field();
    let circle = ana.circle;
    let imported = RecordId::derive(&circle, "test", "the same thing");
    let record = || NewRecord { id: imported, edits: vec![edit("kind", "incident"), edit("title", PLANTED[1])] };
    ana.vault.import(&circle, [record()], at(15), &mut |_| true).unwrap();
    amal.pull(&ana, 20);
    give_file(&ana, &amal, &root);
    give_receipts(&mut amal, &mut ana, 21);
    let digest_before = amal.digest();
    // What is known of drops, and of who holds which file.
    for name in ["drop.1", "evidence.copies"] {
        ana.vault.set_secret(&circle, name, Some(&root)).unwrap();
    }
    let head = ana.head(&ana.log);
    let old_keyring = std::fs::read(ana.path().join("keyring.age")).unwrap();
    let Person { folder, vault, log, .. } = ana;
    let locked = vault.forget(&circle, &passphrase(), WorkFactor::weak_for_tests()).unwrap();
    let path = folder.path().join("v");
    let bytes = raw(&path);
    let name = hex::encode(root);
    let needles: Vec<Vec<u8>> = PLANTED
        .iter()
        .flat_map(|planted| [planted.as_bytes().to_vec(), planted.to_lowercase().into_bytes()])
        .chain([root.to_vec(), name.into_bytes(), imported.as_bytes().to_vec(), b"zwetschgenkern".to_vec()])
        .collect();
    for needle in &needles {
        assert!(!bytes.windows(needle.len()).any(|window| window == needle));
    }
    // The old key opens nothing that is left.
    let old = cairn_keys::keyring::open_keyring(&old_keyring, &passphrase()).unwrap();
    let opened =
        crate::database::open(&path.join("vault.db"), &old.sqlcipher_keyspec(), crate::database::Purpose::Write);
    assert!(opened.and_then(|db| crate::database::version(&db)).is_err());

    let vault = locked.unlock(&passphrase()).unwrap();
    assert_eq!(vault.notices(), &[] as &[Notice]);
    let mut ana = Person { folder, vault, circle, log };
    for needle in &needles {
        assert!(!database_holds(&mut ana.vault, needle));
    }
    assert!(!ana.vault.evidence().holds(&root) && ana.vault.evidence().held().unwrap().is_empty());
    assert!(!ana.has(1) && ana.head(&log) == head);
    assert_eq!(ana.vault.floors(&circle).unwrap(), [(log, head.height + 1)]);
    for name in ["drop.1", "evidence.copies"] {
        assert_eq!(ana.vault.secret(&circle, name).unwrap(), None);
    }
    assert_eq!(ana.vault.counts(None).unwrap().entries, 0);
    ana.is_sound();

    // The office has everything, and gets what comes next, the same import again among it.
    assert_eq!(amal.digest(), digest_before);
    ana.add(77, "after handing over", 30);
    ana.vault.import(&circle, [record()], at(31), &mut |_| true).unwrap();
    let report = amal.pull(&ana, 32);
    assert!(report.refused.is_empty() && report.set_aside.is_empty());
    assert!(amal.has(77) && amal.has(1));
    amal.is_sound();
    assert!(ana.vault.entries(&circle, &log, 1, usize::MAX).unwrap().is_empty());
    // And once more, with the same keys.
    give_receipts(&mut amal, &mut ana, 40);
    let Person { folder, vault, .. } = ana;
    let locked = vault.forget(&circle, &passphrase(), WorkFactor::weak_for_tests()).unwrap();
    let vault = locked.unlock(&passphrase()).unwrap();
    assert!(matches!(vault.record(&crate::RecordKey { circle, id: id(77) }), Err(StoreError::NotFound(_))));
    drop(folder);
}

#[test]
fn only_contributors_forget() {
    let mut amal = Person::alone();
    amal.add(1, "kept", 1);
    let circle = amal.circle;
    let (path, folder) = (amal.path(), amal.folder);
    let result = amal.vault.forget(&circle, &passphrase(), WorkFactor::weak_for_tests());
    assert!(matches!(result, Err(StoreError::MayNot)));
    drop((path, folder, EraseTarget::Record(id(1))));
}

/// A crash between any two steps of rekeying leaves a vault that opens.
#[test]
fn two_keyrings_with_different_keys_open_whichever_database_is_there() {
    use crate::counter::{self, Mark};
    let mut amal = Person::alone();
    amal.add(1, "kept", 1);
    let path = amal.path();
    let (mark, old_counter) = (amal.vault.mark(), amal.vault.counter_key());
    let circle = amal.circle;
    let (folder, locked) = amal.close();
    let old = std::fs::read(path.join("keyring.age")).unwrap();
    // As after the new keyring was written, and before the new database had its name.
    let key = cairn_keys::VaultKey::from_bytes([7; 32]);
    let new = cairn_keys::keyring::write_keyring(&key, &passphrase(), WorkFactor::weak_for_tests()).unwrap();
    let sums = [counter::keyring_checksum(&new), counter::keyring_checksum(&old)];
    let next = Mark { commit: mark.commit + 1, digest: mark.digest };
    let new_counter = key.derive(crate::vault::COUNTER_CONTEXT);
    counter::write_both(&path.join("counter"), sums, [(&old_counter, mark), (&new_counter, next)]).unwrap();
    std::fs::write(path.join("keyring.age"), &new).unwrap();
    std::fs::write(path.join("vault.new"), b"half a database").unwrap();
    let vault = locked.unlock(&passphrase()).unwrap();
    assert_eq!(vault.notices(), [Notice::KeyringRepaired]);
    assert!(vault.record(&crate::RecordKey { circle, id: id(1) }).is_ok());
    assert!(!path.join("vault.new").exists());
    assert_eq!(std::fs::read(path.join("keyring.age")).unwrap(), old);
    vault.close().unwrap();
    locked.unlock(&passphrase()).unwrap();
    drop(folder);
}

#[test]
fn a_file_that_was_read_for_a_receipt_is_not_read_again_for_it() {
    let (mut amal, ana, root) = field();
    amal.pull(&ana, 20);
    give_file(&ana, &amal, &root);
    let (circle, evidence) = (amal.circle, amal.vault.evidence());
    let mut read = FilesRead::default();
    assert!(read.is_sound(&evidence, &root));
    let name = hex::encode(root);
    std::fs::remove_file(amal.path().join("evidence").join(&name[..2]).join(format!("{name}.age"))).unwrap();
    let names = |vault: &crate::Vault| {
        let entries = vault.receipt_entries(&circle, &ana.log).unwrap();
        let entry = Entry::dangerously_trust_stored(&entries[0]).unwrap();
        let parts: Vec<Part> = entry.parts().filter_map(|(_, part)| part.unwrap()).collect();
        matches!(&parts[..], [Part::Receipt { evidence, .. }] if evidence[..] == [root])
    };
    amal.vault.write_receipt(&circle, &ana.log, at(30), &mut read, &mut |_, _| true).unwrap();
    assert!(names(&amal.vault), "it was read once more");
    amal.vault.write_receipt(&circle, &ana.log, at(31), &mut FilesRead::default(), &mut |_, _| true).unwrap();
    assert!(!names(&amal.vault), "what is not here is confirmed");
}
