//! What a file says about itself, gathered while it is read for another purpose: sealed, or checked. So it is what the sealed bytes say,
//! and nothing is read twice. A video of gigabytes leaves a few kilobytes here.

use std::io::{self, Read, Write};

use cairn_exchange::capture::{self, Capture};
use cairn_exchange::media::{MediaFormat, Metadata, VideoScanner, read_metadata};

/// The largest picture or document of which the metadata is read, in bytes.
pub(crate) const MAX_WHOLE: u64 = 64 << 20;

/// How much of a file's beginning tells what it is.
const SNIFF: usize = 512;

/// Takes a file's bytes one after the other.
pub(super) struct Look {
    length: u64,
    start: Vec<u8>,
    keeping: Keeping,
}

enum Keeping {
    /// Not enough is there yet to tell.
    Undecided,
    Nothing,
    Whole(Vec<u8>),
    Beginning(Vec<u8>),
    Video(VideoScanner),
    TooLarge(MediaFormat),
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What a picture, recording or document says.
    pub(super) metadata: Option<Metadata>,
    /// What a capture of a page says.
    pub(super) capture: Option<Capture>,
    /// It is too large for that.
    pub(super) too_large: bool,
    /// By its content, as far as these readers know it.
    pub(super) media_type: Option<&'static str>,
}

impl Look {
    /// Prepares for a file of this length in bytes.
    pub(super) const fn new(length: u64) -> Self {
        Self { length, start: Vec::new(), keeping: Keeping::Undecided }
    }

    fn push(&mut self, mut bytes: &[u8]) {
        if let Keeping::Undecided = self.keeping {
            let (first, rest) = bytes.split_at(bytes.len().min(SNIFF - self.start.len()));
            self.start.extend_from_slice(first);
            if self.start.len() < SNIFF {
                return;
            }
            bytes = rest;
            self.decide();
        }
        self.keep(bytes);
    }

    fn decide(&mut self) {
        let start = std::mem::take(&mut self.start);
        self.keeping = match MediaFormat::sniff(&start) {
            Some(MediaFormat::Video) => Keeping::Video(VideoScanner::default()),
            Some(format) if self.length > MAX_WHOLE => Keeping::TooLarge(format),
            Some(_) => Keeping::Whole(Vec::with_capacity(usize::try_from(self.length).unwrap_or(0))),
            None if capture::may_be(&start) => Keeping::Beginning(Vec::new()),
            None => Keeping::Nothing,
        };
        self.keep(&start);
    }

    fn keep(&mut self, bytes: &[u8]) {
        match &mut self.keeping {
            Keeping::Whole(kept) => {
                kept.extend_from_slice(bytes);
                // The file grew meanwhile; whoever reads it will refuse it.
                if kept.len() as u64 > MAX_WHOLE {
                    self.keeping = Keeping::Nothing;
                }
            }
            Keeping::Beginning(kept) => {
                let room = capture::MAX_LOOK.saturating_sub(kept.len());
                kept.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
            }
            Keeping::Video(scanner) => scanner.push(bytes),
            Keeping::Undecided | Keeping::Nothing | Keeping::TooLarge(_) => {}
        }
    }

    /// Reads what was kept.
    pub(super) fn finish(mut self) -> Found {
        if let Keeping::Undecided = self.keeping {
            self.decide();
        }
        match self.keeping {
            Keeping::Undecided | Keeping::Nothing => Found::default(),
            Keeping::TooLarge(format) => {
                Found { too_large: true, media_type: Some(format.media_type()), ..Found::default() }
            }
            Keeping::Whole(bytes) => Found::of(read_metadata(&bytes)),
            Keeping::Video(scanner) => {
                let too_large = scanner.passed_over();
                Found { too_large, ..Found::of(read_metadata(&scanner.into_kept())) }
            }
            Keeping::Beginning(bytes) => {
                let capture = capture::read(&bytes);
                let media_type = capture.as_ref().map(|capture| capture.format.media_type());
                Found { media_type, capture, ..Found::default() }
            }
        }
    }
}

impl Found {
    fn of(metadata: Option<Metadata>) -> Self {
        Self { media_type: metadata.as_ref().map(|found| found.format.media_type()), metadata, ..Self::default() }
    }
}

/// A reader that a [`Look`] sees too.
pub(super) struct Watched<'a, R> {
    pub(super) source: R,
    pub(super) look: &'a mut Look,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.look.push(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Where what is read goes when only the look matters.
impl Write for Look {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
