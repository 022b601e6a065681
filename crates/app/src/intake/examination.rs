//! The record of the examination that a tool's output tells of: with what, of what, what was found, what was not looked at.
//!
//! It says what follows from the output, and of no person's judgment anything: matches stand as *unjudged*. "Nothing found" is
//! recorded only where the output shows what ran, and every indicator set has its hash and date; else the result is
//! *inconclusive*. What is told in words is told in English and in Arabic, so that two members who take in the same output in
//! different languages write the same.

use std::collections::BTreeMap;

use cairn_exchange::mvt::{
    Acquisition, Detection, Examined, Gap, GapCode, Generation, HashCheck, InfoHash, Level, Matched, ModuleState,
    MvtOutput, Outcome,
};
use cairn_exchange::proofmode::ProofBundle;
use cairn_model::check::MAX_LONG_TEXT;
use cairn_model::{Edit, ItemId, RecordId, Timestamp};

use super::result::day_of;
use super::show;
use super::write::{edit, short};
use super::{Content, Intake};
use crate::error::ApiError;
use crate::texts::Texts;

/// The most detections of which items are made; further ones are in the sealed file.
const MAX_FOUND: usize = 300;
/// The most indicator sets of which items are made.
const MAX_SETS: usize = 200;
/// The most recordings, and the most signatures and time stamps, of a ProofMode bundle of which items are made.
const MAX_PROOFS: usize = 1000;
/// The languages of what is told in words. A fixed list: with another one, the same output would give another record.
const LANGUAGES: [&str; 2] = ["en", "ar"];

/// The records that an examination names.
pub(super) struct Around<'a> {
    pub(super) evidence: RecordId,
    pub(super) device: Option<RecordId>,
    pub(super) indicators: BTreeMap<&'a Matched, RecordId>,
    pub(super) sets: &'a BTreeMap<String, RecordId>,
}

/// The sealed file, as the acquisition names it.
pub(super) struct SealedFile {
    pub(super) sha256: String,
    /// In bytes.
    pub(super) size: i64,
}

/// Makes the fields of one item of a list. The same thing in the same output is the same item.
struct Item {
    path: String,
    edits: Vec<Edit>,
}

impl Item {
    fn new(list: &str, key: &str) -> Result<Self, ApiError> {
        let path = format!("{list}/{}", ItemId::derive(&[b"intake", list.as_bytes(), key.as_bytes()]));
        let edits = vec![edit(&path, true)?];
        Ok(Self { path, edits })
    }

    fn with(mut self, leaf: &str, value: impl Into<cairn_model::Value>) -> Result<Self, ApiError> {
        self.edits.push(edit(&format!("{}/{leaf}", self.path), value)?);
        Ok(self)
    }

    /// Sets a line, unless nothing of it is left.
    fn line(self, leaf: &str, text: &str) -> Result<Self, ApiError> {
        let text = short(text);
        if text.is_empty() { Ok(self) } else { self.with(leaf, text) }
    }

    fn lines(self, leaf: &str, lines: &[String]) -> Result<Self, ApiError> {
        if lines.is_empty() { Ok(self) } else { self.with(leaf, long(lines)) }
    }
}

/// Says a message in each of the languages, one below the other.
fn told(id: &str, args: &[(&str, String)]) -> Vec<String> {
    let args: BTreeMap<String, String> = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    LANGUAGES.iter().map(|lang| Texts::of(lang).format(id, &args)).collect()
}

/// Joins lines to what a long text holds.
fn long(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        if text.len() + line.len() + 8 > MAX_LONG_TEXT {
            text.push('…');
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// Gives the code of what came of it; `None` where nothing was examined yet, or where it is not for a program to say.
pub(super) fn result(intake: &Intake) -> Option<&'static str> {
    let Content::Mvt(examined) = &intake.content else { return None };
    match examined.outcome() {
        Outcome::Matches | Outcome::Alerts => Some("suspicious"),
        Outcome::NothingFound if is_told(examined, intake) => Some("nothing-found"),
        Outcome::NothingFound | Outcome::NoIndicators => Some("inconclusive"),
        Outcome::NotExamined => None,
    }
}

/// Says whether the output shows what "nothing found" covers: modules that ran, every indicator set with its hash and date, and
/// no file that was changed since.
fn is_told(examined: &Examined, intake: &Intake) -> bool {
    let Some(mvt) = &examined.mvt else { return false };
    let given = |name: &str| intake.sets.iter().any(|set| set.name == name && set.published.is_some());
    let hashes = examined.acquisition.as_ref().map(|acquisition| &acquisition.hashes);
    mvt.modules.iter().any(|module| module.state == ModuleState::Ran)
        && !mvt.indicators.is_empty()
        && mvt.indicators.len() <= MAX_SETS
        && mvt.indicators.iter().all(|file| given(&file.name))
        && mvt.info != InfoHash::Differs
        && mvt.inputs.altered.is_empty()
        && hashes.is_none_or(|hashes| hashes.altered.is_empty() && hashes.missing.is_empty())
}

/// Makes the record's fields.
pub(super) fn edits(
    intake: &Intake,
    title: &str,
    around: &Around<'_>,
    file: &SealedFile,
) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![edit("title", title)?, edit(&format!("evidence/{}", around.evidence), true)?];
    if let Some(device) = around.device {
        edits.push(edit("device", device.to_string())?);
    }
    if let Some(result) = result(intake) {
        edits.push(edit("result", result)?);
    }
    match &intake.content {
        Content::Mvt(examined) => edits.extend(mvt_edits(examined, intake, title, around, file)?),
        Content::ProofMode(bundle) => edits.extend(proof_edits(bundle, around)?),
    }
    Ok(edits)
}

fn mvt_edits(
    examined: &Examined,
    intake: &Intake,
    title: &str,
    around: &Around<'_>,
    file: &SealedFile,
) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![
        edit("type", "triage")?,
        edit("conclusion", long(&conclusion(examined, intake)))?,
        edit("limits", long(&limits(examined)))?,
    ];
    if let Some(acquisition) = &examined.acquisition {
        edits.extend(acquired(acquisition, around, file)?);
        edits.extend(tool("AndroidQF", acquisition.version.as_deref())?.edits);
    }
    let acquired = examined.acquisition.as_ref().and_then(|acquisition| acquisition.started.as_deref());
    let ran = examined.mvt.as_ref().map_or(acquired, |mvt| mvt.date.as_deref());
    if let Some(day) = day_of(ran) {
        edits.push(edit("when", day.to_string())?);
    }
    if let Some(mvt) = &examined.mvt {
        edits.extend(tool("MVT", mvt.version.as_deref())?.lines("settings", &settings_lines(mvt))?.edits);
        edits.extend(looked_at(mvt, title, around)?);
        edits.extend(sets(mvt, intake, around)?);
        edits.extend(found(mvt, around)?);
    }
    edits.extend(not_looked_at(&examined.gaps, title)?);
    Ok(edits)
}

fn tool(name: &str, version: Option<&str>) -> Result<Item, ApiError> {
    Item::new("tools", name)?.with("name", name)?.line("version", version.unwrap_or_default())
}

/// Says what came of it, in words.
fn conclusion(examined: &Examined, intake: &Intake) -> Vec<String> {
    let outcome = examined.outcome();
    let Some(mvt) = &examined.mvt else { return told("cli-intake-not-examined", &[]) };
    if outcome != Outcome::NothingFound {
        let args = [("matched", show::matched(mvt).to_string()), ("alerts", mvt.alerts().to_string())];
        return told(&format!("cli-intake-{}", outcome.name()), &args);
    }
    let names: Vec<String> = mvt.indicators.iter().take(MAX_SETS).map(|file| file.name.clone()).collect();
    let id = if is_told(examined, intake) { "intake-said-nothing-found" } else { "intake-said-unclear" };
    told(id, &[("sets", names.join(", "))])
}

/// Says what all of it cannot say, and what of it is not recorded. Of which indicator sets the version is not known stands in
/// their items: they may be told later.
fn limits(examined: &Examined) -> Vec<String> {
    let mut lines = told("intake-limits", &[]);
    lines.extend(told("intake-limits-unjudged", &[]));
    let rest = |gap: &&Gap| !is_place(gap.code) && gap.code != GapCode::IndicatorsUnhashed;
    for gap in examined.gaps.iter().filter(rest) {
        lines.extend(told(&format!("gap-{}", gap.code.name()), &[("what", gap.what.clone())]));
    }
    lines
}

/// Says whether a gap is something that was not looked at; the others are things that are not told.
const fn is_place(code: GapCode) -> bool {
    matches!(
        code,
        GapCode::NotExamined
            | GapCode::ModuleFailed
            | GapCode::ModuleNotRun
            | GapCode::ModuleNoData
            | GapCode::ModuleNoCheck
            | GapCode::Skipped
            | GapCode::ProcessesUnread
    )
}

fn not_looked_at(gaps: &[Gap], title: &str) -> Result<Vec<Edit>, ApiError> {
    let mut edits = Vec::new();
    for gap in gaps.iter().filter(|gap| is_place(gap.code)) {
        let what = match gap.code {
            GapCode::NotExamined => title,
            GapCode::ProcessesUnread => "processes.json",
            _ => &gap.what,
        };
        let reason = match gap.code {
            GapCode::ModuleNoCheck | GapCode::ProcessesUnread => Some("no-tool"),
            GapCode::ModuleNoData => Some("not-held"),
            // The output does not tell why.
            _ => None,
        };
        let mut item = Item::new("not_examined", &format!("{} {}", gap.code.name(), gap.what))?.line("what", what)?;
        if let Some(reason) = reason {
            item = item.with("reason", reason)?;
        }
        let why = told(&format!("gap-{}", gap.code.name()), &[("what", gap.what.clone())]);
        edits.extend(item.lines("remarks", &why)?.edits);
    }
    Ok(edits)
}

fn acquired(acquisition: &Acquisition, around: &Around<'_>, file: &SealedFile) -> Result<Vec<Edit>, ApiError> {
    let tool = ["AndroidQF", acquisition.version.as_deref().unwrap_or_default()].join(" ");
    let mut item = Item::new("acquired", "acquisition")?
        .line("what", &tool)?
        .with("method", "logical")?
        .line("tool", &tool)?
        .with("evidence", around.evidence.to_string())?
        .with("sha256", file.sha256.as_str())?
        .with("size", file.size)?
        .lines("remarks", &hash_lines(&acquisition.hashes))?;
    if let Some(time) = acquisition.started.as_deref().and_then(|time| time.parse::<Timestamp>().ok()) {
        item = item.with("when", time.to_string())?;
    }
    if acquisition.hashes.listed.is_some() {
        item = item.with("complete", acquisition.hashes.is_whole())?;
    }
    Ok(item.edits)
}

/// One item for the output as a whole, and one for each module that ran to its end.
fn looked_at(mvt: &MvtOutput, title: &str, around: &Around<'_>) -> Result<Vec<Edit>, ApiError> {
    let tool = ["MVT", mvt.version.as_deref().unwrap_or_default()].join(" ");
    let item = |key: &str, what: &str| {
        Item::new("examined", key)?
            .line("what", what)?
            .line("method", &tool)?
            .with("evidence", around.evidence.to_string())
    };
    let mut edits = item("output", title)?.lines("remarks", &output_lines(mvt))?.edits;
    for module in mvt.modules.iter().filter(|module| module.state == ModuleState::Ran) {
        edits.extend(item(&format!("module {}", module.name), &module.name)?.edits);
    }
    Ok(edits)
}

/// The fields of the indicator sets. Each is told apart by its name, so that what one member knows of it joins what another does.
fn sets(mvt: &MvtOutput, intake: &Intake, around: &Around<'_>) -> Result<Vec<Edit>, ApiError> {
    let mut edits = Vec::new();
    for file in mvt.indicators.iter().take(MAX_SETS) {
        let mut item = Item::new("indicator_sets", &file.name)?.line("name", &file.name)?;
        if let Some(given) = intake.sets.iter().find(|given| given.name == file.name) {
            item = item.with("sha256", hex::encode(given.sha256))?;
            if let Some(day) = &given.published {
                item = item.with("published", day.to_string())?;
            }
        }
        if let Some(set) = around.sets.get(&file.name) {
            item = item.with("set", set.to_string())?;
        }
        edits.extend(item.edits);
    }
    Ok(edits)
}

/// Gives what the person told now of indicator sets: the fields of those items alone.
pub(super) fn given_sets(intake: &Intake, around: &Around<'_>) -> Result<Vec<Edit>, ApiError> {
    let Content::Mvt(examined) = &intake.content else { return Ok(Vec::new()) };
    let Some(mvt) = &examined.mvt else { return Ok(Vec::new()) };
    let mut mvt = mvt.clone();
    mvt.indicators.retain(|file| intake.sets.iter().any(|given| given.name == file.name));
    sets(&mvt, intake, around)
}

/// Matches and alerts; mere remarks stay in the sealed file. What matched comes first, then the gravest.
fn found(mvt: &MvtOutput, around: &Around<'_>) -> Result<Vec<Edit>, ApiError> {
    let grave = |found: &Detection| found.matched.is_some() || found.level != Some(Level::Informational);
    let mut order: Vec<(usize, &Detection)> =
        mvt.detections.iter().enumerate().filter(|(_, found)| grave(found)).collect();
    order.sort_by_key(|(_, found)| std::cmp::Reverse((found.matched.is_some(), found.level)));
    let mut edits = Vec::new();
    for (number, detection) in order.into_iter().take(MAX_FOUND) {
        edits.extend(found_item(mvt, number, detection, around)?.edits);
    }
    Ok(edits)
}

fn found_item(mvt: &MvtOutput, number: usize, found: &Detection, around: &Around<'_>) -> Result<Item, ApiError> {
    let level = found.level.map(Level::name).unwrap_or_default();
    let what = match &found.matched {
        Some(matched) => format!("{} ({}; {})", show::harmless(matched), matched.name, matched.file),
        None => format!("{} {level}", found.module),
    };
    let file = match mvt.generation {
        Generation::Dated => "alerts.json".to_owned(),
        Generation::Two => format!("{}_detected.json", found.module),
    };
    let mut item = Item::new("found", &number.to_string())?
        .line("what", &what)?
        .with("verdict", "unjudged")?
        .line("module", &found.module)?
        .line("location", &show::harmless_message(&found.message))?
        .with("evidence", around.evidence.to_string())?
        .line("citation", &[file.as_str(), found.time.as_deref().unwrap_or_default()].join(" "))?;
    if let Some(day) = day_of(found.time.as_deref()) {
        item = item.with("when", day.to_string())?;
    }
    if let Some(matched) = &found.matched {
        if let Some(indicator) = around.indicators.get(matched) {
            item = item.with("indicator", indicator.to_string())?;
        }
        if let Some(set) = around.sets.get(&matched.file) {
            item = item.with("set", set.to_string())?;
        }
    }
    Ok(item)
}

fn settings_lines(mvt: &MvtOutput) -> Vec<String> {
    let mut lines: Vec<String> = mvt.platform.map(|platform| format!("platform: {platform}")).into_iter().collect();
    lines.extend(mvt.loaded.map(|loaded| format!("indicators loaded: {loaded}")));
    lines.push(format!("indicators ignored: {}", mvt.ignored));
    lines
}

/// What the output says as a whole, as lines of `name: value`: codes and numbers, the same in every language.
fn output_lines(mvt: &MvtOutput) -> Vec<String> {
    let mut lines = vec![format!("detections: {}", mvt.detected), format!("matched: {}", show::matched(mvt))];
    lines.extend(show::levels(mvt).into_iter().map(|(level, count)| format!("level {level}: {count}")));
    if mvt.alerts() > MAX_FOUND as u64 {
        lines.push(format!("detections listed: {MAX_FOUND}"));
    }
    if let Some(timeline) = &mvt.timeline {
        let range = [&timeline.first, &timeline.last].map(|time| time.as_deref().unwrap_or("?")).join(" / ");
        lines.push(format!("timeline: {} rows, {}, {range}", timeline.rows, timeline.zone.name()));
    }
    lines.push(format!("info.json: {}", show::info_name(mvt.info)));
    if mvt.inputs.listed > 0 {
        let inputs = &mvt.inputs;
        let altered = inputs.altered.len();
        lines.push(format!(
            "examined files: {} listed, {} matched, {altered} altered, {} not here",
            inputs.listed, inputs.matched, inputs.absent
        ));
    }
    lines
}

fn hash_lines(hashes: &HashCheck) -> Vec<String> {
    let Some(listed) = hashes.listed else { return vec!["hashes.csv: absent".to_owned()] };
    let mode = hashes.mode.map(|mode| mode.name()).unwrap_or_default();
    let told = if hashes.told { "told" } else { "inferred" };
    let mut lines = vec![
        format!("hashes.csv: {listed} listed, mode {mode} ({told}), not signed"),
        format!("hashes matched: {}", hashes.matched),
    ];
    let expected =
        hashes.expected.iter().map(|found| format!("hash cannot match: {} ({})", found.name, found.why.name()));
    lines.extend(expected);
    for (name, list) in [("altered", &hashes.altered), ("missing", &hashes.missing), ("unlisted", &hashes.extra)] {
        lines.extend(list.iter().map(|file| format!("{name}: {file}")));
    }
    lines
}

/// A ProofMode bundle: recordings were held against their descriptions; whose signature it is was not looked at.
fn proof_edits(bundle: &ProofBundle, around: &Around<'_>) -> Result<Vec<Edit>, ApiError> {
    let mut edits = vec![edit("type", "file-analysis")?, edit("limits", long(&told("intake-limits-proof", &[])))?];
    edits.extend(tool("ProofMode", None)?.edits);
    for proof in bundle.proofs.iter().take(MAX_PROOFS) {
        let media = if proof.media.is_some() { "present" } else { "missing" };
        let item = Item::new("examined", &format!("recording {}", proof.sha256))?
            .line("what", &format!("SHA-256 {}", proof.sha256))?
            .with("evidence", around.evidence.to_string())?
            .lines("remarks", &[format!("recording: {media}"), format!("description: {}", proof.agrees.name())])?;
        edits.extend(item.edits);
    }
    let signatures = bundle.signatures.iter().map(|signature| &signature.name);
    for name in signatures.chain(&bundle.stamps).chain(&bundle.public_key).take(MAX_PROOFS) {
        edits.extend(Item::new("not_examined", name)?.line("what", name)?.with("reason", "no-tool")?.edits);
    }
    Ok(edits)
}
