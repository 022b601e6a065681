//! Everything about one thing: what in this vault names a record, or a domain, address, hash or number. From projections only.

mod mention;
mod sets;

use std::collections::{BTreeMap, BTreeSet};

use cairn_exchange::observable::{Needle, Observable, canonicalize, defang, read_any};
use cairn_model::{Kind, RecordId, Value, fields_under};
use cairn_store::{Mark, Place, Reader, Record, RecordKey, Scope};

use crate::api::{AboutGroup, AboutOrder, AboutRow, AboutView, NamedView, ObservableView, Response};
use crate::circles;
use crate::duplicates::{Judged, judgments_of};
use crate::error::{ApiError, ErrorCode};
use crate::{import, records};
use mention::Looking;

/// The most records that are counted by what refers to them.
const MAX_HITS: usize = 10_000;
/// The most records that are looked into for a value.
const MAX_LOOKED: usize = 1_000;
/// The most records judged the same whose mentions are listed too.
const MAX_SAME: usize = 20;
/// The most values of one record that are looked for.
const MAX_VALUES: usize = 8;
/// The most records that a record names itself.
const MAX_NAMED: usize = 200;
/// The most places in one record that are listed.
const MAX_MENTIONS: usize = 20;

/// What is asked about.
enum Subject {
    Record(RecordKey, Box<Record>),
    Value(Needle),
}

/// Says whether an imported set of indicators holds exactly this.
pub(crate) fn is_in_a_set(reader: &Reader, observable: &Observable) -> Result<bool, ApiError> {
    let found = reader.indicators_with_value(std::slice::from_ref(&observable.value))?;
    let same = |(kind, value): &(String, String)| kind == observable.kind && *value == observable.value;
    Ok(found.iter().any(|stored| import::observables(stored).iter().any(same)))
}

/// Gathers everything that names it.
pub(crate) fn about(reader: &Reader, order: &AboutOrder) -> Result<Response, ApiError> {
    let limit = if order.limit == 0 { 20 } else { order.limit.min(200) } as usize;
    let bad = |why: &str| ApiError::new(ErrorCode::BadRequest).with("why", why);
    let scope = Scope {
        circle: order.circle.as_deref().map(|circle| circles::find(reader, Some(circle))).transpose()?,
        kind: order.kind.as_deref().map(records::kind).transpose()?,
    };
    let after: Option<Place> = order.after.as_deref().map(str::parse).transpose().map_err(|_| bad("after"))?;
    if after.is_some() && scope.kind.is_none() {
        return Err(bad("after takes a kind"));
    }
    let mut view = AboutView { schema: "cairn.about/1".to_owned(), ..AboutView::default() };
    let looking = match read(reader, order.what.trim())? {
        Subject::Record(key, record) => {
            let mut ids = vec![key.id];
            let same = Judged::read(reader)?.same_as(&key.id);
            ids.extend(same.into_iter().take(MAX_SAME));
            let looking = Looking { subject: Some(key), ids, needles: needles(&record) };
            view.judgments = judgments_of(reader, &key.id)?;
            for id in looking.ids.iter().skip(1) {
                let row = reader.find(&id.to_string()).ok().and_then(|key| reader.summary(&key).ok());
                view.same.extend(row.map(records::row_view));
            }
            if after.is_none() {
                view.names = named(reader, &record);
            }
            view.record = Some(records::row_view(record.row));
            looking
        }
        Subject::Value(needle) => Looking { subject: None, ids: Vec::new(), needles: vec![needle] },
    };
    view.values = looking.needles.iter().map(|needle| observable_view(needle.observable().kind, needle)).collect();
    if after.is_none() && scope.kind.is_none_or(|kind| kind == Kind::IndicatorSet) {
        (view.set_hits, view.set_hits_more) = sets::hits(reader, &looking.needles, scope.circle)?;
    }
    gather(reader, &looking, &scope, &mut view, limit, after)?;
    Ok(Response::About(Box::new(view)))
}

fn observable_view(kind: &str, needle: &Needle) -> ObservableView {
    ObservableView { type_: kind.to_owned(), value: defang(kind, &needle.observable().value) }
}

/// Tells what is asked about.
fn read(reader: &Reader, what: &str) -> Result<Subject, ApiError> {
    let missing = match records::find(reader, what) {
        Ok(key) => return Ok(Subject::Record(key, Box::new(reader.record(&key)?))),
        Err(error) if matches!(error.code, ErrorCode::UnknownRecord | ErrorCode::AmbiguousId) => error,
        Err(error) => return Err(error),
    };
    match read_any(what) {
        Some(observable) => Ok(Subject::Value(Needle::new(observable))),
        // What looks like an id was most likely meant as one.
        None if what.len() >= 8 && what.bytes().all(|b| b.is_ascii_hexdigit()) => Err(missing),
        None => Err(ApiError::new(ErrorCode::NotAnObservable)),
    }
}

/// Gives what a record holds that others may name by its value.
fn needles(record: &Record) -> Vec<Needle> {
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text);
    let of_items = |list: &'static str, leaf: &'static str| {
        fields_under(&record.fields, list)
            .filter(move |(path, _)| path.segments().count() == 3 && path.segments().next_back() == Some(leaf))
            .filter_map(|(_, value)| value.as_text())
    };
    let mut found = Vec::new();
    match Kind::parse(&record.row.kind) {
        Some(Kind::Indicator) => {
            let kind =
                text("type").and_then(|ty| cairn_model::Vocabulary::IndicatorType.find(ty)).map(|term| term.code);
            found.extend(text("value").and_then(|value| {
                read_any(value).or_else(|| kind.map(|kind| canonicalize(kind, value).into_observable()))
            }));
        }
        Some(Kind::Device) => {
            let own = ["phone_number", "account"].into_iter().filter_map(text);
            found.extend(own.chain(of_items("identifiers", "value")).filter_map(read_any));
        }
        Some(Kind::Identity) => found.extend(of_items("contacts", "value").filter_map(read_any)),
        Some(Kind::Evidence) => found.extend(text("sha256").and_then(read_any)),
        _ => {}
    }
    // A name of a file or a process is found as it stands; what is shorter would be found everywhere.
    found.retain(|observable| observable.value.chars().nth(3).is_some());
    found.sort();
    found.dedup();
    found.into_iter().take(MAX_VALUES).map(Needle::new).collect()
}

/// Gives the conditions under which a record may name a value.
fn marks(needle: &Needle) -> Vec<Mark> {
    let observable = needle.observable();
    let mut marks: Vec<Mark> = Vec::new();
    match observable.kind {
        "phone" => {
            marks.push(Mark::Number(observable.value.clone()));
            marks.push(Mark::Words(observable.value.clone()));
        }
        kind => {
            marks.extend(needle.forms().iter().cloned().map(Mark::Words));
            if matches!(kind, "md5" | "sha1" | "sha256" | "sha512") {
                marks.push(Mark::Hash(observable.value.clone()));
            }
            if matches!(kind, "domain" | "ipv4" | "ipv6") {
                marks.extend(needle.forms().iter().cloned().map(Mark::Host));
            }
            if kind == "url" {
                let host = needle.forms().first().and_then(|form| form.split(['/', '?', '#']).next());
                marks.extend(host.map(|host| Mark::Host(host.split(':').next().unwrap_or(host).to_owned())));
            }
            marks.extend(needle.networks().into_iter().map(|value| Mark::Field { path: "value", value }));
        }
    }
    marks
}

/// Fills in the records that name it, by kind, newest first.
fn gather(
    reader: &Reader,
    looking: &Looking,
    scope: &Scope,
    view: &mut AboutView,
    limit: usize,
    after: Option<Place>,
) -> Result<(), ApiError> {
    let mut found: BTreeMap<Place, (String, Option<AboutRow>)> = BTreeMap::new();
    let ids: Vec<Mark> = looking.ids.iter().copied().map(Mark::Record).collect();
    let hits = reader.hits(&ids, scope, MAX_HITS)?;
    view.more |= hits.more;
    found.extend(hits.places.into_iter().map(|(place, kind)| (place, (kind, None))));
    for needle in &looking.needles {
        let hits = reader.hits(&marks(needle), scope, MAX_LOOKED)?;
        view.more |= hits.more;
        for (place, kind) in hits.places {
            if found.contains_key(&place) {
                continue;
            }
            if let Some(row) = row_at(reader, looking, place)? {
                found.insert(place, (kind, Some(row)));
            }
        }
    }
    let mut groups: BTreeMap<String, Vec<(Place, Option<AboutRow>)>> = BTreeMap::new();
    for (place, (kind, row)) in found {
        groups.entry(kind).or_default().push((place, row));
    }
    let order = |kind: &str| Kind::ALL.iter().position(|known| known.name() == kind);
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(kind, _)| (order(kind).is_none(), order(kind)));
    for (kind, places) in groups {
        let total = places.len() as u64;
        let (mut rows, mut last, mut next) = (Vec::new(), None, None);
        for (place, row) in places.into_iter().filter(|(place, _)| after.is_none_or(|after| *place > after)) {
            if rows.len() >= limit {
                next = last.map(|last: Place| last.to_string());
                break;
            }
            let row = match row {
                Some(row) => Some(row),
                None => row_at(reader, looking, place)?,
            };
            rows.extend(row);
            last = Some(place);
        }
        view.groups.push(AboutGroup { kind, total, rows, next });
    }
    Ok(())
}

/// Reads the record at a place and where it names what is looked for; `None` when it does not.
fn row_at(reader: &Reader, looking: &Looking, place: Place) -> Result<Option<AboutRow>, ApiError> {
    let Some(record) = reader.record_at(place)? else { return Ok(None) };
    let own = looking.subject.is_some_and(|key| (key.id, key.circle) == (record.row.id, record.row.circle));
    let mut mentions = looking.mentions(&record);
    if own || mentions.is_empty() {
        return Ok(None);
    }
    let count = mentions.len() as u64;
    mentions.truncate(MAX_MENTIONS);
    Ok(Some(AboutRow { record: records::row_view(record.row), mentions, count }))
}

/// Gives the records that a record names itself, in the order of its fields.
fn named(reader: &Reader, record: &Record) -> Vec<NamedView> {
    let mut seen: BTreeSet<(RecordId, String)> = BTreeSet::new();
    let mut named = Vec::new();
    for (id, mention) in mention::references(record) {
        if named.len() < MAX_NAMED && seen.insert((id, mention.path.clone())) {
            let row = reader.find(&id.to_string()).ok().and_then(|key| reader.summary(&key).ok());
            named.push(NamedView { id: id.to_string(), record: row.map(records::row_view), mention });
        }
    }
    named
}
