//! Search preparation: turns recorded text, and what people type to find it, into the same plain tokens.
//!
//! FTS5's `unicode61` alone splits Burmese and Arabic words at their marks, and `trigram` misses two-letter Chinese words
//! and vocalised Arabic. So text is folded and cut here; FTS5 only sees letters, digits and spaces. Both sides go
//! through the same functions, so whatever this module does to text it does to the query too.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest token, in characters; longer words are cut, on both sides alike.
const MAX_TOKEN: usize = 64;
/// The most words of a query that are used; a longer query is cut.
const MAX_QUERY_TOKENS: usize = 32;
/// The longest query that is read, in bytes.
const MAX_QUERY_BYTES: usize = 4096;
/// Stands before the tokens of exact filters; [`fold`] removes it from all recorded and typed text.
const MARK: char = '\u{E000}';

/// Folds text: NFKC, lower case, without Latin, Greek and Cyrillic diacritics, Arabic marks and tatweel; Arabic alef,
/// yeh, kaf, heh and hamza forms, and the digits of all scripts, each become one.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase).nfd() {
        fold_char(c, &mut folded);
    }
    folded.nfc().collect()
}

fn fold_char(c: char, out: &mut String) {
    match c {
        // Latin, Greek and Cyrillic diacritics; variation selectors; joiners, soft hyphen and direction marks.
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{FE00}'..='\u{FE0F}' => {}
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => {}
        // Arabic vowel signs, Koranic marks, hamza above and below (split off by NFD), tatweel, the lone hamza.
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' => {}
        '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}' | '\u{0640}' | '\u{0621}' => {}
        '\u{0671}' => out.push('\u{0627}'),
        '\u{0649}' | '\u{06CC}' | '\u{06D2}' => out.push('\u{064A}'),
        '\u{06A9}' | '\u{06AA}' => out.push('\u{0643}'),
        '\u{0629}' | '\u{06C1}' | '\u{06BE}' | '\u{06D5}' | '\u{06C3}' => out.push('\u{0647}'),
        // Hebrew points.
        '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}' => {}
        'ß' => out.push_str("ss"),
        'ı' => out.push('i'),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ħ' => out.push('h'),
        'þ' => out.push_str("th"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ς' => out.push('σ'),
        // Private use: the mark of our own filter tokens must not come from outside.
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => out.push(' '),
        c => out.push(digit(c).unwrap_or(c)),
    }
}

/// Gives the ASCII digit for a decimal digit of another script.
fn digit(c: char) -> Option<char> {
    const ZEROS: [u32; 19] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
        0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810,
    ];
    let code = u32::from(c);
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Says whether a script is written without spaces between words, so that its text is cut into pairs.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF                          // Thai, Lao
        | 0x1000..=0x109F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F // Burmese and its extensions
        | 0x1780..=0x17FF                        // Khmer
        | 0x1100..=0x11FF | 0xAC00..=0xD7FF      // Hangul
        | 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x312F | 0x3131..=0x318F | 0x31A0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// A piece of folded text.
enum Piece<'a> {
    /// A word of a script with spaces.
    Word(&'a str),
    /// A run of a script without spaces.
    Run(&'a str),
}

/// Cuts folded text at everything that is neither letter, digit nor mark, and where spaced and unspaced scripts meet.
fn pieces(folded: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        rest = rest.get(start..)?;
        let unspaced = rest.chars().next().is_some_and(is_unspaced);
        let end = rest
            .char_indices()
            .find(|&(_, c)| {
                let mark = is_combining_mark(c);
                !(mark || c.is_alphanumeric() && is_unspaced(c) == unspaced)
            })
            .map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(if unspaced { Piece::Run(piece) } else { Piece::Word(piece) })
    })
}

/// Takes the Arabic article, alone or after a one-letter conjunction or preposition, off a folded word.
fn without_article(word: &str) -> &str {
    const ARTICLES: [&str; 6] = ["وال", "بال", "كال", "فال", "ال", "لل"];
    if !word.starts_with(['\u{0627}', '\u{0648}', '\u{0628}', '\u{0643}', '\u{0641}', '\u{0644}']) {
        return word;
    }
    ARTICLES
        .into_iter()
        .filter_map(|article| word.strip_prefix(article))
        .find(|rest| rest.chars().nth(2).is_some())
        .unwrap_or(word)
}

fn cut(word: &str) -> &str {
    word.char_indices().nth(MAX_TOKEN).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

/// Splits a run into letters, each with the marks that follow it.
fn clusters(run: &str) -> Vec<&str> {
    let mut starts: Vec<usize> =
        run.char_indices().filter(|&(at, c)| at == 0 || !is_combining_mark(c)).map(|(at, _)| at).collect();
    starts.push(run.len());
    starts.windows(2).filter_map(|pair| run.get(*pair.first()?..*pair.get(1)?)).collect()
}

/// Writes the tokens under which text is found, each once, sorted, with a space between.
///
/// `marks` are exact-match tokens made by [`filter_token`].
pub fn index_text<'a>(texts: impl IntoIterator<Item = &'a str>, marks: &[String]) -> String {
    let mut tokens: Vec<String> = marks.to_vec();
    for text in texts {
        let folded = fold(text);
        for piece in pieces(&folded) {
            match piece {
                Piece::Word(word) => tokens.push(cut(without_article(word)).to_owned()),
                Piece::Run(run) => {
                    let letters = clusters(run);
                    tokens.extend(letters.windows(2).map(<[&str]>::concat));
                    // The last letter alone, so that every letter begins some token and one letter can be looked for.
                    tokens.extend(letters.last().map(|&letter| letter.to_owned()));
                }
            }
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens.join(" ")
}

/// One condition of a query: a token, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Term {
    /// The whole token.
    Whole(String),
    /// A token that begins so.
    Prefix(String),
}

/// Reads what a person typed into conditions that must all hold. The last word counts as a beginning, unless a space
/// follows it. A query without a letter or digit gives no condition.
pub fn query_terms(query: &str) -> Vec<Term> {
    let query = query.get(..query.floor_char_boundary(MAX_QUERY_BYTES)).unwrap_or_default();
    let folded = fold(query);
    let open = folded.chars().next_back().is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
    let mut terms = Vec::new();
    let mut pieces = pieces(&folded).peekable();
    while let Some(piece) = pieces.next() {
        let last = open && pieces.peek().is_none();
        match piece {
            Piece::Word(word) => {
                let word = cut(without_article(word)).to_owned();
                // One letter as a beginning would match nearly everything; as a word it still finds "5" or "و".
                terms.push(if last && word.chars().nth(1).is_some() { Term::Prefix(word) } else { Term::Whole(word) });
            }
            Piece::Run(run) => match clusters(run).as_slice() {
                [single] => terms.push(Term::Prefix((*single).to_owned())),
                letters => terms.extend(letters.windows(2).map(|pair| Term::Whole(pair.concat()))),
            },
        }
    }
    terms.truncate(MAX_QUERY_TOKENS);
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Makes the token by which records with exactly this value in this field are found.
pub fn filter_token(field: &str, value: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("cairn 2026 filter token");
    hasher.update(&(field.len() as u64).to_le_bytes());
    hasher.update(field.as_bytes());
    hasher.update(value.as_bytes());
    let mut bytes = [0; 6];
    hasher.finalize_xof().fill(&mut bytes);
    format!("{MARK}{}", hex::encode(bytes))
}

/// Writes conditions as an FTS5 expression. Tokens hold only letters, digits, marks and a mark of our own, and are quoted
/// besides, so that no typed text is ever read as FTS5 syntax.
pub fn fts_expression(terms: &[Term]) -> String {
    let quoted: Vec<String> = terms
        .iter()
        .map(|term| match term {
            Term::Whole(token) => format!("\"{}\"", token.replace('"', "")),
            Term::Prefix(token) => format!("\"{}\"*", token.replace('"', "")),
        })
        .collect();
    quoted.join(" AND ")
}

#[cfg(test)]
mod tests;
