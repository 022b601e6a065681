//! Dates in words, read into EDTF, to be shown back for assent: in English, Spanish, French, Portuguese and Arabic.
//!
//! "early March 2024" is `2024-03-01~/2024-03-10~`, "spring 2023" is `2023-21`, "before 12 May 2024" is `../2024-05-11`.
//! What can be read in two ways is not decided here: "12/05/2024" gives both readings. What needs a clock ("yesterday", a
//! date without a year) is refused unless the caller says what day it is.

mod phrase;
mod token;
mod tongue;

use super::{Day, Edtf, EdtfError};
use phrase::{DayOrder, Reader};

/// The longest text that is read, in bytes.
const MAX_WORDS_LEN: usize = 200;

/// How a text reads as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsReading {
    /// In one way.
    One(Edtf),
    /// In two ways, because a day and a month are both numbers up to 12.
    Ambiguous {
        /// As people write in most of the world.
        day_first: Edtf,
        /// As people write in the United States.
        month_first: Edtf,
    },
}

/// Says why a text does not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// It is neither EDTF nor words that are known.
    #[error("understand the date")]
    NotUnderstood,
    /// It counts from today, and nobody said what day it is.
    #[error("read a date that counts from today")]
    NeedsToday,
    /// It has no year of four digits.
    #[error("find the year of the date")]
    NeedsYear,
    /// No calendar has that day.
    #[error("find the day in the calendar")]
    NoSuchDay,
    /// The day of the week is not that of the date.
    #[error("match the day of the week with the date")]
    OtherWeekday,
    /// The end comes before the start.
    #[error("read an interval that ends after it starts")]
    Backwards,
    /// It is longer than any date.
    #[error("read a date of at most 200 bytes")]
    TooLong,
}

impl From<EdtfError> for WordsError {
    fn from(error: EdtfError) -> Self {
        match error {
            EdtfError::Syntax => Self::NotUnderstood,
            EdtfError::NoSuchDay => Self::NoSuchDay,
            EdtfError::Backwards => Self::Backwards,
            EdtfError::TooLong => Self::TooLong,
        }
    }
}

/// Reads a date in EDTF or in words of one of the five languages. `today` is the day that words such as "yesterday" count from.
///
/// # Errors
/// [`WordsError`], by what the person can do about it.
pub fn read_words(text: &str, today: Option<Day>) -> Result<WordsReading, WordsError> {
    if text.len() > MAX_WORDS_LEN {
        return Err(WordsError::TooLong);
    }
    let text = crate::check::ascii_digits(text.trim());
    match Edtf::parse(&text) {
        Ok(date) => return Ok(WordsReading::One(date)),
        Err(error @ (EdtfError::NoSuchDay | EdtfError::Backwards)) => return Err(error.into()),
        Err(EdtfError::Syntax | EdtfError::TooLong) => {}
    }
    let mut read = read_english(&token::split(&text), today);
    for tokens in tongue::translate(&text) {
        if read != Err(WordsError::NotUnderstood) {
            break;
        }
        read = read_english(&tokens, today);
    }
    read
}

fn read_english(tokens: &[String], today: Option<Day>) -> Result<WordsReading, WordsError> {
    let read = |order| {
        let date = Reader { order, today }.read(tokens)?;
        // Counting may leave the years that have four digits ("after 9999").
        if Edtf::parse(&date.to_string()) == Ok(date) { Ok(date) } else { Err(WordsError::NoSuchDay) }
    };
    match (read(DayOrder::DayFirst), read(DayOrder::MonthFirst)) {
        (Ok(day_first), Ok(month_first)) if day_first == month_first => Ok(WordsReading::One(day_first)),
        (Ok(day_first), Ok(month_first)) => Ok(WordsReading::Ambiguous { day_first, month_first }),
        (Ok(date), Err(_)) | (Err(_), Ok(date)) => Ok(WordsReading::One(date)),
        (Err(error), Err(_)) => Err(error),
    }
}

#[cfg(test)]
mod tests;
