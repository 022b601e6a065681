//! The header of an MHTML file (RFC 2557), which is a mail with the page and its parts.

use super::{Capture, CaptureFormat, mail_time, url, words};

/// The longest header, in bytes.
const MAX_HEADER: usize = 64 << 10;

/// With what the header of a saved page begins.
const BEGINNINGS: [&[u8]; 5] = [b"from:", b"mime-version:", b"subject:", b"date:", b"content-type:"];

pub(super) fn may_be(start: &[u8]) -> bool {
    let start = start.trim_ascii_start();
    let lower = start.get(..16).unwrap_or(start).to_ascii_lowercase();
    BEGINNINGS.iter().any(|name| lower.starts_with(name))
}

pub(super) fn read(bytes: &[u8]) -> Option<Capture> {
    if !may_be(bytes) {
        return None;
    }
    let header = headers(bytes);
    let get = |name: &str| header.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
    let kind = get("content-type")?.to_ascii_lowercase();
    if !kind.starts_with("multipart/related") {
        return None;
    }
    let mut found = Capture::new(CaptureFormat::Mhtml);
    found.url = get("snapshot-content-location").or_else(|| get("content-location")).and_then(url);
    found.time = get("date").and_then(mail_time);
    found.title = get("subject").and_then(|subject| words(&decoded(subject)));
    let saved_by = |from: &str| from.trim().trim_matches(['<', '>', '"']).strip_prefix("Saved by ").and_then(words);
    found.tool = get("from").and_then(saved_by).or_else(|| get("x-mimeole").and_then(words));
    Some(found)
}

/// Reads the lines of the header up to the first that is empty; a line that begins with blanks goes on with the one before.
fn headers(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(bytes.get(..MAX_HEADER).unwrap_or(bytes)).into_owned();
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.trim_start().lines().take(200) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = found.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            found.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    found
}

/// Decodes words such as `=?utf-8?Q?caf=C3=A9?=` (RFC 2047) in UTF-8, ASCII and Latin-1.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut behind_word = false;
    while let Some(at) = rest.find("=?") {
        let (before, word) = rest.split_at(at);
        let Some((text, after)) = take_word(word) else {
            out.push_str(before);
            out.push_str("=?");
            rest = word.get(2..).unwrap_or_default();
            behind_word = false;
            continue;
        };
        // Blanks between two encoded words are none.
        if !(behind_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&text);
        rest = after;
        behind_word = true;
    }
    out.push_str(rest);
    out
}

fn take_word(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix("=?")?;
    let mut parts = inner.splitn(3, '?');
    let (charset, coding, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let end = rest.find("?=")?;
    let (content, after) = (rest.get(..end)?, rest.get(end + 2..)?);
    let bytes = if coding.eq_ignore_ascii_case("q") {
        quoted(content)
    } else if coding.eq_ignore_ascii_case("b") {
        base64(content)?
    } else {
        return None;
    };
    let text = match charset.to_ascii_lowercase().split('*').next()? {
        "utf-8" | "us-ascii" => String::from_utf8_lossy(&bytes).into_owned(),
        "iso-8859-1" => bytes.iter().map(|byte| char::from(*byte)).collect(),
        _ => return None,
    };
    Some((text, after))
}

fn quoted(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            b'_' => out.push(b' '),
            b'=' => {
                let mut byte = [0];
                match rest.get(..2).map(|digits| hex::decode_to_slice(digits, &mut byte)) {
                    Some(Ok(())) => {
                        out.extend_from_slice(&byte);
                        rest = rest.get(2..).unwrap_or_default();
                    }
                    _ => out.push(b'='),
                }
            }
            other => out.push(*other),
        }
    }
    out
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(out)
}
