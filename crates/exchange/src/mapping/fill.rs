//! Puts cells where they go.

use std::collections::BTreeMap;

use cairn_model::edtf::{WordsReading, read_words};
use cairn_model::place::Point;
use cairn_model::{FieldType, Kind, RecordId, Value};

use super::target::{Leaf, Target};
use super::{Dates, Mapping, Reading, fold};
use crate::draft::Draft;
use crate::loss::{Losses, Why};

/// The most members that one cell of a set has.
const MAX_MEMBERS: usize = 500;

/// A record while its cells are put in, with the persons that they name.
#[derive(Debug)]
pub(crate) struct Filling {
    pub(crate) draft: Draft,
    foreign: String,
    /// By the folded text that names them in this row.
    persons: BTreeMap<String, Vec<Draft>>,
    /// Halves of points, by path.
    points: BTreeMap<String, (Option<String>, Option<String>)>,
}

impl Filling {
    /// Begins a record; `foreign` names its row.
    pub(crate) fn new(draft: Draft, foreign: &str) -> Self {
        Self { draft, foreign: foreign.to_owned(), persons: BTreeMap::new(), points: BTreeMap::new() }
    }

    /// Gives the records: the row's own, unless nothing is in it, and the persons.
    pub(crate) fn finish(mut self, losses: &mut Losses) -> Vec<Draft> {
        for (path, halves) in std::mem::take(&mut self.points) {
            match halves {
                (Some(latitude), Some(longitude)) => {
                    self.draft.set(&path, format!("{latitude},{longitude}"), losses);
                }
                _ => losses.note(|| self.draft.place.clone(), &path, Why::Missing),
            }
        }
        if self.draft.edits.is_empty() {
            losses.note(|| self.draft.place.clone(), "a row of which nothing fits", Why::OddRow);
            return Vec::new();
        }
        let mut drafts = vec![self.draft];
        drafts.extend(self.persons.into_values().flatten());
        drafts
    }

    fn half(&mut self, path: String) -> &mut (Option<String>, Option<String>) {
        self.points.entry(path).or_default()
    }

    /// Finds or makes the person of this row that a text names.
    pub(crate) fn person(&mut self, reading: &Reading<'_>, text: &str, named: Named, losses: &mut Losses) -> RecordId {
        let name = fold(text);
        if let Some(person) = self.persons.get(&name).and_then(|drafts| drafts.first()) {
            return person.id;
        }
        let foreign = format!("{}\u{1f}{name}", self.foreign);
        let source = format!("{}-person", reading.source);
        let mut person = Draft::new(reading.circle, &source, &foreign, Kind::Person, self.draft.place.clone());
        let id = person.id;
        let mut drafts = Vec::new();
        match named {
            Named::Pseudonym => {
                person.set("pseudonym", text, losses);
            }
            Named::Really => {
                // The name stays out of everything that travels with the incident.
                let source = format!("{}-identity", reading.source);
                let mut identity =
                    Draft::new(reading.circle, &source, &foreign, Kind::Identity, self.draft.place.clone());
                identity.set("name", text, losses);
                identity.set("person", id.to_string(), losses);
                person.set(
                    "pseudonym",
                    format!("P-{}", hex::encode(id.as_bytes().get(..3).unwrap_or_default())),
                    losses,
                );
                person.set("identity", identity.id.to_string(), losses);
                drafts.push(identity);
            }
        }
        drafts.insert(0, person);
        self.persons.insert(name, drafts);
        id
    }
}

/// By what a text names a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// By a pseudonym.
    Pseudonym,
    /// By a real name.
    Really,
}

/// Puts cells where they go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filler<'a> {
    pub(crate) mapping: &'a Mapping,
    pub(crate) reading: &'a Reading<'a>,
}

impl Filler<'_> {
    /// Puts one cell in. `items` names the items of nested lists by what makes them the same items, the outermost first; where
    /// it says nothing, the row has one.
    pub(crate) fn fill(
        &self,
        filling: &mut Filling,
        target: &Target,
        cell: &str,
        items: &[String],
        losses: &mut Losses,
    ) {
        let path = target.path(|list, depth, number| {
            let own = items.get(depth).map_or("row", String::as_str);
            filling.draft.item(list, &format!("{own}{number}"))
        });
        match target.leaf {
            Leaf::Value(field) => {
                let value = self.value(field.ty, cell, &filling.draft.place, &path, losses);
                if let Some(value) = value {
                    filling.draft.set(&path, value, losses);
                }
            }
            Leaf::Codes(vocabulary) => {
                for member in members(cell).take(MAX_MEMBERS) {
                    match self.reading.labels.code(vocabulary, member) {
                        Some(code) => {
                            filling.draft.set(&format!("{path}/{code}"), true, losses);
                        }
                        None => {
                            losses.note(|| filling.draft.place.clone(), &format!("{path}: {member}"), Why::UnknownTerm)
                        }
                    }
                }
            }
            Leaf::References(_) => {
                for member in members(cell).take(MAX_MEMBERS) {
                    filling.draft.set(&format!("{path}/{member}"), true, losses);
                }
            }
            Leaf::Pseudonym | Leaf::Name => {
                let named = if target.leaf == Leaf::Name { Named::Really } else { Named::Pseudonym };
                let person = filling.person(self.reading, cell, named, losses);
                filling.draft.set(&path, person.to_string(), losses);
            }
            Leaf::Latitude => filling.half(path).0 = Some(cell.replace(',', ".")),
            Leaf::Longitude => filling.half(path).1 = Some(cell.replace(',', ".")),
        }
    }

    /// Brings a cell into a form that the field's check reads; nothing where it does not, with a note.
    fn value(&self, ty: FieldType, cell: &str, place: &str, path: &str, losses: &mut Losses) -> Option<Value> {
        let text = match ty {
            FieldType::Code(vocabulary) => match self.reading.labels.code(vocabulary, cell) {
                Some(code) => code,
                None => {
                    losses.note(|| place.to_owned(), &format!("{path}: {cell}"), Why::UnknownTerm);
                    return None;
                }
            },
            FieldType::Date => match read_words(cell, None) {
                Ok(WordsReading::Ambiguous { day_first, month_first }) => match self.mapping.dates {
                    Some(Dates::DayFirst) => day_first.to_string(),
                    Some(Dates::MonthFirst) => month_first.to_string(),
                    None => {
                        losses.note(|| place.to_owned(), path, Why::AmbiguousDate);
                        return None;
                    }
                },
                _ => cell.to_owned(),
            },
            FieldType::Point => {
                Point::parse(&cell.replace('|', ",")).map_or_else(|_| cell.to_owned(), |point| point.to_string())
            }
            FieldType::Flag | FieldType::CodeSet(_) | FieldType::ReferenceSet(_) => yes_or_no(cell).to_owned(),
            _ => cell.to_owned(),
        };
        Some(Value::Text(text))
    }
}

fn members(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['|', ';', '\n']).map(str::trim).filter(|member| !member.is_empty())
}

/// Reads yes and no as forms in our languages write them.
fn yes_or_no(cell: &str) -> &str {
    match fold(cell).as_str() {
        "oui" | "sí" | "si" | "sim" | "نعم" | "y" | "x" => "yes",
        "non" | "não" | "nao" | "لا" | "n" => "no",
        _ => cell,
    }
}
