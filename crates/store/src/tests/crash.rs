use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use super::fixture::{at, create, found, incident, passphrase};
use crate::{LockedVault, RecordKey, UnlockError};

/// The process that is killed: writes records and says which were acknowledged.
#[test]
fn child_writes_until_killed() {
    let Some(folder) = std::env::var_os("CAIRN_CRASH_FOLDER") else { return };
    let count = std::env::var("CAIRN_CRASH_COUNT").map_or(i64::MAX, |count| count.parse().unwrap());
    let mut vault = create(std::path::Path::new(&folder));
    let (circle, _) = found(&mut vault);
    println!("circle {circle}");
    for n in 0..count {
        let id = cairn_model::RecordId::derive(&circle, "crash", &n.to_string());
        if vault.add(&circle, id, incident(&format!("record {n}")), at(n)).is_err() {
            println!("failed");
            break;
        }
        println!("ack {n}");
    }
}

fn child(folder: &std::path::Path, shell: &str) -> std::process::Child {
    let test = std::env::current_exe().unwrap();
    Command::new("sh")
        .args(["-c", shell])
        .arg(&test)
        .env("CAIRN_CRASH_FOLDER", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

const RUN: &str = "exec \"$0\" --exact tests::crash::child_writes_until_killed --nocapture";

#[test]
fn killed_writer_loses_nothing_that_was_acknowledged() {
    for rounds in [1, 7, 23, 60] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v");
        let mut child = child(&path, RUN);
        let mut circle = None;
        let mut acknowledged = Vec::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while let Some(Ok(line)) = lines.next() {
            if let Some(id) = line.split("circle ").nth(1) {
                circle = Some(id.parse().unwrap());
            }
            if let Some(n) = line.split("ack ").nth(1) {
                acknowledged.push(n.parse::<i64>().unwrap());
                if acknowledged.len() == rounds {
                    // In the middle of whatever comes next.
                    std::thread::sleep(std::time::Duration::from_millis(u64::try_from(rounds % 5).unwrap()));
                    child.kill().unwrap();
                }
            }
        }
        child.wait().unwrap();
        let circle = circle.unwrap();
        let vault = LockedVault::at(&path).unlock(&passphrase()).unwrap();
        for n in &acknowledged {
            let id = cairn_model::RecordId::derive(&circle, "crash", &n.to_string());
            assert_eq!(vault.record(&RecordKey { circle, id }).unwrap().row.title, format!("record {n}"));
        }
        let held = vault.counts(None).unwrap().records["incident"];
        assert!(held >= acknowledged.len() as u64 && held <= acknowledged.len() as u64 + 1);
        assert!(vault.check(crate::Depth::Ledger, &mut |_, _| true).unwrap().problems.is_empty());
    }
}

#[test]
fn file_size_limit_is_a_full_disk_and_the_vault_opens_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v");
    // In blocks of 512 bytes (dash); writing beyond fails with EFBIG because the signal is ignored.
    let mut child = child(&path, &format!("trap '' XFSZ; ulimit -f 800; {RUN}"));
    let mut acknowledged = Vec::new();
    let mut circle = None;
    let mut failed = false;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        if let Some(id) = line.split("circle ").nth(1) {
            circle = Some(id.parse().unwrap());
        }
        if let Some(n) = line.split("ack ").nth(1) {
            acknowledged.push(n.parse::<i64>().unwrap());
        }
        failed |= line.contains("failed");
        if acknowledged.len() > 2_000 {
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    assert!(failed && !acknowledged.is_empty(), "{}", acknowledged.len());
    let circle = circle.unwrap();
    match LockedVault::at(&path).unlock(&passphrase()) {
        Ok(vault) => {
            for n in &acknowledged {
                let id = cairn_model::RecordId::derive(&circle, "crash", &n.to_string());
                vault.record(&RecordKey { circle, id }).unwrap();
            }
        }
        Err(UnlockError::DiskFull) => panic!("the limit holds for the child only"),
        Err(other) => panic!("{other:?}"),
    }
}
