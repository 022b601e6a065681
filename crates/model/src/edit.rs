//! Edits to a record, and the readable state that they add up to.

use std::collections::BTreeMap;

use crate::{Path, Timestamp, Value};

/// Sets one field, or clears it when `value` is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The field.
    pub path: Path,
    /// The new value; `None` clears.
    pub value: Option<Value>,
}

/// The fields of a record that have a value, in the order of their paths.
pub type Fields = BTreeMap<Path, Value>;

/// Gives the fields below a path, such as everything in `acts` or in `acts/0123456789abcdef`, in the order of their paths.
pub fn fields_under<'a>(fields: &'a Fields, prefix: &str) -> impl Iterator<Item = (&'a Path, &'a Value)> + use<'a> {
    use std::ops::Bound;
    // '0' is the character after '/'.
    let (start, end) = (format!("{prefix}/"), format!("{prefix}0"));
    fields.range::<str, _>((Bound::Included(start.as_str()), Bound::Excluded(end.as_str())))
}

/// One of several different values that people gave the same field at the same time.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Claim {
    /// The value; `None` where this person cleared the field.
    pub value: Option<Value>,
    /// The log (device key, 64 hexadecimal digits) of the device that wrote it.
    pub author: String,
    /// The time that device claimed.
    pub time: Timestamp,
}

/// The readable state of one record: what every device that holds the same counted changes shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordState {
    /// Every field with its value. A field in conflict shows the value of its first claim.
    pub fields: Fields,
    /// Every field with several *different* values, each claim sorted by value, then author.
    pub conflicts: BTreeMap<Path, Vec<Claim>>,
}

impl RecordState {
    /// The field that holds the record's kind.
    pub const KIND: &'static str = "kind";
    /// The field that marks a deleted record (a tombstone, which can be taken back).
    pub const DELETED: &'static str = "deleted";

    /// Gives a field's text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.fields.get(path).and_then(Value::as_text)
    }

    /// Says whether the record is deleted.
    pub fn is_deleted(&self) -> bool {
        self.fields.get(Self::DELETED) == Some(&Value::Flag(true))
    }
}
