//! BLAKE3 with the chaining values of 1 MiB groups kept, so that each MiB of a file can be verified alone.

use std::borrow::Cow;
use std::fmt;

use blake3::hazmat::{self, HasherExt as _, Mode};

/// How many bytes one group has (the last may have fewer): 1 MiB.
pub const GROUP_LEN: u64 = 1 << 20;

/// Says that bytes do not belong to the hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("verify bytes against a tree hash")]
pub struct TreeError;

/// The BLAKE3 hash of some bytes, with what verifies each group of them alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeHash {
    root: [u8; 32],
    groups: Vec<[u8; 32]>,
    len: u64,
}

impl TreeHash {
    /// Joins parts that came apart on the way, and checks that they belong together.
    ///
    /// # Errors
    /// [`TreeError`] when the groups do not add up to the root and the length.
    pub fn from_groups(root: [u8; 32], groups: Vec<[u8; 32]>, len: u64) -> Result<Self, TreeError> {
        if root_of(&groups, len) == Some(root) { Ok(Self { root, groups, len }) } else { Err(TreeError) }
    }

    /// Gives the hash of the whole: what `b3sum` prints.
    pub const fn root(&self) -> &[u8; 32] {
        &self.root
    }

    /// Gives the chaining value of each group in order; of a single group, the root.
    pub fn groups(&self) -> &[[u8; 32]] {
        &self.groups
    }

    /// Gives the number of hashed bytes.
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Says whether nothing was hashed.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Verifies the bytes of one group; `index` counts from 0.
    ///
    /// # Errors
    /// [`TreeError`] when there is no such group, or the bytes are not its bytes.
    pub fn verify_group<'a>(&self, index: u64, bytes: &'a [u8]) -> Result<VerifiedGroup<'a>, TreeError> {
        let start = index.checked_mul(GROUP_LEN).ok_or(TreeError)?;
        let expected = usize::try_from(index).ok().and_then(|index| self.groups.get(index)).ok_or(TreeError)?;
        if bytes.len() as u64 != GROUP_LEN.min(self.len.saturating_sub(start)) {
            return Err(TreeError);
        }
        let found = if self.groups.len() == 1 { *blake3::hash(bytes).as_bytes() } else { group_hash(start, bytes) };
        if found != *expected {
            return Err(TreeError);
        }
        Ok(VerifiedGroup { root: self.root, index, bytes: Cow::Borrowed(bytes) })
    }
}

/// The bytes of one group of a file. Made by [`TreeHash::verify_group`] alone, so that whoever is given one hashes nothing
/// again.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifiedGroup<'a> {
    root: [u8; 32],
    index: u64,
    bytes: Cow<'a, [u8]>,
}

impl VerifiedGroup<'_> {
    /// Gives the hash of the whole file.
    pub const fn root(&self) -> &[u8; 32] {
        &self.root
    }

    /// Gives which group of the file it is, counted from 0.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Shows the bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Copies the bytes, so that they can be kept.
    pub fn into_owned(self) -> VerifiedGroup<'static> {
        VerifiedGroup { root: self.root, index: self.index, bytes: Cow::Owned(self.bytes.into_owned()) }
    }
}

impl fmt::Debug for VerifiedGroup<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedGroup").field("index", &self.index).finish_non_exhaustive()
    }
}

/// Computes the hash of the whole from its groups; `None` when their number does not fit the length.
pub fn root_of(groups: &[[u8; 32]], len: u64) -> Option<[u8; 32]> {
    if groups.len() as u64 != len.div_ceil(GROUP_LEN).max(1) {
        return None;
    }
    match groups {
        [] => None,
        [only] => Some(*only),
        _ => {
            let (left, right) = split(groups)?;
            Some(hazmat::merge_subtrees_root(&subtree(left)?, &subtree(right)?, Mode::Hash).into())
        }
    }
}

type Groups<'a> = &'a [[u8; 32]];

fn subtree(groups: Groups<'_>) -> Option<[u8; 32]> {
    match groups {
        [] => None,
        [only] => Some(*only),
        _ => {
            let (left, right) = split(groups)?;
            Some(hazmat::merge_subtrees_non_root(&subtree(left)?, &subtree(right)?, Mode::Hash))
        }
    }
}

/// Splits as BLAKE3 does: the left side is the largest power of two that leaves something for the right.
fn split(groups: Groups<'_>) -> Option<(Groups<'_>, Groups<'_>)> {
    groups.split_at_checked(groups.len().div_ceil(2).next_power_of_two())
}

fn group_hash(start: u64, bytes: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.set_input_offset(start);
    hasher.update(bytes);
    hasher.finalize_non_root()
}

/// Computes a [`TreeHash`] over pieces, in constant memory but for 32 bytes per MiB.
#[derive(Debug, Clone)]
pub struct TreeHasher {
    group: blake3::Hasher,
    in_group: u64,
    groups: Vec<[u8; 32]>,
}

impl Default for TreeHasher {
    fn default() -> Self {
        Self::new()
    }
}

impl TreeHasher {
    /// Starts with nothing hashed.
    pub fn new() -> Self {
        Self { group: blake3::Hasher::new(), in_group: 0, groups: Vec::new() }
    }

    /// Adds bytes.
    pub fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.in_group == GROUP_LEN {
                self.groups.push(self.group.finalize_non_root());
                self.group = blake3::Hasher::new();
                self.group.set_input_offset(self.groups.len() as u64 * GROUP_LEN);
                self.in_group = 0;
            }
            let room = usize::try_from(GROUP_LEN - self.in_group).unwrap_or(usize::MAX).min(bytes.len());
            let (now, later) = bytes.split_at(room);
            self.group.update(now);
            self.in_group += room as u64;
            bytes = later;
        }
    }

    /// Gives the hash of all added bytes.
    pub fn finish(mut self) -> TreeHash {
        let len = self.groups.len() as u64 * GROUP_LEN + self.in_group;
        if self.groups.is_empty() {
            let root = self.group.finalize().into();
            return TreeHash { root, groups: vec![root], len };
        }
        self.groups.push(self.group.finalize_non_root());
        let root = root_of(&self.groups, len).unwrap_or_default();
        TreeHash { root, groups: self.groups, len }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(len: usize) -> Vec<u8> {
        (0..len).map(|i| (i % 251) as u8 ^ (i >> 13) as u8).collect()
    }

    #[test]
    fn root_is_the_plain_blake3_of_the_whole_at_any_length() {
        let mib = GROUP_LEN as usize;
        for len in
            [0, 1, 1024, 1025, mib - 1, mib, mib + 1, 2 * mib, 2 * mib + 1, 3 * mib, 5 * mib + 77, 8 * mib, 9 * mib - 3]
        {
            let data = bytes(len);
            let mut hasher = TreeHasher::new();
            for piece in data.chunks(70_001) {
                hasher.update(piece);
            }
            let tree = hasher.finish();
            assert_eq!(tree.root(), blake3::hash(&data).as_bytes(), "length {len}");
            assert_eq!(tree.len(), len as u64);
            assert_eq!(TreeHash::from_groups(*tree.root(), tree.groups().to_vec(), tree.len()), Ok(tree.clone()));
            for (index, group) in data.chunks(mib).enumerate() {
                tree.verify_group(index as u64, group).unwrap();
            }
        }
    }

    #[test]
    fn changed_short_or_misplaced_groups_are_refused() {
        let data = bytes(3 * GROUP_LEN as usize - 5);
        let mut hasher = TreeHasher::new();
        hasher.update(&data);
        let tree = hasher.finish();
        let groups: Vec<&[u8]> = data.chunks(GROUP_LEN as usize).collect();
        let mut flipped = groups[1].to_vec();
        flipped[77] ^= 1;
        assert!(tree.verify_group(1, &flipped).is_err());
        assert!(tree.verify_group(0, groups[1]).is_err());
        assert!(tree.verify_group(2, &groups[2][1..]).is_err());
        assert!(tree.verify_group(3, &[]).is_err());
        assert!(tree.verify_group(u64::MAX, &[]).is_err());
        let mut swapped = tree.groups().to_vec();
        swapped.swap(0, 1);
        assert!(TreeHash::from_groups(*tree.root(), swapped, tree.len()).is_err());
        assert!(TreeHash::from_groups(*tree.root(), tree.groups().to_vec(), tree.len() + GROUP_LEN).is_err());
    }
}
