//! Files of an archive that gather many small things.

use cairn_keys::Zeroizing;
use cairn_model::canon::to_canonical_json;
use cairn_report::archive::{ArchiveWriter, PIECE};
use serde::Serialize;

use crate::error::ApiError;

/// Gathers small things into numbered files of some megabytes.
pub(super) struct Pieces {
    folder: String,
    extension: &'static str,
    number: u64,
    bytes: Zeroizing<Vec<u8>>,
    things: u64,
}

impl Pieces {
    /// Begins with no file; one without things is not written.
    pub(super) fn new(folder: String, extension: &'static str) -> Self {
        Self { folder, extension, number: 0, bytes: Zeroizing::new(Vec::new()), things: 0 }
    }

    /// Adds bytes that stay together in one file.
    pub(super) fn add(&mut self, bytes: &[u8], writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        if !self.bytes.is_empty() && self.bytes.len() + bytes.len() > PIECE {
            self.flush(writer)?;
        }
        self.bytes.extend_from_slice(bytes);
        self.things += 1;
        Ok(())
    }

    /// Adds a line of canonical JSON.
    pub(super) fn line(&mut self, value: &impl Serialize, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        let mut line = to_canonical_json(value).map_err(cairn_report::archive::ArchiveError::from)?;
        line.push(b'\n');
        self.add(&line, writer)
    }

    /// Writes what is gathered; gives how many things there were in all.
    pub(super) fn flush(&mut self, writer: &mut ArchiveWriter<'_>) -> Result<u64, ApiError> {
        if !self.bytes.is_empty() {
            self.number += 1;
            let path = format!("{}/{:04}.{}", self.folder, self.number, self.extension);
            writer.add(&path, &mut self.bytes.as_slice())?;
            self.bytes.clear();
        }
        Ok(self.things)
    }
}
