//! Phrases of a date: what the words mean together.

use super::super::day::days_in_month;
use super::super::{Date, Day, Edtf, End, Form, Part, Qualifier, Unspecified, Year};
use super::{WordsError, token};

/// Which number comes first in "12/05".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// Reads words under one order of day and month.
pub(super) struct Reader {
    pub(super) order: DayOrder,
    pub(super) today: Option<Day>,
}

#[derive(Debug, Clone, Copy)]
enum Third {
    Early,
    Mid,
    Late,
}

type Read = Result<Edtf, WordsError>;
type Words<'a> = &'a [&'a str];

impl Reader {
    pub(super) fn read(&self, tokens: &[String]) -> Read {
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        self.phrase(&words)
    }

    fn phrase(&self, words: Words<'_>) -> Read {
        match words {
            [] => Err(WordsError::NotUnderstood),
            [
                "around" | "about" | "approximately" | "approx" | "approx." | "circa" | "c." | "ca" | "ca." | "roughly"
                | "near",
                rest @ ..,
            ] => Ok(self.phrase(rest)?.qualified(Qualifier::Approximate)),
            ["possibly" | "maybe" | "perhaps" | "probably", rest @ ..] => {
                Ok(self.phrase(rest)?.qualified(Qualifier::Uncertain))
            }
            ["before", rest @ ..] => before(self.phrase(rest)?),
            ["until" | "till" | "by", rest @ ..] | ["up", "to", rest @ ..] | ["no", "later", "than", rest @ ..] => {
                Ok(Edtf::interval(End::Open, end_of(self.phrase(rest)?))?)
            }
            ["after", rest @ ..] => after(self.phrase(rest)?),
            ["since", rest @ ..] => Ok(Edtf::interval(start_of(self.phrase(rest)?), End::Open)?),
            ["between", rest @ ..] => self.range(rest, &["and"]),
            ["from", rest @ ..] => match self.range(rest, &["to", "until", "till", "-"]) {
                Err(WordsError::NotUnderstood) => Ok(Edtf::interval(start_of(self.phrase(rest)?), End::Open)?),
                read => read,
            },
            [.., last] if last.len() > 1 && last.ends_with('?') => {
                let mut words = words.to_vec();
                if let Some(last) = words.last_mut() {
                    *last = last.trim_end_matches('?');
                }
                Ok(self.phrase(&words)?.qualified(Qualifier::Uncertain))
            }
            _ => match self.range(words, &["to", "until", "till", "-"]) {
                Err(WordsError::NotUnderstood) => self.single(words),
                read => read,
            },
        }
    }

    /// Reads "X and Y", where X may leave out the month and year that Y has ("12 to 14 May 2024").
    fn range(&self, words: Words<'_>, separators: &[&str]) -> Read {
        let at = words.iter().position(|word| separators.contains(word)).ok_or(WordsError::NotUnderstood)?;
        let (start, end) = words.split_at(at);
        let end = end.get(1..).unwrap_or_default();
        // "May 12 to 14, 2024".
        let mut completed: Vec<&str> = Vec::new();
        if let ([day, year], Some(first)) = (end, start.first())
            && token::day(day).is_some()
            && token::year(year).is_some()
            && token::month(first).is_some()
        {
            completed.push(first);
        }
        completed.extend(end);
        let end = self.single_or_qualified(&completed)?;
        let mut last_error = WordsError::NotUnderstood;
        for taken in 0..=2.min(completed.len()) {
            let mut words = start.to_vec();
            words.extend(completed.get(completed.len() - taken..).unwrap_or_default());
            match self.single_or_qualified(&words) {
                Ok(start) => return Ok(Edtf::interval(start_of(start), end_of(end))?),
                Err(error) => last_error = error,
            }
        }
        // The words have the form of a range, so another reading would hide the reason.
        Err(if last_error == WordsError::NotUnderstood { WordsError::NeedsYear } else { last_error })
    }

    fn single_or_qualified(&self, words: Words<'_>) -> Read {
        match words {
            ["around" | "about" | "circa" | "approximately" | "roughly", rest @ ..] => {
                Ok(self.single(rest)?.qualified(Qualifier::Approximate))
            }
            _ => self.single(words),
        }
    }

    fn single(&self, words: Words<'_>) -> Read {
        match words {
            ["early" | "beginning" | "start", rest @ ..] => third(Third::Early, rest),
            ["mid" | "middle", rest @ ..] => third(Third::Mid, rest),
            ["late" | "end", rest @ ..] => third(Third::Late, rest),
            ["today"] => Ok(Edtf::day(self.today()?)),
            ["yesterday"] => Ok(Edtf::day(self.today()?.plus(-1))),
            ["last" | "this", span @ ("week" | "month" | "year")] => self.near(words.first() == Some(&"last"), span),
            ["last", name] => {
                let weekday = token::weekday(name).ok_or(WordsError::NotUnderstood)?;
                let today = self.today()?;
                let back = (i32::from(today.weekday()) - i32::from(weekday) + 6).rem_euclid(7) + 1;
                Ok(Edtf::day(today.plus(-back)))
            }
            [count, unit, "ago"] => self.ago(count, unit),
            [name, rest @ ..] if !rest.is_empty() && token::weekday(name).is_some() => {
                let date = self.single(rest)?;
                let day = date.earliest().filter(|_| date.earliest() == date.latest());
                if day.map(Day::weekday) == token::weekday(name) { Ok(date) } else { Err(WordsError::OtherWeekday) }
            }
            [word] => self.one_word(word),
            _ => self.with_month(words),
        }
    }

    fn one_word(&self, word: &str) -> Read {
        if let Some(year) = token::decade(word) {
            let year = Year::Digits { first: year, unspecified: Unspecified::Decade };
            return Ok(Edtf(Form::Single(Date { year, ..Date::plain(0, Part::Absent, Part::Absent) })));
        }
        if let Some(numbers) = token::numeric(word) {
            return self.numeric(&numbers);
        }
        match Edtf::parse(&word.to_uppercase()) {
            Ok(date) => Ok(date),
            Err(_) if token::month(word).is_some() || token::season(word).is_some() => Err(WordsError::NeedsYear),
            Err(error) => Err(error.into()),
        }
    }

    fn numeric(&self, numbers: &[&str]) -> Read {
        let number = |text: &str| if text.len() <= 2 { text.parse::<u8>().ok() } else { None };
        let ordered = |one: &str, other: &str| {
            let (one, other) = number(one).zip(number(other)).ok_or(WordsError::NotUnderstood)?;
            Ok::<_, WordsError>(if self.order == DayOrder::DayFirst { (other, one) } else { (one, other) })
        };
        match numbers {
            [year, month, day] if year.len() == 4 => {
                let (month, day) = number(month).zip(number(day)).ok_or(WordsError::NotUnderstood)?;
                day_of(token::year(year).ok_or(WordsError::NeedsYear)?, month, day)
            }
            [one, other, year] => {
                let (month, day) = ordered(one, other)?;
                day_of(token::year(year).ok_or(WordsError::NeedsYear)?, month, day)
            }
            [month, year] if year.len() == 4 => month_of(
                token::year(year).ok_or(WordsError::NeedsYear)?,
                number(month).ok_or(WordsError::NotUnderstood)?,
            ),
            [year, month] if year.len() == 4 => month_of(
                token::year(year).ok_or(WordsError::NeedsYear)?,
                number(month).ok_or(WordsError::NotUnderstood)?,
            ),
            [one, other] => {
                let (month, day) = ordered(one, other)?;
                self.without_year(month, day)
            }
            _ => Err(WordsError::NotUnderstood),
        }
    }

    fn with_month(&self, words: Words<'_>) -> Read {
        match words {
            [name, year] | [year, name] if token::year(year).is_some() => {
                let number = token::month(name).or(token::season(name)).ok_or(WordsError::NotUnderstood)?;
                month_of(token::year(year).ok_or(WordsError::NeedsYear)?, number)
            }
            [day, name, year] | [name, day, year] | [year, name, day]
                if token::month(name).is_some() && token::day(day).is_some() && token::year(year).is_some() =>
            {
                match (token::year(year), token::month(name), token::day(day)) {
                    (Some(year), Some(month), Some(day)) => day_of(year, month, day),
                    _ => Err(WordsError::NotUnderstood),
                }
            }
            [day, name] | [name, day] if token::month(name).is_some() && token::day(day).is_some() => {
                let (month, day) = token::month(name).zip(token::day(day)).ok_or(WordsError::NotUnderstood)?;
                self.without_year(month, day)
            }
            _ => Err(WordsError::NotUnderstood),
        }
    }

    /// Takes the last such day up to today.
    fn without_year(&self, month: u8, day: u8) -> Read {
        let today = self.today.ok_or(WordsError::NeedsYear)?;
        let year = today.year();
        // 29 February may be up to eight years back.
        (0..=8)
            .filter_map(|back| day_of(year - back, month, day).ok())
            .find(|date| date.earliest() <= Some(today))
            .ok_or(WordsError::NoSuchDay)
    }

    fn today(&self) -> Result<Day, WordsError> {
        self.today.ok_or(WordsError::NeedsToday)
    }

    fn ago(&self, count: &str, unit: &str) -> Read {
        let count: i32 = match count {
            "a" | "an" | "one" => 1,
            "two" => 2,
            "three" => 3,
            _ if token::is_number(count) && count.len() <= 3 => count.parse().map_err(|_| WordsError::NotUnderstood)?,
            _ => return Err(WordsError::NotUnderstood),
        };
        match unit {
            "day" | "days" => Ok(Edtf::day(self.today()?.plus(-count))),
            "week" | "weeks" => Ok(Edtf::day(self.today()?.plus(-7 * count)).qualified(Qualifier::Approximate)),
            "month" | "months" => {
                let (year, month, _) = self.today()?.civil();
                let months = year * 12 + i32::from(month) - 1 - count;
                let month = u8::try_from(months.rem_euclid(12) + 1).map_err(|_| WordsError::NoSuchDay)?;
                Ok(month_of(months.div_euclid(12), month)?.qualified(Qualifier::Approximate))
            }
            "year" | "years" => Ok(year_of(self.today()?.year() - count).qualified(Qualifier::Approximate)),
            _ => Err(WordsError::NotUnderstood),
        }
    }

    fn near(&self, last: bool, span: &str) -> Read {
        let today = self.today()?;
        let (year, month, _) = today.civil();
        match span {
            "week" => {
                let monday = today.plus(-i32::from(today.weekday()) - 7 * i32::from(last));
                Ok(Edtf::interval(start_of(Edtf::day(monday)), end_of(Edtf::day(monday.plus(6))))?)
            }
            "month" if !last => month_of(year, month),
            "month" if month == 1 => month_of(year - 1, 12),
            "month" => month_of(year, month - 1),
            _ => Ok(year_of(year - i32::from(last))),
        }
    }
}

fn day_of(year: i32, month: u8, day: u8) -> Read {
    if (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month) {
        Ok(Edtf(Form::Single(Date::plain(year, Part::Number(month), Part::Number(day)))))
    } else {
        Err(WordsError::NoSuchDay)
    }
}

fn month_of(year: i32, month: u8) -> Read {
    if matches!(month, 1..=12 | 21..=24) {
        Ok(Edtf(Form::Single(Date::plain(year, Part::Number(month), Part::Absent))))
    } else {
        Err(WordsError::NoSuchDay)
    }
}

fn year_of(year: i32) -> Edtf {
    Edtf(Form::Single(Date::plain(year, Part::Absent, Part::Absent)))
}

/// Reads the first, middle or last part of a month, a year or a decade.
fn third(third: Third, words: Words<'_>) -> Read {
    let span =
        |start: Read, end: Read| Ok(Edtf::interval(start_of(start?), end_of(end?))?.qualified(Qualifier::Approximate));
    let decade = if let [word] = words { token::decade(word) } else { None };
    if let Some(first) = decade {
        let (from, to) = match third {
            Third::Early => (0, 3),
            Third::Mid => (4, 6),
            Third::Late => (7, 9),
        };
        return span(Ok(year_of(first + from)), Ok(year_of(first + to)));
    }
    match words {
        [year] => {
            let year = token::year(year).ok_or(if token::month(year).is_some() {
                WordsError::NeedsYear
            } else {
                WordsError::NotUnderstood
            })?;
            let (from, to) = match third {
                Third::Early => (1, 4),
                Third::Mid => (5, 8),
                Third::Late => (9, 12),
            };
            span(month_of(year, from), month_of(year, to))
        }
        [name, year] | [year, name] if token::year(year).is_some() => {
            let (year, month) = token::year(year).zip(token::month(name)).ok_or(WordsError::NotUnderstood)?;
            let (from, to) = match third {
                Third::Early => (1, 10),
                Third::Mid => (11, 20),
                Third::Late => (21, days_in_month(year, month)),
            };
            span(day_of(year, month, from), day_of(year, month, to))
        }
        _ => Err(WordsError::NotUnderstood),
    }
}

fn start_of(date: Edtf) -> End {
    match date.0 {
        Form::Single(date) => End::Date(date),
        Form::Interval(start, _) => start,
    }
}

fn end_of(date: Edtf) -> End {
    match date.0 {
        Form::Single(date) => End::Date(date),
        Form::Interval(_, end) => end,
    }
}

/// Everything before a date: up to the day, month or year before it, as exact as the date is.
fn before(date: Edtf) -> Read {
    let step = match start_of(date) {
        End::Date(date) => neighbour(date, -1),
        End::Open | End::Unknown => return Err(WordsError::NotUnderstood),
    };
    Ok(Edtf::interval(End::Open, End::Date(step))?)
}

/// Everything after a date.
fn after(date: Edtf) -> Read {
    let step = match end_of(date) {
        End::Date(date) => neighbour(date, 1),
        End::Open | End::Unknown => return Err(WordsError::NotUnderstood),
    };
    Ok(Edtf::interval(End::Date(step), End::Open)?)
}

fn neighbour(date: Date, step: i32) -> Date {
    let beside = if step < 0 { date.first_day().plus(-1) } else { date.last_day().plus(1) };
    let (year, month, _) = beside.civil();
    let moved = match (date.month, date.day) {
        (Part::Number(1..=12), Part::Number(_)) | (Part::Number(21..=24), _) => Date::of_day(beside),
        (Part::Number(_), _) => Date::plain(year, Part::Number(month), Part::Absent),
        _ => Date::plain(year, Part::Absent, Part::Absent),
    };
    Date { qualifier: date.qualifier, ..moved }
}
