//! Handing over and forgetting: members give receipts for a contributor's work, and the contributor's device forgets what
//! they cover.
//!
//! Receipts are made by themselves whenever a contributor may be told something: at the end of a live sync with it, and in a
//! bundle for its device. Nobody has to be asked, because a receipt only says what this device holds and verified.

use std::collections::BTreeSet;
use std::path::Path;

use cairn_keys::Zeroizing;
use cairn_keys::keyring::Passphrase;
use cairn_ledger::charter::Role;
use cairn_ledger::entry::{Entry, Part};
use cairn_ledger::{LogId, Unverified, Verified};
use cairn_model::CircleId;
use cairn_store::{DeviceState, FilesRead, LockedVault, Reader, RecordKey, StoreError, Vault};

use crate::api::{ForgottenView, HandoverView, ReceiptView, Response, UnconfirmedView};
use crate::circles;
use crate::clock;
use crate::error::{ApiError, ErrorCode};
use crate::vault::work_factor;

/// Says whether this device contributes to a circle, and reads nothing of it.
fn contributes(reader: &Reader, circle: &CircleId) -> Result<bool, ApiError> {
    let Some(own) = reader.own_log(circle)? else { return Ok(false) };
    Ok(reader.load_charter(circle)?.role_of(&own) == Some(Role::Contributor))
}

/// Counts the entries and files of a contributor's device that no member confirmed; none of any other device.
pub(crate) fn unconfirmed(reader: &Reader, circle: &CircleId) -> Result<u64, ApiError> {
    if !contributes(reader, circle)? {
        return Ok(0);
    }
    let state = reader.handed_over(circle)?;
    Ok(state.height.saturating_sub(state.confirmed) + state.lacking.len() as u64)
}

/// Takes the receipts among entries of a member, where this device is a contributor's and they are not its own; gives the
/// entries back where they are to be stored.
pub(crate) fn take(
    vault: &mut Vault,
    circle: &CircleId,
    log: &LogId,
    entries: Vec<Unverified<Entry>>,
) -> Result<Option<Vec<Unverified<Entry>>>, ApiError> {
    if vault.own_log(circle)? == Some(*log) || !contributes(vault, circle)? {
        return Ok(Some(entries));
    }
    for entry in entries {
        match vault.take_receipt(circle, entry) {
            // What confirms nothing of ours is of no use here, and of no harm.
            Ok(_) | Err(StoreError::Entry(_) | StoreError::MayNot | StoreError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

/// Writes receipts for a contributor's log, unless the newest say as much already, and gives them with their heights. None
/// where there is nothing to confirm or this device may not.
pub(crate) fn make(vault: &mut Vault, circle: &CircleId, log: &LogId) -> Result<Vec<(u64, Vec<u8>)>, ApiError> {
    let charter = vault.charter(circle)?;
    let contributor = charter.role_of(log) == Some(Role::Contributor);
    if !contributor || vault.device_state(circle)? != DeviceState::Ready {
        return Ok(Vec::new());
    }
    let (known, mut files) = (vault.receipt_entries(circle, log)?, FilesRead::default());
    if !says_all(vault, circle, log, &known, &mut files)? {
        match vault.write_receipt(circle, log, clock::now(), &mut files, &mut |_, _| true) {
            Ok(_) => {}
            Err(StoreError::NotFound(_) | StoreError::Refused(_) | StoreError::MayNot) => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        }
    }
    let mut receipts = Vec::new();
    for bytes in vault.receipt_entries(circle, log)? {
        receipts.push((read(&bytes)?.header().height, bytes));
    }
    receipts.sort_unstable_by_key(|(height, _)| *height);
    Ok(receipts)
}

fn read(bytes: &[u8]) -> Result<Verified<Entry>, ApiError> {
    Entry::dangerously_trust_stored(bytes).map_err(|_| crate::internal!("a stored entry does not read"))
}

/// Says whether receipts cover all that is held of a log, and of its files all that read right.
fn says_all(
    reader: &Reader,
    circle: &CircleId,
    log: &LogId,
    receipts: &[Vec<u8>],
    files: &mut FilesRead,
) -> Result<bool, ApiError> {
    let held = reader.heads(circle)?.into_iter().find(|held| held.log == *log).map(|held| held.head);
    let evidence = reader.evidence();
    let mut lacking: BTreeSet<[u8; 32]> =
        reader.files_of(circle, log)?.into_iter().filter(|file| evidence.holds(file)).collect();
    let mut newest = None;
    for bytes in receipts {
        for part in read(bytes)?.parts().filter_map(|(_, part)| part.ok().flatten()) {
            if let Part::Receipt { log: of, head, evidence: named } = part
                && of == *log
            {
                newest = Some(head);
                lacking.retain(|file| named.binary_search(file).is_err());
            }
        }
    }
    if newest.is_none() || newest != held {
        return Ok(false);
    }
    // A file that does not read right is confirmed by no receipt, and a new one would say no more than the last.
    Ok(!lacking.iter().any(|file| files.is_sound(&evidence, file)))
}

/// Shows what of this device's work is confirmed, and what is not.
pub(crate) fn status(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circle = circles::find_shared(reader, circle)?;
    view(reader, &circle).map(Response::Handover)
}

fn view(reader: &Reader, circle: &CircleId) -> Result<HandoverView, ApiError> {
    let (charter, state) = (reader.load_charter(circle)?, reader.handed_over(circle)?);
    let own = reader.own_log(circle)?;
    let mut mine = BTreeSet::new();
    let mut unconfirmed = Vec::new();
    for stored in reader.all_manifests(circle)?.into_iter().filter(|stored| Some(stored.log) == own) {
        let manifest = stored.manifest;
        if mine.insert(manifest.ciphertext) && state.lacking.contains(&manifest.ciphertext) {
            let row = reader.summary(&RecordKey { circle: *circle, id: manifest.record }).ok();
            unconfirmed.push(UnconfirmedView {
                id: row.as_ref().map(|_| manifest.record.to_string()),
                title: row.map(|row| row.title).unwrap_or_default(),
            });
        }
    }
    let receipts = reader.receipts(circle)?.into_iter().map(|receipt| ReceiptView {
        by: receipt.name.unwrap_or_default(),
        device: receipt.by.to_string(),
        entries: receipt.head.height,
        evidence: receipt.evidence.intersection(&mine).count() as u64,
    });
    let complete = state.is_complete();
    Ok(HandoverView {
        schema: "cairn.handover/1".to_owned(),
        circle: circle.to_string(),
        name: charter.page().name.clone(),
        page_time: charter.page().time.to_string(),
        entries: state.height,
        confirmed: state.confirmed.min(state.height),
        evidence_confirmed: (mine.len() - unconfirmed.len()) as u64,
        evidence_unconfirmed: unconfirmed,
        receipts: receipts.collect(),
        complete,
        may_forget: complete && contributes(reader, circle)?,
    })
}

/// What will be forgotten, once it was found that it may be.
pub(crate) struct Forgetting {
    circle: CircleId,
    view: ForgottenView,
}

/// Finds whether everything is confirmed, before the vault is closed for it.
pub(crate) fn may_forget(reader: &Reader, circle: Option<&str>) -> Result<Forgetting, ApiError> {
    let circle = circles::find_shared(reader, circle)?;
    if !contributes(reader, &circle)? {
        return Err(ApiError::new(ErrorCode::NotPermitted));
    }
    let view = view(reader, &circle)?;
    if !view.complete {
        return Err(ApiError::new(ErrorCode::HandoverIncomplete)
            .with("entries", (view.entries - view.confirmed).to_string())
            .with("evidence", view.evidence_unconfirmed.len().to_string()));
    }
    let view = ForgottenView {
        schema: "cairn.forgotten/1".to_owned(),
        circle: view.circle,
        name: view.name,
        entries: view.entries,
        evidence: view.evidence_confirmed,
    };
    Ok(Forgetting { circle, view })
}

/// Forgets, on a vault that nobody has open, and opens it again under its new keys.
pub(crate) fn forget(
    dir: &Path,
    forgetting: Forgetting,
    passphrase: &Zeroizing<String>,
) -> Result<(Vault, Response), ApiError> {
    let words = || Passphrase::new(passphrase.to_string());
    let vault = LockedVault::at(dir).unlock(&words())?;
    let locked = vault.forget(&forgetting.circle, &words(), work_factor())?;
    Ok((locked.unlock(&words())?, Response::Forgotten(forgetting.view)))
}
