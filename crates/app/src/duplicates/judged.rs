//! What people judged: which records are the same, and which are not.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::{Fields, Kind, RecordId, Value, fields_under};
use cairn_store::{Body, Mark, Reader, Scope};

use crate::api::{JudgedRecord, JudgmentView};
use crate::error::ApiError;

/// The most judgments of one record that are shown.
const MAX_SHOWN: usize = 200;

/// One judgment of whether records are the same.
#[derive(Debug, Clone)]
pub(crate) struct Judgment {
    pub(crate) body: Body,
    pub(crate) same: bool,
    pub(crate) reversed: bool,
    pub(crate) subjects: BTreeSet<RecordId>,
}

/// All judgments of whether records are the same that stand.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// For each record that is judged the same as another, the one that stands for all of them.
    roots: BTreeMap<RecordId, RecordId>,
    /// Pairs that are judged different, by those that stand for them, the lower first.
    different: BTreeSet<(RecordId, RecordId)>,
}

fn text<'a>(fields: &'a Fields, path: &str) -> Option<&'a str> {
    fields.get(path).and_then(Value::as_text)
}

/// Gives the records that a judgment is about.
pub(crate) fn subjects(fields: &Fields) -> BTreeSet<RecordId> {
    fields_under(fields, "subjects")
        .filter(|(path, _)| {
            let item = path.as_str().rsplit_once('/').map(|(item, _)| item).unwrap_or_default();
            path.segments().next_back() == Some("record") && fields.get(item) == Some(&Value::Flag(true))
        })
        .filter_map(|(_, value)| value.as_text()?.parse().ok())
        .collect()
}

impl Judgment {
    /// Reads a judgment; `None` when it is about something else.
    pub(crate) fn of(body: Body) -> Option<Self> {
        let same = match text(&body.fields, "verdict") {
            Some("same") => true,
            Some("different") => false,
            _ => return None,
        };
        let subjects = subjects(&body.fields);
        let reversed = body.fields.get("reversed") == Some(&Value::Flag(true));
        (subjects.len() > 1).then_some(Self { body, same, reversed, subjects })
    }
}

impl Judged {
    /// Reads all of them.
    pub(crate) fn read(reader: &Reader) -> Result<Self, ApiError> {
        let mut standing = Vec::new();
        let mut after = None;
        loop {
            let (bodies, next) = reader.bodies(Kind::Judgment, after, 1_000)?;
            standing.extend(bodies.into_iter().filter_map(Judgment::of).filter(|judgment| !judgment.reversed));
            after = next;
            if after.is_none() {
                return Ok(Self::of(&standing));
            }
        }
    }

    fn of(standing: &[Judgment]) -> Self {
        let mut judged = Self::default();
        for judgment in standing.iter().filter(|judgment| judgment.same) {
            let roots: BTreeSet<RecordId> = judgment.subjects.iter().map(|id| judged.root(*id)).collect();
            let Some(first) = roots.first().copied() else { continue };
            judged.roots.extend(roots.iter().map(|root| (*root, first)));
            judged.roots.extend(judgment.subjects.iter().map(|id| (*id, first)));
        }
        for judgment in standing.iter().filter(|judgment| !judgment.same) {
            let roots: Vec<RecordId> = judgment.subjects.iter().map(|id| judged.root(*id)).collect();
            for (at, a) in roots.iter().enumerate() {
                for b in roots.iter().skip(at + 1) {
                    judged.different.insert((*a.min(b), *a.max(b)));
                }
            }
        }
        judged
    }

    /// Gives the record that stands for all who are judged the same as this one.
    fn root(&self, id: RecordId) -> RecordId {
        let mut at = id;
        // Each step leads to a lower id, so that this ends.
        while let Some(next) = self.roots.get(&at).copied().filter(|next| *next < at) {
            at = next;
        }
        at
    }

    /// As text, for what refers to records; other texts stay.
    pub(crate) fn stands_for(&self, id: &str) -> String {
        id.parse().map_or_else(|_| id.to_owned(), |id| self.root(id).to_string())
    }

    /// Says whether people judged of two records already: directly, or by way of others that they are the same as.
    pub(crate) fn settles(&self, a: &RecordId, b: &RecordId) -> bool {
        let (a, b) = (self.root(*a), self.root(*b));
        a == b || self.different.contains(&(a.min(b), a.max(b)))
    }

    /// Gives the records that are judged the same as this one, without it.
    pub(crate) fn same_as(&self, id: &RecordId) -> Vec<RecordId> {
        let root = self.root(*id);
        let known: BTreeSet<RecordId> =
            self.roots.iter().flat_map(|(one, other)| [*one, *other]).filter(|one| self.root(*one) == root).collect();
        known.into_iter().filter(|one| one != id).collect()
    }
}

/// Gives the judgments of whether records are the same that name this one, the newest first.
pub(crate) fn judgments(reader: &Reader, id: &RecordId) -> Result<Vec<Judgment>, ApiError> {
    let scope = Scope { kind: Some(Kind::Judgment), circle: None };
    let hits = reader.hits(&[Mark::Record(*id)], &scope, MAX_SHOWN)?;
    let mut found = Vec::new();
    for (place, _) in hits.places {
        let Some(record) = reader.record_at(place)? else { continue };
        let key = cairn_store::RecordKey { circle: record.row.circle, id: record.row.id };
        found.extend(
            Judgment::of(Body { key, fields: record.fields }).filter(|judgment| judgment.subjects.contains(id)),
        );
    }
    Ok(found)
}

/// Describes them for a shell.
pub(crate) fn judgments_of(reader: &Reader, id: &RecordId) -> Result<Vec<JudgmentView>, ApiError> {
    Ok(judgments(reader, id)?.iter().map(|judgment| view(reader, judgment, id)).collect())
}

pub(crate) fn view(reader: &Reader, judgment: &Judgment, of: &RecordId) -> JudgmentView {
    let fields = &judgment.body.fields;
    let others = judgment.subjects.iter().filter(|id| *id != of).map(|id| {
        let row = reader.find(&id.to_string()).ok().and_then(|key| reader.summary(&key).ok());
        let (kind, title) = row.map(|row| (row.kind, row.title)).unzip();
        JudgedRecord { id: id.to_string(), kind, title }
    });
    JudgmentView {
        id: judgment.body.key.id.to_string(),
        circle: judgment.body.key.circle.to_string(),
        verdict: if judgment.same { "same" } else { "different" }.to_owned(),
        by: text(fields, "by").map(str::to_owned),
        when: text(fields, "when").map(str::to_owned),
        reversed: judgment.reversed,
        others: others.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cairn_model::{CircleId, Path};
    use cairn_store::RecordKey;

    fn id(n: u8) -> RecordId {
        RecordId::from_bytes([n; 16])
    }

    fn judgment(verdict: &str, of: &[u8]) -> Judgment {
        let mut fields = Fields::new();
        let mut put = |path: String, value: Value| fields.insert(Path::parse(&path).unwrap(), value);
        put("verdict".to_owned(), verdict.into());
        for n in of {
            put(format!("subjects/{n:016x}"), true.into());
            put(format!("subjects/{n:016x}/record"), id(*n).to_string().into());
        }
        let key = RecordKey { circle: CircleId::from_bytes([1; 32]), id: id(200) };
        Judgment::of(Body { key, fields }).unwrap()
    }

    #[test]
    fn judgments_settle_pairs_also_by_way_of_others() {
        let judged = Judged::of(&[
            judgment("same", &[3, 2]),
            judgment("same", &[5, 3]),
            judgment("same", &[9, 8]),
            judgment("different", &[8, 5]),
        ]);
        assert!(judged.settles(&id(2), &id(5)));
        assert!(judged.settles(&id(9), &id(2)), "different by way of 8 and 5");
        assert!(!judged.settles(&id(2), &id(7)));
        assert_eq!(judged.same_as(&id(3)), [id(2), id(5)]);
        assert_eq!(judged.same_as(&id(7)), []);
        assert_eq!(judged.stands_for(&id(5).to_string()), id(2).to_string());
        assert_eq!(judged.stands_for("nonsense"), "nonsense");
    }

    #[test]
    fn who_is_the_same_does_not_depend_on_the_order_of_judgments() {
        let all = [
            judgment("same", &[7, 6]),
            judgment("same", &[4, 5]),
            judgment("same", &[5, 7]),
            judgment("same", &[1, 9]),
        ];
        let mut backwards = all.to_vec();
        backwards.reverse();
        for one in 1..10 {
            assert_eq!(Judged::of(&all).same_as(&id(one)), Judged::of(&backwards).same_as(&id(one)));
        }
    }
}
