use std::ops::ControlFlow;

use sha2::{Digest, Sha256};

use super::*;
use crate::intake::MemorySource;

const MEDIA: &[u8] = b"not really a photograph";

fn bundle(media: &[u8], said: &str) -> MemorySource {
    let hash = hex::encode(Sha256::digest(MEDIA));
    let mut source = MemorySource::default();
    source.add("IMG_0001.jpg", media);
    source.add(&format!("{hash}.asc"), "-----BEGIN PGP SIGNATURE-----");
    source.add(
        &format!("{hash}.proof.csv"),
        format!("File Path,File Hash SHA256,Proof Generated,Manufacturer\n\"/sdcard/a,b\",{said},2026-11-20T10:00Z,Example\n"),
    );
    source.add(&format!("{hash}.proof.csv.asc"), "-----BEGIN PGP SIGNATURE-----");
    source.add(&format!("{hash}.ots"), "x");
    source.add("pubkey.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----");
    source
}

fn read_it(source: &mut MemorySource) -> Result<ProofBundle, IntakeError> {
    read(source, &IntakeLimits::default(), &mut |_| ControlFlow::Continue(()))
}

#[test]
fn a_whole_bundle_matches_and_its_signatures_are_told_as_unchecked() {
    let hash = hex::encode(Sha256::digest(MEDIA));
    let found = read_it(&mut bundle(MEDIA, &hash)).unwrap();
    assert!(found.is_whole());
    assert_eq!(found.proofs[0].media.as_deref(), Some("IMG_0001.jpg"));
    assert_eq!(found.proofs[0].agrees, Agreement::Same);
    assert_eq!(found.proofs[0].device.as_deref(), Some("Example"));
    let of: Vec<_> = found.signatures.iter().map(|signature| signature.of.clone().unwrap()).collect();
    assert_eq!(of, ["IMG_0001.jpg".to_owned(), format!("{hash}.proof.csv")]);
    assert_eq!((found.public_key.as_deref(), found.stamps.len()), (Some("pubkey.asc"), 1));
}

#[test]
fn a_changed_recording_and_a_changed_description_are_told() {
    let hash = hex::encode(Sha256::digest(MEDIA));
    let changed = read_it(&mut bundle(b"another photograph", &hash)).unwrap();
    assert_eq!(changed.proofs[0].media, None);
    assert!(!changed.is_whole());
    let other = read_it(&mut bundle(MEDIA, &"0".repeat(64))).unwrap();
    assert_eq!(other.proofs[0].agrees, Agreement::Differs);
    assert!(!other.is_whole());
}

#[test]
fn a_folder_without_a_description_is_no_bundle() {
    let mut source = MemorySource::default();
    source.add("a.jpg", MEDIA);
    assert_eq!(read_it(&mut source).unwrap_err().problem, IntakeProblem::Unrecognised);
}

#[test]
fn a_description_in_json_is_read_and_a_cut_one_is_an_error() {
    let hash = hex::encode(Sha256::digest(MEDIA));
    let mut source = MemorySource::default();
    source.add("a.jpg", MEDIA);
    source
        .add(&format!("{hash}.proof.json"), format!("{{\"File Hash SHA256\": \"{hash}\", \"Hardware\": \"Phone 1\"}}"));
    let found = read_it(&mut source).unwrap();
    assert_eq!((found.proofs[0].agrees, found.proofs[0].device.as_deref()), (Agreement::Same, Some("Phone 1")));
    let mut source = MemorySource::default();
    source.add(&format!("{hash}.proof.json"), "{\"File Hash");
    assert!(matches!(read_it(&mut source).unwrap_err().problem, IntakeProblem::Json(_)));
}
