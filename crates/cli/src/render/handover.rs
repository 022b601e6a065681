//! How handing over and forgetting look on a terminal and as JSON.

use cairn_app::api::{ForgottenView, HandoverView, Response};

use super::{Output, clean};

impl Output {
    /// Writes an answer about handing over as JSON.
    pub(super) fn handover_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Handover(view) => self.line(&serde_json::to_string(view)?),
            Response::Forgotten(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about handing over.
    pub(super) fn handover(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Handover(view) => self.handed_over(view),
            Response::Forgotten(view) => self.forgotten(view),
            _ => Ok(()),
        }
    }

    fn handed_over(&self, view: &HandoverView) -> anyhow::Result<()> {
        let args = [
            ("name", clean(&view.name)),
            ("confirmed", view.confirmed.to_string()),
            ("entries", view.entries.to_string()),
            ("evidence", view.evidence_confirmed.to_string()),
            ("time", view.page_time.clone()),
        ];
        self.line(&self.say("cli-handover-of", &args))?;
        for receipt in &view.receipts {
            let args = [
                ("name", clean(&receipt.by)),
                ("device", receipt.device.chars().take(8).collect()),
                ("entries", receipt.entries.to_string()),
                ("evidence", receipt.evidence.to_string()),
            ];
            self.line(&self.say("cli-handover-receipt", &args))?;
        }
        if view.receipts.is_empty() {
            self.line(&self.texts.get("cli-handover-none"))?;
        }
        for lacking in &view.evidence_unconfirmed {
            self.line(&self.say("cli-handover-lacking", &[("title", clean(&lacking.title))]))?;
        }
        self.line(&self.texts.get(match (view.may_forget, view.complete) {
            (true, _) => "cli-handover-complete",
            (false, true) => "cli-handover-kept",
            (false, false) => "cli-handover-incomplete",
        }))
    }

    fn forgotten(&self, view: &ForgottenView) -> anyhow::Result<()> {
        let args = [
            ("name", clean(&view.name)),
            ("entries", view.entries.to_string()),
            ("evidence", view.evidence.to_string()),
        ];
        self.line(&self.say("cli-forgotten", &args))?;
        self.line(&self.texts.get("cli-forgotten-flash"))
    }
}
