//! Sealing with age: small messages to several recipients, and streams to one.

mod again;

use std::fmt;
use std::io::{self, BufRead, Read, Write};
use std::iter;
use std::str::FromStr as _;

use age::secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use crate::{KeyError, Sha256Hasher, TreeHash, TreeHasher};

pub use again::{MAX_SEAL_HEAD, SealAgainError, read_seal_head, seal_again};

/// How many bytes of plaintext are read at once: one chunk of an age file.
const CHUNK: usize = 64 * 1024;

/// Says that something was not sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// There was no recipient.
    #[error("seal to nobody")]
    NoRecipient,
    /// The source could not be read.
    #[error("read what is to be sealed")]
    Read(#[source] io::Error),
    /// The sealed bytes could not be written.
    #[error("write sealed bytes")]
    Write(#[source] io::Error),
}

/// Says that something was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is not sealed to this key.
    #[error("open what is sealed to others")]
    NotForUs,
    /// It is damaged, cut short, or no age file.
    #[error("open a damaged age file")]
    Damaged,
    /// It holds more than the limit.
    #[error("open an age file that is too large")]
    TooLarge,
    /// It is of a newer age version.
    #[error("open an age file of a newer version")]
    Newer,
    /// The sealed bytes could not be read.
    #[error("read sealed bytes")]
    Read(#[source] io::Error),
}

/// An age X25519 identity: the secret half of a seal key, of an epoch, or of one evidence file.
#[derive(Clone)]
pub struct SealKey(age::x25519::Identity);

impl SealKey {
    /// Makes a new key. age draws the randomness itself.
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Gives the text that `age -i` reads: `AGE-SECRET-KEY-1…`.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// Reads that text.
    ///
    /// # Errors
    /// [`KeyError`] when it is no age X25519 identity.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        age::x25519::Identity::from_str(text).map(Self).map_err(|_| KeyError)
    }

    pub(crate) const fn age(&self) -> &age::x25519::Identity {
        &self.0
    }

    /// Gives the public half.
    pub fn recipient(&self) -> SealRecipient {
        SealRecipient(self.0.to_public().to_string())
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        write!(f, "SealKey({})", self.recipient().as_str())
    }
}

/// An age X25519 recipient in its canonical text: `age1…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SealRecipient(String);

impl SealRecipient {
    /// Reads a recipient.
    ///
    /// # Errors
    /// [`KeyError`] when the text is no age X25519 recipient, or not its canonical form.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let recipient = age::x25519::Recipient::from_str(text).map_err(|_| KeyError)?;
        let canonical = recipient.to_string();
        if canonical == text { Ok(Self(canonical)) } else { Err(KeyError) }
    }

    /// Shows the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn age(&self) -> Result<age::x25519::Recipient, SealError> {
        age::x25519::Recipient::from_str(&self.0).map_err(|_| SealError::NoRecipient)
    }
}

/// Seals bytes to some recipients, as one binary age file.
///
/// # Errors
/// [`SealError::NoRecipient`] when the list is empty.
pub fn seal(recipients: &[SealRecipient], plain: &[u8]) -> Result<Vec<u8>, SealError> {
    let recipients: Vec<_> = recipients.iter().map(SealRecipient::age).collect::<Result<_, _>>()?;
    let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| SealError::NoRecipient)?;
    let write = || {
        let mut writer = encryptor.wrap_output(Vec::with_capacity(plain.len() + 512))?;
        writer.write_all(plain)?;
        writer.finish()
    };
    write().map_err(SealError::Write)
}

/// Opens a binary age file of at most `limit` bytes of plaintext.
///
/// # Errors
/// See [`OpenError`].
pub fn open(key: &SealKey, sealed: &[u8], limit: usize) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let reader = open_stream(sealed, key)?;
    let mut plain = Zeroizing::new(Vec::with_capacity(limit.min(sealed.len())));
    reader.take(limit as u64 + 1).read_to_end(&mut plain).map_err(|_| OpenError::Damaged)?;
    if plain.len() > limit { Err(OpenError::TooLarge) } else { Ok(plain) }
}

/// Sees the bytes of a sealing as they pass, to hash them, here or on another core.
pub trait SealObserver {
    /// Sees the next bytes that were read.
    fn plaintext(&mut self, bytes: &[u8]);
    /// Sees the next bytes of the age file.
    fn ciphertext(&mut self, bytes: &[u8]);
}

/// How much went through a sealing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedSize {
    /// Bytes that were read.
    pub plain: u64,
    /// Bytes of the age file.
    pub sealed: u64,
}

/// Computes both hashes of a sealing on the same core.
#[derive(Debug, Clone, Default)]
pub struct SealHasher {
    plain: Sha256Hasher,
    sealed: TreeHasher,
}

/// The hashes of a sealed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedHashes {
    /// SHA-256 of the plaintext: the file's name before a court.
    pub sha256: [u8; 32],
    /// BLAKE3 of the age file: its name on disk and on the wire.
    pub tree: TreeHash,
}

impl SealHasher {
    /// Starts with nothing hashed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives both hashes.
    pub fn finish(self) -> SealedHashes {
        SealedHashes { sha256: self.plain.finish(), tree: self.sealed.finish() }
    }
}

impl SealObserver for SealHasher {
    fn plaintext(&mut self, bytes: &[u8]) {
        self.plain.update(bytes);
    }

    fn ciphertext(&mut self, bytes: &[u8]) {
        self.sealed.update(bytes);
    }
}

/// Passes written bytes to an observer and on.
struct Watched<'a, W, O> {
    inner: W,
    observer: &'a std::cell::RefCell<&'a mut O>,
    sealed: u64,
}

impl<W: Write, O: SealObserver> Write for Watched<'_, W, O> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write_all(bytes)?;
        self.observer.borrow_mut().ciphertext(bytes);
        self.sealed += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Seals all that a reader gives to one recipient, in memory of a few chunks, and shows every byte to the observer.
///
/// # Errors
/// [`SealError`]; what was written by then is no whole age file.
pub fn seal_stream<O: SealObserver>(
    mut reader: impl Read,
    writer: impl Write,
    recipient: &SealRecipient,
    observer: &mut O,
) -> Result<SealedSize, SealError> {
    let recipient = recipient.age()?;
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| SealError::NoRecipient)?;
    let observer = std::cell::RefCell::new(observer);
    let watched = Watched { inner: writer, observer: &observer, sealed: 0 };
    let mut output = encryptor.wrap_output(watched).map_err(SealError::Write)?;
    let mut buffer = Zeroizing::new(vec![0; CHUNK]);
    let mut plain = 0;
    loop {
        let count = match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
            Err(err) => return Err(SealError::Read(err)),
        };
        let bytes = buffer.get(..count).unwrap_or_default();
        observer.borrow_mut().plaintext(bytes);
        output.write_all(bytes).map_err(SealError::Write)?;
        plain += count as u64;
    }
    let mut watched = output.finish().map_err(SealError::Write)?;
    watched.flush().map_err(SealError::Write)?;
    Ok(SealedSize { plain, sealed: watched.sealed })
}

/// Reads the plaintext of an age file.
pub struct OpenStream<R>(age::stream::StreamReader<R>);

impl<R> OpenStream<R> {
    pub(crate) const fn from_age(stream: age::stream::StreamReader<R>) -> Self {
        Self(stream)
    }
}

impl<R> fmt::Debug for OpenStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpenStream(..)")
    }
}

impl<R: Read> Read for OpenStream<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl<R: Read + io::Seek> io::Seek for OpenStream<R> {
    fn seek(&mut self, position: io::SeekFrom) -> io::Result<u64> {
        self.0.seek(position)
    }
}

/// Opens an age file for reading; each chunk is authenticated before it is given out, the end as well.
///
/// # Errors
/// See [`OpenError`]. Damage further on is an error of the reader.
pub fn open_stream<R: BufRead>(sealed: R, key: &SealKey) -> Result<OpenStream<R>, OpenError> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(refused)?;
    decryptor.decrypt(iter::once(&key.0 as &dyn age::Identity)).map(OpenStream).map_err(refused)
}

pub(crate) fn refused(err: age::DecryptError) -> OpenError {
    match err {
        age::DecryptError::NoMatchingKeys => OpenError::NotForUs,
        age::DecryptError::UnknownFormat => OpenError::Newer,
        age::DecryptError::Io(err)
            if !matches!(err.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData) =>
        {
            OpenError::Read(err)
        }
        _ => OpenError::Damaged,
    }
}

#[cfg(test)]
mod tests;
