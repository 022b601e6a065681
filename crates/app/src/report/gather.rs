//! What belongs to a report of an incident: the incident, the people in it, what is linked to it, and their consents.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::consent::{Audience, Identifiability};
use cairn_model::marking::Tlp;
use cairn_model::vocab::{self, Vocabulary};
use cairn_model::{Fields, Kind, RecordId, Value};
use cairn_report::input::{
    Codebook, Consent, Embedding, Fact, Inclusion, Indicator, Item, Marking, Named, Permission, Person, Record,
    SignedStatement,
};
use cairn_report::profile::{Cut, Profile, keeps_ids};
use cairn_report::{Language, ReportInput};
use cairn_store::{Reader, RecordKey};

use super::words::Words;
use crate::api::LossView;
use crate::clock;
use crate::error::ApiError;
use crate::release::{Leaving, Member, consents_of, references};
use crate::texts::Texts;

/// Which kinds of linked records go along.
const LINKED: [Kind; 4] = [Kind::Evidence, Kind::Indicator, Kind::Threat, Kind::Device];

/// An incident with everything that a report of it holds.
pub(super) struct Gathered {
    key: RecordKey,
    circle: String,
    /// What leaves, with the consents of everyone in it.
    leaving: Leaving,
    /// The persons in the order in which the incident names them.
    persons: Vec<RecordId>,
    links: Vec<(RecordId, String, RecordId)>,
    custody: Vec<SignedStatement>,
    held: BTreeMap<RecordId, u64>,
}

impl Gathered {
    /// Gathers it.
    pub(super) fn of(reader: &Reader, key: &RecordKey) -> Result<Self, ApiError> {
        let circle = reader.load_charter(&key.circle)?.page().name.clone();
        let mut all = Self {
            key: *key,
            circle,
            leaving: Leaving { circle: key.circle, members: BTreeMap::new(), consents: BTreeMap::new() },
            persons: Vec::new(),
            links: Vec::new(),
            custody: Vec::new(),
            held: BTreeMap::new(),
        };
        all.add(reader, key.id)?;
        for end in reader.links_from(key)?.into_iter().chain(reader.links_to(key)?) {
            let other = if end.from == key.id { end.to } else { end.from };
            let wanted =
                end.other.as_ref().and_then(|row| Kind::parse(&row.kind)).is_some_and(|kind| LINKED.contains(&kind));
            if wanted && end.other.as_ref().is_some_and(|row| !row.deleted) {
                all.add(reader, other)?;
                all.links.push((end.from, end.relation, end.to));
            }
        }
        all.add_people(reader)?;
        all.add_custody(reader)?;
        Ok(all)
    }

    pub(super) const fn incident_key(&self) -> RecordKey {
        self.key
    }

    pub(super) const fn leaving(&self) -> &Leaving {
        &self.leaving
    }

    pub(super) fn into_leaving(self) -> Leaving {
        self.leaving
    }

    fn add(&mut self, reader: &Reader, id: RecordId) -> Result<(), ApiError> {
        if self.leaving.members.contains_key(&id) {
            return Ok(());
        }
        // The words that were taken out of a text go to nobody, whatever they are linked to.
        if crate::evidence::derive::keeps_words(reader, &RecordKey { circle: self.key.circle, id })? {
            return Ok(());
        }
        if let Some(member) = Member::read(reader, &RecordKey { circle: self.key.circle, id })? {
            self.leaving.members.insert(id, member);
        }
        Ok(())
    }

    fn add_people(&mut self, reader: &Reader) -> Result<(), ApiError> {
        let mut people = Vec::new();
        for member in self.leaving.members.values() {
            people.extend(references(member, Kind::Person));
        }
        if let Some(incident) = self.leaving.members.get(&self.key.id) {
            // The incident's own order comes first, so that labels follow the story.
            people.splice(0..0, references(incident, Kind::Person));
        }
        let mut seen = BTreeSet::new();
        for id in people.into_iter().filter(|id| seen.insert(*id)) {
            self.add(reader, id)?;
            if self.leaving.members.contains_key(&id) {
                self.persons.push(id);
            }
            let consents = consents_of(reader, &self.key.circle, &id)?;
            self.leaving.consents.extend(consents);
        }
        Ok(())
    }

    fn add_custody(&mut self, reader: &Reader) -> Result<(), ApiError> {
        for (id, _) in self.leaving.members.iter().filter(|(_, member)| member.kind == Kind::Evidence) {
            for stored in reader.attestations(&self.key.circle, &id.to_string())? {
                let attestation = stored.attestation;
                self.custody.push(SignedStatement {
                    json: String::from_utf8(attestation.json().to_vec()).unwrap_or_default(),
                    signature: attestation.pem().to_owned(),
                });
            }
            for stored in reader.manifests(&RecordKey { circle: self.key.circle, id: *id })? {
                if reader.evidence().holds(&stored.manifest.ciphertext) {
                    self.held.insert(*id, stored.manifest.size);
                }
            }
        }
        Ok(())
    }

    /// Maps every record to the id under which it leaves.
    fn released(&self, profile: Profile, report: RecordId) -> BTreeMap<RecordId, RecordId> {
        self.leaving
            .members
            .keys()
            .map(|id| {
                let new = if keeps_ids(profile.audience) {
                    *id
                } else {
                    RecordId::derive(&self.key.circle, "report", &format!("{report}/{id}"))
                };
                (*id, new)
            })
            .collect()
    }

    /// Maps the ids under which items leave back to the vault's own.
    pub(super) fn originals(&self, profile: Profile, report: RecordId) -> BTreeMap<RecordId, RecordId> {
        self.released(profile, report).into_iter().map(|(old, new)| (new, old)).collect()
    }

    /// Makes the report's input, with the list of what was cut.
    pub(super) fn input(
        &self,
        reader: &Reader,
        report: RecordId,
        profile: Profile,
        language: Language,
    ) -> Result<(ReportInput, Vec<LossView>), ApiError> {
        let texts = Texts::of(language.tag());
        let released = self.released(profile, report);
        let mut cuts: BTreeMap<(Kind, &'static str, Cut), usize> = BTreeMap::new();
        let mut left: BTreeMap<RecordId, (Kind, Fields)> = BTreeMap::new();
        for (id, member) in &self.leaving.members {
            let out = profile.release(member.kind, &member.state.fields, &released);
            for ((path, cut), count) in out.cut {
                *cuts.entry((member.kind, path, cut)).or_default() += count;
            }
            left.insert(released.get(id).copied().unwrap_or(*id), (member.kind, out.fields));
        }
        let cut: Vec<LossView> = cuts
            .into_iter()
            .map(|((kind, path, cut), count)| super::cut_sentence(texts, kind, path, cut, count))
            .collect();
        let names = self.names(texts, profile, &released);
        let mut words = Words::new(texts, &names, crate::codebook::own::list(reader, &self.key.circle)?);
        let incident_id = released.get(&self.key.id).copied().unwrap_or(self.key.id);
        let links = self.link_facts(&mut words, &released);
        let incident_fields = left.get(&incident_id).map(|(_, fields)| fields.clone()).unwrap_or_default();
        let incident = words.incident(incident_id, &incident_fields, links);
        let (items, mut limits) = self.items(&mut words, &left, &released);
        if !keeps_ids(profile.audience) && !self.custody.is_empty() {
            limits.push(texts.get("report-no-custody"));
        }
        limits.extend(cut.iter().map(|cut| format!("{}: {} ({}).", cut.where_, cut.what, cut.why)));
        let tlp =
            Tlp::highest(self.leaving.members.values().map(|member| member.state.text("tlp").and_then(Tlp::parse)));
        let persons = self.people(&mut words, &left, &released);
        let indicators = self.indicators(&mut words, &left);
        let consents = self.consent_facts(&mut words, profile, &released);
        let input = ReportInput {
            id: report,
            version: 1,
            supersedes: None,
            language,
            title: incident.title.clone(),
            audience: named(&mut words, Vocabulary::ConsentAudience, profile.audience.code()),
            profile: Named {
                code: profile.identifiability.code().to_owned(),
                label: texts.get(&format!("report-profile-{}", profile.identifiability.code())),
            },
            circle: self.circle.clone(),
            author: crate::vault::owner(reader)?,
            created: clock::now(),
            marking: Marking {
                tlp: tlp.map(|tlp| tlp.code().to_owned()).unwrap_or_default(),
                pap: self
                    .leaving
                    .members
                    .get(&self.key.id)
                    .and_then(|member| member.state.text("pap"))
                    .map(str::to_owned),
            },
            summary: String::new(),
            method: String::new(),
            incidents: vec![incident],
            persons,
            indicators,
            items,
            // Custody is signed, so it cannot be rewritten: it names people, devices and the vault's own ids.
            custody: if keeps_ids(profile.audience) { self.custody.clone() } else { Vec::new() },
            consents,
            codebook: Codebook { version: vocab::CODEBOOK_VERSION.to_owned(), terms: words.codebook() },
            limits,
            records: left
                .into_iter()
                .map(|(id, (kind, fields))| Record { id, kind: kind.name().to_owned(), fields })
                .collect(),
            embedding: Embedding::None,
        };
        Ok((input, cut))
    }

    /// Says how each record is called in the report, by the id under which it leaves.
    fn names(
        &self,
        texts: &Texts,
        profile: Profile,
        released: &BTreeMap<RecordId, RecordId>,
    ) -> BTreeMap<RecordId, String> {
        let neutral = profile.audience == Audience::Public && profile.identifiability == Identifiability::Anonymised;
        let mut names = BTreeMap::new();
        for (id, member) in &self.leaving.members {
            let number = self.persons.iter().position(|person| person == id).map(|at| at + 1);
            let name = match number {
                Some(number) if neutral => {
                    texts.format("report-person", &BTreeMap::from([("number".to_owned(), number.to_string())]))
                }
                _ if member.kind == Kind::Indicator => cairn_report::defang_text(&member.title),
                _ => member.title.clone(),
            };
            names.insert(released.get(id).copied().unwrap_or(*id), name);
        }
        names
    }

    fn link_facts(&self, words: &mut Words<'_>, released: &BTreeMap<RecordId, RecordId>) -> Vec<Fact> {
        let mut facts = Vec::new();
        for (from, relation, to) in &self.links {
            let other = if *from == self.key.id { to } else { from };
            let name = released.get(other).and_then(|id| words.names.get(id)).cloned().unwrap_or_default();
            facts.push(Fact { label: words.term(Vocabulary::Relation, relation), value: name });
        }
        facts
    }

    fn people(
        &self,
        words: &mut Words<'_>,
        left: &BTreeMap<RecordId, (Kind, Fields)>,
        released: &BTreeMap<RecordId, RecordId>,
    ) -> Vec<Person> {
        let mut people = Vec::new();
        for id in &self.persons {
            let new = released.get(id).copied().unwrap_or(*id);
            let Some((_, fields)) = left.get(&new) else { continue };
            let name = words.names.get(&new).cloned().unwrap_or_default();
            people.push(Person {
                name,
                facts: words.facts(Kind::Person, fields, "", &["title", "pseudonym", "links", "relations"]),
            });
        }
        people
    }

    fn indicators(&self, words: &mut Words<'_>, left: &BTreeMap<RecordId, (Kind, Fields)>) -> Vec<Indicator> {
        let kind = Kind::Indicator;
        left.values()
            .filter(|(found, _)| *found == kind)
            .map(|(_, fields)| Indicator {
                kind: words.field(kind, fields, "type"),
                value: fields
                    .get("value")
                    .or_else(|| fields.get("pattern"))
                    .map(|value| value.display().into_owned())
                    .unwrap_or_default(),
                label: words.field(kind, fields, "title"),
                seen: words.field(kind, fields, "valid_from"),
                origin: words.field(kind, fields, "description"),
            })
            .collect()
    }

    fn items(
        &self,
        words: &mut Words<'_>,
        left: &BTreeMap<RecordId, (Kind, Fields)>,
        released: &BTreeMap<RecordId, RecordId>,
    ) -> (Vec<Item>, Vec<String>) {
        let kind = Kind::Evidence;
        let mut items = Vec::new();
        let mut limits = Vec::new();
        for (id, member) in self.leaving.members.iter().filter(|(_, member)| member.kind == kind) {
            let new = released.get(id).copied().unwrap_or(*id);
            let Some((_, fields)) = left.get(&new) else { continue };
            let size = self.held.get(id).copied();
            if size.is_none() {
                limits.push(
                    words
                        .texts
                        .format("report-not-held", &BTreeMap::from([("title".to_owned(), member.title.clone())])),
                );
            }
            let sha256 = member.state.text("sha256").and_then(|text| {
                let mut bytes = [0; 32];
                hex::decode_to_slice(text, &mut bytes).ok().map(|()| bytes)
            });
            let shown = [
                "title",
                "sha256",
                "blake3",
                "sealed",
                "sealed_size",
                "size",
                "media_type",
                "collected",
                "obtained_from",
                "file_name",
                "links",
                "incident",
            ];
            items.push(Item {
                id: new,
                title: words.field(kind, fields, "title"),
                file_name: member.title.clone(),
                media_type: words.field(kind, fields, "media_type"),
                sha256,
                size: size.or_else(|| int(fields, "size")).unwrap_or(0),
                collected: words.field(kind, fields, "collected"),
                origin: words.field(kind, fields, "obtained_from"),
                facts: words.facts(kind, fields, "", &shown),
                inclusion: if size.is_some() && sha256.is_some() { Inclusion::Enclosed } else { Inclusion::Listed },
            });
        }
        (items, limits)
    }

    fn consent_facts(
        &self,
        words: &mut Words<'_>,
        profile: Profile,
        released: &BTreeMap<RecordId, RecordId>,
    ) -> Vec<Consent> {
        let kind = Kind::Consent;
        let mut found = Vec::new();
        for (id, held) in &self.leaving.consents {
            let member = &held.member;
            let fields = &member.state.fields;
            let path = format!("audiences/{}", profile.audience.code());
            let Some(answer) = fields.get(path.as_str()).and_then(Value::as_text) else { continue };
            let person = member.state.text("person").and_then(|id| id.parse::<RecordId>().ok());
            let person =
                person.and_then(|id| released.get(&id)).and_then(|id| words.names.get(id)).cloned().unwrap_or_default();
            let until = fields.get(format!("{path}/expires").as_str()).or_else(|| fields.get("expires"));
            found.push(Consent {
                id: if keeps_ids(profile.audience) { id.to_string() } else { String::new() },
                person,
                obtained: words.field(kind, fields, "when"),
                manner: words.field(kind, fields, "form"),
                permissions: vec![Permission {
                    purpose: named(words, Vocabulary::ConsentAudience, profile.audience.code()),
                    answer: named(words, Vocabulary::Publicity, answer),
                    until: until.map(|until| until.display().into_owned()).unwrap_or_default(),
                }],
                facts: Vec::new(),
            });
        }
        found
    }
}

fn named(words: &mut Words<'_>, vocabulary: Vocabulary, code: &str) -> Named {
    Named { code: code.to_owned(), label: words.term(vocabulary, code) }
}

fn int(fields: &Fields, path: &str) -> Option<u64> {
    match fields.get(path) {
        Some(Value::Int(number)) => u64::try_from(*number).ok(),
        _ => None,
    }
}
