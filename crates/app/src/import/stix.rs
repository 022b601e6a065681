//! STIX bundles as sets.

use std::ops::ControlFlow;

use cairn_exchange::stix::{StixBundle, StixError, StixLimits, StixObject, read_bundle_observed};
use cairn_model::Tlp;
use cairn_store::Indicator;

use super::indicators::{More, relation_text};
use super::set::SetContent;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Reporter};

impl From<StixError> for ApiError {
    fn from(error: StixError) -> Self {
        match error {
            StixError::TooLarge { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
            }
            StixError::TooManyObjects { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{limit} objects"))
            }
            StixError::Cancelled => Self::new(ErrorCode::Cancelled),
            StixError::Json { place, source } => {
                Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", format!("{place}: {source}"))
            }
            other => Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", other.to_string()),
        }
    }
}

pub(super) fn limit() -> usize {
    StixLimits::default().bytes
}

pub(super) fn parse(bytes: &[u8], report: &Reporter, cancel: &Cancel) -> Result<SetContent, ApiError> {
    let mut meter = report.meter("step-import", "bytes", Some(bytes.len() as u64));
    let bundle = read_bundle_observed(bytes, &StixLimits::default(), &mut |done, _| {
        meter.at(done as u64);
        if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    if bundle.objects.is_empty() {
        return Err(ApiError::new(ErrorCode::Malformed).with("format", "STIX").with("why", "no object in it"));
    }
    Ok(content(bundle))
}

fn content(bundle: StixBundle) -> SetContent {
    let named = |kinds: &[&str]| {
        bundle.objects.iter().find(|object| kinds.contains(&object.kind.as_str()) && object.name.is_some())
    };
    let subject = named(&["report", "grouping"])
        .or_else(|| named(&["malware", "campaign", "intrusion-set", "threat-actor", "tool"]));
    let maker = bundle.objects.iter().find_map(|object| object.created_by.as_deref());
    let found = bundle.objects.iter().filter_map(|object| object.tlp).max();
    SetContent {
        format: "stix",
        title: subject.and_then(|object| object.name.clone()),
        description: subject.and_then(|object| object.description.clone()),
        origin: maker.and_then(|id| bundle.objects.iter().find(|object| object.id == id)?.name.clone()),
        published: None,
        tlp: found,
        floor: Tlp::Clear,
        objects: bundle.objects.len() as u64,
        indicators: bundle.objects.iter().filter(|object| object.indicator.is_some()).count() as u64,
        rows: bundle.objects.iter().filter(|object| !object.superseded).map(|object| row(object, found)).collect(),
        losses: bundle.losses,
    }
}

fn row(object: &StixObject, source: Option<Tlp>) -> Indicator {
    let indicator = object.indicator.as_ref();
    let code = |tlp: Tlp| tlp.code().to_owned();
    let more = More {
        observables: object.observables.iter().map(|found| (found.kind.to_owned(), found.value.clone())).collect(),
        tlp: object.tlp.map(code),
        source_tlp: source.map(code),
        statements: object.statements.clone(),
        relation: object
            .relation
            .as_ref()
            .map(|found| (found.source.clone(), found.kind.clone(), found.target.clone())),
        pattern: indicator.map(|found| found.pattern.clone()),
        language: indicator.map(|found| found.language.clone()),
        valid_from: indicator.and_then(|found| found.valid_from).map(|time| time.to_string()),
        valid_until: indicator.and_then(|found| found.valid_until).map(|time| time.to_string()),
        description: object.description.clone(),
        aliases: object.aliases.clone(),
        external_ids: object.external_ids.clone(),
        revoked: object.revoked || object.superseded,
        partial: indicator.is_some_and(|found| !found.complete),
        ..More::default()
    };
    let value = object.observables.first().map(|found| found.value.clone());
    Indicator {
        object: object.id.clone(),
        ty: object.kind.clone(),
        value: value.or_else(|| object.relation.as_ref().map(relation_text)).unwrap_or_default(),
        name: object.name.clone(),
        text: object.search.clone(),
        at: object.bytes.start as u64,
        length: u32::try_from(object.bytes.len()).unwrap_or(u32::MAX),
        more: serde_json::to_string(&more).ok(),
    }
}

#[cfg(test)]
mod tests {
    use cairn_exchange::stix::{Category, read_bundle};

    use super::*;

    #[test]
    fn the_fictional_bundle_has_indicators_a_threat_and_no_category_unknown() {
        let bundle = read_bundle(crate::FICTIONAL_STIX, &StixLimits::default()).unwrap();
        assert!(bundle.objects.iter().any(|object| object.indicator.is_some() && !object.observables.is_empty()));
        assert!(bundle.objects.iter().any(|object| object.kind == "malware"));
        assert!(bundle.objects.iter().all(|object| object.category != Category::Custom));
    }
}
