//! All indicators of a vault, ready to be looked for.

use std::collections::{BTreeMap, BTreeSet};

use cairn_exchange::matching::{Builder, Index};
use cairn_exchange::observable::{canonicalize, read_any};
use cairn_model::{CircleId, Edtf, Kind, RecordId, Timestamp, Value, Vocabulary};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, Record, RecordKey};
use sha2::{Digest, Sha256};

use super::facts::{self, Facts, State};
use crate::api::{LeftOutView, MatchedIndicator, SetUsedView};
use crate::clock;
use crate::error::ApiError;
use crate::import;

/// Which indicators are looked for.
pub(super) struct Wanted {
    pub(super) circle: Option<CircleId>,
    /// Only these sets; without any, all sets and records.
    pub(super) sets: Vec<RecordKey>,
    pub(super) dates: Dates,
    /// Only from sources that are not among these.
    pub(super) known: BTreeSet<SourceId>,
}

/// Whether dates of validity count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    Now,
    Any,
}

impl Dates {
    pub(super) const fn of(any: bool) -> Self {
        if any { Self::Any } else { Self::Now }
    }
}

/// Names a set, or one record with its value, so that it is known whether it was looked for already.
pub(super) type SourceId = [u8; 16];

/// Where a value that is looked for is from.
#[derive(Clone, Copy)]
struct Origin {
    /// The number of the object; of a record, its place in the list, below zero.
    n: i64,
    /// Which of its values.
    which: u16,
}

/// Indicators, ready to be looked for.
pub(super) struct Loaded {
    pub(super) index: Index,
    pub(super) sets: Vec<SetUsedView>,
    pub(super) records: u64,
    pub(super) count: u64,
    origins: Vec<Origin>,
    own: Vec<(RecordKey, String)>,
    left_out: BTreeMap<&'static str, u64>,
}

/// What people judged of indicators that are records, by the record.
pub(super) struct Judged(BTreeMap<RecordId, String>);

impl Judged {
    /// Reads every judgment.
    pub(super) fn read(records: &[Record]) -> Self {
        let triage = |record: &Record| Some(record.fields.get("triage")?.as_text()?.to_owned());
        Self(records.iter().filter_map(|record| Some((record.row.id, triage(record)?))).collect())
    }

    pub(super) fn of(&self, id: &RecordId) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Says whether a judgment means that something is not looked for.
pub(super) fn leaves_out(triage: Option<&str>) -> Option<&'static str> {
    match triage {
        Some("false-positive") => Some("false-positive"),
        Some("expired") => Some("judged-expired"),
        _ => None,
    }
}

/// Lists every live record of a kind.
pub(super) fn rows(reader: &Reader, kind: Kind, circle: Option<CircleId>) -> Result<Vec<cairn_store::Row>, ApiError> {
    let mut filter = ListFilter {
        kind: Some(kind),
        circle,
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut rows = Vec::new();
    loop {
        let page = reader.list(&filter)?;
        rows.extend(page.rows);
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(rows);
        }
    }
}

/// Reads every indicator that is a record.
pub(super) fn records(reader: &Reader) -> Result<Vec<Record>, ApiError> {
    let rows = rows(reader, Kind::Indicator, None)?;
    rows.into_iter().map(|row| Ok(reader.record(&RecordKey { circle: row.circle, id: row.id })?)).collect()
}

/// Names a record with its value.
pub(super) fn record_source(record: &Record) -> SourceId {
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text).unwrap_or_default();
    let mut hash = Sha256::new();
    hash.update(record.row.circle.as_bytes());
    hash.update(record.row.id.as_bytes());
    for part in ["type", "value", "pattern"] {
        hash.update((text(part).len() as u64).to_le_bytes());
        hash.update(text(part));
    }
    let digest: [u8; 32] = hash.finalize().into();
    let mut source = [0; 16];
    source.copy_from_slice(&digest[..16]);
    source
}

/// Names a set.
pub(super) fn set_source(key: &RecordKey) -> SourceId {
    *key.id.as_bytes()
}

impl Loaded {
    /// Reads the indicators that are wanted. `progress` gets the number so far and says whether to go on.
    pub(super) fn read(
        reader: &Reader,
        wanted: &Wanted,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Self, ApiError> {
        let all = records(reader)?;
        let mut loading = Loading {
            builder: Builder::new(rand::random()),
            judged: Judged::read(&all),
            origins: Vec::new(),
            left_out: BTreeMap::new(),
            dates: wanted.dates,
            now: clock::now(),
        };
        let mut sets = Vec::new();
        let mut used = BTreeSet::new();
        for row in rows(reader, Kind::IndicatorSet, wanted.circle)? {
            let key = RecordKey { circle: row.circle, id: row.id };
            let named = wanted.sets.is_empty() || wanted.sets.contains(&key);
            if !named || wanted.known.contains(&set_source(&key)) {
                continue;
            }
            let record = reader.record(&key)?;
            if import::is_warning_list(&record.fields) {
                continue;
            }
            let before = loading.origins.len();
            let mut stopped = false;
            reader.each_indicator(&key.circle, &key.id, &mut |stored| {
                loading.object(&stored);
                stopped = loading.origins.len() % 4096 == 0 && !progress(loading.origins.len() as u64);
                !stopped
            })?;
            if stopped {
                return Err(ApiError::new(crate::error::ErrorCode::Cancelled));
            }
            used.insert(key.id);
            sets.push(set_view(&record, (loading.origins.len() - before) as u64));
        }
        let mut own = Vec::new();
        let in_sets = loading.origins.len();
        for record in all.iter().filter(|_| wanted.sets.is_empty()) {
            let here = wanted.circle.is_none_or(|circle| circle == record.row.circle);
            if here && !wanted.known.contains(&record_source(record)) && !is_of(record, &used) {
                loading.record(record, &mut own);
            }
        }
        let (records, count) = ((loading.origins.len() - in_sets) as u64, loading.origins.len() as u64);
        let Loading { builder, origins, left_out, .. } = loading;
        Ok(Self { index: builder.build(), sets, records, count, origins, own, left_out })
    }

    /// Gives what was not looked for, and why.
    pub(super) fn left_out(&self) -> Vec<LeftOutView> {
        self.left_out.iter().map(|(why, count)| LeftOutView { why: (*why).to_owned(), count: *count }).collect()
    }

    /// Tells what an entry of the index is: its type, its value, and the indicator.
    pub(super) fn entry(
        &self,
        reader: &Reader,
        id: u32,
    ) -> Result<Option<(String, String, MatchedIndicator)>, ApiError> {
        let Some(origin) = self.origins.get(id as usize).copied() else { return Ok(None) };
        if origin.n < 0 {
            let place = usize::try_from(-(origin.n + 1)).unwrap_or(usize::MAX);
            let Some((key, kind)) = self.own.get(place) else { return Ok(None) };
            let record = reader.record(key)?;
            let value = record.fields.get("value").and_then(Value::as_text).unwrap_or_default();
            let indicator = MatchedIndicator {
                record: Some(key.id.to_string()),
                name: record.row.title.clone(),
                triage: record.fields.get("triage").and_then(Value::as_text).map(str::to_owned),
                tlp: record.row.tlp.clone(),
                ..MatchedIndicator::default()
            };
            return Ok(Some((kind.clone(), value.to_owned(), indicator)));
        }
        let Some(stored) = reader.indicator_at(origin.n)? else { return Ok(None) };
        let facts = facts::facts(&stored);
        let Some((kind, value)) = facts.observables.into_iter().nth(usize::from(origin.which)) else {
            return Ok(None);
        };
        Ok(Some((kind, value, matched(reader, &stored, facts.tlp)?)))
    }
}

/// Tells of an object of a set that it matched.
pub(super) fn matched(
    reader: &Reader,
    stored: &cairn_store::StoredIndicator,
    tlp: Option<String>,
) -> Result<MatchedIndicator, ApiError> {
    let set = reader.summary(&RecordKey { circle: stored.circle, id: stored.set })?;
    let record = reader.record(&RecordKey { circle: stored.circle, id: import::promoted_id(stored) }).ok();
    let triage = record.as_ref().and_then(|record| record.fields.get("triage")).and_then(Value::as_text);
    Ok(MatchedIndicator {
        set: Some(stored.set.to_string()),
        set_title: Some(set.title),
        object: Some(stored.indicator.object.clone()),
        name: stored.indicator.name.clone().unwrap_or_default(),
        triage: triage.map(str::to_owned),
        record: record.map(|record| record.row.id.to_string()),
        tlp: tlp.or(set.tlp),
    })
}

/// Says whether a record was made of an object of one of these sets, where it is looked for already.
fn is_of(record: &Record, sets: &BTreeSet<RecordId>) -> bool {
    let set = record.fields.get("set").and_then(Value::as_text).and_then(|id| id.parse().ok());
    record.fields.contains_key("stix_id") && set.is_some_and(|set| sets.contains(&set))
}

fn set_view(record: &Record, indicators: u64) -> SetUsedView {
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text).map(str::to_owned);
    SetUsedView {
        id: record.row.id.to_string(),
        title: record.row.title.clone(),
        sha256: text("sha256"),
        date: text("published").or_else(|| text("obtained")),
        indicators,
    }
}

/// Says why something is not looked for by its dates.
pub(super) fn out_of_date(
    from: Option<Timestamp>,
    until: Option<Timestamp>,
    dates: Dates,
    now: Timestamp,
) -> Option<&'static str> {
    match dates {
        Dates::Any => None,
        Dates::Now if from.is_some_and(|from| from > now) => Some("not-yet-valid"),
        Dates::Now if until.is_some_and(|until| until <= now) => Some("no-longer-valid"),
        Dates::Now => None,
    }
}

struct Loading {
    builder: Builder,
    judged: Judged,
    origins: Vec<Origin>,
    left_out: BTreeMap<&'static str, u64>,
    dates: Dates,
    now: Timestamp,
}

impl Loading {
    fn leave_out(&mut self, why: &'static str) {
        *self.left_out.entry(why).or_default() += 1;
    }

    fn object(&mut self, stored: &cairn_store::StoredIndicator) {
        let Facts { observables, from, until, state, .. } = facts::facts(stored);
        let why = match state {
            State::Other => return,
            State::Revoked => Some("revoked"),
            State::Denied => Some("false-positive"),
            State::Beyond => Some("pattern"),
            State::Whole => out_of_date(from, until, self.dates, self.now),
        };
        let judged = || (!self.judged.is_empty()).then(|| self.judged.of(&import::promoted_id(stored))).flatten();
        if let Some(why) = why.or_else(|| leaves_out(judged())) {
            return self.leave_out(why);
        }
        for ((kind, value), which) in observables.iter().zip(0..) {
            self.add(kind, value, Origin { n: stored.n, which });
        }
    }

    fn record(&mut self, record: &Record, own: &mut Vec<(RecordKey, String)>) {
        let text = |path: &str| record.fields.get(path).and_then(Value::as_text);
        if let Some(why) = leaves_out(text("triage")) {
            return self.leave_out(why);
        }
        let day = |path: &str| text(path).and_then(|text| Edtf::parse(text).ok());
        let millis = |day: cairn_model::edtf::Day| Timestamp::from_millis(i64::from(day.days()) * 86_400_000);
        let from = day("valid_from").and_then(|date| date.earliest()).map(millis);
        let until = day("valid_until").and_then(|date| date.latest()).map(|day| millis(day.plus(1)));
        if let Some(why) = out_of_date(from, until, self.dates, self.now) {
            return self.leave_out(why);
        }
        let Some(value) = text("value") else { return self.leave_out("pattern") };
        let kind = text("type").and_then(|ty| Vocabulary::IndicatorType.find(ty)).map(|term| term.code);
        let observable = match kind {
            Some(kind) => Some(canonicalize(kind, value).into_observable()),
            None => read_any(value),
        };
        let Some(observable) = observable else { return self.leave_out("type") };
        let n = -(own.len() as i64) - 1;
        own.push((RecordKey { circle: record.row.circle, id: record.row.id }, observable.kind.to_owned()));
        self.add(observable.kind, &observable.value, Origin { n, which: 0 });
    }

    fn add(&mut self, kind: &str, value: &str, origin: Origin) {
        let id = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
        match self.builder.add(kind, value, id) {
            Ok(()) => self.origins.push(origin),
            Err(why) => self.leave_out(why.name()),
        }
    }
}
