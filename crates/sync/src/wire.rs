//! What goes over the stream: frames that hold one message each.
//!
//! A frame is its length (four bytes, big-endian, of what follows), one version byte, and canonical CBOR: an array whose
//! first item is the message's type. What does not re-encode to the same bytes is refused. `docs/formats/sync.md` is the
//! normative description.

pub(crate) mod cbor;
mod message;
#[cfg(test)]
mod tests;

pub use message::{CloseReason, DigestStage, HeadTold, Message, PauseReason};

/// The version byte of every frame.
pub const VERSION: u8 = 1;

/// How many bytes stand before a frame's body.
pub const HEADER: usize = 4;

/// Says why bytes are not a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The frame is longer than this peer may send now.
    #[error("read a frame within the limit")]
    TooLarge,
    /// The frame's version is not one of ours.
    #[error("read a frame of a known version")]
    Version,
    /// The bytes are not a message in its one canonical form.
    #[error("read a message in canonical form")]
    Malformed,
}

/// Reads a frame's length and checks it against `limit` before anything is allocated.
///
/// # Errors
/// [`CodecError::TooLarge`] beyond `limit`, [`CodecError::Malformed`] for an empty frame.
pub fn body_length(header: [u8; HEADER], limit: usize) -> Result<usize, CodecError> {
    let length = usize::try_from(u32::from_be_bytes(header)).map_err(|_| CodecError::TooLarge)?;
    if length > limit {
        Err(CodecError::TooLarge)
    } else if length < 2 {
        Err(CodecError::Malformed)
    } else {
        Ok(length)
    }
}

/// Says whether the first frame of a connection asks to join, rather than to sync.
pub fn asks_to_join(body: &[u8]) -> bool {
    matches!(decode_body(body), Ok(Message::JoinHello { .. }))
}

/// Makes the whole frame of a message, header included.
pub fn encode_frame(message: &Message) -> Vec<u8> {
    let mut frame = vec![0, 0, 0, 0, VERSION];
    message.encode(&mut frame);
    let length = u32::try_from(frame.len() - HEADER).unwrap_or(u32::MAX).to_be_bytes();
    for (place, byte) in frame.iter_mut().zip(length) {
        *place = byte;
    }
    frame
}

/// Reads the body of a frame (version byte and message, without the header).
///
/// # Errors
/// [`CodecError`] for another version and for everything that is not the one canonical form of a message within limits.
pub fn decode_body(body: &[u8]) -> Result<Message, CodecError> {
    let (version, message) = body.split_first().ok_or(CodecError::Malformed)?;
    if *version != VERSION {
        return Err(CodecError::Version);
    }
    Message::decode(message)
}
