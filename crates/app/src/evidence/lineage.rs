//! Whence a piece of evidence comes and what was made from it, with the hashes that bind them.

use std::collections::BTreeSet;

use cairn_model::{Kind, RecordId, Value};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey, StoreError};

use crate::api::{KinView, LineageView};
use crate::circles;
use crate::error::ApiError;

/// The most steps that are followed in either direction.
const MAX_STEPS: u32 = 16;
/// The most items that are listed in either direction.
const MAX_KIN: usize = 500;

struct Kin {
    key: RecordKey,
    view: KinView,
    parent: Option<RecordId>,
    parent_sha256: Option<String>,
}

/// Reads one item; `None` when it is not here or is something else.
fn read(reader: &Reader, key: RecordKey, steps: u32) -> Result<Option<Kin>, ApiError> {
    let record = match reader.record(&key) {
        Ok(record) => record,
        Err(StoreError::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if record.row.kind != Kind::Evidence.name() {
        return Ok(None);
    }
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let manifest = reader.manifests(&key)?.into_iter().next();
    let sha256 = manifest.map(|stored| hex::encode(stored.manifest.sha256)).or_else(|| text("sha256"));
    Ok(Some(Kin {
        key,
        parent: text("parent").and_then(|id| id.parse().ok()),
        parent_sha256: text("parent_sha256"),
        view: KinView {
            id: key.id.to_string(),
            title: record.row.title.clone(),
            sha256: sha256.unwrap_or_default(),
            operation: text("operation"),
            steps,
            agrees: None,
        },
    }))
}

/// Says whether the hash that a copy names is that of its original.
fn agree(parent: &Kin, child: &Kin) -> Option<bool> {
    let named = child.parent_sha256.as_deref()?;
    (!parent.view.sha256.is_empty()).then(|| named == parent.view.sha256)
}

/// Follows the lineage of an item both ways. The words that were taken out of a text lie in the personal circle, and are found there.
pub(super) fn of(reader: &Reader, key: &RecordKey) -> Result<Option<LineageView>, ApiError> {
    let Some(item) = read(reader, *key, 0)? else { return Ok(None) };
    let mut more = false;
    let mut seen = BTreeSet::from([key.id]);
    let personal = circles::find(reader, None)?;
    let mut above = Vec::new();
    let mut child = read(reader, *key, 0)?;
    for steps in 1.. {
        let Some(below) = child.take() else { break };
        let Some(id) = below.parent else { break };
        if steps > MAX_STEPS || !seen.insert(id) {
            more = true;
            break;
        }
        // What the personal circle keeps apart may have been made from something in another circle.
        let parent = match read(reader, RecordKey { circle: below.key.circle, id }, steps)? {
            None if below.key.circle == personal => match reader.find(&id.to_string()) {
                Ok(found) => read(reader, found, steps)?,
                Err(_) => None,
            },
            found => found,
        };
        let Some(mut parent) = parent else {
            more = true;
            break;
        };
        parent.view.agrees = agree(&parent, &below);
        above.push(parent.view.clone());
        child = Some(parent);
    }
    let mut below = Vec::new();
    let mut open = vec![item];
    while let Some(parent) = open.pop() {
        if parent.view.steps > 0 {
            below.push(parent.view.clone());
        }
        let mut children = Vec::new();
        let mut circles = vec![parent.key.circle];
        circles.extend((personal != parent.key.circle).then_some(personal));
        for circle in circles {
            let filter = ListFilter {
                kind: Some(Kind::Evidence),
                circle: Some(circle),
                filters: vec![("parent".to_owned(), parent.key.id.to_string())],
                lifecycle: Lifecycle::Live,
                limit: 200,
                counting: Counting::Skip,
                ..ListFilter::default()
            };
            let page = reader.list(&filter)?;
            more |= page.next.is_some();
            for row in page.rows {
                if !seen.insert(row.id) {
                    continue;
                }
                if parent.view.steps == MAX_STEPS || below.len() + open.len() + children.len() >= MAX_KIN {
                    more = true;
                    continue;
                }
                if let Some(mut kin) = read(reader, RecordKey { circle, id: row.id }, parent.view.steps + 1)? {
                    kin.view.agrees = agree(&parent, &kin);
                    children.push(kin);
                }
            }
        }
        open.extend(children);
    }
    Ok((!above.is_empty() || !below.is_empty() || more).then_some(LineageView { above, below, more }))
}
