//! Making an age file again, byte for byte, from its plaintext.
//!
//! An age file is a header, a nonce of 16 bytes and a payload. Whoever keeps the first two and the key makes the third again:
//! nothing in it is random (<https://c2sp.org/age>, "Payload"). An archive holds files in the clear this way, and the vault that
//! reads it gets the sealed file that the ledger names.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::iter;

use age::secrecy::ExposeSecret as _;
use age_core::format::{FileKey, Stanza};
use age_core::primitives::hkdf;
use chacha20poly1305::aead::{AeadInPlace as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroizing;

use super::{CHUNK, OpenError, SealError, SealKey, SealObserver, SealedSize, refused};

/// The longest header with its nonce that is kept of an age file, in bytes. Ours to one recipient has some 200.
pub const MAX_SEAL_HEAD: usize = 4096;
/// The length of the nonce behind the header.
const NONCE: usize = 16;

/// Reads header and nonce of an age file.
///
/// # Errors
/// [`OpenError::Damaged`] when the source holds no such header of at most [`MAX_SEAL_HEAD`] bytes; [`OpenError::Read`].
pub fn read_seal_head(sealed: impl BufRead) -> Result<Vec<u8>, OpenError> {
    let mut limited = sealed.take(MAX_SEAL_HEAD as u64);
    let mut head = Vec::new();
    loop {
        let start = head.len();
        if limited.read_until(b'\n', &mut head).map_err(OpenError::Read)? == 0 {
            return Err(OpenError::Damaged);
        }
        // The last line of a header begins so, and no other does.
        if head.get(start..).is_some_and(|line| line.starts_with(b"--- ") && line.ends_with(b"\n")) {
            break;
        }
    }
    let header = head.len();
    limited.take(NONCE as u64).read_to_end(&mut head).map_err(OpenError::Read)?;
    if head.len() == header + NONCE { Ok(head) } else { Err(OpenError::Damaged) }
}

/// Keeps the file key that an identity unwraps.
struct Keeping<'a> {
    key: &'a SealKey,
    file_key: RefCell<Option<Zeroizing<[u8; 16]>>>,
}

impl age::Identity for Keeping<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, age::DecryptError>> {
        let unwrapped = self.key.age().unwrap_stanza(stanza)?;
        if let Ok(file_key) = &unwrapped {
            *self.file_key.borrow_mut() = Some(Zeroizing::new(*file_key.expose_secret()));
        }
        Some(unwrapped)
    }
}

/// Derives the key of the payload; the header's own code is verified on the way.
fn payload_cipher(head: &[u8], key: &SealKey) -> Result<ChaCha20Poly1305, OpenError> {
    let nonce = head.len().checked_sub(NONCE).and_then(|at| head.get(at..)).ok_or(OpenError::Damaged)?;
    if head.len() > MAX_SEAL_HEAD {
        return Err(OpenError::TooLarge);
    }
    let mut rest = head;
    let decryptor = age::Decryptor::new_buffered(&mut rest).map_err(refused)?;
    let keeping = Keeping { key, file_key: RefCell::new(None) };
    decryptor.decrypt(iter::once(&keeping as &dyn age::Identity)).map(drop).map_err(refused)?;
    if !rest.is_empty() {
        return Err(OpenError::Damaged);
    }
    let file_key = keeping.file_key.into_inner().ok_or(OpenError::Damaged)?;
    let payload = Zeroizing::new(hkdf(nonce, b"payload", file_key.as_slice()));
    Ok(ChaCha20Poly1305::new(payload.as_slice().into()))
}

/// Says why an age file was not made again.
#[derive(Debug, thiserror::Error)]
pub enum SealAgainError {
    /// The head does not read with this key.
    #[error("read the head of an age file")]
    Head(#[source] OpenError),
    /// The plaintext could not be read, or the file not written.
    #[error("seal as before")]
    Seal(#[source] SealError),
}

/// Seals all that a reader gives under the head of an earlier sealing, in memory of one chunk, and shows every byte to the
/// observer. Of the same plaintext it makes the same age file.
///
/// The caller holds the hash of the ciphertext against the one it knows, and keeps nothing of what differs: two plaintexts under
/// one head would betray each other.
///
/// # Errors
/// [`SealAgainError`]; what was written by then is no whole age file.
pub fn seal_again<O: SealObserver>(
    head: &[u8],
    key: &SealKey,
    mut reader: impl Read,
    mut writer: impl Write,
    observer: &mut O,
) -> Result<SealedSize, SealAgainError> {
    let cipher = payload_cipher(head, key).map_err(SealAgainError::Head)?;
    let unwritten = |error| SealAgainError::Seal(SealError::Write(error));
    writer.write_all(head).map_err(unwritten)?;
    observer.ciphertext(head);
    let mut size = SealedSize { plain: 0, sealed: head.len() as u64 };
    let mut chunk = Zeroizing::new(Vec::with_capacity(CHUNK + 16));
    let mut next = Zeroizing::new(Vec::with_capacity(CHUNK + 16));
    fill(&mut reader, &mut chunk).map_err(|error| SealAgainError::Seal(SealError::Read(error)))?;
    for counter in 0_u64.. {
        fill(&mut reader, &mut next).map_err(|error| SealAgainError::Seal(SealError::Read(error)))?;
        observer.plaintext(&chunk);
        size.plain += chunk.len() as u64;
        let last = next.is_empty();
        // 11 bytes of counter, big-endian, and one that marks the last chunk.
        let nonce = ((u128::from(counter) << 8) | u128::from(last)).to_be_bytes();
        let nonce = nonce.get(4..).unwrap_or_default();
        cipher
            .encrypt_in_place(Nonce::from_slice(nonce), b"", &mut *chunk)
            .map_err(|_| unwritten(io::Error::other("a chunk too long")))?;
        writer.write_all(&chunk).map_err(unwritten)?;
        observer.ciphertext(&chunk);
        size.sealed += chunk.len() as u64;
        if last {
            break;
        }
        std::mem::swap(&mut chunk, &mut next);
    }
    writer.flush().map_err(unwritten)?;
    Ok(size)
}

/// Reads one chunk, shorter at the end only.
fn fill(reader: &mut impl Read, chunk: &mut Vec<u8>) -> io::Result<()> {
    chunk.clear();
    reader.by_ref().take(CHUNK as u64).read_to_end(chunk).map(drop)
}
