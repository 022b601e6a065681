//! The envelope of a charter page, and nothing else of CBOR: what a hostile member needs to sign a body of its own making.

use cairn_keys::DeviceKey;
use minicbor::{Decoder, Encoder};

/// The domain that pages are signed in.
const PAGE_DOMAIN: &str = "charter page";

/// Gives the signed body of a page.
pub(crate) fn page_body(page: &[u8]) -> Option<&[u8]> {
    let mut decoder = Decoder::new(page);
    decoder.array().ok()?;
    decoder.bytes().ok()
}

/// Signs any bytes as a page.
pub(crate) fn sign_page(body: &[u8], signers: &[&DeviceKey]) -> Vec<u8> {
    let mut signatures: Vec<_> = signers.iter().map(|key| (key.public(), key.sign(PAGE_DOMAIN, body))).collect();
    signatures.sort_by_key(|(signer, _)| *signer);
    let mut page = Vec::new();
    let mut encoder = Encoder::new(&mut page);
    let mut write = || {
        encoder.array(2)?.bytes(body)?.array(signatures.len() as u64)?;
        for (signer, signature) in &signatures {
            encoder.array(2)?.bytes(signer.as_bytes())?.bytes(signature.as_bytes())?;
        }
        Ok::<(), minicbor::encode::Error<std::convert::Infallible>>(())
    };
    write().expect("memory takes everything");
    page
}
