use std::io::{Read, Write as _};

use cairn_keys::GROUP_LEN;
use cairn_model::RecordId;
use sha2::{Digest as _, Sha256};

use super::fixture::{Person, at, id, incident};
use crate::{Depth, Fixity, Problem, StoreError, Write};

fn content(len: usize) -> Vec<u8> {
    (0..len).map(|n| u8::try_from(n * n % 251).unwrap()).collect()
}

fn record() -> RecordId {
    id(7)
}

#[test]
fn sealed_file_is_read_back_verified_and_named_by_its_ciphertext() {
    let mut amal = Person::alone();
    let evidence = amal.vault.evidence();
    for len in [0, 1, 65_536, 3 * 1024 * 1024 + 17] {
        let plain = content(len);
        let mut told = 0;
        let sealed = evidence
            .seal(&mut plain.as_slice(), &mut |done| {
                told = done;
                true
            })
            .unwrap();
        assert_eq!((sealed.size, told), (len as u64, len as u64));
        assert_eq!(sealed.sha256, <[u8; 32]>::from(Sha256::digest(&plain)));
        let manifest = sealed.manifest(record());
        let name = hex::encode(manifest.ciphertext);
        let path = amal.path().join("evidence").join(&name[..2]).join(format!("{name}.age"));
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(*blake3::hash(&bytes).as_bytes(), manifest.ciphertext);
        assert_eq!(bytes.len() as u64, manifest.sealed_size);
        if len > 1000 {
            assert!(!bytes.windows(64).any(|window| window == &plain[500..564]));
        }
        let mut back = Vec::new();
        evidence.open(&manifest).unwrap().read_to_end(&mut back).unwrap();
        assert_eq!(back, plain);
        assert_eq!(evidence.verify(&manifest, &mut |_| true).unwrap(), Fixity::Whole);
        amal.vault.keep_tree(&sealed.tree).unwrap();
        assert_eq!(amal.vault.tree(&manifest.ciphertext).unwrap(), Some(sealed.tree));
    }
    assert_eq!(evidence.held().unwrap().len(), 4);
}

#[test]
fn changed_files_are_named_by_the_check() {
    let mut amal = Person::alone();
    let circle = amal.circle;
    let evidence = amal.vault.evidence();
    let sealed = evidence.seal(&mut content(100_000).as_slice(), &mut |_| true).unwrap();
    let manifest = sealed.manifest(record());
    let mut edits = incident("photo");
    edits[0].value = Some("evidence".into());
    let writes = vec![Write::New { id: record(), edits }, Write::Part(cairn_ledger::Part::Manifest(manifest.clone()))];
    amal.vault.write(&circle, writes, at(1)).unwrap();
    let stored = amal.vault.manifests(&amal.key(record())).unwrap();
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].manifest.ciphertext, manifest.ciphertext);
    let check = |amal: &Person| amal.vault.check(Depth::Evidence, &mut |_, _| true).unwrap();
    assert_eq!((check(&amal).files, check(&amal).problems.len()), (1, 0));
    let name = hex::encode(manifest.ciphertext);
    let path = amal.path().join("evidence").join(&name[..2]).join(format!("{name}.age"));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[50_000] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    assert_eq!(
        check(&amal).problems,
        [Problem::Evidence { record: amal.key(record()), fixity: Fixity::SealedAltered }]
    );
    let mut sink = Vec::new();
    assert!(matches!(evidence.export(&manifest, &mut sink, &mut |_| true), Err(StoreError::Sealed(_))));
    std::fs::remove_file(&path).unwrap();
    assert_eq!((check(&amal).missing_files, check(&amal).problems.len()), (1, 0));
    let mut wrong = manifest.clone();
    let other = evidence.seal(&mut content(10).as_slice(), &mut |_| true).unwrap().manifest(record());
    (wrong.ciphertext, wrong.sealed_size, wrong.key) = (other.ciphertext, other.sealed_size, other.key);
    assert_eq!(evidence.verify(&wrong, &mut |_| true).unwrap(), Fixity::ContentAltered);
}

#[test]
fn transfer_resumes_after_what_is_right() {
    let (amal, luis) = (Person::alone(), Person::alone());
    let sealed = amal.vault.evidence().seal(&mut content(4 * 1024 * 1024 + 99).as_slice(), &mut |_| true).unwrap();
    let root = *sealed.tree.root();
    let mut bytes = Vec::new();
    amal.vault.evidence().ciphertext(&root).unwrap().read_to_end(&mut bytes).unwrap();
    let groups: Vec<&[u8]> = bytes.chunks(usize::try_from(GROUP_LEN).unwrap()).collect();
    let group = |index: usize| sealed.tree.verify_group(index as u64, groups[index]).unwrap();
    let evidence = luis.vault.evidence();
    let mut receiving = evidence.receive(sealed.tree.clone()).unwrap();
    let other = amal.vault.evidence().seal(&mut content(99).as_slice(), &mut |_| true).unwrap();
    let mut of_other = Vec::new();
    amal.vault.evidence().ciphertext(other.tree.root()).unwrap().read_to_end(&mut of_other).unwrap();
    let of_other = other.tree.verify_group(0, &of_other).unwrap();
    assert!(matches!(receiving.write_group(&of_other), Err(StoreError::Refused(_))));
    receiving.write_group(&group(0)).unwrap();
    assert!(matches!(receiving.write_group(&group(2)), Err(StoreError::Refused(_))));
    assert!(matches!(receiving.write_group(&group(0)), Err(StoreError::Refused(_))));
    receiving.write_group(&group(1)).unwrap();
    drop(receiving);
    assert_eq!(evidence.partial(&root), Some(2 * GROUP_LEN));
    assert!(!evidence.holds(&root));
    // A crash left half a group behind.
    let name = hex::encode(root);
    let path = luis.path().join("evidence").join(&name[..2]).join(format!("{name}.part"));
    std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(&groups[2][..1000]).unwrap();
    let receiving = evidence.receive(sealed.tree.clone()).unwrap();
    assert_eq!(receiving.next_group(), 2);
    drop(receiving);
    // A bad disk changed a byte: what comes after it is not kept.
    let mut damaged = std::fs::read(&path).unwrap();
    damaged[groups[0].len() + 5] ^= 1;
    std::fs::write(&path, damaged).unwrap();
    let mut receiving = evidence.receive(sealed.tree.clone()).unwrap();
    assert_eq!((receiving.next_group(), evidence.partial(&root)), (1, Some(GROUP_LEN)));
    for index in 1..groups.len() {
        receiving.write_group(&group(index)).unwrap();
    }
    assert!(receiving.write_group(&group(0)).is_err());
    receiving.finish().unwrap();
    assert!(evidence.holds(&root) && !path.exists());
    assert_eq!(evidence.verify(&sealed.manifest(record()), &mut |_| true).unwrap(), Fixity::Whole);
    assert!(matches!(evidence.receive(sealed.tree), Err(StoreError::Exists(_))));
}

#[test]
fn failed_and_cancelled_sealing_leaves_nothing() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    let amal = Person::alone();
    let evidence = amal.vault.evidence();
    assert!(matches!(evidence.seal(&mut Broken, &mut |_| true), Err(StoreError::Source(_))));
    assert!(matches!(
        evidence.seal(&mut std::io::repeat(1), &mut |done| done < 10_000_000),
        Err(StoreError::Cancelled)
    ));
    assert_eq!(std::fs::read_dir(amal.path().join("evidence")).unwrap().count(), 0);
}
