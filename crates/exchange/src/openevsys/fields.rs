//! Fields: which field of ours an element is, by its number in the Events Standard Formats, and what its text says there.

use cairn_model::place::Point;
use cairn_model::{Field, FieldType, ItemId, Kind, RecordId, Vocabulary, fields, link as links};

use super::elements::entity;
use super::xml::Element;
use super::{Reader, code_of, is_code, is_no_field, place};
use crate::draft::Draft;
use crate::loss::{Losses, Why};
use crate::mapping::Reading;

/// Where in a record fields are put: at its root, or in an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    /// The path before a field's own: `acts/0123456789abcdef/`.
    pub(super) path: String,
    /// The same as the field table has it: `acts/*/`.
    pattern: String,
}

impl Base {
    pub(super) const fn root() -> Self {
        Self { path: String::new(), pattern: String::new() }
    }

    pub(super) fn inside(&self, list: &str, item: &ItemId) -> Self {
        Self { path: format!("{}{list}/{item}/", self.path), pattern: format!("{}{list}/*/", self.pattern) }
    }

    /// Finds the field of a kind with a number, at this place.
    fn field(&self, kind: Kind, number: &str) -> Option<&'static Field> {
        fields(kind).iter().find(|field| {
            let here = field.path.strip_prefix(self.pattern.as_str()).is_some_and(|rest| !rest.contains("/*/"));
            here && field.ty != FieldType::Item && field.esf_numbers().any(|one| one == number)
        })
    }

    fn path_of(&self, field: &Field) -> String {
        format!("{}{}", self.path, field.path.get(self.pattern.len()..).unwrap_or_default())
    }
}

/// Finds a term by its code in a micro-thesaurus, or by what it is called.
pub(super) fn term(reading: &Reading<'_>, vocabulary: Vocabulary, text: &str) -> Option<String> {
    let code = code_of(text);
    let coded = vocabulary.terms().iter().find(|term| term.huridocs == Some(code)).map(|term| term.code.to_owned());
    coded.or_else(|| reading.labels.code(vocabulary, text).filter(|_| !is_code(text)))
}

/// Makes a link with a note.
pub(super) fn link(draft: &mut Draft, relation: &str, to: &RecordId, note: Option<&str>, losses: &mut Losses) {
    draft.link(relation, to, losses);
    if let (Some(note), true) = (note, *to != draft.id) {
        draft.set(&format!("links/{}/note", links::item_id(relation, to)), note, losses);
    }
}

/// What an element of an entity is.
enum Meaning {
    Field(&'static Field),
    /// Part of a date that another element begins.
    Date(&'static Field),
    Confidential,
    /// It says where the element stands, or is no field of ours by intent.
    None,
    /// It is kept another way.
    Elsewhere,
    Unknown,
}

impl Reader<'_> {
    /// Reads the fields of an element. `inside` names children that are read by themselves.
    pub(super) fn fields(&mut self, draft: &mut Draft, element: &Element, base: &Base, inside: &[&str]) {
        let mut dates: Vec<&'static Field> = Vec::new();
        for child in flat(element) {
            if inside.contains(&child.name.as_str()) || (child.text.trim().is_empty() && child.children.is_empty()) {
                continue;
            }
            match meaning(draft.kind, element, base, &child.name) {
                Meaning::Date(field) => {
                    if !dates.contains(&field) {
                        dates.push(field);
                    }
                }
                Meaning::Field(field) => self.value(draft, base, field, &child.name, child.text.trim(), element),
                Meaning::Confidential => self.confidential(draft, child.text.trim(), element),
                Meaning::Elsewhere => {}
                Meaning::None | Meaning::Unknown => {
                    self.losses.note(|| place(element), &format!("{}/{}", element.name, child.name), Why::NoField);
                }
            }
        }
        for field in dates {
            self.date(draft, base, field, element);
        }
    }

    /// A record that its owner calls confidential stays within the organisation, unless someone says otherwise.
    fn confidential(&mut self, draft: &mut Draft, text: &str, element: &Element) {
        match text.to_lowercase().as_str() {
            "y" | "yes" | "1" => {
                draft.set("tlp", "amber+strict", &mut self.losses);
            }
            // No marking follows from not being confidential.
            "n" | "no" | "0" => self.losses.note(|| place(element), "confidentiality: no", Why::NoField),
            _ => self.losses.note(|| place(element), "confidentiality", Why::OddValue),
        }
    }

    fn value(
        &mut self,
        draft: &mut Draft,
        base: &Base,
        field: &'static Field,
        name: &str,
        text: &str,
        element: &Element,
    ) {
        let path = base.path_of(field);
        let told = |losses: &mut Losses, why: Why| losses.note(|| place(element), &format!("{name}: {text}"), why);
        match field.ty {
            FieldType::Code(vocabulary) => match term(self.reading, vocabulary, text) {
                Some(code) => {
                    draft.set(&path, code, &mut self.losses);
                }
                None => told(&mut self.losses, Why::UnknownTerm),
            },
            FieldType::CodeSet(vocabulary) => match term(self.reading, vocabulary, text) {
                Some(code) => {
                    draft.set(&path.replace("/*", &format!("/{code}")), true, &mut self.losses);
                }
                None => told(&mut self.losses, Why::UnknownTerm),
            },
            FieldType::Reference(Kind::Person) => match self.ids.persons.get(text) {
                Some(id) => {
                    draft.set(&path, id.to_string(), &mut self.losses);
                }
                None => told(&mut self.losses, Why::DanglingReference),
            },
            FieldType::Reference(Kind::Evidence) => match self.ids.documents.get(text) {
                Some(id) => {
                    draft.set(&path, id.to_string(), &mut self.losses);
                }
                None => told(&mut self.losses, Why::NoFile),
            },
            FieldType::ReferenceSet(_) => match self.ids.documents.get(text) {
                Some(id) => {
                    draft.set(&path.replace("/*", &format!("/{id}")), true, &mut self.losses);
                }
                None => told(&mut self.losses, Why::NoFile),
            },
            FieldType::Point => match point(text) {
                Some(point) => {
                    draft.set(&path, point.to_string(), &mut self.losses);
                }
                None => told(&mut self.losses, Why::OddValue),
            },
            FieldType::Flag => {
                let flag = match text.to_lowercase().as_str() {
                    "y" => "yes",
                    "n" => "no",
                    other => other,
                }
                .to_owned();
                draft.set(&path, flag, &mut self.losses);
            }
            FieldType::Text | FieldType::LongText | FieldType::Place => self.text(draft, &path, text),
            _ => {
                draft.set(&path, text, &mut self.losses);
            }
        }
    }

    /// Puts a text in, beside what the element said before: several local terms are one text.
    fn text(&mut self, draft: &mut Draft, path: &str, text: &str) {
        let before = draft.edits.iter().position(|edit| edit.path.as_str() == path);
        match before
            .and_then(|at| draft.edits.get(at))
            .and_then(|edit| edit.value.as_ref())
            .map(|value| value.display().into_owned())
        {
            Some(other) if other != text => {
                let joined = format!("{other}; {text}");
                let edits = draft.edits.clone();
                draft.edits.retain(|edit| edit.path.as_str() != path);
                if !draft.set(path, joined, &mut self.losses) {
                    draft.edits = edits;
                }
            }
            Some(_) => {}
            None => {
                draft.set(path, text, &mut self.losses);
            }
        }
    }

    /// Joins the two ends of a date with their precisions (micro-thesaurus 48).
    fn date(&mut self, draft: &mut Draft, base: &Base, field: &'static Field, element: &Element) {
        let Some(entity) = entity(&element.name) else { return };
        let text = |number: &str| {
            let (_, name) = entity.fields.iter().find(|(no, _)| *no == number)?;
            flat(element)
                .find(|child| child.name == *name)
                .map(|child| child.text.trim())
                .filter(|text| !text.is_empty())
        };
        let numbers: Vec<&str> = field.esf_numbers().filter(|number| !number.ends_with("_1")).collect();
        let own: Vec<&str> =
            numbers.into_iter().filter(|number| entity.fields.iter().any(|(no, _)| no == number)).collect();
        let end = |at: usize, losses: &mut Losses| -> Option<String> {
            let number = own.get(at)?;
            let precision =
                text(&format!("{}_1", number.trim_start_matches('0'))).or_else(|| text(&format!("{number}_1")));
            match (text(number), precision) {
                (Some(day), precision) => {
                    let read = with_precision(day, precision);
                    if read.is_none() {
                        losses.note(|| place(element), &format!("{number}: {day}"), Why::OddValue);
                    }
                    read
                }
                (None, Some(precision)) => {
                    losses.note(|| place(element), &format!("{number}_1: {precision}"), Why::OddValue);
                    None
                }
                (None, None) => None,
            }
        };
        let (first, last) = (end(0, &mut self.losses), end(1, &mut self.losses));
        let date = match (first, last) {
            (Some(first), Some(last)) if first != last => format!("{first}/{last}"),
            (Some(first), _) => first,
            (None, Some(last)) => format!("../{last}"),
            (None, None) => return,
        };
        draft.set(&base.path_of(field), date, &mut self.losses);
    }

    /// Reads the fields of a person: names, birth and documents go to the identity.
    pub(super) fn person_fields(&mut self, person: &mut Draft, identity: &mut Draft, element: &Element) {
        const NAMES: [&str; 7] = ["0903", "0904", "0910", "0911", "0912", "0913", "0917"];
        let root = Base::root();
        let mut apart = element.clone();
        let number = |name: &str| {
            entity("person").and_then(|entity| entity.fields.iter().find(|(_, one)| *one == name)).map(|(no, _)| *no)
        };
        let private = |child: &Element| number(&child.name).is_some_and(|no| NAMES.contains(&no) || no == "911_1");
        apart.children.retain(|child| !private(child));
        self.fields(person, &apart, &root, &["biographic_details", "address"]);
        let mut names = element.clone();
        names.children.retain(private);
        for name in names.all("other_names").map(str::to_owned).collect::<Vec<_>>() {
            let item = identity.item("other_names", &name);
            identity.set(&format!("other_names/{item}/name"), name, &mut self.losses);
        }
        for text in names.all("person_addresses").map(str::to_owned).collect::<Vec<_>>() {
            let item = identity.item("addresses", &text);
            identity.set(&format!("addresses/{item}/address"), text, &mut self.losses);
        }
        for text in names.all("identification_documents").map(str::to_owned).collect::<Vec<_>>() {
            let item = identity.item("documents", &text);
            identity.set(&format!("documents/{item}/type"), text, &mut self.losses);
        }
        names.children.retain(|child| {
            !matches!(child.name.as_str(), "other_names" | "person_addresses" | "identification_documents")
        });
        self.fields(identity, &names, &root, &[]);
    }

    /// Reads an address: ways to reach someone are contacts of their own.
    pub(super) fn address(&mut self, identity: &mut Draft, element: &Element) {
        const CONTACTS: [(&str, &str); 4] =
            [("phone", "phone"), ("cellular", "phone"), ("fax", "other"), ("email", "e-mail")];
        for (name, channel) in CONTACTS {
            for text in element.all(name).map(str::to_owned).collect::<Vec<_>>() {
                let item = identity.item("contacts", &format!("{name}:{text}"));
                let path = |leaf: &str| format!("contacts/{item}/{leaf}");
                identity.set(&path("channel"), channel, &mut self.losses);
                identity.set(&path("value"), text, &mut self.losses);
                if channel == "other" {
                    identity.set(&path("remarks"), name, &mut self.losses);
                }
            }
        }
        let base = self.item(identity, &Base::root(), "addresses", element, "address_record_number");
        self.fields(identity, element, &base, &["phone", "cellular", "fax", "email"]);
    }
}

/// Gives the children of an element, with those that stand in its management data.
fn flat(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().flat_map(|child| {
        let inner =
            if child.name == "management_data" { child.children.as_slice() } else { std::slice::from_ref(child) };
        inner.iter()
    })
}

fn meaning(kind: Kind, element: &Element, base: &Base, name: &str) -> Meaning {
    let Some(entity) = entity(&element.name) else { return Meaning::Unknown };
    let Some((number, _)) = entity.fields.iter().find(|(_, one)| *one == name) else { return Meaning::Unknown };
    match *number {
        "0108" | "0908" => return Meaning::Confidential,
        "0152" | "0154" | "0156" | "0166" | "0167" => return Meaning::Elsewhere,
        // What names an item of a list is in its id.
        "2101" | "2301" | "2401" | "2501" | "2601" | "8001" => return Meaning::Elsewhere,
        // These say which incident, act or person it belongs to, and it stands there.
        "2103" | "2202" | "2302" | "2403" | "2404" | "2503" | "2603" | "3102" | "3202" | "3302" | "3402" => {
            return Meaning::Elsewhere;
        }
        _ => {}
    }
    if is_no_field(number) {
        return Meaning::None;
    }
    match base.field(kind, number) {
        Some(field) if field.ty == FieldType::Date => Meaning::Date(field),
        Some(field) => Meaning::Field(field),
        None => Meaning::Unknown,
    }
}

/// Reads a day with its precision: an estimate, or without its day or month.
fn with_precision(day: &str, precision: Option<&str>) -> Option<String> {
    let day = day.get(..10).unwrap_or(day);
    let (year, month) = (day.get(..4)?, day.get(..7)?);
    if !day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') || year == "0000" {
        return None;
    }
    let unknown = |part: Option<&str>| part == Some("00");
    Some(match precision.map(code_of) {
        Some("010000000000") => format!("{day}~"),
        Some("020000000000") => month.to_owned(),
        Some("030000000000") => year.to_owned(),
        // Databases write zeros for what is not known.
        _ if unknown(day.get(5..7)) => year.to_owned(),
        _ if unknown(day.get(8..10)) => month.to_owned(),
        _ => day.to_owned(),
    })
}

/// Reads a point: `latitude,longitude`, or `POINT(longitude latitude)`.
fn point(text: &str) -> Option<Point> {
    let upper = text.to_uppercase();
    match upper
        .strip_prefix("POINT")
        .and_then(|rest| rest.trim().strip_prefix('(')?.strip_suffix(')').map(str::to_owned))
    {
        Some(inner) => {
            let mut numbers = inner.split_whitespace().map(str::parse::<f64>);
            let (longitude, latitude) = (numbers.next()?.ok()?, numbers.next()?.ok()?);
            Point::new(latitude, longitude).ok()
        }
        None => Point::parse(text).ok(),
    }
}
