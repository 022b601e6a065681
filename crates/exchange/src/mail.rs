//! Mail: RFC 5322 with MIME (RFC 2045 to 2047), one message or a whole mbox (RFC 4155), as bytes from strangers.
//!
//! Nothing is rendered and nothing is fetched. A message is divided into headers and parts here, within limits, because a library
//! looks for every boundary that a message promises, as often as its sender likes. Single headers, codings and character sets are
//! read by `mail-parser`. UTF-7, in which a text hides from whoever filters it, is refused.

mod head;
pub mod html;
mod walk;

use std::ops::ControlFlow;

use crate::loss::Losses;

pub use head::{Claim, Head, Hop, MailDate, Mailbox};

/// How much of a mail is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailLimits {
    /// The most bytes of a file.
    pub bytes: usize,
    /// The most messages of an mbox.
    pub messages: usize,
    /// How deep parts and messages may stand in each other.
    pub depth: usize,
    /// The most parts of a message, those of messages inside it included.
    pub parts: usize,
    /// The most header lines of one part.
    pub headers: usize,
    /// The most bytes of the headers of one part.
    pub header_bytes: usize,
    /// The most bytes of all parts of a file, decoded.
    pub decoded: usize,
}

impl Default for MailLimits {
    /// 64 MiB, 500 messages, 12 deep, 300 parts, 300 headers of 128 KiB, and 192 MiB decoded.
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            messages: 500,
            depth: 12,
            parts: 300,
            headers: 300,
            header_bytes: 128 << 10,
            decoded: 192 << 20,
        }
    }
}

/// Why a mail was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailProblem {
    /// The file is too large.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// There are too many messages.
    #[error("more than {limit} messages")]
    TooManyMessages {
        /// The limit.
        limit: usize,
    },
    /// There are too many parts.
    #[error("more than {limit} parts")]
    TooManyParts {
        /// The limit.
        limit: usize,
    },
    /// Parts stand too deep in each other.
    #[error("parts more than {limit} deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// There are too many headers, or they are too long.
    #[error("more headers than a mail has")]
    Headers,
    /// It does not begin as a mail does.
    #[error("no headers of a mail")]
    NotMail,
    /// A person stopped it.
    #[error("stopped")]
    Cancelled,
}

/// A refusal, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct MailError {
    /// The message and part, by number.
    pub place: String,
    /// Why.
    pub problem: MailProblem,
}

impl MailError {
    fn new(place: impl Into<String>, problem: MailProblem) -> Self {
        Self { place: place.into(), problem }
    }
}

/// One message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mail {
    /// Which one: `message 1`, `message 1, part 2`.
    pub place: String,
    /// Its bytes, as they stand in the file; of an mbox, without the marks that an mbox puts before lines.
    pub raw: Vec<u8>,
    /// What its headers say.
    pub head: Head,
    /// Its texts, in the order in which they stand.
    pub bodies: Vec<Body>,
    /// The files in it.
    pub files: Vec<MailFile>,
    /// The messages in it.
    pub inner: Vec<Mail>,
}

/// A text of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// In what form.
    pub form: Form,
    /// The text, decoded.
    pub text: String,
}

/// The form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As it stands.
    Plain,
    /// HTML.
    Html,
}

/// A file in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFile {
    /// Where it stands.
    pub place: String,
    /// The name that the message gives it, without a folder.
    pub name: Option<String>,
    /// What the message says it is, such as `application/pdf`.
    pub media_type: String,
    /// Its content, decoded.
    pub content: Vec<u8>,
}

impl Mail {
    /// Gives the messages in it, and those in them.
    pub fn messages(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        let mut open: Vec<&Self> = self.inner.iter().rev().collect();
        while let Some(mail) = open.pop() {
            found.push(mail);
            open.extend(mail.inner.iter().rev());
        }
        found
    }
}

/// Says whether the first bytes of a file could be those of a mail or an mbox.
pub fn may_be(start: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 14] = [
        b"from ",
        b"from:",
        b"received:",
        b"return-path:",
        b"delivered-to:",
        b"x-",
        b"date:",
        b"subject:",
        b"to:",
        b"message-id:",
        b"mime-version:",
        b"content-type:",
        b"dkim-signature:",
        b"reply-to:",
    ];
    let start = start.trim_ascii_start();
    let lower = start.get(..16).unwrap_or(start).to_ascii_lowercase();
    BEGINNINGS.iter().any(|name| lower.starts_with(name))
}

/// Reads the headers at the beginning of some bytes; nothing where they are more than a mail has.
pub(crate) fn read_head(bytes: &[u8]) -> Option<Head> {
    let limits = MailLimits::default();
    let look = bytes.get(..limits.header_bytes).unwrap_or(bytes);
    let (fields, _) = head::Fields::split(look, &limits).ok()?;
    Some(fields.read("message 1", &mut Losses::default()))
}

/// Reads a message, or all messages of an mbox. The observer hears how many bytes are done, and may stop it.
///
/// # Errors
/// [`MailError`], which names the message and part. Nothing of the file is taken then.
pub fn read(
    bytes: &[u8],
    limits: &MailLimits,
    losses: &mut Losses,
    observer: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Vec<Mail>, MailError> {
    if bytes.len() > limits.bytes {
        return Err(MailError::new("the file", MailProblem::TooLarge { limit: limits.bytes }));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let raw =
        if bytes.starts_with(b"From ") { divide_mbox(bytes, limits)? } else { vec![bytes.trim_ascii_start().to_vec()] };
    let (mut found, mut done) = (Vec::new(), 0);
    let mut walk = walk::Walk::new(limits, losses);
    for (at, raw) in raw.into_iter().enumerate() {
        let place = format!("message {}", at + 1);
        done += raw.len() as u64;
        found.push(walk.message(raw, &place)?);
        if observer(done).is_break() {
            return Err(MailError::new(place, MailProblem::Cancelled));
        }
    }
    Ok(found)
}

/// Divides an mbox at lines that begin with `From ` after an empty line, and takes one mark from lines such as `>From `.
fn divide_mbox(bytes: &[u8], limits: &MailLimits) -> Result<Vec<Vec<u8>>, MailError> {
    let mut found: Vec<Vec<u8>> = Vec::new();
    let mut empty = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if empty && line.starts_with(b"From ") {
            if found.len() >= limits.messages {
                let problem = MailProblem::TooManyMessages { limit: limits.messages };
                return Err(MailError::new(format!("message {}", found.len() + 1), problem));
            }
            found.push(Vec::new());
            continue;
        }
        empty = line.trim_ascii().is_empty();
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let marked = marks > 0 && line.get(marks..).is_some_and(|rest| rest.starts_with(b"From "));
        let line = if marked { line.get(1..).unwrap_or_default() } else { line };
        if let Some(last) = found.last_mut() {
            last.extend_from_slice(line);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
