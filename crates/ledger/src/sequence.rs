//! Many entries in one file: a CBOR sequence (RFC 8742) of byte strings, each an entry's wire form.

use crate::entry::MAX_ENTRY;

/// Says that bytes are no such sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a sequence of entries")]
pub struct SequenceError;

/// Writes one item of a sequence.
pub fn write_item(entry: &[u8]) -> Vec<u8> {
    let mut encoder = minicbor::Encoder::new(Vec::with_capacity(entry.len() + 9));
    // Writing to a vector cannot fail.
    let _ = encoder.bytes(entry);
    encoder.into_writer()
}

/// Reads all items of a sequence, in the form in which they are written and no other.
///
/// # Errors
/// [`SequenceError`] when something else stands in it, or an item is longer than any entry.
pub fn read_items(bytes: &[u8]) -> Result<Vec<&[u8]>, SequenceError> {
    let mut decoder = minicbor::Decoder::new(bytes);
    let mut items = Vec::new();
    while decoder.position() < bytes.len() {
        let start = decoder.position();
        let item = decoder.bytes().map_err(|_| SequenceError)?;
        let written = bytes.get(start..decoder.position()).ok_or(SequenceError)?;
        if item.len() > MAX_ENTRY || written != write_item(item) {
            return Err(SequenceError);
        }
        items.push(item);
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_back_and_nothing_else_is_read() {
        let entries: [&[u8]; 4] = [b"", b"a", &[7; 300], &[9; 70_000]];
        let bytes: Vec<u8> = entries.iter().flat_map(|entry| write_item(entry)).collect();
        assert_eq!(read_items(&bytes).unwrap(), entries);
        assert_eq!(read_items(b"").unwrap(), Vec::<&[u8]>::new());
        for cut in 0..bytes.len() {
            let whole = [0, 1, 3, 306].contains(&cut);
            assert_eq!(read_items(&bytes[..cut]).is_ok(), whole, "{cut}");
        }
        // A length in more bytes than it needs, text, and a string without a length.
        for other in [&b"\x58\x01a"[..], b"\x61a", b"\x5f\x41a\xff"] {
            assert_eq!(read_items(other), Err(SequenceError));
        }
        assert_eq!(read_items(&write_item(&vec![0; MAX_ENTRY + 1])), Err(SequenceError));
    }
}
