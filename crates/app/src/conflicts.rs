//! Conflicts: fields with several different values, which people resolve.

use cairn_model::{Claim, Edit, Kind, Path, Value, check::check_edits};
use cairn_store::{Reader, Vault};

use crate::api::{ConflictView, Response, Scalar};
use crate::codebook::own;
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
    let kind = records::kind(&found.row.kind)?;
    let claims = found.conflicts.get(&path).map(Vec::as_slice).unwrap_or_default();
    let (edits, choice) = choose(kind, path, value.map(Value::from), claims)?;
    if choice == Choice::New {
        own::must_be_known(vault, &key.circle, kind, &edits, &found.fields)?;
    }
    match records::check_change(vault, &key, kind, &found.fields, &edits) {
        // Between two texts of one statement somebody has to choose.
        Err(error) if error.code == ErrorCode::Verbatim && choice == Choice::Claimed => {}
        checked => checked?,
    }
    vault.edit(&key, edits, clock::now())?;
    Ok(Response::Done)
}

/// Whose word a person chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// One of the values that people gave.
    Claimed,
    /// Another one.
    New,
}

/// Reads what a person chose. A value that somebody gave is taken as it is: it may be a code of a newer codebook, or a term that
/// is not here yet. Another one is read as in any edit.
fn choose(kind: Kind, path: Path, value: Option<Value>, claims: &[Claim]) -> Result<(Vec<Edit>, Choice), ApiError> {
    let wanted = value.as_ref().map(Value::display);
    let claimed = claims.iter().find(|claim| claim.value.as_ref().map(Value::display) == wanted);
    if let Some(claim) = claimed {
        return Ok((vec![Edit { path, value: claim.value.clone() }], Choice::Claimed));
    }
    Ok((check_edits(kind, &[Edit { path, value }])?, Choice::New))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(values: &[Option<&str>]) -> Vec<Claim> {
        let time = cairn_model::Timestamp::from_millis(0);
        values.iter().map(|value| Claim { value: value.map(Value::from), author: String::new(), time }).collect()
    }

    fn chosen(path: &str, value: Option<&str>) -> Result<(Option<Value>, Choice), ErrorCode> {
        let claims = claims(&[Some("quantum-spying"), Some("arrest"), None]);
        let path = Path::parse(path).unwrap();
        let (edits, choice) =
            choose(Kind::Incident, path.clone(), value.map(Value::from), &claims).map_err(|error| error.code)?;
        Ok((edits.into_iter().find(|edit| edit.path == path).and_then(|edit| edit.value), choice))
    }

    #[test]
    fn a_code_of_a_newer_codebook_can_be_chosen_where_a_member_wrote_it_and_nowhere_else() {
        let path = "acts/00000000000000aa/type";
        assert_eq!(chosen(path, Some("quantum-spying")), Ok((Some("quantum-spying".into()), Choice::Claimed)));
        assert_eq!(chosen(path, None), Ok((None, Choice::Claimed)));
        assert_eq!(chosen(path, Some("torture")), Ok((Some("torture".into()), Choice::New)));
        assert_eq!(chosen(path, Some("quantum-stealing")), Err(ErrorCode::BadValue));
    }
}
