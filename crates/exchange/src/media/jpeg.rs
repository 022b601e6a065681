//! The segments of a JPEG file (ITU-T T.81, annex B).

use super::{MediaError, take, take_u16};

/// A segment, with the compressed data that follows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment<'a> {
    /// The marker's second byte.
    pub(super) marker: u8,
    /// What stands in the segment, without its length.
    pub(super) payload: &'a [u8],
    /// After a start of scan: the compressed data, restart markers included.
    pub(super) scan: &'a [u8],
}

/// A file cut into its segments.
#[derive(Debug)]
pub(super) struct Jpeg<'a> {
    pub(super) segments: Vec<Segment<'a>>,
    /// What stands behind the end of the picture.
    pub(super) appended: &'a [u8],
    /// The end of the picture is there.
    pub(super) ended: bool,
}

/// The most segments that are read.
const MAX_SEGMENTS: usize = 10_000;

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// What the start of a frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: u32,
    pub(super) height: u32,
    /// How many blocks of eight pixels are packed together at most, in either direction; 1 to 4.
    pub(super) sampling: u32,
}

impl<'a> Jpeg<'a> {
    /// Reads the segments, as far as they go.
    ///
    /// # Errors
    /// [`MediaError::Damaged`] when the bytes do not begin as a JPEG file, or the segments are too many.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, MediaError> {
        let mut rest = bytes.strip_prefix(b"\xff\xd8").ok_or(MediaError::Damaged)?;
        let mut read = Self { segments: Vec::new(), appended: &[], ended: false };
        while let Some((marker, after)) = marker(rest) {
            rest = after;
            if marker == END {
                read.ended = true;
                read.appended = rest;
                break;
            }
            if read.segments.len() == MAX_SEGMENTS {
                return Err(MediaError::Damaged);
            }
            let Some(payload) = take_payload(&mut rest) else { break };
            let scan = if marker == START_OF_SCAN {
                let (scan, after) = rest.split_at(scan_end(rest));
                rest = after;
                scan
            } else {
                &[]
            };
            read.segments.push(Segment { marker, payload, scan });
        }
        Ok(read)
    }

    /// Gives the size of the picture as it is stored, before it is turned upright.
    pub(super) fn frame(&self) -> Option<Frame> {
        let is_frame = |marker: u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        let mut payload = self.segments.iter().find(|segment| is_frame(segment.marker))?.payload;
        take(&mut payload, 1)?;
        let (height, width) = (take_u16(&mut payload)?, take_u16(&mut payload)?);
        let count = usize::from(*take(&mut payload, 1)?.first()?);
        let mut sampling = 1;
        for _ in 0..count {
            let component = take(&mut payload, 3)?;
            let factors = *component.get(1)?;
            sampling = sampling.max(u32::from(factors >> 4)).max(u32::from(factors & 15));
        }
        Some(Frame { width: width.into(), height: height.into(), sampling: sampling.min(4) })
    }

    /// Gives the Exif block.
    pub(super) fn exif(&self) -> Option<&'a [u8]> {
        self.segments
            .iter()
            .filter(|segment| segment.marker == 0xe1)
            .find_map(|segment| segment.payload.strip_prefix(b"Exif\0\0"))
    }
}

impl Segment<'_> {
    /// Says what a segment holds beside the picture; `None` when the picture needs it.
    pub(super) fn beside(&self) -> Option<&'static str> {
        let is = |prefix: &[u8]| self.payload.starts_with(prefix);
        match self.marker {
            0xfe => Some("comment"),
            0xe0 if is(b"JFIF\0") => (self.payload.len() > 14).then_some("small-picture"),
            0xe1 if is(b"Exif\0") => Some("exif"),
            0xe1 if is(b"http://ns.adobe.com/") => Some("xmp"),
            0xe2 if is(b"ICC_PROFILE\0") => Some("colour-profile"),
            0xe2 if is(b"MPF\0") => Some("more-pictures"),
            0xed => Some("iptc"),
            0xee if is(b"Adobe") => None,
            0xe0..=0xef => Some("app-data"),
            _ => None,
        }
    }
}

/// Reads a marker; bytes 0xff before it fill.
fn marker(mut rest: &[u8]) -> Option<(u8, &[u8])> {
    if take(&mut rest, 1)? != b"\xff" {
        return None;
    }
    loop {
        match take(&mut rest, 1)?.first()? {
            0xff => {}
            // A stuffed byte or a restart stands only in compressed data.
            0x00 | 0xd0..=0xd8 => return None,
            marker => return Some((*marker, rest)),
        }
    }
}

fn take_payload<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::from(take_u16(rest)?);
    take(rest, length.checked_sub(2)?)
}

/// Says where compressed data ends: at the first marker that is no restart.
fn scan_end(bytes: &[u8]) -> usize {
    let mut from = 0;
    while let Some(found) = bytes.get(from..).and_then(|rest| rest.iter().position(|byte| *byte == 0xff)) {
        let at = from + found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => from = at + 2,
            Some(0xff) => from = at + 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}
