//! The recovery sheet: one age identity, on paper or as a file, that opens backups and speaks for its person in circles.
//!
//! The file is what `age -i` reads. The key for each circle is derived from the identity, so that the paper carries one
//! line. It is made and read where a person is asked for it, and never kept on a device.

use std::fmt;

use zeroize::Zeroizing;

use crate::{DeviceKey, SealKey, SealRecipient, derive};

const TITLE: &str = "# Cairn recovery sheet ";
const VERSION: u32 = 1;
/// The longest sheet that is read, in bytes.
const MAX_SHEET: usize = 16 * 1024;

/// Says why a text is no recovery sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// It holds no age identity, or more than one, or a character of it is wrong.
    #[error("read a recovery sheet")]
    Malformed,
    /// A newer version wrote it.
    #[error("read a recovery sheet of a newer version")]
    Newer,
}

/// A person's recovery sheet.
#[derive(Clone)]
pub struct RecoverySheet(SealKey);

impl RecoverySheet {
    /// Makes a new sheet. age draws the randomness itself.
    pub fn generate() -> Self {
        Self(SealKey::generate())
    }

    /// Gives the line that is printed, or shown as a picture: `AGE-SECRET-KEY-1…`, which carries a checksum.
    pub fn to_text(&self) -> Zeroizing<String> {
        self.0.to_text()
    }

    /// Gives the text of the file or the page of paper: what `age -i` reads, with what it is good for.
    pub fn to_file(&self) -> Zeroizing<String> {
        Zeroizing::new(format!(
            "{TITLE}{VERSION}\n# Who has this line can read your backups and admit devices in your name. Keep it on paper, \
             away from your devices.\n# To open a backup without Cairn: age -d -i THIS-FILE BACKUP | tar -x\n{}\n",
            self.0.to_text().as_str()
        ))
    }

    /// Reads a file, or what somebody typed from paper: with or without the lines around it, in capitals or not, with
    /// spaces within.
    ///
    /// # Errors
    /// [`SheetError`]. One wrong character is found by the identity's own checksum.
    pub fn from_text(text: &str) -> Result<Self, SheetError> {
        if text.len() > MAX_SHEET {
            return Err(SheetError::Malformed);
        }
        let version = text.lines().find_map(|line| line.trim().strip_prefix(TITLE));
        if version.is_some_and(|version| version.trim().parse::<u32>().is_ok_and(|version| version > VERSION)) {
            return Err(SheetError::Newer);
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let typed: Zeroizing<String> = Zeroizing::new(
            lines.flat_map(str::chars).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect(),
        );
        SealKey::from_text(&typed).map(Self).map_err(|_| SheetError::Malformed)
    }

    /// Gives the key that opens backups.
    pub const fn seal_key(&self) -> &SealKey {
        &self.0
    }

    /// Gives to whom backups are sealed. This half may stay on a device.
    pub fn recipient(&self) -> SealRecipient {
        self.0.recipient()
    }

    /// Derives the key that speaks for its person in a circle, given by its id, so that sheets of one person cannot be told
    /// to be one across circles.
    pub fn derive_key(&self, circle: &[u8; 32]) -> DeviceKey {
        DeviceKey::from_seed(derive("cairn 2026 recovery sheet key", &[self.0.to_text().as_bytes(), circle]))
    }
}

impl fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(_) = self;
        f.write_str("RecoverySheet(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

    /// What a printed sheet derives must be the same in every version.
    #[test]
    fn a_printed_sheet_derives_the_same_keys_for_ever() {
        let sheet = RecoverySheet::from_text(SHEET).unwrap();
        assert_eq!(sheet.recipient().as_str(), "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj");
        assert_eq!(
            sheet.derive_key(&[1; 32]).public().to_string(),
            "512aaa58de64e4c7268493041469d5adb6f05fc110dd05990f22c9585f50b0d2"
        );
    }

    #[test]
    fn a_sheet_is_read_back_from_file_and_from_what_somebody_typed() {
        let sheet = RecoverySheet::generate();
        let text = sheet.to_file();
        let line = sheet.to_text();
        let typed = line.to_lowercase().chars().collect::<Vec<_>>().chunks(6).fold(String::new(), |mut out, piece| {
            out.extend(piece);
            out.push(' ');
            out
        });
        for text in [text.as_str(), line.as_str(), typed.as_str()] {
            let read = RecoverySheet::from_text(text).unwrap();
            assert_eq!(read.recipient(), sheet.recipient());
            assert_eq!(read.derive_key(&[1; 32]).public(), sheet.derive_key(&[1; 32]).public());
        }
        assert_ne!(sheet.derive_key(&[1; 32]).public(), sheet.derive_key(&[2; 32]).public());
    }

    #[test]
    fn keys_of_one_sheet_differ_by_circle_and_those_of_two_sheets_in_one() {
        let (one, other) = (RecoverySheet::generate(), RecoverySheet::generate());
        assert_ne!(one.derive_key(&[1; 32]).public(), one.derive_key(&[2; 32]).public());
        assert_ne!(one.derive_key(&[1; 32]).public(), other.derive_key(&[1; 32]).public());
    }

    #[test]
    fn one_wrong_character_and_a_newer_sheet_are_refused() {
        let line = RecoverySheet::generate().to_text().to_string();
        for at in 0..line.len() {
            let mut wrong = line.clone().into_bytes();
            wrong[at] = if wrong[at] == b'Q' { b'P' } else { b'Q' };
            assert_eq!(
                RecoverySheet::from_text(std::str::from_utf8(&wrong).unwrap()).unwrap_err(),
                SheetError::Malformed
            );
        }
        assert_eq!(RecoverySheet::from_text("").unwrap_err(), SheetError::Malformed);
        assert_eq!(RecoverySheet::from_text(&format!("{line}\n{line}")).unwrap_err(), SheetError::Malformed);
        assert_eq!(RecoverySheet::from_text(&format!("{TITLE}2\n{line}")).unwrap_err(), SheetError::Newer);
        assert!(!format!("{:?}", RecoverySheet::from_text(&line).unwrap()).contains(&line[20..40]));
    }
}
