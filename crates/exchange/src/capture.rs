//! Captures of pages of the web: WARC (ISO 28500), MHTML (RFC 2557) and saved HTML, told by their content. Only what the capture says of
//! itself is read: whence, when, by what, under which title. Nothing is rendered, no link is followed and no script is run.

mod html;
mod mail;
mod warc;

use cairn_model::Timestamp;

use crate::media::plain;

/// The most bytes of a capture, unpacked, that are looked at. What matters stands at the beginning.
pub const MAX_LOOK: usize = 8 << 20;
/// The longest address, in bytes.
const MAX_URL: usize = 2000;
/// The longest title or name of a tool, in characters.
const MAX_WORDS: usize = 300;

/// In which form a page was captured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaptureFormat {
    /// WARC, perhaps packed with gzip.
    Warc,
    /// MHTML.
    Mhtml,
    /// HTML.
    Html,
}

impl CaptureFormat {
    /// Gives the media type of the file; a WARC packed with gzip has the same.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Warc => "application/warc",
            Self::Mhtml => "multipart/related",
            Self::Html => "text/html",
        }
    }
}

/// What a capture says of itself. What it does not say, or says in a way that is not read, is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its form.
    pub format: CaptureFormat,
    /// The address of the page: http or https.
    pub url: Option<String>,
    /// When it was captured.
    pub time: Option<Timestamp>,
    /// The title of the page.
    pub title: Option<String>,
    /// What captured it.
    pub tool: Option<String>,
}

impl Capture {
    const fn new(format: CaptureFormat) -> Self {
        Self { format, url: None, time: None, title: None, tool: None }
    }
}

/// Reads what a file says of itself, if it is a capture. The beginning of the file is enough; no more than [`MAX_LOOK`] bytes are looked
/// at.
pub fn read(bytes: &[u8]) -> Option<Capture> {
    let bytes = bytes.get(..MAX_LOOK).unwrap_or(bytes);
    warc::read(bytes).or_else(|| mail::read(bytes)).or_else(|| html::read(bytes))
}

/// Says whether the first bytes of a file could be those of a capture, so that it is worth to be kept while it is read.
pub fn may_be(start: &[u8]) -> bool {
    start.starts_with(b"WARC/") || start.starts_with(b"\x1f\x8b") || mail::may_be(start) || html::may_be(start)
}

fn url(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    let lower = text.get(..8.min(text.len()))?.to_ascii_lowercase();
    let known = lower.starts_with("http://") || lower.starts_with("https://");
    let clean = text.len() <= MAX_URL && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    (known && clean).then(|| text.to_owned())
}

fn words(text: &str) -> Option<String> {
    let text = plain(text, MAX_WORDS);
    (!text.is_empty()).then_some(text)
}

/// Reads a date as mail writes it (RFC 5322, 3.3): `Fri, 1 Mar 2024 10:22:33 +0100`; also as JavaScript does:
/// `Fri Mar 01 2024 10:22:33 GMT+0100`.
fn mail_time(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = plain(text, 100).to_ascii_lowercase();
    let (mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, None, None);
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let number = || word.parse::<u16>().ok().filter(|_| word.bytes().all(|byte| byte.is_ascii_digit()));
        if word.contains(':') && clock.is_none() {
            clock = Some(word.to_owned());
        } else if let Some(at) = MONTHS.iter().position(|name| word.starts_with(name)).filter(|_| month.is_none()) {
            month = Some(at + 1);
        } else if let Some(found) = number().filter(|found| (1..=31).contains(found) && word.len() <= 2) {
            day = day.or(Some(found));
        } else if let Some(found) = number().filter(|_| word.len() == 4) {
            year = year.or(Some(found));
        } else if clock.is_some() && zone.is_none() {
            zone = offset(word);
        }
    }
    let clock = clock?;
    let clock = if clock.matches(':').count() == 1 { format!("{clock}:00") } else { clock };
    let zone = zone.unwrap_or_else(|| "Z".to_owned());
    format!("{:04}-{:02}-{:02}T{clock}{zone}", year?, month?, day?).parse().ok()
}

fn offset(word: &str) -> Option<String> {
    let word = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc")).unwrap_or(word);
    if matches!(word, "" | "z" | "-0000") {
        return Some("Z".to_owned());
    }
    let digits = word.get(1..)?;
    let plain = word.starts_with(['+', '-']) && digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.split_at_checked(3)).flatten().map(|(hours, minutes)| format!("{hours}:{minutes}"))
}

#[cfg(test)]
mod tests;
