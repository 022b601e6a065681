//! A strict JSON reader (RFC 8259) for outside bytes: borrowed, bounded in depth, size and count, with the place of every error.
//!
//! It reads one value at a time, so that a long list need not stand in memory, and knows where each value starts and ends, so
//! that the original bytes can be kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a reader accepts at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonLimits {
    /// How deep lists and objects may stand in one another.
    pub depth: usize,
    /// The longest text, in bytes as written.
    pub text: usize,
    /// The most values in one value that is read as a whole.
    pub nodes: usize,
    /// The most keys of one object, repeated ones too.
    pub keys: usize,
}

impl Default for JsonLimits {
    fn default() -> Self {
        Self { depth: 64, text: 4 << 20, nodes: 1_000_000, keys: 100_000 }
    }
}

/// Says what is wrong, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read JSON at byte {offset}: {problem}")]
pub struct JsonError {
    /// The byte, from 0.
    pub offset: usize,
    /// What is wrong there.
    pub problem: JsonProblem,
}

/// What can be wrong with JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonProblem {
    /// It ends too early.
    #[error("it ends too early")]
    Truncated,
    /// Another character was expected.
    #[error("{0:?} is expected")]
    Expected(char),
    /// No value starts here.
    #[error("no value starts here")]
    NoValue,
    /// The number has a form that JSON has not.
    #[error("no number of JSON")]
    Number,
    /// The text has an escape or character that JSON has not.
    #[error("no text of JSON")]
    Text,
    /// It is nested too deep.
    #[error("nested too deep")]
    TooDeep,
    /// The text is too long.
    #[error("a text is too long")]
    TextTooLong,
    /// The value has too many parts.
    #[error("too many parts")]
    TooManyParts,
    /// Something follows after the end.
    #[error("something follows after the end")]
    Trailing,
}

/// A JSON value that borrows its texts where they need no unescaping.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as written.
    Number(&'a str),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object. Keys stand in their order; of a key that stands twice, only the last one is here.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Gives the value of a key.
    pub fn get(&self, key: &str) -> Option<&Json<'a>> {
        match self {
            Self::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Gives the text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Gives the parts of a list; nothing when it is none.
    pub fn items(&self) -> &[Json<'a>] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// Gives the entries of an object; nothing when it is none.
    pub fn entries(&self) -> &[(Cow<'a, str>, Json<'a>)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }
}

/// Reads JSON forward.
#[derive(Debug)]
pub struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    nodes: usize,
    limits: JsonLimits,
    duplicates: Vec<String>,
}

impl<'a> JsonReader<'a> {
    /// Starts at the beginning of a text.
    pub fn new(text: &'a str, limits: JsonLimits) -> Self {
        Self { text, at: 0, depth: 0, nodes: 0, limits, duplicates: Vec::new() }
    }

    /// Gives the byte that comes next, as an offset.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// Takes the keys that stood twice in an object since the last call, at most a hundred.
    pub fn take_duplicates(&mut self) -> Vec<String> {
        std::mem::take(&mut self.duplicates)
    }

    /// Skips white space and shows the next byte.
    pub fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(self.at) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn fail<T>(&self, problem: JsonProblem) -> Result<T, JsonError> {
        let problem = if self.at >= self.text.len() && !matches!(problem, JsonProblem::TooManyParts) {
            JsonProblem::Truncated
        } else {
            problem
        };
        Err(JsonError { offset: self.at.min(self.text.len()), problem })
    }

    /// Takes one expected byte, after white space.
    ///
    /// # Errors
    /// [`JsonProblem::Expected`] when another one comes.
    pub fn expect(&mut self, byte: u8) -> Result<(), JsonError> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            self.fail(JsonProblem::Expected(char::from(byte)))
        }
    }

    /// Takes one byte if it comes next, after white space.
    pub fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Says that nothing may follow.
    ///
    /// # Errors
    /// [`JsonProblem::Trailing`] when something does.
    pub fn end(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.fail(JsonProblem::Trailing),
        }
    }

    /// Reads a whole value.
    ///
    /// # Errors
    /// [`JsonError`] with the place.
    pub fn value(&mut self) -> Result<Json<'a>, JsonError> {
        self.nodes = 0;
        self.any()
    }

    fn any(&mut self) -> Result<Json<'a>, JsonError> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return self.fail(JsonProblem::TooManyParts);
        }
        match self.peek() {
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b't') => self.word("true", Json::Flag(true)),
            Some(b'f') => self.word("false", Json::Flag(false)),
            Some(b'n') => self.word("null", Json::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.fail(JsonProblem::NoValue),
        }
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Result<Json<'a>, JsonError>) -> Result<Json<'a>, JsonError> {
        if self.depth >= self.limits.depth {
            return self.fail(JsonProblem::TooDeep);
        }
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn list(&mut self) -> Result<Json<'a>, JsonError> {
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.any()?);
            if !self.take(b',') {
                self.expect(b']')?;
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self) -> Result<Json<'a>, JsonError> {
        let mut entries: Vec<(Cow<'a, str>, Json<'a>)> = Vec::new();
        // Most objects are small; a map pays only for large ones, which would else cost the square of their keys.
        let mut seen: BTreeMap<Cow<'a, str>, usize> = BTreeMap::new();
        let mut overtaken: BTreeSet<usize> = BTreeSet::new();
        if self.take(b'}') {
            return Ok(Json::Object(entries));
        }
        loop {
            let key = self.key()?;
            let value = self.any()?;
            if entries.len() >= self.limits.keys {
                return self.fail(JsonProblem::TooManyParts);
            }
            if entries.len() == 32 {
                seen = entries.iter().zip(0..).map(|((name, _), place)| (name.clone(), place)).collect();
            }
            let before = if entries.len() < 32 {
                entries.iter().rposition(|(name, _)| *name == key)
            } else {
                seen.insert(key.clone(), entries.len())
            };
            if let Some(before) = before {
                self.note_duplicate(&key);
                overtaken.insert(before);
            }
            entries.push((key, value));
            if !self.take(b',') {
                self.expect(b'}')?;
                return Ok(Json::Object(without(entries, &overtaken)));
            }
        }
    }

    fn note_duplicate(&mut self, key: &str) {
        if self.duplicates.len() < 100 {
            self.duplicates.push(key.to_owned());
        }
    }

    /// Reads the key of an object's entry and the colon after it.
    ///
    /// # Errors
    /// [`JsonError`] with the place.
    pub fn key(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if self.peek() != Some(b'"') {
            return self.fail(JsonProblem::Expected('"'));
        }
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
    }

    fn word(&mut self, word: &str, value: Json<'a>) -> Result<Json<'a>, JsonError> {
        if self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            Ok(value)
        } else {
            self.fail(JsonProblem::NoValue)
        }
    }

    fn number(&mut self) -> Result<Json<'a>, JsonError> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let digits = |at: &mut usize| {
            let from = *at;
            while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
                *at += 1;
            }
            *at > from
        };
        let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
        let whole = at;
        let mut fine = digits(&mut at);
        // "0" stands alone: "01" is no number.
        fine &= bytes.get(whole) != Some(&b'0') || at == whole + 1;
        if bytes.get(at) == Some(&b'.') {
            at += 1;
            fine &= digits(&mut at);
        }
        if let Some(b'e' | b'E') = bytes.get(at) {
            at += 1;
            at += usize::from(matches!(bytes.get(at), Some(b'+' | b'-')));
            fine &= digits(&mut at);
        }
        if !fine || at - start > 400 {
            return self.fail(JsonProblem::Number);
        }
        self.at = at;
        Ok(Json::Number(self.text.get(start..at).unwrap_or_default()))
    }

    fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.at += 2;
                }
                Some(0..=0x1F) => return self.fail(JsonProblem::Text),
                Some(_) => self.at += 1,
                None => return self.fail(JsonProblem::Truncated),
            }
        }
        if self.at - start > self.limits.text {
            self.at = start;
            return self.fail(JsonProblem::TextTooLong);
        }
        let raw = self.text.get(start..self.at).unwrap_or_default();
        self.at += 1;
        if !escaped {
            return Ok(Cow::Borrowed(raw));
        }
        match unescape(raw) {
            Some(text) => Ok(Cow::Owned(text)),
            None => {
                self.at = start;
                self.fail(JsonProblem::Text)
            }
        }
    }
}

/// Leaves out the entries at some places. All at once, because one by one would cost the square of their number.
fn without<T>(entries: Vec<T>, places: &BTreeSet<usize>) -> Vec<T> {
    if places.is_empty() {
        return entries;
    }
    entries.into_iter().zip(0..).filter(|(_, place)| !places.contains(place)).map(|(entry, _)| entry).collect()
}

/// Resolves escapes. Half of a surrogate pair becomes U+FFFD, as some writers cut texts there.
fn unescape(raw: &str) -> Option<String> {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        let escape = rest.bytes().next()?;
        if escape == b'u' {
            let (unit, after) = hex_unit(rest.get(1..)?)?;
            rest = after;
            let low = rest.strip_prefix("\\u").and_then(hex_unit);
            match (unit, low) {
                (0xD800..=0xDBFF, Some((low @ 0xDC00..=0xDFFF, after))) => {
                    let code = 0x10000 + ((u32::from(unit) - 0xD800) << 10) + (u32::from(low) - 0xDC00);
                    text.push(char::from_u32(code)?);
                    rest = after;
                }
                _ => text.push(char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}')),
            }
            continue;
        }
        text.push(match escape {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            _ => return None,
        });
        rest = rest.get(1..)?;
    }
    text.push_str(rest);
    Some(text)
}

fn hex_unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.get(..4)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    Some((u16::from_str_radix(digits, 16).ok()?, text.get(4..)?))
}

#[cfg(test)]
mod tests;
