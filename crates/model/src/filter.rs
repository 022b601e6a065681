//! Filters: conditions on any field of a record, as people type them, as a saved view keeps them, and as they are tested.
//!
//! A [`Condition`] is data: a path, what is asked, and values as a person gave them. [`check`] reads it by the field table
//! and gives a [`Test`], which says of a value whether it is one that is looked for.
//!
//! All conditions of a filter have to hold. Each is about the record as a whole: of a field that repeats (`acts.*.type`), it is
//! enough that one of its values fits. What lies in a removed item counts for nothing; of a field in conflict, each of the
//! different values counts. A negated condition holds exactly where the one that it negates does not, so a record without the
//! field fits `priority!=low`.

mod expression;
mod paths;

use crate::check::{EditError, read_condition};
use crate::edtf::words::{WordsReading, read_words};
use crate::field::{Field, FieldType};
use crate::{Day, Edtf, Fields, Kind, Path, RecordId, Timestamp, Value, Vocabulary};

pub use expression::SyntaxError;
use paths::InAll;

/// The version of the conditions that this code knows; a saved view says with which it was written.
pub const VERSION: i64 = 1;
/// The most conditions of one filter.
pub const MAX_CONDITIONS: usize = 32;
/// The most values of one condition.
pub const MAX_VALUES: usize = 100;

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a condition asks of a field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            /// Everything that can be asked.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Gives the stored name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Finds one by its stored name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

ops! {
    /// One of the values, or a term that is narrower than one of them (`=`).
    Is = "is",
    /// None of them (`!=`).
    IsNot = "is-not",
    /// One of the values, and of terms exactly these (`==`).
    Exactly = "exactly",
    /// None of exactly these (`!==`).
    NotExactly = "not-exactly",
    /// All the words of one of the values; of a date, that it may have been then (`~`).
    Contains = "contains",
    /// Not so (`!~`).
    ContainsNot = "contains-not",
    /// Any value (`has:`).
    Set = "set",
    /// No value (`no:`).
    NotSet = "not-set",
    /// Between two values, both allowed; an empty one leaves that side open (`=a..b`, `>=`, `<=`).
    Between = "between",
    /// Not so (`!=a..b`).
    NotBetween = "not-between",
    /// More, or later, than the value (`>`).
    Over = "over",
    /// Less, or earlier, than the value (`<`).
    Under = "under",
}

impl Op {
    /// Says whether the condition holds where the values are *not* found.
    pub const fn is_negative(self) -> bool {
        matches!(self, Self::IsNot | Self::NotExactly | Self::ContainsNot | Self::NotSet | Self::NotBetween)
    }
}

/// One condition, as data. Its text is an expression that reads as the same condition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Condition {
    /// The path, with dots; `*` for any item.
    pub path: String,
    /// What is asked.
    pub op: Op,
    /// The values, as people write them.
    pub values: Vec<String>,
}

impl Condition {
    /// Reads an expression such as `priority!=low`; see the README of the command line for all of them.
    ///
    /// # Errors
    /// [`SyntaxError`] with the place, in characters from the start.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        expression::parse(text)
    }
}

/// Says why a condition is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// The kind has no such field.
    #[error("find field {path}")]
    Field {
        /// The path as given.
        path: String,
    },
    /// Without a kind: the field is another one in different kinds.
    #[error("tell which kind's field {path} is meant")]
    Kinds {
        /// The path as given.
        path: String,
    },
    /// This cannot be asked of such a field.
    #[error("ask {} of {path}", op.name())]
    Op {
        /// The path as given.
        path: String,
        /// What was asked.
        op: Op,
        /// The name of the field's type, [`FieldType::name`].
        ty: &'static str,
    },
    /// The number of values is not the one that is needed.
    #[error("read the values for {path}")]
    Count {
        /// The path as given.
        path: String,
    },
    /// A value does not fit the field.
    #[error("read a value for {path}")]
    Value {
        /// The path as given.
        path: String,
        /// Why.
        #[source]
        source: Box<EditError>,
    },
    /// There are more than [`MAX_CONDITIONS`].
    #[error("apply at most 32 conditions at once")]
    TooMany,
}

/// What values are looked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// Any.
    Any,
    /// One of these, as [`Value::display`] shows what is stored; of a set, its members.
    Values(Vec<String>),
    /// Text with all the words of one of these. Which words a text has, the search decides.
    Words(Vec<String>),
    /// A date that may fall between two days, both included.
    Days(Option<Day>, Option<Day>),
    /// A time between two, both included, in milliseconds since 1970.
    Millis(Option<i64>, Option<i64>),
    /// A number between two, both included.
    Numbers(Option<f64>, Option<f64>),
    /// A number over the first or under the second.
    Beyond(Option<f64>, Option<f64>),
}

/// A condition that was read by the field table.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    path: String,
    field: &'static Field,
    /// What is looked for. A caller that knows terms of circles adds the narrower ones.
    pub wanted: Wanted,
    /// The vocabulary whose narrower terms fit too.
    pub narrower: Option<Vocabulary>,
    negated: bool,
}

/// Reads conditions by the field table: of one kind, or of all kinds that have the field, which must be the same in each.
///
/// # Errors
/// [`FilterError`] of the first that does not fit, with its number from 0.
pub fn check(kind: Option<Kind>, conditions: &[Condition]) -> Result<Vec<Test>, (usize, FilterError)> {
    if conditions.len() > MAX_CONDITIONS {
        return Err((MAX_CONDITIONS, FilterError::TooMany));
    }
    conditions
        .iter()
        .enumerate()
        .map(|(number, condition)| Test::read(kind, condition).map_err(|error| (number, error)))
        .collect()
}

/// Gives the field that a path of a condition means, and its path with dots and with every star written out.
pub fn find(kind: Kind, path: &str) -> Option<(String, &'static Field)> {
    paths::resolve(kind, path).map(|(path, field)| (path.replace('/', "."), field))
}

impl Test {
    fn read(kind: Option<Kind>, condition: &Condition) -> Result<Self, FilterError> {
        let path = || condition.path.clone();
        // A saved view keeps a value a line.
        if condition
            .values
            .iter()
            .any(|value| value.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')))
        {
            return Err(match Path::parse("value") {
                Ok(place) => {
                    FilterError::Value { path: path(), source: Box::new(EditError::Characters { path: place }) }
                }
                Err(_) => FilterError::Count { path: path() },
            });
        }
        let (resolved, field) = match kind {
            Some(kind) => paths::resolve(kind, &condition.path).ok_or_else(|| FilterError::Field { path: path() })?,
            None => match paths::resolve_in_all(&condition.path) {
                InAll::Same(path, field) => (path, field),
                InAll::Unknown => return Err(FilterError::Field { path: path() }),
                InAll::Differs => return Err(FilterError::Kinds { path: path() }),
            },
        };
        let mut test = Self { path: resolved, field, wanted: Wanted::Any, narrower: None, negated: false };
        test.negated = condition.op.is_negative();
        test.wanted = test.read_wanted(condition)?;
        test.take_member(condition)?;
        Ok(test)
    }

    /// Makes a condition on one member of a set (`rights.life=yes`, `has:rights.life`) one that asks for the member.
    fn take_member(&mut self, condition: &Condition) -> Result<(), FilterError> {
        if !self.is_member() {
            return Ok(());
        }
        let Some((list, member)) = self.path.rsplit_once('/') else { return Ok(()) };
        let (list, member) = (format!("{list}/*"), member.to_owned());
        match (&self.wanted, condition.op) {
            (Wanted::Any, _) => {}
            (Wanted::Values(answers), Op::Is | Op::IsNot | Op::Exactly | Op::NotExactly) => match answers.as_slice() {
                [answer] if answer == "true" => {}
                [answer] if answer == "false" => self.negated = !self.negated,
                _ => return Err(FilterError::Count { path: condition.path.clone() }),
            },
            _ => return Err(self.refuse(condition)),
        }
        self.path = list;
        self.wanted = Wanted::Values(vec![member]);
        Ok(())
    }

    fn refuse(&self, condition: &Condition) -> FilterError {
        FilterError::Op { path: condition.path.clone(), op: condition.op, ty: self.field.ty.name() }
    }

    fn read_wanted(&mut self, condition: &Condition) -> Result<Wanted, FilterError> {
        let Condition { op, values, path } = condition;
        let count = || FilterError::Count { path: path.clone() };
        if values.len() > MAX_VALUES {
            return Err(count());
        }
        let one = |value: &[String]| match value {
            [value] if !value.trim().is_empty() => Ok(value.clone()),
            _ => Err(count()),
        };
        match op {
            Op::Set | Op::NotSet if values.is_empty() => Ok(Wanted::Any),
            Op::Set | Op::NotSet => Err(count()),
            Op::Is | Op::IsNot | Op::Exactly | Op::NotExactly => {
                if self.field.ty == FieldType::Item {
                    return Err(self.refuse(condition));
                }
                if values.is_empty() {
                    return Err(count());
                }
                let read = values.iter().map(|value| self.read_value(value, path));
                let read: Vec<String> = read.collect::<Result<_, _>>()?;
                let vocabulary = match self.field.ty {
                    FieldType::Code(vocabulary) | FieldType::CodeSet(vocabulary) => Some(vocabulary),
                    _ => None,
                };
                self.narrower = vocabulary
                    .filter(|vocabulary| vocabulary.is_open() && matches!(op, Op::Is | Op::IsNot) && !self.is_member());
                Ok(Wanted::Values(read))
            }
            Op::Contains | Op::ContainsNot => match self.field.ty {
                FieldType::Text | FieldType::LongText | FieldType::Place | FieldType::Url => {
                    if values.is_empty() || values.iter().any(|value| value.trim().is_empty()) {
                        return Err(count());
                    }
                    Ok(Wanted::Words(values.clone()))
                }
                FieldType::Date | FieldType::Timestamp => {
                    let value = one(values)?;
                    self.range(condition, Some(&value), Some(&value))
                }
                _ => Err(self.refuse(condition)),
            },
            Op::Between | Op::NotBetween => match values.as_slice() {
                [low, high] if low.contains("..") || high.contains("..") => Err(count()),
                [low, high] if !(low.trim().is_empty() && high.trim().is_empty()) => {
                    let side = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
                    self.range(condition, side(low).as_ref(), side(high).as_ref())
                }
                _ => Err(count()),
            },
            Op::Over => {
                let value = one(values)?;
                match self.range(condition, Some(&value), Some(&value))? {
                    // Nothing is later than what has no end.
                    Wanted::Days(_, Some(to)) => Ok(Wanted::Days(next_day(to), None)),
                    Wanted::Millis(_, Some(to)) => Ok(Wanted::Millis(to.checked_add(1), None)),
                    Wanted::Numbers(low, _) => Ok(Wanted::Beyond(low, None)),
                    _ => Err(self.refuse(condition)),
                }
            }
            Op::Under => {
                let value = one(values)?;
                match self.range(condition, Some(&value), Some(&value))? {
                    Wanted::Days(Some(from), _) => Ok(Wanted::Days(None, day_before(from))),
                    Wanted::Millis(Some(from), _) => Ok(Wanted::Millis(None, from.checked_sub(1))),
                    Wanted::Numbers(_, high) => Ok(Wanted::Beyond(None, high)),
                    _ => Err(self.refuse(condition)),
                }
            }
        }
    }

    /// Says whether the path names one member of a set.
    fn is_member(&self) -> bool {
        matches!(self.field.ty, FieldType::CodeSet(_) | FieldType::ReferenceSet(_)) && !self.path.ends_with("/*")
    }

    /// Reads a value by the field's type into what stands in the vault.
    fn read_value(&self, value: &str, path: &str) -> Result<String, FilterError> {
        let failed = |source| FilterError::Value { path: path.to_owned(), source: Box::new(source) };
        let place = Path::parse("value").map_err(|_| FilterError::Field { path: path.to_owned() })?;
        match self.field.ty {
            FieldType::CodeSet(vocabulary) if !self.is_member() => {
                vocabulary.read(value).ok_or_else(|| failed(EditError::UnknownCode { path: place, vocabulary }))
            }
            FieldType::ReferenceSet(_) if !self.is_member() => {
                let id = value.trim().parse::<RecordId>().map(|id| id.to_string());
                id.map_err(|_| failed(EditError::WrongValue { path: place, expected: self.field.ty.name() }))
            }
            FieldType::Kind => Kind::parse(value.trim())
                .map(|kind| kind.name().to_owned())
                .ok_or_else(|| failed(EditError::WrongValue { path: place, expected: self.field.ty.name() })),
            _ => {
                let read = read_condition(self.field, &place, value).map_err(failed)?;
                // What is no member of a set has no value.
                let absent = self.is_member() && !value.trim().is_empty();
                read.map(|value| value.display().into_owned())
                    .or_else(|| absent.then(|| "false".to_owned()))
                    .ok_or_else(|| FilterError::Count { path: path.to_owned() })
            }
        }
    }

    fn range(&self, condition: &Condition, low: Option<&String>, high: Option<&String>) -> Result<Wanted, FilterError> {
        let wrong = || {
            let expected = self.field.ty.name();
            Path::parse("value").map_or_else(
                |_| FilterError::Count { path: condition.path.clone() },
                |path| FilterError::Value {
                    path: condition.path.clone(),
                    source: Box::new(EditError::WrongValue { path, expected }),
                },
            )
        };
        let date = |text: &String| {
            read_day(text).map_err(|source| match source {
                Some(source) => FilterError::Value { path: condition.path.clone(), source: Box::new(source) },
                None => wrong(),
            })
        };
        match self.field.ty {
            FieldType::Date => {
                let from = low.map(date).transpose()?.and_then(|date| date.earliest());
                let to = high.map(date).transpose()?.and_then(|date| date.latest());
                Ok(Wanted::Days(from, to))
            }
            FieldType::Timestamp => {
                let moment = |text: &String| text.trim().parse::<Timestamp>().ok().map(Timestamp::as_millis);
                let from = match low {
                    Some(text) => match moment(text) {
                        Some(at) => Some(at),
                        None => date(text)?.earliest().map(start_of),
                    },
                    None => None,
                };
                let to = match high {
                    Some(text) => match moment(text) {
                        Some(at) => Some(at),
                        None => date(text)?.latest().and_then(next_day).map(|day| start_of(day) - 1),
                    },
                    None => None,
                };
                Ok(Wanted::Millis(from, to))
            }
            FieldType::Integer { .. } | FieldType::Number { .. } => {
                let number = |text: &String| {
                    let read = crate::check::ascii_digits(text.trim()).parse::<f64>();
                    read.ok().filter(|number| number.is_finite()).ok_or_else(wrong)
                };
                Ok(Wanted::Numbers(low.map(number).transpose()?, high.map(number).transpose()?))
            }
            _ => Err(self.refuse(condition)),
        }
    }

    /// The path, with slashes and every star written out; a segment may be the id of one item.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The field that it asks.
    pub const fn field(&self) -> &'static Field {
        self.field
    }

    /// Whether it holds where nothing fits.
    pub const fn is_negated(&self) -> bool {
        self.negated
    }

    /// Says whether the path is one of those that the condition asks.
    pub fn asks(&self, path: &Path) -> bool {
        let mut segments = path.segments();
        self.path.split('/').all(|part| segments.next().is_some_and(|segment| part == "*" || part == segment))
            && segments.next().is_none()
    }

    /// Gives the beginning that all paths have which the condition asks.
    pub fn prefix(&self) -> &str {
        self.path.split_once("/*").map_or(self.path.as_str(), |(prefix, _)| prefix)
    }

    /// Says whether a value is one that is looked for. `words` says whether a text has all the words of another.
    pub fn fits(&self, path: &Path, value: &Value, words: impl Fn(&str, &str) -> bool) -> bool {
        let is_member = matches!(self.field.ty, FieldType::CodeSet(_) | FieldType::ReferenceSet(_) | FieldType::Item);
        if is_member && *value != Value::Flag(true) {
            return false;
        }
        match &self.wanted {
            Wanted::Any => true,
            Wanted::Values(wanted) if is_member => {
                path.segments().next_back().is_some_and(|member| wanted.iter().any(|wanted| wanted == member))
            }
            Wanted::Values(wanted) => wanted.iter().any(|wanted| *wanted == value.display()),
            Wanted::Words(wanted) => {
                value.as_text().is_some_and(|text| wanted.iter().any(|wanted| words(text, wanted)))
            }
            Wanted::Days(from, to) => {
                let date = value.as_text().and_then(|text| Edtf::parse(text).ok());
                date.is_some_and(|date| date.may_overlap(*from, *to))
            }
            Wanted::Millis(from, to) => {
                let time = value.as_text().and_then(|text| text.parse::<Timestamp>().ok()).map(Timestamp::as_millis);
                time.is_some_and(|time| from.is_none_or(|from| time >= from) && to.is_none_or(|to| time <= to))
            }
            Wanted::Numbers(low, high) => number(value)
                .is_some_and(|found| low.is_none_or(|low| found >= low) && high.is_none_or(|high| found <= high)),
            Wanted::Beyond(low, high) => number(value)
                .is_some_and(|found| low.is_none_or(|low| found > low) && high.is_none_or(|high| found < high)),
        }
    }
}

/// Says whether every item that a path lies in exists.
pub fn stands(fields: &Fields, path: &Path) -> bool {
    let text = path.as_str();
    // Lists, sets and answers name their items at every second segment: "acts/<id>/methods/<code>/note".
    text.match_indices('/').skip(1).step_by(2).all(|(at, _)| {
        let owner = text.get(..at).and_then(|owner| fields.get(owner));
        owner.is_some_and(|owner| *owner != Value::Flag(false))
    })
}

fn number(value: &Value) -> Option<f64> {
    match value {
        // Bounds of numbers in the field table are exact as floating-point numbers.
        Value::Int(number) => Some(*number as f64),
        Value::Real(number) => Some(*number),
        Value::Flag(_) | Value::Text(_) => None,
    }
}

fn read_day(text: &str) -> Result<Edtf, Option<EditError>> {
    let place = Path::parse("value").map_err(|_| None)?;
    match read_words(text, None) {
        Ok(WordsReading::One(date)) => Ok(date),
        Ok(WordsReading::Ambiguous { day_first, month_first }) => {
            Err(Some(EditError::AmbiguousDate { path: place, readings: [day_first, month_first] }))
        }
        Err(source) => Err(Some(EditError::Date { path: place, source })),
    }
}

fn next_day(day: Day) -> Option<Day> {
    day.days().checked_add(1).map(Day::from_days)
}

fn day_before(day: Day) -> Option<Day> {
    day.days().checked_sub(1).map(Day::from_days)
}

fn start_of(day: Day) -> i64 {
    i64::from(day.days()) * 86_400_000
}

#[cfg(test)]
mod tests;
