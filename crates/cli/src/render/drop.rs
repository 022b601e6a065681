//! How visits to drops, and bundles, look on a terminal and as JSON.

use std::collections::BTreeMap;

use cairn_app::api::{BundleReadView, BundleWrittenView, DropView, HaveView, Response};

use super::{Output, bytes, clean};

impl Output {
    /// Writes an answer about drops and bundles as JSON.
    pub(super) fn carried_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::DropVisited(view) => self.line(&serde_json::to_string(view)?),
            Response::BundleWritten(view) => self.line(&serde_json::to_string(view)?),
            Response::BundleRead(view) => self.line(&serde_json::to_string(view)?),
            Response::BundleHave(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about drops and bundles.
    pub(super) fn carried(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::DropVisited(view) => self.drop_visited(view),
            Response::BundleWritten(view) => self.bundle_written(view),
            Response::BundleRead(view) => self.bundle_read(view),
            Response::BundleHave(HaveView { entries, evidence, .. }) => self.line(
                &self.say("cli-bundle-have", &[("entries", entries.to_string()), ("evidence", evidence.to_string())]),
            ),
            _ => Ok(()),
        }
    }

    fn drop_visited(&self, view: &DropView) -> anyhow::Result<()> {
        let args = [
            ("sent", view.entries_sent.to_string()),
            ("received", view.entries_received.to_string()),
            ("records", view.records_changed.to_string()),
            ("files", (view.files_sent + view.files_received).to_string()),
            ("bytes", bytes(view.bytes_sent + view.bytes_received)),
        ];
        self.line(&self.say("cli-drop", &args))?;
        let equal = if view.entries_equal { "cli-drop-equal" } else { "cli-drop-differ" };
        self.line(&format!("{} {}", self.texts.get(equal), self.evidence_here(&view.lacking)))?;
        if !view.held_back.is_empty() {
            let persons: Vec<String> = view.held_back.iter().map(|person| clean(person)).collect();
            self.line(&self.say("cli-drop-held-back", &[("persons", persons.join(", "))]))?;
        } else if view.awaits_consent {
            self.line(&self.texts.get("cli-drop-consent"))?;
        }
        if view.rolled_back {
            self.line(&self.texts.get("cli-drop-rolled-back"))?;
        }
        for (id, count) in [
            ("cli-drop-damaged", view.damaged),
            ("cli-drop-unused", view.unused),
            ("cli-drop-unwritten", view.unwritten),
            ("cli-drop-too-large", view.too_large),
        ] {
            if count > 0 {
                self.line(&self.say(id, &[("count", count.to_string())]))?;
            }
        }
        self.line(&self.say("cli-synced-digest", &[("digest", view.digest.clone())]))
    }

    fn bundle_written(&self, view: &BundleWrittenView) -> anyhow::Result<()> {
        for file in &view.files {
            self.line(&clean(file))?;
        }
        let args = [
            ("pages", view.pages.to_string()),
            ("entries", view.entries.to_string()),
            ("evidence", view.evidence.to_string()),
            ("bytes", bytes(view.bytes)),
        ];
        self.line(&self.say("cli-bundle-written", &args))?;
        if view.evidence_lacking > 0 {
            self.line(&self.say("cli-bundle-lacking", &[("count", view.evidence_lacking.to_string())]))?;
        }
        self.line(&self.say("cli-synced-digest", &[("digest", view.digest.clone())]))
    }

    fn bundle_read(&self, view: &BundleReadView) -> anyhow::Result<()> {
        let args = [
            ("pages", view.pages.to_string()),
            ("entries", view.entries.to_string()),
            ("evidence", view.evidence.to_string()),
            ("records", view.records_changed.to_string()),
            ("bytes", bytes(view.bytes)),
        ];
        self.line(&self.say("cli-bundle-read", &args))?;
        let complete = if view.complete { "cli-bundle-complete" } else { "cli-bundle-incomplete" };
        self.line(&format!("{} {}", self.texts.get(complete), self.evidence_here(&view.lacking)))?;
        if view.left_out > 0 {
            self.line(&self.say("cli-bundle-left-out", &[("count", view.left_out.to_string())]))?;
        }
        for problem in &view.problems {
            let why = self.texts.format(&format!("err-{}", problem.code), &BTreeMap::new());
            self.line(&self.say("cli-bundle-problem", &[("file", clean(&problem.file)), ("why", why)]))?;
        }
        for (id, parts) in [("cli-bundle-missing", &view.missing), ("cli-bundle-waiting", &view.waiting)] {
            if !parts.is_empty() {
                let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
                self.line(&self.say(id, &[("parts", parts.join(", "))]))?;
            }
        }
        if !view.end_seen {
            self.line(&self.texts.get("cli-bundle-more"))?;
        }
        self.line(&self.say("cli-synced-digest", &[("digest", view.digest.clone())]))
    }
}
