//! What an examination covers: what was acquired and examined, with which indicator sets, and what was not.
//!
//! No verdict says that anything is safe. "Nothing found" stands only beside what was examined and indicator sets of which hash
//! and date are known.

use std::collections::BTreeSet;

use cairn_model::{Fields, ItemId, Value, protocol};

use crate::api::{CoverageView, CoveredSetView, CoveredView, ToolView};

/// Reads the items of a list.
struct Items<'a> {
    fields: &'a Fields,
    list: &'static str,
}

impl Items<'_> {
    fn ids(&self) -> Vec<ItemId> {
        protocol::items(self.fields, self.list).collect()
    }

    fn value(&self, item: &ItemId, leaf: &str) -> Option<&Value> {
        self.fields.get(format!("{}/{item}/{leaf}", self.list).as_str())
    }

    fn text(&self, item: &ItemId, leaf: &str) -> Option<String> {
        self.value(item, leaf).and_then(Value::as_text).map(str::to_owned)
    }

    fn covered(&self, code: &str, when: &str) -> Vec<CoveredView> {
        let mut found: Vec<CoveredView> = self
            .ids()
            .iter()
            .map(|item| CoveredView {
                what: self.text(item, "what").unwrap_or_default(),
                method: self.text(item, "method"),
                when: self.text(item, when),
                evidence: self.text(item, "evidence"),
                sha256: self.text(item, "sha256"),
                complete: match self.value(item, "complete") {
                    Some(Value::Flag(complete)) => Some(*complete),
                    _ => None,
                },
                code: self.text(item, code),
                remarks: self.text(item, "remarks"),
            })
            .collect();
        found.sort_by(|a, b| a.what.cmp(&b.what));
        found
    }
}

/// Says what an examination covers.
pub(super) fn view(fields: &Fields) -> CoverageView {
    let list = |list| Items { fields, list };
    let sets = list("indicator_sets");
    let mut set_views: Vec<CoveredSetView> = sets
        .ids()
        .iter()
        .map(|item| CoveredSetView {
            name: sets.text(item, "name").or_else(|| sets.text(item, "set")).unwrap_or_default(),
            sha256: sets.text(item, "sha256"),
            published: sets.text(item, "published"),
            count: match sets.value(item, "count") {
                Some(Value::Int(count)) => Some(*count),
                _ => None,
            },
        })
        .collect();
    set_views.sort_by(|a, b| a.name.cmp(&b.name));
    let found = list("found");
    let unjudged = |item: &&ItemId| found.text(item, "verdict").is_none_or(|verdict| verdict == "unjudged");
    let (tools, steps) = (list("tools"), list("steps"));
    let used = steps.ids().into_iter().filter_map(|item| {
        Some(ToolView { name: steps.text(&item, "tool")?, version: steps.text(&item, "tool_version") })
    });
    let listed = tools
        .ids()
        .into_iter()
        .filter_map(|item| Some(ToolView { name: tools.text(&item, "name")?, version: tools.text(&item, "version") }));
    let tools: BTreeSet<ToolView> = used.chain(listed).collect();
    let mut view = CoverageView {
        verdict: String::new(),
        acquired: list("acquired").covered("method", "when"),
        examined: list("examined").covered("result", "period"),
        not_examined: list("not_examined").covered("reason", "when"),
        sets: set_views,
        tools: tools.into_iter().collect(),
        found: found.ids().len() as u64,
        unjudged: found.ids().iter().filter(unjudged).count() as u64,
    };
    view.verdict = verdict(fields, &view).to_owned();
    view
}

/// Says what may be said of it. What is not known is never the better of two.
fn verdict(fields: &Fields, view: &CoverageView) -> &'static str {
    let told = view.sets.iter().all(|set| set.sha256.is_some() && set.published.is_some());
    match fields.get("result").and_then(Value::as_text) {
        Some("nothing-found") if view.found > view_harmless(fields) => "nothing-found-unclear",
        Some("nothing-found") if view.examined.is_empty() || view.sets.is_empty() || !told => "nothing-found-unclear",
        Some("nothing-found") => "nothing-found",
        Some("suspicious" | "traces-found" | "compromised") => "found",
        Some("not-possible") => "not-possible",
        Some(_) => "inconclusive",
        None if view.examined.is_empty() => "not-examined",
        None => "open",
    }
}

/// Counts what was found and judged to be harmless.
fn view_harmless(fields: &Fields) -> u64 {
    let found = Items { fields, list: "found" };
    let harmless = |item: &&ItemId| found.text(item, "verdict").is_some_and(|verdict| verdict == "false-positive");
    found.ids().iter().filter(harmless).count() as u64
}
