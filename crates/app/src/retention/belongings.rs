//! What belongs to a case alone.
//!
//! A reference either *holds* (a case its incidents, an incident its persons: what is held stays as long as anybody holds it) or
//! *belongs* (evidence to its incident, a task to its case: it goes with what it belongs to, and keeps nothing). From the case,
//! what it holds and what belongs to it is followed. A record that anything outside holds, or that belongs to something
//! outside as well, stays; and so does, then, what that record holds.

use std::collections::{BTreeMap, BTreeSet};

use cairn_model::field::{FieldType, find_field};
use cairn_model::{Fields, Kind, RecordId, Value};
use cairn_store::{Counting, Lifecycle, ListFilter, Reader, RecordKey};

use crate::error::ApiError;

/// Kinds that go with a case. Threats, indicators, protocols and terms are knowledge that serves others.
const GOES: [Kind; 12] = [
    Kind::Case,
    Kind::Incident,
    Kind::Device,
    Kind::Evidence,
    Kind::Examination,
    Kind::Task,
    Kind::Note,
    Kind::Assessment,
    Kind::Judgment,
    Kind::Person,
    Kind::Identity,
    Kind::Consent,
];

/// Fields by which a record belongs to another.
const BELONGS: [(Kind, &str); 18] = [
    (Kind::Evidence, "incident"),
    (Kind::Evidence, "case"),
    (Kind::Evidence, "device"),
    (Kind::Evidence, "parent"),
    (Kind::Examination, "case"),
    (Kind::Examination, "device"),
    (Kind::Task, "case"),
    (Kind::Task, "about"),
    (Kind::Note, "case"),
    (Kind::Note, "about"),
    (Kind::Assessment, "case"),
    (Kind::Assessment, "device"),
    (Kind::Assessment, "incidents/*"),
    (Kind::Judgment, "case"),
    (Kind::Identity, "person"),
    (Kind::Consent, "person"),
    (Kind::Indicator, "sightings/*/device"),
    (Kind::Indicator, "sightings/*/incident"),
];

/// Relations by which a link only says whence a record comes.
const LOOSE: [&str; 5] = ["evidence-of", "derived-from", "found-on", "belongs-to", "part-of"];

/// How a record refers to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// It needs the other.
    Holds,
    /// So does a link: it keeps the other, and leads nowhere.
    Linked,
    /// It is part of the other.
    Belongs,
    /// It is about the other, and part of something else.
    Loose,
}

struct Node {
    kind: Kind,
    title: String,
    ties: Vec<(RecordId, Tie)>,
}

fn ties(kind: Kind, fields: &Fields) -> Vec<(RecordId, Tie)> {
    let has_case = fields.get("case").is_some();
    let mut ties = Vec::new();
    for (path, value) in fields {
        let Some(field) = find_field(kind, path) else { continue };
        let target = match field.ty {
            FieldType::Reference(_) | FieldType::AnyReference => value.as_text(),
            FieldType::ReferenceSet(_) if *value == Value::Flag(true) => path.segments().next_back(),
            _ => None,
        };
        let Some(target) = target.and_then(|id| id.parse().ok()) else { continue };
        let tie = if let Some(link) = path.as_str().strip_prefix("links/") {
            let item = link.split('/').next().unwrap_or_default();
            let relation = fields.get(format!("links/{item}/relation").as_str()).and_then(Value::as_text);
            if relation.is_some_and(|relation| LOOSE.contains(&relation)) { Tie::Loose } else { Tie::Linked }
        } else if !BELONGS.contains(&(kind, field.path)) {
            Tie::Holds
        } else if kind == Kind::Indicator || (field.path == "about" && has_case) {
            Tie::Loose
        } else {
            Tie::Belongs
        };
        ties.push((target, tie));
    }
    ties
}

/// What goes with a case, and what stays although the case refers to it.
pub(super) struct Belongings {
    nodes: BTreeMap<RecordId, Node>,
    /// The case itself and what belongs to it alone.
    pub(super) goes: BTreeSet<RecordId>,
    /// What stays, with what keeps it.
    pub(super) stays: BTreeMap<RecordId, Vec<String>>,
}

impl Belongings {
    /// Finds them. Reads every record of the circle once.
    pub(super) fn of(reader: &Reader, case: &RecordKey) -> Result<Self, ApiError> {
        let mut nodes = BTreeMap::new();
        for lifecycle in [Lifecycle::Live, Lifecycle::Deleted] {
            let mut filter = ListFilter {
                circle: Some(case.circle),
                lifecycle,
                limit: 1000,
                counting: Counting::Skip,
                ..ListFilter::default()
            };
            loop {
                let page = reader.list(&filter)?;
                for row in page.rows {
                    let Some(kind) = Kind::parse(&row.kind) else { continue };
                    let fields = reader.record(&RecordKey { circle: case.circle, id: row.id })?.fields;
                    let mut ties = ties(kind, &fields);
                    if lifecycle == Lifecycle::Deleted {
                        // What somebody deleted keeps nothing, and still goes with its case.
                        ties.retain(|(_, tie)| *tie == Tie::Belongs);
                    }
                    nodes.insert(row.id, Node { kind, title: row.title, ties });
                }
                filter.after = page.next;
                if filter.after.is_none() {
                    break;
                }
            }
        }
        Ok(Self::decide(nodes, case.id))
    }

    fn decide(nodes: BTreeMap<RecordId, Node>, case: RecordId) -> Self {
        let mut belonging: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        let mut holders: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for (id, node) in &nodes {
            for (target, tie) in &node.ties {
                match tie {
                    Tie::Belongs => belonging.entry(*target).or_default().push(*id),
                    Tie::Holds | Tie::Linked => holders.entry(*target).or_default().push(*id),
                    Tie::Loose => {}
                }
            }
        }
        let mut stays: BTreeMap<RecordId, Vec<String>> = BTreeMap::new();
        loop {
            let mut goes = BTreeSet::from([case]);
            let mut open = vec![case];
            while let Some(id) = open.pop() {
                let held = nodes.get(&id).into_iter().flat_map(|node| &node.ties);
                let held = held.filter(|(_, tie)| *tie == Tie::Holds).map(|(target, _)| target);
                for next in held.chain(belonging.get(&id).into_iter().flatten()) {
                    let goes_along = nodes.get(next).is_some_and(|node| GOES.contains(&node.kind));
                    // Another case is nobody's belonging.
                    let other_case = nodes.get(next).is_some_and(|node| node.kind == Kind::Case);
                    if goes_along && !other_case && !stays.contains_key(next) && goes.insert(*next) {
                        open.push(*next);
                    }
                }
            }
            let mut more = false;
            for id in goes.clone().into_iter().filter(|id| *id != case) {
                let outside = |other: &&RecordId| nodes.contains_key(*other) && !goes.contains(*other);
                let owners = nodes.get(&id).into_iter().flat_map(|node| &node.ties);
                let owners = owners.filter(|(_, tie)| *tie == Tie::Belongs).map(|(target, _)| target);
                let because: BTreeSet<RecordId> =
                    holders.get(&id).into_iter().flatten().chain(owners).filter(outside).copied().collect();
                if !because.is_empty() {
                    more = true;
                    let name =
                        |id: &RecordId| nodes.get(id).map(|node| format!("{}: {}", node.kind.name(), node.title));
                    stays.insert(id, because.iter().filter_map(name).collect());
                }
            }
            if !more {
                return Self { nodes, goes, stays };
            }
        }
    }

    /// Gives kind and title of a record.
    pub(super) fn name(&self, id: &RecordId) -> (String, String) {
        self.nodes.get(id).map(|node| (node.kind.name().to_owned(), node.title.clone())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> RecordId {
        RecordId::from_bytes([n; 16])
    }

    /// A record by number, with its kind and what it refers to.
    type Told<'a> = (u8, Kind, &'a [(u8, Tie)]);

    fn decide(nodes: &[Told<'_>]) -> (Vec<u8>, Vec<u8>) {
        let node = |(n, kind, ties): &Told<'_>| {
            let ties = ties.iter().map(|(to, tie)| (id(*to), *tie)).collect();
            (id(*n), Node { kind: *kind, title: n.to_string(), ties })
        };
        let found = Belongings::decide(nodes.iter().map(node).collect(), id(1));
        let number = |id: &RecordId| id.as_bytes()[0];
        (found.goes.iter().map(number).collect(), found.stays.keys().map(number).collect())
    }

    #[test]
    fn what_only_the_case_needs_goes_and_what_another_case_needs_stays() {
        use Tie::{Belongs, Holds};
        let (goes, stays) = decide(&[
            (1, Kind::Case, &[(10, Holds), (11, Holds), (20, Holds)]),
            (2, Kind::Case, &[(11, Holds)]),
            (10, Kind::Incident, &[(30, Holds)]),
            (11, Kind::Incident, &[(31, Holds)]),
            (20, Kind::Device, &[]),
            (30, Kind::Person, &[]),
            (31, Kind::Person, &[]),
            (40, Kind::Evidence, &[(10, Belongs)]),
            (41, Kind::Evidence, &[(11, Belongs)]),
            (42, Kind::Evidence, &[(10, Belongs), (11, Belongs)]),
            (43, Kind::Evidence, &[(40, Belongs)]),
            (50, Kind::Task, &[(1, Belongs)]),
            (60, Kind::Consent, &[(30, Belongs)]),
        ]);
        assert_eq!(goes, [1, 10, 20, 30, 40, 43, 50, 60]);
        assert_eq!(stays, [11, 42], "41 and 31 are the other case's alone; 42 belongs to both");
    }

    #[test]
    fn what_stays_keeps_what_it_holds() {
        use Tie::{Holds, Linked, Loose};
        let (goes, stays) = decide(&[
            (1, Kind::Case, &[(10, Holds), (30, Holds), (40, Holds), (41, Holds)]),
            (10, Kind::Incident, &[(30, Holds), (40, Holds)]),
            (11, Kind::Incident, &[(10, Linked)]),
            (30, Kind::Person, &[]),
            (40, Kind::Evidence, &[]),
            (41, Kind::Evidence, &[]),
            (70, Kind::Indicator, &[(41, Loose)]),
            (71, Kind::Threat, &[]),
        ]);
        assert_eq!((goes, stays), (vec![1, 41], vec![10, 30, 40]));
    }
}
