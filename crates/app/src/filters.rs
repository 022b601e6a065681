//! Conditions of filters: references by shortened ids, narrower terms, and errors with their place.

use std::collections::BTreeSet;

use cairn_model::filter::{self, Condition, FilterError, Test, Wanted};
use cairn_model::{CircleId, FieldType, Kind, Value, Vocabulary};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey};

use crate::api::ConditionInput;
use crate::error::{ApiError, ErrorCode};
use crate::records;

/// The most narrower terms that one condition may mean.
const MAX_NARROWER: usize = 500;

impl From<FilterError> for ApiError {
    fn from(error: FilterError) -> Self {
        let bad = |path: String, why: &str| Self::new(ErrorCode::BadCondition).with("path", path).with("why", why);
        match error {
            FilterError::Field { path } => Self::new(ErrorCode::UnknownField).with("path", path),
            FilterError::Kinds { path } => bad(path, "it differs from kind to kind: name a kind"),
            FilterError::Op { path, op, ty } => {
                bad(path, &format!("{} cannot be asked of a field of the type {ty}", op.name()))
            }
            FilterError::Count { path } => bad(path, "a value is missing, or there are too many"),
            FilterError::Value { path, source } => Self::from(*source).with("path", path),
            FilterError::TooMany => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} conditions", filter::MAX_CONDITIONS))
            }
        }
    }
}

/// Reads conditions as a shell gives them. A field is named as the table names it, a record by its whole id.
///
/// # Errors
/// By the first that does not fit; the argument `condition` is its number, from 1.
pub(crate) fn read(
    reader: &Reader,
    kind: Option<Kind>,
    conditions: &[ConditionInput],
) -> Result<Vec<Condition>, ApiError> {
    let numbered = |number: usize| move |error: ApiError| error.with("condition", (number + 1).to_string());
    let mut read = Vec::with_capacity(conditions.len());
    for (number, input) in conditions.iter().enumerate() {
        read.push(complete(reader, kind, input).map_err(numbered(number))?);
    }
    filter::check(kind, &read).map_err(|(number, error)| numbered(number)(error.into()))?;
    Ok(read)
}

fn complete(reader: &Reader, kind: Option<Kind>, input: &ConditionInput) -> Result<Condition, ApiError> {
    let mut condition = input.read()?;
    let Some((path, field)) = kind.and_then(|kind| filter::find(kind, &condition.path)) else { return Ok(condition) };
    let refers = matches!(field.ty, FieldType::Reference(_) | FieldType::AnyReference)
        || matches!(field.ty, FieldType::ReferenceSet(_)) && path.ends_with('*');
    if refers {
        for value in &mut condition.values {
            *value = record(reader, field.ty.refers_to(), &condition.path, value)?;
        }
    }
    condition.path = path;
    Ok(condition)
}

/// Finds the record that a value means: `person:ID`, an id, or the beginning of one.
fn record(reader: &Reader, kind: Option<Kind>, path: &str, value: &str) -> Result<String, ApiError> {
    let wrong = |kind: Kind| ApiError::new(ErrorCode::WrongKind).with("path", path).with("kind", kind.name());
    let (said, id) = match value.split_once(':') {
        Some((said, id)) => (Some(records::kind(said.trim())?), id.trim()),
        None => (None, value.trim()),
    };
    if let (Some(said), Some(kind)) = (said, kind)
        && said != kind
    {
        return Err(wrong(kind));
    }
    // A record that is not here may be referred to all the same.
    if id.len() == 32 && id.parse::<cairn_model::RecordId>().is_ok() {
        return Ok(id.to_ascii_lowercase());
    }
    let key = records::find(reader, id)?;
    let found = Kind::parse(&reader.summary(&key)?.kind);
    match said.or(kind) {
        Some(wanted) if found != Some(wanted) => Err(wrong(wanted)),
        _ => Ok(key.id.to_string()),
    }
}

/// Reads conditions into tests, with the narrower terms of the circle, or of all circles.
pub(crate) fn tests(
    reader: &Reader,
    kind: Option<Kind>,
    circle: Option<&CircleId>,
    conditions: &[Condition],
) -> Result<Vec<Test>, ApiError> {
    let mut tests = filter::check(kind, conditions)
        .map_err(|(number, error)| ApiError::from(error).with("condition", (number + 1).to_string()))?;
    for test in &mut tests {
        if let (Some(vocabulary), Wanted::Values(codes)) = (test.narrower, &mut test.wanted) {
            add_narrower(reader, circle, vocabulary, codes)?;
        }
    }
    Ok(tests)
}

/// Adds the codes of all terms that are narrower than one of these. The built-in terms stand side by side; the terms of
/// circles say which is broader.
fn add_narrower(
    reader: &Reader,
    circle: Option<&CircleId>,
    vocabulary: Vocabulary,
    codes: &mut Vec<String>,
) -> Result<(), ApiError> {
    let mut known: BTreeSet<String> = codes.iter().cloned().collect();
    let mut at = 0;
    while let Some(code) = codes.get(at).cloned() {
        at += 1;
        for narrower in narrower(reader, circle, vocabulary, &code)? {
            if known.insert(narrower.clone()) {
                codes.push(narrower);
            }
        }
        if codes.len() > MAX_NARROWER {
            return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_NARROWER} narrower terms")));
        }
    }
    Ok(())
}

fn narrower(
    reader: &Reader,
    circle: Option<&CircleId>,
    vocabulary: Vocabulary,
    code: &str,
) -> Result<Vec<String>, ApiError> {
    let mut found = Vec::new();
    // What was coded with a term that was deleted since is still what it was.
    for lifecycle in [Lifecycle::Live, Lifecycle::Deleted] {
        let filter = ListFilter {
            kind: Some(Kind::Term),
            circle: circle.copied(),
            filters: vec![
                ("vocabulary".to_owned(), vocabulary.name().to_owned()),
                ("parent".to_owned(), code.to_owned()),
            ],
            lifecycle,
            limit: 1000,
            counting: Counting::Skip,
            ..ListFilter::default()
        };
        for row in reader.list(&filter)?.rows {
            let fields = reader.record(&RecordKey { circle: row.circle, id: row.id })?.fields;
            let text = |path: &str| fields.get(path).and_then(Value::as_text);
            let term = text("code").filter(|code| vocabulary.is_open() && cairn_model::vocab::own::is_code(code));
            if text("parent") == Some(code) {
                found.extend(term.map(str::to_owned));
            }
        }
    }
    Ok(found)
}
