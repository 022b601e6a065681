//! Reading a bundle: object by object, then what needs all of them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use cairn_model::Tlp;

use super::marking::{Meaning, known_tlp};
use super::project::{Projected, project};
use super::{Observer, Place, StixBundle, StixError, StixLimits, StixObject, StixVersion};
use crate::json::{Json, JsonError, JsonReader};
use crate::loss::{Losses, Why};

/// How many bytes pass between two calls of the observer.
const STEP: usize = 256 * 1024;

/// Reads a bundle.
///
/// # Errors
/// [`StixError`], with the place.
pub fn read_bundle(bytes: &[u8], limits: &StixLimits) -> Result<StixBundle, StixError> {
    read_bundle_observed(bytes, limits, &mut |_, _| ControlFlow::Continue(()))
}

/// As [`read_bundle`], watched by an observer that may stop it.
///
/// # Errors
/// As [`read_bundle`], and [`StixError::Cancelled`].
pub fn read_bundle_observed(
    bytes: &[u8],
    limits: &StixLimits,
    observer: &mut Observer<'_>,
) -> Result<StixBundle, StixError> {
    if bytes.len() > limits.bytes {
        return Err(StixError::TooLarge { limit: limits.bytes });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| StixError::NotText { offset: error.valid_up_to() })?;
    // A byte order mark is not part of the text, but of the offsets.
    let skipped = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let body = text.get(skipped..).unwrap_or_default();
    let mut reading = Reading {
        text: body,
        skipped,
        reader: JsonReader::new(body, limits.json),
        limits,
        losses: Losses::default(),
        objects: Vec::new(),
        observer,
        reported: 0,
    };
    reading.run()
}

struct Reading<'a, 'o> {
    text: &'a str,
    skipped: usize,
    reader: JsonReader<'a>,
    limits: &'a StixLimits,
    losses: Losses,
    objects: Vec<Projected>,
    observer: &'o mut Observer<'o>,
    reported: usize,
}

#[derive(Default)]
struct Head {
    id: Option<String>,
    kind: Option<String>,
    spec_version: Option<String>,
    has_objects: bool,
}

impl Reading<'_, '_> {
    fn run(&mut self) -> Result<StixBundle, StixError> {
        let head = match self.reader.peek() {
            Some(b'[') => {
                self.losses.note(|| "the file".to_owned(), "bundle", Why::NoBundle);
                self.read_objects()?;
                Head { has_objects: true, ..Head::default() }
            }
            Some(b'{') => self.read_head()?,
            None => {
                return Err(
                    self.json_error(JsonError { offset: 0, problem: crate::json::JsonProblem::Truncated }, None)
                );
            }
            Some(_) => {
                // Broken JSON is told from JSON that is no bundle.
                self.reader.value().map_err(|error| self.json_error(error, None))?;
                return Err(StixError::NotABundle);
            }
        };
        self.reader.end().map_err(|error| self.json_error(error, None))?;
        match (head.kind.as_deref(), head.has_objects) {
            (Some("bundle"), _) => {}
            (None, true) => {
                if self.text.trim_start().starts_with('{') {
                    self.losses.note(|| "the file".to_owned(), "bundle", Why::NoBundle);
                }
            }
            _ => return Err(StixError::NotABundle),
        }
        let version = if head.spec_version.as_deref() == Some("2.0") { StixVersion::V20 } else { StixVersion::V21 };
        if version == StixVersion::V20 {
            self.losses.note(|| "the bundle".to_owned(), "spec_version", Why::OldSpecVersion);
        }
        Ok(self.finish(head.id, version))
    }

    fn read_head(&mut self) -> Result<Head, StixError> {
        let mut head = Head::default();
        self.reader.expect(b'{').map_err(|error| self.json_error(error, None))?;
        if self.reader.take(b'}') {
            return Ok(head);
        }
        loop {
            let key = self.reader.key().map_err(|error| self.json_error(error, None))?;
            if key == "objects" && self.reader.peek() == Some(b'[') {
                if head.has_objects {
                    self.losses.note(|| "the bundle".to_owned(), "objects", Why::DuplicateKey);
                }
                head.has_objects = true;
                self.read_objects()?;
            } else {
                let value = self.reader.value().map_err(|error| self.json_error(error, None))?;
                let text = value.as_text().map(str::to_owned);
                match key.as_ref() {
                    "id" => head.id = text,
                    "type" => head.kind = Some(text.unwrap_or_default()),
                    "spec_version" => head.spec_version = text,
                    "objects" => return Err(StixError::NotABundle),
                    other => self.losses.note(|| "the bundle".to_owned(), other, Why::UnknownProperty),
                }
            }
            for key in self.reader.take_duplicates() {
                self.losses.note(|| "the bundle".to_owned(), &key, Why::DuplicateKey);
            }
            if !self.reader.take(b',') {
                self.reader.expect(b'}').map_err(|error| self.json_error(error, None))?;
                return Ok(head);
            }
        }
    }

    fn read_objects(&mut self) -> Result<(), StixError> {
        self.reader.expect(b'[').map_err(|error| self.json_error(error, None))?;
        if self.reader.take(b']') {
            return Ok(());
        }
        loop {
            self.read_object()?;
            if !self.reader.take(b',') {
                let next = self.objects.len() + 1;
                return self.reader.expect(b']').map_err(|error| self.json_error(error, Some(next)));
            }
        }
    }

    fn read_object(&mut self) -> Result<(), StixError> {
        let number = self.objects.len() + 1;
        if number > self.limits.objects {
            return Err(StixError::TooManyObjects { limit: self.limits.objects });
        }
        self.reader.peek();
        let start = self.reader.offset();
        let value = self.reader.value().map_err(|error| self.json_error(error, Some(number)))?;
        let end = self.reader.offset();
        if end - start > self.limits.object_bytes {
            let place = self.place(start, Some(number));
            return Err(StixError::ObjectTooLarge { place, limit: self.limits.object_bytes });
        }
        let kind = match &value {
            Json::Object(_) => value.get("type").and_then(Json::as_text).filter(|kind| !kind.is_empty()),
            _ => None,
        };
        if kind.is_none() {
            return Err(StixError::NotAnObject { place: self.place(start, Some(number)) });
        }
        let bytes = start + self.skipped..end + self.skipped;
        let projected = project(&value, number, bytes, &mut self.losses);
        for key in self.reader.take_duplicates() {
            self.losses.note(|| projected.object.id.clone(), &key, Why::DuplicateKey);
        }
        self.objects.push(projected);
        if end - self.reported >= STEP {
            self.reported = end;
            if (self.observer)(end, self.text.len()).is_break() {
                return Err(StixError::Cancelled);
            }
        }
        Ok(())
    }

    fn place(&self, offset: usize, object: Option<usize>) -> Place {
        let before = self.text.as_bytes().get(..offset.min(self.text.len())).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        let after = object.and_then(|_| self.objects.last()).map(|projected| projected.object.id.clone());
        Place { offset: offset + self.skipped, line, object, after }
    }

    fn json_error(&self, source: JsonError, object: Option<usize>) -> StixError {
        StixError::Json { place: self.place(source.offset, object), source }
    }

    fn finish(&mut self, id: Option<String>, version: StixVersion) -> StixBundle {
        let mut losses = std::mem::take(&mut self.losses);
        let mut projected = std::mem::take(&mut self.objects);
        let superseded = mark_versions(self.text, self.skipped, &projected, &mut losses);
        resolve(&mut projected, version, &mut losses);
        let mut counts = BTreeMap::new();
        let mut objects: Vec<StixObject> = Vec::with_capacity(projected.len());
        for (mut projected, superseded) in projected.into_iter().zip(superseded) {
            *counts.entry(projected.object.kind.clone()).or_insert(0) += 1;
            projected.object.superseded = superseded;
            objects.push(projected.object);
        }
        StixBundle { id, version, objects, counts, losses: losses.into_list() }
    }
}

/// Finds the objects that stand in several versions, and says which are not the one that counts.
fn mark_versions(text: &str, skipped: usize, projected: &[Projected], losses: &mut Losses) -> Vec<bool> {
    let mut superseded = vec![false; projected.len()];
    let mut newest: BTreeMap<&str, usize> = BTreeMap::new();
    let body = |object: &StixObject| {
        text.get(object.bytes.start.saturating_sub(skipped)..object.bytes.end.saturating_sub(skipped))
    };
    for (at, candidate) in projected.iter().enumerate() {
        let object = &candidate.object;
        let Some(before) = newest.get(object.id.as_str()).copied() else {
            newest.insert(&object.id, at);
            continue;
        };
        let Some(other) = projected.get(before).map(|projected| &projected.object) else { continue };
        let loser = if object.modified > other.modified {
            newest.insert(&object.id, at);
            before
        } else {
            if object.modified == other.modified {
                let why = if body(object) == body(other) { Why::Repeated } else { Why::SameVersionTwice };
                losses.note(|| object.id.clone(), &object.kind, why);
            }
            at
        };
        if let Some(flag) = superseded.get_mut(loser) {
            *flag = true;
        }
    }
    superseded
}

/// Resolves markings, and notes references that lead nowhere.
fn resolve(projected: &mut [Projected], version: StixVersion, losses: &mut Losses) {
    let meanings: BTreeMap<String, Meaning> = projected
        .iter()
        .filter_map(|projected| Some((projected.object.id.clone(), projected.meaning.clone()?)))
        .collect();
    let ids: std::collections::BTreeSet<String> =
        projected.iter().map(|projected| projected.object.id.clone()).collect();
    for candidate in projected {
        let object = &mut candidate.object;
        let place = || object.id.clone();
        if version == StixVersion::V21 && !candidate.has_spec_version {
            losses.note(place, "spec_version", Why::NoSpecVersion);
        }
        let relation = object.relation.iter().flat_map(|relation| [&relation.source, &relation.target]);
        let named = relation.chain(&object.references).chain(&object.created_by);
        for id in named.filter(|id| !id.is_empty() && !ids.contains(id.as_str())) {
            losses.note(place, id, Why::DanglingReference);
        }
        let mut tlp: Option<Tlp> = candidate.label_tlp;
        for id in &candidate.markings {
            let meaning = meanings.get(id);
            let found = known_tlp(id).or_else(|| meaning.and_then(|meaning| meaning.tlp));
            let statement = meaning.and_then(|meaning| meaning.statement.clone());
            if found.is_none() && statement.is_none() {
                let why = if meaning.is_some() { Why::UnknownMarking } else { Why::DanglingReference };
                losses.note(|| object.id.clone(), id, why);
            }
            tlp = tlp.max(found);
            object.statements.extend(statement);
        }
        object.tlp = tlp;
    }
}
