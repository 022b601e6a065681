//! Case numbers: drawn at random, so that a number tells nobody how many cases there are or in which order they came.
//!
//! A number is thirteen digits, `4071-3326-9580-7`: twelve random ones (about 40 bits) and a check digit after Damm ("Total
//! anti-symmetrische Quasigruppen", 2004), which finds every single wrong digit and every two neighbours that were swapped.
//! Digits can be read aloud, and typed, in every language.

use std::fmt;
use std::str::FromStr;

/// Damm's quasigroup of order 10.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// How many digits are random.
const RANDOM_DIGITS: u32 = 12;

/// The number of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(u64);

/// Says why a text is no case number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaseNumberError {
    /// It is not thirteen digits.
    #[error("read a case number of thirteen digits")]
    Form,
    /// The check digit does not fit: a digit is wrong, or two are swapped.
    #[error("fit the check digit of a case number")]
    Check,
}

impl CaseNumber {
    /// Makes a number of eight random bytes.
    pub const fn from_random(bytes: [u8; 8]) -> Self {
        // 2^64 is so much larger than 10^12 that no number is noticeably more likely than another.
        Self(u64::from_le_bytes(bytes) % 10_u64.pow(RANDOM_DIGITS))
    }

    /// Says whether a text has the very form of a case number, `dddd-dddd-dddd-d`, whatever its check digit.
    pub fn has_form(text: &str) -> bool {
        text.len() == 16
            && text.bytes().enumerate().all(|(at, b)| if at % 5 == 4 { b == b'-' } else { b.is_ascii_digit() })
    }
}

fn check_digit(digits: impl Iterator<Item = u8>) -> u8 {
    let step = |interim: u8, digit: u8| {
        let row = QUASIGROUP.get(usize::from(interim));
        row.and_then(|row| row.get(usize::from(digit))).copied().unwrap_or_default()
    };
    digits.fold(0, step)
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:012}", self.0);
        let check = check_digit(digits.bytes().map(|b| b - b'0'));
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, "-{check}")
    }
}

impl FromStr for CaseNumber {
    type Err = CaseNumberError;

    /// Reads a number as people write it: with or without hyphens and spaces, in European, Arabic or Persian digits.
    fn from_str(text: &str) -> Result<Self, CaseNumberError> {
        let text = crate::check::ascii_digits(text);
        let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).take(20).collect();
        if digits.len() != 13 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CaseNumberError::Form);
        }
        if check_digit(digits.bytes().map(|b| b - b'0')) != 0 {
            return Err(CaseNumberError::Check);
        }
        digits.get(..12).and_then(|random| random.parse().ok()).map(Self).ok_or(CaseNumberError::Form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_damms() {
        assert_eq!(check_digit([5, 7, 2].into_iter()), 4);
        assert_eq!(check_digit([5, 7, 2, 4].into_iter()), 0);
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let number = CaseNumber::from_random([7; 8]);
        let shown = number.to_string();
        assert!(CaseNumber::has_form(&shown), "{shown}");
        let eastern: String =
            shown.chars().map(|c| c.to_digit(10).map_or(c, |d| char::from_u32(0x660 + d).unwrap())).collect();
        for text in [shown.clone(), shown.replace('-', ""), shown.replace('-', " "), eastern] {
            assert_eq!(text.parse(), Ok(number), "{text}");
        }
        for text in ["", "123", "abcd-efgh-ijkl-m", &format!("{shown}0"), &"1".repeat(100_000)] {
            assert_eq!(text.parse::<CaseNumber>(), Err(CaseNumberError::Form), "{:.20}", text);
        }
    }

    proptest::proptest! {
        #[test]
        fn a_wrong_digit_or_a_swap_is_found(bytes: [u8; 8], at in 0..12_usize, by in 1..10_u8) {
            let digits: Vec<u8> = CaseNumber::from_random(bytes).to_string().bytes().filter(|b| *b != b'-').collect();
            let mut wrong = digits.clone();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            proptest::prop_assert_eq!(
                String::from_utf8(wrong).unwrap().parse::<CaseNumber>(), Err(CaseNumberError::Check)
            );
            let mut swapped = digits.clone();
            swapped.swap(at, at + 1);
            if swapped != digits {
                proptest::prop_assert_eq!(
                    String::from_utf8(swapped).unwrap().parse::<CaseNumber>(), Err(CaseNumberError::Check)
                );
            }
        }
    }
}
