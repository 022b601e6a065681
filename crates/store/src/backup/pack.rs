//! Writing a backup.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write};

use cairn_keys::{BackupLock, SealWriter, Zeroizing, seal_backup};
use cairn_ledger::LogId;
use cairn_model::{CircleId, RecordId, Timestamp};
use serde::Serialize;

use super::{
    BackupEvidence, BackupReport, Base, CircleContents, Contents, End, PIECE, RestoreKeys, SCHEMA, circle_folder, tar,
};
use crate::circles::EPOCHS;
use crate::device::DeviceState;
use crate::entries::wire;
use crate::error::StoreError;
use crate::indicators::{IndicatorFilter, StoredIndicator};
use crate::projection::circle_number;
use crate::reader::Reader;

const README: &str = "This is a backup made by Cairn. Everything in it can be read without Cairn.\n\n\
- records/ in each circle's folder: one record a line, as JSON, as it was shown when the backup was made.\n\
- evidence/ in each circle's folder: for each evidence file its record, its SHA-256, the name of its sealed file under evidence/, and the key\n\
  that opens it: age -d -i KEYFILE evidence/NAME.age (KEYFILE holds the line that starts with AGE-SECRET-KEY-1).\n\
- ledger/ and pages/: all signed entries and charter pages, in CBOR, as docs/formats of Cairn describes them.\n\
- epochs.cbor and restore-key are secrets of the circle: keep what you unpack as safe as the backup itself.\n";

/// Writes the tar and counts.
struct Packer<'a, W: Write> {
    out: SealWriter<W>,
    report: BackupReport,
    members: u64,
    progress: &'a mut dyn FnMut(u64) -> bool,
}

impl<W: Write> Packer<'_, W> {
    fn member(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.begin(name, bytes.len() as u64)?;
        self.write(bytes)?;
        self.end(bytes.len() as u64)
    }

    fn begin(&mut self, name: &str, size: u64) -> Result<(), StoreError> {
        self.members += 1;
        tar::write_header(&mut self.out, name, size).map_err(written)?;
        self.report.bytes += 512;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.out.write_all(bytes).map_err(written)?;
        self.report.bytes += bytes.len() as u64;
        if (self.progress)(self.report.bytes) { Ok(()) } else { Err(StoreError::Cancelled) }
    }

    fn end(&mut self, size: u64) -> Result<(), StoreError> {
        tar::pad(&mut self.out, size).map_err(written)
    }
}

fn written(error: io::Error) -> StoreError {
    StoreError::io("write the backup")(error)
}

/// Gathers small things into numbered members of some megabytes.
struct Pieces<'a, 'b, W: Write> {
    packer: &'a mut Packer<'b, W>,
    folder: String,
    extension: &'static str,
    number: u64,
    bytes: Zeroizing<Vec<u8>>,
}

impl<'a, 'b, W: Write> Pieces<'a, 'b, W> {
    fn new(packer: &'a mut Packer<'b, W>, folder: String, extension: &'static str) -> Self {
        Self { packer, folder, extension, number: 0, bytes: Zeroizing::new(Vec::new()) }
    }

    fn add(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        if !self.bytes.is_empty() && self.bytes.len() + bytes.len() > PIECE {
            self.flush()?;
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn line(&mut self, value: &impl Serialize) -> Result<(), StoreError> {
        let mut line = serde_json::to_vec(value).map_err(|_| StoreError::Damaged(None))?;
        line.push(b'\n');
        self.add(&line)
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        if !self.bytes.is_empty() {
            let name = format!("{}/{:08}.{}", self.folder, self.number, self.extension);
            self.packer.member(&name, &self.bytes)?;
            self.number += 1;
            self.bytes.clear();
        }
        Ok(())
    }
}

/// One line of `evidence.jsonl`.
#[derive(Serialize)]
struct EvidenceLine<'a> {
    record: RecordId,
    sha256: String,
    size: u64,
    sealed: String,
    sealed_size: u64,
    key: &'a str,
}

/// One line of `records/`.
#[derive(Serialize)]
struct RecordLine<'a> {
    id: RecordId,
    kind: &'a str,
    deleted: bool,
    readable: bool,
    fields: &'a cairn_model::Fields,
    conflicts: BTreeMap<cairn_model::Path, Vec<cairn_model::Claim>>,
}

impl Reader {
    /// Writes a backup of all circles, as they are when it begins. Nothing of it touches the disk in the clear, and memory
    /// stays flat. `progress` gets the bytes so far and says whether to go on.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], [`StoreError::DiskFull`]: what was written by then does not open to the end.
    pub fn back_up(
        &self,
        lock: &BackupLock,
        keys: &RestoreKeys,
        evidence: BackupEvidence,
        now: Timestamp,
        out: impl Write,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<BackupReport, StoreError> {
        let out = seal_backup(lock, out).map_err(|_| StoreError::Sealed("backup"))?;
        let mut packer = Packer { out, report: BackupReport::default(), members: 0, progress };
        // One state of the database for all that follows.
        self.db.execute_batch("BEGIN DEFERRED")?;
        let done = self.pack(&mut packer, keys, evidence, now);
        self.db.execute_batch("COMMIT")?;
        done?;
        let end = serde_json::to_vec(&End { members: packer.members }).map_err(|_| StoreError::Damaged(None))?;
        packer.member("end.json", &end)?;
        tar::write_end(&mut packer.out).map_err(written)?;
        let Packer { out, report, .. } = packer;
        out.finish().and_then(|mut out| out.flush()).map_err(written)?;
        Ok(report)
    }

    fn pack<W: Write>(
        &self,
        packer: &mut Packer<'_, W>,
        keys: &RestoreKeys,
        evidence: BackupEvidence,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut circles = Vec::new();
        for circle in self.circles()? {
            let charter = self.load_charter(&circle.id)?;
            let archived = self.device_state(&circle.id)? == DeviceState::Archived;
            let log = self.own_log(&circle.id)?.or(self.replaced_log(&circle.id)?);
            if log.is_none() && !archived {
                continue;
            }
            circles.push(CircleContents {
                id: circle.id.to_string(),
                name: charter.page().name.clone(),
                personal: circle.personal,
                archived,
                log: log.map(|log| log.to_string()).unwrap_or_default(),
                base: log.map_or(Ok(None), |log| self.base_of(&circle.id, &log))?,
                declined: self.declined(&circle.id)?.iter().map(ToString::to_string).collect(),
            });
        }
        packer.report.circles = circles.len() as u64;
        let contents = Contents {
            schema: SCHEMA.to_owned(),
            made: now.to_string(),
            evidence: evidence == BackupEvidence::Included,
            circles,
        };
        let json = serde_json::to_vec_pretty(&contents).map_err(|_| StoreError::Damaged(None))?;
        packer.member("backup.json", &json)?;
        packer.member("README.txt", README.as_bytes())?;
        for circle in &contents.circles {
            let id: CircleId = circle.id.parse().map_err(|_| StoreError::Damaged(None))?;
            self.pack_circle(packer, &id, keys)?;
        }
        if evidence == BackupEvidence::Included {
            self.pack_evidence(packer)?;
        }
        Ok(())
    }

    fn base_of(&self, circle: &CircleId, log: &LogId) -> Result<Option<Base>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let n = circle_number(&self.db, circle)?;
        let found: Option<(u64, Vec<u8>)> = self
            .db
            .prepare_cached(
                "SELECT forgotten.height, forgotten.header FROM forgotten JOIN log ON log.n = forgotten.log
                 WHERE log.circle = ?1 AND log.id = ?2",
            )?
            .query_row((n, log.as_bytes()), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.map(|(height, header)| Base { height, header: hex::encode(header) }))
    }

    fn pack_circle<W: Write>(
        &self,
        packer: &mut Packer<'_, W>,
        circle: &CircleId,
        keys: &RestoreKeys,
    ) -> Result<(), StoreError> {
        let folder = circle_folder(circle);
        for (number, page) in self.pages(circle)?.iter().enumerate() {
            packer.member(&format!("{folder}/pages/{number:08}.cbor"), page)?;
        }
        for (number, page) in self.other_pages(circle)?.iter().enumerate() {
            packer.member(&format!("{folder}/other-pages/{number:08}.cbor"), page)?;
        }
        if self.device_state(circle)? == DeviceState::Archived {
            packer.member(&format!("{folder}/archived"), b"")?;
        } else {
            let epochs = self.secret(circle, EPOCHS)?.ok_or(StoreError::Sealed("epochs"))?;
            packer.member(&format!("{folder}/epochs.cbor"), &epochs)?;
        }
        if let Some(seed) = keys.0.get(circle) {
            let text = Zeroizing::new(format!("{}\n", hex::encode(seed.as_slice())));
            packer.member(&format!("{folder}/restore-key"), text.as_bytes())?;
        }
        self.pack_ledger(packer, circle, &folder)?;
        self.pack_records(packer, circle, &folder)?;
        let mut pieces = Pieces::new(packer, format!("{folder}/indicators"), "jsonl");
        let mut filter = IndicatorFilter { circle: Some(*circle), limit: 500, ..IndicatorFilter::default() };
        loop {
            let page = self.indicators(&filter)?;
            for StoredIndicator { set, indicator, .. } in page.rows {
                pieces.line(&(set, indicator))?;
            }
            match page.next {
                Some(next) => filter.after = Some(next),
                None => break,
            }
        }
        pieces.flush()?;
        let mut pieces = Pieces::new(packer, format!("{folder}/evidence"), "jsonl");
        for stored in self.all_manifests(circle)? {
            let manifest = stored.manifest;
            pieces.line(&EvidenceLine {
                record: manifest.record,
                sha256: hex::encode(manifest.sha256),
                size: manifest.size,
                sealed: hex::encode(manifest.ciphertext),
                sealed_size: manifest.sealed_size,
                key: manifest.key.expose(),
            })?;
        }
        pieces.flush()
    }

    /// Packs the entries in the order in which they came, then those on other chains, each with when it came.
    fn pack_ledger<W: Write>(
        &self,
        packer: &mut Packer<'_, W>,
        circle: &CircleId,
        folder: &str,
    ) -> Result<(), StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut packed = 0;
        let mut pieces = Pieces::new(packer, format!("{folder}/ledger"), "cbor");
        let mut add = |received: i64, bytes: &[u8]| -> Result<(), StoreError> {
            let mut encoder = minicbor::Encoder::new(Vec::with_capacity(bytes.len() + 16));
            // Writing to a vector cannot fail.
            let _ = encoder.array(2).and_then(|encoder| encoder.i64(received)).and_then(|encoder| encoder.bytes(bytes));
            packed += 1;
            pieces.add(encoder.writer())
        };
        let mut query = self.db.prepare(
            "SELECT entry.n, entry.received FROM entry JOIN log ON log.n = entry.log WHERE log.circle = ?1 ORDER BY entry.n",
        )?;
        let mut rows = query.query([n])?;
        while let Some(row) = rows.next()? {
            add(row.get(1)?, &wire(&self.db, row.get(0)?)?)?;
        }
        let mut query = self.db.prepare(
            "SELECT side.received, side.bytes FROM side JOIN log ON log.n = side.log
             WHERE log.circle = ?1 ORDER BY side.height, side.n",
        )?;
        let mut rows = query.query([n])?;
        while let Some(row) = rows.next()? {
            add(row.get(0)?, &row.get::<_, Vec<u8>>(1)?)?;
        }
        pieces.flush()?;
        packer.report.entries += packed;
        Ok(())
    }

    fn pack_records<W: Write>(
        &self,
        packer: &mut Packer<'_, W>,
        circle: &CircleId,
        folder: &str,
    ) -> Result<(), StoreError> {
        let n = circle_number(&self.db, circle)?;
        let mut packed = 0;
        let mut pieces = Pieces::new(packer, format!("{folder}/records"), "jsonl");
        let mut query = self.db.prepare(
            "SELECT subject.id, record.n, record.kind, record.deleted, record.readable, record.conflicts FROM subject
             JOIN record ON record.subject = subject.n WHERE subject.circle = ?1 ORDER BY subject.id",
        )?;
        let mut rows = query.query([n])?;
        while let Some(row) = rows.next()? {
            let (number, kind, conflicts): (i64, String, u64) = (row.get(1)?, row.get(2)?, row.get(5)?);
            pieces.line(&RecordLine {
                id: RecordId::from_bytes(row.get(0)?),
                kind: &kind,
                deleted: row.get(3)?,
                readable: row.get(4)?,
                fields: &self.body(number)?,
                conflicts: if conflicts > 0 { self.claims(number)? } else { BTreeMap::new() },
            })?;
            packed += 1;
        }
        pieces.flush()?;
        packer.report.records += packed;
        Ok(())
    }

    fn pack_evidence<W: Write>(&self, packer: &mut Packer<'_, W>) -> Result<(), StoreError> {
        let evidence = self.evidence();
        let mut buffer = vec![0; 1 << 20];
        for ciphertext in evidence.held()? {
            if !self.serves(&ciphertext)? {
                continue;
            }
            let mut file = evidence.ciphertext(&ciphertext)?;
            let size = file.metadata().map_err(StoreError::io("read a sealed file"))?.len();
            packer.begin(&format!("evidence/{}.age", hex::encode(ciphertext)), size)?;
            let mut left = size;
            while left > 0 {
                let count = file.read(&mut buffer).map_err(StoreError::io("read a sealed file"))?;
                let bytes =
                    buffer.get(..count).filter(|bytes| !bytes.is_empty()).ok_or(StoreError::Sealed("evidence"))?;
                left = left.checked_sub(count as u64).ok_or(StoreError::Sealed("evidence"))?;
                packer.write(bytes)?;
            }
            packer.end(size)?;
            packer.report.files += 1;
        }
        Ok(())
    }
}
