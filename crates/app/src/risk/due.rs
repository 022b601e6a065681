//! What is due: reviews of assessments and protocols, and treatments.

use cairn_model::{Day, Edtf, Fields, Kind};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey};

use super::{Shelf, accepted, due_date, has_passed, in_force, list, read_day, text, today, treatments};
use crate::api::{DueReviewView, DueTreatmentView, Response, RiskDueQuery, RiskDueView};
use crate::circles;
use crate::error::ApiError;

/// The most assessments, and the most protocols, that are looked at.
const MAX_LOOKED_AT: usize = 5000;
/// How many days ahead are told, unless somebody says otherwise.
const WITHIN: u32 = 30;
/// The most days ahead.
const MAX_WITHIN: u32 = 3660;

/// Says whether a day falls before the end of a span.
fn falls_due(date: &str, until: Day) -> bool {
    due_date(date).and_then(|date| date.earliest()).is_some_and(|first| first <= until)
}

fn review_of(kind: Kind, key: &RecordKey, fields: &Fields, on: Day, until: Day) -> Option<DueReviewView> {
    let due = text(fields, "review").filter(|due| falls_due(due, until))?;
    Some(DueReviewView {
        id: key.id.to_string(),
        kind: kind.name().to_owned(),
        title: text(fields, "title").unwrap_or_default(),
        overdue: has_passed(Some(&due), on),
        due,
        owner: text(fields, "owner"),
    })
}

/// Lists what is due.
pub(crate) fn due(reader: &Reader, query: &RiskDueQuery) -> Result<Response, ApiError> {
    let circle = query.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let on = read_day(query.on.as_deref())?;
    let within = query.within.unwrap_or(WITHIN).min(MAX_WITHIN);
    let until = on.plus(i32::try_from(within).unwrap_or(i32::MAX));
    let (keys, left_out) = list(reader, circle, None, Lifecycle::Live, MAX_LOOKED_AT)?;
    let mut view = RiskDueView {
        schema: "cairn.risk-due/1".to_owned(),
        on: Edtf::day(on).to_string(),
        reviews: Vec::new(),
        treatments: Vec::new(),
        accepted: Vec::new(),
        left_out,
    };
    let mut shelf = Shelf::new(reader, None)?;
    for key in keys {
        let fields = reader.record(&key)?.fields;
        if !in_force(&fields) {
            continue;
        }
        view.reviews.extend(review_of(Kind::Assessment, &key, &fields, on, until));
        for treatment in treatments(&fields, on) {
            let open = !super::is_done(treatment.status.as_deref());
            if open && treatment.due.as_deref().is_some_and(|due| falls_due(due, until)) {
                let title = text(&fields, "title").unwrap_or_default();
                view.treatments.push(DueTreatmentView { id: key.id.to_string(), title, treatment });
            }
        }
        let template = shelf.of(&key.circle, &fields)?.template;
        view.accepted.extend(accepted(&key.id, &fields, &template, on));
    }
    for (key, fields) in protocols(reader, circle)? {
        view.reviews.extend(review_of(Kind::Protocol, &key, &fields, on, until));
    }
    view.reviews.sort_by(|a, b| (&a.due, &a.title, &a.id).cmp(&(&b.due, &b.title, &b.id)));
    view.treatments.sort_by(|a, b| (&a.treatment.due, &a.title, &a.id).cmp(&(&b.treatment.due, &b.title, &b.id)));
    Ok(Response::RiskDue(Box::new(view)))
}

/// Gives the protocols in force that say when they are to be looked at again.
fn protocols(reader: &Reader, circle: Option<cairn_model::CircleId>) -> Result<Vec<(RecordKey, Fields)>, ApiError> {
    let filter = ListFilter {
        kind: Some(Kind::Protocol),
        circle,
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut found = Vec::new();
    for row in reader.list(&filter)?.rows {
        let key = RecordKey { circle: row.circle, id: row.id };
        let fields = reader.record(&key)?.fields;
        if in_force(&fields) && fields.contains_key("review") {
            found.push((key, fields));
        }
    }
    Ok(found)
}

/// Counts the reviews and treatments of assessments whose day has passed.
pub(crate) fn overdue(reader: &Reader) -> Result<u64, ApiError> {
    let on = today();
    let mut count = 0;
    for key in list(reader, None, None, Lifecycle::Live, MAX_LOOKED_AT)?.0 {
        let fields = reader.record(&key)?.fields;
        if in_force(&fields) {
            count += u64::from(has_passed(text(&fields, "review").as_deref(), on));
            count += treatments(&fields, on).iter().filter(|treatment| treatment.overdue).count() as u64;
        }
    }
    Ok(count)
}
