//! Values: what stands in a field.

use std::cmp::Ordering;

/// Holds the value of one field: a scalar, as it stands at the root of the record's automerge document.
///
/// A cleared field has no value (`None` in an [`crate::Edit`], null in the document). Numbers are finite.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Yes or no; also the mark by which an item or a member of a set exists.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// A finite number.
    Real(f64),
    /// Text; coded values, dates (EDTF), references and long text are text too.
    Text(String),
}

impl Value {
    /// Gives the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Flag(_) | Self::Int(_) | Self::Real(_) => None,
        }
    }

    /// Shows the value as a person would type it.
    pub fn display(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Flag(flag) => flag.to_string().into(),
            Self::Int(number) => number.to_string().into(),
            Self::Real(number) => number.to_string().into(),
            Self::Text(text) => text.as_str().into(),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Flag(_) => 0,
            Self::Int(_) => 1,
            Self::Real(_) => 2,
            Self::Text(_) => 3,
        }
    }
}

impl Eq for Value {}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Flag(a), Self::Flag(b)) => a.cmp(b),
            (Self::Int(a), Self::Int(b)) => a.cmp(b),
            (Self::Real(a), Self::Real(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
