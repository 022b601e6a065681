//! What evidence says about itself: shown with what it may give away, and kept in fields that nobody filled.

use cairn_exchange::media::Risk;
use cairn_model::check::check_edits;
use cairn_model::{Edit, Fields, Kind, RecordId};

use super::look::{Found, Look};
use super::{edit, find_item};
use crate::api::{FactView, MetadataView, Response};
use crate::clock;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;

/// Whether fields of the record are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// Only shown.
    No,
    /// Fields that are empty are filled.
    Yes,
}

impl Keeping {
    /// Reads the option of a request.
    pub(crate) const fn of(keep: bool) -> Self {
        if keep { Self::Yes } else { Self::No }
    }
}

impl Found {
    /// Says whether there is anything to tell.
    pub(super) const fn says_something(&self) -> bool {
        self.metadata.is_some() || self.capture.is_some() || self.too_large
    }

    /// Gives the edits that fill fields which `fields` lacks. Whatever does not fit a field is left out: a file may claim anything. How
    /// exactly the place may be published stays open, so that it is not published; no country is made of it.
    pub(super) fn edits(&self, fields: &Fields) -> Result<Vec<Edit>, ApiError> {
        let mut claims: Vec<(&str, String)> = Vec::new();
        if let Some(capture) = &self.capture {
            claims.push(("type", "web-capture".to_owned()));
            claims.push(("obtained", "captured".to_owned()));
            claims.extend(capture.url.clone().map(|url| ("source_url", url)));
            // EDTF has no parts of seconds.
            let time = capture.time.map(|time| time.to_string());
            claims.extend(time.and_then(|time| Some(("created", format!("{}Z", time.get(..19)?)))));
            claims.extend(capture.tool.clone().map(|tool| ("tool", tool)));
        }
        if let Some(found) = &self.metadata {
            claims.extend(found.created.clone().map(|created| ("created", created)));
            claims.extend(found.creator.clone().map(|creator| ("creator", creator)));
            // Whoever wrote a place into the record said what they meant.
            if !fields.keys().any(|path| path.as_str() == "where" || path.as_str().starts_with("where/")) {
                claims.extend(found.point.map(|point| ("where_point", point.to_string())));
            }
        }
        let mut edits = Vec::new();
        for (path, value) in claims {
            if fields.get(path).is_some() {
                continue;
            }
            let one = edit(path, value)?;
            if let Ok(checked) = check_edits(Kind::Evidence, std::slice::from_ref(&one)) {
                edits.extend(checked);
            }
        }
        Ok(edits)
    }

    pub(super) fn view(&self, id: &RecordId, kept: &[Edit]) -> MetadataView {
        let fact = |name: &str, value: &str, risk: Option<Risk>| FactView {
            name: name.to_owned(),
            value: value.to_owned(),
            risk: risk.map(|risk| risk.name().to_owned()),
        };
        let mut facts = Vec::new();
        let mut limits = Vec::new();
        let mut size = None;
        if let Some(found) = &self.metadata {
            size = found.size;
            facts.extend(found.facts.iter().map(|one| fact(one.name, &one.value, one.risk)));
            limits.extend(found.unread.then(|| "meta-unread".to_owned()));
            limits.extend(found.more.then(|| "meta-more".to_owned()));
        }
        if let Some(capture) = &self.capture {
            let time = capture.time.map(|time| time.to_string());
            for (name, value) in [
                ("page", &capture.url),
                ("captured", &time),
                ("page-title", &capture.title),
                ("captured-by", &capture.tool),
            ] {
                facts.extend(value.as_ref().map(|value| fact(name, value, None)));
            }
        }
        limits.extend(self.too_large.then(|| "meta-too-large".to_owned()));
        MetadataView {
            schema: "cairn.evidence-metadata/1".to_owned(),
            id: id.to_string(),
            media_type: self.media_type.map(str::to_owned),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            facts,
            limits,
            kept: kept.iter().map(|edit| edit.path.as_str().to_owned()).collect(),
        }
    }
}

/// Reads a sealed file again and shows what it says about itself. The file is checked against its hash on the way.
pub(crate) async fn show(cx: &Context, job: Job, id: String, keeping: Keeping) -> Result<Response, ApiError> {
    let (key, stored, evidence) = cx
        .read(move |reader| {
            let (key, stored) = find_item(reader, &id)?;
            Ok((key, stored, reader.evidence()))
        })
        .await?;
    let found = blocking(move || {
        let mut look = Look::new(stored.manifest.size);
        let mut meter = job.report.meter("step-verify", "bytes", Some(stored.manifest.size));
        evidence.export(&stored.manifest, &mut look, &mut |done| {
            meter.at(done);
            !job.cancel.is_cancelled()
        })?;
        Ok(look.finish())
    })
    .await?;
    if keeping == Keeping::No {
        return Ok(Response::EvidenceMetadata(found.view(&key.id, &[])));
    }
    cx.desk
        .run(move |vault| {
            let record = vault.record(&key)?;
            if record.row.deleted {
                return Err(ApiError::new(ErrorCode::UnknownRecord));
            }
            let edits = found.edits(&record.fields)?;
            let view = found.view(&key.id, &edits);
            if !edits.is_empty() {
                vault.edit(&key, edits, clock::now())?;
            }
            Ok(Response::EvidenceMetadata(view))
        })
        .await
}
