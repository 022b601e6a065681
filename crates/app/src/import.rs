//! Importing indicator sets: one sealed file each, and a projection to search.

pub(crate) mod drafts;
pub(crate) mod indicators;
mod misp;
pub(crate) mod set;
mod stix;
mod text;

use std::io::Read as _;
use std::path::Path;

use cairn_model::{Fields, Value};
use sha2::{Digest, Sha256};

use crate::api::Response;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Job, Reporter};
use set::{ReadSet, SetContent};

pub(crate) use indicators::{indicators, observables, promote, promoted_id, set_row};
pub(crate) use set::{held_manifest, project_missing, seal_file};
pub(crate) use text::add_list;

/// The formats that can be imported.
const FORMATS: &str = "stix, misp, text";
/// The code of warning lists in the vocabulary of set formats.
pub(crate) const WARNING_LIST: &str = "warning-list";

/// Says whether a set is a warning list, which has no rows.
pub(crate) fn is_warning_list(fields: &Fields) -> bool {
    fields.get("format").and_then(Value::as_text) == Some(WARNING_LIST)
}

/// What a person asks of an import.
pub(crate) struct Options {
    pub(crate) format: String,
    pub(crate) file: String,
    pub(crate) circle: Option<String>,
    pub(crate) dry_run: bool,
    pub(crate) tlp: Option<String>,
    pub(crate) licence: Option<String>,
}

/// Reads the content of a set, watched.
type Parser = fn(&[u8], &Reporter, &Cancel) -> Result<SetContent, ApiError>;

/// A format of indicator sets, found by its code in the vocabulary of set formats.
struct Format {
    /// The most bytes of a file.
    bytes: usize,
    parse: Parser,
    /// Puts the files of a folder together as one, where the format has folders.
    assemble: Option<fn(&Path, &Cancel) -> Result<(Vec<u8>, Vec<cairn_exchange::Loss>), ApiError>>,
}

/// Every format whose files are sets: what was sealed by one member is read by the others, too.
fn format(code: &str) -> Option<Format> {
    Some(match code {
        "stix" => Format { bytes: stix::limit(), parse: stix::parse, assemble: None },
        "misp" => Format { bytes: misp::limit(), parse: misp::parse, assemble: Some(misp::assemble) },
        "text" => Format { bytes: text::limit(), parse: text::parse, assemble: None },
        _ => return None,
    })
}

/// Imports a file, or shows what would come in.
pub(crate) async fn import(cx: &Context, job: Job, options: Options) -> Result<Response, ApiError> {
    let Some(format) = format(&options.format) else {
        return Err(ApiError::new(ErrorCode::UnknownFormat).with("format", options.format).with("formats", FORMATS));
    };
    let path = cx.file(&options.file)?;
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    let read = blocking(move || read(&path, &format, &report, &cancel)).await?;
    cx.desk.run(move |vault| set::take(vault, &job, read, &options)).await
}

fn read(path: &Path, format: &Format, report: &Reporter, cancel: &Cancel) -> Result<ReadSet, ApiError> {
    let (bytes, mut found) = match format.assemble.filter(|_| path.is_dir()) {
        Some(assemble) => assemble(path, cancel)?,
        None => (read_file(path, format.bytes)?, Vec::new()),
    };
    let mut content = (format.parse)(&bytes, report, cancel)?;
    found.append(&mut content.losses);
    content.losses = found;
    let sha256 = Sha256::digest(&bytes).into();
    Ok(ReadSet { bytes, sha256, content })
}

fn read_file(path: &Path, limit: usize) -> Result<Vec<u8>, ApiError> {
    let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    // One byte over the limit is enough for the reader to refuse it.
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
