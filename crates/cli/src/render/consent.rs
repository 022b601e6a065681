//! How consents look on a terminal and as JSON.

use cairn_app::api::{
    AnswerView, ConsentCheckView, ConsentView, ConsentsView, LeftView, OverriddenView, RefusalView, Response,
    WithdrawalView, WithdrawnView,
};

use super::{Output, clean, short};

impl Output {
    /// Writes an answer about consent as JSON.
    pub(super) fn consent_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Consents(view) => self.line(&serde_json::to_string(view)?),
            Response::Withdrawn(view) => self.line(&serde_json::to_string(view)?),
            Response::ConsentChecked(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    /// Writes an answer about consent.
    pub(super) fn consent(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Consents(view) => self.consents(view),
            Response::Withdrawn(view) => self.withdrawn(view),
            Response::ConsentChecked(view) => self.checked(view),
            _ => Ok(()),
        }
    }

    fn consents(&self, view: &ConsentsView) -> anyhow::Result<()> {
        if let (Some(person), Some(title)) = (&view.person, &view.person_title) {
            self.line(&format!("{}  {}", short(person), clean(title)))?;
        }
        if view.consents.is_empty() {
            self.line(&self.texts.get("cli-consent-none"))?;
        }
        for consent in &view.consents {
            self.one_consent(consent)?;
        }
        self.left(&view.left)?;
        for one in &view.overridden {
            self.overridden(one)?;
        }
        Ok(())
    }

    fn one_consent(&self, view: &ConsentView) -> anyhow::Result<()> {
        let when = view.when.clone().unwrap_or_else(|| "-".to_owned());
        let args = [("id", short(&view.id).to_owned()), ("title", clean(&view.title)), ("when", when)];
        self.line("")?;
        self.line(&self.say("cli-consent", &args))?;
        if let Some(expires) = &view.expires {
            self.line(&format!("  {}", self.say("cli-consent-expires", &[("when", clean(expires))])))?;
        }
        if !view.incidents.is_empty() {
            let ids: Vec<&str> = view.incidents.iter().map(|id| short(id)).collect();
            self.line(&format!("  {}", self.say("cli-consent-incidents", &[("incidents", ids.join(", "))])))?;
        }
        if view.conflicts > 0 {
            self.line(&format!("  {}", self.texts.get("cli-consent-conflicts")))?;
        }
        let all = || view.uses.iter().chain(&view.audiences);
        let width = |text: fn(&AnswerView) -> &str| all().map(|one| text(one).chars().count()).max().unwrap_or(0);
        let widths = (width(|one| &one.label), width(|one| &one.answer_label));
        for (heading, answers) in [("cli-consent-uses", &view.uses), ("cli-consent-audiences", &view.audiences)] {
            self.line(&format!("  {}", self.texts.get(heading)))?;
            for answer in answers {
                self.answer(answer, widths)?;
            }
        }
        view.withdrawals.iter().try_for_each(|withdrawal| self.withdrawal(withdrawal))
    }

    fn answer(&self, view: &AnswerView, (label, answer): (usize, usize)) -> anyhow::Result<()> {
        let pad =
            |text: &str, width: usize| format!("{text}{}", " ".repeat(width.saturating_sub(text.chars().count())));
        let until = view.expires.as_deref().map(|when| self.say("cli-consent-until", &[("when", clean(when))]));
        // What the answer itself says needs no second telling.
        let plain = ["not-this-audience", "not-this-use", "ask-again", "new-purpose"];
        let told = view.rules.iter().zip(&view.words).filter(|(rule, _)| !plain.contains(&rule.as_str()));
        let notes: Vec<String> = until.into_iter().chain(told.map(|(_, words)| words.clone())).collect();
        let mark = if view.rules.is_empty() { "+" } else { "-" };
        let line = format!(
            "    {mark} {}  {}  {}",
            pad(&view.label, label),
            pad(&view.answer_label, answer),
            notes.join("; ")
        );
        self.line(line.trim_end())
    }

    fn withdrawal(&self, view: &WithdrawalView) -> anyhow::Result<()> {
        let args = [
            ("what", clean(&view.words)),
            ("from", view.from.clone()),
            ("by", clean(&view.by)),
            ("reason", clean(&view.reason)),
        ];
        self.line(&format!("  {}", self.say("cli-consent-withdrawn", &args)))
    }

    fn withdrawn(&self, view: &WithdrawnView) -> anyhow::Result<()> {
        self.withdrawal(&view.withdrawal)?;
        if view.left.is_empty() {
            self.line(&self.texts.get("cli-consent-nothing-left"))
        } else {
            self.left(&view.left)
        }
    }

    fn left(&self, left: &[LeftView]) -> anyhow::Result<()> {
        if left.is_empty() {
            return Ok(());
        }
        self.line("")?;
        self.line(&self.texts.get("cli-consent-left"))?;
        for one in left {
            let title = one.subject_title.as_deref().map_or_else(|| short(&one.subject).to_owned(), clean);
            let args = [
                ("time", one.time.clone()),
                ("audience", one.audience_label.clone()),
                ("recipient", one.recipient.as_deref().map_or_else(|| "-".to_owned(), clean)),
                ("title", title),
                ("by", clean(&one.by)),
            ];
            self.line(&format!("  {}", self.say("cli-consent-release", &args)))?;
            for item in &one.items {
                self.line(&format!(
                    "      {}  {}",
                    short(&item.id),
                    item.title.as_deref().map(clean).unwrap_or_default()
                ))?;
            }
            self.line(&format!("      {}", one.recall_words))?;
            if one.by_incident {
                self.line(&format!("      {}", self.texts.get("cli-consent-by-incident")))?;
            }
        }
        Ok(())
    }

    fn overridden(&self, view: &OverriddenView) -> anyhow::Result<()> {
        let args = [("time", view.time.clone()), ("by", clean(&view.by)), ("why", clean(&view.why))];
        self.line("")?;
        self.line(&self.say("cli-consent-overridden", &args))?;
        view.refusals.iter().try_for_each(|refusal| self.line(&format!("      {}", refusal.words)))
    }

    fn checked(&self, view: &ConsentCheckView) -> anyhow::Result<()> {
        if view.allowed {
            return self.line(&self.texts.get("cli-consent-allowed"));
        }
        let args = [("count", view.refusals.len().to_string())];
        self.line(&self.say("cli-consent-refused", &args))?;
        view.refusals.iter().try_for_each(|refusal| self.refusal(refusal))
    }

    fn refusal(&self, refusal: &RefusalView) -> anyhow::Result<()> {
        self.line(&format!(
            "  - {} {}: {} ({})",
            short(&refusal.record),
            clean(&refusal.field),
            refusal.words,
            refusal.rule
        ))?;
        self.line(&format!("    {}", refusal.advice))
    }
}
