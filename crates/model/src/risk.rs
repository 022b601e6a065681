//! Risk: what an assessment comes to under a template of scales, and why.
//!
//! A template is a protocol of the type `risk-template`, so that a circle copies, changes and keeps it like any other. The
//! number is `likelihood × impact`, times what the capacity leaves of it; bands give it a name. All of it is in thousandths, so
//! that two devices come to the same. What a template or an assessment does not say is never guessed: there is no number then,
//! and the reason stands beside it.

mod similar;
mod template;

use crate::{Fields, Value, Vocabulary};

pub use similar::acts_of;
pub use template::{Level, Scale, Template, TemplateProblem};

/// A number in thousandths: a weight or a score.
pub type Thousandths = u64;

/// Writes a number of thousandths as people read it: `12`, `7.5`.
pub fn decimal(value: Thousandths) -> String {
    let text = format!("{}.{:03}", value / 1000, value % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The part of an organisation's life on which something has an impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Life, body, freedom, mind of anyone.
    People,
    /// Money, premises, standing, trust.
    Organisation,
    /// The work itself.
    Programme,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::People, Self::Organisation, Self::Programme];

    /// Gives the code in templates, which is also the end of the assessment's field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organisation => "organisation",
            Self::Programme => "programme",
        }
    }

    /// Gives the field of an assessment that says how bad it would be.
    pub const fn field(self) -> &'static str {
        match self {
            Self::People => "impact_people",
            Self::Organisation => "impact_organisation",
            Self::Programme => "impact_programme",
        }
    }
}

/// One thing that a score is made of: a level with its weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The code as it stands in the assessment.
    pub code: String,
    /// What it counts, in thousandths; `None` where the template gives no usable weight.
    pub weight: Option<Thousandths>,
}

/// How an impact came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// What was said: overall (`None`) and by category, each with what it counts after the category's weight.
    pub said: Vec<(Option<Category>, Counted)>,
    /// The largest of them; `None` where nothing was said that can be counted.
    pub weight: Option<Thousandths>,
    /// Which one that was; `None` is the overall one.
    pub by: Option<Category>,
    /// The level that it comes to: the lowest that weighs as much.
    pub level: Option<String>,
}

/// What stands in the way of a number, or is worth knowing about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// The assessment does not say how likely it is.
    NoLikelihood,
    /// The assessment does not say how bad it would be.
    NoImpact,
    /// A code that neither the codebook of this version nor the template knows.
    UnknownCode {
        /// The field.
        field: &'static str,
        /// The code.
        code: String,
    },
    /// The template gives a level no weight, or one out of range.
    NoWeight {
        /// The scale.
        scale: Scale,
        /// The level.
        code: String,
    },
    /// The capacity is not said: nothing was taken off.
    NoCapacity,
    /// The template has no band for the number.
    NoBand,
    /// History, capability and intent of the adversary speak for another likelihood than was said.
    AdversarySuggests {
        /// The level.
        code: String,
    },
    /// What is expected after treatment is not lower than what is now.
    ResidualNotLower,
}

/// What is expected to be left after treatment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residual {
    /// How likely it will be.
    pub likelihood: Counted,
    /// How bad it will be.
    pub impact: Counted,
    /// The number, with the capacity as it is.
    pub score: Option<Thousandths>,
    /// The code of its band.
    pub band: Option<String>,
}

/// What an assessment comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// How likely it is.
    pub likelihood: Option<Counted>,
    /// How bad it would be.
    pub impact: Impact,
    /// What the capacity leaves of the number.
    pub capacity: Option<Counted>,
    /// Likelihood × impact.
    pub raw: Option<Thousandths>,
    /// The code of its band.
    pub raw_band: Option<String>,
    /// The number with the capacity counted in.
    pub score: Option<Thousandths>,
    /// The code of its band.
    pub band: Option<String>,
    /// What is expected after treatment, if that was said.
    pub residual: Option<Residual>,
    /// Its place in the matrix: number of the likelihood and of the impact in the codebook's scales, from 0.
    pub cell: Option<(usize, usize)>,
    /// What stands in the way, and what is worth knowing.
    pub remarks: Vec<Remark>,
}

fn text<'a>(fields: &'a Fields, path: &str) -> Option<&'a str> {
    fields.get(path).and_then(Value::as_text)
}

fn product(a: Option<Thousandths>, b: Option<Thousandths>) -> Option<Thousandths> {
    // Rounded up: a number is never shown smaller than it is.
    Some(a?.checked_mul(b?)?.div_ceil(1000))
}

/// Counts a code by its scale, and says what stands in the way.
fn count(template: &Template, scale: Scale, field: &'static str, code: &str, remarks: &mut Vec<Remark>) -> Counted {
    let weight = template.weight(scale, code);
    if weight.is_none() {
        let known = scale.vocabulary().is_none_or(|vocabulary| vocabulary.find(code).is_some());
        remarks.push(if known {
            Remark::NoWeight { scale, code: code.to_owned() }
        } else {
            Remark::UnknownCode { field, code: code.to_owned() }
        });
    }
    Counted { code: code.to_owned(), weight }
}

fn impact(template: &Template, assessment: &Fields, remarks: &mut Vec<Remark>) -> Impact {
    let mut said: Vec<(Option<Category>, Counted)> = Vec::new();
    if let Some(code) = text(assessment, "impact") {
        said.push((None, count(template, Scale::Impact, "impact", code, remarks)));
    }
    for category in Category::ALL {
        let Some(code) = text(assessment, category.field()) else { continue };
        let mut counted = count(template, Scale::Impact, category.field(), code, remarks);
        let share = template.weight(Scale::Category, category.name());
        if share.is_none() {
            remarks.push(Remark::NoWeight { scale: Scale::Category, code: category.name().to_owned() });
        }
        counted.weight = product(counted.weight, share);
        said.push((Some(category), counted));
    }
    if said.is_empty() {
        remarks.push(Remark::NoImpact);
    }
    // What cannot be counted may be the worst of all: then there is no number.
    let complete = said.iter().all(|(_, counted)| counted.weight.is_some());
    let mut largest: Option<(Option<Category>, &Counted)> = None;
    for (category, counted) in said.iter().filter(|_| complete) {
        if largest.is_none_or(|(_, most)| counted.weight > most.weight) {
            largest = Some((*category, counted));
        }
    }
    let weight = largest.and_then(|(_, counted)| counted.weight);
    let level = match largest {
        Some((None, counted)) => Some(counted.code.clone()),
        _ => weight.and_then(|weight| template.level_of(Scale::Impact, weight)),
    };
    Impact { weight, by: largest.and_then(|(category, _)| category), level, said }
}

/// Gives the likelihood that history, capability and intent of the adversary speak for, when all three are said: the level at
/// the place of their mean, rounded up.
fn suggested(template: &Template, assessment: &Fields) -> Option<&'static str> {
    let ratings = Vocabulary::AdversaryRating.terms();
    let mut sum = 0;
    for (scale, field) in [(Scale::History, "history"), (Scale::Capability, "capability"), (Scale::Intent, "intent")] {
        sum += template.weight(scale, text(assessment, field)?)?;
    }
    let highest = [Scale::History, Scale::Capability, Scale::Intent]
        .into_iter()
        .filter_map(|scale| template.weight(scale, ratings.last()?.code))
        .sum::<Thousandths>();
    let levels = Vocabulary::Likelihood.terms();
    let last = (levels.len() as u64).checked_sub(1)?;
    let place = sum.checked_mul(last)?.checked_add(highest.checked_sub(1)?)?.checked_div(highest)?;
    Some(levels.get(usize::try_from(place.min(last)).ok()?)?.code)
}

fn residual(
    template: &Template,
    assessment: &Fields,
    now: &Score,
    left: Option<Thousandths>,
    remarks: &mut Vec<Remark>,
) -> Option<Residual> {
    let likelihood = text(assessment, "residual_likelihood");
    let impact = text(assessment, "residual_impact");
    if likelihood.is_none() && impact.is_none() {
        return None;
    }
    // What is not said stays as it is now.
    let likelihood = match likelihood {
        Some(code) => count(template, Scale::Likelihood, "residual_likelihood", code, remarks),
        None => now.likelihood.clone()?,
    };
    let impact = match impact {
        Some(code) => count(template, Scale::Impact, "residual_impact", code, remarks),
        None => Counted { code: now.impact.level.clone()?, weight: now.impact.weight },
    };
    let score = product(product(likelihood.weight, impact.weight), left);
    if score.zip(now.score).is_some_and(|(after, before)| after >= before) {
        remarks.push(Remark::ResidualNotLower);
    }
    let band = score.and_then(|score| template.band(score)).map(|level| level.code.clone());
    Some(Residual { likelihood, impact, score, band })
}

/// Says what an assessment comes to under a template.
pub fn evaluate(template: &Template, assessment: &Fields) -> Score {
    let mut remarks = Vec::new();
    let likelihood = match text(assessment, "likelihood") {
        Some(code) => Some(count(template, Scale::Likelihood, "likelihood", code, &mut remarks)),
        None => {
            remarks.push(Remark::NoLikelihood);
            None
        }
    };
    let impact = impact(template, assessment, &mut remarks);
    let capacity =
        text(assessment, "capacity").map(|code| count(template, Scale::Capacity, "capacity", code, &mut remarks));
    if capacity.is_none() {
        remarks.push(Remark::NoCapacity);
    }
    // A capacity that cannot be counted takes nothing off.
    let left = Some(capacity.as_ref().and_then(|counted| counted.weight).unwrap_or(1000));
    let raw = product(likelihood.as_ref().and_then(|counted| counted.weight), impact.weight);
    let score = product(raw, left);
    let band =
        |score: Option<Thousandths>| score.and_then(|score| template.band(score)).map(|level| level.code.clone());
    let place = |vocabulary: Vocabulary, code: &str| vocabulary.terms().iter().position(|term| term.code == code);
    let cell = likelihood
        .as_ref()
        .and_then(|counted| place(Vocabulary::Likelihood, &counted.code))
        .zip(impact.level.as_deref().and_then(|code| place(Vocabulary::Severity, code)));
    let mut found = Score {
        raw_band: band(raw),
        band: band(score),
        likelihood,
        impact,
        capacity,
        raw,
        score,
        residual: None,
        cell,
        remarks,
    };
    let mut remarks = std::mem::take(&mut found.remarks);
    if found.score.is_some() && found.band.is_none() {
        remarks.push(Remark::NoBand);
    }
    found.residual = residual(template, assessment, &found, left, &mut remarks);
    if let Some(code) = suggested(template, assessment)
        && found.likelihood.as_ref().is_some_and(|said| said.code != code)
    {
        remarks.push(Remark::AdversarySuggests { code: code.to_owned() });
    }
    found.remarks = remarks;
    found
}

#[cfg(test)]
mod tests;
