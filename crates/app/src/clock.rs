//! The one place that reads the system clock.

use cairn_model::Timestamp;

/// Says what this device's clock shows now.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
pub fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Reads a time of the system, such as that of a file; `None` before 1970.
pub(crate) fn of_system(time: std::time::SystemTime) -> Option<Timestamp> {
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Timestamp::from_millis(i64::try_from(since.as_millis()).ok()?))
}
