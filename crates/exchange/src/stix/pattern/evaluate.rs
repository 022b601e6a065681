//! Evaluating a pattern against observed objects (STIX 2.1, section 9; conformance level 1, section 12.7).
//!
//! A comparison holds for an object when any value at its path compares so; `AND` and `OR` join what holds for one object.
//! Property paths step through references (`from_ref.value`), lists and dictionaries.

use std::cmp::Ordering;
use std::net::IpAddr;

use cairn_model::Timestamp;
use regex::RegexBuilder;
use unicode_normalization::UnicodeNormalization as _;

use super::{Comparison, Expression, Literal, Observation, Operator, Pattern, Step};
use crate::json::Json;

/// Why a pattern was not evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Beyond {
    /// It asks for several observations, an order or a number of times.
    #[error("evaluate one observation alone")]
    Observations,
    /// A regular expression that is not understood, or is too large.
    #[error("understand the regular expression")]
    Regex,
}

/// The most values at one path of one object.
const MAX_VALUES: usize = 10_000;
/// The largest compiled regular expression, in bytes.
const MAX_REGEX: usize = 1 << 20;

/// Finds an object by the id that a reference names.
pub type Lookup<'a, 'j> = dyn Fn(&str) -> Option<&'a Json<'j>> + 'a;

/// Gives the places of the objects for which the pattern holds.
///
/// # Errors
/// [`Beyond`], when it asks for more than conformance level 1 has.
pub fn evaluate<'a, 'j>(
    pattern: &Pattern,
    objects: &[&'a Json<'j>],
    lookup: &Lookup<'a, 'j>,
) -> Result<Vec<usize>, Beyond> {
    let mut found = Vec::new();
    for (object, place) in objects.iter().zip(0..) {
        let evaluation = Evaluation { pattern, object, lookup };
        if evaluation.observation(&pattern.observation)? {
            found.push(place);
        }
    }
    Ok(found)
}

struct Evaluation<'p, 'a, 'j> {
    pattern: &'p Pattern,
    object: &'a Json<'j>,
    lookup: &'p Lookup<'a, 'j>,
}

impl<'a, 'j> Evaluation<'_, 'a, 'j> {
    fn observation(&self, observation: &Observation) -> Result<bool, Beyond> {
        match observation {
            Observation::One(expression) => self.expression(expression),
            Observation::Any(several) => {
                let mut any = false;
                for one in several {
                    any |= self.observation(one)?;
                }
                Ok(any)
            }
            Observation::Beyond => Err(Beyond::Observations),
        }
    }

    fn expression(&self, expression: &Expression) -> Result<bool, Beyond> {
        match expression {
            Expression::One(place) => match self.pattern.comparisons.get(*place) {
                Some(comparison) => self.comparison(comparison),
                None => Ok(false),
            },
            Expression::All(several) => several.iter().try_fold(true, |all, one| Ok(self.expression(one)? && all)),
            Expression::Any(several) => several.iter().try_fold(false, |any, one| Ok(self.expression(one)? || any)),
        }
    }

    fn comparison(&self, comparison: &Comparison) -> Result<bool, Beyond> {
        let test = Test::of(comparison)?;
        if self.object.get("type").and_then(Json::as_text) != Some(comparison.object.as_str()) {
            return Ok(false);
        }
        let values = self.values(&comparison.path);
        if comparison.operator == Operator::Exists {
            return Ok(values.is_empty() == comparison.negated);
        }
        Ok(values.into_iter().any(|value| test.holds(value) != comparison.negated))
    }

    /// Gives every value at a path.
    fn values(&self, path: &[Step]) -> Vec<&'a Json<'j>> {
        let mut values = vec![self.object];
        for (step, place) in path.iter().zip(0..) {
            let mut next = Vec::new();
            for value in values {
                match (step, value) {
                    (Step::Name(name), value) => next.extend(value.get(name)),
                    (Step::Item(number), Json::List(items)) => {
                        next.extend(usize::try_from(*number).ok().and_then(|number| items.get(number)));
                    }
                    (Step::AnyItem, Json::List(items)) => next.extend(items),
                    _ => {}
                }
            }
            next.truncate(MAX_VALUES);
            values = match (step, path.get(place + 1)) {
                // A reference is stepped through, when the path goes on behind it.
                (Step::Name(name), Some(Step::Name(_))) if name.ends_with("_ref") => self.behind(next),
                (Step::AnyItem | Step::Item(_), Some(Step::Name(_))) if is_list_of_references(path, place) => {
                    self.behind(next)
                }
                _ => next,
            };
        }
        values
    }

    fn behind(&self, references: Vec<&'a Json<'j>>) -> Vec<&'a Json<'j>> {
        references.into_iter().filter_map(|reference| (self.lookup)(reference.as_text()?)).collect()
    }
}

fn is_list_of_references(path: &[Step], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| path.get(before));
    matches!(before, Some(Step::Name(name)) if name.ends_with("_refs"))
}

/// A comparison that is ready to be held against values.
enum Test<'p> {
    Compare(Operator, &'p [Literal]),
    Like(Vec<char>),
    Regex(regex::Regex),
    Never,
}

impl<'p> Test<'p> {
    fn of(comparison: &'p Comparison) -> Result<Self, Beyond> {
        let text = match comparison.values.first() {
            Some(Literal::Text(text)) => Some(text),
            _ => None,
        };
        Ok(match (comparison.operator, text) {
            (Operator::Like, Some(text)) => Self::Like(text.nfc().collect()),
            (Operator::Matches, Some(text)) => {
                let pattern: String = text.nfc().collect();
                let regex = RegexBuilder::new(&pattern).size_limit(MAX_REGEX).build();
                Self::Regex(regex.map_err(|_| Beyond::Regex)?)
            }
            (Operator::Like | Operator::Matches, None) => Self::Never,
            (operator, _) => Self::Compare(operator, &comparison.values),
        })
    }

    fn holds(&self, value: &Json<'_>) -> bool {
        match self {
            Self::Compare(operator, literals) => literals.iter().any(|literal| compares(*operator, value, literal)),
            Self::Like(pattern) => value.as_text().is_some_and(|text| like(&text.nfc().collect::<Vec<_>>(), pattern)),
            Self::Regex(regex) => value.as_text().is_some_and(|text| regex.is_match(&text.nfc().collect::<String>())),
            Self::Never => false,
        }
    }
}

fn compares(operator: Operator, value: &Json<'_>, literal: &Literal) -> bool {
    let order = || order(value, literal);
    match operator {
        Operator::Equal | Operator::In => order() == Some(Ordering::Equal),
        // What cannot be compared is not equal.
        Operator::NotEqual => order() != Some(Ordering::Equal),
        Operator::Less => order() == Some(Ordering::Less),
        Operator::LessOrEqual => matches!(order(), Some(Ordering::Less | Ordering::Equal)),
        Operator::Greater => order() == Some(Ordering::Greater),
        Operator::GreaterOrEqual => matches!(order(), Some(Ordering::Greater | Ordering::Equal)),
        Operator::IsSubset => networks(value, literal).is_some_and(|(value, literal)| within(value, literal)),
        Operator::IsSuperset => networks(value, literal).is_some_and(|(value, literal)| within(literal, value)),
        Operator::Like | Operator::Matches | Operator::Exists => false,
    }
}

/// Compares a value with a literal, where they can be.
fn order(value: &Json<'_>, literal: &Literal) -> Option<Ordering> {
    match (value, literal) {
        (Json::Text(text), Literal::Text(wanted)) => Some(text.nfc().cmp(wanted.nfc())),
        (Json::Text(text), Literal::Hex(wanted)) => Some(text.to_lowercase().cmp(&wanted.to_lowercase())),
        (Json::Text(text), Literal::Binary(wanted)) => Some(text.as_ref().cmp(wanted.as_str())),
        (Json::Text(text), Literal::Time(wanted)) => {
            Some(text.parse::<Timestamp>().ok()?.cmp(&wanted.parse::<Timestamp>().ok()?))
        }
        (Json::Number(number), Literal::Int(wanted)) => match number.parse::<i64>() {
            Ok(number) => Some(number.cmp(wanted)),
            Err(_) => number.parse::<f64>().ok()?.partial_cmp(&(*wanted as f64)),
        },
        (Json::Number(number), Literal::Real(wanted)) => number.parse::<f64>().ok()?.partial_cmp(wanted),
        (Json::Flag(flag), Literal::Flag(wanted)) => Some(flag.cmp(wanted)),
        _ => None,
    }
}

/// Matches `%` (anything) and `_` (one character) against all of a text, in time of their lengths multiplied.
fn like(text: &[char], pattern: &[char]) -> bool {
    let (mut at, mut next) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while let Some(c) = text.get(at) {
        match pattern.get(next) {
            Some('%') => {
                back = Some((next + 1, at));
                next += 1;
            }
            Some(wanted) if *wanted == '_' || wanted == c => {
                at += 1;
                next += 1;
            }
            _ => {
                // The last "%" takes one character more.
                let Some((after, from)) = back else { return false };
                back = Some((after, from + 1));
                (next, at) = (after, from + 1);
            }
        }
    }
    pattern.get(next..).unwrap_or_default().iter().all(|c| *c == '%')
}

type Network = (IpAddr, u32);

fn networks(value: &Json<'_>, literal: &Literal) -> Option<(Network, Network)> {
    let Literal::Text(literal) = literal else { return None };
    Some((network(value.as_text()?)?, network(literal)?))
}

fn network(text: &str) -> Option<Network> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length.parse::<u32>().ok()?)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let length = length.unwrap_or(most);
    (length <= most).then_some((address, length))
}

fn within((inner, inner_length): Network, (outer, length): Network) -> bool {
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    let ((inner, most), (outer, other)) = (bits(inner), bits(outer));
    let start = |bits: u128| bits.checked_shr(most - length.min(most)).unwrap_or(0);
    most == other && inner_length >= length && start(inner) == start(outer)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::json::{JsonLimits, JsonReader};

    const FILE: &str = r#"{"type":"file","name":"Ünder.apk","size":7,"ratio":1.5,"flag":true,
        "hashes":{"SHA-256":"ab","MD5":"cd"},"tags":["one","two"],"parent_ref":"dir-1","contains_refs":["dir-1"],
        "created":"2024-01-02T00:00:00Z","magic":"0aff"}"#;
    const FOLDER: &str = r#"{"type":"directory","path":"/data/app","value":"198.51.100.7"}"#;

    fn holds(pattern: &str) -> Result<bool, Beyond> {
        let read = |text: &'static str| JsonReader::new(text, JsonLimits::default()).value().unwrap();
        let (file, folder) = (read(FILE), read(FOLDER));
        let parsed = parse(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
        let lookup = |id: &str| (id == "dir-1").then_some(&folder);
        evaluate(&parsed, &[&file, &folder], &lookup).map(|found| !found.is_empty())
    }

    #[test]
    fn patterns_of_level_one_hold_as_the_standard_says() {
        for (pattern, wanted) in [
            ("[file:name = 'Ünder.apk']", true),
            ("[file:name = 'U\u{308}nder.apk']", true),
            ("[file:name = 'ünder.apk']", false),
            ("[file:name != 'x']", true),
            ("[file:name NOT = 'x']", true),
            ("[file:size = 7 AND file:hashes.'SHA-256' = 'ab']", true),
            ("[file:size = 7 AND file:hashes.'SHA-256' = 'xx']", false),
            ("[file:size = 8 OR file:hashes.MD5 = 'cd']", true),
            ("[file:size = 8 OR file:hashes.MD5 = 'cd' AND file:name = 'x']", false),
            ("[(file:size = 8 OR file:hashes.MD5 = 'cd') AND file:flag = true]", true),
            ("[file:size > 6 AND file:size < 8 AND file:size >= 7 AND file:size <= 7]", true),
            ("[file:ratio > 1 AND file:ratio = 1.5]", true),
            ("[file:size IN (1, 7)]", true),
            ("[file:size NOT IN (1, 7)]", false),
            ("[file:name LIKE '_nder.%']", true),
            ("[file:name LIKE 'nder']", false),
            ("[file:name MATCHES '^.nder\\\\.[a-z]{3}$']", true),
            ("[file:name NOT MATCHES 'nder']", false),
            ("[file:tags[*] = 'two']", true),
            ("[file:tags[1] = 'two' AND file:tags[0] = 'one']", true),
            ("[file:tags[2] = 'two']", false),
            ("[file:parent_ref.path = '/data/app']", true),
            ("[file:contains_refs[*].path = '/data/app']", true),
            ("[file:parent_ref.path = '/data']", false),
            ("[EXISTS file:hashes]", true),
            ("[EXISTS file:none]", false),
            ("[NOT (file:size = 8 OR file:flag = false)]", true),
            ("[NOT (file:size = 7 AND file:flag = false)]", true),
            ("[NOT (file:size = 7 OR file:flag = false)]", false),
            ("[file:created > t'2024-01-01T12:00:00Z']", true),
            ("[file:created < t'2024-01-01T12:00:00Z']", false),
            ("[file:magic = h'0AFF']", true),
            ("[directory:value ISSUBSET '198.51.100.0/24']", true),
            ("[directory:value ISSUBSET '198.51.101.0/24']", false),
            ("[directory:value ISSUPERSET '198.51.100.7/32']", true),
            ("[directory:value ISSUBSET '0.0.0.0/0']", true),
            ("[file:size = 8] OR [directory:path = '/data/app']", true),
            ("[file:size = '7']", false),
        ] {
            assert_eq!(holds(pattern), Ok(wanted), "{pattern}");
        }
    }

    #[test]
    fn what_is_past_level_one_is_not_guessed() {
        for pattern in [
            "[file:size = 7] AND [directory:path = '/data/app']",
            "[file:size = 7] FOLLOWEDBY [directory:path = '/data/app']",
            "[file:size = 7] REPEATS 2 TIMES",
            "([file:size = 7] WITHIN 5 SECONDS) OR [file:size = 7]",
        ] {
            assert_eq!(holds(pattern), Err(Beyond::Observations), "{pattern}");
        }
        assert_eq!(holds("[file:name MATCHES '(?=x)']"), Err(Beyond::Regex));
    }

    #[test]
    fn like_takes_no_longer_than_its_lengths_multiplied() {
        let text: Vec<char> = "a".repeat(20_000).chars().collect();
        let pattern: Vec<char> = "%a".repeat(500).chars().chain("b".chars()).collect();
        assert!(!like(&text, &pattern));
    }
}
