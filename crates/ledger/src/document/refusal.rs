//! Why a change is refused.

/// Says which rule a change breaks. A change that is refused never reaches automerge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefusal {
    /// It is longer than [`super::MAX_CHANGE`].
    #[error("read a change that is too long")]
    TooLong,
    /// It is no chunk of type 1 (automerge's deflated chunks, documents and bundles are refused).
    #[error("read a chunk that is not a plain change")]
    ChunkType,
    /// Its checksum does not match.
    #[error("read a change with a wrong checksum")]
    Checksum,
    /// It has more than [`super::MAX_OPS`] operations, or none.
    #[error("read a change with too many operations, or none")]
    OpCount,
    /// It has more than [`super::MAX_DEPS`] dependencies.
    #[error("read a change with too many dependencies")]
    DepCount,
    /// It does something other than putting a scalar at the root.
    #[error("read a change that does more than set fields")]
    Operation,
    /// A value is of a type that fields cannot have, or a number that is not finite.
    #[error("read a change with a value of another type")]
    Value,
    /// A key is no path, or stands twice.
    #[error("read a change with a key that is no path, or stands twice")]
    Key,
    /// A counter, a sequence number or a time is outside its range.
    #[error("read a change with a number out of range")]
    Range,
    /// It is cut short, or not in the one form in which these contents are written.
    #[error("read a malformed change")]
    Malformed,
}
