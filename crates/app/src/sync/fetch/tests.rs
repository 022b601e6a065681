use cairn_keys::keyring::{Passphrase, WorkFactor};
use cairn_ledger::entry::{Manifest, Part};
use cairn_model::RecordId;
use cairn_store::{CircleUse, LockedVault, Write};

use super::*;
use crate::{circles, clock};

fn passphrase() -> Passphrase {
    Passphrase::new("amber kettle morning ladder five".to_owned())
}

/// A vault with a circle.
pub(in crate::sync) fn vault() -> (tempfile::TempDir, Vault, CircleId) {
    let dir = tempfile::tempdir().unwrap();
    let mut vault =
        LockedVault::at(&dir.path().join("vault")).create(&passphrase(), WorkFactor::weak_for_tests()).unwrap();
    let circle = circles::found_as(&mut vault, "North desk", "Amal", CircleUse::Shared).unwrap();
    (dir, vault, circle)
}

/// Makes a file known of which nothing is here, as its manifest does when it comes from a peer.
pub(in crate::sync) fn elsewhere(
    dir: &tempfile::TempDir,
    vault: &mut Vault,
    circle: &CircleId,
    size: usize,
) -> FileRequest {
    let sealed = vault.evidence().seal(&mut vec![7; size].as_slice(), &mut |_| true).unwrap();
    let manifest = sealed.manifest(RecordId::from_bytes(rand::random()));
    let request = FileRequest { file: manifest.ciphertext, size: manifest.sealed_size, from: 0 };
    vault.write(circle, vec![Write::Part(Part::Manifest(manifest))], clock::now()).unwrap();
    let name = hex::encode(request.file);
    let path = dir.path().join("vault/evidence").join(&name[..2]).join(format!("{name}.age"));
    std::fs::rename(&path, dir.path().join(name)).unwrap();
    request
}

/// Puts a file back that [`elsewhere`] took away.
fn bring(dir: &tempfile::TempDir, file: &FileRequest) {
    let name = hex::encode(file.file);
    let path = dir.path().join("vault/evidence").join(&name[..2]).join(format!("{name}.age"));
    std::fs::rename(dir.path().join(name), path).unwrap();
}

fn divided(vault: &Vault, circle: &CircleId) -> (Vec<FileRequest>, u64) {
    Fetching::read(vault, circle).unwrap().divide(lacking(vault, circle).unwrap())
}

#[test]
fn policy_of_a_circle_decides_and_a_wish_overrules_it_until_the_file_is_here() {
    let (dir, mut vault, circle) = vault();
    let small = elsewhere(&dir, &mut vault, &circle, 10);
    let large = elsewhere(&dir, &mut vault, &circle, 100_000);
    assert_eq!(divided(&vault, &circle), (vec![small, large], 0), "all, unless a person chose");

    set_rule(&mut vault, &circle, FetchRule::Under { bytes: 50_000 }).unwrap();
    assert_eq!(divided(&vault, &circle), (vec![small], 1));
    set_rule(&mut vault, &circle, FetchRule::Nothing).unwrap();
    assert_eq!(divided(&vault, &circle), (vec![], 2));
    let told = view(&vault, &circle).unwrap();
    assert_eq!((told.files, told.left_out, told.asked, told.rule), (2, 2, 0, FetchRule::Nothing));
    assert_eq!((told.bytes, told.left_out_bytes), (small.size + large.size, small.size + large.size));
    assert_eq!(left_out(&vault, &circle, &BTreeSet::from([small.file, [9; 32]])).unwrap(), 1);

    wish(&mut vault, &circle, [large.file]).unwrap();
    assert_eq!(divided(&vault, &circle), (vec![large], 1));
    assert_eq!(view(&vault, &circle).unwrap().asked, 1);
    bring(&dir, &large);
    unwish(&mut vault, &circle, &[large.file]).unwrap();
    assert_eq!(divided(&vault, &circle), (vec![], 1));
    assert!(wishes(&vault, &circle).unwrap().is_empty());
    wish(&mut vault, &circle, [large.file]).unwrap();
    assert!(wishes(&vault, &circle).unwrap().is_empty(), "what is here needs no wish");
}

#[test]
fn policies_and_wishes_are_those_of_their_circle_and_outlive_the_lock() {
    let (dir, mut vault, circle) = vault();
    let other = circles::found_as(&mut vault, "South desk", "Amal", CircleUse::Shared).unwrap();
    let file = elsewhere(&dir, &mut vault, &circle, 10);
    set_rule(&mut vault, &circle, FetchRule::Under { bytes: 1 << 20 }).unwrap();
    wish(&mut vault, &circle, [file.file]).unwrap();
    vault.close().unwrap();
    let mut vault = LockedVault::at(&dir.path().join("vault")).unlock(&passphrase()).unwrap();
    assert_eq!(rule(&vault, &circle).unwrap(), FetchRule::Under { bytes: 1 << 20 });
    assert_eq!(rule(&vault, &other).unwrap(), FetchRule::All);
    assert_eq!(wishes(&vault, &circle).unwrap(), BTreeSet::from([file.file]));
    assert!(wishes(&vault, &other).unwrap().is_empty());
    let refused = set_rule(&mut vault, &circle, FetchRule::Under { bytes: 0 }).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadValue);
}

#[test]
fn wishes_have_a_limit() {
    let (_dir, mut vault, circle) = vault();
    wish(&mut vault, &circle, (0..MAX_WISHES).map(name)).unwrap();
    assert_eq!(wish(&mut vault, &circle, [name(MAX_WISHES)]).unwrap_err().code, ErrorCode::TooLarge);
    assert_eq!(wishes(&vault, &circle).unwrap().len(), MAX_WISHES);
    wish(&mut vault, &circle, [name(0)]).unwrap();
}

/// Gives a name that no file has.
fn name(number: usize) -> [u8; 32] {
    let mut name = [0; 32];
    name[..8].copy_from_slice(&number.to_be_bytes());
    name
}

#[test]
fn a_policy_that_does_not_read_fetches_nothing_and_says_so() {
    let (dir, mut vault, circle) = vault();
    elsewhere(&dir, &mut vault, &circle, 10);
    assert_eq!(divided(&vault, &circle).1, 0);
    for kept in ["", "{", r#"{"fetch":"nearby"}"#, r#"{"fetch":"under"}"#] {
        vault.set_setting(&policy_name(&circle), kept).unwrap();
        assert_eq!(divided(&vault, &circle), (vec![], 1), "{kept}");
        let told = view(&vault, &circle).unwrap();
        assert_eq!((told.rule, told.left_out), (FetchRule::Unreadable, 1), "{kept}");
    }
    assert!(set_rule(&mut vault, &circle, FetchRule::Unreadable).is_err());
    set_rule(&mut vault, &circle, FetchRule::All).unwrap();
    assert_eq!(divided(&vault, &circle).1, 0);
}

#[test]
fn a_manifest_with_another_size_of_a_file_hides_neither_the_file_nor_what_is_offered() {
    let (dir, mut vault, circle) = vault();
    let file = elsewhere(&dir, &mut vault, &circle, 100_000);
    let manifest = vault.all_manifests(&circle).unwrap().remove(0).manifest;
    let other = Manifest { record: RecordId::from_bytes([3; 16]), sealed_size: 7, ..manifest };
    vault.write(&circle, vec![Write::Part(Part::Manifest(other))], clock::now()).unwrap();
    // Of one log the first counts; that another log tells it is shown where the requests are made.
    assert_eq!(divided(&vault, &circle), (vec![file], 0));
    assert_eq!(view(&vault, &circle).unwrap().files, 1);
    bring(&dir, &file);
    assert_eq!(crate::sync::carried::offered(&vault, &circle).unwrap(), [file]);
}
