//! What an MP4, QuickTime or 3GPP file says about itself (ISO/IEC 14496-12; Apple's QuickTime file format). The recording itself is
//! passed over: it may be gigabytes long, and what describes it often stands behind it.

use cairn_model::place::Point;
use cairn_model::{Edtf, Timestamp};

use super::metadata::{Facts, MAX_VALUE, Metadata, Risk};
use super::{plain, take, take_u16, take_u32};

/// The most bytes of boxes that are kept.
const MAX_KEPT: usize = 16 << 20;
/// The most boxes of one box that are looked at.
const MAX_BOXES: usize = 1000;
/// Seconds from 1904, where these files begin to count, to 1970.
const EPOCH: i64 = 2_082_844_800;

/// Takes the bytes of a recording one after the other and keeps the boxes that describe it.
#[derive(Debug, Default)]
pub struct VideoScanner {
    kept: Vec<u8>,
    header: Vec<u8>,
    left: u64,
    keeping: bool,
    /// A box runs to the end of the file, or the file is none.
    over: bool,
    /// A box that describes the recording was too large to keep.
    passed_over: bool,
}

impl VideoScanner {
    /// Takes the next bytes.
    pub fn push(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() && !self.over {
            if self.left > 0 {
                let count = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
                let Some(part) = take(&mut bytes, count) else { return };
                if self.keeping {
                    self.kept.extend_from_slice(part);
                }
                self.left -= count as u64;
                continue;
            }
            let Some(byte) = take(&mut bytes, 1) else { return };
            self.header.extend_from_slice(byte);
            self.begin();
        }
    }

    /// Begins a box once its header is there.
    fn begin(&mut self) {
        let mut rest = self.header.as_slice();
        let (Some(size), Some(name)) = (take_u32(&mut rest), take(&mut rest, 4)) else { return };
        let length = match size {
            0 => {
                self.over = true;
                return;
            }
            1 => match (take_u32(&mut rest), take_u32(&mut rest)) {
                (Some(high), Some(low)) => u64::from(high) << 32 | u64::from(low),
                _ => return,
            },
            size => u64::from(size),
        };
        let Some(body) = length.checked_sub(self.header.len() as u64) else {
            self.over = true;
            return;
        };
        let wanted = matches!(name, b"ftyp" | b"moov");
        self.keeping = wanted && body.saturating_add((self.kept.len() + self.header.len()) as u64) <= MAX_KEPT as u64;
        self.passed_over |= wanted && !self.keeping;
        if self.keeping {
            self.kept.extend_from_slice(&self.header);
        }
        self.left = body;
        self.header.clear();
    }

    /// Says whether a box that describes the recording was passed over because it is too large.
    pub const fn passed_over(&self) -> bool {
        self.passed_over
    }

    /// Gives the boxes that were kept, for [`super::read_metadata`].
    pub fn into_kept(self) -> Vec<u8> {
        self.kept
    }
}

type Child<'a> = ([u8; 4], &'a [u8]);

/// Cuts a box into the boxes within it.
fn children(mut bytes: &[u8]) -> Vec<Child<'_>> {
    let mut found = Vec::new();
    while found.len() < MAX_BOXES {
        let Some(size) = take_u32(&mut bytes) else { break };
        let Some(name) = take(&mut bytes, 4).and_then(|name| name.try_into().ok()) else { break };
        let body = match size {
            0 => bytes.len(),
            1 => {
                let (Some(0), Some(low)) = (take_u32(&mut bytes), take_u32(&mut bytes)) else { break };
                let Some(body) = (low as usize).checked_sub(16) else { break };
                body
            }
            size => {
                let Some(body) = (size as usize).checked_sub(8) else { break };
                body
            }
        };
        let Some(body) = take(&mut bytes, body) else { break };
        found.push((name, body));
    }
    found
}

pub(super) fn read(bytes: &[u8], found: &mut Metadata, facts: &mut Facts) {
    let Some((_, movie)) = children(bytes).into_iter().find(|(name, _)| name == b"moov") else {
        found.unread = true;
        return;
    };
    for (name, body) in children(movie) {
        match &name {
            b"mvhd" => {
                if let Some(time) = header_time(body) {
                    found.created.get_or_insert(time);
                }
            }
            b"trak" => {
                let size =
                    children(body).into_iter().find(|(name, _)| name == b"tkhd").and_then(|(_, body)| track_size(body));
                found.size = found.size.or(size);
            }
            b"udta" => {
                for (name, body) in children(body) {
                    match &name {
                        b"meta" => keyed(body, found, facts),
                        _ => user_data(name, body, found, facts),
                    }
                }
            }
            b"meta" => keyed(body, found, facts),
            _ => {}
        }
    }
    if let Some(created) = &found.created {
        facts.add("taken", created, Some(Risk::Time));
    }
    if let Some(point) = &found.point {
        facts.add("gps", &point.to_string(), Some(Risk::Place));
    }
}

/// Reads when a recording was made, in UTC.
fn header_time(mut body: &[u8]) -> Option<String> {
    let version = take(&mut body, 4)?.first()?;
    let seconds = match version {
        0 => i64::from(take_u32(&mut body)?),
        1 => i64::from(take_u32(&mut body)?) << 32 | i64::from(take_u32(&mut body)?),
        _ => return None,
    };
    // Zero is what a recorder writes that did not know.
    let since = seconds.checked_sub(EPOCH).filter(|since| *since > 0)?;
    let time = Timestamp::from_millis(since.checked_mul(1000)?).to_string();
    Edtf::parse(&format!("{}Z", time.get(..19)?)).ok().map(|date| date.to_string())
}

/// Reads width and height, which end the header of a track as numbers of 16 bits before the point and 16 behind.
fn track_size(body: &[u8]) -> Option<(u32, u32)> {
    let mut last = body.get(body.len().checked_sub(8)?..)?;
    let (width, height) = (take_u32(&mut last)? >> 16, take_u32(&mut last)? >> 16);
    (width > 0 && height > 0).then_some((width, height))
}

/// Reads an entry of user data: a length, a language, and text.
fn user_data(name: [u8; 4], mut body: &[u8], found: &mut Metadata, facts: &mut Facts) {
    let wanted: &'static str = match &name {
        b"\xa9xyz" => "gps",
        b"\xa9mak" | b"manu" => "camera-make",
        b"\xa9mod" | b"modl" => "camera-model",
        b"\xa9swr" | b"\xa9too" => "software",
        b"\xa9nam" => "title",
        b"\xa9ART" | b"\xa9aut" => "artist",
        b"\xa9cmt" => "comment",
        b"loci" => {
            facts.add("gps-unread", "", Some(Risk::Place));
            return;
        }
        _ => return,
    };
    let text = match (take_u16(&mut body), take_u16(&mut body)) {
        (Some(length), Some(_)) => body.get(..usize::from(length)).unwrap_or(body),
        _ => return,
    };
    note(wanted, &String::from_utf8_lossy(text), found, facts);
}

/// Reads entries that are named by keys (`mdta`).
fn keyed(body: &[u8], found: &mut Metadata, facts: &mut Facts) {
    // Within a movie it is a plain box, within user data it has a version first.
    let body = if body.get(4..8) == Some(b"hdlr") { body } else { body.get(4..).unwrap_or_default() };
    let boxes = children(body);
    let find = |wanted: &[u8; 4]| boxes.iter().find(|(name, _)| name == wanted).map(|(_, body)| *body);
    let (Some(keys), Some(list)) = (find(b"keys"), find(b"ilst")) else { return };
    let names: Vec<&[u8]> = children(keys.get(8..).unwrap_or_default()).into_iter().map(|(_, name)| name).collect();
    for (index, item) in children(list) {
        let Some(name) = usize::try_from(u32::from_be_bytes(index)).ok().and_then(|at| names.get(at.checked_sub(1)?))
        else {
            continue;
        };
        let Some((_, data)) = children(item).into_iter().find(|(name, _)| name == b"data") else { continue };
        let text = String::from_utf8_lossy(data.get(8..).unwrap_or_default()).into_owned();
        let name = String::from_utf8_lossy(name);
        match name.rsplit('.').next().unwrap_or_default() {
            "ISO6709" => note("gps", &text, found, facts),
            "make" | "manufacturer" => note("camera-make", &text, found, facts),
            "model" => note("camera-model", &text, found, facts),
            "software" => note("software", &text, found, facts),
            "author" | "artist" => note("artist", &text, found, facts),
            "title" | "displayname" => note("title", &text, found, facts),
            "comment" | "description" => note("comment", &text, found, facts),
            "identifier" => note("image-id", &text, found, facts),
            "creationdate" => found.created = edtf(&text).or(found.created.take()),
            _ => {}
        }
    }
}

fn note(name: &'static str, text: &str, found: &mut Metadata, facts: &mut Facts) {
    let text = plain(text, MAX_VALUE);
    if text.is_empty() {
        return;
    }
    let risk = match name {
        "gps" => {
            match point(&text) {
                Some(point) => found.point = Some(point),
                None => facts.add("gps-unread", "", Some(Risk::Place)),
            }
            return;
        }
        "software" => Some(Risk::Software),
        "image-id" => Some(Risk::Device),
        "artist" | "title" | "comment" => Some(Risk::Person),
        _ => None,
    };
    if name == "artist" {
        found.creator = Some(text.clone());
    }
    facts.add(name, &text, risk);
}

/// Reads `2024-03-01T10:22:33+0100`.
fn edtf(text: &str) -> Option<String> {
    let text = text.trim();
    let (time, zone) = (text.get(..19)?, text.get(19..)?);
    let zone = match zone.len() {
        5 => format!("{}:{}", zone.get(..3)?, zone.get(3..)?),
        _ => zone.to_owned(),
    };
    let all = [format!("{time}{zone}"), time.to_owned()];
    all.iter().find_map(|text| Edtf::parse(text).ok()).map(|date| date.to_string())
}

/// Reads a point in degrees with decimals, as in `+33.5138+036.2765+691.0/` (ISO 6709, annex H).
fn point(text: &str) -> Option<Point> {
    let end = |text: &str| text.get(1..).and_then(|rest| rest.find(['+', '-', '/'])).map_or(text.len(), |at| at + 1);
    let latitude = text.get(..end(text))?;
    let rest = text.get(latitude.len()..)?;
    let longitude = rest.get(..end(rest))?;
    let degrees = |text: &str, digits: usize| -> Option<f64> {
        let whole = text.get(1..)?.split('.').next()?;
        // More digits are degrees with minutes.
        (whole.len() <= digits && text.starts_with(['+', '-'])).then(|| text.parse().ok())?
    };
    let (latitude, longitude) = (degrees(latitude, 2)?, degrees(longitude, 3)?);
    if latitude == 0.0 && longitude == 0.0 {
        return None;
    }
    Point::new(latitude, longitude).ok()
}
