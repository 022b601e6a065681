//! The field table: one definition of every field, from which validation, forms, projections, redaction, exchange and
//! the data dictionary follow.

mod analysis;
mod casework;
mod common;
mod dictionary;
pub mod esf;
mod incident;
mod people;
mod technical;
mod term;
mod tree;

use crate::vocab::Vocabulary;
use crate::{Kind, Path};

pub use dictionary::write_dictionary;
pub(crate) use tree::fits as member_fits;

/// Describes one field of a kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The path, with `*` for the id of an item, the code of a member of a set, or a record id: `acts/*/type`.
    pub path: &'static str,
    /// What values it takes.
    pub ty: FieldType,
    /// Whom or what it endangers when it leaves.
    pub class: Sensitivity,
    /// The field numbers in HURIDOCS's Events Standard Formats, with spaces between; [`Field::esf_numbers`].
    pub esf: Option<&'static str>,
    /// The STIX 2.1 property.
    pub stix: Option<&'static str>,
    /// The MISP attribute, object relation or event property.
    pub misp: Option<&'static str>,
    /// How soon a form shows it.
    pub tier: Tier,
    /// How it can be found.
    pub index: Index,
    /// Whether the row stands for all kinds (its label is `field-record-…`).
    pub shared: bool,
    /// Whether it is the clarifying note of a coded value (its label is `field-note`).
    pub note: bool,
}

/// Says what values a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line of text, at most [`crate::check::MAX_TEXT`] bytes.
    Text,
    /// Lines of text, at most [`crate::check::MAX_LONG_TEXT`] bytes.
    LongText,
    /// One term of a vocabulary.
    Code(Vocabulary),
    /// Terms of a vocabulary: the path ends in `*`, which is the term's code; a member's value is `true`.
    CodeSet(Vocabulary),
    /// An answer for each term: the path ends in `*`, which is a term of `key`; the value is a term of `value`.
    CodeMap {
        /// What is answered.
        key: Vocabulary,
        /// The possible answers.
        value: Vocabulary,
    },
    /// A date in EDTF, [`crate::Edtf`].
    Date,
    /// A point in time, RFC 3339 in UTC.
    Timestamp,
    /// The name of a place, as text.
    Place,
    /// A point as `latitude,longitude` in WGS 84 degrees, [`crate::place::Point`].
    Point,
    /// A whole number between two bounds, both allowed.
    Integer {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
    },
    /// A number between two bounds, both allowed.
    Number {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
    },
    /// Yes or no.
    Flag,
    /// The id of a record of this kind, 32 hexadecimal digits.
    Reference(Kind),
    /// The id of a record of any kind.
    AnyReference,
    /// Records of a kind: the path ends in `*`, which is the record's id; a member's value is `true`.
    ReferenceSet(Kind),
    /// The existence of an item: the path ends in `*`, which is the item's id; the value is `true`.
    Item,
    /// A hash of 16, 20, 28, 32, 48 or 64 bytes in lower-case hexadecimal digits.
    Hash,
    /// An absolute URL.
    Url,
    /// The kind of the record; set once, when the record is made.
    Kind,
}

/// Says whom or what a field endangers when it leaves; release profiles name these classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Nobody by itself.
    Open,
    /// Where someone is or lives.
    Location,
    /// Who someone is.
    Identity,
    /// Who told it.
    Informant,
    /// Someone's health.
    Medical,
    /// A device or account of someone.
    Device,
    /// An attacker's or analyst's technique: it may warn the adversary.
    Technical,
}

impl Sensitivity {
    /// All classes.
    pub const ALL: [Self; 7] =
        [Self::Open, Self::Location, Self::Identity, Self::Informant, Self::Medical, Self::Device, Self::Technical];

    /// Gives the name that profiles and messages use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Location => "location",
            Self::Identity => "identity",
            Self::Informant => "informant",
            Self::Medical => "medical",
            Self::Device => "device",
            Self::Technical => "technical",
        }
    }
}

/// Says how soon a form shows a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// In quick capture.
    Quick,
    /// In the form as it opens.
    Core,
    /// One step away.
    More,
}

impl Tier {
    /// Gives the name that shells use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Core => "core",
            Self::More => "more",
        }
    }
}

/// Says how a field can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Index {
    /// Not at all.
    None,
    /// By its exact value.
    Filter,
    /// By words in it.
    Text,
    /// Both ways.
    FilterAndText,
}

impl Index {
    /// Says whether the field takes part in the full-text search.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::FilterAndText)
    }

    /// Says whether the field can be filtered by value.
    pub const fn is_filter(self) -> bool {
        matches!(self, Self::Filter | Self::FilterAndText)
    }
}

impl FieldType {
    /// Gives the name that shells and the data dictionary use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Code(_) => "code",
            Self::CodeSet(_) => "code-set",
            Self::CodeMap { .. } => "code-map",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
            Self::Place => "place",
            Self::Point => "point",
            Self::Integer { .. } => "integer",
            Self::Number { .. } => "number",
            Self::Flag => "flag",
            Self::Reference(_) => "reference",
            Self::AnyReference => "any-reference",
            Self::ReferenceSet(_) => "reference-set",
            Self::Item => "item",
            Self::Hash => "hash",
            Self::Url => "url",
            Self::Kind => "kind",
        }
    }

    /// Gives the vocabulary of the value, or of the members of a set.
    pub const fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            Self::Code(vocabulary) | Self::CodeSet(vocabulary) | Self::CodeMap { value: vocabulary, .. } => {
                Some(vocabulary)
            }
            _ => None,
        }
    }

    /// Gives the kind of record that the field refers to, where it is one kind.
    pub const fn refers_to(self) -> Option<Kind> {
        match self {
            Self::Reference(kind) | Self::ReferenceSet(kind) => Some(kind),
            _ => None,
        }
    }
}

impl Field {
    /// Makes a row that opens one step away and is not indexed; the methods below refine it.
    const fn row(path: &'static str, ty: FieldType, class: Sensitivity) -> Self {
        Self {
            path,
            ty,
            class,
            esf: None,
            stix: None,
            misp: None,
            tier: Tier::More,
            index: Index::None,
            shared: false,
            note: false,
        }
    }

    const fn esf(mut self, number: &'static str) -> Self {
        self.esf = Some(number);
        self
    }

    const fn stix(mut self, name: &'static str) -> Self {
        self.stix = Some(name);
        self
    }

    const fn misp(mut self, name: &'static str) -> Self {
        self.misp = Some(name);
        self
    }

    const fn quick(mut self) -> Self {
        self.tier = Tier::Quick;
        self
    }

    const fn core(mut self) -> Self {
        self.tier = Tier::Core;
        self
    }

    const fn filter(mut self) -> Self {
        self.index = match self.index {
            Index::Text | Index::FilterAndText => Index::FilterAndText,
            Index::None | Index::Filter => Index::Filter,
        };
        self
    }

    const fn text(mut self) -> Self {
        self.index = match self.index {
            Index::Filter | Index::FilterAndText => Index::FilterAndText,
            Index::None | Index::Text => Index::Text,
        };
        self
    }

    /// Gives the id of the Fluent message with the field's label.
    ///
    /// `field-<kind>-<path>`, with `-` for `/` and without stars: `acts/*/type` of an incident is
    /// `field-incident-acts-type`. Fields that all kinds share have `record` for the kind; notes on coded values share
    /// `field-note`.
    pub fn label_id(&self, kind: Kind) -> String {
        self.message_id("field", kind)
    }

    /// Gives the id of the Fluent message with the field's help, which need not exist: as the label, with `help-`.
    pub fn help_id(&self, kind: Kind) -> String {
        self.message_id("help", kind)
    }

    fn message_id(&self, prefix: &str, kind: Kind) -> String {
        if self.note {
            return format!("{prefix}-note");
        }
        let owner = if self.shared { "record" } else { kind.name() };
        let mut id = format!("{prefix}-{owner}");
        for segment in self.path.split('/').filter(|segment| *segment != "*") {
            id.push('-');
            id.push_str(segment);
        }
        id
    }

    /// Gives the numbers of the fields of HURIDOCS's Events Standard Formats that this field stands for.
    ///
    /// A date stands for the two ends and their precisions, since EDTF says all four.
    pub fn esf_numbers(&self) -> impl Iterator<Item = &'static str> {
        self.esf.unwrap_or_default().split_ascii_whitespace()
    }

    /// Says whether the field's last segment is an id or a code, so that it repeats.
    pub fn is_member(&self) -> bool {
        self.path.ends_with('*')
    }
}

/// Gives the fields of a kind of record: its own in the order of forms, then those that all kinds share.
///
/// Every coded field whose value may need words has a row `<path>_note` (of a set: `<path>/note`) after it.
pub fn fields(kind: Kind) -> &'static [Field] {
    tree::table(kind).fields()
}

/// Finds the field of a path such as `acts/0123456789abcdef/type`. Stars match ids and codes of the right form only.
pub fn find_field(kind: Kind, path: &Path) -> Option<&'static Field> {
    tree::table(kind).find(path.as_str())
}

/// Finds a field by its path in the table, stars included.
pub fn find_pattern(kind: Kind, pattern: &str) -> Option<&'static Field> {
    fields(kind).iter().find(|field| field.path == pattern)
}

/// Gives the path in the table of a record's path: `acts/*/type` of `acts/0123456789abcdef/type`.
pub fn pattern_of(kind: Kind, path: &Path) -> Option<&'static str> {
    find_field(kind, path).map(|field| field.path)
}

#[cfg(test)]
mod tests;
