//! The recovery sheet: one secret on paper or in a file.

use crate::{DeviceKey, KeyError, SealKey, SealRecipient, derive};

/// What stands on a recovery sheet: an age identity. With it stock tools open backups; from it the key is derived by which
/// its person changes their own devices in a circle. It is never kept on a device.
#[derive(Clone)]
pub struct RecoverySheet(SealKey);

impl RecoverySheet {
    /// Makes a new sheet. age draws the randomness itself.
    pub fn generate() -> Self {
        Self(SealKey::generate())
    }

    /// Gives what is printed: `AGE-SECRET-KEY-1…`, which carries a checksum.
    pub fn to_text(&self) -> zeroize::Zeroizing<String> {
        self.0.to_text()
    }

    /// Reads what was typed or scanned; blanks and line breaks do not matter, nor does case.
    ///
    /// # Errors
    /// [`KeyError`] when it is no age X25519 identity: something is missing or mistyped.
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        let mut plain = zeroize::Zeroizing::new(String::with_capacity(text.len()));
        plain.extend(text.chars().filter(|letter| !letter.is_whitespace()).map(|letter| letter.to_ascii_uppercase()));
        SealKey::from_text(&plain).map(Self)
    }

    /// Gives the recipient that backups are sealed to.
    pub fn recipient(&self) -> SealRecipient {
        self.0.recipient()
    }

    /// Gives the identity that opens them.
    pub const fn seal_key(&self) -> &SealKey {
        &self.0
    }

    /// Derives the key of this sheet in one circle, so that sheets of one person cannot be told to be one across circles.
    /// `circle` is the circle's id.
    pub fn derive_key(&self, circle: &[u8; 32]) -> DeviceKey {
        let text = self.to_text();
        DeviceKey::from_seed(derive("cairn 2026 recovery sheet key", &[text.as_bytes(), circle]))
    }
}

impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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
    fn a_sheet_is_read_as_people_type_it_and_a_mistake_is_found() {
        let spaced: String = SHEET.to_lowercase().chars().flat_map(|letter| [letter, ' ']).collect();
        let typed = RecoverySheet::from_text(&spaced).unwrap();
        assert_eq!(*typed.to_text(), SHEET);
        for index in 16..SHEET.len() {
            let mut wrong = SHEET.to_owned().into_bytes();
            wrong[index] = if wrong[index] == b'Q' { b'P' } else { b'Q' };
            assert!(RecoverySheet::from_text(std::str::from_utf8(&wrong).unwrap()).is_err(), "letter {index}");
        }
        assert!(RecoverySheet::from_text(&SHEET[..40]).is_err());
        assert!(RecoverySheet::from_text("").is_err());
    }

    #[test]
    fn keys_of_one_sheet_differ_by_circle_and_those_of_two_sheets_in_one() {
        let (one, other) = (RecoverySheet::generate(), RecoverySheet::generate());
        assert_ne!(one.derive_key(&[1; 32]).public(), one.derive_key(&[2; 32]).public());
        assert_ne!(one.derive_key(&[1; 32]).public(), other.derive_key(&[1; 32]).public());
    }

    #[test]
    fn debug_prints_nothing_of_a_sheet() {
        assert_eq!(format!("{:?}", RecoverySheet::generate()), "RecoverySheet(..)");
    }
}
