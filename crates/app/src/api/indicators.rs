//! Indicators in use: paste, warning lists, matching, sightings, triage, looking again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LossView;

/// What is done with indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum IndicatorOrder {
    /// Looks for indicators in a text, for review; with `add`, keeps them.
    Paste(PasteOrder),
    /// Takes in a warning list in the form of MISP's.
    WarningAdd(WarningOrder),
    /// Shows the warning lists that are used.
    Warnings,
    /// Matches everything against files.
    Match(MatchOrder),
    /// Holds patterns against observed objects of a STIX file.
    Observed(ObservedOrder),
    /// Writes down that an indicator was seen.
    Sight(SightOrder),
    /// Writes down what somebody thinks of an indicator.
    Judge(TriageOrder),
    /// Matches what came in since against sealed evidence.
    Rescan(RescanOrder),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "done", rename_all = "snake_case")]
pub enum IndicatorAnswer {
    /// What a text holds.
    Pasted(PasteView),
    /// Warning lists.
    Warnings(WarningsView),
    /// What matched, in files or in sealed evidence.
    Matched(MatchView),
    /// Which patterns hold.
    Observed(ObservedMatchView),
    /// The record of the indicator that was sighted or judged.
    Noted(NotedView),
}

/// A text in which indicators are looked for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PasteOrder {
    /// The file with the text.
    pub file: Option<String>,
    /// The text itself, where there is no file.
    pub text: Option<String>,
    /// What of it is kept: `none` (the default: only a review), `records`, one record an indicator, or `set`: one set, of which the
    /// values alone are sealed, and nothing else of the text.
    pub add: String,
    /// Keep also what is doubtful, or stands on a warning list.
    pub doubtful: bool,
    /// Leave these out (as the review shows them, or as they stand).
    pub without: Vec<String>,
    /// The circle.
    pub circle: Option<String>,
    /// Where the text is from, in words.
    pub source: Option<String>,
    /// The marking (`clear`, `green`, `amber`, `amber+strict`, `red`).
    pub tlp: Option<String>,
    /// The licence.
    pub licence: Option<String>,
}

/// What a text holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct PasteView {
    /// `cairn.paste/1`.
    pub schema: String,
    /// What was found, in the order of the text.
    pub found: Vec<PasteRow>,
    /// Records made.
    pub new: u64,
    /// Records that were here.
    pub unchanged: u64,
    /// The set, where what is kept became one.
    pub set: Option<String>,
}

/// One indicator of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PasteRow {
    /// Its type.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its value, made harmless.
    pub value: String,
    /// Its registrable domain, made harmless.
    pub registrable: Option<String>,
    /// The line where it stands first.
    pub line: u64,
    /// How often it stands there.
    pub count: u64,
    /// `kept`, `doubtful`, `warned` or `left-out`.
    pub verdict: String,
    /// Why it may be no indicator, as codes (`doubt-…` in words).
    pub doubts: Vec<String>,
    /// The warning lists that it stands on.
    pub warnings: Vec<String>,
    /// Its record, where it has one.
    pub record: Option<String>,
}

/// A warning list that is taken in.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct WarningOrder {
    /// The file (`list.json`).
    pub file: String,
    /// The circle that uses it.
    pub circle: Option<String>,
    /// The licence of the source.
    pub licence: Option<String>,
    /// Show what would come in; change nothing.
    pub dry_run: bool,
}

/// Warning lists.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct WarningsView {
    /// `cairn.warning-lists/1`.
    pub schema: String,
    /// The lists.
    pub lists: Vec<WarningListView>,
    /// Of a list that was taken in: what was not taken over.
    pub lost: Vec<LossView>,
}

/// A warning list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct WarningListView {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// How it is compared: `string`, `hostname`, `substring`, `cidr` or `regex`.
    #[serde(rename = "type")]
    pub type_: String,
    /// Its version.
    pub version: String,
    /// How many entries it has.
    pub entries: u64,
    /// The record of its sealed file; none for a list that ships with the program.
    pub set: Option<String>,
    /// SHA-256 of its file.
    pub sha256: Option<String>,
    /// Whether it came in just now.
    pub new: bool,
}

/// Files that are matched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MatchOrder {
    /// Files and folders.
    pub files: Vec<String>,
    /// A text instead.
    pub text: Option<String>,
    /// Only indicators of this circle.
    pub circle: Option<String>,
    /// Only these sets; without any, all sets and all indicators that are records.
    pub sets: Vec<String>,
    /// Also what is not yet or no longer valid.
    pub any_date: bool,
    /// At most so many places of each match (0 means 5).
    pub places: u32,
}

/// What matched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct MatchView {
    /// `cairn.match/1`.
    pub schema: String,
    /// `found`, `nothing-found`, `no-indicators` or, when sealed evidence is looked through again, `nothing-new`.
    pub outcome: String,
    /// How many indicators were looked for.
    pub indicators: u64,
    /// The sets that they are of.
    pub sets: Vec<SetUsedView>,
    /// How many of them are records of their own.
    pub records: u64,
    /// What was not looked for, and why (`left-out-…` in words).
    pub left_out: Vec<LeftOutView>,
    /// Files and members of archives that were looked through.
    pub files: u64,
    /// Bytes that were read.
    pub bytes: u64,
    /// What matched, the clearest first.
    pub hits: Vec<MatchHit>,
    /// How many more matched than are listed.
    pub more: u64,
    /// What was not looked through to its end (`unread-…` in words).
    pub unread: Vec<UnreadView>,
    /// How many more were not.
    pub unread_more: u64,
}

/// An indicator set that was used.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct SetUsedView {
    /// Its record.
    pub id: String,
    /// Its title.
    pub title: String,
    /// SHA-256 of its file.
    pub sha256: Option<String>,
    /// When it was published, or else obtained.
    pub date: Option<String>,
    /// How many of its indicators were looked for.
    pub indicators: u64,
}

/// How many indicators were not looked for, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LeftOutView {
    /// Why, as a code.
    pub why: String,
    /// How many.
    pub count: u64,
}

/// Something that was not looked through to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnreadView {
    /// The file or member.
    pub file: String,
    /// Why, as a code.
    pub why: String,
}

/// A value that matched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct MatchHit {
    /// `cairn.match-hit/1`.
    pub schema: String,
    /// The type of the value.
    #[serde(rename = "type")]
    pub type_: String,
    /// The value, made harmless.
    pub value: String,
    /// What it means and does not mean, as a code (`meaning-…` in words).
    pub meaning: String,
    /// `clear`, or `name-only` where a name alone was found, which other things have too.
    pub strength: String,
    /// How it stands there (`seen-…` in words).
    pub how: String,
    /// How it was written: `plain`, `undone` or `idna`.
    pub forms: Vec<String>,
    /// In how many places.
    pub count: u64,
    /// The first of them.
    pub places: Vec<PlaceView>,
    /// The indicators that have this value.
    pub indicators: Vec<MatchedIndicator>,
    /// The warning lists that it stands on.
    pub warnings: Vec<String>,
}

/// Where something matched.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlaceView {
    /// The file; members of archives behind an arrow.
    pub file: String,
    /// The line, from 1; none for what the file is or is called as a whole.
    pub line: Option<u64>,
    /// Bytes from the beginning.
    pub at: Option<u64>,
    /// The sealed item, where it is one.
    pub evidence: Option<String>,
}

/// An indicator that matched.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct MatchedIndicator {
    /// Its set.
    pub set: Option<String>,
    /// The set's title.
    pub set_title: Option<String>,
    /// Its id in the set.
    pub object: Option<String>,
    /// Its record, where it has one.
    pub record: Option<String>,
    /// Its name.
    pub name: String,
    /// What people judged of it, as a code.
    pub triage: Option<String>,
    /// Its marking.
    pub tlp: Option<String>,
}

/// Observed objects that patterns are held against.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ObservedOrder {
    /// A STIX bundle with `observed-data`, or observed objects.
    pub file: String,
    /// Only indicators of this circle.
    pub circle: Option<String>,
    /// Only these sets.
    pub sets: Vec<String>,
    /// Also what is not yet or no longer valid.
    pub any_date: bool,
}

/// Which patterns hold.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ObservedMatchView {
    /// `cairn.observed-match/1`.
    pub schema: String,
    /// `found`, `nothing-found` or `no-indicators`.
    pub outcome: String,
    /// How many objects were looked at.
    pub objects: u64,
    /// How many patterns were held against them.
    pub patterns: u64,
    /// What was not, and why (`left-out-…` in words).
    pub left_out: Vec<LeftOutView>,
    /// The patterns that hold.
    pub hits: Vec<ObservedHit>,
    /// How many more hold than are listed.
    pub more: u64,
}

/// A pattern that holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ObservedHit {
    /// The indicator.
    pub indicator: MatchedIndicator,
    /// Its pattern, as written.
    pub pattern: String,
    /// For which objects: their ids, at most a hundred.
    pub objects: Vec<String>,
}

/// A sighting.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SightOrder {
    /// The record of the indicator; or its set.
    pub id: String,
    /// Its id in the set, where `id` is a set: it becomes a record of its own.
    pub object: Option<String>,
    /// When (EDTF; without it, today).
    pub when: Option<String>,
    /// On which device.
    pub device: Option<String>,
    /// In which incident.
    pub incident: Option<String>,
    /// How often.
    pub count: Option<u32>,
    /// Remarks.
    pub note: Option<String>,
}

/// What somebody thinks of an indicator.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TriageOrder {
    /// The record of the indicator; or its set.
    pub id: String,
    /// Its id in the set, where `id` is a set: it becomes a record of its own.
    pub object: Option<String>,
    /// `malicious`, `suspicious`, `false-positive`, `expired`; `unjudged` takes an earlier one back.
    pub verdict: String,
    /// Why.
    pub why: String,
}

/// The record of an indicator, and what now stands there.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct NotedView {
    /// `cairn.noted/1`.
    pub schema: String,
    /// The record.
    pub id: String,
    /// What people judged of it, as a code.
    pub triage: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// By whom.
    pub by: Option<String>,
    /// When.
    pub on: Option<String>,
    /// How many sightings it has.
    pub sightings: u64,
}

/// Sealed evidence that is looked through for what came in since.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct RescanOrder {
    /// Only the evidence of this circle.
    pub circle: Option<String>,
    /// Look for everything again, not only for what is new.
    pub all: bool,
}
