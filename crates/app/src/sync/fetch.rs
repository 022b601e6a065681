//! Which evidence files this device fetches: a person's policy for each circle, and the single files that they asked for.

use std::collections::BTreeSet;

use cairn_model::CircleId;
use cairn_store::{NamedFile, Reader, Vault};
use cairn_sync::evidence::{Named, requests};
use cairn_sync::{FetchPolicy, FileRequest};

use crate::api::{FetchRule, LackingView};
use crate::error::{ApiError, ErrorCode};

/// The most files of a circle that a person may have asked for at a time.
const MAX_WISHES: usize = 20_000;
/// Under what name a circle's secrets keep which files a person asked for; they go with the circle's evidence.
const WISHES: &str = "evidence.wished";
/// The version of what is kept there: this byte, then the names of the files, 32 bytes each, ascending.
const VERSION: u8 = 1;

fn policy_name(circle: &CircleId) -> String {
    format!("fetch.{circle}")
}

/// Gives the fetch policy of a circle. One that does not read, as of a newer version or after damage, fetches nothing: to take
/// files that a person did not want here may endanger them, to wait for them does not.
pub(crate) fn rule(reader: &Reader, circle: &CircleId) -> Result<FetchRule, ApiError> {
    let Some(kept) = reader.setting(&policy_name(circle))? else { return Ok(FetchRule::default()) };
    Ok(serde_json::from_str(&kept).unwrap_or(FetchRule::Unreadable))
}

/// Keeps the fetch policy of a circle.
pub(crate) fn set_rule(vault: &mut Vault, circle: &CircleId, rule: FetchRule) -> Result<(), ApiError> {
    if rule == (FetchRule::Under { bytes: 0 }) {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", "policy").with("why", "a size of at least 1 byte"));
    }
    if rule == FetchRule::Unreadable {
        return Err(ApiError::new(ErrorCode::BadValue).with("path", "policy").with("why", "all, none, or a size"));
    }
    let text = serde_json::to_string(&rule).map_err(|_| crate::internal!("a policy could not be written"))?;
    Ok(vault.set_setting(&policy_name(circle), &text)?)
}

fn policy(rule: FetchRule) -> FetchPolicy {
    match rule {
        FetchRule::All => FetchPolicy::All,
        FetchRule::Under { bytes } => FetchPolicy::Under(bytes),
        FetchRule::Nothing | FetchRule::Unreadable => FetchPolicy::Nothing,
    }
}

/// Gives the files that a person asked for.
fn wishes(reader: &Reader, circle: &CircleId) -> Result<BTreeSet<[u8; 32]>, ApiError> {
    let kept = reader.secret(circle, WISHES)?;
    let Some((&VERSION, files)) = kept.as_deref().and_then(|kept| kept.split_first()) else {
        return Ok(BTreeSet::new());
    };
    Ok(files.as_chunks::<32>().0.iter().copied().collect())
}

fn keep_wishes(vault: &mut Vault, circle: &CircleId, wishes: &BTreeSet<[u8; 32]>) -> Result<(), ApiError> {
    if wishes.is_empty() {
        return Ok(vault.set_secret(circle, WISHES, None)?);
    }
    let mut kept = vec![VERSION];
    kept.extend(wishes.iter().flatten());
    Ok(vault.set_secret(circle, WISHES, Some(&kept))?)
}

/// Marks files as wanted whatever the policy says.
pub(crate) fn wish(
    vault: &mut Vault,
    circle: &CircleId,
    files: impl IntoIterator<Item = [u8; 32]>,
) -> Result<(), ApiError> {
    let (before, evidence) = (wishes(vault, circle)?, vault.evidence());
    let after: BTreeSet<[u8; 32]> = before.iter().copied().chain(files).filter(|file| !evidence.holds(file)).collect();
    if after.len() > MAX_WISHES {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_WISHES} files")));
    }
    if after == before { Ok(()) } else { keep_wishes(vault, circle, &after) }
}

/// Leaves it to the policy again whether files are fetched: they came, or nobody wants them any more.
pub(crate) fn unwish(vault: &mut Vault, circle: &CircleId, files: &[[u8; 32]]) -> Result<(), ApiError> {
    let mut wishes = wishes(vault, circle)?;
    let before = wishes.len();
    wishes.retain(|file| !files.contains(file));
    if wishes.len() == before { Ok(()) } else { keep_wishes(vault, circle, &wishes) }
}

/// Says what becomes of a file that is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is fetched where it is met.
    Next,
    /// So it is, because a person asked for it.
    Asked,
    /// The policy leaves it where it is.
    LeftOut,
}

/// What decides which files of a circle are fetched.
pub(crate) struct Fetching {
    rule: FetchRule,
    wishes: BTreeSet<[u8; 32]>,
}

impl Fetching {
    /// Reads it.
    pub(crate) fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        Ok(Self { rule: rule(reader, circle)?, wishes: wishes(reader, circle)? })
    }

    /// Says what becomes of a file of so many sealed bytes that is not here.
    pub(crate) fn fate(&self, file: &[u8; 32], size: u64) -> Fate {
        if self.wishes.contains(file) {
            Fate::Asked
        } else if policy(self.rule).wants(size) {
            Fate::Next
        } else {
            Fate::LeftOut
        }
    }

    /// As [`Fetching::fate`], of a file that is told with several sizes: it is fetched as far as one of them allows.
    fn fate_of(&self, sizes: &[FileRequest]) -> Fate {
        let fates = sizes.iter().map(|request| self.fate(&request.file, request.size));
        fates
            .max_by_key(|fate| [Fate::LeftOut, Fate::Next, Fate::Asked].iter().position(|other| other == fate))
            .unwrap_or(Fate::LeftOut)
    }

    /// Divides files that are not here: those to fetch, in order, and how many are left where they are.
    pub(super) fn divide(&self, lacking: Vec<FileRequest>) -> (Vec<FileRequest>, u64) {
        policy(self.rule).divide(&self.wishes, lacking)
    }
}

/// Lists the sealed files of a circle that are not here, with the groups of them that are: each once for every size that
/// manifests tell of it.
pub(super) fn lacking(reader: &Reader, circle: &CircleId) -> Result<Vec<FileRequest>, ApiError> {
    let evidence = reader.evidence();
    let named = reader.named_files(circle, |file| !evidence.holds(file))?;
    let named = named.into_iter().map(|NamedFile { log, file, sealed_size }| Named { log, file, size: sealed_size });
    Ok(requests(named, |file| evidence.partial(file).unwrap_or(0)))
}

/// Counts the sealed files of a circle that are not here.
pub(super) fn lacking_files(reader: &Reader, circle: &CircleId) -> Result<u64, ApiError> {
    Ok(lacking(reader, circle)?.chunk_by(|one, next| one.file == next.file).count() as u64)
}

/// Counts the sealed files of a circle that are not here, and says how many of them the policy leaves out.
pub(crate) fn view(reader: &Reader, circle: &CircleId) -> Result<LackingView, ApiError> {
    let fetching = Fetching::read(reader, circle)?;
    let mut view = LackingView { rule: fetching.rule, ..LackingView::default() };
    for sizes in lacking(reader, circle)?.chunk_by(|one, next| one.file == next.file) {
        let Some(least) = sizes.first() else { continue };
        view.files += 1;
        view.bytes = view.bytes.saturating_add(least.size);
        match fetching.fate_of(sizes) {
            Fate::Next => {}
            Fate::Asked => view.asked += 1,
            Fate::LeftOut => {
                view.left_out += 1;
                view.left_out_bytes = view.left_out_bytes.saturating_add(least.size);
            }
        }
    }
    Ok(view)
}

/// As [`view`], after a session that said how many files were not here: if it lacked none, no manifest is read again.
pub(super) fn view_after(reader: &Reader, circle: &CircleId, lacking: u64) -> Result<LackingView, ApiError> {
    match lacking {
        0 => Ok(LackingView { rule: rule(reader, circle)?, ..LackingView::default() }),
        _ => view(reader, circle),
    }
}

/// Counts those of some files that are not here because the policy leaves them out.
pub(super) fn left_out(reader: &Reader, circle: &CircleId, files: &BTreeSet<[u8; 32]>) -> Result<u64, ApiError> {
    if files.is_empty() {
        return Ok(0);
    }
    let fetching = Fetching::read(reader, circle)?;
    let lacking = lacking(reader, circle)?;
    let left = lacking.chunk_by(|one, next| one.file == next.file).filter(|sizes| {
        sizes.iter().any(|size| files.contains(&size.file)) && fetching.fate_of(sizes) == Fate::LeftOut
    });
    Ok(left.count() as u64)
}

#[cfg(test)]
pub(super) mod tests;
