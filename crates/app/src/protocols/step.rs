//! Saying how a step of a run went, and closing a run.

use cairn_model::{Edit, Fields, ItemId, Kind, Path, Value, protocol};
use cairn_store::{Vault, Write};

use super::own::{self, edit};
use super::run::{find_examination, followed_version, own_name, protocol_of, show_key, steps};
use crate::api::{Response, RunCloseOrder, RunStepOrder};
use crate::error::{ApiError, ErrorCode};
use crate::{clock, records};

/// Says how a step went. Who says it signs it: the edit is an entry of their device.
pub(crate) fn report(vault: &mut Vault, order: &RunStepOrder) -> Result<Response, ApiError> {
    let (key, fields) = find_examination(vault, &order.examination)?;
    must_be_open(&fields)?;
    let protocol = protocol_of(vault, &key, &fields)?;
    let steps = steps(&fields, protocol.as_ref());
    let ids: Vec<String> = steps.iter().map(|run| run.item.unwrap_or(run.step.id).to_string()).collect();
    let of_protocol: Vec<String> = steps.iter().map(|run| run.step.id.to_string()).collect();
    let place = own::pick(&ids, &order.step).or_else(|error| match error.code {
        // The id of the step in the protocol will do as well.
        ErrorCode::UnknownStep => own::pick(&of_protocol, &order.step),
        _ => Err(error),
    })?;
    let run = steps.get(place).ok_or_else(|| ApiError::new(ErrorCode::UnknownStep))?;
    let item = run.item.unwrap_or_else(|| ItemId::derive(&[b"step", run.step.id.as_bytes()]));
    let path = |leaf: &str| format!("steps/{item}/{leaf}");
    let mut edits = Vec::new();
    if run.item.is_none() {
        edits.push(edit(&path("step"), Some(run.step.id.to_string().into()))?);
        edits.push(edit(&path("title"), Some(run.step.title.as_str().into()))?);
        if let Some(order) = run.step.order {
            edits.push(edit(&path("order"), Some(order.into()))?);
        }
    }
    let by = match &order.by {
        Some(by) => by.clone(),
        None => own_name(vault, &key.circle)?,
    };
    let when = order.when.clone().unwrap_or_else(|| clock::now().to_string());
    edits.push(edit(&path("result"), Some(order.result.as_str().into()))?);
    edits.push(edit(&path("by"), Some(by.into()))?);
    edits.push(edit(&path("when"), Some(when.into()))?);
    let said = [
        ("tool", &order.tool),
        ("tool_version", &order.tool_version),
        ("finding", &order.finding),
        ("deviation", &order.deviation),
        ("reason", &order.reason),
    ];
    for (leaf, text) in said {
        if let Some(text) = text {
            edits.push(edit(&path(leaf), Some(text.as_str().into()))?);
        }
    }
    if order.tool_version.is_some() && order.tool.is_none() && !fields.contains_key(path("tool").as_str()) {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "tool_version").with("needs", "tool"));
    }
    edits.extend(tool_edits(order)?);
    if let Some(output) = &order.output {
        edits.extend(output_edits(vault, &key, output, &path)?);
    }
    records::change(vault, &key, Kind::Examination, &fields, &edits)?;
    show_key(vault, &key)
}

/// Lists the tool among those of the examination: a tool in a version is one item.
fn tool_edits(order: &RunStepOrder) -> Result<Vec<Edit>, ApiError> {
    let Some(tool) = order.tool.as_deref().map(str::trim).filter(|tool| !tool.is_empty()) else {
        return Ok(Vec::new());
    };
    let version = order.tool_version.as_deref().map(str::trim).filter(|version| !version.is_empty());
    let item = ItemId::derive(&[b"tool", tool.as_bytes(), version.unwrap_or_default().as_bytes()]);
    let mut edits = vec![edit(&format!("tools/{item}/name"), Some(tool.into()))?];
    if let Some(version) = version {
        edits.push(edit(&format!("tools/{item}/version"), Some(version.into()))?);
    }
    Ok(edits)
}

/// Names the evidence that a step gave, with its hash as the vault knows it.
fn output_edits(
    vault: &Vault,
    key: &cairn_store::RecordKey,
    output: &str,
    path: &dyn Fn(&str) -> String,
) -> Result<Vec<Edit>, ApiError> {
    let evidence = records::find(vault, output)?;
    let record = vault.record(&evidence)?;
    super::must_be(&record, Kind::Evidence, "output")?;
    if evidence.circle != key.circle {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the evidence lives in another circle"));
    }
    let mut edits = vec![edit(&path("output"), Some(evidence.id.to_string().into()))?];
    edits.push(edit(&format!("evidence/{}", evidence.id), Some(true.into()))?);
    if let Some(sha256) = record.fields.get("sha256") {
        edits.push(edit(&path("sha256"), Some(sha256.clone()))?);
    }
    Ok(edits)
}

fn must_be_open(fields: &Fields) -> Result<(), ApiError> {
    if fields.contains_key("closed") { Err(ApiError::new(ErrorCode::ExaminationClosed)) } else { Ok(()) }
}

/// Closes an examination, unless a required step is open or was left out without a reason; or opens it again.
pub(crate) fn close(vault: &mut Vault, order: &RunCloseOrder) -> Result<Response, ApiError> {
    let (key, fields) = find_examination(vault, &order.examination)?;
    if order.reopen {
        if !fields.contains_key("closed") {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the examination is open"));
        }
        let edits = vec![edit("closed", None)?, edit("closed_by", None)?];
        vault.write(&key.circle, vec![Write::Edit { id: key.id, edits }], clock::now())?;
        return show_key(vault, &key);
    }
    must_be_open(&fields)?;
    let protocol = protocol_of(vault, &key, &fields)?;
    if protocol.is_none() && fields.contains_key("protocol") {
        // Nobody can say here which steps are required.
        return Err(super::unknown(fields.get("protocol").and_then(Value::as_text).unwrap_or_default()));
    }
    if let Some(protocol) = &protocol {
        let version = followed_version(&fields, protocol);
        let unsettled = protocol::unsettled(protocol, version, &fields);
        if !unsettled.is_empty() {
            let all = protocol::steps(protocol, version);
            let numbers: Vec<String> = (1_u64..)
                .zip(&all)
                .filter(|(_, step)| unsettled.iter().any(|open| open.id == step.id))
                .map(|(number, _)| number.to_string())
                .collect();
            return Err(ApiError::new(ErrorCode::StepsOpen).with("steps", numbers.join(", ")));
        }
    }
    let mut edits = Vec::new();
    for (path, value) in [("result", &order.result), ("conclusion", &order.conclusion)] {
        if let Some(value) = value {
            edits.push(edit(path, Some(value.as_str().into()))?);
        }
    }
    if order.result.is_none() && !fields.contains_key("result") && asks_for_result(protocol.as_ref()) {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "closed").with("needs", "result"));
    }
    edits.push(edit("closed", Some(clock::now().to_string().into()))?);
    edits.push(edit("closed_by", Some(own_name(vault, &key.circle)?.into()))?);
    records::change(vault, &key, Kind::Examination, &fields, &edits)?;
    show_key(vault, &key)
}

/// Says whether a run of this protocol comes to a result. An acquisition, an interview or a review of a release does not.
fn asks_for_result(protocol: Option<&Fields>) -> bool {
    let type_ = protocol.and_then(|protocol| protocol.get("type")).and_then(Value::as_text);
    protocol.is_none() || matches!(type_, Some("triage" | "examination"))
}

/// Refuses to change the steps of an examination that is closed, by whatever way.
pub(crate) fn must_not_touch_closed(before: &Fields, edits: &[Edit]) -> Result<(), ApiError> {
    let reopens = edits.iter().any(|edit| edit.path.as_str() == "closed" && edit.value.is_none());
    let steps = |path: &Path| path.as_str().starts_with("steps/");
    if before.contains_key("closed") && !reopens && edits.iter().any(|edit| steps(&edit.path)) {
        return Err(ApiError::new(ErrorCode::ExaminationClosed));
    }
    Ok(())
}
