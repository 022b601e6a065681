//! Hashes that the tools wrote, against the files that are here.
//!
//! AndroidQF works in two modes. In the *normal* one it hashes a folder before it writes `acquisition.json` (which is not
//! listed), while `command.log` and `hashes.csv` itself are still being written (both are listed and cannot match), and its
//! paths begin with the folder, in the system's own notation. In the *streaming* one it writes an archive: names are those in
//! the archive, `acquisition.json` and `command.log` are listed and match. Nothing is signed in either: whoever could change a
//! file could change the list.

use std::collections::{BTreeMap, BTreeSet};

use super::json::{AcquisitionInfo, Info};
use super::one_line;
use crate::intake::{Hashing, IntakeError, IntakeLimits, IntakeProblem, ListedFile, Rows};
use crate::loss::{Losses, Why};

/// The most names in each list of a [`HashCheck`]; the counts go on.
pub(super) const MAX_NAMES: usize = 1000;

/// An acquisition by AndroidQF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acquisition {
    /// The folder it stands in, from the top of the source; empty for the top itself.
    pub folder: String,
    /// Its id.
    pub uuid: Option<String>,
    /// The version of AndroidQF.
    pub version: Option<String>,
    /// When it began, as AndroidQF says it (UTC).
    pub started: Option<String>,
    /// When it ended.
    pub completed: Option<String>,
    /// What became of its hashes.
    pub hashes: HashCheck,
}

impl Acquisition {
    pub(super) fn new(root: &str, info: AcquisitionInfo, hashes: HashCheck) -> Self {
        Self {
            folder: root.trim_end_matches('/').to_owned(),
            uuid: info.uuid,
            version: info.version,
            started: info.started,
            completed: info.completed,
            hashes,
        }
    }
}

/// In which mode AndroidQF worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Into a folder.
    Normal,
    /// Into an archive.
    Streaming,
}

impl Mode {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Streaming => "streaming",
        }
    }
}

/// Why a file cannot match, by the way the tool works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expected {
    /// A list cannot hold its own hash.
    ListItself,
    /// The log was still being written when it was hashed.
    LogStillOpen,
    /// The description is written after the hashes.
    WrittenAfter,
    /// MVT wrote it into the folder afterwards.
    AddedByMvt,
}

impl Expected {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ListItself => "list-itself",
            Self::LogStillOpen => "log-still-open",
            Self::WrittenAfter => "written-after",
            Self::AddedByMvt => "added-by-mvt",
        }
    }
}

/// A file that cannot match.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mismatch {
    /// Its name in the acquisition.
    pub name: String,
    /// Why.
    pub why: Expected,
}

/// What became of the hashes of an acquisition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HashCheck {
    /// Whether there is a list at all.
    pub listed: Option<u64>,
    /// The mode, if there is a list.
    pub mode: Option<Mode>,
    /// Whether the mode was told by the acquisition, or inferred from the list.
    pub told: bool,
    /// Files that are what the list says.
    pub matched: u64,
    /// Files that cannot match or are not listed, and why that is so.
    pub expected: Vec<Mismatch>,
    /// Files that are not what the list says, and should be.
    pub altered: Vec<String>,
    /// Files that are listed and not here.
    pub missing: Vec<String>,
    /// Files that are here and not listed, and should be.
    pub extra: Vec<String>,
}

impl HashCheck {
    /// Says whether there is a list and everything is as it says, but for what cannot match.
    pub fn is_whole(&self) -> bool {
        self.listed.is_some() && self.altered.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }
}

/// The hashes of the files that MVT examined, against what is here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InputCheck {
    /// Files listed in `info.json`.
    pub listed: u64,
    /// Files that are here and are what MVT examined.
    pub matched: u64,
    /// Files that are here and are not what MVT examined.
    pub altered: Vec<String>,
    /// Files that are not here. An output alone never holds what it was made from.
    pub absent: u64,
}

/// Reads `hashes.csv`: path and SHA-256, without a header.
pub(super) fn read_rows(
    reader: &mut Hashing<'_, '_>,
    limits: &IntakeLimits,
    place: &str,
    losses: &mut Losses,
) -> Result<Vec<(String, String)>, IntakeError> {
    let mut rows = Rows::new(reader, limits.name * 4);
    let mut found = Vec::new();
    loop {
        match rows.next_row() {
            Ok(Some(row)) => match row.as_slice() {
                [path, sha256] if is_sha256(sha256.trim()) => {
                    found.push((path.clone(), sha256.trim().to_ascii_lowercase()));
                }
                _ => losses.note(|| format!("{place}, row {}", found.len() + 1), "row", Why::OddRow),
            },
            Ok(None) => return Ok(found),
            Err(error) => {
                let problem = rows.into_inner().problem(&error);
                return Err(IntakeError::new(place, problem));
            }
        }
        if found.len() > limits.files * 2 {
            return Err(IntakeError::new(place, IntakeProblem::Form("more rows than the limit")));
        }
    }
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Finds which file of the acquisition a path of a list means.
struct Paths<'a> {
    files: BTreeMap<&'a str, &'a ListedFile>,
    base: String,
}

impl<'a> Paths<'a> {
    /// `base` is what the list's paths begin with.
    fn of(root: &str, base: String, files: &'a [ListedFile]) -> Self {
        let files = files.iter().filter_map(|file| Some((file.name.strip_prefix(root)?, file))).collect();
        Self { files, base }
    }

    fn resolve(&self, path: &str) -> String {
        let path = path.replace('\\', "/");
        if self.files.contains_key(path.as_str()) {
            return path;
        }
        if let Some(rest) = path.strip_prefix(&self.base).map(|rest| rest.trim_start_matches('/'))
            && !self.base.is_empty()
        {
            return rest.to_owned();
        }
        // Without a base: the longest end of the path that is the name of a file here.
        let mut rest = path.as_str();
        while let Some((_, after)) = rest.split_once('/') {
            if self.files.contains_key(after) {
                return after.to_owned();
            }
            rest = after;
        }
        path
    }
}

/// Finds what the paths of a list begin with: the folder of the list itself, or what stands before the acquisition's id.
fn base_of(rows: &[(String, String)], uuid: Option<&str>) -> String {
    let paths = || rows.iter().map(|(path, _)| path.replace('\\', "/"));
    let own = paths().find_map(|path| path.strip_suffix("/hashes.csv").map(|base| format!("{base}/")));
    let by_id = || {
        let mark = format!("{}/", uuid?);
        paths().find_map(|path| {
            let at = path.find(&mark)?;
            path.get(..at + mark.len()).map(str::to_owned)
        })
    };
    own.or_else(by_id).unwrap_or_default()
}

/// Holds the list of an acquisition against its files.
pub(super) fn check(
    root: &str,
    mvt: Option<&str>,
    info: &AcquisitionInfo,
    rows: Option<Vec<(String, String)>>,
    files: &[ListedFile],
) -> HashCheck {
    let Some(rows) = rows else { return HashCheck::default() };
    let paths = Paths::of(root, base_of(&rows, info.uuid.as_deref()), files);
    let exact = rows.iter().all(|(path, _)| paths.files.contains_key(path.as_str()) && path != "hashes.csv");
    let inferred = if exact { Mode::Streaming } else { Mode::Normal };
    let mode = match info.streaming {
        Some(true) => Mode::Streaming,
        Some(false) => Mode::Normal,
        None => inferred,
    };
    let mut found = HashCheck {
        listed: Some(rows.len() as u64),
        mode: Some(mode),
        told: info.streaming.is_some(),
        ..HashCheck::default()
    };
    let mut seen = BTreeSet::new();
    for (path, sha256) in &rows {
        let name = paths.resolve(path);
        match paths.files.get(name.as_str()) {
            None => keep(&mut found.missing, &name),
            Some(file) if hex::encode(file.sha256) == *sha256 => found.matched += 1,
            Some(_) => match (name.as_str(), mode) {
                ("hashes.csv", _) => found.expect(&name, Expected::ListItself),
                ("command.log", Mode::Normal) => found.expect(&name, Expected::LogStillOpen),
                _ => keep(&mut found.altered, &name),
            },
        }
        seen.insert(name);
    }
    let ours = mvt.filter(|mvt| mvt.len() > root.len()).and_then(|mvt| mvt.strip_prefix(root));
    for name in paths.files.keys().filter(|name| !seen.contains(**name)) {
        match (*name, mode) {
            ("hashes.csv", _) => found.expect(name, Expected::ListItself),
            ("acquisition.json", Mode::Normal) => found.expect(name, Expected::WrittenAfter),
            _ if ours.is_some_and(|folder| name.starts_with(folder)) => found.expect(name, Expected::AddedByMvt),
            _ => keep(&mut found.extra, name),
        }
    }
    found
}

impl HashCheck {
    fn expect(&mut self, name: &str, why: Expected) {
        if self.expected.len() < MAX_NAMES {
            self.expected.push(Mismatch { name: one_line(name, 300), why });
        }
    }
}

/// Keeps a name; the last place of a full list says that there are more.
fn keep(list: &mut Vec<String>, name: &str) {
    if list.len() < MAX_NAMES {
        list.push(one_line(name, 300));
    } else if list.len() == MAX_NAMES {
        list.push("…".to_owned());
    }
}

/// Holds the hashes of what MVT examined against the acquisition that lies beside it.
pub(super) fn check_inputs(info: &Info, files: &[ListedFile], acquisition: Option<&Acquisition>) -> InputCheck {
    let mut found = InputCheck { listed: info.hashes.len() as u64, ..InputCheck::default() };
    let Some(acquisition) = acquisition else {
        found.absent = found.listed;
        return found;
    };
    let root = if acquisition.folder.is_empty() { String::new() } else { format!("{}/", acquisition.folder) };
    let base = info.target.replace('\\', "/");
    let base = if base.is_empty() { base } else { format!("{}/", base.trim_end_matches('/')) };
    let paths = Paths::of(&root, base, files);
    for (path, sha256) in &info.hashes {
        let name = paths.resolve(path);
        match paths.files.get(name.as_str()) {
            None => found.absent += 1,
            Some(file) if hex::encode(file.sha256) == *sha256 => found.matched += 1,
            Some(_) => keep(&mut found.altered, &name),
        }
    }
    found
}

/// Says whether the list of processes lies in a file that MVT does not read: it reads `ps.txt`, AndroidQF now writes
/// `processes.json` or `processes.txt`.
pub(super) fn processes_unread(info: &Info, files: &[ListedFile], acquisition: Option<&Acquisition>) -> bool {
    let base = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let mut names: BTreeSet<String> = info.hashes.iter().map(|(path, _)| base(path)).collect();
    if let Some(acquisition) = acquisition {
        names.extend(
            files.iter().filter(|file| file.name.starts_with(&acquisition.folder)).map(|file| base(&file.name)),
        );
    }
    // `processes.json` is also the name of a module's output, which stands beside `info.json`, not among what was examined.
    let listed = info.hashes.iter().any(|(path, _)| matches!(base(path).as_str(), "processes.json" | "processes.txt"));
    listed && !names.contains("ps.txt")
}
