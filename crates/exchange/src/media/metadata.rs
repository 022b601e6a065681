//! What a file says about itself: never changed, never believed, shown with what it may give away.

use cairn_model::place::Point;

use super::jpeg::Jpeg;
use super::png::Png;
use super::webp::WebP;
use super::{MediaFormat, exif, guarded, pdf, plain, video};

/// The most facts that are kept.
pub(super) const MAX_FACTS: usize = 100;
/// The longest value of a fact, in characters.
pub(super) const MAX_VALUE: usize = 500;

/// What a fact may give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Where it was made.
    Place,
    /// Who made it, or whose it is.
    Person,
    /// The one device that made it.
    Device,
    /// What it was worked on with.
    Software,
    /// When it was made.
    Time,
    /// What is no longer to be seen in it, such as an earlier state of the picture.
    Hidden,
}

impl Risk {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Person => "person",
            Self::Device => "device",
            Self::Software => "software",
            Self::Time => "time",
            Self::Hidden => "hidden",
        }
    }
}

/// One thing that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, by a stable name such as `camera-model`.
    pub name: &'static str,
    /// What it says, in at most 500 characters of one line; empty where only that it is there matters.
    pub value: String,
    /// What it may give away.
    pub risk: Option<Risk>,
}

/// Facts while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) list: Vec<Fact>,
    /// There were more than are kept.
    pub(super) more: bool,
}

impl Facts {
    pub(super) fn add(&mut self, name: &'static str, value: &str, risk: Option<Risk>) {
        if self.list.len() == MAX_FACTS {
            self.more = true;
            return;
        }
        self.list.push(Fact { name, value: plain(value, MAX_VALUE), risk });
    }
}

/// What a file says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Metadata {
    /// What it is.
    pub format: MediaFormat,
    /// Width and height in pixels as the picture is shown, upright.
    pub size: Option<(u32, u32)>,
    /// When it was made, in EDTF.
    pub created: Option<String>,
    /// Where it was made. No country follows from it.
    pub point: Option<Point>,
    /// Who made it.
    pub creator: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// Everything found, at most 100 facts.
    pub facts: Vec<Fact>,
    /// There were more than 100 facts.
    pub more: bool,
    /// Something is damaged or in a form that this reader does not know: there may be more in the file than is listed.
    pub unread: bool,
}

impl Metadata {
    pub(super) fn new(format: MediaFormat) -> Self {
        Self {
            format,
            size: None,
            created: None,
            point: None,
            creator: None,
            title: None,
            facts: Vec::new(),
            more: false,
            unread: false,
        }
    }

    fn take(&mut self, read: exif::Read) {
        self.created = read.created.or(self.created.take());
        self.point = read.point.or(self.point.take());
        self.creator = read.creator.or(self.creator.take());
        // Turned by a quarter, width and height change places.
        if read.orientation.is_some_and(|orientation| orientation >= 5) {
            self.size = self.size.map(|(width, height)| (height, width));
        }
    }
}

/// Reads what a file says about itself. `bytes` is the whole file, or of a video its boxes without the recording
/// ([`super::VideoScanner`]). `None` for formats that this reader does not know. Damaged files never fail: what reads is given, and
/// [`Metadata::unread`] is set.
pub fn read_metadata(bytes: &[u8]) -> Option<Metadata> {
    let format = MediaFormat::sniff(bytes)?;
    let read = guarded(|| {
        let mut found = Metadata::new(format);
        let mut facts = Facts::default();
        match format {
            MediaFormat::Jpeg => of_jpeg(bytes, &mut found, &mut facts),
            MediaFormat::Png => of_png(bytes, &mut found, &mut facts),
            MediaFormat::WebP => of_webp(bytes, &mut found, &mut facts),
            MediaFormat::Gif => of_gif(bytes, &mut found),
            MediaFormat::Heif | MediaFormat::Tiff => match exif::read_file(bytes, &mut facts) {
                Some(read) => found.take(read),
                None => found.unread = true,
            },
            MediaFormat::Video => video::read(bytes, &mut found, &mut facts),
            MediaFormat::Pdf => pdf::read(bytes, &mut found, &mut facts),
        }
        found.facts = facts.list;
        found.more = facts.more;
        Ok(found)
    });
    Some(read.unwrap_or_else(|_| Metadata { unread: true, ..Metadata::new(format) }))
}

fn of_block(block: Option<&[u8]>, found: &mut Metadata, facts: &mut Facts) {
    if let Some(block) = block {
        match exif::read_block(block, facts) {
            Some(read) => found.take(read),
            None => found.unread = true,
        }
    }
}

/// Notes what stands beside the picture and is not read further.
fn beside(parts: impl Iterator<Item = Option<&'static str>>, facts: &mut Facts) {
    let mut seen = std::collections::BTreeSet::new();
    for name in parts.flatten().filter(|name| matches!(*name, "xmp" | "iptc" | "more-pictures") && seen.insert(*name)) {
        facts.add(name, "", Some(if name == "more-pictures" { Risk::Hidden } else { Risk::Person }));
    }
}

fn appended(bytes: &[u8], facts: &mut Facts) {
    if !bytes.is_empty() {
        facts.add("appended", &bytes.len().to_string(), Some(Risk::Hidden));
    }
}

fn of_jpeg(bytes: &[u8], found: &mut Metadata, facts: &mut Facts) {
    let Ok(read) = Jpeg::read(bytes) else {
        found.unread = true;
        return;
    };
    found.unread = !read.ended;
    found.size = read.frame().map(|frame| (frame.width, frame.height));
    of_block(read.exif(), found, facts);
    beside(read.segments.iter().map(|segment| segment.beside()), facts);
    for segment in read.segments.iter().filter(|segment| segment.marker == 0xfe).take(8) {
        let text = segment.payload.get(..4000).unwrap_or(segment.payload);
        facts.add("comment", &String::from_utf8_lossy(text), Some(Risk::Person));
    }
    appended(read.appended, facts);
}

fn of_png(bytes: &[u8], found: &mut Metadata, facts: &mut Facts) {
    let Ok(read) = Png::read(bytes) else {
        found.unread = true;
        return;
    };
    found.unread = !read.sound;
    found.size = read.size();
    of_block(read.exif(), found, facts);
    beside(read.chunks.iter().map(|chunk| chunk.beside()), facts);
    for chunk in read.chunks.iter().filter(|chunk| chunk.beside() == Some("text")).take(MAX_FACTS) {
        let Some((keyword, text)) = chunk.text() else {
            found.unread = true;
            continue;
        };
        let (name, risk) = match keyword.as_str() {
            "Author" => ("author", Risk::Person),
            "Software" => ("software", Risk::Software),
            "Creation Time" => ("taken", Risk::Time),
            "Title" => ("title", Risk::Person),
            "Description" | "Comment" => ("description", Risk::Person),
            "Copyright" => ("copyright", Risk::Person),
            _ => {
                facts.add("text", &format!("{keyword}: {text}"), Some(Risk::Person));
                continue;
            }
        };
        if name == "author" && found.creator.is_none() {
            found.creator = Some(plain(&text, MAX_VALUE)).filter(|text| !text.is_empty());
        }
        facts.add(name, &text, Some(risk));
    }
    appended(read.appended, facts);
}

fn of_webp(bytes: &[u8], found: &mut Metadata, facts: &mut Facts) {
    let Ok(read) = WebP::read(bytes) else {
        found.unread = true;
        return;
    };
    found.unread = !read.whole;
    found.size = webp_size(&read);
    of_block(read.exif(), found, facts);
    beside(read.chunks.iter().map(|chunk| chunk.beside()), facts);
    appended(read.appended, facts);
}

fn webp_size(read: &WebP<'_>) -> Option<(u32, u32)> {
    let chunk = read.chunks.first()?;
    let at = |index: usize| chunk.data.get(index).map(|byte| u32::from(*byte));
    match &chunk.name {
        b"VP8X" => {
            let number = |from: usize| Some(at(from)? | at(from + 1)? << 8 | at(from + 2)? << 16);
            Some((number(4)? + 1, number(7)? + 1))
        }
        b"VP8L" => {
            let bits = at(1)? | at(2)? << 8 | at(3)? << 16 | at(4)? << 24;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some(((at(6)? | at(7)? << 8) & 0x3fff, (at(8)? | at(9)? << 8) & 0x3fff)),
        _ => None,
    }
}

fn of_gif(bytes: &[u8], found: &mut Metadata) {
    found.size = gif_size(bytes);
    // What its extensions say is not read.
    found.unread = true;
}

fn gif_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let at = |index: usize| bytes.get(index).map(|byte| u32::from(*byte));
    Some((at(6)? | at(7)? << 8, at(8)? | at(9)? << 8))
}
