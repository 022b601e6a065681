//! Risk: what is asked about assessments and what comes back. Numbers are decimal texts, so that every device shows the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditInput, LevelView, TemplateProblemView};

/// Makes a risk assessment, or changes one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RiskOrder {
    /// The assessment to change; a new one without it.
    pub assessment: Option<String>,
    /// Where a new one goes (name or id); the personal circle without it.
    pub circle: Option<String>,
    /// Fields, by path.
    pub set: Vec<EditInput>,
    /// Records that fields refer to, by path: an id, the beginning of one, or a case number.
    pub refs: BTreeMap<String, String>,
    /// Incidents that back the likelihood.
    pub incidents: Vec<String>,
    /// The language of the answer.
    pub lang: Option<String>,
}

/// Which assessment to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RiskPick {
    /// The assessment's id.
    pub assessment: String,
    /// The language of the scales that come with the program.
    pub lang: Option<String>,
}

/// Which matrix to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RiskQuery {
    /// Only assessments of this circle (name or id).
    pub circle: Option<String>,
    /// Only assessments of this case.
    pub case: Option<String>,
    /// As it was at the end of this day (EDTF); as it is without it.
    pub on: Option<String>,
    /// The language of the scales that come with the program.
    pub lang: Option<String>,
}

/// What is due by when.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RiskDueQuery {
    /// Only this circle (name or id).
    pub circle: Option<String>,
    /// Seen from this day (EDTF); today without it.
    pub on: Option<String>,
    /// Also what becomes due within so many days; 30 without it.
    pub within: Option<u32>,
}

/// The template by which an assessment was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TemplateView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its version.
    pub version: i64,
    /// Whether these are the scales that come with the program.
    pub shipped: bool,
    /// The id of the template that the assessment names and that is not here; it was counted by those of the program.
    pub missing: Option<String>,
    /// What is wrong with it.
    pub problems: Vec<TemplateProblemView>,
}

/// A level that was counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CountedView {
    /// The category of an impact: `people`, `organisation`, `programme`; null for the whole.
    pub category: Option<String>,
    /// The level's code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// What it counts; null where the template gives no usable weight.
    pub weight: Option<String>,
}

/// A number with the band that it falls into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BandedView {
    /// The number; null where it cannot be counted.
    pub score: Option<String>,
    /// The band's code.
    pub band: Option<String>,
    /// What the band is called.
    pub label: Option<String>,
    /// What the band means.
    pub meaning: Option<String>,
}

/// What is worth knowing about a number, or stands in its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RemarkView {
    /// `no-likelihood`, `no-impact`, `unknown-code`, `no-weight`, `no-capacity`, `no-band`, `adversary-suggests`,
    /// `residual-not-lower`.
    pub remark: String,
    /// The field or scale that it is about.
    pub field: String,
    /// The code that it is about.
    pub code: String,
}

/// What an assessment comes to, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoreView {
    /// How likely it is.
    pub likelihood: Option<CountedView>,
    /// How bad it would be, as was said: whole and by category.
    pub impacts: Vec<CountedView>,
    /// What the worst of them counts.
    pub impact: Option<String>,
    /// The level that it comes to.
    pub impact_level: Option<String>,
    /// What that level is called.
    pub impact_label: Option<String>,
    /// How well one could cope.
    pub capacity: Option<CountedView>,
    /// Likelihood times impact.
    pub raw: BandedView,
    /// With the capacity counted in.
    pub now: BandedView,
    /// What is expected after treatment, where it was said.
    pub residual: Option<BandedView>,
    /// How likely it will be after treatment.
    pub residual_likelihood: Option<String>,
    /// How bad it will be after treatment.
    pub residual_impact: Option<String>,
    /// The numbers of likelihood and impact in the matrix, from 1.
    pub cell: Option<(u32, u32)>,
    /// What is worth knowing.
    pub remarks: Vec<RemarkView>,
}

/// An incident that backs a likelihood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackingIncidentView {
    /// Its id.
    pub id: String,
    /// Its date (EDTF).
    pub date: Option<String>,
    /// Its title.
    pub title: String,
    /// Its place.
    pub place: Option<String>,
}

/// What backs a likelihood in this vault.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BackingView {
    /// The incidents that are linked, latest first.
    pub incidents: Vec<BackingIncidentView>,
    /// How many more are named and not here.
    pub not_here: u64,
    /// How many incidents with the same acts are not linked; a hint, no more.
    pub similar: u64,
    /// Of them, at the same places.
    pub similar_there: u64,
    /// Whether there are more than were counted.
    pub similar_more: bool,
    /// Since when they were counted (EDTF).
    pub since: String,
    /// The acts that were looked for.
    pub acts: Vec<String>,
}

/// How an assessment moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskMoveView {
    /// When, by the writing device's clock.
    pub time: String,
    /// Who wrote it.
    pub by: String,
    /// The code of the likelihood from then on.
    pub likelihood: Option<String>,
    /// The code of the impact's level from then on.
    pub impact: Option<String>,
    /// The code of the capacity from then on.
    pub capacity: Option<String>,
    /// What it came to.
    pub now: BandedView,
}

/// What is done about a risk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TreatmentView {
    /// The item's id.
    pub id: String,
    /// What is done.
    pub action: String,
    /// Who does it.
    pub owner: Option<String>,
    /// By when (EDTF).
    pub due: Option<String>,
    /// A term of `task-status`.
    pub status: Option<String>,
    /// Whether the day has passed and it is not done.
    pub overdue: bool,
}

/// A risk that someone accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AcceptedView {
    /// The assessment.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who accepted it.
    pub by: Option<String>,
    /// When (EDTF).
    pub on: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// When it is looked at again (EDTF).
    pub review: Option<String>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// What it came to.
    pub now: BandedView,
}

/// One risk assessment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskView {
    /// `cairn.risk/1`.
    pub schema: String,
    /// The assessment's id.
    pub id: String,
    /// The circle's id.
    pub circle: String,
    /// What it is called.
    pub title: String,
    /// What is at risk.
    pub asset: Option<String>,
    /// What could happen.
    pub scenario: Option<String>,
    /// The adversary.
    pub adversary: Option<String>,
    /// By which scales it was counted.
    pub template: TemplateView,
    /// What it comes to.
    pub score: ScoreView,
    /// On what the likelihood rests, in words.
    pub likelihood_basis: Option<String>,
    /// What backs it.
    pub backing: BackingView,
    /// A term of `treatment`.
    pub treatment: Option<String>,
    /// What is done.
    pub treatments: Vec<TreatmentView>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// When it is looked at again (EDTF).
    pub review: Option<String>,
    /// Whether that day has passed.
    pub review_overdue: bool,
    /// Who accepted it, if somebody did.
    pub accepted: Option<AcceptedView>,
    /// How it moved, oldest first.
    pub moves: Vec<RiskMoveView>,
}

/// An assessment in the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskEntryView {
    /// Its number in this matrix, from 1.
    pub number: u32,
    /// The assessment's id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Its place: numbers of likelihood and impact, from 1; null where it has none.
    pub cell: Option<(u32, u32)>,
    /// What it came to.
    pub now: BandedView,
    /// Of a matrix as of a day: its place today.
    pub cell_today: Option<(u32, u32)>,
    /// Of a matrix as of a day: what it comes to today; null when it is gone.
    pub today: Option<BandedView>,
    /// Who looks after it.
    pub owner: Option<String>,
    /// When it is looked at again (EDTF).
    pub review: Option<String>,
    /// Whether it was counted by other scales than those of the matrix.
    pub other_template: bool,
}

/// The matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskMatrixView {
    /// `cairn.risk-matrix/1`.
    pub schema: String,
    /// The day (EDTF) at whose end it stood so; null for now.
    pub on: Option<String>,
    /// The scales by which its cells are named.
    pub template: TemplateView,
    /// The levels of the likelihood, from least to most.
    pub likelihood: Vec<LevelView>,
    /// The levels of the impact, from least to most.
    pub impact: Vec<LevelView>,
    /// For each likelihood the number and band of each impact, before capacity.
    pub cells: Vec<Vec<BandedView>>,
    /// The bands, from the lowest on.
    pub bands: Vec<LevelView>,
    /// The assessments; those without a place last.
    pub entries: Vec<RiskEntryView>,
    /// Those of them that somebody accepted.
    pub accepted: Vec<AcceptedView>,
    /// How many more there are than one matrix shows.
    pub left_out: u64,
}

/// A review that is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DueReviewView {
    /// The record.
    pub id: String,
    /// Its kind: `assessment` or `protocol`.
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The day (EDTF).
    pub due: String,
    /// Who looks after it.
    pub owner: Option<String>,
    /// Whether the day has passed.
    pub overdue: bool,
}

/// A treatment that is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DueTreatmentView {
    /// The assessment.
    pub id: String,
    /// What the assessment is called.
    pub title: String,
    /// The treatment.
    pub treatment: TreatmentView,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskDueView {
    /// `cairn.risk-due/1`.
    pub schema: String,
    /// The day from which it is seen.
    pub on: String,
    /// Reviews, the earliest first.
    pub reviews: Vec<DueReviewView>,
    /// Treatments, the earliest first.
    pub treatments: Vec<DueTreatmentView>,
    /// Risks that somebody accepted, with who and why.
    pub accepted: Vec<AcceptedView>,
    /// How many assessments were not looked at, because there are too many.
    pub left_out: u64,
}
