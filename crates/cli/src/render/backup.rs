//! How recovery sheets, backups and restored vaults look on a terminal and as JSON.

use cairn_app::api::{BackupView, Response, RestoredView, SheetView};

use super::{Output, bytes, clean, message};

impl Output {
    /// Writes an answer about backups as JSON.
    pub(super) fn backups_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Sheet(view) => self.line(&serde_json::to_string(view)?),
            Response::BackupWritten(view) => self.line(&serde_json::to_string(view)?),
            Response::Restored(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about backups.
    pub(super) fn backups(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Sheet(view) => self.sheet(view),
            Response::BackupWritten(view) => self.backup_written(view),
            Response::Restored(view) => self.restored(view),
            _ => Ok(()),
        }
    }

    /// The sheet alone goes to stdout, so that it can go straight to a printer.
    fn sheet(&self, view: &SheetView) -> anyhow::Result<()> {
        if let Some(text) = &view.text {
            self.line(text.trim_end())?;
        }
        let registered: Vec<String> =
            view.circles.iter().filter(|circle| circle.registered).map(|circle| clean(&circle.name)).collect();
        message(&self.say("cli-sheet-registered", &[("circles", registered.join(", "))]));
        let lacking: Vec<String> =
            view.circles.iter().filter(|circle| !circle.registered).map(|circle| clean(&circle.name)).collect();
        if !lacking.is_empty() {
            message(&self.say("cli-sheet-lacking", &[("circles", lacking.join(", "))]));
        }
        let kept = if view.text.is_some() { "cli-sheet-printed" } else { "cli-sheet-file" };
        message(&self.texts.get(kept));
        message(&self.texts.get("cli-sheet-next"));
        Ok(())
    }

    fn backup_written(&self, view: &BackupView) -> anyhow::Result<()> {
        let args = [
            ("circles", view.circles.to_string()),
            ("records", view.records.to_string()),
            ("evidence", view.evidence.to_string()),
            ("bytes", bytes(view.bytes)),
        ];
        self.line(&self.say("cli-backup-written", &args))?;
        if view.evidence_lacking > 0 {
            self.line(&self.say("cli-backup-lacking", &[("count", view.evidence_lacking.to_string())]))?;
        }
        self.line(&self.texts.get("cli-backup-next"))
    }

    fn restored(&self, view: &RestoredView) -> anyhow::Result<()> {
        let args = [
            ("name", clean(&view.name)),
            ("records", view.records.to_string()),
            ("evidence", view.evidence.to_string()),
            ("held", view.evidence_held.to_string()),
        ];
        self.line(&self.say("cli-restored", &args))?;
        for circle in &view.circles {
            let id = if circle.admitted { "cli-restored-ready" } else { "cli-restored-waits" };
            self.line(&self.say(id, &[("name", clean(&circle.name))]))?;
        }
        let shared =
            |admitted: bool| view.circles.iter().any(move |circle| !circle.personal && circle.admitted == admitted);
        let mut next = Vec::new();
        if view.circles.iter().any(|circle| !circle.admitted) {
            next.push("cli-restored-next-sheet");
        }
        if shared(false) {
            next.push("cli-restored-next-steward");
        }
        if shared(true) {
            next.extend(["cli-restored-next-sync", "cli-restored-next-drop", "cli-restored-next-vouch"]);
        }
        if view.evidence_held < view.evidence {
            next.push("cli-restored-next-evidence");
        }
        next.extend(["cli-restored-next-old", "cli-restored-next-backup"]);
        self.line(&self.texts.get("cli-restored-next"))?;
        next.iter().enumerate().try_for_each(|(at, id)| self.line(&format!("{}. {}", at + 1, self.texts.get(id))))
    }
}
