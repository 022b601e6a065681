//! The small JSON files that say what a run was.

use super::{IndicatorFile, base_name, one_line};
use crate::intake::{IntakeError, IntakeProblem};
use crate::json::{Json, JsonError, JsonLimits, JsonReader};
use crate::loss::{Losses, Why};

/// What `info.json` of MVT says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Info {
    pub(super) version: Option<String>,
    pub(super) date: Option<String>,
    pub(super) target: String,
    pub(super) indicators: Vec<IndicatorFile>,
    /// Path and SHA-256 in hexadecimal digits of each examined file.
    pub(super) hashes: Vec<(String, String)>,
}

/// What `acquisition.json` of AndroidQF says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct AcquisitionInfo {
    pub(super) uuid: Option<String>,
    pub(super) version: Option<String>,
    pub(super) started: Option<String>,
    pub(super) completed: Option<String>,
    pub(super) streaming: Option<bool>,
}

pub(super) fn broken(place: &str) -> impl Fn(JsonError) -> IntakeError + '_ {
    move |error| IntakeError::new(place, IntakeProblem::Json(error))
}

/// Reads a file that is one JSON value.
pub(super) fn whole<'a>(text: &'a str, place: &str) -> Result<Json<'a>, IntakeError> {
    let mut reader = JsonReader::new(text, JsonLimits::default());
    let value = reader.value().map_err(broken(place))?;
    reader.end().map_err(broken(place))?;
    Ok(value)
}

/// Reads a file that is an object.
pub(super) fn object<'a>(text: &'a str, place: &str) -> Result<Json<'a>, IntakeError> {
    match whole(text, place)? {
        value @ Json::Object(_) => Ok(value),
        _ => Err(IntakeError::new(place, IntakeProblem::Form("no object"))),
    }
}

/// Gives a text of an object as one line.
pub(super) fn line(value: &Json<'_>, key: &str) -> Option<String> {
    value.get(key).and_then(Json::as_text).map(|text| one_line(text, 200)).filter(|text| !text.is_empty())
}

pub(super) fn read_info(text: &str, place: &str, losses: &mut Losses) -> Result<Info, IntakeError> {
    let value = object(text, place)?;
    let mut info = Info {
        version: line(&value, "mvt_version"),
        date: line(&value, "date"),
        target: value.get("target_path").and_then(Json::as_text).unwrap_or_default().to_owned(),
        ..Info::default()
    };
    if info.version.is_none() {
        losses.note(|| place.to_owned(), "mvt_version", Why::Missing);
    }
    for file in value.get("ioc_files").map(Json::items).unwrap_or_default() {
        match file.as_text() {
            Some(path) => info.indicators.push(IndicatorFile { name: base_name(path) }),
            None => losses.note(|| place.to_owned(), "ioc_files", Why::WrongType),
        }
    }
    for hash in value.get("hashes").map(Json::items).unwrap_or_default() {
        let (path, sha256) =
            (hash.get("file_path").and_then(Json::as_text), hash.get("sha256").and_then(Json::as_text));
        match (path, sha256) {
            (Some(path), Some(sha256)) => info.hashes.push((path.to_owned(), sha256.trim().to_ascii_lowercase())),
            _ => losses.note(|| place.to_owned(), "hashes", Why::WrongType),
        }
    }
    Ok(info)
}

pub(super) fn read_acquisition(text: &str, place: &str) -> Result<AcquisitionInfo, IntakeError> {
    let value = object(text, place)?;
    let streaming = match value.get("streaming_mode") {
        Some(Json::Flag(flag)) => Some(*flag),
        _ => None,
    };
    Ok(AcquisitionInfo {
        uuid: line(&value, "uuid"),
        version: line(&value, "androidqf_version"),
        started: line(&value, "started"),
        completed: line(&value, "completed"),
        streaming,
    })
}
