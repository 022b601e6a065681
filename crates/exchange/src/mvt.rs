//! What the Mobile Verification Toolkit (MVT) and AndroidQF leave: the output of a run of MVT, of the generation 2.x and of
//! that numbered by date (2026.x), and the acquisition of a phone by AndroidQF.
//!
//! The facts on both formats were read in the tools' code and measured on their output: `docs/formats/intake.md` tells what is
//! read, what is not, and which hashes cannot match and why. Nothing here judges whether a phone is safe: *nothing found* says
//! only that these modules found nothing of these sets.

mod alerts;
mod device;
mod hashes;
mod json;
mod layout;
mod log;
mod text;
mod timeline;

use crate::Observable;
use crate::intake::{Entry, Hashing, IntakeError, IntakeLimits, IntakeProblem, ListedFile, Observer, Source};
use crate::intake::{place_of, survey, take_whole};
use crate::loss::{Loss, Losses, Why};

pub use device::DeviceFacts;
pub use hashes::{Acquisition, Expected, HashCheck, InputCheck, Mismatch, Mode};
pub use log::ModuleState;
pub use timeline::{Timeline, Zone};

use layout::{Layout, Role};
pub(crate) use text::one_line;
use text::{base_name, kind_of};

/// The most detections that are listed one by one; further ones are counted.
pub const MAX_DETECTIONS: usize = 10_000;

/// Everything that was read of a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// Every file, in the order of the source.
    pub files: Vec<ListedFile>,
    /// The output of MVT, if there is one.
    pub mvt: Option<MvtOutput>,
    /// The acquisition by AndroidQF, if there is one.
    pub acquisition: Option<Acquisition>,
    /// What is known of the phone.
    pub device: DeviceFacts,
    /// What was not examined, or cannot be told.
    pub gaps: Vec<Gap>,
    /// What was not read, or odd.
    pub losses: Vec<Loss>,
}

/// What came of an examination. None of these says that a phone is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something matched an indicator.
    Matches,
    /// MVT raised alerts by its own rules; nothing matched an indicator.
    Alerts,
    /// Examined, and nothing found of the indicator sets that are named.
    NothingFound,
    /// Examined by MVT's own rules alone, and nothing found: no indicator was loaded, or none is recorded.
    NoIndicators,
    /// Acquired, not examined.
    NotExamined,
}

impl Outcome {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Matches => "matches",
            Self::Alerts => "alerts",
            Self::NothingFound => "nothing-found",
            Self::NoIndicators => "no-indicators",
            Self::NotExamined => "not-examined",
        }
    }
}

/// Which of MVT's two forms of output it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// 2.x: each module's detections by themselves, without level and message.
    Two,
    /// Numbered by date: one list of alerts with levels.
    Dated,
}

/// How grave MVT calls an alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A remark.
    Informational,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
    /// Critical: above all, a match of an indicator.
    Critical,
}

impl Level {
    /// All levels, the gravest last.
    pub const ALL: [Self; 5] = [Self::Informational, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// Gives the name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Informational => "informational",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name().eq_ignore_ascii_case(text))
    }
}

/// The output of one run of MVT.
#[derive(Debug, Clone, PartialEq)]
pub struct MvtOutput {
    /// The folder it stands in, from the top of the source; empty for the top itself.
    pub folder: String,
    /// Its form.
    pub generation: Generation,
    /// The version, as MVT says it.
    pub version: Option<String>,
    /// `ios` or `android`, where it can be told.
    pub platform: Option<&'static str>,
    /// When MVT ran, by the analyst's clock, in an unnamed zone.
    pub date: Option<String>,
    /// The files of indicators it was given.
    pub indicators: Vec<IndicatorFile>,
    /// How many indicators it loaded, where the log says.
    pub loaded: Option<u64>,
    /// How many it left out, because it does not know their type.
    pub ignored: u64,
    /// The modules and what became of each, in the order of the log.
    pub modules: Vec<ModuleRun>,
    /// What was detected, at most [`MAX_DETECTIONS`].
    pub detections: Vec<Detection>,
    /// How many detections there are in all.
    pub detected: u64,
    /// The timeline, if there is one.
    pub timeline: Option<Timeline>,
    /// Whether `info.json` is the one whose hash stands in the log.
    pub info: InfoHash,
    /// The hashes of the examined files against the files that are here.
    pub inputs: InputCheck,
}

/// A file of indicators that MVT was given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndicatorFile {
    /// Its name, without the analyst's folders.
    pub name: String,
}

/// A module of MVT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleRun {
    /// Its name, as MVT writes it.
    pub name: String,
    /// What became of it.
    pub state: ModuleState,
}

/// Whether `info.json` is the one that the log speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InfoHash {
    /// It is.
    Matches,
    /// It is another.
    Differs,
    /// The log names no hash, or one of the two files is not here. MVT writes it only with the option `-H`.
    NotRecorded,
}

/// One detection or alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detection {
    /// The module, as in the name of its file.
    pub module: String,
    /// How grave, in the dated generation.
    pub level: Option<Level>,
    /// What MVT says, or in 2.x what the detected thing is called. At most 300 characters.
    pub message: String,
    /// The time of the event as MVT writes it, if any.
    pub time: Option<String>,
    /// The indicator that matched.
    pub matched: Option<Matched>,
}

/// An indicator that matched, as MVT names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Matched {
    /// In canonical form, where MVT's type is one that we know.
    pub observable: Option<Observable>,
    /// MVT's type, such as `domains`.
    pub kind: String,
    /// The value, as MVT has it.
    pub value: String,
    /// The name of the malware or report that it stands under.
    pub name: String,
    /// The file of indicators, without folders.
    pub file: String,
}

/// Something that was not examined, or that the output does not tell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// What.
    pub code: GapCode,
    /// Of what: a module, a file, a number, MVT's own words. May be empty.
    pub what: String,
}

/// The sorts of gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapCode {
    /// There is an acquisition and no output of MVT.
    NotExamined,
    /// No log: which modules ran or failed is not known.
    NoLog,
    /// A module failed.
    ModuleFailed,
    /// A module was announced and did not run.
    ModuleNotRun,
    /// A module found no data to look at.
    ModuleNoData,
    /// A module extracts only: what it found was held against no indicator.
    ModuleNoCheck,
    /// MVT says that it skipped something.
    Skipped,
    /// No indicator was loaded, or none is recorded.
    NoIndicators,
    /// Indicators of types that MVT does not know were left out.
    IndicatorsIgnored,
    /// Which version of a file of indicators was used is not recorded.
    IndicatorsUnhashed,
    /// The acquisition lists processes in a file that this MVT does not read.
    ProcessesUnread,
    /// The times of a table are in the phone's own zone, which is not recorded.
    NoZone,
}

impl GapCode {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotExamined => "not-examined",
            Self::NoLog => "no-log",
            Self::ModuleFailed => "module-failed",
            Self::ModuleNotRun => "module-not-run",
            Self::ModuleNoData => "module-no-data",
            Self::ModuleNoCheck => "module-no-check",
            Self::Skipped => "skipped",
            Self::NoIndicators => "no-indicators",
            Self::IndicatorsIgnored => "indicators-ignored",
            Self::IndicatorsUnhashed => "indicators-unhashed",
            Self::ProcessesUnread => "processes-unread",
            Self::NoZone => "no-zone",
        }
    }
}

impl Examined {
    /// Says what came of it.
    pub fn outcome(&self) -> Outcome {
        let Some(mvt) = &self.mvt else { return Outcome::NotExamined };
        if mvt.detections.iter().any(|found| found.matched.is_some()) {
            Outcome::Matches
        } else if mvt.alerts() > 0 {
            Outcome::Alerts
        } else if mvt.loaded == Some(0) || mvt.indicators.is_empty() {
            Outcome::NoIndicators
        } else {
            Outcome::NothingFound
        }
    }

    /// Gives each indicator that matched once, with how often it did.
    pub fn matched(&self) -> Vec<(&Matched, u64)> {
        let mut found: std::collections::BTreeMap<&Matched, u64> = std::collections::BTreeMap::new();
        for matched in self.mvt.iter().flat_map(|mvt| &mvt.detections).filter_map(|found| found.matched.as_ref()) {
            *found.entry(matched).or_default() += 1;
        }
        found.into_iter().collect()
    }
}

impl MvtOutput {
    /// Counts alerts: all but mere remarks.
    pub fn alerts(&self) -> u64 {
        let remarks = self.detections.iter().filter(|found| found.level == Some(Level::Informational)).count();
        self.detected - remarks as u64
    }
}

/// What the readers of single files leave behind.
#[derive(Default)]
struct Found {
    info: Option<json::Info>,
    info_sha256: Option<usize>,
    log: Option<log::Log>,
    alerts: Option<alerts::Detections>,
    detected: Vec<alerts::Detections>,
    timeline: Option<Timeline>,
    hash_rows: Option<Vec<(String, String)>>,
    acquisition: Option<json::AcquisitionInfo>,
    device: DeviceFacts,
    losses: Losses,
}

/// Reads a source: every file once, in its order, hashed; those that are known are understood.
///
/// # Errors
/// [`IntakeError`]: limits, names, broken JSON, files that changed, or a source that holds neither output of MVT nor an
/// acquisition, or several of one sort.
pub fn read(source: &mut dyn Source, limits: &IntakeLimits, observer: Observer<'_>) -> Result<Examined, IntakeError> {
    crate::intake::check_entries(source.entries(), limits)?;
    let layout = Layout::of(source.entries())?;
    let mut found = Found::default();
    let files = survey(source, limits, observer, &mut |index, entry, reader| {
        visit(&layout, limits, &mut found, index, entry, reader)
    })?;
    Ok(finish(&layout, found, files))
}

/// Understands one file.
fn visit(
    layout: &Layout,
    limits: &IntakeLimits,
    found: &mut Found,
    index: usize,
    entry: &Entry,
    reader: &mut Hashing<'_, '_>,
) -> Result<(), IntakeError> {
    let role = layout.role(&entry.name);
    let place = place_of(index, &entry.name);
    match role {
        Role::Log => {
            found.log = Some(log::read(reader, limits, &place, &mut found.losses)?);
            return Ok(());
        }
        Role::Timeline => {
            found.timeline = Some(timeline::read(reader, limits, &place, &mut found.losses)?);
            return Ok(());
        }
        Role::HashList => {
            found.hash_rows = Some(hashes::read_rows(reader, limits, &place, &mut found.losses)?);
            return Ok(());
        }
        Role::Other => return Ok(()),
        _ => {}
    }
    let Some(bytes) = take_whole(reader, entry, limits.parsed, &place)? else {
        found.losses.note(|| place.clone(), "file", Why::TooLarge);
        return Ok(());
    };
    let fail = |problem| IntakeError::new(place.clone(), problem);
    if role == Role::PropertyText {
        device::read_properties(&String::from_utf8_lossy(&bytes), &mut found.device);
        return Ok(());
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| fail(IntakeProblem::Form("text that is no UTF-8")))?;
    match role {
        Role::Info => {
            found.info = Some(json::read_info(text, &place, &mut found.losses)?);
            found.info_sha256 = Some(index);
        }
        Role::Alerts => found.alerts = Some(alerts::read(text, None, &place, &mut found.losses)?),
        Role::Detected(module) => {
            found.detected.push(alerts::read(text, Some(&module), &place, &mut found.losses)?);
        }
        Role::Acquisition => found.acquisition = Some(json::read_acquisition(text, &place)?),
        Role::BackupInfo => device::read_backup_info(text, &place, &mut found.device)?,
        Role::PropertyList => device::read_property_list(text, &place, &mut found.device)?,
        Role::PropertyText | Role::Log | Role::Timeline | Role::HashList | Role::Other => {}
    }
    Ok(())
}

/// Holds what was read against one another.
fn finish(layout: &Layout, mut found: Found, files: Vec<ListedFile>) -> Examined {
    let mut gaps = Vec::new();
    let acquisition = layout.acquisition.as_ref().map(|root| {
        let info = found.acquisition.take().unwrap_or_default();
        let check = hashes::check(root, layout.mvt.as_deref(), &info, found.hash_rows.take(), &files);
        Acquisition::new(root, info, check)
    });
    let mvt = layout.mvt.as_ref().map(|root| output(root, &mut found, &files, acquisition.as_ref(), &mut gaps));
    if mvt.is_none() {
        gaps.push(Gap { code: GapCode::NotExamined, what: String::new() });
    }
    gaps.sort();
    gaps.dedup();
    let device = std::mem::take(&mut found.device).with_platform(mvt.as_ref().and_then(|mvt| mvt.platform));
    Examined { files, mvt, acquisition, device, gaps, losses: found.losses.into_list() }
}

fn output(
    root: &str,
    found: &mut Found,
    files: &[ListedFile],
    acquisition: Option<&Acquisition>,
    gaps: &mut Vec<Gap>,
) -> MvtOutput {
    let info = found.info.take().unwrap_or_default();
    let log = found.log.take();
    let gap = |gaps: &mut Vec<Gap>, code, what: &str| gaps.push(Gap { code, what: what.to_owned() });
    let dated = found.alerts.is_some() || info.version.as_deref().is_some_and(|version| version.starts_with("20"));
    let generation = if dated { Generation::Dated } else { Generation::Two };
    let detections = alerts::join(found.alerts.take(), std::mem::take(&mut found.detected), &mut found.losses);
    let mut indicators = info.indicators.clone();
    let actual = found.info_sha256.and_then(|index| files.get(index)).map(|file| hex::encode(file.sha256));
    let mut info_hash = InfoHash::NotRecorded;
    let mut output_of_log = (None, 0, Vec::new(), None);
    match log {
        None => gap(gaps, GapCode::NoLog, ""),
        Some(log) => {
            indicators.extend(log.indicators.iter().cloned());
            if let (Some(told), Some(actual)) = (&log.info_sha256, &actual) {
                info_hash = if told == actual { InfoHash::Matches } else { InfoHash::Differs };
            }
            log.gaps(gaps);
            output_of_log = (log.loaded, log.ignored, log.modules, log.platform);
        }
    }
    indicators.sort();
    indicators.dedup();
    let (loaded, ignored, modules, platform) = output_of_log;
    if indicators.is_empty() || loaded == Some(0) {
        gap(gaps, GapCode::NoIndicators, "");
    }
    indicators.iter().for_each(|file| gap(gaps, GapCode::IndicatorsUnhashed, &file.name));
    let timeline = found.timeline.take();
    if timeline.as_ref().is_some_and(|timeline| timeline.zone == Zone::Device && timeline.rows > 0) {
        gap(gaps, GapCode::NoZone, "timeline.csv");
    }
    if hashes::processes_unread(&info, files, acquisition) {
        gap(gaps, GapCode::ProcessesUnread, "");
    }
    let platform = platform.or(match timeline.as_ref().map(|timeline| timeline.zone) {
        Some(Zone::Utc) => Some("ios"),
        Some(Zone::Device) => Some("android"),
        _ => None,
    });
    MvtOutput {
        folder: root.trim_end_matches('/').to_owned(),
        generation,
        version: info.version.clone(),
        platform,
        date: info.date.clone(),
        indicators,
        loaded,
        ignored,
        modules,
        detections: detections.list,
        detected: detections.count,
        timeline,
        info: info_hash,
        inputs: hashes::check_inputs(&info, files, acquisition),
    }
}

#[cfg(test)]
mod tests;
