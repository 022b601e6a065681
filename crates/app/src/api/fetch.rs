//! Which evidence files this device fetches, and which device holds a copy of which: what is asked and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::EvidenceView;

/// Which evidence files of a circle this device fetches without being asked for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "fetch", rename_all = "snake_case")]
pub enum FetchRule {
    /// All of them.
    #[default]
    All,
    /// Those of fewer sealed bytes than this.
    Under {
        /// Bytes, at least 1.
        bytes: u64,
    },
    /// None.
    #[serde(rename = "none")]
    Nothing,
    /// The policy that is kept does not read: none, until a person chooses again. Only told, never set.
    Unreadable,
}

/// The fetch policy of a circle, to be shown or changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PolicyOrder {
    /// The circle. Without one, all are shown; a change is for the only one that is shared.
    pub circle: Option<String>,
    /// What it is to be; without it, it is only shown.
    pub rule: Option<FetchRule>,
}

/// Evidence that is to be fetched whatever the policy says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FetchOrder {
    /// The records of the evidence, or the first 8 digits or more of their ids.
    pub ids: Vec<String>,
    /// Take the wish back: the policy decides again.
    pub forget: bool,
}

/// The sealed files of a circle that are not in this vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct LackingView {
    /// How many.
    pub files: u64,
    /// Their sealed bytes.
    pub bytes: u64,
    /// Of them, those that the fetch policy leaves where they are.
    pub left_out: u64,
    /// The sealed bytes of those.
    pub left_out_bytes: u64,
    /// Of them, those that a person asked for.
    pub asked: u64,
    /// The fetch policy.
    pub rule: FetchRule,
}

/// The fetch policy of a circle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyView {
    /// `cairn.evidence-policy/1`.
    pub schema: String,
    /// The circle.
    pub circle: String,
    /// Its name.
    pub name: String,
    /// What is not here, and by what rule.
    pub lacking: LackingView,
}

/// What became of a wish to fetch evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FetchView {
    /// `cairn.evidence-fetch/1`.
    pub schema: String,
    /// How many of the items are here already.
    pub here: u64,
    /// How many come with the next sync, visit to a drop or bundle that has them.
    pub coming: u64,
    /// How many the policy leaves where they are.
    pub left_out: u64,
    /// How many name no file yet: their manifests are not here.
    pub unknown: u64,
    /// The items.
    pub items: Vec<EvidenceView>,
}

/// A device that is known to hold, or to have held, a whole and verified copy of a sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyView {
    /// The device key, 64 hexadecimal digits.
    pub device: String,
    /// Its person's name in the circle.
    pub person: String,
    /// It is this device.
    pub own: bool,
    /// How it is known: `here` (the file lies in this vault), `receipt` (the device signed that it holds and verified it),
    /// `session` (it said so, or gave the file, while connected), `sealed` (it sealed the file), `custody` (it signed that it
    /// checked or exported it).
    pub told: String,
    /// Since when this device knows it, by its own clock, RFC 3339; null for the copy in this vault, and where no time was kept.
    pub since: Option<String>,
}
