//! How what people handed in looks on a terminal, and the answer to them.

use cairn_app::api::{FoundView, NoticeView, PhishingView, ReplyView, Response};

use super::{Output, clean};

impl Output {
    /// Writes what was taken in, or an answer, as JSON.
    pub(super) fn phishing_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Phishing(view) => self.line(&serde_json::to_string(view)?),
            Response::Reply(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes what was taken in, or an answer.
    pub(super) fn phishing(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Phishing(view) => self.noticed(view),
            Response::Reply(view) => self.reply(view),
            _ => Ok(()),
        }
    }

    fn noticed(&self, view: &PhishingView) -> anyhow::Result<()> {
        self.records_imported(&view.import)?;
        view.notices.iter().try_for_each(|notice| self.notice(notice))
    }

    fn notice(&self, view: &NoticeView) -> anyhow::Result<()> {
        let args = [
            ("place", clean(&view.place)),
            ("case", view.case.clone()),
            ("files", view.files.to_string()),
            ("held", view.held.to_string()),
        ];
        self.line(&self.say("cli-notice", &args))?;
        for incident in &view.incidents {
            self.line(&self.say("cli-notice-incident", &[("id", incident.clone())]))?;
        }
        if let Some(identity) = &view.identity {
            self.line(&self.say("cli-notice-identity", &[("id", identity.clone())]))?;
        }
        for found in &view.found {
            self.line(&format!("  {}", self.found(found)))?;
        }
        if view.found.is_empty() {
            self.line(&self.texts.get("cli-notice-nothing"))?;
        }
        if !view.sender {
            self.line(&self.texts.get("cli-notice-no-sender"))?;
        }
        Ok(())
    }

    fn found(&self, view: &FoundView) -> String {
        let way = self.texts.get(&format!("cli-notice-way-{}", view.way));
        let mut line = format!("{}  {} ({way})", view.type_, clean(&view.value));
        if let Some(shows) = &view.shows {
            line.push_str(&format!("; {}", self.say("cli-notice-shows", &[("shows", clean(shows))])));
        }
        if !view.warnings.is_empty() {
            let lists = clean(&view.warnings.join(", "));
            line.push_str(&format!("; {}", self.say("cli-notice-warning", &[("lists", lists)])));
        }
        line
    }

    fn reply(&self, view: &ReplyView) -> anyhow::Result<()> {
        if view.translation == "machine" {
            super::message(&self.texts.get("cli-reply-machine"));
        }
        if !view.consent.is_empty() {
            super::message(&self.texts.get("cli-reply-not-asked"));
        }
        if view.written {
            return self.line(&self.texts.get("cli-reply-written"));
        }
        view.text.lines().try_for_each(|line| self.line(line))
    }
}
