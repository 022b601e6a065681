//! Tickets: what one person hands to another (as text, a file or a QR code) so that their devices find each other.
//!
//! A ticket is `cairn-<kind>:<version>:` and base32 (RFC 4648, without padding) of canonical CBOR and a checksum of four bytes.
//! Letters may be of either case; blanks and line breaks do not count. `docs/formats/invitation.md` is normative.
//! Version 2 names a relay; a ticket without one is written in version 1, which older programs read.

pub(crate) mod base32;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;

use cairn_keys::{Zeroizing, derive};
use cairn_model::CircleId;

use crate::limits;
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

/// Says why a text is not a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// It is another text, or a ticket of another kind.
    #[error("read a ticket of this kind")]
    NotATicket,
    /// It is a ticket of a newer version.
    #[error("read a ticket of a known version")]
    Newer,
    /// Letters are missing or changed.
    #[error("read a ticket without missing or changed letters")]
    Damaged,
}

impl From<CodecError> for TicketError {
    fn from(_: CodecError) -> Self {
        Self::Damaged
    }
}

/// Where a device listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerTicket {
    /// Its transport key.
    pub peer: [u8; 32],
    /// Its addresses; at most [`limits::ADDRESSES`] are told.
    pub addresses: Vec<SocketAddr>,
    /// The relay through which it is reached, where it uses one.
    pub relay: Option<TicketRelay>,
}

/// The relay that a ticket names. Nobody contacts it before a person has said so.
#[derive(Clone, PartialEq, Eq)]
pub struct TicketRelay {
    /// Its address: `https://` and printable ASCII, at most [`limits::RELAY_URL`] bytes. (`http://` for a relay on this computer.)
    pub url: String,
    /// What the relay asks of its users. Only invitations carry it: members know it.
    pub token: Option<Zeroizing<String>>,
}

impl fmt::Debug for TicketRelay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { url: _, token: _ } = self;
        f.write_str("TicketRelay(..)")
    }
}

impl TicketRelay {
    /// Names a relay without what it asks of its users.
    pub fn named(url: impl Into<String>) -> Self {
        Self { url: url.into(), token: None }
    }

    fn read_url(text: &str) -> Result<String, CodecError> {
        let scheme = text.starts_with("https://") || text.starts_with("http://");
        if scheme && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(text.to_owned())
        } else {
            Err(CodecError::Malformed)
        }
    }
}

/// An invitation into a circle. Whoever holds the text can try to join, once, and two people have to compare a code.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// 32 random bytes that only inviter and newcomer know.
    pub secret: Zeroizing<[u8; 32]>,
    /// The circle.
    pub circle: CircleId,
    /// Where the inviter listens.
    pub inviter: PeerTicket,
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { secret: _, circle, inviter } = self;
        f.debug_struct("Invitation").field("circle", circle).field("inviter", inviter).finish_non_exhaustive()
    }
}

impl PeerTicket {
    const KIND: &'static str = "peer";

    /// Writes the ticket as text. What a relay asks of its users is not in it.
    pub fn to_text(&self) -> String {
        let mut body = Vec::new();
        let mut w = Writer::new(&mut body);
        match &self.relay {
            None => self.write(w.array(2)),
            Some(relay) => {
                self.write(w.array(3));
                w.text(&relay.url);
            }
        }
        seal(Self::KIND, self.version(), body)
    }

    /// Reads a ticket.
    ///
    /// # Errors
    /// [`TicketError`] when the text is none, is of a newer version, or is damaged.
    pub fn from_text(text: &str) -> Result<Self, TicketError> {
        let (version, body) = unseal(Self::KIND, text)?;
        let mut r = Reader::new(&body);
        r.tuple(if version == 1 { 2 } else { 3 })?;
        let mut ticket = Self::read(&mut r)?;
        if version > 1 {
            ticket.relay = Some(TicketRelay::named(TicketRelay::read_url(r.text(limits::RELAY_URL)?)?));
        }
        let canonical = ticket.to_text() == seal(Self::KIND, version, body.to_vec());
        if r.is_at_end() && canonical { Ok(ticket) } else { Err(TicketError::Damaged) }
    }

    /// Version 2 is for what names a relay.
    fn version(&self) -> u8 {
        if self.relay.is_some() { 2 } else { 1 }
    }

    fn write(&self, w: &mut Writer<'_>) {
        w.bytes(&self.peer).array(self.addresses.len().min(limits::ADDRESSES));
        for address in self.addresses.iter().take(limits::ADDRESSES) {
            w.text(&address.to_string());
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CodecError> {
        let peer = r.fixed()?;
        let addresses = r.list(limits::ADDRESSES, |r| r.text(64)?.parse().map_err(|_| CodecError::Malformed))?;
        Ok(Self { peer, addresses, relay: None })
    }
}

impl Invitation {
    const KIND: &'static str = "invite";

    /// Writes the invitation as text. It holds the secret, and what a relay asks of its users.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut body = Vec::new();
        let mut w = Writer::new(&mut body);
        let relay = self.inviter.relay.as_ref();
        w.array(if relay.is_some() { 6 } else { 4 }).bytes(self.secret.as_slice()).bytes(self.circle.as_bytes());
        self.inviter.write(&mut w);
        if let Some(TicketRelay { url, token }) = relay {
            // An empty text stands for none.
            w.text(url).text(token.as_ref().map_or("", |token| token.as_str()));
        }
        Zeroizing::new(seal(Self::KIND, self.inviter.version(), body))
    }

    /// Reads an invitation.
    ///
    /// # Errors
    /// [`TicketError`] when the text is none, is of a newer version, or is damaged.
    pub fn from_text(text: &str) -> Result<Self, TicketError> {
        let (version, body) = unseal(Self::KIND, text)?;
        let mut r = Reader::new(&body);
        r.tuple(if version == 1 { 4 } else { 6 })?;
        let secret = Zeroizing::new(r.fixed()?);
        let circle = CircleId::from_bytes(r.fixed()?);
        let mut inviter = PeerTicket::read(&mut r)?;
        if version > 1 {
            let url = TicketRelay::read_url(r.text(limits::RELAY_URL)?)?;
            let token = r.text(limits::RELAY_TOKEN)?;
            inviter.relay =
                Some(TicketRelay { url, token: (!token.is_empty()).then(|| Zeroizing::new(token.to_owned())) });
        }
        let invitation = Self { secret, circle, inviter };
        let again = Zeroizing::new(seal(Self::KIND, version, body.to_vec()));
        let canonical = invitation.to_text().as_str() == again.as_str();
        if r.is_at_end() && canonical { Ok(invitation) } else { Err(TicketError::Damaged) }
    }
}

fn checksum(kind: &str, body: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = derive("cairn 2026 ticket checksum", &[kind.as_bytes(), body]);
    [a, b, c, d]
}

fn seal(kind: &str, version: u8, mut body: Vec<u8>) -> String {
    let sum = checksum(kind, &body);
    body.extend_from_slice(&sum);
    format!("cairn-{kind}:{version}:{}", base32::encode(&Zeroizing::new(body)))
}

/// Gives the version, 1 or 2, and the body.
fn unseal(kind: &str, text: &str) -> Result<(u8, Zeroizing<Vec<u8>>), TicketError> {
    let text: Zeroizing<String> = Zeroizing::new(
        text.chars().filter(|c| !c.is_whitespace()).take(8 * 1024).map(|c| c.to_ascii_lowercase()).collect(),
    );
    let rest = text
        .strip_prefix("cairn-")
        .and_then(|rest| rest.strip_prefix(kind))
        .and_then(|rest| rest.strip_prefix(':'))
        .ok_or(TicketError::NotATicket)?;
    let (number, rest) = rest.split_once(':').ok_or(TicketError::NotATicket)?;
    let version = match number {
        "1" => 1,
        "2" => 2,
        other => {
            let newer = other.parse::<u32>().is_ok_and(|version| version > 2);
            return Err(if newer { TicketError::Newer } else { TicketError::NotATicket });
        }
    };
    let mut bytes = Zeroizing::new(base32::decode(rest).ok_or(TicketError::Damaged)?);
    let at = bytes.len().checked_sub(4).ok_or(TicketError::Damaged)?;
    let sum = bytes.split_off(at);
    if sum == checksum(kind, &bytes) { Ok((version, bytes)) } else { Err(TicketError::Damaged) }
}
