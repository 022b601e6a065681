//! Dates, paths and places.

use cairn_model::edtf::{Day, WordsReading, read_words};
use cairn_model::place::{PlaceLevel, Point};
use cairn_model::{Edtf, ItemId, Path, Timestamp};

use crate::Seed;

/// A date is read again as the same date, whether it was written in EDTF or in words.
pub(crate) fn edtf(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(date) = Edtf::parse(text) {
        again(date);
    }
    for today in [None, Some(Day::of_civil(2024, 2, 29))] {
        match read_words(text, today) {
            Ok(WordsReading::One(date)) => again(date),
            Ok(WordsReading::Ambiguous { day_first, month_first }) => {
                assert_ne!(day_first, month_first);
                again(day_first);
                again(month_first);
            }
            Err(_) => {}
        }
    }
    if let Ok(time) = text.parse::<Timestamp>() {
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}

fn again(date: Edtf) {
    crate::accepted();
    assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first <= last, "{date} ends before it starts");
        assert!(date.may_overlap(Some(first), Some(last)));
    }
    let _ = (date.year(), date.qualifier());
}

pub(crate) fn edtf_seeds() -> Vec<Seed> {
    let texts = [
        ("day", "1985-04-12"),
        ("time", "1985-04-12T23:20:30+04:30"),
        ("long-year", "Y-170000002"),
        ("season", "2001-24"),
        ("qualified", "2004-06-11%"),
        ("decade", "-199X"),
        ("interval", "2004-06-01~/2004-06-20?"),
        ("open", "../1985-04-12"),
        ("unspecified", "1985-XX-XX"),
        ("words", "early March 2024"),
        ("ambiguous", "12/05/2024"),
        ("from-today", "3 days before yesterday"),
        ("between", "between 1 May and the end of spring 2023"),
        ("timestamp", "2024-03-01T05:00:00.000Z"),
    ];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}

/// A path is read again from both of its forms, and keeps its limits.
pub(crate) fn path(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(path) = Path::parse(text) {
        crate::accepted();
        assert_eq!(path.as_str(), text);
        assert!(text.len() <= Path::MAX_LEN && (1..=8).contains(&path.segments().count()));
        assert_eq!(Path::parse_dotted(&path.dotted(), |_| unreachable!("no new item was asked for")), Ok(path));
    }
    let mut asked = 0;
    let dotted = Path::parse_dotted(text, |_| {
        asked += 1;
        ItemId::derive(&[b"item"])
    });
    if let Ok(path) = dotted {
        assert!(asked <= 8);
        assert_eq!(Path::parse(path.as_str()), Ok(path));
    }
}

pub(crate) fn path_seeds() -> Vec<Seed> {
    let texts = [
        ("field", "title"),
        ("item", "acts/0123456789abcdef/type"),
        ("dotted", "acts.+.type"),
        ("deep", "a/b/c/d/e/f/g/h"),
    ];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}

/// A point is read again as the same point, lies on Earth, and is hidden as far as was promised.
pub(crate) fn place(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(point) = Point::parse(text) else { return };
    crate::accepted();
    assert_eq!(Point::parse(&point.to_string()), Ok(point));
    for level in PlaceLevel::ALL {
        let Some(coarse) = point.coarsen(level) else { continue };
        assert_eq!(Point::new(coarse.point.latitude(), coarse.point.longitude()), Ok(coarse.point));
        let away = metres(point, coarse.point);
        assert!(away <= coarse.radius, "{point} lies {away} m from {} at {}", coarse.point, level.code());
    }
}

/// The way on a sphere, by haversines.
fn metres(a: Point, b: Point) -> f64 {
    let (north, east) = ((b.latitude() - a.latitude()).to_radians(), (b.longitude() - a.longitude()).to_radians());
    let shrink = a.latitude().to_radians().cos() * b.latitude().to_radians().cos();
    let h = (north / 2.0).sin().powi(2) + shrink * (east / 2.0).sin().powi(2);
    2.0 * 6_371_000.0 * h.sqrt().min(1.0).asin()
}

pub(crate) fn place_seeds() -> Vec<Seed> {
    let texts =
        [("point", "33.5138,36.2765"), ("spaced", "-12.1 ; 15.04"), ("pole", "89.9999,-179.9999"), ("zero", "0,0")];
    texts.map(|(name, text)| Seed::new(name, text)).into()
}
