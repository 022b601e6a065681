//! Matching everything that is known against files, in one pass.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use cairn_exchange::matching::files::{FileHit, FileLimits, Listener, Unread, look};
use cairn_exchange::matching::{Form, Index, Seen};
use cairn_exchange::observable::{Observable, defang};
use cairn_model::Vocabulary;
use cairn_store::Reader;

use super::files::{self, Listing};
use super::load::{Dates, Loaded, Wanted};
use super::{sets, warnings};
use crate::api::{MatchHit, MatchOrder, MatchView, PlaceView, UnreadView};
use crate::circles;
use crate::core::{Context, blocking};
use crate::error::{ApiError, ErrorCode};
use crate::jobs::{Cancel, Job, Meter};

/// The most values that are listed.
const MAX_HITS: usize = 500;
/// The most indicators whose places are kept.
const MAX_TALLIES: usize = 50_000;
/// The most files that are listed as not looked through.
const MAX_UNREAD: usize = 200;
/// The most indicators of one value that are listed.
const MAX_INDICATORS: usize = 20;
/// Places of each match, as long as nobody asks for more, and the most.
const PLACES: u32 = 5;
const MAX_PLACES: u32 = 100;

/// Matches files and folders, or a text.
pub(super) async fn files(
    cx: &Context,
    job: Job,
    paths: Vec<PathBuf>,
    order: MatchOrder,
) -> Result<MatchView, ApiError> {
    if paths.is_empty() && order.text.is_none() {
        return Err(ApiError::new(ErrorCode::BadRequest).with("why", "name a file"));
    }
    let listing = blocking(move || files::list(&paths)).await?;
    let (mut meter, cancel) = (job.report.meter("step-indicators", "records", None), job.cancel.clone());
    let (circle, names, dates) = (order.circle.clone(), order.sets.clone(), Dates::of(order.any_date));
    let loaded = cx
        .read(move |reader| {
            let circle = circle.map(|circle| circles::find(reader, Some(&circle))).transpose()?;
            let wanted = Wanted { circle, sets: sets(reader, &names)?, dates, known: BTreeSet::new() };
            Loaded::read(reader, &wanted, &mut |done| {
                meter.at(done);
                !cancel.is_cancelled()
            })
        })
        .await?;
    let loaded = Arc::new(loaded);
    let places = if order.places == 0 { PLACES } else { order.places.min(MAX_PLACES) };
    let total = listing.files.iter().map(|file| file.size).sum();
    let meter = job.report.meter("step-match", "bytes", Some(total));
    let looking = Tallies::new(places as usize, meter, job.cancel.clone());
    let scanned = Arc::clone(&loaded);
    let tallies = blocking(move || scan(&scanned.index, listing, order.text.as_deref(), looking)).await?;
    cx.read(move |reader| view(reader, &loaded, tallies)).await
}

fn scan(index: &Index, listing: Listing, text: Option<&str>, mut tallies: Tallies) -> Result<Tallies, ApiError> {
    if let Some(text) = text {
        tallies.look(index, "-", &mut text.as_bytes())?;
    }
    for (name, why) in listing.left {
        tallies.not_read(&name, why);
    }
    for file in listing.files {
        match File::open(&file.path) {
            Ok(mut opened) => tallies.look(index, &file.name, &mut opened)?,
            Err(_) => tallies.not_read(&file.name, Unread::Io.name()),
        }
    }
    Ok(tallies)
}

/// What one indicator came to.
struct Tally {
    count: u64,
    seen: Seen,
    how: How,
    forms: BTreeSet<Form>,
    places: Vec<PlaceView>,
}

/// What about a file matched, the clearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    Hash,
    Text,
    Name,
}

/// Counts what matches, as it is heard.
pub(super) struct Tallies {
    by_id: BTreeMap<u32, Tally>,
    /// Hits of indicators that are too many to be kept.
    over: BTreeSet<u32>,
    unread: Vec<UnreadView>,
    unread_more: u64,
    files: u64,
    bytes: u64,
    places: usize,
    /// The sealed item that is looked through.
    pub(super) evidence: Option<String>,
    meter: Meter,
    cancel: Cancel,
}

impl Tallies {
    pub(super) fn new(places: usize, meter: Meter, cancel: Cancel) -> Self {
        Self {
            by_id: BTreeMap::new(),
            over: BTreeSet::new(),
            unread: Vec::new(),
            unread_more: 0,
            files: 0,
            bytes: 0,
            places,
            evidence: None,
            meter,
            cancel,
        }
    }

    /// Looks through one file.
    pub(super) fn look(&mut self, index: &Index, name: &str, source: &mut dyn Read) -> Result<(), ApiError> {
        look(index, name, source, &FileLimits::default(), self).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => ApiError::new(ErrorCode::Cancelled),
            _ => ApiError::new(ErrorCode::Unreadable),
        })
    }

    /// Notes that something was not looked through.
    pub(super) fn not_read(&mut self, name: &str, why: &str) {
        if self.unread.len() < MAX_UNREAD {
            self.unread.push(UnreadView { file: name.to_owned(), why: why.to_owned() });
        } else {
            self.unread_more += 1;
        }
    }

    fn take(&mut self, id: u32, how: How, seen: Seen, form: Option<Form>, place: impl FnOnce() -> PlaceView) {
        if !self.by_id.contains_key(&id) && self.by_id.len() >= MAX_TALLIES {
            self.over.insert(id);
            return;
        }
        let new = || Tally { count: 0, seen, how, forms: BTreeSet::new(), places: Vec::new() };
        let tally = self.by_id.entry(id).or_insert_with(new);
        tally.count += 1;
        tally.seen = tally.seen.min(seen);
        tally.how = tally.how.min(how);
        tally.forms.extend(form);
        if tally.places.len() < self.places {
            tally.places.push(place());
        }
    }
}

impl Listener for Tallies {
    fn hit(&mut self, name: &str, hit: FileHit) {
        let evidence = self.evidence.clone();
        let place = |line, at| PlaceView { file: name.to_owned(), line, at, evidence };
        match hit {
            FileHit::Text(hit) => {
                self.take(hit.id, How::Text, hit.seen, Some(hit.form), || place(Some(hit.line), Some(hit.at)));
            }
            FileHit::Hash(id) => self.take(id, How::Hash, Seen::Equal, None, || place(None, None)),
            FileHit::Name(id) => self.take(id, How::Name, Seen::Equal, None, || place(None, None)),
        }
    }

    fn unread(&mut self, name: &str, why: Unread) {
        self.not_read(name, why.name());
    }

    fn done(&mut self, _: &str, _: u64) {
        self.files += 1;
    }

    fn goes_on(&mut self, bytes: u64) -> bool {
        self.bytes += bytes;
        self.meter.at(self.bytes);
        !self.cancel.is_cancelled()
    }
}

/// Says what matched, by value.
pub(super) fn view(reader: &Reader, loaded: &Loaded, tallies: Tallies) -> Result<MatchView, ApiError> {
    let lists = warnings::all(reader)?;
    let mut by_value: BTreeMap<(String, String), MatchHit> = BTreeMap::new();
    for (id, tally) in tallies.by_id {
        let Some((kind, value, indicator)) = loaded.entry(reader, id)? else { continue };
        let hit = by_value.entry((kind.clone(), value.clone())).or_insert_with(|| {
            let known = Vocabulary::IndicatorType.find(&kind).map_or("", |term| term.code);
            let observable = Observable { kind: known, value: value.clone() };
            let forms = tally.forms.iter().map(|form| form.name().to_owned()).collect();
            MatchHit {
                schema: "cairn.match-hit/1".to_owned(),
                meaning: meaning(&kind, tally.how).to_owned(),
                strength: strength(&kind, &value, tally.how).to_owned(),
                how: tally.seen.name().to_owned(),
                forms,
                count: tally.count,
                places: tally.places.iter().map(harmless).collect(),
                warnings: lists.of(&observable).into_iter().map(str::to_owned).collect(),
                value: defang(&kind, &value),
                type_: kind,
                indicators: Vec::new(),
            }
        });
        if hit.indicators.len() < MAX_INDICATORS {
            hit.indicators.push(indicator);
        }
    }
    let mut hits: Vec<MatchHit> = by_value.into_values().collect();
    let warned = |hit: &MatchHit| !hit.warnings.is_empty();
    hits.sort_by(|a, b| {
        let key = |hit: &MatchHit| (hit.strength != "clear", warned(hit), std::cmp::Reverse(hit.count));
        key(a).cmp(&key(b)).then_with(|| a.value.cmp(&b.value))
    });
    let more = hits.len().saturating_sub(MAX_HITS) + tallies.over.len();
    hits.truncate(MAX_HITS);
    let outcome = match (loaded.count, hits.is_empty()) {
        (0, _) => "no-indicators",
        (_, true) => "nothing-found",
        (_, false) => "found",
    };
    Ok(MatchView {
        schema: "cairn.match/1".to_owned(),
        outcome: outcome.to_owned(),
        indicators: loaded.count,
        sets: loaded.sets.clone(),
        records: loaded.records,
        left_out: loaded.left_out(),
        files: tallies.files,
        bytes: tallies.bytes,
        hits,
        more: more as u64,
        unread: tallies.unread,
        unread_more: tallies.unread_more,
    })
}

/// A file may be called by an address.
fn harmless(place: &PlaceView) -> PlaceView {
    PlaceView { file: place.file.replace("://", "[://]"), ..place.clone() }
}

/// Says what a match means, in a code that has words.
fn meaning(kind: &str, how: How) -> &'static str {
    match (kind, how) {
        ("md5" | "sha1" | "sha256" | "sha512", How::Hash) => "file",
        ("md5" | "sha1" | "sha256" | "sha512", _) => "hash-named",
        ("domain" | "url", _) => "site",
        ("ipv4" | "ipv6" | "network", _) => "address",
        ("email", _) => "email",
        ("phone", _) => "phone",
        ("process", _) => "process",
        ("app-id", _) => "app",
        ("certificate", _) => "certificate",
        ("file-name" | "file-path", _) => "file-name",
        _ => "other",
    }
}

/// Says whether what was found is only a name, which other things have too.
fn strength(kind: &str, value: &str, how: How) -> &'static str {
    let plain = value.bytes().all(|byte| byte.is_ascii_alphabetic());
    let short = value.len() < 8 && !value.contains(['/', '.', '_', '-']);
    let name = match kind {
        "process" | "software" | "mutex" | "user-account" | "android-property" | "profile-id" => plain || short,
        "file-name" => how == How::Name || plain || short,
        "email-subject" | "user-agent" => true,
        _ => false,
    };
    if name { "name-only" } else { "clear" }
}
