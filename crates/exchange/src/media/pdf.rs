//! What a PDF says about itself, as far as it stands there in clear (ISO 32000-2, 14.3.3). Packed objects are not unpacked, so that
//! what is not listed here may still be there.

use cairn_model::Edtf;

use super::metadata::{Facts, MAX_VALUE, Metadata, Risk};
use super::plain;

/// How many bytes of one text are read.
const MAX_STRING: usize = 2000;

const KEYS: &[(&[u8], &str, Option<Risk>)] = &[
    (b"/Author", "author", Some(Risk::Person)),
    (b"/Title", "title", Some(Risk::Person)),
    (b"/Creator", "software", Some(Risk::Software)),
    (b"/Producer", "producer", Some(Risk::Software)),
    (b"/CreationDate", "taken", Some(Risk::Time)),
];

pub(super) fn read(bytes: &[u8], found: &mut Metadata, facts: &mut Facts) {
    // Only a part of what such a file may hold is read here.
    found.unread = true;
    for (key, name, risk) in KEYS {
        // A file that was changed holds the newer state later.
        let Some(text) = last(bytes, key) else { continue };
        let text = plain(&text, MAX_VALUE);
        if text.is_empty() {
            continue;
        }
        match *name {
            "author" => found.creator = Some(text.clone()),
            "title" => found.title = Some(text.clone()),
            "taken" => found.created = edtf(&text),
            _ => {}
        }
        facts.add(name, found.created.as_deref().filter(|_| *name == "taken").unwrap_or(&text), *risk);
    }
    if find(bytes, b"<x:xmpmeta").is_some() {
        facts.add("xmp", "", Some(Risk::Person));
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn last(bytes: &[u8], key: &[u8]) -> Option<String> {
    let mut end = bytes.len();
    while let Some(at) = bytes.get(..end)?.windows(key.len()).rposition(|window| window == key) {
        let rest = bytes.get(at + key.len()..)?;
        if let Some(text) = string(rest.get(..MAX_STRING).unwrap_or(rest)) {
            return Some(text);
        }
        end = at;
    }
    None
}

/// Reads the text that follows a key: `(…)` with escapes, or `<…>` in hexadecimal digits.
fn string(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.trim_ascii_start();
    if let Some(rest) = bytes.strip_prefix(b"(") {
        return Some(decode(&literal(rest)?));
    }
    let rest = bytes.strip_prefix(b"<")?;
    let digits = rest.get(..rest.iter().position(|byte| *byte == b'>')?)?;
    let digits: Vec<u8> = digits.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    Some(decode(&hex::decode(digits).ok()?))
}

fn literal(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut depth = 1;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => match rest.next()? {
                b'n' => out.push(b'\n'),
                b'r' => out.push(b'\r'),
                b't' => out.push(b'\t'),
                digit @ b'0'..=b'7' => {
                    let mut value = u32::from(digit - b'0');
                    for _ in 0..2 {
                        let Some(next) = rest.next_if(|next| matches!(next, b'0'..=b'7')) else { break };
                        value = value * 8 + u32::from(next - b'0');
                    }
                    out.push(u8::try_from(value & 0xff).ok()?);
                }
                other => out.push(other),
            },
            b'(' => {
                depth += 1;
                out.push(byte);
            }
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(out);
                }
                out.push(byte);
            }
            _ => out.push(byte),
        }
    }
    None
}

fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
        return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Turns `D:20240301102233+01'00'` into EDTF.
fn edtf(text: &str) -> Option<String> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to);
    let day = format!("{}-{}-{}", part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let whole = match (part(8, 10), part(10, 12), part(12, 14)) {
        (Some(hour), Some(minute), Some(second)) => {
            let zone: String = text.get(digits.len()..).unwrap_or_default().replace('\'', ":");
            let zone = zone.trim_end_matches(':');
            Some([format!("{day}T{hour}:{minute}:{second}{zone}"), format!("{day}T{hour}:{minute}:{second}")])
        }
        _ => None,
    };
    let all = whole.into_iter().flatten().chain([day]);
    all.into_iter().find_map(|text| Edtf::parse(&text).ok()).map(|date| date.to_string())
}
