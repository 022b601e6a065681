//! MISP events and feeds as sets.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::Path;

use cairn_exchange::loss::{Loss, Losses, Why};
use cairn_exchange::misp::feed::{self, HASHES, MANIFEST};
use cairn_exchange::misp::{MispError, MispItem, MispKind, MispLimits, MispSet, read_events_observed};
use cairn_model::{Tlp, Vocabulary};
use cairn_store::Indicator;

use super::indicators::{More, relation_text};
use super::set::SetContent;
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Reporter};

/// The most files of a feed's folder.
const MAX_FILES: usize = 200_000;
/// The longest value of a row that is no observable.
const MAX_VALUE: usize = 2_000;

impl From<MispError> for ApiError {
    fn from(error: MispError) -> Self {
        match error {
            MispError::TooLarge { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
            }
            MispError::TooManyItems { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{limit} objects"))
            }
            MispError::Cancelled => Self::new(ErrorCode::Cancelled),
            MispError::Json { place, source } => {
                Self::new(ErrorCode::Malformed).with("format", "MISP").with("why", format!("{place}: {source}"))
            }
            other => Self::new(ErrorCode::Malformed).with("format", "MISP").with("why", other.to_string()),
        }
    }
}

pub(super) fn limit() -> usize {
    MispLimits::default().bytes
}

/// Puts the files of a feed's folder together. Links are not followed.
pub(super) fn assemble(folder: &Path, cancel: &Cancel) -> Result<(Vec<u8>, Vec<Loss>), ApiError> {
    let limit = limit();
    let mut losses = Losses::default();
    let mut manifest = None;
    let mut events: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut total = 0;
    let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
    for (number, entry) in std::fs::read_dir(folder).map_err(unreadable)?.enumerate() {
        cancel.check()?;
        if number >= MAX_FILES {
            return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_FILES} files")));
        }
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type().map_err(unreadable)?.is_file() || name != MANIFEST && !feed::is_event_file(&name) {
            if name != HASHES {
                losses.note(|| name.clone(), "file", Why::NotInManifest);
            }
            continue;
        }
        let mut bytes = Vec::new();
        let file = std::fs::File::open(entry.path()).map_err(unreadable)?;
        file.take((limit - total) as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        total += bytes.len();
        if total > limit {
            return Err(MispError::TooLarge { limit }.into());
        }
        if name == MANIFEST {
            manifest = Some(bytes);
        } else {
            events.insert(name, bytes);
        }
    }
    let manifest = manifest.unwrap_or_else(|| {
        losses.note(|| MANIFEST.to_owned(), "file", Why::Missing);
        b"{}".to_vec()
    });
    let events: Vec<(String, Vec<u8>)> = events.into_iter().collect();
    let whole = feed::assemble(&manifest, &events, limit, &mut losses)?;
    Ok((whole, losses.into_list()))
}

pub(super) fn parse(bytes: &[u8], report: &Reporter, cancel: &Cancel) -> Result<SetContent, ApiError> {
    let mut meter = report.meter("step-import", "bytes", Some(bytes.len() as u64));
    let set = read_events_observed(bytes, &MispLimits::default(), &mut |done, _| {
        meter.at(done as u64);
        if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(content(set))
}

fn content(set: MispSet) -> SetContent {
    let first = set.events().next();
    let further = set.events().count().saturating_sub(1);
    let title = first.and_then(|event| event.name.as_ref()).map(|info| match further {
        0 => info.clone(),
        _ => format!("{info} (+{further})"),
    });
    let report = set.items.iter().find(|item| item.kind == MispKind::EventReport && item.description.is_some());
    SetContent {
        format: "misp",
        title,
        description: report.filter(|_| further == 0).and_then(|report| report.description.clone()),
        origin: set.origin.as_deref().and_then(maker),
        published: set.date.clone(),
        tlp: set.tlp,
        floor: set.floor,
        objects: set.items.len() as u64,
        indicators: set.items.iter().filter(|item| is_indicator(item)).count() as u64,
        rows: set.items.iter().filter(|item| !item.superseded).map(|item| row(item, set.tlp)).collect(),
        losses: set.losses,
    }
}

/// Gives the name of an organisation without its UUID.
fn maker(words: &str) -> Option<String> {
    let name = match words.rsplit_once(' ') {
        Some((name, id)) if id.len() == 36 => name,
        _ => words,
    };
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

/// Says whether an item is for matching.
fn is_indicator(item: &MispItem) -> bool {
    item.detects && (item.pattern.is_some() || !item.observables.is_empty())
}

fn row(item: &MispItem, source: Option<Tlp>) -> Indicator {
    let code = |tlp: Tlp| tlp.code().to_owned();
    let term = |wanted: Vocabulary| {
        let found = item.terms.iter().find(|(vocabulary, _)| *vocabulary == wanted);
        found.map(|(_, code)| (*code).to_owned())
    };
    let text = |time: Option<cairn_model::Timestamp>| time.map(|time| time.to_string());
    let more = More {
        format: Some("misp".to_owned()),
        observables: item.observables.iter().map(|found| (found.kind.to_owned(), found.value.clone())).collect(),
        tlp: item.tlp.map(code),
        source_tlp: source.map(code),
        pap: item.pap.map(|pap| pap.code().to_owned()),
        statements: item.statements.clone(),
        relation: item.relation.as_ref().map(|found| (found.source.clone(), found.kind.clone(), found.target.clone())),
        pattern: item.pattern.as_ref().map(|found| found.text.clone()),
        language: item.pattern.as_ref().map(|found| found.language.to_owned()),
        valid_from: text(item.first_seen),
        valid_until: text(item.last_seen),
        description: item.description.clone(),
        aliases: item.aliases.clone(),
        external_ids: item.external_ids.clone(),
        triage: term(Vocabulary::Triage),
        confidence: term(Vocabulary::Confidence),
        revoked: item.deleted,
        partial: item.pattern.as_ref().is_some_and(|found| {
            let parsed = cairn_exchange::stix::pattern::parse(&found.text);
            found.language == "stix" && !parsed.is_ok_and(|parsed| parsed.shape != cairn_exchange::stix::Shape::Complex)
        }),
    };
    let ty = match item.kind {
        MispKind::Attribute if is_indicator(item) => "indicator",
        MispKind::GalaxyCluster => item.sort.as_deref().unwrap_or(item.kind.name()),
        kind => kind.name(),
    };
    let cut = |value: &String| value.chars().take(MAX_VALUE).collect::<String>();
    let value = item.observables.first().map(|found| found.value.clone());
    Indicator {
        object: item.id.clone(),
        ty: ty.to_owned(),
        value: value
            .or_else(|| item.value.as_ref().map(cut))
            .or_else(|| item.relation.as_ref().map(relation_text))
            .unwrap_or_default(),
        name: item.name.clone(),
        text: item.search.clone(),
        at: item.bytes.start as u64,
        length: u32::try_from(item.bytes.len()).unwrap_or(u32::MAX),
        more: serde_json::to_string(&more).ok(),
    }
}
