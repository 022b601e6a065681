//! Sealing what is written piece by piece, to several recipients.

use std::fmt;
use std::io::{self, Write};

use crate::{SealError, SealRecipient};

/// Writes an age file: what goes in is sealed in chunks of 64 KiB. Without [`SealWriter::finish`] the file is cut short, which
/// whoever opens it notices.
pub struct SealWriter<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> SealWriter<W> {
    /// Starts an age file to these recipients.
    ///
    /// # Errors
    /// [`SealError::NoRecipient`] when the list is empty, [`SealError::Write`] when the header cannot be written.
    pub fn new(recipients: &[SealRecipient], writer: W) -> Result<Self, SealError> {
        let recipients: Vec<_> = recipients.iter().map(SealRecipient::age).collect::<Result<_, _>>()?;
        let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| SealError::NoRecipient)?;
        encryptor.wrap_output(writer).map(Self).map_err(SealError::Write)
    }

    pub(crate) const fn from_age(writer: age::stream::StreamWriter<W>) -> Self {
        Self(writer)
    }

    /// Ends the age file and gives back what it was written to.
    ///
    /// # Errors
    /// When the last chunk cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for SealWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> fmt::Debug for SealWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealWriter(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{OpenError, SealKey, open};

    #[test]
    fn every_recipient_opens_it_whole_and_nobody_when_it_is_cut_short() {
        let keys = [SealKey::generate(), SealKey::generate()];
        let recipients: Vec<_> = keys.iter().map(SealKey::recipient).collect();
        let plain: Vec<u8> = (0..200_000u32).map(|i| (i % 251) as u8).collect();
        let mut writer = SealWriter::new(&recipients, Vec::new()).unwrap();
        for piece in plain.chunks(7001) {
            writer.write_all(piece).unwrap();
        }
        let sealed = writer.finish().unwrap();
        for key in &keys {
            assert_eq!(open(key, &sealed, plain.len()).unwrap().as_slice(), plain);
            let cut = open(key, &sealed[..sealed.len() - 70_000], plain.len());
            assert!(matches!(cut, Err(OpenError::Damaged)));
        }
        assert!(matches!(open(&SealKey::generate(), &sealed, plain.len()), Err(OpenError::NotForUs)));
        assert!(matches!(SealWriter::new(&[], Vec::new()), Err(SealError::NoRecipient)));
    }
}
