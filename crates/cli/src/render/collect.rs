//! How records that came from outside look on a terminal.

use cairn_app::api::{DraftView, MappingView, RecordsImported, Response, XlsFormView};

use super::{Output, clean};

/// The most lines of one list; `--json` has all.
const LINES: usize = 20;

impl Output {
    /// Writes answers about collecting.
    pub(super) fn collected(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::RecordsImported(view) => self.records_imported(view),
            Response::XlsForm(view) => self.xls_form(view),
            Response::ImportMappings { mappings } => mappings.iter().try_for_each(|mapping| self.mapping(mapping)),
            _ => Ok(()),
        }
    }

    /// Writes the same as JSON.
    pub(super) fn collected_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::RecordsImported(view) => self.line(&serde_json::to_string(view)?),
            Response::XlsForm(view) => self.line(&serde_json::to_string(view)?),
            Response::ImportMappings { mappings } => self.tagged_each("cairn.import-mapping/1", mappings),
            _ => Ok(()),
        }
    }

    pub(super) fn records_imported(&self, view: &RecordsImported) -> anyhow::Result<()> {
        if view.dry_run {
            self.line(&self.texts.get("cli-intake-dry-run"))?;
        }
        let counts = [
            ("read", view.read.to_string()),
            ("new", view.new.to_string()),
            ("updated", view.updated.to_string()),
            ("unchanged", view.unchanged.to_string()),
        ];
        self.line(&self.say("cli-imported", &counts))?;
        let kinds: Vec<String> = view
            .kinds
            .iter()
            .map(|(kind, count)| format!("{} {count}", self.texts.get(&format!("win-kind-{kind}"))))
            .collect();
        if !kinds.is_empty() {
            self.line(&format!("  {}", kinds.join(", ")))?;
        }
        if view.refused > 0 {
            self.line(&self.say("cli-collect-refused", &[("count", view.refused.to_string())]))?;
        }
        if view.files > 0 {
            self.line(&self.say("cli-collect-files", &[("count", view.files.to_string())]))?;
        }
        self.source(view)?;
        self.columns(view)?;
        view.preview.iter().try_for_each(|draft| self.draft(draft))?;
        self.lost(view)
    }

    fn source(&self, view: &RecordsImported) -> anyhow::Result<()> {
        if let Some(source) = &view.source {
            self.line(&self.say("cli-collect-source", &[("id", source.clone()), ("sha256", view.sha256.clone())]))?;
        }
        match &view.tlp {
            Some(tlp) => self.line(&self.say("cli-collect-marking", &[("tlp", tlp.to_uppercase())]))?,
            None => self.line(&self.texts.get("cli-collect-unmarked"))?,
        }
        if view.persons > 0 {
            self.line(&self.say("cli-collect-persons", &[("count", view.persons.to_string())]))?;
        }
        if let Some(mapping) = &view.mapping {
            self.line(&self.say("cli-collect-mapping", &[("id", mapping.clone())]))?;
        }
        Ok(())
    }

    fn columns(&self, view: &RecordsImported) -> anyhow::Result<()> {
        if !view.dry_run || view.columns.is_empty() {
            return Ok(());
        }
        self.line(&self.texts.get("cli-collect-columns"))?;
        for column in &view.columns {
            let path = column.path.as_deref().unwrap_or("-");
            let sample = column.sample.as_deref().map(clean).unwrap_or_default();
            self.line(&format!("  {:24} {path:28} {sample}", clean(&column.column)))?;
        }
        Ok(())
    }

    fn draft(&self, draft: &DraftView) -> anyhow::Result<()> {
        let kind = self.texts.get(&format!("win-kind-{}", draft.kind));
        self.line(&format!("{} ({})", kind, clean(&draft.where_)))?;
        for (path, value) in draft.fields.iter().filter(|(path, _)| !path.starts_with("links.")) {
            self.line(&format!("  {path:28} {}", clean(value)))?;
        }
        Ok(())
    }

    fn lost(&self, view: &RecordsImported) -> anyhow::Result<()> {
        if !view.lost.is_empty() {
            self.line(&self.say("cli-collect-notes", &[("count", view.lost.len().to_string())]))?;
        }
        for loss in view.lost.iter().take(LINES) {
            self.line(&format!("  {}: {} ({})", clean(&loss.where_), clean(&loss.what), clean(&loss.why)))?;
        }
        if view.lost.len() > LINES {
            self.line(&self.texts.get("cli-imported-more"))?;
        }
        Ok(())
    }

    fn xls_form(&self, view: &XlsFormView) -> anyhow::Result<()> {
        self.line(&self.say(
            "cli-collect-form",
            &[
                ("form", view.form.clone()),
                ("questions", view.questions.to_string()),
                ("choices", view.choices.to_string()),
                ("languages", view.languages.join(", ")),
            ],
        ))?;
        if !view.lost.is_empty() {
            self.line(&self.say("cli-collect-not-asked", &[("count", view.lost.len().to_string())]))?;
        }
        Ok(())
    }

    fn mapping(&self, mapping: &MappingView) -> anyhow::Result<()> {
        self.line(&format!("{}  {}", &mapping.id, clean(&mapping.name)))?;
        mapping.text.lines().try_for_each(|line| self.line(&format!("  {}", clean(line))))
    }
}
