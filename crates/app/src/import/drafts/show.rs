//! What was imported, as it is shown.

use std::collections::BTreeMap;

use cairn_exchange::Loss;
use cairn_model::Kind;

use super::plan::{Done, Plan, Planned, kinds};
use crate::api::{DraftView, LossView, RecordsImported};

/// How many records a dry run shows.
const PREVIEW: usize = 20;
/// The longest value that is shown there, in characters.
const SHOWN: usize = 200;

/// Whether it is shown before or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    BeforeWriting,
    Written,
}

/// Shows an import.
pub(super) fn view(plan: &Plan, done: &Done, shown: Shown) -> RecordsImported {
    let dry_run = shown == Shown::BeforeWriting;
    let preview = if dry_run { plan.records.iter().take(PREVIEW).map(draft).collect() } else { Vec::new() };
    RecordsImported {
        schema: "cairn.import/1".to_owned(),
        format: plan.format.name.to_owned(),
        dry_run,
        read: plan.records.len() as u64 + plan.refused,
        new: done.new,
        updated: done.updated,
        unchanged: done.unchanged,
        refused: plan.refused,
        kinds: kinds(&plan.records),
        persons: plan.records.iter().filter(|record| record.kind == Kind::Person && !record.known).count() as u64,
        files: plan.all_files,
        bytes: plan.file.length(),
        sha256: hex::encode(plan.file.sha256),
        producer: plan.producer.clone(),
        tlp: plan.tlp.clone(),
        licence: plan.licence.clone(),
        source: (!dry_run || plan.source_known).then(|| plan.source.to_string()),
        preview,
        lost: losses(&plan.losses),
        ..RecordsImported::default()
    }
}

fn draft(record: &Planned) -> DraftView {
    let fields = record.edits.iter().filter_map(|edit| {
        let value: String = edit.value.as_ref()?.display().chars().take(SHOWN).collect();
        Some((edit.path.as_str().replace('/', "."), value))
    });
    DraftView {
        id: record.id.to_string(),
        kind: record.kind.name().to_owned(),
        where_: record.place.clone(),
        known: record.known,
        fields: fields.collect::<BTreeMap<_, _>>(),
    }
}

/// Shows losses.
pub(crate) fn losses(losses: &[Loss]) -> Vec<LossView> {
    losses
        .iter()
        .map(|loss| LossView {
            where_: loss.place.clone(),
            what: if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() },
            why: loss.why.words().to_owned(),
        })
        .collect()
}
