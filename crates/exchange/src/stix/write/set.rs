//! A whole indicator set: objects as their makers wrote them, in a bundle of ours with a report that carries the set's marking.
//!
//! Only who made an object may change it, so an object goes on byte for byte or not at all. What a profile cannot hold is left
//! out and listed.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::{Edtf, Timestamp, Tlp, Value as FieldValue};
use serde_json::{Value, json};

use super::sheet::{Body, FIXED, identity, recipient, tlp_definition, wrap};
use super::{Profile, id, indicator};
use crate::json::{Json, JsonReader};
use crate::loss::{Losses, Why};
use crate::outgoing::{OutgoingSet, SetRow, Watcher, WriteError, Written, WrittenFile};
use crate::stix::marking::{known_tlp, tlp2_id};
use crate::stix::spec;
use crate::stix::{Category, StixBundle, StixLimits, StixObject, StixVersion, read_bundle};

/// The most objects that a report names for MVT, which compares each indicator with each of them.
const MAX_MVT_REFERENCES: usize = 2_000;
/// How many objects pass between two looks at the watcher.
const STEP: usize = 1_000;

/// Writes a set.
pub(super) fn write(set: &OutgoingSet, profile: Profile, watch: &mut Watcher<'_>) -> Result<Written, WriteError> {
    let mut page = Page::new(set, profile);
    if set.file.is_empty() {
        for (number, row) in set.rows.iter().enumerate() {
            page.row(row);
            look(watch, number)?;
        }
    } else {
        let bundle = read_bundle(&set.file, &StixLimits::default()).map_err(|_| WriteError::Unreadable)?;
        page.bundle(&bundle, watch)?;
    }
    page.finish()
}

fn look(watch: &mut Watcher<'_>, number: usize) -> Result<(), WriteError> {
    if number % STEP == 0 && watch(number as u64).is_break() { Err(WriteError::Cancelled) } else { Ok(()) }
}

/// The bundle while it is written.
struct Page<'a> {
    set: &'a OutgoingSet,
    profile: Profile,
    losses: Losses,
    counts: BTreeMap<String, u64>,
    text: Vec<u8>,
    ids: Vec<String>,
    /// The markings that are defined in the bundle.
    defined: BTreeSet<String>,
    producer: String,
    indicators: usize,
}

impl<'a> Page<'a> {
    fn new(set: &'a OutgoingSet, profile: Profile) -> Self {
        Self {
            set,
            profile,
            losses: Losses::default(),
            counts: BTreeMap::new(),
            text: Vec::with_capacity(set.file.len() + 4096),
            ids: Vec::new(),
            defined: BTreeSet::new(),
            producer: id::stable(&set.circle, "identity", &format!("producer {}", set.producer.id)),
            indicators: 0,
        }
    }

    fn add(&mut self, kind: &str, id: &str, bytes: &[u8]) {
        self.text.extend_from_slice(if self.counts.is_empty() { b"\n" } else { b",\n" });
        self.text.extend_from_slice(bytes);
        *self.counts.entry(kind.to_owned()).or_default() += 1;
        if kind == "marking-definition" {
            self.defined.insert(id.to_owned());
        } else {
            self.ids.push(id.to_owned());
        }
        self.indicators += usize::from(kind == "indicator");
    }

    fn bundle(&mut self, bundle: &StixBundle, watch: &mut Watcher<'_>) -> Result<(), WriteError> {
        let text = std::str::from_utf8(&self.set.file).map_err(|_| WriteError::Unreadable)?;
        let mut kept: Vec<(&StixObject, &str)> = Vec::with_capacity(bundle.objects.len());
        let mut seen: BTreeSet<(&str, Option<Timestamp>)> = BTreeSet::new();
        for (number, object) in bundle.objects.iter().enumerate() {
            look(watch, number)?;
            let bytes = text.get(object.bytes.clone()).ok_or(WriteError::Unreadable)?;
            let refused = if bundle.version == StixVersion::V20 {
                Some(("spec_version".to_owned(), Why::OldSpecVersion))
            } else if !seen.insert((&object.id, object.modified)) {
                Some((object.kind.clone(), Why::Repeated))
            } else {
                self.refused(object, bytes)
            };
            match refused {
                Some((what, why)) => self.losses.note(|| object.id.clone(), &what, why),
                None => kept.push((object, bytes)),
            }
        }
        let ids: BTreeSet<&str> = kept.iter().map(|(object, _)| object.id.as_str()).collect();
        for (object, bytes) in kept {
            let leads_nowhere = object.kind == "relationship"
                && object
                    .relation
                    .as_ref()
                    .is_some_and(|ends| !ids.contains(ends.source.as_str()) || !ids.contains(ends.target.as_str()));
            if leads_nowhere {
                self.losses.note(|| object.id.clone(), "relationship", Why::DanglingReference);
                continue;
            }
            self.add(&object.kind, &object.id, bytes.as_bytes());
        }
        Ok(())
    }

    /// Says why an object does not go along.
    fn refused(&self, object: &StixObject, bytes: &str) -> Option<(String, Why)> {
        if object.tlp.is_some_and(|tlp| tlp > self.set.ceiling) && object.kind != "marking-definition" {
            return Some((object.kind.clone(), Why::MarkedHigher));
        }
        if let (Profile::MvtSafe, "indicator") = (self.profile, object.kind.as_str()) {
            let found = object.indicator.as_ref()?;
            let safe = found.language == "stix" && indicator::is_safe_for_mvt(&found.pattern);
            return (!safe).then(|| ("pattern".to_owned(), Why::NotForMvt));
        }
        if self.profile == Profile::MvtSafe {
            let read = matches!(object.kind.as_str(), "malware" | "relationship" | "identity" | "marking-definition");
            let named = object.kind != "malware" || object.name.is_some();
            return (!read || !named).then(|| (object.kind.clone(), Why::NotForMvt));
        }
        if self.profile == Profile::Full && object.category == Category::Custom {
            return None;
        }
        if object.category == Category::Custom {
            return Some((object.kind.clone(), Why::UnknownType));
        }
        if let Some(found) = object.indicator.as_ref().filter(|found| found.language == "stix")
            && !indicator::is_standard(&found.pattern)
        {
            return Some(("pattern".to_owned(), Why::PatternSyntax));
        }
        let json = JsonReader::new(bytes, StixLimits::default().json).value().unwrap_or(Json::Null);
        spec::fault(&json)
    }

    /// Makes an indicator of a row of a set that did not come as STIX.
    fn row(&mut self, row: &SetRow) {
        if row.tlp.is_some_and(|tlp| tlp > self.set.ceiling) {
            return self.losses.note(|| row.object.clone(), &row.ty, Why::MarkedHigher);
        }
        // An attribute of MISP that is not meant for detection, or that somebody only proposes, would frighten people.
        if matches!(row.ty.as_str(), "attribute" | "proposal") {
            return self.losses.note(|| row.object.clone(), &row.ty, Why::NoPlace);
        }
        let Some((kind, value)) = row.observables.first() else {
            return self.losses.note(|| row.object.clone(), &row.ty, Why::NoPlace);
        };
        let pattern = match indicator::pattern_of_value(kind, value, self.profile) {
            Ok(pattern) => pattern,
            Err(why) => return self.losses.note(|| row.object.clone(), kind, why),
        };
        let id = id::stable(&self.set.circle, "indicator", &format!("{}/{}/{pattern}", self.set.id, row.object));
        let from = row.valid_from.as_deref().and_then(|time| time.parse::<Timestamp>().ok()).unwrap_or(self.begun());
        let mut body = Body::new();
        for (key, text) in [
            ("type", "indicator"),
            ("spec_version", "2.1"),
            ("id", &id),
            ("created_by_ref", &self.producer),
            ("created", &id::time(self.begun())),
            ("name", row.name.as_deref().unwrap_or(value)),
            ("description", row.description.as_deref().unwrap_or_default()),
            ("pattern", &pattern),
            ("pattern_type", "stix"),
            ("pattern_version", "2.1"),
            ("valid_from", &id::time(from)),
        ] {
            if !text.is_empty() {
                body.insert(key.to_owned(), text.into());
            }
        }
        body.insert("indicator_types".to_owned(), json!(["unknown"]));
        body.insert("object_marking_refs".to_owned(), json!([tlp2_id(row.tlp.unwrap_or(self.set.tlp))]));
        body.insert("modified".to_owned(), id::version(self.begun(), &body).into());
        if let Ok(bytes) = serde_json::to_vec(&body) {
            self.add("indicator", &id, &bytes);
        }
    }

    fn field(&self, path: &str) -> Option<&str> {
        self.set.fields.get(path).and_then(FieldValue::as_text)
    }

    /// Gives when the set began to be: it never changes, so its objects never do.
    fn begun(&self) -> Timestamp {
        let day = ["published", "obtained"]
            .into_iter()
            .find_map(|path| self.field(path).and_then(|text| Edtf::parse(text).ok()).and_then(|date| date.earliest()));
        match day {
            Some(day) => Timestamp::from_millis(i64::from(day.days()) * 86_400_000),
            None => FIXED.parse().unwrap_or_default(),
        }
    }

    fn finish(mut self) -> Result<Written, WriteError> {
        if self.ids.is_empty() || self.indicators == 0 && self.profile == Profile::MvtSafe {
            return Err(WriteError::NothingFits);
        }
        let levels = [self.set.tlp, Tlp::Clear].into_iter().chain(self.set.rows.iter().filter_map(|row| row.tlp));
        let levels: BTreeSet<Tlp> = levels.collect();
        let defined =
            |level: &Tlp| self.defined.iter().any(|id| known_tlp(id) == Some(*level) && id == tlp2_id(*level));
        let mut own: Vec<Body> =
            levels.iter().filter(|level| !defined(level)).map(|level| tlp_definition(*level)).collect();
        own.push(identity(&self.producer, self.set.producer.name.as_deref()));
        let named = recipient(&self.set.circle, self.set.recipient.as_deref(), &self.producer);
        let mut markings = vec![tlp2_id(self.set.tlp).to_owned()];
        if let Some((id, body)) = named {
            markings.push(id);
            own.push(body);
        }
        own.push(self.report(markings));
        let names = own.iter().filter_map(|body| body.get("modified").and_then(Value::as_str)).collect::<String>();
        for body in own {
            let kind = body.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
            if let Ok(bytes) = serde_json::to_vec(&body) {
                self.add(&kind, "", &bytes);
            }
        }
        let bytes = wrap(&self.set.circle, &names, &self.text);
        let name = if self.profile == Profile::MvtSafe { "indicators.stix2" } else { "bundle.json" };
        let files = vec![WrittenFile { name: name.to_owned(), bytes }];
        Ok(Written { files, counts: self.counts, losses: self.losses.into_list() })
    }

    /// The report that wraps the set: what it is, from whom, under which licence and marking.
    fn report(&self, markings: Vec<String>) -> Body {
        let mut told: Vec<String> = Vec::new();
        for path in ["description", "origin", "url", "licence", "published", "obtained"] {
            told.extend(self.field(path).map(str::to_owned));
        }
        let few = self.profile != Profile::MvtSafe || self.ids.len() <= MAX_MVT_REFERENCES;
        let references = if few { self.ids.clone() } else { vec![self.producer.clone()] };
        let mut labels: Vec<String> = self.set.pap.map(|pap| format!("pap:{}", pap.code())).into_iter().collect();
        labels.sort();
        let seed = format!("report set {:?} {:?} {}", self.profile, self.set.recipient, self.set.id);
        let mut body = Body::new();
        for (key, text) in [
            ("type", "report".to_owned()),
            ("spec_version", "2.1".to_owned()),
            ("id", id::stable(&self.set.circle, "report", &seed)),
            ("created_by_ref", self.producer.clone()),
            ("created", id::time(self.begun().min(self.set.made))),
            ("name", self.field("title").unwrap_or("Indicators").to_owned()),
            ("description", told.join("\n")),
            ("published", id::time(self.set.made)),
        ] {
            if !text.is_empty() {
                body.insert(key.to_owned(), text.into());
            }
        }
        if !labels.is_empty() {
            body.insert("labels".to_owned(), json!(labels));
        }
        body.insert("report_types".to_owned(), json!(["indicator"]));
        body.insert("object_marking_refs".to_owned(), json!(markings));
        body.insert("object_refs".to_owned(), json!(references));
        body.insert("modified".to_owned(), id::version(self.set.made, &body).into());
        body
    }
}
