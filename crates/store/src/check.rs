//! `vault check`: everything that can be recomputed is, and what is wrong is named.

use std::fmt;

use cairn_ledger::entry::Entry;
use cairn_ledger::{EntryHash, LogId, Unverified};
use cairn_model::{CircleId, RecordId};

use crate::body::read_fields;
use crate::changes::{self, Shelf};
use crate::entries::wire;
use crate::error::StoreError;
use crate::evidence::Fixity;
use crate::project::Projector;
use crate::reader::{Reader, RecordKey};
use crate::rebuild;

/// How much to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Database, pages, entries, and what is derived from them.
    Ledger,
    /// Also the content of every evidence file.
    Evidence,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A page of the database fails its authentication, or the structure is wrong; with what the database says.
    Database(String),
    /// The charter's pages of a circle do not hold.
    Charter(CircleId),
    /// An entry is missing, altered or out of its chain.
    Entry {
        /// The circle.
        circle: CircleId,
        /// The log.
        log: LogId,
        /// The height.
        height: u64,
    },
    /// What is shown of a record is not what its changes add up to; `vault rebuild` mends it.
    Record(RecordKey),
    /// A record cannot be built from its changes.
    Unreadable(RecordKey),
    /// The search index lacks records or has too many; `vault rebuild` mends it.
    Search,
    /// An evidence file is not what was sealed.
    Evidence {
        /// The evidence record.
        record: RecordKey,
        /// What is wrong.
        fixity: Fixity,
    },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(what) => write!(f, "database: {what}"),
            Self::Charter(circle) => write!(f, "charter of circle {circle}: its pages do not hold"),
            Self::Entry { circle, log, height } => {
                write!(f, "entry {height} of log {log} in circle {circle}: missing, altered or out of its chain")
            }
            Self::Record(key) => write!(f, "record {}: shown otherwise than its changes say", key.id),
            Self::Unreadable(key) => write!(f, "record {}: cannot be built from its changes", key.id),
            Self::Search => f.write_str("search index: not one row a record"),
            Self::Evidence { record, fixity } => write!(
                f,
                "evidence {}: {}",
                record.id,
                match fixity {
                    Fixity::Whole => "whole",
                    Fixity::Missing => "not held here",
                    Fixity::SealedAltered => "the sealed file was altered",
                    Fixity::ContentAltered => "the content is not what the manifest says",
                }
            ),
        }
    }
}

/// What was looked at, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
    /// Entries whose hash, signature and chain were recomputed.
    pub entries: u64,
    /// Records that were built again and compared.
    pub records: u64,
    /// Evidence files that were read again.
    pub files: u64,
    /// Evidence files of manifests that are not held here, which is no fault.
    pub missing_files: u64,
}

/// Passes on progress and stops when told to.
struct Pace<'a> {
    progress: &'a mut dyn FnMut(u64, u64) -> bool,
    done: u64,
    total: u64,
}

impl Pace<'_> {
    fn step(&mut self) -> Result<(), StoreError> {
        self.done += 1;
        if (self.progress)(self.done, self.total) { Ok(()) } else { Err(StoreError::Cancelled) }
    }
}

impl Reader {
    /// Checks the vault. `progress` gets steps done and in all, and says whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]. Damage is no error here but a [`Problem`].
    pub fn check(&self, depth: Depth, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<CheckReport, StoreError> {
        let mut report = CheckReport::default();
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)"] {
            match self.ask(pragma) {
                Ok(lines) => {
                    report.problems.extend(lines.into_iter().filter(|line| line != "ok").map(Problem::Database))
                }
                Err(error) => report.problems.push(Problem::Database(error.to_string())),
            }
        }
        let total = self
            .counts(None)
            .map_or(0, |counts| counts.entries + counts.records.values().sum::<u64>() + counts.deleted);
        let mut pace = Pace { progress, done: 0, total };
        let circles = match self.circle_ids() {
            Ok(circles) => circles,
            Err(error) => {
                report.problems.push(Problem::Database(error.to_string()));
                return Ok(report);
            }
        };
        for circle in circles {
            if self.load_charter(&circle).is_err() {
                report.problems.push(Problem::Charter(circle));
            }
            for step in [Self::check_entries, Self::check_records] {
                match step(self, &circle, &mut report, &mut pace) {
                    Err(StoreError::Cancelled) => return Err(StoreError::Cancelled),
                    Err(error) => report.problems.push(Problem::Database(error.to_string())),
                    Ok(()) => {}
                }
            }
            if depth == Depth::Evidence {
                self.check_evidence(&circle, &mut report, &mut pace)?;
            }
        }
        let rows = |sql: &str| self.db.query_row(sql, [], |row| row.get::<_, i64>(0));
        if rows("SELECT count(*) FROM record").ok() != rows("SELECT count(*) FROM search_docsize").ok() {
            report.problems.push(Problem::Search);
        }
        Ok(report)
    }

    fn ask(&self, sql: &str) -> rusqlite::Result<Vec<String>> {
        let mut query = self.db.prepare(sql)?;
        let lines = query.query_map([], |row| row.get(0))?;
        lines.collect()
    }

    fn check_entries(
        &self,
        circle: &CircleId,
        report: &mut CheckReport,
        pace: &mut Pace<'_>,
    ) -> Result<(), StoreError> {
        for held in self.heads(circle)? {
            let (base, header): (u64, Option<Vec<u8>>) = self.db.query_row(
                "SELECT coalesce(forgotten.height, 0), forgotten.header FROM log
                 JOIN circle ON circle.n = log.circle LEFT JOIN forgotten ON forgotten.log = log.n
                 WHERE circle.id = ?1 AND log.id = ?2",
                (circle.as_bytes(), held.log.as_bytes()),
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            let mut prev = header.map(|header| EntryHash::from_bytes(*blake3::hash(&header).as_bytes()));
            let mut query = self.db.prepare_cached(
                "SELECT entry.n, entry.height, entry.hash FROM circle JOIN log ON log.circle = circle.n
                 JOIN entry ON entry.log = log.n WHERE circle.id = ?1 AND log.id = ?2 ORDER BY entry.height",
            )?;
            let rows: Vec<(i64, u64, [u8; 32])> = query
                .query_map((circle.as_bytes(), held.log.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            let mut expected = base + 1;
            for (n, height, hash) in rows {
                let entry = wire(&self.db, n).ok().and_then(|bytes| {
                    Unverified::<Entry>::decode(&bytes).ok().and_then(|entry| entry.verify(circle).ok())
                });
                let fine = entry.as_ref().is_some_and(|entry| {
                    let header = entry.header();
                    header.log == held.log
                        && header.height == height
                        && height == expected
                        && header.prev == prev
                        && *entry.hash().as_bytes() == hash
                });
                if !fine {
                    report.problems.push(Problem::Entry { circle: *circle, log: held.log, height: expected });
                }
                prev = Some(EntryHash::from_bytes(hash));
                expected = height + 1;
                report.entries += 1;
                pace.step()?;
            }
            if expected != held.head.height + 1 || prev != Some(held.head.hash) {
                report.problems.push(Problem::Entry { circle: *circle, log: held.log, height: held.head.height });
            }
        }
        Ok(())
    }

    fn check_records(
        &self,
        circle: &CircleId,
        report: &mut CheckReport,
        pace: &mut Pace<'_>,
    ) -> Result<(), StoreError> {
        let mut projector = Projector::new()?;
        let mut shelf = Shelf::new();
        let mut query = self.db.prepare(
            "SELECT subject.n, subject.id, record.n, record_hash.hash FROM circle JOIN subject ON subject.circle = circle.n
             LEFT JOIN record ON record.subject = subject.n
             LEFT JOIN record_hash ON record_hash.circle = circle.n AND record_hash.id = subject.id
             WHERE circle.id = ?1 ORDER BY subject.n",
        )?;
        let mut rows = query.query([circle.as_bytes()])?;
        while let Some(row) = rows.next()? {
            let (subject, id, shown): (i64, [u8; 16], Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let hash: Option<[u8; 32]> = row.get(3)?;
            let key = RecordKey { circle: *circle, id: RecordId::from_bytes(id) };
            let changes = changes::load(&self.db, subject, Some(&mut shelf))?;
            let built = rebuild::project(&mut projector, circle, key.id, &changes)?;
            let same = hash == built.as_ref().map(|built| built.hash)
                && match (&built, shown) {
                    (None, None) => true,
                    (Some(built), Some(n)) => {
                        let shown = self.summary(&key)?;
                        let links = self.links_from(&key)?.len();
                        // Bodies are compared unpacked: another version of the compressor may pack otherwise.
                        self.body(n).ok() == read_fields(&built.body).ok()
                            && self.claims(n)?.len() == built.conflicts.len()
                            && (&shown.kind, &shown.title, &shown.date, &shown.place, &shown.status, &shown.tlp)
                                == (&built.kind, &built.title, &built.date, &built.place, &built.status, &built.tlp)
                            && (shown.deleted, shown.readable, links)
                                == (built.deleted, built.readable, built.links.len())
                    }
                    _ => false,
                };
            if !same {
                report.problems.push(Problem::Record(key));
            }
            if built.is_some_and(|built| !built.readable) {
                report.problems.push(Problem::Unreadable(key));
            }
            report.records += 1;
            pace.step()?;
        }
        Ok(())
    }

    fn check_evidence(
        &self,
        circle: &CircleId,
        report: &mut CheckReport,
        pace: &mut Pace<'_>,
    ) -> Result<(), StoreError> {
        let evidence = self.evidence();
        for stored in self.all_manifests(circle)? {
            let (done, total) = (pace.done, pace.total);
            let fixity = evidence.verify(&stored.manifest, &mut |_| (pace.progress)(done, total))?;
            match fixity {
                Fixity::Whole => report.files += 1,
                Fixity::Missing => report.missing_files += 1,
                Fixity::SealedAltered | Fixity::ContentAltered => report.problems.push(Problem::Evidence {
                    record: RecordKey { circle: *circle, id: stored.manifest.record },
                    fixity,
                }),
            }
        }
        Ok(())
    }
}
