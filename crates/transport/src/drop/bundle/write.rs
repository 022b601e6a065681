//! Writing a bundle.

use std::io::{Read as _, Write};
use std::sync::atomic::AtomicBool;

use cairn_keys::{SealRecipient, Zeroizing};
use cairn_ledger::LogId;
use cairn_model::CircleId;
use cairn_sync::FileRequest;
use cairn_sync::bundle::{BundleError, BundleId, Have, Item, PartHeader, PartWriter, Taken};
use cairn_sync::drop::{DropCircle, Holdings};
use cairn_sync::limits;
use cairn_sync::pack::{
    Fit, PackBuilder, SEGMENT_GROUPS, TARGET_BODY, encode_segment_bare, encode_tree_bare, segments_of,
};

use super::{BundleFailure, BundleMoved, PartSink, go_on, hold_back, readers};
use crate::drop::port::DropPort;

/// To whom a bundle is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleRecipients {
    /// Everybody who reads the circle: to the epoch of the page we work under. Who works under an earlier page opens it
    /// only if the bundle is made against its own exported `Have`.
    Circle,
    /// These devices, which read the circle; or one contributor's, which gets pages and the receipts for its log, and
    /// nothing else.
    Devices(Vec<LogId>),
}

/// What a bundle is to hold.
#[derive(Debug, Clone)]
pub struct BundleOrder {
    /// For whom.
    pub to: BundleRecipients,
    /// What the receiver holds already.
    pub have: Option<Have>,
    /// The evidence files to include, of those held whole here.
    pub files: Vec<FileRequest>,
    /// The most bytes of one part, at least [`cairn_sync::bundle::MIN_PART`]; [`cairn_sync::bundle::MAX_PART`] fits FAT.
    pub max_part: u64,
    /// 16 fresh random bytes.
    pub id: BundleId,
}

/// What a bundle holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BundleWritten {
    /// Parts.
    pub parts: u32,
    /// Charter pages.
    pub pages: u64,
    /// Entries.
    pub entries: u64,
    /// Evidence files.
    pub files: u64,
    /// Evidence files that were asked for and are not whole here.
    pub files_lacking: u64,
}

struct Out<'a> {
    sink: &'a mut dyn PartSink,
    header: PartHeader,
    recipients: Vec<SealRecipient>,
    limit: u64,
    current: Option<PartWriter<Box<dyn Write>>>,
    moved: BundleMoved,
    progress: &'a mut dyn FnMut(BundleMoved),
    stop: &'a AtomicBool,
}

/// Writes a bundle of one circle.
///
/// # Errors
/// [`BundleFailure`]; parts that are finished by then are whole, and the bundle is not. [`BundleFailure::HeldBack`] before
/// anything is written.
pub fn write_bundle(
    port: &dyn DropPort,
    circle: &CircleId,
    order: &BundleOrder,
    sink: &mut dyn PartSink,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(BundleMoved),
) -> Result<BundleWritten, BundleFailure> {
    let member = port.drop_circle(circle).map_err(BundleFailure::Vault)?;
    hold_back(&member, &order.to)?;
    let holdings = port.holdings(circle, &[0; 32]).map_err(BundleFailure::Vault)?;
    let header = PartHeader {
        bundle: order.id,
        number: 0,
        circle: *circle,
        page_number: member.charter.page().number,
        page: member.charter.page_hash(),
    };
    let receipts = receipts(port, &member, order)?;
    let recipients = match &receipts {
        Some((seal, _)) => vec![seal.clone()],
        None => recipients(&member, order)?,
    };
    let moved = BundleMoved::default();
    let mut out = Out { sink, header, recipients, limit: order.max_part, current: None, moved, progress, stop };
    if let Some((_, receipts)) = receipts {
        let mut written = BundleWritten { pages: write_pages(&mut out, &member, order)?, ..BundleWritten::default() };
        written.entries = write_receipts(&mut out, &member, &receipts)?;
        written.parts = out.finish()?;
        return Ok(written);
    }
    let mut written = BundleWritten { pages: write_pages(&mut out, &member, order)?, ..BundleWritten::default() };
    written.entries = write_entries(&mut out, port, &member, &holdings, order)?;
    for file in &order.files {
        let had = order.have.as_ref().is_some_and(|have| have.files.binary_search(&file.file).is_ok());
        if !had && write_file(&mut out, port, circle, file)? {
            written.files += 1;
        } else if !had {
            written.files_lacking += 1;
        }
    }
    written.parts = out.finish()?;
    Ok(written)
}

/// Entries of this device's own log with receipts, each with its height.
type Receipts = Vec<(u64, Vec<u8>)>;

/// Gives a contributor's seal key and the receipts for it, where the bundle is for its device alone.
fn receipts(
    port: &dyn DropPort,
    member: &DropCircle,
    order: &BundleOrder,
) -> Result<Option<(SealRecipient, Receipts)>, BundleFailure> {
    let BundleRecipients::Devices(devices) = &order.to else { return Ok(None) };
    let [log] = devices.as_slice() else { return Ok(None) };
    let contributes = member.charter.role_of(log) == Some(cairn_ledger::Role::Contributor);
    let Some(device) = member.charter.page().device(log).filter(|_| contributes && member.reads()) else {
        return Ok(None);
    };
    let receipts = port.make_receipts(&member.charter.circle(), log).map_err(BundleFailure::Vault)?;
    // Without a receipt there is nothing that it may be given.
    if receipts.is_empty() { Err(BundleFailure::NotAReader) } else { Ok(Some((device.seal.clone(), receipts))) }
}

fn write_receipts(out: &mut Out<'_>, member: &DropCircle, receipts: &Receipts) -> Result<u64, BundleFailure> {
    let page = member.charter.page().number;
    let builder = || PackBuilder::new(member.charter.circle(), page, member.charter.page_hash(), TARGET_BODY);
    let mut pack = builder();
    for (height, entry) in receipts {
        if pack.push(&member.device, *height, entry) == Fit::Full {
            let full = std::mem::replace(&mut pack, builder());
            out.push(&Item::Pack(full.finish_bare(&[]).plain))?;
            if pack.push(&member.device, *height, entry) == Fit::Full {
                return Err(BundleError::TooLarge.into());
            }
        }
    }
    out.push(&Item::Pack(pack.finish_bare(&[]).plain))?;
    Ok(receipts.len() as u64)
}

fn recipients(member: &DropCircle, order: &BundleOrder) -> Result<Vec<SealRecipient>, BundleFailure> {
    let page = member.charter.page();
    let seal_of = |log: &LogId| {
        let reads = member.charter.role_of(log).is_some_and(cairn_ledger::Role::reads);
        page.devices.iter().find(|device| reads && device.log == *log).map(|device| device.seal.clone())
    };
    match &order.to {
        // A contributor seals to the devices themselves, so that it cannot open what it wrote.
        BundleRecipients::Circle if !member.reads() => Ok(readers(member)),
        BundleRecipients::Circle => {
            let receiver = order.have.as_ref().and_then(|have| seal_of(&have.device));
            Ok([page.epoch.recipient.clone()].into_iter().chain(receiver).collect())
        }
        BundleRecipients::Devices(devices) => {
            devices.iter().map(|log| seal_of(log).ok_or(BundleFailure::NotAReader)).collect()
        }
    }
}

fn write_pages(out: &mut Out<'_>, member: &DropCircle, order: &BundleOrder) -> Result<u64, BundleFailure> {
    let pages = member.charter.pages();
    let had = order.have.as_ref().and_then(|have| pages.iter().position(|page| page.hash() == have.page));
    let lacking = pages.iter().skip(had.unwrap_or(0) + 1);
    let mut count = 0;
    for page in lacking {
        out.push(&Item::Page(page.bytes().to_vec()))?;
        count += 1;
    }
    Ok(count)
}

fn write_entries(
    out: &mut Out<'_>,
    port: &dyn DropPort,
    member: &DropCircle,
    holdings: &Holdings,
    order: &BundleOrder,
) -> Result<u64, BundleFailure> {
    let circle = member.charter.circle();
    let page = member.charter.page().number;
    let builder = || PackBuilder::new(circle, page, member.charter.page_hash(), TARGET_BODY);
    let (mut pack, mut count) = (builder(), 0);
    let mut heads = holdings.heads.clone();
    heads.sort_unstable_by_key(|(log, _)| *log);
    for (log, head) in heads.into_iter().filter(|(log, _)| member.reads() || *log == member.device) {
        let had = order.have.as_ref().and_then(|have| have.heads.iter().find(|(other, _)| *other == log));
        let floor = holdings.floors.iter().find(|(other, _)| *other == log).map_or(1, |(_, floor)| *floor);
        let mut next = had.map_or(1, |(_, had)| had.height.saturating_add(1)).max(floor);
        while next <= head.height {
            let room = pack.room().clamp(1, limits::ENTRIES_PER_FRAME);
            let entries = port.load_entries(&circle, &log, next, room).map_err(BundleFailure::Vault)?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                if next > head.height {
                    break;
                }
                if pack.push(&log, next, &entry) == Fit::Full {
                    let full = std::mem::replace(&mut pack, builder());
                    out.push(&Item::Pack(full.finish_bare(&holdings.erased).plain))?;
                    if pack.push(&log, next, &entry) == Fit::Full {
                        return Err(BundleError::TooLarge.into());
                    }
                }
                next += 1;
                count += 1;
            }
        }
    }
    if !pack.is_empty() {
        out.push(&Item::Pack(pack.finish_bare(&holdings.erased).plain))?;
    }
    Ok(count)
}

fn write_file(
    out: &mut Out<'_>,
    port: &dyn DropPort,
    circle: &CircleId,
    file: &FileRequest,
) -> Result<bool, BundleFailure> {
    let file = FileRequest { from: 0, ..*file };
    let opened = port.open_file(circle, &file).map_err(BundleFailure::Vault)?;
    let Some((tree, mut reader)) = opened.filter(|(tree, _)| tree.len() == file.size) else { return Ok(false) };
    let tree = Item::Tree(encode_tree_bare(&file, &tree).map_err(BundleError::from)?);
    out.push(&tree)?;
    for index in 0..segments_of(&file) {
        let groups = (index * SEGMENT_GROUPS..file.groups()).take(4);
        let mut bytes = Zeroizing::new(vec![0; groups.map(|group| file.group_len(group)).sum()]);
        reader.read_exact(&mut bytes).map_err(|error| BundleFailure::Vault(error.into()))?;
        let segment = Item::Segment(encode_segment_bare(&file, index, &bytes).map_err(BundleError::from)?);
        // Each part can be read alone: it begins with the tree of the file that it goes on with.
        if out.try_push(&segment)? == Taken::Full {
            out.next_part()?;
            out.push(&tree)?;
            out.push(&segment)?;
        }
    }
    Ok(true)
}

impl Out<'_> {
    fn push(&mut self, item: &Item) -> Result<(), BundleFailure> {
        if self.try_push(item)? == Taken::Full {
            self.next_part()?;
            self.try_push(item)?;
        }
        Ok(())
    }

    fn try_push(&mut self, item: &Item) -> Result<Taken, BundleFailure> {
        go_on(self.stop)?;
        if self.current.is_none() {
            self.start_part()?;
        }
        let writer = self.current.as_mut().ok_or(BundleError::TooLarge)?;
        let taken = writer.push(item)?;
        if taken == Taken::Yes {
            self.moved.items += 1;
            self.moved.bytes += item.len() as u64;
            (self.progress)(self.moved);
        }
        Ok(taken)
    }

    fn start_part(&mut self) -> Result<(), BundleFailure> {
        self.header.number += 1;
        self.moved.part = self.header.number;
        if self.header.number > cairn_sync::bundle::MAX_PARTS {
            return Err(BundleError::TooLarge.into());
        }
        let to = self.sink.create(self.header.number).map_err(BundleError::Write)?;
        self.current = Some(PartWriter::new(&self.header, &self.recipients, self.limit, to)?);
        Ok(())
    }

    fn next_part(&mut self) -> Result<(), BundleFailure> {
        self.end_part(false)?;
        self.start_part()
    }

    fn end_part(&mut self, last: bool) -> Result<(), BundleFailure> {
        if let Some(writer) = self.current.take() {
            let mut to = writer.finish(last)?;
            to.flush().map_err(BundleError::Write)?;
            drop(to);
            self.sink.finish(self.header.number).map_err(BundleError::Write)?;
        }
        Ok(())
    }

    /// Ends the bundle; also an empty one has a part, so that it is known to be empty.
    fn finish(mut self) -> Result<u32, BundleFailure> {
        if self.current.is_none() {
            self.start_part()?;
        }
        self.end_part(true)?;
        Ok(self.header.number)
    }
}
