//! Copies without metadata. What the picture does not need is left out; the compressed pixels stay as they are, unless the picture
//! must first be turned upright: then they are decoded and written anew.

use std::collections::BTreeSet;

use super::jpeg::Jpeg;
use super::pixels::{PixelLimits, upright};
use super::png::{Png, SIGNATURE};
use super::webp::WebP;
use super::{MediaError, MediaFormat, exif};

/// What became of the pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pixels {
    /// They are the same, bit for bit.
    Kept,
    /// They were decoded, turned upright and encoded again, because the file said how it is to be turned.
    Turned,
}

/// A copy without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: MediaFormat,
    /// What was left out: `exif`, `xmp`, `iptc`, `comment`, `text`, `time`, `colour-profile`, `small-picture`, `more-pictures`,
    /// `app-data`, `appended` (whatever stood behind the end).
    pub removed: BTreeSet<&'static str>,
    /// What became of the pixels.
    pub pixels: Pixels,
}

/// Makes a copy of a JPEG, PNG or WebP file without metadata.
///
/// # Errors
/// [`MediaError::Format`] for other formats; [`MediaError::Moving`] for a moving WebP; [`MediaError::Damaged`] when the file is cut short
/// or otherwise not whole: nothing is guessed then.
pub fn strip(bytes: &[u8], limits: &PixelLimits) -> Result<Stripped, MediaError> {
    let format = MediaFormat::sniff(bytes).ok_or(MediaError::Format)?;
    let (kept, removed, turn) = match format {
        MediaFormat::Jpeg => strip_jpeg(bytes)?,
        MediaFormat::Png => strip_png(bytes)?,
        MediaFormat::WebP => strip_webp(bytes)?,
        _ => return Err(MediaError::Format),
    };
    if turn {
        let (bytes, format) = upright(bytes, format, limits)?;
        return Ok(Stripped { bytes, format, removed, pixels: Pixels::Turned });
    }
    Ok(Stripped { bytes: kept, format, removed, pixels: Pixels::Kept })
}

type Copied = (Vec<u8>, BTreeSet<&'static str>, bool);

fn turns(block: Option<&[u8]>) -> bool {
    block.and_then(exif::orientation).is_some_and(|orientation| orientation != 1)
}

fn strip_jpeg(bytes: &[u8]) -> Result<Copied, MediaError> {
    let read = Jpeg::read(bytes)?;
    if !read.ended || read.frame().is_none() || !read.segments.iter().any(|segment| !segment.scan.is_empty()) {
        return Err(MediaError::Damaged);
    }
    let mut removed = BTreeSet::new();
    let mut out = vec![0xff, 0xd8];
    let mut put = |marker: u8, payload: &[u8], scan: &[u8]| -> Result<(), MediaError> {
        let length = u16::try_from(payload.len() + 2).map_err(|_| MediaError::Damaged)?;
        out.extend_from_slice(&[0xff, marker]);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(payload);
        out.extend_from_slice(scan);
        Ok(())
    };
    for segment in &read.segments {
        if let Some(what) = segment.beside() {
            removed.insert(what);
        }
        match segment.marker {
            // Both are written anew, without what they carried beside.
            0xe0 if segment.payload.starts_with(b"JFIF\0") => {
                put(0xe0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0", &[])?;
            }
            0xee if segment.payload.starts_with(b"Adobe") => {
                let colours = segment.payload.get(11).copied().filter(|colours| *colours <= 2);
                put(0xee, &[b"Adobe\0\x64\0\0\0\0".as_slice(), &[colours.unwrap_or(0)]].concat(), &[])?;
            }
            0xe0..=0xef | 0xfe => {}
            marker => put(marker, segment.payload, segment.scan)?,
        }
    }
    out.extend_from_slice(&[0xff, 0xd9]);
    if !read.appended.is_empty() {
        removed.insert("appended");
    }
    Ok((out, removed, turns(read.exif())))
}

fn strip_png(bytes: &[u8]) -> Result<Copied, MediaError> {
    let read = Png::read(bytes)?;
    if !read.sound || read.size().is_none() {
        return Err(MediaError::Damaged);
    }
    let mut removed = BTreeSet::new();
    let mut out = SIGNATURE.to_vec();
    for chunk in &read.chunks {
        match chunk.beside() {
            Some(what) => {
                removed.insert(what);
            }
            None => out.extend_from_slice(chunk.whole),
        }
    }
    if !read.appended.is_empty() {
        removed.insert("appended");
    }
    Ok((out, removed, turns(read.exif())))
}

fn strip_webp(bytes: &[u8]) -> Result<Copied, MediaError> {
    /// Flags of the extended header that announce an ICC profile, Exif and XMP.
    const ANNOUNCED: u8 = 0b0010_1100;
    let read = WebP::read(bytes)?;
    if !read.whole || read.chunks.is_empty() {
        return Err(MediaError::Damaged);
    }
    if read.moves() {
        return Err(MediaError::Moving);
    }
    let mut removed = BTreeSet::new();
    let mut body = b"WEBP".to_vec();
    for chunk in &read.chunks {
        if let Some(what) = chunk.beside() {
            removed.insert(what);
            continue;
        }
        let mut data = chunk.data.to_vec();
        if &chunk.name == b"VP8X"
            && let Some(flags) = data.first_mut()
        {
            *flags &= !ANNOUNCED;
        }
        super::webp::Chunk { name: chunk.name, data: &data }.write(&mut body).ok_or(MediaError::Damaged)?;
    }
    if !read.appended.is_empty() {
        removed.insert("appended");
    }
    let length = u32::try_from(body.len()).map_err(|_| MediaError::Damaged)?;
    let out = [b"RIFF".as_slice(), &length.to_le_bytes(), &body].concat();
    Ok((out, removed, turns(read.exif())))
}
