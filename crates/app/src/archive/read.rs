//! Reading an archive: everything is verified before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use cairn_keys::{DevicePublic, MAX_SEAL_HEAD};
use cairn_ledger::charter::{Charter, MAX_PAGE, MAX_PAGES};
use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{Attestation, EntryHash, LogId, Unverified, sequence};
use cairn_model::{CircleId, RecordId};
use cairn_report::PackageReader;
use cairn_report::archive::{
    AttestationLine, CONTENTS, CircleContents, Contents, EvidenceLine, HistoryLine, LineError, MAX_CONTENTS, MAX_PIECE,
    RecordLine, read_contents, read_line, record_hash, signature_path,
};
use cairn_report::verify::{Problem, VerifyError, verify_archive};
use serde::de::DeserializeOwned;

use super::source::{self, Watched};
use super::take::Taking;
use super::{broken, take};
use crate::api::{ArchiveReadOrder, ArchiveReadView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// A verified entry by its log, its height and its hash.
type Placed = (LogId, u64, EntryHash);

/// What manifests say of sealed files, by record and SHA-256 of the content.
type NamedFiles = BTreeMap<(RecordId, [u8; 32]), Named>;

/// Verifies an archive, and takes it in unless it is a dry run.
pub(crate) async fn read(cx: &Context, job: Job, order: ArchiveReadOrder) -> Result<Response, ApiError> {
    let from = cx.file(&order.from)?;
    let desk = cx.desk.clone();
    blocking(move || {
        let source = source::open(&from, &order)?;
        let watched = Watched::new(&*source, job.report.meter("step-archive-verify", "bytes", None), &job.cancel);
        let read = || -> Result<ArchiveReadView, ApiError> {
            let (archive, contents) = Archive::open(&watched)?;
            let mut judged = Vec::new();
            for circle in &contents.circles {
                judged.push(archive.judge(circle)?);
            }
            let taking = if order.dry_run { Taking::Nothing } else { Taking::All };
            let mut view = ArchiveReadView {
                schema: "cairn.archive-read/1".to_owned(),
                dry_run: order.dry_run,
                made: contents.made.to_string(),
                by: contents.by.clone(),
                files: archive.files.len() as u64,
                circles: Vec::new(),
            };
            for circle in judged {
                view.circles.push(take::circle(&desk, &archive, circle, taking, &job)?);
            }
            Ok(view)
        };
        match read() {
            Err(_) if job.cancel.is_cancelled() => Err(ApiError::new(ErrorCode::Cancelled)),
            other => other.map(|view| Response::ArchiveRead(Box::new(view))),
        }
    })
    .await
}

impl From<VerifyError> for ApiError {
    fn from(_: VerifyError) -> Self {
        Self::new(ErrorCode::Unreadable)
    }
}

/// Says which line of which file does not read.
fn unread(file: &str, error: LineError) -> ApiError {
    match error {
        LineError::TooLong => broken(file, Problem::TooLong),
        LineError::Malformed => broken(file, Problem::Malformed),
        LineError::Newer => ApiError::new(ErrorCode::NewerVersion),
    }
}

/// An archive whose bag was verified.
pub(super) struct Archive<'a> {
    pub(super) reader: &'a dyn PackageReader,
    /// The SHA-256 of every file of the payload.
    pub(super) files: BTreeMap<String, [u8; 32]>,
    signers: BTreeMap<String, DevicePublic>,
}

/// A circle of an archive, judged by its own pages and entries.
pub(super) struct Judged {
    pub(super) id: CircleId,
    pub(super) contents: CircleContents,
    pub(super) charter: Charter,
    /// Who signed, as the circle calls them.
    pub(super) signed_by: Option<String>,
    /// Every entry, by log and height.
    pub(super) entries: Vec<Placed>,
    /// The evidence whose content is here.
    pub(super) evidence: Vec<EvidenceLine>,
    pub(super) evidence_lacking: u64,
}

/// What a manifest says: SHA-256, length, length when sealed.
type Named = ([u8; 32], u64, u64);

impl<'a> Archive<'a> {
    fn open(reader: &'a dyn PackageReader) -> Result<(Self, Contents), ApiError> {
        let found = verify_archive(reader)?;
        if let Some(first) = found.verification.first() {
            if first.problem == Problem::Newer {
                return Err(ApiError::new(ErrorCode::NewerVersion));
            }
            let file = match first.line {
                Some(line) => format!("{}:{line}", first.file),
                None => first.file.clone(),
            };
            return Err(broken(&file, first.problem));
        }
        let archive = Self { reader, files: found.files, signers: found.signers };
        let bytes = archive.whole(CONTENTS, MAX_CONTENTS)?;
        let contents = read_contents(&bytes).map_err(|error| unread(CONTENTS, error))?;
        Ok((archive, contents))
    }

    /// Reads a file of the payload whole, and holds it against the list once more: it was verified a while ago.
    pub(super) fn whole(&self, path: &str, limit: usize) -> Result<Vec<u8>, ApiError> {
        let listed = self.files.get(path).ok_or_else(|| broken(path, Problem::Missing))?;
        let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
        let mut bytes = Vec::new();
        let content = self.reader.open(path).map_err(unreadable)?;
        content.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() > limit {
            return Err(broken(path, Problem::TooLong));
        }
        if cairn_keys::sha256(&bytes) == *listed { Ok(bytes) } else { Err(broken(path, Problem::Changed)) }
    }

    /// Gives the numbered files of a folder, in order.
    pub(super) fn pieces(&self, folder: &str, extension: &str) -> Vec<String> {
        (1_u64..)
            .map(|number| format!("{folder}/{number:04}.{extension}"))
            .take_while(|path| self.files.contains_key(path))
            .collect()
    }

    /// Reads each line of the numbered files of a folder.
    fn lines<T: DeserializeOwned>(
        &self,
        folder: &str,
        mut each: impl FnMut(T, &str) -> Result<(), ApiError>,
    ) -> Result<u64, ApiError> {
        let mut count = 0;
        for path in self.pieces(folder, "jsonl") {
            let bytes = self.whole(&path, MAX_PIECE)?;
            let lines = bytes.strip_suffix(b"\n").ok_or_else(|| broken(&path, Problem::Malformed))?;
            for (number, line) in (1..).zip(lines.split(|byte| *byte == b'\n')) {
                let place = format!("{path}:{number}");
                each(read_line(line).map_err(|error| unread(&place, error))?, &place)?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Judges a circle by its own pages and entries, and what people read by them.
    fn judge(&self, contents: &CircleContents) -> Result<Judged, ApiError> {
        let folder = format!("data/circles/{}", contents.folder);
        let charter = self.charter(contents, &folder)?;
        let id = charter.circle();
        let signed_by = self.signed_by(contents, &charter)?;
        let (entries, named) = self.entries(&id, &folder)?;
        if entries.len() as u64 != contents.entries {
            return Err(broken(&format!("{folder}/ledger/entries"), Problem::OtherState));
        }
        self.records(contents, &folder)?;
        self.history(contents, &folder)?;
        self.attestations(contents, &folder)?;
        let (evidence, evidence_lacking) = self.evidence(&folder, &named)?;
        Ok(Judged { id, contents: contents.clone(), charter, signed_by, entries, evidence, evidence_lacking })
    }

    fn charter(&self, contents: &CircleContents, folder: &str) -> Result<Charter, ApiError> {
        let read = |name: &str, count: u64| -> Result<Vec<Vec<u8>>, ApiError> {
            let place = format!("{folder}/ledger/{name}");
            let paths = self.pieces(&place, "cbor");
            if paths.len() as u64 != count || paths.len() > MAX_PAGES {
                return Err(broken(&place, Problem::Malformed));
            }
            paths.iter().map(|path| self.whole(path, MAX_PAGE)).collect()
        };
        let place = format!("{folder}/ledger/pages");
        let (pages, others) = (read("pages", contents.pages)?, read("other-pages", contents.other_pages)?);
        let declined = contents.declined.iter().map(|hash| hash.parse()).collect::<Result<Vec<_>, _>>();
        let declined = declined.map_err(|_| broken(CONTENTS, Problem::Malformed))?;
        let charter = Charter::restore(&pages, &others, &declined).map_err(|_| broken(&place, Problem::UnsoundPage))?;
        if charter.circle().to_string() != contents.id || charter.page_hash().to_string() != contents.page {
            return Err(broken(&place, Problem::OtherState));
        }
        Ok(charter)
    }

    /// Says who signed the archive for a circle. A device that the circle never had signs nothing for it.
    fn signed_by(&self, contents: &CircleContents, charter: &Charter) -> Result<Option<String>, ApiError> {
        let signer = self.signers.get(&contents.folder);
        let place = signature_path(&contents.folder);
        match (signer, &contents.device) {
            (None, None) => Ok(None),
            (None, Some(_)) => Err(broken(&place, Problem::Missing)),
            (Some(key), device) if device.as_deref() == Some(key.to_string().as_str()) => {
                let name = charter.name_of(key).map(str::to_owned);
                name.map(Some).ok_or_else(|| broken(&place, Problem::OtherKey))
            }
            (Some(_), _) => Err(broken(&place, Problem::OtherKey)),
        }
    }

    /// Verifies every entry: its form, its signature, and that it follows one that stands before it.
    fn entries(&self, circle: &CircleId, folder: &str) -> Result<(Vec<Placed>, NamedFiles), ApiError> {
        let (mut entries, mut named) = (Vec::new(), BTreeMap::new());
        let mut seen: BTreeSet<EntryHash> = BTreeSet::new();
        for path in self.pieces(&format!("{folder}/ledger/entries"), "cbor") {
            let bytes = self.whole(&path, MAX_PIECE)?;
            let items = sequence::read_items(&bytes).map_err(|_| broken(&path, Problem::Malformed))?;
            for (number, item) in (1..).zip(items) {
                let unsound = || broken(&format!("{path}:{number}"), Problem::UnsoundEntry);
                let entry = Unverified::<Entry>::decode(item).map_err(|_| unsound())?;
                let entry = entry.verify(circle).map_err(|_| unsound())?;
                let header = entry.header();
                let follows = header.prev.map_or(header.height == 1, |prev| seen.contains(&prev));
                if !follows || !seen.insert(entry.hash()) {
                    return Err(unsound());
                }
                for ordinal in 0..entry.leaves().len() {
                    if let Ok(Some(Part::Manifest(manifest))) = entry.part(ordinal) {
                        let says = (manifest.sha256, manifest.size, manifest.sealed_size);
                        named.insert((manifest.record, manifest.ciphertext), says);
                    }
                }
                entries.push((header.log, header.height, entry.hash()));
            }
        }
        Ok((entries, named))
    }

    /// Holds the records against the digest that the table of contents states.
    fn records(&self, contents: &CircleContents, folder: &str) -> Result<(), ApiError> {
        let place = format!("{folder}/records");
        let below = format!("{place}/");
        let kinds: BTreeSet<&str> =
            self.files.keys().filter_map(|path| path.strip_prefix(&below)?.split('/').next()).collect();
        let (mut hashes, mut live, mut deleted) = (Vec::new(), BTreeMap::<String, u64>::new(), 0);
        for kind in kinds {
            self.lines(&format!("{place}/{kind}"), |record: RecordLine, at| {
                let hash = record_hash(&record).ok_or_else(|| broken(at, Problem::Malformed))?;
                hashes.push((record.id, hash));
                if record.deleted {
                    deleted += 1;
                } else {
                    *live.entry(record.kind).or_default() += 1;
                }
                Ok(())
            })?;
        }
        hashes.sort_unstable();
        let mut digest = cairn_keys::Sha256Hasher::new();
        for (_, hash) in &hashes {
            digest.update(hash);
        }
        let same = hex::encode(digest.finish()) == contents.digest;
        if same && live == contents.records && deleted == contents.deleted {
            Ok(())
        } else {
            Err(broken(&place, Problem::OtherState))
        }
    }

    fn history(&self, contents: &CircleContents, folder: &str) -> Result<(), ApiError> {
        let place = format!("{folder}/history");
        let count = self.lines(&place, |_: HistoryLine, _| Ok(()))?;
        if count == contents.changes { Ok(()) } else { Err(broken(&place, Problem::OtherState)) }
    }

    fn attestations(&self, contents: &CircleContents, folder: &str) -> Result<(), ApiError> {
        let place = format!("{folder}/attestations");
        let count = self.lines(&place, |line: AttestationLine, at| {
            Attestation::parse(line.attestation.as_bytes(), &line.signature)
                .map(drop)
                .map_err(|_| broken(at, Problem::BadAttestation))
        })?;
        if count == contents.attestations { Ok(()) } else { Err(broken(&place, Problem::OtherState)) }
    }

    /// Holds the list of evidence against the manifests in the ledger.
    fn evidence(&self, folder: &str, named: &NamedFiles) -> Result<(Vec<EvidenceLine>, u64), ApiError> {
        let (mut evidence, mut lacking) = (Vec::new(), 0);
        self.lines(&format!("{folder}/evidence-list"), |line: EvidenceLine, at| {
            let other = || broken(at, Problem::OtherHash);
            let (mut sealed, mut sha256) = ([0; 32], [0; 32]);
            hex::decode_to_slice(&line.sealed, &mut sealed).map_err(|_| broken(at, Problem::Malformed))?;
            hex::decode_to_slice(&line.sha256, &mut sha256).map_err(|_| broken(at, Problem::Malformed))?;
            let says = named.get(&(line.record, sealed)).ok_or_else(other)?;
            if *says != (sha256, line.size, line.sealed_size) {
                return Err(other());
            }
            match (&line.path, &line.head) {
                (Some(path), Some(head)) => {
                    let listed = self.files.get(path).ok_or_else(|| broken(path, Problem::Missing))?;
                    if *listed != sha256 {
                        return Err(other());
                    }
                    if head.len() > 2 * MAX_SEAL_HEAD {
                        return Err(broken(at, Problem::TooLong));
                    }
                    evidence.push(line);
                }
                (None, None) => lacking += 1,
                _ => return Err(broken(at, Problem::Malformed)),
            }
            Ok(())
        })?;
        Ok((evidence, lacking))
    }
}
