//! What an Exif block says (CIPA DC-008), read by the `kamadak-exif` library. Each tag is looked up by itself, so that a block whose
//! thousand entries all point to the same bytes costs no more than one that is in order.

use std::io::Cursor;

use cairn_model::Edtf;
use cairn_model::place::Point;
use exif::{Context, Exif, Field, In, Reader, Tag, Value};

use super::metadata::{Facts, Risk};
use super::plain;

/// The longest block that is read, in bytes.
const MAX_BLOCK: usize = 1 << 20;

/// What an Exif block says of things that have a field in a record.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) orientation: Option<u8>,
    pub(super) created: Option<String>,
    pub(super) point: Option<Point>,
    pub(super) creator: Option<String>,
}

const fn tiff(number: u16) -> Tag {
    Tag(Context::Tiff, number)
}

/// Text of one tag each: its name here, its number, what it may give away.
const TEXTS: &[(&str, Tag, Option<Risk>)] = &[
    ("camera-make", Tag::Make, None),
    ("camera-model", Tag::Model, None),
    ("lens-model", Tag::LensModel, None),
    ("camera-serial", Tag::BodySerialNumber, Some(Risk::Device)),
    ("lens-serial", Tag::LensSerialNumber, Some(Risk::Device)),
    ("image-id", Tag::ImageUniqueID, Some(Risk::Device)),
    ("computer", tiff(0x013c), Some(Risk::Device)),
    ("software", Tag::Software, Some(Risk::Software)),
    ("owner", Tag::CameraOwnerName, Some(Risk::Person)),
    ("artist", Tag::Artist, Some(Risk::Person)),
    ("copyright", Tag::Copyright, Some(Risk::Person)),
    ("author", tiff(0x9c9d), Some(Risk::Person)),
    ("description", Tag::ImageDescription, Some(Risk::Person)),
    ("title", tiff(0x9c9b), Some(Risk::Person)),
    ("comment", tiff(0x9c9c), Some(Risk::Person)),
    ("user-comment", Tag::UserComment, Some(Risk::Person)),
    ("gps-method", Tag::GPSProcessingMethod, Some(Risk::Place)),
    ("gps-area", Tag::GPSAreaInformation, Some(Risk::Place)),
];

fn parse(block: &[u8]) -> Option<Exif> {
    if block.len() > MAX_BLOCK {
        return None;
    }
    let read = Reader::new().continue_on_error(true).read_raw(block.to_vec());
    read.or_else(|error| error.distill_partial_result(|_| {})).ok()
}

/// Reads only how the picture is to be turned: 1 to 8.
pub(super) fn orientation(block: &[u8]) -> Option<u8> {
    super::guarded(|| Ok(parse(block).and_then(|exif| number(&exif, Tag::Orientation)))).ok().flatten()
}

fn number(exif: &Exif, tag: Tag) -> Option<u8> {
    let value = exif.get_field(tag, In::PRIMARY)?.value.get_uint(0)?;
    u8::try_from(value).ok().filter(|value| (1..=8).contains(value))
}

/// Reads a block; `None` when it is none.
pub(super) fn read_block(block: &[u8], facts: &mut Facts) -> Option<Read> {
    parse(block).map(|exif| gather(&exif, facts))
}

/// Reads the block of a HEIF or TIFF file; `None` when there is none that reads.
pub(super) fn read_file(bytes: &[u8], facts: &mut Facts) -> Option<Read> {
    let mut reader = Reader::new();
    let read = reader.continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    let exif = read.or_else(|error| error.distill_partial_result(|_| {})).ok()?;
    Some(gather(&exif, facts))
}

fn gather(exif: &Exif, facts: &mut Facts) -> Read {
    let get = |tag: Tag| exif.get_field(tag, In::PRIMARY);
    let mut read = Read { orientation: number(exif, Tag::Orientation), ..Read::default() };
    for (name, tag, risk) in TEXTS {
        let Some(text) = get(*tag).and_then(text) else { continue };
        if *name == "artist" || (*name == "author" && read.creator.is_none()) {
            read.creator = Some(text.clone());
        }
        facts.add(name, &text, *risk);
    }
    read.created = created(exif);
    if let Some(created) = &read.created {
        facts.add("taken", created, Some(Risk::Time));
    } else if let Some(time) = get(Tag::DateTime).and_then(text).and_then(|time| edtf(&time, None)) {
        facts.add("changed", &time, Some(Risk::Time));
    }
    read.point = point(exif);
    if let Some(point) = &read.point {
        facts.add("gps", &point.to_string(), Some(Risk::Place));
    } else if get(Tag::GPSLatitude).is_some() || get(Tag::GPSDestLatitude).is_some() {
        facts.add("gps-unread", "", Some(Risk::Place));
    }
    if let (Some(date), Some(time)) = (get(Tag::GPSDateStamp).and_then(text), get(Tag::GPSTimeStamp)) {
        facts.add("gps-time", &format!("{date} {}", shown(time)), Some(Risk::Time));
    }
    if let Some(Value::Undefined(bytes, _)) = get(Tag::MakerNote).map(|field| &field.value) {
        facts.add("maker-note", &bytes.len().to_string(), Some(Risk::Device));
    }
    if exif.get_field(Tag::JPEGInterchangeFormat, In::THUMBNAIL).is_some() {
        facts.add("small-picture", "", Some(Risk::Hidden));
    }
    read
}

fn shown(field: &Field) -> String {
    plain(&field.display_value().to_string().chars().take(2000).collect::<String>(), 200)
}

/// Reads the text of a tag: ASCII or UTF-8, UTF-16 for those that Windows writes, and comments that name their encoding.
fn text(field: &Field) -> Option<String> {
    let text = match &field.value {
        Value::Ascii(parts) => {
            let lines: Vec<String> = parts
                .iter()
                .take(8)
                .map(|part| String::from_utf8_lossy(part.get(..4000).unwrap_or(part)).into_owned())
                .collect();
            lines.join(" ")
        }
        Value::Byte(bytes) if field.tag.number() >= 0x9c9b => utf16(bytes, u16::from_le_bytes),
        Value::Undefined(bytes, _) => {
            let rest = bytes.get(8..).unwrap_or_default();
            match bytes.get(..8) {
                Some(b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0") => {
                    String::from_utf8_lossy(rest.get(..4000).unwrap_or(rest)).into_owned()
                }
                Some(b"UNICODE\0") => utf16(rest, u16::from_be_bytes),
                _ => return None,
            }
        }
        _ => return None,
    };
    let text = plain(&text, super::metadata::MAX_VALUE);
    (!text.is_empty()).then_some(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().take(2000).map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Reads when the picture was taken, as EDTF.
fn created(exif: &Exif) -> Option<String> {
    let get = |tag: Tag| exif.get_field(tag, In::PRIMARY).and_then(text);
    let (time, zone) = match get(Tag::DateTimeOriginal) {
        Some(time) => (time, get(Tag::OffsetTimeOriginal)),
        None => (get(Tag::DateTimeDigitized)?, get(Tag::OffsetTimeDigitized)),
    };
    edtf(&time, zone.as_deref())
}

/// Turns `2024:03:01 10:22:33` and an offset into EDTF. Cameras write zeros or blanks for what they do not know.
fn edtf(time: &str, zone: Option<&str>) -> Option<String> {
    let (day, clock) = time.split_once(' ').unwrap_or((time, ""));
    let day = day.replace(':', "-");
    if day.starts_with("0000") {
        return None;
    }
    let whole = format!("{day}T{clock}");
    let with_zone = zone.map(|zone| format!("{whole}{zone}"));
    let found = [with_zone, Some(whole), Some(day)].into_iter().flatten().find_map(|text| Edtf::parse(&text).ok())?;
    Some(found.to_string())
}

fn point(exif: &Exif) -> Option<Point> {
    let degrees = |tag: Tag, reference: Tag, negative: char| -> Option<f64> {
        let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
        let mut sum = 0.0;
        for (part, scale) in parts.iter().zip([1.0, 60.0, 3600.0]) {
            if part.denom == 0 {
                return None;
            }
            sum += part.to_f64() / scale;
        }
        let side = text(exif.get_field(reference, In::PRIMARY)?)?;
        Some(if side.to_ascii_uppercase().starts_with(negative) { -sum } else { sum })
    };
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, 'S')?;
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, 'W')?;
    // Zero and zero is what a phone writes that did not know.
    if latitude == 0.0 && longitude == 0.0 {
        return None;
    }
    Point::new(latitude, longitude).ok()
}
