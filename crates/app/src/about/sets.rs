//! Objects of imported sets of indicators that have a value, or one that it is part of.

use std::collections::BTreeMap;

use cairn_exchange::observable::{Needle, Seen, defang};
use cairn_model::CircleId;
use cairn_store::{IndicatorFilter, Reader, RecordKey, StoredIndicator};

use crate::api::SetHitView;
use crate::error::ApiError;
use crate::{circles, import};

/// The most objects that are listed.
const MAX_HITS: usize = 200;
/// The most objects that are looked into for a subdomain or the like.
const MAX_LOOKED: u32 = 1_000;

/// Finds them, the exact ones first; says whether there may be more.
pub(super) fn hits(
    reader: &Reader,
    needles: &[Needle],
    circle: Option<CircleId>,
) -> Result<(Vec<SetHitView>, bool), ApiError> {
    let mut found: BTreeMap<i64, (Seen, String, StoredIndicator)> = BTreeMap::new();
    let mut more = false;
    for needle in needles {
        let mut values = vec![needle.observable().value.clone()];
        values.extend(needle.networks());
        let mut candidates = reader.indicators_with_value(&values)?;
        for form in needle.forms() {
            let filter = IndicatorFilter {
                search: Some(format!("{form} ")),
                circle,
                limit: MAX_LOOKED,
                ..IndicatorFilter::default()
            };
            let page = reader.indicators(&filter)?;
            more |= page.next.is_some();
            candidates.extend(page.rows);
        }
        for stored in candidates.into_iter().filter(|stored| circle.is_none_or(|circle| circle == stored.circle)) {
            let seen = import::observables(&stored)
                .into_iter()
                .map(|(_, value)| value)
                .chain([stored.indicator.value.clone()])
                .filter_map(|value| Some((needle.find(&value)?, value)))
                .min();
            if let Some((seen, value)) = seen {
                let value = defang(needle.observable().kind, &value);
                found.entry(stored.n).or_insert((seen, value, stored));
            }
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|(seen, _, stored)| (*seen, stored.n));
    let mut views = Vec::new();
    for (seen, value, stored) in found {
        let set = RecordKey { circle: stored.circle, id: stored.set };
        let Ok(row) = reader.summary(&set) else { continue };
        if row.deleted {
            continue;
        }
        if views.len() >= MAX_HITS {
            more = true;
            break;
        }
        let record = RecordKey { circle: stored.circle, id: import::promoted_id(&stored) };
        views.push(SetHitView {
            set: stored.set.to_string(),
            set_title: row.title,
            circle: stored.circle.to_string(),
            circle_name: circles::name(reader, &stored.circle)?,
            object: stored.indicator.object.clone(),
            type_: stored.indicator.ty.clone(),
            name: stored.indicator.name.clone().unwrap_or_default(),
            value,
            how: seen.name().to_owned(),
            record: reader.summary(&record).is_ok().then(|| record.id.to_string()),
        });
    }
    Ok((views, more))
}
