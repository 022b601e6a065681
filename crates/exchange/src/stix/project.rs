//! The projection of one object.

mod observables;
pub(super) mod types;

pub(crate) use observables::observables_of_pattern;

use std::ops::Range;

use cairn_model::{Timestamp, Tlp};

use super::marking::{Meaning, read_definition};
use super::{Category, Indicator, Relation, StixObject};
use crate::json::Json;
use crate::loss::{Losses, Why};

/// Sorts a type.
pub(super) fn category_of(kind: &str) -> Category {
    types::category(kind)
}

/// The longest name and the longest description of a projection, in bytes.
const MAX_NAME: usize = 2000;
const MAX_DESCRIPTION: usize = 64 * 1024;

/// An object with what is needed until all objects are read.
pub(super) struct Projected {
    pub(super) object: StixObject,
    /// The ids of its markings, granular ones included.
    pub(super) markings: Vec<String>,
    /// A TLP marking among its labels.
    pub(super) label_tlp: Option<Tlp>,
    /// What it means, if it is a marking definition.
    pub(super) meaning: Option<Meaning>,
    pub(super) has_spec_version: bool,
}

/// Reads properties of one object and notes what is not as the standard says.
struct Properties<'a, 'j> {
    json: &'a Json<'j>,
    place: String,
    losses: &'a mut Losses,
}

impl Properties<'_, '_> {
    fn note(&mut self, what: &str, why: Why) {
        let place = &self.place;
        self.losses.note(|| place.clone(), what, why);
    }

    /// A text, without control characters and cut at a limit.
    fn text(&mut self, key: &str, limit: usize) -> Option<String> {
        let text = match self.json.get(key)? {
            Json::Text(text) => text,
            _ => {
                self.note(key, Why::WrongType);
                return None;
            }
        };
        let mut text = if text.contains(is_hidden) {
            self.note(key, Why::Characters);
            text.replace(is_hidden, "")
        } else {
            text.clone().into_owned()
        };
        if text.len() > limit {
            self.note(key, Why::Cut);
            let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(end);
        }
        Some(text)
    }

    /// A list of texts.
    fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.json.get(key) else { return Vec::new() };
        let Json::List(items) = value else {
            self.note(key, Why::WrongType);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.as_text() {
                Some(text) => texts.push(text.replace(is_hidden, "")),
                None => self.note(key, Why::WrongType),
            }
        }
        texts
    }

    fn time(&mut self, key: &str) -> Option<Timestamp> {
        let text = self.text(key, 100)?;
        let time = text.parse().ok();
        if time.is_none() {
            self.note(key, Why::BadTime);
        }
        time
    }

    fn flag(&mut self, key: &str) -> bool {
        match self.json.get(key) {
            Some(Json::Flag(flag)) => *flag,
            Some(_) => {
                self.note(key, Why::WrongType);
                false
            }
            None => false,
        }
    }
}

/// Control characters, and marks that turn the direction of what stands beside them.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Projects one object. The caller has seen that it has a type.
pub(super) fn project(json: &Json<'_>, number: usize, bytes: Range<usize>, losses: &mut Losses) -> Projected {
    let kind = json.get("type").and_then(Json::as_text).unwrap_or_default().to_owned();
    let found_id = json.get("id").and_then(Json::as_text).filter(|id| !id.is_empty()).map(str::to_owned);
    let id = found_id.clone().unwrap_or_else(|| format!("object-{number}"));
    let mut properties = Properties { json, place: id.clone(), losses };
    let category = types::category(&kind);
    types::check_id(&mut properties, found_id.as_deref(), &kind, category);
    types::check_required(&mut properties, &kind);
    if category == Category::Custom {
        properties.note(&kind, Why::UnknownType);
    }
    let (markings, label_tlp) = markings(&mut properties);
    let labels = labels(&mut properties);
    let (indicator, observables) = observables::read(&mut properties, &kind);
    let mut object = StixObject {
        number,
        bytes,
        id,
        category,
        name: name(&mut properties, &kind),
        description: ["description", "content", "explanation"]
            .into_iter()
            .find_map(|key| properties.text(key, MAX_DESCRIPTION)),
        aliases: ["aliases", "x_mitre_aliases"].into_iter().flat_map(|key| properties.texts(key)).collect(),
        labels,
        external_ids: external_ids(&mut properties),
        created: properties.time("created"),
        modified: properties.time("modified"),
        revoked: properties.flag("revoked"),
        superseded: false,
        created_by: properties.text("created_by_ref", MAX_NAME),
        indicator,
        observables,
        relation: relation(&mut properties, &kind),
        references: references(json),
        tlp: None,
        statements: Vec::new(),
        search: String::new(),
        kind,
    };
    object.search = search_text(&object);
    let meaning = (object.kind == "marking-definition").then(|| read_definition(json));
    Projected { object, markings, label_tlp, meaning, has_spec_version: json.get("spec_version").is_some() }
}

fn name(properties: &mut Properties<'_, '_>, kind: &str) -> Option<String> {
    let fallback = match kind {
        "file" | "directory" => "path",
        "windows-registry-key" => "key",
        "email-message" => "subject",
        "user-account" => "account_login",
        "note" => "abstract",
        _ => "value",
    };
    properties.text("name", MAX_NAME).or_else(|| properties.text(fallback, MAX_NAME)).filter(|name| !name.is_empty())
}

fn labels(properties: &mut Properties<'_, '_>) -> Vec<String> {
    let mut labels: Vec<String> = [
        "labels",
        "indicator_types",
        "malware_types",
        "threat_actor_types",
        "tool_types",
        "report_types",
        "infrastructure_types",
        "roles",
        "sectors",
        "goals",
    ]
    .into_iter()
    .flat_map(|key| properties.texts(key))
    .collect();
    labels.extend(properties.text("identity_class", MAX_NAME));
    labels
}

fn markings(properties: &mut Properties<'_, '_>) -> (Vec<String>, Option<Tlp>) {
    let mut markings = properties.texts("object_marking_refs");
    let granular = properties.json.get("granular_markings").map(Json::items).unwrap_or_default();
    if !granular.is_empty() {
        properties.note("granular_markings", Why::GranularMarking);
        let ids = granular.iter().filter_map(|marking| marking.get("marking_ref")?.as_text());
        markings.extend(ids.map(str::to_owned));
    }
    let labels = properties.json.get("labels").map(Json::items).unwrap_or_default();
    let of_label = |label: &Json<'_>| {
        let label = label.as_text()?.to_ascii_lowercase();
        Tlp::parse(label.strip_prefix("tlp:")?)
    };
    (markings, labels.iter().filter_map(of_label).max())
}

fn external_ids(properties: &mut Properties<'_, '_>) -> Vec<String> {
    let references = properties.json.get("external_references").map(Json::items).unwrap_or_default();
    references.iter().filter_map(|reference| Some(reference.get("external_id")?.as_text()?.to_owned())).collect()
}

fn relation(properties: &mut Properties<'_, '_>, kind: &str) -> Option<Relation> {
    let mut text = |key| properties.text(key, MAX_NAME).unwrap_or_default();
    match kind {
        "relationship" => {
            Some(Relation { source: text("source_ref"), kind: text("relationship_type"), target: text("target_ref") })
        }
        "sighting" => {
            Some(Relation { source: text("id"), kind: "sighting-of".to_owned(), target: text("sighting_of_ref") })
        }
        _ => None,
    }
}

/// Every id that the object names by a property of the standard's form (`…_ref`, `…_refs`), but for those read apart.
fn references(json: &Json<'_>) -> Vec<String> {
    const APART: [&str; 5] = ["created_by_ref", "object_marking_refs", "source_ref", "target_ref", "sighting_of_ref"];
    let mut found = Vec::new();
    for (key, value) in json.entries() {
        if APART.contains(&key.as_ref()) {
            continue;
        }
        if key.ends_with("_ref") {
            found.extend(value.as_text().map(str::to_owned));
        } else if key.ends_with("_refs") {
            found.extend(value.items().iter().filter_map(Json::as_text).map(str::to_owned));
        }
    }
    found
}

fn search_text(object: &StixObject) -> String {
    let mut text = String::new();
    let mut push = |line: &str| {
        if !line.is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    };
    let name = object.name.iter().chain(&object.aliases).chain(&object.labels).chain(&object.external_ids);
    for line in name.chain(&object.description) {
        push(line);
    }
    for observable in &object.observables {
        push(&observable.value);
    }
    if let Some(Indicator { pattern, complete: false, .. }) = &object.indicator {
        push(pattern);
    }
    text
}
