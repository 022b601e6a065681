//! Sightings of an indicator, and what people think of it. Both are signed, as every edit is, and keep their history.

use cairn_model::edtf::Day;
use cairn_model::{Edit, Edtf, ItemId, Kind, Value, Vocabulary, fields_under};
use cairn_store::{RecordKey, Vault};

use crate::api::{NotedView, Response, SightOrder, TriageOrder};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::edit;
use crate::{circles, clock, import, records};

/// Finds an indicator: a record, or an object of a set, which becomes one.
fn find(vault: &mut Vault, id: &str, object: Option<&str>) -> Result<RecordKey, ApiError> {
    let key = match object {
        None => records::find(vault, id)?,
        Some(object) => match import::promote(vault, id, object)? {
            Response::Created { id } => records::find(vault, &id)?,
            _ => return Err(crate::internal!("an indicator was not made a record")),
        },
    };
    let kind = vault.summary(&key)?.kind;
    if kind != Kind::Indicator.name() {
        return Err(ApiError::new(ErrorCode::WrongKind).with("path", "id").with("kind", Kind::Indicator.name()));
    }
    Ok(key)
}

fn today() -> String {
    Edtf::day(Day::of_time(clock::now())).to_string()
}

/// Gives the name of who writes in a circle from this device.
fn author(vault: &Vault, key: &RecordKey) -> Result<String, ApiError> {
    let charter = vault.load_charter(&key.circle)?;
    Ok(circles::author(&charter, &circles::own_device(vault, &key.circle)?.to_string()))
}

/// Writes down a sighting.
pub(super) fn sight(vault: &mut Vault, order: &SightOrder) -> Result<NotedView, ApiError> {
    let key = find(vault, &order.id, order.object.as_deref())?;
    let item = format!("sightings/{}", ItemId::from_bytes(rand::random()));
    let when = match &order.when {
        Some(when) => records::read_date(when)?.to_string(),
        None => today(),
    };
    let mut edits = vec![
        edit(&item, true)?,
        edit(&format!("{item}/when"), when)?,
        edit(&format!("{item}/by"), author(vault, &key)?)?,
        edit(&format!("{item}/count"), i64::from(order.count.unwrap_or(1).max(1)))?,
    ];
    for (field, id) in [("device", &order.device), ("incident", &order.incident)] {
        if let Some(id) = id {
            edits.push(edit(&format!("{item}/{field}"), records::find(vault, id)?.id.to_string())?);
        }
    }
    if let Some(note) = order.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) {
        edits.push(edit(&format!("{item}/remarks"), note)?);
    }
    records::write_as(vault, &key, Kind::Indicator, &edits)?;
    view(vault, &key)
}

/// Writes down what somebody thinks of an indicator.
pub(super) fn judge(vault: &mut Vault, order: &TriageOrder) -> Result<NotedView, ApiError> {
    let verdict = Vocabulary::Triage.find(&order.verdict).map(|term| term.code);
    let verdict = verdict
        .ok_or_else(|| ApiError::new(ErrorCode::BadValue).with("path", "triage").with("why", "not a term of triage"))?;
    let why = order.why.trim();
    if why.is_empty() {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "triage").with("needs", "triage_why"));
    }
    let key = find(vault, &order.id, order.object.as_deref())?;
    let edits: Vec<Edit> = vec![
        edit("triage", verdict)?,
        edit("triage_why", why)?,
        edit("triage_by", author(vault, &key)?)?,
        edit("triage_on", today())?,
    ];
    records::write_as(vault, &key, Kind::Indicator, &edits)?;
    view(vault, &key)
}

fn view(vault: &Vault, key: &RecordKey) -> Result<NotedView, ApiError> {
    let fields = vault.record(key)?.fields;
    let text = |path: &str| fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let sightings = fields_under(&fields, "sightings").filter(|(path, _)| path.segments().count() == 2).count();
    Ok(NotedView {
        schema: "cairn.noted/1".to_owned(),
        id: key.id.to_string(),
        triage: text("triage"),
        why: text("triage_why"),
        by: text("triage_by"),
        on: text("triage_on"),
        sightings: sightings as u64,
    })
}
