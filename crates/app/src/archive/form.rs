//! Where an archive goes: a folder, a ZIP file, or a ZIP file sealed with age. None gets its name before it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use cairn_exchange::intake::pack::ZipWriter;
use cairn_keys::{BackupLock, SealRecipient, SealWriter, seal_backup};
use cairn_report::PackageSink;

use crate::api::ArchiveWriteOrder;
use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};
use crate::jobs::{Cancel, Meter};
use crate::report::Stage;
use crate::vault::backup::beside::Beside;
use crate::vault::{new_passphrase, work_factor};

/// How much is gathered before it goes to a file, in bytes.
const BUFFER: usize = 1 << 20;

/// What kind of thing an archive becomes.
pub(super) enum Form {
    Folder,
    Zip,
    Sealed(BackupLock),
}

impl Form {
    /// Reads what the person asked for; refuses what nobody said in so many words.
    pub(super) fn of(order: &ArchiveWriteOrder, to: &Path) -> Result<Self, ApiError> {
        let both = || ApiError::new(ErrorCode::BadRequest).with("why", "sealed in one way, or in the clear");
        let zip = to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
        match (&order.recipient, &order.passphrase, order.in_clear) {
            (None, None, false) => Err(ApiError::new(ErrorCode::ArchiveInClear)),
            (None, None, true) => Ok(if zip { Self::Zip } else { Self::Folder }),
            (Some(recipient), None, false) => {
                let bad = |_| ApiError::new(ErrorCode::BadValue).with("path", "recipient").with("why", "age1…");
                SealRecipient::parse(recipient.trim()).map(BackupLock::Sheet).map(Self::Sealed).map_err(bad)
            }
            (None, Some(words), false) => {
                Ok(Self::Sealed(BackupLock::Passphrase(new_passphrase(words.clone())?, work_factor())))
            }
            _ => Err(both()),
        }
    }

    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Zip => "zip",
            Self::Sealed(_) => "sealed",
        }
    }

    /// Begins the archive at a place that has to be free.
    pub(super) fn begin(self, to: &Path, overwrite: Overwrite) -> Result<Target, ApiError> {
        files::must_be_free(to, overwrite)?;
        let into = match self {
            Self::Folder => {
                may_replace(to)?;
                let stage = Stage::new(to)?;
                private(&stage.dir)?;
                Going::Folder(Folder { root: stage.dir.clone() }, stage)
            }
            Self::Zip => {
                let (beside, file) = Beside::create(to, overwrite)?;
                Going::Zip(ZipWriter::new(BufWriter::with_capacity(BUFFER, file)), beside)
            }
            Self::Sealed(lock) => {
                let (beside, file) = Beside::create(to, overwrite)?;
                let sealed = seal_backup(&lock, BufWriter::with_capacity(BUFFER, file))
                    .map_err(|_| crate::internal!("an archive could not be sealed"))?;
                Going::Sealed(ZipWriter::new(sealed), beside)
            }
        };
        Ok(Target { into, to: to.to_owned(), overwrite })
    }
}

/// Refuses to put a folder in place of anything but an earlier archive, a report or nothing: what is replaced is removed.
fn may_replace(to: &Path) -> Result<(), ApiError> {
    let empty = || fs::read_dir(to).is_ok_and(|mut files| files.next().is_none());
    if to.symlink_metadata().is_err() || to.join("bagit.txt").is_file() || (to.is_dir() && empty()) {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::TargetExists))
}

#[cfg(unix)]
fn private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn private(_: &Path) -> io::Result<()> {
    Ok(())
}

type Buffered = BufWriter<File>;

enum Going {
    Folder(Folder, Stage),
    Zip(ZipWriter<Buffered>, Beside),
    Sealed(ZipWriter<SealWriter<Buffered>>, Beside),
}

/// An archive on its way out. Until it is kept it has another name, and of one that was stopped nothing is left.
pub(super) struct Target {
    into: Going,
    to: PathBuf,
    overwrite: Overwrite,
}

impl PackageSink for Target {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        match &mut self.into {
            Going::Folder(folder, _) => folder.write(path, content),
            Going::Zip(zip, _) => zip.add(path, content),
            Going::Sealed(zip, _) => zip.add(path, content),
        }
    }
}

impl Target {
    /// Makes it durable; [`Kept::publish`] gives it its name.
    pub(super) fn close(self) -> Result<Kept, ApiError> {
        let whole = |buffered: Buffered| -> io::Result<File> {
            let file = buffered.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
            Ok(file)
        };
        let Self { into, to, overwrite } = self;
        let place = match into {
            Going::Folder(_, stage) => KeptIn::Folder(stage),
            Going::Zip(zip, beside) => KeptIn::File(beside, whole(zip.finish()?)?),
            Going::Sealed(zip, beside) => KeptIn::File(beside, whole(zip.finish()?.finish()?)?),
        };
        Ok(Kept { place, to, overwrite })
    }
}

enum KeptIn {
    Folder(Stage),
    File(Beside, File),
}

/// A whole archive without its name.
pub(super) struct Kept {
    place: KeptIn,
    to: PathBuf,
    overwrite: Overwrite,
}

impl Kept {
    /// Gives it its name.
    pub(super) fn publish(self) -> Result<(), ApiError> {
        match self.place {
            KeptIn::File(beside, file) => beside.keep(&file),
            KeptIn::Folder(stage) => {
                files::must_be_free(&self.to, self.overwrite)?;
                may_replace(&self.to)?;
                stage.publish(&self.to, self.overwrite == Overwrite::Yes)
            }
        }
    }
}

/// Writes files into a folder, for their owner alone.
struct Folder {
    root: PathBuf,
}

impl Folder {
    fn write(&self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let target = self.root.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut file = options.open(target)?;
        io::copy(content, &mut file)?;
        file.flush()?;
        file.sync_all()
    }
}

/// Tells how much went to a target, and stops when the person says so.
pub(super) struct Paced<'a> {
    pub(super) target: &'a mut Target,
    pub(super) meter: &'a mut Meter,
    pub(super) cancel: &'a Cancel,
    pub(super) done: u64,
}

impl PackageSink for Paced<'_> {
    fn write(&mut self, path: &str, content: &mut dyn Read) -> io::Result<()> {
        let Self { target, meter, cancel, done } = self;
        target.write(path, &mut Counted { content, meter, cancel, done })
    }
}

struct Counted<'a> {
    content: &'a mut dyn Read,
    meter: &'a mut Meter,
    cancel: &'a Cancel,
    done: &'a mut u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.cancel.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        let count = self.content.read(buffer)?;
        *self.done += count as u64;
        self.meter.at(*self.done);
        Ok(count)
    }
}
