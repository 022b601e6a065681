//! Looking through sealed evidence again, for indicators that came in since.
//!
//! Each circle's device keeps which sources it has looked for, in the order in which they first came, and how far down that
//! order each sealed file was looked through. A new set is one more source: only it is looked for, in every file. What is
//! kept stays in this vault, and sealed files are read as they stream out of their seal: nothing is written to disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use cairn_ledger::entry::Manifest;
use cairn_model::{CircleId, Kind, Value};
use cairn_store::{Reader, RecordKey, Vault};

use super::load::{self, Dates, Loaded, SourceId, Wanted};
use super::matching::{self, Tallies};
use crate::api::{MatchView, RescanOrder};
use crate::circles;
use crate::core::{Context, blocking};
use crate::error::ApiError;
use crate::import;
use crate::jobs::Job;

/// Under what name a circle's secrets keep it; it goes with the circle's evidence.
const SCANNED: &str = "indicators.scanned";
/// The version of what is kept there: this byte, the number of sources (4 bytes, big-endian), each source (16 bytes), then for
/// each file its name (32 bytes) and how many sources were looked for in it (4 bytes, big-endian).
const VERSION: u8 = 1;
/// The most sources and files that are kept; with more, everything is looked for again.
const MAX_SOURCES: usize = 200_000;
const MAX_FILES: usize = 200_000;
/// Places of each match.
const PLACES: usize = 5;

/// What was looked for in the sealed files of a circle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Scanned {
    pub(super) sources: Vec<SourceId>,
    pub(super) files: BTreeMap<[u8; 32], u32>,
}

impl Scanned {
    pub(super) fn decode(kept: &[u8]) -> Option<Self> {
        let (&VERSION, rest) = kept.split_first()? else { return None };
        let (count, rest) = rest.split_first_chunk::<4>()?;
        let (sources, files) = rest.split_at_checked((u32::from_be_bytes(*count) as usize).checked_mul(16)?)?;
        let (files, []) = files.as_chunks::<36>() else { return None };
        let file = |row: &[u8; 36]| {
            let (name, count) = row.split_first_chunk::<32>()?;
            Some((*name, u32::from_be_bytes(count.try_into().ok()?)))
        };
        Some(Self {
            sources: sources.as_chunks::<16>().0.to_vec(),
            files: files.iter().map(file).collect::<Option<_>>()?,
        })
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut kept = vec![VERSION];
        kept.extend((self.sources.len() as u32).to_be_bytes());
        kept.extend(self.sources.iter().flatten());
        for (file, count) in &self.files {
            kept.extend(file);
            kept.extend(count.to_be_bytes());
        }
        kept
    }

    fn read(reader: &Reader, circle: &CircleId) -> Result<Self, ApiError> {
        let kept = reader.secret(circle, SCANNED)?;
        // What is not understood is looked for again.
        Ok(kept.as_deref().and_then(|kept| Self::decode(kept)).unwrap_or_default())
    }

    fn keep(&self, vault: &mut Vault, circle: &CircleId) -> Result<(), ApiError> {
        let fits = self.sources.len() <= MAX_SOURCES && self.files.len() <= MAX_FILES;
        Ok(vault.set_secret(circle, SCANNED, fits.then(|| self.encode()).as_deref())?)
    }
}

/// Gives every source of indicators that is here: sets with rows, and records.
fn sources(reader: &Reader) -> Result<Vec<SourceId>, ApiError> {
    let mut sources = set_sources(reader)?;
    sources.extend(load::records(reader)?.iter().map(load::record_source));
    Ok(sources)
}

fn set_sources(reader: &Reader) -> Result<Vec<SourceId>, ApiError> {
    let mut sources = Vec::new();
    for row in load::rows(reader, Kind::IndicatorSet, None)? {
        // A set whose file is not here yet is looked for when it is.
        if reader.has_indicators(&row.circle, &row.id)? {
            sources.push(load::set_source(&RecordKey { circle: row.circle, id: row.id }));
        }
    }
    Ok(sources)
}

/// Counts the sets that sealed evidence was not looked through for.
pub(crate) fn waiting(reader: &Reader) -> Result<u64, ApiError> {
    let sets = set_sources(reader)?;
    if sets.is_empty() {
        return Ok(0);
    }
    let mut most = 0;
    for circle in reader.circles()? {
        let scanned = Scanned::read(reader, &circle.id)?;
        let examined = reader.counts(Some(&circle.id))?.records.get(Kind::Examination.name()).copied().unwrap_or(0);
        if examined > 0 || !scanned.files.is_empty() {
            let known: BTreeSet<&SourceId> = scanned.sources.iter().collect();
            most = most.max(sets.iter().filter(|set| !known.contains(set)).count() as u64);
        }
    }
    Ok(most)
}

/// One sealed file.
struct Sealed {
    manifest: Manifest,
    title: String,
}

/// The sealed files of a circle that were looked through for equally many sources.
struct Batch {
    circle: CircleId,
    /// The sources that they were looked through for already.
    known: BTreeSet<SourceId>,
    files: Vec<Sealed>,
}

struct Plan {
    batches: Vec<Batch>,
    scanned: BTreeMap<CircleId, Scanned>,
}

/// Looks again.
pub(super) async fn rescan(cx: &Context, job: Job, order: RescanOrder) -> Result<MatchView, ApiError> {
    cx.catch_up(&job.report, &job.cancel).await?;
    let Plan { batches, mut scanned } = cx.read(move |reader| plan(reader, &order)).await?;
    let total = batches.iter().flat_map(|batch| &batch.files).map(|file| file.manifest.size).sum();
    let mut tallies =
        Some(Tallies::new(PLACES, job.report.meter("step-match", "bytes", Some(total)), job.cancel.clone()));
    let mut view: Option<MatchView> = None;
    for batch in batches {
        let Batch { circle, known, files } = batch;
        let wanted = Wanted { circle: None, sets: Vec::new(), dates: Dates::Any, known };
        let cancel = job.cancel.clone();
        let loaded =
            Arc::new(cx.read(move |reader| Loaded::read(reader, &wanted, &mut |_| !cancel.is_cancelled())).await?);
        let evidence = cx.read(|reader| Ok(reader.evidence())).await?;
        let (index, looking) = (Arc::clone(&loaded), tallies.take());
        let (heard, done) = blocking(move || {
            let mut heard = looking.ok_or_else(|| crate::internal!("a look has no ear"))?;
            let mut done = Vec::new();
            for file in files {
                heard.evidence = Some(file.manifest.record.to_string());
                let looked = match evidence.open(&file.manifest) {
                    Ok(mut opened) => heard.look(&index.index, &file.title, &mut opened),
                    Err(_) => {
                        heard.not_read(&file.title, "unreadable");
                        continue;
                    }
                };
                if let Err(error) = looked {
                    // What was looked through stays so.
                    return Ok((Err(error), done));
                }
                done.push(file.manifest.ciphertext);
            }
            Ok((Ok(heard), done))
        })
        .await?;
        let of_circle = scanned.entry(circle).or_default();
        let count = of_circle.sources.len() as u32;
        of_circle.files.extend(done.into_iter().map(|file| (file, count)));
        let kept = of_circle.clone();
        cx.desk.run(move |vault| kept.keep(vault, &circle)).await?;
        let (places, meter) = (PLACES, job.report.meter("step-match", "bytes", Some(total)));
        tallies = Some(Tallies::new(places, meter, job.cancel.clone()));
        let heard = heard?;
        let part = cx.read(move |reader| matching::view(reader, &loaded, heard)).await?;
        view = Some(match view {
            None => part,
            Some(before) => together(before, part),
        });
    }
    let nothing =
        || MatchView { schema: "cairn.match/1".to_owned(), outcome: "nothing-new".to_owned(), ..MatchView::default() };
    Ok(view.map_or_else(nothing, |mut view| {
        if view.outcome == "no-indicators" {
            view.outcome = "nothing-new".to_owned();
        }
        view
    }))
}

/// Joins what came of two batches.
fn together(mut a: MatchView, b: MatchView) -> MatchView {
    let found = a.outcome == "found" || b.outcome == "found";
    if found {
        a.outcome = "found".to_owned();
    } else if a.outcome == "no-indicators" {
        a.outcome = b.outcome;
    }
    a.indicators = a.indicators.max(b.indicators);
    a.records = a.records.max(b.records);
    for set in b.sets {
        if a.sets.iter().all(|known| known.id != set.id) {
            a.sets.push(set);
        }
    }
    for left in b.left_out {
        match a.left_out.iter_mut().find(|known| known.why == left.why) {
            Some(known) => known.count = known.count.max(left.count),
            None => a.left_out.push(left),
        }
    }
    a.files += b.files;
    a.bytes += b.bytes;
    a.more += b.more;
    a.unread_more += b.unread_more;
    a.unread.extend(b.unread);
    for hit in b.hits {
        match a.hits.iter_mut().find(|known| known.value == hit.value && known.type_ == hit.type_) {
            Some(known) => {
                known.count += hit.count;
                known.places.extend(hit.places);
                known.places.truncate(PLACES);
            }
            None => a.hits.push(hit),
        }
    }
    a
}

fn plan(reader: &Reader, order: &RescanOrder) -> Result<Plan, ApiError> {
    let circles = match order.circle.as_deref() {
        Some(circle) => vec![circles::find(reader, Some(circle))?],
        None => reader.circles()?.into_iter().map(|circle| circle.id).collect(),
    };
    let here = sources(reader)?;
    let mut plan = Plan { batches: Vec::new(), scanned: BTreeMap::new() };
    for circle in circles {
        let mut scanned = Scanned::read(reader, &circle)?;
        let known: BTreeSet<SourceId> = scanned.sources.iter().copied().collect();
        scanned.sources.extend(here.iter().filter(|source| !known.contains(*source)));
        if order.all {
            scanned.files.clear();
        }
        let held = held(reader, &circle)?;
        scanned.files.retain(|file, _| held.contains_key(file));
        let mut by_count: BTreeMap<u32, Vec<Sealed>> = BTreeMap::new();
        for (file, sealed) in held {
            let count = scanned.files.get(&file).copied().unwrap_or(0);
            if (count as usize) < scanned.sources.len() {
                by_count.entry(count).or_default().push(sealed);
            }
        }
        for (count, files) in by_count {
            let known = scanned.sources.iter().take(count as usize).copied().collect();
            plan.batches.push(Batch { circle, known, files });
        }
        plan.scanned.insert(circle, scanned);
    }
    Ok(plan)
}

/// Gives the sealed files of a circle that are here and may hold text, each once.
fn held(reader: &Reader, circle: &CircleId) -> Result<BTreeMap<[u8; 32], Sealed>, ApiError> {
    let evidence = reader.evidence();
    let mut files = BTreeMap::new();
    for stored in reader.all_manifests(circle)? {
        let manifest = stored.manifest;
        if files.contains_key(&manifest.ciphertext) || !evidence.holds(&manifest.ciphertext) {
            continue;
        }
        let key = RecordKey { circle: *circle, id: manifest.record };
        let Ok(record) = reader.record(&key) else { continue };
        let media = record.fields.get("media_type").and_then(Value::as_text).unwrap_or_default();
        let picture = ["image/", "video/", "audio/"].iter().any(|kind| media.starts_with(kind));
        // A set would find itself.
        if record.row.deleted
            || picture
            || record.row.kind != Kind::Evidence.name()
            || import::is_warning_list(&record.fields)
        {
            continue;
        }
        files.insert(manifest.ciphertext, Sealed { title: record.row.title, manifest });
    }
    Ok(files)
}
