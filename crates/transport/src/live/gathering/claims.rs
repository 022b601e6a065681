//! Which session fetches which file.

use std::collections::{BTreeMap, BTreeSet};

use cairn_sync::effect::{FileOutcome, LocalState};

/// Every wanted file is fetched by one session at a time; one that could not supply it leaves it to the others.
#[derive(Debug, Default)]
pub(super) struct Claims {
    by_file: BTreeMap<[u8; 32], u64>,
    /// How many of a session's files are still to come.
    open: BTreeMap<u64, usize>,
    tried: BTreeSet<(u64, [u8; 32])>,
}

impl Claims {
    /// Leaves a session those files that it is to fetch; the others count as lacking.
    pub(super) fn divide(&mut self, session: u64, mut state: LocalState) -> LocalState {
        let mut left: BTreeSet<[u8; 32]> = state.wanted.iter().map(|wanted| wanted.file).collect();
        state.wanted.retain(|wanted| {
            if self.tried.contains(&(session, wanted.file)) {
                return false;
            }
            let claimed = *self.by_file.entry(wanted.file).or_insert_with(|| {
                *self.open.entry(session).or_default() += 1;
                session
            });
            claimed == session
        });
        // A file may be wanted with several sizes.
        for wanted in &state.wanted {
            left.remove(&wanted.file);
        }
        state.unfetched += left.len() as u64;
        state
    }

    /// Notes how a file's transfer ended; says whether the session has nothing more to fetch, so that the others have a look.
    pub(super) fn settle(&mut self, session: u64, file: &[u8; 32], outcome: FileOutcome) -> bool {
        if self.by_file.get(file) != Some(&session) {
            return false;
        }
        self.by_file.remove(file);
        if outcome != FileOutcome::Complete {
            self.tried.insert((session, *file));
        }
        match self.open.get_mut(&session) {
            Some(open) if *open > 1 => {
                *open -= 1;
                false
            }
            _ => self.open.remove(&session).is_some(),
        }
    }

    /// Gives up all that a session had taken on; says whether there was anything.
    pub(super) fn release(&mut self, session: u64) -> bool {
        self.by_file.retain(|_, claimed| *claimed != session);
        self.tried.retain(|(tried, _)| *tried != session);
        self.open.remove(&session).is_some()
    }
}

#[cfg(test)]
mod tests {
    use cairn_sync::FileRequest;

    use super::*;

    fn wanting(files: &[u8]) -> LocalState {
        let wanted = files.iter().map(|file| FileRequest { file: [*file; 32], size: 1, from: 0 }).collect();
        LocalState { wanted, ..LocalState::default() }
    }

    fn names(state: &LocalState) -> Vec<u8> {
        state.wanted.iter().map(|file| file.file[0]).collect()
    }

    #[test]
    fn file_is_fetched_by_one_session_and_left_to_the_next_when_it_is_not_there() {
        let mut claims = Claims::default();
        assert_eq!(names(&claims.divide(1, wanting(&[1, 2]))), [1, 2]);
        let second = claims.divide(2, wanting(&[1, 2, 3]));
        assert_eq!((names(&second), second.unfetched), (vec![3], 2));
        assert!(!claims.settle(1, &[1; 32], FileOutcome::Complete));
        assert!(!claims.settle(2, &[2; 32], FileOutcome::Missing), "it is not theirs");
        assert!(claims.settle(1, &[2; 32], FileOutcome::Missing));
        let first = claims.divide(1, wanting(&[2, 3]));
        assert_eq!((names(&first), first.unfetched), (vec![], 2), "not asked for twice");
        assert_eq!(names(&claims.divide(2, wanting(&[2, 3]))), [2, 3]);
    }

    #[test]
    fn session_that_ends_leaves_its_files_to_the_others() {
        let mut claims = Claims::default();
        claims.divide(1, wanting(&[1, 2]));
        assert!(claims.release(1));
        assert!(!claims.release(1));
        assert_eq!(names(&claims.divide(2, wanting(&[1, 2]))), [1, 2]);
    }
}
