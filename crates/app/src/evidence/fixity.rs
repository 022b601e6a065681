//! The fixity schedule of this device: when each sealed file was last read and found right, and which are due again.
//!
//! What is kept of it stays in this vault. A circle of devices that check a thousand files a month would otherwise write a
//! thousand entries a month each; a person who wants a check in an item's custody asks for one (`cairn custody check`).

use std::collections::BTreeMap;

use cairn_model::{CircleId, Timestamp};
use cairn_store::{Evidence, Fixity, Reader, StoredManifest, Vault};

use crate::api::{FixityOrder, FixityPlanView, KeepingView, Response};
use crate::clock;
use crate::desk::Desk;
use crate::error::{ApiError, ErrorCode};

/// Days after which a file is due again, as long as nobody chose.
const DAYS: u32 = 90;
/// The most days.
const MAX_DAYS: u32 = 3650;
/// The settings that hold what a person chose.
const DAYS_NAME: &str = "fixity.days";
const IDLE_NAME: &str = "fixity.idle";
/// Under what name a circle's secrets keep the checks; they go with the circle's evidence.
const CHECKED: &str = "evidence.checked";
/// The version of what is kept there: this byte, then for each file its name (32 bytes), the time (8 bytes, big-endian) and 1
/// where it was right, 0 where not.
const VERSION: u8 = 1;
/// The most files of a circle of which a check is kept; of more, the oldest is forgotten, and the file is due.
const MAX_FILES: usize = 200_000;
const DAY: i64 = 86_400_000;

/// The last check of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Check {
    pub(crate) time: Timestamp,
    pub(crate) sound: bool,
}

/// Gives the days after which a file is due again; 0: never.
pub(crate) fn days(reader: &Reader) -> Result<u32, ApiError> {
    let chosen = reader.setting(DAYS_NAME)?.and_then(|text| text.parse().ok());
    Ok(chosen.filter(|days| *days <= MAX_DAYS).unwrap_or(DAYS))
}

/// Says whether due files are checked while nobody asks for anything.
pub(crate) fn when_idle(reader: &Reader) -> Result<bool, ApiError> {
    Ok(reader.setting(IDLE_NAME)?.as_deref() == Some("on"))
}

/// Gives the last check of each file of a circle.
pub(crate) fn checks(reader: &Reader, circle: &CircleId) -> Result<BTreeMap<[u8; 32], Check>, ApiError> {
    let kept = reader.secret(circle, CHECKED)?;
    let Some((&VERSION, rows)) = kept.as_deref().and_then(|kept| kept.split_first()) else {
        return Ok(BTreeMap::new());
    };
    let mut checks = BTreeMap::new();
    for row in rows.as_chunks::<41>().0 {
        if let (Some(file), Some(time), Some(sound)) = (row.first_chunk::<32>(), row.get(32..40), row.last())
            && let Ok(time) = <[u8; 8]>::try_from(time)
        {
            let time = Timestamp::from_millis(i64::from_be_bytes(time));
            checks.insert(*file, Check { time, sound: *sound == 1 });
        }
    }
    Ok(checks)
}

/// Keeps that files were read now, and whether they were right.
pub(crate) fn note(vault: &mut Vault, circle: &CircleId, read: &[([u8; 32], bool)]) -> Result<(), ApiError> {
    if read.is_empty() {
        return Ok(());
    }
    let (mut checks, time) = (checks(vault, circle)?, clock::now());
    for (file, sound) in read {
        checks.insert(*file, Check { time, sound: *sound });
    }
    let mut rows: Vec<(Timestamp, [u8; 32], bool)> =
        checks.into_iter().map(|(file, check)| (check.time, file, check.sound)).collect();
    rows.sort_unstable();
    let mut kept = vec![VERSION];
    for (time, file, sound) in rows.iter().skip(rows.len().saturating_sub(MAX_FILES)) {
        kept.extend(file);
        kept.extend(time.as_millis().to_be_bytes());
        kept.push(u8::from(*sound));
    }
    Ok(vault.set_secret(circle, CHECKED, Some(&kept))?)
}

/// Says when a file was last known to be right: it was sealed or came verified before its manifest did, or it was read since.
fn last(stored: &StoredManifest, checks: &BTreeMap<[u8; 32], Check>) -> Timestamp {
    match checks.get(&stored.manifest.ciphertext) {
        // What was found wrong is due until it is right.
        Some(check) if !check.sound => Timestamp::from_millis(0),
        Some(check) => check.time.max(stored.received),
        None => stored.received,
    }
}

fn is_due(last: Timestamp, days: u32, now: Timestamp) -> bool {
    days > 0 && now.as_millis().saturating_sub(last.as_millis()) >= i64::from(days) * DAY
}

/// Gives the files of a circle that lie here and are due, the longest unchecked first.
pub(crate) fn due(reader: &Reader, circle: &CircleId) -> Result<Vec<(Timestamp, StoredManifest)>, ApiError> {
    let (days, now, checks, evidence) = (days(reader)?, clock::now(), checks(reader, circle)?, reader.evidence());
    let mut due: Vec<(Timestamp, StoredManifest)> = reader
        .all_manifests(circle)?
        .into_iter()
        .map(|stored| (last(&stored, &checks), stored))
        .filter(|(last, stored)| is_due(*last, days, now) && evidence.holds(&stored.manifest.ciphertext))
        .collect();
    due.sort_by_key(|(last, stored)| (*last, stored.manifest.ciphertext));
    Ok(due)
}

/// Reads every file that is due, and keeps what was found of each at once. Blocks.
pub(crate) fn check_due(reader: &Reader, desk: &Desk, goes_on: &dyn Fn() -> bool) -> Result<(), ApiError> {
    let evidence = reader.evidence();
    for circle in reader.circles()?.into_iter().map(|circle| circle.id) {
        for (_, stored) in due(reader, &circle)? {
            let fixity = evidence.verify(&stored.manifest, &mut |_| goes_on())?;
            if fixity != Fixity::Missing {
                let read = [(stored.manifest.ciphertext, fixity == Fixity::Whole)];
                desk.run_blocking(move |vault| note(vault, &circle, &read))?;
            }
        }
    }
    Ok(())
}

/// Counts files that lie here: all, those that are due, and those whose last check failed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    pub(crate) held: u64,
    pub(crate) due: u64,
    pub(crate) failed: u64,
    pub(crate) oldest: Option<Timestamp>,
}

impl Counted {
    /// Adds those of one circle, whose manifests were read already.
    pub(crate) fn add(
        &mut self,
        reader: &Reader,
        circle: &CircleId,
        manifests: &[StoredManifest],
        evidence: &Evidence,
    ) -> Result<(), ApiError> {
        let (days, now, checks) = (days(reader)?, clock::now(), checks(reader, circle)?);
        for stored in manifests.iter().filter(|stored| evidence.holds(&stored.manifest.ciphertext)) {
            let last = last(stored, &checks);
            self.held += 1;
            self.due += u64::from(is_due(last, days, now));
            self.failed += u64::from(checks.get(&stored.manifest.ciphertext).is_some_and(|check| !check.sound));
            self.oldest = Some(self.oldest.map_or(last, |oldest| oldest.min(last)));
        }
        Ok(())
    }
}

/// Changes the schedule, if there is a change, and shows it.
pub(crate) fn schedule(vault: &mut Vault, order: &FixityOrder) -> Result<Response, ApiError> {
    if let Some(days) = order.days {
        if days > MAX_DAYS {
            let why = format!("days, from 0 to {MAX_DAYS}");
            return Err(ApiError::new(ErrorCode::BadValue).with("path", "days").with("why", why));
        }
        vault.set_setting(DAYS_NAME, &days.to_string())?;
    }
    if let Some(idle) = order.idle {
        vault.set_setting(IDLE_NAME, if idle { "on" } else { "off" })?;
    }
    let mut counted = Counted::default();
    let evidence = vault.evidence();
    for circle in vault.circles()? {
        let manifests = vault.all_manifests(&circle.id)?;
        counted.add(vault, &circle.id, &manifests, &evidence)?;
    }
    Ok(Response::Keeping(Box::new(KeepingView::Fixity(FixityPlanView {
        schema: "cairn.fixity-plan/1".to_owned(),
        days: days(vault)?,
        idle: when_idle(vault)?,
        held: counted.held,
        due: counted.due,
        failed: counted.failed,
        oldest: counted.oldest.map(|time| time.to_string()),
    }))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_due_when_its_days_are_over_and_never_with_zero() {
        let at = |day: i64| Timestamp::from_millis(day * DAY);
        assert!(!is_due(at(0), 90, Timestamp::from_millis(90 * DAY - 1)));
        assert!(is_due(at(0), 90, at(90)));
        assert!(!is_due(at(0), 0, at(10_000)));
        assert!(!is_due(at(5), 1, at(3)), "a clock that was set back makes nothing due");
    }
}
