//! `command.log` of MVT: which modules ran, which failed, which indicators were loaded. MVT writes it only with `-H`.

use std::io::{BufRead, BufReader, Read as _};

use super::{Gap, GapCode, IndicatorFile, ModuleRun, base_name, one_line};
use crate::intake::{Hashing, IntakeError, IntakeLimits};
use crate::loss::{Losses, Why};

/// The most modules that are listed.
const MODULES: usize = 1000;
/// The most remarks about what was skipped.
const SKIPPED: usize = 50;

/// What became of a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModuleState {
    /// It ran.
    Ran,
    /// It ran, and what it extracted was held against no indicator: it cannot.
    NoCheck,
    /// It found no data to look at.
    NoData,
    /// It failed, whole or in part.
    Failed,
    /// It was announced and did not run.
    NotRun,
}

impl ModuleState {
    /// Gives the name, as in messages and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ran => "ran",
            Self::NoCheck => "no-check",
            Self::NoData => "no-data",
            Self::Failed => "failed",
            Self::NotRun => "not-run",
        }
    }
}

/// What a log says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Log {
    pub(super) indicators: Vec<IndicatorFile>,
    pub(super) loaded: Option<u64>,
    pub(super) ignored: u64,
    pub(super) modules: Vec<ModuleRun>,
    pub(super) skipped: Vec<String>,
    pub(super) info_sha256: Option<String>,
    pub(super) platform: Option<&'static str>,
}

impl Log {
    fn module(&mut self, name: &str, state: ModuleState) {
        let name = one_line(name.trim_matches(['.', ',', ' ', ':']), 100);
        if name.is_empty() {
            return;
        }
        let ends = |known: ModuleState| matches!(known, ModuleState::Ran | ModuleState::NotRun);
        let room = self.modules.len() < MODULES;
        if let Some(module) = self.modules.iter_mut().find(|module| module.name == name) {
            // A module may run twice, once for each part of an acquisition; the worst that became of it stays.
            if ends(module.state) && state != ModuleState::NotRun || state == ModuleState::Failed {
                module.state = state;
            }
        } else if room {
            self.modules.push(ModuleRun { name, state });
        }
    }

    /// Adds what was not examined.
    pub(super) fn gaps(&self, gaps: &mut Vec<Gap>) {
        for module in &self.modules {
            let code = match module.state {
                ModuleState::Ran => continue,
                ModuleState::NoCheck => GapCode::ModuleNoCheck,
                ModuleState::NoData => GapCode::ModuleNoData,
                ModuleState::Failed => GapCode::ModuleFailed,
                ModuleState::NotRun => GapCode::ModuleNotRun,
            };
            gaps.push(Gap { code, what: module.name.clone() });
        }
        gaps.extend(self.skipped.iter().map(|what| Gap { code: GapCode::Skipped, what: what.clone() }));
        if self.ignored > 0 {
            gaps.push(Gap { code: GapCode::IndicatorsIgnored, what: self.ignored.to_string() });
        }
    }

    /// Takes one message of a line `time - logger - level - message`.
    fn take(&mut self, line: &str) {
        let mut parts = line.splitn(4, " - ");
        let (_, Some(logger), Some(level), Some(message)) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return;
        };
        if logger.starts_with("mvt.ios") {
            self.platform = Some("ios");
        } else if logger.starts_with("mvt.android") {
            self.platform = Some("android");
        }
        let message = message.trim();
        let between = |start: &str, end: &str| message.strip_prefix(start)?.split(end).next();
        if let Some(path) = message.strip_prefix("Parsing STIX2 indicators file at path ") {
            if self.indicators.len() < MODULES {
                self.indicators.push(IndicatorFile { name: base_name(path) });
            }
        } else if let Some(count) = between("Loaded a total of ", " ") {
            self.loaded = count.parse().ok().or(self.loaded);
        } else if message.starts_with("Can't add indicator ") {
            self.ignored += 1;
        } else if let Some(name) = between("Running module ", "...") {
            self.module(name, ModuleState::Ran);
        } else if let Some(name) = between("There might be no data to extract by module ", ":") {
            self.module(name, ModuleState::NoData);
        } else if let Some(rest) = message.strip_prefix("The ").filter(|rest| rest.contains(" module ")) {
            self.about(rest);
        } else if let Some(name) = between("Error in running extraction from module ", ":")
            .or_else(|| between("Error when checking indicators from module ", ":"))
            .or_else(|| between("Error when serializing data from module ", ":"))
            .or_else(|| between("Insufficient privileges for module ", ":"))
            .or_else(|| between("The run() procedure of module ", " "))
        {
            self.module(name, ModuleState::Failed);
        } else if let Some(rest) = message.strip_prefix("Loaded ").filter(|rest| rest.contains(" modules from ")) {
            let names = rest.split_once(": ").map(|(_, names)| names).unwrap_or_default();
            names.split(", ").for_each(|name| self.module(name, ModuleState::NotRun));
        } else if let Some(hash) = message.strip_prefix("Reference hash of the info.json file: ") {
            self.info_sha256 = Some(hash.trim_matches(['"', ' ']).to_ascii_lowercase());
        } else if level != "DEBUG" && message.to_ascii_lowercase().contains("skipping") && self.skipped.len() < SKIPPED
        {
            self.skipped.push(without_paths(message));
        }
    }

    fn about(&mut self, rest: &str) {
        let name = rest.split(' ').next().unwrap_or_default();
        if rest.contains("does not support checking for indicators") {
            self.module(name, ModuleState::NoCheck);
        } else if rest.contains("database seems to be corrupted") {
            self.module(name, ModuleState::Failed);
        } else if let Some(name) = rest.strip_prefix("run() procedure of module ") {
            self.module(name.split(' ').next().unwrap_or_default(), ModuleState::Failed);
        }
    }
}

/// Leaves the analyst's folders out of a message: of each path, the last part stays.
fn without_paths(message: &str) -> String {
    let words = message.split(' ').map(|word| {
        let path = word.trim_matches(['"', '\'']).starts_with(['/', '~']) || word.contains(":\\");
        if path { base_name(word) } else { word.to_owned() }
    });
    one_line(&words.collect::<Vec<_>>().join(" "), 300)
}

/// Reads a log, line by line.
pub(super) fn read(
    reader: &mut Hashing<'_, '_>,
    limits: &IntakeLimits,
    place: &str,
    losses: &mut Losses,
) -> Result<Log, IntakeError> {
    let mut log = Log::default();
    let mut input = BufReader::with_capacity(64 << 10, reader);
    let mut bytes = Vec::new();
    let mut start = true;
    loop {
        bytes.clear();
        // A line without end is taken in pieces; only the first of them has a message.
        let count = match (&mut input).take(limits.line as u64).read_until(b'\n', &mut bytes) {
            Ok(count) => count,
            Err(error) => {
                let problem = input.into_inner().problem(&error);
                return Err(IntakeError::new(place, problem));
            }
        };
        if count == 0 {
            break;
        }
        let ends = bytes.last() == Some(&b'\n');
        if start {
            let text = String::from_utf8_lossy(&bytes);
            if matches!(text, std::borrow::Cow::Owned(_)) {
                losses.note(|| place.to_owned(), "bytes that are no UTF-8", Why::Characters);
            }
            log.take(&text);
        } else {
            losses.note(|| place.to_owned(), "a line", Why::Cut);
        }
        start = ends;
    }
    Ok(log)
}
