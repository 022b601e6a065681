//! The header of an MHTML file (RFC 2557), which is a mail with the page and its parts.

use super::{Capture, CaptureFormat, url, words};
use crate::mail;

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
    let head = mail::read_head(bytes.trim_ascii_start())?;
    if !head.content_type?.to_ascii_lowercase().starts_with("multipart/related") {
        return None;
    }
    let mut found = Capture::new(CaptureFormat::Mhtml);
    found.url = head.content_location.as_deref().and_then(url);
    found.time = head.date.map(|date| date.time);
    found.title = head.subject.as_deref().and_then(words);
    let names = head.from.iter().flat_map(|from| [from.name.as_deref(), Some(from.address.as_str())]).flatten();
    let saved_by = names.filter_map(|name| name.trim_matches(['<', '>', '"']).strip_prefix("Saved by "));
    found.tool = saved_by.filter_map(words).next().or_else(|| head.program.as_deref().and_then(words));
    Some(found)
}
