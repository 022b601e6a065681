//! What names a record or an observable: exact tokens beside those of search, and the queries that read them.
//!
//! A reference is found by the id whatever field it stands in; so are hashes, the hosts of addresses and every number that may be
//! dialled, also in fields that no filter and no search looks at.

use cairn_model::{CircleId, FieldType, Kind, RecordId, Value};

use crate::body::read_fields;
use crate::error::StoreError;
use crate::project::{CIRCLE, DELETED, KIND};
use crate::projection::circle_number;
use crate::reader::{Reader, Record, RecordKey};
use crate::text::{Term, filter_token, fts_expression, query_terms};

const REFERENCE: &str = "\u{1}names";
const HASH: &str = "\u{1}hash";
const HOST: &str = "\u{1}host";
const NUMBER: &str = "\u{1}number";

/// The fewest digits of a number that is kept; the last so many stand for it, with or without a country's code.
const DIGITS: usize = 7;
/// The most digits of a number.
const MAX_DIGITS: usize = 17;
/// The most numbers of one text that are kept.
const MAX_NUMBERS: usize = 64;
/// The most labels of a host under which it is found.
const MAX_LABELS: usize = 8;
/// The most conditions of one query.
const MAX_MARKS: usize = 64;

/// Something that may be named in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A record, by any field that refers to one, and by links.
    Record(RecordId),
    /// A hash, in lower-case hexadecimal digits.
    Hash(String),
    /// A host or domain in lower case, in fields that hold an address; also of its subdomains.
    Host(String),
    /// A number that may be dialled, its digits; also where it is written with other spaces, or without the country's code.
    Number(String),
    /// All words of a text, anywhere in what search reads.
    Words(String),
    /// One field with exactly this value.
    Field {
        /// The field's path in the table.
        path: &'static str,
        /// The value.
        value: String,
    },
}

/// Records that name something, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// Each by its place, with its kind's stored name.
    pub places: Vec<(Place, String)>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

/// The place of a row, newest first; good until the record is written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(i64);

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::str::FromStr for Place {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// Where to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope {
    /// Only in this circle.
    pub circle: Option<CircleId>,
    /// Only in records of this kind.
    pub kind: Option<Kind>,
}

/// One record's fields, as they are read in turn.
#[derive(Debug, Clone)]
pub struct Body {
    /// The record.
    pub key: RecordKey,
    /// Its fields. A field in conflict shows the value of its first claim.
    pub fields: cairn_model::Fields,
}

/// Writes the tokens by which one value of a field is found, beside those of filters.
pub(crate) fn marks(ty: FieldType, member: Option<&str>, value: &Value, marks: &mut Vec<String>) {
    match ty {
        FieldType::Reference(_) | FieldType::AnyReference => {
            marks.extend(value.as_text().map(|id| filter_token(REFERENCE, id)));
        }
        FieldType::ReferenceSet(_) if *value == Value::Flag(true) => {
            marks.extend(member.map(|id| filter_token(REFERENCE, id)));
        }
        FieldType::Hash => marks.extend(value.as_text().map(|hash| filter_token(HASH, hash))),
        FieldType::Url => {
            marks.extend(value.as_text().into_iter().flat_map(hosts).map(|host| filter_token(HOST, &host)))
        }
        FieldType::Text | FieldType::LongText => {
            marks.extend(
                value.as_text().into_iter().flat_map(numbers).map(|number| filter_token(NUMBER, &tail(&number))),
            );
        }
        _ => {}
    }
}

/// Gives the host of an address, and the domains that it is part of.
fn hosts(url: &str) -> Vec<String> {
    let Some((_, rest)) = url.split_once("://") else { return Vec::new() };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let host = host.trim_end_matches('.').to_lowercase();
    let mut found = vec![host.clone()];
    let mut rest = host.as_str();
    while let Some((_, parent)) = rest.split_once('.')
        && found.len() < MAX_LABELS
    {
        found.push(parent.to_owned());
        rest = parent;
    }
    found
}

/// Gives the numbers in a text that may be dialled, their digits only: 7 to 17 of them, with what people put between.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut gap = 0;
    let mut end = |digits: &mut String| {
        if (DIGITS..=MAX_DIGITS).contains(&digits.len()) && found.len() < MAX_NUMBERS {
            found.push(digits.clone());
        }
        digits.clear();
    };
    for c in crate::text::fold(text).chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            gap = 0;
        } else if matches!(c, ' ' | '\u{a0}' | '-' | '.' | '(' | ')' | '/' | '\u{2011}' | '\u{2013}')
            && !digits.is_empty()
            && gap < 3
        {
            gap += 1;
        } else {
            end(&mut digits);
            gap = 0;
        }
    }
    end(&mut digits);
    found
}

/// Gives the digits that stand for a number.
fn tail(digits: &str) -> String {
    digits.get(digits.len().saturating_sub(DIGITS)..).unwrap_or(digits).to_owned()
}

/// Writes one condition; `None` when nothing can meet it.
fn expression(mark: &Mark) -> Option<String> {
    let token = |token: String| Some(fts_expression(&[Term::Whole(token)]));
    match mark {
        Mark::Record(id) => token(filter_token(REFERENCE, &id.to_string())),
        Mark::Hash(hash) => token(filter_token(HASH, hash)),
        Mark::Host(host) => token(filter_token(HOST, host)),
        Mark::Number(digits) => token(filter_token(NUMBER, &tail(digits))),
        Mark::Field { path, value } => token(filter_token(path, value)),
        Mark::Words(text) => {
            // A space ends the last word, so that it is no beginning of others.
            let terms = query_terms(&format!("{text} "));
            (!terms.is_empty()).then(|| format!("({})", fts_expression(&terms)))
        }
    }
}

impl Reader {
    /// Finds the live records in which any of these is named, newest first, at most `limit` of them.
    /// Marks of words, hosts and numbers find candidates: whoever asks looks into each.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for more than 64 marks; [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn hits(&self, marks: &[Mark], scope: &Scope, limit: usize) -> Result<Hits, StoreError> {
        if marks.len() > MAX_MARKS {
            return Err(StoreError::Refused("list of marks"));
        }
        let mut wanted: Vec<String> = marks.iter().filter_map(expression).collect();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(Hits::default());
        }
        let mut expression = format!("({})", wanted.join(" OR "));
        if let Some(circle) = &scope.circle {
            circle_number(&self.db, circle)?;
            let token = filter_token(CIRCLE, &circle.to_string());
            expression = format!("({expression} AND {})", fts_expression(&[Term::Whole(token)]));
        }
        if let Some(kind) = scope.kind {
            let token = filter_token(KIND, kind.name());
            expression = format!("({expression} AND {})", fts_expression(&[Term::Whole(token)]));
        }
        let deleted = fts_expression(&[Term::Whole(filter_token(DELETED, ""))]);
        let mut query = self.db.prepare_cached(
            "SELECT search.rowid, record.kind FROM search CROSS JOIN record ON record.n = search.rowid
             WHERE search MATCH ?1 ORDER BY search.rowid LIMIT ?2",
        )?;
        let limit_value = i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX);
        let mut places: Vec<(Place, String)> = query
            .query_map((format!("{expression} NOT {deleted}"), limit_value), |row| {
                Ok((Place(row.get(0)?), row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        let more = places.len() > limit;
        places.truncate(limit);
        Ok(Hits { places, more })
    }

    /// Gives the record at a place; `None` when it was written or taken away since.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn record_at(&self, place: Place) -> Result<Option<Record>, StoreError> {
        let Some(row) = self.row_at(place.0)? else { return Ok(None) };
        Ok(Some(Record { row, fields: self.body(place.0)?, conflicts: self.claims(place.0)? }))
    }

    /// Reads the fields of live records of a kind one after another, newest first, from after a place; at most 1,000 at a
    /// time. Loads no document.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn bodies(
        &self,
        kind: Kind,
        after: Option<Place>,
        limit: u32,
    ) -> Result<(Vec<Body>, Option<Place>), StoreError> {
        let limit = limit.clamp(1, 1_000);
        let mut query = self.db.prepare_cached(
            "SELECT record.n, subject.id, circle.id, body.fields FROM record INDEXED BY record_kind
             CROSS JOIN body ON body.n = record.n CROSS JOIN subject ON subject.n = record.subject
             CROSS JOIN circle ON circle.n = record.circle
             WHERE record.deleted = 0 AND record.kind = ?1 AND record.n > ?2 ORDER BY record.n LIMIT ?3",
        )?;
        let mut rows = query.query((kind.name(), after.map_or(-1, |place| place.0), limit))?;
        let (mut bodies, mut last) = (Vec::new(), None);
        while let Some(row) = rows.next()? {
            let packed: Vec<u8> = row.get(3)?;
            let key = RecordKey { id: RecordId::from_bytes(row.get(1)?), circle: CircleId::from_bytes(row.get(2)?) };
            bodies.push(Body { key, fields: read_fields(&packed)? });
            last = Some(Place(row.get(0)?));
        }
        let next = if bodies.len() == limit as usize { last } else { None };
        Ok((bodies, next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_digits_whatever_stands_between_them() {
        for text in ["+49 151 2345678", "call +49-(151) 234 5678 now", "49.151.2345678", "٤٩ ١٥١ ٢٣٤٥٦٧٨"] {
            assert_eq!(numbers(text), ["491512345678"], "{text}");
        }
        assert_eq!(numbers("between 12:30 and 14:00, room 4"), Vec::<String>::new());
        assert_eq!(numbers("356938035643809, then 0151 2345678."), ["356938035643809", "01512345678"]);
        assert_eq!(numbers(&"1".repeat(100_000)), Vec::<String>::new());
        assert_eq!(numbers(&"1234567 x ".repeat(10_000)).len(), MAX_NUMBERS);
        assert_eq!(tail("491512345678"), tail("01512345678"));
    }

    #[test]
    fn a_host_is_found_under_the_domains_that_it_is_part_of() {
        assert_eq!(
            hosts("https://user@CDN.Case-Update.example:8443/a?b#c"),
            ["cdn.case-update.example", "case-update.example", "example"]
        );
        assert_eq!(hosts("http://[2001:db8::1]:80/"), ["2001:db8::1"]);
        assert_eq!(hosts("no address"), Vec::<String>::new());
        assert_eq!(hosts(&format!("x://{}", "a.".repeat(5_000))).len(), MAX_LABELS);
    }

    #[test]
    fn fields_that_nobody_filters_by_are_found_by_what_they_name() {
        let of = |ty, member, value: Value| {
            let mut found = Vec::new();
            marks(ty, member, &value, &mut found);
            found
        };
        let id = "00000000000000000000000000000001";
        let token = vec![filter_token(REFERENCE, id)];
        assert_eq!(of(FieldType::AnyReference, None, id.into()), token);
        assert_eq!(of(FieldType::Reference(Kind::Person), None, id.into()), token);
        assert_eq!(of(FieldType::ReferenceSet(Kind::Person), Some(id), true.into()), token);
        assert_eq!(of(FieldType::ReferenceSet(Kind::Person), Some(id), false.into()), Vec::<String>::new());
        assert_eq!(of(FieldType::Date, None, "2024-03-12".into()), Vec::<String>::new());
    }
}
