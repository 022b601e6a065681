//! Doubles: records that may be the same, proposed from what this vault can read. Nothing is merged; people judge.

pub(crate) mod judge;
mod judged;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cairn_analysis::likeness::blocks::Collector;
use cairn_analysis::likeness::incident::Incident;
use cairn_analysis::likeness::person::Person;
use cairn_analysis::likeness::{Alike, Code, Found, LEAST_SUPPORT, Rating, Reason, Wanted, search};
use cairn_model::{CircleId, Fields, Kind, RecordId, Value};
use cairn_store::{Body, Place, Reader, RecordKey};

use crate::api::{DuplicatesOrder, DuplicatesView, PairView, ReasonView, Response};
use crate::circles;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Job, Meter};
use crate::records;

pub(crate) use judged::{Judged, judgments_of};

/// The most records that one search holds: some two kilobytes of memory each.
const MAX_RECORDS: usize = 1_000_000;
/// The least score of a proposal, where nobody says another.
const SCORE: f64 = 0.75;
/// How many records are read at a time, so that others can read in between.
const PAGE: u32 = 500;
/// The most identities of one person that are compared.
const MAX_IDENTITIES: usize = 16;

/// What stands for a person or incident while it is compared.
struct Unit<T> {
    key: RecordKey,
    /// The identities that were read with a person.
    identities: Vec<RecordKey>,
    profile: T,
}

/// Proposes records that may be the same.
pub(crate) async fn find(cx: &Context, job: Job, order: DuplicatesOrder) -> Result<Response, ApiError> {
    let limit = if order.limit == 0 { 50 } else { order.limit.min(1_000) } as usize;
    let score = order.score.unwrap_or(SCORE);
    if !(0.0..=1.0).contains(&score) {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", "score").with("why", "not between 0 and 1"));
    }
    let wanted = Wanted { score, support: LEAST_SUPPORT, limit };
    let circle = match order.circle {
        Some(circle) => Some(cx.read(move |reader| circles::find(reader, Some(&circle))).await?),
        None => None,
    };
    let judged = Arc::new(cx.read(Judged::read).await?);
    match order.kind.as_str() {
        "" | "person" => {
            let (units, blank) = persons(cx, &job, circle, &judged).await?;
            let keys = |person: &Person| (person.keys(), person.order());
            let (units, found) = compare(job, units, Arc::clone(&judged), wanted, keys).await?;
            cx.read(move |reader| view(reader, &judged, "person", &units, &found, blank)).await
        }
        "incident" => {
            let units = incidents(cx, &job, circle, &judged).await?;
            let keys = |incident: &Incident| (incident.keys(), incident.order());
            let (units, found) = compare(job, units, Arc::clone(&judged), wanted, keys).await?;
            cx.read(move |reader| view(reader, &judged, "incident", &units, &found, 0)).await
        }
        other => Err(ApiError::new(ErrorCode::UnknownKind).with("kind", other).with("kinds", "person, incident")),
    }
}

/// Reads all live records of a kind, from their projections, and hands them on.
async fn read_all(
    cx: &Context,
    job: &Job,
    meter: &mut Meter,
    kind: Kind,
    mut take: impl FnMut(Body),
) -> Result<(), ApiError> {
    let mut after: Option<Place> = None;
    let mut done = 0;
    loop {
        job.cancel.check()?;
        let (bodies, next) = cx.read(move |reader| Ok(reader.bodies(kind, after, PAGE)?)).await?;
        done += bodies.len();
        if done > MAX_RECORDS {
            return Err(ApiError::new(ErrorCode::TooLarge).with("limit", MAX_RECORDS.to_string()));
        }
        bodies.into_iter().for_each(&mut take);
        meter.at(done as u64);
        after = next;
        if after.is_none() {
            return Ok(());
        }
    }
}

fn reference(fields: &Fields, path: &str) -> Option<RecordId> {
    fields.get(path).and_then(Value::as_text)?.parse().ok()
}

/// Reads the persons, each with what their identities say that this vault can read, whatever circle those are in; and
/// identities of nobody who is here. Says how many have nothing to compare.
async fn persons(
    cx: &Context,
    job: &Job,
    circle: Option<CircleId>,
    judged: &Judged,
) -> Result<(Vec<Unit<Person>>, u64), ApiError> {
    let mut meter = job.report.meter("step-likeness-read", "records", None);
    let same = |id: &str| judged.stands_for(id);
    let mut units: Vec<Unit<Person>> = Vec::new();
    let (mut places, mut owners) = (BTreeMap::new(), BTreeMap::new());
    read_all(cx, job, &mut meter, Kind::Person, |body| {
        let mut profile = Person::default();
        profile.add(Kind::Person, &body.fields, &same);
        places.insert(body.key.id, units.len());
        owners.extend(reference(&body.fields, "identity").map(|identity| (identity, units.len())));
        units.push(Unit { key: body.key, identities: Vec::new(), profile });
    })
    .await?;
    let mut meter = job.report.meter("step-likeness-read", "records", None);
    read_all(cx, job, &mut meter, Kind::Identity, |body| {
        let owner = reference(&body.fields, "person").and_then(|person| places.get(&person));
        match owner.or_else(|| owners.get(&body.key.id)).and_then(|place| units.get_mut(*place)) {
            Some(unit) if unit.identities.len() < MAX_IDENTITIES => {
                unit.profile.add(Kind::Identity, &body.fields, &same);
                unit.identities.push(body.key);
            }
            Some(_) => {}
            None => {
                let mut profile = Person::default();
                profile.add(Kind::Identity, &body.fields, &same);
                units.push(Unit { key: body.key, identities: Vec::new(), profile });
            }
        }
    })
    .await?;
    units.retain(|unit| circle.is_none_or(|circle| unit.key.circle == circle));
    let all = units.len();
    units.retain(|unit| !unit.profile.is_blank());
    let blank = (all - units.len()) as u64;
    Ok((units, blank))
}

async fn incidents(
    cx: &Context,
    job: &Job,
    circle: Option<CircleId>,
    judged: &Judged,
) -> Result<Vec<Unit<Incident>>, ApiError> {
    let mut meter = job.report.meter("step-likeness-read", "records", None);
    let same = |id: &str| judged.stands_for(id);
    let mut units = Vec::new();
    read_all(cx, job, &mut meter, Kind::Incident, |body| {
        if circle.is_none_or(|circle| body.key.circle == circle) {
            let profile = Incident::read(&body.fields, &same);
            units.push(Unit { key: body.key, identities: Vec::new(), profile });
        }
    })
    .await?;
    Ok(units)
}

/// Compares them, away from async threads.
async fn compare<T: Alike + Send + 'static>(
    job: Job,
    units: Vec<Unit<T>>,
    judged: Arc<Judged>,
    wanted: Wanted,
    keys: impl Fn(&T) -> (Vec<cairn_analysis::likeness::blocks::Key>, String) + Send + 'static,
) -> Result<(Vec<Unit<T>>, Found), ApiError> {
    blocking(move || {
        let mut collector = Collector::default();
        for unit in &units {
            let (keys, order) = keys(&unit.profile);
            collector.add(&keys, order);
            job.cancel.check()?;
        }
        let blocks = collector.finish();
        let mut meter = job.report.meter("step-likeness-compare", "records", Some(units.len() as u64));
        let mut ids = Vec::with_capacity(units.len());
        let mut rest = Vec::with_capacity(units.len());
        let mut profiles = Vec::with_capacity(units.len());
        for Unit { key, identities, profile } in units {
            ids.push(key.id);
            rest.push((key, identities));
            profiles.push(profile);
        }
        let settled = |a: usize, b: usize| match (ids.get(a), ids.get(b)) {
            (Some(a), Some(b)) => judged.settles(a, b),
            _ => true,
        };
        let mut progress = |done| {
            meter.at(done);
            !job.cancel.is_cancelled()
        };
        let found = search(&profiles, &blocks, &wanted, &settled, &mut progress)
            .ok_or_else(|| ApiError::new(ErrorCode::Cancelled))?;
        let units = rest
            .into_iter()
            .zip(profiles)
            .map(|((key, identities), profile)| Unit { key, identities, profile })
            .collect();
        Ok((units, found))
    })
    .await
}

fn view<T: Explained>(
    reader: &Reader,
    judged: &Judged,
    kind: &str,
    units: &[Unit<T>],
    found: &Found,
    blank: u64,
) -> Result<Response, ApiError> {
    let mut pairs = Vec::with_capacity(found.pairs.len());
    for pair in &found.pairs {
        let (Some(a), Some(b)) = (units.get(pair.first), units.get(pair.second)) else { continue };
        // What was taken away while the others were compared.
        let (Ok(first), Ok(second)) = (reader.summary(&a.key), reader.summary(&b.key)) else { continue };
        let (rating, reasons) = a.profile.explain(&b.profile);
        pairs.push(PairView {
            schema: "cairn.pair/1".to_owned(),
            a: records::row_view(first),
            b: records::row_view(second),
            score: rounded(rating.score),
            support: rounded(rating.support),
            reasons: reasons.into_iter().map(|reason| reason_view(reader, reason)).collect(),
            outside: T::draws_on_outside(reader, judged, (a, b), &rating)?,
        });
    }
    Ok(Response::Duplicates(DuplicatesView {
        schema: "cairn.duplicates/1".to_owned(),
        kind: kind.to_owned(),
        pairs,
        total: found.total,
        records: units.len() as u64 + blank,
        blank,
        compared: found.compared,
        crowds: found.cut.crowds,
        full: found.cut.full,
    }))
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// What can be compared, and compared again with what one circle alone can read.
trait Explained: Alike + Sized {
    /// Says whether the likeness draws on what no circle that holds both can read.
    fn draws_on_outside(
        reader: &Reader,
        judged: &Judged,
        pair: (&Unit<Self>, &Unit<Self>),
        rating: &Rating,
    ) -> Result<bool, ApiError>;
}

impl Explained for Person {
    fn draws_on_outside(
        reader: &Reader,
        judged: &Judged,
        (a, b): (&Unit<Self>, &Unit<Self>),
        rating: &Rating,
    ) -> Result<bool, ApiError> {
        if a.key.circle != b.key.circle {
            return Ok(true);
        }
        let inside = |unit: &Unit<Self>| unit.identities.iter().all(|identity| identity.circle == unit.key.circle);
        if inside(a) && inside(b) {
            return Ok(false);
        }
        Ok(within(reader, judged, a)?.rate(&within(reader, judged, b)?) != *rating)
    }
}

/// Reads a person again, with those identities only that are in the person's circle.
fn within(reader: &Reader, judged: &Judged, unit: &Unit<Person>) -> Result<Person, ApiError> {
    let same = |id: &str| judged.stands_for(id);
    let mut person = Person::default();
    let record = reader.record(&unit.key)?;
    let kind = Kind::parse(&record.row.kind).unwrap_or(Kind::Person);
    person.add(kind, &record.fields, &same);
    for identity in unit.identities.iter().filter(|identity| identity.circle == unit.key.circle) {
        person.add(Kind::Identity, &reader.record(identity)?.fields, &same);
    }
    Ok(person)
}

impl Explained for Incident {
    fn draws_on_outside(
        _: &Reader,
        _: &Judged,
        (a, b): (&Unit<Self>, &Unit<Self>),
        _: &Rating,
    ) -> Result<bool, ApiError> {
        Ok(a.key.circle != b.key.circle)
    }
}

/// Gives a reason as shells show it: records by their titles, codes with their vocabulary.
fn reason_view(reader: &Reader, reason: Reason) -> ReasonView {
    let vocabulary = match reason.code {
        Code::GenderEqual | Code::GenderDiffers => Some("gender"),
        Code::UnitDiffers => Some("person-unit"),
        Code::CountryShared | Code::CountryDiffers => Some("country"),
        Code::OccupationShared => Some("occupation"),
        Code::ActShared | Code::ActDiffers => Some("act"),
        _ => None,
    };
    let named = matches!(
        reason.code,
        Code::VictimShared | Code::VictimDiffers | Code::PerpetratorShared | Code::RelationShared
    );
    let titles = |ids: String| {
        if !named {
            return ids;
        }
        let of = |id: &str| {
            let row = reader.find(id).ok().and_then(|key| reader.summary(&key).ok());
            row.map(|row| row.title).filter(|title| !title.is_empty()).unwrap_or_else(|| id.chars().take(8).collect())
        };
        ids.split(' ').map(of).collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>().join(", ")
    };
    ReasonView {
        code: reason.code.name().to_owned(),
        weight: reason.weight,
        agreement: rounded(reason.agreement),
        left: titles(reason.left),
        right: titles(reason.right),
        vocabulary: vocabulary.map(str::to_owned),
    }
}
