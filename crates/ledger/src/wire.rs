//! Canonical CBOR (RFC 8949, section 4.2.1; arrays of definite length only): reading within limits.
//!
//! Canonical form is not checked item by item: whoever reads a whole message writes it again and compares.

use minicbor::data::Type;

/// Says that bytes are not the message that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a message in canonical form")]
pub(crate) struct WireError;

/// Reads items from a message.
pub(crate) struct Reader<'a>(minicbor::Decoder<'a>);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(minicbor::Decoder::new(bytes))
    }

    /// Reads the head of an array of exactly `len` items.
    pub(crate) fn array(&mut self, len: u64) -> Result<(), WireError> {
        if matches!(self.0.array(), Ok(Some(found)) if found == len) { Ok(()) } else { Err(WireError) }
    }

    /// Reads the head of an array of at most `max` items. Each item takes at least one byte, so nothing is allocated for a
    /// length that the message does not have.
    pub(crate) fn list(&mut self, max: usize) -> Result<usize, WireError> {
        let len = self.0.array().ok().flatten().and_then(|len| usize::try_from(len).ok()).ok_or(WireError)?;
        let left = self.0.input().len().saturating_sub(self.0.position());
        if len > max || len > left { Err(WireError) } else { Ok(len) }
    }

    /// Reads a list by reading each item.
    pub(crate) fn items<T>(
        &mut self,
        max: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let len = self.list(max)?;
        let mut items = Vec::new();
        for _ in 0..len {
            items.push(read(self)?);
        }
        Ok(items)
    }

    pub(crate) fn uint(&mut self) -> Result<u64, WireError> {
        self.0.u64().map_err(|_| WireError)
    }

    pub(crate) fn uint_to(&mut self, max: u64) -> Result<u64, WireError> {
        self.uint().and_then(|value| if value > max { Err(WireError) } else { Ok(value) })
    }

    pub(crate) fn int(&mut self) -> Result<i64, WireError> {
        self.0.i64().map_err(|_| WireError)
    }

    pub(crate) fn bytes(&mut self, max: usize) -> Result<&'a [u8], WireError> {
        self.0.bytes().ok().filter(|bytes| bytes.len() <= max).ok_or(WireError)
    }

    pub(crate) fn fixed<const N: usize>(&mut self) -> Result<[u8; N], WireError> {
        self.bytes(N)?.try_into().map_err(|_| WireError)
    }

    pub(crate) fn text(&mut self, max: usize) -> Result<&'a str, WireError> {
        self.0.str().ok().filter(|text| text.len() <= max).ok_or(WireError)
    }

    /// Reads a null, or an item.
    pub(crate) fn option<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, WireError>,
    ) -> Result<Option<T>, WireError> {
        if matches!(self.0.datatype(), Ok(Type::Null)) {
            self.0.null().map_err(|_| WireError)?;
            return Ok(None);
        }
        read(self).map(Some)
    }

    /// Gives how many bytes were read.
    pub(crate) fn position(&self) -> usize {
        self.0.position()
    }

    /// Checks that the message ends here.
    pub(crate) fn end(&self) -> Result<(), WireError> {
        if self.0.position() == self.0.input().len() { Ok(()) } else { Err(WireError) }
    }
}

/// Writes items into memory, each in its shortest form.
#[derive(Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    /// Writes a major type with its argument.
    fn head(&mut self, major: u8, value: u64) -> &mut Self {
        let major = major << 5;
        let bytes = value.to_be_bytes();
        let skip = match value {
            0..=0x17 => {
                self.0.push(major | bytes[7]);
                return self;
            }
            0x18..=0xff => 7,
            0x100..=0xffff => 6,
            0x1_0000..=0xffff_ffff => 4,
            _ => 0,
        };
        self.0.push(
            major
                | match skip {
                    7 => 24,
                    6 => 25,
                    4 => 26,
                    _ => 27,
                },
        );
        self.0.extend(bytes.into_iter().skip(skip));
        self
    }

    pub(crate) fn array(&mut self, len: usize) -> &mut Self {
        self.head(4, len as u64)
    }

    pub(crate) fn uint(&mut self, value: u64) -> &mut Self {
        self.head(0, value)
    }

    pub(crate) fn int(&mut self, value: i64) -> &mut Self {
        match u64::try_from(value) {
            Ok(value) => self.head(0, value),
            Err(_) => self.head(1, !value as u64),
        }
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.head(2, bytes.len() as u64).raw(bytes)
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.head(3, text.len() as u64).raw(text.as_bytes())
    }

    pub(crate) fn null(&mut self) -> &mut Self {
        self.raw(&[0xf6])
    }

    /// Adds items that are written already.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub(crate) fn optional_bytes(&mut self, bytes: Option<&[u8]>) -> &mut Self {
        match bytes {
            Some(bytes) => self.bytes(bytes),
            None => self.null(),
        }
    }

    pub(crate) fn optional_text(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_shortest_form() {
        for (value, expected) in
            [(0, "00"), (23, "17"), (24, "1818"), (255, "18ff"), (256, "190100"), (65536, "1a00010000")]
        {
            let mut out = Writer::default();
            out.uint(value);
            assert_eq!(hex::encode(out.finish()), expected);
        }
        for value in [-1, -24, -25, i64::MIN, i64::MAX] {
            let mut out = Writer::default();
            out.int(value);
            let bytes = out.finish();
            assert_eq!(Reader::new(&bytes).int(), Ok(value));
            assert_eq!(bytes, minicbor::to_vec(value).unwrap());
        }
    }

    #[test]
    fn a_list_longer_than_the_message_is_refused() {
        let mut out = Writer::default();
        out.array(1_000_000_000);
        assert!(Reader::new(&out.finish()).items(usize::MAX, |r| r.uint()).is_err());
    }

    #[test]
    fn lists_of_indefinite_length_are_refused() {
        assert!(Reader::new(&[0x9f, 0x01, 0xff]).items(10, |r| r.uint()).is_err());
    }
}
