//! Text: what may stand in a field.
//!
//! Control characters are refused everywhere (line breaks and tabs are kept in long text and become spaces in one line).
//! Marks of writing direction: the implicit ones (U+061C, U+200E, U+200F) are kept everywhere, because mixed Arabic and
//! Latin text needs them. Embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) reach past the text that
//! holds them and can make a list show another file name than the true one: they are kept in long text, where statements
//! stay verbatim and stand alone, and refused in one line.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{MAX_LONG_TEXT, MAX_TEXT};

/// Says why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// It is too long.
    TooLong,
    /// It holds characters that are not allowed.
    Characters,
}

/// Brings one line of text into stored form: NFC, no space around it, line breaks and tabs as spaces.
///
/// # Errors
/// [`TextProblem`], by what is wrong.
pub fn clean_text(text: &str) -> Result<Cow<'_, str>, TextProblem> {
    let text = text.trim();
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return if text.len() <= MAX_TEXT { Ok(Cow::Borrowed(text)) } else { Err(TextProblem::TooLong) };
    }
    if text.len() > 4 * MAX_TEXT {
        return Err(TextProblem::TooLong);
    }
    let reaches_out = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|c| is_refused(c) || reaches_out(c)) {
        return Err(TextProblem::Characters);
    }
    let text = if text.contains(is_break) { Cow::Owned(text.replace(is_break, " ")) } else { Cow::Borrowed(text) };
    within(normalize(text), MAX_TEXT)
}

/// Brings text of several lines into stored form: NFC, lines ending in `\n`.
///
/// # Errors
/// [`TextProblem`], by what is wrong.
pub fn clean_long_text(text: &str) -> Result<Cow<'_, str>, TextProblem> {
    if text.len() > 4 * MAX_LONG_TEXT {
        return Err(TextProblem::TooLong);
    }
    if text.chars().any(is_refused) {
        return Err(TextProblem::Characters);
    }
    let text = if text.contains(['\r', '\u{2028}', '\u{2029}']) {
        Cow::Owned(text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n"))
    } else {
        Cow::Borrowed(text)
    };
    within(normalize(text), MAX_LONG_TEXT)
}

fn within(text: Cow<'_, str>, limit: usize) -> Result<Cow<'_, str>, TextProblem> {
    if text.len() <= limit { Ok(text) } else { Err(TextProblem::TooLong) }
}

fn normalize(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { Cow::Owned(text.nfc().collect()) }
}

fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Says whether a character has no place in any text: controls other than breaks, and noncharacters.
fn is_refused(c: char) -> bool {
    (c.is_control() && !is_break(c)) || matches!(c, '\u{FDD0}'..='\u{FDEF}') || (u32::from(c) & 0xFFFE) == 0xFFFE
}

/// Writes Arabic-Indic and Persian digits as ASCII digits.
pub(crate) fn ascii_digits(text: &str) -> Cow<'_, str> {
    let eastern = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    if !text.contains(eastern) {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| {
        let start = if c < '\u{6F0}' { 0x660 } else { 0x6F0 };
        char::from_digit(u32::from(c) - start, 10).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(|c| if eastern(c) { digit(c) } else { c }).collect())
}
