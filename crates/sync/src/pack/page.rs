//! Charter pages, as they lie in a drop for ever.

use cairn_keys::Zeroizing;
use cairn_ledger::SignedPage;
use cairn_ledger::charter::MAX_PAGE;
use cairn_model::CircleId;

use super::PackError;
use super::envelope::{Envelope, Filling, wrap};
use crate::wire::cbor::{Reader, Writer};

const KIND: &str = "page";

/// Encodes a page.
pub fn encode_page(circle: &CircleId, page: &SignedPage) -> Zeroizing<Vec<u8>> {
    let mut header = Vec::new();
    Writer::new(&mut header).array(2).bytes(circle.as_bytes()).uint(page.page().number);
    wrap(KIND, &header, page.bytes(), Filling::Padded).0
}

/// Reads a page. It is decoded, and not yet judged.
///
/// # Errors
/// [`PackError`].
pub fn decode_page(plain: &[u8], circle: &CircleId) -> Result<SignedPage, PackError> {
    let envelope = Envelope::read(KIND, plain, Filling::Padded)?;
    let mut r = Reader::new(envelope.header);
    r.tuple(2)?;
    let (named, number) = (CircleId::from_bytes(r.fixed()?), r.uint()?);
    if named != *circle {
        return Err(PackError::OtherCircle);
    }
    if envelope.body.len() > MAX_PAGE {
        return Err(PackError::TooLarge);
    }
    let page = SignedPage::decode(envelope.body).map_err(|error| match error {
        cairn_ledger::CharterError::UpdateNeeded => PackError::Newer,
        _ => PackError::Malformed,
    })?;
    let fits = r.is_at_end() && page.page().number == number && encode_page(circle, &page).as_slice() == plain;
    if fits { Ok(page) } else { Err(PackError::Malformed) }
}
