//! The projection of one item.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fields::{Fields, MAX_DESCRIPTION, plain};
use super::mark::{Distribution, Own};
use super::tag::{self, Meaning};
use super::{MispItem, MispKind, attribute};
use crate::json::Json;
use crate::loss::{Losses, Why};
use crate::stix::Relation;

/// An item with what is needed until all items are read.
pub(super) struct Projected {
    pub(super) item: MispItem,
    pub(super) own: Own,
    /// The galaxy type, of a galaxy or cluster.
    pub(super) galaxy: Option<String>,
    /// Whether it is whole, and not only a place kept.
    pub(super) done: bool,
}

/// What the tags of a file mean, each looked up once.
#[derive(Default)]
pub(super) struct Tags(BTreeMap<String, Meaning>);

impl Tags {
    pub(super) fn read(&mut self, tag: &str) -> &Meaning {
        self.0.entry(tag.to_owned()).or_insert_with(|| tag::read(tag))
    }
}

impl Projected {
    /// Keeps a place, so that what is inside can name it.
    pub(super) fn begin(kind: MispKind, number: usize, parent: Option<usize>) -> Self {
        let item = MispItem {
            number,
            parent,
            bytes: 0..0,
            id: format!("item-{number}"),
            kind,
            sort: None,
            name: None,
            description: None,
            aliases: Vec::new(),
            external_ids: Vec::new(),
            value: None,
            observables: Vec::new(),
            detects: false,
            pattern: None,
            tags: Vec::new(),
            terms: Vec::new(),
            changed: None,
            first_seen: None,
            last_seen: None,
            deleted: false,
            superseded: false,
            relation: None,
            references: Vec::new(),
            tlp: None,
            pap: None,
            statements: Vec::new(),
            facts: Vec::new(),
            search: String::new(),
        };
        Self { item, own: Own::default(), galaxy: None, done: false }
    }

    /// Fills it in.
    pub(super) fn fill(
        &mut self,
        entries: Vec<(Cow<'_, str>, Json<'_>)>,
        bytes: Range<usize>,
        tags: &mut Tags,
        losses: &mut Losses,
    ) {
        let kind = self.item.kind;
        self.item.bytes = bytes;
        let mut fields = Fields { kind: kind.key(), entries, place: self.item.id.clone(), losses };
        self.identify(&mut fields);
        self.mark(&mut fields, tags);
        self.item.deleted = fields.flag("deleted").unwrap_or(false);
        match kind {
            MispKind::Event => self.event(&mut fields),
            MispKind::Attribute | MispKind::ShadowAttribute => self.attribute(&mut fields),
            MispKind::Object => self.object(&mut fields),
            MispKind::ObjectReference => self.reference(&mut fields),
            MispKind::EventReport => {
                self.item.name = fields.name("name");
                self.item.description = fields.text("content", MAX_DESCRIPTION);
                self.item.changed = fields.time("timestamp");
            }
            MispKind::Sighting => self.sighting(&mut fields),
            MispKind::Galaxy | MispKind::GalaxyCluster => self.galaxy(&mut fields),
            MispKind::Note | MispKind::Opinion | MispKind::Relationship => self.analyst(&mut fields),
        }
        fields.finish();
        self.item.search = search_text(&self.item);
        self.done = true;
    }

    fn identify(&mut self, fields: &mut Fields<'_, '_>) {
        let Some(uuid) = fields.name("uuid") else {
            if !matches!(self.item.kind, MispKind::Sighting | MispKind::Galaxy) {
                fields.note("uuid", Why::Missing);
            }
            return;
        };
        if is_uuid(&uuid) {
            self.item.id = uuid.to_ascii_lowercase();
        } else {
            fields.note("uuid", Why::IdForm);
            self.item.id = uuid;
        }
        fields.place.clone_from(&self.item.id);
    }

    /// Reads tags, distribution and sharing group.
    fn mark(&mut self, fields: &mut Fields<'_, '_>, tags: &mut Tags) {
        let list = match fields.take("Tag") {
            Some(Json::List(list)) => list,
            Some(one @ Json::Object(_)) => vec![one],
            Some(_) => {
                fields.note("Tag", Why::WrongType);
                Vec::new()
            }
            None => Vec::new(),
        };
        for one in &list {
            let Some(name) = one.get("name").and_then(Json::as_text).filter(|name| !name.is_empty()) else {
                fields.note("Tag", Why::WrongType);
                continue;
            };
            let name = plain(name);
            let meaning = tags.read(&name);
            self.own.tlp = self.own.tlp.max(meaning.tlp);
            self.own.pap = self.own.pap.max(meaning.pap);
            if meaning.closes {
                self.own.closed = true;
                fields.note(&format!("Tag {name}"), Why::UnknownMarking);
            }
            self.item.terms.extend(&meaning.terms);
            self.item.tags.push(name);
            for (key, value) in one.entries() {
                if !matches!(key.as_ref(), "name") && *value != Json::Null {
                    let local = matches!(key.as_ref(), "id" | "user_id" | "org_id" | "numerical_value");
                    fields.note(&format!("Tag.{key}"), if local { Why::ServerLocal } else { Why::NotProjected });
                }
            }
        }
        if let Some(number) = fields.number("distribution") {
            self.own.distribution = Distribution::from_number(number);
            match self.own.distribution {
                Some(distribution) if !distribution.words().is_empty() => {
                    self.item.statements.push(distribution.words().to_owned());
                }
                Some(_) => {}
                None => {
                    // Nobody knows how far it may go.
                    self.own.closed = true;
                    fields.note("distribution", Why::UnknownMarking);
                }
            }
        }
        if let Some(group) = fields.take("SharingGroup") {
            self.sharing_group(&group, fields);
        }
    }

    fn sharing_group(&mut self, group: &Json<'_>, fields: &mut Fields<'_, '_>) {
        let group = group.items().first().unwrap_or(group);
        if !matches!(group, Json::Object(_)) {
            if *group != Json::List(Vec::new()) {
                fields.note("SharingGroup", Why::WrongType);
            }
            return;
        }
        let text = |key| group.get(key).and_then(Json::as_text).filter(|text| !text.is_empty()).map(plain);
        let members = group.get("SharingGroupOrg").map(Json::items).unwrap_or_default();
        let names: Vec<String> = members
            .iter()
            .filter_map(|member| member.get("Organisation")?.get("name")?.as_text())
            .take(100)
            .map(plain)
            .collect();
        if members.len() > names.len() {
            fields.note("SharingGroup.SharingGroupOrg", Why::Cut);
        }
        let mut words = format!("MISP sharing group {}", text("name").unwrap_or_default());
        for part in
            [text("releasability"), Some(names.join(", ")).filter(|names| !names.is_empty())].into_iter().flatten()
        {
            words.push_str(": ");
            words.push_str(&part);
        }
        self.item.statements.push(words);
        for (key, value) in group.entries() {
            if !matches!(key.as_ref(), "name" | "releasability") && *value != Json::Null {
                fields.note(&format!("SharingGroup.{key}"), Why::NotProjected);
            }
        }
    }

    fn fact(&mut self, key: &'static str, value: Option<String>) {
        self.item.facts.extend(value.map(|value| (key, value)));
    }

    fn facts(&mut self, fields: &mut Fields<'_, '_>, keys: &[&'static str]) {
        for key in keys {
            let value = fields.name(key);
            self.fact(key, value);
        }
    }

    fn organisation(&mut self, fields: &mut Fields<'_, '_>, key: &'static str) {
        let Some(found) = fields.take(key) else { return };
        if !matches!(found, Json::Object(_)) {
            return fields.note(key, Why::WrongType);
        }
        let text = |key| found.get(key).and_then(Json::as_text).map(plain);
        let words: Vec<String> = [text("name"), text("uuid")].into_iter().flatten().collect();
        self.fact(key, Some(words.join(" ")).filter(|words| !words.is_empty()));
        for (inner, value) in found.entries() {
            if !matches!(inner.as_ref(), "name" | "uuid") && *value != Json::Null {
                let why = if inner == "id" { Why::ServerLocal } else { Why::NotProjected };
                fields.note(&format!("{key}.{inner}"), why);
            }
        }
    }

    fn event(&mut self, fields: &mut Fields<'_, '_>) {
        self.item.name = fields.name("info");
        if self.item.name.is_none() {
            fields.note("info", Why::Missing);
        }
        self.item.changed = fields.time("timestamp");
        self.facts(fields, &["date", "threat_level_id", "analysis", "published", "publish_timestamp"]);
        self.organisation(fields, "Org");
        self.organisation(fields, "Orgc");
        self.item.references.extend(fields.name("extends_uuid"));
        if let Some(related) = fields.take("RelatedEvent") {
            let ids = related.items().iter().filter_map(|one| one.get("Event")?.get("uuid")?.as_text());
            self.item.references.extend(ids.map(plain));
            if !related.items().is_empty() {
                // Its own server worked it out, from events that only that server has.
                fields.note("RelatedEvent", Why::NotProjected);
            }
        }
    }

    fn attribute(&mut self, fields: &mut Fields<'_, '_>) {
        self.item.sort = fields.name("type");
        self.item.value = fields.text("value", MAX_DESCRIPTION);
        self.item.description = fields.text("comment", MAX_DESCRIPTION);
        self.item.changed = fields.time("timestamp");
        self.item.first_seen = fields.time("first_seen");
        self.item.last_seen = fields.time("last_seen");
        self.facts(fields, &["category", "object_relation"]);
        let meant = fields.flag("to_ids").unwrap_or(false);
        self.fact("to_ids", Some(meant.to_string()));
        let own = self.item.kind == MispKind::Attribute;
        if !own {
            self.organisation(fields, "Org");
            self.facts(fields, &["proposal_to_delete"]);
            self.item.references.extend(fields.name("event_uuid"));
            self.item.relation = Some(self.to_parent("proposed-for"));
        }
        self.item.detects = own && meant && !self.item.deleted;
        match (&self.item.sort, &self.item.value) {
            (Some(ty), Some(value)) => {
                let held = attribute::read(ty, value, self.item.detects, &self.item.id, fields.losses);
                self.item.observables = held.observables;
                self.item.pattern = held.pattern;
            }
            (None, _) => fields.note("type", Why::Missing),
            (_, None) => fields.note("value", Why::Missing),
        }
    }

    fn object(&mut self, fields: &mut Fields<'_, '_>) {
        self.item.sort = fields.name("name");
        self.item.name.clone_from(&self.item.sort);
        self.item.description = fields.text("comment", MAX_DESCRIPTION);
        self.item.changed = fields.time("timestamp");
        self.item.first_seen = fields.time("first_seen");
        self.item.last_seen = fields.time("last_seen");
        self.facts(fields, &["meta-category", "template_uuid", "template_version", "description"]);
    }

    /// Joins it with what it is in; the ids are filled in when they are known.
    fn to_parent(&self, kind: &str) -> Relation {
        Relation { source: self.item.id.clone(), kind: kind.to_owned(), target: String::new() }
    }

    fn reference(&mut self, fields: &mut Fields<'_, '_>) {
        self.item.description = fields.text("comment", MAX_DESCRIPTION);
        self.item.changed = fields.time("timestamp");
        self.facts(fields, &["referenced_type"]);
        self.item.relation = Some(Relation {
            source: fields.name("object_uuid").unwrap_or_default(),
            kind: fields.name("relationship_type").unwrap_or_default(),
            target: fields.name("referenced_uuid").unwrap_or_default(),
        });
    }

    fn sighting(&mut self, fields: &mut Fields<'_, '_>) {
        self.item.first_seen = fields.time("date_sighting");
        self.facts(fields, &["source"]);
        self.organisation(fields, "Organisation");
        let kind = match fields.number("type").unwrap_or(0) {
            0 => "sighting-of",
            1 => "false-positive-of",
            2 => "expiration-of",
            3 => "true-positive-of",
            _ => {
                fields.note("type", Why::OddValue);
                "sighting-of"
            }
        };
        let mut relation = self.to_parent(kind);
        relation.target = fields.name("attribute_uuid").unwrap_or_default();
        self.item.relation = Some(relation);
    }

    fn galaxy(&mut self, fields: &mut Fields<'_, '_>) {
        let cluster = self.item.kind == MispKind::GalaxyCluster;
        self.galaxy = fields.name("type");
        self.fact("type", self.galaxy.clone());
        self.item.name = fields.name(if cluster { "value" } else { "name" });
        self.item.description = fields.text("description", MAX_DESCRIPTION);
        self.facts(fields, &["version", "namespace", "source", "relationship_type", "collection_uuid"]);
        if !cluster {
            return;
        }
        self.item.sort = self.galaxy.as_deref().and_then(tag::threat_type).map(str::to_owned);
        let tag = fields.name("tag_name");
        self.item.tags.extend(tag);
        let authors = fields.texts("authors").join(", ");
        self.fact("authors", Some(authors).filter(|authors| !authors.is_empty()));
        let mut elements: Vec<(String, String)> = Vec::new();
        for (key, value) in fields.take("meta").as_ref().map(Json::entries).unwrap_or_default() {
            let texts = value.as_text().into_iter().chain(value.items().iter().filter_map(Json::as_text));
            let before = elements.len();
            elements.extend(texts.map(|text| (key.to_string(), plain(text))));
            if elements.len() < before + value.items().len().max(1) {
                fields.note(&format!("meta.{}", plain(key)), Why::WrongType);
            }
        }
        let listed = fields.take("GalaxyElement");
        let listed = listed.as_ref().map(Json::items).unwrap_or_default();
        if !listed.is_empty() {
            // Another way to write `meta`, with numbers of rows.
            fields.note("GalaxyElement", Why::ServerLocal);
        }
        for element in listed {
            let text = |key| element.get(key).and_then(Json::as_text);
            elements.extend(text("key").zip(text("value")).map(|(key, value)| (key.to_owned(), plain(value))));
        }
        for (key, value) in elements {
            match key.as_str() {
                "synonyms" => self.item.aliases.push(value),
                "external_id" => self.item.external_ids.push(value),
                "country" => self.fact("country", Some(value)),
                _ => fields.note(&format!("meta.{}", plain(&key)), Why::NotProjected),
            }
        }
    }

    fn analyst(&mut self, fields: &mut Fields<'_, '_>) {
        let key = if self.item.kind == MispKind::Note { "note" } else { "comment" };
        self.item.description = fields.text(key, MAX_DESCRIPTION);
        self.item.first_seen = fields.time("created");
        self.item.changed = fields.time("modified");
        self.facts(
            fields,
            &["authors", "language", "opinion", "object_type", "related_object_type", "orgc_uuid", "org_uuid"],
        );
        let about = fields.name("object_uuid").unwrap_or_default();
        self.item.relation = Some(match self.item.kind {
            MispKind::Relationship => Relation {
                source: about,
                kind: fields.name("relationship_type").unwrap_or_default(),
                target: fields.name("related_object_uuid").unwrap_or_default(),
            },
            kind => Relation { source: self.item.id.clone(), kind: format!("{}-on", kind.name()), target: about },
        });
    }
}

/// Says whether a text has the form of a UUID (RFC 9562).
pub(super) fn is_uuid(text: &str) -> bool {
    let mut parts = text.split('-');
    [8, 4, 4, 4, 12].iter().all(|length| {
        parts.next().is_some_and(|part| part.len() == *length && part.bytes().all(|b| b.is_ascii_hexdigit()))
    }) && parts.next().is_none()
}

fn search_text(item: &MispItem) -> String {
    let mut text = String::new();
    let mut push = |line: &str| {
        if !line.is_empty() && text.len() < 2 * MAX_DESCRIPTION {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    };
    let names = item.name.iter().chain(&item.sort).chain(&item.aliases).chain(&item.external_ids).chain(&item.tags);
    for line in names.chain(&item.description) {
        push(line);
    }
    for observable in &item.observables {
        push(&observable.value);
    }
    if item.observables.is_empty() {
        item.value.iter().for_each(|value| push(value));
    }
    text
}
