//! Power cuts: everything that the process asked of the disk is recorded, and what a disk may hold after a cut is built
//! from it. What was not synced is lost, kept or torn at random; a name that was not synced with its folder may be missing.
//! `CAIRN_FAULTS=all` builds 2,000 states, else 60.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use super::{RECORDS, Told, look};

/// One thing asked of the disk.
#[derive(Debug, Clone)]
enum Op {
    Open { fd: u32, path: String, truncate: bool, create: bool },
    Write { fd: u32, at: Option<usize>, bytes: Vec<u8> },
    Resize { fd: u32, len: usize },
    Sync { fd: u32 },
    Rename { from: String, to: String },
    Unlink { path: String },
    MakeDir { path: String },
    Say { text: String },
}

/// A change of content that is not synced yet.
#[derive(Debug, Clone)]
enum Pending {
    Write { at: usize, bytes: Vec<u8> },
    Resize(usize),
}

#[derive(Debug, Default, Clone)]
struct File {
    durable: Vec<u8>,
    pending: Vec<Pending>,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    File(usize),
    Folder,
}

type Names = BTreeMap<String, Named>;

#[derive(Debug, Default)]
struct Disk {
    files: Vec<File>,
    live: Names,
    durable: Names,
    /// Changes of names since the folder was synced, oldest first: a name and what it stands for from then on.
    renamed: Vec<Vec<(String, Option<Named>)>>,
    open: BTreeMap<u32, (String, usize)>,
}

impl Disk {
    fn file(&self, path: &str) -> Option<usize> {
        match self.live.get(path) {
            Some(Named::File(file)) => Some(*file),
            _ => None,
        }
    }

    fn name(&mut self, changes: Vec<(String, Option<Named>)>) {
        for (path, named) in &changes {
            match named {
                Some(named) => self.live.insert(path.clone(), *named),
                None => self.live.remove(path),
            };
        }
        self.renamed.push(changes);
    }

    fn run(&mut self, op: &Op) {
        match op {
            Op::Open { fd, path, truncate, create } => {
                if *create && !self.live.contains_key(path) {
                    self.files.push(File::default());
                    self.name(vec![(path.clone(), Some(Named::File(self.files.len() - 1)))]);
                }
                if *truncate && let Some(file) = self.file(path) {
                    self.files[file].pending.push(Pending::Resize(0));
                }
                self.open.insert(*fd, (path.clone(), 0));
            }
            Op::Write { fd, at, bytes } => {
                let Some((path, position)) = self.open.get_mut(fd) else { return };
                let (path, from) = (path.clone(), at.unwrap_or(*position));
                if at.is_none() {
                    *position += bytes.len();
                }
                if let Some(file) = self.file(&path) {
                    self.files[file].pending.push(Pending::Write { at: from, bytes: bytes.clone() });
                }
            }
            Op::Resize { fd, len } => {
                if let Some(file) = self.open.get(fd).and_then(|(path, _)| self.file(path)) {
                    self.files[file].pending.push(Pending::Resize(*len));
                }
            }
            Op::Sync { fd } => {
                let Some((path, _)) = self.open.get(fd).cloned() else { return };
                match self.file(&path) {
                    Some(file) => {
                        let file = &mut self.files[file];
                        for change in std::mem::take(&mut file.pending) {
                            apply(&mut file.durable, &change, usize::MAX);
                        }
                    }
                    None => {
                        self.renamed.clear();
                        self.durable = self.live.clone();
                    }
                }
            }
            Op::Rename { from, to } => {
                let named = self.live.get(from).copied();
                self.name(vec![(from.clone(), None), (to.clone(), named)]);
            }
            Op::Unlink { path } => self.name(vec![(path.clone(), None)]),
            Op::MakeDir { path } => self.name(vec![(path.clone(), Some(Named::Folder))]),
            Op::Say { .. } => {}
        }
    }

    /// Writes what the disk may hold if the power fails now.
    fn fail(&self, random: &mut StdRng) {
        let mut names = self.durable.clone();
        // A journal keeps the order of names: some first part of the changes got through.
        let through = random.random_range(0..=self.renamed.len());
        for (path, named) in self.renamed.iter().take(through).flatten() {
            match named {
                Some(named) => names.insert(path.clone(), *named),
                None => names.remove(path),
            };
        }
        for (path, _) in names.iter().filter(|(_, named)| **named == Named::Folder) {
            fs::create_dir_all(path).unwrap();
        }
        for (path, named) in &names {
            let Named::File(file) = named else { continue };
            let file = &self.files[*file];
            let mut content = file.durable.clone();
            for change in &file.pending {
                match random.random_range(0..10) {
                    0..4 => {} // lost
                    4..7 => apply(&mut content, change, 512 * random.random_range(0..9)),
                    _ => apply(&mut content, change, usize::MAX),
                }
            }
            if Path::new(path).parent().is_some_and(Path::exists) {
                fs::write(path, content).unwrap();
            }
        }
    }
}

fn apply(content: &mut Vec<u8>, change: &Pending, most: usize) {
    match change {
        Pending::Write { at, bytes } => {
            let bytes = &bytes[..bytes.len().min(most)];
            if content.len() < at + bytes.len() {
                content.resize(at + bytes.len(), 0);
            }
            content[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        Pending::Resize(len) => content.resize(*len, 0),
    }
}

/// Reads one line of strace's record: every string and path is in hexadecimal.
fn read(line: &str) -> Option<Op> {
    let (call, result) = line.split_once(' ')?.1.trim_start().rsplit_once(" = ")?;
    assert!(!line.contains("unfinished"), "two threads wrote at once");
    if result.starts_with('-') {
        return None;
    }
    let (name, arguments) = call.split_once('(')?;
    let strings: Vec<Vec<u8>> = arguments.split('"').skip(1).step_by(2).map(bytes).collect();
    let text = |at: usize| strings.get(at).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let fd = || arguments.split('<').next().and_then(|fd| fd.parse().ok());
    let last = || arguments.trim_end_matches(')').rsplit(", ").next().and_then(|number| number.parse().ok());
    Some(match name {
        "openat" => Op::Open {
            fd: result.split('<').next()?.parse().ok()?,
            path: text(0)?,
            truncate: arguments.contains("O_TRUNC"),
            create: arguments.contains("O_CREAT"),
        },
        "write" if fd() == Some(1) => Op::Say { text: text(0)? },
        "write" => Op::Write { fd: fd()?, at: None, bytes: strings.into_iter().next()? },
        "pwrite64" => Op::Write { fd: fd()?, at: last(), bytes: strings.into_iter().next()? },
        "ftruncate" => Op::Resize { fd: fd()?, len: last()? },
        "fsync" | "fdatasync" => Op::Sync { fd: fd()? },
        "rename" => Op::Rename { from: text(0)?, to: text(1)? },
        "unlink" => Op::Unlink { path: text(0)? },
        "mkdir" => Op::MakeDir { path: text(0)? },
        other => panic!("{other} is not understood"),
    })
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    hexadecimal.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect()
}

/// Records what the process asks of the disk.
fn record(folder: &Path, into: &Path) -> Vec<Op> {
    let calls = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,mkdir";
    let status = Command::new("strace")
        .args(["-f", "-qq", "-xx", "-y", "-s", "16777216", "-e", &format!("trace={calls}"), "-o"])
        .arg(into)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "tests::crash::child_writes_until_killed", "--nocapture"])
        .env("CAIRN_CRASH_FOLDER", folder)
        .env("CAIRN_CRASH_COUNT", RECORDS.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("strace is not installed: ./check installs it");
    assert!(status.success());
    let within = folder.to_str().unwrap();
    let concerns = |op: &Op| match op {
        Op::Open { path, .. } | Op::Unlink { path } | Op::MakeDir { path } => path.starts_with(within),
        _ => true,
    };
    fs::read_to_string(into).unwrap().lines().filter_map(read).filter(concerns).collect()
}

#[test]
fn power_may_fail_at_any_moment() {
    let states = if std::env::var("CAIRN_FAULTS").is_ok_and(|wanted| wanted == "all") { 2_000 } else { 60 };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("v");
    let ops = record(&path, &folder.path().join("record"));
    assert!(ops.iter().filter(|op| matches!(op, Op::Sync { .. })).count() > RECORDS, "too little was recorded");
    fs::remove_dir_all(&path).unwrap();
    for seed in 0..states {
        let mut random = StdRng::seed_from_u64(seed);
        let end = random.random_range(1..=ops.len());
        let mut disk = Disk::default();
        let mut told = Told::default();
        for op in &ops[..end] {
            disk.run(op);
            if let Op::Say { text } = op {
                for line in text.lines() {
                    told.hear(line);
                }
            }
        }
        disk.fail(&mut random);
        if path.exists() {
            look(&path, &told, &format!("power cut {seed}"));
            fs::remove_dir_all(&path).unwrap();
        } else {
            assert!(told.circle.is_none(), "power cut {seed}: a vault that was made is gone");
        }
    }
}
