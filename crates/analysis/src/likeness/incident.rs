//! How alike two incidents are.

use std::collections::BTreeSet;

use cairn_model::edit::fields_under;
use cairn_model::place::Point;
use cairn_model::{Edtf, Fields, Kind, Value, summarize};

use super::blocks::Key;
use super::name::Name;
use super::person::{weigh_countries, weigh_place};
use super::{Alike, Code, Rating, Reason, Scale, explained};

/// The most persons, acts or words of one incident that are compared.
const MAX_VALUES: usize = 64;
/// The most weeks under which an incident is looked for.
const MAX_WEEKS: i32 = 5;

/// What is compared of an incident.
#[derive(Debug, Clone, Default)]
pub struct Incident {
    title: String,
    words: BTreeSet<String>,
    date: Option<Edtf>,
    place: Option<Name>,
    point: Option<Point>,
    countries: BTreeSet<String>,
    victims: BTreeSet<String>,
    perpetrators: BTreeSet<String>,
    acts: BTreeSet<String>,
    reference: Option<String>,
}

fn leaves<'a>(fields: &'a Fields, leaf: &'a str, depth: usize) -> impl Iterator<Item = &'a str> {
    fields_under(fields, "acts")
        .filter(move |(path, _)| path.segments().count() == depth && path.segments().next_back() == Some(leaf))
        .filter_map(|(_, value)| value.as_text())
        .take(MAX_VALUES)
}

impl Incident {
    /// Reads an incident. `same` gives, for the id of a person, the id that stands for all who are judged the same.
    pub fn read(fields: &Fields, same: &dyn Fn(&str) -> String) -> Self {
        let text = |path: &str| fields.get(path).and_then(Value::as_text).filter(|text| !text.trim().is_empty());
        let summary = summarize(Kind::Incident, fields);
        let place = text("where").or_else(|| text("where_area")).or_else(|| leaves(fields, "where", 3).next());
        let point = text("where_point").or_else(|| leaves(fields, "where_point", 3).next());
        let countries = text("where_country").into_iter().chain(leaves(fields, "where_country", 3));
        Self {
            words: title_words(&summary.title),
            title: summary.title,
            date: summary.date,
            place: place.and_then(Name::read),
            point: point.and_then(|point| Point::parse(point).ok()),
            countries: countries.map(str::to_owned).collect(),
            victims: leaves(fields, "victim", 3).map(same).collect(),
            perpetrators: leaves(fields, "perpetrator", 5).map(same).collect(),
            acts: leaves(fields, "type", 3).map(str::to_owned).collect(),
            reference: text("reference").map(|text| text.trim().to_lowercase()),
        }
    }

    /// Gives the text by which incidents that are alike lie beside each other.
    pub fn order(&self) -> String {
        let date = self.date.as_ref().and_then(Edtf::earliest).map(|day| day.days().to_string()).unwrap_or_default();
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        format!("{date} {}", words.join(" "))
    }

    /// Gives the keys under which the incident may meet others that are the same, the most telling first.
    pub fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        keys.extend(self.reference.iter().map(|reference| Key::new("reference", &[reference])));
        let weeks = self.weeks();
        let dated = |tag: &str, value: &str| -> Vec<Key> {
            weeks.iter().map(|week| Key::new(tag, &[value, &week.to_string()])).collect()
        };
        for victim in self.victims.iter().take(6) {
            keys.push(Key::new("victim", &[victim]));
        }
        if let Some(place) = &self.place {
            for word in place.keys().take(3).filter_map(|heard| heard.first().copied().map(str::to_owned)) {
                keys.extend(dated("place", &word));
            }
        }
        let mut words: Vec<&String> = self.words.iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        for word in words.into_iter().take(4) {
            keys.extend(dated("word", word));
        }
        for act in self.acts.iter().take(3) {
            keys.extend(dated("act", act));
        }
        keys
    }

    /// Gives the weeks in which it may have happened, with those beside them; none when they are many.
    fn weeks(&self) -> Vec<i32> {
        let Some((from, to)) = self.date.as_ref().and_then(|date| date.earliest().zip(date.latest())) else {
            return Vec::new();
        };
        let (from, to) = ((from.days() - 2).div_euclid(7), (to.days() + 2).div_euclid(7));
        if to - from > MAX_WEEKS { Vec::new() } else { (from..=to).collect() }
    }

    fn weigh(&self, other: &Self, scale: &mut Scale<'_>) {
        if let (Some(a), Some(b)) = (&self.date, &other.date) {
            let (code, weight, agreement) = compare_dates(a, b);
            scale.put(code, weight, agreement, || (a.to_string(), b.to_string()));
        }
        weigh_place(
            (self.place.as_ref(), self.point.as_ref()),
            (other.place.as_ref(), other.point.as_ref()),
            (0.4, 0.4),
            scale,
        );
        weigh_countries(&self.countries, &other.countries, scale);
        let differs = Some((Code::VictimDiffers, 0.3));
        weigh_sets(&self.victims, &other.victims, (Code::VictimShared, 0.6), differs, scale);
        weigh_sets(&self.perpetrators, &other.perpetrators, (Code::PerpetratorShared, 0.2), None, scale);
        weigh_sets(&self.acts, &other.acts, (Code::ActShared, 0.3), Some((Code::ActDiffers, 0.2)), scale);
        if let (Some(a), Some(b)) = (&self.reference, &other.reference)
            && a == b
        {
            scale.put(Code::ReferenceShared, 0.8, 1.0, || (a.clone(), b.clone()));
        }
        self.weigh_titles(other, scale);
    }

    fn weigh_titles(&self, other: &Self, scale: &mut Scale<'_>) {
        if self.words.is_empty() || other.words.is_empty() {
            return;
        }
        let shown = || (self.title.clone(), other.title.clone());
        if self.words == other.words {
            return scale.put(Code::TitleEqual, 0.4, 1.0, shown);
        }
        let common = self.words.intersection(&other.words).count() as f64;
        let all = (self.words.len() + other.words.len()) as f64;
        let dice = 2.0 * common / all;
        if dice < 0.2 {
            scale.put(Code::TitleDiffers, 0.15, 0.0, shown)
        } else {
            scale.put(Code::TitleLike, 0.3, dice, shown)
        }
    }
}

impl Alike for Incident {
    fn rate(&self, other: &Self) -> Rating {
        let mut scale = Scale::new(None);
        self.weigh(other, &mut scale);
        scale.rating()
    }

    fn explain(&self, other: &Self) -> (Rating, Vec<Reason>) {
        explained(|scale| self.weigh(other, scale))
    }
}

/// Splits a title into words as they sound, without those that say nothing alone.
fn title_words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !(c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)));
    words
        .filter(|word| word.chars().nth(2).is_some() || !word.is_ascii())
        .filter_map(Name::read)
        .map(|name| name.folded().to_owned())
        .take(MAX_VALUES)
        .collect()
}

fn weigh_sets(
    a: &BTreeSet<String>,
    b: &BTreeSet<String>,
    (code, weight): (Code, f64),
    differs: Option<(Code, f64)>,
    scale: &mut Scale<'_>,
) {
    if a.is_empty() || b.is_empty() {
        return;
    }
    let list = |set: &BTreeSet<String>| set.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let common: Vec<&str> = a.intersection(b).map(String::as_str).collect();
    if common.is_empty() {
        if let Some((code, weight)) = differs {
            scale.put(code, weight, 0.0, || (list(a), list(b)));
        }
        return;
    }
    let agreement = 0.5 * common.len() as f64 / a.len().min(b.len()) as f64
        + 0.5 * common.len() as f64 / a.len().max(b.len()) as f64;
    scale.put(code, weight, agreement, || (common.join(" "), common.join(" ")));
}

fn compare_dates(a: &Edtf, b: &Edtf) -> (Code, f64, f64) {
    if a == b {
        return (Code::DateEqual, 0.5, 1.0);
    }
    let span = |date: &Edtf| date.earliest().zip(date.latest()).map(|(from, to)| (from.days(), to.days()));
    let (Some((from, to)), Some((other_from, other_to))) = (span(a), span(b)) else {
        // One of them is open.
        let overlap = a.may_overlap(b.earliest(), b.latest());
        return if overlap { (Code::DateOverlaps, 0.2, 0.5) } else { (Code::DateDiffers, 0.5, 0.0) };
    };
    if from <= other_to && other_from <= to {
        let common = f64::from(to.min(other_to) - from.max(other_from) + 1);
        let all = f64::from(to.max(other_to) - from.min(other_from) + 1);
        return (Code::DateOverlaps, 0.5, 0.5 + 0.5 * common / all);
    }
    match from.max(other_from) - to.min(other_to) {
        ..=1 => (Code::DateNear, 0.5, 0.7),
        2..=3 => (Code::DateNear, 0.5, 0.4),
        4..=7 => (Code::DateNear, 0.5, 0.15),
        _ => (Code::DateDiffers, 0.6, 0.0),
    }
}
