//! Evidence: sealing files, their custody, fixity, and taking them out again.

pub(crate) mod derive;
pub(crate) mod elsewhere;
pub(crate) mod fetch;
pub(crate) mod fixity;
mod lineage;
mod look;
pub(crate) mod metadata;
pub(crate) mod thumbnail;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use cairn_exchange::media::MediaFormat;
use cairn_keys::DeviceKey;
use cairn_ledger::AttestationHash;
use cairn_ledger::attestation::{Attestation, AttestationKind, MAX_PARENTS, Statement};
use cairn_ledger::entry::Part;
use cairn_model::check::check_edits;
use cairn_model::consent::{Purpose, Use};
use cairn_model::{CircleId, Edit, Fields, Kind, Path as FieldPath, RecordId, RecordState, Timestamp, Value, link};
use cairn_store::{Counting, Fixity, Lifecycle, ListFilter, Reader, RecordKey, StoredManifest, Vault, Write};

use crate::api::{EvidenceView, FixityView, ReleaseOrder, Response};
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::Job;
use crate::release::{self, Leaving, Release, Silence};
use crate::sync::fetch::{Fate, Fetching};
use crate::{circles, clock, records};
use fetch::Whereabouts;
use look::{Found, Look, Watched};

/// How much of a file's beginning tells its media type.
const SNIFF: usize = 512;

/// What a person knows of the files that they hand in.
pub(crate) struct Order {
    pub(crate) files: Vec<String>,
    pub(crate) incident: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) circle: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) captured: Option<String>,
    pub(crate) uploader: Option<String>,
}

/// What a person said of each of the files.
#[derive(Clone)]
pub(crate) struct Said {
    source: Option<String>,
    /// Checked edits.
    edits: Vec<Edit>,
}

impl Said {
    /// Only from whom a file came.
    pub(crate) const fn from(source: String) -> Self {
        Self { source: Some(source), edits: Vec::new() }
    }

    fn read(order: &Order) -> Result<Self, ApiError> {
        let mut edits = Vec::new();
        for (path, value) in [("source_url", &order.url), ("created", &order.captured), ("uploader", &order.uploader)] {
            if let Some(value) = value {
                edits.push(edit(path, value.as_str())?);
            }
        }
        Ok(Self { source: order.source.clone(), edits: check_edits(Kind::Evidence, &edits)? })
    }
}

/// Seals files, one commit each: record, manifest, link and first custody.
pub(crate) async fn add(cx: &Context, job: Job, order: Order) -> Result<Response, ApiError> {
    let mut items = Vec::new();
    let said = Said::read(&order)?;
    let Order { files, incident, circle, .. } = order;
    let (circle, incident) = cx
        .read(move |reader| {
            let incident = incident.map(|id| records::find(reader, &id)).transpose()?;
            let circle = match (&incident, circle) {
                (Some(key), None) => key.circle,
                (Some(key), Some(circle)) if circles::find(reader, Some(&circle))? == key.circle => key.circle,
                (Some(_), Some(_)) => return Err(ApiError::new(ErrorCode::BadRequest).with("why", "the incident lives in another circle")),
                (None, circle) => circles::find(reader, circle.as_deref())?,
            };
            Ok((circle, incident))
        })
        .await?;
    for name in files {
        job.cancel.check()?;
        let path = cx.file(&name)?;
        let title = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sealed = seal(cx, &job, &path).await?;
        let said = said.clone();
        let item = cx.desk.run(move |vault| store(vault, &circle, incident, &said, &title, sealed)).await?;
        items.push(item);
    }
    Ok(Response::Evidence { items })
}

/// A sealed file, with what was seen of the original.
pub(crate) struct SealedFile {
    sealed: cairn_store::Sealed,
    media_type: Option<&'static str>,
    modified: Option<Timestamp>,
    started: Timestamp,
    /// What it says about itself.
    found: Found,
}

/// Seals a file that a person named.
pub(crate) async fn seal(cx: &Context, job: &Job, path: &Path) -> Result<SealedFile, ApiError> {
    let evidence = cx.read(|reader| Ok(reader.evidence())).await?;
    let (path, report, cancel) = (path.to_owned(), job.report.clone(), job.cancel.clone());
    blocking(move || {
        let unreadable = |_| ApiError::new(ErrorCode::Unreadable);
        let mut file = File::open(&path).map_err(unreadable)?;
        let before = file.metadata().map_err(unreadable)?;
        if !before.is_file() {
            return Err(ApiError::new(ErrorCode::Unreadable));
        }
        let started = clock::now();
        let mut meter = report.meter("step-seal", "bytes", Some(before.len()));
        let mut start = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(&mut file, SNIFF as u64), &mut start).map_err(unreadable)?;
        let media_type = media_type(&start);
        let mut look = Look::new(before.len());
        let mut whole = Watched { source: io::Read::chain(start.as_slice(), &mut file), look: &mut look };
        let sealed = evidence.seal(&mut whole, &mut |done| {
            meter.at(done);
            !cancel.is_cancelled()
        })?;
        let after = std::fs::metadata(&path).map_err(unreadable)?;
        if after.len() != before.len() || after.modified().ok() != before.modified().ok() || sealed.size != before.len()
        {
            return Err(ApiError::new(ErrorCode::ChangedMeanwhile));
        }
        let modified = before.modified().ok().and_then(clock::of_system);
        let found = look.finish();
        let media_type = found.media_type.or(media_type);
        Ok(SealedFile { sealed, media_type, modified, started, found })
    })
    .await
}

pub(crate) fn edit(path: &str, value: impl Into<Value>) -> Result<Edit, ApiError> {
    let path = FieldPath::parse(path).map_err(|_| crate::internal!("a field of evidence is no path"))?;
    Ok(Edit { path, value: Some(value.into()) })
}

/// Keeps a sealed file as evidence: record, manifest, link and first custody, in one commit.
pub(crate) fn store(
    vault: &mut cairn_store::Vault,
    circle: &CircleId,
    incident: Option<RecordKey>,
    said: &Said,
    title: &str,
    file: SealedFile,
) -> Result<EvidenceView, ApiError> {
    let id = RecordId::from_bytes(rand::random());
    let owner = crate::vault::owner(vault)?;
    let sealed = &file.sealed;
    let source = said.source.as_deref();
    let size = i64::try_from(sealed.size).map_err(|_| ApiError::new(ErrorCode::TooLarge).with("limit", "8 EiB"))?;
    let mut edits = vec![
        edit("title", title)?,
        edit("file_name", title)?,
        edit("sha256", hex::encode(sealed.sha256))?,
        edit("sealed", hex::encode(sealed.tree.root()))?,
        edit("size", size)?,
        edit("collected", file.started.to_string())?,
        edit("collected_by", owner.as_str())?,
    ];
    edits.extend(said.edits.iter().cloned());
    // What the file says of itself comes after what the person said.
    let typed: Fields = edits.iter().filter_map(|edit| Some((edit.path.clone(), edit.value.clone()?))).collect();
    let claimed = file.found.edits(&typed)?;
    if !claimed.iter().any(|edit| edit.path.as_str() == "tool") {
        edits.push(edit("tool", concat!("Cairn ", env!("CARGO_PKG_VERSION")))?);
    }
    if file.found.capture.is_none() && said.edits.iter().any(|edit| edit.path.as_str() == "source_url") {
        edits.extend(of_a_page(file.media_type)?);
    }
    edits.extend(claimed.iter().cloned());
    if let Some(media_type) = file.media_type {
        edits.push(edit("media_type", media_type)?);
    }
    if let Some(modified) = file.modified {
        edits.push(edit("modified", modified.to_string())?);
    }
    if let Some(source) = source {
        edits.push(edit("obtained_from", source)?);
    }
    let mut tlp = None;
    if let Some(key) = &incident {
        edits.push(edit("incident", key.id.to_string())?);
        edits.extend(link::make_edits("evidence-of", &key.id, None, None));
        // What belongs to an incident starts under the incident's marking.
        tlp = vault.record(key)?.row.tlp;
    }
    if let Some(tlp) = tlp {
        edits.push(edit("tlp", tlp)?);
    }
    let mut edits = check_edits(Kind::Evidence, &edits)?;
    edits.push(edit(RecordState::KIND, Kind::Evidence.name())?);
    let keys = vault.keys(circle)?;
    let mut custody = Custody::begin(&keys.device, owner, id, sealed.sha256);
    let mut details = BTreeMap::new();
    if let Some(source) = source {
        details.insert("from".to_owned(), source.to_owned());
    }
    let collected = custody.collected(file.started, details)?;
    let sealing = BTreeMap::from([("sealed".to_owned(), hex::encode(sealed.tree.root()))]);
    let sealed_step = custody.sign(AttestationKind::Sealed, clock::now(), sealing)?;
    let manifest = sealed.manifest(id);
    vault.keep_tree(&sealed.tree)?;
    let writes = vec![
        Write::New { id, edits },
        Write::Part(Part::Manifest(manifest)),
        Write::Part(Part::Attestation { record: Some(id), attestation: collected }),
        Write::Part(Part::Attestation { record: Some(id), attestation: sealed_step }),
    ];
    vault.write(circle, writes, clock::now())?;
    let key = RecordKey { circle: *circle, id };
    let mut item = view(vault, &key, &Whereabouts::of_new(vault, circle)?)?;
    item.metadata = file.found.says_something().then(|| Box::new(file.found.view(&id, &claimed)));
    Ok(item)
}

/// Says what a file is that a person took from a page of the web, and that does not say so itself.
fn of_a_page(media_type: Option<&str>) -> Result<Vec<Edit>, ApiError> {
    let kind = match media_type {
        Some(picture) if picture.starts_with("image/") => "screenshot",
        Some(video) if video.starts_with("video/") => "video",
        _ => "web-capture",
    };
    let obtained = if kind == "video" { "downloaded" } else { "captured" };
    Ok(vec![edit("type", kind)?, edit("obtained", obtained)?])
}

/// Signs the steps of one item's custody, each naming the one before.
pub(crate) struct Custody<'a> {
    device: &'a DeviceKey,
    by: String,
    subject: RecordId,
    sha256: [u8; 32],
    parents: Vec<AttestationHash>,
}

impl<'a> Custody<'a> {
    /// Begins the custody of something new.
    pub(crate) const fn begin(device: &'a DeviceKey, by: String, subject: RecordId, sha256: [u8; 32]) -> Self {
        Self { device, by, subject, sha256, parents: Vec::new() }
    }

    /// Signs that it was taken in from the world.
    pub(crate) fn collected(
        &mut self,
        time: Timestamp,
        details: BTreeMap<String, String>,
    ) -> Result<Attestation, ApiError> {
        self.sign(AttestationKind::Collected, time, details)
    }

    /// Signs a step that follows the one before.
    pub(crate) fn sign(
        &mut self,
        kind: AttestationKind,
        time: Timestamp,
        details: BTreeMap<String, String>,
    ) -> Result<Attestation, ApiError> {
        let statement = Statement {
            kind,
            subject: self.subject.to_string(),
            sha256: Some(self.sha256),
            parents: std::mem::take(&mut self.parents),
            by_name: self.by.clone(),
            time,
            details,
        };
        let attestation =
            Attestation::sign(statement, self.device).map_err(|_| crate::internal!("custody could not be signed"))?;
        self.parents = vec![attestation.hash()];
        Ok(attestation)
    }
}

/// Gives the newest attestations on a subject: those that no other names as its parent.
pub(crate) fn heads(reader: &Reader, circle: &CircleId, subject: &str) -> Result<Vec<AttestationHash>, ApiError> {
    let all = reader.attestations(circle, subject)?;
    let named: std::collections::BTreeSet<AttestationHash> =
        all.iter().flat_map(|stored| stored.attestation.statement().parents.clone()).collect();
    let mut heads: Vec<AttestationHash> =
        all.iter().map(|stored| stored.attestation.hash()).filter(|hash| !named.contains(hash)).collect();
    heads.sort_unstable();
    heads.dedup();
    // More branches than one statement may name are joined by those after it.
    heads.truncate(MAX_PARENTS);
    Ok(heads)
}

/// Finds an item by its id or the beginning of it, with what names its sealed file.
fn find_item(reader: &Reader, id: &str) -> Result<(RecordKey, StoredManifest), ApiError> {
    let key = records::find(reader, id)?;
    let stored = manifest(reader, &key)?;
    if reader.evidence().holds(&stored.manifest.ciphertext) {
        Ok((key, stored))
    } else {
        Err(ApiError::new(ErrorCode::NotHeld))
    }
}

fn manifest(reader: &Reader, key: &RecordKey) -> Result<StoredManifest, ApiError> {
    reader.manifests(key)?.into_iter().next().ok_or_else(|| ApiError::new(ErrorCode::NotHeld))
}

fn view(reader: &Reader, key: &RecordKey, whereabouts: &Whereabouts) -> Result<EvidenceView, ApiError> {
    let record = reader.record(key)?;
    let stored = reader.manifests(key)?.into_iter().next();
    let evidence = reader.evidence();
    let held = stored.as_ref().is_some_and(|stored| evidence.holds(&stored.manifest.ciphertext));
    let partial = stored.as_ref().filter(|_| !held).and_then(|stored| evidence.partial(&stored.manifest.ciphertext));
    let copies = stored.as_ref().map(|stored| whereabouts.known.copies(reader, stored)).transpose()?;
    let text = |path: &str| record.fields.get(path).and_then(Value::as_text).map(str::to_owned);
    let number = |path: &str| match record.fields.get(path) {
        Some(Value::Int(number)) => u64::try_from(*number).unwrap_or_default(),
        _ => 0,
    };
    let manifest = stored.as_ref().map(|stored| &stored.manifest);
    Ok(EvidenceView {
        schema: "cairn.evidence/1".to_owned(),
        id: key.id.to_string(),
        title: record.row.title.clone(),
        sha256: manifest.map(|manifest| hex::encode(manifest.sha256)).or_else(|| text("sha256")).unwrap_or_default(),
        blake3: manifest.map(|manifest| hex::encode(manifest.ciphertext)).unwrap_or_default(),
        size: manifest.map_or_else(|| number("size"), |manifest| manifest.size),
        media_type: text("media_type"),
        held,
        fetch: match (manifest, text("held").as_deref()) {
            (None, Some("elsewhere")) => "elsewhere",
            (None, Some("destroyed")) => "destroyed",
            _ => whereabouts.fetch(manifest, held),
        }
        .to_owned(),
        partial: partial.unwrap_or_default(),
        sealed_size: manifest.map(|manifest| manifest.sealed_size).unwrap_or_default(),
        copies: copies.unwrap_or_default(),
        incident: text("incident"),
        operation: text("operation"),
        lineage: None,
        metadata: None,
    })
}

/// Shows several items; what is known of a circle is read once.
fn views(reader: &Reader, keys: &[RecordKey]) -> Result<Vec<EvidenceView>, ApiError> {
    let mut circles: BTreeMap<CircleId, Whereabouts> = BTreeMap::new();
    let mut items = Vec::with_capacity(keys.len());
    for key in keys {
        let whereabouts = match circles.entry(key.circle) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(Whereabouts::read(reader, &key.circle)?),
        };
        items.push(view(reader, key, whereabouts)?);
    }
    Ok(items)
}

fn keys_of(reader: &Reader, incident: Option<&str>) -> Result<Vec<RecordKey>, ApiError> {
    let incident = incident.map(|id| records::find(reader, id)).transpose()?;
    let mut filter = ListFilter {
        kind: Some(Kind::Evidence),
        circle: incident.map(|key| key.circle),
        filters: incident.map(|key| ("incident".to_owned(), key.id.to_string())).into_iter().collect(),
        lifecycle: Lifecycle::Live,
        limit: 1000,
        counting: Counting::Skip,
        ..ListFilter::default()
    };
    let mut keys = Vec::new();
    loop {
        let page = reader.list(&filter)?;
        keys.extend(page.rows.iter().map(|row| RecordKey { circle: row.circle, id: row.id }));
        filter.after = page.next;
        if filter.after.is_none() {
            return Ok(keys);
        }
    }
}

/// Lists sealed files, of one incident or all.
pub(crate) fn list(reader: &Reader, incident: Option<&str>) -> Result<Response, ApiError> {
    Ok(Response::Evidence { items: views(reader, &keys_of(reader, incident)?)? })
}

/// How an item is taken out.
pub(crate) struct Export {
    pub(crate) id: String,
    pub(crate) to: String,
    pub(crate) force: bool,
    /// To whom it goes; without one, it is for the circle's own work.
    pub(crate) audience: Option<String>,
    pub(crate) identifiability: Option<String>,
    pub(crate) release: ReleaseOrder,
}

/// Writes the content of an item out, in clear, and records that in its custody first. It passes the gate: of the audience, or
/// for the circle's own work, which only a no or a withdrawal of *keep* stops.
pub(crate) async fn export(cx: &Context, job: Job, order: Export) -> Result<Response, ApiError> {
    let Export { id, to, force, audience, identifiability, release: wish } = order;
    let target = if to == "-" { None } else { Some(cx.file(&to)?) };
    if let Some(target) = &target
        && target.exists()
        && !force
    {
        return Err(ApiError::new(ErrorCode::TargetExists));
    }
    let (evidence, stored) = cx
        .desk
        .run(move |vault| {
            let key = records::find(vault, &id)?;
            let stored = manifest(vault, &key)?;
            let evidence = vault.evidence();
            if !evidence.holds(&stored.manifest.ciphertext) {
                return Err(ApiError::new(ErrorCode::NotHeld));
            }
            let parts = export_parts(vault, &key, &stored, audience.as_deref(), identifiability.as_deref(), &wish)?;
            vault.append(&key.circle, parts, clock::now())?;
            Ok((evidence, stored))
        })
        .await?;
    blocking(move || {
        let total = stored.manifest.size;
        let mut meter = job.report.meter("step-verify", "bytes", Some(total));
        let mut progress = |done: u64| {
            meter.at(done);
            !job.cancel.is_cancelled()
        };
        match target {
            None => {
                let mut out = io::stdout().lock();
                evidence.export(&stored.manifest, &mut out, &mut progress)?;
                out.flush()?;
            }
            Some(target) => {
                let part = target.with_file_name(format!(".cairn-{}", hex::encode(rand::random::<[u8; 8]>())));
                let written = (|| -> Result<(), ApiError> {
                    let mut file = File::create_new(&part)?;
                    evidence.export(&stored.manifest, &mut file, &mut progress)?;
                    file.sync_all()?;
                    Ok(std::fs::rename(&part, &target)?)
                })();
                if written.is_err() {
                    // What was written of the content so far must not stay in clear.
                    std::fs::remove_file(&part).ok();
                }
                written?;
            }
        }
        Ok(Response::Done)
    })
    .await
}

/// Asks the gate, and signs what is written down of an export.
fn export_parts(
    vault: &Vault,
    key: &RecordKey,
    stored: &StoredManifest,
    audience: Option<&str>,
    identifiability: Option<&str>,
    wish: &ReleaseOrder,
) -> Result<Vec<Part>, ApiError> {
    let leaving = Leaving::of(vault, std::slice::from_ref(key))?;
    let recipient = release::recipient(wish.recipient.as_ref())?;
    let (purpose, silence) = match audience {
        Some(audience) => (release::audience(audience, identifiability)?, Silence::Refuses),
        None if recipient.is_some() || identifiability.is_some() => {
            return Err(ApiError::new(ErrorCode::BadRequest).with("why", "say the audience too"));
        }
        None => (Purpose::Use(Use::Keep), Silence::LetsWork),
    };
    let passed = release::pass(vault, &leaving, purpose, silence, wish.consent_override.as_ref())?;
    let mut details = BTreeMap::new();
    if let Some(audience) = audience {
        details.insert("audience".to_owned(), audience.to_owned());
    }
    let mut parts = match audience {
        None => release::sign_override(vault, key, &passed)?,
        Some(_) => {
            let sha256 = stored.manifest.sha256;
            let (more, of_records) = (BTreeMap::new(), BTreeMap::new());
            let release = Release { subject: *key, form: "evidence", sha256, recipient, more, of_records };
            release::sign_release(vault, &leaving, &passed, &release)?
        }
    };
    let before = parts.iter().filter_map(|part| match part {
        Part::Attestation { attestation, .. } => Some(attestation.hash()),
        _ => None,
    });
    let before: Vec<AttestationHash> = before.collect();
    let keys = vault.keys(&key.circle)?;
    let mut custody = Custody {
        device: &keys.device,
        by: crate::vault::owner(vault)?,
        subject: key.id,
        sha256: stored.manifest.sha256,
        parents: match before.last() {
            Some(last) => vec![*last],
            None => heads(vault, &key.circle, &key.id.to_string())?,
        },
    };
    let step = custody.sign(AttestationKind::Exported, clock::now(), details)?;
    parts.push(Part::Attestation { record: Some(key.id), attestation: step });
    Ok(parts)
}

/// Which sealed files to read again.
pub(crate) enum Which {
    One(String),
    All,
    /// Those that are due by the schedule.
    Due,
}

/// A file to read again.
struct ToVerify {
    key: RecordKey,
    title: String,
    stored: StoredManifest,
    fate: Fate,
}

impl ToVerify {
    fn gather(reader: &Reader, which: &Which) -> Result<Vec<Self>, ApiError> {
        let mut work = Vec::new();
        if let Which::Due = which {
            let mut due = Vec::new();
            for circle in reader.circles()? {
                due.extend(
                    fixity::due(reader, &circle.id)?.into_iter().map(|(last, stored)| (last, circle.id, stored)),
                );
            }
            due.sort_by_key(|(last, _, stored)| (*last, stored.manifest.ciphertext));
            for (_, circle, stored) in due {
                let key = RecordKey { circle, id: stored.manifest.record };
                // A manifest may come before its record.
                let title = reader.summary(&key).map(|row| row.title).unwrap_or_default();
                work.push(Self { key, title, stored, fate: Fate::Next });
            }
            return Ok(work);
        }
        let keys = match which {
            Which::One(id) => vec![records::find(reader, id)?],
            _ => keys_of(reader, None)?,
        };
        for key in keys {
            let fetching = Fetching::read(reader, &key.circle)?;
            for stored in reader.manifests(&key)? {
                let fate = fetching.fate(&stored.manifest.ciphertext, stored.manifest.sealed_size);
                work.push(Self { key, title: reader.summary(&key)?.title, stored, fate });
            }
        }
        Ok(work)
    }
}

/// After how many files, or how many bytes, what was found is kept: a run that is broken off goes on there.
const KEPT_FILES: usize = 64;
const KEPT_BYTES: u64 = 256 << 20;

/// Checks that sealed files are as they were, keeps when each was read, and names who holds a copy of what is not right.
pub(crate) async fn verify(cx: &Context, job: Job, which: Which) -> Result<Response, ApiError> {
    let (evidence, work) = cx.read(move |reader| Ok((reader.evidence(), ToVerify::gather(reader, &which)?))).await?;
    let desk = cx.desk.clone();
    let found = blocking(move || {
        let total = work.iter().map(|one| one.stored.manifest.size).sum();
        let mut meter = job.report.meter("step-verify", "bytes", Some(total));
        let (mut before, mut unkept) = (0, 0);
        let mut read: BTreeMap<CircleId, Vec<([u8; 32], bool)>> = BTreeMap::new();
        let keep = |read: &mut BTreeMap<CircleId, Vec<([u8; 32], bool)>>| {
            let read = std::mem::take(read);
            desk.run_blocking(move |vault| read.iter().try_for_each(|(circle, read)| fixity::note(vault, circle, read)))
        };
        let mut found = Vec::new();
        for one in work {
            let manifest = &one.stored.manifest;
            let fixity = evidence.verify(manifest, &mut |done| {
                meter.at(before + done);
                !job.cancel.is_cancelled()
            });
            let fixity = match fixity {
                Ok(fixity) => fixity,
                Err(error) => {
                    // What was read so far need not be read again.
                    keep(&mut read)?;
                    return Err(error.into());
                }
            };
            before += manifest.size;
            unkept += manifest.size;
            let result = match fixity {
                Fixity::Whole => "ok",
                Fixity::Missing if one.fate == Fate::LeftOut => "left-out",
                Fixity::Missing => "absent",
                Fixity::SealedAltered | Fixity::ContentAltered => "damaged",
            };
            if fixity != Fixity::Missing {
                read.entry(one.key.circle).or_default().push((manifest.ciphertext, fixity == Fixity::Whole));
            }
            if unkept >= KEPT_BYTES || read.values().map(Vec::len).sum::<usize>() >= KEPT_FILES {
                keep(&mut read)?;
                unkept = 0;
            }
            found.push((one, result));
        }
        keep(&mut read)?;
        Ok(found)
    })
    .await?;
    cx.read(move |reader| {
        let mut circles: BTreeMap<CircleId, Whereabouts> = BTreeMap::new();
        let mut items = Vec::with_capacity(found.len());
        for (ToVerify { key, title, stored, .. }, result) in found {
            let mut copies = Vec::new();
            if matches!(result, "absent" | "damaged") {
                let whereabouts = match circles.entry(key.circle) {
                    Entry::Occupied(known) => known.into_mut(),
                    Entry::Vacant(place) => place.insert(Whereabouts::read(reader, &key.circle)?),
                };
                copies = whereabouts.known.copies(reader, &stored)?;
                copies.retain(|copy| !copy.own);
            }
            items.push(FixityView { id: key.id.to_string(), title, result: result.to_owned(), copies });
        }
        Ok(Response::Fixity { items })
    })
    .await
}

/// Tells a media type by the first bytes of a file; a name can lie.
pub(crate) fn media_type(start: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b", "application/gzip"),
        (b"OggS", "application/ogg"),
        (b"fLaC", "audio/flac"),
        (b"ID3", "audio/mpeg"),
        (b"SQLite format 3\0", "application/vnd.sqlite3"),
        (b"age-encryption.org/v1", "application/age"),
        (b"\xd4\xc3\xb2\xa1", "application/vnd.tcpdump.pcap"),
        (b"\x1aE\xdf\xa3", "video/x-matroska"),
    ];
    if let Some(format) = MediaFormat::sniff(start) {
        return Some(format.media_type());
    }
    if let Some((_, found)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Some(found);
    }
    let text = std::str::from_utf8(start).map_or_else(|error| error.valid_up_to() + 4 > start.len(), |_| true);
    (text && !start.contains(&0) && !start.is_empty()).then_some("text/plain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_told_by_content() {
        assert_eq!(media_type(b"%PDF-1.7\n"), Some("application/pdf"));
        assert_eq!(media_type(b"\0\0\0 ftypisom"), Some("video/mp4"));
        assert_eq!(media_type("في الصباح".as_bytes()), Some("text/plain"));
        assert_eq!(media_type(b"\0\x01\x02"), None);
        assert_eq!(media_type(b""), None);
    }
}
