//! What evidence says about itself, and what is made from it: copies without metadata, covered pictures and texts, small pictures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::EvidenceView;

/// Which copy to make of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DeriveOrder {
    /// The evidence, by its id or the beginning of it.
    pub id: String,
    /// What to do.
    pub make: Making,
    /// What the copy is called; without one, as the original, unless that is only the original's file name.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Why, in words; it is signed into the custody of both.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
    /// Reports of the incident take the copy from now on, and no longer the original.
    #[serde(default)]
    pub instead: bool,
}

/// What to do with the original to get the copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Making {
    /// The same bytes, as an object of its own to work on.
    Copy,
    /// The picture without its metadata.
    Strip,
    /// Regions of a picture are filled with black.
    Cover {
        /// The regions, at most 200.
        regions: Vec<RegionInput>,
    },
    /// A picture is cut down to a rectangle.
    Crop {
        /// The part that stays.
        region: RegionInput,
    },
    /// Words of a text are taken out, and numbered blocks put in their place.
    Redact {
        /// Words to take out wherever they stand, at most 1000.
        #[serde(default)]
        terms: Vec<String>,
        /// Characters to take out: the first, counted from 0, and the one after the last.
        #[serde(default)]
        spans: Vec<(u32, u32)>,
    },
}

/// A region of a picture as it is shown, upright.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RegionInput {
    /// Its form.
    #[serde(default)]
    pub shape: ShapeInput,
    /// How the numbers count.
    #[serde(default)]
    pub unit: UnitInput,
    /// From the left edge.
    pub left: f64,
    /// From the upper edge.
    pub top: f64,
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// The form of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShapeInput {
    /// A rectangle.
    #[default]
    Rectangle,
    /// The ellipse that fills the rectangle.
    Ellipse,
}

/// How the numbers of a region count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnitInput {
    /// Pixels.
    #[default]
    Pixels,
    /// Shares of the picture's width and height, 0 to 1.
    Share,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DerivedView {
    /// `cairn.evidence-derived/1`.
    pub schema: String,
    /// The copy.
    pub item: EvidenceView,
    /// The original's record.
    pub parent: String,
    /// SHA-256 of the original, 64 hexadecimal digits.
    pub parent_sha256: String,
    /// How the copy was made (vocabulary `operation`).
    pub operation: String,
    /// With which settings, as canonical JSON.
    pub parameters: String,
    /// What of the original's metadata was left out, as Fluent ids (`meta-…`).
    pub removed: Vec<String>,
    /// How many places were covered.
    pub places: u32,
    /// The record that keeps the words which were taken out of a text; it stays in the personal circle.
    pub words: Option<String>,
}

/// What evidence says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MetadataView {
    /// `cairn.evidence-metadata/1`.
    pub schema: String,
    /// The record.
    pub id: String,
    /// What the file is by its content, as a media type; null where this reader does not know it.
    pub media_type: Option<String>,
    /// Width in pixels, as it is shown upright.
    pub width: Option<u32>,
    /// Height in pixels, as it is shown upright.
    pub height: Option<u32>,
    /// What was found.
    pub facts: Vec<FactView>,
    /// Why there may be more in the file than is listed, as a Fluent id (`meta-unread`, `meta-too-large`, `meta-more`).
    pub limits: Vec<String>,
    /// The fields of the record that were filled from it, because nobody had filled them.
    pub kept: Vec<String>,
}

/// One thing that a file says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FactView {
    /// What it is about (`meta-<name>` is its label).
    pub name: String,
    /// What it says; empty where only that it is there matters.
    pub value: String,
    /// What it may give away: `place`, `person`, `device`, `software`, `time`, `hidden`; null for nothing of these.
    pub risk: Option<String>,
}

/// A piece of evidence from which this one was made, or that was made from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct KinView {
    /// The record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// How it was made from its own original (vocabulary `operation`); null for one that was not made from another.
    pub operation: Option<String>,
    /// How many steps it is away: 1 for an original or a copy of this one.
    pub steps: u32,
    /// The hash that the copy names for its original is the hash that the original has; null where one of them is not known.
    pub agrees: Option<bool>,
}

/// Whence a piece of evidence comes and what was made from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LineageView {
    /// Its original, that one's original and so on.
    pub above: Vec<KinView>,
    /// What was made from it, each followed by what was made from that.
    pub below: Vec<KinView>,
    /// There is more than is listed.
    pub more: bool,
}

/// Which small picture to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ThumbnailOrder {
    /// The evidence, by its id or the beginning of it.
    pub id: String,
    /// The side of the square in which it fits, in pixels, 16 to 2048; without one, 256.
    #[serde(default)]
    #[ts(optional)]
    pub side: Option<u32>,
    /// Write it to this file instead of giving it back; that is an export, and stands in the custody.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<String>,
    /// Write over what is there.
    #[serde(default)]
    pub force: bool,
}

/// A small picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ThumbnailView {
    /// `cairn.thumbnail/1`.
    pub schema: String,
    /// The record.
    pub id: String,
    /// `image/jpeg`.
    pub media_type: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The picture in base64 (RFC 4648, section 4); null when it was written to a file.
    pub data: Option<String>,
}
