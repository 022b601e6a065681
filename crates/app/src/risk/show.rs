//! One assessment: what it comes to and why, what backs its likelihood, and how it moved.

use std::collections::BTreeSet;

use cairn_model::risk::{acts_of, evaluate};
use cairn_model::{Day, Edtf, Fields, Kind, RecordId, fields_under};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey, Row, StoreError};

use super::{Shelf, accepted, find, has_passed, now_of, score_view, text, today, treatments};
use crate::api::{BackingIncidentView, BackingView, Response, RiskMoveView, RiskPick, RiskView};
use crate::circles;
use crate::error::ApiError;

/// How far back similar incidents are counted, in days before the assessment.
const SIMILAR_DAYS: i32 = 730;
/// The most incidents that are counted.
const MAX_SIMILAR: u32 = 1000;
/// The most acts that are looked for.
const MAX_ACTS: usize = 60;
/// The most moves that are shown; the newest stay.
const MAX_MOVES: usize = 200;

/// Shows an assessment.
pub(crate) fn show(reader: &Reader, pick: &RiskPick) -> Result<Response, ApiError> {
    let (key, _) = find(reader, &pick.assessment)?;
    show_key(reader, &key, pick.lang.as_deref())
}

pub(super) fn show_key(reader: &Reader, key: &RecordKey, lang: Option<&str>) -> Result<Response, ApiError> {
    let fields = reader.record(key)?.fields;
    let mut shelf = Shelf::new(reader, lang)?;
    let scales = shelf.of(&key.circle, &fields)?;
    let said = |path: &str| text(&fields, path);
    let on = today();
    let review = said("review");
    Ok(Response::Risk(Box::new(RiskView {
        schema: "cairn.risk/1".to_owned(),
        id: key.id.to_string(),
        circle: key.circle.to_string(),
        title: said("title").unwrap_or_default(),
        asset: said("asset"),
        scenario: said("scenario"),
        adversary: said("adversary"),
        score: score_view(&scales.template, &fields),
        likelihood_basis: said("likelihood_basis"),
        backing: backing(reader, key, &fields)?,
        treatment: said("treatment"),
        treatments: treatments(&fields, on),
        owner: said("owner"),
        review_overdue: has_passed(review.as_deref(), on),
        review,
        accepted: accepted(&key.id, &fields, &scales.template, on),
        moves: moves(reader, key, &mut shelf)?,
        template: scales.view(),
    })))
}

/// Finds the incidents that an assessment names, or is linked with.
fn linked(reader: &Reader, key: &RecordKey, fields: &Fields) -> Result<(Vec<Row>, u64), ApiError> {
    let named = fields_under(fields, "incidents").filter_map(|(path, _)| {
        let mut segments = path.segments().skip(1);
        let id = segments.next()?.parse::<RecordId>().ok()?;
        segments.next().is_none().then_some(id)
    });
    let mut ids: BTreeSet<RecordId> = named.collect();
    for end in reader.links_from(key)?.into_iter().chain(reader.links_to(key)?) {
        if let Some(row) = end.other.filter(|row| row.kind == Kind::Incident.name()) {
            ids.insert(row.id);
        }
    }
    let (mut rows, mut not_here) = (Vec::new(), 0);
    for id in ids {
        match reader.summary(&RecordKey { circle: key.circle, id }) {
            Ok(row) if !row.deleted => rows.push(row),
            Ok(_) => not_here += 1,
            // It may live in another circle of this vault.
            Err(StoreError::NotFound(_)) => match reader.find(&id.to_string()) {
                Ok(other) => rows.push(reader.summary(&other)?),
                Err(_) => not_here += 1,
            },
            Err(error) => return Err(error.into()),
        }
    }
    rows.sort_by(|a, b| (&b.date, &b.title).cmp(&(&a.date, &a.title)));
    Ok((rows, not_here))
}

/// Gathers what backs the likelihood, and counts what could.
fn backing(reader: &Reader, key: &RecordKey, fields: &Fields) -> Result<BackingView, ApiError> {
    let (rows, not_here) = linked(reader, key, fields)?;
    let mut acts: BTreeSet<String> = BTreeSet::new();
    for row in &rows {
        let incident = reader.record(&RecordKey { circle: row.circle, id: row.id })?.fields;
        for (path, value) in fields_under(&incident, "acts") {
            if path.as_str().ends_with("/type") && path.segments().count() == 3 {
                acts.extend(value.as_text().map(str::to_owned));
            }
        }
    }
    for (path, _) in fields_under(fields, "classes") {
        let class = path.segments().nth(1).unwrap_or_default();
        acts.extend(acts_of(class).iter().map(|act| (*act).to_owned()));
    }
    let acts: Vec<String> = acts.into_iter().take(MAX_ACTS).collect();
    let assessed = text(fields, "when").and_then(|when| Edtf::parse(&when).ok()).and_then(|when| when.earliest());
    let since: Day = assessed.unwrap_or_else(today).plus(-SIMILAR_DAYS);
    let mut view = BackingView {
        incidents: rows
            .iter()
            .map(|row| BackingIncidentView {
                id: row.id.to_string(),
                date: row.date.clone(),
                title: row.title.clone(),
                place: row.place.clone(),
            })
            .collect(),
        not_here,
        similar: 0,
        similar_there: 0,
        similar_more: false,
        since: Edtf::day(since).to_string(),
        acts,
    };
    if view.acts.is_empty() {
        return Ok(view);
    }
    let filter = ListFilter {
        kind: Some(Kind::Incident),
        filters: view.acts.iter().map(|act| ("acts/*/type".to_owned(), act.clone())).collect(),
        since: Some(since.days()),
        lifecycle: Lifecycle::Live,
        limit: MAX_SIMILAR,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let page = reader.list(&filter)?;
    let places: BTreeSet<&str> = rows.iter().filter_map(|row| row.place.as_deref()).collect();
    for other in page.rows.iter().filter(|other| rows.iter().all(|row| row.id != other.id)) {
        view.similar += 1;
        view.similar_there += u64::from(other.place.as_deref().is_some_and(|place| places.contains(place)));
    }
    view.similar_more = page.next.is_some();
    Ok(view)
}

/// Reads from the history of an assessment when it came to something else.
fn moves(reader: &Reader, key: &RecordKey, shelf: &mut Shelf<'_>) -> Result<Vec<RiskMoveView>, ApiError> {
    let charter = reader.load_charter(&key.circle)?;
    let mut fields = Fields::new();
    let mut moves: Vec<RiskMoveView> = Vec::new();
    for change in reader.history(key)? {
        super::matrix::apply(&mut fields, change.edits);
        let template = shelf.of(&key.circle, &fields)?.template;
        let score = evaluate(&template, &fields);
        let moved = RiskMoveView {
            time: change.time.to_string(),
            by: change.author.map(|log| circles::author(&charter, &log.to_string())).unwrap_or_default(),
            likelihood: text(&fields, "likelihood"),
            impact: score.impact.level.clone(),
            capacity: text(&fields, "capacity"),
            now: now_of(&template, &score),
        };
        let same = |last: &RiskMoveView| {
            (&last.likelihood, &last.impact, &last.capacity, &last.now)
                == (&moved.likelihood, &moved.impact, &moved.capacity, &moved.now)
        };
        if moves.last().is_none_or(|last| !same(last)) {
            moves.push(moved);
        }
    }
    let surplus = moves.len().saturating_sub(MAX_MOVES);
    Ok(moves.split_off(surplus))
}
