//! Projecting what came in ahead, before somebody is told what a vault holds.

use cairn_model::CircleId;

use crate::clock;
use crate::core::Context;
use crate::error::ApiError;
use crate::jobs::{Cancel, Reporter};

/// Projects everything of a circle that came in ahead, and tells progress. When it is stopped, the desk goes on by itself
/// as long as the vault is open, and after it was unlocked again.
pub(crate) async fn catch_up(
    cx: &Context,
    circle: CircleId,
    report: &Reporter,
    cancel: &Cancel,
) -> Result<CaughtUp, ApiError> {
    let total = cx.read(move |reader| Ok(reader.waiting(&circle)?)).await?;
    let mut caught_up = CaughtUp { records: 0, left: total };
    let mut meter = report.meter("step-project", "entries", Some(total));
    while caught_up.left > 0 && !cancel.is_cancelled() {
        let step = cx.desk.run(move |vault| Ok(vault.catch_up(&circle, clock::now())?)).await?;
        caught_up.records += step.records;
        caught_up.left = step.left;
        meter.at(total.saturating_sub(step.left));
    }
    Ok(caught_up)
}

/// What catching up came to.
pub(crate) struct CaughtUp {
    /// Records that changed.
    pub(crate) records: u64,
    /// Entries that wait still, because it was stopped.
    pub(crate) left: u64,
}

impl Context {
    /// Projects everything that came in ahead, in all circles, for whoever is about to say or export what is here.
    pub(crate) async fn catch_up(&self, report: &Reporter, cancel: &Cancel) -> Result<(), ApiError> {
        while let Some(circle) = self.read(|reader| Ok(reader.behind()?)).await? {
            cancel.check()?;
            catch_up(self, circle, report, cancel).await?;
        }
        Ok(())
    }
}
