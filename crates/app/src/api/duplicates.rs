//! Doubles: records that may be the same, and what people judge of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RecordRow;

/// Among what doubles are looked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DuplicatesOrder {
    /// `person` (with identities; the default) or `incident`.
    pub kind: String,
    /// Only among the records of this circle; without one, among all that this vault can read.
    pub circle: Option<String>,
    /// At most so many pairs, the best of them (1 to 1000; 0 means 50).
    pub limit: u32,
    /// The least score, 0 to 1; without one, 0.75.
    pub score: Option<f64>,
}

/// Records that may be the same. The program proposes; people judge.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct DuplicatesView {
    /// `cairn.duplicates/1`.
    pub schema: String,
    /// `person` or `incident`.
    pub kind: String,
    /// The pairs, those for which most speaks first: a high score, on much that agrees.
    pub pairs: Vec<PairView>,
    /// How many pairs reached the score, of which `pairs` are the best.
    pub total: u64,
    /// How many records were looked at.
    pub records: u64,
    /// Of them, records in which there is nothing to compare.
    pub blank: u64,
    /// How many pairs were compared.
    pub compared: u64,
    /// Crowds that share a name or the like, of which only neighbours were compared.
    pub crowds: u64,
    /// Records that had more like them than were compared.
    pub full: u64,
}

/// Two records that may be the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PairView {
    /// `cairn.pair/1`.
    pub schema: String,
    /// The one.
    pub a: RecordRow,
    /// The other.
    pub b: RecordRow,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// How much agrees: two equal words of a name are 1.
    pub support: f64,
    /// Why, what counts most first.
    pub reasons: Vec<ReasonView>,
    /// Whether it draws on what no circle that holds both can read: a judgment of it then stays in the personal circle
    /// unless another is named.
    pub outside: bool,
}

/// One thing that two records have in common, or that tells them apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReasonView {
    /// What it says (`like-<code>` in words).
    pub code: String,
    /// How much it counts, above 0 and at most 1.5.
    pub weight: f64,
    /// How far the two agree in it, 0 to 1.
    pub agreement: f64,
    /// The value of the first.
    pub left: String,
    /// The value of the second.
    pub right: String,
    /// The vocabulary of the two values, where they are codes.
    pub vocabulary: Option<String>,
}

/// What a person judges of two records.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct JudgeOrder {
    /// The one record.
    pub a: String,
    /// The other.
    pub b: String,
    /// `same` or `different`.
    pub verdict: String,
    /// Why the person thinks so.
    pub reasoning: String,
    /// Into which circle the judgment goes: the one that holds both, or the personal one. Without one, the circle that
    /// holds both, unless the likeness draws on anything outside it.
    pub circle: Option<String>,
}

/// A judgment was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JudgedView {
    /// `cairn.judged/1`.
    pub schema: String,
    /// The record of the judgment.
    pub id: String,
    /// The circle that it is in.
    pub circle: String,
    /// The circle's name.
    pub name: String,
    /// Whether nobody else reads it: the personal circle.
    pub personal: bool,
    /// Whether it stays there because the likeness draws on what a circle that holds both cannot read.
    pub kept_back: bool,
    /// What others judged of the same two, that stands.
    pub others: Vec<JudgmentView>,
}

/// Which judgment is taken back.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReverseOrder {
    /// The record of the judgment.
    pub id: String,
    /// Why.
    pub reasoning: String,
}

/// What somebody judged of a record and others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JudgmentView {
    /// The record of the judgment.
    pub id: String,
    /// The circle that it is in.
    pub circle: String,
    /// `same` or `different`.
    pub verdict: String,
    /// Who judged.
    pub by: Option<String>,
    /// When (EDTF).
    pub when: Option<String>,
    /// Whether it was taken back.
    pub reversed: bool,
    /// The other records that it is about.
    pub others: Vec<JudgedRecord>,
}

/// A record that a judgment is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct JudgedRecord {
    /// 32 hexadecimal digits.
    pub id: String,
    /// Its kind, when it is here.
    pub kind: Option<String>,
    /// Its title, when it is here.
    pub title: Option<String>,
}
