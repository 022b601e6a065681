use cairn_testkit::media as sample;
use image::{ImageFormat, RgbImage};

use super::*;

/// Encodes a picture as JPEG.
fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, ((x + y) * 3 % 256) as u8])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

fn pixels(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).unwrap().into_rgb8()
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// What must be in no copy without metadata.
fn carries_nothing(bytes: &[u8]) -> bool {
    let traces: [&[u8]; 7] =
        [sample::ARTIST.as_bytes(), sample::SERIAL.as_bytes(), b"Exif", b"eXIf", b"tEXt", b"tIME", b"appended"];
    !traces.iter().any(|trace| contains(bytes, trace))
}

fn limits() -> PixelLimits {
    PixelLimits::default()
}

fn rectangle(left: u32, top: u32, width: u32, height: u32) -> Region {
    let [left, top, width, height] = [left, top, width, height].map(Length::Pixels);
    Region { shape: Shape::Rectangle, left, top, width, height }
}

fn fact<'a>(found: &'a Metadata, name: &str) -> &'a Fact {
    found.facts.iter().find(|fact| fact.name == name).unwrap_or_else(|| panic!("{name} is not in {:?}", found.facts))
}

#[test]
fn exif_tells_place_time_person_and_device_and_each_is_marked() {
    let photograph = sample::with_exif(&jpeg(64, 48), &sample::exif(6));
    for (bytes, size) in [(photograph, (48, 64)), (sample::photograph(20, 10, 1), (20, 10))] {
        let found = read_metadata(&bytes).unwrap();
        assert_eq!(found.size, Some(size), "as it is shown, upright");
        assert_eq!(found.created.as_deref(), Some(sample::TAKEN));
        assert_eq!(found.point.unwrap().to_string(), sample::POINT);
        assert_eq!(found.creator.as_deref(), Some(sample::ARTIST));
        assert!(!found.unread && !found.more);
        assert_eq!(
            (fact(&found, "camera-serial").value.as_str(), fact(&found, "camera-serial").risk),
            (sample::SERIAL, Some(Risk::Device))
        );
        assert_eq!(fact(&found, "gps").risk, Some(Risk::Place));
        assert_eq!(fact(&found, "owner").risk, Some(Risk::Person));
        assert_eq!(fact(&found, "software").risk, Some(Risk::Software));
        assert_eq!(fact(&found, "taken").risk, Some(Risk::Time));
        assert_eq!(fact(&found, "camera-model").risk, None);
    }
    let with_tail = read_metadata(&sample::with_exif(&jpeg(64, 48), &sample::exif(1))).unwrap();
    assert_eq!(fact(&with_tail, "appended").risk, Some(Risk::Hidden));
    assert_eq!(fact(&with_tail, "comment").value, sample::ARTIST);
}

#[test]
fn a_video_tells_its_place_though_it_stands_behind_the_recording() {
    let video = sample::video(300_000);
    for piece in [1, 7, 4096, video.len()] {
        let mut scanner = VideoScanner::default();
        video.chunks(piece).for_each(|piece| scanner.push(piece));
        assert!(!scanner.passed_over());
        let kept = scanner.into_kept();
        assert!(kept.len() < 1000, "the recording is passed over");
        let found = read_metadata(&kept).unwrap();
        assert_eq!(found.point.unwrap().to_string(), "33.5136,36.2764");
        assert_eq!(found.created.as_deref(), Some("2024-03-01T08:22:33Z"));
        assert_eq!((found.size, fact(&found, "camera-model").value.as_str()), (Some((320, 240)), "Phone 9"));
    }
    let mut endless = VideoScanner::default();
    endless.push(b"\xff\xff\xff\xffmoov");
    endless.push(&[0; 100]);
    assert!(endless.passed_over() && endless.into_kept().is_empty());
}

#[test]
fn a_pdf_tells_what_stands_in_clear_and_that_there_may_be_more() {
    let pdf = b"%PDF-1.4\n1 0 obj <</Author (Amal \\(Sample\\)) /Producer <FEFF00470031> /CreationDate (D:20240301102233+02'00')>> endobj";
    let found = read_metadata(pdf).unwrap();
    assert_eq!(found.creator.as_deref(), Some("Amal (Sample)"));
    assert_eq!(found.created.as_deref(), Some(sample::TAKEN));
    assert_eq!(fact(&found, "producer").value, "G1");
    assert!(found.unread);
}

#[test]
fn what_is_no_place_or_time_is_not_taken_for_one() {
    let mut block = sample::exif(1);
    // Degrees divided by nothing, and the time that a camera writes that does not know.
    let at = block.windows(8).position(|window| window == [33, 0, 0, 0, 1, 0, 0, 0]).unwrap();
    block[at + 4] = 0;
    let at = block.windows(10).position(|window| window == b"2024:03:01").unwrap();
    block[at..at + 10].copy_from_slice(b"0000:00:00");
    let found = read_metadata(&sample::with_exif(&jpeg(16, 16), &block)).unwrap();
    assert_eq!((found.point, found.created.as_deref()), (None, None));
    assert_eq!(fact(&found, "gps-unread").risk, Some(Risk::Place));
}

#[test]
fn damaged_files_say_that_they_are_unread_and_never_fail() {
    for whole in [sample::with_exif(&jpeg(64, 48), &sample::exif(6)), sample::photograph(20, 10, 3), sample::video(10)]
    {
        for at in (0..whole.len()).step_by(3) {
            let cut = &whole[..at];
            if MediaFormat::sniff(cut).is_some_and(MediaFormat::is_picture) && !cut.ends_with(sample::SERIAL.as_bytes())
            {
                let found = read_metadata(cut).unwrap();
                let appended = found.facts.iter().any(|fact| fact.name == "appended");
                assert!(found.unread || appended || cut.ends_with(&[0xff, 0xd9]), "cut at {at}");
            }
            let mut turned = whole.clone();
            turned[at] ^= 0x55;
            let _ = read_metadata(&turned);
            let _ = strip(&turned, &limits());
        }
    }
}

#[test]
fn a_thousand_entries_that_share_their_bytes_cost_one() {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    let count = 4000_u16;
    block.extend(count.to_le_bytes());
    for _ in 0..count {
        block.extend(0x013b_u16.to_le_bytes());
        block.extend(2_u16.to_le_bytes());
        block.extend(60_000_u32.to_le_bytes());
        block.extend(8_u32.to_le_bytes());
    }
    block.extend([0; 4]);
    block.resize(60_100, b'x');
    let found = read_metadata(&sample::with_exif(&jpeg(16, 16), &block)).unwrap();
    assert!(found.facts.iter().all(|fact| fact.value.chars().count() <= 500));
}

#[test]
fn a_stripped_copy_keeps_every_pixel_and_nothing_beside() {
    let plain = jpeg(70, 50);
    let photograph = sample::with_exif(&plain, &sample::exif(1));
    let copy = strip(&photograph, &limits()).unwrap();
    assert_eq!((copy.format, copy.pixels), (MediaFormat::Jpeg, Pixels::Kept));
    assert_eq!(copy.removed.iter().copied().collect::<Vec<_>>(), ["appended", "comment", "exif"]);
    assert!(carries_nothing(&copy.bytes) && pixels(&copy.bytes) == pixels(&plain));
    // Nothing of what there is to say is left.
    let again = read_metadata(&copy.bytes).unwrap();
    assert!(again.facts.is_empty() && !again.unread);
    assert_eq!(strip(&copy.bytes, &limits()).unwrap().bytes, copy.bytes);

    let png = [sample::photograph(20, 10, 1), b"appended".to_vec()].concat();
    let copy = strip(&png, &limits()).unwrap();
    assert_eq!(copy.removed.iter().copied().collect::<Vec<_>>(), ["appended", "exif", "text", "time"]);
    assert!(carries_nothing(&copy.bytes) && pixels(&copy.bytes) == pixels(&png));
}

#[test]
fn a_picture_that_must_be_turned_is_turned_before_it_loses_its_exif() {
    let copy = strip(&sample::photograph(20, 10, 6), &limits()).unwrap();
    assert_eq!(copy.pixels, Pixels::Turned);
    assert!(carries_nothing(&copy.bytes));
    let (turned, stored) = (pixels(&copy.bytes), pixels(&sample::photograph(20, 10, 1)));
    assert_eq!(turned.dimensions(), (10, 20));
    // Orientation 6: the stored left edge is the upper edge of what is shown.
    assert_eq!(turned.get_pixel(9, 0), stored.get_pixel(0, 0));
}

#[test]
fn a_webp_loses_its_chunks_and_the_flags_that_announce_them() {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(9, 7, |x, y| image::Rgb([x as u8, y as u8, 7]));
    picture.write_to(&mut out, ImageFormat::WebP).unwrap();
    let simple = out.into_inner();
    let image = simple[12..].to_vec();
    let exif = sample::exif(1);
    let extended = [b"VP8X\x0a\0\0\0\x08\0\0\0\x08\0\0\x06\0\0".as_slice(), &image].concat();
    let extra = [b"EXIF".as_slice(), &u32::try_from(exif.len()).unwrap().to_le_bytes(), &exif].concat();
    let body = [b"WEBP".as_slice(), &extended, &extra].concat();
    let file = [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat();
    assert_eq!(read_metadata(&file).unwrap().creator.as_deref(), Some(sample::ARTIST));
    let copy = strip(&file, &limits()).unwrap();
    assert!(copy.removed.contains("exif") && carries_nothing(&copy.bytes) && !contains(&copy.bytes, b"EXIF"));
    assert_eq!(pixels(&copy.bytes), picture);
}

#[test]
fn other_formats_and_damaged_files_are_not_stripped() {
    assert_eq!(strip(b"GIF89a\x01\0\x01\0\0\0\0;", &limits()), Err(MediaError::Format));
    assert_eq!(strip(b"no picture", &limits()), Err(MediaError::Format));
    let whole = jpeg(32, 32);
    assert_eq!(strip(&whole[..whole.len() - 2], &limits()), Err(MediaError::Damaged));
    let mut png = sample::photograph(8, 8, 1);
    let at = png.len() - 20;
    png[at] ^= 1;
    assert_eq!(strip(&png, &limits()), Err(MediaError::Damaged));
}

#[test]
fn covered_pixels_are_black_and_the_others_stay() {
    let png = sample::photograph(60, 40, 1);
    let covered = redact(&png, &[rectangle(10, 5, 20, 10)], &limits()).unwrap();
    assert_eq!((covered.format, covered.margin), (MediaFormat::Png, 0));
    assert!(carries_nothing(&covered.bytes));
    let (before, after) = (pixels(&png), pixels(&covered.bytes));
    for (x, y, pixel) in after.enumerate_pixels() {
        let inside = (10..30).contains(&x) && (5..15).contains(&y);
        assert_eq!(pixel.0, if inside { [0, 0, 0] } else { before.get_pixel(x, y).0 }, "{x},{y}");
    }
}

#[test]
fn nothing_of_what_a_jpeg_hid_is_left_beside_the_edge() {
    // Two pictures that differ only within the region give the same bytes: the copy says nothing about what was there.
    let picture = |secret: u8| {
        let picture = RgbImage::from_fn(160, 120, |x, y| {
            let inside = (50..90).contains(&x) && (40..70).contains(&y);
            image::Rgb(if inside {
                [secret.wrapping_mul((x * y % 251) as u8), secret, x as u8]
            } else {
                [120, (y * 2) as u8, x as u8]
            })
        });
        let mut out = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut out, ImageFormat::Jpeg).unwrap();
        sample::with_exif(&out.into_inner(), &sample::exif(1))
    };
    let (one, other) = (picture(3), picture(200));
    assert_ne!(
        pixels(&one).get_pixel(49, 41),
        pixels(&other).get_pixel(49, 41),
        "blocks carry traces beyond the region"
    );
    let regions = [rectangle(50, 40, 40, 30)];
    let (one, other) = (redact(&one, &regions, &limits()).unwrap(), redact(&other, &regions, &limits()).unwrap());
    assert_eq!((one.format, one.margin), (MediaFormat::Jpeg, 8));
    assert!(one.bytes == other.bytes && carries_nothing(&one.bytes));
    let after = pixels(&one.bytes);
    assert!((50..90).all(|x| (40..70).all(|y| after.get_pixel(x, y).0.iter().all(|part| *part <= 8))));
    assert!(after.get_pixel(10, 100).0[0] > 60);
}

#[test]
fn an_ellipse_covers_its_middle_and_not_the_corners() {
    let png = sample::photograph(60, 40, 1);
    let region = Region { shape: Shape::Ellipse, ..rectangle(10, 10, 30, 20) };
    let covered = redact(&png, &[region], &limits()).unwrap();
    let after = pixels(&covered.bytes);
    assert_eq!(
        (after.get_pixel(25, 20).0, after.get_pixel(25, 10).0, after.get_pixel(10, 20).0),
        ([0; 3], [0; 3], [0; 3])
    );
    assert_eq!(after.get_pixel(10, 10), pixels(&png).get_pixel(10, 10));
    // Grown, it covers at least every pixel within reach of one that it covered.
    let area = covered.areas[0];
    let covers = |x: u32, y: u32, margin: u32| area.columns(y, margin).is_some_and(|columns| columns.contains(&x));
    for (x, y) in (0..60).flat_map(|x| (0..40).map(move |y| (x, y))).filter(|(x, y)| covers(*x, *y, 0)) {
        let near = |at: u32, by: u32| [at.saturating_sub(by), at, at + by];
        assert!(near(x, 7).into_iter().all(|x| near(y, 7).into_iter().all(|y| covers(x, y, 7))), "{x},{y}");
    }
}

#[test]
fn regions_count_on_the_upright_picture_and_shares_are_rounded_outwards() {
    let share = |left, top, width, height| {
        let [left, top, width, height] = [left, top, width, height].map(Length::Share);
        Region { shape: Shape::Rectangle, left, top, width, height }
    };
    let area = share(0.5, 0.25, 0.5, 0.1).area(15, 21).unwrap();
    assert_eq!((area.left, area.top, area.right, area.bottom), (7, 5, 15, 8));
    // The stored picture is 20 by 10 and is shown as 10 by 20: the lower half of what is shown.
    let covered = redact(&sample::photograph(20, 10, 6), &[share(0.0, 0.5, 1.0, 0.5)], &limits()).unwrap();
    let after = pixels(&covered.bytes);
    assert_eq!(after.dimensions(), (10, 20));
    assert!(after.enumerate_pixels().all(|(_, y, pixel)| (y >= 10) == (pixel.0 == [0, 0, 0])));
    for outside in
        [rectangle(10, 0, 5, 5), rectangle(0, 0, 0, 5), share(0.0, 0.0, 1.5, 1.0), share(f64::NAN, 0.0, 1.0, 1.0)]
    {
        let refused = redact(&sample::photograph(20, 10, 6), &[outside], &limits());
        assert!(matches!(refused, Err(MediaError::Region(_))), "{outside:?}");
    }
    assert!(redact(&sample::photograph(20, 10, 6), &[], &limits()).is_err());
}

#[test]
fn a_cropped_picture_is_the_part_that_was_named() {
    let png = sample::photograph(60, 40, 1);
    let part = crop(&png, &rectangle(10, 5, 100, 7), &limits()).unwrap();
    assert!(carries_nothing(&part.bytes));
    let (before, after) = (pixels(&png), pixels(&part.bytes));
    assert_eq!(after.dimensions(), (50, 7));
    assert!(after.enumerate_pixels().all(|(x, y, pixel)| pixel == before.get_pixel(x + 10, y + 5)));
}

#[test]
fn what_nobody_sees_does_not_stay_in_a_copy() {
    let hidden = image::RgbaImage::from_fn(8, 8, |x, _| image::Rgba([x as u8, 77, 99, 0]));
    let mut out = std::io::Cursor::new(Vec::new());
    hidden.write_to(&mut out, ImageFormat::Png).unwrap();
    let part = crop(&out.into_inner(), &rectangle(0, 0, 8, 8), &limits()).unwrap();
    assert!(pixels(&part.bytes).pixels().all(|pixel| pixel.0 == [255, 255, 255]));
}

#[test]
fn a_small_picture_keeps_its_form_and_never_grows() {
    let small = thumbnail(&sample::photograph(100, 40, 1), 50, &limits()).unwrap();
    assert_eq!((small.width, small.height), (50, 20));
    assert!(small.bytes.starts_with(b"\xff\xd8\xff") && carries_nothing(&small.bytes));
    let small = thumbnail(&sample::photograph(10, 4, 6), 50, &limits()).unwrap();
    assert_eq!((small.width, small.height), (4, 10));
}

#[test]
fn pictures_beyond_the_limits_are_refused_before_their_pixels_are_read() {
    let few = PixelLimits { pixels: 1000, ..limits() };
    assert_eq!(thumbnail(&sample::photograph(100, 40, 1), 50, &few), Err(MediaError::TooLarge(0)));
    // A header that promises more than there is.
    let mut bomb = sample::photograph(8, 8, 1);
    bomb.splice(8..33, sample::chunk(*b"IHDR", &[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0, 8, 2, 0, 0, 0]));
    assert!(matches!(thumbnail(&bomb, 50, &limits()), Err(MediaError::TooLarge(_))));
    assert_eq!(thumbnail(&jpeg(32, 32)[..100], 50, &limits()), Err(MediaError::Damaged));
    assert_eq!(thumbnail(b"%PDF-1.7", 50, &limits()), Err(MediaError::Format));
}
