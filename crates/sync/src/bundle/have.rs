//! What a device holds, exported so that a bundle for it can leave that out.

use cairn_keys::{SealKey, SealRecipient};
use cairn_ledger::{EntryHash, Head, LogId, PageHash};
use cairn_model::CircleId;

use super::BundleError;
use crate::limits;
use crate::pack::envelope::{Envelope, Filling, wrap};
use crate::pack::{open_object, seal_object};
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const KIND: &str = "have";
/// The most logs that are told.
const MAX_HEADS: usize = 4096;
/// The most files that are told.
const MAX_FILES: usize = 200_000;

/// What one device holds of one circle. It decides only what is left out of a bundle: a lie harms who told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Have {
    /// The circle.
    pub circle: CircleId,
    /// The number of the page that the device works under.
    pub number: u64,
    /// That page.
    pub page: PageHash,
    /// The device.
    pub device: LogId,
    /// The head of every log it holds, ascending.
    pub heads: Vec<(LogId, Head)>,
    /// The evidence files that it holds whole, ascending.
    pub files: Vec<[u8; 32]>,
}

impl Have {
    /// Seals it, as one age file, to whoever may write the bundle.
    ///
    /// # Errors
    /// [`BundleError::TooLarge`] beyond the limits, [`BundleError::NoRecipient`].
    pub fn seal(mut self, recipients: &[SealRecipient]) -> Result<Vec<u8>, BundleError> {
        self.heads.sort_unstable();
        self.heads.dedup_by_key(|(log, _)| *log);
        self.files.sort_unstable();
        self.files.dedup();
        if self.heads.len() > MAX_HEADS || self.files.len() > MAX_FILES {
            return Err(BundleError::TooLarge);
        }
        let (plain, _) = wrap(KIND, &self.header(), self.files.as_flattened(), Filling::Padded);
        Ok(seal_object(recipients, &plain)?)
    }

    fn header(&self) -> Vec<u8> {
        let mut header = Vec::new();
        let mut w = Writer::new(&mut header);
        w.array(5).bytes(self.circle.as_bytes()).uint(self.number).bytes(self.page.as_bytes());
        w.bytes(self.device.as_bytes()).array(self.heads.len());
        for (log, head) in &self.heads {
            w.array(3).bytes(log.as_bytes()).uint(head.height).bytes(head.hash.as_bytes());
        }
        header
    }

    /// Opens it with the first of these keys that fits.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn open(keys: &[SealKey], sealed: &[u8], circle: &CircleId) -> Result<Self, BundleError> {
        let mut last = BundleError::NotForUs;
        for key in keys {
            match open_object(key, sealed) {
                Ok(plain) => return Self::read(&plain, circle),
                Err(error) => last = error.into(),
            }
        }
        Err(last)
    }

    fn read(plain: &[u8], circle: &CircleId) -> Result<Self, BundleError> {
        let envelope = Envelope::read(KIND, plain, Filling::Padded)?;
        let have = Self::decode(&envelope).map_err(|_| BundleError::Damaged)?;
        if have.circle == *circle { Ok(have) } else { Err(BundleError::OtherCircle) }
    }

    fn decode(envelope: &Envelope<'_>) -> Result<Self, CodecError> {
        let mut r = Reader::new(envelope.header);
        r.tuple(5)?;
        let circle = CircleId::from_bytes(r.fixed()?);
        let (number, page) = (r.uint()?, PageHash::from_bytes(r.fixed()?));
        let device = log_id(&mut r)?;
        let heads = r.list(MAX_HEADS.min(limits::HEADS), |r| {
            r.tuple(3)?;
            Ok((log_id(r)?, Head { height: r.uint()?, hash: EntryHash::from_bytes(r.fixed()?) }))
        })?;
        let (files, []) = envelope.body.as_chunks::<32>() else { return Err(CodecError::Malformed) };
        let have = Self { circle, number, page, device, heads, files: files.to_vec() };
        let sorted = have.heads.is_sorted_by(|a, b| a.0 < b.0) && have.files.is_sorted_by(|a, b| a < b);
        let sound = r.is_at_end() && sorted && have.files.len() <= MAX_FILES && have.header() == envelope.header;
        if sound { Ok(have) } else { Err(CodecError::Malformed) }
    }
}

fn log_id(r: &mut Reader<'_>) -> Result<LogId, CodecError> {
    LogId::from_bytes(r.fixed()?).map_err(|_| CodecError::Malformed)
}
