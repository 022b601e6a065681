//! Paths: where in a record a value stands.

use std::fmt;

use crate::ItemId;

/// Names one field of a record, such as `title` or `acts/0123456789abcdef/type`.
///
/// Segments are of `a`–`z`, `0`–`9`, `_` and `-`, joined by `/`; at most 200 bytes and 8 segments. This is the root key
/// of the record's automerge document. People write it with dots.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Path(String);

/// Says that a text is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a path of segments of a-z, 0-9, _ and -")]
pub struct PathError;

impl Path {
    /// The longest path, in bytes.
    pub const MAX_LEN: usize = 200;

    /// Reads the stored form, with `/` between segments.
    ///
    /// # Errors
    /// [`PathError`] when a segment is empty or holds another character, or when the path is too long or too deep.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        let fine = !text.is_empty()
            && text.len() <= Self::MAX_LEN
            && text.split('/').count() <= 8
            && text.split('/').all(|segment| {
                !segment.is_empty()
                    && segment.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')
            });
        if fine { Ok(Self(text.to_owned())) } else { Err(PathError) }
    }

    /// Reads the form that people write, with `.` between segments; a segment `+` takes the next id of `new_item`.
    ///
    /// # Errors
    /// As [`Path::parse`].
    pub fn parse_dotted(text: &str, mut new_item: impl FnMut(&str) -> ItemId) -> Result<Self, PathError> {
        let mut stored = String::with_capacity(text.len());
        for segment in text.split('.') {
            let before = stored.clone();
            if !stored.is_empty() {
                stored.push('/');
            }
            if segment == "+" {
                stored.push_str(&new_item(&before).to_string());
            } else {
                stored.push_str(segment);
            }
        }
        Self::parse(&stored)
    }

    /// Shows the stored form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the form that people write, with dots.
    pub fn dotted(&self) -> String {
        self.0.replace('/', ".")
    }

    /// Gives the segments in order.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Path {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> serde::Deserialize<'de> for Path {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
