//! How protocols and the examinations that follow them look on a terminal and as JSON.

use cairn_app::api::{CoverageView, CoveredView, LevelView, ProtocolRow, ProtocolView, Response, RunStepView, RunView};

use super::{Output, clean, short};

impl Output {
    /// Writes an answer about protocols as JSON.
    pub(super) fn protocols_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Protocols { protocols } => self.tagged_each("cairn.protocol-row/1", protocols),
            Response::Protocol(view) => self.line(&serde_json::to_string(view)?),
            Response::ProtocolCopied { .. } => self.tagged("cairn.protocol-copied/1", response),
            Response::Run(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about protocols.
    pub(super) fn protocols(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Protocols { protocols } => self.protocol_rows(protocols),
            Response::Protocol(view) => self.protocol(view),
            Response::ProtocolCopied { id, existed, translation } => {
                self.line(id)?;
                super::message(&self.texts.get(if *existed {
                    "cli-protocol-copy-existed"
                } else {
                    "cli-protocol-copied"
                }));
                if translation == "machine" {
                    super::message(&self.texts.get("cli-protocol-copy-machine"));
                }
                Ok(())
            }
            Response::Run(view) => self.run(view),
            _ => Ok(()),
        }
    }

    fn protocol_rows(&self, protocols: &[ProtocolRow]) -> anyhow::Result<()> {
        for (shipped, heading) in [(true, "cli-protocols-shipped"), (false, "cli-protocols-own")] {
            let mut rows = protocols.iter().filter(|row| row.shipped == shipped).peekable();
            if rows.peek().is_some() {
                self.line(&self.texts.get(heading))?;
            }
            for row in rows {
                self.protocol_row(row)?;
            }
        }
        Ok(())
    }

    fn protocol_row(&self, row: &ProtocolRow) -> anyhow::Result<()> {
        let name = if row.shipped { row.name.clone() } else { short(&row.id).to_owned() };
        let steps = if row.protocol_type.as_deref() == Some("risk-template") { "levels" } else { "steps" };
        let mut about = vec![
            self.say("cli-protocol-version", &[("version", row.version.to_string())]),
            self.say(&format!("cli-protocol-{steps}"), &[("count", row.length.to_string())]),
        ];
        if let Some(status) = row.status.as_deref().filter(|status| *status != "current") {
            about.push(self.term_label("version-status", status));
        }
        if !row.shipped {
            about.extend(row.languages.iter().cloned());
        }
        if row.translation == "machine" {
            about.push(self.texts.get("cli-protocol-machine"));
        }
        let comma = self.comma();
        self.line(&format!("  {name:16} {} ({})", clean(&row.title), about.join(comma)))
    }

    /// What stands between the parts of a list.
    fn comma(&self) -> &'static str {
        if self.texts.lang() == "ar" { "، " } else { ", " }
    }

    /// Gives what a term is called; its code where nobody knows.
    pub(super) fn term_label(&self, vocabulary: &str, code: &str) -> String {
        let id = format!("term-{vocabulary}-{code}");
        self.texts.find(&id, &std::collections::BTreeMap::new()).unwrap_or_else(|| clean(code))
    }

    fn protocol(&self, view: &ProtocolView) -> anyhow::Result<()> {
        self.protocol_row(&view.row)?;
        if view.shown != view.row.version {
            let args = [("shown", view.shown.to_string()), ("newest", view.row.version.to_string())];
            self.line(&self.say("cli-protocol-old", &args))?;
        }
        for (id, text) in [
            ("cli-protocol-purpose", Some(&view.purpose)),
            ("cli-protocol-scope", Some(&view.scope)),
            ("cli-protocol-changes", Some(&view.changes)),
            ("cli-protocol-approved", view.approved.as_ref()),
            ("cli-protocol-review", view.review.as_ref()),
        ] {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                self.line(&self.say(id, &[("text", clean(text))]))?;
            }
        }
        if !view.origin.is_empty() {
            let args = [("origin", clean(&view.origin)), ("licence", clean(&view.licence))];
            self.line(&self.say("cli-protocol-origin", &args))?;
        }
        for from in &view.based_on {
            let title = match (&from.title, &from.name) {
                (_, Some(name)) => name.clone(),
                (Some(title), None) => clean(title),
                (None, None) => self.say("cli-protocol-not-here", &[("id", short(&from.id).to_owned())]),
            };
            self.line(&self.say("cli-protocol-based-on", &[("title", title)]))?;
        }
        if view.circular {
            self.line(&self.texts.get("cli-protocol-circular"))?;
        }
        for step in &view.steps {
            let required =
                if step.required { format!(" {}", self.texts.get("cli-protocol-required")) } else { String::new() };
            self.line("")?;
            self.line(&format!("{}. {}{required}", step.number, clean(&step.title)))?;
            self.instruction(&step.instruction, &step.warning)?;
            for (id, text) in [("cli-protocol-tools", &step.tools), ("cli-protocol-output", &step.output)] {
                if !text.is_empty() {
                    self.line(&format!("   {}", self.say(id, &[("text", clean(text))])))?;
                }
            }
        }
        self.levels(&view.scales)?;
        if !view.problems.is_empty() {
            self.line(&self.texts.get("cli-protocol-problems"))?;
        }
        for problem in &view.problems {
            let scale = self.term_label("risk-scale", &problem.scale);
            let args = [("scale", scale), ("code", clean(&problem.code))];
            self.line(&format!("  {}", self.say(&format!("problem-{}", problem.problem), &args)))?;
        }
        Ok(())
    }

    fn instruction(&self, instruction: &str, warning: &str) -> anyhow::Result<()> {
        for line in instruction.lines() {
            self.line(&format!("   {}", clean(line)))?;
        }
        if !warning.is_empty() {
            self.line(&format!("   {}", self.say("cli-protocol-warning", &[("text", clean(warning))])))?;
        }
        Ok(())
    }

    fn levels(&self, levels: &[LevelView]) -> anyhow::Result<()> {
        let mut scale = "";
        for level in levels {
            if level.scale != scale {
                scale = &level.scale;
                self.line("")?;
                self.line(&format!("{} ({scale})", self.term_label("risk-scale", scale)))?;
            }
            let weight = level.weight.clone().unwrap_or_else(|| self.texts.get("cli-protocol-no-weight"));
            self.line(&format!(
                "  {weight:>5}  {} ({}): {}",
                clean(&level.label),
                clean(&level.code),
                clean(&level.meaning)
            ))?;
        }
        Ok(())
    }

    fn run(&self, view: &RunView) -> anyhow::Result<()> {
        self.line(&format!("{}  {}", view.id, clean(&view.title)))?;
        match (&view.protocol, &view.protocol_title) {
            (Some(_), Some(title)) => {
                let version = view.version.map(|version| version.to_string()).unwrap_or_default();
                self.line(&self.say("cli-run-protocol", &[("title", clean(title)), ("version", version)]))?;
            }
            (Some(id), None) => {
                self.line(&self.say("cli-run-protocol-missing", &[("id", short(id).to_owned())]))?;
            }
            (None, _) => {}
        }
        if let Some(newest) = view.newest.filter(|newest| view.version.is_some_and(|version| version < *newest)) {
            self.line(&self.say("cli-run-newer", &[("version", newest.to_string())]))?;
        }
        if let Some(device) = view.device_title.as_ref().or(view.device.as_ref()) {
            self.line(&self.say("cli-run-device", &[("device", clean(device))]))?;
        }
        match &view.closed {
            Some(when) => {
                let by = view.closed_by.as_deref().map(clean).unwrap_or_default();
                self.line(&self.say("cli-run-closed", &[("when", when.clone()), ("by", by)]))?;
            }
            None => self.line(&self.texts.get("cli-run-open"))?,
        }
        if !view.steps.is_empty() {
            self.line(&self.texts.get("cli-run-steps"))?;
        }
        for step in &view.steps {
            self.run_step(step)?;
        }
        if view.protocol.is_some() && view.closed.is_none() {
            let left = view.steps.iter().filter(|step| step.unsettled).count();
            self.line(&self.say("cli-run-left", &[("count", left.to_string())]))?;
        }
        self.line("")?;
        self.coverage(&view.coverage)?;
        for text in [&view.conclusion, &view.limits].into_iter().flatten() {
            self.line("")?;
            for line in text.lines() {
                self.line(&clean(line))?;
            }
        }
        Ok(())
    }

    fn run_step(&self, step: &RunStepView) -> anyhow::Result<()> {
        let result = step.result.as_deref().unwrap_or("not-yet");
        let mark = match result {
            "done" => "x",
            "not-yet" => " ",
            "done-differently" => "~",
            _ => "-",
        };
        let needed = if step.unsettled { format!("  {}", self.texts.get("cli-run-unsettled")) } else { String::new() };
        let said = if mark == "x" || mark == " " {
            String::new()
        } else {
            format!(": {}", self.term_label("step-result", result))
        };
        self.line(&format!("  [{mark}] {:>2}. {}{said}{needed}", step.number, clean(&step.title)))?;
        let mut under = Vec::new();
        if let (Some(signed_by), Some(time)) = (&step.signed_by, &step.signed) {
            let by = ("by", clean(signed_by));
            let time = ("time", time.clone());
            under.push(match step.by.as_ref().filter(|done| *done != signed_by) {
                Some(done) => self.say("cli-run-signed-for", &[("done", clean(done)), by, time]),
                None => self.say("cli-run-signed", &[by, time]),
            });
        }
        if step.signatures > 1 {
            under.push(self.say("cli-run-signed-again", &[("count", step.signatures.to_string())]));
        }
        if let Some(tool) = &step.tool {
            let tool = match &step.tool_version {
                Some(version) => format!("{} {}", clean(tool), clean(version)),
                None => self.say("cli-run-tool-unversioned", &[("tool", clean(tool))]),
            };
            under.push(self.say("cli-run-tool", &[("tool", tool)]));
        }
        if let Some(output) = &step.output {
            let title = step.output_title.as_deref().map(clean).unwrap_or_default();
            let hash = step.sha256.as_deref().map(|hash| format!(" SHA-256 {hash}")).unwrap_or_default();
            under.push(self.say("cli-run-output", &[("output", format!("{} {title}{hash}", short(output)))]));
        }
        for (id, text) in [
            ("cli-run-finding", &step.finding),
            ("cli-run-deviation", &step.deviation),
            ("cli-run-reason", &step.reason),
        ] {
            if let Some(text) = text {
                under.push(self.say(id, &[("text", clean(text))]));
            }
        }
        if mark != "x" && mark != " " && step.reason.is_none() {
            under.push(self.texts.get("cli-run-no-reason"));
        }
        under.iter().try_for_each(|line| self.line(&format!("          {line}")))
    }

    /// Writes what an examination covers. What was not examined stands beside what was, and the verdict last.
    fn coverage(&self, view: &CoverageView) -> anyhow::Result<()> {
        self.covered("cli-run-acquired", "cli-run-no-acquired", &view.acquired, "acquisition-method")?;
        self.covered("cli-run-examined", "cli-run-no-examined", &view.examined, "examination-result")?;
        self.covered("cli-run-not-examined", "cli-run-no-not-examined", &view.not_examined, "omission-reason")?;
        self.line(&self.texts.get(if view.sets.is_empty() { "cli-run-no-sets" } else { "cli-run-sets" }))?;
        for set in &view.sets {
            let name = ("name", clean(&set.name));
            self.line(&format!(
                "  {}",
                match (&set.sha256, &set.published) {
                    (Some(sha256), Some(published)) => {
                        self.say("cli-run-set", &[name, ("sha256", sha256.clone()), ("published", clean(published))])
                    }
                    _ => self.say("cli-run-set-unknown", &[name]),
                }
            ))?;
        }
        if !view.tools.is_empty() {
            self.line(&self.texts.get("cli-run-tools"))?;
        }
        for tool in &view.tools {
            self.line(&format!(
                "  {}",
                match &tool.version {
                    Some(version) => format!("{} {}", clean(&tool.name), clean(version)),
                    None => self.say("cli-run-tool-unversioned", &[("tool", clean(&tool.name))]),
                }
            ))?;
        }
        if view.found > 0 {
            let args = [("count", view.found.to_string()), ("unjudged", view.unjudged.to_string())];
            self.line(&self.say("cli-run-found", &args))?;
        }
        self.line(&self.texts.get(&format!("verdict-{}", view.verdict)))
    }

    fn covered(&self, some: &str, none: &str, list: &[CoveredView], vocabulary: &str) -> anyhow::Result<()> {
        self.line(&self.texts.get(if list.is_empty() { none } else { some }))?;
        for item in list {
            let code = item.code.as_deref().map(|code| self.term_label(vocabulary, code));
            let complete = item
                .complete
                .map(|complete| self.texts.get(if complete { "cli-run-complete" } else { "cli-run-incomplete" }));
            let method = item.method.as_deref().filter(|_| vocabulary != "acquisition-method").map(clean);
            let when = item.when.as_deref().map(clean);
            let about: Vec<String> = [code, method, when, complete].into_iter().flatten().collect();
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(self.comma())) };
            self.line(&format!("  {}{about}", clean(&item.what)))?;
            for line in item.remarks.iter().flat_map(|remarks| remarks.lines()).take(4) {
                self.line(&format!("      {}", clean(line)))?;
            }
        }
        Ok(())
    }
}
