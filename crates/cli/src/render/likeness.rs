//! How doubles, judgments and everything about one thing look on a terminal.

use std::collections::BTreeMap;

use cairn_app::api::{
    AboutGroup, AboutRow, AboutView, DuplicatesView, JudgedView, JudgmentView, MentionView, PairView, ReasonView,
    RecordRow, Response,
};

use super::{Output, clean, short};

impl Output {
    pub(super) fn likeness_json(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Duplicates(view) => self.line(&serde_json::to_string(view)?),
            Response::Judged(view) => self.line(&serde_json::to_string(view)?),
            Response::About(view) => self.line(&serde_json::to_string(view)?),
            _ => Ok(()),
        }
    }

    pub(super) fn likeness(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Duplicates(view) => self.duplicates(view),
            Response::Judged(view) => self.judged(view),
            Response::About(view) => self.about(view),
            _ => Ok(()),
        }
    }

    fn duplicates(&self, view: &DuplicatesView) -> anyhow::Result<()> {
        for pair in &view.pairs {
            self.pair(pair)?;
        }
        let args = [
            ("records", view.records.to_string()),
            ("compared", view.compared.to_string()),
            ("total", view.total.to_string()),
            ("shown", view.pairs.len().to_string()),
        ];
        self.line(&self.say("cli-duplicates-done", &args))?;
        if view.blank > 0 {
            self.line(&self.say("cli-duplicates-blank", &[("count", view.blank.to_string())]))?;
        }
        if view.crowds > 0 {
            self.line(&self.say("cli-duplicates-crowds", &[("count", view.crowds.to_string())]))?;
        }
        if view.full > 0 {
            self.line(&self.say("cli-duplicates-full", &[("count", view.full.to_string())]))?;
        }
        if !view.pairs.is_empty() {
            self.line(&self.texts.get("cli-duplicates-how"))?;
        }
        Ok(())
    }

    fn pair(&self, pair: &PairView) -> anyhow::Result<()> {
        self.line(&format!("{:.2}  {}", pair.score, named(&pair.a)))?;
        self.line(&format!("      {}", named(&pair.b)))?;
        for reason in &pair.reasons {
            self.line(&format!("      {} {}", sign(reason), self.reason(reason)))?;
        }
        if pair.outside {
            self.line(&format!("      {}", self.texts.get("cli-duplicates-outside")))?;
        }
        self.line("")
    }

    fn reason(&self, reason: &ReasonView) -> String {
        let words = |values: &str| match &reason.vocabulary {
            None => clean(values),
            Some(vocabulary) => {
                let label = |code: &str| {
                    let id = format!("term-{vocabulary}-{code}");
                    self.texts.find(&id, &BTreeMap::new()).unwrap_or_else(|| code.to_owned())
                };
                values.split(' ').map(label).collect::<Vec<_>>().join(", ")
            }
        };
        let what = self.texts.get(&format!("like-{}", reason.code));
        let (left, right) = (words(&reason.left), words(&reason.right));
        if left == right { format!("{what}: {left}") } else { format!("{what}: {left} / {right}") }
    }

    fn judged(&self, view: &JudgedView) -> anyhow::Result<()> {
        self.line(&view.id)?;
        let id = match (view.personal, view.kept_back) {
            (true, true) => "cli-judged-kept-back",
            (true, false) => "cli-judged-personal",
            (false, _) => "cli-judged-circle",
        };
        self.line(&self.say(id, &[("name", clean(&view.name))]))?;
        for other in &view.others {
            self.line(&self.judgment(other))?;
        }
        Ok(())
    }

    /// Writes a judgment as one line.
    pub(super) fn judgment(&self, view: &JudgmentView) -> String {
        let others: Vec<String> = view
            .others
            .iter()
            .map(|other| format!("{} {}", short(&other.id), clean(other.title.as_deref().unwrap_or_default())))
            .collect();
        let id = if view.reversed { "cli-judgment-reversed" } else { "cli-judgment" };
        let verdict = self.texts.get(&format!("term-verdict-{}", view.verdict));
        let args = [
            ("id", short(&view.id).to_owned()),
            ("verdict", verdict),
            ("others", others.join(", ")),
            ("by", clean(view.by.as_deref().unwrap_or("?"))),
            ("when", view.when.clone().unwrap_or_else(|| "?".to_owned())),
        ];
        self.say(id, &args)
    }

    fn about(&self, view: &AboutView) -> anyhow::Result<()> {
        if let Some(record) = &view.record {
            self.line(&format!("{} {}", record.kind, named(record)))?;
        }
        for value in &view.values {
            self.line(&format!(
                "{} {}",
                self.texts.get(&format!("term-indicator-type-{}", value.type_)),
                clean(&value.value)
            ))?;
        }
        for judgment in &view.judgments {
            self.line(&self.judgment(judgment))?;
        }
        for group in &view.groups {
            self.group(group)?;
        }
        if !view.names.is_empty() {
            self.line("")?;
            self.line(&self.say("cli-about-names", &[("count", view.names.len().to_string())]))?;
            for name in &view.names {
                let row = name.record.as_ref().map_or_else(
                    || format!("{}  {}", short(&name.id), self.texts.get("cli-about-not-here")),
                    |row| format!("{} {}", row.kind, named(row)),
                );
                self.line(&format!("  {row}"))?;
                self.line(&format!("      {}", self.mention(&name.mention)))?;
            }
        }
        if !view.set_hits.is_empty() {
            self.line("")?;
            self.line(&self.say("cli-about-sets", &[("count", view.set_hits.len().to_string())]))?;
            for hit in &view.set_hits {
                let how = self.texts.get(&format!("seen-{}", hit.how));
                let (title, name) = (clean(&hit.set_title), clean(&hit.name));
                self.line(&format!(
                    "  {}  {} {title}  {} {name}  ({how}; {})",
                    clean(&hit.value),
                    short(&hit.set),
                    clean(&hit.type_),
                    clean(&hit.circle_name)
                ))?;
            }
        }
        if view.groups.is_empty() && view.names.is_empty() && view.set_hits.is_empty() {
            self.line(&self.texts.get("cli-about-nothing"))?;
        }
        if view.more || view.set_hits_more {
            self.line("")?;
            self.line(&self.texts.get("cli-about-more"))?;
        }
        Ok(())
    }

    fn kinds(&self, kind: &str) -> String {
        self.texts.find(&format!("term-record-kind-{kind}"), &BTreeMap::new()).unwrap_or_else(|| kind.to_owned())
    }

    fn group(&self, group: &AboutGroup) -> anyhow::Result<()> {
        self.line("")?;
        self.line(
            &self.say("cli-about-group", &[("kind", self.kinds(&group.kind)), ("count", group.total.to_string())]),
        )?;
        for row in &group.rows {
            self.about_row(row)?;
        }
        match &group.next {
            Some(next) => {
                self.line(&self.say("cli-about-next", &[("kind", group.kind.clone()), ("after", next.clone())]))
            }
            None => Ok(()),
        }
    }

    fn about_row(&self, row: &AboutRow) -> anyhow::Result<()> {
        let date = row.record.date.as_deref().map(|date| format!("  {date}")).unwrap_or_default();
        self.line(&format!("  {}{date}", named(&row.record)))?;
        for mention in &row.mentions {
            self.line(&format!("      {}", self.mention(mention)))?;
        }
        if row.count > row.mentions.len() as u64 {
            let more = row.count - row.mentions.len() as u64;
            self.line(&format!("      {}", self.say("cli-about-places", &[("count", more.to_string())])))?;
        }
        Ok(())
    }

    /// Says where a record names something: the lists it lies in, with numbers, then the field.
    fn mention(&self, mention: &MentionView) -> String {
        let mut words: Vec<String> =
            mention.items.iter().map(|item| format!("{} {}", self.texts.get(&item.label_id), item.number)).collect();
        match &mention.relation {
            Some(relation) => {
                let label = self.texts.find(&format!("term-relation-{relation}"), &BTreeMap::new());
                words = vec![label.unwrap_or_else(|| relation.clone())];
            }
            None => words.push(self.texts.get(&mention.label_id)),
        }
        let mut said = words.join(" › ");
        if let Some(value) = &mention.value {
            let how = self.texts.get(&format!("seen-{}", mention.how));
            said = format!("{said}: {} ({how})", clean(value));
        }
        if let Some(through) = &mention.through {
            said = format!("{said} {}", self.say("cli-about-through", &[("id", short(through).to_owned())]));
        }
        if mention.conflict {
            said = format!("{said} {}", self.texts.get("cli-about-conflict"));
        }
        said
    }
}

fn named(row: &RecordRow) -> String {
    format!("{}  {}", short(&row.id), clean(&row.title))
}

/// Shows at a glance what speaks for it and what against.
fn sign(reason: &ReasonView) -> char {
    if reason.agreement >= 0.75 {
        '+'
    } else if reason.agreement > 0.3 {
        '~'
    } else {
        '-'
    }
}
