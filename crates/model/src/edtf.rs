//! Dates in the Extended Date/Time Format (EDTF; ISO 8601-2:2019, levels 0 and 1).
//!
//! Level 0: `2024-03-12`, `2024-03`, `2024`, date and time to the second, intervals of dates. Level 1: years of more than
//! four digits (`Y17000`), negative years, seasons 21 to 24, `?` uncertain, `~` approximate and `%` both, at the end of a
//! date; unspecified digits from the right (`2024-XX`, `202X`); intervals with an open (`..`) or unknown (empty) end.
//! Level 2 is refused. The spellings of older drafts (`u` for `X`, `open`, `unknown`) are accepted and not written.

mod day;
mod parse;
pub mod words;

use std::cmp::Ordering;
use std::fmt;

pub use day::Day;
pub use words::{WordsError, WordsReading, read_words};

/// The longest date text that is read, in bytes.
pub const MAX_LEN: usize = 128;

/// A date as precise, and as vague, as someone knew it.
///
/// Compares by [`Edtf::earliest`], then [`Edtf::latest`], then text; an open or unknown start is before, an open or
/// unknown end after every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Form);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Single(Date),
    Interval(End, End),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Open,
    Unknown,
    Date(Date),
}

/// One date, possibly with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Date {
    year: Year,
    /// Month 1 to 12 or season 21 to 24.
    month: Part,
    day: Part,
    time: Option<Time>,
    qualifier: Qualifier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Year {
    /// Four digits, of which the last none, one or two are unspecified: the first of those years.
    Digits { first: i32, unspecified: Unspecified },
    /// `Y` and five to nine digits.
    Long(i32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Unspecified {
    None,
    Decade,
    Century,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Absent,
    Unspecified,
    Number(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    zone: Zone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Zone {
    Local,
    Utc,
    /// Minutes east of UTC, and whether the text gave minutes.
    Hours(i8),
    Minutes(i16),
}

/// Says how sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing was said.
    None,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `~`: near this date.
    Approximate,
    /// `%`: both.
    Both,
}

impl Qualifier {
    const fn mark(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }
}

/// Says why a text is not a date in EDTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EdtfError {
    /// The text is no EDTF of level 0 or 1.
    #[error("read a date in EDTF level 0 or 1")]
    Syntax,
    /// The text has the form of a date that no calendar has, such as 30 February.
    #[error("read a date that the calendar has")]
    NoSuchDay,
    /// The interval ends before it starts.
    #[error("read an interval that ends after it starts")]
    Backwards,
    /// The text is longer than [`MAX_LEN`].
    #[error("read a date of at most 128 bytes")]
    TooLong,
}

impl Edtf {
    /// Reads a date in EDTF.
    ///
    /// # Errors
    /// [`EdtfError`], by what is wrong.
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        parse::parse(text)
    }

    /// Makes a single day.
    pub fn day(day: Day) -> Self {
        Self(Form::Single(Date::of_day(day)))
    }

    /// Gives the first day that the date may mean; `None` when the start is open or unknown.
    ///
    /// `~` and `?` do not widen it: EDTF does not say by how much. A season covers both hemispheres (21 and 23: March to
    /// November; 22 and 24: December of the year before to February of the year after), because the standard leaves the
    /// hemisphere open and a search must not miss.
    pub fn earliest(&self) -> Option<Day> {
        match self.0 {
            Form::Single(date) | Form::Interval(End::Date(date), _) => Some(date.first_day()),
            Form::Interval(End::Open | End::Unknown, _) => None,
        }
    }

    /// Gives the last day that the date may mean; `None` when the end is open or unknown. See [`Edtf::earliest`].
    pub fn latest(&self) -> Option<Day> {
        match self.0 {
            Form::Single(date) | Form::Interval(_, End::Date(date)) => Some(date.last_day()),
            Form::Interval(_, End::Open | End::Unknown) => None,
        }
    }

    /// Says whether the date is an interval.
    pub fn is_interval(&self) -> bool {
        matches!(self.0, Form::Interval(..))
    }

    /// Says how sure the date is; of an interval, that of the end which says most.
    pub fn qualifier(&self) -> Qualifier {
        let of_end = |end: End| match end {
            End::Date(date) => date.qualifier,
            End::Open | End::Unknown => Qualifier::None,
        };
        match self.0 {
            Form::Single(date) => date.qualifier,
            Form::Interval(start, end) => match (of_end(start), of_end(end)) {
                (Qualifier::None, other) | (other, Qualifier::None) => other,
                (one, other) if one == other => one,
                _ => Qualifier::Both,
            },
        }
    }

    /// Gives the year, when the date lies in one.
    pub fn year(&self) -> Option<i32> {
        let (first, last) = (self.earliest()?, self.latest()?);
        (first.year() == last.year()).then(|| first.year())
    }

    /// Says whether the date may fall between two days, both included; `None` leaves that side open.
    pub fn may_overlap(&self, from: Option<Day>, to: Option<Day>) -> bool {
        let not_before = match (from, self.latest()) {
            (Some(from), Some(latest)) => latest >= from,
            _ => true,
        };
        let not_after = match (to, self.earliest()) {
            (Some(to), Some(earliest)) => earliest <= to,
            _ => true,
        };
        not_before && not_after
    }

    fn qualified(self, qualifier: Qualifier) -> Self {
        let mark = |mut date: Date| {
            date.qualifier = match (date.qualifier, qualifier) {
                (Qualifier::None, other) | (other, Qualifier::None) => other,
                (one, other) if one == other => one,
                _ => Qualifier::Both,
            };
            date
        };
        let mark_end = |end| match end {
            End::Date(date) => End::Date(mark(date)),
            other => other,
        };
        Self(match self.0 {
            Form::Single(date) => Form::Single(mark(date)),
            Form::Interval(start, end) => Form::Interval(mark_end(start), mark_end(end)),
        })
    }

    fn interval(start: End, end: End) -> Result<Self, EdtfError> {
        if let (End::Date(start), End::Date(end)) = (start, end)
            && start.first_day() > end.last_day()
        {
            return Err(EdtfError::Backwards);
        }
        if !matches!(start, End::Date(_)) && !matches!(end, End::Date(_)) {
            return Err(EdtfError::Syntax);
        }
        Ok(Self(Form::Interval(start, end)))
    }
}

impl Date {
    const fn plain(year: i32, month: Part, day: Part) -> Self {
        Self {
            year: Year::Digits { first: year, unspecified: Unspecified::None },
            month,
            day,
            time: None,
            qualifier: Qualifier::None,
        }
    }

    fn of_day(day: Day) -> Self {
        let (year, month, day) = day.civil();
        if (-9999..=9999).contains(&year) {
            Self::plain(year, Part::Number(month), Part::Number(day))
        } else {
            Self { year: Year::Long(year), ..Self::plain(0, Part::Absent, Part::Absent) }
        }
    }

    fn years(&self) -> (i32, i32) {
        match self.year {
            Year::Long(year) => (year, year),
            Year::Digits { first, unspecified } => {
                let span = match unspecified {
                    Unspecified::None => 0,
                    Unspecified::Decade => 9,
                    Unspecified::Century => 99,
                };
                // Digits of a negative year count away from zero: -199X is -1999 to -1990.
                if first < 0 { (first - span, first) } else { (first, first + span) }
            }
        }
    }

    fn first_day(&self) -> Day {
        let (year, _) = self.years();
        match (self.month, self.day) {
            (Part::Number(21 | 23), _) => Day::of_civil(year, 3, 1),
            (Part::Number(22 | 24), _) => Day::of_civil(year - 1, 12, 1),
            (Part::Number(month), Part::Number(day)) => Day::of_civil(year, month, day),
            (Part::Number(month), _) => Day::of_civil(year, month, 1),
            _ => Day::of_civil(year, 1, 1),
        }
    }

    fn last_day(&self) -> Day {
        let (_, year) = self.years();
        match (self.month, self.day) {
            (Part::Number(21 | 23), _) => Day::of_civil(year, 11, 30),
            (Part::Number(22 | 24), _) => Day::of_civil(year + 1, 2, day::days_in_month(year + 1, 2)),
            (Part::Number(month), Part::Number(day)) => Day::of_civil(year, month, day),
            (Part::Number(month), _) => Day::of_civil(year, month, day::days_in_month(year, month)),
            _ => Day::of_civil(year, 12, 31),
        }
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |edtf: &Self| (edtf.earliest().unwrap_or(Day::FIRST), edtf.latest().unwrap_or(Day::LAST));
        key(self).cmp(&key(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Single(date) => date.fmt(f),
            Form::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Long(year) => write!(f, "Y{year}")?,
            Year::Digits { first, unspecified } => {
                if first < 0 {
                    f.write_str("-")?;
                }
                let year = first.unsigned_abs();
                match unspecified {
                    Unspecified::None => write!(f, "{year:04}")?,
                    Unspecified::Decade => write!(f, "{:03}X", year / 10)?,
                    Unspecified::Century => write!(f, "{:02}XX", year / 100)?,
                }
            }
        }
        for part in [self.month, self.day] {
            match part {
                Part::Absent => {}
                Part::Unspecified => f.write_str("-XX")?,
                Part::Number(number) => write!(f, "-{number:02}")?,
            }
        }
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}:{:02}", time.hour, time.minute, time.second)?;
            match time.zone {
                Zone::Local => {}
                Zone::Utc => f.write_str("Z")?,
                Zone::Hours(hours) => write!(f, "{hours:+03}")?,
                Zone::Minutes(minutes) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    let minutes = minutes.unsigned_abs();
                    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)?;
                }
            }
        }
        f.write_str(self.qualifier.mark())
    }
}

impl std::str::FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Self::parse(text)
    }
}

impl serde::Serialize for Edtf {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Edtf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
