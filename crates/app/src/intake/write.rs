//! Writes what was taken in: one commit with the evidence, the list of its files, the examination, the device and the indicators
//! that matched.
//!
//! What a record says follows from the content alone, so that two members who take in the same output apart write the same.
//! Who did it, when and from what is in the signed custody. [`result::edits`] says what the sealed file is, [`examination`] what
//! came of the examination.

use std::collections::BTreeMap;

use cairn_exchange::mvt::{Examined, Matched};
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::Part;
use cairn_model::check::{check_edits, check_whole};
use cairn_model::{CircleId, Edit, Edtf, Fields, ItemId, Kind, Path, RecordId, Value, link};
use cairn_store::{Counting, Evidence, Lifecycle, ListFilter, Reader, RecordKey, Vault, Write};

use super::examination::{self, Around, SealedFile};
use super::show::{self, Records};
use super::{Content, Intake, SealedIntake, Target, result};
use crate::api::Response;
use crate::error::{ApiError, ErrorCode};
use crate::evidence::Custody;
use crate::{clock, records};

/// The most indicators of which records are made; further ones are in the sealed file.
const MAX_INDICATORS: usize = 500;

pub(super) fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = Path::parse(path).map_err(|_| crate::internal!("a field of an intake is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

/// Cuts a foreign text to what one line holds.
pub(super) fn short(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String =
        text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).take(400).collect();
    line.trim().to_owned()
}

/// Writes everything, or nothing: then the sealed files are removed.
pub(super) fn write(
    vault: &mut Vault,
    intake: &Intake,
    target: &Target,
    sealed: SealedIntake,
    evidence: &Evidence,
) -> Result<Response, ApiError> {
    let plan = Plan::make(vault, intake, target).inspect_err(|_| sealed.discard(evidence))?;
    if plan.known {
        // A peer's came in meanwhile: what was sealed here is not needed.
        sealed.discard(evidence);
        return without_sealing(vault, intake, target, false);
    }
    write_all(vault, intake, target, &plan, &sealed).inspect_err(|_| sealed.discard(evidence))
}

fn write_all(
    vault: &mut Vault,
    intake: &Intake,
    target: &Target,
    plan: &Plan,
    sealed: &SealedIntake,
) -> Result<Response, ApiError> {
    let mut writes = plan.writes(intake, target)?;
    writes.extend(evidence_writes(vault, intake, target, plan, sealed)?);
    // One that is here without the evidence is left as people left it.
    if plan.examined.is_none() {
        let file = SealedFile { sha256: hex::encode(sealed.whole.sha256), size: size_of(&sealed.whole)? };
        writes.push(plan.examination_write(intake, target, &file)?);
    }
    vault.keep_tree(&sealed.whole.tree)?;
    vault.keep_tree(&sealed.listing.tree)?;
    vault.write(&target.circle, writes, clock::now())?;
    Ok(Response::Intake(Box::new(show::view(intake, target, &plan.records(), false))))
}

/// Shows what would be written, or joins what is here to the device and incident that were named now.
pub(super) fn without_sealing(
    vault: &mut Vault,
    intake: &Intake,
    target: &Target,
    dry_run: bool,
) -> Result<Response, ApiError> {
    let plan = Plan::make(vault, intake, target)?;
    let mut records = plan.records();
    if plan.known && !dry_run {
        let writes = plan.joining(vault, intake, target)?;
        let written =
            if writes.is_empty() { Vec::new() } else { vault.write(&target.circle, writes, clock::now())?.records };
        records.updated =
            written.iter().filter(|id| plan.examined.is_some() || **id != plan.examination).count() as u64;
        records.unchanged -= records.updated;
    }
    Ok(Response::Intake(Box::new(show::view(intake, target, &records, dry_run))))
}

fn device_edit(target: &Target) -> Result<Option<Edit>, ApiError> {
    target.device.map(|device| edit("device", device.id.to_string())).transpose()
}

fn incident_edits(incident: &RecordKey) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![edit("incident", incident.id.to_string())?];
    edits.extend(link::make_edits("evidence-of", &incident.id, None, None));
    Ok(edits)
}

/// Which records there are and will be.
struct Plan {
    evidence: RecordId,
    listing: RecordId,
    /// Whether the evidence is here already.
    known: bool,
    examination: RecordId,
    /// The fields of the examination, if it is here already.
    examined: Option<Fields>,
    /// The code of its result.
    result: Option<String>,
    device: Option<Planned>,
    indicators: Vec<PlannedIndicator>,
    /// The imported indicator sets that MVT was given, by the name of the file.
    sets: BTreeMap<String, RecordId>,
    tlp: Option<String>,
}

#[derive(Clone, Copy)]
struct Planned {
    id: RecordId,
    exists: bool,
}

struct PlannedIndicator {
    matched: Matched,
    count: u64,
    record: Option<Planned>,
}

impl Plan {
    fn make(reader: &Reader, intake: &Intake, target: &Target) -> Result<Self, ApiError> {
        let circle = &target.circle;
        let evidence = intake.evidence_id(circle);
        let key = RecordKey { circle: *circle, id: evidence };
        let known = reader.record(&key).ok();
        let recorded = known.as_ref().and_then(|record| record.fields.get("device")?.as_text()?.parse().ok());
        let device = match (&target.device, recorded) {
            (Some(device), _) => Some(Planned { id: device.id, exists: true }),
            (None, Some(id)) => Some(Planned { id, exists: true }),
            (None, None) => match &intake.content {
                // No device is made for evidence that is here: someone took it off.
                Content::Mvt(examined) => Some(find_device(reader, circle, intake, examined)?)
                    .filter(|device| known.is_none() || device.exists),
                Content::ProofMode(_) => None,
            },
        };
        let mut indicators = Vec::new();
        if let Content::Mvt(examined) = &intake.content {
            for (matched, count) in examined.matched() {
                let room = indicators.len() < MAX_INDICATORS;
                let record = if room { find_indicator(reader, circle, matched)? } else { None };
                indicators.push(PlannedIndicator { matched: matched.clone(), count, record });
            }
        }
        let tlp = target.incident.map(|key| reader.record(&key)).transpose()?.and_then(|record| record.row.tlp);
        // What is made for evidence that is here already is marked no more openly than the evidence.
        let tlp = tlp.or_else(|| known.as_ref().and_then(|record| record.row.tlp.clone()));
        let listing = RecordId::derive(circle, "intake-listing", &hex::encode(intake.identity));
        let set = |given: &super::GivenSet| Some((given.name.clone(), set_of(reader, target, given)?));
        let sets = intake.sets.iter().filter_map(set).collect();
        let examination = intake.examination_id(circle);
        let examined = reader.record(&RecordKey { circle: *circle, id: examination }).ok().map(|record| record.fields);
        let result = match &examined {
            Some(fields) => fields.get("result").and_then(Value::as_text).map(str::to_owned),
            None => examination::result(intake).map(str::to_owned),
        };
        let known = known.is_some();
        Ok(Self { evidence, listing, known, examination, examined, result, device, indicators, sets, tlp })
    }

    fn around(&self) -> Around<'_> {
        let indicators = self.indicators.iter();
        Around {
            evidence: self.evidence,
            device: self.device.map(|device| device.id),
            indicators: indicators.filter_map(|found| Some((&found.matched, found.record?.id))).collect(),
            sets: &self.sets,
        }
    }

    /// Makes the record of the examination.
    fn examination_write(&self, intake: &Intake, target: &Target, file: &SealedFile) -> Result<Write, ApiError> {
        let mut edits = examination::edits(intake, &result::title_of(intake), &self.around(), file)?;
        if let Some(incident) = &target.incident {
            edits.extend(link::make_edits("related-to", &incident.id, None, None));
        }
        edits.extend(self.marking()?);
        let write = new(Kind::Examination, self.examination, edits)?;
        if let Write::New { edits, .. } = &write {
            check_whole(Kind::Examination, &Fields::new(), edits)?;
        }
        Ok(write)
    }

    /// Joins what is here to the device, the incident and the indicator sets that were named now. An examination that is not
    /// here is made.
    fn joining(&self, reader: &Reader, intake: &Intake, target: &Target) -> Result<Vec<Write>, ApiError> {
        let mut writes = Vec::new();
        let mut edits: Vec<Edit> = device_edit(target)?.into_iter().collect();
        if let Some(incident) = &target.incident {
            edits.extend(incident_edits(incident)?);
        }
        if !edits.is_empty() {
            writes.push(Write::Edit { id: self.evidence, edits: check_edits(Kind::Evidence, &edits)? });
        }
        let Some(fields) = &self.examined else {
            let evidence = reader.record(&RecordKey { circle: target.circle, id: self.evidence })?.fields;
            let text = |path: &str| evidence.get(path).and_then(Value::as_text).map(str::to_owned);
            let size = match evidence.get("size") {
                Some(Value::Int(size)) => *size,
                _ => 0,
            };
            let file = SealedFile { sha256: text("sha256").unwrap_or_default(), size };
            writes.push(self.examination_write(intake, target, &file)?);
            return Ok(writes);
        };
        let mut edits = examination::given_sets(intake, &self.around())?;
        // What a person wrote there stays.
        edits.retain(|edit| !fields.contains_key(edit.path.as_str()));
        edits.extend(device_edit(target)?);
        if let Some(incident) = &target.incident {
            edits.extend(link::make_edits("related-to", &incident.id, None, None));
        }
        if !edits.is_empty() {
            let edits = check_edits(Kind::Examination, &edits)?;
            check_whole(Kind::Examination, fields, &edits)?;
            writes.push(Write::Edit { id: self.examination, edits });
        }
        Ok(writes)
    }

    /// The same indicator may have matched under two names: its record is one.
    fn distinct(&self) -> BTreeMap<RecordId, (Planned, &Matched, u64)> {
        let mut found: BTreeMap<RecordId, (Planned, &Matched, u64)> = BTreeMap::new();
        for indicator in &self.indicators {
            if let Some(record) = indicator.record {
                found.entry(record.id).or_insert((record, &indicator.matched, 0)).2 += indicator.count;
            }
        }
        found
    }

    fn records(&self) -> Records {
        let indicators = self.distinct();
        let existing = indicators.values().filter(|(record, ..)| record.exists).count() as u64;
        let device_new = u64::from(self.device.is_some_and(|device| !device.exists));
        let examined = u64::from(self.examined.is_some());
        let (new, updated, unchanged) = if self.known {
            (1 - examined, 0, 2 + examined + u64::from(self.device.is_some()) + indicators.len() as u64)
        } else {
            let old_device = u64::from(self.device.is_some_and(|device| device.exists));
            (3 - examined + device_new + indicators.len() as u64 - existing, existing, old_device + examined)
        };
        Records {
            evidence: self.evidence,
            examination: self.examination,
            result: self.result.clone(),
            listing: self.listing,
            device: self.device.map(|device| device.id),
            indicators: self
                .indicators
                .iter()
                .map(|found| (found.matched.clone(), found.count, found.record.map(|record| record.id)))
                .collect(),
            sets: self.sets.clone(),
            new,
            updated,
            unchanged,
        }
    }

    /// Makes the records of device and indicators.
    fn writes(&self, intake: &Intake, target: &Target) -> Result<Vec<Write>, ApiError> {
        let mut writes = Vec::new();
        if let (Some(device), Content::Mvt(examined)) = (self.device, &intake.content)
            && !device.exists
        {
            let mut edits = device_edits(examined)?;
            edits.extend(self.marking()?);
            if let Some(incident) = &target.incident {
                edits.extend(link::make_edits("related-to", &incident.id, None, None));
            }
            writes.push(new(Kind::Device, device.id, edits)?);
        }
        for (id, (record, matched, count)) in self.distinct() {
            let mut edits = self.sighting_edits(target, count)?;
            if record.exists {
                writes.push(Write::Edit { id, edits: check_edits(Kind::Indicator, &edits)? });
                continue;
            }
            edits.extend(indicator_edits(matched, self.sets.get(&matched.file))?);
            edits.extend(self.marking()?);
            writes.push(new(Kind::Indicator, id, edits)?);
        }
        Ok(writes)
    }

    fn marking(&self) -> Result<Option<Edit>, ApiError> {
        self.tlp.as_deref().map(|tlp| edit("tlp", tlp)).transpose()
    }

    /// Says that an indicator was seen in this evidence, on this device.
    fn sighting_edits(&self, target: &Target, count: u64) -> Result<Vec<Edit>, ApiError> {
        let item = ItemId::derive(&[b"intake", self.evidence.as_bytes()]);
        let field = |leaf: &str| format!("sightings/{item}{leaf}");
        let mut edits =
            vec![edit(&field(""), true)?, edit(&field("/count"), i64::try_from(count).unwrap_or(i64::MAX))?];
        if let Some(incident) = &target.incident {
            edits.push(edit(&field("/incident"), incident.id.to_string())?);
        }
        if let Some(device) = self.device {
            edits.push(edit(&field("/device"), device.id.to_string())?);
            edits.extend(link::make_edits("found-on", &device.id, None, None));
        }
        Ok(edits)
    }
}

fn new(kind: Kind, id: RecordId, edits: Vec<Edit>) -> Result<Write, ApiError> {
    let mut edits = check_edits(kind, &edits)?;
    edits.push(records::kind_edit(kind)?);
    Ok(Write::New { id, edits })
}

/// Finds the one record of a kind that has these values.
fn find_one(
    reader: &Reader,
    circle: &CircleId,
    kind: Kind,
    values: &[(&str, &str)],
) -> Result<Option<RecordId>, ApiError> {
    let filter = ListFilter {
        kind: Some(kind),
        circle: Some(*circle),
        filters: values.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect(),
        lifecycle: Lifecycle::Live,
        limit: 2,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let rows = reader.list(&filter)?.rows;
    Ok(if let [row] = rows.as_slice() { Some(row.id) } else { None })
}

/// Finds the device of an output: the one record of its serial number or IMEI, or the one that is made of it.
fn find_device(reader: &Reader, circle: &CircleId, intake: &Intake, examined: &Examined) -> Result<Planned, ApiError> {
    let identity = examined.device.identity();
    if let Some((field, value)) = identity.as_deref().and_then(|identity| identity.split_once(' '))
        && let Some(id) = find_one(reader, circle, Kind::Device, &[(field, value)])?
    {
        return Ok(Planned { id, exists: true });
    }
    let foreign = identity.unwrap_or_else(|| format!("intake {}", hex::encode(intake.identity)));
    let id = RecordId::derive(circle, "device", &foreign);
    let exists = reader.record(&RecordKey { circle: *circle, id }).is_ok();
    Ok(Planned { id, exists })
}

fn find_indicator(reader: &Reader, circle: &CircleId, matched: &Matched) -> Result<Option<Planned>, ApiError> {
    let Some(observable) = &matched.observable else { return Ok(None) };
    if let Some(id) =
        find_one(reader, circle, Kind::Indicator, &[("type", observable.kind), ("value", &observable.value)])?
    {
        return Ok(Some(Planned { id, exists: true }));
    }
    let id = RecordId::derive(circle, "observable", &format!("{}:{}", observable.kind, observable.value));
    Ok(Some(Planned { id, exists: reader.record(&RecordKey { circle: *circle, id }).is_ok() }))
}

fn device_edits(examined: &Examined) -> Result<Vec<Edit>, ApiError> {
    let facts = &examined.device;
    let title = match (&facts.make, &facts.model, &facts.os) {
        (Some(make), Some(model), _) => format!("{make} {model}"),
        (one, other, os) => {
            one.as_ref().or(other.as_ref()).or(os.as_ref()).cloned().unwrap_or_else(|| "MVT".to_owned())
        }
    };
    let mut edits = vec![edit("title", short(&title))?, edit("type", "phone")?];
    for (path, value) in [
        ("make", &facts.make),
        ("model", &facts.model),
        ("os", &facts.os),
        ("os_version", &facts.os_version),
        ("serial", &facts.serial),
        ("imei", &facts.imei),
        ("phone_number", &facts.phone_number),
    ] {
        if let Some(value) = value {
            edits.push(edit(path, short(value))?);
        }
    }
    let patched = facts.patched.as_deref().and_then(|day| Edtf::parse(day).ok());
    if let Some(day) = patched {
        edits.push(edit("last_updated", day.to_string())?);
    }
    Ok(edits)
}

fn indicator_edits(matched: &Matched, set: Option<&RecordId>) -> Result<Vec<Edit>, ApiError> {
    let Some(observable) = &matched.observable else { return Ok(Vec::new()) };
    let mut edits = vec![
        edit("title", short(&observable.value))?,
        edit("type", observable.kind)?,
        edit("value", short(&observable.value))?,
    ];
    if !matched.name.is_empty() {
        edits.push(edit("description", format!("{} ({})", short(&matched.name), short(&matched.file)))?);
    }
    if let Some(set) = set {
        edits.push(edit("set", set.to_string())?);
    }
    Ok(edits)
}

/// Finds the imported indicator set that a file of indicators is.
fn set_of(reader: &Reader, target: &Target, given: &super::GivenSet) -> Option<RecordId> {
    let id = RecordId::derive(&target.circle, "indicator-set", &hex::encode(given.sha256));
    reader.record(&RecordKey { circle: target.circle, id }).is_ok().then_some(id)
}

/// Makes the evidence, the list of its files, and their first custody.
fn evidence_writes(
    vault: &Vault,
    intake: &Intake,
    target: &Target,
    plan: &Plan,
    sealed: &SealedIntake,
) -> Result<Vec<Write>, ApiError> {
    let owner = crate::vault::owner(vault)?;
    let keys = vault.keys(&target.circle)?;
    let title = result::title_of(intake);
    let mut edits = file_edits(&sealed.whole, "application/zip")?;
    edits.push(edit("title", title.as_str())?);
    edits.push(edit("file_name", short(&intake.file_name))?);
    edits.extend(result::edits(intake)?);
    edits.extend(plan.marking()?);
    if let Some(device) = plan.device {
        edits.push(edit("device", device.id.to_string())?);
    }
    if let Some(incident) = &target.incident {
        edits.extend(incident_edits(incident)?);
    }
    let mut listing = file_edits(&sealed.listing, "text/plain")?;
    listing.push(edit("title", format!("{title}: SHA-256"))?);
    listing.push(edit("file_name", "files.sha256")?);
    listing.push(edit("type", "other")?);
    listing.push(edit("parent", plan.evidence.to_string())?);
    listing.push(edit("operation", "extracted")?);
    listing.push(edit("tool", concat!("Cairn ", env!("CARGO_PKG_VERSION")))?);
    listing.extend(link::make_edits("derived-from", &plan.evidence, None, None));
    listing.extend(plan.marking()?);

    let mut custody = Custody::begin(&keys.device, owner.clone(), plan.evidence, sealed.whole.sha256);
    let collected = custody.collected(sealed.started, custody_details(intake, sealed))?;
    let place = |sealed: &cairn_store::Sealed| ("sealed".to_owned(), hex::encode(sealed.tree.root()));
    let step = custody.sign(AttestationKind::Sealed, clock::now(), BTreeMap::from([place(&sealed.whole)]))?;
    let mut custody = Custody::begin(&keys.device, owner, plan.listing, sealed.listing.sha256);
    let details = BTreeMap::from([place(&sealed.listing), ("from".to_owned(), plan.evidence.to_string())]);
    let derived = custody.sign(AttestationKind::Sealed, clock::now(), details)?;
    let attest = |record, attestation| Write::Part(Part::Attestation { record: Some(record), attestation });
    Ok(vec![
        new(Kind::Evidence, plan.evidence, edits)?,
        Write::Part(Part::Manifest(sealed.whole.manifest(plan.evidence))),
        attest(plan.evidence, collected),
        attest(plan.evidence, step),
        new(Kind::Evidence, plan.listing, listing)?,
        Write::Part(Part::Manifest(sealed.listing.manifest(plan.listing))),
        attest(plan.listing, derived),
    ])
}

fn file_edits(sealed: &cairn_store::Sealed, media_type: &str) -> Result<Vec<Edit>, ApiError> {
    Ok(vec![
        edit("size", size_of(sealed)?)?,
        edit("sha256", hex::encode(sealed.sha256))?,
        edit("media_type", media_type)?,
    ])
}

fn size_of(sealed: &cairn_store::Sealed) -> Result<i64, ApiError> {
    i64::try_from(sealed.size).map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "8 EiB"))
}

/// What only this import knows: it is signed, and stands in no field.
fn custody_details(intake: &Intake, sealed: &SealedIntake) -> BTreeMap<String, String> {
    let files = intake.content.files();
    let mut details = BTreeMap::from([
        ("files".to_owned(), files.len().to_string()),
        ("listing_sha256".to_owned(), hex::encode(sealed.listing.sha256)),
    ]);
    if let Some(locked) = intake.locked_sha256 {
        details.insert("age_sha256".to_owned(), hex::encode(locked));
    }
    let times = || files.iter().filter_map(|file| file.modified);
    if let (Some(first), Some(last)) = (times().min(), times().max()) {
        details.insert("files_modified".to_owned(), format!("{first}/{last}"));
    }
    details
}
