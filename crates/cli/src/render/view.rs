//! How saved views look on a terminal and as JSON.

use cairn_app::api::{Response, ViewView};

use super::{Output, clean, short};

impl Output {
    /// Writes saved views as JSON, one a line.
    pub(super) fn views_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Views { views } => self.each(views),
            Response::View(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes saved views.
    pub(super) fn views(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Views { views } if views.is_empty() => {
                self.empty_list();
                Ok(())
            }
            Response::Views { views } => views.iter().try_for_each(|view| self.view_line(view)),
            Response::View(view) => self.view(view),
            _ => Ok(()),
        }
    }

    fn view_line(&self, view: &ViewView) -> anyhow::Result<()> {
        let count = match (&view.problem, view.count) {
            (Some(problem), _) => self.texts.get(&format!("cli-{problem}")),
            (None, Some(count)) => count.to_string(),
            (None, None) => "-".to_owned(),
        };
        self.line(&format!(
            "{}  {:12} {:>6}  {}  ({})",
            short(&view.id),
            clean(&view.kind),
            count,
            clean(&view.name),
            clean(&view.circle_name)
        ))
    }

    fn view(&self, view: &ViewView) -> anyhow::Result<()> {
        self.line(&format!("{}  {}", view.id, clean(&view.name)))?;
        let args = [("kind", clean(&view.kind)), ("circle", clean(&view.circle_name))];
        self.line(&format!("  {}", self.say("cli-view-shows", &args)))?;
        if let Some(text) = &view.description {
            self.line(&format!("  {}", clean(text)))?;
        }
        for expression in &view.expressions {
            self.line(&format!("  --where '{}'", clean(expression)))?;
        }
        for (name, value) in
            [("search", &view.search), ("since", &view.since), ("until", &view.until), ("order", &view.order)]
        {
            if let Some(value) = value {
                self.line(&format!("  --{name} '{}'", clean(value)))?;
            }
        }
        match (&view.problem, view.count) {
            (Some(problem), _) => self.line(&format!("  {}", self.texts.get(&format!("cli-{problem}")))),
            (None, Some(count)) => {
                self.line(&format!("  {}", self.say("cli-view-count", &[("count", count.to_string())])))
            }
            (None, None) => Ok(()),
        }
    }
}
