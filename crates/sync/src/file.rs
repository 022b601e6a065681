//! The stream of one evidence file: a head, the tree's groups, and the sealed bytes, verified group by group.
//!
//! The head is one frame. The groups follow as plain bytes, 32 for each MiB of the whole file (none for a file of one
//! group, whose name verifies it), then the sealed bytes from the asked group on.

use cairn_keys::{GROUP_LEN, TreeHash, VerifiedGroup};

use crate::limits;
use crate::wire::{self, CodecError};

/// One file and the part of it that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileRequest {
    /// The BLAKE3 hash of the sealed bytes: the file's name on the wire.
    pub file: [u8; 32],
    /// How many sealed bytes it has, from the signed manifest.
    pub size: u64,
    /// The first group of 1 MiB that is missing.
    pub from: u64,
}

impl FileRequest {
    /// How many bytes the head has on the wire.
    pub const HEAD: usize = 64;

    /// Gives the number of groups of the whole file.
    pub fn groups(&self) -> u64 {
        self.size.div_ceil(GROUP_LEN).max(1)
    }

    /// Says whether the sizes are within limits and fit each other.
    pub fn is_sound(&self) -> bool {
        self.size > 0 && self.size <= limits::FILE && self.from < self.groups()
    }

    /// Gives the number of bytes of one group.
    pub fn group_len(&self, index: u64) -> usize {
        let start = index.saturating_mul(GROUP_LEN);
        usize::try_from(self.size.saturating_sub(start).min(GROUP_LEN)).unwrap_or(0)
    }

    /// Gives the number of bytes of the groups' hashes on the wire.
    pub fn tree_len(&self) -> Option<usize> {
        let groups = self.groups();
        if groups == 1 { Some(0) } else { usize::try_from(groups).ok().and_then(|groups| groups.checked_mul(32)) }
    }

    /// Makes the head of the stream: one frame, filled up with zeros to [`FileRequest::HEAD`] bytes.
    pub fn head(&self) -> [u8; Self::HEAD] {
        let message = wire::Message::FileWant { file: self.file, size: self.size, from: self.from };
        let frame = wire::encode_frame(&message);
        let mut head = [0; Self::HEAD];
        for (place, byte) in head.iter_mut().zip(frame) {
            *place = byte;
        }
        head
    }

    /// Reads the head of a stream.
    ///
    /// # Errors
    /// [`CodecError`] when it is no head, or its sizes are not sound.
    pub fn parse_head(head: &[u8; Self::HEAD]) -> Result<Self, CodecError> {
        let (header, rest) = head.split_first_chunk::<{ wire::HEADER }>().ok_or(CodecError::Malformed)?;
        let length = wire::body_length(*header, rest.len())?;
        let (body, filling) = rest.split_at_checked(length).ok_or(CodecError::Malformed)?;
        match wire::decode_body(body)? {
            wire::Message::FileWant { file, size, from } if filling.iter().all(|byte| *byte == 0) => {
                let request = Self { file, size, from };
                if request.is_sound() { Ok(request) } else { Err(CodecError::Malformed) }
            }
            _ => Err(CodecError::Malformed),
        }
    }
}

/// Says that a stream does not hold the file that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("verify the sealed bytes of a file")]
pub struct FileError;

/// Verifies the stream of one file.
#[derive(Debug, Clone)]
pub struct FileReceiver {
    request: FileRequest,
    tree: TreeHash,
    next: u64,
}

impl FileReceiver {
    /// Starts with the groups' hashes as they came (empty for a file of one group).
    ///
    /// # Errors
    /// [`FileError`] when they do not add up to the file's name.
    pub fn new(request: FileRequest, groups: &[u8]) -> Result<Self, FileError> {
        let groups: Vec<[u8; 32]> = if request.groups() == 1 {
            vec![request.file]
        } else {
            let (groups, rest) = groups.as_chunks::<32>();
            if !rest.is_empty() {
                return Err(FileError);
            }
            groups.to_vec()
        };
        let tree = TreeHash::from_groups(request.file, groups, request.size).map_err(|_| FileError)?;
        Ok(Self { next: request.from, request, tree })
    }

    /// Gives what was asked for.
    pub fn request(&self) -> &FileRequest {
        &self.request
    }

    /// Gives the tree, which also verifies the groups that are already held.
    pub fn tree(&self) -> &TreeHash {
        &self.tree
    }

    /// Gives the index and the length in bytes of the group that comes next; `None` when the file is whole.
    pub fn next_group(&self) -> Option<(u64, usize)> {
        (self.next < self.request.groups()).then(|| (self.next, self.request.group_len(self.next)))
    }

    /// Verifies the next group.
    ///
    /// # Errors
    /// [`FileError`] when the bytes are not those of the group.
    pub fn accept_group<'a>(&mut self, bytes: &'a [u8]) -> Result<VerifiedGroup<'a>, FileError> {
        let group = self.tree.verify_group(self.next, bytes).map_err(|_| FileError)?;
        self.next += 1;
        Ok(group)
    }
}

#[cfg(test)]
mod tests;
