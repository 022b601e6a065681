//! What a new record gets by itself, and what every edit is checked against beside the field table.

use cairn_model::case_number::{CaseNumber, CaseNumberError};
use cairn_model::check::{check_edits, check_references, check_whole};
use cairn_model::{Edit, Fields, Kind, Path, RecordId, Value, protocol};
use cairn_store::{Counting, ListFilter, Reader, RecordKey};

use crate::error::{ApiError, ErrorCode};

/// How often a case number is drawn before it is taken although another case here has it: with 40 random bits, once is
/// all but certain to be enough.
const DRAWS: usize = 8;

/// Adds what a new record gets by itself: a case its number, an examination the steps of its protocol. What the person gave
/// stays as it is.
pub(super) fn complete(reader: &Reader, kind: Kind, edits: Vec<Edit>) -> Result<Vec<Edit>, ApiError> {
    match kind {
        Kind::Case if value(&edits, "reference").is_none() => number_case(reader, edits),
        Kind::Examination => begin_run(reader, edits),
        _ => Ok(edits),
    }
}

fn value<'a>(edits: &'a [Edit], path: &str) -> Option<&'a Value> {
    edits.iter().find(|edit| edit.path.as_str() == path).and_then(|edit| edit.value.as_ref())
}

fn number_case(reader: &Reader, mut edits: Vec<Edit>) -> Result<Vec<Edit>, ApiError> {
    let path = Path::parse("reference").map_err(|_| crate::internal!("the path of the case number is no path"))?;
    let mut number = CaseNumber::from_random(rand::random()).to_string();
    for _ in 1..DRAWS {
        if cases(reader, &number, 1)?.is_empty() {
            break;
        }
        number = CaseNumber::from_random(rand::random()).to_string();
    }
    edits.retain(|edit| edit.path != path);
    edits.push(Edit { path, value: Some(number.into()) });
    Ok(edits)
}

/// Finds cases by their number, at most so many.
fn cases(reader: &Reader, number: &str, limit: u32) -> Result<Vec<RecordKey>, ApiError> {
    let filter = ListFilter {
        kind: Some(Kind::Case),
        filters: vec![("reference".to_owned(), number.to_owned())],
        limit,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    Ok(reader.list(&filter)?.rows.into_iter().map(|row| RecordKey { circle: row.circle, id: row.id }).collect())
}

/// Finds a case by its number, as people read it to each other; `None` where the text is no such number.
pub(super) fn find_case(reader: &Reader, text: &str) -> Result<Option<RecordKey>, ApiError> {
    // Without hyphens it could be the beginning of an id.
    if !text.contains('-') {
        return Ok(None);
    }
    match text.trim().parse::<CaseNumber>() {
        Err(CaseNumberError::Form) => Ok(None),
        Err(CaseNumberError::Check) => Err(ApiError::new(ErrorCode::CaseNumber).with("path", "reference")),
        Ok(number) => match cases(reader, &number.to_string(), 2)?.as_slice() {
            [] => Err(ApiError::new(ErrorCode::UnknownRecord)),
            [key] => Ok(Some(*key)),
            _ => Err(ApiError::new(ErrorCode::AmbiguousId)),
        },
    }
}

/// Lets an examination that names a protocol, and no steps, begin as a run of the version that the protocol stands at.
fn begin_run(reader: &Reader, mut edits: Vec<Edit>) -> Result<Vec<Edit>, ApiError> {
    let Some(id) = value(&edits, "protocol").and_then(Value::as_text).and_then(|id| id.parse::<RecordId>().ok()) else {
        return Ok(edits);
    };
    let own =
        edits.iter().any(|edit| edit.path.as_str().starts_with("steps/") || edit.path.as_str() == "protocol_version");
    let Some(fields) = fields_of(reader, &id, Kind::Protocol)?.filter(|_| !own) else { return Ok(edits) };
    let given: Vec<Path> = edits.iter().map(|edit| edit.path.clone()).collect();
    edits.extend(protocol::begin_edits(&id, &fields).into_iter().filter(|edit| !given.contains(&edit.path)));
    Ok(check_edits(Kind::Examination, &edits)?)
}

fn fields_of(reader: &Reader, id: &RecordId, kind: Kind) -> Result<Option<Fields>, ApiError> {
    let Ok(key) = reader.find(&id.to_string()) else { return Ok(None) };
    let record = reader.record(&key)?;
    Ok((record.row.kind == kind.name()).then_some(record.fields))
}

/// Checks edits against the record that they are made to and the records that they refer to.
pub(super) fn check(reader: &Reader, kind: Kind, before: &Fields, edits: &[Edit]) -> Result<(), ApiError> {
    check_whole(kind, before, edits)?;
    check_references(kind, edits, |id| {
        let key = reader.find(&id.to_string()).ok()?;
        Kind::parse(&reader.summary(&key).ok()?.kind)
    })?;
    Ok(())
}
