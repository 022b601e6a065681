//! Warning lists of circles: each one sealed file, which syncs as an indicator set does.

use std::io::Read as _;
use std::path::Path;

use cairn_exchange::warning::{WarningError, WarningLimits, WarningList, Warnings, shipped};
use cairn_model::check::{check_edits, check_whole};
use cairn_model::{Edit, Fields, Kind, RecordId, Value};
use cairn_store::{Reader, RecordKey, Vault};
use sha2::{Digest, Sha256};

use super::load;
use crate::api::{LossView, WarningListView, WarningOrder, WarningsView};
use crate::circles;
use crate::error::{ApiError, ErrorCode};
use crate::evidence::edit;
use crate::import;

impl From<WarningError> for ApiError {
    fn from(error: WarningError) -> Self {
        match &error {
            WarningError::TooLarge { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
            }
            WarningError::TooMany { limit } => Self::new(ErrorCode::TooLarge).with("limit", format!("{limit} entries")),
            WarningError::Json(inner) => {
                Self::new(ErrorCode::Malformed).with("format", "warning list").with("why", inner.to_string())
            }
            other => Self::new(ErrorCode::Malformed).with("format", "warning list").with("why", other.to_string()),
        }
    }
}

/// A list that was read, with its bytes.
pub(super) struct ReadList {
    bytes: Vec<u8>,
    sha256: [u8; 32],
    list: WarningList,
}

/// Reads the file of a list.
pub(super) fn read(path: &Path) -> Result<ReadList, ApiError> {
    let limits = WarningLimits::default();
    let bytes = crate::files::read(path, limits.bytes)?;
    let list = WarningList::read(&bytes, &limits)?;
    Ok(ReadList { sha256: Sha256::digest(&bytes).into(), bytes, list })
}

/// Takes a list in, or shows what would come in.
pub(super) fn take(vault: &mut Vault, read: ReadList, order: &WarningOrder) -> Result<WarningsView, ApiError> {
    let circle = circles::find(vault, order.circle.as_deref())?;
    // The same for everyone in the circle who takes in the same bytes.
    let key = RecordKey { circle, id: RecordId::derive(&circle, "warning-list", &hex::encode(read.sha256)) };
    let known = vault.record(&key).is_ok();
    let mut view = list_view(&read.list);
    view.sha256 = Some(hex::encode(read.sha256));
    view.set = (known || !order.dry_run).then(|| key.id.to_string());
    view.new = !known;
    if !known && !order.dry_run {
        let edits = edits(&read, order)?;
        import::seal_file(vault, &key, &read.bytes, read.sha256, edits)?;
    }
    Ok(WarningsView { schema: "cairn.warning-lists/1".to_owned(), lists: vec![view], lost: losses(&read.list) })
}

fn losses(list: &WarningList) -> Vec<LossView> {
    let what = |loss: &cairn_exchange::Loss| {
        if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() }
    };
    list.losses
        .iter()
        .map(|loss| LossView { where_: loss.place.clone(), what: what(loss), why: loss.why.words().to_owned() })
        .collect()
}

fn list_view(list: &WarningList) -> WarningListView {
    WarningListView {
        name: list.name.clone(),
        description: list.description.clone(),
        type_: list.of.name().to_owned(),
        version: list.version.clone(),
        entries: list.entries as u64,
        ..WarningListView::default()
    }
}

/// Describes a list by its content alone, so that two members who take it in apart write the same.
fn edits(read: &ReadList, order: &WarningOrder) -> Result<Vec<Edit>, ApiError> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut edits = vec![
        edit("title", read.list.name.as_str())?,
        edit("format", import::WARNING_LIST)?,
        edit("sha256", hex::encode(read.sha256))?,
        edit("size", count(read.bytes.len()))?,
        edit("objects", count(read.list.entries))?,
    ];
    if !read.list.description.is_empty() {
        edits.push(edit("description", read.list.description.as_str())?);
    }
    if let Some(licence) = &order.licence {
        edits.push(edit("licence", licence.as_str())?);
    }
    let edits = check_edits(Kind::IndicatorSet, &edits)?;
    check_whole(Kind::IndicatorSet, &Fields::new(), &edits)?;
    Ok(edits)
}

/// A list, the record of its file, and the hash.
type Held = (WarningList, RecordKey, Option<String>);

/// Reads every list of the vault's circles whose sealed file is here.
fn held(reader: &Reader) -> Result<Vec<Held>, ApiError> {
    let mut lists = Vec::new();
    for row in load::rows(reader, Kind::IndicatorSet, None)? {
        let key = RecordKey { circle: row.circle, id: row.id };
        let fields = reader.record(&key)?.fields;
        if !import::is_warning_list(&fields) {
            continue;
        }
        let Some(manifest) = import::held_manifest(reader, &key)? else { continue };
        let (mut bytes, limits) = (Vec::new(), WarningLimits::default());
        let unreadable =
            |_| ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable");
        reader.evidence().open(&manifest)?.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        // What a peer sealed as a list and is none warns of nothing.
        if let Ok(list) = WarningList::read(&bytes, &limits) {
            lists.push((list, key, fields.get("sha256").and_then(Value::as_text).map(str::to_owned)));
        }
    }
    Ok(lists)
}

/// Gives every list: those that ship with the program, and those of the vault's circles.
pub(crate) fn all(reader: &Reader) -> Result<Warnings, ApiError> {
    let mut warnings = Warnings::shipped();
    for (list, ..) in held(reader)? {
        warnings.add(list);
    }
    Ok(warnings)
}

/// Shows every list.
pub(super) fn list(reader: &Reader) -> Result<WarningsView, ApiError> {
    let mut lists: Vec<WarningListView> = shipped().iter().map(list_view).collect();
    for (list, key, sha256) in held(reader)? {
        lists.push(WarningListView { set: Some(key.id.to_string()), sha256, ..list_view(&list) });
    }
    Ok(WarningsView { schema: "cairn.warning-lists/1".to_owned(), lists, lost: Vec::new() })
}
