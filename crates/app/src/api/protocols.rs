//! Protocols and their runs: what is asked of them and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which protocols to list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProtocolQuery {
    /// Only those of this circle (name or id), and those that come with the program.
    pub circle: Option<String>,
    /// The language of those that come with the program; English where they do not have it.
    pub lang: Option<String>,
    /// Only those that come with the program; needs no vault.
    pub shipped: bool,
}

/// Which protocol to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProtocolPick {
    /// The name of one that comes with the program, or the id of a record.
    pub protocol: String,
    /// Which version of a record; the newest without it.
    pub version: Option<i64>,
    /// The language of one that comes with the program.
    pub lang: Option<String>,
}

/// Makes a protocol a circle's own.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProtocolCopy {
    /// The name of one that comes with the program, or the id of a record.
    pub protocol: String,
    /// The language of one that comes with the program (`en`, `es`, `fr`, `pt`, `ar`).
    pub language: Option<String>,
    /// Into this circle (name or id); the personal one without it.
    pub circle: Option<String>,
}

/// Changes a step of a protocol, which goes to its next version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProtocolStepOrder {
    /// The protocol's id.
    pub protocol: String,
    /// `add`, `change` or `retire`.
    pub action: String,
    /// The step: its number, or the beginning of its id. Not when it is added.
    pub step: Option<String>,
    /// What it is called.
    pub title: Option<String>,
    /// What to do; an empty text clears.
    pub instruction: Option<String>,
    /// What to beware of; an empty text clears.
    pub warning: Option<String>,
    /// With which tools; an empty text clears.
    pub tools: Option<String>,
    /// What it gives; an empty text clears.
    pub output: Option<String>,
    /// Whether it must not be left out.
    pub required: Option<bool>,
    /// Its number.
    pub order: Option<i64>,
    /// What changed, in a sentence.
    pub note: Option<String>,
}

/// Changes a level of a risk template, which goes to its next version.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ProtocolScaleOrder {
    /// The protocol's id.
    pub protocol: String,
    /// `add`, `change` or `retire`.
    pub action: String,
    /// The scale: `likelihood`, `impact`, `capacity`, `category`, `band`, `history`, `capability`, `intent`.
    pub scale: String,
    /// The level's code.
    pub code: String,
    /// What the circle calls it; an empty text clears.
    pub label: Option<String>,
    /// What it means; an empty text clears.
    pub meaning: Option<String>,
    /// What it counts, as a decimal number; of a band, the number from which on it holds.
    pub weight: Option<String>,
    /// Its number in the scale.
    pub order: Option<i64>,
    /// What changed, in a sentence.
    pub note: Option<String>,
}

/// Begins an examination as a run of a protocol.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RunOrder {
    /// The id of a protocol, or the name of one that comes with the program: it is copied into the circle first.
    pub protocol: String,
    /// The device that is examined.
    pub device: Option<String>,
    /// The case.
    pub case: Option<String>,
    /// An examination that is here already, such as one that an intake made, which becomes the run.
    pub examination: Option<String>,
    /// The circle, where neither device, case nor examination says it.
    pub circle: Option<String>,
    /// What the examination is called.
    pub title: Option<String>,
    /// The language of a protocol that is copied, and of the answer.
    pub lang: Option<String>,
}

/// Which examination to show.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RunPick {
    /// The examination's id.
    pub examination: String,
}

/// Says how a step of a run went.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RunStepOrder {
    /// The examination's id.
    pub examination: String,
    /// The step: its number, or the beginning of its id.
    pub step: String,
    /// A term of the vocabulary `step-result`.
    pub result: String,
    /// With which tool.
    pub tool: Option<String>,
    /// Which version of it.
    pub tool_version: Option<String>,
    /// The evidence that it gave.
    pub output: Option<String>,
    /// What was seen.
    pub finding: Option<String>,
    /// What was done differently.
    pub deviation: Option<String>,
    /// Why: of a deviation, or of a step that was left out.
    pub reason: Option<String>,
    /// Who did it; without it, whoever signs.
    pub by: Option<String>,
    /// When (RFC 3339); now without it.
    pub when: Option<String>,
}

/// Closes an examination, or opens it again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RunCloseOrder {
    /// The examination's id.
    pub examination: String,
    /// What came of it: a term of the vocabulary `examination-result`.
    pub result: Option<String>,
    /// What follows, in words.
    pub conclusion: Option<String>,
    /// Open it again.
    pub reopen: bool,
}

/// One line of a list of protocols.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProtocolRow {
    /// What `protocol show` takes: the name of one that comes with the program, or an id.
    pub name: String,
    /// The id; of one that comes with the program, the one that copies are based on.
    pub id: String,
    /// Whether it comes with the program.
    pub shipped: bool,
    /// The circle's id; null for one that comes with the program.
    pub circle: Option<String>,
    /// What it is called.
    pub title: String,
    /// The code of its type.
    pub protocol_type: Option<String>,
    /// The version that it stands at.
    pub version: i64,
    /// How many steps or levels it has in that version.
    pub length: u64,
    /// The code of its status.
    pub status: Option<String>,
    /// The languages that it is there in.
    pub languages: Vec<String>,
    /// Who stands behind the words: `original`, `reviewed`, `machine`, or `circle`.
    pub translation: String,
}

/// One step of a protocol.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProtocolStepView {
    /// The item's id.
    pub id: String,
    /// Its place among the steps of this version, from 1.
    pub number: u64,
    /// What it is called.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// What to beware of.
    pub warning: String,
    /// With which tools.
    pub tools: String,
    /// What it gives.
    pub output: String,
    /// Whether it must not be left out.
    pub required: bool,
    /// The version since which it holds.
    pub since: i64,
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LevelView {
    /// The item's id.
    pub id: String,
    /// The code of the scale.
    pub scale: String,
    /// The level's code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub meaning: String,
    /// What it counts, as a decimal number; null where the template gives no usable weight.
    pub weight: Option<String>,
}

/// Something that is wrong with a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TemplateProblemView {
    /// `unknown-level`, `twice`, `no-weight`, `out-of-range`, `not-in-order` or `missing`.
    pub problem: String,
    /// The code of the scale.
    pub scale: String,
    /// The level's code.
    pub code: String,
}

/// A protocol on which another one is based.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BasedOnView {
    /// Its id.
    pub id: String,
    /// What it is called, when it is here.
    pub title: Option<String>,
    /// Its name, when it comes with the program.
    pub name: Option<String>,
}

/// A protocol in one version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProtocolView {
    /// `cairn.protocol/1`.
    pub schema: String,
    /// What a list shows of it.
    #[serde(flatten)]
    pub row: ProtocolRow,
    /// The version that is shown.
    pub shown: i64,
    /// What it is for.
    pub purpose: String,
    /// What it covers.
    pub scope: String,
    /// Where it comes from.
    pub origin: String,
    /// Under which licence.
    pub licence: String,
    /// What changed in the newest version.
    pub changes: String,
    /// Who approved the newest version, and when.
    pub approved: Option<String>,
    /// When it is to be looked at again.
    pub review: Option<String>,
    /// On what it is based, the nearest first.
    pub based_on: Vec<BasedOnView>,
    /// Whether that leads back to itself.
    pub circular: bool,
    /// Its steps.
    pub steps: Vec<ProtocolStepView>,
    /// Its levels.
    pub scales: Vec<LevelView>,
    /// What is wrong with its scales.
    pub problems: Vec<TemplateProblemView>,
}

/// A step of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RunStepView {
    /// Its place, from 1.
    pub number: u64,
    /// The item's id in the examination; null for a step of which it says nothing.
    pub id: Option<String>,
    /// The step's id in the protocol; null for one that is not of this version of the protocol.
    pub step: Option<String>,
    /// What it is called.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// What to beware of.
    pub warning: String,
    /// Whether it must not be left out.
    pub required: bool,
    /// A term of `step-result`; null where nothing was said.
    pub result: Option<String>,
    /// Whether it keeps the examination from being closed.
    pub unsettled: bool,
    /// When it was done, as was said.
    pub when: Option<String>,
    /// Who did it, as was said.
    pub by: Option<String>,
    /// Whose device signed how it went, last.
    pub signed_by: Option<String>,
    /// That device's key.
    pub signed_device: Option<String>,
    /// When it was signed, by that device's clock.
    pub signed: Option<String>,
    /// How often somebody said how it went.
    pub signatures: u64,
    /// With which tool.
    pub tool: Option<String>,
    /// Which version of it.
    pub tool_version: Option<String>,
    /// The evidence that it gave.
    pub output: Option<String>,
    /// What that evidence is called, when it is here.
    pub output_title: Option<String>,
    /// SHA-256 of what it gave.
    pub sha256: Option<String>,
    /// What was seen.
    pub finding: Option<String>,
    /// What was done differently.
    pub deviation: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Something that was acquired, examined, or not examined.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct CoveredView {
    /// What.
    pub what: String,
    /// How: a code of the acquisition, or words.
    pub method: Option<String>,
    /// When, or which period it covers.
    pub when: Option<String>,
    /// Its evidence.
    pub evidence: Option<String>,
    /// SHA-256.
    pub sha256: Option<String>,
    /// Whether all of it is there; null where nobody said.
    pub complete: Option<bool>,
    /// What came of it, or why it was not examined: a code.
    pub code: Option<String>,
    /// More.
    pub remarks: Option<String>,
}

/// An indicator set that was looked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoveredSetView {
    /// What it is called.
    pub name: String,
    /// SHA-256 of the set; without it nobody can say what was looked for.
    pub sha256: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// How many indicators it has.
    pub count: Option<i64>,
}

/// A tool with its version.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct ToolView {
    /// What it is called.
    pub name: String,
    /// Its version; null where nobody said.
    pub version: Option<String>,
}

/// What an examination covers, and what it does not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoverageView {
    /// What may be said of it: `open`, `not-examined`, `found`, `nothing-found`, `nothing-found-unclear`, `inconclusive`,
    /// `not-possible`. None of them says that a device is safe.
    pub verdict: String,
    /// What was copied.
    pub acquired: Vec<CoveredView>,
    /// What was looked at.
    pub examined: Vec<CoveredView>,
    /// What was not looked at, and why.
    pub not_examined: Vec<CoveredView>,
    /// Which indicator sets were looked for.
    pub sets: Vec<CoveredSetView>,
    /// With which tools.
    pub tools: Vec<ToolView>,
    /// How many things were found.
    pub found: u64,
    /// How many of them nobody judged yet.
    pub unjudged: u64,
}

/// An examination, as a run of a protocol where it is one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RunView {
    /// `cairn.run/1`.
    pub schema: String,
    /// The examination's id.
    pub id: String,
    /// The circle's id.
    pub circle: String,
    /// What it is called.
    pub title: String,
    /// The protocol's id.
    pub protocol: Option<String>,
    /// What the protocol is called, when it is here.
    pub protocol_title: Option<String>,
    /// The version that is followed.
    pub version: Option<i64>,
    /// The version that the protocol stands at, when it is here.
    pub newest: Option<i64>,
    /// The device.
    pub device: Option<String>,
    /// What the device is called, when it is here.
    pub device_title: Option<String>,
    /// The case.
    pub case: Option<String>,
    /// The code of what came of it.
    pub result: Option<String>,
    /// What follows, in words.
    pub conclusion: Option<String>,
    /// What it cannot say.
    pub limits: Option<String>,
    /// When it was closed.
    pub closed: Option<String>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// Its steps, in order.
    pub steps: Vec<RunStepView>,
    /// What it covers.
    pub coverage: CoverageView,
}
