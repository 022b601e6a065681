//! Readers of pictures, recordings, captures and texts, and what copies of them must not hold.

use cairn_exchange::capture;
use cairn_exchange::media::{
    Length, MediaFormat, Metadata, PixelLimits, Region, Shape, VideoScanner, crop, read_metadata, redact, strip,
    thumbnail,
};
use cairn_exchange::redact::{RedactError, redact as redact_text, restore};
use cairn_model::Edtf;
use cairn_testkit::media as sample;

use crate::Seed;

const fn limits() -> PixelLimits {
    PixelLimits { pixels: 1 << 16, memory: 4 << 20 }
}

fn shows(text: &str, limit: usize) -> bool {
    text.chars().count() <= limit && !text.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}'))
}

fn check_metadata(found: &Metadata) {
    assert!(found.facts.len() <= 100);
    assert!(found.facts.iter().all(|fact| shows(&fact.value, 500)));
    assert!(found.creator.iter().chain(&found.title).all(|text| shows(text, 500)));
    if let Some(created) = &found.created {
        assert_eq!(Edtf::parse(created).expect("a date is EDTF").to_string(), *created);
    }
}

/// Whatever a file says fits to be shown; a copy without metadata says nothing more, and is its own copy.
pub(crate) fn metadata(bytes: &[u8]) {
    let mut scanner = VideoScanner::default();
    bytes.chunks(7).for_each(|piece| scanner.push(piece));
    let kept = scanner.into_kept();
    assert!(kept.len() <= bytes.len());
    for found in [read_metadata(bytes), read_metadata(&kept)].into_iter().flatten() {
        check_metadata(&found);
    }
    let Ok(copy) = strip(bytes, &limits()) else { return };
    let left = read_metadata(&copy.bytes).expect("a copy is a picture");
    assert!(left.facts.is_empty() && left.point.is_none() && left.created.is_none(), "{left:?}");
    let again = strip(&copy.bytes, &limits()).expect("a copy is whole");
    assert!(again.removed.is_empty() && again.bytes == copy.bytes);
    crate::accepted();
}

/// What a capture says of itself fits to be shown, and an address is one of the web.
pub(crate) fn capture(bytes: &[u8]) {
    let Some(found) = capture::read(bytes) else { return };
    assert!(capture::may_be(bytes));
    assert!(found.title.iter().chain(&found.tool).all(|text| !text.is_empty() && shows(text, 300)));
    if let Some(url) = &found.url {
        let lower = url.to_ascii_lowercase();
        assert!(lower.starts_with("http://") || lower.starts_with("https://"));
        assert!(!url.contains(char::is_whitespace) && url.len() <= 2000);
    }
    if found.url.is_some() || found.title.is_some() {
        crate::accepted();
    }
}

/// The first four bytes place a region. What comes out is a picture without metadata that is black there, whatever came in.
pub(crate) fn cover(bytes: &[u8]) {
    let Some(([left, top, width, height], bytes)) = bytes.split_first_chunk() else { return };
    let share = |byte: &u8| Length::Share(f64::from(*byte) / 255.0);
    let shape = if left % 2 == 0 { Shape::Rectangle } else { Shape::Ellipse };
    let region = Region { shape, left: share(left), top: share(top), width: share(width), height: share(height) };
    if let Ok(small) = thumbnail(bytes, 32, &limits()) {
        assert!(small.width <= 32 && small.height <= 32);
        assert_eq!(MediaFormat::sniff(&small.bytes), Some(MediaFormat::Jpeg));
    }
    let Ok(covered) = redact(bytes, &[region], &limits()) else { return };
    let says = read_metadata(&covered.bytes).expect("a copy is a picture");
    assert!(says.facts.is_empty() && !says.unread, "{says:?}");
    let [area] = covered.areas.as_slice() else { panic!("one region is one area") };
    // The middle of what was covered, cut out, gives the same file wherever it is black.
    let middle = |from: u32, to: u32| Length::Pixels(from.midpoint(to).min(to - 1));
    let point = Region {
        shape: Shape::Rectangle,
        left: middle(area.left, area.right),
        top: middle(area.top, area.bottom),
        width: Length::Pixels(1),
        height: Length::Pixels(1),
    };
    let pixel = crop(&covered.bytes, &point, &limits()).expect("a copy is a picture");
    if covered.format == MediaFormat::Png {
        let black = sample::png(1, 1, |_, _| [0, 0, 0], &[]);
        let black = crop(&black, &Region { left: Length::Pixels(0), top: Length::Pixels(0), ..point }, &limits());
        assert_eq!(pixel.bytes, black.expect("our own picture").bytes);
    }
    crate::accepted();
}

/// The first line is a term, the rest a text: either the term is gone and can be put back, or it was not there.
pub(crate) fn words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Some((term, text)) = text.split_once('\n') else { return };
    let terms = [term.to_owned()];
    match redact_text(text, &[], &terms) {
        Ok(redacted) => {
            assert_eq!(restore(&redacted.text, &redacted.blocks).as_deref(), Some(text));
            assert!(redacted.places() > 0);
            // What a block itself is written with may be asked for; everything else is gone.
            if !term.chars().any(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '[' | ']' | '■')) {
                assert_eq!(redact_text(&redacted.text, &[], &terms), Err(RedactError::NotFound(1)));
            }
            crate::accepted();
        }
        Err(error) => assert_eq!(error, RedactError::NotFound(1)),
    }
}

pub(crate) fn metadata_seeds() -> Vec<Seed> {
    vec![
        Seed::new("png", sample::photograph(6, 4, 1)),
        Seed::new("png-on-its-side", sample::photograph(6, 4, 6)),
        Seed::new("video", sample::video(20)),
        Seed::new("pdf", *b"%PDF-1.4 <</Author (Amal \\(Sample\\)) /CreationDate (D:20240301102233+02'00')>>"),
        Seed::new("jpeg", sample::with_exif(&small_jpeg(), &sample::exif(1))),
    ]
}

/// A JPEG file of 12 by 8 pixels, by our own encoder.
fn small_jpeg() -> Vec<u8> {
    let png = sample::png(12, 8, |x, y| [if x < 6 { 200 } else { 30 }, if y < 4 { 90 } else { 10 }, 60], &[]);
    thumbnail(&png, 12, &limits()).expect("our own picture").bytes
}

pub(crate) fn capture_seeds() -> Vec<Seed> {
    vec![
        Seed::new("warc", sample::warc()),
        Seed::new("mhtml", sample::mhtml()),
        Seed::new("page", sample::saved_page()),
        Seed::new("mark", *b"<!-- saved from url=(0023)https://press.example/ -->\n<html><title>A &amp; B</title>"),
    ]
}

pub(crate) fn cover_seeds() -> Vec<Seed> {
    let seed = |name: &str, region: [u8; 4], picture: &[u8]| Seed::new(name, [&region[..], picture].concat());
    vec![
        seed("png", [20, 20, 100, 100], &sample::photograph(12, 8, 1)),
        seed("png-on-its-side", [101, 20, 100, 100], &sample::photograph(12, 8, 8)),
        seed("jpeg", [0, 0, 128, 128], &sample::with_exif(&small_jpeg(), &sample::exif(6))),
    ]
}

pub(crate) fn words_seeds() -> Vec<Seed> {
    vec![
        Seed::new("name", "luis sample\nLuis\tSample saw LUIS  SAMPLE."),
        Seed::new("vowels", "أمل\nقالت أَمَلُ إنها رأت أمل"),
        Seed::new("not-there", "amal\nNobody was there."),
    ]
}
