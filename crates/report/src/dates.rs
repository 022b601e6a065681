//! Dates in words, for readers; what has no plain words stays in EDTF.

use crate::language::Texts;

/// Writes an EDTF date (or an RFC 3339 time) in the report's language, or gives it back as it is.
pub(crate) fn in_words(texts: &Texts, edtf: &str) -> String {
    let edtf = edtf.trim();
    if let Some((from, to)) = edtf.split_once('/') {
        let words = match (from, to) {
            ("" | "..", "" | "..") => None,
            (from, "" | "..") => day(texts, from).map(|from| texts.with("date-from", &[("from", &from)])),
            ("" | "..", to) => day(texts, to).map(|to| texts.with("date-until", &[("to", &to)])),
            (from, to) => match (day(texts, from), day(texts, to)) {
                (Some(from), Some(to)) => Some(texts.with("date-range", &[("from", &from), ("to", &to)])),
                _ => None,
            },
        };
        return words.unwrap_or_else(|| edtf.to_owned());
    }
    day(texts, edtf).or_else(|| minute(edtf)).unwrap_or_else(|| edtf.to_owned())
}

/// Gives what sorts dates by their earliest day: the first date's digits, unknown ones as 0.
pub(crate) fn sort_key(edtf: &str) -> String {
    let first = edtf.split('/').find(|part| !part.is_empty() && *part != "..").unwrap_or("9999");
    first.chars().filter(|c| !matches!(c, '~' | '?' | '%')).map(|c| if c == 'X' { '0' } else { c }).collect()
}

fn day(texts: &Texts, text: &str) -> Option<String> {
    let (plain, qualifier) = match text.char_indices().next_back()? {
        (at, '~') => (text.get(..at)?, Some("date-about")),
        (at, '?') => (text.get(..at)?, Some("date-uncertain")),
        (at, '%') => (text.get(..at)?, Some("date-about-uncertain")),
        _ => (text, None),
    };
    let mut parts = plain.split('-');
    let year = digits(parts.next()?, 4)?;
    let words = match (parts.next(), parts.next(), parts.next()) {
        (None, None, None) => year.to_owned(),
        (Some(month), None, None) => format!("{} {year}", month_name(texts, month)?),
        (Some(month), Some(day), None) => {
            let day = digits(day, 2)?.trim_start_matches('0');
            format!("{day} {} {year}", month_name(texts, month)?)
        }
        _ => return None,
    };
    Some(match qualifier {
        Some(id) => texts.with(id, &[("date", &words)]),
        None => words,
    })
}

fn month_name(texts: &Texts, month: &str) -> Option<String> {
    texts.find(&format!("month-{}", digits(month, 2)?))
}

/// `2026-11-23T10:20:30.123Z` becomes `2026-11-23 10:20 UTC`.
fn minute(time: &str) -> Option<String> {
    let (date, rest) = time.strip_suffix('Z')?.split_once('T')?;
    Some(format!("{date} {} UTC", rest.get(..5)?))
}

fn digits(text: &str, count: usize) -> Option<&str> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn dates_become_words_or_stay_as_they_are() {
        let texts = Texts::of(Language::English);
        for (edtf, words) in [
            ("2024-03-01", "1 March 2024"),
            ("2024-03", "March 2024"),
            ("2024", "2024"),
            ("2024-03-01~", "about 1 March 2024"),
            ("2024-03-01~/2024-03-10~", "about 1 March 2024 to about 10 March 2024"),
            ("2024-03-01/..", "from 1 March 2024"),
            ("../2024-03-01?", "until 1 March 2024, uncertain"),
            ("2024-03-XX", "2024-03-XX"),
            ("2024-13-01", "2024-13-01"),
            ("2026-11-23T10:20:30.123Z", "2026-11-23 10:20 UTC"),
            ("/", "/"),
            ("", ""),
            ("٢٠٢٤", "٢٠٢٤"),
        ] {
            assert_eq!(in_words(&texts, edtf), words, "{edtf}");
        }
        assert_eq!(in_words(&Texts::of(Language::Arabic), "2024-03-01~"), "نحو 1 آذار/مارس 2024");
        assert!(sort_key("2024-0X~") < sort_key("2024-03-01"));
        assert!(sort_key("../2023") < sort_key(""));
    }
}
