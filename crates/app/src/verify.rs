//! Verifying what was signed and lies in files: a report package in a folder, or a printed custody.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cairn_keys::{DevicePublic, sshsig};
use cairn_report::package::REPORT_NAMESPACE;
use cairn_report::verify::{Check, Problem, Signer};
use cairn_report::{Chain, Finding, PackageReader, Verification};

use crate::api::{ProblemView, Response, VerificationView};
use crate::custody::print::STEPS;
use crate::error::{ApiError, ErrorCode};
use crate::files;
use crate::jobs::Job;

/// The most files that a package may hold.
const MAX_FILES: usize = 1_000_000;

/// A package in a folder. Links are listed and never followed.
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
}

impl PackageReader for Folder {
    fn list(&self) -> io::Result<BTreeMap<String, u64>> {
        let mut found = BTreeMap::new();
        let mut waiting = vec![(self.root.clone(), String::new())];
        while let Some((dir, prefix)) = waiting.pop() {
            for entry in std::fs::read_dir(dir)? {
                let entry = entry?;
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() {
                    waiting.push((entry.path(), format!("{name}/")));
                } else {
                    found.insert(name, entry.metadata()?.len());
                }
                if found.len() > MAX_FILES {
                    return Err(io::Error::other("too many files"));
                }
            }
        }
        Ok(found)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + '_>> {
        let full = self.root.join(path);
        if std::fs::symlink_metadata(&full)?.file_type().is_symlink() {
            return Err(io::Error::other("a link"));
        }
        Ok(Box::new(File::open(full)?))
    }
}

/// Verifies the package in a folder; `expected` is the signer's fingerprint that came by another way.
pub(crate) fn verify(path: &Path, expected: Option<&str>, job: &Job) -> Result<Response, ApiError> {
    if path.is_file() {
        return verify_custody(path, expected);
    }
    if !path.is_dir() {
        return Err(ApiError::new(ErrorCode::Unreadable));
    }
    let mut meter = job.report.meter("step-verify", "files", Some(1));
    let folder = Folder { root: path.to_owned() };
    let outcome = if is_archive(path) {
        archive(&folder, expected)?
    } else {
        cairn_report::verify(&folder, expected).map_err(|_| ApiError::new(ErrorCode::Unreadable))?
    };
    meter.at(1);
    let problems = outcome
        .findings
        .iter()
        .map(|finding| ProblemView {
            file: match finding.line {
                Some(line) => format!("{}:{line}", finding.file),
                None => finding.file.clone(),
            },
            problem: finding.problem.to_string(),
        })
        .collect();
    Ok(Response::Verification(VerificationView {
        schema: "cairn.verification/1".to_owned(),
        valid: outcome.is_good(),
        checked: outcome.checked.iter().map(|(check, count)| format!("{} ({count})", name(*check))).collect(),
        problems,
        fingerprint: outcome.signer.as_ref().map(|signer| signer.fingerprint.clone()),
    }))
}

/// Says whether a bag says of itself that it is a full archive.
fn is_archive(path: &Path) -> bool {
    let info = files::read(&path.join("bag-info.txt"), MAX_INFO).unwrap_or_default();
    String::from_utf8_lossy(&info).lines().any(|line| line.starts_with("Cairn-Format: cairn.archive/"))
}

/// Verifies the bag of a full archive; what its ledger says is judged when it is read in.
fn archive(folder: &Folder, expected: Option<&str>) -> Result<Verification, ApiError> {
    let found = cairn_report::verify_archive(folder).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    let mut outcome = found.verification;
    let fingerprints: Vec<String> = found.signers.values().map(DevicePublic::fingerprint).collect();
    if expected.is_some_and(|expected| !fingerprints.iter().any(|found| found == expected.trim())) {
        let file = "signatures/".to_owned();
        outcome.findings.push(Finding { file, line: None, problem: Problem::Unexpected });
    }
    // Each circle has a signer of its own; of a single one the fingerprint is shown.
    if let ([fingerprint], Some(key)) = (fingerprints.as_slice(), found.signers.values().next()) {
        outcome.signer = Some(Signer { fingerprint: fingerprint.clone(), key: key.openssh() });
    }
    Ok(outcome)
}

/// The largest file of labels that is looked into, in bytes.
const MAX_INFO: usize = 1 << 20;
/// The largest document or file of steps that is read, in bytes.
const MAX_PRINTED: usize = 64 << 20;
/// The largest signature beside it.
const MAX_PEM: usize = 4096;

/// What was found about the files of a printed custody.
#[derive(Default)]
struct Printed {
    checked: Vec<String>,
    problems: Vec<ProblemView>,
    signer: Option<DevicePublic>,
}

impl Printed {
    fn found(&mut self, finding: &Finding) {
        let file = match finding.line {
            Some(line) => format!("{}:{line}", finding.file),
            None => finding.file.clone(),
        };
        self.problems.push(ProblemView { file, problem: finding.problem.to_string() });
    }

    /// Verifies the signature that lies beside a file; gives the file's bytes.
    fn signed(&mut self, path: &Path, expected: Option<&str>) -> Result<Vec<u8>, ApiError> {
        let bytes = files::read(path, MAX_PRINTED)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let finding = |file: &str, problem| Finding { file: file.to_owned(), line: None, problem };
        let beside = format!("{name}.sig");
        let Ok(pem) = files::read(&path.with_file_name(&beside), MAX_PEM) else {
            self.found(&finding(&beside, Problem::Missing));
            return Ok(bytes);
        };
        let pem = String::from_utf8_lossy(&pem).replace("\r\n", "\n");
        match sshsig::signer(&pem) {
            Err(_) => self.found(&finding(&beside, Problem::BadSignature)),
            Ok(key) if sshsig::verify(&key, REPORT_NAMESPACE, &bytes, &pem).is_err() => {
                self.found(&finding(&name, Problem::NotSigned));
            }
            Ok(key) => {
                if expected.is_some_and(|expected| expected.trim() != key.fingerprint()) {
                    self.found(&finding(&beside, Problem::Unexpected));
                }
                if self.signer.is_some_and(|signer| signer != key) {
                    self.found(&finding(&beside, Problem::OtherKey));
                }
                self.signer = Some(key);
            }
        }
        Ok(bytes)
    }
}

/// Verifies a printed custody: by its document, with the steps beside it, or by the file of its steps alone.
fn verify_custody(path: &Path, expected: Option<&str>) -> Result<Response, ApiError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut outcome = Printed::default();
    let steps = if name.ends_with(STEPS) {
        Some(path.to_owned())
    } else if let Some(stem) = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".PDF")) {
        outcome.signed(path, expected)?;
        outcome.checked.push("signature (1)".to_owned());
        let steps = path.with_file_name(format!("{stem}{STEPS}"));
        // The document stands by itself; the steps are attached to it as well.
        steps.is_file().then_some(steps)
    } else {
        return Err(ApiError::new(ErrorCode::Unreadable));
    };
    if let Some(steps) = steps {
        let bytes = outcome.signed(&steps, expected)?;
        outcome.checked.push("signature (1)".to_owned());
        let chain = Chain::read(&bytes, None);
        let file = steps.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        chain.findings(&file).iter().for_each(|finding| outcome.found(finding));
        outcome.checked.push(format!("custody ({})", chain.steps.len()));
    }
    // A break that is located says more than that the file as a whole was changed.
    outcome.problems.sort_by_key(|problem| !problem.file.contains(".jsonl:"));
    Ok(Response::Verification(VerificationView {
        schema: "cairn.verification/1".to_owned(),
        valid: outcome.problems.is_empty(),
        checked: outcome.checked,
        problems: outcome.problems,
        fingerprint: outcome.signer.map(|signer| signer.fingerprint()),
    }))
}

const fn name(check: Check) -> &'static str {
    match check {
        Check::Signature => "signature",
        Check::TagFiles => "tag-files",
        Check::Payload => "payload",
        Check::Extra => "no-extra-files",
        Check::Custody => "custody",
        Check::Records => "records",
        _ => "other",
    }
}
