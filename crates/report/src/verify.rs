//! The verifier: checks a package with nothing but its bytes, and says what is wrong first, and where.

mod archive;
mod custody;
mod manifest;
mod records;
mod seal;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Read};

use cairn_keys::{DevicePublic, Sha256Hasher};

use crate::package::{
    BAG_INFO, BAGIT, BAGIT_TEXT, CODEBOOK, CUSTODY, FORMAT, GUIDE, MANIFEST, PDF, RECORDS, SIGNATURE, SIGNERS,
    TAG_MANIFEST,
};
pub use archive::{VerifiedArchive, verify_archive};
use manifest::Manifest;

/// The longest manifest that is read, in bytes.
pub const MAX_MANIFEST: u64 = 64 << 20;
/// The longest of the other bag files that are read, in bytes.
pub const MAX_TAG_FILE: u64 = 1 << 20;
/// The longest `records.json`, `consent.json` or `codebook.json` that is read, in bytes.
pub const MAX_JSON: u64 = 256 << 20;
/// The longest line of `custody.jsonl` that is read, in bytes.
pub const MAX_CUSTODY_LINE: u64 = 256 << 10;
/// How many findings are kept.
pub const MAX_FINDINGS: usize = 1000;

/// Gives the files of a package, wherever they are.
pub trait PackageReader {
    /// Lists every file, hidden ones and links too, with its size; paths are relative, with `/`.
    ///
    /// # Errors
    /// Whatever the storage says.
    fn list(&self) -> io::Result<BTreeMap<String, u64>>;

    /// Opens a file from the start.
    ///
    /// # Errors
    /// Whatever the storage says.
    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>>;
}

/// Says that the package could not be read, which is no verdict on it.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The folder could not be listed.
    #[error("list the package")]
    List(#[source] io::Error),
    /// A file could not be read.
    #[error("read a file of the package")]
    Read {
        /// The file, as the package names it.
        file: String,
        /// The cause.
        #[source]
        source: io::Error,
    },
}

/// What was found about a package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// What is wrong, in the order of the checks: the first one is the cause to look at.
    pub findings: Vec<Finding>,
    /// What was checked, in order, with how many things each check looked at.
    pub checked: Vec<(Check, u64)>,
    /// The key that signed, if the signature is good. Whose it is, the package cannot say.
    pub signer: Option<Signer>,
    /// Lines of `bag-info.txt` by label.
    pub info: BTreeMap<String, String>,
}

impl Verification {
    /// Says whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.findings.is_empty()
    }

    /// Gives the first thing that is wrong.
    pub fn first(&self) -> Option<&Finding> {
        self.findings.first()
    }

    fn found(&mut self, file: &str, line: Option<u64>, problem: Problem) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(Finding { file: file.to_owned(), line, problem });
        }
    }
}

/// The key that signed a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    /// Its fingerprint as OpenSSH shows it.
    pub fingerprint: String,
    /// The key in OpenSSH's form.
    pub key: String,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as the package names it.
    pub file: String,
    /// The line, from 1, where there is one.
    pub line: Option<u64>,
    /// What is wrong.
    pub problem: Problem,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.problem),
            None => write!(f, "{}: {}", self.file, self.problem),
        }
    }
}

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The file is not there.
    #[error("is missing")]
    Missing,
    /// The file is in no manifest.
    #[error("was added")]
    Extra,
    /// The content is not what its manifest says.
    #[error("was changed")]
    Changed,
    /// The file, or the line, is not of the form that the format asks for.
    #[error("is malformed")]
    Malformed,
    /// The file is longer than any that is read.
    #[error("is too long to be read")]
    TooLong,
    /// The format is newer than this verifier.
    #[error("is of a newer format")]
    Newer,
    /// The signature does not fit the file.
    #[error("does not fit the signature")]
    NotSigned,
    /// The signature is malformed, or not over this list of files.
    #[error("is no valid signature")]
    BadSignature,
    /// The key that signed is not the one that the file names.
    #[error("names another key than the one that signed")]
    OtherKey,
    /// The key that signed is not the one that the reader expects.
    #[error("was signed by another key than expected")]
    Unexpected,
    /// Count or size of the payload is not what `bag-info.txt` says.
    #[error("states another size or number of files")]
    Oxum,
    /// An attestation's signature is not good.
    #[error("holds an attestation whose signature is wrong")]
    BadAttestation,
    /// An attestation names a parent that does not come before it: something was taken out, or the order was changed.
    #[error("holds an attestation whose predecessor is not there")]
    BrokenChain,
    /// An attestation, or the list of items, gives another hash for an item than the manifest.
    #[error("gives another hash for an item")]
    OtherHash,
    /// An attestation in the custody of one item is about another thing.
    #[error("holds an attestation about another thing")]
    OtherSubject,
    /// A charter page is not valid after the one before it.
    #[error("holds a charter page that is not valid")]
    UnsoundPage,
    /// An entry's signature is wrong, or it does not follow the one before it.
    #[error("holds an entry that is altered or out of its chain")]
    UnsoundEntry,
    /// What people read says something else than what was signed.
    #[error("says something else than the signed entries")]
    OtherState,
}

/// One group of checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Check {
    /// The signature over the tag manifest.
    Signature,
    /// The bag files against the tag manifest.
    TagFiles,
    /// The payload files against the manifest.
    Payload,
    /// Files in no manifest.
    Extra,
    /// Custody attestations: signatures and chain.
    Custody,
    /// `records.json` and the other documents for machines.
    Records,
}

/// Verifies a package. `expected` is the fingerprint (`SHA256:…`) that the reader got by another way.
///
/// Files are read as streams; no item is held in memory.
///
/// # Errors
/// [`VerifyError`] when the package cannot be read; whatever is wrong with a package that can be read is a finding.
pub fn verify(reader: &dyn PackageReader, expected: Option<&str>) -> Result<Verification, VerifyError> {
    let files = reader.list().map_err(VerifyError::List)?;
    let mut run = Run::new(reader, files, &REPORT);
    run.presence();
    let Some(tags) = run.seal(expected)? else { return Ok(run.result) };
    let intact = run.tag_files(&tags)?;
    run.bag_info(&intact)?;
    let payload = if intact.contains(MANIFEST) { run.payload(&tags)? } else { None };
    let signers = run.signers(&intact)?;
    if let Some(payload) = payload {
        if payload.intact.contains(CUSTODY) {
            run.custody(&payload.manifest, &signers)?;
        }
        run.records(&payload)?;
    }
    Ok(run.result)
}

/// The payload manifest, and the files that are as it says.
struct Payload {
    manifest: Manifest,
    intact: BTreeSet<String>,
}

/// What makes one kind of bag another than the next.
struct Form {
    /// What `bag-info.txt` says of it.
    format: &'static str,
    /// The files that the tag manifest lists.
    tags: &'static [&'static str],
    /// What else has to be there.
    payload: &'static [&'static str],
    /// Whether a path is one of a signature over the tag manifest.
    is_signature: fn(&str) -> bool,
}

const REPORT: Form = Form {
    format: FORMAT,
    tags: &[BAGIT, BAG_INFO, MANIFEST, SIGNERS, GUIDE],
    payload: &[TAG_MANIFEST, SIGNATURE, PDF, RECORDS, CODEBOOK],
    is_signature: |path| path == SIGNATURE,
};

struct Run<'a> {
    reader: &'a dyn PackageReader,
    files: BTreeMap<String, u64>,
    form: &'static Form,
    result: Verification,
}

impl<'a> Run<'a> {
    fn new(reader: &'a dyn PackageReader, files: BTreeMap<String, u64>, form: &'static Form) -> Self {
        Self { reader, files, form, result: Verification::default() }
    }

    fn presence(&mut self) {
        for file in self.form.tags.iter().chain(self.form.payload) {
            if !self.files.contains_key(*file) {
                self.result.found(file, None, Problem::Missing);
            }
        }
    }

    /// Reads a small file whole; `None` where it is missing, too long or not text, which becomes a finding.
    fn text(&mut self, file: &str, limit: u64) -> Result<Option<String>, VerifyError> {
        if !self.files.contains_key(file) {
            return Ok(None);
        }
        let failed = |source| VerifyError::Read { file: file.to_owned(), source };
        let mut bytes = Vec::new();
        self.reader.open(file).map_err(failed)?.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > limit {
            self.result.found(file, None, Problem::TooLong);
            return Ok(None);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => {
                self.result.found(file, None, Problem::Malformed);
                Ok(None)
            }
        }
    }

    fn sha256(&self, file: &str) -> Result<[u8; 32], VerifyError> {
        let failed = |source| VerifyError::Read { file: file.to_owned(), source };
        let mut content = self.reader.open(file).map_err(failed)?;
        let mut hasher = Sha256Hasher::new();
        let mut buffer = vec![0; 64 << 10];
        loop {
            let count = match content.read(&mut buffer) {
                Ok(0) => return Ok(hasher.finish()),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(failed(error)),
            };
            hasher.update(buffer.get(..count).unwrap_or_default());
        }
    }

    /// Compares the files of a manifest with what is there; gives those that are as it says.
    fn compare(&mut self, manifest: &Manifest) -> Result<BTreeSet<String>, VerifyError> {
        let mut intact = BTreeSet::new();
        for (path, entry) in &manifest.entries {
            if !self.files.contains_key(path) {
                if !self.result.findings.iter().any(|finding| finding.file == *path) {
                    self.result.found(path, None, Problem::Missing);
                }
            } else if self.sha256(path)? == entry.sha256 {
                intact.insert(path.clone());
            } else {
                self.result.found(path, None, Problem::Changed);
            }
        }
        Ok(intact)
    }

    fn tag_files(&mut self, tags: &Manifest) -> Result<BTreeSet<String>, VerifyError> {
        let intact = self.compare(tags)?;
        for file in self.form.tags.iter().copied() {
            if !tags.entries.contains_key(file) && self.files.contains_key(file) {
                self.result.found(file, None, Problem::Extra);
            }
        }
        self.result.checked.push((Check::TagFiles, tags.entries.len() as u64));
        Ok(intact)
    }

    fn bag_info(&mut self, intact: &BTreeSet<String>) -> Result<(), VerifyError> {
        if intact.contains(BAGIT) && self.text(BAGIT, MAX_TAG_FILE)?.is_some_and(|text| text != BAGIT_TEXT) {
            self.result.found(BAGIT, None, Problem::Malformed);
        }
        if !intact.contains(BAG_INFO) {
            return Ok(());
        }
        let Some(text) = self.text(BAG_INFO, MAX_TAG_FILE)? else { return Ok(()) };
        for (number, line) in (1..).zip(text.lines()) {
            match line.split_once(": ") {
                Some((label, value)) => {
                    self.result.info.insert(label.to_owned(), value.to_owned());
                }
                None => self.result.found(BAG_INFO, Some(number), Problem::Malformed),
            }
        }
        let format = self.result.info.get("Cairn-Format").map(String::as_str);
        match format {
            Some(format) if format == self.form.format => {}
            Some(other) if other.split('/').next() == self.form.format.split('/').next() => {
                self.result.found(BAG_INFO, None, Problem::Newer);
            }
            _ => self.result.found(BAG_INFO, None, Problem::Malformed),
        }
        Ok(())
    }

    fn payload(&mut self, tags: &Manifest) -> Result<Option<Payload>, VerifyError> {
        let Some(text) = self.text(MANIFEST, MAX_MANIFEST)? else { return Ok(None) };
        let manifest = match manifest::parse(&text, |path| path.starts_with("data/")) {
            Ok(manifest) => manifest,
            Err(line) => {
                self.result.found(MANIFEST, Some(line), Problem::Malformed);
                return Ok(None);
            }
        };
        let intact = self.compare(&manifest)?;
        self.result.checked.push((Check::Payload, manifest.entries.len() as u64));
        self.extra(tags, &manifest);
        self.oxum(&manifest);
        Ok(Some(Payload { manifest, intact }))
    }

    fn extra(&mut self, tags: &Manifest, manifest: &Manifest) {
        let known = |path: &String| {
            manifest.entries.contains_key(path)
                || tags.entries.contains_key(path)
                || path == TAG_MANIFEST
                || (self.form.is_signature)(path)
        };
        let extra: Vec<_> = self.files.keys().filter(|path| !known(path)).cloned().collect();
        self.result.checked.push((Check::Extra, self.files.len() as u64));
        for path in extra {
            self.result.found(&path, None, Problem::Extra);
        }
    }

    fn oxum(&mut self, manifest: &Manifest) {
        let payload = || self.files.iter().filter(|(path, _)| manifest.entries.contains_key(*path));
        let stated = format!("{}.{}", payload().map(|(_, size)| size).sum::<u64>(), manifest.entries.len());
        if self.result.info.get("Payload-Oxum").is_some_and(|oxum| *oxum != stated) {
            self.result.found(BAG_INFO, None, Problem::Oxum);
        }
    }

    /// Reads the devices that `allowed_signers` lists for attestations.
    fn signers(&mut self, intact: &BTreeSet<String>) -> Result<BTreeSet<DevicePublic>, VerifyError> {
        let mut signers = BTreeSet::new();
        if intact.contains(SIGNERS)
            && let Some(text) = self.text(SIGNERS, MAX_TAG_FILE)?
        {
            for (number, line) in (1..).zip(text.lines()) {
                match seal::parse_signer(line) {
                    Some(seal::Line::Package(_)) => {}
                    Some(seal::Line::Device(key)) => {
                        signers.insert(key);
                    }
                    Some(seal::Line::Archive(_)) | None => {
                        self.result.found(SIGNERS, Some(number), Problem::Malformed);
                    }
                }
            }
        }
        Ok(signers)
    }
}
