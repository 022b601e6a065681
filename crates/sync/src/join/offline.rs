//! Joining without a connection: a request and an answer, carried by hand, of which two people compare 80 bits.
//!
//! The request is text, because it is small: it fits a message or a QR code. The answer is a file sealed to the newcomer,
//! because it names the members. `docs/formats/invitation.md` is normative.

#[cfg(test)]
mod tests;

use cairn_keys::{
    DeviceKey, DevicePublic, OpenError, SealError, SealKey, SealRecipient, Signature, Zeroizing, derive, mac_equal,
    open, seal,
};
use cairn_model::CircleId;

use crate::limits;
use crate::ticket::base32;
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const REQUEST_KIND: &str = "cairn-request:";
const REQUEST_DOMAIN: &str = "join request";
const ANSWER_DOMAIN: &str = "join answer";
const VERSION: u64 = 1;
/// The longest text of a request that is read, blanks included.
const REQUEST_TEXT: usize = 8 * 1024;
/// The largest answer that is opened, in bytes: all pages of a charter, as in a join over a connection.
pub const MAX_ANSWER: usize = limits::UNVERIFIED;

/// Says why a request or an answer is not one.
#[derive(Debug, thiserror::Error)]
pub enum OfflineError {
    /// It is something else.
    #[error("read a request or an answer")]
    NotOne,
    /// It is of a newer version.
    #[error("read a request or an answer of a known version")]
    Newer,
    /// Bytes are missing or changed, or it contradicts itself.
    #[error("read a whole request or answer")]
    Damaged,
    /// The answer is for another device or another request.
    #[error("open an answer to another request")]
    NotForUs,
    /// It could not be sealed.
    #[error("seal an answer")]
    Seal(#[source] SealError),
}

impl From<CodecError> for OfflineError {
    fn from(_: CodecError) -> Self {
        Self::Damaged
    }
}

/// What a newcomer asks for: to be admitted with these keys, under this name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRequest {
    device: DevicePublic,
    seal: SealRecipient,
    name: String,
    signature: Signature,
}

impl JoinRequest {
    /// Writes and signs a request. A name longer than [`limits::NAME`] bytes makes one that nobody reads.
    pub fn sign(device: &DeviceKey, seal: SealRecipient, name: &str) -> Self {
        let signature = device.sign(REQUEST_DOMAIN, &asked(&device.public(), &seal, name));
        Self { device: device.public(), seal, name: name.to_owned(), signature }
    }

    /// Gives the newcomer's device key.
    pub fn device(&self) -> DevicePublic {
        self.device
    }

    /// Gives where the newcomer receives epochs.
    pub fn seal(&self) -> &SealRecipient {
        &self.seal
    }

    /// Gives the name under which the newcomer wants to be known.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives what both people compare before anybody is admitted.
    pub fn code(&self) -> LongCode {
        LongCode::derive("cairn 2026 join request code", &[&self.bytes()])
    }

    fn hash(&self) -> [u8; 32] {
        derive("cairn 2026 join request", &[&self.bytes()])
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut w = Writer::new(&mut bytes);
        w.array(5).uint(VERSION).bytes(self.device.as_bytes()).text(self.seal.as_str()).text(&self.name);
        w.bytes(self.signature.as_bytes());
        bytes
    }

    /// Writes the request as text, in letters and digits that survive paper and capitals.
    pub fn to_text(&self) -> String {
        format!("{REQUEST_KIND}{VERSION}:{}", base32::encode(&self.bytes()))
    }

    /// Reads a request; its signature holds.
    ///
    /// # Errors
    /// [`OfflineError`] when the text is none, is of a newer version, or is damaged.
    pub fn from_text(text: &str) -> Result<Self, OfflineError> {
        let text: String =
            text.chars().take(REQUEST_TEXT).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
        let (version, rest) =
            text.strip_prefix(REQUEST_KIND).and_then(|rest| rest.split_once(':')).ok_or(OfflineError::NotOne)?;
        if version != "1" {
            let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
            return Err(if newer { OfflineError::Newer } else { OfflineError::NotOne });
        }
        let bytes = base32::decode(rest).ok_or(OfflineError::Damaged)?;
        let mut r = Reader::new(&bytes);
        r.tuple(5)?;
        if r.uint()? != VERSION {
            return Err(OfflineError::Damaged);
        }
        let request = Self {
            device: DevicePublic::from_bytes(r.fixed()?).map_err(|_| OfflineError::Damaged)?,
            seal: SealRecipient::parse(r.text(80)?).map_err(|_| OfflineError::Damaged)?,
            name: r.text(limits::NAME)?.to_owned(),
            signature: Signature::from_bytes(r.fixed()?),
        };
        let asked = asked(&request.device, &request.seal, &request.name);
        let signed = request.device.verify(REQUEST_DOMAIN, &asked, &request.signature).is_ok();
        if signed && r.is_at_end() && request.bytes() == bytes { Ok(request) } else { Err(OfflineError::Damaged) }
    }
}

fn asked(device: &DevicePublic, seal: &SealRecipient, name: &str) -> [u8; 32] {
    derive("cairn 2026 join request body", &[device.as_bytes(), seal.as_str().as_bytes(), name.as_bytes()])
}

/// What a steward answers: the pages of the circle, the last of which admits the newcomer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinAnswer {
    circle: CircleId,
    steward: DevicePublic,
    pages: Vec<Vec<u8>>,
    transcript: [u8; 32],
}

impl JoinAnswer {
    /// Writes, signs and seals an answer to a request. Gives the file and what both people compare.
    ///
    /// # Errors
    /// [`OfflineError::Seal`].
    pub fn write(
        request: &JoinRequest,
        circle: &CircleId,
        steward: &DeviceKey,
        pages: &[Vec<u8>],
    ) -> Result<(Vec<u8>, LongCode), OfflineError> {
        let transcript = transcript(&request.hash(), circle, &steward.public(), pages);
        let mut bytes = Zeroizing::new(Vec::new());
        let mut w = Writer::new(&mut bytes);
        w.array(6).uint(VERSION).bytes(&request.hash()).bytes(circle.as_bytes()).bytes(steward.public().as_bytes());
        w.array(pages.len());
        for page in pages {
            w.bytes(page);
        }
        w.bytes(steward.sign(ANSWER_DOMAIN, &transcript).as_bytes());
        let sealed = seal(std::slice::from_ref(&request.seal), &bytes).map_err(OfflineError::Seal)?;
        Ok((sealed, code_of(&transcript)))
    }

    /// Opens an answer to our own request. Its signature holds; whether its pages do, and whether they admit us, is not
    /// checked here.
    ///
    /// # Errors
    /// [`OfflineError`] when it is for another device or request, is of a newer version, or is damaged.
    pub fn open(sealed: &[u8], request: &JoinRequest, key: &SealKey) -> Result<Self, OfflineError> {
        let bytes = open(key, sealed, MAX_ANSWER).map_err(|error| match error {
            OpenError::NotForUs => OfflineError::NotForUs,
            OpenError::Newer => OfflineError::Newer,
            _ => OfflineError::Damaged,
        })?;
        let mut r = Reader::new(&bytes);
        r.tuple(6)?;
        if r.uint()? != VERSION {
            return Err(OfflineError::Newer);
        }
        let asked: [u8; 32] = r.fixed()?;
        let circle = CircleId::from_bytes(r.fixed()?);
        let steward = DevicePublic::from_bytes(r.fixed()?).map_err(|_| OfflineError::Damaged)?;
        let pages = r.list(MAX_ANSWER, |r| Ok(r.bytes(limits::PAGE)?.to_vec()))?;
        let signature = Signature::from_bytes(r.fixed()?);
        if !mac_equal(&asked, &request.hash()) {
            return Err(OfflineError::NotForUs);
        }
        let transcript = transcript(&asked, &circle, &steward, &pages);
        if !r.is_at_end() || steward.verify(ANSWER_DOMAIN, &transcript, &signature).is_err() {
            return Err(OfflineError::Damaged);
        }
        Ok(Self { circle, steward, pages, transcript })
    }

    /// Gives the circle.
    pub fn circle(&self) -> CircleId {
        self.circle
    }

    /// Gives the device of the steward who answered.
    pub fn steward(&self) -> DevicePublic {
        self.steward
    }

    /// Gives all pages from page zero on.
    pub fn pages(&self) -> &[Vec<u8>] {
        &self.pages
    }

    /// Gives what both people compare before the newcomer enters the circle: somebody who held up the request could
    /// answer with a circle of their own.
    pub fn code(&self) -> LongCode {
        code_of(&self.transcript)
    }
}

fn transcript(request: &[u8; 32], circle: &CircleId, steward: &DevicePublic, pages: &[Vec<u8>]) -> [u8; 32] {
    let mut parts: Vec<&[u8]> = vec![request, circle.as_bytes(), steward.as_bytes()];
    parts.extend(pages.iter().map(Vec::as_slice));
    derive("cairn 2026 join answer", &parts)
}

fn code_of(transcript: &[u8; 32]) -> LongCode {
    LongCode::derive("cairn 2026 join answer code", &[transcript])
}

/// 80 bits that two people compare, as five groups of five digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongCode([u8; 10]);

impl LongCode {
    fn derive(context: &'static str, parts: &[&[u8]]) -> Self {
        let mut bits = [0; 10];
        for (place, byte) in bits.iter_mut().zip(derive(context, parts)) {
            *place = byte;
        }
        Self(bits)
    }

    /// Says whether a person read out these digits; blanks and hyphens between them do not count.
    pub fn is_said_by(&self, text: &str) -> bool {
        let said: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        said == self.digits()
    }

    fn digits(&self) -> String {
        let number = self.0.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        // 2^80 has 25 digits.
        format!("{number:025}")
    }
}

impl std::fmt::Display for LongCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, digit) in self.digits().chars().enumerate() {
            if place > 0 && place % 5 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}
