//! The projection of imported indicator sets: one row an object, for search and matching. The set itself is one sealed
//! file; these rows are read from it and can be dropped and made again.

use cairn_model::{CircleId, RecordId};
use rusqlite::{OptionalExtension as _, params, params_from_iter, types::Value as Sql};

use crate::error::StoreError;
use crate::projection::circle_number;
use crate::reader::Reader;
use crate::text::{Term, filter_token, fts_expression, index_text, query_terms};
use crate::vault::Vault;

/// How many rows go into one commit.
const ROWS_PER_COMMIT: usize = 4_000;
const SET: &str = "\u{1}set";
const TYPE: &str = "\u{1}type";

/// One object of an indicator set.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Indicator {
    /// The object's id inside the set.
    pub object: String,
    /// Its type, such as `indicator` or `malware`.
    pub ty: String,
    /// The value or pattern; may be empty.
    pub value: String,
    /// Its name.
    pub name: Option<String>,
    /// What else it is found by: description, labels. Not kept.
    pub text: String,
    /// Where its verbatim bytes begin in the set's file.
    pub at: u64,
    /// How many bytes they are.
    pub length: u32,
    /// JSON for whoever reads the set: relations, markings.
    pub more: Option<String>,
}

/// An object as it is stored; its `text` is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIndicator {
    /// Its number here, by which a list goes on.
    pub n: i64,
    /// The circle.
    pub circle: CircleId,
    /// The set's record.
    pub set: RecordId,
    /// The object.
    pub indicator: Indicator,
}

/// Which objects to list.
#[derive(Debug, Clone, Default)]
pub struct IndicatorFilter {
    /// Only this circle.
    pub circle: Option<CircleId>,
    /// Only this set.
    pub set: Option<RecordId>,
    /// Only this type.
    pub ty: Option<String>,
    /// Full text: name, description, and the words of the value.
    pub search: Option<String>,
    /// At most so many: 1 to 1000; 0 means 50.
    pub limit: u32,
    /// Go on after this number.
    pub after: Option<i64>,
}

/// One page of objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorPage {
    /// The objects, in the order of their import.
    pub rows: Vec<StoredIndicator>,
    /// Where to go on, when there is more.
    pub next: Option<i64>,
}

const COLUMNS: &str = "indicator.n, circle.id, indicator.id, object, type, value, name, at, length, more";

/// Leaves out the objects of sets that are hidden or erased.
const NOT_ERASED: &str =
    " AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.circle = indicator.circle AND erasure.target = indicator.id)";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredIndicator> {
    Ok(StoredIndicator {
        n: row.get(0)?,
        circle: CircleId::from_bytes(row.get(1)?),
        set: RecordId::from_bytes(row.get(2)?),
        indicator: Indicator {
            object: row.get(3)?,
            ty: row.get(4)?,
            value: row.get(5)?,
            name: row.get(6)?,
            text: String::new(),
            at: row.get(7)?,
            length: row.get(8)?,
            more: row.get(9)?,
        },
    })
}

impl Vault {
    /// Adds the objects of a set, each once; gives how many were added. `progress` gets the number so far and says
    /// whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]: what was added before stays; call [`Vault::drop_indicators`]. [`StoreError::DiskFull`].
    pub fn add_indicators(
        &mut self,
        circle: &CircleId,
        set: RecordId,
        rows: impl IntoIterator<Item = Indicator>,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<u64, StoreError> {
        let n = circle_number(&self.reader.db, circle)?;
        let mut rows = rows.into_iter().peekable();
        let mut added = 0;
        let marks = [filter_token(SET, &format!("{circle}{set}"))];
        while rows.peek().is_some() {
            added += self.commit(|commit| {
                let mut insert = commit.db.prepare_cached(
                    "INSERT OR IGNORE INTO indicator (circle, id, object, type, value, name, at, length, more)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?;
                let mut index =
                    commit.db.prepare_cached("INSERT INTO indicator_search (rowid, tokens) VALUES (?1, ?2)")?;
                let mut added = 0;
                for row in rows.by_ref().take(ROWS_PER_COMMIT) {
                    let new = insert.execute(params![
                        n,
                        set.as_bytes(),
                        row.object,
                        row.ty,
                        row.value,
                        row.name,
                        row.at.cast_signed(),
                        row.length,
                        row.more
                    ])?;
                    if new == 1 {
                        let [set] = &marks;
                        let marks = [set.clone(), filter_token(TYPE, &row.ty)];
                        let texts = [
                            row.value.as_str(),
                            row.name.as_deref().unwrap_or_default(),
                            row.text.as_str(),
                            row.object.as_str(),
                        ];
                        index.execute((commit.db.last_insert_rowid(), index_text(texts, &marks)))?;
                        added += 1;
                    }
                }
                Ok(added)
            })?;
            if !progress(added) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(added)
    }

    /// Drops the rows of a set.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn drop_indicators(&mut self, circle: &CircleId, set: RecordId) -> Result<(), StoreError> {
        self.commit(|commit| {
            let n = circle_number(commit.db, circle)?;
            commit.db.execute(
                "DELETE FROM indicator_search WHERE rowid IN (SELECT n FROM indicator WHERE circle = ?1 AND id = ?2)",
                (n, set.as_bytes()),
            )?;
            commit.db.execute("DELETE FROM indicator WHERE circle = ?1 AND id = ?2", (n, set.as_bytes()))?;
            Ok(())
        })
    }
}

impl Reader {
    /// Lists objects of indicator sets in the order of their import.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn indicators(&self, filter: &IndicatorFilter) -> Result<IndicatorPage, StoreError> {
        let limit = if filter.limit == 0 { 50 } else { filter.limit.min(1_000) } as usize;
        let nothing = IndicatorPage { rows: Vec::new(), next: None };
        let mut terms: Vec<Term> = Vec::new();
        if let Some(search) = filter.search.as_deref().filter(|search| !search.trim().is_empty()) {
            terms = query_terms(search);
            if terms.is_empty() {
                return Ok(nothing);
            }
        }
        terms.extend(filter.ty.as_deref().map(|ty| Term::Whole(filter_token(TYPE, ty))));
        if let (Some(circle), Some(set)) = (&filter.circle, &filter.set) {
            terms.push(Term::Whole(filter_token(SET, &format!("{circle}{set}"))));
        }
        let mut values: Vec<Sql> = Vec::new();
        let mut sql = format!("SELECT {COLUMNS} FROM ");
        let order = if terms.is_empty() {
            sql.push_str("indicator CROSS JOIN circle ON circle.n = indicator.circle WHERE indicator.n > ?");
            " ORDER BY indicator.n LIMIT ?"
        } else {
            sql.push_str(
                "indicator_search CROSS JOIN indicator ON indicator.n = indicator_search.rowid \
                 CROSS JOIN circle ON circle.n = indicator.circle WHERE indicator_search MATCH ? AND indicator_search.rowid > ?",
            );
            values.push(fts_expression(&terms).into());
            " ORDER BY indicator_search.rowid LIMIT ?"
        };
        values.push(filter.after.unwrap_or(-1).into());
        if let Some(circle) = &filter.circle {
            sql.push_str(" AND circle.id = ?");
            values.push(circle.as_bytes().to_vec().into());
        }
        if let Some(set) = &filter.set {
            sql.push_str(" AND indicator.id = ?");
            values.push(set.as_bytes().to_vec().into());
        }
        sql.push_str(NOT_ERASED);
        sql.push_str(order);
        values.push(i64::try_from(limit + 1).unwrap_or(i64::MAX).into());
        let mut query = self.db.prepare_cached(&sql)?;
        let mut rows: Vec<StoredIndicator> =
            query.query_map(params_from_iter(values), read)?.collect::<Result<_, _>>()?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|row| row.n);
        Ok(IndicatorPage { rows, next })
    }

    /// Gives one object of a set.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn indicator(
        &self,
        circle: &CircleId,
        set: &RecordId,
        object: &str,
    ) -> Result<Option<StoredIndicator>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator JOIN circle ON circle.n = indicator.circle
             WHERE indicator.circle = ?1 AND indicator.id = ?2 AND object = ?3{NOT_ERASED}"
        );
        Ok(self.db.prepare_cached(&sql)?.query_row((n, set.as_bytes(), object), read).optional()?)
    }

    /// Gives an object by its number here.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn indicator_at(&self, n: i64) -> Result<Option<StoredIndicator>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator JOIN circle ON circle.n = indicator.circle WHERE indicator.n = ?1{NOT_ERASED}"
        );
        Ok(self.db.prepare_cached(&sql)?.query_row([n], read).optional()?)
    }

    /// Gives every object of a set to `each`, in the order of their import, until that says to stop.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn each_indicator(
        &self,
        circle: &CircleId,
        set: &RecordId,
        each: &mut dyn FnMut(StoredIndicator) -> bool,
    ) -> Result<(), StoreError> {
        let n = circle_number(&self.db, circle)?;
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator JOIN circle ON circle.n = indicator.circle
             WHERE indicator.circle = ?1 AND indicator.id = ?2{NOT_ERASED} ORDER BY indicator.n"
        );
        let mut query = self.db.prepare_cached(&sql)?;
        let mut rows = query.query((n, set.as_bytes()))?;
        while let Some(row) = rows.next()? {
            if !each(read(row)?) {
                break;
            }
        }
        Ok(())
    }

    /// Says whether any object of a set is here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn has_indicators(&self, circle: &CircleId, set: &RecordId) -> Result<bool, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let sql = format!("SELECT EXISTS (SELECT 1 FROM indicator WHERE id = ?2 AND circle = ?1{NOT_ERASED})");
        Ok(self.db.prepare_cached(&sql)?.query_row((n, set.as_bytes()), |row| row.get(0))?)
    }

    /// Finds the objects of all sets whose value is exactly one of these, at most 1,000, in the order of their import.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for more than 256 values.
    pub fn indicators_with_value(&self, values: &[String]) -> Result<Vec<StoredIndicator>, StoreError> {
        if values.len() > 256 {
            return Err(StoreError::Refused("list of values"));
        }
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!(
            "SELECT {COLUMNS} FROM indicator CROSS JOIN circle ON circle.n = indicator.circle
             WHERE indicator.value IN ({marks}){NOT_ERASED} ORDER BY indicator.n LIMIT 1000"
        );
        let mut query = self.db.prepare(&sql)?;
        Ok(query.query_map(params_from_iter(values), read)?.collect::<Result<_, _>>()?)
    }

    /// Counts the objects of a set that are here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn indicator_count(&self, circle: &CircleId, set: &RecordId) -> Result<u64, StoreError> {
        let n = circle_number(&self.db, circle)?;
        Ok(self
            .db
            .prepare_cached(&format!("SELECT count(*) FROM indicator WHERE id = ?2 AND circle = ?1{NOT_ERASED}"))?
            .query_row((n, set.as_bytes()), |row| row.get(0))?)
    }
}
