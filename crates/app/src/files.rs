//! Small files that a person asked for: read within a limit, written whole or not at all.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use crate::error::{ApiError, ErrorCode};

/// Says whether something that is there may be written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Overwrite {
    /// Never.
    No,
    /// The person said so.
    Yes,
}

impl Overwrite {
    /// Reads the option of a request.
    pub(crate) const fn of(force: bool) -> Self {
        if force { Self::Yes } else { Self::No }
    }
}

/// Reads a file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, ApiError> {
    let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limit {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{} KiB", limit / 1024)));
    }
    Ok(bytes)
}

/// Fails when something is at the target that may not be written over.
pub(crate) fn must_be_free(path: &Path, overwrite: Overwrite) -> Result<(), ApiError> {
    if overwrite == Overwrite::No && path.symlink_metadata().is_ok() {
        return Err(ApiError::new(ErrorCode::TargetExists));
    }
    Ok(())
}

/// Writes a file for its owner alone: beside its place, synced, and then renamed.
pub(crate) fn write(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), ApiError> {
    must_be_free(path, overwrite)?;
    let part = path.with_file_name(format!(".cairn-{}", hex::encode(rand::random::<[u8; 8]>())));
    let written = (|| -> Result<(), ApiError> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(std::fs::rename(&part, path)?)
    })();
    if written.is_err() {
        std::fs::remove_file(&part).ok();
    }
    written
}
