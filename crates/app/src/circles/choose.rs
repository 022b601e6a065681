//! Pages that wait for a person's word, and branches between which people choose.

use std::collections::BTreeMap;

use cairn_ledger::charter::{Branch, Charter, Standing};
use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, PageHash};
use cairn_model::CircleId;
use cairn_store::{Reader, Vault};

use super::{find_shared, words};
use crate::api::{BranchView, ChoicesView, Response};
use crate::error::{ApiError, ErrorCode};

/// What a person decides about a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Follow it, and decline what stands against it.
    Follow,
    /// Decline it.
    Refuse,
}

/// Lists what waits for a person's choice.
pub(crate) fn list(reader: &Reader, circle: Option<&str>) -> Result<Response, ApiError> {
    let circle = find_shared(reader, circle)?;
    Ok(Response::Choices(view(reader, &circle)?))
}

fn view(reader: &Reader, circle: &CircleId) -> Result<ChoicesView, ApiError> {
    let charter = reader.load_charter(circle)?;
    let waiting: Vec<_> = charter.waiting().iter().map(words::deed).collect();
    let rivals = charter.rivals(&works(reader, circle)?);
    let open = waiting.len() + rivals.iter().filter(|rivals| rivals.is_open()).count();
    Ok(ChoicesView {
        schema: "cairn.choices/1".to_owned(),
        circle: circle.to_string(),
        name: charter.page().name.clone(),
        waiting,
        rivals: rivals.iter().map(|rivals| rivals.branches.iter().map(branch).collect()).collect(),
        open: u32::try_from(open).unwrap_or(u32::MAX),
    })
}

fn branch(branch: &Branch) -> BranchView {
    let standing = match branch.standing {
        Standing::Ours => "ours",
        Standing::Open => "open",
        Standing::Waits => "waits",
        Standing::Declined => "declined",
        Standing::Overruled => "overruled",
    };
    BranchView {
        first: branch.first.to_string(),
        tip: branch.tip.to_string(),
        standing: standing.to_owned(),
        deeds: branch.deeds.iter().map(words::deed).collect(),
        working: branch.working.iter().map(|(_, name)| name.clone()).collect(),
    }
}

/// Says under which page each log's newest entry here was written.
fn works(reader: &Reader, circle: &CircleId) -> Result<BTreeMap<LogId, PageHash>, ApiError> {
    let mut works = BTreeMap::new();
    for held in reader.heads(circle)? {
        let stored = reader.entries(circle, &held.log, held.head.height, 1)?;
        if let Some(entry) = stored.first().and_then(|bytes| Entry::dangerously_trust_stored(bytes).ok()) {
            works.insert(held.log, entry.header().page);
        }
    }
    Ok(works)
}

/// Finds a page that waits, or one of another branch, by the beginning of its hash.
fn find(reader: &Reader, circle: &CircleId, charter: &Charter, wanted: &str) -> Result<PageHash, ApiError> {
    let wanted = wanted.trim();
    let mut pages: Vec<PageHash> = charter.waiting().iter().map(|deed| deed.page).collect();
    for rivals in charter.rivals(&works(reader, circle)?) {
        pages.extend(rivals.branches.iter().flat_map(|branch| [branch.first, branch.tip]));
    }
    pages.sort_unstable();
    pages.dedup();
    pages.retain(|page| wanted.len() >= 8 && page.to_string().starts_with(wanted));
    match pages.as_slice() {
        [page] => Ok(*page),
        [] => Err(ApiError::new(ErrorCode::PageRefused)),
        _ => Err(ApiError::new(ErrorCode::AmbiguousId)),
    }
}

/// Decides about a page.
pub(crate) fn choose(
    vault: &mut Vault,
    circle: Option<&str>,
    page: &str,
    choice: Choice,
) -> Result<Response, ApiError> {
    let circle = find_shared(vault, circle)?;
    let charter = vault.charter(&circle)?.clone();
    let page = find(vault, &circle, &charter, page)?;
    match choice {
        Choice::Follow => {
            vault.choose_page(&circle, &page)?;
        }
        Choice::Refuse => vault.refuse_page(&circle, &page)?,
    }
    Ok(Response::Choices(view(vault, &circle)?))
}
