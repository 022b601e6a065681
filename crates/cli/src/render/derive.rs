//! How copies of evidence, and what it says about itself, look on a terminal and as JSON.

use std::collections::BTreeSet;

use cairn_app::api::{DerivedView, KinView, LineageView, MetadataView, Response};

use super::{Output, bytes, clean, message};

impl Output {
    /// Writes an answer about what was made from evidence, or what it says, as JSON.
    pub(super) fn derived_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::EvidenceDerived(view) => self.line(&serde_json::to_string(view)?),
            Response::EvidenceMetadata(view) => self.line(&serde_json::to_string(view)?),
            Response::Thumbnail(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about what was made from evidence, or what it says.
    pub(super) fn derived(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::EvidenceDerived(view) => self.copied(view),
            Response::EvidenceMetadata(view) => {
                if view.facts.is_empty() && view.limits.is_empty() {
                    let known = view.media_type.is_some();
                    return self.line(&self.texts.get(if known { "cli-meta-nothing" } else { "cli-meta-unknown" }));
                }
                self.metadata(view, "")
            }
            Response::Thumbnail(view) => {
                let size = [("width", view.width.to_string()), ("height", view.height.to_string())];
                self.line(&self.say("cli-thumbnail", &size))
            }
            _ => Ok(()),
        }
    }

    fn operation(&self, code: &str) -> String {
        self.texts.get(&format!("term-operation-{code}"))
    }

    /// Joins words as the language does.
    fn list(&self, words: &[String]) -> String {
        words.join(if self.texts.lang() == "ar" { "، " } else { ", " })
    }

    fn copied(&self, view: &DerivedView) -> anyhow::Result<()> {
        let made = [("operation", self.operation(&view.operation)), ("parent", view.parent.clone())];
        self.line(&format!("{}  {}", view.item.id, self.say("cli-derived", &made)))?;
        self.line(&format!("  sha256 {}  {}  {}", view.item.sha256, bytes(view.item.size), clean(&view.item.title)))?;
        self.line(&format!("  {}", self.say("cli-derived-of", &[("sha256", view.parent_sha256.clone())])))?;
        if view.operation == "stripped" {
            let what: Vec<String> = view.removed.iter().map(|id| self.texts.get(id)).collect();
            let said = if what.is_empty() {
                self.texts.get("cli-derived-nothing-removed")
            } else {
                self.say("cli-derived-removed", &[("what", self.list(&what))])
            };
            self.line(&format!("  {said}"))?;
        }
        if view.places > 0 {
            self.line(&format!("  {}", self.say("cli-derived-places", &[("count", view.places.to_string())])))?;
        }
        if let Some(words) = &view.words {
            self.line(&format!("  {}", self.say("cli-derived-words", &[("id", words.clone())])))?;
        }
        if view.operation == "redacted" {
            message(&self.texts.get("cli-derived-beside"));
        }
        Ok(())
    }

    /// Writes what a file says about itself, and warns of what it gives away.
    pub(super) fn metadata(&self, view: &MetadataView, indent: &str) -> anyhow::Result<()> {
        if let (Some(width), Some(height)) = (view.width, view.height) {
            let size = [("width", width.to_string()), ("height", height.to_string())];
            self.line(&format!("{indent}{}", self.say("cli-meta-size", &size)))?;
        }
        for fact in &view.facts {
            let label = self.texts.get(&format!("meta-{}", fact.name));
            let mark = if fact.risk.is_some() { "!" } else { " " };
            let value = clean(&fact.value);
            let said = if value.is_empty() { label } else { format!("{label}: {value}") };
            self.line(&format!("{indent}{mark} {said}"))?;
        }
        for limit in &view.limits {
            self.line(&format!("{indent}{}", self.texts.get(limit)))?;
        }
        if !view.kept.is_empty() {
            let labels: Vec<String> =
                view.kept.iter().map(|path| self.texts.get(&format!("field-evidence-{path}"))).collect();
            self.line(&format!("{indent}{}", self.say("cli-meta-kept", &[("fields", self.list(&labels))])))?;
        }
        let risks: BTreeSet<&str> = view.facts.iter().filter_map(|fact| fact.risk.as_deref()).collect();
        if !risks.is_empty() {
            let said: Vec<String> = risks.into_iter().map(|risk| self.texts.get(&format!("risk-{risk}"))).collect();
            let between = if self.texts.lang() == "ar" { "؛ " } else { "; " };
            message(&self.say("cli-meta-warning", &[("what", said.join(between))]));
            message(&format!("  {}", self.say("cli-meta-advice", &[("id", view.id.clone())])));
        }
        Ok(())
    }

    /// Writes whence an item comes and what was made from it.
    pub(super) fn lineage(&self, view: &LineageView) -> anyhow::Result<()> {
        for (title, kin) in [("cli-lineage-above", &view.above), ("cli-lineage-below", &view.below)] {
            if kin.is_empty() {
                continue;
            }
            self.line(&format!("  {}", self.texts.get(title)))?;
            kin.iter().try_for_each(|one| self.kin(one))?;
        }
        if view.more {
            self.line(&format!("  {}", self.texts.get("cli-lineage-more")))?;
        }
        Ok(())
    }

    fn kin(&self, one: &KinView) -> anyhow::Result<()> {
        let indent = "  ".repeat(1 + one.steps as usize);
        let operation = one.operation.as_deref().map(|code| self.operation(code)).unwrap_or_default();
        let differs = if one.agrees == Some(false) { self.texts.get("cli-lineage-differs") } else { String::new() };
        let line = format!("{indent}{}  sha256 {}  {operation}  {} {differs}", one.id, one.sha256, clean(&one.title));
        self.line(line.trim_end())
    }
}
