//! Lists of SHA-256 sums, as `sha256sum` writes and checks them: what names the files of something that is held elsewhere.
//!
//! Read are the lines of GNU coreutils (`<64 digits>  name`, or ` *name` for binary mode) and those of BSD (`SHA256 (name) =
//! <64 digits>`), with line ends of any system. Names are relative, with `/`; a name that climbs, starts at a root or deceives
//! is refused with the number of its line, so that nobody's folders get into a record. Written is the first form alone.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;

use crate::intake::{IntakeLimits, IntakeProblem, check_name};

/// The longest list that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// The most files in one list.
pub const MAX_FILES: usize = 300_000;

/// Gives the limits of names and numbers in a list; sizes are not limited, since nothing is copied.
pub fn limits() -> IntakeLimits {
    IntakeLimits { files: MAX_FILES, file: u64::MAX, total: u64::MAX, ..IntakeLimits::default() }
}

/// Says why a list is not read, or a file not added to one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SumsError {
    /// It is longer than [`MAX_BYTES`].
    #[error("read a list of sums that is too long")]
    TooLong,
    /// It is no UTF-8.
    #[error("read a list of sums that is no UTF-8")]
    NotText,
    /// It names no file.
    #[error("read a list of sums without a file")]
    Empty,
    /// A line is no sum with a name.
    #[error("read line {line} of a list of sums")]
    Line {
        /// The line, from 1.
        line: usize,
    },
    /// A name is not accepted.
    #[error("take the name in line {line} of a list of sums: {problem}")]
    Name {
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: IntakeProblem,
    },
}

/// Files with their SHA-256, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums(BTreeMap<String, [u8; 32]>);

/// What came of comparing a list with what is there now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// How many files are as the list says.
    pub same: u64,
    /// Files with another content.
    pub differ: Vec<String>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that the list does not name.
    pub new: Vec<String>,
}

impl Comparison {
    /// Says whether everything is there as the list says, and nothing else.
    pub const fn agrees(&self) -> bool {
        self.differ.is_empty() && self.missing.is_empty() && self.new.is_empty()
    }
}

impl Sums {
    /// Reads a list.
    ///
    /// # Errors
    /// [`SumsError`] for the first thing that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, SumsError> {
        if bytes.len() > MAX_BYTES {
            return Err(SumsError::TooLong);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| SumsError::NotText)?;
        let mut sums = Self::default();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, sha256) = read_line(line).ok_or(SumsError::Line { line: number })?;
            sums.add(name, sha256).map_err(|problem| SumsError::Name { line: number, problem })?;
        }
        if sums.0.is_empty() { Err(SumsError::Empty) } else { Ok(sums) }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`IntakeProblem`] when the name is not accepted, stands already in the list, or is one too many.
    pub fn add(&mut self, name: &str, sha256: [u8; 32]) -> Result<(), IntakeProblem> {
        let limits = limits();
        check_name(name, &limits)?;
        if self.0.len() >= limits.files {
            return Err(IntakeProblem::TooManyFiles { limit: limits.files });
        }
        match self.0.entry(name.to_owned()) {
            Entry::Occupied(_) => Err(IntakeProblem::Twice),
            Entry::Vacant(place) => {
                place.insert(sha256);
                Ok(())
            }
        }
    }

    /// Writes the list as `sha256sum -c` reads it: by name, one line each. The same files give the same bytes.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (name, sha256) in &self.0 {
            // Writing to a string does not fail.
            writeln!(out, "{}  {name}", hex::encode(sha256)).ok();
        }
        out
    }

    /// Gives how many files it names.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Says whether it names none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives the only file of a list of one.
    pub fn single(&self) -> Option<(&str, [u8; 32])> {
        match self.0.iter().next() {
            Some((name, sha256)) if self.0.len() == 1 => Some((name, *sha256)),
            _ => None,
        }
    }

    /// Compares this list with what is there now.
    pub fn compare(&self, found: &Self) -> Comparison {
        let mut outcome = Comparison::default();
        for (name, sha256) in &self.0 {
            match found.0.get(name) {
                Some(now) if now == sha256 => outcome.same += 1,
                Some(_) => outcome.differ.push(name.clone()),
                None => outcome.missing.push(name.clone()),
            }
        }
        outcome.new = found.0.keys().filter(|name| !self.0.contains_key(*name)).cloned().collect();
        outcome
    }
}

fn digest(text: &str) -> Option<[u8; 32]> {
    let mut sha256 = [0; 32];
    hex::decode_to_slice(text, &mut sha256).ok()?;
    Some(sha256)
}

fn read_line(line: &str) -> Option<(&str, [u8; 32])> {
    let (name, sha256) = match line.strip_prefix("SHA256 (") {
        Some(bsd) => {
            let (name, sum) = bsd.rsplit_once(") = ")?;
            (name, digest(sum.trim_end())?)
        }
        None => {
            let (sum, rest) = line.split_at_checked(64)?;
            (rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *"))?, digest(sum)?)
        }
    };
    Some((name.strip_prefix("./").unwrap_or(name), sha256))
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    const B: &str = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB";

    #[test]
    fn lists_of_both_forms_and_any_line_end_read_alike_and_are_written_in_one() {
        let unix = format!("{A}  photos/1.jpg\n{B} *./image.dd\n");
        let windows = format!("\u{feff}# by hand\r\nSHA256 (image.dd) = {B}\r\n\r\n{A}  photos/1.jpg\r\n");
        let sums = Sums::read(unix.as_bytes()).unwrap();
        assert_eq!(Sums::read(windows.as_bytes()).unwrap(), sums);
        let written = sums.write();
        assert_eq!(written, format!("{}  image.dd\n{A}  photos/1.jpg\n", B.to_lowercase()));
        assert_eq!(Sums::read(written.as_bytes()).unwrap(), sums);
        assert_eq!(sums.single(), None);
    }

    #[test]
    fn what_differs_is_missing_or_new_is_named() {
        let before = Sums::read(format!("{A}  a\n{A}  b\n{A}  c\n").as_bytes()).unwrap();
        let now = Sums::read(format!("{A}  a\n{B}  b\n{A}  d\n").as_bytes()).unwrap();
        let outcome = before.compare(&now);
        assert_eq!((outcome.same, outcome.agrees()), (1, false));
        assert_eq!(
            (outcome.differ, outcome.missing, outcome.new),
            (vec!["b".into()], vec!["c".into()], vec!["d".into()])
        );
        assert!(before.compare(&before).agrees());
    }

    #[test]
    fn a_bad_line_is_named_by_its_number_and_never_by_its_content() {
        let read = |text: &str| Sums::read(text.as_bytes()).unwrap_err();
        assert_eq!(read(""), SumsError::Empty);
        assert_eq!(read(&format!("{A}  a\n{A} b\n")), SumsError::Line { line: 2 });
        assert_eq!(read(&format!("{}  a\n", &A[1..])), SumsError::Line { line: 1 });
        assert_eq!(read("é".repeat(40).as_str()), SumsError::Line { line: 1 });
        for (name, problem) in [
            ("/media/noor/drive/a", IntakeProblem::Climbs),
            ("../a", IntakeProblem::Climbs),
            ("C:\\a", IntakeProblem::Climbs),
            ("a\u{202e}gpj", IntakeProblem::Deceives),
        ] {
            let error = read(&format!("{A}  ok\n{A}  {name}\n"));
            assert!(!error.to_string().contains("noor"), "{error}");
            assert_eq!(error, SumsError::Name { line: 2, problem });
        }
        let twice = format!("{A}  a\n{A}  a\n");
        assert_eq!(read(&twice), SumsError::Name { line: 2, problem: IntakeProblem::Twice });
        assert_eq!(Sums::read(&[0xff, 0xfe]), Err(SumsError::NotText));
    }
}
