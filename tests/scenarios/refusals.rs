//! Bad input, damaged files and other people's keys: each has its own code, and nothing is lost.

use std::fs;
use std::process::Command;

use cairn_tests::{Vault, cairn_path};

fn vault_with_a_record() -> Vault {
    let vault = Vault::init("Amal").unwrap();
    vault.ok(&["record", "add", "incident", "--set", "title=Raid"]).unwrap();
    vault
}

fn flip(path: &std::path::Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_wrong_passphrase_is_told_apart_and_changes_nothing() {
    let vault = vault_with_a_record();
    let before = fs::read(vault.path().join("vault.db")).unwrap();
    assert_eq!(vault.refused_with("something else entirely", &["status"]).unwrap(), (3, "wrong-passphrase".to_owned()));
    assert_eq!(fs::read(vault.path().join("vault.db")).unwrap(), before);
}

#[test]
fn one_damaged_keyring_copy_is_repaired_and_two_are_refused() {
    let vault = vault_with_a_record();
    let (first, second) = (vault.path().join("keyring.age"), vault.path().join("keyring-copy.age"));
    let good = fs::read(&first).unwrap();
    for copy in [&first, &second] {
        flip(copy, good.len() - 3);
        vault.ok(&["status"]).unwrap();
        assert_eq!(fs::read(copy).unwrap(), good);
    }
    flip(&first, good.len() - 3);
    flip(&second, good.len() - 5);
    assert_eq!(vault.refused(&["status"]).unwrap(), (3, "keyring-damaged".to_owned()));
    assert_ne!(fs::read(&first).unwrap(), good, "a damaged keyring was written over");
}

#[test]
fn a_damaged_or_truncated_database_is_left_as_it_is() {
    let vault = vault_with_a_record();
    let path = vault.path().join("vault.db");
    let good = fs::read(&path).unwrap();
    flip(&path, 100);
    let damaged = fs::read(&path).unwrap();
    assert_eq!(vault.refused(&["status"]).unwrap(), (3, "database-damaged".to_owned()));
    assert_eq!(fs::read(&path).unwrap(), damaged);
    fs::write(&path, &good[..good.len() / 2]).unwrap();
    let (exit, code) = vault.refused(&["status"]).unwrap();
    assert!(exit == 3 && ["database-damaged", "rolled-back"].contains(&code.as_str()), "{code}");
    assert_eq!(fs::metadata(&path).unwrap().len(), (good.len() / 2) as u64);
    fs::write(&path, &good).unwrap();
    vault.ok(&["status"]).unwrap();
}

#[test]
fn an_older_copy_of_the_database_is_noticed() {
    let vault = vault_with_a_record();
    let path = vault.path().join("vault.db");
    let old = fs::read(&path).unwrap();
    vault.ok(&["record", "add", "incident", "--set", "title=Second"]).unwrap();
    fs::write(&path, old).unwrap();
    assert_eq!(vault.refused(&["status"]).unwrap(), (3, "rolled-back".to_owned()));
}

#[test]
fn a_vault_that_another_process_has_open_is_refused() {
    let vault = vault_with_a_record();
    let passphrase = vault.dir().join("passphrase");
    fs::write(&passphrase, cairn_tests::PASSPHRASE).unwrap();
    let mut holder = Command::new(cairn_path().unwrap())
        .arg("--vault")
        .arg(vault.path())
        .arg("--passphrase-file")
        .arg(&passphrase)
        .arg("api")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = holder.stdin.take().unwrap();
    std::io::Write::write_all(&mut stdin, b"{\"id\":1,\"request\":{\"cmd\":\"ping\"}}\n").unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(holder.stdout.take().unwrap()), &mut line).unwrap();
    assert!(line.contains("\"unlocked\":true"), "{line}");
    assert_eq!(vault.refused(&["status"]).unwrap(), (3, "vault-in-use".to_owned()));
    drop(stdin);
    assert!(holder.wait().unwrap().success());
    vault.ok(&["status"]).unwrap();
}

#[test]
fn a_folder_that_holds_something_is_never_written_into() {
    let vault = vault_with_a_record();
    assert_eq!(vault.refused(&["init", "--name", "Other"]).unwrap(), (1, "vault-exists".to_owned()));
    vault.ok(&["status"]).unwrap();
}

#[test]
fn a_missing_vault_is_named_as_missing() {
    let vault = vault_with_a_record();
    let elsewhere = vault.dir().join("nothing");
    let elsewhere = elsewhere.to_str().unwrap();
    assert_eq!(vault.refused(&["--vault", elsewhere, "status"]).ok(), None);
    let output = Command::new(cairn_path().unwrap())
        .args(["--json", "--vault", elsewhere, "--passphrase-fd", "0", "status"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("vault-missing"));
}

#[test]
fn fields_kinds_and_values_that_do_not_exist_are_named() {
    let vault = vault_with_a_record();
    let refused = |args: &[&str]| vault.refused(args).unwrap();
    assert_eq!(refused(&["record", "add", "rumour", "--set", "title=x"]), (2, "unknown-kind".to_owned()));
    assert_eq!(refused(&["record", "add", "incident", "--set", "colour=red"]), (2, "unknown-field".to_owned()));
    assert_eq!(refused(&["record", "add", "incident", "--set", "when=someday soon"]), (2, "bad-value".to_owned()));
    assert_eq!(refused(&["record", "add", "incident", "--set", "when=12/05/2024"]), (2, "ambiguous-date".to_owned()));
    assert_eq!(refused(&["record", "add", "incident", "--set", "acts.+.type=mischief"]), (2, "bad-value".to_owned()));
    assert_eq!(refused(&["record", "show", "ffffffffffffffff"]), (1, "unknown-record".to_owned()));
    assert_eq!(vault.json(&["record", "list", "incident"]).unwrap().len(), 1);
}

#[test]
fn a_malformed_bundle_changes_nothing() {
    let vault = vault_with_a_record();
    let before = vault.ok(&["digest"]).unwrap();
    let file = vault.dir().join("bundle.json");
    for text in [
        "",
        "{",
        "[]",
        "{\"type\":\"bundle\",\"objects\":{}}",
        "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{]}",
    ] {
        fs::write(&file, text).unwrap();
        assert_eq!(
            vault.refused(&["import", "stix", file.to_str().unwrap()]).unwrap(),
            (1, "malformed".to_owned()),
            "{text}"
        );
    }
    fs::write(&file, format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).unwrap();
    assert_eq!(vault.refused(&["import", "stix", file.to_str().unwrap()]).unwrap(), (1, "malformed".to_owned()));
    assert_eq!(vault.ok(&["digest"]).unwrap(), before);
}

#[test]
fn a_moved_vault_writes_nothing_until_its_person_says_that_it_was_moved() {
    let vault = vault_with_a_record();
    // Found where it was looked for before, but lying elsewhere.
    fs::rename(vault.path(), vault.dir().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink(vault.dir().join("elsewhere"), vault.path()).unwrap();
    let add = ["record", "add", "incident", "--set", "title=Second"];
    assert_eq!(vault.refused(&add).unwrap(), (1, "vault-copied".to_owned()));
    assert!(vault.ok(&["record", "list", "incident"]).unwrap().contains("Raid"));
    vault.ok(&["vault", "moved"]).unwrap();
    vault.ok(&add).unwrap();
}
