//! The reader of EDTF.

use super::day::days_in_month;
use super::{Date, Edtf, EdtfError, End, Form, MAX_LEN, Part, Qualifier, Time, Unspecified, Year, Zone};

pub(super) fn parse(text: &str) -> Result<Edtf, EdtfError> {
    if text.len() > MAX_LEN {
        return Err(EdtfError::TooLong);
    }
    let text = text.trim();
    let Some((start, end)) = text.split_once('/') else {
        return Ok(Edtf(Form::Single(date(text)?)));
    };
    Edtf::interval(interval_end(start)?, interval_end(end)?)
}

fn interval_end(text: &str) -> Result<End, EdtfError> {
    match text {
        "" | "unknown" => Ok(End::Unknown),
        ".." | "open" => Ok(End::Open),
        _ => {
            let date = date(text)?;
            // Level 0 and 1 intervals are of dates, not of points in time.
            if date.time.is_some() { Err(EdtfError::Syntax) } else { Ok(End::Date(date)) }
        }
    }
}

/// Reads forward through the bytes of one date.
struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    fn take(&mut self, byte: u8) -> bool {
        if self.rest.first() == Some(&byte) {
            self.rest = self.rest.get(1..).unwrap_or_default();
            true
        } else {
            false
        }
    }

    fn need(&mut self, byte: u8) -> Result<(), EdtfError> {
        if self.take(byte) { Ok(()) } else { Err(EdtfError::Syntax) }
    }

    /// Takes one digit, or `None` for an unspecified one.
    fn digit(&mut self) -> Result<Option<u8>, EdtfError> {
        let (&byte, rest) = self.rest.split_first().ok_or(EdtfError::Syntax)?;
        self.rest = rest;
        match byte {
            b'0'..=b'9' => Ok(Some(byte - b'0')),
            b'X' | b'x' | b'u' => Ok(None),
            _ => Err(EdtfError::Syntax),
        }
    }

    fn two_digits(&mut self) -> Result<u8, EdtfError> {
        match (self.digit()?, self.digit()?) {
            (Some(tens), Some(ones)) => Ok(10 * tens + ones),
            _ => Err(EdtfError::Syntax),
        }
    }

    fn part(&mut self) -> Result<Part, EdtfError> {
        match (self.digit()?, self.digit()?) {
            (Some(tens), Some(ones)) => Ok(Part::Number(10 * tens + ones)),
            (None, None) => Ok(Part::Unspecified),
            _ => Err(EdtfError::Syntax),
        }
    }
}

fn date(text: &str) -> Result<Date, EdtfError> {
    let (text, qualifier) = split_qualifier(text);
    let mut cursor = Cursor { rest: text.as_bytes() };
    let mut date = Date::plain(0, Part::Absent, Part::Absent);
    date.qualifier = qualifier;
    date.year = year(&mut cursor)?;
    if cursor.rest.is_empty() {
        return Ok(date);
    }
    if matches!(date.year, Year::Long(_)) {
        return Err(EdtfError::Syntax);
    }
    cursor.need(b'-')?;
    date.month = cursor.part()?;
    if !cursor.rest.is_empty() && cursor.rest.first() != Some(&b'T') {
        cursor.need(b'-')?;
        date.day = cursor.part()?;
    }
    check_calendar(&date)?;
    if !cursor.rest.is_empty() {
        cursor.need(b'T')?;
        if !matches!(date.day, Part::Number(_)) || qualifier != Qualifier::None {
            return Err(EdtfError::Syntax);
        }
        date.time = Some(time(&mut cursor)?);
    }
    if cursor.rest.is_empty() { Ok(date) } else { Err(EdtfError::Syntax) }
}

fn split_qualifier(text: &str) -> (&str, Qualifier) {
    // `?~` is how the 2012 draft wrote `%`.
    for (mark, qualifier) in
        [("?~", Qualifier::Both), ("%", Qualifier::Both), ("?", Qualifier::Uncertain), ("~", Qualifier::Approximate)]
    {
        if let Some(rest) = text.strip_suffix(mark) {
            return (rest, qualifier);
        }
    }
    (text, Qualifier::None)
}

fn year(cursor: &mut Cursor<'_>) -> Result<Year, EdtfError> {
    if cursor.take(b'Y') || cursor.take(b'y') {
        return long_year(cursor);
    }
    let sign = if cursor.take(b'-') { -1 } else { 1 };
    let digits = [cursor.digit()?, cursor.digit()?, cursor.digit()?, cursor.digit()?];
    let unspecified = match digits {
        [Some(_), Some(_), Some(_), Some(_)] => Unspecified::None,
        [Some(_), Some(_), Some(_), None] => Unspecified::Decade,
        [Some(_), Some(_), None, None] => Unspecified::Century,
        _ => return Err(EdtfError::Syntax),
    };
    let first = digits.iter().fold(0_i32, |year, digit| 10 * year + i32::from(digit.unwrap_or(0)));
    if first == 0 && sign < 0 {
        return Err(EdtfError::Syntax);
    }
    Ok(Year::Digits { first: sign * first, unspecified })
}

fn long_year(cursor: &mut Cursor<'_>) -> Result<Year, EdtfError> {
    let negative = cursor.take(b'-');
    let mut year = 0_i32;
    let mut count = 0;
    while !cursor.rest.is_empty() {
        let digit = cursor.digit()?.ok_or(EdtfError::Syntax)?;
        if count == 0 && digit == 0 || count == 9 {
            return Err(EdtfError::Syntax);
        }
        year = 10 * year + i32::from(digit);
        count += 1;
    }
    if count < 5 {
        return Err(EdtfError::Syntax);
    }
    Ok(Year::Long(if negative { -year } else { year }))
}

fn check_calendar(date: &Date) -> Result<(), EdtfError> {
    let Year::Digits { first, unspecified } = date.year else { return Err(EdtfError::Syntax) };
    // Level 1 leaves digits unspecified from the right only.
    if unspecified != Unspecified::None {
        return Err(EdtfError::Syntax);
    }
    match (date.month, date.day) {
        (Part::Unspecified, Part::Absent | Part::Unspecified) => Ok(()),
        (Part::Number(21..=24), Part::Absent) => Ok(()),
        (Part::Number(1..=12), Part::Absent | Part::Unspecified) => Ok(()),
        (Part::Number(month @ 1..=12), Part::Number(day)) => {
            if day >= 1 && day <= days_in_month(first, month) {
                Ok(())
            } else {
                Err(EdtfError::NoSuchDay)
            }
        }
        (Part::Number(0 | 13..=20), _) => Err(EdtfError::NoSuchDay),
        _ => Err(EdtfError::Syntax),
    }
}

fn time(cursor: &mut Cursor<'_>) -> Result<Time, EdtfError> {
    let hour = cursor.two_digits()?;
    cursor.need(b':')?;
    let minute = cursor.two_digits()?;
    cursor.need(b':')?;
    let second = cursor.two_digits()?;
    let fine = hour < 24 && minute < 60 && second < 60 || (hour, minute, second) == (24, 0, 0);
    if !fine {
        return Err(EdtfError::NoSuchDay);
    }
    let zone = if cursor.rest.is_empty() {
        Zone::Local
    } else if cursor.take(b'Z') {
        Zone::Utc
    } else {
        let sign = if cursor.take(b'-') {
            -1
        } else {
            cursor.need(b'+')?;
            1
        };
        zone(cursor, sign)?
    };
    Ok(Time { hour, minute, second, zone })
}

fn zone(cursor: &mut Cursor<'_>, sign: i16) -> Result<Zone, EdtfError> {
    let hours = i16::from(cursor.two_digits()?);
    if cursor.rest.is_empty() {
        // "-00" would not survive a signed count of hours.
        if hours == 0 && sign < 0 {
            return Err(EdtfError::Syntax);
        }
        if hours > 14 {
            return Err(EdtfError::NoSuchDay);
        }
        return i8::try_from(sign * hours).map(Zone::Hours).map_err(|_| EdtfError::NoSuchDay);
    }
    cursor.need(b':')?;
    let minutes = i16::from(cursor.two_digits()?);
    let total = hours * 60 + minutes;
    if total == 0 && sign < 0 {
        return Err(EdtfError::Syntax);
    }
    if minutes > 59 || total > 14 * 60 {
        return Err(EdtfError::NoSuchDay);
    }
    Ok(Zone::Minutes(sign * total))
}
