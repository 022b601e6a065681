//! The ledger's entries: for sync, for history, for custody.

use cairn_keys::DevicePublic;
use cairn_ledger::attestation::Attestation;
use cairn_ledger::document::ChangeHash;
use cairn_ledger::entry::{Manifest, Part, PartKind};
use cairn_ledger::{EntryHash, Head, LogId};
use cairn_model::{CircleId, Edit, RecordId, Timestamp};
use rusqlite::{OptionalExtension as _, Params};

use super::{Reader, RecordKey};
use crate::accept::held_hash;
use crate::changes;
use crate::entries::{PART_BITS, load_part, notice_kind, wire};
use crate::erase;
use crate::error::StoreError;
use crate::projection::{circle_number, find_subject};

/// How far a log is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldHead {
    /// The log.
    pub log: LogId,
    /// Its newest header here.
    pub head: Head,
}

/// A sealed file as a manifest names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedFile {
    /// The log in which the manifest stands.
    pub log: LogId,
    /// The BLAKE3 of the sealed file, which is its name.
    pub file: [u8; 32],
    /// How many bytes it has, as the manifest says.
    pub sealed_size: u64,
}

/// One change in a record's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Its name.
    pub hash: ChangeHash,
    /// The log that wrote it.
    pub author: Option<LogId>,
    /// The time its author's device claimed.
    pub time: Timestamp,
    /// What it set and cleared.
    pub edits: Vec<Edit>,
}

/// One attestation with where it stands.
#[derive(Debug, Clone)]
pub struct StoredAttestation {
    /// The log that carries it.
    pub log: LogId,
    /// The height of its entry.
    pub height: u64,
    /// When our own clock said it came.
    pub received: Timestamp,
    /// Whether its entry counts under the page we work under.
    pub counts: bool,
    /// The attestation.
    pub attestation: Attestation,
}

/// One evidence manifest with where it stands.
#[derive(Debug, Clone)]
pub struct StoredManifest {
    /// The log that carries it.
    pub log: LogId,
    /// The height of its entry.
    pub height: u64,
    /// When our own clock said it came.
    pub received: Timestamp,
    /// The manifest.
    pub manifest: Manifest,
}

/// A receipt that a device wrote into its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptTold {
    /// The log that carries it.
    pub log: LogId,
    /// When our own clock said it came.
    pub received: Timestamp,
    /// The sealed files that the device holds and verified, by the BLAKE3 of their ciphertext.
    pub files: Vec<[u8; 32]>,
}

/// Where a part stands.
struct Place {
    part: i64,
    log: LogId,
    height: u64,
    received: Timestamp,
    counts: bool,
}

/// The columns of a [`Place`]; `part` is the table that was asked.
const PLACE: &str = "log.id, entry.height, entry.received, entry.counts > 0";

impl Reader {
    /// Gives the logs of those heads that are not the entry held at their height, on the chain that counts; where nothing is
    /// held there, nothing differs.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn differing(&self, circle: &CircleId, heads: &[(LogId, Head)]) -> Result<Vec<LogId>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut differing = Vec::new();
        for (log, head) in heads {
            let held = held_hash(&self.db, circle, log, head.height)?;
            if held.is_some_and(|(_, hash)| hash != *head.hash.as_bytes()) {
                differing.push(*log);
            }
        }
        Ok(differing)
    }

    /// Gives how far each log of a circle is held.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn heads(&self, circle: &CircleId) -> Result<Vec<HeldHead>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut query =
            self.db.prepare_cached("SELECT id, height, head FROM log WHERE circle = ?1 AND height > 0 ORDER BY id")?;
        let mut rows = query.query([circle])?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            let head = Head { height: row.get(1)?, hash: EntryHash::from_bytes(row.get(2)?) };
            heads.push(HeldHead { log: log_id(row.get(0)?)?, head });
        }
        Ok(heads)
    }

    /// Gives entries of a log from a height on, oldest first, byte for byte: at least one if there is one, and not more
    /// than `max_bytes` in all otherwise. Nothing when the first of them was handed over and forgotten.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn entries(
        &self,
        circle: &CircleId,
        log: &LogId,
        from: u64,
        max_bytes: usize,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached(
            "SELECT entry.n, entry.size FROM log JOIN entry ON entry.log = log.n
             WHERE log.circle = ?1 AND log.id = ?2 AND entry.height >= ?3
             AND NOT EXISTS (SELECT 1 FROM forgotten WHERE forgotten.log = log.n AND forgotten.height >= ?3) ORDER BY entry.height",
        )?;
        let mut rows = query.query((circle, log.as_bytes(), from))?;
        let (mut found, mut bytes) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let (n, size): (i64, usize) = (row.get(0)?, row.get(1)?);
            if !found.is_empty() && bytes + size > max_bytes {
                break;
            }
            bytes += size;
            found.push(wire(&self.db, n)?);
        }
        Ok(found)
    }

    /// Gives the hash of the header of a log at a height, if it is held.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn entry_hash(&self, circle: &CircleId, log: &LogId, height: u64) -> Result<Option<EntryHash>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let found: Option<[u8; 32]> = self
            .db
            .prepare_cached(
                "SELECT entry.hash FROM log JOIN entry ON entry.log = log.n
                 WHERE log.circle = ?1 AND log.id = ?2 AND entry.height = ?3",
            )?
            .query_row((circle, log.as_bytes(), height), |row| row.get(0))
            .optional()?;
        Ok(found.map(EntryHash::from_bytes))
    }

    /// Gives the counted changes of a record, oldest first.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Unreadable`] when the record cannot be built.
    pub fn history(&self, key: &RecordKey) -> Result<Vec<Change>, StoreError> {
        let circle = circle_number(&self.db, &key.circle)?;
        let subject = find_subject(&self.db, circle, &key.id)?.ok_or(StoreError::NotFound("record"))?;
        let loaded = changes::load(&self.db, subject, None)?;
        let document = changes::document(&loaded).ok_or(StoreError::Unreadable)?;
        Ok(document
            .history()
            .into_iter()
            .map(|item| Change {
                hash: item.hash,
                author: loaded.authors.get(&item.actor).copied(),
                time: item.time,
                edits: item.edits,
            })
            .collect())
    }

    /// Gives the attestations about a subject (a record's id, or any text that attestations name), oldest first as they
    /// came here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn attestations(&self, circle: &CircleId, subject: &str) -> Result<Vec<StoredAttestation>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let places = self.places(
            &format!(
                "SELECT attestation.part, {PLACE} FROM attestation JOIN entry ON entry.n = attestation.part >> 20 \
                 JOIN log ON log.n = entry.log WHERE attestation.circle = ?1 AND attestation.subject = ?2 ORDER BY attestation.part"
            ),
            (circle, subject),
        )?;
        self.read_attestations(circle, places)
    }

    /// Gives all attestations of a kind in a circle, oldest first as they came here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn attestations_of_kind(&self, circle: &CircleId, kind: &str) -> Result<Vec<StoredAttestation>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let places = self.places(
            &format!(
                "SELECT attestation.part, {PLACE} FROM attestation JOIN entry ON entry.n = attestation.part >> 20 \
                 JOIN log ON log.n = entry.log WHERE attestation.circle = ?1 AND attestation.kind = ?2 ORDER BY attestation.part"
            ),
            (circle, kind),
        )?;
        self.read_attestations(circle, places)
    }

    fn read_attestations(&self, circle: i64, places: Vec<Place>) -> Result<Vec<StoredAttestation>, StoreError> {
        let mut found = Vec::new();
        for place in places {
            if let Some(Part::Attestation { record, attestation }) = load_part(&self.db, place.part)?
                && !erase::is_part_hidden(&self.db, circle, place.part, record.as_ref())?
            {
                let Place { log, height, received, counts, .. } = place;
                found.push(StoredAttestation { log, height, received, counts, attestation });
            }
        }
        Ok(found)
    }

    /// Gives the evidence manifests of a record that count, oldest first as they came here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn manifests(&self, key: &RecordKey) -> Result<Vec<StoredManifest>, StoreError> {
        let circle = circle_number(&self.db, &key.circle)?;
        let Some(subject) = find_subject(&self.db, circle, &key.id)? else { return Ok(Vec::new()) };
        self.read_manifests(circle, "manifest.subject = ?1", [subject])
    }

    /// Gives all evidence manifests of a circle that count.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn all_manifests(&self, circle: &CircleId) -> Result<Vec<StoredManifest>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        self.read_manifests(circle, "log.circle = ?1", [circle])
    }

    /// Gives the sealed files that the manifests of a circle name which count, in the order in which those came here, but for the
    /// files that `chosen` passes over. The manifests are not opened, so that this stays cheap where there are many.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn named_files(
        &self,
        circle: &CircleId,
        mut chosen: impl FnMut(&[u8; 32]) -> bool,
    ) -> Result<Vec<NamedFile>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let mut query = self.db.prepare_cached(
            "SELECT manifest.part, manifest.ciphertext, manifest.sealed_size, log.id, subject.id FROM manifest
             JOIN entry ON entry.n = manifest.part >> 20 JOIN log ON log.n = entry.log
             JOIN subject ON subject.n = manifest.subject
             WHERE log.circle = ?1 AND entry.counts > 0 ORDER BY manifest.part",
        )?;
        let mut rows = query.query([circle])?;
        let mut named = Vec::new();
        while let Some(row) = rows.next()? {
            let (file, size): ([u8; 32], i64) = (row.get(1)?, row.get(2)?);
            let record = RecordId::from_bytes(row.get(4)?);
            if chosen(&file) && !erase::is_part_hidden(&self.db, circle, row.get(0)?, Some(&record))? {
                named.push(NamedFile { log: log_id(row.get(3)?)?, file, sealed_size: size.cast_unsigned() });
            }
        }
        Ok(named)
    }

    fn read_manifests(
        &self,
        circle: i64,
        condition: &str,
        values: impl Params,
    ) -> Result<Vec<StoredManifest>, StoreError> {
        let places = self.places(
            &format!(
                "SELECT manifest.part, {PLACE} FROM manifest JOIN entry ON entry.n = manifest.part >> 20 \
                 JOIN log ON log.n = entry.log WHERE {condition} AND entry.counts > 0 ORDER BY manifest.part"
            ),
            values,
        )?;
        let mut found = Vec::new();
        for place in places {
            if let Some(Part::Manifest(manifest)) = load_part(&self.db, place.part)?
                && !erase::is_part_hidden(&self.db, circle, place.part, Some(&manifest.record))?
            {
                let Place { log, height, received, .. } = place;
                found.push(StoredManifest { log, height, received, manifest });
            }
        }
        Ok(found)
    }

    /// Gives the vouchers, receipts, erasures or presences of a circle that count, each with its log and height, oldest
    /// first as they came here. Other kinds of part give nothing.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn parts_of_kind(&self, circle: &CircleId, kind: PartKind) -> Result<Vec<(LogId, u64, Part)>, StoreError> {
        let mut found = Vec::new();
        for place in self.notices(circle, kind)? {
            if let Some(part) = load_part(&self.db, place.part)? {
                found.push((place.log, place.height, part));
            }
        }
        Ok(found)
    }

    /// Gives the receipts of a circle that count, oldest first as they came here.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when this vault is not in that circle.
    pub fn receipts_told(&self, circle: &CircleId) -> Result<Vec<ReceiptTold>, StoreError> {
        let mut found = Vec::new();
        for place in self.notices(circle, PartKind::Receipt)? {
            if let Some(Part::Receipt { evidence, .. }) = load_part(&self.db, place.part)? {
                found.push(ReceiptTold { log: place.log, received: place.received, files: evidence });
            }
        }
        Ok(found)
    }

    fn notices(&self, circle: &CircleId, kind: PartKind) -> Result<Vec<Place>, StoreError> {
        let circle = circle_number(&self.db, circle)?;
        let Some(kind) = notice_kind(kind) else { return Ok(Vec::new()) };
        self.places(
            &format!(
                "SELECT notice.part, {PLACE} FROM notice JOIN entry ON entry.n = notice.part >> 20 \
                 JOIN log ON log.n = entry.log WHERE notice.circle = ?1 AND notice.kind = ?2 AND entry.counts > 0 ORDER BY notice.part"
            ),
            (circle, kind),
        )
    }

    fn places(&self, sql: &str, values: impl Params) -> Result<Vec<Place>, StoreError> {
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = query.query(values)?;
        let mut places = Vec::new();
        while let Some(row) = rows.next()? {
            places.push(Place {
                part: row.get(0)?,
                log: log_id(row.get(1)?)?,
                height: row.get(2)?,
                received: Timestamp::from_millis(row.get(3)?),
                counts: row.get(4)?,
            });
        }
        debug_assert!(places.iter().all(|place| place.part >> PART_BITS > 0));
        Ok(places)
    }
}

fn log_id(bytes: [u8; 32]) -> Result<LogId, StoreError> {
    DevicePublic::from_bytes(bytes).map_err(|_| StoreError::Damaged(None))
}
