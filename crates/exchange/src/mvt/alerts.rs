//! Detections and alerts, of both generations.

use std::borrow::Cow;

use super::json::{broken, line};
use super::{Detection, Level, MAX_DETECTIONS, Matched, base_name, kind_of, one_line};
use crate::intake::{IntakeError, IntakeProblem};
use crate::json::{Json, JsonLimits, JsonReader};
use crate::loss::{Losses, Why};
use crate::observable::canonicalize;

/// The most characters of a message.
const MESSAGE: usize = 300;

/// A list of detections and how many there were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Detections {
    pub(super) list: Vec<Detection>,
    pub(super) count: u64,
}

impl Detections {
    fn add(&mut self, detection: Detection) {
        self.count += 1;
        if self.list.len() < MAX_DETECTIONS {
            self.list.push(detection);
        } else if detection.matched.is_some()
            && let Some(place) = self.list.iter_mut().rev().find(|kept| kept.matched.is_none())
        {
            // What matched an indicator is not pushed out by what did not.
            *place = detection;
        }
    }
}

/// Reads a list of alerts, or one module's detections, one item at a time.
pub(super) fn read(
    text: &str,
    module: Option<&str>,
    place: &str,
    losses: &mut Losses,
) -> Result<Detections, IntakeError> {
    let mut found = Detections::default();
    let mut reader = JsonReader::new(text, JsonLimits::default());
    if reader.peek() != Some(b'[') {
        // A module whose result is no list, such as one object by name: kept as one detection, if it is not empty.
        let value = super::json::whole(text, place)?;
        let empty = value.entries().is_empty();
        if !empty {
            losses.note(|| place.to_owned(), "list", Why::WrongType);
            found.add(detection(&value, module, place, losses));
        }
        return Ok(found);
    }
    reader.expect(b'[').map_err(broken(place))?;
    if !reader.take(b']') {
        loop {
            let item = reader.value().map_err(broken(place))?;
            if !matches!(item, Json::Object(_)) {
                return Err(IntakeError::new(place, IntakeProblem::Form("a detection that is no object")));
            }
            found.add(detection(&item, module, place, losses));
            if !reader.take(b',') {
                reader.expect(b']').map_err(broken(place))?;
                break;
            }
        }
    }
    reader.end().map_err(broken(place))?;
    Ok(found)
}

fn detection(item: &Json<'_>, module: Option<&str>, place: &str, losses: &mut Losses) -> Detection {
    let level = item.get("level").and_then(Json::as_text);
    let known = level.and_then(Level::parse);
    if let (Some(level), None) = (level, known) {
        losses.note(|| place.to_owned(), level, Why::OddValue);
    }
    let dated = item.get("message").and_then(Json::as_text).filter(|_| item.get("event").is_some());
    let time = if dated.is_some() { line(item, "event_time") } else { time_of(item) };
    let message = dated.map_or_else(|| name_of(item), Cow::Borrowed);
    if message.chars().count() > MESSAGE {
        losses.note(|| place.to_owned(), "message", Why::Cut);
    }
    let module = line(item, "module").filter(|_| dated.is_some()).or_else(|| module.map(str::to_owned));
    Detection {
        module: module.unwrap_or_default(),
        level: known,
        message: one_line(&message, MESSAGE),
        time,
        matched: item.get("matched_indicator").and_then(|found| matched(found, place, losses)),
    }
}

/// Finds by what a detected thing of the older generation is called. Never its text: that may be a person's message.
fn name_of<'a>(item: &'a Json<'_>) -> Cow<'a, str> {
    const NAMES: [&str; 12] = [
        "package_name",
        "name",
        "proc_name",
        "process_name",
        "client",
        "bundle_id",
        "app_id",
        "registrable_domain",
        "domain",
        "path",
        "file_path",
        "relative_path",
    ];
    let found = NAMES.iter().find_map(|key| item.get(key).and_then(Json::as_text).filter(|text| !text.is_empty()));
    Cow::Borrowed(found.unwrap_or_default())
}

fn time_of(item: &Json<'_>) -> Option<String> {
    ["isodate", "timestamp", "first_isodate", "last_modified", "last_visited_isodate"]
        .iter()
        .find_map(|key| line(item, key))
        .filter(|text| super::timeline::is_time(text))
}

fn matched(found: &Json<'_>, place: &str, losses: &mut Losses) -> Option<Matched> {
    if matches!(found, Json::Null) {
        return None;
    }
    let text = |key: &str| found.get(key).and_then(Json::as_text);
    let Some(value) = text("value") else {
        losses.note(|| place.to_owned(), "matched_indicator", Why::WrongType);
        return Some(Matched {
            observable: None,
            kind: String::new(),
            value: String::new(),
            name: String::new(),
            file: String::new(),
        });
    };
    let kind = one_line(text("type").unwrap_or_default(), 100);
    let known = kind_of(&kind);
    if known.is_none() {
        losses.note(|| place.to_owned(), &kind, Why::UnknownType);
    }
    if value.chars().count() > 1000 {
        losses.note(|| place.to_owned(), "matched_indicator", Why::Cut);
    }
    let value = one_line(value, 1000);
    Some(Matched {
        observable: known.map(|known| canonicalize(known, &value).into_observable()),
        kind,
        value,
        name: one_line(text("name").unwrap_or_default(), 200),
        file: base_name(text("stix2_file_name").unwrap_or_default()),
    })
}

/// Joins what the lists say: one list of alerts repeats what the modules' own files hold.
pub(super) fn join(alerts: Option<Detections>, modules: Vec<Detections>, losses: &mut Losses) -> Detections {
    let count: u64 = modules.iter().map(|module| module.count).sum();
    match alerts {
        Some(alerts) => {
            if count > alerts.count {
                losses.note(|| "alerts.json".to_owned(), "fewer alerts than the modules' files hold", Why::OddValue);
            } else {
                return alerts;
            }
            let mut all = alerts;
            for detection in modules.into_iter().flat_map(|module| module.list) {
                if !all.list.contains(&detection) {
                    all.add(detection);
                }
            }
            all
        }
        None => {
            let mut all = Detections::default();
            let listed: u64 = modules.iter().map(|module| module.list.len() as u64).sum();
            for detection in modules.into_iter().flat_map(|module| module.list) {
                all.add(detection);
            }
            all.count += count - listed;
            all
        }
    }
}
