//! Evidence in drops: segments of 4 MiB, and for files of several groups the tree that verifies them.
//!
//! The evidence is an age file already. It is sealed once more because its exact length and its bytes, which are the same on
//! every storage, would tell a file from others (`docs/decisions/0014-evidence-in-drops.md`).

use cairn_keys::{GROUP_LEN, TreeHash, Zeroizing, derive};

use super::PackError;
use super::envelope::{Envelope, Filling, wrap};
use crate::file::FileRequest;
use crate::wire::cbor::{Reader, Writer};

const SEGMENT_KIND: &str = "evidence";
const TREE_KIND: &str = "tree";

/// How many groups of 1 MiB a segment has; the last of a file may have fewer.
pub const SEGMENT_GROUPS: u64 = 4;
/// The largest evidence file that lies in a drop, in sealed bytes: 64 GiB, whose tree takes 2 MiB.
pub const MAX_FILE: u64 = 64 << 30;

/// A segment that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'a> {
    /// Its number, from 0.
    pub index: u64,
    /// The sealed bytes of the evidence; not verified yet.
    pub bytes: &'a [u8],
}

/// Gives the number of segments of a file.
pub fn segments_of(file: &FileRequest) -> u64 {
    file.groups().div_ceil(SEGMENT_GROUPS)
}

/// Gives what a segment's name is derived from.
pub fn segment_content(file: &FileRequest, index: u64) -> [u8; 32] {
    derive("cairn 2026 drop segment", &[&file.file, &index.to_be_bytes()])
}

/// Gives what the name of a file's tree is derived from.
pub fn tree_content(file: &FileRequest) -> [u8; 32] {
    derive("cairn 2026 drop tree", &[&file.file])
}

/// Gives the number of bytes of a segment.
fn segment_len(file: &FileRequest, index: u64) -> Option<u64> {
    let start = index.checked_mul(SEGMENT_GROUPS * GROUP_LEN)?;
    let left = file.size.checked_sub(start).filter(|left| *left > 0)?;
    Some(left.min(SEGMENT_GROUPS * GROUP_LEN))
}

fn header(file: &FileRequest, index: u64) -> Vec<u8> {
    let mut header = Vec::new();
    Writer::new(&mut header).array(3).bytes(&file.file).uint(file.size).uint(index);
    header
}

/// Encodes a segment; `bytes` are its groups, one after another.
///
/// # Errors
/// [`PackError::Malformed`] when the file has no such segment of that length.
pub fn encode_segment(file: &FileRequest, index: u64, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, PackError> {
    if segment_len(file, index) != Some(bytes.len() as u64) {
        return Err(PackError::Malformed);
    }
    Ok(wrap(SEGMENT_KIND, &header(file, index), bytes, Filling::Padded).0)
}

/// Encodes a segment that is carried within another object.
///
/// # Errors
/// [`PackError::Malformed`] when the file has no such segment of that length.
pub fn encode_segment_bare(file: &FileRequest, index: u64, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, PackError> {
    if segment_len(file, index) != Some(bytes.len() as u64) {
        return Err(PackError::Malformed);
    }
    Ok(wrap(SEGMENT_KIND, &header(file, index), bytes, Filling::Bare).0)
}

/// Reads a segment that was carried within another object, of whichever file it is.
///
/// # Errors
/// [`PackError::Malformed`].
pub fn decode_segment_bare(plain: &[u8]) -> Result<(FileRequest, Segment<'_>), PackError> {
    let envelope = Envelope::read(SEGMENT_KIND, plain, Filling::Bare)?;
    let (file, index) = read_header(envelope.header)?;
    let fits = file.is_sound() && segment_len(&file, index) == Some(envelope.body.len() as u64);
    if fits { Ok((file, Segment { index, bytes: envelope.body })) } else { Err(PackError::Malformed) }
}

/// Reads a segment of a file.
///
/// # Errors
/// [`PackError`]; [`PackError::Misnamed`] when it is another file's or another segment.
pub fn decode_segment<'a>(plain: &'a [u8], file: &FileRequest, index: u64) -> Result<Segment<'a>, PackError> {
    let envelope = Envelope::read(SEGMENT_KIND, plain, Filling::Padded)?;
    if envelope.header != header(file, index) {
        return Err(read_header(envelope.header).map_or(PackError::Malformed, |_| PackError::Misnamed));
    }
    if segment_len(file, index) != Some(envelope.body.len() as u64) {
        return Err(PackError::Malformed);
    }
    Ok(Segment { index, bytes: envelope.body })
}

/// Gives the file of which an object is a segment or the tree, as it says; `None` when it is neither.
pub fn evidence_of(plain: &[u8]) -> Option<FileRequest> {
    let segment = Envelope::read(SEGMENT_KIND, plain, Filling::Padded);
    let envelope = segment.or_else(|_| Envelope::read(TREE_KIND, plain, Filling::Padded)).ok()?;
    read_header(envelope.header).ok().map(|(file, _)| file)
}

fn read_header(bytes: &[u8]) -> Result<(FileRequest, u64), PackError> {
    let mut r = Reader::new(bytes);
    r.tuple(3)?;
    let (file, size, index) = (r.fixed()?, r.uint()?, r.uint()?);
    let file = FileRequest { file, size, from: 0 };
    if r.is_at_end() && header(&file, index) == bytes { Ok((file, index)) } else { Err(PackError::Malformed) }
}

/// Encodes the tree of a file of several groups.
///
/// # Errors
/// [`PackError::TooLarge`] beyond [`MAX_FILE`].
pub fn encode_tree(file: &FileRequest, tree: &TreeHash) -> Result<Zeroizing<Vec<u8>>, PackError> {
    if file.size > MAX_FILE {
        return Err(PackError::TooLarge);
    }
    Ok(wrap(TREE_KIND, &header(file, 0), tree.groups().as_flattened(), Filling::Padded).0)
}

/// Encodes the tree of a file, of one group or several, to be carried within another object.
///
/// # Errors
/// [`PackError::TooLarge`] beyond [`MAX_FILE`].
pub fn encode_tree_bare(file: &FileRequest, tree: &TreeHash) -> Result<Zeroizing<Vec<u8>>, PackError> {
    if file.size > MAX_FILE {
        return Err(PackError::TooLarge);
    }
    Ok(wrap(TREE_KIND, &header(file, 0), tree.groups().as_flattened(), Filling::Bare).0)
}

/// Reads a tree that was carried within another object, of whichever file it is.
///
/// # Errors
/// [`PackError::Malformed`] when it does not add up to the file's name.
pub fn decode_tree_bare(plain: &[u8]) -> Result<(FileRequest, TreeHash), PackError> {
    let envelope = Envelope::read(TREE_KIND, plain, Filling::Bare)?;
    let (file, _) = read_header(envelope.header)?;
    if !file.is_sound() || file.size > MAX_FILE {
        return Err(PackError::TooLarge);
    }
    let (groups, []) = envelope.body.as_chunks::<32>() else { return Err(PackError::Malformed) };
    let tree = TreeHash::from_groups(file.file, groups.to_vec(), file.size).map_err(|_| PackError::Malformed)?;
    Ok((file, tree))
}

/// Reads the tree of a file: the groups' chaining values, which [`crate::FileReceiver`] verifies.
///
/// # Errors
/// [`PackError`]; [`PackError::Misnamed`] when it is another file's.
pub fn decode_tree<'a>(plain: &'a [u8], file: &FileRequest) -> Result<&'a [u8], PackError> {
    let envelope = Envelope::read(TREE_KIND, plain, Filling::Padded)?;
    if envelope.header != header(file, 0) {
        return Err(read_header(envelope.header).map_or(PackError::Malformed, |_| PackError::Misnamed));
    }
    if file.tree_len() == Some(envelope.body.len()) { Ok(envelope.body) } else { Err(PackError::Malformed) }
}
