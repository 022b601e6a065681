//! The bag of a full archive: its signatures, its lists, its files. What the ledger inside says is judged by who reads it in.

use std::collections::BTreeMap;

use cairn_keys::{DevicePublic, sshsig};

use super::{
    Check, Form, MAX_MANIFEST, MAX_TAG_FILE, Problem, Run, Verification, VerifyError, manifest, manifest::Manifest,
    seal,
};
use crate::PackageReader;
use crate::archive::{ARCHIVE_FORMAT, ARCHIVE_NAMESPACE, CONTENTS, README, SIGNATURES};
use crate::armor::{self, MAX_SIGNATURE};
use crate::names::is_safe_path;
use crate::package::{BAG_INFO, BAGIT, MANIFEST, SIGNERS, TAG_MANIFEST};

const ARCHIVE: Form = Form {
    format: ARCHIVE_FORMAT,
    tags: &[BAGIT, BAG_INFO, MANIFEST, SIGNERS, README],
    payload: &[TAG_MANIFEST, CONTENTS],
    is_signature,
};

/// An archive's bag as far as it was verified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifiedArchive {
    /// What was found. Its signer is none: an archive may have several.
    pub verification: Verification,
    /// The devices whose signatures are good, by the folder of their circle. Whether the circle knows them, its pages say.
    pub signers: BTreeMap<String, DevicePublic>,
    /// The SHA-256 of each file under `data/`, as the signed list says.
    pub files: BTreeMap<String, [u8; 32]>,
}

fn is_signature(path: &str) -> bool {
    folder_of(path).is_some()
}

/// Gives the folder that a signature is for.
fn folder_of(path: &str) -> Option<&str> {
    let folder = path.strip_prefix(SIGNATURES)?.strip_suffix(".sig")?;
    (!folder.contains('/') && is_safe_path(path)).then_some(folder)
}

/// Verifies the bag of an archive: every file is there, as it was written, and nothing else.
///
/// Files are read as streams.
///
/// # Errors
/// [`VerifyError`] when it cannot be read; whatever is wrong with what can be read is a finding.
pub fn verify_archive(reader: &dyn PackageReader) -> Result<VerifiedArchive, VerifyError> {
    let files = reader.list().map_err(VerifyError::List)?;
    let mut run = Run::new(reader, files, &ARCHIVE);
    run.presence();
    let mut signers = BTreeMap::new();
    let mut hashes = BTreeMap::new();
    if let Some(tags) = run.archive_seals(&mut signers)? {
        let intact = run.tag_files(&tags)?;
        run.bag_info(&intact)?;
        run.archive_signers(&signers, intact.contains(SIGNERS))?;
        if intact.contains(MANIFEST)
            && let Some(payload) = run.payload(&tags)?
        {
            hashes = payload.manifest.entries.into_iter().map(|(path, entry)| (path, entry.sha256)).collect();
        }
    }
    Ok(VerifiedArchive { verification: run.result, signers, files: hashes })
}

impl Run<'_> {
    /// Checks every signature over the tag manifest; gives the tag manifest if it reads and none speaks against it.
    fn archive_seals(&mut self, signers: &mut BTreeMap<String, DevicePublic>) -> Result<Option<Manifest>, VerifyError> {
        let Some(text) = self.text(TAG_MANIFEST, MAX_MANIFEST)? else { return Ok(None) };
        let parsed = manifest::parse(&text, |path| !path.starts_with("data/") && !path.starts_with(SIGNATURES));
        let seals: Vec<String> = self.files.keys().filter(|path| is_signature(path)).cloned().collect();
        self.result.checked.push((Check::Signature, seals.len() as u64));
        for path in seals {
            let Some(folder) = folder_of(&path).map(str::to_owned) else { continue };
            let Some(tight) = self.text(&path, MAX_SIGNATURE)? else { continue };
            let pem = armor::loosen(&tight, ARCHIVE_NAMESPACE);
            let key = pem.as_deref().and_then(|pem| sshsig::signer(pem).ok());
            let (Some(pem), Some(key)) = (pem, key) else {
                self.result.found(&path, None, Problem::BadSignature);
                continue;
            };
            if sshsig::verify(&key, ARCHIVE_NAMESPACE, text.as_bytes(), &pem).is_err() {
                self.blame(&parsed, &path)?;
                return Ok(None);
            }
            signers.insert(folder, key);
        }
        match parsed {
            Ok(tags) => Ok(Some(tags)),
            Err(line) => {
                self.result.found(TAG_MANIFEST, Some(line), Problem::Malformed);
                Ok(None)
            }
        }
    }

    /// Compares who signed with who is listed.
    fn archive_signers(&mut self, signers: &BTreeMap<String, DevicePublic>, readable: bool) -> Result<(), VerifyError> {
        if !readable {
            return Ok(());
        }
        let Some(text) = self.text(SIGNERS, MAX_TAG_FILE)? else { return Ok(()) };
        let mut listed = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            match seal::parse_signer(line) {
                Some(seal::Line::Archive(key)) => listed.push(key),
                Some(seal::Line::Device(_)) => {}
                Some(seal::Line::Package(_)) | None => self.result.found(SIGNERS, Some(number), Problem::Malformed),
            }
        }
        for (folder, key) in signers {
            if !listed.contains(key) {
                self.result.found(&crate::archive::signature_path(folder), None, Problem::OtherKey);
            }
        }
        // Who is listed signed: a signature that was taken away is missed.
        for _ in listed.iter().filter(|key| !signers.values().any(|signer| signer == *key)) {
            self.result.found(SIGNATURES, None, Problem::Missing);
        }
        Ok(())
    }
}
