//! The commands that make something from evidence, or show what it says about itself.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use cairn_app::api::{DeriveOrder, Making, RegionInput, Request, ShapeInput, ThumbnailOrder, UnitInput};
use clap::{Args, Subcommand};

use super::file_name;

/// The largest file of terms, in bytes.
const MAX_TERMS: u64 = 1 << 20;

#[derive(Debug, Subcommand)]
pub(crate) enum DeriveCommand {
    /// Show what an item says about itself, and what that gives away
    Metadata {
        /// The evidence's id
        id: String,
        /// Keep it in fields of the record that nobody filled
        #[arg(long)]
        keep: bool,
    },
    /// Make a working copy: the same bytes, as an item of its own
    Copy {
        /// The evidence's id
        id: String,
        #[command(flatten)]
        copy: CopyOptions,
    },
    /// Make a copy of a picture without its metadata (JPEG, PNG, WebP)
    Strip {
        /// The evidence's id
        id: String,
        #[command(flatten)]
        copy: CopyOptions,
    },
    /// Make a copy with parts covered: regions of a picture filled with black, or words of a text taken out
    #[command(
        after_help = "A region is X,Y,WIDTH,HEIGHT from the upper left corner of the picture as it is shown: in pixels (40,25,200,80), \
        or all four in percent (5%,5%,50%,12.5%).\nWords are found wherever they stand, in capitals or not, with Arabic vowel signs or \
        without. What was taken out is kept in your personal circle only."
    )]
    Redact {
        /// The evidence's id
        id: String,
        /// Cover a rectangle
        #[arg(long, value_name = "X,Y,WIDTH,HEIGHT", value_parser = region)]
        rect: Vec<RegionInput>,
        /// Cover the ellipse that fills a rectangle
        #[arg(long, value_name = "X,Y,WIDTH,HEIGHT", value_parser = region)]
        ellipse: Vec<RegionInput>,
        /// Take these words out of a text (other users of this machine may see them: --terms is safer)
        #[arg(long, value_name = "WORDS", conflicts_with_all = ["rect", "ellipse"])]
        term: Vec<String>,
        /// Take the words of this file out of a text, one term a line (- for stdin)
        #[arg(long, value_name = "FILE", conflicts_with_all = ["rect", "ellipse"])]
        terms: Option<PathBuf>,
        /// Take these characters out of a text, counted from 0; the last is not taken
        #[arg(long, value_name = "FROM..TO", value_parser = span, conflicts_with_all = ["rect", "ellipse"])]
        span: Vec<(u32, u32)>,
        #[command(flatten)]
        copy: CopyOptions,
    },
    /// Make a copy that is a part of a picture
    Crop {
        /// The evidence's id
        id: String,
        /// The part that stays
        #[arg(long, value_name = "X,Y,WIDTH,HEIGHT", value_parser = region)]
        rect: RegionInput,
        #[command(flatten)]
        copy: CopyOptions,
    },
    /// Write a small picture of an item, in clear
    Thumbnail {
        /// The evidence's id
        id: String,
        /// Where to
        #[arg(long)]
        to: PathBuf,
        /// The side of the square in which it fits, in pixels
        #[arg(long, value_name = "PIXELS", default_value_t = 256, value_parser = clap::value_parser!(u32).range(16..=2048))]
        side: u32,
        /// Write over what is there
        #[arg(long)]
        force: bool,
    },
}

/// What every copy has.
#[derive(Debug, Args)]
pub(crate) struct CopyOptions {
    /// What the copy is called
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Why it is made; this is signed into the custody of both
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Reports of the incident take the copy from now on, and no longer the original
    #[arg(long)]
    instead: bool,
}

impl DeriveCommand {
    pub(super) fn request(&self) -> anyhow::Result<Request> {
        let derive = |id: &str, copy: &CopyOptions, make: Making| {
            Request::EvidenceDerive(DeriveOrder {
                id: id.to_owned(),
                make,
                title: copy.title.clone(),
                reason: copy.reason.clone(),
                instead: copy.instead,
            })
        };
        Ok(match self {
            Self::Metadata { id, keep } => Request::EvidenceMetadata { id: id.clone(), keep: *keep },
            Self::Copy { id, copy } => derive(id, copy, Making::Copy),
            Self::Strip { id, copy } => derive(id, copy, Making::Strip),
            Self::Redact { id, rect, ellipse, term, terms, span, copy } => {
                let ellipses = ellipse.iter().map(|region| RegionInput { shape: ShapeInput::Ellipse, ..*region });
                let regions: Vec<RegionInput> = rect.iter().copied().chain(ellipses).collect();
                if !regions.is_empty() {
                    return Ok(derive(id, copy, Making::Cover { regions }));
                }
                let mut words = term.clone();
                if let Some(file) = terms {
                    words.extend(read_terms(file)?);
                }
                ensure!(
                    !words.is_empty() || !span.is_empty(),
                    "say what to cover: --rect, --ellipse, --terms or --span"
                );
                derive(id, copy, Making::Redact { terms: words, spans: span.clone() })
            }
            Self::Crop { id, rect, copy } => derive(id, copy, Making::Crop { region: *rect }),
            Self::Thumbnail { id, to, side, force } => Request::EvidenceThumbnail(ThumbnailOrder {
                id: id.clone(),
                side: Some(*side),
                to: Some(file_name(to)?),
                force: *force,
            }),
        })
    }
}

/// Reads terms, one a line; empty lines are none.
fn read_terms(file: &Path) -> anyhow::Result<Vec<String>> {
    let mut text = String::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().take(MAX_TERMS + 1).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(MAX_TERMS + 1).read_to_string(&mut text))
    };
    let length = read.context("the file of terms cannot be read as UTF-8")?;
    if length as u64 > MAX_TERMS {
        bail!("the file of terms is larger than 1 MiB");
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Reads a region: four numbers in pixels, or four in percent.
fn region(text: &str) -> Result<RegionInput, String> {
    let wrong = || "write X,Y,WIDTH,HEIGHT, all in pixels or all in percent".to_owned();
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let [left, top, width, height] = parts.as_slice() else { return Err(wrong()) };
    let shares = parts.iter().filter(|part| part.ends_with('%')).count();
    let unit = match shares {
        0 => UnitInput::Pixels,
        4 => UnitInput::Share,
        _ => return Err(wrong()),
    };
    let number = |part: &str| -> Result<f64, String> {
        let value: f64 = part.trim_end_matches('%').parse().map_err(|_| wrong())?;
        let most = if unit == UnitInput::Share { 100.0 } else { 1e9 };
        if !(0.0..=most).contains(&value) {
            return Err(wrong());
        }
        Ok(if unit == UnitInput::Share { value / 100.0 } else { value })
    };
    let (left, top, width, height) = (number(left)?, number(top)?, number(width)?, number(height)?);
    Ok(RegionInput { shape: ShapeInput::Rectangle, unit, left, top, width, height })
}

/// Reads a span of characters.
fn span(text: &str) -> Result<(u32, u32), String> {
    let wrong = |_| "write FROM..TO in characters, such as 10..24".to_owned();
    let (from, to) = text.split_once("..").unwrap_or((text, ""));
    Ok((from.trim().parse().map_err(wrong)?, to.trim().parse().map_err(wrong)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_all_in_pixels_or_all_in_percent() {
        let pixels = region("40, 25,200,80").unwrap();
        assert_eq!((pixels.unit, pixels.left, pixels.height), (UnitInput::Pixels, 40.0, 80.0));
        let shares = region("5%,5%,50%,12.5%").unwrap();
        assert_eq!((shares.unit, shares.width, shares.height), (UnitInput::Share, 0.5, 0.125));
        for text in ["", "1,2,3", "1,2,3,4,5", "1,2,3%,4", "-1,0,5,5", "0%,0%,101%,5%", "a,b,c,d", "NaN,0,1,1"] {
            assert!(region(text).is_err(), "{text}");
        }
    }

    #[test]
    fn spans_have_two_ends() {
        assert_eq!(span("10..24"), Ok((10, 24)));
        for text in ["10", "..", "10..", "a..b", "-1..5"] {
            assert!(span(text).is_err(), "{text}");
        }
    }
}
