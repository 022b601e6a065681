//! `timeline.csv`: counted and summarised, never held as a whole.

use std::collections::BTreeMap;

use crate::intake::{Hashing, IntakeError, IntakeLimits, IntakeProblem, Rows};
use crate::loss::{Losses, Why};

/// The most modules that are counted one by one.
const PLUGINS: usize = 500;

/// In which zone the times of a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// UTC (iOS).
    Utc,
    /// The phone's own, which the table does not name (Android).
    Device,
    /// Not told.
    Unknown,
}

impl Zone {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utc => "utc",
            Self::Device => "device",
            Self::Unknown => "unknown",
        }
    }
}

/// What a timeline holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The zone of its times.
    pub zone: Zone,
    /// Rows, without the header.
    pub rows: u64,
    /// Rows without a time.
    pub untimed: u64,
    /// The earliest time, as it stands.
    pub first: Option<String>,
    /// The latest time, as it stands.
    pub last: Option<String>,
    /// Rows by module, at most 500.
    pub modules: BTreeMap<String, u64>,
}

/// Says whether a text is a time as MVT writes it: `2021-12-03 19:32:03`, with or without parts of seconds, or a day alone. Such
/// texts sort as the times do.
pub(super) fn is_time(text: &str) -> bool {
    let shaped = |text: &[u8], shape: &[u8]| {
        text.len() == shape.len()
            && text.iter().zip(shape).all(|(byte, shape)| match shape {
                b'0' => byte.is_ascii_digit(),
                b' ' => matches!(byte, b' ' | b'T'),
                other => byte == other,
            })
    };
    let Some((day, rest)) = text.as_bytes().split_at_checked(10) else { return false };
    if !shaped(day, b"0000-00-00") {
        return false;
    }
    let Some((time, parts)) = rest.split_at_checked(9) else { return rest.is_empty() };
    let digits = parts.strip_prefix(b".").unwrap_or(parts);
    shaped(time, b" 00:00:00") && parts.len() <= 10 && digits.iter().all(u8::is_ascii_digit)
}

/// Reads a timeline.
pub(super) fn read(
    reader: &mut Hashing<'_, '_>,
    limits: &IntakeLimits,
    place: &str,
    losses: &mut Losses,
) -> Result<Timeline, IntakeError> {
    let mut rows = Rows::new(reader, limits.line);
    let mut found =
        Timeline { zone: Zone::Unknown, rows: 0, untimed: 0, first: None, last: None, modules: BTreeMap::new() };
    let mut header = true;
    loop {
        let row = match rows.next_row() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) => {
                let problem = rows.into_inner().problem(&error);
                return Err(IntakeError::new(place, problem));
            }
        };
        if std::mem::take(&mut header) {
            found.zone = match row.first().map(String::as_str) {
                Some("UTC Timestamp") => Zone::Utc,
                Some("Device Local Timestamp") => Zone::Device,
                _ => {
                    losses.note(|| place.to_owned(), "header", Why::OddValue);
                    Zone::Unknown
                }
            };
            continue;
        }
        found.rows += 1;
        if found.rows > limits.rows {
            return Err(IntakeError::new(place, IntakeProblem::Form("more rows than the limit")));
        }
        take(&mut found, row, place, losses);
    }
    let cut = rows.cut();
    if cut.long > 0 {
        losses.note(|| place.to_owned(), "a field", Why::Cut);
    }
    if cut.characters > 0 {
        losses.note(|| place.to_owned(), "bytes that are no UTF-8", Why::Characters);
    }
    Ok(found)
}

fn take(found: &mut Timeline, row: Vec<String>, place: &str, losses: &mut Losses) {
    if row.len() != 4 {
        losses.note(|| format!("{place}, row {}", found.rows), "row", Why::OddRow);
    }
    let mut fields = row.into_iter();
    let (time, module) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    if time.is_empty() {
        found.untimed += 1;
    } else if !is_time(&time) {
        found.untimed += 1;
        losses.note(|| format!("{place}, row {}", found.rows), "time", Why::BadTime);
    } else {
        if found.first.as_ref().is_none_or(|first| time < *first) {
            found.first = Some(time.clone());
        }
        if found.last.as_ref().is_none_or(|last| time > *last) {
            found.last = Some(time);
        }
    }
    let module = super::one_line(&module, 100);
    if let Some(count) = found.modules.get_mut(&module) {
        *count += 1;
    } else if found.modules.len() < PLUGINS {
        found.modules.insert(module, 1);
    }
}
