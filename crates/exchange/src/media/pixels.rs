//! Pictures as pixels: decoded within limits, turned upright, covered or cut, and encoded anew without anything beside the pixels.
//!
//! A covered region is filled with black before the picture is encoded. It is never blurred or made coarse: both can be reversed.
//! Lossy formats store blocks of pixels together, so that traces of what is covered stand beside its edge; there the filling grows by
//! as much as a block can reach.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder as _, ImageEncoder as _, ImageError, ImageFormat, ImageReader,
    Limits, Rgb, RgbImage,
};

use super::jpeg::Jpeg;
use super::region::{Area, Region, Shape};
use super::{MediaError, MediaFormat, guarded};

/// The quality of a JPEG file that is written, 1 to 100.
pub const JPEG_QUALITY: u8 = 92;
/// The quality of a small picture.
const SMALL_QUALITY: u8 = 80;
/// The most regions of one picture.
const MAX_REGIONS: usize = 1000;

/// How large a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PixelLimits {
    /// The most pixels.
    pub pixels: u64,
    /// The most bytes that a decoder may set aside for its own work.
    pub memory: u64,
}

impl Default for PixelLimits {
    /// 100 million pixels, and 640 MiB.
    fn default() -> Self {
        Self { pixels: 100_000_000, memory: 640 << 20 }
    }
}

/// A picture with covered regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is: JPEG for a JPEG file, else PNG.
    pub format: MediaFormat,
    /// The covered regions, without what the filling grew by.
    pub areas: Vec<Area>,
    /// By how many pixels the filling reaches beyond each region.
    pub margin: u32,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cropped {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is: JPEG for a JPEG file, else PNG.
    pub format: MediaFormat,
    /// Which part.
    pub area: Area,
}

/// A picture made small, as JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Small {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Covers regions with black, and encodes the picture anew: without metadata, upright, the first picture of several.
///
/// # Errors
/// [`MediaError`]: the format, the size or the bytes are not handled, or a region lies outside.
pub fn redact(bytes: &[u8], regions: &[Region], limits: &PixelLimits) -> Result<Redacted, MediaError> {
    guarded(|| {
        if regions.is_empty() || regions.len() > MAX_REGIONS {
            return Err(super::RegionError::Outside.into());
        }
        let (mut picture, format) = decode(bytes, limits)?;
        let (width, height) = picture.dimensions();
        let areas = regions.iter().map(|region| region.area(width, height)).collect::<Result<Vec<_>, _>>()?;
        let margin = margin(bytes, format);
        for area in &areas {
            cover(&mut picture, area, margin);
        }
        let (bytes, format) = encode(&picture, format)?;
        Ok(Redacted { bytes, format, areas, margin })
    })
}

/// Cuts a picture down to a rectangle, and encodes it anew: without metadata, upright, the first picture of several.
///
/// # Errors
/// [`MediaError`]: the format, the size or the bytes are not handled, or the rectangle lies outside.
pub fn crop(bytes: &[u8], region: &Region, limits: &PixelLimits) -> Result<Cropped, MediaError> {
    guarded(|| {
        let (picture, format) = decode(bytes, limits)?;
        let (width, height) = picture.dimensions();
        let area = Region { shape: Shape::Rectangle, ..*region }.area(width, height)?;
        let part =
            image::imageops::crop_imm(&picture, area.left, area.top, area.right - area.left, area.bottom - area.top);
        let (bytes, format) = encode(&part.to_image(), format)?;
        Ok(Cropped { bytes, format, area })
    })
}

/// Makes a picture small enough for a square of `side` pixels, never larger than it is, as JPEG.
///
/// # Errors
/// [`MediaError`]: the format, the size or the bytes are not handled.
pub fn thumbnail(bytes: &[u8], side: u32, limits: &PixelLimits) -> Result<Small, MediaError> {
    guarded(|| {
        let (picture, _) = decode(bytes, limits)?;
        let side = side.max(1);
        let (width, height) = picture.dimensions();
        let picture = if width > side || height > side {
            DynamicImage::ImageRgb8(picture).thumbnail(side, side).into_rgb8()
        } else {
            picture
        };
        let (width, height) = picture.dimensions();
        Ok(Small { bytes: jpeg(&picture, SMALL_QUALITY)?, width, height })
    })
}

/// Turns a picture upright and encodes it anew.
pub(super) fn upright(
    bytes: &[u8],
    format: MediaFormat,
    limits: &PixelLimits,
) -> Result<(Vec<u8>, MediaFormat), MediaError> {
    guarded(|| {
        let (picture, _) = decode(bytes, limits)?;
        encode(&picture, format)
    })
}

fn refused(error: &ImageError, limits: &PixelLimits) -> MediaError {
    match error {
        ImageError::Limits(_) => MediaError::TooLarge(limits.pixels / 1_000_000),
        ImageError::Unsupported(_) => MediaError::Format,
        _ => MediaError::Damaged,
    }
}

/// Decodes a picture, turns it upright and puts it on white: pixels that nobody sees stay behind.
pub(super) fn decode(bytes: &[u8], limits: &PixelLimits) -> Result<(RgbImage, MediaFormat), MediaError> {
    let format = MediaFormat::sniff(bytes).ok_or(MediaError::Format)?;
    let known = match format {
        MediaFormat::Jpeg => ImageFormat::Jpeg,
        MediaFormat::Png => ImageFormat::Png,
        MediaFormat::WebP => ImageFormat::WebP,
        MediaFormat::Gif => ImageFormat::Gif,
        _ => return Err(MediaError::Format),
    };
    let fail = |error: ImageError| refused(&error, limits);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), known);
    let mut allowed = Limits::default();
    allowed.max_alloc = Some(limits.memory);
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(fail)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > limits.pixels || decoder.total_bytes() > limits.memory {
        return Err(MediaError::TooLarge(limits.pixels / 1_000_000));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fail)?;
    picture.apply_orientation(orientation);
    Ok((flat(picture), format))
}

fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut out = RgbImage::new(width, height);
    for (to, from) in out.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0;
        let over_white = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        };
        *to = Rgb([over_white(red), over_white(green), over_white(blue)]);
    }
    out
}

/// Says how far traces of a pixel can reach in the file that it was decoded from.
fn margin(bytes: &[u8], format: MediaFormat) -> u32 {
    match format {
        // A block of 8 pixels, as often as colours are packed together, and the neighbours between which colours are smoothed.
        MediaFormat::Jpeg => {
            let sampling = Jpeg::read(bytes).ok().and_then(|read| read.frame()).map_or(4, |frame| frame.sampling);
            8 * sampling - 1 + sampling
        }
        // A block of 16 pixels, and the 8 on either side that are smoothed.
        MediaFormat::WebP => 24,
        _ => 0,
    }
}

fn cover(picture: &mut RgbImage, area: &Area, margin: u32) {
    let (width, height) = picture.dimensions();
    for row in area.top.saturating_sub(margin)..area.bottom.saturating_add(margin).min(height) {
        let Some(columns) = area.columns(row, margin) else { continue };
        for column in columns.start..columns.end.min(width) {
            picture.put_pixel(column, row, Rgb([0, 0, 0]));
        }
    }
}

fn encode(picture: &RgbImage, format: MediaFormat) -> Result<(Vec<u8>, MediaFormat), MediaError> {
    if format == MediaFormat::Jpeg {
        return Ok((jpeg(picture, JPEG_QUALITY)?, MediaFormat::Jpeg));
    }
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| MediaError::Damaged)?;
    Ok((out, MediaFormat::Png))
}

fn jpeg(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, MediaError> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .map_err(|_| MediaError::Damaged)?;
    Ok(out)
}
