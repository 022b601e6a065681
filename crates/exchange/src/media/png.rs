//! The chunks of a PNG file (ISO/IEC 15948, clause 5).

use std::io::Read as _;

use flate2::Crc;
use flate2::read::ZlibDecoder;

use super::{MediaError, take, take_u32};

/// The most chunks that are read.
const MAX_CHUNKS: usize = 100_000;

/// The most bytes of a compressed text that are unpacked.
const MAX_TEXT: u64 = 64 << 10;

/// One chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk<'a> {
    pub(super) name: [u8; 4],
    pub(super) data: &'a [u8],
    /// Its bytes in the file, from the length to the checksum.
    pub(super) whole: &'a [u8],
}

/// A file cut into its chunks.
#[derive(Debug)]
pub(super) struct Png<'a> {
    pub(super) chunks: Vec<Chunk<'a>>,
    /// What stands behind the end of the picture.
    pub(super) appended: &'a [u8],
    /// The end of the picture is there, and every checksum is right.
    pub(super) sound: bool,
}

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

impl<'a> Png<'a> {
    /// Reads the chunks, as far as they go.
    ///
    /// # Errors
    /// [`MediaError::Damaged`] when the bytes do not begin as a PNG file, or the chunks are too many.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, MediaError> {
        let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(MediaError::Damaged)?;
        let mut read = Self { chunks: Vec::new(), appended: &[], sound: false };
        while let Some((chunk, checked)) = take_chunk(&mut rest) {
            if !checked || read.chunks.len() == MAX_CHUNKS {
                return Ok(read);
            }
            read.chunks.push(chunk);
            if &chunk.name == b"IEND" {
                read.sound = true;
                read.appended = rest;
                break;
            }
        }
        Ok(read)
    }

    /// Gives width and height.
    pub(super) fn size(&self) -> Option<(u32, u32)> {
        let mut header = self.chunks.first().filter(|chunk| &chunk.name == b"IHDR")?.data;
        Some((take_u32(&mut header)?, take_u32(&mut header)?))
    }

    /// Gives the Exif block.
    pub(super) fn exif(&self) -> Option<&'a [u8]> {
        self.chunks.iter().find(|chunk| &chunk.name == b"eXIf").map(|chunk| chunk.data)
    }
}

fn take_chunk<'a>(rest: &mut &'a [u8]) -> Option<(Chunk<'a>, bool)> {
    let start = *rest;
    let length = usize::try_from(take_u32(rest)?).ok()?;
    let checked = rest.get(..length.checked_add(4)?)?;
    let name: [u8; 4] = take(rest, 4)?.try_into().ok()?;
    let data = take(rest, length)?;
    let told = take_u32(rest)?;
    let mut crc = Crc::new();
    crc.update(checked);
    let whole = start.get(..length.checked_add(12)?)?;
    Some((Chunk { name, data, whole }, crc.sum() == told))
}

impl Chunk<'_> {
    /// Says what a chunk holds beside the picture; `None` when the picture needs it.
    pub(super) fn beside(&self) -> Option<&'static str> {
        match &self.name {
            // The pixels, their palette and transparency, frames that follow each other, and what says how colours are meant.
            b"IHDR" | b"PLTE" | b"tRNS" | b"IDAT" | b"IEND" | b"acTL" | b"fcTL" | b"fdAT" | b"gAMA" | b"cHRM"
            | b"sRGB" | b"cICP" => None,
            b"eXIf" => Some("exif"),
            b"tIME" => Some("time"),
            b"iCCP" => Some("colour-profile"),
            b"tEXt" | b"zTXt" => Some("text"),
            b"iTXt" if self.data.starts_with(b"XML:com.adobe.xmp\0") => Some("xmp"),
            b"iTXt" => Some("text"),
            _ => Some("app-data"),
        }
    }

    /// Reads a text chunk: its keyword and its text.
    pub(super) fn text(&self) -> Option<(String, String)> {
        let end = self.data.iter().position(|byte| *byte == 0)?;
        let (keyword, rest) = self.data.split_at_checked(end)?;
        let mut rest = rest.get(1..)?;
        let text = match &self.name {
            b"tEXt" => latin1(rest),
            b"zTXt" => latin1(&unpack(rest.get(1..)?)?),
            b"iTXt" => {
                let packed = *rest.first()? != 0;
                rest = rest.get(2..)?;
                for _ in 0..2 {
                    // A language, then the keyword in that language.
                    let end = rest.iter().position(|byte| *byte == 0)?;
                    rest = rest.get(end + 1..)?;
                }
                let bytes = if packed { unpack(rest)? } else { rest.to_vec() };
                String::from_utf8_lossy(&bytes).into_owned()
            }
            _ => return None,
        };
        Some((latin1(keyword), text))
    }
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().take(64 << 10).map(|byte| char::from(*byte)).collect()
}

fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibDecoder::new(bytes).take(MAX_TEXT).read_to_end(&mut out).ok()?;
    Some(out)
}
