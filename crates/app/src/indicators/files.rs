//! Files and folders that a person named, to be looked through.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{ApiError, ErrorCode};

/// The most files and folders.
const MAX_FILES: usize = 1_000_000;
/// How deep folders may stand in one another.
const MAX_DEPTH: usize = 64;

/// A file that is to be looked through.
pub(super) struct Given {
    pub(super) path: PathBuf,
    /// Its name, for people: as the person wrote it, and from there.
    pub(super) name: String,
    pub(super) size: u64,
}

/// What is to be looked through, and what is not.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) files: Vec<Given>,
    /// Names, and why as a code.
    pub(super) left: Vec<(String, &'static str)>,
}

/// Lists what was named. Links inside folders are not followed; what cannot be read is told, and the rest is read.
pub(super) fn list(paths: &[PathBuf]) -> Result<Listing, ApiError> {
    let mut listing = Listing::default();
    for path in paths {
        let name = path.to_string_lossy().into_owned();
        // What a person names is followed, also where it is a link or a pipe.
        let metadata = fs::metadata(path).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
        if metadata.is_dir() {
            folder(path, &name, &mut listing)?;
        } else {
            listing.files.push(Given { path: path.clone(), name, size: metadata.len() });
        }
    }
    Ok(listing)
}

fn folder(path: &Path, name: &str, listing: &mut Listing) -> Result<(), ApiError> {
    let mut open = vec![(path.to_owned(), name.trim_end_matches('/').to_owned(), 1)];
    let mut seen = 0;
    while let Some((path, name, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&path) else {
            listing.left.push((name, "unreadable"));
            continue;
        };
        let mut inner: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        inner.sort();
        for path in inner {
            seen += 1;
            if seen > MAX_FILES {
                return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_FILES} files")));
            }
            let base = path.file_name().map(|base| base.to_string_lossy().into_owned()).unwrap_or_default();
            let name = format!("{name}/{base}");
            match fs::symlink_metadata(&path) {
                Ok(metadata) if metadata.is_dir() && depth >= MAX_DEPTH => listing.left.push((name, "depth")),
                Ok(metadata) if metadata.is_dir() => open.push((path, name, depth + 1)),
                Ok(metadata) if metadata.is_file() => {
                    listing.files.push(Given { path, name, size: metadata.len() });
                }
                Ok(_) => listing.left.push((name, "link")),
                Err(_) => listing.left.push((name, "unreadable")),
            }
        }
    }
    Ok(())
}
