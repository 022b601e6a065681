//! Custody attestations: each signature, and the chain of what came before.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};

use cairn_keys::{DevicePublic, sha256};

use super::{Check, MAX_CUSTODY_LINE, Manifest, Problem, Run, VerifyError};
use crate::custody::judge;
use crate::package::CUSTODY;

/// A line of `custody.jsonl`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CustodyLine {
    attestation: String,
    signature: String,
}

impl Run<'_> {
    /// Checks the attestations line by line; the first finding of a line ends that line only, so that a break is located.
    pub(super) fn custody(&mut self, manifest: &Manifest, signers: &BTreeSet<DevicePublic>) -> Result<(), VerifyError> {
        let failed = |source| VerifyError::Read { file: CUSTODY.to_owned(), source };
        let mut content = BufReader::new(self.reader.open(CUSTODY).map_err(failed)?);
        let hashes = item_hashes(manifest);
        let mut seen = BTreeSet::new();
        let mut number = 0;
        loop {
            let mut line = Vec::new();
            let count = (&mut content).take(MAX_CUSTODY_LINE + 1).read_until(b'\n', &mut line).map_err(failed)?;
            if count == 0 {
                break;
            }
            number += 1;
            if count as u64 > MAX_CUSTODY_LINE {
                self.result.found(CUSTODY, Some(number), Problem::TooLong);
                break;
            }
            if let Err(problem) = check_line(&line, signers, &hashes, &mut seen) {
                self.result.found(CUSTODY, Some(number), problem);
            }
        }
        self.result.checked.push((Check::Custody, number));
        Ok(())
    }
}

/// Gives the hash of each enclosed item by its id.
fn item_hashes(manifest: &Manifest) -> BTreeMap<&str, String> {
    let items = manifest.entries.iter().filter_map(|(path, entry)| {
        let (id, _) = path.strip_prefix("data/items/")?.split_once('/')?;
        Some((id, hex::encode(entry.sha256)))
    });
    items.collect()
}

fn check_line(
    line: &[u8],
    signers: &BTreeSet<DevicePublic>,
    hashes: &BTreeMap<&str, String>,
    seen: &mut BTreeSet<String>,
) -> Result<(), Problem> {
    let line: CustodyLine = serde_json::from_slice(line).map_err(|_| Problem::Malformed)?;
    // Known by its hash whatever is wrong with it, so that one bad line does not break all that follow.
    seen.insert(hex::encode(sha256(line.attestation.as_bytes())));
    let (said, device) = judge(&line.attestation, &line.signature)?;
    if !signers.contains(&device) {
        return Err(Problem::OtherKey);
    }
    if !said.parents.iter().all(|parent| seen.contains(parent)) {
        return Err(Problem::BrokenChain);
    }
    let enclosed = hashes.get(said.subject.as_str());
    match (enclosed, said.sha256) {
        (Some(enclosed), Some(stated)) if *enclosed != stated => Err(Problem::OtherHash),
        _ => Ok(()),
    }
}
