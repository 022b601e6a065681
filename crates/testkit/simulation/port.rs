//! Carries out a session's work on the vault, as `cairn-app` does, and where a test asks for it, wrongly.

use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, Unverified};
use cairn_model::Timestamp;
use cairn_store::{Confirmation, Refusal, StoreError};
use cairn_sync::effect::{EntriesStored, LocalState, PagesStored, PagesVerdict, Problem};
use cairn_sync::{Effect, Input};

use crate::breach::{OrBreach as _, Outcome};
use crate::device::Device;

/// A defect planted to see whether the invariants notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Defect {
    /// A device says that entries are stored, and drops the last of them.
    DropsAcknowledged,
    /// A device stores nothing of what comes.
    StoresNothing,
    /// A device forgets at the start of a session what it holds of others.
    ForgetsHeads,
    /// What a device reads hangs on the order in which entries came.
    OrdersByArrival,
    /// A removed device gets the epochs of later pages from somebody.
    SealsToRemoved,
    /// A kill sets the vault back to what it was when it was last opened.
    ForgetsOnKill,
    /// Both sides of a session leave a log out, and find that they are equal.
    HidesLogs,
}

/// Carries out one load or store.
pub(crate) fn carry_out(device: &mut Device, effect: Effect, now: i64, defect: Option<Defect>) -> Outcome<Input> {
    let time = device.clock(now);
    Ok(match effect {
        Effect::LoadState => {
            let mut heads: Vec<_> = device.heads()?.into_iter().collect();
            match defect {
                Some(Defect::ForgetsHeads) => heads.retain(|(log, _)| *log == device.log),
                Some(Defect::HidesLogs) => heads.truncate(1),
                _ => {}
            }
            Input::State(Ok(LocalState { heads, wanted: crate::files::wanted(device)?, unfetched: 0, unconfirmed: 0 }))
        }
        Effect::LoadPages { from, to } => {
            let pages = device.vault()?.pages(&device.circle).or_breach("load pages")?;
            let wanted = pages.into_iter().skip(from as usize).take((to + 1 - from) as usize).collect();
            Input::PagesLoaded { from, pages: Ok(wanted) }
        }
        Effect::StorePages { pages, .. } => Input::PagesStored(Ok(store_pages(device, &pages, time)?)),
        Effect::LoadEntries { log, from, max_bytes } => {
            let vault = device.vault()?;
            let entries = vault.entries(&device.circle, &log, from, max_bytes).or_breach("load entries")?;
            Input::EntriesLoaded { log, from, entries: Ok(entries) }
        }
        Effect::LoadChain { log, head, from, max_bytes } => {
            let vault = device.vault()?;
            let entries = vault.chain_entries(&device.circle, &log, head, from, max_bytes).or_breach("load a chain")?;
            Input::EntriesLoaded { log, from, entries: Ok(entries) }
        }
        Effect::CompareHeads { heads } => {
            let differing = device.vault()?.differing(&device.circle, &heads).or_breach("compare heads")?;
            Input::HeadsCompared { heads, differing: Ok(differing) }
        }
        // Handing over has tests of its own; here the contributor only hears that there is none.
        Effect::MakeReceipts { log } => Input::ReceiptsMade { log, receipts: Ok(Vec::new()) },
        Effect::StoreEntries { log, entries } => {
            Input::EntriesStored { log, stored: Ok(store_entries(device, log, entries, time, defect)?) }
        }
        _ => Input::Cancel,
    })
}

fn store_pages(device: &mut Device, pages: &[Vec<u8>], time: Timestamp) -> Outcome<PagesStored> {
    let circle = device.circle;
    let vault = device.vault_mut()?;
    let verdict = PagesVerdict::of_pages(pages, |page| match vault.add_page(&circle, page, Confirmation::None) {
        Err(StoreError::Charter(error)) => Ok(Err(error)),
        other => other.map(Ok).or_breach("store pages"),
    })?;
    follow_up(device, time)?;
    Ok(PagesStored { view: device.view()?, verdict })
}

/// Does what a device does by itself once pages came.
pub(crate) fn follow_up(device: &mut Device, time: Timestamp) -> Outcome {
    let circle = device.circle;
    if device.works() {
        device.vault_mut()?.redo_pages(&circle, time).or_breach("do wishes again")?;
    }
    Ok(())
}

fn store_entries(
    device: &mut Device,
    log: LogId,
    mut entries: Vec<Unverified<Entry>>,
    now: Timestamp,
    defect: Option<Defect>,
) -> Outcome<EntriesStored> {
    let circle = device.circle;
    let claimed = entries.last().map(|entry| (entry.claimed_height(), entry.claimed_hash()));
    match defect {
        Some(Defect::DropsAcknowledged) => drop(entries.pop()),
        Some(Defect::StoresNothing) => entries.clear(),
        _ => {}
    }
    if defect == Some(Defect::OrdersByArrival) {
        for entry in &entries {
            device.arrivals = cairn_keys::derive(
                "cairn 2026 simulated arrival",
                &[&device.arrivals, entry.claimed_hash().as_bytes()],
            );
        }
    }
    let vault = device.vault_mut()?;
    // Some of what comes is taken in ahead; what it was says which, so that a history stays what its seed makes it.
    let ahead = claimed.is_some_and(|(_, hash)| hash.as_bytes().first().is_some_and(|byte| byte % 4 == 0));
    let stored = if ahead { vault.accept_ahead(&circle, entries, now) } else { vault.accept(&circle, entries, now) };
    let report = stored.or_breach("store entries")?;
    let problem = report.refused.iter().map(|refused| match refused.reason {
        Refusal::Invalid(_) | Refusal::Chain => Problem::Bad,
        Refusal::Fork { .. } => Problem::Forked,
        Refusal::Gap { .. } | Refusal::WithheldFull | Refusal::SidesFull | Refusal::NotForUs => Problem::Waits,
    });
    let problem = problem.into_iter().next();
    let mut head = device.heads()?.get(&log).copied();
    if defect == Some(Defect::DropsAcknowledged)
        && let Some((height, hash)) = claimed
    {
        head = Some(cairn_ledger::Head { height, hash });
    }
    Ok(EntriesStored { head, problem })
}
