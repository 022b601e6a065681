//! The keyring file: the vault key under a passphrase, as an armoured age file.
//!
//! `age -d keyring.age` gives two lines: `cairn keyring 1` and the raw key specification for `PRAGMA key` of SQLCipher 4.
//! After the armour stands one line of 64 spaces and tabs, which age passes over: a checksum, so that damage and a wrong
//! passphrase are told apart.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::iter;

use age::secrecy::SecretString;
use zeroize::Zeroizing;

use crate::VaultKey;

/// The largest keyring that is read, in bytes.
const MAX_KEYRING: usize = 64 * 1024;
/// The largest decrypted text that is read, in bytes.
const MAX_PLAIN: u64 = 4096;
const HEADER: &str = "cairn keyring ";
const VERSION: u32 = 1;
const ARMOR_END: &str = "-----END AGE ENCRYPTED FILE-----\n";
const CHECKSUM_BITS: usize = 64;

/// A passphrase as typed. Wiped when dropped.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes the typed text over.
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        f.write_str("Passphrase(..)")
    }
}

/// How much work scrypt does, as the logarithm of its N: each step doubles time and memory (2^18 takes 256 MiB).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// 2^18, about a second on a small machine.
    pub const DEFAULT: Self = Self(18);
    /// 2^17, for machines with less than 4 GB of memory.
    pub const LOW_MEMORY: Self = Self(17);
    /// 2^20, the most that is written or read.
    pub const MAX: Self = Self(20);

    /// Takes a logarithm from 17 to 20; `None` outside.
    pub const fn new(log2: u8) -> Option<Self> {
        if log2 >= Self::LOW_MEMORY.0 && log2 <= Self::MAX.0 { Some(Self(log2)) } else { None }
    }

    pub(crate) const fn log2(self) -> u8 {
        self.0
    }

    /// Gives a factor that protects nothing, so that tests are fast.
    pub const fn weak_for_tests() -> Self {
        Self(4)
    }
}

/// Says why a keyring did not open, or was not written.
#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    /// The passphrase is not the one that this keyring was written with.
    #[error("open the keyring with this passphrase")]
    WrongPassphrase,
    /// The file is damaged; the other copy may be whole.
    #[error("read a damaged keyring")]
    Damaged,
    /// The file asks for more work than 2^20; nothing was computed.
    #[error("open a keyring that asks for too much work")]
    TooCostly,
    /// A newer version wrote the file.
    #[error("read a keyring of a newer version")]
    Newer,
    /// The file could not be written into memory.
    #[error("write a keyring")]
    Write(#[source] std::io::Error),
}

/// Writes a vault key into a new keyring; the result differs each time.
///
/// # Errors
/// [`KeyringError::Write`] when age fails, which it does not in memory.
pub fn write_keyring(key: &VaultKey, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, KeyringError> {
    let mut recipient = age::scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work.0);
    let encryptor = age::Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|err| KeyringError::Write(std::io::Error::other(err)))?;
    let keyspec = key.sqlcipher_keyspec();
    let plain = Zeroizing::new(format!("{HEADER}{VERSION}\n{}\n", keyspec.as_str()));
    let write = || -> std::io::Result<Vec<u8>> {
        let armor = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor)?;
        let mut writer = encryptor.wrap_output(armor)?;
        writer.write_all(plain.as_bytes())?;
        writer.finish()?.finish()
    };
    let mut file = write().map_err(KeyringError::Write)?;
    let line = checksum(&file);
    file.extend_from_slice(line.as_bytes());
    Ok(file)
}

/// Opens a keyring: one scrypt computation of the work that the file names.
///
/// # Errors
/// [`KeyringError::WrongPassphrase`] only when the file is whole (a file whose checksum line was stripped counts as
/// whole); [`KeyringError::TooCostly`] before any work is done.
pub fn open_keyring(file: &[u8], passphrase: &Passphrase) -> Result<VaultKey, KeyringError> {
    let text = whole(file)?;
    let reader = age::armor::ArmoredReader::new(text.as_bytes());
    let decryptor = age::Decryptor::new_buffered(reader).map_err(|err| match err {
        age::DecryptError::UnknownFormat => KeyringError::Newer,
        _ => KeyringError::Damaged,
    })?;
    if !decryptor.is_scrypt() {
        return Err(KeyringError::Damaged);
    }
    let mut identity = age::scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(WorkFactor::MAX.0);
    let reader = decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(|err| match err {
        age::DecryptError::ExcessiveWork { .. } => KeyringError::TooCostly,
        age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::NoMatchingKeys => KeyringError::WrongPassphrase,
        _ => KeyringError::Damaged,
    })?;
    let mut plain = Zeroizing::new(String::new());
    reader.take(MAX_PLAIN).read_to_string(&mut plain).map_err(|_| KeyringError::Damaged)?;
    read_plain(&plain)
}

fn read_plain(plain: &str) -> Result<VaultKey, KeyringError> {
    let mut lines = plain.lines();
    let version: u32 = lines
        .next()
        .and_then(|line| line.strip_prefix(HEADER))
        .and_then(|version| version.parse().ok())
        .ok_or(KeyringError::Damaged)?;
    if version > VERSION {
        return Err(KeyringError::Newer);
    }
    lines.next().and_then(VaultKey::from_keyspec).ok_or(KeyringError::Damaged)
}

/// Gives the text of a file that its checksum finds whole.
fn whole(file: &[u8]) -> Result<&str, KeyringError> {
    if file.len() > MAX_KEYRING {
        return Err(KeyringError::Damaged);
    }
    let text = std::str::from_utf8(file).map_err(|_| KeyringError::Damaged)?;
    let end = text.find(ARMOR_END).ok_or(KeyringError::Damaged)? + ARMOR_END.len();
    let (armor, rest) = text.split_at_checked(end).ok_or(KeyringError::Damaged)?;
    if rest.is_empty() || rest == checksum(armor.as_bytes()) { Ok(armor) } else { Err(KeyringError::Damaged) }
}

/// Writes the first 64 bits of the BLAKE3 of the armour as spaces (0) and tabs (1), with a line feed.
fn checksum(armor: &[u8]) -> String {
    let hash = blake3::hash(armor);
    let bits = hash.as_bytes().iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let mut line: String = bits.take(CHECKSUM_BITS).map(|bit| if bit == 1 { '\t' } else { ' ' }).collect();
    line.push('\n');
    line
}

#[cfg(test)]
mod tests;
