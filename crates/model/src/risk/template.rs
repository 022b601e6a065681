//! Templates: scales with levels, their meaning and their weight.

use crate::protocol::{holds, items};
use crate::{Fields, ItemId, Value, Vocabulary};

use super::{Category, Thousandths};

/// What a scale of a template measures: the terms of [`Vocabulary::RiskScale`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// How likely it is.
    Likelihood,
    /// How bad it would be.
    Impact,
    /// How well one could cope; its weight is the share of the number that is left, at most 1.
    Capacity,
    /// What the adversary has done before.
    History,
    /// What the adversary is able to do.
    Capability,
    /// What the adversary wants.
    Intent,
    /// How much an impact on people, organisation or programme counts, at most 1.
    Category,
    /// Names for numbers; the weight is the lowest number of the band.
    Band,
}

impl Scale {
    /// All scales, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::Likelihood,
        Self::Impact,
        Self::Capacity,
        Self::Category,
        Self::Band,
        Self::History,
        Self::Capability,
        Self::Intent,
    ];

    /// Gives the code.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Likelihood => "likelihood",
            Self::Impact => "impact",
            Self::Capacity => "capacity",
            Self::History => "history",
            Self::Capability => "capability",
            Self::Intent => "intent",
            Self::Category => "category",
            Self::Band => "band",
        }
    }

    /// Finds a scale by its code.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.name() == name)
    }

    /// Gives the vocabulary of its levels, where the codebook has them.
    pub const fn vocabulary(self) -> Option<Vocabulary> {
        match self {
            Self::Likelihood => Some(Vocabulary::Likelihood),
            Self::Impact => Some(Vocabulary::Severity),
            Self::Capacity => Some(Vocabulary::CapacityLevel),
            Self::History | Self::Capability | Self::Intent => Some(Vocabulary::AdversaryRating),
            Self::Category | Self::Band => None,
        }
    }

    /// Says whether a template may have a level of this code.
    pub fn knows(self, code: &str) -> bool {
        match (self.vocabulary(), self) {
            (Some(vocabulary), _) => vocabulary.find(code).is_some(),
            (None, Self::Category) => Category::ALL.into_iter().any(|category| category.name() == code),
            (None, _) => !code.is_empty(),
        }
    }

    /// Gives the smallest and the largest weight that counts, in thousandths.
    pub const fn range(self) -> (Thousandths, Thousandths) {
        match self {
            // Likelihood and impact multiply: a weight of nothing would make every number nothing.
            Self::Likelihood | Self::Impact => (1, 100_000),
            Self::Capacity | Self::Category => (1, 1_000),
            Self::History | Self::Capability | Self::Intent => (0, 100_000),
            Self::Band => (0, 1_000_000),
        }
    }

    /// Gives the codes that a whole template has.
    fn wanted(self) -> Vec<&'static str> {
        match (self.vocabulary(), self) {
            (Some(vocabulary), _) => vocabulary.terms().iter().map(|term| term.code).collect(),
            (None, Self::Category) => Category::ALL.iter().map(|category| category.name()).collect(),
            (None, _) => Vec::new(),
        }
    }
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The item in the protocol.
    pub item: ItemId,
    /// The scale.
    pub scale: Scale,
    /// Its number, for order.
    pub order: Option<i64>,
    /// The code.
    pub code: String,
    /// What the circle calls it; may be empty.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// What it counts, in thousandths; `None` where nobody said, or out of [`Scale::range`].
    pub weight: Option<Thousandths>,
}

/// What is wrong with a template. What is wrong counts for nothing; the rest does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateProblem {
    /// A level that no assessment can name.
    UnknownLevel {
        /// The scale.
        scale: Scale,
        /// The code.
        code: String,
    },
    /// Two levels of one code: the first counts.
    Twice {
        /// The scale.
        scale: Scale,
        /// The code.
        code: String,
    },
    /// A level without a weight.
    NoWeight {
        /// The scale.
        scale: Scale,
        /// The code.
        code: String,
    },
    /// A weight that is out of range.
    OutOfRange {
        /// The scale.
        scale: Scale,
        /// The code.
        code: String,
    },
    /// A level weighs less than the one below it (of capacity: leaves more).
    NotInOrder {
        /// The scale.
        scale: Scale,
        /// The code.
        code: String,
    },
    /// A level that is missing.
    Missing {
        /// The scale.
        scale: Scale,
        /// The code; `lowest` of bands: none begins at 0.
        code: String,
    },
}

/// The scales of one version of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    levels: Vec<Level>,
    problems: Vec<TemplateProblem>,
}

/// Reads a weight into thousandths; `None` where it is no number from 0 to 1000.
fn thousandths(value: &Value) -> Option<Thousandths> {
    match value {
        Value::Int(number) => u64::try_from(*number).ok().filter(|number| *number <= 1000).map(|number| number * 1000),
        // Within the bounds a thousandth is exact enough.
        Value::Real(number) if (0.0..=1000.0).contains(number) => Some((number * 1000.0).round() as u64),
        _ => None,
    }
}

impl Template {
    /// Reads the scales of a version of a protocol, and finds what is wrong with them.
    pub fn read(protocol: &Fields, version: i64) -> Self {
        let mut levels: Vec<Level> = Vec::new();
        let mut problems = Vec::new();
        let text = |path: String| protocol.get(path.as_str()).and_then(Value::as_text).unwrap_or_default().to_owned();
        for item in items(protocol, "scales").filter(|item| holds(protocol, "scales", item, version)) {
            let path = |leaf: &str| format!("scales/{item}/{leaf}");
            let Some(scale) = Scale::parse(&text(path("scale"))) else { continue };
            let code = text(path("code"));
            if !scale.knows(&code) {
                problems.push(TemplateProblem::UnknownLevel { scale, code });
                continue;
            }
            let said = protocol.get(path("weight").as_str());
            let (least, most) = scale.range();
            let weight = said.and_then(thousandths).filter(|weight| (least..=most).contains(weight));
            match (said, weight) {
                (None, _) => problems.push(TemplateProblem::NoWeight { scale, code: code.clone() }),
                (Some(_), None) => problems.push(TemplateProblem::OutOfRange { scale, code: code.clone() }),
                (Some(_), Some(_)) => {}
            }
            let order = match protocol.get(path("order").as_str()) {
                Some(Value::Int(order)) => Some(*order),
                _ => None,
            };
            let (label, meaning) = (text(path("label")), text(path("meaning")));
            levels.push(Level { item, scale, order, code, label, meaning, weight });
        }
        levels.sort_by_key(|level| (level.scale, level.order.unwrap_or(i64::MAX), level.item));
        let mut template = Self { levels: Vec::new(), problems };
        for level in levels {
            if template.level(level.scale, &level.code).is_some() {
                template.problems.push(TemplateProblem::Twice { scale: level.scale, code: level.code });
            } else {
                template.levels.push(level);
            }
        }
        template.check();
        template
    }

    fn check(&mut self) {
        let mut problems = Vec::new();
        for scale in Scale::ALL {
            let weights: Vec<(String, Thousandths)> = if scale.vocabulary().is_some() {
                let wanted = scale.wanted();
                wanted.iter().filter_map(|code| Some(((*code).to_owned(), self.weight(scale, code)?))).collect()
            } else {
                Vec::new()
            };
            for (below, above) in weights.iter().zip(weights.iter().skip(1)) {
                let fine = if scale == Scale::Capacity { above.1 <= below.1 } else { above.1 >= below.1 };
                if !fine {
                    problems.push(TemplateProblem::NotInOrder { scale, code: above.0.clone() });
                }
            }
            for code in scale.wanted() {
                if self.level(scale, code).is_none() {
                    problems.push(TemplateProblem::Missing { scale, code: code.to_owned() });
                }
            }
        }
        if !self.scale(Scale::Band).any(|level| level.weight == Some(0)) {
            problems.push(TemplateProblem::Missing { scale: Scale::Band, code: "lowest".to_owned() });
        }
        self.problems.append(&mut problems);
    }

    /// Gives the levels of a scale, in their order.
    pub fn scale(&self, scale: Scale) -> impl Iterator<Item = &Level> {
        self.levels.iter().filter(move |level| level.scale == scale)
    }

    /// Gives a level by its code.
    pub fn level(&self, scale: Scale, code: &str) -> Option<&Level> {
        self.scale(scale).find(|level| level.code == code)
    }

    /// Gives what a level counts.
    pub fn weight(&self, scale: Scale, code: &str) -> Option<Thousandths> {
        self.level(scale, code)?.weight
    }

    /// Gives the code of the lowest level that weighs as much; the heaviest where none does.
    pub fn level_of(&self, scale: Scale, weight: Thousandths) -> Option<String> {
        let known = || self.scale(scale).filter_map(|level| Some((level.weight?, level)));
        known()
            .filter(|(known, _)| *known >= weight)
            .min_by_key(|(known, _)| *known)
            .or_else(|| known().max_by_key(|(known, _)| *known))
            .map(|(_, level)| level.code.clone())
    }

    /// Gives the band of a number: the highest that begins at or below it.
    pub fn band(&self, score: Thousandths) -> Option<&Level> {
        self.scale(Scale::Band)
            .filter(|level| level.weight.is_some_and(|from| from <= score))
            .max_by_key(|level| level.weight)
    }

    /// Gives the bands from the lowest on.
    pub fn bands(&self) -> Vec<&Level> {
        let mut bands: Vec<&Level> = self.scale(Scale::Band).filter(|level| level.weight.is_some()).collect();
        bands.sort_by_key(|level| level.weight);
        bands
    }

    /// Gives what is wrong with it.
    pub fn problems(&self) -> &[TemplateProblem] {
        &self.problems
    }
}
