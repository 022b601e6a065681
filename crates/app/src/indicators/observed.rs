//! Holding patterns against observed objects.

use std::collections::{BTreeMap, BTreeSet};

use cairn_exchange::json::Json;
use cairn_exchange::stix::observed::{self, Observed, ObservedError};
use cairn_exchange::stix::pattern::{self, Beyond, Literal, Pattern, Shape};
use cairn_model::{Kind, Value};
use cairn_store::{Reader, Record, RecordKey};

use super::facts::{self, State};
use super::load::{self, Dates, Judged};
use super::sets;
use crate::api::{LeftOutView, MatchedIndicator, ObservedHit, ObservedMatchView, ObservedOrder};
use crate::error::{ApiError, ErrorCode};
use crate::import;
use crate::jobs::Job;
use crate::{circles, clock};

/// The most patterns that are listed as holding.
const MAX_HITS: usize = 500;
/// The most objects that are listed of one pattern.
const MAX_OBJECTS: usize = 100;

impl From<ObservedError> for ApiError {
    fn from(error: ObservedError) -> Self {
        match error {
            ObservedError::TooLarge => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", observed::MAX_BYTES >> 20))
            }
            ObservedError::Json(error) => {
                Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", error.to_string())
            }
            other => Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", other.to_string()),
        }
    }
}

/// Holds every pattern that is wanted against what was observed.
pub(super) fn hold(
    reader: &Reader,
    job: &Job,
    bytes: &[u8],
    order: &ObservedOrder,
) -> Result<ObservedMatchView, ApiError> {
    let json = observed::read(bytes)?;
    let observed = Observed::of(&json)?;
    let mut words = BTreeSet::new();
    gather(&json, &mut words);
    let circle = order.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let named = sets(reader, &order.sets)?;
    let own = load::records(reader)?;
    let judged = Judged::read(&own);
    let (dates, now) = (Dates::of(order.any_date), clock::now());
    let mut holding =
        Holding { observed: &observed, words, held: 0, left_out: BTreeMap::new(), hits: Vec::new(), more: 0 };
    let mut meter = job.report.meter("step-indicators", "records", None);
    for row in load::rows(reader, Kind::IndicatorSet, circle)? {
        let key = RecordKey { circle: row.circle, id: row.id };
        if !(named.is_empty() || named.contains(&key)) {
            continue;
        }
        let mut failed = None;
        reader.each_indicator(&key.circle, &key.id, &mut |stored| {
            let facts = facts::facts(&stored);
            let Some(text) = facts.pattern.as_deref() else { return true };
            let why = match facts.state {
                State::Revoked => Some("revoked"),
                State::Denied => Some("false-positive"),
                _ => load::out_of_date(facts.from, facts.until, dates, now),
            };
            let triage = (!judged.is_empty()).then(|| judged.of(&import::promoted_id(&stored))).flatten();
            match why.or_else(|| load::leaves_out(triage)) {
                Some(why) => holding.leave_out(why),
                None => {
                    let tell = || load::matched(reader, &stored, facts.tlp.clone());
                    failed = holding.pattern(text, &tell).err();
                }
            }
            meter.at(holding.held);
            failed.is_none() && !job.cancel.is_cancelled()
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        job.cancel.check()?;
    }
    for record in own.iter().filter(|record| circle.is_none_or(|circle| circle == record.row.circle)) {
        if named.is_empty() {
            holding.record(record)?;
        }
    }
    Ok(holding.view())
}

struct Holding<'a> {
    observed: &'a Observed<'a>,
    /// Every text and number of what was observed, in lower case.
    words: BTreeSet<String>,
    held: u64,
    left_out: BTreeMap<&'static str, u64>,
    hits: Vec<ObservedHit>,
    more: u64,
}

impl Holding<'_> {
    fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    fn pattern(&mut self, text: &str, tell: &dyn Fn() -> Result<MatchedIndicator, ApiError>) -> Result<(), ApiError> {
        let Ok(parsed) = pattern::parse(text) else {
            self.leave_out("pattern-syntax");
            return Ok(());
        };
        self.held += 1;
        if !self.may_hold(&parsed) {
            return Ok(());
        }
        match self.observed.matching(&parsed) {
            Ok(held) if held.is_empty() => {}
            Ok(_) if self.hits.len() >= MAX_HITS => self.more += 1,
            Ok(held) => {
                let objects = held.into_iter().take(MAX_OBJECTS).map(|held| held.object).collect();
                let pattern = harmless(text);
                self.hits.push(ObservedHit { indicator: tell()?, pattern, objects });
            }
            Err(why) => {
                self.held -= 1;
                self.leave_out(match why {
                    Beyond::Observations => "pattern-observations",
                    Beyond::Regex => "pattern-regex",
                });
            }
        }
        Ok(())
    }

    /// Holds the pattern of a record of its own; what was made of an object of a set is held there.
    fn record(&mut self, record: &Record) -> Result<(), ApiError> {
        let text = |path: &str| record.fields.get(path).and_then(Value::as_text);
        let own = !record.fields.contains_key("stix_id") && text("pattern_type") == Some("stix");
        let Some(pattern) = text("pattern").filter(|_| own) else { return Ok(()) };
        if let Some(why) = load::leaves_out(text("triage")) {
            self.leave_out(why);
            return Ok(());
        }
        self.pattern(pattern, &|| {
            Ok(MatchedIndicator {
                record: Some(record.row.id.to_string()),
                name: record.row.title.clone(),
                triage: text("triage").map(str::to_owned),
                tlp: record.row.tlp.clone(),
                ..MatchedIndicator::default()
            })
        })
    }

    /// Says whether it is worth while: one that asks for a value which nothing has cannot hold. So hundreds of thousands of
    /// patterns cost no more than to be read.
    fn may_hold(&self, pattern: &Pattern) -> bool {
        pattern.shape == Shape::Complex
            || pattern.comparisons.iter().flat_map(|comparison| &comparison.values).any(|value| match value {
                Literal::Text(text) => !text.is_ascii() || self.words.contains(&text.to_lowercase()),
                Literal::Int(number) => self.words.contains(&number.to_string()),
                _ => true,
            })
    }

    fn view(self) -> ObservedMatchView {
        let left = |(why, count): (&str, u64)| LeftOutView { why: why.to_owned(), count };
        let outcome = match (self.held, self.hits.is_empty()) {
            (0, true) => "no-indicators",
            (_, true) => "nothing-found",
            (_, false) => "found",
        };
        ObservedMatchView {
            schema: "cairn.observed-match/1".to_owned(),
            outcome: outcome.to_owned(),
            objects: self.observed.len() as u64,
            patterns: self.held,
            left_out: self.left_out.into_iter().map(left).collect(),
            hits: self.hits,
            more: self.more,
        }
    }
}

/// No program turns a value in a pattern into a link.
fn harmless(pattern: &str) -> String {
    pattern.replace("://", "[://]").replace('.', "[.]").chars().filter(|c| !c.is_control()).take(2000).collect()
}

fn gather(json: &Json<'_>, words: &mut BTreeSet<String>) {
    match json {
        Json::Text(text) => _ = words.insert(text.to_lowercase()),
        Json::Number(number) => _ = words.insert((*number).to_owned()),
        Json::List(items) => items.iter().for_each(|item| gather(item, words)),
        Json::Object(entries) => entries.iter().for_each(|(_, value)| gather(value, words)),
        Json::Null | Json::Flag(_) => {}
    }
}
