//! Runs: an examination that follows the steps of a version of a protocol, and how it looks.

use std::collections::BTreeMap;

use cairn_ledger::LogId;
use cairn_model::protocol::{self, StepRun};
use cairn_model::{CircleId, Edit, Fields, ItemId, Kind, RecordId, Timestamp, Value};
use cairn_store::{Reader, RecordKey, Vault, Write};

use super::own::{self, edit};
use super::shipped::Shipped;
use super::words::Words;
use super::{coverage, find, must_be};
use crate::api::{Response, RunOrder, RunStepView, RunView};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, records};

/// The protocol that a run follows.
struct Followed {
    key: RecordKey,
    fields: Fields,
    write: Option<Write>,
}

/// What a run is about, each record by its key.
struct About {
    circle: CircleId,
    device: Option<RecordKey>,
    case: Option<RecordKey>,
    examination: Option<(RecordKey, Fields)>,
}

impl About {
    fn find(reader: &Reader, order: &RunOrder, protocol: Option<&RecordKey>) -> Result<Self, ApiError> {
        let of_kind = |id: &Option<String>, kind: Kind, path: &str| -> Result<Option<RecordKey>, ApiError> {
            let Some(id) = id else { return Ok(None) };
            let key = records::find(reader, id)?;
            must_be(&reader.record(&key)?, kind, path)?;
            Ok(Some(key))
        };
        let device = of_kind(&order.device, Kind::Device, "device")?;
        let case = of_kind(&order.case, Kind::Case, "case")?;
        let examination = of_kind(&order.examination, Kind::Examination, "examination")?;
        let given = order.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?;
        let keys = [examination.as_ref(), device.as_ref(), case.as_ref(), protocol];
        let mut named = given.into_iter().chain(keys.into_iter().flatten().map(|key| key.circle));
        let circle = match named.next() {
            Some(circle) => circle,
            None => circles::find(reader, None)?,
        };
        if named.any(|other| other != circle) {
            return Err(ApiError::new(ErrorCode::BadRequest)
                .with("why", "protocol, device, case and examination live in different circles"));
        }
        let examination = match examination {
            Some(key) => Some((key, reader.record(&key)?.fields)),
            None => None,
        };
        Ok(Self { circle, device, case, examination })
    }
}

/// Finds the protocol to follow. One of ours is copied into the circle, unless the circle has it.
fn follow(
    reader: &Reader,
    order: &RunOrder,
    circle: &CircleId,
    own: Option<(RecordKey, Fields)>,
) -> Result<Followed, ApiError> {
    if let Some((key, fields)) = own {
        return Ok(Followed { key, fields, write: None });
    }
    let name = order.protocol.trim();
    let shipped = Shipped::find(name).ok_or_else(|| super::unknown(name))?;
    let words = Words::of(order.lang.as_deref().unwrap_or("en"));
    if let Some(key) = own::find_copy(reader, shipped, circle, words.lang())? {
        return Ok(Followed { key, fields: reader.record(&key)?.fields, write: None });
    }
    let copied = own::copy_shipped(reader, shipped, words, circle)?;
    Ok(Followed { key: copied.key, fields: copied.fields, write: copied.write })
}

/// Gives the sort of examination that a run of a sort of protocol is.
fn examination_type(protocol: &Fields) -> &'static str {
    match protocol.get("type").and_then(Value::as_text) {
        Some("triage" | "incident-response") => "triage",
        Some("acquisition" | "examination") => "device-forensics",
        _ => "other",
    }
}

/// Begins a run: a new examination with every step open, or one that is here and followed no protocol yet.
pub(crate) fn begin(vault: &mut Vault, order: &RunOrder) -> Result<Response, ApiError> {
    let name = order.protocol.trim();
    let own = if Shipped::find(name).is_some() { None } else { Some(find(vault, name)?) };
    let about = About::find(vault, order, own.as_ref().map(|(key, _)| key))?;
    let followed = follow(vault, order, &about.circle, own)?;
    let fields = &followed.fields;
    if fields.get("type").and_then(Value::as_text) == Some("risk-template") {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "risk scales have no steps to follow"));
    }
    match protocol::steps(fields, protocol::version(fields)).len() {
        0 => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the protocol has no steps")),
        steps if steps > protocol::MAX_STEPS => {
            return Err(ApiError::new(ErrorCode::ProtocolTooLong).with("limit", protocol::MAX_STEPS.to_string()));
        }
        _ => {}
    }
    let mut edits = protocol::begin_edits(&followed.key.id, fields);
    let none = Fields::new();
    let before = about.examination.as_ref().map_or(&none, |(_, fields)| fields);
    if before.contains_key("protocol") {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the examination follows a protocol already"));
    }
    if before.contains_key("closed") {
        return Err(ApiError::new(ErrorCode::ExaminationClosed));
    }
    edits.extend(named_edits(vault, order, &about, fields)?);
    // What is there already stays: a person or a tool wrote it.
    edits.retain(|edit| !before.contains_key(edit.path.as_str()) || edit.path.as_str() == "device");
    let mut writes: Vec<Write> = followed.write.into_iter().collect();
    let mut edits = records::checked(vault, &about.circle, Kind::Examination, before, &edits)?;
    let key = match &about.examination {
        Some((key, _)) => {
            writes.push(Write::Edit { id: key.id, edits });
            *key
        }
        None => {
            let key = RecordKey { circle: about.circle, id: RecordId::from_bytes(rand::random()) };
            edits.push(records::kind_edit(Kind::Examination)?);
            writes.push(Write::New { id: key.id, edits });
            key
        }
    };
    vault.write(&about.circle, writes, clock::now())?;
    show_key(vault, &key)
}

/// The fields that the order says: title, device, case, examiner, day.
fn named_edits(reader: &Reader, order: &RunOrder, about: &About, protocol: &Fields) -> Result<Vec<Edit>, ApiError> {
    let protocol_title = protocol.get("title").and_then(Value::as_text).unwrap_or_default();
    let device_title = about.device.map(|key| reader.summary(&key)).transpose()?.map(|row| row.title);
    let title = match (&order.title, device_title.filter(|title| !title.is_empty())) {
        (Some(title), _) => title.clone(),
        (None, Some(device)) => format!("{protocol_title}: {device}"),
        (None, None) => protocol_title.to_owned(),
    };
    let today = cairn_model::edtf::Day::of_time(clock::now());
    let mut edits = vec![
        edit("title", Some(title.into()))?,
        edit("type", Some(examination_type(protocol).into()))?,
        edit("examiner", Some(own_name(reader, &about.circle)?.into()))?,
        edit("when", Some(cairn_model::Edtf::day(today).to_string().into()))?,
    ];
    for (path, key) in [("device", about.device), ("case", about.case)] {
        if let Some(key) = key {
            edits.push(edit(path, Some(key.id.to_string().into()))?);
        }
    }
    Ok(edits)
}

/// Gives the name under which a circle knows whoever writes on this device.
pub(crate) fn own_name(reader: &Reader, circle: &CircleId) -> Result<String, ApiError> {
    let device = circles::own_device(reader, circle)?;
    Ok(circles::author(&reader.load_charter(circle)?, &device.to_string()))
}

/// Finds an examination.
pub(super) fn find_examination(reader: &Reader, id: &str) -> Result<(RecordKey, Fields), ApiError> {
    let key = records::find(reader, id)?;
    let record = reader.record(&key)?;
    must_be(&record, Kind::Examination, "examination")?;
    Ok((key, record.fields))
}

/// Shows an examination.
pub(crate) fn show(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    let (key, _) = find_examination(reader, id)?;
    show_key(reader, &key)
}

/// The protocol of an examination, if it names one that is here.
pub(super) fn protocol_of(reader: &Reader, key: &RecordKey, examination: &Fields) -> Result<Option<Fields>, ApiError> {
    let named = examination.get("protocol").and_then(Value::as_text).and_then(|id| id.parse::<RecordId>().ok());
    let Some(id) = named else { return Ok(None) };
    match reader.record(&RecordKey { circle: key.circle, id }) {
        Ok(record) if record.row.kind == Kind::Protocol.name() => Ok(Some(record.fields)),
        Ok(_) | Err(cairn_store::StoreError::NotFound(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Gives the version that an examination follows; the protocol's own where it does not say.
pub(super) fn followed_version(examination: &Fields, protocol: &Fields) -> i64 {
    match examination.get("protocol_version") {
        Some(Value::Int(version)) => *version,
        _ => protocol::version(protocol),
    }
}

/// Gives the steps of an examination in their order: first those of its protocol, then such as people added.
pub(super) fn steps(examination: &Fields, protocol: Option<&Fields>) -> Vec<StepRun> {
    let mut steps = match protocol {
        Some(protocol) => protocol::run(protocol, followed_version(examination, protocol), examination),
        None => Vec::new(),
    };
    let known: Vec<ItemId> = steps.iter().filter_map(|step| step.item).collect();
    let mut more: Vec<StepRun> = protocol::items(examination, "steps")
        .filter(|item| !known.contains(item))
        .map(|item| {
            let path = |leaf: &str| format!("steps/{item}/{leaf}");
            let text = |leaf: &str| examination.get(path(leaf).as_str()).and_then(Value::as_text);
            let order = match examination.get(path("order").as_str()) {
                Some(Value::Int(order)) => Some(*order),
                _ => None,
            };
            let step = protocol::Step {
                id: item,
                order,
                title: text("title").unwrap_or_default().to_owned(),
                instruction: String::new(),
                warning: String::new(),
                tools: String::new(),
                output: String::new(),
                required: false,
                since: 1,
            };
            StepRun { step, item: Some(item), result: text("result").map(str::to_owned) }
        })
        .collect();
    more.sort_by_key(|run| (run.step.order.unwrap_or(i64::MAX), run.step.id));
    steps.append(&mut more);
    steps
}

/// Who signed how a step went: the last one, and how many times somebody did.
struct Signed {
    author: Option<LogId>,
    time: Timestamp,
    times: u64,
}

/// Reads from the history of an examination who signed how each of its steps went.
fn signatures(reader: &Reader, key: &RecordKey) -> Result<BTreeMap<ItemId, Signed>, ApiError> {
    let mut signed: BTreeMap<ItemId, Signed> = BTreeMap::new();
    for change in reader.history(key)? {
        for edit in &change.edits {
            let mut segments = edit.path.segments();
            let (Some("steps"), Some(Ok(item)), Some("result"), None) =
                (segments.next(), segments.next().map(str::parse::<ItemId>), segments.next(), segments.next())
            else {
                continue;
            };
            if edit.value.as_ref().and_then(Value::as_text) == Some("not-yet") {
                // Whoever began the run said nothing of the step.
                continue;
            }
            let times = signed.get(&item).map_or(0, |signed| signed.times) + 1;
            signed.insert(item, Signed { author: change.author, time: change.time, times });
        }
    }
    Ok(signed)
}

/// Shows an examination by its key.
pub(super) fn show_key(reader: &Reader, key: &RecordKey) -> Result<Response, ApiError> {
    let fields = reader.record(key)?.fields;
    let protocol = protocol_of(reader, key, &fields)?;
    let charter = reader.load_charter(&key.circle)?;
    let signed = signatures(reader, key)?;
    let unsettled: Vec<ItemId> = match &protocol {
        Some(protocol) => protocol::unsettled(protocol, followed_version(&fields, protocol), &fields)
            .into_iter()
            .map(|step| step.id)
            .collect(),
        None => Vec::new(),
    };
    let text = |path: &str| fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let title_of = |id: Option<String>| -> Result<Option<String>, ApiError> {
        let Some(id) = id.and_then(|id| id.parse::<RecordId>().ok()) else { return Ok(None) };
        match reader.summary(&RecordKey { circle: key.circle, id }) {
            Ok(row) => Ok(Some(row.title)),
            Err(cairn_store::StoreError::NotFound(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    };
    let mut views = Vec::new();
    for (number, run) in (1..).zip(steps(&fields, protocol.as_ref())) {
        let said = |leaf: &str| run.item.and_then(|item| text(&format!("steps/{item}/{leaf}")));
        let by = run.item.and_then(|item| signed.get(&item));
        let author = by.and_then(|signed| signed.author);
        let of_protocol = run.item.is_none_or(|item| item != run.step.id);
        views.push(RunStepView {
            number,
            id: run.item.map(|item| item.to_string()),
            step: of_protocol.then(|| run.step.id.to_string()),
            unsettled: unsettled.contains(&run.step.id),
            title: run.step.title.clone(),
            instruction: run.step.instruction.clone(),
            warning: run.step.warning.clone(),
            required: run.step.required,
            result: run.result.clone(),
            when: said("when"),
            by: said("by"),
            signed_by: author.map(|log| circles::author(&charter, &log.to_string())),
            signed_device: author.map(|log| log.to_string()),
            signed: by.map(|signed| signed.time.to_string()),
            signatures: by.map_or(0, |signed| signed.times),
            tool: said("tool"),
            tool_version: said("tool_version"),
            output_title: title_of(said("output"))?,
            output: said("output"),
            sha256: said("sha256"),
            finding: said("finding"),
            deviation: said("deviation"),
            reason: said("reason"),
        });
    }
    Ok(Response::Run(Box::new(RunView {
        schema: "cairn.run/1".to_owned(),
        id: key.id.to_string(),
        circle: key.circle.to_string(),
        title: text("title").unwrap_or_default(),
        protocol: text("protocol"),
        protocol_title: protocol.as_ref().and_then(|protocol| Some(protocol.get("title")?.as_text()?.to_owned())),
        version: protocol.as_ref().map(|protocol| followed_version(&fields, protocol)),
        newest: protocol.as_ref().map(protocol::version),
        device_title: title_of(text("device"))?,
        device: text("device"),
        case: text("case"),
        result: text("result"),
        conclusion: text("conclusion"),
        limits: text("limits"),
        closed: text("closed"),
        closed_by: text("closed_by"),
        steps: views,
        coverage: coverage::view(&fields),
    })))
}
