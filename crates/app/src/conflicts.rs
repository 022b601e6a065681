//! Conflicts: fields with several different values, which people resolve.

use cairn_model::{Edit, Kind, Path, Value, check::check_edits};
use cairn_store::{Reader, Vault};

use crate::api::{ConflictView, Response, Scalar};
use crate::error::{ApiError, ErrorCode};
use crate::texts::Texts;
use crate::{catalog, circles, clock, records};

/// Lists them.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circle = circle.map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let texts = Texts::of("en");
    let mut conflicts = Vec::new();
    for row in reader.conflicts(circle.as_ref())? {
        let charter = reader.load_charter(&row.key.circle)?;
        let label = Kind::parse(&row.kind)
            .map_or_else(|| row.path.dotted(), |kind| catalog::field_label(texts, kind, &row.path));
        conflicts.push(ConflictView {
            schema: "cairn.conflict/1".to_owned(),
            record: row.key.id.to_string(),
            kind: row.kind,
            title: row.title,
            path: row.path.dotted(),
            label,
            claims: row.claims.into_iter().map(|claim| records::claim_view(&charter, claim)).collect(),
        });
    }
    Ok(Response::Conflicts { conflicts })
}

/// Resolves one by a signed edit.
pub(crate) fn resolve(
    vault: &mut Vault,
    record: &str,
    path: &str,
    value: Option<Scalar>,
) -> Result<Response, ApiError> {
    let key = records::find(vault, record)?;
    let found = vault.record(&key)?;
    let unknown = || ApiError::new(ErrorCode::UnknownField).with("path", path);
    let path = Path::parse(&path.replace('.', "/")).map_err(|_| unknown())?;
    if !found.conflicts.contains_key(&path) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "no conflict"));
    }
    let edit = Edit { path, value: value.map(Value::from) };
    let edits = check_edits(records::kind(&found.row.kind)?, &[edit])?;
    vault.edit(&key, edits, clock::now())?;
    Ok(Response::Done)
}
