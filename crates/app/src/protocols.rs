//! Protocols: those that come with the program, and a circle's own, which it copies and changes.

pub(crate) mod coverage;
pub(crate) mod own;
pub(crate) mod run;
pub(crate) mod shipped;
pub(crate) mod step;
pub(crate) mod words;

use std::collections::BTreeMap;

use cairn_model::risk::{Level, Template, TemplateProblem, decimal};
use cairn_model::{CircleId, Fields, Kind, RecordId, RecordState, Value, protocol};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, Record, RecordKey};

use crate::api::{
    BasedOnView, LevelView, ProtocolPick, ProtocolQuery, ProtocolRow, ProtocolStepView, ProtocolView, Response,
    TemplateProblemView,
};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, records};
use shipped::Shipped;
use words::Words;

/// The most protocols of circles that are listed.
const MAX_LISTED: u32 = 1000;

/// Makes the error of a protocol that cannot be found.
fn unknown(name: &str) -> ApiError {
    ApiError::new(ErrorCode::UnknownProtocol).with("protocol", name)
}

/// Says whether a text names a protocol that comes with the program, which needs no vault.
pub fn is_shipped(name: &str) -> bool {
    Shipped::find(name.trim()).is_some()
}

/// Gives the id of the risk scales that come with the program, and their fields in a language.
pub(crate) fn shipped_scales(lang: &str) -> Option<(RecordId, Fields)> {
    let shipped = Shipped::find(shipped::SCALES)?;
    Some((shipped.id(), shipped.fields(Words::of(lang)).into_iter().collect()))
}

/// Lists protocols: first those that come with the program, then the circles'. `reader` is there when the vault is unlocked.
pub(crate) fn list(reader: Option<&Reader>, query: &ProtocolQuery) -> Result<Response, ApiError> {
    let words = Words::of(query.lang.as_deref().unwrap_or("en"));
    let mut protocols: Vec<ProtocolRow> = shipped::ALL.iter().map(|shipped| shipped_row(shipped, words)).collect();
    if let Some(reader) = reader.filter(|_| !query.shipped) {
        let filter = ListFilter {
            kind: Some(Kind::Protocol),
            circle: query.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?,
            lifecycle: Lifecycle::Live,
            limit: MAX_LISTED,
            counting: Counting::Skip,
            ..ListFilter::default()
        };
        for row in reader.list(&filter)?.rows {
            let record = reader.record(&RecordKey { circle: row.circle, id: row.id })?;
            protocols.push(own_row(&row.circle, &row.id, &record.fields));
        }
    }
    Ok(Response::Protocols { protocols })
}

fn shipped_row(shipped: &Shipped, words: &Words) -> ProtocolRow {
    ProtocolRow {
        name: shipped.code.to_owned(),
        id: shipped.id().to_string(),
        shipped: true,
        circle: None,
        title: words.get(shipped.code).unwrap_or(shipped.code).to_owned(),
        protocol_type: Some(shipped.type_.to_owned()),
        version: shipped.version,
        length: shipped.len() as u64,
        status: None,
        languages: Words::languages().map(str::to_owned).collect(),
        translation: words.translation(shipped.code).name().to_owned(),
    }
}

fn own_row(circle: &CircleId, id: &RecordId, fields: &Fields) -> ProtocolRow {
    let text = |path: &str| fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let version = protocol::version(fields);
    let levels = || protocol::items(fields, "scales").filter(|item| protocol::holds(fields, "scales", item, version));
    ProtocolRow {
        name: id.to_string(),
        id: id.to_string(),
        shipped: false,
        circle: Some(circle.to_string()),
        title: text("title").unwrap_or_default(),
        protocol_type: text("type"),
        version,
        length: (protocol::steps(fields, version).len() + levels().count()) as u64,
        status: text("status"),
        languages: text("language").into_iter().collect(),
        translation: translation(id, circle, fields).to_owned(),
    }
}

/// Says who stands behind the words of a protocol of a circle: a copy that nobody changed yet says what our words say.
fn translation(id: &RecordId, circle: &CircleId, fields: &Fields) -> &'static str {
    let text = |path: &str| fields.get(path).and_then(Value::as_text);
    let of = text("based_on").and_then(|id| id.parse().ok()).and_then(|id| Shipped::of_id(&id));
    let copy = of.zip(text("language").and_then(Words::find_language));
    match copy {
        Some((shipped, words))
            if shipped.copy_id(circle, words.lang()) == *id && protocol::version(fields) == shipped.version =>
        {
            words.translation(shipped.code).name()
        }
        _ => "circle",
    }
}

/// Shows a protocol.
pub(crate) fn show(reader: Option<&Reader>, pick: &ProtocolPick) -> Result<Response, ApiError> {
    let name = pick.protocol.trim();
    let view = match (Shipped::find(name), reader) {
        (Some(shipped), _) => {
            if pick.version.is_some_and(|version| version != shipped.version) {
                return Err(ApiError::new(ErrorCode::ProtocolVersion).with("newest", shipped.version.to_string()));
            }
            shipped_view(shipped, Words::of(pick.lang.as_deref().unwrap_or("en")))
        }
        (None, Some(reader)) => {
            let (key, fields) = find(reader, name)?;
            own_view(reader, &key, &fields, pick.version)?
        }
        (None, None) => return Err(unknown(name)),
    };
    Ok(Response::Protocol(Box::new(view)))
}

/// Finds a protocol of a circle by its id or the beginning of it.
pub(crate) fn find(reader: &Reader, id: &str) -> Result<(RecordKey, Fields), ApiError> {
    let key = records::find(reader, id).map_err(|error| match error.code {
        ErrorCode::UnknownRecord => unknown(id),
        _ => error,
    })?;
    let record = reader.record(&key)?;
    must_be(&record, Kind::Protocol, "protocol")?;
    Ok((key, record.fields))
}

/// Refuses a record of another kind, and one that was deleted.
pub(crate) fn must_be(record: &Record, kind: Kind, path: &str) -> Result<(), ApiError> {
    if record.row.kind != kind.name() {
        return Err(ApiError::new(ErrorCode::WrongKind).with("path", path).with("kind", kind.name()));
    }
    if record.row.deleted {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the record is deleted"));
    }
    Ok(())
}

fn shipped_view(shipped: &Shipped, words: &Words) -> ProtocolView {
    let fields: Fields = shipped.fields(words).into_iter().collect();
    let mut view = view(shipped_row(shipped, words), &fields, shipped.version);
    view.origin = own::origin(shipped);
    view
}

fn own_view(reader: &Reader, key: &RecordKey, fields: &Fields, version: Option<i64>) -> Result<ProtocolView, ApiError> {
    let row = own_row(&key.circle, &key.id, fields);
    let newest = row.version;
    let shown = version.unwrap_or(newest);
    if !(1..=newest).contains(&shown) {
        return Err(ApiError::new(ErrorCode::ProtocolVersion).with("newest", newest.to_string()));
    }
    let mut view = view(row, fields, shown);
    let mut failed = None;
    let lineage = protocol::lineage(&key.id, |id| {
        based_on(reader, &key.circle, id).unwrap_or_else(|error| {
            failed = Some(error);
            None
        })
    });
    if let Some(error) = failed {
        return Err(error);
    }
    view.circular = lineage.circular;
    for id in lineage.ids {
        let shipped = Shipped::of_id(&id);
        let title = match reader.find(&id.to_string()) {
            Ok(key) => Some(reader.summary(&key)?.title),
            Err(_) => shipped.and_then(|shipped| Words::of("en").find(shipped.code)),
        };
        view.based_on.push(BasedOnView {
            id: id.to_string(),
            title,
            name: shipped.map(|shipped| shipped.code.to_owned()),
        });
    }
    Ok(view)
}

/// Gives on what a protocol is based: of the circle, or of another circle of this vault.
fn based_on(reader: &Reader, circle: &CircleId, id: &RecordId) -> Result<Option<RecordId>, ApiError> {
    let key = RecordKey { circle: *circle, id: *id };
    let record = match reader.record(&key) {
        Ok(record) => record,
        Err(cairn_store::StoreError::NotFound(_)) => match reader.find(&id.to_string()) {
            Ok(key) => reader.record(&key)?,
            Err(_) => return Ok(None),
        },
        Err(error) => return Err(error.into()),
    };
    Ok(record.fields.get("based_on").and_then(Value::as_text).and_then(|id| id.parse().ok()))
}

/// Refuses to base a protocol on what is based on it.
pub(crate) fn must_not_be_circular(
    reader: &Reader,
    key: &RecordKey,
    edits: &[cairn_model::Edit],
) -> Result<(), ApiError> {
    let named = edits.iter().find(|edit| edit.path.as_str() == "based_on").and_then(|edit| edit.value.as_ref());
    let Some(first) = named.and_then(Value::as_text).and_then(|id| id.parse::<RecordId>().ok()) else { return Ok(()) };
    let mut failed = None;
    let lineage = protocol::lineage(&key.id, |id| {
        if *id == key.id {
            return Some(first);
        }
        based_on(reader, &key.circle, id).unwrap_or_else(|error| {
            failed = Some(error);
            None
        })
    });
    match failed {
        Some(error) => Err(error),
        None if lineage.circular => Err(ApiError::new(ErrorCode::ProtocolCircular)),
        None => Ok(()),
    }
}

fn view(row: ProtocolRow, fields: &Fields, shown: i64) -> ProtocolView {
    let state = RecordState { fields: fields.clone(), conflicts: BTreeMap::new() };
    let text = |path: &str| state.text(path).map(str::to_owned);
    let template = Template::read(fields, shown);
    let is_template = row.protocol_type.as_deref() == Some("risk-template");
    ProtocolView {
        schema: "cairn.protocol/1".to_owned(),
        row,
        shown,
        purpose: text("purpose").unwrap_or_default(),
        scope: text("scope").unwrap_or_default(),
        origin: text("origin").unwrap_or_default(),
        licence: text("licence").unwrap_or_default(),
        changes: text("changes").unwrap_or_default(),
        approved: text("approved_by").or_else(|| text("approved")).map(|by| match text("approved") {
            Some(day) if day != by => format!("{by}, {day}"),
            _ => by,
        }),
        review: text("review"),
        based_on: Vec::new(),
        circular: false,
        steps: (1..).zip(protocol::steps(fields, shown)).map(|(number, step)| step_view(number, step)).collect(),
        scales: cairn_model::risk::Scale::ALL
            .into_iter()
            .flat_map(|scale| template.scale(scale).map(level_view).collect::<Vec<_>>())
            .collect(),
        problems: if is_template { template.problems().iter().map(problem_view).collect() } else { Vec::new() },
    }
}

fn step_view(number: u64, step: protocol::Step) -> ProtocolStepView {
    let protocol::Step { id, title, instruction, warning, tools, output, required, since, .. } = step;
    ProtocolStepView { id: id.to_string(), number, title, instruction, warning, tools, output, required, since }
}

/// Shows a level of a scale.
pub(crate) fn level_view(level: &Level) -> LevelView {
    LevelView {
        id: level.item.to_string(),
        scale: level.scale.name().to_owned(),
        code: level.code.clone(),
        label: if level.label.is_empty() { level.code.clone() } else { level.label.clone() },
        meaning: level.meaning.clone(),
        weight: level.weight.map(decimal),
    }
}

/// Shows what is wrong with a template.
pub(crate) fn problem_view(problem: &TemplateProblem) -> TemplateProblemView {
    let (name, scale, code) = match problem {
        TemplateProblem::UnknownLevel { scale, code } => ("unknown-level", scale, code),
        TemplateProblem::Twice { scale, code } => ("twice", scale, code),
        TemplateProblem::NoWeight { scale, code } => ("no-weight", scale, code),
        TemplateProblem::OutOfRange { scale, code } => ("out-of-range", scale, code),
        TemplateProblem::NotInOrder { scale, code } => ("not-in-order", scale, code),
        TemplateProblem::Missing { scale, code } => ("missing", scale, code),
    };
    TemplateProblemView { problem: name.to_owned(), scale: scale.name().to_owned(), code: code.clone() }
}

#[cfg(test)]
mod tests;
