//! Signatures are accepted by OpenSSH, and keyrings and sealed files are opened by age, as installed on this machine.
//!
//! Where a tool is not installed, its test has nothing to ask and passes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use cairn_keys::keyring::{Passphrase, WorkFactor, write_keyring};
use cairn_keys::{DeviceKey, SealKey, VaultKey, seal, sshsig};

fn installed(tool: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).stdout(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn ssh_keygen_accepts(folder: &Path, namespace: &str, message: &[u8]) -> bool {
    let mut child = Command::new("ssh-keygen")
        .args(["-Y", "verify", "-f", "allowed", "-I", "device", "-n", namespace, "-s", "signature"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(message).unwrap();
    child.wait().unwrap().success()
}

#[test]
fn ssh_keygen_accepts_our_signatures_and_refuses_changed_ones() {
    if !installed("ssh-keygen") {
        return;
    }
    let folder = folder("sshsig");
    let key = DeviceKey::from_seed([42; 32]);
    let message = b"{\"kind\":\"collected\"}";
    std::fs::write(folder.join("allowed"), format!("device {}\n", key.public().openssh())).unwrap();
    std::fs::write(folder.join("signature"), sshsig::sign(&key, "attestation@cairn", message).unwrap()).unwrap();
    assert!(ssh_keygen_accepts(&folder, "attestation@cairn", message));
    assert!(!ssh_keygen_accepts(&folder, "file", message));
    assert!(!ssh_keygen_accepts(&folder, "attestation@cairn", b"{\"kind\":\"received\"}"));
}

#[test]
fn fingerprint_is_what_ssh_keygen_prints() {
    if !installed("ssh-keygen") {
        return;
    }
    let folder = folder("fingerprint");
    let public = DeviceKey::from_seed([43; 32]).public();
    std::fs::write(folder.join("key.pub"), public.openssh()).unwrap();
    let output = Command::new("ssh-keygen").args(["-l", "-f", "key.pub"]).current_dir(&folder).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains(&public.fingerprint()));
}

#[test]
fn age_opens_what_is_sealed() {
    if !installed("age") {
        return;
    }
    let folder = folder("sealed");
    let key = SealKey::generate();
    std::fs::write(folder.join("key.txt"), key.to_text().as_bytes()).unwrap();
    std::fs::write(folder.join("file.age"), seal(&[key.recipient()], b"what was seen").unwrap()).unwrap();
    let output = Command::new("age").args(["-d", "-i", "key.txt", "file.age"]).current_dir(&folder).output().unwrap();
    assert_eq!(output.stdout, b"what was seen");
}

/// `age -d` asks for the passphrase on a terminal, which `script` gives it.
#[test]
fn age_opens_the_keyring_in_spite_of_the_checksum_line() {
    if !installed("age") || !installed("script") {
        return;
    }
    let folder = folder("keyring");
    let key = VaultKey::from_bytes([44; 32]);
    let keyring =
        write_keyring(&key, &Passphrase::new("open sesame".to_owned()), WorkFactor::weak_for_tests()).unwrap();
    std::fs::write(folder.join("keyring.age"), keyring).unwrap();
    let mut child = Command::new("script")
        .args(["-qec", "age -d -o plain.txt keyring.age", "/dev/null"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(500));
    stdin.write_all(b"open sesame\n").unwrap();
    assert!(child.wait().unwrap().success());
    let plain = std::fs::read_to_string(folder.join("plain.txt")).unwrap();
    assert_eq!(plain, format!("cairn keyring 1\n{}\n", key.sqlcipher_keyspec().as_str()));
}
