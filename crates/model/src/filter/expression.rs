//! Expressions: conditions as people type them.
//!
//! ```text
//! acts.*.type=arrest,detention   one of these, or a narrower term        has:acts.*.victim   any value
//! acts.*.type==arrest            exactly this term                       no:where_point      no value
//! priority!=low                  not so                                  summary~old town    these words
//! when=2024-03..2024-05          from, to    when>=2024-03   when<2024   when~2024-03        may have been then
//! ```

use std::fmt;

use super::{Condition, Op};
use crate::check::MAX_TEXT;

/// The longest expression, in bytes.
const MAX_EXPRESSION: usize = 4 * MAX_TEXT;

/// Says why a text is no condition, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a condition at character {at}: {why}")]
pub struct SyntaxError {
    /// How many characters stand before the place.
    pub at: usize,
    /// What is wrong there.
    pub why: &'static str,
}

/// What stands between path and values, the longer signs first.
const SIGNS: [(&str, Op); 10] = [
    ("!==", Op::NotExactly),
    ("!=", Op::IsNot),
    ("!~", Op::ContainsNot),
    ("==", Op::Exactly),
    (">=", Op::Between),
    ("<=", Op::Between),
    ("=", Op::Is),
    ("~", Op::Contains),
    (">", Op::Over),
    ("<", Op::Under),
];

pub(super) fn parse(text: &str) -> Result<Condition, SyntaxError> {
    let place = |at: usize, why| SyntaxError { at: text.get(..at).map_or(0, |before| before.chars().count()), why };
    let fail = |at: usize, why| Err(place(at, why));
    if text.len() > MAX_EXPRESSION {
        return fail(0, "too long");
    }
    for (word, op) in [("has:", Op::Set), ("no:", Op::NotSet)] {
        if let Some(path) = text.trim_start().strip_prefix(word) {
            let path = path.trim();
            let start = text.len() - text.trim_start().len() + word.len();
            return match path.bytes().position(|byte| !is_path(byte)) {
                _ if path.is_empty() => fail(text.len(), "a field is missing"),
                Some(at) => fail(start + at, "a field has only a-z, 0-9, _, -, . and *"),
                None => Ok(Condition { path: path.to_owned(), op, values: Vec::new() }),
            };
        }
    }
    let Some(sign_at) = text.find(['!', '=', '~', '>', '<']) else {
        return fail(text.len(), "write FIELD=VALUE, FIELD!=VALUE, FIELD~WORDS, has:FIELD or no:FIELD");
    };
    let (path, rest) = text.split_at_checked(sign_at).unwrap_or((text, ""));
    let lead = path.len() - path.trim_start().len();
    let path = path.trim();
    if path.is_empty() {
        return fail(0, "a field is missing");
    }
    if let Some(at) = path.bytes().position(|byte| !is_path(byte)) {
        return fail(lead + at, "a field has only a-z, 0-9, _, -, . and *");
    }
    let Some((sign, op)) = SIGNS.into_iter().find(|(sign, _)| rest.starts_with(sign)) else {
        return fail(sign_at, "after ! comes = or ~");
    };
    let values_at = sign_at + sign.len();
    let values = rest.get(sign.len()..).unwrap_or_default();
    let (op, values) = match op {
        Op::Is | Op::IsNot => read_list(values).map(|list| as_range(op, list)),
        Op::Between if sign == ">=" => read_list(values).map(|list| (op, one_side(list, Side::Low))),
        Op::Between => read_list(values).map(|list| (op, one_side(list, Side::High))),
        // Commas between words are no list.
        Op::Contains | Op::ContainsNot if !values.trim_start().starts_with('"') => {
            Ok((op, vec![values.trim().to_owned()]))
        }
        _ => read_list(values).map(|list| (op, list.into_iter().map(|(value, _)| value).collect())),
    }
    .map_err(|(at, why)| place(values_at + at, why))?;
    if values.iter().all(String::is_empty) {
        return fail(values_at, "a value is missing: for records without one, write no:FIELD");
    }
    Ok(Condition { path: path.to_owned(), op, values })
}

fn is_path(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'.' | b'*')
}

enum Side {
    Low,
    High,
}

fn one_side(list: Vec<(String, bool)>, side: Side) -> Vec<String> {
    let mut values: Vec<String> = list.into_iter().map(|(value, _)| value).collect();
    match side {
        Side::Low => values.push(String::new()),
        Side::High => values.insert(0, String::new()),
    }
    values
}

/// Takes `a..b` as a range, unless it is quoted.
fn as_range(op: Op, list: Vec<(String, bool)>) -> (Op, Vec<String>) {
    if let [(value, false)] = list.as_slice()
        && let Some((low, high)) = value.split_once("..")
        && !(low.is_empty() && high.is_empty())
    {
        let op = if op == Op::Is { Op::Between } else { Op::NotBetween };
        return (op, vec![low.trim().to_owned(), high.trim().to_owned()]);
    }
    (op, list.into_iter().map(|(value, _)| value).collect())
}

/// Reads values with commas between them; one in quotes may hold commas, and `\"` and `\\`. Says of each whether it was quoted.
fn read_list(text: &str) -> Result<Vec<(String, bool)>, (usize, &'static str)> {
    let mut values = Vec::new();
    let mut rest = text.char_indices().peekable();
    loop {
        while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let mut value = String::new();
        let quoted = rest.next_if(|(_, c)| *c == '"');
        if let Some((start, _)) = quoted {
            loop {
                match rest.next() {
                    Some((_, '"')) => break,
                    Some((_, '\\')) => match rest.next() {
                        Some((_, c)) => value.push(c),
                        None => return Err((start, "a quotation mark is not closed")),
                    },
                    Some((_, c)) => value.push(c),
                    None => return Err((start, "a quotation mark is not closed")),
                }
            }
            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            if let Some((at, c)) = rest.peek()
                && *c != ','
            {
                return Err((*at, "after a closed quotation mark comes a comma"));
            }
        } else {
            while let Some((_, c)) = rest.next_if(|(_, c)| *c != ',') {
                value.push(c);
            }
            value.truncate(value.trim_end().len());
        }
        values.push((value, quoted.is_some()));
        match rest.next() {
            Some((at, _)) if rest.peek().is_none() => return Err((at, "a value is missing after the comma")),
            Some(_) => {}
            None => return Ok(values),
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.op {
            Op::Set => return write!(f, "has:{}", self.path),
            Op::NotSet => return write!(f, "no:{}", self.path),
            Op::Between | Op::NotBetween => {
                let sign = if self.op == Op::Between { "=" } else { "!=" };
                let side = |at: usize| self.values.get(at).map(String::as_str).unwrap_or_default();
                return write!(f, "{}{sign}{}..{}", self.path, side(0), side(1));
            }
            op => SIGNS.iter().find(|(_, of)| *of == op).map(|(sign, _)| *sign).unwrap_or_default(),
        };
        write!(f, "{}{sign}", self.path)?;
        let words = matches!(self.op, Op::Contains | Op::ContainsNot);
        for (number, value) in self.values.iter().enumerate() {
            if number > 0 {
                f.write_str(",")?;
            }
            let plain = if words {
                self.values.len() == 1 && !value.starts_with('"') && value.trim() == value
            } else {
                !value.contains([',', '"', '\\'])
                    && !value.contains("..")
                    && !value.starts_with('=')
                    && value.trim() == value
            };
            if plain && !value.is_empty() {
                f.write_str(value)?;
            } else {
                write!(f, "\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))?;
            }
        }
        Ok(())
    }
}
