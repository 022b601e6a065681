//! Evidence that stays where it is: a drive in a safe, an image that no laptop holds. What is kept is the list of its files with
//! their SHA-256, sealed as an item of its own; it is checked by pointing at the place again. Nothing is copied, and no path
//! gets into a record.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cairn_exchange::intake::{IntakeError, IntakeProblem};
use cairn_exchange::sums::{self, Comparison, Sums, SumsError};
use cairn_keys::Sha256Hasher;
use cairn_ledger::attestation::AttestationKind;
use cairn_ledger::entry::{Manifest, Part};
use cairn_model::check::{check_edits, check_whole};
use cairn_model::{CircleId, Fields, Kind, RecordId, RecordState, Timestamp, link};
use cairn_store::{Reader, RecordKey, Sealed, Vault, Write};

use super::{Custody, edit};
use crate::api::{ElsewhereItem, ElsewhereView, KeepingView, RecheckView, Response};
use crate::core::{Context, blocking};
use crate::custody::{self, Details, Held, Item};
use crate::error::{ApiError, ErrorCode};
use crate::files;
use crate::intake::source::{Stamp, Steady, walk};
use crate::jobs::Job;
use crate::{circles, clock, records};

/// How many names of each sort an answer holds.
const MAX_NAMES: usize = 1000;
const PIECE: usize = 1 << 20;

impl From<SumsError> for ApiError {
    fn from(error: SumsError) -> Self {
        let malformed = |why: String| Self::new(ErrorCode::Malformed).with("format", "sha256sum").with("why", why);
        match error {
            SumsError::TooLong => {
                Self::new(ErrorCode::TooLarge).with("limit", format!("{} MiB", sums::MAX_BYTES >> 20))
            }
            SumsError::NotText => malformed("no UTF-8".to_owned()),
            SumsError::Empty => malformed("no file".to_owned()),
            SumsError::Line { line } => malformed(format!("line {line}")),
            SumsError::Name { line, problem } => malformed(format!("line {line}: {problem}")),
        }
    }
}

fn refused(error: &IntakeError) -> ApiError {
    match &error.problem {
        IntakeProblem::TooManyFiles { limit } => {
            ApiError::new(ErrorCode::TooLarge).with("limit", format!("{limit} files"))
        }
        IntakeProblem::Changed => ApiError::new(ErrorCode::ChangedMeanwhile),
        IntakeProblem::Unreadable => ApiError::new(ErrorCode::Unreadable),
        problem => {
            let why = format!("{}: {problem}", error.place);
            ApiError::new(ErrorCode::Malformed).with("format", "folder").with("why", why)
        }
    }
}

/// Files with their hashes, and how much they are.
struct Hashed {
    sums: Sums,
    bytes: u64,
}

/// Reads every file of a place and hashes it. Links are refused, and a file that changes meanwhile is an error.
fn hash_place(path: &Path, job: &Job) -> Result<Hashed, ApiError> {
    let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
    let metadata = fs::metadata(path).map_err(unreadable)?;
    let found: Vec<(String, PathBuf, Stamp)> = if metadata.is_dir() {
        let walked = walk(path, &sums::limits()).map_err(|error| refused(&error))?;
        walked.into_iter().map(|file| (file.name, file.path, file.stamp)).collect()
    } else if metadata.is_file() {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("file").to_owned();
        vec![(name, path.to_owned(), Stamp::of(&metadata))]
    } else {
        return Err(ApiError::new(ErrorCode::Unreadable));
    };
    if found.is_empty() {
        return Err(SumsError::Empty.into());
    }
    let total = found.iter().map(|(_, _, stamp)| stamp.length()).sum();
    let mut meter = job.report.meter("step-hash", "bytes", Some(total));
    let mut hashed = Hashed { sums: Sums::default(), bytes: 0 };
    let mut buffer = vec![0; PIECE];
    for (number, (name, path, stamp)) in (1..).zip(found) {
        let failed = |error: io::Error| match error.get_ref() {
            Some(_) => ApiError::new(ErrorCode::ChangedMeanwhile),
            None => ApiError::new(ErrorCode::Unreadable),
        };
        let mut file = Steady::open(&path, &stamp).map_err(failed)?;
        let mut hasher = Sha256Hasher::new();
        loop {
            job.cancel.check()?;
            let count = match file.read(&mut buffer) {
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(failed(error)),
            };
            let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
            hasher.update(bytes);
            hashed.bytes += count as u64;
            meter.at(hashed.bytes);
        }
        let add = hashed.sums.add(&name, hasher.finish());
        add.map_err(|problem| refused(&IntakeError::new(format!("file {number}"), problem)))?;
    }
    Ok(hashed)
}

/// Records something that stays where it is.
pub(crate) async fn add(cx: &Context, job: Job, order: ElsewhereItem) -> Result<Response, ApiError> {
    let given = [&order.manifest, &order.folder, &order.file];
    if given.iter().filter(|one| one.is_some()).count() != 1 {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name one: a list, a folder or a file"));
    }
    if order.custodian.trim().is_empty() {
        return Err(ApiError::new(ErrorCode::Incomplete).with("path", "held").with("needs", "custodian"));
    }
    let place = cx.file(given.into_iter().flatten().next().map(String::as_str).unwrap_or_default())?;
    let wanted = order.clone();
    // Where it belongs is found before anything is read.
    let target = cx.read(move |reader| Target::find(reader, &wanted)).await?;
    let evidence = cx.read(|reader| Ok(reader.evidence())).await?;
    let listed = order.manifest.is_some();
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let started = clock::now();
    let (hashed, sealed) = blocking(move || {
        let hashed = if listed {
            Hashed { sums: Sums::read(&files::read(&place, sums::MAX_BYTES)?)?, bytes: 0 }
        } else {
            hash_place(&place, &job)?
        };
        let sealed = evidence.seal(&mut hashed.sums.write().as_bytes(), &mut |_| true)?;
        Ok((hashed, sealed))
    })
    .await?;
    cx.desk
        .run(move |vault| {
            let title = order.title.clone().unwrap_or(name);
            let evidence = vault.evidence();
            store(vault, &target, &order, &title, &hashed, &sealed, started).inspect_err(|_| evidence.discard(&sealed))
        })
        .await
}

/// Where the item belongs.
struct Target {
    circle: CircleId,
    incident: Option<RecordKey>,
    case: Option<RecordKey>,
    device: Option<RecordKey>,
}

impl Target {
    fn find(reader: &Reader, order: &ElsewhereItem) -> Result<Self, ApiError> {
        let find = |id: &Option<String>, kind: Kind, path: &str| -> Result<Option<RecordKey>, ApiError> {
            let Some(id) = id else { return Ok(None) };
            let key = records::find(reader, id)?;
            if reader.summary(&key)?.kind != kind.name() {
                return Err(ApiError::new(ErrorCode::WrongKind).with("path", path).with("kind", kind.name()));
            }
            Ok(Some(key))
        };
        let incident = find(&order.incident, Kind::Incident, "incident")?;
        let case = find(&order.case, Kind::Case, "case")?;
        let device = find(&order.device, Kind::Device, "device")?;
        let belongs = [incident, case, device];
        let circle = match (&order.circle, belongs.into_iter().flatten().next()) {
            (None, Some(key)) => key.circle,
            (circle, _) => circles::find(reader, circle.as_deref())?,
        };
        if belongs.into_iter().flatten().any(|key| key.circle != circle) {
            let why = "the incident, case or device lives in another circle";
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", why));
        }
        Ok(Self { circle, incident, case, device })
    }
}

/// The hash of an item held elsewhere: of its file where it is one, else of the list of its files.
fn item_hash(sums: &Sums) -> [u8; 32] {
    sums.single().map_or_else(|| cairn_keys::sha256(sums.write().as_bytes()), |(_, sha256)| sha256)
}

fn store(
    vault: &mut Vault,
    target: &Target,
    order: &ElsewhereItem,
    title: &str,
    hashed: &Hashed,
    sealed: &Sealed,
    started: Timestamp,
) -> Result<Response, ApiError> {
    let (id, list) = (RecordId::from_bytes(rand::random()), RecordId::from_bytes(rand::random()));
    let owner = crate::vault::owner(vault)?;
    let sha256 = item_hash(&hashed.sums);
    let size = |bytes: u64| i64::try_from(bytes).map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "8 EiB"));
    let tool = concat!("Cairn ", env!("CARGO_PKG_VERSION"));
    let mut edits = vec![
        edit("title", title)?,
        edit("held", "elsewhere")?,
        edit("custodian", order.custodian.as_str())?,
        edit("sha256", hex::encode(sha256))?,
        edit("manifest", list.to_string())?,
        edit("collected", started.to_string())?,
        edit("collected_by", owner.as_str())?,
    ];
    if order.manifest.is_none() {
        edits.push(edit("size", size(hashed.bytes)?)?);
        edits.push(edit("tool", tool)?);
        edits.push(edit("checked", clock::now().to_string())?);
    }
    for (path, text) in [
        ("drive", &order.drive),
        ("shelf", &order.shelf),
        ("seal_number", &order.seal),
        ("obtained_from", &order.source),
    ] {
        if let Some(text) = text {
            edits.push(edit(path, text.as_str())?);
        }
    }
    let mut list_edits = vec![
        edit("title", format!("SHA-256: {title}"))?,
        edit("file_name", "manifest-sha256.txt")?,
        edit("media_type", "text/plain")?,
        edit("sha256", hex::encode(sealed.sha256))?,
        edit("sealed", hex::encode(sealed.tree.root()))?,
        edit("size", size(sealed.size)?)?,
        edit("parent", id.to_string())?,
        edit("operation", "extracted")?,
        edit("tool", tool)?,
    ];
    let mut tlp = None;
    for (path, key) in [("incident", &target.incident), ("case", &target.case), ("device", &target.device)] {
        let Some(key) = key else { continue };
        for edits in [&mut edits, &mut list_edits] {
            edits.push(edit(path, key.id.to_string())?);
        }
        // What belongs to something starts under its marking.
        tlp = tlp.or(vault.record(key)?.row.tlp);
    }
    if let Some(incident) = &target.incident {
        edits.extend(link::make_edits("evidence-of", &incident.id, None, None));
    }
    if let Some(tlp) = tlp {
        edits.push(edit("tlp", tlp.as_str())?);
        list_edits.push(edit("tlp", tlp.as_str())?);
    }
    let new = |id, edits: Vec<cairn_model::Edit>| -> Result<Write, ApiError> {
        let mut edits = check_edits(Kind::Evidence, &edits)?;
        check_whole(Kind::Evidence, &Fields::new(), &edits)?;
        edits.push(edit(RecordState::KIND, Kind::Evidence.name())?);
        Ok(Write::New { id, edits })
    };
    let mut details = Details::default()
        .short("from", order.source.as_deref())?
        .short("seal", order.seal.as_deref())?
        .with("files", hashed.sums.len().to_string())
        .with("manifest", hex::encode(sealed.sha256));
    details = match order.manifest {
        // Nobody read the files here: the hashes are somebody's word.
        Some(_) => details.with("list", "given"),
        None => details.with("bytes", hashed.bytes.to_string()),
    };
    let keys = vault.keys(&target.circle)?;
    let collected = Custody::begin(&keys.device, owner.clone(), id, sha256).collected(started, details.0)?;
    let mut of_list = Custody::begin(&keys.device, owner, list, sealed.sha256);
    let made = of_list.collected(started, BTreeMap::new())?;
    let sealing = BTreeMap::from([("sealed".to_owned(), hex::encode(sealed.tree.root()))]);
    let sealed_step = of_list.sign(AttestationKind::Sealed, clock::now(), sealing)?;
    let attestation = |record, attestation| Write::Part(Part::Attestation { record: Some(record), attestation });
    let writes = vec![
        new(id, edits)?,
        new(list, list_edits)?,
        Write::Part(Part::Manifest(sealed.manifest(list))),
        attestation(id, collected),
        attestation(list, made),
        attestation(list, sealed_step),
    ];
    vault.keep_tree(&sealed.tree)?;
    vault.write(&target.circle, writes, clock::now())?;
    Ok(Response::Keeping(Box::new(KeepingView::Elsewhere(ElsewhereView {
        schema: "cairn.elsewhere/1".to_owned(),
        id: id.to_string(),
        manifest: list.to_string(),
        files: hashed.sums.len() as u64,
        bytes: hashed.bytes,
        sha256: hex::encode(sha256),
    }))))
}

/// The sealed list of an item's files, ready to be read away from the vault.
pub(crate) struct List {
    evidence: cairn_store::Evidence,
    manifest: Manifest,
}

/// Finds the sealed list of an item that is held elsewhere.
pub(crate) fn list_of(reader: &Reader, item: &Item) -> Result<List, ApiError> {
    let not_held = || ApiError::new(ErrorCode::NotHeld);
    if !matches!(item.held, Held::Elsewhere) {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "that is not held elsewhere"));
    }
    let list: RecordId = item.text("manifest").and_then(|id| id.parse().ok()).ok_or_else(not_held)?;
    let stored = reader.manifests(&RecordKey { circle: item.key.circle, id: list })?.into_iter().next();
    let manifest = stored.ok_or_else(not_held)?.manifest;
    let evidence = reader.evidence();
    if !evidence.holds(&manifest.ciphertext) {
        return Err(not_held());
    }
    Ok(List { evidence, manifest })
}

/// Points at the place of an item again, and compares it with its list. Blocks.
pub(crate) fn compare(list: &List, path: &Path, job: &Job) -> Result<Comparison, ApiError> {
    let mut bytes = Vec::new();
    if list.manifest.size > sums::MAX_BYTES as u64 {
        return Err(SumsError::TooLong.into());
    }
    list.evidence.export(&list.manifest, &mut bytes, &mut |_| !job.cancel.is_cancelled())?;
    let before = Sums::read(&bytes)?;
    let now = hash_place(path, job)?.sums;
    // One file is one file, whatever it is called where it lies now.
    Ok(match (before.single(), now.single()) {
        (Some((_, before)), Some((_, now))) if before == now && path.is_file() => {
            Comparison { same: 1, ..Comparison::default() }
        }
        (Some((name, _)), Some(_)) if path.is_file() => {
            Comparison { differ: vec![name.to_owned()], ..Comparison::default() }
        }
        _ => before.compare(&now),
    })
}

/// Points at an item again, and signs what was found.
pub(crate) async fn recheck(
    cx: &Context,
    job: Job,
    id: String,
    path: String,
    reason: Option<String>,
) -> Result<Response, ApiError> {
    let path = cx.file(&path)?;
    let (key, list) = cx
        .read(move |reader| {
            let item = Item::find(reader, &id)?;
            Ok((item.key, list_of(reader, &item)?))
        })
        .await?;
    let found = blocking(move || compare(&list, &path, &job)).await?;
    cx.desk
        .run(move |vault| {
            let item = Item::read(vault, key)?;
            let agrees = found.agrees();
            let details = Details::default()
                .long("reason", reason.as_deref())?
                .with("result", if agrees { "agrees" } else { "differs" })
                .with("same", found.same.to_string())
                .with("differ", found.differ.len().to_string())
                .with("missing", found.missing.len().to_string())
                .with("new", found.new.len().to_string());
            let sha256 = item.sha256.filter(|_| agrees);
            let step = custody::sign(vault, &key, AttestationKind::Checked, sha256, details.0)?;
            let hash = step.hash().to_string();
            let mut writes = vec![Write::Part(Part::Attestation { record: Some(key.id), attestation: step })];
            if agrees {
                let edits = check_edits(Kind::Evidence, &[edit("checked", clock::now().to_string())?])?;
                writes.push(Write::Edit { id: key.id, edits });
            }
            vault.write(&key.circle, writes, clock::now())?;
            let names = |names: &[String]| names.iter().take(MAX_NAMES).cloned().collect();
            Ok(Response::Keeping(Box::new(KeepingView::Rechecked(RecheckView {
                schema: "cairn.recheck/1".to_owned(),
                id: key.id.to_string(),
                agrees,
                same: found.same,
                differ_count: found.differ.len() as u64,
                differ: names(&found.differ),
                missing_count: found.missing.len() as u64,
                missing: names(&found.missing),
                new_count: found.new.len() as u64,
                new: names(&found.new),
                step: hash,
            }))))
        })
        .await
}
