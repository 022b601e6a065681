//! Saved views: filters under a name, as records that sync.

use cairn_model::check::check_edits;
use cairn_model::saved_view::{SavedView, ViewError};
use cairn_model::{Edit, Edtf, Fields, Kind, Path, RecordId, RecordState, Value};
use cairn_store::{Counting, ListFilter, Reader, Record, RecordKey, Vault};

use crate::api::{ConditionInput, ListQuery, Response, ViewName, ViewOrder, ViewQuery, ViewView};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, filters, records};

impl From<ViewError> for ApiError {
    fn from(error: ViewError) -> Self {
        match error {
            ViewError::Newer { place } => Self::new(ErrorCode::ViewNewer).with("place", place),
            ViewError::Conflict { place } | ViewError::Incomplete { place } => {
                Self::new(ErrorCode::ViewUnclear).with("place", place)
            }
        }
    }
}

/// Finds a saved view by its name or id.
fn find(reader: &Reader, name: &str, circle: Option<&str>) -> Result<RecordKey, ApiError> {
    let circle = circle.map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let unknown = || ApiError::new(ErrorCode::UnknownView);
    let filter = ListFilter {
        kind: Some(Kind::SavedView),
        circle,
        filters: vec![("title".to_owned(), name.trim().to_owned())],
        limit: 2,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    match reader.list(&filter)?.rows.as_slice() {
        [row] => return Ok(RecordKey { circle: row.circle, id: row.id }),
        [] => {}
        _ => return Err(ApiError::new(ErrorCode::AmbiguousView)),
    }
    let key = records::find(reader, name).map_err(|_| unknown())?;
    let row = reader.summary(&key)?;
    let fits = row.kind == Kind::SavedView.name() && !row.deleted && circle.is_none_or(|circle| circle == key.circle);
    if fits { Ok(key) } else { Err(unknown()) }
}

fn read(record: &Record) -> Result<SavedView, ApiError> {
    let state = RecordState { fields: record.fields.clone(), conflicts: record.conflicts.clone() };
    Ok(SavedView::read(&state)?)
}

/// Gives a query with everything that its view asks, besides what the query asks itself.
///
/// # Errors
/// [`ErrorCode::UnknownView`]; [`ErrorCode::ViewNewer`] or [`ErrorCode::ViewUnclear`] where the view cannot be run, so that
/// nothing is shown in its name.
pub(crate) fn apply(reader: &Reader, query: &ListQuery) -> Result<ListQuery, ApiError> {
    let Some(name) = &query.view else { return Ok(query.clone()) };
    // The circle that was named is the one to look in, when it has such a view; else the view is taken where it lives.
    let key = match find(reader, name, query.circle.as_deref()) {
        Err(error) if error.code == ErrorCode::UnknownView && query.circle.is_some() => find(reader, name, None)?,
        found => found?,
    };
    let view = read(&reader.record(&key)?)?;
    let bad = |why: &str| ApiError::new(ErrorCode::BadRequest).with("why", why);
    if query.kind.as_deref().is_some_and(|kind| kind != view.shows.name()) {
        return Err(bad("the view shows another kind"));
    }
    let both = |own: &Option<String>, of_view: Option<String>| -> Result<Option<String>, ApiError> {
        match (own, of_view) {
            (Some(_), Some(_)) => Err(bad("the view has such a date itself")),
            (own, of_view) => Ok(own.clone().or(of_view)),
        }
    };
    let mut joined = query.clone();
    joined.view = None;
    joined.kind = Some(view.shows.name().to_owned());
    joined.circle = Some(query.circle.clone().unwrap_or_else(|| key.circle.to_string()));
    joined.conditions.extend(view.conditions.iter().map(ConditionInput::from));
    let words: Vec<String> = view.search.into_iter().chain(query.search.clone()).collect();
    joined.search = (!words.is_empty()).then(|| words.join(" "));
    joined.since = both(&query.since, view.since)?;
    joined.until = both(&query.until, view.until)?;
    joined.order = query.order.clone().or(view.order);
    Ok(joined)
}

fn name_of(text: &str) -> Result<String, ApiError> {
    let name = cairn_model::check::clean_text(text).ok().map(|name| name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", "title").with("why", "a view needs a name"));
    }
    Ok(name)
}

fn must_be_free(reader: &Reader, circle: &cairn_model::CircleId, name: &str) -> Result<(), ApiError> {
    let filter = ListFilter {
        kind: Some(Kind::SavedView),
        circle: Some(*circle),
        filters: vec![("title".to_owned(), name.to_owned())],
        limit: 1,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    if reader.list(&filter)?.rows.is_empty() { Ok(()) } else { Err(ApiError::new(ErrorCode::ViewExists)) }
}

/// Takes over what an order says of a view.
fn take(reader: &Reader, view: &mut SavedView, order: &ViewOrder) -> Result<(), ApiError> {
    if let Some(kind) = &order.kind {
        view.shows = records::kind(kind)?;
    }
    if let Some(conditions) = &order.conditions {
        view.conditions = filters::read(reader, Some(view.shows), conditions)?;
        view.conditions.sort();
        view.conditions.dedup();
    } else if order.kind.is_some() {
        let inputs: Vec<ConditionInput> = view.conditions.iter().map(ConditionInput::from).collect();
        filters::read(reader, Some(view.shows), &inputs)?;
    }
    let said = |text: &Option<String>| text.as_ref().map(|text| Some(text.trim().to_owned()).filter(|t| !t.is_empty()));
    if let Some(search) = said(&order.search) {
        view.search = search;
    }
    for (date, place, path) in [(&order.since, &mut view.since, "since"), (&order.until, &mut view.until, "until")] {
        if let Some(text) = said(date) {
            let read = text.map(|text| records::read_date(&text)).transpose();
            *place = read.map_err(|error| error.with("path", path))?.map(|date: Edtf| date.to_string());
        }
    }
    if let Some(order) = said(&order.order) {
        if order.as_deref().is_some_and(|order| !matches!(order, "newest" | "date")) {
            return Err(ApiError::new(ErrorCode::BadValue).with("path", "order").with("why", "newest, date"));
        }
        view.order = order;
    }
    Ok(())
}

fn edits(view: &SavedView, before: &Fields, order: &ViewOrder) -> Result<Vec<Edit>, ApiError> {
    let mut edits = view.edits(before);
    if let Some(text) = &order.description {
        let path = Path::parse("description").map_err(|_| crate::internal!("a field of a view is no path"))?;
        edits.push(Edit { path, value: Some(Value::Text(text.clone())) });
    }
    Ok(check_edits(Kind::SavedView, &edits)?)
}

/// Saves a view.
pub(crate) fn save(vault: &mut Vault, order: &ViewOrder) -> Result<Response, ApiError> {
    let circle = circles::find(vault, order.circle.as_deref())?;
    let kind = order
        .kind
        .as_deref()
        .ok_or_else(|| ApiError::new(ErrorCode::BadRequest).with("why", "a view needs a kind that it shows"))?;
    let mut view = SavedView {
        name: name_of(&order.name)?,
        shows: records::kind(kind)?,
        conditions: Vec::new(),
        search: None,
        since: None,
        until: None,
        order: None,
    };
    take(vault, &mut view, order)?;
    must_be_free(vault, &circle, &view.name)?;
    let mut edits = edits(&view, &Fields::new(), order)?;
    edits.push(records::kind_edit(Kind::SavedView)?);
    let id = RecordId::from_bytes(rand::random());
    vault.add(&circle, id, edits, clock::now())?;
    shown(vault, &RecordKey { circle, id })
}

/// Changes a view.
pub(crate) fn edit(vault: &mut Vault, order: &ViewOrder) -> Result<Response, ApiError> {
    let key = find(vault, &order.name, order.circle.as_deref())?;
    let record = vault.record(&key)?;
    // What is not understood in full would be lost in part.
    let mut view = read(&record)?;
    if let Some(title) = &order.title {
        let name = name_of(title)?;
        if name != view.name {
            must_be_free(vault, &key.circle, &name)?;
        }
        view.name = name;
    }
    take(vault, &mut view, order)?;
    let mut edits = edits(&view, &record.fields, order)?;
    edits.retain(|edit| edit.value.as_ref() != record.fields.get(&edit.path));
    if !edits.is_empty() {
        vault.edit(&key, edits, clock::now())?;
    }
    shown(vault, &key)
}

/// Deletes a view.
pub(crate) fn delete(vault: &mut Vault, name: &ViewName) -> Result<Response, ApiError> {
    let key = find(vault, &name.name, name.circle.as_deref())?;
    vault.delete(&key, clock::now())?;
    Ok(Response::Done)
}

fn shown(reader: &Reader, key: &RecordKey) -> Result<Response, ApiError> {
    Ok(Response::View(Box::new(view(reader, key, &reader.record(key)?, Count::Cheap, &mut |_| true)?)))
}

/// Shows a view and counts what it shows, looking at each record where that is needed. `watch` hears how many were looked at
/// and stops it by saying `false`.
pub(crate) fn show(reader: &Reader, name: &ViewName, watch: &mut dyn FnMut(u64) -> bool) -> Result<Response, ApiError> {
    let key = find(reader, &name.name, name.circle.as_deref())?;
    Ok(Response::View(Box::new(view(reader, &key, &reader.record(&key)?, Count::Whole, watch)?)))
}

/// Lists views by name.
pub(crate) fn list(reader: &Reader, query: &ViewQuery) -> Result<Response, ApiError> {
    let circle = query.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let kind = query.kind.as_deref().map(records::kind).transpose()?;
    let mut filter = ListFilter {
        kind: Some(Kind::SavedView),
        circle,
        filters: kind.map(|kind| ("shows".to_owned(), kind.name().to_owned())).into_iter().collect(),
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut views = Vec::new();
    loop {
        let page = reader.list(&filter)?;
        for row in page.rows {
            let key = RecordKey { circle: row.circle, id: row.id };
            views.push(view(reader, &key, &reader.record(&key)?, Count::Cheap, &mut |_| true)?);
        }
        filter.after = page.next;
        if filter.after.is_none() {
            break;
        }
    }
    views.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(Response::Views { views })
}

/// How far counting goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    /// As far as the index tells.
    Cheap,
    /// To the end, looking at records.
    Whole,
}

fn view(
    reader: &Reader,
    key: &RecordKey,
    record: &Record,
    count: Count,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<ViewView, ApiError> {
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let mut shown = ViewView {
        schema: "cairn.view/1".to_owned(),
        id: key.id.to_string(),
        name: text("title").unwrap_or_default(),
        circle: key.circle.to_string(),
        circle_name: reader.load_charter(&key.circle)?.page().name.clone(),
        kind: text("shows").unwrap_or_default(),
        description: text("description"),
        conditions: Vec::new(),
        expressions: Vec::new(),
        search: text("search"),
        since: text("since"),
        until: text("until"),
        order: text("order"),
        problem: None,
        count: None,
        looked_at: None,
    };
    match read(record) {
        Err(error) => shown.problem = Some(error.code.name().to_owned()),
        Ok(view) => {
            shown.conditions = view.conditions.iter().map(ConditionInput::from).collect();
            shown.expressions = view.conditions.iter().map(ToString::to_string).collect();
            let query = ListQuery { view: Some(shown.id.clone()), ..ListQuery::default() };
            (shown.count, shown.looked_at) = number(reader, &query, count, watch)?;
        }
    }
    Ok(shown)
}

/// Counts what a query finds.
fn number(
    reader: &Reader,
    query: &ListQuery,
    count: Count,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<(Option<u64>, Option<u64>), ApiError> {
    let mut filter = records::filter(reader, &apply(reader, query)?)?;
    filter.limit = if count == Count::Cheap { 1 } else { 1000 };
    filter.counting = Counting::Cheap;
    if count == Count::Cheap && !reader.is_told_by_index(&filter)? {
        return Ok((None, None));
    }
    let (mut rows, mut looked) = (0, 0);
    loop {
        let page = reader.list_watched(&filter, &mut |more| watch(looked + more))?;
        if let Some(total) = page.total {
            return Ok((Some(total), None));
        }
        if count == Count::Cheap {
            return Ok((None, None));
        }
        rows += page.rows.len() as u64;
        looked += page.looked_at.unwrap_or_default();
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok((Some(rows), (looked > 0).then_some(looked)));
        }
    }
}
