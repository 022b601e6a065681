//! Reviewing what a text holds, and keeping what a person wants of it.

use cairn_exchange::observable::{Observable, defang, refang};
use cairn_exchange::paste::{self, Found, PasteError};
use cairn_model::{CircleId, Edit, Kind, RecordId};
use cairn_store::{RecordKey, Vault};

use super::warnings;
use crate::api::{PasteOrder, PasteRow, PasteView};
use crate::circles;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::edit;
use crate::jobs::Job;
use crate::{import, records};

impl From<PasteError> for ApiError {
    fn from(error: PasteError) -> Self {
        let limit = match error {
            PasteError::TooLarge { limit } => format!("{} MiB", limit >> 20),
            PasteError::TooMany { limit } => format!("{limit} indicators"),
        };
        Self::new(ErrorCode::TooLarge).with("limit", limit)
    }
}

/// Gives the text.
pub(super) async fn text(cx: &Context, order: &PasteOrder) -> Result<String, ApiError> {
    let bad = |why: &str| ApiError::new(ErrorCode::BadRequest).with("why", why);
    match (&order.file, &order.text) {
        (Some(file), None) => {
            let path = cx.file(file)?;
            let bytes = blocking(move || crate::files::read(&path, paste::MAX_TEXT)).await?;
            // Names and addresses stand in ASCII: what else is in no known script is passed over.
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        }
        (None, Some(text)) => Ok(text.clone()),
        _ => Err(bad("a text or a file")),
    }
}

pub(super) fn look(text: &str) -> Result<Vec<Found>, ApiError> {
    Ok(paste::find(text)?)
}

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Add {
    Nothing,
    Records,
    Set,
}

/// Says of each what becomes of it, and keeps what is wanted.
pub(super) fn review(
    vault: &mut Vault,
    job: &Job,
    found: Vec<Found>,
    order: &PasteOrder,
) -> Result<PasteView, ApiError> {
    let add = match order.add.as_str() {
        "" | "none" => Add::Nothing,
        "records" => Add::Records,
        "set" => Add::Set,
        _ => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "add: none, records or set")),
    };
    let circle = circles::find(vault, order.circle.as_deref())?;
    let lists = warnings::all(vault)?;
    let without: Vec<String> = order.without.iter().map(|value| refang(value).to_lowercase()).collect();
    let mut view = PasteView { schema: "cairn.paste/1".to_owned(), ..PasteView::default() };
    let mut kept: Vec<(usize, &Observable)> = Vec::new();
    for one in &found {
        let observable = &one.observable;
        let warned: Vec<String> = lists.of(observable).into_iter().map(str::to_owned).collect();
        let left_out = without.contains(&observable.value.to_lowercase());
        let verdict = match (left_out, one.doubts.is_empty(), warned.is_empty()) {
            (true, ..) => "left-out",
            (_, false, _) => "doubtful",
            (_, _, false) => "warned",
            _ => "kept",
        };
        let key = RecordKey { circle, id: record_id(&circle, observable) };
        view.found.push(PasteRow {
            type_: observable.kind.to_owned(),
            value: defang(observable.kind, &observable.value),
            registrable: one.registrable.as_deref().map(|domain| defang("domain", domain)),
            line: one.line as u64,
            count: one.count as u64,
            verdict: verdict.to_owned(),
            doubts: one.doubts.iter().map(|doubt| doubt.name().to_owned()).collect(),
            warnings: warned,
            record: vault.summary(&key).is_ok().then(|| key.id.to_string()),
        });
        // What somebody's mail names as its sender or reader is a person, not an indicator.
        let person = one.doubts.contains(&paste::Doubt::Correspondent);
        if verdict == "kept" || order.doubtful && !left_out && !person {
            kept.push((view.found.len() - 1, observable));
        }
    }
    keep(vault, job, add, &circle, &kept, order, &mut view)?;
    Ok(view)
}

fn keep(
    vault: &mut Vault,
    job: &Job,
    add: Add,
    circle: &CircleId,
    kept: &[(usize, &Observable)],
    order: &PasteOrder,
    view: &mut PasteView,
) -> Result<(), ApiError> {
    match add {
        Add::Nothing => {}
        Add::Records => add_records(vault, circle, kept, order, view)?,
        Add::Set if kept.is_empty() => {}
        Add::Set => {
            let options = import::Options {
                format: "text".to_owned(),
                file: String::new(),
                circle: Some(circle.to_string()),
                dry_run: false,
                tlp: order.tlp.clone(),
                licence: order.licence.clone(),
            };
            let kept: Vec<&Observable> = kept.iter().map(|(_, observable)| *observable).collect();
            let made = import::add_list(vault, job, &kept, order.source.as_deref(), &options)?;
            (view.new, view.unchanged, view.set) = (made.new, made.unchanged, made.set);
        }
    }
    Ok(())
}

/// Gives the record of an indicator: the same for everyone in the circle who finds it.
fn record_id(circle: &CircleId, observable: &Observable) -> RecordId {
    RecordId::derive(circle, "indicator", &format!("{} {}", observable.kind, observable.value))
}

fn add_records(
    vault: &mut Vault,
    circle: &CircleId,
    kept: &[(usize, &Observable)],
    order: &PasteOrder,
    view: &mut PasteView,
) -> Result<(), ApiError> {
    for (place, observable) in kept {
        let key = RecordKey { circle: *circle, id: record_id(circle, observable) };
        // What is here stays as people left it.
        if vault.summary(&key).is_ok() {
            view.unchanged += 1;
        } else {
            records::write_as(vault, &key, Kind::Indicator, &edits(observable, order)?)?;
            view.new += 1;
        }
        if let Some(row) = view.found.get_mut(*place) {
            row.record = Some(key.id.to_string());
        }
    }
    Ok(())
}

fn edits(observable: &Observable, order: &PasteOrder) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![
        edit("title", defang(observable.kind, &observable.value).chars().take(400).collect::<String>())?,
        edit("type", observable.kind)?,
        edit("value", observable.value.as_str())?,
    ];
    let words = [order.source.as_deref(), order.licence.as_deref()];
    let said: Vec<&str> = words.into_iter().flatten().map(str::trim).filter(|text| !text.is_empty()).collect();
    if !said.is_empty() {
        edits.push(edit("description", said.join(" \u{b7} "))?);
    }
    if let Some(tlp) = &order.tlp {
        edits.push(edit("tlp", tlp.as_str())?);
    }
    Ok(edits)
}
