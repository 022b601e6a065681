//! How alike two records are, and why.
//!
//! What both say is weighed; what only one says counts neither way. The score is the weighted mean of what was compared, the
//! support is the weight of what agrees. A high score on little support (two persons of whom only the given name is known) is
//! nothing to propose.

pub mod blocks;
pub mod incident;
pub mod name;
pub mod person;
mod sounds;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use blocks::{Blocks, Cut};

/// Support under which two persons are not proposed: two equal words of a name are worth 1.
pub const LEAST_SUPPORT: f64 = 0.8;

/// Says what two records have in common, or what tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The same words make up both names.
    NameEqual,
    /// The same name, written another way or in another script.
    NameWritten,
    /// One name is part of the other.
    NamePart,
    /// The names are alike.
    NameLike,
    /// The names differ.
    NameDiffers,
    /// Born on the same day, or in the same span.
    BornEqual,
    /// The dates of birth may be the same.
    BornMay,
    /// The dates of birth differ as by a slip: day and month changed places, or one of them differs.
    BornNear,
    /// The dates of birth differ.
    BornDiffers,
    /// The same gender.
    GenderEqual,
    /// Different genders.
    GenderDiffers,
    /// One is a person and the other a group.
    UnitDiffers,
    /// The same way to reach both.
    ContactShared,
    /// The same number of a document.
    DocumentShared,
    /// Both are related to the same person.
    RelationShared,
    /// The same occupation.
    OccupationShared,
    /// The same place.
    PlaceEqual,
    /// Places near each other, or with names that are alike.
    PlaceNear,
    /// Different places.
    PlaceDiffers,
    /// A country in common.
    CountryShared,
    /// No country in common.
    CountryDiffers,
    /// The same date.
    DateEqual,
    /// The dates overlap.
    DateOverlaps,
    /// The dates are near each other.
    DateNear,
    /// The dates differ.
    DateDiffers,
    /// A victim in common.
    VictimShared,
    /// Victims are named, and none in common.
    VictimDiffers,
    /// A perpetrator in common.
    PerpetratorShared,
    /// The same acts.
    ActShared,
    /// No act in common.
    ActDiffers,
    /// The same title.
    TitleEqual,
    /// Words of the title in common.
    TitleLike,
    /// No word of the title in common.
    TitleDiffers,
    /// The same reference number.
    ReferenceShared,
}

impl Code {
    /// All codes.
    pub const ALL: [Self; 34] = [
        Self::NameEqual,
        Self::NameWritten,
        Self::NamePart,
        Self::NameLike,
        Self::NameDiffers,
        Self::BornEqual,
        Self::BornMay,
        Self::BornNear,
        Self::BornDiffers,
        Self::GenderEqual,
        Self::GenderDiffers,
        Self::UnitDiffers,
        Self::ContactShared,
        Self::DocumentShared,
        Self::RelationShared,
        Self::OccupationShared,
        Self::PlaceEqual,
        Self::PlaceNear,
        Self::PlaceDiffers,
        Self::CountryShared,
        Self::CountryDiffers,
        Self::DateEqual,
        Self::DateOverlaps,
        Self::DateNear,
        Self::DateDiffers,
        Self::VictimShared,
        Self::VictimDiffers,
        Self::PerpetratorShared,
        Self::ActShared,
        Self::ActDiffers,
        Self::TitleEqual,
        Self::TitleLike,
        Self::TitleDiffers,
        Self::ReferenceShared,
    ];

    /// Gives the stable name: `name-equal`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NameEqual => "name-equal",
            Self::NameWritten => "name-written",
            Self::NamePart => "name-part",
            Self::NameLike => "name-like",
            Self::NameDiffers => "name-differs",
            Self::BornEqual => "born-equal",
            Self::BornMay => "born-may",
            Self::BornNear => "born-near",
            Self::BornDiffers => "born-differs",
            Self::GenderEqual => "gender-equal",
            Self::GenderDiffers => "gender-differs",
            Self::UnitDiffers => "unit-differs",
            Self::ContactShared => "contact-shared",
            Self::DocumentShared => "document-shared",
            Self::RelationShared => "relation-shared",
            Self::OccupationShared => "occupation-shared",
            Self::PlaceEqual => "place-equal",
            Self::PlaceNear => "place-near",
            Self::PlaceDiffers => "place-differs",
            Self::CountryShared => "country-shared",
            Self::CountryDiffers => "country-differs",
            Self::DateEqual => "date-equal",
            Self::DateOverlaps => "date-overlaps",
            Self::DateNear => "date-near",
            Self::DateDiffers => "date-differs",
            Self::VictimShared => "victim-shared",
            Self::VictimDiffers => "victim-differs",
            Self::PerpetratorShared => "perpetrator-shared",
            Self::ActShared => "act-shared",
            Self::ActDiffers => "act-differs",
            Self::TitleEqual => "title-equal",
            Self::TitleLike => "title-like",
            Self::TitleDiffers => "title-differs",
            Self::ReferenceShared => "reference-shared",
        }
    }
}

/// One thing that was compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What it says.
    pub code: Code,
    /// How much it counts, above 0 and at most 1.5.
    pub weight: f64,
    /// How far the two agree in it, 0 to 1.
    pub agreement: f64,
    /// The value of the first record.
    pub left: String,
    /// The value of the second.
    pub right: String,
}

/// How alike two records are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rating {
    /// 0 to 1: the weighted mean of all that was compared; 0 where nothing could be.
    pub score: f64,
    /// The weight of what agrees: 0 and more.
    pub support: f64,
}

impl Rating {
    /// Says how much speaks for it, 0 to 1, by which proposals are put in order: the score, less where little supports it.
    /// Two namesakes of whom nothing else is known come after two whose names differ by a word and whose telephone is one.
    pub fn strength(&self) -> f64 {
        self.score * self.support / (self.support + 0.6)
    }
}

/// Adds up what is compared. A closure hears of each thing; the two values are made only for one that wants them.
struct Scale<'a> {
    weight: f64,
    support: f64,
    reasons: Option<&'a mut Vec<Reason>>,
}

impl<'a> Scale<'a> {
    fn new(reasons: Option<&'a mut Vec<Reason>>) -> Self {
        Self { weight: 0.0, support: 0.0, reasons }
    }

    fn put(&mut self, code: Code, weight: f64, agreement: f64, values: impl FnOnce() -> (String, String)) {
        self.weight += weight;
        self.support += weight * agreement;
        if let Some(reasons) = &mut self.reasons {
            let (left, right) = values();
            reasons.push(Reason { code, weight, agreement, left, right });
        }
    }

    fn rating(&self) -> Rating {
        if self.weight <= 0.0 {
            return Rating::default();
        }
        // Whatever order the sums were made in, equal is 1.
        let score = if self.support >= self.weight { 1.0 } else { self.support / self.weight };
        Rating { score, support: self.support }
    }
}

/// What can be compared with its like.
pub trait Alike {
    /// Says how alike the two are; the same whichever way round.
    fn rate(&self, other: &Self) -> Rating;
    /// As [`Alike::rate`], with the reasons, those that count most first.
    fn explain(&self, other: &Self) -> (Rating, Vec<Reason>);
}

fn explained(weigh: impl FnOnce(&mut Scale<'_>)) -> (Rating, Vec<Reason>) {
    let mut reasons = Vec::new();
    let rating = {
        let mut scale = Scale::new(Some(&mut reasons));
        weigh(&mut scale);
        scale.rating()
    };
    reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.code.cmp(&b.code)));
    (rating, reasons)
}

/// Two records that may be the same, by their places in the list that was searched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The one that stands first.
    pub first: usize,
    /// The other.
    pub second: usize,
    /// How alike they are.
    pub rating: Rating,
}

/// What a search asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// The least score, 0 to 1.
    pub score: f64,
    /// The least support.
    pub support: f64,
    /// At most so many pairs, the best of them.
    pub limit: usize,
}

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The pairs, those for which most speaks first ([`Rating::strength`]).
    pub pairs: Vec<Pair>,
    /// How many pairs reached the score and the support.
    pub total: u64,
    /// How many pairs were compared.
    pub compared: u64,
    /// What was not compared.
    pub cut: Cut,
}

/// How good a pair is: strength and score in millionths, then the places, so that every search gives one order.
type Grade = (u64, u64, Reverse<usize>, Reverse<usize>);

fn grade(pair: &Pair) -> Grade {
    let millionths = |value: f64| (value * 1e6).round().max(0.0) as u64;
    (millionths(pair.rating.strength()), millionths(pair.rating.score), Reverse(pair.first), Reverse(pair.second))
}

/// Compares all that share a block, and keeps the best pairs. `settled` says of two places that people judged them already;
/// `progress` hears how many records are done and says whether to go on. `None` when it said no.
pub fn search<T: Alike>(
    records: &[T],
    blocks: &Blocks,
    wanted: &Wanted,
    settled: &dyn Fn(usize, usize) -> bool,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Option<Found> {
    let mut found = Found::default();
    let mut best: BinaryHeap<Reverse<(Grade, u64)>> = BinaryHeap::new();
    let mut kept: std::collections::BTreeMap<u64, Pair> = std::collections::BTreeMap::new();
    let mut others = Vec::new();
    for (done, (at, one)) in records.iter().enumerate().enumerate() {
        if done % 64 == 0 && !progress(done as u64) {
            return None;
        }
        blocks.candidates(at, &mut others, &mut found.cut);
        for &second in &others {
            let Some(other) = records.get(second) else { continue };
            found.compared += 1;
            let rating = one.rate(other);
            // Compared as what is shown, so that nothing is left out that shows the score that was asked for.
            if rating.score + 1e-9 < wanted.score || rating.support + 1e-9 < wanted.support || settled(at, second) {
                continue;
            }
            found.total += 1;
            let pair = Pair { first: at.min(second), second: at.max(second), rating };
            best.push(Reverse((grade(&pair), found.total)));
            kept.insert(found.total, pair);
            if best.len() > wanted.limit
                && let Some(Reverse((_, worst))) = best.pop()
            {
                kept.remove(&worst);
            }
        }
    }
    found.pairs = kept.into_values().collect();
    found.pairs.sort_by_key(|pair| Reverse(grade(pair)));
    found.cut.crowds = blocks.crowds();
    progress(records.len() as u64).then_some(found)
}

#[cfg(test)]
mod tests;
