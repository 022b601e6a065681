//! The story of an incident in words, as a report of an event. It needs no headings, so that it reads in any language.

use std::fmt::Write as _;

use cairn_model::{FieldType, Value, fields_under, find_field};

use super::text;
use crate::outgoing::{OutRecord, Outgoing};

/// The fields of an incident that the story, the object or the event itself holds.
pub(super) const TOLD: [&str; 17] = [
    "title",
    "when",
    "where",
    "where_area",
    "where_country",
    "summary",
    "impact",
    "acts/*",
    "acts/*/type",
    "acts/*/when",
    "acts/*/where_country",
    "acts/*/description",
    "acts/*/methods/*",
    "acts/*/technique",
    "links/*",
    "links/*/to",
    "links/*/relation",
];

/// Tells an incident in Markdown.
pub(super) fn tell(outgoing: &Outgoing, incident: &OutRecord) -> String {
    let mut story = format!("# {}\n", line(text(incident, "title").unwrap_or_default()));
    let place =
        ["when", "where", "where_area", "where_country"].into_iter().filter_map(|path| word(outgoing, incident, path));
    let place: Vec<String> = place.collect();
    if !place.is_empty() {
        let _ = write!(story, "\n{}\n", place.join(" · "));
    }
    for path in ["summary", "impact"] {
        if let Some(text) = text(incident, path) {
            let _ = write!(story, "\n{text}\n");
        }
    }
    let acts = items(incident);
    if !acts.is_empty() {
        story.push('\n');
    }
    for act in acts {
        let field = |leaf: &str| word(outgoing, incident, &format!("{act}/{leaf}"));
        let methods: Vec<String> = fields_under(&incident.fields, &format!("{act}/methods"))
            .filter_map(|(path, _)| word(outgoing, incident, path.as_str()))
            .collect();
        let parts = [field("type"), field("when"), field("where_country"), field("technique")].into_iter().flatten();
        let parts: Vec<String> = parts.chain(methods).collect();
        let _ = writeln!(story, "- {}", parts.join(" · "));
        if let Some(description) = field("description") {
            let _ = writeln!(story, "  {}", description.replace('\n', "\n  "));
        }
    }
    story
}

/// Gives what the acts of an incident are called, each once.
pub(super) fn acts(outgoing: &Outgoing, incident: &OutRecord) -> Vec<String> {
    let mut words: Vec<String> =
        items(incident).iter().filter_map(|act| word(outgoing, incident, &format!("{act}/type"))).collect();
    words.sort();
    words.dedup();
    words
}

fn items(incident: &OutRecord) -> Vec<&str> {
    fields_under(&incident.fields, "acts")
        .filter(|(path, value)| path.segments().count() == 2 && **value == Value::Flag(true))
        .map(|(path, _)| path.as_str())
        .collect()
}

/// Gives a value in words; a code by what it is called.
fn word(outgoing: &Outgoing, incident: &OutRecord, path: &str) -> Option<String> {
    let path = cairn_model::Path::parse(path).ok()?;
    let value = incident.fields.get(&path)?;
    let code = |vocabulary, code: &str| {
        let label = outgoing.labels.get(&(vocabulary, code.to_owned()));
        label.cloned().unwrap_or_else(|| code.to_owned())
    };
    match find_field(incident.kind, &path)?.ty {
        FieldType::Code(vocabulary) => Some(code(vocabulary, value.as_text()?)),
        FieldType::CodeSet(vocabulary) => Some(code(vocabulary, path.segments().next_back()?)),
        _ => value.as_text().filter(|text| !text.is_empty()).map(str::to_owned),
    }
}

fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
