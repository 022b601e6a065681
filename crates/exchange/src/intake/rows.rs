//! Rows of a table in CSV (RFC 4180), read forward, one at a time, whatever the length of the table.

use std::io::{self, BufRead, BufReader, Read};

/// The most fields that a row has.
const FIELDS: usize = 64;

/// Reads rows.
pub(crate) struct Rows<R> {
    input: BufReader<R>,
    longest: usize,
    /// Whether a field was longer than allowed, or bytes were no UTF-8.
    cut: Cut,
}

/// What could not be read as it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Fields that were longer than the limit; the rest of each was passed over.
    pub(crate) long: u64,
    /// Fields that were no UTF-8.
    pub(crate) characters: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the start of a field, or in one without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// Behind a quote that may be the last, or the first of two.
    Quote,
}

impl<R: Read> Rows<R> {
    /// Starts. Fields are at most `longest` bytes.
    pub(crate) fn new(input: R, longest: usize) -> Self {
        Self { input: BufReader::with_capacity(64 << 10, input), longest, cut: Cut::default() }
    }

    /// Says what could not be read as it stands so far.
    pub(crate) fn cut(&self) -> Cut {
        self.cut
    }

    /// Gives the reader back.
    pub(crate) fn into_inner(self) -> R {
        self.input.into_inner()
    }

    /// Reads the next row, without empty lines; nothing at the end.
    pub(crate) fn next_row(&mut self) -> io::Result<Option<Vec<String>>> {
        let mut row = Vec::new();
        let mut field = Vec::new();
        let mut at = At::Plain;
        let mut any = false;
        loop {
            let bytes = self.input.fill_buf()?;
            if bytes.is_empty() {
                if !any {
                    return Ok(None);
                }
                self.end(&mut row, &mut field);
                return Ok(Some(row));
            }
            let mut used = 0;
            let mut ended = false;
            for &byte in bytes {
                used += 1;
                match (at, byte) {
                    (At::Plain, b'"') if field.is_empty() => at = At::Quoted,
                    (At::Quoted, b'"') => at = At::Quote,
                    (At::Quote, b'"') => {
                        at = At::Quoted;
                        push(&mut field, byte, self.longest);
                    }
                    (At::Plain | At::Quote, b',') => {
                        at = At::Plain;
                        any = true;
                        end(&mut row, &mut field, self.longest, &mut self.cut);
                    }
                    (At::Plain | At::Quote, b'\n') => {
                        if any || at == At::Quote || !field.is_empty() {
                            ended = true;
                            break;
                        }
                    }
                    (At::Plain | At::Quote, b'\r') => {}
                    (_, byte) => push(&mut field, byte, self.longest),
                }
                any |= at != At::Plain || !field.is_empty();
            }
            self.input.consume(used);
            if ended {
                self.end(&mut row, &mut field);
                return Ok(Some(row));
            }
        }
    }

    fn end(&mut self, row: &mut Vec<String>, field: &mut Vec<u8>) {
        end(row, field, self.longest, &mut self.cut);
    }
}

/// Keeps one byte more than the limit, so that the end notices.
fn push(field: &mut Vec<u8>, byte: u8, longest: usize) {
    if field.len() <= longest {
        field.push(byte);
    }
}

fn end(row: &mut Vec<String>, field: &mut Vec<u8>, longest: usize, cut: &mut Cut) {
    let mut bytes = std::mem::take(field);
    if bytes.len() > longest {
        cut.long += 1;
        bytes.truncate(longest);
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        cut.characters += 1;
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    if row.len() < FIELDS {
        row.push(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows = Rows::new(text.as_bytes(), 20);
        let mut found = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            found.push(row);
        }
        found
    }

    #[test]
    fn quotes_commas_and_lines_in_a_field_stay_in_it() {
        assert_eq!(rows("\"a\"\"b\",\"c,\nd\"\r\n\r\ne,,\n"), [vec!["a\"b", "c,\nd"], vec!["e", "", ""]]);
        assert_eq!(rows("\"\",\"x\"\n\"\""), [vec!["", "x"], vec![""]]);
        assert!(rows("").is_empty());
    }

    #[test]
    fn a_field_without_end_takes_no_memory() {
        let mut rows = Rows::new(io::repeat(b'x').take(10 << 20), 20);
        assert_eq!(rows.next_row().unwrap().unwrap(), ["x".repeat(20)]);
        assert_eq!(rows.cut().long, 1);
    }
}
