//! System calls that fail, or that the process does not survive, injected one at a time by strace into a process that makes
//! a vault and writes to it. `CAIRN_FAULTS=all cargo test -p cairn-store faults` tries every point; without it, some.

mod power;

use std::path::Path;
use std::process::{Command, Stdio};

use cairn_model::{CircleId, RecordId};

use super::fixture::{at, create, found, incident, passphrase};
use crate::{Depth, LockedVault, RecordKey};

/// How many records the process writes when nothing stops it.
const RECORDS: usize = 8;

/// What the process said before it ended.
#[derive(Default)]
struct Told {
    circle: Option<CircleId>,
    acknowledged: Vec<i64>,
    /// It came to its end, so that the fault lay beyond it.
    finished: bool,
}

impl Told {
    fn hear(&mut self, line: &str) {
        if let Some(id) = line.split("circle ").nth(1) {
            self.circle = Some(id.parse().unwrap());
        }
        if let Some(n) = line.split("ack ").nth(1) {
            self.acknowledged.push(n.parse().unwrap());
        }
        self.finished = self.acknowledged.len() == RECORDS;
    }
}

/// Runs the process; `fault` is what strace injects, such as `fsync:signal=KILL:when=3`.
fn run(folder: &Path, fault: &str) -> Told {
    let calls = fault.split(':').next().unwrap();
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &format!("inject={fault}")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "tests::crash::child_writes_until_killed", "--nocapture"])
        .env("CAIRN_CRASH_FOLDER", folder)
        .env("CAIRN_CRASH_COUNT", RECORDS.to_string())
        .stderr(Stdio::null())
        .output()
        .expect("strace is not installed: ./check installs it");
    let mut told = Told::default();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        told.hear(line);
    }
    told
}

/// Everything acknowledged is there and whole, and work can go on.
fn look(folder: &Path, told: &Told, fault: &str) {
    let locked = LockedVault::at(folder);
    if !locked.exists() {
        assert!(told.circle.is_none(), "{fault}: a vault that was made is gone");
        drop(create(folder));
        return;
    }
    let mut vault = locked.unlock(&passphrase()).unwrap_or_else(|error| panic!("{fault}: {error:?}"));
    let Some(circle) = told.circle else {
        found(&mut vault);
        return;
    };
    for n in &told.acknowledged {
        let id = RecordId::derive(&circle, "crash", &n.to_string());
        let record = vault.record(&RecordKey { circle, id }).unwrap_or_else(|error| panic!("{fault}: {n}: {error:?}"));
        assert_eq!(record.row.title, format!("record {n}"), "{fault}");
    }
    let held = vault.counts(None).unwrap().records.get("incident").copied().unwrap_or(0);
    let acknowledged = told.acknowledged.len() as u64;
    assert!((acknowledged..=acknowledged + 1).contains(&held), "{fault}: {held} records, {acknowledged} acknowledged");
    let check = vault.check(Depth::Ledger, &mut |_, _| true).unwrap();
    assert!(check.problems.is_empty(), "{fault}: {:?}", check.problems);
    let id = RecordId::derive(&circle, "crash", "afterwards");
    vault.add(&circle, id, incident("afterwards"), at(1_000)).unwrap_or_else(|error| panic!("{fault}: {error:?}"));
}

/// Tries one kind of fault at some of its points, or at all of them until the process is through several times in a row.
fn try_points(calls: &str, action: &str, points: &[u32]) {
    let all = std::env::var("CAIRN_FAULTS").is_ok_and(|wanted| wanted == "all");
    let every: Vec<u32> = (1..10_000).collect();
    let (mut stopped, mut beyond) = (0, 0);
    for point in if all { &every } else { points } {
        let fault = format!("{calls}:{action}:when={point}");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v");
        let told = run(&path, &fault);
        look(&path, &told, &fault);
        if told.finished {
            beyond += 1; // or what failed was tried again
        } else {
            (stopped, beyond) = (stopped + 1, 0);
        }
        if beyond == 3 {
            break;
        }
    }
    assert!(stopped > 0, "{calls}:{action}: no point was reached");
}

/// Tries a fault that stays from some point on.
fn try_lasting(calls: &str, error: &str, points: &[u32]) {
    for point in points {
        let fault = format!("{calls}:error={error}:when={point}+");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("v");
        let told = run(&path, &fault);
        assert!(!told.finished, "{fault}: nothing failed");
        look(&path, &told, &fault);
    }
}

#[test]
fn killed_at_a_write() {
    try_points("pwrite64", "signal=KILL", &[1, 4, 9, 17, 30, 47, 70]);
}

#[test]
fn killed_at_a_sync() {
    try_points("fsync,fdatasync", "signal=KILL", &[1, 2, 3, 5, 7, 9, 12, 15, 20, 26]);
}

#[test]
fn killed_while_files_are_made_and_named() {
    try_points("rename,renameat,renameat2", "signal=KILL", &[1, 2, 3]);
    try_points("ftruncate", "signal=KILL", &[1, 2]);
    try_points("mkdir", "signal=KILL", &[1, 2]);
}

#[test]
fn writes_that_fail_once() {
    for error in ["error=ENOSPC", "error=EIO", "error=EDQUOT"] {
        try_points("pwrite64", error, &[3, 12, 25, 41, 60]);
    }
}

#[test]
fn syncs_that_fail_once() {
    try_points("fsync,fdatasync", "error=EIO", &[1, 4, 8, 11, 17, 24]);
}

#[test]
fn disks_that_stay_full_or_broken() {
    try_lasting("pwrite64", "ENOSPC", &[1, 14, 33, 52]);
    try_lasting("pwrite64,write", "EIO", &[40, 70]);
    try_lasting("fsync,fdatasync", "EIO", &[1, 6, 13, 21]);
}
