//! The chunks of a WebP file (RFC 9649, section 2).

use super::{MediaError, take};

/// The most chunks that are read.
const MAX_CHUNKS: usize = 10_000;

/// One chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk<'a> {
    pub(super) name: [u8; 4],
    pub(super) data: &'a [u8],
}

/// A file cut into its chunks.
#[derive(Debug)]
pub(super) struct WebP<'a> {
    pub(super) chunks: Vec<Chunk<'a>>,
    /// What stands behind the end of the picture.
    pub(super) appended: &'a [u8],
    /// The chunks fill the length that the file names.
    pub(super) whole: bool,
}

impl<'a> WebP<'a> {
    /// Reads the chunks, as far as they go.
    ///
    /// # Errors
    /// [`MediaError::Damaged`] when the bytes do not begin as a WebP file, or the chunks are too many.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, MediaError> {
        let mut rest = bytes.strip_prefix(b"RIFF").ok_or(MediaError::Damaged)?;
        let length = take_le(&mut rest).ok_or(MediaError::Damaged)?;
        let (mut body, appended, mut whole) = match rest.split_at_checked(length) {
            Some((body, appended)) => (body, appended, true),
            None => (rest, &[][..], false),
        };
        if take(&mut body, 4) != Some(b"WEBP") {
            return Err(MediaError::Damaged);
        }
        let mut chunks = Vec::new();
        while !body.is_empty() {
            let Some(chunk) = take_chunk(&mut body) else {
                whole = false;
                break;
            };
            if chunks.len() == MAX_CHUNKS {
                return Err(MediaError::Damaged);
            }
            chunks.push(chunk);
        }
        Ok(Self { chunks, appended, whole })
    }

    /// Gives the Exif block.
    pub(super) fn exif(&self) -> Option<&'a [u8]> {
        let chunk = self.chunks.iter().find(|chunk| &chunk.name == b"EXIF")?;
        Some(chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data))
    }

    /// Says whether the picture moves.
    pub(super) fn moves(&self) -> bool {
        self.chunks.iter().any(|chunk| matches!(&chunk.name, b"ANIM" | b"ANMF"))
    }
}

impl Chunk<'_> {
    /// Says what a chunk holds beside the picture; `None` when the picture needs it.
    pub(super) fn beside(&self) -> Option<&'static str> {
        match &self.name {
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => None,
            b"EXIF" => Some("exif"),
            b"XMP " => Some("xmp"),
            b"ICCP" => Some("colour-profile"),
            _ => Some("app-data"),
        }
    }

    /// Writes the chunk.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Option<()> {
        out.extend_from_slice(&self.name);
        out.extend_from_slice(&u32::try_from(self.data.len()).ok()?.to_le_bytes());
        out.extend_from_slice(self.data);
        if self.data.len() % 2 == 1 {
            out.push(0);
        }
        Some(())
    }
}

fn take_le(rest: &mut &[u8]) -> Option<usize> {
    take(rest, 4).and_then(|four| four.try_into().ok()).and_then(|four| usize::try_from(u32::from_le_bytes(four)).ok())
}

fn take_chunk<'a>(rest: &mut &'a [u8]) -> Option<Chunk<'a>> {
    let name = take(rest, 4)?.try_into().ok()?;
    let length = take_le(rest)?;
    let data = take(rest, length)?;
    if length % 2 == 1 {
        // The last chunk's filling byte is left out by some writers.
        take(rest, 1);
    }
    Some(Chunk { name, data })
}
