//! Packs: entries of some logs, as signed, with a header that says what they are.

use cairn_keys::Zeroizing;
use cairn_ledger::entry::{Entry, MAX_ENTRY};
use cairn_ledger::{Head, LogId, PageHash, Unverified};
use cairn_model::CircleId;

use super::envelope::{Envelope, Filling, wrap};
use super::{MAX_BODY, MAX_HEADER, PackError, Spans};
use crate::wire::cbor::{Reader, Writer};

const KIND: &str = "pack";
/// The most runs of one pack.
const MAX_RUNS: usize = 4096;
/// The most entries of one pack.
const MAX_ENTRIES: usize = 64 * 1024;

/// An entry of which parts were erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ErasedEntry {
    /// Its log.
    pub log: LogId,
    /// Its height.
    pub height: u64,
    /// How many of its parts were erased.
    pub parts: u64,
}

/// Consecutive entries of one log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The log.
    pub log: LogId,
    /// The height of the first.
    pub from: u64,
    /// The entries; each claims this circle, this log, its height and the entry before it.
    pub entries: Vec<Unverified<Entry>>,
}

impl Run {
    /// Gives the place of the last entry.
    pub fn head(&self) -> Head {
        self.entries
            .last()
            .map_or(Head::EMPTY, |last| Head { height: last.claimed_height(), hash: last.claimed_hash() })
    }
}

/// A pack that was opened and read. Its entries are not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// The circle.
    pub circle: CircleId,
    /// The number of the page that its writer worked under.
    pub number: u64,
    /// That page.
    pub page: PageHash,
    /// The entries, ascending by log and height.
    pub runs: Vec<Run>,
    /// Which of them its writer had erased parts of, ascending.
    pub erased: Vec<ErasedEntry>,
    /// The hash that its name is derived from.
    pub content: [u8; 32],
}

impl Pack {
    /// Reads the plaintext of a pack that lies on storage by itself.
    ///
    /// # Errors
    /// [`PackError`]; nothing of it is used.
    pub fn decode(plain: &[u8], circle: &CircleId) -> Result<Self, PackError> {
        Self::read(Envelope::read(KIND, plain, Filling::Padded)?, circle)
    }

    /// Reads a pack that was carried within another object.
    ///
    /// # Errors
    /// [`PackError`]; nothing of it is used.
    pub fn decode_bare(plain: &[u8], circle: &CircleId) -> Result<Self, PackError> {
        Self::read(Envelope::read(KIND, plain, Filling::Bare)?, circle)
    }

    fn read(envelope: Envelope<'_>, circle: &CircleId) -> Result<Self, PackError> {
        let header = Header::decode(envelope.header)?;
        if header.circle != *circle {
            return Err(PackError::OtherCircle);
        }
        let lens = header.runs.iter().flat_map(|run| &run.lens).map(|len| *len as usize).sum::<usize>();
        if lens != envelope.body.len() || lens > MAX_BODY {
            return Err(PackError::Malformed);
        }
        let mut rest = envelope.body;
        let mut runs = Vec::with_capacity(header.runs.len());
        for told in &header.runs {
            let mut run = Run { log: told.log, from: told.from, entries: Vec::with_capacity(told.lens.len()) };
            for len in &told.lens {
                let (bytes, left) = rest.split_at_checked(*len as usize).ok_or(PackError::Malformed)?;
                rest = left;
                let entry = Unverified::<Entry>::decode(bytes).map_err(|_| PackError::Malformed)?;
                follows(&run, &entry, circle)?;
                run.entries.push(entry);
            }
            runs.push(run);
        }
        let Header { circle, number, page, runs: _, erased } = header;
        let pack = Self { circle, number, page, runs, erased, content: envelope.content_hash() };
        let spans = pack.spans();
        let told = pack.erased.iter().all(|erased| spans.contains(&erased.log, erased.height));
        if told { Ok(pack) } else { Err(PackError::Malformed) }
    }

    /// Says which entries it holds.
    pub fn spans(&self) -> Spans {
        let mut spans = Spans::new();
        for run in &self.runs {
            spans.add(run.log, run.from, run.head().height);
        }
        spans
    }
}

fn follows(run: &Run, entry: &Unverified<Entry>, circle: &CircleId) -> Result<(), PackError> {
    let height = run.from.checked_add(run.entries.len() as u64);
    let connected = run.entries.last().is_none_or(|last| entry.claimed_prev() == Some(last.claimed_hash()));
    let fits = entry.claimed_log() == run.log && Some(entry.claimed_height()) == height && connected;
    if entry.claimed_circle() != *circle {
        Err(PackError::OtherCircle)
    } else if fits {
        Ok(())
    } else {
        Err(PackError::Malformed)
    }
}

struct ToldRun {
    log: LogId,
    from: u64,
    lens: Vec<u32>,
}

struct Header {
    circle: CircleId,
    number: u64,
    page: PageHash,
    runs: Vec<ToldRun>,
    erased: Vec<ErasedEntry>,
}

impl Header {
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut w = Writer::new(&mut out);
        w.array(5).bytes(self.circle.as_bytes()).uint(self.number).bytes(self.page.as_bytes()).array(self.runs.len());
        for run in &self.runs {
            w.array(3).bytes(run.log.as_bytes()).uint(run.from).array(run.lens.len());
            for len in &run.lens {
                w.uint(u64::from(*len));
            }
        }
        w.array(self.erased.len());
        for erased in &self.erased {
            w.array(3).bytes(erased.log.as_bytes()).uint(erased.height).uint(erased.parts);
        }
        out
    }

    fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut r = Reader::new(bytes);
        r.tuple(5)?;
        let circle = CircleId::from_bytes(r.fixed()?);
        let number = r.uint()?;
        let page = PageHash::from_bytes(r.fixed()?);
        let mut left = MAX_ENTRIES;
        let runs = r.list(MAX_RUNS, |r| {
            r.tuple(3)?;
            let log = log_id(r)?;
            let from = r.uint()?;
            let lens = r.list(left, |r| {
                let len = u32::try_from(r.uint()?).map_err(|_| crate::wire::CodecError::Malformed)?;
                if len == 0 || len as usize > MAX_ENTRY { Err(crate::wire::CodecError::Malformed) } else { Ok(len) }
            })?;
            left -= lens.len();
            Ok(ToldRun { log, from, lens })
        })?;
        let erased = r.list(MAX_ENTRIES, |r| {
            r.tuple(3)?;
            Ok(ErasedEntry { log: log_id(r)?, height: r.uint()?, parts: r.uint()? })
        })?;
        let header = Self { circle, number, page, runs, erased };
        let apart = header.runs.is_sorted_by(|a, b| {
            a.log < b.log || (a.log == b.log && a.from.saturating_add(a.lens.len() as u64) <= b.from)
        });
        let whole = header
            .runs
            .iter()
            .all(|run| run.from > 0 && !run.lens.is_empty() && run.from.checked_add(run.lens.len() as u64).is_some());
        let ordered = header.erased.is_sorted_by(|a, b| (a.log, a.height) < (b.log, b.height));
        if r.is_at_end() && apart && whole && ordered && header.encode() == bytes {
            Ok(header)
        } else {
            Err(PackError::Malformed)
        }
    }
}

fn log_id(r: &mut Reader<'_>) -> Result<LogId, crate::wire::CodecError> {
    LogId::from_bytes(r.fixed()?).map_err(|_| crate::wire::CodecError::Malformed)
}

/// Says whether an entry went into a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It did.
    Taken,
    /// The pack is full; nothing was changed.
    Full,
}

/// Collects entries for a pack.
#[derive(Debug)]
pub struct PackBuilder {
    header: Header,
    body: Zeroizing<Vec<u8>>,
    entries: usize,
    target: usize,
}

impl std::fmt::Debug for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Header").field("number", &self.number).field("runs", &self.runs.len()).finish_non_exhaustive()
    }
}

/// A pack that is ready to be sealed.
#[derive(Debug)]
pub struct BuiltPack {
    /// Its plaintext.
    pub plain: Zeroizing<Vec<u8>>,
    /// The hash that its name is derived from.
    pub content: [u8; 32],
    /// Which entries it holds.
    pub spans: Spans,
    /// Which of them have erased parts.
    pub erased: Vec<ErasedEntry>,
}

impl PackBuilder {
    /// Starts a pack of at most `target` bytes of entries (bounded by [`MAX_BODY`]), unless one entry has more.
    pub fn new(circle: CircleId, number: u64, page: PageHash, target: usize) -> Self {
        let header = Header { circle, number, page, runs: Vec::new(), erased: Vec::new() };
        Self { header, body: Zeroizing::new(Vec::new()), entries: 0, target: target.min(MAX_BODY) }
    }

    /// Adds an entry: by log ascending, and in each log by height ascending.
    pub fn push(&mut self, log: &LogId, height: u64, entry: &[u8]) -> Fit {
        let full = !self.is_empty() && self.body.len() + entry.len() > self.target;
        // Five bytes a length, and room for the rest of the header.
        if full || self.entries >= MAX_ENTRIES || self.entries * 5 + self.header.runs.len() * 48 > MAX_HEADER / 2 {
            return Fit::Full;
        }
        let Ok(len) = u32::try_from(entry.len()) else { return Fit::Full };
        let runs = self.header.runs.len();
        match self.header.runs.last_mut() {
            Some(run) if run.log == *log && run.from + run.lens.len() as u64 == height => run.lens.push(len),
            _ if runs >= MAX_RUNS => return Fit::Full,
            _ => self.header.runs.push(ToldRun { log: *log, from: height, lens: vec![len] }),
        }
        self.body.extend_from_slice(entry);
        self.entries += 1;
        Fit::Taken
    }

    /// Says whether no entry was added.
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Gives how many more bytes of entries fit.
    pub fn room(&self) -> usize {
        self.target.saturating_sub(self.body.len())
    }

    /// Ends a pack that lies on storage by itself. `erased` may name entries that are not in it.
    pub fn finish(self, erased: &[ErasedEntry]) -> BuiltPack {
        self.build(erased, Filling::Padded)
    }

    /// Ends a pack that is carried within another object.
    pub fn finish_bare(self, erased: &[ErasedEntry]) -> BuiltPack {
        self.build(erased, Filling::Bare)
    }

    fn build(mut self, erased: &[ErasedEntry], filling: Filling) -> BuiltPack {
        let mut spans = Spans::new();
        for run in &self.header.runs {
            spans.add(run.log, run.from, run.from + run.lens.len() as u64 - 1);
        }
        let held = erased.iter().filter(|erased| spans.contains(&erased.log, erased.height));
        self.header.erased = held.copied().collect();
        self.header.erased.sort_unstable();
        self.header.erased.dedup_by_key(|erased| (erased.log, erased.height));
        let (plain, content) = wrap(KIND, &self.header.encode(), &self.body, filling);
        BuiltPack { plain, content, spans, erased: self.header.erased }
    }
}
