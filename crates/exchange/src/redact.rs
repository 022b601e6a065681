//! Text with words taken out: each place becomes a numbered block, the same words the same number. What stood there is given apart, so that
//! whoever keeps it can put it back.

use std::collections::BTreeMap;
use std::ops::Range;

/// The most places that are covered in one text.
pub const MAX_PLACES: usize = 100_000;

/// Says why a text was not redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RedactError {
    /// Nothing was named.
    #[error("find what is to be covered")]
    Nothing,
    /// A term does not stand in the text, or has no letter; its number in the order given, from 1.
    #[error("find term {0} in the text")]
    NotFound(usize),
    /// A span is empty or does not lie in the text; its number in the order given, from 1.
    #[error("find span {0} in the text")]
    Span(usize),
    /// More than [`MAX_PLACES`] places would be covered.
    #[error("cover at most 100,000 places")]
    TooMany,
}

/// What stood at the places of one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The block's number, from 1, by first appearance.
    pub number: usize,
    /// Where, in characters of the original (Unicode scalar values, from 0), ascending; and what stood there.
    pub places: Vec<(Range<usize>, String)>,
}

/// A text with words taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactedText {
    /// The text, with blocks such as `[■1]`.
    pub text: String,
    /// What stood there, by number.
    pub blocks: Vec<Block>,
}

impl RedactedText {
    /// Counts the places.
    pub fn places(&self) -> usize {
        self.blocks.iter().map(|block| block.places.len()).sum()
    }
}

/// Gives what stands in a text in place of block `number`.
pub fn block(number: usize) -> String {
    format!("[■{number}]")
}

/// Takes spans and terms out of a text. Spans are in characters (Unicode scalar values, from 0). A term is found wherever it stands, within
/// longer words too, in capitals or not, with Arabic vowel signs or other combining marks or without, over a line's end. Spans that overlap
/// become one.
///
/// # Errors
/// [`RedactError`]. A term that is not found is an error: whoever mistyped a name would believe that it is covered.
pub fn redact(text: &str, spans: &[Range<usize>], terms: &[String]) -> Result<RedactedText, RedactError> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, span) in spans.iter().enumerate() {
        if span.start >= span.end || span.end > chars.len() {
            return Err(RedactError::Span(at + 1));
        }
        found.push(span.clone());
    }
    let folded = fold(chars.iter().copied());
    for (at, term) in terms.iter().enumerate() {
        let wanted: Vec<char> = fold(term.trim().chars()).into_iter().map(|(c, _)| c).collect();
        let before = found.len();
        if !wanted.iter().all(|c| *c == ' ') {
            find_all(&folded, &wanted, &chars, &mut found)?;
        }
        if found.len() == before {
            return Err(RedactError::NotFound(at + 1));
        }
    }
    if found.is_empty() {
        return Err(RedactError::Nothing);
    }
    if found.len() > MAX_PLACES {
        return Err(RedactError::TooMany);
    }
    Ok(write(&chars, merged(found)))
}

/// Puts what was taken out back in its place.
pub fn restore(redacted: &str, blocks: &[Block]) -> Option<String> {
    let mut places: Vec<(&Range<usize>, &str, usize)> = blocks
        .iter()
        .flat_map(|block| block.places.iter().map(|(range, text)| (range, text.as_str(), block.number)))
        .collect();
    places.sort_by_key(|(range, ..)| range.start);
    let mut out: Vec<char> = Vec::new();
    let mut rest = redacted.chars();
    for (range, text, number) in places {
        out.extend(rest.by_ref().take(range.start.checked_sub(out.len())?));
        if !block(number).chars().all(|wanted| rest.next() == Some(wanted)) {
            return None;
        }
        out.extend(text.chars());
    }
    out.extend(rest);
    Some(out.into_iter().collect())
}

/// Gives the characters by which texts are compared, each with its place: small letters, no marks, any white space as one blank.
fn fold(chars: impl Iterator<Item = char>) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::new();
    for (at, c) in chars.enumerate() {
        if c.is_whitespace() {
            if out.last().is_none_or(|(last, _)| *last != ' ') {
                out.push((' ', at));
            }
        } else if !is_mark(c) {
            out.extend(c.to_lowercase().filter(|c| !is_mark(*c)).map(|c| (c, at)));
        }
    }
    out
}

/// Says whether a character only changes how its neighbour is written or read: vowel signs, the Arabic stroke, joiners.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn find_all(
    folded: &[(char, usize)],
    wanted: &[char],
    chars: &[char],
    found: &mut Vec<Range<usize>>,
) -> Result<(), RedactError> {
    let Some(first) = wanted.first() else { return Ok(()) };
    let mut from = 0;
    while let Some(at) = folded.get(from..).and_then(|rest| rest.iter().position(|(c, _)| c == first)) {
        let start = from + at;
        let window = folded.get(start..start + wanted.len()).unwrap_or_default();
        if window.len() != wanted.len() || !window.iter().zip(wanted).all(|((c, _), wanted)| c == wanted) {
            from = start + 1;
            continue;
        }
        if found.len() == MAX_PLACES {
            return Err(RedactError::TooMany);
        }
        if let (Some((_, start)), Some((_, last))) = (window.first(), window.last()) {
            let marks = chars.get(last + 1..).unwrap_or_default().iter().take_while(|c| is_mark(**c)).count();
            found.push(*start..last + 1 + marks);
        }
        from = start + wanted.len();
    }
    Ok(())
}

/// Sorts ranges, and joins those that overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn write(chars: &[char], ranges: Vec<Range<usize>>) -> RedactedText {
    let mut text = String::new();
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut blocks: Vec<Block> = Vec::new();
    let mut done = 0;
    for range in ranges {
        let words: String = chars.get(range.clone()).unwrap_or_default().iter().collect();
        let key: String = fold(words.chars()).into_iter().map(|(c, _)| c).collect();
        let number = *numbers.entry(key).or_insert(blocks.len() + 1);
        if number > blocks.len() {
            blocks.push(Block { number, places: Vec::new() });
        }
        text.extend(chars.get(done..range.start).unwrap_or_default());
        text.push_str(&block(number));
        done = range.end;
        if let Some(block) = blocks.get_mut(number - 1) {
            block.places.push((range, words));
        }
    }
    text.extend(chars.get(done..).unwrap_or_default());
    RedactedText { text, blocks }
}

#[cfg(test)]
mod tests;
