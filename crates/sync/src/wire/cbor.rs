//! A narrow door to minicbor: definite lengths, shortest forms, and limits before allocation.

use minicbor::{Decoder, Encoder};

use super::CodecError;

/// Writes canonical CBOR. Writing to memory cannot fail.
pub(crate) struct Writer<'a>(Encoder<&'a mut Vec<u8>>);

impl<'a> Writer<'a> {
    pub(crate) fn new(to: &'a mut Vec<u8>) -> Self {
        Self(Encoder::new(to))
    }

    pub(crate) fn array(&mut self, length: usize) -> &mut Self {
        let _in_memory = self.0.array(length as u64);
        self
    }

    pub(crate) fn uint(&mut self, number: u64) -> &mut Self {
        let _in_memory = self.0.u64(number);
        self
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        let _in_memory = self.0.bytes(bytes);
        self
    }

    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        let _in_memory = self.0.str(text);
        self
    }
}

/// Reads CBOR; that the form is canonical is checked by writing the message again.
pub(crate) struct Reader<'a>(Decoder<'a>);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(Decoder::new(bytes))
    }

    /// Reads the length of an array of at most `limit` items.
    pub(crate) fn array(&mut self, limit: usize) -> Result<usize, CodecError> {
        let length = self.0.array().ok().flatten().ok_or(CodecError::Malformed)?;
        let length = usize::try_from(length).map_err(|_| CodecError::Malformed)?;
        let left = self.0.input().len().saturating_sub(self.0.position());
        if length > limit || length > left { Err(CodecError::Malformed) } else { Ok(length) }
    }

    /// Reads the head of an array of exactly `length` items.
    pub(crate) fn tuple(&mut self, length: usize) -> Result<(), CodecError> {
        if self.array(length)? == length { Ok(()) } else { Err(CodecError::Malformed) }
    }

    /// Reads a list of at most `limit` items.
    pub(crate) fn list<T>(
        &mut self,
        limit: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, CodecError>,
    ) -> Result<Vec<T>, CodecError> {
        let length = self.array(limit)?;
        let mut items = Vec::with_capacity(length.min(1024));
        for _ in 0..length {
            items.push(item(self)?);
        }
        Ok(items)
    }

    pub(crate) fn uint(&mut self) -> Result<u64, CodecError> {
        self.0.u64().map_err(|_| CodecError::Malformed)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, CodecError> {
        u8::try_from(self.uint()?).map_err(|_| CodecError::Malformed)
    }

    pub(crate) fn bytes(&mut self, limit: usize) -> Result<&'a [u8], CodecError> {
        let bytes = self.0.bytes().map_err(|_| CodecError::Malformed)?;
        if bytes.len() > limit { Err(CodecError::Malformed) } else { Ok(bytes) }
    }

    pub(crate) fn fixed<const N: usize>(&mut self) -> Result<[u8; N], CodecError> {
        self.bytes(N)?.try_into().map_err(|_| CodecError::Malformed)
    }

    pub(crate) fn text(&mut self, limit: usize) -> Result<&'a str, CodecError> {
        let text = self.0.str().map_err(|_| CodecError::Malformed)?;
        if text.len() > limit { Err(CodecError::Malformed) } else { Ok(text) }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.0.position() == self.0.input().len()
    }
}
