//! The protocols that come with the program: which steps and levels they have. Their words are in [`super::words`].

use cairn_model::risk::{Category, Scale};
use cairn_model::{CircleId, ItemId, Path, RecordId, Value};

use super::words::Words;
use crate::codebook;

/// The licence of their words and structure.
pub(crate) const LICENCE: &str = "CC0-1.0";
/// Names our protocols where ids are derived.
const SOURCE: &str = "shipped-protocol";

/// A protocol that comes with the program.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shipped {
    /// Its stable name.
    pub(crate) code: &'static str,
    /// The code of its type.
    pub(crate) type_: &'static str,
    /// Raised whenever steps, levels or their meaning change.
    pub(crate) version: i64,
    content: Content,
}

#[derive(Debug, Clone, Copy)]
enum Content {
    Steps(&'static [Step]),
    Scales,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    code: &'static str,
    required: bool,
}

const fn must(code: &'static str) -> Step {
    Step { code, required: true }
}

const fn may(code: &'static str) -> Step {
    Step { code, required: false }
}

const fn shipped(code: &'static str, type_: &'static str, steps: &'static [Step]) -> Shipped {
    Shipped { code, type_, version: 1, content: Content::Steps(steps) }
}

/// All of them, in the order in which they are shown.
pub(crate) static ALL: &[Shipped] = &[
    shipped(
        "device-triage",
        "triage",
        &[
            must("safety"),
            must("channel"),
            must("consent"),
            must("receive"),
            must("isolate"),
            must("identify"),
            may("account"),
            may("look"),
            must("copy"),
            must("check"),
            must("second"),
            must("limits"),
            must("tell"),
            may("next"),
        ],
    ),
    shipped(
        "acquisition",
        "acquisition",
        &[
            must("authority"),
            must("plan"),
            must("photograph"),
            must("state"),
            must("isolate"),
            must("tool"),
            must("acquire"),
            must("hash"),
            must("verify"),
            may("second"),
            must("deviations"),
            must("custody"),
        ],
    ),
    shipped(
        "interview",
        "interview",
        &[
            must("need"),
            must("risk"),
            must("place"),
            may("interpreter"),
            must("introduce"),
            must("consent"),
            must("first"),
            may("clarify"),
            may("sensitive"),
            may("material"),
            must("read"),
            must("close"),
            must("after"),
            must("store"),
        ],
    ),
    shipped(
        "release",
        "release",
        &[
            must("purpose-of"),
            must("consent"),
            must("marking"),
            must("people"),
            must("places"),
            must("text"),
            must("metadata"),
            must("sources"),
            must("against"),
            may("law"),
            must("second"),
            must("list"),
            may("after"),
        ],
    ),
    shipped(
        "phishing-report",
        "incident-response",
        &[
            must("calm"),
            must("urgent"),
            must("keep"),
            must("consent"),
            must("read"),
            may("compare"),
            may("aim"),
            must("record"),
            must("back"),
        ],
    ),
    Shipped { code: SCALES, type_: "risk-template", version: 1, content: Content::Scales },
];

/// The name of the risk scales.
pub(crate) const SCALES: &str = "risk-scales";

/// What the levels of the capacity leave of a number, from least to most capacity.
const LEFT: [f64; 5] = [1.0, 0.9, 0.75, 0.6, 0.5];
/// What a category counts.
const CATEGORIES: [f64; 3] = [1.0, 0.8, 0.8];
/// Where the bands begin.
const BANDS: [(&str, i64); 4] = [("low", 0), ("moderate", 5), ("high", 10), ("critical", 17)];

impl Shipped {
    /// Finds one by its name.
    pub(crate) fn find(code: &str) -> Option<&'static Self> {
        ALL.iter().find(|shipped| shipped.code == code)
    }

    /// Finds one by its id.
    pub(crate) fn of_id(id: &RecordId) -> Option<&'static Self> {
        ALL.iter().find(|shipped| shipped.id() == *id)
    }

    /// Gives the id of this version, the same in every vault: what a copy is based on.
    pub(crate) fn id(&self) -> RecordId {
        RecordId::derive(&CircleId::from_bytes([0; 32]), SOURCE, &format!("{} {}", self.code, self.version))
    }

    /// Gives the id of the copy that a circle makes of this version in a language: the same for all of its members.
    pub(crate) fn copy_id(&self, circle: &CircleId, lang: &str) -> RecordId {
        RecordId::derive(circle, SOURCE, &format!("{} {} {lang}", self.code, self.version))
    }

    /// Gives the fields of the record that a copy in a language is, without origin and kind. Paths are those of the record.
    pub(crate) fn fields(&self, words: &Words) -> Vec<(Path, Value)> {
        let mut fields = Fields::default();
        fields.text("title", words.get(self.code));
        fields.text("purpose", words.find(&format!("{}_purpose", self.code)));
        fields.text("scope", words.find(&format!("{}_scope", self.code)));
        fields.set("type", self.type_);
        fields.set("version", self.version);
        fields.set("language", words.lang());
        fields.set("licence", LICENCE);
        fields.set("based_on", self.id().to_string());
        fields.set("based_on_version", self.version);
        match self.content {
            Content::Steps(steps) => {
                for (number, step) in (1..).zip(steps) {
                    self.step(&mut fields, words, number, *step);
                }
            }
            Content::Scales => self.scales(&mut fields, words),
        }
        fields.0
    }

    /// Gives how many steps or levels it has.
    pub(crate) fn len(&self) -> usize {
        match self.content {
            Content::Steps(steps) => steps.len(),
            Content::Scales => Scale::ALL.into_iter().map(|scale| levels(scale).len()).sum(),
        }
    }

    fn step(&self, fields: &mut Fields, words: &Words, number: i64, step: Step) {
        let item =
            format!("steps/{}", ItemId::derive(&[SOURCE.as_bytes(), self.code.as_bytes(), step.code.as_bytes()]));
        let word = |part: &str| words.find(&format!("{}_{}{part}", self.code, step.code));
        fields.set(&item, true);
        fields.set(&format!("{item}/order"), number);
        fields.set(&format!("{item}/required"), step.required);
        fields.set(&format!("{item}/since"), self.version);
        for (leaf, part) in
            [("title", ""), ("instruction", "_do"), ("warning", "_warn"), ("tools", "_tools"), ("output", "_out")]
        {
            fields.text(&format!("{item}/{leaf}"), word(part));
        }
    }

    fn scales(&self, fields: &mut Fields, words: &Words) {
        let book = codebook::words::Words::of(words.lang());
        for scale in Scale::ALL {
            for (number, (code, weight)) in (1..).zip(levels(scale)) {
                let (scale_name, of) = (scale.name(), self.code);
                let parts = [SOURCE.as_bytes(), of.as_bytes(), scale_name.as_bytes(), code.as_bytes()];
                let item = format!("scales/{}", ItemId::derive(&parts));
                let section = match scale {
                    Scale::History | Scale::Capability | Scale::Intent => "rating",
                    _ => scale_name,
                };
                fields.set(&item, true);
                fields.set(&format!("{item}/scale"), scale_name);
                fields.set(&format!("{item}/code"), code);
                fields.set(&format!("{item}/order"), number);
                fields.set(&format!("{item}/weight"), weight);
                fields.set(&format!("{item}/since"), self.version);
                let label = match scale.vocabulary() {
                    Some(vocabulary) => Some(codebook::label(book, vocabulary, code)),
                    None => words.find(&format!("{of}_{section}_{code}_label")),
                };
                fields.text(&format!("{item}/label"), label);
                fields.text(&format!("{item}/meaning"), words.find(&format!("{of}_{section}_{code}")));
            }
        }
    }
}

/// Gives the levels of a scale with their weights, from least to most.
fn levels(scale: Scale) -> Vec<(&'static str, Value)> {
    let Some(vocabulary) = scale.vocabulary() else {
        return match scale {
            Scale::Category => {
                Category::ALL.iter().zip(CATEGORIES).map(|(category, share)| (category.name(), number(share))).collect()
            }
            _ => BANDS.iter().map(|(code, from)| (*code, Value::Int(*from))).collect(),
        };
    };
    (0..)
        .zip(vocabulary.terms())
        .map(|(place, term): (i64, _)| {
            let weight = match scale {
                Scale::Capacity => {
                    number(usize::try_from(place).ok().and_then(|place| LEFT.get(place)).copied().unwrap_or(1.0))
                }
                Scale::History | Scale::Capability | Scale::Intent => Value::Int(place),
                _ => Value::Int(place + 1),
            };
            (term.code, weight)
        })
        .collect()
}

/// A whole number stays one, as an edit of it would be read.
fn number(share: f64) -> Value {
    if share >= 1.0 { Value::Int(1) } else { Value::Real(share) }
}

#[derive(Default)]
struct Fields(Vec<(Path, Value)>);

impl Fields {
    fn set(&mut self, path: &str, value: impl Into<Value>) {
        // The paths are written here; the tests read each of them.
        if let Ok(path) = Path::parse(path) {
            self.0.push((path, value.into()));
        }
    }

    fn text(&mut self, path: &str, text: Option<impl Into<Value>>) {
        if let Some(text) = text {
            self.set(path, text);
        }
    }
}
