//! Where a cell goes: a field, the members of a set, a person, or half of a point.

use std::fmt;

use cairn_model::field::find_pattern;
use cairn_model::{Field, FieldType, ItemId, Kind, Path, RecordId, Vocabulary, find_field};

use super::MappingError;

/// A segment of a target's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A name, or a code.
    Name(String),
    /// The item of this row; the text tells several apart.
    Item(String),
}

/// What stands at the end of the path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Leaf {
    /// One value.
    Value(&'static Field),
    /// Terms of a vocabulary.
    Codes(Vocabulary),
    /// Records of a kind.
    References(Kind),
    /// A person, by pseudonym.
    Pseudonym,
    /// A person, by real name.
    Name,
    /// Degrees north, of a point.
    Latitude,
    /// Degrees east, of a point.
    Longitude,
}

/// Where a cell goes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Target {
    pub(crate) segments: Vec<Segment>,
    pub(crate) leaf: Leaf,
    text: String,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Target {
    /// Reads a path with dots.
    pub(crate) fn parse(kind: Kind, text: &str) -> Result<Self, MappingError> {
        let no_field = || MappingError::NoField { path: text.to_owned(), kind };
        let mut segments = Vec::new();
        for part in text.split('.') {
            segments.push(match part.strip_prefix('+') {
                Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => Segment::Item(number.to_owned()),
                Some(_) => return Err(no_field()),
                None => Segment::Name(part.to_owned()),
            });
        }
        let words = |count: usize| -> Option<Vec<Segment>> {
            segments.get(..segments.len().checked_sub(count)?).map(<[Segment]>::to_vec)
        };
        let last = match segments.last() {
            Some(Segment::Name(name)) => name.as_str(),
            _ => return Err(no_field()),
        };
        let made = |segments: Vec<Segment>, leaf: Leaf| Ok(Self { segments, leaf, text: text.to_owned() });
        if let Some(leaf) = leaf_of(kind, &segments) {
            return made(segments, leaf);
        }
        let short = words(1).ok_or_else(no_field)?;
        match (last, leaf_of(kind, &short)) {
            ("name", Some(Leaf::Pseudonym)) => made(short, Leaf::Name),
            ("lat", Some(Leaf::Value(Field { ty: FieldType::Point, .. }))) => made(short, Leaf::Latitude),
            ("lon", Some(Leaf::Value(Field { ty: FieldType::Point, .. }))) => made(short, Leaf::Longitude),
            _ => Err(no_field()),
        }
    }

    /// Gives the type of the field that takes one value; nothing for sets and persons.
    pub(crate) const fn field_type(&self) -> Option<FieldType> {
        match self.leaf {
            Leaf::Value(field) => Some(field.ty),
            Leaf::Pseudonym | Leaf::Name | Leaf::Latitude | Leaf::Longitude => Some(FieldType::Text),
            Leaf::Codes(_) | Leaf::References(_) => None,
        }
    }

    /// Says whether the field takes several lines.
    pub(crate) const fn takes_long_text(&self) -> bool {
        matches!(self.leaf, Leaf::Value(Field { ty: FieldType::LongText, .. }))
    }

    /// Gives the path of a record: `item` gives the id of an item by the list it stands in and which one of the row it is.
    pub(crate) fn path(&self, item: impl FnMut(&str, usize, &str) -> ItemId) -> String {
        path_of(&self.segments, item)
    }
}

fn path_of(segments: &[Segment], mut item: impl FnMut(&str, usize, &str) -> ItemId) -> String {
    let mut path = String::new();
    let mut depth = 0;
    for segment in segments {
        let next = match segment {
            Segment::Name(name) => name.clone(),
            Segment::Item(number) => {
                depth += 1;
                item(&path, depth - 1, number).to_string()
            }
        };
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(&next);
    }
    path
}

fn leaf_of(kind: Kind, segments: &[Segment]) -> Option<Leaf> {
    let any = ItemId::from_bytes([0; 8]);
    let path = path_of(segments, |_, _, _| any);
    let set = |path: &Path| {
        // A set's own path stands for its members.
        let member = |name: &str| Path::parse(&format!("{}/{name}", path.as_str())).ok();
        let id = RecordId::from_bytes([0; 16]).to_string();
        let by_id = member(&id).and_then(|path| find_field(kind, &path));
        let pattern = stars(segments);
        by_id.or_else(|| find_pattern(kind, &format!("{pattern}/*")))
    };
    let path = Path::parse(&path).ok()?;
    match find_field(kind, &path) {
        Some(field) => match field.ty {
            FieldType::Item | FieldType::Kind => None,
            FieldType::Reference(Kind::Person) => Some(Leaf::Pseudonym),
            _ => Some(Leaf::Value(field)),
        },
        None => match set(&path)?.ty {
            FieldType::CodeSet(vocabulary) => Some(Leaf::Codes(vocabulary)),
            FieldType::ReferenceSet(Kind::Person) => None,
            FieldType::ReferenceSet(to) => Some(Leaf::References(to)),
            _ => None,
        },
    }
}

/// Gives the path as the field table has it.
fn stars(segments: &[Segment]) -> String {
    let names = segments.iter().map(|segment| match segment {
        Segment::Name(name) => name.as_str(),
        Segment::Item(_) => "*",
    });
    names.collect::<Vec<_>>().join("/")
}
