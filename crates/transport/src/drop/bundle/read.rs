//! Reading a bundle: all parts that are there, in order, each from where an earlier reading stopped.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use cairn_keys::{GROUP_LEN, SealKey, TreeHash};
use cairn_ledger::entry::Entry;
use cairn_ledger::{LogId, SignedPage, Unverified};
use cairn_model::CircleId;
use cairn_sync::FileRequest;
use cairn_sync::bundle::{BundleError, BundleId, BundleProgress, Item, PartReader, PartSummary, check_part};
use cairn_sync::effect::{PagesVerdict, Problem};
use cairn_sync::limits;
use cairn_sync::pack::{Pack, SEGMENT_GROUPS, decode_segment_bare, decode_tree_bare};

use super::{BundleFailure, BundleMoved, PartSource, go_on, keys_of, memory_id};
use crate::drop::port::DropPort;
use crate::port::FileSink;

/// After how many items the progress is kept.
const KEEP_EVERY: u64 = 16;

/// A part that was not read.
#[derive(Debug)]
pub struct PartProblem {
    /// Which of the given sources, from 0.
    pub source: usize,
    /// Why. Nothing of it was used.
    pub error: BundleError,
}

/// What the reading of a bundle did.
#[derive(Debug, Default)]
pub struct BundleRead {
    /// Parts that are damaged, sealed to others, of another circle or of another bundle.
    pub problems: Vec<PartProblem>,
    /// Pages taken over.
    pub pages: u64,
    /// Entries stored.
    pub entries: u64,
    /// Evidence files that are whole now.
    pub files: u64,
    /// Evidence files that lie in the bundle and were not taken: this device does not want them, or holds them already.
    pub passed_over: BTreeSet<[u8; 32]>,
    /// Packs with bad entries, which were not stored.
    pub bad: u64,
    /// Parts that wait: for an earlier part, or for entries that the bundle left out because the receiver was said to hold them.
    pub waiting: Vec<u32>,
    /// Pages that wait for a person's consent.
    pub needs_consent: u64,
    /// Pages that branch off from ours, or are not valid.
    pub other_pages: u64,
    /// Parts that were never given, by number.
    pub missing: Vec<u32>,
    /// Whether the bundle's last part was given, now or before; if not, more may be missing.
    pub end_seen: bool,
    /// Whether everything was taken over.
    pub complete: bool,
}

struct Checked<'a> {
    source: &'a dyn PartSource,
    index: usize,
    key: SealKey,
    summary: PartSummary,
}

/// Reads the parts that are there, in whatever order they are given. What was taken over before is passed over.
///
/// # Errors
/// [`BundleFailure::Vault`] and [`BundleFailure::Cancelled`]: what was taken over by then stays, and reading goes on from there
/// the next time. What is wrong with a part stands in the result.
pub fn read_bundle(
    port: &dyn DropPort,
    circle: &CircleId,
    sources: &[&dyn PartSource],
    stop: &AtomicBool,
    progress: &mut dyn FnMut(BundleMoved),
) -> Result<BundleRead, BundleFailure> {
    let member = port.drop_circle(circle).map_err(BundleFailure::Vault)?;
    let keys = keys_of(&member);
    let mut report = BundleRead::default();
    let mut bundles: BTreeMap<BundleId, Vec<Checked<'_>>> = BTreeMap::new();
    for (index, source) in sources.iter().enumerate() {
        go_on(stop)?;
        match check(&keys, *source, circle) {
            Ok((key, summary)) => {
                let checked = Checked { source: *source, index, key, summary };
                bundles.entry(checked.summary.header.bundle).or_default().push(checked);
            }
            Err(error) => report.problems.push(PartProblem { source: index, error }),
        }
    }
    let mut complete = !bundles.is_empty();
    for (bundle, mut parts) in bundles {
        parts.sort_by_key(|part| part.summary.header.number);
        let taker = Taker::new(port, circle, bundle, stop, progress)?;
        complete &= taker.take_all(&parts, &mut report)?;
    }
    report.complete = complete && report.problems.is_empty();
    Ok(report)
}

fn check(keys: &[SealKey], source: &dyn PartSource, circle: &CircleId) -> Result<(SealKey, PartSummary), BundleError> {
    for key in keys {
        match check_part(key, source.open().map_err(BundleError::Read)?, circle) {
            Ok(summary) => return Ok((key.clone(), summary)),
            Err(BundleError::NotForUs) => {}
            Err(error) => return Err(error),
        }
    }
    Err(BundleError::NotForUs)
}

/// Whether a part goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Done,
    Waits,
}

struct Receiving {
    file: FileRequest,
    tree: TreeHash,
    sink: Box<dyn FileSink>,
    /// How many items of the part came before the file.
    before: u64,
}

struct Taker<'a> {
    port: &'a dyn DropPort,
    circle: &'a CircleId,
    known: BundleProgress,
    reads: bool,
    own: LogId,
    heights: BTreeMap<LogId, u64>,
    /// Files were wanted when the reading began.
    lacks: bool,
    wanted: Option<Vec<FileRequest>>,
    receiving: Option<Receiving>,
    stop: &'a AtomicBool,
    moved: BundleMoved,
    progress: &'a mut dyn FnMut(BundleMoved),
}

impl<'a> Taker<'a> {
    fn new(
        port: &'a dyn DropPort,
        circle: &'a CircleId,
        bundle: BundleId,
        stop: &'a AtomicBool,
        progress: &'a mut dyn FnMut(BundleMoved),
    ) -> Result<Self, BundleFailure> {
        let kept = port.load_memory(circle, &memory_id(&bundle)).map_err(BundleFailure::Vault)?;
        let known = kept.and_then(|kept| BundleProgress::from_bytes(&kept)).filter(|known| known.bundle == bundle);
        // Who reads a whole bundle again wants it read: entries and files that are there are passed over.
        let known = known.filter(|known| !known.is_complete()).unwrap_or_else(|| BundleProgress::new(bundle));
        let member = port.drop_circle(circle).map_err(BundleFailure::Vault)?;
        let (reads, own) = (member.reads(), member.device);
        let holdings = port.holdings(circle, &[0; 32]).map_err(BundleFailure::Vault)?;
        let lacks = !holdings.wanted.is_empty();
        let heights = holdings.heads.into_iter().map(|(log, head)| (log, head.height)).collect();
        let moved = BundleMoved::default();
        Ok(Self {
            port,
            circle,
            known,
            reads,
            own,
            heights,
            lacks,
            wanted: None,
            receiving: None,
            stop,
            moved,
            progress,
        })
    }

    /// Takes over what the parts hold; gives whether the bundle is complete.
    fn take_all(mut self, parts: &[Checked<'_>], report: &mut BundleRead) -> Result<bool, BundleFailure> {
        for part in parts {
            let taken = match self.known.see(&part.summary) {
                Ok(taken) => taken,
                Err(error) => {
                    report.problems.push(PartProblem { source: part.index, error });
                    continue;
                }
            };
            // A file may be wanted now that was passed over before: who gives a whole part again wants it read.
            let taken = if self.lacks && taken >= part.summary.items { 0 } else { taken };
            let outcome = self.take_part(part, taken, report);
            self.receiving = None;
            self.keep()?;
            match outcome {
                Ok(Step::Done) => {}
                Ok(Step::Waits) => report.waiting.push(part.summary.header.number),
                // It was whole a moment ago: the stick was pulled, or somebody writes to it.
                Err(BundleFailure::Bundle(error)) => report.problems.push(PartProblem { source: part.index, error }),
                Err(failure) => return Err(failure),
            }
        }
        report.missing.extend(self.known.missing());
        report.end_seen = self.known.end_seen();
        Ok(self.known.is_complete())
    }

    fn take_part(&mut self, part: &Checked<'_>, taken: u64, report: &mut BundleRead) -> Result<Step, BundleFailure> {
        let number = part.summary.header.number;
        let mut reader = PartReader::open(&part.key, part.source.open().map_err(BundleError::Read)?)?;
        if *reader.header() != part.summary.header {
            return Err(BundleError::Damaged.into());
        }
        self.moved.part = number;
        self.wanted = None;
        let mut index = 0;
        while let Some(item) = reader.next_item()? {
            go_on(self.stop)?;
            self.moved.bytes += item.len() as u64;
            if index >= taken && self.take_item(item, index, report)? == Step::Waits {
                return Ok(Step::Waits);
            }
            index += 1;
            self.moved.items += 1;
            (self.progress)(self.moved);
            // A file counts once it is whole, so that its tree is read again when it goes on.
            let sure = self.receiving.as_ref().map_or(index, |receiving| receiving.before);
            self.known.take(number, sure.max(taken));
            if index % KEEP_EVERY == 0 {
                self.keep()?;
            }
        }
        self.known.take(number, index);
        Ok(Step::Done)
    }

    fn keep(&self) -> Result<(), BundleFailure> {
        let id = memory_id(&self.known.bundle);
        self.port.store_memory(self.circle, &id, &self.known.to_bytes()).map_err(BundleFailure::Vault)
    }

    fn take_item(&mut self, item: Item, index: u64, report: &mut BundleRead) -> Result<Step, BundleFailure> {
        self.moved.bytes += item.len() as u64;
        match item {
            Item::Page(bytes) => self.take_page(bytes, report),
            // A contributor opens nothing of the circle but the receipts that are sealed to its device.
            Item::Pack(plain) if !self.reads => self.take_receipts(&plain),
            _ if !self.reads => Ok(Step::Done),
            Item::Pack(plain) => self.take_pack(&plain, report),
            Item::Tree(plain) => self.take_tree(&plain, index, report),
            Item::Segment(plain) => self.take_segment(&plain, report),
        }
    }

    fn take_page(&mut self, bytes: Vec<u8>, report: &mut BundleRead) -> Result<Step, BundleFailure> {
        let Ok(page) = SignedPage::decode(&bytes) else {
            report.other_pages += 1;
            return Ok(Step::Done);
        };
        let stored = self.port.store_pages(self.circle, page.page().number, &[bytes]).map_err(BundleFailure::Vault)?;
        match stored.verdict {
            PagesVerdict::Moved => report.pages += 1,
            PagesVerdict::NeedsConsent => report.needs_consent += 1,
            PagesVerdict::Rival | PagesVerdict::Refused => report.other_pages += 1,
        }
        Ok(Step::Done)
    }

    fn take_pack(&mut self, plain: &[u8], report: &mut BundleRead) -> Result<Step, BundleFailure> {
        let pack = Pack::decode_bare(plain, self.circle).map_err(BundleError::from)?;
        let (mut bad, mut step) = (false, Step::Done);
        for run in pack.runs {
            for batch in batches(run.entries) {
                let stored = self.port.store_entries(self.circle, &run.log, batch).map_err(BundleFailure::Vault)?;
                let height = stored.head.map_or(0, |head| head.height);
                let before = self.heights.insert(run.log, height).unwrap_or(0);
                report.entries += height.saturating_sub(before);
                match stored.problem {
                    None => {}
                    Some(Problem::Bad) => {
                        bad = true;
                        break;
                    }
                    Some(Problem::Waits | Problem::Forked) => {
                        step = Step::Waits;
                        break;
                    }
                }
            }
        }
        report.bad += u64::from(bad);
        Ok(step)
    }

    /// Passes on what a pack holds for a contributor's device, which takes the receipts among it.
    fn take_receipts(&mut self, plain: &[u8]) -> Result<Step, BundleFailure> {
        let pack = Pack::decode_bare(plain, self.circle).map_err(BundleError::from)?;
        for run in pack.runs.into_iter().filter(|run| run.log != self.own) {
            for batch in batches(run.entries) {
                self.port.store_entries(self.circle, &run.log, batch).map_err(BundleFailure::Vault)?;
            }
        }
        Ok(Step::Done)
    }

    /// Starts to receive a file, if it is wanted.
    fn take_tree(&mut self, plain: &[u8], index: u64, report: &mut BundleRead) -> Result<Step, BundleFailure> {
        let (file, tree) = decode_tree_bare(plain).map_err(BundleError::from)?;
        self.receiving = None;
        if self.wanted.is_none() {
            self.wanted = Some(self.port.holdings(self.circle, &[0; 32]).map_err(BundleFailure::Vault)?.wanted);
        }
        let wanted = self.wanted.iter().flatten().find(|wanted| wanted.file == file.file && wanted.size == file.size);
        let Some(wanted) = wanted else {
            report.passed_over.insert(file.file);
            return Ok(Step::Done);
        };
        let sink = self.port.receive_file(self.circle, wanted, &tree).map_err(BundleFailure::Vault)?;
        self.receiving = Some(Receiving { file, tree, sink, before: index });
        Ok(Step::Done)
    }

    fn take_segment(&mut self, plain: &[u8], report: &mut BundleRead) -> Result<Step, BundleFailure> {
        let Some(receiving) = &mut self.receiving else { return Ok(Step::Done) };
        let (file, segment) = decode_segment_bare(plain).map_err(BundleError::from)?;
        if (file.file, file.size) != (receiving.file.file, receiving.file.size) {
            return Err(BundleError::Damaged.into());
        }
        let first = segment.index * SEGMENT_GROUPS;
        if receiving.sink.next_group() < first {
            // What comes before lies in a part that was not read yet.
            return Ok(Step::Waits);
        }
        let group_len = usize::try_from(GROUP_LEN).map_err(|_| BundleError::TooLarge)?;
        for (group, number) in segment.bytes.chunks(group_len).zip(first..) {
            if receiving.sink.next_group() == number {
                let group = receiving.tree.verify_group(number, group).map_err(|_| BundleError::Damaged)?;
                receiving.sink.write_group(&group).map_err(BundleFailure::Vault)?;
            }
        }
        if receiving.sink.next_group() >= file.groups()
            && let Some(whole) = self.receiving.take()
        {
            whole.sink.finish().map_err(BundleFailure::Vault)?;
            self.wanted.iter_mut().flatten().for_each(|wanted| {
                if wanted.file == file.file {
                    wanted.size = 0;
                }
            });
            report.files += 1;
        }
        Ok(Step::Done)
    }
}

/// Splits entries into batches of about the size that one message of a live session has.
fn batches(entries: Vec<Unverified<Entry>>) -> Vec<Vec<Unverified<Entry>>> {
    let (mut batches, mut batch, mut bytes) = (Vec::new(), Vec::new(), 0);
    for entry in entries {
        if bytes > limits::ENTRIES_PER_FRAME {
            batches.push(std::mem::take(&mut batch));
            bytes = 0;
        }
        bytes += entry.bytes().len();
        batch.push(entry);
    }
    batches.push(batch);
    batches
}
