//! Records: add, show, edit, list, link; their history.

mod input;
mod made;

pub(crate) use input::read_edits;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use cairn_ledger::charter::Charter;
use cairn_model::check::{self, EditError, check_edits};
use cairn_model::edtf::words::{WordsReading, read_words};
use cairn_model::{CircleId, Edit, Edtf, Fields, Kind, Path, RecordId, RecordState, Value, link as links};
use cairn_store::{Counting, Cursor, Lifecycle, LinkEnd, ListFilter, Order, Reader, Record, RecordKey, Row, Vault};

use crate::api::{ChangeView, ClaimView, EditInput, LinkView, ListQuery, RecordRow, RecordView, Response, Scalar};
use crate::circles;
use crate::clock;
use crate::codebook::own;
use crate::error::{ApiError, ErrorCode};
use crate::{filters, protocols, views};

impl From<Scalar> for Value {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Flag(flag) => Self::Flag(flag),
            Scalar::Int(number) => Self::Int(number),
            Scalar::Real(number) => Self::Real(number),
            Scalar::Text(text) => Self::Text(text),
        }
    }
}

impl From<Value> for Scalar {
    fn from(value: Value) -> Self {
        match value {
            Value::Flag(flag) => Self::Flag(flag),
            Value::Int(number) => Self::Int(number),
            Value::Real(number) => Self::Real(number),
            Value::Text(text) => Self::Text(text),
        }
    }
}

impl From<EditError> for ApiError {
    fn from(error: EditError) -> Self {
        let path = error.path().map(Path::dotted).unwrap_or_default();
        let bad = |why: &str| Self::new(ErrorCode::BadValue).with("path", path.clone()).with("why", why);
        match &error {
            EditError::UnknownField { .. } => Self::new(ErrorCode::UnknownField).with("path", path),
            EditError::WrongValue { expected, .. } => bad(expected),
            EditError::UnknownCode { vocabulary, .. } => bad(&format!("not a term of {}", vocabulary.name())),
            EditError::TooLong { limit, .. } => bad(&format!("over {limit} bytes")),
            EditError::Characters { .. } => bad("control characters"),
            EditError::Date { .. } => bad("not a date"),
            EditError::AmbiguousDate { readings, .. } => Self::new(ErrorCode::AmbiguousDate)
                .with("path", path)
                .with("options", readings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
            EditError::Contradiction { .. } => bad("set twice"),
            EditError::Link { .. } => bad("use link"),
            EditError::SelfLink => Self::new(ErrorCode::SelfLink),
            EditError::WrongKind { expected, .. } => {
                Self::new(ErrorCode::WrongKind).with("path", path).with("kind", expected.name())
            }
            EditError::Incomplete { needs, .. } => {
                Self::new(ErrorCode::Incomplete).with("path", path).with("needs", needs.replace('/', "."))
            }
            EditError::Order { first, .. } => {
                Self::new(ErrorCode::DateOrder).with("path", path).with("first", first.replace('/', "."))
            }
            EditError::Verbatim { .. } => Self::new(ErrorCode::Verbatim).with("path", path),
            EditError::CaseNumber { .. } => Self::new(ErrorCode::CaseNumber).with("path", path),
            EditError::TooMany => bad(&format!("over {} edits", check::MAX_EDITS)),
        }
    }
}

/// Finds a kind by its name.
pub(crate) fn kind(name: &str) -> Result<Kind, ApiError> {
    Kind::parse(name).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::name).join(", ");
        ApiError::new(ErrorCode::UnknownKind).with("kind", name).with("kinds", kinds)
    })
}

/// Gives the edit that says of which kind a new record is.
pub(crate) fn kind_edit(kind: Kind) -> Result<Edit, ApiError> {
    let path = Path::parse(RecordState::KIND).map_err(|_| crate::internal!("the path of the kind is no path"))?;
    Ok(Edit { path, value: Some(kind.name().into()) })
}

/// Adds a record.
pub(crate) fn add(
    vault: &mut Vault,
    kind_name: &str,
    circle: Option<&str>,
    set: &[EditInput],
) -> Result<Response, ApiError> {
    let kind = kind(kind_name)?;
    let circle = circles::find(vault, circle)?;
    let mut edits = made::complete(vault, kind, read_edits(vault, kind, set)?)?;
    made::check(vault, kind, &Fields::new(), &edits)?;
    if kind == Kind::Term {
        return Ok(Response::Created { id: own::add_record(vault, &circle, edits)?.to_string() });
    }
    own::must_be_known(vault, &circle, kind, &edits, &Fields::new())?;
    edits.push(kind_edit(kind)?);
    let id = RecordId::from_bytes(rand::random());
    vault.add(&circle, id, edits, clock::now())?;
    Ok(Response::Created { id: id.to_string() })
}

/// Writes edits to a record that is here, or under an id of its own to a new one, checked as those of a person are.
pub(crate) fn write_as(vault: &mut Vault, key: &RecordKey, kind: Kind, edits: &[Edit]) -> Result<(), ApiError> {
    let before = match vault.record(key) {
        Ok(record) => Some(record.fields),
        Err(cairn_store::StoreError::NotFound(_)) => None,
        Err(other) => return Err(other.into()),
    };
    let present = before.clone().unwrap_or_default();
    let mut edits = check_edits(kind, edits)?;
    made::check(vault, kind, &present, &edits)?;
    own::must_be_known(vault, &key.circle, kind, &edits, &present)?;
    if before.is_none() {
        edits.push(kind_edit(kind)?);
    }
    vault.add(&key.circle, key.id, edits, clock::now())?;
    Ok(())
}

/// Changes a record.
pub(crate) fn edit(vault: &mut Vault, id: &str, set: &[EditInput]) -> Result<Response, ApiError> {
    let key = find(vault, id)?;
    let record = vault.record(&key)?;
    let kind = kind(&record.row.kind)?;
    let edits = read_edits(vault, kind, set)?;
    check_change(vault, &key, kind, &record.fields, &edits)?;
    own::must_be_known(vault, &key.circle, kind, &edits, &record.fields)?;
    vault.edit(&key, edits, clock::now())?;
    show_key(vault, &key)
}

/// Checks edits of a record that is here against the record and those around it.
pub(crate) fn check_change(
    reader: &Reader,
    key: &RecordKey,
    kind: Kind,
    before: &Fields,
    edits: &[Edit],
) -> Result<(), ApiError> {
    made::check(reader, kind, before, edits)?;
    match kind {
        Kind::Term => own::check_change(reader, key, before, edits),
        Kind::Protocol => protocols::must_not_be_circular(reader, key, edits),
        Kind::Examination => protocols::step::must_not_touch_closed(before, edits),
        _ => Ok(()),
    }
}

/// Checks the edits that a use case makes as those of a person are checked.
pub(crate) fn checked(
    reader: &Reader,
    circle: &CircleId,
    kind: Kind,
    before: &Fields,
    edits: &[Edit],
) -> Result<Vec<Edit>, ApiError> {
    let edits = check_edits(kind, edits)?;
    made::check(reader, kind, before, &edits)?;
    own::must_be_known(reader, circle, kind, &edits, before)?;
    Ok(edits)
}

/// Makes the edits of a use case to a record that is here, checked as those of a person are.
pub(crate) fn change(
    vault: &mut Vault,
    key: &RecordKey,
    kind: Kind,
    before: &Fields,
    edits: &[Edit],
) -> Result<(), ApiError> {
    let edits = checked(vault, &key.circle, kind, before, edits)?;
    vault.edit(key, edits, clock::now())?;
    Ok(())
}

/// Marks a record as deleted.
pub(crate) fn delete(vault: &mut Vault, id: &str) -> Result<Response, ApiError> {
    let key = find(vault, id)?;
    vault.delete(&key, clock::now())?;
    Ok(Response::Done)
}

/// Takes a deletion back.
pub(crate) fn restore(vault: &mut Vault, id: &str) -> Result<Response, ApiError> {
    let key = find(vault, id)?;
    vault.restore(&key, clock::now())?;
    Ok(Response::Done)
}

/// Makes a link.
pub(crate) fn link(
    vault: &mut Vault,
    from: &str,
    relation: &str,
    to: &str,
    confidence: Option<&str>,
    note: Option<&str>,
) -> Result<Response, ApiError> {
    let (from, to) = (find(vault, from)?, find(vault, to)?);
    links::check_ends(&from.id, &to.id)?;
    let kind = kind(&vault.record(&from)?.row.kind)?;
    let edits = check_edits(kind, &links::make_edits(relation, &to.id, confidence, note))?;
    own::must_be_known(vault, &from.circle, kind, &edits, &Fields::new())?;
    vault.edit(&from, edits, clock::now())?;
    Ok(Response::Done)
}

/// Takes a link away.
pub(crate) fn unlink(vault: &mut Vault, from: &str, relation: &str, to: &str) -> Result<Response, ApiError> {
    let (from, to) = (find(vault, from)?, find(vault, to)?);
    let kind = kind(&vault.record(&from)?.row.kind)?;
    let edits = check_edits(kind, &links::remove_edits(relation, &to.id))?;
    vault.edit(&from, edits, clock::now())?;
    Ok(Response::Done)
}

/// Finds a record by its id or the beginning of it, or a case by its number.
pub(crate) fn find(reader: &Reader, id: &str) -> Result<RecordKey, ApiError> {
    if let Some(key) = made::find_case(reader, id)? {
        return Ok(key);
    }
    reader.find(id).map_err(|error| match error {
        cairn_store::StoreError::Ambiguous => ApiError::new(ErrorCode::AmbiguousId),
        cairn_store::StoreError::NotFound(_) | cairn_store::StoreError::Refused(_) => {
            ApiError::new(ErrorCode::UnknownRecord)
        }
        other => other.into(),
    })
}

/// Shows a record.
pub(crate) fn show(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    let key = find(reader, id)?;
    show_key(reader, &key)
}

fn show_key(reader: &Reader, key: &RecordKey) -> Result<Response, ApiError> {
    let charter = reader.load_charter(&key.circle)?;
    let mut shown = view(reader, &charter, key, reader.record(key)?)?;
    shown.judgments = crate::duplicates::judgments_of(reader, &key.id)?;
    Ok(Response::Record(shown))
}

fn view(reader: &Reader, charter: &Charter, key: &RecordKey, record: Record) -> Result<RecordView, ApiError> {
    let mut links: Vec<LinkView> = Vec::new();
    for end in reader.links_from(key)? {
        links.push(link_view(end));
    }
    for end in reader.links_to(key)? {
        links.push(link_view(end));
    }
    let conflicts = record
        .conflicts
        .into_iter()
        .map(|(path, claims)| (path.dotted(), claims.into_iter().map(|claim| claim_view(charter, claim)).collect()))
        .collect();
    Ok(RecordView {
        schema: "cairn.record/1".to_owned(),
        id: key.id.to_string(),
        kind: record.row.kind,
        circle: key.circle.to_string(),
        fields: dotted(record.fields),
        conflicts,
        links,
        deleted: record.row.deleted,
        judgments: Vec::new(),
    })
}

fn dotted(fields: Fields) -> BTreeMap<String, Scalar> {
    fields
        .into_iter()
        .filter(|(path, _)| path.as_str() != RecordState::KIND)
        .map(|(path, value)| (path.dotted(), value.into()))
        .collect()
}

fn link_view(end: LinkEnd) -> LinkView {
    let (other_kind, other_title) = end.other.map(|row| (row.kind, row.title)).unzip();
    LinkView {
        from: end.from.to_string(),
        relation: end.relation,
        to: end.to.to_string(),
        other_kind,
        other_title,
        confidence: end.confidence,
        note: end.note,
    }
}

/// Names the author of a claim.
pub(crate) fn claim_view(charter: &Charter, claim: cairn_model::Claim) -> ClaimView {
    ClaimView {
        value: claim.value.map(Scalar::from),
        author: circles::author(charter, &claim.author),
        device: claim.author,
        time: claim.time.to_string(),
    }
}

/// Shows who changed what, newest first.
pub(crate) fn history(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    let key = find(reader, id)?;
    let charter = reader.load_charter(&key.circle)?;
    let mut changes: Vec<ChangeView> = reader
        .history(&key)?
        .into_iter()
        .map(|change| ChangeView {
            author: change.author.map(|log| circles::author(&charter, &log.to_string())).unwrap_or_default(),
            device: change.author.map(|log| log.to_string()).unwrap_or_default(),
            time: change.time.to_string(),
            edits: change
                .edits
                .into_iter()
                .map(|edit| EditInput { path: edit.path.dotted(), value: edit.value.map(Scalar::from) })
                .collect(),
        })
        .collect();
    changes.reverse();
    Ok(Response::History { changes })
}

/// Lists records.
///
/// `watch` hears how many were looked at one by one, and stops it by saying `false`.
pub(crate) fn list(
    reader: &Reader,
    query: &ListQuery,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<Response, ApiError> {
    let query = &views::apply(reader, query)?;
    let page = reader.list_watched(&filter(reader, query)?, watch)?;
    let (next, looked_at) = (page.next.map(|cursor| cursor.to_string()), page.looked_at);
    if !query.whole {
        let rows = page.rows.into_iter().map(row_view).collect();
        return Ok(Response::Records { rows, next, total: page.total, looked_at });
    }
    let mut charters: BTreeMap<CircleId, Charter> = BTreeMap::new();
    let mut records = Vec::with_capacity(page.rows.len());
    for row in page.rows {
        let key = RecordKey { circle: row.circle, id: row.id };
        let charter = match charters.entry(key.circle) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(reader.load_charter(&key.circle)?),
        };
        records.push(view(reader, charter, &key, reader.record(&key)?)?);
    }
    Ok(Response::RecordPage { records, next, looked_at })
}

/// Reads a query whose view was applied already.
pub(crate) fn filter(reader: &Reader, query: &ListQuery) -> Result<ListFilter, ApiError> {
    let day = |text: &Option<String>, first: bool| -> Result<Option<i32>, ApiError> {
        let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
        let date = read_date(text)?;
        Ok(if first { date.earliest() } else { date.latest() }.map(|day| day.days()))
    };
    let bad = |why: &str| ApiError::new(ErrorCode::BadRequest).with("why", why);
    let kind = query.kind.as_deref().map(kind).transpose()?;
    let circle = query.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
    let conditions = filters::read(reader, kind, &query.conditions)?;
    Ok(ListFilter {
        kind,
        circle,
        filters: query.filters.clone(),
        conditions: filters::tests(reader, kind, circle.as_ref(), &conditions)?,
        search: query.search.clone(),
        since: day(&query.since, true)?,
        until: day(&query.until, false)?,
        lifecycle: if query.deleted { Lifecycle::Deleted } else { Lifecycle::Live },
        order: match query.order.as_deref() {
            None | Some("newest") => Order::Newest,
            Some("date") => Order::Date,
            Some(_) => return Err(bad("order")),
        },
        limit: query.limit,
        after: query.after.as_deref().map(str::parse::<Cursor>).transpose().map_err(|_| bad("after"))?,
        counting: if query.whole || query.after.is_some() { Counting::Skip } else { Counting::Cheap },
    })
}

/// Reads a date in EDTF or in words.
pub(crate) fn read_date(text: &str) -> Result<Edtf, ApiError> {
    match read_words(text, None) {
        Ok(WordsReading::One(date)) => Ok(date),
        Ok(WordsReading::Ambiguous { day_first, month_first }) => {
            Err(ApiError::new(ErrorCode::AmbiguousDate).with("options", format!("{day_first}, {month_first}")))
        }
        Err(_) => Err(ApiError::new(ErrorCode::BadValue).with("path", "date").with("why", "not a date")),
    }
}

/// Shows how a text reads as a date.
pub(crate) fn date_read(text: &str) -> Response {
    let today = cairn_model::edtf::Day::of_time(clock::now());
    match read_words(text, Some(today)) {
        Ok(WordsReading::One(date)) => Response::DateReading { edtf: Some(date.to_string()), options: Vec::new() },
        Ok(WordsReading::Ambiguous { day_first, month_first }) => {
            Response::DateReading { edtf: None, options: vec![day_first.to_string(), month_first.to_string()] }
        }
        Err(_) => Response::DateReading { edtf: None, options: Vec::new() },
    }
}

pub(crate) fn row_view(row: Row) -> RecordRow {
    RecordRow {
        id: row.id.to_string(),
        kind: row.kind,
        circle: row.circle.to_string(),
        title: row.title,
        date: row.date,
        place: row.place,
        status: row.status,
        tlp: row.tlp,
        conflicts: row.conflicts,
        updated: row.updated.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_reads_in_two_ways_gives_both() {
        let Response::DateReading { edtf: None, options } = date_read("12/05/2024") else { panic!("it was read") };
        assert_eq!(options, ["2024-05-12", "2024-12-05"]);
    }
}
