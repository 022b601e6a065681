//! How alike two persons are, or the identities of persons.

use std::collections::BTreeSet;

use cairn_model::place::Point;
use cairn_model::{Edtf, Fields, Kind, Value};

use super::blocks::Key;
use super::name::{Name, NameMatch};
use super::{Alike, Code, Rating, Reason, Scale, explained};

/// The most names of one person that are compared.
pub const MAX_NAMES: usize = 16;
/// The most values of a list, such as ways to reach someone, that are compared.
const MAX_VALUES: usize = 32;

/// What is compared of a person.
#[derive(Debug, Clone, Default)]
pub struct Person {
    names: Vec<Known>,
    born: Option<Edtf>,
    gender: Option<String>,
    /// Whether it is one person.
    unit: Option<String>,
    place: Option<Name>,
    point: Option<Point>,
    countries: BTreeSet<String>,
    /// What is compared, and what is shown.
    contacts: Vec<(String, String)>,
    documents: Vec<(String, String)>,
    relations: BTreeSet<String>,
    occupations: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Known {
    name: Name,
    /// A name that someone bears, not one they are called by in these records: two that differ tell two persons apart.
    real: bool,
}

fn text<'a>(fields: &'a Fields, path: &str) -> Option<&'a str> {
    fields.get(path).and_then(Value::as_text).filter(|text| !text.trim().is_empty())
}

/// Gives the values of one field of all items of a list.
fn items<'a>(fields: &'a Fields, list: &'a str, field: &'a str) -> impl Iterator<Item = &'a str> {
    cairn_model::fields_under(fields, list)
        .filter(move |(path, _)| path.segments().count() == 3 && path.segments().next_back() == Some(field))
        .filter_map(|(_, value)| value.as_text())
        .take(MAX_VALUES)
}

/// Gives the members of a set.
fn members<'a>(fields: &'a Fields, set: &'a str) -> impl Iterator<Item = String> + use<'a> {
    cairn_model::fields_under(fields, set)
        .filter(|(path, value)| path.segments().count() == 2 && **value == Value::Flag(true))
        .filter_map(|(path, _)| path.segments().next_back().map(str::to_owned))
        .take(MAX_VALUES)
}

impl Person {
    /// Adds what a record of the person says: the person's own, or an identity. What is there already stays; names and ways
    /// to reach someone add up. `same` gives, for the id of a person, the id that stands for all who are judged the same.
    pub fn add(&mut self, kind: Kind, fields: &Fields, same: &dyn Fn(&str) -> String) {
        let own = |path: &str| text(fields, path).map(str::to_owned);
        let date = |path: &str| text(fields, path).and_then(|text| Edtf::parse(text).ok());
        self.born = self.born.take().or_else(|| date("born"));
        if kind == Kind::Identity {
            for name in ["name", "title"].into_iter().filter_map(|path| text(fields, path)) {
                self.name(name, true);
            }
            items(fields, "other_names", "name").for_each(|name| self.name(name, true));
            for contact in items(fields, "contacts", "value") {
                self.contacts.extend(contact_key(contact).map(|key| (key, contact.to_owned())));
            }
            for number in items(fields, "documents", "number") {
                self.documents.extend(document_key(number).map(|key| (key, number.to_owned())));
            }
            self.countries.extend(own("birth_country"));
            self.place = self.place.take().or_else(|| text(fields, "birthplace").and_then(Name::read));
            return;
        }
        for name in ["title", "pseudonym"].into_iter().filter_map(|path| text(fields, path)) {
            self.name(name, false);
        }
        items(fields, "pseudonyms", "name").for_each(|name| self.name(name, false));
        // "Withheld" and "other" are no gender that two could share.
        let gender = own("gender").filter(|gender| matches!(gender.as_str(), "woman" | "man" | "non-binary"));
        self.gender = self.gender.take().or(gender);
        self.unit = self.unit.take().or_else(|| own("unit"));
        let place = text(fields, "where").or_else(|| text(fields, "where_area"));
        self.place = place.and_then(Name::read).or_else(|| self.place.take());
        self.point = self.point.or_else(|| text(fields, "where_point").and_then(|text| Point::parse(text).ok()));
        self.countries.extend(own("country"));
        self.countries.extend(members(fields, "citizenships"));
        self.relations.extend(items(fields, "relations", "person").map(same));
        self.occupations.extend(members(fields, "occupations"));
    }

    fn name(&mut self, text: &str, real: bool) {
        if self.names.len() >= MAX_NAMES {
            return;
        }
        let Some(name) = Name::read(text) else { return };
        match self.names.iter_mut().find(|known| known.name.is_equal(&name)) {
            Some(known) => known.real |= real,
            None => self.names.push(Known { name, real }),
        }
    }

    /// Says whether there is anything by which the person could be found again.
    pub fn is_blank(&self) -> bool {
        self.names.is_empty() && self.contacts.is_empty() && self.documents.is_empty()
    }

    /// Gives the text by which persons who are alike lie beside each other.
    pub fn order(&self) -> String {
        let longest = self.names.iter().max_by_key(|known| (known.real, known.name.keys().count()));
        let year = self.born.as_ref().and_then(Edtf::year).map(|year| year.to_string()).unwrap_or_default();
        longest.map(|known| known.name.order() + " " + &year).unwrap_or_default()
    }

    /// Gives the keys under which the person may meet others who are the same, the most telling first.
    pub fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        keys.extend(self.documents.iter().map(|(number, _)| Key::new("document", &[number])));
        keys.extend(self.contacts.iter().map(|(contact, _)| Key::new("contact", &[contact])));
        let year = self.born.as_ref().and_then(Edtf::year).map(|year| year.to_string());
        let (mut pairs, mut dated, mut initials, mut alone) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for known in &self.names {
            let words: Vec<Vec<&str>> = known.name.keys().collect();
            if known.name.is_coded() || words.len() == 1 {
                // All of it, or nothing.
                alone.push(Key::new("whole", &[&known.name.order()]));
            }
            if known.name.is_coded() {
                continue;
            }
            for (at, one) in words.iter().enumerate() {
                for heard in one {
                    dated.extend(year.as_deref().map(|year| Key::new("dated", &[heard, year])));
                }
                for other in words.iter().skip(at + 1) {
                    for a in one {
                        for b in other {
                            pairs.push(Key::new("pair", &[a.min(b), a.max(b)]));
                            for (word, rest) in [(a, b), (b, a)] {
                                let initial: String = rest.chars().take(1).collect();
                                initials.push(Key::new("initial", &[word, &initial]));
                            }
                        }
                    }
                }
            }
        }
        keys.extend(alone);
        keys.extend(pairs.into_iter().take(16));
        keys.extend(dated.into_iter().take(6));
        keys.extend(initials);
        keys
    }

    fn weigh(&self, other: &Self, scale: &mut Scale<'_>) {
        self.weigh_names(other, scale);
        if let (Some(a), Some(b)) = (&self.born, &other.born) {
            let (code, weight, agreement) = compare_born(a, b);
            scale.put(code, weight, agreement, || (a.to_string(), b.to_string()));
        }
        if let (Some(a), Some(b)) = (&self.unit, &other.unit)
            && (a == "individual") != (b == "individual")
        {
            scale.put(Code::UnitDiffers, 0.8, 0.0, || (a.clone(), b.clone()));
        }
        if let (Some(a), Some(b)) = (&self.gender, &other.gender) {
            let (code, weight, agreement) =
                if a == b { (Code::GenderEqual, 0.1, 1.0) } else { (Code::GenderDiffers, 0.5, 0.0) };
            scale.put(code, weight, agreement, || (a.clone(), b.clone()));
        }
        shared(&self.contacts, &other.contacts, Code::ContactShared, 1.0, scale);
        shared(&self.documents, &other.documents, Code::DocumentShared, 1.2, scale);
        if let Some(relation) = self.relations.intersection(&other.relations).next() {
            scale.put(Code::RelationShared, 0.4, 1.0, || (relation.clone(), relation.clone()));
        }
        if let Some(occupation) = self.occupations.intersection(&other.occupations).next() {
            scale.put(Code::OccupationShared, 0.1, 1.0, || (occupation.clone(), occupation.clone()));
        }
        weigh_place(
            (self.place.as_ref(), self.point.as_ref()),
            (other.place.as_ref(), other.point.as_ref()),
            (0.2, 0.1),
            scale,
        );
        weigh_countries(&self.countries, &other.countries, scale);
    }

    fn weigh_names(&self, other: &Self, scale: &mut Scale<'_>) {
        let mut best: Option<(f64, f64, NameMatch, &Known, &Known)> = None;
        for a in &self.names {
            for b in &other.names {
                if (a.name.is_coded() || b.name.is_coded()) && !a.name.is_equal(&b.name) {
                    // Two numbers of two lists say nothing about who stands behind them.
                    continue;
                }
                let found = a.name.compare(&b.name);
                let differ = found.score < 0.7;
                let weight = match found.words {
                    _ if differ && !(a.real && b.real) => 0.3,
                    1 if a.name.is_equal(&b.name) && a.name.is_coded() => 0.9,
                    1 => 0.5,
                    _ => 1.0,
                };
                let counts = weight * found.score;
                let better = best.as_ref().is_none_or(|(most, heaviest, ..)| (counts, weight) > (*most, *heaviest));
                if better {
                    best = Some((counts, weight, found, a, b));
                }
            }
        }
        let Some((_, weight, found, a, b)) = best else { return };
        let agreement = if found.score < 0.5 { found.score.min(0.3) } else { found.score };
        scale.put(found.code, weight, agreement, || (a.name.shown().to_owned(), b.name.shown().to_owned()));
    }
}

impl Alike for Person {
    fn rate(&self, other: &Self) -> Rating {
        let mut scale = Scale::new(None);
        self.weigh(other, &mut scale);
        scale.rating()
    }

    fn explain(&self, other: &Self) -> (Rating, Vec<Reason>) {
        explained(|scale| self.weigh(other, scale))
    }
}

/// Weighs what is the same whoever has it; that two have different ones says nothing.
fn shared(a: &[(String, String)], b: &[(String, String)], code: Code, weight: f64, scale: &mut Scale<'_>) {
    let equal = a.iter().find_map(|one| b.iter().find(|other| other.0 == one.0).map(|other| (one, other)));
    if let Some((one, other)) = equal {
        scale.put(code, weight, 1.0, || (one.1.clone(), other.1.clone()));
    }
}

pub(super) fn weigh_countries(a: &BTreeSet<String>, b: &BTreeSet<String>, scale: &mut Scale<'_>) {
    let list = |countries: &BTreeSet<String>| countries.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    if a.is_empty() || b.is_empty() {
        return;
    }
    match a.intersection(b).next() {
        Some(country) => scale.put(Code::CountryShared, 0.15, 1.0, || (country.clone(), country.clone())),
        None => scale.put(Code::CountryDiffers, 0.15, 0.0, || (list(a), list(b))),
    }
}

/// Weighs two places, each a name and a point: what it counts when they agree, and when they do not.
pub(super) fn weigh_place(
    a: (Option<&Name>, Option<&Point>),
    b: (Option<&Name>, Option<&Point>),
    (for_it, against): (f64, f64),
    scale: &mut Scale<'_>,
) {
    let shown = |(name, point): (Option<&Name>, Option<&Point>)| {
        name.map(|name| name.shown().to_owned()).or_else(|| point.map(ToString::to_string)).unwrap_or_default()
    };
    let mut agreement: Option<f64> = None;
    let mut equal = false;
    if let (Some(a), Some(b)) = (a.0, b.0) {
        let found = a.compare(b);
        equal = found.code == Code::NameEqual;
        agreement = Some(if found.score >= 0.8 { found.score } else { 0.0 });
    }
    if let (Some(a), Some(b)) = (a.1, b.1) {
        let metres = distance(a, b);
        equal |= metres < 200.0;
        let near = match metres {
            ..1_000.0 => 1.0,
            ..5_000.0 => 0.8,
            ..25_000.0 => 0.4,
            _ => 0.0,
        };
        agreement = Some(agreement.map_or(near, |names| names.max(near)));
    }
    match agreement {
        None => {}
        Some(agreement) if agreement <= 0.0 => scale.put(Code::PlaceDiffers, against, 0.0, || (shown(a), shown(b))),
        Some(agreement) => {
            let code = if equal { Code::PlaceEqual } else { Code::PlaceNear };
            scale.put(code, for_it, if equal { 1.0 } else { agreement }, || (shown(a), shown(b)));
        }
    }
}

/// Gives the way between two points along the surface, in metres, on a sphere.
fn distance(a: &Point, b: &Point) -> f64 {
    let (north, south) = (a.latitude().to_radians(), b.latitude().to_radians());
    let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
    let part =
        half(north, south) + north.cos() * south.cos() * half(a.longitude().to_radians(), b.longitude().to_radians());
    2.0 * 6_371_000.0 * part.clamp(0.0, 1.0).sqrt().asin()
}

fn compare_born(a: &Edtf, b: &Edtf) -> (Code, f64, f64) {
    let exact = |date: &Edtf| date.earliest().filter(|day| Some(*day) == date.latest());
    if let (Some(one), Some(other)) = (exact(a), exact(b)) {
        let ((year, month, day), (other_year, other_month, other_day)) = (one.civil(), other.civil());
        let one_off = month == other_month || day == other_day || (month, day) == (other_day, other_month);
        let slip = year == other_year && one_off
            || ((month, day) == (other_month, other_day) && (year - other_year).abs() <= 10);
        return if one == other {
            (Code::BornEqual, 0.6, 1.0)
        } else if slip {
            (Code::BornNear, 0.6, 0.5)
        } else {
            (Code::BornDiffers, 0.6, 0.0)
        };
    }
    if a == b {
        return (Code::BornEqual, 0.3, 1.0);
    }
    if a.may_overlap(b.earliest(), b.latest()) {
        return (Code::BornMay, 0.3, 0.9);
    }
    // An estimated year is often one off.
    let near = |date: &Edtf, by: i32| {
        let (from, to) = (date.earliest().map(|day| day.days() - by), date.latest().map(|day| day.days() + by));
        (from, to)
    };
    let (from, to) = near(b, 366);
    let apart = a.earliest().zip(to).is_some_and(|(day, to)| day.days() > to)
        || a.latest().zip(from).is_some_and(|(day, from)| day.days() < from);
    if apart { (Code::BornDiffers, 0.5, 0.0) } else { (Code::BornNear, 0.3, 0.5) }
}

/// Makes one of the ways in which people write the same number or address; `None` when it is too short to tell anything.
fn contact_key(contact: &str) -> Option<String> {
    let text = contact.trim().to_lowercase();
    // Digits of every script.
    let digits: String = any_ascii::any_ascii(&text).chars().filter(char::is_ascii_digit).collect();
    let spoken = !text.contains('@') && text.chars().all(|c| !c.is_alphabetic());
    if spoken {
        // With or without the country's code: the last nine digits are the number.
        let tail = digits.len().saturating_sub(9);
        return digits.get(tail..).filter(|digits| digits.len() >= 7).map(str::to_owned);
    }
    let text = text.strip_prefix('@').unwrap_or(&text);
    (text.chars().nth(3).is_some() && text.len() <= 200).then(|| text.to_owned())
}

fn document_key(number: &str) -> Option<String> {
    let key: String = number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).take(64).collect();
    (key.chars().nth(4).is_some()).then_some(key)
}
