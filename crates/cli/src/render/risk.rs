//! How risk looks on a terminal and as JSON.
//!
//! The matrix is digits and ASCII alone, so that it stays upright on a terminal that turns lines around for Arabic. What its
//! digits mean stands below, a line each.

use cairn_app::api::{
    AcceptedView, BandedView, CountedView, Response, RiskDueView, RiskEntryView, RiskMatrixView, RiskView,
    TemplateView, TreatmentView,
};

use super::{Output, clean, short};

/// The width of a cell, so that the matrix has 79 columns.
const CELL: usize = 14;
/// The most lines of numbers in one cell.
const LINES: usize = 4;

impl Output {
    /// Writes an answer about risk as JSON.
    pub(super) fn risk_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Risk(view) => self.line(&serde_json::to_string(view)?),
            Response::RiskMatrix(view) => self.line(&serde_json::to_string(view)?),
            Response::RiskDue(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about risk.
    pub(super) fn risk(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Risk(view) => self.assessment(view),
            Response::RiskMatrix(view) => self.matrix(view),
            Response::RiskDue(view) => self.due(view),
            _ => Ok(()),
        }
    }

    fn told(&self, id: &str, text: Option<&String>) -> anyhow::Result<()> {
        match text {
            Some(text) => self.line(&self.say(id, &[("text", clean(text))])),
            None => Ok(()),
        }
    }

    fn band(&self, banded: &BandedView) -> String {
        banded.label.as_deref().map_or_else(|| self.texts.get("cli-risk-no-band"), clean)
    }

    fn assessment(&self, view: &RiskView) -> anyhow::Result<()> {
        self.line(&format!("{}  {}", view.id, clean(&view.title)))?;
        self.told("cli-risk-asset", view.asset.as_ref().filter(|asset| **asset != view.title))?;
        self.told("cli-risk-scenario", view.scenario.as_ref())?;
        self.told("cli-risk-adversary", view.adversary.as_ref())?;
        self.scales(&view.template)?;
        self.score(view)?;
        self.told("cli-risk-basis", view.likelihood_basis.as_ref())?;
        self.backing(view)?;
        if let Some(treatment) = &view.treatment {
            self.line(&self.say("cli-risk-treatment", &[("treatment", self.term_label("treatment", treatment))]))?;
        }
        for treatment in &view.treatments {
            self.line(&format!("  {}", self.treatment(treatment)))?;
        }
        self.line(&match &view.owner {
            Some(owner) => self.say("cli-risk-owner", &[("owner", clean(owner))]),
            None => self.texts.get("cli-risk-no-owner"),
        })?;
        let overdue =
            if view.review_overdue { format!("  {}", self.texts.get("cli-risk-overdue")) } else { String::new() };
        self.line(&match &view.review {
            Some(review) => format!("{}{overdue}", self.say("cli-risk-review", &[("review", clean(review))])),
            None => self.texts.get("cli-risk-no-review"),
        })?;
        if let Some(accepted) = &view.accepted {
            self.line(&self.accepted(accepted))?;
        }
        if view.moves.len() > 1 {
            self.line(&self.texts.get("cli-risk-moves"))?;
            for moved in &view.moves {
                let levels = [("likelihood", &moved.likelihood), ("severity", &moved.impact)];
                let levels = levels.map(|(vocabulary, code)| {
                    code.as_deref().map_or_else(|| "?".to_owned(), |code| self.term_label(vocabulary, code))
                });
                let score = moved.now.score.clone().unwrap_or_else(|| "?".to_owned());
                self.line(&format!(
                    "  {}  {score} ({}): {} × {}  {}",
                    moved.time,
                    self.band(&moved.now),
                    levels[0],
                    levels[1],
                    clean(&moved.by)
                ))?;
            }
        }
        Ok(())
    }

    fn scales(&self, template: &TemplateView) -> anyhow::Result<()> {
        if let Some(missing) = &template.missing {
            self.line(&self.say("cli-risk-scales-missing", &[("id", short(missing).to_owned())]))?;
        }
        let args = [("title", clean(&template.title)), ("version", template.version.to_string())];
        self.line(&self.say("cli-risk-scales", &args))?;
        if template.problems.is_empty() {
            return Ok(());
        }
        self.line(&self.texts.get("cli-protocol-problems"))?;
        for problem in &template.problems {
            let args = [("scale", self.term_label("risk-scale", &problem.scale)), ("code", clean(&problem.code))];
            self.line(&format!("  {}", self.say(&format!("problem-{}", problem.problem), &args)))?;
        }
        Ok(())
    }

    fn counted(&self, id: &str, counted: &CountedView) -> anyhow::Result<()> {
        let weight = counted.weight.clone().unwrap_or_else(|| self.texts.get("cli-risk-uncounted"));
        let category = counted.category.as_deref().map(|category| self.texts.get(&format!("category-{category}")));
        let args = [("label", clean(&counted.label)), ("weight", weight), ("category", category.unwrap_or_default())];
        let line = self.say(id, &args);
        let meaning = if counted.meaning.is_empty() { String::new() } else { format!(". {}", clean(&counted.meaning)) };
        self.line(&format!("{line}{meaning}"))
    }

    fn score(&self, view: &RiskView) -> anyhow::Result<()> {
        let score = &view.score;
        if let Some(likelihood) = &score.likelihood {
            self.counted("cli-risk-likelihood", likelihood)?;
        }
        for impact in &score.impacts {
            self.counted(if impact.category.is_some() { "cli-risk-impact-of" } else { "cli-risk-impact" }, impact)?;
        }
        if let Some(capacity) = &score.capacity {
            self.counted("cli-risk-capacity", capacity)?;
        }
        if let (Some(raw), Some(likelihood), Some(impact)) = (&score.raw.score, &score.likelihood, &score.impact) {
            let args = [
                ("likelihood", likelihood.weight.clone().unwrap_or_default()),
                ("impact", impact.clone()),
                ("score", raw.clone()),
                ("band", self.band(&score.raw)),
            ];
            self.line(&self.say("cli-risk-raw", &args))?;
        }
        match &score.now.score {
            Some(now) => {
                let meaning = score.now.meaning.as_deref().map(clean).unwrap_or_default();
                let args = [("score", now.clone()), ("band", self.band(&score.now)), ("meaning", meaning)];
                self.line(self.say("cli-risk-now", &args).trim_end())?;
            }
            None => self.line(&self.texts.get("cli-risk-none"))?,
        }
        if let Some(residual) = &score.residual {
            let text = |text: &Option<String>| text.as_deref().map(clean).unwrap_or_else(|| "?".to_owned());
            let args = [
                ("likelihood", text(&score.residual_likelihood)),
                ("impact", text(&score.residual_impact)),
                ("score", text(&residual.score)),
                ("band", self.band(residual)),
            ];
            self.line(&self.say("cli-risk-residual", &args))?;
        }
        for remark in &score.remarks {
            let args = [("field", clean(&remark.field)), ("code", clean(&remark.code))];
            self.line(&format!("  * {}", self.say(&format!("remark-{}", remark.remark), &args)))?;
        }
        Ok(())
    }

    fn backing(&self, view: &RiskView) -> anyhow::Result<()> {
        let backing = &view.backing;
        let count = backing.incidents.len();
        self.line(&if count == 0 {
            self.texts.get("cli-risk-unbacked")
        } else {
            self.say("cli-risk-backed", &[("count", count.to_string())])
        })?;
        for incident in &backing.incidents {
            let place = incident.place.as_deref().map(|place| format!("  ({})", clean(place))).unwrap_or_default();
            let date = incident.date.as_deref().unwrap_or("-");
            self.line(&format!("  {} {date:12} {}{place}", short(&incident.id), clean(&incident.title)))?;
        }
        if backing.not_here > 0 {
            self.line(&format!("  {}", self.say("cli-risk-not-here", &[("count", backing.not_here.to_string())])))?;
        }
        if backing.acts.is_empty() {
            return Ok(());
        }
        let id = match (backing.similar, backing.similar_more) {
            (0, _) => "cli-risk-similar-none",
            (_, true) => "cli-risk-similar-more",
            (_, false) => "cli-risk-similar",
        };
        let args = [
            ("count", backing.similar.to_string()),
            ("there", backing.similar_there.to_string()),
            ("since", backing.since.clone()),
        ];
        self.line(&self.say(id, &args))
    }

    fn treatment(&self, treatment: &TreatmentView) -> String {
        let mut text = format!(
            "{}  {}  {}",
            treatment.due.as_deref().map_or_else(|| "-".to_owned(), clean),
            clean(&treatment.action),
            match &treatment.owner {
                Some(owner) => self.say("cli-risk-owner", &[("owner", clean(owner))]),
                None => self.texts.get("cli-risk-no-owner"),
            }
        );
        if let Some(status) = &treatment.status {
            text.push_str(&format!("  [{}]", self.term_label("task-status", status)));
        }
        if treatment.overdue {
            text.push_str("  ");
            text.push_str(&self.texts.get("cli-risk-overdue"));
        }
        text
    }

    fn accepted(&self, accepted: &AcceptedView) -> String {
        let or = |text: &Option<String>, id: &str| text.as_deref().map_or_else(|| self.texts.get(id), clean);
        let args = [
            ("by", or(&accepted.by, "cli-risk-accepted-nobody")),
            ("on", or(&accepted.on, "cli-risk-no-day")),
            ("reason", or(&accepted.reason, "cli-risk-no-reason")),
        ];
        self.say("cli-risk-accepted", &args)
    }

    fn accepted_risks(&self, accepted: &[AcceptedView]) -> anyhow::Result<()> {
        if !accepted.is_empty() {
            self.line(&self.texts.get("cli-matrix-accepted"))?;
        }
        for risk in accepted {
            self.line(&format!("  {} {} ({})", short(&risk.id), clean(&risk.title), self.band(&risk.now)))?;
            let review = match &risk.review {
                Some(review) => self.say("cli-risk-review", &[("review", clean(review))]),
                None => self.texts.get("cli-risk-no-review"),
            };
            let overdue =
                if risk.overdue { format!("  {}", self.texts.get("cli-risk-overdue")) } else { String::new() };
            self.line(&format!("      {}", self.accepted(risk)))?;
            self.line(&format!("      {review}{overdue}"))?;
        }
        Ok(())
    }

    fn matrix(&self, view: &RiskMatrixView) -> anyhow::Result<()> {
        self.line(&match &view.on {
            Some(on) => self.say("cli-matrix-on", &[("on", on.clone())]),
            None => self.texts.get("cli-matrix-title"),
        })?;
        self.scales(&view.template)?;
        self.line(&self.texts.get("cli-matrix-axes"))?;
        for line in table(view) {
            self.line(&line)?;
        }
        self.line(&self.texts.get("cli-matrix-bands"))?;
        for (place, band) in view.bands.iter().enumerate() {
            let args = [
                ("label", clean(&band.label)),
                ("from", band.weight.clone().unwrap_or_default()),
                ("meaning", clean(&band.meaning)),
            ];
            self.line(&format!("  {:2} {}", mark(place), self.say("cli-matrix-band-from", &args)))?;
        }
        for (id, levels) in [("cli-matrix-likelihood", &view.likelihood), ("cli-matrix-impact", &view.impact)] {
            self.line(&self.texts.get(id))?;
            for (number, level) in (1..).zip(levels) {
                self.line(&format!("  {number}  {}: {}", clean(&level.label), clean(&level.meaning)))?;
            }
        }
        let heading = if view.entries.is_empty() { "cli-matrix-empty" } else { "cli-matrix-entries" };
        self.line(&self.texts.get(heading))?;
        for entry in &view.entries {
            self.matrix_entry(view, entry)?;
        }
        if view.left_out > 0 {
            self.line(&self.say("cli-matrix-left-out", &[("count", view.left_out.to_string())]))?;
        }
        self.accepted_risks(&view.accepted)
    }

    fn place(&self, (likelihood, impact): (u32, u32)) -> String {
        self.say("cli-matrix-place", &[("likelihood", likelihood.to_string()), ("impact", impact.to_string())])
    }

    fn matrix_entry(&self, view: &RiskMatrixView, entry: &RiskEntryView) -> anyhow::Result<()> {
        let place = entry.cell.map_or_else(|| self.texts.get("cli-matrix-no-place"), |cell| self.place(cell));
        let mut line = format!("  #{:<3} {} {}: {place}", entry.number, short(&entry.id), clean(&entry.title));
        if let Some(score) = &entry.now.score {
            line.push_str(&format!("  {score} ({})", self.band(&entry.now)));
        }
        if entry.other_template {
            line.push_str(&format!("  [{}]", self.texts.get("cli-matrix-other")));
        }
        self.line(&line)?;
        if view.on.is_none() {
            return Ok(());
        }
        let since = match (&entry.today, entry.cell_today) {
            (None, _) => self.texts.get("cli-matrix-then-gone"),
            (Some(today), cell) if *today == entry.now && cell == entry.cell => self.texts.get("cli-matrix-same"),
            (Some(today), Some(cell)) => {
                self.say("cli-matrix-moved", &[("cell", self.place(cell)), ("band", self.band(today))])
            }
            (Some(today), None) => self.say("cli-matrix-now", &[("band", self.band(today))]),
        };
        self.line(&format!("       {since}"))
    }

    fn due(&self, view: &RiskDueView) -> anyhow::Result<()> {
        self.line(&self.say("cli-due-title", &[("on", view.on.clone())]))?;
        if view.reviews.is_empty() && view.treatments.is_empty() {
            self.line(&self.texts.get("cli-due-none"))?;
        }
        if !view.reviews.is_empty() {
            self.line(&self.texts.get("cli-due-reviews"))?;
        }
        for review in &view.reviews {
            let owner = match &review.owner {
                Some(owner) => self.say("cli-risk-owner", &[("owner", clean(owner))]),
                None if review.kind == "protocol" => String::new(),
                None => self.texts.get("cli-risk-no-owner"),
            };
            let overdue = if review.overdue { self.texts.get("cli-risk-overdue") } else { String::new() };
            let line = format!(
                "  {:10} {} {}  {owner}  {overdue}",
                clean(&review.due),
                short(&review.id),
                clean(&review.title)
            );
            self.line(line.trim_end())?;
        }
        if !view.treatments.is_empty() {
            self.line(&self.texts.get("cli-due-treatments"))?;
        }
        for due in &view.treatments {
            self.line(&format!("  {}  ({} {})", self.treatment(&due.treatment), short(&due.id), clean(&due.title)))?;
        }
        if view.left_out > 0 {
            self.line(&self.say("cli-due-left-out", &[("count", view.left_out.to_string())]))?;
        }
        self.accepted_risks(&view.accepted)
    }
}

/// Gives the mark of a band in a cell, by its place from the lowest.
fn mark(place: usize) -> &'static str {
    match place {
        0 => "",
        1 => "+",
        2 => "!",
        _ => "!!",
    }
}

/// Puts the numbers of assessments into the lines of a cell.
fn cell_lines(numbers: &[u32]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (done, number) in numbers.iter().enumerate() {
        let text = format!("#{number}");
        let full = lines.len() == LINES;
        match lines.last_mut() {
            Some(line) if line.len() + 1 + text.len() <= CELL - 2 => {
                line.push(' ');
                line.push_str(&text);
            }
            _ if full => {
                lines.push(format!("+{}", numbers.len() - done));
                break;
            }
            _ => lines.push(text),
        }
    }
    lines
}

/// Draws the matrix, the most likely row first.
fn table(view: &RiskMatrixView) -> Vec<String> {
    let columns = view.impact.len();
    let rule = format!("  +{}", format!("{}+", "-".repeat(CELL)).repeat(columns));
    let mut lines = vec![rule.clone()];
    for (row, cells) in view.cells.iter().enumerate().rev() {
        let likelihood = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(1);
        let mut blocks: Vec<Vec<String>> = Vec::new();
        for (impact, cell) in (1_u32..).zip(cells) {
            let place = view.bands.iter().position(|band| Some(&band.code) == cell.band.as_ref());
            let score = cell.score.as_deref().unwrap_or("?");
            let mut block = vec![format!("{score:>4} {}", place.map(mark).unwrap_or("?"))];
            let here = |entry: &&RiskEntryView| entry.cell == Some((likelihood, impact));
            let numbers: Vec<u32> = view.entries.iter().filter(here).map(|entry| entry.number).collect();
            block.extend(cell_lines(&numbers));
            blocks.push(block);
        }
        let height = blocks.iter().map(Vec::len).max().unwrap_or(1);
        for at in 0..height {
            let label = if at == 0 { likelihood.to_string() } else { String::new() };
            let mut line = format!("{label:>1} |");
            for block in &blocks {
                let text = block.get(at).map(String::as_str).unwrap_or_default();
                line.push_str(&format!(" {text:<width$}|", width = CELL - 1));
            }
            lines.push(line);
        }
        lines.push(rule.clone());
    }
    let mut foot = String::from("   ");
    for impact in 1..=columns {
        foot.push_str(&format!("{impact:^width$}", width = CELL + 1));
    }
    lines.push(foot.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_cell_says_how_many_more_there_are_and_keeps_its_width() {
        let many: Vec<u32> = (1..=40).collect();
        let lines = cell_lines(&many);
        assert_eq!(lines[0], "#1 #2 #3 #4");
        assert!(lines.iter().all(|line| line.len() < CELL), "{lines:?}");
        let shown: usize = lines.iter().take(LINES).map(|line| line.split(' ').count()).sum();
        assert_eq!(lines.last().unwrap(), &format!("+{}", many.len() - shown));
        assert!(cell_lines(&[]).is_empty());
        assert_eq!(cell_lines(&[7]), ["#7"]);
    }
}
