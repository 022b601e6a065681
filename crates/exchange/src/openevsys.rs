//! OpenEvSys XML: what an installation of OpenEvSys exported, in the terms of HURIDOCS's Events Standard Formats (2001).
//!
//! Events with their acts and involvements become incidents; information and interventions become statements and interventions
//! of the incident that they name; a person becomes a person under the record number, and an identity with the name. Two
//! installations number their records alike, so that a number alone names nothing: with it go the installation's name, and when
//! and by whom the record was entered. Files are not in the format. Document types and entities are refused.

mod elements;
mod fields;
mod xml;

use std::collections::BTreeMap;

use cairn_model::field::esf::NOT_FIELDS;
use cairn_model::{ItemId, Kind, RecordId, Vocabulary};
use sha2::{Digest, Sha256};

use crate::draft::{Draft, Drafts};
use crate::loss::{Losses, Why};
use crate::mapping::Reading;
use elements::entity;
use fields::Base;
use xml::Element;

#[cfg(test)]
mod tests;

/// The kind of foreign id.
pub const SOURCE: &str = "openevsys";

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenEvSysLimits {
    /// The most bytes of a file.
    pub bytes: usize,
    /// The most elements.
    pub elements: usize,
    /// How deep elements stand in one another.
    pub depth: usize,
    /// The most bytes of the text of one element.
    pub text: usize,
}

impl Default for OpenEvSysLimits {
    /// 256 MiB, 3,000,000 elements, 16 levels, 1 MiB a text.
    fn default() -> Self {
        Self { bytes: 256 << 20, elements: 3_000_000, depth: 16, text: 1 << 20 }
    }
}

/// Says why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenEvSysError {
    /// It is larger than the limit.
    #[error("read a file of at most {limit} bytes")]
    TooLarge {
        /// The most bytes.
        limit: usize,
    },
    /// It has more elements than the limit.
    #[error("read a file of at most {limit} elements")]
    TooMany {
        /// The most elements.
        limit: usize,
    },
    /// Elements stand in one another too deep.
    #[error("read line {line} with at most {limit} levels of elements")]
    TooDeep {
        /// The line, from 1.
        line: u64,
        /// The most levels.
        limit: usize,
    },
    /// A text is longer than the limit.
    #[error("read line {line} with texts of at most {limit} bytes")]
    TextTooLong {
        /// The line, from 1.
        line: u64,
        /// The most bytes.
        limit: usize,
    },
    /// It declares a document type, which can make a small file huge or read other files.
    #[error("read line {line} without a document type")]
    DocType {
        /// The line, from 1.
        line: u64,
    },
    /// It uses an entity that XML itself does not have.
    #[error("read line {line} without entities")]
    Entity {
        /// The line, from 1.
        line: u64,
    },
    /// It is no XML, or is cut short.
    #[error("read line {line} as XML")]
    Syntax {
        /// The line, from 1.
        line: u64,
    },
    /// Its root is another element.
    #[error("find the element events at the root")]
    Root,
}

/// Reads a file.
///
/// # Errors
/// [`OpenEvSysError`] with the line; a single value that does not fit is a loss.
pub fn read_openevsys(bytes: &[u8], reading: &Reading<'_>, limits: &OpenEvSysLimits) -> Result<Drafts, OpenEvSysError> {
    if bytes.len() > limits.bytes {
        return Err(OpenEvSysError::TooLarge { limit: limits.bytes });
    }
    let mut losses = Losses::default();
    let text = decode(bytes, &mut losses);
    let root = xml::parse(text.trim_start_matches('\u{feff}'), limits)?;
    if root.name != "events" {
        return Err(OpenEvSysError::Root);
    }
    let instance = root.elements("meta_data").find_map(|meta| meta.get("instance")).unwrap_or_default().to_owned();
    let mut reader = Reader {
        reading,
        instance,
        losses,
        incidents: Vec::new(),
        at: BTreeMap::new(),
        people: Vec::new(),
        others: Vec::new(),
        ids: Ids::default(),
    };
    reader.number(&root);
    reader.read(&root);
    let producer = match reader.instance.as_str() {
        "" => "OpenEvSys".to_owned(),
        instance => format!("OpenEvSys ({instance})"),
    };
    let mut records = reader.incidents;
    records.extend(reader.people);
    records.extend(reader.others);
    records.retain(|draft| !draft.edits.is_empty());
    Ok(Drafts { producer: Some(producer), records, losses: reader.losses.into_list(), ..Drafts::default() })
}

fn decode<'a>(bytes: &'a [u8], losses: &mut Losses) -> std::borrow::Cow<'a, str> {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default());
    let declared = start.split("encoding=").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
    let encoding = declared.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    match encoding {
        Some(encoding) if encoding != encoding_rs::UTF_8 && !start.starts_with('\u{feff}') => {
            let (text, _, broken) = encoding.decode(bytes);
            if broken {
                losses.note(|| "the file".to_owned(), encoding.name(), Why::Characters);
            }
            text
        }
        _ => crate::table::decode(bytes, "the file", losses).0,
    }
}

/// The records by their numbers in the file.
#[derive(Debug, Default)]
struct Ids {
    incidents: BTreeMap<String, RecordId>,
    persons: BTreeMap<String, RecordId>,
    documents: BTreeMap<String, RecordId>,
}

pub(super) struct Reader<'a> {
    reading: &'a Reading<'a>,
    instance: String,
    losses: Losses,
    incidents: Vec<Draft>,
    /// Where each incident stands among them.
    at: BTreeMap<RecordId, usize>,
    people: Vec<Draft>,
    others: Vec<Draft>,
    ids: Ids,
}

impl Reader<'_> {
    /// Gives every record its id first: references lead forward and back.
    fn number(&mut self, root: &Element) {
        for element in &root.children {
            let (name, kind) = match element.name.as_str() {
                "event" => ("event_record_number", Kind::Incident),
                "person" => ("person_record_number", Kind::Person),
                "supporting_docs_meta" => ("doc_id", Kind::Evidence),
                _ => continue,
            };
            let foreign = self.foreign(element, name);
            let id = RecordId::derive(self.reading.circle, &format!("{SOURCE}-{}", kind.name()), &foreign);
            let number = element.get(name).unwrap_or_default().to_owned();
            let known = match kind {
                Kind::Incident => &mut self.ids.incidents,
                Kind::Person => &mut self.ids.persons,
                _ => &mut self.ids.documents,
            };
            if known.get(&number).is_some_and(|other| *other != id) {
                self.losses.note(|| place(element), &number, Why::SameVersionTwice);
            }
            known.entry(number).or_insert(id);
        }
    }

    /// Gives what names a record everywhere: its number is that of every other installation too.
    fn foreign(&self, element: &Element, number: &str) -> String {
        let management = element.elements("management_data").next();
        let managed = |name: &str| {
            element.get(name).or_else(|| management.and_then(|data| data.get(name))).unwrap_or_default().to_owned()
        };
        let entered = format!("{}\u{1f}{}", managed("date_of_entry"), managed("entered_by"));
        let told = if entered == "\u{1f}" { content(element) } else { entered };
        format!("{}\u{1f}{}\u{1f}{told}", self.instance, element.get(number).unwrap_or_default())
    }

    fn draft(&self, element: &Element, number: &str, kind: Kind) -> Draft {
        let foreign = self.foreign(element, number);
        Draft::new(self.reading.circle, &format!("{SOURCE}-{}", kind.name()), &foreign, kind, place(element))
    }

    fn read(&mut self, root: &Element) {
        // Documents come first, because events name them.
        for element in root.elements("supporting_docs_meta") {
            let mut draft = self.draft(element, "doc_id", Kind::Evidence);
            self.fields(&mut draft, element, &Base::root(), &[]);
            self.others.push(draft);
        }
        for element in &root.children {
            match element.name.as_str() {
                "event" => self.event(element),
                "person" => self.person(element),
                _ => {}
            }
        }
        // These name their incident, which may stand behind them.
        for element in &root.children {
            match element.name.as_str() {
                "event" | "person" | "supporting_docs_meta" => {}
                "meta_data" => self.meta(element),
                "act" => self.within(element, "event", |reader, draft| reader.act(draft, element)),
                "information" => self.within(element, "event", |reader, draft| reader.information(draft, element)),
                "intervention" => self.within(element, "event", |reader, draft| reader.intervention(draft, element)),
                "chain_of_events" => self.within(element, "event", |reader, draft| reader.chain(draft, element)),
                other => self.losses.note(|| place(element), other, Why::NoField),
            }
        }
    }

    fn meta(&mut self, element: &Element) {
        for child in element.children.iter().filter(|child| child.name != "instance" && !child.text.trim().is_empty()) {
            self.losses.note(|| place(element), &child.name, Why::NoField);
        }
    }

    /// Works on the incident that an element names.
    fn within(&mut self, element: &Element, name: &str, work: impl FnOnce(&mut Self, &mut Draft)) {
        let id = element.get(name).and_then(|number| self.ids.incidents.get(number)).copied();
        let slot = id.and_then(|id| self.incident(&id));
        match slot {
            Some(slot) => {
                // The incident is taken out while it is worked on, and put back.
                let (id, kind) = (slot.id, slot.kind);
                let mut draft = std::mem::replace(slot, Draft { id, kind, place: String::new(), edits: Vec::new() });
                work(self, &mut draft);
                if let Some(slot) = self.incident(&id) {
                    *slot = draft;
                }
            }
            None => self.losses.note(|| place(element), &element.name, Why::DanglingReference),
        }
    }

    fn incident(&mut self, id: &RecordId) -> Option<&mut Draft> {
        let at = *self.at.get(id)?;
        self.incidents.get_mut(at)
    }

    fn event(&mut self, element: &Element) {
        let mut draft = self.draft(element, "event_record_number", Kind::Incident);
        const INSIDE: [&str; 4] = ["act", "chain_of_events", "information", "intervention"];
        self.fields(&mut draft, element, &Base::root(), &INSIDE);
        self.index_terms(&mut draft, element);
        self.documents(draft.id, element);
        for child in &element.children {
            match child.name.as_str() {
                "act" => self.act(&mut draft, child),
                "chain_of_events" => self.chain(&mut draft, child),
                "information" => self.information(&mut draft, child),
                "intervention" => self.intervention(&mut draft, child),
                _ => {}
            }
        }
        self.at.entry(draft.id).or_insert(self.incidents.len());
        self.incidents.push(draft);
    }

    /// Keeps terms of lists that no vocabulary of ours is for, by list and code.
    fn index_terms(&mut self, draft: &mut Draft, element: &Element) {
        for (name, list) in [("violation_index", "2"), ("huridocs_index_terms", "1"), ("other_thesaurus", "68")] {
            for term in element.all(name) {
                let item = draft.item("index_terms", &format!("{list}:{term}"));
                let path = |leaf: &str| format!("index_terms/{item}/{leaf}");
                draft.set(&path("list"), list, &mut self.losses);
                let leaf = if is_code(term) { "code" } else { "label" };
                draft.set(&path(leaf), code_of(term), &mut self.losses);
            }
        }
    }

    /// Ties the documents that an event names to its incident.
    fn documents(&mut self, incident: RecordId, element: &Element) {
        for name in element.all("supporting_documents").chain(element.all("files")) {
            let document = self.ids.documents.get(name);
            match document.and_then(|id| self.others.iter_mut().find(|draft| draft.id == *id)) {
                Some(draft) => {
                    draft.set("incident", incident.to_string(), &mut self.losses);
                    draft.link("evidence-of", &incident, &mut self.losses);
                }
                None => self.losses.note(|| place(element), name, Why::NoFile),
            }
        }
    }

    fn act(&mut self, draft: &mut Draft, element: &Element) {
        const DETAILS: [&str; 4] = ["arrest", "killing", "torture", "destruction"];
        let base = self.item(draft, &Base::root(), "acts", element, "act_record_number");
        self.fields(draft, element, &base, &["involvement", "arrest", "killing", "torture", "destruction"]);
        for detail in element.children.iter().filter(|child| DETAILS.contains(&child.name.as_str())) {
            self.fields(draft, detail, &base, &[]);
        }
        for involvement in element.elements("involvement") {
            let inner = self.item(draft, &base, "involvements", involvement, "involvement_record_number");
            self.fields(draft, involvement, &inner, &[]);
        }
    }

    fn information(&mut self, draft: &mut Draft, element: &Element) {
        let base = self.item(draft, &Base::root(), "statements", element, "information_record_number");
        self.fields(draft, element, &base, &[]);
    }

    fn intervention(&mut self, draft: &mut Draft, element: &Element) {
        let base = self.item(draft, &Base::root(), "interventions", element, "intervention_record_number");
        self.fields(draft, element, &base, &[]);
    }

    /// Begins an item of a list; its id follows from its number, or from all that stands in it.
    fn item(&mut self, draft: &mut Draft, base: &Base, list: &str, element: &Element, number: &str) -> Base {
        let foreign = element.get(number).map_or_else(|| content(element), str::to_owned);
        let item: ItemId = draft.item(&format!("{}{list}", base.path), &foreign);
        draft.set(&format!("{}{list}/{item}", base.path), true, &mut self.losses);
        base.inside(list, &item)
    }

    /// Reads how one incident stands to another. The relation that encloses smaller ones is said by the smaller one.
    fn chain(&mut self, draft: &mut Draft, element: &Element) {
        const ENCLOSES: &str = "020000000000";
        const READ: [&str; 5] = ["related_event", "type_of_chain_of_events", "remarks", "comments", "event"];
        self.only(element, "chain_of_events", &READ);
        let to = element.get("related_event").and_then(|number| self.ids.incidents.get(number)).copied();
        let ty = element.get("type_of_chain_of_events").map(code_of);
        let (Some(to), Some(ty)) = (to, ty) else {
            return self.losses.note(|| place(element), "chain_of_events", Why::DanglingReference);
        };
        let notes: Vec<&str> = ["remarks", "comments"].iter().filter_map(|name| element.get(name)).collect();
        let note = (!notes.is_empty()).then(|| notes.join("\n"));
        let relation = fields::term(self.reading, Vocabulary::Relation, ty);
        match relation {
            Some(relation) => fields::link(draft, &relation, &to, note.as_deref(), &mut self.losses),
            None if ty == ENCLOSES => {
                let own = draft.id;
                match self.at.get(&to).copied().and_then(|at| self.incidents.get_mut(at)) {
                    Some(other) => fields::link(other, "part-of", &own, note.as_deref(), &mut self.losses),
                    // It stands further down: it is a related one, at least.
                    None => fields::link(draft, "related-to", &to, note.as_deref(), &mut self.losses),
                }
            }
            None => {
                self.losses.note(|| place(element), &format!("type_of_chain_of_events {ty}"), Why::UnknownTerm);
                fields::link(draft, "related-to", &to, note.as_deref(), &mut self.losses);
            }
        }
    }

    fn person(&mut self, element: &Element) {
        let mut person = self.draft(element, "person_record_number", Kind::Person);
        let mut identity = self.draft(element, "person_record_number", Kind::Identity);
        self.person_fields(&mut person, &mut identity, element);
        for detail in element.elements("biographic_details") {
            let base = self.item(&mut person, &Base::root(), "relations", detail, "biographic_details_record_number");
            self.fields(&mut person, detail, &base, &[]);
        }
        for address in element.elements("address") {
            self.address(&mut identity, address);
        }
        if let Some(number) = element.get("person_record_number") {
            person.set("pseudonym", number, &mut self.losses);
        }
        if !identity.edits.is_empty() {
            identity.set("person", person.id.to_string(), &mut self.losses);
            person.set("identity", identity.id.to_string(), &mut self.losses);
            self.others.push(identity);
        }
        self.people.push(person);
    }

    /// Notes the fields of an entity that are filled and not among those read, and elements that are none of its fields.
    fn only(&mut self, element: &Element, name: &str, read: &[&str]) {
        for child in element.children.iter().filter(|child| !read.contains(&child.name.as_str())) {
            if child.name == "management_data" {
                self.only(child, name, read);
            } else if !child.text.trim().is_empty() || !child.children.is_empty() {
                self.losses.note(|| place(element), &format!("{name}/{}", child.name), Why::NoField);
            }
        }
    }
}

/// Says why a number is no field of ours, where it is not.
fn is_no_field(number: &str) -> bool {
    NOT_FIELDS.iter().any(|(no, _)| *no == number)
}

fn place(element: &Element) -> String {
    format!("{} in line {}", entity(&element.name).map_or("element", |entity| entity.element), element.line)
}

/// Says whether a text is a code of a micro-thesaurus: 12 digits, with the number of the list or without.
fn is_code(text: &str) -> bool {
    (12..=14).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Takes the number of the list off a code.
fn code_of(text: &str) -> &str {
    if is_code(text) { text.get(..12).unwrap_or(text) } else { text }
}

/// Gives one hash over everything that stands in an element.
fn content(element: &Element) -> String {
    fn feed(hasher: &mut Sha256, element: &Element) {
        for part in [element.name.as_bytes(), element.text.trim().as_bytes()] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        element.children.iter().for_each(|child| feed(hasher, child));
        hasher.update([0xff; 8]);
    }
    let mut hasher = Sha256::new();
    feed(&mut hasher, element);
    hex::encode(hasher.finalize())
}
