//! What stands in the files of an archive: the table of contents, and lines of JSON.

use std::collections::BTreeMap;

use cairn_model::{Fields, Path, RecordId, Timestamp, Value};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{MAX_CONTENTS, MAX_LINE};

/// The schema of the table of contents.
pub const ARCHIVE_SCHEMA: &str = "cairn.archive/1";

/// Says why a line or the table of contents does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// It is longer than any that is read.
    #[error("read a line of an archive that is too long")]
    TooLong,
    /// It is not of the form that the format asks for.
    #[error("read a malformed line of an archive")]
    Malformed,
    /// A newer version wrote it.
    #[error("read an archive of a newer version")]
    Newer,
}

/// The table of contents, `data/archive.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// [`ARCHIVE_SCHEMA`].
    pub schema: String,
    /// When it was written, by the writer's clock.
    pub made: Timestamp,
    /// The program and its version.
    pub program: String,
    /// The name that the writer goes by.
    pub by: String,
    /// Every circle in it.
    pub circles: Vec<CircleContents>,
}

/// What an archive holds of one circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CircleContents {
    /// Its id, 64 hexadecimal digits: the hash of its first page.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its folder under `data/circles/`: the first 16 digits of the id.
    pub folder: String,
    /// Whether it was the writer's circle of one.
    pub personal: bool,
    /// The device that signed the archive for this circle, 64 hexadecimal digits; none where the writer had no key in it.
    pub device: Option<String>,
    /// The hash of the page under which the writer read it.
    pub page: String,
    /// Files of pages: those worked under, and those beside them.
    pub pages: u64,
    /// Pages of other branches, and such as waited for a person.
    pub other_pages: u64,
    /// The hashes of pages that the writer decided against.
    pub declined: Vec<String>,
    /// Signed entries.
    pub entries: u64,
    /// Records that are not deleted, by kind.
    pub records: BTreeMap<String, u64>,
    /// Deleted records.
    pub deleted: u64,
    /// Records that could not be built from their changes.
    pub unreadable: u64,
    /// Records with a field in conflict.
    pub conflicts: u64,
    /// Lines of history: one change of one record each.
    pub changes: u64,
    /// Attestations.
    pub attestations: u64,
    /// Sealed files that the ledger names.
    pub evidence: u64,
    /// Those of them whose content is not in the archive, because the writer's device did not hold it.
    pub evidence_lacking: u64,
    /// The digest of the circle (`docs/formats/digest.md`), 64 hexadecimal digits.
    pub digest: String,
}

/// A record, as a line of `records/<kind>/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordLine {
    /// Its id.
    pub id: RecordId,
    /// Its kind; empty when it could not be built.
    pub kind: String,
    /// When it was first written.
    pub created: Timestamp,
    /// When it was last written.
    pub modified: Timestamp,
    /// Whether it is deleted.
    pub deleted: bool,
    /// Whether it could be built from its changes.
    pub readable: bool,
    /// Values by path, with slashes.
    pub fields: Fields,
    /// Fields with several different values.
    pub conflicts: BTreeMap<Path, Vec<ClaimLine>>,
    /// Links that start here; they stand in the fields, too.
    pub links: Vec<LinkLine>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// The value; null where this person cleared the field.
    pub value: Option<Value>,
    /// The person's name in the circle.
    pub author: String,
    /// The device key, 64 hexadecimal digits.
    pub device: String,
    /// The time that device claimed.
    pub time: Timestamp,
}

/// A link to another record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLine {
    /// The relation's code.
    pub relation: String,
    /// The record that it leads to.
    pub to: RecordId,
    /// How sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<String>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One change of one record, as a line of `history/`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// The record.
    pub record: RecordId,
    /// The time that the author's device claimed.
    pub time: Timestamp,
    /// When the writer's device had it, by its own clock.
    pub received: Timestamp,
    /// The author's name in the circle.
    pub author: String,
    /// The device key, 64 hexadecimal digits.
    pub device: String,
    /// The entry that holds it, by its hash.
    pub entry: String,
    /// The entry's height in the device's log.
    pub height: u64,
    /// Whether it counts: its author was in the circle with the right to write.
    pub counts: bool,
    /// What it set, by path with slashes; null clears.
    pub set: BTreeMap<Path, Option<Value>>,
}

/// A signed statement, as a line of `attestations/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttestationLine {
    /// The signed bytes, as text.
    pub attestation: String,
    /// The armoured SSHSIG.
    pub signature: String,
    /// The entry that holds it, by its hash.
    pub entry: String,
    /// When the writer's device had it, by its own clock.
    pub received: Timestamp,
    /// Whether its entry counts in the circle.
    pub counts: bool,
}

/// A sealed file, as a line of `evidence.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    /// The record that it belongs to.
    pub record: RecordId,
    /// SHA-256 of the content, 64 hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub size: u64,
    /// Where the content lies, from the top of the archive; null when it is not in it.
    pub path: Option<String>,
    /// BLAKE3 of the sealed file in the vault, 64 hexadecimal digits.
    pub sealed: String,
    /// Its length in bytes.
    pub sealed_size: u64,
    /// Header and nonce of the sealed file (age), hexadecimal; null when it is not in the archive. With the content and the key in
    /// the ledger they make the same sealed file again.
    pub head: Option<String>,
}

/// Reads a line as the writer writes it: canonical JSON, with nothing around it.
///
/// # Errors
/// [`LineError`].
pub fn read_line<T: DeserializeOwned>(line: &[u8]) -> Result<T, LineError> {
    if line.len() > MAX_LINE {
        return Err(LineError::TooLong);
    }
    serde_json::from_slice(line).map_err(|_| LineError::Malformed)
}

/// Reads the table of contents.
///
/// # Errors
/// [`LineError`]; also when a folder is not that of its circle, or a circle stands in it twice.
pub fn read_contents(bytes: &[u8]) -> Result<Contents, LineError> {
    #[derive(Deserialize)]
    struct Schema {
        schema: String,
    }
    if bytes.len() > MAX_CONTENTS {
        return Err(LineError::TooLong);
    }
    let Schema { schema } = serde_json::from_slice(bytes).map_err(|_| LineError::Malformed)?;
    if schema != ARCHIVE_SCHEMA {
        let newer = schema.starts_with("cairn.archive/");
        return Err(if newer { LineError::Newer } else { LineError::Malformed });
    }
    let contents: Contents = serde_json::from_slice(bytes).map_err(|_| LineError::Malformed)?;
    let mut folders = std::collections::BTreeSet::new();
    let is_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    for circle in &contents.circles {
        let fits = circle.id.len() == 64 && is_hex(&circle.id) && circle.id.get(..16) == Some(&circle.folder);
        if !fits || !folders.insert(circle.folder.clone()) {
            return Err(LineError::Malformed);
        }
    }
    Ok(contents)
}

/// Gives the hash of a record that goes into its circle's digest (`docs/formats/digest.md`); `None` for a number that has no
/// canonical form.
pub fn record_hash(record: &RecordLine) -> Option<[u8; 32]> {
    #[derive(Serialize)]
    struct Hashed<'a> {
        conflicts: BTreeMap<&'a Path, Vec<&'a Option<Value>>>,
        fields: &'a Fields,
        id: RecordId,
        readable: bool,
    }
    let conflicts = record
        .conflicts
        .iter()
        .map(|(path, claims)| (path, claims.iter().map(|claim| &claim.value).collect()))
        .collect();
    let hashed = Hashed { conflicts, fields: &record.fields, id: record.id, readable: record.readable };
    let bytes = cairn_model::canon::to_canonical_json(&hashed).ok()?;
    Some(cairn_keys::sha256(&bytes))
}
