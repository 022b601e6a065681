//! The beginning of a saved page: its title, and the note that the program left which saved it.

use super::{Capture, CaptureFormat, mail_time, url, words};

/// How many bytes are looked at.
const MAX_LOOK: usize = 256 << 10;

/// What a page begins with.
const BEGINNINGS: [&[u8]; 3] = [b"<!doctype html", b"<html", b"<!-- saved from url"];

pub(super) fn may_be(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let lower = start.get(..32).unwrap_or(start).to_ascii_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
}

pub(super) fn read(bytes: &[u8]) -> Option<Capture> {
    if !may_be(bytes) {
        return None;
    }
    let mut found = Capture::new(CaptureFormat::Html);
    found.title = title(bytes);
    let look = String::from_utf8_lossy(bytes.get(..MAX_LOOK).unwrap_or(bytes)).into_owned();
    for comment in
        look.split("<!--").skip(1).take(20).filter_map(|rest| rest.split_once("-->")).map(|(comment, _)| comment)
    {
        // The mark that browsers leave: `saved from url=(0023)https://…`.
        if let Some((_, mark)) = comment.split_once("saved from url=(") {
            found.url = found.url.or(mark.split_once(')').and_then(|(_, address)| url(address)));
        }
        if comment.trim_start().starts_with("Page saved with ") {
            let line = |name: &str| comment.lines().find_map(|line| line.trim().strip_prefix(name));
            found.tool = line("Page saved with ").and_then(words);
            found.url = line("url:").and_then(url).or(found.url);
            found.time = line("saved date:").and_then(mail_time);
        }
    }
    Some(found)
}

/// Finds the title of a page in its first bytes.
pub(super) fn title(bytes: &[u8]) -> Option<String> {
    let look = bytes.get(..MAX_LOOK).unwrap_or(bytes);
    let lower = look.to_ascii_lowercase();
    let find = |what: &[u8], from: usize| {
        lower.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| at + from)
    };
    let start = find(b"<title", 0)?;
    let start = find(b">", start)? + 1;
    let end = find(b"</title", start)?;
    words(&entities(&String::from_utf8_lossy(look.get(start..end)?)))
}

/// Puts the characters in place of the entities that titles have.
fn entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.char_indices().take(10).find(|(_, c)| *c == ';').map(|(at, _)| at);
        match end.and_then(|end| Some((entity(after.get(..end)?)?, after.get(end + 1..)?))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "mdash" => Some('—'),
        "ndash" => Some('–'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}
