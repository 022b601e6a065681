//! One record: by a shortened id, with its fields, conflicts and links.

use std::collections::BTreeMap;

use cairn_model::{CircleId, Claim, Fields, ItemId, Path, RecordId, Value};
use rusqlite::OptionalExtension as _;

use super::Reader;
use super::list::{COLUMNS, JOINED, Row, read_row};
use crate::body::{read_claims, read_fields};
use crate::error::StoreError;
use crate::projection::circle_number;

/// Names one record in one circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey {
    /// The circle.
    pub circle: CircleId,
    /// The record.
    pub id: RecordId,
}

/// One record as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What a list shows of it.
    pub row: Row,
    /// Its fields. A field in conflict shows the value of its first claim.
    pub fields: Fields,
    /// Its fields with several different values.
    pub conflicts: BTreeMap<Path, Vec<Claim>>,
}

/// One link, seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkEnd {
    /// The record in which the link lives.
    pub from: RecordId,
    /// The link's item in that record.
    pub item: ItemId,
    /// The relation's code.
    pub relation: String,
    /// The record it leads to.
    pub to: RecordId,
    /// How sure.
    pub confidence: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// The record at the other end, when it is here.
    pub other: Option<Row>,
}

/// One field in conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    /// The record.
    pub key: RecordKey,
    /// Its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The field.
    pub path: Path,
    /// The values, sorted by value, then author.
    pub claims: Vec<Claim>,
}

impl Reader {
    /// Finds a record by its id or the first 8 or more hexadecimal digits of it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Ambiguous`], or [`StoreError::Refused`] for a text that is no shortened id.
    pub fn find(&self, prefix: &str) -> Result<RecordKey, StoreError> {
        let hex = prefix.len() >= 8 && prefix.len() <= 32 && prefix.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex {
            return Err(StoreError::Refused("record id"));
        }
        let bound = |fill: char| -> Option<RecordId> {
            format!("{:\u{0}<32}", prefix.to_ascii_lowercase()).replace('\u{0}', &fill.to_string()).parse().ok()
        };
        let (Some(low), Some(high)) = (bound('0'), bound('f')) else { return Err(StoreError::Refused("record id")) };
        let mut query = self.db.prepare_cached(
            "SELECT subject.id, circle.id FROM subject JOIN record ON record.subject = subject.n JOIN circle ON circle.n = subject.circle
             WHERE subject.id BETWEEN ?1 AND ?2 LIMIT 2",
        )?;
        let found: Vec<RecordKey> = query
            .query_map((low.as_bytes(), high.as_bytes()), |row| {
                Ok(RecordKey { id: RecordId::from_bytes(row.get(0)?), circle: CircleId::from_bytes(row.get(1)?) })
            })?
            .collect::<Result<_, _>>()?;
        match found.as_slice() {
            [] => Err(StoreError::NotFound("record")),
            [key] => Ok(*key),
            _ => Err(StoreError::Ambiguous),
        }
    }

    /// Gives a record.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not here.
    pub fn record(&self, key: &RecordKey) -> Result<Record, StoreError> {
        let (n, row) = self.row(key)?.ok_or(StoreError::NotFound("record"))?;
        Ok(Record { row, fields: self.body(n)?, conflicts: self.claims(n)? })
    }

    /// Gives what a list shows of a record.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not here.
    pub fn summary(&self, key: &RecordKey) -> Result<Row, StoreError> {
        self.row(key)?.map(|(_, row)| row).ok_or(StoreError::NotFound("record"))
    }

    fn row(&self, key: &RecordKey) -> Result<Option<(i64, Row)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM subject JOIN record ON record.subject = subject.n JOIN circle ON circle.n = subject.circle
             WHERE subject.id = ?1 AND circle.id = ?2"
        );
        let mut query = self.db.prepare_cached(&sql)?;
        let found = query
            .query_row((key.id.as_bytes(), key.circle.as_bytes()), |row| Ok((row.get(0)?, read_row(row)?.1)))
            .optional()?;
        Ok(found)
    }

    pub(crate) fn row_at(&self, n: i64) -> Result<Option<Row>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {JOINED} WHERE record.n = ?1");
        Ok(self.db.prepare_cached(&sql)?.query_row([n], |row| Ok(read_row(row)?.1)).optional()?)
    }

    pub(crate) fn body(&self, n: i64) -> Result<Fields, StoreError> {
        let packed: Vec<u8> =
            self.db.prepare_cached("SELECT fields FROM body WHERE n = ?1")?.query_row([n], |row| row.get(0))?;
        read_fields(&packed)
    }

    pub(crate) fn claims(&self, n: i64) -> Result<BTreeMap<Path, Vec<Claim>>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT path, claims FROM conflict WHERE n = ?1")?;
        let mut rows = query.query([n])?;
        let mut conflicts = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let path: String = row.get(0)?;
            let packed: Vec<u8> = row.get(1)?;
            conflicts.insert(Path::parse(&path).map_err(|_| StoreError::Damaged(None))?, read_claims(&packed)?);
        }
        Ok(conflicts)
    }

    /// Gives the links that start in a record.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn links_from(&self, key: &RecordKey) -> Result<Vec<LinkEnd>, StoreError> {
        let Some((n, row)) = self.row(key)? else { return Ok(Vec::new()) };
        let fields = self.body(n)?;
        let mut query = self.db.prepare_cached("SELECT item, relation, target FROM link WHERE n = ?1 ORDER BY item")?;
        let found: Vec<([u8; 8], String, [u8; 16])> =
            query.query_map([n], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
        found
            .into_iter()
            .map(|(item, relation, target)| {
                let to = RecordId::from_bytes(target);
                let other = self.row(&RecordKey { circle: key.circle, id: to })?.map(|(_, row)| row);
                Ok(link_end(row.id, ItemId::from_bytes(item), relation, to, &fields, other))
            })
            .collect()
    }

    /// Gives the links that lead to a record, from live records of its circle.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn links_to(&self, key: &RecordKey) -> Result<Vec<LinkEnd>, StoreError> {
        let circle = circle_number(&self.db, &key.circle)?;
        let sql = format!(
            "SELECT {COLUMNS}, link.item, link.relation FROM link CROSS JOIN record ON record.n = link.n \
             CROSS JOIN subject ON subject.n = record.subject CROSS JOIN circle ON circle.n = record.circle
             WHERE link.target = ?1 AND record.circle = ?2 AND record.deleted = 0 ORDER BY link.n LIMIT 1000"
        );
        let mut query = self.db.prepare_cached(&sql)?;
        let found: Vec<(i64, Row, [u8; 8], String)> = query
            .query_map((key.id.as_bytes(), circle), |row| {
                Ok((row.get(0)?, read_row(row)?.1, row.get(13)?, row.get(14)?))
            })?
            .collect::<Result<_, _>>()?;
        found
            .into_iter()
            .map(|(n, row, item, relation)| {
                let fields = self.body(n)?;
                Ok(link_end(row.id, ItemId::from_bytes(item), relation, key.id, &fields, Some(row)))
            })
            .collect()
    }

    /// Lists the fields in conflict, of one circle or of all, newest record first; at most 1,000.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn conflicts(&self, circle: Option<&CircleId>) -> Result<Vec<ConflictRow>, StoreError> {
        let n = circle.map(|circle| circle_number(&self.db, circle)).transpose()?;
        let sql = format!(
            "SELECT {COLUMNS}, conflict.path, conflict.claims FROM conflict CROSS JOIN record ON record.n = conflict.n \
             CROSS JOIN subject ON subject.n = record.subject CROSS JOIN circle ON circle.n = record.circle
             WHERE (?1 IS NULL OR record.circle = ?1) ORDER BY conflict.n, conflict.path LIMIT 1000"
        );
        let mut query = self.db.prepare_cached(&sql)?;
        let mut rows = query.query([n])?;
        let mut found = Vec::new();
        while let Some(read) = rows.next()? {
            let (_, row) = read_row(read)?;
            let path: String = read.get(13)?;
            let packed: Vec<u8> = read.get(14)?;
            found.push(ConflictRow {
                key: RecordKey { circle: row.circle, id: row.id },
                kind: row.kind,
                title: row.title,
                path: Path::parse(&path).map_err(|_| StoreError::Damaged(None))?,
                claims: read_claims(&packed)?,
            });
        }
        Ok(found)
    }
}

fn link_end(
    from: RecordId,
    item: ItemId,
    relation: String,
    to: RecordId,
    fields: &Fields,
    other: Option<Row>,
) -> LinkEnd {
    let part =
        |name: &str| fields.get(format!("links/{item}/{name}").as_str()).and_then(Value::as_text).map(str::to_owned);
    LinkEnd { from, item, relation, to, confidence: part("confidence"), note: part("note"), other }
}
