//! What a person gave: a folder, an archive, or an archive sealed with age. Links are not followed.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use cairn_exchange::intake::pack::Packer;
use cairn_exchange::intake::zip::ZipSource;
use cairn_exchange::intake::{Entry, IntakeError, IntakeLimits, IntakeProblem, Source, SourceFault};
use cairn_keys::{OpenError, SealKey, Zeroizing, open_stream};
use cairn_model::Edtf;
use cairn_store::{Evidence, Sealed, StoreError};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{GivenSet, Intake, Tool};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Reporter};
use crate::{clock, files};

/// The largest file of indicators that is hashed, in bytes.
const MAX_SET: usize = 256 << 20;
/// The largest file that holds an age identity.
const MAX_IDENTITY: usize = 64 << 10;
const PIECE: usize = 1 << 20;

trait ReadSeek: Read + Seek {}
impl<R: Read + Seek> ReadSeek for R {}

/// What was given.
pub(super) struct Given {
    path: PathBuf,
    name: String,
    form: Form,
}

enum Form {
    Folder(Vec<Found>),
    Archive(Stamp),
    /// Sealed with age to this identity.
    Locked(Stamp, Box<SealKey>),
}

/// Hashes of an archive.
pub(super) struct RawHashes {
    /// Of the archive itself.
    pub(super) content: [u8; 32],
    /// Of the age file it came in.
    pub(super) locked: Option<[u8; 32]>,
}

/// What tells that a file is still the one that was listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stamp {
    length: u64,
    modified: Option<std::time::SystemTime>,
    #[cfg(unix)]
    inode: (u64, u64),
}

impl Stamp {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt as _;
        Self {
            length: metadata.len(),
            modified: metadata.modified().ok(),
            #[cfg(unix)]
            inode: (metadata.dev(), metadata.ino()),
        }
    }

    /// Gives the length of the file in bytes.
    pub(crate) const fn length(&self) -> u64 {
        self.length
    }
}

/// A file of a folder.
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) stamp: Stamp,
}

fn unreadable(_: io::Error) -> ApiError {
    ApiError::new(ErrorCode::Unreadable)
}

/// Opens a file for reading; never a link, and never waiting for a pipe.
fn open_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    }
    options.open(path)
}

/// Reads a file and fails when it is another one than was listed, or changes while it is read.
pub(crate) struct Steady {
    file: File,
    stamp: Stamp,
    done: u64,
}

impl Steady {
    pub(crate) fn open(path: &Path, stamp: &Stamp) -> io::Result<Self> {
        let file = open_file(path)?;
        let steady = Self { file, stamp: stamp.clone(), done: 0 };
        steady.check()?;
        Ok(steady)
    }

    fn check(&self) -> io::Result<()> {
        let metadata = self.file.metadata()?;
        if metadata.is_file() && Stamp::of(&metadata) == self.stamp { Ok(()) } else { Err(SourceFault::Changed.into()) }
    }
}

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.done += count as u64;
        if count == 0 && !buffer.is_empty() {
            self.check()?;
            if self.done != self.stamp.length {
                return Err(SourceFault::Changed.into());
            }
        }
        Ok(count)
    }
}

/// A folder as a source.
struct Folder<'a> {
    entries: Vec<Entry>,
    files: &'a [Found],
}

impl Source for Folder<'_> {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn open(&mut self, index: usize) -> Result<Box<dyn Read + '_>, IntakeError> {
        let fail = |problem| IntakeError::new(format!("file {}", index + 1), problem);
        let file = self.files.get(index).ok_or_else(|| fail(IntakeProblem::Unreadable))?;
        match Steady::open(&file.path, &file.stamp) {
            Ok(steady) => Ok(Box::new(steady)),
            Err(error) if error.get_ref().is_some() => Err(fail(IntakeProblem::Changed)),
            // What was a file and is now a link, or is gone, changed.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(fail(IntakeProblem::Unreadable)),
            Err(_) => Err(fail(IntakeProblem::Changed)),
        }
    }
}

/// Lists a folder, sorted by name.
pub(crate) fn walk(root: &Path, limits: &IntakeLimits) -> Result<Vec<Found>, IntakeError> {
    let mut found: Vec<Found> = Vec::new();
    let mut open = vec![(root.to_owned(), String::new(), 1)];
    let mut folders = 0;
    while let Some((path, prefix, depth)) = open.pop() {
        let fail = |count: usize, problem| Err(IntakeError::new(format!("file {}", count + 1), problem));
        if depth > limits.depth {
            return fail(found.len(), IntakeProblem::TooDeep);
        }
        let Ok(listing) = fs::read_dir(&path) else { return fail(found.len(), IntakeProblem::Unreadable) };
        for item in listing {
            let Ok(item) = item else { return fail(found.len(), IntakeProblem::Unreadable) };
            if found.len() + folders > limits.files {
                return fail(found.len(), IntakeProblem::TooManyFiles { limit: limits.files });
            }
            let Ok(name) = item.file_name().into_string() else { return fail(found.len(), IntakeProblem::Name) };
            let name = format!("{prefix}{name}");
            if let Err(problem) = cairn_exchange::intake::check_name(&name, limits) {
                return fail(found.len(), problem);
            }
            let Ok(metadata) = fs::symlink_metadata(item.path()) else {
                return fail(found.len(), IntakeProblem::Changed);
            };
            if metadata.is_dir() {
                folders += 1;
                open.push((item.path(), format!("{name}/"), depth + 1));
            } else if metadata.is_file() {
                found.push(Found { name, path: item.path(), stamp: Stamp::of(&metadata) });
            } else {
                return fail(found.len(), IntakeProblem::Link);
            }
        }
    }
    found.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(found)
}

impl Given {
    /// Looks at what is there.
    pub(super) fn open(path: &Path, identity: Option<&Path>, tool: Tool) -> Result<Self, ApiError> {
        let metadata = fs::metadata(path).map_err(unreadable)?;
        let canonical = fs::canonicalize(path).map_err(unreadable)?;
        let name = canonical.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if metadata.is_dir() {
            let files = walk(&canonical, &IntakeLimits::default()).map_err(super::refused(tool))?;
            return Ok(Self { path: canonical, name, form: Form::Folder(files) });
        }
        if !metadata.is_file() {
            return Err(ApiError::new(ErrorCode::Unreadable));
        }
        let mut start = Vec::new();
        open_file(&canonical).and_then(|file| file.take(32).read_to_end(&mut start)).map_err(unreadable)?;
        let stamp = Stamp::of(&metadata);
        let form = if start.starts_with(b"age-encryption.org/v1") {
            let identity = identity.ok_or_else(|| ApiError::new(ErrorCode::IntakeLocked))?;
            Form::Locked(stamp, Box::new(read_identity(identity)?))
        } else {
            Form::Archive(stamp)
        };
        Ok(Self { path: canonical, name, form })
    }

    /// The name of the folder or file.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Says whether it came as one file.
    pub(super) fn is_archive(&self) -> bool {
        !matches!(self.form, Form::Folder(_))
    }

    fn steady(&self, stamp: &Stamp) -> Result<Steady, ApiError> {
        Steady::open(&self.path, stamp).map_err(|error| match error.get_ref() {
            Some(_) => ApiError::new(ErrorCode::ChangedMeanwhile),
            None => ApiError::new(ErrorCode::Unreadable),
        })
    }

    /// Opens the archive itself.
    fn archive(&self) -> Result<Option<Box<dyn ReadSeek + Send>>, ApiError> {
        match &self.form {
            Form::Folder(_) => Ok(None),
            Form::Archive(_) => Ok(Some(Box::new(BufReader::new(open_file(&self.path).map_err(unreadable)?)))),
            Form::Locked(_, key) => {
                let file = BufReader::new(open_file(&self.path).map_err(unreadable)?);
                let stream = open_stream(file, key).map_err(|error| match error {
                    OpenError::Read(_) => ApiError::new(ErrorCode::Unreadable),
                    OpenError::NotForUs => ApiError::new(ErrorCode::IntakeLocked),
                    _ => ApiError::new(ErrorCode::Malformed).with("format", "age").with("why", "damaged or cut short"),
                })?;
                Ok(Some(Box::new(stream)))
            }
        }
    }

    /// Hashes an archive as it is; nothing for a folder.
    pub(super) fn hash(&self, report: &Reporter, cancel: &Cancel) -> Result<Option<RawHashes>, ApiError> {
        let (Form::Archive(stamp) | Form::Locked(stamp, _)) = &self.form else { return Ok(None) };
        let mut meter = report.meter("step-verify", "bytes", Some(stamp.length));
        let mut hash = |reader: &mut dyn Read| -> Result<[u8; 32], ApiError> {
            let mut sha256 = Sha256::new();
            let mut buffer = vec![0; PIECE];
            let mut done = 0;
            loop {
                cancel.check()?;
                let count = match reader.read(&mut buffer) {
                    Ok(count) => count,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(read_error(&error)),
                };
                let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
                sha256.update(bytes);
                done += count as u64;
                meter.at(done);
            }
            Ok(sha256.finalize().into())
        };
        let raw = hash(&mut self.steady(stamp)?)?;
        if !matches!(self.form, Form::Locked(..)) {
            return Ok(Some(RawHashes { content: raw, locked: None }));
        }
        let mut opened = self.archive()?.ok_or_else(|| crate::internal!("an archive has no reader"))?;
        Ok(Some(RawHashes { content: hash(&mut opened)?, locked: Some(raw) }))
    }

    /// Gives the files in it.
    pub(super) fn source(&self, limits: &IntakeLimits) -> Result<Box<dyn Source + '_>, IntakeError> {
        if let Form::Folder(files) = &self.form {
            let entries = files
                .iter()
                .map(|file| Entry {
                    name: file.name.clone(),
                    size: file.stamp.length,
                    modified: file.stamp.modified.and_then(clock::of_system),
                })
                .collect();
            return Ok(Box::new(Folder { entries, files }));
        }
        let archive = self.archive().ok().flatten();
        let archive = archive.ok_or_else(|| IntakeError::new("the archive", IntakeProblem::Unreadable))?;
        Ok(Box::new(ZipSource::open(archive, limits)?))
    }

    /// Seals it whole: an archive as it is, a folder as an archive.
    pub(super) fn seal(
        &self,
        evidence: &Evidence,
        intake: &Intake,
        report: &Reporter,
        cancel: &Cancel,
    ) -> Result<Sealed, ApiError> {
        let files = intake.content.files();
        let total = match &self.form {
            Form::Folder(_) => files.iter().map(|file| file.size).sum(),
            Form::Archive(stamp) | Form::Locked(stamp, _) => stamp.length,
        };
        let mut meter = report.meter("step-seal", "bytes", Some(total));
        let mut progress = |done| {
            meter.at(done);
            !cancel.is_cancelled()
        };
        let sealed = match &self.form {
            Form::Folder(found) => {
                let places: Vec<(PathBuf, Stamp)> =
                    found.iter().map(|file| (file.path.clone(), file.stamp.clone())).collect();
                let open = move |index: usize| -> io::Result<Box<dyn Read + Send>> {
                    let (path, stamp) = places.get(index).ok_or(SourceFault::Changed)?;
                    Ok(Box::new(Steady::open(path, stamp)?))
                };
                evidence.seal(&mut Packer::new(files.to_vec(), open), &mut progress)
            }
            Form::Archive(stamp) => evidence.seal(&mut self.steady(stamp)?, &mut progress),
            Form::Locked(..) => {
                let mut opened = self.archive()?.ok_or_else(|| crate::internal!("an archive has no reader"))?;
                evidence.seal(&mut opened, &mut progress)
            }
        };
        sealed.map_err(|error| match error {
            StoreError::Source(error) => read_error(&error),
            other => other.into(),
        })
    }
}

fn read_error(error: &io::Error) -> ApiError {
    match cairn_exchange::intake::problem_of(error) {
        IntakeProblem::Changed => ApiError::new(ErrorCode::ChangedMeanwhile),
        _ if matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
            ApiError::new(ErrorCode::Malformed).with("format", "age").with("why", "damaged or cut short")
        }
        _ => ApiError::new(ErrorCode::Unreadable),
    }
}

/// Reads an age identity: the first line that is one.
fn read_identity(path: &Path) -> Result<SealKey, ApiError> {
    let bytes = Zeroizing::new(files::read(path, MAX_IDENTITY)?);
    let text = std::str::from_utf8(&bytes).unwrap_or_default();
    let line = text.lines().map(str::trim).find(|line| line.starts_with("AGE-SECRET-KEY-1"));
    line.and_then(|line| SealKey::from_text(line).ok()).ok_or_else(|| ApiError::new(ErrorCode::IntakeLocked))
}

/// Hashes a file of indicators.
pub(super) fn read_set(path: &Path) -> Result<GivenSet, ApiError> {
    let bytes = files::read(path, MAX_SET)?;
    let modified = fs::metadata(path).and_then(|found| found.modified()).ok().and_then(clock::of_system);
    Ok(GivenSet {
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        sha256: Sha256::digest(&bytes).into(),
        modified: modified.map(|time| time.to_string()),
        published: newest(&bytes),
    })
}

/// Finds the newest day that the objects of a STIX bundle name, which is the same for everyone who has the file; the time of
/// the file itself is only when this copy was made.
fn newest(bundle: &[u8]) -> Option<Edtf> {
    #[derive(Deserialize)]
    struct Bundle {
        objects: Vec<Object>,
    }
    #[derive(Deserialize)]
    struct Object {
        created: Option<String>,
        modified: Option<String>,
    }
    let bundle: Bundle = serde_json::from_slice(bundle).ok()?;
    let times = bundle.objects.iter().flat_map(|object| [&object.created, &object.modified]).flatten();
    let days = times.filter_map(|time| time.get(..10)).filter(|day| {
        // Only whole days sort as their texts do.
        day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && Edtf::parse(day).is_ok()
    });
    days.max().and_then(|day| Edtf::parse(day).ok())
}
