//! Text that was made harmless or encoded, as it was before.

/// How far before and after a mark a stretch reaches, in bytes.
const BACK: usize = 512;
const AHEAD: usize = 2048;
/// How often percent signs are undone: "%253A" is "%3A" is ":".
const MAX_PASSES: usize = 3;

/// A stretch of text, undone.
pub(super) struct Stretch {
    /// Where it begins and ends in the text.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The text as it was.
    pub(super) text: Vec<u8>,
    /// Where in it the first thing was undone.
    pub(super) first: usize,
}

/// The marks that make harmless, and what they stand for. Brackets come in three forms, with or without spaces.
const WORDS: &[(&[u8], u8)] = &[(b".", b'.'), (b"dot", b'.'), (b":", b':'), (b"@", b'@'), (b"at", b'@'), (b"/", b'/')];

/// Reads a mark that stands at a place: gives its length and what it was.
fn mark(text: &[u8], at: usize) -> Option<(usize, &'static [u8])> {
    let rest = text.get(at..)?;
    let close = match rest.first()? {
        b'[' => b']',
        b'(' => b')',
        b'{' => b'}',
        _ => return None,
    };
    // Almost every bracket is only a bracket.
    if !matches!(rest.get(1)?, b'.' | b':' | b'@' | b'/' | b' ' | b'd' | b'D' | b'a' | b'A') {
        return None;
    }
    let inner = rest.get(1..12.min(rest.len()))?;
    let end = inner.iter().position(|byte| *byte == close);
    if let Some(end) = end {
        let word = inner.get(..end)?.trim_ascii();
        if word == b"://" {
            return Some((end + 2, b"://"));
        }
        if let Some((_, plain)) = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
            let plain: &'static [u8] = match plain {
                b'.' => b".",
                b':' => b":",
                b'@' => b"@",
                _ => b"/",
            };
            return Some((end + 2, plain));
        }
    }
    // "bad[.example": only one of the two brackets.
    let letter = inner.get(1).is_some_and(u8::is_ascii_alphanumeric);
    (close == b']' && inner.first() == Some(&b'.') && letter).then_some((2, b".".as_slice()))
}

fn percent(text: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| text.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    if text.get(at) != Some(&b'%') {
        return None;
    }
    u8::try_from(digit(at + 1)? * 16 + digit(at + 2)?).ok()
}

/// Reads an escape of JSON that is a sign or a letter: `\/` or `\u002e`.
fn escape(text: &[u8], at: usize) -> Option<(usize, char)> {
    if text.get(at) != Some(&b'\\') {
        return None;
    }
    match text.get(at + 1)? {
        b'/' => Some((2, '/')),
        b'u' => {
            let digits = std::str::from_utf8(text.get(at + 2..at + 6)?).ok()?;
            Some((6, char::from_u32(u32::from_str_radix(digits, 16).ok()?)?))
        }
        _ => None,
    }
}

/// Says whether something that was made harmless or encoded has its mark here.
pub(super) fn begins(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'[' | b'(' | b'{') => mark(text, at).is_some(),
        Some(b']') => {
            at > 0 && text.get(at - 1) == Some(&b'.') && text.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        }
        Some(b'%') => percent(text, at).is_some(),
        Some(b'\\') => escape(text, at).is_some(),
        _ => false,
    }
}

fn ends(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte < 0x20 || matches!(byte, b'"' | b'<' | b'>' | b'|' | b'`')
}

/// Undoes the stretch around a mark.
pub(super) fn undo(text: &[u8], at: usize) -> Stretch {
    let back = text.get(at.saturating_sub(BACK)..at).unwrap_or_default();
    // " [.] " stands apart: the word before it belongs to it.
    let spaces = back.iter().rev().take_while(|byte| **byte == b' ').take(2).count();
    let spaces = if spaces == 1 && mark(text, at).is_some() { 1 } else { 0 };
    let word = back.iter().rev().skip(spaces).take_while(|byte| !ends(**byte)).count();
    let from = at - spaces - word;
    let most = (at + AHEAD).min(text.len());
    let (mut plain, mut first, mut next) = (Vec::with_capacity(128), None, from);
    while next < most {
        // What needs no look is most of it.
        let same = text.get(next..most).unwrap_or_default();
        let same = same.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')));
        let same = same.unwrap_or(most - next);
        plain.extend_from_slice(text.get(next..next + same).unwrap_or_default());
        next += same;
        if next >= most {
            break;
        }
        let space = usize::from(text.get(next) == Some(&b' '));
        if let Some((length, was)) = mark(text, next + space).filter(|_| space == 0 || next >= from) {
            first.get_or_insert(plain.len());
            plain.extend_from_slice(was);
            next += space + length;
            // The same space on the other side.
            next += usize::from(space == 1 && text.get(next) == Some(&b' '));
            continue;
        }
        let Some(byte) = text.get(next).copied() else { break };
        if next >= at && ends(byte) {
            break;
        }
        if let Some(was) = percent(text, next) {
            first.get_or_insert(plain.len());
            plain.push(was);
            next += 3;
        } else if let Some((length, was)) = escape(text, next) {
            first.get_or_insert(plain.len());
            plain.extend_from_slice(was.encode_utf8(&mut [0; 4]).as_bytes());
            next += length;
        } else if byte == b']' && begins(text, next) {
            first.get_or_insert(plain.len());
            next += 1;
        } else {
            plain.push(byte);
            next += 1;
        }
    }
    let first = first.unwrap_or(plain.len());
    let (text, first) = again(plain, first);
    Stretch { from, to: next, text, first }
}

/// Undoes what was encoded more than once. Gives where the first thing was undone.
fn again(mut plain: Vec<u8>, mut first: usize) -> (Vec<u8>, usize) {
    for _ in 1..MAX_PASSES {
        if !plain.contains(&b'%') {
            break;
        }
        let Some(mut at) = (0..plain.len()).find(|at| percent(&plain, *at).is_some()) else { break };
        first = first.min(at);
        let mut undone = plain.get(..at).unwrap_or_default().to_vec();
        while let Some(byte) = plain.get(at).copied() {
            let was = percent(&plain, at);
            undone.push(was.unwrap_or(byte));
            at += if was.is_some() { 3 } else { 1 };
        }
        plain = undone;
    }
    (plain, first)
}

/// Says whether a run has letters or digits of full width, which IDNA makes ordinary ones.
pub(super) fn has_wide_letters(run: &[u8]) -> bool {
    run.windows(3).any(|bytes| match bytes {
        [0xEF, 0xBC, third] => matches!(third, 0x90..=0x99 | 0xA1..=0xBA),
        [0xEF, 0xBD, third] => matches!(third, 0x81..=0x9A),
        _ => false,
    })
}
