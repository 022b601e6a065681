//! Evidence made from evidence. The original is read in memory and never changed; what comes of it is sealed as an item of its own, which
//! names its original, the original's hash, what was done, with which settings, and who did it. Both custodies say so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use cairn_exchange::media::{
    self, Area, JPEG_QUALITY, Length, MediaError, MediaFormat, PixelLimits, Pixels, Region, Shape,
};
use cairn_exchange::redact::{self, RedactError, RedactedText};
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::{Manifest, Part};
use cairn_model::canon::to_canonical_json;
use cairn_model::check::check_edits;
use cairn_model::{Edit, Fields, Kind, RecordId, Value, link};
use cairn_store::{Evidence, Reader, RecordKey, Sealed, StoreError, StoredManifest, Vault, Write};
use serde_json::{Value as Json, json};

use super::fetch::Whereabouts;
use super::look::MAX_WHOLE;
use super::{Custody, edit, find_item, heads, view};
use crate::api::{DeriveOrder, DerivedView, Making, RegionInput, Response, ShapeInput, UnitInput};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
use crate::{circles, clock};

/// The largest text that is redacted, in bytes.
const MAX_TEXT: u64 = 2 << 20;
/// The most regions of one picture.
const MAX_REGIONS: usize = 200;
/// The most terms and the most spans of one text.
const MAX_TERMS: usize = 1000;
/// The longest term, in bytes.
const MAX_TERM: usize = 400;
/// The longest reason, in bytes.
const MAX_REASON: usize = 2000;
/// How many originals above each other are looked at.
const MAX_STEPS: usize = 16;
/// Marks the record of the words that were taken out of a text (vocabulary `operation`).
pub(crate) const REDACTION_MAP: &str = "redaction-map";

/// What was made.
struct Made {
    id: RecordId,
    sealed: Sealed,
    operation: &'static str,
    parameters: String,
    /// The media type and the end of a file's name; without them, the original's.
    form: Option<(&'static str, &'static str)>,
    removed: Vec<String>,
    places: usize,
    words: Option<Words>,
}

/// The words that were taken out of a text, sealed apart.
struct Words {
    id: RecordId,
    sealed: Sealed,
}

impl Made {
    fn discard(&self, evidence: &Evidence) {
        evidence.discard(&self.sealed);
        if let Some(words) = &self.words {
            evidence.discard(&words.sealed);
        }
    }
}

/// Makes the copy that was ordered.
pub(crate) async fn derive(cx: &Context, job: Job, order: DeriveOrder) -> Result<Response, ApiError> {
    check(&order)?;
    let id = order.id.clone();
    let (key, stored, evidence) = cx
        .read(move |reader| {
            let (key, stored) = find_item(reader, &id)?;
            let record = reader.record(&key)?;
            let operation = record.fields.get("operation").and_then(Value::as_text);
            if record.row.kind != Kind::Evidence.name() || operation == Some(REDACTION_MAP) || record.row.deleted {
                return Err(ApiError::new(ErrorCode::BadRequest).with("why", "nothing is made from this record"));
            }
            Ok((key, stored, reader.evidence()))
        })
        .await?;
    let (making, store, parent) = (order.make.clone(), evidence.clone(), stored.manifest.clone());
    let (made, job) = blocking(move || Ok((make(&store, &parent, key.id, &making, &job)?, job))).await?;
    job.cancel.check().inspect_err(|_| made.discard(&evidence))?;
    cx.desk.run(move |vault| record(vault, &key, &stored, &order, &made).inspect_err(|_| made.discard(&evidence))).await
}

fn check(order: &DeriveOrder) -> Result<(), ApiError> {
    let too_many = |limit: usize| Err(ApiError::new(ErrorCode::TooLarge).with("limit", limit.to_string()));
    if order.reason.as_ref().is_some_and(|reason| reason.len() > MAX_REASON) {
        return too_many(MAX_REASON);
    }
    match &order.make {
        Making::Cover { regions } if regions.len() > MAX_REGIONS => too_many(MAX_REGIONS),
        Making::Redact { terms, spans } if terms.len() > MAX_TERMS || spans.len() > MAX_TERMS => too_many(MAX_TERMS),
        Making::Redact { terms, .. } if terms.iter().any(|term| term.len() > MAX_TERM) => too_many(MAX_TERM),
        _ => Ok(()),
    }
}

/// Reads the whole content into memory and checks it against its hash.
pub(super) fn read_whole(evidence: &Evidence, manifest: &Manifest, limit: u64, job: &Job) -> Result<Vec<u8>, ApiError> {
    if manifest.size > limit {
        return Err(ApiError::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", limit >> 20)));
    }
    let mut whole = Vec::with_capacity(usize::try_from(manifest.size).unwrap_or(0));
    let mut meter = job.report.meter("step-verify", "bytes", Some(manifest.size));
    evidence.export(manifest, &mut whole, &mut |done| {
        meter.at(done);
        !job.cancel.is_cancelled()
    })?;
    Ok(whole)
}

/// Says what a reader of pictures refused.
pub(super) fn media_error(error: MediaError) -> ApiError {
    match error {
        MediaError::Format => ApiError::new(ErrorCode::MediaUnsupported),
        MediaError::Moving => ApiError::new(ErrorCode::MediaMoves),
        MediaError::Damaged => ApiError::new(ErrorCode::MediaDamaged),
        MediaError::TooLarge(limit) => ApiError::new(ErrorCode::TooLarge).with("limit", format!("{limit} megapixels")),
        MediaError::Region(_) => ApiError::new(ErrorCode::RegionOutside),
    }
}

fn text_error(error: RedactError) -> ApiError {
    let not_there = |what: &str, number: usize| {
        ApiError::new(ErrorCode::NotInText).with("what", what).with("number", number.to_string())
    };
    match error {
        RedactError::Nothing => {
            ApiError::new(ErrorCode::BadRequest).with("why", "nothing is named that is to be covered")
        }
        RedactError::NotFound(number) => not_there("term", number),
        RedactError::Span(number) => not_there("span", number),
        RedactError::TooMany => ApiError::new(ErrorCode::TooLarge).with("limit", redact::MAX_PLACES.to_string()),
    }
}

fn region(input: &RegionInput) -> Region {
    // A number that is none, or below zero, becomes zero, and beyond the edge there is nothing.
    let length = |value: f64| match input.unit {
        UnitInput::Pixels => Length::Pixels(value.round() as u32),
        UnitInput::Share => Length::Share(value),
    };
    let shape = match input.shape {
        ShapeInput::Rectangle => Shape::Rectangle,
        ShapeInput::Ellipse => Shape::Ellipse,
    };
    Region {
        shape,
        left: length(input.left),
        top: length(input.top),
        width: length(input.width),
        height: length(input.height),
    }
}

fn area_json(area: &Area) -> Json {
    let shape = match area.shape {
        Shape::Rectangle => "rectangle",
        Shape::Ellipse => "ellipse",
    };
    json!({ "shape": shape, "left": area.left, "top": area.top, "right": area.right, "bottom": area.bottom })
}

/// Says how pixels were written, where they were.
fn encoding(format: MediaFormat) -> Json {
    match format {
        MediaFormat::Jpeg => json!({ "media_type": format.media_type(), "quality": JPEG_QUALITY }),
        _ => json!({ "media_type": format.media_type() }),
    }
}

fn canonical(parameters: &Json) -> Result<String, ApiError> {
    let bytes = to_canonical_json(parameters).map_err(|_| crate::internal!("parameters have no canonical form"))?;
    String::from_utf8(bytes).map_err(|_| crate::internal!("parameters are no text"))
}

/// Reads the original, makes the copy and seals it.
fn make(
    evidence: &Evidence,
    parent: &Manifest,
    parent_id: RecordId,
    making: &Making,
    job: &Job,
) -> Result<Made, ApiError> {
    let id = RecordId::from_bytes(rand::random());
    let limits = PixelLimits::default();
    let form = |format: MediaFormat| Some((format.media_type(), format.extension()));
    let seal = |bytes: &[u8]| evidence.seal(&mut &bytes[..], &mut |_| !job.cancel.is_cancelled());
    let made = |bytes: &[u8], operation, parameters: &Json, format| -> Result<Made, ApiError> {
        let parameters = canonical(parameters)?;
        let (removed, places) = (Vec::new(), 0);
        Ok(Made { id, sealed: seal(bytes)?, operation, parameters, form: form(format), removed, places, words: None })
    };
    match making {
        Making::Copy => {
            let sealed = copy(evidence, parent, job)?;
            let (operation, parameters) = ("copied", "{}".to_owned());
            Ok(Made { id, sealed, operation, parameters, form: None, removed: Vec::new(), places: 0, words: None })
        }
        Making::Strip => {
            let whole = read_whole(evidence, parent, MAX_WHOLE, job)?;
            let stripped = media::strip(&whole, &limits).map_err(media_error)?;
            let pixels = match stripped.pixels {
                Pixels::Kept => json!("kept"),
                Pixels::Turned => encoding(stripped.format),
            };
            let parameters = json!({ "pixels": pixels, "removed": stripped.removed });
            let removed = stripped.removed.iter().map(|what| format!("meta-{what}")).collect();
            Ok(Made { removed, ..made(&stripped.bytes, "stripped", &parameters, stripped.format)? })
        }
        Making::Cover { regions } => {
            let whole = read_whole(evidence, parent, MAX_WHOLE, job)?;
            let regions: Vec<Region> = regions.iter().map(region).collect();
            let covered = media::redact(&whole, &regions, &limits).map_err(media_error)?;
            let areas: Vec<Json> = covered.areas.iter().map(area_json).collect();
            let parameters = json!({ "areas": areas, "fill": "black", "margin": covered.margin, "written": encoding(covered.format) });
            Ok(Made { places: regions.len(), ..made(&covered.bytes, "redacted", &parameters, covered.format)? })
        }
        Making::Crop { region: wanted } => {
            let whole = read_whole(evidence, parent, MAX_WHOLE, job)?;
            let part = media::crop(&whole, &region(wanted), &limits).map_err(media_error)?;
            let parameters = json!({ "area": area_json(&part.area), "written": encoding(part.format) });
            made(&part.bytes, "cropped", &parameters, part.format)
        }
        Making::Redact { terms, spans } => {
            let whole = read_whole(evidence, parent, MAX_TEXT, job)?;
            redact_text(evidence, parent, parent_id, id, &whole, terms, spans)
        }
    }
}

/// Seals the same bytes as an object of their own.
fn copy(evidence: &Evidence, parent: &Manifest, job: &Job) -> Result<Sealed, ApiError> {
    let mut source = evidence.open(parent)?;
    let mut meter = job.report.meter("step-seal", "bytes", Some(parent.size));
    let sealed = evidence.seal(&mut source, &mut |done| {
        meter.at(done);
        !job.cancel.is_cancelled()
    });
    // What cannot be read of a sealed file is damage of that file.
    let sealed = sealed.map_err(|error| match error {
        StoreError::Source(_) => StoreError::Sealed("evidence"),
        other => other,
    })?;
    if sealed.sha256 != parent.sha256 || sealed.size != parent.size {
        evidence.discard(&sealed);
        return Err(StoreError::Sealed("evidence").into());
    }
    Ok(sealed)
}

fn redact_text(
    evidence: &Evidence,
    parent: &Manifest,
    parent_id: RecordId,
    id: RecordId,
    whole: &[u8],
    terms: &[String],
    spans: &[(u32, u32)],
) -> Result<Made, ApiError> {
    let unsupported = || ApiError::new(ErrorCode::MediaUnsupported);
    let text = std::str::from_utf8(whole).map_err(|_| unsupported())?;
    if text.contains('\0') || cairn_exchange::capture::may_be(whole) {
        return Err(unsupported());
    }
    let spans: Vec<Range<usize>> = spans.iter().map(|(from, to)| *from as usize..*to as usize).collect();
    let redacted = redact::redact(text, &spans, terms).map_err(text_error)?;
    let sealed = evidence.seal(&mut redacted.text.as_bytes(), &mut |_| true)?;
    let words = words_json(&redacted, parent, parent_id, id, &sealed);
    let words = match evidence.seal(&mut words.as_bytes(), &mut |_| true) {
        Ok(sealed) => Words { id: RecordId::from_bytes(rand::random()), sealed },
        Err(error) => {
            evidence.discard(&sealed);
            return Err(error.into());
        }
    };
    // Where the words stood, and how long they were, is kept with the words. Their file holds a random number, so that its hash confirms
    // no guess.
    let parameters = json!({
        "blocks": redacted.blocks.len(),
        "map_sha256": hex::encode(words.sealed.sha256),
        "places": redacted.places(),
    });
    Ok(Made {
        id,
        sealed,
        operation: "redacted",
        parameters: canonical(&parameters)?,
        form: Some(("text/plain", "txt")),
        removed: Vec::new(),
        places: redacted.places(),
        words: Some(words),
    })
}

/// Writes what was taken out, and where it stood.
fn words_json(
    redacted: &RedactedText,
    parent: &Manifest,
    parent_id: RecordId,
    id: RecordId,
    sealed: &Sealed,
) -> String {
    let place =
        |(range, words): &(Range<usize>, String)| json!({ "from": range.start, "to": range.end, "words": words });
    let blocks: Vec<Json> = redacted
        .blocks
        .iter()
        .map(|block| json!({ "number": block.number, "places": block.places.iter().map(place).collect::<Vec<_>>() }))
        .collect();
    let all = json!({
        "schema": "cairn.redaction-map/1",
        "salt": hex::encode(rand::random::<[u8; 32]>()),
        "parent": parent_id.to_string(),
        "parent_sha256": hex::encode(parent.sha256),
        "redacted": id.to_string(),
        "redacted_sha256": hex::encode(sealed.sha256),
        "blocks": blocks,
    });
    format!("{all}\n")
}

/// Records the copy, its original's part in it, and the words that were taken out.
fn record(
    vault: &mut Vault,
    key: &RecordKey,
    parent: &StoredManifest,
    order: &DeriveOrder,
    made: &Made,
) -> Result<Response, ApiError> {
    let original = vault.record(key)?.fields;
    let parent_sha256 = hex::encode(parent.manifest.sha256);
    let personal = circles::find(vault, None)?;
    let mut writes = Vec::new();
    let mut apart = Vec::new();
    if let Some(words) = &made.words {
        vault.keep_tree(&words.sealed.tree)?;
        let list = if personal == key.circle { &mut writes } else { &mut apart };
        list.extend(words_writes(vault, &personal, words, made)?);
    }
    vault.keep_tree(&made.sealed.tree)?;
    writes.extend(copy_writes(vault, key, &original, order, made, &parent_sha256)?);
    writes.extend(parent_writes(vault, key, &original, order, made, parent)?);
    // The words come first: a text without them could not be made whole again.
    if !apart.is_empty() {
        vault.write(&personal, apart, clock::now())?;
    }
    vault.write(&key.circle, writes, clock::now())?;
    let child = RecordKey { circle: key.circle, id: made.id };
    let item = view(vault, &child, &Whereabouts::of_new(vault, &key.circle)?)?;
    Ok(Response::EvidenceDerived(Box::new(DerivedView {
        schema: "cairn.evidence-derived/1".to_owned(),
        item,
        parent: key.id.to_string(),
        parent_sha256,
        operation: made.operation.to_owned(),
        parameters: made.parameters.clone(),
        removed: made.removed.clone(),
        places: u32::try_from(made.places).unwrap_or(u32::MAX),
        words: made.words.as_ref().map(|words| words.id.to_string()),
    })))
}

fn text<'a>(fields: &'a Fields, path: &str) -> Option<&'a str> {
    fields.get(path).and_then(Value::as_text)
}

/// Gives the edits that every sealed item made here has.
fn file_edits(sealed: &Sealed, owner: &str) -> Result<Vec<Edit>, ApiError> {
    let size = i64::try_from(sealed.size).map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "8 EiB"))?;
    Ok(vec![
        edit("sha256", hex::encode(sealed.sha256))?,
        edit("sealed", hex::encode(sealed.tree.root()))?,
        edit("size", size)?,
        edit("obtained", "derived")?,
        edit("collected", clock::now().to_string())?,
        edit("collected_by", owner)?,
        edit("tool", concat!("Cairn ", env!("CARGO_PKG_VERSION")))?,
    ])
}

fn new(id: RecordId, edits: &[Edit]) -> Result<Write, ApiError> {
    let mut edits = check_edits(Kind::Evidence, edits)?;
    edits.push(crate::records::kind_edit(Kind::Evidence)?);
    Ok(Write::New { id, edits })
}

fn copy_writes(
    vault: &Vault,
    key: &RecordKey,
    original: &Fields,
    order: &DeriveOrder,
    made: &Made,
    parent_sha256: &str,
) -> Result<Vec<Write>, ApiError> {
    let owner = crate::vault::owner(vault)?;
    let mut edits = file_edits(&made.sealed, &owner)?;
    edits.push(edit("parent", key.id.to_string())?);
    edits.push(edit("parent_sha256", parent_sha256)?);
    edits.push(edit("operation", made.operation)?);
    edits.push(edit("parameters", made.parameters.as_str())?);
    edits.push(edit("copy", if made.form.is_none() { "working" } else { "derivative" })?);
    edits.extend(link::make_edits("derived-from", &key.id, None, None));
    // A file's name can say who someone is: a copy gets one of its own, unless it is the same file.
    let own_name =
        made.form.map(|(_, extension)| format!("{}.{extension}", made.id.to_string().get(..8).unwrap_or_default()));
    let file_name = own_name.as_deref().or_else(|| text(original, "file_name"));
    let titled =
        text(original, "title").filter(|title| made.form.is_none() || text(original, "file_name") != Some(*title));
    let title = order.title.as_deref().or(titled).or(file_name).unwrap_or_default();
    edits.push(edit("title", title)?);
    if let Some(name) = file_name {
        edits.push(edit("file_name", name)?);
    }
    if let Some(media_type) = made.form.map(|(media_type, _)| media_type).or_else(|| text(original, "media_type")) {
        edits.push(edit("media_type", media_type)?);
    }
    for path in ["type", "incident", "case", "informant", "language", "tlp", "pap"] {
        if let Some(value) = text(original, path) {
            edits.push(edit(path, value)?);
        }
    }
    // Whoever can be known in the original is asked before the copy leaves, until a person says that they cannot be known in it.
    for (path, value) in original.iter().filter(|(path, _)| path.as_str().starts_with("shows/")) {
        edits.push(Edit { path: path.clone(), value: Some(value.clone()) });
    }
    if order.instead {
        let incident = text(original, "incident").and_then(|id| id.parse::<RecordId>().ok());
        let incident = incident
            .ok_or_else(|| ApiError::new(ErrorCode::BadRequest).with("why", "the original belongs to no incident"))?;
        edits.extend(link::make_edits("evidence-of", &incident, None, None));
    }
    let keys = vault.keys(&key.circle)?;
    let mut custody = Custody::begin(&keys.device, owner, made.id, made.sealed.sha256);
    let mut details = BTreeMap::from([
        ("from".to_owned(), key.id.to_string()),
        ("from_sha256".to_owned(), parent_sha256.to_owned()),
        ("operation".to_owned(), made.operation.to_owned()),
        ("parameters".to_owned(), made.parameters.clone()),
        ("tool".to_owned(), concat!("Cairn ", env!("CARGO_PKG_VERSION")).to_owned()),
    ]);
    details.extend(order.reason.clone().map(|reason| ("note".to_owned(), reason)));
    let derived = custody.sign(AttestationKind::Derived, clock::now(), details)?;
    let sealing = BTreeMap::from([("sealed".to_owned(), hex::encode(made.sealed.tree.root()))]);
    let sealed = custody.sign(AttestationKind::Sealed, clock::now(), sealing)?;
    let attest = |attestation| Write::Part(Part::Attestation { record: Some(made.id), attestation });
    Ok(vec![
        new(made.id, &edits)?,
        Write::Part(Part::Manifest(made.sealed.manifest(made.id))),
        attest(derived),
        attest(sealed),
    ])
}

fn parent_writes(
    vault: &Vault,
    key: &RecordKey,
    original: &Fields,
    order: &DeriveOrder,
    made: &Made,
    parent: &StoredManifest,
) -> Result<Vec<Write>, ApiError> {
    let keys = vault.keys(&key.circle)?;
    let mut custody = Custody {
        device: &keys.device,
        by: crate::vault::owner(vault)?,
        subject: key.id,
        sha256: parent.manifest.sha256,
        parents: heads(vault, &key.circle, &key.id.to_string())?,
    };
    let mut details = BTreeMap::from([
        ("to".to_owned(), made.id.to_string()),
        ("to_sha256".to_owned(), hex::encode(made.sealed.sha256)),
        ("operation".to_owned(), made.operation.to_owned()),
    ]);
    details.extend(order.reason.clone().map(|reason| ("note".to_owned(), reason)));
    let step = custody.sign(AttestationKind::Derived, clock::now(), details)?;
    let mut writes = vec![Write::Part(Part::Attestation { record: Some(key.id), attestation: step })];
    if order.instead
        && let Some(incident) = text(original, "incident").and_then(|id| id.parse::<RecordId>().ok())
    {
        writes.extend(unlink_above(vault, *key, original.clone(), &incident)?);
    }
    Ok(writes)
}

/// Takes an item and everything that it was made from out of the reports of an incident.
fn unlink_above(vault: &Vault, key: RecordKey, fields: Fields, incident: &RecordId) -> Result<Vec<Write>, ApiError> {
    let mut writes = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some((key.id, fields));
    while let Some((id, fields)) = next.take()
        && seen.insert(id)
        && seen.len() <= MAX_STEPS
    {
        if link::links(&fields).iter().any(|link| link.relation == "evidence-of" && link.to == *incident) {
            let edits = check_edits(Kind::Evidence, &link::remove_edits("evidence-of", incident))?;
            writes.push(Write::Edit { id, edits });
        }
        if let Some(parent) = text(&fields, "parent").and_then(|id| id.parse::<RecordId>().ok()) {
            next = match vault.record(&RecordKey { circle: key.circle, id: parent }) {
                Ok(record) => Some((parent, record.fields)),
                Err(StoreError::NotFound(_)) => None,
                Err(error) => return Err(error.into()),
            };
        }
    }
    Ok(writes)
}

/// Makes the record of the words that were taken out: in the personal circle, belonging to no incident, and marked for nobody else.
fn words_writes(
    vault: &Vault,
    personal: &cairn_model::CircleId,
    words: &Words,
    made: &Made,
) -> Result<Vec<Write>, ApiError> {
    let owner = crate::vault::owner(vault)?;
    let mut edits = file_edits(&words.sealed, &owner)?;
    let name = format!("{}.json", words.id.to_string().get(..8).unwrap_or_default());
    edits.push(edit("title", name.as_str())?);
    edits.push(edit("file_name", name)?);
    edits.push(edit("media_type", "application/json")?);
    edits.push(edit("parent", made.id.to_string())?);
    edits.push(edit("parent_sha256", hex::encode(made.sealed.sha256))?);
    edits.push(edit("operation", REDACTION_MAP)?);
    edits.push(edit("copy", "derivative")?);
    edits.push(edit("tlp", "red")?);
    let keys = vault.keys(personal)?;
    let mut custody = Custody::begin(&keys.device, owner, words.id, words.sealed.sha256);
    let details = BTreeMap::from([
        ("from".to_owned(), made.id.to_string()),
        ("from_sha256".to_owned(), hex::encode(made.sealed.sha256)),
        ("operation".to_owned(), REDACTION_MAP.to_owned()),
        ("sealed".to_owned(), hex::encode(words.sealed.tree.root())),
    ]);
    let step = custody.sign(AttestationKind::Derived, clock::now(), details)?;
    Ok(vec![
        new(words.id, &edits)?,
        Write::Part(Part::Manifest(words.sealed.manifest(words.id))),
        Write::Part(Part::Attestation { record: Some(words.id), attestation: step }),
    ])
}

/// Says whether a record keeps words that were taken out of a text: it leaves in no release.
pub(crate) fn keeps_words(reader: &Reader, key: &RecordKey) -> Result<bool, ApiError> {
    let record = match reader.record(key) {
        Ok(record) => record,
        Err(StoreError::NotFound(_)) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    Ok(record.row.kind == Kind::Evidence.name() && text(&record.fields, "operation") == Some(REDACTION_MAP))
}
