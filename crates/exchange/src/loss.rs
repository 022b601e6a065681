//! What a reader did not understand, and why, as a list that a person can read.

use std::collections::BTreeMap;

/// Something that a reader did not take over into its projection, or took over in another form.
///
/// The original bytes are always kept, so nothing here is gone: it is only not searchable or not linked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Loss {
    /// Where it first occurs: the id of the object, or `object <number>`.
    #[serde(rename = "where")]
    pub place: String,
    /// What it concerns: a property, a type, a pattern.
    pub what: String,
    /// Why.
    pub why: Why,
    /// How often it occurs.
    pub count: u32,
}

/// Why something was not taken over as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// An object has no id, or one of another form than the standard says (`type--uuid` in STIX, a UUID in MISP).
    IdForm,
    /// The id names another type than the object.
    IdType,
    /// The id of an observable is not the deterministic one (UUIDv5). It is taken as it is.
    IdVersion,
    /// Two objects have one id and one version, with different content. The first one counts.
    SameVersionTwice,
    /// An object stands twice, byte for byte.
    Repeated,
    /// An object has no `spec_version`. It is read as 2.1.
    NoSpecVersion,
    /// The bundle is of STIX 2.0.
    OldSpecVersion,
    /// The file is a list of objects without a bundle around it.
    NoBundle,
    /// A reference leads to an object that is not in the bundle.
    DanglingReference,
    /// An object has one key twice. The last one counts.
    DuplicateKey,
    /// A property has a value of another type than the standard says.
    WrongType,
    /// A required property is missing.
    Missing,
    /// A time is not in the form of RFC 3339.
    BadTime,
    /// The type of the object is not one of STIX 2.1.
    UnknownType,
    /// The pattern is in another language than STIX patterns.
    OtherPatternLanguage,
    /// The pattern does not follow the grammar.
    PatternSyntax,
    /// The pattern asks for more than a list of values: it is kept, and not matched value by value.
    PatternTooComplex,
    /// The pattern asks for a property that no indicator type stands for.
    UnknownPatternPath,
    /// The value is not of the type that the pattern says: it was read as what it is, or left as it stands.
    OddValue,
    /// A marking is neither TLP nor a statement.
    UnknownMarking,
    /// Parts of an object have markings of their own. The object as a whole takes the highest.
    GranularMarking,
    /// A text is too long for the projection and was cut there.
    Cut,
    /// Control characters were left out of the projection.
    Characters,
    /// A file is too large to be understood; it is sealed and hashed.
    TooLarge,
    /// A row of a table has another form than the format says.
    OddRow,
    /// Nobody said what a column is.
    Unmapped,
    /// A person left it out.
    LeftOut,
    /// The vocabulary has no such term.
    UnknownTerm,
    /// A date can be read in two ways.
    AmbiguousDate,
    /// The encoding of a text was guessed.
    GuessedEncoding,
    /// A text is in two encodings; each line was read in its own.
    MixedEncodings,
    /// No field of ours stands for it.
    NoField,
    /// It may not be published so exactly, or not at all.
    Withheld,
    /// The file is named and not there.
    NoFile,
    /// The format that is written has no place for it.
    NoPlace,
    /// MVT does not read it, would take its value for another one, or would stop reading.
    NotForMvt,
    /// It was judged a false positive, or to be no longer valid: whoever searches devices by it would frighten people.
    JudgedHarmless,
    /// It is marked higher than its readers may see.
    MarkedHigher,
    /// A property that the standard does not define for the type.
    UnknownProperty,
    /// A number or person of the server that it comes from.
    ServerLocal,
    /// Search and matching have no use for it.
    NotProjected,
    /// No indicator type stands for it.
    NoIndicatorType,
    /// A distribution narrows what the marking says.
    Narrowed,
    /// The list of a feed does not name it.
    NotInManifest,
    /// It has no marking, so that it is not shareable.
    Unmarked,
    /// It is left out on purpose, because it may tell who was where.
    Shielded,
    /// It is written less exactly than it was.
    Coarser,
    /// Nothing here reads it; the original bytes keep it.
    NotRead,
    /// It is in a coding or character set that is not read. It stays in the file.
    Undecoded,
    /// It names somebody who is held apart, and was left out or covered.
    HeldApart,
}

impl Why {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::IdForm => "id-form",
            Self::IdType => "id-type",
            Self::IdVersion => "id-version",
            Self::SameVersionTwice => "same-version-twice",
            Self::Repeated => "repeated",
            Self::NoSpecVersion => "no-spec-version",
            Self::OldSpecVersion => "old-spec-version",
            Self::NoBundle => "no-bundle",
            Self::DanglingReference => "dangling-reference",
            Self::DuplicateKey => "duplicate-key",
            Self::WrongType => "wrong-type",
            Self::Missing => "missing",
            Self::BadTime => "bad-time",
            Self::UnknownType => "unknown-type",
            Self::OtherPatternLanguage => "other-pattern-language",
            Self::PatternSyntax => "pattern-syntax",
            Self::PatternTooComplex => "pattern-too-complex",
            Self::UnknownPatternPath => "unknown-pattern-path",
            Self::OddValue => "odd-value",
            Self::UnknownMarking => "unknown-marking",
            Self::GranularMarking => "granular-marking",
            Self::Cut => "cut",
            Self::Characters => "characters",
            Self::TooLarge => "too-large",
            Self::OddRow => "odd-row",
            Self::Unmapped => "unmapped",
            Self::LeftOut => "left-out",
            Self::UnknownTerm => "unknown-term",
            Self::AmbiguousDate => "ambiguous-date",
            Self::GuessedEncoding => "guessed-encoding",
            Self::MixedEncodings => "mixed-encodings",
            Self::NoField => "no-field",
            Self::Withheld => "withheld",
            Self::NoFile => "no-file",
            Self::NoPlace => "no-place",
            Self::NotForMvt => "not-for-mvt",
            Self::JudgedHarmless => "judged-harmless",
            Self::MarkedHigher => "marked-higher",
            Self::UnknownProperty => "unknown-property",
            Self::ServerLocal => "server-local",
            Self::NotProjected => "not-projected",
            Self::NoIndicatorType => "no-indicator-type",
            Self::Narrowed => "narrowed",
            Self::NotInManifest => "not-in-manifest",
            Self::Unmarked => "unmarked",
            Self::Shielded => "shielded",
            Self::Coarser => "coarser",
            Self::NotRead => "not-read",
            Self::Undecoded => "undecoded",
            Self::HeldApart => "held-apart",
        }
    }

    /// Says it in English.
    pub const fn words(self) -> &'static str {
        match self {
            Self::IdForm => "the id has another form than the standard says",
            Self::IdType => "the id names another type than the object",
            Self::IdVersion => "the id is not the deterministic one; taken as it is",
            Self::SameVersionTwice => "two bodies for one id and version; the first one counts",
            Self::Repeated => "the object stands twice",
            Self::NoSpecVersion => "no spec_version; read as 2.1",
            Self::OldSpecVersion => "a bundle of STIX 2.0",
            Self::NoBundle => "a list of objects without a bundle",
            Self::DanglingReference => "leads to an object that is not in the bundle",
            Self::DuplicateKey => "one key twice; the last one counts",
            Self::WrongType => "a value of another type than the standard says",
            Self::Missing => "a required property is missing",
            Self::BadTime => "not a time in RFC 3339",
            Self::UnknownType => "not a type of STIX 2.1; kept, not searchable by its parts",
            Self::OtherPatternLanguage => "another pattern language; kept, not matched",
            Self::PatternSyntax => "the pattern does not follow the grammar; kept, not matched",
            Self::PatternTooComplex => {
                "the pattern asks for more than a list of values; kept, not matched value by value"
            }
            Self::UnknownPatternPath => "no indicator type stands for this property; kept, not matched",
            Self::OddValue => "the value is not of the type that the pattern says",
            Self::UnknownMarking => "a marking that is neither TLP nor a statement",
            Self::GranularMarking => "parts have markings of their own; the whole takes the highest",
            Self::Cut => "too long for search; kept in full in the file",
            Self::Characters => "control characters left out of what is shown",
            Self::TooLarge => "too large to be read; sealed and hashed only",
            Self::OddRow => "a row of another form; counted, not read",
            Self::Unmapped => "nobody said which field it is; kept in the sealed file only",
            Self::LeftOut => "left out as you asked; kept in the sealed file",
            Self::UnknownTerm => "no term of the codebook; kept in the sealed file only",
            Self::AmbiguousDate => "a date that reads in two ways; say which part comes first",
            Self::GuessedEncoding => "the encoding was guessed: look at a few names",
            Self::MixedEncodings => "lines in two encodings; each was read in its own",
            Self::NoField => "no field here stands for it; kept in the sealed file only",
            Self::Withheld => "may not be published as exactly as that",
            Self::NoFile => "a file that is named and not there",
            Self::NoPlace => "the format has no place for it",
            Self::NotForMvt => "MVT does not read it, or reads it wrongly",
            Self::JudgedHarmless => "judged a false positive, or no longer valid",
            Self::MarkedHigher => "marked higher than these readers may see",
            Self::UnknownProperty => "a property that STIX 2.1 does not define for this type",
            Self::ServerLocal => "a number by which one server knows it; kept in the file",
            Self::NotProjected => "kept in the file, not searchable",
            Self::NoIndicatorType => "no indicator type stands for it; kept, not matched",
            Self::Narrowed => "the distribution is narrower than the marking; the narrower one holds",
            Self::NotInManifest => "the manifest of the feed does not name it",
            Self::Unmarked => "unmarked, so not shareable",
            Self::Shielded => "left out on purpose: it may tell who saw it, or where",
            Self::Coarser => "written as a day; the rest of the date is lost",
            Self::NotRead => "nothing here reads it; kept in the sealed file",
            Self::Undecoded => "in a coding or character set that is not read; kept in the file",
            Self::HeldApart => "names somebody who is held apart; left out or covered",
        }
    }
}

/// Collects losses: equal ones become one with a count, so that a list stays readable.
#[derive(Debug, Clone, Default)]
pub struct Losses(BTreeMap<(Why, String), (String, u32)>);

/// The most different losses that are listed; further ones are counted under the reason alone.
const MAX_LISTED: usize = 2000;

impl Losses {
    /// Notes one.
    pub fn note(&mut self, place: impl FnOnce() -> String, what: &str, why: Why) {
        let key = (why, if self.0.len() < MAX_LISTED { short(what) } else { "…".to_owned() });
        self.0.entry(key).or_insert_with(|| (place(), 0)).1 += 1;
    }

    /// Gives the list, sorted by reason.
    pub fn into_list(self) -> Vec<Loss> {
        self.0.into_iter().map(|((why, what), (place, count))| Loss { place, what, why, count }).collect()
    }
}

fn short(what: &str) -> String {
    match what.char_indices().nth(120) {
        Some((end, _)) => what.get(..end).unwrap_or_default().to_owned() + "…",
        None => what.to_owned(),
    }
}
