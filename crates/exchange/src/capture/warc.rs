//! The first records of a WARC file (ISO 28500:2017), perhaps packed with gzip, record by record.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::{Capture, CaptureFormat, MAX_LOOK, html, url, words};

/// The most records that are looked at.
const MAX_RECORDS: usize = 200;
/// The longest header of a record, in bytes.
const MAX_HEADER: usize = 64 << 10;

pub(super) fn read(bytes: &[u8]) -> Option<Capture> {
    if bytes.starts_with(b"WARC/") {
        return read_records(bytes);
    }
    if !bytes.starts_with(b"\x1f\x8b") {
        return None;
    }
    let mut unpacked = Vec::new();
    // What is cut short gives an error at its end; what came before it is read.
    let _ = MultiGzDecoder::new(bytes).take(MAX_LOOK as u64).read_to_end(&mut unpacked);
    unpacked.starts_with(b"WARC/").then(|| read_records(&unpacked))?
}

fn read_records(mut bytes: &[u8]) -> Option<Capture> {
    let mut found = Capture::new(CaptureFormat::Warc);
    for at in 0..MAX_RECORDS {
        let Some(record) = take_record(&mut bytes) else {
            // The very first record has to be one.
            if at == 0 {
                return None;
            }
            break;
        };
        match record.get("warc-type")? {
            "warcinfo" => {
                let software = headers(record.content).into_iter().find(|(name, _)| name == "software");
                found.tool = found.tool.or(software.and_then(|(_, value)| words(&value)));
            }
            "response" | "resource" | "revisit" => {
                let page = record.get("warc-target-uri").and_then(url);
                if page.is_none() {
                    continue;
                }
                found.url = page;
                found.time = record.get("warc-date").and_then(|time| time.parse().ok());
                found.title = html::title(record.content);
                break;
            }
            _ => {}
        }
    }
    Some(found)
}

struct Record<'a> {
    headers: Vec<(String, String)>,
    content: &'a [u8],
}

impl Record<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

fn take_record<'a>(bytes: &mut &'a [u8]) -> Option<Record<'a>> {
    let rest = bytes.trim_ascii_start();
    let line = rest.iter().take(32).position(|byte| *byte == b'\n')?;
    if !rest.starts_with(b"WARC/") {
        return None;
    }
    let rest = rest.get(line + 1..)?;
    let look = rest.get(..MAX_HEADER).unwrap_or(rest);
    let (end, gap) = match look.windows(4).position(|window| window == b"\r\n\r\n") {
        Some(end) => (end, 4),
        None => (look.windows(2).position(|window| window == b"\n\n")?, 2),
    };
    let headers = headers(rest.get(..end)?);
    let length: usize = headers.iter().find(|(name, _)| name == "content-length")?.1.parse().ok()?;
    let content = rest.get(end + gap..)?;
    // The last record may be cut short, because only the beginning of the file is here.
    let (content, after) = content.split_at(length.min(content.len()));
    *bytes = after;
    Some(Record { headers, content })
}

/// Reads lines of the form `Name: value`, at most 100.
fn headers(bytes: &[u8]) -> Vec<(String, String)> {
    let bytes = bytes.get(..MAX_HEADER).unwrap_or(bytes);
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().take(100).filter_map(|line| line.split_once(':'));
    lines.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned())).collect()
}
