//! Dates in Spanish, French, Portuguese and Arabic, put into the English words that the reader knows.
//!
//! A tongue is a list of phrases. It speaks a text when it knows every word of it that is no number. What the words mean
//! together stays with the one reader, so that a date reads the same in every language.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::token;

mod phrases;

/// The most words of a phrase.
const LONGEST: usize = 4;
/// Stands before a count and a unit, as "hace 3 días".
const AGO: &str = "@ago";
/// Stands after the name of a weekday, as "lundi dernier".
const LAST: &str = "@last";
/// Stands before the first year of ten, as "les années 1990".
const DECADE: &str = "@decade";
/// "to" between two dates, and nothing before a date.
const TO: &str = "@to";

/// One language.
struct Tongue {
    /// Phrases in lower case without marks above or below letters, and the English words that they stand for.
    phrases: &'static [(&'static str, &'static str)],
}

/// Puts a text into English words, once for each tongue that speaks it.
pub(super) fn translate(text: &str) -> Vec<Vec<String>> {
    let words = split(text);
    phrases::TONGUES.iter().filter_map(|tongue| tongue.translate(&words)).collect()
}

/// Splits a text into words in lower case, without the marks that people leave out when they type.
fn split(text: &str) -> Vec<String> {
    let plain: String = text
        .to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\u{640}' | '\u{200e}' | '\u{200f}'))
        .map(|c| if matches!(c, ',' | '،' | '’' | '\'' | 'º') { ' ' } else { c })
        .collect();
    let plain = plain.replace(['–', '—'], " - ");
    let mut words = Vec::new();
    for word in plain.split_whitespace() {
        // "mi-mars" and "يناير/كانون الثاني" are several words; "12-05-2024" and "12/05" are one.
        if word.chars().any(char::is_alphabetic) && !word.starts_with(|c: char| c.is_ascii_digit()) {
            words.extend(word.split(['-', '/']).filter(|part| !part.is_empty()).map(str::to_owned));
        } else {
            words.push(word.strip_suffix("er").unwrap_or(word).to_owned());
        }
    }
    words
}

impl Tongue {
    fn translate(&self, words: &[String]) -> Option<Vec<String>> {
        let mut english: Vec<String> = Vec::new();
        let mut known = false;
        let mut rest = words;
        while let [word, after @ ..] = rest {
            if let Some((taken, meaning)) = self.longest(rest) {
                known = true;
                english.extend(meaning.split_whitespace().map(str::to_owned));
                rest = rest.get(taken..).unwrap_or_default();
                continue;
            }
            rest = after;
            if word.starts_with(|c: char| c.is_ascii_digit()) || word == "-" {
                english.push(word.clone());
                continue;
            }
            // In Arabic "and" is written together with what follows it.
            let joined = word.strip_prefix('و')?;
            let number = joined.starts_with(|c: char| c.is_ascii_digit());
            english.push("and".to_owned());
            if number {
                english.push(joined.to_owned());
            } else {
                let meaning = self.phrase(joined)?;
                english.extend(meaning.split_whitespace().map(str::to_owned));
            }
        }
        known.then(|| arrange(&english))
    }

    /// Finds the longest phrase that the words begin with.
    fn longest(&self, words: &[String]) -> Option<(usize, &'static str)> {
        (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let phrase = words.get(..count)?.join(" ");
            let meaning = self.phrase(&phrase)?;
            // "قبل عام" is a year ago, "قبل عام 2024" before that year.
            let named = words.get(count).is_some_and(|word| token::year(word).is_some());
            (!(named && meaning.ends_with("ago"))).then_some((count, meaning))
        })
    }

    fn phrase(&self, phrase: &str) -> Option<&'static str> {
        self.phrases.iter().find(|(own, _)| *own == phrase).map(|(_, meaning)| *meaning)
    }
}

/// Brings words into the order that English has.
fn arrange(words: &[String]) -> Vec<String> {
    let mut english: Vec<String> = Vec::new();
    let mut at = 0;
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    while at < words.len() {
        let (this, next, after) = (word(at), word(at + 1), word(at + 2));
        let counted = matches!(next, "a" | "two" | "three") || token::is_number(next) && next.len() <= 3;
        if matches!(this, "a" | "two" | "three") && is_unit(next) && after == "ago" {
            english.extend([this, next, after].map(str::to_owned));
            at += 3;
        } else if matches!(this, AGO | "before" | "from") && counted && is_unit(after) {
            english.extend([next, after, "ago"].map(str::to_owned));
            at += 3;
        } else if token::weekday(this).is_some() && next == LAST {
            english.extend(["last", this].map(str::to_owned));
            at += 2;
        } else if matches!(this, DECADE | "years") && token::year(next).is_some() {
            english.push(format!("{next}s"));
            at += 2;
        } else {
            let doubled = token::month(this).is_some() && english.last().is_some_and(|last| last == this);
            match this {
                TO if english.is_empty() => {}
                TO => english.push("to".to_owned()),
                // "el mes de mayo", "l'année 2024": without a count a unit says nothing.
                _ if doubled || this == "a" || is_unit(this) && !is_near(english.last()) => {}
                _ => english.push(this.to_owned()),
            }
            at += 1;
        }
    }
    english
}

fn is_unit(word: &str) -> bool {
    matches!(word, "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years")
}

fn is_near(word: Option<&String>) -> bool {
    word.is_some_and(|word| word == "last" || word == "this")
}
