//! Protocols of a circle: copied from ours or another circle's, and changed version by version.

use cairn_model::protocol::{self, List, Revision, RevisionError, revise};
use cairn_model::risk::Scale;
use cairn_model::{CircleId, Edit, Fields, ItemId, Kind, Path, RecordId, Value, check_edits};
use cairn_store::{Reader, RecordKey, StoreError, Vault, Write};

use super::shipped::Shipped;
use super::words::Words;
use super::{find, must_be, own_view};
use crate::api::{ProtocolCopy, ProtocolScaleOrder, ProtocolStepOrder, Response};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, records};

impl From<RevisionError> for ApiError {
    fn from(error: RevisionError) -> Self {
        match error {
            RevisionError::NoItem => Self::new(ErrorCode::UnknownStep),
            RevisionError::TooMany => {
                Self::new(ErrorCode::ProtocolTooLong).with("limit", protocol::MAX_STEPS.to_string())
            }
            RevisionError::LastVersion => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("version {}", protocol::MAX_VERSION))
            }
        }
    }
}

pub(super) fn edit(path: &str, value: Option<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of a protocol is no path"))?;
    Ok(Edit { path, value })
}

/// Says where a copy of one of our protocols comes from.
pub(super) fn origin(shipped: &Shipped) -> String {
    format!("Cairn, {} {}", shipped.code, shipped.version)
}

/// A copy of one of our protocols, as it is or will be in a circle.
pub(super) struct Copied {
    pub(super) key: RecordKey,
    pub(super) fields: Fields,
    /// What makes it; nothing where it is here.
    pub(super) write: Option<Write>,
    pub(super) translation: &'static str,
}

/// Copies one of our protocols into a circle. A copy that is here already is left as the circle has it.
pub(super) fn copy_shipped(
    reader: &Reader,
    shipped: &Shipped,
    words: &Words,
    circle: &CircleId,
) -> Result<Copied, ApiError> {
    let key = RecordKey { circle: *circle, id: shipped.copy_id(circle, words.lang()) };
    let translation = words.translation(shipped.code).name();
    match reader.record(&key) {
        Ok(record) => {
            must_be(&record, Kind::Protocol, "protocol")?;
            return Ok(Copied { key, fields: record.fields, write: None, translation });
        }
        Err(StoreError::NotFound(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let mut edits: Vec<Edit> =
        shipped.fields(words).into_iter().map(|(path, value)| Edit { path, value: Some(value) }).collect();
    edits.push(edit("origin", Some(origin(shipped).into()))?);
    edits.push(edit("status", Some("current".into()))?);
    let mut edits = check_edits(Kind::Protocol, &edits)?;
    let fields = edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect();
    edits.push(records::kind_edit(Kind::Protocol)?);
    Ok(Copied { key, fields, write: Some(Write::New { id: key.id, edits }), translation })
}

/// Finds the copy of one of our protocols that a circle has: in a language, else in any.
pub(super) fn find_copy(
    reader: &Reader,
    shipped: &Shipped,
    circle: &CircleId,
    lang: &str,
) -> Result<Option<RecordKey>, ApiError> {
    for lang in std::iter::once(lang).chain(Words::languages().map(|lang| -> &str { lang })) {
        let key = RecordKey { circle: *circle, id: shipped.copy_id(circle, lang) };
        match reader.summary(&key) {
            Ok(row) if row.kind == Kind::Protocol.name() && !row.deleted => return Ok(Some(key)),
            Ok(_) | Err(StoreError::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

/// Copies a protocol into a circle.
pub(crate) fn copy(vault: &mut Vault, order: &ProtocolCopy) -> Result<Response, ApiError> {
    let circle = circles::find(vault, order.circle.as_deref())?;
    let name = order.protocol.trim();
    let Some(shipped) = Shipped::find(name) else {
        if order.language.is_some() {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "a circle's protocol has one language"));
        }
        return copy_record(vault, name, &circle);
    };
    let lang = order.language.as_deref().unwrap_or("en");
    let words = Words::find_language(lang).ok_or_else(|| {
        ApiError::new(ErrorCode::BadValue)
            .with("path", "language")
            .with("why", Words::languages().collect::<Vec<_>>().join(", "))
    })?;
    let copied = copy_shipped(vault, shipped, words, &circle)?;
    let existed = copied.write.is_none();
    if let Some(write) = copied.write {
        vault.write(&circle, vec![write], clock::now())?;
    }
    Ok(Response::ProtocolCopied { id: copied.key.id.to_string(), existed, translation: copied.translation.to_owned() })
}

/// Copies a protocol of a circle, as it stands, into another circle. The version begins again at 1.
fn copy_record(vault: &mut Vault, id: &str, circle: &CircleId) -> Result<Response, ApiError> {
    let (from, fields) = find(vault, id)?;
    if from.circle == *circle {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the protocol is in this circle already"));
    }
    let version = protocol::version(&fields);
    let copy =
        RecordKey { circle: *circle, id: RecordId::derive(circle, "protocol-copy", &format!("{} {version}", from.id)) };
    let response =
        |existed| Ok(Response::ProtocolCopied { id: copy.id.to_string(), existed, translation: "circle".to_owned() });
    match vault.record(&copy) {
        Ok(record) => {
            must_be(&record, Kind::Protocol, "protocol")?;
            return response(true);
        }
        Err(StoreError::NotFound(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let mut edits = Vec::new();
    // What the other circle decided, linked or marked stays there; the marking is chosen anew.
    for path in ["title", "type", "purpose", "scope", "language", "licence"] {
        if let Some(value) = fields.get(path) {
            edits.push(edit(path, Some(value.clone()))?);
        }
    }
    for list in [List::Steps, List::Scales] {
        let current =
            protocol::items(&fields, list.name()).filter(|item| protocol::holds(&fields, list.name(), item, version));
        for item in current {
            let prefix = format!("{}/{item}", list.name());
            edits.push(edit(&prefix, Some(true.into()))?);
            for (path, value) in cairn_model::fields_under(&fields, &prefix) {
                if !path.as_str().ends_with("/since") && !path.as_str().ends_with("/until") {
                    edits.push(Edit { path: path.clone(), value: Some(value.clone()) });
                }
            }
        }
    }
    edits.push(edit("version", Some(1.into()))?);
    edits.push(edit("status", Some("current".into()))?);
    edits.push(edit("based_on", Some(from.id.to_string().into()))?);
    edits.push(edit("based_on_version", Some(version.into()))?);
    let mut edits = check_edits(Kind::Protocol, &edits)?;
    edits.push(records::kind_edit(Kind::Protocol)?);
    vault.add(circle, copy.id, edits, clock::now())?;
    response(false)
}

/// What is done to a step or level.
enum Action {
    Add,
    Change,
    Retire,
}

impl Action {
    fn parse(name: &str) -> Result<Self, ApiError> {
        match name {
            "add" => Ok(Self::Add),
            "change" => Ok(Self::Change),
            "retire" => Ok(Self::Retire),
            _ => Err(ApiError::new(ErrorCode::BadRequest).with("why", "add, change or retire")),
        }
    }
}

/// Reads a field that may be cleared by an empty text.
fn cleared(text: &Option<String>) -> Option<Option<Value>> {
    text.as_ref().map(|text| (!text.trim().is_empty()).then(|| text.as_str().into()))
}

/// Finds a step of the newest version by its number or the beginning of its id.
fn find_step(fields: &Fields, wanted: &str) -> Result<ItemId, ApiError> {
    let steps = protocol::steps(fields, protocol::version(fields));
    let by_id = steps.iter().map(|step| step.id.to_string()).collect::<Vec<_>>();
    let place = pick(&by_id, wanted)?;
    steps.get(place).map(|step| step.id).ok_or_else(|| ApiError::new(ErrorCode::UnknownStep))
}

/// Finds a place by its number from 1, or by the beginning of its id (4 digits or more).
pub(super) fn pick(ids: &[String], wanted: &str) -> Result<usize, ApiError> {
    let wanted = wanted.trim();
    let missing = || ApiError::new(ErrorCode::UnknownStep);
    if wanted.len() < 4 {
        let number: usize = wanted.parse().map_err(|_| missing())?;
        return number.checked_sub(1).filter(|place| *place < ids.len()).ok_or_else(missing);
    }
    let mut found = ids.iter().enumerate().filter(|(_, id)| id.starts_with(wanted)).map(|(place, _)| place);
    match (found.next(), found.next()) {
        (Some(place), None) => Ok(place),
        (Some(_), Some(_)) => Err(ApiError::new(ErrorCode::AmbiguousId)),
        (None, _) => Err(missing()),
    }
}

/// Adds, changes or retires a step.
pub(crate) fn revise_step(vault: &mut Vault, order: &ProtocolStepOrder) -> Result<Response, ApiError> {
    let (key, fields) = find(vault, &order.protocol)?;
    let texts = [
        ("instruction", cleared(&order.instruction)),
        ("warning", cleared(&order.warning)),
        ("tools", cleared(&order.tools)),
        ("output", cleared(&order.output)),
    ];
    let mut changes: Vec<(&'static str, Option<Value>)> =
        texts.into_iter().filter_map(|(leaf, value)| Some((leaf, value?))).collect();
    changes.extend(order.title.as_ref().map(|title| ("title", Some(title.as_str().into()))));
    changes.extend(order.required.map(|required| ("required", Some(required.into()))));
    changes.extend(order.order.map(|order| ("order", Some(order.into()))));
    let named = || {
        let step = order.step.as_deref().ok_or_else(|| ApiError::new(ErrorCode::UnknownStep))?;
        find_step(&fields, step)
    };
    let revision = match Action::parse(&order.action)? {
        Action::Add => {
            must_have(order.title.as_deref(), "title")?;
            if order.order.is_none() {
                let steps = protocol::steps(&fields, protocol::version(&fields));
                let last = steps.iter().filter_map(|step| step.order).max().unwrap_or(0);
                changes.push(("order", Some(last.saturating_add(1).into())));
            }
            Revision::Add { item: ItemId::from_bytes(rand::random()), fields: present(changes) }
        }
        Action::Change => {
            if changes.is_empty() {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "nothing to change"));
            }
            if order.title.is_some() {
                must_have(order.title.as_deref(), "title")?;
            }
            Revision::Change { item: named()?, fields: changes }
        }
        Action::Retire => Revision::Retire { item: named()? },
    };
    write(vault, &key, &fields, List::Steps, revision, order.note.as_deref())
}

fn present(changes: Vec<(&'static str, Option<Value>)>) -> Vec<(&'static str, Value)> {
    changes.into_iter().filter_map(|(leaf, value)| Some((leaf, value?))).collect()
}

fn must_have(text: Option<&str>, path: &str) -> Result<(), ApiError> {
    match text.map(str::trim) {
        Some(text) if !text.is_empty() => Ok(()),
        _ => Err(ApiError::new(ErrorCode::BadValue).with("path", path).with("why", "empty")),
    }
}

/// Reads a weight of a scale, which has its own range.
fn read_weight(scale: Scale, text: &str) -> Result<Value, ApiError> {
    let (least, most) = scale.range();
    let decimal = cairn_model::risk::decimal;
    let refuse = || {
        ApiError::new(ErrorCode::BadValue)
            .with("path", "weight")
            .with("why", format!("not a number from {} to {}", decimal(least), decimal(most)))
    };
    let number: f64 = text.trim().parse().map_err(|_| refuse())?;
    let fits = number.is_finite() && number * 1000.0 >= least as f64 && number * 1000.0 <= most as f64;
    // As an edit would be read: a whole number stays one.
    if fits { Ok(text.trim().parse::<i64>().map_or(Value::Real(number), Value::Int)) } else { Err(refuse()) }
}

/// Adds, changes or retires a level of a scale.
pub(crate) fn revise_scale(vault: &mut Vault, order: &ProtocolScaleOrder) -> Result<Response, ApiError> {
    let (key, fields) = find(vault, &order.protocol)?;
    if fields.get("type").and_then(Value::as_text) != Some("risk-template") {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "only a risk template has scales"));
    }
    let refuse = |path: &str| {
        ApiError::new(ErrorCode::BadValue).with("path", path).with("why", "not a level of a risk template")
    };
    let scale = Scale::parse(order.scale.trim()).ok_or_else(|| refuse("scale"))?;
    let code = order.code.trim().to_lowercase().replace([' ', '_'], "-");
    let version = protocol::version(&fields);
    let template = cairn_model::risk::Template::read(&fields, version);
    let existing = template.level(scale, &code).map(|level| level.item);
    let mut changes: Vec<(&'static str, Option<Value>)> =
        [("label", cleared(&order.label)), ("meaning", cleared(&order.meaning))]
            .into_iter()
            .filter_map(|(leaf, value)| Some((leaf, value?)))
            .collect();
    if let Some(weight) = &order.weight {
        changes.push(("weight", Some(read_weight(scale, weight)?)));
    }
    changes.extend(order.order.map(|order| ("order", Some(order.into()))));
    let revision = match (Action::parse(&order.action)?, existing) {
        (Action::Add, Some(_)) => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the level exists")),
        (Action::Add, None) => {
            if !scale.knows(&code) {
                return Err(refuse("code"));
            }
            changes.push(("scale", Some(scale.name().into())));
            changes.push(("code", Some(code.as_str().into())));
            let item = ItemId::derive(&[b"level", scale.name().as_bytes(), code.as_bytes(), &version.to_le_bytes()]);
            Revision::Add { item, fields: present(changes) }
        }
        (_, None) => return Err(ApiError::new(ErrorCode::UnknownStep)),
        (Action::Change, Some(_)) if changes.is_empty() => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "nothing to change"));
        }
        (Action::Change, Some(item)) => Revision::Change { item, fields: changes },
        (Action::Retire, Some(item)) => Revision::Retire { item },
    };
    write(vault, &key, &fields, List::Scales, revision, order.note.as_deref())
}

fn write(
    vault: &mut Vault,
    key: &RecordKey,
    fields: &Fields,
    list: List,
    revision: Revision,
    note: Option<&str>,
) -> Result<Response, ApiError> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    records::change(vault, key, Kind::Protocol, fields, &revise(fields, list, revision, note)?)?;
    let fields = vault.record(key)?.fields;
    Ok(Response::Protocol(Box::new(own_view(vault, key, &fields, None)?)))
}
