//! QR codes in pictures, read within limits. What they say is text from strangers.

use image::DynamicImage;

use super::pixels::decode;
use super::{MediaError, PixelLimits, guarded};

/// The longest side at which codes are looked for, in pixels: larger pictures are made smaller first.
const MAX_SIDE: u32 = 1600;
/// The most codes of one picture.
const MAX_CODES: usize = 16;

/// Reads the QR codes of a picture, the first picture of several.
///
/// # Errors
/// [`MediaError`]: the format, the size or the bytes are not handled.
pub fn read(bytes: &[u8], limits: &PixelLimits) -> Result<Vec<String>, MediaError> {
    guarded(|| {
        let (picture, _) = decode(bytes, limits)?;
        let (width, height) = picture.dimensions();
        let picture = DynamicImage::ImageRgb8(picture);
        let picture =
            if width > MAX_SIDE || height > MAX_SIDE { picture.thumbnail(MAX_SIDE, MAX_SIDE) } else { picture };
        let grey = picture.into_luma8();
        let size = |side: u32| usize::try_from(side).map_err(|_| MediaError::Damaged);
        let (width, height) = (size(grey.width())?, size(grey.height())?);
        let pixel = |x: usize, y: usize| grey.as_raw().get(y * width + x).copied().unwrap_or(u8::MAX);
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
        let codes = prepared.detect_grids();
        Ok(codes.iter().take(MAX_CODES).filter_map(|code| code.decode().ok()).map(|(_, text)| text).collect())
    })
}
