//! Which file of a source is what.

use std::collections::BTreeSet;

use crate::intake::{Entry, IntakeError, IntakeProblem};

/// What a file is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    Info,
    Log,
    Alerts,
    /// Detections of this module.
    Detected(String),
    Timeline,
    BackupInfo,
    /// Properties of Android, as MVT lists them.
    PropertyList,
    /// Properties of Android, as the phone prints them.
    PropertyText,
    Acquisition,
    HashList,
    /// Sealed and hashed only.
    Other,
}

/// Where MVT's output and the acquisition stand: folders that end in `/`, or nothing for the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) mvt: Option<String>,
    pub(super) acquisition: Option<String>,
}

/// Splits a name into its folder, with `/`, and the rest.
fn split(name: &str) -> (&str, &str) {
    name.rfind('/').and_then(|at| name.split_at_checked(at + 1)).unwrap_or(("", name))
}

/// Of folders that were found, leaves those that stand in no other of them.
fn outermost(folders: BTreeSet<&str>) -> Result<Option<String>, IntakeError> {
    let mut kept: Vec<&str> = Vec::new();
    // A folder sorts before what stands in it.
    for folder in folders {
        if !kept.iter().any(|outer| folder.starts_with(outer)) {
            kept.push(folder);
        }
    }
    match kept.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((*one).to_owned())),
        _ => Err(IntakeError::new("the listing", IntakeProblem::Several)),
    }
}

impl Layout {
    pub(super) fn of(entries: &[Entry]) -> Result<Self, IntakeError> {
        let folders = |is: fn(&str) -> bool| -> BTreeSet<&str> {
            entries
                .iter()
                .map(|entry| split(&entry.name))
                .filter(|(_, base)| is(base))
                .map(|(folder, _)| folder)
                .collect()
        };
        let sure = outermost(folders(|base| matches!(base, "info.json" | "alerts.json")))?;
        let mvt = match sure {
            Some(root) => Some(root),
            None => outermost(folders(|base| base == "timeline.csv" || base.ends_with("_detected.json")))?,
        };
        let sure = outermost(folders(|base| matches!(base, "acquisition.json" | "hashes.csv")))?;
        let acquisition = match sure {
            Some(root) => Some(root),
            // An acquisition without its own lists: what only a phone or AndroidQF writes.
            None => outermost(folders(|base| matches!(base, "getprop.txt" | "dumpsys.txt" | "backup.ab" | "ps.txt")))?,
        };
        if mvt.is_none() && acquisition.is_none() {
            return Err(IntakeError::new("the listing", IntakeProblem::Unrecognised));
        }
        Ok(Self { mvt, acquisition })
    }

    pub(super) fn role(&self, name: &str) -> Role {
        let (folder, base) = split(name);
        if self.mvt.as_deref() == Some(folder) {
            match base {
                "info.json" => return Role::Info,
                "command.log" => return Role::Log,
                "alerts.json" => return Role::Alerts,
                "timeline.csv" => return Role::Timeline,
                "backup_info.json" => return Role::BackupInfo,
                "getprop.json" | "aqf_get_prop.json" => return Role::PropertyList,
                _ => {}
            }
            if let Some(module) = base.strip_suffix("_detected.json") {
                return Role::Detected(super::one_line(module, 100));
            }
        }
        if self.acquisition.as_deref() == Some(folder) {
            match base {
                "acquisition.json" => return Role::Acquisition,
                "hashes.csv" => return Role::HashList,
                "getprop.txt" => return Role::PropertyText,
                _ => {}
            }
        }
        Role::Other
    }
}
