//! Records of every kind with every field of the table filled, so that nothing works for some kinds only.

use std::collections::BTreeMap;

use cairn_model::case_number::CaseNumber;
use cairn_model::field::{Field, FieldType};
use cairn_model::{Edit, ItemId, Kind, Path, RecordId, Value, Vocabulary, fields, link};
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, RngCore as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// The one date in such a record, so that no date is before one that it follows.
const DATE: &str = "2024-03-12";

/// Makes a record of a kind with a value in every field, the same for the same seed.
///
/// References lead to records that do not exist, unless `targets` names one of their kind. Values need one another as
/// [`cairn_model::check::check_whole`] asks.
pub fn full_record(kind: Kind, seed: u64, targets: &BTreeMap<Kind, RecordId>) -> (RecordId, Vec<Edit>) {
    let mut filler = Filler { random: ChaCha8Rng::seed_from_u64(seed), targets, stars: BTreeMap::new() };
    let id = RecordId::from_bytes(filler.random.random());
    let mut edits = Vec::new();
    for field in fields(kind) {
        if matches!(field.path, "kind" | "deleted") || field.path.starts_with("links/") {
            continue;
        }
        let path = filler.path(field);
        let value = special(kind, field.path, &mut filler.random).unwrap_or_else(|| filler.value(field.ty));
        edits.extend(Path::parse(&path).ok().map(|path| Edit { path, value: Some(value) }));
    }
    if kind == Kind::Judgment {
        edits.extend(second_subject(&mut filler.random));
    }
    let to = filler.reference(Kind::Incident);
    edits.extend(link::make_edits("related-to", &to, Some("medium"), Some("seen at the same place")));
    edits.extend(Path::parse("kind").ok().map(|path| Edit { path, value: Some(kind.name().into()) }));
    (id, edits)
}

/// Gives the values that a random one would not be.
fn special(kind: Kind, path: &str, random: &mut ChaCha8Rng) -> Option<Value> {
    Some(match (kind, path) {
        (Kind::Case, "reference") => CaseNumber::from_random(random.random()).to_string().into(),
        (Kind::SavedView, "shows") => "incident".into(),
        (Kind::SavedView, "filters/*/path") => "acts.*.type".into(),
        (Kind::SavedView, "filters/*/op") => "is".into(),
        (Kind::SavedView, "filters/*/value") => "arrest".into(),
        (Kind::SavedView, "version") => 1.into(),
        (Kind::SavedView, "columns/*/path") => "status".into(),
        (Kind::Person, "unit") => "individual".into(),
        (Kind::Term, "vocabulary") => "act".into(),
        (Kind::Term, "code") => format!("x-own-{:08x}", random.next_u32()).into(),
        (Kind::Term, "parent") => "arrest".into(),
        (Kind::Term, "huridocs") => "010100000000".into(),
        (Kind::Term, "attack") => "T1660".into(),
        _ => return None,
    })
}

fn second_subject(random: &mut ChaCha8Rng) -> Vec<Edit> {
    let item = format!("subjects/{}", ItemId::from_bytes(random.random()));
    let record = RecordId::from_bytes(random.random()).to_string();
    [(item.clone(), Value::Flag(true)), (format!("{item}/record"), record.into())]
        .into_iter()
        .filter_map(|(path, value)| Some(Edit { path: Path::parse(&path).ok()?, value: Some(value) }))
        .collect()
}

struct Filler<'a> {
    random: ChaCha8Rng,
    targets: &'a BTreeMap<Kind, RecordId>,
    /// What stands for the star that ends a pattern, so that the fields of an item are of one item.
    stars: BTreeMap<&'static str, String>,
}

impl Filler<'_> {
    /// Gives a path for a row. The rows of a set or list come after the row that declares it.
    fn path(&mut self, field: &Field) -> String {
        let mut path = String::new();
        let mut end = 0;
        for segment in field.path.split('/') {
            end += segment.len();
            if !path.is_empty() {
                path.push('/');
            }
            if segment == "*" {
                let pattern = field.path.get(..end).unwrap_or_default();
                if !self.stars.contains_key(pattern) {
                    let star = self.star(field.ty);
                    self.stars.insert(pattern, star);
                }
                path.push_str(self.stars.get(pattern).map(String::as_str).unwrap_or_default());
            } else {
                path.push_str(segment);
            }
            end += 1;
        }
        path
    }

    fn star(&mut self, ty: FieldType) -> String {
        match ty {
            FieldType::CodeSet(vocabulary) | FieldType::CodeMap { key: vocabulary, .. } => self.code(vocabulary),
            FieldType::ReferenceSet(kind) => self.reference(kind).to_string(),
            _ => ItemId::from_bytes(self.random.random()).to_string(),
        }
    }

    fn reference(&mut self, kind: Kind) -> RecordId {
        self.targets.get(&kind).copied().unwrap_or_else(|| RecordId::from_bytes(self.random.random()))
    }

    fn code(&mut self, vocabulary: Vocabulary) -> String {
        let term = vocabulary.terms().choose(&mut self.random).map(|term| term.code.to_owned());
        // Languages are tags, not a list.
        term.unwrap_or_else(|| ["ar", "en", "my", "sw"].choose(&mut self.random).copied().unwrap_or("en").to_owned())
    }

    fn value(&mut self, ty: FieldType) -> Value {
        match ty {
            FieldType::Text | FieldType::Place => format!("Text {:08x} نص", self.random.next_u32()).into(),
            FieldType::LongText => format!("A line {:08x}.\nسطر ثانٍ.", self.random.next_u32()).into(),
            FieldType::Code(vocabulary) | FieldType::CodeMap { value: vocabulary, .. } => self.code(vocabulary).into(),
            FieldType::CodeSet(_) | FieldType::ReferenceSet(_) | FieldType::Item | FieldType::Flag => true.into(),
            FieldType::Date => DATE.into(),
            FieldType::Timestamp => format!("{DATE}T08:30:00.000Z").into(),
            FieldType::Point => format!("{:.4},{:.4}", self.random.random_range(-60.0..60.0_f64), 15.5).into(),
            FieldType::Integer { min, max } => self.random.random_range(min..=max.min(min + 50)).into(),
            FieldType::Number { min, max } => self.random.random_range(min..=max).into(),
            FieldType::Reference(kind) => self.reference(kind).to_string().into(),
            FieldType::AnyReference => self.reference(Kind::Incident).to_string().into(),
            FieldType::Hash => format!("{:064x}", self.random.next_u64()).into(),
            FieldType::Url => format!("https://news.example/{:08x}", self.random.next_u32()).into(),
            FieldType::Kind => Value::Flag(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_model::check::{check_edits, check_whole};

    #[test]
    fn a_record_of_every_kind_fills_every_field_and_passes_every_check() {
        for seed in 0..20 {
            for kind in Kind::ALL {
                let (_, edits) = full_record(kind, seed, &BTreeMap::new());
                let checked = check_edits(kind, &edits).unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
                check_whole(kind, &cairn_model::Fields::new(), &checked)
                    .unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
                for field in fields(kind).iter().filter(|field| field.path != "deleted") {
                    let found = |edit: &&Edit| cairn_model::field::pattern_of(kind, &edit.path) == Some(field.path);
                    assert!(checked.iter().any(|edit| found(&edit)), "{} {}", kind.name(), field.path);
                }
            }
        }
    }

    /// Values that no field of a type takes.
    fn bad(ty: FieldType) -> Vec<Value> {
        let texts: Vec<String> = match ty {
            FieldType::Text | FieldType::Place => {
                vec!["name\u{202E}gpj".to_owned(), "x".repeat(2001), "nul\0".to_owned(), "\u{2066}a".to_owned()]
            }
            FieldType::LongText => vec!["x".repeat(64 * 1024 + 1), "escape\u{1b}[31m".to_owned()],
            FieldType::Code(_) | FieldType::CodeMap { .. } => {
                vec!["no such term!".to_owned(), "a\u{202E}b".to_owned(), "y".repeat(100_000)]
            }
            FieldType::Date => {
                vec!["2024-02-30".to_owned(), "sometime".to_owned(), "12/05/2024".to_owned(), "2024-13".to_owned()]
            }
            FieldType::Timestamp => vec!["2024-03-12".to_owned(), "2024-03-12T25:00:00Z".to_owned()],
            FieldType::Point => vec!["91,0".to_owned(), "0,181".to_owned(), "here".to_owned()],
            FieldType::Integer { .. } => vec!["-1000000000000000000".to_owned(), "1.5".to_owned(), "many".to_owned()],
            FieldType::Number { .. } => vec!["NaN".to_owned(), "1e300".to_owned(), "many".to_owned()],
            FieldType::Reference(_) | FieldType::AnyReference => {
                vec!["0123".to_owned(), "0123456789ABCDEF0123456789ABCDEF".to_owned()]
            }
            FieldType::CodeSet(_) | FieldType::ReferenceSet(_) | FieldType::Item | FieldType::Flag => {
                vec!["perhaps".to_owned()]
            }
            FieldType::Hash => vec!["abc".to_owned(), "z".repeat(64)],
            FieldType::Url => vec!["news.example".to_owned(), "https://a b".to_owned()],
            FieldType::Kind => Vec::new(),
        };
        texts.into_iter().map(Value::Text).collect()
    }

    #[test]
    fn no_field_of_any_kind_takes_what_is_not_of_its_type() {
        let mut refused = 0;
        for kind in Kind::ALL {
            let (_, edits) = full_record(kind, 1, &BTreeMap::new());
            for edit in &edits {
                let field = cairn_model::find_field(kind, &edit.path).unwrap();
                for value in bad(field.ty) {
                    let edit = Edit { path: edit.path.clone(), value: Some(value) };
                    let error = check_edits(kind, std::slice::from_ref(&edit)).unwrap_err();
                    assert_eq!(error.path(), Some(&edit.path), "{}", kind.name());
                    refused += 1;
                }
            }
        }
        assert!(refused > 1500, "{refused}");
    }

    #[test]
    fn seeds_decide_everything() {
        for kind in Kind::ALL {
            assert_eq!(full_record(kind, 3, &BTreeMap::new()), full_record(kind, 3, &BTreeMap::new()));
            assert_ne!(full_record(kind, 3, &BTreeMap::new()), full_record(kind, 4, &BTreeMap::new()));
        }
    }
}
