//! What an archive holds of one circle.

use std::collections::{BTreeMap, BTreeSet};

use cairn_ledger::charter::{Charter, Role};
use cairn_ledger::document::check_change;
use cairn_ledger::entry::{Entry, Manifest, Part};
use cairn_ledger::sequence;
use cairn_model::{CircleId, Kind, RecordId, Value, link};
use cairn_report::archive::{
    ArchiveWriter, AttestationLine, CircleContents, ClaimLine, EvidenceLine, HistoryLine, LinkLine, RecordLine,
};
use cairn_report::names::safe_file_name;
use cairn_store::{DeviceState, PlacedEntry, Reader, RecordKey, WholeRecord};

use super::pieces::Pieces;
use crate::circles;
use crate::codebook;
use crate::error::{ApiError, ErrorCode};

/// Where the lines go whose kind this version does not know.
const OTHER: &str = "other";

/// A circle on its way into an archive.
pub(super) struct Circle<'a> {
    reader: &'a Reader,
    id: CircleId,
    charter: Charter,
    folder: String,
    contents: CircleContents,
    /// The devices that signed attestations.
    attesters: BTreeSet<cairn_keys::DevicePublic>,
}

/// Says whether this device reads everything of a circle, so that an archive of it is whole.
pub(super) fn reads(reader: &Reader, circle: &CircleId) -> Result<bool, ApiError> {
    let own = match circles::member_device(reader, circle)? {
        Some(own) => reader.load_charter(circle)?.role_of(&own),
        None => Some(Role::Reader),
    };
    // What was handed over and forgotten is not here.
    Ok(own.is_some_and(|role| role != Role::Contributor) && reader.floors(circle)?.is_empty())
}

impl<'a> Circle<'a> {
    pub(super) fn new(reader: &'a Reader, circle: &cairn_store::Circle) -> Result<Self, ApiError> {
        let (id, charter) = (circle.id, reader.load_charter(&circle.id)?);
        let text = id.to_string();
        let folder: String = text.chars().take(16).collect();
        let signs = reader.device_state(&id)? == DeviceState::Ready;
        let device = if signs { reader.own_log(&id)?.map(|log| log.to_string()) } else { None };
        let counts = reader.counts(Some(&id))?;
        let contents = CircleContents {
            id: text,
            name: charter.page().name.clone(),
            folder: folder.clone(),
            personal: circle.personal,
            device,
            page: charter.page_hash().to_string(),
            pages: charter.pages().len() as u64,
            other_pages: charter.other_pages().len() as u64,
            declined: charter.declined().iter().map(ToString::to_string).collect(),
            entries: 0,
            records: counts.records,
            deleted: counts.deleted,
            unreadable: counts.unreadable,
            conflicts: counts.in_conflict,
            changes: 0,
            attestations: 0,
            evidence: 0,
            evidence_lacking: 0,
            digest: hex::encode(reader.digest(&id)?),
        };
        let folder = format!("data/circles/{folder}");
        Ok(Self { reader, id, charter, folder, contents, attesters: BTreeSet::new() })
    }

    /// Writes all of it; gives what the table of contents says, and who signed attestations.
    pub(super) fn write(
        mut self,
        writer: &mut ArchiveWriter<'_>,
    ) -> Result<(CircleContents, BTreeSet<cairn_keys::DevicePublic>), ApiError> {
        self.pages(writer)?;
        self.entries(writer)?;
        self.records(writer)?;
        self.codebook(writer)?;
        self.evidence(writer)?;
        Ok((self.contents, self.attesters))
    }

    fn pages(&self, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        for (number, page) in (1..).zip(self.charter.pages()) {
            writer.add(&format!("{}/ledger/pages/{number:04}.cbor", self.folder), &mut page.bytes())?;
        }
        for (number, mut page) in (1..).zip(self.charter.other_pages()) {
            writer.add(&format!("{}/ledger/other-pages/{number:04}.cbor", self.folder), &mut page)?;
        }
        Ok(())
    }

    /// Writes the entries as they were signed, and what people read of them: changes and attestations.
    fn entries(&mut self, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        let mut entries = Pieces::new(format!("{}/ledger/entries", self.folder), "cbor");
        let mut history = Pieces::new(format!("{}/history", self.folder), "jsonl");
        let mut attestations = Pieces::new(format!("{}/attestations", self.folder), "jsonl");
        let (reader, id) = (self.reader, self.id);
        reader.each_entry(&id, |placed: PlacedEntry| -> Result<(), ApiError> {
            entries.add(&sequence::write_item(&placed.bytes), writer)?;
            let entry = Entry::dangerously_trust_stored(&placed.bytes)
                .map_err(|_| ApiError::new(ErrorCode::DatabaseDamaged))?;
            for ordinal in 0..entry.leaves().len() {
                match entry.part(ordinal) {
                    Ok(Some(Part::Changes { record, bytes })) => {
                        if let Some(line) = self.change(&placed, record, &bytes, &entry) {
                            history.line(&line, writer)?;
                        }
                    }
                    Ok(Some(Part::Attestation { attestation, .. })) => {
                        self.attesters.insert(attestation.signer());
                        let line = AttestationLine {
                            attestation: String::from_utf8_lossy(attestation.json()).into_owned(),
                            signature: attestation.pem().to_owned(),
                            entry: placed.hash.to_string(),
                            received: placed.received,
                            counts: placed.counts,
                        };
                        attestations.line(&line, writer)?;
                    }
                    // What does not read is carried in the ledger alone.
                    _ => {}
                }
            }
            Ok(())
        })?;
        self.contents.entries = entries.flush(writer)?;
        self.contents.changes = history.flush(writer)?;
        self.contents.attestations = attestations.flush(writer)?;
        Ok(())
    }

    /// Says who changed what; nothing for a change that breaks the rules of its form.
    fn change(&self, placed: &PlacedEntry, record: RecordId, bytes: &[u8], entry: &Entry) -> Option<HistoryLine> {
        let change = check_change(bytes).ok()?;
        change.generation_of(&placed.log, &record)?;
        let device = placed.log.to_string();
        Some(HistoryLine {
            record,
            time: entry.header().time,
            received: placed.received,
            author: circles::author(&self.charter, &device),
            device,
            entry: placed.hash.to_string(),
            height: placed.height,
            counts: placed.counts,
            set: change.ops().iter().map(|op| (op.key.clone(), op.value.clone())).collect(),
        })
    }

    fn records(&self, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        let mut folders: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for (kind, _) in self.reader.kinds(&self.id)? {
            folders.entry(Kind::parse(&kind).map_or(OTHER, Kind::name)).or_default().push(kind);
        }
        for (folder, kinds) in folders {
            let mut records = Pieces::new(format!("{}/records/{folder}", self.folder), "jsonl");
            for kind in kinds {
                self.reader.each_record(&self.id, &kind, |record| records.line(&self.line(record), writer))?;
            }
            records.flush(writer)?;
        }
        Ok(())
    }

    fn line(&self, record: WholeRecord) -> RecordLine {
        let claim = |claim: cairn_model::Claim| ClaimLine {
            value: claim.value,
            author: circles::author(&self.charter, &claim.author),
            device: claim.author,
            time: claim.time,
        };
        let links = link::links(&record.fields).into_iter().map(|link| LinkLine {
            relation: link.relation,
            to: link.to,
            confidence: link.confidence,
            note: link.note,
        });
        RecordLine {
            id: record.id,
            kind: record.kind,
            created: record.created,
            modified: record.modified,
            deleted: record.deleted,
            readable: record.readable,
            links: links.collect(),
            conflicts: record
                .conflicts
                .into_iter()
                .map(|(path, claims)| (path, claims.into_iter().map(claim).collect()))
                .collect(),
            fields: record.fields,
        }
    }

    /// Writes the codebook with the circle's own terms.
    fn codebook(&self, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        let own = codebook::own::list(self.reader, &self.id)?;
        for format in ["json", "csv"] {
            let text = codebook::export::write(format, &own)?;
            writer.add(&format!("{}/codebook.{format}", self.folder), &mut text.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the content of evidence files, and the list of them.
    fn evidence(&mut self, writer: &mut ArchiveWriter<'_>) -> Result<(), ApiError> {
        let mut lines = Pieces::new(format!("{}/evidence-list", self.folder), "jsonl");
        let mut written: BTreeMap<(RecordId, [u8; 32]), String> = BTreeMap::new();
        for stored in self.reader.all_manifests(&self.id)? {
            let manifest = stored.manifest;
            self.contents.evidence += 1;
            let (mut path, mut head) = (None, None);
            if self.reader.evidence().holds(&manifest.ciphertext) {
                let known = written.get(&(manifest.record, manifest.sha256)).cloned();
                let place = match known {
                    Some(place) => place,
                    None => self.content(&manifest, writer)?,
                };
                written.insert((manifest.record, manifest.sha256), place.clone());
                path = Some(place);
                head = Some(hex::encode(self.reader.evidence().seal_head(&manifest.ciphertext)?));
            } else {
                self.contents.evidence_lacking += 1;
            }
            let line = EvidenceLine {
                record: manifest.record,
                sha256: hex::encode(manifest.sha256),
                size: manifest.size,
                path,
                sealed: hex::encode(manifest.ciphertext),
                sealed_size: manifest.sealed_size,
                head,
            };
            lines.line(&line, writer)?;
        }
        lines.flush(writer)?;
        Ok(())
    }

    /// Writes one content under the name that its record has for it.
    fn content(&self, manifest: &Manifest, writer: &mut ArchiveWriter<'_>) -> Result<String, ApiError> {
        let key = RecordKey { circle: self.id, id: manifest.record };
        let name = match self.reader.record(&key) {
            Ok(record) => record.fields.get("file_name").and_then(Value::as_text).map(str::to_owned),
            Err(cairn_store::StoreError::NotFound(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let sha256 = hex::encode(manifest.sha256);
        let begin: String = sha256.chars().take(8).collect();
        let name = safe_file_name(name.as_deref().unwrap_or_default());
        let path = format!("{}/evidence/{}/{begin}-{name}", self.folder, manifest.record);
        let damaged = || {
            ApiError::new(ErrorCode::VerificationFailed)
                .with("file", format!("evidence {}", manifest.record))
                .with("problem", "the sealed file is damaged")
        };
        let mut content = self.reader.evidence().open(manifest).map_err(|_| damaged())?;
        match writer.add(&path, &mut content) {
            Ok((found, size)) if found == manifest.sha256 && size == manifest.size => Ok(path),
            Ok(_) | Err(cairn_report::archive::ArchiveError::Content(_)) => Err(damaged()),
            Err(error) => Err(error.into()),
        }
    }
}
