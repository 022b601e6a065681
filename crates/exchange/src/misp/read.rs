//! Reading a file: item by item, then what needs all of them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use cairn_model::Tlp;

use super::item::{Projected, Tags};
use super::mark::Holds;
use super::{MispError, MispItem, MispKind, MispLimits, MispSet, Observer, Place, tag};
use crate::json::{Json, JsonError, JsonProblem, JsonReader};
use crate::loss::{Losses, Why};

/// How many bytes pass between two calls of the observer.
const STEP: usize = 256 * 1024;

type Entries<'a> = Vec<(Cow<'a, str>, Json<'a>)>;

/// Reads a file of one event or more: `{"Event": …}`, `{"response": […]}`, a list of either, or an event without anything
/// around it, as programs keep it.
///
/// # Errors
/// [`MispError`], with the place.
pub fn read_events(bytes: &[u8], limits: &MispLimits) -> Result<MispSet, MispError> {
    read_events_observed(bytes, limits, &mut |_, _| ControlFlow::Continue(()))
}

/// As [`read_events`], watched by an observer that may stop it.
///
/// # Errors
/// As [`read_events`], and [`MispError::Cancelled`].
pub fn read_events_observed(
    bytes: &[u8],
    limits: &MispLimits,
    observer: &mut Observer<'_>,
) -> Result<MispSet, MispError> {
    if bytes.len() > limits.bytes {
        return Err(MispError::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| MispError::NotText { offset: error.valid_up_to() })?;
    // A byte order mark is not part of the text, but of the offsets.
    let skipped = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let body = text.get(skipped..).unwrap_or_default();
    let mut reading = Reading {
        text: body,
        skipped,
        reader: JsonReader::new(body, limits.json),
        limits,
        losses: Losses::default(),
        items: Vec::new(),
        tags: Tags::default(),
        path: Vec::new(),
        observer,
        reported: 0,
    };
    reading.run()?;
    Ok(reading.finish())
}

struct Reading<'a, 'o> {
    text: &'a str,
    skipped: usize,
    reader: JsonReader<'a>,
    limits: &'a MispLimits,
    losses: Losses,
    items: Vec<Projected>,
    tags: Tags,
    /// What is being read, from the outside, each with its number among its like.
    path: Vec<(&'static str, usize)>,
    observer: &'o mut Observer<'o>,
    reported: usize,
}

/// What an item may hold of further items.
fn inside(kind: MispKind, key: &str) -> Option<MispKind> {
    use MispKind as K;
    const ANALYST: [K; 3] = [K::Note, K::Opinion, K::Relationship];
    let held: &[K] = match kind {
        K::Event => &[K::Attribute, K::Object, K::EventReport, K::ShadowAttribute, K::Galaxy, K::Sighting],
        K::Attribute => &[K::ShadowAttribute, K::Galaxy, K::Sighting],
        K::Object => &[K::Attribute, K::ObjectReference],
        K::Galaxy => &[K::GalaxyCluster],
        _ => &[],
    };
    held.iter().chain(&ANALYST).copied().find(|kind| kind.key() == key)
}

/// Keys that only an event has.
const OF_AN_EVENT: [&str; 9] =
    ["info", "date", "analysis", "threat_level_id", "Orgc", "Attribute", "Object", "EventReport", "ShadowAttribute"];

impl<'a> Reading<'a, '_> {
    fn run(&mut self) -> Result<(), MispError> {
        match self.reader.peek() {
            Some(b'{') => self.wrapper(1)?,
            Some(b'[') => self.wrappers()?,
            None => return Err(self.json_error(JsonError { offset: 0, problem: JsonProblem::Truncated })),
            Some(_) => {
                // Broken JSON is told from JSON that is no event.
                self.reader.value().map_err(|error| self.json_error(error))?;
                return Err(MispError::NotAnEvent);
            }
        }
        self.reader.end().map_err(|error| self.json_error(error))?;
        if self.items.is_empty() { Err(MispError::NotAnEvent) } else { Ok(()) }
    }

    /// Reads a list of what may stand around events.
    fn wrappers(&mut self) -> Result<(), MispError> {
        self.expect(b'[')?;
        if self.reader.take(b']') {
            return Ok(());
        }
        for number in 1.. {
            if self.reader.peek() != Some(b'{') {
                self.reader.value().map_err(|error| self.json_error(error))?;
                return Err(MispError::NotAnEvent);
            }
            self.wrapper(number)?;
            if !self.reader.take(b',') {
                break;
            }
        }
        self.expect(b']')
    }

    /// Reads what stands around an event, or an event without anything around it: which one, its keys tell.
    fn wrapper(&mut self, number: usize) -> Result<(), MispError> {
        if self.path.len() >= self.limits.nesting {
            return Err(self.json_error(JsonError { offset: self.reader.offset(), problem: JsonProblem::TooDeep }));
        }
        self.path.push(("event", number));
        let start = self.reader.offset();
        let before = self.items.len();
        let mut own = None;
        let mut others: Entries<'a> = Vec::new();
        self.expect(b'{')?;
        let mut more = !self.reader.take(b'}');
        while more {
            let key = self.reader.key().map_err(|error| self.json_error(error))?;
            match (key.as_ref(), self.reader.peek()) {
                ("Event", Some(b'{')) => self.item(MispKind::Event, number, None)?,
                ("response", Some(b'[')) => self.wrappers()?,
                ("response", Some(b'{')) => self.wrapper(number)?,
                (name, _) => {
                    if own.is_none() && (OF_AN_EVENT.contains(&name) || inside(MispKind::Event, name).is_some()) {
                        own = Some(self.begin(MispKind::Event, None)?);
                    }
                    self.entry(MispKind::Event, own, key, &mut others)?;
                }
            }
            more = self.reader.take(b',');
            if !more {
                self.expect(b'}')?;
            }
        }
        let bytes = start + self.skipped..self.reader.offset() + self.skipped;
        self.path.pop();
        match own {
            Some(at) => self.fill(at, others, bytes)?,
            None if self.items.len() > before => {
                for (key, _) in others {
                    self.losses.note(|| "the file".to_owned(), &key, Why::NotProjected);
                }
            }
            None => {}
        }
        Ok(())
    }

    /// Keeps the place of an item.
    fn begin(&mut self, kind: MispKind, parent: Option<usize>) -> Result<usize, MispError> {
        if self.items.len() >= self.limits.items {
            return Err(MispError::TooManyItems { limit: self.limits.items });
        }
        self.items.push(Projected::begin(kind, self.items.len() + 1, parent));
        Ok(self.items.len() - 1)
    }

    fn fill(&mut self, at: usize, entries: Entries<'a>, bytes: std::ops::Range<usize>) -> Result<(), MispError> {
        let end = bytes.end;
        if let Some(projected) = self.items.get_mut(at) {
            projected.fill(entries, bytes, &mut self.tags, &mut self.losses);
            for key in self.reader.take_duplicates() {
                self.losses.note(|| projected.item.id.clone(), &key, Why::DuplicateKey);
            }
        }
        if end - self.reported >= STEP {
            self.reported = end;
            if (self.observer)(end, self.text.len()).is_break() {
                return Err(MispError::Cancelled);
            }
        }
        Ok(())
    }

    /// Reads one item.
    fn item(&mut self, kind: MispKind, number: usize, parent: Option<usize>) -> Result<(), MispError> {
        if self.path.len() >= self.limits.nesting {
            return Err(self.json_error(JsonError { offset: self.reader.offset(), problem: JsonProblem::TooDeep }));
        }
        self.path.push((kind.key(), number));
        let start = self.reader.offset();
        let at = self.begin(kind, parent.map(|at| at + 1))?;
        let mut entries = Vec::new();
        self.expect(b'{')?;
        let mut more = !self.reader.take(b'}');
        while more {
            let key = self.reader.key().map_err(|error| self.json_error(error))?;
            self.entry(kind, Some(at), key, &mut entries)?;
            more = self.reader.take(b',');
            if !more {
                self.expect(b'}')?;
            }
        }
        self.path.pop();
        self.fill(at, entries, start + self.skipped..self.reader.offset() + self.skipped)
    }

    /// Reads the value of one key: further items, or a value that is kept until the item is whole.
    fn entry(
        &mut self,
        kind: MispKind,
        at: Option<usize>,
        key: Cow<'a, str>,
        entries: &mut Entries<'a>,
    ) -> Result<(), MispError> {
        if let Some(inner) = inside(kind, &key) {
            match self.reader.peek() {
                Some(b'[') => return self.list(inner, at),
                Some(b'{') => return self.item(inner, 1, at),
                _ => {}
            }
        }
        if entries.len() >= self.limits.keys {
            return Err(self.json_error(JsonError { offset: self.reader.offset(), problem: JsonProblem::TooManyParts }));
        }
        let value = self.reader.value().map_err(|error| self.json_error(error))?;
        match entries.iter_mut().find(|(name, _)| *name == key) {
            Some((_, before)) => {
                self.losses.note(|| kind.name().to_owned(), &key, Why::DuplicateKey);
                *before = value;
            }
            None => entries.push((key, value)),
        }
        Ok(())
    }

    fn list(&mut self, kind: MispKind, parent: Option<usize>) -> Result<(), MispError> {
        self.expect(b'[')?;
        if self.reader.take(b']') {
            return Ok(());
        }
        for number in 1.. {
            if self.reader.peek() != Some(b'{') {
                let offset = self.reader.offset();
                self.path.push((kind.key(), number));
                let place = self.place(offset);
                self.reader.value().map_err(|error| self.json_error(error))?;
                return Err(MispError::NotAnObject { place });
            }
            self.item(kind, number, parent)?;
            if !self.reader.take(b',') {
                break;
            }
        }
        self.expect(b']')
    }

    fn expect(&mut self, byte: u8) -> Result<(), MispError> {
        self.reader.expect(byte).map_err(|error| self.json_error(error))
    }

    fn place(&self, offset: usize) -> Place {
        let before = self.text.as_bytes().get(..offset.min(self.text.len())).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let path: Vec<String> = self.path.iter().map(|(key, number)| format!("{key} {number}")).collect();
        Place { offset: offset + self.skipped, line, path: path.join(", ") }
    }

    fn json_error(&self, source: JsonError) -> MispError {
        MispError::Json { place: self.place(source.offset), source }
    }

    fn finish(&mut self) -> MispSet {
        let mut losses = std::mem::take(&mut self.losses);
        let mut items = std::mem::take(&mut self.items);
        mark_versions(self.text, self.skipped, &mut items, &mut losses);
        join(&mut items);
        let floor = resolve_markings(&mut items, &mut losses);
        self.clusters_of_tags(&mut items);
        let items: Vec<MispItem> = items.into_iter().map(|projected| projected.item).collect();
        note_dangling(&items, &mut losses);
        let mut counts = BTreeMap::new();
        for item in &items {
            *counts.entry(item.kind.name()).or_insert(0) += 1;
        }
        let events = || items.iter().filter(|item| item.kind == MispKind::Event);
        let fact = |item: &'_ MispItem, key: &str| {
            item.facts.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone())
        };
        let mut makers: BTreeSet<String> = events().filter_map(|event| fact(event, "Orgc")).collect();
        let origin = if makers.len() == 1 { makers.pop_first() } else { None };
        MispSet {
            tlp: Tlp::highest(items.iter().map(|item| item.tlp)),
            floor,
            origin,
            date: events().filter_map(|event| fact(event, "date")).max(),
            counts,
            losses: losses.into_list(),
            items,
        }
    }

    /// Makes items of the clusters that tags name and no galaxy describes.
    fn clusters_of_tags(&mut self, items: &mut Vec<Projected>) {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for projected in items.iter().filter(|projected| projected.item.kind == MispKind::GalaxyCluster) {
            for tag in &projected.item.tags {
                known.insert(tag.clone(), projected.item.id.clone());
            }
        }
        let mut made: Vec<Projected> = Vec::new();
        for (at, projected) in items.iter_mut().enumerate() {
            if projected.item.kind == MispKind::GalaxyCluster {
                continue;
            }
            for tag in projected.item.tags.clone() {
                let Some(cluster) = self.tags.read(&tag).cluster.clone() else { continue };
                if let Some(id) = known.get(&tag) {
                    projected.item.references.push(id.clone());
                    continue;
                }
                let Some(sort) = tag::threat_type(&cluster.galaxy) else { continue };
                let mut new = Projected::begin(MispKind::GalaxyCluster, 0, Some(at + 1));
                new.item.id.clone_from(&tag);
                new.item.bytes = projected.item.bytes.clone();
                new.item.sort = Some(sort.to_owned());
                new.item.external_ids.extend(attack_id(&cluster.name));
                new.item.search = format!("{}\n{tag}", cluster.name);
                new.item.name = Some(cluster.name);
                new.item.tlp = projected.item.tlp;
                new.item.pap = projected.item.pap;
                known.insert(tag.clone(), tag.clone());
                projected.item.references.push(tag);
                made.push(new);
            }
        }
        for mut new in made {
            if items.len() < self.limits.items {
                new.item.number = items.len() + 1;
                items.push(new);
            }
        }
    }
}

/// Reads the id that MITRE's clusters have at the end of their names: `Phishing - T1660`.
fn attack_id(name: &str) -> Option<String> {
    let (_, id) = name.rsplit_once(" - ")?;
    let mut chars = id.chars();
    let letter = chars.next().is_some_and(|c| matches!(c, 'T' | 'S' | 'G' | 'M' | 'C'));
    let digits = id.len() >= 4 && chars.all(|c| c.is_ascii_digit() || c == '.');
    (letter && digits).then(|| id.to_owned())
}

/// Finds the items that stand several times, and says which are not the one that counts.
fn mark_versions(text: &str, skipped: usize, items: &mut [Projected], losses: &mut Losses) {
    let mut newest: BTreeMap<(String, MispKind), usize> = BTreeMap::new();
    let mut losers = Vec::new();
    for (at, projected) in items.iter().enumerate() {
        let item = &projected.item;
        let key = (item.id.clone(), item.kind);
        let Some(before) = newest.get(&key).copied() else {
            newest.insert(key, at);
            continue;
        };
        let Some(other) = items.get(before).map(|projected| &projected.item) else { continue };
        if item.changed > other.changed {
            newest.insert(key, at);
            losers.push(before);
            continue;
        }
        losers.push(at);
        // A cluster stands at everything that is tagged with it.
        let described = matches!(item.kind, MispKind::Galaxy | MispKind::GalaxyCluster);
        if item.changed == other.changed && !described {
            let body = |item: &MispItem| {
                text.get(item.bytes.start.saturating_sub(skipped)..item.bytes.end.saturating_sub(skipped))
            };
            let why = if body(item) == body(other) { Why::Repeated } else { Why::SameVersionTwice };
            losses.note(|| item.id.clone(), item.kind.key(), why);
        }
    }
    for at in losers {
        if let Some(projected) = items.get_mut(at) {
            projected.item.superseded = true;
        }
    }
}

/// Fills in the ids of what is joined with what it is in.
fn join(items: &mut [Projected]) {
    let ids: Vec<String> = items.iter().map(|projected| projected.item.id.clone()).collect();
    for projected in items {
        let parent = projected.item.parent.and_then(|number| ids.get(number.checked_sub(1)?));
        let (Some(relation), Some(parent)) = (&mut projected.item.relation, parent) else { continue };
        for end in [&mut relation.source, &mut relation.target] {
            if end.is_empty() {
                end.clone_from(parent);
            }
        }
    }
}

/// Works out what holds for each item; gives the least restrictive marking that the whole may have.
fn resolve_markings(items: &mut [Projected], losses: &mut Losses) -> Tlp {
    let mut holds: Vec<Holds> = Vec::with_capacity(items.len());
    let mut floor = Tlp::Clear;
    for projected in items {
        // What an item is in stands before it.
        let outer = projected.item.parent.and_then(|number| holds.get(number.checked_sub(1)?)).copied();
        let outer = outer.unwrap_or(Holds::NOTHING);
        let own = outer.within(&projected.own);
        projected.item.tlp = own.tlp();
        projected.item.pap = own.pap;
        floor = floor.max(own.floor);
        if own.is_narrowed() && !outer.is_narrowed() {
            losses.note(
                || projected.item.id.clone(),
                &format!("{}.distribution", projected.item.kind.key()),
                Why::Narrowed,
            );
        }
        holds.push(own);
    }
    floor
}

/// Notes relations that lead out of the file.
fn note_dangling(items: &[MispItem], losses: &mut Losses) {
    let ids: BTreeSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
    for item in items {
        for end in item.relation.iter().flat_map(|relation| [&relation.source, &relation.target]) {
            if !end.is_empty() && !ids.contains(end.as_str()) {
                losses.note(|| item.id.clone(), end, Why::DanglingReference);
            }
        }
    }
}
