//! The sealing of backups: a stream to the recovery sheet's recipient, or under a passphrase of its own.

use std::io::{BufRead, Write};
use std::iter;

use crate::keyring::{Passphrase, WorkFactor};
use crate::seal::{OpenError, OpenStream, SealError, refused};
use crate::seal_writer::SealWriter;
use crate::{SealKey, SealRecipient};

/// What a backup is sealed with.
#[derive(Debug, Clone)]
pub enum BackupLock {
    /// The recipient of a recovery sheet.
    Sheet(SealRecipient),
    /// A passphrase.
    Passphrase(Passphrase, WorkFactor),
}

/// What opens a backup.
#[derive(Debug, Clone)]
pub enum BackupKey {
    /// The identity of a recovery sheet.
    Sheet(SealKey),
    /// A passphrase.
    Passphrase(Passphrase),
}

/// Begins a binary age file, as stock `age -d` opens it.
///
/// # Errors
/// [`SealError::Write`] when the writer fails.
pub fn seal_backup<W: Write>(lock: &BackupLock, writer: W) -> Result<SealWriter<W>, SealError> {
    let recipient: Box<dyn age::Recipient> = match lock {
        BackupLock::Sheet(recipient) => Box::new(recipient.age()?),
        BackupLock::Passphrase(passphrase, work) => {
            let mut recipient = age::scrypt::Recipient::new(passphrase.secret());
            recipient.set_work_factor(work.log2());
            Box::new(recipient)
        }
    };
    let encryptor =
        age::Encryptor::with_recipients(iter::once(recipient.as_ref())).map_err(|_| SealError::NoRecipient)?;
    encryptor.wrap_output(writer).map(SealWriter::from_age).map_err(SealError::Write)
}

/// Opens a backup for reading; each chunk is authenticated before it is given out, and so is the end.
///
/// # Errors
/// [`OpenError::NotForUs`] for another sheet or a wrong passphrase, and for a passphrase whose file asks for more work than
/// 2^20, before any is done; otherwise see [`OpenError`].
pub fn open_backup<R: BufRead>(sealed: R, key: &BackupKey) -> Result<OpenStream<R>, OpenError> {
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(refused)?;
    let identity: Box<dyn age::Identity> = match key {
        BackupKey::Sheet(key) => Box::new(key.age().clone()),
        BackupKey::Passphrase(passphrase) => {
            let mut identity = age::scrypt::Identity::new(passphrase.secret());
            identity.set_max_work_factor(WorkFactor::MAX.log2());
            Box::new(identity)
        }
    };
    decryptor.decrypt(iter::once(identity.as_ref())).map(OpenStream::from_age).map_err(|error| match error {
        age::DecryptError::DecryptionFailed
        | age::DecryptError::KeyDecryptionFailed
        | age::DecryptError::ExcessiveWork { .. } => OpenError::NotForUs,
        other => refused(other),
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn sealed(lock: &BackupLock) -> Vec<u8> {
        let mut writer = seal_backup(lock, Vec::new()).unwrap();
        writer.write_all(&[7; 200_000]).unwrap();
        writer.finish().unwrap()
    }

    fn read(bytes: &[u8], key: &BackupKey) -> Result<Vec<u8>, OpenError> {
        let mut plain = Vec::new();
        open_backup(bytes, key)?.read_to_end(&mut plain).map_err(|_| OpenError::Damaged)?;
        Ok(plain)
    }

    #[test]
    fn sheet_and_passphrase_open_what_was_sealed_to_them_and_nothing_else() {
        let (sheet, other) = (SealKey::generate(), SealKey::generate());
        let words = |text: &str| Passphrase::new(text.to_owned());
        let to_sheet = sealed(&BackupLock::Sheet(sheet.recipient()));
        let to_words = sealed(&BackupLock::Passphrase(words("right"), WorkFactor::weak_for_tests()));
        assert_eq!(read(&to_sheet, &BackupKey::Sheet(sheet.clone())).unwrap(), [7; 200_000]);
        assert_eq!(read(&to_words, &BackupKey::Passphrase(words("right"))).unwrap(), [7; 200_000]);
        for (bytes, key) in [
            (&to_sheet, BackupKey::Sheet(other)),
            (&to_sheet, BackupKey::Passphrase(words("right"))),
            (&to_words, BackupKey::Sheet(sheet.clone())),
            (&to_words, BackupKey::Passphrase(words("wrong"))),
        ] {
            assert!(matches!(read(bytes, &key), Err(OpenError::NotForUs)));
        }
        assert!(matches!(read(&to_sheet[..100_000], &BackupKey::Sheet(sheet)), Err(OpenError::Damaged)));
    }
}
