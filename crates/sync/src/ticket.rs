//! Tickets: what one person hands to another (as text, a file or a QR code) so that their devices find each other.
//!
//! A ticket is `cairn-<kind>:1:` and base32 (RFC 4648, without padding) of canonical CBOR and a checksum of four bytes.
//! Letters may be of either case; blanks and line breaks do not count. `docs/formats/invitation.md` is normative.

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

    /// Writes the ticket as text.
    pub fn to_text(&self) -> String {
        let mut body = Vec::new();
        let mut w = Writer::new(&mut body);
        w.array(2);
        self.write(&mut w);
        seal(Self::KIND, body)
    }

    /// Reads a ticket.
    ///
    /// # Errors
    /// [`TicketError`] when the text is none, is of a newer version, or is damaged.
    pub fn from_text(text: &str) -> Result<Self, TicketError> {
        let body = unseal(Self::KIND, text)?;
        let mut r = Reader::new(&body);
        r.tuple(2)?;
        let ticket = Self::read(&mut r)?;
        if r.is_at_end() && ticket.to_text() == seal(Self::KIND, body) { Ok(ticket) } else { Err(TicketError::Damaged) }
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
        Ok(Self { peer, addresses })
    }
}

impl Invitation {
    const KIND: &'static str = "invite";

    /// Writes the invitation as text. It holds the secret.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut body = Vec::new();
        let mut w = Writer::new(&mut body);
        w.array(4).bytes(self.secret.as_slice()).bytes(self.circle.as_bytes());
        self.inviter.write(&mut w);
        Zeroizing::new(seal(Self::KIND, body))
    }

    /// Reads an invitation.
    ///
    /// # Errors
    /// [`TicketError`] when the text is none, is of a newer version, or is damaged.
    pub fn from_text(text: &str) -> Result<Self, TicketError> {
        let body = Zeroizing::new(unseal(Self::KIND, text)?);
        let mut r = Reader::new(&body);
        r.tuple(4)?;
        let secret = Zeroizing::new(r.fixed()?);
        let circle = CircleId::from_bytes(r.fixed()?);
        let invitation = Self { secret, circle, inviter: PeerTicket::read(&mut r)? };
        let canonical = invitation.to_text().as_str() == Zeroizing::new(seal(Self::KIND, body.to_vec())).as_str();
        if r.is_at_end() && canonical { Ok(invitation) } else { Err(TicketError::Damaged) }
    }
}

fn checksum(kind: &str, body: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = derive("cairn 2026 ticket checksum", &[kind.as_bytes(), body]);
    [a, b, c, d]
}

fn seal(kind: &str, mut body: Vec<u8>) -> String {
    let sum = checksum(kind, &body);
    body.extend_from_slice(&sum);
    format!("cairn-{kind}:1:{}", base32::encode(&Zeroizing::new(body)))
}

fn unseal(kind: &str, text: &str) -> Result<Vec<u8>, TicketError> {
    let text: Zeroizing<String> = Zeroizing::new(
        text.chars().filter(|c| !c.is_whitespace()).take(8 * 1024).map(|c| c.to_ascii_lowercase()).collect(),
    );
    let rest = text
        .strip_prefix("cairn-")
        .and_then(|rest| rest.strip_prefix(kind))
        .and_then(|rest| rest.strip_prefix(':'))
        .ok_or(TicketError::NotATicket)?;
    let (version, rest) = rest.split_once(':').ok_or(TicketError::NotATicket)?;
    if version != "1" {
        let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if newer { TicketError::Newer } else { TicketError::NotATicket });
    }
    let mut bytes = base32::decode(rest).ok_or(TicketError::Damaged)?;
    let at = bytes.len().checked_sub(4).ok_or(TicketError::Damaged)?;
    let sum = bytes.split_off(at);
    if sum == checksum(kind, &bytes) { Ok(bytes) } else { Err(TicketError::Damaged) }
}
