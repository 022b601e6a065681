//! Lists: filters, full text, date range, order, and a cursor to go on from.
//!
//! Two plans. Without a condition that needs the search index, the record table is walked in the wanted order. Else one
//! FTS5 expression holds everything exact (words, filters, kind, circle, years), and gives rows in the order of writing,
//! because a record's number begins with the time it was written, counted backwards. Ordered by date, its hits are sorted when they are
//! few, and otherwise picked while the date index is walked.
//!
//! Conditions that the index does not tell are tried on the projected fields of each record that is left, in the same order,
//! a bounded number of records for each page.

mod looking;

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use cairn_model::filter::Test;
use cairn_model::{CircleId, Kind, RecordId, Timestamp};
use rusqlite::types::Value as Sql;
use rusqlite::{OptionalExtension as _, params_from_iter};

use super::Reader;
use crate::error::StoreError;
use crate::project::{
    CIRCLE, DELETED, KIND, MANY_YEARS, MAX_YEARS, NO_LATEST, YEAR, exact_tokens, query_token, year_of,
};
use crate::projection::written_at;
use crate::text::{Term, filter_token, fts_expression, query_terms};

/// Up to so many hits are sorted; more are picked while walking the date index.
const SORTED_HITS: usize = 2_000;
/// The most rows of one page.
const MAX_LIMIT: u32 = 1_000;
/// The most filters of one query.
const MAX_FILTERS: usize = 64;

/// Which records to list.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this circle.
    pub circle: Option<CircleId>,
    /// Path (dots or slashes; `*` for any item) and value. Several values of one path: any of them; several paths: all.
    pub filters: Vec<(String, String)>,
    /// Conditions on any field, all of which hold.
    pub conditions: Vec<Test>,
    /// Full text across scripts.
    pub search: Option<String>,
    /// Only what may have happened on or after this day (days since 1970-01-01).
    pub since: Option<i32>,
    /// Only what may have happened on or before this day.
    pub until: Option<i32>,
    /// Live records, or deleted ones.
    pub lifecycle: Lifecycle,
    /// In which order.
    pub order: Order,
    /// At most so many rows: 1 to 1000; 0 means 50.
    pub limit: u32,
    /// Go on after this row of an earlier page.
    pub after: Option<Cursor>,
    /// Whether to count all that match.
    pub counting: Counting,
}

/// Live or deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lifecycle {
    /// Records that are not deleted.
    #[default]
    Live,
    /// Deleted records.
    Deleted,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Last written first.
    #[default]
    Newest,
    /// Latest date first; records without a date last.
    Date,
}

/// Whether to count what matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// No.
    #[default]
    Skip,
    /// Yes, unless a date range makes it costly.
    Cheap,
}

/// A place in a list, to go on from. Its text is for handing back only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    latest: i64,
    n: i64,
}

/// Says that a text is no cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read the place to go on from")]
pub struct CursorError;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.latest, self.n)
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        let half = |range| text.get(range).and_then(|half| u64::from_str_radix(half, 16).ok()).map(u64::cast_signed);
        if text.len() != 32 {
            return Err(CursorError);
        }
        Ok(Self { latest: half(0..16).ok_or(CursorError)?, n: half(16..32).ok_or(CursorError)? })
    }
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The record.
    pub id: RecordId,
    /// The circle in which it lives.
    pub circle: CircleId,
    /// The kind's stored name, also one that this version does not know.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The main date (EDTF).
    pub date: Option<String>,
    /// The place's name.
    pub place: Option<String>,
    /// The status code.
    pub status: Option<String>,
    /// The TLP marking.
    pub tlp: Option<String>,
    /// How many fields have several different values.
    pub conflicts: u32,
    /// Last written.
    pub updated: Timestamp,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether it could be built from its changes.
    pub readable: bool,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage {
    /// The rows, in order.
    pub rows: Vec<Row>,
    /// Where to go on, when there is more.
    pub next: Option<Cursor>,
    /// How many match in all, when asked for and cheap.
    pub total: Option<u64>,
    /// How many records were looked at one by one for this page, where the index did not tell; then a page may have fewer rows
    /// than were asked for although there is more.
    pub looked_at: Option<u64>,
}

/// The columns that [`read_row`] reads, of `record`, `subject` and `circle`.
pub(super) const COLUMNS: &str = "record.n, record.latest, subject.id, circle.id, record.kind, record.title, record.date, \
     record.place, record.status, record.tlp, record.conflicts, record.deleted, record.readable";
/// What the columns are joined from.
pub(super) const JOINED: &str =
    "record CROSS JOIN subject ON subject.n = record.subject CROSS JOIN circle ON circle.n = record.circle";

/// Reads a row and its place.
pub(super) fn read_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Cursor, Row)> {
    let cursor = Cursor { n: row.get(0)?, latest: row.get(1)? };
    let read = Row {
        id: RecordId::from_bytes(row.get(2)?),
        circle: CircleId::from_bytes(row.get(3)?),
        kind: row.get(4)?,
        title: row.get(5)?,
        date: row.get(6)?,
        place: row.get(7)?,
        status: row.get(8)?,
        tlp: row.get(9)?,
        conflicts: row.get(10)?,
        deleted: row.get(11)?,
        readable: row.get(12)?,
        updated: written_at(cursor.n),
    };
    Ok((cursor, read))
}

/// The conditions of a list, read.
struct Plan {
    /// The FTS5 expression; `None` when the record table alone answers.
    expression: Option<String>,
    /// Further conditions on `record`, with their values.
    conditions: String,
    values: Vec<Sql>,
    limit: usize,
    /// What has to be tried on each record.
    tried: Vec<looking::Trial>,
}

impl Reader {
    /// Lists records.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for more than 64 filters or conditions; [`StoreError`] of the database.
    pub fn list(&self, filter: &ListFilter) -> Result<ListPage, StoreError> {
        self.list_watched(filter, &mut |_| true)
    }

    /// As [`Self::list`]. `watch` hears how many records were looked at one by one, and stops it by saying `false`.
    ///
    /// # Errors
    /// As [`Self::list`]; [`StoreError::Cancelled`] when it was stopped.
    pub fn list_watched(
        &self,
        filter: &ListFilter,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<ListPage, StoreError> {
        let Some(plan) = self.plan(filter)? else {
            return Ok(ListPage { rows: Vec::new(), next: None, total: Some(0), looked_at: None });
        };
        if !plan.tried.is_empty() {
            return self.look(filter, plan, watch);
        }
        let (mut found, total) = self.page(filter, &plan)?;
        let more = found.len() > plan.limit;
        found.truncate(plan.limit);
        let next = if more { found.last().map(|(cursor, _)| *cursor) } else { None };
        let rows = found.into_iter().map(|(_, row)| row).collect();
        Ok(ListPage { rows, next, total, looked_at: None })
    }

    /// Says whether the index alone tells what matches, so that no record has to be looked at.
    ///
    /// # Errors
    /// As [`Self::list`].
    pub fn is_told_by_index(&self, filter: &ListFilter) -> Result<bool, StoreError> {
        Ok(self.plan(filter)?.is_none_or(|plan| plan.tried.is_empty()))
    }

    /// Gives the rows of a page and one more, as far as the index tells.
    fn page(&self, filter: &ListFilter, plan: &Plan) -> Result<Found, StoreError> {
        let wanted = filter.counting == Counting::Cheap && plan.conditions.is_empty();
        Ok(match (&plan.expression, filter.order) {
            (None, order) => (self.walk(filter, plan, order)?, if wanted { Some(self.total(filter)?) } else { None }),
            (Some(expression), Order::Newest) if wanted => self.search_counting(filter, plan, expression)?,
            (Some(expression), Order::Newest) => (self.search_newest(filter, plan, expression)?, None),
            (Some(expression), Order::Date) => {
                let (found, hits) = self.search_by_date(filter, plan, expression)?;
                (found, wanted.then_some(hits))
            }
        })
    }

    /// Reads a filter; `None` when nothing can match.
    fn plan(&self, filter: &ListFilter) -> Result<Option<Plan>, StoreError> {
        if filter.filters.len() > MAX_FILTERS || filter.conditions.len() > MAX_FILTERS {
            return Err(StoreError::Refused("list of filters"));
        }
        let mut parts: Vec<String> = Vec::new();
        if let Some(search) = filter.search.as_deref().filter(|search| !search.trim().is_empty()) {
            let terms = query_terms(search);
            if terms.is_empty() {
                return Ok(None);
            }
            parts.push(fts_expression(&terms));
        }
        let any = |tokens: Vec<String>| {
            let quoted: Vec<String> = tokens.into_iter().map(|token| fts_expression(&[Term::Whole(token)])).collect();
            format!("({})", quoted.join(" OR "))
        };
        let mut by_path: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
        for (path, value) in &filter.filters {
            by_path.entry(path.replace('.', "/")).or_default().push(query_token(filter.kind, path, value));
        }
        parts.extend(by_path.into_values().map(any));
        if let Some(circle) = &filter.circle {
            parts.push(any(vec![filter_token(CIRCLE, &circle.to_string())]));
        }
        let mut barred: Vec<String> = Vec::new();
        let mut tried = Vec::new();
        for test in &filter.conditions {
            match exact_tokens(test) {
                Some(tokens) if !test.is_negated() => parts.push(any(tokens)),
                // What is left out has to be left out of something.
                Some(tokens) if filter.kind.is_some() || filter.circle.is_some() => barred.push(any(tokens)),
                _ => {
                    let trial = looking::Trial::of(test);
                    parts.extend(trial.narrowed());
                    tried.push(trial);
                }
            }
        }
        parts.extend(self.years(filter)?.map(any));
        let mut conditions = String::new();
        let mut values: Vec<Sql> = Vec::new();
        for (condition, value) in
            [(" AND record.latest >= ?", filter.since), (" AND record.earliest <= ?", filter.until)]
        {
            if let Some(day) = value {
                conditions.push_str(condition);
                values.push(i64::from(day).into());
            }
        }
        let expression = (!parts.is_empty() || !barred.is_empty()).then(|| {
            let deleted = fts_expression(&[Term::Whole(filter_token(DELETED, ""))]);
            if let Some(kind) = filter.kind {
                parts.push(fts_expression(&[Term::Whole(filter_token(KIND, kind.name()))]));
            }
            match filter.lifecycle {
                Lifecycle::Live => barred.push(deleted),
                Lifecycle::Deleted => parts.push(deleted),
            }
            let parts = parts.join(" AND ");
            if barred.is_empty() { parts } else { format!("({parts}) NOT ({})", barred.join(" OR ")) }
        });
        let limit = if filter.limit == 0 { 50 } else { filter.limit.min(MAX_LIMIT) };
        Ok(Some(Plan { expression, conditions, values, limit: limit as usize, tried }))
    }

    /// Gives the year tokens of a date range, when the years are few enough to be listed.
    fn years(&self, filter: &ListFilter) -> Result<Option<Vec<String>>, StoreError> {
        if filter.since.is_none() && filter.until.is_none() {
            return Ok(None);
        }
        let bound = |sql: &str, none: i64| -> Result<i64, StoreError> {
            let found: Option<i64> = self.db.prepare_cached(sql)?.query_row([none], |row| row.get(0)).optional()?;
            Ok(found.unwrap_or(0))
        };
        let since = match filter.since {
            Some(day) => i64::from(day),
            None => {
                bound("SELECT latest FROM record WHERE deleted = 0 AND latest > ?1 ORDER BY latest LIMIT 1", NO_LATEST)?
            }
        };
        let until = match filter.until {
            Some(day) => i64::from(day),
            None => bound(
                "SELECT latest FROM record WHERE deleted = 0 AND latest < ?1 ORDER BY latest DESC LIMIT 1",
                i64::MAX,
            )?,
        };
        if since == i64::MAX || until == i64::MIN {
            return Ok(None);
        }
        let (first, last) = (year_of(since), year_of(until));
        if last - first >= MAX_YEARS {
            return Ok(None);
        }
        let mut tokens: Vec<String> = (first..=last).map(|year| filter_token(YEAR, &year.to_string())).collect();
        tokens.push(filter_token(YEAR, MANY_YEARS));
        Ok(Some(tokens))
    }

    fn rows(&self, sql: &str, values: Vec<Sql>) -> Result<Vec<(Cursor, Row)>, StoreError> {
        let mut query = self.db.prepare_cached(sql)?;
        let rows = query.query_map(params_from_iter(values), read_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Walks the record table.
    fn walk(&self, filter: &ListFilter, plan: &Plan, order: Order) -> Result<Vec<(Cursor, Row)>, StoreError> {
        let mut values: Vec<Sql> = vec![i64::from(filter.lifecycle == Lifecycle::Deleted).into()];
        let mut sql = format!("SELECT {COLUMNS} FROM {JOINED} WHERE record.deleted = ?");
        if let Some(kind) = filter.kind {
            sql.push_str(" AND record.kind = ?");
            values.push(kind.name().to_owned().into());
        }
        sql.push_str(&plan.conditions);
        values.extend(plan.values.iter().cloned());
        match (order, filter.after) {
            (Order::Newest, Some(after)) => {
                sql.push_str(" AND record.n > ?");
                values.push(after.n.into());
            }
            (Order::Date, Some(after)) => {
                sql.push_str(" AND record.latest <= ? AND (record.latest < ? OR record.n > ?)");
                values.extend([after.latest.into(), after.latest.into(), after.n.into()]);
            }
            (_, None) => {}
        }
        sql.push_str(match order {
            Order::Newest => " ORDER BY record.n LIMIT ?",
            Order::Date => " ORDER BY record.latest DESC, record.n LIMIT ?",
        });
        values.push(limit_value(plan.limit + 1));
        self.rows(&sql, values)
    }

    fn search_newest(
        &self,
        filter: &ListFilter,
        plan: &Plan,
        expression: &str,
    ) -> Result<Vec<(Cursor, Row)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM search CROSS JOIN {JOINED_TO_HIT} WHERE search MATCH ? AND search.rowid > ?{} \
             ORDER BY search.rowid LIMIT ?",
            plan.conditions
        );
        let mut values: Vec<Sql> = vec![expression.to_owned().into(), filter.after.map_or(-1, |after| after.n).into()];
        values.extend(plan.values.iter().cloned());
        values.push(limit_value(plan.limit + 1));
        self.rows(&sql, values)
    }

    /// As [`Self::search_newest`], and counts all hits in the same pass.
    fn search_counting(&self, filter: &ListFilter, plan: &Plan, expression: &str) -> Result<Found, StoreError> {
        let mut query = self.db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid")?;
        let mut rows = query.query([expression])?;
        let after = filter.after.map_or(-1, |after| after.n);
        let (mut page, mut total) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            total += 1;
            let n: i64 = row.get(0)?;
            if n > after && page.len() <= plan.limit {
                page.push(n);
            }
        }
        Ok((self.rows_at(page)?, Some(total)))
    }

    /// Gives the rows in the order of their dates, and how many hits there are.
    fn search_by_date(
        &self,
        filter: &ListFilter,
        plan: &Plan,
        expression: &str,
    ) -> Result<(Vec<(Cursor, Row)>, u64), StoreError> {
        let mut query = self.db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid")?;
        let hits: Vec<i64> = query.query_map([expression], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let total = hits.len() as u64;
        let places = if hits.len() <= SORTED_HITS {
            self.sort_hits(filter, plan, &hits)?
        } else {
            self.pick_hits(filter, plan, &hits)?
        };
        Ok((self.rows_at(places)?, total))
    }

    /// Sorts few hits by date.
    fn sort_hits(&self, filter: &ListFilter, plan: &Plan, hits: &[i64]) -> Result<Vec<i64>, StoreError> {
        let after = filter.after.map_or((Reverse(i64::MAX), -1), |after| (Reverse(after.latest), after.n));
        let mut places: Vec<(Reverse<i64>, i64)> = Vec::new();
        let mut date = self.db.prepare_cached("SELECT latest, earliest FROM record WHERE n = ?1")?;
        for n in hits {
            let (latest, earliest): (i64, i64) = date.query_row([n], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let in_range = filter.since.is_none_or(|day| latest >= i64::from(day))
                && filter.until.is_none_or(|day| earliest <= i64::from(day));
            if (Reverse(latest), *n) > after && in_range {
                places.push((Reverse(latest), *n));
            }
        }
        places.sort_unstable();
        places.truncate(plan.limit + 1);
        Ok(places.into_iter().map(|(_, n)| n).collect())
    }

    /// Picks many hits while the date index is walked.
    fn pick_hits(&self, filter: &ListFilter, plan: &Plan, hits: &[i64]) -> Result<Vec<i64>, StoreError> {
        let after = filter.after.map_or((Reverse(i64::MAX), -1), |after| (Reverse(after.latest), after.n));
        let kind = filter.kind.map(Kind::name);
        let mut walk = self.db.prepare_cached(if kind.is_some() {
            "SELECT latest, n FROM record WHERE deleted = ?1 AND kind = ?2 AND latest BETWEEN ?4 AND ?3
             AND earliest <= ?5 ORDER BY latest DESC, n"
        } else {
            "SELECT latest, n FROM record WHERE deleted = ?1 AND ?2 IS NULL AND latest BETWEEN ?4 AND ?3
             AND earliest <= ?5 ORDER BY latest DESC, n"
        })?;
        let since = filter.since.map_or(i64::MIN, i64::from);
        let until = filter.until.map_or(i64::MAX, i64::from);
        let mut rows = walk.query((filter.lifecycle == Lifecycle::Deleted, kind, after.0.0, since, until))?;
        let mut places = Vec::new();
        while places.len() <= plan.limit {
            let Some(row) = rows.next()? else { break };
            let (latest, n): (i64, i64) = (row.get(0)?, row.get(1)?);
            if (Reverse(latest), n) <= after || hits.binary_search(&n).is_err() {
                continue;
            }
            places.push(n);
        }
        Ok(places)
    }

    fn rows_at(&self, places: Vec<i64>) -> Result<Vec<(Cursor, Row)>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {JOINED} WHERE record.n = ?");
        let mut query = self.db.prepare_cached(&sql)?;
        let rows = places.into_iter().map(|n| query.query_row([n], read_row));
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Counts the records that no search is needed for.
    fn total(&self, filter: &ListFilter) -> Result<u64, StoreError> {
        let deleted = filter.lifecycle == Lifecycle::Deleted;
        Ok(match filter.kind {
            Some(kind) => self
                .db
                .prepare_cached("SELECT count(*) FROM record WHERE deleted = ?1 AND kind = ?2")?
                .query_row((deleted, kind.name()), |row| row.get(0))?,
            None => self
                .db
                .prepare_cached("SELECT count(*) FROM record WHERE deleted = ?1")?
                .query_row([deleted], |row| row.get(0))?,
        })
    }
}

/// Rows with their places, and how many match in all where that was counted.
type Found = (Vec<(Cursor, Row)>, Option<u64>);

/// As [`JOINED`], beginning from a hit of the search index.
const JOINED_TO_HIT: &str = "record ON record.n = search.rowid CROSS JOIN subject ON subject.n = record.subject \
     CROSS JOIN circle ON circle.n = record.circle";

fn limit_value(limit: usize) -> Sql {
    i64::try_from(limit).unwrap_or(i64::MAX).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_come_back_and_nonsense_is_refused() {
        for cursor in [Cursor { latest: i64::MIN, n: 5 }, Cursor { latest: -3, n: i64::MAX }] {
            assert_eq!(cursor.to_string().parse(), Ok(cursor));
        }
        for text in ["", "x", "0123456789abcdef0123456789abcdeg", "é123456789abcdef0123456789abcdef"] {
            assert_eq!(text.parse::<Cursor>(), Err(CursorError));
        }
    }
}
