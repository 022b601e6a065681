//! Columns: run-length coded numbers, and the variable-length numbers (LEB128) that all is made of.

use crate::document::ChangeRefusal;

/// Reads from the front of some bytes.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) const fn remaining(&self) -> usize {
        self.0.len()
    }

    pub(super) const fn rest(&self) -> &'a [u8] {
        self.0
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], ChangeRefusal> {
        let (now, later) = self.0.split_at_checked(count).ok_or(ChangeRefusal::Malformed)?;
        self.0 = later;
        Ok(now)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], ChangeRefusal> {
        self.take(N)?.try_into().map_err(|_| ChangeRefusal::Malformed)
    }

    pub(super) fn byte(&mut self) -> Result<u8, ChangeRefusal> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn uleb(&mut self) -> Result<u64, ChangeRefusal> {
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(ChangeRefusal::Malformed);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(ChangeRefusal::Malformed)
    }

    pub(super) fn sleb(&mut self) -> Result<i64, ChangeRefusal> {
        let mut value: i64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            if shift == 63 && byte != 0 && byte != 0x7f {
                return Err(ChangeRefusal::Malformed);
            }
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                if shift < 57 && byte & 0x40 != 0 {
                    value |= -1 << (shift + 7);
                }
                return Ok(value);
            }
        }
        Err(ChangeRefusal::Malformed)
    }
}

pub(super) fn push_uleb(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let bits = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(bits);
            return;
        }
        out.push(bits | 0x80);
    }
}

pub(super) fn push_sleb(out: &mut Vec<u8>, mut value: i64) {
    loop {
        let bits = (value & 0x7f) as u8;
        value >>= 7;
        if (value == 0 && bits & 0x40 == 0) || (value == -1 && bits & 0x40 != 0) {
            out.push(bits);
            return;
        }
        out.push(bits | 0x80);
    }
}

/// Gives how many bytes [`push_sleb`] writes.
pub(super) fn sleb_len(value: i64) -> u64 {
    let magnitude = if value < 0 { !value } else { value };
    u64::from((64 - magnitude.leading_zeros()) / 7 + 1)
}

/// Counts the rows of a column that holds one value, without expanding it.
pub(super) fn count(mut input: Bytes<'_>) -> Result<u64, ChangeRefusal> {
    let run = input.sleb()?;
    if run == 0 { Err(ChangeRefusal::Operation) } else { Ok(run.unsigned_abs()) }
}

/// Reads a column of `rows` equal values.
pub(super) fn constant(input: &mut Bytes<'_>, rows: u64) -> Result<u64, ChangeRefusal> {
    let run = input.sleb()?;
    if (run < 0 && run != -1) || run.unsigned_abs() != rows {
        return Err(ChangeRefusal::Operation);
    }
    let value = input.uleb()?;
    if input.remaining() > 0 { Err(ChangeRefusal::Operation) } else { Ok(value) }
}

/// Writes a column of `rows` equal values.
pub(super) fn push_constant(out: &mut Vec<u8>, value: u64, rows: usize) {
    push_sleb(out, if rows == 1 { -1 } else { i64::try_from(rows).unwrap_or(i64::MAX) });
    push_uleb(out, value);
}

/// Expands a column of numbers without nulls to exactly `rows` rows; each run is checked before it is expanded.
pub(super) fn expand(input: Bytes<'_>, rows: u64) -> Result<Vec<u64>, ChangeRefusal> {
    expand_with(input, rows, Bytes::uleb)
}

/// As [`expand`], for signed numbers.
pub(super) fn expand_signed(input: Bytes<'_>, rows: u64) -> Result<Vec<i64>, ChangeRefusal> {
    expand_with(input, rows, Bytes::sleb)
}

fn expand_with<'a, T: Clone>(
    mut input: Bytes<'a>,
    rows: u64,
    read: impl Fn(&mut Bytes<'a>) -> Result<T, ChangeRefusal>,
) -> Result<Vec<T>, ChangeRefusal> {
    let mut values = Vec::new();
    let mut left = rows;
    while input.remaining() > 0 {
        let run = input.sleb()?;
        left = left.checked_sub(run.unsigned_abs()).ok_or(ChangeRefusal::OpCount)?;
        match run {
            0 => return Err(ChangeRefusal::Operation), // a run of nulls
            1.. => {
                let value = read(&mut input)?;
                values.resize(values.len() + usize::try_from(run).map_err(|_| ChangeRefusal::OpCount)?, value);
            }
            ..0 => {
                for _ in 0..run.unsigned_abs() {
                    values.push(read(&mut input)?);
                }
            }
        }
    }
    if left == 0 { Ok(values) } else { Err(ChangeRefusal::Malformed) }
}

/// How the numbers of a column are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Unsigned,
    Signed,
}

/// Collects the numbers of a column and writes them as runs, as automerge does: equal neighbours in one run, the others in
/// literal runs.
#[derive(Default)]
pub(super) struct Runs(Vec<(i128, usize)>);

impl Runs {
    pub(super) fn push(&mut self, value: i128) {
        match self.0.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => self.0.push((value, 1)),
        }
    }

    pub(super) fn finish(self, sign: Sign) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.0.len() * 2 + 4);
        for group in self.0.chunk_by(|(_, a), (_, b)| *a == 1 && *b == 1) {
            let count = match group {
                [(_, count)] if *count > 1 => i64::try_from(*count).unwrap_or(i64::MAX),
                _ => i64::try_from(group.len()).map_or(i64::MIN, |len| -len),
            };
            push_sleb(&mut out, count);
            for (value, _) in group {
                match sign {
                    Sign::Unsigned => push_uleb(&mut out, u64::try_from(*value).unwrap_or(u64::MAX)),
                    Sign::Signed => push_sleb(&mut out, i64::try_from(*value).unwrap_or(i64::MAX)),
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_and_measured() {
        for value in [0, 1, -1, 63, 64, -64, -65, 127, 128, 8191, 8192, -8192, -8193, i64::MAX, i64::MIN, i64::MIN + 1]
        {
            let mut out = Vec::new();
            push_sleb(&mut out, value);
            assert_eq!(out.len() as u64, sleb_len(value), "{value}");
            assert_eq!(Bytes::new(&out).sleb(), Ok(value));
        }
        for value in [0, 1, 127, 128, u64::from(u32::MAX), u64::MAX] {
            let mut out = Vec::new();
            push_uleb(&mut out, value);
            assert_eq!(Bytes::new(&out).uleb(), Ok(value));
        }
    }

    #[test]
    fn overlong_numbers_are_refused() {
        assert!(Bytes::new(&[0x80; 12]).uleb().is_err());
        assert!(Bytes::new(&[0xff; 12]).sleb().is_err());
        assert!(Bytes::new(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2]).uleb().is_err());
    }

    #[test]
    fn a_huge_run_is_refused_before_it_is_expanded() {
        let mut column = Vec::new();
        push_sleb(&mut column, i64::MAX);
        push_uleb(&mut column, 1);
        assert_eq!(expand(Bytes::new(&column), 10), Err(ChangeRefusal::OpCount));
        let mut literal = Vec::new();
        push_sleb(&mut literal, i64::MIN);
        assert_eq!(expand(Bytes::new(&literal), 10), Err(ChangeRefusal::OpCount));
    }
}
