//! The file that is imported: opened once by name, hashed, read, and sealed, each time the same bytes.

use std::fs::{self, File};
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cairn_exchange::intake::zip::ZipSource;
use cairn_exchange::intake::{IntakeError, IntakeLimits, IntakeProblem};
use cairn_exchange::mapping::{Labels, Mapping};
use cairn_exchange::table::Column;
use cairn_model::CircleId;
use sha2::{Digest, Sha256};

use crate::api::ColumnView;
use crate::error::{ApiError, ErrorCode};
use crate::intake::source::{Stamp, Steady};
use crate::jobs::{Cancel, Reporter};

const PIECE: usize = 1 << 20;

/// Where the bytes are.
#[derive(Debug, Clone)]
enum Place {
    Disk {
        path: PathBuf,
        stamp: Stamp,
    },
    /// What a person pasted; it is never written to the disk in clear.
    Pasted(Arc<str>),
}

/// A file that a person named, or a text in its place.
#[derive(Debug, Clone)]
pub(crate) struct SourceFile {
    place: Place,
    /// Its name, without folders.
    pub(crate) name: String,
    /// SHA-256 of it.
    pub(crate) sha256: [u8; 32],
}

impl SourceFile {
    /// Opens and hashes a file.
    pub(crate) fn open(path: &Path, report: &Reporter, cancel: &Cancel) -> Result<Self, ApiError> {
        let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
        let path = fs::canonicalize(path).map_err(unreadable)?;
        let metadata = fs::metadata(&path).map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(ApiError::new(ErrorCode::Unreadable));
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let stamp = Stamp::of(&metadata);
        let mut file = Self { place: Place::Disk { path, stamp }, name, sha256: [0; 32] };
        file.sha256 = file.hash(report, cancel)?;
        Ok(file)
    }

    /// Takes a text that a person pasted.
    pub(crate) fn of_text(text: String) -> Self {
        let sha256 = Sha256::digest(text.as_bytes()).into();
        Self { place: Place::Pasted(text.into()), name: String::new(), sha256 }
    }

    /// Gives its length in bytes.
    pub(crate) fn length(&self) -> u64 {
        match &self.place {
            Place::Disk { stamp, .. } => stamp.length(),
            Place::Pasted(text) => text.len() as u64,
        }
    }

    /// Opens it for reading; what is read is what was hashed, or reading fails.
    pub(crate) fn reader(&self) -> Result<Box<dyn io::Read + '_>, ApiError> {
        match &self.place {
            Place::Disk { path, stamp } => {
                Ok(Box::new(Steady::open(path, stamp).map_err(|error| changed_or_unreadable(&error))?))
            }
            Place::Pasted(text) => Ok(Box::new(text.as_bytes())),
        }
    }

    fn path(&self) -> Result<&Path, ApiError> {
        match &self.place {
            Place::Disk { path, .. } => Ok(path),
            Place::Pasted(_) => Err(ApiError::new(ErrorCode::Unreadable)),
        }
    }

    /// Opens it as an archive.
    pub(crate) fn archive(&self, limits: &IntakeLimits) -> Result<ZipSource<BufReader<File>>, ApiError> {
        // What changed since it was hashed is refused before anything of it is believed.
        drop(self.reader()?);
        let file = File::open(self.path()?).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
        ZipSource::open(BufReader::new(file), limits).map_err(|error| refused("ZIP", &error))
    }

    fn hash(&self, report: &Reporter, cancel: &Cancel) -> Result<[u8; 32], ApiError> {
        let mut meter = report.meter("step-verify", "bytes", Some(self.length()));
        let mut reader = self.reader()?;
        let mut sha256 = Sha256::new();
        let mut buffer = vec![0; PIECE];
        let mut done = 0;
        loop {
            cancel.check()?;
            let count = match reader.read(&mut buffer) {
                Ok(0) => return Ok(sha256.finalize().into()),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(changed_or_unreadable(&error)),
            };
            sha256.update(buffer.get(..count).unwrap_or_default());
            done += count as u64;
            meter.at(done);
        }
    }
}

pub(crate) fn changed_or_unreadable(error: &io::Error) -> ApiError {
    let code = if error.get_ref().is_some() { ErrorCode::ChangedMeanwhile } else { ErrorCode::Unreadable };
    ApiError::new(code)
}

/// Says what is wrong with an archive.
pub(crate) fn refused(format: &str, error: &IntakeError) -> ApiError {
    match &error.problem {
        IntakeProblem::TooManyFiles { limit } => too_large(format!("{limit} files")),
        IntakeProblem::TooLarge { limit } => too_large(format!("{} MiB", limit >> 20)),
        IntakeProblem::Changed => ApiError::new(ErrorCode::ChangedMeanwhile),
        IntakeProblem::Unreadable => ApiError::new(ErrorCode::Unreadable),
        IntakeProblem::Cancelled => ApiError::new(ErrorCode::Cancelled),
        problem => malformed(format, format!("{}: {problem}", error.place)),
    }
}

/// Says that a file is over a limit.
pub(crate) fn too_large(limit: String) -> ApiError {
    ApiError::new(ErrorCode::TooLarge).with("limit", limit)
}

/// Says that a file is not what its format says.
pub(crate) fn malformed(format: &str, why: String) -> ApiError {
    ApiError::new(ErrorCode::Malformed).with("format", format).with("why", why)
}

/// What a reader of records gets.
pub(crate) struct Input<'a> {
    /// The file.
    pub(crate) file: &'a SourceFile,
    /// The circle, which enters ids.
    pub(crate) circle: &'a CircleId,
    /// What a person said of the columns of a table.
    pub(crate) mapping: Option<&'a Mapping>,
    /// What terms are called, in every language that we have.
    pub(crate) labels: &'a Labels,
    report: &'a Reporter,
    cancel: &'a Cancel,
    columns: Vec<ColumnView>,
}

impl<'a> Input<'a> {
    pub(super) const fn new(
        file: &'a SourceFile,
        circle: &'a CircleId,
        mapping: Option<&'a Mapping>,
        labels: &'a Labels,
        report: &'a Reporter,
        cancel: &'a Cancel,
    ) -> Self {
        Self { file, circle, mapping, labels, report, cancel, columns: Vec::new() }
    }

    /// Reads the whole file, of at most `limit` bytes.
    pub(crate) fn bytes(&self, limit: usize) -> Result<Vec<u8>, ApiError> {
        if self.file.length() > limit as u64 {
            return Err(too_large(format!("{} MiB", limit >> 20)));
        }
        let mut meter = self.report.meter("step-import", "bytes", Some(self.file.length()));
        let mut bytes = Vec::new();
        self.file.reader()?.read_to_end(&mut bytes).map_err(|error| changed_or_unreadable(&error))?;
        meter.at(bytes.len() as u64);
        self.cancel.check()?;
        Ok(bytes)
    }

    /// Says whether the file is a ZIP archive, by how it begins.
    pub(crate) fn is_archive(&self) -> Result<bool, ApiError> {
        let mut start = Vec::new();
        let read = File::open(self.file.path()?).and_then(|file| file.take(4).read_to_end(&mut start));
        read.map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
        Ok(start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06"))
    }

    /// Keeps what the columns of a table are, to be shown.
    pub(crate) fn tell_columns(&mut self, columns: Vec<Column>) {
        self.columns = columns
            .into_iter()
            .map(|column| ColumnView { column: column.name, path: column.path, sample: column.sample })
            .collect();
    }

    pub(super) fn columns(self) -> Vec<ColumnView> {
        self.columns
    }
}
