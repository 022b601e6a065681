//! The headers of a message or of a part: divided here, each read by `mail-parser`.

use std::net::IpAddr;

use cairn_model::Timestamp;
use mail_parser::{Address, ContentType, DateTime, HeaderValue, Host, MessageParser};

use super::{MailLimits, MailProblem};
use crate::loss::{Losses, Why};
use crate::media::plain;

/// The most bytes of one header that are read.
const MAX_VALUE: usize = 8 << 10;
/// The longest name of a header, in bytes.
const MAX_NAME: usize = 80;
/// The most addresses of a message that are read, and the most servers on its way.
const MAX_LIST: usize = 100;
/// The longest single text, in characters.
const MAX_WORDS: usize = 500;

/// Somebody, as a header names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name beside the address. Whoever wrote the mail chose it.
    pub name: Option<String>,
    /// The address, as it stands.
    pub address: String,
}

/// When a mail says it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailDate {
    /// The moment.
    pub time: Timestamp,
    /// How far the clock of its zone was ahead of UTC, in minutes; `None` where the mail keeps its zone to itself (`-0000`).
    pub zone: Option<i16>,
}

impl MailDate {
    /// Gives the day, by the clock of its zone.
    pub fn day(&self) -> String {
        let local = self.time.as_millis().saturating_add(i64::from(self.zone.unwrap_or(0)) * 60_000);
        Timestamp::from_millis(local).to_string().chars().take(10).collect()
    }

    /// Writes the zone, such as `+02:00`.
    pub fn zone_text(&self) -> Option<String> {
        let zone = self.zone?;
        let sign = if zone < 0 { '-' } else { '+' };
        Some(format!("{sign}{:02}:{:02}", zone.unsigned_abs() / 60, zone.unsigned_abs() % 60))
    }
}

/// One server on the way of a mail, as a `Received` header tells it. Those below the first of one's own are claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hop {
    /// Whom the mail came from, by the name that it gave itself or that was looked up.
    pub from: Option<String>,
    /// The address that it came from.
    pub address: Option<IpAddr>,
    /// Who took it.
    pub by: Option<String>,
    /// When.
    pub date: Option<MailDate>,
}

/// What a server says that it found when it checked who sent a mail (RFC 8601). It is a claim: whoever sent the mail can have
/// written it, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What was checked: `spf`, `dkim`, `dmarc`.
    pub method: String,
    /// What came of it: `pass`, `fail`, `none`.
    pub result: String,
}

/// What the headers of a message say. All of it was chosen by whoever wrote them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    /// Who it says it is from: one, unless somebody wants programs to disagree.
    pub from: Vec<Mailbox>,
    /// Who it says sent it for them.
    pub sender: Vec<Mailbox>,
    /// Where answers go.
    pub reply_to: Vec<Mailbox>,
    /// Where failures go.
    pub return_path: Vec<Mailbox>,
    /// To whom it went: all headers that name a recipient, those of servers included.
    pub recipients: Vec<Mailbox>,
    /// The subject.
    pub subject: Option<String>,
    /// Its id.
    pub message_id: Option<String>,
    /// When it says it was sent.
    pub date: Option<MailDate>,
    /// The servers on its way, the last one first.
    pub hops: Vec<Hop>,
    /// What servers say they found of its sender.
    pub claims: Vec<Claim>,
    /// The domains that signatures in it name (DKIM, RFC 6376). No signature is checked.
    pub signed_by: Vec<String>,
    /// The program that it says made it.
    pub program: Option<String>,
    /// The address that a web mailer says its writer had.
    pub origin: Option<IpAddr>,
    /// What a saved page adds: the type and the address of the page.
    pub content_type: Option<String>,
    /// See [`Head::content_type`].
    pub content_location: Option<String>,
}

/// The header lines of an entity, unfolded.
pub(super) struct Fields(Vec<(String, Vec<u8>)>);

/// The headers that name recipients.
const RECIPIENTS: [&str; 11] = [
    "to",
    "cc",
    "bcc",
    "resent-to",
    "resent-cc",
    "delivered-to",
    "x-original-to",
    "x-delivered-to",
    "envelope-to",
    "x-envelope-to",
    "apparently-to",
];

impl Fields {
    /// Divides an entity at its first empty line.
    pub(super) fn split<'a>(bytes: &'a [u8], limits: &MailLimits) -> Result<(Self, &'a [u8]), MailProblem> {
        let (mut lines, mut rest, mut used): (Vec<(String, Vec<u8>)>, &[u8], usize) = (Vec::new(), bytes, 0);
        while !rest.is_empty() {
            let look = rest.get(..limits.header_bytes).unwrap_or(rest);
            let end = look.iter().position(|byte| *byte == b'\n').map_or(look.len(), |at| at + 1);
            let (line, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            used += line.len();
            if used > limits.header_bytes || lines.len() > limits.headers {
                return Err(MailProblem::Headers);
            }
            rest = after;
            let line = line.trim_ascii_end();
            match (line.first(), line.iter().position(|byte| *byte == b':')) {
                (None, _) => break,
                (Some(b' ' | b'\t'), _) => {
                    if let Some((_, value)) = lines.last_mut() {
                        value.push(b' ');
                        value.extend_from_slice(line.trim_ascii());
                    }
                }
                (_, Some(colon)) => {
                    let (name, value) = line.split_at_checked(colon).unwrap_or_default();
                    let name = name.trim_ascii_end();
                    let fine = !name.is_empty() && name.len() <= MAX_NAME && name.iter().all(u8::is_ascii_graphic);
                    if fine {
                        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                        lines.push((name, value.get(1..).unwrap_or_default().trim_ascii().to_vec()));
                    }
                }
                _ => {}
            }
        }
        Ok((Self(lines), rest))
    }

    /// Says whether these are headers of a mail: a sender, and one more that mails have.
    pub(super) fn of_mail(&self) -> bool {
        let has = |names: &[&str]| self.0.iter().any(|(found, _)| names.contains(&found.as_str()));
        let from = has(&["from", "return-path", "sender", "reply-to"]);
        let more =
            has(&["date", "subject", "to", "message-id", "received", "mime-version", "content-type", "delivered-to"]);
        from && more
    }

    /// Reads the first header of this name.
    pub(super) fn value(&self, name: &str) -> Option<HeaderValue<'static>> {
        self.all(name).next().and_then(|value| one(name, value))
    }

    /// Gives the content type, `text/plain` by default.
    pub(super) fn content_type(&self) -> Option<ContentType<'static>> {
        self.value("content-type").and_then(HeaderValue::into_content_type)
    }

    /// Gives how an entity is to be shown, with the name of its file.
    pub(super) fn disposition(&self) -> Option<ContentType<'static>> {
        self.value("content-disposition").and_then(HeaderValue::into_content_type)
    }

    /// Gives the name of the coding, in lower case.
    pub(super) fn coding(&self) -> String {
        let raw = self.all("content-transfer-encoding").next().unwrap_or_default();
        let end = raw.iter().position(|byte| matches!(byte, b';' | b' ' | b'(')).unwrap_or(raw.len());
        String::from_utf8_lossy(raw.get(..end.min(40)).unwrap_or_default()).trim().to_ascii_lowercase()
    }

    fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.0.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_slice())
    }

    fn text(&self, name: &str, place: &str, losses: &mut Losses) -> Option<String> {
        let raw = self.all(name).next()?;
        if hides(raw) {
            losses.note(|| place.to_owned(), name, Why::Undecoded);
            return None;
        }
        // Every text is decoded as a subject is: words in other character sets stand in any of them.
        let text = one("subject", raw)?.into_text()?;
        let text = plain(&text, MAX_WORDS);
        (!text.is_empty()).then_some(text)
    }

    fn mailboxes(&self, names: &[&str], place: &str, losses: &mut Losses) -> Vec<Mailbox> {
        let mut found = Vec::new();
        for (name, raw) in self.0.iter().filter(|(name, _)| names.contains(&name.as_str())) {
            if hides(raw) {
                losses.note(|| place.to_owned(), name, Why::Undecoded);
            }
            // Whatever the header is called, addresses stand in it.
            let list = one("to", raw).and_then(HeaderValue::into_address).map(Address::into_list).unwrap_or_default();
            for one in list {
                let Some(address) = one.address.map(|address| plain(&address, MAX_WORDS)) else { continue };
                if found.len() >= MAX_LIST {
                    losses.note(|| place.to_owned(), name, Why::Cut);
                    return found;
                }
                let name = one.name.filter(|_| !hides(raw)).map(|name| plain(&name, MAX_WORDS));
                found.push(Mailbox { name: name.filter(|name| !name.is_empty()), address });
            }
        }
        found
    }

    /// Reads what the headers say of the message.
    pub(super) fn read(&self, place: &str, losses: &mut Losses) -> Head {
        let date = self.all("date").next();
        let read =
            date.and_then(|raw| one("date", raw).and_then(HeaderValue::into_datetime).and_then(|at| moment(&at, raw)));
        if date.is_some() && read.is_none() {
            losses.note(|| place.to_owned(), "date", Why::BadTime);
        }
        let page = |name: &str| self.all(name).next().map(|raw| plain(&String::from_utf8_lossy(raw), 2000));
        Head {
            from: self.mailboxes(&["from", "resent-from"], place, losses),
            sender: self.mailboxes(&["sender", "resent-sender"], place, losses),
            reply_to: self.mailboxes(&["reply-to"], place, losses),
            return_path: self.mailboxes(&["return-path"], place, losses),
            recipients: self.mailboxes(&RECIPIENTS, place, losses),
            subject: self.text("subject", place, losses),
            message_id: page("message-id").map(|id| id.trim_matches(['<', '>', ' ']).to_owned()),
            date: read,
            hops: self.all("received").take(MAX_LIST).filter_map(hop).collect(),
            claims: self.all("authentication-results").take(MAX_LIST).flat_map(claims).collect(),
            signed_by: self.all("dkim-signature").take(MAX_LIST).filter_map(signer).collect(),
            program: ["x-mailer", "user-agent", "x-mimeole"].iter().find_map(|name| self.text(name, place, losses)),
            origin: page("x-originating-ip").and_then(|text| text.trim_matches(['[', ']', ' ']).parse().ok()),
            content_type: page("content-type"),
            content_location: page("snapshot-content-location").or_else(|| page("content-location")),
        }
    }
}

/// Says whether a header holds words in UTF-7.
fn hides(raw: &[u8]) -> bool {
    let lower = String::from_utf8_lossy(raw).to_ascii_lowercase();
    lower.split("=?").skip(1).any(is_utf7)
}

/// Says whether a character set is UTF-7, under any of its names.
pub(super) fn is_utf7(name: &str) -> bool {
    let name: String = name.chars().take(24).filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    name.starts_with("utf7") || name.starts_with("unicode11utf7") || name.starts_with("csunicode11utf7")
}

/// Reads one header.
fn one(name: &str, value: &[u8]) -> Option<HeaderValue<'static>> {
    let value = value.get(..MAX_VALUE).unwrap_or(value);
    let mut block = Vec::with_capacity(name.len() + value.len() + 6);
    block.extend_from_slice(name.as_bytes());
    block.extend_from_slice(b": ");
    block.extend(value.iter().map(|byte| if matches!(byte, b'\r' | b'\n') { b' ' } else { *byte }));
    block.extend_from_slice(b"\r\n\r\n");
    let message = MessageParser::new().parse_headers(&block)?;
    let header = message.parts.into_iter().next()?.headers.into_iter().next()?;
    Some(header.value.into_owned())
}

fn moment(at: &DateTime, raw: &[u8]) -> Option<MailDate> {
    if !at.is_valid() {
        return None;
    }
    let time: Timestamp = at.to_rfc3339().parse().ok()?;
    let minutes = i16::from(at.tz_hour) * 60 + i16::from(at.tz_minute);
    let kept = raw.windows(5).any(|window| window == b"-0000");
    Some(MailDate { time, zone: (!kept).then_some(if at.tz_before_gmt { -minutes } else { minutes }) })
}

fn host(host: &Host<'_>) -> String {
    match host {
        Host::Name(name) => plain(name, MAX_WORDS),
        Host::IpAddr(address) => address.to_string(),
    }
}

fn hop(raw: &[u8]) -> Option<Hop> {
    let received = one("received", raw)?.into_received()?;
    let stated = received.from().and_then(|from| match from {
        Host::IpAddr(address) => Some(*address),
        Host::Name(_) => None,
    });
    Some(Hop {
        from: received.from().map(host),
        address: received.from_ip().or(stated),
        by: received.by().map(host),
        date: received.date().and_then(|at| moment(&at, raw)),
    })
}

/// Reads `server; spf=pass smtp.mailfrom=…; dkim=fail (…) header.d=…`. The server is left out: it is the recipient's.
fn claims(raw: &[u8]) -> Vec<Claim> {
    let text = String::from_utf8_lossy(raw.get(..MAX_VALUE).unwrap_or(raw)).into_owned();
    let word = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(30)
            .collect::<String>()
            .to_ascii_lowercase()
    };
    let mut found = Vec::new();
    for piece in text.split(';').skip(1).take(20) {
        let Some((method, result)) = piece.trim().split_once('=') else { continue };
        let (method, result) = (word(method.trim()), word(result.trim()));
        if !method.is_empty() && !result.is_empty() {
            found.push(Claim { method, result });
        }
    }
    found
}

/// Reads the domain of a signature: `v=1; a=rsa-sha256; d=example.org; …`.
fn signer(raw: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(raw.get(..MAX_VALUE).unwrap_or(raw)).into_owned();
    let domain = text.split(';').find_map(|tag| tag.trim().strip_prefix("d="))?;
    crate::observable::canonical_domain(&domain.split_whitespace().collect::<String>())
}
