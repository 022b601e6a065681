//! Pictures, recordings and documents as files: what they say about themselves, copies without that, and copies with parts covered.
//!
//! Nothing here trusts a length that stands in the file, and nothing is unpacked beyond a limit. The originals are only read. How a
//! picture is stored: JPEG is ITU-T T.81, PNG is ISO/IEC 15948, WebP is RFC 9649, Exif is CIPA DC-008.

mod exif;
mod jpeg;
mod metadata;
mod pdf;
mod pixels;
mod png;
pub mod qr;
mod region;
mod strip;
mod video;
mod webp;

pub use metadata::{Fact, Metadata, Risk, read_metadata};
pub use pixels::{Cropped, JPEG_QUALITY, PixelLimits, Redacted, Small, crop, redact, thumbnail};
pub use region::{Area, Length, Region, RegionError, Shape};
pub use strip::{Pixels, Stripped, strip};
pub use video::VideoScanner;

/// What a file is, by its first bytes; a name can lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// GIF.
    Gif,
    /// HEIF, of which HEIC and AVIF are kinds.
    Heif,
    /// TIFF, and raw formats of cameras that are built on it.
    Tiff,
    /// MP4, QuickTime or 3GPP.
    Video,
    /// PDF.
    Pdf,
}

impl MediaFormat {
    /// Tells the format by the first bytes of a file; 64 of them are enough.
    pub fn sniff(start: &[u8]) -> Option<Self> {
        let is = |magic: &[u8]| start.starts_with(magic);
        if is(b"\xff\xd8\xff") {
            return Some(Self::Jpeg);
        }
        if is(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        if is(b"RIFF") && start.get(8..12) == Some(b"WEBP") {
            return Some(Self::WebP);
        }
        if is(b"GIF87a") || is(b"GIF89a") {
            return Some(Self::Gif);
        }
        if is(b"II*\0") || is(b"MM\0*") {
            return Some(Self::Tiff);
        }
        if is(b"%PDF-") {
            return Some(Self::Pdf);
        }
        if start.get(4..8) == Some(b"ftyp") {
            let picture = start.get(8..12).is_some_and(|brand| {
                [&b"heic"[..], b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"].contains(&brand)
            });
            return Some(if picture { Self::Heif } else { Self::Video });
        }
        None
    }

    /// Gives the media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Heif => "image/heif",
            Self::Tiff => "image/tiff",
            Self::Video => "video/mp4",
            Self::Pdf => "application/pdf",
        }
    }

    /// Gives the usual end of a file's name, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Heif => "heif",
            Self::Tiff => "tif",
            Self::Video => "mp4",
            Self::Pdf => "pdf",
        }
    }

    /// Says whether it is a picture.
    pub const fn is_picture(self) -> bool {
        !matches!(self, Self::Video | Self::Pdf)
    }
}

/// Says why nothing was made of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// The format is not one that this can be done with.
    #[error("handle a file of this format")]
    Format,
    /// It has several pictures that follow each other.
    #[error("handle a picture that moves")]
    Moving,
    /// It is not what its first bytes say, or is cut short.
    #[error("read a damaged file")]
    Damaged,
    /// It has more pixels than the limit.
    #[error("handle a picture of more than {0} million pixels")]
    TooLarge(u64),
    /// A region does not lie in the picture.
    #[error("find the region in the picture")]
    Region(#[from] RegionError),
}

/// Does work of a decoder that may panic on hostile bytes, and turns a panic into [`MediaError::Damaged`].
fn guarded<T>(work: impl FnOnce() -> Result<T, MediaError>) -> Result<T, MediaError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(MediaError::Damaged))
}

/// Makes text of a file fit to show: no control characters, nothing that turns the line around, not longer than `limit` characters.
pub(crate) fn plain(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let hidden =
            matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
        if hidden {
            continue;
        }
        if c.is_control() || c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    let kept: String = out.trim_end().chars().take(limit).collect();
    kept.trim_end().to_owned()
}

/// Takes `count` bytes from the front.
fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (front, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(front)
}

/// Takes a number of two bytes, the higher one first.
fn take_u16(bytes: &mut &[u8]) -> Option<u16> {
    take(bytes, 2).and_then(|two| two.try_into().ok()).map(u16::from_be_bytes)
}

/// Takes a number of four bytes, the highest one first.
fn take_u32(bytes: &mut &[u8]) -> Option<u32> {
    take(bytes, 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes)
}

#[cfg(test)]
mod tests;
