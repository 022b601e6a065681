//! Which evidence files this device fetches, and which device holds a verified copy of which.
//!
//! Who holds what is told in receipts (`cairn_ledger::entry::Part::Receipt`), so that it reaches every member by whatever way
//! entries travel; within a session `FileHeld` tells it at once.

use std::collections::{BTreeMap, BTreeSet};

use cairn_keys::GROUP_LEN;
use cairn_ledger::entry::Part;
use cairn_ledger::{Head, LogId};

use crate::file::FileRequest;

/// How many files one receipt names, so that its entry stays within the limits.
const FILES_PER_RECEIPT: usize = 8 * 1024;

/// Says which files this device fetches without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FetchPolicy {
    /// All of them.
    #[default]
    All,
    /// Those of fewer sealed bytes than this.
    Under(u64),
    /// None: only what a person asks for.
    Nothing,
}

impl FetchPolicy {
    /// Says whether a file of so many sealed bytes is fetched.
    pub fn wants(self, size: u64) -> bool {
        match self {
            Self::All => true,
            Self::Under(limit) => size < limit,
            Self::Nothing => false,
        }
    }

    /// Divides the files that this device lacks: those to fetch, what a person asked for first and then from the smallest on,
    /// and how many are left where they are. A file that is told with several sizes is judged by each of them.
    pub fn divide(
        self,
        asked: &BTreeSet<[u8; 32]>,
        lacking: impl IntoIterator<Item = FileRequest>,
    ) -> (Vec<FileRequest>, u64) {
        let (mut fetch, left): (Vec<FileRequest>, Vec<FileRequest>) =
            lacking.into_iter().partition(|file| asked.contains(&file.file) || self.wants(file.size));
        fetch.sort_by_key(|file| (!asked.contains(&file.file), file.size, file.file));
        fetch.dedup_by_key(|file| (file.file, file.size));
        let fetched: BTreeSet<[u8; 32]> = fetch.iter().map(|file| file.file).collect();
        let left: BTreeSet<[u8; 32]> =
            left.into_iter().map(|file| file.file).filter(|file| !fetched.contains(file)).collect();
        (fetch, left.len() as u64)
    }
}

/// A sealed file as one manifest names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named {
    /// The log in which the manifest stands.
    pub log: LogId,
    /// The BLAKE3 of the sealed bytes.
    pub file: [u8; 32],
    /// How many sealed bytes it has, as the manifest tells. Whoever knows a file's name can write another number.
    pub size: u64,
}

/// Gives the requests for files of which a device lacks some or all: one for each size that is told, ascending by file and size.
/// Of one log only the first size counts, so that a file has no more of them than the circle has logs. `partial` gives the
/// sealed bytes that are here of a file.
pub fn requests(named: impl IntoIterator<Item = Named>, partial: impl Fn(&[u8; 32]) -> u64) -> Vec<FileRequest> {
    let mut told = BTreeSet::new();
    let mut requests = Vec::new();
    for Named { log, file, size } in named {
        let here = partial(&file);
        // What is here was verified against the name: a size below it is none of this file.
        if told.insert((file, log)) && size >= here {
            let mut request = FileRequest { file, size, from: 0 };
            // The last group is always fetched again, so that there is one to finish with.
            request.from = (here / GROUP_LEN).min(request.groups().saturating_sub(1));
            requests.push(request);
        }
    }
    requests.sort_unstable();
    requests.dedup();
    requests
}

/// Which devices hold a verified copy of which file, as far as they said so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies(BTreeMap<[u8; 32], BTreeSet<LogId>>);

impl Copies {
    /// Notes the files that a device said to hold: from a receipt in its log that counts, or from a session with it.
    pub fn note<'a>(&mut self, holder: LogId, files: impl IntoIterator<Item = &'a [u8; 32]>) {
        for file in files {
            self.0.entry(*file).or_default().insert(holder);
        }
    }

    /// Gives the devices that hold a file, by log.
    pub fn holders(&self, file: &[u8; 32]) -> impl Iterator<Item = &LogId> {
        self.0.get(file).into_iter().flatten()
    }

    /// Gives the files of which nobody but this device is known to hold a copy.
    pub fn only_with<'a>(&self, device: &LogId, files: impl IntoIterator<Item = &'a [u8; 32]>) -> Vec<[u8; 32]> {
        files.into_iter().filter(|file| self.holders(file).all(|holder| holder == device)).copied().collect()
    }
}

/// Gives the receipts that this device owes: for every file that it holds, verified, and has not told. `held` names with each
/// file the log whose manifest brought it, `heads` what is held of those logs.
pub fn receipts_due(
    held: impl IntoIterator<Item = ([u8; 32], LogId)>,
    told: &BTreeSet<[u8; 32]>,
    heads: &BTreeMap<LogId, Head>,
) -> Vec<Part> {
    let mut by_log: BTreeMap<LogId, BTreeSet<[u8; 32]>> = BTreeMap::new();
    for (file, log) in held {
        if !told.contains(&file) {
            by_log.entry(log).or_default().insert(file);
        }
    }
    let mut due = Vec::new();
    for (log, files) in by_log {
        let Some(head) = heads.get(&log) else { continue };
        let files: Vec<[u8; 32]> = files.into_iter().collect();
        for evidence in files.chunks(FILES_PER_RECEIPT) {
            due.push(Part::Receipt { log, head: *head, evidence: evidence.to_vec() });
        }
    }
    due
}

#[cfg(test)]
mod tests {
    use cairn_keys::DeviceKey;
    use cairn_ledger::EntryHash;

    use super::*;

    fn file(number: u8, size: u64) -> FileRequest {
        FileRequest { file: [number; 32], size, from: 0 }
    }

    fn log(number: u8) -> LogId {
        DeviceKey::from_seed([number; 32]).public()
    }

    #[test]
    fn policy_leaves_large_files_unless_a_person_asked() {
        let lacking = [file(1, 900), file(2, 10), file(3, 5_000), file(4, 10_000)];
        assert_eq!(FetchPolicy::All.divide(&BTreeSet::new(), lacking).1, 0);
        let asked = BTreeSet::from([[4; 32]]);
        let (fetch, left) = FetchPolicy::Under(1_000).divide(&asked, lacking);
        assert_eq!(fetch, [lacking[3], lacking[1], lacking[0]]);
        assert_eq!(left, 1);
        assert_eq!(FetchPolicy::Nothing.divide(&BTreeSet::new(), lacking), (Vec::new(), 4));
        assert_eq!(FetchPolicy::Nothing.divide(&asked, lacking), (vec![lacking[3]], 3));
    }

    #[test]
    fn limit_itself_is_not_under_the_limit() {
        assert!(FetchPolicy::Under(10).wants(9));
        assert!(!FetchPolicy::Under(10).wants(10));
    }

    #[test]
    fn a_size_that_somebody_else_tells_of_a_file_stands_beside_the_true_one() {
        let named = |log_number, size| Named { log: log(log_number), file: [7; 32], size };
        let claims = [named(1, 5 << 20), named(2, 10), named(2, 11), named(2, 12), named(3, 5 << 20)];
        let request = |size, from| FileRequest { file: [7; 32], size, from };
        assert_eq!(requests(claims, |_| 3 << 20), [request(5 << 20, 3)], "more than 10 bytes are here");
        let requests = requests(claims, |_| 0);
        assert_eq!(requests, [request(10, 0), request(5 << 20, 0)], "a log tells one size");
        let (fetch, left) = FetchPolicy::Under(100).divide(&BTreeSet::new(), requests.clone());
        assert_eq!((fetch.len(), left), (1, 0));
        let (fetch, left) = FetchPolicy::All.divide(&BTreeSet::new(), requests.clone());
        assert_eq!((fetch, left), (requests.clone(), 0));
        assert_eq!(FetchPolicy::Nothing.divide(&BTreeSet::new(), requests), (Vec::new(), 1), "one file, not two");
    }

    #[test]
    fn receipts_name_what_was_not_told_by_log_and_in_order() {
        let head = |height| Head { height, hash: EntryHash::from_bytes([9; 32]) };
        let heads = BTreeMap::from([(log(1), head(5)), (log(2), head(7))]);
        let held = [([8; 32], log(1)), ([3; 32], log(1)), ([4; 32], log(2)), ([5; 32], log(2)), ([6; 32], log(3))];
        let due = receipts_due(held, &BTreeSet::from([[5; 32]]), &heads);
        let mut expected = vec![
            Part::Receipt { log: log(1), head: head(5), evidence: vec![[3; 32], [8; 32]] },
            Part::Receipt { log: log(2), head: head(7), evidence: vec![[4; 32]] },
        ];
        if log(2) < log(1) {
            expected.reverse();
        }
        assert_eq!(due, expected);
        assert_eq!(receipts_due([([5; 32], log(2))], &BTreeSet::from([[5; 32]]), &heads), []);
    }

    #[test]
    fn file_that_only_this_device_holds_is_named() {
        let mut copies = Copies::default();
        copies.note(log(1), [&[1; 32], &[2; 32]]);
        copies.note(log(2), [&[2; 32]]);
        assert_eq!(copies.holders(&[2; 32]).count(), 2);
        assert_eq!(copies.only_with(&log(1), [&[1; 32], &[2; 32], &[3; 32]]), [[1; 32], [3; 32]]);
    }
}
