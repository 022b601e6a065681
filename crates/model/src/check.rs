//! Checking edits against the field table: what a person, an import or a script gives becomes what is stored.

mod text;
mod whole;

use std::collections::BTreeMap;

use crate::edtf::words::{WordsError, WordsReading, read_words};
use crate::field::{Field, FieldType, find_field};
use crate::place::Point;
use crate::vocab::Vocabulary;
use crate::{Day, Edit, Edtf, ItemId, Kind, Path, RecordId, RecordState, Timestamp, Value, link};

pub(crate) use text::ascii_digits;
pub use text::{TextProblem, clean_long_text, clean_text};
pub use whole::{check_references, check_whole};

/// The longest one-line text, in bytes.
pub const MAX_TEXT: usize = 2000;
/// The longest text of several lines, in bytes.
pub const MAX_LONG_TEXT: usize = 64 * 1024;
/// The most edits in one change.
pub const MAX_EDITS: usize = 10_000;

/// Says why an edit was refused, and at which path.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// This kind of record has no such field, or an id or code in the path has the wrong form.
    #[error("find field {path}")]
    UnknownField {
        /// The path as given.
        path: Path,
    },
    /// The value does not fit the field's type.
    #[error("read the value of {path} as {expected}")]
    WrongValue {
        /// The path.
        path: Path,
        /// The name of the type, [`FieldType::name`].
        expected: &'static str,
    },
    /// The vocabulary has no such term.
    #[error("find the value of {path} in vocabulary {}", vocabulary.name())]
    UnknownCode {
        /// The path.
        path: Path,
        /// The vocabulary.
        vocabulary: Vocabulary,
    },
    /// The text is too long.
    #[error("keep {path} within {limit} bytes")]
    TooLong {
        /// The path.
        path: Path,
        /// The most bytes.
        limit: usize,
    },
    /// The text holds control characters, or in one line marks that reverse what stands beside it.
    #[error("read {path} without control characters")]
    Characters {
        /// The path.
        path: Path,
    },
    /// The text is no date in EDTF or words.
    #[error("read the date of {path}")]
    Date {
        /// The path.
        path: Path,
        /// Why.
        #[source]
        source: WordsError,
    },
    /// The date can be read in more than one way; the person chooses.
    #[error("read the date of {path} in one way")]
    AmbiguousDate {
        /// The path.
        path: Path,
        /// Day first, then month first.
        readings: [Edtf; 2],
    },
    /// The same path is set twice to different values, or an item is removed and filled in one change.
    #[error("set {path} to one value")]
    Contradiction {
        /// The path.
        path: Path,
    },
    /// A link's item id does not follow from its relation and target ([`link::item_id`]).
    #[error("make the link at {path} of its relation and target")]
    Link {
        /// The path.
        path: Path,
    },
    /// A link leads from a record to itself ([`link::check_ends`]).
    #[error("link a record to another one")]
    SelfLink,
    /// A reference leads to a record of another kind.
    #[error("refer from {path} to a record of kind {}", expected.name())]
    WrongKind {
        /// The path.
        path: Path,
        /// The kind that the field names.
        expected: Kind,
    },
    /// A value says something only together with another one.
    #[error("set {path} together with {needs}")]
    Incomplete {
        /// The path of the value.
        path: Path,
        /// The pattern of what is missing.
        needs: &'static str,
    },
    /// A date is before the one that it follows.
    #[error("set {path} to a date that is not before {first}")]
    Order {
        /// The path of the later date.
        path: Path,
        /// The pattern of the earlier one.
        first: &'static str,
    },
    /// The words of a statement would be written over.
    #[error("keep the words of {path} as they were")]
    Verbatim {
        /// The path.
        path: Path,
    },
    /// The check digit of a case number does not fit.
    #[error("read the case number of {path}")]
    CaseNumber {
        /// The path.
        path: Path,
    },
    /// There are more than [`MAX_EDITS`] edits.
    #[error("apply at most 10,000 edits at once")]
    TooMany,
}

impl EditError {
    /// Gives the path of the refused edit.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::UnknownField { path }
            | Self::WrongValue { path, .. }
            | Self::UnknownCode { path, .. }
            | Self::TooLong { path, .. }
            | Self::Characters { path }
            | Self::Date { path, .. }
            | Self::AmbiguousDate { path, .. }
            | Self::Contradiction { path }
            | Self::Link { path }
            | Self::WrongKind { path, .. }
            | Self::Incomplete { path, .. }
            | Self::Order { path, .. }
            | Self::Verbatim { path }
            | Self::CaseNumber { path } => Some(path),
            Self::SelfLink | Self::TooMany => None,
        }
    }
}

/// Checks edits to a record of a kind and brings them into stored form, sorted by path.
///
/// Values are read by the field's type (text too: `"12"` for a number, "early March 2024" for a date), text is brought into
/// NFC, empty text clears. Every item that is given a value gets its existence key (`acts/<id>` = true) on each level.
///
/// # Errors
/// [`EditError`] for the first edit that does not fit; nothing is dropped silently.
pub fn check_edits(kind: Kind, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    check_all(kind, edits, None)
}

/// As [`check_edits`], with the day that "yesterday" and dates without a year count from.
///
/// # Errors
/// As [`check_edits`].
pub fn check_edits_on(kind: Kind, edits: &[Edit], today: Day) -> Result<Vec<Edit>, EditError> {
    check_all(kind, edits, Some(today))
}

fn check_all(kind: Kind, edits: &[Edit], today: Option<Day>) -> Result<Vec<Edit>, EditError> {
    if edits.len() > MAX_EDITS {
        return Err(EditError::TooMany);
    }
    let mut checked: BTreeMap<&str, (&Edit, Option<Value>)> = BTreeMap::new();
    for edit in edits {
        let field = find_field(kind, &edit.path).ok_or_else(|| EditError::UnknownField { path: edit.path.clone() })?;
        let value = match &edit.value {
            Some(value) => read_value(Target { kind, field, path: &edit.path, today }, value)?,
            None if matches!(field.ty, FieldType::Kind) => return Err(wrong(&edit.path, field)),
            None => None,
        };
        if let Some((_, before)) = checked.get(edit.path.as_str())
            && *before != value
        {
            return Err(EditError::Contradiction { path: edit.path.clone() });
        }
        checked.insert(edit.path.as_str(), (edit, value));
    }
    let items = existence_keys(kind, &checked)?;
    check_links(&checked)?;
    let mut result = Vec::with_capacity(checked.len() + items.len());
    for (_, (edit, value)) in checked {
        result.push(Edit { path: edit.path.clone(), value });
    }
    result.extend(items.into_values());
    result.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(result)
}

type Checked<'a> = BTreeMap<&'a str, (&'a Edit, Option<Value>)>;

/// Finds the items that the edits fill but do not name, and refuses to fill an item that they remove.
fn existence_keys<'a>(kind: Kind, checked: &Checked<'a>) -> Result<BTreeMap<&'a str, Edit>, EditError> {
    let mut items = BTreeMap::new();
    for (text, (edit, value)) in checked {
        if value.is_none() {
            continue;
        }
        for (at, _) in text.match_indices('/') {
            let Some(prefix) = text.get(..at) else { continue };
            // Only a prefix that ends in an item's id can be an existence key, and "a/<16 digits>" is the shortest one.
            if prefix.len() < 18 || items.contains_key(prefix) {
                continue;
            }
            if let Some((_, set)) = checked.get(prefix) {
                if set.is_none() {
                    return Err(EditError::Contradiction { path: edit.path.clone() });
                }
                continue;
            }
            let Ok(path) = Path::parse(prefix) else { continue };
            if find_field(kind, &path).is_some_and(|field| field.ty == FieldType::Item) {
                items.insert(prefix, Edit { path, value: Some(Value::Flag(true)) });
            }
        }
    }
    Ok(items)
}

/// Refuses a link whose item id is not the one of its relation and target, so that the same link made twice is one link.
fn check_links(checked: &Checked<'_>) -> Result<(), EditError> {
    for (text, (edit, value)) in checked.range("links/".."links0") {
        let Some((item, leaf)) = text.rsplit_once('/') else { continue };
        if !matches!(leaf, "relation" | "to") || value.is_none() {
            continue;
        }
        let text_of = |leaf: &str| {
            checked
                .get(format!("{item}/{leaf}").as_str())
                .and_then(|(_, value)| value.as_ref())
                .and_then(Value::as_text)
        };
        let expected = text_of("relation")
            .zip(text_of("to"))
            .and_then(|(relation, to)| Some(link::item_id(relation, &to.parse().ok()?)));
        let found: Option<ItemId> = item.rsplit('/').next().and_then(|id| id.parse().ok());
        if expected.is_none() || expected != found {
            return Err(EditError::Link { path: edit.path.clone() });
        }
    }
    Ok(())
}

fn wrong(path: &Path, field: &Field) -> EditError {
    EditError::WrongValue { path: path.clone(), expected: field.ty.name() }
}

/// What a value is read for.
struct Target<'a> {
    kind: Kind,
    field: &'a Field,
    path: &'a Path,
    today: Option<Day>,
}

/// Reads what a condition of a filter asks for, by the type of the field; `path` stands in errors.
pub(crate) fn read_condition(field: &Field, path: &Path, text: &str) -> Result<Option<Value>, EditError> {
    // The kind matters for the field `kind` alone, which conditions read by themselves.
    read_value(Target { kind: Kind::Incident, field, path, today: None }, &Value::Text(text.to_owned()))
}

fn read_value(target: Target<'_>, value: &Value) -> Result<Option<Value>, EditError> {
    let Target { kind, field, path, today } = target;
    if matches!(value, Value::Text(text) if text.is_empty()) {
        return Ok(None);
    }
    let refuse = || wrong(path, field);
    Ok(match field.ty {
        FieldType::Text | FieldType::Place => short(path, &value.display())?,
        FieldType::LongText => match clean_long_text(&value.display()) {
            Ok(text) if text.trim().is_empty() => None,
            Ok(text) => Some(Value::Text(text.into_owned())),
            Err(problem) => return Err(text_error(path, problem, MAX_LONG_TEXT)),
        },
        FieldType::Code(vocabulary) | FieldType::CodeMap { value: vocabulary, .. } => {
            let code = vocabulary
                .read(&value.display())
                .ok_or_else(|| EditError::UnknownCode { path: path.clone(), vocabulary })?;
            Some(Value::Text(code))
        }
        FieldType::CodeSet(_) | FieldType::ReferenceSet(_) | FieldType::Item => {
            // A member that is not in the set has no value.
            read_flag(value).ok_or_else(refuse)?.then_some(Value::Flag(true))
        }
        FieldType::Date => Some(Value::Text(read_date(path, &value.display(), today)?)),
        FieldType::Timestamp => {
            let time: Timestamp = value.as_text().and_then(|text| text.trim().parse().ok()).ok_or_else(refuse)?;
            Some(Value::Text(time.to_string()))
        }
        FieldType::Point => {
            let point = value.as_text().and_then(|text| Point::parse(text).ok()).ok_or_else(refuse)?;
            Some(Value::Text(point.to_string()))
        }
        FieldType::Integer { min, max } => {
            let number = read_integer(value).filter(|number| (min..=max).contains(number)).ok_or_else(refuse)?;
            Some(Value::Int(number))
        }
        FieldType::Number { min, max } => Some(read_number(value, min, max).ok_or_else(refuse)?),
        FieldType::Flag => Some(Value::Flag(read_flag(value).ok_or_else(refuse)?)),
        FieldType::Reference(_) | FieldType::AnyReference => {
            let id: RecordId = value.as_text().and_then(|text| text.trim().parse().ok()).ok_or_else(refuse)?;
            Some(Value::Text(id.to_string()))
        }
        FieldType::Hash => Some(Value::Text(value.as_text().and_then(read_hash).ok_or_else(refuse)?)),
        FieldType::Url => {
            let url = short(path, value.as_text().ok_or_else(refuse)?)?;
            match url.as_ref().and_then(Value::as_text) {
                Some(text) if !is_url(text) => return Err(refuse()),
                _ => url,
            }
        }
        FieldType::Kind => {
            if value.as_text() != Some(kind.name()) || path.as_str() != RecordState::KIND {
                return Err(refuse());
            }
            Some(value.clone())
        }
    })
}

fn short(path: &Path, text: &str) -> Result<Option<Value>, EditError> {
    match clean_text(text) {
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) => Ok(Some(Value::Text(text.into_owned()))),
        Err(problem) => Err(text_error(path, problem, MAX_TEXT)),
    }
}

fn text_error(path: &Path, problem: TextProblem, limit: usize) -> EditError {
    match problem {
        TextProblem::TooLong => EditError::TooLong { path: path.clone(), limit },
        TextProblem::Characters => EditError::Characters { path: path.clone() },
    }
}

fn read_date(path: &Path, text: &str, today: Option<Day>) -> Result<String, EditError> {
    match read_words(text, today) {
        Ok(WordsReading::One(date)) => Ok(date.to_string()),
        Ok(WordsReading::Ambiguous { day_first, month_first }) => {
            Err(EditError::AmbiguousDate { path: path.clone(), readings: [day_first, month_first] })
        }
        Err(source) => Err(EditError::Date { path: path.clone(), source }),
    }
}

fn read_flag(value: &Value) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(*flag),
        Value::Text(text) => match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        Value::Int(1) => Some(true),
        Value::Int(0) => Some(false),
        Value::Int(_) | Value::Real(_) => None,
    }
}

fn read_integer(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) => Some(*number),
        Value::Text(text) => ascii_digits(text.trim()).parse().ok(),
        Value::Flag(_) | Value::Real(_) => None,
    }
}

fn read_number(value: &Value, min: i64, max: i64) -> Option<Value> {
    if let Some(number) = read_integer(value) {
        return (min..=max).contains(&number).then_some(Value::Int(number));
    }
    let number = match value {
        Value::Real(number) => *number,
        Value::Text(text) => ascii_digits(text.trim()).parse().ok()?,
        Value::Flag(_) | Value::Int(_) => return None,
    };
    // The bounds are small enough to be exact as floating-point numbers.
    let fits = number.is_finite() && number >= min as f64 && number <= max as f64;
    fits.then_some(Value::Real(number))
}

fn read_hash(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = matches!(text.len(), 32 | 40 | 56 | 64 | 96 | 128) && text.bytes().all(|b| b.is_ascii_hexdigit());
    fine.then(|| text.to_ascii_lowercase())
}

fn is_url(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && !rest.is_empty()
            && !text.contains(char::is_whitespace)
    })
}

#[cfg(test)]
mod tests;
