//! Indicators in text that a person pastes: a report, a mail, a chat, a list.
//!
//! Everything that looks like a domain, an address, a URL, an e-mail address or a hash is proposed, brought into canonical
//! form, also where it was made harmless (`bad[.]example`, `hxxps`). Nothing is decided here: what may be something else
//! comes with the reason, and a person reviews it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;

use crate::observable::{Observable, read_any, refang, registrable_domain};

/// The most bytes of text.
pub const MAX_TEXT: usize = 16 << 20;
/// The most different indicators.
pub const MAX_FOUND: usize = 100_000;

/// Says why a text was not looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasteError {
    /// It is too long.
    #[error("read a text of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// It holds too many different indicators to be reviewed.
    #[error("find at most {limit} different indicators")]
    TooMany {
        /// The most.
        limit: usize,
    },
}

/// Why something may be no indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Its last part is no public suffix that is known: often the name of a file, a package or a setting.
    Suffix,
    /// Its last part is a public suffix and the ending of files: `readme.md`, `setup.zip`.
    FileName,
    /// It is a public suffix itself: everybody's.
    Everybody,
    /// It may be the number of a version or a section.
    Version,
    /// It is not on the public Internet.
    Private,
    /// It stands where the sender or the reader of a message is named.
    Correspondent,
}

impl Doubt {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suffix => "suffix",
            Self::FileName => "file-name",
            Self::Everybody => "everybody",
            Self::Version => "version",
            Self::Private => "private",
            Self::Correspondent => "correspondent",
        }
    }
}

/// One indicator that a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is, in canonical form.
    pub observable: Observable,
    /// The registrable domain, of what has one.
    pub registrable: Option<String>,
    /// The line where it stands first, from 1.
    pub line: usize,
    /// How often it stands there.
    pub count: usize,
    /// Whether somebody had made it harmless: a sign that it was meant as an indicator.
    pub harmless: bool,
    /// Why it may be no indicator.
    pub doubts: Vec<Doubt>,
}

/// Finds every indicator in a text, each once, in the order of their first places.
///
/// # Errors
/// [`PasteError`] for a text that is too long or holds too many.
pub fn find(text: &str) -> Result<Vec<Found>, PasteError> {
    if text.len() > MAX_TEXT {
        return Err(PasteError::TooLarge { limit: MAX_TEXT });
    }
    let mut finding = Finding::default();
    for (line, number) in text.lines().zip(1..) {
        let head = line.trim_start_matches(['>', ' ']);
        // A pasted message tells who wrote it, and to whom.
        let named = ["from", "to", "cc", "reply-to", "sender", "delivered-to", "return-path"];
        let name = head.split_once(':').map(|(name, _)| name.to_ascii_lowercase());
        let message = name.is_some_and(|name| named.contains(&name.as_str()));
        for word in together(line).split(is_between) {
            finding.word(word, number, message, false, 0);
            if finding.found.len() > MAX_FOUND {
                return Err(PasteError::TooMany { limit: MAX_FOUND });
            }
        }
    }
    let mut found: Vec<Found> = finding.found.into_values().collect();
    found.sort_by(|a, b| (a.line, &a.observable).cmp(&(b.line, &b.observable)));
    Ok(found)
}

/// Closes the gaps of marks that stand apart: `bad [.] example`, `bad [ . ] example`, `bad (dot) example`.
fn together(line: &str) -> Cow<'_, str> {
    if !line.contains(['[', '(', '{']) {
        return Cow::Borrowed(line);
    }
    let mut joined = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find(['[', '(', '{']) {
        let (before, from) = rest.split_at(open);
        let inner = from.get(1..).unwrap_or_default();
        let close = inner.bytes().take(7).position(|byte| matches!(byte, b']' | b')' | b'}'));
        let word = close.and_then(|end| inner.get(..end)).map(|word| word.trim().to_ascii_lowercase());
        let plain = match word.as_deref() {
            Some("." | "dot") => "[.]",
            Some("@" | "at") => "[@]",
            Some(":") => "[:]",
            Some("://") => "[://]",
            _ => {
                joined.push_str(before);
                joined.push_str(from.get(..1).unwrap_or_default());
                rest = inner;
                continue;
            }
        };
        // Only one space: what stands further apart is another word.
        let near = before.strip_suffix(' ').filter(|near| near.ends_with(|c: char| c.is_alphanumeric()));
        joined.push_str(near.unwrap_or(before));
        joined.push_str(plain);
        rest = inner.get(close.unwrap_or_default() + 1..).unwrap_or_default();
        let after = rest.strip_prefix(' ').filter(|after| after.starts_with(|c: char| c.is_alphanumeric()));
        rest = after.unwrap_or(rest);
    }
    joined.push_str(rest);
    Cow::Owned(joined)
}

fn is_between(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '"' | '\''
                | '<'
                | '>'
                | '|'
                | '`'
                | '«'
                | '»'
                | '“'
                | '”'
                | '„'
                | '‘'
                | '’'
                | ';'
                | '،'
                | '؛'
                | '、'
                | '，'
        )
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[derive(Default)]
struct Finding {
    found: BTreeMap<Observable, Found>,
}

/// Where a word is cut into smaller ones, first and then: "url=https://…", "(bad.example),other.example", "a.example:443",
/// "a.example/path" without a scheme.
const BETWEEN: [&[char]; 2] =
    [&['=', ',', '(', ')', '{', '}', '…', '*', '!'], &[':', '/', '\\', '[', ']', '#', '?', '&']];
/// How often a word is cut.
const MAX_CUTS: u32 = 2;
/// The longest word that is read, in bytes.
const MAX_WORD: usize = 4096;

impl Finding {
    fn word(&mut self, word: &str, line: usize, correspondent: bool, harmless: bool, cuts: u32) {
        if word.len() > MAX_WORD {
            // No indicator is so long; what stands between other signs may be one.
            let parts = word.split(|c: char| BETWEEN.iter().any(|some| some.contains(&c)));
            parts.filter(|part| part.len() <= MAX_WORD).for_each(|part| {
                self.word(part, line, correspondent, harmless, MAX_CUTS);
            });
            return;
        }
        let written = bare(word);
        if written.len() < 4 {
            return;
        }
        // Marks are undone before the word is cut: their brackets are no ends of words.
        let word = refang(written);
        let word = bare(&word);
        let harmless = harmless || word != written;
        if let Some(observable) = read(word) {
            return self.take(observable, harmless, line, correspondent);
        }
        if cuts >= MAX_CUTS {
            return;
        }
        let between = BETWEEN.get(cuts as usize).copied().unwrap_or_default();
        if word.contains(between) || cuts == 0 {
            for part in word.split(between) {
                self.word(part, line, correspondent, harmless, cuts + 1);
            }
        }
    }

    fn take(&mut self, observable: Observable, harmless: bool, line: usize, correspondent: bool) {
        if let Some(known) = self.found.get_mut(&observable) {
            known.count += 1;
            known.harmless |= harmless;
            return;
        }
        let domain = match observable.kind {
            "domain" => Some(observable.value.as_str()),
            "email" => observable.value.rsplit_once('@').map(|(_, domain)| domain),
            "url" => observable.value.split_once("://").and_then(|(_, rest)| rest.split(['/', ':', '?', '#']).next()),
            _ => None,
        };
        let registrable = domain.and_then(registrable_domain).map(str::to_owned);
        let mut doubts = doubts(&observable, domain);
        if correspondent && observable.kind == "email" {
            doubts.push(Doubt::Correspondent);
        }
        if harmless {
            // Whoever made it harmless meant it.
            doubts.retain(|doubt| !matches!(doubt, Doubt::FileName | Doubt::Version | Doubt::Suffix));
        }
        let found = Found { observable: observable.clone(), registrable, line, count: 1, harmless, doubts };
        self.found.insert(observable, found);
    }
}

/// Takes off what a sentence puts around a word.
fn bare(word: &str) -> &str {
    let word =
        word.trim_matches(|c: char| matches!(c, '.' | ',' | '!' | '?' | ':' | '*' | '_' | '~' | '…' | '·' | '•' | '؟'));
    // A bracket that stays has its other half in the word.
    let mut word = word;
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        // Nobody puts more around a word.
        for _ in 0..8 {
            let (opened, closed) = (word.matches(open).count(), word.matches(close).count());
            word = match (word.strip_prefix(open), word.strip_suffix(close)) {
                (Some(inner), _) if opened > closed => inner,
                (_, Some(inner)) if closed > opened => inner,
                (Some(inner), Some(_)) if !word.starts_with("[.") => match inner.strip_suffix(close) {
                    Some(inner) if !inner.contains(open) => inner,
                    _ => break,
                },
                _ => break,
            };
        }
    }
    word.trim_end_matches(['.', ',', '!', '?', ':'])
}

/// Reads a word as what is looked for: what else people type, such as a number, is none.
fn read(word: &str) -> Option<Observable> {
    let observable = read_any(word)?;
    match observable.kind {
        "phone" => None,
        // "a/b.c" and the like: a host stands alone or has a scheme.
        "domain" if observable.value.len() < 4 => None,
        "url" if !observable.value.contains('.') && !observable.value.contains('[') => None,
        _ => Some(observable),
    }
}

/// Endings of files that are public suffixes too.
const FILE_ENDINGS: [&str; 14] =
    ["app", "bz", "cc", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "vi", "zip", "download"];

fn doubts(observable: &Observable, domain: Option<&str>) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let ("domain" | "email", Some(domain)) = (observable.kind, domain) {
        let suffix = psl::suffix(domain.as_bytes());
        let known = suffix.is_some_and(|suffix| suffix.is_known());
        let last = domain.rsplit('.').next().unwrap_or_default();
        if !known {
            doubts.push(Doubt::Suffix);
        } else if registrable_domain(domain).is_none() {
            doubts.push(Doubt::Everybody);
        } else if observable.kind == "domain" && domain.split('.').count() == 2 && FILE_ENDINGS.contains(&last) {
            doubts.push(Doubt::FileName);
        }
    }
    let address = match observable.kind {
        "network" => observable.value.split('/').next(),
        "ipv4" | "ipv6" => Some(observable.value.as_str()),
        _ => domain,
    };
    match address.and_then(|address| address.parse::<IpAddr>().ok()) {
        Some(IpAddr::V4(address)) => {
            let [first, second, third, _] = address.octets();
            if first < 10 && second < 30 && third < 30 && observable.kind == "ipv4" {
                doubts.push(Doubt::Version);
            }
            if address.is_private() || address.is_loopback() || address.is_link_local() || first == 0 || first >= 224 {
                doubts.push(Doubt::Private);
            }
        }
        Some(IpAddr::V6(address)) => {
            let first = address.segments().first().copied().unwrap_or_default();
            if address.is_loopback() || address.is_unspecified() || first & 0xFE00 == 0xFC00 || first & 0xFFC0 == 0xFE80
            {
                doubts.push(Doubt::Private);
            }
        }
        None => {}
    }
    doubts
}

#[cfg(test)]
mod tests;
