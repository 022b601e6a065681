//! Lists of indicators as sets: a text in which every indicator that stands there is taken, as the review of a paste shows it.

use cairn_exchange::loss::{Losses, Why};
use cairn_exchange::observable::Observable;
use cairn_exchange::paste::{self, Found};
use cairn_model::Tlp;
use cairn_store::{Indicator, Vault};
use sha2::{Digest, Sha256};

use super::Options;
use super::indicators::More;
use super::set::{self, ReadSet, SetContent};
use crate::api::{ImportView, Response};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Job, Reporter};

/// The first line of a list that a person reviewed: what stands in it is meant.
const REVIEWED: &str = "# reviewed list of indicators";

pub(super) fn limit() -> usize {
    paste::MAX_TEXT
}

pub(super) fn parse(bytes: &[u8], _: &Reporter, _: &Cancel) -> Result<SetContent, ApiError> {
    let malformed = |why: &str| ApiError::new(ErrorCode::Malformed).with("format", "text").with("why", why);
    let text = std::str::from_utf8(bytes).map_err(|_| malformed("no text in UTF-8"))?;
    let found = paste::find(text)?;
    let mut losses = Losses::default();
    // What may be something else is not looked for: a feed that matches every "setup.exe" frightens people.
    let reviewed = text.lines().next() == Some(REVIEWED);
    let (kept, doubtful): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|one| reviewed || one.doubts.is_empty());
    for one in doubtful {
        losses.note(|| format!("line {}", one.line), &one.observable.value, Why::OddValue);
    }
    if kept.is_empty() {
        return Err(malformed("no indicator in it"));
    }
    let rows: Vec<Indicator> = kept.iter().map(row).collect();
    Ok(SetContent {
        format: "text",
        title: None,
        description: None,
        origin: None,
        published: None,
        tlp: None,
        floor: Tlp::Clear,
        objects: rows.len() as u64,
        indicators: rows.len() as u64,
        rows,
        losses: losses.into_list(),
    })
}

fn row(found: &Found) -> Indicator {
    let Observable { kind, value } = &found.observable;
    let more = More {
        format: Some("text".to_owned()),
        observables: vec![((*kind).to_owned(), value.clone())],
        ..More::default()
    };
    Indicator {
        object: format!("{kind}:{value}"),
        ty: "indicator".to_owned(),
        value: value.clone(),
        name: None,
        text: String::new(),
        at: 0,
        length: 0,
        more: serde_json::to_string(&more).ok(),
    }
}

/// Makes a set of indicators that a person kept of a text: one value a line, sorted, and nothing else of the text. Gives the
/// view of its import.
pub(crate) fn add_list(
    vault: &mut Vault,
    job: &Job,
    kept: &[&Observable],
    source: Option<&str>,
    options: &Options,
) -> Result<ImportView, ApiError> {
    let mut sorted: Vec<&Observable> = kept.to_vec();
    sorted.sort();
    let lines = std::iter::once(REVIEWED).chain(sorted.iter().map(|one| one.value.as_str()));
    let bytes: Vec<u8> = lines.flat_map(|line| [line.as_bytes(), b"\n"]).flatten().copied().collect();
    let mut content = parse(&bytes, &job.report, &job.cancel)?;
    content.title = source.map(str::to_owned);
    content.origin = source.map(str::to_owned);
    let read = ReadSet { sha256: Sha256::digest(&bytes).into(), bytes, content };
    match set::take(vault, job, read, options)? {
        Response::Imported(view) => Ok(view),
        _ => Err(crate::internal!("a set was not imported")),
    }
}
