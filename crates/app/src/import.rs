//! Importing indicator sets: one sealed file each, and a projection to search.

pub(crate) mod drafts;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::ops::ControlFlow;

use cairn_exchange::observable::defang;
use cairn_exchange::outgoing::SetRow;
use cairn_exchange::stix::{StixBundle, StixError, StixLimits, StixObject, read_bundle_observed};
use cairn_ledger::entry::{Manifest, Part};
use cairn_model::check::{check_edits, check_whole};
use cairn_model::marking::Tlp;
use cairn_model::vocab::Vocabulary;
use cairn_model::{CircleId, Edit, Edtf, Fields, Kind, Path, RecordId, Value};
use cairn_store::{
    Counting, Indicator, IndicatorFilter, Lifecycle, ListFilter, Reader, RecordKey, StoredIndicator, Vault, Write,
};
use sha2::{Digest, Sha256};

use crate::api::{ImportView, IndicatorRow, LossView, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::evidence::Custody;
use crate::jobs::{Cancel, Job, Reporter};
use crate::{circles, clock, records};

/// The formats that can be imported.
const FORMATS: &str = "stix";

/// What a person asks of an import.
pub(crate) struct Options {
    pub(crate) format: String,
    pub(crate) file: String,
    pub(crate) circle: Option<String>,
    pub(crate) dry_run: bool,
    pub(crate) tlp: Option<String>,
    pub(crate) licence: Option<String>,
}

/// A bundle that was read, with its bytes.
struct Read {
    bytes: Vec<u8>,
    sha256: [u8; 32],
    bundle: StixBundle,
}

impl From<StixError> for ApiError {
    fn from(error: StixError) -> Self {
        match error {
            StixError::TooLarge { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20))
            }
            StixError::TooManyObjects { limit } => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{limit} objects"))
            }
            StixError::Cancelled => Self::new(ErrorCode::Cancelled),
            StixError::Json { place, source } => {
                Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", format!("{place}: {source}"))
            }
            other => Self::new(ErrorCode::Malformed).with("format", "STIX").with("why", other.to_string()),
        }
    }
}

/// Imports a file, or shows what would come in.
pub(crate) async fn import(cx: &Context, job: Job, options: Options) -> Result<Response, ApiError> {
    if options.format != "stix" {
        return Err(ApiError::new(ErrorCode::UnknownFormat).with("format", options.format).with("formats", FORMATS));
    }
    let path = cx.file(&options.file)?;
    let (report, cancel) = (job.report.clone(), job.cancel.clone());
    let read = blocking(move || read_file(&path, &report, &cancel)).await?;
    cx.desk.run(move |vault| take(vault, &job, read, &options)).await
}

fn read_file(path: &std::path::Path, report: &Reporter, cancel: &Cancel) -> Result<Read, ApiError> {
    let limits = StixLimits::default();
    let file = std::fs::File::open(path).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    let mut bytes = Vec::new();
    // One byte over the limit is enough for the reader to refuse it.
    file.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).map_err(|_| ApiError::new(ErrorCode::Unreadable))?;
    let bundle = parse(&bytes, &limits, report, cancel)?;
    if bundle.objects.is_empty() {
        return Err(ApiError::new(ErrorCode::Malformed).with("format", "STIX").with("why", "no object in it"));
    }
    let sha256 = Sha256::digest(&bytes).into();
    Ok(Read { bytes, sha256, bundle })
}

fn parse(bytes: &[u8], limits: &StixLimits, report: &Reporter, cancel: &Cancel) -> Result<StixBundle, ApiError> {
    let mut meter = report.meter("step-import", "bytes", Some(bytes.len() as u64));
    Ok(read_bundle_observed(bytes, limits, &mut |done, _| {
        meter.at(done as u64);
        if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?)
}

/// Gives the record id of a set: the same for everyone in the circle who imports the same bytes.
fn set_id(circle: &CircleId, sha256: &[u8; 32]) -> RecordId {
    RecordId::derive(circle, "indicator-set", &hex::encode(sha256))
}

fn take(vault: &mut Vault, job: &Job, read: Read, options: &Options) -> Result<Response, ApiError> {
    let circle = circles::find(vault, options.circle.as_deref())?;
    let id = set_id(&circle, &read.sha256);
    let key = RecordKey { circle, id };
    let known = vault.record(&key).is_ok();
    let objects = read.bundle.objects.len() as u64;
    let mut view = ImportView {
        schema: "cairn.import/1".to_owned(),
        read: objects,
        new: if known { 0 } else { objects },
        updated: 0,
        unchanged: if known { objects } else { 0 },
        set: Some(id.to_string()),
        sha256: hex::encode(read.sha256),
        lost: losses(&read.bundle),
    };
    let edits = set_edits(&read, options)?;
    if options.dry_run {
        if !known {
            view.set = None;
        }
        return Ok(Response::Imported(view));
    }
    job.cancel.check()?;
    if known {
        // The answers about the source may be new, though the file is not.
        let answers = edits.into_iter().filter(|edit| matches!(edit.path.as_str(), "tlp" | "licence")).collect();
        vault.edit(&key, answers, clock::now())?;
    } else {
        seal_set(vault, &key, &read, edits)?;
    }
    if vault.indicator_count(&circle, &id)? == 0 {
        project(vault, &key, &read.bundle, &job.report)?;
    }
    Ok(Response::Imported(view))
}

fn losses(bundle: &StixBundle) -> Vec<LossView> {
    bundle
        .losses
        .iter()
        .map(|loss| LossView {
            where_: loss.place.clone(),
            what: if loss.count > 1 { format!("{} × {}", loss.what, loss.count) } else { loss.what.clone() },
            why: loss.why.words().to_owned(),
        })
        .collect()
}

fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of a set is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

/// Describes a set by its content alone, so that two members who import it apart write the same.
fn set_edits(read: &Read, options: &Options) -> Result<Vec<Edit>, ApiError> {
    let bundle = &read.bundle;
    let named = |kinds: &[&str]| {
        bundle.objects.iter().find(|object| kinds.contains(&object.kind.as_str()) && object.name.is_some())
    };
    let subject = named(&["report", "grouping"])
        .or_else(|| named(&["malware", "campaign", "intrusion-set", "threat-actor", "tool"]));
    let digest = hex::encode(read.sha256);
    let title = subject.and_then(|object| object.name.clone()).unwrap_or_else(|| format!("STIX {}", &digest[..8]));
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let indicators = bundle.objects.iter().filter(|object| object.indicator.is_some()).count();
    let mut edits = vec![
        edit("title", short(&title))?,
        edit("format", "stix")?,
        edit("sha256", digest)?,
        edit("size", count(read.bytes.len()))?,
        edit("objects", count(bundle.objects.len()))?,
        edit("indicators", count(indicators))?,
    ];
    if let Some(description) = subject.and_then(|object| object.description.as_deref()) {
        edits.push(edit("description", short(description))?);
    }
    let origin = bundle.objects.iter().find_map(|object| object.created_by.as_deref());
    let origin = origin.and_then(|id| bundle.objects.iter().find(|object| object.id == id)?.name.clone());
    if let Some(origin) = origin {
        edits.push(edit("origin", short(&origin))?);
    }
    let found = bundle.objects.iter().filter_map(|object| object.tlp).max();
    match (options.tlp.as_deref(), found) {
        (Some(given), _) => edits.push(edit("tlp", given)?),
        (None, Some(tlp)) => edits.push(edit("tlp", tlp.code())?),
        (None, None) => {}
    }
    if let Some(licence) = &options.licence {
        edits.push(edit("licence", licence.as_str())?);
    }
    let edits = check_edits(Kind::IndicatorSet, &edits)?;
    check_whole(Kind::IndicatorSet, &Fields::new(), &edits)?;
    Ok(edits)
}

/// Cuts a foreign text to what a title holds, without what a line may not hold.
fn short(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_bidi(*c)).take(400).collect();
    clean.trim().to_owned()
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn seal_set(vault: &mut Vault, key: &RecordKey, read: &Read, mut edits: Vec<Edit>) -> Result<(), ApiError> {
    let sealed = vault.evidence().seal(&mut read.bytes.as_slice(), &mut |_| true)?;
    edits.push(records::kind_edit(Kind::IndicatorSet)?);
    let keys = vault.keys(&key.circle)?;
    let mut custody = Custody::begin(&keys.device, crate::vault::owner(vault)?, key.id, read.sha256);
    let collected = custody.collected(clock::now(), BTreeMap::new())?;
    vault.keep_tree(&sealed.tree)?;
    let writes = vec![
        Write::New { id: key.id, edits },
        Write::Part(Part::Manifest(sealed.manifest(key.id))),
        Write::Part(Part::Attestation { record: Some(key.id), attestation: collected }),
    ];
    vault.write(&key.circle, writes, clock::now())?;
    Ok(())
}

/// Makes the rows of a set anew.
fn project(vault: &mut Vault, key: &RecordKey, bundle: &StixBundle, report: &Reporter) -> Result<(), ApiError> {
    let rows: Vec<Indicator> = bundle.objects.iter().map(row).collect();
    let mut meter = report.meter("step-records", "records", Some(rows.len() as u64));
    vault.drop_indicators(&key.circle, key.id)?;
    vault.add_indicators(&key.circle, key.id, rows, &mut |done| {
        meter.at(done);
        true
    })?;
    Ok(())
}

/// Makes the rows of every set whose sealed file is here and whose rows are not, as after a sync.
pub(crate) fn project_missing(vault: &mut Vault, circle: &CircleId, report: &Reporter) -> Result<(), ApiError> {
    let mut filter = ListFilter {
        kind: Some(Kind::IndicatorSet),
        circle: Some(*circle),
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    loop {
        let page = vault.list(&filter)?;
        for row in page.rows {
            let key = RecordKey { circle: row.circle, id: row.id };
            if vault.indicator_count(circle, &row.id)? > 0 {
                continue;
            }
            let Some(manifest) = held_manifest(vault, &key)? else { continue };
            let mut bytes = Vec::new();
            let limits = StixLimits::default();
            vault.evidence().open(&manifest)?.take(limits.bytes as u64 + 1).read_to_end(&mut bytes).map_err(|_| {
                ApiError::new(ErrorCode::VerificationFailed).with("file", "evidence").with("problem", "unreadable")
            })?;
            // A set that a peer made of something else stays a sealed file without rows.
            if let Ok(bundle) = parse(&bytes, &limits, report, &Cancel::default()) {
                project(vault, &key, &bundle, report)?;
            }
        }
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(());
        }
    }
}

pub(crate) fn held_manifest(reader: &Reader, key: &RecordKey) -> Result<Option<Manifest>, ApiError> {
    let evidence = reader.evidence();
    Ok(reader
        .manifests(key)?
        .into_iter()
        .map(|stored| stored.manifest)
        .find(|manifest| evidence.holds(&manifest.ciphertext)))
}

/// What a row keeps beside what it is found by.
#[derive(serde::Serialize, serde::Deserialize, Default)]
struct More {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    observables: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tlp: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    statements: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    relation: Option<(String, String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

fn row(object: &StixObject) -> Indicator {
    let indicator = object.indicator.as_ref();
    let more = More {
        observables: object.observables.iter().map(|found| (found.kind.to_owned(), found.value.clone())).collect(),
        tlp: object.tlp.map(|tlp| tlp.code().to_owned()),
        statements: object.statements.clone(),
        relation: object
            .relation
            .as_ref()
            .map(|found| (found.source.clone(), found.kind.clone(), found.target.clone())),
        pattern: indicator.map(|found| found.pattern.clone()),
        language: indicator.map(|found| found.language.clone()),
        valid_from: indicator.and_then(|found| found.valid_from).map(|time| time.to_string()),
        description: object.description.clone(),
    };
    let relation = object.relation.as_ref().map(|found| format!("{} {} {}", found.source, found.kind, found.target));
    let value = object.observables.first().map(|found| found.value.clone()).or(relation).unwrap_or_default();
    Indicator {
        object: object.id.clone(),
        ty: object.kind.clone(),
        value,
        name: object.name.clone(),
        text: object.search.clone(),
        at: object.bytes.start as u64,
        length: u32::try_from(object.bytes.len()).unwrap_or(u32::MAX),
        more: serde_json::to_string(&more).ok(),
    }
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
    let mut rows = Vec::new();
    for stored in page.rows {
        let more = more(&stored);
        let record = RecordKey { circle: stored.circle, id: promoted_id(&stored) };
        let observable = more.observables.first().cloned();
        rows.push(IndicatorRow {
            set: stored.set.to_string(),
            object: stored.indicator.object.clone(),
            type_: stored.indicator.ty.clone(),
            name: stored.indicator.name.clone().unwrap_or_default(),
            value: observable.as_ref().map(|(kind, value)| defang(kind, value)),
            observable: observable.map(|(kind, _)| kind),
            markings: more
                .tlp
                .into_iter()
                .map(|tlp| format!("TLP:{}", tlp.to_ascii_uppercase()))
                .chain(more.statements)
                .collect(),
            record: reader.record(&record).is_ok().then(|| record.id.to_string()),
        });
    }
    Ok(Response::Indicators { rows, next: page.next.map(|next| next.to_string()) })
}

pub(crate) fn promoted_id(stored: &StoredIndicator) -> RecordId {
    RecordId::derive(&stored.circle, "stix", &stored.indicator.object)
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
    }
    let marking = more.tlp.or(vault.record(&set)?.row.tlp);
    if let Some(tlp) = marking.as_deref().and_then(Tlp::parse) {
        edits.push(edit("tlp", tlp.code())?);
    }
    let mut edits = records::checked(vault, &key.circle, kind, &Fields::new(), &edits)?;
    edits.push(records::kind_edit(kind)?);
    vault.add(&key.circle, key.id, edits, clock::now())?;
    Ok(Response::Created { id: key.id.to_string() })
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
    let day = more.valid_from.as_deref().and_then(|time| time.get(..10)).and_then(|day| Edtf::parse(day).ok());
    if let Some(day) = day {
        edits.push(edit("valid_from", day.to_string())?);
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
    use cairn_exchange::stix::Category;

    use super::*;

    #[test]
    fn foreign_titles_lose_what_a_line_may_not_hold() {
        assert_eq!(short("a\u{202e}b\nc\u{0}"), "ab c");
    }

    #[test]
    fn the_fictional_bundle_has_indicators_a_threat_and_no_category_unknown() {
        let bundle = cairn_exchange::stix::read_bundle(crate::FICTIONAL_STIX, &StixLimits::default()).unwrap();
        assert!(bundle.objects.iter().any(|object| object.indicator.is_some() && !object.observables.is_empty()));
        assert!(bundle.objects.iter().any(|object| object.kind == "malware"));
        assert!(bundle.objects.iter().all(|object| object.category != Category::Custom));
    }
}
