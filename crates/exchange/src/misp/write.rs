//! Records out as MISP events: one event in one file, or a feed that MISP pulls.
//!
//! An indicator becomes an attribute, a threat a cluster of a galaxy, an incident an object and a report that tells the story.
//! Persons, identities, devices and evidence have no place in an event: who was attacked stays here, and so does whoever saw
//! it. Every event carries its marking as tag, and the widest distribution that the marking allows.

mod attribute;
mod event;
mod message;
mod rows;
mod story;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cairn_model::{Kind, RecordId, Tlp, find_field, link};
use md5::{Digest as _, Md5};
use serde_json::{Value as Json, json};

use crate::loss::{Losses, Why};
use crate::misp::feed::{HASHES, MANIFEST};
use crate::outgoing::{OutRecord, Outgoing, OutgoingSet, Watcher, WriteError, Written, WrittenFile};
use event::Event;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One event with everything, in one file.
    Event,
    /// A folder with an event for each incident, one for what belongs to none, and the lists that MISP asks for.
    Feed,
}

/// How many things pass between two looks at the watcher.
const STEP: usize = 1_000;

/// Writes records as MISP events.
///
/// The same records give the same bytes. What is unmarked is left out and told, as it is not shareable.
///
/// # Errors
/// [`WriteError::Cancelled`]; [`WriteError::NothingFits`] when MISP has no place for any of them.
pub fn records(out: &Outgoing, form: Form, watch: &mut Watcher<'_>) -> Result<Written, WriteError> {
    write(out, form, None, Losses::default(), watch)
}

/// Writes a whole indicator set as an event: its indicators and threats, each marked no less than the set.
///
/// # Errors
/// As [`records`].
pub fn set(set: &OutgoingSet, form: Form, watch: &mut Watcher<'_>) -> Result<Written, WriteError> {
    let mut losses = Losses::default();
    let title = set.fields.get("title").and_then(cairn_model::Value::as_text);
    let out = Outgoing {
        circle: set.circle,
        producer: set.producer.clone(),
        made: set.made,
        lang: "en".to_owned(),
        records: rows::records(set, &mut losses),
        labels: BTreeMap::new(),
        codebook: String::new(),
        recipient: set.recipient.clone(),
    };
    let whole = Whole { seed: [b"set".as_slice(), set.id.as_bytes()].concat(), title: title.unwrap_or_default() };
    write(&out, form, Some(whole), losses, watch)
}

/// What makes one event of everything.
struct Whole<'a> {
    seed: Vec<u8>,
    title: &'a str,
}

fn write(
    out: &Outgoing,
    form: Form,
    whole: Option<Whole<'_>>,
    mut losses: Losses,
    watch: &mut Watcher<'_>,
) -> Result<Written, WriteError> {
    let mut chosen: Vec<&OutRecord> = Vec::new();
    for record in &out.records {
        match (record.tlp, record.kind) {
            (None, _) => losses.note(|| record.id.to_string(), record.kind.name(), Why::Unmarked),
            (Some(_), Kind::Indicator | Kind::Threat | Kind::Incident) => chosen.push(record),
            (Some(_), kind) => losses.note(|| record.id.to_string(), kind.name(), Why::NoPlace),
        }
    }
    let title = whole.as_ref().map(|whole| whole.title);
    let groups = match whole {
        Some(Whole { seed, .. }) => vec![Group { seed, records: chosen }],
        None => groups(out, &chosen, form),
    };
    let mut done = 0;
    let mut events: Vec<Event<'_>> = Vec::with_capacity(groups.len());
    for group in groups {
        let mut event = Event::new(out, &group.seed, title, &group.records, &mut losses);
        for some in group.records.chunks(STEP) {
            event.add(some, &group.records, &mut losses);
            done += some.len() as u64;
            if watch(done).is_break() {
                return Err(WriteError::Cancelled);
            }
        }
        events.push(event);
    }
    events.retain(|event| !event.is_empty());
    if events.is_empty() {
        return Err(WriteError::NothingFits);
    }
    events.sort_by(|one, other| one.uuid.cmp(&other.uuid));
    let mut counts = BTreeMap::new();
    for event in &events {
        for (name, count) in event.counts() {
            *counts.entry(name.to_owned()).or_insert(0) += count;
        }
    }
    let files = match form {
        Form::Event => events
            .iter()
            .map(|event| WrittenFile { name: "event.json".to_owned(), bytes: pretty(&event.json()) })
            .collect(),
        Form::Feed => feed(&events),
    };
    Ok(Written { files, counts, losses: losses.into_list() })
}

/// Records of one event.
struct Group<'a> {
    /// What tells this event from every other one of this circle.
    seed: Vec<u8>,
    records: Vec<&'a OutRecord>,
}

/// Sorts records into events.
fn groups<'a>(outgoing: &Outgoing, records: &[&'a OutRecord], form: Form) -> Vec<Group<'a>> {
    let incidents: Vec<RecordId> =
        records.iter().filter(|record| record.kind == Kind::Incident).map(|record| record.id).collect();
    let seed = |what: &str, ids: &[RecordId]| {
        let mut seed = what.as_bytes().to_vec();
        ids.iter().for_each(|id| seed.extend_from_slice(id.as_bytes()));
        seed
    };
    if form == Form::Event {
        let all: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        let of = if incidents.is_empty() { &all } else { &incidents };
        return vec![Group { seed: seed("event", of), records: records.to_vec() }];
    }
    let near = neighbours(records);
    let mut placed: BTreeSet<RecordId> = BTreeSet::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for incident in &incidents {
        let mut inside: BTreeSet<RecordId> = near.get(incident).cloned().unwrap_or_default();
        inside.retain(|id| !incidents.contains(id));
        // A threat that an indicator of the incident points to explains it.
        let further: Vec<RecordId> = inside.iter().filter_map(|id| near.get(id)).flatten().copied().collect();
        let threat = |id: &RecordId| records.iter().any(|record| record.id == *id && record.kind == Kind::Threat);
        inside.extend(further.into_iter().filter(threat));
        inside.insert(*incident);
        placed.extend(&inside);
        let chosen = records.iter().copied().filter(|record| inside.contains(&record.id)).collect();
        groups.push(Group { seed: seed("event", std::slice::from_ref(incident)), records: chosen });
    }
    let rest: Vec<&OutRecord> = records.iter().copied().filter(|record| !placed.contains(&record.id)).collect();
    if !rest.is_empty() {
        groups.push(Group { seed: seed("rest", &[outgoing.producer.id]), records: rest });
    }
    groups
}

/// Gives the records that each record is linked with, in either direction.
fn neighbours(records: &[&OutRecord]) -> BTreeMap<RecordId, BTreeSet<RecordId>> {
    let ids: BTreeSet<RecordId> = records.iter().map(|record| record.id).collect();
    let mut near: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for record in records {
        for link in link::links(&record.fields).into_iter().filter(|link| ids.contains(&link.to)) {
            near.entry(record.id).or_default().insert(link.to);
            near.entry(link.to).or_default().insert(record.id);
        }
    }
    near
}

/// Writes the files of a feed.
fn feed(events: &[Event<'_>]) -> Vec<WrittenFile> {
    let mut manifest = serde_json::Map::new();
    let mut hashes = String::new();
    let mut files = Vec::new();
    for event in events {
        manifest.insert(event.uuid.clone(), event.manifest());
        for value in event.values() {
            let _ = writeln!(hashes, "{},{}", hex::encode(Md5::digest(value.as_bytes())), event.uuid);
        }
        files.push(WrittenFile { name: format!("{}.json", event.uuid), bytes: pretty(&event.json()) });
    }
    files.push(WrittenFile { name: HASHES.to_owned(), bytes: hashes.into_bytes() });
    files.push(WrittenFile { name: MANIFEST.to_owned(), bytes: pretty(&Json::Object(manifest)) });
    files
}

fn pretty(json: &Json) -> Vec<u8> {
    format!("{json:#}\n").into_bytes()
}

/// Makes an id in the form of a random UUID (version 4) that follows from the circle and a record, so that a later version of
/// it keeps its id at whoever has it. MISP takes no versions above 5.
fn uuid(out: &Outgoing, what: &str, seed: &[u8]) -> String {
    let id = RecordId::derive(&out.circle, "misp object", &format!("{what} {}", hex::encode(seed)));
    uuid::Builder::from_random_bytes(*id.as_bytes()).into_uuid().to_string()
}

fn text<'a>(record: &'a OutRecord, path: &str) -> Option<&'a str> {
    record.fields.get(path).and_then(cairn_model::Value::as_text).filter(|text| !text.is_empty())
}

/// Notes the fields of a record that are not among those written. Some are left out on purpose: they may tell who saw what.
fn note_rest(record: &OutRecord, written: &[&str], losses: &mut Losses) {
    const SHIELDED: [&str; 3] = ["sightings/*/by", "sightings/*/device", "sightings/*/incident"];
    for path in record.fields.keys() {
        let Some(field) = find_field(record.kind, path) else {
            losses.note(|| record.id.to_string(), &format!("{}.{}", record.kind.name(), path.dotted()), Why::NoPlace);
            continue;
        };
        if written.contains(&field.path) || matches!(field.path, "kind" | "deleted" | "tlp" | "pap") {
            continue;
        }
        let why = if SHIELDED.contains(&field.path) { Why::Shielded } else { Why::NoPlace };
        losses.note(|| record.id.to_string(), &format!("{}.{}", record.kind.name(), field.path), why);
    }
}

fn tag(name: &str) -> Json {
    let colour = match name {
        "tlp:red" => "#ff2b2b",
        "tlp:amber" | "tlp:amber+strict" => "#ffc000",
        "tlp:green" => "#33ff00",
        "tlp:clear" => "#ffffff",
        _ => "#4a5568",
    };
    json!({ "name": name, "colour": colour })
}

fn tlp_tag(tlp: Tlp) -> String {
    format!("tlp:{}", tlp.code())
}

#[cfg(test)]
mod tests;
