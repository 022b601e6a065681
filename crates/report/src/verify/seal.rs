//! The signature, and which of three files is at fault when it does not fit.

use cairn_keys::{DevicePublic, sshsig};

use super::{Check, MAX_MANIFEST, MAX_TAG_FILE, Manifest, Problem, Run, Signer, VerifyError, manifest};
use crate::archive::{ARCHIVE_NAMESPACE, ARCHIVE_SIGNER};
use crate::armor::{self, MAX_SIGNATURE};
use crate::package::{ATTESTATION_NAMESPACE, REPORT_NAMESPACE, SIGNATURE, SIGNER, SIGNERS, TAG_MANIFEST};

/// A line of `allowed_signers`.
pub(super) enum Line {
    /// The key that signs the package.
    Package(DevicePublic),
    /// A key that signs an archive.
    Archive(DevicePublic),
    /// A device that signed attestations.
    Device(DevicePublic),
}

/// Reads a line exactly as the builder writes it.
pub(super) fn parse_signer(line: &str) -> Option<Line> {
    let (name, rest) = line.split_once(' ')?;
    let (options, key) = rest.split_once(' ')?;
    let key = DevicePublic::parse_openssh(key).ok().filter(|parsed| parsed.openssh() == key)?;
    if name == SIGNER && options == format!("namespaces=\"{REPORT_NAMESPACE}\"") {
        return Some(Line::Package(key));
    }
    if name == ARCHIVE_SIGNER && options == format!("namespaces=\"{ARCHIVE_NAMESPACE}\"") {
        return Some(Line::Archive(key));
    }
    let device = name == key.to_string() && options == format!("namespaces=\"{ATTESTATION_NAMESPACE}\"");
    device.then_some(Line::Device(key))
}

impl Run<'_> {
    /// Checks the signature over the tag manifest; gives the tag manifest if it is what was signed.
    ///
    /// The signature is tried with the key that it holds itself. If it fits, the tag manifest and the signature are as
    /// they were made, and everything else can be judged by them. If not, one of the two was changed: a tag manifest
    /// whose lines are all true is not it.
    pub(super) fn seal(&mut self, expected: Option<&str>) -> Result<Option<Manifest>, VerifyError> {
        let tag_text = self.text(TAG_MANIFEST, MAX_MANIFEST)?;
        let sig_text = self.text(SIGNATURE, MAX_SIGNATURE)?;
        let (Some(tag_text), Some(sig_text)) = (tag_text, sig_text) else { return Ok(None) };
        self.result.checked.push((Check::Signature, 1));
        let parsed = manifest::parse(&tag_text, |path| !path.starts_with("data/"));
        let pem = armor::loosen(&sig_text, REPORT_NAMESPACE);
        let claimed = pem.as_deref().and_then(|pem| sshsig::signer(pem).ok());
        let (Some(pem), Some(key)) = (pem, claimed) else {
            self.result.found(SIGNATURE, None, Problem::BadSignature);
            return Ok(None);
        };
        if sshsig::verify(&key, REPORT_NAMESPACE, tag_text.as_bytes(), &pem).is_err() {
            self.blame(&parsed, SIGNATURE)?;
            return Ok(None);
        }
        let tags = match parsed {
            Ok(tags) => tags,
            Err(line) => {
                self.result.found(TAG_MANIFEST, Some(line), Problem::Malformed);
                return Ok(None);
            }
        };
        self.known_signer(&tags, &key, expected)?;
        Ok(Some(tags))
    }

    /// Names the file that keeps the signature from fitting, with the line where one is found.
    pub(super) fn blame(&mut self, parsed: &Result<Manifest, u64>, signature: &str) -> Result<(), VerifyError> {
        let tags = match parsed {
            Ok(tags) => tags,
            Err(line) => {
                self.result.found(TAG_MANIFEST, Some(*line), Problem::NotSigned);
                return Ok(());
            }
        };
        if !self.form.tags.iter().all(|file| tags.entries.contains_key(*file)) {
            self.result.found(TAG_MANIFEST, None, Problem::NotSigned);
            return Ok(());
        }
        let mut wrong = None;
        for (path, entry) in &tags.entries {
            if !self.files.contains_key(path) || self.sha256(path)? != entry.sha256 {
                wrong = Some(wrong.map_or(entry.line, |line: u64| line.min(entry.line)));
            }
        }
        match wrong {
            Some(line) => self.result.found(TAG_MANIFEST, Some(line), Problem::NotSigned),
            None => self.result.found(signature, None, Problem::BadSignature),
        }
        Ok(())
    }

    fn known_signer(&mut self, tags: &Manifest, key: &DevicePublic, expected: Option<&str>) -> Result<(), VerifyError> {
        let fingerprint = key.fingerprint();
        let unchanged = match tags.entries.get(SIGNERS) {
            Some(entry) if self.files.contains_key(SIGNERS) => self.sha256(SIGNERS)? == entry.sha256,
            _ => false,
        };
        // A changed file is reported with the other bag files.
        if unchanged {
            let text = self.text(SIGNERS, MAX_TAG_FILE)?.unwrap_or_default();
            let named = text.lines().next().and_then(parse_signer);
            if !matches!(named, Some(Line::Package(named)) if named == *key) {
                self.result.found(SIGNERS, Some(1), Problem::OtherKey);
            }
        }
        if expected.is_some_and(|expected| expected.trim() != fingerprint) {
            self.result.found(SIGNATURE, None, Problem::Unexpected);
        }
        self.result.signer = Some(Signer { fingerprint, key: key.openssh() });
        Ok(())
    }
}
