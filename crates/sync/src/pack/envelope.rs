//! The envelope that all sealed objects share.
//!
//! `cairn <kind> 1\n`, the header's length (4 bytes, big-endian), the body's length (8 bytes, big-endian), header, body, zeros.

use cairn_keys::{Zeroizing, derive};

use super::{MAX_HEADER, MAX_PLAIN, PackError, padded_len};

const VERSION: &str = "1";

/// What an envelope holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Envelope<'a> {
    pub(crate) header: &'a [u8],
    pub(crate) body: &'a [u8],
    /// Everything but the zeros.
    unpadded: &'a [u8],
}

/// Whether zeros are added at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// Up to the padded length: the object lies on storage by itself.
    Padded,
    /// None: the object is carried within another one that is padded.
    Bare,
}

/// Gives the hash that names content.
pub(crate) fn content_hash(unpadded: &[u8]) -> [u8; 32] {
    derive("cairn 2026 pack content", &[unpadded])
}

/// Puts an envelope together.
pub(crate) fn wrap(kind: &str, header: &[u8], body: &[u8], filling: Filling) -> (Zeroizing<Vec<u8>>, [u8; 32]) {
    let line = format!("cairn {kind} {VERSION}\n");
    let len = line.len() + 12 + header.len() + body.len();
    let whole = match filling {
        Filling::Padded => usize::try_from(padded_len(len as u64)).unwrap_or(len),
        Filling::Bare => len,
    };
    let mut plain = Zeroizing::new(Vec::with_capacity(whole));
    plain.extend_from_slice(line.as_bytes());
    plain.extend_from_slice(&u32::try_from(header.len()).unwrap_or(u32::MAX).to_be_bytes());
    plain.extend_from_slice(&(body.len() as u64).to_be_bytes());
    plain.extend_from_slice(header);
    plain.extend_from_slice(body);
    let hash = content_hash(&plain);
    plain.resize(whole, 0);
    (plain, hash)
}

impl<'a> Envelope<'a> {
    /// Reads an envelope of one kind.
    pub(crate) fn read(kind: &str, plain: &'a [u8], filling: Filling) -> Result<Self, PackError> {
        if plain.len() > MAX_PLAIN {
            return Err(PackError::TooLarge);
        }
        let rest = after_line(kind, plain)?;
        let (header_len, rest) = rest.split_first_chunk::<4>().ok_or(PackError::Malformed)?;
        let (body_len, rest) = rest.split_first_chunk::<8>().ok_or(PackError::Malformed)?;
        let header_len = usize::try_from(u32::from_be_bytes(*header_len)).map_err(|_| PackError::TooLarge)?;
        let body_len = usize::try_from(u64::from_be_bytes(*body_len)).map_err(|_| PackError::TooLarge)?;
        if header_len > MAX_HEADER || body_len > MAX_PLAIN {
            return Err(PackError::TooLarge);
        }
        let (header, rest) = rest.split_at_checked(header_len).ok_or(PackError::Malformed)?;
        let (body, zeros) = rest.split_at_checked(body_len).ok_or(PackError::Malformed)?;
        let (unpadded, _) = plain.split_at_checked(plain.len() - zeros.len()).ok_or(PackError::Malformed)?;
        let whole = match filling {
            Filling::Padded => padded_len(unpadded.len() as u64),
            Filling::Bare => unpadded.len() as u64,
        };
        if plain.len() as u64 != whole || zeros.iter().any(|byte| *byte != 0) {
            return Err(PackError::Malformed);
        }
        Ok(Self { header, body, unpadded })
    }

    pub(crate) fn content_hash(&self) -> [u8; 32] {
        content_hash(self.unpadded)
    }
}

/// Passes over the line; another version is told from anything else.
pub(crate) fn after_line<'a>(kind: &str, plain: &'a [u8]) -> Result<&'a [u8], PackError> {
    let rest = plain
        .strip_prefix(b"cairn ")
        .and_then(|rest| rest.strip_prefix(kind.as_bytes()))
        .and_then(|rest| rest.strip_prefix(b" "))
        .ok_or(PackError::Malformed)?;
    let end = rest.iter().take(12).position(|byte| *byte == b'\n').ok_or(PackError::Malformed)?;
    let (version, rest) = rest.split_at_checked(end).ok_or(PackError::Malformed)?;
    if version != VERSION.as_bytes() {
        let number = std::str::from_utf8(version).ok().and_then(|text| text.parse::<u32>().ok());
        return Err(if number.is_some_and(|number| number > 1) { PackError::Newer } else { PackError::Malformed });
    }
    rest.strip_prefix(b"\n").ok_or(PackError::Malformed)
}
