//! Pages for a device that was admitted in place of another: what it lacks of the charter, sealed to its new key.
//!
//! A vault that was restored or set back opens no page that lies in the drop under an epoch that it does not know. These
//! pages bring it up to the one that admits it.

use cairn_keys::{Zeroizing, derive};
use cairn_ledger::charter::MAX_PAGE;
use cairn_ledger::{LogId, PageHash, SignedPage};
use cairn_model::CircleId;

use super::envelope::{Envelope, Filling, wrap};
use super::{MAX_BODY, PackError};
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const KIND: &str = "welcome";
/// The most pages of one object.
const MAX_PAGES: usize = 10_000;

/// Gives what the name of a device's welcome is derived from; `page` is the one that admits it.
pub fn welcome_content(device: &LogId, page: &PageHash) -> [u8; 32] {
    derive("cairn 2026 drop welcome", &[device.as_bytes(), page.as_bytes()])
}

/// Encodes consecutive pages, the last of which admits a device.
///
/// # Errors
/// [`PackError::TooLarge`] when they are more than one object holds, or none.
pub fn encode_welcome(
    circle: &CircleId,
    device: &LogId,
    pages: &[SignedPage],
) -> Result<Zeroizing<Vec<u8>>, PackError> {
    let bytes: usize = pages.iter().map(|page| page.bytes().len()).sum();
    if pages.is_empty() || pages.len() > MAX_PAGES || bytes > MAX_BODY {
        return Err(PackError::TooLarge);
    }
    let mut header = Vec::new();
    let mut w = Writer::new(&mut header);
    w.array(3).bytes(circle.as_bytes()).bytes(device.as_bytes()).array(pages.len());
    for page in pages {
        w.uint(page.bytes().len() as u64);
    }
    let mut body = Vec::with_capacity(bytes);
    pages.iter().for_each(|page| body.extend_from_slice(page.bytes()));
    Ok(wrap(KIND, &header, &body, Filling::Padded).0)
}

/// Reads the pages for a device. They are decoded, and not yet judged; each follows the one before by its number.
///
/// # Errors
/// [`PackError`]; [`PackError::Misnamed`] when they are for another device.
pub fn decode_welcome(plain: &[u8], circle: &CircleId, device: &LogId) -> Result<Vec<SignedPage>, PackError> {
    let envelope = Envelope::read(KIND, plain, Filling::Padded)?;
    let mut r = Reader::new(envelope.header);
    r.tuple(3)?;
    let (named, whose) = (CircleId::from_bytes(r.fixed()?), r.fixed::<32>()?);
    let lengths = r.list(MAX_PAGES, |r| match usize::try_from(r.uint()?) {
        Ok(length) if length > 0 && length <= MAX_PAGE => Ok(length),
        _ => Err(CodecError::TooLarge),
    })?;
    if named != *circle {
        return Err(PackError::OtherCircle);
    }
    if whose != *device.as_bytes() {
        return Err(PackError::Misnamed);
    }
    let (mut rest, mut pages) = (envelope.body, Vec::<SignedPage>::with_capacity(lengths.len()));
    for length in lengths {
        let (bytes, left) = rest.split_at_checked(length).ok_or(PackError::Malformed)?;
        let page = SignedPage::decode(bytes).map_err(|error| match error {
            cairn_ledger::CharterError::UpdateNeeded => PackError::Newer,
            _ => PackError::Malformed,
        })?;
        if pages.last().is_some_and(|last| last.page().number.checked_add(1) != Some(page.page().number)) {
            return Err(PackError::Malformed);
        }
        pages.push(page);
        rest = left;
    }
    let fits = r.is_at_end() && encode_welcome(circle, device, &pages)?.as_slice() == plain;
    if fits { Ok(pages) } else { Err(PackError::Malformed) }
}

#[cfg(test)]
mod tests;
