//! Divides a message into its parts (RFC 2046), in time that its length bounds.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::head::{Fields, is_utf7};
use super::{Body, Form, Mail, MailError, MailFile, MailLimits, MailProblem};
use crate::loss::{Losses, Why};
use crate::media::plain;

/// The most bytes of a text that are read; the rest stays in the file.
const MAX_TEXT: usize = 4 << 20;
/// The longest boundary; RFC 2046 allows 70.
const MAX_BOUNDARY: usize = 200;

pub(super) struct Walk<'l> {
    limits: &'l MailLimits,
    losses: &'l mut Losses,
    parts: usize,
    decoded: usize,
}

/// What a multipart makes of parts that say nothing of themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plain {
    Text,
    Message,
}

/// An entity that is read.
struct Entity<'a> {
    fields: Fields,
    body: &'a [u8],
    place: &'a str,
    depth: usize,
    unsaid: Plain,
}

impl<'l> Walk<'l> {
    pub(super) fn new(limits: &'l MailLimits, losses: &'l mut Losses) -> Self {
        Self { limits, losses, parts: 0, decoded: 0 }
    }

    /// Reads a message of the file.
    pub(super) fn message(&mut self, raw: Vec<u8>, place: &str) -> Result<Mail, MailError> {
        self.parts = 0;
        self.within(raw, place, 0)?.ok_or_else(|| MailError::new(place, MailProblem::NotMail))
    }

    /// Reads a message; nothing where it does not begin as one.
    fn within(&mut self, raw: Vec<u8>, place: &str, depth: usize) -> Result<Option<Mail>, MailError> {
        let (fields, body) = Fields::split(&raw, self.limits).map_err(|problem| MailError::new(place, problem))?;
        if !fields.of_mail() {
            return Ok(None);
        }
        self.count(place, raw.len())?;
        let head = fields.read(place, self.losses);
        let mut mail = Mail { place: place.to_owned(), head, ..Mail::default() };
        self.entity(Entity { fields, body, place, depth, unsaid: Plain::Text }, &mut mail)?;
        mail.raw = raw;
        Ok(Some(mail))
    }

    fn count(&mut self, place: &str, bytes: usize) -> Result<(), MailError> {
        self.parts += 1;
        self.decoded = self.decoded.saturating_add(bytes);
        if self.parts > self.limits.parts {
            return Err(MailError::new(place, MailProblem::TooManyParts { limit: self.limits.parts }));
        }
        if self.decoded > self.limits.decoded {
            return Err(MailError::new(place, MailProblem::TooLarge { limit: self.limits.decoded }));
        }
        Ok(())
    }

    fn entity(&mut self, entity: Entity<'_>, mail: &mut Mail) -> Result<(), MailError> {
        if entity.depth > self.limits.depth {
            return Err(MailError::new(entity.place, MailProblem::TooDeep { limit: self.limits.depth }));
        }
        let ty = entity.fields.content_type();
        let kind = ty.as_ref().map_or("", |ty| ty.ctype()).to_ascii_lowercase();
        let subtype = ty.as_ref().and_then(|ty| ty.subtype()).unwrap_or_default().to_ascii_lowercase();
        let boundary = ty.as_ref().and_then(|ty| ty.attribute("boundary")).map(str::to_owned);
        if kind == "multipart"
            && let Some(pieces) = boundary.and_then(|boundary| divide(entity.body, &boundary, self.limits.parts))
        {
            let unsaid = if subtype == "digest" { Plain::Message } else { Plain::Text };
            return self.pieces(&pieces, &entity, unsaid, mail);
        }
        let message = kind == "message" && matches!(subtype.as_str(), "rfc822" | "global");
        if message || ty.is_none() && entity.unsaid == Plain::Message {
            return self.inner(&entity, mail);
        }
        let charset = ty.as_ref().and_then(|ty| ty.attribute("charset")).unwrap_or_default().to_owned();
        let shown = entity.fields.disposition();
        let attached = shown.as_ref().is_some_and(|shown| shown.is_attachment());
        let name = shown.as_ref().and_then(|shown| shown.attribute("filename"));
        let name = name.or_else(|| ty.as_ref().and_then(|ty| ty.attribute("name")));
        let name = name.map(file_name).filter(|name| !name.is_empty());
        let form = match (kind.as_str(), subtype.as_str()) {
            ("" | "text", "" | "plain") | ("multipart", _) => Some(Form::Plain),
            ("text", "html") => Some(Form::Html),
            _ => None,
        };
        if let Some(form) = form.filter(|_| !attached) {
            return self.body(&entity, form, &charset, mail);
        }
        let media_type = plain(&format!("{kind}/{subtype}"), 100);
        self.file(&entity, name, media_type, mail)
    }

    fn pieces(
        &mut self,
        pieces: &[&[u8]],
        entity: &Entity<'_>,
        unsaid: Plain,
        mail: &mut Mail,
    ) -> Result<(), MailError> {
        for (at, piece) in pieces.iter().enumerate() {
            let place = match entity.place.split_once(", part ") {
                Some(_) if entity.place != mail.place => format!("{}.{}", entity.place, at + 1),
                _ => format!("{}, part {}", entity.place, at + 1),
            };
            self.count(&place, 0)?;
            let (fields, body) =
                Fields::split(piece, self.limits).map_err(|problem| MailError::new(place.as_str(), problem))?;
            self.entity(Entity { fields, body, place: &place, depth: entity.depth + 1, unsaid }, mail)?;
        }
        Ok(())
    }

    fn inner(&mut self, entity: &Entity<'_>, mail: &mut Mail) -> Result<(), MailError> {
        let raw = self.decode(entity)?.trim_ascii_start().to_vec();
        let depth = entity.depth + 1;
        if depth > self.limits.depth {
            return Err(MailError::new(entity.place, MailProblem::TooDeep { limit: self.limits.depth }));
        }
        match self.within(raw, entity.place, depth)? {
            Some(inner) => mail.inner.push(inner),
            None => return self.file(entity, None, "message/rfc822".to_owned(), mail),
        }
        Ok(())
    }

    fn decode(&mut self, entity: &Entity<'_>) -> Result<Vec<u8>, MailError> {
        let coding = entity.fields.coding();
        let decoded = match coding.as_str() {
            "base64" => base64_decode(entity.body),
            "quoted-printable" => quoted_printable_decode(entity.body),
            "" | "7bit" | "8bit" | "binary" => Some(entity.body.to_vec()),
            _ => None,
        };
        let decoded = decoded.unwrap_or_else(|| {
            self.losses.note(|| entity.place.to_owned(), "coding", Why::Undecoded);
            entity.body.to_vec()
        });
        self.decoded = self.decoded.saturating_add(decoded.len());
        if self.decoded > self.limits.decoded {
            return Err(MailError::new(entity.place, MailProblem::TooLarge { limit: self.limits.decoded }));
        }
        Ok(decoded)
    }

    fn body(&mut self, entity: &Entity<'_>, form: Form, charset: &str, mail: &mut Mail) -> Result<(), MailError> {
        let mut decoded = self.decode(entity)?;
        if decoded.len() > MAX_TEXT {
            self.losses.note(|| entity.place.to_owned(), "text", Why::Cut);
            decoded.truncate(MAX_TEXT);
        }
        if is_utf7(&charset.to_ascii_lowercase()) {
            self.losses.note(|| entity.place.to_owned(), "utf-7", Why::Undecoded);
            return Ok(());
        }
        let decoder = (!charset.is_empty()).then(|| charset_decoder(charset.as_bytes())).flatten();
        if !charset.is_empty() && decoder.is_none() {
            self.losses.note(|| entity.place.to_owned(), "character set", Why::Undecoded);
        }
        let text = match decoder {
            Some(decoder) => decoder(&decoded),
            None => String::from_utf8_lossy(&decoded).into_owned(),
        };
        mail.bodies.push(Body { form, text });
        Ok(())
    }

    fn file(
        &mut self,
        entity: &Entity<'_>,
        name: Option<String>,
        media_type: String,
        mail: &mut Mail,
    ) -> Result<(), MailError> {
        let content = self.decode(entity)?;
        // Some programs attach a message as any file.
        if name.as_deref().is_some_and(|name| name.to_ascii_lowercase().ends_with(".eml"))
            && entity.depth < self.limits.depth
            && let Some(inner) = self.within(content.trim_ascii_start().to_vec(), entity.place, entity.depth + 1)?
        {
            mail.inner.push(inner);
            return Ok(());
        }
        mail.files.push(MailFile { place: entity.place.to_owned(), name, media_type, content });
        Ok(())
    }
}

/// Gives the last step of a name, fit to show.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    plain(last, 200)
}

/// Divides a body at the lines of its boundary: one pass. Nothing where no such line stands in it.
fn divide<'a>(body: &'a [u8], boundary: &str, most: usize) -> Option<Vec<&'a [u8]>> {
    if boundary.is_empty() || boundary.len() > MAX_BOUNDARY {
        return None;
    }
    let (mut found, mut start, mut at): (Vec<&[u8]>, Option<usize>, usize) = (Vec::new(), None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let (begin, next) = (at, at + line.len());
        at = next;
        let Some(rest) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary.as_bytes())) else {
            continue;
        };
        let end = rest.starts_with(b"--");
        if !end && !rest.trim_ascii().is_empty() {
            continue;
        }
        if let Some(start) = start {
            let piece = body.get(start..begin).unwrap_or_default();
            // The line break before the line belongs to it.
            let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
            found.push(piece.strip_suffix(b"\r").unwrap_or(piece));
        }
        start = (!end).then_some(next);
        // One more than may be: whoever counts them refuses.
        if end || found.len() > most {
            return Some(found);
        }
    }
    // What was cut short ends with the file.
    found.push(body.get(start?..).unwrap_or_default());
    Some(found)
}
