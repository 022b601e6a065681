//! One part: an age file of items, written and read in pieces of bounded size.
//!
//! `cairn bundle 1\n`, the header's length (4 bytes, big-endian), the header, items, zeros. An item is its kind (1 byte), its
//! length (8 bytes, big-endian) and its bytes; the last one ends the part.

use std::io::{BufRead, Read, Write};

use cairn_keys::{OpenError, OpenStream, SealKey, SealRecipient, SealWriter, Zeroizing, open_stream};
use cairn_ledger::PageHash;
use cairn_model::CircleId;

use super::{BundleError, BundleId, MAX_PARTS, MIN_PART};
use crate::pack::{MAX_PLAIN, padded_len};
use crate::wire::CodecError;
use crate::wire::cbor::{Reader, Writer};

const LINE: &[u8] = b"cairn bundle 1\n";
const MAX_HEADER: u32 = 256;
const ITEM_HEAD: u64 = 9;
const END_BODY: u64 = 9;
/// What age adds: 16 bytes for each chunk of 64 KiB, and a header of some 200 bytes for each recipient.
const CHUNK: u64 = 64 * 1024;
const STANZA: u64 = 200;
const SLACK: u64 = 4096;

/// What stands at the beginning of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartHeader {
    /// The bundle.
    pub bundle: BundleId,
    /// The part's number, from 1.
    pub number: u32,
    /// The circle.
    pub circle: CircleId,
    /// The number of the page that its writer worked under.
    pub page_number: u64,
    /// That page.
    pub page: PageHash,
}

/// What a part holds, one after another.
#[derive(Clone, PartialEq, Eq)]
pub enum Item {
    /// A charter page, as signed.
    Page(Vec<u8>),
    /// A pack in bare form.
    Pack(Zeroizing<Vec<u8>>),
    /// The tree of the evidence file whose segments follow, in bare form.
    Tree(Zeroizing<Vec<u8>>),
    /// A segment of that file, in bare form.
    Segment(Zeroizing<Vec<u8>>),
}

impl std::fmt::Debug for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (kind, bytes) = self.parts();
        write!(f, "Item({kind}, {} bytes)", bytes.len())
    }
}

/// What a part is, once it was checked to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSummary {
    /// Its header.
    pub header: PartHeader,
    /// How many items it has.
    pub items: u64,
    /// Whether it is the bundle's last.
    pub last: bool,
}

/// Says whether an item went into a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It did.
    Yes,
    /// It does not fit any more; nothing was written.
    Full,
}

impl Item {
    /// Gives the number of its bytes.
    pub fn len(&self) -> usize {
        self.parts().1.len()
    }

    /// Says whether it has no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn parts(&self) -> (u8, &[u8]) {
        match self {
            Self::Page(bytes) => (1, bytes),
            Self::Pack(bytes) => (2, bytes),
            Self::Tree(bytes) => (3, bytes),
            Self::Segment(bytes) => (4, bytes),
        }
    }

    fn of(kind: u8, bytes: Zeroizing<Vec<u8>>) -> Result<Self, BundleError> {
        match kind {
            1 => Ok(Self::Page(bytes.to_vec())),
            2 => Ok(Self::Pack(bytes)),
            3 => Ok(Self::Tree(bytes)),
            4 => Ok(Self::Segment(bytes)),
            _ => Err(BundleError::Damaged),
        }
    }
}

impl PartHeader {
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut w = Writer::new(&mut out);
        w.array(5).bytes(self.bundle.as_bytes()).uint(u64::from(self.number)).bytes(self.circle.as_bytes());
        w.uint(self.page_number).bytes(self.page.as_bytes());
        out
    }

    fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
        let mut r = Reader::new(bytes);
        r.tuple(5)?;
        let bundle = BundleId::from_bytes(r.fixed()?);
        let number = u32::try_from(r.uint()?).map_err(|_| CodecError::Malformed)?;
        let circle = CircleId::from_bytes(r.fixed()?);
        let header = Self { bundle, number, circle, page_number: r.uint()?, page: PageHash::from_bytes(r.fixed()?) };
        let sound = r.is_at_end() && (1..=MAX_PARTS).contains(&number) && header.encode() == bytes;
        if sound { Ok(header) } else { Err(CodecError::Malformed) }
    }
}

/// Writes a part.
#[derive(Debug)]
pub struct PartWriter<W: Write> {
    sealing: SealWriter<W>,
    plain: u64,
    items: u64,
    limit: u64,
    recipients: u64,
}

impl<W: Write> PartWriter<W> {
    /// Starts a part of at most `limit` bytes (at least [`MIN_PART`]).
    ///
    /// # Errors
    /// [`BundleError::NoRecipient`] and [`BundleError::Write`].
    pub fn new(header: &PartHeader, recipients: &[SealRecipient], limit: u64, to: W) -> Result<Self, BundleError> {
        let sealing = SealWriter::new(recipients, to).map_err(|error| match error {
            cairn_keys::SealError::Write(error) => BundleError::Write(error),
            _ => BundleError::NoRecipient,
        })?;
        let recipients = recipients.len() as u64;
        let mut writer = Self { sealing, plain: 0, items: 0, limit: limit.max(MIN_PART), recipients };
        let header = header.encode();
        writer.write(LINE)?;
        writer.write(&u32::try_from(header.len()).unwrap_or(u32::MAX).to_be_bytes())?;
        writer.write(&header)?;
        Ok(writer)
    }

    /// Adds an item. The first always fits.
    ///
    /// # Errors
    /// [`BundleError::Write`], and [`BundleError::TooLarge`] for an item that no reader takes.
    pub fn push(&mut self, item: &Item) -> Result<Taken, BundleError> {
        let (kind, bytes) = item.parts();
        if bytes.len() > MAX_PLAIN {
            return Err(BundleError::TooLarge);
        }
        let plain = padded_len(self.plain + ITEM_HEAD + bytes.len() as u64 + ITEM_HEAD + END_BODY);
        let sealed = plain + (plain / CHUNK + 1) * 16 + self.recipients * STANZA + SLACK;
        if self.items > 0 && sealed > self.limit {
            return Ok(Taken::Full);
        }
        self.item(kind, bytes)?;
        self.items += 1;
        Ok(Taken::Yes)
    }

    /// Ends the part and gives back what it was written to.
    ///
    /// # Errors
    /// [`BundleError::Write`].
    pub fn finish(mut self, last: bool) -> Result<W, BundleError> {
        let [a, b, c, d, e, f, g, h] = self.items.to_be_bytes();
        self.item(0, &[a, b, c, d, e, f, g, h, u8::from(last)])?;
        let mut zeros = padded_len(self.plain) - self.plain;
        let block = vec![0; 64 * 1024];
        while zeros > 0 {
            let count = usize::try_from(zeros).unwrap_or(usize::MAX).min(block.len());
            self.write(block.get(..count).unwrap_or_default())?;
            zeros -= count as u64;
        }
        self.sealing.finish().map_err(BundleError::Write)
    }

    fn item(&mut self, kind: u8, bytes: &[u8]) -> Result<(), BundleError> {
        self.write(&[kind])?;
        self.write(&(bytes.len() as u64).to_be_bytes())?;
        self.write(bytes)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.plain += bytes.len() as u64;
        self.sealing.write_all(bytes).map_err(BundleError::Write)
    }
}

/// Reads a part item by item. Use it after [`check_part`].
pub struct PartReader<R: BufRead> {
    plain: Plain<R>,
    header: PartHeader,
    items: u64,
    last: Option<bool>,
}

/// What an age file holds, with how much of it was read.
struct Plain<R: BufRead> {
    opened: OpenStream<R>,
    read: u64,
}

impl<R: BufRead> Plain<R> {
    fn read_line(&mut self) -> Result<(), BundleError> {
        let line: [u8; 15] = self.fixed()?;
        if line == LINE {
            return Ok(());
        }
        Err(match crate::pack::envelope::after_line("bundle", &line) {
            Err(error) => error.into(),
            Ok(_) => BundleError::Damaged,
        })
    }

    /// Reads what is left: zeros up to the padded length, and the end that age authenticates.
    fn read_zeros(&mut self) -> Result<(), BundleError> {
        let mut left = padded_len(self.read) - self.read;
        let mut block = [0; 4096];
        loop {
            let count = self.opened.read(&mut block).map_err(read_error)?;
            if count == 0 {
                return if left == 0 { Ok(()) } else { Err(BundleError::Damaged) };
            }
            left = left.checked_sub(count as u64).ok_or(BundleError::Damaged)?;
            if block.iter().take(count).any(|byte| *byte != 0) {
                return Err(BundleError::Damaged);
            }
        }
    }

    fn fixed<const N: usize>(&mut self) -> Result<[u8; N], BundleError> {
        let mut bytes = [0; N];
        self.opened.read_exact(&mut bytes).map_err(read_error)?;
        self.read += N as u64;
        Ok(bytes)
    }

    /// Reads so many bytes; memory grows with what is really there.
    fn take(&mut self, length: u64) -> Result<Zeroizing<Vec<u8>>, BundleError> {
        let mut bytes = Zeroizing::new(Vec::new());
        self.opened.by_ref().take(length).read_to_end(&mut bytes).map_err(read_error)?;
        self.read += length;
        if bytes.len() as u64 == length { Ok(bytes) } else { Err(BundleError::Damaged) }
    }
}

impl<R: BufRead> std::fmt::Debug for PartReader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PartReader").field("items", &self.items).finish_non_exhaustive()
    }
}

impl<R: BufRead> PartReader<R> {
    /// Opens a part with one key.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn open(key: &SealKey, sealed: R) -> Result<Self, BundleError> {
        let opened = open_stream(sealed, key).map_err(|error| match error {
            OpenError::NotForUs => BundleError::NotForUs,
            OpenError::Newer => BundleError::Newer,
            OpenError::Read(error) => BundleError::Read(error),
            OpenError::Damaged | OpenError::TooLarge => BundleError::Damaged,
        })?;
        let mut plain = Plain { opened, read: 0 };
        plain.read_line()?;
        let length = u32::from_be_bytes(plain.fixed()?);
        if length > MAX_HEADER {
            return Err(BundleError::Damaged);
        }
        let header = plain.take(u64::from(length))?;
        let header = PartHeader::decode(&header).map_err(|_| BundleError::Damaged)?;
        Ok(Self { plain, header, items: 0, last: None })
    }

    /// Gives the part's header.
    pub fn header(&self) -> &PartHeader {
        &self.header
    }

    /// Gives the next item; `None` at the end, of which everything was checked then.
    ///
    /// # Errors
    /// [`BundleError`].
    pub fn next_item(&mut self) -> Result<Option<Item>, BundleError> {
        if self.last.is_some() {
            return Ok(None);
        }
        let [kind] = self.plain.fixed()?;
        let length = u64::from_be_bytes(self.plain.fixed()?);
        if length > MAX_PLAIN as u64 {
            return Err(BundleError::Damaged);
        }
        let bytes = self.plain.take(length)?;
        if kind != 0 {
            self.items += 1;
            return Item::of(kind, bytes).map(Some);
        }
        let (count, last) = bytes.split_first_chunk::<8>().ok_or(BundleError::Damaged)?;
        let last = match last {
            [0] => false,
            [1] => true,
            _ => return Err(BundleError::Damaged),
        };
        if u64::from_be_bytes(*count) != self.items {
            return Err(BundleError::Damaged);
        }
        self.plain.read_zeros()?;
        self.last = Some(last);
        Ok(None)
    }
}

fn read_error(error: std::io::Error) -> BundleError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => BundleError::Damaged,
        _ => BundleError::Read(error),
    }
}

/// Reads a part to its end and takes nothing from it.
///
/// # Errors
/// [`BundleError`]: nothing of this part is to be used.
pub fn check_part<R: BufRead>(key: &SealKey, sealed: R, circle: &CircleId) -> Result<PartSummary, BundleError> {
    let mut reader = PartReader::open(key, sealed)?;
    if reader.header.circle != *circle {
        return Err(BundleError::OtherCircle);
    }
    while reader.next_item()?.is_some() {}
    let (items, last) = (reader.items, reader.last.unwrap_or(false));
    Ok(PartSummary { header: reader.header, items, last })
}
