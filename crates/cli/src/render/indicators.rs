//! How reviews, matches and judgments of indicators look on a terminal.

use std::collections::BTreeMap;

use cairn_app::api::{
    IndicatorAnswer, LeftOutView, MatchHit, MatchView, MatchedIndicator, NotedView, ObservedMatchView, PasteRow,
    PasteView, WarningsView,
};

use super::{Output, bytes, clean, message, short};

/// Something that was looked for is there.
const FOUND: u8 = 10;

/// Gives the exit code that an answer stands for.
pub(super) fn exit_code(answer: &IndicatorAnswer) -> u8 {
    match answer {
        IndicatorAnswer::Matched(view) if view.outcome == "found" => FOUND,
        IndicatorAnswer::Observed(view) if view.outcome == "found" => FOUND,
        _ => 0,
    }
}

impl Output {
    pub(super) fn indicator_use_json(&self, answer: &IndicatorAnswer) -> anyhow::Result<()> {
        self.line(&match answer {
            IndicatorAnswer::Pasted(view) => serde_json::to_string(view)?,
            IndicatorAnswer::Warnings(view) => serde_json::to_string(view)?,
            IndicatorAnswer::Matched(view) => serde_json::to_string(view)?,
            IndicatorAnswer::Observed(view) => serde_json::to_string(view)?,
            IndicatorAnswer::Noted(view) => serde_json::to_string(view)?,
        })
    }

    pub(super) fn indicator_use(&self, answer: &IndicatorAnswer) -> anyhow::Result<()> {
        match answer {
            IndicatorAnswer::Pasted(view) => self.pasted(view),
            IndicatorAnswer::Warnings(view) => self.warning_lists(view),
            IndicatorAnswer::Matched(view) => self.matched(view),
            IndicatorAnswer::Observed(view) => self.observed(view),
            IndicatorAnswer::Noted(view) => self.noted(view),
        }
    }

    fn pasted(&self, view: &PasteView) -> anyhow::Result<()> {
        for verdict in ["kept", "doubtful", "warned", "left-out"] {
            let rows: Vec<&PasteRow> = view.found.iter().filter(|row| row.verdict == verdict).collect();
            if rows.is_empty() {
                continue;
            }
            self.line(&self.say(&format!("cli-paste-{verdict}"), &[("count", rows.len().to_string())]))?;
            for row in rows {
                self.paste_row(row)?;
            }
        }
        if view.found.is_empty() {
            self.line(&self.texts.get("cli-paste-nothing"))?;
        }
        if view.new + view.unchanged > 0 {
            let args = [("new", view.new.to_string()), ("unchanged", view.unchanged.to_string())];
            self.line(&self.say("cli-paste-added", &args))?;
        }
        Ok(())
    }

    fn paste_row(&self, row: &PasteRow) -> anyhow::Result<()> {
        let kind = self.texts.get(&format!("term-indicator-type-{}", row.type_));
        let mut why: Vec<String> = row.doubts.iter().map(|doubt| self.texts.get(&format!("doubt-{doubt}"))).collect();
        why.extend(row.warnings.iter().map(|list| self.say("cli-on-list", &[("list", clean(list))])));
        why.extend(row.record.as_ref().map(|id| self.say("cli-paste-record", &[("id", short(id).to_owned())])));
        let why = if why.is_empty() { String::new() } else { format!("  ({})", why.join("; ")) };
        self.line(&format!("  {}  {kind}{why}", clean(&row.value)))
    }

    fn warning_lists(&self, view: &WarningsView) -> anyhow::Result<()> {
        for list in &view.lists {
            let origin = match (&list.set, list.new) {
                (Some(set), true) => self.say("cli-warnings-new", &[("id", short(set).to_owned())]),
                (Some(set), false) => short(set).to_owned(),
                (None, true) => self.texts.get("cli-warnings-would"),
                (None, false) => self.texts.get("cli-warnings-shipped"),
            };
            let args = [
                ("name", clean(&list.name)),
                ("type", clean(&list.type_)),
                ("entries", list.entries.to_string()),
                ("origin", origin),
            ];
            self.line(&self.say("cli-warnings-list", &args))?;
        }
        for loss in &view.lost {
            message(&format!("  {}: {} {}", clean(&loss.where_), clean(&loss.what), loss.why));
        }
        Ok(())
    }

    fn matched(&self, view: &MatchView) -> anyhow::Result<()> {
        self.line(&self.texts.get(&format!("cli-match-{}", view.outcome)))?;
        for hit in &view.hits {
            self.line("")?;
            self.hit(hit)?;
        }
        if view.more > 0 {
            self.line(&self.say("cli-match-more", &[("count", view.more.to_string())]))?;
        }
        if view.outcome != "nothing-new" {
            self.line("")?;
            self.searched(view)?;
        }
        Ok(())
    }

    fn hit(&self, hit: &MatchHit) -> anyhow::Result<()> {
        let kind = self.texts.get(&format!("term-indicator-type-{}", hit.type_));
        self.line(&format!("{}  {kind}", clean(&hit.value)))?;
        self.line(&format!("  {}", self.texts.get(&format!("meaning-{}", hit.meaning))))?;
        if hit.strength == "name-only" {
            self.line(&format!("  {}", self.texts.get("cli-match-name-only")))?;
        }
        for list in &hit.warnings {
            self.line(&format!("  {}", self.say("cli-match-warned", &[("list", clean(list))])))?;
        }
        for one in &hit.indicators {
            self.line(&format!("  {}", self.indicator_named(one)))?;
        }
        for place in &hit.places {
            let evidence = place.evidence.as_deref().map(|id| format!("{} ", short(id))).unwrap_or_default();
            let line = place.line.map(|line| self.say("cli-match-line", &[("line", line.to_string())]));
            let how = self.texts.get(&format!("seen-{}", hit.how));
            let file = clean(&place.file);
            self.line(&format!(
                "    {evidence}{file}{} ({how})",
                line.map(|line| format!(", {line}")).unwrap_or_default()
            ))?;
        }
        let shown = hit.places.len() as u64;
        if hit.count > shown {
            self.line(&format!("    {}", self.say("cli-match-places", &[("count", (hit.count - shown).to_string())])))?;
        }
        Ok(())
    }

    fn indicator_named(&self, one: &MatchedIndicator) -> String {
        let from = match (&one.set, &one.set_title) {
            (Some(set), title) => self.say(
                "cli-match-of-set",
                &[("title", clean(title.as_deref().unwrap_or("?"))), ("id", short(set).to_owned())],
            ),
            (None, _) => {
                self.say("cli-match-of-record", &[("id", one.record.as_deref().map(short).unwrap_or("?").to_owned())])
            }
        };
        let judged = one.triage.as_deref().map(|code| self.texts.get(&format!("term-triage-{code}")));
        let tlp = one.tlp.as_deref().map(|tlp| format!(" TLP:{}", tlp.to_ascii_uppercase())).unwrap_or_default();
        format!("{from}{tlp}{}", judged.map(|judged| format!(" [{judged}]")).unwrap_or_default())
    }

    /// Says with what was searched, what was, and what was not.
    fn searched(&self, view: &MatchView) -> anyhow::Result<()> {
        let args = [
            ("indicators", view.indicators.to_string()),
            ("files", view.files.to_string()),
            ("bytes", bytes(view.bytes)),
        ];
        self.line(&self.say("cli-match-searched", &args))?;
        for set in &view.sets {
            let args = [
                ("title", clean(&set.title)),
                ("date", set.date.clone().unwrap_or_else(|| "?".to_owned())),
                ("count", set.indicators.to_string()),
                ("hash", set.sha256.as_deref().and_then(|hash| hash.get(..16)).unwrap_or("?").to_owned()),
            ];
            self.line(&format!("  {}", self.say("cli-match-set", &args)))?;
        }
        if view.records > 0 {
            self.line(&format!("  {}", self.say("cli-match-records", &[("count", view.records.to_string())])))?;
        }
        self.left_out(&view.left_out)?;
        if !view.unread.is_empty() {
            let count = view.unread.len() as u64 + view.unread_more;
            self.line(&self.say("cli-match-unread", &[("count", count.to_string())]))?;
            for file in view.unread.iter().take(20) {
                let why = self.texts.get(&format!("unread-{}", file.why));
                self.line(&format!("  {}: {why}", clean(&file.file)))?;
            }
        }
        self.line(&self.texts.get("cli-match-limits"))
    }

    fn left_out(&self, left_out: &[LeftOutView]) -> anyhow::Result<()> {
        if !left_out.is_empty() {
            self.line(&self.texts.get("cli-match-left-out"))?;
        }
        for left in left_out {
            let id = format!("left-out-{}", left.why);
            let why = self.texts.find(&id, &BTreeMap::new()).unwrap_or_else(|| left.why.clone());
            self.line(&format!("  {}: {why}", left.count))?;
        }
        Ok(())
    }

    fn observed(&self, view: &ObservedMatchView) -> anyhow::Result<()> {
        self.line(&self.texts.get(&format!("cli-observed-{}", view.outcome)))?;
        for hit in &view.hits {
            self.line("")?;
            self.line(&format!("{}  {}", self.indicator_named(&hit.indicator), clean(&hit.indicator.name)))?;
            self.line(&format!("  {}", clean(&hit.pattern)))?;
            self.line(&format!("    {}", clean(&hit.objects.join(", "))))?;
        }
        if view.more > 0 {
            self.line(&self.say("cli-match-more", &[("count", view.more.to_string())]))?;
        }
        self.line("")?;
        let args = [("patterns", view.patterns.to_string()), ("objects", view.objects.to_string())];
        self.line(&self.say("cli-observed-searched", &args))?;
        self.left_out(&view.left_out)
    }

    fn noted(&self, view: &NotedView) -> anyhow::Result<()> {
        self.line(&view.id)?;
        if let Some(triage) = &view.triage {
            let args = [
                ("verdict", self.texts.get(&format!("term-triage-{triage}"))),
                ("by", clean(view.by.as_deref().unwrap_or("?"))),
                ("on", view.on.clone().unwrap_or_else(|| "?".to_owned())),
                ("why", clean(view.why.as_deref().unwrap_or_default())),
            ];
            self.line(&self.say("cli-noted-triage", &args))?;
        }
        self.line(&self.say("cli-noted-sightings", &[("count", view.sightings.to_string())]))
    }
}
