//! How the output of a tool that was taken in looks on a terminal.

use cairn_app::api::{AcquisitionView, ExaminationView, IntakeView};

use super::{Output, bytes, clean, short};

/// The most lines of one list; `--json` has all.
const LINES: usize = 20;

impl Output {
    /// Writes what was taken in: first what came of it, then with what, then what was not looked at, then the records.
    pub(super) fn intake(&self, view: &IntakeView) -> anyhow::Result<()> {
        if view.dry_run {
            self.line(&self.texts.get("cli-intake-dry-run"))?;
        }
        for refusal in &view.consent {
            let person = refusal.person.as_deref().map(short).unwrap_or_default().to_owned();
            super::message(&self.say("cli-intake-consent", &[("person", person)]));
        }
        if let Some(examination) = &view.examination {
            self.examination(view, examination)?;
        }
        if let Some(acquisition) = &view.acquisition {
            self.acquisition(acquisition)?;
        }
        self.proofs(view)?;
        self.some(
            view.gaps.len(),
            "cli-intake-gaps",
            view.gaps.iter().map(|gap| self.say(&format!("gap-{}", gap.code), &[("what", clean(&gap.what))])),
        )?;
        self.intake_records(view)?;
        self.some(
            view.lost.len(),
            "cli-intake-notes",
            view.lost
                .iter()
                .map(|loss| format!("{}: {} ({})", clean(&loss.where_), clean(&loss.what), clean(&loss.why))),
        )
    }

    /// Writes a list under a heading with its count; nothing when it is empty.
    fn some(&self, count: usize, heading: &str, lines: impl Iterator<Item = String>) -> anyhow::Result<()> {
        if count == 0 {
            return Ok(());
        }
        self.line(&self.say(heading, &[("count", count.to_string())]))?;
        lines.take(LINES).try_for_each(|line| self.line(&format!("  {line}")))?;
        if count > LINES {
            self.line(&format!("  {}", self.texts.get("cli-imported-more")))?;
        }
        Ok(())
    }

    fn examination(&self, view: &IntakeView, examination: &ExaminationView) -> anyhow::Result<()> {
        let alerts = examination.detected - examination.levels.get("informational").copied().unwrap_or_default();
        let args = [("matched", examination.matched.to_string()), ("alerts", alerts.to_string())];
        self.line(&self.say(&format!("cli-intake-{}", examination.outcome), &args))?;
        if let Some(result) = &examination.result {
            let result = self.texts.get(&format!("term-examination-result-{result}"));
            self.line(&self.say("cli-intake-result", &[("result", result)]))?;
        }
        if examination.outcome == "not-examined" {
            return Ok(());
        }
        self.some(
            view.indicators.len(),
            "cli-intake-indicators",
            view.indicators.iter().map(|found| {
                let name = if found.name.is_empty() { String::new() } else { format!("  {}", clean(&found.name)) };
                format!("{:12} {}{name} × {}", clean(&found.type_), clean(&found.value), found.count)
            }),
        )?;
        let alerts = || examination.detections.iter().filter(|found| found.indicator.is_none());
        self.some(
            alerts().count(),
            "cli-intake-alerts-list",
            alerts().map(|found| {
                let level =
                    found.level.as_ref().map(|level| self.texts.get(&format!("cli-level-{level}"))).unwrap_or_default();
                format!("{level:13} {}: {}", clean(&found.module), clean(&found.message))
            }),
        )?;
        let platform = examination.platform.clone().unwrap_or_else(|| "?".to_owned());
        let version = examination.version.clone().unwrap_or_else(|| "?".to_owned());
        let date = examination.date.clone().unwrap_or_else(|| "?".to_owned());
        let args = [("version", clean(&version)), ("platform", platform), ("date", clean(&date))];
        self.line(&self.say("cli-intake-mvt", &args))?;
        for set in &examination.sets {
            let name = ("name", clean(&set.name));
            self.line(&match &set.sha256 {
                Some(sha256) => self.say("cli-intake-set", &[name, ("sha256", sha256.clone())]),
                None => self.say("cli-intake-set-unknown", &[name]),
            })?;
        }
        if let Some(loaded) = examination.loaded {
            self.line(&self.say("cli-intake-loaded", &[("count", loaded.to_string())]))?;
        }
        let ran = examination.modules.get("ran").map_or(0, Vec::len);
        if !examination.modules.is_empty() {
            self.line(&self.say("cli-intake-modules", &[("count", ran.to_string())]))?;
        }
        if let Some(rows) = examination.rows {
            let time = |time: &Option<String>| time.clone().unwrap_or_else(|| "?".to_owned());
            let args =
                [("rows", rows.to_string()), ("first", time(&examination.first)), ("last", time(&examination.last))];
            self.line(&self.say("cli-intake-timeline", &args))?;
        }
        self.line(&self.texts.get(&format!("cli-intake-info-{}", examination.info)))?;
        self.names("cli-intake-inputs-altered", &examination.inputs_altered)
    }

    fn names(&self, heading: &str, names: &[String]) -> anyhow::Result<()> {
        self.some(names.len(), heading, names.iter().map(|name| clean(name)))
    }

    fn acquisition(&self, view: &AcquisitionView) -> anyhow::Result<()> {
        match (&view.version, &view.started) {
            (None, None) => self.line(&self.texts.get("cli-intake-acquisition-unknown"))?,
            (version, started) => {
                let text = |text: &Option<String>| clean(text.as_deref().unwrap_or("?"));
                let args = [("version", text(version)), ("started", text(started))];
                self.line(&self.say("cli-intake-acquisition", &args))?;
            }
        }
        let (Some(listed), Some(mode)) = (view.listed, &view.mode) else {
            return self.line(&self.texts.get("cli-intake-no-hashes"));
        };
        let mode = self.texts.get(&format!("cli-intake-mode-{mode}"));
        let args = [("listed", listed.to_string()), ("matched", view.matched.to_string()), ("mode", mode)];
        self.line(&self.say("cli-intake-hashes", &args))?;
        self.some(
            view.expected.len(),
            "cli-intake-expected",
            view.expected
                .iter()
                .map(|found| format!("{}: {}", clean(&found.name), self.texts.get(&format!("expected-{}", found.why)))),
        )?;
        self.names("cli-intake-altered", &view.altered)?;
        self.names("cli-intake-missing", &view.missing)?;
        self.names("cli-intake-extra", &view.extra)?;
        self.line(&self.texts.get("cli-intake-unsigned"))
    }

    fn proofs(&self, view: &IntakeView) -> anyhow::Result<()> {
        for proof in &view.proofs {
            let id = match (&proof.media, proof.agrees.as_str()) {
                (None, _) => "cli-proof-missing",
                (Some(_), "differs") => "cli-proof-differs",
                (Some(_), _) => "cli-proof-matches",
            };
            let media = clean(proof.media.as_deref().unwrap_or_default());
            self.line(&self.say(id, &[("sha256", proof.sha256.clone()), ("media", media)]))?;
        }
        self.some(
            view.signatures.len(),
            "cli-proof-signatures",
            view.signatures.iter().map(|signature| {
                // A name goes into a command that someone may copy: it must not end its quotes.
                let quoted = |name: &str| format!("'{}'", clean(name).replace('\'', "'\\''"));
                let of = signature.of.as_deref().map(quoted).unwrap_or_else(|| "…".to_owned());
                format!("gpg --verify {} {of}", quoted(&signature.name))
            }),
        )
    }

    fn intake_records(&self, view: &IntakeView) -> anyhow::Result<()> {
        let args = [
            ("files", view.read.to_string()),
            ("bytes", bytes(view.bytes)),
            ("new", view.new.to_string()),
            ("updated", view.updated.to_string()),
            ("unchanged", view.unchanged.to_string()),
        ];
        self.line(&self.say("cli-intake-records", &args))?;
        self.line(&format!("  SHA-256 {}", view.sha256))?;
        for (id, record) in [
            ("cli-intake-evidence", &view.evidence),
            ("cli-intake-examination", &view.examination_id),
            ("cli-intake-listing", &view.listing),
            ("cli-intake-device", &view.device),
        ] {
            if let Some(record) = record {
                self.line(&format!("  {}", self.say(id, &[("id", record.clone())])))?;
            }
        }
        Ok(())
    }
}
