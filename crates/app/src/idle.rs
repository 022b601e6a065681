//! When nobody has touched the vault for a while.

use std::time::Instant;

use cairn_model::Timestamp;

use crate::clock;

/// A moment on both clocks: the steady one stands still while a machine sleeps, the other one can be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Touch {
    steady: Instant,
    wall: Timestamp,
}

impl Touch {
    /// Touches now.
    pub(crate) fn now() -> Self {
        Self { steady: Instant::now(), wall: clock::now() }
    }

    /// Counts the milliseconds until another moment, by whichever clock says more: a device that slept was not touched, and
    /// one whose clock was set back was not touched either.
    pub(crate) fn millis_until(self, later: Self) -> u64 {
        let steady = later.steady.saturating_duration_since(self.steady).as_millis();
        let wall = later.wall.as_millis().saturating_sub(self.wall.as_millis());
        u64::try_from(steady).unwrap_or(u64::MAX).max(u64::try_from(wall).unwrap_or(0))
    }

    /// Gives the moment that comes so many milliseconds later on the clock of the wall, as after sleep.
    #[cfg(test)]
    pub(crate) fn after_sleep(self, millis: i64) -> Self {
        Self { steady: self.steady, wall: Timestamp::from_millis(self.wall.as_millis() + millis) }
    }

    /// Gives the moment that comes so many milliseconds later on the steady clock, while the other was set back.
    #[cfg(test)]
    pub(crate) fn after_setting_back(self, millis: u64) -> Self {
        Self { steady: self.steady + std::time::Duration::from_millis(millis), wall: Timestamp::from_millis(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_counts_and_setting_the_clock_back_saves_nobody() {
        let start = Touch::now();
        assert_eq!(start.millis_until(start), 0);
        assert_eq!(start.millis_until(start.after_sleep(600_000)), 600_000);
        assert_eq!(start.millis_until(start.after_setting_back(600_000)), 600_000);
        assert_eq!(start.after_sleep(5_000).millis_until(start), 0);
    }
}
