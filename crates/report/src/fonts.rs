//! The typefaces of a report, as bytes.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Holds the typefaces of a report. All that people read is set in these; nothing is taken from the system.
pub struct Fonts {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
}

impl Fonts {
    /// Takes font files (TrueType, OpenType or collections). What is no font is left out.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self::from_bytes(files.into_iter().map(Bytes::new))
    }

    /// Gives the typefaces that travel with this crate: Libertinus Serif and DejaVu Sans Mono (of `typst-assets`), and
    /// Amiri, all under free licences. They cover Latin, Greek, Cyrillic and Arabic scripts.
    ///
    /// Amiri draws each Arabic letter as one glyph. Typefaces that draw dots apart (Noto Naskh) double the letters for
    /// whoever copies, searches or listens to the document.
    pub fn bundled() -> Self {
        const ARABIC: [&[u8]; 2] = [
            include_bytes!(concat!(env!("OUT_DIR"), "/amiri-regular.ttf")),
            include_bytes!(concat!(env!("OUT_DIR"), "/amiri-bold.ttf")),
        ];
        let mut fonts = Self::from_bytes(typst_assets::fonts().chain(ARABIC).map(Bytes::new));
        fonts.keep_families(&["libertinus serif", "dejavu sans mono", "amiri"]);
        fonts
    }

    fn from_bytes(files: impl Iterator<Item = Bytes>) -> Self {
        let fonts: Vec<Font> = files.flat_map(|bytes| Font::iter(bytes).collect::<Vec<_>>()).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { fonts, book }
    }

    fn keep_families(&mut self, families: &[&str]) {
        self.fonts.retain(|font| families.contains(&font.info().family.to_lowercase().as_str()));
        self.book = LazyHash::new(FontBook::from_fonts(&self.fonts));
    }

    /// Says whether some typeface has a glyph for a character.
    pub fn covers(&self, c: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(c.into()))
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { fonts, book: _ } = self;
        f.debug_struct("Fonts").field("faces", &fonts.len()).finish_non_exhaustive()
    }
}
