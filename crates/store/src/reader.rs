//! Everything that only reads: lists, records, links, the ledger's entries, digests.

mod digest;
mod drops;
mod ledger;
mod list;
mod record;

use std::collections::BTreeMap;

use cairn_keys::Zeroizing;
use cairn_ledger::charter::{Charter, Rivals};
use cairn_ledger::{Entry, LogId, PageHash};
use cairn_model::CircleId;
use rusqlite::{Connection, OptionalExtension as _};

pub use drops::DestroyedParts;
pub use ledger::{Change, HeldHead, NamedFile, ReceiptTold, StoredAttestation, StoredManifest};
pub use list::{Counting, Cursor, CursorError, Lifecycle, ListFilter, ListPage, Order, Row};
pub use record::{ConflictRow, LinkEnd, Record, RecordKey};

use crate::database::{self, KeySpec, Purpose};
use crate::error::StoreError;
use crate::folder::Folder;
use crate::projection::circle_number;

/// A connection that answers questions. [`crate::Vault`] derefs to one; [`crate::Vault::reader`] gives another, for
/// another thread, which sees what was committed when each of its questions was asked.
pub struct Reader {
    pub(crate) db: Connection,
    pub(crate) folder: Folder,
}

/// One circle of this vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Its id.
    pub id: CircleId,
    /// Whether it is the circle of one in which work starts.
    pub personal: bool,
}

/// How much this vault holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records that are not deleted, by kind.
    pub records: std::collections::BTreeMap<String, u64>,
    /// Deleted records.
    pub deleted: u64,
    /// Records with a field in conflict.
    pub in_conflict: u64,
    /// Records that could not be built from their changes.
    pub unreadable: u64,
    /// Entries of the ledger.
    pub entries: u64,
    /// Entries that do not count under the page we work under.
    pub withheld: u64,
    /// Logs with two entries at one height, of devices that were rolled back or copied.
    pub forked: u64,
    /// Records and leaves that a steward asked to erase and nobody confirmed yet.
    pub to_erase: u64,
}

impl Reader {
    pub(crate) fn open(folder: Folder, key: KeySpec, purpose: Purpose) -> rusqlite::Result<Self> {
        Ok(Self { db: database::open(&folder.database(), &key, purpose)?, folder })
    }

    /// Lists the circles, the personal one first.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn circles(&self) -> Result<Vec<Circle>, StoreError> {
        let mut query = self.db.prepare_cached("SELECT id, personal FROM circle ORDER BY personal DESC, n")?;
        let rows =
            query.query_map([], |row| Ok(Circle { id: CircleId::from_bytes(row.get(0)?), personal: row.get(1)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn circle_ids(&self) -> Result<Vec<CircleId>, StoreError> {
        Ok(self.circles()?.into_iter().map(|circle| circle.id).collect())
    }

    /// Gives the charter pages of a circle under which this device works, oldest first, byte for byte.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn pages(&self, circle: &CircleId) -> Result<Vec<Vec<u8>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT bytes FROM page WHERE circle = ?1 ORDER BY number")?;
        let rows = query.query_map([n], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Reads and verifies a circle's charter from its pages; [`crate::Vault::charter`] has it in memory.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle; [`StoreError::Charter`] when the pages do not hold.
    pub fn load_charter(&self, circle: &CircleId) -> Result<Charter, StoreError> {
        let others = self.other_pages(circle)?;
        Charter::restore(&self.pages(circle)?, &others, &self.declined(circle)?).map_err(StoreError::Charter)
    }

    /// Gives the pages that are kept beside those we work under: of rival branches, and such as wait for a person's word.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn other_pages(&self, circle: &CircleId) -> Result<Vec<Vec<u8>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT bytes FROM other_page WHERE circle = ?1 ORDER BY rowid")?;
        let rows = query.query_map([n], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn declined(&self, circle: &CircleId) -> Result<Vec<PageHash>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached("SELECT hash FROM declined WHERE circle = ?1 ORDER BY hash")?;
        let rows = query.query_map([n], |row| Ok(PageHash::from_bytes(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Gives the places where branches of the charter part, with who is known to work under which: what a person has to
    /// see before [`crate::Vault::choose_page`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn rivals(&self, circle: &CircleId) -> Result<Vec<Rivals>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached(
            "SELECT entry.n, log.id FROM log JOIN entry ON entry.log = log.n AND entry.height = log.height
             WHERE log.circle = ?1",
        )?;
        let tops: Vec<(i64, [u8; 32])> =
            query.query_map([n], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut works = BTreeMap::new();
        for (entry, log) in tops {
            let bytes = crate::entries::wire(&self.db, entry)?;
            let entry = Entry::dangerously_trust_stored(&bytes).map_err(|_| StoreError::Damaged(None))?;
            works.insert(LogId::from_bytes(log).map_err(|_| StoreError::Damaged(None))?, entry.header().page);
        }
        Ok(self.load_charter(circle)?.rivals(&works))
    }

    /// Gives one of the secrets of a circle, such as a device's seed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn secret(&self, circle: &CircleId, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let n = circle_number(&self.db, circle)?;
        let value: Option<Vec<u8>> = self
            .db
            .prepare_cached("SELECT value FROM secret WHERE circle = ?1 AND name = ?2")?
            .query_row((n, name), |row| row.get(0))
            .optional()?;
        Ok(value.map(Zeroizing::new))
    }

    /// Gives a setting of this vault.
    ///
    /// # Errors
    /// [`StoreError`] of the database.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self
            .db
            .prepare_cached("SELECT value FROM meta WHERE name = 'set.' || ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn setting_number(&self, name: &str) -> Result<Option<i64>, StoreError> {
        Ok(self.db.query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| row.get(0)).optional()?)
    }

    /// Counts records and entries, of one circle or of all.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn counts(&self, circle: Option<&CircleId>) -> Result<Counts, StoreError> {
        let n = circle.map(|circle| circle_number(&self.db, circle)).transpose()?;
        let mut counts = Counts::default();
        // Without a circle the index alone answers.
        let by_kind = match n {
            None => "SELECT deleted, kind, count(*) FROM record WHERE ?1 IS NULL GROUP BY deleted, kind",
            Some(_) => "SELECT deleted, kind, count(*) FROM record WHERE circle = ?1 GROUP BY deleted, kind",
        };
        let mut query = self.db.prepare_cached(by_kind)?;
        let mut rows = query.query([n])?;
        while let Some(row) = rows.next()? {
            let (deleted, kind, count): (bool, String, u64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if deleted {
                counts.deleted += count;
            } else {
                counts.records.insert(kind, count);
            }
        }
        let one = |sql: &str| -> Result<u64, StoreError> {
            Ok(self.db.prepare_cached(sql)?.query_row([n], |row| row.get(0))?)
        };
        counts.in_conflict = one(
            "SELECT count(*) FROM record WHERE n IN (SELECT DISTINCT n FROM conflict) AND (?1 IS NULL OR circle = ?1)",
        )?;
        counts.unreadable = one(
            "SELECT count(*) FROM record INDEXED BY record_unreadable WHERE readable = 0 AND (?1 IS NULL OR circle = ?1)",
        )?;
        counts.entries = one("SELECT coalesce(sum(log.height - coalesce(forgotten.height, 0)), 0) FROM log
             LEFT JOIN forgotten ON forgotten.log = log.n WHERE ?1 IS NULL OR circle = ?1")?;
        counts.withheld = one(
            "SELECT count(*) FROM entry JOIN log ON log.n = entry.log WHERE NOT counts AND (?1 IS NULL OR circle = ?1)",
        )?;
        counts.forked = one(
            "SELECT count(DISTINCT side.log) FROM side JOIN log ON log.n = side.log WHERE ?1 IS NULL OR log.circle = ?1",
        )?;
        counts.to_erase = one("SELECT count(*) FROM erasure WHERE NOT done AND (?1 IS NULL OR circle = ?1)")?;
        Ok(counts)
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}
