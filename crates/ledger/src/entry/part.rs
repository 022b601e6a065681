//! Parts: what entries hold.

use cairn_keys::Sensitive;
use cairn_model::RecordId;

use super::{MAX_ENTRY, MAX_PART};
use crate::attestation::{Attestation, MAX_ATTESTATION, MAX_SIGNATURE};
use crate::document::MAX_CHANGE;
use crate::wire::{Reader, WireError, Writer};
use crate::{EntryHash, Head, LogId};

/// Says why a part is set aside. The entry that holds it counts all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PartError {
    /// There is no such part.
    #[error("find a part of an entry")]
    Missing,
    /// It unpacks to more than its kind may have.
    #[error("unpack a part that is too large")]
    TooLarge,
    /// It is not packed as parts are.
    #[error("unpack a part")]
    Packing,
    /// It is not in canonical form, or does not fit its leaf.
    #[error("read a malformed part")]
    Malformed,
    /// It is an attestation whose form or signature is wrong.
    #[error("verify an attestation")]
    Attestation,
}

impl From<WireError> for PartError {
    fn from(_: WireError) -> Self {
        Self::Malformed
    }
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// A change of one record.
    Changes,
    /// How an evidence file is found, opened and checked.
    Manifest,
    /// A signed statement.
    Attestation,
    /// The word of a member for what a closed log wrote above its cut.
    Voucher,
    /// The word of a member that they hold a log and its evidence.
    Receipt,
    /// The wish to destroy something, or its confirmation.
    Erase,
    /// Where a device can be reached.
    Presence,
    /// What the author had newly accepted from others.
    Frontier,
    /// Something of a newer version; kept and carried.
    Unknown(u32),
}

impl PartKind {
    /// Gives the number that stands in the leaf.
    pub const fn code(self) -> u64 {
        match self {
            Self::Changes => 1,
            Self::Manifest => 2,
            Self::Attestation => 3,
            Self::Voucher => 4,
            Self::Receipt => 5,
            Self::Erase => 6,
            Self::Presence => 7,
            Self::Frontier => 8,
            Self::Unknown(code) => code as u64,
        }
    }

    pub(crate) fn from_code(code: u64) -> Self {
        match code {
            1 => Self::Changes,
            2 => Self::Manifest,
            3 => Self::Attestation,
            4 => Self::Voucher,
            5 => Self::Receipt,
            6 => Self::Erase,
            7 => Self::Presence,
            8 => Self::Frontier,
            other => Self::Unknown(u32::try_from(other).unwrap_or(u32::MAX)),
        }
    }

    /// Gives the most bytes that a part of this kind has when it is unpacked.
    pub const fn limit(self) -> usize {
        match self {
            Self::Changes => MAX_CHANGE,
            Self::Manifest => 4096,
            Self::Attestation => MAX_ATTESTATION + MAX_SIGNATURE + 64,
            Self::Voucher | Self::Presence => 1024,
            Self::Receipt | Self::Frontier => MAX_ENTRY,
            Self::Erase => 64 * 1024,
            Self::Unknown(_) => MAX_PART,
        }
    }
}

/// How an evidence file is found, opened and checked. What people call it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// The evidence record.
    pub record: RecordId,
    /// SHA-256 of the file as it was taken in.
    pub sha256: [u8; 32],
    /// Bytes of that file.
    pub size: u64,
    /// BLAKE3 of the age file: its name on disk and on the wire.
    pub ciphertext: [u8; 32],
    /// Bytes of the age file.
    pub sealed_size: u64,
    /// The age identity that opens it, `AGE-SECRET-KEY-1…`.
    pub key: Sensitive<String>,
}

/// What an erase part is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EraseTarget {
    /// A whole record, later parts too.
    Record(RecordId),
    /// Single leaves of one entry.
    Leaves {
        /// The log.
        log: LogId,
        /// The entry.
        head: Head,
        /// Which leaves, ascending.
        leaves: Vec<u64>,
    },
}

/// Which of the two steps an erase part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EraseStep {
    /// A steward asks: it hides at once.
    Ask,
    /// A second person confirms: it destroys.
    Confirm,
}

/// The wish to destroy something, or its confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erase {
    /// What is to go.
    pub target: EraseTarget,
    /// Which step this is.
    pub step: EraseStep,
}

/// One part of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A change of one record, in automerge's format; [`crate::check_change`] reads it.
    Changes {
        /// The record.
        record: RecordId,
        /// The change.
        bytes: Vec<u8>,
    },
    /// How an evidence file is found, opened and checked.
    Manifest(Manifest),
    /// A signed statement, with the record that it is about, where it is about one.
    Attestation {
        /// The record.
        record: Option<RecordId>,
        /// The statement; its signature was verified.
        attestation: Attestation,
    },
    /// Vouches for all that a closed log wrote up to this head.
    Voucher {
        /// The log.
        log: LogId,
        /// Up to where.
        head: Head,
    },
    /// Says that the author holds all of a log up to this head, and these evidence files, verified.
    Receipt {
        /// The log.
        log: LogId,
        /// Up to where.
        head: Head,
        /// BLAKE3 of the age files, ascending.
        evidence: Vec<[u8; 32]>,
    },
    /// The wish to destroy something, or its confirmation.
    Erase(Erase),
    /// Where the author's device can be reached.
    Presence {
        /// The public transport key.
        transport: [u8; 32],
        /// The relay's address, where one is used.
        relay: Option<String>,
    },
    /// The heads that the author newly accepted since its entry before, by log.
    Frontier(Vec<(LogId, Head)>),
    /// Something of a newer version.
    Unknown {
        /// Its number.
        kind: u32,
        /// The record that its leaf names.
        record: Option<RecordId>,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

impl Part {
    /// Says what the part is.
    pub const fn kind(&self) -> PartKind {
        match self {
            Self::Changes { .. } => PartKind::Changes,
            Self::Manifest(_) => PartKind::Manifest,
            Self::Attestation { .. } => PartKind::Attestation,
            Self::Voucher { .. } => PartKind::Voucher,
            Self::Receipt { .. } => PartKind::Receipt,
            Self::Erase(_) => PartKind::Erase,
            Self::Presence { .. } => PartKind::Presence,
            Self::Frontier(_) => PartKind::Frontier,
            Self::Unknown { kind, .. } => PartKind::Unknown(*kind),
        }
    }

    /// Gives the record that the leaf names.
    pub const fn record(&self) -> Option<RecordId> {
        match self {
            Self::Changes { record, .. }
            | Self::Manifest(Manifest { record, .. })
            | Self::Erase(Erase { target: EraseTarget::Record(record), .. }) => Some(*record),
            Self::Attestation { record, .. } | Self::Unknown { record, .. } => *record,
            Self::Voucher { .. }
            | Self::Receipt { .. }
            | Self::Erase(_)
            | Self::Presence { .. }
            | Self::Frontier(_) => None,
        }
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        match self {
            Self::Changes { bytes, .. } | Self::Unknown { bytes, .. } => return bytes.clone(),
            Self::Manifest(manifest) => {
                let Manifest { record: _, sha256, size, ciphertext, sealed_size, key } = manifest;
                out.array(5).bytes(sha256).uint(*size).bytes(ciphertext).uint(*sealed_size).text(key.expose());
            }
            Self::Attestation { attestation, .. } => {
                out.array(2).bytes(attestation.json()).text(attestation.pem());
            }
            Self::Voucher { log, head } => {
                write_head(out.array(3), log, head);
            }
            Self::Receipt { log, head, evidence } => {
                write_head(out.array(4), log, head).array(evidence.len());
                for hash in evidence {
                    out.bytes(hash);
                }
            }
            Self::Erase(erase) => write_erase(&mut out, erase),
            Self::Presence { transport, relay } => {
                out.array(2).bytes(transport).optional_text(relay.as_deref());
            }
            Self::Frontier(heads) => {
                out.array(heads.len());
                for (log, head) in heads {
                    write_head(out.array(3), log, head);
                }
            }
        }
        out.finish()
    }

    pub(super) fn decode(kind: PartKind, record: Option<RecordId>, plain: &[u8]) -> Result<Self, PartError> {
        let bytes = plain.to_vec();
        match (kind, record) {
            (PartKind::Changes, Some(record)) => return Ok(Self::Changes { record, bytes }),
            (PartKind::Unknown(kind), record) => return Ok(Self::Unknown { kind, record, bytes }),
            _ => {}
        }
        let mut input = Reader::new(plain);
        let part = Self::read(kind, record, &mut input)?;
        input.end()?;
        if part.record() == record && part.encode() == plain { Ok(part) } else { Err(PartError::Malformed) }
    }

    fn read(kind: PartKind, record: Option<RecordId>, input: &mut Reader<'_>) -> Result<Self, PartError> {
        Ok(match kind {
            PartKind::Changes | PartKind::Unknown(_) => return Err(PartError::Malformed),
            PartKind::Manifest => {
                input.array(5)?;
                Self::Manifest(Manifest {
                    record: record.ok_or(PartError::Malformed)?,
                    sha256: input.fixed()?,
                    size: input.uint()?,
                    ciphertext: input.fixed()?,
                    sealed_size: input.uint()?,
                    key: Sensitive::new(input.text(128)?.to_owned()),
                })
            }
            PartKind::Attestation => {
                input.array(2)?;
                let (json, pem) = (input.bytes(MAX_ATTESTATION)?, input.text(MAX_SIGNATURE)?);
                let attestation = Attestation::parse(json, pem).map_err(|_| PartError::Attestation)?;
                Self::Attestation { record, attestation }
            }
            PartKind::Voucher => {
                input.array(3)?;
                let (log, head) = read_head(input)?;
                Self::Voucher { log, head }
            }
            PartKind::Receipt => {
                input.array(4)?;
                let (log, head) = read_head(input)?;
                let evidence = input.items(MAX_ENTRY / 34, Reader::fixed::<32>)?;
                ascending(&evidence)?;
                Self::Receipt { log, head, evidence }
            }
            PartKind::Erase => Self::Erase(read_erase(record, input)?),
            PartKind::Presence => {
                input.array(2)?;
                Self::Presence {
                    transport: input.fixed()?,
                    relay: input.option(|input| input.text(512))?.map(str::to_owned),
                }
            }
            PartKind::Frontier => {
                let heads = input.items(MAX_ENTRY / 64, |input| {
                    input.array(3)?;
                    read_head(input)
                })?;
                ascending(&heads.iter().map(|(log, _)| log).collect::<Vec<_>>())?;
                Self::Frontier(heads)
            }
        })
    }
}

fn ascending<T: Ord>(items: &[T]) -> Result<(), PartError> {
    if items.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(PartError::Malformed) }
}

fn write_head<'a>(out: &'a mut Writer, log: &LogId, head: &Head) -> &'a mut Writer {
    out.bytes(log.as_bytes()).uint(head.height).bytes(head.hash.as_bytes())
}

fn read_head(input: &mut Reader<'_>) -> Result<(LogId, Head), WireError> {
    let log = LogId::from_bytes(input.fixed()?).map_err(|_| WireError)?;
    Ok((log, Head { height: input.uint()?, hash: EntryHash::from_bytes(input.fixed()?) }))
}

fn write_erase(out: &mut Writer, erase: &Erase) {
    let step = match erase.step {
        EraseStep::Ask => 0,
        EraseStep::Confirm => 1,
    };
    match &erase.target {
        EraseTarget::Record(_) => {
            out.array(1).uint(step);
        }
        EraseTarget::Leaves { log, head, leaves } => {
            write_head(out.array(5).uint(step), log, head).array(leaves.len());
            for leaf in leaves {
                out.uint(*leaf);
            }
        }
    }
}

fn read_erase(record: Option<RecordId>, input: &mut Reader<'_>) -> Result<Erase, PartError> {
    let fields = input.list(5)?;
    let step = match input.uint()? {
        0 => EraseStep::Ask,
        1 => EraseStep::Confirm,
        _ => return Err(PartError::Malformed),
    };
    let target = match (fields, record) {
        (1, Some(record)) => EraseTarget::Record(record),
        (5, None) => {
            let (log, head) = read_head(input)?;
            let leaves = input.items(super::MAX_PARTS, Reader::uint)?;
            ascending(&leaves)?;
            EraseTarget::Leaves { log, head, leaves }
        }
        _ => return Err(PartError::Malformed),
    };
    Ok(Erase { target, step })
}
