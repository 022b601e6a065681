//! What of the evidence is fetched, and who holds it: the policy of each circle, wishes for single files, and one item shown.

use cairn_ledger::entry::Manifest;
use cairn_model::{CircleId, Kind};
use cairn_store::{Reader, RecordKey, Vault};

use super::{lineage, view, views};
use crate::api::{FetchOrder, FetchView, PolicyOrder, PolicyView, Response};
use crate::error::{ApiError, ErrorCode};
use crate::sync::copies::Known;
use crate::sync::fetch::{self, Fate, Fetching};
use crate::{circles, records};

/// Where the files of one circle are, and which of them come here; read once for all that are shown.
pub(super) struct Whereabouts {
    fetching: Fetching,
    pub(super) known: Known,
}

impl Whereabouts {
    /// Gathers all that is known.
    pub(super) fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        Ok(Self { fetching: Fetching::read(reader, circle)?, known: Known::read(reader, circle)? })
    }

    /// For a file that was sealed here just now: nobody else can hold it.
    pub(super) fn of_new(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        Ok(Self { fetching: Fetching::read(reader, circle)?, known: Known::nothing(reader, circle)? })
    }

    /// Says what becomes of an item's file.
    pub(super) fn fetch(&self, manifest: Option<&Manifest>, held: bool) -> &'static str {
        let Some(manifest) = manifest else { return "unknown" };
        if held {
            return "here";
        }
        match self.fetching.fate(&manifest.ciphertext, manifest.sealed_size) {
            Fate::Next => "next",
            Fate::Asked => "asked",
            Fate::LeftOut => "left-out",
        }
    }
}

/// Finds a piece of evidence, or another record with a sealed file such as an indicator set, by its id or the beginning of it.
fn find(reader: &Reader, id: &str) -> Result<RecordKey, ApiError> {
    let key = records::find(reader, id)?;
    let is_evidence = reader.summary(&key)?.kind == Kind::Evidence.name();
    if is_evidence || !reader.manifests(&key)?.is_empty() {
        return Ok(key);
    }
    Err(ApiError::new(ErrorCode::BadRequest).with("why", "that is no evidence"))
}

/// Shows one item.
pub(crate) fn show(reader: &Reader, id: &str) -> Result<Response, ApiError> {
    let key = find(reader, id)?;
    let mut item = view(reader, &key, &Whereabouts::read(reader, &key.circle)?)?;
    item.lineage = lineage::of(reader, &key)?.map(Box::new);
    Ok(Response::EvidenceItem(item))
}

/// Changes the fetch policy of a circle, if there is a change, and shows it; without a circle, that of all.
pub(crate) fn policy(vault: &mut Vault, order: &PolicyOrder) -> Result<Response, ApiError> {
    let circles = match (&order.circle, order.rule) {
        (circle, Some(rule)) => {
            let circle = circles::find_shared(vault, circle.as_deref())?;
            fetch::set_rule(vault, &circle, rule)?;
            vec![circle]
        }
        (Some(circle), None) => vec![circles::find(vault, Some(circle))?],
        (None, None) => vault.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let view = |circle: &CircleId| -> Result<PolicyView, ApiError> {
        Ok(PolicyView {
            schema: "cairn.evidence-policy/1".to_owned(),
            circle: circle.to_string(),
            name: vault.load_charter(circle)?.page().name.clone(),
            lacking: fetch::view(vault, circle)?,
        })
    };
    Ok(Response::EvidencePolicies { policies: circles.iter().map(view).collect::<Result<_, _>>()? })
}

/// Marks evidence as wanted whatever the policy says, or takes that back.
pub(crate) fn want(vault: &mut Vault, order: &FetchOrder) -> Result<Response, ApiError> {
    // All are found before anything changes.
    let keys: Vec<RecordKey> = order.ids.iter().map(|id| find(vault, id)).collect::<Result<_, _>>()?;
    if keys.is_empty() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name the evidence"));
    }
    for key in &keys {
        let files: Vec<[u8; 32]> = vault.manifests(key)?.into_iter().map(|stored| stored.manifest.ciphertext).collect();
        if order.forget {
            fetch::unwish(vault, &key.circle, &files)?;
        } else {
            fetch::wish(vault, &key.circle, files)?;
        }
    }
    let mut answer = FetchView {
        schema: "cairn.evidence-fetch/1".to_owned(),
        here: 0,
        coming: 0,
        left_out: 0,
        unknown: 0,
        items: views(vault, &keys)?,
    };
    for item in &answer.items {
        match item.fetch.as_str() {
            "here" => answer.here += 1,
            "left-out" => answer.left_out += 1,
            "unknown" => answer.unknown += 1,
            _ => answer.coming += 1,
        }
    }
    Ok(Response::EvidenceWanted(answer))
}
