//! What lies on foreign storage: packs of entries, charter pages and segments of evidence, each one age file.
//!
//! Every object is an *envelope* (a line that names kind and version, lengths, a header, a body, zeros), padded so that its
//! length tells little, sealed by age, and named so that only members recognise it. `docs/formats/pack.md` is the normative
//! description.

mod content;
pub(crate) mod envelope;
mod name;
mod padding;
mod page;
mod segment;
mod spans;
#[cfg(test)]
mod tests;
mod welcome;

use cairn_keys::{OpenError, SealError, SealKey, SealRecipient, Zeroizing};

use crate::wire::CodecError;

pub use content::{BuiltPack, ErasedEntry, Fit, Pack, PackBuilder, Run};
pub use name::{FileName, ObjectKind, ObjectName};
pub use padding::padded_len;
pub use page::{decode_page, encode_page};
pub use segment::{
    MAX_FILE, SEGMENT_GROUPS, Segment, decode_segment, decode_segment_bare, decode_tree, decode_tree_bare,
    encode_segment, encode_segment_bare, encode_tree, encode_tree_bare, evidence_of, segment_content, segments_of,
    tree_content,
};
pub use spans::Spans;
pub use welcome::{decode_welcome, encode_welcome, welcome_content};

/// How many bytes of entries a pack aims at.
pub const TARGET_BODY: usize = 4 * 1024 * 1024;
/// The most bytes of entries that one pack holds.
pub const MAX_BODY: usize = 6 * 1024 * 1024;
/// The most bytes of a header.
pub const MAX_HEADER: usize = 512 * 1024;
/// The most bytes that an object has when it is opened.
pub const MAX_PLAIN: usize = 8 * 1024 * 1024;
/// The most bytes that an object has on foreign storage. Larger ones are not fetched.
pub const MAX_SEALED: usize = MAX_PLAIN + 512 * 1024;

/// Says why an object is not read, or was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// It exceeds a limit.
    #[error("handle an object that is too large")]
    TooLarge,
    /// It is sealed to others.
    #[error("open what is sealed to others")]
    NotForUs,
    /// It is cut short or changed: what age authenticates does not hold, or it is no age file.
    #[error("open a damaged object")]
    Damaged,
    /// It is of a newer version.
    #[error("read an object of a newer version")]
    Newer,
    /// What was sealed is not in its one form, or contradicts itself.
    #[error("read a malformed object")]
    Malformed,
    /// It belongs to another circle.
    #[error("read an object of another circle")]
    OtherCircle,
    /// It does not hold what its name says.
    #[error("read an object under another object's name")]
    Misnamed,
    /// Nobody can be given it.
    #[error("seal an object to nobody")]
    NoRecipient,
}

impl From<CodecError> for PackError {
    fn from(error: CodecError) -> Self {
        match error {
            CodecError::Version => Self::Newer,
            CodecError::TooLarge => Self::TooLarge,
            CodecError::Malformed => Self::Malformed,
        }
    }
}

/// Seals an encoded object to some recipients.
///
/// # Errors
/// [`PackError::NoRecipient`] when the list is empty.
pub fn seal_object(recipients: &[SealRecipient], plain: &[u8]) -> Result<Vec<u8>, PackError> {
    cairn_keys::seal(recipients, plain).map_err(|error| match error {
        SealError::NoRecipient | SealError::Read(_) | SealError::Write(_) => PackError::NoRecipient,
    })
}

/// Opens an object; nothing of it is read before age has authenticated it whole.
///
/// # Errors
/// [`PackError::TooLarge`], [`PackError::NotForUs`], [`PackError::Damaged`] and [`PackError::Newer`].
pub fn open_object(key: &SealKey, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, PackError> {
    if sealed.len() > MAX_SEALED {
        return Err(PackError::TooLarge);
    }
    cairn_keys::open(key, sealed, MAX_PLAIN).map_err(|error| match error {
        OpenError::NotForUs => PackError::NotForUs,
        OpenError::TooLarge => PackError::TooLarge,
        OpenError::Newer => PackError::Newer,
        OpenError::Damaged | OpenError::Read(_) => PackError::Damaged,
    })
}
