//! Terms that a circle adds to a vocabulary: records of the kind `term`, whose codes start with `x-`.
//!
//! A coded value names such a term by its code, not by its record, so that it still says something where the record is
//! not: in a copy in another circle, in an export, in the window of a peer that has not synced.

use super::{MAX_CODE_LEN, Vocabulary};
use crate::{CircleId, ItemId, RecordId};

/// What the codes of a circle's own terms start with.
pub const PREFIX: &str = "x-";

/// Says whether a text has the form of a code of a circle's own term: `x-`, then `a`–`z`, `0`–`9` and `-`, at most
/// [`MAX_CODE_LEN`] bytes in all.
pub fn is_code(code: &str) -> bool {
    code.len() <= MAX_CODE_LEN
        && code.strip_prefix(PREFIX).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        })
}

/// Makes a code of a label in Latin letters: "Water cannon" becomes `x-water-cannon`. Gives nothing where the label has
/// no Latin letter or digit to make one of.
pub fn code_of(label: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let mut code = String::from(PREFIX);
    for c in label.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if code.len() == MAX_CODE_LEN {
            break;
        }
        if c.is_ascii_alphanumeric() {
            code.push(c.to_ascii_lowercase());
        } else if !code.ends_with('-') {
            code.push('-');
        }
    }
    let code = code.trim_end_matches('-');
    is_code(code).then(|| code.to_owned())
}

/// Gives the code of a term that was imported from a HURIDOCS micro-thesaurus: the same for everyone who imports it.
pub fn huridocs_code(code: &str) -> String {
    format!("{PREFIX}huridocs-{code}")
}

/// Gives the id of a term's record: the same for all who add the same code to a vocabulary of a circle, so that they meet
/// in one record.
pub fn record_id(circle: &CircleId, vocabulary: Vocabulary, code: &str) -> RecordId {
    RecordId::derive(circle, "term", &format!("{}/{code}", vocabulary.name()))
}

/// Gives the id of the item that holds a term's words in a language.
pub fn words_id(language: &str) -> ItemId {
    ItemId::derive(&[b"words", language.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_latin_letters_gives_a_code() {
        for (label, code) in [
            ("Water cannon", Some("x-water-cannon")),
            ("  Détention à l’aéroport ", Some("x-detention-a-l-aeroport")),
            ("خراطيم المياه", None),
            ("---", None),
            ("", None),
        ] {
            assert_eq!(code_of(label).as_deref(), code, "{label}");
        }
        assert!(code_of(&"long ".repeat(100)).is_some_and(|code| code.len() <= MAX_CODE_LEN));
    }

    #[test]
    fn codes_of_circles_have_one_form() {
        for code in ["x-a", "x-huridocs-010101000000"] {
            assert!(is_code(code), "{code}");
        }
        for code in ["x-", "x", "a-x", "x-A", "x-é", "x-a b", "x-a/b", &format!("x-{}", "a".repeat(63))] {
            assert!(!is_code(code), "{code}");
        }
    }

    #[test]
    fn the_same_term_is_the_same_record() {
        let (one, two) = (CircleId::from_bytes([1; 32]), CircleId::from_bytes([2; 32]));
        let id = record_id(&one, Vocabulary::Act, "x-a");
        assert_eq!(id, record_id(&one, Vocabulary::Act, "x-a"));
        assert_ne!(id, record_id(&two, Vocabulary::Act, "x-a"));
        assert_ne!(id, record_id(&one, Vocabulary::Method, "x-a"));
    }
}
