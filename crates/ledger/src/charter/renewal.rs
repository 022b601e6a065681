//! When a new epoch is due.

use cairn_model::Timestamp;

use super::Charter;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// Whether a device that reads should write a page that renews the epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// Not yet.
    NotDue,
    /// The epoch is as old as the circle's policy allows.
    Old,
    /// The last page carried the epoch on, because its author may not know the next one: somebody left, a contributor
    /// changed devices, or a recovery key was used. Nothing should be sealed before it is renewed.
    Carried,
}

impl Charter {
    /// Says whether a new epoch is due, by this device's clock.
    pub fn renewal_due(&self, now: Timestamp) -> Renewal {
        let same = |page: &&super::SignedPage| page.page().epoch.contact_hash == self.page().epoch.contact_hash;
        let pages: Vec<_> = self.pages.iter().rev().take_while(same).collect();
        if pages.len() > 1 {
            return Renewal::Carried;
        }
        // A time ahead of our clock is not due: two devices whose clocks differ would renew in turns for ever.
        let days = i64::try_from(self.page().policy.epoch_days).unwrap_or(i64::MAX);
        let due = self.page().time.as_millis().saturating_add(days.saturating_mul(DAY));
        if now.as_millis() >= due { Renewal::Old } else { Renewal::NotDue }
    }
}
