//! Text that streams by, cut into tokens.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::build::last_seven;
use super::forms;
use super::{Class, Entry, Form, Hit, Index, MAX_TOKEN, MAX_VALUE, MIN_VALUE, Seen, hash};

/// How much is looked at in one go, in bytes.
const PIECE: usize = 256 << 10;
/// How much before and after a token may belong to what is compared, in bytes.
const REACH: usize = 2 * MAX_VALUE;
/// The most digits of a number that may be dialled.
const MAX_DIGITS: usize = 17;

const TOKEN: u8 = 1;
/// A full stop in a token.
const DOT: u8 = 2;
/// The first byte of a Latin letter with a mark, which belongs to a token with the byte that follows.
const LETTER: u8 = 4;
/// A byte of any other letter or sign beyond ASCII.
const BEYOND: u8 = 8;
/// What may begin the mark of something made harmless or encoded.
const MARK: u8 = 16;
const COLON: u8 = 32;
const DIGIT: u8 = 64;

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0_usize;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "a constant: an index that is out of bounds does not compile")]
        {
            classes[byte] = match byte as u8 {
                b'0'..=b'9' => TOKEN | DIGIT,
                b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' => TOKEN,
                b'.' => TOKEN | DOT,
                0xC3..=0xC9 => LETTER | BEYOND,
                0x80..=0xFF => BEYOND,
                b'[' | b'(' | b'{' | b']' | b'%' | b'\\' => MARK,
                b':' => COLON,
                _ => 0,
            };
        }
        byte += 1;
    }
    classes
}

static CLASSES: [u8; 256] = classes();

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Gives the length of the token at the beginning of a text, and what it holds.
#[inline]
fn token_at(text: &[u8]) -> (usize, u8) {
    let (mut length, mut holds) = (0, 0);
    loop {
        for byte in text.get(length..).unwrap_or_default() {
            let class = class(*byte);
            if class & TOKEN == 0 {
                break;
            }
            holds |= class;
            length += 1;
        }
        if !starts_with_letter(text.get(length..).unwrap_or_default()) {
            return (length, holds);
        }
        holds |= BEYOND;
        length += 2;
    }
}

/// Says whether a Latin letter with a mark comes first, which has two bytes.
#[inline]
fn starts_with_letter(text: &[u8]) -> bool {
    matches!(text, [0xC3..=0xC9, 0x80..=0xBF, ..])
}

/// Takes full stops off both ends of a token.
fn trim(text: &[u8], mut from: usize, mut to: usize) -> (usize, usize) {
    while from < to && text.get(from) == Some(&b'.') {
        from += 1;
    }
    while from < to && text.get(to - 1) == Some(&b'.') {
        to -= 1;
    }
    (from, to)
}

/// Cuts a value into tokens as text is cut: gives where each begins and ends.
pub(super) fn tokens(text: &[u8], found: &mut dyn FnMut(usize, usize)) {
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, _) = token_at(rest);
        let (from, to) = trim(text, at, at + length);
        if from < to {
            found(from, to);
        }
        at += length.max(1);
    }
}

/// A place that was found in a piece of text.
struct Place {
    id: u32,
    from: usize,
    to: usize,
    seen: Seen,
}

/// A piece of text that is looked through.
#[derive(Clone, Copy)]
struct Piece<'a> {
    index: &'a Index,
    text: &'a [u8],
}

impl Piece<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.get(at).copied()
    }

    /// Looks up a token: all of it, and what follows each of its full stops but the last.
    #[inline]
    fn token(&self, from: usize, to: usize, mut dotted: bool, found: &mut dyn FnMut(Place)) {
        let (mut start, mut end) = (from, to);
        if dotted && (self.byte(from) == Some(b'.') || self.byte(to - 1) == Some(b'.')) {
            (start, end) = trim(self.text, from, to);
            dotted = self.text.get(start..end).is_some_and(|token| token.contains(&b'.'));
        }
        let Some(token) = self.text.get(start..end) else { return };
        if !(2..=MAX_TOKEN).contains(&token.len()) || !self.index.may_end(token, dotted) {
            return;
        }
        let seed = self.index.seed;
        if dotted {
            let mut last = true;
            for (at, byte) in token.iter().enumerate().rev() {
                if *byte != b'.' || std::mem::take(&mut last) {
                    continue;
                }
                let key = hash(seed, token.get(at + 1..).unwrap_or_default());
                if self.index.may_have(key) {
                    self.known(key, start + at + 1, end, Seen::Subdomain, found);
                }
            }
        }
        let key = hash(seed, token);
        if self.index.may_have(key) {
            self.known(key, start, end, Seen::Within, found);
        }
    }

    #[cold]
    fn known(&self, key: u64, from: usize, to: usize, seen: Seen, found: &mut dyn FnMut(Place)) {
        self.index.candidates(key, &mut |entry| {
            if let Some((from, to)) = self.stands(entry, from, to, seen) {
                let seen = if entry.class == Class::Host { seen } else { Seen::Within };
                found(Place { id: entry.id, from, to, seen });
            }
        });
    }

    /// Says where an entry stands, when it does.
    fn stands(&self, entry: &Entry, from: usize, to: usize, seen: Seen) -> Option<(usize, usize)> {
        let value = self.index.value(entry);
        let (start, end) = match entry.class {
            Class::Apart => return None,
            Class::Whole if seen == Seen::Subdomain => return None,
            Class::Host | Class::Whole => (from, to),
            Class::Anchored => {
                let start = from.checked_sub(usize::from(entry.anchor.0))?;
                (start, start + value.len())
            }
        };
        let text = self.text.get(start..end)?;
        let (text, exact) = text.split_at_checked(usize::from(entry.folded))?;
        let (value, exactly) = value.split_at_checked(usize::from(entry.folded))?;
        if !text.eq_ignore_ascii_case(value) || exact != exactly {
            return None;
        }
        (entry.class != Class::Anchored || self.stands_alone(start, end)).then_some((start, end))
    }

    /// Says whether nothing before or after makes it part of something longer.
    fn stands_alone(&self, from: usize, to: usize) -> bool {
        let part = |byte: Option<u8>| byte.is_some_and(|byte| class(byte) & TOKEN != 0 && byte != b'.');
        let (first, last) = (self.byte(from), to.checked_sub(1).and_then(|at| self.byte(at)));
        let before = from.checked_sub(1).and_then(|at| self.byte(at));
        let after = self.byte(to);
        let letter = |at: Option<usize>| starts_with_letter(at.and_then(|at| self.text.get(at..)).unwrap_or_default());
        let joined = part(before) || matches!(before, Some(b'.' | b'+')) || letter(from.checked_sub(2));
        let begins = !part(first) || !joined;
        let goes_on = part(after) || letter(Some(to)) || after == Some(b'.') && part(self.byte(to + 1));
        begins && (!part(last) || !goes_on)
    }

    /// Looks at what is written with colons: IPv6 addresses, MAC addresses, fingerprints. Gives where it ends.
    fn colons(&self, at: usize, found: &mut dyn FnMut(Place)) -> usize {
        let part = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
        let back = self.text.get(at.saturating_sub(256)..at).unwrap_or_default();
        let from = at - back.iter().rev().take_while(|byte| part(byte)).count();
        let ahead = self.text.get(at..(at + 256).min(self.text.len())).unwrap_or_default();
        let to = at + ahead.iter().take_while(|byte| part(byte)).count();
        let written = self.text.get(from..to).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default();
        let written = written.trim_end_matches(['.', ':']);
        let end = from + written.len();
        let mut ask = |value: &str| {
            self.index.candidates(hash(self.index.seed, value.as_bytes()), &mut |entry| {
                if entry.class != Class::Anchored && self.index.value(entry).eq_ignore_ascii_case(value.as_bytes()) {
                    found(Place { id: entry.id, from, to: end, seen: Seen::Within });
                }
            });
        };
        let groups = written.bytes().filter(|byte| *byte == b':').count();
        if written.len() == 17 && groups == 5 {
            ask(&written.to_ascii_lowercase());
        } else if groups >= 15 && written.len() == groups * 3 + 2 {
            ask(&written.replace(':', "").to_ascii_lowercase());
        } else if (groups >= 2 && written.contains("::") || groups >= 6)
            && let Ok(address) = written.parse::<Ipv6Addr>()
        {
            ask(&address.to_string());
            self.index.in_networks6(address, &mut |id| {
                found(Place { id, from, to: end, seen: Seen::Network });
            });
        }
        to.max(at + 1)
    }

    /// Looks at a number that may be dialled. Gives where it ends.
    fn number(&self, from: usize, found: &mut dyn FnMut(Place)) -> usize {
        let (mut digits, mut gap, mut end, mut at) = (String::new(), 0, from, from);
        for byte in self.text.get(from..(from + 64).min(self.text.len())).unwrap_or_default() {
            at += 1;
            match byte {
                b'0'..=b'9' => {
                    digits.push(char::from(*byte));
                    (gap, end) = (0, at);
                }
                b'+' | b' ' | b'-' | b'.' | b'(' | b')' | b'/' if gap < 3 => gap += 1,
                _ => break,
            }
        }
        let bare = digits.trim_start_matches('0');
        if digits.len() <= MAX_DIGITS
            && let Some(key) = last_seven(bare)
        {
            for (number, id) in self.index.phones.get(&key).into_iter().flatten() {
                if bare.ends_with(number.as_str()) || number.ends_with(bare) {
                    found(Place { id: *id, from, to: end, seen: Seen::Within });
                }
            }
        }
        end.max(from + 1)
    }

    fn network(&self, from: usize, to: usize, found: &mut dyn FnMut(Place)) {
        let (from, to) = trim(self.text, from, to);
        let address = self.text.get(from..to).and_then(|text| std::str::from_utf8(text).ok());
        if let Some(address) = address.and_then(|text| text.parse::<Ipv4Addr>().ok()) {
            self.index.in_networks(address, &mut |id| found(Place { id, from, to, seen: Seen::Network }));
        }
    }

    /// Looks through a text that was decoded; nothing in it is decoded again.
    fn plain(&self, found: &mut dyn FnMut(Place)) {
        let (mut at, mut colons, mut numbers) = (0, 0, 0);
        while let Some(byte) = self.byte(at) {
            let class = class(byte);
            if class & COLON != 0 && self.index.colons && at >= colons {
                colons = self.colons(at, found);
            }
            let (length, holds) = match class & (TOKEN | LETTER) {
                0 => (0, 0),
                _ => token_at(self.text.get(at..).unwrap_or_default()),
            };
            if length == 0 {
                at += 1;
                continue;
            }
            self.whole_token(at, length, holds, &mut numbers, found);
            at += length;
        }
    }

    #[inline]
    fn whole_token(&self, at: usize, length: usize, holds: u8, numbers: &mut usize, found: &mut dyn FnMut(Place)) {
        self.token(at, at + length, holds & DOT != 0, found);
        if holds & DIGIT != 0 && self.byte(at).is_some_and(|byte| byte.is_ascii_digit()) {
            if holds & DOT != 0 && !self.index.networks.is_empty() {
                self.network(at, at + length, found);
            }
            if !self.index.phones.is_empty() && at >= *numbers {
                *numbers = self.number(at, found);
            }
        }
    }
}

/// Looks through text that comes in pieces, for everything in an index.
pub struct Scan<'a> {
    index: &'a Index,
    buffer: Vec<u8>,
    /// Where in the buffer the next look begins.
    next: usize,
    /// How many bytes came before the buffer.
    before: u64,
    /// A place in the buffer, and the line that it is in.
    line: (usize, u64),
    /// Until where colons, numbers and letters beyond ASCII were read.
    colons: usize,
    numbers: usize,
    words: usize,
}

impl<'a> Scan<'a> {
    /// Starts at the beginning of a text.
    pub fn new(index: &'a Index) -> Self {
        let buffer = Vec::with_capacity(PIECE + 2 * REACH);
        Self { index, buffer, next: 0, before: 0, line: (0, 1), colons: 0, numbers: 0, words: 0 }
    }

    /// Takes what comes next.
    pub fn feed(&mut self, mut bytes: &[u8], found: &mut dyn FnMut(Hit)) {
        while !bytes.is_empty() {
            let room = (PIECE + 2 * REACH).saturating_sub(self.buffer.len());
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
            if self.buffer.len() >= PIECE + 2 * REACH {
                self.look(self.buffer.len() - REACH, found);
                self.forget();
            }
        }
    }

    /// Ends the text.
    pub fn finish(mut self, found: &mut dyn FnMut(Hit)) {
        self.look(self.buffer.len(), found);
    }

    /// Keeps what may belong to what comes next.
    fn forget(&mut self) {
        let gone = self.next.saturating_sub(REACH);
        self.count_lines(gone);
        self.buffer.drain(..gone);
        self.before += gone as u64;
        self.line.0 -= gone;
        for place in [&mut self.next, &mut self.colons, &mut self.numbers, &mut self.words] {
            *place = place.saturating_sub(gone);
        }
    }

    fn count_lines(&mut self, to: usize) {
        if let Some(passed) = self.buffer.get(self.line.0..to) {
            self.line = (to, self.line.1 + memchr::memchr_iter(b'\n', passed).count() as u64);
        }
    }

    /// Looks at every token that begins before `limit`.
    fn look(&mut self, limit: usize, found: &mut dyn FnMut(Hit)) {
        // The buffer is given back at the end: what is found in it is told with lines that are counted here.
        let buffer = std::mem::take(&mut self.buffer);
        let piece = Piece { index: self.index, text: &buffer };
        let mut line = self.line;
        let before = self.before;
        let mut tell = |place: &Place, form: Form| {
            if let Some(passed) = buffer.get(line.0..place.from) {
                line = (place.from, line.1 + memchr::memchr_iter(b'\n', passed).count() as u64);
            }
            found(Hit { id: place.id, at: before + place.from as u64, line: line.1, seen: place.seen, form });
        };
        let mut at = self.next;
        while at < limit {
            let between = buffer.get(at..limit).unwrap_or_default();
            at += between.iter().position(|byte| class(*byte) != 0).unwrap_or(between.len());
            let Some(kind) = piece.byte(at).filter(|_| at < limit).map(class) else { break };
            if kind & BEYOND != 0 && at >= self.words {
                self.words = beyond(&piece, at, &mut tell);
            }
            let (length, holds) = match kind & (TOKEN | LETTER) {
                0 => (0, 0),
                _ => token_at(buffer.get(at..).unwrap_or_default()),
            };
            if length > 0 {
                if holds & BEYOND != 0 && at >= self.words {
                    self.words = beyond(&piece, at, &mut tell);
                }
                piece.whole_token(at, length, holds, &mut self.numbers, &mut |place| tell(&place, Form::Plain));
                if is_escape(&piece, at) {
                    // "\nbad.example" in JSON: the letter belongs to the backslash.
                    piece.token(at + 1, at + length, holds & DOT != 0, &mut |place| {
                        if place.from == at + 1 {
                            tell(&place, Form::Plain);
                        }
                    });
                }
                at += length;
                continue;
            }
            if kind & COLON != 0 && self.index.colons && at >= self.colons {
                self.colons = piece.colons(at, &mut |place| tell(&place, Form::Plain));
            }
            at = match kind & MARK != 0 && forms::begins(&buffer, at) {
                true => undone(&piece, at, &mut tell),
                false => at + 1,
            };
        }
        self.next = at;
        self.line = line;
        self.buffer = buffer;
    }
}

fn is_escape(piece: &Piece<'_>, at: usize) -> bool {
    at > 0 && piece.byte(at - 1) == Some(b'\\') && matches!(piece.byte(at), Some(b'n' | b'r' | b't' | b'b' | b'f'))
}

/// Looks through a stretch that was made harmless or encoded, as it was before. Gives where it ends.
fn undone(piece: &Piece<'_>, at: usize, tell: &mut dyn FnMut(&Place, Form)) -> usize {
    let stretch = forms::undo(piece.text, at);
    let plain = Piece { index: piece.index, text: &stretch.text };
    plain.plain(&mut |place| {
        // What ends before the first mark was found as it stood.
        if place.to > stretch.first {
            tell(&Place { from: stretch.from, to: stretch.to, ..place }, Form::Undone);
        }
    });
    stretch.to.max(at + 1)
}

/// Looks at a run with letters beyond ASCII for domains in their own script. Gives where it ends.
fn beyond(piece: &Piece<'_>, at: usize, tell: &mut dyn FnMut(&Place, Form)) -> usize {
    let part = |byte: &u8| class(*byte) & (TOKEN | BEYOND) != 0;
    let back = piece.text.get(at.saturating_sub(256)..at).unwrap_or_default();
    let from = at - back.iter().rev().take_while(|byte| part(byte)).count();
    let ahead = piece.text.get(at..(at + 512).min(piece.text.len())).unwrap_or_default();
    let to = at + ahead.iter().take_while(|byte| part(byte)).count();
    let run = piece.text.get(from..to).unwrap_or_default();
    let wide = || forms::has_wide_letters(run);
    if !(piece.index.idna || wide()) {
        return to.max(at + 1);
    }
    let run: Cow<'_, str> = String::from_utf8_lossy(run);
    let dot = |c: char| matches!(c, '.' | '\u{3002}' | '\u{FF0E}' | '\u{FF61}');
    for word in run.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_') || dot(c) || is_mark(c))) {
        let word = word.trim_matches(dot);
        if word.len() < MIN_VALUE || word.is_ascii() || !word.contains(dot) {
            continue;
        }
        if let Some(domain) = crate::observable::canonical_domain(word) {
            let plain = Piece { index: piece.index, text: domain.as_bytes() };
            plain.token(0, domain.len(), true, &mut |place| tell(&Place { from, to, ..place }, Form::Idna));
        }
    }
    to.max(at + 1)
}

/// Says whether a character joins a letter before it, as vowel signs do.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}' | '\u{0900}'..='\u{0D7F}' | '\u{200C}' | '\u{200D}')
}
