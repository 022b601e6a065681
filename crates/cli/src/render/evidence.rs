//! How evidence looks on a terminal and as JSON: what is here, what is fetched, who holds a copy.

use cairn_app::api::{CopyView, EvidenceView, FetchRule, FetchView, LackingView, PolicyView, Response};

use super::{Output, bytes, clean, short};

impl Output {
    /// Writes an answer about the fetching of evidence as JSON.
    pub(super) fn fetching_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::EvidenceItem(view) => self.line(&serde_json::to_string(view)?),
            Response::EvidencePolicies { policies } => self.each(policies),
            Response::EvidenceWanted(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about the fetching of evidence.
    pub(super) fn fetching(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::EvidenceItem(view) => self.item(view),
            Response::EvidencePolicies { policies } => policies.iter().try_for_each(|policy| self.policy(policy)),
            Response::EvidenceWanted(view) => self.wanted(view),
            _ => Ok(()),
        }
    }

    /// Writes one line of a list of evidence.
    pub(super) fn evidence(&self, item: &EvidenceView) -> anyhow::Result<()> {
        let state = if item.held { String::new() } else { self.state(item) };
        let made =
            item.operation.as_ref().map(|code| format!("  [{}]", self.texts.get(&format!("term-operation-{code}"))));
        self.line(&format!(
            "{}  sha256 {}  {:>10}  {}{}  {state}",
            item.id,
            item.sha256,
            bytes(item.size),
            clean(&item.title),
            made.unwrap_or_default()
        ))?;
        item.metadata.as_ref().map_or(Ok(()), |metadata| self.metadata(metadata, "  "))
    }

    fn state(&self, item: &EvidenceView) -> String {
        self.texts.get(&format!("cli-evidence-{}", item.fetch))
    }

    fn item(&self, item: &EvidenceView) -> anyhow::Result<()> {
        self.line(&format!("{}  {}", item.id, clean(&item.title)))?;
        self.line(&format!("  sha256 {}  {}", item.sha256, bytes(item.size)))?;
        self.line(&format!("  {}", self.state(item)))?;
        if let Some(lineage) = &item.lineage {
            self.lineage(lineage)?;
        }
        if item.partial > 0 {
            let args = [("here", bytes(item.partial)), ("of", bytes(item.sealed_size))];
            self.line(&format!("  {}", self.say("cli-evidence-partial", &args)))?;
        }
        if item.copies.is_empty() {
            return self.line(&format!("  {}", self.texts.get("cli-copies-unknown")));
        }
        self.line(&format!("  {}", self.texts.get("cli-copies")))?;
        item.copies.iter().try_for_each(|copy| self.line(&format!("    {}", self.copy(copy))))?;
        if item.copies.iter().all(|copy| copy.own) {
            self.line(&format!("    {}", self.texts.get("cli-copies-only")))?;
        }
        Ok(())
    }

    pub(super) fn copy(&self, copy: &CopyView) -> String {
        if copy.own {
            return self.texts.get("cli-copy-here");
        }
        let told = self.texts.get(&format!("copy-{}", copy.told));
        let (person, device) = (clean(&copy.person), short(&copy.device).to_owned());
        match &copy.since {
            Some(since) => self.say(
                "cli-copy-since",
                &[("person", person), ("device", device), ("told", told), ("since", since.clone())],
            ),
            None => self.say("cli-copy", &[("person", person), ("device", device), ("told", told)]),
        }
    }

    fn policy(&self, view: &PolicyView) -> anyhow::Result<()> {
        let name = ("name", clean(&view.name));
        let line = match view.lacking.rule {
            FetchRule::All => self.say("cli-policy-all", &[name]),
            FetchRule::Under { bytes: limit } => self.say("cli-policy-under", &[name, ("size", bytes(limit))]),
            FetchRule::Nothing => self.say("cli-policy-none", &[name]),
            FetchRule::Unreadable => self.say("cli-policy-unreadable", &[name]),
        };
        self.line(&format!("{line} {}", self.evidence_here(&view.lacking)))
    }

    fn wanted(&self, view: &FetchView) -> anyhow::Result<()> {
        for (id, count) in [
            ("cli-fetch-here", view.here),
            ("cli-fetch-coming", view.coming),
            ("cli-fetch-left-out", view.left_out),
            ("cli-fetch-unknown", view.unknown),
        ] {
            if count > 0 {
                self.line(&self.say(id, &[("count", count.to_string())]))?;
            }
        }
        Ok(())
    }

    /// Says whether all evidence of a circle is here, and why not.
    pub(super) fn evidence_here(&self, lacking: &LackingView) -> String {
        if lacking.files == 0 {
            return self.texts.get("cli-synced-evidence");
        }
        let mut said = Vec::new();
        if lacking.files > lacking.left_out {
            said.push(self.say("cli-lacking", &[("count", (lacking.files - lacking.left_out).to_string())]));
        }
        if lacking.left_out > 0 {
            let args = [("count", lacking.left_out.to_string()), ("bytes", bytes(lacking.left_out_bytes))];
            said.push(self.say("cli-left-out", &args));
        }
        said.join(" ")
    }
}
