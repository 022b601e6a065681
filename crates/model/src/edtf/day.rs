//! Days of the proleptic Gregorian calendar, counted.

use std::fmt;

/// A day, as the number of days since 1970-01-01 (negative before).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The first day there is.
    pub const FIRST: Self = Self(i32::MIN);
    /// The last day there is.
    pub const LAST: Self = Self(i32::MAX);

    /// Wraps a number of days since 1970-01-01.
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Gives the number of days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Gives the day of a point in time, in UTC.
    pub fn of_time(time: crate::Timestamp) -> Self {
        // The years 1 to 9999 fit in i32 days.
        Self(i32::try_from(time.as_millis().div_euclid(86_400_000)).unwrap_or(i32::MAX))
    }

    /// Gives the day so many days later (or earlier, if negative), at most the first or last day.
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Makes a day from year, month (1 to 12) and day of the month; years out of range give the first or last day.
    pub fn of_civil(year: i32, month: u8, day: u8) -> Self {
        // Days from civil, after Howard Hinnant's public-domain algorithm: years start in March.
        let (month, day) = (i64::from(month), i64::from(day));
        let year = i64::from(year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * 146_097 + day_of_era - 719_468;
        Self(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// Gives year, month (1 to 12) and day of the month.
    pub fn civil(self) -> (i32, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        // Each stays in range: a day of i32 lies within six million years.
        (i32::try_from(year).unwrap_or(i32::MAX), u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
    }

    /// Gives the year.
    pub fn year(self) -> i32 {
        self.civil().0
    }

    /// Gives the day of the week, Monday being 0.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((i64::from(self.0) + 3).rem_euclid(7)).unwrap_or(0)
    }
}

/// Gives how many days a month (1 to 12) of a year has.
pub(super) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}
