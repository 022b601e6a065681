//! Places: a point, and how exactly it may be published.

use std::fmt;

/// A point in WGS 84 degrees, stored as `latitude,longitude` with at most six decimals (about 0.1 m).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
}

/// Says that a text or pair of numbers is not a point on Earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("read a point as latitude,longitude in degrees")]
pub struct PointError;

impl Point {
    /// Makes a point from latitude (-90 to 90) and longitude (-180 to 180).
    ///
    /// # Errors
    /// [`PointError`] when one is out of range or not a number.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, PointError> {
        if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
            Ok(Self { latitude: round(latitude), longitude: round(longitude) })
        } else {
            Err(PointError)
        }
    }

    /// Reads `12.1, 15.04`; the separator is a comma, a semicolon or spaces.
    ///
    /// # Errors
    /// [`PointError`] when there are not two numbers in range.
    pub fn parse(text: &str) -> Result<Self, PointError> {
        if text.len() > 100 {
            return Err(PointError);
        }
        let mut numbers = text.split([',', ';', ' ']).filter(|part| !part.is_empty());
        let mut next = || {
            let part = numbers.next().ok_or(PointError)?;
            let plain = part.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.'));
            if plain { part.parse().map_err(|_| PointError) } else { Err(PointError) }
        };
        let point = Self::new(next()?, next()?)?;
        if numbers.next().is_some() { Err(PointError) } else { Ok(point) }
    }

    /// Gives degrees north.
    pub fn latitude(&self) -> f64 {
        self.latitude
    }

    /// Gives degrees east.
    pub fn longitude(&self) -> f64 {
        self.longitude
    }

    /// Gives what may be published of the point at a level: a point on a grid with its radius, or nothing.
    ///
    /// The grid is fixed, so that several releases of one place give the same point and cannot be averaged into the true
    /// one. The true point lies within the radius. `area`, `country` and `withheld` give no point: those are words that
    /// someone wrote, and no country is ever derived from coordinates.
    pub fn coarsen(&self, level: PlaceLevel) -> Option<Coarse> {
        let size = match level {
            PlaceLevel::Exact => return Some(Coarse { point: *self, radius: 10.0 }),
            PlaceLevel::Metres100 => 100.0,
            PlaceLevel::Kilometre => 1000.0,
            PlaceLevel::Area | PlaceLevel::Country | PlaceLevel::Withheld => return None,
        };
        // One degree of latitude is about 111,320 m. The centre of a cell is at most 0.71 cells away; the rest of the
        // radius covers rounding.
        let step = size / 111_320.0;
        let latitude = snap(self.latitude, step).clamp(-90.0, 90.0);
        let shrink = latitude.to_radians().cos().max(0.01);
        let longitude = snap(self.longitude, step / shrink).clamp(-180.0, 180.0);
        Self::new(latitude, longitude).ok().map(|point| Coarse { point, radius: size })
    }
}

fn round(degrees: f64) -> f64 {
    let rounded = (degrees * 1e6).round() / 1e6;
    if rounded == 0.0 { 0.0 } else { rounded }
}

fn snap(degrees: f64, step: f64) -> f64 {
    ((degrees / step).floor() + 0.5) * step
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.latitude, self.longitude)
    }
}

/// A point that may be published, with its radius.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coarse {
    /// The point.
    pub point: Point,
    /// How far away the true point may be, in metres.
    pub radius: f64,
}

/// Says how exactly a place may be published, from most to least exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceLevel {
    /// The point, to 10 m.
    Exact,
    /// To 100 m.
    Metres100,
    /// To 1 km.
    Kilometre,
    /// The administrative area by name; no point.
    Area,
    /// The country by name, when someone wrote one.
    Country,
    /// Nothing.
    Withheld,
}

impl PlaceLevel {
    /// All levels, from most to least exact.
    pub const ALL: [Self; 6] =
        [Self::Exact, Self::Metres100, Self::Kilometre, Self::Area, Self::Country, Self::Withheld];

    /// Gives the stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Metres100 => "100m",
            Self::Kilometre => "1km",
            Self::Area => "area",
            Self::Country => "country",
            Self::Withheld => "withheld",
        }
    }

    /// Finds a level by its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// Reads the level of a place; one that nobody chose, or that is not known, is withheld.
    pub fn of(code: Option<&str>) -> Self {
        code.and_then(Self::parse).unwrap_or(Self::Withheld)
    }

    /// Says whether the name of the place may be published: a name is often as exact as an address.
    pub const fn shows_name(self) -> bool {
        matches!(self, Self::Exact | Self::Metres100)
    }

    /// Says whether the administrative area may be published.
    pub const fn shows_area(self) -> bool {
        matches!(self, Self::Exact | Self::Metres100 | Self::Kilometre | Self::Area)
    }

    /// Says whether the country may be published.
    pub const fn shows_country(self) -> bool {
        !matches!(self, Self::Withheld)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn metres(a: Point, b: Point) -> f64 {
        let north = (a.latitude() - b.latitude()) * 111_320.0;
        let east = (a.longitude() - b.longitude()) * 111_320.0 * a.latitude().to_radians().cos();
        north.hypot(east)
    }

    #[test]
    fn a_point_is_read_and_shown_in_one_form() {
        assert_eq!(Point::parse("12.10, 15.0400").unwrap().to_string(), "12.1,15.04");
        assert_eq!(Point::parse("-0.0000001;0").unwrap().to_string(), "0,0");
        for bad in ["91,0", "0,181", "12.1", "a,b", "1,2,3", "NaN,0", "inf,0", "1e1,2"] {
            assert!(Point::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_coarse_level_gives_no_point() {
        let point = Point::parse("33.5,36.3").unwrap();
        for level in [PlaceLevel::Area, PlaceLevel::Country, PlaceLevel::Withheld] {
            assert_eq!(point.coarsen(level), None);
        }
    }

    #[test]
    fn a_level_that_nobody_chose_is_withheld() {
        assert_eq!(PlaceLevel::of(None), PlaceLevel::Withheld);
        assert_eq!(PlaceLevel::of(Some("street")), PlaceLevel::Withheld);
    }

    proptest! {
        #[test]
        fn the_true_point_lies_within_the_radius(lat in -80.0..80.0_f64, lon in -179.9..179.9_f64) {
            let point = Point::new(lat, lon).unwrap();
            for level in [PlaceLevel::Metres100, PlaceLevel::Kilometre] {
                let coarse = point.coarsen(level).unwrap();
                prop_assert!(metres(point, coarse.point) <= coarse.radius);
            }
        }

        #[test]
        fn neighbours_in_one_cell_become_one_point(lat in -60.0..60.0_f64, lon in -179.0..179.0_f64) {
            let coarse = Point::new(lat, lon).unwrap().coarsen(PlaceLevel::Kilometre).unwrap();
            prop_assert_eq!(coarse.point.coarsen(PlaceLevel::Kilometre).unwrap().point, coarse.point);
        }
    }
}
