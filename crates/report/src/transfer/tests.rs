use std::path::Path;
use std::process::{Command, Stdio};

use cairn_keys::{DeviceKey, sshsig};

use super::{
    Form, RECEIPT_NAMESPACE, RELEASE_NAMESPACE, RELEASER, Receipt, ReceiptError, allowed_signers, read_signer,
};
use crate::{Fact, Language};

const ITEM: [u8; 32] = [0xab; 32];
const RELEASE: [u8; 32] = [0xcd; 32];

fn form(language: Language, sha256: Option<[u8; 32]>) -> Form {
    Form {
        language,
        item: "0b".repeat(16),
        release: hex::encode(RELEASE),
        sha256: sha256.map(hex::encode),
        facts: vec![Fact { label: "Title".into(), value: "clip.mp4\nForged: line".into() }],
        from: "Amal".into(),
        circle: "North desk".into(),
        to: "Court registry".into(),
        purpose: "hearing".into(),
        time: "2026-03-01T10:00:00.000Z".into(),
        fingerprint: "SHA256:x".into(),
    }
}

#[test]
fn the_receipt_of_a_form_reads_back_in_every_language() {
    for language in Language::ALL {
        let with = form(language, Some(ITEM));
        assert!(Receipt::read(with.receipt().as_bytes(), Some(&ITEM), &RELEASE).is_ok());
        let without = form(language, None);
        assert!(Receipt::read(without.receipt().as_bytes(), None, &RELEASE).is_ok());
        assert!(!with.release().contains("\nForged"), "a value is one line");
        assert!(with.release().contains(RECEIPT_NAMESPACE));
    }
}

#[test]
fn a_receipt_names_the_hash_and_no_other() {
    let (item, release, other) = (hex::encode_upper(ITEM), hex::encode(RELEASE), "12".repeat(32));
    let read = |text: &str| Receipt::read(text.as_bytes(), Some(&ITEM), &RELEASE).map(|_| ());
    assert_eq!(read(&format!("I received {item}.")), Ok(()));
    assert_eq!(read(&format!("Release: {release}\nSHA-256: {item}")), Ok(()));
    assert_eq!(read(&format!("Release: {release}")), Err(ReceiptError::Unnamed));
    assert_eq!(read("I received everything."), Err(ReceiptError::Unnamed));
    assert_eq!(read(&format!("{item} and {other}")), Err(ReceiptError::OtherHash));
    assert_eq!(read(&other), Err(ReceiptError::OtherHash));
    assert_eq!(read(&format!("{item}0")), Err(ReceiptError::Unnamed), "a digit too many is no hash");
    assert_eq!(read(&"x".repeat(20_000)), Err(ReceiptError::TooLong));
    assert_eq!(Receipt::read(&[0xff], Some(&ITEM), &RELEASE), Err(ReceiptError::NotText));
    assert_eq!(Receipt::read(item.as_bytes(), None, &RELEASE), Err(ReceiptError::OtherHash));
}

#[test]
fn signatures_count_for_this_text_this_use_and_the_named_key() {
    let (key, other) = (DeviceKey::from_seed([1; 32]), DeviceKey::from_seed([2; 32]).public());
    let text = form(Language::English, Some(ITEM)).receipt();
    let receipt = Receipt::read(text.as_bytes(), Some(&ITEM), &RELEASE).unwrap();
    let pem = sshsig::sign(&key, RECEIPT_NAMESPACE, text.as_bytes()).unwrap();
    assert_eq!(receipt.verify(&pem, None), Ok(key.public()));
    assert_eq!(receipt.verify(&pem.replace('\n', "\r\n"), Some(&key.public())), Ok(key.public()));
    assert_eq!(receipt.verify(&pem, Some(&other)), Err(ReceiptError::OtherKey));
    let elsewhere = sshsig::sign(&key, "file", text.as_bytes()).unwrap();
    assert_eq!(receipt.verify(&elsewhere, None), Err(ReceiptError::Namespace));
    let another = sshsig::sign(&key, RECEIPT_NAMESPACE, b"x").unwrap();
    assert_eq!(receipt.verify(&another, None), Err(ReceiptError::Signature));
    assert_eq!(receipt.verify("-----BEGIN PGP SIGNATURE-----", None), Err(ReceiptError::Key));
}

#[test]
fn a_line_of_allowed_signers_and_a_public_key_file_read_alike() {
    let key = DeviceKey::from_seed([1; 32]).public();
    let open = key.openssh();
    for line in [
        open.clone(),
        format!("{open} registry@court.example"),
        format!("# who\n\nregistry@court.example {open}"),
        format!("registry namespaces=\"file,receipt@cairn\" {open} comment"),
    ] {
        assert_eq!(read_signer(&line), Ok(key), "{line}");
    }
    assert_eq!(read_signer(&format!("r namespaces=\"file\" {open}")), Err(ReceiptError::Namespace));
    for line in [
        String::new(),
        "ssh-ed25519".to_owned(),
        "ssh-rsa AAAA".to_owned(),
        format!("r valid-before=\"20200101\" {open}"),
        format!("r cert-authority namespaces=\"receipt@cairn\" {open}"),
        "x".repeat(5000),
    ] {
        assert_eq!(read_signer(&line), Err(ReceiptError::Key), "{line}");
    }
}

fn ssh_keygen(folder: &Path, args: &[&str], stdin: Option<&str>) -> bool {
    let mut command = Command::new("ssh-keygen");
    command.args(args).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.stdin(match stdin {
        Some(file) => Stdio::from(std::fs::File::open(folder.join(file)).unwrap()),
        None => Stdio::null(),
    });
    command.status().unwrap().success()
}

#[test]
fn what_ssh_keygen_signs_is_verified_here_and_what_is_signed_here_ssh_keygen_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert!(ssh_keygen(at, &["-q", "-t", "ed25519", "-N", "", "-C", "registry", "-f", "id"], None));
    let form = form(Language::Arabic, Some(ITEM));
    std::fs::write(at.join("receipt.txt"), form.receipt()).unwrap();
    assert!(ssh_keygen(at, &["-q", "-Y", "sign", "-f", "id", "-n", RECEIPT_NAMESPACE, "receipt.txt"], None));
    let receipt = Receipt::read(&std::fs::read(at.join("receipt.txt")).unwrap(), Some(&ITEM), &RELEASE).unwrap();
    let pem = std::fs::read_to_string(at.join("receipt.txt.sig")).unwrap();
    let named = read_signer(&std::fs::read_to_string(at.join("id.pub")).unwrap()).unwrap();
    assert_eq!(receipt.verify(&pem, Some(&named)), Ok(named));

    let key = DeviceKey::from_seed([9; 32]);
    std::fs::write(at.join("release.txt"), form.release()).unwrap();
    std::fs::write(at.join("allowed_signers"), allowed_signers(&key.public())).unwrap();
    let signature = sshsig::sign(&key, RELEASE_NAMESPACE, form.release().as_bytes()).unwrap();
    std::fs::write(at.join("release.txt.sig"), signature).unwrap();
    let verify =
        ["-Y", "verify", "-f", "allowed_signers", "-I", RELEASER, "-n", RELEASE_NAMESPACE, "-s", "release.txt.sig"];
    assert!(ssh_keygen(at, &verify, Some("release.txt")));
    assert!(!ssh_keygen(at, &verify, Some("receipt.txt")));
}
