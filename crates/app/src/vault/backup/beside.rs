//! A file that is written beside its place and gets its name when it is whole.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::error::{ApiError, ErrorCode};
use crate::files::{self, Overwrite};

/// A file on its way out, for its owner alone. Until it is kept it has another name, and of one that was stopped nothing is
/// left.
pub(crate) struct Beside {
    part: PathBuf,
    to: PathBuf,
    overwrite: Overwrite,
}

impl Beside {
    /// Begins the file for a place that has to be free.
    pub(crate) fn create(to: &Path, overwrite: Overwrite) -> Result<(Self, File), ApiError> {
        files::must_be_free(to, overwrite)?;
        if to.is_dir() {
            return Err(ApiError::new(ErrorCode::TargetExists));
        }
        let part = to.with_file_name(format!(".cairn-{}", hex::encode(rand::random::<[u8; 8]>())));
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(&part)?;
        Ok((Self { part, to: to.to_owned(), overwrite }, file))
    }

    /// Makes it durable and gives it its name.
    pub(crate) fn keep(self, file: &File) -> Result<(), ApiError> {
        file.sync_all()?;
        files::must_be_free(&self.to, self.overwrite)?;
        std::fs::rename(&self.part, &self.to)?;
        // Not every system can sync a folder.
        let _whether_synced = self.to.parent().map(|folder| File::open(folder).and_then(|folder| folder.sync_all()));
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        std::fs::remove_file(&self.part).ok();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_appears_whole_or_not_at_all_and_nothing_is_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("backup.age");
        let names = || std::fs::read_dir(folder.path()).unwrap().count();
        let (beside, mut file) = Beside::create(&to, Overwrite::No).unwrap();
        file.write_all(b"half").unwrap();
        drop((beside, file));
        assert_eq!(names(), 0);

        let (beside, mut file) = Beside::create(&to, Overwrite::No).unwrap();
        file.write_all(b"whole").unwrap();
        assert!(!to.exists());
        beside.keep(&file).unwrap();
        assert_eq!((std::fs::read(&to).unwrap(), names()), (b"whole".to_vec(), 1));

        assert_eq!(Beside::create(&to, Overwrite::No).err().unwrap().code, ErrorCode::TargetExists);
        assert_eq!(Beside::create(folder.path(), Overwrite::Yes).err().unwrap().code, ErrorCode::TargetExists);
        let (beside, mut file) = Beside::create(&to, Overwrite::Yes).unwrap();
        file.write_all(b"newer").unwrap();
        beside.keep(&file).unwrap();
        assert_eq!((std::fs::read(&to).unwrap(), names()), (b"newer".to_vec(), 1));
    }
}
