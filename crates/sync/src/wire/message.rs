//! The messages and their encoding.

use cairn_keys::{DevicePublic, Signature};
use cairn_ledger::{EntryHash, Head, LogId, PageHash};

use super::CodecError;
use super::cbor::{Reader, Writer};
use crate::limits;

/// Says how far a side is when it tells its digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigestStage {
    /// Before anything was exchanged: equal digests and nothing wanted end the session.
    Opening,
    /// Everything that could be exchanged has been.
    Final,
}

/// Says whether the receiver of entries goes on with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseReason {
    /// It goes on.
    GoesOn,
    /// An entry was bad; nothing more of this log is taken on this connection.
    Bad,
    /// It waits for something it does not hold, or is full.
    Waits,
}

/// Says why a side ends the session. The number goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CloseReason {
    /// Everything was exchanged.
    Done,
    /// No contact secret or invitation in common.
    Unknown,
    /// A proof that does not hold.
    BadProof,
    /// A device key's signature that does not hold.
    BadAuth,
    /// The device is in no page that this side knows.
    NotMember,
    /// The device was removed from the circle.
    Removed,
    /// The same device key on both sides: a copied vault.
    SameDevice,
    /// The two sides work under rival pages.
    Rival,
    /// Bytes that are no message.
    Malformed,
    /// A message that does not belong here.
    Unexpected,
    /// More than the limits allow.
    TooMuch,
    /// Three bad entries or files.
    TooManyBad,
    /// Nothing came for too long.
    Stalled,
    /// A person stopped it.
    Cancelled,
    /// This side's own storage failed.
    Failed,
    /// No common version.
    Version,
    /// The six digits differ.
    Mismatch,
    /// The invitation is used up or void.
    Void,
    /// A reason of a newer version.
    Other(u8),
}

impl CloseReason {
    const KNOWN: [Self; 18] = [
        Self::Done,
        Self::Unknown,
        Self::BadProof,
        Self::BadAuth,
        Self::NotMember,
        Self::Removed,
        Self::SameDevice,
        Self::Rival,
        Self::Malformed,
        Self::Unexpected,
        Self::TooMuch,
        Self::TooManyBad,
        Self::Stalled,
        Self::Cancelled,
        Self::Failed,
        Self::Version,
        Self::Mismatch,
        Self::Void,
    ];

    /// Gives the number on the wire.
    pub fn code(self) -> u8 {
        match self {
            Self::Other(code) => code,
            known => {
                Self::KNOWN.iter().position(|reason| *reason == known).and_then(|i| u8::try_from(i).ok()).unwrap_or(0)
            }
        }
    }

    /// Finds the reason of a number.
    pub fn from_code(code: u8) -> Self {
        Self::KNOWN.get(usize::from(code)).copied().unwrap_or(Self::Other(code))
    }
}

/// One log and how far a side holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadTold {
    /// The log.
    pub log: LogId,
    /// Its height and the hash of the entry there.
    pub head: Head,
}

/// One message. The number of its type is given beside its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// 0: versions, limits, nonce; the first message of each side.
    Hello {
        /// The lowest and the highest protocol version spoken.
        versions: (u8, u8),
        /// How many bytes of entries this side lets be on their way to it.
        window: u64,
        /// Fresh random bytes.
        nonce: [u8; 16],
        /// 0: part when all is exchanged; 1: stay connected if the other side wants so too.
        stay: u8,
    },
    /// 1: the initiator proves that it knows contact secrets, newest first; padded to eight with random bytes.
    Proof {
        /// The truncated MACs.
        macs: Vec<[u8; 16]>,
        /// 1 if the initiator has older ones to offer.
        more: u8,
    },
    /// 2: the responder proves the newest secret that both know.
    ProofReply {
        /// Which of all offered proofs (0 is the initiator's newest).
        index: u64,
        /// The responder's MAC under the same secret.
        mac: [u8; 16],
        /// 1 if the initiator shows its device first, because the responder's newest epoch is unknown to it.
        initiator_first: u8,
    },
    /// 3: none of the offered proofs is known; the initiator may offer older ones.
    ProofNone,
    /// 4: who this device is and under which page it works.
    Auth {
        /// The device key.
        device: DevicePublic,
        /// The number of the page it works under.
        number: u64,
        /// That page's hash.
        page: PageHash,
        /// Over both transport keys, the exporter, both nonces, circle, role and page.
        signature: Signature,
    },
    /// 5: consecutive pages of the charter, exactly as signed.
    Pages {
        /// The number of the first.
        from: u64,
        /// Their bytes.
        pages: Vec<Vec<u8>>,
    },
    /// 6: one hash over the page and the heads of the logs that both sides may hold.
    Digest {
        /// How far this side is.
        stage: DigestStage,
        /// The hash.
        digest: [u8; 32],
        /// How many evidence files this side still lacks.
        lacking: u64,
        /// How many messages of types 5, 7 and 15 this side has taken: what it says here accounts for these and no more.
        heard: u64,
    },
    /// 7: heads, sorted by log; later ones add to earlier ones.
    Have {
        /// The heads.
        heads: Vec<HeadTold>,
    },
    /// 8: the first height wanted of each log, sorted by log.
    Want {
        /// Log and first height.
        wants: Vec<(LogId, u64)>,
    },
    /// 9: consecutive entries of one log.
    Entries {
        /// The log.
        log: LogId,
        /// The height of the first.
        from: u64,
        /// Their bytes.
        entries: Vec<Vec<u8>>,
    },
    /// 10: everything of this log up to this height is stored durably.
    Ack {
        /// The log.
        log: LogId,
        /// The height.
        height: u64,
        /// Whether more is taken.
        pause: PauseReason,
    },
    /// 11: asks for a file's sealed bytes.
    FileWant {
        /// The BLAKE3 hash of the sealed bytes.
        file: [u8; 32],
        /// How many sealed bytes there are.
        size: u64,
        /// The first group of 1 MiB that is wanted.
        from: u64,
    },
    /// 12: this side does not hold that file.
    FileMissing {
        /// The file.
        file: [u8; 32],
    },
    /// 13: this side holds that file now, verified and durable.
    FileHeld {
        /// The file.
        file: [u8; 32],
    },
    /// 14: the last message of a side.
    Close {
        /// Why.
        reason: CloseReason,
    },
    /// 15: where this side stands, to one who works under another branch: pages of its chain, the newest first, page zero
    /// last.
    Trail {
        /// Number and hash.
        pages: Vec<(u64, PageHash)>,
    },
    /// 16: to a contributor: an entry of the sender's own log with a receipt, which can be read without any other.
    Receipt {
        /// Its bytes.
        entry: Vec<u8>,
    },
    /// 32: the newcomer proves the invitation's secret and commits to its nonce and keys.
    JoinHello {
        /// The lowest and the highest protocol version spoken.
        versions: (u8, u8),
        /// MAC under the invitation's secret.
        proof: [u8; 32],
        /// Hash of what `JoinOpen` will say.
        commitment: [u8; 32],
    },
    /// 33: the inviter proves the secret and gives its nonce.
    JoinReply {
        /// MAC under the invitation's secret.
        proof: [u8; 32],
        /// Fresh random bytes.
        nonce: [u8; 32],
        /// The inviter's device key.
        device: DevicePublic,
    },
    /// 34: the newcomer opens its commitment.
    JoinOpen {
        /// Fresh random bytes.
        nonce: [u8; 32],
        /// The newcomer's device key.
        device: DevicePublic,
        /// The newcomer's seal key (age recipient).
        seal: String,
        /// The name under which the newcomer wants to be known; may be empty for a further device of a person.
        name: String,
        /// By the device key, over all of it.
        signature: Signature,
    },
    /// 35: the person on this side saw the same six digits.
    JoinConfirm,
    /// 36: the newcomer holds the charter and its epochs, durably.
    JoinStored,
}

impl Message {
    /// Says which type the message has, for tests and diagnostics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Hello { .. } => "hello",
            Self::Proof { .. } => "proof",
            Self::ProofReply { .. } => "proof-reply",
            Self::ProofNone => "proof-none",
            Self::Auth { .. } => "auth",
            Self::Pages { .. } => "pages",
            Self::Digest { .. } => "digest",
            Self::Have { .. } => "have",
            Self::Want { .. } => "want",
            Self::Entries { .. } => "entries",
            Self::Ack { .. } => "ack",
            Self::FileWant { .. } => "file-want",
            Self::FileMissing { .. } => "file-missing",
            Self::FileHeld { .. } => "file-held",
            Self::Close { .. } => "close",
            Self::Trail { .. } => "trail",
            Self::Receipt { .. } => "receipt",
            Self::JoinHello { .. } => "join-hello",
            Self::JoinReply { .. } => "join-reply",
            Self::JoinOpen { .. } => "join-open",
            Self::JoinConfirm => "join-confirm",
            Self::JoinStored => "join-stored",
        }
    }

    /// Appends the canonical CBOR of the message.
    pub(super) fn encode(&self, to: &mut Vec<u8>) {
        let mut w = Writer::new(to);
        match self {
            Self::Hello { versions, window, nonce, stay } => {
                w.array(6).uint(0).uint(versions.0.into()).uint(versions.1.into()).uint(*window);
                w.bytes(nonce).uint((*stay).into());
            }
            Self::Proof { macs, more } => {
                w.array(3).uint(1).array(macs.len());
                for mac in macs {
                    w.bytes(mac);
                }
                w.uint((*more).into());
            }
            Self::ProofReply { index, mac, initiator_first } => {
                w.array(4).uint(2).uint(*index).bytes(mac).uint((*initiator_first).into());
            }
            Self::ProofNone => {
                w.array(1).uint(3);
            }
            Self::Auth { device, number, page, signature } => {
                w.array(5).uint(4).bytes(device.as_bytes()).uint(*number).bytes(page.as_bytes());
                w.bytes(signature.as_bytes());
            }
            Self::Pages { from, pages } => {
                w.array(3).uint(5).uint(*from);
                byte_strings(&mut w, pages);
            }
            Self::Digest { stage, digest, lacking, heard } => {
                w.array(5).uint(6).uint(u64::from(*stage == DigestStage::Final)).bytes(digest).uint(*lacking);
                w.uint(*heard);
            }
            Self::Have { heads } => {
                w.array(2).uint(7).array(heads.len());
                for HeadTold { log, head } in heads {
                    w.array(3).bytes(log.as_bytes()).uint(head.height).bytes(head.hash.as_bytes());
                }
            }
            Self::Want { wants } => {
                w.array(2).uint(8).array(wants.len());
                for (log, from) in wants {
                    w.array(2).bytes(log.as_bytes()).uint(*from);
                }
            }
            Self::Entries { log, from, entries } => {
                w.array(4).uint(9).bytes(log.as_bytes()).uint(*from);
                byte_strings(&mut w, entries);
            }
            Self::Ack { log, height, pause } => {
                w.array(4).uint(10).bytes(log.as_bytes()).uint(*height).uint(*pause as u64);
            }
            Self::FileWant { file, size, from } => {
                w.array(4).uint(11).bytes(file).uint(*size).uint(*from);
            }
            Self::FileMissing { file } => {
                w.array(2).uint(12).bytes(file);
            }
            Self::FileHeld { file } => {
                w.array(2).uint(13).bytes(file);
            }
            Self::Close { reason } => {
                w.array(2).uint(14).uint(reason.code().into());
            }
            Self::Trail { pages } => {
                w.array(2).uint(15).array(pages.len());
                for (number, page) in pages {
                    w.array(2).uint(*number).bytes(page.as_bytes());
                }
            }
            Self::Receipt { entry } => {
                w.array(2).uint(16).bytes(entry);
            }
            Self::JoinHello { .. }
            | Self::JoinReply { .. }
            | Self::JoinOpen { .. }
            | Self::JoinConfirm
            | Self::JoinStored => {
                self.encode_join(&mut w);
            }
        }
    }

    fn encode_join(&self, w: &mut Writer<'_>) {
        match self {
            Self::JoinHello { versions, proof, commitment } => {
                w.array(5).uint(32).uint(versions.0.into()).uint(versions.1.into()).bytes(proof).bytes(commitment);
            }
            Self::JoinReply { proof, nonce, device } => {
                w.array(4).uint(33).bytes(proof).bytes(nonce).bytes(device.as_bytes());
            }
            Self::JoinOpen { nonce, device, seal, name, signature } => {
                w.array(6).uint(34).bytes(nonce).bytes(device.as_bytes()).text(seal).text(name);
                w.bytes(signature.as_bytes());
            }
            Self::JoinConfirm => {
                w.array(1).uint(35);
            }
            _ => {
                w.array(1).uint(36);
            }
        }
    }

    /// Reads a message that fills `bytes`, in its one canonical form.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut r = Reader::new(bytes);
        let length = r.array(8)?;
        let number = r.uint()?;
        let message = Self::decode_fields(number, length.saturating_sub(1), &mut r)?;
        if !r.is_at_end() {
            return Err(CodecError::Malformed);
        }
        let mut again = Vec::with_capacity(bytes.len());
        message.encode(&mut again);
        if again == bytes { Ok(message) } else { Err(CodecError::Malformed) }
    }

    fn decode_fields(number: u64, fields: usize, r: &mut Reader<'_>) -> Result<Self, CodecError> {
        Ok(match (number, fields) {
            (0, 5) => {
                Self::Hello { versions: (r.byte()?, r.byte()?), window: r.uint()?, nonce: r.fixed()?, stay: flag(r)? }
            }
            (1, 2) => Self::Proof { macs: r.list(limits::PROOFS, Reader::fixed)?, more: flag(r)? },
            (2, 3) => Self::ProofReply { index: r.uint()?, mac: r.fixed()?, initiator_first: flag(r)? },
            (3, 0) => Self::ProofNone,
            (4, 4) => Self::Auth {
                device: device(r)?,
                number: r.uint()?,
                page: PageHash::from_bytes(r.fixed()?),
                signature: Signature::from_bytes(r.fixed()?),
            },
            (5, 2) => {
                Self::Pages { from: r.uint()?, pages: r.list(limits::PAGES, |r| Ok(r.bytes(limits::PAGE)?.to_vec()))? }
            }
            (6, 4) => Self::Digest {
                stage: if flag(r)? == 0 { DigestStage::Opening } else { DigestStage::Final },
                digest: r.fixed()?,
                lacking: r.uint()?,
                heard: r.uint()?,
            },
            (7, 1) => Self::Have { heads: sorted(r.list(limits::HEADS, head)?, |told| told.log)? },
            (8, 1) => Self::Want { wants: sorted(r.list(limits::HEADS, want)?, |want| want.0)? },
            (9, 3) => Self::Entries {
                log: device(r)?,
                from: r.uint()?,
                entries: r.list(limits::FRAME / 32, |r| Ok(r.bytes(limits::FRAME)?.to_vec()))?,
            },
            (10, 3) => Self::Ack { log: device(r)?, height: r.uint()?, pause: pause(r)? },
            (11, 3) => Self::FileWant { file: r.fixed()?, size: r.uint()?, from: r.uint()? },
            (12, 1) => Self::FileMissing { file: r.fixed()? },
            (13, 1) => Self::FileHeld { file: r.fixed()? },
            (14, 1) => Self::Close { reason: CloseReason::from_code(r.byte()?) },
            (15, 1) => Self::Trail { pages: trail(r)? },
            (16, 1) => Self::Receipt { entry: r.bytes(limits::FRAME)?.to_vec() },
            (32, 4) => Self::JoinHello { versions: (r.byte()?, r.byte()?), proof: r.fixed()?, commitment: r.fixed()? },
            (33, 3) => Self::JoinReply { proof: r.fixed()?, nonce: r.fixed()?, device: device(r)? },
            (34, 5) => Self::JoinOpen {
                nonce: r.fixed()?,
                device: device(r)?,
                seal: r.text(limits::NAME)?.to_owned(),
                name: r.text(limits::NAME)?.to_owned(),
                signature: Signature::from_bytes(r.fixed()?),
            },
            (35, 0) => Self::JoinConfirm,
            (36, 0) => Self::JoinStored,
            _ => return Err(CodecError::Malformed),
        })
    }
}

fn byte_strings(w: &mut Writer<'_>, strings: &[Vec<u8>]) {
    w.array(strings.len());
    for string in strings {
        w.bytes(string);
    }
}

fn flag(r: &mut Reader<'_>) -> Result<u8, CodecError> {
    let flag = r.byte()?;
    if flag > 1 { Err(CodecError::Malformed) } else { Ok(flag) }
}

fn pause(r: &mut Reader<'_>) -> Result<PauseReason, CodecError> {
    match r.byte()? {
        0 => Ok(PauseReason::GoesOn),
        1 => Ok(PauseReason::Bad),
        2 => Ok(PauseReason::Waits),
        _ => Err(CodecError::Malformed),
    }
}

fn device(r: &mut Reader<'_>) -> Result<DevicePublic, CodecError> {
    DevicePublic::from_bytes(r.fixed()?).map_err(|_| CodecError::Malformed)
}

fn head(r: &mut Reader<'_>) -> Result<HeadTold, CodecError> {
    r.tuple(3)?;
    let log = device(r)?;
    Ok(HeadTold { log, head: Head { height: r.uint()?, hash: EntryHash::from_bytes(r.fixed()?) } })
}

/// Refuses trails that do not lead back to page zero.
fn trail(r: &mut Reader<'_>) -> Result<Vec<(u64, PageHash)>, CodecError> {
    let pages = r.list(limits::TRAIL, |r| {
        r.tuple(2)?;
        Ok((r.uint()?, PageHash::from_bytes(r.fixed()?)))
    })?;
    let leads_back = pages.is_sorted_by(|a, b| a.0 > b.0) && pages.last().is_some_and(|(number, _)| *number == 0);
    if leads_back { Ok(pages) } else { Err(CodecError::Malformed) }
}

fn want(r: &mut Reader<'_>) -> Result<(LogId, u64), CodecError> {
    r.tuple(2)?;
    Ok((device(r)?, r.uint()?))
}

/// Refuses lists that name a log twice or out of order.
fn sorted<T>(list: Vec<T>, log: impl Fn(&T) -> LogId) -> Result<Vec<T>, CodecError> {
    if list.is_sorted_by(|a, b| log(a) < log(b)) { Ok(list) } else { Err(CodecError::Malformed) }
}
