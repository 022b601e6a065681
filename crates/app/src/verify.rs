//! Verifying a report package that lies in a folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cairn_report::PackageReader;
use cairn_report::verify::Check;

use crate::api::{ProblemView, Response, VerificationView};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// The most files that a package may hold.
const MAX_FILES: usize = 1_000_000;

/// A package in a folder. Links are listed and never followed.
struct Folder {
    root: PathBuf,
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
    if !path.is_dir() {
        return Err(ApiError::new(ErrorCode::Unreadable));
    }
    let mut meter = job.report.meter("step-verify", "files", Some(1));
    let folder = Folder { root: path.to_owned() };
    let outcome = cairn_report::verify(&folder, expected).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
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
