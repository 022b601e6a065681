//! Words and numbers of a date.

/// Splits a text into lower-case words without commas and words that say nothing.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(',', " ").replace(['–', '—'], " - ");
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        // "mid-March", "early-2024".
        let (first, rest) = match word.split_once('-') {
            Some((first @ ("mid" | "early" | "late"), rest)) if !rest.is_empty() => (first, Some(rest)),
            _ => (word, None),
        };
        for word in [Some(first), rest].into_iter().flatten() {
            push(&mut tokens, word);
        }
    }
    tokens
}

fn push(tokens: &mut Vec<String>, word: &str) {
    // "in the year 2024", but "last year".
    let says_nothing = matches!(word, "the" | "of" | "in" | "on" | "during" | "sometime")
        || tokens.is_empty() && matches!(word, "year" | "month");
    if says_nothing {
        return;
    }
    // "12-14" and "2019-2021" are ranges; "2024-03-12" and "12-05-2024" are not.
    if let Some((start, end)) = word.split_once('-')
        && is_number(start)
        && is_number(end)
        && start.len() <= 2 + 2 * usize::from(end.len() == 4)
        && (end.len() == 4) == (start.len() == 4)
    {
        tokens.extend([start.to_owned(), "-".to_owned(), end.to_owned()]);
        return;
    }
    tokens.push(word.to_owned());
}

/// Says whether a word is digits only.
pub(super) fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Reads a year of four digits.
pub(super) fn year(word: &str) -> Option<i32> {
    if word.len() == 4 && is_number(word) { word.parse().ok() } else { None }
}

/// Reads a day of the month: "3", "03", "3rd".
pub(super) fn day(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or(word);
    if digits.len() <= 2 && is_number(digits) { digits.parse().ok().filter(|day| (1..=31).contains(day)) } else { None }
}

/// Reads the name of a month, in full or short.
pub(super) fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.strip_suffix('.').unwrap_or(word);
    let long_enough = word.len() >= 3;
    let at = MONTHS
        .iter()
        .position(|month| long_enough && month.starts_with(word) || word == "sept" && *month == "september")?;
    u8::try_from(at + 1).ok()
}

/// Reads the name of a weekday, Monday being 0.
pub(super) fn weekday(word: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.strip_suffix('.').unwrap_or(word);
    let at = DAYS.iter().position(|day| word.len() >= 3 && day.starts_with(word))?;
    u8::try_from(at).ok()
}

/// Reads a season as its EDTF number.
pub(super) fn season(word: &str) -> Option<u8> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    }
}

/// Reads a decade: "1990s" gives 1990.
pub(super) fn decade(word: &str) -> Option<i32> {
    let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix('s'))?;
    year(digits).filter(|year| year % 10 == 0)
}

/// Reads a numeric date as its three or two numbers, with where the year stands.
pub(super) fn numeric(word: &str) -> Option<Vec<&str>> {
    for separator in ['/', '.', '-'] {
        let parts: Vec<&str> = word.split(separator).collect();
        if (2..=3).contains(&parts.len()) && parts.iter().all(|part| is_number(part) && part.len() <= 4) {
            return Some(parts);
        }
    }
    None
}
