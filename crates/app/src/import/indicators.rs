//! Objects of imported sets: searching them, what else has their values, and making one a record of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use cairn_exchange::observable::defang;
use cairn_exchange::outgoing::SetRow;
use cairn_exchange::stix::Relation;
use cairn_model::vocab::Vocabulary;
use cairn_model::{Edit, Edtf, Fields, ItemId, Kind, RecordId, Tlp, Value};
use cairn_store::{IndicatorFilter, Mark, Reader, RecordKey, Scope, StoredIndicator, Vault};

use super::set::{edit, held_manifest, short};
use crate::api::{AlsoView, IndicatorRow, Response};
use crate::error::{ApiError, ErrorCode};
use crate::{circles, clock, records};

/// The most other places of one value that are listed.
const MAX_ALSO: usize = 20;
/// The most values that are looked up at once.
const MAX_VALUES: usize = 256;
/// The most objects that a look for values gives.
const MAX_FOUND: usize = 1_000;

/// What a row keeps beside what it is found by.
#[derive(serde::Serialize, serde::Deserialize, Default)]
#[serde(default)]
pub(super) struct More {
    /// The kind of foreign id, when it is not that of STIX.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) observables: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tlp: Option<String>,
    /// The marking that the source as a whole carried: what a person said may be more restrictive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source_tlp: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pap: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) statements: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) relation: Option<(String, String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) external_ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) triage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confidence: Option<String>,
    /// Whether its maker took it back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) revoked: bool,
    /// Whether its values are not all that its pattern asks for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) partial: bool,
}

/// Gives a relation as one line.
pub(super) fn relation_text(relation: &Relation) -> String {
    format!("{} {} {}", relation.source, relation.kind, relation.target)
}

/// Gives the observables of an object, each its type and value.
pub(crate) fn observables(stored: &StoredIndicator) -> Vec<(String, String)> {
    more(stored).observables
}

fn more(stored: &StoredIndicator) -> More {
    stored.indicator.more.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Gives an object of a set as writers take it.
pub(crate) fn set_row(stored: &StoredIndicator) -> SetRow {
    let more = more(stored);
    SetRow {
        object: stored.indicator.object.clone(),
        ty: stored.indicator.ty.clone(),
        name: stored.indicator.name.clone(),
        description: more.description,
        observables: more.observables,
        pattern: more.pattern.zip(more.language),
        valid_from: more.valid_from,
        tlp: more.tlp.as_deref().and_then(Tlp::parse),
        relation: more.relation,
    }
}

/// Searches the objects of imported sets.
pub(crate) fn indicators(
    reader: &Reader,
    search: Option<&str>,
    set: Option<&str>,
    limit: u32,
    after: Option<&str>,
) -> Result<Response, ApiError> {
    let set = set.map(|set| records::find(reader, set)).transpose()?;
    let after = after
        .map(str::parse::<i64>)
        .transpose()
        .map_err(|_| ApiError::new(ErrorCode::BadRequest).with("why", "after"))?;
    let filter = IndicatorFilter {
        circle: set.map(|key| key.circle),
        set: set.map(|key| key.id),
        ty: None,
        search: search.map(str::to_owned),
        limit,
        after,
    };
    let page = reader.indicators(&filter)?;
    let elsewhere = Elsewhere::of(reader, &page.rows)?;
    let mut rows = Vec::new();
    for stored in page.rows {
        let more = more(&stored);
        let record = RecordKey { circle: stored.circle, id: promoted_id(&stored) };
        let (also, also_more) = elsewhere.than(&stored, &record);
        let observable = more.observables.first().cloned();
        rows.push(IndicatorRow {
            set: stored.set.to_string(),
            circle: stored.circle.to_string(),
            object: stored.indicator.object.clone(),
            type_: stored.indicator.ty.clone(),
            name: stored.indicator.name.clone().unwrap_or_default(),
            value: observable.as_ref().map(|(kind, value)| defang(kind, value)),
            observable: observable.map(|(kind, _)| kind),
            markings: more
                .tlp
                .into_iter()
                .map(|tlp| format!("TLP:{}", tlp.to_ascii_uppercase()))
                .chain(more.pap.map(|pap| format!("PAP:{}", pap.to_ascii_uppercase())))
                .chain(more.statements)
                .collect(),
            record: reader.record(&record).is_ok().then(|| record.id.to_string()),
            also,
            also_more,
        });
    }
    Ok(Response::Indicators { rows, next: page.next.map(|next| next.to_string()) })
}

/// Where else in this vault the values of some objects are: in other sets and in records, of every circle that it holds.
///
/// It is worked out for whoever looks, and written nowhere: no circle learns of another one by it.
struct Elsewhere {
    objects: BTreeMap<String, Vec<(i64, AlsoView)>>,
    records: BTreeMap<String, Vec<(RecordKey, AlsoView)>>,
    /// Whether more objects have these values than were looked at.
    more: bool,
}

impl Elsewhere {
    fn of(reader: &Reader, rows: &[StoredIndicator]) -> Result<Self, ApiError> {
        let values: BTreeSet<&str> =
            rows.iter().filter(|row| !observables(row).is_empty()).map(|row| row.indicator.value.as_str()).collect();
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).map(str::to_owned).collect();
        let mut found = Self { objects: BTreeMap::new(), records: BTreeMap::new(), more: false };
        let mut titles: BTreeMap<RecordKey, Option<String>> = BTreeMap::new();
        for some in values.chunks(MAX_VALUES) {
            let objects = reader.indicators_with_value(some)?;
            found.more |= objects.len() >= MAX_FOUND;
            for stored in objects {
                let set = RecordKey { circle: stored.circle, id: stored.set };
                let title = titles
                    .entry(set)
                    .or_insert_with(|| reader.summary(&set).ok().filter(|row| !row.deleted).map(|row| row.title));
                let Some(title) = title.clone() else { continue };
                let view = AlsoView {
                    kind: Kind::IndicatorSet.name().to_owned(),
                    id: set.id.to_string(),
                    circle: set.circle.to_string(),
                    circle_name: circles::name(reader, &set.circle)?,
                    title,
                    object: Some(stored.indicator.object.clone()),
                };
                found.objects.entry(stored.indicator.value).or_default().push((stored.n, view));
            }
        }
        for value in values {
            let mark = Mark::Field { path: "value", value: value.clone() };
            let scope = Scope { circle: None, kind: Some(Kind::Indicator) };
            for (place, kind) in reader.hits(&[mark], &scope, MAX_ALSO + 1)?.places {
                let Some(record) = reader.record_at(place)? else { continue };
                if record.fields.get("value").and_then(Value::as_text) != Some(value.as_str()) {
                    continue;
                }
                let key = RecordKey { circle: record.row.circle, id: record.row.id };
                let view = AlsoView {
                    kind,
                    id: key.id.to_string(),
                    circle: key.circle.to_string(),
                    circle_name: circles::name(reader, &key.circle)?,
                    title: record.row.title,
                    object: None,
                };
                found.records.entry(value.clone()).or_default().push((key, view));
            }
        }
        Ok(found)
    }

    /// Gives the places other than an object itself and the record that was made of it, and whether there are more.
    fn than(&self, stored: &StoredIndicator, own: &RecordKey) -> (Vec<AlsoView>, bool) {
        let value = &stored.indicator.value;
        let objects = self.objects.get(value).into_iter().flatten().filter(|(n, _)| *n != stored.n);
        let records = self.records.get(value).into_iter().flatten().filter(|(key, _)| key != own);
        let mut views: Vec<AlsoView> =
            records.map(|(_, view)| view).chain(objects.map(|(_, view)| view)).take(MAX_ALSO + 1).cloned().collect();
        let more = views.len() > MAX_ALSO || self.more && !views.is_empty();
        views.truncate(MAX_ALSO);
        (views, more)
    }
}

pub(crate) fn promoted_id(stored: &StoredIndicator) -> RecordId {
    let format = more(stored).format;
    RecordId::derive(&stored.circle, format.as_deref().unwrap_or("stix"), &stored.indicator.object)
}

/// Makes an object of a set a record of its own, or finds the one that was made.
pub(crate) fn promote(vault: &mut Vault, set: &str, object: &str) -> Result<Response, ApiError> {
    let set = records::find(vault, set)?;
    let stored =
        vault.indicator(&set.circle, &set.id, object)?.ok_or_else(|| ApiError::new(ErrorCode::UnknownRecord))?;
    let key = RecordKey { circle: set.circle, id: promoted_id(&stored) };
    if vault.record(&key).is_ok() {
        return Ok(Response::Created { id: key.id.to_string() });
    }
    let more = more(&stored);
    let kind = kind_of(&stored, &more)?;
    let mut edits = vec![edit("set", set.id.to_string())?, edit("stix_id", short(object))?];
    edits.push(edit("original", verbatim(vault, &set, &stored)?)?);
    let title = stored.indicator.name.clone().or_else(|| more.observables.first().map(|(_, value)| value.clone()));
    edits.push(edit("title", short(&title.unwrap_or_else(|| object.to_owned())))?);
    if let Some(description) = &more.description {
        edits.push(edit("description", short(description))?);
    }
    if kind == Kind::Indicator {
        indicator_edits(&mut edits, &more)?;
    } else {
        edits.push(edit("type", stored.indicator.ty.as_str())?);
        threat_edits(&mut edits, &more)?;
    }
    if let Some(tlp) = marking(&more, vault.record(&set)?.row.tlp.as_deref()) {
        edits.push(edit("tlp", tlp.code())?);
    }
    if let Some(pap) = &more.pap {
        edits.push(edit("pap", pap.as_str())?);
    }
    let mut edits = records::checked(vault, &key.circle, kind, &Fields::new(), &edits)?;
    edits.push(records::kind_edit(kind)?);
    vault.add(&key.circle, key.id, edits, clock::now())?;
    Ok(Response::Created { id: key.id.to_string() })
}

/// Gives the marking of a record that is made of an object. What a person said of the source narrows what the object says.
fn marking(more: &More, set: Option<&str>) -> Option<Tlp> {
    let (own, set) = (more.tlp.as_deref().and_then(Tlp::parse), set.and_then(Tlp::parse));
    let said = set != more.source_tlp.as_deref().and_then(Tlp::parse);
    match own {
        Some(own) if said => Some(own).max(set),
        own => own.or(set),
    }
}

fn kind_of(stored: &StoredIndicator, more: &More) -> Result<Kind, ApiError> {
    if more.pattern.is_some() || !more.observables.is_empty() {
        return Ok(Kind::Indicator);
    }
    match Vocabulary::ThreatType.find(&stored.indicator.ty) {
        Some(_) => Ok(Kind::Threat),
        None => Err(ApiError::new(ErrorCode::BadRequest).with("why", "neither an indicator nor a threat")),
    }
}

fn day(time: Option<&str>) -> Option<String> {
    Some(Edtf::parse(time?.get(..10)?).ok()?.to_string())
}

fn indicator_edits(edits: &mut Vec<Edit>, more: &More) -> Result<(), ApiError> {
    if let Some((kind, value)) = more.observables.first() {
        if Vocabulary::IndicatorType.find(kind).is_some() {
            edits.push(edit("type", kind.as_str())?);
        }
        edits.push(edit("value", short(value))?);
    }
    if let Some(pattern) = &more.pattern {
        edits.push(edit("pattern", pattern.as_str())?);
        let language = more.language.as_deref().filter(|language| Vocabulary::PatternType.find(language).is_some());
        edits.push(edit("pattern_type", language.unwrap_or("other"))?);
    }
    let (from, until) = (day(more.valid_from.as_deref()), day(more.valid_until.as_deref()));
    // A source whose dates are the wrong way round has no validity.
    if from.is_none() || until.is_none() || from <= until {
        if let Some(day) = from {
            edits.push(edit("valid_from", day)?);
        }
        if let Some(day) = until {
            edits.push(edit("valid_until", day)?);
        }
    }
    for (path, code) in [("triage", &more.triage), ("confidence", &more.confidence)] {
        if let Some(code) = code {
            edits.push(edit(path, code.as_str())?);
        }
    }
    Ok(())
}

fn threat_edits(edits: &mut Vec<Edit>, more: &More) -> Result<(), ApiError> {
    for alias in more.aliases.iter().map(|alias| short(alias)).filter(|alias| !alias.is_empty()) {
        let item = ItemId::derive(&[b"aliases", alias.as_bytes()]);
        edits.push(edit(&format!("aliases/{item}"), true)?);
        edits.push(edit(&format!("aliases/{item}/name"), alias)?);
    }
    let technique =
        |id: &&String| id.strip_prefix('T').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if let Some(id) = more.external_ids.iter().find(technique) {
        edits.push(edit("attack_id", short(id))?);
    }
    Ok(())
}

/// Reads an object's own bytes from the sealed file; empty where it is not here or is longer than a field holds.
fn verbatim(vault: &Vault, set: &RecordKey, stored: &StoredIndicator) -> Result<String, ApiError> {
    let Some(manifest) = held_manifest(vault, set)? else { return Ok(String::new()) };
    if stored.indicator.length as usize > cairn_model::check::MAX_LONG_TEXT {
        return Ok(String::new());
    }
    let unreadable =
        |_| ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable");
    let mut file = vault.evidence().open(&manifest)?;
    std::io::copy(&mut file.by_ref().take(stored.indicator.at), &mut std::io::sink()).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(u64::from(stored.indicator.length)).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_an_object_is_never_marked_less_than_a_person_said_of_its_source() {
        let more = |own: Option<&str>, source: Option<&str>| More {
            tlp: own.map(str::to_owned),
            source_tlp: source.map(str::to_owned),
            ..More::default()
        };
        // Nobody said anything: the object's own marking holds.
        assert_eq!(marking(&more(Some("green"), Some("red")), Some("red")), Some(Tlp::Green));
        assert_eq!(marking(&more(None, None), None), None);
        // Somebody did.
        assert_eq!(marking(&more(Some("green"), Some("green")), Some("red")), Some(Tlp::Red));
        assert_eq!(marking(&more(Some("green"), None), Some("amber")), Some(Tlp::Amber));
        assert_eq!(marking(&more(Some("red"), None), Some("green")), Some(Tlp::Red));
        assert_eq!(marking(&more(None, None), Some("amber")), Some(Tlp::Amber));
    }
}
