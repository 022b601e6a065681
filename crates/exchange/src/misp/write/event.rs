//! One event.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::{Kind, Pap, RecordId, Timestamp, Tlp, fields_under, link};
use serde_json::{Value as Json, json};

use super::attribute::{Attribute, attribute, day, highest, pap_tag, seconds};
use super::{message, note_rest, story, tag, text, tlp_tag, uuid};
use crate::loss::{Losses, Why};
use crate::misp::distribution_for;
use crate::misp::tag::galaxy_of;
use crate::outgoing::{OutRecord, Outgoing};

/// The longest title, in characters.
const MAX_INFO: usize = 250;

/// An event on its way out.
pub(super) struct Event<'a> {
    outgoing: &'a Outgoing,
    pub(super) uuid: String,
    info: String,
    date: String,
    changed: Timestamp,
    tlp: Option<Tlp>,
    pap: Option<Pap>,
    attributes: Vec<Attribute>,
    objects: Vec<Json>,
    reports: Vec<Json>,
    galaxies: Vec<Json>,
    cluster_tags: Vec<String>,
    /// The tag of each threat.
    clusters: BTreeMap<RecordId, String>,
    /// The values that it has.
    seen: BTreeSet<(&'static str, String)>,
}

impl<'a> Event<'a> {
    /// Begins an event of some records.
    pub(super) fn new(
        outgoing: &'a Outgoing,
        seed: &[u8],
        title: Option<&str>,
        records: &[&'a OutRecord],
        losses: &mut Losses,
    ) -> Self {
        let (tlp, pap) = highest(records);
        let threats = records.iter().filter(|record| record.kind == Kind::Threat);
        Self {
            outgoing,
            uuid: uuid(outgoing, "event", seed),
            info: title.map_or_else(|| info(records), line),
            date: date(outgoing, records, losses),
            changed: records.iter().map(|record| record.version).max().unwrap_or(outgoing.made),
            tlp,
            pap,
            attributes: Vec::new(),
            objects: Vec::new(),
            reports: Vec::new(),
            galaxies: Vec::new(),
            cluster_tags: Vec::new(),
            clusters: threats.filter_map(|threat| Some((threat.id, cluster_tag(threat)?))).collect(),
            seen: BTreeSet::new(),
        }
    }

    /// Adds some of its records.
    pub(super) fn add(&mut self, some: &[&'a OutRecord], all: &[&'a OutRecord], losses: &mut Losses) {
        for record in some {
            match record.kind {
                Kind::Indicator => self.indicator(record, losses),
                Kind::Threat => self.cluster(record, losses),
                _ => self.incident(record, all, losses),
            }
        }
    }

    /// Says whether MISP had a place for nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.objects.is_empty() && self.galaxies.is_empty()
    }

    fn indicator(&mut self, record: &OutRecord, losses: &mut Losses) {
        let Some(attribute) = attribute(self.outgoing, record, &self.clusters, losses) else { return };
        // MISP takes each value of a type once in an event.
        if self.seen.insert((attribute.ty, attribute.value.clone())) {
            self.attributes.push(attribute);
        } else {
            losses.note(|| record.id.to_string(), "indicator.value", Why::Repeated);
        }
    }

    fn cluster(&mut self, threat: &OutRecord, losses: &mut Losses) {
        const WRITTEN: [&str; 9] = [
            "title",
            "type",
            "description",
            "aliases/*",
            "aliases/*/name",
            "attack_id",
            "country",
            "links/*",
            "links/*/to",
        ];
        note_rest(threat, &WRITTEN, losses);
        let (Some(galaxy), Some(name), Some(tag_name)) =
            (text(threat, "type").and_then(galaxy_of), text(threat, "title"), cluster_tag(threat))
        else {
            losses.note(|| threat.id.to_string(), "threat.type", Why::NoPlace);
            return;
        };
        let aliases: Vec<&str> = fields_under(&threat.fields, "aliases")
            .filter(|(path, _)| path.as_str().ends_with("/name"))
            .filter_map(|(_, value)| value.as_text())
            .collect();
        let mut meta = serde_json::Map::new();
        let mut put = |key: &str, values: Vec<&str>| {
            if !values.is_empty() {
                meta.insert(key.to_owned(), values.into());
            }
        };
        put("synonyms", aliases);
        put("external_id", text(threat, "attack_id").into_iter().collect());
        put("country", text(threat, "country").into_iter().collect());
        self.galaxies.push(json!({
            "uuid": uuid(self.outgoing, "galaxy", galaxy.as_bytes()),
            "name": galaxy,
            "type": galaxy,
            "description": galaxy,
            "namespace": "cairn",
            "version": "1",
            "GalaxyCluster": [{
                "uuid": uuid(self.outgoing, "cluster", threat.id.as_bytes()),
                "type": galaxy,
                "value": name,
                "tag_name": tag_name,
                "description": text(threat, "description").unwrap_or_default(),
                "source": "",
                "authors": [],
                "version": "1",
                "meta": meta,
            }],
        }));
        self.cluster_tags.push(tag_name);
    }

    /// Writes an incident: an object that others can refer to, and a report in words.
    fn incident(&mut self, incident: &OutRecord, records: &[&OutRecord], losses: &mut Losses) {
        note_rest(incident, &[&story::TOLD[..], &message::TOLD].concat(), losses);
        let id = uuid(self.outgoing, "object", incident.id.as_bytes());
        let timestamp = seconds(incident.version);
        let name = text(incident, "title").unwrap_or_default();
        let content = story::tell(self.outgoing, incident);
        let mut held = vec![("name", name.to_owned())];
        held.extend(text(incident, "summary").map(|summary| ("description", summary.to_owned())));
        held.extend(story::acts(self.outgoing, incident).into_iter().map(|act| ("incident_type", act)));
        let parts: Vec<Json> = held
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .enumerate()
            .map(|(number, (relation, value))| {
                json!({
                    "uuid": uuid(self.outgoing, "part", format!("{}{number}{relation}", incident.id).as_bytes()),
                    "object_relation": relation,
                    "type": "text",
                    "category": "Other",
                    "value": value,
                    "to_ids": false,
                    "disable_correlation": true,
                    "distribution": "5",
                    "timestamp": timestamp,
                })
            })
            .collect();
        let references = self.references(incident, records, &id);
        let messages = message::objects(self.outgoing, incident, &id);
        self.objects.push(json!({
            "uuid": id,
            "name": "incident",
            "meta-category": "misc",
            "description": "An incident, as its report tells it.",
            "template_uuid": "38597424-f9bb-4865-9b4b-819172df0334",
            "template_version": "1",
            "comment": "",
            "distribution": "5",
            "timestamp": timestamp,
            "Attribute": parts,
            "ObjectReference": references,
        }));
        self.objects.extend(messages);
        self.reports.push(json!({
            "uuid": uuid(self.outgoing, "report", incident.id.as_bytes()),
            "name": name,
            "content": content,
            "distribution": "5",
            "timestamp": timestamp,
            "deleted": false,
        }));
    }

    /// Writes which indicators an incident is linked with, in either direction.
    fn references(&self, incident: &OutRecord, records: &[&OutRecord], object: &str) -> Vec<Json> {
        let is_indicator = |id: &RecordId| records.iter().any(|other| other.id == *id && other.kind == Kind::Indicator);
        let from = link::links(&incident.fields).into_iter().map(|link| (link.relation, link.to));
        let to = records.iter().flat_map(|other| {
            let links = link::links(&other.fields).into_iter().filter(|link| link.to == incident.id);
            links.map(|link| (link.relation, other.id)).collect::<Vec<_>>()
        });
        from.chain(to)
            .filter(|(_, other)| is_indicator(other))
            .map(|(relation, other)| {
                json!({
                    "uuid": uuid(self.outgoing, "reference", format!("{object}{relation}{other}").as_bytes()),
                    "object_uuid": object,
                    "referenced_uuid": uuid(self.outgoing, "attribute", other.as_bytes()),
                    "relationship_type": relation,
                    "comment": "",
                    "timestamp": seconds(incident.version),
                })
            })
            .collect()
    }

    fn tags(&self) -> Vec<Json> {
        let names = self.tlp.map(tlp_tag).into_iter().chain(self.pap.map(pap_tag)).chain(self.cluster_tags.clone());
        names.map(|name| tag(&name)).collect()
    }

    fn orgc(&self) -> Json {
        let producer = &self.outgoing.producer;
        json!({
            "name": producer.name.as_deref().unwrap_or("Anonymous"),
            "uuid": uuid(self.outgoing, "organisation", producer.id.as_bytes()),
        })
    }

    /// Gives what the list of a feed says of it.
    pub(super) fn manifest(&self) -> Json {
        json!({
            "Orgc": self.orgc(),
            "Tag": self.tags(),
            "info": self.info,
            "date": self.date,
            "analysis": "2",
            "threat_level_id": "4",
            "timestamp": seconds(self.changed),
        })
    }

    /// Gives the values by which a server looks for it.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| attribute.value.as_str())
    }

    pub(super) fn counts(&self) -> Vec<(&'static str, u64)> {
        let clusters = self.galaxies.len() as u64;
        vec![
            ("events", 1),
            ("attributes", self.attributes.len() as u64),
            ("objects", self.objects.len() as u64),
            ("clusters", clusters),
            ("reports", self.reports.len() as u64),
        ]
    }

    pub(super) fn json(&self) -> Json {
        json!({ "Event": {
            "uuid": self.uuid,
            "info": self.info,
            "date": self.date,
            "timestamp": seconds(self.changed),
            "publish_timestamp": seconds(self.outgoing.made),
            "published": true,
            "analysis": "2",
            "threat_level_id": "4",
            "distribution": distribution_for(self.tlp).number().to_string(),
            "sharing_group_id": "0",
            "extends_uuid": "",
            "protected": false,
            "Orgc": self.orgc(),
            "Tag": self.tags(),
            "Attribute": self.attributes.iter().map(|attribute| attribute.json.clone()).collect::<Vec<_>>(),
            "Object": self.objects,
            "EventReport": self.reports,
            "Galaxy": self.galaxies,
        }})
    }
}

fn cluster_tag(threat: &OutRecord) -> Option<String> {
    let galaxy = text(threat, "type").and_then(galaxy_of)?;
    // A quotation mark would end the name.
    let name = text(threat, "title")?.replace('"', "'");
    Some(format!("misp-galaxy:{galaxy}=\"{name}\""))
}

/// Says what the event is about: its incidents, else its threats, else how many indicators it has.
fn info(records: &[&OutRecord]) -> String {
    let titles = |kind: Kind| {
        let found = records.iter().filter(move |record| record.kind == kind).filter_map(|record| text(record, "title"));
        found.collect::<Vec<_>>().join("; ")
    };
    let named = [titles(Kind::Incident), titles(Kind::Threat)].into_iter().find(|titles| !titles.is_empty());
    let info = named.unwrap_or_else(|| format!("{} indicators", records.len()));
    line(&info)
}

fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_INFO).collect()
}

/// Gives the first day of the first incident; without one, the day of writing.
fn date(outgoing: &Outgoing, records: &[&OutRecord], losses: &mut Losses) -> String {
    let incidents = records.iter().filter(|record| record.kind == Kind::Incident);
    let days = incidents.filter_map(|record| day(text(record, "when")?, "date", record, "when", losses));
    days.min().unwrap_or_else(|| outgoing.made.to_string().chars().take(10).collect())
}
