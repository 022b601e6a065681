//! Regions of a picture, as a person names them and as pixels.

use std::ops::Range;

/// The form of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A rectangle.
    Rectangle,
    /// The ellipse that fills the rectangle.
    Ellipse,
}

/// A distance in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// In pixels of the upright picture.
    Pixels(u32),
    /// As a share of its width or height, 0 to 1.
    Share(f64),
}

/// A region of the upright picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Its form.
    pub shape: Shape,
    /// From the left edge.
    pub left: Length,
    /// From the upper edge.
    pub top: Length,
    /// How wide.
    pub width: Length,
    /// How high.
    pub height: Length,
}

/// Says why a region is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// It covers no pixel of the picture.
    #[error("find a pixel of the picture in the region")]
    Outside,
    /// A share is not between 0 and 1.
    #[error("read a share between 0 and 1")]
    Share,
}

/// A region in pixels, within the picture; right and bottom are the first pixels that no longer belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its form.
    pub shape: Shape,
    /// The first column.
    pub left: u32,
    /// The first row.
    pub top: u32,
    /// The column after the last.
    pub right: u32,
    /// The row after the last.
    pub bottom: u32,
}

impl Length {
    fn pixels(self, whole: u32, round: fn(f64) -> f64) -> Result<u32, RegionError> {
        match self {
            Self::Pixels(pixels) => Ok(pixels),
            Self::Share(share) if (0.0..=1.0).contains(&share) => Ok(round(share * f64::from(whole)) as u32),
            Self::Share(_) => Err(RegionError::Share),
        }
    }

    /// Gives where a stretch ends that begins at `start`, in pixels. Shares are added before they are rounded, away from the middle.
    fn end(self, start: Self, whole: u32) -> Result<u32, RegionError> {
        match (start, self) {
            (Self::Share(start), Self::Share(length)) if (0.0..=1.0).contains(&length) => {
                Self::Share((start + length).min(1.0)).pixels(whole, f64::ceil)
            }
            _ => Ok(start.pixels(whole, f64::floor)?.saturating_add(self.pixels(whole, f64::ceil)?)),
        }
    }
}

impl Region {
    /// Finds the region's pixels in a picture of this size; what lies beyond its edges is cut off.
    ///
    /// # Errors
    /// [`RegionError`] when no pixel is left, or a share is no share.
    pub fn area(&self, width: u32, height: u32) -> Result<Area, RegionError> {
        let area = Area {
            shape: self.shape,
            left: self.left.pixels(width, f64::floor)?,
            top: self.top.pixels(height, f64::floor)?,
            right: self.width.end(self.left, width)?.min(width),
            bottom: self.height.end(self.top, height)?.min(height),
        };
        if area.left < area.right && area.top < area.bottom { Ok(area) } else { Err(RegionError::Outside) }
    }
}

impl Area {
    /// Gives the columns that belong to the area in a row, when the area is grown by `margin` pixels in all directions. The columns
    /// may pass the edge of the picture on the right.
    pub(super) fn columns(&self, row: u32, margin: u32) -> Option<Range<u32>> {
        let (left, right) = (f64::from(self.left), f64::from(self.right));
        let (top, bottom) = (f64::from(self.top), f64::from(self.bottom));
        let (row, reach) = (f64::from(row) + 0.5, f64::from(margin));
        // The widest of the rows within reach is the one that is nearest to the middle.
        let middle = f64::midpoint(top, bottom);
        let nearest = middle.clamp(row - reach, row + reach);
        if nearest <= top || nearest >= bottom {
            return None;
        }
        let (from, to) = match self.shape {
            Shape::Rectangle => (left, right),
            Shape::Ellipse => {
                let away = (nearest - middle) / ((bottom - top) / 2.0);
                let half = (right - left) / 2.0 * (1.0 - away * away).max(0.0).sqrt();
                let centre = f64::midpoint(left, right);
                (centre - half, centre + half)
            }
        };
        Some((from - reach).floor().max(0.0) as u32..(to + reach).ceil() as u32)
    }
}
