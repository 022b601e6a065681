//! Attestations: signed statements that cross circles whole and that `ssh-keygen` verifies.
//!
//! The JSON and its rules: `docs/formats/attestation.md`.

use std::collections::BTreeMap;

use cairn_keys::{DeviceKey, sha256, sshsig};
use cairn_model::{Timestamp, canon::to_canonical_json};
use serde::{Deserialize, Serialize};

use crate::{AttestationHash, LogId};

/// The namespace of the signature.
pub const NAMESPACE: &str = "attestation@cairn";
/// The name of the format.
pub const SCHEMA: &str = "cairn/attestation/1";
/// The longest statement, in bytes.
pub const MAX_ATTESTATION: usize = 64 * 1024;
/// The longest signature, in bytes.
pub const MAX_SIGNATURE: usize = 1024;
/// The most earlier attestations that one names.
pub const MAX_PARENTS: usize = 64;

/// Says why an attestation is not accepted, or was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AttestationError {
    /// It exceeds a limit.
    #[error("handle an attestation that is too large")]
    TooLarge,
    /// It is not an attestation in canonical form.
    #[error("read a malformed attestation")]
    Malformed,
    /// A newer version wrote it.
    #[error("read an attestation of a newer version")]
    Newer,
    /// The signature is not by the device that it names.
    #[error("verify the signature of an attestation")]
    Signature,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What is attested.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum AttestationKind {
            $($(#[$doc])* $name,)*
            /// A kind of a newer version; kept and shown by its name.
            Other(String),
        }

        impl AttestationKind {
            /// Every kind that this version knows.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Gives the name in the JSON.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$name => $text,)*
                    Self::Other(name) => name,
                }
            }

            /// Finds a kind by its name; another name is kept as it is.
            pub fn parse(name: &str) -> Self {
                match name {
                    $($text => Self::$name,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }
    };
}

kinds! {
    /// Custody: someone took the thing in from the world.
    Collected = "collected",
    /// Custody: someone got the thing from another person.
    Received = "received",
    /// Custody: the file was sealed into the vault.
    Sealed = "sealed",
    /// Custody: someone looked at the thing.
    Viewed = "viewed",
    /// Custody: the hashes were computed again and agree.
    Checked = "checked",
    /// Custody: a copy left the vault.
    Exported = "exported",
    /// Custody: a file was made from the thing, such as a copy without metadata.
    Derived = "derived",
    /// Custody: the thing was handed to another person.
    Transferred = "transferred",
    /// Custody: a time stamp of a third party was obtained.
    Timestamped = "timestamped",
    /// Custody: a copy was made that stays in the same hands.
    Copied = "copied",
    /// Custody: the thing was put into a safe, an archive or a court's keeping.
    Deposited = "deposited",
    /// Custody: the thing was given back to whom it came from.
    Returned = "returned",
    /// Custody: the thing was destroyed.
    Destroyed = "destroyed",
    /// Custody: something was done otherwise than the procedure says, with a reason.
    Deviation = "deviation",
    /// Custody: a transfer was refused by whom it was for, or taken back by who released it.
    Refused = "refused",
    /// A steward asked to destroy a case with what belongs to it.
    DestructionAsked = "destruction-asked",
    /// A person took their consent back.
    ConsentWithdrawn = "consent-withdrawn",
    /// Something was released to an audience.
    Released = "released",
    /// A person let something leave, or be done, against what consents say; names what, and why.
    ConsentOverridden = "consent-overridden",
    /// Someone signs what another signed.
    Countersigned = "countersigned",
    /// Someone's judgment of a record.
    Judged = "judged",
}

impl AttestationKind {
    /// Says whether this is an event in the custody of a thing.
    pub const fn is_custody(&self) -> bool {
        matches!(
            self,
            Self::Collected
                | Self::Received
                | Self::Sealed
                | Self::Viewed
                | Self::Checked
                | Self::Exported
                | Self::Derived
                | Self::Transferred
                | Self::Timestamped
                | Self::Copied
                | Self::Deposited
                | Self::Returned
                | Self::Destroyed
                | Self::Deviation
                | Self::Refused
        )
    }
}

/// What an attestation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What is attested.
    pub kind: AttestationKind,
    /// What it is about: a record's id, or a name in another vault; 1 to 256 bytes.
    pub subject: String,
    /// SHA-256 of the file's plaintext, where it is about a file.
    pub sha256: Option<[u8; 32]>,
    /// The latest attestations on the subject that the author knew, ascending.
    pub parents: Vec<AttestationHash>,
    /// The author's name in the circle; 0 to 256 bytes.
    pub by_name: String,
    /// The time that the author's device claimed.
    pub time: Timestamp,
    /// Anything more, by name: place, reason, tool, recipient.
    pub details: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Json {
    schema: String,
    kind: String,
    subject: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    parents: Vec<String>,
    by: JsonBy,
    time: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    details: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonBy {
    name: String,
    device: String,
}

/// A statement with a signature that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    json: Vec<u8>,
    pem: String,
    statement: Statement,
    signer: LogId,
}

impl Attestation {
    /// Signs a statement. Parents are sorted.
    ///
    /// # Errors
    /// [`AttestationError::TooLarge`] when a limit is exceeded.
    pub fn sign(mut statement: Statement, key: &DeviceKey) -> Result<Self, AttestationError> {
        statement.parents.sort_unstable();
        statement.parents.dedup();
        let json = write(&statement, &key.public())?;
        check_limits(&statement, &json)?;
        let pem = sshsig::sign(key, NAMESPACE, &json).map_err(|_| AttestationError::Signature)?;
        Ok(Self { json, pem, statement, signer: key.public() })
    }

    /// Reads an attestation and verifies its signature. Whether the device is known is another question.
    ///
    /// # Errors
    /// [`AttestationError`]: it is not accepted.
    pub fn parse(json: &[u8], pem: &str) -> Result<Self, AttestationError> {
        if json.len() > MAX_ATTESTATION || pem.len() > MAX_SIGNATURE {
            return Err(AttestationError::TooLarge);
        }
        let (statement, signer) = read(json)?;
        check_limits(&statement, json)?;
        if write(&statement, &signer)? != json {
            return Err(AttestationError::Malformed);
        }
        sshsig::verify(&signer, NAMESPACE, json, pem).map_err(|_| AttestationError::Signature)?;
        Ok(Self { json: json.to_vec(), pem: pem.to_owned(), statement, signer })
    }

    /// Gives the signed bytes: canonical JSON (RFC 8785).
    pub fn json(&self) -> &[u8] {
        &self.json
    }

    /// Gives the armoured signature, as `ssh-keygen -Y verify` reads it.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// Gives what it says.
    pub const fn statement(&self) -> &Statement {
        &self.statement
    }

    /// Gives the device that signed.
    pub const fn signer(&self) -> LogId {
        self.signer
    }

    /// Gives its name: the SHA-256 of the JSON.
    pub fn hash(&self) -> AttestationHash {
        AttestationHash::from_bytes(sha256(&self.json))
    }
}

fn write(statement: &Statement, signer: &LogId) -> Result<Vec<u8>, AttestationError> {
    let json = Json {
        schema: SCHEMA.to_owned(),
        kind: statement.kind.name().to_owned(),
        subject: statement.subject.clone(),
        sha256: statement.sha256.map(hex::encode),
        parents: statement.parents.iter().map(ToString::to_string).collect(),
        by: JsonBy { name: statement.by_name.clone(), device: signer.openssh() },
        time: statement.time.to_string(),
        details: statement.details.clone(),
    };
    to_canonical_json(&json).map_err(|_| AttestationError::Malformed)
}

fn read(json: &[u8]) -> Result<(Statement, LogId), AttestationError> {
    #[derive(Deserialize)]
    struct Schema {
        schema: String,
    }
    let malformed = |_| AttestationError::Malformed;
    let Schema { schema } = serde_json::from_slice(json).map_err(malformed)?;
    if schema != SCHEMA {
        let newer = schema.starts_with("cairn/attestation/");
        return Err(if newer { AttestationError::Newer } else { AttestationError::Malformed });
    }
    let json: Json = serde_json::from_slice(json).map_err(malformed)?;
    let hash = |text: &String| text.parse::<AttestationHash>().map_err(|_| AttestationError::Malformed);
    let parents: Vec<AttestationHash> = json.parents.iter().map(hash).collect::<Result<_, _>>()?;
    let statement = Statement {
        kind: AttestationKind::parse(&json.kind),
        subject: json.subject,
        sha256: json.sha256.as_ref().map(hash).transpose()?.map(|hash| *hash.as_bytes()),
        parents,
        by_name: json.by.name,
        time: json.time.parse().map_err(|_| AttestationError::Malformed)?,
        details: json.details,
    };
    let signer = LogId::parse_openssh(&json.by.device).map_err(|_| AttestationError::Malformed)?;
    Ok((statement, signer))
}

fn check_limits(statement: &Statement, json: &[u8]) -> Result<(), AttestationError> {
    let Statement { kind, subject, parents, by_name, .. } = statement;
    if json.len() > MAX_ATTESTATION || parents.len() > MAX_PARENTS || subject.len() > 256 || by_name.len() > 256 {
        return Err(AttestationError::TooLarge);
    }
    if subject.is_empty() || kind.name().is_empty() || kind.name().len() > 64 {
        return Err(AttestationError::Malformed);
    }
    if parents.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(AttestationError::Malformed) }
}

#[cfg(test)]
mod tests;
