//! Tickets as QR pictures (ISO/IEC 18004), for a camera on the other side of the table.

use qrcode::{Color, EcLevel, QrCode};

use crate::api::Response;
use crate::error::{ApiError, ErrorCode};

/// The longest text that is put into one picture, in bytes: what a phone still reads from a screen.
const MAX_TEXT: usize = 1500;
/// The white edge that a reader needs, in modules.
const QUIET: usize = 4;
/// Pixels for each module of a PNG.
const SCALE: usize = 8;

/// A QR picture: rows of modules, true for dark, with its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr(Vec<Vec<bool>>);

impl Qr {
    /// Draws a ticket. Its letters may be of either case, so that it is written in capitals, which take less room.
    ///
    /// # Errors
    /// [`ErrorCode::BadTicket`] for what is no ticket of ours; [`ErrorCode::TooLarge`] for one that no phone would read.
    pub fn of(ticket: &str) -> Result<Self, ApiError> {
        let ticket = ticket.trim();
        if !ticket.to_ascii_lowercase().starts_with("cairn-") {
            return Err(ApiError::new(ErrorCode::BadTicket));
        }
        let too_large = || ApiError::new(ErrorCode::TooLarge).with("limit", format!("{MAX_TEXT} B"));
        if ticket.len() > MAX_TEXT {
            return Err(too_large());
        }
        let code = QrCode::with_error_correction_level(ticket.to_ascii_uppercase(), EcLevel::L);
        let code = code.map_err(|_| too_large())?;
        let width = code.width();
        let blank = vec![false; width + 2 * QUIET];
        let mut rows = vec![blank.clone(); QUIET];
        for row in code.to_colors().chunks(width) {
            let mut line = vec![false; QUIET];
            line.extend(row.iter().map(|color| *color == Color::Dark));
            line.extend([false; QUIET]);
            rows.push(line);
        }
        rows.extend(std::iter::repeat_n(blank, QUIET));
        Ok(Self(rows))
    }

    /// Draws it with half blocks, light on a dark terminal: two modules a letter.
    pub fn blocks(&self) -> String {
        let mut text = String::new();
        for pair in self.0.chunks(2) {
            for (place, upper) in pair[0].iter().enumerate() {
                let lower = pair.get(1).is_some_and(|row| row[place]);
                text.push(match (upper, lower) {
                    (false, false) => '█',
                    (false, true) => '▀',
                    (true, false) => '▄',
                    (true, true) => ' ',
                });
            }
            text.push('\n');
        }
        text
    }

    /// Draws it as SVG, one unit a module, black on white.
    pub fn svg(&self) -> String {
        let size = self.0.len();
        let mut path = String::new();
        for (y, row) in self.0.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                path.push_str(&format!("M{x} {y}h1v1h-1z"));
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>"
        )
    }

    /// Draws it as PNG, eight pixels a module, black on white.
    ///
    /// # Errors
    /// [`ErrorCode::Bug`] when the picture cannot be written to memory.
    pub fn png(&self) -> Result<Vec<u8>, ApiError> {
        let bug = |_| crate::internal!("a picture could not be written");
        let size = self.0.len() * SCALE;
        let side = u32::try_from(size).map_err(|_| crate::internal!("a picture is too large"))?;
        let mut pixels = Vec::with_capacity(size * size);
        for row in &self.0 {
            let line: Vec<u8> = row.iter().flat_map(|dark| [if *dark { 0 } else { 255 }; SCALE]).collect();
            for _ in 0..SCALE {
                pixels.extend_from_slice(&line);
            }
        }
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side, side);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().map_err(bug)?;
        writer.write_image_data(&pixels).map_err(bug)?;
        writer.finish().map_err(bug)?;
        Ok(bytes)
    }
}

/// Draws a ticket for the window.
pub(crate) fn draw(text: &str) -> Result<Response, ApiError> {
    let qr = Qr::of(text)?;
    Ok(Response::Qr { svg: qr.svg(), blocks: qr.blocks() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_drawn_with_its_quiet_zone_in_every_form() {
        let qr = Qr::of("cairn-peer:1:abcdefghijklmnopqrstuvwxyz234567").unwrap();
        let size = qr.0.len();
        assert!(qr.0.iter().all(|row| row.len() == size));
        assert!(qr.0.iter().take(QUIET).flatten().all(|dark| !dark));
        // The finder pattern's outer edge is seven dark modules.
        assert!(qr.0[QUIET][QUIET..QUIET + 7].iter().all(|dark| *dark));
        assert_eq!(qr.blocks().lines().count(), size.div_ceil(2));
        assert_eq!(qr.svg().matches("h1v1").count(), qr.0.iter().flatten().filter(|dark| **dark).count());
        let png = qr.png().unwrap();
        let decoder = png::Decoder::new(std::io::Cursor::new(&png));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width as usize, info.height as usize), (size * SCALE, size * SCALE));
        let at = |x: usize, y: usize| pixels[y * size * SCALE + x];
        assert_eq!((at(0, 0), at(QUIET * SCALE, QUIET * SCALE)), (255, 0));
    }

    #[test]
    fn what_is_no_ticket_or_too_long_is_refused() {
        assert_eq!(Qr::of("https://example.org").unwrap_err().code, ErrorCode::BadTicket);
        let long = format!("cairn-invite:1:{}", "a".repeat(MAX_TEXT));
        assert_eq!(Qr::of(&long).unwrap_err().code, ErrorCode::TooLarge);
    }
}
