//! How an export looks on a terminal.

use cairn_app::api::{ExportView, LossView};

use super::{Output, bytes, clean};

impl Output {
    /// Writes what an export wrote, or would write.
    pub(super) fn exported(&self, view: &ExportView) -> anyhow::Result<()> {
        let args =
            [("records", view.records.to_string()), ("files", view.files.to_string()), ("size", bytes(view.bytes))];
        self.line(&self.say(if view.dry_run { "cli-export-would" } else { "cli-export-done" }, &args))?;
        for (name, count) in &view.counts {
            self.line(&format!("  {count:>8}  {}", clean(name)))?;
        }
        if !view.dry_run {
            self.line(&format!("  sha256 {}", view.sha256))?;
        }
        self.losses("cli-export-cut", &view.cut)?;
        self.losses("cli-export-lost", &view.lost)
    }

    fn losses(&self, heading: &str, losses: &[LossView]) -> anyhow::Result<()> {
        if losses.is_empty() {
            return Ok(());
        }
        self.line(&self.texts.get(heading))?;
        losses.iter().try_for_each(|loss| {
            self.line(&format!("  {}: {} ({})", clean(&loss.where_), clean(&loss.what), clean(&loss.why)))
        })
    }
}
